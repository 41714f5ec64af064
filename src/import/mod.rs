//! Bytes to a document and warnings: one file per format. Content never makes an import fail; what is odd is told with its place.

pub mod attributes;
pub mod cases;
pub mod codebook;
pub mod codings;
pub mod concepts;
mod docx;
mod eaf;
mod encoding;
mod error;
pub mod html;
mod label;
mod language;
pub mod levels;
mod lines;
mod markdown;
pub mod memos;
mod odt;
pub mod outline;
mod page;
mod pdf;
mod plain;
mod rtf;
mod structure;
mod subtitles;
pub mod table;
mod tagged;
mod warning;

pub use encoding::{Verbatim, verbatim};
pub use error::ImportError;
pub use warning::{Warning, WarningKind};

use crate::model::document::DocumentKind;
use crate::model::language::Language;
use crate::model::layout::{Layout, Role};
use crate::model::text::{CharSpan, DocumentText};

/// What a person says of a file; what is not said is found out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// What kind of document it is.
    pub kind: Option<DocumentKind>,
    /// Its language.
    pub language: Option<Language>,
    /// Label of its encoding (`windows-1252`); a BOM wins over it.
    pub encoding: Option<String>,
}

/// A document as it was read.
#[derive(Clone, Debug)]
pub struct Imported {
    /// Its text.
    pub text: DocumentText,
    /// Its structure.
    pub layout: Layout,
    /// What kind of document it is.
    pub kind: DocumentKind,
    /// Its language; unknown where that cannot be told.
    pub language: Language,
    /// Name of the encoding it was read in.
    pub encoding: String,
    /// What was noticed.
    pub warnings: Vec<Warning>,
}

/// What a format makes of its bytes.
struct Draft {
    text: String,
    layout: Layout,
    encoding: String,
    warnings: Vec<Warning>,
}

/// Endings of the files that can be read, without the dot.
pub const ENDINGS: &[&str] = &["txt", "md", "vtt", "srt", "docx", "odt", "rtf", "html", "htm", "eaf", "pdf"];

/// Reads a document. The file's name tells the format; nothing is looked up on disk.
pub fn document(file_name: &str, bytes: &[u8], options: &Options) -> Result<Imported, ImportError> {
    let ending = file_name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    let draft = match ending.as_str() {
        "txt" | "text" => plain::read(bytes, options),
        "md" | "markdown" => markdown::read(bytes, options),
        "vtt" => subtitles::read_vtt(bytes, options),
        "srt" => subtitles::read_srt(bytes, options),
        "docx" => docx::read(bytes),
        "odt" => odt::read(bytes),
        "rtf" => rtf::read(bytes),
        "html" | "htm" => html::read(bytes, options),
        "eaf" => eaf::read(bytes),
        "pdf" => pdf::read(bytes),
        _ => Err(ImportError::UnknownFormat(ending)),
    }?;
    Ok(finished(draft, options))
}

/// Finds the structure of a text that is at hand, as another tool's project brings it; line ends must be LF.
pub fn from_text(text: String, options: &Options) -> Imported {
    let mut warnings = Vec::new();
    let layout = structure::structure(&text, structure::Known::default(), &mut warnings);
    finished(Draft { text, layout, encoding: "UTF-8".to_owned(), warnings }, options)
}

fn finished(draft: Draft, options: &Options) -> Imported {
    let text = DocumentText::new(draft.text);
    let mut layout = draft.layout;
    let start = layout.header.map_or(0, CharSpan::end);
    let language = options.language.unwrap_or_else(|| language::detect(text.slice(CharSpan::between(start, text.char_len()))));
    mark_turn_languages(&text, &mut layout, language);
    let kind = options.kind.unwrap_or_else(|| kind_of(&text, &layout));
    Imported { text, layout, kind, language, encoding: draft.encoding, warnings: draft.warnings }
}

/// Marks the turns whose language is surely another than the document's.
fn mark_turn_languages(text: &DocumentText, layout: &mut Layout, language: Language) {
    if !language.is_known() {
        return;
    }
    /// A turn shorter than this, in characters, is not asked.
    const LONG_ENOUGH: u32 = 120;
    for turn in layout.turns.iter_mut().filter(|turn| turn.speech().len() >= LONG_ENOUGH) {
        let own = language::detect(text.slice(turn.speech()));
        turn.language = Some(own).filter(|own| own.is_known() && *own != language);
    }
}

/// The kind that the structure suggests: voices make an interview, many a focus group, numbered paragraphs a field note.
fn kind_of(text: &DocumentText, layout: &Layout) -> DocumentKind {
    let participants = layout.speakers.iter().filter(|speaker| speaker.role == Role::Participant).count();
    let numbered = |span: CharSpan| {
        let start = text.slice(CharSpan::at(span.start(), span.len().min(8)));
        let digits = start.bytes().take_while(u8::is_ascii_digit).count();
        (1..=3).contains(&digits) && start.get(digits..).is_some_and(|rest| rest.starts_with(". ") || rest.starts_with(".\u{a0}"))
    };
    let notes = layout.paragraphs.iter().filter(|paragraph| numbered(paragraph.span)).count();
    match (participants, layout.turns.is_empty()) {
        (3.., _) => DocumentKind::FocusGroup,
        (_, false) => DocumentKind::Interview,
        _ if notes > 2 && notes * 2 > layout.paragraphs.len() => DocumentKind::FieldNote,
        _ => DocumentKind::Document,
    }
}
