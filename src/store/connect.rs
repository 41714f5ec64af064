//! Opening the database: key, pragmas, and the checks that tell a project from any other file. The only place that opens a connection.

use crate::store::error::StoreError;
use crate::store::key::Passphrase;
use crate::store::migrate;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Marks a SQLite file as a Griot project (`PRAGMA application_id`): the letters `Grio`.
pub(super) const APPLICATION_ID: i64 = 0x4772_696F;

/// First bytes of a SQLite file that is not encrypted.
const PLAIN_HEADER: &[u8; 16] = b"SQLite format 3\0";

/// True where the file starts as an unencrypted SQLite file does.
pub fn is_plain(path: &Path) -> bool {
    let mut start = [0u8; 16];
    File::open(path).and_then(|mut file| file.read_exact(&mut start)).is_ok() && &start == PLAIN_HEADER
}

/// Makes a new, empty database file with all tables.
pub(super) fn create(path: &Path, passphrase: Option<&Passphrase>) -> Result<Connection, StoreError> {
    let mut connection = create_bare(path, passphrase)?;
    migrate::run(&mut connection)?;
    Ok(connection)
}

/// Makes a new database file without tables.
pub(super) fn create_bare(path: &Path, passphrase: Option<&Passphrase>) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let name = path.display().to_string();
    let prepare = || -> Result<Connection, rusqlite::Error> {
        let connection = Connection::open_with_flags(path, flags)?;
        unlock(&connection, passphrase)?;
        connection.pragma_update(None, "application_id", APPLICATION_ID)?;
        settle(&connection)?;
        Ok(connection)
    };
    prepare().map_err(|err| StoreError::from_database(err, &name))
}

/// A database in memory, with all tables.
pub(super) fn in_memory() -> Result<Connection, StoreError> {
    let mut connection = Connection::open_in_memory()?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    settle(&connection)?;
    migrate::run(&mut connection)?;
    Ok(connection)
}

/// Opens an existing project file. Nothing is written; versions are compared by the caller.
pub(super) fn open(path: &Path, passphrase: Option<&Passphrase>) -> Result<Connection, StoreError> {
    let name = path.display().to_string();
    if !path.exists() {
        return Err(StoreError::NotFound(name));
    }
    let plain = is_plain(path);
    if path.is_dir() || (!plain && std::fs::metadata(path)?.len() == 0) {
        return Err(StoreError::NotAProject(name));
    }
    if !plain && passphrase.is_none_or(Passphrase::is_empty) {
        return Err(StoreError::PassphraseMissing(name));
    }
    let key = passphrase.filter(|_| !plain);
    match attempt(path, key, false) {
        // A folder in which nothing can be written: without a journal lying there, the file can still be read as it is.
        Err(err) if matches!(err.sqlite_error_code(), Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly)) && !has_journal(path) => {
            attempt(path, key, true).map_err(|err| named(err, &name, plain))
        }
        opened => opened.map_err(|err| named(err, &name, plain)),
    }
    .and_then(|connection| checked(connection, &name))
}

fn attempt(path: &Path, passphrase: Option<&Passphrase>, immutable: bool) -> Result<Connection, rusqlite::Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let connection = if immutable {
        Connection::open_with_flags(immutable_uri(path), flags)?
    } else {
        Connection::open_with_flags(path, flags - OpenFlags::SQLITE_OPEN_URI)?
    };
    unlock(&connection, passphrase)?;
    // The first read: a wrong key or a damaged file shows here.
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?;
    settle(&connection)?;
    Ok(connection)
}

fn checked(connection: Connection, name: &str) -> Result<Connection, StoreError> {
    let application: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application != APPLICATION_ID {
        return Err(StoreError::NotAProject(name.to_owned()));
    }
    let found = migrate::version(&connection)?;
    if found > migrate::NEWEST {
        return Err(StoreError::TooNew { path: name.to_owned(), found, known: migrate::NEWEST });
    }
    Ok(connection)
}

fn named(err: rusqlite::Error, name: &str, plain: bool) -> StoreError {
    match err.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) if plain => StoreError::Damaged(name.to_owned()),
        Some(ErrorCode::NotADatabase) => StoreError::WrongPassphrase(name.to_owned()),
        _ => StoreError::from_database(err, name),
    }
}

fn unlock(connection: &Connection, passphrase: Option<&Passphrase>) -> Result<(), rusqlite::Error> {
    // SQLCipher would write of a wrong key to standard error.
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    if let Some(passphrase) = passphrase {
        connection.pragma_update(None, "key", passphrase.text())?;
    }
    Ok(())
}

/// The settings of every connection.
fn settle(connection: &Connection) -> Result<(), rusqlite::Error> {
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.execute_batch(
        "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON; PRAGMA cache_size = -32000; PRAGMA synchronous = FULL;",
    )?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

fn has_journal(path: &Path) -> bool {
    let mut journal = path.as_os_str().to_owned();
    journal.push("-wal");
    Path::new(&journal).exists()
}

/// The file as a URI that promises that nobody changes it, so that SQLite needs no journal beside it.
fn immutable_uri(path: &Path) -> String {
    let mut uri = String::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => uri.push(char::from(*byte)),
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    uri
}
