//! The window from outside, by the names that a screen reader hears: what a researcher does in the first ten minutes.
#![cfg(feature = "gui")]
#![expect(clippy::disallowed_methods, reason = "files made for a test need no care")]

#[path = "support/desk.rs"]
mod desk;

use desk::{ALT, CTRL, CTRL_SHIFT, Desk, actor};
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT, Queryable};
use griot::session::{Access, Session};
use std::path::Path;
use std::time::Duration;

#[test]
fn a_passage_is_coded_found_counted_and_uncoded_without_the_mouse() {
    let mut desk = Desk::sample();
    let before = desk.codings();
    desk.read();
    for _ in 0..4 {
        desk.press(CTRL_SHIFT, Key::ArrowRight);
    }
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.hears("Code the passage with"));
    desk.write("livelihood");
    assert!(desk.hears("Poverty and lack of livelihood, econ.need"), "the picker lists the code");
    desk.press(Modifiers::NONE, Key::Enter);
    assert_eq!(desk.codings(), before + 1);
    let made = desk.window().selected_coding().unwrap().clone();
    assert_eq!(made.qualifiers.time, None);
    desk.press(Modifiers::NONE, Key::Delete);
    assert_eq!(desk.codings(), before);
    desk.press(CTRL, Key::Z);
    assert_eq!(desk.codings(), before + 1);
    desk.press(CTRL_SHIFT, Key::Z);
    assert_eq!(desk.codings(), before);
}

#[test]
fn typing_with_words_selected_opens_the_picker_with_what_was_typed() {
    let mut desk = Desk::sample();
    desk.read();
    desk.press(CTRL_SHIFT, Key::ArrowRight);
    desk.write("p");
    desk.write("auv");
    assert!(desk.hears("of 129 codes"));
    desk.press(CTRL, Key::Enter);
    assert!(desk.hears("of 129 codes"), "Ctrl+Enter applies and stays");
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(!desk.hears("of 129 codes"));
}

#[test]
fn a_name_that_no_code_has_becomes_a_code_here() {
    let mut desk = Desk::sample();
    desk.read();
    desk.press(CTRL, Key::Enter);
    desk.write("Radio at night");
    assert!(desk.hears("No code matches “Radio at night”"));
    let before = desk.codings();
    desk.press(CTRL, Key::N);
    assert_eq!(desk.codings(), before + 1);
    let project = desk.project();
    assert!(project.codebook().find("Radio at night").is_ok());
    desk.press(CTRL, Key::Z);
    let project = desk.project();
    assert!(project.codebook().find("Radio at night").is_err(), "code and coding are one act");
    assert_eq!(desk.codings(), before);
}

#[test]
fn a_coding_is_split_where_the_caret_stands_in_it_or_where_it_was_clicked() {
    let mut desk = Desk::sample();
    desk.read();
    desk.press(CTRL, Key::ArrowDown);
    desk.press(CTRL, Key::L);
    desk.press(Modifiers::NONE, Key::Enter);
    desk.write("overcrowd");
    desk.press(Modifiers::NONE, Key::Enter);
    let whole = desk.window().selected_coding().unwrap().clone();
    let before = desk.codings();
    // Its end is no place to split it, and nothing happens but a word about it.
    desk.press(CTRL, Key::K);
    assert_eq!(desk.codings(), before);
    assert!(desk.hears("The caret is in none of your codings"));
    desk.press(CTRL, Key::ArrowUp);
    desk.press(CTRL, Key::ArrowRight);
    desk.press(CTRL, Key::ArrowRight);
    let at = desk.window().tabs.front().unwrap().reader.selection().caret;
    assert!(whole.span.start() < at && at < whole.span.end());
    desk.press(CTRL, Key::K);
    assert_eq!(desk.codings(), before + 1);
    let project = desk.project();
    let parts: Vec<_> = project
        .codings_of(whole.document)
        .iter()
        .filter(|coding| coding.code == whole.code && whole.span.contains(coding.span))
        .map(|coding| (coding.span.start(), coding.span.end()))
        .collect();
    assert_eq!((parts.first().unwrap().0, parts.last().unwrap().1), (whole.span.start(), whole.span.end()));
    assert!(parts.iter().any(|(start, _)| *start >= at), "{parts:?} {at}");
    // Without anything selected, Delete means the coding around the caret.
    desk.press(CTRL, Key::ArrowUp);
    desk.press(CTRL, Key::ArrowRight);
    desk.press(Modifiers::NONE, Key::Delete);
    assert_eq!(desk.codings(), before);
}

