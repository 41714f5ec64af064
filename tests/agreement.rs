//! Agreement of the sample study: every figure counted a second way, disagreements settled and opened again, rounds, files and words.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

mod support;

use serde_json::Value;
use std::collections::BTreeMap;
use support::{Desk, assert_valid};

const PROJECT: &str = "d/sample-study.griot";
const COEFFICIENTS: [&str; 7] = ["percent", "cohen_kappa", "krippendorff_alpha", "brennan_prediger", "fleiss_kappa", "gwet_ac1", "jaccard"];

fn built() -> Desk {
    let desk = Desk::new();
    desk.json(&["demo", "d", "--no-window"], "demo");
    desk
}

fn asked(desk: &Desk, more: &[&str], schema: &str) -> Value {
    let words: Vec<&str> = ["agreement", PROJECT, "--coders", "INT-02,INT-03"].into_iter().chain(more.iter().copied()).collect();
    desk.json(&words, schema)
}

/// The rows of the golden file of one unit, by code.
fn golden(unit: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let text = std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/agreement.csv")).unwrap();
    let mut lines = text.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
    let head = lines.next().unwrap();
    lines.filter(|cells| cells[0] == unit).map(|cells| (cells[1].clone(), head.iter().cloned().zip(cells).collect())).collect()
}

fn same(found: &Value, row: &BTreeMap<String, String>, name: &str) {
    for key in ["both", "only_first", "only_second", "neither"] {
        assert_eq!(found["pairs"][0][key].as_u64().unwrap().to_string(), row[key], "{name}: {key}");
    }
    for key in COEFFICIENTS.into_iter().filter(|key| !(name == "(all)" && row[*key].is_empty())) {
        match row[key].parse::<f64>() {
            Ok(wanted) => assert!((found[key].as_f64().unwrap() - wanted).abs() < 2e-6, "{name}: {key} is {} and not {wanted}", found[key]),
            // What the other packages cannot compute, we do not claim; a constant coefficient is theirs to refuse.
            Err(_) => assert!(found[key].is_null() || key == "gwet_ac1" || key == "brennan_prediger", "{name}: {key} is {}", found[key]),
        }
        assert_eq!(found[key].is_null(), found["why"][key].is_string(), "{name}: {key}");
    }
}

#[test]
fn every_figure_of_the_sample_study_is_the_one_counted_a_second_way() {
    let desk = built();
    for unit in ["paragraph", "character", "document"] {
        let found = asked(&desk, &["--unit", unit, "--rare", "0", "--resamples", "0"], "agreement");
        let mut wanted = golden(unit);
        assert_eq!(found["documents"], serde_json::json!(["S01", "S02", "S03", "S04", "S11"]));
        let all = wanted.remove("(all)").unwrap();
        same(&found["pooled"], &all, "(all)");
        let codes = found["codes"].as_array().unwrap();
        assert_eq!(codes.len(), wanted.len(), "{unit}");
        for code in codes {
            let name = code["code"].as_str().unwrap();
            same(code, &wanted[name], name);
        }
    }
    // One paragraph is one turn, except where nobody is marked as speaking: there paragraphs are taken.
    let (turns, paragraphs) = (asked(&desk, &["--unit", "turn", "--resamples", "0"], "agreement"), asked(&desk, &["--resamples", "0"], "agreement"));
    assert_eq!((&turns["pooled"], turns["codes"][0]["n"].as_u64()), (&paragraphs["pooled"], Some(168)));
}

