//! Parcels for a stick: to pack the project, to unpack a parcel, and to make a key.

use crate::app::sheets::encryption::SHORTEST;
use crate::app::sheets::meter::Meter;
use crate::app::sheets::{entered, lay, padded};
use crate::app::theme::tokens::SMALL;
use crate::app::widgets::{Emphasis, Field, FieldLook, Tools, Words, button, button_with, check, paragraph, segments, tokens};
use egui::{Context, Id, Ui, vec2};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// What the sheet is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    Pack,
    Unpack,
    Key,
}

/// The sheet's state. `Debug` is left out because of the passphrases.
pub struct ParcelSheet {
    purpose: Purpose,
    /// The parcel that is to be unpacked.
    parcel: PathBuf,
    folder: String,
    name: String,
    by_keys: bool,
    /// Public keys, or the file of a secret one.
    keys: String,
    passphrase: Zeroizing<String>,
    again: Zeroizing<String>,
    meter: Meter,
    /// True where a key is made without a passphrase.
    bare: bool,
    replace: bool,
    fresh: bool,
}

/// What closes or opens a parcel.
pub enum By {
    /// A passphrase.
    Passphrase(Zeroizing<String>),
    /// Public keys to pack for.
    Keys(String),
    /// The file of the secret key that opens it, and the passphrase of that; empty for none.
    KeyFile(String, Zeroizing<String>),
}

/// What the person decided.
pub enum Decided {
    /// Pack the project.
    Pack {
        /// The parcel.
        path: PathBuf,
        /// For whom.
        by: By,
        /// True where a file that is there is replaced.
        replace: bool,
    },
    /// Unpack a parcel.
    Unpack {
        /// The parcel.
        parcel: PathBuf,
        /// The project that it becomes.
        path: PathBuf,
        /// What opens it.
        by: By,
    },
    /// Make a key, under a passphrase unless that was declined.
    Key(PathBuf, Option<Zeroizing<String>>),
    /// Nothing.
    Nothing,
}

