//! The field of the question, with what may follow offered below it, and what is wrong said with its place.

use crate::app::desk::Desk;
use crate::app::icons;
use crate::app::theme::tokens::{PAGE_PADDING, ROW, SMALL};
use crate::app::widgets::{Field, FieldLook, Tools, Weight, Words, icon_button, paragraph, tokens};
use crate::query::{Candidate, complete};
use egui::text::{CCursor, CCursorRange};
use egui::{Area, Frame, Id, Key, Margin, Modifiers, Order, Rect, Role, Sense, Stroke, TextEdit, Ui, WidgetInfo, pos2, vec2};

/// How many candidates are shown at a time.
const SHOWN: usize = 8;
const WIDTH: f32 = 460.0;

/// What is offered.
#[derive(Clone, Debug, Default)]
pub(super) struct Offer {
    candidates: Vec<Candidate>,
    /// The text and caret that it was made for.
    made_for: Option<(String, usize, u64)>,
    /// The one that the arrow keys chose.
    chosen: Option<usize>,
    /// The text for which it was put away.
    put_away: Option<String>,
}

impl Offer {
    fn is_open(&self) -> bool {
        !self.candidates.is_empty() && self.put_away.is_none()
    }
}

fn field_id() -> Id {
    Id::unique("search-field")
}

/// Shows the field; true where something was written or chosen.
pub(super) fn show(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk) {
    let wrong = desk.search.answering.wrong().filter(|_| !desk.search.answering.is_running()).cloned();
    Frame::NONE.inner_margin(Margin { left: PAGE_PADDING as i8, right: PAGE_PADDING as i8, top: 14, bottom: 8 }).show(ui, |ui| {
        let accepted = keys(ui, desk);
        let (name, hint) = (tools.text("search-field"), tools.text("search-hint"));
        let said = wrong.as_ref().map(|wrong| tools.locale.said(&wrong.message.what));
        let mut field = None;
        ui.horizontal(|ui| {
            let width = ui.available_width() - 34.0;
            let mut shown = Field::new(field_id(), &name).hint(&hint).look(FieldLook::Search).width(width);
            if desk.search.offer.is_open() {
                shown = shown.keep_tab();
            }
            let shown = shown.show(ui, tools, &mut desk.search.query);
            let help = tools.text("search-help-page");
            if icon_button(ui, tools, icons::QUESTION, &help, None).clicked() {
                desk.search.help = !desk.search.help;
            }
            field = Some(shown);
        });
        let Some(response) = field else { return };
        if std::mem::take(&mut desk.search.focus) {
            response.request_focus();
        }
        if response.changed() {
            desk.search.like = None;
            desk.search.help = false;
        }
        if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            desk.search.remember();
            response.request_focus();
        }
        if let (Some(wrong), Some(said)) = (&wrong, &said) {
            mistake(ui, tools, &desk.search.query, wrong.place, said);
            if let Some(hint) = &wrong.message.hint {
                let hint = tools.locale.said(hint);
                paragraph(ui, tools, Words::new(&hint, tokens(ui).t2).kind(SMALL), 3);
            }
        }
        offer(ui, desk);
        if response.has_focus() || accepted {
            let below = pos2(response.rect.left() + 30.0, response.rect.bottom() + 2.0);
            popup(ui, tools, desk, below);
        }
    });
}

/// The query with its mistake underlined, and what is wrong.
fn mistake(ui: &mut Ui, tools: &mut Tools<'_>, query: &str, place: Option<usize>, said: &str) {
    let colours = tokens(ui);
    let Some(place) = place.filter(|place| *place < query.chars().count()) else {
        paragraph(ui, tools, Words::new(said, colours.err).kind(SMALL), 3);
        return;
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let near: String = query.chars().skip(place).take_while(|letter| !letter.is_whitespace()).take(24).collect();
        let (rect, response) = ui.allocate_exact_size(vec2(14.0, SMALL.line), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, said));
        ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, icons::WARNING_CIRCLE, crate::app::theme::icon_font(14.0), colours.err);
        if !near.is_empty() {
            let shown = Words::new(&near, colours.t1).kind(SMALL).weight(Weight::Medium).show(ui, tools);
            ui.painter().hline(shown.rect.x_range(), shown.rect.bottom() - 1.0, Stroke::new(1.5, colours.err));
        }
        paragraph(ui, tools, Words::new(said, colours.err).kind(SMALL), 3);
    });
}

/// Where the caret stands, in characters.
fn caret(ui: &Ui, text: &str) -> usize {
    let end = text.chars().count();
    let state = TextEdit::load_state(ui.ctx(), field_id());
    state.and_then(|state| state.cursor.char_range()).map_or(end, |range| range.primary.index.0.min(end))
}

