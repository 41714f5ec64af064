//! What holds for every laid out paragraph: carets and points agree, highlights cover what they say, nothing is lost.

use super::*;
use crate::app::text::TextEngine;
use crate::app::text::boundaries::{grapheme_bounds, snap};
use proptest::prelude::*;
use std::cell::RefCell;

thread_local! {
    /// Reading the fonts takes longer than a case.
    static ENGINE: RefCell<TextEngine> = RefCell::new(TextEngine::with_shipped_fonts_only());
}

fn shape(text: &str, width: f32) -> Shaped {
    let paragraph = Paragraph { text, runs: &[], face: Face::Reader, size: 17.0, line: 27.0, spacious: true, width: Some(width), max_rows: None };
    ENGINE.with_borrow_mut(|engine| engine.shape(&paragraph))
}

/// Letters of both directions, marks, ligatures, digits, brackets and spaces.
fn mixed() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[a-zéèà]{1,9}",
        "[ɛɔɲŋ][\u{301}\u{300}]?[a-z]{1,4}",
        "[ابتثجحخدرسشعغفقكلمنهوي]{1,8}",
        "لا",
        "[بتس][\u{64E}\u{64F}\u{651}][لم]",
        "[אבגדהו][\u{5B8}]?[שמ]",
        "[0-9]{1,4}",
        "[٠-٩]{1,3}",
        "[ߊߋߌߍ]{2,4}",
        "\\([a-zب]{2,3}\\)",
        "[.,;!?،؟]",
    ];
    proptest::collection::vec(word, 1..14).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn a_point_at_a_caret_leads_back_to_its_position(text in mixed(), width in 60.0f32..500.0) {
        let shaped = shape(&text, width);
        for position in grapheme_bounds(&text) {
            let caret = shaped.caret(position);
            prop_assert_eq!(shaped.hit(caret.probe), position, "{:?} in {:?}", caret, text);
        }
    }

    #[test]
    fn the_rectangles_of_a_span_cover_the_carets_inside_it(text in mixed(), width in 60.0f32..500.0, one in 0u32..80, other in 0u32..80) {
        let shaped = shape(&text, width);
        let within = |position: u32| snap(&text, position.min(shaped.char_len()));
        let span = CharSpan::between(within(one), within(other));
        let rects = shaped.rects(span);
        for position in grapheme_bounds(&text).into_iter().filter(|position| span.holds(*position)) {
            let caret = shaped.caret(position);
            let hanging = shaped.geometry.cells.iter().any(|cell| cell.hanging && cell.span.start() == position);
            prop_assert!(hanging || rects.iter().any(|rect| rect.expand(0.01).contains(caret.probe)), "{position} of {span} in {text:?}: {caret:?} {rects:?}");
        }
        // What is not inside is not covered.
        for position in grapheme_bounds(&text).into_iter().filter(|position| !span.holds(*position) && *position < shaped.char_len()) {
            let caret = shaped.caret(position);
            prop_assert!(!rects.iter().any(|rect| rect.shrink(0.05).contains(caret.probe)), "{position} not of {span} in {text:?}");
        }
    }

    #[test]
    fn every_character_stands_on_one_row_and_rows_keep_to_the_width(text in mixed(), width in 120.0f32..500.0) {
        let shaped = shape(&text, width);
        let rows = shaped.rows();
        prop_assert_eq!(rows[0].text.start(), 0);
        prop_assert_eq!(rows.last().unwrap().text.end(), shaped.char_len());
        prop_assert!(rows.windows(2).all(|pair| pair[0].text.end() == pair[1].text.start()));
        // The engine does not count one space at a row's end.
        prop_assert!(rows.iter().all(|row| row.right - row.left <= width + 8.0));
        let boxes: u32 = shaped.geometry.cells.iter().map(|cell| cell.span.len()).sum();
        prop_assert_eq!(boxes, shaped.char_len());
    }

    #[test]
    fn letters_and_signs_of_one_direction_follow_one_another(words in proptest::collection::vec("[«(]?[ابتجحدرسعفقكلمن]{1,6}[؟?!،.)»]{0,2}", 1..9), width in 90.0f32..500.0) {
        let shaped = shape(&words.join(" "), width);
        for row in shaped.rows() {
            let mut cells = shaped.geometry.cells[row.cells.clone()].to_vec();
            cells.sort_by_key(|cell| cell.span);
            prop_assert!(cells.windows(2).all(|pair| pair[0].left + 0.01 >= pair[1].right), "{cells:?}");
        }
    }

    #[test]
    fn no_text_whatever_stops_the_layout(text in "\\PC{0,40}|[\u{0}-\u{2F}\u{80}-\u{A0}\u{2028}-\u{202F}\u{2066}-\u{2069}اa]{0,30}") {
        let shaped = shape(&text, 200.0);
        prop_assert_eq!(shaped.char_len() as usize, text.chars().count());
        for position in 0..=shaped.char_len() {
            let _caret = shaped.caret(position);
        }
    }
}

