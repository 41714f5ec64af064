//! Folding: the form of a word without what people leave out or write differently when they type it.
//!
//! Compatibility decomposition (NFKD), marks of every script dropped (accents, tones, tashkeel, niqqud, N'Ko tones), tatweel and its like,
//! apostrophes and invisible signs dropped, lower case, then a table for letters that do not decompose. `k'a` becomes `ka`.
//!
//! A few letters of West African alphabets are typed in two ways, with one letter or with two: such a word has several folded forms, see [`variants`].

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longest folded word in bytes; what follows is left out.
pub const MAX_FOLDED: usize = 240;

/// Letters that are typed with one letter or with two: `ɲ` as `n` or `ny`.
const DOUBLE: [(char, &str); 3] = [('ɲ', "y"), ('ŋ', "g"), ('ɣ', "h")];

/// True for signs that people write as an apostrophe.
pub(super) fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '\u{2018}' | '\u{2019}' | '\u{02BC}' | '\u{02BB}' | '\u{FF07}')
}

/// True where a sign makes a word of what it stands in: a letter or digit that folding does not drop.
pub(super) fn counts(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
        || !letter.is_ascii()
            && letter.is_alphanumeric()
            && !is_combining_mark(letter)
            && !is_dropped(letter)
            && !is_apostrophe(letter)
            && !matches!(letter, '\u{FE70}'..='\u{FE7F}')
}

/// The folded form of a word, or of a part of one, where `ɲ` is `n`, `ŋ` is `n` and `ɣ` is `g`.
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_into(word, [false; 3], &mut folded);
    folded
}

/// All folded forms of a word: one, or two for each kind of letter in it that is typed in two ways.
///
/// Two words agree where they share a form, so `nyɛ` and `ne` both find `ɲɛ`, but not each other.
pub fn variants(word: &str) -> Vec<String> {
    let first = fold(word);
    if word.is_ascii() {
        return vec![first];
    }
    let low: String = word.chars().flat_map(char::to_lowercase).collect();
    let mut forms = vec![first];
    for choice in 1..8u8 {
        let long = [choice & 1 != 0, choice & 2 != 0, choice & 4 != 0];
        if DOUBLE.iter().zip(long).any(|((letter, _), long)| long && !low.contains(*letter)) {
            continue;
        }
        let mut form = String::new();
        fold_into(word, long, &mut form);
        forms.push(form);
    }
    forms.sort();
    forms.dedup();
    forms
}

fn fold_into(word: &str, long: [bool; 3], folded: &mut String) {
    if word.is_ascii() {
        folded.extend(word.bytes().filter(|byte| *byte != b'\'').take(MAX_FOLDED).map(|byte| char::from(byte.to_ascii_lowercase())));
        return;
    }
    for letter in word.nfkd().filter(|letter| !is_combining_mark(*letter) && !is_dropped(*letter)).flat_map(char::to_lowercase) {
        let mut buffer = [0; 4];
        let next: &str = match plain_letters(letter) {
            Some(plain) => plain,
            None if is_apostrophe(letter) || is_combining_mark(letter) => continue,
            None => letter.encode_utf8(&mut buffer),
        };
        let second = DOUBLE.iter().zip(long).find(|((double, _), long)| *long && *double == letter).map_or("", |((_, second), _)| *second);
        if folded.len() + next.len() + second.len() > MAX_FOLDED {
            return;
        }
        folded.push_str(next);
        folded.push_str(second);
    }
}

/// Signs inside words that are not part of their spelling: without a width, stretching a letter, or writing a tone beside it.
fn is_dropped(letter: char) -> bool {
    matches!(letter,
        // Soft hyphen, and signs without a width.
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}'
        // Tatweel, and what stretches letters in N'Ko.
        | '\u{640}' | '\u{7FA}'
        // High and low tone apostrophes of N'Ko; geresh and gershayim of Hebrew; what ties two letters in Tifinagh.
        | '\u{7F4}' | '\u{7F5}' | '\u{5F3}' | '\u{5F4}' | '\u{2D7F}')
}

/// What people type for a letter that does not decompose into a plain one and a mark.
fn plain_letters(letter: char) -> Option<&'static str> {
    const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    let digit_from = |zero: char| u32::from(letter).checked_sub(u32::from(zero)).and_then(|value| DIGITS.get(value as usize)).copied();
    Some(match letter {
        'ɛ' | 'ə' | 'ǝ' => "e",
        'ɔ' | 'ø' => "o",
        'ɲ' | 'ŋ' => "n",
        'ɓ' => "b",
        'ɗ' | 'đ' => "d",
        'ƴ' => "y",
        'ƙ' => "k",
        'ɣ' => "g",
        'ł' => "l",
        'ı' => "i",
        'œ' => "oe",
        'æ' => "ae",
        'ß' => "ss",
        'ٱ' => "ا",
        'ى' | 'ی' => "ي",
        'ة' => "ه",
        'ک' => "ك",
        '٠'..='٩' => return digit_from('٠'),
        '۰'..='۹' => return digit_from('۰'),
        '߀'..='߉' => return digit_from('߀'),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_folded_in_every_script_of_the_study() {
        for (written, folded) in [
            ("L’ÉTÉ", "lete"),
            ("cœur", "coeur"),
            ("sɔ̀gɔ̀ma", "sogoma"),
            ("k’a", "ka"),
            ("ɓiɗɗo", "biddo"),
            ("ƳƁƊ", "ybd"),
            ("السَّلَامُ", "السلام"),
            ("إِلى", "الي"),
            ("مـــن", "من"),
            ("المدرسة", "المدرسه"),
            ("٣٠", "30"),
            ("۲۰", "20"),
            ("ߒߞߏ߲߫", "ߒߞߏ"),
            ("߂߀", "20"),
            ("תּוֹרָה", "תורה"),
            ("ⵜⴰⵎⴰⵛⴻⵇ", "ⵜⴰⵎⴰⵛⴻⵇ"),
            ("ăḍǝr", "ader"),
        ] {
            assert_eq!(fold(written), folded, "{written}");
        }
    }

    #[test]
    fn letters_typed_in_two_ways_have_both_forms() {
        assert_eq!(variants("ɲɛ́"), ["ne", "nye"]);
        assert_eq!(variants("Ŋɔŋɔn"), ["ngongon", "nonon"]);
        assert_eq!(variants("ɲɔŋ").len(), 4);
        assert_eq!(variants("nye"), ["nye"]);
        assert_eq!(variants("été"), ["ete"]);
        assert_eq!(variants("əmɣar"), ["emgar", "emghar"]);
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(word in "[a-zA-Zéɛɔɲŋɓ\u{301}سإةשߒⵜ'’0-9]{0,12}|.{0,12}") {
            let once = fold(&word);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn the_short_form_is_among_all_forms(word in ".{0,12}|[ɲŋɣnyg]{0,6}") {
            prop_assert!(variants(&word).contains(&fold(&word)));
        }
    }
}
