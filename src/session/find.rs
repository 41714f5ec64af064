//! How a person's words find documents and cases.

use crate::model::ids::{CaseId, DocumentId};
use crate::model::project::Project;
use std::collections::HashMap;

/// Why a word did not lead to exactly one thing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FindError {
    /// No document of that name.
    #[error("there is no document ‘{0}’")]
    NoDocument(String),
    /// Several documents.
    #[error("‘{word}’ can mean several documents: {}", candidates.join(", "))]
    SeveralDocuments {
        /// What was asked for.
        word: String,
        /// Short names of the documents that fit.
        candidates: Vec<String>,
    },
    /// No case of that alias.
    #[error("there is no case ‘{0}’")]
    NoCase(String),
    /// No coder of that name.
    #[error("there is no coder ‘{word}’; the coders are {}", coders.join(", "))]
    NoCoder {
        /// What was asked for.
        word: String,
        /// Names of the coders.
        coders: Vec<String>,
    },
}

/// A prepared look-up of documents and cases by what people write.
#[derive(Debug)]
pub struct Finder<'a> {
    project: &'a Project,
    by_name: HashMap<&'a str, DocumentId>,
    by_file: HashMap<&'a str, Vec<DocumentId>>,
    cases: HashMap<&'a str, CaseId>,
}

impl<'a> Finder<'a> {
    /// Prepares the look-up.
    pub fn new(project: &'a Project) -> Self {
        let mut by_file: HashMap<&str, Vec<DocumentId>> = HashMap::new();
        for document in project.documents() {
            by_file.entry(document.file_name.as_str()).or_default().push(document.id);
        }
        let by_name = project.documents().map(|document| (document.name.as_str(), document.id)).collect();
        let cases = project.cases().map(|case| (case.name.as_str(), case.id)).collect();
        Self { project, by_name, by_file, cases }
    }

    /// A document by its short name, else its file name, else its id.
    pub fn document(&self, word: &str) -> Result<DocumentId, FindError> {
        let word = word.trim();
        if let Some(document_id) = self.by_name.get(word) {
            return Ok(*document_id);
        }
        match self.by_file.get(word).map(Vec::as_slice) {
            Some([only]) => return Ok(*only),
            Some(several) => {
                let name = |document_id: &DocumentId| self.project.document(*document_id).map(|document| document.name.clone());
                return Err(FindError::SeveralDocuments { word: word.to_owned(), candidates: several.iter().filter_map(name).collect() });
            }
            None => {}
        }
        let by_id = word.parse::<DocumentId>().ok().filter(|document_id| self.project.document(*document_id).is_some());
        by_id.ok_or_else(|| FindError::NoDocument(word.to_owned()))
    }

    /// A case by its alias, else its id.
    pub fn case(&self, word: &str) -> Result<CaseId, FindError> {
        let word = word.trim();
        let by_id = || word.parse::<CaseId>().ok().filter(|case_id| self.project.case(*case_id).is_some());
        self.cases.get(word).copied().or_else(by_id).ok_or_else(|| FindError::NoCase(word.to_owned()))
    }
}

/// A coder by name.
pub fn coder(project: &Project, word: &str) -> Result<crate::model::ids::CoderId, FindError> {
    let unknown = || FindError::NoCoder { word: word.to_owned(), coders: project.coders().map(|coder| coder.name.clone()).collect() };
    project.coder_named(word.trim()).map(|coder| coder.id).ok_or_else(unknown)
}
