//! A disagreement that the team has settled: what was compared, what was decided, and why.
//!
//! Coders' own codings are never touched: what was decided stands as codings by the coder [`CONSENSUS`] beside them.

use crate::model::ids::{CodeId, CoderId, CodingId, DocumentId, SettlementId};
use crate::model::text::CharSpan;
use crate::model::time::Moment;
use serde::{Deserialize, Serialize};

/// Name of the coder whose codings are what a team agreed on.
pub const CONSENSUS: &str = "consensus";

/// One settled disagreement about one code at one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    /// Identity.
    pub id: SettlementId,
    /// The document.
    pub document: DocumentId,
    /// The code that coders disagreed on.
    pub code: CodeId,
    /// The stretch from the first to the last character that any of them coded.
    pub span: CharSpan,
    /// What each coder had coded there when it was settled, in the order of the comparison. Where that is no longer so, the disagreement is open again.
    pub sides: Vec<Side>,
    /// What was decided.
    pub verdict: Verdict,
    /// Why, in the team's words; never empty.
    pub reason: String,
    /// Who wrote it down.
    pub by: CoderId,
    /// When.
    pub at: Moment,
    /// The codings by [`CONSENSUS`] that were made for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codings: Vec<CodingId>,
}

/// What one coder had coded at a place with the code in question: stretches in order and apart, none where the code was not applied.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Side {
    /// The coder.
    pub coder: CoderId,
    /// The stretches.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spans: Vec<CharSpan>,
}

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// As this coder has it: the stretches, or no coding.
    Keep(CoderId),
    /// What anybody coded counts.
    All,
    /// The code does not belong here.
    None,
}

impl Verdict {
    /// The word that files use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Keep(_) => "keep",
            Self::All => "all",
            Self::None => "none",
        }
    }
}
