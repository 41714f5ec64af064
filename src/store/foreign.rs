//! Databases of other tools, read row by row: never written, and nothing in them is believed to be there.

use crate::store::error::StoreError;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// One cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing, also where the column does not exist.
    #[default]
    Null,
    /// A whole number.
    Integer(i64),
    /// Another number.
    Real(f64),
    /// A text.
    Text(String),
}

impl Cell {
    /// The cell as text; empty for nothing.
    pub fn text(&self) -> String {
        match self {
            Self::Null => String::new(),
            Self::Integer(number) => number.to_string(),
            Self::Real(number) => number.to_string(),
            Self::Text(text) => text.clone(),
        }
    }
    /// The cell as a whole number; none where it is none.
    pub fn number(&self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(*number),
            Self::Text(text) => text.trim().parse().ok(),
            Self::Real(number) if number.fract() == 0.0 && number.abs() < 1e15 => Some(*number as i64),
            _ => None,
        }
    }
    /// True for nothing.
    pub fn is_null(&self) -> bool {
        *self == Self::Null
    }
}

/// A row by the names of its columns.
pub type Row = BTreeMap<&'static str, Cell>;

/// A name as SQL takes it, whatever is in it.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// An open database of another tool.
#[derive(Debug)]
pub struct Foreign {
    connection: Connection,
    tables: BTreeSet<String>,
}

impl Foreign {
    /// Opens a database for reading.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let name = path.display().to_string();
        if !path.is_file() {
            return Err(StoreError::NotFound(name));
        }
        if !super::is_plain(path) {
            return Err(StoreError::NotADatabase(name));
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let opened = Connection::open_with_flags(path, flags).and_then(|connection| {
            connection.execute_batch("PRAGMA query_only = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;")?;
            let tables = {
                let mut select = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")?;
                let names = select.query_map([], |row| row.get::<_, String>(0))?;
                names.collect::<Result<BTreeSet<String>, _>>()?
            };
            Ok((connection, tables))
        });
        let (connection, tables) = opened.map_err(|_err| StoreError::Damaged(name))?;
        Ok(Self { connection, tables })
    }

    /// True where all of these tables are there.
    pub fn has(&self, tables: &[&str]) -> bool {
        tables.iter().all(|table| self.tables.contains(*table))
    }

    /// How many rows a table has; none where it is not there.
    pub fn count(&self, table: &str) -> Result<usize, StoreError> {
        if !self.tables.contains(table) {
            return Ok(0);
        }
        let number: i64 = self.connection.query_row(&format!("SELECT count(*) FROM {}", quoted(table)), [], |row| row.get(0))?;
        Ok(usize::try_from(number).unwrap_or_default())
    }

    /// All rows of a table, in the order in which they were made. A table or column that is not there is empty: tools change their tables from version to version.
    pub fn rows(&self, table: &str, columns: &[&'static str]) -> Result<Vec<Row>, StoreError> {
        if !self.tables.contains(table) {
            return Ok(Vec::new());
        }
        let there: BTreeSet<String> = {
            let mut info = self.connection.prepare(&format!("PRAGMA table_info({})", quoted(table)))?;
            let names = info.query_map([], |row| row.get::<_, String>(1))?;
            names.map(|name| name.map(|name| name.to_lowercase())).collect::<Result<_, _>>()?
        };
        let known: Vec<&'static str> = columns.iter().copied().filter(|column| there.contains(&column.to_lowercase())).collect();
        if known.is_empty() {
            return Ok(Vec::new());
        }
        let list: Vec<String> = known.iter().map(|column| quoted(column)).collect();
        let mut select = self.connection.prepare(&format!("SELECT {} FROM {} ORDER BY rowid", list.join(", "), quoted(table)))?;
        let mut found = select.query([])?;
        let mut rows = Vec::new();
        while let Some(row) = found.next()? {
            let mut cells: Row = columns.iter().map(|column| (*column, Cell::Null)).collect();
            for (place, column) in known.iter().enumerate() {
                let cell = match row.get_ref(place)? {
                    ValueRef::Null => Cell::Null,
                    ValueRef::Integer(number) => Cell::Integer(number),
                    ValueRef::Real(number) => Cell::Real(number),
                    ValueRef::Text(bytes) | ValueRef::Blob(bytes) => Cell::Text(String::from_utf8_lossy(bytes).into_owned()),
                };
                cells.insert(column, cell);
            }
            rows.push(cells);
        }
        Ok(rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_and_columns_that_are_missing_are_empty() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("other.sqlite3");
        let made = Connection::open_with_flags(&path, OpenFlags::default()).unwrap();
        made.execute_batch("CREATE TABLE a (id INTEGER PRIMARY KEY, Name TEXT); INSERT INTO a VALUES (7, 'x''y'), (9, NULL);").unwrap();
        drop(made);
        let other = Foreign::open(&path).unwrap();
        let rows = other.rows("a", &["id", "name", "memo"]).unwrap();
        assert_eq!((rows[0]["id"].number(), rows[0]["name"].text(), rows[0]["memo"].is_null()), (Some(7), "x'y".to_owned(), true));
        assert!(rows[1]["name"].is_null() && other.rows("b", &["id"]).unwrap().is_empty());
        assert!(other.has(&["a"]) && !other.has(&["a", "b"]));
        std::fs::File::create(folder.path().join("none.sqlite3")).unwrap();
        assert!(matches!(Foreign::open(&folder.path().join("none.sqlite3")), Err(StoreError::NotADatabase(_))));
    }
}
