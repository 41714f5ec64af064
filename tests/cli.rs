//! Whole sessions on the command line: what is typed, what comes out, and what is refused.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use serde_json::Value;
use support::{Desk, assert_valid};

const INTERVIEW: &str = "Document: S1\nDate: 2031\n\n[00:00:04] INT-01 : Bonjour. Vous m'entendez ?\n\n[00:00:09] DET-004 : Oui. J'ai perdu la foi, et la colère est restée.\n\n[00:00:30] INT-01 : Et l'imam ?\n\n[00:00:33] DET-004 : Il n'est jamais venu. =1+1 dit-on.\n";

fn started(desk: &Desk) {
    desk.json(&["new", "study.griot"], "new");
    desk.write("S1.txt", INTERVIEW);
    desk.json(&["import", "study.griot", "S1.txt"], "import");
}

#[test]
fn a_day_of_work_from_the_first_file_to_the_table() {
    let desk = Desk::new();
    started(&desk);
    let listed = desk.json(&["documents", "study.griot"], "documents");
    let document = &listed["documents"][0];
    assert_eq!((document["document"].as_str(), document["turns"].as_u64(), document["words"].as_u64()), (Some("S1"), Some(4), Some(21)));
    assert_eq!(document["speakers"], serde_json::json!(["INT-01", "DET-004"]));

    let found = desk.json(&["search", "study.griot", "colere"], "search");
    let hit = &found["hits"][0];
    assert_eq!((hit["text"].as_str(), hit["speaker"].as_str(), found["total_hits"].as_u64()), (Some("colère"), Some("DET-004"), Some(1)));
    let span = format!("{}..{}", hit["start"], hit["end"]);
    assert_eq!(desk.done(&["text", "study.griot", "S1", "--span", &span]), "colère");
    assert_eq!(desk.done(&["text", "study.griot", "S1.txt"]), INTERVIEW);
    assert_eq!(desk.json(&["search", "study.griot", "imam"], "search")["hits"][0]["text"], "imam");

    let added = desk.json(
        &["codings", "add", "study.griot", "--document", "S1", "--span", &span, "--code", "pers.revenge", "--memo", "la sienne", "--certainty", "unsure"],
        "act",
    );
    let codings = desk.json(&["codings", "list", "study.griot"], "codings");
    assert_eq!(codings["codings"][0]["id"], added["id"]);
    assert_eq!((codings["codings"][0]["certainty"].as_str(), codings["codings"][0]["coder"].as_str()), (Some("unsure"), Some("anna")));
    desk.json(&["undo", "study.griot"], "act");
    assert_eq!(desk.json(&["codings", "list", "study.griot"], "codings")["codings"], serde_json::json!([]));
    desk.json(&["redo", "study.griot"], "act");
    assert_eq!(desk.json(&["codings", "list", "study.griot", "--code", "pers"], "codings")["codings"][0]["id"], added["id"]);

    let frequency = desk.json(&["table", "frequency", "study.griot"], "table");
    let row = frequency["rows"].as_array().unwrap().iter().find(|row| row["code"] == "pers.revenge").unwrap().clone();
    assert_eq!((row["codings"].as_i64(), row["characters"].as_i64(), row["participant_words"].as_i64()), (Some(1), Some(6), Some(1)));
    assert_eq!(row["_codings"], serde_json::json!([added["id"]]));
    assert_eq!(desk.json(&["log", "study.griot"], "log")["log"].as_array().unwrap().len(), 5);
    assert_eq!(desk.json(&["check", "study.griot"], "check")["sound"], true);
    desk.json(&["reindex", "study.griot"], "reindex");
    assert_eq!(desk.json(&["check", "study.griot"], "check")["sound"], true);
}

#[test]
fn yesterdays_act_is_undone_today_and_the_start_never() {
    let desk = Desk::new();
    started(&desk);
    insta::assert_snapshot!(desk.done(&["undo", "study.griot"]), @"undone: import S1");
    insta::assert_snapshot!(desk.refused(&["undo", "study.griot"]), @"error: there is nothing to undo");
    insta::assert_snapshot!(desk.done(&["redo", "study.griot"]), @"done again: import S1");
    insta::assert_snapshot!(desk.refused(&["redo", "study.griot"]), @"error: there is nothing to redo");
    assert_eq!(desk.done(&["text", "study.griot", "S1"]), INTERVIEW);
}

