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

impl Prepared {
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
    let name = || path.display().to_string();
    let failed = |source| ExportError::Write { path: name(), source };
    if mode == WriteMode::KeepExisting && path.exists() {
        return Err(ExportError::Exists(name()));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let new = begin(folder, bytes).map_err(failed)?;
    Ok(Prepared { new, path: path.to_owned(), mode })
}

fn begin(folder: &Path, bytes: &[u8]) -> std::io::Result<New> {
    #[cfg(target_os = "linux")]
    if let Some(file) = nameless::make(folder) {
        return fill(&file, bytes).map(|()| New::Nameless(file));
    }
    // Opened here and not by `tempfile_in`, whose errors tell the name of this file to a person who asked for another.
    let file = tempfile::Builder::new().prefix(PREFIX).make_in(folder, make)?;
    fill(file.as_file(), bytes).map(|()| New::Named(file))
}

/// A new file for its owner alone.
fn make(path: &Path) -> std::io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn fill(mut file: &File, bytes: &[u8]) -> std::io::Result<()> {
    file.write_all(bytes)?;
    file.sync_all()
}

/// Files without a name (open(2), O_TMPFILE), which are given one when they are whole.
#[cfg(target_os = "linux")]
mod nameless {
    use super::{PREFIX, WriteMode};
    use rustix::fs::{AtFlags, CWD, Mode, OFlags, linkat, openat};
    use std::fs::File;
    use std::os::fd::AsRawFd;
    use std::path::Path;

    /// A new file in a folder, for its owner alone; none where the file system cannot do that, or where it could not be given a name.
    pub(super) fn make(folder: &Path) -> Option<File> {
        let file = openat(CWD, folder, OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC, Mode::RUSR | Mode::WUSR).ok().map(File::from)?;
        Path::new("/proc/self/fd").exists().then_some(file)
    }

    /// Gives the file its name. To replace another it has one of its own for a moment, because a link never replaces anything.
    pub(super) fn name(file: &File, path: &Path, mode: WriteMode) -> std::io::Result<()> {
        let link = |path: &Path| linkat(CWD, format!("/proc/self/fd/{}", file.as_raw_fd()), CWD, path, AtFlags::SYMLINK_FOLLOW).map_err(std::io::Error::from);
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

    #[test]
    fn a_file_has_a_name_of_its_own_where_it_must_have_one_and_loses_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("table.csv");
        let named = |bytes: &[u8]| {
            let file = tempfile::Builder::new().prefix(PREFIX).tempfile_in(folder.path()).unwrap();
            fill(file.as_file(), bytes).unwrap();
            New::Named(file)
        };
        Prepared { new: named(b"one"), path: path.clone(), mode: WriteMode::KeepExisting }.place().unwrap();
        Prepared { new: named(b"two"), path: path.clone(), mode: WriteMode::Replace }.place().unwrap();
        drop(Prepared { new: named(b"three"), path: path.clone(), mode: WriteMode::Replace });
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
