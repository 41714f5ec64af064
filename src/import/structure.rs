//! Header, paragraphs, turns and speakers of a plain text.

use crate::import::label::{Opening, describes, is_alias, opening};
use crate::import::lines::{Line, lines};
use crate::import::tagged;
use crate::import::warning::{Warning, WarningKind};
use crate::model::layout::{Layout, Paragraph, ParagraphKind, Role, Run, Speaker, Turn};
use crate::model::text::CharSpan;
use std::collections::{BTreeMap, HashMap};

/// What a format knows of a text beyond its letters.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// The paragraphs, where the format marks them; else they are found.
    pub(super) paragraphs: Option<Vec<Paragraph>>,
    /// Stretches in bold or italic.
    pub(super) runs: Vec<Run>,
}

/// Finds the structure of a text.
pub(super) fn structure(text: &str, known: Known, warnings: &mut Vec<Warning>) -> Layout {
    let lines = lines(text);
    let header = tagged::header(&lines).or_else(|| header(&lines));
    let first = header.map_or(0, |(_, lines)| lines);
    let body = lines.get(first..).unwrap_or_default();
    let openings = openings(body, u32::try_from(first).unwrap_or(u32::MAX), warnings);
    let header = header.map(|(span, _)| span);
    let paragraphs = match known.paragraphs {
        Some(marked) => split_at(marked.into_iter().filter(|paragraph| header.is_none_or(|header| paragraph.span.start() >= header.end())), &openings),
        None => found(body, &openings),
    };
    let paragraphs = with_labels(paragraphs, &openings);
    let (turns, speakers) = turns(&paragraphs, &openings, &lines);
    Layout { header, paragraphs, turns, speakers, runs: known.runs }
}

/// The lines to the first blank one, where they describe the document: at least one is `Word: value`, and they are not the first turns of the conversation.
/// The second number says how many lines belong to it.
fn header(lines: &[Line<'_>]) -> Option<(CharSpan, usize)> {
    let length = lines.iter().position(Line::is_blank)?;
    let (block, body) = lines.split_at_checked(length)?;
    let (first, last) = (block.first()?, block.last()?);
    if !body.iter().any(|line| !line.is_blank()) {
        return None;
    }
    let described = block.iter().filter(|line| describes(line.text) || opening(line.text).is_some()).count();
    let mut spoken = 0;
    for opening in block.iter().filter_map(|line| opening(line.text)) {
        let speaks = || body.iter().filter_map(|line| self::opening(line.text)).any(|other| other.label == opening.label);
        if opening.time_ms.is_some() || is_alias(opening.label) || (Role::from_label(opening.label) != Role::Participant && block.len() < 3) || speaks() {
            spoken += 1;
        }
    }
    (described > 0 && spoken * 2 <= described).then(|| (CharSpan::between(first.span.start(), last.span.end()), length))
}

/// The turns' openings of the body by the position of their line.
type Openings<'a> = BTreeMap<u32, Opening<'a>>;

/// Lines that open a turn. A line that merely holds a colon is none: the pattern has to repeat.
fn openings<'a>(body: &[Line<'a>], before: u32, warnings: &mut Vec<Warning>) -> Openings<'a> {
    let candidates: Vec<(u32, CharSpan, Opening<'a>)> =
        (before + 1..).zip(body.iter().enumerate()).filter_map(|(number, (place, line))| Some((number, line.span, begins(body, place, line)?))).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (_, _, opening) in &candidates {
        *counts.entry(opening.label).or_default() += 1;
    }
    let timed = candidates.iter().filter(|(_, _, opening)| opening.time_ms.is_some()).count();
    let repeated: Vec<&str> = counts.iter().filter(|(_, count)| **count > 1).map(|(label, _)| *label).collect();
    let filled = body.iter().filter(|line| !line.is_blank()).count();
    let covered = candidates.iter().filter(|(_, _, opening)| repeated.contains(&opening.label)).count();
    let known = |label: &str| is_alias(label) || Role::from_label(label) != Role::Participant;
    // A conversation: times, or at least two voices of which one returns, on a fair share of the lines.
    let voices = counts.keys().filter(|label| repeated.contains(label) || known(label)).count();
    let conversation = timed > 1 || (!repeated.is_empty() && voices > 1 && covered * 8 >= filled) || (voices > 1 && candidates.len() * 2 > filled);
    if !conversation {
        return Openings::new();
    }
    let mut taken = Openings::new();
    for (number, span, opening) in candidates {
        if opening.time_ms.is_some() || repeated.contains(&opening.label) || known(opening.label) {
            taken.insert(span.start(), opening);
        } else {
            warnings.push(Warning { kind: WarningKind::LoneLabel(opening.label.to_owned()), line: Some(number) });
        }
    }
    taken
}

