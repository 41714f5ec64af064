//! Text that may be written in any script and in both directions: fonts, shaping, lines, carets, glyphs on screen.
//!
//! egui orders letters from left to right only, so every place that can hold people's words or a code's name draws them through
//! [`TextEngine`]. Positions are characters (Unicode scalar values) of the paragraph, never bytes.

pub mod atlas;
pub mod boundaries;
pub mod font_set;
mod geometry;
pub mod label;
mod mend;
pub mod shape;

use crate::model::text::CharSpan;
use atlas::Atlas;
use egui::{Align2, Color32, Context, Painter, Pos2, Rect, Stroke, StrokeKind, pos2, vec2};
use font_set::{FontSet, MissingScript};
use shape::{Paragraph, Shaped};

/// Whose words a text is: people's in serif, the tool's in sans.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Face {
    /// People's words.
    #[default]
    Reader,
    /// The tool's words.
    Tool,
}

/// Fonts and glyphs, one of each for a window.
///
/// A frame is: [`TextEngine::begin_frame`], any number of [`TextEngine::shape`] and [`TextEngine::paint`], then [`TextEngine::end_frame`],
/// which uploads all new glyphs at once.
pub struct TextEngine {
    fonts: FontSet,
    atlas: Atlas,
}

impl Default for TextEngine {
    fn default() -> Self {
        Self::new()
    }
}

impl TextEngine {
    /// Reads the shipped fonts. The system's fonts are read when a letter is met that none of them has.
    pub fn new() -> Self {
        Self { fonts: FontSet::new(true), atlas: Atlas::default() }
    }

    /// Without the system's fonts, so that tests see the same letters on every machine.
    pub fn with_shipped_fonts_only() -> Self {
        Self { fonts: FontSet::new(false), atlas: Atlas::default() }
    }

    /// Starts a frame: drops the glyphs of another pixel density or theme.
    pub fn begin_frame(&mut self, context: &Context) {
        self.atlas.begin_frame(context.pixels_per_point(), context.theme() == egui::Theme::Dark);
    }

    /// Uploads what was drawn for the first time in this frame.
    pub fn end_frame(&mut self, context: &Context) {
        self.atlas.upload(context);
    }

    /// Orders, shapes and wraps one paragraph.
    pub fn shape(&mut self, paragraph: &Paragraph<'_>) -> Shaped {
        Shaped::new(&mut self.fonts, paragraph)
    }

    /// Draws a paragraph with its top left corner at `origin`. Characters inside a span of `accents` are drawn in its colour instead;
    /// later spans win. Rows outside the painter's clip rectangle are left out.
    pub fn paint(&mut self, painter: &Painter, shaped: &Shaped, origin: Pos2, colour: Color32, accents: &[(CharSpan, Color32)]) {
        let density = painter.ctx().pixels_per_point();
        let clip = painter.clip_rect();
        for row in shaped.rows() {
            let top = origin.y + row.top;
            if top + shaped.row_height() < clip.min.y || top > clip.max.y {
                continue;
            }
            let baseline = ((top + row.baseline) * density).round();
            let left = (origin.x * density).round();
            for glyph in shaped.glyphs_of(row) {
                let own = accents.iter().rev().find(|(span, _)| span.holds(glyph.position)).map_or(colour, |(_, own)| *own);
                let (key, x, y) = glyph.key((left, baseline), density);
                self.atlas.draw(self.fonts.system_mut(), key, (x, y), own);
            }
        }
        self.atlas.flush(painter);
        for missing in shaped.missing_boxes() {
            code_point_box(painter, missing.rect.translate(origin.to_vec2()), missing.letter, colour);
        }
    }

    /// Scripts met so far that no installed font has, each with the Debian package to install.
    pub fn missing_scripts(&self) -> Vec<MissingScript> {
        self.fonts.missing_scripts()
    }
}

/// A box with a letter's code point: what is shown where no font has the letter, so that it is never shown as nothing.
fn code_point_box(painter: &Painter, rect: Rect, letter: char, colour: Color32) {
    let rect = rect.shrink(1.0);
    painter.rect_stroke(rect, 1.0, Stroke::new(1.0, colour), StrokeKind::Inside);
    let code = format!("{:04X}", u32::from(letter));
    let (upper, lower) = code.split_at(code.len() / 2);
    let font = egui::FontId::proportional((rect.height() * 0.42).min(rect.width() * 0.75).clamp(4.0, 11.0));
    for (part, share) in [(upper, 0.28), (lower, 0.72)] {
        let at = pos2(rect.center().x, rect.top() + rect.height() * share);
        painter.text(at, Align2::CENTER_CENTER, part, font.clone(), colour);
    }
}

/// A caret as a rectangle two points wide around its place.
pub fn caret_rect(caret: shape::Caret, origin: Pos2) -> Rect {
    Rect::from_min_size(origin + vec2(caret.x - 1.0, caret.top), vec2(2.0, caret.height))
}
