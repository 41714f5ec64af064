//! Numbers as each language writes them.

use fluent_bundle::FluentValue;
use fluent_bundle::memoizer::MemoizerKind;

/// The space of French numbers.
const NARROW: char = '\u{202f}';

pub(super) fn english<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    formatted(value, false)
}
pub(super) fn french<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    formatted(value, true)
}

#[expect(clippy::cast_possible_truncation, reason = "messages are given counts, which are whole and far below 2^53")]
fn formatted(value: &FluentValue<'_>, french: bool) -> Option<String> {
    match value {
        FluentValue::Number(number) if number.value.fract() == 0.0 => Some(whole(number.value as i64, french)),
        FluentValue::Number(number) => Some(decimal(number.value, 1, french)),
        _ => None,
    }
}

pub(super) fn whole(number: i64, french: bool) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut written = String::with_capacity(digits.len() + 4);
    if number < 0 {
        written.push('\u{2212}');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            written.push(if french { NARROW } else { ',' });
        }
        written.push(digit);
    }
    written
}

pub(super) fn decimal(number: f64, decimals: usize, french: bool) -> String {
    let written = format!("{:.decimals$}", number.abs());
    let (before, after) = written.split_once('.').unwrap_or((&written, ""));
    let mut text = whole(before.parse().unwrap_or_default(), french);
    if number < 0.0 {
        text.insert(0, '\u{2212}');
    }
    if !after.is_empty() {
        text.push(if french { ',' } else { '.' });
        text.push_str(after);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_in_the_language() {
        assert_eq!([0, 999, 1_204, -12_048_000].map(|number| whole(number, false)), ["0", "999", "1,204", "\u{2212}12,048,000"]);
        assert_eq!(whole(1_204, true), "1\u{202f}204");
        assert_eq!([decimal(3.84, 1, false), decimal(0.793, 2, true), decimal(-1204.5, 1, false)], ["3.8", "0,79", "\u{2212}1,204.5"]);
    }
}
