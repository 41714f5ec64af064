//! All shortcuts at a glance.

use crate::app::action::{Action, Group};
use crate::app::sheets::{lay, padded, scrolled};
use crate::app::theme::tokens::SMALL;
use crate::app::widgets::{Emphasis, Tools, Weight, Words, button, key_cap, tokens};
use egui::{Context, Sense, pos2, vec2};

/// Keys of the reader that are no actions: key of the keys, key of what they do.
const READER_KEYS: [(&str, &str); 9] = [
    ("keys-arrows", "does-arrows"),
    ("keys-shift-arrows", "does-shift-arrows"),
    ("keys-ctrl-shift-arrows", "does-ctrl-shift-arrows"),
    ("keys-double-click", "does-double-click"),
    ("keys-triple-click", "does-triple-click"),
    ("keys-letters", "does-letters"),
    ("keys-digits", "does-digits"),
    ("keys-alt-shift-arrows", "does-alt-shift-arrows"),
    ("keys-alt-shift-up-down", "does-alt-shift-up-down"),
];

/// Shows the sheet; true where it is to be closed.
pub fn show(context: &Context, tools: &mut Tools<'_>) -> bool {
    let title = tools.text("act-shortcuts");
    let mut done = false;
    let closed = lay(
        context,
        tools,
        "shortcuts",
        &title,
        vec2(760.0, 640.0),
        |ui, tools| {
            scrolled(ui, "shortcuts", |ui| {
                padded(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    let title = tools.text("group-reader");
                    group(ui, tools, &title);
                    for (keys, does) in READER_KEYS {
                        let (keys, does) = (tools.text(keys), tools.text(does));
                        line(ui, tools, &does, &keys);
                    }
                    for of in Group::ALL {
                        let title = tools.text(of.key());
                        group(ui, tools, &title);
                        for action in Action::ALL.iter().copied().filter(|action| action.group() == of) {
                            let keys = tools.keymap.shown(action, tools.locale);
                            if !keys.is_empty() {
                                let does = tools.text(action.key());
                                line(ui, tools, &does, &keys);
                            }
                        }
                    }
                });
            });
        },
        |ui, tools| {
            let text = tools.text("close-sheet");
            done = button(ui, tools, &text, Emphasis::Plain).clicked();
        },
    );
    closed || done
}

fn group(ui: &mut egui::Ui, tools: &mut Tools<'_>, title: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, title));
    Words::new(title, tokens(ui).t2).kind(SMALL).weight(Weight::Medium).paint(
        ui.painter(),
        tools.engine,
        pos2(rect.left(), rect.bottom() - 10.0),
        rect.width(),
    );
}

fn line(ui: &mut egui::Ui, tools: &mut Tools<'_>, does: &str, keys: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, format!("{does}: {keys}")));
    Words::new(does, tokens(ui).t1).paint(ui.painter(), tools.engine, rect.left_center(), 470.0);
    key_cap(ui, tools, pos2(rect.left() + 490.0, rect.center().y), keys);
}
