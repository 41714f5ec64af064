//! The whole widget driven without a screen: clicks, drags, keys, jumps, and what a screen reader hears.

use super::*;
use crate::app::text::shape::Paragraph;
use crate::model::coding::Qualifiers;
use crate::model::document::{Document, DocumentKind};
use crate::model::ids::{CodeId, CoderId, DocumentId};
use crate::model::language::Language;
use crate::model::layout::{Layout, Paragraph as LayoutParagraph, Role, Speaker, Turn};
use crate::model::text::DocumentText;
use crate::model::time::Moment;
use uuid::Uuid;

/// A transcript out of text in the team's form: a header without turns, then turns `[hh:mm:ss] LABEL : words` apart by blank lines.
pub(super) fn transcript(body: &str) -> Transcript {
    let text = DocumentText::new(body);
    let mut layout = Layout::default();
    let mut at = 0_u32;
    for (place, piece) in body.split("\n\n").enumerate() {
        let len = piece.trim_end().chars().count() as u32;
        let span = CharSpan::at(at, len);
        at += piece.chars().count() as u32 + 2;
        let label = piece.split(" : ").next().filter(|label| piece.contains(" : ") && label.len() < 30);
        let Some(label) = label else {
            if place == 0 {
                layout.header = Some(span);
            } else {
                layout.paragraphs.push(LayoutParagraph { span, kind: ParagraphKind::Text });
                if let Some(turn) = layout.turns.last_mut() {
                    turn.span = CharSpan::between(turn.span.start(), span.end());
                }
            }
            continue;
        };
        layout.paragraphs.push(LayoutParagraph { span, kind: ParagraphKind::Text });
        let name = label.rsplit("] ").next().unwrap_or(label).to_owned();
        let speaker = layout.speakers.iter().position(|speaker| speaker.label == name).unwrap_or_else(|| {
            layout.speakers.push(Speaker { label: name.clone(), role: Role::from_label(&name) });
            layout.speakers.len() - 1
        });
        let speech_start = span.start() + label.chars().count() as u32 + 3;
        let time_ms = label.starts_with('[').then_some(4000);
        layout.turns.push(Turn { span, speech_start, speaker: speaker as u16, time_ms, language: None });
    }
    let document = Document {
        id: DocumentId::from_uuid(Uuid::from_u128(1)),
        name: "S01".into(),
        file_name: "S01.txt".into(),
        kind: DocumentKind::Interview,
        language: Language::UNKNOWN,
        text: text.hash(),
        layout: layout.hash(),
        imported: Moment(0),
        imported_by: String::new(),
    };
    Transcript { document: Arc::new(document), text: Arc::new(text), layout: Arc::new(layout) }
}

pub(super) fn shown_coding(number: u128, span: CharSpan, own: bool) -> ShownCoding {
    ShownCoding {
        coding: Coding {
            id: CodingId::from_uuid(Uuid::from_u128(number)),
            document: DocumentId::from_uuid(Uuid::from_u128(1)),
            span,
            code: CodeId::from_uuid(Uuid::from_u128(number)),
            coder: CoderId::from_uuid(Uuid::from_u128(u128::from(own))),
            created: Moment(0),
            memo: String::new(),
            qualifiers: Qualifiers::default(),
            codebook_version: String::new(),
        },
        name: format!("Code {number}").into(),
        path: format!("family.code-{number}").into(),
        definition: "What it means.".into(),
        made: "INT-02".into(),
        colour: crate::model::colour::of_new_family(number as usize, 0),
        own,
        consensus: false,
        echo: false,
    }
}

pub(super) fn paragraph(text: &str, width: f32) -> Paragraph<'_> {
    Paragraph { text, runs: &[], face: Face::Reader, size: 17.0, line: 27.0, spacious: true, width: Some(width), max_rows: None }
}

/// A desk with one reader; like the window it keeps the codings and applies what the reader asks for.
struct Desk {
    engine: TextEngine,
    reader: Reader,
    transcript: Transcript,
    codings: Vec<ShownCoding>,
    revision: u64,
    selected: Option<CodingId>,
    settings: ReaderSettings,
    events: Vec<ReaderEvent>,
}

