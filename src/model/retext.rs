//! A text with other words in some places: the new text, its layout, and where every position of the old one lies in it.

use crate::model::layout::{Layout, Paragraph, Run, Speaker, Turn};
use crate::model::revision::Move;
use crate::model::text::{CharSpan, DocumentText};

/// Why stretches of a text cannot give way to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RetextError {
    /// A stretch is empty or reaches beyond the text.
    #[error("the passage {0} does not lie inside the text")]
    Outside(CharSpan),
    /// Two stretches share a character.
    #[error("the passages {0} and {1} share characters")]
    Overlap(CharSpan, CharSpan),
    /// A stretch reaches over the end of a paragraph.
    #[error("the passage {0} reaches over the end of a paragraph")]
    AcrossParagraphs(CharSpan),
}

/// Where positions of the old text lie in the new one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shift {
    stretches: Vec<Stretch>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stretch {
    old: CharSpan,
    new: CharSpan,
    clips: bool,
}

impl Shift {
    /// From moves in the order of the text.
    pub fn of(moves: &[Move]) -> Self {
        let mut stretches = Vec::with_capacity(moves.len());
        let (mut last_old, mut last_new) = (0u32, 0u32);
        for moved in moves {
            let start = last_new + (moved.span.start() - last_old.min(moved.span.start()));
            let length = u32::try_from(moved.new.chars().count()).unwrap_or(u32::MAX);
            let new = CharSpan::at(start, length);
            (last_old, last_new) = (moved.span.end(), new.end());
            stretches.push(Stretch { old: moved.span, new, clips: moved.kind.clips() });
        }
        Self { stretches }
    }

    /// Where a span lies in the new text. Of a pseudonym it takes all or nothing; of a passage that was withdrawn it keeps nothing, and where nothing
    /// else is left of it there is none.
    pub fn span(&self, span: CharSpan) -> Option<CharSpan> {
        let (start, end) = (self.start(span.start()), self.end(span.end()));
        (start < end).then(|| CharSpan::between(start, end))
    }

    /// Where a part of a layout lies, which may be empty and is never lost.
    fn part(&self, span: CharSpan) -> CharSpan {
        let covered = Self { stretches: self.stretches.iter().map(|stretch| Stretch { clips: false, ..*stretch }).collect() };
        let (start, end) = (covered.start(span.start()), covered.end(span.end()));
        CharSpan::between(start, end.max(start))
    }

    fn start(&self, position: u32) -> u32 {
        match self.last_before(position) {
            None => position,
            Some(stretch) if position >= stretch.old.end() => stretch.new.end() + (position - stretch.old.end()),
            Some(stretch) if stretch.clips => stretch.new.end(),
            Some(stretch) => stretch.new.start(),
        }
    }

    fn end(&self, position: u32) -> u32 {
        match self.last_before(position) {
            None => position,
            Some(stretch) if position > stretch.old.end() || (position == stretch.old.end() && !stretch.clips) => {
                stretch.new.end() + (position - stretch.old.end())
            }
            Some(stretch) if position == stretch.old.start() => stretch.new.start(),
            Some(stretch) if stretch.clips => stretch.new.start(),
            Some(stretch) => stretch.new.end(),
        }
    }

    /// The last stretch that begins at a position or before it.
    fn last_before(&self, position: u32) -> Option<&Stretch> {
        self.stretches.partition_point(|stretch| stretch.old.start() <= position).checked_sub(1).and_then(|place| self.stretches.get(place))
    }
}

/// The text and the layout after the moves. The moves must be in the order of the text.
pub fn retext(text: &DocumentText, layout: &Layout, moves: &[Move]) -> Result<(DocumentText, Layout), RetextError> {
    check(text, layout, moves)?;
    let mut body = String::with_capacity(text.as_str().len());
    let mut last = 0;
    for moved in moves {
        body.push_str(text.slice(CharSpan::between(last, moved.span.start())));
        body.push_str(&moved.new);
        last = moved.span.end();
    }
    body.push_str(text.slice(CharSpan::between(last, text.char_len())));
    let new = DocumentText::new(body);
    let layout = moved_layout(text, &new, layout, &Shift::of(moves));
    Ok((new, layout))
}

