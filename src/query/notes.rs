//! Words in memos and in the notes on codings.

use crate::index::Wanted;
use crate::model::document::{Document, DocumentKind};
use crate::model::ids::{CodingId, DocumentId};
use crate::model::language::Language;
use crate::model::layout::Layout;
use crate::model::memo::MemoTarget;
use crate::model::place::Transcript;
use crate::model::project::Project;
use crate::model::text::{DocumentText, Hash};
use crate::model::time::Moment;
use crate::query::text::phrase_of;
use std::collections::BTreeSet;
use std::sync::Arc;
use uuid::Uuid;

/// Codings on which something with these words in a row was noted, as their own note or as a memo.
pub(super) fn codings(project: &Project, words: &str) -> BTreeSet<CodingId> {
    let reader = Notes::new(words);
    let noted = project.codings().filter(|coding| reader.hold(&coding.memo)).map(|coding| coding.id);
    let memos = project.memos().filter(|memo| reader.hold(&memo.text));
    noted.chain(memos.filter_map(|memo| if let MemoTarget::Coding(coding_id) = memo.target { Some(coding_id) } else { None })).collect()
}

/// What memos with these words in a row are about.
pub(super) fn targets<T: Ord>(project: &Project, words: &str, about: impl Fn(MemoTarget) -> Option<T>) -> BTreeSet<T> {
    let reader = Notes::new(words);
    project.memos().filter_map(|memo| about(memo.target).filter(|_| reader.hold(&memo.text))).collect()
}

/// Looks for words in texts that belong to no document.
struct Notes {
    wanted: Wanted,
    document: Arc<Document>,
    layout: Arc<Layout>,
}

impl Notes {
    fn new(words: &str) -> Self {
        let document = Document {
            id: DocumentId::from_uuid(Uuid::nil()),
            name: String::new(),
            file_name: String::new(),
            kind: DocumentKind::Document,
            language: Language::UNKNOWN,
            text: no_hash(),
            layout: no_hash(),
            imported: Moment(0),
            imported_by: String::new(),
        };
        Self { wanted: Wanted::new(&[phrase_of(words)]), document: Arc::new(document), layout: Arc::default() }
    }

    fn hold(&self, note: &str) -> bool {
        if note.is_empty() {
            return false;
        }
        let transcript =
            Transcript { document: Arc::clone(&self.document), text: Arc::new(DocumentText::with_hash(note, no_hash())), layout: Arc::clone(&self.layout) };
        !self.wanted.find(&transcript, transcript.text.span()).is_empty()
    }
}

/// The hash of nothing: notes are looked at and thrown away.
fn no_hash() -> Hash {
    Hash::of(b"")
}
