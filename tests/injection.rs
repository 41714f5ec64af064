//! Names and texts are never taken for anything else: not for markup, not for paths, not for orders to the terminal.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::io::{Cursor, Read, Write};
use support::Desk;

const NAME: &str = "a<script>alert(1)</script>&\"b";

fn started() -> Desk {
    let desk = Desk::new();
    desk.write("S01.txt", "INT-01: Where?\n\nDET-004: In the <img src=x onerror=alert(2)> market & \"there\".\n");
    desk.write("codes.csv", format!("code,name_en,definition_en\nx,\"{}\",\"<b>bold</b> =1+1\"\n", NAME.replace('"', "\"\"")));
    desk.done(&["new", "p.griot", "--codebook", "codes.csv"]);
    desk.done(&["import", "p.griot", "S01.txt", "--consent", "analysis,anonymous_quotation,sharing_team"]);
    desk.done(&["codings", "add", "p.griot", "--document", "S01", "--span", "16..60", "--code", "x", "--memo", "=cmd|' /C calc'!A0"]);
    desk
}

fn member(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn markup_in_names_and_texts_is_text_in_html_and_docx() {
    let desk = started();
    for (report, file) in [("quotes", "quotes"), ("coded", "coded"), ("codebook", "codebook"), ("ethics", "ethics")] {
        for ending in ["html", "docx"] {
            desk.done(&["export", "p.griot", &format!("{file}.{ending}"), "--report", report]);
        }
        let html = String::from_utf8(desk.bytes(&format!("{file}.html"))).unwrap();
        assert!(!html.contains("<script>") && !html.contains("<img") && !html.contains("<b>bold"), "{report}");
        assert!(html.contains("default-src 'none'"), "{report}: nothing may be loaded or run");
        let document = member(&desk.bytes(&format!("{file}.docx")), "word/document.xml");
        assert!(!document.contains("<script>") && !document.contains("<img"), "{report}");
        assert!(roxmltree::Document::parse(&document).is_ok(), "{report} is no XML");
    }
    desk.done(&["chart", "bars", "p.griot", "--out", "bars.svg"]);
    let svg = String::from_utf8(desk.bytes("bars.svg")).unwrap();
    assert!(roxmltree::Document::parse(&svg).is_ok() && !svg.contains("<script>"));
}

#[test]
fn what_looks_like_a_formula_is_text_in_workbooks() {
    let desk = started();
    desk.done(&["table", "codings", "p.griot", "--out", "codings.xlsx"]);
    desk.done(&["export", "p.griot", "all.xlsx"]);
    for file in ["codings.xlsx", "all.xlsx"] {
        let bytes = desk.bytes(file);
        let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
        let sheets: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).filter(|name| name.starts_with("xl/worksheets/")).collect();
        assert!(!sheets.is_empty());
        for sheet in sheets {
            let mut text = String::new();
            archive.by_name(&sheet).unwrap().read_to_string(&mut text).unwrap();
            assert!(!text.contains("<f>") && !text.contains("<f "), "{file} {sheet}");
        }
        assert!(member(&bytes, "xl/sharedStrings.xml").contains("=cmd|"), "the memo is there, as text");
    }
}

