//! How strong a passphrase is, shown while it is being typed: a bar of five parts and the time for which it stands.

use crate::app::theme::tokens::SMALL;
use crate::app::widgets::{Tools, Words, paragraph, tokens};
use crate::session::sealing::{Strength, strength};
use egui::{Rect, Sense, Ui, pos2, vec2};
use zeroize::Zeroizing;

/// The estimate of what was typed last. `Debug` is left out because of the passphrase.
#[derive(Default)]
pub struct Meter {
    of: Zeroizing<String>,
    strength: Option<Strength>,
}

impl Meter {
    /// Shows the bar; `known` are words that whoever guesses tries first.
    pub fn show(&mut self, ui: &mut Ui, tools: &mut Tools<'_>, passphrase: &str, known: &[&str]) {
        if *self.of != passphrase || self.strength.is_none() {
            self.of = Zeroizing::new(passphrase.to_owned());
            self.strength = Some(strength(passphrase, known));
        }
        let Some(strength) = self.strength.filter(|_| !passphrase.is_empty()) else { return };
        let colours = tokens(ui);
        let ink = if strength.is_weak() { colours.warn } else { colours.ok };
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 6.0), Sense::hover());
        let part = (rect.width() - 4.0 * 4.0) / 5.0;
        for place in 0..5u8 {
            let left = rect.left() + f32::from(place) * (part + 4.0);
            let fill = if place <= strength.score { ink } else { colours.bg_press };
            ui.painter().rect_filled(Rect::from_min_max(pos2(left, rect.top()), pos2(left + part, rect.bottom())), 2.0, fill);
        }
        let within = tools.text(&format!("stands-{}", strength.stands.key()));
        let text = tools.locale.with(if strength.is_weak() { "passphrase-weak" } else { "passphrase-strong" }, &[("within", (&within).into())]);
        paragraph(ui, tools, Words::new(&text, ink).kind(SMALL), 2);
    }
}
