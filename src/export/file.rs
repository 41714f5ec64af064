//! Files on disk: whole before they have a name, so that no half file ever lies under a final name, and nothing readable beside it.

use crate::export::error::ExportError;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Begins the names of files that are not whole yet, where the file system wants a name for them.
const PREFIX: &str = ".griot-";

/// What to do where a file of that name is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WriteMode {
    /// Refuse.
    KeepExisting,
    /// Put the new one in its place.
    Replace,
}

/// Writes a file: whole or not at all.
pub fn write(path: &Path, bytes: &[u8], mode: WriteMode) -> Result<(), ExportError> {
    prepare(path, bytes, mode)?.place()
}

/// A file that lies whole on the disk of its place, and is gone again unless it is put there.
#[derive(Debug)]
pub struct Prepared {
    new: New,
    path: PathBuf,
    mode: WriteMode,
}

#[derive(Debug)]
enum New {
    /// Without a name: whoever kills the process now leaves nothing behind.
    #[cfg(target_os = "linux")]
    Nameless(File),
    /// Under a name of its own, where the file system knows no files without one.
    Named(NamedTempFile),
}

impl New {
    fn file(&self) -> &File {
        match self {
            #[cfg(target_os = "linux")]
            Self::Nameless(file) => file,
            Self::Named(file) => file.as_file(),
        }
    }
}

impl Prepared {
    /// Where the file can be read before it has its name.
    pub fn unplaced(&self) -> PathBuf {
        match &self.new {
            #[cfg(target_os = "linux")]
            New::Nameless(file) => nameless::path(file),
            New::Named(file) => file.path().to_owned(),
        }
    }

    /// Gives the file its name.
    pub fn place(self) -> Result<(), ExportError> {
        let failed = |source| ExportError::Write { path: self.path.display().to_string(), source };
        match self.new {
            #[cfg(target_os = "linux")]
            New::Nameless(file) => nameless::name(&file, &self.path, self.mode).map_err(failed),
            New::Named(file) => match self.mode {
                WriteMode::KeepExisting => file.persist_noclobber(&self.path).map(drop).map_err(|err| failed(err.error)),
                WriteMode::Replace => file.persist(&self.path).map(drop).map_err(|err| failed(err.error)),
            },
        }
    }
}

/// Writes a file beside its place, so that all that can fail has been tried before anything is said of it.
pub fn prepare(path: &Path, bytes: &[u8], mode: WriteMode) -> Result<Prepared, ExportError> {
    let failed = |source| ExportError::Write { path: path.display().to_string(), source };
    prepare_with(path, mode, |mut file| file.write_all(bytes).map_err(failed))
}

/// The same, for what is written piece by piece.
pub fn prepare_with<E: From<ExportError>>(path: &Path, mode: WriteMode, fill: impl FnOnce(&File) -> Result<(), E>) -> Result<Prepared, E> {
    let name = || path.display().to_string();
    let failed = |source| ExportError::Write { path: name(), source };
    if mode == WriteMode::KeepExisting && path.exists() {
        return Err(ExportError::Exists(name()).into());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    forget_left(folder);
    let new = begin(folder).map_err(failed)?;
    fill(new.file())?;
    new.file().sync_all().map_err(failed)?;
    Ok(Prepared { new, path: path.to_owned(), mode })
}

fn begin(folder: &Path) -> std::io::Result<New> {
    #[cfg(target_os = "linux")]
    if let Some(file) = nameless::make(folder) {
        // Held as long as the process lives, also under the name that the file has for a moment before it replaces another.
        drop(file.try_lock());
        return Ok(New::Nameless(file));
    }
    // Opened here and not by `tempfile_in`, whose errors tell the name of this file to a person who asked for another.
    let file = tempfile::Builder::new().prefix(PREFIX).make_in(folder, make)?;
    #[cfg(unix)]
    drop(file.as_file().try_lock());
    Ok(New::Named(file))
}

/// A new file for its owner alone.
fn make(path: &Path) -> std::io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Removes files that are not whole and whose process was killed: nobody holds them, and they are older than a minute, within which one may not be held yet.
fn forget_left(folder: &Path) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let is_ours = name
            .to_str()
            .and_then(|name| name.strip_prefix(PREFIX))
            .is_some_and(|rest| rest.len() == 6 && rest.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        let is_left = |found: &std::fs::Metadata| found.is_file() && found.modified().is_ok_and(|at| at.elapsed().is_ok_and(|age| age.as_secs() >= 60));
        if is_ours && entry.metadata().is_ok_and(|found| is_left(&found)) && File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok()) {
            // What somebody else has taken away is gone as well.
            drop(std::fs::remove_file(entry.path()));
        }
    }
}

