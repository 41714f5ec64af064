//! In which unit did the writer count? Decided source by source, because the tools differ and none of them says.
//!
//! The standard (REFI-QDA 1.5, section 10.2) counts Unicode code points from 0. NVivo counts UTF-16 units; ATLAS.ti on Windows counts a
//! CRLF as one; some count a byte order mark. Every convention that would make a difference for a text is tried, and four things are asked in
//! turn: do the selections' names agree with what they cover, do selections begin and end at words, what does this writer usually do, what
//! does the standard say.

use serde::Serialize;
use std::fmt;

/// A way of counting positions in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Convention {
    /// Counts UTF-16 units: two for a character beyond the basic plane.
    pub utf16: bool,
    /// Counts a CRLF as one.
    pub crlf_is_one: bool,
    /// Counts the byte order mark.
    pub counts_bom: bool,
}

impl Convention {
    /// What the standard says.
    pub const STANDARD: Self = Self { utf16: false, crlf_is_one: false, counts_bom: false };
    /// Every way of counting, the standard's first.
    pub const ALL: [Self; 8] = [
        Self::STANDARD,
        Self { crlf_is_one: true, ..Self::STANDARD },
        Self { utf16: true, ..Self::STANDARD },
        Self { utf16: true, crlf_is_one: true, counts_bom: false },
        Self { counts_bom: true, ..Self::STANDARD },
        Self { crlf_is_one: true, counts_bom: true, utf16: false },
        Self { utf16: true, counts_bom: true, crlf_is_one: false },
        Self { utf16: true, crlf_is_one: true, counts_bom: true },
    ];

    /// What a writer is known to do.
    fn usual(origin: &str) -> Self {
        let origin = origin.to_lowercase();
        if origin.contains("nvivo") {
            Self { utf16: true, ..Self::STANDARD }
        } else if origin.contains("atlas") {
            Self { crlf_is_one: true, ..Self::STANDARD }
        } else {
            Self::STANDARD
        }
    }

    /// Reads `codepoint` or `utf16`, followed by any of `/crlf1`, `/crlf2`, `/bom`, as a person overrides the choice.
    pub fn parse(text: &str) -> Option<Self> {
        let mut convention = Self::STANDARD;
        for word in text.split('/') {
            match word {
                "codepoint" => convention.utf16 = false,
                "utf16" => convention.utf16 = true,
                "crlf1" => convention.crlf_is_one = true,
                "crlf2" => convention.crlf_is_one = false,
                "bom" => convention.counts_bom = true,
                _ => return None,
            }
        }
        Some(convention)
    }

    fn agreements(self, other: Self) -> u8 {
        u8::from(self.utf16 == other.utf16) + u8::from(self.crlf_is_one == other.crlf_is_one) + u8::from(self.counts_bom == other.counts_bom)
    }
}

impl fmt::Display for Convention {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(if self.utf16 { "utf16" } else { "codepoint" })?;
        out.write_str(if self.crlf_is_one { "/crlf1" } else { "/crlf2" })?;
        if self.counts_bom { out.write_str("/bom") } else { Ok(()) }
    }
}

/// A selection as the file gives it.
#[derive(Clone, Copy, Debug)]
pub struct Claim<'a> {
    /// First position; none where the file gives no number that fits.
    pub start: Option<i64>,
    /// Position after the last.
    pub end: Option<i64>,
    /// What the file says that it covers; often empty.
    pub name: &'a str,
}

/// The convention that was taken and what spoke for it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Vote {
    /// The convention.
    pub convention: Convention,
    /// How many conventions would have made a difference; 1 where there was nothing to decide.
    pub tried: usize,
    /// How many selections are named.
    pub named: usize,
    /// How many of these cover what their name says.
    pub names_agree: usize,
    /// How cleanly selections begin and end at words: 2 is best, negative is bad.
    pub word_edges: f64,
    /// True where a person said it.
    pub said: bool,
}

impl fmt::Display for Vote {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} of {} ways of counting", self.convention, self.tried)?;
        if self.said {
            return out.write_str(", as you said");
        }
        if self.named > 0 {
            write!(out, ", {} of {} names agree", self.names_agree, self.named)?;
        }
        write!(out, ", word edges {:.2}", self.word_edges)
    }
}

/// A text of another tool in Griot's form, with the way back from the tool's positions.
#[derive(Debug)]
pub struct Counted {
    /// The text with LF at every line end.
    pub text: String,
    /// The convention that was taken.
    pub vote: Vote,
    /// How many names are what is covered to the letter, blanks at the ends included.
    exact: usize,
    /// For each position of the writer, the character of `text`; [`INSIDE`] between the halves of one.
    places: Vec<u32>,
}

