//! Beside the table: kept rounds and two of them compared, the paragraph for the methods section, what other programs would print.

use super::{AgreementPlace, Found};
use crate::analysis::agreement::{Statistic, methods as words, rounds as kept};
use crate::analysis::table::{Cell, Table};
use crate::app::ask::Ask;
use crate::app::icons;
use crate::app::locale::Tongue;
use crate::app::theme::tokens::{BODY, PAGE_PADDING, SMALL};
use crate::app::widgets::{Emphasis, Field, Tools, Weight, Words, button, button_with, choice, empty, hairline, icon_button, paragraph, segments, tokens};
use crate::model::project::Project;
use crate::model::round::Round;
use crate::session::command::Command;
use egui::{Frame, Id, Margin, ScrollArea, Sense, Stroke, Ui, pos2, vec2};
use std::sync::Arc;

const LINE: f32 = 26.0;
const NAME: f32 = 230.0;
const NUMBER: f32 = 92.0;
/// The coefficients that rounds and paragraphs give.
const REPORTED: [Statistic; 3] = [Statistic::Percent, Statistic::CohenKappa, Statistic::KrippendorffAlpha];

fn padded(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    Frame::NONE.inner_margin(Margin::symmetric(PAGE_PADDING as i8, 12)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        add(ui);
    });
}

/// The rounds: keeping one, what was kept, and two side by side.
pub(super) fn rounds(ui: &mut Ui, tools: &mut Tools<'_>, place: &mut AgreementPlace, project: &Project, found: &Found, writable: bool, asks: &mut Vec<Ask>) {
    let known: Vec<Arc<Round>> = project.rounds().cloned().collect();
    padded(ui, |ui| {
        ui.horizontal(|ui| {
            let (name, hint) = (tools.text("agreement-round-name"), tools.text("agreement-round-hint"));
            Field::new(Id::unique("agreement-round"), &name).hint(&hint).width(240.0).show(ui, tools, &mut place.round_name);
            let text = tools.text("agreement-keep-round");
            let ready = writable && place.is_ready() && !place.round_name.trim().is_empty();
            if button_with(ui, tools, "", &text, Emphasis::Plain, ready).clicked() {
                let content = Box::new(kept::content(project, &found.agreement));
                asks.push(Ask::act(Command::KeepRound { name: std::mem::take(&mut place.round_name), content }));
            }
        });
        if known.is_empty() {
            let text = tools.text("agreement-no-rounds");
            paragraph(ui, tools, Words::new(&text, tokens(ui).t2), 4);
        }
        for round in &known {
            ui.horizontal(|ui| {
                let text = tools.locale.pick(&kept::about(round)).to_owned();
                let width = (ui.available_width() - 36.0).max(80.0);
                ui.allocate_ui(vec2(width, BODY.line), |ui| paragraph(ui, tools, Words::new(&text, tokens(ui).t1), 3));
                let text = tools.locale.with("agreement-forget", &[("name", (&round.name).into())]);
                if writable && icon_button(ui, tools, icons::TRASH, &text, None).clicked() {
                    asks.push(Ask::act(Command::RemoveRound(round.id)));
                }
            });
        }
        if known.len() > 1 {
            pair(ui, tools, place, &known);
        }
    });
    let chosen = |place: &AgreementPlace, at: usize, other: usize| {
        let wanted = place.compared.get(at).copied().flatten();
        known.iter().find(|round| Some(round.id) == wanted).or_else(|| known.get(known.len().checked_sub(other)?)).cloned()
    };
    if let (true, Some(first), Some(second)) = (known.len() > 1, chosen(place, 0, 2), chosen(place, 1, 1)) {
        hairline(ui);
        plain(ui, tools, &kept::compared(project, &first, &second, &REPORTED), "rounds");
    }
}

fn pair(ui: &mut Ui, tools: &mut Tools<'_>, place: &mut AgreementPlace, known: &[Arc<Round>]) {
    let names: Vec<String> = known.iter().map(|round| round.name.clone()).collect();
    let at =
        |wanted: Option<crate::model::ids::RoundId>, usual: usize| known.iter().position(|round| Some(round.id) == wanted).or(known.len().checked_sub(usual));
    let [first, second] = place.compared;
    ui.horizontal(|ui| {
        let label = tools.text("agreement-first-round");
        if let Some(round) = choice(ui, tools, &label, &names, at(first, 2), Some(180.0)).and_then(|at| known.get(at)) {
            place.compared = [Some(round.id), second];
        }
        let label = tools.text("agreement-second-round");
        if let Some(round) = choice(ui, tools, &label, &names, at(second, 1), Some(180.0)).and_then(|at| known.get(at)) {
            place.compared = [place.compared[0], Some(round.id)];
        }
    });
}

