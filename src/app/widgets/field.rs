//! A field to write into.

use crate::app::icons;
use crate::app::text::Face;
use crate::app::text::shape::has_rtl;
use crate::app::theme::tokens::{BODY, INPUT, QUOTE, RADIUS_CONTROL, SMALL, Type};
use crate::app::theme::{self, icon_font};
use crate::app::widgets::bidi::{self, Setting};
use crate::app::widgets::{Tools, Words, paragraph, tokens};
use egui::{Align2, Frame, Id, Margin, Response, Stroke, StrokeKind, TextEdit, Ui, pos2, vec2};

/// How a field looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldLook {
    /// One line, 28 high.
    Line,
    /// One line, 28 high, with a magnifying glass: what is written narrows the list below.
    Filter,
    /// One line of larger letters, as in the picker, with a magnifying glass.
    Search,
    /// Several lines of people's words.
    Memo,
    /// One line that shows dots.
    Secret,
}

/// A field with its name. The text of the hint is never its only name.
pub struct Field<'a> {
    id: Id,
    name: &'a str,
    hint: &'a str,
    look: FieldLook,
    width: Option<f32>,
    rows: usize,
    wrong: Option<&'a str>,
    tab: bool,
}

impl<'a> Field<'a> {
    /// A field of one line.
    pub fn new(id: Id, name: &'a str) -> Self {
        Self { id, name, hint: "", look: FieldLook::Line, width: None, rows: 1, wrong: None, tab: false }
    }
    /// What is shown while the field is empty.
    #[must_use]
    pub fn hint(self, hint: &'a str) -> Self {
        Self { hint, ..self }
    }
    /// Another look.
    #[must_use]
    pub fn look(self, look: FieldLook) -> Self {
        Self { look, ..self }
    }
    /// So many lines at least.
    #[must_use]
    pub fn rows(self, rows: usize) -> Self {
        Self { rows, look: FieldLook::Memo, ..self }
    }
    /// So wide, instead of all the width there is.
    #[must_use]
    pub fn width(self, width: f32) -> Self {
        Self { width: Some(width), ..self }
    }
    /// Where Tab means something else than going to the next field.
    #[must_use]
    pub fn keep_tab(self) -> Self {
        Self { tab: true, ..self }
    }
    /// What is wrong with what was written, shown below.
    #[must_use]
    pub fn wrong(self, wrong: Option<&'a str>) -> Self {
        Self { wrong, ..self }
    }

    /// Shows the field over a text.
    pub fn show(self, ui: &mut Ui, tools: &mut Tools<'_>, text: &mut String) -> Response {
        let colours = tokens(ui);
        let (kind, height, icon): (Type, f32, f32) = match self.look {
            FieldLook::Line | FieldLook::Secret => (BODY, 28.0, 0.0),
            FieldLook::Filter => (BODY, 28.0, 20.0),
            FieldLook::Search => (INPUT, 34.0, 22.0),
            FieldLook::Memo => (QUOTE, 0.0, 0.0),
        };
        let width = self.width.unwrap_or_else(|| ui.available_width());
        let row = ui.ctx().fonts_mut(|fonts| fonts.row_height(&theme::font(kind, None)));
        let top = if self.look == FieldLook::Memo { 6 } else { ((height - row) / 2.0).round() as i8 };
        let margin = Margin { left: (8.0 + icon) as i8, right: 8, top, bottom: top };
        let focused = ui.memory(|memory| memory.has_focus(self.id));
        let behind = ui.painter().add(egui::Shape::Noop);
        let response = if has_rtl(text) && self.look != FieldLook::Secret {
            self.show_bidi(ui, tools, text, (kind, height, width))
        } else {
            self.show_plain(ui, text, kind, margin, width)
        };
        let rect = response.rect;
        let border = match (self.wrong.is_some(), focused) {
            (true, _) => Stroke::new(1.5, colours.err),
            (false, true) => Stroke::new(2.0, colours.accent),
            (false, false) => Stroke::new(1.0, colours.line_ctl),
        };
        ui.painter().set(behind, egui::epaint::RectShape::new(rect, RADIUS_CONTROL, colours.bg_input, border, StrokeKind::Inside));
        if icon > 0.0 {
            let size = if self.look == FieldLook::Filter { 14.0 } else { 16.0 };
            ui.painter().text(pos2(rect.left() + 17.0, rect.center().y), Align2::CENTER_CENTER, icons::MAGNIFYING_GLASS, icon_font(size), colours.t2);
        }
        let name = self.name.to_owned();
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
            // Asked for before the data are held: both lie behind one lock.
            let pass = ui.ctx().cumulative_pass_nr();
            ui.data_mut(|data| data.insert_temp(left_by_enter(), (pass, response.id)));
        }
        if let Some(wrong) = self.wrong {
            // What is wrong is read to its end, however long the name of a file in it is.
            ui.scope(|ui| {
                ui.set_max_width(width);
                paragraph(ui, tools, Words::new(wrong, colours.err).kind(SMALL), 4);
            });
        }
        response
    }

    /// egui's own field.
    fn show_plain(&self, ui: &mut Ui, text: &mut String, kind: Type, margin: Margin, width: f32) -> Response {
        let colours = tokens(ui);
        let hint = egui::RichText::new(self.hint).color(colours.t3).font(theme::font(kind, None));
        let mut edit = if self.look == FieldLook::Memo { TextEdit::multiline(text).desired_rows(self.rows) } else { TextEdit::singleline(text) };
        edit = edit
            .id(self.id)
            .font(theme::font(kind, (self.look == FieldLook::Memo).then_some(theme::READER)))
            .text_color(colours.t1)
            .hint_text(hint)
            .desired_width(width)
            .frame(Frame::NONE.inner_margin(margin))
            .password(self.look == FieldLook::Secret);
        if self.tab {
            edit = edit.event_filter(egui::EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true });
        }
        ui.add(edit)
    }

    /// The field for letters that go from right to left.
    fn show_bidi(&self, ui: &mut Ui, tools: &mut Tools<'_>, text: &mut String, (kind, height, width): (Type, f32, f32)) -> Response {
        let several_lines = self.look == FieldLook::Memo;
        let face = if several_lines { Face::Reader } else { Face::Tool };
        let setting = Setting { kind, face, several_lines, rows: self.rows };
        let height = if several_lines { bidi::height(tools.engine, text, setting, width) } else { height };
        let (rect, _) = ui.allocate_exact_size(vec2(width, height), egui::Sense::hover());
        // Beside the magnifying glass, where there is one.
        let icon = if self.look == FieldLook::Search { 22.0 } else { 0.0 };
        let inner = egui::Rect::from_min_max(rect.min + vec2(icon, 0.0), rect.max);
        bidi::edit(ui, tools.engine, (self.id, inner), text, setting, tokens(ui)).with_new_rect(rect)
    }
}

/// Takes what was typed in this frame, in its order.
pub fn take_text(input: &mut egui::InputState) -> String {
    let mut typed = String::new();
    input.events.retain(|event| match event {
        egui::Event::Text(text) => {
            typed.push_str(text);
            false
        }
        _ => true,
    });
    typed
}

fn left_by_enter() -> Id {
    Id::unique("field-left-by-enter")
}

/// Gives the keyboard back to the field that Enter has left in this frame: where Enter could do nothing, one goes on writing.
pub fn stay_in_field(context: &egui::Context) {
    let left = context.data(|data| data.get_temp::<(u64, Id)>(left_by_enter()));
    if let Some((_, field)) = left.filter(|(pass, _)| *pass == context.cumulative_pass_nr()) {
        context.memory_mut(|memory| memory.request_focus(field));
    }
}
