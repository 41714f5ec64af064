//! From the order in which letters stand on paper, left to right, to the order in which they are read: text from right to left is turned round.

use unicode_normalization::UnicodeNormalization;

/// Letters of scripts that are read from right to left: Hebrew, Arabic and their forms, N'Ko, Adlam.
fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
        && !is_number(letter)
}

fn is_number(letter: char) -> bool {
    letter.is_ascii_digit() || matches!(letter, '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}')
}

fn is_left_to_right(letter: char) -> bool {
    letter.is_alphabetic() && !is_right_to_left(letter)
}

/// A line in reading order. Forms of Arabic letters become the letters that they are forms of.
pub(super) fn to_logical(line: &str) -> String {
    let (mut right, mut left) = (0usize, 0usize);
    for letter in line.chars() {
        right += usize::from(is_right_to_left(letter));
        left += usize::from(is_left_to_right(letter));
    }
    if right == 0 {
        return line.to_owned();
    }
    let letters: Vec<char> = line.chars().collect();
    // The direction of the line is that of most of its letters.
    let turned = if right >= left { runs(&letters, true) } else { runs(&letters, false) };
    plain(&turned)
}

/// Turns a line round: the whole and back again what is read from left to right, or only the stretches that are read from right to left.
fn runs(letters: &[char], line_from_right: bool) -> Vec<char> {
    let turns = |letter: char| if line_from_right { is_left_to_right(letter) || is_number(letter) } else { is_right_to_left(letter) };
    let stays = |letter: char| if line_from_right { is_right_to_left(letter) } else { is_left_to_right(letter) || is_number(letter) };
    let source: Vec<char> = if line_from_right { letters.iter().rev().map(|letter| mirrored(*letter)).collect() } else { letters.to_vec() };
    let mut out = Vec::with_capacity(source.len());
    let mut place = 0;
    while let Some(letter) = source.get(place).copied() {
        if !turns(letter) {
            out.push(letter);
            place += 1;
            continue;
        }
        // A run reaches to its last letter before one of the other direction.
        let rest = source.get(place..).unwrap_or_default();
        let reach = rest.iter().position(|letter| stays(*letter)).unwrap_or(rest.len());
        let last = rest.get(..reach).unwrap_or_default().iter().rposition(|letter| turns(*letter)).unwrap_or(0);
        out.extend(rest.get(..=last).unwrap_or_default().iter().rev().map(|letter| mirrored(*letter)));
        place += last + 1;
    }
    out
}

fn mirrored(letter: char) -> char {
    const PAIRS: [(char, char); 5] = [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>'), ('«', '»')];
    for (one, other) in PAIRS {
        if letter == one {
            return other;
        }
        if letter == other {
            return one;
        }
    }
    letter
}

fn plain(letters: &[char]) -> String {
    let mut text = String::new();
    for letter in letters {
        if matches!(letter, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}') {
            text.extend(std::iter::once(*letter).nfkc());
        } else {
            text.push(*letter);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_from_the_right_is_turned_round_and_the_rest_stays() {
        // As it stands on paper: the last letter first.
        let paper: String = "مرحبا بكم".chars().rev().collect();
        assert_eq!(to_logical(&paper), "مرحبا بكم");
        let mixed: String = "في 2031 مع Awa (هنا)"
            .chars()
            .rev()
            .collect::<String>()
            .replace("1302", "2031")
            .replace("awA", "Awa")
            .replace(")", "<")
            .replace("(", ")")
            .replace("<", "(");
        assert_eq!(to_logical(&mixed), "في 2031 مع Awa (هنا)");
        let french = format!("Il dit {} souvent", "نعم".chars().rev().collect::<String>());
        assert_eq!(to_logical(&french), "Il dit نعم souvent");
        assert_eq!(to_logical("\u{FEE2}\u{FECC}\u{FEE7}"), "نعم");
        assert_eq!(to_logical("plain (text)"), "plain (text)");
    }
}
