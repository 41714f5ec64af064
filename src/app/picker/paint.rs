//! How the picker looks: field, list at the left, rules or qualifiers at the right, keys at the foot.

use super::{Picked, Picker, Purpose, turned};
use crate::app::icons;
use crate::app::panels::passage::qualifier_words;
use crate::app::picker::rows::PickerRow;
use crate::app::theme::tokens::{BODY, QUOTE, RADIUS_POPOVER, SMALL, TITLE};
use crate::app::theme::{code_colour, icon_font};
use crate::app::widgets::{Field, FieldLook, Tools, Weight, Words, key_cap, paragraph, point_out, swatch, tokens};
use crate::model::code::Code;
use crate::model::project::Project;
use egui::text::LayoutJob;
use egui::{Align2, Color32, Id, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, TextFormat, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};

const FIELD_ID: &str = "picker-field";
const LIST: f32 = 286.0;
const ROW: f32 = 40.0;
const FIELD: f32 = 54.0;
const FOOT: f32 = 38.0;

impl Picker {
    /// Paints the picker into a box of the given size and tells what was clicked.
    pub(super) fn paint(&mut self, ui: &mut Ui, tools: &mut Tools<'_>, project: &Project, size: Vec2) -> Option<Picked> {
        let colours = tokens(ui);
        let (rect, _) = ui.allocate_exact_size(size, Sense::click());
        let shadow = ui.visuals().popup_shadow.as_shape(rect, RADIUS_POPOVER);
        ui.painter().add(shadow);
        ui.painter().rect(rect, RADIUS_POPOVER, colours.bg_raised, Stroke::new(1.0, colours.line_ctl), StrokeKind::Inside);
        self.field(ui, tools, Rect::from_min_size(rect.min + vec2(12.0, 10.0), vec2(rect.width() - 24.0, 34.0)));
        let body = Rect::from_min_max(pos2(rect.left(), rect.top() + FIELD), pos2(rect.right(), rect.bottom() - FOOT));
        ui.painter().hline(rect.x_range(), body.top(), Stroke::new(1.0, colours.line));
        ui.painter().hline(rect.x_range(), body.bottom(), Stroke::new(1.0, colours.line));
        ui.painter().vline(rect.left() + LIST, body.y_range(), Stroke::new(1.0, colours.line));
        let list = Rect::from_min_max(body.min + vec2(1.0, 1.0), pos2(rect.left() + LIST, body.bottom()));
        let picked = self.list(ui, tools, project, list);
        let right = Rect::from_min_max(pos2(rect.left() + LIST + 16.0, body.top() + 10.0), body.max - vec2(10.0, 6.0));
        let mut side = ui.new_child(UiBuilder::new().id_salt("picker-side").max_rect(right));
        side.set_clip_rect(right.expand(4.0));
        if self.qualifying.is_some() {
            ScrollArea::vertical().id_salt("qualifiers").auto_shrink(false).show(&mut side, |ui| self.qualifier_rows(ui, tools));
        } else if let Some(code) = self.found.get(self.chosen).and_then(|row| project.codebook().get(row.code)) {
            ScrollArea::vertical().id_salt("rules").auto_shrink(false).show(&mut side, |ui| rules(ui, tools, project, code));
        }
        self.foot(ui, tools, project, Rect::from_min_max(pos2(rect.left() + 14.0, body.bottom()), rect.max - vec2(14.0, 0.0)));
        picked
    }

