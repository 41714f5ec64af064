//! Word documents: each thing that a page can hold comes out once, in its place.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use griot::import::{ImportError, Imported, Options, WarningKind, document};
use griot::model::layout::ParagraphKind;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const NAMES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml""#;

fn packed(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn part(element: &str, inside: &str) -> String {
    format!("{HEAD}<w:{element} {NAMES}>{inside}</w:{element}>")
}

fn with_parts(body: &str, others: &[(&str, String)]) -> Vec<u8> {
    let mut parts = vec![("word/document.xml", part("document", &format!("<w:body>{body}</w:body>")))];
    parts.extend(others.iter().cloned());
    packed(&parts)
}

fn read(body: &str, others: &[(&str, String)]) -> Imported {
    document("fixture.docx", &with_parts(body, others), &Options::default()).unwrap()
}

fn text(body: &str) -> String {
    read(body, &[]).text.as_str().to_owned()
}

fn p(inside: &str) -> String {
    format!("<w:p>{inside}</w:p>")
}

fn r(said: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{said}</w:t></w:r>")
}

#[test]
fn paragraphs_breaks_tabs_and_hyphens() {
    let body = p(&r("One"))
        + &p("")
        + &p(
            "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t><w:br w:type=\"page\"/><w:sym w:font=\"Wingdings\" w:char=\"F04A\"/></w:r>",
        );
    let imported = read(&body, &[]);
    assert_eq!(imported.text.as_str(), "One\n\na\nb\tc\u{2011}d\u{ad}e\u{25A1}");
    assert_eq!(imported.layout.paragraphs.len(), 2);
}

#[test]
fn text_boxes_come_once_after_their_paragraph() {
    let inside = format!("<w:txbxContent>{}</w:txbxContent>", p(&r("In the box")));
    let drawn = format!(
        "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    );
    assert_eq!(text(&(p(&format!("{}<w:r>{drawn}</w:r>", r("Before"))) + &p(&r("After")))), "Before\nIn the box\nAfter");
    let old = format!("<w:r><w:pict><v:textbox>{inside}</v:textbox></w:pict></w:r>");
    assert_eq!(text(&p(&old)), "\nIn the box");
}

#[test]
fn tables_come_row_by_row() {
    let cell = |inside: &str| format!("<w:tc>{}</w:tc>", p(inside));
    let nested = format!("<w:tc><w:tbl><w:tr>{}{}</w:tr></w:tbl>{}</w:tc>", cell(&r("x")), cell(&r("y")), p(""));
    let table = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{nested}</w:tr></w:tbl>",
        cell(&r("a1")),
        cell(&format!("{}<w:r><w:br/></w:r>{}", r("b1"), r("more"))),
        cell(&r("a2"))
    );
    let imported = read(&(p(&r("Before")) + &table + &p(&r("After"))), &[]);
    assert_eq!(imported.text.as_str(), "Before\na1\tb1 more\na2\tx y\nAfter");
    assert_eq!(imported.layout.paragraphs[1].kind, ParagraphKind::Table);
}

#[test]
fn notes_follow_their_paragraph_with_a_mark() {
    let body =
        p(&format!("{}<w:r><w:footnoteReference w:id=\"2\"/></w:r>{}<w:r><w:endnoteReference w:id=\"1\"/></w:r>", r("Said"), r(" so."))) + &p(&r("Next."));
    let notes = [
        (
            "word/footnotes.xml",
            part("footnotes", &format!("<w:footnote w:id=\"0\">{}</w:footnote><w:footnote w:id=\"2\">{}</w:footnote>", p(&r("line")), p(&r(" At the foot.")))),
        ),
        ("word/endnotes.xml", part("endnotes", &format!("<w:endnote w:id=\"1\">{}{}</w:endnote>", p(&r("At the end,")), p(&r("in two."))))),
    ];
    let imported = read(&body, &notes);
    assert_eq!(imported.text.as_str(), "Said[1] so.[e1]\n[1] At the foot.\n[e1] At the end, in two.\nNext.");
    assert_eq!(imported.layout.paragraphs[1].kind, ParagraphKind::Note);
}

#[test]
fn list_numbers_are_written_out() {
    let level = |number: u8, format: &str, pattern: &str| {
        format!("<w:lvl w:ilvl=\"{number}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{pattern}\"/></w:lvl>")
    };
    let numbering = part(
        "numbering",
        &format!(
            "<w:abstractNum w:abstractNumId=\"0\">{}{}{}</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num><w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>",
            level(0, "decimal", "%1."),
            level(1, "lowerLetter", "%2)"),
            level(2, "upperRoman", "%1.%3"),
            level(0, "bullet", "\u{f0b7}")
        ),
    );
    let item =
        |list: u8, level: u8, said: &str| p(&format!("<w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{}", r(said)));
    let body = item(1, 0, "one")
        + &item(1, 1, "deep")
        + &item(1, 1, "deeper")
        + &item(1, 2, "roman")
        + &item(1, 0, "two")
        + &item(1, 1, "again")
        + &item(2, 0, "dot")
        + &item(3, 0, "five")
        + &item(3, 0, "six");
    let imported = read(&body, &[("word/numbering.xml", numbering)]);
    assert_eq!(imported.text.as_str(), "1. one\na) deep\nb) deeper\n1.I roman\n2. two\na) again\n• dot\n5. five\n6. six");
}

#[test]
fn insertions_are_in_and_deletions_out() {
    let body = p(&format!(
        "{}<w:ins>{}</w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:moveFrom>{}</w:moveFrom><w:moveTo>{}</w:moveTo>",
        r("kept "),
        r("new "),
        r("moved"),
        r("moved")
    ));
    let imported = read(&body, &[("word/comments.xml", part("comments", "<w:comment w:id=\"0\"/><w:comment w:id=\"1\"/>"))]);
    assert_eq!(imported.text.as_str(), "kept new moved");
    let told: Vec<_> = imported.warnings.iter().map(|warning| warning.kind.clone()).collect();
    assert_eq!(told, [WarningKind::Comments { count: 2 }, WarningKind::Deleted { count: 2 }]);
}

#[test]
fn fields_links_and_controls_give_their_words_only() {
    let field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGEREF x</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    let body = p(&format!("{field}<w:hyperlink>{}</w:hyperlink><w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", r(" link"), r(" control")));
    assert_eq!(text(&(body + &format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", p(&r("block"))))), "7 link control\nblock");
}

#[test]
fn headings_bold_and_italic_are_kept_for_display() {
    let styles = part(
        "styles",
        "<w:style w:styleId=\"Titre1\"><w:name w:val=\"heading 1\"/></w:style><w:style w:styleId=\"Mine\"><w:name w:val=\"Chapter\"/><w:basedOn w:val=\"Titre1\"/><w:rPr><w:b/></w:rPr></w:style><w:style w:styleId=\"Deep\"><w:name w:val=\"x\"/><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr></w:style><w:style w:styleId=\"Em\"><w:name w:val=\"Emphasis\"/><w:rPr><w:i/></w:rPr></w:style>",
    );
    let styled = |style: &str, inside: &str| p(&format!("<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{inside}"));
    let body = styled("Mine", &format!("{}<w:r><w:rPr><w:b w:val=\"0\"/></w:rPr><w:t>plain</w:t></w:r>", r("Big ")))
        + &styled("Deep", &r("Small"))
        + &p(&format!("{}<w:r><w:rPr><w:rStyle w:val=\"Em\"/></w:rPr><w:t>soft</w:t></w:r><w:r><w:rPr><w:i/><w:b/></w:rPr><w:t>both</w:t></w:r>", r("a ")));
    let imported = read(&body, &[("word/styles.xml", styles)]);
    let kinds: Vec<_> = imported.layout.paragraphs.iter().map(|paragraph| paragraph.kind).collect();
    assert_eq!(kinds, [ParagraphKind::Heading(1), ParagraphKind::Heading(3), ParagraphKind::Text]);
    let runs: Vec<_> = imported.layout.runs.iter().map(|run| (imported.text.slice(run.span), run.bold, run.italic)).collect();
    assert_eq!(runs, [("Big ", true, false), ("soft", false, true), ("both", true, true)]);
}

#[test]
fn turns_are_found_as_in_plain_text() {
    let body = p(&r("Document: S1")) + &p("") + &p(&r("INT-01: Hello?")) + &p(&r("P1: Yes, 12 words maybe.")) + &p(&r("INT-01: So.")) + &p(&r("P1: Bye."));
    let imported = read(&body, &[]);
    assert_eq!((imported.layout.turns.len(), imported.layout.header.is_some()), (4, true));
}

#[test]
fn what_is_no_word_document_is_refused_with_its_reason() {
    let fails = |bytes: &[u8]| document("x.docx", bytes, &Options::default()).unwrap_err();
    assert!(matches!(fails(b"no zip"), ImportError::NotDocx(_)));
    assert!(matches!(fails(&packed(&[("other.txt", "x".into())])), ImportError::NotDocx(_)));
    assert!(matches!(fails(&packed(&[("word/document.xml", "<w:document><".into())])), ImportError::BadXml(_)));
    assert!(matches!(fails(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]), ImportError::NotDocx(_)));
    assert!(matches!(fails(&with_parts("", &[])), ImportError::Empty));
    let bomb =
        format!("{HEAD}<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><w:document {NAMES}><w:body>{}</w:body></w:document>", p(&r("&b;")));
    assert!(matches!(fails(&packed(&[("word/document.xml", bomb)])), ImportError::BadXml(_)));
    let deep = "<w:tbl><w:tr><w:tc>".repeat(200) + &p(&r("deep")) + &"</w:tc></w:tr></w:tbl>".repeat(200);
    assert!(document("x.docx", &with_parts(&(p(&r("top")) + &deep), &[]), &Options::default()).is_ok());
}

#[test]
fn a_part_that_unpacks_beyond_all_measure_is_refused() {
    let huge = format!("{HEAD}<w:document {NAMES}><!--{}--></w:document>", " ".repeat(130 * 1024 * 1024));
    let bytes = packed(&[("word/document.xml", huge)]);
    assert!(bytes.len() < 1024 * 1024);
    assert!(matches!(document("x.docx", &bytes, &Options::default()), Err(ImportError::TooLarge(128))));
}
