//! The charts page: the scenes that files hold, painted here; a click on any mark opens the passages behind it.

use crate::analysis::chart::scene::{Anchor, Ink, Mark, Scene, Shape};
use crate::analysis::crosstab::Counted;
use crate::app::ask::Ask;
use crate::app::desk::Desk;
use crate::app::icons;
use crate::app::places::latest::Latest;
use crate::app::places::passages::{self, Behind};
use crate::app::theme::tokens::{PAGE_PADDING, PANEL_PADDING, ROW, SMALL, Type};
use crate::app::theme::{self, icon_font};
use crate::app::widgets::{Emphasis, Tools, Weight, Words, button_with, choice, empty, focus_frame, head, paragraph, region, row, segments, tokens};
use crate::model::attribute::{Attribute, Subject};
use crate::model::code::ReportLanguage;
use crate::session::charts::{ChartKind, ChartRequest};
use crate::session::error::Message;
use egui::epaint::TextShape;
use egui::{
    Align, Align2, Color32, Context, Frame, Id, Layout, Margin, Pos2, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2,
    vec2,
};

const LIST: f32 = 220.0;
const PASSAGES: f32 = 380.0;
/// How many codes “those used most” are.
const MOST: usize = 24;
/// A chart is laid out anew when its room changed by so much.
const STEP: f32 = 40.0;

const ICONS: [(ChartKind, &str); 8] = [
    (ChartKind::Bars, icons::CHART_BAR),
    (ChartKind::Stacked, icons::STACK),
    (ChartKind::Heat, icons::GRID_NINE),
    (ChartKind::CoOccurrence, icons::LINK_SIMPLE),
    (ChartKind::Network, icons::TREE_STRUCTURE),
    (ChartKind::Along, icons::FILE_TEXT),
    (ChartKind::Saturation, icons::SORT_ASCENDING),
    (ChartKind::Words, icons::BOOK_OPEN_TEXT),
];

/// What of the chart was asked for, to see when it has to be made anew.
#[derive(Clone, PartialEq)]
struct Key {
    request: ChartRequest,
    revision: u64,
}

/// The page's state.
pub struct ChartsPlace {
    /// True where charts are shown in the place of tables.
    pub open: bool,
    /// What is asked for.
    pub request: ChartRequest,
    /// The mark that was clicked.
    pub behind: Option<Behind>,
    counted: Latest<Key, Result<Scene, Message>>,
}

impl Default for ChartsPlace {
    fn default() -> Self {
        Self { open: false, request: ChartRequest::plain(ChartKind::Bars), behind: None, counted: Latest::default() }
    }
}

impl ChartsPlace {
    /// True while a chart is on its way.
    pub fn is_counting(&self) -> bool {
        self.counted.is_running()
    }
}

/// The line of the tables' list that leads here.
pub fn entry(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk) {
    let text = tools.text("charts");
    if list_row(ui, tools, icons::CHART_BAR, &text, false) {
        desk.charts.open = true;
    }
}

/// Shows the page.
pub fn show(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, asks: &mut Vec<Ask>) {
    let colours = tokens(ui);
    let rect = ui.available_rect_before_wrap();
    let right = if desk.charts.behind.is_some() { PASSAGES.min(rect.width() * 0.4) } else { 0.0 };
    let list = Rect::from_min_max(rect.min, pos2(rect.left() + LIST, rect.bottom()));
    let main = Rect::from_min_max(pos2(list.right(), rect.top()), pos2(rect.right() - right, rect.bottom()));
    ui.painter().rect_filled(list, 0.0, colours.bg_panel);
    ui.painter().rect_filled(main, 0.0, colours.bg_paper);
    make(desk, tools, main.width(), ui.ctx());
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
        let closed = desk.charts.behind.as_mut().is_some_and(|behind| passages::show(&mut child, tools, &project, behind, asks));
        if closed {
            desk.charts.behind = None;
        }
        ui.painter().vline(side.left() + 0.5, side.y_range(), Stroke::new(1.0, colours.line_strong));
    }
}