#[test]
fn bad_requests_are_refused_with_a_way_out_and_change_nothing() {
    let desk = Desk::new();
    started(&desk);
    let before = desk.done(&["log", "study.griot"]);
    insta::assert_snapshot!(desk.refused(&["codings", "add", "study.griot", "--document", "S1", "--span", "5..9999", "--code", "push"]), @r"
    error: the passage 5..9999 reaches beyond ‘S1’, which ends at 233
    hint: positions are counted in characters from 0, the end exclusive
    ");
    insta::assert_snapshot!(desk.refused(&["codings", "add", "study.griot", "--document", "S9", "--span", "5..9", "--code", "push"]), @r"
    error: there is no document ‘S9’
    hint: griot documents lists the documents with their short names
    ");
    insta::assert_snapshot!(desk.refused(&["codings", "add", "study.griot", "--document", "S1", "--span", "5..9", "--code", "anger of others"]), @r"
    error: there is no code ‘anger of others’
    hint: griot codebook show lists the codes with their paths
    ");
    insta::assert_snapshot!(desk.refused(&["search", "study.griot", "\"open"]), @r"
    error: the quotation mark at character 0 is never closed
    hint: close it, or leave it out
    ");
    insta::assert_snapshot!(desk.refused(&["table", "crosstab", "study.griot", "--columns", "shoe_size", "--out", "x.csv"]).lines().next().unwrap().split(';').next().unwrap(), @"error: there is no attribute ‘shoe_size’");
    insta::assert_snapshot!(desk.refused(&["table", "codings", "study.griot", "--out", "x.pdf"]), @r"error: ‘pdf’ is not a format for this; use .csv, .xlsx, .json");
    insta::assert_snapshot!(desk.refused(&["new", "study.griot"]), @r"
    error: study.griot exists already
    hint: choose another name, or move the old file away
    ");
    assert_eq!(desk.griot(&["codings", "add"]).status, 2);
    assert_eq!(desk.griot(&["documents", "study.griot", "--no-such-option"]).status, 2);
    assert_eq!(desk.done(&["log", "study.griot"]), before);
}

#[test]
fn a_bad_file_does_not_stop_the_others_and_duplicates_are_told() {
    let desk = Desk::new();
    desk.done(&["new", "study.griot", "--empty"]);
    desk.write("a.txt", "One line of text.\n");
    desk.write("b.docx", "no zip");
    desk.write("c.pages", "x");
    desk.write("d.txt", "One line of text.\n");
    desk.write("e.md", "# Title\n\nSome words.\n");
    let printed = desk.griot(&["import", "study.griot", "a.txt", "b.docx", "c.pages", "d.txt", "e.md", "nothing.txt", "--json"]);
    assert_eq!(printed.status, 1);
    let value: Value = serde_json::from_str(&printed.out).unwrap();
    assert_valid(&value, "import");
    let files = value["files"].as_array().unwrap();
    let told: Vec<_> = files.iter().map(|file| (file["document"].as_str(), file["error"].is_string())).collect();
    assert_eq!(told, [(Some("a"), false), (None, true), (None, true), (Some("a"), false), (Some("e"), false), (None, true)]);
    assert!(files[3]["warnings"][0].as_str().unwrap().contains("‘a’"));
    assert_eq!(desk.json(&["documents", "study.griot"], "documents")["documents"].as_array().unwrap().len(), 2);
}

#[test]
fn a_table_of_codings_is_taken_in_whole_or_not_at_all() {
    let desk = Desk::new();
    started(&desk);
    desk.write("bad.csv", "doc,code,coder,start,end,memo\nS1,push,bob,5,9,\nS1,nowhere,bob,5,9,\nS1,push,bob,5,99999,\n");
    insta::assert_snapshot!(desk.refused(&["codings", "import", "study.griot", "bad.csv"]), @r"
    error: 2 rows cannot be taken in, so none was
      line 3: there is no code ‘nowhere’
      line 4: the passage 5..99999 reaches beyond ‘S1’, which ends at 233
    hint: mend the rows and import the file again
    ");
    desk.write("good.csv", "doc,code,coder,start,end,memo,important\nS1.txt,push,bob,5,9,x,1\nS1,push,bob,5,9,y,0\n");
    let act = desk.json(&["codings", "import", "study.griot", "good.csv"], "act");
    assert_eq!(act["label"], "import 1 coding");
    assert_eq!(act["notes"].as_array().unwrap().len(), 2);
    insta::assert_snapshot!(desk.refused(&["codings", "import", "study.griot", "good.csv"]), @"error: there is nothing to do: no coding is new (2 rows known already)");
}

#[test]
fn formulas_stay_text_and_existing_files_stay() {
    let desk = Desk::new();
    started(&desk);
    let hit = &desk.json(&["search", "study.griot", "\"1 1\""], "search")["hits"][0];
    let span = format!("{}..{}", hit["start"].as_u64().unwrap() - 1, hit["end"]);
    desk.done(&["codings", "add", "study.griot", "--document", "S1", "--span", &span, "--code", "push"]);
    desk.json(&["table", "codings", "study.griot", "--out", "codings.csv"], "table-file");
    assert!(std::fs::read_to_string(desk.path("codings.csv")).unwrap().contains(",=1+1,"));
    desk.done(&["table", "codings", "study.griot", "--out", "codings.xlsx"]);
    let sheet = zip_part(&desk, "codings.xlsx", "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>"), "a text became a formula");
    assert!(zip_part(&desk, "codings.xlsx", "xl/sharedStrings.xml").contains("=1+1"));
    insta::assert_snapshot!(desk.refused(&["table", "codings", "study.griot", "--out", "codings.csv"]), @r"
    error: codings.csv is there already
    hint: choose another name, or say --overwrite
    ");
    desk.done(&["table", "codings", "study.griot", "--out", "codings.csv", "--overwrite"]);
}

fn zip_part(desk: &Desk, file: &str, part: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(desk.path(file)).unwrap()).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name(part).unwrap(), &mut text).unwrap();
    text
}

#[test]
fn the_codebook_goes_out_and_comes_back_the_same() {
    let desk = Desk::new();
    desk.done(&["new", "one.griot"]);
    let shown = |project: &str| {
        let mut value = desk.json(&["codebook", "show", project], "codebook");
        for code in value["codes"].as_array_mut().unwrap() {
            code["id"] = Value::Null;
        }
        value["codes"].clone()
    };
    for ending in ["csv", "json"] {
        let (file, project) = (format!("book.{ending}"), format!("{ending}.griot"));
        desk.json(&["codebook", "export", "one.griot", &file], "codebook-export");
        desk.done(&["new", &project, "--codebook", &file]);
        assert_eq!(shown(&project), shown("one.griot"), "{ending}");
    }
    assert_valid(&serde_json::from_slice(&std::fs::read(desk.path("book.json")).unwrap()).unwrap(), "codebook-file");
    let act = desk.refused(&["codebook", "import", "one.griot", "book.csv"]);
    assert!(act.contains("every code is here already"), "{act}");
}

#[test]
fn autocoding_is_one_act_and_can_be_tried_first() {
    let desk = Desk::new();
    started(&desk);
    let tried = desk.json(&["autocode", "study.griot", "imam OR foi", "--code", "ident", "--unit", "sentence", "--dry-run"], "autocode");
    let texts: Vec<_> = tried["passages"].as_array().unwrap().iter().map(|passage| passage["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["J'ai perdu la foi, et la colère est restée.", "Et l'imam ?"]);
    assert_eq!(desk.json(&["codings", "list", "study.griot"], "codings")["codings"], serde_json::json!([]));
    desk.json(&["autocode", "study.griot", "imam OR foi", "--code", "ident", "--unit", "sentence"], "act");
    assert_eq!(desk.json(&["codings", "list", "study.griot"], "codings")["codings"].as_array().unwrap().len(), 2);
    desk.done(&["undo", "study.griot"]);
    assert_eq!(desk.json(&["codings", "list", "study.griot"], "codings")["codings"], serde_json::json!([]));
}

#[test]
fn tables_can_be_filtered_by_a_query() {
    let desk = Desk::new();
    desk.done(&["demo", "d", "--no-window"]);
    let count = |filter: &str| {
        let table = desk.json(&["table", "codings", "d/sample-study.griot", "--where", filter], "table");
        assert_eq!(table["provenance"]["filter"], filter);
        table["rows"].as_array().unwrap().len()
    };
    assert_eq!(count("coder:INT-03"), 153);
    assert_eq!(count("coder:INT-02 doc:S01"), 47);
    assert_eq!(count("coder:INT-02 NOT doc:S01"), 384 - 47);
    assert_eq!(count("kind:focus-group"), 73);
}

#[test]
fn what_is_said_of_a_document_can_be_corrected() {
    let desk = Desk::new();
    started(&desk);
    let documents = || desk.json(&["documents", "study.griot"], "documents")["documents"][0].clone();
    let name = documents()["document"].as_str().unwrap().to_owned();
    desk.json(&["document", "study.griot", &name, "--name", "First", "--kind", "focus-group", "--language", "bm"], "act");
    let now = documents();
    assert_eq!((now["document"].as_str(), now["kind"].as_str(), now["language"].as_str()), (Some("First"), Some("focus-group"), Some("bm")));
    let act = desk.json(&["document", "study.griot", "First", "--language", "ar", "--turn", "1"], "act");
    assert_eq!(act["label"], "turn 1 of First is in ar");
    assert!(desk.refused(&["document", "study.griot", "First", "--language", "ar", "--turn", "99"]).contains("there is no turn 99 in ‘First’"));
    assert_eq!(desk.griot(&["document", "study.griot", "First"]).status, 2, "nothing is asked");
    assert_eq!(desk.griot(&["document", "study.griot", "First", "--turn", "1"]).status, 2, "a turn without a language");
}

#[test]
fn coders_are_listed_and_one_is_given_another_name() {
    let desk = Desk::new();
    started(&desk);
    desk.done(&["codings", "add", "study.griot", "--document", "S1", "--span", "30..60", "--code", "pers.revenge"]);
    desk.done(&["codings", "add", "study.griot", "--document", "S1", "--span", "30..60", "--code", "pers.revenge", "--coder", "bob"]);
    insta::assert_snapshot!(desk.done(&["coders", "list", "study.griot"]), @r"
    anna                     1 coding
    bob                      1 coding
    ");
    let before = desk.json(&["coders", "list", "study.griot"], "coders");
    insta::assert_snapshot!(desk.refused(&["coders", "rename", "study.griot", "anna", "bob"]), @r"
    error: there is a coder ‘bob’ already
    hint: two people are not made one: choose another name
    ");
    insta::assert_snapshot!(desk.refused(&["coders", "rename", "study.griot", "nobody", "somebody"]).split(';').next().unwrap(), @"error: there is no coder ‘nobody’");
    assert_eq!(desk.json(&["coders", "list", "study.griot"], "coders")["coders"], before["coders"]);
    let printed = desk.griot(&["coders", "rename", "study.griot", "anna", "Anna B."]);
    insta::assert_snapshot!(printed.out, @"coder anna is now Anna B.");
    insta::assert_snapshot!(printed.err, @"note: act as Anna B. from now on: --coder, GRIOT_CODER or the window’s settings");
    let after = desk.json(&["coders", "list", "study.griot"], "coders");
    assert_eq!((&after["coders"][0]["name"], &after["coders"][0]["id"]), (&"Anna B.".into(), &before["coders"][0]["id"]));
    desk.json(&["undo", "study.griot"], "act");
    assert_eq!(desk.json(&["coders", "list", "study.griot"], "coders")["coders"], before["coders"]);
    desk.json(&["coders", "rename", "study.griot", "bob", "Robert"], "act");
    assert_eq!(desk.json(&["check", "study.griot"], "check")["sound"], true);
}
