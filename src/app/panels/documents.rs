//! The list of documents: kinds, groups, filters, and how much of each is coded.

use crate::app::action::Action;
use crate::app::ask::Ask;
use crate::app::desk::{Eyes, Seen};
use crate::app::icons;
use crate::app::locale::Locale;
use crate::app::theme::icon_font;
use crate::app::theme::tokens::{MICRO, PANEL_PADDING, ROW, SMALL};
use crate::app::widgets::{Row, Tools, Weight, Words, chip, empty, head, icon_button, item, row, row_menu, separator, submenu, tokens};
use crate::model::attribute::{Attribute, AttributeType, Bearer, Sensitivity, Subject};
use crate::model::coding::Coding;
use crate::model::consent::Consent;
use crate::model::document::DocumentKind;
use crate::model::ids::{AttributeId, CaseId, CoderId, DocumentId};
use crate::model::language::Language;
use crate::model::memo::MemoTarget;
use crate::model::place::Transcript;
use crate::model::project::Project;
use egui::{Align2, Popup, Rect, Response, ScrollArea, Ui, pos2, vec2};
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

/// Under this width of the panel the bars of progress are shorter.
const NARROW: f32 = 250.0;

/// By what the documents are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// Not at all.
    #[default]
    None,
    /// By kind.
    Kind,
    /// By language.
    Language,
    /// By the group to which the participants belong.
    Participants,
}

impl Grouping {
    const ALL: [Self; 4] = [Self::None, Self::Kind, Self::Language, Self::Participants];

    fn key(self) -> &'static str {
        match self {
            Self::None => "group-by-nothing",
            Self::Kind => "group-by-kind",
            Self::Language => "group-by-language",
            Self::Participants => "group-by-participants",
        }
    }
}

/// Which documents are listed, by what was done in them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Work {
    /// All.
    #[default]
    Any,
    /// Those with a coding of the person at the desk.
    CodedByMe,
    /// Those without.
    NotByMe,
    /// Those that nobody coded.
    Uncoded,
}

impl Work {
    const ALL: [Self; 4] = [Self::Any, Self::CodedByMe, Self::NotByMe, Self::Uncoded];

    fn key(self) -> &'static str {
        match self {
            Self::Any => "work-any",
            Self::CodedByMe => "work-mine",
            Self::NotByMe => "work-not-mine",
            Self::Uncoded => "work-uncoded",
        }
    }
}

/// Filters and the rows that were computed last.
#[derive(Clone, Debug, Default)]
pub struct DocumentsView {
    /// Only this kind.
    pub kind: Option<DocumentKind>,
    /// Only this language.
    pub language: Option<Language>,
    /// The attribute of cases by which is filtered; none for the participants' group.
    pub attribute: Option<AttributeId>,
    /// Only documents in which a case with this value of it is heard.
    pub value: Option<String>,
    /// Only by what was done.
    pub work: Work,
    /// True where the keyboard is to come here.
    pub focus: bool,
    /// In which groups.
    pub grouping: Grouping,
    /// The document in front that was brought into view.
    revealed: Option<DocumentId>,
    key: Option<(u64, bool, bool)>,
    rows: Rc<[DocumentRow]>,
}

/// One document as it is listed.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentRow {
    /// The document.
    pub document: DocumentId,
    /// Its short name.
    pub name: String,
    /// Who is heard in it, or its kind.
    pub about: String,
    /// Its kind.
    pub kind: DocumentKind,
    /// Its language.
    pub language: Language,
    /// Values of the participants' group of all who are heard.
    pub participants: Vec<String>,
    /// Values of all attributes with a list of values, of all who are heard.
    pub values: BTreeSet<(AttributeId, String)>,
    /// Turns with a coding, and all turns; paragraphs where there are no turns.
    pub coded: (usize, usize),
    /// True where the person at the desk coded in it.
    pub mine: bool,
    /// True where anybody did.
    pub by_anybody: bool,
    /// Whether its people agreed to its analysis.
    pub consent: Consent,
}

