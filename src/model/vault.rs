//! The vault: which pseudonym stands for which real words. It lives sealed in the project file, under a passphrase of its own, and nowhere else.

use crate::model::code::ReportLanguage;
use crate::model::revision::Replaced;
use serde::{Deserialize, Serialize};
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Real words and what stands for them. Wiped from memory when it is no longer needed; never printed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct Vault {
    /// The entries, in the order in which they were made.
    pub entries: Vec<Entry>,
}

/// One entry. Several real forms (spellings, nicknames) may have one pseudonym; one form has one.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct Entry {
    /// The real words.
    pub real: String,
    /// What stands for them, such as `[village A]`.
    pub pseudonym: String,
    /// What kind of words they are.
    #[zeroize(skip)]
    pub kind: Replaced,
}

impl fmt::Debug for Vault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Vault({} entries)", self.entries.len())
    }
}
impl fmt::Debug for Entry {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Entry(… → {})", self.pseudonym)
    }
}

/// Why an entry cannot be made. No real words are in the messages.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// Nothing was written.
    #[error("the real words or the pseudonym are empty")]
    Empty,
    /// The pseudonym holds the words.
    #[error("the pseudonym ‘{0}’ holds the real words themselves")]
    Telling(String),
    /// Something else stands for them already.
    #[error("these words have the pseudonym ‘{0}’ already: one form has one, in all documents")]
    Taken(String),
    /// No such words.
    #[error("the vault does not have these words")]
    Unknown,
}

impl Vault {
    /// What stands for words, whatever their case.
    pub fn pseudonym_of(&self, words: &str) -> Option<&str> {
        let words = words.trim().to_lowercase();
        self.entries.iter().find(|entry| entry.real.to_lowercase() == words).map(|entry| entry.pseudonym.as_str())
    }

    /// Makes an entry.
    pub fn add(&mut self, real: &str, pseudonym: &str, kind: Replaced) -> Result<(), VaultError> {
        let (real, pseudonym) = (real.trim(), pseudonym.trim());
        if real.is_empty() || pseudonym.is_empty() || real.contains('\n') || pseudonym.contains('\n') {
            return Err(VaultError::Empty);
        }
        if pseudonym.to_lowercase().contains(&real.to_lowercase()) {
            return Err(VaultError::Telling(pseudonym.to_owned()));
        }
        match self.pseudonym_of(real) {
            Some(known) if known == pseudonym => Ok(()),
            Some(known) => Err(VaultError::Taken(known.to_owned())),
            None => {
                self.entries.push(Entry { real: real.to_owned(), pseudonym: pseudonym.to_owned(), kind });
                Ok(())
            }
        }
    }

    /// Takes an entry away.
    pub fn remove(&mut self, real: &str) -> Result<(), VaultError> {
        let real = real.trim().to_lowercase();
        let before = self.entries.len();
        self.entries.retain(|entry| entry.real.to_lowercase() != real);
        if self.entries.len() == before { Err(VaultError::Unknown) } else { Ok(()) }
    }

    /// The next pseudonym of a kind that is free, in the language of the document: `[person 1]`, `[lieu 3]`.
    pub fn next(&self, kind: Replaced, language: ReportLanguage) -> String {
        let word = match kind {
            Replaced::Name => language.say("person", "personne"),
            Replaced::Place => language.say("place", "lieu"),
            Replaced::Phone => language.say("phone", "téléphone"),
            other => other.key(),
        };
        let free = |number: &u32| !self.entries.iter().any(|entry| entry.pseudonym == format!("[{word} {number}]"));
        let number = (1u32..).find(free).unwrap_or(1);
        format!("[{word} {number}]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_form_has_one_pseudonym_and_several_forms_may_share_it() {
        let mut vault = Vault::default();
        assert_eq!(vault.next(Replaced::Name, ReportLanguage::English), "[person 1]");
        vault.add("Moussa Traoré", "[person 1]", Replaced::Name).unwrap();
        vault.add(" Moussa ", "[person 1]", Replaced::Name).unwrap();
        assert_eq!(vault.pseudonym_of("MOUSSA TRAORÉ"), Some("[person 1]"));
        assert_eq!(vault.add("moussa", "[person 2]", Replaced::Name), Err(VaultError::Taken("[person 1]".into())));
        assert_eq!(vault.next(Replaced::Name, ReportLanguage::English), "[person 2]");
        assert_eq!(vault.next(Replaced::Place, ReportLanguage::French), "[lieu 1]");
        assert!(matches!(vault.add("Gao", "[Gao-like town]", Replaced::Place), Err(VaultError::Telling(_))));
        vault.remove("MOUSSA").unwrap();
        assert_eq!(vault.remove("Moussa"), Err(VaultError::Unknown));
    }

    #[test]
    fn nothing_real_is_printed() {
        let mut vault = Vault::default();
        vault.add("Moussa", "[person 1]", Replaced::Name).unwrap();
        assert!(!format!("{vault:?} {:?}", vault.entries).contains("Moussa"));
    }
}
