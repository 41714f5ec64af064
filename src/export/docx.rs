//! A report as .docx (ECMA-376, WordprocessingML): real headings and lists, tables whose heads repeat, page numbers, and text from right to left.
//!
//! Written without a crate of its own: those that are kept know neither right-to-left runs nor repeated heads of tables, which this material needs.

use crate::export::error::ExportError;
use crate::export::provenance::Provenance;
use crate::export::report::{Block, Grid, Paragraph, Report, Run, Style};
use crate::model::code::ReportLanguage;
use crate::model::colour::Colour;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Width of the text in twentieths of a point: A4 with margins of 2.2 cm.
const PORTRAIT: u32 = 11_906 - 2 * MARGIN;
const LANDSCAPE: u32 = 16_838 - 2 * MARGIN;
const MARGIN: u32 = 1247;

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#;
const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;
const DOCUMENT_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/></Relationships>"#;
const NUMBERING: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="240"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;
const SPACE: &str =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// The report as a file.
pub fn write(report: &Report, made: &Provenance) -> Result<Vec<u8>, ExportError> {
    let parts: [(&str, String); 8] = [
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", RELATIONS.to_owned()),
        ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS.to_owned()),
        ("word/numbering.xml", NUMBERING.to_owned()),
        ("word/styles.xml", styles(report.language)),
        ("word/footer1.xml", footer(report)),
        ("docProps/core.xml", properties(report, made)),
        ("word/document.xml", document(report)),
    ];
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).compression_level(Some(4));
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        package.start_file(name, options)?;
        package.write_all(content.as_bytes())?;
    }
    Ok(package.finish()?.into_inner())
}

fn document(report: &Report) -> String {
    let width = if report.landscape { LANDSCAPE } else { PORTRAIT };
    let mut out = String::with_capacity(report.blocks.len() * 400);
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document ");
    out.push_str(SPACE);
    out.push_str("><w:body>");
    heading(&mut out, "Title", &report.title);
    let mut fresh = false;
    for block in &report.blocks {
        match block {
            Block::Heading(level, text) => heading(
                &mut out,
                ["Heading1", "Heading2", "Heading3", "Heading4"].get(usize::from(level.saturating_sub(1))).copied().unwrap_or("Heading4"),
                text,
            ),
            Block::Paragraph(told) => paragraph(&mut out, told),
            Block::Table(grid) => table(&mut out, grid, width),
            Block::PageBreak => out.push_str("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"),
        }
        fresh = matches!(block, Block::Table(_));
    }
    if fresh {
        // Word wants a paragraph after a table that is the last thing.
        out.push_str("<w:p/>");
    }
    let (wide, high, turned) = if report.landscape { (16_838, 11_906, " w:orient=\"landscape\"") } else { (11_906, 16_838, "") };
    out.push_str(&format!("<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId3\"/><w:pgSz w:w=\"{wide}\" w:h=\"{high}\"{turned}/><w:pgMar w:top=\"{MARGIN}\" w:right=\"{MARGIN}\" w:bottom=\"{MARGIN}\" w:left=\"{MARGIN}\" w:header=\"600\" w:footer=\"600\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"));
    out
}

fn heading(out: &mut String, style: &str, text: &str) {
    out.push_str(&format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>"));
    run(out, &Run::plain(text), false, None);
    out.push_str("</w:p>");
}

fn paragraph(out: &mut String, told: &Paragraph) {
    out.push_str("<w:p><w:pPr>");
    match told.style {
        Style::Body => {}
        Style::Small => out.push_str("<w:pStyle w:val=\"Small\"/>"),
        Style::Quote => out.push_str("<w:pStyle w:val=\"Quote\"/>"),
        Style::Item => out.push_str("<w:pStyle w:val=\"ListBullet\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>"),
    }
    if told.rtl {
        out.push_str("<w:bidi/>");
    }
    out.push_str("</w:pPr>");
    for piece in &told.runs {
        run(out, piece, told.rtl, told.language.as_deref());
    }
    out.push_str("</w:p>");
}

fn run(out: &mut String, piece: &Run, rtl: bool, language: Option<&str>) {
    out.push_str("<w:r>");
    if piece.bold || piece.italic || rtl || piece.mark.is_some() || language.is_some() {
        out.push_str("<w:rPr>");
        if piece.bold {
            out.push_str("<w:b/><w:bCs/>");
        }
        if piece.italic {
            out.push_str("<w:i/><w:iCs/>");
        }
        if let Some(colour) = piece.mark {
            out.push_str(&format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{}\"/>", pale(colour)));
        }
        if rtl {
            out.push_str("<w:rtl/>");
        }
        if let Some(tag) = language.filter(|tag| tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')) {
            out.push_str(&format!("<w:lang w:{}=\"{tag}\"/>", if rtl { "bidi" } else { "val" }));
        }
        out.push_str("</w:rPr>");
    }
    for (place, line) in piece.text.split('\n').enumerate() {
        if place > 0 {
            out.push_str("<w:br/>");
        }
        out.push_str("<w:t xml:space=\"preserve\">");
        escape(out, line);
        out.push_str("</w:t>");
    }
    out.push_str("</w:r>");
}

