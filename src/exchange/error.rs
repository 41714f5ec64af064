//! Why a study of another tool cannot be read or written.

/// Why a study of another tool cannot be read or written. Nothing is changed then, and nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum ExchangeError {
    /// Not a file of this kind.
    #[error("this is not {expected}: {why}")]
    NotThis {
        /// What was expected.
        expected: &'static str,
        /// Why it is not.
        why: String,
    },
    /// The archive cannot be unpacked.
    #[error("the archive is damaged: {0}")]
    BadArchive(String),
    /// The archive holds no project.
    #[error("the archive holds no project (.qde)")]
    NoProject,
    /// The archive holds several projects.
    #[error("the archive holds several projects: {}", .0.join(", "))]
    SeveralProjects(Vec<String>),
    /// The archive or one of its files is beyond all measure.
    #[error("{what} is beyond what Griot unpacks: {limit}")]
    TooLarge {
        /// What is too large.
        what: String,
        /// The limit.
        limit: String,
    },
    /// The archive is encrypted.
    #[error("the archive is encrypted")]
    Encrypted,
    /// The XML is not well formed, or holds what it must not.
    #[error("the project in the file cannot be read: {0}")]
    BadXml(String),
    /// A database of another tool.
    #[error(transparent)]
    Database(#[from] crate::store::StoreError),
    /// A table.
    #[error(transparent)]
    Table(#[from] crate::import::table::TableError),
    /// Who waits for it asked it to stop.
    #[error("stopped: nothing was changed and no file was written")]
    Cancelled,
    /// Reading or writing.
    #[error("the file cannot be read or put together: {0}")]
    Io(#[from] std::io::Error),
}

impl ExchangeError {
    /// What to do, where the sentence does not say it.
    pub fn hint(&self) -> Option<&'static str> {
        Some(match self {
            Self::NotThis { .. } => {
                "look whether the right file was chosen; .qdpx, .qde and .qdc are REFI-QDA, and QualCoder (.qda), Taguette (.sqlite3) and RQDA (.rqda) projects are read too"
            }
            Self::BadArchive(_) => "export it again from the program that made it, and copy it whole",
            Self::NoProject => "export a project with its documents; a codebook alone ends in .qdc",
            Self::SeveralProjects(_) => "unpack it and give the .qde file that is meant",
            Self::TooLarge { .. } => "export it without media, or in parts",
            Self::Encrypted => "export it again without a password",
            Self::BadXml(_) => "export it again from the program that made it",
            Self::Table(_) | Self::Database(_) | Self::Io(_) | Self::Cancelled => return None,
        })
    }
}
