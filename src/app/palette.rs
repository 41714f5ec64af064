//! The command palette and the quick opening of documents: one field, everything that fits, Enter.

use crate::app::action::Action;
use crate::app::ask::Ask;
use crate::app::desk::Desk;
use crate::app::panels::documents::kind_icon;
use crate::app::picker::rows::fold_text;
use crate::app::theme::icon_font;
use crate::app::theme::tokens::{RADIUS_POPOVER, SMALL};
use crate::app::widgets::{Field, FieldLook, Tools, Words, paragraph, point_out, tokens};
use egui::{Align2, Id, Key, Modifiers, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

const SIZE: egui::Vec2 = vec2(560.0, 420.0);
const ROW: f32 = 30.0;

/// What the palette lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lists {
    /// Actions, and documents after them.
    Everything,
    /// Documents only.
    Documents,
}

struct Entry {
    icon: &'static str,
    text: String,
    hint: String,
    enabled: bool,
    ask: Ask,
}

/// The palette while it is open.
pub struct Palette {
    lists: Lists,
    query: String,
    chosen: usize,
    follow: bool,
    fresh: bool,
}

impl Palette {
    /// Opens the palette.
    pub fn new(lists: Lists) -> Self {
        Self { lists, query: String::new(), chosen: 0, follow: true, fresh: true }
    }

    fn entries(&self, tools: &Tools<'_>, desk: Option<&Desk>, enabled: &dyn Fn(Action) -> bool) -> Vec<Entry> {
        let wanted = fold_text(self.query.trim());
        let mut entries: Vec<(usize, Entry)> = Vec::new();
        if self.lists == Lists::Everything {
            for action in Action::ALL.iter().copied().filter(|action| *action != Action::Palette) {
                let text = tools.text(action.key());
                if let Some(rank) = rank(&fold_text(&text), &wanted) {
                    let hint = tools.keymap.shown(action, tools.locale);
                    let enabled = enabled(action);
                    entries.push((rank + usize::from(!enabled) * 10, Entry { icon: action.icon(), text, hint, enabled, ask: Ask::Run(action) }));
                }
            }
        }
        if let Some(desk) = desk.filter(|_| self.lists == Lists::Documents || !wanted.is_empty()) {
            for row in desk.documents.rows() {
                let text = format!("{}  {}", row.name, row.about);
                if let Some(rank) = rank(&fold_text(&text), &wanted) {
                    let hint = row.language.tag().to_owned();
                    entries.push((rank, Entry { icon: kind_icon(row.kind), text, hint, enabled: true, ask: Ask::Open(row.document) }));
                }
            }
        }
        entries.sort_by_key(|(rank, _)| *rank);
        entries.into_iter().map(|(_, entry)| entry).collect()
    }

    /// Shows the palette; the wish of the person, or `Some(None)` where it was closed.
    pub fn show(&mut self, context: &egui::Context, tools: &mut Tools<'_>, desk: Option<&Desk>, enabled: &dyn Fn(Action) -> bool) -> Option<Option<Ask>> {
        let screen = context.content_rect();
        let rect = Rect::from_min_size(pos2((screen.center().x - SIZE.x / 2.0).round(), screen.top() + 64.0), SIZE);
        let area = egui::Area::new(Id::unique("palette")).order(egui::Order::Foreground).fixed_pos(rect.min).fade_in(false);
        let shown = area.show(context, |ui| self.contents(ui, tools, desk, enabled));
        let outside = context.input(|input| input.pointer.any_pressed()) && context.pointer_interact_pos().is_some_and(|at| !rect.contains(at));
        if outside && !self.fresh {
            return Some(None);
        }
        self.fresh = false;
        shown.inner
    }