#[test]
fn rare_codes_say_so_and_intervals_are_the_same_every_time() {
    let desk = built();
    let found = asked(&desk, &[], "agreement");
    let again = asked(&desk, &[], "agreement");
    assert_eq!((&found["codes"], &found["pooled"]), (&again["codes"], &again["pooled"]));
    let (rare, told): (Vec<&Value>, Vec<&Value>) = found["codes"].as_array().unwrap().iter().partition(|code| code["too_rare"] == true);
    assert!(!rare.is_empty() && !told.is_empty());
    for code in rare {
        assert!(code["applied"].as_u64().unwrap() < 3);
        assert!(COEFFICIENTS.iter().all(|key| code[*key].is_null() && code["why"][*key].as_str().unwrap().starts_with("too rare")), "{code}");
    }
    assert!(told.iter().all(|code| code["applied"].as_u64().unwrap() >= 3));
    let interval = &found["pooled"]["intervals"]["cohen_kappa"];
    let (low, high) = (interval[0].as_f64().unwrap(), interval[1].as_f64().unwrap());
    assert!(low < found["pooled"]["cohen_kappa"].as_f64().unwrap() && found["pooled"]["cohen_kappa"].as_f64().unwrap() < high && low > 0.7 && high < 0.9);
    let other = asked(&desk, &["--seed", "7"], "agreement");
    assert_ne!(other["pooled"]["intervals"], found["pooled"]["intervals"]);
    assert_eq!(other["pooled"]["cohen_kappa"], found["pooled"]["cohen_kappa"]);
}

#[test]
fn a_document_that_one_coder_has_not_coded_is_no_judgement_of_that_coder() {
    let desk = built();
    let common = asked(&desk, &["--rare", "0", "--resamples", "0"], "agreement");
    let more = asked(&desk, &["--documents", "S01,S02,S03,S04,S11,S08", "--rare", "0", "--resamples", "0"], "agreement");
    assert_eq!(more["not_coded"], serde_json::json!([{ "document": "S08", "coder": "INT-03" }]));
    let by_code = |found: &Value| -> BTreeMap<String, Value> {
        found["codes"].as_array().unwrap().iter().map(|code| (code["code"].as_str().unwrap().to_owned(), code.clone())).collect()
    };
    let (common, more) = (by_code(&common), by_code(&more));
    for (name, code) in &common {
        for key in ["cohen_kappa", "krippendorff_alpha", "percent", "jaccard"] {
            assert_eq!(code[key], more[name][key], "{name} {key}");
        }
    }
    assert!(common.len() < more.len());
    let refused = desk.griot(&["agreement", PROJECT, "--coders", "INT-02,nobody"]);
    assert_eq!((refused.status, refused.err.contains("INT-03")), (1, true), "{}", refused.err);
    let alone = desk.griot(&["agreement", PROJECT, "--coders", "INT-02"]);
    assert_eq!((alone.status, alone.err.contains("two different coders")), (1, true), "{}", alone.err);
}

#[test]
fn disagreements_are_settled_with_a_reason_and_opened_again() {
    let desk = built();
    let listed = asked(&desk, &["--disagreements"], "agreement-disagreements");
    let all = listed["disagreements"].as_array().unwrap();
    let codings = |desk: &Desk| desk.json(&["codings", "list", PROJECT], "codings")["codings"].as_array().unwrap().len();
    let kinds: Vec<&str> = all.iter().map(|one| one["kind"].as_str().unwrap()).collect();
    assert!(["other_code", "not_by_all", "bounds"].iter().all(|kind| kinds.contains(kind)));
    let of_kind = |kind: &str| all.iter().find(|one| one["kind"] == kind).unwrap();
    let place = |one: &Value| format!("{}:{}..{}:{}", one["document"].as_str().unwrap(), one["start"], one["end"], one["code"].as_str().unwrap());
    let settle = |place: &str, verdict: &str| {
        let words = ["agreement", PROJECT, "--coders", "INT-02,INT-03", "--settle", place, "--verdict", verdict, "--reason", "as the definition says"];
        desk.json(&words, "act")
    };
    let before = codings(&desk);

    let bounds = of_kind("bounds");
    settle(&place(bounds), "all");
    assert_eq!(codings(&desk), before + 1, "what both coded becomes one passage");
    let other = of_kind("other_code");
    let kept = other["sides"].as_array().unwrap().iter().find(|side| !side["other_codes"].as_array().unwrap().is_empty()).unwrap();
    settle(&place(other), kept["coder"].as_str().unwrap());
    let now = asked(&desk, &["--disagreements"], "agreement-disagreements");
    let now = now["disagreements"].as_array().unwrap();
    assert_eq!(now.len(), all.len(), "originals are kept, so the difference stands and is settled");
    let found = |wanted: &Value| now.iter().find(|one| place(one) == place(wanted)).unwrap().clone();
    assert_eq!((&found(bounds)["settled"]["verdict"], &found(bounds)["settled"]["reason"]), (&"all".into(), &"as the definition says".into()));
    // The other code at that place was decided with it.
    let code = kept["other_codes"][0].as_str().unwrap();
    let mirrored = now.iter().find(|one| one["code"] == code && one["document"] == other["document"] && one["settled"].is_object()).unwrap();
    assert_eq!(mirrored["settled"]["codings"].as_array().unwrap().len(), 1);
    let consensus = desk.json(&["codings", "list", PROJECT, "--by", "consensus"], "codings");
    let consensus = consensus["codings"].as_array().unwrap();
    assert!(consensus.iter().all(|coding| coding["memo"] == "as the definition says"));

    let again = desk.griot(&["agreement", PROJECT, "--coders", "INT-02,INT-03", "--settle", &place(bounds), "--verdict", "none", "--reason", " "]);
    assert_eq!(again.status, 1, "a reason is needed");
    settle(&place(bounds), "none");
    assert_eq!(codings(&desk), before + consensus.len() - 1, "a new decision takes the old one's codings away");
    asked(&desk, &["--unsettle", &place(bounds)], "act");
    assert!(
        asked(&desk, &["--disagreements"], "agreement-disagreements")["disagreements"]
            .as_array()
            .unwrap()
            .iter()
            .all(|one| place(one) != place(bounds) || one["settled"].is_null())
    );
    for _ in 0..4 {
        desk.json(&["undo", PROJECT], "act");
    }
    assert_eq!(codings(&desk), before);
    assert_eq!(asked(&desk, &["--disagreements"], "agreement-disagreements")["disagreements"], listed["disagreements"]);
    assert_eq!(desk.json(&["check", PROJECT], "check")["sound"], true);
}

