//! A process that is killed in the middle of its work loses nothing that it had acknowledged.

use griot::model::ids::{CodingId, InstallationId};
use griot::model::text::CharSpan;
use griot::session::clock::Clock;
use griot::session::command::{Command, NewCoding};
use griot::session::files::ImportRequest;
use griot::session::{Access, Actor, Session, start_with};
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

const PROJECT: &str = "GRIOT_KILL_TEST_PROJECT";
const ROUNDS: u64 = 200;

fn actor() -> Actor {
    Actor { coder: "anna".into(), installation: InstallationId::from_uuid(uuid::Uuid::nil()), clock: Clock::system() }
}

/// The process that is killed: codes, imports and undoes without end, and says so after each act.
#[test]
#[ignore = "the other half of the test below, which starts it in a process of its own"]
fn works_until_it_is_killed() {
    let Ok(path) = std::env::var(PROJECT) else { return };
    let mut session = Session::open(Path::new(&path), None, Access::ReadWrite, actor()).unwrap();
    assert!(session.is_writable());
    let mut out = std::io::stdout();
    let mut number = session.history().unwrap().len();
    loop {
        number += 1;
        let project = session.project();
        if number.is_multiple_of(10) {
            let text = format!("INT-01: Question {number}\n\nDET-004: Answer {number} with some words.\n\nINT-01: More?\n\nDET-004: No.\n");
            session.import_bytes(&[(&format!("d{number}.txt"), text.as_bytes())], &ImportRequest::default()).unwrap();
            writeln!(out, "document d{number}").unwrap();
        } else {
            let document = project.documents().last().unwrap().id;
            let code = project.codebook().in_order()[number % 100].id;
            let coding = NewCoding {
                document,
                span: CharSpan::at(u32::try_from(number % 20).unwrap(), 9),
                code,
                memo: format!("{number}"),
                qualifiers: Default::default(),
            };
            let Ok(outcome) = session.execute(Command::AddCodings(vec![coding])) else { continue };
            let made = outcome.changes.iter().find_map(|change| match change {
                griot::model::change::Change::Coding(edit) => edit.after.as_ref().map(|coding| coding.id),
                _ => None,
            });
            writeln!(out, "coding {}", made.unwrap()).unwrap();
        }
        out.flush().unwrap();
    }
}

#[test]
#[ignore = "takes a minute; CI runs it"]
fn two_hundred_kills_lose_no_acknowledged_act() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("killed.griot");
    let actor_here = actor();
    let start = start_with::builtin("Killed", &actor_here.clock).unwrap();
    let mut session = Session::create(&path, None, start, actor_here).unwrap();
    session.import_bytes(&[("d0.txt", "Some words to begin with, and then a few more of them.\n".as_bytes())], &ImportRequest::default()).unwrap();
    session.close().unwrap();

    let (mut codings, mut documents) = (BTreeSet::<CodingId>::new(), BTreeSet::<String>::new());
    let mut random = 88_172_645_463_325_252u64;
    for round in 0..ROUNDS {
        let mut child = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["works_until_it_is_killed", "--exact", "--ignored", "--nocapture"])
            .env(PROJECT, &path)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap());
        let reader = std::thread::Builder::new().spawn(move || lines.lines().map_while(Result::ok).collect::<Vec<_>>()).unwrap();
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        std::thread::sleep(Duration::from_millis(20 + random % 120));
        child.kill().unwrap();
        child.wait().unwrap();
        for line in reader.join().unwrap() {
            if let Some(id) = line.strip_prefix("coding ") {
                // The last line may be cut by the kill.
                codings.extend(id.parse::<CodingId>());
            } else if let Some(name) = line.strip_prefix("document ") {
                documents.insert(name.to_owned());
            }
        }
        let session = Session::open(&path, None, Access::ReadOnly, actor()).unwrap();
        let project = session.project();
        let there: BTreeSet<CodingId> = project.codings().map(|coding| coding.id).collect();
        assert!(codings.is_subset(&there), "round {round}: an acknowledged coding is missing");
        let names: BTreeSet<String> = project.documents().map(|document| document.name.clone()).collect();
        assert!(documents.iter().all(|name| names.iter().any(|there| there.starts_with(name.as_str()))), "round {round}: an acknowledged document is missing");
        if round % 20 == 19 {
            assert_eq!(session.check().unwrap(), vec![], "round {round}");
        }
    }
    println!("{ROUNDS} kills; {} codings and {} documents were acknowledged, and all are there", codings.len(), documents.len());
    assert!(codings.len() > 100, "the child was killed before it did anything: {}", codings.len());
}
