//! Tables in: what every csv reader shares. Decoding, separator, header, line numbers, and errors with their lines.

use csv::{ReaderBuilder, StringRecord};
use std::fmt;

/// One row that cannot be read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowError {
    /// Line of the file on which the row begins, from 1.
    pub line: u64,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for RowError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "line {}: {}", self.line, self.message)
    }
}

/// Why a table cannot be read. It is read whole or not at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// Not UTF-8.
    #[error("line {line} is not UTF-8 (byte {byte:02X}): save the table as “CSV UTF-8”")]
    NotUtf8 {
        /// The line, from 1.
        line: u64,
        /// The first byte that does not belong: `E9` is é in Latin-1 and Windows-1252, `FF` or `FE` begins a file in UTF-16.
        byte: u8,
    },
    /// No row, not even a header.
    #[error("the table is empty")]
    Empty,
    /// A column that is needed is not there.
    #[error("the column ‘{column}’ is missing; the columns are {}", found.iter().map(|column| short(column)).collect::<Vec<_>>().join(", "))]
    MissingColumn {
        /// The column that is needed.
        column: String,
        /// The columns that are there.
        found: Vec<String>,
    },
    /// A column that stands twice.
    #[error("the column ‘{}’ stands twice", short(.0))]
    ColumnTwice(String),
    /// Not a table of this kind.
    #[error("{0}")]
    WrongShape(String),
    /// Rows that cannot be read.
    #[error("{}", listed(.0))]
    Rows(Vec<RowError>),
}

/// How many bad rows a message lists.
const LISTED: usize = 20;

fn listed(rows: &[RowError]) -> String {
    let mut message = match rows.len() {
        1 => "1 row cannot be read, so none was taken in".to_owned(),
        number => format!("{number} rows cannot be read, so none was taken in"),
    };
    for row in rows.iter().take(LISTED) {
        message.push_str(&format!("\n  {row}"));
    }
    if rows.len() > LISTED {
        message.push_str(&format!("\n  and {} more", rows.len() - LISTED));
    }
    message
}

/// The rows of a table, and what was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows<T> {
    /// The rows, in the order of the file.
    pub rows: Vec<T>,
    /// Columns that were left out, in words.
    pub warnings: Vec<String>,
}

/// A table with its header, row by row.
#[derive(Debug)]
pub(super) struct Table {
    columns: Vec<String>,
    records: Vec<(u64, StringRecord)>,
}

/// One row, asked by column name.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    table: &'a Table,
    record: &'a StringRecord,
    /// Line of the file, from 1.
    pub(super) line: u64,
}

