//! Words by which somebody could be known: proposed, never replaced without a person's word.
//!
//! Proposed are the names and places of lists that the team brings, what the vault knows already, capitalised words in the middle of a sentence (in
//! scripts that have capitals), dates and telephone numbers. What stands in square brackets is a pseudonym and is passed over.

use crate::model::place::Transcript;
use crate::model::revision::Replaced;
use crate::model::text::CharSpan;
use crate::model::vault::Vault;
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

/// Lists that a team brings: one entry a line, empty lines and lines that begin with # left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lists {
    /// Names of persons.
    pub names: Vec<String>,
    /// Names of places.
    pub places: Vec<String>,
}

impl Lists {
    /// The entries of a list.
    pub fn entries(text: &str) -> Vec<String> {
        text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
    }
}

/// Why words are proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Because {
    /// The vault has them.
    Vault,
    /// A list of the team has them.
    List,
    /// They look like a date or a telephone number.
    Form,
    /// They have capitals in the middle of a sentence.
    Capital,
}

impl Because {
    /// The word that files use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Vault => "vault",
            Self::List => "list",
            Self::Form => "form",
            Self::Capital => "capital",
        }
    }
}

/// Words that are proposed, with all their places in one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The words as they stand there first.
    pub words: String,
    /// What kind of words they are, as far as it can be told.
    pub kind: Replaced,
    /// Why they are proposed.
    pub because: Because,
    /// What takes their place; none where nobody has said so yet.
    pub pseudonym: Option<String>,
    /// Where they stand.
    pub places: Vec<CharSpan>,
}

const MONTHS: &str = "janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre|january|february|march|april|may|june|july|august|september|october|november|december";

static DATES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let written =
        format!(r"\b\d{{1,2}}(?:er|st|nd|rd|th)?\s+(?:of\s+)?(?:{MONTHS})(?:\s+\d{{4}})?\b|\b(?:{MONTHS})\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?\b");
    Regex::new(&format!(r"(?i)\b\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}\b|\b\d{{4}}-\d{{2}}-\d{{2}}\b|{written}")).ok()
});
static PHONES: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?:\+|\b00)\d[\d .\-]{6,}\d\b|\b\d{2}(?:[ .\-]\d{2}){3,4}\b|\b\d{8,10}\b").ok());
static BRACKETS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\[[^\]\n]*\]").ok());
static WORDS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"[\p{L}\p{M}][\p{L}\p{M}'’\-]*").ok());

/// Everything in a document that is proposed, in the order of its first place; what the vault knows carries its pseudonym.
pub fn proposals(transcript: &Transcript, vault: &Vault, lists: &Lists) -> Vec<Proposal> {
    let text = transcript.text.as_str();
    let mut found = Found { text, taken: Vec::new(), by_words: BTreeMap::new() };
    found.taken.extend(matches(&BRACKETS, text));
    for entry in &vault.entries {
        found.take_all(occurrences(text, &entry.real), entry.kind, Because::Vault);
    }
    for (list, kind) in [(&lists.names, Replaced::Name), (&lists.places, Replaced::Place)] {
        for words in list {
            found.take_all(occurrences(text, words), kind, Because::List);
        }
    }
    let times: Vec<Range<usize>> = labels(transcript);
    found.taken.extend(times);
    found.take_all(matches(&DATES, text), Replaced::Date, Because::Form);
    found.take_all(matches(&PHONES, text), Replaced::Phone, Because::Form);
    // A name in the middle of one sentence is the same name at the beginning of another; longer names first, so that none is cut.
    let mut names: Vec<&str> = capitals(text).into_iter().filter_map(|run| text.get(run)).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    for name in names {
        found.take_all(occurrences(text, name), Replaced::Name, Because::Capital);
    }
    let mut all: Vec<Proposal> = found.by_words.into_values().collect();
    for proposal in &mut all {
        proposal.pseudonym = vault.pseudonym_of(&proposal.words).map(str::to_owned);
        proposal.places = proposal.places.iter().map(|bytes| transcript.text.span_from_bytes(bytes.start() as usize..bytes.end() as usize)).collect();
        proposal.places.sort();
    }
    all.sort_by_key(|proposal| proposal.places.first().copied());
    all
}

struct Found<'a> {
    text: &'a str,
    /// Bytes that are proposed or passed over.
    taken: Vec<Range<usize>>,
    /// Proposals by their words in small letters; places in bytes until the end.
    by_words: BTreeMap<String, Proposal>,
}

impl Found<'_> {
    fn take_all(&mut self, found: Vec<Range<usize>>, kind: Replaced, because: Because) {
        for bytes in found {
            let free = !self.taken.iter().any(|taken| taken.start < bytes.end && bytes.start < taken.end);
            let Some(words) = self.text.get(bytes.clone()).filter(|words| free && !words.trim().is_empty()) else { continue };
            self.taken.push(bytes.clone());
            let place = CharSpan::between(u32::try_from(bytes.start).unwrap_or(u32::MAX), u32::try_from(bytes.end).unwrap_or(u32::MAX));
            let fresh = || Proposal { words: words.to_owned(), kind, because, pseudonym: None, places: Vec::new() };
            self.by_words.entry(words.to_lowercase()).or_insert_with(fresh).places.push(place);
        }
    }
}

fn matches(pattern: &LazyLock<Option<Regex>>, text: &str) -> Vec<Range<usize>> {
    pattern.as_ref().map(|pattern| pattern.find_iter(text).map(|found| found.range()).collect()).unwrap_or_default()
}