#[test]
fn a_screen_reader_hears_each_turn_with_its_codings_and_what_is_done_to_it() {
    let mut desk = Desk::sample();
    desk.read();
    for _ in 0..8 {
        if desk.heard(Role::Paragraph).starts_with("4, DET-004") {
            break;
        }
        desk.press(CTRL, Key::ArrowDown);
    }
    let turn = desk.heard(Role::Paragraph);
    assert!(turn.starts_with("4, DET-004: On se réveille avant la prière") && turn.contains("Codes: ") && turn.contains("Overcrowding"), "{turn}");
    desk.press(CTRL, Key::L);
    assert!(desk.hears("selected in paragraph 4: On se réveille"), "the selected words are told");
    desk.press(Modifiers::NONE, Key::Enter);
    desk.write("econ.need");
    assert!(desk.heard(Role::ListBoxOption).starts_with("Poverty and lack of livelihood"), "{}", desk.heard(Role::ListBoxOption));
    desk.press(Modifiers::NONE, Key::Tab);
    assert!(desk.heard(Role::Button).starts_with("Time: "));
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.heard(Role::Paragraph).contains("Poverty and lack of livelihood"));
    assert!(desk.hears("Last act: Coded “Poverty and lack of livelihood” in S01"));
}

#[test]
fn who_codes_blind_learns_nothing_of_what_others_did_here_or_next_time() {
    let mut desk = Desk::sample();
    assert!(desk.hears("40 by INT-03"));
    desk.press(CTRL_SHIFT, Key::B);
    assert!(!desk.hears("by INT-03"));
    desk.click_containing(Role::Tab, "Memos");
    assert!(!desk.hears(", INT-03:") && desk.hears(", INT-02:"), "no memo of another coder is listed");
    assert_eq!(desk.window().to_keep().eyes, griot::app::desk::Eyes::Blind);
}

#[test]
fn a_window_in_which_nothing_happens_paints_nothing() {
    let mut desk = Desk::sample();
    desk.read();
    for _ in 0..20 {
        desk.harness.step();
    }
    let next = desk.harness.output().viewport_output.values().map(|viewport| viewport.repaint_delay).min().unwrap();
    assert_eq!(next, Duration::MAX);
}

#[test]
fn all_that_is_written_about_a_new_code_is_stored() {
    let mut desk = Desk::sample();
    desk.press(CTRL, Key::N);
    desk.write("Radio at night");
    for (field, text) in [("Code here when in English", "A set is listened to after dark."), ("Not here when in French", "La télévision.")] {
        desk.harness.get_by_label(field).focus();
        desk.settle();
        desk.write(text);
    }
    desk.fill("Example", "We listened until the batteries died.");
    desk.click("Make the code");
    let project = desk.project();
    let code = project.codebook().get(project.codebook().find("Radio at night").unwrap()).unwrap();
    assert_eq!((code.include.en.as_str(), code.exclude.fr.as_str()), ("A set is listened to after dark.", "La télévision."));
    assert_eq!(code.example, "We listened until the batteries died.");
}

