//! A table as an Excel workbook: the table, and a sheet of notes that says how it was made and what each column means.
//!
//! Text is text: `=1+1` stays what it is. A cell holds 32,767 characters at most (Excel's specifications and limits); a longer text is cut
//! where a reader sees it, and listed in the notes.

use crate::analysis::table::{Cell, Column, Table, Unit};
use crate::export::error::ExportError;
use crate::export::provenance::Provenance;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet};
use std::borrow::Cow;

/// Rows of a sheet, the header included.
const MOST_ROWS: usize = 1_048_576;
/// Characters of a cell, as Excel counts them: UTF-16 code units.
const MOST_CHARACTERS: usize = 32_767;

/// The table as a workbook.
pub fn write(table: &Table, provenance: &Provenance) -> Result<Vec<u8>, ExportError> {
    workbook(&[("Table".to_owned(), table)], provenance)
}

/// Several tables as sheets of one workbook, each named after its kind.
pub fn write_sheets(tables: &[&Table], provenance: &Provenance) -> Result<Vec<u8>, ExportError> {
    let name = |table: &Table| capital(&words(table.kind));
    workbook(&tables.iter().map(|table| (name(table), *table)).collect::<Vec<_>>(), provenance)
}

fn workbook(tables: &[(String, &Table)], provenance: &Provenance) -> Result<Vec<u8>, ExportError> {
    let mut workbook = Workbook::new();
    let mut cuts = Vec::new();
    for (name, table) in tables {
        if table.rows.len() + 1 > MOST_ROWS {
            return Err(ExportError::TooManyRows(table.rows.len()));
        }
        cuts.push(fill(workbook.add_worksheet(), table, name)?);
    }
    for ((_, table), cut) in tables.iter().zip(&cuts) {
        let notes = workbook.add_worksheet();
        notes.set_name(if tables.len() == 1 { "Notes".to_owned() } else { format!("Notes {}", words(table.kind)) })?;
        write_notes(notes, table, provenance, cut)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn words(kind: &str) -> String {
    kind.replace('_', " ")
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Fills a sheet and returns what had to be cut: row, column and length in characters.
fn fill(sheet: &mut Worksheet, table: &Table, name: &str) -> Result<Vec<(u32, String, usize)>, ExportError> {
    sheet.set_name(name)?;
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let decimal = Format::new().set_num_format("0.00");
    let coefficient = Format::new().set_num_format("0.0000");
    for (place, column) in (0u16..).zip(&table.columns) {
        sheet.write_string_with_format(0, place, &column.key, &head)?;
        sheet.set_column_width(place, width(column))?;
    }
    let mut cut = Vec::new();
    for (number, row) in (1u32..).zip(&table.rows) {
        for ((place, column), cell) in (0u16..).zip(&table.columns).zip(&row.cells) {
            match cell {
                Cell::Empty => {}
                Cell::Integer(value) => {
                    sheet.write_number(number, place, as_number(*value))?;
                }
                Cell::Decimal(value) => {
                    sheet.write_number_with_format(number, place, *value, &decimal)?;
                }
                Cell::Coefficient(value) => {
                    sheet.write_number_with_format(number, place, *value, &coefficient)?;
                }
                Cell::Text(text) => {
                    let (shown, length) = shortened(text);
                    if let Some(length) = length {
                        cut.push((number + 1, column.key.clone(), length));
                    }
                    sheet.write_string(number, place, shown)?;
                }
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    if let (Ok(last_row), Some(last_column)) =
        (u32::try_from(table.rows.len()), u16::try_from(table.columns.len()).ok().and_then(|columns| columns.checked_sub(1)))
    {
        sheet.autofilter(0, 0, last_row, last_column)?;
    }
    Ok(cut)
}

fn write_notes(sheet: &mut Worksheet, table: &Table, provenance: &Provenance, cut: &[(u32, String, usize)]) -> Result<(), ExportError> {
    let head = Format::new().set_bold();
    let wrap = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (column, width) in [(0u16, 26.0), (1, 60.0), (2, 60.0), (3, 18.0)] {
        sheet.set_column_width(column, width)?;
    }
    sheet.write_string_with_format(0, 0, table.title.en_or_fr(), &head)?;
    sheet.write_string_with_format(0, 2, table.title.fr_or_en(), &head)?;
    let mut row = 1;
    for (_, en, fr, fact) in provenance.facts() {
        sheet.write_string(row, 0, format!("{en} / {fr}"))?;
        sheet.write_string(row, 1, shortened(&fact).0)?;
        row += 1;
    }
    row += 1;
    for note in &table.notes {
        sheet.write_string_with_format(row, 1, note.en_or_fr(), &wrap)?;
        sheet.write_string_with_format(row, 2, note.fr_or_en(), &wrap)?;
        row += 1;
    }
    row += 1;
    for (place, title) in [(0u16, "Column / Colonne"), (1, "English"), (2, "Français"), (3, "Unit / Unité")] {
        sheet.write_string_with_format(row, place, title, &head)?;
    }
    for column in &table.columns {
        row += 1;
        sheet.write_string(row, 0, &column.key)?;
        sheet.write_string_with_format(row, 1, format!("{}: {}", column.label.en_or_fr(), column.description.en_or_fr()), &wrap)?;
        sheet.write_string_with_format(row, 2, format!("{} : {}", column.label.fr_or_en(), column.description.fr_or_en()), &wrap)?;
        sheet.write_string(row, 3, column.unit.key())?;
    }
    row += 2;
    for (number, column, length) in cut {
        sheet.write_string(row, 0, format!("Row {number}, {column}"))?;
        sheet.write_string(row, 1, format!("cut: {length} characters do not fit into a cell; the csv file holds them all"))?;
        sheet.write_string(row, 2, format!("coupé : {length} caractères dépassent une cellule ; le fichier csv les contient tous"))?;
        row += 1;
    }
    Ok(())
}

/// A text that fits into a cell, and, where it was cut, how many characters it has.
fn shortened(text: &str) -> (Cow<'_, str>, Option<usize>) {
    if text.len() <= MOST_CHARACTERS || text.encode_utf16().count() <= MOST_CHARACTERS {
        return (Cow::Borrowed(text), None);
    }
    let length = text.chars().count();
    let mark = format!("… [cut: {length} characters]");
    let room = MOST_CHARACTERS - mark.encode_utf16().count();
    let mut used = 0;
    let kept: String = text
        .chars()
        .take_while(|letter| {
            used += letter.len_utf16();
            used <= room
        })
        .collect();
    (Cow::Owned(kept + &mark), Some(length))
}

fn width(column: &Column) -> f64 {
    match (column.unit, column.key.as_str()) {
        (Unit::Text, "quote" | "memo" | "before" | "after") => 60.0,
        (Unit::Text, _) => 22.0,
        _ => 12.0,
    }
}

#[expect(clippy::cast_precision_loss, reason = "Excel knows only doubles; counts are far below 2^53")]
fn as_number(value: i64) -> f64 {
    value as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_where_a_reader_sees_it() {
        let long = "é👾".repeat(20_000);
        let (shown, length) = shortened(&long);
        assert_eq!(length, Some(40_000));
        assert!(shown.ends_with("… [cut: 40000 characters]"));
        assert!(shown.encode_utf16().count() <= MOST_CHARACTERS);
        assert_eq!(shortened("=1+1"), (Cow::Borrowed("=1+1"), None));
    }
}
