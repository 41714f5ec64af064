//! What is selected, and how the keyboard moves through a transcript.

use crate::app::reader::blocks::{self, Block};
use crate::app::text::boundaries;
use crate::app::text::shape::Shaped;
use crate::model::place::Transcript;
use crate::model::text::CharSpan;
use egui::{Event, EventFilter, Key, Modifiers, Pos2, pos2};

/// A selection: where it began and where its caret is, in characters of the document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Where it began.
    pub anchor: u32,
    /// Where the caret is.
    pub caret: u32,
}

impl Selection {
    /// The selected characters; empty where there is only a caret.
    pub fn span(self) -> CharSpan {
        CharSpan::between(self.anchor, self.caret)
    }
    /// A caret alone.
    pub fn at(position: u32) -> Self {
        Self { anchor: position, caret: position }
    }
    /// A selection of a span with its caret at the end.
    pub fn of(span: CharSpan) -> Self {
        Self { anchor: span.start(), caret: span.end() }
    }
}

/// A step of the caret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// One letter to the left as it is seen.
    Left,
    /// One letter to the right as it is seen.
    Right,
    /// One word to the left.
    WordLeft,
    /// One word to the right.
    WordRight,
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// Start of the row.
    RowStart,
    /// End of the row.
    RowEnd,
    /// Start of this paragraph, or of the one before.
    ParagraphUp,
    /// Start of the next paragraph.
    ParagraphDown,
    /// Start of the document.
    Start,
    /// End of the document.
    End,
}

/// A stretch to select around the caret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// The word.
    Word,
    /// The sentence.
    Sentence,
    /// What one person said, label and time left out.
    Turn,
}

/// Gives the layout of a block.
pub(super) trait Layouts {
    fn layout(&mut self, block: usize) -> &Shaped;
}

/// Keys that a text takes for itself while it has the focus.
pub(super) const KEYS: EventFilter = EventFilter { horizontal_arrows: true, vertical_arrows: true, tab: false, escape: false };

/// The motions that the pressed keys ask for, each with whether it extends the selection. Keys that mean nothing here stay for others.
pub(super) fn motions(ui: &egui::Ui) -> Vec<(Motion, bool)> {
    ui.input_mut(|input| {
        let mut found = Vec::new();
        input.events.retain(|event| {
            let motion = match event {
                Event::Key { key, pressed: true, modifiers, .. } if !modifiers.alt => motion(*key, *modifiers).map(|motion| (motion, modifiers.shift)),
                _ => None,
            };
            found.extend(motion);
            motion.is_none()
        });
        found
    })
}

fn motion(key: Key, modifiers: Modifiers) -> Option<Motion> {
    Some(match (key, modifiers.command) {
        (Key::ArrowLeft, false) => Motion::Left,
        (Key::ArrowRight, false) => Motion::Right,
        (Key::ArrowLeft, true) => Motion::WordLeft,
        (Key::ArrowRight, true) => Motion::WordRight,
        (Key::ArrowUp, false) => Motion::Up,
        (Key::ArrowDown, false) => Motion::Down,
        (Key::ArrowUp, true) => Motion::ParagraphUp,
        (Key::ArrowDown, true) => Motion::ParagraphDown,
        (Key::Home, false) => Motion::RowStart,
        (Key::End, false) => Motion::RowEnd,
        (Key::Home, true) => Motion::Start,
        (Key::End, true) => Motion::End,
        _ => return None,
    })
}

/// A transcript with its blocks, for moving through it.
#[derive(Clone, Copy)]
pub(super) struct Walk<'a> {
    pub(super) transcript: &'a Transcript,
    pub(super) blocks: &'a [Block],
}

