//! What a project stands: a full disk, a file that may not be written, is moved, deleted or replaced while it is open, a clock that was set back, a
//! second process, copies of a synchronisation program, and a crash in the middle of a withdrawal. Each is said with what to do, and nothing is lost.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use griot::model::ids::InstallationId;
use griot::session::clock::Clock;
use griot::session::command::Command;
use griot::session::files::ImportRequest;
use griot::session::{Access, Actor, Away, Passphrase, Session, start_with};
use std::path::{Path, PathBuf};
use support::Desk;

fn actor(moment: &str) -> Actor {
    let clock = Clock::fixed(griot::model::time::Moment::parse(moment).unwrap());
    Actor { coder: "anna".into(), installation: InstallationId::from_uuid(uuid::Uuid::nil()), clock }
}

fn open(path: &Path) -> Session {
    Session::open(path, None, Access::ReadWrite, actor("2031-03-01T08:00:00Z")).unwrap()
}

fn add_case(session: &mut Session, name: &str) -> Result<(), String> {
    session.execute(Command::AddCase(name.to_owned())).map(drop).map_err(|err| {
        let message = err.message();
        format!("{} / {}", message.what, message.hint.unwrap_or_default())
    })
}

fn cases(session: &Session) -> Vec<String> {
    session.project().cases().map(|case| case.name.clone()).collect()
}

/// A project with one case, open for writing.
fn worked_on(desk: &Desk, passphrase: Option<&Passphrase>) -> (Session, PathBuf) {
    let path = desk.path("study.griot");
    let mut session = Session::create(&path, passphrase, start_with::nothing("study"), actor("2031-03-01T08:00:00Z")).unwrap();
    add_case(&mut session, "before").unwrap();
    (session, path)
}

#[test]
fn a_project_that_is_deleted_while_it_is_open_is_saved_beside_it() {
    for passphrase in [None, Some(Passphrase::new("baobab kettle ninety orchard".into()))] {
        let desk = Desk::new();
        let (mut session, path) = worked_on(&desk, passphrase.as_ref());
        std::fs::remove_file(&path).unwrap();
        assert_eq!(session.away(), Some(Away::Gone));
        let told = add_case(&mut session, "after").unwrap_err();
        assert!(told.contains("was moved or deleted while it was open: all that was done is saved as") && told.contains("open that file"), "{told}");
        let saved = desk.path("study.saved-1.griot");
        let copy = Session::open(&saved, passphrase.as_ref(), Access::ReadOnly, actor("2031-03-01T08:00:00Z")).unwrap();
        assert_eq!((cases(&copy), copy.check().unwrap()), (vec!["before".to_owned()], vec![]));
        assert_eq!(copy.is_encrypted(), passphrase.is_some());
        drop(copy);
        // What is being typed when the window is closed comes into the saved copy too.
        session.go_on_adrift();
        add_case(&mut session, "typed").unwrap();
        let told = session.close().unwrap_err().message().what;
        assert!(told.contains("study.saved-1.griot"), "{told}");
        let copy = Session::open(&saved, passphrase.as_ref(), Access::ReadOnly, actor("2031-03-01T08:00:00Z")).unwrap();
        assert_eq!((cases(&copy), copy.check().unwrap()), (vec!["before".to_owned(), "typed".to_owned()], vec![]));
        assert!(!path.exists() && !desk.path("study.saved-2.griot").exists());
    }
}

#[test]
fn a_project_that_is_moved_while_it_is_open_has_everything_where_it_was_moved_to() {
    let desk = Desk::new();
    let (mut session, path) = worked_on(&desk, None);
    std::fs::rename(&path, desk.path("moved.griot")).unwrap();
    assert!(add_case(&mut session, "after").is_err());
    // Put back, work goes on.
    std::fs::rename(desk.path("moved.griot"), &path).unwrap();
    add_case(&mut session, "put back").unwrap();
    std::fs::rename(&path, desk.path("moved.griot")).unwrap();
    session.close().unwrap_err();
    assert_eq!(cases(&open(&desk.path("moved.griot"))), ["before", "put back"]);
}

