//! A new project: its name, its file, who codes in it, what it starts with, and whether it is encrypted.

use crate::app::sheets::encryption::SHORTEST;
use crate::app::sheets::meter::Meter;
use crate::app::sheets::study_in::Incoming;
use crate::app::sheets::{entered, lay, padded};
use crate::app::theme::tokens::SMALL;
use crate::app::widgets::{Emphasis, Field, FieldLook, Tools, Words, button, button_with, check, paragraph, segments, tokens};
use egui::{Context, Id, Ui, vec2};
use std::path::PathBuf;
use zeroize::Zeroizing;

/// What is written. `Debug` is left out because of the passphrase.
pub struct NewProject {
    name: String,
    folder: String,
    /// Name of the coder, who is asked before there is a first coding that bears it.
    coder: String,
    builtin: bool,
    encrypt: bool,
    consent_required: bool,
    passphrase: Zeroizing<String>,
    again: Zeroizing<String>,
    meter: Meter,
    fresh: bool,
    /// The study of another program that it is made of.
    incoming: Option<Incoming>,
}

/// What the person decided.
pub enum Decided {
    /// Make it.
    Make {
        /// Its name.
        name: String,
        /// Its file.
        path: PathBuf,
        /// Name of the coder.
        coder: String,
        /// True for the built-in codebook, false for an empty one.
        builtin: bool,
        /// True where only documents may be coded whose consent is recorded.
        consent_required: bool,
        /// Its passphrase, if it is to be encrypted.
        passphrase: Option<Zeroizing<String>>,
        /// The study of another program that it is made of.
        incoming: Option<Incoming>,
    },
    /// Nothing.
    Nothing,
}

impl NewProject {
    /// A project of a coder; an empty name where nothing names the person.
    pub fn new(coder: String) -> Self {
        let folder = dirs::document_dir().or_else(dirs::home_dir).unwrap_or_default();
        let empty = || Zeroizing::new(String::new());
        Self {
            name: String::new(),
            folder: folder.display().to_string(),
            coder,
            builtin: true,
            encrypt: true,
            passphrase: empty(),
            again: empty(),
            fresh: true,
            incoming: None,
            meter: Meter::default(),
            consent_required: true,
        }
    }

    /// A project made of a study of another program.
    pub fn of(incoming: Incoming, coder: String) -> Self {
        Self { name: incoming.study.name.clone(), incoming: Some(incoming), ..Self::new(coder) }
    }

    fn path(&self) -> PathBuf {
        let plain: String = self.name.trim().chars().map(|letter| if letter.is_alphanumeric() || " -_".contains(letter) { letter } else { '-' }).collect();
        PathBuf::from(self.folder.trim()).join(format!("{plain}.griot"))
    }

    /// What still keeps the project from being made: the key of a sentence.
    fn lacks(&self) -> Option<&'static str> {
        if self.name.trim().is_empty() {
            return Some("lacks-name");
        }
        if self.path().exists() {
            return Some("lacks-free-name");
        }
        if !PathBuf::from(self.folder.trim()).is_dir() {
            return Some("lacks-folder");
        }
        if self.coder.trim().is_empty() {
            return Some("lacks-coder");
        }
        if self.encrypt && self.passphrase.chars().count() < SHORTEST {
            return Some("lacks-passphrase");
        }
        (self.encrypt && *self.passphrase != *self.again).then_some("lacks-same-passphrase")
    }

    /// Shows the sheet; what was decided, once it is.
    pub fn show(&mut self, context: &Context, tools: &mut Tools<'_>) -> Option<Decided> {
        let title = tools.text("act-new-project");
        let mut decided = None;
        let lacks = self.lacks();
        let mut make = false;
        let height = if self.encrypt { 652.0 } else { 482.0 };
        let closed = lay(
            context,
            tools,
            "new-project",
            &title,
            vec2(560.0, height),
            |ui, tools| padded(ui, |ui| self.contents(ui, tools, lacks)),
            |ui, tools| {
                let text = tools.text("make-project");
                make = button_with(ui, tools, "", &text, Emphasis::Primary, lacks.is_none()).clicked();
                let text = tools.text("cancel");
                if button(ui, tools, &text, Emphasis::Plain).clicked() {
                    decided = Some(Decided::Nothing);
                }
            },
        );
        let enter = entered(context, lacks.is_none());
        if make || enter {
            let passphrase = self.encrypt.then(|| self.passphrase.clone());
            return Some(Decided::Make {
                name: self.name.trim().to_owned(),
                path: self.path(),
                coder: self.coder.trim().to_owned(),
                builtin: self.builtin,
                passphrase,
                incoming: self.incoming.take(),
                consent_required: self.consent_required,
            });
        }
        if closed { Some(Decided::Nothing) } else { decided }
    }

    fn contents(&mut self, ui: &mut Ui, tools: &mut Tools<'_>, lacks: Option<&'static str>) {
        ui.spacing_mut().item_spacing.y = 5.0;
        let label = |ui: &mut Ui, tools: &mut Tools<'_>, key: &str| {
            let text = tools.text(key);
            paragraph(ui, tools, Words::new(&text, tokens(ui).t2).kind(SMALL), 1);
        };
        label(ui, tools, "project-name");
        let name = tools.text("project-name");
        let response = Field::new(Id::unique("project-name"), &name).show(ui, tools, &mut self.name);
        if std::mem::take(&mut self.fresh) {
            response.request_focus();
        }
        label(ui, tools, "folder");
        let name = tools.text("folder");
        Field::new(Id::unique("project-folder"), &name).show(ui, tools, &mut self.folder);
        label(ui, tools, "coder-name");
        let name = tools.text("coder-name");
        Field::new(Id::unique("project-coder"), &name).show(ui, tools, &mut self.coder);
        match &self.incoming {
            Some(incoming) => {
                let file = incoming.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                let text = tools.locale.with("starts-with-study", &[("file", (&file).into())]);
                paragraph(ui, tools, Words::new(&text, tokens(ui).t2).kind(SMALL), 2);
            }
            None => {
                label(ui, tools, "starts-with");
                let names = [tools.text("starts-builtin"), tools.text("starts-empty")];
                if let Some(place) = segments(ui, tools, &names, usize::from(!self.builtin)) {
                    self.builtin = place == 0;
                }
            }
        }
        ui.add_space(6.0);
        let text = tools.text("consent-required");
        check(ui, tools, &mut self.consent_required, &text);
        let text = tools.text("encrypt-project");
        check(ui, tools, &mut self.encrypt, &text);
        if self.encrypt {
            for (key, text) in [("passphrase", &mut self.passphrase), ("passphrase-again", &mut self.again)] {
                label(ui, tools, key);
                let name = tools.text(key);
                Field::new(Id::unique(key), &name).look(FieldLook::Secret).show(ui, tools, text);
            }
            self.meter.show(ui, tools, &self.passphrase, &[self.name.trim()]);
            let text = tools.text("passphrase-lost");
            paragraph(ui, tools, Words::new(&text, tokens(ui).warn).kind(SMALL), 3);
        }
        if let Some(key) = lacks.filter(|_| !self.name.is_empty()) {
            let text = tools.text(key);
            paragraph(ui, tools, Words::new(&text, tokens(ui).t2).kind(SMALL), 2);
        }
    }
}
