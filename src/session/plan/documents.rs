//! Documents: taking in, describing, taking out.

use super::attributes::Known;
use super::{PlanError, Planner, counted};
use crate::model::attribute::{AttributeValue, Bearer};
use crate::model::case::{Case, CaseLink};
use crate::model::change::{Change, Edit};
use crate::model::document::Document;
use crate::model::ids::{CaseId, CaseLinkId, CodingId, DocumentId};
use crate::model::language::Language;
use crate::model::layout::{Layout, Role};
use crate::model::memo::MemoTarget;
use crate::model::text::Hash;
use crate::session::command::{DocumentUpdate, NewDocument};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

impl Planner<'_> {
    pub(super) fn import_documents(&mut self, new: Vec<NewDocument>) -> Result<(), PlanError> {
        let mut names: HashSet<String> = self.project.documents().map(|document| document.name.clone()).collect();
        let mut by_text: HashMap<Hash, String> = self.project.documents().map(|document| (document.text, document.name.clone())).collect();
        let mut cases: HashMap<String, CaseId> = self.project.cases().map(|case| (case.name.clone(), case.id)).collect();
        let mut taken = Vec::new();
        let mut known = self.known_attributes();
        for document in new {
            if let Some(tombstone) = self.project.withdrawn_text(&document.imported.text) {
                return Err(PlanError::withdrawn(&document.file_name, tombstone));
            }
            let hash = document.imported.text.hash();
            if let Some(known) = by_text.get(&hash) {
                self.note(format!("{}: the same text is here already as ‘{known}’; not imported again", document.file_name));
                continue;
            }
            let name = free_name(&document.file_name, &names);
            names.insert(name.clone());
            by_text.insert(hash, name.clone());
            self.import_document(document, name.clone(), &mut cases, &mut known)?;
            taken.push(name);
        }
        if taken.is_empty() {
            return Err(PlanError::Nothing("no document is new".into()));
        }
        self.label(match taken.as_slice() {
            [only] => format!("import {only}"),
            several => format!("import {}", counted(several.len(), "document")),
        });
        Ok(())
    }

    fn import_document(&mut self, new: NewDocument, name: String, cases: &mut HashMap<String, CaseId>, known: &mut Known) -> Result<(), PlanError> {
        let imported = new.imported;
        let layout_hash = imported.layout.hash();
        let document = Document {
            id: DocumentId::from_uuid(self.clock.uuid()),
            name,
            file_name: new.file_name,
            kind: imported.kind,
            language: imported.language,
            text: imported.text.hash(),
            layout: layout_hash,
            imported: self.clock.now(),
            imported_by: self.acting.to_owned(),
        };
        let document_id = document.id;
        self.plan.texts.push(Arc::new(imported.text));
        self.plan.layouts.push((layout_hash, Arc::new(imported.layout)));
        self.change(Change::Document(Edit::insert(document)));
        for heard in new.cases {
            let case_id = match cases.get(&heard.alias) {
                Some(case_id) => *case_id,
                None => {
                    let case_id = CaseId::from_uuid(self.clock.uuid());
                    self.change(Change::Case(Edit::insert(Case { id: case_id, name: heard.alias.clone() })));
                    cases.insert(heard.alias, case_id);
                    case_id
                }
            };
            let link = CaseLink { id: CaseLinkId::from_uuid(self.clock.uuid()), case: case_id, document: document_id, speaker: heard.speaker };
            self.change(Change::CaseLink(Edit::insert(link)));
        }
        self.put_consent(known, document_id, &new.consent)
    }

    pub(super) fn update_document(&mut self, document_id: DocumentId, update: DocumentUpdate) -> Result<(), PlanError> {
        let before = self.project.document(document_id).ok_or(PlanError::Gone("document"))?;
        let mut after = Document::clone(before);
        if let Some(name) = update.name {
            let name = name.trim().to_owned();
            if name.is_empty() {
                return Err(PlanError::EmptyText("name of the document"));
            }
            if self.project.documents().any(|other| other.name == name && other.id != document_id) {
                return Err(PlanError::NameTaken { what: "document", name });
            }
            after.name = name;
        }
        after.kind = update.kind.unwrap_or(after.kind);
        after.language = update.language.unwrap_or(after.language);
        if after == **before {
            return Err(PlanError::Nothing("the document stays as it is".into()));
        }
        self.label(format!("change document {}", after.name));
        self.change(Change::Document(Edit::update(Document::clone(before), after)));
        Ok(())
    }

    pub(super) fn set_speaker_role(&mut self, document_id: DocumentId, label: &str, role: Role) -> Result<(), PlanError> {
        let transcript = self.project.transcript(document_id).ok_or(PlanError::Gone("document"))?;
        let mut layout = transcript.layout.as_ref().clone();
        let mut found = false;
        for speaker in layout.speakers.iter_mut().filter(|speaker| speaker.label == label) {
            speaker.role = role;
            found = true;
        }
        let before = Document::clone(&transcript.document);
        if !found {
            return Err(PlanError::NoSpeaker { label: label.to_owned(), document: before.name });
        }
        let after = Document { layout: layout.hash(), ..before.clone() };
        if after == before {
            return Err(PlanError::Nothing("the role stays the same".into()));
        }
        self.label(format!("{label} is {} in {}", role.key(), after.name));
        self.lay_out_anew(before, after, layout);
        Ok(())
    }

    pub(super) fn set_turn_language(&mut self, document_id: DocumentId, turn: u32, language: Option<Language>) -> Result<(), PlanError> {
        let transcript = self.project.transcript(document_id).ok_or(PlanError::Gone("document"))?;
        let mut layout = transcript.layout.as_ref().clone();
        let before = Document::clone(&transcript.document);
        let of_document = before.language;
        let place = usize::try_from(turn).unwrap_or(usize::MAX).checked_sub(1);
        let Some(found) = place.and_then(|place| layout.turns.get_mut(place)) else {
            return Err(PlanError::NoTurn { turn, document: before.name, turns: layout.turns.len() });
        };
        found.language = language.filter(|own| *own != of_document);
        let said = found.language.unwrap_or(of_document);
        let after = Document { layout: layout.hash(), ..before.clone() };
        if after == before {
            return Err(PlanError::Nothing("the turn is in that language already".into()));
        }
        self.label(format!("turn {turn} of {} is in {said}", after.name));
        self.lay_out_anew(before, after, layout);
        Ok(())
    }

    /// The same text, read in another way.
    fn lay_out_anew(&mut self, before: Document, after: Document, layout: Layout) {
        self.plan.layouts.push((after.layout, Arc::new(layout)));
        self.change(Change::Document(Edit::update(before, after)));
    }

    pub(super) fn remove_document(&mut self, document_id: DocumentId) -> Result<(), PlanError> {
        let document = Document::clone(self.project.document(document_id).ok_or(PlanError::Gone("document"))?);
        let codings = self.project.codings_of(document_id);
        let coding_ids: BTreeSet<CodingId> = codings.iter().map(|coding| coding.id).collect();
        let of_document = |target: MemoTarget| match target {
            MemoTarget::Document(other) => other == document_id,
            MemoTarget::Coding(coding_id) => coding_ids.contains(&coding_id),
            _ => false,
        };
        self.drop_memos(of_document);
        self.drop_settlements(|document, _| document == document_id);
        self.drop_quote_uses(document_id);
        for coding in codings {
            self.change(Change::Coding(Edit::delete(coding.clone())));
        }
        for link in self.project.case_links().filter(|link| link.document == document_id) {
            self.change(Change::CaseLink(Edit::delete(link.clone())));
        }
        self.drop_values(Bearer::Document(document_id));
        self.label(format!("remove document {} with {}", document.name, counted(codings.len(), "coding")));
        self.change(Change::Document(Edit::delete(document)));
        Ok(())
    }

    /// Takes away all values of a case or document.
    pub(super) fn drop_values(&mut self, bearer: Bearer) {
        for (_, attribute, value) in self.project.values().filter(|(of, _, _)| *of == bearer) {
            self.change(Change::Value(Edit::delete(AttributeValue { bearer, attribute, value: value.clone() })));
        }
    }
}

/// The short name of a document: its file name without the ending, with `-2`, `-3` … where it is taken.
fn free_name(file_name: &str, taken: &HashSet<String>) -> String {
    let stem = match file_name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => file_name,
    };
    let numbered = (2u32..).map(|number| format!("{stem}-{number}"));
    std::iter::once(stem.to_owned()).chain(numbered).find(|name| !taken.contains(name)).unwrap_or_else(|| stem.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_are_file_names_without_ending_made_unique() {
        let taken: HashSet<String> = ["S01".to_owned(), "S01-2".to_owned()].into();
        assert_eq!(free_name("S05.fr.txt", &taken), "S05.fr");
        assert_eq!(free_name("S01.docx", &taken), "S01-3");
        assert_eq!(free_name(".hidden", &taken), ".hidden");
    }
}
