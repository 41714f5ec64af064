//! Withdrawals, pseudonyms, reminders and backups: what the window does to protect those whose words these are.

use super::jobs::Brought;
use super::{Screen, Window};
use crate::app::desk::Seat;
use crate::app::panels::notices::Grade;
use crate::app::sheets::Sheet;
use crate::app::sheets::backups::{BackupSheet, Decided as BackupDecided};
use crate::app::sheets::consent::ConsentSheet;
use crate::app::sheets::pseudonyms::{Decided as NamesDecided, PseudonymSheet, read_lists};
use crate::model::code::ReportLanguage;
use crate::model::ids::DocumentId;
use crate::session::retention::Due;
use crate::session::tables::WriteMode;
use crate::session::withdraw::{Withdraw, Withdrawn};
use crate::session::{Passphrase, Session};
use egui::Context;
use std::path::{Path, PathBuf};

impl Window {
    /// Works out what a withdrawal would destroy, and asks.
    pub(super) fn look_at_withdrawal(&mut self, context: &Context, withdraw: Withdraw) {
        self.store_drafts();
        self.send_away(context, "job-withdrawal", move |session, _| Brought::Looked(session.look_at_withdrawal(&withdraw).map(|preview| (withdraw, preview))));
    }

    /// Destroys, and writes the certificate.
    pub(super) fn withdraw(&mut self, context: &Context, withdraw: Withdraw, certificate: PathBuf) {
        let language = if self.locale.is_french() { ReportLanguage::French } else { ReportLanguage::English };
        self.send_away(context, "job-withdrawal", move |session, _| {
            let withdrawn = session.withdraw_with_certificate(&withdraw, &certificate, WriteMode::KeepExisting, language);
            Brought::Withdrawn(withdrawn.map(|withdrawn| (Box::new(withdrawn), certificate)))
        });
    }

    /// Says that it is done, and what still holds it.
    pub(super) fn tell_withdrawn(&mut self, withdrawn: &Withdrawn, certificate: &Path) {
        let path = certificate.display().to_string();
        match &withdrawn.uncertified {
            None => {
                let what = self.locale.with("withdrawn-done", &[("path", (&path).into())]);
                self.notices.add(Grade::Info, what, None);
            }
            Some(why) => {
                let why = self.locale.said(why);
                let what = self.locale.with("withdrawn-uncertified", &[("why", (&why).into())]);
                let hint = self.locale.text("withdrawn-certify-again");
                self.notices.add(Grade::Failure, what, Some(hint));
            }
        }
        for (copy, why) in &withdrawn.left {
            let path = copy.display().to_string();
            let what = self.locale.with("withdrawn-left", &[("path", (&path).into()), ("why", why.into())]);
            self.notices.add(Grade::Warning, what, None);
        }
        if !withdrawn.swept {
            let what = self.locale.text("withdrawn-unswept");
            self.notices.add(Grade::Warning, what, None);
        }
    }

    /// Reminds of documents whose time is over, or nearly.
    pub(super) fn remind_of_retention(&mut self, session: &Session) {
        let all = session.retention();
        for (due, key) in [(Due::Overdue, "retention-overdue"), (Due::Soon, "retention-soon")] {
            let names: Vec<&str> = all.iter().filter(|one| one.due == due).map(|one| one.name.as_str()).collect();
            if !names.is_empty() {
                let what = self.locale.with(key, &[("n", names.len().into()), ("names", (&names.join(", ")).into())]);
                let hint = self.locale.text("retention-hint");
                self.notices.add(Grade::Warning, what, Some(hint));
            }
        }
    }

    /// Shows to what people agreed who speak in a document.
    pub(super) fn show_consent(&mut self, document: DocumentId) {
        self.sheet = self.desk().map(|desk| Sheet::Consent(Box::new(ConsentSheet::new(&desk.project, document))));
    }

