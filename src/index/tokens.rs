//! Cuts text into words.
//!
//! * Words are those of UAX #29, cut further at colons (`I:Bonjour`) and always at white space, and only those with a letter or a digit.
//! * Elided articles and pronouns are cut off as the language of the text asks, see [`Elision`]: `l'imam` is `l` and `imam`. `aujourd'hui` stays whole.
//!
//! Positions always are bytes of the text that was given. Most text is ASCII, so ASCII words are cut by hand, byte by byte; the property
//! test holds that path to [`general_words`], which is the definition.

use crate::index::analysis::elision_of;
use crate::index::fold::{counts, is_apostrophe};
use crate::model::language::Language;
use crate::model::place::Transcript;
use crate::model::text::CharSpan;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Longest word in bytes that is cut by hand; others go the general way.
const LONG: usize = 240;

/// What is elided before a vowel in French, without its apostrophe.
const ELIDED: &[&str] = &["l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu", "presqu"];
/// What of that other languages of the study borrow together with a French word. Their own words are elided too, but belong together: `k'a`, `n'a`.
const BORROWED: &[&str] = &["l", "d", "qu"];
/// Fewest letters of a borrowed word.
const BORROWED_LEAST: usize = 3;

/// Where words are cut at apostrophes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Elision {
    /// As in French: `qu'il` is two words. Also where the language is not known.
    French,
    /// As in languages that borrow French words: `l'imam` is two words, `n'a` and `t'u` are one.
    Borrowed,
}

impl Elision {
    /// Both ways.
    pub const ALL: [Self; 2] = [Self::French, Self::Borrowed];

    fn cuts(self, head: &str, rest: &str) -> bool {
        let is_among = |list: &[&str]| list.iter().any(|elided| head.eq_ignore_ascii_case(elided));
        match self {
            Self::French => is_among(ELIDED),
            Self::Borrowed => is_among(BORROWED) && rest.chars().filter(|letter| counts(*letter)).take(BORROWED_LEAST).count() == BORROWED_LEAST,
        }
    }
}

/// The words of a text, one after the other, without a memory allocation for most.
pub struct Words<'a> {
    text: &'a str,
    elision: Elision,
    at: usize,
    word: Range<usize>,
    /// Words that were cut ahead, last first.
    ahead: Vec<Range<usize>>,
}

impl<'a> Words<'a> {
    /// Starts at the beginning of a text.
    pub fn new(text: &'a str, elision: Elision) -> Self {
        Self { text, elision, at: 0, word: 0..0, ahead: Vec::new() }
    }

    /// Goes to the next word; false at the end.
    pub fn advance(&mut self) -> bool {
        loop {
            if let Some(word) = self.ahead.pop() {
                if self.take_general(word) {
                    return true;
                }
                continue;
            }
            match self.cut() {
                Cut::End => return false,
                Cut::Word(word, shape) => {
                    self.at = word.end;
                    if self.take_ascii(word, shape) {
                        return true;
                    }
                }
                Cut::General(piece) => {
                    self.at = piece.end;
                    self.cut_general(piece);
                }
            }
        }
    }

    /// Where the word is, in bytes of the text.
    pub fn bytes(&self) -> Range<usize> {
        self.word.clone()
    }

