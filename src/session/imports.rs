//! Tables in: read, then taken in as one act, all rows or none.

use crate::import::levels::part_names;
use crate::import::table::Rows;
use crate::import::{attributes, cases, codings, concepts, memos};
use crate::session::command::{Command, ConceptDraft};
use crate::session::error::SessionError;
use crate::session::start_with::read_codebook;
use crate::session::{Outcome, Session};
use std::path::Path;

impl Session {
    /// Takes in codings from a csv file.
    pub fn import_codings(&mut self, bytes: &[u8]) -> Result<Outcome, SessionError> {
        self.import_rows(codings::read(bytes)?, Command::ImportCodings)
    }
    /// Takes in cases and their links from a csv file.
    pub fn import_cases(&mut self, bytes: &[u8]) -> Result<Outcome, SessionError> {
        self.import_rows(cases::read(bytes)?, Command::ImportCases)
    }
    /// Takes in values of attributes from a csv file.
    pub fn import_attributes(&mut self, bytes: &[u8]) -> Result<Outcome, SessionError> {
        self.import_rows(attributes::read(bytes)?, Command::ImportAttributes)
    }
    /// Takes in memos from a csv file.
    pub fn import_memos(&mut self, bytes: &[u8]) -> Result<Outcome, SessionError> {
        self.import_rows(memos::read(bytes)?, Command::ImportMemos)
    }
    /// Takes in concept lists: lines `name = word, word`, or a csv table with the columns `concept,word` where the file's ending says so.
    pub fn import_concepts(&mut self, file: &Path) -> Result<Outcome, SessionError> {
        let bytes = crate::session::files::read_file(file)?;
        let is_table = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv") || ending.eq_ignore_ascii_case("tsv"));
        self.take_in_concepts(if is_table { concepts::read_table(&bytes)? } else { concepts::read_lines(&String::from_utf8_lossy(&bytes)) })
    }
    pub(super) fn take_in_concepts(&mut self, read: Rows<concepts::ConceptRow>) -> Result<Outcome, SessionError> {
        let draft = |row: concepts::ConceptRow| ConceptDraft { name: row.name, words: row.words, notes: None };
        self.import_rows(read, |rows| Command::SetConcepts(rows.into_iter().map(draft).collect()))
    }
    /// Takes in a codebook from a csv or json file, or an outline; `levels` is the mark at which names are parted into levels, if they are.
    pub fn import_codebook(&mut self, file: &Path, bytes: &[u8], levels: Option<&str>) -> Result<Outcome, SessionError> {
        let draft = read_codebook(file, bytes)?;
        self.execute(Command::ImportCodebook(match levels {
            Some(mark) => part_names(draft, mark),
            None => draft,
        }))
    }

    fn import_rows<T>(&mut self, read: Rows<T>, command: impl FnOnce(Vec<T>) -> Command) -> Result<Outcome, SessionError> {
        let mut outcome = self.execute(command(read.rows))?;
        outcome.notes.splice(0..0, read.warnings);
        Ok(outcome)
    }
}
