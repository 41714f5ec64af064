//! Backups: a rolling set of verified copies of a project, made beside it or where the team says, encrypted as it is; and the way back to one.

use crate::export::file::WriteMode;
use crate::session::Session;
use crate::session::error::SessionError;
use crate::session::{Access, Passphrase};
use crate::store::Store;
use std::path::{Path, PathBuf};

/// Copies that are kept where nobody said otherwise.
pub const KEPT: u32 = 5;

const COUNT: &str = "backups";
const FOLDER: &str = "backup folder";

/// How backups are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupSettings {
    /// How many; 0 makes none when a project is closed.
    pub count: u32,
    /// Where.
    pub folder: PathBuf,
}

/// One backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// The file.
    pub path: PathBuf,
    /// When it was made, as its name says.
    pub made: String,
    /// Its size in bytes.
    pub bytes: u64,
}

impl Session {
    /// How backups of this project are kept. No part of the study: each copy of a project has its own.
    pub fn backup_settings(&self) -> Result<BackupSettings, SessionError> {
        let count = self.store.preference(COUNT)?.and_then(|text| text.parse().ok()).unwrap_or(KEPT);
        let folder = self.store.preference(FOLDER)?.filter(|text| !text.is_empty()).map(PathBuf::from);
        Ok(BackupSettings { count, folder: folder.unwrap_or_else(|| self.store.path().map(folder_beside).unwrap_or_default()) })
    }

    /// Says how many backups are kept, and where; none for beside the project.
    pub fn set_backups(&mut self, count: u32, folder: Option<&Path>) -> Result<(), SessionError> {
        self.writable()?;
        if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
            return Err(SessionError::Request(format!("{} is no folder", folder.display())));
        }
        let folder = folder.map(|folder| std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned())).unwrap_or_default();
        self.store.set_preference(COUNT, &count.to_string())?;
        Ok(self.store.set_preference(FOLDER, &folder.to_string_lossy())?)
    }

    /// The backups of this project, the newest first.
    pub fn backups(&self) -> Result<Vec<Backup>, SessionError> {
        let Some(project) = self.store.path() else { return Ok(Vec::new()) };
        Ok(list(project, &self.backup_settings()?.folder))
    }

    /// Makes a backup now, looks whether it is sound, and takes the oldest away beyond the number that is kept.
    pub fn back_up(&mut self) -> Result<Backup, SessionError> {
        self.writable()?;
        let settings = self.backup_settings()?;
        let project = self.store.path().ok_or_else(|| SessionError::Request("a project in memory has no backups".into()))?.to_owned();
        std::fs::create_dir_all(&settings.folder)?;
        let path = free_path(&settings.folder, &stem(&project), &stamp(&self.clock().now().text()));
        self.store.copy_to(&path)?;
        let made = list(&project, &settings.folder).into_iter().find(|backup| backup.path == path).ok_or(SessionError::HistoryBroken)?;
        for old in list(&project, &settings.folder).into_iter().skip(usize::try_from(settings.count.max(1)).unwrap_or(usize::MAX)) {
            std::fs::remove_file(&old.path)?;
        }
        Ok(made)
    }

    /// Makes a backup where the newest one does not hold the newest act; what is called when a project is closed. True where one was made.
    pub fn back_up_if_due(&mut self) -> Result<bool, SessionError> {
        let settings = self.backup_settings()?;
        if settings.count == 0 || !self.is_writable() || self.store.path().is_none() {
            return Ok(false);
        }
        let newest = self.last_op().map(|op| op.to_string()).unwrap_or_default();
        if self.store.preference(LAST)?.as_deref() == Some(&newest) && !self.backups()?.is_empty() {
            return Ok(false);
        }
        self.back_up()?;
        self.store.set_preference(LAST, &newest)?;
        Ok(true)
    }
}

const LAST: &str = "backed up";

/// Puts a backup in the place of a project. What stood there is kept beside it under a name of its own, which is returned; the backup stays too.
/// The project must not be open.
pub fn restore(project: &Path, backup: &Path, passphrase: Option<&Passphrase>, actor: &crate::session::Actor) -> Result<PathBuf, SessionError> {
    // A backup that does not open, or is not sound, takes nobody's place.
    let copy = Store::open(backup, passphrase, Access::ReadOnly, &actor.holder())?;
    let faults = copy.verify()?;
    copy.close()?;
    if let Some(fault) = faults.first() {
        return Err(SessionError::Request(format!("{} is not sound: {fault}", backup.display())));
    }
    put_in_place(project, backup, &actor.clock.now().text())
}