/// Labels and times of turns: `[00:14] INT-01:` holds no name that this could judge.
fn labels(transcript: &Transcript) -> Vec<Range<usize>> {
    let spans = transcript.layout.turns.iter().map(|turn| CharSpan::between(turn.span.start(), turn.speech_start.max(turn.span.start())));
    spans.map(|span| transcript.text.bytes_from_span(span)).collect()
}

/// Every place where words stand as words of their own, whatever their case.
pub fn occurrences(text: &str, words: &str) -> Vec<Range<usize>> {
    let words = words.trim();
    if words.is_empty() {
        return Vec::new();
    }
    let Ok(pattern) = regex::RegexBuilder::new(&regex::escape(words)).case_insensitive(true).build() else { return Vec::new() };
    let of_word = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
    let alone = |found: &Range<usize>| {
        let before = text.get(..found.start).and_then(|before| before.chars().next_back());
        let after = text.get(found.end..).and_then(|after| after.chars().next());
        !of_word(before) && !of_word(after)
    };
    pattern.find_iter(text).map(|found| found.range()).filter(alone).collect()
}

/// Runs of capitalised words that do not begin a sentence, and those that do where the same word stands capitalised elsewhere in the middle of one.
fn capitals(text: &str) -> Vec<Range<usize>> {
    let words = matches(&WORDS, text);
    let small: BTreeSet<&str> =
        words.iter().filter_map(|word| text.get(word.clone())).filter(|word| word.chars().next().is_some_and(char::is_lowercase)).collect();
    let mut runs: Vec<Range<usize>> = Vec::new();
    for word in words {
        let Some(letters) = text.get(word.clone()) else { continue };
        let upper = letters.chars().next().is_some_and(char::is_uppercase) && letters.chars().count() > 1;
        let low = letters.to_lowercase();
        if !upper || begins_sentence(text, word.start) || small.contains(low.as_str()) {
            continue;
        }
        match runs.last_mut() {
            Some(run) if text.get(run.end..word.start).is_some_and(|between| between == " ") => run.end = word.end,
            _ => runs.push(word),
        }
    }
    runs
}

fn begins_sentence(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end_matches([' ', '\u{a0}', '\u{202f}', '"', '“', '«', '‘', '(', '—', '–', '-']);
    before.chars().next_back().is_none_or(|letter| matches!(letter, '.' | '!' | '?' | '…' | ':' | '\n' | '\r' | '؟'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Options, from_text};
    use crate::model::document::{Document, DocumentKind};
    use crate::model::ids::DocumentId;
    use crate::model::language::Language;
    use crate::model::text::Hash;
    use crate::model::time::Moment;
    use crate::model::vault::Entry;
    use std::sync::Arc;

    fn transcript(text: &str) -> Transcript {
        let imported = from_text(text.to_owned(), &Options::default());
        let document = Document {
            id: DocumentId::from_uuid(uuid::Uuid::nil()),
            name: "S01".into(),
            file_name: "S01.txt".into(),
            kind: DocumentKind::Interview,
            language: Language::UNKNOWN,
            text: imported.text.hash(),
            layout: Hash::of(b""),
            imported: Moment(0),
            imported_by: String::new(),
        };
        Transcript { document: Arc::new(document), text: Arc::new(imported.text), layout: Arc::new(imported.layout) }
    }

    fn told(text: &str, vault: &Vault, lists: &Lists) -> Vec<String> {
        let transcript = transcript(text);
        let line = |proposal: &Proposal| {
            let places: Vec<&str> = proposal.places.iter().map(|place| transcript.text.slice(*place)).collect();
            format!("{} {} {} ×{}", proposal.words, proposal.kind, proposal.because.key(), places.len())
        };
        proposals(&transcript, vault, lists).iter().map(line).collect()
    }

    #[test]
    fn names_places_dates_and_numbers_are_proposed_once_with_all_their_places() {
        let text = "INT-01: Where?\nDET-004: I met Moussa Traoré in Gao on 14 mars 2031, or 12/04/2031. Call 76 12 34 56. Moussa Traoré said: Never again. The market of gao is far.\n";
        let lists = Lists { names: Vec::new(), places: vec!["Gao".into()] };
        assert_eq!(
            told(text, &Vault::default(), &lists),
            ["Moussa Traoré name capital ×2", "Gao place list ×2", "14 mars 2031 date form ×1", "12/04/2031 date form ×1", "76 12 34 56 phone form ×1"]
        );
    }

    #[test]
    fn what_the_vault_knows_carries_its_pseudonym_and_brackets_are_passed_over() {
        let vault = Vault { entries: vec![Entry { real: "Moussa".into(), pseudonym: "[man A]".into(), kind: Replaced::Name }] };
        let transcript = transcript("They took Moussa and [Man B] to the river. MOUSSA came back.\n");
        let found = proposals(&transcript, &vault, &Lists::default());
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].pseudonym.as_deref(), found[0].places.len()), (Some("[man A]"), 2));
    }

    #[test]
    fn a_name_is_found_as_a_word_and_not_inside_another() {
        assert_eq!(occurrences("Ali, ALI and Alioune", "ali").len(), 2);
        assert_eq!(occurrences("d’Ali", "Ali").len(), 1);
    }

    #[test]
    fn lists_leave_out_empty_lines_and_remarks() {
        assert_eq!(Lists::entries("# places\nGao\n\n  Kidal \n"), ["Gao", "Kidal"]);
    }
}
