//! Files that leave: only what the consent lets its recipient have, said in the file, and put down in a history that undo does not touch.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use support::Desk;

const P: &str = "griot-demo/sample-study.griot";

fn study() -> Desk {
    let desk = Desk::new();
    desk.done(&["demo", "--no-window"]);
    desk
}

fn rows(desk: &Desk, name: &str) -> Vec<std::collections::HashMap<String, String>> {
    let bytes = std::fs::read(desk.path(name)).unwrap();
    csv::Reader::from_reader(bytes.as_slice()).deserialize().map(|row| row.unwrap()).collect()
}

#[test]
fn a_partner_gets_only_what_the_consent_says_and_no_sealed_words() {
    let desk = study();
    let told = desk.json(&["table", "codings", P, "--out", "partner.csv", "--recipient", "partner"], "table-file");
    // S08 and S11 name the partner institution and are ready for release (samples/study/document_attributes.csv).
    assert_eq!((told["documents"].as_u64(), told["left_out"].as_array().map(Vec::len), told["recorded"].as_bool()), (Some(2), Some(13), Some(true)));
    let rows = rows(&desk, "partner.csv");
    let documents: std::collections::BTreeSet<&str> = rows.iter().map(|row| row["doc"].as_str()).collect();
    assert_eq!(documents.into_iter().collect::<Vec<_>>(), ["S08", "S11"]);
    for row in &rows {
        assert_eq!(row["memo"], "");
        match row["doc"].as_str() {
            // Allegations of ill-treatment: its words stay in the team.
            "S11" => assert_eq!((row["quote"].as_str(), row["before"].as_str()), ("[may not be quoted]", "")),
            _ => assert!(row["quotable"] == "no" || row["quotable"] == "paraphrase" || row["quote"].len() > 20),
        }
        assert_eq!(row["_recipient"], "partner");
        assert!(row["_left_out"].contains("S01: the consent does not cover this recipient"));
    }
    let log = desk.done(&["log", P, "--limit", "1"]);
    assert!(log.contains("export partner.csv for partner: 2 documents, 13 left out"), "{log}");
}

#[test]
fn an_authority_that_no_consent_names_gets_only_public_documents() {
    let desk = study();
    let told = desk.json(&["table", "frequency", P, "--out", "authority.csv", "--recipient", "authority"], "table-file");
    assert_eq!(told["documents"].as_u64(), Some(0));
    assert!(rows(&desk, "authority.csv").iter().all(|row| row["codings"] == "0"));
    // The team reads all of it.
    let told = desk.json(&["table", "frequency", P, "--out", "team.csv"], "table-file");
    assert_eq!((told["documents"].as_u64(), told["left_out"].as_array().map(Vec::len)), (Some(15), Some(0)));
}

#[test]
fn the_team_gets_whatever_anyone_may_have() {
    let desk = study();
    let left_out = |table: &str| {
        let told = desk.json(&["table", table, P, "--out", "team.csv", "--overwrite"], "table-file");
        told["left_out"].as_array().map(Vec::len)
    };
    desk.done(&["consent", P, "S01", "--scope", "analysis,anonymous_quotation"]);
    assert_eq!((left_out("frequency"), left_out("codings")), (Some(0), Some(0)));
    desk.done(&["consent", P, "S01", "--scope", "analysis"]);
    assert_eq!((left_out("frequency"), left_out("codings")), (Some(0), Some(1)), "words need more than analysis");
}

#[test]
fn what_left_is_remembered_and_undo_passes_it_by() {
    let desk = study();
    let added = desk.done(&["codings", "add", P, "--document", "S01", "--span", "954..1080", "--code", "det.neglect"]);
    desk.done(&["table", "codings", P, "--out", "a.csv"]);
    let before = desk.done(&["log", P]).lines().count();
    let undone = desk.done(&["undo", P]);
    assert!(!undone.contains("export"), "{undone}");
    assert!(!desk.done(&["codings", "list", P]).contains(added.trim()));
    desk.done(&["table", "codings", P, "--out", "b.csv"]);
    // An export overtakes nothing: what was taken back can still be done again.
    desk.done(&["redo", P]);
    assert_eq!(desk.done(&["log", P]).lines().count(), before + 3);
    desk.done(&["check", P]);
}

#[test]
fn examples_of_codes_stay_with_the_team() {
    let desk = Desk::new();
    desk.write("codes.csv", "id,parent_id,name_en,name_fr,example_quote\nfear,,Fear,Peur,they-came-at-night\n");
    desk.done(&["new", "p.griot", "--codebook", "codes.csv"]);
    let holds = |name: &str| String::from_utf8_lossy(&std::fs::read(desk.path(name)).unwrap()).contains("they-came-at-night");
    for ending in ["csv", "json", "qdc"] {
        let (team, partner) = (format!("team.{ending}"), format!("partner.{ending}"));
        let told = desk.json(&["codebook", "export", "p.griot", &team], "codebook-export");
        assert_eq!(told["recorded"], true);
        desk.done(&["codebook", "export", "p.griot", &partner, "--recipient", "partner"]);
        assert!(holds(&team) && !holds(&partner), "{ending}");
    }
    desk.done(&["table", "codebook", "p.griot", "--out", "annex-team.csv"]);
    desk.done(&["table", "codebook", "p.griot", "--out", "annex-partner.csv", "--recipient", "partner"]);
    assert!(holds("annex-team.csv") && !holds("annex-partner.csv"));
    assert_eq!(desk.done(&["log", "p.griot"]).matches("export ").count(), 8);
}

#[test]
fn a_refused_export_leaves_no_file_and_no_line_in_the_history() {
    let desk = study();
    let before = desk.done(&["log", P]);
    desk.write("there.csv", "mine");
    let told = desk.refused(&["table", "codings", P, "--out", "there.csv"]);
    assert!(told.contains("there.csv is there already") && told.contains("--overwrite"), "{told}");
    assert!(desk.refused(&["table", "codings", P, "--out", "table.pdf"]).contains("is not a format"));
    assert!(desk.refused(&["table", "codings", P, "--out", "no/such/table.csv"]).contains("cannot be written"));
    assert_eq!(std::fs::read(desk.path("there.csv")).unwrap(), b"mine");
    assert_eq!(desk.done(&["log", P]), before);
    desk.done(&["table", "codings", P, "--out", "there.csv", "--overwrite"]);
    assert!(std::fs::read(desk.path("there.csv")).unwrap().len() > 1000);
}
