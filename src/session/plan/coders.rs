//! Coders: who works here, under which name.

use super::{PlanError, Planner};
use crate::model::change::{Change, Edit};
use crate::model::coder::Coder;
use crate::model::document::Document;
use crate::model::ids::CoderId;
use crate::model::revision::Revision;
use crate::model::settlement::CONSENSUS;

impl Planner<'_> {
    /// Gives a coder another name. Codings, memos and what else refers to the coder stay as they are; where a name is written instead of the
    /// coder, by which it is known who took a document in and who replaced names in it, the new one is written.
    pub(super) fn rename_coder(&mut self, coder_id: CoderId, name: &str) -> Result<(), PlanError> {
        let before = self.project.coder(coder_id).cloned().ok_or(PlanError::Gone("coder"))?;
        let name = name.trim();
        if name.is_empty() {
            return Err(PlanError::EmptyText("name of the coder"));
        }
        if name == before.name {
            return Err(PlanError::Nothing("the coder stays as it is".into()));
        }
        if name.chars().any(char::is_control) {
            return Err(PlanError::BadName { what: "coder", name: name.escape_debug().collect(), why: "a name is one line" });
        }
        // What was decided between coders is found by that name.
        if let Some(reserved) = [name, before.name.as_str()].into_iter().find(|name| *name == CONSENSUS) {
            return Err(PlanError::BadName { what: "coder", name: reserved.to_owned(), why: "what was decided between coders stands under it" });
        }
        if self.project.coder_named(name).is_some() {
            return Err(PlanError::NameTaken { what: "coder", name: name.to_owned() });
        }
        for document in self.project.documents().filter(|document| document.imported_by == before.name) {
            let before = Document::clone(document);
            self.plan.changes.push(Change::Document(Edit::update(before.clone(), Document { imported_by: name.to_owned(), ..before })));
        }
        for revision in self.project.revisions().filter(|revision| revision.by == before.name) {
            let before = Revision::clone(revision);
            self.plan.changes.push(Change::Revision(Edit::update(before.clone(), Revision { by: name.to_owned(), ..before })));
        }
        self.label(format!("coder {} is now {name}", before.name));
        self.change(Change::Coder(Edit::update(before.clone(), Coder { name: name.to_owned(), ..before })));
        Ok(())
    }
}
