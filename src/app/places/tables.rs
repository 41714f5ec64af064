//! The tables page: frequency, codes by an attribute, areas by priorities, as numbers and as bars; each number opens onto its passages.

mod aside;
mod chart;
pub(super) mod controls;
mod grid;
mod grids;
mod views;

use crate::app::ask::Ask;
use crate::app::desk::Desk;
use crate::app::icons;
use crate::app::locale::Locale;
use crate::app::places::latest::Latest;
use crate::app::places::passages::{self, Behind};
use crate::app::theme::icon_font;
use crate::app::theme::tokens::{PAGE_PADDING, PANEL_PADDING, ROW, SMALL};
use crate::app::widgets::{Emphasis, Tools, Words, button_with, empty, head, heading, paragraph, region, row, tokens};
use crate::session::error::Message;
use crate::session::tables::{Kind, TableRequest};
use egui::{Align, Align2, Context, Frame, Layout, Margin, Rect, Stroke, Ui, UiBuilder, pos2};
use grid::{Grid, Look};

const LIST: f32 = 220.0;
const PASSAGES: f32 = 380.0;

/// What the page can show, in the order of its list.
const KINDS: [(Kind, &str, &str); 14] = [
    (Kind::Frequency, "table-frequency", icons::LIST_BULLETS),
    (Kind::Crosstab, "table-crosstab", icons::TABLE),
    (Kind::Matrix, "table-matrix", icons::GRID_NINE),
    (Kind::CoOccurrence, "table-cooccurrence", icons::LINK_SIMPLE),
    (Kind::Profile, "table-profile", icons::USER),
    (Kind::Quotes, "table-quotes", icons::QUOTES),
    (Kind::Gaps, "table-gaps", icons::ARROWS_LEFT_RIGHT),
    (Kind::Saturation, "table-saturation", icons::CHART_BAR),
    (Kind::Coverage, "table-coverage", icons::CHECK_SQUARE),
    (Kind::Codings, "table-codings", icons::FILE_TEXT),
    (Kind::Documents, "table-documents", icons::STACK),
    (Kind::Cases, "table-cases", icons::USERS),
    (Kind::Participants, "table-participants", icons::USERS_THREE),
    (Kind::Codebook, "table-codebook", icons::BOOK_OPEN_TEXT),
];

/// What of the table was asked for, to see when it has to be counted anew.
#[derive(Clone, PartialEq)]
struct Key {
    request: TableRequest,
    look: Look,
    revision: u64,
    french: bool,
}

/// The page's state.
pub struct TablesPlace {
    /// What is asked for.
    pub request: TableRequest,
    filter: String,
    /// Queries of which every coding meets all.
    filters: Vec<String>,
    kept: views::Kept,
    /// True where bars are shown.
    bars: bool,
    look: Look,
    counted: Latest<Key, Result<Grid, Message>>,
    /// The number that was clicked.
    pub behind: Option<Behind>,
    /// What is being written about the cell or quote that was clicked.
    aside: aside::Aside,
}

impl Default for TablesPlace {
    fn default() -> Self {
        Self {
            request: TableRequest::plain(Kind::Frequency),
            filter: String::new(),
            filters: Vec::new(),
            kept: views::Kept::default(),
            bars: false,
            look: Look::default(),
            counted: Latest::default(),
            behind: None,
            aside: aside::Aside::default(),
        }
    }
}

impl TablesPlace {
    /// True while numbers are on their way.
    pub fn is_counting(&self) -> bool {
        self.counted.is_running()
    }
}

/// Shows the page.
pub fn show(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, asks: &mut Vec<Ask>) {
    count(desk, tools, ui.ctx());
    let colours = tokens(ui);
    let rect = ui.available_rect_before_wrap();
    let right = if desk.tables.behind.is_some() { PASSAGES.min(rect.width() * 0.4) } else { 0.0 };
    let list = Rect::from_min_max(rect.min, pos2(rect.left() + LIST, rect.bottom()));
    let main = Rect::from_min_max(pos2(list.right(), rect.top()), pos2(rect.right() - right, rect.bottom()));
    ui.painter().rect_filled(list, 0.0, colours.bg_panel);
    ui.painter().rect_filled(main, 0.0, colours.bg_paper);
    region(ui.ctx(), list);
    region(ui.ctx(), main);
    let mut child = ui.new_child(UiBuilder::new().max_rect(list));
    kinds(&mut child, tools, desk);
    let mut child = ui.new_child(UiBuilder::new().max_rect(main));
    child.set_clip_rect(main.intersect(ui.clip_rect()));
    page(&mut child, tools, desk, asks);
    ui.painter().vline(list.right() - 0.5, rect.y_range(), Stroke::new(1.0, colours.line_strong));
    if right > 0.0 {
        let side = Rect::from_min_max(pos2(main.right(), rect.top()), rect.max);
        ui.painter().rect_filled(side, 0.0, colours.bg_panel);
        region(ui.ctx(), side);
        let mut child = ui.new_child(UiBuilder::new().max_rect(side));
        let project = desk.known();
        let kind = desk.tables.request.kind;
        if let Some(behind) = &desk.tables.behind {
            aside::show(&mut child, tools, &project, (kind, behind), &mut desk.tables.aside, asks);
        }
        let closed = desk.tables.behind.as_mut().is_some_and(|behind| passages::show(&mut child, tools, &project, behind, asks));
        if closed {
            desk.tables.behind = None;
        }
        ui.painter().vline(side.left() + 0.5, side.y_range(), Stroke::new(1.0, colours.line_strong));
    }
}

