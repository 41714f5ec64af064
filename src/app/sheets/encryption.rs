//! The encryption of the open project: put on, taken away, with another passphrase, and the recovery sheet.

use crate::app::sheets::meter::Meter;
use crate::app::sheets::{entered, lay, padded};
use crate::app::theme::tokens::SMALL;
use crate::app::widgets::{Emphasis, Field, FieldLook, Tools, Words, button, button_with, note, paragraph, segments, tokens};
use egui::{Context, Id, Ui, vec2};
use zeroize::Zeroizing;

/// Fewest characters of a new passphrase.
pub const SHORTEST: usize = 8;

/// What is to happen to an encrypted project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wish {
    Change,
    Sheet,
    Unseal,
}

const WISHES: [(Wish, &str); 3] = [(Wish::Change, "change-passphrase"), (Wish::Sheet, "recovery-sheet"), (Wish::Unseal, "unseal-project")];

/// The sheet's state. `Debug` is left out because of the passphrases.
pub struct EncryptionSheet {
    encrypted: bool,
    /// What whoever guesses knows: the name of the project.
    known: String,
    wish: Wish,
    old: Zeroizing<String>,
    new: Zeroizing<String>,
    again: Zeroizing<String>,
    meter: Meter,
    fresh: bool,
}

/// What the person decided.
pub enum Decided {
    /// Encrypt the project, which is in clear.
    Seal(Zeroizing<String>),
    /// Give it another passphrase.
    Change(Zeroizing<String>, Zeroizing<String>),
    /// Take the encryption away.
    Unseal(Zeroizing<String>),
    /// Make the recovery sheet.
    Sheet(Zeroizing<String>),
    /// Nothing.
    Nothing,
}

impl EncryptionSheet {
    /// As the project is.
    pub fn new(encrypted: bool, name: &str) -> Self {
        let empty = || Zeroizing::new(String::new());
        Self { encrypted, known: name.to_owned(), wish: Wish::Change, old: empty(), new: empty(), again: empty(), meter: Meter::default(), fresh: true }
    }

    fn wants_new(&self) -> bool {
        !self.encrypted || self.wish == Wish::Change
    }

    /// What still keeps it from being done: the key of a sentence; an empty one where nothing need be said.
    fn lacks(&self) -> Option<&'static str> {
        if self.encrypted && self.old.is_empty() {
            return Some("");
        }
        if !self.wants_new() {
            return None;
        }
        if self.new.chars().count() < SHORTEST {
            return Some(if self.new.is_empty() { "" } else { "lacks-passphrase" });
        }
        (*self.new != *self.again).then_some(if self.again.is_empty() { "" } else { "lacks-same-passphrase" })
    }

    /// Shows the sheet; what was decided, once it is.
    pub fn show(&mut self, context: &Context, tools: &mut Tools<'_>) -> Option<Decided> {
        let title = tools.text("act-encryption");
        let lacks = self.lacks();
        let (mut go, mut cancelled) = (false, false);
        let act = tools.text(match (self.encrypted, self.wish) {
            (false, _) => "seal-project",
            (true, Wish::Change) => "change-passphrase",
            (true, Wish::Sheet) => "make-recovery-sheet",
            (true, Wish::Unseal) => "unseal-project",
        });
        let closed = lay(
            context,
            tools,
            "encryption",
            &title,
            vec2(600.0, 540.0),
            |ui, tools| padded(ui, |ui| self.contents(ui, tools, lacks)),
            |ui, tools| {
                go = button_with(ui, tools, "", &act, Emphasis::Primary, lacks.is_none()).clicked();
                let text = tools.text("cancel");
                cancelled = button(ui, tools, &text, Emphasis::Plain).clicked();
            },
        );
        let enter = entered(context, lacks.is_none());
        if go || enter {
            return Some(match (self.encrypted, self.wish) {
                (false, _) => Decided::Seal(self.new.clone()),
                (true, Wish::Change) => Decided::Change(self.old.clone(), self.new.clone()),
                (true, Wish::Sheet) => Decided::Sheet(self.old.clone()),
                (true, Wish::Unseal) => Decided::Unseal(self.old.clone()),
            });
        }
        (closed || cancelled).then_some(Decided::Nothing)
    }

    fn contents(&mut self, ui: &mut Ui, tools: &mut Tools<'_>, lacks: Option<&'static str>) {
        ui.spacing_mut().item_spacing.y = 6.0;
        if self.encrypted {
            let names: Vec<String> = WISHES.iter().map(|(_, key)| tools.text(key)).collect();
            let chosen = WISHES.iter().position(|(wish, _)| *wish == self.wish).unwrap_or(0);
            if let Some((wish, _)) = segments(ui, tools, &names, chosen).and_then(|place| WISHES.get(place)) {
                self.wish = *wish;
            }
        }
        let meaning = tools.text(match (self.encrypted, self.wish) {
            (false, _) => "seal-meaning",
            (true, Wish::Change) => "change-meaning",
            (true, Wish::Sheet) => "recovery-meaning",
            (true, Wish::Unseal) => "unseal-meaning",
        });
        paragraph(ui, tools, Words::new(&meaning, tokens(ui).t2), 5);
        if self.encrypted {
            self.fresh &= !secret(ui, tools, "passphrase-now", &mut self.old, self.fresh);
        }
        if self.wants_new() {
            let first = self.fresh;
            self.fresh &= !secret(ui, tools, "passphrase-new", &mut self.new, first && !self.encrypted);
            let text = self.new.clone();
            self.meter.show(ui, tools, &text, &[&self.known]);
            secret(ui, tools, "passphrase-again", &mut self.again, false);
            let text = tools.text("passphrase-lost");
            note(ui, tools, crate::app::icons::WARNING, &text, tokens(ui).warn, tokens(ui).warn_bg);
        }
        if let Some(key) = lacks.filter(|key| !key.is_empty()) {
            let text = tools.text(key);
            paragraph(ui, tools, Words::new(&text, tokens(ui).t2).kind(SMALL), 2);
        }
    }
}

/// A field for a passphrase below its name; true where it took the keyboard.
fn secret(ui: &mut Ui, tools: &mut Tools<'_>, key: &'static str, text: &mut Zeroizing<String>, focus: bool) -> bool {
    let name = tools.text(key);
    paragraph(ui, tools, Words::new(&name, tokens(ui).t2).kind(SMALL), 1);
    let response = Field::new(Id::unique(key), &name).look(FieldLook::Secret).show(ui, tools, text);
    if focus {
        response.request_focus();
    }
    focus
}
