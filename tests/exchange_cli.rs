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
    desk.done(&["loss", "study.griot", "--target", "nvivo", "--out", "loss.csv"]);
    let table = std::fs::read_to_string(desk.path("loss.csv")).unwrap();
    assert!(table.starts_with("what,count,fate,why,where\r\n"), "{table}");
}
