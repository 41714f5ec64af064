//! The project for another program: which program, which file, who receives it, and before anything is written what will be lost; afterwards what
//! the file carries.

use crate::app::locale::Tongue;
use crate::app::sheets::report_table::{self, Row};
use crate::app::sheets::{lay, padded, scrolled};
use crate::app::theme::tokens::SMALL;
use crate::app::widgets::{Emphasis, Field, Tools, Weight, Words, button, button_with, check, choice, hairline, paragraph, segments, tokens};
use crate::model::code::Bilingual;
use crate::model::departure::Recipient;
use crate::model::project::Project;
use crate::session::exports;
use crate::session::studies::{Entry, Target, loss};
use crate::session::tables::WriteMode;
use egui::{Context, Id, Rect, Sense, Ui, UiBuilder, pos2, vec2};
use std::path::{Path, PathBuf};

/// Width of the left side, on which is chosen.
const LEFT: f32 = 340.0;

/// The sheet's state.
#[derive(Clone, Debug)]
pub struct StudyOut {
    program: Target,
    /// True for a codebook file.
    codebook: bool,
    folder: String,
    name: String,
    replace: bool,
    recipient: Recipient,
    report_file: bool,
    fresh: bool,
    rows: Option<(Tongue, Target, bool, Vec<Row>)>,
}

/// A file that a person wants for another program.
#[derive(Clone, Debug, PartialEq)]
pub struct Outgoing {
    /// Where it goes and to whom.
    pub target: exports::Target,
    /// The program that is to read it.
    pub program: Target,
    /// True for a codebook file.
    pub codebook: bool,
    /// True where the report is written as a table beside it.
    pub report_file: bool,
}

/// What the person decided.
#[derive(Clone, Debug, PartialEq)]
pub enum Decided {
    /// Write it.
    Write(Outgoing),
    /// Nothing.
    Nothing,
}

impl StudyOut {
    /// Proposes a name beside the project.
    pub fn new(folder: &Path, name: &str) -> Self {
        Self {
            program: Target::Nvivo,
            codebook: false,
            folder: folder.display().to_string(),
            name: name.to_owned(),
            replace: false,
            recipient: Recipient::Team,
            report_file: false,
            fresh: true,
            rows: None,
        }
    }

    fn path(&self) -> PathBuf {
        let ending = if self.codebook { ".qdc" } else { ".qdpx" };
        let name = self.name.trim();
        let name = if name.ends_with(ending) { name.to_owned() } else { format!("{name}{ending}") };
        PathBuf::from(self.folder.trim()).join(name)
    }

    /// Shows the sheet; what was decided, once it is.
    pub fn show(&mut self, context: &Context, tools: &mut Tools<'_>, project: &Project) -> Option<Decided> {
        let title = tools.text("act-export-study");
        let exists = self.path().exists();
        let (mut go, mut cancel) = (false, false);
        let possible = !self.name.trim().is_empty() && (!exists || self.replace);
        let closed = lay(
            context,
            tools,
            "study-out",
            &title,
            vec2(1160.0, 740.0),
            |ui, tools| self.contents(ui, tools, project, exists),
            |ui, tools| {
                let text = tools.text("export");
                go = button_with(ui, tools, "", &text, Emphasis::Primary, possible).clicked();
                let text = tools.text("cancel");
                cancel = button(ui, tools, &text, Emphasis::Plain).clicked();
            },
        );
        if go {
            let mode = if self.replace { WriteMode::Replace } else { WriteMode::KeepExisting };
            let target = exports::Target { path: self.path(), mode, recipient: self.recipient };
            return Some(Decided::Write(Outgoing { target, program: self.program, codebook: self.codebook, report_file: self.report_file }));
        }
        (closed || cancel).then_some(Decided::Nothing)
    }

    fn contents(&mut self, ui: &mut Ui, tools: &mut Tools<'_>, project: &Project, exists: bool) {
        let whole = ui.available_rect_before_wrap();
        let left = Rect::from_min_max(whole.min, pos2(whole.left() + LEFT, whole.bottom()));
        let right = Rect::from_min_max(pos2(left.right(), whole.top()), whole.max);
        ui.painter().rect_filled(right, 0.0, tokens(ui).bg_paper);
        let mut child = ui.new_child(UiBuilder::new().id_salt("study-out-choices").max_rect(left));
        padded(&mut child, |ui| self.choices(ui, tools, exists));
        let mut child = ui.new_child(UiBuilder::new().id_salt("study-out-losses").max_rect(right));
        child.set_clip_rect(right);
        self.losses(&mut child, tools, project);
        ui.painter().vline(right.left(), whole.y_range(), egui::Stroke::new(1.0, tokens(ui).line));
        ui.allocate_rect(whole, Sense::hover());
    }

