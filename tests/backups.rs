//! Backups are sound copies, as many as were asked for, and lead back.

mod support;

use support::Desk;

fn started(words: &[&str]) -> Desk {
    let desk = Desk::new();
    desk.write("key", "sabali sabali\n");
    let mut all = vec!["new", "p.griot"];
    all.extend(words);
    desk.done(&all);
    desk.write("S01.txt", "INT-01: Where?\n\nDET-004: In the vorlengrave market.\n");
    desk
}

#[test]
fn a_rolling_set_keeps_the_newest_and_a_copy_leads_back() {
    let desk = started(&[]);
    desk.done(&["backup", "set", "p.griot", "--keep", "2"]);
    let first = desk.json(&["backup", "make", "p.griot"], "backups");
    desk.done(&["import", "p.griot", "S01.txt"]);
    desk.json(&["backup", "make", "p.griot"], "backups");
    let third = desk.json(&["backup", "make", "p.griot"], "backups");
    assert_eq!(third["backups"].as_array().unwrap().len(), 2, "the oldest is gone");
    assert!(!desk.path(first["made"].as_str().unwrap()).exists());
    let newest = third["made"].as_str().unwrap().to_owned();
    assert_eq!(desk.griot(&["check", &newest]).status, 0);

    desk.done(&["codings", "add", "p.griot", "--document", "S01", "--span", "0..6", "--code", "det.neglect"]);
    let back = desk.json(&["backup", "restore", "p.griot", &newest], "restore");
    let listed = desk.json(&["codings", "list", "p.griot"], "codings");
    assert_eq!(listed["codings"].as_array().unwrap().len(), 0);
    assert_eq!(desk.griot(&["check", "p.griot"]).status, 0);
    let before = back["before"].as_str().unwrap().to_owned();
    let kept = desk.json(&["codings", "list", &before], "codings");
    assert_eq!(kept["codings"].as_array().unwrap().len(), 1, "what stood there is kept");
}

#[test]
fn a_backup_of_an_encrypted_project_is_encrypted_like_it() {
    let desk = started(&["--encrypt", "--passphrase-file", "key"]);
    desk.done(&["import", "p.griot", "S01.txt", "--passphrase-file", "key"]);
    let made = desk.json(&["backup", "make", "p.griot", "--passphrase-file", "key"], "backups");
    let copy = made["made"].as_str().unwrap().to_owned();
    let bytes = std::fs::read(desk.path(&copy)).unwrap();
    assert!(!bytes.starts_with(b"SQLite format 3") && !bytes.windows(12).any(|part| part == b"vorlengrave "));
    assert_eq!(desk.griot(&["check", &copy, "--passphrase-file", "key"]).status, 0);
    desk.done(&["backup", "restore", "p.griot", &copy, "--passphrase-file", "key"]);
    assert_eq!(desk.griot(&["check", "p.griot", "--passphrase-file", "key"]).status, 0);
}

#[test]
fn a_damaged_copy_takes_nobodys_place() {
    let desk = started(&[]);
    let made = desk.json(&["backup", "make", "p.griot"], "backups");
    let copy = made["made"].as_str().unwrap().to_owned();
    let mut bytes = std::fs::read(desk.path(&copy)).unwrap();
    for byte in bytes.iter_mut().skip(8192).step_by(97) {
        *byte ^= 0x5a;
    }
    desk.write(&copy, &bytes);
    let before = desk.bytes("p.griot");
    desk.refused(&["backup", "restore", "p.griot", &copy]);
    assert_eq!(desk.bytes("p.griot"), before);
    assert_eq!(desk.griot(&["check", "p.griot"]).status, 0);
}

#[test]
fn a_withdrawal_reaches_the_backups_beside_the_project() {
    let desk = started(&[]);
    desk.done(&["import", "p.griot", "S01.txt"]);
    let made = desk.json(&["backup", "make", "p.griot"], "backups");
    let done = desk.json(&["withdraw", "p.griot", "S01", "--reason", "participant", "--certificate", "c.txt"], "withdraw");
    assert_eq!(done["copies"].as_array().unwrap().len(), 1);
    assert!(
        !desk.path(made["made"].as_str().unwrap()).exists() || !String::from_utf8_lossy(&desk.bytes(made["made"].as_str().unwrap())).contains("vorlengrave")
    );
    let listed = desk.json(&["backup", "list", "p.griot"], "backups");
    assert_eq!(listed["backups"].as_array().unwrap().len(), 1, "the set begins anew");
    let copy = listed["backups"][0]["file"].as_str().unwrap().to_owned();
    assert!(!String::from_utf8_lossy(&desk.bytes(&copy)).contains("vorlengrave"));
}

#[test]
fn the_command_line_backs_up_what_stood_before_the_first_change_of_a_day() {
    let desk = started(&[]);
    desk.write("S02.txt", "INT-01: And then?\n\nDET-004: Home.\n");
    desk.done(&["import", "p.griot", "S01.txt"]);
    let kept = |desk: &Desk| desk.json(&["backup", "list", "p.griot"], "backups")["backups"].as_array().unwrap().clone();
    assert!(kept(&desk).is_empty(), "the project was made today");
    let tomorrow = [("GRIOT_FIXED_CLOCK", "2031-03-02T08:00:00Z")];
    for words in [&["import", "p.griot", "S02.txt"][..], &["undo", "p.griot"], &["redo", "p.griot"]] {
        assert_eq!(desk.griot_with(words, &tomorrow).status, 0);
    }
    let all = kept(&desk);
    assert_eq!((all.len(), &all[0]["made"]), (1, &"2031-03-02-080000".into()));
    let documents = desk.json(&["documents", all[0]["file"].as_str().unwrap()], "documents");
    assert_eq!(documents["documents"].as_array().unwrap().len(), 1, "as it was before");
    // Where none can be made, work goes on, and that is said.
    std::fs::remove_dir_all(desk.path("p-backups")).unwrap();
    desk.write("p-backups", "in the way");
    let told = desk.griot_with(&["undo", "p.griot"], &[("GRIOT_FIXED_CLOCK", "2031-03-03T08:00:00Z")]);
    assert!(told.status == 0 && told.err.contains("no backup of p.griot was made"), "{}", told.err);
}

#[test]
fn a_copy_can_be_written_anywhere_and_takes_no_files_place() {
    let desk = started(&[]);
    desk.done(&["import", "p.griot", "S01.txt"]);
    let made = desk.json(&["backup", "make", "p.griot", "--to", "stick.griot"], "backups");
    assert_eq!((&made["made"], made["backups"].as_array().unwrap().len()), (&"stick.griot".into(), 0));
    assert!(desk.done(&["check", "stick.griot"]).starts_with("sound") && desk.done(&["documents", "stick.griot"]).contains("S01"));
    assert!(desk.refused(&["backup", "make", "p.griot", "--to", "S01.txt"]).contains("exists already"));
}
