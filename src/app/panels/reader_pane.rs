//! The transcripts: tabs, the head of the document with whose codings are shown, and the reader, or two of them.

use crate::app::action::Action;
use crate::app::ask::Ask;
use crate::app::desk::{Desk, Eyes, Seen, Tab};
use crate::app::icons;
use crate::app::panels::documents::{kind_key, language_name};
use crate::app::panels::tab_strip;
use crate::app::reader::{Half, LineSpacing, Reader, ReaderEvent, ReaderSettings, ReaderView, ReaderWords, Selection};
use crate::app::theme::tokens::{DOCUMENT_HEAD, READER_SIZES, READER_WIDTHS};
use crate::app::widgets::{Tools, Weight, Words, check, empty, icon_button, item, segments, separator, submenu, tokens};
use crate::model::ids::{CoderId, CodingId, DocumentId};
use crate::model::project::Project;
use crate::session::command::{CodingUpdate, Command};
use egui::{Align, Layout, Popup, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};
use std::sync::Arc;

/// What the pane gives back besides wishes.
#[derive(Default)]
pub struct Changed {
    /// How transcripts are to be shown from now on.
    pub settings: Option<ReaderSettings>,
    /// Words to put on the clipboard.
    pub copy: Option<String>,
}

/// Shows the pane.
pub fn show(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, settings: ReaderSettings, asks: &mut Vec<Ask>) -> Changed {
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut changed = Changed::default();
    tab_strip::show(ui, tools, &desk.tabs, asks);
    if desk.tabs.front().is_none() {
        nothing_open(ui, tools, desk, asks);
        return changed;
    }
    head(ui, tools, desk, settings, &mut changed, asks);
    let room = ui.available_rect_before_wrap();
    let pair = desk.tabs.is_pair();
    let Some((front, beside)) = desk.tabs.both_mut() else {
        if let Some(front) = desk.tabs.front_mut() {
            front.reader.stand_alone();
        }
        one_reader(ui, tools, desk, Side::Alone, room, settings, &mut changed, asks);
        return changed;
    };
    if pair {
        let swapped = goes_right(&front.transcript, &beside.transcript);
        let settings = ReaderSettings { size: settings.size.saturating_sub(1), ..settings };
        // The right half has the gutter, which stands in the middle like the spine of a book.
        let middle = (room.center().x - SPINE / 2.0).round();
        let (left, right) = (Rect::from_min_max(room.min, pos2(middle, room.bottom())), Rect::from_min_max(pos2(middle, room.top()), room.max));
        let (front_room, beside_room) = if swapped { (right, left) } else { (left, right) };
        one_reader(ui, tools, desk, if swapped { Side::RightFront } else { Side::LeftFront }, front_room, settings, &mut changed, asks);
        one_reader(ui, tools, desk, if swapped { Side::LeftBeside } else { Side::RightBeside }, beside_room, settings, &mut changed, asks);
        changed.settings = changed.settings.map(|settings| ReaderSettings { size: settings.size + 1, ..settings });
        keep_level(ui, desk);
        return changed;
    }
    front.reader.stand_alone();
    beside.reader.stand_alone();
    let middle = room.center().x.round();
    let (left, right) = (Rect::from_min_max(room.min, pos2(middle - 0.5, room.bottom())), Rect::from_min_max(pos2(middle + 0.5, room.top()), room.max));
    one_reader(ui, tools, desk, Side::Alone, left, settings, &mut changed, asks);
    one_reader(ui, tools, desk, Side::Beside, right, settings, &mut changed, asks);
    ui.painter().vline(middle, room.y_range(), Stroke::new(1.0, tokens(ui).line_strong));
    changed
}

/// Half of what the gutter takes from the right half of a pair.
const SPINE: f32 = 100.0;

/// Which reader is meant, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    /// The one in front, with its own gutter.
    Alone,
    /// The one beside it, with its own gutter.
    Beside,
    /// The one in front, as the left half of a pair.
    LeftFront,
    /// The one in front, as the right half of a pair.
    RightFront,
    /// The one beside it, as the left half of a pair.
    LeftBeside,
    /// The one beside it, as the right half of a pair.
    RightBeside,
}

impl Side {
    fn is_beside(self) -> bool {
        matches!(self, Self::Beside | Self::LeftBeside | Self::RightBeside)
    }
    fn half(self) -> Half {
        match self {
            Self::Alone | Self::Beside => Half::None,
            Self::LeftFront | Self::LeftBeside => Half::Left,
            Self::RightFront | Self::RightBeside => Half::Right,
        }
    }
}