impl Walk<'_> {
    fn block(&self, place: usize) -> Option<&Block> {
        self.blocks.get(place)
    }
    fn text(&self, place: usize) -> &str {
        self.block(place).map_or("", |block| self.transcript.slice(block.span))
    }
    fn start(&self, place: usize) -> u32 {
        self.block(place).map_or(0, |block| block.span.start())
    }
    fn end(&self, place: usize) -> u32 {
        self.block(place).map_or(0, |block| block.span.end())
    }

    /// What of a selection was said: without white space at its ends, and without a speaker's label or time where it begins behind a turn or ends
    /// before one. A selection of nothing else stays as it is.
    pub(super) fn said(&self, selected: CharSpan) -> CharSpan {
        let inside = |block: &Block| {
            let start = block.span.start().max(selected.start());
            let end = block.span.end().min(selected.end());
            let words = (start < end).then(|| self.transcript.slice(CharSpan::between(start, end)))?;
            let count = |text: &str| u32::try_from(text.chars().count()).unwrap_or_default();
            let lead = count(words) - count(words.trim_start());
            (!words.trim().is_empty()).then(|| (start + lead, start + lead + count(words.trim())))
        };
        let first = self.blocks.iter().find_map(inside);
        let last = self.blocks.iter().rev().find_map(inside);
        first.zip(last).map_or(selected, |((start, _), (_, end))| CharSpan::between(start, end))
    }

    /// A position that a caret may have: inside a block and not inside a grapheme.
    pub(super) fn snapped(&self, position: u32) -> u32 {
        let place = blocks::at(self.blocks, position);
        let start = self.start(place);
        start + boundaries::snap(self.text(place), position.clamp(start, self.end(place).max(start)) - start)
    }

    /// Where a motion leads. `goal` is the place on the row that up and down keep to, in points.
    pub(super) fn moved(&self, from: u32, motion: Motion, goal: &mut Option<f32>, layouts: &mut dyn Layouts) -> u32 {
        let from = self.snapped(from);
        let place = blocks::at(self.blocks, from);
        let (start, inner) = (self.start(place), from - self.start(place));
        if !matches!(motion, Motion::Up | Motion::Down) {
            *goal = None;
        }
        let rtl = layouts.layout(place).is_rtl();
        match motion {
            Motion::Left | Motion::Right => self.letter(place, inner, (motion == Motion::Right) != rtl),
            Motion::WordLeft | Motion::WordRight => self.word(place, inner, (motion == Motion::WordRight) != rtl),
            Motion::Up | Motion::Down => self.row(place, inner, motion == Motion::Down, (goal, layouts)),
            Motion::RowStart | Motion::RowEnd => {
                let shaped = layouts.layout(place);
                let caret = shaped.caret(inner);
                let Some(row) = shaped.rows().get(caret.row) else { return from };
                let last = caret.row + 1 == shaped.rows().len();
                let end = if last { row.text.end() } else { boundaries::previous_grapheme(self.text(place), row.text.end()) };
                start + if motion == Motion::RowStart { row.text.start() } else { end }
            }
            Motion::ParagraphUp if inner > 0 => start,
            Motion::ParagraphUp => self.start(place.saturating_sub(1)),
            Motion::ParagraphDown if place + 1 < self.blocks.len() => self.start(place + 1),
            Motion::Start => self.start(0),
            Motion::ParagraphDown | Motion::End => self.end(self.blocks.len().saturating_sub(1)),
        }
    }

    fn letter(&self, place: usize, inner: u32, forward: bool) -> u32 {
        let (start, text) = (self.start(place), self.text(place));
        if forward {
            if start + inner >= self.end(place) {
                self.start((place + 1).min(self.blocks.len().saturating_sub(1))).max(start + inner)
            } else {
                start + boundaries::next_grapheme(text, inner)
            }
        } else if inner == 0 {
            place.checked_sub(1).map_or(start, |before| self.end(before))
        } else {
            start + boundaries::previous_grapheme(text, inner)
        }
    }

    fn word(&self, place: usize, inner: u32, forward: bool) -> u32 {
        let (start, text) = (self.start(place), self.text(place));
        if forward {
            if start + inner >= self.end(place) {
                self.start((place + 1).min(self.blocks.len().saturating_sub(1))).max(start + inner)
            } else {
                start + boundaries::next_word(text, inner)
            }
        } else if inner == 0 {
            place.checked_sub(1).map_or(start, |before| self.end(before))
        } else {
            start + boundaries::previous_word(text, inner)
        }
    }

    fn row(&self, place: usize, inner: u32, down: bool, (goal, layouts): (&mut Option<f32>, &mut dyn Layouts)) -> u32 {
        let shaped = layouts.layout(place);
        let caret = shaped.caret(inner);
        let x = *goal.get_or_insert(caret.x);
        let height = shaped.row_height();
        let rows = shaped.rows().len();
        let middle = |row: usize, height: f32| (row as f32 + 0.5) * height;
        let hit = |shaped: &Shaped, point: Pos2| shaped.hit(point);
        if down && caret.row + 1 < rows {
            return self.start(place) + hit(shaped, pos2(x, middle(caret.row + 1, height)));
        }
        if !down && caret.row > 0 {
            return self.start(place) + hit(shaped, pos2(x, middle(caret.row - 1, height)));
        }
        let other = if down { Some(place + 1).filter(|other| *other < self.blocks.len()) } else { place.checked_sub(1) };
        let Some(other) = other else { return self.start(place) + inner };
        let shaped = layouts.layout(other);
        let row = if down { 0 } else { shaped.rows().len().saturating_sub(1) };
        self.start(other) + hit(shaped, pos2(x, middle(row, shaped.row_height())))
    }

    /// The stretch around a position.
    pub(super) fn stretch(&self, position: u32, stretch: Stretch) -> CharSpan {
        let place = blocks::at(self.blocks, position);
        let Some(block) = self.block(place) else { return CharSpan::at(0, 0) };
        let inner = position.clamp(block.span.start(), block.span.end()) - block.span.start();
        let own = match stretch {
            Stretch::Word => boundaries::word_at(self.text(place), inner),
            Stretch::Sentence => boundaries::sentence_at(self.text(place), inner),
            Stretch::Turn => {
                let same = |other: &&Block| other.turn.is_some() && other.turn == block.turn;
                let (first, last) = (self.blocks.iter().find(same).unwrap_or(block), self.blocks.iter().rfind(same).unwrap_or(block));
                return CharSpan::between(first.span.start(), last.span.end());
            }
        };
        CharSpan::between(block.span.start() + own.start(), block.span.start() + own.end())
    }

    /// A selection grown to whole sentences on both sides.
    pub(super) fn whole_sentences(&self, span: CharSpan) -> CharSpan {
        let last = if span.is_empty() { span.start() } else { span.end() - 1 };
        CharSpan::between(self.stretch(span.start(), Stretch::Sentence).start(), self.stretch(last, Stretch::Sentence).end())
    }

    /// A span with one end moved by a word; the other end stays, and the span keeps at least one letter.
    pub(super) fn end_moved(&self, span: CharSpan, forward: bool) -> CharSpan {
        let place = blocks::at(self.blocks, span.end());
        let inner = self.snapped(span.end()).saturating_sub(self.start(place));
        let end = self.word(place, inner, forward);
        // Going back, the caret stands before a word: the space between the words is left out.
        let text = self.text(blocks::at(self.blocks, end));
        let block_start = self.start(blocks::at(self.blocks, end));
        let end = if forward { end } else { block_start + trimmed_len(text, end - block_start.min(end)) };
        if end > span.start() { CharSpan::between(span.start(), end) } else { span }
    }

    /// A span with its beginning moved by a word, always to where a word begins; the other end stays, and the span keeps at least one letter.
    pub(super) fn start_moved(&self, span: CharSpan, forward: bool) -> CharSpan {
        let mut place = blocks::at(self.blocks, span.start().saturating_add(1).min(span.end()));
        let mut inner = self.snapped(span.start()).saturating_sub(self.start(place));
        if !forward && inner == 0 && place > 0 {
            place -= 1;
            inner = self.end(place) - self.start(place);
        }
        let mut start = self.word(place, inner, forward);
        if forward {
            let white = self.text(place).chars().skip((start - self.start(place)) as usize).take_while(|letter| letter.is_whitespace()).count();
            start += u32::try_from(white).unwrap_or(0);
            if start >= self.end(place) && place + 1 < self.blocks.len() {
                start = self.start(place + 1);
            }
        }
        if start < span.end() { CharSpan::between(start, span.end()) } else { span }
    }
}

