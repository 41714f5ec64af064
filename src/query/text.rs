//! What of a query stands in the text: phrases for the index, and how their matches are put together.

use crate::index::{Match, Phrase, WordPattern};
use crate::model::project::Project;
use crate::model::text::CharSpan;
use crate::query::ast::{Beside, Form, Text, Words};
use crate::query::error::QueryError;
use crate::query::lex;
use crate::query::suggest;
use regex::{Regex, RegexBuilder};
use std::collections::BTreeMap;
use std::ops::Range;

/// Largest compiled regular expression, in bytes.
const LARGEST: usize = 4 << 20;

/// How one text of a query is found.
#[derive(Clone, Debug)]
pub(super) enum Finding {
    /// A phrase by its number.
    Phrase(usize),
    /// Any of these.
    OneOf(Vec<Finding>),
    /// Words in any order, each at most so many words from the next; a phrase that is named twice must stand twice.
    Together { phrases: Vec<usize>, within: u32 },
    /// Two near each other.
    Beside { left: Box<Finding>, right: Box<Finding>, within: u32, ordered: bool },
    /// A regular expression over the stored text.
    Regex(Regex),
}

/// One place where it stands: its span, and the words that make it up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) span: CharSpan,
    /// The words, in ranges: two things are the same word where these overlap.
    words: Vec<Range<u32>>,
}

impl Found {
    fn start(&self) -> u32 {
        self.words.iter().map(|words| words.start).min().unwrap_or(0)
    }
    fn end(&self) -> u32 {
        self.words.iter().map(|words| words.end).max().unwrap_or(0)
    }
    fn shares_a_word_with(&self, other: &Self) -> bool {
        self.words.iter().any(|one| other.words.iter().any(|other| one.start < other.end && other.start < one.end))
    }
}

/// Puts phrases and findings of a query together.
#[derive(Debug, Default)]
pub(super) struct Texts {
    pub(super) phrases: Vec<Phrase>,
    known: BTreeMap<String, usize>,
}

impl Texts {
    /// How a text is found; its phrases get numbers.
    pub(super) fn finding(&mut self, project: &Project, text: &Text) -> Result<Finding, QueryError> {
        Ok(match text {
            Text::Words(words) => Finding::Phrase(self.number(phrase(words))),
            Text::Together { written, within } => {
                let phrases = written.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric));
                Finding::Together { phrases: phrases.map(|word| self.number(phrase_of(word))).collect(), within: *within }
            }
            Text::Beside(beside) => {
                let Beside { left, right, within, ordered } = &**beside;
                let (left, right) = (self.finding(project, left)?, self.finding(project, right)?);
                Finding::Beside { left: Box::new(left), right: Box::new(right), within: *within, ordered: *ordered }
            }
            Text::Either(parts) => Finding::OneOf(parts.iter().map(|part| self.finding(project, part)).collect::<Result<_, _>>()?),
            Text::Regex(pattern) => {
                let regex = RegexBuilder::new(&pattern.written).size_limit(LARGEST).dfa_size_limit(LARGEST).nest_limit(60).multi_line(true).build();
                Finding::Regex(regex.map_err(|err| QueryError::BadRegex { why: why(&err), at: pattern.at.0 })?)
            }
            Text::Concept(named) => {
                let concept = project.concept_named(&named.name).ok_or_else(|| QueryError::Value {
                    what: format!("there is no concept list ‘{}’", named.name),
                    at: named.at.0,
                    suggestions: suggest::like(&named.name, project.concepts().map(|concept| concept.name.as_str()))
                        .into_iter()
                        .map(|name| format!("#{name}"))
                        .collect(),
                })?;
                let words = concept.words.iter().filter_map(|word| concept_word(word).ok());
                Finding::OneOf(words.map(|words| Finding::Phrase(self.number(phrase(&words)))).collect())
            }
        })
    }

    /// The number of a phrase; the same phrase has the same number.
    fn number(&mut self, phrase: Phrase) -> usize {
        let key = format!("{phrase:?}");
        *self.known.entry(key).or_insert_with(|| {
            self.phrases.push(phrase);
            self.phrases.len() - 1
        })
    }
}

/// The last line of a message is what is wrong; the ones before draw it.
fn why(err: &regex::Error) -> String {
    match err {
        regex::Error::CompiledTooBig(_) => "it is too large".to_owned(),
        other => {
            let told = other.to_string();
            let last = told.lines().last().unwrap_or_default();
            last.trim_start_matches("error: ").to_owned()
        }
    }
}

