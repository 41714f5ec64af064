//! One frame of the reader: what is in view is laid out, then asked for clicks and keys, then painted.

use crate::app::reader::blocks::BlockKind;
use crate::app::reader::selection::{KEYS, motions};
use crate::app::reader::side::Side;
use crate::app::reader::{BOTTOM, CARD_ICON, FLASH, Half, Laying, Reader, ReaderEvent, ReaderView, Selection, TOP, Walk, blocks};
use crate::app::text::TextEngine;
use crate::app::text::shape::Shaped;
use crate::app::theme;
use crate::model::text::CharSpan;
use egui::{Event, Key, Modifiers, Pos2, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};
use std::ops::Range;
use std::sync::Arc;

/// What is in view, in points on the screen.
pub(super) struct Scene {
    /// Places of the blocks in view.
    pub(super) blocks: Range<usize>,
    /// Where the document's top left corner would be.
    pub(super) origin: Pos2,
    /// What of the screen the reader has.
    pub(super) clip: Rect,
    pub(super) side: Side,
}

/// Where the last frame showed what.
pub(super) struct Shown {
    pub(super) blocks: Range<usize>,
    pub(super) origin: Pos2,
    pub(super) clip: Rect,
}

impl Reader {
    /// Shows the document in the space that is left and tells what the person did.
    pub fn show(&mut self, ui: &mut Ui, engine: &mut TextEngine, view: &ReaderView<'_>) -> Vec<ReaderEvent> {
        let tokens = theme::tokens_of(ui.ctx());
        let whole = ui.available_rect_before_wrap();
        ui.painter().rect_filled(whole, 0.0, tokens.bg_paper);
        self.density = ui.ctx().pixels_per_point().max(0.1);
        let bar = ui.spacing().scroll.floating_allocated_width;
        self.sync(view, whole.width() - bar);
        let mut events = Vec::new();
        let mut area = ScrollArea::vertical().id_salt(("transcript", view.transcript.document.id)).auto_shrink(false).content_margin(0);
        if view.half == Half::Left {
            area = area.scroll_bar_visibility(egui::scroll_area::ScrollBarVisibility::AlwaysHidden);
        }
        if let Some(offset) = self.scroll_target(ui, engine, view, whole.height()) {
            let last = TOP + self.heights.total() as f32 + BOTTOM - whole.height();
            area = area.vertical_scroll_offset(offset.min(last).max(0.0));
        }
        let output = area.show_viewport(ui, |ui, viewport| self.contents(ui, engine, view, viewport, &mut events));
        // With what the wheel did in this frame, which a correction must not undo.
        self.offset = output.state.clamped_offset().y;
        if self.correction.abs() > 0.01 {
            ui.ctx().request_repaint();
        }
        events
    }

    /// Where this frame has to be scrolled to, if anywhere.
    fn scroll_target(&mut self, ui: &Ui, engine: &mut TextEngine, view: &ReaderView<'_>, height: f32) -> Option<f32> {
        let correction = std::mem::take(&mut self.correction);
        if let Some(level) = self.level.take()
            && self.jump.is_none()
        {
            return Some(level);
        }
        if let Some(span) = self.jump.take() {
            let place = blocks::at(&self.blocks, span.start().saturating_add(1).min(span.end()));
            let now = ui.input(|input| input.time);
            self.flash = Some((place, now + FLASH));
            ui.ctx().request_repaint_after_secs(FLASH as f32);
            let (top, row) = self.row_on_page(engine, view, span.start());
            return Some((top - (height / 3.0 - row).max(0.0)).max(0.0));
        }
        if std::mem::take(&mut self.reveal_caret) {
            let (top, row) = self.row_on_page(engine, view, self.selection.caret);
            let offset = self.offset + correction;
            if top < offset + row {
                return Some((top - row).max(0.0));
            }
            if top + row * 2.0 > offset + height {
                return Some(top + row * 2.0 - height);
            }
        }
        (correction.abs() > 0.01).then(|| (self.offset + correction).max(0.0))
    }

