//! Writing where letters go from right to left: egui's own field orders letters from left to right only, so a text with Hebrew, Arabic or N'Ko
//! is edited here. Positions are characters.

use crate::app::text::boundaries::{next_grapheme, next_word, previous_grapheme, previous_word, word_at};
use crate::app::text::shape::{Paragraph, Shaped};
use crate::app::text::{Face, TextEngine, caret_rect};
use crate::app::theme::tokens::{Tokens, Type};
use crate::model::text::CharSpan;
use egui::text::{CCursor, CCursorRange};
use egui::{Event, EventFilter, Id, ImeEvent, Key, Modifiers, Pos2, Rect, Response, Sense, TextEdit, Ui, pos2, vec2};

/// How the text is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    pub(super) kind: Type,
    pub(super) face: Face,
    pub(super) several_lines: bool,
    pub(super) rows: usize,
}

/// Where the caret is, and the other end of the selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Marked {
    anchor: u32,
    caret: u32,
}

impl Marked {
    fn span(self) -> CharSpan {
        CharSpan::between(self.anchor, self.caret)
    }
    fn at(position: u32) -> Self {
        Self { anchor: position, caret: position }
    }
}

/// The lines of a text as they are laid out, each with its first character and its distance from the top.
struct Lines {
    lines: Vec<(u32, f32, Shaped)>,
    height: f32,
}

impl Lines {
    fn new(engine: &mut TextEngine, text: &str, setting: Setting, width: f32) -> Self {
        let (mut lines, mut start, mut top) = (Vec::new(), 0, 0.0);
        for part in text.split('\n') {
            let shaped = engine.shape(&Paragraph {
                text: part,
                runs: &[],
                face: setting.face,
                size: setting.kind.size,
                line: setting.kind.line,
                spacious: false,
                width: Some(width),
                max_rows: None,
            });
            let (len, height) = (shaped.char_len(), shaped.height());
            lines.push((start, top, shaped));
            start += len + 1;
            top += height;
        }
        Self { lines, height: top }
    }

    fn line_of(&self, position: u32) -> Option<&(u32, f32, Shaped)> {
        self.lines.iter().rev().find(|(start, ..)| *start <= position)
    }

    fn caret(&self, position: u32, corner: Pos2) -> Rect {
        self.line_of(position).map_or(Rect::NOTHING, |(start, top, shaped)| caret_rect(shaped.caret(position - start), corner + vec2(0.0, *top)))
    }

    fn hit(&self, point: Pos2) -> u32 {
        let line = self.lines.iter().rev().find(|(_, top, _)| *top <= point.y).or(self.lines.first());
        line.map_or(0, |(start, top, shaped)| start + shaped.hit(pos2(point.x, point.y - top)))
    }

    fn is_rtl_at(&self, position: u32) -> bool {
        self.line_of(position).is_some_and(|(_, _, shaped)| shaped.is_rtl())
    }
}

