//! A study of another program before it is taken in: what came in, what did not, and how its positions were counted; nothing is stored until the
//! person says so.

use crate::app::locale::{Locale, Tongue};
use crate::app::sheets::report_table::{self, Row};
use crate::app::sheets::{entered, lay, padded, scrolled};
use crate::app::theme::tokens::{SHEET_PADDING, SMALL};
use crate::app::widgets::{Emphasis, Tools, Weight, Words, button, button_with, check, choice, hairline, note, paragraph, tokens};
use crate::session::error::Message;
use crate::session::studies::study::Study;
use crate::session::studies::{Convention, Foreseen, Positions, StudyOptions, USUAL_LEVELS};
use egui::{Context, Rect, Sense, Ui, UiBuilder, pos2, vec2};
use std::path::PathBuf;

/// In how many columns it is told what would come in.
const FORESEEN_COLUMNS: usize = 3;

/// What the reading gave.
struct Read {
    study: Box<Study>,
    /// What taking it into the open project would do.
    foreseen: Option<Result<Foreseen, Message>>,
    rows: Option<(Tongue, Vec<Row>)>,
}

/// The sheet's state.
pub struct StudySheet {
    path: PathBuf,
    /// True where the open project takes it in; false for a new project.
    here: bool,
    options: StudyOptions,
    read: Option<Read>,
    busy: bool,
    report_file: bool,
}

/// What the person decided.
pub enum Decided {
    /// Read the file in this way.
    Read {
        /// The file.
        path: PathBuf,
        /// How.
        options: StudyOptions,
        /// True where the open project is to take it in.
        here: bool,
    },
    /// Take it in.
    Take(Incoming),
    /// Stop the reading.
    Stop,
    /// Nothing.
    Nothing,
}

/// A study that a person looked at and wants.
pub struct Incoming {
    /// The file that it came from.
    pub path: PathBuf,
    /// The study.
    pub study: Box<Study>,
    /// True where the open project takes it in.
    pub here: bool,
    /// True where the report is written as a table beside the project.
    pub report_file: bool,
}

impl StudySheet {
    /// Begins with a file that is not read yet.
    pub fn new(path: PathBuf, here: bool) -> Self {
        Self { path, here, options: StudyOptions::default(), read: None, busy: false, report_file: false }
    }

    /// Takes over what was read.
    pub fn take(&mut self, study: Box<Study>, foreseen: Option<Result<Foreseen, Message>>) {
        self.busy = false;
        self.read = Some(Read { study, foreseen, rows: None });
    }

    /// Shows the sheet; what was decided, once it is. `progress` is how far the reading is.
    pub fn show(&mut self, context: &Context, tools: &mut Tools<'_>, progress: Option<(usize, usize)>) -> Option<Decided> {
        if self.read.is_none() && !self.busy && progress.is_none() {
            self.busy = true;
            return Some(Decided::Read { path: self.path.clone(), options: self.options.clone(), here: self.here });
        }
        let file = self.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let title = tools.locale.with(if self.here { "study-into-title" } else { "study-new-title" }, &[("file", (&file).into())]);
        let ready = !self.busy && self.read.as_ref().is_some_and(|read| !matches!(read.foreseen, Some(Err(_))));
        let (mut go, mut cancel, mut again) = (false, false, false);
        let here = self.here;
        let closed = lay(
            context,
            tools,
            "study",
            &title,
            vec2(1160.0, 740.0),
            |ui, tools| again = self.contents(ui, tools, progress),
            |ui, tools| {
                let text = tools.text(if here { "study-take-in" } else { "study-go-on" });
                go = button_with(ui, tools, "", &text, Emphasis::Primary, ready).clicked();
                let text = tools.text("cancel");
                cancel = button(ui, tools, &text, Emphasis::Plain).clicked();
                let text = tools.text("nothing-stored-yet");
                Words::new(&text, tokens(ui).t2).show(ui, tools);
            },
        );
        if again {
            self.busy = true;
            return Some(Decided::Read { path: self.path.clone(), options: self.options.clone(), here: self.here });
        }
        if (go || entered(context, ready))
            && let Some(read) = self.read.take()
        {
            return Some(Decided::Take(Incoming { path: self.path.clone(), study: read.study, here: self.here, report_file: self.report_file }));
        }
        if closed || cancel {
            return Some(if self.busy { Decided::Stop } else { Decided::Nothing });
        }
        None
    }

