//! Studies of other tools: read, taken in as one act, and written.

use crate::analysis::release::Content;
use crate::exchange::report::Report;
use crate::exchange::study::Study;
use crate::exchange::watch::Watch;
use crate::exchange::xml::Element;
use crate::exchange::{levels, qualcoder, refi, rqda, taguette};
use crate::export::{csv, file};
use crate::model::project::Project;
use crate::session::clock::Clock;
use crate::session::command::Command;
use crate::session::error::SessionError;
use crate::session::exports::{self, Departed};
use crate::session::job::Progress;
use crate::session::plan;
use crate::session::start_with;
use crate::session::tables::WriteMode;
use crate::session::{Actor, Outcome, Passphrase, Session};
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

pub use crate::exchange::loss::{self, Target};
pub use crate::exchange::refi::offsets::Convention;
pub use crate::exchange::report::{Entry, Fate, Positions};
pub use crate::exchange::{report, study};
pub use crate::import::levels::USUAL as USUAL_LEVELS;

/// Endings of whole studies that can be read, without the dot.
pub const STUDY_ENDINGS: &[&str] = &["qdpx", "qde", "qdc", "qda", "sqlite3", "rqda"];

/// How a study is to be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StudyOptions {
    /// How positions are counted in every source; else it is found out.
    pub positions: Option<Convention>,
    /// How they are counted in single sources, by name.
    pub positions_of: Vec<(String, Convention)>,
    /// Codings of whole sources become codings of all their text.
    pub whole_documents: bool,
    /// The mark at which names of codes are parted into levels, `::` for `Place::Home`; else they stay as they are.
    pub levels: Option<String>,
}

/// Writes a report as a table: what, how many, what happened, why, where.
pub fn write_report(path: &Path, report: &Report, mode: WriteMode) -> Result<(), SessionError> {
    let mut text = csv::line(&["what", "count", "fate", "why", "where"]);
    for row in report.rows() {
        text.push_str(&csv::line(&row.each_ref().map(String::as_str)));
    }
    Ok(file::write(path, text.as_bytes(), mode)?)
}

/// True for a file or folder that is a whole study by its ending.
pub fn is_study(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    STUDY_ENDINGS.contains(&ending.as_str())
}

/// Reads a study of another tool. Nothing is stored. The reading says how far it is, and can be stopped: in REFI-QDA files source by source.
pub fn read_study(path: &Path, options: &StudyOptions, clock: &Clock, progress: &Progress) -> Result<Study, SessionError> {
    let mark = options.levels.as_deref();
    if !is_study(path) {
        let ending = path.extension().map(|ending| ending.to_string_lossy().into_owned()).unwrap_or_default();
        return Err(SessionError::UnknownEnding { ending, known: vec![".qdpx", ".qde", ".qdc", ".qda", ".sqlite3", ".rqda"] });
    }
    let read_error = |source| SessionError::Read { path: path.display().to_string(), source };
    let waiting = waiting(progress);
    let options = refi::ReadOptions {
        now: clock.now(),
        positions: options.positions,
        positions_of: &options.positions_of,
        whole_documents: options.whole_documents,
        path: Some(path),
        watch: Watch::new(&waiting),
    };
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let mut study = match ending.as_str() {
        "qda" => qualcoder::read(path, options.now, options.watch)?,
        "sqlite3" => taguette::read(path, options.now, options.watch)?,
        "rqda" => rqda::read(path, options.now, options.watch)?,
        _ => refi::read(BufReader::new(File::open(path).map_err(read_error)?), &options)?,
    };
    if let Some(mark) = mark {
        levels::part_names(&mut study, mark);
    }
    if study.name.is_empty() {
        study.name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    }
    Ok(study)
}

/// Tells a job how far an exchange is, and the exchange whether the job was asked to stop.
fn waiting(progress: &Progress) -> impl Fn(usize, usize) -> bool + '_ {
    |done, of| {
        progress.set(done, of);
        !progress.is_cancelled()
    }
}

/// What taking a study in would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreseen {
    /// The act, as the history would name it.
    pub label: String,
    /// What would come in and what would change, kind by kind.
    pub notes: Vec<String>,
}

