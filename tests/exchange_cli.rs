//! Studies of other programs on the command line: a new project out of one, an update, a codebook, what would be lost.

mod support;

use support::Desk;

fn sample(name: &str) -> String {
    format!("{}/samples/exchange/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn a_project_is_made_out_of_a_study_and_brought_up_to_date() {
    let desk = Desk::new();
    let full = sample("synthetic_full_ks_full.qdpx");
    let made = desk.json(&["new", "study.griot", "--from", &full], "new");
    assert_eq!((made["documents"].as_u64(), made["codings"].as_u64(), made["cases"].as_u64()), (Some(6), Some(12), Some(2)));
    assert_eq!(made["report"]["origin"], "fixture full");
    let again = desk.griot(&["import", "study.griot", &full]);
    assert_eq!(again.status, 1);
    assert!(again.err.contains("all that the file holds is here already"), "{}", again.err);

    desk.done(&["new", "other.griot", "--empty"]);
    let taken = desk.json(&["import", "other.griot", &full], "study");
    assert!(taken["label"].as_str().unwrap().starts_with("take in a study: 6 new documents"), "{}", taken["label"]);
    desk.done(&["undo", "other.griot"]);
    assert_eq!(desk.json(&["documents", "other.griot"], "documents")["documents"].as_array().unwrap().len(), 0);
    desk.done(&["check", "study.griot"]);
}

#[test]
fn a_file_that_is_refused_leaves_no_project_behind() {
    let desk = Desk::new();
    let refused = desk.griot(&["new", "study.griot", "--from", &sample("synthetic_hostile_xxe.qdpx")]);
    assert_eq!((refused.status, desk.path("study.griot").exists()), (1, false));
    assert!(refused.err.contains("DOCTYPE") && refused.err.contains("hint:"), "{}", refused.err);
}

#[test]
fn a_codebook_goes_out_and_comes_in_as_qdc() {
    let desk = Desk::new();
    desk.done(&["new", "study.griot"]);
    desk.done(&["codebook", "export", "study.griot", "codes.qdc"]);
    desk.done(&["new", "other.griot", "--empty"]);
    desk.done(&["codebook", "import", "other.griot", "codes.qdc"]);
    let codes = |project: &str| {
        let shown = desk.json(&["codebook", "show", project], "codebook");
        shown["codes"].as_array().unwrap().iter().map(|code| code.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(codes("other.griot"), codes("study.griot"));
}

#[test]
fn names_with_a_mark_become_levels_through_every_door() {
    let desk = Desk::new();
    let codes = |project: &str| -> Vec<String> {
        let shown = desk.json(&["codebook", "show", project], "codebook");
        shown["codes"].as_array().unwrap().iter().map(|code| code["code"].as_str().unwrap().to_owned()).collect()
    };
    let list = desk.write("codes.csv", "tag,description\nPlace::Home,where\nMood,\nPlace,there\n");
    desk.done(&["new", "flat.griot", "--codebook", &list]);
    assert_eq!(codes("flat.griot"), ["Place::Home", "Mood", "Place"]);
    desk.done(&["new", "tree.griot", "--codebook", &list, "--levels", "::"]);
    assert_eq!(codes("tree.griot"), ["Place", "Place.Home", "Mood"]);
    desk.done(&["new", "into.griot", "--empty"]);
    desk.done(&["codebook", "import", "into.griot", &list, "--levels", "::"]);
    assert_eq!(codes("into.griot"), ["Place", "Place.Home", "Mood"]);

    desk.done(&["codebook", "export", "flat.griot", "flat.qdc"]);
    desk.done(&["new", "study.griot", "--from", "flat.qdc", "--levels", "::"]);
    assert_eq!(codes("study.griot"), ["Mood", "Place", "Place.home"]);
    desk.done(&["new", "qdc.griot", "--empty"]);
    desk.done(&["codebook", "import", "qdc.griot", "flat.qdc", "--levels", "::"]);
    assert_eq!(codes("qdc.griot"), ["Mood", "Place", "Place.home"]);
}

#[test]
fn what_would_be_lost_is_told_before_anything_is_written() {
    let desk = Desk::new();
    desk.done(&["new", "study.griot", "--from", &sample("synthetic_full_ks_full.qdpx")]);
    for target in ["nvivo", "atlas", "maxqda", "qualcoder", "griot"] {
        let told = desk.json(&["loss", "study.griot", "--target", target], "loss");
        assert!(told["entries"].as_array().unwrap().iter().any(|entry| entry["what"] == "codings" && entry["fate"] == "carried"), "{target}");
    }
    let qualcoder = desk.json(&["loss", "study.griot", "--target", "qualcoder"], "loss");
    let equal = qualcoder["entries"].as_array().unwrap().iter().find(|entry| entry["what"] == "codes of equal names").unwrap();
    assert_eq!((equal["count"].as_u64(), equal["fate"].as_str()), (Some(2), Some("lost")));
    let codebook = desk.json(&["loss", "study.griot", "--codebook"], "loss");
    let lost: Vec<&str> =
        codebook["entries"].as_array().unwrap().iter().filter(|entry| entry["fate"] == "lost").filter_map(|entry| entry["what"].as_str()).collect();
    assert_eq!(lost, ["memos of codes", "documents", "codings"]);
    desk.done(&["loss", "study.griot", "--target", "nvivo", "--out", "loss.csv"]);
    let table = std::fs::read_to_string(desk.path("loss.csv")).unwrap();
    assert!(table.starts_with("what,count,fate,why,where\r\n"), "{table}");
}

#[test]
fn one_source_may_be_counted_otherwise_and_the_report_is_a_file_on_both_ways() {
    let desk = Desk::new();
    let file = sample("synthetic_quirk_nvivo_windows_bom_crlf_utf16.qdpx");
    let counted = |name: &str, said: &[&str]| {
        let words: Vec<&str> = ["new", name, "--from", &file].into_iter().chain(said.iter().copied()).collect();
        let made = desk.json(&words, "new");
        made["report"]["positions"][0]["convention"].as_str().unwrap().to_owned()
    };
    assert_eq!(counted("found.griot", &[]), "utf16/crlf2");
    assert_eq!(counted("all.griot", &["--positions", "codepoint/crlf1"]), "codepoint/crlf1");
    assert_eq!(counted("one.griot", &["--positions", "codepoint/crlf1", "--positions", "anna=utf16/crlf1", "--loss-report", "in.csv"]), "utf16/crlf1");
    assert!(std::fs::read_to_string(desk.path("in.csv")).unwrap().contains("positions,"), "how positions were counted is in the table");
    desk.done(&["export", "found.griot", "out.qdpx", "--loss-report", "out.csv"]);
    assert!(std::fs::read_to_string(desk.path("out.csv")).unwrap().starts_with("what,count,fate,why,where\r\n"));
    assert_eq!(desk.griot(&["new", "x.griot", "--from", &file, "--positions", "anna=bytes"]).status, 2);
}
