//! What lies under the pointer, and what clicks and drags there mean.

use crate::app::reader::blocks::BlockKind;
use crate::app::reader::frame::Scene;
use crate::app::reader::{Drag, DraggedCode, DraggedPassage, Reader, ReaderEvent, ReaderView, Selection, ShownCoding, Stretch, Walk};
use crate::app::text::TextEngine;
use crate::app::text::label::BidiLabel;
use crate::app::theme;
use crate::app::theme::tokens::{BODY, SMALL};
use crate::model::ids::CodingId;
use crate::model::text::CharSpan;
use egui::{CursorIcon, DragAndDrop, Margin, PointerButton, Pos2, Rect, Response, Tooltip, Ui, pos2, vec2};

/// Half of the width at which an end post can be taken, in points.
const POST_REACH: f32 = 6.0;
/// Seconds for which the pointer rests before a tooltip comes.
const TOOLTIP_DELAY: f64 = 0.3;
/// Width of a tooltip's text, in points.
const TOOLTIP_WIDTH: f32 = 300.0;
/// Number of characters of a definition or memo that a tooltip shows.
const TOOLTIP_TEXT: usize = 400;

/// What is under the pointer.
#[derive(Clone, Debug, PartialEq)]
enum Under {
    /// An end of the selected coding; the other end is told.
    Post { coding: CodingId, fixed: u32 },
    /// A stripe or a label.
    Beside(Vec<usize>),
    /// The line that stands for several stripes, or its count.
    Fold(Vec<usize>),
    /// The header's card.
    Header,
    /// The text, nearest to this position, on these codings, shortest first.
    Text(u32, Vec<usize>),
}

impl Reader {
    pub(super) fn pointer(&mut self, ui: &Ui, view: &ReaderView<'_>, scene: &Scene, response: &Response, events: &mut Vec<ReaderEvent>) {
        let pointer = response.hover_pos().or(response.interact_pointer_pos());
        let under = pointer.and_then(|point| self.under(view, scene, point));
        self.hover(ui, view, under.as_ref());
        if let Some(under) = &under {
            ui.ctx().set_cursor_icon(match under {
                Under::Post { .. } => CursorIcon::ResizeHorizontal,
                Under::Beside(_) | Under::Fold(_) | Under::Header => CursorIcon::PointingHand,
                Under::Text(..) => CursorIcon::Text,
            });
        }
        if response.clicked() || response.drag_started() || response.secondary_clicked() {
            response.request_focus();
        }
        self.drags(ui, view, scene, response, events);
        self.drops(view, scene, response, pointer, events);
        let Some(under) = under else { return };
        if response.secondary_clicked() {
            let position = if let Under::Text(position, _) = under { position } else { self.selection.caret };
            if !self.selection.span().holds(position) {
                self.select(Selection::at(position));
            }
            // Screen coordinates fit easily.
            events.extend(pointer.map(|point| ReaderEvent::MenuWanted { position, at: [point.x as i32, point.y as i32] }));
        } else if response.triple_clicked() || response.double_clicked() {
            if let Under::Text(position, _) = under {
                let stretch = if response.triple_clicked() { Stretch::Sentence } else { Stretch::Word };
                let span = Walk { transcript: view.transcript, blocks: &self.blocks }.stretch(position, stretch);
                self.select(Selection::of(span));
            }
        } else if response.clicked() {
            self.clicked(ui, view, under, events);
        }
    }

    fn clicked(&mut self, ui: &Ui, view: &ReaderView<'_>, under: Under, events: &mut Vec<ReaderEvent>) {
        let id = |coding: &usize| view.codings.get(*coding).map(|shown| shown.coding.id);
        match under {
            Under::Header => self.toggle_header(),
            Under::Fold(codings) => {
                let at = ui.input(|input| input.pointer.interact_pos()).unwrap_or_default();
                // Screen coordinates fit easily.
                events.push(ReaderEvent::FoldClicked { codings: codings.iter().filter_map(id).collect(), at: [at.x as i32, at.y as i32] });
            }
            Under::Beside(codings) => {
                if let Some(shown) = next_of(view, &codings) {
                    self.select(Selection::of(shown.coding.span));
                    events.push(ReaderEvent::CodingClicked(shown.coding.id));
                }
            }
            Under::Text(position, codings) => {
                let extends = ui.input(|input| input.modifiers.shift);
                let anchor = if extends { self.selection.anchor } else { position };
                self.select(Selection { anchor, caret: position });
                self.clicked = Some(position);
                if !extends {
                    events.extend(next_of(view, &codings).map(|shown| ReaderEvent::CodingClicked(shown.coding.id)));
                }
            }
            Under::Post { .. } => {}
        }
    }

