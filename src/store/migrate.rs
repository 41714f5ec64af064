//! Versions of the project file: numbered steps that are never edited, run in one transaction after a copy was made.

use crate::store::error::StoreError;
use rusqlite::{Connection, TransactionBehavior};
use std::path::{Path, PathBuf};

/// The steps, the first of which makes an empty file version 1.
const STEPS: &[&str] = &[
    include_str!("../../schemas/project/0001_start.sql"),
    include_str!("../../schemas/project/0002_unlisted.sql"),
    include_str!("../../schemas/project/0003_departures.sql"),
    include_str!("../../schemas/project/0004_searching.sql"),
    include_str!("../../schemas/project/0005_merged.sql"),
    include_str!("../../schemas/project/0006_agreement.sql"),
    include_str!("../../schemas/project/0007_matrix_and_quotes.sql"),
    include_str!("../../schemas/project/0008_kept.sql"),
    include_str!("../../schemas/project/0009_withdrawal.sql"),
    include_str!("../../schemas/project/0010_consent.sql"),
    include_str!("../../schemas/project/0011_vault.sql"),
];

/// Newest version of the file that this program knows.
pub(super) const NEWEST: i64 = STEPS.len() as i64;

/// Version of an open file; 0 for an empty one.
pub(super) fn version(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Brings a new file to the newest version.
pub(super) fn run(connection: &mut Connection) -> Result<(), StoreError> {
    connection.pragma_update(None, "journal_mode", "WAL")?;
    run_steps(connection, STEPS)
}

/// Brings a new file to an older version, as an older program made it.
#[cfg(test)]
pub(super) fn run_to(connection: &mut Connection, version: usize) -> Result<(), StoreError> {
    run_steps(connection, STEPS.get(..version).unwrap_or(STEPS))
}

/// Brings an older file to the newest version, after a copy was made beside it. Returns the copy's path where there was something to do.
pub(super) fn upgrade(connection: &mut Connection, path: &Path) -> Result<Option<PathBuf>, StoreError> {
    upgrade_with(connection, path, STEPS)
}

fn upgrade_with(connection: &mut Connection, path: &Path, steps: &[&str]) -> Result<Option<PathBuf>, StoreError> {
    let found = version(connection)?;
    if found >= steps.len() as i64 {
        return Ok(None);
    }
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".before-v{}", steps.len()));
    let copy = PathBuf::from(name);
    if copy.exists() {
        return Err(StoreError::Exists(copy.display().to_string()));
    }
    // An encrypted file is copied under the same key.
    connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
    run_steps(connection, steps)?;
    Ok(Some(copy))
}

fn run_steps(connection: &mut Connection, steps: &[&str]) -> Result<(), StoreError> {
    let found = usize::try_from(version(connection)?).unwrap_or(0);
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for step in steps.iter().skip(found) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "user_version", steps.len() as i64)?;
    Ok(transaction.commit()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::connect;
    use crate::store::key::Passphrase;

    const MORE: &str = "ALTER TABLE coder ADD COLUMN colour TEXT;";

    fn columns(connection: &Connection) -> i64 {
        connection.query_row("SELECT count(*) FROM pragma_table_info('coder')", [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn an_older_file_is_copied_and_then_brought_up() {
        for passphrase in [None, Some(Passphrase::new("sabali".into()))] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("old.griot");
            let mut connection = connect::create(&path, passphrase.as_ref()).unwrap();
            let copy = upgrade_with(&mut connection, &path, &[STEPS, &[MORE]].concat()).unwrap().unwrap();
            assert_eq!((version(&connection).unwrap(), columns(&connection)), (NEWEST + 1, 3));
            let old = connect::open(&copy, passphrase.as_ref()).unwrap();
            assert_eq!((version(&old).unwrap(), columns(&old)), (NEWEST, 2));
            assert_eq!(connect::is_plain(&copy), passphrase.is_none());
            assert!(matches!(connect::open(&path, passphrase.as_ref()), Err(StoreError::TooNew { found, known: NEWEST, .. }) if found == NEWEST + 1));
        }
    }

    #[test]
    fn the_schema_after_all_steps_is_the_one_that_is_written_down() {
        let connection = connect::in_memory().unwrap();
        let mut select = connection.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name").unwrap();
        let parts: Vec<String> = select.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        let found = format!("-- The schema of the project file after all steps, written by a test. Not run by the program.\n\n{};\n", parts.join(";\n\n"));
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/project/current.sql");
        if std::env::var_os("GRIOT_WRITE_SCHEMA").is_some() {
            std::io::Write::write_all(&mut std::fs::File::create(&path).unwrap(), found.as_bytes()).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap(), found, "run the test with GRIOT_WRITE_SCHEMA=1 to write the file anew");
    }

    #[test]
    fn a_step_that_fails_leaves_the_file_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.griot");
        let mut connection = connect::create(&path, None).unwrap();
        assert!(upgrade_with(&mut connection, &path, &[STEPS, &[MORE, "ALTER TABLE nothing ADD COLUMN x TEXT;"]].concat()).is_err());
        assert_eq!((version(&connection).unwrap(), columns(&connection)), (NEWEST, 2));
    }
}