    /// The word as the text has it.
    pub fn written(&self) -> &'a str {
        self.text.get(self.word.clone()).unwrap_or_default()
    }

    /// Finds where the next word is, by the rules WB5 to WB13 of UAX #29 for ASCII.
    fn cut(&self) -> Cut {
        let bytes = self.text.as_bytes();
        let class = |at: usize| bytes.get(at).map_or(Class::Space, |byte| class_of(*byte));
        let mut start = self.at;
        loop {
            match bytes.get(start).map(|byte| class_of(*byte)) {
                None => return Cut::End,
                Some(Class::Letter | Class::Digit | Class::Joiner) => break,
                Some(Class::Other) => match punctuation_at(bytes, start) {
                    Some(length) => start += length,
                    None => return Cut::General(start..piece_end(bytes, start)),
                },
                Some(_) => start += 1,
            }
        }
        let mut shape = Shape::default();
        let (mut at, mut last) = (start, Class::Joiner);
        loop {
            let here = class(at);
            match here {
                Class::Letter | Class::Digit => {
                    shape.has_alphanumeric = true;
                    (at, last) = (at + 1, if here == Class::Digit { Class::Digit } else { Class::Letter });
                }
                Class::Joiner => (at, last) = (at + 1, Class::Joiner),
                Class::MidBoth | Class::MidDigit => {
                    let next = class(at + 1);
                    if next == Class::Other && last != Class::Joiner && punctuation_at(bytes, at + 1).is_none() {
                        return Cut::General(start..piece_end(bytes, at));
                    }
                    let joins = match last {
                        Class::Digit => next == Class::Digit,
                        Class::Letter => here == Class::MidBoth && next == Class::Letter,
                        _ => false,
                    };
                    if !joins {
                        return Cut::Word(start..at, shape);
                    }
                    shape.has_apostrophe |= bytes.get(at) == Some(&b'\'');
                    at += 1;
                }
                Class::Other if punctuation_at(bytes, at).is_none() => return Cut::General(start..piece_end(bytes, at)),
                _ => return Cut::Word(start..at, shape),
            }
        }
    }

    /// Makes an ASCII word the current one; false where it is no word or has to be cut at its apostrophes first.
    fn take_ascii(&mut self, word: Range<usize>, shape: Shape) -> bool {
        if !shape.has_alphanumeric {
            return false;
        }
        if shape.has_apostrophe || word.len() > LONG {
            self.cut_elisions(word);
            self.ahead.reverse();
            return false;
        }
        self.word = word;
        true
    }

    /// Makes any stretch the current word; false where nothing in it makes a word.
    fn take_general(&mut self, word: Range<usize>) -> bool {
        let is_word = self.text.get(word.clone()).unwrap_or_default().chars().any(counts);
        self.word = word;
        is_word
    }

    fn cut_general(&mut self, piece: Range<usize>) {
        let text = self.text;
        for (at, segment) in text.get(piece.clone()).unwrap_or_default().split_word_bound_indices() {
            if segment.chars().any(char::is_alphanumeric) {
                self.cut_elisions(piece.start + at..piece.start + at + segment.len());
            }
        }
        self.ahead.reverse();
    }

    /// Puts a word aside, elided articles apart.
    fn cut_elisions(&mut self, word: Range<usize>) {
        let mut start = word.start;
        while let Some(rest) = self.text.get(start..word.end)
            && let Some((head, sign)) = rest.char_indices().take(8).find(|(_, letter)| is_apostrophe(*letter))
            && self.elision.cuts(rest.get(..head).unwrap_or_default(), rest.get(head + sign.len_utf8()..).unwrap_or_default())
            && head + sign.len_utf8() < rest.len()
        {
            self.ahead.push(start..start + head);
            start += head + sign.len_utf8();
        }
        self.ahead.push(start..word.end);
    }
}

/// What comes next in a text.
enum Cut {
    End,
    /// An ASCII word.
    Word(Range<usize>, Shape),
    /// A stretch with other letters, up to the next white space or colon.
    General(Range<usize>),
}

/// What an ASCII word holds.
#[derive(Clone, Copy, Default)]
struct Shape {
    has_alphanumeric: bool,
    has_apostrophe: bool,
}

/// Word break classes of UAX #29 as far as ASCII has them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// White space and the colon: always between words.
    Space,
    Letter,
    Digit,
    /// `_` joins words (ExtendNumLet).
    Joiner,
    /// `'` and `.` join letters with letters and digits with digits (Single_Quote, MidNumLet).
    MidBoth,
    /// `,` and `;` join digits (MidNum).
    MidDigit,
    Punctuation,
    /// Part of a letter that is not ASCII.
    Other,
}

pub(super) fn class_of(byte: u8) -> Class {
    static TABLE: [Class; 256] = classes();
    TABLE.get(usize::from(byte)).copied().unwrap_or(Class::Other)
}

#[expect(clippy::indexing_slicing, reason = "the index is a byte and the table has 256 places, checked when compiled")]
const fn classes() -> [Class; 256] {
    let mut table = [Class::Other; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte as usize] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'_' => Class::Joiner,
            b'\'' | b'.' => Class::MidBoth,
            b',' | b';' => Class::MidDigit,
            b'\t'..=b'\r' | b' ' | b':' => Class::Space,
            _ => Class::Punctuation,
        };
        byte += 1;
    }
    table
}

