//! The strip with a tab for each open document.

use crate::app::action::Action;
use crate::app::ask::Ask;
use crate::app::desk::Tabs;
use crate::app::icons;
use crate::app::panels::documents::kind_icon;
use crate::app::theme::icon_font;
use crate::app::theme::tokens::TAB_STRIP;
use crate::app::widgets::{Tools, Weight, Words, close_button, focus_frame, icon_button, tokens};
use egui::{Align, Align2, Color32, Layout, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// Shows the strip.
pub fn show(ui: &mut Ui, tools: &mut Tools<'_>, tabs: &Tabs, asks: &mut Vec<Ask>) {
    let colours = tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), TAB_STRIP), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, colours.bg_window);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, colours.line_strong));
    let inner = Rect::from_min_max(rect.min, pos2(rect.right() - 44.0, rect.bottom()));
    let mut strip = ui.new_child(egui::UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)));
    egui::ScrollArea::horizontal().id_salt("tabs").scroll_bar_visibility(egui::scroll_area::ScrollBarVisibility::AlwaysHidden).show(&mut strip, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let front = tabs.front().map(|tab| tab.document);
        for tab in tabs.iter() {
            let document = &tab.transcript.document;
            let active = front == Some(tab.document) || tabs.beside() == Some(tab.document);
            tab_button(ui, tools, kind_icon(document.kind), &document.name, active, tab.document, asks);
        }
    });
    let corner = Rect::from_min_max(pos2(rect.right() - 40.0, rect.top()), rect.max);
    let mut right = ui.new_child(egui::UiBuilder::new().max_rect(corner).layout(Layout::left_to_right(Align::Center)));
    let name = tools.text(Action::SideBySide.key());
    if icon_button(&mut right, tools, icons::COLUMNS, &name, Some(Action::SideBySide)).clicked() {
        asks.push(Ask::Run(Action::SideBySide));
    }
}

fn tab_button(ui: &mut Ui, tools: &mut Tools<'_>, icon: &str, name: &str, active: bool, document: crate::model::ids::DocumentId, asks: &mut Vec<Ask>) {
    let colours = tokens(ui);
    let words = Words::new(name, if active { colours.t1 } else { colours.t2 }).weight(if active { Weight::Medium } else { Weight::Regular });
    let wide = words.width(ui.painter(), tools.engine, 180.0);
    let (rect, response) = ui.allocate_exact_size(vec2(wide + 70.0, TAB_STRIP), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, active, name));
    let ground = match (active, response.hovered()) {
        (true, _) => colours.bg_paper,
        (false, true) => colours.bg_hover,
        (false, false) => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, 0.0, ground);
    ui.painter().vline(rect.right() - 0.5, rect.y_range(), Stroke::new(1.0, colours.line_strong));
    if !active {
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, colours.line_strong));
    }
    ui.painter().text(pos2(rect.left() + 20.0, rect.center().y), Align2::CENTER_CENTER, icon, icon_font(14.0), colours.t2);
    words.paint(ui.painter(), tools.engine, pos2(rect.left() + 36.0, rect.center().y), 180.0);
    if response.has_focus() {
        focus_frame(ui, rect, 0, StrokeKind::Inside);
    }
    if response.clicked() {
        asks.push(Ask::Open(document));
    }
    if response.middle_clicked() {
        asks.push(Ask::CloseTab(document));
    }
    if active || response.hovered() || response.contains_pointer() {
        let corner = Rect::from_center_size(pos2(rect.right() - 18.0, rect.center().y), vec2(20.0, 20.0));
        let mut child = ui.new_child(egui::UiBuilder::new().id_salt(("close", document)).max_rect(corner));
        let close = tools.locale.with("close-document", &[("name", name.into())]);
        if close_button(&mut child, tools, &close).clicked() {
            asks.push(Ask::CloseTab(document));
        }
    }
}