/// Makes the chart anew where the request, the project, the language or the room changed.
fn make(desk: &mut Desk, tools: &Tools<'_>, room: f32, context: &Context) {
    let language = if tools.locale.is_french() { ReportLanguage::French } else { ReportLanguage::English };
    if desk.charts.request.kind == ChartKind::Along && desk.charts.request.about.document.is_none() {
        let front = desk.tabs.front().map(|tab| tab.document).and_then(|document| desk.project.document(document).cloned());
        desk.charts.request.about.document = front.or_else(|| desk.project.documents().next().cloned()).map(|document| document.name.clone());
    }
    desk.charts.request.about.language = language;
    // Room for the bar of scrolling; whole steps, so that dragging a border does not count each pixel.
    let width = ((room - PAGE_PADDING) / STEP).floor() * STEP;
    desk.charts.request.width = width.clamp(480.0, 4000.0) as u32;
    desk.charts.request.about.coders = desk.known_coders();
    let key = Key { request: desk.charts.request.clone(), revision: desk.revision };
    let counting = &desk.counting;
    desk.charts.counted.ask("chart", context, key, |key| {
        let (counting, request) = (counting.clone(), key.request.clone());
        move || counting.chart(&request).map_err(|err| err.message())
    });
    // Pictures of others' work are off the page at once.
    if desk.charts.counted.key().is_some_and(|shown| shown.request.about.coders != desk.charts.request.about.coders) {
        desk.charts.counted.forget();
        desk.charts.behind = None;
    }
}

fn kinds(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk) {
    let title = tools.text("charts");
    head(ui, tools, &title, "", |_, _| {});
    ui.spacing_mut().item_spacing.y = 0.0;
    for (kind, icon) in ICONS {
        let text = tools.text(&format!("chart-{}", kind.key()));
        let chosen = desk.charts.request.kind == kind;
        if list_row(ui, tools, icon, &text, chosen) && !chosen {
            let about = crate::session::reports::About { document: None, ..desk.charts.request.about.clone() };
            desk.charts.request = ChartRequest { about, ..ChartRequest::plain(kind) };
            desk.charts.behind = None;
        }
    }
    let text = tools.text("place-tables");
    if list_row(ui, tools, icons::TABLE, &text, false) {
        desk.charts.open = false;
    }
}

fn list_row(ui: &mut Ui, tools: &mut Tools<'_>, icon: &str, text: &str, chosen: bool) -> bool {
    let line = row(ui, ROW + 2.0, chosen, text);
    let (colours, rect) = (tokens(ui), line.rect);
    ui.painter().text(pos2(rect.left() + PANEL_PADDING + 6.0, rect.center().y), Align2::CENTER_CENTER, icon, icon_font(16.0), colours.t2);
    Words::new(text, colours.t1).paint(ui.painter(), tools.engine, pos2(rect.left() + PANEL_PADDING + 24.0, rect.center().y), rect.width() - 48.0);
    line.response.clicked()
}

fn page(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, asks: &mut Vec<Ask>) {
    Frame::NONE.inner_margin(Margin { left: PAGE_PADDING as i8, right: PAGE_PADDING as i8, top: 12, bottom: 6 }).show(ui, |ui| {
        let area = ui.available_rect_before_wrap();
        let corner = Rect::from_min_max(area.min, pos2(area.right(), area.top() + 30.0));
        let mut right = ui.new_child(UiBuilder::new().max_rect(corner).layout(Layout::right_to_left(Align::Center)));
        let text = tools.text("export");
        if button_with(&mut right, tools, icons::EXPORT, &text, Emphasis::Plain, true).clicked() {
            asks.push(Ask::ExportChart);
        }
        // As many lines as the controls need beside the button.
        let beside = area.width() - right.min_rect().width() - 12.0;
        ui.scope(|ui| {
            ui.set_max_width(beside);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.y = 8.0;
                ui.set_min_height(30.0);
                controls(ui, tools, desk);
            });
        });
    });
    match desk.charts.counted.made() {
        Some(Ok(scene)) => {
            if let Some(behind) = paint(ui, tools, scene) {
                desk.charts.behind = Some(behind);
            }
        }
        Some(Err(message)) => {
            let text = tools.locale.said(&message.what);
            Frame::NONE.inner_margin(PAGE_PADDING as i8).show(ui, |ui| paragraph(ui, tools, Words::new(&text, tokens(ui).err), 6));
        }
        None => {
            let sentence = tools.text("counting");
            empty(ui, tools, &sentence, None);
        }
    }
}