    fn field(&mut self, ui: &mut Ui, tools: &mut Tools<'_>, rect: Rect) {
        let id = Id::unique(FIELD_ID);
        let name = tools.text(match self.purpose {
            Purpose::Apply { .. } | Purpose::Hits => "picker-apply",
            Purpose::Recode(_) => "picker-recode",
            Purpose::MergeInto(_) => "picker-merge",
        });
        let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
        let before = self.query.clone();
        if self.fresh {
            // The field has no keyboard before its second frame: letters that came meanwhile are its own.
            self.query.push_str(&ui.input_mut(crate::app::widgets::take_text));
        }
        let response = Field::new(id, &name).hint(&name).look(FieldLook::Search).keep_tab().show(&mut child, tools, &mut self.query);
        if self.qualifying.is_none() && !response.has_focus() {
            response.request_focus();
        }
        if self.fresh {
            // What was typed to open the picker is gone on with at its end.
            let mut state = egui::TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
            let end = egui::text::CCursor::new(self.query.chars().count());
            state.cursor.set_char_range(Some(egui::text::CCursorRange::one(end)));
            egui::TextEdit::store_state(ui.ctx(), id, state);
        }
        if self.query != before {
            self.search();
        }
        let count = tools.locale.with("codes-of", &[("found", self.found.len().into()), ("n", self.total.into())]);
        let wide = Words::new(&count, tokens(ui).t3).kind(SMALL).paint_right(ui.painter(), tools.engine, rect.right_center() - vec2(10.0, 0.0), 160.0);
        let corner = Rect::from_min_max(pos2(rect.right() - 10.0 - wide, rect.top()), rect.max);
        ui.interact(corner, id.with(("count", self.found.len())), Sense::hover()).widget_info(|| WidgetInfo::labeled(Role::Status, true, &count));
    }

    fn list(&mut self, ui: &mut Ui, tools: &mut Tools<'_>, project: &Project, rect: Rect) -> Option<Picked> {
        let mut child = ui.new_child(UiBuilder::new().id_salt("picker-list").max_rect(rect));
        child.spacing_mut().item_spacing.y = 0.0;
        if self.found.is_empty() {
            nothing_found(&mut child, tools, project, self);
            return None;
        }
        let mut area = ScrollArea::vertical().id_salt("codes").auto_shrink(false);
        if std::mem::take(&mut self.follow) {
            let top = (self.chosen as f32 + 1.0) * ROW - rect.height() + 6.0;
            area = area.vertical_scroll_offset(top.max(0.0));
        }
        let mut picked = None;
        let (found, chosen) = (&self.found, self.chosen);
        let mut hovered = None;
        area.show_rows(&mut child, ROW, found.len(), |ui, range| {
            for place in range {
                let Some(row) = found.get(place) else { continue };
                let Some(code) = project.codebook().get(row.code) else { continue };
                let response = code_row(ui, tools, row, code, place == chosen);
                if response.clicked() {
                    picked = Some(place);
                }
                if response.hovered() && ui.input(|input| input.pointer.delta() != Vec2::ZERO) {
                    hovered = Some(place);
                }
            }
        });
        if let Some(place) = picked.or(hovered) {
            self.chosen = place;
        }
        picked.and_then(|_| self.pick(ui.input(|input| input.modifiers.command)))
    }

    fn qualifier_rows(&mut self, ui: &mut Ui, tools: &mut Tools<'_>) {
        let colours = tokens(ui);
        let title = tools.text("qualifiers");
        paragraph(ui, tools, Words::new(&title, colours.t1).kind(TITLE).weight(Weight::Semibold), 1);
        let hint = tools.text("qualifiers-hint");
        paragraph(ui, tools, Words::new(&hint, colours.t3).kind(SMALL), 2);
        ui.add_space(6.0);
        let none = tools.text("not-set");
        for (place, prefix) in ["time", "direction", "standing", "certainty", "quotable"].into_iter().enumerate() {
            let label = tools.text(prefix);
            let said = one_qualifier(tools, self.qualifiers, place);
            let value = if said.is_empty() { none.clone() } else { said };
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::click());
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{label}: {value}")));
            if self.qualifying == Some(place) {
                ui.painter().rect_filled(rect, 3, colours.bg_row);
                ui.painter().rect_stroke(rect, 3, Stroke::new(2.0, colours.accent), StrokeKind::Inside);
                point_out(ui, Id::unique(FIELD_ID), response.id);
                response.scroll_to_me(None);
            }
            Words::new(&label, colours.t2).paint(ui.painter(), tools.engine, rect.left_center() + vec2(8.0, 0.0), 90.0);
            Words::new(&value, colours.t1).weight(Weight::Medium).paint(ui.painter(), tools.engine, rect.left_center() + vec2(100.0, 0.0), 140.0);
            let corner = pos2(rect.right() - 14.0, rect.center().y);
            ui.painter().text(corner, Align2::CENTER_CENTER, icons::ARROWS_LEFT_RIGHT, icon_font(14.0), colours.t2);
            if response.clicked() {
                self.qualifying = Some(place);
                self.qualifiers = turned(self.qualifiers, place, 1);
            }
        }
    }

    fn foot(&self, ui: &Ui, tools: &mut Tools<'_>, project: &Project, rect: Rect) {
        let colours = tokens(ui);
        let enter = tools.text("key-enter");
        let parent = self.parent.and_then(|code| project.codebook().get(code)).map(|code| tools.locale.pick(&code.name).to_owned());
        let new = match parent {
            Some(parent) => tools.locale.with("new-code-under", &[("name", (&parent).into())]),
            None => tools.text("new-code-here"),
        };
        let mut keys = vec![(enter.clone(), tools.text("apply"))];
        if matches!(self.purpose, Purpose::Apply { .. }) {
            keys.push((format!("Ctrl+{enter}"), tools.text("apply-and-stay")));
            keys.push(("Tab".to_owned(), tools.text("qualifiers")));
            keys.push(("Ctrl+N".to_owned(), new));
        }
        let mut left = rect.left();
        for (key, text) in keys {
            let wide = key_cap(ui, tools, pos2(left, rect.center().y), &key);
            left += wide + 6.0;
            left +=
                Words::new(&text, colours.t2).kind(SMALL).paint(ui.painter(), tools.engine, pos2(left, rect.center().y), (rect.right() - left).max(1.0)) + 16.0;
        }
    }
}