    /// True where the file is to be read again in another way.
    fn contents(&mut self, ui: &mut Ui, tools: &mut Tools<'_>, progress: Option<(usize, usize)>) -> bool {
        if self.busy || self.read.is_none() {
            reading(ui, tools, &self.path, progress);
            return false;
        }
        let Some(read) = &mut self.read else { return false };
        let mut again = false;
        scrolled(ui, "study", |ui| {
            padded(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 5.0;
                summary(ui, tools, &read.study);
                foreseen(ui, tools, read.foreseen.as_ref());
                again |= positions(ui, tools, &read.study.report.positions, &mut self.options);
                let text = tools.text("study-whole-documents");
                again |= check(ui, tools, &mut self.options.whole_documents, &text);
                again |= levels(ui, tools, &mut self.options);
                let text = tools.text("report-beside");
                check(ui, tools, &mut self.report_file, &text);
            });
            hairline(ui);
            let rows = read.rows(tools.locale);
            report_table::show(ui, tools, rows);
        });
        again
    }
}

impl Read {
    fn rows(&mut self, locale: &Locale) -> &[Row] {
        let known = self.rows.as_ref().is_some_and(|(tongue, _)| *tongue == locale.tongue());
        if !known {
            self.rows =
                Some((locale.tongue(), report_table::rows(&self.study.report.entries, self.study.attributes.iter().map(|attribute| &attribute.name), locale)));
        }
        self.rows.as_ref().map_or(&[], |(_, rows)| rows)
    }
}

/// How far the reading is.
fn reading(ui: &mut Ui, tools: &mut Tools<'_>, path: &std::path::Path, progress: Option<(usize, usize)>) {
    padded(ui, |ui| {
        let text = tools.locale.with("study-reading", &[("path", (&path.display().to_string()).into())]);
        paragraph(ui, tools, Words::new(&text, tokens(ui).t1), 3);
        let (done, of) = progress.unwrap_or_default();
        if of > 0 {
            let text = tools.locale.with("study-sources-read", &[("done", done.into()), ("n", of.into())]);
            paragraph(ui, tools, Words::new(&text, tokens(ui).t2), 1);
        }
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width().min(480.0), 4.0), Sense::hover());
        ui.painter().rect_filled(rect, 2.0, tokens(ui).bg_press);
        let share = if of == 0 { 0.0 } else { done as f32 / of as f32 };
        ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(rect.width() * share, rect.height())), 2.0, tokens(ui).accent);
    });
}

fn summary(ui: &mut Ui, tools: &mut Tools<'_>, study: &Study) {
    if !study.report.origin.is_empty() {
        let text = tools.locale.with("study-origin", &[("program", (&study.report.origin).into())]);
        paragraph(ui, tools, Words::new(&text, tokens(ui).t2), 1);
    }
    let numbers = [
        ("documents", study.documents.len().into()),
        ("codes", study.codes.len().into()),
        ("codings", study.codings.len().into()),
        ("cases", study.cases.len().into()),
        ("memos", study.memos.len().into()),
    ];
    let text = tools.locale.with("study-holds", &numbers);
    paragraph(ui, tools, Words::new(&text, tokens(ui).t1).weight(Weight::Medium), 2);
}

