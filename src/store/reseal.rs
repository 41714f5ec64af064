//! A project file under another key, or under none: written whole beside the old one, compared with it, and then put in its place.
//!
//! Killed at any moment, the file under the project's name is the old one or the new one, and whole. What is left beside it then goes when the
//! project is next opened for writing.

use crate::model::ids::OpId;
use crate::model::op::Op;
use crate::store::connect::{self, Unlocked, is_plain};
use crate::store::derive::Cost;
use crate::store::error::StoreError;
use crate::store::key::{DatabaseKey, Passphrase};
use crate::store::lock::WriteLock;
use crate::store::recovery::{Read, RecoveryKey};
use crate::store::write::{self, Commit, IndexWrite};
use crate::store::{log, migrate, only_for_its_owner, read, verify};
use rusqlite::{Connection, params};
use std::fs::{File, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Encrypts a project, takes the encryption away, or gives it another passphrase. Returns the recovery key where it is encrypted now.
///
/// Nobody else may have it open, neither for writing nor for reading. `line` makes the line of the history that says so out of the newest act: it comes
/// into the new file before that takes the old one's place, so that the two go together. A file without a history gets none.
pub fn reseal(path: &Path, old: Option<&Passphrase>, new: Option<&Passphrase>, line: &dyn Fn(OpId) -> Op) -> Result<Option<RecoveryKey>, StoreError> {
    reseal_at(path, old, new, Cost::PRESENT, line)
}

fn reseal_at(
    path: &Path,
    old: Option<&Passphrase>,
    new: Option<&Passphrase>,
    cost: Cost,
    line: &dyn Fn(OpId) -> Op,
) -> Result<Option<RecoveryKey>, StoreError> {
    let name = || path.display().to_string();
    if new.is_some_and(|new| RecoveryKey::read(new.text()) != Read::Other) {
        return Err(StoreError::LooksLikeRecoveryKey);
    }
    if !path.exists() {
        return Err(StoreError::NotFound(name()));
    }
    let lock = WriteLock::take(path)?.ok_or_else(|| StoreError::Busy(name()))?;
    let mut source = connect::open(path, old)?;
    if source.is_readonly("main")? {
        return Err(StoreError::ReadOnlyPlace(name()));
    }
    migrate::upgrade(&mut source, path)?;
    forget_half(path);
    let beside = beside(path);
    let key = new.map(|new| DatabaseKey::fresh(new, cost)).transpose()?;
    let made = alone(&source, path).and_then(|()| copy(&source, &beside, key.as_ref())).and_then(|()| compare(&source, &beside, key.as_ref(), line));
    if made.is_err() {
        // Where the journal cannot be put back now it is when the project is next opened.
        drop(source.pragma_update(None, "locking_mode", "NORMAL").and_then(|()| source.pragma_update(None, "journal_mode", "WAL")));
    }
    drop(source);
    let placed = made.and_then(|()| place(&beside, path, new.is_some()));
    if placed.is_err() {
        forget_half(path);
    }
    drop(lock);
    placed.map(|()| key.map(|key| key.recovery()))
}

/// The recovery key of an encrypted project, which this passphrase opens. None is kept anywhere: it is made out of the passphrase again.
pub fn recovery_key(path: &Path, passphrase: &Passphrase) -> Result<RecoveryKey, StoreError> {
    match connect::open_keyed(path, Some(passphrase))?.1 {
        Unlocked::Key(key) => Ok(key.recovery()),
        Unlocked::Plain => Err(StoreError::AlreadySo { path: path.display().to_string(), encrypted: false }),
        Unlocked::BySqlcipher(_) => Err(StoreError::NoRecoveryKey(path.display().to_string())),
    }
}

/// Removes what a change of key that was killed has left. Only for who has the lock.
pub(super) fn forget_half(path: &Path) {
    for ending in ["", "-journal", "-wal", "-shm"] {
        let mut name = beside(path).into_os_string();
        name.push(ending);
        // Mostly there is nothing.
        drop(std::fs::remove_file(name));
    }
}

/// Older copies of a project beside it, made before an upgrade of the file, that anybody can read.
pub fn readable_copies(path: &Path) -> Vec<PathBuf> {
    let Some(name) = path.file_name().map(|name| name.to_string_lossy().into_owned()) else { return Vec::new() };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let is_copy = |other: &PathBuf| other.file_name().is_some_and(|other| other.to_string_lossy().starts_with(&format!("{name}.before-v")));
    let mut copies: Vec<PathBuf> = beside.filter(|other| is_copy(other) && is_plain(other)).collect();
    copies.sort();
    copies
}

/// The new file, until it takes the old one's place: hidden, and of a name that no person gives.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!(".{name}.resealed"))
}

/// Moves everything into the one file and keeps everybody else out of it until the connection ends.
fn alone(source: &Connection, path: &Path) -> Result<(), StoreError> {
    let busy = |err: rusqlite::Error| match err.sqlite_error_code() {
        Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked) => StoreError::Busy(path.display().to_string()),
        _ => StoreError::from_database(err, &path.display().to_string()),
    };
    // The write-ahead log goes only where nobody else reads.
    let mode: String = source.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0)).map_err(busy)?;
    if mode != "delete" {
        return Err(StoreError::Busy(path.display().to_string()));
    }
    source.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    source.execute_batch("BEGIN EXCLUSIVE; COMMIT").map_err(busy)
}

