//! One paragraph: fonts by script, letters joined and ordered, lines broken, and the boxes that carets and highlights need.

use crate::app::text::Face;
use crate::app::text::font_set::{Choice, FamilyId, FontSet};
use crate::app::text::geometry::{Cell, Geometry};
use crate::app::text::mend::{bad_break, share_ligatures, unite_rtl, without_leading_space};
use crate::app::theme::tokens::{ARABIC_LINE, ARABIC_SCALE};
use crate::model::text::CharSpan;
use cosmic_text::fontdb;
use cosmic_text::{
    Attrs, AttrsList, BufferLine, CacheKey, CacheKeyFlags, Ellipsize, EllipsizeHeightLimit, Hinting, LayoutGlyph, LineEnding, Metrics, Shaping, Wrap,
};
use egui::{Pos2, Rect, pos2};
use unicode_segmentation::UnicodeSegmentation;

pub use crate::app::text::geometry::{Caret, Row};

/// Stands for a letter that no font has, where it is written from left to right; a box is drawn over its place.
const STAND_IN: char = 'm';
/// The same where it is written from right to left.
const STAND_IN_RTL: char = 'ש';
/// Tells the engine that a line is read from right to left although its first letter is not, or it has none.
const RIGHT_TO_LEFT: char = '\u{200F}';
/// The same for a line that is read from left to right.
const LEFT_TO_RIGHT: char = '\u{200E}';
/// Width of a tab in spaces.
const TAB_WIDTH: u16 = 4;

/// A stretch in bold, italic or both, in characters of the paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StyledRun {
    /// Its characters.
    pub span: CharSpan,
    /// Shown in bold.
    pub bold: bool,
    /// Shown in italic.
    pub italic: bool,
}

/// What is to be laid out. Sizes are in points.
#[derive(Clone, Copy, Debug)]
pub struct Paragraph<'a> {
    /// The words. Line ends break the line.
    pub text: &'a str,
    /// Bold and italic, in order.
    pub runs: &'a [StyledRun],
    /// Whose words they are.
    pub face: Face,
    /// Size of Latin letters; Arabic is set larger.
    pub size: f32,
    /// Height of a row; a paragraph in Arabic has higher rows where `spacious`.
    pub line: f32,
    /// Whether rows of Arabic may be higher than `line`.
    pub spacious: bool,
    /// Width to wrap at; none for a single line as long as it needs.
    pub width: Option<f32>,
    /// Number of rows after which an ellipsis stands for the rest.
    pub max_rows: Option<usize>,
}

/// One drawn shape.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    font: fontdb::ID,
    glyph: u16,
    weight: fontdb::Weight,
    flags: CacheKeyFlags,
    size: f32,
    x: f32,
    y: f32,
    /// The character it begins with.
    pub(super) position: u32,
}

impl Glyph {
    /// Key of its picture and the pixel at which it stands, for a row whose left end and baseline are at `origin` in pixels.
    pub(super) fn key(&self, origin: (f32, f32), density: f32) -> (CacheKey, i32, i32) {
        let at = (self.x.mul_add(density, origin.0), self.y.mul_add(density, origin.1).trunc());
        CacheKey::new(self.font, self.glyph, self.size * density, at, self.weight, self.flags)
    }
}

/// A letter that no font has, and where its box stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MissingBox {
    /// Place of the box, in points from the paragraph's top left corner.
    pub rect: Rect,
    /// The letter.
    pub letter: char,
}

/// A laid out paragraph.
#[derive(Clone, Debug, Default)]
pub struct Shaped {
    geometry: Geometry,
    glyphs: Vec<Glyph>,
    missing: Vec<MissingBox>,
    rtl: bool,
}

