//! What happens to a project file that is not as it should be: a clear sentence, and the file untouched.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use griot::model::ids::InstallationId;
use griot::model::text::Hash;
use griot::session::clock::Clock;
use griot::session::{Access, Actor, Session};
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;
use support::Desk;

fn hash(desk: &Desk, name: &str) -> Hash {
    Hash::of(&std::fs::read(desk.path(name)).unwrap())
}

/// The command is refused with this sentence, and the file stays what it was to the last byte.
fn refused_untouched(desk: &Desk, name: &str, words: &[&str], sentence: &str) {
    let before = hash(desk, name);
    let told = desk.refused(words);
    assert!(told.contains(sentence), "{told}");
    assert!(told.contains("hint: "), "{told}");
    assert_eq!(hash(desk, name), before, "{name} was changed");
}

fn actor() -> Actor {
    Actor { coder: "anna".into(), installation: InstallationId::from_uuid(uuid::Uuid::nil()), clock: Clock::system() }
}

#[test]
fn each_kind_of_wrong_file_has_its_own_sentence_and_is_left_alone() {
    let desk = Desk::new();
    desk.done(&["new", "good.griot"]);
    desk.write("key", "sabali\n");
    desk.write("other", "hakili\n");
    desk.done(&["new", "sealed.griot", "--encrypt", "--passphrase-file", "key"]);
    refused_untouched(&desk, "sealed.griot", &["documents", "sealed.griot", "--passphrase-file", "other"], "does not open with this passphrase");
    refused_untouched(&desk, "sealed.griot", &["undo", "sealed.griot", "--passphrase-file", "other"], "does not open with this passphrase");
    refused_untouched(&desk, "sealed.griot", &["documents", "sealed.griot"], "a passphrase is needed");

    desk.write("text.griot", "This is a shopping list, and no project.\n");
    refused_untouched(&desk, "text.griot", &["documents", "text.griot", "--passphrase-file", "key"], "or it is not a Griot project");
    desk.write("empty.griot", "");
    refused_untouched(&desk, "empty.griot", &["documents", "empty.griot", "--passphrase-file", "key"], "is not a Griot project");

    let whole = std::fs::read(desk.path("good.griot")).unwrap();
    for (name, length) in [("half.griot", whole.len() / 2), ("short.griot", 4096 + 100), ("stub.griot", 60)] {
        desk.write(name, whole.get(..length).unwrap());
        refused_untouched(&desk, name, &["documents", name], "is damaged");
        refused_untouched(&desk, name, &["undo", name], "is damaged");
    }
    let told = desk.refused(&["documents", "nowhere.griot"]);
    assert!(told.contains("there is no file nowhere.griot"), "{told}");
    std::fs::create_dir(desk.path("folder.griot")).unwrap();
    assert!(desk.refused(&["documents", "folder.griot"]).contains("is not a Griot project"));
}

#[test]
fn files_of_other_programs_and_of_a_newer_griot_are_refused() {
    let desk = Desk::new();
    desk.done(&["new", "newer.griot"]);
    desk.done(&["new", "foreign.griot"]);
    // The two numbers by which SQLite files say what they are: offsets 60 and 68 of the header (SQLite file format, section 1.3).
    patch(&desk.path("newer.griot"), 60, &99u32.to_be_bytes());
    patch(&desk.path("foreign.griot"), 68, &7u32.to_be_bytes());
    refused_untouched(&desk, "newer.griot", &["documents", "newer.griot"], "was written by a newer Griot (file version 99, known here");
    refused_untouched(&desk, "newer.griot", &["undo", "newer.griot"], "was written by a newer Griot");
    refused_untouched(&desk, "foreign.griot", &["documents", "foreign.griot"], "is not a Griot project");
}

fn patch(path: &Path, at: u64, bytes: &[u8]) {
    let mut file = std::fs::OpenOptions::new().write(true).open(path).unwrap();
    file.seek(SeekFrom::Start(at)).unwrap();
    file.write_all(bytes).unwrap();
}

#[test]
fn reading_commands_leave_the_file_as_it_is() {
    let desk = Desk::new();
    desk.done(&["demo", "d", "--no-window"]);
    let before = hash(&desk, "d/sample-study.griot");
    for words in [&["documents"][..], &["codebook", "show"], &["codings", "list"], &["log"], &["check"]] {
        let words: Vec<&str> = words.iter().copied().chain(["d/sample-study.griot"]).collect();
        desk.done(&words);
    }
    desk.done(&["search", "d/sample-study.griot", "imam"]);
    desk.done(&["table", "frequency", "d/sample-study.griot"]);
    assert_eq!(hash(&desk, "d/sample-study.griot"), before);
    assert!(!desk.path("d/sample-study.griot-wal").exists());
}

#[test]
fn a_second_writer_is_told_who_works_and_can_still_read() {
    let desk = Desk::new();
    desk.done(&["demo", "d", "--no-window"]);
    let path = desk.path("d/sample-study.griot");
    let mine = Session::open(&path, None, Access::ReadWrite, actor()).unwrap();
    assert!(mine.is_writable());
    let told = desk.refused(&["undo", "d/sample-study.griot"]);
    assert!(told.contains("is open elsewhere: anna on "), "{told}");
    desk.done(&["documents", "d/sample-study.griot"]);
    let second = Session::open(&path, None, Access::ReadWrite, actor()).unwrap();
    assert_eq!((second.is_writable(), second.held_by().map(|holder| holder.coder.as_str())), (false, Some("anna")));
    drop(mine);
    desk.done(&["undo", "d/sample-study.griot"]);
}

