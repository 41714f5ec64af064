//! Transcripts as Otter, Zoom, Teams and noScribe write them: speakers, times and what was said, in the files that people have.
#![allow(clippy::allow_attributes, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on has failed")]

use griot::import::{Imported, Options, document};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

fn read(name: &str) -> Imported {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/transcripts").join(name);
    document(name, &std::fs::read(path).unwrap(), &Options::default()).unwrap()
}

/// Each turn: seconds, label, what is said with its line ends as `|`.
fn turns(read: &Imported) -> Vec<(u32, String, String)> {
    let told = |turn: &griot::model::layout::Turn| {
        let label = read.layout.speaker_of(turn).unwrap().label.clone();
        (turn.time_ms.unwrap() / 1000, label, read.text.slice(turn.speech()).trim_end().replace('\n', "|"))
    };
    read.layout.turns.iter().map(told).collect()
}

fn said(turns: &[(u32, &str, &str)]) -> Vec<(u32, String, String)> {
    turns.iter().map(|(time, label, text)| (*time, (*label).to_owned(), (*text).to_owned())).collect()
}

const HELLO: &str = "Bonjour, merci d'être là.";
const DAY: &str = "Oui. La journée commence à 5:30.";

#[test]
fn otter_names_and_times_stand_on_lines_of_their_own_after_a_head() {
    let read = read("otter.txt");
    let head = read.layout.header.unwrap();
    assert!(read.text.slice(head).starts_with("Entretien Awa\n") && read.text.slice(head).ends_with("INT-01, Awa Traoré"));
    assert_eq!(
        turns(&read),
        said(&[(3, "INT-01", "Bonjour, merci d'être là.|On peut commencer ?"), (10, "Awa Traoré", DAY), (3723, "INT-01", "Et ensuite ?")])
    );
    // The words are those of the file, to the letter, and the last line is nobody's.
    assert!(read.text.as_str().trim_end().ends_with("Transcribed by https://otter.ai"));
}

#[test]
fn zoom_recordings_and_captions() {
    assert_eq!(turns(&read("zoom.vtt")), said(&[(2, "INT-01", "Bonjour, merci d'être là. On peut commencer ?"), (10, "Awa Traoré", DAY)]));
    assert_eq!(turns(&read("zoom.txt")), said(&[(50_551, "INT-01", HELLO), (50_560, "Awa Traoré", DAY), (50_578, "INT-01", "Et ensuite ?")]));
}

#[test]
fn noscribe_numbers_voices_and_repeats_times() {
    let read_ = read("noscribe.txt");
    assert!(read_.text.slice(read_.layout.header.unwrap()).starts_with("Transcribed with noScribe"));
    assert_eq!(
        turns(&read_),
        said(&[
            (3, "S00", "Bonjour, merci d'être là. (..) On peut commencer ?"),
            (10, "S01", "Oui. //S00: Très bien.// La journée commence à 5:30.||[00:01:10] Après, on sort dans la cour."),
            (80, "S00", "Et ensuite ?")
        ])
    );
    assert_eq!(turns(&read("noscribe.vtt")), said(&[(3, "S00", "Bonjour, merci d'être là. (..) On peut commencer ?"), (10, "S01", DAY)]));
}

/// A Word document of these paragraphs; a line end inside one is a line break.
fn docx(paragraphs: &[&str]) -> Vec<u8> {
    let mut body = String::new();
    for paragraph in paragraphs {
        let lines: Vec<String> = paragraph.split('\n').map(|line| format!("<w:r><w:t xml:space=\"preserve\">{line}</w:t></w:r>")).collect();
        body.push_str(&format!("<w:p>{}</w:p>", lines.join("<w:r><w:br/></w:r>")));
    }
    let parts = [
        ("[Content_Types].xml", r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#.to_owned()),
        ("_rels/.rels", r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#.to_owned()),
        ("word/document.xml", format!(r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"#)),
    ];
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn teams_recordings_and_both_of_its_word_documents() {
    assert_eq!(turns(&read("teams.vtt")), said(&[(3, "INT-01", HELLO), (10, "Awa Traoré", DAY)]));
    let new = [
        "Entretien-20310226_140312-Meeting Recording",
        "February 26, 2031, 2:03PM",
        "43m 12s",
        "INT-01 started transcription",
        "INT-01   0:03\nBonjour, merci d'être là.",
        "Awa Traoré   0:10\nOui. La journée commence à 5:30.",
        "INT-01   1:02:03\nEt ensuite ?",
        "INT-01 stopped transcription",
    ];
    let read = document("Entretien.docx", &docx(&new), &Options::default()).unwrap();
    assert_eq!(turns(&read), said(&[(3, "INT-01", HELLO), (10, "Awa Traoré", DAY), (3723, "INT-01", "Et ensuite ?")]));
    assert!(read.text.slice(read.layout.header.unwrap()).ends_with("started transcription"));
    let old = ["0:0:3.120 --> 0:0:5.480", "INT-01", HELLO, "0:0:10.10 --> 0:0:12.480", "Awa Traoré", DAY, "0:1:0.0 --> 0:1:2.0", "Awa Traoré", "Bon."];
    let read = document("Entretien.docx", &docx(&old), &Options::default()).unwrap();
    assert_eq!(turns(&read), said(&[(3, "INT-01", HELLO), (10, "Awa Traoré", DAY), (60, "Awa Traoré", "Bon.")]));
    let otter = ["INT-01  00:03", HELLO, "Awa Traoré  00:10", DAY, "INT-01  00:20", "Et ensuite ?", "Transcribed by https://otter.ai"];
    let read = document("otter.docx", &docx(&otter), &Options::default()).unwrap();
    assert_eq!(turns(&read), said(&[(3, "INT-01", HELLO), (10, "Awa Traoré", DAY), (20, "INT-01", "Et ensuite ?")]));
}
