//! Searches that the team keeps, its concept lists, and what was asked before: the left panel above the boxes.

use crate::app::ask::Ask;
use crate::app::desk::Desk;
use crate::app::icons;
use crate::app::places::search::side::line_icon;
use crate::app::theme::tokens::{PANEL_PADDING, SMALL};
use crate::app::widgets::{Emphasis, Field, Tools, Weight, Words, button, head, icon_button, item, paragraph, row, row_menu, tokens};
use crate::model::ids::SavedSearchId;
use crate::session::command::{Command, ConceptDraft, SearchDraft};
use egui::{Frame, Id, Margin, Ui, pos2};

const LINE: f32 = 26.0;
/// How many questions of before are listed.
const BEFORE: usize = 8;

/// What is being written in the panel.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Draft {
    /// Nothing.
    #[default]
    None,
    /// A saved search: which one, or a new one; its name and its notes.
    Search(Option<SavedSearchId>, String, String),
    /// A concept list: its name and its words, one on each line.
    Concept(String, String),
}

/// Shows the three lists.
pub(super) fn show(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, asks: &mut Vec<Ask>) {
    searches(ui, tools, desk, asks);
    concepts(ui, tools, desk, asks);
    before(ui, tools, desk);
    crate::app::widgets::hairline(ui);
}

fn searches(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, asks: &mut Vec<Ask>) {
    let (title, add) = (tools.text("saved-searches"), tools.text("save-this-search"));
    let can_save = desk.writable && !desk.search.query.trim().is_empty();
    head(ui, tools, &title, "", |ui, tools| {
        ui.add_enabled_ui(can_save, |ui| {
            if icon_button(ui, tools, icons::PLUS, &add, None).clicked() {
                desk.search.draft = Draft::Search(None, String::new(), String::new());
            }
        });
    });
    if let Draft::Search(which, name, notes) = &desk.search.draft {
        search_form(ui, tools, desk, (*which, name.clone(), notes.clone()), asks);
    }
    let project = desk.project.clone();
    let colours = tokens(ui);
    for saved in project.saved_searches() {
        let is_shown = desk.search.query.trim() == saved.query;
        let line = row(ui, LINE, is_shown, &saved.name);
        let middle = line.rect.center().y;
        line_icon(ui, icons::BOOKMARK_SIMPLE, pos2(line.rect.left() + PANEL_PADDING + 6.0, middle));
        Words::new(&saved.name, colours.t1).paint(ui.painter(), tools.engine, pos2(line.rect.left() + PANEL_PADDING + 20.0, middle), line.rect.width() - 60.0);
        if line.response.clicked() {
            desk.search.ask(saved.query.clone());
        }
        row_menu(&line.response, |ui| {
            ui.set_min_width(200.0);
            let (change, renew, remove) = (tools.text("change-name-and-notes"), tools.text("save-the-question-here"), tools.text("remove-saved-search"));
            if item(ui, tools, icons::NOTE_PENCIL, &change, "", desk.writable) {
                desk.search.draft = Draft::Search(Some(saved.id), saved.name.clone(), saved.notes.clone());
            }
            if item(ui, tools, "", &renew, "", can_save && !is_shown) {
                let draft = SearchDraft { name: saved.name.clone(), query: desk.search.query.trim().to_owned(), notes: saved.notes.clone() };
                asks.push(Ask::act(Command::UpdateSavedSearch(saved.id, draft)));
            }
            if item(ui, tools, icons::X, &remove, "", desk.writable) {
                asks.push(Ask::act(Command::RemoveSavedSearch(saved.id)));
            }
        });
        if !saved.notes.is_empty() {
            line.response.on_hover_text(&saved.notes);
        }
    }
    if project.saved_searches().next().is_none() {
        says(ui, tools, "no-saved-searches");
    }
}

fn search_form(
    ui: &mut Ui,
    tools: &mut Tools<'_>,
    desk: &mut Desk,
    (which, mut name, mut notes): (Option<SavedSearchId>, String, String),
    asks: &mut Vec<Ask>,
) {
    let mut done = false;
    Frame::NONE.inner_margin(Margin::symmetric(PANEL_PADDING as i8, 4)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let (label, label_notes) = (tools.text("name-of-search"), tools.text("notes-of-search"));
        Field::new(Id::unique("saved-name"), &label).hint(&label).show(ui, tools, &mut name);
        Field::new(Id::unique("saved-notes"), &label_notes).hint(&label_notes).rows(2).show(ui, tools, &mut notes);
        ui.horizontal(|ui| {
            let (save, cancel) = (tools.text("save-search"), tools.text("cancel"));
            if button(ui, tools, &save, Emphasis::Plain).clicked() && !name.trim().is_empty() {
                let kept = which.and_then(|which| desk.project.saved_searches().find(|saved| saved.id == which)).map(|saved| saved.query.clone());
                let query = kept.unwrap_or_else(|| desk.search.query.trim().to_owned());
                let draft = SearchDraft { name: name.trim().to_owned(), query, notes: notes.trim().to_owned() };
                asks.push(Ask::act(match which {
                    Some(which) => Command::UpdateSavedSearch(which, draft),
                    None => Command::AddSavedSearch(draft),
                }));
                done = true;
            }
            done |= button(ui, tools, &cancel, Emphasis::Quiet).clicked();
        });
    });
    desk.search.draft = if done { Draft::None } else { Draft::Search(which, name, notes) };
}

