//! All that can be done, done without the mouse, by the names that a screen reader hears.
#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "a test that cannot reach a widget has failed")]

#[path = "support/desk.rs"]
mod desk;

use desk::{ALT, CTRL, CTRL_SHIFT, Desk};
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT, Queryable};
use griot::app::action::Action;

const NONE: Modifiers = Modifiers::NONE;
const ALT_SHIFT: Modifiers = Modifiers { alt: true, shift: true, ..Modifiers::NONE };

/// The keyboard goes to the first widget of a kind whose name begins so.
fn focus(desk: &mut Desk, role: Role, name: &str) {
    let begins = |label: Option<String>| label.is_some_and(|label| label.starts_with(name));
    desk.harness.get_all_by_role(role).find(|node| begins(node.accesskit_node().label())).unwrap().focus();
    desk.settle();
}

/// Goes down an open menu to a line, and presses it.
fn choose(desk: &mut Desk, name: &str) {
    for _ in 0..40 {
        if desk.heard(Role::MenuItem) == name {
            break;
        }
        desk.press(NONE, Key::ArrowDown);
    }
    assert_eq!(desk.heard(Role::MenuItem), name);
    desk.press(NONE, Key::Enter);
}

/// Codes the turn at the caret with what is typed.
fn code_turn(desk: &mut Desk, typed: &str) {
    desk.press(CTRL, Key::Enter);
    desk.write(typed);
    desk.press(NONE, Key::Enter);
}

#[test]
fn menus_are_opened_walked_through_and_closed_by_keys() {
    let mut desk = Desk::sample();
    desk.read();
    desk.press(NONE, Key::F10);
    assert_eq!(desk.heard(Role::MenuItem), "New project", "the menu has the keyboard");
    desk.press(NONE, Key::ArrowDown);
    assert_eq!(desk.heard(Role::MenuItem), "Open a project");
    desk.press(NONE, Key::Escape);
    assert_eq!(desk.heard(Role::MenuItem), "");
    assert!(desk.window().tabs.front().unwrap().reader.has_focus(&desk.harness.ctx), "the keyboard is back in the reader");
    // A drop-down list: its names are walked through, and it has the keyboard again afterwards.
    desk.press(CTRL, Key::Num3);
    desk.click_containing(Role::ListItem, "Codes by attribute");
    let columns = desk.harness.get_all_by_role(Role::ComboBox).find(|node| node.accesskit_node().value().as_deref() == Some("Participant group")).unwrap();
    let name = columns.accesskit_node().label().unwrap();
    columns.focus();
    desk.settle();
    desk.press(NONE, Key::Space);
    assert!(!desk.heard(Role::MenuItem).is_empty(), "the list of {name} has the keyboard");
    desk.press(NONE, Key::ArrowDown);
    let chosen = desk.heard(Role::MenuItem);
    desk.press(NONE, Key::Enter);
    assert_eq!(desk.heard(Role::ComboBox), name);
    assert!(desk.harness.get_all_by_role(Role::ComboBox).any(|node| node.accesskit_node().value() == Some(chosen.clone())), "{chosen} is chosen");
}

#[test]
fn what_a_row_can_do_is_done_without_the_mouse() {
    let mut desk = Desk::sample();
    desk.read();
    desk.press(CTRL, Key::L);
    let before = desk.codings();
    let row_menu = |desk: &mut Desk| desk.press(Modifiers::SHIFT, Key::F10);
    // What is otherwise done by carrying the code onto the words.
    focus(&mut desk, Role::ListItem, "Corruption and denied justice");
    row_menu(&mut desk);
    choose(&mut desk, "Code the selected passage with it");
    assert_eq!(desk.codings(), before + 1);
    let code = desk.project().codebook().find("push.corruption").unwrap();
    assert_eq!(desk.window().selected_coding().unwrap().code, code);
    focus(&mut desk, Role::ListItem, "Corruption and denied justice");
    row_menu(&mut desk);
    choose(&mut desk, "Retire the code");
    assert!(desk.project().codebook().get(code).unwrap().retired);
    // The menu of a document.
    focus(&mut desk, Role::ListItem, "S02, ");
    row_menu(&mut desk);
    choose(&mut desk, "Remove the document");
    assert!(desk.hears("Remove S02?"));
}

