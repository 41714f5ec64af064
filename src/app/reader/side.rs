//! Stripes and labels beside the text that is in view.

use crate::app::reader::stripes::{self, Extent, FOLDED, LABEL_LINE, LANES, Placed, WIDTH, Wanted, lanes, make_room, place_labels};
use crate::app::reader::{Reader, ReaderView};
use crate::app::text::TextEngine;
use crate::app::text::label::BidiLabel;
use crate::app::text::shape::Shaped;
use crate::app::theme::tokens::{STRIPE, Type};
use crate::model::ids::CodeId;
use egui::{Color32, Rect, pos2, vec2};
use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

/// Groups of more blocks than this are placed without laying all of them out.
const GROUP_MAX: usize = 48;
/// Width of a label's mark and the space after it.
const MARK: f32 = 9.0;
/// Width kept free for the count of labels left out.
const COUNT: f32 = 24.0;
/// Names kept laid out.
const NAMES_KEPT: usize = 600;

/// Short texts that are the same in many frames, kept laid out.
#[derive(Default)]
pub(super) struct Names {
    known: HashMap<u64, Shaped>,
}

impl Names {
    pub(super) fn clear(&mut self) {
        self.known.clear();
    }

    /// A text in the tool's letters on at most `rows` lines.
    pub(super) fn shape(&mut self, engine: &mut TextEngine, text: &str, kind: Type, look: (bool, usize, f32)) -> &Shaped {
        let (strong, rows, width) = look;
        let mut hasher = DefaultHasher::new();
        (text, kind.size.to_bits(), strong, rows, width.to_bits()).hash(&mut hasher);
        if self.known.len() > NAMES_KEPT {
            self.known.clear();
        }
        self.known.entry(hasher.finish()).or_insert_with(|| {
            let label = BidiLabel::new(text, kind, Color32::BLACK).rows(rows);
            if strong { label.strong() } else { label }.shape(engine, width)
        })
    }
}

/// A stripe in view.
pub(super) struct StripeShown {
    pub(super) coding: usize,
    pub(super) rect: Rect,
}

/// A line that stands for stripes without a lane.
pub(super) struct Fold {
    pub(super) rect: Rect,
    pub(super) codings: Vec<usize>,
}

/// A label in view.
pub(super) struct LabelShown {
    /// The codings it names, own first.
    pub(super) codings: Vec<usize>,
    pub(super) rect: Rect,
    pub(super) rows: usize,
    pub(super) more: usize,
    /// A count instead of a name.
    pub(super) fold: bool,
}

/// All that stands beside the text in view, in points on the screen.
#[derive(Default)]
pub(super) struct Side {
    pub(super) stripes: Vec<StripeShown>,
    pub(super) folds: Vec<Fold>,
    pub(super) labels: Vec<LabelShown>,
}

impl Reader {
    /// Gives every short coding of the blocks' group its lane.
    pub(super) fn assign_lanes(&mut self, engine: &mut TextEngine, view: &ReaderView<'_>, block: usize) {
        let group = self.marks.group(block);
        let unknown = |reader: &Self, coding: usize| reader.lanes.get(coding).is_some_and(Option::is_none);
        if !self.marks.on(block).any(|coding| unknown(self, coding)) {
            return;
        }
        if group.len() <= GROUP_MAX {
            for place in group.clone() {
                let _grown = self.lay_out(engine, view.transcript, place);
            }
        }
        let here = self.marks.on_any(group);
        let (mut short, mut outer) = (Vec::new(), 0);
        for coding in here {
            let Some(extent) = self.marks.extent(coding) else { continue };
            if extent.is_long() {
                let lane = extent.outer_lane.map_or(FOLDED, |lane| u8::try_from(LANES - 1 - lane).unwrap_or(FOLDED));
                if let Some(slot) = self.lanes.get_mut(coding) {
                    *slot = Some(lane);
                }
                outer = outer.max(extent.outer_lane.map_or(0, |lane| lane + 1));
            } else {
                short.push(coding);
            }
        }
        let extents: Vec<Extent> = short.iter().map(|coding| self.stripe_extent(view, *coding)).collect();
        for (coding, lane) in short.iter().zip(lanes(&extents)) {
            if let Some(slot) = self.lanes.get_mut(*coding) {
                *slot = Some(u8::try_from(lane).ok().filter(|_| lane < LANES - outer).unwrap_or(FOLDED));
            }
        }
    }

