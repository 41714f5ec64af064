//! The beginning of a line that may say who speaks, and when.

use crate::import::lines::length;

/// The longest label that is taken for a speaker's, in characters and in words.
const LONGEST: (usize, usize) = (40, 4);

/// A line that begins as a turn does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Opening<'a> {
    /// The speaker's label.
    pub(super) label: &'a str,
    /// Time from the start of the recording, in milliseconds.
    pub(super) time_ms: Option<u32>,
    /// Number of characters before what is said.
    pub(super) length: u32,
}

/// Reads `[00:12:31] NAME: …`, `NAME (00:12:31): …`, `NAME: [00:12:31] …` or `NAME: …`; the colon may have a space before it, as in French.
pub(super) fn opening(line: &str) -> Option<Opening<'_>> {
    let rest = line.trim_start();
    let (before, rest) = match leading_time(rest) {
        Some((time_ms, rest)) => (Some(time_ms), rest.trim_start()),
        None => (None, rest),
    };
    let (head, said) = split_at_colon(rest)?;
    let (label, behind) = trailing_time(head);
    let label = label.trim();
    if !is_name(label) {
        return None;
    }
    let said = said.trim_start();
    let (said, inside) = match leading_time(said).filter(|_| said.starts_with('[')) {
        Some((time_ms, said)) => (said.trim_start(), Some(time_ms)),
        None => (said, None),
    };
    let length = length(line) - length(said);
    Some(Opening { label, time_ms: before.or(behind).or(inside), length })
}

/// True for a line of a header: a word or a few, a colon, and what it says of the document.
pub(super) fn describes(line: &str) -> bool {
    let plain = |head: &str| {
        head.chars().next().is_some_and(char::is_alphabetic) && head.split_whitespace().count() <= LONGEST.1 && !head.contains(['.', ';', '!', '?', ','])
    };
    split_at_colon(line.trim_start()).is_some_and(|(head, _)| head.chars().count() <= LONGEST.0 && plain(head))
}

/// Cuts at the first colon that a space or the end follows; a colon inside brackets belongs to a time.
fn split_at_colon(text: &str) -> Option<(&str, &str)> {
    let mut depth = 0;
    for (count, (at, letter)) in text.char_indices().enumerate() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ':' | '：' if depth == 0 => {
                let said = text.get(at + letter.len_utf8()..)?;
                return said.chars().next().is_none_or(char::is_whitespace).then(|| (text.get(..at).unwrap_or_default(), said));
            }
            _ => {}
        }
        if count > LONGEST.0 + 24 {
            return None;
        }
    }
    None
}

/// A time in brackets, or bare, at the start of a line.
fn leading_time(text: &str) -> Option<(u32, &str)> {
    let (inside, rest) = match text.chars().next()? {
        '[' => text.get(1..)?.split_once(']')?,
        '(' => text.get(1..)?.split_once(')')?,
        letter if letter.is_ascii_digit() => text.split_once(' ')?,
        _ => return None,
    };
    Some((time(inside)?, rest))
}

/// A time in brackets at the end of a label.
fn trailing_time(head: &str) -> (&str, Option<u32>) {
    let head = head.trim_end();
    let open = match head.chars().last() {
        Some(')') => '(',
        Some(']') => '[',
        _ => return (head, None),
    };
    let cut = head.rfind(open).and_then(|at| Some((head.get(..at)?, time(head.get(at + 1..head.len() - 1)?)?)));
    match cut {
        Some((label, time_ms)) => (label, Some(time_ms)),
        None => (head, None),
    }
}

