//! Opening the database: key, pragmas, and the checks that tell a project from any other file. The only place that opens a connection.

use crate::store::derive::{Cost, SALT};
use crate::store::error::StoreError;
use crate::store::key::{DatabaseKey, Passphrase};
use crate::store::migrate;
use crate::store::recovery::{Read as Typed, RecoveryKey};
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::fs::File;
use std::io::Read;
use std::path::Path;
use zeroize::Zeroizing;

/// Marks a SQLite file as a Griot project (`PRAGMA application_id`): the letters `Grio`.
pub(super) const APPLICATION_ID: i64 = 0x4772_696F;

/// Bytes of a page: what SQLite and SQLCipher take where nothing else is said.
const PAGE: u64 = 4096;

/// First bytes of a SQLite file that is not encrypted.
const PLAIN_HEADER: &[u8; 16] = b"SQLite format 3\0";

/// True where the file starts as an unencrypted SQLite file does.
pub fn is_plain(path: &Path) -> bool {
    let mut start = [0u8; 16];
    File::open(path).and_then(|mut file| file.read_exact(&mut start)).is_ok() && &start == PLAIN_HEADER
}

/// True where a file can be a project: in clear with Griot's mark (SQLite file format, section 1.3.14, offset 68), or of whole pages that are encrypted.
pub fn is_project_file(path: &Path) -> bool {
    let mut start = [0u8; 72];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut start));
    if read.is_err() {
        return false;
    }
    if is_plain(path) {
        return start.last_chunk::<4>().is_some_and(|mark| i64::from(u32::from_be_bytes(*mark)) == APPLICATION_ID);
    }
    std::fs::metadata(path).is_ok_and(|found| found.len().is_multiple_of(PAGE))
}

/// The sixteen bytes at the beginning of a file: the salt where it is encrypted.
fn beginning(path: &Path) -> Result<[u8; SALT], StoreError> {
    let mut start = [0; SALT];
    match File::open(path)?.read_exact(&mut start) {
        Ok(()) => Ok(start),
        Err(err) if err.kind() == std::io::ErrorKind::UnexpectedEof => Err(StoreError::NotAProject(path.display().to_string())),
        Err(err) => Err(err.into()),
    }
}

/// What opens the pages of a file.
#[derive(Debug)]
pub(super) enum Unlocked {
    /// Nothing: they are in clear.
    Plain,
    /// A key that Griot derived, or that stands on a recovery sheet.
    Key(DatabaseKey),
    /// The passphrase as SQLCipher derives it itself: PBKDF2, as the first version of Griot did.
    BySqlcipher(Passphrase),
}

/// Makes a new, empty database file with all tables.
pub(super) fn create(path: &Path, passphrase: Option<&Passphrase>) -> Result<Connection, StoreError> {
    let mut connection = create_bare(path, passphrase)?;
    migrate::run(&mut connection)?;
    Ok(connection)
}

/// Makes a new database file without tables.
pub(super) fn create_bare(path: &Path, passphrase: Option<&Passphrase>) -> Result<Connection, StoreError> {
    create_with(path, &passphrase.map_or(Ok(Unlocked::Plain), |passphrase| DatabaseKey::fresh(passphrase, Cost::PRESENT).map(Unlocked::Key))?)
}

/// The same, with a key that is known.
pub(super) fn create_with(path: &Path, key: &Unlocked) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let name = path.display().to_string();
    let prepare = || -> Result<Connection, rusqlite::Error> {
        // SQLite makes the journal beside the file with the file's own permissions: they are right before it does.
        drop(private().create_new(true).open(path));
        let connection = Connection::open_with_flags(path, flags)?;
        unlock(&connection, key)?;
        connection.pragma_update(None, "application_id", APPLICATION_ID)?;
        settle(&connection)?;
        Ok(connection)
    };
    prepare().map_err(|err| StoreError::from_database(err, &name))
}

/// How files beside a project are made: for nobody but their owner.
pub(super) fn private() -> std::fs::OpenOptions {
    let mut options = std::fs::OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
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
    open_keyed(path, passphrase).map(|(connection, _)| connection)
}

/// The same, with what opened it.
pub(super) fn open_keyed(path: &Path, passphrase: Option<&Passphrase>) -> Result<(Connection, Unlocked), StoreError> {
    let name = path.display().to_string();
    if !path.exists() {
        return Err(StoreError::NotFound(name));
    }
    let plain = is_plain(path);
    if path.is_dir() || (!plain && std::fs::metadata(path)?.len() == 0) {
        return Err(StoreError::NotAProject(name));
    }
    if plain {
        let connection = attempt_anywhere(path, &Unlocked::Plain).map_err(|err| named(err, &name, true))?;
        return Ok((checked(connection, &name)?, Unlocked::Plain));
    }
    let passphrase = passphrase.filter(|passphrase| !passphrase.is_empty()).ok_or_else(|| StoreError::PassphraseMissing(name.clone()))?;
    let (salt, typed) = (beginning(path)?, RecoveryKey::read(passphrase.text()));
    for way in [Way::Recovery, Way::Argon, Way::Sqlcipher] {
        let Some(key) = way.key(passphrase, &typed, salt)? else { continue };
        match attempt_anywhere(path, &key) {
            Ok(connection) => return Ok((checked(connection, &name)?, key)),
            // With this key the first page means nothing: another way may fit.
            Err(err) if err.sqlite_error_code() == Some(ErrorCode::NotADatabase) => {}
            Err(err) => return Err(named(err, &name, false)),
        }
    }
    Err(match typed {
        Typed::Mistyped(group) => StoreError::RecoveryKeyMistyped { path: name, group },
        Typed::Key(_) => StoreError::RecoveryKeyOfAnotherTime(name),
        Typed::Other => StoreError::WrongPassphrase(name),
    })
}