    fn choices(&mut self, ui: &mut Ui, tools: &mut Tools<'_>, exists: bool) {
        ui.spacing_mut().item_spacing.y = 6.0;
        let label = |ui: &mut Ui, tools: &mut Tools<'_>, key: &str| {
            let text = tools.text(key);
            paragraph(ui, tools, Words::new(&text, tokens(ui).t2).kind(SMALL), 1);
            text
        };
        let names = [tools.text("study-whole"), tools.text("study-codebook")];
        if let Some(place) = segments(ui, tools, &names, usize::from(self.codebook)) {
            self.codebook = place == 1;
        }
        if !self.codebook {
            let text = label(ui, tools, "study-program");
            let names: Vec<String> = Target::ALL.iter().map(|program| program.name().to_owned()).collect();
            let chosen = Target::ALL.iter().position(|program| *program == self.program);
            if let Some(program) = choice(ui, tools, &text, &names, chosen, Some(280.0)).and_then(|place| Target::ALL.get(place)) {
                self.program = *program;
            }
        }
        let text = label(ui, tools, "file-name");
        let response = Field::new(Id::unique("study-out-name"), &text).show(ui, tools, &mut self.name);
        if std::mem::take(&mut self.fresh) {
            response.request_focus();
        }
        let text = label(ui, tools, "folder");
        Field::new(Id::unique("study-out-folder"), &text).show(ui, tools, &mut self.folder);
        if !self.codebook {
            let text = label(ui, tools, "recipient");
            let names: Vec<String> = Recipient::ALL.iter().map(|who| tools.text(&format!("recipient-{who}"))).collect();
            let chosen = Recipient::ALL.iter().position(|who| *who == self.recipient);
            if let Some(who) = choice(ui, tools, &text, &names, chosen, Some(280.0)).and_then(|place| Recipient::ALL.get(place)) {
                self.recipient = *who;
            }
        }
        if exists {
            let text = tools.text("replace-file");
            check(ui, tools, &mut self.replace, &text);
        }
        let text = tools.text("report-beside-file");
        check(ui, tools, &mut self.report_file, &text);
    }

    fn losses(&mut self, ui: &mut Ui, tools: &mut Tools<'_>, project: &Project) {
        let key = (tools.locale.tongue(), self.program, self.codebook);
        let known = self.rows.as_ref().is_some_and(|(tongue, program, codebook, _)| (*tongue, *program, *codebook) == key);
        if !known {
            let entries = if self.codebook { loss::of_codebook(project) } else { loss::before_writing(project, self.program) };
            self.rows = Some((key.0, key.1, key.2, report_table::rows(&entries, names(project), tools.locale)));
        }
        let Some((_, _, _, rows)) = &self.rows else { return };
        scrolled(ui, "study-out-table", |ui| {
            padded(ui, |ui| {
                let key = if self.codebook { "loss-of-codebook" } else { "loss-for" };
                let text = tools.locale.with(key, &[("program", self.program.name().into())]);
                paragraph(ui, tools, Words::new(&text, tokens(ui).t1).weight(Weight::Semibold), 2);
            });
            hairline(ui);
            report_table::show(ui, tools, rows);
        });
    }
}

/// How the attributes of a project are called.
fn names(project: &Project) -> impl Iterator<Item = &Bilingual> {
    project.attributes().into_iter().map(|attribute| &attribute.name)
}

/// What a file that was written carries and what it does not.
pub struct Told {
    file: String,
    rows: Vec<Row>,
}

impl Told {
    /// The report of a file that was written.
    pub fn new(path: &Path, entries: &[Entry], project: &Project, locale: &crate::app::locale::Locale) -> Self {
        let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Self { file, rows: report_table::rows(entries, names(project), locale) }
    }

    /// Shows it; true where it is to be closed.
    pub fn show(&self, context: &Context, tools: &mut Tools<'_>) -> bool {
        let title = tools.locale.with("report-of-file", &[("file", (&self.file).into())]);
        let mut done = false;
        let closed = lay(
            context,
            tools,
            "study-told",
            &title,
            vec2(980.0, 640.0),
            |ui, tools| {
                scrolled(ui, "study-told", |ui| report_table::show(ui, tools, &self.rows));
            },
            |ui, tools| {
                let text = tools.text("close-report");
                done = button(ui, tools, &text, Emphasis::Primary).clicked();
            },
        );
        closed || done
    }
}
