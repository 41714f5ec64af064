//! Finds phrases by the letters of their first words, so that what lies between them need not be cut into words.
//!
//! A word is sure to stand where its letters stand between white space, punctuation that joins nothing, or the ends of the stretch. Where anything else
//! touches them (an apostrophe with letters behind it, a mark, a letter of another script), nobody knows without cutting, and the stretch is cut.

use crate::index::fields::LONGEST;
use crate::index::tokens::{Class, class_of, punctuation_at, punctuation_before};
use regex::Regex;

/// Most words that are looked for at once.
const MOST: usize = 200;

/// Looks for the letters of words; of none where there are none.
#[derive(Debug)]
pub(super) struct Letters(Option<Regex>);

/// What touches the letters on one side.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    /// Nothing that could belong to the word.
    Clear,
    /// The letters are part of a longer word.
    Inside,
    /// That depends.
    Unclear,
}

impl Letters {
    /// For these words; none where some of them cannot be told by their letters alone, or where there are too many.
    pub(super) fn of<'a>(words: impl Iterator<Item = &'a str>) -> Option<Self> {
        let mut words: Vec<&str> = words.collect();
        let can_be_told = |word: &&str| word.len() < LONGEST && word.chars().all(char::is_alphanumeric);
        if words.len() > MOST || !words.iter().all(can_be_told) {
            return None;
        }
        if words.is_empty() {
            return Some(Self(None));
        }
        // Of several that begin at one place the longest is taken.
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let pattern: Vec<String> = words.into_iter().map(regex::escape).collect();
        Regex::new(&pattern.join("|")).ok().map(|regex| Self(Some(regex)))
    }

    /// Calls for each of the words, in order, with its first byte; false where the text has to be cut into words after all.
    pub(super) fn each<'t>(&self, text: &'t str, mut tell: impl FnMut(usize, &'t str)) -> bool {
        for found in self.0.iter().flat_map(|regex| regex.find_iter(text)) {
            let (word, bytes) = (found.as_str(), text.as_bytes());
            let (before, behind) = if word.is_ascii() {
                (before_ascii(bytes, found.start()), behind_ascii(bytes, found.end()))
            } else {
                (before_other(bytes, found.start()), behind_other(bytes, found.end()))
            };
            match (before, behind) {
                (Edge::Clear, Edge::Clear) => tell(found.start(), word),
                (Edge::Inside, _) | (_, Edge::Inside) => {}
                _ => return false,
            }
        }
        true
    }
}

fn class_before(bytes: &[u8], at: usize) -> Class {
    at.checked_sub(1).and_then(|before| bytes.get(before)).map_or(Class::Space, |byte| class_of(*byte))
}

fn class_at(bytes: &[u8], at: usize) -> Class {
    bytes.get(at).map_or(Class::Space, |byte| class_of(*byte))
}

fn before_ascii(bytes: &[u8], start: usize) -> Edge {
    match class_before(bytes, start) {
        Class::Space | Class::Punctuation => Edge::Clear,
        Class::Letter | Class::Digit | Class::Joiner => Edge::Inside,
        // It joins only what stands on both sides of it.
        Class::MidBoth | Class::MidDigit => match class_before(bytes, start - 1) {
            Class::Space | Class::Punctuation | Class::MidBoth | Class::MidDigit => Edge::Clear,
            Class::Other if punctuation_before(bytes, start - 1) => Edge::Clear,
            _ => Edge::Unclear,
        },
        Class::Other if punctuation_before(bytes, start) => Edge::Clear,
        Class::Other => Edge::Unclear,
    }
}

fn behind_ascii(bytes: &[u8], end: usize) -> Edge {
    match class_at(bytes, end) {
        Class::Space | Class::Punctuation => Edge::Clear,
        Class::Letter | Class::Digit | Class::Joiner => Edge::Inside,
        Class::MidBoth | Class::MidDigit => match class_at(bytes, end + 1) {
            Class::Space | Class::Punctuation | Class::MidBoth | Class::MidDigit => Edge::Clear,
            Class::Other if punctuation_at(bytes, end + 1).is_some() => Edge::Clear,
            _ => Edge::Unclear,
        },
        Class::Other if punctuation_at(bytes, end).is_some() => Edge::Clear,
        Class::Other => Edge::Unclear,
    }
}

/// Letters that are not ASCII have rules of their own: only what joins no letters at all is clear. Quotation marks join Hebrew letters.
fn before_other(bytes: &[u8], start: usize) -> Edge {
    match class_before(bytes, start) {
        Class::Space => Edge::Clear,
        Class::Punctuation if bytes.get(start.saturating_sub(1)) != Some(&b'"') => Edge::Clear,
        _ => Edge::Unclear,
    }
}

fn behind_other(bytes: &[u8], end: usize) -> Edge {
    match class_at(bytes, end) {
        Class::Space => Edge::Clear,
        Class::Punctuation if bytes.get(end) != Some(&b'"') => Edge::Clear,
        _ => Edge::Unclear,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::tokens::{Elision, general_words};
    use proptest::prelude::*;

    const WORDS: [&str; 8] = ["list", "lists", "l", "30", "été", "سجن", "שב", "a1"];

    fn told(text: &str) -> Option<Vec<(usize, &str)>> {
        let mut found = Vec::new();
        Letters::of(WORDS.into_iter()).unwrap().each(text, |at, word| found.push((at, word))).then_some(found)
    }

    #[test]
    fn words_are_told_by_what_touches_their_letters() {
        assert_eq!(told("A list, the lists: list."), Some(vec![(2, "list"), (12, "lists"), (19, "list")]));
        assert_eq!(told("listed, alist, list_a, 300"), Some(vec![]));
        assert_eq!(told("« été » — list…"), Some(vec![(3, "été"), (16, "list")]));
        assert_eq!((told("l'imam"), told("x.list"), told("list\u{301}"), told("שב\"א")), (None, None, None, None));
        assert!(Letters::of(["aujourd'hui"].into_iter()).is_none() && Letters::of(["e\u{301}t"].into_iter()).is_none());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]
        #[test]
        fn what_is_told_by_letters_is_what_is_cut(text in "(list|lists|l|30|été|سجن|שב|a1|x|[-'’.,;:_\"«»—… (\u{301}\u{64e}\u{200d}é8q]){0,14}") {
            if let Some(found) = told(&text) {
                for elision in Elision::ALL {
                    let cut: Vec<(usize, &str)> = general_words(&text, elision).into_iter().map(|bytes| (bytes.start, &text[bytes])).collect();
                    let right: Vec<(usize, &str)> = cut.into_iter().filter(|(_, word)| WORDS.contains(word)).collect();
                    prop_assert_eq!(&found, &right);
                }
            }
        }
    }
}
