//! What the window does so that nothing leaks and nothing is lost: consent, locks, withdrawals, real names, backups and other copies.
#![cfg(feature = "gui")]

#[path = "support/desk.rs"]
mod desk;

use desk::{ALT, CTRL, CTRL_SHIFT, Desk, actor, study};
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT, Queryable};
use griot::session::{Access, Session};
use std::path::Path;

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
fn a_merge_that_would_be_refused_for_lack_of_consent_says_so_before_and_a_choice_settles_it() {
    use griot::model::consent::ConsentRecord;
    use griot::session::command::{Command, NewCoding};
    let (folder, path) = study(None, actor("INT-02"));
    let other = folder.path().join("from-bob.griot");
    std::fs::copy(&path, &other).unwrap();
    let acts = |path: &Path, coder: &str, mode: &str| {
        let mut session = Session::open(path, None, Access::ReadWrite, actor(coder)).unwrap();
        let project = session.project();
        let document = project.documents().find(|document| document.name == "S01").unwrap().id;
        let record = ConsentRecord { mode: Some(mode.to_owned()), ..ConsentRecord::default() };
        session.execute(Command::RecordConsent { documents: vec![document], record }).unwrap();
        if coder == "bob" {
            let code = project.codebook().find("det.overcrowding").unwrap();
            let span = griot::model::text::CharSpan::between(3, 9);
            session.execute(Command::AddCodings(vec![NewCoding { document, span, code, memo: String::new(), qualifiers: Default::default() }])).unwrap();
        }
        session.close().unwrap();
    };
    acts(&other, "bob", "thumbprint");
    acts(&path, "INT-02", "not_obtained");
    let mut desk = Desk::open(folder, path);
    let before = desk.codings();
    desk.run_action("Merge another copy");
    desk.give(&other);
    assert!(desk.hears("‘S01’ may not be coded: there is no consent to its analysis"), "the preview says what stands against it");
    desk.click("Merge");
    desk.wait();
    assert!(desk.hears("‘S01’ may not be coded") && desk.codings() == before, "it cannot be taken in so");
    desk.click("Keep what is there");
    assert!(!desk.hears("‘S01’ may not be coded"));
    desk.click("Merge");
    desk.wait();
    assert_eq!(desk.codings(), before + 1);
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

    // The first was lost: the line of the history writes it again, of what was withdrawn and of nothing else.
    std::fs::remove_file(desk.file("certificate-S01.docx")).unwrap();
    desk.run_action("History");
    let line = |desk: &Desk, part: &str| {
        let lines = desk.harness.get_all_by_role(Role::ListItem);
        lines.into_iter().find(|node| node.accesskit_node().label().is_some_and(|label| label.contains(part))).unwrap().focus();
    };
    let does = |desk: &Desk| {
        let lines = desk.harness.get_all_by_role(Role::ListItem);
        lines.into_iter().find(|node| node.accesskit_node().is_focused()).and_then(|node| node.accesskit_node().description()).unwrap_or_default()
    };
    line(&desk, "mport ");
    desk.settle();
    assert!(!does(&desk).contains("certificate"));
    line(&desk, "ithdraw a passage");
    desk.settle();
    assert_eq!(does(&desk), "Write its certificate");
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.hears("Certificate of a withdrawal") && !desk.hears("Who receives"));
    desk.click("Export");
    desk.wait();
    assert!(desk.file("certificate.docx").exists());
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
    assert!(desk.hears("1 name will be replaced"));
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
    desk.click_containing(Role::CheckBox, "MB)");
    desk.click("Put it in the place of the project; what stands there now is kept beside it");
    desk.click("Go back to this copy");
    desk.wait_until(|window| window.desk().is_some() && !window.is_busy());
    assert_eq!(desk.codings(), before);
}

#[test]
fn consent_is_recorded_for_a_document_and_coding_follows_it() {
    let mut desk = Desk::sample();
    let before = desk.codings();
    desk.run_action("Consent and what it covers");
    assert!(desk.hears("Consent to S01"));
    desk.click("Analysis");
    assert!(desk.hears("Without “Analysis” nothing of it can be coded."));
    desk.click("Store");
    desk.read();
    assert!(desk.hears("Nothing of this document can be coded"), "said before anybody tries");
    desk.press(CTRL_SHIFT, Key::ArrowRight);
    desk.press(Modifiers::NONE, Key::Enter);
    desk.write("livelihood");
    desk.press(Modifiers::NONE, Key::Enter);
    assert_eq!(desk.codings(), before, "nothing is coded that nobody agreed to");
    assert!(desk.hears("Consent and what it covers"), "the notice leads to where it is recorded");
    desk.press(Modifiers::NONE, Key::Escape);
    desk.run_action("Consent and what it covers");
    desk.click("Analysis");
    desk.click("Store");
    desk.read();
    desk.press(CTRL_SHIFT, Key::ArrowRight);
    desk.press(Modifiers::NONE, Key::Enter);
    desk.write("livelihood");
    desk.press(Modifiers::NONE, Key::Enter);
    assert_eq!(desk.codings(), before + 1);
}

#[test]
fn an_export_says_before_it_is_written_which_documents_stay_out_and_why() {
    let mut desk = Desk::sample();
    desk.run_action("Consent and what it covers");
    desk.click("Sharing within the team");
    desk.click("Anonymous quotation");
    desk.click("Store");
    desk.run_action("Export all codings");
    assert!(desk.hears("1 of 15 documents will not be in the file."), "the team is told too");
    assert!(desk.hears("The consent does not cover this recipient: S01"));
    desk.click_containing(Role::ComboBox, "Who receives the file?");
    desk.click("The prison or another authority");
    assert!(desk.hears("15 of 15 documents will not be in the file."));
}
