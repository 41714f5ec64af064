//! What is said of the project as a whole: its name, whether it may stand among the recent ones, and whether coders are compared.

use crate::app::sheets::{entered, lay, padded};
use crate::app::theme::tokens::SMALL;
use crate::app::widgets::{Emphasis, Field, Tools, Words, button, button_with, check, paragraph, tokens};
use crate::model::project::Project;
use crate::session::command::Command;
use egui::{Context, Id, vec2};

/// The sheet's state.
#[derive(Clone, Debug)]
pub struct ProjectSheet {
    name: String,
    listed: bool,
    agreement: bool,
    consent_required: bool,
    fresh: bool,
}

impl ProjectSheet {
    /// As the project is.
    pub fn new(project: &Project) -> Self {
        Self {
            name: project.name().to_owned(),
            listed: project.info().is_none_or(|info| !info.unlisted),
            agreement: project.info().is_none_or(|info| !info.agreement_off),
            consent_required: project.info().is_some_and(|info| info.consent_required),
            fresh: true,
        }
    }

    /// Shows the sheet; the acts that were decided, once they are.
    pub fn show(&mut self, context: &Context, tools: &mut Tools<'_>, project: &Project, writable: bool) -> Option<Vec<Command>> {
        let title = tools.text("act-project-settings");
        let named = !self.name.trim().is_empty();
        let (mut store, mut cancelled) = (false, false);
        let closed = lay(
            context,
            tools,
            "project",
            &title,
            vec2(520.0, 460.0),
            |ui, tools| {
                padded(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 6.0;
                    let label = tools.text("project-name");
                    paragraph(ui, tools, Words::new(&label, tokens(ui).t2).kind(SMALL), 1);
                    let response = Field::new(Id::unique("project-new-name"), &label).show(ui, tools, &mut self.name);
                    if std::mem::take(&mut self.fresh) {
                        response.request_focus();
                    }
                    let text = tools.text("list-project");
                    check(ui, tools, &mut self.listed, &text);
                    let text = tools.text("list-project-meaning");
                    paragraph(ui, tools, Words::new(&text, tokens(ui).t3).kind(SMALL), 3);
                    let text = tools.text("compare-coders");
                    check(ui, tools, &mut self.agreement, &text);
                    let text = tools.text("compare-coders-meaning");
                    paragraph(ui, tools, Words::new(&text, tokens(ui).t3).kind(SMALL), 3);
                    let text = tools.text("consent-required");
                    check(ui, tools, &mut self.consent_required, &text);
                    let text = tools.text("consent-required-meaning");
                    paragraph(ui, tools, Words::new(&text, tokens(ui).t3).kind(SMALL), 3);
                });
            },
            |ui, tools| {
                let text = tools.text("store");
                store = button_with(ui, tools, "", &text, Emphasis::Primary, writable && named).clicked();
                let text = tools.text("cancel");
                cancelled = button(ui, tools, &text, Emphasis::Plain).clicked();
            },
        );
        if store || entered(context, writable && named) {
            let mut commands = Vec::new();
            if self.name.trim() != project.name() {
                commands.push(Command::RenameProject(self.name.trim().to_owned()));
            }
            if project.info().is_some_and(|info| info.unlisted == self.listed) {
                commands.push(Command::SetListed(self.listed));
            }
            if project.info().is_some_and(|info| info.agreement_off == self.agreement) {
                commands.push(Command::SetAgreement(self.agreement));
            }
            if project.info().is_some_and(|info| info.consent_required != self.consent_required) {
                commands.push(Command::RequireConsent(self.consent_required));
            }
            return Some(commands);
        }
        (closed || cancelled).then(Vec::new)
    }
}
