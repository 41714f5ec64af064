//! Another copy of the project before it is taken in: what it brings, where the two do not fit, and what is to stand.

use crate::app::locale::sentence;
use crate::app::sheets::{lay, padded, scrolled};
use crate::app::theme::tokens::SMALL;
use crate::app::widgets::{Emphasis, Field, FieldLook, Tools, Weight, Words, button, button_with, hairline, note, paragraph, segments, tokens};
use crate::model::merge::{Conflict, ConflictKind, Kept, Said, Side};
use crate::session::error::SessionError;
use crate::session::merge::{Merge, Report};
use egui::{Context, Id, Key, Ui, vec2};
use std::path::PathBuf;
use zeroize::Zeroizing;

/// The sheet's state. `Debug` is left out because of the passphrase.
pub struct MergeSheet {
    path: PathBuf,
    passphrase: Option<Zeroizing<String>>,
    compared: Option<(Box<Merge>, Report)>,
    fresh: bool,
    /// True while the other copy is being read.
    busy: bool,
}

/// What the person decided.
pub enum Decided {
    /// Read the other copy and compare.
    Compare(PathBuf, Option<Zeroizing<String>>),
    /// Take it in.
    Merge(Box<Merge>),
    /// Nothing.
    Nothing,
}

/// One kind of thing in the preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its kind, as the history writes it.
    pub kind: &'static str,
    /// New, changed, gone, and made in both.
    pub numbers: [usize; 4],
}

/// The lines of the preview.
pub fn rows(report: &Report) -> Vec<Row> {
    let row = |count: &crate::session::merge::Count| Row { kind: count.kind, numbers: [count.added, count.changed, count.removed, count.same] };
    report.counts.iter().map(row).collect()
}

impl MergeSheet {
    /// Begins with a file; an encrypted one asks for its passphrase first.
    pub fn new(path: PathBuf) -> Self {
        let passphrase = crate::session::needs_passphrase(&path).then(|| Zeroizing::new(String::new()));
        Self { path, passphrase, compared: None, fresh: true, busy: false }
    }

    /// Takes over what the comparison found.
    pub fn compared(&mut self, merge: Box<Merge>, report: Report) {
        (self.compared, self.busy) = (Some((merge, report)), false);
    }

    /// The other copy could not be read: its passphrase may be typed again.
    pub fn failed(&mut self) {
        (self.busy, self.fresh) = (false, true);
    }

    /// True where a passphrase can be typed.
    pub fn wants_passphrase(&self) -> bool {
        self.passphrase.is_some() && self.compared.is_none()
    }

    /// Shows the sheet; what was decided, once it is.
    pub fn show(&mut self, context: &Context, tools: &mut Tools<'_>) -> Option<Decided> {
        if self.passphrase.is_none() && self.compared.is_none() && !self.busy {
            self.busy = true;
            return Some(Decided::Compare(self.path.clone(), None));
        }
        let title = tools.text("act-merge-copy");
        let size = if self.wants_passphrase() { vec2(560.0, 270.0) } else { vec2(860.0, 640.0) };
        let (mut decided, mut go, mut entered, mut chosen) = (None, false, false, None);
        let ready = match &self.compared {
            Some((_, report)) => !report.is_nothing() && report.refused.is_none(),
            None => !self.busy && self.passphrase.as_ref().is_some_and(|passphrase| !passphrase.is_empty()),
        };
        let undoable = ready && self.compared.is_some();
        let act = tools.text(if self.compared.is_some() { "merge-take-in" } else { "merge-compare" });
        let empty = Self { path: PathBuf::new(), passphrase: None, compared: None, fresh: false, busy: true };
        let mut sheet = std::mem::replace(self, empty);
        let closed = lay(
            context,
            tools,
            "merge",
            &title,
            size,
            |ui, tools| match &sheet.compared {
                Some((_, report)) => chosen = preview(ui, tools, &sheet.path, report),
                None => entered = sheet.ask(ui, tools),
            },
            |ui, tools| {
                go = button_with(ui, tools, "", &act, Emphasis::Primary, ready).clicked();
                let text = tools.text("cancel");
                if button(ui, tools, &text, Emphasis::Plain).clicked() {
                    decided = Some(Decided::Nothing);
                }
                if undoable {
                    let text = tools.text("merge-undo-takes-back");
                    Words::new(&text, tokens(ui).t3).kind(SMALL).show(ui, tools);
                }
            },
        );
        *self = sheet;
        if let Some((id, side)) = chosen {
            self.choose(id, side);
        }
        if go || (entered && ready) {
            return match self.compared.take() {
                Some((merge, _)) => Some(Decided::Merge(merge)),
                None => {
                    self.busy = true;
                    Some(Decided::Compare(self.path.clone(), self.passphrase.clone()))
                }
            };
        }
        if closed { Some(Decided::Nothing) } else { decided }
    }

    fn ask(&mut self, ui: &mut Ui, tools: &mut Tools<'_>) -> bool {
        let mut entered = false;
        padded(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            let text = tools.locale.with(if self.busy { "merge-reading" } else { "merge-passphrase" }, &[("path", (&self.path.display().to_string()).into())]);
            paragraph(ui, tools, Words::new(&text, tokens(ui).t2), 3);
            if let Some(passphrase) = &mut self.passphrase {
                let name = tools.text("passphrase");
                let response = Field::new(Id::unique("merge-passphrase"), &name).look(FieldLook::Secret).show(ui, tools, passphrase);
                if std::mem::take(&mut self.fresh) {
                    response.request_focus();
                }
                entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            }
        });
        entered
    }

    /// What stands in one conflict, chosen by hand; the report says at once what follows from it.
    fn choose(&mut self, id: String, side: Side) {
        if let Some((merge, report)) = &mut self.compared {
            merge.choices.insert(id, side);
            if let Ok(new) = merge.report() {
                *report = new;
            }
        }
    }
}