/// Shows the text in a box and edits it. The caret is kept where egui's own field keeps it, so that a text may go from one to the other.
pub(super) fn edit(ui: &mut Ui, engine: &mut TextEngine, (id, rect): (Id, Rect), text: &mut String, setting: Setting, tokens: &Tokens) -> Response {
    let mut response = ui.interact(rect, id, Sense::click_and_drag()).on_hover_cursor(egui::CursorIcon::Text);
    let margin = vec2(8.0, if setting.several_lines { 6.0 } else { (rect.height() - setting.kind.line) / 2.0 });
    let corner = (rect.min + margin).round();
    let width = (rect.width() - margin.x * 2.0).max(16.0);
    let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let end = CCursorRange::one(CCursor::new(length as usize));
    let range = state.cursor.char_range().unwrap_or(end);
    let clamp = |cursor: CCursor| u32::try_from(cursor.index.0).unwrap_or(u32::MAX).min(length);
    let mut marked = Marked { anchor: clamp(range.secondary), caret: clamp(range.primary) };
    let mut lines = Lines::new(engine, text, setting, width);
    if response.is_pointer_button_down_on()
        && let Some(pointer) = response.interact_pointer_pos()
    {
        response.request_focus();
        let at = lines.hit((pointer - corner).to_pos2());
        let keeps = ui.input(|input| input.modifiers.shift || !input.pointer.any_pressed());
        marked = Marked { anchor: if keeps { marked.anchor } else { at }, caret: at };
    }
    if response.double_clicked() {
        let word = word_at(text, marked.caret);
        marked = Marked { anchor: word.start(), caret: word.end() };
    }
    if response.has_focus() {
        let filter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: setting.several_lines, escape: false };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        for event in ui.input(|input| input.filtered_events(&filter)) {
            if take(ui, &event, text, &mut marked, &lines, setting) {
                response.mark_changed();
                lines = Lines::new(engine, text, setting, width);
            }
            if !setting.several_lines && matches!(event, Event::Key { key: Key::Enter, pressed: true, .. }) {
                response.surrender_focus();
            }
        }
        paint_selection(ui, &lines, marked, corner, tokens);
    }
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    for (_, top, shaped) in &lines.lines {
        engine.paint(&painter, shaped, corner + vec2(0.0, *top), tokens.t1, &[]);
    }
    if response.has_focus() {
        let caret = lines.caret(marked.caret, corner);
        painter.rect_filled(caret, 0.0, tokens.t1);
        let purpose = egui::IMEPurpose::default();
        ui.output_mut(|output| output.ime = Some(egui::output::IMEOutput { purpose, rect, cursor_rect: caret, should_interrupt_composition: false }));
    }
    let cursor = |position: u32| CCursor::new(position as usize);
    state.cursor.set_char_range(Some(CCursorRange { primary: cursor(marked.caret), secondary: cursor(marked.anchor), h_pos: None }));
    TextEdit::store_state(ui.ctx(), id, state);
    let said = text.clone();
    let role = if setting.several_lines { egui::Role::MultilineTextInput } else { egui::Role::TextInput };
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(role);
        node.set_value(said);
    });
    response
}

/// How high the text is with its padding.
pub(super) fn height(engine: &mut TextEngine, text: &str, setting: Setting, width: f32) -> f32 {
    let lines = Lines::new(engine, text, setting, (width - 16.0).max(16.0));
    lines.height.max(setting.kind.line * setting.rows as f32) + 12.0
}

fn paint_selection(ui: &Ui, lines: &Lines, marked: Marked, corner: Pos2, tokens: &Tokens) {
    let span = marked.span();
    for (start, top, shaped) in &lines.lines {
        let line = CharSpan::at(*start, shaped.char_len());
        let Some(both) = span.intersection(line).filter(|both| !both.is_empty()) else { continue };
        for rect in shaped.rects(CharSpan::between(both.start() - start, both.end() - start)) {
            ui.painter().rect_filled(rect.translate(corner.to_vec2() + vec2(0.0, *top)), 0.0, tokens.sel);
        }
    }
}

/// Takes one event; true where the text changed.
fn take(ui: &Ui, event: &Event, text: &mut String, marked: &mut Marked, lines: &Lines, setting: Setting) -> bool {
    let selected = || slice(text, marked.span()).to_owned();
    match event {
        Event::Copy => ui.ctx().copy_text(selected()),
        Event::Cut => {
            ui.ctx().copy_text(selected());
            return replace(text, marked, "");
        }
        Event::Text(typed) | Event::Paste(typed) | Event::Ime(ImeEvent::Commit(typed)) => {
            let typed = if setting.several_lines { typed.clone() } else { typed.replace(['\n', '\r'], " ") };
            return !typed.is_empty() && replace(text, marked, &typed);
        }
        Event::Key { key: Key::Enter, pressed: true, .. } if setting.several_lines => return replace(text, marked, "\n"),
        Event::Key { key: Key::Backspace, pressed: true, modifiers, .. } => {
            if marked.span().is_empty() {
                marked.anchor = if modifiers.command { previous_word(text, marked.caret) } else { previous_grapheme(text, marked.caret) };
            }
            return replace(text, marked, "");
        }
        Event::Key { key: Key::Delete, pressed: true, modifiers, .. } => {
            if marked.span().is_empty() {
                marked.anchor = if modifiers.command { next_word(text, marked.caret) } else { next_grapheme(text, marked.caret) };
            }
            return replace(text, marked, "");
        }
        Event::Key { key: Key::A, pressed: true, modifiers, .. } if modifiers.command => {
            *marked = Marked { anchor: 0, caret: u32::try_from(text.chars().count()).unwrap_or(u32::MAX) };
        }
        Event::Key { key, pressed: true, modifiers, .. } => {
            if let Some(to) = moved(*key, *modifiers, text, marked.caret, lines) {
                *marked = if modifiers.shift { Marked { caret: to, ..*marked } } else { Marked::at(to) };
            }
        }
        _ => {}
    }
    false
}

