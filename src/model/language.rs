//! Language tags, as short as they come: the first part of a BCP 47 tag, in lower case.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A language as a BCP 47 tag (`fr`, `bm`, `ffm`, `taq`, `ses`, `ar`, `en`), or `und` where it is not known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Language([u8; 3]);

impl Language {
    /// Not known.
    pub const UNKNOWN: Self = Self(*b"und");

    /// A language by its tag; what follows the first hyphen (script, region) is left out.
    pub fn new(tag: &str) -> Option<Self> {
        let first = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        match first.as_bytes() {
            [a, b] if first.bytes().all(|c| c.is_ascii_lowercase()) => Some(Self([*a, *b, b' '])),
            [a, b, c] if first.bytes().all(|c| c.is_ascii_lowercase()) => Some(Self([*a, *b, *c])),
            _ => None,
        }
    }
    /// The tag.
    pub fn tag(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default().trim_end()
    }
    /// True where the language is known.
    pub fn is_known(self) -> bool {
        self != Self::UNKNOWN
    }
}

impl Default for Language {
    fn default() -> Self {
        Self::UNKNOWN
    }
}
impl fmt::Display for Language {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.tag())
    }
}
impl fmt::Debug for Language {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.tag())
    }
}
impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.tag().to_owned()
    }
}
impl FromStr for Language {
    type Err = String;
    fn from_str(tag: &str) -> Result<Self, String> {
        Self::new(tag).ok_or_else(|| format!("‘{tag}’ is not a language tag such as fr, bm, ffm, ar or en"))
    }
}
impl TryFrom<String> for Language {
    type Error = String;
    fn try_from(tag: String) -> Result<Self, String> {
        tag.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_cut_to_their_language() {
        assert_eq!(Language::new("fr-ML").unwrap().tag(), "fr");
        assert_eq!(Language::new("FFM").unwrap().tag(), "ffm");
        assert_eq!(Language::new("french"), None);
        assert_eq!(Language::new("f1"), None);
    }
}