impl Table {
    /// Reads a table: UTF-8 with or without BOM, separated by commas, semicolons or tabs, as its header tells.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, TableError> {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        if let Err(err) = std::str::from_utf8(bytes) {
            let at = err.valid_up_to();
            return Err(TableError::NotUtf8 { line: LineNumbers::of(bytes).at(at), byte: bytes.get(at).copied().unwrap_or_default() });
        }
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return Err(TableError::Empty);
        }
        let line_of = LineNumbers::of(bytes);
        let separator = separator(bytes);
        check_quotes(bytes, separator, &line_of)?;
        let mut reader = ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(bytes);
        let columns: Vec<String> = match reader.headers() {
            Ok(header) => header.iter().map(|column| column.trim().to_lowercase()).collect(),
            Err(err) => return Err(TableError::WrongShape(format!("the header cannot be read: {err}"))),
        };
        if let Some(twice) =
            columns.iter().enumerate().find(|(place, column)| !column.is_empty() && columns.iter().take(*place).any(|before| before == *column))
        {
            return Err(TableError::ColumnTwice(twice.1.clone()));
        }
        let (mut records, mut bad) = (Vec::new(), Vec::new());
        for record in reader.records() {
            match record {
                Ok(record) => {
                    let line = line_of.position(record.position());
                    if record.len() > columns.len() && record.iter().skip(columns.len()).any(|cell| !cell.trim().is_empty()) {
                        bad.push(RowError { line, message: format!("{} cells, but the header has {} columns", record.len(), columns.len()) });
                    } else if !record.iter().all(|cell| cell.trim().is_empty()) {
                        records.push((line, record));
                    }
                }
                Err(err) => bad.push(RowError { line: line_of.position(err.position()), message: err.to_string() }),
            }
        }
        if bad.is_empty() { Ok(Self { columns, records }) } else { Err(TableError::Rows(bad)) }
    }

    pub(super) fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|known| known == column)
    }

    /// The first of these columns that is there; an error that names the first where none is.
    pub(super) fn needs(&self, names: &[&'static str]) -> Result<&'static str, TableError> {
        let there = names.iter().copied().find(|name| self.has(name));
        there.ok_or_else(|| TableError::MissingColumn { column: names.first().copied().unwrap_or_default().to_owned(), found: self.columns.clone() })
    }

    /// A warning for each column that is not used.
    pub(super) fn unused(&self, used: &[&str]) -> Vec<String> {
        let unused: Vec<&str> = self.columns.iter().map(String::as_str).filter(|column| !column.is_empty() && !used.contains(column)).collect();
        left_out("column", &unused)
    }

    /// Reads each row; the bad ones are collected, and one is enough to refuse the table.
    pub(super) fn rows<T>(&self, mut read: impl FnMut(Record<'_>) -> Result<T, String>) -> Result<Vec<T>, TableError> {
        let (mut rows, mut bad) = (Vec::with_capacity(self.records.len()), Vec::new());
        for (line, record) in &self.records {
            match read(Record { table: self, record, line: *line }) {
                Ok(row) => rows.push(row),
                Err(message) => bad.push(RowError { line: *line, message }),
            }
        }
        if bad.is_empty() { Ok(rows) } else { Err(TableError::Rows(bad)) }
    }
}

impl<'a> Record<'a> {
    /// The cell exactly as it is; empty where the column or the cell is missing.
    pub(super) fn raw(&self, column: &str) -> &'a str {
        let place = self.table.columns.iter().position(|known| known == column);
        place.and_then(|place| self.record.get(place)).unwrap_or_default()
    }
    /// The cell without white space around it.
    pub(super) fn cell(&self, column: &str) -> &'a str {
        self.raw(column).trim()
    }
    /// A cell that must not be empty.
    pub(super) fn filled(&self, column: &str) -> Result<&'a str, String> {
        match self.cell(column) {
            "" => Err(format!("{column} is empty")),
            cell => Ok(cell),
        }
    }
    /// A position, in characters from 0.
    pub(super) fn position(&self, column: &str) -> Result<u32, String> {
        let cell = self.cell(column);
        cell.parse().map_err(|_err| format!("{column} ‘{}’ is not a number of characters from 0", short(cell)))
    }
    /// A word of a fixed list; none where the cell is empty.
    pub(super) fn word<T: std::str::FromStr<Err = String>>(&self, column: &str) -> Result<Option<T>, String> {
        match self.cell(column) {
            "" => Ok(None),
            cell if short(cell) != cell => Err(format!("{column} ‘{}’ is too long for it", short(cell))),
            cell => cell.parse().map(Some).map_err(|why| format!("{column}: {why}")),
        }
    }
}

/// Most characters of a cell that a message repeats.
const REPEATED: usize = 40;

/// The beginning of a cell, for messages: a transcript taken for a table, or a quote in the wrong column, must not end in a log.
pub(super) fn short(cell: &str) -> String {
    match cell.char_indices().nth(REPEATED) {
        Some((at, _)) => format!("{}…", cell.get(..at).unwrap_or_default()),
        None => cell.to_owned(),
    }
}

/// The warning that names what was not taken in; none where nothing was left out.
pub(super) fn left_out(what: &str, names: &[&str]) -> Vec<String> {
    match names {
        [] => Vec::new(),
        [only] => vec![format!("the {what} ‘{}’ was left out", short(only))],
        several => {
            let names: Vec<String> = several.iter().map(|name| short(name)).collect();
            vec![format!("{} {what}s were left out: {}", several.len(), names.join(", "))]
        }
    }
}