impl Desk {
    fn show(&mut self, ui: &mut egui::Ui) {
        let words = ReaderWords { transcript: "Transcript of S01".into(), header: "About".into(), codes: "Codes".into() };
        let view = ReaderView {
            transcript: &self.transcript,
            codings: &self.codings,
            revision: self.revision,
            selected: self.selected,
            hits: &[],
            settings: self.settings,
            words: &words,
            half: crate::app::reader::Half::None,
        };
        self.engine.begin_frame(ui.ctx());
        let events = self.reader.show(ui, &mut self.engine, &view);
        self.engine.end_frame(ui.ctx());
        for event in &events {
            match event {
                ReaderEvent::CodingClicked(coding) => self.selected = Some(*coding),
                ReaderEvent::SettingsChanged(settings) => self.settings = *settings,
                ReaderEvent::BoundsMoved { coding, span, .. } => {
                    for shown in self.codings.iter_mut().filter(|shown| shown.coding.id == *coding) {
                        shown.coding.span = *span;
                    }
                    self.revision += 1;
                }
                _ => {}
            }
        }
        self.events.extend(events);
    }
}

type Harness<'a> = egui_kittest::Harness<'a, Desk>;

fn desk<'a>(body: &str, codings: &[(&str, bool)]) -> Harness<'a> {
    let transcript = transcript(body);
    let codings = (1..).zip(codings).map(|(number, (words, own))| shown_coding(number, span_of(&transcript, words), *own)).collect();
    let desk = Desk {
        engine: TextEngine::with_shipped_fonts_only(),
        reader: Reader::new(),
        transcript,
        codings,
        revision: 1,
        selected: None,
        settings: ReaderSettings::default(),
        events: Vec::new(),
    };
    let builder =
        egui_kittest::Harness::builder().with_size([840.0, 600.0]).with_step_dt(0.02).with_max_steps(80).with_context_setup(crate::app::theme::install);
    let mut harness = builder.build_ui_state(|ui, desk: &mut Desk| desk.show(ui), desk);
    harness.run();
    harness.run();
    harness
}

fn span_of(transcript: &Transcript, words: &str) -> CharSpan {
    let byte = transcript.text.as_str().find(words).unwrap();
    transcript.text.span_from_bytes(byte..byte + words.len())
}

/// Place on the screen of some words.
fn place(harness: &Harness<'_>, words: &str) -> egui::Rect {
    let desk = harness.state();
    desk.reader.rect_on_screen(span_of(&desk.transcript, words)).unwrap()
}

fn selected(harness: &Harness<'_>) -> String {
    let desk = harness.state();
    desk.transcript.slice(desk.reader.selection().span()).to_owned()
}

fn click(harness: &mut Harness<'_>, at: egui::Pos2) {
    harness.drag_at(at);
    harness.drop_at(at);
    harness.run();
}

fn drag(harness: &mut Harness<'_>, from: egui::Pos2, to: egui::Pos2) {
    harness.drag_at(from);
    harness.run_steps(4);
    // Near an edge the text goes on scrolling while the button is held, so the frames are counted.
    for at in [from.lerp(to, 0.5), to] {
        harness.hover_at(at);
        harness.run_steps(4);
    }
    harness.drop_at(to);
    harness.run_steps(4);
}

const BODY: &str = "Entretien fictif\nS01\n\n[00:00:04] INT-02 : Racontez une journée.\n\n[00:00:04] DET-004 : On se réveille avant la prière. Nous sommes quatre dans une cellule. On prie là.\n\n[00:00:04] INT-02 : Et ensuite ?\n\n[00:00:04] DET-004 : السلام عليكم يا أخي. كنا في السجن.\n";

#[test]
fn a_screen_reader_hears_turn_by_turn_with_the_codes() {
    use egui_kittest::kittest::Queryable;
    let harness = desk(BODY, &[("quatre dans une cellule", true), ("cellule", false)]);
    assert!(harness.query_by_label("Transcript of S01").is_some());
    assert!(harness.query_by_label("About: Entretien fictif\nS01").is_some());
    assert!(harness.query_by_label("1, INT-02: Racontez une journée.").is_some());
    assert!(harness.query_by_label_contains("cellule. On prie là.. Codes: Code 1, Code 2").is_some());
}