/// The paragraph for the methods section, in either language.
pub(super) fn methods(ui: &mut Ui, tools: &mut Tools<'_>, place: &mut AgreementPlace, project: &Project, found: &Found) {
    let known: Vec<Arc<Round>> = project.rounds().cloned().collect();
    let mut statistics: Vec<Statistic> = vec![Statistic::Percent, place.statistic, Statistic::KrippendorffAlpha];
    statistics.sort_unstable();
    statistics.dedup();
    let text = words::paragraph(project, &found.agreement, &statistics, &known.iter().map(Arc::as_ref).collect::<Vec<_>>());
    let french = place.french_methods.unwrap_or(tools.locale.is_french());
    let shown = if french { &text.fr } else { &text.en };
    padded(ui, |ui| {
        ui.horizontal(|ui| {
            let names = Tongue::ALL.map(|tongue| tongue.own_name().to_owned());
            if let Some(at) = segments(ui, tools, &names, usize::from(french)) {
                place.french_methods = Some(at == 1);
            }
            let label = tools.text("agreement-copy");
            if button(ui, tools, &label, Emphasis::Plain).clicked() {
                ui.ctx().copy_text(shown.clone());
            }
        });
    });
    ScrollArea::vertical().id_salt("agreement-methods").auto_shrink(false).show(ui, |ui| {
        padded(ui, |ui| {
            paragraph(ui, tools, Words::new(shown, tokens(ui).t1), 80);
        });
    });
}

/// What other programs would print.
pub(super) fn others(ui: &mut Ui, tools: &mut Tools<'_>, found: &Found) {
    match &found.others {
        Some(table) => {
            padded(ui, |ui| {
                for note in &table.notes {
                    paragraph(ui, tools, Words::new(tools.locale.pick(note).to_owned().as_str(), tokens(ui).t2).kind(SMALL), 4);
                }
            });
            hairline(ui);
            plain(ui, tools, table, "others");
        }
        None => {
            let sentence = tools.text("agreement-none");
            empty(ui, tools, &sentence, None);
        }
    }
}

/// A table with codes in its first three columns and numbers in the others.
fn plain(ui: &mut Ui, tools: &mut Tools<'_>, table: &Table, salt: &str) {
    let columns: Vec<String> = table.columns.iter().skip(3).map(|column| tools.locale.pick(&column.label).to_owned()).collect();
    let width = PAGE_PADDING * 2.0 + NAME + NUMBER * real(columns.len());
    let colours = tokens(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::horizontal().id_salt(("agreement-wide", salt)).auto_shrink(false).show(ui, |ui| {
        ui.set_min_width(width);
        let (rect, _) = ui.allocate_exact_size(vec2(width.max(ui.available_width()), 52.0), Sense::hover());
        for (at, name) in columns.iter().enumerate() {
            let right = rect.left() + PAGE_PADDING + NAME + NUMBER * real(at + 1);
            let parts: Vec<&str> = name.splitn(2, [':', ',']).map(str::trim).collect();
            for (line, part) in parts.iter().enumerate() {
                let middle = rect.top() + 16.0 + SMALL.line * real(line);
                Words::new(part, colours.t2).kind(SMALL).weight(Weight::Medium).paint_right(ui.painter(), tools.engine, pos2(right, middle), NUMBER - 8.0);
            }
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, colours.line));
        ScrollArea::vertical().id_salt(("agreement-long", salt)).auto_shrink(false).show_rows(ui, LINE, table.rows.len(), |ui, range| {
            for row in table.rows.get(range).unwrap_or_default() {
                let name = name_of(row.cells.get(1..3).unwrap_or_default(), row.cells.first(), tools);
                let (rect, response) = ui.allocate_exact_size(vec2(width.max(ui.available_width()), LINE), Sense::hover());
                let numbers: Vec<String> = row.cells.iter().skip(3).map(|cell| shown(cell, tools)).collect();
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, format!("{name}: {}", numbers.join(", "))));
                Words::new(&name, colours.t1).paint(ui.painter(), tools.engine, pos2(rect.left() + PAGE_PADDING, rect.center().y), NAME - 8.0);
                for (at, number) in numbers.iter().enumerate() {
                    let right = rect.left() + PAGE_PADDING + NAME + NUMBER * real(at + 1);
                    Words::new(number, colours.t1).weight(Weight::Numbers).paint_right(ui.painter(), tools.engine, pos2(right, rect.center().y), NUMBER - 8.0);
                }
                ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, colours.line));
            }
        });
    });
}

fn name_of(names: &[Cell], path: Option<&Cell>, tools: &Tools<'_>) -> String {
    let text = |cell: Option<&Cell>| match cell {
        Some(Cell::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let (en, fr) = (text(names.first()), text(names.get(1)));
    let name = tools.locale.pick(&crate::model::code::Bilingual::new(en, fr)).to_owned();
    if name.is_empty() { text(path) } else { name }
}

fn shown(cell: &Cell, tools: &Tools<'_>) -> String {
    match cell {
        Cell::Empty => "–".to_owned(),
        Cell::Text(text) => text.clone(),
        Cell::Integer(number) => tools.locale.number(*number),
        Cell::Decimal(number) => tools.locale.decimal(*number, 1),
        Cell::Coefficient(number) => tools.locale.decimal(*number, 2),
    }
}

#[expect(clippy::cast_precision_loss, reason = "numbers of columns and lines")]
fn real(number: usize) -> f32 {
    number as f32
}
