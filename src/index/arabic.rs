//! Light stemming of Arabic: takes off the conjunction, the article with the prepositions that grow onto it, and endings of number, gender and possession.

/// The article, alone and with what grows onto it; the longest first.
const ARTICLES: [&str; 6] = ["وال", "بال", "كال", "فال", "ال", "لل"];
/// Endings, in the order in which they are taken off.
const ENDINGS: [&str; 9] = ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي", "ا"];

/// True where the word is written in Arabic letters.
pub(super) fn is_arabic(word: &str) -> bool {
    word.chars().any(|letter| matches!(letter, '\u{620}'..='\u{64A}' | '\u{66E}'..='\u{6D3}' | '\u{750}'..='\u{77F}'))
}

/// The stem of a folded word (`ة` is `ه`, every alef is plain).
///
/// Light10 of Larkey, Ballesteros and Connell, “Light stemming for Arabic information retrieval” (2007), section 3.2: the conjunction و where at
/// least three letters stay, one article where at least two stay, then each ending once where at least two stay. Beyond it, so that what a
/// transcript writes in three ways is one word: و before an article that begins with ل or ف (وللسجن), and the ending of the accusative (شهرا).
pub(super) fn stem(folded: &str) -> &str {
    let length = |word: &str| word.chars().count();
    let mut word = folded;
    if let Some(rest) = word.strip_prefix('و')
        && length(rest) >= 3
    {
        word = rest;
    }
    if let Some(rest) = ARTICLES.iter().find_map(|article| word.strip_prefix(article).filter(|rest| length(rest) >= 2)) {
        word = rest;
    }
    for ending in ENDINGS {
        // The accusative needs three letters before it: without them it is the word's own last letter.
        let least = if ending == "ا" { 3 } else { 2 };
        if let Some(rest) = word.strip_suffix(ending).filter(|rest| length(rest) >= least) {
            word = rest;
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::fold::fold;

    #[test]
    fn words_with_what_grew_onto_them_share_a_stem() {
        for family in [
            &["سجن", "السجن", "والسجن", "بالسجن", "للسجن", "وللسجن", "فالسجن", "وسجن", "سجنه", "سجنها", "سِجْنٌ"][..],
            &["مدرسة", "المدرسة", "المدرسه", "مدرسات", "بالمدرسة", "ومدرسة"],
            &["إمام", "الإمام", "والإمام", "الامام", "والامام"],
            &["شهر", "شهرا", "شهراً", "الشهر", "شهرين", "شهران"],
            &["معلم", "معلمون", "المعلمين", "معلمة", "المعلمات"],
        ] {
            let stems: std::collections::BTreeSet<String> = family.iter().map(|word| stem(&fold(word)).to_owned()).collect();
            assert_eq!(stems.len(), 1, "{family:?} {stems:?}");
        }
    }

    #[test]
    fn short_words_stay_whole() {
        for word in ["ولد", "وال", "من", "هي", "في", "انا"] {
            assert_eq!(stem(word), word, "{word}");
        }
        assert_eq!(stem(""), "");
    }
}