/// Holds the quotation marks to RFC 4180, section 2, points 5 to 7.
///
/// The csv crate takes a cell that is never closed to reach to the end of the file, so that one missing mark would swallow all rows behind it
/// without a word. Spaces between a closing mark and the separator are let through.
fn check_quotes(bytes: &[u8], separator: u8, line_of: &LineNumbers<'_>) -> Result<(), TableError> {
    enum At {
        CellStart,
        Bare,
        Quoted { opened: usize },
        Closed { opened: usize },
    }
    let refuse = |line: u64, message: String| Err(TableError::Rows(vec![RowError { line, message }]));
    let mut at = At::CellStart;
    for (place, &byte) in bytes.iter().enumerate() {
        let cell_ends = byte == separator || matches!(byte, b'\n' | b'\r');
        at = match at {
            At::CellStart if byte == b'"' => At::Quoted { opened: place },
            At::Quoted { opened } if byte == b'"' => At::Closed { opened },
            At::Closed { opened } if byte == b'"' => At::Quoted { opened },
            At::Quoted { opened } => At::Quoted { opened },
            At::CellStart | At::Bare | At::Closed { .. } if cell_ends => At::CellStart,
            At::Closed { opened } if byte == b' ' => At::Closed { opened },
            At::Closed { opened } => {
                let told = format!(
                    "text follows the quotation mark that closes the cell opened in line {}: a mark inside a cell is written twice",
                    line_of.at(opened)
                );
                return refuse(line_of.at(place), told);
            }
            At::CellStart | At::Bare => At::Bare,
        };
    }
    match at {
        At::Quoted { opened } => refuse(line_of.at(opened), "a quotation mark opens a cell here and is never closed".to_owned()),
        _ => Ok(()),
    }
}

/// Lines of a file by byte: the csv reader counts a record behind CRLF to the line before.
struct LineNumbers<'a> {
    bytes: &'a [u8],
    ends: Vec<usize>,
}

impl<'a> LineNumbers<'a> {
    fn of(bytes: &'a [u8]) -> Self {
        let ends_line = |at: &usize| match bytes.get(*at) {
            Some(b'\n') => true,
            Some(b'\r') => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        };
        Self { bytes, ends: (0..bytes.len()).filter(ends_line).collect() }
    }

    /// The line, from 1, in which a byte stands.
    fn at(&self, byte: usize) -> u64 {
        1 + self.ends.partition_point(|end| *end < byte) as u64
    }

    /// The line, from 1, on which a record begins.
    fn position(&self, position: Option<&csv::Position>) -> u64 {
        let from = position.map_or(0, |position| usize::try_from(position.byte()).unwrap_or(usize::MAX));
        let rest = self.bytes.get(from..).unwrap_or_default();
        let begins = from + rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        self.at(begins)
    }
}

