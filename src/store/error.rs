//! What can go wrong with a project file, in sentences that say what to do.

use crate::model::project::Conflict;

/// What can go wrong with a project file.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No such file.
    #[error("there is no file {0}")]
    NotFound(String),
    /// A new project would take the place of a file.
    #[error("{0} exists already")]
    Exists(String),
    /// Neither an encrypted project that this passphrase opens, nor any other project.
    #[error("{0} does not open with this passphrase, or it is not a Griot project")]
    WrongPassphrase(String),
    /// Encrypted, or not a project at all: without the passphrase the two cannot be told apart.
    #[error("{0} is encrypted, or it is not a Griot project")]
    PassphraseMissing(String),
    /// A database of another program, or no database.
    #[error("{0} is not a Griot project")]
    NotAProject(String),
    /// The file ends too early, or its pages are damaged.
    #[error("{0} is damaged: the file is cut off or was written over")]
    Damaged(String),
    /// Written by a newer Griot.
    #[error("{path} was written by a newer Griot (file version {found}, known here {known})")]
    TooNew {
        /// The file.
        path: String,
        /// Version of the file.
        found: i64,
        /// Newest version that this program knows.
        known: i64,
    },
    /// The folder or the file cannot be written.
    #[error("{0} cannot be written: the folder or the file is read-only")]
    ReadOnlyPlace(String),
    /// No database at all.
    #[error("{0} is no SQLite database")]
    NotADatabase(String),
    /// No room.
    #[error("the disk is full: nothing was written")]
    DiskFull,
    /// Another process has just changed what this one wanted to change.
    #[error("a {0} was changed by somebody else in the meantime: nothing was written")]
    Conflict(&'static str),
    /// The vault does not open with this passphrase.
    #[error("the vault of real names does not open with this passphrase")]
    WrongVaultPassphrase,
    /// The vault is damaged.
    #[error("the vault of real names cannot be used: {0}")]
    Vault(String),
    /// The store was opened for reading.
    #[error("the project is open for reading only")]
    NotWritable,
    /// A row that no version of Griot has written.
    #[error("a row of the table {table} cannot be understood: {why}")]
    BadRow {
        /// The table.
        table: &'static str,
        /// What is wrong.
        why: String,
    },
    /// Something else that the database says.
    #[error("the project file cannot be used: {0}")]
    Database(#[from] rusqlite::Error),
    /// Something else that the operating system says.
    #[error("the project file cannot be used: {0}")]
    Io(#[from] std::io::Error),
}

impl StoreError {
    /// What to do, where the sentence does not say it.
    pub fn hint(&self) -> Option<&'static str> {
        Some(match self {
            Self::NotFound(_) => "look at the spelling, or make it with griot new",
            Self::Exists(_) => "choose another name, or move the old file away",
            Self::WrongPassphrase(_) => "type it again: capitals and spaces count. Without it nobody can open the project",
            Self::PassphraseMissing(_) => "give the passphrase with --passphrase-file or GRIOT_PASSPHRASE",
            Self::NotAProject(_) => "open a file that was made with griot new",
            Self::Damaged(_) => "go back to a copy of the file; do not work on with this one",
            Self::TooNew { .. } => "install the newer Griot; the file was left as it is",
            Self::ReadOnlyPlace(_) => "copy the project to a folder in which you may write",
            Self::DiskFull => "make room and try again",
            Self::Conflict(_) => "close and open the project, then try again",
            Self::NotADatabase(_) => "look whether the right file was chosen",
            Self::WrongVaultPassphrase => "it is not the passphrase of the project; without it nobody can tell who is meant",
            Self::NotWritable | Self::Io(_) | Self::Vault(_) => return None,
            Self::BadRow { .. } | Self::Database(_) => "griot check lists what is wrong with the file",
        })
    }

    /// An error of the database that a person can do something about, named as such.
    pub(super) fn from_database(err: rusqlite::Error, path: &str) -> Self {
        use rusqlite::ErrorCode;
        match err.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Self::ReadOnlyPlace(path.to_owned()),
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged(path.to_owned()),
            _ => Self::Database(err),
        }
    }
}

impl From<Conflict> for StoreError {
    fn from(conflict: Conflict) -> Self {
        Self::Conflict(conflict.what)
    }
}