#[test]
fn both_ends_of_a_coding_are_moved_by_keys() {
    let mut desk = Desk::sample();
    desk.read();
    desk.press(CTRL, Key::ArrowDown);
    for _ in 0..4 {
        desk.press(CTRL_SHIFT, Key::ArrowRight);
    }
    desk.press(NONE, Key::Enter);
    desk.write("overcrowd");
    desk.press(NONE, Key::Enter);
    let made = desk.window().selected_coding().unwrap().clone();
    let text = |desk: &Desk| {
        let coding = desk.project().coding(made.id).unwrap().clone();
        desk.project().transcript(coding.document).unwrap().slice(coding.span).to_owned()
    };
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let before = words(&text(&desk));
    desk.press(ALT_SHIFT, Key::ArrowLeft);
    assert_eq!(words(&text(&desk)), before[..before.len() - 1], "the end goes back by a word");
    desk.press(ALT_SHIFT, Key::ArrowDown);
    assert_eq!(words(&text(&desk)), before[1..before.len() - 1], "the beginning goes on by a word");
    desk.press(ALT_SHIFT, Key::ArrowUp);
    desk.press(ALT_SHIFT, Key::ArrowRight);
    assert_eq!(words(&text(&desk)), before);
    assert_eq!(desk.window().selected, Some(made.id), "Alt with Shift does not go to another coding");
    for _ in 0..4 {
        desk.press(CTRL, Key::Z);
    }
    assert_eq!(desk.project().coding(made.id).unwrap().span, made.span);
}

#[test]
fn three_codings_become_one_and_undo_gives_all_three_back() {
    let mut desk = Desk::sample();
    desk.read();
    let before = desk.codings();
    for _ in 0..3 {
        desk.press(CTRL, Key::ArrowDown);
        code_turn(&mut desk, "econ.need");
    }
    assert_eq!(desk.codings(), before + 3);
    let last = desk.window().selected_coding().unwrap().clone();
    desk.press(CTRL, Key::J);
    desk.press(CTRL, Key::J);
    assert_eq!(desk.codings(), before + 1);
    let one = desk.project().coding(last.id).unwrap().clone();
    assert!(one.span.contains(last.span));
    let me = desk.project().coder_named("INT-02").unwrap().id;
    let there =
        desk.project().codings_of(one.document).iter().filter(|coding| coding.code == one.code && coding.coder == me && one.span.overlaps(coding.span)).count();
    assert_eq!(there, 1);
    desk.press(CTRL, Key::Z);
    desk.press(CTRL, Key::Z);
    assert_eq!(desk.codings(), before + 3);
    assert_eq!(desk.project().coding(last.id).unwrap().span, last.span);
}

#[test]
fn the_history_goes_back_several_acts_at_once() {
    let mut desk = Desk::sample();
    desk.read();
    let before = desk.codings();
    for _ in 0..3 {
        desk.press(CTRL, Key::ArrowDown);
        code_turn(&mut desk, "econ.need");
    }
    desk.press(CTRL, Key::Num7);
    let rows: Vec<String> = desk.harness.get_all_by_role(Role::ListItem).filter_map(|node| node.accesskit_node().label()).collect();
    let fourth = rows.get(3).unwrap().clone();
    focus(&mut desk, Role::ListItem, &fourth);
    desk.press(NONE, Key::Enter);
    assert!(desk.hears("Go back to this point?"), "a question comes first");
    assert_eq!(desk.codings(), before + 3);
    desk.click_containing(Role::Button, "Undo 3");
    assert_eq!(desk.codings(), before);
}

#[test]
fn a_shortcut_is_changed_by_keys_and_holds_everywhere() {
    let mut desk = Desk::sample();
    desk.press(CTRL, Key::Comma);
    desk.click_containing(Role::RadioButton, "Shortcuts");
    focus(&mut desk, Role::Button, "Mark as unsure: Ctrl+U");
    desk.press(NONE, Key::Enter);
    assert!(desk.hears("Mark as unsure: Press"), "the keys are waited for");
    desk.press(CTRL, Key::Z);
    assert!(desk.hears("Ctrl+Z") && desk.harness.state().is_enabled(Action::Undo), "what has another meaning is refused");
    focus(&mut desk, Role::Button, "Mark as unsure: Ctrl+U");
    desk.press(NONE, Key::Enter);
    desk.press(CTRL, Key::Y);
    assert!(desk.hears("Mark as unsure: Ctrl+Y"));
    desk.click("Done");
    desk.read();
    desk.press(ALT, Key::ArrowDown);
    desk.press(CTRL, Key::ArrowDown);
    code_turn(&mut desk, "econ.need");
    let made = desk.window().selected.unwrap();
    desk.press(CTRL, Key::U);
    assert!(desk.project().coding(made).unwrap().qualifiers.certainty.is_none());
    desk.press(CTRL, Key::Y);
    assert!(desk.project().coding(made).unwrap().qualifiers.certainty.is_some());
    desk.press(CTRL_SHIFT, Key::P);
    desk.write("Mark as unsure");
    let described = desk.harness.get_all_by_role(Role::ListBoxOption).filter_map(|node| node.accesskit_node().data().description().map(str::to_owned)).next();
    assert_eq!(described.as_deref(), Some("Ctrl+Y"), "the palette says it");
}