impl Shaped {
    pub(super) fn new(fonts: &mut FontSet, paragraph: &Paragraph<'_>) -> Self {
        let rtl = first_strong_is_rtl(paragraph.text);
        let arabic = rtl && paragraph.spacious && paragraph.text.chars().any(|letter| matches!(letter, '\u{600}'..='\u{6FF}'));
        let row_height = if arabic { (paragraph.size * ARABIC_LINE).ceil().max(paragraph.line) } else { paragraph.line };
        let mut builder = Builder { fonts, paragraph, rtl, arabic, shaped: Self { rtl, ..Self::default() } };
        builder.shaped.geometry.row_height = row_height;
        let mut start = 0;
        for line in paragraph.text.split(is_line_end) {
            let len = u32::try_from(line.chars().count()).unwrap_or(u32::MAX);
            builder.line(line, CharSpan::at(start, len));
            start = start.saturating_add(len).saturating_add(1);
        }
        builder.shaped.geometry.char_len = start.saturating_sub(1);
        builder.shaped
    }

    /// True where the paragraph is read from right to left, by its first letter.
    pub fn is_rtl(&self) -> bool {
        self.rtl
    }
    /// Number of characters.
    pub fn char_len(&self) -> u32 {
        self.geometry.char_len
    }
    /// The rows from top to bottom; never none.
    pub fn rows(&self) -> &[Row] {
        &self.geometry.rows
    }
    /// Height of each row, in points.
    pub fn row_height(&self) -> f32 {
        self.geometry.row_height
    }
    /// Height of the paragraph, in points.
    pub fn height(&self) -> f32 {
        self.geometry.row_height * self.geometry.rows.len() as f32
    }
    /// Width of the longest row, in points.
    pub fn text_width(&self) -> f32 {
        self.geometry.rows.iter().map(|row| row.right - row.left).fold(0.0, f32::max)
    }
    /// The position nearest to a point, always between two graphemes.
    pub fn hit(&self, point: Pos2) -> u32 {
        self.geometry.hit(point)
    }
    /// Where the caret of a position stands.
    pub fn caret(&self, position: u32) -> Caret {
        self.geometry.caret(position.min(self.geometry.char_len))
    }
    /// Rectangles behind the characters of a span, several on one row where the direction changes. Graphemes are never cut.
    pub fn rects(&self, span: CharSpan) -> Vec<Rect> {
        self.geometry.rects(span)
    }
    /// Letters that no font has.
    pub fn missing_boxes(&self) -> &[MissingBox] {
        &self.missing
    }
    pub(super) fn glyphs_of(&self, row: &Row) -> &[Glyph] {
        self.glyphs.get(row.glyphs.clone()).unwrap_or_default()
    }
}

/// Characters after which a new line begins.
fn is_line_end(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// True for characters written from right to left, by the blocks that Unicode keeps for such scripts.
fn is_rtl(letter: char) -> bool {
    matches!(u32::from(letter), 0x590..=0x8FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFC | 0x10800..=0x10FFF | 0x1E800..=0x1EFFF) && letter.is_alphabetic()
}

/// True where the first letter of a text is written from right to left.
pub fn first_strong_is_rtl(text: &str) -> bool {
    text.chars().find(|letter| letter.is_alphabetic()).is_some_and(is_rtl)
}

/// True where any letter of a text is written from right to left.
pub fn has_rtl(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(is_rtl)
}

/// Lays out one paragraph, line by line.
struct Builder<'a> {
    fonts: &'a mut FontSet,
    paragraph: &'a Paragraph<'a>,
    rtl: bool,
    arabic: bool,
    shaped: Shaped,
}

/// One line between line ends, ready for the engine.
struct Line {
    /// What the engine gets: as many characters as the line, after `lead` of our own.
    text: String,
    /// Byte at which each character of the line begins in `text`.
    starts: Vec<usize>,
    /// Ends of graphemes, in characters of the paragraph.
    graphemes: Vec<u32>,
    span: CharSpan,
    missing: Vec<(u32, char)>,
}

