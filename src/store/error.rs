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
    /// Letters of a recovery key, but not those of the sheet.
    #[error("{path} does not open: {}", mistyped(*.group))]
    RecoveryKeyMistyped {
        /// The file.
        path: String,
        /// Which group of letters, from 1; 0 where it cannot be told.
        group: usize,
    },
    /// A sound recovery key, but not of this file as it is now.
    #[error("{0} does not open with this recovery key: it belongs to another project, or the passphrase was changed since")]
    RecoveryKeyOfAnotherTime(String),
    /// The file was encrypted before there were recovery keys.
    #[error("{0} was encrypted by an earlier Griot and has no recovery key")]
    NoRecoveryKey(String),
    /// A passphrase that would be taken for a recovery key.
    #[error("this passphrase looks like a recovery key")]
    LooksLikeRecoveryKey,
    /// The key of a file cannot be made.
    #[error("the key cannot be made: {0}")]
    Key(String),
    /// Somebody else has the file open.
    #[error("{0} is open elsewhere")]
    Busy(String),
    /// The path of an open project leads to nothing, or to another file.
    #[error("{path} {}", away(*.replaced, .saved.as_deref()))]
    Away {
        /// The path.
        path: String,
        /// True where another file has the name now.
        replaced: bool,
        /// Where everything was saved; none where that was not possible.
        saved: Option<String>,
    },
    /// A file that was written anew is not what it was written from.
    #[error("the new file does not hold what the old one holds: the old one was left as it was")]
    NotTheSame,
    /// The project is encrypted already, or it is not.
    #[error("{path} is {}", if *.encrypted { "encrypted already" } else { "not encrypted" })]
    AlreadySo {
        /// The file.
        path: String,
        /// What it is.
        encrypted: bool,
    },
    /// No file in the age format.
    #[error("{0} is no parcel")]
    NotAParcel(String),
    /// A parcel for somebody else.
    #[error("{0} does not open with this passphrase or key")]
    ParcelLocked(String),
    /// A parcel that was changed, cut off, or asks for more memory than there is any need for.
    #[error("{0} is damaged: nothing was unpacked")]
    ParcelDamaged(String),
    /// No file of keys.
    #[error("there is no key in this file")]
    NotAKey,
    /// A key under a passphrase, and none was given.
    #[error("the key in {0} is under a passphrase")]
    KeyPassphraseMissing(String),
    /// A key under another passphrase.
    #[error("the key in {0} does not open with this passphrase")]
    KeyLocked(String),
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
            Self::WrongPassphrase(_) => "type it again: capitals and spaces count. Where it is lost, the recovery key opens the project, and nothing else does",
            Self::PassphraseMissing(_) => "give the passphrase with --passphrase-file or GRIOT_PASSPHRASE",
            Self::NotAProject(_) => "open a file that was made with griot new",
            Self::Damaged(_) => "go back to a copy of the file; do not work on with this one",
            Self::TooNew { .. } => "install the newer Griot; the file was left as it is",
            Self::ReadOnlyPlace(_) => "copy the project to a folder in which you may write",
            Self::DiskFull => "make room and try again",
            Self::Conflict(_) => "close and open the project, then try again",
            Self::NotADatabase(_) => "look whether the right file was chosen",
            Self::RecoveryKeyMistyped { .. } => "compare the letters with the sheet: eight groups of eight, in which I, L, O and U do not occur",
            Self::RecoveryKeyOfAnotherTime(_) => "look for a newer sheet, or enter the passphrase",
            Self::NoRecoveryKey(_) => "griot passphrase gives the project a new key, and then it has one",
            Self::LooksLikeRecoveryKey => "choose words of your own",
            Self::Key(_) => "close other programs, so that there is memory, and try again",
            Self::NotAParcel(_) => "open a file that was made with griot pack or another program that writes age files",
            Self::ParcelLocked(_) => "ask who made the parcel for whom it is: a passphrase, or the keys of its recipients",
            Self::ParcelDamaged(_) => "copy it from the stick again, or ask for another",
            Self::NotAKey => "a key is made with griot keygen",
            Self::Away { saved: Some(_), replaced: false, .. } => "open that file; or put the project back where it was, and take the file in with griot merge",
            Self::Away { saved: Some(_), replaced: true, .. } => "open the project again and take that file in with griot merge",
            Self::Away { saved: None, .. } => "do not close the project: make room in its folder or connect the disk again, and try again",
            Self::KeyPassphraseMissing(_) => "give it with --key-passphrase-file or GRIOT_KEY_PASSPHRASE",
            Self::KeyLocked(_) => "it is the passphrase that was chosen when the key was made",
            Self::Busy(_) => "close it there and try again",
            Self::AlreadySo { encrypted: true, .. } => "griot passphrase changes its passphrase",
            Self::AlreadySo { encrypted: false, .. } => "griot seal encrypts it",
            Self::NotTheSame => "griot check tells whether the old one is sound",
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

fn away(replaced: bool, saved: Option<&str>) -> String {
    match (replaced, saved) {
        (false, Some(saved)) => format!("was moved or deleted while it was open: all that was done is saved as {saved}"),
        (true, Some(saved)) => format!("was replaced by another file while it was open: all that was done is saved as {saved}"),
        (false, None) => "was moved or deleted while it was open, and what was done could not be saved beside it".to_owned(),
        (true, None) => "was replaced by another file while it was open, and what was done could not be saved beside it".to_owned(),
    }
}

fn mistyped(group: usize) -> String {
    if group == 0 { "the recovery key was mistyped".to_owned() } else { format!("group {group} of the recovery key was mistyped") }
}

impl From<Conflict> for StoreError {
    fn from(conflict: Conflict) -> Self {
        Self::Conflict(conflict.what)
    }
}
