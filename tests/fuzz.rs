//! Hostile input: every seed of `tests/fuzz/corpus` and changed copies of them, against every door through which files and questions come in.
//!
//! `cargo test --test fuzz` replays the seeds and a few hundred changed copies of each, always the same ones. The long run is
//! `GRIOT_FUZZ_MINUTES=10 cargo test --release --test fuzz -- --ignored --nocapture`, for each door so many minutes; `GRIOT_FUZZ_DOOR=docx` chooses one.
//! A sample that ends badly is written to `target/fuzz`; put it into the corpus with its mend.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use griot::import;
use griot::model::ids::InstallationId;
use griot::model::time::Moment;
use griot::query;
use griot::session::clock::Clock;
use griot::session::job::Progress;
use griot::session::studies::{StudyOptions, read_study};
use griot::session::{Access, Actor, Session};
use std::io::{Cursor, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The doors, which are the folders of the corpus too.
const DOORS: [&str; 21] = [
    "txt",
    "md",
    "vtt",
    "srt",
    "docx",
    "odt",
    "rtf",
    "html",
    "eaf",
    "pdf",
    "query",
    "codebook-csv",
    "codebook-json",
    "codings-csv",
    "attributes-csv",
    "cases-csv",
    "memos-csv",
    "concepts-csv",
    "qdpx",
    "qdc",
    "project",
];
/// The longest that one sample may take, in a build without optimisation on a busy machine.
const LONGEST: Duration = Duration::from_secs(20);
/// The most memory that the process may have had, in bytes.
const MOST_MEMORY: u64 = 1 << 30;

/// Lets a sample in. What comes of it does not matter; that something comes does.
fn enter(door: &str, bytes: &[u8], folder: &Path) {
    let text = || String::from_utf8_lossy(bytes).into_owned();
    match door {
        "query" => {
            if let Ok(query) = query::parse(&text()) {
                let printed = query.to_string();
                assert!(query::parse(&printed).is_ok(), "a query that was printed cannot be read: {printed}");
            }
        }
        "codebook-csv" => drop(import::codebook::read_csv(bytes)),
        "codebook-json" => drop(import::codebook::read_json(bytes)),
        "codings-csv" => drop(import::codings::read(bytes)),
        "attributes-csv" => drop(import::attributes::read(bytes)),
        "cases-csv" => drop(import::cases::read(bytes)),
        "memos-csv" => drop(import::memos::read(bytes)),
        "concepts-csv" => drop((import::concepts::read_table(bytes), import::concepts::read_lines(&text()))),
        "qdpx" | "qdc" => {
            let path = folder.join(format!("sample.{door}"));
            std::fs::File::create(&path).unwrap().write_all(bytes).unwrap();
            drop(read_study(&path, &StudyOptions::default(), &Clock::fixed(Moment(0)), &Progress::default()));
        }
        "project" => {
            let path = folder.join("sample.griot");
            std::fs::File::create(&path).unwrap().write_all(bytes).unwrap();
            let actor = Actor { coder: "anna".into(), installation: InstallationId::from_uuid(uuid::Uuid::nil()), clock: Clock::fixed(Moment(0)) };
            if let Ok(session) = Session::open(&path, None, Access::ReadOnly, actor) {
                drop(session.check());
            }
        }
        ending => {
            if let Ok(read) = import::document(&format!("sample.{ending}"), bytes, &import::Options::default()) {
                let length = read.text.char_len();
                assert!(read.layout.paragraphs.iter().all(|paragraph| paragraph.span.end() <= length), "a paragraph reaches beyond the text");
                assert!(read.layout.turns.iter().all(|turn| turn.span.end() <= length), "a turn reaches beyond the text");
            }
        }
    }
}

fn corpus(door: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(door);
    let mut seeds: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap()))
        .collect();
    seeds.sort();
    assert!(!seeds.is_empty(), "{door} has no seeds");
    seeds
}

/// Numbers that look random and are the same in every run: xorshift64* (Vigna 2016).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.roll() >> 11).unwrap_or(0) % end.max(1)
    }
    fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        let place = self.below(all.len());
        all.get(place).expect("something to pick from")
    }
}

/// Pieces that formats and parsers stumble over.
const PIECES: &[&[u8]] = &[
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\r",
    b"\n\n",
    b"\"",
    b"''",
    b"{",
    b"}",
    b"[",
    b"<",
    b"</",
    b"<!--",
    b"]]>",
    b"&#0;",
    b"&#x10ffff;",
    b"\\u-1?",
    b"\\bin99999999 ",
    b"4294967296",
    b"-1",
    b"99999999999999999999",
    b"\xf0\x9f\x91\xa9\xe2\x80\x8d",
    b"\xe2\x80\xae",
    b"\xd8\xb3",
    b"--> ",
    b"00:99:99.999",
    b",",
    b";",
    b"\t",
    b"=1+1",
    b"NEAR/",
    b"~",
    b"*",
    b"NOT ",
    b"(",
    b")",
    b"..",
    b"internal://../",
    b"xmlns=\"\"",
    b"startPosition=\"-1\"",
    b"\xed\xa0\x80",
];