    fn contents(&mut self, ui: &mut Ui, tools: &mut Tools<'_>, desk: Option<&Desk>, enabled: &dyn Fn(Action) -> bool) -> Option<Option<Ask>> {
        let colours = tokens(ui);
        let (rect, _) = ui.allocate_exact_size(SIZE, Sense::click());
        ui.painter().add(ui.visuals().popup_shadow.as_shape(rect, RADIUS_POPOVER));
        ui.painter().rect(rect, RADIUS_POPOVER, colours.bg_raised, Stroke::new(1.0, colours.line_ctl), StrokeKind::Inside);
        let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::Escape) {
            return Some(None);
        }
        let step = i32::from(pressed(Key::ArrowDown)) - i32::from(pressed(Key::ArrowUp));
        let enter = pressed(Key::Enter);
        let name = tools.text(if self.lists == Lists::Documents { "act-quick-open" } else { "go-or-run" });
        let mut top = ui.new_child(UiBuilder::new().max_rect(Rect::from_min_size(rect.min + vec2(12.0, 10.0), vec2(rect.width() - 24.0, 34.0))));
        let response = Field::new(Id::unique("palette-field"), &name).hint(&name).look(FieldLook::Search).keep_tab().show(&mut top, tools, &mut self.query);
        response.request_focus();
        if response.changed() {
            (self.chosen, self.follow) = (0, true);
        }
        let entries = self.entries(tools, desk, enabled);
        if step != 0 && !entries.is_empty() {
            self.chosen = (self.chosen as i32 + step).rem_euclid(entries.len() as i32) as usize;
            self.follow = true;
        }
        self.chosen = self.chosen.min(entries.len().saturating_sub(1));
        if enter && let Some(entry) = entries.get(self.chosen).filter(|entry| entry.enabled) {
            return Some(Some(entry.ask.clone()));
        }
        let list = Rect::from_min_max(rect.min + vec2(1.0, 54.0), rect.max - vec2(1.0, 6.0));
        let mut child = ui.new_child(UiBuilder::new().max_rect(list));
        child.spacing_mut().item_spacing.y = 0.0;
        if entries.is_empty() {
            let sentence = tools.locale.with("palette-nothing", &[("query", self.query.trim().into())]);
            egui::Frame::NONE.inner_margin(14).show(&mut child, |ui| drop(paragraph(ui, tools, Words::new(&sentence, colours.t2), 3)));
            return None;
        }
        self.list(&mut child, tools, &entries, list.height()).map(Some)
    }

    fn list(&mut self, ui: &mut Ui, tools: &mut Tools<'_>, entries: &[Entry], height: f32) -> Option<Ask> {
        let mut area = ScrollArea::vertical().id_salt("palette-list").auto_shrink(false);
        if std::mem::take(&mut self.follow) {
            area = area.vertical_scroll_offset(((self.chosen as f32 + 1.0) * ROW - height + 4.0).max(0.0));
        }
        let chosen = self.chosen;
        let mut clicked = None;
        area.show_rows(ui, ROW, entries.len(), |ui, range| {
            for place in range {
                let Some(entry) = entries.get(place) else { continue };
                let colours = tokens(ui);
                let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
                response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, entry.enabled, place == chosen, &entry.text));
                if !entry.hint.is_empty() {
                    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(entry.hint.as_str()));
                }
                if place == chosen {
                    ui.painter().rect_filled(rect, 0.0, colours.bg_row);
                    point_out(ui, Id::unique("palette-field"), response.id);
                } else if response.hovered() {
                    ui.painter().rect_filled(rect, 0.0, colours.bg_hover);
                }
                let ink = if entry.enabled { colours.t1 } else { colours.t3 };
                ui.painter().text(pos2(rect.left() + 24.0, rect.center().y), Align2::CENTER_CENTER, entry.icon, icon_font(16.0), colours.t2);
                let keys = Words::new(&entry.hint, colours.t3).kind(SMALL);
                let wide = keys.paint_right(ui.painter(), tools.engine, pos2(rect.right() - 16.0, rect.center().y), 160.0);
                let room = rect.width() - 44.0 - wide - 28.0;
                Words::new(&entry.text, ink).paint(ui.painter(), tools.engine, pos2(rect.left() + 44.0, rect.center().y), room);
                if response.clicked() && entry.enabled {
                    clicked = Some(entry.ask.clone());
                }
            }
        });
        clicked
    }
}

/// How well a text fits what was typed: 0 begins with it, 1 a word does, 2 holds it, 3 holds all its words; none where it does not.
fn rank(text: &str, wanted: &str) -> Option<usize> {
    if wanted.is_empty() || text.starts_with(wanted) {
        return Some(0);
    }
    if text.split(' ').any(|word| word.starts_with(wanted)) {
        return Some(1);
    }
    if text.contains(wanted) {
        return Some(2);
    }
    wanted.split(' ').all(|word| text.contains(word)).then_some(3)
}

#[cfg(test)]
mod tests {
    use super::rank;

    #[test]
    fn beginnings_come_before_words_before_parts() {
        assert_eq!(["undo", "code again", "decode", "take codings over"].map(|text| rank(text, "cod")), [None, Some(0), Some(2), Some(1)]);
        assert_eq!(rank("merge with another code", "code merge"), Some(3));
    }
}
