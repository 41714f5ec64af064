//! A path to write, for machines on which no file dialog answers, and for people who like to write.

use crate::app::sheets::{entered, lay, padded};
use crate::app::widgets::{Emphasis, Field, Tools, Words, button, button_with, paragraph, tokens};
use egui::{Context, Id, vec2};
use std::path::PathBuf;

/// What the path is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    /// A project to open.
    Open,
    /// Files or folders to take in.
    Import,
    /// A codebook to take in.
    Codebook,
    /// Another copy of the project to take in.
    Copy,
    /// A study of another program, for a new project.
    NewStudy,
    /// A study of another program to take in.
    Study,
    /// A survey to take in.
    Survey,
    /// A parcel to unpack.
    Parcel,
}

impl For {
    fn keys(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Open => ("path-open-title", "path-open-hint", "open"),
            Self::Import => ("path-import-title", "path-import-hint", "look-at-files"),
            Self::Codebook => ("path-codebook-title", "path-codebook-hint", "import-codebook"),
            Self::NewStudy => ("act-new-from-study", "path-study-hint", "look-at-study"),
            Self::Study => ("act-import-study", "path-study-hint", "look-at-study"),
            Self::Survey => ("act-import-survey", "path-survey-hint", "look-at-study"),
            Self::Parcel => ("act-unpack", "path-parcel-hint", "open"),
            Self::Copy => ("act-merge-copy", "path-copy-hint", "merge-compare"),
        }
    }
}

/// What is written.
#[derive(Clone, Debug)]
pub struct PathSheet {
    /// What for.
    pub purpose: For,
    text: String,
    wrong: Option<PathBuf>,
    fresh: bool,
}

/// What the person decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    /// These paths.
    Paths(Vec<PathBuf>),
    /// The file dialog of the system.
    Browse,
    /// Nothing.
    Nothing,
}

impl PathSheet {
    /// An empty field.
    pub fn new(purpose: For) -> Self {
        Self { purpose, text: String::new(), wrong: None, fresh: true }
    }

    /// Shows the sheet; what was decided, once it is.
    pub fn show(&mut self, context: &Context, tools: &mut Tools<'_>) -> Option<Decided> {
        let (title, hint, act) = self.purpose.keys();
        let (title, hint, act) = (tools.text(title), tools.text(hint), tools.text(act));
        let mut decided = None;
        let mut sheet = self.clone();
        let mut go = false;
        let closed = lay(
            context,
            tools,
            "path",
            &title,
            vec2(560.0, 260.0),
            |ui, tools| {
                padded(ui, |ui| {
                    paragraph(ui, tools, Words::new(&hint, tokens(ui).t2), 3);
                    ui.add_space(6.0);
                    let wrong = sheet.wrong.as_ref().map(|path| tools.locale.with("no-such-file", &[("path", (&path.display().to_string()).into())]));
                    let name = tools.text("path");
                    let response = Field::new(Id::unique("path-field"), &name).hint("/home/…").wrong(wrong.as_deref()).show(ui, tools, &mut sheet.text);
                    if std::mem::take(&mut sheet.fresh) {
                        response.request_focus();
                    }
                });
            },
            |ui, tools| {
                go = button_with(ui, tools, "", &act, Emphasis::Primary, !self.text.trim().is_empty()).clicked();
                let text = tools.text("browse");
                if button(ui, tools, &text, Emphasis::Plain).clicked() {
                    decided = Some(Decided::Browse);
                }
                let text = tools.text("cancel");
                if button(ui, tools, &text, Emphasis::Quiet).clicked() {
                    decided = Some(Decided::Nothing);
                }
            },
        );
        *self = sheet;
        go |= entered(context, true);
        if go {
            let paths = paths_in(&self.text);
            self.wrong = paths.iter().find(|path| !path.exists()).cloned();
            if self.wrong.is_none() && !paths.is_empty() {
                return Some(Decided::Paths(paths));
            }
            self.fresh = true;
        }
        if closed { Some(Decided::Nothing) } else { decided }
    }
}

/// The paths of a line: several are separated by semicolons, each may stand in quotation marks, `~` is the home folder.
fn paths_in(text: &str) -> Vec<PathBuf> {
    let path = |part: &str| {
        let part = part.trim().trim_matches(['"', '\'']);
        match (part.strip_prefix("~/"), dirs::home_dir()) {
            (Some(rest), Some(home)) => home.join(rest),
            _ => PathBuf::from(part),
        }
    };
    text.split(';').filter(|part| !part.trim().is_empty()).map(path).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_paths_may_stand_on_one_line() {
        assert_eq!(paths_in(" a b.txt ;\"c.docx\"; "), [PathBuf::from("a b.txt"), PathBuf::from("c.docx")]);
        assert!(paths_in(" ").is_empty());
    }
}
