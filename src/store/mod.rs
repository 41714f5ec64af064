//! The project file: the only folder that knows SQL.
//!
//! One SQLite file (SQLCipher where it has a passphrase) with real columns for what people query, the history as the
//! only way anything changes, texts stored once under their SHA-256, and the files of the search index.

mod connect;
mod copy;
mod derive;
mod destroy;
mod error;
pub mod foreign;
mod key;
mod lock;
mod log;
mod migrate;
mod older;
mod parcel;
mod presence;
mod read;
mod recovery;
mod reseal;
mod rows;
mod searching;
mod vault;
mod verify;
mod write;

pub use connect::{is_plain, is_project_file};
pub use copy::Held;
pub use destroy::{Destruction, OpWords};
pub use error::StoreError;
pub use key::Passphrase;
pub use log::Stacks;
pub use parcel::{ParcelFor, ParcelOpener, PublicKey, SecretKey, pack, unpack};
pub use presence::Away;
pub use recovery::RecoveryKey;
pub use reseal::{readable_copies, recovery_key, reseal};
pub use verify::Fault;
pub use write::{Commit, IndexWrite};

use crate::model::ids::OpId;
use crate::model::merge::Merged;
use crate::model::op::{Op, OpHead};
use crate::model::project::Project;
use crate::model::text::Hash;
use crate::model::time::Moment;
use crate::store::lock::WriteLock;
use crate::store::presence::Presence;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What a project is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// To work on it; one process at a time.
    ReadWrite,
    /// To look at it; any number of processes, also beside one that works.
    ReadOnly,
}

/// Who has a project open for writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Name of the coder.
    pub coder: String,
    /// Name of the machine.
    pub host: String,
    /// Number of the process.
    pub process: u32,
    /// Since when.
    pub since: Moment,
}

/// One open project file.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: Option<PathBuf>,
    /// Held while this store may write; dropped after the connection is closed.
    lock: Option<WriteLock>,
    writable: bool,
    encrypted: bool,
    held_by: Option<Holder>,
    presence: Presence,
    /// The folder of the copy that is read in the place of an older file; gone after the connection is closed.
    _older: Option<older::Folder>,
}

impl Store {
    /// Makes a new project file, encrypted where a passphrase is given. An existing file is never touched; where it fails, nothing is left behind.
    pub fn create(path: &Path, passphrase: Option<&Passphrase>, holder: &Holder) -> Result<Self, StoreError> {
        if path.exists() {
            return Err(StoreError::Exists(path.display().to_string()));
        }
        let name = path.display().to_string();
        if path.parent().is_some_and(|folder| !folder.as_os_str().is_empty() && !folder.is_dir()) {
            return Err(StoreError::NotFound(path.parent().map(|folder| folder.display().to_string()).unwrap_or_default()));
        }
        let lock = WriteLock::take(path)?.ok_or_else(|| StoreError::Exists(name.clone()))?;
        let connection = connect::create(path, passphrase).inspect_err(|_| remove_files(path))?;
        only_for_its_owner(path)?;
        let mut store = Self::new(connection, Some(path), passphrase.is_some());
        (store.lock, store.writable) = (Some(lock), true);
        store.hold(holder)?;
        store.presence = Presence::of(path);
        Ok(store)
    }

    /// Opens a project file. To write, the lock is taken; where another process has it, the store opens for reading and [`Store::held_by`] says who.
    pub fn open(path: &Path, passphrase: Option<&Passphrase>, access: Access, holder: &Holder) -> Result<Self, StoreError> {
        let connection = connect::open(path, passphrase)?;
        let encrypted = !is_plain(path);
        let mut store = Self::new(connection, Some(path), encrypted);
        if access == Access::ReadWrite {
            store.lock = WriteLock::take(path)?;
            store.writable = store.lock.is_some();
        }
        if store.writable {
            if store.connection.is_readonly("main")? {
                return Err(StoreError::ReadOnlyPlace(path.display().to_string()));
            }
            migrate::upgrade(&mut store.connection, path)?;
            reseal::forget_half(path);
            migrate::forget_half(path);
            older::forget_left();
            // A change of key that was killed may have left another journal.
            store.connection.pragma_update(None, "journal_mode", "WAL")?;
            store.hold(holder)?;
            store.presence = Presence::of(path);
            store.sweep_if_owed()?;
        } else {
            if let Some(copy) = older::brought_up(&store.connection, passphrase)? {
                store.connection = copy.connection;
                store._older = Some(copy.folder);
            }
            store.connection.pragma_update(None, "query_only", true)?;
            // One snapshot for all that is read, also while somebody else writes: project, history and index agree.
            store.connection.execute_batch("BEGIN")?;
            store.connection.query_row("SELECT count(*) FROM op", [], |_| Ok(()))?;
            if access == Access::ReadWrite {
                store.held_by = store.holder()?;
            }
        }
        Ok(store)
    }

