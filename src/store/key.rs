//! Passphrases, and the key that opens a project's pages. All of it is wiped from memory when it is no longer needed.

use crate::store::derive::{Cost, SALT};
use crate::store::error::StoreError;
use crate::store::recovery::RecoveryKey;
use data_encoding::HEXLOWER;
use std::fmt;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// Bytes of a key: AES-256.
pub(super) const KEY: usize = 32;

/// A passphrase, or a recovery key in its place. Never printed, never logged.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Takes a passphrase as it was typed: capitals and spaces count.
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }
    /// True where nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// What was typed.
    pub(crate) fn text(&self) -> &str {
        &self.0
    }
    /// The same letters in the form in which they are hashed: é is one character, however a keyboard writes it (NFC, as RFC 8265 section 4.2 asks).
    pub(super) fn composed(&self) -> Zeroizing<String> {
        // Room for all of it at once, so that no half of it stays behind where a text has grown.
        let mut composed = Zeroizing::new(String::with_capacity(self.0.len() * 3));
        composed.extend(self.0.nfc());
        composed
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Passphrase(…)")
    }
}

/// The key of a file's pages, with the salt that stands at its beginning. Never printed, never logged.
#[derive(Clone)]
pub(super) struct DatabaseKey {
    key: Zeroizing<[u8; KEY]>,
    salt: [u8; SALT],
}

impl DatabaseKey {
    /// A key that was derived or read from a recovery sheet, for the file that begins with this salt.
    pub(super) fn new(key: Zeroizing<[u8; KEY]>, salt: [u8; SALT]) -> Self {
        Self { key, salt }
    }
    /// A new key for a new file: the passphrase under a salt that no other file has.
    pub(super) fn fresh(passphrase: &Passphrase, cost: Cost) -> Result<Self, StoreError> {
        let salt = cost.new_salt()?;
        Ok(Self::new(cost.derive(&passphrase.composed(), &salt)?, salt))
    }
    /// The key as SQLCipher takes it: no derivation of its own, and this salt.
    pub(super) fn keyspec(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(2 * (KEY + SALT) + 3));
        text.push_str("x'");
        HEXLOWER.encode_append(&*self.key, &mut text);
        HEXLOWER.encode_append(&self.salt, &mut text);
        text.push('\'');
        text
    }
    /// The same key for a sheet of paper.
    pub(super) fn recovery(&self) -> RecoveryKey {
        RecoveryKey::new(self.key.clone())
    }
}

impl fmt::Debug for DatabaseKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("DatabaseKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_key_is_ever_printed() {
        let key = DatabaseKey::new(Zeroizing::new([7; KEY]), [9; SALT]);
        assert_eq!(format!("{key:?} {:?} {:?}", Passphrase::new("sabali".into()), key.recovery()), "DatabaseKey(…) Passphrase(…) RecoveryKey(…)");
        assert_eq!(key.keyspec().len(), 99);
        assert!(key.keyspec().starts_with("x'0707") && key.keyspec().ends_with("0909'"));
    }

    #[test]
    fn a_letter_with_an_accent_is_the_same_however_it_was_typed() {
        assert_eq!(Passphrase::new("cafe\u{301}".into()).composed(), Passphrase::new("caf\u{e9}".into()).composed());
    }
}
