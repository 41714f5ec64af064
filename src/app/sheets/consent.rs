//! Consent to a document: how it was given, to what, when, and by which form. Asked before files are taken in, and shown and changed for a document.

use crate::app::sheets::{entered, lay, padded, scrolled};
use crate::app::theme::tokens::SMALL;
use crate::app::widgets::{Emphasis, Field, Tools, Weight, Words, button, button_with, check, choice, paragraph, tokens};
use crate::model::attribute::is_date;
use crate::model::consent::{ConsentRecord, MODES, SCOPES};
use crate::model::ids::DocumentId;
use crate::model::project::Project;
use crate::session::command::Command;
use egui::{Context, Id, Ui, vec2};

/// Modes that ask for no list of what was agreed to.
const WITHOUT_SCOPE: [&str; 2] = ["not_obtained", "public_document"];

/// The sheet's state.
#[derive(Clone, Debug)]
pub struct ConsentSheet {
    document: DocumentId,
    name: String,
    stored: ConsentRecord,
    record: ConsentRecord,
}

impl ConsentSheet {
    /// For a document, as it is recorded.
    pub fn new(project: &Project, document: DocumentId) -> Self {
        let stored = ConsentRecord::of(project, document);
        let name = project.document(document).map(|document| document.name.clone()).unwrap_or_default();
        Self { document, name, record: stored.clone(), stored }
    }

    /// Shows the sheet; the act that was decided, or none, once it is.
    pub fn show(&mut self, context: &Context, tools: &mut Tools<'_>, writable: bool) -> Option<Option<Command>> {
        let title = tools.locale.with("consent-title", &[("name", (&self.name).into())]);
        let (mut store, mut cancelled) = (false, false);
        let complete = writable && self.record != self.stored && lacks(&self.record).is_none();
        let closed = lay(
            context,
            tools,
            "consent",
            &title,
            vec2(520.0, 640.0),
            |ui, tools| {
                scrolled(ui, "consent", |ui| {
                    padded(ui, |ui| {
                        ui.spacing_mut().item_spacing.y = 6.0;
                        fields(ui, tools, &mut self.record, "consent-none-meaning");
                    });
                });
            },
            |ui, tools| {
                let text = tools.text("store");
                store = button_with(ui, tools, "", &text, Emphasis::Primary, complete).clicked();
                let text = tools.text("cancel");
                cancelled = button(ui, tools, &text, Emphasis::Plain).clicked();
            },
        );
        if store || entered(context, complete) {
            return Some(Some(Command::RecordConsent { documents: vec![self.document], record: self.record.clone() }));
        }
        (closed || cancelled).then_some(None)
    }
}

/// What keeps a consent from being recorded: the key of a sentence.
pub fn lacks(record: &ConsentRecord) -> Option<&'static str> {
    let mode = record.mode.as_deref()?;
    if !WITHOUT_SCOPE.contains(&mode) && record.scope.is_empty() {
        return Some("consent-lacks-scope");
    }
    record.date.as_deref().is_some_and(|date| !date.trim().is_empty() && !is_date(date.trim())).then_some("consent-lacks-date")
}

/// The fields of a consent. `unsaid` is the key of what it means where nothing is said.
pub fn fields(ui: &mut Ui, tools: &mut Tools<'_>, consent: &mut ConsentRecord, unsaid: &str) {
    let known = |mode: &str| MODES.iter().position(|known| *known == mode);
    let mut modes: Vec<String> = MODES.iter().map(|mode| tools.text(&format!("consent-mode-{}", mode.replace('_', "-")))).collect();
    modes.insert(0, tools.text("consent-later"));
    let chosen = consent.mode.as_deref().map_or(Some(0), |mode| known(mode).map(|place| place + 1));
    let name = label(ui, tools, "consent-mode");
    if let Some(place) = choice(ui, tools, &name, &modes, chosen, Some(300.0)) {
        consent.mode = place.checked_sub(1).and_then(|place| MODES.get(place)).map(|mode| (*mode).to_owned());
    }
    let Some(mode) = consent.mode.clone() else {
        consent.scope.clear();
        let text = tools.text(unsaid);
        paragraph(ui, tools, Words::new(&text, tokens(ui).t2).kind(SMALL), 3);
        return;
    };
    if WITHOUT_SCOPE.contains(&mode.as_str()) {
        consent.scope.clear();
    } else {
        scopes(ui, tools, consent);
    }
    for (key, text) in [("consent-date", &mut consent.date), ("consent-form", &mut consent.form)] {
        let name = label(ui, tools, key);
        let mut written = text.take().unwrap_or_default();
        let wrong = (key == "consent-date" && !written.trim().is_empty() && !is_date(written.trim())).then(|| tools.text("consent-lacks-date"));
        Field::new(Id::unique(("consent", key)), &name).width(300.0).wrong(wrong.as_deref()).show(ui, tools, &mut written);
        *text = (!written.is_empty()).then_some(written);
    }
}

/// What was agreed to, with what it means where the analysis is not among it.
fn scopes(ui: &mut Ui, tools: &mut Tools<'_>, consent: &mut ConsentRecord) {
    label(ui, tools, "consent-scope");
    for scope in SCOPES {
        let mut agreed = consent.scope.iter().any(|known| known == scope);
        let text = tools.text(&format!("consent-scope-{}", scope.replace('_', "-")));
        if check(ui, tools, &mut agreed, &text) {
            consent.scope.retain(|known| known != scope);
            if agreed {
                consent.scope.push(scope.to_owned());
            }
        }
    }
    if !consent.scope.iter().any(|scope| scope == "analysis") {
        let text = tools.text(if consent.scope.is_empty() { "consent-lacks-scope" } else { "consent-without-analysis" });
        paragraph(ui, tools, Words::new(&text, tokens(ui).warn).kind(SMALL), 3);
    }
}

fn label(ui: &mut Ui, tools: &mut Tools<'_>, key: &str) -> String {
    let text = tools.text(key);
    paragraph(ui, tools, Words::new(&text, tokens(ui).t2).kind(SMALL).weight(Weight::Medium), 1);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_consent_says_to_what_and_when_in_a_way_that_is_read_again() {
        let record = |mode: Option<&str>, scope: &[&str], date: Option<&str>| ConsentRecord {
            mode: mode.map(str::to_owned),
            scope: scope.iter().map(|scope| (*scope).to_owned()).collect(),
            date: date.map(str::to_owned),
            form: None,
        };
        assert_eq!(lacks(&record(Some("written"), &[], None)), Some("consent-lacks-scope"));
        assert_eq!(lacks(&record(Some("written"), &["recontact"], Some("2031-02-30"))), Some("consent-lacks-date"));
        assert_eq!(lacks(&record(Some("written"), &["analysis"], Some("2031-Q2"))), None);
        assert_eq!(lacks(&record(Some("not_obtained"), &[], None)), None);
        assert_eq!(lacks(&record(None, &[], None)), None);
    }
}