fn one_qualifier(tools: &Tools<'_>, all: crate::model::coding::Qualifiers, place: usize) -> String {
    use crate::model::coding::Qualifiers;
    let only = match place {
        0 => Qualifiers { time: all.time, ..Qualifiers::default() },
        1 => Qualifiers { direction: all.direction, ..Qualifiers::default() },
        2 => Qualifiers { standing: all.standing, ..Qualifiers::default() },
        3 => Qualifiers { certainty: all.certainty, ..Qualifiers::default() },
        _ => Qualifiers { quotable: all.quotable, ..Qualifiers::default() },
    };
    let said = qualifier_words(tools.locale, only);
    said.split_once(": ").or_else(|| said.split_once("\u{a0}: ")).map_or(said.clone(), |(_, value)| value.to_owned())
}

fn nothing_found(ui: &mut Ui, tools: &mut Tools<'_>, project: &Project, picker: &Picker) {
    let colours = tokens(ui);
    let parent = picker.parent.and_then(|code| project.codebook().get(code)).map(|code| tools.locale.pick(&code.name).to_owned());
    let sentence = match parent {
        Some(parent) => tools.locale.with("picker-nothing-under", &[("query", picker.query.trim().into()), ("name", (&parent).into())]),
        None => tools.locale.with("picker-nothing", &[("query", picker.query.trim().into())]),
    };
    egui::Frame::NONE.inner_margin(12).show(ui, |ui| drop(paragraph(ui, tools, Words::new(&sentence, colours.t2), 5)));
}

fn code_row(ui: &mut Ui, tools: &mut Tools<'_>, row: &PickerRow, code: &Code, chosen: bool) -> egui::Response {
    let colours = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, format!("{}, {}", row.name, row.path)));
    if chosen {
        ui.painter().rect_filled(rect, 0.0, colours.bg_row);
        // Who hears the picker hears what the code means.
        let definition = tools.locale.pick(&code.definition).to_owned();
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(definition));
        point_out(ui, Id::unique(FIELD_ID), response.id);
    }
    swatch(ui.painter(), pos2(rect.left() + 12.0, rect.center().y), code_colour::shown(code.colour, colours));
    let left = rect.left() + 30.0;
    let mut right = rect.right() - 14.0;
    let uses = tools.locale.number(i64::try_from(row.uses).unwrap_or_default());
    right -= Words::new(&uses, colours.t3).weight(Weight::Numbers).paint_right(ui.painter(), tools.engine, pos2(right, rect.center().y), 50.0) + 8.0;
    if let Some(digit) = row.digit {
        key_cap(ui, tools, pos2(right - 18.0, rect.center().y), &digit.to_string());
        right -= 24.0;
    }
    marked(ui, tools, pos2(left, rect.top() + 12.0), right - left, &row.name, &row.name_matched, (BODY, Some(crate::app::theme::MEDIUM), colours.t1));
    let second = if row.other.is_empty() || row.other == row.name { row.path.clone() } else { format!("{}, {}", row.path, row.other) };
    marked(ui, tools, pos2(left, rect.top() + 29.0), right - left, &second, &row.path_matched, (SMALL, None, colours.t3));
    response
}

