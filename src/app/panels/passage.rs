//! What is said of the passage at the caret: its words, the codings there with qualifiers and memos, the rules of the code, the speaker's case.

use crate::app::ask::Ask;
use crate::app::desk::Seen;
use crate::app::icons;
use crate::app::locale::Locale;
use crate::app::panels::documents::language_name;
use crate::app::places::cases::languages_with;
use crate::app::theme::code_colour;
use crate::app::theme::tokens::{BODY, PANEL_PADDING, QUOTE, RADIUS_CARD, SMALL};
use crate::app::widgets::{Field, Tools, Weight, Words, choice, hairline, head, icon_button, item, link, paragraph, row, swatch, tokens};
use crate::model::attribute::{Attribute, AttributeType, Bearer, Sensitivity, Subject, Value};
use crate::model::code::Bilingual;
use crate::model::coding::{Certainty, Coding, Direction, Qualifiers, Quotable, Standing, Time};
use crate::model::colour::Colour;
use crate::model::consent::Consent;
use crate::model::ids::{CaseId, CodeId, CoderId, CodingId, DocumentId};
use crate::model::language::Language;
use crate::model::place::{Place, Transcript, clock};
use crate::model::project::Project;
use crate::model::text::CharSpan;
use crate::session::command::{CodingUpdate, Command};
use egui::{Frame, Id, Margin, Popup, ScrollArea, Stroke, Ui, pos2, vec2};
use std::sync::Arc;

/// Seconds without a key after which a memo that is being written is stored.
pub const PAUSE: f64 = 1.5;

/// Height of the line of the case, without who else was present.
const CASE_FOOT: f32 = 76.0;

/// A memo that is being written and not stored yet. `Debug` is left out because it may speak of people.
#[derive(Clone, Default)]
pub struct PassageView {
    /// The coding, what is written, and when the last key was pressed.
    pub draft: Option<(CodingId, String, f64)>,
    /// True where the keyboard is to come here.
    pub focus: bool,
    /// True where the memo of the selected coding is to get the keyboard.
    pub focus_memo: bool,
}

impl PassageView {
    /// The act that stores what is being written, where it differs from what is stored.
    pub fn flush(&mut self, project: &Project) -> Option<Ask> {
        let (coding_id, text, _) = self.draft.take()?;
        let stored = project.coding(coding_id)?;
        (stored.memo != text).then(|| Ask::act(Command::UpdateCodings(vec![(coding_id, CodingUpdate { memo: Some(text), ..CodingUpdate::default() })])))
    }
}

/// One coding that touches the passage.
#[derive(Clone, PartialEq, Eq)]
pub struct CodingCard {
    /// The coding.
    pub coding: CodingId,
    /// Its code.
    pub code: CodeId,
    /// Name of the code.
    pub name: Bilingual,
    /// Colour of the code.
    pub colour: Colour,
    /// Who coded.
    pub coder: String,
    /// True where that is the person at the desk.
    pub own: bool,
    /// True for the selected coding.
    pub selected: bool,
    /// Version of the codebook it was made under; may be empty.
    pub codebook_version: String,
    /// How it is meant.
    pub qualifiers: Qualifiers,
    /// What the coder noted; often empty.
    pub memo: String,
    /// By how many characters it ends after the passage that is looked at; negative for before.
    pub ends_later: i64,
}

/// The rules of a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeRules {
    /// What the code means.
    pub definition: Bilingual,
    /// Code here when.
    pub include: Bilingual,
    /// Not here when.
    pub exclude: Bilingual,
}

/// The case that speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseLine {
    /// The case.
    pub case: CaseId,
    /// Its alias.
    pub name: String,
    /// Its values of the open class, in the language of the interface and the order of the definitions.
    pub about: String,
    /// Who else was present, in words; empty where nobody was or nothing is recorded.
    pub present: String,
}