impl Session {
    /// Closes the project and puts a backup in its place; what stood there is kept beside it, under the name that is returned.
    pub fn restore(self, backup: &Path) -> Result<PathBuf, SessionError> {
        self.writable()?;
        let project = self.store.path().ok_or_else(|| SessionError::Request("a project in memory has no backups".into()))?.to_owned();
        if !self.store.is_sound_copy(backup)? {
            return Err(SessionError::Request(format!("{} is not sound, or no copy of this project", backup.display())));
        }
        let now = self.clock().now().text();
        self.close()?;
        put_in_place(&project, backup, &now)
    }
}

fn put_in_place(project: &Path, backup: &Path, now: &str) -> Result<PathBuf, SessionError> {
    let before = free_path(project.parent().unwrap_or(Path::new("")), &stem(project), &format!("before-{}", stamp(now)));
    let _held = Store::hold_closed(project)?;
    let bytes = std::fs::read(backup)?;
    let prepared = crate::export::file::prepare(project, &bytes, WriteMode::Replace)?;
    if project.exists() {
        std::fs::rename(project, &before)?;
    }
    for ending in ["-wal", "-shm"] {
        let mut journal = project.as_os_str().to_owned();
        journal.push(ending);
        if Path::new(&journal).exists() {
            let mut moved = before.as_os_str().to_owned();
            moved.push(ending);
            std::fs::rename(&journal, moved)?;
        }
    }
    prepared.place()?;
    Ok(before)
}

/// The folder beside a project in which its backups lie.
fn folder_beside(project: &Path) -> PathBuf {
    project.with_file_name(format!("{}-backups", stem(project)))
}

fn stem(project: &Path) -> String {
    project.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// `2031-03-01T08:00:00Z` as a part of a file name.
fn stamp(at: &str) -> String {
    at.trim_end_matches('Z').replace(':', "").replace('T', "-")
}

/// A name that nothing has: several backups can be made in one second.
fn free_path(folder: &Path, stem: &str, stamp: &str) -> PathBuf {
    let numbered = (2u32..).map(|number| folder.join(format!("{stem}.{stamp}-{number}.griot")));
    let first = folder.join(format!("{stem}.{stamp}.griot"));
    std::iter::once(first.clone()).chain(numbered).find(|path| !path.exists()).unwrap_or(first)
}

/// Backups of a project in a folder, the newest first.
pub fn list(project: &Path, folder: &Path) -> Vec<Backup> {
    let start = format!("{}.", stem(project));
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let backup = |entry: std::fs::DirEntry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        let made = name.strip_prefix(&start)?.strip_suffix(".griot")?.to_owned();
        let dated = made.len() >= 17 && made.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let metadata = entry.metadata().ok().filter(|metadata| dated && metadata.is_file())?;
        Some(Backup { path: entry.path(), made, bytes: metadata.len() })
    };
    let mut found: Vec<Backup> = entries.filter_map(Result::ok).filter_map(backup).collect();
    found.sort_by(|one, other| (other.made.len().min(17), &other.made).cmp(&(one.made.len().min(17), &one.made)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_backups_are_sorted_and_never_taken_twice() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("mali.griot");
        assert_eq!(folder_beside(&project), folder.path().join("mali-backups"));
        let stamp = stamp("2031-03-01T08:00:00Z");
        assert_eq!(stamp, "2031-03-01-080000");
        for _ in 0..3 {
            std::fs::File::create(free_path(folder.path(), "mali", &stamp)).unwrap();
        }
        std::fs::File::create(folder.path().join("mali.2031-04-01-080000.griot")).unwrap();
        std::fs::File::create(folder.path().join("mali.before-2031.griot")).unwrap();
        std::fs::File::create(folder.path().join("malicious.2031-04-01-080000.griot")).unwrap();
        let made: Vec<String> = list(&project, folder.path()).into_iter().map(|backup| backup.made).collect();
        assert_eq!(made, ["2031-04-01-080000", "2031-03-01-080000-3", "2031-03-01-080000-2", "2031-03-01-080000"]);
    }
}
