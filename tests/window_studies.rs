//! Studies of other programs in the window, by the names that a screen reader hears.
#![cfg(feature = "gui")]
#![expect(clippy::disallowed_methods, reason = "files made for a test need no care")]

#[path = "support/desk.rs"]
mod desk;

use desk::{CTRL, CTRL_SHIFT, Desk, actor};
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;
use griot::session::{Access, Session};
use std::path::{Path, PathBuf};

fn exchange(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/exchange").join(name)
}

#[test]
fn a_project_is_made_of_a_study_after_a_look_at_what_came_in() {
    let mut desk = Desk::start();
    desk.click("New project from another program");
    desk.give(&exchange("qualcoder_c3204641_generated.qdpx"));
    assert!(desk.hears("New project from qualcoder_c3204641_generated.qdpx") && desk.hears("Written by QualCoder"));
    assert!(desk.hears("Documents: 2, codes: 6, codings: 5, cases: 1, memos: 5"), "what the file holds");
    assert!(desk.hears("kept, 1 pictures: they cannot be shown here: sea.jpg"), "the report is a table with a name for each line");
    assert!(desk.harness.state().desk().is_none(), "nothing is stored yet");
    desk.click("Also write this report as a table (.csv) beside the project");
    desk.click("Go on");
    assert!(desk.hears("It starts with what is in qualcoder_c3204641_generated.qdpx."));
    desk.fill("Name of the project", "From elsewhere");
    let folder = desk.file("").display().to_string();
    desk.fill("Folder", &folder);
    desk.click("Encrypt the project file");
    desk.click("Make the project");
    desk.wait_until(|window| window.desk().is_some());
    let project = desk.project();
    assert_eq!((project.document_count(), project.coding_count(), project.name()), (2, 5, "From elsewhere"));
    let table = std::fs::read_to_string(desk.file("qualcoder_c3204641_generated.report.csv")).unwrap();
    assert!(table.starts_with("what,count,fate,why,where\r\n") && table.contains("pictures,1,kept,"), "{table}");
}

#[test]
fn another_way_of_counting_is_chosen_for_one_source_and_shown_at_once() {
    let mut desk = Desk::start();
    desk.click("New project from another program");
    desk.give(&exchange("synthetic_quirk_nvivo_windows_bom_crlf_utf16.qdpx"));
    assert!(desk.hears("How positions are counted"));
    assert!(desk.hears("anna: UTF-16 units, a line end counts as written;"), "what was found out");
    desk.click("Positions in anna");
    desk.click("Unicode characters, a line end counts as one");
    desk.wait();
    assert!(desk.hears("anna: Unicode characters, a line end counts as one;"), "what was said is taken");
    assert!(!desk.hears("anna: UTF-16 units"));
}

#[test]
fn a_newer_export_updates_the_open_project_and_one_undo_takes_it_back() {
    let mut desk = Desk::sample();
    let before = desk.project();
    desk.run_action("Import or update from another program");
    let file = exchange("synthetic_quirk_codepoints_crlf_verbatim.qdpx");
    desk.give(&file);
    assert!(desk.hears("What taking it in would do") && desk.hears("document: 1 new") && !desk.hears("0 changed"));
    assert_eq!(*desk.project(), *before);
    desk.click("Take it in");
    desk.wait();
    assert_eq!(desk.project().document_count(), before.document_count() + 1);
    // The same file again brings nothing, which is said before anything can be pressed.
    desk.run_action("Import or update from another program");
    desk.give(&file);
    assert!(desk.hears("all that the file holds is here already"));
    desk.press(Modifiers::NONE, Key::Escape);
    desk.press(CTRL, Key::Z);
    assert_eq!(desk.project().document_count(), before.document_count());
}

#[test]
fn what_a_program_will_lose_is_seen_before_the_file_is_written_and_after() {
    let mut desk = Desk::sample();
    desk.run_action("Export for another program");
    assert!(desk.hears("What NVivo will have of it") && desk.hears("lost, 1 history: who changed what, and when"));
    desk.harness.get_by_role_and_label(Role::ComboBox, "For which program").click();
    desk.settle();
    desk.click("QualCoder");
    assert!(desk.hears("What QualCoder will have of it") && desk.hears("QualCoder moves them to the nearest of its palette"));
    assert!(!desk.file("study.qdpx").exists(), "nothing is written yet");
    desk.click("Write the report as a table (.csv) too");
    desk.click("Export");
    desk.wait();
    assert!(desk.hears("What study.qdpx carries") && desk.hears("QualCoder moves them to the nearest of its palette"));
    assert!(std::fs::read(desk.file("study.qdpx")).unwrap().starts_with(b"PK"));
    assert!(std::fs::read_to_string(desk.file("study.report.csv")).unwrap().contains("codings,537,carried"));
    desk.click("Done");
    let path = desk.file("study.griot");
    desk.harness.state_mut().close();
    let session = Session::open(&path, None, Access::ReadOnly, actor("INT-02")).unwrap();
    let labels: Vec<String> = session.history().unwrap().into_iter().map(|head| head.label).collect();
    assert!(labels.iter().any(|label| label.starts_with("export study.qdpx for team")), "the history says that it left: {labels:?}");
}

