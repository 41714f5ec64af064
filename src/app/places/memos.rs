//! All memos in one place: what is written, about what, by whom; to be searched, changed, and followed to what they are about.

use crate::app::ask::Ask;
use crate::app::desk::{Desk, Eyes, Seen};
use crate::app::icons;
use crate::app::locale::Locale;
use crate::app::panels::passage::PAUSE;
use crate::app::picker::rows::fold_text;
use crate::app::theme::icon_font;
use crate::app::theme::tokens::{PAGE_PADDING, PANEL_PADDING, SMALL};
use crate::app::widgets::{Emphasis, Field, FieldLook, Tools, Weight, Words, button, empty, heading, link, paragraph, region, row, tokens};
use crate::model::change::Change;
use crate::model::ids::{CoderId, CodingId, MemoId};
use crate::model::memo::MemoTarget;
use crate::model::project::Project;
use crate::model::time::Moment;
use crate::session::Outcome;
use crate::session::command::{CodingUpdate, Command};
use egui::{Align2, Frame, Id, Margin, Rect, ScrollArea, Stroke, Ui, UiBuilder, pos2};
use std::rc::Rc;

const LIST: f32 = 380.0;
const LINE: f32 = 58.0;

/// Which memo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemoKey {
    /// One that stands for itself.
    Memo(MemoId),
    /// The note of a coding.
    Coding(CodingId),
    /// One that is not written yet.
    New(MemoTarget),
}

/// The page's state.
#[derive(Default)]
pub struct MemosPlace {
    filter: String,
    /// All memos, gathered anew when the project, the language or what may be seen changes.
    rows: Rc<[MemoRow]>,
    key: Option<(u64, bool, bool)>,
    /// The memo that is open.
    open: Option<OpenMemo>,
    /// How many were opened: each has a field of its own, in which the caret stands at the end.
    opened: u64,
    /// True where the text is to get the keyboard.
    pub focus: bool,
}

/// A memo that is open. `Debug` is left out because it may speak of people.
#[derive(Clone)]
struct OpenMemo {
    key: MemoKey,
    /// What is written now.
    text: String,
    /// What is stored, as it was seen last; of a new one, what it began with.
    known: String,
    /// When the last key was pressed, until what is written is stored.
    typed: Option<f64>,
    /// True while a new one is on its way into the project.
    adding: bool,
}

impl MemosPlace {
    /// Opens a memo, with what is stored of it or what a new one begins with.
    pub fn open(&mut self, key: MemoKey, text: String) {
        self.opened += 1;
        self.open = Some(OpenMemo { key, known: text.clone(), text, typed: None, adding: false });
    }

    /// True where something was written that is not stored yet.
    pub fn is_waiting(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.typed.is_some())
    }

    /// A new memo is in the project now, and what is written on belongs to it; none where that failed.
    pub fn added(&mut self, outcome: Option<&Outcome>) {
        let Some(open) = self.open.as_mut().filter(|open| open.adding) else { return };
        open.adding = false;
        let made = outcome.into_iter().flat_map(|outcome| &outcome.changes).find_map(|change| match change {
            Change::Memo(edit) if edit.before.is_none() => edit.after.as_ref(),
            _ => None,
        });
        if let Some(made) = made.filter(|made| open.key == MemoKey::New(made.target)) {
            open.key = MemoKey::Memo(made.id);
            // What was written while it was on its way follows.
            open.typed = (open.text != made.text).then_some(0.0);
        }
    }
}

/// One memo as it is listed. `Debug` is left out because it may speak of people.
#[derive(Clone)]
pub struct MemoRow {
    key: MemoKey,
    about: String,
    icon: &'static str,
    text: String,
    coder: String,
    changed: Moment,
    /// What it is about.
    target: MemoTarget,
}

/// The memos of the project as the page lists them; gathered only where something changed.
pub fn prepared(desk: &mut Desk, locale: &Locale) -> Rc<[MemoRow]> {
    let key = Some((desk.revision, locale.is_french(), desk.seen.eyes == Eyes::Blind));
    if desk.memos.key != key {
        desk.memos.rows = rows(&desk.project, &desk.seen, desk.me(), locale).into();
        desk.memos.key = key;
    }
    Rc::clone(&desk.memos.rows)
}

