//! Every table of the sample study, held against numbers that a separate script counted from the study's own files.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

mod support;

use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;
use support::Desk;

const PROJECT: &str = "d/sample-study.griot";

/// The study, built once for all tests that only read it.
fn desk() -> &'static Desk {
    static DESK: OnceLock<Desk> = OnceLock::new();
    DESK.get_or_init(built)
}

fn built() -> Desk {
    let desk = Desk::new();
    desk.done(&["demo", "d", "--no-window"]);
    desk
}

/// What `tests/golden/count_again.py` counted.
fn counted(key: &str) -> Value {
    static COUNTED: OnceLock<Value> = OnceLock::new();
    COUNTED.get_or_init(|| serde_json::from_str(include_str!("golden/counted.json")).unwrap())[key].clone()
}

fn rows(kind: &str, more: &[&str]) -> Vec<Value> {
    let words = [&["table", kind, PROJECT], more].concat();
    desk().json(&words, "table")["rows"].as_array().unwrap().clone()
}

fn text<'a>(row: &'a Value, key: &str) -> &'a str {
    row[key].as_str().unwrap_or_default()
}

fn pair(row: &Value, one: &str, other: &str) -> String {
    let mut both = [text(row, one), text(row, other)];
    both.sort_unstable();
    both.join("|")
}

#[test]
fn frequencies_and_their_break_downs() {
    for row in rows("frequency", &[]) {
        let told = json!([row["codings"], row["documents"], row["coders"], row["characters"], row["all_codings"], row["all_documents"], row["all_characters"]]);
        assert_eq!(told, counted("frequency")[text(&row, "code")], "{}", row["code"]);
    }
    let by = |attribute: &str| {
        let mut found: BTreeMap<String, BTreeMap<String, Value>> = BTreeMap::new();
        for row in rows("frequency", &["--by", attribute]) {
            found.entry(text(&row, "code").to_owned()).or_default().insert(text(&row, "value").to_owned(), row["all_codings"].clone());
        }
        json!(found)
    };
    assert_eq!(by("doc.wave"), counted("frequency_by_wave_and_setting")["wave"]);
    assert_eq!(by("doc.setting"), counted("frequency_by_wave_and_setting")["setting"]);
    assert_eq!(by("case.gender"), counted("frequency_by_gender"));
}

#[test]
fn codes_by_group_and_two_attributes_under_one_code() {
    let golden = counted("crosstab");
    let mut seen = 0;
    for row in rows("crosstab", &["--columns", "participant_group"]).iter().skip(1) {
        let expected = golden[text(row, "code")].as_object().unwrap();
        for key in row.as_object().unwrap().keys().filter_map(|key| key.strip_suffix(".cases")) {
            let told = json!(["cases", "documents", "codings"].map(|what| row[&format!("{key}.{what}")].clone()));
            assert_eq!(told, expected.get(key).cloned().unwrap_or_else(|| json!([0, 0, 0])), "{} {key}", row["code"]);
            seen += 1;
        }
    }
    assert!(seen > 500);
    let golden = counted("crossing_of_det");
    let crossed = rows("crosstab", &["--rows", "gender", "--columns", "age_band", "--code", "det"]);
    let mut seen = 0;
    for row in crossed.iter().filter(|row| row["column"] != "all") {
        let told = json!([row["cases"], row["documents"], row["codings"], row["n"]]);
        let key = format!("{}|{}", text(row, "row"), text(row, "column"));
        assert_eq!(told, golden.get(&key).cloned().unwrap_or_else(|| json!([0, 0, 0, 0])), "{key}");
        seen += usize::from(golden.get(&key).is_some());
    }
    assert_eq!(seen, golden.as_object().unwrap().len());
}

