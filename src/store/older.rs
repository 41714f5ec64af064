//! Reading a file of an older version without touching it: a copy is brought up in a private folder and read in its place.

use crate::store::connect;
use crate::store::error::StoreError;
use crate::store::key::Passphrase;
use crate::store::migrate;
use rusqlite::Connection;
use tempfile::TempDir;

/// A copy of an older file, of the newest version; it is gone when this is dropped. Encrypted like the file itself.
#[derive(Debug)]
pub(super) struct BroughtUp {
    /// Closed before the folder goes.
    pub(super) connection: Connection,
    pub(super) folder: TempDir,
}

/// The copy, where the open file is older than this program; none where it is not.
pub(super) fn brought_up(connection: &Connection, passphrase: Option<&Passphrase>) -> Result<Option<BroughtUp>, StoreError> {
    if migrate::version(connection)? >= migrate::NEWEST {
        return Ok(None);
    }
    // For its owner only.
    let folder = tempfile::Builder::new().prefix("griot-").tempdir()?;
    let path = folder.path().join("older.griot");
    connection.execute("VACUUM INTO ?1", [path.to_string_lossy()])?;
    let mut copy = connect::open(&path, passphrase)?;
    migrate::run(&mut copy)?;
    Ok(Some(BroughtUp { connection: copy, folder }))
}

#[cfg(test)]
mod tests {
    use crate::model::time::Moment;
    use crate::store::key::Passphrase;
    use crate::store::{Access, Holder, Store, connect, migrate};

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