#[test]
fn a_project_that_is_replaced_while_it_is_open_is_saved_and_the_new_file_stays_as_it_is() {
    let desk = Desk::new();
    let other = desk.path("other.griot");
    Session::create(&other, None, start_with::nothing("other"), actor("2031-03-01T08:00:00Z")).unwrap().close().unwrap();
    let (mut session, path) = worked_on(&desk, None);
    // As a synchronisation program does: the new file takes the name of the old one.
    std::fs::rename(&other, &path).unwrap();
    let new = desk.bytes("study.griot");
    assert_eq!(session.away(), Some(Away::Replaced));
    let told = add_case(&mut session, "after").unwrap_err();
    assert!(told.contains("was replaced by another file while it was open: all that was done is saved as") && told.contains("griot merge"), "{told}");
    assert!(session.close().is_err());
    assert_eq!(desk.bytes("study.griot"), new, "the journal of the old file was written into the new one");
    assert!(!desk.path("study.griot-wal").exists());
    let (there, saved) = (open(&path), open(&desk.path("study.saved-1.griot")));
    assert_eq!((there.project().name(), there.check().unwrap()), ("other", vec![]));
    assert_eq!((cases(&saved), saved.check().unwrap()), (vec!["before".to_owned()], vec![]));
}

#[test]
fn acts_stay_in_their_order_when_the_clock_is_set_back() {
    let desk = Desk::new();
    let (session, path) = worked_on(&desk, None);
    session.close().unwrap();
    // Ten years back, before 1970, and on again.
    for (number, moment) in ["2021-03-01T08:00:00Z", "1960-01-01T00:00:00Z", "2031-03-02T08:00:00Z"].into_iter().enumerate() {
        let mut session = Session::open(&path, None, Access::ReadWrite, actor(moment)).unwrap();
        session.back_up_before_first_act_of_day().unwrap();
        add_case(&mut session, &format!("case {number}")).unwrap();
        session.import_bytes(&[(&format!("d{number}.txt"), format!("Words of {moment}.\n").as_bytes())], &ImportRequest::default()).unwrap();
        session.undo().unwrap();
        session.redo().unwrap();
        session.undo().unwrap();
        session.back_up_if_due().unwrap();
        session.close().unwrap();
    }
    let session = open(&path);
    let history = session.history().unwrap();
    assert!(history.windows(2).all(|pair| pair[0].id < pair[1].id && pair[1].follows == [pair[0].id]), "acts are out of order");
    let mut named = cases(&session);
    named.sort();
    assert_eq!((named, session.check().unwrap()), (["before", "case 0", "case 1", "case 2"].map(str::to_owned).to_vec(), vec![]));
    assert_eq!(session.retention().len(), 0);
}

#[test]
fn a_second_process_may_read_and_is_told_who_writes() {
    let desk = Desk::new();
    let (session, _) = worked_on(&desk, None);
    let told = desk.refused(&["import", "study.griot", "."]);
    assert!(told.contains("is open elsewhere: anna on ") && told.contains("close it there"), "{told}");
    desk.done(&["log", "study.griot"]);
    session.close().unwrap();
}

#[test]
fn copies_that_a_synchronisation_program_laid_beside_a_project_are_told_with_what_to_do() {
    let desk = Desk::new();
    desk.done(&["new", "study.griot"]);
    let names = [
        "study (conflicted copy 2026-11-26).griot",
        "study (Anna's conflicted copy).griot",
        "study.sync-conflict-20261126-101112-ABCDEFG.griot",
        "study (conflicted copy 2026-11-26 101112).griot",
    ];
    for name in names {
        desk.copy("study.griot", name);
    }
    desk.write("study (conflicted copy 2026-11-27).griot", "no project at all");
    let told = desk.griot(&["documents", "study.griot"]);
    assert_eq!((told.status, told.err.matches("griot merge").count()), (0, names.len()), "{}", told.err);
    assert!(names.iter().all(|name| told.err.contains(name)), "{}", told.err);
    // What it says can be done.
    desk.write("S01.txt", "INT-01: Where?\n\nDET-004: At the market.\n");
    desk.done(&["import", names[0], "S01.txt"]);
    desk.done(&["merge", "study.griot", names[0]]);
    assert!(desk.done(&["documents", "study.griot"]).contains("S01"));
    assert_eq!(desk.griot(&["documents", "study.griot", "--json"]).err, "");
}

/// Runs commands in a folder on a disk of so many KB, in a mount namespace of its own, so that nothing of the machine changes.
fn on_a_small_disk(desk: &Desk, kilobytes: u32, script: &str) -> support::Printed {
    std::fs::create_dir_all(desk.path("disk")).unwrap();
    let mut command = std::process::Command::new("unshare");
    let script = format!("mount -t tmpfs -o size={kilobytes}k griot disk && cp study.griot disk/ && {script}");
    command.args(["--mount", "--propagation", "private", "sh", "-c", &script]).current_dir(desk.path(""));
    let like = desk.command(&[]);
    command.envs(like.get_envs().filter_map(|(name, value)| Some((name, value?)))).env("GRIOT", env!("CARGO_BIN_EXE_griot"));
    let output = command.output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    support::Printed { status: output.status.code().unwrap_or(-1), out: text(&output.stdout), err: text(&output.stderr) }
}

