//! A data package (.zip): csv files with a description of every column after the Frictionless standard, hashes, and snippets that read it.
//!
//! Data Package and Table Schema, version 1 (specs.frictionlessdata.io), which every tool of that family reads.

use crate::analysis::table::{Cell, Column, Table, Unit};
use crate::export::csv;
use crate::export::error::ExportError;
use crate::export::provenance::{PROGRAM, Provenance};
use crate::model::code::Bilingual;
use crate::model::project::Project;
use crate::model::text::Hash;
use serde_json::{Value, json};
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const PYTHON: &str = include_str!("frequency.py");
const R: &str = include_str!("frequency.R");

/// A table of the package.
#[derive(Debug)]
pub struct Part {
    /// Name of its file, without the ending.
    pub name: &'static str,
    /// The table.
    pub table: Table,
    /// The columns that tell its rows apart.
    pub key: &'static str,
    /// Columns whose values stand in the key of another part: column, part.
    pub refers: &'static [(&'static str, &'static str)],
}

/// The package as a file. `notes` say what was left out and why.
pub fn write(project: &Project, parts: &[Part], made: &Provenance, notes: &[Bilingual]) -> Result<Vec<u8>, ExportError> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut resources = Vec::new();
    for part in parts {
        let bytes = csv::plain(&part.table)?;
        resources.push(resource(part, parts, &bytes));
        files.push((format!("{}.csv", part.name), bytes));
    }
    let mut described = serde_json::to_vec_pretty(&description(project, &resources, made, notes))?;
    described.push(b'\n');
    files.push(("datapackage.json".to_owned(), described));
    files.push(("README.md".to_owned(), readme(project, parts, made, notes).into_bytes()));
    files.push(("frequency.py".to_owned(), PYTHON.as_bytes().to_vec()));
    files.push(("frequency.R".to_owned(), R.as_bytes().to_vec()));
    let sums: String = files.iter().map(|(name, bytes)| format!("{}  {name}\n", Hash::of(bytes))).collect();
    files.push(("SHA256SUMS".to_owned(), sums.into_bytes()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        package.start_file(name, options)?;
        package.write_all(&bytes)?;
    }
    Ok(package.finish()?.into_inner())
}

/// The codes as a table: what the codings refer to.
pub fn codes(project: &Project) -> Table {
    let codebook = project.codebook();
    let paths = codebook.paths();
    let path = |code| paths.get(&code).cloned().unwrap_or_default();
    let text = |key: &str, label: (&str, &str), meaning: (&str, &str)| Column::new(key, Unit::Text, label, meaning);
    let both = |en: &str, fr: &str| [Cell::text(en), Cell::text(fr)];
    let rows = codebook.in_order().into_iter().map(|code| {
        let mut cells = vec![Cell::text(path(code.id)), Cell::text(code.parent.map(path).unwrap_or_default())];
        for told in [&code.name, &code.definition, &code.include, &code.exclude] {
            cells.extend(both(&told.en, &told.fr));
        }
        cells.extend([&code.source, &code.kind, &code.level].map(|told| Cell::text(told.as_str())));
        cells.extend([code.codable, code.retired].map(|flag| Cell::text(flag.to_string())));
        crate::analysis::table::Row { cells, behind: Vec::new() }
    });
    Table {
        kind: "codes",
        title: Bilingual::new("Codes", "Codes"),
        rows: rows.collect(),
        columns: vec![
            text("code", ("Code", "Code"), ("Dotted path of the code", "Chemin du code")),
            text("parent", ("Parent", "Parent"), ("Path of the code above; empty for a family", "Chemin du code supérieur ; vide pour une famille")),
            text("name_en", ("Name", "Nom anglais"), ("English name", "Nom anglais")),
            text("name_fr", ("French name", "Nom"), ("French name", "Nom français")),
            text("definition_en", ("Definition", "Définition anglaise"), ("English definition", "Définition anglaise")),
            text("definition_fr", ("French definition", "Définition"), ("French definition", "Définition française")),
            text("include_en", ("Code here when", "Coder ici quand, anglais"), ("When the code applies, in English", "Quand le code s’applique, en anglais")),
            text("include_fr", ("Code here when, French", "Coder ici quand"), ("When the code applies, in French", "Quand le code s’applique, en français")),
            text(
                "exclude_en",
                ("Not here when", "Pas ici quand, anglais"),
                ("When the code does not apply, in English", "Quand le code ne s’applique pas, en anglais"),
            ),
            text(
                "exclude_fr",
                ("Not here when, French", "Pas ici quand"),
                ("When the code does not apply, in French", "Quand le code ne s’applique pas, en français"),
            ),
            text("source", ("Source", "Source"), ("Literature it comes from", "Littérature d’où il vient")),
            text(
                "kind",
                ("Kind", "Genre"),
                ("Kind of theme in the literature, never of a person", "Genre du thème dans la littérature, jamais d’une personne"),
            ),
            text("level", ("Level", "Niveau"), ("Level of the theme", "Niveau du thème")),
            text(
                "codable",
                ("Codable", "Codable"),
                ("false for a category that only holds other codes", "false pour une catégorie qui ne contient que d’autres codes"),
            ),
            text("retired", ("Retired", "Retiré"), ("true for a code that is no longer offered", "true pour un code qui n’est plus proposé")),
        ],
        notes: Vec::new(),
    }
}

