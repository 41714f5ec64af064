//! A coder: who acts in a project.

use crate::model::ids::CoderId;
use serde::{Deserialize, Serialize};

/// One coder. Names are unique in a project and compared to the letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coder {
    /// Identity.
    pub id: CoderId,
    /// Name or alias (`INT-02`).
    pub name: String,
}
