//! Which language a text is in: found out where that can be done soundly, else left open.

use crate::model::language::Language;

/// How many letters are looked at.
const LOOKED_AT: usize = 4_000;
/// Fewer letters than this tell nothing.
const ENOUGH: usize = 60;

/// The language of a text, or [`Language::UNKNOWN`].
///
/// Tifinagh, N'Ko and Adlam tell by their script. Bambara and Fulfulde, which no detector knows, tell by letters that French and English lack:
/// ɛ and ɔ throughout are Bambara, the hooked ɓ ɗ ƴ are Fulfulde. The rest is whatlang's, and only where it is sure.
pub(super) fn detect(text: &str) -> Language {
    let letters: Vec<char> = text.chars().filter(|letter| letter.is_alphabetic()).take(LOOKED_AT).collect();
    if letters.len() < ENOUGH {
        return Language::UNKNOWN;
    }
    let share = |of: &dyn Fn(char) -> bool| letters.iter().filter(|letter| of(**letter)).count() * 1000 / letters.len();
    let by_script = [("taq", '\u{2D30}'..='\u{2D7F}'), ("nqo", '\u{07C0}'..='\u{07FF}'), ("ff", '\u{1E900}'..='\u{1E95F}')];
    if let Some((tag, _)) = by_script.iter().find(|(_, script)| share(&|letter| script.contains(&letter)) > 500) {
        return Language::new(tag).unwrap_or_default();
    }
    let hooked = share(&|letter| "ɓɗƴƁƊƳ".contains(letter));
    let open = share(&|letter| "ɛɔƐƆ".contains(letter));
    if hooked >= 5 && hooked > open {
        return Language::new("ffm").unwrap_or_default();
    }
    if open >= 20 {
        return Language::new("bm").unwrap_or_default();
    }
    let sample: String = text.chars().take(LOOKED_AT * 2).collect();
    let found = whatlang::detect(&sample).filter(|info| info.is_reliable());
    found.and_then(|info| two_letters(info.lang().code())).unwrap_or_default()
}

/// The tag of a language by whatlang's ISO 639-3 code. Languages of two letters are the ones a team here is likely to meet.
fn two_letters(code: &str) -> Option<Language> {
    let tag = match code {
        "fra" => "fr",
        "eng" => "en",
        "ara" => "ar",
        "heb" => "he",
        "spa" => "es",
        "por" => "pt",
        "deu" => "de",
        "ita" => "it",
        "nld" => "nl",
        "rus" => "ru",
        "tur" => "tr",
        "pes" => "fa",
        "urd" => "ur",
        other => other,
    };
    Language::new(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_by_script_by_letters_or_by_words() {
        for (tag, text) in [
            ("fr", "On se réveille avant la prière, parce que celui qui dort contre la porte bouge et que tout le monde bouge avec lui."),
            ("en", "Nothing you say goes back to your director with your name on it, and you may stop whenever you like."),
            ("bm", "Nba, i ni sɔgɔma. Tɔɔrɔ si t'u la. Somɔgɔw ka kɛnɛ, an bɛ Ala tanu o kosɔn don o don."),
            ("ffm", "Jam waali? Aɗa waawi daraade wakkati fuu. Mi wanaa ɲaawoowo. Ɓe ɲaawii kam, ɗum woni goonga."),
            ("ar", "شكرا على قبولك الحديث معي، ويمكنك أن تتوقف متى شئت ولن نسأل عن أسماء ولا عن أماكن."),
            ("taq", "ⴰⵎⴰⵏ ⵉⵎⴰⵏ ⴰⵎⴰⵏ ⵉⵎⴰⵏ ⴰⵎⴰⵏ ⵉⵎⴰⵏ ⴰⵎⴰⵏ ⵉⵎⴰⵏ ⴰⵎⴰⵏ ⵉⵎⴰⵏ ⴰⵎⴰⵏ ⵉⵎⴰⵏ ⴰⵎⴰⵏ ⵉⵎⴰⵏ ⴰⵎⴰⵏ ⵉⵎⴰⵏ"),
        ] {
            assert_eq!(detect(text).tag(), tag);
        }
        assert_eq!(detect("Oui."), Language::UNKNOWN);
    }
}