/// True where a document stands at the right of its twin: it is written from the right, or comes later by name.
fn goes_right(one: &crate::model::place::Transcript, other: &crate::model::place::Transcript) -> bool {
    let key = |transcript: &crate::model::place::Transcript| {
        let rtl = crate::app::text::shape::first_strong_is_rtl(transcript.layout.turns.first().map_or("", |turn| transcript.slice(turn.speech())));
        (rtl, transcript.document.name.clone())
    };
    key(one) > key(other)
}

/// Keeps both halves of a pair level: the same heights, and the one that was scrolled leads.
fn keep_level(ui: &Ui, desk: &mut Desk) {
    let level = desk.tabs.level;
    let Some((front, beside)) = desk.tabs.both_mut() else { return };
    Reader::keep_level(&mut front.reader, &mut beside.reader);
    let (one, other) = (front.reader.offset(), beside.reader.offset());
    let new = if (one - level).abs() > 0.5 { one } else { other };
    if (one - other).abs() > 0.5 {
        front.reader.scroll_to(new);
        beside.reader.scroll_to(new);
        ui.ctx().request_repaint();
    }
    desk.tabs.level = new;
}

fn nothing_open(ui: &mut Ui, tools: &mut Tools<'_>, desk: &Desk, asks: &mut Vec<Ask>) {
    if desk.project.document_count() == 0 {
        let (sentence, act) = (tools.text("empty-documents"), tools.text("import-files"));
        if empty(ui, tools, &sentence, Some(&act)) {
            asks.push(Ask::Run(Action::ImportFiles));
        }
    } else {
        let (sentence, act) = (tools.text("no-document-open"), tools.text("act-quick-open"));
        if empty(ui, tools, &sentence, Some(&act)) {
            asks.push(Ask::Run(Action::QuickOpen));
        }
    }
}

fn head(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, settings: ReaderSettings, changed: &mut Changed, asks: &mut Vec<Ask>) {
    let colours = tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), DOCUMENT_HEAD), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, colours.line));
    let inner = Rect::from_min_max(rect.min, rect.max - vec2(10.0, 0.0));
    let mut right = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)));
    right.spacing_mut().item_spacing.x = 4.0;
    let name = tools.text("shown-codings");
    let response = icon_button(&mut right, tools, icons::DOTS_THREE, &name, None);
    Popup::menu(&response).show(|ui| seen_menu(ui, tools, desk));
    let name = tools.text("text-look");
    let response = icon_button(&mut right, tools, icons::TEXT_AA, &name, None);
    Popup::menu(&response).show(|ui| changed.settings = look_menu(ui, tools, settings));
    right.add_space(4.0);
    let names = [tools.text("all-coders"), tools.text("mine"), tools.text("blind")];
    let chosen = [Eyes::All, Eyes::Mine, Eyes::Blind].iter().position(|eyes| *eyes == desk.seen.eyes).unwrap_or(0);
    if let Some(place) = segments(&mut right, tools, &names, chosen) {
        asks.push(Ask::Run([Action::ShowAll, Action::ShowMine, Action::ShowBlind].get(place).copied().unwrap_or(Action::ShowAll)));
    }
    let end = right.min_rect().left() - 12.0;
    let Some(front) = desk.tabs.front() else { return };
    let left = rect.left() + 16.0;
    match desk.tabs.beside().and_then(|beside| desk.tabs.iter().find(|tab| tab.document == beside)) {
        None => named(ui, tools, &desk.project, front, (left, end, rect.center().y)),
        Some(beside) => {
            // Each name stands above its text.
            let pair = desk.tabs.is_pair();
            let swapped = pair && goes_right(&front.transcript, &beside.transcript);
            let (one, other) = if swapped { (beside, front) } else { (front, beside) };
            let middle = rect.center().x + if pair { SPINE / 2.0 } else { 0.0 };
            named(ui, tools, &desk.project, one, (left, middle, rect.center().y));
            named(ui, tools, &desk.project, other, (middle + 16.0, end, rect.center().y));
        }
    }
    limited(ui, tools, desk, rect, asks);
}

