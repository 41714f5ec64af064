//! Every kind of work is killed at random moments: imports with their index, upgrades of older files, exports, merges, undo and redo, backups and the way
//! back, withdrawals. Afterwards the project opens and is sound, no act that was acknowledged is missing, no half file lies under a final name, and nothing
//! temporary stays.
//!
//! `GRIOT_KILLS=600 cargo test --test kill_doors -- --ignored --nocapture` is the long form; its figures stand in `benches/README.md`.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout, reason = "a test that cannot go on has failed")]
#![expect(clippy::disallowed_methods, reason = "an older project file is made row by row")]

mod support;

use griot::model::ids::{InstallationId, OpId};
use griot::session::clock::Clock;
use griot::session::{Access, Actor, Session};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};
use support::Desk;

/// A document that is withdrawn, and a word that stands nowhere else.
const CANARY: &str = "vorlengrave";

/// One kind of work: its words, the project it begins with, and what it writes besides.
struct Work {
    name: &'static str,
    words: &'static [&'static str],
    project: &'static str,
    writes: Option<&'static str>,
    /// How many acts the history has more when it is done.
    acts: usize,
}

const fn work(name: &'static str, words: &'static [&'static str], writes: Option<&'static str>, acts: usize) -> Work {
    Work { name, words, project: "template.griot", writes, acts }
}

const ALL: &[Work] = &[
    work("import and index", &["import", "study.griot", "more"], None, 1),
    work("table csv", &["table", "codings", "study.griot", "--out", "out/t.csv", "--overwrite"], Some("out/t.csv"), 1),
    Work { project: "older.griot", ..work("upgrade of the file", &["reindex", "study.griot"], None, 0) },
    work("table xlsx", &["table", "codings", "study.griot", "--out", "out/t.xlsx", "--overwrite"], Some("out/t.xlsx"), 1),
    work("merge", &["merge", "study.griot", "other.griot"], None, 1),
    work("data package", &["export", "study.griot", "out/study.zip", "--overwrite"], Some("out/study.zip"), 1),
    work("undo", &["undo", "study.griot"], None, 1),
    work("REFI-QDA", &["export", "study.griot", "out/study.qdpx", "--overwrite"], Some("out/study.qdpx"), 1),
    work("backup", &["backup", "make", "study.griot"], None, 0),
    work("report docx", &["export", "study.griot", "out/coded.docx", "--report", "coded", "--overwrite"], Some("out/coded.docx"), 1),
    Work { project: "undone.griot", ..work("redo", &["redo", "study.griot"], None, 1) },
    work("parcel", &["pack", "study.griot", "out/study.age", "--to", "key.pub", "--overwrite"], Some("out/study.age"), 1),
    work("going back to a backup", &["backup", "restore", "study.griot", "backup.griot"], None, 0),
    Work { project: "older.griot", ..work("upgrade with an act", &["undo", "study.griot"], None, 1) },
    work("unpacking", &["unpack", "parcel.age", "out/unpacked.griot", "--key", "secret.key"], Some("out/unpacked.griot"), 0),
    work("withdrawal", &["withdraw", "study.griot", "S00", "--reason", "participant", "--certificate", "out/c.txt", "--overwrite"], Some("out/c.txt"), 1),
    work("index anew", &["reindex", "study.griot"], None, 0),
];

fn actor() -> Actor {
    let clock = Clock::fixed(griot::model::time::Moment::parse("2031-03-01T08:00:00Z").unwrap());
    Actor { coder: "anna".into(), installation: InstallationId::from_uuid(uuid::Uuid::nil()), clock }
}

fn history(path: &Path) -> Vec<OpId> {
    let session = Session::open(path, None, Access::ReadOnly, actor()).unwrap();
    session.history().unwrap().iter().map(|head| head.id).collect()
}

fn interview(number: usize, turns: usize) -> String {
    let turn = |turn: usize| {
        format!("INT-01: What of the {number}th day, hour {turn}?\n\nDET-{number:03}: We waited {turn} hours at gate {} for water.\n\n", turn % 7)
    };
    (0..turns).map(turn).collect()
}

/// Projects to begin with, and files to take in.
fn prepared() -> Desk {
    let desk = Desk::new();
    for folder in ["docs", "more", "out"] {
        std::fs::create_dir(desk.path(folder)).unwrap();
    }
    desk.write("docs/S00.txt", format!("INT-01: Where?\n\nDET-900: In the {CANARY} market.\n\n{}", interview(900, 10)));
    for number in 1..25 {
        desk.write(&format!("docs/S{number:02}.txt"), interview(number, 60));
        desk.write(&format!("more/T{number:02}.txt"), interview(100 + number, 90));
    }
    desk.done(&["new", "template.griot"]);
    desk.done(&["import", "template.griot", "docs"]);
    let rows: String = (0..24).flat_map(|doc| (0..20).map(move |at| format!("S{doc:02},{},{},det.neglect\n", at * 9, at * 9 + 8))).collect();
    desk.write("codings.csv", format!("doc,start,end,code\n{rows}"));
    desk.done(&["codings", "import", "template.griot", "codings.csv"]);
    desk.copy("template.griot", "backup.griot");
    older(&desk.path("template.griot"), &desk.path("older.griot"));
    desk.copy("template.griot", "other.griot");
    desk.done(&["import", "other.griot", "more/T01.txt", "more/T02.txt", "more/T03.txt"]);
    desk.done(&["codings", "add", "template.griot", "--document", "S01", "--span", "0..6", "--code", "det.neglect"]);
    desk.copy("template.griot", "undone.griot");
    desk.done(&["undo", "undone.griot"]);
    let key = desk.json(&["keygen", "secret.key", "--no-passphrase"], "keygen")["public_key"].as_str().unwrap().to_owned();
    desk.write("key.pub", format!("{key}\n"));
    desk.copy("template.griot", "packed.griot");
    desk.done(&["pack", "packed.griot", "parcel.age", "--to", "key.pub"]);
    desk
}

/// The same project as Griot's file version 3 had it: its tables, and of each row what they have room for.
fn older(project: &Path, path: &Path) {
    let old = rusqlite::Connection::open(path).unwrap();
    for step in ["0001_start", "0002_unlisted", "0003_departures"] {
        old.execute_batch(&std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("schemas/project/{step}.sql"))).unwrap()).unwrap();
    }
    old.execute("ATTACH ?1 AS now", [project.to_string_lossy()]).unwrap();
    old.execute_batch("PRAGMA application_id = 0x4772696F; PRAGMA user_version = 3; PRAGMA foreign_keys = OFF; BEGIN").unwrap();
    let texts = |sql: &str| -> Vec<String> { old.prepare(sql).unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect() };
    for table in texts("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'") {
        let columns = texts(&format!("SELECT name FROM pragma_table_info('{table}')")).join(", ");
        // What the history of that time did not say either.
        let said = columns.replace("changes", r#"replace(replace(changes, ',"imported_by":"anna"', ''), '"imported_by":"anna",', '')"#);
        old.execute_batch(&format!("INSERT INTO main.{table} ({columns}) SELECT {said} FROM now.{table}")).unwrap();
    }
    old.execute_batch("COMMIT; DETACH now; PRAGMA journal_mode = WAL").unwrap();
    old.close().unwrap();
}

