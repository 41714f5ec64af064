//! Reports, workbooks, packages and charts of the sample study: they hold what they should and nothing that their recipient may not read.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod support;

use std::collections::BTreeMap;
use std::io::Read;
use support::Desk;

const P: &str = "griot-demo/sample-study.griot";
const CHARTS: [&str; 8] = ["bars", "stacked", "heat", "cooccurrence", "network", "along", "saturation", "words"];

fn study() -> Desk {
    let desk = Desk::new();
    desk.done(&["demo", "--no-window"]);
    desk
}

/// Names and contents of a packed file.
fn unpacked(desk: &Desk, name: &str) -> BTreeMap<String, Vec<u8>> {
    let mut package = zip::ZipArchive::new(std::fs::File::open(desk.path(name)).unwrap()).unwrap();
    (0..package.len())
        .map(|place| {
            let mut part = package.by_index(place).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

/// The text of a .docx, a line for each paragraph; every part of it is sound XML.
fn docx_text(desk: &Desk, name: &str) -> String {
    let parts = unpacked(desk, name);
    for (part, bytes) in &parts {
        roxmltree::Document::parse(std::str::from_utf8(bytes).unwrap()).unwrap_or_else(|err| panic!("{part}: {err}"));
    }
    let source = std::str::from_utf8(parts.get("word/document.xml").unwrap()).unwrap();
    let read = roxmltree::Document::parse(source).unwrap();
    let paragraphs = read.descendants().filter(|node| node.has_tag_name(("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "p")));
    let text = |node: roxmltree::Node<'_, '_>| node.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect::<Vec<&str>>().concat();
    paragraphs.map(text).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_quote_bank_quotes_only_what_the_consent_lets_it() {
    let desk = study();
    for (recipient, documents) in [("team", 15), ("partner", 2), ("public", 2)] {
        let name = format!("{recipient}.docx");
        let told = desk.json(&["export", P, &name, "--recipient", recipient], "table-file");
        assert_eq!(told["documents"].as_u64(), Some(documents), "{recipient}");
        let text = docx_text(&desk, &name);
        assert!(text.contains("Quote bank") && text.contains("How this was made"), "{recipient}");
        // Paraphrase only (S03, S06, S09, S10, S12): never word for word, whoever reads.
        for document in ["S03", "S06", "S09", "S10", "S12.ar"] {
            assert!(
                !text.lines().any(|line| line.contains(&format!(" {document} ·")) || line.starts_with(&format!("{document} ·"))),
                "{recipient}: {document}"
            );
        }
        // S01 goes to nobody but the team.
        assert_eq!(text.contains(" · S01 · "), recipient == "team");
    }
}

#[test]
fn reports_tell_what_the_tables_tell_summaries_groups_uses_and_originals() {
    let desk = study();
    desk.done(&["summary", P, "--row", "priority.cooperation", "--column", "area.intake", "One procedure for three services."]);
    let quotes = desk.json(&["table", "quotes", P, "--where", "doc:S01"], "table");
    let span = format!("{}..{}", quotes["rows"][0]["start"], quotes["rows"][0]["end"]);
    desk.done(&["quotes", "use", P, "--document", "S01", "--span", &span, "--in", "Report 2031"]);
    for (language, summary, groups, from, used) in [
        ("en", "Summary: One procedure", "Groups: ", "translated from ff", "quoted in: Report 2031"),
        ("fr", "Synthèse\u{a0}: One procedure", "Groupes\u{a0}: ", "traduit de ff", "citée dans\u{a0}: Report 2031"),
    ] {
        for report in ["matrix", "quotes", "profiles"] {
            desk.done(&["export", P, &format!("{report}-{language}.docx"), "--report", report, "--language", language]);
        }
        let matrix = docx_text(&desk, &format!("matrix-{language}.docx"));
        assert!(matrix.contains(summary) && matrix.contains(groups), "{language}: the matrix");
        assert!(matrix.lines().any(|line| line == "One procedure for three services."), "{language}: the summary stands in the table of cells too");
        let bank = docx_text(&desk, &format!("quotes-{language}.docx"));
        assert!(bank.contains(used), "{language}: the quote bank");
        let profiles = docx_text(&desk, &format!("profiles-{language}.docx"));
        assert!(profiles.contains(from) && profiles.contains("S07.en"), "{language}: the profiles");
    }
    // As many passages as the table of quotes has, for each of their codes.
    let rows = desk.json(&["table", "quotes", P], "table")["rows"].as_array().unwrap().clone();
    let passages: usize = rows.iter().map(|row| row["codes"].as_str().unwrap().split(';').count()).sum();
    let bank = docx_text(&desk, "quotes-en.docx");
    assert!(bank.contains(&format!("{passages} passages are quoted.")));
    // Others are not told where else somebody was quoted.
    desk.done(&["export", P, "public.docx", "--report", "quotes", "--recipient", "public"]);
    assert!(!docx_text(&desk, "public.docx").contains("Report 2031"));
}

#[test]
fn every_report_is_written_in_both_formats_and_languages() {
    let desk = study();
    for report in ["quotes", "coded", "matrix", "profiles", "codebook", "coreq", "srqr"] {
        for language in ["en", "fr"] {
            let (docx, html) = (format!("{report}-{language}.docx"), format!("{report}-{language}.html"));
            desk.done(&["export", P, &docx, "--report", report, "--language", language]);
            desk.done(&["export", P, &html, "--report", report, "--language", language]);
            let text = docx_text(&desk, &docx);
            let made = if language == "en" { "How this was made" } else { "Comment ce document a été fait" };
            assert!(text.contains(made), "{report} {language}");
            let page = std::fs::read_to_string(desk.path(&html)).unwrap();
            assert!(page.contains(made) && !page.contains("<script") && !page.contains("http://") && !page.contains("src="), "{report} {language}");
        }
    }
    let coreq = docx_text(&desk, "coreq-en.docx");
    assert!(coreq.contains("Presence of non-participants") && coreq.contains("2 coders") && coreq.contains("Griot "));
    // Who interviewed is restricted: the number is said, the names are not.
    assert!(!coreq.contains("interviewer: INT-") && !coreq.contains("Interviewer: INT-"));
    assert!(docx_text(&desk, "codebook-fr.docx").contains("Livre de codes"));
}

#[test]
fn a_profile_is_never_made_for_an_authority_and_a_text_never_for_everyone() {
    let desk = study();
    assert!(desk.refused(&["export", P, "p.docx", "--report", "profiles", "--recipient", "authority"]).contains("never made for an authority"));
    assert!(desk.refused(&["export", P, "s.html", "--document", "S01", "--recipient", "public"]).contains("S01 may not go to the public"));
    assert!(!desk.path("p.docx").exists() && !desk.path("s.html").exists());
    assert!(desk.refused(&["export", P, "a.csv"]).contains("griot table"));
    assert!(desk.refused(&["export", P, "a.pdf"]).contains("use .docx, .html, .xlsx, .zip, .qdpx, .qdc"));
    assert!(desk.done(&["export", P, "codes.qdc"]).contains("129 rows") && desk.done(&["export", P, "study.qdpx"]).contains("study.qdpx"));
}

#[test]
fn text_from_right_to_left_is_marked_as_such() {
    let desk = study();
    desk.done(&["export", P, "S12.html", "--document", "S12.ar"]);
    assert!(std::fs::read_to_string(desk.path("S12.html")).unwrap().contains("<p dir=\"rtl\" lang=\"ar\">"));
    desk.done(&["export", P, "S12.docx", "--document", "S12.ar"]);
    let parts = unpacked(&desk, "S12.docx");
    let source = std::str::from_utf8(parts.get("word/document.xml").unwrap()).unwrap();
    assert!(source.contains("<w:bidi/>") && source.contains("<w:rtl/>") && source.contains("<w:lang w:bidi=\"ar\"/>"));
}

#[test]
fn a_data_package_describes_every_column_and_its_hashes_are_those_of_its_files() {
    let desk = study();
    desk.done(&["export", P, "study.zip"]);
    let parts = unpacked(&desk, "study.zip");
    let described: serde_json::Value = serde_json::from_slice(parts.get("datapackage.json").unwrap()).unwrap();
    let resources = described["resources"].as_array().unwrap();
    assert_eq!(resources.iter().map(|one| one["name"].as_str().unwrap()).collect::<Vec<_>>(), ["documents", "cases", "codes", "codings", "frequency"]);
    for resource in resources {
        let bytes = parts.get(resource["path"].as_str().unwrap()).unwrap();
        assert_eq!(resource["hash"].as_str().unwrap(), format!("sha256:{}", griot::model::text::Hash::of(bytes)));
        assert_eq!(resource["bytes"].as_u64(), Some(bytes.len() as u64));
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let fields = resource["schema"]["fields"].as_array().unwrap();
        assert_eq!(reader.headers().unwrap().iter().collect::<Vec<_>>(), fields.iter().map(|field| field["name"].as_str().unwrap()).collect::<Vec<_>>());
        for field in fields {
            for key in ["type", "title", "description", "unit"] {
                assert!(field[key].as_str().is_some_and(|text| !text.is_empty()), "{resource}: {field}: {key}");
            }
        }
    }
    let sums = std::str::from_utf8(parts.get("SHA256SUMS").unwrap()).unwrap();
    assert_eq!(sums.lines().count(), parts.len() - 1);
}

#[test]
#[ignore = "needs python3"]
fn the_python_snippet_rebuilds_the_frequency_table() {
    let desk = study();
    desk.done(&["export", P, "study.zip"]);
    std::fs::create_dir(desk.path("study")).unwrap();
    for (name, bytes) in unpacked(&desk, "study.zip") {
        desk.write(&format!("study/{name}"), bytes);
    }
    let run = || std::process::Command::new("python3").arg(desk.path("study/frequency.py")).output().unwrap();
    let output = run();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && said.contains("129 codes, 537 codings, 0 differences"), "{said}");
    // A changed file is noticed.
    desk.write("study/codings.csv", "coding\r\n");
    assert!(!run().status.success());
}

#[test]
fn a_workbook_holds_every_table_with_its_notes() {
    let desk = study();
    desk.done(&["export", P, "all.xlsx"]);
    let parts = unpacked(&desk, "all.xlsx");
    let book = std::str::from_utf8(parts.get("xl/workbook.xml").unwrap()).unwrap();
    for sheet in ["Codings", "Frequency", "Documents", "Cases", "Codes", "Notes codings", "Notes cases"] {
        assert!(book.contains(&format!("name=\"{sheet}\"")), "{sheet}");
    }
}

#[test]
fn charts_are_drawn_as_svg_and_png_in_both_languages_and_themes() {
    let desk = study();
    for kind in CHARTS {
        for (language, theme) in [("en", "light"), ("fr", "dark")] {
            for ending in ["svg", "png"] {
                let file = format!("{kind}-{language}.{ending}");
                desk.done(&["chart", kind, P, "--out", &file, "--document", "S01", "--language", language, "--theme", theme]);
            }
            let drawn = std::fs::read_to_string(desk.path(&format!("{kind}-{language}.svg"))).unwrap();
            let read = roxmltree::Document::parse(&drawn).unwrap();
            let said = read.descendants().find(|node| node.has_tag_name("desc")).and_then(|node| node.text().map(str::to_owned)).unwrap();
            assert!(said.contains("n = ") && said.contains("Griot "), "{kind}: {said}");
            let png = std::fs::read(desk.path(&format!("{kind}-{language}.png"))).unwrap();
            assert_eq!(png.get(1..4), Some(b"PNG".as_slice()));
        }
    }
    assert!(desk.refused(&["chart", "along", P, "--out", "a.svg"]).contains("needs --document"));
    assert!(desk.refused(&["chart", "heat", P, "--out", "b.svg", "--recipient", "partner"]).contains("fewer than 5 cases"));
    // Curves of few interviews do not leave the team.
    desk.done(&["chart", "saturation", P, "--out", "team.svg"]);
    desk.done(&["chart", "saturation", P, "--out", "archive.svg", "--recipient", "archive"]);
    let said = |name: &str| std::fs::read_to_string(desk.path(name)).unwrap();
    assert!(said("team.svg").contains("Detainee (n = 3)"));
    assert!(!said("archive.svg").contains("Detainee (n = ") && said("archive.svg").contains("fewer than 5 interviews"));
}
