//! The most frequent words of a study, language by language, without those that say nothing.

use crate::index::fold;
use crate::index::tokens::words_of;
use crate::model::ids::DocumentId;
use crate::model::language::Language;
use crate::model::place::Transcript;
use crate::model::project::Project;
use crate::model::words::speech;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Which words are counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Only words of this language.
    pub language: Option<Language>,
    /// Only in these documents.
    pub documents: Option<BTreeSet<DocumentId>>,
    /// Only what participants say.
    pub participants_only: bool,
    /// Stop words are counted too.
    pub with_stop_words: bool,
}

/// One word with its numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordRow {
    /// The language in which it stands.
    pub language: Language,
    /// The form in which it is written most often, in lower case; all that only differ in case, accents and marks are one word.
    pub word: String,
    /// How often it stands there.
    pub count: u64,
    /// In how many documents.
    pub documents: u64,
}

/// Words of the languages in which they stand, the most frequent first. Labels, times and headers are not counted, nor are numbers.
pub fn vocabulary(project: &Project, counted: &Counted) -> Vec<WordRow> {
    let wanted = |transcript: &Transcript| counted.documents.as_ref().is_none_or(|documents| documents.contains(&transcript.document.id));
    let transcripts: Vec<Transcript> = project.transcripts().filter(wanted).collect();
    let per_document: Vec<HashMap<(Language, String), u64>> = transcripts.par_iter().map(|transcript| written_words(transcript, counted)).collect();
    // For each word the ways in which it is written and how often, and the documents that have it.
    let mut words: BTreeMap<(Language, String), (BTreeMap<String, u64>, u64)> = BTreeMap::new();
    for written in per_document {
        let mut here: BTreeSet<(Language, String)> = BTreeSet::new();
        let mut written: Vec<_> = written.into_iter().collect();
        written.sort();
        for ((language, written), times) in written {
            let key = (language, fold(&written));
            if !key.1.chars().any(char::is_alphabetic) {
                continue;
            }
            let entry = words.entry(key.clone()).or_default();
            *entry.0.entry(written).or_default() += times;
            entry.1 += u64::from(here.insert(key));
        }
    }
    let mut stopped: BTreeMap<Language, BTreeSet<String>> = BTreeMap::new();
    let mut is_stop_word = |language: Language, folded: &String| {
        stopped.entry(language).or_insert_with(|| stop_words(project, language).iter().map(|word| fold(word)).collect()).contains(folded)
    };
    let mut rows: Vec<WordRow> = words
        .into_iter()
        .filter(|((language, folded), _)| counted.with_stop_words || !is_stop_word(*language, folded))
        .map(|((language, folded), (forms, documents))| {
            let count = forms.values().sum();
            let commonest = forms.into_iter().max_by(|(one, times), (other, more)| times.cmp(more).then_with(|| other.cmp(one)));
            WordRow { language, word: commonest.map_or(folded, |(form, _)| form), count, documents }
        })
        .collect();
    rows.sort_by(|one, other| other.count.cmp(&one.count).then_with(|| (one.language, &one.word).cmp(&(other.language, &other.word))));
    rows
}

/// How often each word stands in what is said in a document, in lower case.
fn written_words(transcript: &Transcript, counted: &Counted) -> HashMap<(Language, String), u64> {
    let mut words: HashMap<(Language, String), u64> = HashMap::new();
    for piece in speech(&transcript.text, &transcript.layout).into_iter().filter(|piece| piece.of_participant || !counted.participants_only) {
        words_of(transcript, piece.span, |word| {
            if counted.language.is_none_or(|language| language == word.language) {
                *words.entry((word.language, word.written.to_lowercase())).or_default() += 1;
            }
        });
    }
    words
}

/// The stop words of a language: the project's own, else the built-in ones; none for languages without a list.
pub fn stop_words(project: &Project, language: Language) -> Vec<String> {
    match project.stop_words(language) {
        Some(own) => own.words.clone(),
        None => built_in_stop_words(language).split_whitespace().map(str::to_owned).collect(),
    }
}

/// A word as stop words are compared: case and accents do not count.
pub fn folded(word: &str) -> String {
    fold(word)
}

/// The list that holds where a project has none of its own, separated by white space.
fn built_in_stop_words(language: Language) -> &'static str {
    match language.tag() {
        "fr" => include_str!("stop_words/fr.txt"),
        "en" => include_str!("stop_words/en.txt"),
        "ar" => include_str!("stop_words/ar.txt"),
        "bm" => include_str!("stop_words/bm.txt"),
        "ff" | "ffm" => include_str!("stop_words/ff.txt"),
        _ => "",
    }
}

/// Languages with a built-in list.
pub const WITH_STOP_WORDS: [&str; 6] = ["ar", "bm", "en", "ff", "ffm", "fr"];
