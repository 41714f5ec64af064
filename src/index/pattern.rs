//! What a query may ask of one word, and whether a word fits.

use crate::index::analysis::{Rules, exact};
use crate::index::fold::{fold, variants};
use crate::index::tokens::{Elision, Words};

/// A condition on one word, as it was typed: neither cut nor folded, because that depends on the language of the text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum WordPattern {
    /// This word, in any of the forms that the language of the text gives it.
    Word(String),
    /// This word exactly: case, accents and marks as written.
    Exact(String),
    /// Words that begin so.
    Prefix(String),
    /// Words of this form: `?` is any one letter, `*` any number of letters.
    Wildcard(String),
    /// Words that differ from this one by at most so many letters put in, left out or replaced.
    Fuzzy(String, u8),
}

impl WordPattern {
    /// What was typed.
    pub fn typed(&self) -> &str {
        match self {
            Self::Word(typed) | Self::Exact(typed) | Self::Prefix(typed) | Self::Wildcard(typed) | Self::Fuzzy(typed, _) => typed,
        }
    }

    /// The words that it asks for in a row, in texts that cut words so: one, unless an elision is cut off. None where it holds no letter and no digit.
    pub(super) fn tests(&self, elision: Elision) -> Vec<Test> {
        if let Self::Wildcard(form) = self {
            let form = fold_form(form);
            return if form.chars().any(char::is_alphanumeric) || form.contains(['*', '?']) { vec![Test::Wildcard(form)] } else { Vec::new() };
        }
        let mut words = Words::new(self.typed(), elision);
        let mut cut = Vec::new();
        while words.advance() {
            cut.push(words.written());
        }
        let last = cut.len().saturating_sub(1);
        let test = |(place, word): (usize, &str)| match self {
            Self::Exact(_) => Test::Exact(exact(word)),
            Self::Prefix(_) if place == last => Test::Prefix(variants(word)),
            Self::Fuzzy(_, distance) if place == last => Test::Fuzzy(variants(word), *distance),
            _ => Test::word(word),
        };
        cut.into_iter().enumerate().map(test).collect()
    }
}

/// Folds the letters of a form, and keeps its stars and question marks.
fn fold_form(form: &str) -> String {
    let mut folded = String::new();
    for piece in form.split_inclusive(['*', '?']) {
        let letters = piece.trim_end_matches(['*', '?']);
        folded.push_str(&fold(letters));
        folded.push_str(piece.get(letters.len()..).unwrap_or_default());
    }
    folded
}

/// A condition on one word, ready to be held against words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Test {
    /// Keys of the word by the rules of each language (in the order of [`Rules::ALL`]), and how it was typed, in lower case.
    Word([Vec<String>; 4], String),
    Exact(String),
    /// Folded beginnings.
    Prefix(Vec<String>),
    /// A folded form.
    Wildcard(String),
    /// Folded words and the number of differences.
    Fuzzy(Vec<String>, u8),
}

impl Test {
    pub(super) fn word(typed: &str) -> Self {
        Self::Word(Rules::ALL.map(|rules| rules.keys(typed)), low(typed))
    }

    /// The keys by which a language knows the word, where it is a plain one.
    pub(super) fn keys(&self, rules: Rules) -> Option<&[String]> {
        match self {
            Self::Word(keys, _) => keys.get(rules as usize).map(Vec::as_slice),
            _ => None,
        }
    }

    /// True where the word fits.
    pub(super) fn matches(&self, rules: Rules, written: &str, forms: &Forms) -> bool {
        match self {
            Self::Word(..) => self.keys(rules).is_some_and(|keys| forms.keys.iter().any(|key| keys.contains(key))),
            Self::Exact(_) => self.is_exactly(written),
            Self::Prefix(_) | Self::Wildcard(_) | Self::Fuzzy(..) => forms.folded.iter().any(|form| self.matches_folded(form)),
        }
    }

    /// True where a folded form of a word fits; never for tests that do not ask for folded forms.
    pub(super) fn matches_folded(&self, form: &str) -> bool {
        match self {
            Self::Prefix(starts) => starts.iter().any(|start| form.starts_with(start.as_str())),
            Self::Wildcard(wanted) => fits_wildcard(wanted, form),
            Self::Fuzzy(wanted, distance) => wanted.iter().any(|wanted| is_within(wanted, form, usize::from(*distance))),
            Self::Word(..) | Self::Exact(_) => false,
        }
    }