fn controls(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk) {
    let kind = desk.charts.request.kind;
    if matches!(kind, ChartKind::Bars | ChartKind::Stacked | ChartKind::Heat) {
        let names = [tools.text("chart-families"), tools.text("chart-codes")];
        if let Some(place) = segments(ui, tools, &names, usize::from(desk.charts.request.most.is_some())) {
            desk.charts.request.most = (place == 1).then_some(MOST);
        }
    }
    if matches!(kind, ChartKind::Stacked | ChartKind::Heat) {
        let names = [tools.text("unit-cases"), tools.text("unit-documents"), tools.text("unit-codings")];
        let units = [Counted::Cases, Counted::Documents, Counted::Codings];
        let chosen = units.iter().position(|unit| *unit == desk.charts.request.unit).unwrap_or(0);
        if let Some(place) = segments(ui, tools, &names, chosen) {
            desk.charts.request.unit = units.get(place).copied().unwrap_or_default();
        }
        attributes(ui, tools, desk);
    }
    if matches!(kind, ChartKind::CoOccurrence | ChartKind::Network) {
        if super::tables::controls::nearness(ui, tools, &mut desk.charts.request.nearness) {
            desk.charts.behind = None;
        }
        families(ui, tools, desk);
    }
    if kind == ChartKind::Saturation {
        attributes(ui, tools, desk);
        if super::tables::controls::method(ui, tools, &mut desk.charts.request.method) {
            desk.charts.behind = None;
        }
    }
    if kind == ChartKind::Along {
        let mut names: Vec<String> = desk.project.documents().map(|document| document.name.clone()).collect();
        names.sort();
        let chosen = names.iter().position(|name| Some(name) == desk.charts.request.about.document.as_ref());
        let label = tools.text("chart-document");
        if let Some(place) = choice(ui, tools, &label, &names, chosen, Some(200.0)) {
            desk.charts.request.about.document = names.get(place).cloned();
            desk.charts.behind = None;
        }
    }
}

/// The family to which both codes of a pair belong, or all codes.
fn families(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk) {
    let codebook = desk.project.codebook();
    let codes: Vec<_> = codebook.children(None).iter().filter_map(|code| codebook.get(*code)).collect();
    let mut names = vec![tools.text("all-codes")];
    names.extend(codes.iter().map(|code| tools.locale.pick(&code.name).to_owned()));
    let paths: Vec<String> = codes.iter().map(|code| codebook.path(code.id)).collect();
    let chosen = desk.charts.request.below.as_ref().map_or(Some(0), |below| paths.iter().position(|path| path == below).map(|place| place + 1));
    let label = tools.text("chart-family");
    if let Some(place) = choice(ui, tools, &label, &names, chosen, Some(200.0)) {
        desk.charts.request.below = place.checked_sub(1).and_then(|place| paths.get(place).cloned());
        desk.charts.behind = None;
    }
}

fn attributes(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk) {
    let of_cases = desk.charts.request.kind == ChartKind::Saturation;
    let fits = |attribute: &Attribute| !of_cases || attribute.subject == Subject::Case;
    let (mut keys, mut names) = (Vec::new(), Vec::new());
    for attribute in desk.attributes_in_use().iter().filter(|attribute| fits(attribute)) {
        let subject = if attribute.subject == Subject::Case { "case" } else { "doc" };
        keys.push(format!("{subject}.{}", attribute.key));
        names.push(tools.locale.pick(&attribute.name).to_owned());
    }
    let now = desk.charts.request.attribute.clone().unwrap_or_else(|| "case.participant_group".to_owned());
    let chosen = keys.iter().position(|key| *key == now);
    let label = tools.text("by-attribute");
    if let Some(place) = choice(ui, tools, &label, &names, chosen, Some(200.0)) {
        desk.charts.request.attribute = keys.get(place).cloned();
        desk.charts.behind = None;
    }
}

