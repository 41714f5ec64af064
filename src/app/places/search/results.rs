//! The list of hits with its totals, and what is done with them.

use crate::app::ask::Ask;
use crate::app::desk::Desk;
use crate::app::icons;
use crate::app::places::search::context;
use crate::app::places::search::rows::{Group, Grouping, Line};
use crate::app::places::search::{Hit, Reach};
use crate::app::theme::icon_font;
use crate::app::theme::tokens::{PAGE_PADDING, SMALL};
use crate::app::widgets::{
    Emphasis, Tools, Weight, Words, button, button_with, check, choice, empty, focus_frame, hairline, item, link, paragraph, row, row_menu, tokens,
};
use crate::model::layout::Role;
use crate::query::{Sort, Totals};
use egui::{Align, Align2, Frame, Key, Layout, Margin, Rect, ScrollArea, StrokeKind, Ui, UiBuilder, pos2, vec2};

const LINE: f32 = 27.0;
/// How much of the text is shown before and after a hit, in characters.
const CONTEXT: u32 = 90;
const FOOT: f32 = 53.0;
/// How many passages are shown before they are coded.
const PREVIEWED: usize = 10;

/// The totals, and how hits are put together and sorted.
pub(super) fn totals(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk) {
    let Some(found) = desk.search.answering.found().cloned() else { return };
    let colours = tokens(ui);
    Frame::NONE.inner_margin(Margin { left: PAGE_PADDING as i8, right: 10, top: 0, bottom: 6 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            match found.totals {
                Some(totals) => {
                    let hits = tools.locale.with("count-hits", &[("n", number(totals.hits).into())]);
                    Words::new(&hits, colours.t1).weight(Weight::Semibold).show(ui, tools);
                    let about = whereabouts(tools, totals);
                    Words::new(&about, colours.t2).show(ui, tools);
                }
                None => {
                    let text = tools.text("still-counting");
                    Words::new(&text, colours.t2).show(ui, tools);
                }
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let orders = [tools.text("order-place"), tools.text("order-fit")];
                let label = tools.text("order-of-hits");
                let now = usize::from(desk.search.sort == Sort::Score);
                if let Some(place) = choice(ui, tools, &label, &orders, Some(now), None) {
                    desk.search.sort = if place == 1 { Sort::Score } else { Sort::Document };
                }
                let names = Grouping::ALL.map(|(_, key)| tools.text(key));
                let label = tools.text("grouping-of-hits");
                let now = Grouping::ALL.iter().position(|(grouping, _)| *grouping == desk.search.grouping);
                if let Some((grouping, _)) = choice(ui, tools, &label, &names, now, None).and_then(|place| Grouping::ALL.get(place)) {
                    desk.search.grouping = *grouping;
                }
            });
        });
        if let crate::session::indexing::IndexState::Building { done, total } = found.state {
            let text = tools.locale.with("index-incomplete", &[("done", done.into()), ("n", total.into())]);
            Words::new(&text, colours.warn).show(ui, tools);
        }
        if let Some((document, span)) = desk.search.like {
            let name = desk.project.document(document).map(|document| document.name.clone()).unwrap_or_default();
            let place =
                desk.project.transcript(document).map(|transcript| crate::app::panels::passage::place_words(&transcript.place(span))).unwrap_or_default();
            let text = tools.locale.with("like-passage-of", &[("place", (&format!("{name} {place}")).into())]);
            Words::new(&text, colours.t2).show(ui, tools);
        }
    });
    hairline(ui);
}

fn whereabouts(tools: &Tools<'_>, totals: Totals) -> String {
    let values = [("paragraphs", number(totals.paragraphs).into()), ("documents", number(totals.documents).into())];
    let about = tools.locale.with("hits-where", &values);
    if totals.cases == 0 {
        return about;
    }
    format!("{about}, {}", tools.locale.with("count-cases", &[("n", number(totals.cases).into())]))
}