/// Where a key takes the caret; none where it is no key of movement. Arrows go where they point.
fn moved(key: Key, modifiers: Modifiers, text: &str, caret: u32, lines: &Lines) -> Option<u32> {
    let forwards = match key {
        Key::ArrowRight => !lines.is_rtl_at(caret),
        Key::ArrowLeft => lines.is_rtl_at(caret),
        Key::ArrowUp | Key::ArrowDown => {
            let here = lines.caret(caret, Pos2::ZERO);
            let y = if key == Key::ArrowUp { here.top() - here.height() * 0.5 } else { here.bottom() + here.height() * 0.5 };
            return (y >= 0.0 && y <= lines.height).then(|| lines.hit(pos2(here.center().x, y)));
        }
        Key::Home | Key::End => {
            let (start, _, shaped) = lines.line_of(caret)?;
            return Some(if key == Key::Home { *start } else { start + shaped.char_len() });
        }
        _ => return None,
    };
    Some(match (forwards, modifiers.command) {
        (true, true) => next_word(text, caret),
        (true, false) => next_grapheme(text, caret),
        (false, true) => previous_word(text, caret),
        (false, false) => previous_grapheme(text, caret),
    })
}

/// Puts something in the place of the selection; true where the text changed.
fn replace(text: &mut String, marked: &mut Marked, with: &str) -> bool {
    let span = marked.span();
    if span.is_empty() && with.is_empty() {
        return false;
    }
    let (from, to) = (byte(text, span.start()), byte(text, span.end()));
    text.replace_range(from..to, with);
    *marked = Marked::at(span.start() + u32::try_from(with.chars().count()).unwrap_or(0));
    true
}

fn byte(text: &str, position: u32) -> usize {
    text.char_indices().nth(position as usize).map_or(text.len(), |(at, _)| at)
}

fn slice(text: &str, span: CharSpan) -> &str {
    text.get(byte(text, span.start())..byte(text, span.end())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::theme::tokens::QUOTE;

    const SETTING: Setting = Setting { kind: QUOTE, face: Face::Reader, several_lines: true, rows: 2 };

    #[test]
    fn the_left_arrow_goes_on_in_arabic_and_back_in_french() {
        let mut engine = TextEngine::with_shipped_fonts_only();
        for (text, left) in [("خبز وماء", 3), ("pain", 1)] {
            let lines = Lines::new(&mut engine, text, SETTING, 300.0);
            assert_eq!(moved(Key::ArrowLeft, Modifiers::NONE, text, 2, &lines), Some(left), "{text}");
        }
    }

    #[test]
    fn typing_puts_letters_at_the_caret_and_over_the_selection() {
        let mut text = "خبز وماء".to_owned();
        let mut marked = Marked { anchor: 0, caret: 3 };
        assert!(replace(&mut text, &mut marked, "شاي"));
        assert_eq!((text.as_str(), marked), ("شاي وماء", Marked::at(3)));
        assert!(!replace(&mut text, &mut marked, ""));
    }

    #[test]
    fn up_and_down_go_from_line_to_line() {
        let mut engine = TextEngine::with_shipped_fonts_only();
        let text = "سلام\nسلام";
        let lines = Lines::new(&mut engine, text, SETTING, 300.0);
        let down = moved(Key::ArrowDown, Modifiers::NONE, text, 1, &lines).unwrap();
        assert_eq!(down, 6);
        assert_eq!(moved(Key::ArrowUp, Modifiers::NONE, text, down, &lines), Some(1));
        assert_eq!(moved(Key::End, Modifiers::NONE, text, 1, &lines), Some(4));
    }
}
