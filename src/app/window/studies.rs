//! Studies of other programs: read, looked at, taken in, made into projects, and written.

use super::jobs::{Brought, Work};
use super::sealing::Opened;
use super::{Screen, Window};
use crate::app::panels::notices::Grade;
use crate::app::sheets::Sheet;
use crate::app::sheets::new_project::NewProject;
use crate::app::sheets::study_in::{Decided, Incoming};
use crate::app::sheets::study_out::{Outgoing, StudyOut};
use crate::session::Session;
use crate::session::error::{Message, SessionError};
use crate::session::job::{Job, Progress};
use crate::session::sealing::RecoverySheet;
use crate::session::studies::report::Report;
use crate::session::studies::study::Study;
use crate::session::studies::{Entry, Foreseen, StudyOptions, loss, read_study, write_report};
use crate::session::surveys::Survey;
use crate::session::tables::WriteMode;
use crate::session::{Outcome, Passphrase};
use egui::Context;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use zeroize::Zeroizing;

/// Names of the jobs that can be stopped.
pub(super) const READING_STUDY: &str = "job-reading-study";
pub(super) const EXPORTING_STUDY: &str = "job-exporting-study";

/// A study that was read, and what taking it into the open project would do.
type StudyRead = (Box<Study>, Option<Result<Foreseen, Message>>);

impl Window {
    /// What a person decided on a study; true where its sheet stays.
    pub(super) fn study_decided(&mut self, context: &Context, decided: Option<Decided>) -> bool {
        match decided {
            None => true,
            Some(Decided::Read { path, options, here }) => {
                self.read_study(context, path, options, here);
                true
            }
            Some(Decided::Take(incoming)) if incoming.here => {
                self.take_study(context, incoming);
                false
            }
            Some(Decided::Take(incoming)) => {
                self.sheet = Some(Sheet::NewProject(NewProject::of(incoming, self.who.known_coder())));
                false
            }
            Some(Decided::Stop) => {
                if let Some(work) = &self.work {
                    work.cancel();
                }
                false
            }
            Some(Decided::Nothing) => false,
        }
    }

    fn read_study(&mut self, context: &Context, path: PathBuf, options: StudyOptions, here: bool) {
        if here {
            self.send_away(context, READING_STUDY, move |session, progress| {
                let read = read_study(&path, &options, session.clock(), progress).map(|study| {
                    let foreseen = session.foresee_study(&study).map_err(|err| err.message());
                    (Box::new(study), foreseen)
                });
                Brought::Study(read)
            });
            return;
        }
        if self.work.is_some() {
            return;
        }
        let (wake, clock) = (context.clone(), self.who.actor().clock);
        let read = move |progress: &Arc<Progress>| read_study(&path, &options, &clock, progress).map(Box::new);
        let job = Job::start("read a study", move || wake.request_repaint(), read);
        self.keep_job(job.map(Work::ReadingStudy));
    }

    /// A study was read, or not.
    pub(super) fn study_read(&mut self, read: Result<StudyRead, SessionError>) {
        match (read, &mut self.sheet) {
            (Ok((study, foreseen)), Some(Sheet::Study(sheet))) => sheet.take(study, foreseen),
            // The person closed the sheet meanwhile.
            (Ok(_), _) => {}
            (Err(err), sheet) => {
                if matches!(sheet, Some(Sheet::Study(_))) {
                    *sheet = None;
                }
                self.tell_unless_stopped(&err);
            }
        }
    }

    /// Tells what went wrong; that a person stopped the work is no failure.
    pub(super) fn tell_unless_stopped(&mut self, err: &SessionError) {
        if err.is_cancelled() {
            let what = self.locale.text("job-stopped");
            self.notices.add(Grade::Info, what, None);
        } else {
            self.tell(&err.message());
        }
    }

