//! Long work: what runs, how it is shown, and what happens when it ends.

use super::sealing::Opened;
use super::studies::{EXPORTING_STUDY, READING_STUDY};
use super::{Screen, Window};
use crate::app::ask::Ask;
use crate::app::desk::Seat;
use crate::app::dialogs::Answer;
use crate::app::locale::Locale;
use crate::app::panels::notices::Grade;
use crate::app::panels::status::RunningJob;
use crate::app::sheets::Sheet;
use crate::app::sheets::import_review::ImportReview;
use crate::app::sheets::path::{For, PathSheet};
use crate::app::sheets::study_out::Told;
use crate::app::sheets::survey::SurveySheet;
use crate::app::sheets::withdraw::WithdrawSheet;
use crate::model::vault::Vault;
use crate::session::error::{Message, SessionError};
use crate::session::files::ReadFile;
use crate::session::job::{Job, Progress, State};
use crate::session::merge::{Merge, Report};
use crate::session::pseudonyms::Proposal;
use crate::session::sealing::RecoverySheet;
use crate::session::studies::study::Study;
use crate::session::studies::{Entry, Foreseen};
use crate::session::surveys::Survey;
use crate::session::withdraw::{Preview, Withdraw, Withdrawn};
use crate::session::{Outcome, Session};
use egui::Context;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// Jobs with the project that can be stopped until what they make is written.
const STOPPABLE: [&str; 4] = ["job-importing", "job-exporting", READING_STUDY, EXPORTING_STUDY];
/// Shorter work is not shown at all.
const SHOWN_AFTER: Duration = Duration::from_millis(300);

/// What a job that has the session brings back.
pub(super) enum Brought {
    /// An act.
    Act(Result<Outcome, SessionError>),
    /// A file that was written, and how many documents are not in it.
    Written(Result<(PathBuf, usize), SessionError>),
    /// A study of another program, and what taking it in would do.
    Study(Result<(Box<Study>, Result<Foreseen, Message>), SessionError>),
    /// A survey that was read.
    Survey(Result<Box<Survey>, SessionError>),
    /// A file for another program that was written: how many documents are not in it, and the report.
    Exported(Result<(PathBuf, usize, Vec<Entry>), SessionError>),
    /// The recovery sheet of the project.
    Sheet(Result<RecoverySheet, SessionError>),
    /// What a withdrawal would destroy.
    Looked(Result<(Withdraw, Preview), SessionError>),
    /// A withdrawal, and its certificate.
    Withdrawn(Result<(Box<Withdrawn>, PathBuf), SessionError>),
    /// The vault, and what was found in a document.
    Proposed(Result<(Box<Vault>, Vec<Proposal>), SessionError>),
    /// Another copy, compared with the project.
    Compared(Result<(Box<Merge>, Report), SessionError>),
}

/// A running job.
pub(super) enum Work {
    /// A project is being opened or made.
    Opening(Job<Result<Opened, SessionError>>, PathBuf),
    /// A parcel is being unpacked into a project.
    Unpacking(Job<Result<(), SessionError>>, PathBuf),
    /// Files are being read for review.
    Reading(Job<Result<Vec<ReadFile>, SessionError>>),
    /// One file is being read again in another encoding; its place in the review.
    ReadingAgain(Job<Result<Vec<ReadFile>, SessionError>>, usize),
    /// A study of another program is being read for a new project.
    ReadingStudy(Job<Result<Box<Study>, SessionError>>),
    /// The session is away with a job; the key of its name.
    Away(Job<(Box<Session>, Brought)>, &'static str),
}

impl Work {
    fn progress(&self) -> (&Progress, Duration) {
        match self {
            Self::Opening(job, _) => (job.progress(), job.age()),
            Self::Unpacking(job, _) => (job.progress(), job.age()),
            Self::Reading(job) | Self::ReadingAgain(job, _) => (job.progress(), job.age()),
            Self::ReadingStudy(job) => (job.progress(), job.age()),
            Self::Away(job, _) => (job.progress(), job.age()),
        }
    }

