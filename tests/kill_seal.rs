//! A change of key that is killed leaves the old project or the new one, whole, and nothing of a half one after the next opening.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout, reason = "a test that cannot go on has failed")]

mod support;

use std::process::Stdio;
use std::time::{Duration, Instant};
use support::Desk;

const PASSPHRASES: [&str; 2] = ["baobab kettle ninety orchard", "quartz lantern mildew saddle"];

/// What the project is under: one of the passphrases, or nothing.
fn state(desk: &Desk) -> Option<Option<usize>> {
    if desk.bytes("study.griot").starts_with(b"SQLite format 3\0") {
        return Some(None);
    }
    let opens = |passphrase: &str| desk.griot_with(&["log", "study.griot"], &[("GRIOT_PASSPHRASE", passphrase)]).status == 0;
    PASSPHRASES.iter().position(|passphrase| opens(passphrase)).map(Some)
}

fn killed_while_resealed(rounds: u32) {
    let desk = Desk::new();
    desk.done(&["demo", "d", "--no-window"]);
    desk.copy("d/sample-study.griot", "study.griot");
    let history = desk.done(&["log", "study.griot"]);
    let mut now: Option<usize> = None;
    let (mut changed, mut kept, mut longest) = (0, 0, Duration::from_millis(600));
    for round in 0..rounds {
        // In turn: put under a passphrase, given another one, taken away again.
        let (words, next): (&[&str], Option<usize>) = match (now, round % 3) {
            (None, _) => (&["seal", "study.griot"], Some(0)),
            (Some(_), 2) => (&["unseal", "study.griot"], None),
            (Some(which), _) => (&["passphrase", "study.griot"], Some(1 - which)),
        };
        let mut command = desk.command(words);
        command.env("GRIOT_PASSPHRASE", PASSPHRASES[now.or(next).unwrap_or(0)]).env("GRIOT_NEW_PASSPHRASE", PASSPHRASES[next.unwrap_or(0)]);
        let started = Instant::now();
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // Somewhere between the beginning and a little after the end.
        let after = longest.mul_f64(f64::from(round * 7 % 12 + 1) / 11.0);
        while started.elapsed() < after && child.try_wait().unwrap().is_none() {
            std::thread::sleep(Duration::from_millis(2));
        }
        if child.try_wait().unwrap().is_some() {
            longest = started.elapsed();
        }
        drop(child.kill());
        child.wait().unwrap();
        let found = state(&desk);
        assert!(found == Some(now) || found == Some(next), "round {round}: {words:?} left something that opens neither as before nor as after");
        if found == Some(now) {
            kept += 1;
        } else {
            changed += 1;
        }
        now = found.unwrap();
        let passphrase = PASSPHRASES[now.unwrap_or(0)];
        let told = desk.griot_with(&["check", "study.griot"], &[("GRIOT_PASSPHRASE", passphrase)]);
        assert!(told.out.starts_with("sound"), "round {round}: {} {}", told.out, told.err);
        // The next who opens it for writing takes away what was left.
        let told = desk.griot_with(&["reindex", "study.griot"], &[("GRIOT_PASSPHRASE", passphrase)]);
        assert_eq!(told.status, 0, "round {round}: {}", told.err);
        let left: Vec<String> = std::fs::read_dir(desk.path("")).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        assert!(!left.iter().any(|name| name.contains("resealed")), "round {round}: {left:?}");
        // The history is as it was, and says of each change of key that took place, once.
        let told = desk.griot_with(&["log", "study.griot"], &[("GRIOT_PASSPHRASE", passphrase)]).out;
        assert!(told.starts_with(&history), "round {round}");
        let lines = |label: &str| told.lines().filter(|line| line.contains(label)).count();
        let said = lines("encrypt the project") + lines("take the encryption of the project away") + lines("change the passphrase of the project");
        assert_eq!(said, changed, "round {round}: {told}");
    }
    println!("{rounds} kills: {kept} times the old project stood there, {changed} times the new one");
    if rounds > 50 {
        assert!(changed > 0 && kept > 0, "all kills came at the same end: {kept} and {changed}");
    }
}

#[test]
fn a_change_of_key_that_is_killed_leaves_the_old_or_the_new_project() {
    killed_while_resealed(13);
}

#[test]
#[ignore = "takes a minute; CI runs it"]
fn sixty_changes_of_key_are_killed() {
    killed_while_resealed(std::env::var("GRIOT_KILLS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(60));
}