/// The name of a document and what it is, in the head from here to there.
fn named(ui: &Ui, tools: &mut Tools<'_>, project: &Project, tab: &Tab, (left, end, middle): (f32, f32, f32)) {
    let colours = tokens(ui);
    let at = pos2(left, middle);
    let about = about(tab, project, tools);
    let wide = Words::new(&tab.transcript.document.name, colours.t1).weight(Weight::Semibold).paint(ui.painter(), tools.engine, at, (end - left).max(1.0));
    let room = end - left - wide - 12.0;
    if room > 60.0 {
        Words::new(&about, colours.t2).paint(ui.painter(), tools.engine, at + vec2(wide + 12.0, 0.0), room);
    }
}

/// Says below the head that only some codes are shown, because a filter that is forgotten misleads.
fn limited(ui: &mut Ui, tools: &mut Tools<'_>, desk: &Desk, _head: Rect, asks: &mut Vec<Ask>) {
    let Some(codes) = &desk.seen.codes else { return };
    // Codes that are shown because one above them is are not named.
    let codebook = desk.project.codebook();
    let chosen = codebook.in_order().into_iter().filter(|code| codes.contains(&code.id) && code.parent.is_none_or(|parent| !codes.contains(&parent)));
    let names: Vec<&str> = chosen.map(|code| tools.locale.pick(&code.name)).collect();
    let name = match names.as_slice() {
        [one, two, three, rest @ ..] if !rest.is_empty() => {
            tools.locale.with("and-more", &[("names", (&[*one, *two, *three].join(", ")).into()), ("n", rest.len().into())])
        }
        names => names.join(", "),
    };
    egui::Frame::NONE.fill(tokens(ui).info_bg).inner_margin(egui::Margin::symmetric(16, 4)).show(ui, |ui| {
        ui.horizontal(|ui| {
            let text = tools.locale.with("only-code-shown", &[("name", (&name).into())]);
            Words::new(&text, tokens(ui).t1).show(ui, tools);
            let act = tools.text("show-all-codes");
            if crate::app::widgets::link(ui, tools, &act).clicked() {
                asks.push(Ask::Limit(None));
            }
            ui.add_space(ui.available_width());
        });
    });
}

fn about(tab: &Tab, project: &Project, tools: &Tools<'_>) -> String {
    let document = &tab.transcript.document;
    let mut parts = vec![tools.text(kind_key(document.kind)), language_name(tools.locale, document.language)];
    let mut cases: Vec<&str> =
        project.case_links().filter(|link| link.document == document.id).filter_map(|link| project.case(link.case)).map(|case| case.name.as_str()).collect();
    cases.sort_unstable();
    cases.dedup();
    if let [only] = cases.as_slice() {
        parts.push((*only).to_owned());
    } else if !cases.is_empty() {
        parts.push(tools.locale.with("count-cases", &[("n", cases.len().into())]));
    }
    parts.join(", ")
}

fn look_menu(ui: &mut Ui, tools: &mut Tools<'_>, settings: ReaderSettings) -> Option<ReaderSettings> {
    ui.set_min_width(220.0);
    let mut new = settings;
    let sizes: Vec<String> = READER_SIZES.iter().map(|size| tools.locale.decimal(f64::from(*size), 0)).collect();
    if let Some(size) = submenu(ui, tools, &tools.locale.text("text-size"), &sizes, settings.size) {
        new.size = size;
    }
    let widths: Vec<String> = READER_WIDTHS.iter().map(|width| tools.locale.with("count-characters", &[("n", (*width as usize).into())])).collect();
    if let Some(width) = submenu(ui, tools, &tools.locale.text("line-width"), &widths, settings.width) {
        new.width = width;
    }
    let spacings = ["spacing-close", "spacing-normal", "spacing-wide"].map(|key| tools.text(key));
    let chosen = LineSpacing::ALL.iter().position(|spacing| *spacing == settings.spacing).unwrap_or(1);
    if let Some(spacing) = submenu(ui, tools, &tools.locale.text("line-spacing"), &spacings, chosen) {
        new.spacing = LineSpacing::ALL.get(spacing).copied().unwrap_or_default();
    }
    (new != settings).then_some(new)
}