    fn drags(&mut self, ui: &Ui, view: &ReaderView<'_>, scene: &Scene, response: &Response, events: &mut Vec<ReaderEvent>) {
        if response.drag_started_by(PointerButton::Primary)
            && let Some(origin) = ui.input(|input| input.pointer.press_origin())
        {
            self.drag = match self.under(view, scene, origin) {
                Some(Under::Post { coding, fixed }) => Some(Drag::Post { coding, fixed }),
                Some(Under::Text(..)) if self.is_on_selection(origin) => {
                    DragAndDrop::set_payload(ui.ctx(), DraggedPassage(self.selection.span()));
                    Some(Drag::Passage)
                }
                Some(Under::Text(position, _)) => {
                    let anchor = if ui.input(|input| input.modifiers.shift) { self.selection.anchor } else { position };
                    self.select(Selection { anchor, caret: position });
                    Some(Drag::Selection)
                }
                _ => None,
            };
        }
        let Some(drag) = self.drag else { return };
        let point = response.interact_pointer_pos().or(ui.input(|input| input.pointer.latest_pos()));
        if let Some(caret) = point.and_then(|point| self.position_at(scene, point)) {
            match drag {
                Drag::Passage => {}
                Drag::Selection => self.select(Selection { caret, ..self.selection }),
                Drag::Post { coding, fixed } => {
                    let span = CharSpan::between(fixed, caret);
                    let done = response.drag_stopped();
                    if !span.is_empty() || done {
                        events.push(ReaderEvent::BoundsMoved { coding, span, done });
                    }
                }
            }
        }
        if let Some(point) = point.filter(|_| response.dragged() && drag != Drag::Passage) {
            // Near the edges the text comes to meet the selection.
            let beyond = (scene.clip.top() + 8.0 - point.y).max(0.0) - (point.y - scene.clip.bottom() + 8.0).max(0.0);
            if beyond != 0.0 {
                ui.scroll_with_delta(vec2(0.0, beyond.clamp(-40.0, 40.0)));
                ui.ctx().request_repaint();
            }
        }
        if response.drag_stopped() {
            self.drag = None;
        }
    }

    /// A code let go over the text goes to the selection it is let go on, else to the sentence.
    fn drops(&mut self, view: &ReaderView<'_>, scene: &Scene, response: &Response, pointer: Option<Pos2>, events: &mut Vec<ReaderEvent>) {
        self.drop_here = None;
        if response.dnd_hover_payload::<DraggedCode>().is_none() {
            return;
        }
        let Some(point) = pointer.or(response.ctx.input(|input| input.pointer.latest_pos())) else { return };
        let sentence = || {
            let position = self.position_at(scene, point)?;
            Some(Walk { transcript: view.transcript, blocks: &self.blocks }.stretch(position, Stretch::Sentence))
        };
        let span = if self.is_on_selection(point) { Some(self.selection.span()) } else { sentence() };
        match response.dnd_release_payload::<DraggedCode>() {
            Some(dropped) => events.extend(span.map(|span| ReaderEvent::CodeDropped { code: dropped.0, span })),
            None => self.drop_here = span,
        }
    }

    /// True where a point on the screen is on the selected words.
    fn is_on_selection(&self, point: Pos2) -> bool {
        let span = self.selection.span();
        let on_text = |shown: &crate::app::reader::frame::Shown| {
            shown.blocks.clone().any(|place| {
                let (Some(block), Some(shaped)) = (self.blocks.get(place), self.laid(place)) else { return false };
                let Some(both) = span.intersection(block.span) else { return false };
                let inside = (point - self.corner(shown.origin, place)).to_pos2();
                shaped.rects(own_span(both, block.span)).iter().any(|rect| rect.contains(inside))
            })
        };
        self.shown.as_ref().is_some_and(on_text)
    }