/// All that the panel shows.
#[derive(Clone, PartialEq, Eq)]
pub struct PassageRows {
    /// Words of the passage.
    pub quote: String,
    /// Where it begins.
    pub place: Place,
    /// Codings that touch it, own ones first, then by place.
    pub cards: Vec<CodingCard>,
    /// Rules of the selected coding's code.
    pub rules: Option<CodeRules>,
    /// Case of the speaker, or of the whole document.
    pub case: Option<CaseLine>,
    /// The turn it begins in and that turn's language.
    pub turn: Option<TurnLine>,
    /// True where nothing of the document may be coded as long as its consent says what it says.
    pub forbidden: bool,
}

/// A turn, as far as its language is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TurnLine {
    /// The document.
    pub document: DocumentId,
    /// Number of the turn, from 1.
    pub turn: u32,
    /// Its language, which may be that of the document.
    pub language: Language,
}

/// Gathers what the panel shows of a passage, or of the selected coding.
pub fn rows(
    project: &Project,
    transcript: &Transcript,
    passage: CharSpan,
    selected: Option<&Coding>,
    seen: &Seen,
    me: Option<CoderId>,
    locale: &Locale,
) -> PassageRows {
    let document = transcript.document.id;
    let span = selected.map_or(passage, |coding| coding.span);
    let place = transcript.place(span);
    let touches = |coding: &&Coding| coding.span.overlaps(span) || (span.is_empty() && (coding.span.holds(span.start()) || coding.span.end() == span.start()));
    let known = project.codings_of(document).iter().filter(|coding| seen.counts(coding, me)).filter(touches);
    let mut cards: Vec<CodingCard> = known.map(|coding| card(project, coding, me, selected.map(|selected| selected.id), span)).collect();
    cards.sort_by_key(|card| (!card.selected, !card.own));
    let rules = selected.and_then(|coding| project.codebook().get(coding.code)).map(|code| CodeRules {
        definition: code.definition.clone(),
        include: code.include.clone(),
        exclude: code.exclude.clone(),
    });
    let case = case_line(project, transcript, place.speaker.as_deref(), locale);
    let turn = place.turn.map(|turn| TurnLine { document, turn, language: transcript.language_at(span.start()) });
    PassageRows { quote: transcript.slice(span).to_owned(), place, cards, rules, case, turn, forbidden: Consent::forbids_coding(project, document) }
}

fn card(project: &Project, coding: &Coding, me: Option<CoderId>, selected: Option<CodingId>, span: CharSpan) -> CodingCard {
    let code = project.codebook().get(coding.code);
    CodingCard {
        coding: coding.id,
        code: coding.code,
        name: code.map(|code| code.name.clone()).unwrap_or_default(),
        colour: code.map_or(Colour([0, 0, 0]), |code| code.colour),
        coder: project.coder_name(coding.coder).to_owned(),
        own: Some(coding.coder) == me,
        selected: selected == Some(coding.id),
        codebook_version: coding.codebook_version.clone(),
        qualifiers: coding.qualifiers,
        memo: coding.memo.clone(),
        ends_later: i64::from(coding.span.end()) - i64::from(span.end()),
    }
}

/// The case linked to the speaker, else the one linked to the whole document.
fn case_line(project: &Project, transcript: &Transcript, speaker: Option<&str>, locale: &Locale) -> Option<CaseLine> {
    let document = transcript.document.id;
    let linked = |label: Option<&str>| project.case_links().find(|link| link.document == document && link.speaker.as_deref() == label);
    let link = speaker.and_then(|label| linked(Some(label))).or_else(|| linked(None))?;
    let case = project.case(link.case)?;
    let mut about: Vec<String> = Vec::new();
    for value in open_values(project, case.id, locale) {
        // What is said in other words already is not said again.
        if about.iter().any(|known| known.contains(&value)) {
            continue;
        }
        about.retain(|known| !value.contains(known.as_str()));
        about.push(value);
    }
    about.truncate(4);
    let about = crate::app::locale::capitalised(&about.join(", "));
    let present = others_present(project, document, locale);
    let present = if present.is_empty() { String::new() } else { locale.with("others-present", &[("who", (&present.join(", ")).into())]) };
    Some(CaseLine { case: case.id, name: case.name.clone(), about, present })
}