fn check(text: &DocumentText, layout: &Layout, moves: &[Move]) -> Result<(), RetextError> {
    for moved in moves {
        let span = moved.span;
        if span.is_empty() || !text.has(span) {
            return Err(RetextError::Outside(span));
        }
        if layout.paragraphs.iter().any(|paragraph| paragraph.span.overlaps(span) && !paragraph.span.contains(span)) {
            return Err(RetextError::AcrossParagraphs(span));
        }
    }
    for pair in moves.windows(2) {
        if let [one, next] = pair
            && one.span.end() > next.span.start()
        {
            return Err(RetextError::Overlap(one.span, next.span));
        }
    }
    Ok(())
}

fn moved_layout(old: &DocumentText, new: &DocumentText, layout: &Layout, shift: &Shift) -> Layout {
    let turns: Vec<Turn> = layout
        .turns
        .iter()
        .map(|turn| {
            let span = shift.part(turn.span);
            let label = shift.part(CharSpan::between(turn.span.start(), turn.speech_start));
            Turn { span, speech_start: label.end().clamp(span.start(), span.end()), ..*turn }
        })
        .collect();
    let speakers =
        layout.speakers.iter().enumerate().map(|(place, speaker)| Speaker { label: moved_label(old, new, layout, shift, place, speaker), ..speaker.clone() });
    Layout {
        header: layout.header.map(|span| shift.part(span)),
        paragraphs: layout.paragraphs.iter().map(|paragraph| Paragraph { span: shift.part(paragraph.span), ..*paragraph }).collect(),
        speakers: speakers.collect(),
        runs: layout.runs.iter().map(|run| Run { span: shift.part(run.span), ..*run }).filter(|run| !run.span.is_empty()).collect(),
        turns,
    }
}

