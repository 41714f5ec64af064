//! Every hit in random texts of all scripts and languages of the study, against a slow matcher that was written separately and folds by a table of its own.
//!
//! 2,400 questions in a normal run; `GRIOT_CASES=100000 cargo test --release --test search_reference` asks as many as that.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use frostem::{Algorithm, Stemmer};
use griot::index::{Index, Phrase, Wanted, WordPattern};
use griot::model::document::{Document, DocumentKind};
use griot::model::ids::{DocumentId, OpId};
use griot::model::language::Language;
use griot::model::layout::{Layout, Paragraph, ParagraphKind, Role, Speaker, Turn};
use griot::model::place::Transcript;
use griot::model::text::{CharSpan, DocumentText};
use griot::model::time::Moment;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;
use uuid::Uuid;

const LANGUAGES: [&str; 8] = ["fr", "en", "ar", "bm", "ffm", "taq", "und", "fa"];

/// Words as they may be written, of all scripts, with forms that belong together and forms that do not.
const WORDS: &[&str] = &[
    "prison",
    "Prisons",
    "PRISON",
    "prisonnier",
    "prisonnière",
    "prisonniere",
    "détenu",
    "Détenus",
    "de\u{301}tenue",
    "detenus",
    "cœur",
    "coeurs",
    "ŒUVRE",
    "l'imam",
    "L’état",
    "qu'il",
    "d'accord",
    "aujourd’hui",
    "jusqu'à",
    "n'a",
    "t’u",
    "k'a",
    "ka",
    "foi",
    "fois",
    "running",
    "runs",
    "run",
    "arrested",
    "arrest",
    "Prison's",
    "sɔgɔma",
    "Sɔ\u{300}gɔ\u{300}ma",
    "sogoma",
    "ɲɛ",
    "nyɛ",
    "Ɲe",
    "ne",
    "ŋana",
    "ngana",
    "nana",
    "ɲɔŋɔn",
    "ɓiɗɗo",
    "Biddo",
    "ƴiiƴam",
    "əmɣar",
    "emghar",
    "emgar",
    "السجن",
    "والسِّجن",
    "للسجن",
    "وسجن",
    "سجن",
    "المدرسة",
    "مدرسه",
    "مدرسات",
    "إلى",
    "الى",
    "ٱلأمل",
    "مـــن",
    "٣٠",
    "30",
    "۳۰",
    "ߒߞߏ",
    "ߞߊ\u{7f2}",
    "ߞߊ",
    "ⵜⴰⵎⴰⵛⴻⵇ",
    "תּוֹרָה",
    "תורה",
    "3,5",
    "U.N.",
    "INT-02_b",
    "👩🏾\u{200d}🌾",
    "x",
];
const BETWEEN: &[&str] = &[" ", " ", " ", " ", ", ", "\n", ":", ". ", "’", "'", "-", "\u{a0}", "\u{200f} ", " « "];
/// Letters of all scripts, with marks, for words that no list knows.
const LETTERS: &str = "abeinostuyABEéèçœɛɔɲŋɣɓɗ\u{301}\u{300}سجنالوإةيه\u{64e}ـשב\u{5b0}ߒߞ\u{7eb}ⵜⴰ'’0٣_";

