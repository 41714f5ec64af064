//! Locked means gone from memory: a window is opened in a process of its own over an encrypted project, worked in, and locked as a person does. Then the
//! memory of that process is searched for the passphrase, the key and words of the study, in UTF-8 and UTF-16.
#![cfg(all(feature = "gui", target_os = "linux"))]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "support/desk.rs"]
mod desk;

use desk::{CTRL, CTRL_SHIFT, Desk, actor, hold};
use egui::{Key, Modifiers};
use griot::app::window::OpenWith;
use griot::session::files::ImportRequest;
use griot::session::{Passphrase, Session, start_with};
use regex::bytes::Regex;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, ChildStdout, Stdio};

/// The allocator of the program itself.
#[global_allocator]
static MEMORY: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

const FOLDER: &str = "GRIOT_LOCKED_TEST_FOLDER";
const PASSPHRASE: &str = "baobab kettle ninety orchard";
/// Words of the transcript, of a memo that was typed, of a code's name and of a case.
const WORDS: [&str; 4] = ["zquotext", "zquomemo", "zquocode", "zquocase"];

/// The process that is searched. What it may know is not in its arguments, so that only what it was told is found.
#[test]
#[ignore = "the other half of the test below, which starts it in a process of its own"]
fn a_window_is_opened_and_locked() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let mut lines = std::io::stdin().lines();
    let mut told = |word: &str| {
        println!("now {word}");
        std::io::stdout().flush().unwrap();
        lines.next().unwrap().unwrap()
    };
    // Out of a file, because a line that was typed would stay in the buffer of the standard input.
    drop(told("passphrase"));
    let folder = PathBuf::from(folder);
    let passphrase = zeroize::Zeroizing::new(std::fs::read_to_string(folder.join("passphrase")).unwrap());
    let path = folder.join("sealed.griot");
    let mut desk = Desk::within(hold(), tempfile::tempdir().unwrap(), OpenWith::Project(path));
    desk.fill("Passphrase", &passphrase);
    drop(passphrase);
    desk.press(Modifiers::NONE, Key::Enter);
    desk.wait_until(|window| window.desk().is_some());
    // Reads, searches, counts, and writes a memo.
    desk.go_to("S01");
    desk.read();
    desk.press(CTRL, Key::Num2);
    desk.press(CTRL, Key::F);
    desk.write("market");
    desk.press(Modifiers::NONE, Key::Enter);
    desk.settle();
    desk.press(CTRL, Key::Num3);
    desk.settle();
    desk.press(CTRL, Key::Num5);
    desk.settle();
    drop(told("open"));
    desk.press(CTRL_SHIFT, Key::L);
    desk.settle();
    assert!(desk.harness.state().desk().is_none() && desk.hears("Locked"));
    // The picture that the window shows now is all that the harness keeps.
    drop(told("locked"));
}

struct Child {
    process: std::process::Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Child {
    fn wait_for(&mut self, word: &str) {
        let mut line = String::new();
        while !line.contains(&format!("now {word}")) {
            line.clear();
            assert!(self.output.read_line(&mut line).unwrap() > 0, "the other process ended before it was {word}");
        }
    }

    fn tell(&mut self, line: &str) {
        writeln!(self.input, "{line}").unwrap();
        self.input.flush().unwrap();
    }

    /// How often each of the patterns stands in the memory that the process may write.
    fn holds(&self, patterns: &[(String, Regex)]) -> Vec<(String, usize, String)> {
        let number = self.process.id();
        let maps = std::fs::read_to_string(format!("/proc/{number}/maps")).unwrap();
        let mut memory = std::fs::File::open(format!("/proc/{number}/mem")).unwrap();
        let mut found: Vec<(String, usize, String)> = Vec::new();
        for line in maps.lines() {
            let mut words = line.split_whitespace();
            let (Some(range), Some(rights)) = (words.next(), words.next()) else { continue };
            let name = words.nth(3).unwrap_or("anonymous").to_owned();
            let Some((start, end)) = range.split_once('-') else { continue };
            if !rights.starts_with("rw") {
                continue;
            }
            let (start, end) = (u64::from_str_radix(start, 16).unwrap(), u64::from_str_radix(end, 16).unwrap());
            let mut bytes = vec![0; usize::try_from(end - start).unwrap()];
            memory.seek(SeekFrom::Start(start)).unwrap();
            if memory.read_exact(&mut bytes).is_err() {
                continue;
            }
            for (what, pattern) in patterns {
                let mut places = pattern.find_iter(&bytes);
                if let Some(first) = places.next() {
                    let around: Vec<u8> = bytes.iter().copied().skip(first.start().saturating_sub(48)).take(first.len() + 96).collect();
                    found.push((what.clone(), 1 + places.count(), format!("{name}: {}", String::from_utf8_lossy(&around).escape_debug())));
                }
            }
        }
        found
    }
}

/// The key of the file, derived once more from what its first bytes say, as `SECURITY.md` describes them.
fn key_of(path: &Path) -> [u8; 32] {
    let bytes = std::fs::read(path).unwrap();
    let salt: [u8; 16] = bytes.first_chunk().copied().unwrap();
    assert_eq!(&salt[..2], b"G1");
    let parameters = argon2::Params::new(1 << salt[2], u32::from(salt[3] >> 4), u32::from(salt[3] & 15), Some(32)).unwrap();
    let mut key = [0; 32];
    argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, parameters).hash_password_into(PASSPHRASE.as_bytes(), &salt, &mut key).unwrap();
    key
}

