//! What a search finds is exactly what stands there: marked texts, and random texts against a slow matcher that knows the words beforehand.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use griot::model::ids::InstallationId;
use griot::model::text::CharSpan;
use griot::model::time::Moment;
use griot::query::{Control, Search, Sort, first, parse};
use griot::session::clock::Clock;
use griot::session::files::ImportRequest;
use griot::session::{Actor, Session, start_with};
use proptest::prelude::*;
use std::collections::BTreeSet;

const ALL: Search = Search { limit: usize::MAX, offset: 0, sort: Sort::Document };

fn session(text: &str) -> Session {
    let actor = Actor { coder: "anna".into(), installation: InstallationId::from_uuid(uuid::Uuid::nil()), clock: Clock::fixed(Moment(0)) };
    let mut session = Session::in_memory(start_with::nothing("search"), actor).unwrap();
    session.import_bytes(&[("one.txt", text.as_bytes())], &ImportRequest::default()).unwrap();
    session
}

fn found(session: &mut Session, query: &str) -> Vec<CharSpan> {
    let hits = session.search(&parse(query).unwrap(), &ALL).unwrap();
    assert_eq!(hits.total, hits.hits.len() as u64);
    // A first page is the beginning of the whole.
    let searcher = session.searcher(|| {}).unwrap();
    let page = first(&searcher.project, &searcher.snapshot, &parse(query).unwrap(), 2, &Control::default()).unwrap();
    assert!(page.len() >= hits.hits.len().min(2) && hits.hits.starts_with(&page), "{query}");
    hits.hits.iter().map(|hit| hit.span).collect()
}

/// Holds a query against a text in which what it must find stands between ⟦ and ⟧.
fn check(query: &str, marked: &str) {
    let (mut text, mut expected, mut start, mut at) = (String::new(), Vec::new(), 0, 0);
    for letter in marked.chars() {
        match letter {
            '⟦' => start = at,
            '⟧' => expected.push(CharSpan::between(start, at)),
            letter => {
                text.push(letter);
                at += 1;
            }
        }
    }
    assert_eq!(found(&mut session(&text), query), expected, "{query} in {marked}");
}

#[test]
fn words_are_found_whatever_their_case_accents_and_marks() {
    check("lost", "I ⟦lost⟧ all, ⟦LOST⟧ it, was losti.");
    check("colere", "La ⟦colère⟧, la ⟦COLÈRE⟧, la ⟦cole\u{300}re⟧.");
    check("colère", "La ⟦colere⟧.");
    check("imam", "L’⟦imam⟧ et d'⟦imam⟧, un ⟦imam⟧.");
    check("aujourd'hui", "C'est ⟦aujourd’hui⟧.");
    check("sogoma", "I ni ⟦sɔgɔma⟧, ⟦sɔ̀gɔ̀ma⟧.");
    check("ɓe", "⟦Ɓe⟧ ɲaawii, ⟦be⟧.");
    check("السجن", "في ⟦السِّجن⟧ قال.");
    check("٢٠١٢", "En ⟦2012⟧ et ⟦٢٠١٢⟧.");
    check("שלום", "⟦שָׁלוֹם⟧ רב");
    check("oeuvre", "Une ⟦œuvre⟧.");
}

#[test]
fn phrases_prefixes_and_wildcards() {
    check("\"lost all faith\"", "I ⟦lost all faith⟧ in it; lost faith; all lost.");
    check("\"perdu la foi\"", "Il a ⟦perdu\nla foi⟧.\n\nRien.");
    check("\"l'imam\"", "⟦L’imam⟧ seul, imam.");
    check("pri*", "La ⟦prison⟧, le ⟦prix⟧, sprint, ⟦pri⟧.");
    check("*son", "La ⟦prison⟧, ⟦son⟧ sonnet.");
    check("pr?x", "Le ⟦prix⟧, ⟦PRÉX⟧ ⟦prxx⟧ prx.");
    check("\"all fai*\"", "I lost ⟦all faith⟧, all hope.");
}

#[test]
fn conditions_are_combined_in_the_paragraph() {
    check("faith lost", "I ⟦lost⟧ all ⟦faith⟧.\n\nA lost dog.\n\nNo faith.");
    check("faith OR dog", "I lost all ⟦faith⟧.\n\nA lost ⟦dog⟧.\n\nNothing.");
    check("lost -dog", "I ⟦lost⟧ all.\n\nA lost dog.");
    check("lost NOT (dog OR cat)", "I ⟦lost⟧ all.\n\nA lost dog.\n\nA lost cat.");
    check("(a1 OR b1) c1", "⟦a1⟧ x ⟦c1⟧\n\nb1\n\n⟦b1⟧ ⟦c1⟧\n\nc1");
    check("lost OR \"lost all\"", "I ⟦lost all⟧; ⟦lost⟧.");
}

