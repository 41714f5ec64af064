//! Backups: a rolling set of verified copies of a project, made beside it or where the team says, encrypted as it is; and the way back to one.

use crate::export::error::ExportError;
use crate::export::file::WriteMode;
use crate::model::time::Moment;
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

impl Backup {
    /// When it was made; none where its name holds no moment of the calendar.
    pub fn when(&self) -> Option<Moment> {
        let (at, _) = at_and_number(&self.made);
        let (day, hour) = at.split_at_checked(10)?;
        let hour = hour.strip_prefix('-').filter(|hour| hour.len() == 6 && hour.is_ascii())?;
        Moment::parse(&format!("{day}T{}:{}:{}Z", hour.get(..2)?, hour.get(2..4)?, hour.get(4..)?))
    }

    /// Which one it is of those that were made in its second, from 1.
    pub fn number(&self) -> u32 {
        at_and_number(&self.made).1
    }
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
        self.store.forget_unfinished(&settings.folder, |name| made_when(name, &stem(&project)).is_some());
        let path = newest_path(&project, &settings.folder, &stamp(&self.clock().now().text()));
        self.store.copy_to(&path)?;
        let made = list(&project, &settings.folder).into_iter().find(|backup| backup.path == path).ok_or(SessionError::HistoryBroken)?;
        for old in list(&project, &settings.folder).into_iter().skip(usize::try_from(settings.count.max(1)).unwrap_or(usize::MAX)) {
            std::fs::remove_file(&old.path)?;
        }
        Ok(made)
    }

    /// Writes a copy of the project with all that stands in it to a new file, under the same key.
    pub fn save_copy(&self, path: &Path) -> Result<(), SessionError> {
        self.writable()?;
        if self.store.path().is_none() {
            return Err(SessionError::Request("a project in memory cannot be copied".into()));
        }
        Ok(self.store.copy_to(path)?)
    }

    /// Makes a backup of what stood before today's first act, where no backup holds that yet: what the command line does before it changes a project.
    /// Days are those of UTC. True where one was made.
    pub fn back_up_before_first_act_of_day(&mut self) -> Result<bool, SessionError> {
        let today = day(&self.clock().now().text());
        let last = self.history()?.last().map(|head| day(&head.at.text()));
        if last.is_none_or(|last| last >= today) { Ok(false) } else { self.back_up_if_due() }
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

/// Letters of a moment in the name of a backup.
const STAMP: usize = 17;

fn day(at: &str) -> String {
    at.split('T').next().unwrap_or(at).to_owned()
}

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
    put_in_place(project, backup, passphrase, &actor.clock.now().text(), &second_name)
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
        put_in_place(&project, backup, None, &now, &second_name)
    }
}

/// Before anything takes the project's place, all of what stood there has another name too. Killed at any moment, a whole project lies under its name.
fn put_in_place(project: &Path, backup: &Path, passphrase: Option<&Passphrase>, now: &str, link: Link<'_>) -> Result<PathBuf, SessionError> {
    let before = free_path(project.parent().unwrap_or(Path::new("")), &stem(project), &format!("before-{}", stamp(now)));
    let held = Store::hold_closed(project)?;
    // Acts that a killed process left in the journal go into the file first: a journal cannot change its name together with its file.
    // What does not open is put aside as it is, with its journal.
    drop(held.empty_journal(project, passphrase));
    let bytes = std::fs::read(backup)?;
    let prepared = crate::export::file::prepare(project, &bytes, WriteMode::Replace)?;
    if project.exists() {
        another_name(project, &before, link)?;
    }
    for ending in ["-wal", "-shm"] {
        let with = |path: &Path| {
            let mut name = path.as_os_str().to_owned();
            name.push(ending);
            PathBuf::from(name)
        };
        if with(project).exists() {
            // The journal of what stood here must not be read into what comes.
            std::fs::rename(with(project), with(&before))?;
        }
    }
    prepared.place()?;
    Ok(before)
}

/// Gives a file a second name.
type Link<'a> = &'a dyn Fn(&Path, &Path) -> std::io::Result<()>;

fn second_name(file: &Path, name: &Path) -> std::io::Result<()> {
    std::fs::hard_link(file, name)
}