fn copy(source: &Connection, beside: &Path, key: Option<&DatabaseKey>) -> Result<(), StoreError> {
    let failed = |err| StoreError::from_database(err, &beside.display().to_string());
    OpenOptions::new().write(true).create_new(true).open(beside).map_err(from_system)?;
    only_for_its_owner(beside)?;
    let spec = key.map(DatabaseKey::keyspec);
    // Whatever journal it is written with, a half of it is thrown away; only the whole is synchronised and named.
    source.execute("ATTACH ?1 AS resealed KEY ?2", params![beside.to_string_lossy(), spec.as_ref().map_or("", |spec| spec.as_str())]).map_err(failed)?;
    let copied = || -> Result<(), rusqlite::Error> {
        let number = |pragma: &str| source.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
        source.execute_batch("PRAGMA resealed.journal_mode = MEMORY; PRAGMA resealed.synchronous = OFF; BEGIN")?;
        source.query_row("SELECT sqlcipher_export('resealed')", [], |_| Ok(()))?;
        source.execute_batch("COMMIT")?;
        for pragma in ["application_id", "user_version"] {
            source.pragma_update(Some("resealed"), pragma, number(pragma)?)?;
        }
        Ok(())
    };
    let copied = copied();
    if copied.is_err() && !source.is_autocommit() {
        drop(source.execute_batch("ROLLBACK"));
    }
    source.execute_batch("DETACH resealed").map_err(failed)?;
    copied.map_err(failed)
}

/// Opens the new file as anybody would and holds it against the old one: pages, references, texts, history and state. Then it says what was done.
fn compare(source: &Connection, beside: &Path, key: Option<&DatabaseKey>, line: &dyn Fn(OpId) -> Op) -> Result<(), StoreError> {
    let mut new = connect::open_unlocked(beside, &key.cloned().map_or(Unlocked::Plain, Unlocked::Key))?;
    let sound = verify::verify(&new, key.is_some())?.is_empty() || !verify::verify(source, false)?.is_empty();
    let same = sound
        && read::load(source)? == read::load(&new)?
        && log::history(source)? == log::history(&new)?
        && read::index_files(source)? == read::index_files(&new)?;
    if !same || key.is_some() == is_plain(beside) {
        return Err(StoreError::NotTheSame);
    }
    if let Some(last) = log::last(&new)? {
        write::commit(&mut new, &Commit { op: &line(last), texts: &[], layouts: &[], attachments: &[], index: &IndexWrite::default() })?;
    }
    new.pragma_update(None, "journal_mode", "WAL")?;
    new.close().map_err(|(_, err)| err.into())
}

/// Puts the new file in the place of the old one. What was in clear before is written over, as far as the disk lets it be.
fn place(beside: &Path, path: &Path, encrypted: bool) -> Result<(), StoreError> {
    let wipe = encrypted && is_plain(path);
    let old = if wipe && is_its_only_name(path) { OpenOptions::new().write(true).open(path).ok() } else { None };
    std::fs::set_permissions(beside, std::fs::metadata(path)?.permissions())?;
    File::open(beside)?.sync_all().map_err(from_system)?;
    std::fs::rename(beside, path).map_err(from_system)?;
    sync_folder(path);
    if let Some(old) = old {
        // Nobody can do anything about a disk that refuses; the file has no name any more in either case.
        drop(write_over(old));
    }
    Ok(())
}

fn write_over(mut old: File) -> std::io::Result<()> {
    let mut left = old.metadata()?.len();
    old.seek(SeekFrom::Start(0))?;
    let zeros = [0; 64 * 1024];
    while left > 0 {
        let part = usize::try_from(left).unwrap_or(usize::MAX).min(zeros.len());
        old.write_all(zeros.get(..part).unwrap_or(&zeros))?;
        left -= part as u64;
    }
    old.sync_all()
}

/// True where no other name leads to the same file: a copy by link is somebody's copy.
#[cfg(unix)]
fn is_its_only_name(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(path).is_ok_and(|found| found.nlink() == 1)
}
/// A file that is open cannot be replaced there.
#[cfg(not(unix))]
fn is_its_only_name(_path: &Path) -> bool {
    false
}

/// The new name survives a crash of the machine too; where a folder cannot be synchronised, the file system does it in its own time.
fn sync_folder(path: &Path) {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    drop(File::open(folder).and_then(|folder| folder.sync_all()));
}

