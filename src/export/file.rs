//! Files on disk: written beside their place and then moved there, so that no half file ever lies under a final name.

use crate::export::error::ExportError;
use std::io::Write;
use std::path::{Path, PathBuf};

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

/// A file that lies whole beside its place, and is gone again unless it is put there.
#[derive(Debug)]
pub struct Prepared {
    new: tempfile::NamedTempFile,
    path: PathBuf,
    mode: WriteMode,
}

impl Prepared {
    /// Gives the file its name.
    pub fn place(self) -> Result<(), ExportError> {
        let failed = |source| ExportError::Write { path: self.path.display().to_string(), source };
        match self.mode {
            WriteMode::KeepExisting => self.new.persist_noclobber(&self.path).map(drop).map_err(|err| failed(err.error)),
            WriteMode::Replace => self.new.persist(&self.path).map(drop).map_err(|err| failed(err.error)),
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
    let mut new = tempfile::Builder::new().prefix(".griot-").tempfile_in(folder).map_err(failed)?;
    new.write_all(bytes).and_then(|()| new.as_file().sync_all()).map_err(failed)?;
    Ok(Prepared { new, path: path.to_owned(), mode })
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
}