    fn take_study(&mut self, context: &Context, incoming: Incoming) {
        let beside = self.desk().map(|desk| desk.path.clone());
        self.send_away(context, "job-importing", move |session, _| {
            let report = incoming.study.report.clone();
            let taken = session.take_study(*incoming.study).and_then(|outcome| {
                let table = beside.filter(|_| incoming.report_file).map(|project| report_beside(&project, &incoming.path));
                noted(outcome, table, &report)
            });
            Brought::Act(taken)
        });
    }

    /// Reads a survey, for a person to say which column is what.
    pub(super) fn read_survey(&mut self, context: &Context, path: PathBuf) {
        self.send_away(context, "job-reading", move |_, _| Brought::Survey(Survey::read(&path).map(Box::new)));
    }

    /// Takes a survey in.
    pub(super) fn take_survey(&mut self, context: &Context, survey: Survey) {
        self.send_away(context, "job-importing", move |session, _| {
            let study = survey.study(session.clock());
            Brought::Act(session.take_study(study))
        });
    }

    /// Makes a project out of a study and opens it.
    pub(super) fn make_from_study(&mut self, context: &Context, name: String, path: PathBuf, passphrase: Option<Zeroizing<String>>, incoming: Incoming) {
        self.leave_desk();
        let (file, who) = (path.clone(), self.who.clone());
        self.begin(context, path, move || {
            let passphrase = passphrase.map(|text| Passphrase::new(text.to_string()));
            let report = incoming.study.report.clone();
            let (session, _) = Session::create_from(&file, passphrase.as_ref(), &name, *incoming.study, who.actor())?;
            if incoming.report_file {
                write_report(&report_beside(&file, &incoming.path), &report, WriteMode::Replace)?;
            }
            let sheet = passphrase.map(|passphrase| RecoverySheet::of(&file, &passphrase, session.clock())).transpose()?;
            Ok(Opened { sheet, ..Opened::of(session) })
        });
    }

    /// The sheet that writes the project for another program.
    pub(super) fn open_export_for_others(&mut self) {
        let Screen::Desk(desk) = &self.screen else { return };
        let folder = desk.path.parent().map(PathBuf::from).unwrap_or_default();
        let folder = std::path::absolute(&folder).unwrap_or(folder);
        let name = desk.path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        self.sheet = Some(Sheet::StudyOut(Box::new(StudyOut::new(&folder, &name))));
    }

    /// Writes the project, or its codebook, for another program.
    pub(super) fn export_study(&mut self, context: &Context, outgoing: Outgoing) {
        self.send_away(context, EXPORTING_STUDY, move |session, progress| Brought::Exported(written(session, &outgoing, progress)));
    }
}

fn written(session: &mut Session, outgoing: &Outgoing, progress: &Progress) -> Result<(PathBuf, usize, Vec<Entry>), SessionError> {
    let target = &outgoing.target;
    let (left_out, mut report) = if outgoing.codebook {
        session.export_codebook(target)?;
        (0, Report { entries: session.loss_of_codebook(), ..Report::default() })
    } else {
        let (departed, report) = session.export_qdpx(target, false, progress)?;
        (departed.left_out.len(), report)
    };
    if !outgoing.codebook {
        report.entries.extend(loss::after_writing(&session.project(), outgoing.program));
    }
    if outgoing.report_file {
        write_report(&target.path.with_extension("report.csv"), &report, target.mode)?;
    }
    Ok((target.path.clone(), left_out, report.entries))
}

/// Where the report of a file that came in lies: beside the project, named after the file.
fn report_beside(project: &Path, file: &Path) -> PathBuf {
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    project.with_file_name(format!("{stem}.report.csv"))
}

/// The outcome, after the report is written where that is wanted. The study is in by then: a table that cannot be written is a note.
fn noted(mut outcome: Outcome, table: Option<PathBuf>, report: &Report) -> Result<Outcome, SessionError> {
    if let Some(table) = table
        && let Err(err) = write_report(&table, report, WriteMode::Replace)
    {
        outcome.notes.push(err.to_string());
    }
    Ok(outcome)
}
