//! Where a passage was quoted, so that no person is quoted too often.

use crate::model::ids::{CoderId, DocumentId, QuoteUseId};
use crate::model::text::CharSpan;
use crate::model::time::Moment;
use serde::{Deserialize, Serialize};

/// One use of one passage. It belongs to the words, not to a coding, so that it stays when the passage is coded anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuoteUse {
    /// Identity.
    pub id: QuoteUseId,
    /// The document.
    pub document: DocumentId,
    /// The words that were quoted.
    pub span: CharSpan,
    /// Where, in the team's words: `Annual report 2031`. Never empty.
    pub place: String,
    /// Who recorded it.
    pub coder: CoderId,
    /// When it was recorded.
    pub recorded: Moment,
}
