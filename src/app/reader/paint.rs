//! How the reader is drawn: grounds first, words over them, then gutter, stripes and labels.

use crate::app::icons;
use crate::app::reader::blocks::{Block, BlockKind};
use crate::app::reader::frame::Scene;
use crate::app::reader::marks::{Standing, tints};
use crate::app::reader::pointer::{own_span, posts};
use crate::app::reader::side::{LabelShown, name_offset};
use crate::app::reader::{CARD_ICON, CARD_PADDING, Reader, ReaderView, TURN_GAP, side};
use crate::app::text::shape::Shaped;
use crate::app::text::{TextEngine, caret_rect};
use crate::app::theme::code_colour::shown;
use crate::app::theme::tokens::{MICRO, RADIUS_CARD, RADIUS_MARK, SMALL, Tokens};
use crate::app::theme::{self, icon_font};
use crate::model::coding::Certainty;
use crate::model::layout::Role;
use crate::model::place::clock;
use crate::model::text::CharSpan;
use egui::{Align2, Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

impl Reader {
    pub(super) fn paint(&mut self, ui: &Ui, engine: &mut TextEngine, view: &ReaderView<'_>, scene: &Scene, focused: bool) {
        let tokens = theme::tokens_of(ui.ctx());
        let painter = ui.painter().with_clip_rect(scene.clip);
        let mut names = std::mem::take(&mut self.names);
        for place in scene.blocks.clone() {
            let Some(block) = self.blocks.get(place).copied() else { continue };
            if block.kind == BlockKind::Header {
                self.paint_header(&painter, engine, view, scene, tokens);
            } else {
                self.paint_grounds(&painter, view, scene, (place, &block), tokens);
                self.paint_words(&painter, engine, view, scene, (place, &block), tokens);
                self.paint_gutter(ui, &painter, (engine, &mut names), view, scene, (place, &block), tokens);
            }
        }
        self.names = names;
        self.paint_stripes(&painter, view, scene, tokens);
        self.paint_labels(&painter, engine, view, scene, tokens);
        if focused {
            self.paint_caret(&painter, scene, tokens);
        }
        self.paint_drop(&painter, scene, tokens);
    }

    /// A frame around the words on which a carried code would be put.
    fn paint_drop(&self, painter: &Painter, scene: &Scene, tokens: &Tokens) {
        let Some(span) = self.drop_here else { return };
        for (place, shaped, corner) in self.in_view(scene) {
            let both = self.blocks.get(place).and_then(|block| Some(own_span(span.intersection(block.span)?, block.span)));
            for rect in both.map(|both| shaped.rects(both)).unwrap_or_default() {
                let rect = rect.translate(corner.to_vec2()).expand2(egui::vec2(2.0, 1.0));
                painter.rect_stroke(rect, CornerRadius::same(RADIUS_MARK), Stroke::new(2.0, tokens.accent), StrokeKind::Inside);
            }
        }
    }

    fn paint_header(&mut self, painter: &Painter, engine: &mut TextEngine, view: &ReaderView<'_>, scene: &Scene, tokens: &Tokens) {
        let Some(columns) = self.key.map(|key| key.columns) else { return };
        let Some(block) = self.blocks.first().copied() else { return };
        let corner = self.text_corner(scene, 0);
        let look = self.look(0);
        let bottom = corner.y - look.above + self.heights.of(0) - TURN_GAP - 8.0;
        let rtl = self.laid(0).is_some_and(Shaped::is_rtl);
        let left = scene.origin.x + columns.text_left;
        let card = Rect::from_min_max(pos2(left, corner.y - look.above), pos2(left + columns.text_width, bottom));
        painter.rect_filled(card, CornerRadius::same(RADIUS_CARD), tokens.bg_head);
        // The glyphs that a click swaps point down to what will open and up to what will close.
        let icon = if self.header_collapsed { icons::CARET_DOWN } else { icons::CARET_UP };
        let x = if rtl { card.left() + 14.0 } else { card.right() - 14.0 };
        painter.text(pos2(x, corner.y + look.line / 2.0), Align2::CENTER_CENTER, icon, icon_font(14.0), tokens.t3);
        if self.header_collapsed {
            let first = view.transcript.slice(block.span).replace('\n', " ");
            let shaped = self.names.shape(engine, &first, SMALL, (false, 1, columns.text_width - CARD_PADDING * 2.0 - CARD_ICON));
            engine.paint(painter, shaped, corner, tokens.t2, &[]);
        } else {
            self.paint_grounds(painter, view, scene, (0, &block), tokens);
            self.paint_words(painter, engine, view, scene, (0, &block), tokens);
        }
    }

    /// Tints, hits and the selection behind a block's words, and the selected coding's line and posts.
    fn paint_grounds(&mut self, painter: &Painter, view: &ReaderView<'_>, scene: &Scene, (place, block): (usize, &Block), tokens: &Tokens) {
        let corner = self.text_corner(scene, place).to_vec2();
        let standing = Standing { selected: view.selected, hovered: self.hovered.map(|(id, _)| id) };
        let tints = tints(block.span, view.codings, self.marks.on(place), standing, (&mut self.grounds, tokens));
        let Some(shaped) = self.laid(place) else { return };
        let radius = CornerRadius::same(RADIUS_MARK);
        for tint in &tints {
            let rtl = shaped.caret(tint.span.start().saturating_sub(block.span.start())).rtl;
            for (step, rect) in shaped.rects(own_span(tint.span, block.span)).into_iter().enumerate() {
                let mut rect = rect.translate(corner);
                match (tint.apart && step == 0, rtl) {
                    (true, true) => rect.max.x -= 1.0,
                    (true, false) => rect.min.x += 1.0,
                    _ => {}
                }
                painter.rect_filled(rect, radius, tint.ground);
            }
        }
        let first_hit = view.hits.partition_point(|hit| hit.end() <= block.span.start());
        for hit in view.hits.iter().skip(first_hit).take_while(|hit| hit.start() < block.span.end()) {
            let Some(both) = hit.intersection(block.span) else { continue };
            for rect in shaped.rects(own_span(both, block.span)) {
                painter.rect_filled(rect.translate(corner), radius, tokens.hit);
            }
        }
        // The selected coding shows its own colour, not that of the words selected with it.
        let shown_by_coding = self.selected_own(view).is_some_and(|shown| shown.coding.span == self.selection.span());
        if let Some(both) = self.selection.span().intersection(block.span).filter(|_| !shown_by_coding) {
            for rect in shaped.rects(own_span(both, block.span)) {
                painter.rect_filled(rect.translate(corner), CornerRadius::ZERO, tokens.sel);
            }
        }
        for coding in self
            .marks
            .on(place)
            .filter_map(|coding| view.codings.get(coding))
            .filter(|shown| !shown.echo && (shown.own || view.selected == Some(shown.coding.id)))
        {
            let Some(both) = coding.coding.span.intersection(block.span) else { continue };
            let (selected, unsure) = (view.selected == Some(coding.coding.id), coding.coding.qualifiers.certainty == Some(Certainty::Unsure));
            let colour = shown(coding.colour, tokens);
            if selected || unsure {
                underline(painter, shaped.rects(own_span(both, block.span)), corner, colour, (selected, unsure));
            }
            if selected && coding.own {
                for (rect, starts) in posts(shaped, own_span(both, block.span)) {
                    let is_end = if starts { coding.coding.span.start() >= block.span.start() } else { coding.coding.span.end() <= block.span.end() };
                    if is_end {
                        painter.rect_filled(rect.translate(corner), CornerRadius::ZERO, colour);
                    }
                }
            }
        }
    }

    fn paint_words(&self, painter: &Painter, engine: &mut TextEngine, view: &ReaderView<'_>, scene: &Scene, (place, block): (usize, &Block), tokens: &Tokens) {
        let Some(shaped) = self.laid(place) else { return };
        let quiet = block.asked || block.kind == BlockKind::Header;
        let mut accents: Vec<(CharSpan, Color32)> = Vec::new();
        if quiet {
            let first_hit = view.hits.partition_point(|hit| hit.end() <= block.span.start());
            let hits = view.hits.iter().skip(first_hit).take_while(|hit| hit.start() < block.span.end());
            let lit = hits.copied().chain([self.selection.span()]).filter_map(|span| span.intersection(block.span));
            accents.extend(lit.map(|span| (own_span(span, block.span), tokens.t1)));
        }
        engine.paint(painter, shaped, self.text_corner(scene, place), if quiet { tokens.t2 } else { tokens.t1 }, &accents);
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one frame, taken apart so that the reader itself can be borrowed")]
    fn paint_gutter(
        &self,
        ui: &Ui,
        painter: &Painter,
        (engine, names): (&mut TextEngine, &mut side::Names),
        view: &ReaderView<'_>,
        scene: &Scene,
        (place, block): (usize, &Block),
        tokens: &Tokens,
    ) {
        let (Some(columns), Some(shaped)) = (self.key.map(|key| key.columns), self.laid(place)) else { return };
        // Of two documents side by side the other one has the gutter.
        if columns.mirrored {
            return;
        }
        let corner = self.text_corner(scene, place);
        let right = scene.origin.x + columns.gutter_right;
        let Some(row) = shaped.rows().first() else { return };
        let baseline = corner.y + row.baseline;
        if let Some((_, until)) = self.flash.filter(|(marked, _)| *marked == place)
            && ui.input(|input| input.time) < until
        {
            let bar = Rect::from_min_max(pos2(right + 4.0, corner.y), pos2(right + 10.0, corner.y + shaped.height()));
            painter.rect_filled(bar, CornerRadius::same(RADIUS_MARK), tokens.hit);
        }
        let mut left = right;
        let mut put = |engine: &mut TextEngine, text: &str, strong: bool, room: f32, colour: Color32| {
            let label = names.shape(engine, text, SMALL, (strong, 1, room));
            let width = label.text_width();
            let (top, start) = label.rows().first().map_or((0.0, 0.0), |row| (row.baseline, row.left));
            engine.paint(painter, label, pos2((left - width - start).round(), baseline - top), colour, &[]);
            left -= width;
        };
        let speaker = block.speaker.filter(|_| block.opens_turn).and_then(|speaker| view.transcript.layout.speakers.get(speaker).map(|found| (speaker, found)));
        if let Some((number, speaker)) = speaker {
            put(engine, &speaker.label, true, columns.gutter_right - 32.0, self.speaker_colour(view, number, tokens));
            left -= 6.0;
        }
        let mut put = |engine: &mut TextEngine, text: &str, colour: Color32| {
            let label = names.shape(engine, text, SMALL, (false, 1, 60.0));
            let top = label.rows().first().map_or(0.0, |row| row.baseline);
            engine.paint(painter, label, pos2((left - label.text_width()).round(), baseline - top), colour, &[]);
        };
        if let Some(number) = block.number {
            put(engine, &number.to_string(), tokens.t3);
        }
        if let Some(time) = block.time_ms.filter(|_| shaped.rows().len() > 1) {
            let label = names.shape(engine, &clock(time), MICRO, (false, 1, columns.gutter_right));
            let top = label.rows().first().map_or(0.0, |row| row.baseline);
            engine.paint(painter, label, pos2((right - label.text_width()).round(), baseline + 17.0 - top), tokens.t3, &[]);
        }
    }

    /// Participants' labels take the colours in turn; interviewers and interpreters are grey.
    fn speaker_colour(&self, view: &ReaderView<'_>, speaker: usize, tokens: &Tokens) -> Color32 {
        let speakers = &view.transcript.layout.speakers;
        if speakers.get(speaker).is_none_or(|speaker| speaker.role != Role::Participant) {
            return tokens.interviewer;
        }
        let before = speakers.iter().take(speaker).filter(|speaker| speaker.role == Role::Participant).count();
        tokens.speakers.get(before % tokens.speakers.len()).copied().unwrap_or(tokens.t1)
    }

    fn paint_stripes(&self, painter: &Painter, view: &ReaderView<'_>, scene: &Scene, tokens: &Tokens) {
        for stripe in &scene.side.stripes {
            let Some(coding) = view.codings.get(stripe.coding) else { continue };
            let colour = shown(coding.colour, tokens);
            let lit = self.is_lit(coding.coding.id);
            let rect = if lit { stripe.rect.expand2(vec2(1.0, 0.0)) } else { stripe.rect };
            let radius = CornerRadius::same(RADIUS_MARK);
            if coding.echo {
                painter.rect_filled(Rect::from_center_size(rect.center(), vec2(1.5, rect.height())), CornerRadius::ZERO, colour);
                continue;
            }
            if coding.own || coding.consensus {
                painter.rect_filled(rect, radius, colour);
            } else {
                painter.rect_stroke(rect, radius, Stroke::new(1.5, colour), StrokeKind::Inside);
            }
            if coding.consensus {
                // A notch every 8 points, 2 points high.
                let mut at = rect.top() + 6.0;
                while at < rect.bottom() - 2.0 {
                    painter.rect_filled(Rect::from_min_max(pos2(rect.left(), at), pos2(rect.right(), at + 2.0)), 0.0, tokens.bg_paper);
                    at += 8.0;
                }
            }
        }
        for fold in &scene.side.folds {
            painter.rect_filled(fold.rect, CornerRadius::same(1), tokens.t3);
        }
    }

    fn is_mirrored(&self) -> bool {
        self.key.is_some_and(|key| key.columns.mirrored)
    }

    fn is_lit(&self, coding: crate::model::ids::CodingId) -> bool {
        self.hovered.is_some_and(|(id, _)| id == coding)
    }

    fn paint_labels(&mut self, painter: &Painter, engine: &mut TextEngine, view: &ReaderView<'_>, scene: &Scene, tokens: &Tokens) {
        for label in &scene.side.labels {
            let Some(first) = label.codings.first().and_then(|coding| view.codings.get(*coding)) else { continue };
            let any = |wanted: &dyn Fn(crate::model::ids::CodingId) -> bool| {
                label.codings.iter().filter_map(|coding| view.codings.get(*coding)).any(|shown| wanted(shown.coding.id))
            };
            let strong = !label.fold && any(&|id| view.selected == Some(id));
            let lit = any(&|id| self.hovered.is_some_and(|(hovered, _)| hovered == id));
            let colour = match (label.fold, strong || lit) {
                (true, _) => tokens.t3,
                (false, true) => tokens.t1,
                (false, false) if first.echo => tokens.t3,
                (false, false) => tokens.t2,
            };
            if !label.fold {
                let edge = if self.is_mirrored() { label.rect.right() - 3.0 } else { label.rect.left() };
                let mark = Rect::from_min_size(pos2(edge, label.rect.top() + 2.0), vec2(3.0, 12.0));
                let own = shown(first.colour, tokens);
                if first.own {
                    painter.rect_filled(mark, CornerRadius::same(1), own);
                } else {
                    painter.rect_stroke(mark, CornerRadius::same(1), Stroke::new(1.0, own), StrokeKind::Inside);
                }
            }
            let text = if label.fold { format!("+{}", label.codings.len()) } else { first.name.to_string() };
            self.paint_label_text(painter, engine, label, (&text, strong), colour, tokens);
        }
    }

    fn paint_label_text(
        &mut self,
        painter: &Painter,
        engine: &mut TextEngine,
        label: &LabelShown,
        (text, strong): (&str, bool),
        colour: Color32,
        tokens: &Tokens,
    ) {
        let mirrored = self.is_mirrored();
        let offset = name_offset(label.fold);
        let edge = if mirrored { label.rect.right() - offset } else { label.rect.left() + offset };
        let shaped = self.label_text(engine, text, label, strong);
        let (width, start) = (shaped.text_width(), shaped.rows().first().map_or(0.0, |row| if shaped.is_rtl() { row.left } else { 0.0 }));
        let left = if mirrored { edge - width } else { edge };
        // A name in Arabic begins beside its mark like every other.
        engine.paint(painter, shaped, pos2(left - start, label.rect.top()), colour, &[]);
        if label.more > 0 {
            let count = format!("+{}", label.more);
            let shaped = self.names.shape(engine, &count, crate::app::theme::tokens::STRIPE, (false, 1, 40.0));
            let count_left = if mirrored { left - 6.0 - shaped.text_width() } else { left + width + 6.0 };
            engine.paint(painter, shaped, pos2(count_left.round(), label.rect.top()), tokens.t3, &[]);
        }
    }

    fn paint_caret(&self, painter: &Painter, scene: &Scene, tokens: &Tokens) {
        let position = self.selection.caret;
        for (place, shaped, corner) in self.in_view(scene) {
            let Some(block) = self.blocks.get(place) else { continue };
            if block.span.start() <= position && position <= block.span.end() {
                let caret = shaped.caret(position - block.span.start());
                painter.rect_filled(caret_rect(caret, corner), 0.0, tokens.t1);
            }
        }
    }
}

/// The line under the selected coding (2 points) or under an unsure one (dashed).
fn underline(painter: &Painter, rects: Vec<Rect>, corner: egui::Vec2, colour: Color32, (selected, unsure): (bool, bool)) {
    let width = if selected { 2.0 } else { 1.5 };
    for rect in rects {
        let rect = rect.translate(corner);
        let y = rect.bottom() - width / 2.0;
        let ends: [Pos2; 2] = [pos2(rect.left(), y), pos2(rect.right(), y)];
        if unsure {
            painter.extend(Shape::dashed_line(&ends, Stroke::new(width, colour), 3.0, 3.0));
        } else {
            painter.line_segment(ends, Stroke::new(width, colour));
        }
    }
}