#[test]
fn dragging_selects_what_lies_between_in_both_directions() {
    let mut harness = desk(BODY, &[]);
    let (from, to) = (place(&harness, "réveille"), place(&harness, "prière"));
    drag(&mut harness, from.left_center() + egui::vec2(1.0, 0.0), to.right_center() - egui::vec2(1.0, 0.0));
    assert_eq!(selected(&harness), "réveille avant la prière");
    // From the French up into Arabic below: backwards is the same.
    let (from, to) = (place(&harness, "عليكم"), place(&harness, "Et"));
    drag(&mut harness, from.left_center() + egui::vec2(1.0, 0.0), to.left_center() + egui::vec2(1.0, 0.0));
    assert!(selected(&harness).starts_with("Et ensuite ?") && selected(&harness).ends_with("السلام عليكم"), "{}", selected(&harness));
}

#[test]
fn double_and_triple_clicks_select_word_and_sentence() {
    let mut harness = desk(BODY, &[]);
    let at = place(&harness, "sommes").center();
    for expected in ["", "sommes", "Nous sommes quatre dans une cellule."] {
        harness.drag_at(at);
        harness.drop_at(at);
        harness.step();
        assert_eq!(selected(&harness), expected);
    }
}

#[test]
fn the_keyboard_alone_selects() {
    use egui::{Key, Modifiers};
    let mut harness = desk(BODY, &[]);
    let at = place(&harness, "Nous").left_center();
    click(&mut harness, at);
    harness.key_press_modifiers(Modifiers::SHIFT | Modifiers::COMMAND, Key::ArrowRight);
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT | Modifiers::COMMAND, Key::ArrowRight);
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowLeft);
    harness.run();
    assert_eq!(selected(&harness), "Nous somme");
    let desk = harness.state_mut();
    desk.reader.extend_to_sentences(&desk.transcript);
    assert_eq!(selected(&harness), "Nous sommes quatre dans une cellule.");
    let desk = harness.state_mut();
    desk.reader.select_stretch(&desk.transcript, Stretch::Turn);
    assert_eq!(selected(&harness), "On se réveille avant la prière. Nous sommes quatre dans une cellule. On prie là.");
    assert!(matches!(harness.state().events.last(), Some(ReaderEvent::SelectionChanged(_))));
}

#[test]
fn a_click_on_a_tint_selects_the_shortest_coding_and_the_next_click_the_next() {
    let mut harness = desk(BODY, &[("Nous sommes quatre dans une cellule", true), ("quatre", true), ("sommes quatre", false)]);
    let at = place(&harness, "quatre").center();
    click(&mut harness, at);
    assert_eq!(harness.state().selected, Some(harness.state().codings[1].coding.id));
    // Not a double click.
    harness.run_steps(60);
    click(&mut harness, at);
    assert_eq!(harness.state().selected, Some(harness.state().codings[0].coding.id));
}

#[test]
fn the_selected_coding_has_a_stripe_and_a_label_of_its_own_where_others_are_folded() {
    let words = "Personne ne vient et la route est longue.";
    let every: Vec<(&str, bool)> = (0..9).map(|_| (words, true)).collect();
    let mut harness = desk(&format!("Sur la personne.\n\nINT-02 : Qui vient ?\n\nDET-004 : {words}"), &every);
    for chosen in 0..every.len() {
        let id = harness.state().codings[chosen].coding.id;
        harness.state_mut().selected = Some(id);
        harness.run_steps(2);
        let side = &harness.state().reader.last_side;
        assert!(side.stripes.iter().any(|stripe| stripe.coding == chosen), "the stripe of {chosen}");
        assert_eq!(side.stripes.len(), stripes::LANES);
        assert_eq!(side.folds.iter().map(|fold| fold.codings.len()).sum::<usize>(), every.len() - stripes::LANES, "the others are counted");
        assert!(side.labels.iter().any(|label| !label.fold && label.codings.contains(&chosen)), "the label of {chosen}");
    }
}