/// What each letter of this test that is not ASCII is folded to, by hand.
const FOLDED: &[(char, &str)] = &[
    ('\u{200f}', ""),
    ('\u{200d}', ""),
    ('é', "e"),
    ('è', "e"),
    ('ê', "e"),
    ('à', "a"),
    ('ç', "c"),
    ('œ', "oe"),
    ('Œ', "oe"),
    ('É', "e"),
    ('Œ', "oe"),
    ('ɛ', "e"),
    ('ɔ', "o"),
    ('ɲ', "n"),
    ('Ɲ', "n"),
    ('ŋ', "n"),
    ('ɣ', "g"),
    ('ɓ', "b"),
    ('ɗ', "d"),
    ('ƴ', "y"),
    ('ə', "e"),
    ('\u{300}', ""),
    ('\u{301}', ""),
    ('’', ""),
    ('س', "س"),
    ('ج', "ج"),
    ('ن', "ن"),
    ('ا', "ا"),
    ('ل', "ل"),
    ('و', "و"),
    ('إ', "ا"),
    ('أ', "ا"),
    ('ٱ', "ا"),
    ('ة', "ه"),
    ('ه', "ه"),
    ('ي', "ي"),
    ('ى', "ي"),
    ('م', "م"),
    ('د', "د"),
    ('ر', "ر"),
    ('ت', "ت"),
    ('\u{64e}', ""),
    ('\u{650}', ""),
    ('\u{651}', ""),
    ('ـ', ""),
    ('٣', "3"),
    ('٠', "0"),
    ('۳', "3"),
    ('۰', "0"),
    ('ש', "ש"),
    ('ב', "ב"),
    ('ת', "ת"),
    ('ו', "ו"),
    ('ר', "ר"),
    ('ה', "ה"),
    ('\u{5b0}', ""),
    ('\u{5b8}', ""),
    ('\u{5b9}', ""),
    ('\u{5bc}', ""),
    ('ߒ', "ߒ"),
    ('ߞ', "ߞ"),
    ('ߏ', "ߏ"),
    ('ߊ', "ߊ"),
    ('\u{7eb}', ""),
    ('\u{7f2}', ""),
    ('ⵜ', "ⵜ"),
    ('ⴰ', "ⴰ"),
    ('ⴻ', "ⴻ"),
];

/// All ways in which a word may be typed plainly.
fn plain(word: &str) -> BTreeSet<String> {
    let mut ways = BTreeSet::new();
    for (long_ny, long_ng, long_gh) in (0..8).map(|way| (way & 1 > 0, way & 2 > 0, way & 4 > 0)) {
        let mut typed = String::new();
        for letter in word.chars().flat_map(char::to_lowercase) {
            match letter {
                '\'' => {}
                'ɲ' if long_ny => typed.push_str("ny"),
                'ŋ' if long_ng => typed.push_str("ng"),
                'ɣ' if long_gh => typed.push_str("gh"),
                letter if letter.is_ascii() => typed.push(letter),
                letter => match FOLDED.iter().find(|(known, _)| *known == letter) {
                    Some((_, folded)) => typed.push_str(folded),
                    None => typed.push(letter),
                },
            }
        }
        ways.insert(typed);
    }
    ways
}

fn is_word(text: &str) -> bool {
    // A letter or a digit that folding leaves.
    text.chars().any(|letter| letter.is_alphanumeric() && FOLDED.iter().all(|(known, folded)| *known != letter || !folded.is_empty()))
}

/// The words of a text in a language with their places in characters.
fn cut(text: &str, language: &str) -> Vec<(u32, String)> {
    let mut words = Vec::new();
    let (mut at, mut chunk) = (0, String::new());
    let mut flush = |chunk: &mut String, at: u32| {
        let mut start = at - u32::try_from(chunk.chars().count()).unwrap();
        for piece in chunk.split_word_bounds() {
            let mut rest: Vec<char> = piece.chars().collect();
            let mut begin = start;
            start += u32::try_from(rest.len()).unwrap();
            if !is_word(piece) {
                continue;
            }
            // What is elided, again and again: d'l'eau.
            while let Some(sign) = rest.iter().position(|letter| matches!(letter, '\'' | '’')) {
                let head: String = rest[..sign].iter().collect::<String>().to_ascii_lowercase();
                let tail: String = rest[sign + 1..].iter().collect();
                let french = ["l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu", "presqu"].contains(&head.as_str())
                    && !tail.is_empty();
                let letters = tail.chars().filter(|letter| is_word(&letter.to_string())).count();
                let borrowed = ["l", "d", "qu"].contains(&head.as_str()) && letters >= 3;
                if !(if matches!(language, "fr" | "und") { french } else { borrowed }) {
                    break;
                }
                words.push((begin, rest[..sign].iter().collect::<String>()));
                begin += u32::try_from(sign).unwrap() + 1;
                rest = tail.chars().collect();
            }
            let left: String = rest.iter().collect();
            if is_word(&left) {
                words.push((begin, left));
            }
        }
        chunk.clear();
    };
    for letter in text.chars() {
        if letter.is_ascii_whitespace() || letter == ':' || letter == '\u{b}' {
            flush(&mut chunk, at);
        } else {
            chunk.push(letter);
        }
        at += 1;
    }
    flush(&mut chunk, at);
    words
}