#[test]
fn codes_against_codes() {
    let cells: BTreeMap<String, Value> = rows("matrix", &[])
        .iter()
        .map(|row| (format!("{}|{}", text(row, "row"), text(row, "column")), json!([row["passages"], row["documents"], row["cases"]])))
        .collect();
    assert_eq!(json!(cells), counted("matrix"));
    let golden = counted("cooccurrence");
    for nearness in ["overlap", "turn", "paragraph"] {
        let found: BTreeMap<String, Value> = rows("cooccurrence", &["--nearness", nearness])
            .iter()
            .map(|row| (pair(row, "code", "other"), json!([row["together"], row["both"], row["either"]])))
            .collect();
        assert_eq!(json!(found), golden[nearness], "{nearness}");
    }
    let near: BTreeMap<String, Value> =
        rows("cooccurrence", &["--nearness", "near", "--distance", "200"]).iter().map(|row| (pair(row, "code", "other"), row["together"].clone())).collect();
    assert_eq!(json!(near), golden["near_200"]);
    for row in rows("cooccurrence", &[]) {
        let (both, either) = (row["both"].as_f64().unwrap(), row["either"].as_f64().unwrap());
        assert!((row["jaccard"].as_f64().unwrap() - both / either).abs() < 0.005_001, "{row}");
        assert!(row["_codings"].as_array().unwrap().len() >= 2, "{row}");
    }
}

#[test]
fn participants_cases_and_documents() {
    let golden = counted("participants");
    for row in rows("participants", &[]) {
        assert_eq!(row["persons"], golden[text(&row, "attribute")][text(&row, "value")], "{row}");
        assert_eq!(row["n"], counted("profile").as_object().unwrap().len());
    }
    for row in rows("cases", &[]) {
        let documents: Vec<&str> = text(&row, "documents").split(';').collect();
        assert_eq!(json!([documents, row["codings"]]), counted("cases")[text(&row, "case")], "{}", row["case"]);
    }
    for row in rows("documents", &[]) {
        let told = json!([row["characters"], row["participant_words"], row["paragraphs"], row["turns"], row["codings"]]);
        assert_eq!(told, counted("documents")[text(&row, "doc")], "{}", row["doc"]);
    }
    assert_eq!(json!(rows("codings", &[]).len()), counted("codings"));
    for row in rows("codebook", &[]) {
        assert_eq!(json!([row["codings"], row["documents"]]), counted("codebook")[text(&row, "code")], "{}", row["code"]);
    }
}

#[test]
fn saturation_and_coverage() {
    let golden = counted("saturation");
    let mut found: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for row in rows("saturation", &[]) {
        let document = text(&row, "doc").split(';').next().unwrap_or_default().to_owned();
        let series = &golden[text(&row, "group")];
        found.entry(text(&row, "group").to_owned()).or_default().push(json!([row["codes"], row["new_codes"], row["so_far"], row["new_in_run"]]));
        let place = found[text(&row, "group")].len() - 1;
        let expected = series["interviews"][place].as_array().unwrap();
        assert!(expected[0].as_str().unwrap().split('.').next() == document.split('.').next(), "{row}");
        assert_eq!(found[text(&row, "group")][place], json!(expected[1..]), "{row}");
        assert_eq!(row["base_codes"], series["base"], "{row}");
        if let (Some(percent), Some(base)) = (row["new_percent"].as_f64(), series["base"].as_f64()) {
            assert!((percent - expected[4].as_f64().unwrap() * 100.0 / base).abs() < 0.006, "{row}");
        }
    }
    let lengths =
        |value: &Value| value.as_object().unwrap().iter().map(|(key, series)| (key.clone(), series["interviews"].as_array().unwrap().len())).collect();
    let told: BTreeMap<String, usize> = lengths(&golden);
    assert_eq!(found.iter().map(|(key, rows)| (key.clone(), rows.len())).collect::<BTreeMap<_, _>>(), told);

    let mut questions: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for row in rows("coverage", &[]) {
        questions.entry(text(&row, "doc").to_owned()).or_default().push(json!([row["answer_words"], row["codings"]]));
    }
    assert_eq!(json!(questions), counted("coverage"));
}

