//! What is clicked: buttons, icons, links, chips, segments, checkboxes.

use crate::app::action::Action;
use crate::app::icons;
use crate::app::theme::icon_font;
use crate::app::theme::tokens::{BODY, CONTROL_GAP, RADIUS_CAP, RADIUS_CONTROL, SMALL};
use crate::app::widgets::{Tools, Weight, Words, focus_frame, tokens};
use egui::{Align2, Color32, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// How much a button asks to be pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emphasis {
    /// The one thing to do here; at most one in view.
    Primary,
    /// With a border.
    Plain,
    /// Without a border.
    Quiet,
}

/// A button with words.
pub fn button(ui: &mut Ui, tools: &mut Tools<'_>, text: &str, emphasis: Emphasis) -> Response {
    button_with(ui, tools, "", text, emphasis, true)
}

/// A button whose words say too little by themselves: screen readers are told its whole name.
pub fn button_named(ui: &mut Ui, tools: &mut Tools<'_>, text: &str, name: &str, emphasis: Emphasis) -> Response {
    let response = button(ui, tools, text, emphasis);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    response
}

/// A button with an icon before its words, or without one; a disabled one cannot be pressed.
pub fn button_with(ui: &mut Ui, tools: &mut Tools<'_>, icon: &str, text: &str, emphasis: Emphasis, enabled: bool) -> Response {
    let colours = tokens(ui);
    let padding = if emphasis == Emphasis::Quiet { 8.0 } else { 11.0 };
    let icon_width = if icon.is_empty() { 0.0 } else { 22.0 };
    let words = Words::new(text, Color32::PLACEHOLDER).weight(Weight::Medium);
    let room = (ui.available_width() - padding * 2.0 - icon_width).max(24.0);
    let wide = words.width(ui.painter(), tools.engine, room);
    let size = vec2(wide + padding * 2.0 + icon_width, ui.spacing().interact_size.y);
    let (rect, response) = ui.allocate_exact_size(size, if enabled { Sense::click() } else { Sense::hover() });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, text));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let (mut ground, border, mut ink) = match emphasis {
        Emphasis::Primary if response.hovered() => (colours.accent_hover, Color32::TRANSPARENT, colours.on_accent),
        Emphasis::Primary => (colours.accent, Color32::TRANSPARENT, colours.on_accent),
        Emphasis::Plain => (if response.hovered() { colours.bg_hover } else { colours.bg_raised }, colours.line_ctl, colours.t1),
        Emphasis::Quiet => (if response.hovered() { colours.bg_hover } else { Color32::TRANSPARENT }, Color32::TRANSPARENT, colours.t2),
    };
    if response.is_pointer_button_down_on() && emphasis != Emphasis::Primary {
        ground = colours.bg_press;
    }
    if !enabled {
        ground = if emphasis == Emphasis::Primary { colours.bg_press } else { ground };
        ink = colours.t3;
    }
    let painter = ui.painter();
    painter.rect(rect, RADIUS_CONTROL, ground, Stroke::new(1.0, border), StrokeKind::Inside);
    if !icon.is_empty() {
        painter.text(pos2(rect.left() + padding + 8.0, rect.center().y), Align2::CENTER_CENTER, icon, icon_font(16.0), ink);
    }
    Words { colour: ink, ..words }.paint(painter, tools.engine, pos2(rect.left() + padding + icon_width, rect.center().y), room);
    if response.has_focus() {
        focus_frame(ui, rect.expand(1.0), RADIUS_CONTROL + 1, StrokeKind::Outside);
    }
    response
}

/// A square with an icon; its name is told by tooltip and to screen readers, with the shortcut of its action.
pub fn icon_button(ui: &mut Ui, tools: &Tools<'_>, icon: &str, name: &str, action: Option<Action>) -> Response {
    icon_square(ui, tools, icon, name, action, 28.0, 16.0)
}

/// A small square with an icon, for what stands in a list.
pub fn small_button(ui: &mut Ui, tools: &Tools<'_>, icon: &str, name: &str) -> Response {
    icon_square(ui, tools, icon, name, None, 20.0, 14.0)
}

/// The small cross that closes what it stands on.
pub fn close_button(ui: &mut Ui, tools: &Tools<'_>, name: &str) -> Response {
    icon_square(ui, tools, icons::X, name, None, 20.0, 14.0)
}

fn icon_square(ui: &mut Ui, tools: &Tools<'_>, icon: &str, name: &str, action: Option<Action>, side: f32, size: f32) -> Response {
    let colours = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), if ui.is_enabled() { Sense::click() } else { Sense::hover() });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    if ui.is_rect_visible(rect) {
        let ground = if response.is_pointer_button_down_on() {
            colours.bg_press
        } else if response.hovered() {
            colours.bg_hover
        } else {
            Color32::TRANSPARENT
        };
        let ink = if ui.is_enabled() { colours.t2 } else { colours.t3 };
        ui.painter().rect_filled(rect, RADIUS_CONTROL, ground);
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, icon, icon_font(size), ink);
        if response.has_focus() {
            focus_frame(ui, rect, RADIUS_CONTROL, StrokeKind::Inside);
        }
    }
    let shortcut = action.map(|action| tools.keymap.shown(action, tools.locale)).unwrap_or_default();
    let tip = if shortcut.is_empty() { name.to_owned() } else { format!("{name} ({shortcut})") };
    response.on_hover_text(tip)
}