#[test]
fn a_settlement_is_open_again_when_a_coder_changes_what_was_compared() {
    let desk = built();
    let listed = asked(&desk, &["--disagreements", "--code", "just.fairness"], "agreement-disagreements");
    let one = listed["disagreements"].as_array().unwrap().iter().find(|one| one["kind"] == "not_by_all").unwrap().clone();
    let (document, span, code) = (one["document"].as_str().unwrap(), format!("{}..{}", one["start"], one["end"]), "just.fairness");
    let place = format!("{document}:{span}:{code}");
    let settle = ["--settle", place.as_str(), "--verdict", "INT-02", "--reason", "heard twice"];
    asked(&desk, &settle, "act");
    let missing = one["sides"].as_array().unwrap().iter().find(|side| side["spans"].as_array().unwrap().is_empty()).unwrap()["coder"].as_str().unwrap();
    let shorter = format!("{}..{}", one["start"], one["end"].as_u64().unwrap() - 3);
    desk.json(&["codings", "add", PROJECT, "--coder", missing, "--document", document, "--span", &shorter, "--code", code], "act");
    let listed = asked(&desk, &["--disagreements", "--code", code], "agreement-disagreements");
    let now = listed["disagreements"].as_array().unwrap().iter().find(|now| now["start"] == one["start"] && now["document"] == one["document"]).unwrap();
    assert_eq!((&now["kind"], now["settled"].is_null(), &now["changed_since_settled"]), (&"bounds".into(), true, &true.into()));
}

