//! Positions in texts: the one unit, and the only conversions between characters and bytes.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;
use std::ops::Range;
use std::str::FromStr;
use std::sync::Arc;

/// A stretch of a document's text: Unicode scalar values counted from 0, end exclusive, never backwards.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "(u32, u32)", into = "(u32, u32)")]
pub struct CharSpan {
    start: u32,
    end: u32,
}

/// What is wrong with a pair of numbers that should be a span.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SpanError {
    /// The end lies before the start.
    #[error("the end {end} lies before the start {start}")]
    Backwards {
        /// First position given.
        start: u32,
        /// Second position given.
        end: u32,
    },
    /// Not of the form `START..END`.
    #[error("‘{0}’ is not a span: write START..END, counted in characters from 0")]
    Malformed(String),
}

impl CharSpan {
    /// A span from `start` to `end`, both in characters, end exclusive.
    pub fn new(start: u32, end: u32) -> Result<Self, SpanError> {
        if end < start { Err(SpanError::Backwards { start, end }) } else { Ok(Self { start, end }) }
    }
    /// A span of `len` characters from `start`.
    pub fn at(start: u32, len: u32) -> Self {
        Self { start, end: start.saturating_add(len) }
    }
    /// The span between two positions, whichever comes first.
    pub fn between(one: u32, other: u32) -> Self {
        Self { start: one.min(other), end: one.max(other) }
    }
    /// Position of the first character.
    pub fn start(self) -> u32 {
        self.start
    }
    /// Position after the last character.
    pub fn end(self) -> u32 {
        self.end
    }
    /// Number of characters.
    pub fn len(self) -> u32 {
        self.end - self.start
    }
    /// True where no character lies inside.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }
    /// True where the two share at least one character.
    pub fn overlaps(self, other: Self) -> bool {
        self.start.max(other.start) < self.end.min(other.end)
    }
    /// True where every character of `other` lies inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
    /// True where the character at `position` lies inside.
    pub fn holds(self, position: u32) -> bool {
        self.start <= position && position < self.end
    }
    /// The characters that both have, if any.
    pub fn intersection(self, other: Self) -> Option<Self> {
        let (start, end) = (self.start.max(other.start), self.end.min(other.end));
        (start < end).then_some(Self { start, end })
    }
}

impl TryFrom<(u32, u32)> for CharSpan {
    type Error = SpanError;
    fn try_from((start, end): (u32, u32)) -> Result<Self, SpanError> {
        Self::new(start, end)
    }
}
impl From<CharSpan> for (u32, u32) {
    fn from(span: CharSpan) -> Self {
        (span.start, span.end)
    }
}
impl fmt::Display for CharSpan {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}..{}", self.start, self.end)
    }
}
impl fmt::Debug for CharSpan {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{self}")
    }
}
impl FromStr for CharSpan {
    type Err = SpanError;
    fn from_str(text: &str) -> Result<Self, SpanError> {
        let malformed = || SpanError::Malformed(text.to_owned());
        let (start, end) = text.split_once("..").ok_or_else(malformed)?;
        let number = |part: &str| part.trim().parse::<u32>().ok();
        let (Some(start), Some(end)) = (number(start), number(end)) else { return Err(malformed()) };
        Self::new(start, end)
    }
}

/// SHA-256 of a text's UTF-8 bytes: its identity in the project file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Hash([u8; 32]);

impl Hash {
    /// The hash of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
    /// Wraps 32 bytes read from a file; `None` for any other number of bytes.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }
    /// The 32 bytes.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}
impl fmt::Display for Hash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}
impl fmt::Debug for Hash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{self}")
    }
}
impl From<Hash> for String {
    fn from(hash: Hash) -> Self {
        hash.to_string()
    }
}
impl TryFrom<String> for Hash {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let digit = |at: usize| text.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
        let bytes: Option<Vec<u8>> = (0..64).step_by(2).map(digit).collect();
        match bytes.and_then(|bytes| Self::from_bytes(&bytes)) {
            Some(hash) if text.len() == 64 => Ok(hash),
            _ => Err(format!("‘{text}’ is not a SHA-256 in hexadecimal")),
        }
    }
}

/// How many characters lie between two remembered byte positions.
const STRIDE: usize = 64;

/// A document's text: never changed once it is in a project, known by its hash, and quick at turning characters into bytes.
#[derive(Clone)]
pub struct DocumentText {
    body: Arc<str>,
    hash: Hash,
    char_len: u32,
    /// Byte position of every 64th character; empty for pure ASCII, where the two units agree.
    marks: Box<[u32]>,
}

impl DocumentText {
    /// Takes a text as it is: nothing is trimmed or normalised.
    pub fn new(body: impl Into<Arc<str>>) -> Self {
        let body = body.into();
        let hash = Hash::of(body.as_bytes());
        Self::with_hash(body, hash)
    }

    /// The same where the hash is known already, as when a project is opened; `griot check` compares the two.
    pub fn with_hash(body: impl Into<Arc<str>>, hash: Hash) -> Self {
        let body: Arc<str> = body.into();
        let (mut marks, mut count) = (Vec::new(), 0usize);
        if body.is_ascii() {
            count = body.len();
        } else {
            for (at, _) in body.char_indices() {
                if count.is_multiple_of(STRIDE) {
                    marks.push(to_u32(at));
                }
                count += 1;
            }
        }
        Self { body, hash, char_len: to_u32(count), marks: marks.into() }
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.body
    }
    /// The text as a shared string.
    pub fn shared(&self) -> Arc<str> {
        Arc::clone(&self.body)
    }
    /// SHA-256 of the text.
    pub fn hash(&self) -> Hash {
        self.hash
    }
    /// Number of Unicode scalar values.
    pub fn char_len(&self) -> u32 {
        self.char_len
    }
    /// The span of the whole text.
    pub fn span(&self) -> CharSpan {
        CharSpan { start: 0, end: self.char_len }
    }
    /// True where the span lies inside the text.
    pub fn has(&self, span: CharSpan) -> bool {
        span.end <= self.char_len
    }

