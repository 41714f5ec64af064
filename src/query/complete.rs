//! What may follow while a query is typed: a pure function of the text and the place of the caret.

use crate::index::fold;
use crate::model::attribute::{Bearer, Subject};
use crate::model::coding::{Certainty, Direction, Quotable, Standing, Time};
use crate::model::document::DocumentKind;
use crate::model::project::Project;
use crate::query::ast::{Field, Unit};
use crate::query::lex::{is_plain_name, is_quote};
use crate::query::print::value as printed;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// How many are offered at most.
const OFFERED: usize = 50;

/// What a candidate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CandidateKind {
    /// A field, with its colon.
    Field,
    /// A value of a field.
    Value,
    /// A concept list.
    Concept,
    /// An operator or a unit.
    Operator,
}

/// Something that may follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The characters of the query that it takes the place of.
    pub range: Range<usize>,
    /// What is put there.
    pub insert: String,
    /// What it means, where the text does not say it: the name of a code or of a value, in English and in French; both may be empty.
    pub meaning: (String, String),
    /// What it is.
    pub kind: CandidateKind,
}

/// What may follow at a caret, the likeliest first. Places are characters of the query.
pub fn complete(project: &Project, text: &str, caret: usize) -> Vec<Candidate> {
    let letters: Vec<char> = text.chars().collect();
    let Some(before) = letters.get(..caret.min(letters.len())) else { return Vec::new() };
    let Some(start) = word_start(before) else { return Vec::new() };
    let end = before.len() + letters.iter().skip(before.len()).take_while(|letter| !letter.is_whitespace() && !matches!(letter, '(' | ')')).count();
    let typed: String = before.iter().skip(start).collect();
    let start = start + usize::from(typed.starts_with('-'));
    let typed = typed.trim_start_matches('-');
    if let Some(name) = typed.strip_prefix('#') {
        let offered = project.concepts().map(|concept| {
            let written = if is_plain_name(&concept.name) { format!("#{}", concept.name) } else { format!("#\"{}\"", concept.name) };
            Offer {
                compared: vec![concept.name.clone()],
                insert: written,
                meaning: (concept.words.join(", "), concept.words.join(", ")),
                kind: CandidateKind::Concept,
            }
        });
        return chosen(offered, &name.replace(is_quote, ""), start..end);
    }
    if let Some((name, value)) = typed.split_once(':')
        && let Some(field) = Field::from_word(name)
    {
        let (equals, value) = value.strip_prefix('=').map_or(("", value), |rest| ("=", rest));
        let offered = values(project, &field).into_iter().map(|(written, meaning)| Offer {
            compared: vec![written.clone(), meaning.0.clone(), meaning.1.clone()],
            insert: format!("{name}:{equals}{}", printed(&written)),
            meaning,
            kind: CandidateKind::Value,
        });
        return chosen(offered, &value.replace(is_quote, ""), start..end);
    }
    let previous: String = before.iter().take(start).collect();
    let after_in = previous.split_whitespace().next_back() == Some("IN");
    let offered: Vec<Offer> = if after_in { units() } else { fields(project).into_iter().chain(operators(&previous)).collect() };
    if typed.is_empty() && !after_in { Vec::new() } else { chosen(offered.into_iter(), typed, start..end) }
}

/// Where the word before the caret begins; white space inside quotation marks belongs to it. None inside a phrase or a regular expression.
fn word_start(before: &[char]) -> Option<usize> {
    let (mut start, mut quoted, mut after_field) = (0, false, false);
    for (at, letter) in before.iter().enumerate() {
        if is_quote(*letter) {
            // A quotation mark right behind a field or a number sign opens a value; elsewhere a phrase.
            if !quoted {
                after_field = at > start && before.get(at - 1).is_some_and(|before| matches!(before, ':' | '#' | '='));
            }
            quoted = !quoted;
        } else if !quoted && (letter.is_whitespace() || matches!(letter, '(' | ')')) {
            start = at + 1;
        }
    }
    let in_regex = before.get(start) == Some(&'/');
    (!in_regex && (!quoted || after_field)).then_some(start)
}

struct Offer {
    /// What is compared with what was typed.
    compared: Vec<String>,
    insert: String,
    meaning: (String, String),
    kind: CandidateKind,
}

/// Those that begin with what was typed, then those one of whose words does, then those that hold it.
fn chosen(offered: impl Iterator<Item = Offer>, typed: &str, range: Range<usize>) -> Vec<Candidate> {
    let typed = fold(typed);
    let mut ranked: Vec<(usize, Offer)> = offered
        .filter_map(|offer| {
            let rank = |text: &String| {
                let text = fold(text);
                let begins = |text: &str| text.starts_with(&typed);
                if begins(&text) {
                    Some(0)
                } else if text.split(|letter: char| !letter.is_alphanumeric()).any(begins) {
                    Some(1)
                } else {
                    text.contains(&typed).then_some(2)
                }
            };
            let best = offer.compared.iter().filter(|text| !text.is_empty()).filter_map(rank).min()?;
            Some((best, offer))
        })
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    let candidate = |(_, offer): (usize, Offer)| Candidate { range: range.clone(), insert: offer.insert, meaning: offer.meaning, kind: offer.kind };
    ranked.into_iter().take(OFFERED).map(candidate).collect()
}

