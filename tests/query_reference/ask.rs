//! Questions at random, and how a person writes them.

use super::study::{CODERS, CODES};
use proptest::prelude::*;
use std::fmt;

/// One word as it may be asked for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Word {
    Plain(&'static str),
    Exact(&'static str),
    Prefix(&'static str),
    Wildcard(&'static str),
    Fuzzy(&'static str),
}

/// What may stand near something.
#[derive(Clone, Debug)]
pub(crate) enum Near {
    One(Word),
    Phrase(Vec<&'static str>),
    Either(Vec<Near>),
    Beside(Box<Near>, bool, u32, Box<Near>),
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Relation {
    Overlaps,
    Inside,
    Within(u32),
    Followed(u32),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Unit {
    Turn,
    Paragraph,
    Document,
    Case,
}

/// A question as a tree.
#[derive(Clone, Debug)]
pub(crate) enum Ask {
    Near(Near),
    Together(Vec<&'static str>, u32),
    /// By its number in [`REGEXES`].
    Regex(usize),
    Code(usize, bool),
    /// Something said of codings: field and value.
    Said(&'static str, &'static str),
    /// Something said of places: field and value.
    Where(&'static str, &'static str),
    Coded(bool),
    Related(Box<Ask>, Relation, Box<Ask>),
    In(Unit, Box<Ask>),
    All(Vec<Ask>),
    Any(Vec<Ask>),
    Not(Box<Ask>),
}

pub(crate) const REGEXES: [&str; 3] = ["t[a-z]", "e,? t", "^[Oo]ne"];
const SAID: [(&str, &str); 10] = [
    ("coder", CODERS[0]),
    ("coder", CODERS[1]),
    ("direction", "absent"),
    ("direction", "none"),
    ("certainty", "unsure"),
    ("certainty", "none"),
    ("memo", "one"),
    ("memo", "two te*"),
    ("created", "2031-03.."),
    ("created", "1970-01-01"),
];
const WHERE: [(&str, &str); 22] = [
    ("doc", "D1"),
    ("doc", "d*"),
    ("kind", "field-note"),
    ("kind", "interview"),
    ("lang", "bm"),
    ("lang", "taq"),
    ("speaker", "A"),
    ("speaker", "b"),
    ("role", "participant"),
    ("role", "interviewer"),
    ("role", "interpreter"),
    ("case", "K1"),
    ("case", "k*"),
    ("case.group", "x"),
    ("case.group", "none"),
    ("doc.setting", "Home"),
    ("doc.setting", "none"),
    ("date", "2031-01..2031-03"),
    ("date", "2031"),
    ("date", "2031-04.."),
    ("doc.memo", "ten"),
    ("case.memo", "ten"),
];

impl fmt::Display for Word {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plain(word) | Self::Wildcard(word) => write!(out, "{word}"),
            Self::Exact(word) => write!(out, "={word}"),
            Self::Prefix(word) => write!(out, "{word}*"),
            Self::Fuzzy(word) => write!(out, "{word}~1"),
        }
    }
}

fn joined<T: fmt::Display>(parts: &[T], between: &str) -> String {
    parts.iter().map(|part| format!("({part})")).collect::<Vec<_>>().join(between)
}

impl fmt::Display for Near {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One(word) => write!(out, "{word}"),
            Self::Phrase(words) => write!(out, "\"{}\"", words.join(" ")),
            Self::Either(parts) => write!(out, "{}", joined(parts, " OR ")),
            Self::Beside(left, ordered, within, right) => write!(out, "({left}) {}/{within} ({right})", if *ordered { "THEN" } else { "NEAR" }),
        }
    }
}

impl fmt::Display for Ask {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Near(near) => write!(out, "{near}"),
            Self::Together(words, within) => write!(out, "\"{}\"~{within}", words.join(" ")),
            Self::Regex(which) => write!(out, "/{}/", REGEXES[*which]),
            Self::Code(code, only) => write!(out, "code:{}{}", if *only { "=" } else { "" }, CODES[*code].2),
            Self::Said(field, value) | Self::Where(field, value) => write!(out, "{field}:\"{value}\""),
            Self::Coded(yes) => write!(out, "coded:{}", if *yes { "yes" } else { "no" }),
            Self::Related(left, relation, right) => {
                let between = match relation {
                    Relation::Overlaps => "OVERLAPS".to_owned(),
                    Relation::Inside => "INSIDE".to_owned(),
                    Relation::Within(turns) => format!("WITHIN {turns} TURNS OF"),
                    Relation::Followed(turns) => format!("FOLLOWED BY/{turns}"),
                };
                write!(out, "({left}) {between} ({right})")
            }
            Self::In(unit, inner) => {
                let word = match unit {
                    Unit::Turn => "turn",
                    Unit::Paragraph => "paragraph",
                    Unit::Document => "document",
                    Unit::Case => "case",
                };
                write!(out, "({inner}) IN {word}")
            }
            Self::All(parts) => write!(out, "{}", joined(parts, " AND ")),
            Self::Any(parts) => write!(out, "{}", joined(parts, " OR ")),
            Self::Not(inner) => write!(out, "NOT ({inner})"),
        }
    }
}

fn word() -> impl Strategy<Value = Word> {
    let one_of = |words: &'static [&'static str]| proptest::sample::select(words);
    prop_oneof![
        6 => one_of(&["one", "two", "three", "ten", "tone", "TWO"]).prop_map(Word::Plain),
        1 => one_of(&["Two", "one", "TEN"]).prop_map(Word::Exact),
        1 => one_of(&["t", "on", "th"]).prop_map(Word::Prefix),
        1 => one_of(&["t?n*", "*o*", "?wo"]).prop_map(Word::Wildcard),
        1 => one_of(&["one", "tem"]).prop_map(Word::Fuzzy),
    ]
}

fn near() -> impl Strategy<Value = Near> {
    let words = || proptest::collection::vec(proptest::sample::select(&["one", "two", "ten"][..]), 2..4);
    let leaf = prop_oneof![5 => word().prop_map(Near::One), 1 => words().prop_map(Near::Phrase)];
    leaf.prop_recursive(2, 4, 2, |inner| {
        prop_oneof![
            1 => proptest::collection::vec(inner.clone(), 2..3).prop_map(Near::Either),
            2 => (inner.clone(), any::<bool>(), 1..4u32, inner).prop_map(|(left, ordered, within, right)| Near::Beside(Box::new(left), ordered, within, Box::new(right))),
        ]
    })
}

fn leaf() -> impl Strategy<Value = Ask> {
    prop_oneof![
        5 => word().prop_map(|word| Ask::Near(Near::One(word))),
        // Parts joined by OR that stand alone are a question of their own.
        1 => near().prop_filter("OR is asked as OR", |near| !matches!(near, Near::Either(_))).prop_map(Ask::Near),
        1 => (proptest::collection::vec(proptest::sample::select(&["one", "two", "ten"][..]), 2..4), 1..4u32).prop_map(|(words, within)| Ask::Together(words, within)),
        1 => (0..REGEXES.len()).prop_map(Ask::Regex),
        6 => (0..CODES.len(), proptest::bool::weighted(0.2)).prop_map(|(code, only)| Ask::Code(code, only)),
        3 => proptest::sample::select(&SAID[..]).prop_map(|(field, value)| Ask::Said(field, value)),
        3 => proptest::sample::select(&WHERE[..]).prop_map(|(field, value)| Ask::Where(field, value)),
        1 => any::<bool>().prop_map(Ask::Coded),
    ]
}

/// A question of any depth that people write, and a little more.
pub(crate) fn ask() -> impl Strategy<Value = Ask> {
    leaf().prop_recursive(4, 12, 3, |inner| {
        let relation =
            prop_oneof![Just(Relation::Overlaps), Just(Relation::Inside), (1..3u32).prop_map(Relation::Within), (1..3u32).prop_map(Relation::Followed)];
        let unit = proptest::sample::select(&[Unit::Turn, Unit::Paragraph, Unit::Document, Unit::Case][..]);
        prop_oneof![
            3 => (inner.clone(), relation, inner.clone()).prop_map(|(left, relation, right)| Ask::Related(Box::new(left), relation, Box::new(right))),
            2 => (unit, inner.clone()).prop_map(|(unit, inner)| Ask::In(unit, Box::new(inner))),
            4 => proptest::collection::vec(inner.clone(), 2..4).prop_map(Ask::All),
            2 => proptest::collection::vec(inner.clone(), 2..4).prop_map(Ask::Any),
            1 => inner.prop_map(|inner| Ask::Not(Box::new(inner))),
        ]
    })
}