/// Opens a file with a key that is known.
pub(super) fn open_unlocked(path: &Path, key: &Unlocked) -> Result<Connection, StoreError> {
    let name = path.display().to_string();
    checked(attempt(path, key, false).map_err(|err| named(err, &name, matches!(key, Unlocked::Plain)))?, &name)
}

/// A way from what was typed to a key, in the order in which they are tried.
#[derive(Clone, Copy)]
enum Way {
    Recovery,
    Argon,
    Sqlcipher,
}

impl Way {
    /// The key that this way gives; none where it does not apply.
    fn key(self, passphrase: &Passphrase, typed: &Typed, salt: [u8; SALT]) -> Result<Option<Unlocked>, StoreError> {
        Ok(match (self, typed) {
            (Self::Recovery, Typed::Key(recovery)) => Some(Unlocked::Key(DatabaseKey::new(recovery.clone().into_key(), salt))),
            (Self::Recovery, _) => None,
            (Self::Argon, _) => match Cost::of_salt(&salt) {
                Some(cost) => Some(Unlocked::Key(DatabaseKey::new(cost.derive(&passphrase.composed(), &salt)?, salt))),
                None => None,
            },
            // A salt of SQLCipher's that looks like one of Griot's by chance is one in many thousands, and opens too.
            (Self::Sqlcipher, _) => Some(Unlocked::BySqlcipher(passphrase.clone())),
        })
    }
}

/// Pages whose seal is broken, as SQLCipher names them; read from the file without asking what stands in them. All ways are tried, and a file of
/// which no page at all fits is one that this passphrase does not open.
pub(super) fn broken_pages(path: &Path, passphrase: &Passphrase) -> Result<Vec<String>, StoreError> {
    let name = path.display().to_string();
    let (salt, typed) = (beginning(path)?, RecoveryKey::read(passphrase.text()));
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let pages = usize::try_from(std::fs::metadata(path)?.len().div_ceil(PAGE)).unwrap_or(usize::MAX);
    for way in [Way::Recovery, Way::Argon, Way::Sqlcipher] {
        let Some(key) = way.key(passphrase, &typed, salt)? else { continue };
        let connection = Connection::open_with_flags(path, flags)?;
        unlock(&connection, &key)?;
        let mut told = connection.prepare("PRAGMA cipher_integrity_check")?;
        let lines: Vec<String> = told.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        if lines.len() < pages {
            return Ok(lines);
        }
    }
    Err(StoreError::WrongPassphrase(name))
}

fn attempt_anywhere(path: &Path, key: &Unlocked) -> Result<Connection, rusqlite::Error> {
    match attempt(path, key, false) {
        // A folder in which nothing can be written: without a journal lying there, the file can still be read as it is.
        Err(err) if matches!(err.sqlite_error_code(), Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly)) && !has_journal(path) => attempt(path, key, true),
        tried => tried,
    }
}

fn attempt(path: &Path, key: &Unlocked, immutable: bool) -> Result<Connection, rusqlite::Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let connection = if immutable {
        Connection::open_with_flags(immutable_uri(path), flags)?
    } else {
        Connection::open_with_flags(path, flags - OpenFlags::SQLITE_OPEN_URI)?
    };
    unlock(&connection, key)?;
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

fn unlock(connection: &Connection, key: &Unlocked) -> Result<(), rusqlite::Error> {
    // SQLCipher would write of a wrong key to standard error.
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    let statement = match key {
        Unlocked::Plain => return Ok(()),
        Unlocked::Key(key) => pragma_key(&key.keyspec()),
        Unlocked::BySqlcipher(passphrase) => pragma_key(passphrase.text()),
    };
    // From here on SQLite wipes what it frees, in which keys and texts stood.
    connection.execute_batch("PRAGMA cipher_memory_security = ON")?;
    connection.execute_batch(&statement)
}

/// `PRAGMA key`, in memory that is wiped; quotation marks in the key are doubled.
fn pragma_key(key: &str) -> Zeroizing<String> {
    let mut statement = Zeroizing::new(String::with_capacity(2 * key.len() + 20));
    statement.push_str("PRAGMA key = '");
    for letter in key.chars() {
        if letter == '\'' {
            statement.push('\'');
        }
        statement.push(letter);
    }
    statement.push('\'');
    statement
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
