//! Rows of lists and trees, heads of panels, notes and empty states.

use crate::app::theme::icon_font;
use crate::app::theme::tokens::{BODY, MICRO, PANEL_PADDING, RADIUS_CAP, RADIUS_CARD, RADIUS_MARK, SMALL, TITLE};
use crate::app::widgets::{Emphasis, Tools, Weight, Words, button, focus_frame, paragraph, tokens};
use egui::{Align, Align2, Color32, Frame, Layout, Margin, Painter, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// A row that spans its panel.
pub struct Row {
    /// Where it stands.
    pub rect: Rect,
    /// What was done to it.
    pub response: Response,
}

/// Adds a row over the whole width; `name` is read aloud.
pub fn row(ui: &mut Ui, height: f32, selected: bool, name: &str) -> Row {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, name));
    let colours = tokens(ui);
    if selected {
        ui.painter().rect_filled(rect, 0.0, colours.bg_row);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, colours.bg_hover);
    }
    if response.has_focus() {
        focus_frame(ui, rect, 0, StrokeKind::Inside);
    }
    Row { rect, response }
}

/// Tells screen readers that the keyboard, which is in one widget, moves in another: the chosen line of a list below a field.
pub fn point_out(ui: &Ui, field: egui::Id, chosen: egui::Id) {
    ui.ctx().accesskit_node_builder(field, |node| node.set_active_descendant(chosen.accesskit_id()));
}

/// A line inside a surface.
pub fn hairline(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, tokens(ui).line));
}

/// The head of a panel: its name, a count in grey, and at the right what `buttons` adds, from right to left.
pub fn head(ui: &mut Ui, tools: &mut Tools<'_>, title: &str, count: &str, buttons: impl FnOnce(&mut Ui, &mut Tools<'_>)) {
    let colours = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
    let inner = Rect::from_min_max(rect.min, pos2(rect.right() - 8.0, rect.bottom()));
    let mut right = ui.new_child(egui::UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)));
    right.spacing_mut().item_spacing.x = 2.0;
    buttons(&mut right, tools);
    let end = right.min_rect().left() - 8.0;
    let left = pos2(rect.left() + PANEL_PADDING, rect.center().y);
    let wide = Words::new(title, colours.t1).weight(Weight::Semibold).paint(ui.painter(), tools.engine, left, (end - left.x).max(1.0));
    // Where there is no room the count is left out rather than cut.
    let count = Words::new(count, colours.t3).kind(SMALL);
    let room = end - left.x - wide - 8.0;
    if count.width(ui.painter(), tools.engine, 200.0) <= room {
        count.paint(ui.painter(), tools.engine, left + vec2(wide + 8.0, 0.5), room + 1.0);
    }
}

/// A heading inside a page.
pub fn heading(ui: &mut Ui, tools: &mut Tools<'_>, text: &str) {
    let colours = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), TITLE.line + 4.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, text));
    Words::new(text, colours.t1).kind(TITLE).weight(Weight::Semibold).paint(ui.painter(), tools.engine, rect.left_center(), rect.width());
}

/// A code's colour.
pub fn swatch(painter: &Painter, left_middle: Pos2, colour: Color32) {
    painter.rect_filled(Rect::from_center_size(left_middle + vec2(5.0, 0.0), vec2(10.0, 10.0)), RADIUS_MARK, colour);
}

/// A key as it is printed on keyboards, with its left end at a place; returns how wide it is.
pub fn key_cap(ui: &Ui, tools: &mut Tools<'_>, left_middle: Pos2, keys: &str) -> f32 {
    let colours = tokens(ui);
    let words = Words::new(keys, colours.t2).kind(MICRO).weight(Weight::Medium);
    let wide = words.width(ui.painter(), tools.engine, 200.0) + 10.0;
    let rect = Rect::from_min_size(pos2(left_middle.x, left_middle.y - 9.0), vec2(wide, 18.0));
    ui.painter().rect(rect, RADIUS_CAP, colours.bg_raised, Stroke::new(1.0, colours.line_strong), StrokeKind::Inside);
    words.paint(ui.painter(), tools.engine, pos2(rect.left() + 5.0, rect.center().y), 200.0);
    wide
}

/// What is said where there is nothing yet, with the one thing to do; true when that was pressed.
pub fn empty(ui: &mut Ui, tools: &mut Tools<'_>, sentence: &str, act: Option<&str>) -> bool {
    let colours = tokens(ui);
    let mut pressed = false;
    Frame::NONE.inner_margin(Margin::symmetric(PANEL_PADDING as i8, 8)).show(ui, |ui| {
        paragraph(ui, tools, Words::new(sentence, colours.t2).kind(BODY), 8);
        if let Some(act) = act {
            ui.add_space(6.0);
            pressed = button(ui, tools, act, Emphasis::Plain).clicked();
        }
    });
    pressed
}

/// A card with an icon and a few sentences, on a ground of its own.
pub fn note(ui: &mut Ui, tools: &mut Tools<'_>, icon: &str, text: &str, ink: Color32, ground: Color32) {
    let colours = tokens(ui);
    Frame::NONE.fill(ground).corner_radius(RADIUS_CARD).inner_margin(Margin::symmetric(10, 8)).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(16.0, BODY.line), Sense::hover());
            ui.painter().text(rect.center(), Align2::CENTER_CENTER, icon, icon_font(16.0), ink);
            ui.vertical(|ui| paragraph(ui, tools, Words::new(text, colours.t1), 12));
        });
    });
}
