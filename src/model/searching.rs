//! What a team keeps for its searches: saved searches, concept lists, and words that say nothing when words are counted.

use crate::model::ids::{CoderId, ConceptId, SavedSearchId};
use crate::model::language::Language;
use crate::model::time::Moment;
use serde::{Deserialize, Serialize};

/// A search that is asked again and again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedSearch {
    /// Identity.
    pub id: SavedSearchId,
    /// Name, unique in the project.
    pub name: String,
    /// The query as it was written.
    pub query: String,
    /// What the team thinks about it; often empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// Who saved it.
    pub coder: CoderId,
    /// When it was saved first.
    pub created: Moment,
    /// When it was last changed.
    pub changed: Moment,
}

/// A named list of words in several languages, which a query uses as `#name`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concept {
    /// Identity.
    pub id: ConceptId,
    /// Name, unique in the project whatever its case.
    pub name: String,
    /// Words and phrases, as a query writes them: `kaso`, `détenu*`, `=Prison`, `maison d'arrêt`.
    pub words: Vec<String>,
    /// What the team thinks about it; often empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
}

/// The words of one language that are left out when words are counted. The project's own list takes the place of the built-in one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StopWords {
    /// The language.
    pub language: Language,
    /// The words, as they are written.
    pub words: Vec<String>,
}
