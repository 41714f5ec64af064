//! The codebook as csv (the columns of the built-in one) and as json.
//!
//! These are files for exchange: texts stand in them exactly as they are, also where a spreadsheet would take one for a formula.

use crate::export::error::ExportError;
use crate::model::code::Bilingual;
use crate::model::project::Project;
use serde::Serialize;

/// Name of the json form.
const FORMAT: &str = "griot-codebook";

const COLUMNS: [&str; 17] = [
    "id",
    "parent_id",
    "name_en",
    "name_fr",
    "definition_en",
    "definition_fr",
    "include_en",
    "include_fr",
    "exclude_en",
    "exclude_fr",
    "example_quote",
    "source",
    "kind",
    "level",
    "colour",
    "codable",
    "retired",
];

/// The codebook as csv: RFC 4180, UTF-8, in the order of the tree.
pub fn csv(project: &Project) -> Result<Vec<u8>, ExportError> {
    let codebook = project.codebook();
    let paths = codebook.paths();
    let path = |code_id| paths.get(&code_id).map_or("", String::as_str);
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for code in codebook.in_order() {
        let (colour, flag) = (code.colour.to_string(), |yes: bool| if yes { "true" } else { "false" });
        writer.write_record([
            path(code.id),
            code.parent.map_or("", path),
            &code.name.en,
            &code.name.fr,
            &code.definition.en,
            &code.definition.fr,
            &code.include.en,
            &code.include.fr,
            &code.exclude.en,
            &code.exclude.fr,
            &code.example,
            &code.source,
            &code.kind,
            &code.level,
            &colour,
            flag(code.codable),
            flag(code.retired),
        ])?;
    }
    writer.into_inner().map_err(|err| ExportError::Io(err.into_error()))
}

#[derive(Serialize)]
struct File<'a> {
    format: &'static str,
    version: u32,
    codebook_version: &'a str,
    codes: Vec<FileCode<'a>>,
}

#[derive(Serialize)]
struct FileCode<'a> {
    code: &'a str,
    parent: Option<&'a str>,
    name: &'a Bilingual,
    definition: &'a Bilingual,
    include: &'a Bilingual,
    exclude: &'a Bilingual,
    example: &'a str,
    source: &'a str,
    kind: &'a str,
    level: &'a str,
    colour: String,
    codable: bool,
    retired: bool,
}

/// The codebook as json, as `schemas/codebook-file.schema.json` describes it.
pub fn json(project: &Project) -> Result<Vec<u8>, ExportError> {
    let codebook = project.codebook();
    let paths = codebook.paths();
    let path = |code_id| paths.get(&code_id).map_or("", String::as_str);
    let codes = codebook.in_order().into_iter().map(|code| FileCode {
        code: path(code.id),
        parent: code.parent.map(path),
        name: &code.name,
        definition: &code.definition,
        include: &code.include,
        exclude: &code.exclude,
        example: &code.example,
        source: &code.source,
        kind: &code.kind,
        level: &code.level,
        colour: code.colour.to_string(),
        codable: code.codable,
        retired: code.retired,
    });
    let file = File { format: FORMAT, version: 1, codebook_version: project.codebook_version(), codes: codes.collect() };
    let mut bytes = serde_json::to_vec_pretty(&file)?;
    bytes.push(b'\n');
    Ok(bytes)
}
