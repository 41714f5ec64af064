//! What a word means to a search in each language: the keys under which it is looked up.
//!
//! | language of the text | keys of a word |
//! |---|---|
//! | French | Snowball stem of the word with its accents, then folded; of the folded word, for those who type none; and of the folded word without a plural s that Snowball leaves (`détenus`) |
//! | English | Snowball stem of the folded word |
//! | any other, or not known | the folded forms |
//! | Arabic letters, in any language but those with spelling rules of their own | light stem, see `arabic` |
//!
//! Two words agree in a language where they share a key. A word of a query is held against the text in the text's language, whatever language it was
//! typed in.

use crate::index::arabic;
use crate::index::fold::{fold, variants};
use crate::index::tokens::Elision;
use crate::model::language::Language;
use frostem::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;

/// The rules of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rules {
    /// Folding only; words in Arabic letters by their light stem.
    Plain,
    /// French.
    French,
    /// English.
    English,
    /// Languages that write Arabic letters by their own rules: folding only.
    OwnArabic,
}

impl Rules {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Plain, Self::French, Self::English, Self::OwnArabic];

    /// The rules of a language.
    pub fn of(language: Language) -> Self {
        match language.tag() {
            "fr" => Self::French,
            "en" => Self::English,
            "fa" | "ur" | "ps" | "ku" | "ckb" | "sd" | "ug" => Self::OwnArabic,
            _ => Self::Plain,
        }
    }

    /// The keys of a word, sorted, each once. At least one for every word that holds a letter or a digit.
    pub fn keys(self, written: &str) -> Vec<String> {
        let folded = variants(written);
        self.keys_of(written, &folded)
    }

    /// The same where the folded forms are at hand.
    pub(super) fn keys_of(self, written: &str, folded: &[String]) -> Vec<String> {
        if self != Self::OwnArabic && !written.is_ascii() && arabic::is_arabic(written) {
            return sorted(folded.iter().map(|form| arabic::stem(form).to_owned()).collect());
        }
        match self {
            Self::Plain | Self::OwnArabic => folded.to_vec(),
            Self::English => {
                let stemmer = Stemmer::new(Algorithm::English);
                sorted(folded.iter().map(|form| stemmer.stem(form).into_owned()).collect())
            }
            Self::French => {
                let stemmer = Stemmer::new(Algorithm::French);
                let singular = folded.iter().filter_map(|form| without_plural(form));
                let key = |form: &str| guarded(form, stemmer.stem(form).into_owned());
                let mut keys: Vec<String> = folded.iter().map(String::as_str).chain(singular).map(key).collect();
                if !written.is_ascii() {
                    let low: String = written.nfc().flat_map(char::to_lowercase).collect();
                    keys.push(guarded(&fold(&low), fold(&stemmer.stem(&low))));
                }
                sorted(keys)
            }
        }
    }
}

/// A French word without its plural s, where Snowball leaves it: behind a, i, o and u, in words of five letters and more (`fois` and `mois` stay).
fn without_plural(folded: &str) -> Option<&str> {
    let singular = folded.strip_suffix('s').filter(|singular| singular.ends_with(['a', 'i', 'o', 'u']))?;
    (singular.chars().count() >= 4).then_some(singular)
}

/// The stem of a French word, or where so little is left of it that it tells nothing (`cela` and `cell` would both be `cel`, `tu` and `tuer` both
/// `tu`), the word itself without a plural s. Three letters are enough where what was taken off is an ending in e, or ai or an of a verb.
fn guarded(folded: &str, stem: String) -> String {
    let length = stem.chars().count();
    let ending = folded.strip_prefix(stem.as_str());
    let tells = length > 3
        || length == 3 && ending.is_some_and(|ending| ending.is_empty() || ending == "s" || ["e", "ai", "an"].iter().any(|start| ending.starts_with(start)));
    if tells {
        return stem;
    }
    let is_plural = |singular: &&str| singular.chars().count() >= 3 && !singular.ends_with(['a', 'i', 'o', 'u', 's']);
    folded.strip_suffix('s').filter(is_plural).unwrap_or(folded).to_owned()
}

