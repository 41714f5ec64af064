//! The pages beside the desk, from outside: search, tables, charts, agreement and history, by the names that a screen reader hears.
#![cfg(feature = "gui")]

#[path = "support/desk.rs"]
mod desk;

use desk::{CTRL, CTRL_SHIFT, Desk};
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT, Queryable};
use griot::app::window::Window;
use griot::session::command::Command;
use griot::session::{Access, Session};

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
fn what_was_taken_back_is_said_where_the_last_act_stands() {
    let mut desk = Desk::sample();
    let said = |desk: &Desk, part: &str| {
        let mut labels = desk.harness.get_all_by_role(Role::Label).filter_map(|node| node.accesskit_node().label().or_else(|| node.accesskit_node().value()));
        labels.any(|label| label.starts_with(part))
    };
    desk.read();
    desk.press(CTRL, Key::ArrowDown);
    desk.press(CTRL, Key::Enter);
    desk.write("econ.need");
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(said(&desk, "Last act: Coded “"));
    desk.press(CTRL, Key::Z);
    assert!(said(&desk, "Undone: coded “") && !said(&desk, "Last act"));
    desk.press(CTRL_SHIFT, Key::Z);
    assert!(said(&desk, "Done again: coded “"));
    desk.press(CTRL_SHIFT, Key::G);
    assert!(said(&desk, "Rétabli\u{a0}: codage"));
}

#[test]
fn a_line_of_the_history_to_which_no_way_leads_says_why() {
    let mut desk = Desk::sample();
    desk.press(CTRL, Key::Num5);
    desk.harness.get_by_label("Alias of a new case").focus();
    desk.settle();
    desk.write("DET-099");
    desk.press(Modifiers::NONE, Key::Enter);
    desk.press(CTRL, Key::Num7);
    let enter = |desk: &mut Desk, part: &str| {
        let is_it = |label: Option<String>| label.is_some_and(|label| label.contains(part));
        desk.harness.get_all_by_role(Role::ListItem).find(|node| is_it(node.accesskit_node().label())).unwrap().focus();
        desk.settle();
        desk.press(Modifiers::NONE, Key::Enter);
    };
    enter(&mut desk, "New case DET-099");
    assert!(desk.hears("The project stands where this line left it."));
    desk.press(CTRL, Key::Z);
    enter(&mut desk, "Undone: new case DET-099");
    assert!(desk.hears("This line takes an act back or does it again.") && !desk.hears("Go back to this point?"));
    enter(&mut desk, ", New case DET-099");
    assert!(desk.hears("No way leads back to this line: the act was taken back"));
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
fn another_name_for_oneself_takes_the_codings_of_the_open_project_along() {
    let mut desk = Desk::sample();
    let me = desk.project().coder_named("INT-02").unwrap().id;
    let own = desk.project().codings().filter(|coding| coding.coder == me).count();
    desk.press(CTRL, Key::Comma);
    desk.fill("Your name as a coder", "INT-03");
    assert!(desk.hears("two people are not made one") && !desk.hears("Rename INT-02"), "that is somebody else");
    desk.fill("Your name as a coder", "Awa");
    assert!(desk.hears("In this one you go on as INT-02") && desk.hears(&format!("The {own} codings and everything else of INT-02")));
    desk.click("Rename INT-02 to Awa in this project too");
    assert_eq!((desk.project().coder_name(me), desk.window().coder.as_str(), desk.window().me()), ("Awa", "Awa", Some(me)));
    assert!(!desk.hears("you go on as") && desk.harness.state().notices().all().is_empty());
    desk.click("Done");
    assert!(desk.hears("coder INT-02 is now Awa"));
    desk.press(CTRL, Key::Z);
    assert_eq!((desk.project().coder_name(me), desk.window().coder.as_str()), ("INT-02", "INT-02"));
    // The name that is kept counts from the next project; here it can still be given.
    desk.press(CTRL, Key::Comma);
    assert!(desk.hears("Rename INT-02 to Awa"));
}

#[test]
fn who_has_another_name_than_before_claims_what_was_coded_under_the_old_one() {
    let (folder, path) = desk::study(None, desk::actor("INT-02"));
    let mut session = Session::open(&path, None, Access::ReadWrite, desk::actor("INT-02")).unwrap();
    let before = session.project().coder_named("INT-02").unwrap().id;
    session.execute(Command::RenameCoder(before, "Fanta".into())).unwrap();
    session.close().unwrap();
    let mut desk = Desk::open(folder, path);
    assert_eq!(desk.window().me(), None);
    desk.press(CTRL, Key::Comma);
    assert!(!desk.hears("Rename"), "nobody is renamed who was not chosen");
    desk.click_containing(Role::ComboBox, "In this project you worked as");
    desk.click_containing(Role::MenuItem, "Fanta");
    desk.click("Rename Fanta to INT-02 in this project too");
    assert_eq!(desk.window().me(), Some(before));
    assert!(!desk.hears("In this project you worked as"));
}
