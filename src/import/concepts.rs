//! Concept lists from a file: lines `prison = prison, kaso, السجن`, or a csv table with the columns `concept,word`.

use crate::import::table::{Rows, Table, TableError};

/// One concept list, as a file writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConceptRow {
    /// Its name.
    pub name: String,
    /// Its words, as a query writes them.
    pub words: Vec<String>,
}

/// Reads concept lists from lines. Empty lines and lines that begin with `//` are left out; what is no list is named in a warning.
pub fn read_lines(text: &str) -> Rows<ConceptRow> {
    let (mut rows, mut warnings): (Vec<ConceptRow>, Vec<String>) = (Vec::new(), Vec::new());
    for (number, line) in (1u32..).zip(text.lines()) {
        let line = line.trim().trim_start_matches('\u{feff}');
        if line.is_empty() || line.starts_with("//") {
            continue;
        }
        match line.split_once('=') {
            Some((name, words)) if !name.trim().is_empty() => {
                let words = words.split([',', '،', ';']).map(str::trim).filter(|word| !word.is_empty());
                add(&mut rows, name.trim(), words);
            }
            _ => warnings.push(format!("line {number} is not a list: write name = word, word")),
        }
    }
    Rows { rows, warnings }
}

/// Reads concept lists from a table, one word a row. Other columns are named in a warning.
pub fn read_table(bytes: &[u8]) -> Result<Rows<ConceptRow>, TableError> {
    let table = Table::read(bytes)?;
    table.needs(&["concept", "word"])?;
    let pairs = table.rows(|record| Ok((record.filled("concept")?.to_owned(), record.filled("word")?.to_owned())))?;
    let mut rows = Vec::new();
    for (name, word) in &pairs {
        add(&mut rows, name, std::iter::once(word.as_str()));
    }
    Ok(Rows { rows, warnings: table.unused(&["concept", "word", "language"]) })
}

/// Adds words to the list of that name.
fn add<'a>(rows: &mut Vec<ConceptRow>, name: &str, words: impl Iterator<Item = &'a str>) {
    let words = words.map(str::to_owned);
    match rows.iter_mut().find(|row| row.name.to_lowercase() == name.to_lowercase()) {
        Some(row) => row.words.extend(words),
        None => rows.push(ConceptRow { name: name.to_owned(), words: words.collect() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_from_lines_and_from_tables() {
        let lines = read_lines("// the study's own\nprison = prison, kaso، السجن\n\nno list\nPrison = détention\n");
        assert_eq!(lines.rows, [ConceptRow { name: "prison".into(), words: ["prison", "kaso", "السجن", "détention"].map(str::to_owned).to_vec() }]);
        assert_eq!(lines.warnings, ["line 4 is not a list: write name = word, word"]);
        let table = read_table("concept,language,word\nfoi,fr,foi\nfoi,en,faith\n".as_bytes()).unwrap();
        assert_eq!(table.rows, [ConceptRow { name: "foi".into(), words: ["foi", "faith"].map(str::to_owned).to_vec() }]);
    }
}