fn changed(bytes: &[u8], others: &[(String, Vec<u8>)], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.below(4) {
        let at = dice.below(bytes.len() + 1);
        let until = (at + 1 + dice.below(24)).min(bytes.len());
        match dice.below(8) {
            0 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << dice.below(8);
                }
            }
            1 => {
                let new = u8::try_from(dice.below(256)).unwrap_or(0);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = new;
                }
            }
            2 | 3 => {
                let piece = dice.pick(PIECES).to_vec();
                drop(bytes.splice(at..at, piece));
            }
            4 => drop(bytes.drain(at.min(until)..until)),
            5 => {
                let part = bytes.get(at.min(until)..until).unwrap_or_default().repeat(1 + dice.below(40));
                drop(bytes.splice(at..at, part));
            }
            6 => bytes.truncate(at),
            _ => {
                let other = &dice.pick(others).1;
                let from = dice.below(other.len() + 1);
                let part: Vec<u8> = other.iter().skip(from).take(1 + dice.below(200)).copied().collect();
                drop(bytes.splice(at..at, part));
            }
        }
    }
    bytes
}

/// An archive with one of its files changed, so that the change gets past the checksum.
fn changed_inside(bytes: &[u8], others: &[(String, Vec<u8>)], dice: &mut Dice) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let chosen = dice.below(archive.len());
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).ok()?;
        let (name, mut content) = (file.name().ok()?.into_owned(), Vec::new());
        // What unpacks to a great deal is a seed of its own and is not changed inside.
        Read::take(&mut file, 1 << 20).read_to_end(&mut content).ok()?;
        if place == chosen {
            content = changed(&content, others, dice);
        }
        writer.start_file(name, options).ok()?;
        writer.write_all(&content).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}

/// The most memory that this process ever had, as Linux tells it; 0 elsewhere.
fn most_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or(0) * 1024
}

/// Lets a sample in and looks at how it went; what went wrong, with where the sample lies.
fn tried(door: &str, name: &str, bytes: &[u8], folder: &Path) -> Result<Duration, String> {
    let kept = |why: &str| {
        let place = PathBuf::from(std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into())).join("fuzz");
        drop(std::fs::create_dir_all(&place));
        let path = place.join(format!("{door}-{name}"));
        drop(std::fs::File::create(&path).and_then(|mut file| file.write_all(bytes)));
        format!("{door}: {name} {why}: {}", path.display())
    };
    let began = Instant::now();
    let came = catch_unwind(AssertUnwindSafe(|| enter(door, bytes, folder)));
    let took = began.elapsed();
    if came.is_err() {
        return Err(kept("panics"));
    }
    if took > LONGEST {
        return Err(kept(&format!("takes {} s", took.as_secs())));
    }
    if most_memory() > MOST_MEMORY {
        return Err(kept(&format!("brought the memory to {} MB", most_memory() >> 20)));
    }
    Ok(took)
}

/// Changed copies of the seeds of a door until the time is over or so many were tried; how many, and the longest that one took.
fn attack(door: &str, until: Instant, most: u64) -> Result<(u64, Duration), String> {
    let folder = tempfile::tempdir().unwrap();
    let seeds = corpus(door);
    let small: Vec<(String, Vec<u8>)> = seeds.iter().filter(|(name, _)| !name.starts_with("bomb")).cloned().collect();
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15 ^ door.bytes().fold(0u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(byte))));
    let (mut number, mut longest) = (0, Duration::ZERO);
    while number < most && Instant::now() < until {
        let seed = &dice.pick(&small).1;
        let inside = if dice.below(4) > 0 { changed_inside(seed, &small, &mut dice) } else { None };
        let sample = inside.unwrap_or_else(|| changed(seed, &small, &mut dice));
        longest = longest.max(tried(door, &format!("{number}"), &sample, folder.path())?);
        number += 1;
    }
    Ok((number, longest))
}

#[test]
fn every_seed_of_the_corpus_ends_in_bounded_time_and_memory() {
    let folder = tempfile::tempdir().unwrap();
    let listed: Vec<String> = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(listed.iter().all(|door| DOORS.contains(&door.as_str())), "a folder without a door: {listed:?}");
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/exchange");
    for door in DOORS {
        for (name, bytes) in corpus(door) {
            tried(door, &name, &bytes, folder.path()).unwrap();
        }
        for entry in std::fs::read_dir(&samples).unwrap().map(|entry| entry.unwrap()) {
            let name = entry.file_name().into_string().unwrap();
            if name.ends_with(&format!(".{door}")) {
                tried(door, &name, &std::fs::read(entry.path()).unwrap(), folder.path()).unwrap();
            }
        }
    }
}

#[test]
fn changed_copies_of_the_seeds_end_well_too() {
    for door in DOORS {
        if let Err(why) = attack(door, Instant::now() + Duration::from_secs(3), 400) {
            panic!("{why}");
        }
    }
}

#[test]
#[ignore = "runs for as many minutes a door as GRIOT_FUZZ_MINUTES says"]
fn attack_every_door_for_minutes() {
    let minutes: Option<u64> = std::env::var("GRIOT_FUZZ_MINUTES").ok().and_then(|text| text.parse().ok());
    // Nobody who only runs the long tests waits for hours.
    let time = minutes.map_or(Duration::from_secs(2), |minutes| Duration::from_secs(60 * minutes));
    let chosen = std::env::var("GRIOT_FUZZ_DOOR").ok();
    for door in DOORS.into_iter().filter(|door| chosen.as_deref().is_none_or(|chosen| chosen == *door)) {
        match attack(door, Instant::now() + time, u64::MAX) {
            Ok((number, longest)) => {
                println!("{door}: {number} samples, the longest {} ms, memory at most {} MB so far", longest.as_millis(), most_memory() >> 20);
            }
            Err(why) => panic!("{why}"),
        }
    }
}