#[test]
fn a_code_is_carried_to_another_place_in_the_tree_and_onto_words() {
    let mut desk = Desk::sample();
    let place = |desk: &Desk, name: &str| {
        let row = desk.harness.get_all_by_role(Role::ListItem).find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(name)));
        row.unwrap().rect()
    };
    let carry = |desk: &mut Desk, from: egui::Pos2, to: egui::Pos2| {
        desk.harness.hover_at(from);
        desk.settle();
        desk.harness.drag_at(from);
        desk.settle();
        desk.harness.hover_at(from + (to - from) / 2.0);
        desk.settle();
        desk.harness.hover_at(to);
        desk.settle();
        desk.harness.drop_at(to);
        desk.settle();
    };
    let code = |desk: &Desk, path: &str| desk.project().codebook().find(path).unwrap();
    let (moved, into) = (code(&desk, "push.corruption"), code(&desk, "push.insecurity"));
    let (from, to) = (place(&desk, "Corruption and denied justice").center(), place(&desk, "Insecurity and need for protection").center());
    carry(&mut desk, from, to);
    let parent = |desk: &Desk| desk.project().codebook().get(moved).unwrap().parent;
    assert_eq!(parent(&desk), Some(into), "a code let go on the middle of another goes below it");
    desk.press(CTRL, Key::Z);
    assert_ne!(parent(&desk), Some(into));
    let before = desk.codings();
    let words =
        desk.harness.get_all_by_role(Role::Paragraph).find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with("2, "))).unwrap().rect();
    let from = place(&desk, "Corruption and denied justice").center();
    carry(&mut desk, from, words.left_center() + egui::vec2(30.0, 0.0));
    assert_eq!(desk.codings(), before + 1);
    assert_eq!(desk.window().selected_coding().unwrap().code, moved);
}

#[test]
fn files_let_go_over_the_window_are_looked_at_too() {
    let mut desk = Desk::sample();
    let file = desk.path.parent().unwrap().join("DET-021.txt");
    std::fs::write(&file, "INT-02 : Bonjour.\n\nDET-021 : Bonjour, merci.\n").unwrap();
    let before = desk.project().document_count();
    desk.harness.input_mut().hovered_files.push(egui::HoveredFile { path: Some(file.clone()), ..egui::HoveredFile::default() });
    desk.settle();
    assert!(desk.hears("Let go to look at the file before it is imported"));
    desk.harness.input_mut().hovered_files.clear();
    desk.let_go(&file);
    assert!(desk.hears("Review 1 file before import"));
    // Enter, with nothing else to press, takes it in.
    desk.press(Modifiers::NONE, Key::Enter);
    desk.wait();
    assert_eq!(desk.project().document_count(), before + 1);
}

#[test]
fn codings_are_joined_split_marked_and_repeated_by_keys() {
    let mut desk = Desk::sample();
    desk.read();
    desk.press(CTRL, Key::L);
    desk.press(Modifiers::NONE, Key::Enter);
    desk.write("overcrowd");
    desk.press(Modifiers::NONE, Key::Enter);
    let first = desk.window().selected_coding().unwrap().clone();
    desk.press(CTRL, Key::U);
    assert!(desk.window().selected_coding().unwrap().qualifiers.certainty.is_some());
    let before = desk.codings();
    // Somewhere inside the turn the coding is split, and joined again.
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.press(Modifiers::NONE, Key::ArrowUp);
    desk.press(ALT, Key::ArrowUp);
    let selected = desk.window().selected;
    assert!(selected.is_some());
    assert!(first.span.len() > 10);
    desk.press(Modifiers::NONE, Key::Escape);
    desk.press(CTRL, Key::L);
    desk.press(Modifiers::NONE, Key::Period);
    assert!(desk.codings() == before, "the same code is not put on the same passage twice");
    assert!(desk.hears("already"), "and the person is told so");
}

#[test]
fn the_interface_is_french_after_one_key_and_nothing_of_the_texts_changes() {
    let mut desk = Desk::sample();
    let spoken = "Merci d'avoir accepté";
    assert!(desk.hears(spoken) && desk.hears("Codebook"));
    desk.press(CTRL_SHIFT, Key::G);
    assert!(desk.hears("Livre de codes") && desk.hears(spoken) && !desk.hears("Codings here"));
}

#[test]
fn deleting_a_code_says_what_goes_and_is_undone_whole() {
    let mut desk = Desk::sample();
    let before = desk.codings();
    desk.harness.get_by_label("Filter codes").focus();
    desk.settle();
    desk.write("overcrowding");
    desk.harness
        .get_all_by_role(Role::ListItem)
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with("Overcrowding")))
        .unwrap()
        .click_secondary();
    desk.settle();
    desk.click("Delete the code");
    assert!(desk.hears("Delete “Overcrowding”?"));
    desk.click_containing(Role::Button, "Delete the code and");
    assert!(desk.codings() < before);
    desk.press(CTRL, Key::Z);
    assert_eq!(desk.codings(), before);
}

