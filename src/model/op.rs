//! One operation of the log: who did what, when, where, and after which other operations.

use crate::model::change::Change;
use crate::model::ids::{InstallationId, OpId};
use crate::model::merge::Merged;
use crate::model::time::Moment;
use serde::{Deserialize, Serialize};

/// What an operation does to the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OpKind {
    /// Something new.
    Do,
    /// Takes back the operation it names.
    Undo,
    /// Does again the operation it names.
    Redo,
}

impl OpKind {
    /// The word that the log stores.
    pub fn key(self) -> &'static str {
        match self {
            Self::Do => "do",
            Self::Undo => "undo",
            Self::Redo => "redo",
        }
    }
    /// Reads the word that the log stores.
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Do, Self::Undo, Self::Redo].into_iter().find(|kind| kind.key() == key)
    }
}

/// An operation without its changes, as histories list it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpHead {
    /// Identity.
    pub id: OpId,
    /// What it does to the history.
    pub kind: OpKind,
    /// The operation that is taken back or done again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<OpId>,
    /// The installation it was made on.
    pub installation: InstallationId,
    /// Name of the coder who acted.
    pub coder: String,
    /// When.
    pub at: Moment,
    /// What was done, as a short English sentence without quotes from texts: `code S01 954..1080 det.overcrowding`.
    pub label: String,
    /// The operations it follows; two for a merge, none for the first.
    pub follows: Vec<OpId>,
    /// True where texts or layouts changed, so that the index has to follow.
    pub touches_texts: bool,
}

/// An operation with all that it changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Op {
    /// Who, when and what.
    pub head: OpHead,
    /// The changes, in the order in which they were made.
    pub changes: Vec<Change>,
    /// True where texts were destroyed with it.
    pub destroys: bool,
    /// What it took in from another copy, where it is a merge.
    pub merged: Option<Box<Merged>>,
}

impl Op {
    /// True where the act tells only of what happened outside the study, such as a file that left or another passphrase: nobody can take that back.
    pub fn is_lasting(&self) -> bool {
        let tells_only = self.head.kind == OpKind::Do && self.merged.is_none() && self.changes.iter().all(Change::is_lasting);
        self.is_final() || tells_only
    }

    /// True where the act destroyed texts: nothing before it can be taken back.
    pub fn is_final(&self) -> bool {
        self.destroys
    }
}