/// All memos and all notes of codings, newest first. Who codes blind is told nothing of what others noted: it speaks of how they code.
pub fn rows(project: &Project, seen: &Seen, me: Option<CoderId>, locale: &Locale) -> Vec<MemoRow> {
    let of_memo = |memo: &std::sync::Arc<crate::model::memo::Memo>| MemoRow {
        key: MemoKey::Memo(memo.id),
        about: titled(project, memo.target, &memo.text, locale),
        icon: icon(memo.target),
        text: memo.text.clone(),
        coder: project.coder_name(memo.coder).to_owned(),
        changed: memo.changed,
        target: memo.target,
    };
    let of_coding = |coding: &crate::model::coding::Coding| MemoRow {
        key: MemoKey::Coding(coding.id),
        about: about(project, MemoTarget::Coding(coding.id), locale),
        icon: icons::TAG,
        text: coding.memo.clone(),
        coder: project.coder_name(coding.coder).to_owned(),
        changed: coding.created,
        target: MemoTarget::Coding(coding.id),
    };
    let noted = project.codings().filter(|coding| !coding.memo.is_empty() && seen.counts(coding, me)).map(of_coding);
    let mut rows: Vec<MemoRow> = project.memos().filter(|memo| seen.tells_of(memo.coder, me)).map(of_memo).chain(noted).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.changed));
    rows
}

fn icon(target: MemoTarget) -> &'static str {
    match target {
        MemoTarget::Project => icons::NOTEBOOK,
        MemoTarget::Document(_) => icons::FILE_TEXT,
        MemoTarget::Code(_) => icons::TREE_STRUCTURE,
        MemoTarget::Coding(_) => icons::TAG,
        MemoTarget::Case(_) => icons::USER,
    }
}

/// What a memo is about, in words; on a document with the paragraph whose words it begins with.
fn titled(project: &Project, target: MemoTarget, text: &str, locale: &Locale) -> String {
    let digits = text.strip_prefix("¶ ").map(|rest| rest.chars().take_while(char::is_ascii_digit).collect::<String>());
    match (target, digits.and_then(|digits| digits.parse::<usize>().ok())) {
        (MemoTarget::Document(document), Some(paragraph)) => {
            let name = project.document(document).map(|document| document.name.clone()).unwrap_or_default();
            locale.with("about-a-paragraph", &[("name", (&name).into()), ("paragraph", paragraph.into())])
        }
        _ => about(project, target, locale),
    }
}

/// What a memo is about, in words.
pub fn about(project: &Project, target: MemoTarget, locale: &Locale) -> String {
    let code_name = |code| project.codebook().get(code).map(|code| locale.pick(&code.name).to_owned()).unwrap_or_default();
    let document_name = |document| project.document(document).map(|document| document.name.clone()).unwrap_or_default();
    match target {
        MemoTarget::Project => locale.text("about-project"),
        MemoTarget::Document(document) => locale.with("about-a-document", &[("name", (&document_name(document)).into())]),
        MemoTarget::Code(code) => locale.with("about-a-code", &[("name", (&code_name(code)).into())]),
        MemoTarget::Case(case) => locale.with("case-named", &[("name", project.case(case).map_or("", |case| &case.name).into())]),
        MemoTarget::Coding(coding) => match project.coding(coding) {
            Some(coding) => {
                let place = project.transcript(coding.document).map(|transcript| crate::app::panels::passage::place_words(&transcript.place(coding.span)));
                format!("{} {}, {}", document_name(coding.document), place.unwrap_or_default(), code_name(coding.code))
            }
            None => String::new(),
        },
    }
}

/// Shows the page.
pub fn show(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, asks: &mut Vec<Ask>) {
    let colours = tokens(ui);
    let rect = ui.available_rect_before_wrap();
    let list = Rect::from_min_max(rect.min, pos2(rect.left() + LIST, rect.bottom()));
    let main = Rect::from_min_max(pos2(list.right(), rect.top()), rect.max);
    ui.painter().rect_filled(list, 0.0, colours.bg_panel);
    ui.painter().rect_filled(main, 0.0, colours.bg_paper);
    let all = prepared(desk, tools.locale);
    region(ui.ctx(), list);
    region(ui.ctx(), main);
    store_after_pause(ui, desk, &all, asks);
    let mut child = ui.new_child(UiBuilder::new().max_rect(list));
    memo_list(&mut child, tools, desk, &all, asks);
    ui.painter().vline(list.right() - 0.5, rect.y_range(), Stroke::new(1.0, colours.line_strong));
    let mut child = ui.new_child(UiBuilder::new().max_rect(main));
    editor(&mut child, tools, desk, &all, asks);
}

