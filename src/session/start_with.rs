//! What a new project can start with: the built-in lists, a codebook of the team's own, or nothing.

use crate::import::codebook::{self, CodebookDraft};
use crate::import::levels::part_names;
use crate::import::outline;
use crate::session::builtin;
use crate::session::clock::Clock;
use crate::session::command::Start;
use crate::session::error::SessionError;
use std::path::Path;

/// The built-in codebook and attribute definitions.
pub fn builtin(name: &str, clock: &Clock) -> Result<Start, SessionError> {
    Ok(Start { codebook: builtin::codebook()?, codebook_version: builtin::CODEBOOK_VERSION.to_owned(), ..bare(name, clock)? })
}

/// A codebook from a file (.csv, .json, or an outline as .txt), and the built-in attribute definitions.
pub fn codebook(name: &str, file: &Path, bytes: &[u8], clock: &Clock) -> Result<Start, SessionError> {
    Ok(Start { codebook: read_codebook(file, bytes)?, ..bare(name, clock)? })
}

/// The same with the names of its codes parted into levels at a mark: `Place::Home`.
pub fn with_levels(start: Start, mark: &str) -> Start {
    Start { codebook: part_names(start.codebook, mark), ..start }
}

/// Neither codes nor attributes.
pub fn nothing(name: &str) -> Start {
    Start { name: name.to_owned(), codebook: no_codes(), codebook_version: "1.0".to_owned(), attributes: Vec::new(), consent_required: false }
}

/// Reads a codebook by its file's ending.
pub fn read_codebook(file: &Path, bytes: &[u8]) -> Result<CodebookDraft, SessionError> {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "csv" | "tsv" => Ok(codebook::read_csv(bytes)?),
        // A text is a table where its first line names columns of one, else an outline.
        "txt" | "md" => {
            let head = String::from_utf8_lossy(bytes.split(|byte| *byte == b'\n').next().unwrap_or_default()).to_lowercase();
            let is_table = head.split([',', ';', '\t']).any(|cell| matches!(cell.trim().trim_matches('"'), "id" | "code" | "tag"));
            Ok(if is_table { codebook::read_csv(bytes)? } else { outline::read(bytes)? })
        }
        "json" => Ok(codebook::read_json(bytes)?),
        _ => Err(SessionError::UnknownEnding { ending, known: vec![".csv", ".json", ".txt", ".qdc"] }),
    }
}

/// Attribute definitions and an empty codebook.
pub fn empty(name: &str, clock: &Clock) -> Result<Start, SessionError> {
    bare(name, clock)
}

fn bare(name: &str, clock: &Clock) -> Result<Start, SessionError> {
    let attributes = builtin::attributes(clock).map_err(|_err| SessionError::Builtin("attribute list"))?;
    Ok(Start { name: name.to_owned(), codebook: no_codes(), codebook_version: "1.0".to_owned(), attributes, consent_required: false })
}

fn no_codes() -> CodebookDraft {
    CodebookDraft { codes: Vec::new(), warnings: Vec::new() }
}
