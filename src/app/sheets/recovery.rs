//! The recovery sheet on the screen: its key to be written down by hand, or the sheet saved to be printed.

use crate::app::sheets::{lay, padded};
use crate::app::theme::tokens::SMALL;
use crate::app::widgets::{Emphasis, Field, Tools, Weight, Words, button, button_with, check, note, paragraph, segments, tokens};
use crate::session::sealing::RecoverySheet;
use egui::{Context, Id, Sense, Ui, pos2, vec2};
use std::path::{Path, PathBuf};

/// The sheet's state.
pub struct RecoveryPaper {
    /// The sheet.
    pub sheet: RecoverySheet,
    folder: String,
    name: String,
    format: usize,
    replace: bool,
}

/// What the person decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    /// Save the sheet.
    Save {
        /// Where.
        path: PathBuf,
        /// True where a file that is there is replaced.
        replace: bool,
    },
    /// It is written down.
    Done,
}

impl RecoveryPaper {
    /// Proposes a name beside the project.
    pub fn new(sheet: RecoverySheet, project: &Path, name: String) -> Self {
        let folder = project.parent().map(Path::to_path_buf).unwrap_or_default();
        let folder = std::path::absolute(&folder).unwrap_or(folder);
        Self { sheet, folder: folder.display().to_string(), name, format: 0, replace: false }
    }

    fn path(&self) -> PathBuf {
        let ending = RecoverySheet::ENDINGS.get(self.format).copied().unwrap_or("html");
        let name = self.name.trim();
        let name = if name.ends_with(&format!(".{ending}")) { name.to_owned() } else { format!("{name}.{ending}") };
        PathBuf::from(self.folder.trim()).join(name)
    }

    /// Shows the sheet; what was decided, once it is.
    pub fn show(&mut self, context: &Context, tools: &mut Tools<'_>) -> Option<Decided> {
        let title = tools.text("recovery-sheet");
        let exists = self.path().exists();
        let possible = !self.name.trim().is_empty() && (!exists || self.replace);
        let (mut save, mut done) = (false, false);
        let closed = lay(
            context,
            tools,
            "recovery",
            &title,
            vec2(600.0, 560.0),
            |ui, tools| padded(ui, |ui| self.contents(ui, tools, exists)),
            |ui, tools| {
                let text = tools.text("save-recovery-sheet");
                save = button_with(ui, tools, "", &text, Emphasis::Primary, possible).clicked();
                let text = tools.text("recovery-written-down");
                done = button(ui, tools, &text, Emphasis::Plain).clicked();
            },
        );
        if save {
            return Some(Decided::Save { path: self.path(), replace: self.replace });
        }
        (closed || done).then_some(Decided::Done)
    }

    fn contents(&mut self, ui: &mut Ui, tools: &mut Tools<'_>, exists: bool) {
        ui.spacing_mut().item_spacing.y = 6.0;
        let text = tools.text("recovery-meaning");
        paragraph(ui, tools, Words::new(&text, tokens(ui).t2), 5);
        let key = self.sheet.key();
        let groups: Vec<&str> = key.split('-').collect();
        for (row, four) in groups.chunks(4).enumerate() {
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
            let words = four.join("  ");
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &words));
            for (place, group) in four.iter().enumerate() {
                let left = rect.left() + place as f32 * rect.width() / 4.0;
                let number = (row * 4 + place + 1).to_string();
                Words::new(&number, tokens(ui).t3).kind(SMALL).paint(ui.painter(), tools.engine, pos2(left, rect.center().y), 16.0);
                Words::new(group, tokens(ui).t1).weight(Weight::Numbers).paint(ui.painter(), tools.engine, pos2(left + 18.0, rect.center().y), 110.0);
            }
        }
        let text = tools.text("recovery-warning");
        note(ui, tools, crate::app::icons::WARNING, &text, tokens(ui).warn, tokens(ui).warn_bg);
        let names: Vec<String> = RecoverySheet::ENDINGS.iter().map(|ending| tools.text(&format!("format-{ending}"))).collect();
        if let Some(place) = segments(ui, tools, &names, self.format) {
            self.format = place;
        }
        for (key, id, text) in [("file-name", "recovery-name", &mut self.name), ("folder", "recovery-folder", &mut self.folder)] {
            let label = tools.text(key);
            paragraph(ui, tools, Words::new(&label, tokens(ui).t2).kind(SMALL), 1);
            Field::new(Id::unique(id), &label).show(ui, tools, text);
        }
        if exists {
            let text = tools.text("replace-file");
            check(ui, tools, &mut self.replace, &text);
        }
    }
}
