//! Why a file cannot be written.

/// Why a file cannot be written. Nothing lies under its name then, or what lay there before.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// A file of that name is there already.
    #[error("{0} is there already")]
    Exists(String),
    /// The folder or the file cannot be written.
    #[error("{path} cannot be written: {source}")]
    Write {
        /// The file.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// More rows than a sheet of Excel has.
    #[error("the table has {0} rows, and a sheet of Excel ends at 1,048,576")]
    TooManyRows(usize),
    /// The csv writer.
    #[error("the table cannot be written as csv: {0}")]
    Csv(#[from] ::csv::Error),
    /// The xlsx writer.
    #[error("the table cannot be written as xlsx: {0}")]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
    /// The chart's painter.
    #[error("the chart cannot be drawn: {0}")]
    Chart(String),
    /// The writer of packed files: .docx and .zip.
    #[error("the file cannot be packed: {0}")]
    Zip(#[from] zip::result::ZipError),
    /// The json writer.
    #[error("the table cannot be written as json: {0}")]
    Json(#[from] serde_json::Error),
    /// Writing into memory.
    #[error("the file cannot be put together: {0}")]
    Io(#[from] std::io::Error),
}

impl ExportError {
    /// What to do.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Exists(_) => Some("choose another name, or say --overwrite"),
            Self::Write { .. } => Some("choose a folder in which you may write"),
            Self::TooManyRows(_) => Some("write it as .csv"),
            _ => None,
        }
    }
}
