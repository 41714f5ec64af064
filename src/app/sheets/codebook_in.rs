//! A codebook of a file before it is taken in: what will happen to the codes here, and whether names are parted into levels.

use crate::app::sheets::{entered, lay, padded};
use crate::app::widgets::{Emphasis, Tools, Words, button, check, paragraph, tokens};
use crate::session::studies::USUAL_LEVELS;
use egui::{Context, vec2};
use std::path::PathBuf;

/// The sheet's state.
#[derive(Clone, Debug)]
pub struct CodebookIn {
    path: PathBuf,
    levels: bool,
    fresh: bool,
}

/// What the person decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    /// Take it in; with the mark at which names are parted, if they are.
    Take(PathBuf, Option<String>),
    /// Nothing.
    Nothing,
}

impl CodebookIn {
    /// For a file.
    pub fn new(path: PathBuf) -> Self {
        Self { path, levels: false, fresh: true }
    }

    /// Shows the sheet; what was decided, once it is.
    pub fn show(&mut self, context: &Context, tools: &mut Tools<'_>) -> Option<Decided> {
        let file = self.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let title = tools.locale.with("codebook-in-title", &[("file", (&file).into())]);
        let (mut go, mut cancelled) = (false, false);
        let closed = lay(
            context,
            tools,
            "codebook-in",
            &title,
            vec2(520.0, 300.0),
            |ui, tools| {
                padded(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 10.0;
                    let text = tools.text("codebook-in-meaning");
                    paragraph(ui, tools, Words::new(&text, tokens(ui).t1), 4);
                    let text = tools.text("study-levels");
                    check(ui, tools, &mut self.levels, &text);
                    let text = tools.text("study-one-undo");
                    paragraph(ui, tools, Words::new(&text, tokens(ui).t2), 2);
                });
            },
            |ui, tools| {
                let text = tools.text("import-codebook");
                go = button(ui, tools, &text, Emphasis::Primary).clicked();
                let text = tools.text("cancel");
                cancelled = button(ui, tools, &text, Emphasis::Plain).clicked();
            },
        );
        // Enter imports, but not the Enter that chose the file.
        let entered = entered(context, !self.fresh);
        self.fresh = false;
        if go || entered {
            return Some(Decided::Take(self.path.clone(), self.levels.then(|| USUAL_LEVELS.to_owned())));
        }
        (closed || cancelled).then_some(Decided::Nothing)
    }
}