/// The document that is shown first.
pub fn first(project: &Project) -> Option<DocumentId> {
    project.documents().min_by(|one, other| one.name.cmp(&other.name)).map(|document| document.id)
}

/// The documents by name, with what the list says of each.
pub fn rows(project: &Project, seen: &Seen, me: Option<CoderId>, locale: &Locale) -> Vec<DocumentRow> {
    let mut rows: Vec<DocumentRow> = project.transcripts().map(|transcript| row_of(project, &transcript, seen, me, locale)).collect();
    rows.sort_by(|one, other| one.name.cmp(&other.name));
    rows
}

fn row_of(project: &Project, transcript: &Transcript, seen: &Seen, me: Option<CoderId>, locale: &Locale) -> DocumentRow {
    let document = &transcript.document;
    let codings: Vec<&Coding> = project.codings_of(document.id).iter().filter(|coding| seen.counts(coding, me)).collect();
    let group = project.attribute_keyed(Subject::Case, "participant_group");
    let mut participants = Vec::new();
    let mut labels: Vec<String> = Vec::new();
    for link in project.case_links().filter(|link| link.document == document.id) {
        let value = group.and_then(|group| Some((group, project.value(Bearer::Case(link.case), group.id)?)));
        if let Some((group, value)) = value {
            for key in value.parts() {
                let (en, fr) = group.value_name(&key);
                let label = crate::app::locale::capitalised(if locale.is_french() { fr } else { en });
                if !labels.contains(&label) {
                    labels.push(label);
                }
                if !participants.contains(&key) {
                    participants.push(key);
                }
            }
        }
    }
    let about = if labels.is_empty() { locale.text(kind_key(document.kind)) } else { labels.join(", ") };
    DocumentRow {
        document: document.id,
        name: document.name.clone(),
        about,
        kind: document.kind,
        language: document.language,
        participants,
        values: values_of_cases(project, document.id),
        coded: coded_share(transcript, &codings),
        mine: codings.iter().any(|coding| Some(coding.coder) == me),
        by_anybody: !codings.is_empty(),
        consent: Consent::of(project, document.id),
    }
}

/// What the cases that are heard in a document have of the attributes with a list of values.
fn values_of_cases(project: &Project, document: DocumentId) -> BTreeSet<(AttributeId, String)> {
    let cases: BTreeSet<CaseId> = project.case_links().filter(|link| link.document == document).map(|link| link.case).collect();
    let listed = listed_attributes(project);
    let of_case = |case: &CaseId| {
        let case = *case;
        listed.iter().filter_map(move |attribute| Some((attribute.id, project.value(Bearer::Case(case), attribute.id)?.parts())))
    };
    cases.iter().flat_map(of_case).flat_map(|(attribute, parts)| parts.into_iter().map(move |part| (attribute, part))).collect()
}

/// Attributes of cases with a list of values, which are not sealed.
fn listed_attributes(project: &Project) -> Vec<Arc<Attribute>> {
    let listed = |attribute: &&Arc<Attribute>| {
        attribute.subject == Subject::Case && attribute.class != Sensitivity::Sealed && matches!(attribute.kind, AttributeType::Choice | AttributeType::Choices)
    };
    project.attributes().into_iter().filter(listed).cloned().collect()
}

/// Turns in which something is coded, and all turns of participants; paragraphs where nobody is named.
fn coded_share(transcript: &Transcript, codings: &[&Coding]) -> (usize, usize) {
    let layout = &transcript.layout;
    let spans: Vec<_> = if layout.turns.is_empty() {
        layout.paragraphs.iter().map(|paragraph| paragraph.span).collect()
    } else {
        let participant =
            |turn: &&crate::model::layout::Turn| layout.speaker_of(turn).is_some_and(|speaker| speaker.role == crate::model::layout::Role::Participant);
        layout.turns.iter().filter(participant).map(|turn| turn.span).collect()
    };
    // Codings are sorted by their start, so only a few of them need a look for each turn.
    let mut reach = 0;
    let ends: Vec<u32> = codings
        .iter()
        .map(|coding| {
            reach = reach.max(coding.span.end());
            reach
        })
        .collect();
    let coded = spans.iter().filter(|span| {
        let before = codings.partition_point(|coding| coding.span.start() < span.end());
        before > 0 && ends.get(before - 1).is_some_and(|end| *end > span.start())
    });
    (coded.count(), spans.len())
}