fn concepts(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, asks: &mut Vec<Ask>) {
    let (title, add) = (tools.text("concept-lists"), tools.text("new-concept-list"));
    let can_write = desk.writable;
    head(ui, tools, &title, "", |ui, tools| {
        ui.add_enabled_ui(can_write, |ui| {
            if icon_button(ui, tools, icons::PLUS, &add, None).clicked() {
                desk.search.draft = Draft::Concept(String::new(), String::new());
            }
        });
    });
    if let Draft::Concept(name, words) = &desk.search.draft {
        concept_form(ui, tools, desk, (name.clone(), words.clone()), asks);
    }
    let project = desk.project.clone();
    let colours = tokens(ui);
    for concept in project.concepts() {
        let count = tools.locale.with("count-words", &[("n", concept.words.len().into())]);
        let query = if concept.name.chars().all(|letter| letter.is_alphanumeric() || letter == '-' || letter == '_') {
            format!("#{}", concept.name)
        } else {
            format!("#\"{}\"", concept.name)
        };
        let line = row(ui, LINE, desk.search.query.trim() == query, &format!("{}, {count}", concept.name));
        let middle = line.rect.center().y;
        line_icon(ui, icons::HASH, pos2(line.rect.left() + PANEL_PADDING + 6.0, middle));
        Words::new(&concept.name, colours.t1).paint(
            ui.painter(),
            tools.engine,
            pos2(line.rect.left() + PANEL_PADDING + 20.0, middle),
            line.rect.width() - 120.0,
        );
        Words::new(&count, colours.t3).kind(SMALL).paint_right(ui.painter(), tools.engine, pos2(line.rect.right() - PANEL_PADDING, middle), 80.0);
        if line.response.clicked() {
            desk.search.ask(query);
        }
        row_menu(&line.response, |ui| {
            ui.set_min_width(180.0);
            let (change, remove) = (tools.text("change-words"), tools.text("remove-concept-list"));
            if item(ui, tools, icons::NOTE_PENCIL, &change, "", can_write) {
                desk.search.draft = Draft::Concept(concept.name.clone(), concept.words.join("\n"));
            }
            if item(ui, tools, icons::X, &remove, "", can_write) {
                asks.push(Ask::act(Command::RemoveConcept(concept.id)));
            }
        });
        line.response.on_hover_text(concept.words.join(", "));
    }
    if project.concepts().next().is_none() {
        says(ui, tools, "no-concept-lists");
    }
}

fn concept_form(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, (mut name, mut words): (String, String), asks: &mut Vec<Ask>) {
    let mut done = false;
    Frame::NONE.inner_margin(Margin::symmetric(PANEL_PADDING as i8, 4)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let (label, label_words) = (tools.text("name-of-concept"), tools.text("words-of-concept"));
        Field::new(Id::unique("concept-name"), &label).hint(&label).show(ui, tools, &mut name);
        Field::new(Id::unique("concept-words"), &label_words).hint(&label_words).rows(5).show(ui, tools, &mut words);
        ui.horizontal(|ui| {
            let (save, cancel) = (tools.text("save-concept"), tools.text("cancel"));
            let listed: Vec<String> = words.split(['\n', ',', '،']).map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect();
            if button(ui, tools, &save, Emphasis::Plain).clicked() && !name.trim().is_empty() && !listed.is_empty() {
                asks.push(Ask::act(Command::SetConcepts(vec![ConceptDraft { name: name.trim().to_owned(), words: listed, notes: None }])));
                done = true;
            }
            done |= button(ui, tools, &cancel, Emphasis::Quiet).clicked();
        });
    });
    desk.search.draft = if done { Draft::None } else { Draft::Concept(name, words) };
}

fn before(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk) {
    if desk.search.history.is_empty() {
        return;
    }
    let title = tools.text("asked-before");
    head(ui, tools, &title, "", |_, _| {});
    let colours = tokens(ui);
    let mut asked = None;
    for query in desk.search.history.iter().take(BEFORE) {
        let line = row(ui, LINE, false, query);
        let middle = line.rect.center().y;
        line_icon(ui, icons::CLOCK_COUNTER_CLOCKWISE, pos2(line.rect.left() + PANEL_PADDING + 6.0, middle));
        Words::new(query, colours.t1).paint(ui.painter(), tools.engine, pos2(line.rect.left() + PANEL_PADDING + 20.0, middle), line.rect.width() - 46.0);
        if line.response.clicked() {
            asked = Some(query.clone());
        }
    }
    if let Some(query) = asked {
        desk.search.ask(query);
    }
}

fn says(ui: &mut Ui, tools: &mut Tools<'_>, key: &str) {
    let text = tools.text(key);
    Frame::NONE.inner_margin(Margin::symmetric(PANEL_PADDING as i8, 2)).show(ui, |ui| {
        paragraph(ui, tools, Words::new(&text, tokens(ui).t3).kind(SMALL).weight(Weight::Regular), 3);
    });
}
