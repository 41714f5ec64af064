//! A revision: which characters of a document's text gave way to others. By it positions of an older text are brought to the newer one.

use crate::model::ids::{DocumentId, RevisionId};
use crate::model::text::{CharSpan, Hash};
use crate::model::time::Moment;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// How one text became another. It holds the new words and never the old ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    /// Identity.
    pub id: RevisionId,
    /// The document.
    pub document: DocumentId,
    /// The text before.
    pub from: Hash,
    /// The text after.
    pub to: Hash,
    /// What gave way to what, in the order of the text, apart from each other.
    pub moves: Vec<Move>,
    /// Name of the coder who did it.
    pub by: String,
    /// When.
    pub at: Moment,
}

/// One stretch that gave way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// Its characters in the text before.
    #[serde(rename = "s")]
    pub span: CharSpan,
    /// What stands there now.
    #[serde(rename = "n")]
    pub new: String,
    /// What kind of words gave way.
    #[serde(rename = "k")]
    pub kind: Replaced,
    /// Number of the paragraph, from 1; 0 in the header.
    #[serde(rename = "p")]
    pub paragraph: u32,
}

/// What kind of words gave way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Replaced {
    /// A passage that was withdrawn.
    Withdrawn,
    /// Name of a person.
    Name,
    /// Name of a place.
    Place,
    /// A date.
    Date,
    /// A telephone number.
    Phone,
    /// Something else by which somebody can be known.
    Other,
}

impl Replaced {
    /// Kinds that a person can choose for a pseudonym.
    pub const CHOSEN: [Self; 5] = [Self::Name, Self::Place, Self::Date, Self::Phone, Self::Other];

    /// The word that files and the command line use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Withdrawn => "withdrawn",
            Self::Name => "name",
            Self::Place => "place",
            Self::Date => "date",
            Self::Phone => "phone",
            Self::Other => "other",
        }
    }

    /// True where what a coding has of the stretch goes with it; else the coding reaches over all of the new words.
    pub fn clips(self) -> bool {
        self == Self::Withdrawn
    }
}
impl fmt::Display for Replaced {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.key())
    }
}
impl FromStr for Replaced {
    type Err = String;
    fn from_str(key: &str) -> Result<Self, String> {
        Self::CHOSEN.into_iter().find(|known| known.key() == key).ok_or_else(|| format!("‘{key}’ is not one of name, place, date, phone, other"))
    }
}