impl Line {
    /// Character of the paragraph that holds a byte of `text`.
    fn position(&self, byte: usize) -> u32 {
        let place = self.starts.partition_point(|start| *start <= byte).saturating_sub(1);
        self.span.start() + u32::try_from(place).unwrap_or(u32::MAX)
    }
    /// Place of the grapheme that holds a character.
    fn grapheme(&self, position: u32) -> usize {
        self.graphemes.partition_point(|end| *end <= position).min(self.graphemes.len().saturating_sub(1))
    }
    /// The characters of a grapheme.
    fn grapheme_span(&self, place: usize) -> CharSpan {
        let start = place.checked_sub(1).and_then(|before| self.graphemes.get(before)).copied().unwrap_or(self.span.start());
        CharSpan::between(start, self.graphemes.get(place).copied().unwrap_or(start))
    }
}

impl Builder<'_> {
    fn line(&mut self, text: &str, span: CharSpan) {
        if span.is_empty() {
            self.empty_row(span);
            return;
        }
        let (line, attributes) = self.prepare(text, span);
        let paragraph = self.paragraph;
        let (wrap, ellipsis) = match paragraph.max_rows {
            Some(rows) => (Wrap::WordOrGlyph, Ellipsize::End(EllipsizeHeightLimit::Lines(rows))),
            None if paragraph.width.is_some() => (Wrap::WordOrGlyph, Ellipsize::None),
            None => (Wrap::None, Ellipsize::None),
        };
        let mut buffer = BufferLine::new(line.text.as_str(), LineEnding::None, attributes, Shaping::Advanced);
        let rows = buffer.layout(self.fonts.system_mut(), paragraph.size, paragraph.width, wrap, ellipsis, None, TAB_WIDTH, Hinting::Disabled);
        if let Some(at) = bad_break(&line.text, rows).filter(|_| paragraph.max_rows.is_none()) {
            let place = line.starts.partition_point(|start| *start < at);
            let byte = text.char_indices().nth(place).map_or(text.len(), |(byte, _)| byte);
            let middle = span.start() + u32::try_from(place).unwrap_or(u32::MAX);
            if let (Some(before), Some(after)) = (text.get(..byte), text.get(byte..)) {
                self.line(before, CharSpan::between(span.start(), middle));
                self.line(after, CharSpan::between(middle, span.end()));
                return;
            }
        }
        let first_row = self.shaped.geometry.rows.len();
        let mut seen = vec![false; line.graphemes.len()];
        for (place, row) in rows.iter().enumerate() {
            let glyphs = if place > 0 && paragraph.max_rows.is_some() { without_leading_space(&line.text, &row.glyphs) } else { row.glyphs.clone() };
            self.row(&line, &glyphs, &mut seen);
        }
        if paragraph.max_rows.is_none() {
            self.hang(&line, first_row, &seen);
        }
        self.close_rows(&line, first_row);
        self.box_missing(&line, first_row);
    }

    /// Chooses a font for every letter and puts stand-ins where there is none.
    fn prepare(&mut self, text: &str, span: CharSpan) -> (Line, AttrsList) {
        let paragraph = self.paragraph;
        let base = FontSet::base(paragraph.face);
        let choices: Vec<Choice> = text.chars().map(|letter| self.fonts.choose(letter, paragraph.face)).collect();
        let families = self.settle(text, &choices, base);
        let mut line =
            Line { text: String::with_capacity(text.len() + 3), starts: Vec::with_capacity(text.len()), graphemes: Vec::new(), span, missing: Vec::new() };
        match (self.rtl, first_strong_is_rtl(text)) {
            (true, false) => line.text.push(RIGHT_TO_LEFT),
            (false, true) => line.text.push(LEFT_TO_RIGHT),
            _ => {}
        }
        for ((letter, choice), position) in text.chars().zip(&choices).zip(span.start()..) {
            line.starts.push(line.text.len());
            let shown = match choice {
                Choice::Missing => {
                    line.missing.push((position, letter));
                    if is_rtl(letter) { STAND_IN_RTL } else { STAND_IN }
                }
                // Control characters would end the engine's paragraph.
                _ if letter.is_control() && letter != '\t' => ' ',
                _ => letter,
            };
            line.text.push(shown);
        }
        let mut end = span.start();
        for grapheme in text.graphemes(true) {
            end += u32::try_from(grapheme.chars().count()).unwrap_or(0);
            line.graphemes.push(end);
        }
        let attributes = self.attributes(&line, &families, base);
        (line, attributes)
    }

    /// One family per character: marks follow their letter, and spaces and signs between two letters of one family are set in it.
    fn settle(&mut self, text: &str, choices: &[Choice], base: FamilyId) -> Vec<FamilyId> {
        let mut settled = Vec::with_capacity(choices.len());
        let mut before: Option<FamilyId> = None;
        let letters: Vec<char> = text.chars().collect();
        // For each place the family of the next letter that has one of its own.
        let mut after = vec![None; choices.len()];
        let mut next = None;
        for (slot, choice) in after.iter_mut().zip(choices).rev() {
            *slot = next;
            if let Choice::Family(family) = choice {
                next = Some(*family);
            }
        }
        for ((choice, letter), after) in choices.iter().zip(letters).zip(after) {
            let family = match choice {
                Choice::Family(family) => {
                    before = Some(*family);
                    *family
                }
                Choice::AsBefore => settled.last().copied().unwrap_or(base),
                Choice::Missing => {
                    if is_rtl(letter) {
                        FontSet::base_rtl()
                    } else {
                        base
                    }
                }
                Choice::Neutral(own) => {
                    let shared = match (before, after) {
                        (Some(one), Some(other)) if one == other => Some(one),
                        (Some(one), None) | (None, Some(one)) if self.rtl => Some(one),
                        _ => None,
                    };
                    match shared {
                        Some(family) if family == *own || self.fonts.covers(family, letter) => family,
                        _ => *own,
                    }
                }
            };
            settled.push(family);
        }
        if text.chars().any(is_rtl) {
            unite_rtl(text, choices, &mut settled);
        }
        settled
    }

    fn attributes(&self, line: &Line, families: &[FamilyId], base: FamilyId) -> AttrsList {
        let paragraph = self.paragraph;
        let style = |family, bold, italic| {
            let mut attributes = Attrs::new();
            if let Some((name, weight, style)) = self.fonts.attributes(family, bold, italic) {
                attributes = attributes.family(name).weight(weight).style(style);
            }
            let scale = if FontSet::is_arabic(family) { ARABIC_SCALE } else { 1.0 };
            let size = if scale > 1.0 { (paragraph.size * scale * 2.0).round() / 2.0 } else { paragraph.size };
            attributes.metrics(Metrics::new(size, paragraph.line))
        };
        let mut list = AttrsList::new(&style(base, false, false));
        let mut runs = paragraph.runs.iter().copied().peekable();
        let mut open: Option<(usize, (FamilyId, bool, bool))> = None;
        for ((position, start), family) in (line.span.start()..).zip(&line.starts).zip(families) {
            while runs.peek().is_some_and(|run| run.span.end() <= position) {
                runs.next();
            }
            let run = runs.peek().filter(|run| run.span.holds(position));
            let look = (*family, run.is_some_and(|run| run.bold), run.is_some_and(|run| run.italic));
            match open {
                Some((_, same)) if same == look => {}
                _ => {
                    if let Some((from, (family, bold, italic))) = open {
                        list.add_span(from..*start, &style(family, bold, italic));
                    }
                    open = Some((*start, look));
                }
            }
        }
        if let Some((from, (family, bold, italic))) = open {
            list.add_span(from..line.text.len(), &style(family, bold, italic));
        }
        list
    }

    fn empty_row(&mut self, span: CharSpan) {
        let edge = if self.rtl { self.paragraph.width.unwrap_or(0.0) } else { 0.0 };
        let (glyphs, cells) = (self.shaped.glyphs.len(), self.shaped.geometry.cells.len());
        self.push_row(glyphs, cells, span, (edge, edge));
    }

    fn push_row(&mut self, first_glyph: usize, first_cell: usize, text: CharSpan, (left, right): (f32, f32)) {
        let geometry = &mut self.shaped.geometry;
        let (size, height) = (self.paragraph.size, geometry.row_height);
        // Ascent and descent of Noto Serif, Inter and Noto Naskh Arabic, in sizes.
        let (ascent, descent) = match (self.arabic, self.paragraph.face) {
            (true, _) => (1.06 * ARABIC_SCALE, 0.55 * ARABIC_SCALE),
            (false, Face::Reader) => (1.069, 0.293),
            (false, Face::Tool) => (0.969, 0.242),
        };
        let baseline = ((height - (ascent + descent) * size) / 2.0 + ascent * size).round();
        let row = Row {
            top: geometry.rows.len() as f32 * height,
            baseline,
            band_top: (baseline - ascent * size - 1.0).round().max(1.0),
            band_bottom: (baseline + descent * size + 1.0).round().min(height - 1.0),
            left,
            right,
            text,
            rtl: self.rtl,
            glyphs: first_glyph..self.shaped.glyphs.len(),
            cells: first_cell..geometry.cells.len(),
        };
        geometry.rows.push(row);
    }

    /// Takes over one row of the engine: its glyphs, and from their clusters the boxes of graphemes.
    fn row(&mut self, line: &Line, glyphs: &[LayoutGlyph], seen: &mut [bool]) {
        let (first_glyph, first_cell) = (self.shaped.glyphs.len(), self.shaped.geometry.cells.len());
        let (mut left, mut right) = (f32::MAX, f32::MIN);
        let mut last_place = None;
        for glyph in glyphs {
            let (start, end) = (line.position(glyph.start), line.position(glyph.end.max(glyph.start + 1) - 1));
            if !line.missing.iter().any(|(position, _)| *position == start) {
                self.shaped.glyphs.push(taken_over(glyph, start));
            }
            (left, right) = (left.min(glyph.x), right.max(glyph.x + glyph.w));
            // The ellipsis and our own mark of direction belong to no character.
            if glyph.start == glyph.end || line.starts.first().is_some_and(|first| glyph.end <= *first) {
                continue;
            }
            let (first, last) = (line.grapheme(start), line.grapheme(end));
            let count = (last - first + 1) as f32;
            let rtl = glyph.level.is_rtl();
            let places: Vec<usize> = if rtl { (first..=last).rev().collect() } else { (first..=last).collect() };
            for (step, place) in places.into_iter().enumerate() {
                let (from, to) = (glyph.x + glyph.w * step as f32 / count, glyph.x + glyph.w * (step + 1) as f32 / count);
                let cells = &mut self.shaped.geometry.cells;
                match cells.last_mut() {
                    Some(cell) if last_place == Some(place) => (cell.left, cell.right) = (cell.left.min(from), cell.right.max(to)),
                    _ => cells.push(Cell { left: from, right: to, span: line.grapheme_span(place), rtl, hanging: false }),
                }
                last_place = Some(place);
                if let Some(seen) = seen.get_mut(place) {
                    *seen = true;
                }
            }
        }
        if let Some(cells) = self.shaped.geometry.cells.get_mut(first_cell..) {
            share_ligatures(cells);
            cells.sort_by(|one, other| one.left.total_cmp(&other.left));
        }
        if left > right {
            let edge = if self.rtl { self.paragraph.width.unwrap_or(0.0) } else { 0.0 };
            (left, right) = (edge, edge);
        }
        self.push_row(first_glyph, first_cell, CharSpan::at(u32::MAX, 0), (left, right));
    }

    /// Gives the spaces that line breaks swallowed a place after their row's end.
    fn hang(&mut self, line: &Line, first_row: usize, seen: &[bool]) {
        if seen.iter().all(|seen| *seen) {
            return;
        }
        let geometry = &mut self.shaped.geometry;
        let space = self.paragraph.size / 4.0;
        let mut extra: Vec<Vec<Cell>> = vec![Vec::new(); geometry.rows.len() - first_row];
        let mut at = 0;
        for (place, _) in seen.iter().enumerate().filter(|(_, seen)| !**seen) {
            let span = line.grapheme_span(place);
            let holder = geometry
                .rows
                .iter()
                .skip(first_row)
                .position(|row| geometry.cells.get(row.cells.clone()).unwrap_or_default().iter().any(|cell| cell.span.end() == span.start()));
            at = holder.unwrap_or(at);
            let (Some(row), Some(cells)) = (geometry.rows.get(first_row + at), extra.get_mut(at)) else { continue };
            let offset = cells.len() as f32 * space;
            let (left, right) = if self.rtl { (row.left - offset - space, row.left - offset) } else { (row.right + offset, row.right + offset + space) };
            cells.push(Cell { left, right, span, rtl: self.rtl, hanging: true });
        }
        // Cells are kept row after row, so they are put together anew.
        let rtl = self.rtl;
        let Some(first_cell) = geometry.rows.get(first_row).map(|row| row.cells.start) else { return };
        let old = geometry.cells.split_off(first_cell);
        for (row, added) in geometry.rows.iter_mut().skip(first_row).zip(extra) {
            let own = old.get(row.cells.start - first_cell..row.cells.end - first_cell).unwrap_or_default();
            let start = geometry.cells.len();
            if rtl {
                geometry.cells.extend(added.iter().rev());
                geometry.cells.extend(own);
            } else {
                geometry.cells.extend(own);
                geometry.cells.extend(&added);
            }
            row.cells = start..geometry.cells.len();
        }
    }

    /// Tells every row which characters stand on it.
    fn close_rows(&mut self, line: &Line, first_row: usize) {
        let geometry = &mut self.shaped.geometry;
        let mut at = line.span.start();
        for row in geometry.rows.iter_mut().skip(first_row) {
            let cells = geometry.cells.get(row.cells.clone()).unwrap_or_default();
            let end = cells.iter().map(|cell| cell.span.end()).max().unwrap_or(at);
            row.text = CharSpan::between(at, end.max(at));
            at = row.text.end();
        }
    }

    fn box_missing(&mut self, line: &Line, first_row: usize) {
        let geometry = &self.shaped.geometry;
        for (position, letter) in &line.missing {
            let Some(row) = geometry.rows.get(geometry.row_of(*position).max(first_row)) else { continue };
            let span = line.grapheme_span(line.grapheme(*position));
            let Some(cell) = geometry.cells.get(row.cells.clone()).unwrap_or_default().iter().find(|cell| cell.span == span) else { continue };
            // A grapheme of several missing letters is shared out between their boxes.
            let width = (cell.right - cell.left) / span.len().max(1) as f32;
            let left = cell.left + width * (position - span.start()) as f32;
            let (top, bottom) = (row.top + row.band_top + 1.0, row.top + row.band_bottom - 1.0);
            self.shaped.missing.push(MissingBox { rect: Rect::from_min_max(pos2(left, top), pos2(left + width, bottom)), letter: *letter });
        }
    }
}

/// The part of the engine's glyph that drawing needs.
fn taken_over(glyph: &LayoutGlyph, position: u32) -> Glyph {
    Glyph {
        font: glyph.font_id,
        glyph: glyph.glyph_id,
        weight: glyph.font_weight,
        flags: glyph.cache_key_flags,
        size: glyph.font_size,
        x: glyph.x + glyph.font_size * glyph.x_offset,
        y: glyph.y - glyph.font_size * glyph.y_offset,
        position,
    }
}

#[cfg(test)]
mod tests;