/// A speaker's label as the new text writes it before the first of its turns.
fn moved_label(old: &DocumentText, new: &DocumentText, layout: &Layout, shift: &Shift, place: usize, speaker: &Speaker) -> String {
    let turns = || layout.turns.iter().filter(|turn| usize::from(turn.speaker) == place);
    let found = turns().find_map(|turn| {
        let before = CharSpan::between(turn.span.start(), turn.speech_start.max(turn.span.start()));
        let words = old.slice(before);
        let at = words.find(&speaker.label)?;
        let start = before.start() + u32::try_from(words.get(..at)?.chars().count()).ok()?;
        let length = u32::try_from(speaker.label.chars().count()).ok()?;
        let span = shift.span(CharSpan::at(start, length))?;
        Some(new.slice(span).to_owned())
    });
    found.filter(|label| !label.is_empty()).unwrap_or_else(|| speaker.label.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::layout::ParagraphKind;
    use crate::model::revision::Replaced;
    use proptest::prelude::*;

    fn moved(start: u32, end: u32, new: &str, kind: Replaced) -> Move {
        Move { span: CharSpan::new(start, end).unwrap(), new: new.into(), kind, paragraph: 1 }
    }

    fn span(start: u32, end: u32) -> CharSpan {
        CharSpan::new(start, end).unwrap()
    }

    #[test]
    fn a_pseudonym_is_coded_as_a_whole_or_not_at_all() {
        let text = DocumentText::new("Moussa saw Awa in Gao.");
        let moves = [moved(0, 6, "[man A]", Replaced::Name), moved(11, 14, "[B]", Replaced::Name)];
        let (new, _) = retext(&text, &Layout::default(), &moves).unwrap();
        assert_eq!(new.as_str(), "[man A] saw [B] in Gao.");
        let shift = Shift::of(&moves);
        let words = |old: CharSpan| shift.span(old).map(|span| new.slice(span).to_owned());
        assert_eq!(words(span(0, 6)).as_deref(), Some("[man A]"));
        assert_eq!(words(span(3, 10)).as_deref(), Some("[man A] saw"));
        assert_eq!(words(span(7, 12)).as_deref(), Some("saw [B]"));
        assert_eq!(words(span(7, 11)).as_deref(), Some("saw "));
        assert_eq!(words(span(14, 22)).as_deref(), Some(" in Gao."));
    }

    #[test]
    fn of_a_withdrawn_passage_a_coding_keeps_nothing() {
        let text = DocumentText::new("before SECRET after");
        let moves = [moved(7, 13, "[withdrawn]", Replaced::Withdrawn)];
        let (new, _) = retext(&text, &Layout::default(), &moves).unwrap();
        let shift = Shift::of(&moves);
        let words = |old: CharSpan| shift.span(old).map(|span| new.slice(span).to_owned());
        assert_eq!(words(span(7, 13)), None);
        assert_eq!(words(span(8, 12)), None);
        assert_eq!(words(span(0, 10)).as_deref(), Some("before "));
        assert_eq!(words(span(7, 19)).as_deref(), Some(" after"));
        assert_eq!(words(span(10, 19)).as_deref(), Some(" after"));
        assert_eq!(words(span(0, 19)).as_deref(), Some("before [withdrawn] after"));
    }

    #[test]
    fn a_name_in_the_labels_of_turns_is_replaced_in_the_list_of_speakers_too() {
        let text = DocumentText::new("Moussa: yes.");
        let layout = Layout {
            paragraphs: vec![Paragraph { span: span(0, 12), kind: ParagraphKind::Text }],
            turns: vec![Turn { span: span(0, 12), speech_start: 8, speaker: 0, time_ms: None, language: None }],
            speakers: vec![Speaker { label: "Moussa".into(), role: crate::model::layout::Role::Participant }],
            ..Layout::default()
        };
        let (new, layout) = retext(&text, &layout, &[moved(0, 6, "DET-004", Replaced::Name)]).unwrap();
        assert_eq!((new.as_str(), layout.speakers[0].label.as_str(), layout.turns[0].speech_start), ("DET-004: yes.", "DET-004", 9));
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let text = DocumentText::new("one\ntwo");
        let layout = Layout {
            paragraphs: vec![Paragraph { span: span(0, 3), kind: ParagraphKind::Text }, Paragraph { span: span(4, 7), kind: ParagraphKind::Text }],
            ..Layout::default()
        };
        let refused = |moves: &[Move]| retext(&text, &layout, moves).unwrap_err();
        assert_eq!(refused(&[moved(2, 5, "x", Replaced::Name)]), RetextError::AcrossParagraphs(span(2, 5)));
        assert_eq!(refused(&[moved(5, 9, "x", Replaced::Name)]), RetextError::Outside(span(5, 9)));
        assert_eq!(refused(&[moved(0, 2, "x", Replaced::Name), moved(1, 3, "y", Replaced::Name)]), RetextError::Overlap(span(0, 2), span(1, 3)));
    }

    /// Stretches apart from each other, with what takes their place.
    fn moves(length: u32) -> impl Strategy<Value = Vec<Move>> {
        prop::collection::vec((0..length, 1u32..6, "[a-zɛس]{0,7}"), 0..6).prop_map(move |mut drawn| {
            drawn.sort();
            let (mut all, mut last): (Vec<Move>, u32) = (Vec::new(), 0);
            for (start, length_of, new) in drawn {
                let (start, end) = (start.max(last), (start + length_of).min(length));
                if start < end {
                    all.push(moved(start, end, &new, Replaced::Name));
                    last = end;
                }
            }
            all
        })
    }

    proptest! {
        /// What a coding covers afterwards is what it covered before, with each word it touched replaced as a whole.
        #[test]
        fn codings_stay_on_their_text(letters in "[a-zéس👾]{40}", moves in moves(40), one in 0u32..40, other in 0u32..41) {
            let text = DocumentText::new(letters);
            let (new, _) = retext(&text, &Layout::default(), &moves).unwrap();
            let coded = CharSpan::between(one, other);
            prop_assume!(!coded.is_empty());
            let touched: Vec<&Move> = moves.iter().filter(|moved| moved.span.overlaps(coded)).collect();
            let reach = touched.iter().fold(coded, |reach, moved| CharSpan::between(reach.start().min(moved.span.start()), reach.end().max(moved.span.end())));
            let mut expected = String::new();
            let mut last = reach.start();
            for moved in &touched {
                expected.push_str(text.slice(CharSpan::between(last, moved.span.start())));
                expected.push_str(&moved.new);
                last = moved.span.end();
            }
            expected.push_str(text.slice(CharSpan::between(last, reach.end())));
            let found = Shift::of(&moves).span(coded).map(|span| new.slice(span).to_owned()).unwrap_or_default();
            prop_assert_eq!(found, expected);
        }

        /// Positions never change their order and never leave the text.
        #[test]
        fn positions_keep_their_order(letters in "[a-zéس👾]{40}", moves in moves(40), one in 0u32..41, other in 0u32..41) {
            let text = DocumentText::new(letters);
            let (new, _) = retext(&text, &Layout::default(), &moves).unwrap();
            let shift = Shift::of(&moves);
            let (low, high) = (one.min(other), one.max(other));
            prop_assert!(shift.start(low) <= shift.start(high));
            prop_assert!(shift.end(low) <= shift.end(high));
            prop_assert!(shift.end(high) <= new.char_len());
        }
    }
}
