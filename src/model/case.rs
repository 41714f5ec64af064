//! Cases: whom the documents are about, and in which documents, as which speakers, they are heard.

use crate::model::ids::{CaseId, CaseLinkId, DocumentId};
use serde::{Deserialize, Serialize};

/// One case: a person, a group or an institution, by alias (`DET-004`), never by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Identity.
    pub id: CaseId,
    /// Alias, unique in the project.
    pub name: String,
}

/// A case is heard in, or is the subject of, a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseLink {
    /// Identity.
    pub id: CaseLinkId,
    /// The case.
    pub case: CaseId,
    /// The document.
    pub document: DocumentId,
    /// Label of the turns in which the case speaks; none where the whole document is about it.
    pub speaker: Option<String>,
}