/// A second name for a file; where the file system knows none (vfat, exfat), a copy of it, which has that name when it is whole. The first name is never without a file.
fn another_name(file: &Path, name: &Path, link: Link<'_>) -> Result<(), SessionError> {
    if link(file, name).is_ok() {
        return Ok(());
    }
    let failed = |source| ExportError::Write { path: name.display().to_string(), source };
    // Nobody has the name, and the lock of the project is held.
    let copy = crate::export::file::prepare_with(name, WriteMode::Replace, |mut copy| {
        let mut source = std::fs::File::open(file).map_err(failed)?;
        std::io::copy(&mut source, &mut copy).map(drop).map_err(failed)
    })?;
    Ok(copy.place()?)
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

/// The name of the next backup, which comes after all that are there: also where several are made in one second, and where the clock was set back.
fn newest_path(project: &Path, folder: &Path, now: &str) -> PathBuf {
    let newest = list(project, folder).into_iter().next().map(|backup| at_and_number(&backup.made));
    match newest {
        Some((at, number)) if at.as_str() >= now => folder.join(format!("{}.{at}-{}.griot", stem(project), number.saturating_add(1))),
        _ => free_path(folder, &stem(project), now),
    }
}

/// The moment in the name of a backup, and which of that second it was.
fn at_and_number(made: &str) -> (String, u32) {
    let (at, number) = made.split_at_checked(STAMP).unwrap_or((made, ""));
    (at.to_owned(), number.trim_start_matches('-').parse().unwrap_or(1))
}

/// Backups of a project in a folder, the newest first.
pub fn list(project: &Path, folder: &Path) -> Vec<Backup> {
    let stem = stem(project);
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let backup = |entry: std::fs::DirEntry| {
        let made = made_when(&entry.file_name().to_string_lossy(), &stem)?;
        let metadata = entry.metadata().ok().filter(std::fs::Metadata::is_file)?;
        Some(Backup { path: entry.path(), made, bytes: metadata.len() })
    };
    let mut found: Vec<Backup> = entries.filter_map(Result::ok).filter_map(backup).collect();
    found.sort_by_cached_key(|backup| std::cmp::Reverse(at_and_number(&backup.made)));
    found
}

/// The moment in the name of a backup, and its number where several were made in one second; none for any other file.
fn made_when(name: &str, stem: &str) -> Option<String> {
    let made = name.strip_prefix(stem)?.strip_prefix('.')?.strip_suffix(".griot")?;
    (made.len() >= STAMP && made.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')).then(|| made.to_owned())
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
        for _ in 0..11 {
            std::fs::File::create(free_path(folder.path(), "mali", &stamp)).unwrap();
        }
        std::fs::File::create(folder.path().join("mali.2031-04-01-080000.griot")).unwrap();
        std::fs::File::create(folder.path().join("mali.before-2031.griot")).unwrap();
        std::fs::File::create(folder.path().join("malicious.2031-04-01-080000.griot")).unwrap();
        let made: Vec<String> = list(&project, folder.path()).into_iter().map(|backup| backup.made).collect();
        assert_eq!(made[..3], ["2031-04-01-080000", "2031-03-01-080000-11", "2031-03-01-080000-10"]);
        assert_eq!(made.last().map(String::as_str), Some("2031-03-01-080000"));
        let backup = |made: &str| Backup { path: PathBuf::new(), made: made.into(), bytes: 0 };
        assert_eq!(backup("2031-03-01-080000-11").when(), Moment::parse("2031-03-01T08:00:00Z"));
        assert_eq!((backup("2031-03-01-080000-11").number(), backup("2031-03-01-080000").number()), (11, 1));
        assert_eq!(backup("2031-99-01-080000").when(), None);
    }

    fn at(moment: &str) -> crate::session::Actor {
        let clock = crate::session::clock::Clock::fixed(crate::model::time::Moment::parse(moment).unwrap());
        crate::session::Actor { coder: "anna".into(), installation: crate::model::ids::InstallationId::from_uuid(clock.uuid()), clock }
    }

    fn open(project: &Path, moment: &str) -> Session {
        Session::open(project, None, Access::ReadWrite, at(moment)).unwrap()
    }

    fn add_case(session: &mut Session, name: &str) {
        session.execute(crate::session::command::Command::AddCase(name.to_owned())).unwrap();
    }

    /// As on a stick with vfat.
    fn no_second_names(_: &Path, _: &Path) -> std::io::Result<()> {
        Err(std::io::ErrorKind::Unsupported.into())
    }

    #[test]
    fn where_no_file_has_two_names_the_project_is_never_without_its_own_while_a_backup_is_put_in_place() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("mali.griot");
        let mut session = Session::create(&project, None, crate::session::start_with::nothing("mali"), at("2031-03-01T08:00:00Z")).unwrap();
        let backup = session.back_up().unwrap().path;
        add_case(&mut session, "DET-004");
        session.close().unwrap();
        let (old, new) = (std::fs::read(&project).unwrap(), std::fs::read(&backup).unwrap());

        // Killed here, what stood there stands there still, and a whole copy of it beside.
        let aside = folder.path().join("mali.before-2031.griot");
        another_name(&project, &aside, &no_second_names).unwrap();
        assert!(std::fs::read(&project).unwrap() == old && std::fs::read(&aside).unwrap() == old);
        // Killed before, or without room for the copy, nothing has its name.
        let nowhere = folder.path().join("no/such/mali.before-2031.griot");
        assert!(another_name(&project, &nowhere, &no_second_names).is_err() && std::fs::read(&project).unwrap() == old);

        let before = put_in_place(&project, &backup, None, "2031-03-02T08:00:00Z", &no_second_names).unwrap();
        assert!(std::fs::read(&project).unwrap() == new && std::fs::read(&before).unwrap() == old);
        let cases = |path: &Path| Session::open(path, None, Access::ReadOnly, at("2031-03-02T08:00:00Z")).unwrap().project().cases().count();
        assert_eq!((cases(&project), cases(&before)), (0, 1));
        let mut names: Vec<String> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.retain(|name| !name.ends_with(".lock"));
        names.sort();
        assert_eq!(names, ["mali-backups", "mali.before-2031-03-02-080000.griot", "mali.before-2031.griot", "mali.griot"]);
    }

    #[test]
    fn acts_in_the_journal_of_a_process_that_was_killed_are_in_the_file_before_a_backup_takes_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for passphrase in [None, Some(Passphrase::new("baobab kettle ninety orchard".into()))] {
            drop(std::fs::remove_file(path("mali.griot")));
            let start = crate::session::start_with::nothing("mali");
            let mut session = Session::create(&path("mali.griot"), passphrase.as_ref(), start, at("2031-03-01T08:00:00Z")).unwrap();
            let backup = session.back_up().unwrap().path;
            add_case(&mut session, "DET-004");
            // What lies there when the process is killed now.
            for ending in ["", "-wal"] {
                std::fs::copy(path(&format!("mali.griot{ending}")), path(&format!("killed.griot{ending}"))).unwrap();
            }
            session.close().unwrap();
            let before = restore(&path("killed.griot"), &backup, passphrase.as_ref(), &at("2031-03-02T08:00:00Z")).unwrap();
            // The file alone: a journal that has lost its file, or not yet found it again, tells nothing.
            std::fs::copy(&before, path("alone.griot")).unwrap();
            let cases =
                |name: &str| Session::open(&path(name), passphrase.as_ref(), Access::ReadOnly, at("2031-03-02T08:00:00Z")).unwrap().project().cases().count();
            assert_eq!((cases("alone.griot"), cases("killed.griot")), (1, 0));
        }
    }

    #[test]
    fn a_backup_made_after_the_clock_was_set_back_is_the_newest_and_stays() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("mali.griot");
        let mut session = Session::create(&project, None, crate::session::start_with::nothing("mali"), at("2031-03-01T08:00:00Z")).unwrap();
        session.set_backups(2, None).unwrap();
        session.back_up().unwrap();
        session.close().unwrap();
        let mut session = open(&project, "2029-01-01T08:00:00Z");
        for number in 0..3 {
            add_case(&mut session, &format!("case {number}"));
            let made = session.back_up().unwrap();
            let all = session.backups().unwrap();
            assert_eq!((all.first(), all.len()), (Some(&made), 2));
        }
    }

    #[test]
    fn the_first_act_of_a_day_finds_what_stood_before_it_backed_up_and_the_second_makes_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("mali.griot");
        let mut session = Session::create(&project, None, crate::session::start_with::nothing("mali"), at("2031-03-01T08:00:00Z")).unwrap();
        assert!(!session.back_up_before_first_act_of_day().unwrap(), "it was made today");
        session.close().unwrap();
        let mut session = open(&project, "2031-03-02T08:00:00Z");
        assert!(session.back_up_before_first_act_of_day().unwrap());
        assert!(!session.back_up_before_first_act_of_day().unwrap(), "nothing was done since");
        add_case(&mut session, "DET-004");
        assert!(!session.back_up_before_first_act_of_day().unwrap());
        let copy = session.backups().unwrap().remove(0).path;
        assert_eq!(Session::open(&copy, None, Access::ReadOnly, at("2031-03-02T08:00:00Z")).unwrap().project().cases().count(), 0);
        session.set_backups(0, None).unwrap();
        session.close().unwrap();
        assert!(!open(&project, "2031-03-05T08:00:00Z").back_up_before_first_act_of_day().unwrap(), "none are wanted");
    }

    #[test]
    fn a_copy_that_was_never_finished_goes_with_the_next_backup() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("mali.griot");
        let mut session = Session::create(&project, None, crate::session::start_with::nothing("mali"), at("2031-03-01T08:00:00Z")).unwrap();
        let made = session.back_up().unwrap();
        let beside = |name: &str| made.path.with_file_name(name);
        for name in ["mali.2030-01-01-080000.griot.part", "mali.2030-01-01-080000.griot.part-journal", "mali.notes.part"] {
            std::fs::File::create(beside(name)).unwrap();
        }
        session.back_up().unwrap();
        assert!(!beside("mali.2030-01-01-080000.griot.part").exists() && !beside("mali.2030-01-01-080000.griot.part-journal").exists());
        assert!(beside("mali.notes.part").exists());
    }
}
