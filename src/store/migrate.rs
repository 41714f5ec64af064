//! Versions of the project file: numbered steps that are never edited, run in one transaction after a copy was made.

use crate::store::error::StoreError;
use crate::store::only_for_its_owner;
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
    let copy = copy_of(connection, path, steps.len())?;
    run_steps(connection, steps)?;
    Ok(Some(copy))
}

/// A whole copy beside the project, under a name that tells which version it goes before. Where one lies there already, because an upgrade was
/// killed after it was made, it is taken as it is; one that holds something else keeps its name.
fn copy_of(connection: &Connection, path: &Path, version: usize) -> Result<PathBuf, StoreError> {
    for number in 1.. {
        let mut name = path.as_os_str().to_owned();
        name.push(if number == 1 { format!(".before-v{version}") } else { format!(".before-v{version}-{number}") });
        let copy = PathBuf::from(name);
        if !copy.exists() {
            let mut unfinished = copy.as_os_str().to_owned();
            unfinished.push(UNFINISHED);
            let unfinished = PathBuf::from(unfinished);
            drop(std::fs::remove_file(&unfinished));
            // An encrypted file is copied under the same key.
            let made =
                connection.execute("VACUUM INTO ?1", [unfinished.to_string_lossy()]).map_err(|err| StoreError::from_database(err, &path.display().to_string()));
            let placed = made.and_then(|_| {
                only_for_its_owner(&unfinished)?;
                std::fs::File::open(&unfinished)?.sync_all()?;
                Ok(std::fs::rename(&unfinished, &copy)?)
            });
            if placed.is_err() {
                drop(std::fs::remove_file(&unfinished));
            }
            return placed.map(|()| copy);
        }
        if is_same(connection, &copy) {
            return Ok(copy);
        }
    }
    Err(StoreError::Exists(path.display().to_string()))
}

/// True where a copy has the version and the newest act of the open file.
fn is_same(connection: &Connection, copy: &Path) -> bool {
    // Attached under the key of this connection; one of another key does not open.
    if connection.execute("ATTACH DATABASE ?1 AS copy", [copy.to_string_lossy()]).is_err() {
        return false;
    }
    let same = || -> Result<bool, rusqlite::Error> {
        let number = |schema: &str| connection.pragma_query_value(Some(schema), "user_version", |row| row.get::<_, i64>(0));
        let last = |schema: &str| {
            connection.query_row(&format!("SELECT count(*), (SELECT id FROM {schema}.op ORDER BY seq DESC LIMIT 1) FROM {schema}.op"), [], |row| {
                Ok((row.get::<_, i64>(0)?, row.get::<_, Option<Vec<u8>>>(1)?))
            })
        };
        let whole: String = connection.query_row("PRAGMA copy.integrity_check", [], |row| row.get(0))?;
        Ok(whole == "ok" && number("main")? == number("copy")? && last("main")? == last("copy")?)
    };
    let same = same().unwrap_or(false);
    drop(connection.execute_batch("DETACH DATABASE copy"));
    same
}

/// Ends the name of a copy that is not whole yet.
const UNFINISHED: &str = ".part";

/// Removes copies that an upgrade which was killed has left half made. Only for who has the lock.
pub(super) fn forget_half(path: &Path) {
    let Some(name) = path.file_name().map(|name| name.to_string_lossy().into_owned()) else { return };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let start = format!("{name}.before-v");
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.strip_prefix(&start).is_some_and(|rest| rest.ends_with(UNFINISHED) || rest.ends_with(".part-journal")) {
            // What somebody else has taken away is gone as well.
            drop(std::fs::remove_file(entry.path()));
        }
    }
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
    fn an_upgrade_that_was_killed_after_its_copy_goes_on() {
        for passphrase in [None, Some(Passphrase::new("sabali".into()))] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("old.griot");
            let mut connection = connect::create(&path, passphrase.as_ref()).unwrap();
            let steps = [STEPS, &[MORE]].concat();
            // The copy was made, and then the process was killed; another was killed in the middle of its copy.
            let copy = copy_of(&connection, &path, steps.len()).unwrap();
            std::fs::File::create(folder.path().join("old.griot.before-v9.part")).unwrap();
            assert_eq!(upgrade_with(&mut connection, &path, &steps).unwrap(), Some(copy));
            forget_half(&path);
            let names = || std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
            assert_eq!(names().filter(|name| name.contains(".before-")).count(), 1, "{:?}", names().collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_copy_that_holds_something_else_keeps_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.griot");
        let mut connection = connect::create(&path, None).unwrap();
        let steps = [STEPS, &[MORE]].concat();
        let kept = folder.path().join(format!("old.griot.before-v{}", steps.len()));
        std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"), &kept).unwrap();
        let copy = upgrade_with(&mut connection, &path, &steps).unwrap().unwrap();
        assert!(copy.to_string_lossy().ends_with("-2") && copy.exists() && std::fs::read(&kept).unwrap().starts_with(b"[package]"));
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