/// Key of the name of a kind of document.
pub fn kind_key(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Interview => "kind-interview",
        DocumentKind::FocusGroup => "kind-focus-group",
        DocumentKind::FieldNote => "kind-field-note",
        DocumentKind::Document => "kind-document",
    }
}

/// The icon of a kind of document.
pub fn kind_icon(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Interview => icons::MICROPHONE,
        DocumentKind::FocusGroup => icons::CHATS,
        DocumentKind::FieldNote => icons::NOTEPAD,
        DocumentKind::Document => icons::SCROLL,
    }
}

impl DocumentsView {
    /// Computes the rows anew where the project or the language changed.
    pub fn prepare(&mut self, project: &Project, revision: u64, seen: &Seen, me: Option<CoderId>, locale: &Locale) {
        let key = Some((revision, locale.is_french(), seen.eyes == Eyes::Blind));
        if self.key != key {
            self.rows = rows(project, seen, me, locale).into();
            self.key = key;
        }
    }

    /// All documents.
    pub fn rows(&self) -> &[DocumentRow] {
        &self.rows
    }

    fn lets_through(&self, row: &DocumentRow) -> bool {
        self.kind.is_none_or(|kind| kind == row.kind)
            && self.language.is_none_or(|language| language == row.language)
            && self.value.as_ref().is_none_or(|value| self.attribute.is_some_and(|attribute| row.values.contains(&(attribute, value.clone()))))
            && match self.work {
                Work::Any => true,
                Work::CodedByMe => row.mine,
                Work::NotByMe => !row.mine,
                Work::Uncoded => !row.by_anybody,
            }
    }

    fn clear(&mut self) {
        *self = Self { grouping: self.grouping, key: self.key, rows: Rc::clone(&self.rows), ..Self::default() };
    }

    fn is_filtered(&self) -> bool {
        self.kind.is_some() || self.language.is_some() || self.value.is_some() || self.work != Work::Any
    }
}

/// Shows the panel.
pub fn show(ui: &mut Ui, tools: &mut Tools<'_>, view: &mut DocumentsView, project: &Project, front: Option<DocumentId>, asks: &mut Vec<Ask>) {
    let title = tools.text("documents");
    let count = tools.locale.number(i64::try_from(view.rows.len()).unwrap_or_default());
    head(ui, tools, &title, &count, |ui, tools| {
        let name = tools.text(Action::ImportFiles.key());
        if icon_button(ui, tools, icons::PLUS, &name, Some(Action::ImportFiles)).clicked() {
            asks.push(Ask::Run(Action::ImportFiles));
        }
        let name = tools.text("filter-documents");
        let response = icon_button(ui, tools, icons::FUNNEL_SIMPLE, &name, None);
        Popup::menu(&response).show(|ui| filter_menu(ui, tools, view, project));
    });
    if view.rows.is_empty() {
        let (sentence, act) = (tools.text("empty-documents"), tools.text("import-files"));
        if empty(ui, tools, &sentence, Some(&act)) {
            asks.push(Ask::Run(Action::ImportFiles));
        }
        return;
    }
    chips(ui, tools, view, project);
    let all = Rc::clone(&view.rows);
    let shown: Vec<&DocumentRow> = all.iter().filter(|row| view.lets_through(row)).collect();
    if shown.is_empty() {
        let sentence = tools.locale.with("filter-hides-documents", &[("n", view.rows.len().into())]);
        let act = tools.text("clear-filter");
        if empty(ui, tools, &sentence, Some(&act)) {
            view.clear();
        }
        return;
    }
    let groups = grouped(view.grouping, shown, project, tools.locale);
    // The keyboard comes to the document in front, or to the first where that is not listed.
    let listed = || groups.iter().flat_map(|(_, rows)| rows);
    let reached = listed().find(|row| front == Some(row.document)).or_else(|| listed().next()).map(|row| row.document);
    ScrollArea::vertical().id_salt("documents").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (name, rows) in groups {
            if !name.is_empty() {
                group_head(ui, tools, &name, rows.len());
            }
            for row in rows {
                let in_front = front == Some(row.document);
                let response = document_row(ui, tools, row, in_front, asks);
                if in_front && view.revealed != front {
                    view.revealed = front;
                    response.scroll_to_me(None);
                }
                if reached == Some(row.document) && std::mem::take(&mut view.focus) {
                    response.request_focus();
                }
            }
        }
    });
}

