//! A document or a passage before it is destroyed: what goes, why, where the certificate is written, and that there is no way back.

use crate::app::icons;
use crate::app::locale::Locale;
use crate::app::sheets::{lay, padded, scrolled};
use crate::app::theme::tokens::SMALL;
use crate::app::widgets::{Emphasis, Field, Tools, Weight, Words, button, button_with, check, choice, note, paragraph, segments, tokens};
use crate::model::code::ReportLanguage;
use crate::model::project::Project;
use crate::model::tombstone::Reason;
use crate::session::withdraw::certificate::kind_in_words;
use crate::session::withdraw::{Preview, Withdraw, class_in_words};
use egui::{Context, Id, Ui, vec2};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Formats of the certificate.
const FORMATS: [&str; 3] = ["docx", "html", "txt"];

/// The sheet's state.
#[derive(Clone, Debug)]
pub struct WithdrawSheet {
    withdraw: Withdraw,
    preview: Preview,
    /// What class of material it is, in words.
    class: String,
    /// The words of the passage; empty for a whole document.
    words: String,
    folder: String,
    name: String,
    format: usize,
    understood: bool,
}

/// What the person decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    /// Destroy it and write the certificate there.
    Destroy(Withdraw, PathBuf),
    /// Nothing.
    Nothing,
}

impl WithdrawSheet {
    /// With what would go; the certificate is proposed beside the project.
    pub fn new(withdraw: Withdraw, preview: Preview, project: &Project, locale: &Locale, folder: &Path) -> Self {
        let name = locale.with("certificate-name", &[("name", (&preview.name).into())]);
        let class = class_in_words(project, &preview.class, language(locale));
        let transcript = project.transcript(withdraw.document);
        let words = withdraw.passage.zip(transcript).map(|(span, transcript)| transcript.slice(span).to_owned()).unwrap_or_default();
        Self { withdraw, preview, class, words, folder: folder.display().to_string(), name, format: 0, understood: false }
    }

    fn path(&self) -> PathBuf {
        let ending = FORMATS.get(self.format).copied().unwrap_or("docx");
        PathBuf::from(self.folder.trim()).join(format!("{}.{ending}", self.name.trim()))
    }

    /// Shows the sheet; what was decided, once it is.
    pub fn show(&mut self, context: &Context, tools: &mut Tools<'_>) -> Option<Decided> {
        let key = if self.withdraw.passage.is_some() { "withdraw-passage-title" } else { "withdraw-title" };
        let title = tools.locale.with(key, &[("name", (&self.preview.name).into())]);
        let (mut go, mut cancelled) = (false, false);
        let free = !self.path().exists();
        let possible = self.understood && free && !self.name.trim().is_empty();
        let mut sheet = self.clone();
        let closed = lay(
            context,
            tools,
            "withdraw",
            &title,
            vec2(620.0, 640.0),
            |ui, tools| sheet.contents(ui, tools, free),
            |ui, tools| {
                let text = tools.text("withdraw-destroy");
                go = button_with(ui, tools, "", &text, Emphasis::Plain, possible).clicked();
                let text = tools.text("cancel");
                cancelled = button(ui, tools, &text, Emphasis::Primary).clicked();
            },
        );
        *self = sheet;
        if go {
            return Some(Decided::Destroy(self.withdraw, self.path()));
        }
        (closed || cancelled).then_some(Decided::Nothing)
    }

    fn contents(&mut self, ui: &mut Ui, tools: &mut Tools<'_>, free: bool) {
        scrolled(ui, "withdraw", |ui| {
            padded(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 6.0;
                let text = tools.locale.with("withdraw-class", &[("class", (&self.class).into())]);
                paragraph(ui, tools, Words::new(&text, tokens(ui).t1), 2);
                if !self.words.is_empty() {
                    paragraph(ui, tools, Words::new(&self.words, tokens(ui).t1).weight(Weight::Reader), 6);
                }
                for line in lines(&self.preview, tools.locale) {
                    paragraph(ui, tools, Words::new(&line, tokens(ui).t1), 4);
                }
                let text = tools.text("withdraw-final");
                note(ui, tools, icons::WARNING, &text, tokens(ui).warn, tokens(ui).warn_bg);
                let label = |ui: &mut Ui, tools: &mut Tools<'_>, key: &str| {
                    let text = tools.text(key);
                    paragraph(ui, tools, Words::new(&text, tokens(ui).t2).kind(SMALL).weight(Weight::Medium), 1);
                    text
                };
                let name = label(ui, tools, "withdraw-reason");
                let language = language(tools.locale);
                let reasons: Vec<String> = Reason::ALL.iter().map(|reason| reason.text().pick(language).to_owned()).collect();
                let chosen = Reason::ALL.iter().position(|reason| *reason == self.withdraw.reason);
                if let Some(reason) = choice(ui, tools, &name, &reasons, chosen, Some(400.0)).and_then(|place| Reason::ALL.get(place)) {
                    self.withdraw.reason = *reason;
                }
                let name = label(ui, tools, "withdraw-certificate");
                Field::new(Id::unique("withdraw-name"), &name).show(ui, tools, &mut self.name);
                let names: Vec<String> = FORMATS.iter().map(|ending| tools.text(&format!("format-{ending}"))).collect();
                if let Some(place) = segments(ui, tools, &names, self.format) {
                    self.format = place;
                }
                let name = label(ui, tools, "folder");
                Field::new(Id::unique("withdraw-folder"), &name).show(ui, tools, &mut self.folder);
                if !free {
                    let text = tools.text("lacks-free-name");
                    paragraph(ui, tools, Words::new(&text, tokens(ui).warn).kind(SMALL), 1);
                }
                let text = tools.text("withdraw-understood");
                check(ui, tools, &mut self.understood, &text);
            });
        });
    }
}

fn language(locale: &Locale) -> ReportLanguage {
    if locale.is_french() { ReportLanguage::French } else { ReportLanguage::English }
}

/// What goes: a sentence of what is destroyed, one of what is taken out of the rest, one of copies.
fn lines(preview: &Preview, locale: &Locale) -> Vec<String> {
    let listed = |counts: &BTreeMap<String, u32>| {
        let one = |(kind, number): (&String, &u32)| {
            let kind = kind_in_words(kind, language(locale));
            locale.with("withdraw-number", &[("kind", (&kind).into()), ("n", (*number as usize).into())])
        };
        counts.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    let mut lines = Vec::new();
    for (key, counts) in [("withdraw-goes", &preview.counts), ("withdraw-repeated", &preview.repeated)] {
        if !counts.is_empty() {
            lines.push(locale.with(key, &[("what", (&listed(counts)).into())]));
        }
    }
    if !preview.copies.is_empty() {
        lines.push(locale.with("withdraw-copies", &[("n", preview.copies.len().into())]));
    }
    lines
}
