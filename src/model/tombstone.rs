//! A tombstone: what says that a text was withdrawn, so that no old copy brings it back. It holds no word of it.

use crate::model::code::Bilingual;
use crate::model::ids::{CaseId, DocumentId, TombstoneId};
use crate::model::text::Hash;
use crate::model::time::Moment;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// What stands where something was destroyed: in histories and in notes.
pub const DESTROYED: &str = "[withdrawn]";

/// A document, or passages of one, that were destroyed and must not come back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tombstone {
    /// Identity.
    pub id: TombstoneId,
    /// The document: gone, or without the passages.
    pub document: DocumentId,
    /// True where the whole document was withdrawn.
    pub whole: bool,
    /// Hashes of the texts that are not to come back.
    pub texts: Vec<Hash>,
    /// Hashes of their letters and digits alone, by which the same text is known from another file format.
    pub words: Vec<Hash>,
    /// Cases that went with it because they were heard nowhere else.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<CaseId>,
    /// Why.
    pub reason: Reason,
    /// What class of material it was: the kind of document, and its retention class where one was recorded.
    pub class: String,
    /// How many things of each kind were destroyed.
    pub counts: BTreeMap<String, u32>,
    /// Name of the coder who did it.
    pub by: String,
    /// When.
    pub at: Moment,
}

/// Why something is destroyed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The participant wants it.
    #[default]
    Participant,
    /// The time for which it may be kept is over.
    Retention,
    /// There was no valid consent.
    NoConsent,
    /// Keeping it endangers somebody.
    Safety,
    /// A law or an ethics board demands it.
    Order,
    /// It should never have been taken in.
    Mistake,
}

impl Reason {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::Participant, Self::Retention, Self::NoConsent, Self::Safety, Self::Order, Self::Mistake];

    /// The word that files and the command line use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Participant => "participant",
            Self::Retention => "retention",
            Self::NoConsent => "no-consent",
            Self::Safety => "safety",
            Self::Order => "order",
            Self::Mistake => "mistake",
        }
    }

    /// The reason in words.
    pub fn text(self) -> Bilingual {
        match self {
            Self::Participant => Bilingual::new("the participant withdrew", "le participant s’est retiré"),
            Self::Retention => Bilingual::new("the retention period is over", "la durée de conservation est écoulée"),
            Self::NoConsent => Bilingual::new("there was no valid consent", "il n’y avait pas de consentement valable"),
            Self::Safety => Bilingual::new("keeping it endangers somebody", "le conserver met quelqu’un en danger"),
            Self::Order => Bilingual::new("a law or an ethics board demands it", "une loi ou un comité d’éthique l’exige"),
            Self::Mistake => Bilingual::new("it should never have been taken in", "il n’aurait jamais dû être importé"),
        }
    }
}
impl fmt::Display for Reason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.key())
    }
}
impl FromStr for Reason {
    type Err = String;
    fn from_str(key: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|known| known.key() == key);
        found.ok_or_else(|| format!("‘{key}’ is not one of participant, retention, no-consent, safety, order, mistake"))
    }
}

/// The hash of a text's letters and digits in small letters: the same for one interview as .docx and as .txt.
pub fn hash_of_words(text: &str) -> Hash {
    let letters: String = text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    Hash::of(letters.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_are_known_whatever_stands_between_them() {
        assert_eq!(hash_of_words("Il a dit :\r\n« Non »."), hash_of_words("il a dit: \"non\""));
        assert_ne!(hash_of_words("il a dit oui"), hash_of_words("il a dit non"));
    }

    #[test]
    fn reasons_are_read_as_they_are_written() {
        assert!(Reason::ALL.into_iter().all(|reason| reason.key().parse() == Ok(reason)));
        assert!("whim".parse::<Reason>().is_err());
    }
}
