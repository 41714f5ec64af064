//! A code: the name of a theme with the rules that say when it applies.

use crate::model::colour::Colour;
use crate::model::ids::CodeId;
use serde::{Deserialize, Serialize};

/// A text in the two languages of the interface; one may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bilingual {
    /// English.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub en: String,
    /// French.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub fr: String,
}

impl Bilingual {
    /// Both texts.
    pub fn new(en: impl Into<String>, fr: impl Into<String>) -> Self {
        Self { en: en.into(), fr: fr.into() }
    }
    /// The same text in both languages.
    pub fn same(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { en: text.clone(), fr: text }
    }
    /// English, or French where there is no English.
    pub fn en_or_fr(&self) -> &str {
        if self.en.is_empty() { &self.fr } else { &self.en }
    }
    /// French, or English where there is no French.
    pub fn fr_or_en(&self) -> &str {
        if self.fr.is_empty() { &self.en } else { &self.fr }
    }
    /// The text in a language, or in the other where there is none in this.
    pub fn pick(&self, language: ReportLanguage) -> &str {
        match language {
            ReportLanguage::English => self.en_or_fr(),
            ReportLanguage::French => self.fr_or_en(),
        }
    }
    /// True where there is no text in either language.
    pub fn is_empty(&self) -> bool {
        self.en.is_empty() && self.fr.is_empty()
    }
}

/// The language in which charts and reports speak.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReportLanguage {
    /// English.
    #[default]
    English,
    /// French.
    French,
}

impl ReportLanguage {
    /// Its tag (BCP 47).
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }
    /// One of two texts.
    pub fn say<'a>(self, english: &'a str, french: &'a str) -> &'a str {
        match self {
            Self::English => english,
            Self::French => french,
        }
    }
    /// A number with at most `places` decimals, as the language writes it: `1,204.5`, `1 204,5` with narrow no-break spaces.
    pub fn number(self, value: f64, places: usize) -> String {
        let text = format!("{value:.places$}");
        let text = if places > 0 { text.trim_end_matches('0').trim_end_matches('.') } else { text.as_str() };
        let (sign, text) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let mut said = sign.to_owned();
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (whole.len() - place) % 3 == 0 {
                said.push_str(self.say(",", "\u{202f}"));
            }
            said.push(digit);
        }
        if !part.is_empty() {
            said.push_str(self.say(".", ","));
            said.push_str(part);
        }
        said
    }
}

/// One code of the codebook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// Identity.
    pub id: CodeId,
    /// The code above it; none for a family.
    pub parent: Option<CodeId>,
    /// Place among the codes with the same parent, from 0.
    pub order: u32,
    /// Its own part of the dotted path: `state-abuse` of `push.state-abuse`. Holds no dot and is unique among its siblings.
    pub key: String,
    /// Name.
    pub name: Bilingual,
    /// What the code means.
    #[serde(default, skip_serializing_if = "Bilingual::is_empty")]
    pub definition: Bilingual,
    /// Code here when.
    #[serde(default, skip_serializing_if = "Bilingual::is_empty")]
    pub include: Bilingual,
    /// Not here when.
    #[serde(default, skip_serializing_if = "Bilingual::is_empty")]
    pub exclude: Bilingual,
    /// An example, in any language.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub example: String,
    /// The literature it comes from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// What the literature's theme is (`risk`, `protective`, `process`, `neutral/context`): never a judgement of a person.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// Level of the theme (`structural`, `community`, `relational`, `individual`, `prison`).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub level: String,
    /// Colour.
    pub colour: Colour,
    /// False for a category that only holds other codes.
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub codable: bool,
    /// True for a code that is no longer offered; its codings stay.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
}

impl Code {
    /// A code at the top of the tree that has only a name: it can be applied, and everything else is to be written.
    pub fn bare(id: CodeId, key: impl Into<String>, name: Bilingual, colour: Colour) -> Self {
        Self {
            id,
            parent: None,
            order: 0,
            key: key.into(),
            name,
            definition: Bilingual::default(),
            include: Bilingual::default(),
            exclude: Bilingual::default(),
            example: String::new(),
            source: String::new(),
            kind: String::new(),
            level: String::new(),
            colour,
            codable: true,
            retired: false,
        }
    }
}

fn yes() -> bool {
    true
}
fn is_true(value: &bool) -> bool {
    *value
}

/// Turns a name into a key: lower case, what is not a letter, a digit, `-` or `_` becomes one `-`. Never empty.
pub fn key_from_name(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for letter in name.trim().to_lowercase().chars() {
        if letter.is_alphanumeric() || letter == '_' {
            key.push(letter);
        } else if !key.ends_with('-') && !key.is_empty() {
            key.push('-');
        }
    }
    let key = key.trim_end_matches('-');
    if key.is_empty() { "code".to_owned() } else { key.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_language_writes_them() {
        let both = |value, places| (ReportLanguage::English.number(value, places), ReportLanguage::French.number(value, places));
        assert_eq!(both(1204.5, 1), ("1,204.5".into(), "1\u{202f}204,5".into()));
        assert_eq!(both(1_000_000.0, 0), ("1,000,000".into(), "1\u{202f}000\u{202f}000".into()));
        assert_eq!(both(-12.0, 2), ("-12".into(), "-12".into()));
    }

    #[test]
    fn keys_are_readable_and_hold_no_dot() {
        assert_eq!(key_from_name(" Everyday life. "), "everyday-life");
        assert_eq!(key_from_name("Absence de l'État"), "absence-de-l-état");
        assert_eq!(key_from_name("…"), "code");
    }
}
