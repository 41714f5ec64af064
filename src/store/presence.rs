//! Whether a path still leads to the file that is open. Synchronisation programs, file managers and other people move, delete and replace files; what
//! was worked on then lives in the open connection only, and is written to a new file beside the project before that is closed.

use crate::store::Store;
use crate::store::error::StoreError;
use rusqlite::config::DbConfig;
use std::path::{Path, PathBuf};

/// What tells a file from every other one of the machine, whatever it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Identity {
    device: u64,
    number: u64,
}

impl Identity {
    /// The file that a path leads to; none where there is none.
    #[cfg(unix)]
    pub(super) fn of(path: &Path) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        std::fs::metadata(path).ok().map(|found| Self { device: found.dev(), number: found.ino() })
    }
    /// The system keeps a file that is open from being moved, deleted or replaced: only that it is there is asked.
    #[cfg(not(unix))]
    pub(super) fn of(path: &Path) -> Option<Self> {
        path.exists().then_some(Self { device: 0, number: 0 })
    }
}

/// What a path led to when the project was opened.
#[derive(Clone, Debug, Default)]
pub(super) struct Presence {
    file: Option<Identity>,
    journal: Option<Identity>,
    /// True where something was written since.
    pub(super) acted: bool,
    /// True where acts go on although the file is away, because all of it is saved when the project is closed.
    adrift: bool,
    saved: Option<PathBuf>,
}

impl Presence {
    pub(super) fn of(path: &Path) -> Self {
        Self { file: Identity::of(path), journal: Identity::of(&journal(path)), ..Self::default() }
    }
}

fn journal(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    PathBuf::from(name)
}

/// What became of the file of an open project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Away {
    /// Nothing lies under its name.
    Gone,
    /// Another file lies under its name.
    Replaced,
}

impl Store {
    /// What became of the file, where its path no longer leads to it. One look at the folder: some microseconds.
    pub fn away(&self) -> Option<Away> {
        let path = self.path.as_deref()?;
        match (self.presence.file, Identity::of(path)) {
            (Some(_), None) => Some(Away::Gone),
            (Some(held), Some(found)) if held != found => Some(Away::Replaced),
            _ => None,
        }
    }

    /// Refuses an act where the file is away, after everything that stands was saved.
    pub(super) fn must_be_there(&mut self) -> Result<(), StoreError> {
        match self.away() {
            Some(away) if !self.presence.adrift => Err(self.missing(away)),
            _ => Ok(()),
        }
    }

    /// Lets acts go on in a file that has no name any more, so that what is being typed is in the copy that is saved when the project is closed.
    pub fn go_on_adrift(&mut self) {
        self.presence.adrift = true;
    }

    /// Where the file is away, saves everything and says what happened.
    pub fn save_if_away(&mut self) -> Option<StoreError> {
        let away = self.away().filter(|_| self.writable)?;
        Some(self.missing(away))
    }

    /// Saves everything, and says what happened.
    fn missing(&mut self, away: Away) -> StoreError {
        // The journal that lies under this name may be that of another file by now: closing must not take it away.
        drop(self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true));
        let path = self.path.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
        let saved = self.save_beside().ok().map(|saved| saved.display().to_string());
        StoreError::Away { path, replaced: away == Away::Replaced, saved }
    }

    /// Writes a copy of everything beside the project, over the one that was saved before.
    fn save_beside(&mut self) -> Result<PathBuf, StoreError> {
        let path = self.path.clone().ok_or(StoreError::NotWritable)?;
        let saved = match self.presence.saved.take().filter(|saved| saved.exists()) {
            // What was saved before holds no more than this: it goes when the new one is there.
            Some(before) => {
                let next = free_name(&path);
                self.copy_to(&next)?;
                std::fs::rename(&next, &before)?;
                before
            }
            None => {
                let next = free_name(&path);
                self.copy_to(&next)?;
                next
            }
        };
        self.presence.saved = Some(saved.clone());
        Ok(saved)
    }

    /// Before a file that is away is closed: saved where somebody worked on it, or where it is the last there is of it. Says what happened.
    pub(super) fn leave_behind(&mut self) -> Result<(), StoreError> {
        let Some(away) = self.away().filter(|_| self.writable) else { return Ok(()) };
        let told = if away == Away::Gone || self.presence.acted { Err(self.missing(away)) } else { Ok(()) };
        drop(self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true));
        // Where it was only given another name, all of it is in the one file then.
        drop(self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())));
        told
    }

    /// A journal that belongs to a file without this name would be read into the file that has it now.
    pub(super) fn forget_journal(path: &Path, presence: &Presence) {
        let journal = journal(path);
        if presence.journal.is_some() && Identity::of(&journal) == presence.journal {
            drop(std::fs::remove_file(&journal));
            let mut shared = path.as_os_str().to_owned();
            shared.push("-shm");
            drop(std::fs::remove_file(shared));
        }
    }
}

/// A name beside the project that nothing has.
fn free_name(project: &Path) -> PathBuf {
    let stem = project.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let named = |number: u32| project.with_file_name(format!("{stem}.saved-{number}.griot"));
    (1..).map(named).find(|path| !path.exists()).unwrap_or_else(|| named(0))
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Access, Holder};

    fn holder() -> Holder {
        Holder { coder: "anna".into(), host: "here".into(), process: 1, since: crate::model::time::Moment(0) }
    }

    fn opened(folder: &Path) -> (Store, PathBuf) {
        let path = folder.join("study.griot");
        Store::create(&path, None, &holder()).unwrap().close().unwrap();
        (Store::open(&path, None, Access::ReadWrite, &holder()).unwrap(), path)
    }

    #[test]
    fn a_file_that_is_away_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let (store, path) = opened(folder.path());
        assert_eq!(store.away(), None);
        std::fs::rename(&path, folder.path().join("elsewhere.griot")).unwrap();
        assert_eq!(store.away(), Some(Away::Gone));
        std::fs::copy(folder.path().join("elsewhere.griot"), &path).unwrap();
        assert_eq!(store.away(), Some(Away::Replaced));
        std::fs::rename(folder.path().join("elsewhere.griot"), &path).unwrap();
        assert_eq!(store.away(), None);
    }

    #[test]
    fn the_journal_of_a_file_that_was_replaced_is_not_read_into_the_new_one() {
        let folder = tempfile::tempdir().unwrap();
        let (mut store, path) = opened(folder.path());
        let other = folder.path().join("other.griot");
        Store::create(&other, None, &holder()).unwrap().close().unwrap();
        store.set_preference("key", "value").unwrap();
        assert!(journal(&path).exists());
        std::fs::rename(&other, &path).unwrap();
        let before = std::fs::read(&path).unwrap();
        store.close().unwrap();
        assert!(!journal(&path).exists(), "the journal of the old file lies beside the new one");
        assert_eq!(std::fs::read(&path).unwrap(), before);
        assert!(Store::open(&path, None, Access::ReadOnly, &holder()).unwrap().preference("key").unwrap().is_none());
    }
}
