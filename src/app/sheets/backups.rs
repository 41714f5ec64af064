//! Backups of the project: how many are kept and where, one now, and the way back to one.

use crate::app::locale::Locale;
use crate::app::sheets::{lay, padded};
use crate::app::theme::tokens::SMALL;
use crate::app::widgets::{Emphasis, Field, Tools, Words, button, button_with, check, paragraph, tokens};
use crate::session::backups::{Backup, BackupSettings};
use egui::{Context, Id, ScrollArea, Ui, vec2};
use std::path::PathBuf;

/// The sheet's state.
#[derive(Clone, Debug)]
pub struct BackupSheet {
    backups: Vec<Backup>,
    count: String,
    folder: String,
    /// The copy that is to take the project's place, and whether the person is sure.
    chosen: Option<PathBuf>,
    sure: bool,
    writable: bool,
}

/// What the person decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    /// Make one now.
    Make,
    /// Keep so many, there.
    Set(u32, PathBuf),
    /// Put this one in the project's place.
    Restore(PathBuf),
    /// Nothing.
    Nothing,
}

impl BackupSheet {
    /// As the project keeps them.
    pub fn new(settings: &BackupSettings, backups: Vec<Backup>, writable: bool) -> Self {
        Self { backups, count: settings.count.to_string(), folder: settings.folder.display().to_string(), chosen: None, sure: false, writable }
    }

    /// Shows the sheet; what was decided, once it is.
    pub fn show(&mut self, context: &Context, tools: &mut Tools<'_>) -> Option<Decided> {
        let title = tools.text("act-backups");
        let count: Option<u32> = self.count.trim().parse().ok();
        let (mut make, mut store, mut restore, mut cancelled) = (false, false, false, false);
        let mut sheet = self.clone();
        let closed = lay(
            context,
            tools,
            "backups",
            &title,
            vec2(640.0, 520.0),
            |ui, tools| padded(ui, |ui| sheet.contents(ui, tools)),
            |ui, tools| {
                if sheet_restores(self) {
                    let text = tools.text("backup-restore");
                    restore = button_with(ui, tools, "", &text, Emphasis::Primary, self.writable && self.sure).clicked();
                } else {
                    let text = tools.text("backup-make");
                    make = button_with(ui, tools, "", &text, Emphasis::Primary, self.writable).clicked();
                    let text = tools.text("backup-keep");
                    store = button_with(ui, tools, "", &text, Emphasis::Plain, self.writable && count.is_some()).clicked();
                }
                let text = tools.text("cancel");
                cancelled = button(ui, tools, &text, Emphasis::Plain).clicked();
            },
        );
        *self = sheet;
        if make {
            return Some(Decided::Make);
        }
        if store && let Some(count) = count {
            return Some(Decided::Set(count, PathBuf::from(self.folder.trim())));
        }
        if restore && let Some(chosen) = self.chosen.clone() {
            return Some(Decided::Restore(chosen));
        }
        (closed || cancelled).then_some(Decided::Nothing)
    }

    fn contents(&mut self, ui: &mut Ui, tools: &mut Tools<'_>) {
        ui.spacing_mut().item_spacing.y = 6.0;
        for (key, text) in [("backup-count", &mut self.count), ("backup-folder", &mut self.folder)] {
            let label = tools.text(key);
            paragraph(ui, tools, Words::new(&label, tokens(ui).t2).kind(SMALL), 1);
            Field::new(Id::unique(("backups", key)), &label).show(ui, tools, text);
        }
        let text = tools.locale.with("backup-list", &[("n", self.backups.len().into())]);
        paragraph(ui, tools, Words::new(&text, tokens(ui).t2).kind(SMALL), 1);
        ScrollArea::vertical().id_salt("backups").max_height(200.0).show(ui, |ui| {
            for backup in &self.backups {
                ui.horizontal(|ui| {
                    let text = described(backup, tools.locale);
                    let mut chosen = self.chosen.as_ref() == Some(&backup.path);
                    if check(ui, tools, &mut chosen, &text) {
                        self.chosen = chosen.then(|| backup.path.clone());
                        self.sure = false;
                    }
                });
            }
        });
        if self.chosen.is_some() {
            let text = tools.text("backup-sure");
            check(ui, tools, &mut self.sure, &text);
        }
    }
}

/// When a backup was made and how large it is, such as `26 November 2026, 12:40:44 (1.6 MB)`.
fn described(backup: &Backup, locale: &Locale) -> String {
    let mut made = backup.when().map_or_else(|| backup.made.clone(), |when| locale.second(when));
    if backup.number() > 1 {
        made = format!("{made} ({})", backup.number());
    }
    let size = locale.decimal(backup.bytes as f64 / 1e6, 1);
    locale.with("backup-of", &[("made", (&made).into()), ("size", (&size).into())])
}

fn sheet_restores(sheet: &BackupSheet) -> bool {
    sheet.chosen.is_some()
}