/// Arabic without what grew onto it, letter by letter.
fn light(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.first() == Some(&'و') && letters.len() >= 4 {
        letters.remove(0);
    }
    for article in ["وال", "بال", "كال", "فال", "ال", "لل"] {
        let article: Vec<char> = article.chars().collect();
        if letters.starts_with(&article) && letters.len() >= article.len() + 2 {
            letters.drain(..article.len());
            break;
        }
    }
    for (ending, least) in [("ها", 2), ("ان", 2), ("ات", 2), ("ون", 2), ("ين", 2), ("يه", 2), ("ه", 2), ("ي", 2), ("ا", 3)] {
        let ending: Vec<char> = ending.chars().collect();
        if letters.ends_with(&ending) && letters.len() >= ending.len() + least {
            letters.truncate(letters.len() - ending.len());
        }
    }
    letters.into_iter().collect()
}

/// What a word is known as in a language.
fn known_as(word: &str, language: &str) -> BTreeSet<String> {
    let plain = plain(word);
    if word.chars().any(|letter| ('\u{620}'..'\u{64b}').contains(&letter)) && language != "fa" {
        return plain.iter().map(|form| light(form)).collect();
    }
    match language {
        "en" => plain.iter().map(|form| Stemmer::new(Algorithm::English).stem(form).into_owned()).collect(),
        "fr" => {
            let stemmer = Stemmer::new(Algorithm::French);
            let mut known: BTreeSet<String> = plain.iter().map(|form| long_enough(form, &stemmer.stem(form))).collect();
            for form in &plain {
                if ["as", "is", "os", "us"].iter().any(|plural| form.ends_with(plural)) && form.chars().count() >= 5 {
                    let singular = &form[..form.len() - 1];
                    known.insert(long_enough(singular, &stemmer.stem(singular)));
                }
            }
            if !word.is_ascii() {
                let accented: String = word.nfc().collect::<String>().to_lowercase();
                known.insert(long_enough(&plain_once(&accented), &plain_once(&stemmer.stem(&accented))));
            }
            known
        }
        _ => plain,
    }
}

/// A French stem that is long enough to tell something, else the word, or what it is the plural of.
fn long_enough(word: &str, stem: &str) -> String {
    let letters = stem.chars().count();
    let off = word.strip_prefix(stem);
    let verb_or_plural = matches!(off, Some("" | "s")) || off.is_some_and(|off| off.starts_with('e') || off.starts_with("ai") || off.starts_with("an"));
    if letters >= 4 || letters == 3 && verb_or_plural {
        return stem.to_owned();
    }
    let all: Vec<char> = word.chars().collect();
    match all.as_slice() {
        [.., before, 's'] if all.len() >= 4 && !"aious".contains(*before) => all[..all.len() - 1].iter().collect(),
        _ => word.to_owned(),
    }
}

fn plain_once(word: &str) -> String {
    plain(word).into_iter().min_by_key(String::len).unwrap()
}

