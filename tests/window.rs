//! The window from outside, by the names that a screen reader hears: what a researcher does in the first ten minutes.
#![cfg(feature = "gui")]
#![expect(clippy::disallowed_methods, reason = "files made for a test need no care")]

#[path = "support/desk.rs"]
mod desk;

use desk::{ALT, CTRL, CTRL_SHIFT, Desk, actor, study};
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT, Queryable};
use griot::app::window::Window;
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
fn an_encrypted_project_that_nobody_touches_locks_itself() {
    let mut desk = Desk::sealed("baobab in the rain");
    desk.write("baobab in the rain");
    desk.press(Modifiers::NONE, Key::Enter);
    desk.wait_until(|window| window.desk().is_some());
    let now = desk.harness.ctx.input(|input| input.time);
    desk.harness.input_mut().time = Some(now + 580.0);
    desk.harness.step();
    assert!(desk.harness.state().desk().is_some());
    desk.harness.input_mut().time = Some(now + 602.0);
    desk.harness.step();
    desk.settle();
    assert!(desk.harness.state().desk().is_none() && !desk.hears("Merci d'avoir accepté"));
    assert!(desk.hears("Locked. Enter the passphrase to go on."));
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
fn words_are_found_and_a_hit_lands_on_its_passage() {
    let mut desk = Desk::sample();
    desk.press(CTRL, Key::Num2);
    desk.write("générateur OR groupe");
    desk.wait_to_hear(" hits");
    desk.click_containing(Role::ListItem, "groupe électrogène");
    let window = desk.window();
    let tab = window.tabs.front().unwrap();
    assert_eq!(tab.transcript.slice(tab.reader.selection().span()), "groupe");
}

#[test]
fn every_number_of_the_frequency_table_opens_its_passages() {
    let mut desk = Desk::sample();
    desk.press(CTRL, Key::Num3);
    assert!(desk.hears("Frequency of codes"));
    desk.click_containing(Role::Cell, "Poverty and lack of livelihood, Codings: 5");
    assert!(desk.hears("Codings: 5, 5 passages"));
    desk.harness.get_by_label("Copy all with citations").click();
    let mut copied = String::new();
    for _ in 0..6 {
        desk.harness.step();
        for command in &desk.harness.output().platform_output.commands {
            if let egui::OutputCommand::CopyText(text) = command {
                copied.clone_from(text);
            }
        }
    }
    assert_eq!(copied.matches('“').count(), 5, "{copied}");
    assert!(copied.contains("(S01 ¶"), "each passage says where it stands: {copied}");
    desk.click("Codes by attribute");
    assert!(desk.hears("n = 3"));
    desk.click_containing(Role::Cell, "State absence and missing services, Detainee: 2 of 3");
    assert!(desk.hears("Detainee: 2 of 3, 4 passages") || desk.hears("Detainee: 2 of 3"));
}

#[test]
fn every_table_is_shown_in_both_languages_and_its_numbers_open_passages() {
    let mut desk = Desk::sample();
    desk.press(CTRL, Key::Num3);
    for (kind, title) in [
        ("Areas by priorities", "Matrix of codes"),
        ("Codes together", "Codes that occur together"),
        ("Case profile", "What the account of BUS-001 contains"),
        ("Quote bank", "Quote bank"),
        ("Gap list", "Gap list"),
        ("Saturation", "Saturation"),
        ("Guide coverage", "Coverage of the interview guide"),
        ("Documents", "Documents"),
        ("Cases", "Cases"),
        ("Participants", "Participants"),
        ("Codebook", "Codebook, version 1.0"),
    ] {
        desk.click_containing(Role::ListItem, kind);
        assert!(desk.harness.query_all_by_role(Role::Heading).any(|node| node.accesskit_node().label().is_some_and(|label| label == title)), "{title}");
        desk.harness.get_all_by_role(Role::Cell).next().unwrap().click();
        desk.settle();
        assert!(desk.hears("passage"), "{kind}");
    }
    desk.press(CTRL_SHIFT, Key::G);
    desk.click_containing(Role::ListItem, "Liste des lacunes");
    assert!(desk.hears("Situation actuelle"));
}

#[test]
fn filters_of_a_table_are_chips_and_the_table_is_kept_as_a_view() {
    let mut desk = Desk::sample();
    let project = desk.project();
    let codes = project.codebook().with_descendants(project.codebook().find("push").unwrap());
    let by = |name: &str| project.codings().filter(|coding| codes.contains(&coding.code) && project.coder_name(coding.coder) == name).count();
    let all = project.codings().filter(|coding| codes.contains(&coding.code)).count();
    desk.press(CTRL, Key::Num3);
    let shows = |desk: &Desk, number: usize| desk.hears(&format!("Push: structural and political conditions, Codings: {number}"));
    assert!(shows(&desk, all));
    desk.click_containing(Role::ComboBox, "Add a filter");
    desk.click_containing(Role::MenuItem, "INT-02");
    assert!(shows(&desk, by("INT-02")) && desk.hears("coder:\"INT-02\""));
    desk.fill("Filter of the table", "doc:S01");
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(!shows(&desk, by("INT-02")), "both filters hold");
    desk.click("Keep this table as a view");
    desk.fill("Name of the view", "Detention in S01");
    desk.click("Keep");
    let chips: Vec<String> = desk
        .harness
        .get_all_by_role(Role::Button)
        .filter_map(|node| node.accesskit_node().label())
        .filter(|label| label.contains("doc:S01") || label.contains("INT-02\""))
        .collect();
    assert_eq!(chips.len(), 2, "{chips:?}");
    for chip in &chips {
        desk.click(chip);
    }
    assert!(shows(&desk, all), "no filter is left");
    desk.click("Detention in S01");
    assert!(desk.hears("doc:S01") && !shows(&desk, all));
    desk.click("Take away the view Detention in S01");
    assert!(!desk.hears("Detention in S01"));
}

#[test]
fn a_guide_among_the_documents_is_held_against_what_was_asked() {
    let mut desk = Desk::sample();
    desk.press(CTRL, Key::Num3);
    desk.click_containing(Role::ListItem, "Guide coverage");
    assert!(desk.hears("Coverage of the interview guide"));
    desk.click_containing(Role::ComboBox, "Interview guide");
    desk.click_containing(Role::MenuItem, "S08");
    assert!(desk.hears("Coverage of the guide S08") && desk.hears("never asked"));
    desk.click_containing(Role::ComboBox, "Interview guide");
    desk.click_containing(Role::MenuItem, "Questions as they were asked");
    assert!(desk.hears("Coverage of the interview guide"));
}

#[test]
fn a_summary_is_written_into_a_cell_of_the_matrix_and_a_quote_is_recorded_as_used() {
    let mut desk = Desk::sample();
    desk.press(CTRL, Key::Num3);
    desk.click_containing(Role::ListItem, "Areas by priorities");
    desk.click_containing(Role::Cell, "Priority: interagency cooperation, Area 2: intake and risk assessment");
    assert!(desk.hears("Blank in Table 1"));
    desk.fill("Summary of the cell", "One procedure for three services.");
    desk.click("Save summary");
    let project = desk.project();
    assert_eq!(project.summaries().next().unwrap().text, "One procedure for three services.");
    desk.press(CTRL, Key::Z);
    assert_eq!(desk.project().summaries().count(), 0);

    desk.click_containing(Role::ListItem, "Quote bank");
    desk.click_containing(Role::Cell, "S01");
    desk.fill("Used in", "Report 2031");
    desk.click("Record this use");
    assert!(desk.hears("Quoted in Report 2031."));
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
fn the_history_goes_back_to_any_point_after_a_question() {
    let mut desk = Desk::sample();
    desk.press(CTRL, Key::Num5);
    desk.harness.get_by_label("Alias of a new case").focus();
    desk.settle();
    desk.write("DET-099");
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.project().case_named("DET-099").is_some());
    desk.press(CTRL, Key::Num7);
    assert!(desk.hears("new case DET-099"));
    desk.press(CTRL, Key::Z);
    assert!(desk.project().case_named("DET-099").is_none());
    assert!(desk.hears("Undone: new case DET-099"));
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
fn another_copy_is_compared_before_it_is_merged_and_one_undo_takes_it_back() {
    use griot::model::code::Bilingual;
    use griot::session::command::{CodeUpdate, Command};
    let (folder, path) = study(None, actor("INT-02"));
    let other = folder.path().join("from-bob.griot");
    std::fs::copy(&path, &other).unwrap();
    let renamed = |path: &Path, coder: &str, name: &str| {
        let mut session = Session::open(path, None, Access::ReadWrite, actor(coder)).unwrap();
        let code = session.project().codebook().find("det.overcrowding").unwrap();
        let update = CodeUpdate { name: Some(Bilingual::new(name, name)), ..CodeUpdate::default() };
        session.execute(Command::UpdateCode(code, Box::new(update))).unwrap();
        if coder == "bob" {
            let coding = session.project().codings().next().unwrap().id;
            session.execute(Command::RemoveCodings(vec![coding])).unwrap();
        }
        session.close().unwrap();
    };
    renamed(&path, "INT-02", "Too many in a cell");
    renamed(&other, "bob", "Packed cells");
    let mut desk = Desk::open(folder, path);
    let before = desk.codings();
    desk.run_action("Merge another copy");
    desk.give(&other);
    assert!(desk.hears("2 acts") && desk.hears("Packed cells") && desk.hears("Too many in a cell"), "the preview says what comes and what does not fit");
    assert_eq!(desk.codings(), before, "a preview changes nothing");
    let kept = |desk: &Desk| {
        let project = desk.project();
        project.codebook().get(project.codebook().find("det.overcrowding").unwrap()).unwrap().name.en.clone()
    };
    // The later word would stand; the person wants what is here.
    desk.harness.get_all_by_label("Keep what is here").next().unwrap().click();
    desk.settle();
    desk.click("Merge");
    desk.wait();
    assert_eq!((desk.codings(), kept(&desk).as_str()), (before - 1, "Too many in a cell"));
    desk.press(CTRL, Key::Z);
    assert_eq!(desk.codings(), before);
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
fn an_encrypted_project_shows_nothing_until_its_passphrase_is_given_and_nothing_when_locked() {
    let mut desk = Desk::sealed("baobab in the rain");
    assert!(desk.harness.state().desk().is_none() && desk.hears("Passphrase"));
    desk.write("wrong");
    desk.press(Modifiers::NONE, Key::Enter);
    desk.wait();
    assert!(desk.harness.state().desk().is_none());
    desk.write("baobab in the rain");
    desk.press(Modifiers::NONE, Key::Enter);
    desk.wait_until(|window| window.desk().is_some());
    assert!(desk.hears("Merci d'avoir accepté"));
    desk.press(CTRL_SHIFT, Key::L);
    assert!(desk.harness.state().desk().is_none());
    assert!(!desk.hears("Merci d'avoir accepté") && !desk.hears("Sample study"));
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

#[test]
fn coders_are_compared_and_a_difference_is_settled_with_a_reason() {
    let mut desk = Desk::sample();
    let ready = |window: &Window| window.desk().is_some_and(|desk| desk.agreement.is_ready());
    desk.press(CTRL, Key::Num4);
    desk.wait_until(ready);
    assert!(desk.hears("All codes, pooled, 98.7 %, 0.81"));
    assert!(desk.hears("codes are too rare to report"));
    desk.click_containing(Role::ListItem, "Perceived fairness of the procedure");
    assert!(desk.hears("Perceived fairness of the procedure, 4 differences, 0 settled"));
    let before = desk.codings();
    desk.harness.get_all_by_label("Reason").next().unwrap().focus();
    desk.settle();
    desk.write("Heard twice with the recording");
    desk.harness.get_all_by_label("Keep INT-02").next().unwrap().click();
    desk.settle();
    desk.wait_until(ready);
    assert_eq!(desk.codings(), before + 1);
    assert!(desk.hears("Settled as INT-02 has it") && desk.hears("4 differences, 1 settled"));
    desk.press(CTRL, Key::Z);
    desk.wait_until(ready);
    assert_eq!(desk.codings(), before);
    assert!(desk.hears("4 differences, 0 settled"));
}

#[test]
fn rounds_methods_and_other_tools_stand_beside_the_table_in_both_languages() {
    let mut desk = Desk::sample();
    let ready = |window: &Window| window.desk().is_some_and(|desk| desk.agreement.is_ready());
    desk.press(CTRL, Key::Num4);
    desk.wait_until(ready);
    desk.click("Rounds");
    desk.harness.get_by_label("Name of the round").focus();
    desk.settle();
    desk.write("Before the meeting");
    desk.click("Keep this round");
    desk.wait_until(ready);
    assert!(desk.hears("Before the meeting, kept "));
    desk.click("Methods text");
    assert!(desk.hears("2 coders (INT-02, INT-03) coded 5 documents"));
    desk.click("Other tools");
    assert!(desk.hears("Computed from the definitions in the manuals"));
    desk.press(CTRL_SHIFT, Key::G);
    assert!(desk.hears("Tous les codes ensemble") && desk.hears("Calculé d’après les définitions des manuels"));
    desk.click("Texte de méthode");
    assert!(desk.hears("2 codeurs (INT-02, INT-03) ont codé 5 documents"));
}

#[test]
fn who_codes_blind_sees_no_agreement_and_a_team_can_do_without() {
    let mut desk = Desk::sample();
    desk.press(CTRL_SHIFT, Key::B);
    desk.press(CTRL, Key::Num4);
    assert!(desk.hears("You code blind") && !desk.hears("All codes, pooled"));
    desk.run_action("Project settings");
    desk.click("Compare coders in this project");
    desk.click("Store");
    assert!(desk.project().info().unwrap().agreement_off);
    assert!(desk.harness.query_all_by_role(Role::Tab).all(|node| node.accesskit_node().label().as_deref() != Some("Agreement")));
    assert!(desk.hears("Comparing coders is switched off"));
}

#[test]
fn tables_and_charts_of_who_codes_blind_show_own_work_only_also_in_files() {
    let mut desk = Desk::sample();
    let project = desk.project();
    let me = project.coder_named("INT-02").unwrap().id;
    let below = |path: &str| project.codebook().with_descendants(project.codebook().find(path).unwrap());
    let number = |path: &str, own: bool| {
        let codes = below(path);
        project.codings().filter(|coding| codes.contains(&coding.code) && (!own || coding.coder == me)).count()
    };
    let (all, own) = (number("push", false), number("push", true));
    assert!(own > 0 && own < all);
    desk.press(CTRL, Key::Num3);
    desk.click("Charts");
    assert!(desk.hears(&format!("Push: structural and political conditions: {all}")));
    desk.click(&format!("Push: structural and political conditions: {all}"));
    assert!(desk.hears(&format!("{all} passages")));
    desk.press(CTRL, Key::Num1);
    desk.press(CTRL_SHIFT, Key::B);
    desk.press(CTRL, Key::Num3);
    assert!(
        desk.hears(&format!("Push: structural and political conditions: {own}")) && !desk.hears(&format!("Push: structural and political conditions: {all}"))
    );
    assert!(!desk.hears(&format!("{all} passages")), "the passages of before are gone");
    desk.click_containing(Role::ListItem, "Tables");
    assert!(
        desk.hears(&format!("Push: structural and political conditions, Codings: {own}"))
            && !desk.hears(&format!("Push: structural and political conditions, Codings: {all}"))
    );
    desk.click_containing(Role::Cell, &format!("Push: structural and political conditions, Codings: {own}"));
    assert!(desk.hears(&format!("{own} passages")) && !desk.hears("INT-03"));
    desk.click_containing(Role::ListItem, "Codings");
    assert!(!desk.hears("INT-03"), "the list of codings");
    desk.click("Export");
    desk.click("Text (.csv)");
    desk.harness.get_by_role_and_label(Role::TextInput, "File name").focus();
    desk.settle();
    desk.press(Modifiers::NONE, Key::Enter);
    desk.wait();
    let written = std::fs::read_to_string(desk.file("codings.csv")).unwrap();
    assert!(written.contains(",INT-02,") && !written.contains(",INT-03,"));
}

#[test]
fn a_bar_of_a_chart_opens_its_passages_and_a_report_asks_who_receives_it() {
    let mut desk = Desk::sample();
    desk.press(CTRL, Key::Num3);
    desk.click("Charts");
    desk.click("Experience of detention: 58");
    assert!(desk.hears("58 passages"), "the passages behind the bar");
    desk.click("Codes together, network");
    desk.click_containing(Role::Button, "Area 1: awareness of causes and consequences – Priority: capacity building");
    assert!(desk.hears("pairs of overlapping codings") && desk.hears("passages"), "the passages behind a line");
    for kind in
        ["Codes by attribute, bars", "Codes by attribute, tiles", "Codes together, tiles", "Codes along a document", "Saturation", "Most frequent words"]
    {
        desk.click(kind);
        assert!(desk.hears("n = "), "{kind}");
    }
    desk.click("Export");
    assert!(desk.hears("Who receives the file?"), "the sheet asks");
    assert!(desk.hears("Drawing (.svg)"), "the formats");
    desk.click("For dark paper");
    desk.harness.get_by_role_and_label(Role::TextInput, "File name").focus();
    desk.settle();
    desk.press(Modifiers::NONE, Key::Enter);
    desk.wait();
    let drawn = std::fs::read_to_string(desk.file("words.svg")).unwrap();
    assert!(drawn.contains("#1b1d21"), "the ground is dark");
}

#[test]
fn a_project_is_sealed_in_the_window_and_its_recovery_sheet_saved() {
    let mut desk = Desk::sample();
    let path = desk.path.clone();
    let before = desk.codings();
    desk.run_action("Encryption and recovery sheet");
    assert!(desk.hears("A forgotten passphrase is lost data"));
    desk.fill("New passphrase", "password1");
    assert!(desk.hears("Too weak"));
    desk.fill("New passphrase", "baobab kettle ninety orchard");
    assert!(desk.hears("Stands for centuries"));
    desk.fill("Passphrase again", "baobab kettle ninety orchard");
    desk.click("Encrypt the project");
    desk.wait_until(|window| window.desk().is_some_and(|desk| desk.encrypted));
    assert_eq!(desk.codings(), before);
    assert!(desk.hears("Recovery sheet") && desk.hears("The project is encrypted."));
    desk.click("Save to print");
    let sheet = std::fs::read_to_string(desk.file("recovery-sheet.html")).unwrap();
    assert!(sheet.contains("study.griot"));
    // The same sheet again, and then no encryption any more.
    desk.run_action("Encryption and recovery sheet");
    desk.fill("Passphrase or recovery key", "baobab kettle ninety orchard");
    desk.click_containing(Role::RadioButton, "Recovery sheet");
    desk.settle();
    desk.click("Make the recovery sheet");
    desk.wait();
    let key: Vec<String> =
        sheet.split("<strong>").skip(1).filter_map(|part| part.split("</strong>").next()).filter(|word| word.len() == 8).map(str::to_owned).collect();
    assert!(key.len() == 8 && desk.hears(&key[..4].join("  ")), "{key:?}");
    desk.click("I have written it down");
    desk.run_action("Encryption and recovery sheet");
    desk.fill("Passphrase or recovery key", &key.join("-").to_lowercase());
    desk.click_containing(Role::RadioButton, "Take the encryption away");
    desk.settle();
    desk.press(Modifiers::NONE, Key::Enter);
    desk.wait_until(|window| window.desk().is_some_and(|desk| !desk.encrypted));
    assert_eq!(desk.codings(), before);
    assert!(!griot::session::needs_passphrase(&path));
}

#[test]
fn what_is_copied_out_of_an_encrypted_project_leaves_the_clipboard() {
    let mut desk = Desk::sealed("baobab in the rain");
    desk.write("baobab in the rain");
    desk.press(Modifiers::NONE, Key::Enter);
    desk.wait_until(|window| window.desk().is_some());
    desk.read();
    desk.press(CTRL, Key::L);
    let copied = |desk: &Desk| {
        let said = |command: &egui::OutputCommand| if let egui::OutputCommand::CopyText(text) = command { Some(text.clone()) } else { None };
        desk.harness.output().platform_output.commands.iter().find_map(said)
    };
    desk.harness.event(egui::Event::Copy);
    desk.harness.step();
    assert!(copied(&desk).is_some_and(|text| !text.is_empty()), "nothing was copied");
    let now = desk.harness.ctx.input(|input| input.time);
    desk.harness.input_mut().time = Some(now + 58.0);
    desk.harness.step();
    assert_eq!(copied(&desk), None);
    desk.harness.input_mut().time = Some(now + 61.0);
    desk.harness.step();
    assert_eq!(copied(&desk), Some(String::new()));
}

#[test]
fn a_passage_is_withdrawn_after_a_look_at_what_goes_and_leaves_a_certificate() {
    let mut desk = Desk::sample();
    desk.read();
    for _ in 0..3 {
        desk.press(CTRL_SHIFT, Key::ArrowRight);
    }
    let selected = {
        let window = desk.window();
        let tab = window.tabs.front().unwrap();
        tab.transcript.slice(tab.reader.selection().span()).trim().to_owned()
    };
    assert!(selected.chars().count() > 5, "{selected}");
    desk.run_action("Withdraw the selected");
    desk.wait();
    assert!(desk.hears("Destroy a passage of S01?") && desk.hears("This cannot be undone"));
    let text = |desk: &Desk| {
        let window = desk.window();
        let document = window.project.documents().find(|document| document.name == "S01").unwrap();
        window.project.text(document.text).unwrap().as_str().to_owned()
    };
    let before = text(&desk);
    desk.click("Destroy");
    assert_eq!(text(&desk), before, "nothing goes before the person says so");
    desk.click("I understand that there is no way back");
    desk.click("Destroy");
    desk.wait();
    let after = text(&desk);
    assert!(after.contains("[retiré]") && after != before, "{after}");
    assert!(desk.hears("Destroyed. The certificate is"));
    assert!(desk.file("certificate-S01.docx").exists());
    assert!(!desk.harness.state().is_enabled(griot::app::action::Action::Undo), "there is no way back");
}

#[test]
fn real_names_are_replaced_one_by_one_and_undo_takes_it_back() {
    let mut desk = Desk::sample();
    desk.run_action("Replace real names");
    desk.write("three goats by the well");
    desk.press(Modifiers::NONE, Key::Tab);
    desk.write("three goats by the well");
    desk.click("Look through the document");
    desk.wait();
    assert!(desk.hears("1 of "), "the first proposal is in front");
    desk.click("Replace everywhere");
    while desk.hears("Leave as it is") {
        desk.click("Leave as it is");
    }
    assert!(desk.hears("1 name is replaced"));
    desk.click("Replace");
    desk.wait();
    let revisions = |desk: &Desk| desk.project().revisions().count();
    assert_eq!(revisions(&desk), 1);
    desk.press(CTRL, Key::Z);
    assert_eq!(revisions(&desk), 0);
}

#[test]
fn a_backup_is_made_and_leads_back() {
    let mut desk = Desk::sample();
    let show = |desk: &mut Desk| {
        desk.press(CTRL_SHIFT, Key::P);
        desk.write("Backups");
        desk.press(Modifiers::NONE, Key::Enter);
    };
    show(&mut desk);
    desk.click("Back up now");
    desk.wait();
    let folder = desk.file("study-backups");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
    let before = desk.codings();
    desk.read();
    desk.press(ALT, Key::ArrowDown);
    desk.press(Modifiers::NONE, Key::Delete);
    show(&mut desk);
    desk.click_containing(Role::CheckBox, "KB");
    desk.click("Put it in the place of the project; what stands there now is kept beside it");
    desk.click("Go back to this copy");
    desk.wait_until(|window| window.desk().is_some() && !window.is_busy());
    assert_eq!(desk.codings(), before);
}