    /// A project file that lives in memory only.
    pub fn in_memory() -> Result<Self, StoreError> {
        Ok(Self { writable: true, ..Self::new(connect::in_memory()?, None, false) })
    }

    fn new(connection: Connection, path: Option<&Path>, encrypted: bool) -> Self {
        let path = path.map(Path::to_owned);
        Self { connection, path, lock: None, writable: false, encrypted, held_by: None, presence: Presence::default(), _older: None }
    }

    /// True where acts can be written.
    pub fn is_writable(&self) -> bool {
        self.writable
    }
    /// Who has the project open for writing, where that is another process.
    pub fn held_by(&self) -> Option<&Holder> {
        self.held_by.as_ref()
    }
    /// True where the file is encrypted.
    pub fn is_encrypted(&self) -> bool {
        self.encrypted
    }
    /// The file; none for a project in memory.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The whole project, as of one moment.
    pub fn load(&self) -> Result<Project, StoreError> {
        read::load(&self.connection)
    }

    /// Writes an act in one transaction: all of it or nothing. When this returns, the act survives a crash of the machine.
    pub fn commit(&mut self, commit: &Commit<'_>) -> Result<(), StoreError> {
        if !self.writable {
            return Err(StoreError::NotWritable);
        }
        self.must_be_there()?;
        let name = self.path.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
        self.presence.acted = true;
        write::commit(&mut self.connection, commit).map_err(|err| match err {
            StoreError::Database(err) => StoreError::from_database(err, &name),
            other => other,
        })
    }

    /// All acts without their changes, oldest first.
    pub fn history(&self) -> Result<Vec<OpHead>, StoreError> {
        log::history(&self.connection)
    }
    /// One act with its changes.
    pub fn op(&self, op_id: OpId) -> Result<Option<Op>, StoreError> {
        log::op(&self.connection, op_id)
    }
    /// All acts after the first `skipped`, oldest first, with their changes.
    pub fn ops_after(&self, skipped: usize) -> Result<Vec<Op>, StoreError> {
        let mut ops = Vec::new();
        log::each(&self.connection, skipped, |op| {
            ops.push(op);
            Ok(())
        })?;
        Ok(ops)
    }
    /// What each merge of the history took in, oldest first.
    pub fn merges(&self) -> Result<Vec<(OpId, Merged)>, StoreError> {
        log::merges(&self.connection)
    }
    /// What can be taken back and done again.
    pub fn stacks(&self) -> Result<Stacks, StoreError> {
        log::stacks(&self.connection)
    }
    /// When texts were destroyed last: nothing before that can be taken back.
    pub fn floor(&self) -> Result<Option<Moment>, StoreError> {
        log::floor(&self.connection)
    }
    /// The acts that destroyed texts, with their changes, oldest first.
    pub fn final_ops(&self) -> Result<Vec<Op>, StoreError> {
        log::final_ops(&self.connection)
    }
    /// The newest act.
    pub fn last_op(&self) -> Result<Option<OpId>, StoreError> {
        log::last(&self.connection)
    }
    /// The newest act that changed texts or layouts: what an index must have seen.
    pub fn last_text_op(&self) -> Result<Option<OpId>, StoreError> {
        log::last_of_texts(&self.connection)
    }