/// Everything beside the projects that a round may have left goes, so that the next begins as this one did; what exports left stays.
fn begin(desk: &Desk, work: &Work) {
    for entry in std::fs::read_dir(desk.path("")).unwrap().map(Result::unwrap) {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with("study") {
            if entry.path().is_dir() { std::fs::remove_dir_all(entry.path()).unwrap() } else { std::fs::remove_file(entry.path()).unwrap() }
        }
    }
    if work.name == "unpacking" {
        drop(std::fs::remove_file(desk.path("out/unpacked.griot")));
    }
    drop(std::fs::remove_file(desk.path("out/c.txt")));
    desk.copy(work.project, "study.griot");
}

/// True where a file under a final name is whole.
fn is_whole(desk: &Desk, name: &str) -> bool {
    let bytes = desk.bytes(name);
    let ending = name.rsplit('.').next().unwrap();
    match ending {
        "csv" | "txt" => bytes.ends_with(b"\n") && (ending == "txt" || bytes.iter().filter(|byte| **byte == b'\n').count() > 480),
        "zip" | "xlsx" | "docx" | "qdpx" => {
            let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
            // Reading to the end compares the sums.
            (0..archive.len()).all(|place| std::io::copy(&mut archive.by_index(place).unwrap(), &mut std::io::sink()).is_ok())
        }
        "age" => {
            drop(std::fs::remove_file(desk.path("opened.griot")));
            desk.griot(&["unpack", name, "opened.griot", "--key", "secret.key"]).status == 0 && desk.griot(&["check", "opened.griot"]).status == 0
        }
        "griot" => desk.griot(&["check", name]).status == 0,
        other => unreachable!("{other}"),
    }
}

/// Names that nobody but a process at work may leave.
fn temporary(desk: &Desk) -> Vec<String> {
    let mut left = Vec::new();
    let mut folders = vec![desk.path("")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else if name.starts_with(".griot-") || [".part", "-journal", ".resealed", ".tmp"].iter().any(|part| name.contains(part)) {
                left.push(name);
            }
        }
    }
    left
}

/// A minute passes for what was left.
fn grow_old(desk: &Desk) {
    for entry in std::fs::read_dir(desk.path("out")).unwrap().map(Result::unwrap).filter(|entry| entry.file_name().to_string_lossy().starts_with(".griot-")) {
        let long_ago = std::time::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        std::fs::File::options().write(true).open(entry.path()).unwrap().set_modified(long_ago).unwrap();
    }
}

/// What became of one kind of work.
#[derive(Default)]
struct Told {
    kills: u32,
    done: u32,
    ended: u32,
    /// Withdrawals that were written down and whose own certificate was not.
    without: u32,
}