/// What is recorded of a case in attributes with open lists of values, the participants' group first; what kind of thing the case is goes without saying.
fn open_values(project: &Project, case: CaseId, locale: &Locale) -> Vec<String> {
    let listed = |attribute: &&Arc<Attribute>| {
        attribute.class == Sensitivity::Open && matches!(attribute.kind, AttributeType::Choice | AttributeType::Choices) && attribute.key != "case_kind"
    };
    let mut attributes: Vec<_> = project.attributes().into_iter().filter(|attribute| attribute.subject == Subject::Case).filter(listed).cloned().collect();
    attributes.sort_by_key(|attribute| attribute.key != "participant_group");
    let values = attributes.iter().filter_map(|attribute| Some(named_parts(attribute, project.value(Bearer::Case(case), attribute.id)?, locale)));
    values.flatten().collect()
}

/// Who else was there when somebody spoke: a guard in sight, an interpreter. It bears on how a passage is read, so it stands beside each.
fn others_present(project: &Project, document: DocumentId, locale: &Locale) -> Vec<String> {
    let Some(attribute) = project.attribute_keyed(Subject::Document, "persons_present") else { return Vec::new() };
    let Some(value) = project.value(Bearer::Document(document), attribute.id).filter(|value| !matches!(value, Value::Missing(_))) else {
        return Vec::new();
    };
    let others: Vec<String> = value.parts().into_iter().filter(|part| !matches!(part.as_str(), "participant" | "interviewer")).collect();
    named(attribute, &others, locale)
}

fn named_parts(attribute: &Attribute, value: &Value, locale: &Locale) -> Vec<String> {
    if matches!(value, Value::Missing(_)) { Vec::new() } else { named(attribute, &value.parts(), locale) }
}

fn named(attribute: &Attribute, keys: &[String], locale: &Locale) -> Vec<String> {
    let name = |key: &String| {
        let (en, fr) = attribute.value_name(key);
        if locale.is_french() { fr.to_owned() } else { en.to_owned() }
    };
    keys.iter().filter(|key| *key != "none").map(name).collect()
}