/// Makes the list of candidates for what is written now.
fn offer(ui: &Ui, desk: &mut Desk) {
    let key = (desk.search.query.clone(), caret(ui, &desk.search.query), desk.revision);
    if desk.search.offer.made_for.as_ref() == Some(&key) {
        return;
    }
    let offer = &mut desk.search.offer;
    let typed: String = key.0.chars().take(key.1).collect();
    let word = typed.rsplit([' ', '(', ')', '-']).next().unwrap_or_default();
    // A plain word of two letters may still become anything.
    let is_wanted = word.contains([':', '#']) || word.chars().count() >= 2;
    offer.candidates = if is_wanted { complete(&desk.project, &key.0, key.1) } else { Vec::new() };
    // While a plain word is typed only what begins so is worth the room.
    if !word.contains([':', '#', '.']) {
        let word = word.to_lowercase();
        offer.candidates.retain(|candidate| candidate.insert.to_lowercase().starts_with(&word));
    }
    // What stands there already is no offer.
    let letters: Vec<char> = key.0.chars().collect();
    offer.candidates.retain(|candidate| letters.get(candidate.range.clone()).is_none_or(|there| there.iter().collect::<String>() != candidate.insert));
    offer.chosen = None;
    offer.put_away = offer.put_away.take().filter(|text| *text == key.0);
    offer.made_for = Some(key);
}

/// Arrow keys, Tab, Enter and Escape while something is offered; true where a candidate was taken.
fn keys(ui: &Ui, desk: &mut Desk) -> bool {
    let offer = &mut desk.search.offer;
    if !offer.is_open() || !ui.memory(|memory| memory.has_focus(field_id())) {
        return false;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let last = offer.candidates.len() - 1;
    if pressed(Key::ArrowDown) {
        offer.chosen = Some(offer.chosen.map_or(0, |chosen| (chosen + 1).min(last)));
    }
    if pressed(Key::ArrowUp) {
        offer.chosen = offer.chosen.and_then(|chosen| chosen.checked_sub(1));
    }
    if pressed(Key::Escape) {
        offer.put_away = Some(desk.search.query.clone());
        return false;
    }
    let taken = match offer.chosen {
        Some(chosen) if pressed(Key::Enter) => Some(chosen),
        chosen if pressed(Key::Tab) => Some(chosen.unwrap_or(0)),
        _ => None,
    };
    let Some(candidate) = taken.and_then(|taken| offer.candidates.get(taken).cloned()) else { return false };
    take(ui, desk, &candidate);
    true
}

/// Puts a candidate into the query, and the caret behind it.
fn take(ui: &Ui, desk: &mut Desk, candidate: &Candidate) {
    let letters: Vec<char> = desk.search.query.chars().collect();
    let head: String = letters.iter().take(candidate.range.start).collect();
    let tail: String = letters.iter().skip(candidate.range.end).collect();
    // Behind a field comes its value, behind all else the next word.
    let space = if candidate.insert.ends_with(':') || tail.starts_with(' ') { "" } else { " " };
    let at = head.chars().count() + candidate.insert.chars().count() + space.len();
    desk.search.query = format!("{head}{}{space}{tail}", candidate.insert);
    desk.search.like = None;
    let mut state = TextEdit::load_state(ui.ctx(), field_id()).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(at))));
    state.store(ui.ctx(), field_id());
}

fn popup(ui: &Ui, tools: &mut Tools<'_>, desk: &mut Desk, corner: egui::Pos2) {
    let offer = desk.search.offer.clone();
    if !offer.is_open() {
        return;
    }
    let colours = tokens(ui);
    let first = offer.chosen.map_or(0, |chosen| (chosen + 1).saturating_sub(SHOWN));
    let mut picked = None;
    Area::new(Id::unique("search-offer")).order(Order::Foreground).fixed_pos(corner).show(ui.ctx(), |ui| {
        Frame::popup(ui.style()).inner_margin(4).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (place, candidate) in offer.candidates.iter().enumerate().skip(first).take(SHOWN) {
                let (rect, response) = ui.allocate_exact_size(vec2(WIDTH, ROW), Sense::click());
                let meaning = if tools.locale.is_french() { &candidate.meaning.1 } else { &candidate.meaning.0 };
                let is_chosen = offer.chosen == Some(place);
                response.widget_info(|| WidgetInfo::selected(Role::MenuItem, true, is_chosen, format!("{} {meaning}", candidate.insert)));
                if is_chosen || response.hovered() {
                    ui.painter().rect_filled(rect, 4.0, colours.bg_row);
                }
                let wide = Words::new(&candidate.insert, colours.t1).weight(Weight::Medium).paint(
                    ui.painter(),
                    tools.engine,
                    rect.left_center() + vec2(8.0, 0.0),
                    280.0,
                );
                let room = Rect::from_min_max(pos2(rect.left() + 20.0 + wide, rect.top()), rect.max - vec2(8.0, 0.0));
                if room.width() > 30.0 {
                    Words::new(meaning, colours.t3).kind(SMALL).paint(ui.painter(), tools.engine, room.left_center(), room.width());
                }
                if response.clicked() {
                    picked = Some(candidate.clone());
                }
            }
            if offer.candidates.len() > SHOWN {
                let text = tools.locale.with("more-offered", &[("n", (offer.candidates.len() - SHOWN).into())]);
                Words::new(&text, colours.t3).kind(SMALL).show(ui, tools);
            }
        });
    });
    if let Some(candidate) = picked {
        take(ui, desk, &candidate);
        desk.search.focus = true;
    }
}
