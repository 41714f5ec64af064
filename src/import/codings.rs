//! Codings from a table: `doc,code,coder,start,end,memo`, with the qualifiers and the quote where they are given.

use crate::import::table::{Record, Rows, Table, TableError, short};
use crate::model::coding::Qualifiers;
use crate::model::text::CharSpan;
use crate::model::time::Moment;

/// One coding as a table writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodingRow {
    /// Line of the file, from 1.
    pub line: u64,
    /// Short name, file name or id of the document.
    pub doc: String,
    /// Path, name or id of the code.
    pub code: String,
    /// Name of the coder; empty for the one who acts.
    pub coder: String,
    /// The passage.
    pub span: CharSpan,
    /// The note on the coding; may be empty.
    pub memo: String,
    /// How it is meant.
    pub qualifiers: Qualifiers,
    /// The text that must stand at the passage, where the table gives it.
    pub quote: Option<String>,
    /// When it was made, where the table gives it.
    pub created: Option<Moment>,
}

const USED: &[&str] =
    &["doc", "document", "code", "coder", "start", "end", "memo", "time", "direction", "standing", "certainty", "quotable", "quote", "created"];

/// Reads codings. Other columns are named in a warning.
pub fn read(bytes: &[u8]) -> Result<Rows<CodingRow>, TableError> {
    let table = Table::read(bytes)?;
    let doc = table.needs(&["doc", "document"])?;
    for column in ["code", "start", "end"] {
        table.needs(&[column])?;
    }
    let quoted = table.has("quote");
    let rows = table.rows(|record| row(&record, doc, quoted))?;
    Ok(Rows { rows, warnings: table.unused(USED) })
}

fn row(record: &Record<'_>, doc: &str, quoted: bool) -> Result<CodingRow, String> {
    let (start, end) = (record.position("start")?, record.position("end")?);
    let created = match record.cell("created") {
        "" => None,
        text => Some(Moment::parse(text).ok_or_else(|| format!("created ‘{}’ is not a time such as 2031-02-14T08:12:00Z", short(text)))?),
    };
    Ok(CodingRow {
        line: record.line,
        doc: record.filled(doc)?.to_owned(),
        code: record.filled("code")?.to_owned(),
        coder: record.cell("coder").to_owned(),
        span: CharSpan::new(start, end).map_err(|err| err.to_string())?,
        memo: record.raw("memo").to_owned(),
        qualifiers: Qualifiers {
            time: record.word("time")?,
            direction: record.word("direction")?,
            standing: record.word("standing")?,
            certainty: record.word("certainty")?,
            quotable: record.word("quotable")?,
        },
        quote: quoted.then(|| record.raw("quote").to_owned()).filter(|quote| !quote.is_empty()),
        created,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_carry_their_qualifiers_and_unknown_columns_a_warning() {
        let read = read(b"document,code,start,end,direction,important\nS01,push,3,9,absent,1\n").unwrap();
        assert_eq!(read.warnings, ["the column ‘important’ was left out"]);
        assert_eq!(read.rows[0].span, CharSpan::new(3, 9).unwrap());
        assert_eq!(read.rows[0].qualifiers.direction, Some(crate::model::coding::Direction::Absent));
    }

    #[test]
    fn every_bad_row_is_named_with_its_line() {
        let table = b"doc,code,coder,start,end\nS01,push,a,9,3\nS01,push,a,-1,3\n,push,a,1,3\nS01,push,a,1,3\nS01,push,a,1,x\n";
        let Err(TableError::Rows(rows)) = read(table) else { panic!("the table must be refused") };
        assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 3, 4, 6]);
        assert!(matches!(read(b"doc,code,start\n"), Err(TableError::MissingColumn { column, .. }) if column == "end"));
    }
}
