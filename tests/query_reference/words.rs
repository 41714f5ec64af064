//! Where words and what is near them stand in a paragraph, found by trying every place.

use super::ask::{Ask, Near, Word};
use griot::model::place::Transcript;
use griot::model::text::CharSpan;
use std::collections::BTreeSet;

/// A word of a paragraph.
struct Token {
    letters: String,
    start: u32,
    end: u32,
    language: String,
}

/// A stretch that was found: its characters, and which words of the paragraph it is made of.
#[derive(Clone, Debug, PartialEq)]
struct Stretch {
    start: u32,
    end: u32,
    words: BTreeSet<usize>,
}

impl Stretch {
    fn first(&self) -> usize {
        *self.words.first().unwrap()
    }
    fn behind(&self) -> usize {
        *self.words.last().unwrap() + 1
    }
}

/// The language that is spoken at a position.
pub(crate) fn language_at(transcript: &Transcript, position: u32) -> String {
    let turn = transcript.layout.turns.iter().find(|turn| turn.span.start() <= position && position < turn.span.end());
    turn.and_then(|turn| turn.language).unwrap_or(transcript.document.language).to_string()
}

fn tokens(transcript: &Transcript, block: CharSpan) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let letters: Vec<char> = transcript.text.as_str().chars().collect();
    let mut is_open = false;
    for at in block.start()..block.end() {
        let letter = letters[at as usize];
        if !letter.is_alphanumeric() {
            is_open = false;
        } else if is_open {
            let last = found.last_mut().unwrap();
            last.letters.push(letter);
            last.end = at + 1;
        } else {
            found.push(Token { letters: letter.to_string(), start: at, end: at + 1, language: language_at(transcript, at) });
            is_open = true;
        }
    }
    found
}

fn wild(form: &[char], word: &[char]) -> bool {
    match (form, word) {
        ([], []) => true,
        (['*', rest @ ..], _) => wild(rest, word) || !word.is_empty() && wild(form, &word[1..]),
        (['?', rest @ ..], [_, behind @ ..]) => wild(rest, behind),
        ([wanted, rest @ ..], [letter, behind @ ..]) => wanted == letter && wild(rest, behind),
        _ => false,
    }
}

fn distance(one: &[char], other: &[char]) -> usize {
    match (one, other) {
        ([], rest) | (rest, []) => rest.len(),
        ([first, rest @ ..], [letter, behind @ ..]) if first == letter => distance(rest, behind),
        ([_, rest @ ..], [_, behind @ ..]) => 1 + distance(rest, behind).min(distance(one, behind)).min(distance(rest, other)),
    }
}

fn fits(word: &Word, written: &str) -> bool {
    let low: Vec<char> = written.to_lowercase().chars().collect();
    let letters = |text: &str| text.to_lowercase().chars().collect::<Vec<char>>();
    match word {
        Word::Plain(wanted) => letters(wanted) == low,
        Word::Exact(wanted) => *wanted == written,
        Word::Prefix(start) => low.starts_with(&letters(start)),
        Word::Wildcard(form) => wild(&letters(form), &low),
        Word::Fuzzy(wanted) => distance(&letters(wanted), &low) <= 1,
    }
}

fn in_a_row(tokens: &[Token], words: &[Word]) -> Vec<Stretch> {
    let mut found = Vec::new();
    for first in 0..tokens.len() {
        let Some(row) = tokens.get(first..first + words.len()) else { continue };
        if row.iter().zip(words).all(|(token, word)| fits(word, &token.letters) && token.language == row[0].language) {
            found.push(Stretch { start: row[0].start, end: row[row.len() - 1].end, words: (first..first + words.len()).collect() });
        }
    }
    found
}

/// Words between two stretches and one more; 0 where one reaches into the other; none where they are in the wrong order.
fn apart(left: &Stretch, right: &Stretch, ordered: bool) -> Option<usize> {
    if left.behind() <= right.first() {
        Some(right.first() - left.behind() + 1)
    } else if ordered {
        None
    } else if right.behind() <= left.first() {
        Some(left.first() - right.behind() + 1)
    } else {
        Some(0)
    }
}