/// A word, and each token of it: as it is compared, where it begins, and its length.
type Written = (&'static str, &'static [(&'static str, u32, u32)]);
/// Words as they may be written, each with what it is compared as; in scripts of the study.
const WORDS: [Written; 12] = [
    ("lost", &[("lost", 0, 4)]),
    ("Losing", &[("losing", 0, 6)]),
    ("foi", &[("foi", 0, 3)]),
    ("colère", &[("colere", 0, 6)]),
    ("cole\u{300}re", &[("colere", 0, 7)]),
    ("l'imam", &[("l", 0, 1), ("imam", 2, 4)]),
    ("Sɔgɔma", &[("sogoma", 0, 6)]),
    ("السِّجن", &[("السجن", 0, 7)]),
    ("2012", &[("2012", 0, 4)]),
    ("ɗum", &[("dum", 0, 3)]),
    ("👩🏾‍🌾", &[]),
    ("—", &[]),
];
const ASKED: [(&str, &str); 8] =
    [("lost", "lost"), ("foi", "foi"), ("COLERE", "colere"), ("imam", "imam"), ("sogoma", "sogoma"), ("السجن", "السجن"), ("2012", "2012"), ("dum", "dum")];

/// Paragraphs of words by number; a number beyond the list is a line end inside the paragraph.
fn written(paragraphs: &[Vec<usize>]) -> (String, Vec<Vec<(String, CharSpan)>>) {
    let (mut text, mut at, mut known) = (String::new(), 0u32, Vec::new());
    for (place, paragraph) in paragraphs.iter().enumerate() {
        if place > 0 {
            text.push_str("\n\n");
            at += 2;
        }
        let mut words = Vec::new();
        for number in paragraph {
            let (word, tokens) = WORDS[*number];
            words.extend(tokens.iter().map(|(folded, start, length)| ((*folded).to_owned(), CharSpan::at(at + start, *length))));
            text.push_str(word);
            text.push_str(", ");
            at += u32::try_from(word.chars().count()).unwrap() + 2;
        }
        text.push('.');
        at += 1;
        known.push(words);
    }
    (text, known)
}

/// A question about the known words: which paragraphs answer it, and which of their words are hits.
#[derive(Clone, Debug)]
enum Asked {
    Word(usize),
    Prefix(usize, usize),
    Phrase(usize, usize),
    And(usize, usize),
    Or(usize, usize),
    Not(usize, usize),
}

impl Asked {
    fn query(&self) -> String {
        let word = |number: &usize| ASKED[*number].0;
        match self {
            Self::Word(one) => word(one).to_owned(),
            Self::Prefix(one, length) => format!("{}*", word(one).chars().take(*length).collect::<String>()),
            Self::Phrase(one, other) => format!("\"{} {}\"", word(one), word(other)),
            Self::And(one, other) => format!("{} {}", word(one), word(other)),
            Self::Or(one, other) => format!("{} OR {}", word(one), word(other)),
            Self::Not(one, other) => format!("{} NOT {}", word(one), word(other)),
        }
    }

    fn expected(&self, paragraphs: &[Vec<(String, CharSpan)>]) -> BTreeSet<CharSpan> {
        let folded = |number: &usize| ASKED[*number].1;
        let mut hits = BTreeSet::new();
        for words in paragraphs {
            let has = |number: &usize| words.iter().any(|(word, _)| word == folded(number));
            let mut all = |number: &usize| hits.extend(words.iter().filter(|(word, _)| word == folded(number)).map(|(_, span)| *span));
            match self {
                Self::Word(one) => all(one),
                Self::And(one, other) if has(one) && has(other) => {
                    all(one);
                    all(other);
                }
                Self::Or(one, other) => {
                    all(one);
                    all(other);
                }
                Self::Not(one, other) if !has(other) => all(one),
                Self::And(..) | Self::Not(..) => {}
                Self::Prefix(one, length) => {
                    let start: String = folded(one).chars().take(*length).collect();
                    hits.extend(words.iter().filter(|(word, _)| word.starts_with(&start)).map(|(_, span)| *span));
                }
                Self::Phrase(one, other) => {
                    let pairs = words.windows(2).filter(|pair| pair[0].0 == folded(one) && pair[1].0 == folded(other));
                    hits.extend(pairs.map(|pair| CharSpan::between(pair[0].1.start(), pair[1].1.end())));
                }
            }
        }
        hits
    }
}

fn asked() -> impl Strategy<Value = Asked> {
    let word = || 0..ASKED.len();
    prop_oneof![
        word().prop_map(Asked::Word),
        (word(), 1usize..4).prop_map(|(one, length)| Asked::Prefix(one, length)),
        (word(), word()).prop_map(|(one, other)| Asked::Phrase(one, other)),
        (word(), word()).prop_map(|(one, other)| Asked::And(one, other)),
        (word(), word()).prop_map(|(one, other)| Asked::Or(one, other)),
        (word(), word()).prop_map(|(one, other)| Asked::Not(one, other)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_hit_is_that_of_a_slow_matcher(
        paragraphs in proptest::collection::vec(proptest::collection::vec(0..WORDS.len(), 1..14), 1..6),
        questions in proptest::collection::vec(asked(), 12),
    ) {
        let (text, known) = written(&paragraphs);
        let mut session = session(&text);
        for question in questions {
            let hits: BTreeSet<CharSpan> = found(&mut session, &question.query()).into_iter().collect();
            // Phrases of the same word may overlap; a hit inside another is told once.
            let mut expected = question.expected(&known);
            if matches!(question, Asked::Phrase(..)) {
                let all = expected.clone();
                expected.retain(|span| !all.iter().any(|other| other != span && other.contains(*span)));
            }
            prop_assert_eq!(hits, expected, "{} in {}", question.query(), text);
        }
    }
}
