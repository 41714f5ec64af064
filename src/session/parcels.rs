//! Parcels for a stick: the whole project in one encrypted file, for a passphrase or for the keys of colleagues.
//!
//! The parcel holds the project file as it is: a project with a passphrase still asks for it after unpacking, and nothing of it is ever in clear.

use crate::export::error::ExportError;
use crate::export::file::{WriteMode, write};
use crate::model::departure::Recipient;
use crate::model::text::Hash;
use crate::session::clock::Clock;
use crate::session::command::{Command, NewDeparture};
use crate::session::error::SessionError;
use crate::session::files::read_file;
use crate::session::{Passphrase, Session};
use crate::store::{self, StoreError, is_project_file};
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

pub use crate::store::{ParcelFor, ParcelOpener, PublicKey, SecretKey};

/// Ending of a parcel.
pub const ENDING: &str = "age";

impl Session {
    /// Packs the project as it is now. The history says that it left for the team: who has the parcel and its key has the whole project.
    pub fn pack(&mut self, parcel: &Path, whom: &ParcelFor, mode: WriteMode) -> Result<(), SessionError> {
        self.writable()?;
        if mode == WriteMode::KeepExisting && parcel.exists() {
            return Err(ExportError::Exists(parcel.display().to_string()).into());
        }
        let mut bytes = Vec::new();
        store::pack(self.store.whole()?, &mut bytes, whom)?;
        let prepared = crate::export::file::prepare(parcel, &bytes, mode)?;
        let documents = self.project.document_count();
        let file_name = parcel.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        self.execute(Command::RecordDeparture(NewDeparture {
            recipient: Recipient::Team,
            kind: "parcel".to_owned(),
            file_name,
            sha256: Hash::of(&bytes).to_string(),
            documents,
            rows: documents,
            left_out: 0,
        }))?;
        Ok(prepared.place()?)
    }
}

/// Unpacks a parcel into a new project file, which nobody else on the machine may read. An existing file is never touched.
pub fn unpack(parcel: &Path, project: &Path, opener: &ParcelOpener) -> Result<(), SessionError> {
    let name = parcel.display().to_string();
    let failed = |source| SessionError::Read { path: name.clone(), source };
    if project.exists() {
        return Err(StoreError::Exists(project.display().to_string()).into());
    }
    let from = BufReader::new(File::open(parcel).map_err(failed)?);
    // Whole and looked at before it has a name.
    let prepared = crate::export::file::prepare_with(project, WriteMode::KeepExisting, |new| -> Result<(), SessionError> {
        Ok(store::unpack(from, new, opener, &name)?)
    })?;
    if !is_project_file(&prepared.unplaced()) {
        return Err(StoreError::NotAProject(name).into());
    }
    Ok(prepared.place()?)
}

/// Makes a key and writes its secret half to a file for its owner alone, under a passphrase where one is given. Returns the half that others are told.
pub fn new_key(path: &Path, passphrase: Option<&Passphrase>, clock: &Clock) -> Result<PublicKey, SessionError> {
    let key = SecretKey::generate();
    let made = clock.now().text();
    match passphrase {
        Some(passphrase) => write(path, &key.sealed_file(&made, passphrase)?, WriteMode::KeepExisting)?,
        None => write(path, key.file(&made).as_bytes(), WriteMode::KeepExisting)?,
    }
    Ok(key.public())
}

/// True where a file of secret keys is under a passphrase.
pub fn key_needs_passphrase(path: &Path) -> Result<bool, SessionError> {
    Ok(SecretKey::is_sealed(&Zeroizing::new(read_file(path)?)))
}

/// The keys of a file of secret keys, which may be under a passphrase.
pub fn read_keys(path: &Path, passphrase: Option<&Passphrase>) -> Result<Vec<SecretKey>, SessionError> {
    Ok(SecretKey::read_file(&Zeroizing::new(read_file(path)?), passphrase, &path.display().to_string())?)
}

/// The public keys in what a person wrote: keys themselves, or files that hold one on each line; lines that begin with # are remarks.
pub fn read_recipients(words: &[String]) -> Result<Vec<PublicKey>, SessionError> {
    let mut keys = Vec::new();
    for word in words.iter().map(|word| word.trim()).filter(|word| !word.is_empty()) {
        if let Some(key) = PublicKey::parse(word) {
            keys.push(key);
            continue;
        }
        let path = PathBuf::from(word);
        if !path.is_file() {
            return Err(SessionError::Request(format!("‘{word}’ is neither a public key (age1…) nor a file of such keys")));
        }
        let text = String::from_utf8(read_file(&path)?).unwrap_or_default();
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let found: Option<Vec<PublicKey>> = lines.map(PublicKey::parse).collect();
        keys.extend(found.filter(|found| !found.is_empty()).ok_or_else(|| SessionError::Request(format!("{} holds no public keys (age1…)", path.display())))?);
    }
    if keys.is_empty() {
        return Err(SessionError::Request("a parcel is for somebody: name a public key (age1…)".to_owned()));
    }
    Ok(keys)
}
