//! The index's files, in memory, with a list of what was written and deleted since the caller last stored them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{AntiCallToken, Directory, DirectoryLock, FileHandle, Lock, OwnedBytes, TerminatingWrite, WatchCallback, WatchHandle, WritePtr};

/// Files written with their contents, and names of files deleted.
pub type Writes = (Vec<(String, Arc<[u8]>)>, Vec<String>);

/// A directory of files in memory. Clones look at the same files.
#[derive(Clone, Default)]
pub(super) struct MemoryDirectory(Arc<Mutex<Inner>>);

#[derive(Default)]
struct Inner {
    files: BTreeMap<String, Arc<[u8]>>,
    written: BTreeSet<String>,
    deleted: BTreeSet<String>,
}

impl MemoryDirectory {
    /// A directory that holds these files, all of which the caller has stored already.
    pub(super) fn holding(files: BTreeMap<String, Vec<u8>>) -> Self {
        let files = files.into_iter().map(|(name, data)| (name, Arc::from(data))).collect();
        Self(Arc::new(Mutex::new(Inner { files, ..Inner::default() })))
    }

    /// What was written and deleted since the last call. A file that came and went in between is not told.
    pub(super) fn take_writes(&self) -> Writes {
        let mut inner = self.inner();
        let written = std::mem::take(&mut inner.written);
        let deleted = std::mem::take(&mut inner.deleted);
        let written = written.into_iter().filter_map(|name| inner.files.get(&name).cloned().map(|data| (name, data))).collect();
        (written, deleted.into_iter().collect())
    }

    /// A copy of all files.
    pub(super) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        self.inner().files.iter().map(|(name, data)| (name.clone(), data.to_vec())).collect()
    }

    /// True where the file exists.
    pub(super) fn has(&self, name: &str) -> bool {
        self.inner().files.contains_key(name)
    }

    /// A thread that died while it held the lock left the map whole: every change of it is a single insert or remove.
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn put(&self, name: String, data: Vec<u8>) {
        let mut inner = self.inner();
        inner.deleted.remove(&name);
        inner.written.insert(name.clone());
        inner.files.insert(name, data.into());
    }

    fn get(&self, path: &Path) -> Result<Arc<[u8]>, OpenReadError> {
        self.inner().files.get(&file_name(path)).cloned().ok_or_else(|| OpenReadError::FileDoesNotExist(path.to_owned()))
    }
}

impl fmt::Debug for MemoryDirectory {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("MemoryDirectory")
    }
}

/// The engine names its files in ASCII and keeps them in one folder.
fn file_name(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// A file that is being written; it appears in the directory when it is complete.
struct FileWriter {
    directory: MemoryDirectory,
    name: String,
    data: Vec<u8>,
}

impl Write for FileWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.data.extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl TerminatingWrite for FileWriter {
    fn terminate_ref(&mut self, _: AntiCallToken) -> io::Result<()> {
        self.directory.put(std::mem::take(&mut self.name), std::mem::take(&mut self.data));
        Ok(())
    }
}

impl Directory for MemoryDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        Ok(Arc::new(OwnedBytes::new(self.get(path)?)))
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        let name = file_name(path);
        let mut inner = self.inner();
        if inner.files.remove(&name).is_none() {
            return Err(DeleteError::FileDoesNotExist(path.to_owned()));
        }
        inner.written.remove(&name);
        inner.deleted.insert(name);
        Ok(())
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        Ok(self.has(&file_name(path)))
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        let name = file_name(path);
        if self.has(&name) {
            return Err(OpenWriteError::FileAlreadyExists(path.to_owned()));
        }
        Ok(io::BufWriter::new(Box::new(FileWriter { directory: self.clone(), name, data: Vec::new() })))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        Ok(self.get(path)?.to_vec())
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        self.put(file_name(path), data.to_vec());
        Ok(())
    }

    fn sync_directory(&self) -> io::Result<()> {
        Ok(())
    }

    /// Always granted: `Index` is changed through `&mut` only, and other processes are kept out by the lock of the project file.
    fn acquire_lock(&self, _: &Lock) -> Result<DirectoryLock, LockError> {
        Ok(DirectoryLock::from(Box::new(())))
    }

    /// Never calls back: readers are opened anew by hand after each commit.
    fn watch(&self, _: WatchCallback) -> tantivy::Result<WatchHandle> {
        Ok(WatchHandle::empty())
    }
}