fn resource(part: &Part, parts: &[Part], bytes: &[u8]) -> Value {
    let fields: Vec<Value> = part.table.columns.iter().enumerate().map(|(place, column)| field(part, place, column)).collect();
    let key_of = |name: &str| parts.iter().find(|other| other.name == name).map_or("", |other| other.key);
    let foreign: Vec<Value> =
        part.refers.iter().map(|(column, other)| json!({ "fields": [column], "reference": { "resource": other, "fields": [key_of(other)] } })).collect();
    let mut schema = json!({ "fields": fields, "missingValues": [""], "primaryKey": [part.key] });
    if let Some(schema) = schema.as_object_mut().filter(|_| !foreign.is_empty()) {
        schema.insert("foreignKeys".to_owned(), Value::from(foreign));
    }
    let notes: Vec<&str> = part.table.notes.iter().map(|note| note.en_or_fr()).collect();
    json!({
        "name": part.name,
        "path": format!("{}.csv", part.name),
        "profile": "tabular-data-resource",
        "title": part.table.title.en_or_fr(),
        "description": notes.join(" "),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": bytes.len(),
        "hash": format!("sha256:{}", Hash::of(bytes)),
        "dialect": { "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true, "header": true },
        "schema": schema,
    })
}

fn field(part: &Part, place: usize, column: &Column) -> Value {
    let cells = || part.table.rows.iter().filter_map(|row| row.cells.get(place));
    let flags = || cells().all(|cell| matches!(cell, Cell::Empty) || matches!(cell, Cell::Text(text) if text == "true" || text == "false"));
    let kind = match column.unit {
        Unit::Text if column.key == "created" => "datetime",
        Unit::Text if matches!(column.key.as_str(), "codable" | "retired") && flags() => "boolean",
        Unit::Text => "string",
        _ if cells().any(|cell| matches!(cell, Cell::Text(_))) => "string",
        _ if cells().any(|cell| matches!(cell, Cell::Decimal(_))) || matches!(column.unit, Unit::Percent | Unit::PerThousandWords) => "number",
        _ => "integer",
    };
    let mut field = json!({
        "name": column.key,
        "type": kind,
        "title": column.label.en_or_fr(),
        "description": column.description.en_or_fr(),
        "title_fr": column.label.fr_or_en(),
        "description_fr": column.description.fr_or_en(),
        "unit": column.unit.key(),
    });
    if let Some(field) = field.as_object_mut().filter(|_| column.key == part.key) {
        field.insert("constraints".to_owned(), json!({ "required": true, "unique": true }));
    }
    field
}

fn description(project: &Project, resources: &[Value], made: &Provenance, notes: &[Bilingual]) -> Value {
    let (recipient, left_out) = made.release.as_ref().map_or((String::new(), String::new()), |(who, left_out)| (who.to_string(), left_out.clone()));
    let said: Vec<&str> = notes.iter().map(|note| note.en_or_fr()).collect();
    json!({
        "profile": "tabular-data-package",
        "name": name_of(project.name()),
        "title": project.name(),
        "description": said.join(" "),
        "created": made.made.text(),
        "contributors": [{ "title": made.coder, "role": "author" }],
        "codebook_version": made.codebook_version,
        "filter": made.filter,
        "recipient": recipient,
        "left_out": left_out,
        "program": PROGRAM,
        "resources": resources,
    })
}

/// A name as the standard wants it: small letters, digits, full stops, hyphens and underscores.
fn name_of(name: &str) -> String {
    let mut found = String::new();
    for letter in name.to_lowercase().chars() {
        if letter.is_ascii_alphanumeric() || matches!(letter, '.' | '_') {
            found.push(letter);
        } else if !found.ends_with('-') && !found.is_empty() {
            found.push('-');
        }
    }
    let found = found.trim_matches('-');
    if found.is_empty() { "study".to_owned() } else { found.to_owned() }
}

fn readme(project: &Project, parts: &[Part], made: &Provenance, notes: &[Bilingual]) -> String {
    let mut out = format!(
        "# {}\n\nA data package made by {PROGRAM}. `datapackage.json` describes every column: type, unit and meaning, in English and French.\n\n",
        project.name()
    );
    out.push_str("| file | rows | what is in it |\n|---|---|---|\n");
    for part in parts {
        out.push_str(&format!("| `{}.csv` | {} | {} |\n", part.name, part.table.rows.len(), part.table.title.en_or_fr()));
    }
    out.push_str("| `frequency.py`, `frequency.R` | | rebuild the frequency table from the codings and compare it with `frequency.csv` |\n");
    out.push_str("| `SHA256SUMS` | | hashes of all other files: `sha256sum -c SHA256SUMS` |\n\n");
    out.push_str("csv: RFC 4180, UTF-8, lines end in CR LF. Positions (`start`, `end`) are Unicode characters from 0, the end exclusive. An empty cell means that nothing was recorded.\n\n## How it was made\n\n");
    for (_, en, _, fact) in made.facts() {
        out.push_str(&format!("- {en}: {fact}\n"));
    }
    out.push_str("\n## What a reader must know\n\n");
    for note in notes.iter().chain(parts.iter().flat_map(|part| &part.table.notes)) {
        out.push_str(&format!("- {}\n", note.en_or_fr()));
    }
    out.push_str("\nThe sample was chosen on purpose: counts and percentages describe it and nothing beyond it. No figure here is a measure of a person.\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_as_the_standard_wants_them() {
        for (name, wanted) in [("Sample study", "sample-study"), ("Étude n° 2.1", "tude-n-2.1"), ("المقابلات", "study")] {
            assert_eq!(name_of(name), wanted);
        }
    }
}
