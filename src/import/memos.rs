//! Memos from a table: `target_kind,target,coder,text`.

use crate::import::table::{Rows, Table, TableError, short};
use crate::model::text::CharSpan;

/// What a memo of a table is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MemoRowTarget {
    /// The study as a whole.
    Project,
    /// A document.
    Document(String),
    /// A code.
    Code(String),
    /// A coding, told by where it stands, its code and its coder: `doc:start..end:code:coder`.
    Coding {
        /// The document.
        doc: String,
        /// The passage.
        span: CharSpan,
        /// The code.
        code: String,
        /// The coder.
        coder: String,
    },
    /// A case.
    Case(String),
}

/// One memo, as a table writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemoRow {
    /// Line of the file, from 1.
    pub line: u64,
    /// What it is about.
    pub target: MemoRowTarget,
    /// Who wrote it; empty for the one who acts.
    pub coder: String,
    /// Its text.
    pub text: String,
}

/// Reads memos. Other columns are named in a warning.
pub fn read(bytes: &[u8]) -> Result<Rows<MemoRow>, TableError> {
    let table = Table::read(bytes)?;
    for column in ["target_kind", "target", "text"] {
        table.needs(&[column])?;
    }
    let rows = table.rows(|record| {
        let word = record.cell("target");
        let target = target(record.filled("target_kind")?, word)?;
        record.filled("text")?;
        Ok(MemoRow { line: record.line, target, coder: record.cell("coder").to_owned(), text: record.raw("text").to_owned() })
    })?;
    Ok(Rows { rows, warnings: table.unused(&["target_kind", "target", "coder", "text"]) })
}

fn target(kind: &str, word: &str) -> Result<MemoRowTarget, String> {
    if kind == "project" && !word.is_empty() {
        return Err("a memo on the project has no target".to_owned());
    }
    if kind != "project" && word.is_empty() {
        return Err(format!("a memo on a {} needs a target", short(kind)));
    }
    match kind {
        "project" => Ok(MemoRowTarget::Project),
        "document" => Ok(MemoRowTarget::Document(word.to_owned())),
        "code" => Ok(MemoRowTarget::Code(word.to_owned())),
        "case" => Ok(MemoRowTarget::Case(word.to_owned())),
        "coding" => coding(word).ok_or_else(|| format!("‘{}’ is not of the form doc:start..end:code:coder", short(word))),
        other => Err(format!("‘{}’ is not project, document, code, coding or case", short(other))),
    }
}

/// The passage is the last part that reads as one: names of documents, codes and coders may all hold a colon, and none has the form `3..9`.
/// What stands behind it is the code and, after the last colon, the coder.
fn coding(word: &str) -> Option<MemoRowTarget> {
    let colons: Vec<usize> = word.match_indices(':').map(|(at, _)| at).collect();
    colons.windows(2).rev().find_map(|pair| {
        let [before, behind] = pair else { return None };
        let span: CharSpan = word.get(before + 1..*behind)?.parse().ok()?;
        let (code, coder) = word.get(behind + 1..)?.rsplit_once(':')?;
        let doc = word.get(..*before)?;
        let filled = [doc, code, coder].iter().all(|part| !part.trim().is_empty());
        filled.then(|| MemoRowTarget::Coding { doc: doc.to_owned(), span, code: code.to_owned(), coder: coder.to_owned() })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coding_is_told_by_its_place_its_code_and_its_coder() {
        let rows = read("target_kind,target,coder,text\nproject,,A,one\ncoding,S:1:4853..5028:just.fairness:INT-02,A,two\n".as_bytes()).unwrap().rows;
        let span = CharSpan::new(4853, 5028).unwrap();
        assert_eq!(rows[0].target, MemoRowTarget::Project);
        assert_eq!(rows[1].target, MemoRowTarget::Coding { doc: "S:1".into(), span, code: "just.fairness".into(), coder: "INT-02".into() });
    }

    #[test]
    fn every_part_of_a_coding_may_hold_a_colon_but_none_may_be_empty() {
        let target = |doc: &str, code: &str, coder: &str| {
            let span = CharSpan::new(1, 9).unwrap();
            MemoRowTarget::Coding { doc: doc.into(), span, code: code.into(), coder: coder.into() }
        };
        assert_eq!(coding("S01:1..9:push:A"), Some(target("S01", "push", "A")));
        assert_eq!(coding("S:1:1..9:a:b.c:A"), Some(target("S:1", "a:b.c", "A")));
        for wrong in ["S01:9..1:push:A", "S01:1..9:push", ":1..9:push:A", "S01:1..9::A", "S01:1..9:push:", "1..9", ":"] {
            assert_eq!(coding(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn targets_that_lead_nowhere_are_named() {
        let table = b"target_kind,target,coder,text\nproject,S01,A,x\ndocument,,A,x\nnode,S01,A,x\ncoding,S01:5:x:A,A,x\ncode,push,A,\n";
        assert!(matches!(read(table), Err(TableError::Rows(rows)) if rows.len() == 5));
    }
}
