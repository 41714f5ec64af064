//! Memos: what the team writes down while it thinks.

use crate::model::ids::{CaseId, CodeId, CoderId, CodingId, DocumentId, MemoId};
use crate::model::time::Moment;
use serde::{Deserialize, Serialize};

/// One memo.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memo {
    /// Identity.
    pub id: MemoId,
    /// What it is about.
    pub target: MemoTarget,
    /// Who wrote it.
    pub coder: CoderId,
    /// Its text.
    pub text: String,
    /// When it was first written.
    pub created: Moment,
    /// When it was last changed.
    pub changed: Moment,
}

/// What a memo is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MemoTarget {
    /// The study as a whole.
    Project,
    /// A document.
    Document(DocumentId),
    /// A code.
    Code(CodeId),
    /// A coding.
    Coding(CodingId),
    /// A case.
    Case(CaseId),
}

impl MemoTarget {
    /// The word that files use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Project => "project",
            Self::Document(_) => "document",
            Self::Code(_) => "code",
            Self::Coding(_) => "coding",
            Self::Case(_) => "case",
        }
    }
}
