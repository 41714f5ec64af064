//! Parcels for a stick: a project file in one encrypted file of the age format (age-encryption.org/v1), for a passphrase or for the keys of those who
//! receive it. Whoever changes a byte of it, or cuts it off, is found out.

use crate::store::error::StoreError;
use crate::store::key::Passphrase;
use age::secrecy::{ExposeSecret, SecretString};
use age::{DecryptError, Decryptor, Encryptor, scrypt, x25519};
use std::fmt;
use std::io::{BufRead, Read, Write};
use zeroize::Zeroizing;

/// Work of scrypt for a parcel's passphrase: 2 to the power of 18, with 256 MiB of memory, as age itself takes.
const WORK: u8 = 18;
/// The most that a parcel may ask for: 1 GiB.
const MOST_WORK: u8 = 20;

/// Whoever may open a parcel.
#[derive(Clone, Debug)]
pub enum ParcelFor {
    /// Whoever knows this.
    Passphrase(Passphrase),
    /// The owners of these keys.
    Keys(Vec<PublicKey>),
}

/// What opens a parcel.
#[derive(Clone, Debug)]
pub enum ParcelOpener {
    /// A passphrase.
    Passphrase(Passphrase),
    /// Any of these keys.
    Keys(Vec<SecretKey>),
}

/// The public half of a key, which may be told to anybody: `age1…`.
#[derive(Clone, Debug)]
pub struct PublicKey(x25519::Recipient);

/// The secret half of a key. Never printed by accident.
#[derive(Clone)]
pub struct SecretKey(x25519::Identity);

impl PublicKey {
    /// Reads a key as it was written down.
    pub fn parse(text: &str) -> Option<Self> {
        text.trim().parse().ok().map(Self)
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl SecretKey {
    /// A new key.
    pub fn generate() -> Self {
        Self(x25519::Identity::generate())
    }

    /// The half that others pack for.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.to_public())
    }

    /// The key as a file, as the program `age-keygen` writes it.
    pub fn file(&self, made: &str) -> Zeroizing<String> {
        let secret = self.0.to_string();
        Zeroizing::new(format!("# created: {made}\n# public key: {}\n{}\n", self.public(), secret.expose_secret()))
    }

    /// The same file under a passphrase, as `age -p` makes it of a key: whoever finds the stick has to guess that too.
    pub fn sealed_file(&self, made: &str, passphrase: &Passphrase) -> Result<Vec<u8>, StoreError> {
        let mut sealed = Vec::new();
        pack(self.file(made).as_bytes(), &mut sealed, &ParcelFor::Passphrase(passphrase.clone()))?;
        Ok(sealed)
    }

    /// True where a file of keys only opens with a passphrase.
    pub fn is_sealed(file: &[u8]) -> bool {
        file.starts_with(b"age-encryption.org/")
    }

    /// The keys of a file, which may be under a passphrase. `name` is the file's, for what is said of it.
    pub fn read_file(file: &[u8], passphrase: Option<&Passphrase>, name: &str) -> Result<Vec<Self>, StoreError> {
        if !Self::is_sealed(file) {
            return Self::parse_file(std::str::from_utf8(file).unwrap_or_default());
        }
        let passphrase = passphrase.filter(|passphrase| !passphrase.is_empty()).ok_or_else(|| StoreError::KeyPassphraseMissing(name.to_owned()))?;
        // Room for all of it at once, so that no half of it stays behind where it has grown.
        let mut text = Zeroizing::new(Vec::with_capacity(file.len()));
        unpack(file, &mut *text, &ParcelOpener::Passphrase(passphrase.clone()), name).map_err(|err| match err {
            StoreError::ParcelLocked(name) => StoreError::KeyLocked(name),
            _ => StoreError::NotAKey,
        })?;
        Self::parse_file(std::str::from_utf8(&text).unwrap_or_default())
    }

    /// The keys of a file: one on each line; lines that begin with # are remarks.
    pub fn parse_file(text: &str) -> Result<Vec<Self>, StoreError> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let keys: Option<Vec<Self>> = lines.map(|line| line.parse().ok().map(Self)).collect();
        keys.filter(|keys| !keys.is_empty()).ok_or(StoreError::NotAKey)
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("SecretKey(…)")
    }
}

