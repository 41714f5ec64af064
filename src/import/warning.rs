//! What an import noticed: told with its place, never a reason to refuse a document.

use std::fmt;

/// Something that was noticed while a document was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// What it is.
    pub kind: WarningKind,
    /// Line of the stored text, from 1; none where it concerns the whole document.
    pub line: Option<u32>,
}

/// What an import can notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WarningKind {
    /// The encoding is a guess.
    GuessedEncoding(String),
    /// Some bytes mean nothing in the encoding.
    Undecodable {
        /// Name of the encoding.
        encoding: String,
    },
    /// NUL characters, which became U+FFFD.
    Nul {
        /// How many.
        count: usize,
    },
    /// Comments of a word processor, which were left out.
    Comments {
        /// How many.
        count: usize,
    },
    /// Deleted text of tracked changes, which was left out.
    Deleted {
        /// How many stretches.
        count: usize,
    },
    /// Pictures or drawings, which were left out.
    Pictures {
        /// How many.
        count: usize,
    },
    /// Blocks of a subtitle file that are no cues.
    Notes {
        /// How many.
        count: usize,
    },
    /// Words that were cut at the ends of lines and joined with a soft hyphen.
    Joined {
        /// How many.
        count: usize,
    },
    /// Paragraphs that go on over the end of a page, which were put together before the number of the page they end on.
    AcrossPages {
        /// How many.
        count: usize,
    },
    /// Lines at the head or foot of most pages, which were left out.
    RunningHeads {
        /// How many.
        count: usize,
    },
    /// Letters that are not set level, which were left out.
    Aslant {
        /// How many.
        count: usize,
    },
    /// Signs of which the file does not say what letters they are.
    NoLetters {
        /// How many.
        count: usize,
    },
    /// Pages that are pictures without text.
    ScannedPages {
        /// Their numbers, from 1.
        pages: Vec<usize>,
    },
    /// A cue whose times cannot be read.
    BadCue,
    /// A label that stands once and looks like a speaker, but was not taken for one.
    LoneLabel(String),
}

impl Warning {
    /// A warning that concerns the whole document.
    pub fn whole(kind: WarningKind) -> Self {
        Self { kind, line: None }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(out, "line {line}: ")?;
        }
        match &self.kind {
            WarningKind::GuessedEncoding(name) => write!(out, "the encoding is a guess ({name}): look at the accents"),
            WarningKind::Undecodable { encoding } => write!(out, "some characters cannot be read as {encoding} and show as �"),
            WarningKind::Nul { count } => write!(out, "{count} NUL characters became �"),
            WarningKind::Comments { count } => write!(out, "{count} comments were left out"),
            WarningKind::Deleted { count } => write!(out, "{count} deleted passages of tracked changes were left out"),
            WarningKind::Pictures { count } => write!(out, "{count} pictures were left out"),
            WarningKind::Notes { count } => write!(out, "{count} blocks that are no cues were left out"),
            WarningKind::Joined { count } => write!(out, "{count} words were cut at the ends of lines and joined: a soft hyphen (U+00AD) marks where"),
            WarningKind::AcrossPages { count } => {
                write!(out, "{count} paragraphs that go on over the end of a page were put together, before the number of the page they end on")
            }
            WarningKind::RunningHeads { count } => write!(out, "{count} running heads and page numbers were left out"),
            WarningKind::Aslant { count } => write!(out, "{count} letters that are set aslant were left out"),
            WarningKind::NoLetters { count } => write!(out, "the file does not say what {count} of its signs are: they show as �"),
            WarningKind::ScannedPages { pages } => {
                let pages: Vec<String> = pages.iter().map(ToString::to_string).collect();
                write!(out, "pages without text, pictures only: {}", pages.join(", "))
            }
            WarningKind::BadCue => write!(out, "a cue has no readable time and was taken as text"),
            WarningKind::LoneLabel(label) => write!(out, "‘{label}:’ stands once and was not taken for a speaker"),
        }
    }
}
