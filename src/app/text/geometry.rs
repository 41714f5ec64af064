//! Boxes of graphemes on their rows: from points to positions, from positions to carets, from spans to rectangles.

use crate::model::text::CharSpan;
use egui::{Pos2, Rect, pos2};
use std::ops::Range;

/// One line of a laid out paragraph. Distances are in points from the paragraph's top left corner.
#[derive(Clone, Debug)]
pub struct Row {
    /// Top of the row.
    pub top: f32,
    /// Baseline, from the row's own top.
    pub baseline: f32,
    /// Upper edge of a highlight, from the row's own top.
    pub band_top: f32,
    /// Lower edge of a highlight, from the row's own top.
    pub band_bottom: f32,
    /// Left end of what is written.
    pub left: f32,
    /// Right end of what is written.
    pub right: f32,
    /// The characters on this row, with the spaces that a line break swallowed.
    pub text: CharSpan,
    /// True where the row is read from right to left.
    pub rtl: bool,
    pub(super) glyphs: Range<usize>,
    pub(super) cells: Range<usize>,
}

/// The box of one grapheme.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) span: CharSpan,
    /// True where its letters go from right to left.
    pub(super) rtl: bool,
    /// True for a space that a line break swallowed: a caret can stand beside it, but it is never highlighted.
    pub(super) hanging: bool,
}

impl Cell {
    /// Where a caret before (`start`) or after the grapheme stands.
    fn edge(&self, start: bool) -> f32 {
        if start == self.rtl { self.right } else { self.left }
    }
}

/// Where a caret stands. Distances are in points from the paragraph's top left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Caret {
    /// Its place on the row.
    pub x: f32,
    /// Upper end.
    pub top: f32,
    /// Height.
    pub height: f32,
    /// True where the letters beside it go from right to left.
    pub rtl: bool,
    /// A point inside the grapheme that the caret belongs to; where two directions meet, two positions share one `x` and only this tells them apart.
    pub probe: Pos2,
    /// Place of its row.
    pub row: usize,
}

/// Rows with their cells.
#[derive(Clone, Debug, Default)]
pub(super) struct Geometry {
    pub(super) rows: Vec<Row>,
    pub(super) cells: Vec<Cell>,
    pub(super) row_height: f32,
    pub(super) char_len: u32,
}

impl Geometry {
    fn cells_of(&self, row: &Row) -> &[Cell] {
        self.cells.get(row.cells.clone()).unwrap_or_default()
    }

    /// Place of the row at a height.
    pub(super) fn row_at(&self, y: f32) -> usize {
        let wanted = (y / self.row_height.max(1.0)).floor().max(0.0);
        // Bounded by the number of rows.
        (wanted as usize).min(self.rows.len().saturating_sub(1))
    }

    pub(super) fn hit(&self, point: Pos2) -> u32 {
        let Some(row) = self.rows.get(self.row_at(point.y)) else { return 0 };
        let distance = |cell: &&Cell| {
            if point.x < cell.left {
                cell.left - point.x
            } else if point.x >= cell.right {
                point.x - cell.right + f32::EPSILON
            } else {
                -1.0
            }
        };
        let nearest = self.cells_of(row).iter().min_by(|one, other| distance(one).total_cmp(&distance(other)));
        let Some(cell) = nearest else { return row.text.start() };
        let in_left_half = point.x < (cell.left + cell.right) / 2.0;
        if in_left_half == cell.rtl { cell.span.end() } else { cell.span.start() }
    }

    pub(super) fn caret(&self, position: u32) -> Caret {
        let place = self.row_of(position);
        let Some(row) = self.rows.get(place) else {
            return Caret { x: 0.0, top: 0.0, height: self.row_height, rtl: false, probe: Pos2::ZERO, row: 0 };
        };
        let before = place.checked_sub(1).and_then(|place| self.rows.get(place));
        let starting = self.cells_of(row).iter().find(|cell| cell.span.start() == position).map(|cell| (cell, true));
        let ending = || self.cells_of(row).iter().find(|cell| cell.span.end() == position).map(|cell| (cell, false));
        let holding = || self.cells_of(row).iter().find(|cell| cell.span.holds(position)).map(|cell| (cell, true));
        let middle = row.top + (row.band_top + row.band_bottom) / 2.0;
        let (x, inside, rtl) = match starting.or_else(ending).or_else(holding) {
            Some((cell, start)) => {
                let x = cell.edge(start);
                (x, x + (cell.edge(!start) - x) / 4.0, cell.rtl)
            }
            None => {
                let x = if row.rtl { row.right } else { row.left };
                (x, x, before.map_or(row.rtl, |_| row.rtl))
            }
        };
        Caret { x, top: row.top + row.band_top, height: row.band_bottom - row.band_top, rtl, probe: pos2(inside, middle), row: place }
    }

    /// Place of the row on which the caret of a position stands: the later one where a line breaks there.
    pub(super) fn row_of(&self, position: u32) -> usize {
        self.rows.partition_point(|row| row.text.start() <= position).saturating_sub(1)
    }

    pub(super) fn rects(&self, span: CharSpan) -> Vec<Rect> {
        let mut found: Vec<Rect> = Vec::new();
        if span.is_empty() {
            return found;
        }
        let first = self.row_of(span.start());
        for row in self.rows.iter().skip(first).take_while(|row| row.text.start() < span.end()) {
            let (top, bottom) = (row.top + row.band_top, row.top + row.band_bottom);
            let mut open = false;
            for cell in self.cells_of(row) {
                if cell.hanging || !cell.span.overlaps(span) {
                    // A cell without width does not break a rectangle in two.
                    open &= cell.right <= cell.left;
                    continue;
                }
                match found.last_mut() {
                    Some(last) if open => {
                        last.min.x = last.min.x.min(cell.left);
                        last.max.x = last.max.x.max(cell.right);
                    }
                    _ => found.push(Rect::from_min_max(pos2(cell.left, top), pos2(cell.right, bottom))),
                }
                open = true;
            }
        }
        found
    }
}