    /// Asks for the vault of real names, to look through a document.
    pub(super) fn ask_for_names(&mut self, document: DocumentId) {
        self.store_drafts();
        let Some(desk) = self.desk() else { return };
        let Seat::Here(session) = &desk.seat else { return };
        let (has_vault, transcript) = (session.has_vault(), desk.project.transcript(document));
        match (has_vault, transcript) {
            (Ok(has_vault), Some(transcript)) => self.sheet = Some(Sheet::Pseudonyms(Box::new(PseudonymSheet::new(transcript, has_vault)))),
            (Err(err), _) => self.tell(&err.message()),
            (Ok(_), None) => {}
        }
    }

    /// What the sheet of names decided; true where it stays.
    pub(super) fn name(&mut self, context: &Context, decided: NamesDecided) -> bool {
        let vault_key = |passphrase: zeroize::Zeroizing<String>| Passphrase::new(passphrase.to_string());
        match decided {
            NamesDecided::Open { document, passphrase, lists } => {
                self.send_away(context, "job-names", move |session, _| {
                    let opened = session.open_vault(&vault_key(passphrase)).and_then(|vault| {
                        let proposals = session.propose(document, &vault, &read_lists(&lists)?)?;
                        Ok((Box::new(vault), proposals))
                    });
                    Brought::Proposed(opened)
                });
                return true;
            }
            NamesDecided::Replace { document, passphrase, vault, moves } => {
                self.send_away(context, "job-names", move |session, _| {
                    let kept = session.keep_vault(&vault, &vault_key(passphrase));
                    Brought::Act(kept.and_then(|()| session.pseudonymise(document, moves)))
                });
            }
            NamesDecided::DestroyRaw(passphrase) => {
                self.send_away(context, "job-names", move |session, _| {
                    let vault = session.open_vault(&vault_key(passphrase));
                    Brought::Act(vault.and_then(|vault| session.destroy_raw(&vault)).map(|(outcome, _)| outcome))
                });
            }
            NamesDecided::Nothing => {}
        }
        false
    }

    /// Shows the backups of the project.
    pub(super) fn show_backups(&mut self) {
        let Some(desk) = self.desk() else { return };
        let Seat::Here(session) = &desk.seat else { return };
        match session.backup_settings().and_then(|settings| Ok((settings, session.backups()?))) {
            Ok((settings, backups)) => self.sheet = Some(Sheet::Backups(Box::new(BackupSheet::new(&settings, backups, desk.writable)))),
            Err(err) => self.tell(&err.message()),
        }
    }

    /// What the sheet of backups decided.
    pub(super) fn back_up(&mut self, context: &Context, decided: BackupDecided) {
        match decided {
            BackupDecided::Make => self.send_away(context, "job-backup", |session, _| Brought::Written(session.back_up().map(|made| (made.path, 0)))),
            BackupDecided::Set(count, folder) => self.set_backups(count, &folder),
            BackupDecided::Restore(backup) => self.restore(context, &backup),
            BackupDecided::Nothing => {}
        }
    }

    fn set_backups(&mut self, count: u32, folder: &Path) {
        let Some(desk) = self.desk_mut() else { return };
        let Seat::Here(session) = &mut desk.seat else { return };
        // What was proposed stands for “beside the project”, also where the project is moved.
        let beside = session.backup_settings().is_ok_and(|settings| settings.folder == folder) || folder.as_os_str().is_empty();
        if let Err(err) = session.set_backups(count, if beside { None } else { Some(folder) }) {
            self.tell(&err.message());
        }
    }

    /// Puts a copy in the place of the project, and opens that.
    fn restore(&mut self, context: &Context, backup: &Path) {
        self.store_drafts();
        let Screen::Desk(desk) = &mut self.screen else { return };
        let path = desk.path.clone();
        let Some(session) = desk.seat.take() else { return };
        let restored = session.restore(backup);
        self.screen = Screen::Start;
        match restored {
            Ok(before) => {
                let before = before.display().to_string();
                let what = self.locale.with("backup-restored", &[("path", (&before).into())]);
                self.notices.add(Grade::Info, what, None);
            }
            Err(err) => self.tell(&err.message()),
        }
        self.open_project(context, path);
    }
}
