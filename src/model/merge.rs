//! What a merge took in from another copy of the project: kept with its line of the history, so that the next merge knows.

use crate::model::ids::OpId;
use crate::model::op::OpHead;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What a merge knows beyond its changes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merged {
    /// Acts of other copies that this copy did not know before, oldest first.
    pub learned: Vec<OpHead>,
    /// Things that are the same under two identities: the other copy's, and the one here.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub aliases: BTreeMap<Uuid, Uuid>,
    /// By which act things that came in are as they are. A thing is written as its kind and its identity.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub stamps: BTreeMap<String, Stamps>,
    /// Where both copies said something else.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<Conflict>,
}

/// The acts that made a thing what it is. Where there is none, all copies have known it from before they parted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamps {
    /// The act that made it, took it away or brought it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exists: Option<OpId>,
    /// The acts that took it away, while it is gone.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub removed: BTreeSet<OpId>,
    /// Acts that took it away and do not count, because somebody went on working with it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub overruled: BTreeSet<OpId>,
    /// The act that last changed each field.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, OpId>,
    /// While it is gone: as it was last, where this copy never saw it so. It stands again like that if somebody turns out to need it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<serde_json::Value>,
}

impl Stamps {
    /// A thing that was gone stands again: the acts that took it away, which no longer made it as it is.
    pub fn stand_again(&mut self) -> BTreeSet<OpId> {
        let removals = std::mem::take(&mut self.removed);
        // Taking it away was no work on it: a copy that took it away for reasons of its own must not find it newer than that.
        self.exists = self.exists.filter(|op| !removals.contains(op));
        removals
    }
}

/// Stands for the act of the merge itself until that has its identity.
pub const OWN: OpId = OpId::from_uuid(Uuid::nil());

impl Merged {
    /// Puts the identity of the merge where [`OWN`] stands for it.
    pub fn signed(mut self, op: OpId) -> Self {
        for stamps in self.stamps.values_mut() {
            if stamps.removed.remove(&OWN) {
                stamps.removed.insert(op);
            }
            for stamp in stamps.exists.iter_mut().chain(stamps.fields.values_mut()) {
                if *stamp == OWN {
                    *stamp = op;
                }
            }
        }
        self
    }
}

/// Which copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The copy that takes in.
    Here,
    /// The copy that is taken in.
    There,
}

impl Side {
    /// The word that files and the command line use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Here => "here",
            Self::There => "there",
        }
    }
}

/// What stands after a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kept {
    /// What this copy said.
    Here,
    /// What the other copy said.
    There,
    /// What both said.
    Both,
    /// Something else, so that both can stand.
    Neither,
}

impl Kept {
    /// The word that files use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Here => "here",
            Self::There => "there",
            Self::Both => "both",
            Self::Neither => "neither",
        }
    }
}

impl From<Side> for Kept {
    fn from(side: Side) -> Self {
        match side {
            Side::Here => Self::Here,
            Side::There => Self::There,
        }
    }
}

/// Why two copies do not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ConflictKind {
    /// Both changed the same field, each without knowing of the other.
    Changed,
    /// One took away what the other went on working with.
    Removed,
    /// Two things want one name.
    Name,
    /// Two moves of codes that cannot both be.
    Circle,
}

impl ConflictKind {
    /// The word that files use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Removed => "removed",
            Self::Name => "name",
            Self::Circle => "circle",
        }
    }
}

/// One place where both copies said something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// Names this conflict when it is settled by hand: the thing and its field.
    pub id: String,
    /// Why they do not fit.
    pub why: ConflictKind,
    /// Kind of the thing (`code`, `coding`, `memo` …).
    pub kind: String,
    /// The thing in a person's words.
    pub thing: String,
    /// The field; empty where it is about the whole thing.
    pub field: String,
    /// What this copy says.
    pub here: Said,
    /// What the other copy says.
    pub there: Said,
    /// What stands now.
    pub kept: Kept,
}

/// What one copy says, and who said it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// In words; empty where there is nothing.
    pub text: String,
    /// The coder; empty where it was so before the copies parted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub coder: String,
    /// When, as RFC 3339; empty where it was so before the copies parted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub at: String,
}