/// Where a passage stands, such as `¶ 14, 00:05:19`.
pub fn place_words(place: &Place) -> String {
    let paragraph = place.paragraph.map(|number| format!("¶ {number}"));
    [paragraph, place.time_ms.map(clock)].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Shows the panel.
pub fn show(ui: &mut Ui, tools: &mut Tools<'_>, view: &mut PassageView, rows: &PassageRows, project: &Project, writable: bool, asks: &mut Vec<Ask>) {
    let (title, place) = (tools.text("passage"), place_words(&rows.place));
    head(ui, tools, &title, &place, |ui, tools| {
        let name = tools.text("act-toggle-passage");
        let button = icon_button(ui, tools, icons::SIDEBAR_SIMPLE, &name, Some(crate::app::action::Action::TogglePassage));
        if rows.cards.is_empty() && std::mem::take(&mut view.focus) {
            // Where there is no coding to go to, the keyboard is seen to be here.
            button.request_focus();
        }
        if button.clicked() {
            asks.push(Ask::Run(crate::app::action::Action::TogglePassage));
        }
    });
    store_after_pause(ui, view, project, asks);
    let case_height = rows.case.as_ref().map_or(0.0, |case| CASE_FOOT + SMALL.line * f32::from(u8::from(!case.present.is_empty())) + 10.0);
    let height = (ui.available_height() - case_height).max(40.0);
    ScrollArea::vertical().id_salt("passage").auto_shrink(false).max_height(height).show(ui, |ui| {
        Frame::NONE.inner_margin(Margin { left: PANEL_PADDING as i8, right: 8, top: 0, bottom: 12 }).show(ui, |ui| {
            quote(ui, tools, rows);
            ui.add_space(10.0);
            codings(ui, tools, view, rows, writable, asks);
            if let Some(rules) = &rows.rules {
                ui.add_space(8.0);
                hairline(ui);
                code_rules(ui, tools, rules);
            }
            if let Some(turn) = rows.turn.as_ref().filter(|_| writable) {
                ui.add_space(8.0);
                hairline(ui);
                turn_language(ui, tools, turn, asks);
            }
        });
    });
    if let Some(case) = &rows.case {
        case_foot(ui, tools, case, asks);
    }
}

/// In which language the turn is: its words are found by the rules of that language.
fn turn_language(ui: &mut Ui, tools: &mut Tools<'_>, turn: &TurnLine, asks: &mut Vec<Ask>) {
    let label = tools.text("turn-language");
    ui.add_space(6.0);
    paragraph(ui, tools, Words::new(&label, tokens(ui).t2).kind(SMALL), 1);
    let languages = languages_with(turn.language);
    let names: Vec<String> = languages.iter().map(|language| language_name(tools.locale, *language)).collect();
    let chosen = languages.iter().position(|language| *language == turn.language);
    if let Some(language) = choice(ui, tools, &label, &names, chosen, Some(200.0)).and_then(|place| languages.get(place)) {
        asks.push(Ask::act(Command::SetTurnLanguage { document: turn.document, turn: turn.turn, language: Some(*language) }));
    }
}

fn store_after_pause(ui: &Ui, view: &mut PassageView, project: &Project, asks: &mut Vec<Ask>) {
    let now = ui.input(|input| input.time);
    let Some((_, _, since)) = &view.draft else { return };
    let rest = since + PAUSE - now;
    if rest <= 0.0 {
        let keep = view.draft.clone();
        asks.extend(view.flush(project));
        // The field goes on showing what is written.
        view.draft = keep.map(|(coding, text, _)| (coding, text, f64::MAX / 4.0));
    } else if rest < 60.0 {
        ui.ctx().request_repaint_after_secs(rest as f32);
    }
}

fn quote(ui: &mut Ui, tools: &mut Tools<'_>, rows: &PassageRows) {
    let colours = tokens(ui);
    if rows.quote.is_empty() {
        let sentence = tools.text("no-passage");
        paragraph(ui, tools, Words::new(&sentence, colours.t2), 4);
        return;
    }
    let ink = rows.cards.iter().find(|card| card.selected).map_or(colours.accent, |card| code_colour::shown(card.colour, colours));
    let top = ui.cursor().min;
    Frame::NONE.inner_margin(Margin { left: 13, right: 0, top: 0, bottom: 0 }).show(ui, |ui| {
        paragraph(ui, tools, Words::new(&rows.quote, colours.t1).kind(QUOTE).weight(Weight::Reader), 9);
    });
    let bottom = ui.cursor().min.y - ui.spacing().item_spacing.y;
    ui.painter().rect_filled(egui::Rect::from_min_max(top, pos2(top.x + 3.0, bottom)), 1.0, ink);
}

fn codings(ui: &mut Ui, tools: &mut Tools<'_>, view: &mut PassageView, rows: &PassageRows, writable: bool, asks: &mut Vec<Ask>) {
    let colours = tokens(ui);
    let title = tools.text("codings-here");
    let number = tools.locale.number(i64::try_from(rows.cards.len()).unwrap_or_default());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, &title));
    Words::new(&title, colours.t2).kind(SMALL).paint(ui.painter(), tools.engine, rect.left_center(), 180.0);
    Words::new(&number, colours.t3).kind(SMALL).weight(Weight::Numbers).paint_right(ui.painter(), tools.engine, rect.right_center(), 60.0);
    if rows.forbidden {
        needs_consent(ui, tools, asks);
        ui.add_space(4.0);
    } else if rows.cards.is_empty() {
        let key = tools.keymap.shown(crate::app::action::Action::CodePassage, tools.locale);
        let sentence = tools.locale.with("no-coding-here", &[("key", (&key).into())]);
        paragraph(ui, tools, Words::new(&sentence, colours.t2), 4);
        return;
    }
    for card in &rows.cards {
        coding_card(ui, tools, view, card, writable, asks);
        ui.add_space(2.0);
    }
}