/// Length of a sign at `at` that is not ASCII, stands between words by every rule, and is common in transcripts:
/// no-break space, guillemets, dashes, double quotes, the ellipsis.
pub(super) fn punctuation_at(bytes: &[u8], at: usize) -> Option<usize> {
    match (bytes.get(at)?, bytes.get(at + 1)?, bytes.get(at + 2)) {
        (0xC2, 0xA0 | 0xAB | 0xBB, _) => Some(2),
        (0xE2, 0x80, Some(0x90..=0x95 | 0x9C..=0x9E | 0xA6)) => Some(3),
        _ => None,
    }
}

/// True where such a sign ends right before `at`.
pub(super) fn punctuation_before(bytes: &[u8], at: usize) -> bool {
    [2, 3].into_iter().any(|length| at.checked_sub(length).is_some_and(|start| punctuation_at(bytes, start) == Some(length)))
}

/// Where the next white space or colon is.
fn piece_end(bytes: &[u8], from: usize) -> usize {
    bytes.iter().skip(from).position(|byte| class_of(*byte) == Class::Space).map_or(bytes.len(), |length| from + length)
}

/// One word of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// As the text has it.
    pub written: &'a str,
    /// Language of the turn it stands in.
    pub language: Language,
    /// Its place among the words of the passage, from 0.
    pub position: u32,
    /// Where it stands, in bytes of the document's text.
    pub start: usize,
}

impl Word<'_> {
    /// Where it ends, in bytes of the document's text.
    pub fn end(&self) -> usize {
        self.start + self.written.len()
    }
}

/// Calls for each word of a passage, in order.
pub fn words_of<'a>(transcript: &'a Transcript, passage: CharSpan, mut tell: impl FnMut(Word<'a>)) {
    let mut position = 0;
    for (language, bytes) in pieces(transcript, passage) {
        let start = bytes.start;
        let mut words = Words::new(transcript.text.as_str().get(bytes).unwrap_or_default(), elision_of(language));
        while words.advance() {
            tell(Word { written: words.written(), language, position, start: start + words.bytes().start });
            position += 1;
        }
    }
}

/// A passage in stretches of one language, as bytes of the document's text: one stretch, unless turns have languages of their own.
pub(super) fn pieces(transcript: &Transcript, passage: CharSpan) -> Vec<(Language, Range<usize>)> {
    let (text, turns) = (&transcript.text, &transcript.layout.turns);
    let first = turns.partition_point(|turn| turn.span.end() <= passage.start());
    let inside = || turns.iter().skip(first).take_while(|turn| turn.span.start() < passage.end());
    if inside().all(|turn| turn.language.is_none()) {
        return vec![(transcript.document.language, text.bytes_from_span(passage))];
    }
    let mut cuts: Vec<u32> = inside().flat_map(|turn| [turn.span.start(), turn.span.end()]).filter(|cut| passage.holds(*cut)).collect();
    cuts.push(passage.start());
    cuts.sort_unstable();
    cuts.dedup();
    let ends = cuts.iter().skip(1).copied().chain([passage.end()]);
    let mut pieces: Vec<(Language, Range<usize>)> = Vec::new();
    for (start, end) in cuts.iter().zip(ends) {
        let (language, bytes) = (transcript.language_at(*start), text.bytes_from_span(CharSpan::between(*start, end)));
        match pieces.last_mut() {
            Some((last, before)) if *last == language => before.end = bytes.end,
            _ => pieces.push((language, bytes)),
        }
    }
    pieces
}