/// Files without a name (open(2), O_TMPFILE), which are given one when they are whole.
#[cfg(target_os = "linux")]
mod nameless {
    use super::{PREFIX, WriteMode};
    use rustix::fs::{AtFlags, CWD, Mode, OFlags, linkat, openat};
    use std::fs::File;
    use std::os::fd::AsRawFd;
    use std::path::{Path, PathBuf};

    /// Where the system shows a file without a name.
    pub(super) fn path(file: &File) -> PathBuf {
        PathBuf::from(format!("/proc/self/fd/{}", file.as_raw_fd()))
    }

    /// A new file in a folder, for its owner alone; none where the file system cannot do that, or where it could not be given a name.
    pub(super) fn make(folder: &Path) -> Option<File> {
        let file = openat(CWD, folder, OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC, Mode::RUSR | Mode::WUSR).ok().map(File::from)?;
        Path::new("/proc/self/fd").exists().then_some(file)
    }

    /// Gives the file its name. To replace another it has one of its own for a moment, because a link never replaces anything.
    pub(super) fn name(file: &File, path: &Path, mode: WriteMode) -> std::io::Result<()> {
        let link = |path: &Path| linkat(CWD, self::path(file), CWD, path, AtFlags::SYMLINK_FOLLOW).map_err(std::io::Error::from);
        match link(path) {
            Err(err) if err.kind() == std::io::ErrorKind::AlreadyExists && mode == WriteMode::Replace => {
                let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
                let beside = tempfile::Builder::new().prefix(PREFIX).make_in(folder, link)?;
                beside.into_temp_path().persist(path).map_err(|err| err.error)
            }
            linked => linked,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_only_where_that_was_said() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("table.csv");
        write(&path, b"one", WriteMode::KeepExisting).unwrap();
        assert!(matches!(write(&path, b"two", WriteMode::KeepExisting), Err(ExportError::Exists(_))));
        assert_eq!(std::fs::read(&path).unwrap(), b"one");
        write(&path, b"two", WriteMode::Replace).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(matches!(write(&folder.path().join("no/such/table.csv"), b"x", WriteMode::Replace), Err(ExportError::Write { .. })));
    }

    #[test]
    fn what_cannot_be_written_is_told_by_the_name_that_was_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("no/such/table.csv");
        let told = write(&path, b"x", WriteMode::KeepExisting).unwrap_err().to_string();
        assert_eq!(told, format!("{} cannot be written: No such file or directory (os error 2)", path.display()));
    }

    #[test]
    fn a_file_that_came_in_between_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("table.csv");
        let prepared = prepare(&path, b"ours", WriteMode::KeepExisting).unwrap();
        write(&path, b"theirs", WriteMode::KeepExisting).unwrap();
        assert!(prepared.place().is_err());
        assert_eq!(std::fs::read(&path).unwrap(), b"theirs");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn an_export_that_is_killed_leaves_nothing_to_read() {
        let folder = tempfile::tempdir().unwrap();
        let prepared = prepare(&folder.path().join("table.csv"), b"what was said", WriteMode::KeepExisting).unwrap();
        // What a process that is killed here leaves is what has a name.
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        prepared.place().unwrap();
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn what_an_export_that_was_killed_left_goes_with_the_next_one() {
        let folder = tempfile::tempdir().unwrap();
        let long_ago = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
        let make = |name: &str| {
            let file = File::create(folder.path().join(name)).unwrap();
            file.set_modified(long_ago).unwrap();
            file
        };
        // Left by a dead process; held by a living one; made just now; and two of a person, which only look alike.
        make(".griot-aB3dE6");
        let held = make(".griot-aB3dE7");
        held.try_lock().unwrap();
        File::create(folder.path().join(".griot-aB3dE8")).unwrap();
        make(".griot-notes.txt");
        make("griot-aB3dE9");
        write(&folder.path().join("table.csv"), b"one", WriteMode::KeepExisting).unwrap();
        let mut names: Vec<String> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        assert_eq!(names, [".griot-aB3dE7", ".griot-aB3dE8", ".griot-notes.txt", "griot-aB3dE9", "table.csv"]);
    }

    #[test]
    fn a_file_has_a_name_of_its_own_where_it_must_have_one_and_loses_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("table.csv");
        let named = |bytes: &[u8]| {
            let file = tempfile::Builder::new().prefix(PREFIX).tempfile_in(folder.path()).unwrap();
            file.as_file().write_all(bytes).unwrap();
            New::Named(file)
        };
        Prepared { new: named(b"one"), path: path.clone(), mode: WriteMode::KeepExisting }.place().unwrap();
        Prepared { new: named(b"two"), path: path.clone(), mode: WriteMode::Replace }.place().unwrap();
        drop(Prepared { new: named(b"three"), path: path.clone(), mode: WriteMode::Replace });
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
