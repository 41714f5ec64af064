//! A made-up study of the size that goals are given for, and what must be found in it.
//!
//! The same study comes out on every machine and in every run: only whole numbers, division and square roots are used. What must be found
//! is counted from the finished texts and rows, by the plainest way, not noted while they are made.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::allow_attributes,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "benches and tests use different parts, and a study that cannot be made has failed"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// The commonest word.
pub const COMMON: &str = "the";
/// A word that only every seventeenth document can hold.
pub const RARE: &str = "quokka";
/// Two words that stand together.
pub const PHRASE: &str = "waiting list";
/// The coders.
pub const CODERS: [&str; 3] = ["anna", "bashir", "chen"];

const HEAD: &str = "the and to of a in i that it was you is we they for my but so on have with be not this had were at as me what there do when if like just because people know think really would about all then can she he from out up time go get one or her work them more been well who good some want don’t it’s home how very family school need help other mother father together nurse doctor clinic medicine money worry hope trust listen remember forget waiting café naïve";
const SYLLABLES: [&str; 32] = [
    "ba", "be", "chi", "da", "dro", "fa", "fi", "ge", "gu", "ho", "ka", "ki", "la", "li", "mo", "na", "ne", "po", "pri", "ra", "rou", "sa", "sta", "ti", "to",
    "tra", "ve", "vo", "wa", "we", "shu", "ya",
];
const CATEGORIES: [(&str, &str); 12] = [
    ("Access", ""),
    ("Emotions", ""),
    ("Relationships", ""),
    ("Institutions", ""),
    ("Money", ""),
    ("Identity", ""),
    ("Health", ""),
    ("Everyday life", ""),
    ("Obstacles", "Access"),
    ("What helped", "Access"),
    ("Hard feelings", "Emotions"),
    ("Kin", "Relationships"),
];

/// How large a study is.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Documents.
    pub documents: usize,
    /// Words in each document, at least.
    pub words: usize,
    /// Codes.
    pub codes: usize,
    /// Codings in all documents together.
    pub codings: usize,
    /// Codings of the first document.
    pub dense: usize,
}

impl Size {
    /// The size that the goals of `benches/README.md` are given for.
    pub const GOALS: Self = Self { documents: 200, words: 8_000, codes: 100, codings: 20_000, dense: 500 };
    /// Ten times as many documents and codings.
    pub const TENFOLD: Self = Self { documents: 2_000, codings: 200_000, ..Self::GOALS };
    /// For tests.
    pub const SMALL: Self = Self { documents: 6, words: 3_000, codes: 15, codings: 400, dense: 120 };
}

/// One document.
pub struct Document {
    /// The name of its file.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Sentences as spans in characters.
    sentences: Vec<(usize, usize)>,
    /// Length of the text in characters.
    characters: usize,
}

/// The study and what must be found in it.
pub struct Study {
    pub documents: Vec<Document>,
    pub codes_csv: String,
    pub codings_csv: String,
    pub cases_csv: String,
    pub attributes_csv: String,
    pub expected: Expected,
}

/// What must be found.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Expected {
    /// Characters of all texts.
    pub characters: u64,
    /// How often the commonest word stands.
    pub common: u64,
    /// How many words hold the letters of the commonest word.
    pub words_with_common: u64,
    /// How often the rare word stands.
    pub rare: u64,
    /// How often the phrase stands.
    pub phrases: u64,
    /// By code and coder.
    pub codes: BTreeMap<(String, &'static str), Counted>,
    /// Codings that share at least one character with another of the same code and coder.
    pub overlapping: u64,
}

/// What is counted of one code and one coder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Codings.
    pub codings: u64,
    /// Characters in at least one of them.
    pub characters: u64,
}

impl Study {
    /// Makes a study of this size.
    pub fn new(size: Size) -> Self {
        let mut numbers = Numbers(20_260_801);
        let vocabulary = Vocabulary::new(&mut numbers);
        let documents: Vec<Document> = (1..=size.documents).map(|number| document(number, size.words, &vocabulary, &mut numbers)).collect();
        let rows = codings(&documents, size, &mut numbers);
        let expected = Expected::of(&documents, &rows);
        Self {
            codes_csv: codes_table(size.codes, &mut numbers),
            codings_csv: codings_table(&documents, &rows, &mut numbers),
            cases_csv: cases_table(&documents),
            attributes_csv: attributes_table(&documents, &mut numbers),
            documents,
            expected,
        }
    }
}