#[test]
fn an_end_post_is_dragged() {
    let mut harness = desk(BODY, &[("quatre dans", true)]);
    harness.state_mut().selected = Some(harness.state().codings[0].coding.id);
    harness.run();
    let (from, to) = (place(&harness, "quatre dans").right_center() + egui::vec2(1.0, 0.0), place(&harness, "cellule").right_center());
    drag(&mut harness, from, to);
    let desk = harness.state();
    assert_eq!(desk.transcript.slice(desk.codings[0].coding.span), "quatre dans une cellule");
    let done = desk.events.iter().filter(|event| matches!(event, ReaderEvent::BoundsMoved { done: true, .. })).count();
    assert_eq!(done, 1);
}

fn long_body() -> String {
    let turn = |number: usize| {
        format!("[00:00:04] DET-004 : Tour {number} fin{number}. {}", "Des mots, encore des mots pour remplir la ligne. ".repeat(1 + number % 7))
    };
    let turns: Vec<String> = (1..300).map(turn).collect();
    format!("Titre\n\n{}\n", turns.join("\n\n"))
}

#[test]
fn a_jump_shows_its_passage_and_the_selection_survives() {
    let mut harness = desk(&long_body(), &[]);
    let at = place(&harness, "fin2.").center();
    click(&mut harness, at);
    let before = harness.state().reader.selection();
    for words in ["fin250.", "fin3.", "fin299.", "fin100."] {
        let span = span_of(&harness.state().transcript, words);
        harness.state_mut().reader.jump_to(span);
        harness.run_steps(4);
        let rect = place(&harness, words);
        assert!(rect.top() > 0.0 && rect.bottom() < 600.0, "{words}: {rect:?}");
    }
    assert_eq!(harness.state().reader.selection(), before);
}

#[test]
fn scrolling_up_into_unknown_heights_moves_the_text_by_what_was_scrolled() {
    let mut harness = desk(&long_body(), &[]);
    let span = span_of(&harness.state().transcript, "fin200.");
    harness.state_mut().reader.jump_to(span);
    harness.run_steps(4);
    let mut last = place(&harness, "fin200.").top();
    for _ in 0..8 {
        harness.hover_at(egui::pos2(300.0, 300.0));
        let unit = egui::MouseWheelUnit::Point;
        harness.event(egui::Event::MouseWheel {
            unit,
            delta: egui::vec2(0.0, 40.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: egui::Modifiers::NONE,
        });
        harness.run_steps(30);
        let now = harness.state().reader.rect_on_screen(span).map(|rect| rect.top());
        let Some(now) = now else { break };
        assert!((now - last - 40.0).abs() < 1.5, "{last} to {now}");
        last = now;
    }
}

#[test]
fn another_size_keeps_the_place_and_is_asked_for_by_keys() {
    use egui::{Key, Modifiers};
    let mut harness = desk(&long_body(), &[]);
    let span = span_of(&harness.state().transcript, "fin150.");
    harness.state_mut().reader.jump_to(span);
    harness.run_steps(4);
    let at = place(&harness, "fin150.").center();
    click(&mut harness, at);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Plus);
    harness.run_steps(6);
    assert_eq!(harness.state().settings.points(), 18.0);
    let rect = place(&harness, "fin150.");
    assert!(rect.top() > 0.0 && rect.bottom() < 600.0, "{rect:?}");
}

