//! Why a file cannot become a document.

/// Why a file cannot become a document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// Not a format that is read.
    #[error("files ending in ‘{0}’ cannot be read")]
    UnknownFormat(String),
    /// No text at all.
    #[error("the file holds no text")]
    Empty,
    /// Not a text.
    #[error("the file is no text: it holds control characters throughout")]
    NotText,
    /// An encoding that nobody knows.
    #[error("‘{0}’ is not an encoding")]
    UnknownEncoding(String),
    /// Ends in .docx and is no zip archive.
    #[error("the file ends in .docx but is no Word document: {0}")]
    NotDocx(String),
    /// A part of the document is not well formed.
    #[error("the Word document is damaged: {0}")]
    BadXml(String),
    /// Not what its ending says, or damaged.
    #[error("the file is no {}: {why}", format.trim_start_matches("an ").trim_start_matches("a "))]
    Damaged {
        /// What its ending promises.
        format: &'static str,
        /// What is wrong.
        why: String,
    },
    /// Pictures of pages without any text.
    #[error("the file is a scan without text: its {pages} pages are pictures")]
    Scan {
        /// How many pages.
        pages: usize,
    },
    /// Needs a password.
    #[error("the file is encrypted and needs a password")]
    Locked,
    /// Inflates beyond all measure.
    #[error("the file unpacks to more than {0} MB: no transcript is that large")]
    TooLarge(u64),
}

impl ImportError {
    /// What to do.
    pub fn hint(&self) -> Option<&'static str> {
        Some(match self {
            Self::UnknownFormat(_) => "save it as .docx, .odt, .rtf, .html, .pdf, .txt, .md, .vtt, .srt or .eaf",
            Self::Empty => "look whether the right file was chosen",
            Self::NotText => "open it with the program that made it, and save it as .docx or .txt",
            Self::UnknownEncoding(_) => "utf-8, windows-1252, utf-16le and the like are known",
            Self::Damaged { .. } => "open it with the program that made it, and save it again",
            Self::Scan { .. } => "let a program for text recognition (OCR) read it first, and import what it writes",
            Self::Locked => "open it with its password, save it without one, and import that file",
            Self::NotDocx(_) | Self::BadXml(_) => "open it in Word or LibreOffice and save it as .docx again",
            Self::TooLarge(_) => return None,
        })
    }
}