fn foreseen(ui: &mut Ui, tools: &mut Tools<'_>, foreseen: Option<&Result<Foreseen, Message>>) {
    let colours = tokens(ui);
    match foreseen {
        None => {}
        Some(Ok(foreseen)) => {
            let text = tools.text("study-foreseen");
            paragraph(ui, tools, Words::new(&text, colours.t1).weight(Weight::Semibold), 1);
            ui.columns(FORESEEN_COLUMNS, |columns| {
                for (place, line) in foreseen.notes.iter().enumerate() {
                    let said = crate::app::locale::capitalised(&tools.locale.said(line));
                    if let Some(column) = columns.get_mut(place % FORESEEN_COLUMNS) {
                        paragraph(column, tools, Words::new(&said, colours.t1), 2);
                    }
                }
            });
            let text = tools.text("study-one-undo");
            paragraph(ui, tools, Words::new(&text, colours.t2).kind(SMALL), 1);
        }
        Some(Err(message)) => {
            let text = crate::app::locale::sentence(&tools.locale.said(&message.what));
            note(ui, tools, crate::app::icons::INFO, &text, colours.t2, colours.info_bg);
        }
    }
}

/// Whether names of codes are parted into levels; true where that was chosen anew.
fn levels(ui: &mut Ui, tools: &mut Tools<'_>, options: &mut StudyOptions) -> bool {
    let text = tools.text("study-levels");
    let mut parted = options.levels.is_some();
    let chosen = check(ui, tools, &mut parted, &text);
    options.levels = parted.then(|| USUAL_LEVELS.to_owned());
    chosen
}

/// How positions were counted, source by source, and another way to count them; true where one was chosen.
fn positions(ui: &mut Ui, tools: &mut Tools<'_>, found: &[Positions], options: &mut StudyOptions) -> bool {
    if found.is_empty() {
        return false;
    }
    let text = tools.text("positions-title");
    paragraph(ui, tools, Words::new(&text, tokens(ui).t1).weight(Weight::Semibold), 1);
    let text = tools.text("positions-about");
    paragraph(ui, tools, Words::new(&text, tokens(ui).t2).kind(SMALL), 3);
    let mut names = vec![tools.text("positions-found-out")];
    names.extend(Convention::ALL.iter().map(|convention| convention_name(tools.locale, *convention)));
    let mut again = false;
    for (place, one) in found.iter().enumerate() {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::hover());
        let said = options.positions_of.iter().find(|(source, _)| *source == one.source).map(|(_, convention)| *convention);
        let chosen = said.and_then(|said| Convention::ALL.iter().position(|known| *known == said)).map_or(0, |place| place + 1);
        let label = tools.locale.with("positions-of", &[("source", (&one.source).into())]);
        let mut child = ui.new_child(UiBuilder::new().id_salt(("positions", place)).max_rect(Rect::from_min_size(rect.min, vec2(380.0, 28.0))));
        if let Some(place) = choice(&mut child, tools, &label, &names, Some(chosen), Some(380.0)) {
            options.positions_of.retain(|(source, _)| *source != one.source);
            if let Some(convention) = place.checked_sub(1).and_then(|place| Convention::ALL.get(place)) {
                options.positions_of.push((one.source.clone(), *convention));
            }
            again = true;
        }
        let taken = convention_name(tools.locale, one.vote.convention);
        let values = [
            ("source", (&one.source).into()),
            ("n", one.selections.into()),
            ("unit", (&taken).into()),
            ("agree", one.vote.names_agree.into()),
            ("named", one.vote.named.into()),
        ];
        let text = tools.locale.with("positions-line", &values);
        let mut child = ui
            .new_child(UiBuilder::new().id_salt(("positions-said", place)).max_rect(Rect::from_min_max(pos2(rect.left() + 396.0, rect.top() + 4.0), rect.max)));
        Words::new(&text, tokens(ui).t2).show(&mut child, tools);
    }
    ui.add_space(SHEET_PADDING / 4.0);
    again
}

/// A way of counting in words.
fn convention_name(locale: &Locale, convention: Convention) -> String {
    let unit = locale.text(if convention.utf16 { "unit-utf16" } else { "unit-characters" });
    let ends = locale.text(if convention.crlf_is_one { "unit-line-end-one" } else { "unit-line-end-two" });
    let mark = if convention.counts_bom { format!(", {}", locale.text("unit-mark-counted")) } else { String::new() };
    format!("{unit}, {ends}{mark}")
}
