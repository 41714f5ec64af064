//! Counting words: a word is a stretch without white space that holds a letter or a digit.

use crate::model::layout::{Layout, Role};
use crate::model::text::{CharSpan, DocumentText};

/// Number of words in a piece of text.
pub fn count(text: &str) -> u64 {
    text.split_whitespace().filter(|token| token.chars().any(char::is_alphanumeric)).count() as u64
}

/// How many words a document holds, and whose they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordCount {
    /// Words of the body, without speakers' labels and times.
    pub body: u64,
    /// Words of participants: the body without interviewers and interpreters and, where there are turns, without what lies outside them.
    /// A document without turns counts whole, because nothing in it is marked as an interviewer's.
    pub participants: u64,
    /// Words of each speaker, in the order of [`Layout::speakers`].
    pub speakers: Vec<u64>,
}

/// Counts the words of a document. The header is nobody's and counts nowhere.
pub fn of_document(text: &DocumentText, layout: &Layout) -> WordCount {
    let mut counted = WordCount { speakers: vec![0; layout.speakers.len()], ..WordCount::default() };
    for piece in speech(text, layout) {
        let words = count(text.slice(piece.span));
        counted.body += words;
        if let Some(own) = piece.speaker.and_then(|speaker| counted.speakers.get_mut(speaker)) {
            *own += words;
        }
        if piece.of_participant {
            counted.participants += words;
        }
    }
    counted
}

/// A stretch of the body without labels and times, by one speaker or by nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speech {
    /// Its characters.
    pub span: CharSpan,
    /// Place of the speaker in [`Layout::speakers`].
    pub speaker: Option<usize>,
    /// True where its words are the study's material.
    pub of_participant: bool,
}

/// The body cut into stretches of speech, in order, labels and times left out.
pub fn speech(text: &DocumentText, layout: &Layout) -> Vec<Speech> {
    let nobody_marked = layout.turns.is_empty();
    let mut pieces = Vec::with_capacity(layout.turns.len() * 2 + 1);
    let mut at = layout.header.map_or(0, CharSpan::end);
    let outside = |start: u32, end: u32| (start < end).then(|| Speech { span: CharSpan::between(start, end), speaker: None, of_participant: nobody_marked });
    for turn in &layout.turns {
        pieces.extend(outside(at, turn.span.start()));
        let role = layout.speaker_of(turn).map_or(Role::Participant, |speaker| speaker.role);
        pieces.push(Speech { span: turn.speech(), speaker: Some(usize::from(turn.speaker)), of_participant: role == Role::Participant });
        at = turn.span.end();
    }
    pieces.extend(outside(at, text.char_len()));
    pieces
}

/// Words of participants inside the given spans, which must be in order and apart (see [`union`]).
pub fn of_participants_within(text: &DocumentText, speech: &[Speech], spans: &[CharSpan]) -> u64 {
    within(text, speech, spans, true)
}

/// Words of the body inside the given spans, labels and times left out.
pub fn of_body_within(text: &DocumentText, speech: &[Speech], spans: &[CharSpan]) -> u64 {
    within(text, speech, spans, false)
}

fn within(text: &DocumentText, speech: &[Speech], spans: &[CharSpan], participants_only: bool) -> u64 {
    let mut total = 0;
    for span in spans {
        let first = speech.partition_point(|piece| piece.span.end() <= span.start());
        for piece in speech.iter().skip(first).take_while(|piece| piece.span.start() < span.end()) {
            if piece.of_participant || !participants_only {
                total += piece.span.intersection(*span).map_or(0, |both| count(text.slice(both)));
            }
        }
    }
    total
}

/// The same characters as spans in order and apart: what overlaps or touches becomes one.
pub fn union(mut spans: Vec<CharSpan>) -> Vec<CharSpan> {
    spans.sort_unstable();
    let mut joined: Vec<CharSpan> = Vec::with_capacity(spans.len());
    for span in spans.into_iter().filter(|span| !span.is_empty()) {
        match joined.last_mut() {
            Some(last) if span.start() <= last.end() => *last = CharSpan::between(last.start(), last.end().max(span.end())),
            _ => joined.push(span),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::layout::{Paragraph, ParagraphKind, Speaker, Turn};
    use proptest::prelude::*;

    #[test]
    fn words_are_tokens_with_a_letter_or_a_digit() {
        assert_eq!(count("Oui… mais — l'imam, 12 fois ; « non » !"), 6);
        assert_eq!(count("السلام عليكم ٣"), 3);
    }

    #[test]
    fn labels_times_and_interviewers_are_left_out() {
        let text = DocumentText::new("Titre un\n\nINT-01 : Bien dit ?\n\nDET-004 : Trois mots ici\n\n[fin]");
        let span = |start, end| CharSpan::new(start, end).unwrap();
        let layout = Layout {
            header: Some(span(0, 8)),
            paragraphs: vec![Paragraph { span: span(10, 29), kind: ParagraphKind::Text }],
            turns: vec![
                Turn { span: span(10, 29), speech_start: 19, speaker: 0, time_ms: None, language: None },
                Turn { span: span(31, 55), speech_start: 41, speaker: 1, time_ms: None, language: None },
            ],
            speakers: vec![Speaker { label: "INT-01".into(), role: Role::Interviewer }, Speaker { label: "DET-004".into(), role: Role::Participant }],
            runs: Vec::new(),
        };
        let counted = of_document(&text, &layout);
        assert_eq!(counted, WordCount { body: 6, participants: 3, speakers: vec![2, 3] });
        let speech = speech(&text, &layout);
        assert_eq!(of_participants_within(&text, &speech, &[span(0, 50)]), 2);
    }

    proptest! {
        #[test]
        fn a_union_holds_the_same_characters_once(pairs in proptest::collection::vec((0u32..60, 0u32..60), 0..12)) {
            let spans: Vec<_> = pairs.iter().map(|&(a, b)| CharSpan::between(a, b)).collect();
            let joined = union(spans.clone());
            for position in 0..60 {
                prop_assert_eq!(spans.iter().any(|s| s.holds(position)), joined.iter().filter(|s| s.holds(position)).count() == 1);
            }
            prop_assert!(joined.windows(2).all(|pair| pair[0].end() < pair[1].start()));
        }
    }
}