fn memo_list(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, all: &[MemoRow], asks: &mut Vec<Ask>) {
    let title = tools.text("place-memos");
    let count = tools.locale.number(i64::try_from(all.len()).unwrap_or_default());
    crate::app::widgets::head(ui, tools, &title, &count, |ui, tools| {
        let name = tools.text("new-project-memo");
        if crate::app::widgets::icon_button(ui, tools, icons::PLUS, &name, None).clicked() {
            asks.push(Ask::WriteMemo(MemoTarget::Project));
        }
    });
    Frame::NONE.inner_margin(Margin { left: 12, right: 12, top: 0, bottom: 8 }).show(ui, |ui| {
        let name = tools.text("filter-memos");
        Field::new(Id::unique("memo-filter"), &name).hint(&name).look(FieldLook::Filter).show(ui, tools, &mut desk.memos.filter);
    });
    let wanted = fold_text(desk.memos.filter.trim());
    let shown: Vec<&MemoRow> =
        all.iter().filter(|memo| wanted.is_empty() || [&memo.text, &memo.about, &memo.coder].iter().any(|text| fold_text(text).contains(&wanted))).collect();
    if shown.is_empty() {
        let sentence = if all.is_empty() {
            let key = tools.keymap.shown(crate::app::action::Action::WriteMemo, tools.locale);
            tools.locale.with("empty-memos", &[("key", (&key).into())])
        } else {
            tools.locale.with("no-memo-fits", &[("query", desk.memos.filter.trim().into())])
        };
        empty(ui, tools, &sentence, None);
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let open = desk.memos.open.as_ref().map(|open| open.key);
    let mut clicked = None;
    ScrollArea::vertical().id_salt("memos").auto_shrink(false).show_rows(ui, LINE, shown.len(), |ui, range| {
        for memo in shown.get(range).unwrap_or_default() {
            if memo_row(ui, tools, memo, open == Some(memo.key)) {
                clicked = Some((memo.key, memo.text.clone()));
            }
        }
    });
    if let Some((key, text)) = clicked {
        store(desk, all, asks);
        desk.memos.open(key, text);
    }
}

fn memo_row(ui: &mut Ui, tools: &mut Tools<'_>, memo: &MemoRow, open: bool) -> bool {
    let colours = tokens(ui);
    let line = row(ui, LINE, open, &format!("{}, {}: {}", memo.about, memo.coder, memo.text));
    let rect = line.rect;
    let left = rect.left() + PANEL_PADDING;
    ui.painter().text(pos2(left + 7.0, rect.top() + 18.0), Align2::CENTER_CENTER, memo.icon, icon_font(14.0), colours.t2);
    let day = tools.locale.day(memo.changed);
    let wide = Words::new(&day, colours.t3).kind(SMALL).paint_right(ui.painter(), tools.engine, pos2(rect.right() - 12.0, rect.top() + 18.0), 130.0);
    let room = rect.right() - 24.0 - wide - left - 22.0;
    Words::new(&memo.about, colours.t1).weight(Weight::Medium).paint(ui.painter(), tools.engine, pos2(left + 22.0, rect.top() + 18.0), room);
    let text = memo.text.replace('\n', " ");
    Words::new(&text, colours.t2).paint(ui.painter(), tools.engine, pos2(left + 22.0, rect.top() + 39.0), rect.right() - 12.0 - left - 22.0);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, colours.line));
    line.response.clicked()
}

/// Stores what is written once nothing was written for a moment.
fn store_after_pause(ui: &Ui, desk: &mut Desk, all: &[MemoRow], asks: &mut Vec<Ask>) {
    let Some(since) = desk.memos.open.as_ref().and_then(|open| open.typed) else { return };
    let rest = since + PAUSE - ui.input(|input| input.time);
    if rest <= 0.0 {
        store(desk, all, asks);
    } else {
        ui.ctx().request_repaint_after_secs(rest as f32);
    }
}

