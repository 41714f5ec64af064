//! A table as csv: RFC 4180 (Shafranovich 2005), UTF-8 without BOM.
//!
//! A csv file has no place for remarks that every reader skips, so the provenance stands in columns of its own at the end, `_made` to `_program`.
//! Texts stand exactly as they are, also where a spreadsheet would take one for a formula: the file is for programs, the xlsx for spreadsheets.

use crate::analysis::table::{Cell, Table};
use crate::export::error::ExportError;
use crate::export::provenance::Provenance;
use ::csv::{Terminator, Writer, WriterBuilder};

/// The table as csv.
pub fn write(table: &Table, provenance: &Provenance) -> Result<Vec<u8>, ExportError> {
    let facts = provenance.facts();
    let mut writer = writer();
    let header = table.columns.iter().map(|column| column.key.clone()).chain(facts.iter().map(|(key, ..)| format!("_{key}")));
    writer.write_record(header)?;
    let mut number = String::new();
    for row in &table.rows {
        for cell in &row.cells {
            writer.write_field(text(cell, &mut number))?;
        }
        for (.., fact) in &facts {
            writer.write_field(fact)?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.into_inner().map_err(|err| ExportError::Io(err.into_error()))
}

/// The table as csv without the columns of its provenance, for packages that say it elsewhere.
pub fn plain(table: &Table) -> Result<Vec<u8>, ExportError> {
    let mut writer = writer();
    writer.write_record(table.columns.iter().map(|column| column.key.as_str()))?;
    let mut number = String::new();
    for row in &table.rows {
        for cell in &row.cells {
            writer.write_field(text(cell, &mut number))?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.into_inner().map_err(|err| ExportError::Io(err.into_error()))
}

/// One line of csv with its line end.
pub fn line(cells: &[&str]) -> String {
    let mut writer = writer();
    // Writing into memory does not fail.
    drop(writer.write_record(cells));
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn writer() -> Writer<Vec<u8>> {
    WriterBuilder::new().terminator(Terminator::CRLF).flexible(true).from_writer(Vec::new())
}

/// A cell as text; numbers with a point, decimals with two places, coefficients with four.
fn text<'a>(cell: &'a Cell, number: &'a mut String) -> &'a str {
    use std::fmt::Write as _;
    number.clear();
    // Writing into a string does not fail.
    match cell {
        Cell::Empty => return "",
        Cell::Text(text) => return text,
        Cell::Integer(value) => drop(write!(number, "{value}")),
        Cell::Decimal(value) => drop(write!(number, "{value:.2}")),
        Cell::Coefficient(value) => drop(write!(number, "{value:.4}")),
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::table::{Column, Row, Unit};
    use crate::model::code::Bilingual;
    use crate::model::time::Moment;
    use proptest::prelude::*;

    fn table(texts: &[String]) -> Table {
        let column = |key: &str| Column::new(key, Unit::Text, (key, key), ("", ""));
        let row = |text: &String| Row { cells: vec![Cell::Text(text.clone()), Cell::Integer(3), Cell::Decimal(1.0 / 3.0)], behind: Vec::new() };
        Table {
            kind: "trial",
            title: Bilingual::default(),
            columns: vec![column("a"), column("b"), column("c")],
            rows: texts.iter().map(row).collect(),
            notes: Vec::new(),
        }
    }

    fn provenance() -> Provenance {
        Provenance { made: Moment(0), project: "P, \"1\"".into(), codebook_version: "1.0".into(), filter: "none".into(), coder: "INT-02".into(), release: None }
    }

    #[test]
    fn lines_end_in_crlf_and_say_how_they_were_made() {
        let bytes = write(&table(&["=1+1".into(), "a\nb".into()]), &provenance()).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert!(
            text.starts_with(
                "a,b,c,_made,_project,_codebook,_filter,_coder,_program\r\n=1+1,3,0.33,1970-01-01T00:00:00Z,\"P, \"\"1\"\"\",1.0,none,INT-02,Griot "
            )
        );
        assert!(text.contains("\"a\nb\",3,0.33"));
    }

    proptest! {
        #[test]
        fn any_text_comes_back(texts in proptest::collection::vec(".{0,30}|[\"\r\n,;é🏾]{0,10}", 0..8)) {
            let bytes = write(&table(&texts), &provenance()).unwrap();
            let mut reader = ::csv::Reader::from_reader(bytes.as_slice());
            let read: Vec<String> = reader.records().map(|record| record.unwrap()[0].to_owned()).collect();
            prop_assert_eq!(read, texts);
        }
    }
}
