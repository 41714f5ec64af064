//! Which codings lie on which block, which blocks their stripes tie together, and the grounds under the text.

use crate::app::reader::ShownCoding;
use crate::app::reader::blocks::{self, Block};
use crate::app::theme::code_colour::{HOVERED, SELECTED, mix, shown};
use crate::app::theme::tokens::Tokens;
use crate::model::ids::CodingId;
use crate::model::text::CharSpan;
use egui::Color32;
use std::collections::HashMap;
use std::ops::Range;

/// A coding over more blocks than this stands in an outer lane, so that it does not tie all of them together.
const LONG: usize = 3;
/// Outer lanes that long codings may take.
const LONG_LANES: usize = 2;

/// What is known of one coding's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    /// First and last block.
    pub(super) first: usize,
    pub(super) last: usize,
    /// Lane counted from outside, for a long coding; too many are folded.
    pub(super) outer_lane: Option<usize>,
}

impl Extent {
    pub(super) fn is_long(&self) -> bool {
        self.last - self.first >= LONG
    }
}

/// The codings of a document by block. Places are those of the view's list of codings.
#[derive(Clone, Debug, Default)]
pub(super) struct Marks {
    starts: Vec<u32>,
    items: Vec<u32>,
    extents: Vec<Extent>,
    /// For each block the blocks that short codings tie to it.
    groups: Vec<(u32, u32)>,
}

impl Marks {
    pub(super) fn new(blocks: &[Block], codings: &[ShownCoding]) -> Self {
        let mut extents: Vec<Extent> = codings.iter().map(|shown| extent(blocks, shown.coding.span)).collect();
        outer_lanes(&mut extents);
        let mut starts = vec![0_u32; blocks.len() + 1];
        for extent in &extents {
            for count in starts.iter_mut().skip(extent.first + 1).take(extent.last + 1 - extent.first) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut items = vec![0; sum as usize];
        for (place, extent) in (0..).zip(&extents) {
            for block in extent.first..=extent.last {
                let Some(slot) = next.get_mut(block) else { continue };
                if let Some(item) = items.get_mut(*slot as usize) {
                    *item = place;
                }
                *slot += 1;
            }
        }
        let groups = groups(blocks.len(), &extents);
        Self { starts, items, extents, groups }
    }

    /// Codings on a block.
    pub(super) fn on(&self, block: usize) -> impl Iterator<Item = usize> + '_ {
        let range = match (self.starts.get(block), self.starts.get(block + 1)) {
            (Some(start), Some(end)) => *start as usize..*end as usize,
            _ => 0..0,
        };
        self.items.get(range).unwrap_or_default().iter().map(|place| *place as usize)
    }

    pub(super) fn extent(&self, coding: usize) -> Option<Extent> {
        self.extents.get(coding).copied()
    }

    /// The blocks whose stripes have to be placed together with this block's.
    pub(super) fn group(&self, block: usize) -> Range<usize> {
        self.groups.get(block).map_or(block..block + 1, |(first, end)| *first as usize..*end as usize)
    }