#[test]
fn what_is_shown_is_remembered_with_the_project() {
    let mut desk = Desk::sample();
    assert!(desk.hears("Filter codes"));
    desk.press(CTRL, Key::B);
    assert!(!desk.hears("Filter codes"));
    desk.run_action("Close the project");
    desk.press(CTRL, Key::O);
    let path = desk.path.clone();
    desk.give(&path);
    desk.wait_until(|window| window.desk().is_some());
    assert!(!desk.hears("Filter codes") && desk.hears("Passage"));
    desk.run_action("Reset the layout");
    assert!(desk.hears("Filter codes"));
}

#[test]
fn a_failure_stays_until_it_is_closed_and_says_what_to_do() {
    let mut desk = Desk::sample();
    desk.press(CTRL, Key::Num3);
    desk.press(CTRL_SHIFT, Key::E);
    let nowhere = desk.file("no-such-folder");
    desk.fill("Folder", &nowhere.display().to_string());
    desk.press(NONE, Key::Enter);
    desk.wait();
    desk.wait_to_hear("codings.xlsx cannot be written");
    assert!(desk.hears("Choose a folder in which you may write") && !desk.hears(".griot-"));
    desk.press(CTRL, Key::Num1);
    for _ in 0..30 {
        desk.settle();
    }
    assert!(desk.hears("codings.xlsx cannot be written"), "it does not fade");
    desk.click("Close the notice");
    assert!(!desk.hears("codings.xlsx cannot be written"));
}

#[test]
fn enter_on_a_box_or_on_cancel_makes_no_project_and_in_a_field_that_lacks_something_goes_on() {
    let mut desk = Desk::start();
    let folder = desk.file("").display().to_string();
    let made = |desk: &Desk| std::fs::read_dir(desk.file("")).unwrap().count();
    desk.press(CTRL_SHIFT, Key::N);
    desk.fill("Name of the project", "Study");
    desk.fill("Folder", &folder);
    desk.press(NONE, Key::Enter);
    assert_eq!(desk.heard(Role::TextInput), "Folder", "without a passphrase Enter does nothing, and the field keeps the keyboard");
    focus(&mut desk, Role::CheckBox, "Encrypt the project file");
    desk.press(NONE, Key::Space);
    desk.press(NONE, Key::Enter);
    assert!(desk.hears("Make the project") && made(&desk) == 0, "Enter ticks the box again and makes nothing");
    desk.press(NONE, Key::Space);
    focus(&mut desk, Role::Button, "Cancel");
    desk.press(NONE, Key::Enter);
    assert!(!desk.hears("Make the project") && made(&desk) == 0, "Cancel is Cancel");
    desk.press(CTRL_SHIFT, Key::N);
    desk.fill("Name of the project", "Study");
    desk.fill("Folder", &folder);
    desk.click("Encrypt the project file");
    desk.fill("Your name as a coder", "x");
    desk.press(NONE, Key::Backspace);
    desk.press(NONE, Key::Enter);
    assert!(desk.hears("Give your name as coder") && made(&desk) == 0);
    desk.write("amina");
    desk.press(NONE, Key::Enter);
    desk.wait_until(|window| window.desk().is_some());
    assert_eq!(desk.window().coder, "amina");
}

#[test]
fn ctrl_enter_does_what_a_sheet_is_there_for_and_leaves_the_box_that_has_the_keyboard() {
    let mut desk = Desk::sample();
    desk.run_action("Consent and what it covers");
    desk.click("Archiving");
    focus(&mut desk, Role::CheckBox, "Translation");
    desk.press(CTRL, Key::Enter);
    assert!(!desk.hears("Consent to S01"), "the sheet is closed");
    let project = desk.project();
    let document = project.documents().find(|document| document.name == "S01").unwrap().id;
    let scope = griot::model::consent::ConsentRecord::of(&project, document).scope;
    assert!(scope.contains(&"archiving".to_owned()) && !scope.contains(&"translation".to_owned()), "{scope:?}");
    desk.run_action("Export all codings");
    desk.fill("File name", "mine");
    focus(&mut desk, Role::ComboBox, "Who receives the file?");
    desk.press(CTRL, Key::Enter);
    desk.wait();
    assert!(desk.file("mine.xlsx").exists());
}

#[test]
fn letters_that_come_faster_than_frames_are_all_in_the_picker() {
    let mut desk = Desk::sample();
    desk.read();
    desk.press(CTRL, Key::L);
    for letter in ["l", "i", "v", "e"] {
        desk.harness.event(egui::Event::Text(letter.to_owned()));
    }
    desk.harness.step();
    for letter in ["l", "i", "h"] {
        desk.harness.event(egui::Event::Text(letter.to_owned()));
    }
    desk.settle();
    assert_eq!(desk.harness.get_by_label("Code the passage with").accesskit_node().value().unwrap_or_default(), "livelih");
}

