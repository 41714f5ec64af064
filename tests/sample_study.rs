//! The sample study as `griot demo` builds it: figures, tables and round trips.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

mod support;

use serde_json::Value;
use std::collections::BTreeMap;
use support::{Desk, assert_valid};

fn built() -> Desk {
    let desk = Desk::new();
    let value = desk.json(&["demo", "d", "--no-window"], "demo");
    let told = ["documents", "codes", "codings", "cases", "memos"].map(|key| value[key].as_u64().unwrap());
    assert_eq!(told, [15, 129, 537, 20, 17]);
    desk
}

const PROJECT: &str = "d/sample-study.griot";

#[test]
fn the_demo_is_sound_and_can_be_run_again() {
    let desk = built();
    assert_eq!(desk.json(&["check", PROJECT], "check")["sound"], true);
    assert!(desk.done(&["demo", "d", "--no-window"]).contains("the sample study is here already"));
    for file in ["frequency.csv", "frequency.xlsx", "crosstab.csv", "crosstab.xlsx", "matrix.csv", "matrix.xlsx", "codings.csv", "codings.xlsx"] {
        assert!(std::fs::metadata(desk.path("d").join(file)).unwrap().len() > 100, "{file}");
    }
}

#[test]
fn codings_exported_and_taken_in_again_are_the_same() {
    let desk = built();
    desk.done(&["table", "codings", PROJECT, "--out", "codings.csv"]);
    desk.done(&["new", "again.griot"]);
    let study = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/study");
    desk.done(&["import", "again.griot", &study.display().to_string()]);
    desk.done(&["codings", "import", "again.griot", "codings.csv"]);
    let told = |project: &str| -> Vec<Value> {
        let mut codings = desk.json(&["codings", "list", project], "codings")["codings"].as_array().unwrap().clone();
        for coding in &mut codings {
            coding["id"] = Value::Null;
            coding["code_id"] = Value::Null;
        }
        codings.sort_by_key(ToString::to_string);
        codings
    };
    assert_eq!(told("again.griot"), told(PROJECT));
}

/// Segments of INT-02 that carry one area code and one priority code on exactly the same span, counted by hand in the samples' README.
const MATRIX: [(&str, [usize; 4]); 4] = [("capacity", [4, 3, 3, 3]), ("cooperation", [4, 3, 3, 2]), ("framework", [3, 4, 2, 4]), ("research", [3, 2, 2, 3])];

#[test]
fn the_matrix_is_that_of_the_readme() {
    let desk = built();
    let table = desk.json(&["table", "matrix", PROJECT, "--rows", "priority", "--columns", "area", "--where", "coder:INT-02", "--same-passage"], "table");
    let mut counted: BTreeMap<(String, String), usize> = BTreeMap::new();
    for row in table["rows"].as_array().unwrap() {
        let cell = (row["row"].as_str().unwrap().to_owned(), row["column"].as_str().unwrap().to_owned());
        counted.insert(cell, usize::try_from(row["passages"].as_u64().unwrap()).unwrap());
    }
    for (priority, cells) in MATRIX {
        for (area, expected) in ["awareness", "intake", "youth", "disengagement"].into_iter().zip(cells) {
            assert_eq!(counted[&(format!("priority.{priority}"), format!("area.{area}"))], expected, "{priority} x {area}");
        }
    }
}

#[test]
fn words_typed_without_accents_find_those_with_them() {
    let desk = built();
    for (query, text, document) in [("sogoma", "sɔgɔma", "S05.bm"), ("colere", "colère", "S01"), ("السجن", "السجن", "S12.ar")] {
        let found = desk.json(&["search", PROJECT, query], "search");
        let hit = found["hits"].as_array().unwrap().iter().find(|hit| hit["document"] == document);
        assert!(hit.is_some(), "{query} is not found in {document}");
        assert!(hit.unwrap()["text"].as_str().unwrap().to_lowercase().contains(text), "{query}");
    }
}

#[test]
fn an_encrypted_study_answers_the_same_and_leaves_no_word_on_disk() {
    let desk = Desk::new();
    desk.write("key", "karamɔgɔ sabali 1958\n");
    let key = ["--passphrase-file", "key"];
    fn with<'a>(words: &[&'a str], key: &[&'a str]) -> Vec<&'a str> {
        [words, key].concat()
    }
    desk.json(&with(&["new", "sealed.griot", "--encrypt"], &key), "new");
    let study = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/study");
    desk.done(&with(&["import", "sealed.griot", &study.join("S01.txt").display().to_string()], &key));
    let found = desk.json(&with(&["search", "sealed.griot", "outil"], &key), "search");
    assert!(found["total_hits"].as_u64().unwrap() > 0);
    let check: Value = desk.json(&with(&["check", "sealed.griot"], &key), "check");
    assert_eq!(check["sound"], true);
    assert_valid(&check, "check");
    for entry in std::fs::read_dir(desk.path("")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() && path.file_name().unwrap() != "key" {
            let bytes = std::fs::read(&path).unwrap();
            for word in ["outil", "DET-004", "S01", "poverty", "anna", "SQLite format"] {
                assert!(!bytes.windows(word.len()).any(|window| window == word.as_bytes()), "{word} can be read in {}", path.display());
            }
        }
    }
}

/// The figures of one code, counted character by character from the samples' own tables, without any of the program's code.
#[derive(Default)]
struct Naive {
    codings: u64,
    documents: std::collections::BTreeSet<String>,
    coders: std::collections::BTreeSet<String>,
    characters: std::collections::BTreeSet<(String, usize)>,
}

#[test]
fn frequencies_are_those_of_a_count_character_by_character() {
    let study = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/study/codings.csv");
    let mut own: BTreeMap<String, Naive> = BTreeMap::new();
    let mut all: BTreeMap<String, Naive> = BTreeMap::new();
    for record in csv::Reader::from_path(study).unwrap().records() {
        let record = record.unwrap();
        let (document, code, coder) = (record[0].to_owned(), record[1].to_owned(), record[2].to_owned());
        let span: std::ops::Range<usize> = record[3].parse().unwrap()..record[4].parse().unwrap();
        let parts: Vec<&str> = code.split('.').collect();
        let above = (1..=parts.len()).map(|length| parts[..length].join("."));
        let targets = above.map(|path| (path, true)).chain([(code.clone(), false)]);
        for (path, rolled) in targets {
            let counted = if rolled { all.entry(path).or_default() } else { own.entry(path).or_default() };
            counted.codings += 1;
            counted.documents.insert(document.clone());
            counted.coders.insert(coder.clone());
            counted.characters.extend(span.clone().map(|position| (document.clone(), position)));
        }
    }
    let desk = built();
    let table = desk.json(&["table", "frequency", PROJECT], "table");
    let rows = table["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 129);
    let none = Naive::default();
    for row in rows {
        let code = row["code"].as_str().unwrap();
        for (prefix, naive) in [("", own.get(code).unwrap_or(&none)), ("all_", all.get(code).unwrap_or(&none))] {
            let told = ["codings", "documents", "coders", "characters"].map(|key| row[format!("{prefix}{key}")].as_u64().unwrap());
            let expected = [naive.codings, naive.documents.len() as u64, naive.coders.len() as u64, naive.characters.len() as u64];
            assert_eq!(told, expected, "{prefix}{code}");
        }
    }
}