/// The definition of a word, written without regard to speed: the bytes of each.
#[cfg(test)]
pub(crate) fn general_words(text: &str, elision: Elision) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    for piece in text.split(|letter: char| letter.is_ascii() && (('\t'..='\r').contains(&letter) || letter == ' ' || letter == ':')) {
        let mut words = Words::new(text, elision);
        words.cut_general(at..at + piece.len());
        while let Some(word) = words.ahead.pop() {
            if words.take_general(word) {
                found.push(words.bytes());
            }
        }
        at += piece.len() + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str, elision: Elision) -> Vec<Range<usize>> {
        let mut words = Words::new(text, elision);
        let mut found = Vec::new();
        while words.advance() {
            assert_eq!(words.written(), &text[words.bytes()]);
            found.push(words.bytes());
        }
        found
    }

    fn written(text: &str, elision: Elision) -> Vec<&str> {
        words(text, elision).into_iter().map(|bytes| &text[bytes]).collect()
    }

    #[test]
    fn words_are_cut_in_every_language_of_the_study() {
        let cases: &[(&str, &[&str])] = &[
            ("L'imam, c’est aujourd’hui jusqu'à l'été.", &["L", "imam", "c", "est", "aujourd’hui", "jusqu", "à", "l", "été"]),
            ("qu’aujourd'hui d'l'eau", &["qu", "aujourd'hui", "d", "l", "eau"]),
            ("I don't — it’s U.N. 3,5 or 12:30 in INT-02_b.", &["I", "don't", "it’s", "U.N", "3,5", "or", "12", "30", "in", "INT", "02_b"]),
            ("« Mosquée », cœur, ŒUVRE… e\u{301}te\u{301}", &["Mosquée", "cœur", "ŒUVRE", "e\u{301}te\u{301}"]),
            ("sɔgɔma dɔ̀nkìlì ɲɛ́ ŋana k'a la", &["sɔgɔma", "dɔ̀nkìlì", "ɲɛ́", "ŋana", "k'a", "la"]),
            ("ɓernde ɗoo ƴiiƴam", &["ɓernde", "ɗoo", "ƴiiƴam"]),
            ("السَّلَامُ عَلَيْكُمْ، إلى ٱلأمل مـــن ٣٠", &["السَّلَامُ", "عَلَيْكُمْ", "إلى", "ٱلأمل", "مـــن", "٣٠"]),
            ("ߒߞߏ ߞߊ߲", &["ߒߞߏ", "ߞߊ߲"]),
            ("ⵜⴰⵎⴰⵛⴻⵇ תּוֹרָה 👩🏾‍🌾", &["ⵜⴰⵎⴰⵛⴻⵇ", "תּוֹרָה"]),
            ("I:Bonjour _ __ 'tis ـ ـً", &["I", "Bonjour", "tis"]),
        ];
        for (text, expected) in cases {
            assert_eq!(written(text, Elision::French), *expected, "{text}");
        }
    }

    #[test]
    fn other_languages_keep_their_own_elisions_whole() {
        assert_eq!(written("N'a t’u k'a l'imam d’accord qu'il", Elision::Borrowed), ["N'a", "t’u", "k'a", "l", "imam", "d", "accord", "qu'il"]);
    }

    #[test]
    fn a_word_without_end_is_one_word() {
        let text = format!("{} é{} end", "a".repeat(100_000), "b".repeat(100_000));
        let found = words(&text, Elision::French);
        assert_eq!(found, [0..100_000, 100_001..200_003, 200_004..200_007]);
        assert_eq!(found, general_words(&text, Elision::French));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn the_quick_path_cuts_ascii_as_the_general_one(text in "([ -~\n\t]|[aBl1_'.,;:\"-]){0,80}") {
            for elision in Elision::ALL {
                prop_assert_eq!(words(&text, elision), general_words(&text, elision));
            }
        }

        #[test]
        fn mixed_text_is_cut_as_by_the_general_path(text in "([aBl1_'.,;:\" -]|[éÉœɛɔ\u{301}\u{300}’ʼ—…«»“”\u{a0}\u{202f}]|[سلا\u{64e}ـ٣ة]|[שב\u{5b0}\"״]|[ߒߞ\u{7ec}]|[ⵜⴰ]|[👩\u{200d}🌾🏾🇲🇱]|[\u{200f}\u{ad}ﷺ½ﬁ日本ไทย]){0,40}") {
            for elision in Elision::ALL {
                prop_assert_eq!(words(&text, elision), general_words(&text, elision));
            }
        }

        #[test]
        fn any_text_is_cut_as_by_the_general_path(text in ".{0,60}") {
            prop_assert_eq!(words(&text, Elision::French), general_words(&text, Elision::French));
        }
    }
}
