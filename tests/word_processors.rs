//! OpenDocument texts, put together in the parts that the standard asks for.
#![allow(clippy::allow_attributes, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on has failed")]

use griot::import::{ImportError, Options, WarningKind, document};
use griot::model::layout::ParagraphKind;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

const CONTENT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0">
<office:automatic-styles><style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="T2" style:family="text" style:parent-style-name="T1"><style:text-properties fo:font-style="italic"/></style:style></office:automatic-styles>
<office:body><office:text>
<text:tracked-changes><text:changed-region><text:deletion><text:p>weg</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:h text:outline-level="2">Entretien</text:h>
<text:p>INT-01: Bonjour,<text:s text:c="3"/>ça   va
 ?<text:line-break/>Et<text:tab/>toi</text:p>
<text:p/>
<text:p>DET-004: <text:span text:style-name="T1">Oui</text:span> et <text:span text:style-name="T2">non</text:span><text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Une note.</text:p></text:note-body></text:note>.<office:annotation><text:p>hm</text:p></office:annotation></text:p>
<text:list><text:list-item><text:p>un</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p><text:p>c</text:p></table:table-cell></table:table-row></table:table>
<text:p><draw:frame><draw:image/></draw:frame>fin</text:p>
</office:text></office:body></office:document-content>"#;

fn odt(content: &str) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("mimetype", SimpleFileOptions::default()).unwrap();
    writer.write_all(b"application/vnd.oasis.opendocument.text").unwrap();
    writer.start_file("content.xml", SimpleFileOptions::default()).unwrap();
    writer.write_all(content.as_bytes()).unwrap();
    writer.finish().unwrap().into_inner()
}

#[test]
fn an_opendocument_text_is_read_as_it_is_shown() {
    let read = document("talk.odt", &odt(CONTENT), &Options::default()).unwrap();
    assert_eq!(read.text.as_str(), "Entretien\nINT-01: Bonjour,   ça va ?\nEt\ttoi\n\nDET-004: Oui et non[1].\n[1] Une note.\nun\na\tb c\nfin");
    let kinds: Vec<_> = read.layout.paragraphs.iter().map(|paragraph| paragraph.kind).collect();
    assert_eq!(kinds[0], ParagraphKind::Heading(2));
    assert!(kinds.contains(&ParagraphKind::Note) && kinds.contains(&ParagraphKind::Table));
    let shown: Vec<_> = read.layout.runs.iter().map(|run| (read.text.slice(run.span), run.bold, run.italic)).collect();
    assert_eq!(shown, [("Oui", true, false), ("non", true, true)]);
    let warned: Vec<_> = read.warnings.iter().map(|warning| warning.kind.clone()).collect();
    for wanted in [WarningKind::Comments { count: 1 }, WarningKind::Deleted { count: 1 }, WarningKind::Pictures { count: 1 }] {
        assert!(warned.contains(&wanted), "{wanted:?}");
    }
}

#[test]
fn what_is_no_opendocument_text_is_refused() {
    for bytes in [b"hello".to_vec(), odt("<a/>"), odt("<a>")] {
        assert!(matches!(document("talk.odt", &bytes, &Options::default()), Err(ImportError::Damaged { .. })));
    }
}

/// The same talk, written by LibreOffice in each format.
const TALK: &str = "Entretien\nINT-01: Bonjour Awa,\u{a0}ça va ?\nEt toi ?\nDET-004: Oui, tilé ka gɛlɛn — مرحبا بكم 😀.\na\tb";

fn words(text: &str) -> Vec<String> {
    text.split(|letter: char| letter.is_whitespace()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[test]
fn what_libreoffice_writes_is_the_same_in_every_format() {
    for name in ["talk.html", "talk.odt", "talk.rtf"] {
        let bytes = std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/formats").join(name)).unwrap();
        let read = document(name, &bytes, &Options::default()).unwrap();
        assert_eq!(words(read.text.as_str()), words(TALK), "{name}");
        let lines: Vec<_> = read.text.as_str().lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(lines, TALK.lines().collect::<Vec<_>>(), "{name}");
        let shown: Vec<_> = read.layout.runs.iter().map(|run| read.text.slice(run.span).trim()).collect();
        assert!(shown.contains(&"Awa") && shown.contains(&"tilé ka gɛlɛn"), "{name}: {shown:?}");
    }
}