/// An exchange file whose names lead out of every folder.
fn evil_study() -> Vec<u8> {
    let guid = "44444444-4444-4444-4444-444444444444";
    let qde = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Project name=\"../../evil\" xmlns=\"urn:QDA-XML:project:1.0\"><Sources><TextSource guid=\"{guid}\" name=\"../../../tmp/evil\" plainTextPath=\"internal://{guid}.txt\"/><PictureSource guid=\"55555555-5555-5555-5555-555555555555\" name=\"..\\..\\evil.png\" path=\"internal://../../evil.png\"/></Sources></Project>"
    );
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, content) in
        [("project.qde", qde.as_str()), (&format!("sources/{guid}.txt"), "Some words.\n"), ("sources/../../evil.png", "x"), ("/evil.png", "x")]
    {
        writer.start_file(name, options).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn no_name_leads_out_of_an_archive_or_a_folder() {
    let desk = Desk::new();
    std::fs::create_dir_all(desk.path("deep/deeper")).unwrap();
    desk.write("deep/deeper/evil.qdpx", evil_study());
    let before = files(&desk);
    desk.done(&["new", "deep/deeper/p.griot", "--from", "deep/deeper/evil.qdpx"]);
    desk.done(&["export", "deep/deeper/p.griot", "deep/deeper/out.qdpx"]);
    desk.done(&["export", "deep/deeper/p.griot", "deep/deeper/out.zip"]);
    let new: Vec<String> = files(&desk).into_iter().filter(|file| !before.contains(file) && !file.starts_with("config")).collect();
    assert!(new.iter().all(|file| file.starts_with("deep/deeper/p.griot") || file.starts_with("deep/deeper/out.")), "{new:?}");
    for file in ["deep/deeper/out.qdpx", "deep/deeper/out.zip"] {
        let bytes = desk.bytes(file);
        let archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
        for name in archive.file_names().map(Result::unwrap) {
            assert!(!name.contains("..") && !name.starts_with('/') && !name.contains('\\'), "{file}: {name}");
        }
    }
}

/// All files below the desk.
fn files(desk: &Desk) -> Vec<String> {
    let root = desk.path("");
    let below = walkdir::WalkDir::new(&root).into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
    below.map(|entry| entry.path().strip_prefix(&root).unwrap().display().to_string()).collect()
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_out_of_a_folder_and_not_written_through() {
    use std::os::unix::fs::symlink;
    let desk = started();
    std::fs::create_dir_all(desk.path("folder")).unwrap();
    std::fs::create_dir_all(desk.path("elsewhere")).unwrap();
    desk.write("elsewhere/secret.txt", "INT-01: This is not part of the study.\n");
    desk.write("folder/S02.txt", "INT-01: Here?\n\nDET-005: Yes, here.\n");
    symlink(desk.path("elsewhere"), desk.path("folder/link")).unwrap();
    symlink(desk.path("elsewhere/secret.txt"), desk.path("folder/linked.txt")).unwrap();
    let taken = desk.json(&["import", "p.griot", "folder"], "import");
    let names: Vec<String> = taken["files"].as_array().unwrap().iter().map(|file| file["document"].to_string()).collect();
    assert_eq!(names, ["\"S02\""]);

    desk.write("elsewhere/target.csv", "untouched");
    symlink(desk.path("elsewhere/target.csv"), desk.path("out.csv")).unwrap();
    desk.refused(&["table", "codings", "p.griot", "--out", "out.csv"]);
    desk.done(&["table", "codings", "p.griot", "--out", "out.csv", "--overwrite"]);
    assert_eq!(desk.bytes("elsewhere/target.csv"), b"untouched", "the link is replaced, what it led to is not");
    symlink(desk.path("elsewhere/nothing.csv"), desk.path("dangling.csv")).unwrap();
    desk.griot(&["table", "codings", "p.griot", "--out", "dangling.csv"]);
    assert!(!desk.path("elsewhere/nothing.csv").exists());

    // What a withdrawal overwrites are files that Griot made, never what a link leads to.
    desk.write("elsewhere/other.griot", "untouched");
    symlink(desk.path("elsewhere/other.griot"), desk.path("p.griot.before-v3")).unwrap();
    desk.done(&["withdraw", "p.griot", "S02", "--reason", "mistake", "--certificate", "c.txt"]);
    assert_eq!(desk.bytes("elsewhere/other.griot"), b"untouched");
}

#[cfg(unix)]
#[test]
fn no_name_steers_the_terminal() {
    let desk = Desk::new();
    desk.done(&["new", "p.griot"]);
    let evil = "evil\u{1b}[2J\u{1b}]0;title\u{7}\u{202e}txt.exe.txt";
    desk.write(evil, "INT-01: Where?\n\nDET-004: Here.\n");
    let mut said = Vec::new();
    for words in [
        vec!["import", "p.griot", evil],
        vec!["documents", "p.griot"],
        vec!["consent", "p.griot"],
        vec!["retention", "p.griot"],
        vec!["log", "p.griot"],
        vec!["import", "p.griot", "no\u{1b}[31msuch.txt"],
        vec!["undo", "p.griot"],
    ] {
        let printed = desk.griot(&words);
        said.push((words.join(" "), format!("{}{}", printed.out, printed.err)));
    }
    for (words, text) in said {
        assert!(!text.contains('\u{1b}') && !text.contains('\u{7}') && !text.contains('\u{202e}'), "{words:?}: {text:?}");
    }
}
