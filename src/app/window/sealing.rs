//! Encryption in the window: the project under another key, its recovery sheet, and a clipboard that forgets.

use super::Window;
use super::jobs::{Brought, Work};
use crate::app::panels::notices::Grade;
use crate::app::sheets::Sheet;
use crate::app::sheets::encryption::Decided;
use crate::app::sheets::parcel::{By, Decided as ParcelDecided};
use crate::app::sheets::recovery::RecoveryPaper;
use crate::model::code::ReportLanguage;
use crate::session::clock::Clock;
use crate::session::error::Message;
use crate::session::job::Job;
use crate::session::parcels::{self, ParcelFor, ParcelOpener};
use crate::session::sealing::{self, RecoverySheet, Resealed};
use crate::session::tables::WriteMode;
use crate::session::{Access, Passphrase, Session};
use egui::{Context, OutputCommand};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// A project that was opened, and what there is to say of it.
pub(super) struct Opened {
    /// The session.
    pub(super) session: Box<Session>,
    /// Its recovery sheet, where it has a new key.
    pub(super) sheet: Option<RecoverySheet>,
    /// Key of a sentence that says what was done.
    pub(super) done: Option<&'static str>,
    /// What could not be done, where the project was opened as it was.
    pub(super) trouble: Option<Message>,
    /// Older copies that anybody can read.
    pub(super) readable: Vec<PathBuf>,
}

impl Opened {
    pub(super) fn of(session: Session) -> Self {
        Self { session: Box::new(session), sheet: None, done: None, trouble: None, readable: Vec::new() }
    }
}

impl Window {
    /// What the sheet of the encryption decided.
    pub(super) fn encryption_decided(&mut self, context: &Context, decided: Decided) {
        let pass = |text: &Zeroizing<String>| Passphrase::new(text.to_string());
        match decided {
            Decided::Nothing => {}
            Decided::Sheet(now) => {
                let Some(path) = self.desk().map(|desk| desk.path.clone()) else { return };
                self.send_away(context, "job-sealing", move |session, _| Brought::Sheet(RecoverySheet::of(&path, &pass(&now), session.clock())));
            }
            Decided::Seal(new) => self.reseal(context, None, Some(pass(&new)), "sealed-now"),
            Decided::Change(now, new) => self.reseal(context, Some(pass(&now)), Some(pass(&new)), "passphrase-changed"),
            Decided::Unseal(now) => self.reseal(context, Some(pass(&now)), None, "unsealed-now"),
        }
    }

    /// Closes the project, gives its file another key, and opens it again; where that fails, as it was.
    fn reseal(&mut self, context: &Context, now: Option<Passphrase>, next: Option<Passphrase>, done: &'static str) {
        let Some(path) = self.desk().filter(|desk| self.work.is_none() && desk.writable && !desk.seat.is_away()).map(|desk| desk.path.clone()) else {
            let what = self.locale.text("read-only");
            self.notices.add(Grade::Warning, what, None);
            return;
        };
        if now.is_some() {
            self.lock(context);
        } else {
            self.leave_desk();
        }
        let (file, who) = (path.clone(), self.who.clone());
        self.begin(context, path, move || {
            let actor = who.actor();
            let resealed = match (&now, &next) {
                (None, Some(next)) => sealing::seal(&file, next, &actor),
                (Some(now), Some(next)) => sealing::change_passphrase(&file, now, next, &actor),
                (Some(now), None) => sealing::unseal(&file, now, &actor),
                (None, None) => Ok(Resealed { sheet: None, readable: Vec::new() }),
            };
            let open = |passphrase: &Option<Passphrase>| Session::open(&file, passphrase.as_ref(), Access::ReadWrite, actor);
            match resealed {
                Ok(Resealed { sheet, readable }) => Ok(Opened { sheet, readable, done: Some(done), ..Opened::of(open(&next)?) }),
                Err(err) => match open(&now) {
                    Ok(session) => Ok(Opened { trouble: Some(err.message()), ..Opened::of(session) }),
                    // A wrong passphrase does not open it either, and is said at the gate.
                    Err(_) => Err(err),
                },
            }
        });
    }

    /// A project was opened: its desk is laid, and what there is to say of it is said.
    pub(super) fn opened(&mut self, context: &Context, opened: Opened, path: PathBuf) {
        self.sit_down(context, *opened.session, path);
        if let Some(message) = opened.trouble {
            self.tell(&message);
        }
        if let Some(key) = opened.done {
            let what = self.locale.text(key);
            self.notices.add(Grade::Info, what, None);
        }
        if !opened.readable.is_empty() {
            let names: Vec<String> = opened.readable.iter().filter_map(|path| path.file_name()).map(|name| name.to_string_lossy().into_owned()).collect();
            let what = self.locale.with("readable-copies", &[("names", (&names.join(", ")).into())]);
            self.notices.add(Grade::Warning, what, None);
        }
        if let Some(sheet) = opened.sheet {
            self.show_recovery(sheet);
        }
    }