fn preview(ui: &mut Ui, tools: &mut Tools<'_>, path: &std::path::Path, report: &Report) -> Option<(String, Side)> {
    let mut chosen = None;
    scrolled(ui, "merge-preview", |ui| {
        padded(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let coders = report.coders.join(", ");
            let values = [("file", (&file).into()), ("acts", report.acts.into()), ("coders", (&coders).into())];
            let key = if report.is_nothing() { "merge-nothing" } else { "merge-acts" };
            let text = tools.locale.with(key, &values);
            paragraph(ui, tools, Words::new(&text, tokens(ui).t1), 3);
            if !report.related {
                let text = tools.text("merge-unrelated");
                note(ui, tools, crate::app::icons::WARNING, &text, tokens(ui).warn, tokens(ui).warn_bg);
            }
            if let Some(refused) = &report.refused {
                let message = SessionError::from(refused.clone()).message();
                let said: Vec<String> = [Some(message.what), message.hint].iter().flatten().map(|part| sentence(&tools.locale.said(part))).collect();
                note(ui, tools, crate::app::icons::WARNING, &said.join(" "), tokens(ui).warn, tokens(ui).warn_bg);
            }
            for row in rows(report) {
                let name = kind_in_words(tools, row.kind);
                let [added, changed, removed, same] = row.numbers;
                let values =
                    [("kind", (&name).into()), ("added", added.into()), ("changed", changed.into()), ("removed", removed.into()), ("same", same.into())];
                let text = tools.locale.with("merge-count", &values);
                paragraph(ui, tools, Words::new(&text, tokens(ui).t2), 1);
            }
            if !report.withdrawn.is_empty() {
                let text = tools.locale.with("merge-withdrawn", &[("names", (&report.withdrawn.join(", ")).into())]);
                note(ui, tools, crate::app::icons::WARNING, &text, tokens(ui).warn, tokens(ui).warn_bg);
            }
            if !report.going.is_empty() {
                let text = tools.locale.with("merge-going", &[("names", (&report.going.join(", ")).into())]);
                paragraph(ui, tools, Words::new(&text, tokens(ui).warn), 4);
            }
            if !report.conflicts.is_empty() {
                ui.add_space(8.0);
                let text = tools.locale.with("merge-conflicts", &[("n", report.conflicts.len().into())]);
                paragraph(ui, tools, Words::new(&text, tokens(ui).t1).weight(Weight::Semibold), 2);
            }
            for (place, conflict) in report.conflicts.iter().enumerate() {
                let side = ui.push_id(("conflict", place), |ui| conflict_lines(ui, tools, conflict)).inner;
                chosen = chosen.take().or(side.map(|side| (conflict.id.clone(), side)));
            }
        });
    });
    chosen
}

fn conflict_lines(ui: &mut Ui, tools: &mut Tools<'_>, conflict: &Conflict) -> Option<Side> {
    hairline(ui);
    let kind = kind_in_words(tools, &conflict.kind);
    let head = tools.locale.with(
        &format!("merge-why-{}", conflict.why.key()),
        &[("kind", (&kind).into()), ("thing", (&conflict.thing).into()), ("field", (&conflict.field).into())],
    );
    paragraph(ui, tools, Words::new(&head, tokens(ui).t1), 2);
    for (key, said) in [("merge-here", &conflict.here), ("merge-there", &conflict.there)] {
        let line = said_line(tools, key, said);
        paragraph(ui, tools, Words::new(&line, tokens(ui).t2).kind(SMALL), 3);
    }
    let can_choose = matches!(conflict.why, ConflictKind::Changed | ConflictKind::Removed);
    if !can_choose {
        let text = tools.text("merge-kept-neither");
        paragraph(ui, tools, Words::new(&text, tokens(ui).t2).kind(SMALL), 1);
        return None;
    }
    let mut names = vec![tools.text("merge-keep-here"), tools.text("merge-keep-there")];
    let place = match conflict.kept {
        Kept::Here => 0,
        Kept::There => 1,
        Kept::Both | Kept::Neither => {
            names.push(tools.text("merge-keep-both"));
            2
        }
    };
    match segments(ui, tools, &names, place) {
        Some(0) => Some(Side::Here),
        Some(1) => Some(Side::There),
        _ => None,
    }
}

/// A kind of thing in a person's words.
fn kind_in_words(tools: &Tools<'_>, kind: &str) -> String {
    let key = format!("merge-kind-{}", kind.replace('_', "-"));
    let words = tools.text(&key);
    if words == key { tools.text("merge-kind-other") } else { words }
}

fn said_line(tools: &Tools<'_>, key: &str, said: &Said) -> String {
    let text = if said.text.is_empty() { tools.text("merge-nothing-there") } else { said.text.clone() };
    let day = said.at.split('T').next().unwrap_or_default().to_owned();
    let side = tools.text(key);
    let known = if said.coder.is_empty() { "merge-said" } else { "merge-said-by" };
    tools.locale.with(known, &[("side", (&side).into()), ("text", (&text).into()), ("coder", (&said.coder).into()), ("day", (&day).into())])
}