#[test]
fn a_reader_sees_one_moment_while_somebody_else_writes() {
    use griot::query::{Search, Sort, parse};
    let desk = Desk::new();
    desk.done(&["demo", "d", "--no-window"]);
    let mut reader = Session::open(&desk.path("d/sample-study.griot"), None, Access::ReadOnly, actor()).unwrap();
    let acts = reader.history().unwrap().len();
    desk.write("later.txt", "quokka\n");
    desk.done(&["import", "d/sample-study.griot", "later.txt"]);
    assert_eq!(reader.history().unwrap().len(), acts);
    let search = Search { limit: 5, offset: 0, sort: Sort::Document };
    assert_eq!(reader.search(&parse("quokka").unwrap(), &search).unwrap().total, 0);
    assert!(reader.search(&parse("imam").unwrap(), &search).unwrap().total > 0);
    drop(reader);
    assert_eq!(desk.json(&["search", "d/sample-study.griot", "quokka"], "search")["total_hits"], 1);
}

#[test]
fn a_folder_in_which_nobody_may_write_has_its_own_sentence() {
    let desk = Desk::new();
    desk.done(&["demo", "d", "--no-window"]);
    let folder = desk.path("d");
    let mode = |bits| std::fs::set_permissions(&folder, std::os::unix::fs::PermissionsExt::from_mode(bits)).unwrap();
    std::fs::set_permissions(desk.path("d/sample-study.griot"), std::os::unix::fs::PermissionsExt::from_mode(0o444)).unwrap(); // readable by all, so that only writing fails
    std::fs::set_permissions(desk.path(""), std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    mode(0o555);
    let before = hash(&desk, "d/sample-study.griot");
    let unprivileged = |words: &[&str]| {
        // Permissions do not hold for the superuser, so the program runs as nobody then.
        let command = desk.command(words);
        let mut nobody = std::process::Command::new("setpriv");
        nobody.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(env!("CARGO_BIN_EXE_griot")).args(words).current_dir(desk.path(""));
        nobody.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        nobody.output()
    };
    let superuser = std::fs::File::create(desk.path("d/trial")).is_ok();
    if superuser {
        std::fs::remove_file(desk.path("d/trial")).unwrap();
        let Ok(undo) = unprivileged(&["undo", "d/sample-study.griot"]) else { return mode(0o755) };
        let told = String::from_utf8_lossy(&undo.stderr).into_owned();
        if !told.contains("execute") && !told.contains("Permission denied (os error 13)") {
            assert!(told.contains("read-only"), "{told}");
            let read = unprivileged(&["documents", "d/sample-study.griot"]).unwrap();
            assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
            let new = unprivileged(&["new", "d/mine.griot"]).unwrap();
            assert!(String::from_utf8_lossy(&new.stderr).contains("read-only"), "{}", String::from_utf8_lossy(&new.stderr));
        }
    } else {
        assert!(desk.refused(&["undo", "d/sample-study.griot"]).contains("read-only"));
        desk.done(&["documents", "d/sample-study.griot"]);
    }
    mode(0o755);
    assert_eq!(hash(&desk, "d/sample-study.griot"), before);
}

#[test]
fn damage_behind_the_programs_back_is_found() {
    let desk = Desk::new();
    desk.done(&["demo", "d", "--no-window"]);
    let whole = std::fs::read(desk.path("d/sample-study.griot")).unwrap();
    let found = |name: &str, from: &[u8], to: &[u8], sentence: &str| {
        assert_eq!(from.len(), to.len());
        let at = whole.windows(from.len()).position(|window| window == from).unwrap();
        let mut damaged = whole.clone();
        damaged.splice(at..at + from.len(), to.iter().copied());
        desk.write(name, &damaged);
        let printed = desk.griot(&["check", name]);
        assert_eq!(printed.status, 1, "{}", printed.out);
        assert!(printed.out.contains(sentence), "{}", printed.out);
    };
    // A word of a transcript, and the key of an attribute, wherever it stands first: in its row, an index of the database or the history.
    found("text.griot", "Un outil rangé".as_bytes(), "Un outil perdus".as_bytes(), "a text was changed behind the program's back");
    found("row.griot", b"participant_group", b"participant_troop", "file: ");
}

#[cfg(unix)]
#[test]
fn a_project_and_what_lies_beside_it_are_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mali.griot");
    let session = Session::create(&path, None, griot::session::start_with::nothing("mali"), actor()).unwrap();
    let files: Vec<(String, u32)> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.metadata().unwrap().permissions().mode() & 0o777))
        .collect();
    assert!(files.iter().any(|(name, _)| name.ends_with("-wal")), "{files:?}");
    assert!(files.iter().all(|(_, mode)| *mode == 0o600), "{files:?}");
    session.close().unwrap();
}
