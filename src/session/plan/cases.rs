//! Cases and the documents in which they are heard.

use super::{BadRow, PlanError, Planner, counted};
use crate::import::cases::CaseRow;
use crate::model::attribute::Bearer;
use crate::model::case::{Case, CaseLink};
use crate::model::change::{Change, Edit};
use crate::model::ids::{CaseId, CaseLinkId, DocumentId};
use crate::model::memo::MemoTarget;
use crate::session::find::Finder;
use std::collections::{HashMap, HashSet};

impl Planner<'_> {
    pub(super) fn add_case(&mut self, name: &str) -> Result<(), PlanError> {
        let name = self.free_case_name(name)?;
        self.label(format!("new case {name}"));
        self.new_case(name);
        Ok(())
    }

    pub(super) fn rename_case(&mut self, case_id: CaseId, name: &str) -> Result<(), PlanError> {
        let before = self.project.case(case_id).ok_or(PlanError::Gone("case"))?;
        let name = self.free_case_name(name)?;
        self.label(format!("case {} is now {name}", before.name));
        self.change(Change::Case(Edit::update(before.clone(), Case { name, ..before.clone() })));
        Ok(())
    }

    pub(super) fn remove_case(&mut self, case_id: CaseId) -> Result<(), PlanError> {
        let case = self.project.case(case_id).ok_or(PlanError::Gone("case"))?;
        self.drop_memos(|target| target == MemoTarget::Case(case_id));
        self.drop_values(Bearer::Case(case_id));
        for link in self.project.case_links().filter(|link| link.case == case_id) {
            self.change(Change::CaseLink(Edit::delete(link.clone())));
        }
        self.label(format!("remove case {}", case.name));
        self.change(Change::Case(Edit::delete(case.clone())));
        Ok(())
    }

    pub(super) fn link_case(&mut self, case: CaseId, document: DocumentId, speaker: Option<String>) -> Result<(), PlanError> {
        let name = self.project.case(case).map(|case| case.name.clone()).ok_or(PlanError::Gone("case"))?;
        let transcript = self.project.transcript(document).ok_or(PlanError::Gone("document"))?;
        if let Some(label) = &speaker
            && !transcript.layout.speakers.iter().any(|speaker| speaker.label == *label)
        {
            return Err(PlanError::NoSpeaker { label: label.clone(), document: transcript.document.name.clone() });
        }
        if self.project.case_links().any(|link| link.case == case && link.document == document && link.speaker == speaker) {
            return Err(PlanError::Nothing(format!("{name} is linked to {} already", transcript.document.name)));
        }
        self.label(format!("case {name} in {}", transcript.document.name));
        self.new_link(case, document, speaker);
        Ok(())
    }

    pub(super) fn unlink_case(&mut self, link_id: CaseLinkId) -> Result<(), PlanError> {
        let link = self.project.case_links().find(|link| link.id == link_id).ok_or(PlanError::Gone("link"))?.clone();
        self.label("unlink a case from a document");
        self.change(Change::CaseLink(Edit::delete(link)));
        Ok(())
    }

    pub(super) fn import_cases(&mut self, rows: Vec<CaseRow>) -> Result<(), PlanError> {
        let finder = Finder::new(self.project);
        let mut cases: HashMap<String, CaseId> = self.project.cases().map(|case| (case.name.clone(), case.id)).collect();
        let mut links: HashSet<(CaseId, DocumentId, Option<String>)> =
            self.project.case_links().map(|link| (link.case, link.document, link.speaker.clone())).collect();
        let (mut bad, mut new_cases, mut new_links) = (Vec::new(), 0, 0);
        for row in rows {
            let document = match self.row_document(&finder, &row) {
                Ok(document) => document,
                Err(why) => {
                    bad.push(BadRow { line: row.line, why });
                    continue;
                }
            };
            let case_id = match cases.get(&row.case) {
                Some(case_id) => *case_id,
                None => {
                    let case_id = self.new_case(row.case.clone());
                    cases.insert(row.case.clone(), case_id);
                    new_cases += 1;
                    case_id
                }
            };
            if let Some(document) = document
                && links.insert((case_id, document, row.speaker.clone()))
            {
                self.new_link(case_id, document, row.speaker);
                new_links += 1;
            }
        }
        if !bad.is_empty() {
            return Err(PlanError::Rows(bad));
        }
        if new_cases + new_links == 0 {
            return Err(PlanError::Nothing("no case and no link is new".into()));
        }
        self.label(format!("import {} and {}", counted(new_cases, "case"), counted(new_links, "link")));
        Ok(())
    }

    /// The document of a row, if it names one; its speaker must speak there.
    fn row_document(&self, finder: &Finder<'_>, row: &CaseRow) -> Result<Option<DocumentId>, String> {
        if row.case.trim().is_empty() {
            return Err("the case has no name".into());
        }
        if row.doc.is_empty() {
            return Ok(None);
        }
        let document_id = finder.document(&row.doc).map_err(|err| err.to_string())?;
        if let Some(label) = &row.speaker {
            let layout = self.project.transcript(document_id).map(|transcript| transcript.layout);
            if !layout.is_some_and(|layout| layout.speakers.iter().any(|speaker| speaker.label == *label)) {
                return Err(format!("nobody speaks as ‘{label}’ in ‘{}’", row.doc));
            }
        }
        Ok(Some(document_id))
    }

    fn free_case_name(&self, name: &str) -> Result<String, PlanError> {
        let name = name.trim();
        if name.is_empty() {
            return Err(PlanError::EmptyText("name of the case"));
        }
        match self.project.case_named(name) {
            Some(_) => Err(PlanError::NameTaken { what: "case", name: name.to_owned() }),
            None => Ok(name.to_owned()),
        }
    }

    fn new_case(&mut self, name: String) -> CaseId {
        let case = Case { id: CaseId::from_uuid(self.clock.uuid()), name };
        let case_id = case.id;
        self.change(Change::Case(Edit::insert(case)));
        case_id
    }

    fn new_link(&mut self, case: CaseId, document: DocumentId, speaker: Option<String>) {
        let link = CaseLink { id: CaseLinkId::from_uuid(self.clock.uuid()), case, document, speaker };
        self.change(Change::CaseLink(Edit::insert(link)));
    }
}