    /// The position nearest to a point on the screen.
    fn position_at(&self, scene: &Scene, point: Pos2) -> Option<u32> {
        let mut nearest = None;
        for (place, shaped, corner) in self.in_view(scene) {
            if self.header_collapsed && self.blocks.get(place).is_some_and(|block| block.kind == BlockKind::Header) {
                continue;
            }
            nearest = Some((place, shaped, corner));
            if point.y < corner.y + shaped.height() + self.look(place).below / 2.0 {
                break;
            }
        }
        let (place, shaped, corner) = nearest?;
        Some(self.blocks.get(place)?.span.start() + shaped.hit((point - corner).to_pos2()))
    }

    fn under(&self, view: &ReaderView<'_>, scene: &Scene, point: Pos2) -> Option<Under> {
        if !scene.clip.contains(point) {
            return None;
        }
        let columns = self.key?.columns;
        if let Some(post) = self.post_under(view, scene, point) {
            return Some(post);
        }
        if let Some(label) = scene.side.labels.iter().find(|label| label.rect.contains(point)) {
            return Some(if label.fold { Under::Fold(label.codings.clone()) } else { Under::Beside(label.codings.clone()) });
        }
        if let Some(fold) = scene.side.folds.iter().find(|fold| fold.rect.expand(2.0).contains(point)) {
            return Some(Under::Fold(fold.codings.clone()));
        }
        if let Some(stripe) = scene.side.stripes.iter().find(|stripe| stripe.rect.expand(1.5).contains(point)) {
            return Some(Under::Beside(vec![stripe.coding]));
        }
        let left = scene.origin.x + columns.text_left;
        if point.x < left - 8.0 || point.x > left + columns.text_width + 12.0 {
            return None;
        }
        if let Some((0, shaped, corner)) = self.in_view(scene).next().filter(|_| self.blocks.first().is_some_and(|block| block.kind == BlockKind::Header)) {
            let height = if self.header_collapsed { shaped.row_height() } else { shaped.height() };
            // The whole card while it is on one line, else the corner with the caret.
            let card = Rect::from_min_max(pos2(left, corner.y - 8.0), pos2(left + columns.text_width, corner.y + height + 8.0));
            let edge = if shaped.is_rtl() { card.left() } else { card.right() - 28.0 };
            let caret = Rect::from_min_size(pos2(edge, card.top()), vec2(28.0, 28.0));
            if card.contains(point) && (self.header_collapsed || caret.contains(point)) {
                return Some(Under::Header);
            }
        }
        let position = self.position_at(scene, point)?;
        Some(Under::Text(position, self.codings_under(view, scene, point)))
    }

    /// Codings whose ground is under a point, shortest first.
    fn codings_under(&self, view: &ReaderView<'_>, scene: &Scene, point: Pos2) -> Vec<usize> {
        let Some((place, shaped, corner)) = self.in_view(scene).find(|(_, shaped, corner)| (corner.y..corner.y + shaped.height()).contains(&point.y)) else {
            return Vec::new();
        };
        let Some(block) = self.blocks.get(place) else { return Vec::new() };
        let inside = (point - corner).to_pos2();
        let mut found: Vec<usize> = self
            .marks
            .on(place)
            .filter(|coding| {
                let span = view.codings.get(*coding).filter(|shown| shown.own).and_then(|shown| shown.coding.span.intersection(block.span));
                span.is_some_and(|span| shaped.rects(own_span(span, block.span)).iter().any(|rect| rect.contains(inside)))
            })
            .collect();
        found.sort_by_key(|coding| view.codings.get(*coding).map(|shown| (shown.coding.span.len(), shown.coding.id)));
        found
    }

    fn post_under(&self, view: &ReaderView<'_>, scene: &Scene, point: Pos2) -> Option<Under> {
        let shown = self.selected_own(view)?;
        let span = shown.coding.span;
        for (place, shaped, corner) in self.in_view(scene) {
            let Some(block) = self.blocks.get(place) else { continue };
            let rects = span.intersection(block.span).map(|both| posts(shaped, own_span(both, block.span))).unwrap_or_default();
            for (rect, starts) in rects {
                // Only the ends of the coding have posts, not the ends of its blocks.
                let is_end = if starts { span.start() >= block.span.start() } else { span.end() <= block.span.end() };
                if is_end && rect.translate(corner.to_vec2()).expand2(vec2(POST_REACH - 1.0, 2.0)).contains(point) {
                    return Some(Under::Post { coding: shown.coding.id, fixed: if starts { span.end() } else { span.start() } });
                }
            }
        }
        None
    }