/// How words are cut at apostrophes in a language.
pub(super) fn elision_of(language: Language) -> Elision {
    match language.tag() {
        "fr" | "und" => Elision::French,
        _ => Elision::Borrowed,
    }
}

/// A word as it was written, with é as one sign whether it was typed as one or as two: what `=Exact` compares.
pub(super) fn exact(written: &str) -> String {
    written.nfc().collect()
}

fn sorted(mut keys: Vec<String>) -> Vec<String> {
    keys.retain(|key| !key.is_empty());
    keys.sort();
    keys.dedup();
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn agree(rules: Rules, one: &str, other: &str) -> bool {
        let keys = rules.keys(one);
        rules.keys(other).iter().any(|key| keys.contains(key))
    }

    #[test]
    fn forms_of_a_word_agree_in_its_language() {
        for (rules, one, others) in [
            (Rules::French, "prison", &["prisons", "PRISON"][..]),
            (Rules::French, "prisonnier", &["prisonnière", "prisonnières", "prisonniers"]),
            (Rules::French, "prisonnière", &["prisonniere", "prisonnier"]),
            (Rules::French, "détenu", &["detenu", "détenus", "détenue", "DÉTENUES", "detenus"]),
            (Rules::French, "cœur", &["coeur", "coeurs", "cœurs"]),
            (Rules::French, "mot", &["mots"]),
            (Rules::French, "rue", &["rues"]),
            (Rules::French, "voler", &["vole", "volé", "volait"]),
            (Rules::French, "السجن", &["والسجن", "سجن"]),
            (Rules::English, "prison", &["prisons", "Prison's"]),
            (Rules::English, "detained", &["detaining", "detain"]),
            (Rules::Plain, "السجن", &["للسجن", "سِجن"]),
            (Rules::Plain, "sɔgɔma", &["sogoma", "Sɔ̀gɔ̀ma"]),
            (Rules::Plain, "ɲɛ", &["nye", "ne", "nyɛ"]),
        ] {
            for other in others {
                assert!(agree(rules, one, other), "{rules:?} {one} {other}: {:?} {:?}", rules.keys(one), rules.keys(other));
                assert!(agree(rules, other, one), "{rules:?} {other} {one}");
            }
        }
    }

    #[test]
    fn different_words_do_not_agree() {
        assert!(!agree(Rules::Plain, "prison", "prisons"));
        assert!(!agree(Rules::Plain, "nye", "ne"));
        for (one, other) in [("foi", "fois"), ("cela", "cell"), ("tu", "tuer"), ("la", "las"), ("ma", "mais")] {
            assert!(!agree(Rules::French, one, other), "{one} {other}");
        }
        assert!(!agree(Rules::English, "faith", "fate"));
        assert!(!agree(Rules::OwnArabic, "السجن", "سجن"));
    }

    #[test]
    fn rules_follow_the_language() {
        let rules = |tag: &str| Rules::of(Language::new(tag).unwrap());
        assert_eq!(
            [rules("fr"), rules("en"), rules("ar"), rules("bm"), rules("und"), rules("fa")],
            [Rules::French, Rules::English, Rules::Plain, Rules::Plain, Rules::Plain, Rules::OwnArabic]
        );
    }

    proptest! {
        #[test]
        fn every_word_has_a_key_and_agrees_with_its_folded_form(word in "[a-zA-ZéèœçɛɔɲŋɓɣسجنالإوةשߒⵣĀ0-9]{1,12}") {
            for rules in Rules::ALL {
                prop_assert!(!rules.keys(&word).is_empty());
                prop_assert!(agree(rules, &word, &fold(&word)), "{:?} {:?} {:?}", rules, rules.keys(&word), rules.keys(&fold(&word)));
            }
        }
    }
}