/// What speaks for a convention, the strongest first: names, names to the letter, edges of words, the writer's habit, the standard.
type Rank = (i64, i64, i64, u8, u8);

/// A position between the two halves of one character.
const INSIDE: u32 = u32::MAX;
/// How many selections are asked in a vote.
const ASKED: usize = 2_000;

impl Counted {
    /// The character at a position of the writer; none where the text ends before it, or between the halves of one.
    pub fn place(&self, position: i64) -> Option<u32> {
        let place = usize::try_from(position).ok().and_then(|position| self.places.get(position)).copied()?;
        (place != INSIDE).then_some(place)
    }
    /// The last position of the writer.
    pub fn length(&self) -> i64 {
        i64::try_from(self.places.len()).unwrap_or(i64::MAX) - 1
    }
}

/// Finds out how positions were counted. `raw` is the text without its byte order mark.
pub fn count(raw: &str, bom: bool, claims: &[Claim<'_>], origin: &str, said: Option<Convention>) -> Counted {
    let text = if raw.contains('\r') { raw.replace("\r\n", "\n").replace('\r', "\n") } else { raw.to_owned() };
    let text = if text.contains('\0') { text.replace('\0', "\u{FFFD}") } else { text };
    let letters: Vec<char> = text.chars().collect();
    let asked: Vec<Claim<'_>> = claims.iter().step_by(claims.len().div_ceil(ASKED).max(1)).copied().collect();
    let usual = Convention::usual(origin);
    let tried: Vec<Convention> = match said {
        Some(said) => vec![said],
        None => conventions(raw, bom),
    };
    let number = tried.len();
    let mut best: Option<(Rank, Counted)> = None;
    for convention in tried {
        let counted = Counted {
            text: String::new(),
            vote: Vote { convention, tried: number, named: 0, names_agree: 0, word_edges: 0.0, said: said.is_some() },
            exact: 0,
            places: places(raw, bom, convention),
        };
        let counted = asked_of(counted, &asked, &letters);
        let vote = &counted.vote;
        let share = |number: usize| i64::try_from(number * 1000 / vote.named.max(1)).unwrap_or(0);
        let rank = (
            share(vote.names_agree),
            share(counted.exact),
            (vote.word_edges * 10.0).round() as i64,
            convention.agreements(usual),
            convention.agreements(Convention::STANDARD),
        );
        if best.as_ref().is_none_or(|(known, _)| rank > *known) {
            best = Some((rank, counted));
        }
    }
    match best {
        Some((_, counted)) => Counted { text, ..counted },
        None => Counted {
            text,
            vote: Vote { convention: Convention::STANDARD, tried: 0, named: 0, names_agree: 0, word_edges: 0.0, said: false },
            exact: 0,
            places: places(raw, bom, Convention::STANDARD),
        },
    }
}

/// A text that Griot wrote: taken to the letter, its positions its characters.
pub fn as_stored(raw: &str) -> Counted {
    let length = u32::try_from(raw.chars().count()).unwrap_or(u32::MAX - 1);
    let vote = Vote { convention: Convention::STANDARD, tried: 1, named: 0, names_agree: 0, word_edges: 0.0, said: false };
    Counted { text: raw.to_owned(), vote, exact: 0, places: (0..=length).collect() }
}

/// The conventions that make a difference for this text.
fn conventions(raw: &str, bom: bool) -> Vec<Convention> {
    let choice = |matters: bool| if matters { &[false, true][..] } else { &[false][..] };
    let mut found = Vec::new();
    for crlf_is_one in choice(raw.contains("\r\n")) {
        for counts_bom in choice(bom) {
            for utf16 in choice(raw.chars().any(|letter| letter.len_utf16() == 2)) {
                found.push(Convention { utf16: *utf16, crlf_is_one: *crlf_is_one, counts_bom: *counts_bom });
            }
        }
    }
    found
}

/// For each position of the writer, the character of the text in which every line end is LF.
fn places(raw: &str, bom: bool, convention: Convention) -> Vec<u32> {
    let mut places = Vec::with_capacity(raw.len() + 2);
    if bom && convention.counts_bom {
        places.push(0);
    }
    let mut at = 0u32;
    let mut letters = raw.chars().peekable();
    while let Some(letter) = letters.next() {
        places.push(at);
        if letter == '\r' && letters.peek() == Some(&'\n') {
            letters.next();
            if !convention.crlf_is_one {
                places.push(at);
            }
        } else if convention.utf16 && letter.len_utf16() == 2 {
            places.push(INSIDE);
        }
        at = at.saturating_add(1);
    }
    places.push(at);
    places
}

/// Asks the selections.
fn asked_of(mut counted: Counted, claims: &[Claim<'_>], letters: &[char]) -> Counted {
    let mut edges = 0.0;
    for claim in claims {
        let at = |position: Option<i64>| position.and_then(|position| counted.place(position)).and_then(|place| usize::try_from(place).ok());
        let covered = match (at(claim.start), at(claim.end)) {
            (Some(start), Some(end)) if start < end => letters.get(start..end).map(|inside| (start, end, inside)),
            _ => None,
        };
        edges += covered.map_or(-3.0, |(start, end, inside)| edge_score(letters, start, end, inside));
        if !claim.name.trim().is_empty() {
            counted.vote.named += 1;
            counted.exact += usize::from(covered.is_some_and(|(_, _, inside)| claim.name.chars().eq(inside.iter().copied())));
            counted.vote.names_agree += usize::from(covered.is_some_and(|(_, _, inside)| agrees(claim.name, inside)));
        }
    }
    counted.vote.word_edges = if claims.is_empty() { 0.0 } else { edges / claims.len() as f64 };
    counted
}

fn edge_score(letters: &[char], start: usize, end: usize, inside: &[char]) -> f64 {
    let word = |letter: Option<&char>| letter.is_some_and(|letter| letter.is_alphanumeric());
    let before = start.checked_sub(1).and_then(|place| letters.get(place));
    let clean = |inner: Option<&char>, outer: Option<&char>| if word(inner) && word(outer) { -1.0 } else { 1.0 };
    let blank = if inside.first().is_some_and(|letter| letter.is_whitespace()) { -0.5 } else { 0.0 };
    clean(inside.first(), before) + clean(inside.last(), letters.get(end)) + blank
}

/// True where a name says what is covered: the same words, or their beginning where the name ends in an ellipsis.
pub fn agrees(name: &str, covered: &[char]) -> bool {
    /// Names are cut by their writers far before this.
    const LONG: usize = 2_000;
    let covered: String = covered.iter().take(LONG).collect();
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (name, covered) = (words(&name.chars().take(LONG).collect::<String>()), words(&covered));
    if name == covered {
        return true;
    }
    let cut = name.strip_suffix('…').or_else(|| name.strip_suffix("..."));
    cut.is_some_and(|cut| cut.chars().count() > 3 && covered.starts_with(cut.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(start: i64, end: i64, name: &str) -> Claim<'_> {
        Claim { start: Some(start), end: Some(end), name }
    }

    #[test]
    fn names_decide_before_anything_else() {
        let raw = "😀😀 one two\r\nthree";
        // Code points with the CRLF as two: 'three' is 12..17, as UTF-16 14..19, with the CRLF as one 11..16.
        for (start, wanted) in [(12, "codepoint/crlf2"), (14, "utf16/crlf2"), (11, "codepoint/crlf1"), (13, "utf16/crlf1")] {
            let counted = count(raw, false, &[claim(start, start + 5, "three")], "NVivo", None);
            assert_eq!(counted.vote.convention.to_string(), wanted);
            assert_eq!((counted.place(start), counted.text.as_str()), (Some(11), "😀😀 one two\nthree"));
        }
    }

    #[test]
    fn where_only_a_blank_makes_the_difference_the_name_to_the_letter_decides() {
        // As code points the passage ends after the word, as UTF-16 before it would end after the line end.
        let raw = "😀1\nété2\n";
        let counted = count(raw, false, &[claim(4, 8, "été2")], "", None);
        assert!(counted.vote.convention.utf16);
        assert_eq!(counted.place(8), Some(7));
    }

    #[test]
    fn without_names_word_edges_decide_and_then_the_writer() {
        let raw = "😀 one two three";
        let counted = count(raw, false, &[claim(3, 6, ""), claim(7, 10, "")], "somebody", None);
        assert!(counted.vote.convention.utf16);
        assert_eq!(count("😀", false, &[], "NVivo 12", None).vote.convention, Convention { utf16: true, ..Convention::STANDARD });
        assert_eq!(count("a\r\nb", false, &[], "ATLAS.ti Windows", None).vote.convention.to_string(), "codepoint/crlf1");
    }

    #[test]
    fn a_person_has_the_last_word_and_a_mark_may_count() {
        let counted = count("one two", true, &[claim(5, 8, "two")], "", None);
        assert!(counted.vote.convention.counts_bom);
        assert_eq!(counted.place(5), Some(4));
        let said = Convention::parse("codepoint/crlf2").unwrap();
        assert_eq!(count("one two", true, &[claim(5, 8, "two")], "", Some(said)).vote.convention, said);
        assert_eq!(Convention::parse("bytes"), None);
    }

    #[test]
    fn between_the_halves_of_a_character_there_is_no_place() {
        let counted = count("a😀b", false, &[claim(3, 4, "b")], "", None);
        assert_eq!((counted.place(1), counted.place(2), counted.place(3), counted.place(5), counted.length()), (Some(1), None, Some(2), None, 4));
    }
}