/// Words that lead somewhere.
pub fn link(ui: &mut Ui, tools: &mut Tools<'_>, text: &str) -> Response {
    let colours = tokens(ui);
    let words = Words::new(text, colours.accent);
    let room = ui.available_width().max(24.0);
    let wide = words.width(ui.painter(), tools.engine, room);
    let (rect, response) = ui.allocate_exact_size(vec2(wide, BODY.line), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, text));
    let ink = if response.hovered() { colours.accent_hover } else { colours.accent };
    Words { colour: ink, ..words }.paint(ui.painter(), tools.engine, rect.left_center(), room);
    if response.has_focus() {
        focus_frame(ui, rect.expand(1.0), RADIUS_CAP, StrokeKind::Outside);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A filter that can be taken off: true when it was.
pub fn chip(ui: &mut Ui, tools: &mut Tools<'_>, text: &str) -> bool {
    let colours = tokens(ui);
    let words = Words::new(text, colours.t1).kind(SMALL);
    let room = (ui.available_width() - 40.0).max(24.0);
    let wide = words.width(ui.painter(), tools.engine, room);
    let (rect, response) = ui.allocate_exact_size(vec2(wide + 36.0, 20.0), Sense::click());
    let name = tools.locale.with("take-off", &[("what", text.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let ground = if response.hovered() { colours.bg_hover } else { Color32::TRANSPARENT };
    ui.painter().rect(rect, 10, ground, Stroke::new(1.0, colours.line_ctl), StrokeKind::Inside);
    words.paint(ui.painter(), tools.engine, pos2(rect.left() + 10.0, rect.center().y), room);
    ui.painter().text(pos2(rect.right() - 14.0, rect.center().y), Align2::CENTER_CENTER, icons::X, icon_font(14.0), colours.t2);
    if response.has_focus() {
        focus_frame(ui, rect, 10, StrokeKind::Inside);
    }
    response.on_hover_text(name).clicked()
}

/// Two to four choices of which one is taken; returns the new choice where it changed.
pub fn segments(ui: &mut Ui, tools: &mut Tools<'_>, names: &[String], chosen: usize) -> Option<usize> {
    let colours = tokens(ui);
    let widths: Vec<f32> =
        names.iter().map(|name| Words::new(name, colours.t1).weight(Weight::Medium).width(ui.painter(), tools.engine, 240.0) + 24.0).collect();
    let (rect, _) = ui.allocate_exact_size(vec2(widths.iter().sum(), 28.0), Sense::hover());
    ui.painter().rect(rect, RADIUS_CONTROL, colours.bg_raised, Stroke::new(1.0, colours.line_ctl), StrokeKind::Inside);
    let (mut left, mut picked) = (rect.left(), None);
    for (place, (name, wide)) in names.iter().zip(&widths).enumerate() {
        let part = Rect::from_min_size(pos2(left, rect.top()), vec2(*wide, rect.height()));
        let response = ui.interact(part, ui.scope_id().with(("segment", name)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, place == chosen, name));
        let inside = part.shrink(1.0);
        if place == chosen {
            ui.painter().rect_filled(inside, RADIUS_CONTROL - 1, colours.bg_row);
        } else if response.hovered() {
            ui.painter().rect_filled(inside, RADIUS_CONTROL - 1, colours.bg_hover);
        }
        if place > 0 {
            ui.painter().vline(part.left(), part.y_range(), Stroke::new(1.0, colours.line_ctl));
        }
        let ink = if place == chosen { colours.t1 } else { colours.t2 };
        Words::new(name, ink).weight(Weight::Medium).paint(ui.painter(), tools.engine, pos2(part.left() + 12.0, part.center().y), 240.0);
        if response.has_focus() {
            focus_frame(ui, part, RADIUS_CONTROL, StrokeKind::Inside);
        }
        if response.clicked() && place != chosen {
            picked = Some(place);
        }
        left += wide;
    }
    picked
}

/// A box to tick, with words after it; true when it changed.
pub fn check(ui: &mut Ui, tools: &mut Tools<'_>, ticked: &mut bool, text: &str) -> bool {
    let colours = tokens(ui);
    let words = Words::new(text, colours.t1);
    let room = (ui.available_width() - 24.0).max(1.0);
    let wide = if text.is_empty() { 0.0 } else { words.width(ui.painter(), tools.engine, room) + CONTROL_GAP };
    let (rect, response) = ui.allocate_exact_size(vec2(15.0 + wide, 22.0), Sense::click());
    if response.clicked() {
        *ticked = !*ticked;
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, *ticked, text));
    let square = Rect::from_center_size(pos2(rect.left() + 7.5, rect.center().y), vec2(15.0, 15.0));
    if *ticked {
        ui.painter().rect_filled(square, RADIUS_CAP, colours.accent);
        ui.painter().text(square.center(), Align2::CENTER_CENTER, icons::CHECK, icon_font(12.0), colours.on_accent);
    } else {
        ui.painter().rect(square, RADIUS_CAP, colours.bg_input, Stroke::new(1.0, colours.line_ctl), StrokeKind::Inside);
    }
    words.paint(ui.painter(), tools.engine, pos2(square.right() + CONTROL_GAP, rect.center().y), room);
    if response.has_focus() {
        focus_frame(ui, square.expand(1.0), RADIUS_CAP + 1, StrokeKind::Outside);
    }
    response.clicked()
}