    fn key(&self) -> &'static str {
        match self {
            Self::Opening(..) => "job-opening",
            Self::Unpacking(..) => "job-unpacking",
            Self::Reading(_) | Self::ReadingAgain(..) => "job-reading",
            Self::ReadingStudy(_) => READING_STUDY,
            Self::Away(_, key) => key,
        }
    }

    /// Parts done, and parts in all.
    pub(super) fn count(&self) -> (usize, usize) {
        self.progress().0.get()
    }

    /// Asks the job to stop at the next part.
    pub(super) fn cancel(&self) {
        self.progress().0.cancel();
    }

    /// How the job is shown; none while it is short.
    pub(super) fn shown(&self, locale: &Locale) -> Option<RunningJob> {
        let (progress, age) = self.progress();
        if age < SHOWN_AFTER {
            return None;
        }
        let name = locale.text(self.key());
        let (done, total) = progress.get();
        let words = if total == 0 { name } else { locale.with("job-counted", &[("job", (&name).into()), ("done", done.into()), ("n", total.into())]) };
        let share = (total > 0).then(|| u32::try_from(done * 1000 / total).unwrap_or(1000));
        // What rewrites the whole file is not stopped half way.
        let can_stop = match self {
            Self::Reading(_) | Self::ReadingAgain(..) | Self::ReadingStudy(_) => true,
            Self::Away(_, key) => STOPPABLE.contains(key),
            Self::Opening(..) | Self::Unpacking(..) => false,
        };
        Some(RunningJob { words, share, can_stop })
    }
}

impl Window {
    /// Takes in what jobs and dialogs have brought.
    pub(super) fn look_at_jobs(&mut self, context: &Context, asks: &mut Vec<Ask>) {
        self.look_at_dialog(asks);
        let Some(work) = self.work.take() else { return };
        match work {
            Work::Opening(job, path) => match job.poll() {
                State::Running => self.work = Some(Work::Opening(job, path)),
                State::Done(Ok(opened)) => self.opened(context, opened, path),
                State::Done(Err(err)) => self.not_opened(&path, &err),
                State::Failed => self.job_failed(),
            },
            Work::Unpacking(job, path) => match job.poll() {
                State::Running => self.work = Some(Work::Unpacking(job, path)),
                State::Done(Ok(())) => self.open_project(context, path),
                State::Done(Err(err)) => self.tell(&err.message()),
                State::Failed => self.job_failed(),
            },
            Work::Reading(job) => match job.poll() {
                State::Running => self.work = Some(Work::Reading(job)),
                State::Done(Ok(files)) if job.progress().is_cancelled() || files.is_empty() => {
                    if files.is_empty() && !job.progress().is_cancelled() {
                        let what = self.locale.text("no-files-there");
                        self.notices.add(Grade::Warning, what, None);
                    }
                }
                State::Done(Ok(files)) => self.review(files),
                State::Done(Err(err)) => self.tell(&err.message()),
                State::Failed => self.job_failed(),
            },
            Work::ReadingAgain(job, place) => match job.poll() {
                State::Running => self.work = Some(Work::ReadingAgain(job, place)),
                State::Done(Ok(files)) => {
                    if let (Some(Sheet::Review(review)), Some(file)) = (&mut self.sheet, files.into_iter().next()) {
                        review.replace(place, file);
                    }
                }
                State::Done(Err(err)) => self.tell(&err.message()),
                State::Failed => self.job_failed(),
            },
            Work::ReadingStudy(job) => match job.poll() {
                State::Running => self.work = Some(Work::ReadingStudy(job)),
                State::Done(read) => self.study_read(read.map(|study| (study, None))),
                State::Failed => {
                    self.sheet = None;
                    self.job_failed();
                }
            },
            Work::Away(job, key) => match job.poll() {
                State::Running => self.work = Some(Work::Away(job, key)),
                State::Done((session, brought)) => self.session_is_back(session, brought, asks),
                State::Failed => {
                    self.screen = Screen::Start;
                    self.job_failed();
                }
            },
        }
        // The bar and the count move on a few times a second, and only while something runs.
        if self.work.is_some() {
            context.request_repaint_after(Duration::from_millis(120));
        }
    }

