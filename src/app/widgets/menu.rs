//! Menus and choices that drop down.

use crate::app::icons;
use crate::app::theme::icon_font;
use crate::app::theme::tokens::{RADIUS_CAP, RADIUS_CONTROL, ROW};
use crate::app::widgets::{Tools, Words, focus_frame, tokens};
use egui::containers::menu::SubMenu;
use egui::{Align2, Color32, Context, Id, Popup, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// Menus are as wide as their words, and no wider than this.
const WIDEST: f32 = 340.0;

/// A menu that was opened by key.
#[derive(Clone, Copy)]
struct ByKey {
    popup: Id,
    /// Where the keyboard was.
    back: Option<Id>,
    /// True until its first line has the keyboard.
    enters: bool,
}

fn by_key() -> Id {
    Id::unique("menu-by-key")
}

/// Opens the menu of a widget by key: the keyboard goes to its first line, and back to where it was when the menu is closed.
pub fn open_by_key(response: &Response) {
    Popup::open_id(&response.ctx, Popup::default_response_id(response));
    entered_by_key(response);
}

/// Says that a click by key has opened the menu of a widget: its first line gets the keyboard.
pub fn entered_by_key(response: &Response) {
    let back = response.ctx.memory(|memory| memory.focused());
    let opened = ByKey { popup: Popup::default_response_id(response), back, enters: true };
    response.ctx.data_mut(|data| data.insert_temp(by_key(), opened));
}

/// After a menu was shown: where it was opened by key and is closed now, the keyboard goes back to where it was.
pub fn give_back(response: &Response) {
    let popup = Popup::default_response_id(response);
    let opened = response.ctx.data(|data| data.get_temp::<ByKey>(by_key())).filter(|opened| opened.popup == popup);
    let Some(opened) = opened.filter(|_| !Popup::is_id_open(&response.ctx, popup)) else { return };
    response.ctx.data_mut(|data| data.remove::<ByKey>(by_key()));
    if let Some(back) = opened.back {
        response.ctx.memory_mut(|memory| memory.request_focus(back));
    }
}

/// Asks for the menu of the row that has the keyboard.
pub fn ask_for_row_menu(context: &Context) {
    let pass = context.cumulative_pass_nr();
    context.data_mut(|data| data.insert_temp(Id::unique("row-menu"), pass));
    context.request_repaint();
}

/// True where the menu of this row was asked for by key, or by a screen reader.
fn is_asked_for(response: &Response) -> bool {
    let show = egui::accesskit::Action::ShowContextMenu;
    response.ctx.accesskit_node_builder(response.id, |node| node.add_action(show));
    if response.ctx.input(|input| input.has_accesskit_action_request(response.id, show)) {
        return true;
    }
    let asked = Id::unique("row-menu");
    let pass = response.ctx.cumulative_pass_nr();
    // What no row took at once is forgotten.
    response.has_focus() && response.ctx.data_mut(|data| data.remove_temp::<u64>(asked)).is_some_and(|then| pass.saturating_sub(then) <= 2)
}

/// The menu of a row: at the pointer by the right button, below the row by key.
pub fn row_menu(response: &Response, add: impl FnOnce(&mut Ui)) {
    if is_asked_for(response) {
        open_by_key(response);
    }
    let popup = Popup::default_response_id(response);
    let at_row = response.ctx.data(|data| data.get_temp::<ByKey>(by_key())).is_some_and(|opened| opened.popup == popup);
    let menu = Popup::context_menu(response);
    let menu = if at_row { menu.anchor(response) } else { menu };
    menu.show(add);
    give_back(response);
}

/// True where the menu of a row is open, so that the row leaves keys to it.
pub fn has_open_menu(response: &Response) -> bool {
    Popup::is_id_open(&response.ctx, Popup::default_response_id(response))
}

/// One line of a menu: true when it was chosen, which closes the menu.
pub fn item(ui: &mut Ui, tools: &mut Tools<'_>, icon: &str, text: &str, shortcut: &str, enabled: bool) -> bool {
    let response = line(ui, tools, icon, text, shortcut, enabled);
    if response.clicked() {
        ui.close();
    }
    response.clicked()
}

/// A line of a menu that opens a list beside it; returns the place of the name that was chosen. What is set now stands at its right end.
pub fn submenu(ui: &mut Ui, tools: &mut Tools<'_>, text: &str, names: &[String], chosen: usize) -> Option<usize> {
    let now = names.get(chosen).map(String::as_str).unwrap_or_default();
    let response = line(ui, tools, "", text, now, true);
    let mut picked = None;
    SubMenu::new().show(ui, &response, |ui| {
        ui.set_min_width(160.0);
        ui.set_max_width(220.0);
        egui::ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            for (place, name) in names.iter().enumerate() {
                if item(ui, tools, if place == chosen { icons::CHECK } else { "" }, name, "", true) {
                    picked = Some(place);
                }
            }
        });
    });
    picked.filter(|place| *place != chosen)
}

/// A line with a code's colour instead of an icon, and who coded at its right end.
pub fn swatch_item(ui: &mut Ui, tools: &mut Tools<'_>, colour: Color32, text: &str, coder: &str) -> bool {
    let response = line(ui, tools, "", text, coder, true);
    super::swatch(ui.painter(), pos2(response.rect.left() + 11.0, response.rect.center().y), colour);
    if response.clicked() {
        ui.close();
    }
    response.clicked()
}