/// What opens a turn at a line.
fn begins<'a>(body: &[Line<'a>], place: usize, line: &Line<'a>) -> Option<Opening<'a>> {
    opening(line.text).or_else(|| tagged::opening_at(body, place))
}

/// Paragraphs of a text without marks: apart by blank lines where there is one, else one a line; a turn always begins one.
fn found(body: &[Line<'_>], openings: &Openings<'_>) -> Vec<Paragraph> {
    let last = body.iter().rposition(|line| !line.is_blank()).map_or(0, |last| last + 1);
    let first = body.iter().position(|line| !line.is_blank()).unwrap_or(0);
    let by_blank_lines = body.get(first..last).unwrap_or_default().iter().any(Line::is_blank);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut open = false;
    for line in body {
        if line.is_blank() {
            open = false;
            continue;
        }
        match paragraphs.last_mut() {
            Some(paragraph) if open && by_blank_lines && !openings.contains_key(&line.span.start()) => {
                paragraph.span = CharSpan::between(paragraph.span.start(), line.span.end());
                // Rows of cells make a table.
                if !line.text.contains('\t') {
                    paragraph.kind = ParagraphKind::Text;
                }
            }
            _ => paragraphs.push(Paragraph { span: line.span, kind: if line.text.contains('\t') { ParagraphKind::Table } else { ParagraphKind::Text } }),
        }
        open = true;
    }
    paragraphs
}

/// Marked paragraphs, cut where a turn begins inside one.
fn split_at(marked: impl Iterator<Item = Paragraph>, openings: &Openings<'_>) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    for paragraph in marked {
        let (mut start, end) = (paragraph.span.start(), paragraph.span.end());
        for (cut, _) in openings.range(start..end).filter(|(at, _)| **at > paragraph.span.start()) {
            paragraphs.push(Paragraph { span: CharSpan::between(start, cut.saturating_sub(1)), ..paragraph });
            start = *cut;
        }
        paragraphs.push(Paragraph { span: CharSpan::between(start, end), ..paragraph });
    }
    paragraphs
}

/// A label that stands on lines of its own belongs to the paragraph that is said under it.
fn with_labels(paragraphs: Vec<Paragraph>, openings: &Openings<'_>) -> Vec<Paragraph> {
    let mut joined: Vec<Paragraph> = Vec::with_capacity(paragraphs.len());
    for paragraph in paragraphs {
        let speech = |before: &Paragraph| openings.get(&before.span.start()).map(|opening| before.span.start() + opening.length);
        let label_alone = |before: &&mut Paragraph| speech(before).is_some_and(|speech| speech > before.span.end() && speech >= paragraph.span.start());
        match joined.last_mut().filter(|_| !openings.contains_key(&paragraph.span.start())).filter(label_alone) {
            Some(before) => *before = Paragraph { span: CharSpan::between(before.span.start(), paragraph.span.end()), kind: ParagraphKind::Text },
            None => joined.push(paragraph),
        }
    }
    joined
}

/// Turns: from an opening to the next, over the paragraphs without one.
/// A heading ends a turn, and so does a paragraph that is one bracketed note and that nobody goes on after.
fn turns(paragraphs: &[Paragraph], openings: &Openings<'_>, lines: &[Line<'_>]) -> (Vec<Turn>, Vec<Speaker>) {
    let mut turns: Vec<Turn> = Vec::new();
    let mut speakers: Vec<Speaker> = Vec::new();
    let mut places: HashMap<&str, u16> = HashMap::new();
    let mut open = false;
    for (place, paragraph) in paragraphs.iter().enumerate() {
        if let Some(opening) = openings.get(&paragraph.span.start()) {
            let speaker = *places.entry(opening.label).or_insert_with(|| {
                speakers.push(Speaker { label: opening.label.to_owned(), role: Role::from_label(opening.label) });
                u16::try_from(speakers.len() - 1).unwrap_or(u16::MAX)
            });
            let start = paragraph.span.start();
            turns.push(Turn { span: paragraph.span, speech_start: start + opening.length, speaker, time_ms: opening.time_ms, language: None });
            open = true;
        } else if matches!(paragraph.kind, ParagraphKind::Heading(_))
            || is_of_program(*paragraph, lines)
            || (is_note(*paragraph, lines) && !goes_on(paragraphs.get(place + 1..), openings, lines))
        {
            open = false;
        } else if open && let Some(turn) = turns.last_mut() {
            turn.span = CharSpan::between(turn.span.start(), paragraph.span.end());
        }
    }
    (turns, speakers)
}

