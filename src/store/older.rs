//! Reading a file of an older version without touching it: a copy is brought up in a private folder and read in its place.

use crate::store::connect;
use crate::store::error::StoreError;
use crate::store::key::Passphrase;
use crate::store::migrate;
use rusqlite::Connection;
use std::fs::File;
use std::path::Path;
use tempfile::TempDir;

/// A copy of an older file, of the newest version; it is gone when this is dropped. Encrypted like the file itself.
#[derive(Debug)]
pub(super) struct BroughtUp {
    /// Closed before the folder goes.
    pub(super) connection: Connection,
    pub(super) folder: Folder,
}

/// The private folder; gone when this is dropped.
#[derive(Debug)]
pub(super) struct Folder {
    _folder: TempDir,
    _lock: File,
}

/// The copy, where the open file is older than this program; none where it is not.
pub(super) fn brought_up(connection: &Connection, passphrase: Option<&Passphrase>) -> Result<Option<BroughtUp>, StoreError> {
    if migrate::version(connection)? >= migrate::NEWEST {
        return Ok(None);
    }
    forget_left();
    // For its owner only. The lock says that somebody reads there, until the process ends, however it ends.
    let folder = tempfile::Builder::new().prefix(PREFIX).tempdir()?;
    let lock = File::create(folder.path().join(LOCK))?;
    drop(lock.try_lock());
    let path = folder.path().join("older.griot");
    connection.execute("VACUUM INTO ?1", [path.to_string_lossy()])?;
    let mut copy = connect::open(&path, passphrase)?;
    migrate::run(&mut copy)?;
    Ok(Some(BroughtUp { connection: copy, folder: Folder { _folder: folder, _lock: lock } }))
}

/// Removes the folders of processes that were killed while they read an older file. One that was made in the last minute may not be locked yet.
pub(super) fn forget_left() {
    for entry in std::fs::read_dir(std::env::temp_dir()).into_iter().flatten().flatten() {
        let is_ours = entry.file_name().to_string_lossy().starts_with(PREFIX) && entry.file_type().is_ok_and(|kind| kind.is_dir());
        let is_old = || entry.metadata().and_then(|found| found.modified()).is_ok_and(|at| at.elapsed().is_ok_and(|age| age.as_secs() >= 60));
        if is_ours && is_old() && !is_locked(&entry.path().join(LOCK)) {
            // Somebody else's folder is not ours to remove, and is not removed.
            drop(std::fs::remove_dir_all(entry.path()));
        }
    }
}

fn is_locked(path: &Path) -> bool {
    File::open(path).is_ok_and(|lock| lock.try_lock().is_err())
}

const PREFIX: &str = "griot-older-";
const LOCK: &str = "lock";

#[cfg(test)]
mod tests {
    use crate::model::time::Moment;
    use crate::store::key::Passphrase;
    use crate::store::{Access, Holder, Store, connect, migrate};

    #[test]
    fn what_a_reader_that_was_killed_left_goes_and_what_one_reads_stays() {
        let (left, read) = (std::env::temp_dir().join("griot-older-test-left"), std::env::temp_dir().join("griot-older-test-read"));
        let long_ago = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
        let locks: Vec<std::fs::File> = [&left, &read]
            .map(|folder| {
                std::fs::create_dir_all(folder).unwrap();
                let lock = std::fs::File::create(folder.join(super::LOCK)).unwrap();
                std::fs::File::open(folder).unwrap().set_modified(long_ago).unwrap();
                lock
            })
            .into();
        locks[1].try_lock().unwrap();
        super::forget_left();
        assert!(!left.exists() && read.exists());
        std::fs::remove_dir_all(read).unwrap();
    }

    #[test]
    fn an_older_file_is_read_without_being_touched() {
        let holder = Holder { coder: "anna".into(), host: "desk".into(), process: 1, since: Moment(0) };
        for passphrase in [None, Some(Passphrase::new("sabali".into()))] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("old.griot");
            let mut connection = connect::create_bare(&path, passphrase.as_ref()).unwrap();
            migrate::run_to(&mut connection, 3).unwrap();
            connection.close().unwrap();
            let before = std::fs::read(&path).unwrap();
            let store = Store::open(&path, passphrase.as_ref(), Access::ReadOnly, &holder).unwrap();
            assert_eq!(store.load().unwrap().kept().count(), 0);
            assert!(!store.is_writable());
            drop(store);
            assert!(std::fs::read(&path).unwrap() == before, "the file was changed");
            assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
        }
    }
}
