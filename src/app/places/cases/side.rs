//! The chosen case or document: its name, what it is linked to, its kind, language and speakers.

use crate::app::ask::Ask;
use crate::app::desk::Desk;
use crate::app::icons;
use crate::app::panels::documents::{kind_key, language_name};
use crate::app::theme::tokens::{PANEL_PADDING, SMALL};
use crate::app::widgets::{Emphasis, Field, Tools, Weight, Words, button_with, choice, close_button, head, icon_button, link, paragraph, tokens};
use crate::model::attribute::Bearer;
use crate::model::document::DocumentKind;
use crate::model::ids::{CaseId, DocumentId};
use crate::model::language::Language;
use crate::model::layout::Role;
use crate::model::memo::MemoTarget;
use crate::session::command::{Command, DocumentUpdate};
use egui::{Frame, Id, Margin, ScrollArea, Ui, vec2};

/// Languages that are offered for a document.
pub const LANGUAGES: [&str; 9] = ["fr", "en", "ar", "bm", "ff", "ffm", "taq", "tmh", "ses"];

/// Those languages, and one more where it is not among them.
pub fn languages_with(one: Language) -> Vec<Language> {
    let mut languages: Vec<Language> = LANGUAGES.iter().filter_map(|tag| Language::new(tag)).collect();
    if !languages.contains(&one) {
        languages.push(one);
    }
    languages
}

/// What is being written in the panel.
#[derive(Clone, Debug, Default)]
pub(super) struct SideView {
    name: Option<(Bearer, String)>,
}

/// Shows the panel.
pub(super) fn show(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, asks: &mut Vec<Ask>) {
    let Some(bearer) = desk.cases.chosen else { return };
    let name = match bearer {
        Bearer::Case(case) => desk.project.case(case).map(|case| case.name.clone()),
        Bearer::Document(document) => desk.project.document(document).map(|document| document.name.clone()),
    };
    let Some(name) = name else {
        desk.cases.chosen = None;
        return;
    };
    let title = tools.text(if matches!(bearer, Bearer::Case(_)) { "case" } else { "document" });
    let mut closed = false;
    head(ui, tools, &title, &name, |ui, tools| {
        let close = tools.text("close-panel");
        closed = close_button(ui, tools, &close).clicked();
    });
    if closed {
        desk.cases.chosen = None;
        return;
    }
    ScrollArea::vertical().id_salt("bearer").auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(Margin { left: PANEL_PADDING as i8, right: PANEL_PADDING as i8, top: 4, bottom: 12 }).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            rename(ui, tools, desk, bearer, &name, asks);
            match bearer {
                Bearer::Case(case) => of_case(ui, tools, desk, case, asks),
                Bearer::Document(document) => of_document(ui, tools, desk, document, asks),
            }
        });
    });
}

fn label(ui: &mut Ui, tools: &mut Tools<'_>, key: &str) {
    let text = tools.text(key);
    paragraph(ui, tools, Words::new(&text, tokens(ui).t2).kind(SMALL), 1);
}

fn rename(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, bearer: Bearer, name: &str, asks: &mut Vec<Ask>) {
    let key = if matches!(bearer, Bearer::Case(_)) { "alias" } else { "short-name" };
    label(ui, tools, key);
    let mut text = match &desk.cases.side.name {
        Some((of, text)) if *of == bearer => text.clone(),
        _ => name.to_owned(),
    };
    let label = tools.text(key);
    let response = Field::new(Id::unique(("bearer-name", bearer)), &label).show(ui, tools, &mut text);
    if response.changed() {
        desk.cases.side.name = Some((bearer, text.clone()));
    }
    if response.lost_focus() {
        desk.cases.side.name = None;
        let text = text.trim().to_owned();
        if text != name && !text.is_empty() {
            asks.push(Ask::act(match bearer {
                Bearer::Case(case) => Command::RenameCase(case, text),
                Bearer::Document(document) => Command::UpdateDocument(document, DocumentUpdate { name: Some(text), ..DocumentUpdate::default() }),
            }));
        }
    }
}

