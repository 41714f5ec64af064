//! PDF files written by LibreOffice (`interview`, `columns`, `locked` with qpdf over it) and one that is a picture only.
#![allow(clippy::allow_attributes, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on has failed")]

use griot::import::{ImportError, Imported, Options, WarningKind, document};
use griot::model::layout::ParagraphKind;

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/formats").join(name)).unwrap()
}

fn read(name: &str) -> Result<Imported, ImportError> {
    document(name, &bytes(name), &Options::default())
}

fn golden(name: &str) -> String {
    String::from_utf8(bytes(name)).unwrap().trim_end().to_owned()
}

#[test]
fn an_interview_is_read_page_by_page_with_its_turns() {
    let read = read("interview.pdf").unwrap();
    assert_eq!(read.text.as_str(), golden("interview.pdf.txt"));
    let labels: Vec<_> = read.layout.speakers.iter().map(|speaker| speaker.label.as_str()).collect();
    assert_eq!((labels.as_slice(), read.layout.turns.len()), (["INT-01", "DET-004"].as_slice(), 16));
    let pages: Vec<_> =
        read.layout.paragraphs.iter().filter(|paragraph| paragraph.kind == ParagraphKind::Note).map(|paragraph| read.text.slice(paragraph.span)).collect();
    assert_eq!(pages, ["[p. 1]", "[p. 2]", "[p. 3]"]);
    assert!(
        read.layout
            .paragraphs
            .iter()
            .any(|paragraph| matches!(paragraph.kind, ParagraphKind::Heading(_)) && read.text.slice(paragraph.span) == "Entretien avec DET-004")
    );
    let warned: Vec<_> = read.warnings.iter().map(|warning| warning.kind.clone()).collect();
    assert!(warned.contains(&WarningKind::Joined { count: 2 }) && warned.contains(&WarningKind::RunningHeads { count: 6 }), "{warned:?}");
    // The second question goes on over the end of the first page.
    assert!(warned.contains(&WarningKind::AcrossPages { count: 1 }), "{warned:?}");
}

#[test]
fn columns_are_read_one_after_the_other() {
    assert_eq!(read("columns.pdf").unwrap().text.as_str(), golden("columns.pdf.txt"));
}

#[test]
fn a_scan_and_a_locked_file_are_told_for_what_they_are() {
    let scan = read("scan.pdf").unwrap_err();
    assert_eq!(scan, ImportError::Scan { pages: 1 });
    assert!(scan.to_string().contains("a scan without text") && scan.hint().unwrap().contains("OCR"));
    let locked = read("locked.pdf").unwrap_err();
    assert_eq!(locked, ImportError::Locked);
    assert!(locked.hint().unwrap().contains("password"));
}

#[test]
fn what_is_no_pdf_file_is_refused_and_a_torn_one_is_read_or_refused_but_never_the_end() {
    assert!(matches!(document("x.pdf", b"hello", &Options::default()), Err(ImportError::Damaged { .. })));
    let whole = bytes("columns.pdf");
    for length in (0..whole.len()).step_by(whole.len() / 40) {
        drop(document("x.pdf", &whole[..length], &Options::default()));
    }
    // One byte another, here and there.
    for place in (0..whole.len()).step_by(whole.len() / 60) {
        let mut torn = whole.clone();
        torn[place] = torn[place].wrapping_add(101);
        drop(document("x.pdf", &torn, &Options::default()));
    }
}
