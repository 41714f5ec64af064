//! Pseudonyms in the place of real words.

use super::{PlanError, Planner, counted};
use crate::model::attribute::{AttributeValue, Bearer, Subject};
use crate::model::change::{Change, Edit};
use crate::model::consent::Readiness;
use crate::model::ids::DocumentId;
use crate::model::revision::Move;

impl Planner<'_> {
    /// Gives a document another text; a raw one, or one of which nothing was said, has had its first pass then.
    pub(super) fn pseudonymise(&mut self, document_id: DocumentId, mut moves: Vec<Move>) -> Result<(), PlanError> {
        let transcript = self.project.transcript(document_id).ok_or(PlanError::Gone("document"))?;
        if moves.is_empty() {
            return Err(PlanError::Nothing(format!("no words of the vault stand in ‘{}’", transcript.document.name)));
        }
        moves.sort_by_key(|moved| moved.span);
        let number = moves.len();
        self.retext_document(&transcript, moves)?;
        if Readiness::of(self.project, document_id).is_none_or(|state| state == Readiness::Raw) {
            let mut known = self.known_attributes();
            let attribute = match known.find(Subject::Document, "pseudonymisation") {
                Some(attribute) => attribute,
                None => self.new_text_attribute(&mut known, Subject::Document, "pseudonymisation"),
            };
            let bearer = Bearer::Document(document_id);
            let with = |value| AttributeValue { bearer, attribute: attribute.id, value };
            let before = self.project.value(bearer, attribute.id).cloned().map(with);
            let after = Some(with(attribute.parse(Readiness::FirstPass.key())?));
            self.change(Change::Value(Edit { before, after }));
        }
        self.label(format!("pseudonymise {}: {}", transcript.document.name, counted(number, "place")));
        Ok(())
    }
}
