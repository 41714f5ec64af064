//! The gate of an encrypted project: nothing of it is shown until the passphrase is given.

use crate::app::icons;
use crate::app::locale::{self, Locale};
use crate::app::theme::icon_font;
use crate::app::theme::tokens::TITLE;
use crate::app::widgets::{Emphasis, Field, FieldLook, Tools, Weight, Words, button, button_with, paragraph, tokens};
use crate::session::error::Message;
use egui::{Align2, Id, Key, Rect, Sense, Ui, UiBuilder, vec2};
use std::path::PathBuf;
use zeroize::Zeroizing;

/// The gate's state. `Debug` is left out because of the passphrase.
pub struct Gate {
    /// The project.
    pub path: PathBuf,
    /// True where the project was open and has been locked.
    pub locked: bool,
    passphrase: Zeroizing<String>,
    wrong: Option<Message>,
    fresh: bool,
}

/// What the person wants.
pub enum Knock {
    /// Open with this passphrase.
    Open(Zeroizing<String>),
    /// Go back to the start screen.
    Leave,
}

impl Gate {
    /// The gate of a project.
    pub fn new(path: PathBuf, locked: bool) -> Self {
        Self { path, locked, passphrase: Zeroizing::new(String::new()), wrong: None, fresh: true }
    }

    /// The passphrase did not fit, or the project cannot be opened.
    pub fn refused(&mut self, message: Message) {
        self.wrong = Some(message);
        self.passphrase = Zeroizing::new(String::new());
        self.fresh = true;
    }

    /// Shows the gate; what the person wants.
    pub fn show(&mut self, ui: &mut Ui, tools: &mut Tools<'_>, busy: bool) -> Option<Knock> {
        let colours = tokens(ui);
        let screen = ui.available_rect_before_wrap();
        ui.painter().rect_filled(screen, 0.0, colours.bg_paper);
        let card = Rect::from_center_size(screen.center() - vec2(0.0, 40.0), vec2(420.0, 260.0));
        let mut child = ui.new_child(UiBuilder::new().max_rect(card));
        let ui = &mut child;
        ui.spacing_mut().item_spacing.y = 8.0;
        let (rect, _) = ui.allocate_exact_size(vec2(420.0, 32.0), Sense::hover());
        ui.painter().text(rect.left_center() + vec2(10.0, 0.0), Align2::CENTER_CENTER, icons::LOCK_KEY, icon_font(20.0), colours.accent);
        let file = self.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Words::new(&file, colours.t1).kind(TITLE).weight(Weight::Semibold).paint(ui.painter(), tools.engine, rect.left_center() + vec2(30.0, 0.0), 380.0);
        let text = tools.text(if self.locked { "locked" } else { "give-passphrase" });
        paragraph(ui, tools, Words::new(&text, colours.t2), 2);
        let wrong = self.wrong.as_ref().map(|message| said(tools.locale, message));
        let name = tools.text("passphrase");
        let response = Field::new(Id::unique("gate"), &name).look(FieldLook::Secret).wrong(wrong.as_deref()).show(ui, tools, &mut self.passphrase);
        if std::mem::take(&mut self.fresh) {
            response.request_focus();
        }
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let mut knock = None;
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            let text = tools.text(if self.locked { "unlock" } else { "open" });
            if button_with(ui, tools, "", &text, Emphasis::Primary, !self.passphrase.is_empty() && !busy).clicked() || (entered && !busy) {
                knock = Some(Knock::Open(self.passphrase.clone()));
            }
            let text = tools.text("to-start");
            if button(ui, tools, &text, Emphasis::Quiet).clicked() {
                knock = Some(Knock::Leave);
            }
        });
        knock
    }
}

fn said(locale: &Locale, message: &Message) -> String {
    let parts = std::iter::once(&message.what).chain(&message.hint);
    parts.map(|part| locale::sentence(&locale.said(part))).collect::<Vec<_>>().join(" ")
}