#[test]
fn a_passage_that_begins_behind_a_turn_has_no_label_and_no_space_at_its_ends() {
    let mut desk = Desk::sample();
    desk.read();
    desk.press(CTRL, Key::ArrowDown);
    desk.press(NONE, Key::End);
    desk.press(CTRL_SHIFT, Key::ArrowRight);
    desk.press(CTRL_SHIFT, Key::ArrowRight);
    desk.press(CTRL_SHIFT, Key::ArrowRight);
    let before = desk.codings();
    desk.press(CTRL, Key::I);
    assert_eq!(desk.codings(), before + 1);
    let project = desk.project();
    let made = desk.window().selected_coding().unwrap().clone();
    let transcript = project.transcript(made.document).unwrap();
    let words = transcript.slice(made.span);
    assert!(words == words.trim() && !words.contains("DET-004") && !words.contains("INT-02"), "{words:?}");
    assert_eq!(project.codebook().get(made.code).unwrap().name.en, words);
}

#[test]
fn the_regions_of_a_page_are_gone_through_and_the_page_stays() {
    let mut desk = Desk::sample();
    desk.press(CTRL, Key::Num3);
    desk.press(NONE, Key::F6);
    assert!(desk.heard(Role::ListItem).starts_with("Frequency"), "the list of tables has the keyboard");
    desk.press(NONE, Key::F6);
    desk.press(NONE, Key::F6);
    assert!(desk.harness.query_all_by_label("Frequency of codes").next().is_some(), "the page is still there");
    desk.press(Modifiers::SHIFT, Key::F6);
    desk.press(Modifiers::SHIFT, Key::F6);
    assert!(desk.heard(Role::ListItem).starts_with("Frequency"), "and back again");
}

#[test]
fn the_text_has_the_keyboard_again_after_every_sheet_and_f6_leads_to_it() {
    let mut desk = Desk::sample();
    let reads = |desk: &Desk| desk.window().tabs.front().unwrap().reader.has_focus(&desk.harness.ctx);
    assert!(reads(&desk), "a project that was opened is read");
    for action in ["Settings", "Consent and what it covers", "Keyboard shortcuts"] {
        desk.run_action(action);
        desk.press(NONE, Key::Escape);
        assert!(reads(&desk), "after {action}");
    }
    focus(&mut desk, Role::TextInput, "Filter codes");
    for _ in 0..4 {
        if !reads(&desk) {
            desk.press(NONE, Key::F6);
        }
    }
    assert!(reads(&desk), "F6 comes to the text");
    focus(&mut desk, Role::TextInput, "Filter codes");
    desk.press(CTRL, Key::Comma);
    desk.press(NONE, Key::Escape);
    assert_eq!(desk.heard(Role::TextInput), "Filter codes", "what had the keyboard before the sheet has it again");
}

#[test]
fn hits_are_opened_by_enter_and_ticked_by_space_and_the_history_is_walked_line_by_line() {
    let mut desk = Desk::sample();
    desk.press(CTRL, Key::F);
    desk.write("colere");
    desk.wait_to_hear("hits");
    for _ in 0..6 {
        if !desk.heard(Role::ListItem).contains("1 hit") {
            desk.press(NONE, Key::F6);
        }
    }
    desk.press(NONE, Key::ArrowDown);
    desk.press(NONE, Key::Space);
    assert!(desk.hears("Code 1 passage"), "ticked: {}", desk.heard(Role::ListItem));
    desk.press(NONE, Key::Enter);
    assert!(desk.harness.query_all_by_label("Code 1 passage").next().is_none(), "the passage is in front");
    desk.press(CTRL, Key::Num7);
    desk.press(NONE, Key::F6);
    let lines: Vec<String> = (0..4)
        .map(|_| {
            let line = desk.heard(Role::ListItem);
            desk.press(NONE, Key::ArrowDown);
            line
        })
        .collect();
    let acts: Vec<&str> = lines.iter().map(|line| line.split(", ").last().unwrap_or_default()).collect();
    assert_eq!(acts, ["Set 5 concept lists", "Import 17 memos", "Import 537 codings", "Change document S09"]);
}

#[test]
fn a_value_is_chosen_by_keys_and_the_grid_has_the_keyboard_again() {
    let mut desk = Desk::sample();
    desk.press(CTRL, Key::Num5);
    focus(&mut desk, Role::Cell, "DET-004, Level of the actor");
    let before = desk.heard(Role::Cell);
    desk.press(NONE, Key::Enter);
    desk.press(NONE, Key::ArrowDown);
    desk.press(NONE, Key::Enter);
    let after = desk.heard(Role::Cell);
    assert!(after.starts_with("DET-004, Level of the actor") && after != before, "{before} and {after}");
    assert!(desk.hears("Level of the actor of DET-004"), "told by the attribute's name");
}