/// Number of characters before a position without the white space just before it.
fn trimmed_len(text: &str, position: u32) -> u32 {
    let before: String = text.chars().take(position as usize).collect();
    u32::try_from(before.trim_end().chars().count()).unwrap_or(position)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::reader::tests::{paragraph, transcript};
    use crate::app::text::TextEngine;
    use std::collections::HashMap;

    struct Narrow<'a> {
        engine: TextEngine,
        walk: Walk<'a>,
        laid: HashMap<usize, Shaped>,
    }
    impl Layouts for Narrow<'_> {
        fn layout(&mut self, block: usize) -> &Shaped {
            let text = self.walk.text(block);
            self.laid.entry(block).or_insert_with(|| self.engine.shape(&paragraph(text, 120.0)))
        }
    }

    const TEXT: &str = "INT : Un deux trois quatre cinq ?\n\nDET : السلام عليكم. بخير.\n\nDET : Fin kɛ́lɛ.\n";

    fn check(steps: &[(Motion, &str)]) {
        let transcript = transcript(TEXT);
        let blocks = blocks::of_transcript(&transcript);
        let walk = Walk { transcript: &transcript, blocks: &blocks };
        let mut layouts = Narrow { engine: TextEngine::with_shipped_fonts_only(), walk, laid: HashMap::new() };
        let (mut at, mut goal) = (0, None);
        for (motion, after) in steps {
            at = walk.moved(at, *motion, &mut goal, &mut layouts);
            let rest: String = TEXT.chars().skip(at as usize).collect();
            assert!(rest.starts_with(after), "{motion:?}: {rest:?} instead of {after:?}");
        }
    }

    #[test]
    fn letters_and_words_are_walked_and_labels_jumped() {
        check(&[
            (Motion::Right, "n deux"),
            (Motion::WordRight, " deux"),
            (Motion::WordRight, " trois"),
            (Motion::WordLeft, "deux"),
            (Motion::ParagraphDown, "السلام"),
            // Left goes on in Arabic.
            (Motion::Left, "لسلام"),
            (Motion::WordLeft, " عليكم"),
            (Motion::Right, "م عليكم"),
            (Motion::ParagraphUp, "السلام"),
            (Motion::Right, "\n\nDET : ال"),
            (Motion::End, "\n"),
            (Motion::Left, "."),
            (Motion::Left, "ɛ."),
            (Motion::Left, "lɛ."),
            (Motion::Left, "ɛ́lɛ"),
            (Motion::Start, "Un deux"),
            (Motion::Left, "Un deux"),
        ]);
    }

    #[test]
    fn rows_are_walked_through_blocks() {
        check(&[
            (Motion::Down, "quatre"),
            (Motion::RowEnd, "\n\nDET"),
            (Motion::Up, " quatre"),
            (Motion::RowStart, "Un"),
            (Motion::ParagraphDown, "ا"),
            (Motion::Up, "\n\nDET"),
        ]);
    }

    #[test]
    fn stretches_are_words_sentences_and_turns_without_labels() {
        let transcript = transcript(TEXT);
        let blocks = blocks::of_transcript(&transcript);
        let walk = Walk { transcript: &transcript, blocks: &blocks };
        let slice = |span: CharSpan| transcript.slice(span).to_owned();
        assert_eq!(slice(walk.stretch(10, Stretch::Word)), "deux");
        assert_eq!(slice(walk.stretch(10, Stretch::Turn)), "Un deux trois quatre cinq ?");
        assert_eq!(slice(walk.stretch(45, Stretch::Sentence)), "السلام عليكم.");
        assert_eq!(slice(walk.whole_sentences(CharSpan::between(45, 57))), "السلام عليكم. بخير.");
        let two = CharSpan::between(6, 13);
        assert_eq!(slice(walk.end_moved(two, true)), "Un deux trois");
        assert_eq!(slice(walk.end_moved(two, false)), "Un de".get(..2).unwrap());
        // The beginning of “deux trois” goes back to “Un”, and on to “trois” and no further.
        let later = CharSpan::between(two.start() + 3, two.end() + 6);
        assert_eq!(slice(later), "deux trois");
        assert_eq!(slice(walk.start_moved(later, false)), "Un deux trois");
        let trois = walk.start_moved(later, true);
        assert_eq!(slice(trois), "trois");
        assert_eq!(walk.start_moved(trois, true), trois);
    }
}