    fn review(&mut self, files: Vec<ReadFile>) {
        let Some(desk) = self.desk() else { return };
        let known: std::collections::BTreeSet<_> = desk.project.documents().map(|document| document.text).collect();
        let review = ImportReview::new(files, |imported| known.contains(&imported.text.hash()));
        self.sheet = Some(Sheet::Review(Box::new(review)));
    }

    fn session_is_back(&mut self, session: Box<Session>, brought: Brought, asks: &mut Vec<Ask>) {
        let Screen::Desk(desk) = &mut self.screen else { return };
        desk.seat = Seat::Here(session);
        match brought {
            Brought::Act(Ok(outcome)) => {
                desk.acted(Some(&outcome));
                let opened = outcome.changes.iter().find_map(|change| match change {
                    crate::model::change::Change::Document(edit) if edit.before.is_none() => edit.after.as_ref().map(|document| document.id),
                    _ => None,
                });
                if let Some(opened) = opened {
                    asks.extend([Ask::Open(opened), Ask::FocusReader]);
                }
                for note in outcome.notes {
                    let what = self.locale.said(&note);
                    self.notices.add(Grade::Info, what, None);
                }
            }
            Brought::Written(Ok((path, left_out))) => self.written(&path, left_out),
            Brought::Study(read) => self.study_read(read.map(|(study, foreseen)| (study, Some(foreseen)))),
            Brought::Survey(Ok(survey)) => self.sheet = Some(Sheet::Survey(Box::new(SurveySheet::new(*survey)))),
            Brought::Survey(Err(err)) => self.tell(&err.message()),
            Brought::Exported(Ok((path, left_out, entries))) => {
                self.sheet = Some(Sheet::Told(Told::new(&path, &entries, &desk.project, &self.locale)));
                self.written(&path, left_out);
            }
            Brought::Exported(Err(err)) => self.tell_unless_stopped(&err),
            Brought::Looked(Ok((withdraw, preview))) => {
                let folder = desk.path.parent().map(PathBuf::from).unwrap_or_default();
                let folder = std::path::absolute(&folder).unwrap_or(folder);
                self.sheet = Some(Sheet::Withdraw(Box::new(WithdrawSheet::new(withdraw, preview, &desk.project, &self.locale, &folder))));
            }
            Brought::Withdrawn(Ok((withdrawn, certificate))) => {
                desk.acted(Some(&withdrawn.outcome));
                desk.search = Default::default();
                self.tell_withdrawn(&withdrawn, &certificate);
            }
            Brought::Proposed(Ok((vault, proposals))) => {
                if let Some(Sheet::Pseudonyms(sheet)) = &mut self.sheet {
                    sheet.opened(*vault, proposals);
                }
            }
            Brought::Proposed(Err(err)) => {
                if let Some(Sheet::Pseudonyms(sheet)) = &mut self.sheet {
                    sheet.failed();
                }
                self.tell(&err.message());
            }
            Brought::Compared(Ok((merge, report))) => {
                if let Some(Sheet::Merge(sheet)) = &mut self.sheet {
                    sheet.compared(merge, report);
                }
            }
            Brought::Compared(Err(err)) => {
                match &mut self.sheet {
                    Some(Sheet::Merge(sheet)) if sheet.wants_passphrase() => sheet.failed(),
                    _ => self.sheet = None,
                }
                self.tell(&err.message());
            }
            Brought::Sheet(Ok(sheet)) => self.show_recovery(sheet),
            Brought::Sheet(Err(err)) | Brought::Act(Err(err)) | Brought::Written(Err(err)) | Brought::Looked(Err(err)) | Brought::Withdrawn(Err(err)) => {
                self.tell_unless_stopped(&err);
            }
        }
        asks.append(&mut self.waiting);
    }

