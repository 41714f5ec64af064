//! The vocabulary: every word as it is written in each language, its forms, and where the engine keeps its places.
//!
//! Words are folded and stemmed here, once for each different word, and not once for each place. What was analysed for one snapshot is kept for the next.

use crate::index::analysis::Rules;
use crate::index::fields::{Fields, TAG};
use crate::index::fold::variants;
use crate::index::wanted::Form;
use crate::index::{IndexError, pattern::Test};
use crate::model::language::Language;
use rayon::prelude::*;
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};
use std::sync::Arc;
use tantivy::Searcher;
use tantivy::postings::TermInfo;

/// A word of a language.
#[derive(Debug)]
pub(super) struct Known {
    /// The language's tag and the word as it is written: what the engine knows it as.
    term: Box<str>,
    /// The folded forms, where they are not the written one alone.
    folded: Option<Box<[String]>>,
    /// Hashes of its keys by the rules of its language.
    keys: Box<[u64]>,
}

impl Known {
    fn new(term: &str) -> Self {
        let (language, written) = parted(term);
        let folded = variants(written);
        let rules = Rules::of(language);
        let keys = rules.keys_of(written, &folded).iter().map(|key| hash_of(rules, key)).collect();
        let same = folded.len() == 1 && folded.first().is_some_and(|form| form == written);
        Self { term: term.into(), folded: (!same).then(|| folded.into()), keys }
    }
    pub(super) fn language(&self) -> Language {
        parted(&self.term).0
    }
    pub(super) fn written(&self) -> &str {
        parted(&self.term).1
    }
    /// True where a folded form fits.
    fn has_folded(&self, test: &Test) -> bool {
        match &self.folded {
            Some(forms) => forms.iter().any(|form| test.matches_folded(form)),
            None => test.matches_folded(self.written()),
        }
    }
    /// The folded form; the first where there are several.
    pub(super) fn folded(&self) -> &str {
        self.folded.as_ref().and_then(|forms| forms.first()).map_or(self.written(), String::as_str)
    }
}

/// Language and word of a term.
fn parted(term: &str) -> (Language, &str) {
    let language = term.get(..TAG).and_then(|tag| Language::new(tag.trim_end())).unwrap_or_default();
    (language, term.get(TAG..).unwrap_or_default())
}

fn hash_of(rules: Rules, key: &str) -> u64 {
    let mut hasher = FxHasher::default();
    (rules, key).hash(&mut hasher);
    hasher.finish()
}

/// All words of a snapshot.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// In the order of their terms, so by language first.
    words: Vec<Arc<Known>>,
    /// Hashes of keys and the words that have them, in order.
    by_key: Vec<(u64, u32)>,
    /// For each segment, its words and where their places are, in order.
    segments: Vec<Vec<(u32, TermInfo)>>,
}

impl Vocabulary {
    /// Reads the words of all segments; forms of words that the last vocabulary had are taken from there.
    pub(super) fn of(searcher: &Searcher, fields: Fields, before: Option<&Self>) -> Result<Self, IndexError> {
        let lists = searcher.segment_readers().iter().map(|reader| terms_of(reader, fields)).collect::<Result<Vec<_>, IndexError>>()?;
        let mut terms: Vec<&str> = lists.iter().flatten().map(|(term, _)| term.as_ref()).collect();
        terms.sort();
        terms.dedup();
        let known = |term: &&str| before.and_then(|before| before.word_of_term(term)).unwrap_or_else(|| Arc::new(Known::new(term)));
        let words: Vec<Arc<Known>> = terms.par_iter().with_min_len(256).map(known).collect();
        let mut by_key: Vec<(u64, u32)> = (0u32..).zip(&words).flat_map(|(place, word)| word.keys.iter().map(move |key| (*key, place))).collect();
        by_key.par_sort_unstable();
        let segments = lists.iter().map(|list| placed(&words, list)).collect();
        Ok(Self { words, by_key, segments })
    }

    fn word_of_term(&self, term: &str) -> Option<Arc<Known>> {
        let place = self.words.binary_search_by(|word| (*word.term).cmp(term)).ok()?;
        self.words.get(place).cloned()
    }

    pub(super) fn words(&self) -> &[Arc<Known>] {
        &self.words
    }
    pub(super) fn word(&self, place: u32) -> Option<&Known> {
        self.words.get(place as usize).map(Arc::as_ref)
    }
    /// Where a segment keeps the places of a word.
    pub(super) fn places(&self, segment: usize, word: u32) -> Option<&TermInfo> {
        let list = self.segments.get(segment)?;
        let at = list.binary_search_by_key(&word, |(place, _)| *place).ok()?;
        list.get(at).map(|(_, info)| info)
    }

    /// The words that fit one word of a form, lowest place first.
    pub(super) fn fitting(&self, form: &Form, test: &Test) -> Vec<u32> {
        let mut fitting: Vec<u32> = match test {
            Test::Word(..) => self.with_keys(test),
            // A word that is the same has the same keys.
            Test::Exact(wanted) => {
                let same = Test::word(wanted);
                self.with_keys(&same).into_iter().filter(|place| self.word(*place).is_some_and(|word| test.is_exactly(word.written()))).collect()
            }
            Test::Prefix(_) | Test::Wildcard(_) | Test::Fuzzy(..) => {
                let fits = |place: &u32| self.word(*place).is_some_and(|word| word.has_folded(test));
                (0..u32::try_from(self.words.len()).unwrap_or(u32::MAX)).into_par_iter().with_min_len(1024).filter(fits).collect()
            }
        };
        if form.elision.is_some() {
            fitting.retain(|place| self.word(*place).is_some_and(|word| form.is_for(word.language())));
        }
        fitting
    }

    fn with_keys(&self, test: &Test) -> Vec<u32> {
        let mut found = Vec::new();
        for rules in Rules::ALL {
            for key in test.keys(rules).unwrap_or_default() {
                let hash = hash_of(rules, key);
                let first = self.by_key.partition_point(|(known, _)| *known < hash);
                let same = self.by_key.iter().skip(first).take_while(|(known, _)| *known == hash).map(|(_, place)| *place);
                // Different keys may have one hash.
                found.extend(same.filter(|place| {
                    let is_so = |word: &Known| Rules::of(word.language()) == rules && rules.keys(word.written()).contains(key);
                    self.word(*place).is_some_and(is_so)
                }));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn terms_of(reader: &tantivy::SegmentReader, fields: Fields) -> Result<Vec<(Box<str>, TermInfo)>, IndexError> {
    let inverted = reader.inverted_index(fields.text)?;
    let mut stream = inverted.terms().stream()?;
    let mut terms = Vec::with_capacity(inverted.terms().num_terms());
    while stream.advance() {
        let Ok(term) = std::str::from_utf8(stream.key()) else { return Err(IndexError::Damaged("a word is not UTF-8".to_owned())) };
        terms.push((Box::from(term), stream.value().clone()));
    }
    Ok(terms)
}

/// The list of a segment with places in the vocabulary instead of words; both are in the same order.
fn placed(words: &[Arc<Known>], list: &[(Box<str>, TermInfo)]) -> Vec<(u32, TermInfo)> {
    let mut known = (0u32..).zip(words);
    let mut place_of = |term: &str| known.by_ref().find(|(_, word)| *word.term == *term).map(|(place, _)| place);
    list.iter().filter_map(|(term, info)| Some((place_of(term)?, info.clone()))).collect()
}