/// A small generator of numbers (xorshift, Marsaglia 2003).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    fn between(&mut self, first: usize, last: usize) -> usize {
        first + self.below(last - first + 1)
    }

    /// True in `share` of 1,000 cases.
    fn chance(&mut self, share: usize) -> bool {
        self.below(1_000) < share
    }
}

/// Places whose chance falls with their rank, as that of words does (Zipf's law with an exponent of 1.125).
struct Ranks(Vec<u64>);

impl Ranks {
    fn new(count: usize) -> Self {
        let mut sum = 0;
        let weight = |rank: usize| {
            let rank = (rank + 6) as f64;
            // Square roots are exact to the last digit everywhere, powers are not.
            (1e12 / (rank * rank.sqrt().sqrt().sqrt())) as u64
        };
        Self(
            (0..count)
                .map(|rank| {
                    sum += weight(rank);
                    sum
                })
                .collect(),
        )
    }

    fn pick(&self, numbers: &mut Numbers) -> usize {
        let point = numbers.next() % self.0[self.0.len() - 1];
        self.0.partition_point(|sum| *sum <= point)
    }
}

struct Vocabulary {
    words: Vec<String>,
    ranks: Ranks,
}

impl Vocabulary {
    fn new(numbers: &mut Numbers) -> Self {
        let mut words: Vec<String> = HEAD.split(' ').map(str::to_owned).collect();
        let mut seen: BTreeSet<String> = words.iter().cloned().collect();
        while words.len() < 12_000 {
            let word: String = (0..numbers.between(2, 3)).map(|_| SYLLABLES[numbers.below(SYLLABLES.len())]).collect();
            if seen.insert(word.clone()) {
                words.push(word);
            }
        }
        Self { ranks: Ranks::new(words.len()), words }
    }

    fn pick(&self, numbers: &mut Numbers) -> &str {
        &self.words[self.ranks.pick(numbers)]
    }
}

/// An interview: a header, then turns of interviewer and participant, each a paragraph of some sentences.
fn document(number: usize, words: usize, vocabulary: &Vocabulary, numbers: &mut Numbers) -> Document {
    let mut text = Written::default();
    text.push(&format!("Interview {number:03}\nDate: 2025-{:02}-{:02}\n\n", 1 + number % 12, 1 + number % 28));
    let (mut sentences, mut so_far) = (Vec::new(), 0);
    for turn in 0.. {
        if so_far >= words {
            break;
        }
        let asks = turn % 2 == 0;
        text.push(&if asks { "Interviewer: ".to_owned() } else { format!("P{number:03}: ") });
        for _ in 0..if asks { numbers.between(1, 2) } else { numbers.between(3, 9) } {
            let sentence = sentence(number, vocabulary, numbers);
            so_far += sentence.split(' ').count();
            let start = text.characters;
            text.push(&sentence);
            sentences.push((start, text.characters));
            text.push(" ");
        }
        text.push("\n\n");
    }
    Document { name: format!("interview_{number:04}.txt"), text: text.text, sentences, characters: text.characters }
}

fn sentence(number: usize, vocabulary: &Vocabulary, numbers: &mut Numbers) -> String {
    const ENDS: [char; 8] = ['.', '.', '.', '.', '.', '?', '—', '…'];
    let length = numbers.between(6, 24);
    let mut words: Vec<&str> = (0..length).map(|_| vocabulary.pick(numbers)).collect();
    if number % 17 == 3 && numbers.chance(6) {
        words[length / 2] = RARE;
    }
    if numbers.chance(20) {
        words.insert(length / 2, PHRASE);
    }
    let mut sentence = words.join(" ");
    let first = sentence.remove(0).to_ascii_uppercase();
    sentence.insert(0, first);
    sentence.push(ENDS[numbers.below(ENDS.len())]);
    sentence
}

/// A text that knows its length in characters.
#[derive(Default)]
struct Written {
    text: String,
    characters: usize,
}

impl Written {
    fn push(&mut self, more: &str) {
        self.text.push_str(more);
        self.characters += more.chars().count();
    }
}

/// A coding: document, code, coder, start, end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    document: usize,
    code: usize,
    coder: usize,
    start: usize,
    end: usize,
}