#[test]
fn accounts_quotes_and_gaps() {
    for (case, passages) in counted("profile").as_object().unwrap() {
        let rows = rows("profile", &["--case", case]);
        let told: BTreeSet<String> = rows.iter().map(|row| format!("{} {} {}", row["doc"], row["start"], row["end"])).collect();
        assert_eq!(json!(told.len()), *passages, "{case}");
    }
    let table = desk().json(&["table", "quotes", PROJECT], "table");
    assert_eq!(json!(table["rows"].as_array().unwrap().len()), counted("quotes")["quote"]);
    let note = format!("{} that may only be told in other words, {} that may not be quoted", counted("quotes")["paraphrase"], counted("quotes")["no"]);
    assert!(table["notes"].to_string().contains(&note), "{note} in {}", table["notes"]);

    let mut found: BTreeMap<String, [BTreeSet<String>; 2]> = BTreeMap::new();
    for row in rows("gaps", &[]) {
        let passage = format!("{} {} {}", row["doc"], row["start"], row["end"]);
        let here = found.entry(format!("{}|{}", text(&row, "area"), text(&row, "priority"))).or_default();
        here[0].insert(passage.clone());
        if row["heading"] == "entry_point" {
            here[1].insert(passage);
        }
    }
    let told: BTreeMap<String, Value> = found.into_iter().map(|(cell, sets)| (cell, json!(sets.map(|set| set.len())))).collect();
    assert_eq!(json!(told), counted("gaps"));
}

#[test]
fn figures_of_few_persons_are_masked_in_files_and_shown_inside() {
    let desk = built();
    let read = |name: &str| -> Value { serde_json::from_slice(&std::fs::read(desk.path(name)).unwrap()).unwrap() };
    desk.done(&["table", "crosstab", PROJECT, "--columns", "participant_group", "--out", "masked.json"]);
    let table = read("masked.json");
    assert!(table["notes"][0]["en"].as_str().unwrap().contains("fewer than 5 cases are masked"));
    for row in table["rows"].as_array().unwrap() {
        for (key, cell) in row.as_object().unwrap().iter().filter(|(key, _)| key.ends_with(".cases")) {
            assert!(cell.as_u64().is_none_or(|number| number == 0 || number >= 5), "{key}: {cell} in {}", row["code"]);
        }
    }
    desk.done(&["table", "crosstab", PROJECT, "--columns", "participant_group", "--small-cells", "merge", "--least", "3", "--out", "merged.json"]);
    let merged = read("merged.json");
    assert!(merged["columns"].as_array().unwrap().iter().any(|column| column["key"] == "merged.cases"));
    desk.done(&["table", "crosstab", PROJECT, "--columns", "doc.setting", "--out", "setting.json"]);
    assert!(!read("setting.json")["notes"].to_string().contains("masked"));
    desk.done(&["table", "crosstab", PROJECT, "--small-cells", "show", "--out", "shown.json"]);
    assert_eq!(read("shown.json")["rows"].as_array().unwrap().len(), table["rows"].as_array().unwrap().len());
    let crossed = desk.json(&["table", "crosstab", PROJECT, "--rows", "gender", "--columns", "age_band", "--where", "code:det"], "table");
    assert!(!crossed["notes"].to_string().contains("Warning"));
}