/// That nothing here can be coded, and the way to where that is changed.
fn needs_consent(ui: &mut Ui, tools: &mut Tools<'_>, asks: &mut Vec<Ask>) {
    let sentence = tools.text("coding-needs-consent");
    paragraph(ui, tools, Words::new(&sentence, tokens(ui).t2), 4);
    let act = tools.text("act-consent");
    if link(ui, tools, &act).clicked() {
        asks.push(Ask::Run(crate::app::action::Action::Consent));
    }
}

fn coding_card(ui: &mut Ui, tools: &mut Tools<'_>, view: &mut PassageView, card: &CodingCard, writable: bool, asks: &mut Vec<Ask>) {
    let colours = tokens(ui);
    let border = if card.selected { colours.line_ctl } else { colours.line };
    let frame = Frame::NONE.fill(colours.bg_raised).stroke(Stroke::new(1.0, border)).corner_radius(RADIUS_CARD).inner_margin(Margin::symmetric(10, 8));
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        card_head(ui, tools, &mut view.focus, card, writable, asks);
        if card.selected && card.own && writable {
            qualifier_menus(ui, tools, card, asks);
            ui.add_space(4.0);
            memo_field(ui, tools, view, card, asks);
        } else {
            said(ui, tools, card);
        }
    });
}

fn card_head(ui: &mut Ui, tools: &mut Tools<'_>, focus: &mut bool, card: &CodingCard, writable: bool, asks: &mut Vec<Ask>) {
    let colours = tokens(ui);
    let name = tools.locale.pick(&card.name).to_owned();
    let mut said = card.coder.clone();
    if !card.codebook_version.is_empty() && card.own {
        said = tools.locale.with("coder-and-version", &[("coder", (&card.coder).into()), ("version", (&card.codebook_version).into())]);
    }
    if !card.selected && card.ends_later != 0 {
        let (key, number) = if card.ends_later > 0 { ("ends-later", card.ends_later) } else { ("ends-earlier", -card.ends_later) };
        said = format!("{said}, {}", tools.locale.with(key, &[("n", usize::try_from(number).unwrap_or_default().into())]));
    }
    ui.horizontal_top(|ui| {
        let width = ui.available_width() - 28.0 - ui.spacing().item_spacing.x;
        let words = Words::new(&name, colours.t1).weight(Weight::Medium);
        let wide = words.width(ui.painter(), tools.engine, 2000.0);
        let rows = if wide > width - 20.0 { 2.0 } else { 1.0 };
        let small = Words::new(&said, colours.t2).kind(SMALL);
        let small_rows: u8 = if small.width(ui.painter(), tools.engine, 2000.0) > width - 18.0 { 2 } else { 1 };
        let height = rows * BODY.line + f32::from(small_rows) * SMALL.line;
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), egui::Sense::click());
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, card.selected, format!("{name}, {said}")));
        swatch(ui.painter(), pos2(rect.left(), rect.top() + BODY.line / 2.0), code_colour::shown(card.colour, colours));
        let inner = egui::Rect::from_min_max(pos2(rect.left() + 18.0, rect.top()), rect.max);
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(inner).layout(egui::Layout::top_down(egui::Align::Min)));
        child.spacing_mut().item_spacing.y = 0.0;
        paragraph(&mut child, tools, words, 2);
        paragraph(&mut child, tools, small, usize::from(small_rows));
        if std::mem::take(focus) {
            response.request_focus();
        }
        if response.has_focus() {
            crate::app::widgets::focus_frame(ui, rect, 3, egui::StrokeKind::Outside);
        }
        if response.clicked() {
            asks.push(Ask::Select(Some(card.coding)));
        }
        let menu_name = tools.locale.with("menu-of-coding", &[("name", (&name).into())]);
        let response = icon_button(ui, tools, icons::DOTS_THREE, &menu_name, None);
        Popup::menu(&response).show(|ui| card_menu(ui, tools, card, writable, asks));
    });
}