fn table(out: &mut String, grid: &Grid, width: u32) {
    let sum = grid.widths.iter().sum::<u32>().max(1);
    let widths: Vec<u32> = grid.widths.iter().map(|part| part * width / sum).collect();
    out.push_str("<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblLayout w:type=\"fixed\"/><w:tblLook w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>");
    for width in &widths {
        out.push_str(&format!("<w:gridCol w:w=\"{width}\"/>"));
    }
    out.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (name, width) in grid.head.iter().zip(&widths) {
        cell(out, *width, &[Paragraph { runs: vec![Run::bold(name.clone())], ..Paragraph::default() }]);
    }
    out.push_str("</w:tr>");
    for row in &grid.rows {
        out.push_str("<w:tr>");
        for (told, width) in row.iter().zip(&widths) {
            cell(out, *width, told);
        }
        out.push_str("</w:tr>");
    }
    out.push_str("</w:tbl>");
}

fn cell(out: &mut String, width: u32, told: &[Paragraph]) {
    out.push_str(&format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>"));
    if told.is_empty() {
        out.push_str("<w:p/>");
    }
    for part in told {
        paragraph(out, part);
    }
    out.push_str("</w:tc>");
}

/// A code's colour as a ground on which black text is read: a quarter of it on white.
fn pale(colour: Colour) -> String {
    let Colour([red, green, blue]) = colour;
    let mix = |channel: u8| 255 - (255 - channel) / 4;
    format!("{:02X}{:02X}{:02X}", mix(red), mix(green), mix(blue))
}

fn styles(language: ReportLanguage) -> String {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:styles {SPACE}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:eastAsia=\"Calibri\" w:cs=\"Arial\"/><w:sz w:val=\"21\"/><w:szCs w:val=\"22\"/><w:lang w:val=\"{}\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"100\" w:line=\"264\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>",
        language.say("en-GB", "fr-FR")
    );
    let mut add = |id: &str, name: &str, place: &str, letters: &str| {
        out.push_str(&format!("<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:qFormat/><w:pPr>{place}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"));
    };
    add("Title", "Title", "<w:spacing w:after=\"240\"/>", "<w:b/><w:bCs/><w:sz w:val=\"40\"/><w:szCs w:val=\"40\"/>");
    for (level, size) in [(0u8, 30u8), (1, 26), (2, 23), (3, 21)] {
        let (id, name) = (format!("Heading{}", level + 1), format!("heading {}", level + 1));
        let place =
            format!("<w:keepNext/><w:keepLines/><w:spacing w:before=\"{}\" w:after=\"80\"/><w:outlineLvl w:val=\"{level}\"/>", 320 - 60 * u32::from(level));
        add(&id, &name, &place, &format!("<w:b/><w:bCs/><w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>"));
    }
    add("Small", "Source", "<w:spacing w:after=\"140\"/>", "<w:color w:val=\"545B66\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>");
    add("Quote", "Quote", "<w:keepLines/><w:spacing w:before=\"60\" w:after=\"40\"/><w:ind w:left=\"360\" w:right=\"360\"/>", "");
    add("ListBullet", "List Bullet", "<w:spacing w:after=\"40\"/>", "");
    out.push_str("<w:style w:type=\"table\" w:styleId=\"Grid\"><w:name w:val=\"Table Grid\"/><w:tblPr><w:tblBorders>");
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        out.push_str(&format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"B9BFC8\"/>"));
    }
    out.push_str("</w:tblBorders><w:tblCellMar><w:top w:w=\"50\" w:type=\"dxa\"/><w:left w:w=\"90\" w:type=\"dxa\"/><w:bottom w:w=\"30\" w:type=\"dxa\"/><w:right w:w=\"90\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style></w:styles>");
    out
}

/// Title, and page of pages.
fn footer(report: &Report) -> String {
    let field = |name: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {name} </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let mut title = String::new();
    escape(&mut title, &report.title);
    let of = report.language.say("of", "sur");
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:ftr {SPACE}><w:p><w:pPr><w:pStyle w:val=\"Small\"/><w:jc w:val=\"right\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{title}, page </w:t></w:r>{}<w:r><w:t xml:space=\"preserve\"> {of} </w:t></w:r>{}</w:p></w:ftr>",
        field("PAGE"),
        field("NUMPAGES")
    )
}

fn properties(report: &Report, made: &Provenance) -> String {
    let (mut title, mut coder, mut project) = (String::new(), String::new(), String::new());
    escape(&mut title, &report.title);
    escape(&mut coder, &made.coder);
    escape(&mut project, &made.project);
    let when = made.made.text();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title><dc:subject>{project}</dc:subject><dc:creator>{coder}</dc:creator><dc:language>{}</dc:language><dcterms:created xsi:type=\"dcterms:W3CDTF\">{when}</dcterms:created></cp:coreProperties>",
        report.language.tag()
    )
}

/// Text as XML takes it; control characters, which XML does not know, are left out, and tabs become spaces.
pub(super) fn escape(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push(' '),
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => {}
            letter => out.push(letter),
        }
    }
}
