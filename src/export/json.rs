//! A table as json, as `schemas/table.schema.json` describes it.

use crate::analysis::table::{Cell, Row, Table};
use crate::export::error::ExportError;
use crate::export::provenance::Provenance;
use serde_json::{Map, Value, json};

/// The table as one json value.
pub fn value(table: &Table, provenance: &Provenance) -> Value {
    let columns: Vec<Value> = table
        .columns
        .iter()
        .map(|column| json!({ "key": column.key, "label": column.label, "unit": column.unit.key(), "description": column.description }))
        .collect();
    let rows: Vec<Value> = table.rows.iter().map(|row| row_value(table, row)).collect();
    let facts: Map<String, Value> = provenance.facts().into_iter().map(|(key, _, _, fact)| (key.to_owned(), Value::from(fact))).collect();
    json!({ "table": table.kind, "title": table.title, "columns": columns, "rows": rows, "notes": table.notes, "provenance": facts })
}

/// The table as a json file, one line per row.
pub fn write(table: &Table, provenance: &Provenance) -> Result<Vec<u8>, ExportError> {
    let mut bytes = Vec::new();
    let frame = Table { kind: table.kind, title: table.title.clone(), columns: table.columns.clone(), rows: Vec::new(), notes: table.notes.clone() };
    let frame = serde_json::to_string(&value(&frame, provenance))?;
    let (head, tail) = frame.split_once("\"rows\":[]").unwrap_or((frame.as_str(), ""));
    bytes.extend_from_slice(head.as_bytes());
    bytes.extend_from_slice(b"\"rows\":[");
    for (place, row) in table.rows.iter().enumerate() {
        bytes.extend_from_slice(if place == 0 { b"\n" } else { b",\n" });
        serde_json::to_writer(&mut bytes, &row_value(table, row))?;
    }
    bytes.extend_from_slice(b"\n]");
    bytes.extend_from_slice(tail.as_bytes());
    bytes.push(b'\n');
    Ok(bytes)
}

/// A row by column key, and the codings behind it.
fn row_value(table: &Table, row: &Row) -> Value {
    let mut object: Map<String, Value> = table.columns.iter().zip(&row.cells).map(|(column, cell)| (column.key.clone(), cell_value(cell))).collect();
    object.insert("_codings".to_owned(), json!(row.behind));
    Value::Object(object)
}

fn cell_value(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Text(text) => Value::from(text.as_str()),
        Cell::Integer(number) => Value::from(*number),
        Cell::Decimal(number) => Value::from((number * 100.0).round() / 100.0),
        Cell::Coefficient(number) => Value::from((number * 10_000.0).round() / 10_000.0),
    }
}
