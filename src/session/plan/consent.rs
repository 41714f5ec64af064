//! Consent: recorded, required, and asked for before anything is coded; and how far a document is pseudonymised.

use super::attributes::Known;
use super::{PlanError, Planner, counted};
use crate::model::attribute::{Attribute, AttributeValue, Bearer, Subject, Value};
use crate::model::change::{Change, Edit};
use crate::model::consent::{Consent, ConsentRecord, Readiness};
use crate::model::ids::DocumentId;
use crate::model::info::Info;
use crate::model::project::Project;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Why nothing of a document may be coded in a project; none where it may.
pub(super) fn not_agreed(project: &Project, document_id: DocumentId) -> Option<PlanError> {
    let name = project.document(document_id)?.name.clone();
    let refused = Consent::of(project, document_id) == Consent::Refused;
    let why = if refused { PlanError::NoConsent(name) } else { PlanError::ConsentNotRecorded(name) };
    Consent::forbids_coding(project, document_id).then_some(why)
}

/// Why changes may not be made that bring new codings of what nobody agreed to in the project that they lead to, whoever made them and wherever.
pub(in crate::session) fn brings_refused(changes: &[Change], next: &Project) -> Option<PlanError> {
    let new: BTreeSet<DocumentId> = changes
        .iter()
        .filter_map(|change| match change {
            Change::Coding(Edit { before: None, after: Some(coding) }) => Some(coding.document),
            _ => None,
        })
        .collect();
    new.into_iter().find_map(|document| not_agreed(next, document))
}

impl Planner<'_> {
    /// Refuses to code what nobody agreed to, what nothing is recorded of where that is asked for, and raw texts of others.
    pub(super) fn may_code(&self, document_id: DocumentId, coder: &str) -> Result<(), PlanError> {
        let Some(document) = self.project.document(document_id) else { return Ok(()) };
        if let Some(refused) = not_agreed(self.project, document_id) {
            return Err(refused);
        }
        let raw = Readiness::of(self.project, document_id) == Some(Readiness::Raw);
        if raw && !document.imported_by.is_empty() && document.imported_by != coder {
            return Err(PlanError::Raw { document: document.name.clone(), importer: document.imported_by.clone() });
        }
        Ok(())
    }

    /// The project as the plan so far leaves it, for rules that ask what will be.
    pub(super) fn state_so_far(&self) -> Result<Project, PlanError> {
        let mut next = Project::clone(self.project);
        self.plan.texts.iter().for_each(|text| next.add_text(Arc::clone(text)));
        self.plan.layouts.iter().for_each(|(hash, layout)| next.add_layout(*hash, Arc::clone(layout)));
        next.apply_all(&self.plan.changes).map_err(|_conflict| PlanError::Gone("project"))?;
        Ok(next)
    }

    pub(super) fn record_consent(&mut self, documents: &[DocumentId], record: &ConsentRecord) -> Result<(), PlanError> {
        if record.is_empty() || documents.is_empty() {
            return Err(PlanError::Nothing("no consent was given".into()));
        }
        let mut known = self.known_attributes();
        for document in documents {
            self.project.document(*document).ok_or(PlanError::Gone("document"))?;
            self.put_consent(&mut known, *document, record)?;
        }
        if self.plan.changes.is_empty() {
            return Err(PlanError::Nothing("the consent stays as it is".into()));
        }
        self.label(format!("record consent of {}", counted(documents.len(), "document")));
        Ok(())
    }

    pub(super) fn known_attributes(&self) -> Known {
        Known::new(self.project.attributes().into_iter().map(|attribute| Attribute::clone(attribute)))
    }

    /// Sets the attributes of a consent; those that a study does not have are made.
    pub(super) fn put_consent(&mut self, known: &mut Known, document: DocumentId, record: &ConsentRecord) -> Result<(), PlanError> {
        for (key, text) in record.values() {
            let attribute = match known.find(Subject::Document, key) {
                Some(attribute) => attribute,
                None => self.new_text_attribute(known, Subject::Document, key),
            };
            let value = attribute.parse(&text)?;
            self.put_value(Bearer::Document(document), &attribute, value);
        }
        Ok(())
    }

    fn put_value(&mut self, bearer: Bearer, attribute: &Attribute, value: Value) {
        let before = self.project.value(bearer, attribute.id).cloned();
        if before.as_ref() != Some(&value) {
            let with = |value| AttributeValue { bearer, attribute: attribute.id, value };
            self.change(Change::Value(Edit { before: before.map(with), after: Some(with(value)) }));
        }
    }

    pub(super) fn require_consent(&mut self, required: bool) -> Result<(), PlanError> {
        let before = self.project.info().ok_or(PlanError::Gone("project"))?;
        if before.consent_required == required {
            return Err(PlanError::Nothing("the project stays as it is".into()));
        }
        self.change(Change::Info(Edit::update(before.clone(), Info { consent_required: required, ..before.clone() })));
        self.label(if required { "require consent before coding" } else { "do not require consent before coding" });
        Ok(())
    }

    /// Says how far a document is pseudonymised. The second check is another person's than the first pass, and only what was checked is ready to leave.
    pub(super) fn set_readiness(&mut self, document_id: DocumentId, readiness: Readiness) -> Result<(), PlanError> {
        let document = self.project.document(document_id).ok_or(PlanError::Gone("document"))?;
        let before = Readiness::of(self.project, document_id);
        if before == Some(readiness) {
            return Err(PlanError::Nothing("the document stays as it is".into()));
        }
        self.ready_for(document_id, readiness)?;
        let name = document.name.clone();
        let mut known = self.known_attributes();
        let attribute = match known.find(Subject::Document, "pseudonymisation") {
            Some(attribute) => attribute,
            None => self.new_text_attribute(&mut known, Subject::Document, "pseudonymisation"),
        };
        let value = attribute.parse(readiness.key())?;
        self.put_value(Bearer::Document(document_id), &attribute, value);
        self.label(format!("{name} is {}", readiness.key()));
        Ok(())
    }

    /// Refuses a state that comes before what it needs.
    pub(super) fn ready_for(&self, document_id: DocumentId, readiness: Readiness) -> Result<(), PlanError> {
        let document = self.project.document(document_id).ok_or(PlanError::Gone("document"))?;
        let before = Readiness::of(self.project, document_id);
        match readiness {
            Readiness::SecondCheck => {
                if before.is_none_or(|before| before < Readiness::FirstPass) {
                    return Err(PlanError::NotYet { document: document.name.clone(), needs: "a first pass" });
                }
                let last = self.project.revisions().filter(|revision| revision.document == document_id).last();
                if last.is_some_and(|revision| revision.by == self.acting) {
                    return Err(PlanError::SamePerson(document.name.clone()));
                }
            }
            Readiness::ReleaseReady if before.is_none_or(|before| before < Readiness::SecondCheck) => {
                return Err(PlanError::NotYet { document: document.name.clone(), needs: "a second check by another person" });
            }
            _ => {}
        }
        Ok(())
    }
}
