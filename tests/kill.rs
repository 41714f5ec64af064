//! A process that is killed in the middle of its work loses nothing that it had acknowledged.

use griot::model::ids::{CodingId, InstallationId, OpId};
use griot::model::op::{OpHead, OpKind};
use griot::model::text::CharSpan;
use griot::session::clock::Clock;
use griot::session::command::{Command, NewCoding};
use griot::session::files::ImportRequest;
use griot::session::{Access, Actor, Session, start_with};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

const PROJECT: &str = "GRIOT_KILL_TEST_PROJECT";

/// Kills of the short form; `GRIOT_KILLS=400 cargo test --test kill -- --ignored --nocapture` makes more.
const ROUNDS: u64 = 200;

fn actor() -> Actor {
    Actor { coder: "anna".into(), installation: InstallationId::from_uuid(uuid::Uuid::nil()), clock: Clock::system() }
}

/// The process that is killed: codes, imports, undoes and redoes without end, and says so after each act: `act` with its identity, then what it did.
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
        let told = if number.is_multiple_of(10) {
            let text = format!("INT-01: Question {number}\n\nDET-004: Answer {number} with some words.\n\nINT-01: More?\n\nDET-004: No.\n");
            session.import_bytes(&[(&format!("d{number}.txt"), text.as_bytes())], &ImportRequest::default()).unwrap();
            format!("document d{number}")
        } else if number % 10 == 5 || number % 10 == 6 {
            // A coding goes and comes again, or a document with all that hangs on it.
            let reversed = if number % 10 == 5 { session.undo() } else { session.redo() };
            let Ok(outcome) = reversed else { continue };
            format!("reversed {}", outcome.changes.len())
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
            format!("coding {}", made.unwrap())
        };
        writeln!(out, "act {} {told}", session.last_op().unwrap()).unwrap();
        out.flush().unwrap();
    }
}

/// What an acknowledged act made.
enum Made {
    Coding(CodingId),
    Document(String),
    Nothing,
}

impl Made {
    /// Reads what the child said of an act; none where the kill cut the line.
    fn read(line: &str) -> Option<(OpId, Self)> {
        // The test harness may begin the first line.
        let mut words = line.split_once("act ")?.1.split(' ');
        let op = words.next()?.parse().ok()?;
        match (words.next()?, words.next()?) {
            ("coding", id) => Some((op, Self::Coding(id.parse().ok()?))),
            ("document", name) => Some((op, Self::Document(name.to_owned()))),
            _ => Some((op, Self::Nothing)),
        }
    }
}

/// The acts of a history that nobody took back, or that were done again.
fn standing(history: &[OpHead]) -> BTreeSet<OpId> {
    let mut standing = BTreeSet::new();
    for head in history {
        if let (OpKind::Undo, Some(target)) = (head.kind, head.target) {
            standing.remove(&target);
        } else {
            // Done again, or done.
            standing.insert(head.target.unwrap_or(head.id));
        }
    }
    standing
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

    let rounds = std::env::var("GRIOT_KILLS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(ROUNDS);
    // Every act that was acknowledged, in that order; the last of a child may have been done without a word of it.
    let mut acknowledged: Vec<(OpId, Made)> = Vec::new();
    let mut random = 88_172_645_463_325_252u64;
    for round in 0..rounds {
        let mut child = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["works_until_it_is_killed", "--exact", "--ignored", "--nocapture"])
            .env(PROJECT, &path)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap());
        let (said, heard) = std::sync::mpsc::channel();
        let reader = std::thread::Builder::new().spawn(move || lines.lines().map_while(Result::ok).try_for_each(|line| said.send(line))).unwrap();
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        // Some while it opens the project; the others at work, on a busy machine too.
        let mut lines = Vec::new();
        if !random.is_multiple_of(8) {
            lines.extend(std::iter::from_fn(|| heard.recv_timeout(Duration::from_secs(20)).ok()).find(|line| Made::read(line).is_some()));
        }
        std::thread::sleep(Duration::from_micros(random % 120_000));
        child.kill().unwrap();
        child.wait().unwrap();
        reader.join().unwrap().unwrap();
        lines.extend(heard.try_iter());
        acknowledged.extend(lines.iter().filter_map(|line| Made::read(line)));

        let session = Session::open(&path, None, Access::ReadOnly, actor()).unwrap();
        let (history, project) = (session.history().unwrap(), session.project());
        let places: BTreeMap<OpId, usize> = history.iter().enumerate().map(|(place, head)| (head.id, place)).collect();
        let found: Option<Vec<usize>> = acknowledged.iter().map(|(op, _)| places.get(op).copied()).collect();
        assert!(found.is_some(), "round {round}: an acknowledged act is missing from the history");
        assert!(found.is_some_and(|found| found.is_sorted()), "round {round}: acts stand in another order than they were done in");
        let standing = standing(&history);
        let names: BTreeSet<&str> = project.documents().map(|document| document.name.as_str()).collect();
        for (op, made) in &acknowledged {
            match made {
                // Made and not taken back: there. Taken back: gone.
                Made::Coding(id) if standing.contains(op) => assert!(project.coding(*id).is_some(), "round {round}: an acknowledged coding is missing"),
                Made::Coding(id) => assert!(project.coding(*id).is_none(), "round {round}: a coding that was taken back is there"),
                Made::Document(name) => assert_eq!(names.contains(name.as_str()), standing.contains(op), "round {round}: {name}"),
                Made::Nothing => {}
            }
        }
        if round % 20 == 19 {
            assert_eq!(session.check().unwrap(), vec![], "round {round}");
        }
    }
    let reversals = acknowledged.iter().filter(|(_, made)| matches!(made, Made::Nothing)).count();
    println!("{rounds} kills; {} acts, {reversals} of them undo and redo, were acknowledged, and all are there", acknowledged.len());
    assert!(acknowledged.len() > 100 && reversals > 10, "the child was killed before it did anything: {} and {reversals}", acknowledged.len());
}
