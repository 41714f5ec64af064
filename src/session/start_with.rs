//! What a new project can start with: the built-in lists, a codebook of the team's own, or nothing.

use crate::import::codebook::{self, CodebookDraft};
use crate::session::builtin;
use crate::session::clock::Clock;
use crate::session::command::Start;
use crate::session::error::SessionError;
use std::path::Path;

/// The built-in codebook and attribute definitions.
pub fn builtin(name: &str, clock: &Clock) -> Result<Start, SessionError> {
    Ok(Start { codebook: builtin::codebook()?, codebook_version: builtin::CODEBOOK_VERSION.to_owned(), ..bare(name, clock)? })
}

/// A codebook from a file (.csv or .json), and the built-in attribute definitions.
pub fn codebook(name: &str, file: &Path, bytes: &[u8], clock: &Clock) -> Result<Start, SessionError> {
    Ok(Start { codebook: read_codebook(file, bytes)?, ..bare(name, clock)? })
}

/// Neither codes nor attributes.
pub fn nothing(name: &str) -> Start {
    Start { name: name.to_owned(), codebook: no_codes(), codebook_version: "1.0".to_owned(), attributes: Vec::new(), consent_required: false }
}

/// Reads a codebook by its file's ending.
pub fn read_codebook(file: &Path, bytes: &[u8]) -> Result<CodebookDraft, SessionError> {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "csv" | "tsv" | "txt" => Ok(codebook::read_csv(bytes)?),
        "json" => Ok(codebook::read_json(bytes)?),
        _ => Err(SessionError::UnknownEnding { ending, known: vec![".csv", ".json"] }),
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
