//! Cases and documents with their attributes: a grid to fill, each cell with its type, its allowed values and the four ways of having none.

mod cell;
mod side;

pub use side::{LANGUAGES, ROLES, languages_with};

use crate::app::action::Action;
use crate::app::ask::Ask;
use crate::app::desk::Desk;
use crate::app::icons;
use crate::app::theme::tokens::{PAGE_PADDING, SMALL};
use crate::app::widgets::{Emphasis, Field, Tools, Weight, Words, button_with, check, empty, heading, region, segments, tokens};
use crate::model::attribute::{Attribute, Bearer, Sensitivity, Subject};
use crate::model::ids::AttributeId;
use crate::model::project::Project;
use crate::session::command::Command;
use egui::{Frame, Id, Margin, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use std::sync::Arc;

const LINE: f32 = 28.0;
const NAME: f32 = 130.0;
const COLUMN: f32 = 168.0;
const HEAD: f32 = 44.0;
const SIDE: f32 = 320.0;

/// The page's state.
#[derive(Default)]
pub struct CasesPlace {
    /// True where documents are shown instead of cases.
    pub documents: bool,
    /// The row that is chosen.
    pub chosen: Option<Bearer>,
    /// True where that row is to be brought into view.
    reveal: bool,
    /// True where attributes of the sealed class are shown.
    sealed: bool,
    /// What is written as the alias of a new case.
    new_case: String,
    /// The cell that is being filled, with what is written.
    filling: Option<(Bearer, AttributeId, String)>,
    side: side::SideView,
}

impl CasesPlace {
    /// Shows one case or document with all that can be filled in about it.
    pub fn choose(&mut self, bearer: Bearer) {
        self.documents = matches!(bearer, Bearer::Document(_));
        (self.chosen, self.reveal) = (Some(bearer), true);
    }
}

/// Shows the page.
pub fn show(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, asks: &mut Vec<Ask>) {
    let colours = tokens(ui);
    let rect = ui.available_rect_before_wrap();
    let right = if desk.cases.chosen.is_some() { SIDE } else { 0.0 };
    let main = Rect::from_min_max(rect.min, pos2(rect.right() - right, rect.bottom()));
    ui.painter().rect_filled(main, 0.0, colours.bg_paper);
    region(ui.ctx(), main);
    let mut page = ui.new_child(UiBuilder::new().max_rect(main));
    top(&mut page, tools, desk, asks);
    grid(&mut page, tools, desk, asks);
    if right > 0.0 {
        let side = Rect::from_min_max(pos2(main.right(), rect.top()), rect.max);
        ui.painter().rect_filled(side, 0.0, colours.bg_panel);
        region(ui.ctx(), side);
        let mut child = ui.new_child(UiBuilder::new().max_rect(side));
        side::show(&mut child, tools, desk, asks);
        ui.painter().vline(side.left() + 0.5, side.y_range(), Stroke::new(1.0, colours.line_strong));
    }
}

fn top(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, asks: &mut Vec<Ask>) {
    Frame::NONE.inner_margin(Margin { left: PAGE_PADDING as i8, right: PAGE_PADDING as i8, top: 12, bottom: 8 }).show(ui, |ui| {
        let title = tools.text("cases-and-attributes");
        heading(ui, tools, &title);
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            let names = [tools.text("unit-cases"), tools.text("unit-documents")];
            if let Some(place) = segments(ui, tools, &names, usize::from(desk.cases.documents)) {
                desk.cases.documents = place == 1;
                desk.cases.chosen = None;
            }
            if !desk.cases.documents {
                let (name, hint) = (tools.text("new-case-alias"), tools.text("new-case-hint"));
                let response = Field::new(Id::unique("new-case"), &name).hint(&hint).width(180.0).show(ui, tools, &mut desk.cases.new_case);
                let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
                let text = tools.text("add-case");
                let alias = desk.cases.new_case.trim().to_owned();
                let pressed = button_with(ui, tools, icons::PLUS, &text, Emphasis::Plain, !alias.is_empty() && desk.writable).clicked();
                if (entered || pressed) && !alias.is_empty() {
                    asks.push(Ask::act(Command::AddCase(alias)));
                    desk.cases.new_case.clear();
                }
            }
            let text = tools.text("show-sealed");
            check(ui, tools, &mut desk.cases.sealed, &text);
        });
    });
}

/// The rows: cases by alias, or documents by name.
fn bearers(project: &Project, documents: bool) -> Vec<(Bearer, String)> {
    let mut rows: Vec<(Bearer, String)> = if documents {
        project.documents().map(|document| (Bearer::Document(document.id), document.name.clone())).collect()
    } else {
        project.cases().map(|case| (Bearer::Case(case.id), case.name.clone())).collect()
    };
    rows.sort_by(|one, other| one.1.cmp(&other.1));
    rows
}

