//! Parcels for a stick: the whole project in one encrypted file, for a passphrase or for the keys of colleagues.
//!
//! The parcel holds the project file as it is: a project with a passphrase still asks for it after unpacking, and nothing of it is ever in clear.

use crate::export::error::ExportError;
use crate::export::file::{WriteMode, write};
use crate::model::departure::Recipient;
use crate::model::text::Hash;
use crate::session::Session;
use crate::session::clock::Clock;
use crate::session::command::{Command, NewDeparture};
use crate::session::error::SessionError;
use crate::session::files::read_file;
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
    let folder = project.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let cannot_write = |source| ExportError::Write { path: project.display().to_string(), source };
    // Whole and looked at before it has a name.
    let mut new = tempfile::Builder::new().prefix(".griot-").tempfile_in(folder).map_err(cannot_write)?;
    store::unpack(from, new.as_file_mut(), opener, &name)?;
    if !is_project_file(new.path()) {
        return Err(StoreError::NotAProject(name).into());
    }
    new.as_file().sync_all().map_err(cannot_write)?;
    new.persist_noclobber(project).map_err(|err| cannot_write(err.error))?;
    Ok(())
}

/// Makes a key and writes its secret half to a file for its owner alone. Returns the half that others are told.
pub fn new_key(path: &Path, clock: &Clock) -> Result<PublicKey, SessionError> {
    let key = SecretKey::generate();
    write(path, key.file(&clock.now().text()).as_bytes(), WriteMode::KeepExisting)?;
    Ok(key.public())
}

/// The keys of a file of secret keys.
pub fn read_keys(path: &Path) -> Result<Vec<SecretKey>, SessionError> {
    let text = Zeroizing::new(String::from_utf8(read_file(path)?).unwrap_or_default());
    Ok(SecretKey::parse_file(&text)?)
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
