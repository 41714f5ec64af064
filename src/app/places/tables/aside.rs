//! What can be written about the number that was clicked: the summary of a cell of the matrix, and where a quote was used.

use crate::analysis::preset;
use crate::app::ask::Ask;
use crate::app::places::passages::Behind;
use crate::app::theme::tokens::{PAGE_PADDING, SMALL};
use crate::app::widgets::{Emphasis, Field, Tools, Weight, Words, button, hairline, paragraph, tokens};
use crate::model::coding::Coding;
use crate::model::ids::{CodeId, DocumentId};
use crate::model::project::Project;
use crate::model::text::CharSpan;
use crate::session::command::Command;
use crate::session::tables::Kind;
use egui::{Frame, Id, Margin, Ui};
use std::collections::BTreeSet;

/// What is being written.
#[derive(Default)]
pub(super) struct Aside {
    /// The cell, its text as it is written, and as it was stored.
    cell: Option<((CodeId, CodeId), String, String)>,
    /// Where a quote is used.
    place: String,
}

/// Shows what belongs above the passages.
pub(super) fn show(ui: &mut Ui, tools: &mut Tools<'_>, project: &Project, (kind, behind): (Kind, &Behind), aside: &mut Aside, asks: &mut Vec<Ask>) {
    match (kind, behind.code, behind.column) {
        (Kind::Matrix, Some(row), Some(column)) => summary(ui, tools, project, (row, column), aside, asks),
        (Kind::Quotes, ..) => quote_use(ui, tools, project, behind, aside, asks),
        _ => {}
    }
}

fn summary(ui: &mut Ui, tools: &mut Tools<'_>, project: &Project, (row, column): (CodeId, CodeId), aside: &mut Aside, asks: &mut Vec<Ask>) {
    let colours = tokens(ui);
    let stored = project.summary(row, column);
    let fresh = aside.cell.as_ref().is_none_or(|(cell, _, before)| *cell != (row, column) || *before != stored);
    if fresh {
        aside.cell = Some(((row, column), stored.clone(), stored.clone()));
    }
    Frame::NONE.inner_margin(Margin { left: PAGE_PADDING as i8, right: 12, top: 12, bottom: 10 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        if let Some(reference) = preset::reference(project, row, column) {
            let mark = tools.text(if reference.marked { "table1-marked" } else { "table1-blank" });
            let text = tools.locale.with("table2-says", &[("text", tools.locale.pick(&reference.says).into())]);
            paragraph(ui, tools, Words::new(&format!("{mark} {text}"), colours.t2).kind(SMALL), 4);
        }
        let name = tools.text("cell-summary");
        Words::new(&name, colours.t1).weight(Weight::Medium).show(ui, tools);
        let Some((_, text, before)) = &mut aside.cell else { return };
        Field::new(Id::unique("cell-summary"), &name).rows(3).show(ui, tools, text);
        let save = tools.text("save-summary");
        if text.trim() != before.trim() && button(ui, tools, &save, Emphasis::Primary).clicked() {
            asks.push(Ask::act(Command::SummariseCell { row, column, text: text.clone() }));
        }
    });
    hairline(ui);
}

fn quote_use(ui: &mut Ui, tools: &mut Tools<'_>, project: &Project, behind: &Behind, aside: &mut Aside, asks: &mut Vec<Ask>) {
    let colours = tokens(ui);
    let wanted: BTreeSet<_> = behind.codings.iter().copied().collect();
    let codings: Vec<&Coding> = project.codings().filter(|coding| wanted.contains(&coding.id)).collect();
    let passages: BTreeSet<(DocumentId, CharSpan)> = codings.iter().map(|coding| (coding.document, coding.span)).collect();
    let used = project.quote_uses().filter(|quoted| passages.iter().any(|(document, span)| *document == quoted.document && span.overlaps(quoted.span)));
    let used: BTreeSet<&str> = used.map(|quoted| quoted.place.as_str()).collect();
    Frame::NONE.inner_margin(Margin { left: PAGE_PADDING as i8, right: 12, top: 12, bottom: 10 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        let text = if used.is_empty() {
            tools.text("quote-unused")
        } else {
            let places = used.into_iter().collect::<Vec<_>>().join(", ");
            tools.locale.with("quote-used-in", &[("places", (&places).into())])
        };
        paragraph(ui, tools, Words::new(&text, colours.t2).kind(SMALL), 3);
        let (name, hint, record) = (tools.text("quote-place"), tools.text("quote-place-hint"), tools.text("record-quote"));
        Field::new(Id::unique("quote-place"), &name).hint(&hint).show(ui, tools, &mut aside.place);
        if !aside.place.trim().is_empty() && button(ui, tools, &record, Emphasis::Plain).clicked() {
            asks.push(Ask::act(Command::UseQuotes { passages: passages.into_iter().collect(), place: aside.place.clone() }));
        }
    });
    hairline(ui);
}