#[test]
fn rounds_are_kept_compared_and_forgotten() {
    let desk = built();
    asked(&desk, &["--keep", "first"], "act");
    assert_eq!(desk.griot(&["agreement", PROJECT, "--coders", "INT-02,INT-03", "--keep", "first"]).status, 1, "names are unique");
    // The second coder takes over a passage of the first: agreement on that code rises.
    let listed = asked(&desk, &["--disagreements", "--code", "just.fairness"], "agreement-disagreements");
    let one = listed["disagreements"].as_array().unwrap().iter().find(|one| one["sides"][1]["spans"] == serde_json::json!([])).unwrap();
    let span = format!("{}..{}", one["start"], one["end"]);
    desk.json(
        &["codings", "add", PROJECT, "--coder", "INT-03", "--document", one["document"].as_str().unwrap(), "--span", &span, "--code", "just.fairness"],
        "act",
    );
    asked(&desk, &["--keep", "second"], "act");
    let rounds = desk.json(&["agreement", PROJECT, "--rounds"], "agreement-rounds");
    let mut names: Vec<&str> = rounds["rounds"].as_array().unwrap().iter().map(|round| round["name"].as_str().unwrap()).collect();
    // The clock of tests stands still, and what was made in one moment has no order.
    names.sort_unstable();
    assert_eq!(names, ["first", "second"]);
    let table = desk.json(&["agreement", PROJECT, "--compare", "first,second"], "table");
    let row = table["rows"].as_array().unwrap().iter().find(|row| row["code"] == "just.fairness").unwrap();
    assert!(row["cohen_kappa_2"].as_f64() > row["cohen_kappa_1"].as_f64() && row["cohen_kappa_change"].as_f64() > Some(0.0), "{row}");
    let said = asked(&desk, &["--methods", "fr"], "agreement-methods");
    for (tongue, words) in [
        ("en", ["INT-02, INT-03", "paragraph", "S11", "Cohen’s kappa", "Round “first”"]),
        ("fr", ["INT-02, INT-03", "paragraphe", "S11", "Kappa de Cohen", "first"]),
    ] {
        let text = said["methods"][tongue].as_str().unwrap();
        assert!(words.iter().all(|word| text.contains(word)), "{text}");
    }
    desk.json(&["agreement", PROJECT, "--forget", "first"], "act");
    assert_eq!(desk.json(&["agreement", PROJECT, "--rounds"], "agreement-rounds")["rounds"].as_array().unwrap().len(), 1);
}

#[test]
fn a_team_can_switch_agreement_off() {
    let desk = built();
    desk.json(&["agreement", PROJECT, "--switch", "off"], "act");
    let refused = desk.griot(&["agreement", PROJECT, "--coders", "INT-02,INT-03"]);
    assert_eq!((refused.status, refused.err.contains("switched off")), (1, true), "{}", refused.err);
    desk.json(&["agreement", PROJECT, "--switch", "on"], "act");
    asked(&desk, &["--resamples", "0"], "agreement");
}

#[test]
fn files_hold_the_figures_and_how_they_were_made() {
    let desk = built();
    for file in ["a.csv", "a.xlsx", "a.json"] {
        let told = asked(&desk, &["--out", file, "--resamples", "50"], "table-file");
        assert!(told["rows"].as_u64().unwrap() > 50);
    }
    let table: Value = serde_json::from_slice(&std::fs::read(desk.path("a.json")).unwrap()).unwrap();
    assert_valid(&table, "table");
    let all = &table["rows"][0];
    assert_eq!((all["both"].as_u64(), all["cohen_kappa"].as_f64()), (Some(135), Some(0.8092)));
    assert_eq!(table["provenance"]["filter"], "coders INT-02, INT-03; unit paragraph");
    let csv = std::fs::read_to_string(desk.path("a.csv")).unwrap();
    assert!(csv.starts_with("code,name_en,name_fr,n,applied,") && csv.contains("(all)"));
    let book = std::fs::read(desk.path("a.xlsx")).unwrap();
    let mut sheets = zip::ZipArchive::new(std::io::Cursor::new(book)).unwrap();
    let mut names = String::new();
    std::io::Read::read_to_string(&mut sheets.by_name("xl/workbook.xml").unwrap(), &mut names).unwrap();
    assert!(["Agreement", "Disagreements", "Other tools", "Notes agreement"].iter().all(|sheet| names.contains(&format!("name=\"{sheet}\""))), "{names}");
    assert_eq!(desk.griot(&["agreement", PROJECT, "--coders", "INT-02,INT-03", "--out", "a.csv"]).status, 1, "a file is not replaced unasked");
    let others = asked(&desk, &["--other-tools"], "table");
    let row = others["rows"].as_array().unwrap().iter().find(|row| row["code"] == "just.fairness").unwrap();
    assert!(row["nvivo_kappa"].is_number() && row["maxqda_agree"].as_u64().unwrap() + row["maxqda_disagree"].as_u64().unwrap() > 0);
}