    /// From where to where a coding's stripe goes, in points from the document's top.
    fn stripe_extent(&self, view: &ReaderView<'_>, coding: usize) -> Extent {
        let (Some(shown), Some(extent)) = (view.codings.get(coding), self.marks.extent(coding)) else { return Extent { top: 0.0, bottom: 0.0 } };
        let span = shown.coding.span;
        let row = |place: usize, position: u32| {
            let start = self.blocks.get(place).map_or(0, |block| block.span.start());
            let top = self.heights.before(place) as f32;
            let look = self.look(place);
            match self.laid(place) {
                Some(shaped) => {
                    // Beside the letters, not beside the whole row, so that stripes of neighbouring rows are apart.
                    let caret = shaped.caret(position.saturating_sub(start));
                    (top + look.above + caret.top, top + look.above + caret.top + caret.height)
                }
                None => (top + look.above, top + self.heights.of(place) - look.below),
            }
        };
        let (top, _) = row(extent.first, span.start());
        let (_, bottom) = row(extent.last, span.end().saturating_sub(1).max(span.start()));
        Extent::beside(top, bottom)
    }

    fn lane_of(&self, coding: usize) -> u8 {
        self.lanes.get(coding).copied().flatten().unwrap_or(FOLDED)
    }

    /// Places stripes and labels of the blocks in view. `origin` is the screen's place of the document's top left corner, `view_top` and
    /// `view_bottom` what of it is in view.
    pub(super) fn side(&mut self, engine: &mut TextEngine, view: &ReaderView<'_>, blocks: Range<usize>, origin: egui::Pos2, (top, bottom): (f32, f32)) -> Side {
        let Some(columns) = self.key.map(|key| key.columns) else { return Side::default() };
        let mut side = Side::default();
        let mut folded: Vec<(Extent, usize)> = Vec::new();
        let mut shown: Vec<(Extent, usize)> = Vec::new();
        let here: Vec<usize> = self.marks.on_any(blocks);
        let mut placed: Vec<(Extent, u8)> = here.iter().map(|coding| (self.stripe_extent(view, *coding), self.lane_of(*coding))).collect();
        // What is selected is seen, whatever else lies there.
        let is_selected = |coding: &usize| view.codings.get(*coding).is_some_and(|shown| !shown.echo && view.selected == Some(shown.coding.id));
        if let Some(selected) = here.iter().position(is_selected) {
            make_room(&mut placed, selected);
        }
        for (coding, (place, lane)) in here.into_iter().zip(placed) {
            let extent = Extent { top: place.top + origin.y, bottom: place.bottom + origin.y };
            if extent.bottom < top || extent.top > bottom {
                continue;
            }
            if lane == FOLDED {
                folded.push((extent, coding));
                continue;
            }
            let left = origin.x + columns.lane(f32::from(lane));
            let rect = Rect::from_min_max(pos2(left, extent.top.round()), pos2(left + WIDTH, extent.bottom.round()));
            side.stripes.push(StripeShown { coding, rect });
            shown.push((extent, coding));
        }
        let fold_left = origin.x + columns.lane(LANES as f32);
        for (extent, codings) in joined(folded) {
            let rect = Rect::from_min_max(pos2(fold_left, extent.top.round()), pos2(fold_left + 3.0, extent.bottom.round()));
            side.folds.push(Fold { rect, codings });
        }
        if columns.labels_width > 0.0 {
            let left = origin.x + columns.labels_left;
            side.labels = self.labels(engine, view, (shown, &side.folds), (left, columns.labels_width), top);
        }
        side
    }