/// Paints a scene; the passages of the mark that was clicked or entered.
fn paint(ui: &mut Ui, tools: &mut Tools<'_>, scene: &Scene) -> Option<Behind> {
    let mut opened = None;
    ScrollArea::both().id_salt("chart").auto_shrink(false).show(ui, |ui| {
        let (rect, response) = ui.allocate_exact_size(vec2(scene.width, scene.height), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, format!("{}. {}", scene.title, scene.description)));
        let dark = tokens(ui).dark;
        for shape in &scene.shapes {
            paint_shape(ui, tools, rect.min, shape, dark);
        }
        for (number, mark) in scene.marks.iter().enumerate() {
            if let Some(behind) = paint_mark(ui, rect.min.to_vec2(), number, mark) {
                opened = Some(behind);
            }
        }
    });
    opened
}

fn paint_mark(ui: &mut Ui, shift: Vec2, number: usize, mark: &Mark) -> Option<Behind> {
    let [left, top, width, height] = mark.place;
    let rect = Rect::from_min_size(pos2(left, top) + shift, vec2(width, height));
    if !ui.is_rect_visible(rect) {
        return None;
    }
    // Thin bars are still hit.
    let response = ui.interact(rect.expand2(vec2(1.0, 0.0)), Id::unique(("chart-mark", number)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &mark.says));
    if response.has_focus() || response.hovered() {
        focus_frame(ui, rect.expand(1.0), 0, StrokeKind::Outside);
    }
    let clicked = response.clicked();
    response.on_hover_text(&mark.says);
    clicked.then(|| Behind::new(mark.code, mark.says.clone(), mark.codings.clone()))
}

fn paint_shape(ui: &Ui, tools: &mut Tools<'_>, origin: Pos2, shape: &Shape, dark: bool) {
    let (painter, shift) = (ui.painter(), origin.to_vec2());
    let paper = tokens(ui).bg_paper;
    let colour = |ink: Ink| match ink {
        Ink::Paper => paper,
        ink => {
            let [red, green, blue] = ink.rgb(dark);
            Color32::from_rgb(red, green, blue)
        }
    };
    match shape {
        Shape::Rect([left, top, width, height], ink) => {
            painter.rect_filled(Rect::from_min_size(pos2(*left, *top) + shift, vec2(*width, *height)), 0.0, colour(*ink));
        }
        Shape::Circle { at: (x, y), radius, ink } => {
            painter.circle_filled(pos2(*x, *y) + shift, *radius, colour(*ink));
        }
        Shape::Line { points, width, ink, dashed } => {
            let points: Vec<Pos2> = points.iter().map(|(x, y)| pos2(*x, *y) + shift).collect();
            let stroke = Stroke::new(*width, colour(*ink));
            if *dashed {
                painter.extend(egui::Shape::dashed_line(&points, stroke, 6.0, 4.0));
            } else {
                painter.line(points, stroke);
            }
        }
        Shape::Text { at: (x, y), anchor, size, semibold, ink, turned, text } => {
            let at = pos2(*x, *y) + shift;
            let kind = Type { size: *size, ..SMALL };
            let font = theme::font(kind, semibold.then_some(theme::SEMIBOLD));
            if *turned {
                let galley = painter.layout_no_wrap(text.clone(), font, colour(*ink));
                // A quarter to the left: what was to the right is above.
                let along = match anchor {
                    Anchor::Start => 0.0,
                    Anchor::Middle => galley.size().x / 2.0,
                    Anchor::End => galley.size().x,
                };
                let corner = at + vec2(-galley.size().y / 2.0, along);
                painter.add(TextShape::new(corner, galley, colour(*ink)).with_angle(-std::f32::consts::FRAC_PI_2));
                return;
            }
            let words = Words { kind, ..Words::new(text, colour(*ink)).weight(if *semibold { Weight::Semibold } else { Weight::Regular }) };
            let wide = words.width(painter, tools.engine, f32::INFINITY);
            let left = match anchor {
                Anchor::Start => at,
                Anchor::Middle => at - vec2(wide / 2.0, 0.0),
                Anchor::End => at - vec2(wide, 0.0),
            };
            words.paint(painter, tools.engine, left, f32::INFINITY);
        }
    }
}