fn from_system(err: std::io::Error) -> StoreError {
    if err.kind() == std::io::ErrorKind::StorageFull { StoreError::DiskFull } else { StoreError::Io(err) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Access, Holder, Store};

    fn holder() -> Holder {
        Holder { coder: "anna".into(), host: "here".into(), process: 1, since: crate::model::time::Moment(0) }
    }

    /// A file without acts: nothing is written into its history.
    fn resealed(path: &Path, old: Option<&Passphrase>, new: Option<&Passphrase>, cost: Cost) -> Result<Option<RecoveryKey>, StoreError> {
        reseal_at(path, old, new, cost, &|_| unreachable!("there is no newest act"))
    }

    fn pass(text: &str) -> Passphrase {
        Passphrase::new(text.into())
    }

    /// The file as the first version of Griot encrypted it.
    fn by_sqlcipher(path: &Path, passphrase: &str) {
        migrate::run(&mut connect::create_with(path, &Unlocked::BySqlcipher(pass(passphrase))).unwrap()).unwrap();
    }

    fn opens(path: &Path, passphrase: Option<&str>) -> bool {
        connect::open(path, passphrase.map(pass).as_ref()).is_ok()
    }

    #[test]
    fn a_project_is_sealed_gets_another_passphrase_and_is_unsealed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("study.griot");
        Store::create(&path, None, &holder()).unwrap().close().unwrap();
        let recovery = resealed(&path, None, Some(&pass("sabali")), Cost::CHEAP).unwrap().unwrap();
        assert!(!is_plain(&path) && opens(&path, Some("sabali")) && !opens(&path, None) && !opens(&path, Some("hakili")));
        assert!(opens(&path, Some(&recovery.text())));
        assert_eq!(recovery_key(&path, &pass("sabali")).unwrap(), recovery);
        // The recovery key opens it where the passphrase was forgotten; the new passphrase has a key of its own.
        let next = resealed(&path, Some(&pass(&recovery.text())), Some(&pass("hakili")), Cost::CHEAP).unwrap().unwrap();
        assert!(opens(&path, Some("hakili")) && opens(&path, Some(&next.text())) && !opens(&path, Some("sabali")));
        assert!(matches!(connect::open(&path, Some(&pass(&recovery.text()))), Err(StoreError::RecoveryKeyOfAnotherTime(_))));
        assert_eq!(resealed(&path, Some(&pass("hakili")), None, Cost::CHEAP).unwrap(), None);
        assert!(is_plain(&path) && opens(&path, None));
        let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        assert!(left.iter().all(|name| ["study.griot", "study.griot.lock"].contains(&name.as_str())), "{left:?}");
        let store = Store::open(&path, None, Access::ReadWrite, &holder()).unwrap();
        assert!(store.verify().unwrap().is_empty());
    }

    #[test]
    fn a_file_that_sqlcipher_keyed_itself_still_opens_and_gets_a_recovery_key_with_its_next_passphrase() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.griot");
        by_sqlcipher(&path, "it's me");
        assert!(opens(&path, Some("it's me")) && !opens(&path, Some("its me")));
        assert!(matches!(recovery_key(&path, &pass("it's me")), Err(StoreError::NoRecoveryKey(_))));
        let recovery = resealed(&path, Some(&pass("it's me")), Some(&pass("it's me")), Cost::CHEAP).unwrap().unwrap();
        assert!(opens(&path, Some("it's me")) && opens(&path, Some(&recovery.text())));
    }

    #[test]
    fn a_project_that_somebody_reads_or_writes_is_not_resealed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("study.griot");
        let writing = Store::create(&path, None, &holder()).unwrap();
        assert!(matches!(resealed(&path, None, Some(&pass("sabali")), Cost::CHEAP), Err(StoreError::Busy(_))));
        writing.close().unwrap();
        let reading = Store::open(&path, None, Access::ReadOnly, &holder()).unwrap();
        assert!(matches!(resealed(&path, None, Some(&pass("sabali")), Cost::CHEAP), Err(StoreError::Busy(_))));
        drop(reading);
        assert!(is_plain(&path) && opens(&path, None));
        resealed(&path, None, Some(&pass("sabali")), Cost::CHEAP).unwrap();
    }

    #[test]
    fn a_recovery_key_is_no_passphrase_and_a_mistyped_one_says_where() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("study.griot");
        Store::create(&path, None, &holder()).unwrap().close().unwrap();
        let recovery = resealed(&path, None, Some(&pass("sabali")), Cost::CHEAP).unwrap().unwrap().text();
        assert!(matches!(resealed(&path, Some(&pass("sabali")), Some(&pass(&recovery)), Cost::CHEAP), Err(StoreError::LooksLikeRecoveryKey)));
        let third = recovery.split('-').nth(2).unwrap();
        let slip = if third.starts_with('7') { "8" } else { "7" };
        let typed = recovery.replace(third, &format!("{slip}{}", &third[1..]));
        assert!(matches!(connect::open(&path, Some(&pass(&typed))), Err(StoreError::RecoveryKeyMistyped { group: 3, .. })));
    }

    #[test]
    fn nothing_of_the_old_file_in_clear_is_left_where_it_stood() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("study.griot");
        Store::create(&path, None, &holder()).unwrap().close().unwrap();
        let mut old = File::open(&path).unwrap();
        resealed(&path, None, Some(&pass("sabali")), Cost::CHEAP).unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut old, &mut bytes).unwrap();
        assert!(bytes.len() > 4096 && bytes.iter().all(|byte| *byte == 0));
    }
}