#[test]
fn no_masked_figure_of_a_file_can_be_worked_out_from_its_total_or_its_family() {
    let desk = built();
    for columns in ["participant_group", "gender", "age_band"] {
        let (file, sheet) = (format!("{columns}.json"), format!("{columns}.xlsx"));
        desk.done(&["table", "crosstab", PROJECT, "--columns", columns, "--least", "3", "--small-cells", "mask", "--out", &file]);
        desk.done(&["table", "crosstab", PROJECT, "--columns", columns, "--out", &sheet]);
        let table: Value = serde_json::from_slice(&std::fs::read(desk.path(&file)).unwrap()).unwrap();
        // The masking is said once, in the first note, and in a column of its own.
        let notes = table["notes"].as_array().unwrap();
        assert_eq!(notes.iter().filter(|note| note["en"].as_str().unwrap().contains("are masked as <3")).count(), 1);
        let masked: u64 = table["rows"].as_array().unwrap().iter().map(|row| row["masked"].as_u64().unwrap()).sum();
        assert!(masked > 0 && notes[0]["en"].as_str().unwrap().ends_with(&format!("from the rest: {masked} masked.")), "{columns}: {masked}");
        let shown = desk.json(&["table", "crosstab", PROJECT, "--columns", columns], "table");
        for (row, open) in table["rows"].as_array().unwrap().iter().zip(shown["rows"].as_array().unwrap()).filter(|(row, _)| row["code"] != "n") {
            let keys: Vec<&String> = row.as_object().unwrap().keys().filter(|key| key.ends_with(".cases") && *key != "all.cases").collect();
            let hidden: Vec<u64> = keys.iter().filter(|key| row[key.as_str()].is_string()).map(|key| open[key.as_str()].as_u64().unwrap()).collect();
            if row["all.cases"].is_u64() {
                assert!(hidden.is_empty() || (hidden.len() > 1 && hidden.iter().sum::<u64>() >= 3), "{}: {hidden:?}", row["code"]);
            }
            // What is masked is masked whole.
            for key in keys.iter().filter(|key| row[key.as_str()].is_string()) {
                let value = key.trim_end_matches(".cases");
                for figure in ["documents", "codings", "cases_of_n", "cases_of_code"] {
                    assert!(!row[format!("{value}.{figure}")].is_number(), "{}: {value}.{figure}", row["code"]);
                }
            }
        }
        let open = desk.done(&["table", "crosstab", PROJECT, "--columns", columns]);
        assert!(!open.contains("<5"), "what stays inside is not masked");
        let book = desk.bytes(&sheet);
        let mut package = zip::ZipArchive::new(std::io::Cursor::new(book)).unwrap();
        let mut strings = String::new();
        std::io::Read::read_to_string(&mut package.by_name("xl/sharedStrings.xml").unwrap(), &mut strings).unwrap();
        assert!(
            strings.contains("&lt;5") && strings.contains("fewer than 5 cases are masked") && strings.contains("Masked"),
            "{columns}: the sheet keeps note and column"
        );
    }
}

#[test]
fn frequencies_by_an_attribute_of_persons_are_masked_in_files_too() {
    let desk = built();
    let read = |name: &str| -> Value { serde_json::from_slice(&std::fs::read(desk.path(name)).unwrap()).unwrap() };
    desk.done(&["table", "frequency", PROJECT, "--by", "case.gender", "--out", "masked.json"]);
    desk.done(&["table", "frequency", PROJECT, "--by", "case.gender", "--small-cells", "show", "--out", "shown.json"]);
    desk.done(&["table", "frequency", PROJECT, "--by", "doc.setting", "--out", "setting.json"]);
    let (masked, shown) = (read("masked.json"), read("shown.json"));
    let pairs: Vec<(&Value, &Value)> = masked["rows"].as_array().unwrap().iter().zip(shown["rows"].as_array().unwrap()).collect();
    assert!(pairs.iter().any(|(row, _)| row["masked"] == 1) && pairs.iter().any(|(row, _)| row["masked"] == 0));
    for (row, open) in pairs {
        let few = (1..5).contains(&open["all_cases"].as_u64().unwrap());
        assert!(!few || row["masked"] == 1, "{}", row["code"]);
        assert_eq!(row["masked"] == 1, row["all_codings"].is_string(), "{}", row["code"]);
    }
    assert!(!read("setting.json")["notes"].to_string().contains("masked"));
}