    /// Codings on any of the blocks, each once, in order.
    pub(super) fn on_any(&self, blocks: Range<usize>) -> Vec<usize> {
        let mut found: Vec<usize> = blocks.flat_map(|block| self.on(block)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn extent(blocks: &[Block], span: CharSpan) -> Extent {
    let first = blocks::at(blocks, span.start().saturating_add(1).min(span.end()));
    let last = blocks::at(blocks, span.end()).max(first);
    // A coding that ends inside a label ends with the block before it.
    let begins = blocks.get(last).map_or(0, |block| block.span.start());
    let last = if begins >= span.end() && last > first { last - 1 } else { last };
    Extent { first, last, outer_lane: None }
}

/// Gives long codings lanes from outside, longest first.
fn outer_lanes(extents: &mut [Extent]) {
    let mut long: Vec<usize> = (0..extents.len()).filter(|place| extents.get(*place).is_some_and(Extent::is_long)).collect();
    long.sort_by_key(|place| extents.get(*place).map(|extent| (std::cmp::Reverse(extent.last - extent.first), extent.first)));
    let mut taken: Vec<Vec<(usize, usize)>> = vec![Vec::new(); LONG_LANES];
    for place in long {
        let Some(extent) = extents.get_mut(place) else { continue };
        let is_free = |lane: &Vec<(usize, usize)>| lane.iter().all(|(first, last)| *last < extent.first || extent.last < *first);
        if let Some(lane) = taken.iter().position(is_free)
            && let Some(list) = taken.get_mut(lane)
        {
            list.push((extent.first, extent.last));
            extent.outer_lane = Some(lane);
        }
    }
}

/// Runs of blocks that short codings tie together.
fn groups(count: usize, extents: &[Extent]) -> Vec<(u32, u32)> {
    let mut tied_to_next = vec![false; count];
    for extent in extents.iter().filter(|extent| !extent.is_long()) {
        for tied in tied_to_next.iter_mut().take(extent.last).skip(extent.first) {
            *tied = true;
        }
    }
    let number = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
    let mut groups = Vec::with_capacity(count);
    let mut first = 0;
    for (place, tied) in tied_to_next.iter().enumerate() {
        if !tied {
            groups.resize(place + 1, (number(first), number(place + 1)));
            first = place + 1;
        }
    }
    groups.resize(count, (number(first), number(count)));
    groups
}

/// How strongly a ground is laid: 0 plain, 1 hovered, 2 selected.
type Strength = u8;

/// A stretch of a block with one ground.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Tint {
    pub(super) span: CharSpan,
    pub(super) ground: Color32,
    /// True where another stretch with none of its codings ends at its start: one point of paper is left between.
    pub(super) apart: bool,
}

/// Grounds computed so far; cleared when the theme changes.
#[derive(Clone, Debug, Default)]
pub(super) struct Grounds {
    known: HashMap<([Color32; 3], Strength), Color32>,
    dark: bool,
}

impl Grounds {
    fn of(&mut self, colours: &[Color32], strength: Strength, tokens: &Tokens) -> Color32 {
        if self.dark != tokens.dark {
            (self.dark, self.known) = (tokens.dark, HashMap::new());
        }
        let mut key = [Color32::TRANSPARENT; 3];
        for (slot, colour) in key.iter_mut().zip(colours) {
            *slot = *colour;
        }
        let factor = [1.0, HOVERED, SELECTED].get(usize::from(strength)).copied().unwrap_or(1.0);
        *self.known.entry((key, strength)).or_insert_with(|| mix(colours, factor, tokens))
    }
}

/// Which codings stand out.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Standing {
    pub(super) selected: Option<CodingId>,
    pub(super) hovered: Option<CodingId>,
}

/// The stretches of a block that own codings give a ground, in order.
pub(super) fn tints(
    block: CharSpan,
    codings: &[ShownCoding],
    here: impl Iterator<Item = usize>,
    standing: Standing,
    (grounds, tokens): (&mut Grounds, &Tokens),
) -> Vec<Tint> {
    let mut own: Vec<&ShownCoding> = here.filter_map(|place| codings.get(place)).filter(|shown| shown.own && shown.coding.span.overlaps(block)).collect();
    own.sort_by_key(|shown| (std::cmp::Reverse(shown.coding.span.len()), shown.coding.id));
    let mut edges: Vec<u32> = own.iter().flat_map(|shown| [shown.coding.span.start(), shown.coding.span.end()]).collect();
    edges.extend([block.start(), block.end()]);
    edges.retain(|edge| (block.start()..=block.end()).contains(edge));
    edges.sort_unstable();
    edges.dedup();
    let mut found: Vec<Tint> = Vec::new();
    let mut before: Vec<CodingId> = Vec::new();
    for pair in edges.windows(2) {
        let [start, end] = pair else { continue };
        let span = CharSpan::between(*start, *end);
        let over: Vec<&&ShownCoding> = own.iter().filter(|shown| shown.coding.span.contains(span)).collect();
        let ids: Vec<CodingId> = over.iter().map(|shown| shown.coding.id).collect();
        if !over.is_empty() {
            let mut colours: Vec<Color32> = Vec::with_capacity(3);
            for shown_coding in &over {
                let colour = shown(shown_coding.colour, tokens);
                if colours.len() < 3 && !colours.contains(&colour) {
                    colours.push(colour);
                }
            }
            let strength = ids.iter().map(|id| if standing.selected == Some(*id) { 2 } else { u8::from(standing.hovered == Some(*id)) }).max().unwrap_or(0);
            let apart = !before.is_empty() && !before.iter().any(|id| ids.contains(id));
            found.push(Tint { span, ground: grounds.of(&colours, strength, tokens), apart });
        }
        before = ids;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::reader::tests::{shown_coding, transcript};
    use crate::app::theme::tokens::LIGHT;

    fn span(start: u32, end: u32) -> CharSpan {
        CharSpan::between(start, end)
    }

    #[test]
    fn blocks_are_tied_by_short_codings_and_not_by_long_ones() {
        let text = "A : un.\n\nA : deux.\n\nA : trois.\n\nA : quatre.\n\nA : cinq.\n";
        let transcript = transcript(text);
        let blocks = blocks::of_transcript(&transcript);
        let at = |word: &str| u32::try_from(text.find(word).unwrap()).unwrap();
        let codings = [
            shown_coding(1, span(at("un"), at("deux") + 2), true),
            shown_coding(2, span(at("quatre"), at("quatre") + 3), true),
            shown_coding(3, span(at("un"), at("cinq") + 4), true),
        ];
        let marks = Marks::new(&blocks, &codings);
        assert_eq!([0, 1, 2, 3, 4].map(|block| marks.group(block)), [0..2, 0..2, 2..3, 3..4, 4..5]);
        assert_eq!(marks.on(0).collect::<Vec<_>>(), [0, 2]);
        assert_eq!(marks.on(3).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(marks.extent(2).unwrap().outer_lane, Some(0));
        assert_eq!(marks.on_any(0..5), [0, 1, 2]);
    }

    #[test]
    fn overlaps_blend_whatever_their_order_and_neighbours_keep_apart() {
        let mut grounds = Grounds::default();
        let mut codings = vec![
            shown_coding(1, span(0, 10), true),
            shown_coding(2, span(5, 8), true),
            shown_coding(3, span(10, 12), true),
            shown_coding(4, span(0, 12), false),
        ];
        codings[1].colour = "#A47B06".parse().unwrap();
        let standing = Standing::default();
        let one = tints(span(0, 20), &codings, 0..4, standing, (&mut grounds, &LIGHT));
        assert_eq!(
            one.iter().map(|tint| (tint.span, tint.apart)).collect::<Vec<_>>(),
            [(span(0, 5), false), (span(5, 8), false), (span(8, 10), false), (span(10, 12), true)]
        );
        assert_eq!(one[0].ground, one[2].ground);
        assert_ne!(one[0].ground, one[1].ground);
        codings.reverse();
        assert_eq!(tints(span(0, 20), &codings, 0..4, standing, (&mut grounds, &LIGHT)), one);
    }
}