fn card_menu(ui: &mut Ui, tools: &mut Tools<'_>, card: &CodingCard, writable: bool, asks: &mut Vec<Ask>) {
    use crate::app::action::Action;
    let can = writable && card.own;
    for action in [Action::Recode, Action::ToggleUnsure, Action::MergeCodings, Action::SplitCoding, Action::Uncode] {
        let (text, keys) = (tools.text(action.key()), tools.keymap.shown(action, tools.locale));
        if item(ui, tools, action.icon(), &text, &keys, can) {
            asks.push(Ask::Select(Some(card.coding)));
            asks.push(Ask::Run(action));
        }
    }
    let text = tools.text("show-in-codebook");
    if item(ui, tools, icons::TREE_STRUCTURE, &text, "", true) {
        asks.push(Ask::ChooseCode(card.code));
    }
}

/// Keys of the names of a qualifier's values.
fn names<T: Copy>(tools: &Tools<'_>, prefix: &str, all: &[T], key: impl Fn(T) -> &'static str) -> Vec<String> {
    let nothing = tools.text("not-set");
    let named = all.iter().map(|value| tools.text(&format!("{prefix}-{}", key(*value).replace('_', "-"))));
    std::iter::once(nothing).chain(named).collect()
}

fn qualifier_menus(ui: &mut Ui, tools: &mut Tools<'_>, card: &CodingCard, asks: &mut Vec<Ask>) {
    let mut qualifiers = card.qualifiers;
    qualifier(ui, tools, "time", Time::ALL, &mut qualifiers.time, Time::key);
    qualifier(ui, tools, "direction", Direction::ALL, &mut qualifiers.direction, Direction::key);
    qualifier(ui, tools, "standing", Standing::ALL, &mut qualifiers.standing, Standing::key);
    qualifier(ui, tools, "certainty", Certainty::ALL, &mut qualifiers.certainty, Certainty::key);
    qualifier(ui, tools, "quotable", Quotable::ALL, &mut qualifiers.quotable, Quotable::key);
    if qualifiers != card.qualifiers {
        asks.push(Ask::act(Command::UpdateCodings(vec![(card.coding, CodingUpdate { qualifiers: Some(qualifiers), ..CodingUpdate::default() })])));
    }
}

fn qualifier<T: Copy + PartialEq>(ui: &mut Ui, tools: &mut Tools<'_>, prefix: &str, all: &[T], value: &mut Option<T>, key: fn(T) -> &'static str) {
    let label = tools.text(prefix);
    let names = names(tools, prefix, all, key);
    let chosen = value.and_then(|value| all.iter().position(|other| *other == value)).map_or(0, |place| place + 1);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(88.0, 24.0), egui::Sense::hover());
        Words::new(&label, tokens(ui).t2).kind(SMALL).paint(ui.painter(), tools.engine, rect.left_center() + vec2(18.0, 0.0), 68.0);
        if let Some(place) = choice(ui, tools, &label, &names, Some(chosen), None) {
            *value = place.checked_sub(1).and_then(|place| all.get(place).copied());
        }
    });
}

fn memo_field(ui: &mut Ui, tools: &mut Tools<'_>, view: &mut PassageView, card: &CodingCard, asks: &mut Vec<Ask>) {
    let mut text = match &view.draft {
        Some((coding, text, _)) if *coding == card.coding => text.clone(),
        _ => card.memo.clone(),
    };
    let (name, hint) = (tools.text("memo-of-coding"), tools.text("memo-of-coding-hint"));
    let response = Field::new(Id::unique(("memo", card.coding)), &name).hint(&hint).rows(2).show(ui, tools, &mut text);
    if std::mem::take(&mut view.focus_memo) {
        response.request_focus();
    }
    if response.changed() {
        view.draft = Some((card.coding, text.clone(), ui.input(|input| input.time)));
    }
    if response.lost_focus() {
        view.draft = None;
        if text != card.memo {
            asks.push(Ask::act(Command::UpdateCodings(vec![(card.coding, CodingUpdate { memo: Some(text), ..CodingUpdate::default() })])));
        }
    }
}