#[test]
#[ignore = "mounts a small disk in a namespace of its own, which needs the superuser; CI runs it"]
fn a_full_disk_is_said_and_the_project_stays_as_it_was() {
    let desk = Desk::new();
    desk.done(&["demo", "d", "--no-window"]);
    desk.copy("d/sample-study.griot", "study.griot");
    std::fs::create_dir(desk.path("more")).unwrap();
    let noise = |from: usize| (0..60_000).map(|at| format!("w{:x} ", (at + from) * 2_654_435_761)).collect::<String>();
    for number in 0..6 {
        desk.write(&format!("more/T{number}.txt"), noise(number * 1_000_000));
    }
    let before = desk.done(&["log", "study.griot"]);
    let size = std::fs::metadata(desk.path("study.griot")).unwrap().len() / 1024;
    // A little room: for the program to open the project, and for nothing that is written here.
    let room = u32::try_from(size).unwrap() + 900;
    for (what, words) in [
        ("import", "$GRIOT import disk/study.griot more"),
        ("seal", "GRIOT_PASSPHRASE='baobab kettle ninety orchard' $GRIOT seal disk/study.griot"),
        ("backup", "$GRIOT backup make disk/study.griot"),
        (
            "package",
            "$GRIOT export disk/study.griot disk/study.zip && $GRIOT export disk/study.griot disk/2.zip && $GRIOT export disk/study.griot disk/3.docx --report coded && $GRIOT export disk/study.griot disk/4.qdpx && $GRIOT export disk/study.griot disk/5.xlsx && $GRIOT export disk/study.griot disk/6.html --report coded && $GRIOT export disk/study.griot disk/7.zip",
        ),
        ("parcel", "GRIOT_PARCEL_PASSPHRASE='quartz lantern mildew saddle' $GRIOT pack disk/study.griot disk/study.age"),
    ] {
        let script = format!(
            "{{ {words}; }} && exit 9; ls -A disk > left; $GRIOT check disk/study.griot > checked && $GRIOT log disk/study.griot > logged; rm -f disk/*.zip disk/*.docx; $GRIOT undo disk/study.griot > undone"
        );
        let told = on_a_small_disk(&desk, room, &script);
        assert_ne!(told.status, 9, "{what}: the disk was not full");
        println!("{what}: {}", told.err.trim());
        assert!(told.err.contains("the disk is full") || told.err.contains("No space left on device"), "{what}: {}", told.err);
        assert!(desk.done(&["log", "study.griot"]) == before);
        let read = |name: &str| String::from_utf8(desk.bytes(name)).unwrap();
        assert!(read("checked").starts_with("sound"), "{what}: {}", read("checked"));
        assert!(what == "package" || read("logged") == before, "{what}: an act was written, or one is missing");
        let left = read("left");
        let stray = |name: &&str| name.starts_with(".griot-") || name.contains(".part") || name.contains("resealed") || name.ends_with(".age");
        assert_eq!(left.lines().filter(stray).collect::<Vec<_>>(), Vec::<&str>::new(), "{what}");
        assert!(read("undone").contains("undone"), "{what}: with room again, work goes on: {}", read("undone"));
    }
}

#[test]
#[ignore = "mounts a disk that may only be read in a namespace of its own, which needs the superuser; CI runs it"]
fn a_disk_that_may_only_be_read_is_said_and_the_project_can_be_read_there() {
    let desk = Desk::new();
    desk.done(&["demo", "d", "--no-window"]);
    desk.copy("d/sample-study.griot", "study.griot");
    let size = u32::try_from(std::fs::metadata(desk.path("study.griot")).unwrap().len() / 1024).unwrap();
    let told = on_a_small_disk(
        &desk,
        size * 2,
        "mount -o remount,ro disk && $GRIOT documents disk/study.griot && $GRIOT search disk/study.griot imam && $GRIOT undo disk/study.griot",
    );
    assert!(told.out.contains("S01") && told.err.contains("cannot be written: the folder or the file is read-only"), "{} {}", told.out, told.err);
    assert!(told.err.contains("copy the project to a folder in which you may write"), "{}", told.err);
}
