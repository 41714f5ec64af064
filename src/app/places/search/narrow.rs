//! Which texts a search looks at: who speaks, which language, what is coded. Boxes that are ticked become a part of the query.

use crate::app::desk::Desk;
use crate::app::theme::tokens::{PANEL_PADDING, SMALL};
use crate::app::widgets::{Tools, Weight, Words, check, paragraph, tokens};
use crate::model::language::Language;
use crate::model::layout::Role;
use crate::model::project::Project;
use egui::{Frame, Margin, Ui};
use std::collections::BTreeSet;

/// The languages of the study's texts.
pub(super) fn languages(project: &Project) -> Vec<Language> {
    let mut found = BTreeSet::new();
    for transcript in project.transcripts() {
        found.insert(transcript.document.language);
        found.extend(transcript.layout.turns.iter().filter_map(|turn| turn.language));
    }
    found.into_iter().collect()
}

/// Shows the boxes.
pub(super) fn show(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk) {
    let colours = tokens(ui);
    let title = tools.text("narrow");
    crate::app::widgets::head(ui, tools, &title, "", |_, _| {});
    let languages = desk.search.languages(desk.revision, &desk.project);
    Frame::NONE.inner_margin(Margin::symmetric(PANEL_PADDING as i8, 0)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        let under = |ui: &mut Ui, tools: &mut Tools<'_>, key: &str| {
            let text = tools.text(key);
            paragraph(ui, tools, Words::new(&text, colours.t2).kind(SMALL).weight(Weight::Medium), 1);
        };
        under(ui, tools, "who-speaks");
        for role in [Role::Participant, Role::Interviewer, Role::Interpreter] {
            let name = tools.text(&format!("role-{}", role.key()));
            let mut shown = !desk.search.narrow.without_roles.contains(&role);
            if check(ui, tools, &mut shown, &name) {
                toggle(&mut desk.search.narrow.without_roles, role, shown);
            }
        }
        ui.add_space(6.0);
        under(ui, tools, "language");
        for language in languages {
            let name = crate::app::panels::documents::language_name(tools.locale, language);
            let mut shown = !desk.search.narrow.without_languages.contains(&language);
            if check(ui, tools, &mut shown, &name) {
                toggle(&mut desk.search.narrow.without_languages, language, shown);
            }
        }
        ui.add_space(6.0);
        under(ui, tools, "coding-of-passages");
        let name = tools.text("only-uncoded");
        check(ui, tools, &mut desk.search.narrow.only_uncoded, &name);
    });
}

fn toggle<T: Ord>(left_out: &mut BTreeSet<T>, what: T, shown: bool) {
    if shown {
        left_out.remove(&what);
    } else {
        left_out.insert(what);
    }
}