fn line(ui: &mut Ui, tools: &mut Tools<'_>, icon: &str, text: &str, shortcut: &str, enabled: bool) -> Response {
    let colours = tokens(ui);
    let words = Words::new(text, if enabled { colours.t1 } else { colours.t3 });
    let keys = Words::new(shortcut, colours.t3);
    let wanted = 34.0 + words.width(ui.painter(), tools.engine, 420.0) + 28.0 + keys.width(ui.painter(), tools.engine, 160.0) + 8.0;
    let size = vec2(wanted.max(ui.available_width().min(WIDEST)), ROW);
    let (rect, response) = ui.allocate_exact_size(size, if enabled { Sense::click() } else { Sense::hover() });
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, enabled, text));
    // What stands at the right end: keys, what is set now, or who coded.
    if !shortcut.is_empty() {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(shortcut));
    }
    if enabled && !ui.is_sizing_pass() {
        let opened = ui.data(|data| data.get_temp::<ByKey>(by_key())).filter(|opened| opened.enters);
        if let Some(opened) = opened {
            response.request_focus();
            ui.data_mut(|data| data.insert_temp(by_key(), ByKey { enters: false, ..opened }));
        }
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if enabled && (response.hovered() || response.has_focus()) {
        ui.painter().rect_filled(rect, RADIUS_CAP, colours.bg_row);
    }
    if response.has_focus() {
        focus_frame(ui, rect, RADIUS_CAP, StrokeKind::Inside);
    }
    let ink = if enabled { colours.t2 } else { colours.t3 };
    ui.painter().text(pos2(rect.left() + 16.0, rect.center().y), Align2::CENTER_CENTER, icon, icon_font(16.0), ink);
    words.paint(ui.painter(), tools.engine, pos2(rect.left() + 32.0, rect.center().y), 420.0);
    keys.paint_right(ui.painter(), tools.engine, pos2(rect.right() - 8.0, rect.center().y), 160.0);
    response
}

/// A hairline between groups of a menu.
pub fn separator(ui: &mut Ui) {
    ui.add_space(3.0);
    // As wide as the lines above it: a menu takes no room that its words do not need.
    let (rect, _) = ui.allocate_exact_size(vec2(ui.min_rect().width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, tokens(ui).line));
    ui.add_space(3.0);
}

/// Words with a small arrow that open a menu.
pub fn menu_button(ui: &mut Ui, tools: &mut Tools<'_>, text: &str, name: &str, framed: bool, width: Option<f32>, add: impl FnOnce(&mut Ui, &mut Tools<'_>)) {
    let response = drop_down(ui, tools, text, name, framed, width);
    if response.clicked() && !has_open_menu(&response) && !ui.input(|input| input.pointer.any_click()) {
        entered_by_key(&response);
    }
    Popup::menu(&response).gap(2.0).show(|ui| {
        ui.set_min_width(response.rect.width().max(140.0));
        ui.set_max_width(response.rect.width().max(220.0));
        add(ui, tools);
    });
    give_back(&response);
}

fn drop_down(ui: &mut Ui, tools: &mut Tools<'_>, text: &str, name: &str, framed: bool, width: Option<f32>) -> Response {
    let colours = tokens(ui);
    let padding = if framed { 8.0 } else { 4.0 };
    let room = width.unwrap_or_else(|| ui.available_width()).max(40.0) - padding * 2.0 - 18.0;
    let words = Words::new(text, colours.t1);
    let wide = words.width(ui.painter(), tools.engine, room);
    let size = vec2(width.unwrap_or(wide + padding * 2.0 + 18.0), if framed { 28.0 } else { 24.0 });
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, true, name);
        info.current_text_value = Some(text.to_owned());
        info
    });
    let ground = match (framed, response.hovered()) {
        (_, true) => colours.bg_hover,
        (true, false) => colours.bg_raised,
        (false, false) => Color32::TRANSPARENT,
    };
    let border = if framed { colours.line_ctl } else { Color32::TRANSPARENT };
    ui.painter().rect(rect, RADIUS_CONTROL, ground, Stroke::new(1.0, border), StrokeKind::Inside);
    let wide = words.paint(ui.painter(), tools.engine, pos2(rect.left() + padding, rect.center().y), room);
    let arrow = if framed { rect.right() - 14.0 } else { rect.left() + padding + wide + 12.0 };
    ui.painter().text(pos2(arrow, rect.center().y), Align2::CENTER_CENTER, icons::CARET_DOWN, icon_font(14.0), colours.t2);
    if response.has_focus() {
        focus_frame(ui, rect, RADIUS_CONTROL, StrokeKind::Inside);
    }
    response
}

/// One of several names, chosen from a menu; where none is chosen the menu shows its own name. Returns the place of the new one where it changed.
pub fn choice(ui: &mut Ui, tools: &mut Tools<'_>, name: &str, names: &[String], chosen: Option<usize>, width: Option<f32>) -> Option<usize> {
    let text = chosen.and_then(|place| names.get(place)).map_or(name, String::as_str).to_owned();
    let mut picked = None;
    menu_button(ui, tools, &text, name, width.is_some(), width, |ui, tools| {
        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for (place, name) in names.iter().enumerate() {
                let tick = if chosen == Some(place) { icons::CHECK } else { "" };
                if item(ui, tools, tick, name, "", true) {
                    picked = Some(place);
                }
            }
        });
    });
    picked.filter(|place| Some(*place) != chosen)
}