/// Qualifiers and memo as they are read where they cannot be changed.
fn said(ui: &mut Ui, tools: &mut Tools<'_>, card: &CodingCard) {
    let colours = tokens(ui);
    let text = qualifier_words(tools.locale, card.qualifiers);
    let indent = |ui: &mut Ui, add: &mut dyn FnMut(&mut Ui)| {
        Frame::NONE.inner_margin(Margin { left: 18, right: 0, top: 0, bottom: 0 }).show(ui, |ui| add(ui));
    };
    if !text.is_empty() {
        indent(ui, &mut |ui| drop(paragraph(ui, tools, Words::new(&text, colours.t2).kind(SMALL), 3)));
    }
    if !card.memo.is_empty() {
        indent(ui, &mut |ui| drop(paragraph(ui, tools, Words::new(&card.memo, colours.t1).kind(SMALL), 8)));
    }
}

/// The qualifiers that are set, in words.
pub fn qualifier_words(locale: &Locale, qualifiers: Qualifiers) -> String {
    let word = |prefix: &str, key: Option<&'static str>| {
        key.map(|key| {
            locale.with(
                "qualifier-is",
                &[("what", (&locale.text(prefix)).into()), ("value", (&locale.text(&format!("{prefix}-{}", key.replace('_', "-")))).into())],
            )
        })
    };
    let parts = [
        word("time", qualifiers.time.map(Time::key)),
        word("direction", qualifiers.direction.map(Direction::key)),
        word("standing", qualifiers.standing.map(Standing::key)),
        word("certainty", qualifiers.certainty.map(Certainty::key)),
        word("quotable", qualifiers.quotable.map(Quotable::key)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Definition, inclusion and exclusion test, as far as they are written.
pub fn code_rules(ui: &mut Ui, tools: &mut Tools<'_>, rules: &CodeRules) {
    let colours = tokens(ui);
    ui.spacing_mut().item_spacing.y = 2.0;
    for (key, text) in [("definition", &rules.definition), ("include", &rules.include), ("exclude", &rules.exclude)] {
        if text.is_empty() {
            continue;
        }
        ui.add_space(6.0);
        let label = tools.text(key);
        paragraph(ui, tools, Words::new(&label, colours.t2).kind(SMALL), 1);
        let text = tools.locale.pick(text).to_owned();
        paragraph(ui, tools, Words::new(&text, colours.t1), 20);
    }
}

fn case_foot(ui: &mut Ui, tools: &mut Tools<'_>, case: &CaseLine, asks: &mut Vec<Ask>) {
    let colours = tokens(ui);
    hairline(ui);
    let title = tools.locale.with("case-named", &[("name", (&case.name).into())]);
    let height = CASE_FOOT + if case.present.is_empty() { 0.0 } else { SMALL.line };
    let line = row(ui, height, false, &format!("{title}. {}. {}", case.about, case.present));
    let rect = line.rect.shrink2(vec2(PANEL_PADDING, 8.0));
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(egui::Rect::from_min_max(rect.min, rect.max - vec2(18.0, 0.0))));
    child.spacing_mut().item_spacing.y = 2.0;
    paragraph(&mut child, tools, Words::new(&title, colours.t1).weight(Weight::Medium), 1);
    paragraph(&mut child, tools, Words::new(&case.about, colours.t2).kind(SMALL), 2);
    if !case.present.is_empty() {
        let shown = paragraph(&mut child, tools, Words::new(&case.present, colours.t2).kind(SMALL), 1);
        shown.on_hover_text(&case.present);
    }
    ui.painter().text(
        pos2(rect.right() - 6.0, rect.top() + 10.0),
        egui::Align2::CENTER_CENTER,
        icons::CARET_RIGHT,
        crate::app::theme::icon_font(14.0),
        colours.t2,
    );
    if line.response.clicked() {
        asks.push(Ask::OpenCase(case.case));
    }
}