fn fits(pattern: &WordPattern, is_last: bool, typed: &str, word: &str, language: &str) -> bool {
    let same = || known_as(typed, language).intersection(&known_as(word, language)).any(|key| !key.is_empty());
    match pattern {
        WordPattern::Exact(_) => typed.nfc().eq(word.nfc()),
        WordPattern::Prefix(_) if is_last => plain(word).iter().any(|form| plain(typed).iter().any(|start| form.starts_with(start.as_str()))),
        WordPattern::Fuzzy(_, most) if is_last => plain(word).iter().any(|form| plain(typed).iter().any(|wanted| distance(wanted, form) <= usize::from(*most))),
        _ => same(),
    }
}

fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut table = vec![vec![0; other.len() + 1]; one.len() + 1];
    for row in 0..=one.len() {
        for column in 0..=other.len() {
            table[row][column] = if row == 0 || column == 0 {
                row + column
            } else {
                let replaced = table[row - 1][column - 1] + usize::from(one[row - 1] != other[column - 1]);
                replaced.min(table[row - 1][column] + 1).min(table[row][column - 1] + 1)
            };
        }
    }
    table[one.len()][other.len()]
}

/// Where a phrase stands in a stretch of one language.
fn expected(phrase: &Phrase, text: &str, from: u32, language: &str) -> Vec<CharSpan> {
    let wanted: Vec<(&WordPattern, bool, String)> = phrase
        .0
        .iter()
        .flat_map(|pattern| {
            let words = cut(pattern.typed(), language);
            let last = words.len().saturating_sub(1);
            words.into_iter().enumerate().map(move |(place, (_, word))| (pattern, place == last, word)).collect::<Vec<_>>()
        })
        .collect();
    let words = cut(text, language);
    if wanted.is_empty() || words.len() < wanted.len() {
        return Vec::new();
    }
    let all_fit = |first: &usize| wanted.iter().zip(&words[*first..]).all(|((pattern, last, typed), (_, word))| fits(pattern, *last, typed, word, language));
    let span = |first: usize| {
        let (start, _) = &words[first];
        let (last, word) = &words[first + wanted.len() - 1];
        CharSpan::between(from + start, from + last + u32::try_from(word.chars().count()).unwrap())
    };
    (0..=words.len() - wanted.len()).filter(all_fit).map(span).collect()
}

/// A paragraph of random words, in a language of its own or in the document's.
#[derive(Clone, Debug)]
struct Said {
    language: Option<usize>,
    words: Vec<(String, usize)>,
}

fn a_word() -> impl Strategy<Value = String> {
    let letters: Vec<char> = LETTERS.chars().collect();
    prop_oneof![
        5 => proptest::sample::select(WORDS).prop_map(str::to_owned),
        1 => proptest::collection::vec(proptest::sample::select(letters), 1..7).prop_map(|letters| letters.into_iter().collect()),
    ]
}

fn said() -> impl Strategy<Value = Said> {
    let words = proptest::collection::vec((a_word(), 0..BETWEEN.len()), 0..14);
    (proptest::option::of(0..LANGUAGES.len()), words).prop_map(|(language, words)| Said { language, words })
}

fn a_phrase() -> impl Strategy<Value = Phrase> {
    let pattern = |kind: u8, word: String| match kind {
        0..=3 => WordPattern::Word(word),
        4 => WordPattern::Exact(word),
        5 => WordPattern::Prefix(word.chars().take(3).collect()),
        6 => WordPattern::Fuzzy(word, 1),
        _ => WordPattern::Word(word.to_uppercase()),
    };
    let one = || (0u8..8, a_word()).prop_map(move |(kind, word)| pattern(kind, word));
    prop_oneof![3 => one().prop_map(|one| Phrase(vec![one])), 1 => (one(), one()).prop_map(|(one, other)| Phrase(vec![one, other]))]
}