fn grouped<'a>(grouping: Grouping, rows: Vec<&'a DocumentRow>, project: &Project, locale: &Locale) -> Vec<(String, Vec<&'a DocumentRow>)> {
    let name = |row: &DocumentRow| match grouping {
        Grouping::None => String::new(),
        Grouping::Kind => locale.text(kind_key(row.kind)),
        Grouping::Language => language_name(locale, row.language),
        Grouping::Participants => row.participants.first().map_or_else(|| locale.text("group-unnamed"), |key| group_name(project, locale, key)),
    };
    let mut groups: Vec<(String, Vec<&DocumentRow>)> = Vec::new();
    for row in rows {
        let name = name(row);
        match groups.iter_mut().find(|(known, _)| *known == name) {
            Some((_, group)) => group.push(row),
            None => groups.push((name, vec![row])),
        }
    }
    groups.sort_by(|one, other| one.0.cmp(&other.0));
    groups
}

fn group_name(project: &Project, locale: &Locale, key: &str) -> String {
    project.attribute_keyed(Subject::Case, "participant_group").map_or_else(
        || key.to_owned(),
        |attribute| {
            let (en, fr) = attribute.value_name(key);
            crate::app::locale::capitalised(if locale.is_french() { fr } else { en })
        },
    )
}

/// The name of a language in the language of the interface, or its tag.
pub fn language_name(locale: &Locale, language: Language) -> String {
    let key = format!("language-{}", language.tag());
    if locale.has(&key) { locale.text(&key) } else { language.tag().to_owned() }
}

fn group_head(ui: &mut Ui, tools: &mut Tools<'_>, name: &str, number: usize) {
    let colours = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, name));
    ui.painter().rect_filled(rect, 0.0, colours.bg_head);
    Words::new(name, colours.t2).kind(SMALL).weight(Weight::Medium).paint(ui.painter(), tools.engine, rect.left_center() + vec2(PANEL_PADDING, 0.0), 190.0);
    let number = tools.locale.number(i64::try_from(number).unwrap_or_default());
    Words::new(&number, colours.t3).kind(SMALL).paint_right(ui.painter(), tools.engine, rect.right_center() - vec2(PANEL_PADDING, 0.0), 40.0);
}

