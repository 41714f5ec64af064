//! Values of attributes from a table: `doc,attribute,value` or `case,attribute,value`.

use crate::import::table::{Rows, Table, TableError};

/// Whose value a row gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowBearer {
    /// A document, by short name, file name or id.
    Doc(String),
    /// A case, by alias or id.
    Case(String),
}

/// One value, as a table writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttributeRow {
    /// Line of the file, from 1.
    pub line: u64,
    /// Whose value it is.
    pub bearer: RowBearer,
    /// Key of the attribute.
    pub attribute: String,
    /// The value as written; several are joined by `;`.
    pub value: String,
}

/// Reads values. Other columns are named in a warning.
pub fn read(bytes: &[u8]) -> Result<Rows<AttributeRow>, TableError> {
    let table = Table::read(bytes)?;
    let bearer = table.needs(&["doc", "case", "document"])?;
    for column in ["attribute", "value"] {
        table.needs(&[column])?;
    }
    if table.has("case") && (table.has("doc") || table.has("document")) {
        return Err(TableError::WrongShape("the table has both ‘doc’ and ‘case’: make one table of each".to_owned()));
    }
    let rows = table.rows(|record| {
        let word = record.filled(bearer)?.to_owned();
        Ok(AttributeRow {
            line: record.line,
            bearer: if bearer == "case" { RowBearer::Case(word) } else { RowBearer::Doc(word) },
            attribute: record.filled("attribute")?.to_owned(),
            value: record.filled("value")?.to_owned(),
        })
    })?;
    Ok(Rows { rows, warnings: table.unused(&[bearer, "attribute", "value"]) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_about_documents_or_about_cases() {
        assert_eq!(read(b"case,attribute,value\nDET-004,gender,man\n").unwrap().rows[0].bearer, RowBearer::Case("DET-004".into()));
        assert_eq!(read(b"doc,attribute,value\nS01,wave,1\n").unwrap().rows[0].bearer, RowBearer::Doc("S01".into()));
        assert!(matches!(read(b"doc,case,attribute,value\n"), Err(TableError::WrongShape(_))));
        assert!(matches!(read(b"doc,attribute,value\nS01,wave,\n"), Err(TableError::Rows(_))));
    }
}