impl ParcelSheet {
    fn new(purpose: Purpose, parcel: PathBuf, folder: &Path, name: String) -> Self {
        let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf()).display().to_string();
        let empty = || Zeroizing::new(String::new());
        let (passphrase, again) = (empty(), empty());
        Self {
            purpose,
            parcel,
            folder,
            name,
            by_keys: false,
            keys: String::new(),
            passphrase,
            again,
            meter: Meter::default(),
            bare: false,
            replace: false,
            fresh: true,
        }
    }

    /// To pack the project of this file.
    pub fn pack(project: &Path) -> Self {
        let name = project.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Self::new(Purpose::Pack, PathBuf::new(), project.parent().unwrap_or(Path::new(".")), name)
    }

    /// To unpack a parcel.
    pub fn unpack(parcel: PathBuf) -> Self {
        let folder = dirs::document_dir().or_else(dirs::home_dir).or_else(|| parcel.parent().map(Path::to_path_buf)).unwrap_or_default();
        let name = parcel.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Self::new(Purpose::Unpack, parcel, &folder, name.trim_end_matches(".griot").to_owned())
    }

    /// To make a key.
    pub fn key(name: String) -> Self {
        let folder = dirs::document_dir().or_else(dirs::home_dir).unwrap_or_default();
        Self::new(Purpose::Key, PathBuf::new(), &folder, name)
    }

    fn ending(&self) -> &'static str {
        match self.purpose {
            Purpose::Pack => "age",
            Purpose::Unpack => "griot",
            Purpose::Key => "key",
        }
    }

    fn path(&self) -> PathBuf {
        let (name, ending) = (self.name.trim(), self.ending());
        let name = if name.ends_with(&format!(".{ending}")) { name.to_owned() } else { format!("{name}.{ending}") };
        PathBuf::from(self.folder.trim()).join(name)
    }

    /// What still keeps it from being done: the key of a sentence; an empty one where nothing need be said.
    fn lacks(&self) -> Option<&'static str> {
        if self.name.trim().is_empty() || !PathBuf::from(self.folder.trim()).is_dir() {
            return Some("lacks-folder");
        }
        if self.path().exists() && !(self.purpose == Purpose::Pack && self.replace) {
            return Some(if self.purpose == Purpose::Pack { "" } else { "lacks-free-name" });
        }
        match (self.purpose, self.by_keys) {
            (Purpose::Key, _) if self.bare => None,
            (Purpose::Pack | Purpose::Unpack, true) => self.keys.trim().is_empty().then_some(""),
            (Purpose::Unpack, false) => self.passphrase.is_empty().then_some(""),
            (Purpose::Pack | Purpose::Key, _) if self.passphrase.chars().count() < SHORTEST => {
                Some(if self.passphrase.is_empty() { "" } else { "lacks-passphrase" })
            }
            (Purpose::Pack | Purpose::Key, _) => (*self.passphrase != *self.again).then_some(if self.again.is_empty() { "" } else { "lacks-same-passphrase" }),
        }
    }

    /// Shows the sheet; what was decided, once it is.
    pub fn show(&mut self, context: &Context, tools: &mut Tools<'_>) -> Option<Decided> {
        let (title, act) = match self.purpose {
            Purpose::Pack => ("act-pack", "pack"),
            Purpose::Unpack => ("act-unpack", "unpack"),
            Purpose::Key => ("act-make-key", "make-key"),
        };
        let (title, act) = (tools.text(title), tools.text(act));
        let lacks = self.lacks();
        let (mut go, mut cancelled) = (false, false);
        let height = if self.purpose == Purpose::Key { 540.0 } else { 560.0 };
        let closed = lay(
            context,
            tools,
            "parcel",
            &title,
            vec2(600.0, height),
            |ui, tools| padded(ui, |ui| self.contents(ui, tools, lacks)),
            |ui, tools| {
                go = button_with(ui, tools, "", &act, Emphasis::Primary, lacks.is_none()).clicked();
                let text = tools.text("cancel");
                cancelled = button(ui, tools, &text, Emphasis::Plain).clicked();
            },
        );
        let enter = entered(context, lacks.is_none());
        if go || enter {
            let by = match (self.by_keys, self.purpose) {
                (false, _) => By::Passphrase(self.passphrase.clone()),
                (true, Purpose::Unpack) => By::KeyFile(self.keys.clone(), self.passphrase.clone()),
                (true, _) => By::Keys(self.keys.clone()),
            };
            return Some(match self.purpose {
                Purpose::Pack => Decided::Pack { path: self.path(), by, replace: self.replace },
                Purpose::Unpack => Decided::Unpack { parcel: self.parcel.clone(), path: self.path(), by },
                Purpose::Key => Decided::Key(self.path(), (!self.bare).then(|| self.passphrase.clone())),
            });
        }
        (closed || cancelled).then_some(Decided::Nothing)
    }

    fn contents(&mut self, ui: &mut Ui, tools: &mut Tools<'_>, lacks: Option<&'static str>) {
        ui.spacing_mut().item_spacing.y = 5.0;
        let meaning = tools.text(match self.purpose {
            Purpose::Pack => "pack-meaning",
            Purpose::Unpack => "unpack-meaning",
            Purpose::Key => "key-meaning",
        });
        paragraph(ui, tools, Words::new(&meaning, tokens(ui).t2), 4);
        for (key, id) in [("file-name", "parcel-name"), ("folder", "parcel-folder")] {
            let label = tools.text(key);
            paragraph(ui, tools, Words::new(&label, tokens(ui).t2).kind(SMALL), 1);
            let text = if key == "folder" { &mut self.folder } else { &mut self.name };
            let response = Field::new(Id::unique(id), &label).show(ui, tools, text);
            if key == "file-name" && std::mem::take(&mut self.fresh) {
                response.request_focus();
            }
        }
        if self.purpose == Purpose::Pack && self.path().exists() {
            let text = tools.text("replace-file");
            check(ui, tools, &mut self.replace, &text);
        }
        if self.purpose == Purpose::Key {
            self.key_passphrase(ui, tools);
        } else {
            self.closing(ui, tools);
        }
        if let Some(key) = lacks.filter(|key| !key.is_empty()) {
            let text = tools.text(key);
            paragraph(ui, tools, Words::new(&text, tokens(ui).t2).kind(SMALL), 2);
        }
    }

    /// What closes or opens the parcel.
    fn closing(&mut self, ui: &mut Ui, tools: &mut Tools<'_>) {
        let names = [tools.text("parcel-by-passphrase"), tools.text("parcel-by-keys")];
        if let Some(place) = segments(ui, tools, &names, usize::from(self.by_keys)) {
            self.by_keys = place == 1;
        }
        if self.by_keys {
            let label = tools.text(if self.purpose == Purpose::Pack { "parcel-keys" } else { "parcel-key-file" });
            paragraph(ui, tools, Words::new(&label, tokens(ui).t2).kind(SMALL), 2);
            Field::new(Id::unique("parcel-keys"), &label).show(ui, tools, &mut self.keys);
            if self.purpose == Purpose::Unpack {
                self.secret(ui, tools, "key-passphrase-if-any");
            }
            return;
        }
        self.secret(ui, tools, "parcel-passphrase");
        if self.purpose == Purpose::Pack {
            self.twice(ui, tools);
        }
    }

    /// The passphrase under which a key is written, or none.
    fn key_passphrase(&mut self, ui: &mut Ui, tools: &mut Tools<'_>) {
        if !self.bare {
            self.secret(ui, tools, "key-passphrase");
            self.twice(ui, tools);
        }
        let text = tools.text("key-without-passphrase");
        check(ui, tools, &mut self.bare, &text);
    }

    fn secret(&mut self, ui: &mut Ui, tools: &mut Tools<'_>, key: &str) {
        let label = tools.text(key);
        paragraph(ui, tools, Words::new(&label, tokens(ui).t2).kind(SMALL), 1);
        Field::new(Id::unique("parcel-passphrase"), &label).look(FieldLook::Secret).show(ui, tools, &mut self.passphrase);
    }

    fn twice(&mut self, ui: &mut Ui, tools: &mut Tools<'_>) {
        self.meter.show(ui, tools, &self.passphrase, &[self.name.trim()]);
        let label = tools.text("passphrase-again");
        paragraph(ui, tools, Words::new(&label, tokens(ui).t2).kind(SMALL), 1);
        Field::new(Id::unique("parcel-again"), &label).look(FieldLook::Secret).show(ui, tools, &mut self.again);
    }
}
