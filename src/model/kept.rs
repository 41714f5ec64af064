//! What came with a study from another tool and has no place in Griot: kept as it was, so that it leaves again with the study.

use crate::model::ids::KeptId;
use crate::model::text::Hash;
use serde::{Deserialize, Serialize};

/// One thing that is kept for re-export: a picture with its codings, a map, a group of codes.
///
/// What it says stands in the project file once, under its hash, as texts do: the history never repeats it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Identity: that of the thing in the other tool's file, where it has one.
    pub id: KeptId,
    /// What it is, in the words of the format it came in (`PictureSource`, `Graph`, `Set`).
    pub kind: String,
    /// Its name, for people; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Hash of what it says, in the format it came in.
    pub content: Hash,
    /// Files that belong to it: media, word processor files.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<KeptFile>,
}

/// A file that belongs to a kept thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptFile {
    /// Its name in the archive it came in, without folders.
    pub name: String,
    /// Hash of its bytes.
    pub hash: Hash,
    /// Number of bytes.
    pub bytes: u64,
}