/// Packs what is read.
pub fn pack(mut content: impl Read, parcel: impl Write, whom: &ParcelFor) -> Result<(), StoreError> {
    pack_with(&mut content, parcel, whom, WORK)
}

fn pack_with(content: &mut impl Read, parcel: impl Write, whom: &ParcelFor, work: u8) -> Result<(), StoreError> {
    let by_passphrase;
    let recipients: Vec<&dyn age::Recipient> = match whom {
        ParcelFor::Passphrase(passphrase) => {
            let mut recipient = scrypt::Recipient::new(secret(passphrase));
            recipient.set_work_factor(work);
            by_passphrase = recipient;
            vec![&by_passphrase]
        }
        ParcelFor::Keys(keys) => keys.iter().map(|key| &key.0 as &dyn age::Recipient).collect(),
    };
    let encryptor = Encryptor::with_recipients(recipients.into_iter()).map_err(|err| StoreError::Key(err.to_string()))?;
    let mut out = encryptor.wrap_output(parcel)?;
    std::io::copy(content, &mut out)?;
    out.finish()?;
    Ok(())
}

/// Unpacks a parcel. What was written is worth something only where this succeeds. `name` is the parcel's, for what is said of it.
pub fn unpack(parcel: impl BufRead, mut content: impl Write, opener: &ParcelOpener, name: &str) -> Result<(), StoreError> {
    let by_passphrase;
    let identities: Vec<&dyn age::Identity> = match opener {
        ParcelOpener::Passphrase(passphrase) => {
            let mut identity = scrypt::Identity::new(secret(passphrase));
            identity.set_max_work_factor(MOST_WORK);
            by_passphrase = identity;
            vec![&by_passphrase]
        }
        ParcelOpener::Keys(keys) => keys.iter().map(|key| &key.0 as &dyn age::Identity).collect(),
    };
    let failed = |err: DecryptError| match err {
        DecryptError::InvalidHeader | DecryptError::UnknownFormat => StoreError::NotAParcel(name.to_owned()),
        DecryptError::NoMatchingKeys | DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => StoreError::ParcelLocked(name.to_owned()),
        DecryptError::ExcessiveWork { .. } | DecryptError::InvalidMac => StoreError::ParcelDamaged(name.to_owned()),
        DecryptError::Io(err) if err.kind() == std::io::ErrorKind::UnexpectedEof => StoreError::NotAParcel(name.to_owned()),
        DecryptError::Io(err) => StoreError::Io(err),
        _ => StoreError::NotAParcel(name.to_owned()),
    };
    let mut reader = Decryptor::new_buffered(parcel).and_then(|decryptor| decryptor.decrypt(identities.into_iter())).map_err(failed)?;
    let mut part = Zeroizing::new(vec![0; 64 * 1024]);
    loop {
        let read = reader.read(&mut part).map_err(|err| match err.kind() {
            // Every part has a seal of its own, and the last one says that it is the last.
            std::io::ErrorKind::InvalidData | std::io::ErrorKind::UnexpectedEof => StoreError::ParcelDamaged(name.to_owned()),
            _ => StoreError::Io(err),
        })?;
        if read == 0 {
            return Ok(());
        }
        content.write_all(part.get(..read).unwrap_or_default()).map_err(|err| match err.kind() {
            std::io::ErrorKind::StorageFull => StoreError::DiskFull,
            _ => StoreError::Io(err),
        })?;
    }
}