    /// Distance of a position's row from the top of the page, and the row's height.
    fn row_on_page(&mut self, engine: &mut TextEngine, view: &ReaderView<'_>, position: u32) -> (f32, f32) {
        let place = blocks::at(&self.blocks, position);
        let _grown = self.lay_out(engine, view.transcript, place);
        let start = self.blocks.get(place).map_or(0, |block| block.span.start());
        let (caret, row) = self.laid(place).map_or((0.0, 27.0), |shaped| {
            let caret = shaped.caret(position.saturating_sub(start));
            (caret.row as f32 * shaped.row_height(), shaped.row_height())
        });
        (TOP + self.heights.before(place) as f32 + self.look(place).above + caret, row)
    }

    fn contents(&mut self, ui: &mut Ui, engine: &mut TextEngine, view: &ReaderView<'_>, viewport: Rect, events: &mut Vec<ReaderEvent>) {
        let left = ui.max_rect().left().round();
        let top = ui.max_rect().top() + viewport.top();
        let clip = ui.clip_rect();
        let mut scene = self.scene(engine, view, pos2(left, top), (viewport.top(), viewport.height()), clip);
        let height = TOP + self.heights.total() as f32 + BOTTOM;
        ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let response = ui.interact(clip, ui.scope_id().with(("words", view.transcript.document.id)), Sense::click_and_drag());
        self.focus = Some(response.id);
        response.widget_info(|| WidgetInfo::labeled(Role::Document, true, &view.words.transcript));
        self.name_blocks(ui, view, &scene);
        scene.side = self.side(engine, view, scene.blocks.clone(), scene.origin, (clip.top(), clip.bottom()));
        let before = self.selection;
        self.pointer(ui, view, &scene, &response, events);
        if response.contains_pointer() {
            self.pinch(ui, view, events);
        }
        if response.has_focus() {
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, KEYS));
            self.keys(ui, engine, view, events);
            self.point_out_block(ui, response.id, &scene);
        }
        if self.selection != before {
            events.push(ReaderEvent::SelectionChanged(self.selection));
        }
        self.paint(ui, engine, view, &scene, response.has_focus());
        self.tooltip(ui, engine, view, &response);
        self.shown = Some(Shown { blocks: scene.blocks.clone(), origin: scene.origin, clip: scene.clip });
        self.forget_far(scene.blocks.start, scene.blocks.end);
        #[cfg(test)]
        {
            self.last_side = scene.side;
        }
    }

    /// Lays out what is in view. Blocks above that turn out higher or lower than estimated do not move what is seen: the difference is
    /// made up for by scrolling the next frame.
    fn scene(&mut self, engine: &mut TextEngine, view: &ReaderView<'_>, corner: Pos2, (offset, height): (f32, f32), clip: Rect) -> Scene {
        self.offset = offset;
        let distance = f64::from(offset - TOP);
        let first = self.heights.at(distance);
        let mut hidden = distance - self.heights.before(first);
        let grown = self.lay_out(engine, view.transcript, first);
        if hidden > 0.0 {
            hidden = (hidden + f64::from(grown)).max(0.0);
        }
        let (mut end, mut shown) = (first, -hidden);
        while end < self.blocks.len() && shown < f64::from(height) {
            let _grown = self.lay_out(engine, view.transcript, end);
            self.assign_lanes(engine, view, end);
            shown += f64::from(self.heights.of(end));
            end += 1;
        }
        let before = self.heights.before(first);
        self.correction = (before + hidden - distance) as f32;
        let origin = pos2(corner.x, (f64::from(corner.y) - hidden - before) as f32);
        Scene { blocks: first..end, origin, clip, side: Side::default() }
    }

    /// Where a block's text begins on the screen.
    pub(super) fn text_corner(&self, scene: &Scene, place: usize) -> Pos2 {
        self.corner(scene.origin, place)
    }

    /// The same from the screen's place of the document's top left corner.
    pub(super) fn corner(&self, origin: Pos2, place: usize) -> Pos2 {
        let look = self.look(place);
        let left = self.key.map_or(0.0, |key| key.columns.text_left);
        // Added up in 64 bits: near the end of a long document the two parts are large and cancel out.
        let top = f64::from(origin.y) + self.heights.before(place) + f64::from(look.above);
        // In a header read from the right the icon stands at the left.
        let icon = if place == 0 && look.left > 0.0 && self.laid(0).is_some_and(Shaped::is_rtl) { CARD_ICON } else { 0.0 };
        // On whole pixels, where the letters stand too, so that grounds and letters move together.
        let density = f64::from(self.density);
        pos2(origin.x + left + look.left + icon, ((top * density).round() / density) as f32)
    }

    /// The block, its layout and its corner for each block in view.
    pub(super) fn in_view<'a>(&'a self, scene: &'a Scene) -> impl Iterator<Item = (usize, &'a Shaped, Pos2)> + 'a {
        scene.blocks.clone().filter_map(|place| Some((place, self.laid(place)?, self.text_corner(scene, place))))
    }

    /// Tells screen readers what is in view, turn by turn, each with its codes.
    fn name_blocks(&self, ui: &Ui, view: &ReaderView<'_>, scene: &Scene) {
        let width = self.key.map_or(0.0, |key| key.columns.text_width);
        for (place, shaped, corner) in self.in_view(scene) {
            let Some(block) = self.blocks.get(place) else { continue };
            let rect = Rect::from_min_size(corner, vec2(width, shaped.height())).intersect(scene.clip);
            if !rect.is_positive() {
                continue;
            }
            let response = ui.interact(rect, ui.scope_id().with(("block", place)), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Paragraph, true, self.spoken(view, place, block.kind == BlockKind::Header)));
        }
    }

    /// Tells screen readers that the keyboard is on the turn with the caret, which is read aloud whenever that changes.
    fn point_out_block(&self, ui: &Ui, reader: egui::Id, scene: &Scene) {
        let place = blocks::at(&self.blocks, self.selection.caret);
        if scene.blocks.contains(&place) {
            crate::app::widgets::point_out(ui, reader, ui.scope_id().with(("block", place)));
        }
    }

    /// A block as it is read aloud: number, speaker, words, codes.
    fn spoken(&self, view: &ReaderView<'_>, place: usize, header: bool) -> String {
        let Some(block) = self.blocks.get(place) else { return String::new() };
        let speaker = block.speaker.filter(|_| block.opens_turn).and_then(|speaker| view.transcript.layout.speakers.get(speaker));
        let mut spoken = String::new();
        if header {
            spoken.push_str(&view.words.header);
            spoken.push_str(": ");
        }
        if let Some(number) = block.number {
            spoken.push_str(&number.to_string());
            spoken.push_str(if speaker.is_some() { ", " } else { ": " });
        }
        if let Some(speaker) = speaker {
            spoken.push_str(&speaker.label);
            spoken.push_str(": ");
        }
        spoken.push_str(view.transcript.slice(block.span));
        let mut names: Vec<&str> = Vec::new();
        for shown in self.marks.on(place).filter_map(|coding| view.codings.get(coding)) {
            if shown.coding.span.overlaps(block.span) && !names.contains(&&*shown.name) {
                names.push(&shown.name);
            }
        }
        if !names.is_empty() {
            spoken.push_str(". ");
            spoken.push_str(&view.words.codes);
            spoken.push_str(": ");
            spoken.push_str(&names.join(", "));
        }
        spoken
    }

    fn keys(&mut self, ui: &Ui, engine: &mut TextEngine, view: &ReaderView<'_>, events: &mut Vec<ReaderEvent>) {
        for (motion, extends) in motions(ui) {
            self.reveal_caret = true;
            self.clicked = None;
            let (from, mut goal) = (self.selection.caret, self.goal);
            let blocks = Arc::clone(&self.blocks);
            let mut laying = Laying { reader: self, engine, transcript: view.transcript, nothing: Shaped::default() };
            let to = Walk { transcript: view.transcript, blocks: &blocks }.moved(from, motion, &mut goal, &mut laying);
            self.goal = goal;
            self.selection = Selection { anchor: if extends { self.selection.anchor } else { to }, caret: to };
        }
        self.move_bounds_by_key(ui, view, events);
        let span = self.selection.span();
        if !span.is_empty() && ui.input(|input| input.events.contains(&Event::Copy)) {
            events.push(ReaderEvent::CopyWanted(span));
        }
        let wanted = ui.input_mut(|input| {
            let settings = view.settings;
            if input.consume_key(Modifiers::COMMAND, Key::Plus) || input.consume_key(Modifiers::COMMAND, Key::Equals) {
                Some(settings.larger())
            } else if input.consume_key(Modifiers::COMMAND, Key::Minus) {
                Some(settings.smaller())
            } else if input.consume_key(Modifiers::COMMAND, Key::Num0) {
                Some(settings.usual_size())
            } else {
                None
            }
        });
        events.extend(wanted.filter(|wanted| *wanted != view.settings).map(ReaderEvent::SettingsChanged));
        let page = (ui.clip_rect().height() - 54.0).max(54.0);
        for (key, delta) in [(Key::PageUp, page), (Key::PageDown, -page)] {
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                ui.scroll_with_delta(vec2(0.0, delta));
            }
        }
    }

    /// Ctrl with the wheel, or two fingers on a pad, change the size a step at a time.
    fn pinch(&mut self, ui: &Ui, view: &ReaderView<'_>, events: &mut Vec<ReaderEvent>) {
        self.pinched *= ui.input(|input| input.zoom_delta());
        let settings = if self.pinched > 1.1 {
            view.settings.larger()
        } else if self.pinched < 0.9 {
            view.settings.smaller()
        } else {
            return;
        };
        self.pinched = 1.0;
        if settings != view.settings {
            events.push(ReaderEvent::SettingsChanged(settings));
        }
    }

    /// Alt+Shift+left and right move the end of the selected coding by a word, up and down its beginning.
    fn move_bounds_by_key(&self, ui: &Ui, view: &ReaderView<'_>, events: &mut Vec<ReaderEvent>) {
        let Some(shown) = self.selected_own(view) else { return };
        let span = shown.coding.span;
        let rtl = self.laid(blocks::at(&self.blocks, span.end())).is_some_and(Shaped::is_rtl);
        for (key, right) in [(Key::ArrowLeft, false), (Key::ArrowRight, true)] {
            if ui.input_mut(|input| input.consume_key(Modifiers::ALT | Modifiers::SHIFT, key)) {
                let walk = Walk { transcript: view.transcript, blocks: &self.blocks };
                let moved: CharSpan = walk.end_moved(span, right != rtl);
                if moved != span {
                    events.push(ReaderEvent::BoundsMoved { coding: shown.coding.id, span: moved, done: true });
                }
            }
        }
        for (key, forward) in [(Key::ArrowUp, false), (Key::ArrowDown, true)] {
            if ui.input_mut(|input| input.consume_key(Modifiers::ALT | Modifiers::SHIFT, key)) {
                let moved = Walk { transcript: view.transcript, blocks: &self.blocks }.start_moved(span, forward);
                if moved != span {
                    events.push(ReaderEvent::BoundsMoved { coding: shown.coding.id, span: moved, done: true });
                }
            }
        }
    }

    /// The selected coding, if it is the person's own and shown.
    pub(super) fn selected_own<'a>(&self, view: &ReaderView<'a>) -> Option<&'a super::ShownCoding> {
        let selected = view.selected?;
        view.codings.iter().find(|shown| shown.coding.id == selected && shown.own)
    }
}
