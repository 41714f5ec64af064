//! A hit between what stands before and after it, the hits of all lines below each other.

use crate::app::text::label::BidiLabel;
use crate::app::text::shape::has_rtl;
use crate::app::theme::tokens::Type;
use crate::app::widgets::{Tools, Weight, Words, tokens};
use crate::model::text::CharSpan;
use egui::{Align2, Color32, Rect, Ui, pos2, vec2};

/// Letters in context.
const IN_CONTEXT: Type = Type { size: 13.5, line: 27.0 };
/// How much of the width stands before the hits.
const BEFORE: f32 = 0.42;
/// Room in which a line is laid out before it is cut.
const WIDE: f32 = 3_000.0;

/// Paints one line. What is read from the right is set so, with the words before the hit at its right; hits stand below each other all the same.
pub(super) fn paint(ui: &Ui, tools: &mut Tools<'_>, field: Rect, before: &str, words: &str, after: &str) {
    if has_rtl(words) || has_rtl(before) && !words.chars().any(|letter| letter.is_ascii_alphabetic()) {
        from_the_right(ui, tools, field, before, words, after);
    } else {
        from_the_left(ui, tools, field, before, words, after);
    }
}

/// One shaped line, moved so that its hit begins where the others do. What does not fit is cut at whole words, farthest from the hit.
fn from_the_right(ui: &Ui, tools: &mut Tools<'_>, field: Rect, before: &str, words: &str, after: &str) {
    let colours = tokens(ui);
    let (mut before, mut after) = (before.trim_start(), after.trim_end());
    let anchor = (field.left() + field.width() * BEFORE).round();
    loop {
        let text = format!("{before}{words}{after}");
        let shaped = BidiLabel::new(&text, IN_CONTEXT, colours.t1).reader().left().shape(tools.engine, WIDE);
        let start = u32::try_from(before.chars().count()).unwrap_or(0);
        let hits = shaped.rects(CharSpan::at(start, u32::try_from(words.chars().count()).unwrap_or(0)));
        let Some(hit) = hits.iter().copied().reduce(Rect::union) else { return };
        // Text that is read from the right was set at the right of the width it was given.
        let begins = if shaped.is_rtl() { WIDE - shaped.text_width() } else { 0.0 };
        let corner = pos2(anchor - hit.left(), field.center().y - shaped.height() / 2.0);
        let (left, right) = (corner.x + begins, corner.x + begins + shaped.text_width());
        let (beyond_before, beyond_after) =
            if shaped.is_rtl() { (right > field.right(), left < field.left()) } else { (left < field.left(), right > field.right()) };
        if beyond_before && let Some((_, rest)) = before.split_once(' ') {
            before = rest;
            continue;
        }
        if beyond_after && let Some((rest, _)) = after.rsplit_once(' ') {
            after = rest;
            continue;
        }
        for hit in hits {
            ui.painter().rect_filled(hit.translate(corner.to_vec2()).expand2(vec2(2.0, 0.0)).intersect(field), 2.0, colours.hit);
        }
        tools.engine.paint(&ui.painter().with_clip_rect(field), &shaped, corner, colours.t1, &[]);
        return;
    }
}

fn from_the_left(ui: &Ui, tools: &mut Tools<'_>, field: Rect, before: &str, words: &str, after: &str) {
    let colours = tokens(ui);
    let look = Words::new("", colours.t2).kind(IN_CONTEXT).weight(Weight::Reader);
    let left = (field.left() + field.width() * BEFORE).round();
    let room_for_words = field.right() - left;
    let wide = Words { text: words, ..look }.width(ui.painter(), tools.engine, room_for_words);
    let middle = field.center().y;
    ui.painter().rect_filled(Rect::from_min_size(pos2(left - 2.0, middle - 10.0), vec2(wide + 4.0, 20.0)), 2.0, colours.hit);
    if wide + 1.0 < room_for_words {
        bold(ui, words, pos2(left, middle), colours.t1);
    } else {
        Words { text: words, colour: colours.t1, ..look }.paint(ui.painter(), tools.engine, pos2(left, middle), room_for_words);
    }
    // What stands before is cut at its beginning, so the last words are the ones that fit.
    let mut shown = before.trim_end();
    let room = left - field.left() - 8.0;
    while (Words { text: shown, ..look }).width(ui.painter(), tools.engine, f32::INFINITY) > room {
        match shown.find(' ') {
            Some(at) => shown = shown.get(at + 1..).unwrap_or_default(),
            None => break,
        }
    }
    let gap = if before.ends_with(char::is_whitespace) { 6.0 } else { 2.0 };
    Words { text: shown, ..look }.paint_right(ui.painter(), tools.engine, pos2(left - gap, middle), room);
    let mut shown = after.trim_start();
    let room = field.right() - left - wide - 8.0;
    if room <= 8.0 {
        return;
    }
    while (Words { text: shown, ..look }).width(ui.painter(), tools.engine, f32::INFINITY) > room {
        match shown.rfind(' ') {
            Some(at) => shown = shown.get(..at).unwrap_or_default(),
            None => break,
        }
    }
    let gap = if after.starts_with(char::is_whitespace) { 6.0 } else { 2.0 };
    Words { text: shown, ..look }.paint(ui.painter(), tools.engine, pos2(left + wide + gap, middle), room);
}

fn bold(ui: &Ui, words: &str, left_middle: egui::Pos2, ink: Color32) {
    ui.painter().text(left_middle, Align2::LEFT_CENTER, words, crate::app::theme::font(IN_CONTEXT, Some(crate::app::theme::READER)), ink);
}