fn document_row(ui: &mut Ui, tools: &mut Tools<'_>, row_of: &DocumentRow, in_front: bool, asks: &mut Vec<Ask>) -> Response {
    let (coded, turns) = row_of.coded;
    let language = language_name(tools.locale, row_of.language);
    let progress = tools.locale.with("turns-coded", &[("coded", coded.into()), ("n", turns.into())]);
    let mut name = format!("{}, {}, {}, {}", row_of.name, row_of.about, language, progress);
    let doubt = matches!(row_of.consent, Consent::NotRecorded | Consent::Refused);
    let consent = tools.locale.pick(&row_of.consent.text()).to_owned();
    if doubt {
        name = format!("{name}, {consent}");
    }
    let Row { rect, response } = row(ui, ROW, in_front, &name);
    if response.clicked() {
        asks.push(Ask::Open(row_of.document));
        asks.push(Ask::FocusReader);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let (rename, memo, remove) = (tools.text("document-properties"), tools.text("memo-on-document"), tools.text("remove-document"));
    let (withdraw, names, consent_act) = (tools.text("withdraw-document"), tools.text("act-pseudonymise"), tools.text("act-consent"));
    row_menu(&response, |ui| {
        if item(ui, tools, icons::PENCIL_SIMPLE, &rename, "", true) {
            asks.push(Ask::Describe(row_of.document));
        }
        if item(ui, tools, icons::NOTE_PENCIL, &memo, "", true) {
            asks.push(Ask::WriteMemo(MemoTarget::Document(row_of.document)));
        }
        if item(ui, tools, icons::TRASH, &remove, "", true) {
            asks.push(Ask::RemoveDocument(row_of.document));
        }
        if item(ui, tools, icons::CHECK_CIRCLE, &consent_act, "", true) {
            asks.push(Ask::Consent(row_of.document));
        }
        if item(ui, tools, icons::EYE_SLASH, &names, "", true) {
            asks.push(Ask::Pseudonymise(row_of.document));
        }
        if item(ui, tools, icons::WARNING, &withdraw, "", true) {
            asks.push(Ask::Withdraw(row_of.document, None));
        }
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let colours = tokens(ui);
    let middle = rect.center().y;
    let painter = ui.painter();
    painter.text(pos2(rect.left() + PANEL_PADDING + 4.0, middle), Align2::CENTER_CENTER, kind_icon(row_of.kind), icon_font(14.0), colours.t2);
    let long = if rect.width() < NARROW { 24.0 } else { 44.0 };
    let bar = Rect::from_min_size(pos2(rect.right() - PANEL_PADDING - long, middle - 1.5), vec2(long, 3.0));
    painter.rect_filled(bar, 1.5, colours.bg_press);
    if turns > 0 {
        let share = coded as f32 / turns as f32;
        let done = Rect::from_min_size(bar.min, vec2(bar.width() * share, bar.height()));
        painter.rect_filled(done, 1.5, if in_front { colours.accent } else { colours.t3 });
    }
    let tag = row_of.language.tag().to_owned();
    let tag_words = Words::new(&tag, colours.t2).kind(MICRO).weight(Weight::Medium);
    let tag_width = tag_words.paint_right(painter, tools.engine, pos2(bar.left() - 6.0, middle), 40.0);
    let left = rect.left() + PANEL_PADDING + 18.0;
    let mut room = bar.left() - 6.0 - tag_width - 8.0 - left;
    if doubt {
        let ink = if row_of.consent == Consent::Refused { colours.err } else { colours.warn };
        painter.text(pos2(left + room - 2.0, middle), Align2::CENTER_CENTER, icons::WARNING, icon_font(12.0), ink);
        room -= 16.0;
    }
    let wide = Words::new(&row_of.name, colours.t1).weight(Weight::Semibold).paint(painter, tools.engine, pos2(left, middle), room);
    if room - wide > 40.0 {
        Words::new(&row_of.about, colours.t1).paint(painter, tools.engine, pos2(left + wide + 8.0, middle), room - wide - 8.0);
    }
    response.on_hover_text(format!("{}\n{language}\n{progress}\n{consent}", row_of.about))
}

fn chips(ui: &mut Ui, tools: &mut Tools<'_>, view: &mut DocumentsView, project: &Project) {
    if !view.is_filtered() {
        return;
    }
    egui::Frame::NONE.inner_margin(egui::Margin { left: 14, right: 8, top: 0, bottom: 6 }).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
            if let Some(kind) = view.kind
                && chip(ui, tools, &tools.locale.text(kind_key(kind)))
            {
                view.kind = None;
            }
            if let Some(language) = view.language
                && chip(ui, tools, &language_name(tools.locale, language))
            {
                view.language = None;
            }
            if let (Some(attribute), Some(value)) = (view.attribute, view.value.clone())
                && chip(ui, tools, &value_name(project, tools.locale, attribute, &value))
            {
                view.value = None;
            }
            if view.work != Work::Any && chip(ui, tools, &tools.locale.text(view.work.key())) {
                view.work = Work::Any;
            }
        });
    });
}

