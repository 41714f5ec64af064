//! What is said of the project as a whole.

use crate::model::ids::ProjectId;
use crate::model::time::Moment;
use serde::{Deserialize, Serialize};

/// The project's own facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Info {
    /// Identity, the same in all copies.
    pub id: ProjectId,
    /// Name.
    pub name: String,
    /// Version of the codebook (`1.0`), carried by each new coding.
    pub codebook_version: String,
    /// When the project was made.
    pub created: Moment,
    /// True where the project asks not to stand in a list of recent projects.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unlisted: bool,
    /// True where the team does not compare its coders, so that nothing of it is offered.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub agreement_off: bool,
    /// True where nothing may be coded whose consent is not recorded.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub consent_required: bool,
}
