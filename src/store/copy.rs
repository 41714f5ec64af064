//! Copies of a project file: made whole, under the same key, and looked at before they count.

use crate::store::Store;
use crate::store::connect;
use crate::store::error::StoreError;
use crate::store::key::Passphrase;
use crate::store::lock::WriteLock;
use std::path::{Path, PathBuf};

/// Keeps others from opening a project for writing while its file is replaced.
#[derive(Debug)]
pub struct Held {
    _lock: WriteLock,
}

impl Held {
    /// Writes what stands in the journal of the closed project into its file, where a process was killed before it did. No version is brought up.
    pub fn empty_journal(&self, project: &Path, passphrase: Option<&Passphrase>) -> Result<(), StoreError> {
        let mut journal = project.as_os_str().to_owned();
        journal.push("-wal");
        if !Path::new(&journal).exists() {
            return Ok(());
        }
        let connection = connect::open(project, passphrase)?;
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        // Whoever closes last takes the empty journal away.
        Ok(connection.close().map_err(|(_, err)| err)?)
    }
}

impl Store {
    /// Writes a copy that holds everything up to the newest act. It lies under its name only when its pages were checked.
    pub fn copy_to(&self, path: &Path) -> Result<(), StoreError> {
        let name = path.display().to_string();
        if path.exists() {
            return Err(StoreError::Exists(name));
        }
        let mut unfinished = path.as_os_str().to_owned();
        unfinished.push(".part");
        let unfinished = PathBuf::from(unfinished);
        drop(std::fs::remove_file(&unfinished));
        let made = self.copied(&unfinished, &name);
        if made.is_err() {
            drop(std::fs::remove_file(&unfinished));
        }
        made?;
        Ok(std::fs::rename(&unfinished, path)?)
    }

    /// Removes copies in a folder that were never finished, because whoever made them was killed; `is_ours` says which names are those of this project's copies.
    pub fn forget_unfinished(&self, folder: &Path, is_ours: impl Fn(&str) -> bool) {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if [".part", ".part-journal"].iter().any(|ending| name.strip_suffix(ending).is_some_and(&is_ours)) {
                // What somebody else has taken away is gone as well.
                drop(std::fs::remove_file(entry.path()));
            }
        }
    }

    fn copied(&self, unfinished: &Path, name: &str) -> Result<(), StoreError> {
        // An encrypted file is copied under the same key.
        self.connection.execute("VACUUM INTO ?1", [unfinished.to_string_lossy()]).map_err(|err| StoreError::from_database(err, name))?;
        super::only_for_its_owner(unfinished)?;
        std::fs::File::open(unfinished)?.sync_all()?;
        // Attached under the key of this connection, the copy is read page by page.
        self.connection.execute("ATTACH DATABASE ?1 AS copy", [unfinished.to_string_lossy()])?;
        let sound = self.looks_sound();
        self.connection.execute_batch("DETACH DATABASE copy")?;
        if sound? { Ok(()) } else { Err(StoreError::Damaged(name.to_owned())) }
    }

    fn looks_sound(&self) -> Result<bool, StoreError> {
        let told: String = self.connection.query_row("PRAGMA copy.integrity_check", [], |row| row.get(0))?;
        let count = |table: &str| -> Result<i64, StoreError> { Ok(self.connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?) };
        Ok(told == "ok"
            && count("copy.op")? == count("main.op")?
            && count("copy.text")? == count("main.text")?
            && count("copy.coding")? == count("main.coding")?)
    }

    /// True where a file is a sound copy under the same key as this project.
    pub fn is_sound_copy(&self, path: &Path) -> Result<bool, StoreError> {
        self.connection.execute("ATTACH DATABASE ?1 AS copy", [path.to_string_lossy()])?;
        let sound = self.connection.query_row("PRAGMA copy.integrity_check", [], |row| row.get::<_, String>(0)).map(|told| told == "ok");
        let started = self.connection.query_row("SELECT count(*) FROM copy.op", [], |row| row.get::<_, i64>(0)).map(|number| number > 0);
        self.connection.execute_batch("DETACH DATABASE copy")?;
        Ok(matches!((sound, started), (Ok(true), Ok(true))))
    }

    /// Takes the lock of a project that is closed; refused where somebody has it open.
    pub fn hold_closed(project: &Path) -> Result<Held, StoreError> {
        let lock = WriteLock::take(project)?.ok_or(StoreError::Conflict("project"))?;
        Ok(Held { _lock: lock })
    }
}