fn number(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// The list and, below it, what is done with what is ticked.
pub(super) fn show(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, asks: &mut Vec<Ask>) {
    let Some(found) = desk.search.answering.found().cloned() else { return };
    if found.hits.is_empty() {
        if !desk.search.answering.is_running() {
            nothing_found(ui, tools, desk);
        }
        return;
    }
    let lines = desk.search.lines(&found);
    let height = (ui.available_height() - FOOT).max(LINE);
    ScrollArea::vertical().id_salt("hits").auto_shrink(false).max_height(height).show_rows(ui, LINE, lines.len(), |ui, range| {
        for line in lines.get(range).unwrap_or_default() {
            match line {
                Line::Group(place) => {
                    if let Some(group) = found.groups.get(*place as usize) {
                        group_line(ui, tools, desk, group);
                    }
                }
                Line::Hit(place) => {
                    if let Some(hit) = found.hits.get(*place as usize) {
                        hit_line(ui, tools, desk, (hit.document, hit.span), asks);
                    }
                }
            }
        }
    });
    foot_bar(ui, tools, desk, asks);
}

fn nothing_found(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk) {
    let sentence = tools.locale.with("nothing-found", &[("query", desk.search.query.trim().into())]);
    let everywhere = tools.text("search-everywhere");
    if empty(ui, tools, &sentence, desk.search.narrow.is_set().then_some(everywhere.as_str())) {
        desk.search.narrow = crate::query::Narrow::default();
    }
}

fn group_line(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, group: &Group) {
    let colours = tokens(ui);
    let name = group.name(&desk.project, tools.locale, desk.search.grouping);
    let about = match group.about {
        super::rows::About::Document(document) => {
            desk.documents.rows().iter().find(|row| row.document == document).map(|row| row.about.clone()).unwrap_or_default()
        }
        _ => String::new(),
    };
    let mut count = tools.locale.with("count-hits", &[("n", group.hits.len().into())]);
    if let Some(rate) = group.rate() {
        count = format!("{count}, {}", tools.locale.with("per-thousand", &[("rate", (&tools.locale.decimal(rate, 1)).into())]));
    }
    let line = row(ui, LINE, false, &format!("{name}, {about}, {count}"));
    let rect = line.rect;
    ui.painter().rect_filled(rect, 0.0, if line.response.hovered() { colours.bg_hover } else { colours.bg_head });
    if line.response.has_focus() {
        focus_frame(ui, rect, 0, StrokeKind::Inside);
    }
    let caret = if desk.search.folded.contains(&group.about) { icons::CARET_RIGHT } else { icons::CARET_DOWN };
    ui.painter().text(pos2(rect.left() + 22.0, rect.center().y), Align2::CENTER_CENTER, caret, icon_font(14.0), colours.t2);
    let wide = Words::new(&name, colours.t1).weight(Weight::Semibold).paint(ui.painter(), tools.engine, pos2(rect.left() + 34.0, rect.center().y), 260.0);
    Words::new(&about, colours.t2).paint(ui.painter(), tools.engine, pos2(rect.left() + 42.0 + wide, rect.center().y), (rect.width() - wide - 280.0).max(1.0));
    Words::new(&count, colours.t2).kind(SMALL).paint_right(ui.painter(), tools.engine, rect.right_center() - vec2(PAGE_PADDING, 0.0), 220.0);
    if line.response.clicked() {
        desk.search.fold(group.about);
    }
}

fn hit_line(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, hit: Hit, asks: &mut Vec<Ask>) {
    let (document, span) = hit;
    let Some(transcript) = desk.project.transcript(document) else { return };
    let place = transcript.place(span);
    let (before, after) = transcript.context(span, CONTEXT);
    let words = transcript.slice(span).replace('\n', " ");
    let paragraph = place.paragraph.map(|number| format!("¶ {number}")).unwrap_or_default();
    let speaker = place.speaker.unwrap_or_default();
    let is_ticked = desk.search.ticked.contains(&hit);
    let line = row(ui, LINE, is_ticked, &format!("{paragraph} {speaker}: {before}{words}{after}"));
    let rect = line.rect;
    // Enter lands on the passage and Space ticks, whether the line has the keyboard or its box.
    let (enter, space) = ui.input(|input| (input.key_pressed(Key::Enter), input.key_pressed(Key::Space)));
    let pressed = line.response.clicked();
    row_menu(&line.response, |ui| menu(ui, tools, desk, hit, asks));
    let mut tick = ui.new_child(UiBuilder::new().id_salt(("tick", hit)).max_rect(Rect::from_min_size(rect.min + vec2(16.0, 2.5), vec2(24.0, 22.0))));
    let mut ticked = is_ticked;
    let name = tools.text("tick-hit");
    let boxed = tick_box(&mut tick, tools, &mut ticked, &name);
    if (boxed && !enter) || (pressed && space) {
        if is_ticked {
            desk.search.ticked.remove(&hit);
        } else {
            desk.search.ticked.insert(hit);
        }
    } else if pressed || boxed {
        used(desk);
        asks.push(Ask::Show { document, span, coding: None });
    }
    if !ui.is_rect_visible(rect) {
        return;
    }
    let colours = tokens(ui);
    let middle = rect.center().y;
    let ink = if place.role == Some(Role::Participant) { colours.speakers[0] } else { colours.interviewer };
    Words::new(&paragraph, colours.t3).kind(SMALL).paint_right(ui.painter(), tools.engine, pos2(rect.left() + 76.0, middle), 44.0);
    let mut left = 84.0;
    if desk.search.grouping != Grouping::Document || desk.search.sort == Sort::Score {
        Words::new(&transcript.document.name, colours.t1).kind(SMALL).weight(Weight::Medium).paint(
            ui.painter(),
            tools.engine,
            pos2(rect.left() + left, middle),
            64.0,
        );
        left += 70.0;
    }
    Words::new(&speaker, ink).kind(SMALL).weight(Weight::Medium).paint(ui.painter(), tools.engine, pos2(rect.left() + left, middle), 80.0);
    let field = Rect::from_min_max(pos2(rect.left() + left + 88.0, rect.top()), rect.max - vec2(PAGE_PADDING, 0.0));
    context::paint(ui, tools, field, &before, &words, &after);
}

/// A question whose hits are used was meant, with Enter or without.
fn used(desk: &mut Desk) {
    if desk.search.like.is_none() {
        desk.search.remember();
        super::answering::remember(desk);
    }
}

fn menu(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, hit: Hit, asks: &mut Vec<Ask>) {
    ui.set_min_width(220.0);
    let (document, span) = hit;
    let text = tools.text("open-in-place");
    if item(ui, tools, icons::BOOK_OPEN_TEXT, &text, "", true) {
        used(desk);
        asks.push(Ask::Show { document, span, coding: None });
    }
    let text = tools.text("code-this-hit");
    if item(ui, tools, icons::TAG, &text, "", desk.writable) {
        used(desk);
        desk.search.ticked = std::iter::once(hit).collect();
        asks.push(Ask::CodeHits);
    }
    let text = tools.text("copy-with-citation");
    if item(ui, tools, "", &text, "", true)
        && let Some(transcript) = desk.project.transcript(document)
    {
        ui.ctx().copy_text(super::citation(&transcript, span, tools.locale));
    }
    let text = tools.text("like-this-passage");
    if item(ui, tools, icons::MAGNIFYING_GLASS, &text, "", true) {
        desk.search.like = Some((document, super::paragraph_of(&desk.project, document, span)));
    }
}

fn tick_box(ui: &mut Ui, tools: &mut Tools<'_>, ticked: &mut bool, name: &str) -> bool {
    let changed = check(ui, tools, ticked, "");
    ui.ctx().accesskit_node_builder(ui.scope_id(), |node| node.set_label(name.to_owned()));
    changed
}

fn foot_bar(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, asks: &mut Vec<Ask>) {
    hairline(ui);
    let project = desk.known();
    let is_whole = desk.search.answering.found().is_some_and(|found| found.totals.is_some());
    Frame::NONE.inner_margin(Margin::symmetric(PAGE_PADDING as i8, 11)).show(ui, |ui| {
        ui.horizontal(|ui| {
            let text = tools.locale.with("hits-ticked", &[("n", desk.search.ticked.len().into())]);
            Words::new(&text, tokens(ui).t1).show(ui, tools);
            let all = tools.text("tick-all");
            let none = tools.text("tick-none");
            if desk.search.ticked.is_empty() && is_whole && link(ui, tools, &all).clicked() {
                desk.search.tick_all();
            } else if !desk.search.ticked.is_empty() && link(ui, tools, &none).clicked() {
                desk.search.ticked.clear();
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let passages = desk.search.to_code(&project);
                let text = tools.locale.with("code-hits", &[("n", passages.len().into())]);
                let code = button_with(ui, tools, "", &text, Emphasis::Primary, desk.writable && !passages.is_empty());
                let code = code.on_hover_ui(|ui| preview(ui, tools, desk, &passages));
                if code.clicked() {
                    used(desk);
                    asks.push(Ask::CodeHits);
                }
                let export = tools.text("export-hits");
                if is_whole && button(ui, tools, &export, Emphasis::Plain).clicked() {
                    used(desk);
                    asks.push(Ask::ExportHits);
                }
                let units = Reach::ALL.map(|(_, key)| tools.text(key));
                let label = tools.text("what-is-coded");
                let now = Reach::ALL.iter().position(|(unit, _)| *unit == desk.search.reach.unit);
                if let Some((unit, _)) = choice(ui, tools, &label, &units, now, Some(150.0)).and_then(|place| Reach::ALL.get(place)) {
                    desk.search.reach.unit = *unit;
                }
                let exclude = tools.text("exclude-coded");
                check(ui, tools, &mut desk.search.reach.exclude_coded, &exclude);
            });
        });
    });
}

/// The first of the passages that would be coded.
fn preview(ui: &mut Ui, tools: &mut Tools<'_>, desk: &Desk, passages: &[Hit]) {
    ui.set_max_width(420.0);
    for (document, span) in passages.iter().take(PREVIEWED) {
        let Some(transcript) = desk.project.transcript(*document) else { continue };
        let words = transcript.slice(*span).split_whitespace().collect::<Vec<_>>().join(" ");
        let line = format!("{} {}  {words}", transcript.document.name, crate::app::panels::passage::place_words(&transcript.place(*span)));
        paragraph(ui, tools, Words::new(&line, tokens(ui).t1).kind(SMALL), 2);
    }
    if passages.len() > PREVIEWED {
        let text = tools.locale.with("and-more-passages", &[("n", (passages.len() - PREVIEWED).into())]);
        paragraph(ui, tools, Words::new(&text, tokens(ui).t2).kind(SMALL), 1);
    }
}
