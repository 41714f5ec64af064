//! Neutral studies: one made and counted by scripts that know nothing of this program, and a small one of the kind that the benches use.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on has failed")]

#[path = "../benches/neutral/mod.rs"]
mod neutral;
mod support;

use neutral::{Size, Study};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use support::Desk;

fn shared() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/bench")
}

fn python(script: &str, words: &[&str]) {
    let done = Command::new("python3").arg(shared().join(script)).args(words).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
#[ignore = "needs python3 and the scripts of ../shared/bench"]
fn every_answer_on_the_neutral_study_is_the_expected_one() {
    let desk = Desk::new();
    let corpus = desk.path("corpus").display().to_string();
    python("gen_corpus.py", &["--out", &corpus]);
    python("expected.py", &[&corpus]);
    let file = |name: &str| format!("{corpus}/{name}");
    let read = |name: &str| -> Value { serde_json::from_slice(&std::fs::read(file(name)).unwrap()).unwrap() };
    desk.done(&["new", "p.griot", "--codebook", &file("codes.csv")]);
    let imported = desk.json(&["import", "p.griot", &file("docs")], "import");
    let sum = |key: &str| imported["files"].as_array().unwrap().iter().map(|document| document[key].as_u64().unwrap()).sum::<u64>();
    let (queries, expected) = (read("queries.json"), read("expected.json"));
    assert_eq!(sum("characters"), queries["chars"].as_u64().unwrap());
    desk.json(&["codings", "import", "p.griot", &file("codings.csv")], "act");
    desk.json(&["cases", "import", "p.griot", &file("cases.csv")], "act");
    desk.json(&["attributes", "import", "p.griot", &file("attributes.csv")], "act");

    // The expected counts are of letters anywhere: a word that holds them is found with stars, words in a row, which are found in all their forms, as an expression.
    for (label, query) in [
        ("rare word", "quokka"),
        ("phrase", "/waiting list/"),
        ("phrase", "=\"waiting list\" OR =\"waiting listen\""),
        ("common word", "people"),
        ("very common", "*the*"),
        ("no hit", "zzyzxq"),
    ] {
        let found = desk.json(&["search", "p.griot", query, "--limit", "5"], "search");
        assert_eq!(found["total_hits"], queries["queries"][label]["hits"], "{query}");
    }
    // Words are found in all their forms: the one “wait listen” of the study besides.
    let found = desk.json(&["search", "p.griot", "\"waiting list*\"", "--limit", "5"], "search");
    assert_eq!(found["total_hits"].as_u64().unwrap(), queries["queries"]["phrase"]["hits"].as_u64().unwrap() + 1);
    assert_eq!(desk.json(&["search", "p.griot", "=\"wait listen\"", "--limit", "5"], "search")["total_hits"], 1);
    for coder in ["anna", "bashir", "chen"] {
        let rows = frequency(&desk, coder);
        for (code, counted) in expected["codes"].as_object().unwrap() {
            let row = &rows[code];
            assert_eq!((&row["codings"], &row["characters"]), (&counted["freq"][coder], &counted["chars"][coder]), "{code} by {coder}");
        }
    }
    let found = desk.json(&["agreement", "p.griot", "--coders", "anna,bashir,chen", "--unit", "character", "--rare", "0", "--resamples", "0"], "agreement");
    let codes = found["codes"].as_array().unwrap();
    assert_eq!(codes.len(), expected["codes"].as_object().unwrap().len());
    for code in codes {
        let (name, counted) = (code["code_name"].as_str().unwrap(), &expected["codes"][code["code_name"].as_str().unwrap()]);
        near(&code["krippendorff_alpha"], &counted["alpha"], name);
        for pair in code["pairs"].as_array().unwrap() {
            let counted = &counted["pairs"][format!("{}|{}", pair["coders"][0].as_str().unwrap(), pair["coders"][1].as_str().unwrap())];
            near(&pair["percent"], &counted["agree_pct"], name);
            near(&pair["cohen_kappa"], &counted["kappa"], name);
            near(&pair["jaccard"], &counted["jaccard"], name);
        }
    }
    let together = desk.json(&["table", "cooccurrence", "p.griot"], "table");
    let found: BTreeMap<String, Value> = together["rows"].as_array().unwrap().iter().map(|row| (pair(row), row["together"].clone())).collect();
    assert_eq!(serde_json::json!(found), expected["cooccurrence"]);
    assert_eq!(desk.json(&["check", "p.griot"], "check")["sound"], true);
}

/// The same to four digits, or both nothing.
fn near(found: &Value, counted: &Value, name: &str) {
    match (found.as_f64(), counted.as_f64()) {
        (Some(found), Some(counted)) => assert!((found - counted).abs() <= 0.000_051, "{name}: {found} and not {counted}"),
        (None, None) => {}
        _ => panic!("{name}: {found} and not {counted}"),
    }
}

/// Kappa of two coders and alpha of three on the small study, counted character by character.
fn agreement_is_the_one_counted_by_character(desk: &Desk, study: &Study) {
    let found = desk.json(&["agreement", "p.griot", "--coders", "anna,bashir,chen", "--unit", "character", "--rare", "0", "--resamples", "0"], "agreement");
    let rows: Vec<Vec<&str>> = study.codings_csv.lines().skip(1).map(|line| line.split(',').collect()).collect();
    for code in found["codes"].as_array().unwrap() {
        let name = code["code_name"].as_str().unwrap();
        let mut judged: Vec<[bool; 3]> = Vec::new();
        for document in &study.documents {
            let start = judged.len();
            judged.resize(start + document.text.chars().count(), [false; 3]);
            for row in rows.iter().filter(|row| row[0] == document.name && row[1] == name) {
                let coder = neutral::CODERS.iter().position(|coder| *coder == row[2]).unwrap();
                let span: [usize; 2] = [row[3].parse().unwrap(), row[4].parse().unwrap()];
                judged[start + span[0]..start + span[1]].iter_mut().for_each(|judgement| judgement[coder] = true);
            }
        }
        let all = judged.len() as f64;
        let share = |of: &dyn Fn(&[bool; 3]) -> bool| judged.iter().filter(|judgement| of(judgement)).count() as f64 / all;
        for (pair, (one, other)) in code["pairs"].as_array().unwrap().iter().zip([(0, 1), (0, 2), (1, 2)]) {
            let observed = share(&|judgement| judgement[one] == judgement[other]);
            let (first, second) = (share(&|judgement| judgement[one]), share(&|judgement| judgement[other]));
            let expected = first * second + (1.0 - first) * (1.0 - second);
            near(&pair["percent"], &Value::from(100.0 * observed), name);
            near(&pair["cohen_kappa"], &Value::from((observed - expected) / (1.0 - expected)), name);
        }
        // Alpha of two values and three coders: a unit with one or two of them has two disagreeing pairs of three.
        let apart = judged.iter().filter(|judgement| judgement.iter().any(|one| *one) && !judgement.iter().all(|one| *one)).count() as f64;
        let (values, ones) = (3.0 * all, judged.iter().flatten().filter(|one| **one).count() as f64);
        let alpha = 1.0 - 2.0 * apart * (values - 1.0) / (2.0 * ones * (values - ones));
        near(&code["krippendorff_alpha"], &Value::from(alpha), name);
    }
    assert!(found["codes"].as_array().unwrap().len() > 10 && found["documents"].as_array().unwrap().len() == study.documents.len());
}

/// The names of two codes as the scripts write them.
fn pair(row: &Value) -> String {
    let mut names = ["name_en", "other_name_en"].map(|key| row[key].as_str().unwrap());
    names.sort_unstable();
    names.join("|")
}

/// The rows of a frequency table by the code's name.
fn frequency(desk: &Desk, coder: &str) -> BTreeMap<String, Value> {
    let table = desk.json(&["table", "frequency", "p.griot", "--where", &format!("coder:{coder}")], "table");
    table["rows"].as_array().unwrap().iter().map(|row| (row["name_en"].as_str().unwrap().to_owned(), row.clone())).collect()
}

#[test]
fn every_answer_on_a_study_of_the_benches_is_the_expected_one() {
    let study = Study::new(Size::SMALL);
    let expected = &study.expected;
    let desk = Desk::new();
    std::fs::create_dir(desk.path("docs")).unwrap();
    for document in &study.documents {
        desk.write(&format!("docs/{}", document.name), &document.text);
    }
    desk.write("codes.csv", &study.codes_csv);
    desk.done(&["new", "p.griot", "--codebook", "codes.csv"]);
    let imported = desk.json(&["import", "p.griot", "docs"], "import");
    let characters: u64 = imported["files"].as_array().unwrap().iter().map(|document| document["characters"].as_u64().unwrap()).sum();
    assert_eq!(characters, expected.characters);
    for (command, table) in [("codings", &study.codings_csv), ("cases", &study.cases_csv), ("attributes", &study.attributes_csv)] {
        desk.write("table.csv", table);
        desk.json(&[command, "import", "p.griot", "table.csv"], "act");
    }
    for (query, hits) in [("quokka", expected.rare), ("\"waiting list\"", expected.phrases), ("the", expected.common), ("*the*", expected.words_with_common)] {
        assert_eq!(desk.json(&["search", "p.griot", query, "--limit", "5"], "search")["total_hits"], hits, "{query}");
    }
    for coder in neutral::CODERS {
        let rows = frequency(&desk, coder);
        for ((code, _), counted) in expected.codes.iter().filter(|((_, who), _)| *who == coder) {
            let row = &rows[code];
            assert_eq!((row["codings"].as_u64(), row["characters"].as_u64()), (Some(counted.codings), Some(counted.characters)), "{code} by {coder}");
        }
    }
    agreement_is_the_one_counted_by_character(&desk, &study);
    assert_eq!(desk.json(&["check", "p.griot"], "check")["sound"], true);
}

#[test]
fn the_study_of_the_benches_is_as_large_as_it_says_and_always_the_same() {
    let size = Size::SMALL;
    let study = Study::new(size);
    assert_eq!(study.documents.len(), size.documents);
    let codings: Vec<&str> = study.codings_csv.lines().skip(1).collect();
    assert_eq!((codings.len(), codings.iter().filter(|row| row.starts_with("interview_0001.txt")).count()), (size.codings, size.dense));
    assert_eq!(study.codes_csv.lines().count(), 1 + size.codes);
    assert!(study.documents.iter().all(|document| document.text.split_whitespace().count() >= size.words));
    assert!(study.expected.rare > 0 && study.expected.phrases > 0 && study.expected.overlapping > 0, "{:?}", study.expected);
    let again = Study::new(size);
    assert_eq!((&study.codings_csv, &study.expected), (&again.codings_csv, &again.expected));
    // The same on every machine: these figures are of one run on one.
    assert_eq!((study.expected.characters, study.expected.common, study.expected.words_with_common), (106_489, 639, 1_099));
}
