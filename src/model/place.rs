//! Where a passage stands: document, paragraph, turn, speaker, time.

use crate::model::document::Document;
use crate::model::language::Language;
use crate::model::layout::{Layout, Role};
use crate::model::text::{CharSpan, DocumentText};
use std::sync::Arc;

/// A document together with its text and its layout: all that is needed to show, search or count it.
#[derive(Clone, Debug, PartialEq)]
pub struct Transcript {
    /// The document.
    pub document: Arc<Document>,
    /// Its text.
    pub text: Arc<DocumentText>,
    /// Its layout.
    pub layout: Arc<Layout>,
}

/// Where a passage begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Number of the paragraph, from 1; none in the header.
    pub paragraph: Option<u32>,
    /// Number of the turn, from 1; none where nobody is marked as speaking.
    pub turn: Option<u32>,
    /// Label of the speaker.
    pub speaker: Option<String>,
    /// What the speaker does in the conversation.
    pub role: Option<Role>,
    /// Time from the start of the recording, in milliseconds.
    pub time_ms: Option<u32>,
}

impl Transcript {
    /// Where the passage begins.
    pub fn place(&self, span: CharSpan) -> Place {
        let number = |place: usize| u32::try_from(place + 1).unwrap_or(u32::MAX);
        let turn_place = self.layout.turn_at(span.start());
        let turn = turn_place.and_then(|place| self.layout.turns.get(place));
        let speaker = turn.and_then(|turn| self.layout.speaker_of(turn));
        Place {
            paragraph: self.layout.paragraph_at(span.start()).map(number),
            turn: turn_place.map(number),
            speaker: speaker.map(|speaker| speaker.label.clone()),
            role: speaker.map(|speaker| speaker.role),
            time_ms: turn.and_then(|turn| turn.time_ms),
        }
    }

    /// Language of the text at a position: the turn's own, else the document's.
    pub fn language_at(&self, position: u32) -> Language {
        let turn = self.layout.turn_at(position).and_then(|place| self.layout.turns.get(place));
        turn.and_then(|turn| turn.language).unwrap_or(self.document.language)
    }

    /// The text inside a span.
    pub fn slice(&self, span: CharSpan) -> &str {
        self.text.slice(span)
    }

    /// The stretches that are indexed and shown one by one: the header, if any, then each paragraph.
    /// The first of each pair is the paragraph's number, none for the header.
    pub fn blocks(&self) -> impl Iterator<Item = (Option<u32>, CharSpan)> + '_ {
        let header = self.layout.header.map(|span| (None, span));
        let numbered = (1u32..).zip(&self.layout.paragraphs).map(|(number, paragraph)| (Some(number), paragraph.span));
        header.into_iter().chain(numbered)
    }

    /// Up to `width` characters before and after a span, on one line: line ends become spaces, and a word is never cut where a space is near.
    pub fn context(&self, span: CharSpan, width: u32) -> (String, String) {
        let from = span.start().saturating_sub(width);
        let to = span.end().saturating_add(width).min(self.text.char_len());
        let before = one_line(self.text.slice(CharSpan::between(from, span.start())));
        let after = one_line(self.text.slice(CharSpan::between(span.end().min(to), to)));
        let before = if from > 0 { from_word(&before) } else { before.as_str() };
        let after = if to < self.text.char_len() { to_word(&after) } else { after.as_str() };
        (before.to_owned(), after.to_owned())
    }
}

/// A time in milliseconds as `hh:mm:ss`.
pub fn clock(time_ms: u32) -> String {
    let seconds = time_ms / 1000;
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// Line ends and tabs as spaces.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if matches!(c, '\n' | '\t' | '\u{2028}' | '\u{2029}') { ' ' } else { c }).collect()
}
/// Cuts a half word at the start.
fn from_word(text: &str) -> &str {
    match text.find(' ') {
        Some(at) if at < text.len() / 2 => text.get(at + 1..).unwrap_or(text),
        _ => text,
    }
}
/// Cuts a half word at the end.
fn to_word(text: &str) -> &str {
    match text.rfind(' ') {
        Some(at) if at > text.len() / 2 => text.get(..at).unwrap_or(text),
        _ => text,
    }
}