    /// Shows a recovery sheet, to be printed or written down.
    pub(super) fn show_recovery(&mut self, sheet: RecoverySheet) {
        let Some(path) = self.desk().map(|desk| desk.path.clone()) else { return };
        let name = self.locale.text("recovery-file");
        self.sheet = Some(Sheet::Recovery(Box::new(RecoveryPaper::new(sheet, &path, name))));
    }

    /// Saves a recovery sheet; true where it was.
    pub(super) fn save_recovery(&mut self, sheet: &RecoverySheet, path: &Path, replace: bool) -> bool {
        let language = if self.locale.is_french() { ReportLanguage::French } else { ReportLanguage::English };
        let mode = if replace { WriteMode::Replace } else { WriteMode::KeepExisting };
        match sheet.write(path, language, mode) {
            Ok(()) => {
                let what = self.locale.with("file-written", &[("path", (&path.display().to_string()).into())]);
                self.notices.add(Grade::Info, what, None);
                true
            }
            Err(err) => {
                self.tell(&err.message());
                false
            }
        }
    }

    /// What the sheet of parcels decided; true where it stays, because something is still to be mended there.
    pub(super) fn parcel_decided(&mut self, context: &Context, decided: ParcelDecided) -> bool {
        match decided {
            ParcelDecided::Nothing => {}
            ParcelDecided::Pack { path, by, replace } => {
                let whom = match by {
                    By::Passphrase(text) => ParcelFor::Passphrase(Passphrase::new(text.to_string())),
                    By::Keys(text) | By::KeyFile(text, _) => {
                        let words: Vec<String> = text.split([',', ';', ' ']).map(str::to_owned).collect();
                        match parcels::read_recipients(&words) {
                            Ok(keys) => ParcelFor::Keys(keys),
                            Err(err) => {
                                self.tell(&err.message());
                                return true;
                            }
                        }
                    }
                };
                let mode = if replace { WriteMode::Replace } else { WriteMode::KeepExisting };
                self.send_away(context, "job-packing", move |session, _| Brought::Written(session.pack(&path, &whom, mode).map(|()| (path, 0))));
            }
            ParcelDecided::Unpack { parcel, path, by } => {
                let opener = match by {
                    By::Passphrase(text) => Ok(ParcelOpener::Passphrase(Passphrase::new(text.to_string()))),
                    By::Keys(file) => parcels::read_keys(Path::new(file.trim()), None).map(ParcelOpener::Keys),
                    By::KeyFile(file, passphrase) => {
                        parcels::read_keys(Path::new(file.trim()), Some(&Passphrase::new(passphrase.to_string()))).map(ParcelOpener::Keys)
                    }
                };
                match opener {
                    Ok(opener) => self.unpack(context, parcel, path, opener),
                    Err(err) => {
                        self.tell(&err.message());
                        return true;
                    }
                }
            }
            ParcelDecided::Key(path, passphrase) => {
                match parcels::new_key(&path, passphrase.map(|text| Passphrase::new(text.to_string())).as_ref(), &Clock::system()) {
                    Ok(key) => {
                        let (path, key) = (path.display().to_string(), key.to_string());
                        let what = self.locale.with("key-made", &[("path", (&path).into()), ("key", (&key).into())]);
                        context.copy_text(key);
                        self.notices.add(Grade::Info, what, None);
                    }
                    Err(err) => {
                        self.tell(&err.message());
                        return true;
                    }
                }
            }
        }
        false
    }

    fn unpack(&mut self, context: &Context, parcel: PathBuf, path: PathBuf, opener: ParcelOpener) {
        let (wake, project) = (context.clone(), path.clone());
        let job = Job::start("unpack a parcel", move || wake.request_repaint(), move |_| parcels::unpack(&parcel, &project, &opener));
        self.keep_job(job.map(|job| Work::Unpacking(job, path)));
    }

    /// What is copied out of an encrypted project leaves the clipboard after the set time, and at once where the project is locked or closed.
    pub(super) fn guard_clipboard(&mut self, context: &Context) {
        let now = context.input(|input| input.time);
        let sealed = self.desk().is_some_and(|desk| desk.encrypted);
        let copied = context.output(|output| output.commands.iter().any(|command| matches!(command, OutputCommand::CopyText(text) if !text.is_empty())));
        if copied && sealed && self.settings.clear_clipboard > 0 {
            self.clipboard_until = Some(now + f64::from(self.settings.clear_clipboard));
        } else if copied {
            // Something else stands there now.
            self.clipboard_until = None;
        }
        let Some(until) = self.clipboard_until else { return };
        if now >= until || !sealed {
            context.copy_text(String::new());
            self.clipboard_until = None;
        } else {
            context.request_repaint_after_secs((until - now) as f32 + 0.1);
        }
    }
}
