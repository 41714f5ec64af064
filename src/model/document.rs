//! A document of the study: what it is called, what kind it is, and which text and layout it has.

use crate::model::ids::DocumentId;
use crate::model::language::Language;
use crate::model::text::Hash;
use crate::model::time::Moment;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// One document. Its text and layout are stored once under their hashes and never change; another text is another version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Identity.
    pub id: DocumentId,
    /// Short name, unique in the project: the file name without its ending, made unique with `-2`.
    pub name: String,
    /// Name of the file it came from, without folders.
    pub file_name: String,
    /// What kind of document it is.
    pub kind: DocumentKind,
    /// Language of the text as a whole.
    pub language: Language,
    /// Hash of the text.
    pub text: Hash,
    /// Hash of the layout.
    pub layout: Hash,
    /// When it was imported.
    pub imported: Moment,
    /// Name of the coder who imported it; empty where that is not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub imported_by: String,
}

/// What kind of document it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKind {
    /// A conversation with one person, or a few.
    #[default]
    Interview,
    /// A conversation of a group.
    FocusGroup,
    /// A researcher's notes from the field.
    FieldNote,
    /// A text that exists without the study: a plan, a law, a report.
    Document,
}

impl DocumentKind {
    /// All kinds, in the order in which they are listed.
    pub const ALL: [Self; 4] = [Self::Interview, Self::FocusGroup, Self::FieldNote, Self::Document];

    /// The word that files, tables and the command line use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Interview => "interview",
            Self::FocusGroup => "focus-group",
            Self::FieldNote => "field-note",
            Self::Document => "document",
        }
    }
}
impl fmt::Display for DocumentKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.key())
    }
}
impl FromStr for DocumentKind {
    type Err = String;
    fn from_str(key: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.key() == key)
            .ok_or_else(|| format!("‘{key}’ is not a kind of document: interview, focus-group, field-note or document"))
    }
}
