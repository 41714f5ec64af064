//! What the layout engine (cosmic-text 0.19) gets wrong, put right before and after it.

use crate::app::text::font_set::{Choice, FamilyId};
use crate::app::text::geometry::Cell;
use cosmic_text::{LayoutGlyph, LayoutLine};

/// Gives the spaces and signs inside a stretch that is written from right to left the family of the letters before them, or else after them.
/// The engine orders the parts of a word by font, which is wrong from right to left: a word must be of one family, and what that family
/// lacks is taken from the engine's own fallback.
pub(super) fn unite_rtl(text: &str, choices: &[Choice], settled: &mut [FamilyId]) {
    let bidi = unicode_bidi::BidiInfo::new(text, None);
    let levels: Vec<bool> = text.char_indices().map(|(byte, _)| bidi.levels.get(byte).is_some_and(unicode_bidi::Level::is_rtl)).collect();
    let mut unite = |places: &mut dyn Iterator<Item = usize>| {
        let mut near = None;
        for place in places {
            let (Some(family), Some(choice)) = (settled.get_mut(place), choices.get(place)) else { continue };
            match (levels.get(place), choice) {
                (Some(true), Choice::Family(own)) => near = Some(*own),
                (Some(true), Choice::Neutral(_)) => *family = near.unwrap_or(*family),
                (Some(true), _) => {}
                _ => near = None,
            }
        }
    };
    unite(&mut (0..choices.len()).rev());
    unite(&mut (0..choices.len()));
}

/// Some fonts draw a ligature as one shape and an empty one: the letter of the empty one gets half of the other's box, so that a caret can
/// stand between the two.
pub(super) fn share_ligatures(cells: &mut [Cell]) {
    for place in 0..cells.len() {
        let Some(empty) = cells.get(place).copied().filter(|cell| cell.right - cell.left < 0.01) else { continue };
        let mut near = [place.checked_sub(1), Some(place + 1)].into_iter().flatten();
        let before = near.find(|near| cells.get(*near).is_some_and(|cell| cell.span.end() == empty.span.start() && cell.rtl == empty.rtl));
        let Some(whole) = before.and_then(|before| cells.get_mut(before)) else { continue };
        let middle = (whole.left + whole.right) / 2.0;
        let (left, right) = if empty.rtl { (whole.left, middle) } else { (middle, whole.right) };
        if empty.rtl {
            whole.left = middle;
        } else {
            whole.right = middle;
        }
        if let Some(cell) = cells.get_mut(place) {
            (cell.left, cell.right) = (left, right);
        }
    }
}

/// Where a text has to be cut so that no row ends with an opening bracket or begins with a closing sign: the engine breaks lines wherever
/// the direction changes. The byte after the space before the word in question, or none where all rows are well broken.
pub(super) fn bad_break(text: &str, rows: &[LayoutLine]) -> Option<usize> {
    const OPENING: &[char] = &['(', '[', '{', '«', '“', '‘', '‹', '¿', '¡'];
    const CLOSING: &[char] = &[')', ']', '}', '»', '”', '’', '›', ',', '.', ';', ':', '!', '?', '…', '،', '؛', '؟', '٪', '%'];
    let ends = rows.iter().map(|row| row.glyphs.iter().fold((usize::MAX, 0), |(start, end), glyph| (start.min(glyph.start), end.max(glyph.end))));
    let ends: Vec<(usize, usize)> = ends.collect();
    ends.windows(2).find_map(|pair| {
        let [(start, end), (next, _)] = pair else { return None };
        let (before, after) = (text.get(*start..*end)?, text.get(*end..)?);
        let bad = end == next && (before.ends_with(OPENING) || after.starts_with(CLOSING));
        let space = before.char_indices().rev().find(|(_, letter)| *letter == ' ').map(|(byte, _)| start + byte + 1);
        space.filter(|cut| bad && cut < end && *start < *cut)
    })
}

/// Where the engine cuts a text with an ellipsis, the space before its last row is put on it: the row is moved over that space.
pub(super) fn without_leading_space(text: &str, glyphs: &[LayoutGlyph]) -> Vec<LayoutGlyph> {
    let is_space = |glyph: &&LayoutGlyph| text.get(glyph.start..glyph.end).is_some_and(|letters| !letters.is_empty() && letters.trim().is_empty());
    let first = glyphs.iter().min_by_key(|glyph| glyph.start).filter(is_space);
    let Some(space) = first else { return glyphs.to_vec() };
    let shift = if space.level.is_rtl() { space.w } else { -space.w };
    let kept = glyphs.iter().filter(|glyph| glyph.start != space.start);
    kept.map(|glyph| LayoutGlyph { x: glyph.x + shift, ..glyph.clone() }).collect()
}
