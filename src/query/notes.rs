//! Words in memos and in the notes on codings.

use crate::index::{Reader, Wanted};
use crate::model::document::{Document, DocumentKind};
use crate::model::ids::{CodingId, DocumentId};
use crate::model::language::Language;
use crate::model::layout::Layout;
use crate::model::memo::{Memo, MemoTarget};
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
    let wanted = Wanted::new(&[phrase_of(words)]);
    let mut notes = Notes::new(&wanted);
    let mut found: BTreeSet<CodingId> = project.codings().filter(|coding| notes.hold(&coding.memo)).map(|coding| coding.id).collect();
    let about = |memo: &Memo| if let MemoTarget::Coding(coding_id) = memo.target { Some(coding_id) } else { None };
    found.extend(project.memos().filter_map(|memo| about(memo).filter(|_| notes.hold(&memo.text))));
    found
}

/// What memos with these words in a row are about.
pub(super) fn targets<T: Ord>(project: &Project, words: &str, about: impl Fn(MemoTarget) -> Option<T>) -> BTreeSet<T> {
    let wanted = Wanted::new(&[phrase_of(words)]);
    let mut notes = Notes::new(&wanted);
    project.memos().filter_map(|memo| about(memo.target).filter(|_| notes.hold(&memo.text))).collect()
}

/// Looks for words in texts that belong to no document, and remembers the words it has seen: thousands of notes are looked through in one question.
struct Notes<'a> {
    reader: Reader<'a>,
    document: Arc<Document>,
    layout: Arc<Layout>,
}

impl<'a> Notes<'a> {
    fn new(wanted: &'a Wanted) -> Self {
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
        Self { reader: wanted.reader(), document: Arc::new(document), layout: Arc::default() }
    }

    fn hold(&mut self, note: &str) -> bool {
        if note.is_empty() {
            return false;
        }
        let transcript =
            Transcript { document: Arc::clone(&self.document), text: Arc::new(DocumentText::with_hash(note, no_hash())), layout: Arc::clone(&self.layout) };
        !self.reader.find(&transcript, transcript.text.span()).is_empty()
    }
}

/// The hash of nothing: notes are looked at and thrown away.
fn no_hash() -> Hash {
    Hash::of(b"")
}
