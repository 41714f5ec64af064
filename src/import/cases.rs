//! Cases from a table: `case,doc` and, where a case is one voice in a document, `speaker`.

use crate::import::table::{Rows, Table, TableError};

/// One case in one document, as a table writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseRow {
    /// Line of the file, from 1.
    pub line: u64,
    /// Alias of the case.
    pub case: String,
    /// The document; empty for a case without one.
    pub doc: String,
    /// The label under which it speaks; none where the whole document is about it.
    pub speaker: Option<String>,
}

/// Reads cases. Other columns are named in a warning.
pub fn read(bytes: &[u8]) -> Result<Rows<CaseRow>, TableError> {
    let table = Table::read(bytes)?;
    table.needs(&["case"])?;
    let rows = table.rows(|record| {
        let speaker = Some(record.cell("speaker").to_owned()).filter(|label| !label.is_empty());
        let doc = if table.has("doc") { record.cell("doc") } else { record.cell("document") };
        if speaker.is_some() && doc.is_empty() {
            return Err("a speaker needs a document".to_owned());
        }
        Ok(CaseRow { line: record.line, case: record.filled("case")?.to_owned(), doc: doc.to_owned(), speaker })
    })?;
    Ok(Rows { rows, warnings: table.unused(&["case", "doc", "document", "speaker"]) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_may_be_one_voice_or_the_whole_document() {
        let rows = read(b"case,doc,speaker\nGRP-002,S04,\nYTH-001,S04,YTH-001\nDET-012,,\n").unwrap().rows;
        assert_eq!(rows.iter().map(|row| row.speaker.as_deref()).collect::<Vec<_>>(), [None, Some("YTH-001"), None]);
        assert!(matches!(read(b"case,doc,speaker\n,S04,\nA,,B\n"), Err(TableError::Rows(rows)) if rows.len() == 2));
    }
}