/// One line with the matched letters underlined.
fn marked(
    ui: &Ui,
    tools: &mut Tools<'_>,
    left_middle: egui::Pos2,
    width: f32,
    text: &str,
    matched: &[u32],
    look: (crate::app::theme::tokens::Type, Option<&'static str>, Color32),
) {
    let (kind, family, colour) = look;
    if matched.is_empty() || crate::app::text::shape::has_rtl(text) {
        let weight = if family.is_some() { Weight::Medium } else { Weight::Regular };
        Words::new(text, colour).kind(kind).weight(weight).paint(ui.painter(), tools.engine, left_middle, width);
        return;
    }
    let accent = Stroke::new(2.0, tokens(ui).accent);
    let mut job = LayoutJob::default();
    let plain = TextFormat { font_id: crate::app::theme::font(kind, family), color: colour, ..TextFormat::default() };
    for (letter, place) in text.chars().zip(0u32..) {
        let underline = if matched.contains(&place) { accent } else { Stroke::NONE };
        job.append(letter.encode_utf8(&mut [0; 4]), 0.0, TextFormat { underline, ..plain.clone() });
    }
    job.wrap = egui::text::TextWrapping { max_rows: 1, break_anywhere: true, max_width: width.max(1.0), ..Default::default() };
    let galley = ui.painter().layout_job(job);
    let at = pos2(left_middle.x, left_middle.y - galley.size().y / 2.0).round();
    ui.painter().galley(at, galley, colour);
}

fn rules(ui: &mut Ui, tools: &mut Tools<'_>, project: &Project, code: &Code) {
    let colours = tokens(ui);
    ui.spacing_mut().item_spacing.y = 3.0;
    let name = tools.locale.pick(&code.name).to_owned();
    paragraph(ui, tools, Words::new(&name, colours.t1).kind(TITLE).weight(Weight::Semibold), 2);
    let path = project.codebook().path(code.id);
    let key = format!("theme-{}", code.kind.replace('/', "-"));
    let kind = if tools.locale.has(&key) { tools.text(&key) } else { code.kind.clone() };
    let line = if kind.is_empty() { path } else { format!("{path}, {kind}") };
    paragraph(ui, tools, Words::new(&line, colours.t3).kind(SMALL), 1);
    ui.add_space(4.0);
    let definition = tools.locale.pick(&code.definition).to_owned();
    paragraph(ui, tools, Words::new(&definition, colours.t1), 12);
    for (key, icon, ink, text) in [("include", icons::CHECK, colours.ok, &code.include), ("exclude", icons::X, colours.err, &code.exclude)] {
        let text = tools.locale.pick(text).to_owned();
        if text.is_empty() {
            continue;
        }
        ui.add_space(6.0);
        ui.horizontal_top(|ui| {
            let (corner, _) = ui.allocate_exact_size(vec2(14.0, BODY.line), Sense::hover());
            ui.painter().text(corner.center(), Align2::CENTER_CENTER, icon, icon_font(14.0), ink);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let label = tools.text(key);
                paragraph(ui, tools, Words::new(&label, colours.t2).kind(SMALL).weight(Weight::Medium), 1);
                paragraph(ui, tools, Words::new(&text, colours.t1), 12);
            });
        });
    }
    if !code.example.is_empty() {
        ui.add_space(8.0);
        let label = tools.text("example");
        paragraph(ui, tools, Words::new(&label, colours.t2).kind(SMALL).weight(Weight::Medium), 1);
        let top = ui.cursor().min;
        egui::Frame::NONE.inner_margin(egui::Margin { left: 11, right: 0, top: 0, bottom: 0 }).show(ui, |ui| {
            paragraph(ui, tools, Words::new(&code.example, colours.t2).kind(QUOTE).weight(Weight::Reader), 6);
        });
        let bottom = ui.cursor().min.y - ui.spacing().item_spacing.y;
        ui.painter().rect_filled(Rect::from_min_max(top, pos2(top.x + 2.0, bottom)), 1.0, colours.line_strong);
    }
}