#[test]
fn a_codebook_leaves_as_qdc_and_the_table_says_it_in_french() {
    let mut desk = Desk::sample();
    desk.press(CTRL_SHIFT, Key::G);
    desk.run_action("Exporter pour un autre logiciel");
    desk.click("Livre de codes (.qdc)");
    assert!(desk.hears("perdu, 537 codages: un fichier de livre de codes ne contient que des codes"));
    desk.click("Exporter");
    desk.wait();
    assert!(desk.hears("Ce que contient study.qdc"));
    assert!(std::fs::read_to_string(desk.file("study.qdc")).unwrap().contains("<CodeBook"));
}

#[test]
fn a_study_let_go_over_the_window_is_looked_at_and_a_hostile_one_is_refused_with_a_reason() {
    let mut desk = Desk::start();
    desk.let_go(&exchange("synthetic_hostile_xxe.qdpx"));
    assert!(desk.harness.state().notices().all().iter().any(|notice| notice.what.contains("DOCTYPE")), "the reason is told");
    assert!(!desk.hears("New project from synthetic_hostile_xxe.qdpx"), "and the sheet is closed");
    desk.let_go(&exchange("taguette_1.5.2_generated.qdc"));
    assert!(desk.hears("New project from taguette_1.5.2_generated.qdc"));
}

#[test]
fn a_survey_is_taken_in_after_a_word_on_which_column_is_what() {
    let mut desk = Desk::sample();
    let file = desk.file("survey.csv");
    let table = "Code,Age,Comment,What changed since then?\nP1,41,none,\"Much has changed, I believe, and the road too.\"\nP2,30,late,Nothing at all to tell the truth.\n";
    std::io::Write::write_all(&mut std::fs::File::create(&file).unwrap(), table.as_bytes()).unwrap();
    let before = desk.project();
    desk.run_action("Import a survey");
    desk.give(&file);
    assert!(desk.hears("Code, Who answered: P1") && desk.hears("Age, Attribute: 41") && desk.hears("What changed since then?, Answer in words: Much"));
    desk.click("What Comment is");
    desk.click("Left out");
    assert!(desk.hears("Comment, Left out: none"));
    desk.click("Import 2 respondents");
    desk.wait();
    let project = desk.project();
    assert_eq!((project.document_count(), project.cases().count()), (before.document_count() + 2, before.cases().count() + 2));
    assert!(project.attribute_keyed(griot::model::attribute::Subject::Case, "comment").is_none());
    desk.press(CTRL, Key::Z);
    assert_eq!(desk.project().document_count(), before.document_count());
}

#[test]
fn a_codebook_is_taken_in_after_a_question_and_its_names_become_levels_where_that_is_ticked() {
    let mut desk = Desk::sample();
    let before = desk.project();
    let file = desk.file("places.csv");
    std::fs::write(&file, "tag,description,number of highlights\nPlace::Home,where one lives,3\n").unwrap();
    desk.run_action("Import a codebook");
    desk.give(&file);
    assert!(desk.hears("Import the codebook places.csv") && desk.project() == before, "nothing is taken in yet");
    desk.click("Names of codes such as Place::Home become levels");
    desk.click("Import the codebook");
    desk.wait();
    let project = desk.project();
    let home = project.codebook().get(project.codebook().find("Place.Home").unwrap()).unwrap();
    assert_eq!((home.name.en.as_str(), home.definition.en.as_str()), ("Home", "where one lives"));
    desk.press(CTRL, Key::Z);
    assert_eq!(desk.project().codebook().len(), before.codebook().len());
}

#[test]
fn long_reading_says_how_far_it_is_and_is_stopped_from_the_status_line() {
    let mut desk = Desk::sample();
    let before = desk.project();
    let folder = desk.file("many");
    std::fs::create_dir(&folder).unwrap();
    let page = format!("<html><body>{}</body></html>", "<p><b>DET-001:</b> We stayed <i>there</i> until the rain.</p>".repeat(2_000));
    for number in 0..200 {
        std::fs::write(folder.join(format!("page{number}.html")), &page).unwrap();
    }
    desk.run_action("Import files");
    desk.write(&folder.display().to_string());
    desk.press(Modifiers::NONE, Key::Enter);
    desk.wait_to_hear("Cancel");
    assert!(desk.hears("Reading files, "), "the job has a name and is counted");
    desk.click("Cancel");
    desk.wait();
    assert!(desk.project() == before && !desk.hears("Check 200 files"), "nothing came in");
    desk.read();
    desk.press(CTRL_SHIFT, Key::ArrowRight);
    assert!(desk.hears("characters selected"), "the window goes on");
}