/// Counts anew where the request, the project, the language or what may be known changed.
fn count(desk: &mut Desk, tools: &Tools<'_>, context: &Context) {
    desk.tables.request.coders = desk.known_coders();
    let key = Key { request: desk.tables.request.clone(), look: desk.tables.look, revision: desk.revision, french: tools.locale.is_french() };
    let (counting, tongue) = (&desk.counting, tools.locale.tongue());
    desk.tables.counted.ask("table", context, key, |key| {
        let (counting, request, look) = (counting.clone(), key.request.clone(), key.look);
        move || Grid::count(&counting, &request, look, &Locale::new(tongue)).map_err(|err| err.message())
    });
    // Numbers of others are off the page at once, not only when one's own are counted.
    if desk.tables.counted.key().is_some_and(|shown| shown.request.coders != desk.tables.request.coders) {
        desk.tables.counted.forget();
        desk.tables.behind = None;
    }
}

fn kinds(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk) {
    let title = tools.text("place-tables");
    head(ui, tools, &title, "", |_, _| {});
    ui.spacing_mut().item_spacing.y = 0.0;
    for (kind, key, icon) in KINDS {
        let text = tools.text(key);
        let chosen = desk.tables.request.kind == kind;
        let line = row(ui, ROW + 2.0, chosen, &text);
        let colours = tokens(ui);
        let rect = line.rect;
        ui.painter().text(pos2(rect.left() + PANEL_PADDING + 6.0, rect.center().y), Align2::CENTER_CENTER, icon, icon_font(16.0), colours.t2);
        Words::new(&text, colours.t1).paint(ui.painter(), tools.engine, pos2(rect.left() + PANEL_PADDING + 24.0, rect.center().y), rect.width() - 48.0);
        if line.response.clicked() && !chosen {
            let filter = desk.tables.request.filter.clone();
            let case = (kind == Kind::Profile).then(|| controls::first_case(&desk.project)).flatten();
            desk.tables.request = TableRequest { filter, case, ..TableRequest::plain(kind) };
            desk.tables.behind = None;
        }
    }
    crate::app::places::charts::entry(ui, tools, desk);
    views::show(ui, tools, desk);
}

fn page(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, asks: &mut Vec<Ask>) {
    Frame::NONE.inner_margin(Margin { left: PAGE_PADDING as i8, right: PAGE_PADDING as i8, top: 12, bottom: 6 }).show(ui, |ui| {
        let title = match desk.tables.counted.made() {
            Some(Ok(grid)) => grid.title.clone(),
            _ => tools.text("place-tables"),
        };
        let area = ui.available_rect_before_wrap();
        let corner = Rect::from_min_max(area.min, pos2(area.right(), area.top() + 30.0));
        let mut right = ui.new_child(UiBuilder::new().max_rect(corner).layout(Layout::right_to_left(Align::Center)));
        let text = tools.text("export");
        if button_with(&mut right, tools, icons::EXPORT, &text, Emphasis::Plain, true).clicked() {
            asks.push(Ask::ExportTable);
        }
        let beside = area.width() - right.min_rect().width() - 12.0;
        ui.scope(|ui| {
            ui.set_max_width(beside);
            heading(ui, tools, &title);
        });
        ui.add_space(6.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            controls::show(ui, tools, desk);
        });
        ui.add_space(2.0);
        controls::chips(ui, tools, desk);
    });
    match desk.tables.counted.made() {
        Some(Ok(grid)) if grid.rows.is_empty() => {
            let sentence = tools.text("empty-table");
            empty(ui, tools, &sentence, None);
        }
        Some(Ok(grid)) => {
            let clicked =
                if desk.tables.bars && grid.has_bars() { chart::show(ui, tools, grid) } else { grid::show(ui, tools, grid, desk.tables.behind.as_ref()) };
            if let Some(behind) = clicked {
                desk.tables.behind = Some(behind);
            }
        }
        Some(Err(message)) => {
            let text = tools.locale.said(&message.what);
            let hint = message.hint.as_ref().map(|hint| tools.locale.said(hint)).unwrap_or_default();
            Frame::NONE.inner_margin(PAGE_PADDING as i8).show(ui, |ui| {
                paragraph(ui, tools, Words::new(&text, tokens(ui).err), 6);
                paragraph(ui, tools, Words::new(&hint, tokens(ui).t2).kind(SMALL), 6);
            });
        }
        None => {
            let sentence = tools.text("counting");
            empty(ui, tools, &sentence, None);
        }
    }
}
