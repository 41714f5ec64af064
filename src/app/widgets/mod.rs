//! The parts that all panels are made of: one look for rows, buttons, fields and menus, each with an accessible name.

mod bidi;
mod button;
mod field;
mod list;
mod menu;
mod regions;
mod words;

pub use button::{Emphasis, button, button_named, button_with, check, chip, close_button, icon_button, link, segments, small_button};
pub use field::{Field, FieldLook, stay_in_field, take_text};
pub use list::{Row, empty, hairline, head, heading, key_cap, note, point_out, row, swatch};
pub use menu::{ask_for_row_menu, choice, entered_by_key, give_back, has_open_menu, item, menu_button, open_by_key, row_menu, separator, submenu, swatch_item};
pub use regions::{go_to_region, region};
pub use words::{Weight, Words, paragraph};

use crate::app::keymap::Keymap;
use crate::app::locale::Locale;
use crate::app::text::TextEngine;
use crate::app::theme;
use crate::app::theme::tokens::Tokens;
use egui::{Rect, Stroke, StrokeKind, Ui};

/// What every panel needs to write its words.
pub struct Tools<'a> {
    /// Draws text of every script.
    pub engine: &'a mut TextEngine,
    /// The person's language.
    pub locale: &'a Locale,
    /// The person's shortcuts.
    pub keymap: &'a Keymap,
}

impl Tools<'_> {
    /// A message without values.
    pub fn text(&self, key: &str) -> String {
        self.locale.text(key)
    }
}

/// The colours of the theme that is shown.
pub fn tokens(ui: &Ui) -> &'static Tokens {
    theme::tokens_of(ui.ctx())
}

/// The frame that shows where the keyboard is.
pub fn focus_frame(ui: &Ui, rect: Rect, radius: u8, kind: StrokeKind) {
    ui.painter().rect_stroke(rect, radius, Stroke::new(2.0, tokens(ui).accent), kind);
}