/// The separator that stands most often in the header outside quotes: a comma unless another wins.
fn separator(bytes: &[u8]) -> u8 {
    let header = bytes.split(|byte| *byte == b'\n' || *byte == b'\r').find(|line| !line.is_empty()).unwrap_or_default();
    let mut quoted = false;
    let mut counts = [(b',', 0u32), (b';', 0), (b'\t', 0)];
    for byte in header {
        if *byte == b'"' {
            quoted = !quoted;
        } else if !quoted && let Some((_, count)) = counts.iter_mut().find(|(separator, _)| separator == byte) {
            *count += 1;
        }
    }
    counts.iter().rev().max_by_key(|(_, count)| *count).filter(|(_, count)| *count > 0).map_or(b',', |(separator, _)| *separator)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cells(bytes: &[u8], column: &str) -> Vec<(u64, String)> {
        let table = Table::read(bytes).unwrap();
        table.rows(|record| Ok((record.line, record.raw(column).to_owned()))).unwrap()
    }

    #[test]
    fn separators_are_told_from_the_header_and_lines_are_those_of_the_file() {
        let expected = vec![(2, "1".to_owned()), (5, "x;\ny".to_owned())];
        assert_eq!(cells(b"a,b\n1,2\n\n,\n\"x;\ny\",4\n", "a"), expected);
        assert_eq!(cells(b"\xEF\xBB\xBFA ; b\r\n1;2\r\n", "a"), [(2, "1".to_owned())]);
        assert_eq!(cells(b"\"a,c\"\tb\n1\t2\n", "b"), [(2, "2".to_owned())]);
    }

    #[test]
    fn what_is_no_table_is_refused_with_its_place() {
        assert_eq!(Table::read(b" \r\n").unwrap_err(), TableError::Empty);
        assert_eq!(Table::read(b"a,b\n1,\xE9t\xE9\n").unwrap_err(), TableError::NotUtf8 { line: 2, byte: 0xE9 });
        assert_eq!(Table::read(b"\xFF\xFEa\0").unwrap_err(), TableError::NotUtf8 { line: 1, byte: 0xFF });
        assert_eq!(Table::read(b"a,A\n").unwrap_err(), TableError::ColumnTwice("a".into()));
        assert!(matches!(Table::read(b"a,b\n1,2,3\n"), Err(TableError::Rows(rows)) if rows[0].line == 2));
    }

    #[test]
    fn a_quotation_mark_that_is_not_closed_never_swallows_rows() {
        let refused = |text: &str| Table::read(text.as_bytes()).unwrap_err().to_string();
        assert!(refused("a,b\n1,2\n3,\"open\n5,6\n7,8\n").contains("line 3: a quotation mark opens a cell here and is never closed"));
        // The next quoted cell closes what was left open, and its text stands outside.
        let told = refused("a,b\n1,\"open\n3,4\n5,\"x, y\"\n");
        assert!(told.contains("line 4: ") && told.contains("opened in line 2"), "{told}");
        assert_eq!(cells(b"a,b\n\"say \"\"no\"\"\" ,\"\"\n6 \" 7,8\n", "a"), [(2, "say \"no\" ".to_owned()), (3, "6 \" 7".to_owned())]);
    }

    #[test]
    fn messages_repeat_only_the_beginning_of_a_cell() {
        let table = Table::read(format!("start,{}\n{},1\n", "colonne ".repeat(9), "Le surveillant ".repeat(9)).as_bytes()).unwrap();
        let told = [
            table.needs(&["end"]).unwrap_err().to_string(),
            table.rows(|record| record.position("start")).unwrap_err().to_string(),
            table.rows(|record| record.word::<crate::model::colour::Colour>("start")).unwrap_err().to_string(),
            table.unused(&["start"]).join(""),
        ];
        for message in told {
            assert!(message.contains('…') && !message.contains(&"colonne ".repeat(6)) && !message.contains(&"surveillant Le ".repeat(3)), "{message}");
        }
    }

    #[test]
    fn lines_are_counted_whatever_ends_them() {
        for text in ["a,b\n1,2\n\n3,4\n", "a,b\r\n1,2\r\n\r\n3,4\r\n", "a,b\r1,2\r\r3,4\r"] {
            assert_eq!(cells(text.as_bytes(), "a"), [(2, "1".to_owned()), (4, "3".to_owned())], "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn cells_and_their_lines_survive_writing_and_reading(rows in proptest::collection::vec(("[a-z\",;\n é]{0,6}", "[^\u{0}]{0,4}x"), 1..6)) {
            let mut writer = csv::Writer::from_writer(Vec::new());
            writer.write_record(["a", "b"]).unwrap();
            let mut expected = Vec::new();
            for (one, other) in &rows {
                let line = 1 + writer.flush().map(|()| LineNumbers::of(writer.get_ref()).ends.len() as u64).unwrap();
                expected.push((line, one.clone()));
                writer.write_record([one, other]).unwrap();
            }
            prop_assert_eq!(cells(&writer.into_inner().unwrap(), "a"), expected);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            drop(Table::read(&bytes));
        }
    }
}