    /// Tells that a file was written, and how many documents are not in it.
    fn written(&mut self, path: &Path, left_out: usize) {
        let path = path.display().to_string();
        let arguments = [("path", (&path).into()), ("n", left_out.into())];
        let what = self.locale.with(if left_out == 0 { "file-written" } else { "file-written-without" }, &arguments);
        self.notices.add(Grade::Info, what, None);
    }

    pub(super) fn job_failed(&mut self) {
        let what = self.locale.text("job-failed");
        self.notices.add(Grade::Failure, what, None);
    }

    /// Gives the session to a job.
    pub(super) fn send_away(&mut self, context: &Context, key: &'static str, work: impl FnOnce(&mut Session, &Progress) -> Brought + Send + 'static) {
        if self.work.is_some() {
            return;
        }
        let Some(mut session) = self.desk_mut().and_then(|desk| desk.seat.take()) else { return };
        let wake = context.clone();
        let job = Job::start(
            key,
            move || wake.request_repaint(),
            move |progress| {
                session.wait_with(Some(Arc::clone(progress)));
                let brought = work(&mut session, progress);
                session.wait_with(None);
                (session, brought)
            },
        );
        match job {
            Ok(job) => self.work = Some(Work::Away(job, key)),
            // Without threads nothing of the desk can be trusted any more; the file is as it was after the last act.
            Err(err) => {
                self.screen = Screen::Start;
                self.tell(&Message { what: err.to_string(), hint: None });
            }
        }
    }

    fn look_at_dialog(&mut self, asks: &mut Vec<Ask>) {
        let Some(answer) = self.dialog.as_ref().and_then(crate::app::dialogs::Dialog::poll) else { return };
        self.dialog = None;
        match answer {
            Answer::Chosen(kind, paths) => self.paths_chosen(kind.into(), paths, asks),
            Answer::Cancelled => {}
            Answer::Unavailable(kind) => {
                self.dialogs = false;
                self.sheet = Some(Sheet::Path(PathSheet::new(kind.into())));
            }
        }
    }

    /// What happens with paths that were chosen or written.
    pub(super) fn paths_chosen(&mut self, purpose: For, paths: Vec<PathBuf>, asks: &mut Vec<Ask>) {
        match purpose {
            For::Open => asks.extend(paths.into_iter().next().map(Ask::OpenProject)),
            For::Import => asks.push(Ask::Review(paths)),
            For::Copy => asks.extend(paths.into_iter().next().map(Ask::LookAtCopy)),
            For::NewStudy | For::Study => {
                asks.extend(paths.into_iter().next().map(|path| Ask::LookAtStudy { path, here: purpose == For::Study }));
            }
            For::Survey => asks.extend(paths.into_iter().next().map(Ask::LookAtSurvey)),
            For::Parcel => asks.extend(paths.into_iter().next().map(Ask::Unpack)),
            For::Codebook => asks.extend(paths.into_iter().next().map(Ask::TakeCodebook)),
        }
    }
}

impl From<crate::app::dialogs::Kind> for For {
    fn from(kind: crate::app::dialogs::Kind) -> Self {
        match kind {
            crate::app::dialogs::Kind::Project => Self::Open,
            crate::app::dialogs::Kind::Documents => Self::Import,
            crate::app::dialogs::Kind::Codebook => Self::Codebook,
            crate::app::dialogs::Kind::Copy => Self::Copy,
            crate::app::dialogs::Kind::NewStudy => Self::NewStudy,
            crate::app::dialogs::Kind::Study => Self::Study,
            crate::app::dialogs::Kind::Survey => Self::Survey,
            crate::app::dialogs::Kind::Parcel => Self::Parcel,
        }
    }
}