    fn labels(
        &mut self,
        engine: &mut TextEngine,
        view: &ReaderView<'_>,
        (shown, folds): (Vec<(Extent, usize)>, &[Fold]),
        (left, width): (f32, f32),
        top: f32,
    ) -> Vec<LabelShown> {
        let mut by_code: BTreeMap<CodeId, Vec<(Extent, usize)>> = BTreeMap::new();
        for (extent, coding) in shown {
            if let Some(shown) = view.codings.get(coding) {
                by_code.entry(shown.coding.code).or_default().push((extent, coding));
            }
        }
        let mut stretches: Vec<(Extent, Vec<usize>, bool)> = by_code.into_values().flat_map(joined).map(|(extent, codings)| (extent, codings, false)).collect();
        stretches.extend(folds.iter().map(|fold| (Extent { top: fold.rect.top(), bottom: fold.rect.bottom() }, fold.codings.clone(), true)));
        // A label of a stripe that began above the view sticks to the view's edge while half a line of its stripe is left.
        stretches.retain_mut(|(extent, ..)| {
            extent.top = extent.top.max(top + 3.0);
            extent.bottom - extent.top >= LABEL_LINE / 2.0
        });
        for (_, codings, _) in &mut stretches {
            codings.sort_by_key(|coding| view.codings.get(*coding).map(|shown| (!shown.own, shown.coding.sort_key())));
        }
        stretches.sort_by(|(one, ..), (other, ..)| one.top.total_cmp(&other.top).then((one.bottom - one.top).total_cmp(&(other.bottom - other.top))));
        let mut wanted = Vec::with_capacity(stretches.len());
        for (extent, codings, fold) in &stretches {
            let name = codings.first().and_then(|coding| view.codings.get(*coding)).map(|shown| shown.name.clone());
            let rows = match name {
                Some(name) if !fold => self.names.shape(engine, &name, STRIPE, (false, stripes::LABEL_ROWS, width - MARK)).rows().len(),
                _ => 1,
            };
            let is_selected = |coding: &usize| view.codings.get(*coding).is_some_and(|shown| view.selected == Some(shown.coding.id));
            wanted.push(Wanted { extent: *extent, rows, must: !fold && codings.iter().any(is_selected) });
        }
        let placed = place_labels(&wanted);
        placed
            .into_iter()
            .filter_map(|Placed { wanted, top, rows, more }| {
                let (_, codings, fold) = stretches.get(wanted)?;
                let rect = Rect::from_min_size(pos2(left, top.round()), vec2(width, rows as f32 * LABEL_LINE));
                Some(LabelShown { codings: codings.clone(), rect, rows, more, fold: *fold })
            })
            .collect()
    }

    /// The name of a label, laid out for its place.
    pub(super) fn label_text(&mut self, engine: &mut TextEngine, name: &str, label: &LabelShown, strong: bool) -> &Shaped {
        let room = label.rect.width() - if label.fold { 0.0 } else { MARK } - if label.more > 0 { COUNT } else { 0.0 };
        self.names.shape(engine, name, STRIPE, (strong, label.rows, room))
    }
}

/// Joins stretches that touch, with what they hold.
fn joined(mut stretches: Vec<(Extent, usize)>) -> Vec<(Extent, Vec<usize>)> {
    stretches.sort_by(|(one, _), (other, _)| one.top.total_cmp(&other.top));
    let mut found: Vec<(Extent, Vec<usize>)> = Vec::new();
    for (extent, coding) in stretches {
        match found.last_mut() {
            Some((last, codings)) if extent.top <= last.bottom => {
                last.bottom = last.bottom.max(extent.bottom);
                codings.push(coding);
            }
            _ => found.push((extent, vec![coding])),
        }
    }
    found
}

/// Where a label's name begins, from its left edge.
pub(super) const fn name_offset(fold: bool) -> f32 {
    if fold { 0.0 } else { MARK }
}