#[test]
fn a_span_in_mixed_directions_has_a_rectangle_for_each_stretch() {
    let text = "dit السلام عليكم puis";
    let shaped = shape(text, 600.0);
    // From inside the French into the Arabic: two places on the row, because the Arabic begins at its right.
    let rects = shaped.rects(CharSpan::between(1, 7));
    assert_eq!(rects.len(), 2, "{rects:?}");
    assert_eq!(shaped.rects(CharSpan::between(0, 21)).len(), 1);
}

#[test]
fn arabic_starts_at_the_right_with_digits_in_order() {
    let shaped = shape("كان عندنا 25 كتابا", 300.0);
    assert!(shaped.is_rtl());
    assert!((shaped.rows()[0].right - 300.0).abs() < 0.1);
    assert!(shaped.caret(0).x > shaped.caret(5).x);
    // 2 stands left of 5.
    assert!(shaped.caret(10).x < shaped.caret(11).x);
    assert_eq!(shaped.row_height(), 32.0);
}

#[test]
fn a_paragraph_takes_its_direction_from_its_first_letter() {
    for (text, rtl) in [("12 livres, كتاب", false), ("« كتاب » livre", true), ("…", false), ("ߒߞߏ", true), ("𞤀𞤣", true)] {
        assert_eq!(shape(text, 300.0).is_rtl(), rtl, "{text}");
    }
    // A line without letters in a paragraph read from the right stands at the right.
    let shaped = shape("كتاب\n12", 300.0);
    assert!(shaped.rows()[1].right > 290.0, "{:?}", shaped.rows()[1]);
}

#[test]
fn no_row_ends_with_an_opening_bracket_where_the_direction_changes() {
    let text = "كلها مختلقة وأي تشابه محض مصادفة (ENTRETIEN FICTIF) والله أعلم (voir note 12)، انتهى";
    for width in 180..500 {
        let shaped = shape(text, width as f32);
        for row in shaped.rows() {
            let letters: String = text.chars().skip(row.text.start() as usize).take(row.text.len() as usize).collect();
            assert!(!letters.ends_with('(') && !letters.starts_with([')', '،']), "{width}: {letters:?}");
        }
        assert_eq!(shaped.rows().last().unwrap().text.end(), shaped.char_len());
    }
}

#[test]
fn all_lines_of_a_paragraph_have_its_direction() {
    let shaped = shape("Il dit :\nالسلام عليكم, oui", 300.0);
    assert!(shaped.rows()[1].left < 0.5, "{:?}", shaped.rows()[1]);
}

#[test]
fn line_ends_break_lines_and_carets_stand_on_empty_ones() {
    let shaped = shape("un\n\ndeux", 300.0);
    assert_eq!(shaped.rows().len(), 3);
    assert_eq!([0, 2, 3, 4, 8].map(|position| shaped.caret(position).row), [0, 0, 1, 2, 2]);
    assert_eq!(shape("", 300.0).rows().len(), 1);
}

#[test]
fn bold_and_italic_change_the_font_and_never_the_positions() {
    let run = |start, end, bold, italic| StyledRun { span: CharSpan::between(start, end), bold, italic };
    let runs = [run(0, 2, true, false), run(3, 5, false, true)];
    let paragraph =
        Paragraph { text: "un de كت", runs: &runs, face: Face::Reader, size: 17.0, line: 27.0, spacious: true, width: Some(300.0), max_rows: None };
    let shaped = ENGINE.with_borrow_mut(|engine| engine.shape(&paragraph));
    let fonts: std::collections::BTreeSet<_> = shaped.glyphs.iter().map(|glyph| glyph.font).collect();
    assert_eq!(fonts.len(), 4, "bold, regular (the spaces), italic, Arabic");
    assert_eq!(shaped.char_len(), 8);
}

#[test]
fn a_letter_without_a_font_has_a_box_and_a_place() {
    let shaped = shape("a漢b", 300.0);
    assert_eq!(shaped.missing_boxes().len(), 1);
    assert_eq!(shaped.missing_boxes()[0].letter, '漢');
    assert!(shaped.missing_boxes()[0].rect.width() > 8.0);
    assert_eq!(shaped.hit(shaped.caret(2).probe), 2);
    assert_eq!(shaped.glyphs.len(), 2);
}