fn patterns(path: &Path) -> Vec<(String, Regex)> {
    let key = key_of(path);
    let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut patterns = vec![("the key".to_owned(), key.to_vec()), ("the key in hexadecimal".to_owned(), hex.clone().into_bytes())];
    patterns.push(("the key in hexadecimal capitals".to_owned(), hex.to_uppercase().into_bytes()));
    for word in WORDS.iter().chain(&["baobab kettle", "ninety orchard"]) {
        patterns.push((format!("‘{word}’"), word.as_bytes().to_vec()));
        patterns.push((format!("‘{word}’ in UTF-16"), word.encode_utf16().flat_map(u16::to_le_bytes).collect()));
    }
    // Bytes as they are: a search for them is quick also where nothing is optimised.
    let exactly = |bytes: &[u8]| Regex::new(&format!("(?-u){}", bytes.iter().map(|byte| format!("\\x{byte:02x}")).collect::<String>())).unwrap();
    patterns.into_iter().map(|(what, bytes)| (what, exactly(&bytes))).collect()
}

#[test]
#[ignore = "searches the memory of a process, which takes half a minute; CI runs it"]
fn a_locked_window_has_neither_key_nor_passphrase_nor_words_in_memory() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sealed.griot");
    let mut session =
        Session::create(&path, Some(&Passphrase::new(PASSPHRASE.into())), start_with::builtin("sealed", &actor("INT-02").clock).unwrap(), actor("INT-02"))
            .unwrap();
    let text =
        format!("INT-01: Where?\n\nDET-004: In the {} market.\n\n{}", WORDS[0], "DET-004: And again at the gate of the market, with water.\n\n".repeat(200));
    session.import_bytes(&[("S01.txt", text.as_bytes())], &ImportRequest::default()).unwrap();
    let memo = griot::session::command::Command::AddMemo { target: griot::model::memo::MemoTarget::Project, text: format!("A memo with {}.", WORDS[1]) };
    session.execute(memo).unwrap();
    let name = griot::model::code::Bilingual::same(format!("A code {}", WORDS[2]));
    session.execute(griot::session::command::Command::AddCode(griot::session::command::NewCode { name, ..Default::default() })).unwrap();
    session.execute(griot::session::command::Command::AddCase(format!("{}-1", WORDS[3]))).unwrap();
    session.close().unwrap();

    let mut process = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["a_window_is_opened_and_locked", "--exact", "--ignored", "--nocapture"])
        .env(FOLDER, folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (input, output) = (process.stdin.take().unwrap(), BufReader::new(process.stdout.take().unwrap()));
    let mut child = Child { process, input, output };
    let patterns = patterns(&path);
    child.wait_for("passphrase");
    std::io::Write::write_all(&mut std::fs::File::create(folder.path().join("passphrase")).unwrap(), PASSPHRASE.as_bytes()).unwrap();
    child.tell("");
    child.wait_for("open");
    let open = child.holds(&patterns);
    // While it is open the words are there: a search that finds nothing then would find nothing later either.
    for word in WORDS {
        assert!(open.iter().any(|(what, ..)| *what == format!("‘{word}’")), "{word} is not even there while the project is open");
    }
    child.tell("");
    child.wait_for("locked");
    let found = child.holds(&patterns);
    child.tell("");
    child.process.wait().unwrap();
    for (what, number, around) in &found {
        println!("{what}, {number} times, {around}");
    }
    assert!(found.is_empty(), "{} things are still in memory: {found:#?}", found.len());
}