/// True for a paragraph of the program that wrote the transcript.
fn is_of_program(paragraph: Paragraph, lines: &[Line<'_>]) -> bool {
    let first = lines.partition_point(|line| line.span.start() < paragraph.span.start());
    lines.get(first).is_some_and(|line| tagged::is_of_program(line.text))
}

/// True for a paragraph that is one note in square brackets and nothing else.
fn is_note(paragraph: Paragraph, lines: &[Line<'_>]) -> bool {
    let first = lines.partition_point(|line| line.span.start() < paragraph.span.start());
    let last = lines.partition_point(|line| line.span.start() < paragraph.span.end());
    let inside = lines.get(first..last.max(first)).unwrap_or_default();
    let starts = inside.first().is_some_and(|line| line.text.trim_start().starts_with('['));
    let ends = inside.last().is_some_and(|line| line.text.trim_end().ends_with(']'));
    let closes_once = inside.iter().flat_map(|line| line.text.chars()).filter(|letter| *letter == ']').count() == 1;
    starts && ends && closes_once
}

/// True where the paragraphs that follow go on without a new opening.
fn goes_on(rest: Option<&[Paragraph]>, openings: &Openings<'_>, lines: &[Line<'_>]) -> bool {
    let next = rest.unwrap_or_default().iter().find(|paragraph| !is_note(**paragraph, lines));
    next.is_some_and(|paragraph| !openings.contains_key(&paragraph.span.start()) && !matches!(paragraph.kind, ParagraphKind::Heading(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(text: &str) -> Layout {
        structure(text, Known::default(), &mut Vec::new())
    }

    fn said(text: &str) -> Vec<(String, String)> {
        let layout = layout(text);
        let slice = |span: CharSpan| text.chars().skip(span.start() as usize).take(span.len() as usize).collect::<String>();
        layout.turns.iter().map(|turn| (layout.speaker_of(turn).unwrap().label.clone(), slice(turn.speech()))).collect()
    }

    #[test]
    fn turns_run_to_the_next_opening_and_labels_are_cut_off() {
        let text = "I: Hello there.\nP3: Yes.\nStill me.\n\nI: Good.\nP3 : Bye";
        assert_eq!(
            said(text),
            [("I", "Hello there."), ("P3", "Yes.\nStill me."), ("I", "Good."), ("P3", "Bye")].map(|(label, said)| (label.to_owned(), said.to_owned()))
        );
        assert_eq!(layout(text).header, None);
    }

    #[test]
    fn a_colon_alone_makes_no_speaker() {
        let text = "My notes from the day.\n\nNote: it rained all morning, and nobody came.\n\nThen we left. He said: no.\n\nNote: again rain.\n\nA last line.";
        assert_eq!(said(text), []);
        assert_eq!(layout(text).paragraphs.len(), 5);
        assert_eq!(said("Question: what is it?\n\nIt is a question of water."), []);
    }

    #[test]
    fn the_header_is_nobodys_speech() {
        let text = "Interview 001\nDate: 2025-02-02\n\nInterviewer: Good. \n\nP001: Fine. \n\nInterviewer: So? \n\n";
        let layout = layout(text);
        assert_eq!(layout.header, Some(CharSpan::at(0, 30)));
        assert_eq!((layout.turns.len(), layout.speakers.len(), layout.paragraphs.len()), (3, 2, 3));
        assert_eq!(layout.speakers[0].role, Role::Interviewer);
        // Prose that happens to stand first is no header.
        assert_eq!(super::tests::layout("It was a long day.\nWe sat.\n\nThen it rained.").header, None);
    }

    #[test]
    fn notes_in_brackets_end_a_turn_only_where_nobody_goes_on() {
        let text =
            "INT-01: One?\n\nDET-009: Two.\n\n[He looks out.]\n\nAnd three.\n\nINT-01: Four?\n\nDET-009: Five.\n\n[Session 2.]\n\nINT-01: Six.\n\n[Note: end.]";
        let told = said(text);
        assert_eq!(told[1].1, "Two.\n\n[He looks out.]\n\nAnd three.");
        assert_eq!(told[3].1, "Five.");
        assert_eq!(told[4].1, "Six.");
    }

    #[test]
    fn without_blank_lines_every_line_is_a_paragraph() {
        assert_eq!(layout("one\ntwo\nthree\n").paragraphs.len(), 3);
        assert_eq!(layout("one\ntwo\n\nthree").paragraphs.len(), 2);
    }
}
