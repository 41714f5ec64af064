//! Memos that are begun by key or from a page: what they are about, what they begin with, and that nothing of them is lost on the way.

use super::{Screen, Window};
use crate::app::desk::{Desk, Place};
use crate::app::layout::Pane;
use crate::app::panels::passage::place_words;
use crate::app::places::memos::MemoKey;
use crate::model::ids::{CodingId, DocumentId};
use crate::model::memo::MemoTarget;
use crate::model::text::CharSpan;

/// The most letters that a memo repeats of the words it is about.
const QUOTED: usize = 200;

impl Window {
    /// A memo about what is selected: the note of an own coding, a memo on the coding of somebody else, one on the document that begins with the
    /// selected words and their place, or one on the document as a whole.
    pub(super) fn memo_here(&mut self) {
        let Some(desk) = self.desk_mut() else { return };
        let Some((document, span)) = desk.tabs.front().map(|tab| (tab.document, tab.reader.selection().span())) else { return };
        if let Some(coding) = own_note(desk, document, span) {
            desk.selected = Some(coding);
            desk.layout.set_shown(Pane::Passage, true);
            desk.passage.focus_memo = true;
        } else if let Some(coding) = desk.selected_coding().map(|coding| coding.id) {
            self.write_memo(MemoTarget::Coding(coding));
        } else {
            let beginning = self.beginning(document, span);
            self.begin_memo(MemoTarget::Document(document), beginning);
        }
    }

    /// A memo about something as a whole.
    pub(super) fn write_memo(&mut self, target: MemoTarget) {
        self.begin_memo(target, String::new());
    }

    fn begin_memo(&mut self, target: MemoTarget, beginning: String) {
        // What is being written elsewhere is not lost over it.
        self.store_drafts();
        if let Screen::Desk(desk) = &mut self.screen {
            desk.place = Place::Memos;
            desk.memos.open(MemoKey::New(target), beginning);
            desk.memos.focus = true;
        }
    }

    /// Who goes to another page has written what stands in the memo.
    pub(super) fn store_memo_left_behind(&mut self) {
        if self.desk().is_some_and(|desk| desk.place != Place::Memos && desk.memos.is_waiting()) {
            self.store_drafts();
        }
    }

    /// The selected words with their place, as the first line of a memo; nothing where no word is selected.
    fn beginning(&self, document: DocumentId, span: CharSpan) -> String {
        let Some(transcript) = self.desk().and_then(|desk| desk.project.transcript(document)).filter(|_| !span.is_empty()) else { return String::new() };
        let mut words = String::new();
        for word in transcript.slice(span).split_whitespace() {
            if words.chars().count() + word.chars().count() >= QUOTED {
                words.push_str(if words.is_empty() { "…" } else { " …" });
                break;
            }
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(word);
        }
        let place = place_words(&transcript.place(span));
        let key = if place.is_empty() { "memo-begins-with" } else { "memo-begins-at" };
        format!("{}\n\n", self.locale.with(key, &[("place", (&place).into()), ("words", (&words).into())]))
    }
}

/// The own coding whose note is meant: the selected one, the one on exactly the selected words, or the shortest around the caret.
fn own_note(desk: &Desk, document: DocumentId, span: CharSpan) -> Option<CodingId> {
    if desk.selected.is_some() || span.is_empty() {
        return desk.own_meant().map(|coding| coding.id);
    }
    let me = desk.me()?;
    desk.project.codings_of(document).iter().find(|coding| coding.coder == me && coding.span == span).map(|coding| coding.id)
}