    fn hover(&mut self, ui: &Ui, view: &ReaderView<'_>, under: Option<&Under>) {
        let coding = match under {
            Some(Under::Beside(codings) | Under::Text(_, codings)) if self.drag.is_none() => codings.first(),
            _ => None,
        };
        let now = ui.input(|input| input.time);
        let id = coding.and_then(|coding| view.codings.get(*coding)).map(|shown| shown.coding.id);
        self.hovered = match (id, self.hovered) {
            (Some(id), Some((same, since))) if id == same => Some((id, since)),
            (Some(id), _) => {
                ui.ctx().request_repaint_after_secs(TOOLTIP_DELAY as f32 + 0.02);
                Some((id, now))
            }
            (None, _) => None,
        };
    }

    /// Path, coder, date, definition and memo of the coding under the pointer.
    pub(super) fn tooltip(&self, ui: &Ui, engine: &mut TextEngine, view: &ReaderView<'_>, response: &Response) {
        let Some((id, since)) = self.hovered else { return };
        if ui.input(|input| input.time) - since < TOOLTIP_DELAY {
            return;
        }
        let Some(shown) = view.codings.iter().find(|shown| shown.coding.id == id) else { return };
        let tokens = theme::tokens_of(ui.ctx());
        let tooltip = Tooltip::always_open(ui.ctx().clone(), response.layer_id, response.id, egui::PopupAnchor::Pointer).gap(14.0).width(TOOLTIP_WIDTH + 16.0);
        tooltip.accessible_name(&*shown.name).show(|ui| {
            egui::Frame::NONE.inner_margin(Margin::symmetric(8, 6)).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                let mut line = |text: &str, kind, colour, strong: bool, rows: usize| {
                    if !text.is_empty() {
                        let cut: String = text.chars().take(TOOLTIP_TEXT).collect();
                        let label = BidiLabel::new(&cut, kind, colour).rows(rows);
                        if strong { label.strong() } else { label }.show(engine, ui, TOOLTIP_WIDTH);
                    }
                };
                line(&shown.name, BODY, tokens.t1, true, 2);
                line(&shown.path, SMALL, tokens.t3, false, 1);
                line(&shown.made, SMALL, tokens.t2, false, 1);
                line(&shown.definition, SMALL, tokens.t1, false, 6);
                line(&shown.coding.memo, SMALL, tokens.t2, false, 6);
            });
        });
    }
}

/// A span of the document in characters of its block.
pub(super) fn own_span(span: CharSpan, block: CharSpan) -> CharSpan {
    CharSpan::between(span.start().saturating_sub(block.start()), span.end().saturating_sub(block.start()))
}

/// The coding that a click means: the first, or the one after the selected one.
fn next_of<'a>(view: &ReaderView<'a>, codings: &[usize]) -> Option<&'a ShownCoding> {
    let selected = codings.iter().position(|coding| view.codings.get(*coding).is_some_and(|shown| Some(shown.coding.id) == view.selected));
    let place = selected.map_or(0, |place| (place + 1) % codings.len().max(1));
    codings.get(place).and_then(|coding| view.codings.get(*coding))
}

/// The posts at both ends of a stretch, in points from the block's corner; `true` for the one at the start.
pub(super) fn posts(shaped: &crate::app::text::shape::Shaped, span: CharSpan) -> Vec<(Rect, bool)> {
    let rects = shaped.rects(span);
    let post = |rect: &Rect, right: bool| {
        let x = if right { rect.right() } else { rect.left() - 2.0 };
        Rect::from_min_max(pos2(x, rect.top()), pos2(x + 2.0, rect.bottom()))
    };
    let start = shaped.caret(span.start());
    let begins = rects.iter().find(|rect| rect.expand(0.5).contains(start.probe)).or(rects.first());
    // The rectangle with the last letter: its caret stands after the span, maybe on the next row.
    let last = shaped.rects(CharSpan::between(span.end().saturating_sub(1).max(span.start()), span.end()));
    let ends = last.last().and_then(|letter| rects.iter().find(|rect| rect.expand(0.5).contains(letter.center()))).or(rects.last());
    let end_rtl = shaped.caret(span.end().saturating_sub(1)).rtl;
    let mut found = Vec::with_capacity(2);
    found.extend(begins.map(|rect| (post(rect, start.rtl), true)));
    found.extend(ends.map(|rect| (post(rect, !end_rtl), false)));
    found
}