fn near(tokens: &[Token], asked: &Near) -> Vec<Stretch> {
    match asked {
        Near::One(word) => in_a_row(tokens, std::slice::from_ref(word)),
        Near::Phrase(words) => in_a_row(tokens, &words.iter().map(|word| Word::Plain(word)).collect::<Vec<_>>()),
        Near::Either(parts) => {
            let mut found: Vec<Stretch> = parts.iter().flat_map(|part| near(tokens, part)).collect();
            found.sort_by_key(|one| (one.start, std::cmp::Reverse(one.end)));
            found.dedup();
            found
        }
        Near::Beside(left, ordered, within, right) => {
            let (lefts, mut rights) = (near(tokens, left), near(tokens, right));
            rights.sort_by_key(Stretch::first);
            let mut pairs = Vec::new();
            for one in &lefts {
                for other in rights.iter().filter(|other| one.words.is_disjoint(&other.words)) {
                    if apart(one, other, *ordered).is_some_and(|words| words <= *within as usize) {
                        let words: BTreeSet<usize> = one.words.union(&other.words).copied().collect();
                        pairs.push(Stretch { start: one.start.min(other.start), end: one.end.max(other.end), words });
                    }
                }
            }
            // Of stretches that overlap the shortest is taken, and of those the first.
            pairs.sort_by_key(|pair| (pair.behind() - pair.first(), pair.first()));
            let mut taken: Vec<Stretch> = Vec::new();
            for pair in pairs {
                if taken.iter().all(|other| pair.end <= other.start || other.end <= pair.start) {
                    taken.push(pair);
                }
            }
            taken.sort_by_key(|pair| pair.start);
            taken
        }
    }
}

/// Read from the left, a stretch ends where all the words are there, each near enough to the next of them, and is as short as it can be.
fn together(tokens: &[Token], words: &[&str], within: u32) -> Vec<Stretch> {
    let of_these: Vec<usize> = (0..tokens.len()).filter(|place| words.iter().any(|word| tokens[*place].letters.to_lowercase() == **word)).collect();
    let holds = |row: &[usize]| {
        let count = |word: &str| row.iter().filter(|place| tokens[**place].letters.to_lowercase() == word).count();
        let enough = words.iter().all(|word| count(word) >= words.iter().filter(|other| *other == word).count());
        enough && row.windows(2).all(|pair| pair[1] - pair[0] <= within as usize)
    };
    let (mut found, mut from) = (Vec::new(), 0);
    for end in 0..of_these.len() {
        if let Some(start) = (from..=end).rev().find(|start| holds(&of_these[*start..=end])) {
            let (first, last) = (of_these[start], of_these[end]);
            found.push(Stretch { start: tokens[first].start, end: tokens[last].end, words: of_these[start..=end].iter().copied().collect() });
            from = end + 1;
        }
    }
    found
}

fn regex(which: usize, text: &[char]) -> Vec<(usize, usize)> {
    let at = |place: usize| text.get(place).copied().unwrap_or('\n');
    let matched = |place: usize| match which {
        0 => (at(place) == 't' && at(place + 1).is_ascii_lowercase()).then_some(2),
        1 if at(place) != 'e' => None,
        1 if at(place + 1) == ' ' && at(place + 2) == 't' => Some(3),
        1 if at(place + 1) == ',' && at(place + 2) == ' ' && at(place + 3) == 't' => Some(4),
        2 if place == 0 && matches!(at(0), 'o' | 'O') && at(1) == 'n' && at(2) == 'e' => Some(3),
        _ => None,
    };
    let (mut found, mut place) = (Vec::new(), 0);
    while place < text.len() {
        match matched(place) {
            Some(length) => {
                found.push((place, length));
                place += length;
            }
            None => place += 1,
        }
    }
    found
}

/// Everywhere in a document where what is asked for stands.
pub(crate) fn places(transcript: &Transcript, asked: &Ask) -> BTreeSet<(u32, u32)> {
    let mut found = BTreeSet::new();
    let blocks = transcript.layout.header.into_iter().chain(transcript.layout.paragraphs.iter().map(|paragraph| paragraph.span));
    for block in blocks {
        let stretches = match asked {
            Ask::Near(asked) => near(&tokens(transcript, block), asked),
            Ask::Together(words, within) => together(&tokens(transcript, block), words, *within),
            Ask::Regex(which) => {
                let text: Vec<char> = transcript.text.as_str().chars().skip(block.start() as usize).take(block.len() as usize).collect();
                for (place, length) in regex(*which, &text) {
                    let start = block.start() + u32::try_from(place).unwrap();
                    found.insert((start, start + u32::try_from(length).unwrap()));
                }
                continue;
            }
            _ => continue,
        };
        found.extend(stretches.into_iter().map(|one| (one.start, one.end)));
    }
    found
}

/// True where a note holds words in a row; a star at the end makes the last a beginning.
pub(crate) fn says(note: &str, words: &str) -> bool {
    let written: Vec<String> = note.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    let wanted: Vec<&str> = words.split(' ').collect();
    written.windows(wanted.len()).any(|row| {
        row.iter().zip(&wanted).all(|(word, wanted)| match wanted.strip_suffix('*') {
            Some(start) => word.starts_with(start),
            None => word == wanted,
        })
    })
}
