//! Surveys on the command line, as a table and as a workbook; and codebooks as outlines.
#![allow(clippy::allow_attributes, clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use support::Desk;

const CSV: &str = "Code,Age,Région,Qu’est-ce qui a changé ?\nP1,41,Gao,\"Beaucoup de choses, je crois, et la route aussi.\"\nP2,30,Mopti,Rien du tout à vrai dire.\nP3,,Gao,\n";

fn workbook(path: &std::path::Path) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in (0u32..).zip([
        ["Code", "Age", "Région", "Qu’est-ce qui a changé ?"],
        ["P1", "41", "Gao", "Beaucoup de choses, je crois, et la route aussi."],
        ["P2", "30", "Mopti", "Rien du tout à vrai dire."],
        ["P3", "", "Gao", ""],
    ]) {
        for (column, cell) in (0u16..).zip(line) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).map(|_| ()).unwrap(),
                Err(_) => sheet.write_string(row, column, cell).map(|_| ()).unwrap(),
            }
        }
    }
    book.save(path).unwrap();
}

#[test]
fn a_survey_becomes_cases_with_attributes_and_documents_of_answers() {
    let desk = Desk::new();
    desk.write("survey.csv", CSV);
    workbook(&desk.path("survey.xlsx"));
    for file in ["survey.csv", "survey.xlsx"] {
        let project = format!("{file}.griot");
        desk.done(&["new", &project, "--empty"]);
        let dry = desk.json(&["survey", &project, file, "--dry-run"], "survey");
        assert_eq!(dry["dry_run"], true);
        assert_eq!(desk.json(&["documents", &project], "documents")["documents"].as_array().unwrap().len(), 0, "{file}");
        let taken = desk.json(&["survey", &project, file], "survey");
        let roles: Vec<_> = taken["columns"].as_array().unwrap().iter().map(|column| column["role"].as_str().unwrap()).collect();
        assert_eq!(roles, ["respondent", "attribute", "attribute", "words"], "{file}");
        assert_eq!((taken["documents"].as_u64(), taken["cases"].as_u64()), (Some(2), Some(3)));
        let text = desk.done(&["text", &project, "P2"]);
        assert!(text.contains("Q: Qu’est-ce qui a changé ?\n\nR: Rien du tout à vrai dire."), "{file}: {text}");
        // The same file again brings nothing; a newer one brings the same respondents up to date.
        assert!(desk.refused(&["survey", &project, file]).contains("all that the file holds is here already"));
        desk.done(&["check", &project]);
    }
    desk.write("newer.csv", CSV.replace("P3,,Gao,", "P3,22,Gao,Je ne sais pas encore bien quoi dire."));
    let newer = desk.json(&["survey", "survey.csv.griot", "newer.csv"], "survey");
    assert_eq!(newer["label"], "take in a study: 1 new document");
    assert!(desk.refused(&["survey", "survey.csv.griot", "newer.csv", "--leave", "Nom"]).contains("there is no column ‘Nom’"));
}

#[test]
fn an_outline_and_the_codebook_of_taguette_come_in() {
    let desk = Desk::new();
    desk.write("outline.txt", "1. Place\n1.1 Home\twhere one lives\n1.2 Work\n2. Mood\n");
    desk.write("taguette.csv", "tag,description\nplace.garden,behind the house\nmood,\n");
    desk.done(&["new", "p.griot", "--codebook", "outline.txt"]);
    desk.done(&["codebook", "import", "p.griot", "taguette.csv"]);
    let shown = desk.json(&["codebook", "show", "p.griot"], "codebook");
    let told: Vec<_> =
        shown["codes"].as_array().unwrap().iter().map(|code| (code["code"].as_str().unwrap(), code["definition_en"].as_str().unwrap())).collect();
    assert_eq!(told, [("place", ""), ("place.home", "where one lives"), ("place.work", ""), ("place.garden", "behind the house"), ("mood", "")]);
}