fn fields(project: &Project) -> Vec<Offer> {
    let plain = Field::PLAIN.iter().map(|(_, word)| ((*word).to_owned(), (String::new(), String::new())));
    let of_attributes = project.attributes().into_iter().map(|attribute| {
        let prefix = if attribute.subject == Subject::Case { "case" } else { "doc" };
        (format!("{prefix}.{}", attribute.key), (attribute.name.en_or_fr().to_owned(), attribute.name.fr_or_en().to_owned()))
    });
    plain
        .chain(of_attributes.collect::<Vec<_>>())
        .map(|(word, meaning)| Offer {
            compared: vec![word.clone(), meaning.0.clone(), meaning.1.clone()],
            insert: format!("{word}:"),
            meaning,
            kind: CandidateKind::Field,
        })
        .collect()
}

/// Operators, where something stands before them.
fn operators(previous: &str) -> Vec<Offer> {
    const OPERATORS: [&str; 9] = ["AND ", "OR ", "NOT ", "NEAR/5 ", "THEN/5 ", "OVERLAPS ", "INSIDE ", "WITHIN 2 TURNS OF ", "FOLLOWED BY "];
    if previous.trim().is_empty() {
        return Vec::new();
    }
    let offer =
        |word: &str| Offer { compared: vec![word.to_owned()], insert: word.to_owned(), meaning: (String::new(), String::new()), kind: CandidateKind::Operator };
    OPERATORS.into_iter().chain(["IN "]).map(offer).collect()
}

fn units() -> Vec<Offer> {
    let offer = |(_, word): &(Unit, &str)| Offer {
        compared: vec![(*word).to_owned()],
        insert: (*word).to_owned(),
        meaning: (String::new(), String::new()),
        kind: CandidateKind::Operator,
    };
    Unit::ALL.iter().map(offer).collect()
}

/// Values of a field with their names in English and in French.
fn values(project: &Project, field: &Field) -> Vec<(String, (String, String))> {
    let bare = |words: BTreeSet<String>| words.into_iter().map(|word| (word, (String::new(), String::new()))).collect::<Vec<_>>();
    let keys = |keys: &[&str]| keys.iter().map(|key| ((*key).to_owned(), (String::new(), String::new()))).collect::<Vec<_>>();
    match field {
        Field::Code => {
            let codebook = project.codebook();
            let in_order = codebook.in_order().into_iter();
            in_order.map(|code| (codebook.path(code.id), (code.name.en_or_fr().to_owned(), code.name.fr_or_en().to_owned()))).collect()
        }
        Field::Coder => bare(project.coders().map(|coder| coder.name.clone()).collect()),
        Field::Direction => keys(&Direction::ALL.iter().map(|one| one.key()).collect::<Vec<_>>()),
        Field::Certainty => keys(&Certainty::ALL.iter().map(|one| one.key()).collect::<Vec<_>>()),
        Field::Time => keys(&Time::ALL.iter().map(|one| one.key()).collect::<Vec<_>>()),
        Field::Standing => keys(&Standing::ALL.iter().map(|one| one.key()).collect::<Vec<_>>()),
        Field::Quotable => keys(&Quotable::ALL.iter().map(|one| one.key()).collect::<Vec<_>>()),
        Field::Coded => keys(&["yes", "no"]),
        Field::Document => bare(project.documents().map(|document| document.name.clone()).collect()),
        Field::Kind => keys(&DocumentKind::ALL.map(DocumentKind::key)),
        Field::Language => {
            let turns = project
                .documents()
                .filter_map(|document| project.layout(document.layout))
                .flat_map(|layout| layout.turns.iter().filter_map(|turn| turn.language));
            bare(project.documents().map(|document| document.language).chain(turns).map(|language| language.to_string()).collect())
        }
        Field::Speaker => {
            let layouts = project.documents().filter_map(|document| project.layout(document.layout));
            bare(layouts.flat_map(|layout| layout.speakers.iter().map(|speaker| speaker.label.clone())).collect())
        }
        Field::Role => keys(&["participant", "interviewer", "interpreter"]),
        Field::Case => bare(project.cases().map(|case| case.name.clone()).collect()),
        Field::OfCase(key) => recorded(project, Subject::Case, key),
        Field::OfDocument(key) => recorded(project, Subject::Document, key),
        Field::Date => recorded(project, Subject::Document, "date"),
        Field::Memo | Field::Created => Vec::new(),
    }
}

/// The values that were recorded, the commonest first, then those that are allowed besides.
fn recorded(project: &Project, subject: Subject, key: &str) -> Vec<(String, (String, String))> {
    let Some(attribute) = project.attribute_keyed(subject, key) else { return Vec::new() };
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for (bearer, _, value) in project.values().filter(|(_, attribute_id, _)| *attribute_id == attribute.id) {
        debug_assert_eq!(Bearer::subject(bearer), subject);
        value.parts().into_iter().for_each(|part| *times.entry(part).or_default() += 1);
    }
    let mut used: Vec<(String, usize)> = times.into_iter().collect();
    used.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
    let known: BTreeSet<String> = used.iter().map(|(part, _)| part.clone()).collect();
    let allowed = attribute.values.iter().map(|value| value.key.clone()).filter(|key| !known.contains(key));
    let named = |part: String| {
        let (en, fr) = attribute.value_name(&part);
        let meaning = if en == part && fr == part { (String::new(), String::new()) } else { (en.to_owned(), fr.to_owned()) };
        (part, meaning)
    };
    used.into_iter().map(|(part, _)| part).chain(allowed.collect::<Vec<_>>()).map(named).collect()
}