    /// True where the word is asked for exactly so.
    pub(super) fn is_exactly(&self, written: &str) -> bool {
        matches!(self, Self::Exact(wanted) if *wanted == written || !written.is_ascii() && *wanted == exact(written))
    }

    /// True where the word was typed as it stands in the text, but for capitals.
    pub(super) fn is_as_typed(&self, written: &str) -> bool {
        match self {
            Self::Word(_, typed) => low(written) == *typed,
            _ => true,
        }
    }
}

fn low(word: &str) -> String {
    exact(word).chars().flat_map(char::to_lowercase).collect()
}

/// The forms of a word of a text under the rules of its language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Forms {
    pub(super) folded: Vec<String>,
    pub(super) keys: Vec<String>,
}

impl Forms {
    pub(super) fn of(rules: Rules, written: &str) -> Self {
        let folded = variants(written);
        let keys = rules.keys_of(written, &folded);
        Self { folded, keys }
    }
}

/// Goes back to the last star only, so that the time is at most the product of the two lengths.
fn fits_wildcard(form: &str, word: &str) -> bool {
    let (mut form, mut word) = (form.chars(), word.chars());
    let mut star: Option<(std::str::Chars<'_>, std::str::Chars<'_>)> = None;
    loop {
        let before = form.clone();
        match (form.next(), word.clone().next()) {
            (Some('*'), _) => star = Some((form.clone(), word.clone())),
            (Some('?'), Some(_)) => drop(word.next()),
            (Some(wanted), Some(letter)) if wanted == letter => drop(word.next()),
            (None, None) => return true,
            _ => {
                drop(before);
                let Some((after_star, mut tried)) = star.take() else { return false };
                if tried.next().is_none() {
                    return false;
                }
                star = Some((after_star.clone(), tried.clone()));
                (form, word) = (after_star, tried);
            }
        }
    }
}

/// True where the Levenshtein distance between the two is at most `limit`.
fn is_within(one: &str, other: &str, limit: usize) -> bool {
    let one: Vec<char> = one.chars().collect();
    let count = other.chars().count();
    if one.len().abs_diff(count) > limit {
        return false;
    }
    let mut row: Vec<usize> = (0..=one.len()).collect();
    for (line, letter) in (1..).zip(other.chars()) {
        let mut diagonal = std::mem::replace(row.first_mut().unwrap_or(&mut 0), line);
        let (mut left, mut best) = (line, line);
        for (cell, wanted) in row.iter_mut().skip(1).zip(&one) {
            let here = (diagonal + usize::from(*wanted != letter)).min(*cell + 1).min(left + 1);
            diagonal = std::mem::replace(cell, here);
            left = here;
            best = best.min(here);
        }
        if best > limit {
            return false;
        }
    }
    row.last().is_some_and(|distance| *distance <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn slow_wildcard(form: &[char], word: &[char]) -> bool {
        match (form.first(), word.first()) {
            (None, None) => true,
            (Some('*'), _) => slow_wildcard(&form[1..], word) || !word.is_empty() && slow_wildcard(form, &word[1..]),
            (Some('?'), Some(_)) => slow_wildcard(&form[1..], &word[1..]),
            (Some(a), Some(b)) if a == b => slow_wildcard(&form[1..], &word[1..]),
            _ => false,
        }
    }

    fn slow_distance(one: &[char], other: &[char]) -> usize {
        match (one.split_first(), other.split_first()) {
            (None, _) => other.len(),
            (_, None) => one.len(),
            (Some((a, one_rest)), Some((b, other_rest))) if a == b => slow_distance(one_rest, other_rest),
            (Some((_, one_rest)), Some((_, other_rest))) => {
                1 + slow_distance(one_rest, other).min(slow_distance(one, other_rest)).min(slow_distance(one_rest, other_rest))
            }
        }
    }

    proptest! {
        #[test]
        fn wildcards_agree_with_a_slow_matcher(form in "[abé*?]{0,7}", word in "[abé]{0,8}") {
            let chars = |text: &str| text.chars().collect::<Vec<_>>();
            prop_assert_eq!(fits_wildcard(&form, &word), slow_wildcard(&chars(&form), &chars(&word)));
        }

        #[test]
        fn distances_agree_with_a_slow_count(one in "[abé]{0,6}", other in "[abé]{0,6}", limit in 0u8..4) {
            let chars = |text: &str| text.chars().collect::<Vec<_>>();
            prop_assert_eq!(is_within(&one, &other, usize::from(limit)), slow_distance(&chars(&one), &chars(&other)) <= usize::from(limit));
        }
    }
}