fn columns(project: &Project, documents: bool, sealed: bool) -> Vec<Arc<Attribute>> {
    let subject = if documents { Subject::Document } else { Subject::Case };
    let shown = |attribute: &&Arc<Attribute>| attribute.subject == subject && (sealed || attribute.class != Sensitivity::Sealed);
    project.attributes().into_iter().filter(shown).cloned().collect()
}

fn grid(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, asks: &mut Vec<Ask>) {
    let rows = bearers(&desk.project, desk.cases.documents);
    let columns = columns(&desk.project, desk.cases.documents, desk.cases.sealed);
    if rows.is_empty() {
        if desk.cases.documents {
            let (sentence, act) = (tools.text("empty-document-values"), tools.text("import-files"));
            if empty(ui, tools, &sentence, Some(&act)) {
                asks.push(Ask::Run(Action::ImportFiles));
            }
        } else {
            let sentence = tools.text("empty-cases");
            empty(ui, tools, &sentence, None);
        }
        return;
    }
    let area = ui.available_rect_before_wrap();
    let wide = NAME + columns.len() as f32 * COLUMN + PAGE_PADDING;
    region(ui.ctx(), area);
    let mut child = ui.new_child(UiBuilder::new().max_rect(area));
    ScrollArea::horizontal().id_salt("attributes-sideways").auto_shrink(false).show(&mut child, |ui| {
        ui.set_min_width(wide.max(area.width()));
        ui.spacing_mut().item_spacing.y = 0.0;
        head(ui, tools, &columns, desk.cases.documents);
        let mut area = ScrollArea::vertical().id_salt("attributes").auto_shrink(false);
        let chosen = desk.cases.chosen.filter(|_| std::mem::take(&mut desk.cases.reveal));
        if let Some(place) = chosen.and_then(|chosen| rows.iter().position(|(bearer, _)| *bearer == chosen)) {
            area = area.vertical_scroll_offset((place as f32 - 2.0).max(0.0) * LINE);
        }
        area.show_rows(ui, LINE, rows.len(), |ui, range| {
            for (bearer, name) in rows.get(range).unwrap_or_default() {
                line(ui, tools, desk, *bearer, name, &columns, asks);
            }
        });
    });
}

fn head(ui: &mut Ui, tools: &mut Tools<'_>, columns: &[Arc<Attribute>], documents: bool) {
    let colours = tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::hover());
    let first = tools.text(if documents { "document" } else { "case" });
    let look = Words::new("", colours.t2).kind(SMALL).weight(Weight::Medium);
    Words { text: &first, ..look }.paint(ui.painter(), tools.engine, pos2(rect.left() + PAGE_PADDING, rect.bottom() - 13.0), NAME - 20.0);
    let mut left = rect.left() + NAME;
    for attribute in columns {
        let name = tools.locale.pick(&attribute.name).to_owned();
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(COLUMN, HEAD));
        let response = ui.interact(cell, ui.scope_id().with(("head", attribute.id)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &name));
        Words { text: &name, ..look }.paint(ui.painter(), tools.engine, pos2(left + 8.0, rect.bottom() - 13.0), COLUMN - 16.0);
        response.on_hover_text(format!("{name}\n{}", attribute.key));
        left += COLUMN;
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, colours.line_strong));
}

fn line(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, bearer: Bearer, name: &str, columns: &[Arc<Attribute>], asks: &mut Vec<Ask>) {
    let colours = tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
    let chosen = desk.cases.chosen == Some(bearer);
    if chosen {
        ui.painter().rect_filled(rect, 0.0, colours.bg_row);
    }
    let first = Rect::from_min_size(rect.min, vec2(NAME, LINE));
    let response = ui.interact(first, ui.scope_id().with(("bearer", bearer)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RowHeader, true, chosen, name));
    if response.hovered() && !chosen {
        ui.painter().rect_filled(first, 0.0, colours.bg_hover);
    }
    if response.has_focus() {
        crate::app::widgets::focus_frame(ui, first, 0, egui::StrokeKind::Inside);
    }
    if response.clicked() {
        desk.cases.chosen = if chosen { None } else { Some(bearer) };
    }
    Words::new(name, colours.t1).weight(Weight::Medium).paint(ui.painter(), tools.engine, pos2(rect.left() + PAGE_PADDING, rect.center().y), NAME - 22.0);
    let mut left = rect.left() + NAME;
    for attribute in columns {
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(COLUMN, LINE));
        if ui.is_rect_visible(cell) {
            cell::show(ui, tools, desk, bearer, (name, attribute), cell, asks);
        }
        left += COLUMN;
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, colours.line));
}
