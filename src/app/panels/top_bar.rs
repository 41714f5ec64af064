//! The bar at the top: menu, project, pages, the field that runs anything, undo and redo, who codes, lock.

use crate::app::action::{Action, Group, Needs};
use crate::app::ask::Ask;
use crate::app::desk::{Desk, Place};
use crate::app::icons;
use crate::app::theme::icon_font;
use crate::app::theme::tokens::{RADIUS_CONTROL, SMALL, TOP_BAR};
use crate::app::widgets::{Tools, Weight, Words, focus_frame, give_back, icon_button, item, key_cap, open_by_key, separator, tokens};
use egui::{Align, Align2, Layout, Popup, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

/// Under this width the field that runs anything is its icon.
const ROOMY: f32 = 1180.0;

/// The pages with their actions, in their order.
pub const PLACES: [(Place, Action); 7] = [
    (Place::Code, Action::GoCode),
    (Place::Search, Action::GoSearch),
    (Place::Tables, Action::GoTables),
    (Place::Agreement, Action::GoAgreement),
    (Place::Cases, Action::GoCases),
    (Place::Memos, Action::GoMemos),
    (Place::History, Action::GoHistory),
];

/// Shows the bar; `enabled` says which actions make sense now, `open_menu` whether the menu was asked for by key.
pub fn show(ui: &mut Ui, tools: &mut Tools<'_>, desk: &Desk, open_menu: bool, enabled: &dyn Fn(Action) -> bool, asks: &mut Vec<Ask>) {
    let colours = tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), TOP_BAR), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, colours.bg_window);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, colours.line_strong));
    let mut left = ui.new_child(UiBuilder::new().max_rect(rect.shrink2(vec2(12.0, 0.0))).layout(Layout::left_to_right(Align::Center)));
    left.spacing_mut().item_spacing.x = 4.0;
    let name = tools.text("menu");
    let response = icon_button(&mut left, tools, icons::LIST, &name, Some(Action::Menu));
    main_menu(&response, tools, open_menu, enabled, asks);
    project_name(&mut left, tools, desk, asks);
    left.add_space(14.0);
    for (place, action) in PLACES.into_iter().filter(|(_, action)| enabled(*action)) {
        page(&mut left, tools, desk.place == place, action, asks);
    }
    let mut right = ui.new_child(UiBuilder::new().max_rect(rect.shrink2(vec2(12.0, 0.0))).layout(Layout::right_to_left(Align::Center)));
    right.spacing_mut().item_spacing.x = 4.0;
    if desk.encrypted {
        let name = tools.text(Action::Lock.key());
        if icon_button(&mut right, tools, icons::LOCK_SIMPLE, &name, Some(Action::Lock)).clicked() {
            asks.push(Ask::Run(Action::Lock));
        }
    }
    coder_chip(&mut right, tools, &desk.coder);
    right.add_space(2.0);
    for (action, head, nothing) in [(Action::Redo, &desk.next.1, "nothing-to-redo"), (Action::Undo, &desk.next.0, "nothing-to-undo")] {
        let act = head.as_ref().map(|head| crate::app::locale::act(tools.locale, &desk.project, &head.label));
        let key = if action == Action::Undo { "undo-named" } else { "redo-named" };
        let name = match &act {
            Some(act) => tools.locale.with(key, &[("act", act.into())]),
            None => tools.text(nothing),
        };
        right.add_enabled_ui(act.is_some() && desk.writable, |ui| {
            if icon_button(ui, tools, action.icon(), &name, Some(action)).clicked() {
                asks.push(Ask::Run(action));
            }
        });
    }
    run_field(&mut right, tools, rect.width() >= ROOMY, asks);
}

fn main_menu(response: &Response, tools: &mut Tools<'_>, open: bool, enabled: &dyn Fn(Action) -> bool, asks: &mut Vec<Ask>) {
    if open {
        open_by_key(response);
    }
    Popup::menu(response).gap(2.0).show(|ui| {
        ui.set_width(340.0);
        egui::ScrollArea::vertical().max_height(680.0).min_scrolled_height(680.0).show(ui, |ui| {
            for group in Group::ALL {
                if group != Group::Project {
                    separator(ui);
                }
                for action in Action::ALL.iter().copied().filter(|action| action.group() == group) {
                    let (text, keys) = (tools.text(action.key()), tools.keymap.shown(action, tools.locale));
                    if item(ui, tools, action.icon(), &text, &keys, enabled(action)) {
                        asks.push(Ask::Run(action));
                    }
                }
            }
        });
    });
    give_back(response);
}

