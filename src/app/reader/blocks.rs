//! The transcript cut into what is laid out one by one: its header, and each paragraph without the label and time that the gutter shows.

use crate::app::text::shape::StyledRun;
use crate::model::layout::{ParagraphKind, Role};
use crate::model::place::Transcript;
use crate::model::text::CharSpan;

/// What a block is shown as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BlockKind {
    /// The lines that describe the document.
    Header,
    /// A paragraph of the body.
    Body(ParagraphKind),
}

/// One stretch of shown text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// Characters shown; labels, times and line ends lie between blocks.
    pub(super) span: CharSpan,
    pub(super) kind: BlockKind,
    /// Number of the paragraph, for the first block of each.
    pub(super) number: Option<u32>,
    /// Place of the turn in the layout.
    pub(super) turn: Option<usize>,
    /// Place of the speaker in the layout.
    pub(super) speaker: Option<usize>,
    /// True for the first block of a turn, which shows the speaker's label.
    pub(super) opens_turn: bool,
    /// Time of the turn, for its first block.
    pub(super) time_ms: Option<u32>,
    /// True for words of the interviewer.
    pub(super) asked: bool,
}

/// All blocks of a transcript, in order.
pub(super) fn of_transcript(transcript: &Transcript) -> Vec<Block> {
    let layout = &transcript.layout;
    let mut blocks = Vec::with_capacity(layout.paragraphs.len() + 1);
    if let Some(span) = layout.header {
        let span = trimmed(transcript, span);
        blocks.push(Block { span, kind: BlockKind::Header, number: None, turn: None, speaker: None, opens_turn: false, time_ms: None, asked: false });
    }
    let mut last_turn = None;
    for (number, paragraph) in (1u32..).zip(&layout.paragraphs) {
        let mut number = Some(number);
        for (span, turn_place) in pieces(transcript, paragraph.span) {
            let turn = turn_place.and_then(|place| layout.turns.get(place));
            let opens_turn = turn_place.is_some() && turn_place != last_turn;
            let role = turn.and_then(|turn| layout.speaker_of(turn)).map(|speaker| speaker.role);
            blocks.push(Block {
                span,
                kind: BlockKind::Body(paragraph.kind),
                number: number.take(),
                turn: turn_place,
                speaker: turn.map(|turn| usize::from(turn.speaker)),
                opens_turn,
                time_ms: turn.filter(|_| opens_turn).and_then(|turn| turn.time_ms),
                asked: role == Some(Role::Interviewer),
            });
            last_turn = turn_place;
        }
    }
    blocks
}

/// The pieces of a paragraph that are shown: what stands outside turns, and what was said in each turn.
fn pieces(transcript: &Transcript, paragraph: CharSpan) -> Vec<(CharSpan, Option<usize>)> {
    let turns = &transcript.layout.turns;
    let first = turns.partition_point(|turn| turn.span.end() <= paragraph.start());
    let mut pieces = Vec::new();
    let mut at = paragraph.start();
    for (place, turn) in turns.iter().enumerate().skip(first).take_while(|(_, turn)| turn.span.start() < paragraph.end()) {
        if at < turn.span.start() {
            pieces.push((CharSpan::between(at, turn.span.start()), None));
        }
        at = turn.span.end();
        // A label alone on its line has no words on it: the turn begins with the next paragraph.
        pieces.extend(turn.speech().intersection(paragraph).map(|said| (said, Some(place))));
    }
    if at < paragraph.end() {
        pieces.push((CharSpan::between(at.max(paragraph.start()), paragraph.end()), None));
    }
    for (span, _) in &mut pieces {
        *span = trimmed(transcript, *span);
    }
    pieces.retain(|(span, _)| !span.is_empty());
    if pieces.is_empty() && first >= turns.len() {
        pieces.push((paragraph, None));
    }
    pieces
}

/// A span without the white space at its end.
fn trimmed(transcript: &Transcript, span: CharSpan) -> CharSpan {
    let text = transcript.slice(span);
    let tail = text.get(text.trim_end().len()..).unwrap_or_default();
    CharSpan::between(span.start(), span.end() - u32::try_from(tail.chars().count()).unwrap_or(0))
}

/// Bold and italic of a block, in its own characters.
pub(super) fn runs(transcript: &Transcript, block: CharSpan, all_bold: bool) -> Vec<StyledRun> {
    let own = |span: CharSpan| CharSpan::between(span.start() - block.start(), span.end() - block.start());
    if all_bold {
        return vec![StyledRun { span: own(block), bold: true, italic: false }];
    }
    let runs = transcript.layout.runs.iter().filter(|run| run.span.overlaps(block));
    runs.filter_map(|run| Some(StyledRun { span: own(run.span.intersection(block)?), bold: run.bold, italic: run.italic })).collect()
}

/// Place of the block that shows a position, or of the one after where the position is in a label, or the last one.
pub(super) fn at(blocks: &[Block], position: u32) -> usize {
    blocks.partition_point(|block| block.span.end() < position).min(blocks.len().saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::reader::tests::transcript;

    fn shown(text: &str) -> Vec<(Option<u32>, bool, String)> {
        let transcript = transcript(text);
        of_transcript(&transcript).iter().map(|block| (block.number, block.opens_turn, transcript.slice(block.span).to_owned())).collect()
    }

    #[test]
    fn labels_and_times_are_left_to_the_gutter() {
        let blocks = shown("Titre\nSite\n\n[00:00:04] INT-01 : Bien dit ?\n\n[00:00:09] DET-004 : Un.\n\nDeux.\n");
        assert_eq!(
            blocks,
            [
                (None, false, "Titre\nSite".to_owned()),
                (Some(1), true, "Bien dit ?".to_owned()),
                (Some(2), true, "Un.".to_owned()),
                (Some(3), false, "Deux.".to_owned())
            ]
        );
    }

    #[test]
    fn every_position_has_a_block() {
        let transcript = transcript("Titre\n\n[00:00:04] INT-01 : Bien ?\n\n[00:00:09] DET-004 : Un.\n");
        let blocks = of_transcript(&transcript);
        for position in 0..=transcript.text.char_len() {
            let block = blocks[at(&blocks, position)];
            assert!(block.span.end() >= position || position > blocks.last().unwrap().span.end(), "{position}");
        }
    }
}
