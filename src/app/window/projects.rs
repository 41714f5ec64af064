//! Opening, making, locking and leaving projects.

use super::jobs::{Brought, Work};
use super::sealing::Opened;
use super::{Screen, Window};
use crate::app::ask::Ask;
use crate::app::desk::{Desk, Seat};
use crate::app::dialogs::{Dialog, Kind};
use crate::app::gate::Gate;
use crate::app::panels::notices::Grade;
use crate::app::places::memos;
use crate::app::settings::Recent;
use crate::app::sheets::Sheet;
use crate::app::sheets::path::PathSheet;
use crate::app::text::TextEngine;
use crate::session::error::SessionError;
use crate::session::job::Job;
use crate::session::sealing::RecoverySheet;
use crate::session::{Access, Passphrase, Session, conflicts, needs_passphrase, sample, start_with};
use egui::Context;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Folder and file of the sample study that the window makes for itself.
const SAMPLE: &str = "griot-sample-study.griot";

impl Window {
    /// Asks for files with the system's dialog, or for a path where there is none.
    pub(super) fn ask_for_files(&mut self, context: &Context, kind: Kind) {
        if !self.dialogs {
            self.sheet = Some(Sheet::Path(PathSheet::new(kind.into())));
            return;
        }
        if self.dialog.is_some() {
            return;
        }
        let title = self.locale.text(match kind {
            Kind::Project => "path-open-title",
            Kind::Documents => "path-import-title",
            Kind::Codebook => "path-codebook-title",
            Kind::Copy => "act-merge-copy",
            Kind::NewStudy => "act-new-from-study",
            Kind::Study => "act-import-study",
            Kind::Survey => "act-import-survey",
            Kind::Parcel => "act-unpack",
        });
        let wake = context.clone();
        self.dialog = Dialog::open(kind, title, move || wake.request_repaint());
    }

    /// Reads another copy of the project and compares the two.
    pub(super) fn compare(&mut self, context: &Context, path: PathBuf, passphrase: Option<Zeroizing<String>>) {
        let passphrase = passphrase.map(|text| Passphrase::new(text.to_string()));
        self.send_away(context, "job-comparing", move |session, _| {
            let compared = session.merge_with(&path, passphrase.as_ref()).and_then(|merge| {
                let report = merge.report()?;
                Ok((Box::new(merge), report))
            });
            Brought::Compared(compared)
        });
    }

    /// Opens a project, after its passphrase where it needs one.
    pub(super) fn open_project(&mut self, context: &Context, path: PathBuf) {
        self.leave_desk();
        if needs_passphrase(&path) {
            self.screen = Screen::Gate(Box::new(Gate::new(path, false)));
        } else {
            self.begin_opening(context, path, None);
        }
    }

    /// The passphrase was given at the gate.
    pub(super) fn knock(&mut self, context: &Context, passphrase: Zeroizing<String>) {
        let Screen::Gate(gate) = &self.screen else { return };
        let path = gate.path.clone();
        self.begin_opening(context, path, Some(passphrase));
    }

    pub(super) fn begin_opening(&mut self, context: &Context, path: PathBuf, passphrase: Option<Zeroizing<String>>) {
        let (file, who) = (path.clone(), self.who.clone());
        self.begin(context, path, move || {
            let passphrase = passphrase.map(|text| Passphrase::new(text.to_string()));
            Session::open(&file, passphrase.as_ref(), Access::ReadWrite, who.actor()).map(Opened::of)
        });
    }

    pub(super) fn begin(&mut self, context: &Context, path: PathBuf, make: impl FnOnce() -> Result<Opened, SessionError> + Send + 'static) {
        if self.work.is_some() {
            return;
        }
        let wake = context.clone();
        match Job::start("open a project", move || wake.request_repaint(), move |_| make()) {
            Ok(job) => self.work = Some(Work::Opening(job, path)),
            Err(err) => self.notices.add(Grade::Failure, self.locale.said(&err.to_string()), None),
        }
    }

    /// Makes a project and opens it.
    pub(super) fn make_project(
        &mut self,
        context: &Context,
        name: String,
        path: PathBuf,
        (builtin, consent_required): (bool, bool),
        passphrase: Option<Zeroizing<String>>,
    ) {
        self.leave_desk();
        let (file, who) = (path.clone(), self.who.clone());
        self.begin(context, path, move || {
            let actor = who.actor();
            let passphrase = passphrase.map(|text| Passphrase::new(text.to_string()));
            let mut start = if builtin { start_with::builtin(&name, &actor.clock)? } else { start_with::empty(&name, &actor.clock)? };
            start.consent_required = consent_required;
            let session = Session::create(&file, passphrase.as_ref(), start, actor)?;
            let sheet = passphrase.map(|passphrase| RecoverySheet::of(&file, &passphrase, session.clock())).transpose()?;
            Ok(Opened { sheet, ..Opened::of(session) })
        });
    }

    /// Opens the sample study, which is made at the first time.
    pub(super) fn open_sample(&mut self, context: &Context) {
        let folder = dirs::document_dir().or_else(dirs::home_dir).unwrap_or_else(std::env::temp_dir);
        let path = folder.join(SAMPLE);
        if path.exists() {
            self.open_project(context, path);
            return;
        }
        self.leave_desk();
        let (file, who) = (path.clone(), self.who.clone());
        self.begin(context, path, move || Ok(Opened::of(sample::build(&file, None, who.actor())?.session)));
    }