fn project_name(ui: &mut Ui, tools: &mut Tools<'_>, desk: &Desk, asks: &mut Vec<Ask>) {
    let colours = tokens(ui);
    let words = Words::new(desk.project.name(), colours.t1).weight(Weight::Semibold);
    let wide = words.width(ui.painter(), tools.engine, 220.0);
    let (rect, response) = ui.allocate_exact_size(vec2(wide + 30.0, 28.0), Sense::click());
    let name = tools.locale.with("project-named", &[("name", desk.project.name().into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.hovered() {
        ui.painter().rect_filled(rect, RADIUS_CONTROL, colours.bg_hover);
    }
    words.paint(ui.painter(), tools.engine, pos2(rect.left() + 6.0, rect.center().y), 220.0);
    ui.painter().text(pos2(rect.right() - 12.0, rect.center().y), Align2::CENTER_CENTER, icons::CARET_DOWN, icon_font(14.0), colours.t2);
    if response.has_focus() {
        focus_frame(ui, rect, RADIUS_CONTROL, StrokeKind::Inside);
    }
    Popup::menu(&response).gap(2.0).show(|ui| {
        ui.set_min_width(240.0);
        for action in Action::ALL.iter().copied().filter(|action| action.group() == Group::Project && action.needs() != Needs::Nothing) {
            let (text, keys) = (tools.text(action.key()), tools.keymap.shown(action, tools.locale));
            if item(ui, tools, action.icon(), &text, &keys, true) {
                asks.push(Ask::Run(action));
            }
        }
    });
}

fn page(ui: &mut Ui, tools: &mut Tools<'_>, active: bool, action: Action, asks: &mut Vec<Ask>) {
    let colours = tokens(ui);
    let text = tools.text(action.key());
    let words = Words::new(&text, if active { colours.t1 } else { colours.t2 }).weight(if active { Weight::Semibold } else { Weight::Regular });
    let wide = words.width(ui.painter(), tools.engine, 160.0);
    let (rect, response) = ui.allocate_exact_size(vec2(wide + 20.0, TOP_BAR), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, active, &text));
    if response.hovered() && !active {
        ui.painter().rect_filled(rect.shrink2(vec2(2.0, 9.0)), RADIUS_CONTROL, colours.bg_hover);
    }
    words.paint(ui.painter(), tools.engine, pos2(rect.left() + 10.0, rect.center().y), 160.0);
    if active {
        let line = Rect::from_min_max(pos2(rect.left() + 10.0, rect.bottom() - 2.0), pos2(rect.right() - 10.0, rect.bottom()));
        ui.painter().rect_filled(line, 0.0, colours.accent);
    }
    if response.has_focus() {
        focus_frame(ui, rect.shrink2(vec2(2.0, 8.0)), RADIUS_CONTROL, StrokeKind::Inside);
    }
    let keys = tools.keymap.shown(action, tools.locale);
    if response.on_hover_text(keys).clicked() {
        asks.push(Ask::Run(action));
    }
}

fn coder_chip(ui: &mut Ui, tools: &mut Tools<'_>, coder: &str) {
    let colours = tokens(ui);
    let words = Words::new(coder, colours.t1).kind(SMALL).weight(Weight::Medium);
    let wide = words.width(ui.painter(), tools.engine, 120.0);
    let (rect, response) = ui.allocate_exact_size(vec2(wide + 36.0, 22.0), Sense::hover());
    let name = tools.locale.with("you-are", &[("coder", coder.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    ui.painter().rect_filled(rect, 11, colours.bg_press);
    ui.painter().text(pos2(rect.left() + 15.0, rect.center().y), Align2::CENTER_CENTER, icons::USER, icon_font(14.0), colours.t2);
    words.paint(ui.painter(), tools.engine, pos2(rect.left() + 26.0, rect.center().y), 120.0);
    response.on_hover_text(name);
}

fn run_field(ui: &mut Ui, tools: &mut Tools<'_>, roomy: bool, asks: &mut Vec<Ask>) {
    let text = tools.text("go-or-run");
    if !roomy {
        if icon_button(ui, tools, icons::MAGNIFYING_GLASS, &text, Some(Action::Palette)).clicked() {
            asks.push(Ask::Run(Action::Palette));
        }
        return;
    }
    let colours = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(252.0, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &text));
    let ground = if response.hovered() { colours.bg_hover } else { colours.bg_input };
    ui.painter().rect(rect, RADIUS_CONTROL, ground, Stroke::new(1.0, colours.line_ctl), StrokeKind::Inside);
    ui.painter().text(pos2(rect.left() + 16.0, rect.center().y), Align2::CENTER_CENTER, icons::MAGNIFYING_GLASS, icon_font(16.0), colours.t2);
    Words::new(&text, colours.t3).paint(ui.painter(), tools.engine, pos2(rect.left() + 30.0, rect.center().y), 130.0);
    let keys = tools.keymap.shown(Action::Palette, tools.locale);
    let wide = Words::new(&keys, colours.t2).kind(crate::app::theme::tokens::MICRO).weight(Weight::Medium).width(ui.painter(), tools.engine, 200.0) + 10.0;
    key_cap(ui, tools, pos2(rect.right() - 6.0 - wide, rect.center().y), &keys);
    if response.has_focus() {
        focus_frame(ui, rect, RADIUS_CONTROL, StrokeKind::Inside);
    }
    if response.clicked() {
        asks.push(Ask::Run(Action::Palette));
    }
    ui.add_space(6.0);
}
