//! What the team writes into a cell of a matrix of codes: the sentence a report prints above the quotes.

use crate::model::ids::{CodeId, CoderId, SummaryId};
use crate::model::time::Moment;
use serde::{Deserialize, Serialize};

/// The summary of one cell. A pair of codes has one, or several where copies of a study met, until somebody writes one anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellSummary {
    /// Identity.
    pub id: SummaryId,
    /// Code of the row.
    pub row: CodeId,
    /// Code of the column.
    pub column: CodeId,
    /// Its text; never empty.
    pub text: String,
    /// Who wrote it last.
    pub coder: CoderId,
    /// When it was last changed.
    pub changed: Moment,
}