fn one_round(desk: &Desk, work: &Work, share: f64, longest: &mut Duration, told_of: &mut Told) {
    begin(desk, work);
    let path = desk.path("study.griot");
    let before = history(&path);
    let mut child = desk.command(work.words).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let started = Instant::now();
    while started.elapsed() < longest.mul_f64(share) && child.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_millis(1));
    }
    let ended = child.try_wait().unwrap();
    if ended.is_some() {
        *longest = started.elapsed();
    }
    drop(child.kill());
    child.wait().unwrap();

    let session = Session::open(&path, None, Access::ReadWrite, actor()).unwrap();
    assert!(session.is_writable(), "{}", work.name);
    assert_eq!(session.check().unwrap(), vec![], "{}", work.name);
    let after: Vec<OpId> = session.history().unwrap().iter().map(|head| head.id).collect();
    let withdrawn = session.project().documents().all(|document| document.name != "S00");
    session.close().unwrap();
    if work.name == "going back to a backup" {
        assert!(after == before || after == history(&desk.path("backup.griot")), "neither what stood there nor the backup");
    } else {
        assert!(after.starts_with(&before), "{}: the history lost an act", work.name);
        assert!(after.len() == before.len() || after.len() == before.len() + work.acts, "{}: {} acts", work.name, after.len() - before.len());
    }
    if let Some(status) = ended {
        assert!(status.success(), "{}: {status}", work.name);
        assert!(work.name == "going back to a backup" || after.len() == before.len() + work.acts, "{}: an acknowledged act is missing", work.name);
    }
    if let Some(name) = work.writes.filter(|name| desk.path(name).exists()) {
        assert!(is_whole(desk, name), "{}: half a file lies under its final name", work.name);
    }
    if withdrawn {
        // The next opening has ended what the kill interrupted: in the file and in the copies that lay beside it.
        for entry in std::fs::read_dir(desk.path("")).unwrap().map(Result::unwrap).filter(|entry| entry.file_name().to_string_lossy().starts_with("study.")) {
            let bytes = std::fs::read(entry.path()).unwrap();
            assert!(!bytes.windows(CANARY.len()).any(|part| part == CANARY.as_bytes()), "{:?} still holds what was withdrawn", entry.file_name());
        }
        // Also where the kill came before the certificate, one can be had, and tells what went.
        let told = desk.json(&["certificate", "study.griot", "--out", "out/again.txt", "--overwrite"], "certificate");
        assert_eq!(told["withdrawals"][0]["counts"]["coding"], 20, "{told:#}");
        let certificate = String::from_utf8(desk.bytes("out/again.txt")).unwrap();
        assert!(certificate.contains("coding: 20") && certificate.contains("By whom: anna"), "{certificate}");
        told_of.without += u32::from(!desk.path("out/c.txt").exists());
    }
    // What somebody does next takes away what was left.
    grow_old(desk);
    if temporary(desk).iter().any(|name| name.contains("griot.part")) {
        desk.done(&["backup", "make", "study.griot"]);
    }
    desk.done(&["table", "documents", "study.griot", "--out", "out/next.csv", "--overwrite"]);
    assert_eq!(temporary(desk), Vec::<String>::new(), "{}", work.name);
    told_of.kills += u32::from(ended.is_none());
    told_of.ended += u32::from(ended.is_some());
    told_of.done += u32::from(ended.is_none() && after != before);
}

fn killed(rounds: usize) {
    let desk = prepared();
    let mut longest: BTreeMap<&str, Duration> = BTreeMap::new();
    let mut told: BTreeMap<&str, Told> = BTreeMap::new();
    let mut random = 88_172_645_463_325_252u64;
    for round in 0..rounds {
        let work = &ALL[round % ALL.len()];
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        // Over the whole of the work; its beginning, the start of the program, is killed less often.
        let share = 0.05 + 0.97 * (random % 1000) as f64 / 1000.0;
        one_round(&desk, work, share, longest.entry(work.name).or_insert(Duration::from_millis(700)), told.entry(work.name).or_default());
    }
    let (mut kills, mut done) = (0, 0);
    for (name, told) in &told {
        println!("{name}: {} kills, {} of them after its act was written; {} times it had ended before", told.kills, told.done, told.ended);
        if told.without > 0 {
            println!("  {} of them before the certificate was there, which could be written again", told.without);
        }
        kills += told.kills;
        done += told.done;
    }
    println!("{kills} kills over {} kinds of work", told.len());
    if rounds >= 10 * ALL.len() {
        assert!(done > 0 && done < kills, "all kills came at the same end: {done} of {kills}");
    }
}

#[test]
#[ignore = "takes a minute; CI runs it"]
fn work_of_every_kind_is_killed_and_nothing_is_lost_or_left() {
    killed(std::env::var("GRIOT_KILLS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(2 * ALL.len()));
}

#[test]
#[ignore = "takes some seconds; CI runs it"]
fn an_older_file_is_what_the_upgrade_of_the_test_begins_with() {
    let desk = prepared();
    let old = rusqlite::Connection::open(desk.path("older.griot")).unwrap();
    assert_eq!(old.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0)).unwrap(), 3);
    drop(old);
    desk.done(&["reindex", "older.griot"]);
    assert!(desk.done(&["check", "older.griot"]).starts_with("sound"));
}
