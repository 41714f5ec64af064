//! Views of tables that are kept under a name: at the left, below the kinds of tables.

use crate::app::desk::Desk;
use crate::app::icons;
use crate::app::theme::icon_font;
use crate::app::theme::tokens::{PANEL_PADDING, ROW, SMALL};
use crate::app::widgets::{Emphasis, Field, Tools, Words, button, close_button, head, icon_button, paragraph, row, tokens};
use crate::session::Session;
use crate::session::error::SessionError;
use crate::session::tables::TableRequest;
use crate::session::views::TableView;
use egui::{Align2, Frame, Id, Margin, Rect, Ui, UiBuilder, pos2, vec2};

/// The views as they were read last, and what is being written.
#[derive(Default)]
pub(super) struct Kept {
    views: Option<Vec<TableView>>,
    /// The name of a new view, while it is written.
    draft: Option<String>,
    /// Why a view could not be kept or read.
    wrong: Option<String>,
}

/// Shows the views; a click asks for the table of one.
pub(super) fn show(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk) {
    if desk.tables.kept.views.is_none() {
        read(desk, |session| session.table_views());
    }
    ui.add_space(8.0);
    let (title, add) = (tools.text("saved-views"), tools.text("save-this-view"));
    let writable = desk.writable;
    head(ui, tools, &title, "", |ui, tools| {
        ui.add_enabled_ui(writable, |ui| {
            if icon_button(ui, tools, icons::PLUS, &add, None).clicked() {
                desk.tables.kept.draft = Some(String::new());
            }
        });
    });
    form(ui, tools, desk);
    if let Some(wrong) = &desk.tables.kept.wrong {
        let text = tools.locale.said(wrong);
        Frame::NONE.inner_margin(Margin::symmetric(14, 2)).show(ui, |ui| paragraph(ui, tools, Words::new(&text, tokens(ui).err).kind(SMALL), 3));
    }
    let now = request(desk);
    let (mut chosen, mut gone) = (None, None);
    for view in desk.tables.kept.views.iter().flatten() {
        let line = row(ui, ROW + 2.0, view.request == now, &view.name);
        let (colours, rect) = (tokens(ui), line.rect);
        ui.painter().text(pos2(rect.left() + PANEL_PADDING + 6.0, rect.center().y), Align2::CENTER_CENTER, icons::BOOKMARK_SIMPLE, icon_font(16.0), colours.t2);
        Words::new(&view.name, colours.t1).paint(ui.painter(), tools.engine, pos2(rect.left() + PANEL_PADDING + 24.0, rect.center().y), rect.width() - 76.0);
        if line.response.clicked() {
            chosen = Some(view.clone());
        }
        if writable {
            let corner = Rect::from_min_size(pos2(rect.right() - 30.0, rect.center().y - 10.0), vec2(20.0, 20.0));
            let mut side = ui.new_child(UiBuilder::new().id_salt(("forget-view", &view.name)).max_rect(corner));
            let text = tools.locale.with("forget-view", &[("name", (&view.name).into())]);
            if close_button(&mut side, tools, &text).clicked() {
                gone = Some(view.name.clone());
            }
        }
    }
    if let Some(view) = chosen {
        let place = &mut desk.tables;
        (place.bars, place.look.own, place.look.side_by_side) = (view.bars, view.own, view.side_by_side);
        (place.request, place.filters, place.behind) = (view.request, view.filters, None);
    }
    if let Some(name) = gone {
        read(desk, |session| session.forget_table_view(&name).and_then(|()| session.table_views()));
    }
}

/// What the page asks for, without what is hidden from who codes blind: a view is for everybody.
fn request(desk: &Desk) -> TableRequest {
    TableRequest { coders: None, ..desk.tables.request.clone() }
}

/// The name of a new view.
fn form(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk) {
    let Some(mut name) = desk.tables.kept.draft.take() else { return };
    let mut decided = None;
    Frame::NONE.inner_margin(Margin::symmetric(14, 4)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        let (label, hint, save, cancel) = (tools.text("view-name"), tools.text("view-name-hint"), tools.text("save-view"), tools.text("cancel"));
        Field::new(Id::unique("view-name"), &label).hint(&hint).show(ui, tools, &mut name);
        ui.horizontal(|ui| {
            if !name.trim().is_empty() && button(ui, tools, &save, Emphasis::Primary).clicked() {
                decided = Some(true);
            }
            if button(ui, tools, &cancel, Emphasis::Plain).clicked() {
                decided = Some(false);
            }
        });
    });
    match decided {
        Some(true) => {
            let (request, place) = (request(desk), &desk.tables);
            let (filters, look) = (place.filters.clone(), place.look);
            let view = TableView { name, request, filters, bars: place.bars, own: look.own, side_by_side: look.side_by_side };
            read(desk, |session| session.keep_table_view(&view).and_then(|()| session.table_views()));
        }
        Some(false) => {}
        None => desk.tables.kept.draft = Some(name),
    }
}

/// Asks the session for the views, after an act or without one; while a job has it, the next frame asks again.
fn read(desk: &mut Desk, act: impl FnOnce(&mut Session) -> Result<Vec<TableView>, SessionError>) {
    let Some(session) = desk.seat.session() else { return };
    match act(session) {
        Ok(views) => (desk.tables.kept.views, desk.tables.kept.wrong) = (Some(views), None),
        Err(err) => {
            desk.tables.kept.wrong = Some(err.message().what);
            desk.tables.kept.views.get_or_insert_default();
        }
    }
}