/// Asks to store what is written in the open memo, where it differs from what is stored. An empty memo is not stored: it can be deleted.
pub fn store(desk: &mut Desk, all: &[MemoRow], asks: &mut Vec<Ask>) {
    let Some(open) = &mut desk.memos.open else { return };
    open.typed = None;
    let is_empty = open.text.trim().is_empty();
    let differs = all.iter().any(|memo| memo.key == open.key && memo.text != open.text);
    match open.key {
        MemoKey::Memo(memo) if differs && !is_empty => asks.push(Ask::act(Command::UpdateMemo(memo, open.text.clone()))),
        MemoKey::Coding(coding) if differs => {
            asks.push(Ask::act(Command::UpdateCodings(vec![(coding, CodingUpdate { memo: Some(open.text.clone()), ..CodingUpdate::default() })])));
        }
        MemoKey::New(target) if !open.adding && !is_empty && open.text.trim() != open.known.trim() => {
            open.adding = true;
            asks.push(Ask::act(Command::AddMemo { target, text: open.text.clone() }));
        }
        _ => {}
    }
}

fn editor(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, all: &[MemoRow], asks: &mut Vec<Ask>) {
    let Some(mut open) = desk.memos.open.clone() else {
        let sentence = tools.text("choose-memo");
        empty(ui, tools, &sentence, None);
        return;
    };
    let known = all.iter().find(|memo| memo.key == open.key).cloned();
    let target = match (open.key, &known) {
        (MemoKey::New(target), _) => target,
        (_, Some(known)) => known.target,
        (_, None) => {
            desk.memos.open = None;
            return;
        }
    };
    // What was taken back or came from elsewhere is shown, unless something else is being written.
    if let Some(known) = known.as_ref().filter(|known| known.text != open.known) {
        if open.text == open.known {
            open.text.clone_from(&known.text);
        }
        open.known.clone_from(&known.text);
    }
    Frame::NONE.inner_margin(Margin { left: PAGE_PADDING as i8, right: PAGE_PADDING as i8, top: 12, bottom: 12 }).show(ui, |ui| {
        ui.set_max_width(680.0);
        let title = titled(&desk.project, target, &open.text, tools.locale);
        heading(ui, tools, &title);
        said_of(ui, tools, &open, target, known.as_ref());
        let follow = tools.text("show-target");
        if target != MemoTarget::Project && link(ui, tools, &follow).clicked() {
            asks.extend(follow_target(&desk.project, target));
        }
        ui.add_space(8.0);
        let name = tools.text("memo-text");
        let response = Field::new(Id::unique(("memo-text", desk.memos.opened)), &name).rows(12).show(ui, tools, &mut open.text);
        if std::mem::take(&mut desk.memos.focus) {
            response.request_focus();
        }
        if response.changed() {
            open.typed = Some(ui.input(|input| input.time));
        }
        let key = open.key;
        desk.memos.open = Some(open);
        if response.lost_focus() {
            store(desk, all, asks);
        }
        ui.add_space(8.0);
        if let MemoKey::Memo(memo) = key {
            let delete = tools.text("delete-memo");
            if button(ui, tools, &delete, Emphasis::Plain).clicked() {
                asks.push(Ask::act(Command::RemoveMemo(memo)));
                desk.memos.open = None;
            }
        }
    });
}

/// Who wrote a memo and when; of a new one on a document as a whole, that it is about the whole.
fn said_of(ui: &mut Ui, tools: &mut Tools<'_>, open: &OpenMemo, target: MemoTarget, known: Option<&MemoRow>) {
    let said = match known {
        Some(known) => tools.locale.with("memo-by", &[("coder", (&known.coder).into()), ("day", (&tools.locale.moment(known.changed)).into())]),
        None if matches!(target, MemoTarget::Document(_)) && open.known.is_empty() => tools.text("memo-on-the-whole"),
        None => return,
    };
    paragraph(ui, tools, Words::new(&said, tokens(ui).t2).kind(SMALL), 2);
}

fn follow_target(project: &Project, target: MemoTarget) -> Option<Ask> {
    match target {
        MemoTarget::Project => None,
        MemoTarget::Document(document) => Some(Ask::Open(document)),
        MemoTarget::Code(code) => Some(Ask::EditCode(code)),
        MemoTarget::Case(case) => Some(Ask::OpenCase(case)),
        MemoTarget::Coding(coding) => project.coding(coding).map(|coding| Ask::Show { document: coding.document, span: coding.span, coding: Some(coding.id) }),
    }
}