    /// The project is open: its desk is laid.
    pub(super) fn sit_down(&mut self, context: &Context, session: Session, path: PathBuf) {
        let project = session.project();
        let id = project.info().map(|info| info.id);
        let kept = id.and_then(|id| self.settings.projects.get(&id).cloned()).unwrap_or_default();
        let held = session.held_by().map(|holder| (holder.coder.clone(), holder.host.clone()));
        let unlisted = project.info().is_some_and(|info| info.unlisted);
        if unlisted {
            self.settings.forget(&path);
        } else {
            let name = if session.is_encrypted() { String::new() } else { project.name().to_owned() };
            let path = std::path::absolute(&path).unwrap_or_else(|_| path.clone());
            self.settings.remember(Recent { path, name, encrypted: session.is_encrypted(), opened: session.clock().now().0 });
        }
        if let Some((coder, host)) = held {
            let what = self.locale.with("held-elsewhere", &[("coder", (&coder).into()), ("host", (&host).into())]);
            self.notices.add(Grade::Warning, what, None);
        }
        self.remind_of_retention(&session);
        self.tell_conflicting_copies(&path);
        self.last_input = context.input(|input| input.time);
        self.screen = Screen::Desk(Box::new(Desk::new(session, path, kept)));
        self.focus_reader();
    }

    /// Says that a synchronisation program laid other copies beside the project, and what to do with them.
    fn tell_conflicting_copies(&mut self, path: &Path) {
        let names: Vec<String> = conflicts::beside(path).iter().filter_map(|copy| copy.file_name()).map(|name| name.to_string_lossy().into_owned()).collect();
        if !names.is_empty() {
            let what = self.locale.with("conflicting-copies", &[("n", names.len().into()), ("names", (&names.join(", ")).into())]);
            let hint = self.locale.text("conflicting-copies-hint");
            self.notices.add(Grade::Warning, what, Some(hint));
        }
    }

    /// The project was not opened: said at the gate, or as a notice on the start screen.
    pub(super) fn not_opened(&mut self, path: &Path, err: &SessionError) {
        let message = err.message();
        match &mut self.screen {
            Screen::Gate(gate) => gate.refused(message),
            Screen::Start | Screen::Desk(_) => {
                self.tell(&message);
                if !path.exists() {
                    self.settings.forget(path);
                }
            }
        }
    }

    /// Stores what is being written, remembers what is open, and closes the project.
    pub(super) fn leave_desk(&mut self) {
        if let Some(session) = self.desk_mut().and_then(|desk| desk.seat.session()).filter(|session| session.away().is_some()) {
            // What is being written comes into the copy that closing saves.
            session.go_on_adrift();
        }
        self.store_drafts();
        let Screen::Desk(desk) = &mut self.screen else { return };
        if let Some(id) = desk.id() {
            self.settings.projects.insert(id, desk.to_keep());
        }
        if let Some(session) = desk.seat.take()
            && let Err(err) = back_up_and_close(*session)
        {
            let message = err.message();
            self.screen = Screen::Start;
            self.tell(&message);
        }
        self.screen = Screen::Start;
        self.sheet = None;
        self.picker = None;
        self.palette = None;
        (self.text_menu, self.fold_menu) = (None, None);
        self.waiting.clear();
        self.locale.forget_said();
    }

    /// Stores memos that are being written: nothing that was typed is lost.
    pub(super) fn store_drafts(&mut self) {
        let Screen::Desk(desk) = &mut self.screen else { return };
        let mut asks: Vec<Ask> = desk.passage.flush(&desk.project).into_iter().collect();
        let all = memos::prepared(desk, &self.locale);
        memos::store(desk, &all, &mut asks);
        for ask in asks {
            if let Ask::Do(command) = ask {
                self.act(*command);
            }
        }
    }

    /// Closes everything of an encrypted project; its passphrase opens it again.
    pub(super) fn lock(&mut self, context: &Context) {
        let Screen::Desk(desk) = &self.screen else { return };
        if !desk.encrypted || matches!(desk.seat, Seat::Away) {
            return;
        }
        let path = desk.path.clone();
        self.leave_desk();
        self.notices = Default::default();
        // Letters that were drawn stand in textures and caches; a new engine has none of them.
        self.engine = if self.system_fonts { TextEngine::new() } else { TextEngine::with_shipped_fonts_only() };
        context.memory_mut(|memory| {
            memory.data.clear();
            memory.caches = Default::default();
        });
        context.copy_text(String::new());
        self.screen = Screen::Gate(Box::new(Gate::new(path, true)));
    }

    /// Locks an encrypted project when nobody has touched it for the set time.
    pub(super) fn lock_when_idle(&mut self, context: &Context) {
        let minutes = self.settings.lock_after;
        if minutes == 0 || !self.desk().is_some_and(|desk| desk.encrypted) {
            return;
        }
        let rest = f64::from(minutes) * 60.0 - (context.input(|input| input.time) - self.last_input);
        if rest <= 0.0 {
            self.lock(context);
        } else {
            context.request_repaint_after_secs(rest as f32 + 0.1);
        }
    }
}

/// A project whose file is away is not backed up among the copies of what has its name now: closing saves it.
fn back_up_and_close(mut session: Session) -> Result<(), SessionError> {
    let backed_up = if session.away().is_some() { Ok(false) } else { session.back_up_if_due() };
    session.close()?;
    backed_up.map(drop)
}