fn seen_menu(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk) {
    ui.set_min_width(220.0);
    let me = desk.me();
    let title = tools.text("shown-coders");
    egui::Frame::NONE.inner_margin(egui::Margin::symmetric(8, 2)).show(ui, |ui| {
        Words::new(&title, tokens(ui).t2).kind(crate::app::theme::tokens::SMALL).show(ui, tools);
        let mut coders: Vec<(CoderId, String)> = desk.project.coders().map(|coder| (coder.id, coder.name.clone())).collect();
        coders.sort_by(|one, other| one.1.cmp(&other.1));
        for (coder, name) in coders {
            let mut shown = !desk.seen.hidden.contains(&coder);
            let name = if Some(coder) == me { tools.locale.with("coder-you", &[("coder", (&name).into())]) } else { name };
            if check(ui, tools, &mut shown, &name) {
                if shown {
                    desk.seen.hidden.remove(&coder);
                } else {
                    desk.seen.hidden.insert(coder);
                }
            }
        }
    });
    if desk.seen != Seen::default() {
        separator(ui);
        let text = tools.text("show-everything");
        if item(ui, tools, icons::EYE, &text, "", true) {
            desk.seen = Seen::default();
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "one reader in its place with everything around it")]
fn one_reader(
    ui: &mut Ui,
    tools: &mut Tools<'_>,
    desk: &mut Desk,
    side: Side,
    room: Rect,
    settings: ReaderSettings,
    changed: &mut Changed,
    asks: &mut Vec<Ask>,
) {
    let selected = desk.selected;
    let writable = desk.writable;
    let beside = side.is_beside();
    let tab = if beside { desk.tabs.both_mut().map(|(_, beside)| beside) } else { desk.tabs.front_mut() };
    let Some(tab) = tab else { return };
    let words = ReaderWords {
        transcript: Arc::from(tools.locale.with("transcript-of", &[("name", (&tab.transcript.document.name).into())])),
        header: Arc::from(tools.text("about-document")),
        codes: Arc::from(tools.text("codes")),
    };
    let mut child = ui.new_child(UiBuilder::new().id_salt(("reader", tab.document)).max_rect(room));
    let view = ReaderView {
        transcript: &tab.transcript,
        codings: &tab.shown,
        revision: tab.shown_revision,
        selected,
        hits: &tab.hits,
        settings,
        words: &words,
        half: side.half(),
    };
    let events = tab.reader.show(&mut child, tools.engine, &view);
    let document = tab.document;
    let mut clicked = None;
    for event in events {
        match event {
            ReaderEvent::SelectionChanged(_) => clicked = Some(clicked.flatten()),
            ReaderEvent::CodingClicked(coding) => clicked = Some(Some(coding)),
            ReaderEvent::FoldClicked { codings, at } => asks.push(Ask::ListCodings { codings, at }),
            ReaderEvent::BoundsMoved { coding, span, done: false } => {
                tab.preview_bounds(coding, span);
                tab.reader.select(Selection::of(span));
            }
            ReaderEvent::BoundsMoved { coding, span, done: true } => {
                tab.forget_preview();
                tab.reader.select(Selection::of(span));
                if writable {
                    asks.push(Ask::act(Command::UpdateCodings(vec![(coding, CodingUpdate { span: Some(span), ..CodingUpdate::default() })])));
                }
            }
            ReaderEvent::MenuWanted { at, .. } => asks.push(Ask::Menu(at)),
            ReaderEvent::SettingsChanged(settings) => changed.settings = Some(settings),
            ReaderEvent::CopyWanted(span) => changed.copy = Some(tab.transcript.slice(span).to_owned()),
            ReaderEvent::CodeDropped { code, span } => asks.push(Ask::Apply { code, span }),
        }
    }
    if let Some(coding) = clicked {
        // An echo stands for a coding of the other half: that one is selected there.
        let echo = coding.is_some_and(|coding| tab.shown.iter().any(|shown| shown.echo && shown.coding.id == coding));
        if !echo {
            select(tab, coding);
        }
        if beside != echo {
            asks.push(Ask::Open(other_document(desk, document, echo)));
        }
        asks.push(Ask::Select(coding));
    }
}

/// The document that comes to the front when something of this one, or an echo in it, was clicked.
fn other_document(desk: &Desk, document: DocumentId, echo: bool) -> DocumentId {
    if !echo {
        return document;
    }
    let front = desk.tabs.front().map(|tab| tab.document).filter(|front| *front != document);
    front.or_else(|| desk.tabs.beside()).unwrap_or(document)
}

/// A coding that was clicked brings its exact characters into the selection.
fn select(tab: &mut Tab, coding: Option<CodingId>) {
    let span = coding.and_then(|coding| tab.shown.iter().find(|shown| shown.coding.id == coding)).map(|shown| shown.coding.span);
    if let Some(span) = span {
        tab.reader.select(Selection::of(span));
    }
}