/// What the index looks for.
fn phrase(words: &Words) -> Phrase {
    let mut pieces: Vec<WordPattern> = Vec::new();
    let exact = words.form == Form::Exact;
    for piece in words.written.split_whitespace() {
        pieces.push(if exact { WordPattern::Exact(piece.to_owned()) } else { WordPattern::Word(piece.to_owned()) });
    }
    if let Some(last) = pieces.last_mut() {
        let typed = last.typed().to_owned();
        match words.form {
            Form::Plain | Form::Exact => {}
            Form::Prefix => *last = WordPattern::Prefix(typed),
            Form::Wildcard => *last = WordPattern::Wildcard(typed),
            Form::Fuzzy(letters) => *last = WordPattern::Fuzzy(typed, letters),
        }
    }
    Phrase(pieces)
}

/// Words in a row as a value or a near quotation writes them; a star at the end makes the last a beginning.
pub(super) fn phrase_of(written: &str) -> Phrase {
    let (written, form) = match written.strip_suffix('*') {
        Some(rest) if rest.chars().any(char::is_alphanumeric) => (rest, Form::Prefix),
        _ => (written, Form::Plain),
    };
    phrase(&Words { written: written.to_owned(), quoted: true, form, at: crate::query::ast::Place(0) })
}

/// A word or phrase of a concept list: `kaso`, `détenu*`, `=Prison`, `maison d'arrêt`.
pub fn concept_word(written: &str) -> Result<Words, QueryError> {
    let exact = written.starts_with('=');
    let typed = if written.contains(char::is_whitespace) && !written.contains('"') {
        format!("{}\"{}\"", if exact { "=" } else { "" }, written.trim_start_matches('='))
    } else {
        written.to_owned()
    };
    let mut tokens = lex::cut(&typed)?;
    match (tokens.pop().map(|token| token.kind), tokens.pop()) {
        (Some(lex::Kind::Text(Text::Words(words))), None) => Ok(words),
        _ => Err(QueryError::Value { what: format!("‘{written}’ is neither a word nor a phrase"), at: 0, suggestions: Vec::new() }),
    }
}

impl Finding {
    /// The phrases of which it can only stand where one stands; none where it may stand anywhere.
    pub(super) fn needs(&self) -> Need {
        match self {
            Self::Phrase(which) => Need::Phrase(*which),
            Self::OneOf(parts) => Need::Any(parts.iter().map(Self::needs).collect()),
            Self::Together { phrases, .. } => Need::All(phrases.iter().map(|which| Need::Phrase(*which)).collect()),
            Self::Beside { left, right, .. } => Need::All(vec![left.needs(), right.needs()]),
            Self::Regex(_) => Need::Nothing,
        }
    }

    /// True where it depends on how many words lie between others.
    pub(super) fn counts_words(&self) -> bool {
        match self {
            Self::Phrase(_) | Self::Regex(_) => false,
            Self::OneOf(parts) => parts.iter().any(Self::counts_words),
            Self::Together { .. } | Self::Beside { .. } => true,
        }
    }

    /// Where it stands in a block, in order, given the matches of all phrases there.
    pub(super) fn found(&self, matches: &[Match], text: &str, block: CharSpan) -> Vec<Found> {
        match self {
            Self::Phrase(which) => {
                let found = matches.iter().filter(|found| found.which == *which);
                found.map(|found| Found { span: found.span, words: vec![found.words.clone()] }).collect()
            }
            Self::OneOf(parts) => {
                let mut found: Vec<Found> = parts.iter().flat_map(|part| part.found(matches, text, block)).collect();
                found.sort_by_key(|one| (one.span.start(), std::cmp::Reverse(one.span.end())));
                found.dedup();
                found
            }
            Self::Together { phrases, within } => together(matches, phrases, *within),
            Self::Beside { left, right, within, ordered } => beside(&left.found(matches, text, block), &right.found(matches, text, block), *within, *ordered),
            Self::Regex(regex) => of_regex(regex, text, block),
        }
    }
}

/// What must be in a block for a finding to stand there.
#[derive(Clone, Debug)]
pub(super) enum Need {
    Nothing,
    Phrase(usize),
    All(Vec<Need>),
    Any(Vec<Need>),
}