#[test]
fn files_are_looked_at_before_anything_is_stored() {
    let mut desk = Desk::sample();
    let file = desk.path.parent().unwrap().join("Entretien DET-020.txt");
    std::fs::write(&file, "INT-02 : Bonjour.\nDET-020 : Bonjour, merci.\nINT-02 : Racontez.\nDET-020 : Je vendais du thé.\n").unwrap();
    let before = desk.project().document_count();
    desk.press(CTRL_SHIFT, Key::I);
    desk.harness.get_by_label("Path").focus();
    desk.settle();
    desk.write(&file.display().to_string());
    desk.press(Modifiers::NONE, Key::Enter);
    desk.wait();
    assert!(desk.hears("Review 1 file before import"));
    assert_eq!(desk.project().document_count(), before);
    desk.click("Import 1 file");
    desk.wait();
    let window = desk.window();
    assert_eq!(window.project.document_count(), before + 1);
    assert_eq!(window.tabs.front().unwrap().transcript.layout.speakers.len(), 2);
}

#[test]
fn what_is_written_in_a_memo_is_stored_when_the_window_closes() {
    let mut desk = Desk::sample();
    desk.read();
    desk.press(ALT, Key::ArrowDown);
    desk.press(CTRL, Key::M);
    desk.write("look at this again");
    desk.harness.state_mut().close();
    let path = desk.path.clone();
    drop(desk.harness);
    let session = Session::open(&path, None, Access::ReadOnly, actor("INT-02")).unwrap();
    assert!(session.project().codings().any(|coding| coding.memo.contains("look at this again")));
}

#[test]
fn a_file_that_is_no_project_is_a_notice_that_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let path: &Path = &folder.path().join("notes.griot");
    std::fs::write(path, "these are notes").unwrap();
    let path = path.to_owned();
    let desk = Desk::open(folder, path.clone());
    let told = !desk.harness.state().notices().all().is_empty() || desk.hears("Passphrase");
    assert!(told);
    assert_eq!(std::fs::read_to_string(path).unwrap(), "these are notes");
}

#[test]
fn a_memo_may_be_written_in_arabic_and_keeps_its_letters_in_order() {
    let mut desk = Desk::sample();
    desk.read();
    desk.press(ALT, Key::ArrowDown);
    desk.press(CTRL, Key::M);
    for letter in ["خ", "ب", "ز"] {
        desk.write(letter);
    }
    // Left goes on in Arabic: from before the last letter to after it.
    desk.press(Modifiers::NONE, Key::ArrowRight);
    desk.write("ّ");
    desk.harness.state_mut().close();
    let path = desk.path.clone();
    drop(desk.harness);
    let session = Session::open(&path, None, Access::ReadOnly, actor("INT-02")).unwrap();
    assert!(session.project().codings().any(|coding| coding.memo == "خبّز"), "letters stand in the order in which they are read");
}

#[test]
fn original_and_translation_stand_level_and_echo_each_other() {
    let mut desk = Desk::sample();
    desk.press(CTRL, Key::P);
    desk.write("S12.ar");
    desk.press(Modifiers::NONE, Key::Enter);
    desk.press(CTRL, Key::Backslash);
    desk.settle();
    let window = desk.window();
    assert!(window.tabs.is_pair());
    let front = window.tabs.front().unwrap();
    let beside = window.tabs.iter().find(|tab| Some(tab.document) == window.tabs.beside()).unwrap();
    assert_eq!((front.transcript.document.name.as_str(), beside.transcript.document.name.as_str()), ("S12.ar", "S12.fr"));
    let echoes = front.shown.iter().filter(|shown| shown.echo).count();
    assert!(echoes > 5 && echoes == beside.shown.iter().filter(|shown| !shown.echo).count());
    assert!((front.reader.offset() - beside.reader.offset()).abs() < 0.6);
    // A later paragraph stands at the same height on both sides.
    let top = |tab: &griot::app::desk::Tab, paragraph: usize| {
        let span = tab.transcript.layout.turns[paragraph].speech();
        tab.reader.rect_on_screen(griot::model::text::CharSpan::at(span.start(), 1)).map(|rect| rect.top())
    };
    let (one, other) = (top(front, 5).unwrap(), top(beside, 5).unwrap());
    assert!((one - other).abs() < 8.0, "{one} and {other}");
}