#[test]
fn a_list_of_questions_is_held_against_what_was_asked() {
    let desk = built();
    let guide = desk.write(
        "detainee v3.txt",
        "Guide for detainees\n\n1. Racontez-moi une journée ici.\n\n2. Recevez-vous des visites ?\n\n3. Quel métier voudriez-vous apprendre, pour vous ?\n\n4. Avez-vous accès à un avocat ?\n",
    );
    desk.done(&["import", PROJECT, &guide, "--kind", "document"]);
    let table = desk.json(&["table", "coverage", PROJECT, "--guide", "detainee v3"], "table");
    let rows = table["rows"].as_array().unwrap();
    let found = |part: &str| rows.iter().find(|row| row["wording"].as_str().unwrap().contains(part)).unwrap();
    assert_eq!(found("journée")["wording"], "Racontez-moi une journée ici.");
    assert!(found("journée")["doc"].as_str().unwrap().contains("S01") && found("journée")["codings"].as_u64().unwrap() > 0);
    assert!(found("visites")["asked"].as_u64().unwrap() >= 1 && found("visites")["answer_words"].as_u64().unwrap() > 0);
    assert_eq!(found("avocat")["asked"], 0);
    // Three documents were held with this version of the guide: S01, and one in two languages.
    assert_eq!(found("avocat")["of_documents"], 3);
    assert!(table["notes"][0]["en"].as_str().unwrap().contains("never asked"));
    let all: u64 = rows.iter().map(|row| row["asked"].as_u64().unwrap()).sum();
    let asked = desk.json(&["table", "coverage", PROJECT], "table");
    let of_guide = asked["rows"].as_array().unwrap().iter().filter(|row| row["guide"] == "detainee v3").count() as u64;
    let elsewhere = format!("{} questions were asked that are not in the guide", of_guide - all);
    assert!(table["notes"][0]["en"].as_str().unwrap().contains(&elsewhere), "{} and not {elsewhere}", table["notes"][0]["en"]);
    assert!(desk.refused(&["table", "coverage", PROJECT, "--guide", "nothing"]).contains("nothing"));
}

#[test]
fn an_account_is_told_by_the_time_it_speaks_of() {
    let desk = built();
    // The sample study says no times; three are said here.
    for (code, span, time, direction) in [
        ("det.neglect", "954..1080", "detention", "present"),
        ("det.visits", "1500..1560", "before_involvement", "absent"),
        ("det.worship", "2100..2160", "after_release", "wished_for"),
    ] {
        desk.done(&["codings", "add", PROJECT, "--document", "S01", "--span", span, "--code", code, "--time", time, "--direction", direction]);
    }
    let table = desk.json(&["table", "profile", PROJECT, "--case", "DET-004", "--where", "doc:S01 coder:anna"], "table");
    let told: Vec<(&str, &str)> =
        table["rows"].as_array().unwrap().iter().map(|row| (row["time"].as_str().unwrap(), row["direction"].as_str().unwrap())).collect();
    assert_eq!(told, [("before_involvement", "absent"), ("detention", "present"), ("after_release", "wished_for")]);
    desk.done(&["export", PROJECT, "profiles.html", "--report", "profiles", "--document", "S01", "--where", "coder:anna"]);
    let page = String::from_utf8(desk.bytes("profiles.html")).unwrap();
    let places: Vec<usize> = ["Before involvement", "Detention", "After release"].map(|time| page.find(&format!(">{time}<")).unwrap()).to_vec();
    assert!(places.is_sorted() && page.contains("wished_for"));
}

#[test]
fn a_table_is_kept_as_a_view_and_made_again() {
    let desk = built();
    let views = |desk: &Desk| desk.json(&["views", "list", PROJECT], "views")["views"].clone();
    assert_eq!(views(&desk), json!([]));
    desk.done(&["table", "crosstab", PROJECT, "--columns", "gender", "--where", "coder:INT-02", "--save-view", "Donor report", "--out", "first.csv"]);
    desk.done(&["table", "saturation", PROJECT, "--base", "3", "--save-view", "A", "--json"]);
    assert_eq!(
        views(&desk),
        json!([{ "name": "A", "kind": "saturation", "filter": null }, { "name": "Donor report", "kind": "crosstab", "filter": "coder:INT-02" }])
    );
    desk.done(&["views", "write", PROJECT, "Donor report", "--out", "again.csv"]);
    assert_eq!(desk.bytes("again.csv"), desk.bytes("first.csv"));
    assert!(desk.refused(&["views", "write", PROJECT, "B", "--out", "b.csv"]).contains("no view ‘B’"));
    // What cannot be made is not kept, and nothing of this is an act of the study.
    desk.refused(&["table", "frequency", PROJECT, "--where", "coder:(", "--save-view", "Broken", "--json"]);
    assert_eq!(desk.json(&["views", "remove", PROJECT, "A"], "views")["views"].as_array().unwrap().len(), 1);
    assert!(desk.refused(&["views", "remove", PROJECT, "A"]).contains("no view ‘A’"));
    assert!(!desk.done(&["log", PROJECT]).contains("Donor report"));
}