/// The document and, for each paragraph, where it begins, its text and its language.
fn transcript(number: u128, language: usize, paragraphs: &[Said]) -> (Transcript, Vec<(u32, String, &'static str)>) {
    let (mut body, mut known, mut layout) = (String::new(), Vec::new(), Layout::default());
    layout.speakers.push(Speaker { label: "P".into(), role: Role::Participant });
    let mut at = 0;
    for said in paragraphs {
        let text: String = said.words.iter().map(|(word, between)| format!("{word}{}", BETWEEN[*between])).collect();
        let length = u32::try_from(text.chars().count()).unwrap();
        let span = CharSpan::at(at, length);
        layout.paragraphs.push(Paragraph { span, kind: ParagraphKind::Text });
        let own = said.language.and_then(|place| Language::new(LANGUAGES[place]));
        layout.turns.push(Turn { span, speech_start: at, speaker: 0, time_ms: None, language: own });
        known.push((at, text.clone(), LANGUAGES[said.language.unwrap_or(language)]));
        body.push_str(&text);
        body.push_str("\n\n");
        at += length + 2;
    }
    let text = Arc::new(DocumentText::new(body));
    let document = Document {
        id: DocumentId::from_uuid(Uuid::from_u128(number)),
        name: format!("D{number}"),
        file_name: String::new(),
        kind: DocumentKind::Interview,
        language: Language::new(LANGUAGES[language]).unwrap(),
        text: text.hash(),
        layout: layout.hash(),
        imported: Moment(0),
        imported_by: String::new(),
    };
    (Transcript { document: Arc::new(document), text, layout: Arc::new(layout) }, known)
}

const QUESTIONS: usize = 8;

fn cases() -> u32 {
    let wanted: u32 = std::env::var("GRIOT_CASES").ok().and_then(|number| number.parse().ok()).unwrap_or(2_400);
    wanted.div_ceil(u32::try_from(QUESTIONS).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn every_hit_is_that_of_the_slow_matcher(
        documents in proptest::collection::vec((0..LANGUAGES.len(), proptest::collection::vec(said(), 1..4)), 1..4),
        phrases in proptest::collection::vec(a_phrase(), QUESTIONS),
    ) {
        let made: Vec<_> = (1u128..).zip(&documents).map(|(number, (language, paragraphs))| transcript(number, *language, paragraphs)).collect();
        let index = Index::rebuild(made.iter().map(|(transcript, _)| transcript.clone()), OpId::from_uuid(Uuid::from_u128(9)), &|_| {}).unwrap();
        let snapshot = index.snapshot();
        let wanted = Wanted::new(&phrases);
        let resolved = snapshot.resolve(&wanted).unwrap();
        for (which, phrase) in phrases.iter().enumerate() {
            let holding = snapshot.blocks_with(&resolved, which).unwrap();
            let alone = Wanted::new(std::slice::from_ref(phrase));
            for (transcript, paragraphs) in &made {
                let numbered = snapshot.numbering().documents().iter().find(|known| known.document == transcript.document.id);
                for ((place, (_, block)), (from, text, language)) in (0u32..).zip(transcript.blocks()).zip(paragraphs) {
                    let right = expected(phrase, text, *from, language);
                    let spans = |found: Vec<griot::index::Match>, which: usize| found.into_iter().filter(|one| one.which == which).map(|one| one.span).collect::<Vec<_>>();
                    prop_assert_eq!(&spans(resolved.find(transcript, block), which), &right, "{:?} in {:?} ({})", phrase, text, language);
                    prop_assert_eq!(&spans(resolved.places(transcript, block), which), &right, "by letters: {:?} in {:?} ({})", phrase, text, language);
                    prop_assert_eq!(&spans(alone.find(transcript, block), 0), &right, "without an index: {:?} in {:?} ({})", phrase, text, language);
                    let is_listed = numbered.is_some_and(|known| holding.contains(known.blocks.start + place));
                    prop_assert_eq!(is_listed, !right.is_empty(), "listed: {:?} in {:?} ({})", phrase, text, language);
                }
            }
        }
    }
}