/// `mm:ss`, `hh:mm:ss`, each with thousandths after a point or comma, in milliseconds.
pub(super) fn time(text: &str) -> Option<u32> {
    let text = text.trim();
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let parts: Vec<u32> = whole.split(':').map(|part| number(part, 3)).collect::<Option<_>>()?;
    let seconds = match parts.as_slice() {
        [minutes, seconds] if *seconds < 60 => minutes * 60 + seconds,
        [hours, minutes, seconds] if *minutes < 60 && *seconds < 60 => hours * 3600 + minutes * 60 + seconds,
        _ => return None,
    };
    let millis = match fraction.len() {
        0 if fraction.is_empty() && !text.contains(['.', ',']) => 0,
        1 => number(fraction, 1)? * 100,
        2 => number(fraction, 2)? * 10,
        3 => number(fraction, 3)?,
        _ => return None,
    };
    seconds.checked_mul(1000)?.checked_add(millis)
}

fn number(text: &str, longest: usize) -> Option<u32> {
    let digits = !text.is_empty() && text.len() <= longest && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// True for what can be a name or an alias: a few words of letters and digits, beginning with a letter.
pub(super) fn is_name(label: &str) -> bool {
    let part = |letter: char| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_' | '.' | '\'' | '’' | '/' | '&' | '#' | '\u{a0}') || is_mark(letter);
    label.chars().next().is_some_and(char::is_alphabetic)
        && label.chars().count() <= LONGEST.0
        && label.split_whitespace().count() <= LONGEST.1
        && label.chars().all(part)
        && !label.ends_with('.')
}

fn is_mark(letter: char) -> bool {
    unicode_normalization::char::is_combining_mark(letter)
}

/// True for an alias by its form alone: capitals and a number (`DET-004`, `P3`, `I1`), or one capital (`I`, `A`).
pub(super) fn is_alias(label: &str) -> bool {
    let letters: String = label.chars().take_while(char::is_ascii_uppercase).collect();
    let rest = label.get(letters.len()..).unwrap_or_default();
    let digits = rest.trim_start_matches(['-', '_', ' ']);
    let numbered = !digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    (1..=5).contains(&letters.len()) && (numbered || (rest.is_empty() && letters.len() == 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(line: &str) -> Option<(&str, Option<u32>, String)> {
        opening(line).map(|opening| (opening.label, opening.time_ms, line.chars().skip(opening.length as usize).collect()))
    }

    #[test]
    fn openings_of_all_forms_are_read() {
        let said = |label, time_ms| Some((label, time_ms, "Oui.".to_owned()));
        assert_eq!(told("[00:12:31] DET-004: Oui."), said("DET-004", Some(751_000)));
        assert_eq!(told("[00:00:04] INT-02 : Oui."), said("INT-02", Some(4_000)));
        assert_eq!(told("[00:00:04] INT-02\u{202f}: Oui."), said("INT-02", Some(4_000)));
        assert_eq!(told("INT-02\u{a0}: Oui."), said("INT-02", None));
        assert_eq!(told("Awa Traoré (1:02): Oui."), said("Awa Traoré", Some(62_000)));
        assert_eq!(told("Speaker 1 [00:01:02.5]: Oui."), said("Speaker 1", Some(62_500)));
        assert_eq!(told("00:01:02,250 P3:  Oui."), said("P3", Some(62_250)));
        assert_eq!(told("(01:02) P3:\tOui."), said("P3", Some(62_000)));
        assert_eq!(told("الباحث: Oui."), said("الباحث", None));
        assert_eq!(told("S00: [00:00:04] Oui."), said("S00", Some(4_000)));
        assert_eq!(told("I:"), Some(("I", None, String::new())));
    }

    #[test]
    fn other_lines_are_no_openings() {
        for line in ["1. Cadre : une cour", "http://example.org", "à 12:30 on part", "[silence] Bon.", "« Oui » : dit-il", "Il a dit, puis : non", "Mali.: x"]
        {
            assert_eq!(opening(line), None, "{line}");
        }
    }

    #[test]
    fn aliases_are_told_by_their_form() {
        assert!(["DET-004", "P3", "I", "INT-02", "S 12"].iter().all(|label| is_alias(label)));
        assert!(["Note", "NB", "Awa", "P12345", "détenu 1"].iter().all(|label| !is_alias(label)));
    }
}