#[test]
fn a_code_is_dropped_on_a_sentence_or_on_the_selection_and_the_selection_is_carried() {
    let mut harness = desk(BODY, &[]);
    let code = CodeId::from_uuid(Uuid::from_u128(9));
    let drop = |harness: &mut Harness<'_>, words: &str| {
        let at = place(harness, words).center();
        harness.hover_at(at);
        harness.run();
        egui::DragAndDrop::set_payload(&harness.ctx, DraggedCode(code));
        harness.drop_at(at);
        harness.run();
        let desk = harness.state();
        let dropped =
            desk.events.iter().rev().find_map(|event| if let ReaderEvent::CodeDropped { code: own, span } = event { Some((*own, *span)) } else { None });
        dropped.map(|(own, span)| (own, desk.transcript.slice(span).to_owned()))
    };
    assert_eq!(drop(&mut harness, "quatre"), Some((code, "Nous sommes quatre dans une cellule.".to_owned())));
    let span = span_of(&harness.state().transcript, "sommes quatre");
    harness.state_mut().reader.select(Selection::of(span));
    harness.run();
    assert_eq!(drop(&mut harness, "quatre"), Some((code, "sommes quatre".to_owned())));
    let (from, to) = (place(&harness, "quatre").center(), place(&harness, "réveille").center());
    harness.drag_at(from);
    harness.run();
    harness.hover_at(to);
    harness.run();
    assert_eq!(egui::DragAndDrop::payload::<DraggedPassage>(&harness.ctx).map(|dragged| *dragged), Some(DraggedPassage(span)));
    harness.drop_at(to);
    harness.run();
    assert_eq!(selected(&harness), "sommes quatre");
    harness.event(egui::Event::Copy);
    harness.run();
    assert_eq!(harness.state().events.last(), Some(&ReaderEvent::CopyWanted(span)));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(24))]

    /// Whatever a person does in whatever order: nothing stops, carets stand between graphemes, and no two stripes touch.
    #[test]
    fn anything_may_be_done_in_any_order(steps in proptest::collection::vec((0u8..12, 0u32..1000, 0u32..1000), 1..40)) {
        use egui::{Key, Modifiers};
        let body = format!("{BODY}\n[00:00:04] DET-004 : bɔ̀ kɛ́lɛ 漢字 👩🏾‍🌾 « كتاب » puis.\n\n{}", long_body().get(7..4000).unwrap_or_default());
        let mut harness = desk(&body, &[("quatre", true), ("sommes quatre dans", true), ("Nous sommes", false), ("عليكم يا", true), ("Et ensuite", true)]);
        let len = harness.state().transcript.text.char_len();
        let keys = [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown, Key::Home, Key::End, Key::PageUp, Key::PageDown];
        for (kind, one, other) in steps {
            let at = egui::pos2(one as f32 * 0.84, other as f32 * 0.6);
            match kind {
                0 | 1 => click(&mut harness, at),
                2 => drag(&mut harness, at, egui::pos2(other as f32 * 0.84, one as f32 * 0.6)),
                3..=5 => {
                    let modifiers = [Modifiers::NONE, Modifiers::SHIFT, Modifiers::COMMAND, Modifiers::SHIFT | Modifiers::COMMAND, Modifiers::ALT | Modifiers::SHIFT];
                    harness.key_press_modifiers(modifiers[other as usize % modifiers.len()], keys[one as usize % keys.len()]);
                }
                6 => {
                    let span = CharSpan::between(one * 7 % len, other * 5 % len);
                    let desk = harness.state_mut();
                    desk.codings.push(shown_coding(u128::from(one) + 10, span, other % 3 != 0));
                    desk.revision += 1;
                }
                7 => {
                    let desk = harness.state_mut();
                    drop(desk.codings.pop());
                    desk.revision += 1;
                }
                8 => harness.state_mut().reader.jump_to(CharSpan::at(one * other % len, 3)),
                9 => harness.state_mut().settings = ReaderSettings { size: one as usize % 9, width: other as usize % 4, spacing: LineSpacing::Wide },
                10 => drop(harness.set_size(egui::vec2(320.0 + one as f32, 240.0 + other as f32 * 0.5))),
                _ => {
                    let desk = harness.state_mut();
                    desk.selected = desk.codings.get(one as usize % desk.codings.len().max(1)).map(|shown| shown.coding.id);
                }
            }
            harness.run_steps(2);
            let desk = harness.state();
            let selection = desk.reader.selection();
            let walk = Walk { transcript: &desk.transcript, blocks: &desk.reader.blocks };
            // A coding that came from elsewhere may end anywhere, and a click on its stripe selects it as it is.
            let of_coding = desk.codings.iter().any(|shown| Selection::of(shown.coding.span) == selection);
            proptest::prop_assert!(of_coding || walk.snapped(selection.caret) == selection.caret);
            proptest::prop_assert!(selection.anchor <= len && selection.caret <= len);
            let stripes = &desk.reader.last_side.stripes;
            for (place, stripe) in stripes.iter().enumerate() {
                proptest::prop_assert!(stripes.iter().skip(place + 1).all(|other| !other.rect.shrink(0.1).intersects(stripe.rect)));
            }
            let labels = &desk.reader.last_side.labels;
            proptest::prop_assert!(labels.windows(2).all(|pair| pair[0].rect.bottom() <= pair[1].rect.top()));
        }
    }
}
