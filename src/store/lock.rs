//! One writer at a time: a lock of the operating system on an empty file beside the project.

use crate::store::error::StoreError;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

/// The lock of a project, held until it is dropped or the process ends, however it ends.
///
/// The file stays empty: who holds the project stands inside it, under its encryption.
#[derive(Debug)]
pub(super) struct WriteLock {
    _file: File,
}

/// The lock file of a project.
pub(super) fn lock_path(project: &Path) -> PathBuf {
    let mut name = project.as_os_str().to_owned();
    name.push(".lock");
    PathBuf::from(name)
}

impl WriteLock {
    /// Takes the lock; none where another process has it.
    pub(super) fn take(project: &Path) -> Result<Option<Self>, StoreError> {
        let path = lock_path(project);
        let opened = super::connect::private().create(true).truncate(false).open(&path);
        let file = opened.map_err(|err| match err.kind() {
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnlyPlace(project.display().to_string()),
            std::io::ErrorKind::StorageFull => StoreError::DiskFull,
            _ => StoreError::Io(err),
        })?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self { _file: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(err)) => Err(StoreError::Io(err)),
        }
    }
}