fn secret(passphrase: &Passphrase) -> SecretString {
    SecretString::from(passphrase.composed().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONTENT: &[u8] = &[7; 200_000];

    fn packed(whom: &ParcelFor) -> Vec<u8> {
        let mut parcel = Vec::new();
        pack_with(&mut &*CONTENT, &mut parcel, whom, 2).unwrap();
        parcel
    }

    fn unpacked(parcel: &[u8], opener: &ParcelOpener) -> Result<Vec<u8>, StoreError> {
        let mut content = Vec::new();
        unpack(parcel, &mut content, opener, "parcel.age").map(|()| content)
    }

    #[test]
    fn a_parcel_opens_for_its_passphrase_and_for_each_of_its_keys_and_for_nobody_else() {
        let pass = |text: &str| Passphrase::new(text.into());
        let parcel = packed(&ParcelFor::Passphrase(pass("sabali")));
        assert!(parcel.starts_with(b"age-encryption.org/v1\n"));
        assert_eq!(unpacked(&parcel, &ParcelOpener::Passphrase(pass("sabali"))).unwrap(), CONTENT);
        assert!(matches!(unpacked(&parcel, &ParcelOpener::Passphrase(pass("hakili"))), Err(StoreError::ParcelLocked(_))));
        let (anna, bakary, other) = (SecretKey::generate(), SecretKey::generate(), SecretKey::generate());
        let parcel = packed(&ParcelFor::Keys(vec![anna.public(), PublicKey::parse(&bakary.public().to_string()).unwrap()]));
        for key in [&anna, &bakary] {
            let from_file = SecretKey::parse_file(&key.file("2031-03-01")).unwrap();
            assert_eq!(unpacked(&parcel, &ParcelOpener::Keys(from_file)).unwrap(), CONTENT);
        }
        assert!(matches!(unpacked(&parcel, &ParcelOpener::Keys(vec![other])), Err(StoreError::ParcelLocked(_))));
        assert!(matches!(unpacked(&parcel, &ParcelOpener::Passphrase(pass("sabali"))), Err(StoreError::ParcelLocked(_))));
    }

    #[test]
    fn a_parcel_that_was_changed_or_cut_off_is_found_out() {
        let key = SecretKey::generate();
        let whole = packed(&ParcelFor::Keys(vec![key.public()]));
        let opener = ParcelOpener::Keys(vec![key]);
        for length in [whole.len() - 1, whole.len() - 60_000, whole.len() / 2] {
            assert!(matches!(unpacked(&whole[..length], &opener), Err(StoreError::ParcelDamaged(_))), "{length}");
        }
        let mut changed = whole.clone();
        changed[whole.len() - 70_000] ^= 1;
        assert!(matches!(unpacked(&changed, &opener), Err(StoreError::ParcelDamaged(_))));
        for other in [&b""[..], b"age", b"SQLite format 3\0 and so on", b"age-encryption.org/v1\n-> X25519"] {
            assert!(matches!(unpacked(other, &opener), Err(StoreError::NotAParcel(_))), "{other:?}");
        }
    }

    #[test]
    fn a_key_under_a_passphrase_opens_with_it_only() {
        let pass = |text: &str| Passphrase::new(text.into());
        let key = SecretKey::generate();
        let mut sealed = Vec::new();
        pack_with(&mut key.file("2031-03-01").as_bytes(), &mut sealed, &ParcelFor::Passphrase(pass("sabali")), 2).unwrap();
        assert!(SecretKey::is_sealed(&sealed) && !SecretKey::is_sealed(key.file("2031-03-01").as_bytes()));
        assert!(!sealed.windows(14).any(|part| part == b"AGE-SECRET-KEY"));
        let read = |passphrase: Option<&str>| SecretKey::read_file(&sealed, passphrase.map(pass).as_ref(), "anna.key");
        assert_eq!(read(Some("sabali")).unwrap()[0].public().to_string(), key.public().to_string());
        assert!(matches!(read(Some("hakili")), Err(StoreError::KeyLocked(_))));
        assert!(matches!(read(None), Err(StoreError::KeyPassphraseMissing(_))));
        let parcel = packed(&ParcelFor::Keys(vec![key.public()]));
        assert!(matches!(SecretKey::read_file(&parcel, Some(&pass("sabali")), "parcel.age"), Err(StoreError::KeyLocked(_))));
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for text in ["", "# only a remark\n", "age1qqqq", "AGE-SECRET-KEY-1QQQQ"] {
            assert!(matches!(SecretKey::parse_file(text), Err(StoreError::NotAKey)), "{text}");
        }
        assert!(PublicKey::parse("age1qqqq").is_none());
        assert_eq!(format!("{:?}", SecretKey::generate()), "SecretKey(…)");
    }
}
