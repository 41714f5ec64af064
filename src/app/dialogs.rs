//! File dialogs of the system, asked for on a thread of their own. Where none answers, the window asks for a path itself.

use crate::session::job::{Job, State};
use crate::session::studies::STUDY_ENDINGS;
use crate::session::surveys::SURVEY_ENDINGS;
use std::path::PathBuf;
use std::time::Duration;

/// A dialog that comes back sooner than this was not seen by anybody: there is none on this machine.
const NOBODY: Duration = Duration::from_millis(400);

/// What a dialog is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A project to open.
    Project,
    /// Documents to take in.
    Documents,
    /// A codebook to take in.
    Codebook,
    /// Another copy of the project to take in.
    Copy,
    /// A study of another program, for a new project.
    NewStudy,
    /// A study of another program to take in.
    Study,
    /// A survey to take in.
    Survey,
    /// A parcel to unpack.
    Parcel,
}

/// A dialog that is open.
pub struct Dialog {
    kind: Kind,
    job: Job<Option<Vec<PathBuf>>>,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// These files.
    Chosen(Kind, Vec<PathBuf>),
    /// The person closed it.
    Cancelled,
    /// There is no dialog on this machine.
    Unavailable(Kind),
}

impl Dialog {
    /// Opens a dialog; none where no thread can be started.
    pub fn open(kind: Kind, title: String, wake: impl FnOnce() + Send + 'static) -> Option<Self> {
        let job = Job::start("file dialog", wake, move |_| {
            let dialog = rfd::FileDialog::new().set_title(title);
            match kind {
                Kind::Project | Kind::Copy => dialog.add_filter("Griot", &["griot"]).pick_file().map(|path| vec![path]),
                Kind::Parcel => dialog.add_filter("age", &["age"]).pick_file().map(|path| vec![path]),
                Kind::Documents => dialog.add_filter("txt, md, docx, vtt, srt", crate::session::ENDINGS).pick_files(),
                Kind::NewStudy | Kind::Study => dialog.add_filter("qdpx, qde, qdc, qda, sqlite3, rqda", STUDY_ENDINGS).pick_file().map(|path| vec![path]),
                Kind::Survey => dialog.add_filter("csv, xlsx, ods", SURVEY_ENDINGS).pick_file().map(|path| vec![path]),
                Kind::Codebook => dialog.add_filter("csv, json, txt, qdc", &["csv", "json", "txt", "qdc"]).pick_file().map(|path| vec![path]),
            }
        });
        Some(Self { kind, job: job.ok()? })
    }

    /// Looks whether the person has decided.
    pub fn poll(&self) -> Option<Answer> {
        match self.job.poll() {
            State::Running => None,
            State::Done(Some(paths)) => Some(Answer::Chosen(self.kind, paths)),
            State::Done(None) if self.job.age() < NOBODY => Some(Answer::Unavailable(self.kind)),
            State::Done(None) => Some(Answer::Cancelled),
            State::Failed => Some(Answer::Unavailable(self.kind)),
        }
    }
}