/// Passages of one to five sentences, which coders often agree on and sometimes trim or stretch. The first document holds `dense` of them, the others
/// the rest in equal parts.
fn codings(documents: &[Document], size: Size, numbers: &mut Numbers) -> Vec<Row> {
    let ranks = Ranks::new(size.codes);
    let others = (documents.len() - 1).max(1);
    let rest = size.codings - size.dense;
    let mut rows = Vec::with_capacity(size.codings);
    for (place, document) in documents.iter().enumerate() {
        let wanted = if place == 0 { size.dense } else { rest / others + usize::from(place <= rest % others) };
        let mut made = BTreeSet::new();
        while made.len() < wanted {
            let first = numbers.below(document.sentences.len());
            let last = (first + [0, 0, 0, 1, 1, 2, 4][numbers.below(7)]).min(document.sentences.len() - 1);
            let code = ranks.pick(numbers);
            let (all, alone) = (numbers.chance(450), numbers.below(CODERS.len()));
            for coder in (0..CODERS.len()).filter(|coder| all || *coder == alone) {
                let (mut start, mut end) = (document.sentences[first].0, document.sentences[last].1);
                if numbers.chance(350) {
                    start = start.saturating_sub(numbers.below(31));
                    end = (end + numbers.below(51)).saturating_sub(20).clamp(start + 1, document.characters);
                }
                let row = Row { document: place, code, coder, start, end };
                if made.len() < wanted && made.insert(row) {
                    rows.push(row);
                }
            }
        }
    }
    rows
}

fn code_name(code: usize) -> String {
    format!("theme-{code:03}")
}

fn codes_table(codes: usize, numbers: &mut Numbers) -> String {
    let mut table = String::from("code,category,parent_category,colour\n");
    for code in 0..codes {
        let (category, parent) = CATEGORIES[code % CATEGORIES.len()];
        let mut part = || numbers.between(90, 250);
        let (red, green, blue) = (part(), part(), part());
        writeln!(table, "{},{category},{parent},#{red:02X}{green:02X}{blue:02X}", code_name(code)).expect("memory");
    }
    table
}

fn codings_table(documents: &[Document], rows: &[Row], numbers: &mut Numbers) -> String {
    let mut table = String::from("doc,code,coder,start,end,memo\n");
    for row in rows {
        let memo = if numbers.chance(50) { "compare with the field notes" } else { "" };
        let (name, code, coder) = (&documents[row.document].name, code_name(row.code), CODERS[row.coder]);
        writeln!(table, "{name},{code},{coder},{},{},{memo}", row.start, row.end).expect("memory");
    }
    table
}

/// Two interviews for each participant.
fn cases_table(documents: &[Document]) -> String {
    let mut table = String::from("case,doc\n");
    for (place, document) in documents.iter().enumerate() {
        writeln!(table, "Participant {:03},{}", place / 2 + 1, document.name).expect("memory");
    }
    table
}

fn attributes_table(documents: &[Document], numbers: &mut Numbers) -> String {
    let mut table = String::from("doc,attribute,value\n");
    for document in documents {
        writeln!(table, "{},group,{}", document.name, ["north", "south", "east", "west"][numbers.below(4)]).expect("memory");
        writeln!(table, "{},age,{}", document.name, numbers.between(18, 88)).expect("memory");
    }
    table
}

impl Expected {
    fn of(documents: &[Document], rows: &[Row]) -> Self {
        let mut expected = Self::default();
        for document in documents {
            expected.count_words(&document.text);
        }
        expected.count_codings(rows);
        expected
    }

    fn count_words(&mut self, text: &str) {
        self.characters += text.chars().count() as u64;
        let mut before = String::new();
        for word in text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
            let word = word.to_lowercase();
            self.common += u64::from(word == COMMON);
            self.words_with_common += u64::from(word.contains(COMMON));
            self.rare += u64::from(word == RARE);
            self.phrases += u64::from(PHRASE == format!("{before} {word}"));
            before = word;
        }
    }

    fn count_codings(&mut self, rows: &[Row]) {
        let mut passages: BTreeMap<(usize, usize, usize), Vec<(usize, usize)>> = BTreeMap::new();
        for row in rows {
            passages.entry((row.code, row.coder, row.document)).or_default().push((row.start, row.end));
        }
        for ((code, coder, _), spans) in passages {
            let mut characters: Vec<usize> = spans.iter().flat_map(|(start, end)| *start..*end).collect();
            characters.sort_unstable();
            characters.dedup();
            let counted = self.codes.entry((code_name(code), CODERS[coder])).or_default();
            counted.codings += spans.len() as u64;
            counted.characters += characters.len() as u64;
            let meet = |one: &(usize, usize), other: &(usize, usize)| one != other && one.0 < other.1 && other.0 < one.1;
            self.overlapping += spans.iter().filter(|one| spans.iter().any(|other| meet(one, other))).count() as u64;
        }
    }
}
