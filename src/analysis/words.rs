//! Words by position, so that counting those of any passage does not read the text again.

use crate::model::layout::Layout;
use crate::model::place::Transcript;
use crate::model::text::{CharSpan, DocumentText, Hash};
use crate::model::words::{self, Speech};
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// How many characters lie between two remembered places.
const STRIDE: u32 = 32;

/// The words of one document by position.
#[derive(Debug)]
pub struct WordTable {
    /// Each word of the body, labels and times left out, in order.
    spans: Vec<CharSpan>,
    /// Number of participants' words before each word, and, last, of all.
    participants: Vec<u32>,
    /// Whether each word is letters and digits throughout, so that any part of it counts as a word.
    even: Vec<bool>,
    /// Number of words that end at or before every 32nd character: a search starts a few words from its place, where halving a table that
    /// lies in no cache would fetch most of its lines from memory.
    marks: Vec<u32>,
}

impl WordTable {
    /// Cuts a document into words, as [`words::count`] does.
    pub fn of(text: &DocumentText, layout: &Layout) -> Self {
        let (mut spans, mut even, mut participants, mut so_far) = (Vec::new(), Vec::new(), vec![0], 0);
        for piece in words::speech(text, layout) {
            cut(text.slice(piece.span), piece, |span, is_even| {
                spans.push(span);
                even.push(is_even);
                so_far += u32::from(piece.of_participant);
                participants.push(so_far);
            });
        }
        let mut marks = Vec::with_capacity((text.char_len() / STRIDE) as usize + 1);
        let mut ended = 0u32;
        for position in (0..=text.char_len()).step_by(STRIDE as usize) {
            ended += spans.iter().skip(ended as usize).take_while(|word: &&CharSpan| word.end() <= position).count() as u32;
            marks.push(ended);
        }
        Self { spans, participants, even, marks }
    }

    /// All words of the body.
    pub fn body(&self) -> u64 {
        self.spans.len() as u64
    }
    /// All words of participants.
    pub fn of_participants(&self) -> u64 {
        self.participants.last().copied().map_or(0, u64::from)
    }

    /// Words of the body and of participants inside spans that are in order and apart. Of a word that a span cuts, a part counts where it
    /// holds a letter or a digit, as it would alone.
    pub fn within(&self, text: &DocumentText, spans: &[CharSpan]) -> (u64, u64) {
        let (mut body, mut of_participants) = (0, 0);
        for span in spans {
            let first = self.first_where(span.start(), |word| word.end() > span.start());
            let end = self.first_where(span.end(), |word| word.start() >= span.end());
            body += end.saturating_sub(first) as u64;
            of_participants += self.participants_between(first, end);
            for (place, edge) in [(first, true), (end.saturating_sub(1), first + 1 < end)] {
                let Some(word) = self.spans.get(place).filter(|_| edge && first < end) else { continue };
                if !span.contains(*word)
                    && !self.even.get(place).is_some_and(|even| *even)
                    && word.intersection(*span).is_none_or(|part| words::count(text.slice(part)) == 0)
                {
                    body -= 1;
                    of_participants -= self.participants_between(place, place + 1);
                }
            }
        }
        (body, of_participants)
    }

    /// Place of the first word, among those that end after the last mark before `position`, for which `found` holds.
    fn first_where(&self, position: u32, found: impl Fn(&CharSpan) -> bool) -> usize {
        let marked = self.marks.get((position / STRIDE) as usize).copied().map_or(self.spans.len(), |mark| mark as usize);
        let rest = self.spans.get(marked..).unwrap_or_default();
        marked + rest.iter().position(found).unwrap_or(rest.len())
    }

    fn participants_between(&self, first: usize, end: usize) -> u64 {
        let before = |place: usize| self.participants.get(place).copied().unwrap_or(0);
        u64::from(before(end).saturating_sub(before(first)))
    }
}

/// Calls `found` with each word of a stretch of speech, and whether it is letters and digits throughout.
fn cut(said: &str, piece: Speech, mut found: impl FnMut(CharSpan, bool)) {
    let (mut at, mut start, mut counts, mut even) = (piece.span.start(), piece.span.start(), false, true);
    for letter in said.chars() {
        if letter.is_whitespace() {
            if counts {
                found(CharSpan::between(start, at), even);
            }
            (counts, even) = (false, true);
            start = at + 1;
        } else {
            let letter_or_digit = letter.is_alphanumeric();
            counts = counts || letter_or_digit;
            even = even && letter_or_digit;
        }
        at += 1;
    }
    if counts {
        found(CharSpan::between(start, at), even);
    }
}

/// Tables by the hashes of text and layout.
type Known = HashMap<(Hash, Hash), Arc<WordTable>>;

/// Word tables of many documents, each made when it is first asked for and kept under the hashes of its text and layout. Copies share them.
#[derive(Clone, Debug, Default)]
pub struct WordTables {
    known: Arc<Mutex<Known>>,
}

impl WordTables {
    /// The tables of these documents, in their order; the missing ones are made on all cores.
    pub fn of(&self, transcripts: &[Transcript]) -> Vec<Arc<WordTable>> {
        let key = |transcript: &Transcript| (transcript.document.text, transcript.document.layout);
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let made: Vec<Arc<WordTable>> = transcripts
            .par_iter()
            .map(|transcript| known.get(&key(transcript)).map_or_else(|| Arc::new(WordTable::of(&transcript.text, &transcript.layout)), Arc::clone))
            .collect();
        let mut kept = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        kept.extend(transcripts.iter().map(key).zip(made.iter().map(Arc::clone)));
        made
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::layout::{Role, Speaker, Turn};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_table_counts_as_reading_the_text_does(text in "[aé’ \n.,—3س]{0,200}", cuts in proptest::collection::vec(0u32..220, 0..12), turn in 0u32..200, label in 0u32..6) {
            let text = DocumentText::new(text.as_str());
            let turn = CharSpan::between(turn.min(text.char_len()), text.char_len());
            let layout = Layout {
                turns: vec![Turn { span: turn, speech_start: (turn.start() + label).min(turn.end()), speaker: 0, time_ms: None, language: None }],
                speakers: vec![Speaker { label: "P1".into(), role: Role::Participant }],
                ..Layout::default()
            };
            let spans = words::union(cuts.chunks_exact(2).map(|pair| CharSpan::between(pair[0], pair[1])).collect());
            let table = WordTable::of(&text, &layout);
            let speech = words::speech(&text, &layout);
            let slow = (words::of_body_within(&text, &speech, &spans), words::of_participants_within(&text, &speech, &spans));
            prop_assert_eq!(table.within(&text, &spans), slow);
            let counted = words::of_document(&text, &layout);
            prop_assert_eq!((table.body(), table.of_participants()), (counted.body, counted.participants));
        }
    }
}
