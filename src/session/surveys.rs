//! Surveys from disk: read, looked at column by column, and taken in as one act.

use crate::exchange::study::Study;
use crate::exchange::survey;
use crate::session::clock::Clock;
use crate::session::error::SessionError;
use crate::session::files::read_file;
use std::path::{Path, PathBuf};

pub use crate::exchange::survey::{ColumnRole, Sheet};

/// Endings of surveys that can be read, without the dot.
pub const SURVEY_ENDINGS: &[&str] = &["csv", "tsv", "xlsx", "xls", "ods"];

/// A survey and what each of its columns is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survey {
    /// Its file.
    pub path: PathBuf,
    /// The table.
    pub sheet: Sheet,
    /// What each column is: as it seems, until a person says otherwise.
    pub roles: Vec<ColumnRole>,
}

impl Survey {
    /// Reads a survey. Nothing is stored.
    pub fn read(path: &Path) -> Result<Self, SessionError> {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let sheet = survey::read(&name, &read_file(path)?)?;
        let roles = survey::proposed(&sheet);
        Ok(Self { path: path.to_owned(), sheet, roles })
    }

    /// Says what a column is, by its head. Only one column can say who answered.
    pub fn set(&mut self, column: &str, role: ColumnRole) -> Result<(), SessionError> {
        let place = self.sheet.columns.iter().position(|known| known == column);
        let place = place.ok_or_else(|| SessionError::Request(format!("there is no column ‘{column}’; the columns are {}", self.sheet.columns.join(", "))))?;
        self.set_at(place, role);
        Ok(())
    }

    /// The same by its place.
    pub fn set_at(&mut self, place: usize, role: ColumnRole) {
        if role == ColumnRole::Respondent {
            self.roles.iter_mut().filter(|known| **known == role).for_each(|known| *known = ColumnRole::Attribute);
        }
        if let Some(known) = self.roles.get_mut(place) {
            *known = role;
        }
    }

    /// The first filled cell of a column.
    pub fn example(&self, place: usize) -> &str {
        self.sheet.rows.iter().filter_map(|row| row.get(place)).map(|cell| cell.trim()).find(|cell| !cell.is_empty()).unwrap_or_default()
    }

    /// The study that it is.
    pub fn study(&self, clock: &Clock) -> Study {
        let name = self.path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        survey::study(&name, &self.sheet, &self.roles, clock.now())
    }
}