impl Session {
    /// Makes a new project out of a study. The file exists only if all of it was taken in.
    pub fn create_from(path: &Path, passphrase: Option<&Passphrase>, name: &str, study: Study, actor: Actor) -> Result<(Self, Outcome), SessionError> {
        let mut start = start_with::nothing(name);
        if let Some(version) = study.codebook_version.clone().filter(|version| !version.is_empty()) {
            start.codebook_version = version;
        }
        let mut session = Self::create(path, passphrase, start, actor)?;
        match session.take_study(study) {
            Ok(outcome) => Ok((session, outcome)),
            Err(err) => {
                drop(session);
                for ending in ["", "-wal", "-shm", ".lock"] {
                    let mut name = path.as_os_str().to_owned();
                    name.push(ending);
                    // What was never made cannot be removed.
                    drop(std::fs::remove_file(name));
                }
                Err(err)
            }
        }
    }

    /// Takes a study in, or brings the project up to date with a newer export of the same study: one act.
    pub fn take_study(&mut self, study: Study) -> Result<Outcome, SessionError> {
        self.execute(Command::TakeStudy(Box::new(study)))
    }

    /// What taking a study in would do. Nothing is changed.
    pub fn foresee_study(&self, study: &Study) -> Result<Foreseen, SessionError> {
        let plan = plan::plan(&self.project(), Command::TakeStudy(Box::new(study.clone())), self.coder(), self.clock())?;
        Ok(Foreseen { label: plan.label, notes: plan.notes })
    }

    /// The project as a REFI-QDA file in memory, and the report of what it could not carry.
    pub fn qdpx(&self, restricted: bool) -> Result<(Vec<u8>, Report), SessionError> {
        self.qdpx_of(&self.project(), restricted, &Progress::default())
    }

    fn qdpx_of(&self, project: &Project, restricted: bool, progress: &Progress) -> Result<(Vec<u8>, Report), SessionError> {
        let waiting = waiting(progress);
        let options = refi::WriteOptions { now: self.clock().now(), restricted, watch: Watch::new(&waiting) };
        // A kept thing that cannot be read is in the report: the export of everything else goes on.
        let written = refi::qdpx(project, &options, &mut |hash| self.attachment(hash).ok().flatten())?;
        Ok((written.bytes, written.report))
    }

    /// Writes the project as a REFI-QDA file for a recipient: without the documents that the consent keeps back, and told in the history.
    /// It says document by document how far it is, and can be stopped until the file is written.
    pub fn export_qdpx(&mut self, target: &exports::Target, restricted: bool, progress: &Progress) -> Result<(Departed, Report), SessionError> {
        let release = self.release(target.recipient, Content::Texts);
        let mut project = Project::clone(&self.project_for(target.recipient));
        let kept_back: Vec<_> = project.documents().map(|document| document.id).filter(|id| !release.documents().contains(id)).collect();
        for document in &kept_back {
            let plan = plan::plan(&project, Command::RemoveDocument(*document), self.coder(), self.clock())?;
            project.apply_all(&plan.changes)?;
        }
        let (bytes, mut report) = self.qdpx_of(&project, restricted, progress)?;
        report.add("documents", kept_back.len(), Fate::Lost, "their consent does not reach to this recipient");
        let codings = project.coding_count();
        Ok((self.depart(target, "REFI-QDA project", &bytes, codings, release)?, report))
    }

    /// The codebook as a REFI-QDA codebook.
    pub fn qdc(&self) -> Result<Vec<u8>, SessionError> {
        self.qdc_of(&self.project())
    }

    pub(super) fn qdc_of(&self, project: &Project) -> Result<Vec<u8>, SessionError> {
        let mut sets = Vec::new();
        for kept in project.kept().filter(|kept| kept.kind == "Set") {
            let text = self.attachment(kept.content)?.and_then(|bytes| String::from_utf8(bytes).ok());
            sets.extend(text.and_then(|text| Element::read(&text).ok()));
        }
        Ok(refi::qdc(project, &sets))
    }

    /// What a file for that program cannot carry, and what the program is known to drop.
    pub fn loss(&self, target: Target) -> Vec<Entry> {
        loss::before_writing(&self.project(), target)
    }

    /// What a codebook file (.qdc) cannot carry.
    pub fn loss_of_codebook(&self) -> Vec<Entry> {
        loss::of_codebook(&self.project())
    }
}