/// Two lines: an attribute of cases, and one of its values.
fn attribute_filter(ui: &mut Ui, tools: &mut Tools<'_>, view: &mut DocumentsView, project: &Project, any: String) {
    let listed = listed_attributes(project);
    let attribute = view.attribute.or_else(|| project.attribute_keyed(Subject::Case, "participant_group").map(|attribute| attribute.id));
    let names: Vec<String> = listed.iter().map(|attribute| tools.locale.pick(&attribute.name).to_owned()).collect();
    let chosen = listed.iter().position(|known| Some(known.id) == attribute).unwrap_or(0);
    if let Some(place) = submenu(ui, tools, &tools.locale.text("filter-attribute"), &names, chosen) {
        view.attribute = listed.get(place).map(|attribute| attribute.id);
        view.value = None;
    }
    let Some(attribute) = attribute else { return };
    let mut values: Vec<String> =
        view.rows.iter().flat_map(|row| row.values.iter().filter(|(known, _)| *known == attribute).map(|(_, value)| value.clone())).collect();
    values.sort_unstable();
    values.dedup();
    let mut names = vec![any];
    names.extend(values.iter().map(|value| value_name(project, tools.locale, attribute, value)));
    let chosen = view.value.as_ref().and_then(|value| values.iter().position(|other| other == value)).map_or(0, |place| place + 1);
    if let Some(place) = submenu(ui, tools, &tools.locale.text("filter-value"), &names, chosen) {
        view.attribute = Some(attribute);
        view.value = place.checked_sub(1).and_then(|place| values.get(place).cloned());
    }
}

fn value_name(project: &Project, locale: &Locale, attribute: AttributeId, value: &str) -> String {
    let Some(attribute) = project.attribute(attribute) else { return value.to_owned() };
    let (en, fr) = attribute.value_name(value);
    crate::app::locale::capitalised(if locale.is_french() { fr } else { en })
}

fn filter_menu(ui: &mut Ui, tools: &mut Tools<'_>, view: &mut DocumentsView, project: &Project) {
    ui.set_width(280.0);
    let any = tools.text("any");
    let mut kinds = vec![any.clone()];
    kinds.extend(DocumentKind::ALL.map(|kind| tools.text(kind_key(kind))));
    let chosen = view.kind.and_then(|kind| DocumentKind::ALL.iter().position(|other| *other == kind)).map_or(0, |place| place + 1);
    if let Some(place) = submenu(ui, tools, &tools.locale.text("filter-kind"), &kinds, chosen) {
        view.kind = place.checked_sub(1).and_then(|place| DocumentKind::ALL.get(place).copied());
    }
    let mut known: Vec<Language> = view.rows.iter().map(|row| row.language).collect();
    known.sort_unstable();
    known.dedup();
    let mut names = vec![any.clone()];
    names.extend(known.iter().map(|language| language_name(tools.locale, *language)));
    let chosen = view.language.and_then(|language| known.iter().position(|other| *other == language)).map_or(0, |place| place + 1);
    if let Some(place) = submenu(ui, tools, &tools.locale.text("filter-language"), &names, chosen) {
        view.language = place.checked_sub(1).and_then(|place| known.get(place).copied());
    }
    attribute_filter(ui, tools, view, project, any);
    let works: Vec<String> = Work::ALL.iter().map(|work| tools.text(work.key())).collect();
    let chosen = Work::ALL.iter().position(|work| *work == view.work).unwrap_or(0);
    if let Some(place) = submenu(ui, tools, &tools.locale.text("filter-work"), &works, chosen) {
        view.work = Work::ALL.get(place).copied().unwrap_or_default();
    }
    separator(ui);
    let groupings: Vec<String> = Grouping::ALL.iter().map(|grouping| tools.text(grouping.key())).collect();
    let chosen = Grouping::ALL.iter().position(|grouping| *grouping == view.grouping).unwrap_or(0);
    if let Some(place) = submenu(ui, tools, &tools.locale.text("group-by"), &groupings, chosen) {
        view.grouping = Grouping::ALL.get(place).copied().unwrap_or_default();
    }
    if view.is_filtered() {
        separator(ui);
        let clear = tools.text("clear-filter");
        if item(ui, tools, icons::X, &clear, "", true) {
            view.clear();
        }
    }
}