    /// Bytes of other tools by their hash: what kept things say, and their files.
    pub fn attachment(&self, hash: Hash) -> Result<Option<Vec<u8>>, StoreError> {
        read::attachment(&self.connection, hash)
    }

    /// The files of the index.
    pub fn index_files(&self) -> Result<BTreeMap<String, Vec<u8>>, StoreError> {
        read::index_files(&self.connection)
    }
    /// Puts other files in the place of the whole index.
    pub fn replace_index(&mut self, files: &BTreeMap<String, Vec<u8>>) -> Result<(), StoreError> {
        if !self.writable {
            return Err(StoreError::NotWritable);
        }
        write::replace_index(&mut self.connection, files)
    }

    /// Everything that is wrong with the file; empty for a sound one.
    pub fn verify(&self) -> Result<Vec<Fault>, StoreError> {
        verify::verify(&self.connection, self.encrypted)
    }

    /// Pages of an encrypted file whose seal is broken, read without opening it; empty where all are whole, and for a file in clear.
    pub fn broken_pages(path: &Path, passphrase: Option<&Passphrase>) -> Result<Vec<Fault>, StoreError> {
        match passphrase {
            Some(passphrase) if !is_plain(path) => Ok(connect::broken_pages(path, passphrase)?.into_iter().map(Fault::Page).collect()),
            _ => Ok(Vec::new()),
        }
    }

    /// The file with all that was ever written in it and nothing beside it, to be read from its beginning.
    pub fn whole(&mut self) -> Result<std::fs::File, StoreError> {
        let path = self.path.as_deref().filter(|_| self.writable).ok_or(StoreError::NotWritable)?;
        let busy: i64 = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if busy != 0 {
            return Err(StoreError::Busy(path.display().to_string()));
        }
        Ok(std::fs::File::open(path)?)
    }

    /// Moves everything into the one file and lets others open it for writing. Where the file is away, everything is saved beside it first, and said.
    pub fn close(mut self) -> Result<(), StoreError> {
        let left = self.leave_behind();
        let away = self.away().is_some();
        if self.writable && self.path.is_some() && !away {
            self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        }
        let Self { connection, lock, path, presence, writable, .. } = self;
        connection.close().map_err(|(_, err)| err)?;
        if let Some(path) = path.filter(|_| writable && away) {
            Self::forget_journal(&path, &presence);
        }
        drop(lock);
        left
    }

    /// Writes down who has the project open, so that others can be told. No act: not in the history.
    fn hold(&mut self, holder: &Holder) -> Result<(), StoreError> {
        // Worth no wait for the disk: it says only what is true while this process lives.
        self.connection.pragma_update(None, "synchronous", "NORMAL")?;
        self.connection.execute(
            "INSERT INTO holder (one, coder, host, process, since) VALUES (1, ?1, ?2, ?3, ?4)
             ON CONFLICT (one) DO UPDATE SET coder = excluded.coder, host = excluded.host, process = excluded.process, since = excluded.since",
            params![holder.coder, holder.host, holder.process, holder.since.0],
        )?;
        Ok(self.connection.pragma_update(None, "synchronous", "FULL")?)
    }

    fn holder(&self) -> Result<Option<Holder>, StoreError> {
        let read = |row: &rusqlite::Row<'_>| Ok(Holder { coder: row.get(0)?, host: row.get(1)?, process: row.get(2)?, since: Moment(row.get(3)?) });
        Ok(self.connection.query_row("SELECT coder, host, process, since FROM holder", [], read).optional()?)
    }
}

/// Other accounts of the machine have no business in a project.
#[cfg(unix)]
fn only_for_its_owner(path: &Path) -> Result<(), StoreError> {
    use std::os::unix::fs::PermissionsExt;
    Ok(std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600))?)
}
#[cfg(not(unix))]
fn only_for_its_owner(_path: &Path) -> Result<(), StoreError> {
    Ok(())
}

/// Removes what a failed creation left.
fn remove_files(path: &Path) {
    for ending in ["", "-wal", "-shm", ".lock"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        // What was never made cannot be removed.
        drop(std::fs::remove_file(name));
    }
}