fn of_case(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, case: CaseId, asks: &mut Vec<Ask>) {
    label(ui, tools, "heard-in");
    let project = desk.project.clone();
    let mut links: Vec<_> = project.case_links().filter(|link| link.case == case).collect();
    links.sort_by_key(|link| project.document(link.document).map(|document| document.name.clone()));
    for known in links {
        let Some(document) = project.document(known.document) else { continue };
        ui.horizontal(|ui| {
            if link(ui, tools, &document.name).clicked() {
                asks.push(Ask::Open(document.id));
            }
            if let Some(speaker) = &known.speaker {
                let text = tools.locale.with("speaks-as", &[("speaker", speaker.into())]);
                Words::new(&text, tokens(ui).t2).kind(SMALL).show(ui, tools);
            }
            let name = tools.locale.with("unlink-document", &[("name", (&document.name).into())]);
            if close_button(ui, tools, &name).clicked() {
                asks.push(Ask::act(Command::UnlinkCase(known.id)));
            }
        });
    }
    let mut documents: Vec<(DocumentId, String)> = project.documents().map(|document| (document.id, document.name.clone())).collect();
    documents.sort_by(|one, other| one.1.cmp(&other.1));
    let names: Vec<String> = documents.iter().map(|(_, name)| name.clone()).collect();
    let text = tools.text("link-document");
    if let Some((document, _)) = choice(ui, tools, &text, &names, None, Some(200.0)).and_then(|place| documents.get(place)) {
        asks.push(Ask::act(Command::LinkCase { case, document: *document, speaker: None }));
    }
    ui.add_space(8.0);
    let text = tools.text("memo-on-case");
    if button_with(ui, tools, icons::NOTE_PENCIL, &text, Emphasis::Plain, desk.writable).clicked() {
        asks.push(Ask::WriteMemo(MemoTarget::Case(case)));
    }
    let text = tools.text("remove-case");
    if button_with(ui, tools, icons::TRASH, &text, Emphasis::Plain, desk.writable).clicked() {
        asks.push(Ask::RemoveCase(case));
    }
}

fn of_document(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, document_id: DocumentId, asks: &mut Vec<Ask>) {
    let Some(transcript) = desk.project.transcript(document_id) else { return };
    let document = &transcript.document;
    label(ui, tools, "filter-kind");
    let kinds: Vec<String> = DocumentKind::ALL.iter().map(|kind| tools.text(kind_key(*kind))).collect();
    let chosen = DocumentKind::ALL.iter().position(|kind| *kind == document.kind);
    let name = tools.text("filter-kind");
    if let Some(kind) = choice(ui, tools, &name, &kinds, chosen, Some(200.0)).and_then(|place| DocumentKind::ALL.get(place)) {
        asks.push(Ask::act(Command::UpdateDocument(document_id, DocumentUpdate { kind: Some(*kind), ..DocumentUpdate::default() })));
    }
    label(ui, tools, "filter-language");
    let languages = languages_with(document.language);
    let names: Vec<String> = languages.iter().map(|language| language_name(tools.locale, *language)).collect();
    let chosen = languages.iter().position(|language| *language == document.language);
    let name = tools.text("filter-language");
    if let Some(language) = choice(ui, tools, &name, &names, chosen, Some(200.0)).and_then(|place| languages.get(place)) {
        asks.push(Ask::act(Command::UpdateDocument(document_id, DocumentUpdate { language: Some(*language), ..DocumentUpdate::default() })));
    }
    if !transcript.layout.speakers.is_empty() {
        label(ui, tools, "speakers");
        speakers(ui, tools, document_id, &transcript.layout.speakers, asks);
    }
    label(ui, tools, "file");
    paragraph(ui, tools, Words::new(&document.file_name, tokens(ui).t1), 2);
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        let text = tools.text("open-document");
        if button_with(ui, tools, icons::BOOK_OPEN_TEXT, &text, Emphasis::Plain, true).clicked() {
            asks.push(Ask::Open(document_id));
        }
        let text = tools.text("remove-document");
        if button_with(ui, tools, icons::TRASH, &text, Emphasis::Plain, desk.writable).clicked() {
            asks.push(Ask::RemoveDocument(document_id));
        }
        let name = tools.text("memo-on-document");
        if icon_button(ui, tools, icons::NOTE_PENCIL, &name, None).clicked() {
            asks.push(Ask::WriteMemo(MemoTarget::Document(document_id)));
        }
    });
}

/// The role of each speaker, to be corrected.
fn speakers(ui: &mut Ui, tools: &mut Tools<'_>, document: DocumentId, speakers: &[crate::model::layout::Speaker], asks: &mut Vec<Ask>) {
    let names = ["role-participant", "role-interviewer", "role-interpreter"].map(|key| tools.text(key));
    for speaker in speakers {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(110.0, 28.0), egui::Sense::hover());
            Words::new(&speaker.label, tokens(ui).t1).weight(Weight::Medium).paint(ui.painter(), tools.engine, rect.left_center(), 106.0);
            let chosen = ROLES.iter().position(|role| *role == speaker.role);
            let name = tools.locale.with("role-of", &[("speaker", (&speaker.label).into())]);
            if let Some(role) = choice(ui, tools, &name, &names, chosen, Some(150.0)).and_then(|place| ROLES.get(place)) {
                asks.push(Ask::act(Command::SetSpeakerRole { document, label: speaker.label.clone(), role: *role }));
            }
        });
    }
}

/// What a speaker can be.
pub const ROLES: [Role; 3] = [Role::Participant, Role::Interviewer, Role::Interpreter];
