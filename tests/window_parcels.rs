//! In the window: parcels and keys, a copy of the project, backups on closing, a project that goes away while it is open, and copies of a synchronisation program.
#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "a test that cannot reach a widget has failed")]

#[path = "support/desk.rs"]
mod desk;

use desk::{CTRL, Desk, actor, hold, study};
use egui::Key;
use griot::app::window::OpenWith;
use griot::session::{Access, Session};
use std::path::Path;

const SECRET: &str = "quartz lantern mildew saddle";

/// Chooses the folder of the test in the sheet that is open.
fn here(desk: &mut Desk) {
    let folder = desk.path.parent().unwrap().display().to_string();
    desk.fill("Folder", &folder);
}

fn codings_of(path: &Path) -> usize {
    Session::open(path, None, Access::ReadOnly, actor("INT-02")).unwrap().project().coding_count()
}

fn code_something(desk: &mut Desk) {
    desk.read();
    desk.press(CTRL, Key::Enter);
    desk.write("livelihood");
    desk.press(egui::Modifiers::NONE, Key::Enter);
}

/// Makes a key in the window; what its notice says.
fn make_key(desk: &mut Desk, name: &str, passphrase: Option<&str>) -> String {
    desk.run_action("Make a key for parcels");
    here(desk);
    desk.fill("File name", name);
    match passphrase {
        Some(passphrase) => {
            desk.fill("Passphrase of the key", passphrase);
            desk.fill("Passphrase again", passphrase);
        }
        None => desk.click("Without a passphrase: whoever finds the file opens what was packed for you"),
    }
    desk.click("Make the key");
    let notices = desk.harness.state().notices();
    let told = notices.all().last().map(|notice| notice.what.clone()).unwrap_or_default();
    told.rsplit(' ').next().unwrap_or_default().to_owned()
}

#[test]
fn a_parcel_for_a_passphrase_is_packed_and_unpacked() {
    let mut desk = Desk::sample();
    let codings = desk.codings();
    desk.run_action("Pack for a stick");
    here(&mut desk);
    desk.fill("File name", "stick");
    desk.fill("Passphrase of the parcel", SECRET);
    assert!(!desk.file("stick.age").exists());
    desk.fill("Passphrase again", SECRET);
    desk.click("Pack");
    desk.wait();
    assert!(std::fs::read(desk.file("stick.age")).unwrap().starts_with(b"age-encryption.org/v1\n-> scrypt "));
    desk.run_action("Unpack a parcel");
    let parcel = desk.file("stick.age");
    desk.give(&parcel);
    here(&mut desk);
    desk.fill("File name", "there");
    desk.fill("Passphrase of the parcel", "another passphrase");
    desk.click("Unpack");
    desk.wait();
    assert!(desk.hears("does not open with this passphrase or key") && !desk.file("there.griot").exists());
    desk.run_action("Unpack a parcel");
    desk.give(&parcel);
    here(&mut desk);
    desk.fill("File name", "there");
    desk.fill("Passphrase of the parcel", SECRET);
    desk.click("Unpack");
    let there = desk.file("there.griot");
    desk.wait_until(|window| window.desk().is_some_and(|desk| desk.path == there));
    assert_eq!(desk.codings(), codings);
}

#[test]
fn a_key_is_made_under_a_passphrase_and_opens_what_was_packed_for_it() {
    let mut desk = Desk::sample();
    let public = make_key(&mut desk, "anna", Some(SECRET));
    assert!(public.starts_with("age1"), "{public}");
    assert!(!String::from_utf8_lossy(&std::fs::read(desk.file("anna.key")).unwrap()).contains("AGE-SECRET-KEY"));
    desk.run_action("Pack for a stick");
    here(&mut desk);
    desk.fill("File name", "stick");
    desk.click("Keys");
    desk.fill("Public keys of those who may open it (age1…), or a file of them", &public);
    desk.click("Pack");
    desk.wait();
    let (parcel, key) = (desk.file("stick.age"), desk.file("anna.key").display().to_string());
    desk.run_action("Unpack a parcel");
    desk.give(&parcel);
    here(&mut desk);
    desk.fill("File name", "there");
    desk.click("Keys");
    desk.fill("File of your secret key", &key);
    desk.click("Unpack");
    desk.wait();
    assert!(desk.hears("is under a passphrase"), "the sheet stays and says what is missing");
    desk.fill("Passphrase of the key, where it has one", SECRET);
    desk.click("Unpack");
    let there = desk.file("there.griot");
    desk.wait_until(|window| window.desk().is_some_and(|desk| desk.path == there));
}

#[test]
fn a_key_without_a_passphrase_has_to_be_asked_for() {
    let mut desk = Desk::sample();
    assert!(make_key(&mut desk, "bare", None).starts_with("age1"));
    assert!(String::from_utf8_lossy(&std::fs::read(desk.file("bare.key")).unwrap()).contains("AGE-SECRET-KEY"));
}

#[test]
fn a_project_that_was_worked_on_is_backed_up_when_it_is_closed_and_not_otherwise() {
    let mut desk = Desk::sample();
    let number = |desk: &Desk| std::fs::read_dir(desk.file("study-backups")).map_or(0, Iterator::count);
    code_something(&mut desk);
    let codings = desk.codings();
    desk.run_action("Close the project");
    assert_eq!(number(&desk), 1);
    let copy = std::fs::read_dir(desk.file("study-backups")).unwrap().next().unwrap().unwrap().path();
    assert_eq!(codings_of(&copy), codings);
    let path = desk.path.clone();
    desk.press(CTRL, Key::O);
    desk.give(&path);
    desk.wait_until(|window| window.desk().is_some());
    desk.run_action("Close the project");
    assert_eq!(number(&desk), 1, "nothing was done since");
}

#[test]
fn a_copy_of_the_project_is_saved_under_another_name() {
    let mut desk = Desk::sample();
    let codings = desk.codings();
    desk.run_action("Save a copy of the project");
    here(&mut desk);
    desk.fill("File name", "kept");
    desk.click("Save the copy");
    desk.wait();
    assert_eq!(codings_of(&desk.file("kept.griot")), codings);
    assert!(desk.window().path == desk.path, "work goes on in the project itself");
}

#[test]
fn a_project_that_was_deleted_while_it_is_open_is_told_and_saved_with_what_is_done_then() {
    let mut desk = Desk::sample();
    code_something(&mut desk);
    let codings = desk.codings();
    std::fs::remove_file(&desk.path).unwrap();
    desk.press(CTRL, Key::Z);
    assert!(desk.hears("was moved or deleted while it was open: all that was done is saved as"));
    let saved = desk.file("study.saved-1.griot");
    assert_eq!((desk.codings(), codings_of(&saved)), (codings - 1, codings - 1), "what was done is saved at once");
    desk.press(egui::Modifiers::NONE, Key::Escape);
    desk.run_action("Close the project");
    assert!(desk.hears("study.saved-1.griot"));
    assert_eq!(codings_of(&saved), codings - 1);
    assert!(!desk.file("study.saved-2.griot").exists() && !desk.path.exists());
}

#[test]
fn a_copy_that_a_synchronisation_program_kept_is_told_when_the_project_is_opened() {
    let (folder, path) = study(None, actor("INT-02"));
    std::fs::copy(&path, folder.path().join("study (Anna's conflicted copy).griot")).unwrap();
    let desk = Desk::within(hold(), folder, OpenWith::Project(path));
    assert!(desk.hears("study (Anna's conflicted copy).griot") && desk.hears("Merge another copy"));
}