    /// Byte position of the character at `position`; the text's length for every position at or after its end.
    pub fn byte_from_char(&self, position: u32) -> usize {
        if position >= self.char_len {
            return self.body.len();
        }
        let position = position as usize;
        let Some(&mark) = self.marks.get(position / STRIDE) else { return position };
        self.byte_after(mark as usize, position % STRIDE)
    }

    /// Byte position `characters` after the character that begins at `byte`.
    fn byte_after(&self, byte: usize, characters: usize) -> usize {
        let mut rest = self.body.get(byte..).unwrap_or_default().chars();
        if let Some(before) = characters.checked_sub(1) {
            rest.nth(before);
        }
        self.body.len() - rest.as_str().len()
    }

    /// Number of characters before the byte at `byte`, which is taken back to the start of its character.
    pub fn char_from_byte(&self, byte: usize) -> u32 {
        let byte = byte.min(self.body.len());
        if self.marks.is_empty() {
            return to_u32(byte);
        }
        let chunk = self.marks.partition_point(|&mark| mark as usize <= byte).saturating_sub(1);
        let from = self.marks.get(chunk).map_or(0, |&mark| mark as usize);
        let tail = self.body.as_bytes().get(from..byte).unwrap_or_default();
        let inside = self.body.is_char_boundary(byte);
        let starts = tail.iter().filter(|&&b| (b & 0xC0) != 0x80).count();
        to_u32(chunk * STRIDE + if inside { starts } else { starts.saturating_sub(1) })
    }

    /// Byte range of a span, cut at the text's end.
    pub fn bytes_from_span(&self, span: CharSpan) -> Range<usize> {
        let start = self.byte_from_char(span.start);
        // The end of a short span is nearer to its start than to a mark.
        let near = span.len() as usize <= STRIDE && !self.marks.is_empty();
        start..if near { self.byte_after(start, span.len() as usize) } else { self.byte_from_char(span.end) }
    }
    /// Span of a byte range.
    pub fn span_from_bytes(&self, bytes: Range<usize>) -> CharSpan {
        CharSpan::between(self.char_from_byte(bytes.start), self.char_from_byte(bytes.end))
    }
    /// The text inside a span; what lies beyond the end is left out.
    pub fn slice(&self, span: CharSpan) -> &str {
        self.body.get(self.bytes_from_span(span)).unwrap_or_default()
    }
}

impl PartialEq for DocumentText {
    fn eq(&self, other: &Self) -> bool {
        self.hash == other.hash
    }
}
impl Eq for DocumentText {}
impl fmt::Debug for DocumentText {
    /// Never prints the text: debug output may end in a log.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "DocumentText({} characters, {})", self.char_len, self.hash)
    }
}

/// Texts are far below four thousand million characters; one that is not is refused by the import.
fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn char_byte_reference(text: &str, position: u32) -> usize {
        text.char_indices().nth(position as usize).map_or(text.len(), |(at, _)| at)
    }

    proptest! {
        #[test]
        fn characters_and_bytes_agree_with_a_slow_count(text in "[a-zé’سɛߒⵣ👩🏾‍🌾\u{301}\n]{0,900}", position in 0u32..1000) {
            let document = DocumentText::new(text.as_str());
            prop_assert_eq!(document.char_len() as usize, text.chars().count());
            let byte = document.byte_from_char(position);
            prop_assert_eq!(byte, char_byte_reference(&text, position));
            prop_assert_eq!(document.char_from_byte(byte), position.min(document.char_len()));
        }

        #[test]
        fn a_byte_inside_a_character_counts_as_its_start(text in "[aéس👾]{1,600}", byte in 0usize..2000) {
            let document = DocumentText::new(text.as_str());
            let byte = byte.min(text.len());
            let start = (0..=byte).rev().find(|&at| text.is_char_boundary(at)).unwrap();
            prop_assert_eq!(document.char_from_byte(byte) as usize, text[..start].chars().count());
        }

        #[test]
        fn a_slice_is_the_characters_of_its_span(text in "[aɛ́س🏽 ]{0,700}", one in 0u32..800, other in 0u32..800) {
            let document = DocumentText::new(text.as_str());
            let span = CharSpan::between(one, other);
            let expected: String = text.chars().skip(span.start() as usize).take(span.len() as usize).collect();
            prop_assert_eq!(document.slice(span), expected);
        }
    }

    #[test]
    fn spans_are_written_and_read_as_start_dot_dot_end() {
        assert_eq!("954..1080".parse::<CharSpan>().unwrap().to_string(), "954..1080");
        assert!(matches!("9..3".parse::<CharSpan>(), Err(SpanError::Backwards { .. })));
        assert!(matches!("9-3".parse::<CharSpan>(), Err(SpanError::Malformed(_))));
        assert!(matches!("-1..3".parse::<CharSpan>(), Err(SpanError::Malformed(_))));
    }

    #[test]
    fn touching_spans_do_not_overlap() {
        let span = |start, end| CharSpan::new(start, end).unwrap();
        assert!(!span(0, 5).overlaps(span(5, 9)));
        assert!(span(0, 6).overlaps(span(5, 9)));
        assert!(!span(3, 3).overlaps(span(0, 9)));
    }

    #[test]
    fn a_hash_survives_its_text_form() {
        let hash = Hash::of(b"griot");
        assert_eq!(Hash::try_from(hash.to_string()), Ok(hash));
        assert!(Hash::try_from("00".to_owned()).is_err());
    }
}