/// Places in characters of the document; what matches nothing is no hit.
fn of_regex(regex: &Regex, text: &str, block: CharSpan) -> Vec<Found> {
    let (mut at, mut position) = (0, block.start());
    let characters = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let mut found = Vec::new();
    for matched in regex.find_iter(text).filter(|matched| !matched.is_empty()) {
        position += characters(text.get(at..matched.start()).unwrap_or_default());
        let length = characters(matched.as_str());
        found.push(Found { span: CharSpan::at(position, length), words: Vec::new() });
        (at, position) = (matched.end(), position + length);
    }
    found
}

/// How many words the second begins after the first ends; side by side is 1.
fn apart(first: &Range<u32>, second: &Range<u32>) -> u32 {
    second.start.saturating_sub(first.end) + 1
}

/// The shortest stretches that hold all the phrases and in which each is at most `within` words from the next. They do not overlap.
fn together(matches: &[Match], phrases: &[usize], within: u32) -> Vec<Found> {
    let mut needed: BTreeMap<usize, usize> = BTreeMap::new();
    phrases.iter().for_each(|which| *needed.entry(*which).or_default() += 1);
    let mut of_these: Vec<&Match> = matches.iter().filter(|found| needed.contains_key(&found.which)).collect();
    of_these.sort_by_key(|found| (found.words.start, found.words.end, found.which));
    let (mut found, mut first) = (Vec::new(), 0);
    let mut held: BTreeMap<usize, usize> = BTreeMap::new();
    for (place, here) in of_these.iter().enumerate() {
        if place > first && of_these.get(place - 1).is_some_and(|before| apart(&before.words, &here.words) > within) {
            held.clear();
            first = place;
        }
        *held.entry(here.which).or_default() += 1;
        let whole = |held: &BTreeMap<usize, usize>| needed.iter().all(|(which, number)| held.get(which).copied().unwrap_or(0) >= *number);
        if !whole(&held) {
            continue;
        }
        // Leave out from the beginning what the stretch can do without.
        while let Some(front) = of_these.get(first) {
            let number = held.get(&front.which).copied().unwrap_or(0);
            if number <= needed.get(&front.which).copied().unwrap_or(0) {
                break;
            }
            held.insert(front.which, number - 1);
            first += 1;
        }
        let parts = of_these.get(first..=place).unwrap_or_default();
        // One word that fits two of the phrases does not make a pair.
        let mut words: Vec<Range<u32>> = parts.iter().map(|part| part.words.clone()).collect();
        words.dedup_by(|one, other| one.start < other.end);
        if words.len() < phrases.len() {
            continue;
        }
        if let (Some(front), Some(back)) = (parts.first(), parts.last()) {
            found.push(Found { span: CharSpan::between(front.span.start(), back.span.end()), words });
        }
        held.clear();
        first = place + 1;
    }
    found
}

/// The nearest pairs, at most `within` words apart. They do not overlap.
fn beside(left: &[Found], right: &[Found], within: u32, ordered: bool) -> Vec<Found> {
    let mut by_start: Vec<&Found> = right.iter().collect();
    by_start.sort_by_key(|found| found.start());
    let longest = by_start.iter().map(|found| found.end() - found.start()).max().unwrap_or(0);
    let mut pairs: Vec<(u32, &Found, &Found)> = Vec::new();
    for one in left {
        let from = by_start.partition_point(|other| other.start() + longest + within < one.start());
        let near = by_start.iter().skip(from).take_while(|other| other.start() <= one.end() + within);
        for other in near.filter(|other| !one.shares_a_word_with(other)) {
            let (first, second) = (one.start()..one.end(), other.start()..other.end());
            let distance = if second.start >= first.end {
                apart(&first, &second)
            } else if ordered {
                continue;
            } else if first.start >= second.end {
                apart(&second, &first)
            } else {
                0
            };
            if distance <= within {
                pairs.push((first.end.max(second.end) - first.start.min(second.start), one, other));
            }
        }
    }
    pairs.sort_by_key(|(length, one, other)| (*length, one.start().min(other.start())));
    let mut found: Vec<Found> = Vec::new();
    let mut taken: std::collections::BTreeMap<u32, u32> = std::collections::BTreeMap::new();
    for (_, one, other) in pairs {
        let span = CharSpan::between(one.span.start().min(other.span.start()), one.span.end().max(other.span.end()));
        // Those taken do not overlap, so that only the last one before the end can be in the way.
        if taken.range(..span.end()).next_back().is_some_and(|(_, end)| *end > span.start()) {
            continue;
        }
        taken.insert(span.start(), span.end());
        found.push(Found { span, words: one.words.iter().chain(&other.words).cloned().collect() });
    }
    found.sort_by_key(|one| one.span);
    found
}