#[test]
fn pairs_are_written_as_graphs_that_are_well_formed() {
    let desk = built();
    for file in ["pairs.graphml", "pairs.gexf"] {
        desk.done(&["table", "cooccurrence", PROJECT, "--out", file]);
        let xml = std::fs::read_to_string(desk.path(file)).unwrap();
        let document = roxmltree::Document::parse(&xml).unwrap();
        let count = |name: &str| document.descendants().filter(|node| node.has_tag_name(name) || node.tag_name().name() == name).count();
        assert_eq!(count("edge"), counted("cooccurrence")["overlap"].as_object().unwrap().len(), "{file}");
        assert!(count("node") > 100, "{file}");
    }
    let said = desk.refused(&["table", "frequency", PROJECT, "--out", "frequency.gexf"]);
    assert!(said.contains("only cooccurrence is"), "{said}");
}

#[test]
fn what_was_quoted_is_kept_and_too_much_of_one_person_is_said() {
    let desk = built();
    let quotes = desk.json(&["table", "quotes", PROJECT, "--where", "doc:S01"], "table");
    for row in quotes["rows"].as_array().unwrap().iter().take(4) {
        let span = format!("{}..{}", row["start"], row["end"]);
        desk.json(&["quotes", "use", PROJECT, "--document", "S01", "--span", &span, "--in", "Report 2031"], "act");
    }
    let listed = desk.json(&["quotes", "list", PROJECT], "quotes");
    assert_eq!(listed["quotes"].as_array().unwrap().len(), 4);
    let quotes = desk.json(&["table", "quotes", PROJECT, "--where", "doc:S01"], "table");
    assert!(quotes["notes"][0]["en"].as_str().unwrap().starts_with("Warning: DET-004 is quoted 4 times in ‘Report 2031’"), "{}", quotes["notes"]);
    assert_eq!(quotes["rows"][0]["used_in"], "Report 2031");
    let first = listed["quotes"][0]["id"].as_str().unwrap();
    desk.json(&["quotes", "forget", PROJECT, first], "act");
    let notes = desk.json(&["table", "quotes", PROJECT], "table")["notes"].to_string();
    assert!(!notes.contains("Let others speak too"));
    assert!(notes.contains("can be traced: with group, legal status and language they point to one case only"), "{notes}");
    desk.json(&["undo", PROJECT], "act");
    assert_eq!(desk.json(&["quotes", "list", PROJECT], "quotes")["quotes"].as_array().unwrap().len(), 4);
    assert!(desk.refused(&["table", "profile", PROJECT, "--case", "DET-004", "--recipient", "authority", "--out", "p.csv"]).contains("authority"));
}

#[test]
fn a_cell_of_the_matrix_has_a_summary_that_can_be_taken_back() {
    let desk = built();
    let summary = |desk: &Desk| {
        let table = desk.json(&["table", "matrix", PROJECT], "table");
        let row = table["rows"].as_array().unwrap().iter().find(|row| row["row"] == "priority.cooperation" && row["column"] == "area.intake").unwrap().clone();
        (row["summary"].clone(), row["table1"].clone())
    };
    let words = ["summary", PROJECT, "--row", "priority.cooperation", "--column", "area.intake", "Three services, three files."];
    desk.json(&words, "act");
    assert_eq!(summary(&desk), (json!("Three services, three files."), json!("blank")));
    assert!(desk.refused(&words).contains("stays as it is"));
    desk.json(&["undo", PROJECT], "act");
    assert_eq!(summary(&desk).0, Value::Null);
}
