//! A study of another tool in Griot's own terms, under the identities it has there: what every reader gives.

use crate::exchange::report::Report;
use crate::model::attribute::{Attribute, AttributeValue};
use crate::model::case::{Case, CaseLink};
use crate::model::code::Code;
use crate::model::coder::Coder;
use crate::model::coding::Coding;
use crate::model::document::Document;
use crate::model::ids::CodeId;
use crate::model::kept::Kept;
use crate::model::layout::Layout;
use crate::model::memo::Memo;
use crate::model::text::{DocumentText, Hash};
use std::collections::BTreeSet;
use std::sync::Arc;
use uuid::Uuid;

/// A whole study, or a codebook alone. References inside it lead to things inside it.
#[derive(Clone, Debug, Default)]
pub struct Study {
    /// Its name; may be empty.
    pub name: String,
    /// True where Griot wrote it: then what a thing does not say is not so, and otherwise only unsaid.
    pub own: bool,
    /// Version of the codebook, where the file says it.
    pub codebook_version: Option<String>,
    /// Coders.
    pub coders: Vec<Coder>,
    /// Documents.
    pub documents: Vec<StudyDocument>,
    /// Codes, parents before their children.
    pub codes: Vec<Code>,
    /// Codes that came without a colour and were given one.
    pub colourless: BTreeSet<CodeId>,
    /// Codings.
    pub codings: Vec<Coding>,
    /// Cases.
    pub cases: Vec<Case>,
    /// Links between cases and documents.
    pub case_links: Vec<CaseLink>,
    /// Definitions of attributes.
    pub attributes: Vec<Attribute>,
    /// Values of attributes.
    pub values: Vec<AttributeValue>,
    /// Memos.
    pub memos: Vec<Memo>,
    /// What Griot has no place for.
    pub kept: Vec<Kept>,
    /// Bytes that kept things name.
    pub attachments: Vec<(Hash, Arc<[u8]>)>,
    /// What came in and what did not.
    pub report: Report,
}

/// A document with its text and layout.
#[derive(Clone, Debug)]
pub struct StudyDocument {
    /// The document.
    pub document: Document,
    /// Its text.
    pub text: Arc<DocumentText>,
    /// Its layout.
    pub layout: Arc<Layout>,
}

impl Study {
    /// Takes bytes over under their hash.
    pub fn attach(&mut self, bytes: Vec<u8>) -> Hash {
        let hash = Hash::of(&bytes);
        self.attachments.push((hash, bytes.into()));
        hash
    }
}

/// An identity that follows from another one and a word, the same every time: 16 bytes of a SHA-256, marked as a UUID of version 8.
pub fn derived(from: Uuid, word: &str) -> Uuid {
    let mut bytes = from.as_bytes().to_vec();
    bytes.extend_from_slice(word.as_bytes());
    from_hash(Hash::of(&bytes))
}

/// An identity for a thing that is known by a word only.
pub fn from_word(word: &str) -> Uuid {
    from_hash(Hash::of(word.as_bytes()))
}

fn from_hash(hash: Hash) -> Uuid {
    let mut sixteen = [0u8; 16];
    sixteen.iter_mut().zip(hash.bytes()).for_each(|(to, from)| *to = *from);
    uuid::Builder::from_custom_bytes(sixteen).into_uuid()
}

/// A name that is not taken: the name itself, else with `-2`, `-3` …
pub fn free_name(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2u32..).map(|number| format!("{name}-{number}"));
    std::iter::once(name.to_owned()).chain(numbered).find(|name| !is_taken(name)).unwrap_or_else(|| name.to_owned())
}
