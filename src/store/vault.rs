//! The vault of real names in the project file: a blob sealed in the age format under a passphrase of its own.
//!
//! The format is age-encryption.org/v1 with a passphrase recipient: scrypt (N = 2^16, r = 8, p = 1: 64 MiB) makes a key that wraps the file key, and
//! ChaCha20-Poly1305 seals and authenticates the content. A blob that was changed does not open.

use crate::model::time::Moment;
use crate::model::vault::Vault;
use crate::store::error::StoreError;
use crate::store::key::Passphrase;
use crate::store::{Store, StoreError::NotWritable};
use age::secrecy::SecretString;
use rusqlite::{OptionalExtension, params};
use zeroize::Zeroizing;

/// Two to this power is the cost of scrypt.
const WORK_FACTOR: u8 = 16;
/// The most that is taken of a blob, so that a forged one cannot keep the machine busy for ever.
const LARGEST_WORK_FACTOR: u8 = 20;

impl Store {
    /// True where the project has a vault.
    pub fn has_vault(&self) -> Result<bool, StoreError> {
        Ok(self.connection.query_row("SELECT count(*) FROM vault", [], |row| row.get::<_, i64>(0))? > 0)
    }

    /// Opens the vault; an empty one where there is none yet.
    pub fn vault(&self, passphrase: &Passphrase) -> Result<Vault, StoreError> {
        let sealed: Option<Vec<u8>> = self.connection.query_row("SELECT sealed FROM vault", [], |row| row.get(0)).optional()?;
        sealed.map_or_else(|| Ok(Vault::default()), |sealed| open(&sealed, passphrase))
    }

    /// Seals the vault and puts it in the place of the one before. Not an act: the history knows nothing of real names.
    pub fn set_vault(&mut self, vault: &Vault, passphrase: &Passphrase, at: Moment) -> Result<(), StoreError> {
        if !self.writable {
            return Err(NotWritable);
        }
        let sealed = seal(vault, passphrase)?;
        self.connection.execute(
            "INSERT INTO vault (one, sealed, changed) VALUES (1, ?1, ?2) ON CONFLICT (one) DO UPDATE SET sealed = excluded.sealed, changed = excluded.changed",
            params![sealed, at.0],
        )?;
        Ok(())
    }
}

fn secret(passphrase: &Passphrase) -> SecretString {
    SecretString::from(passphrase.text().to_owned())
}

fn seal(vault: &Vault, passphrase: &Passphrase) -> Result<Vec<u8>, StoreError> {
    let plain = Zeroizing::new(serde_json::to_vec(vault).map_err(|err| StoreError::Vault(err.to_string()))?);
    let mut recipient = age::scrypt::Recipient::new(secret(passphrase));
    recipient.set_work_factor(WORK_FACTOR);
    age::encrypt(&recipient, &plain).map_err(|err| StoreError::Vault(err.to_string()))
}

fn open(sealed: &[u8], passphrase: &Passphrase) -> Result<Vault, StoreError> {
    let mut identity = age::scrypt::Identity::new(secret(passphrase));
    identity.set_max_work_factor(LARGEST_WORK_FACTOR);
    let plain = match age::decrypt(&identity, sealed) {
        Ok(plain) => Zeroizing::new(plain),
        Err(age::DecryptError::DecryptionFailed | age::DecryptError::NoMatchingKeys | age::DecryptError::KeyDecryptionFailed) => {
            return Err(StoreError::WrongVaultPassphrase);
        }
        Err(err) => return Err(StoreError::Vault(err.to_string())),
    };
    serde_json::from_slice(&plain).map_err(|err| StoreError::Vault(err.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::revision::Replaced;

    #[test]
    fn a_vault_opens_with_its_passphrase_only_and_shows_nothing_without() {
        let mut vault = Vault::default();
        vault.add("Moussa Traoré", "[person 1]", Replaced::Name).unwrap();
        let passphrase = Passphrase::new("three goats by the well".into());
        let sealed = seal(&vault, &passphrase).unwrap();
        assert_eq!(open(&sealed, &passphrase).unwrap(), vault);
        assert!(!sealed.windows(6).any(|part| part == b"Moussa" || part == b"person"));
        assert!(matches!(open(&sealed, &Passphrase::new("four goats".into())), Err(StoreError::WrongVaultPassphrase)));
        let mut changed = sealed;
        let last = changed.len() - 1;
        changed[last] ^= 1;
        assert!(open(&changed, &passphrase).is_err());
    }
}
