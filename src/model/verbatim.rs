//! Words that were taken over from a text, letter for letter: where a note or a query repeats what is to be destroyed.
//!
//! A note repeats a text where six words in a row stand in that text and in no other of the study, or where all of it, at least four words, does.
//! Fewer words in a row are how people speak, and would tear holes into what others wrote. Queries, in which a quote stands among other words, are held
//! to four in a row. A note that begins with a quotation, as one about selected words does (`¶ 14: “words”`), repeats the text however short that is.

use rustc_hash::{FxHashSet, FxHasher};
use std::hash::{Hash, Hasher};
use std::ops::Range;

/// Words in a row by which a note is told to repeat a text.
const LONG: usize = 6;
/// The same where quotes are what the field is for.
const SHORT: usize = 4;
/// Words of which a whole note must consist to be told to be taken over.
const WHOLE: usize = 4;

/// How closely a field is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// What people write.
    Note,
    /// Queries.
    Quote,
}

/// The runs of words that stand in what is to be destroyed and nowhere else.
#[derive(Clone, Debug, Default)]
pub struct Verbatim {
    runs: [FxHashSet<u64>; 3],
    /// Runs of fewer words than make a note suspicious, also of those that stand elsewhere.
    short: FxHashSet<u64>,
}

const LENGTHS: [usize; 3] = [SHORT, WHOLE, LONG];

impl Verbatim {
    /// Takes the words that go and those that stay.
    pub fn new<'a>(going: impl Iterator<Item = &'a str>, staying: impl Iterator<Item = &'a str>) -> Self {
        let mut found = Self::default();
        for text in going {
            let words = words(text);
            for (set, length) in found.runs.iter_mut().zip(LENGTHS) {
                set.extend(words.windows(length).map(hash_of));
            }
            found.short.extend((1..LONG).flat_map(|length| words.windows(length).map(hash_of).collect::<Vec<_>>()));
        }
        if found.runs.iter().all(FxHashSet::is_empty) {
            return found;
        }
        for text in staying {
            let words = words(text);
            for (set, length) in found.runs.iter_mut().zip(LENGTHS) {
                for run in words.windows(length) {
                    set.remove(&hash_of(run));
                }
            }
        }
        found
    }

    /// Where a note repeats the text, in bytes, from the first to the last word of each run.
    pub fn find(&self, note: &str, look: Look) -> Vec<Range<usize>> {
        let words = words(note);
        let [short, whole, long] = &self.runs;
        let (set, length) = match look {
            Look::Note if words.len() >= WHOLE && words.windows(WHOLE).all(|run| whole.contains(&hash_of(run))) => (whole, WHOLE),
            Look::Note => (long, LONG),
            Look::Quote => (short, SHORT),
        };
        let mut found: Vec<Range<usize>> = self.quoted_at_the_beginning(note, look).into_iter().collect();
        for run in words.windows(length).filter(|run| set.contains(&hash_of(run))) {
            let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
            match found.last_mut() {
                Some(before) if first.place.start <= before.end => before.end = last.place.end,
                _ => found.push(first.place.start..last.place.end),
            }
        }
        found
    }

    /// A short quotation with which a note begins, where it stands in what is to be destroyed.
    fn quoted_at_the_beginning(&self, note: &str, look: Look) -> Option<Range<usize>> {
        let line = note.lines().next().filter(|_| look == Look::Note)?;
        let (before, rest) = line.split_once(['“', '«'])?;
        // Nothing stands before it but the place: a paragraph, a time.
        let is_place = |letter: char| letter == '¶' || letter.is_ascii_digit() || letter.is_whitespace() || matches!(letter, ',' | ':');
        let said = rest.rsplit_once(['”', '»']).map(|(said, _)| said).filter(|_| before.chars().all(is_place))?;
        let start = line.len() - rest.len();
        let words = words(said);
        let (first, last) = (words.first()?, words.last()?);
        (words.len() < LONG && self.short.contains(&hash_of(&words))).then(|| start + first.place.start..start + last.place.end)
    }

    /// The note with `instead` in the place of each run; none where it repeats nothing.
    pub fn cut(&self, note: &str, look: Look, instead: &str) -> Option<String> {
        let found = self.find(note, look);
        if found.is_empty() {
            return None;
        }
        let (mut cut, mut last) = (String::with_capacity(note.len()), 0);
        for run in found {
            cut.push_str(note.get(last..run.start).unwrap_or_default());
            cut.push_str(instead);
            last = run.end;
        }
        cut.push_str(note.get(last..).unwrap_or_default());
        Some(cut)
    }
}

/// A word in small letters, as a number, and where it stands.
struct Word {
    hash: u64,
    place: Range<usize>,
}

fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut open: Option<(usize, FxHasher)> = None;
    for (at, letter) in text.char_indices() {
        if letter.is_alphanumeric() {
            let (_, hasher) = open.get_or_insert_with(|| (at, FxHasher::default()));
            letter.to_lowercase().for_each(|small| small.hash(hasher));
        } else if let Some((start, hasher)) = open.take() {
            found.push(Word { hash: hasher.finish(), place: start..at });
        }
    }
    if let Some((start, hasher)) = open {
        found.push(Word { hash: hasher.finish(), place: start..text.len() });
    }
    found
}

fn hash_of(run: &[Word]) -> u64 {
    let mut hasher = FxHasher::default();
    run.iter().for_each(|word| word.hash.hash(&mut hasher));
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verbatim() -> Verbatim {
        let going = "They took my brother at night, and nobody has told us where he is. I was at the market.";
        Verbatim::new([going].into_iter(), ["I was at the market too, said the other man."].into_iter())
    }

    #[test]
    fn a_run_of_six_words_is_found_whatever_stands_between_them() {
        let note = "Strong: “they took my brother at night – and nobody”, it is all there.";
        let cut = verbatim().cut(note, Look::Note, "[…]").unwrap();
        assert_eq!(cut, "Strong: “[…]”, it is all there.");
    }

    #[test]
    fn what_others_said_too_and_short_runs_stay() {
        for note in ["he says: I was at the market, as the other does", "she says they took my brother, and it is hearsay"] {
            assert_eq!(verbatim().cut(note, Look::Note, ""), None, "{note}");
        }
    }

    #[test]
    fn a_quotation_at_the_beginning_of_a_note_is_found_however_short_it_is() {
        let cut = |note: &str| verbatim().cut(note, Look::Note, "[…]");
        assert_eq!(cut("¶ 14, 00:02:05: “at night”\n\nWho was there?").as_deref(), Some("¶ 14, 00:02:05: “[…]”\n\nWho was there?"));
        assert_eq!(cut("¶ 3 : « Market » et la suite").as_deref(), Some("¶ 3 : « […] » et la suite"));
        for note in ["¶ 14: “by day”", "She means “at night” here", "at night", "“they took my brother at night and nobody” is long"] {
            assert!(cut(note).is_none_or(|cut| note.contains("is long") && cut == "“[…]” is long"), "{note}");
        }
    }

    #[test]
    fn a_note_that_is_nothing_but_a_quote_is_found_from_four_words_on() {
        assert_eq!(verbatim().cut("told us where he", Look::Note, "x").as_deref(), Some("x"));
        assert_eq!(verbatim().cut("took my brother", Look::Note, "x"), None);
        assert_eq!(verbatim().cut("\"took my brother\"", Look::Quote, "x"), None);
        assert_eq!(verbatim().cut("\"took my brother at\" AND kin", Look::Quote, "x").as_deref(), Some("\"x\" AND kin"));
    }
}
