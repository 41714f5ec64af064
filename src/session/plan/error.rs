//! Why a command cannot be carried out; nothing is changed then.

use crate::model::attribute::ValueError;
use crate::model::codebook::CodeLookupError;
use crate::model::retext::RetextError;
use crate::model::text::CharSpan;
use crate::model::tombstone::{Reason, Tombstone};
use crate::session::find::FindError;
use crate::session::merge::MergeError;

/// Why a command cannot be carried out.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum PlanError {
    /// A document, case or coder that cannot be found.
    #[error(transparent)]
    Find(#[from] FindError),
    /// A code that cannot be found.
    #[error(transparent)]
    Code(#[from] CodeLookupError),
    /// A value that does not fit its attribute.
    #[error(transparent)]
    Value(#[from] ValueError),
    /// Another copy cannot be taken in.
    #[error(transparent)]
    Merge(#[from] MergeError),
    /// Something that was there a moment ago, or never was.
    #[error("there is no such {0} in this project")]
    Gone(&'static str),
    /// The project was started already.
    #[error("this project was started already")]
    AlreadyStarted,
    /// A passage that is empty.
    #[error("the passage {0} holds no character")]
    EmptyPassage(CharSpan),
    /// A passage that reaches beyond its document.
    #[error("the passage {span} reaches beyond ‘{document}’, which ends at {length}")]
    BeyondText {
        /// The passage.
        span: CharSpan,
        /// Short name of the document.
        document: String,
        /// Number of characters of the document.
        length: u32,
    },
    /// A code that only holds others.
    #[error("‘{0}’ is a category: code with one of the codes below it")]
    NotCodable(String),
    /// The passage carries the code of this coder already.
    #[error("‘{code}’ is on {span} already")]
    CodedAlready {
        /// Path of the code.
        code: String,
        /// The passage.
        span: CharSpan,
    },
    /// A name that is taken.
    #[error("there is a {what} ‘{name}’ already")]
    NameTaken {
        /// What kind of thing.
        what: &'static str,
        /// The name.
        name: String,
    },
    /// A name that is empty or holds what it must not.
    #[error("‘{name}’ cannot be the name of a {what}: {why}")]
    BadName {
        /// What kind of thing.
        what: &'static str,
        /// The name.
        name: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// A code cannot be moved or merged below itself.
    #[error("a code cannot go into itself or into a code below it")]
    Circle,
    /// A speaker's label that the document does not have.
    #[error("nobody speaks as ‘{label}’ in ‘{document}’")]
    NoSpeaker {
        /// The label.
        label: String,
        /// Short name of the document.
        document: String,
    },
    /// A number of a turn that the document does not have.
    #[error("there is no turn {turn} in ‘{document}’, which has {turns}")]
    NoTurn {
        /// The number, from 1.
        turn: u32,
        /// Short name of the document.
        document: String,
        /// How many turns it has.
        turns: usize,
    },
    /// An empty text where one is wanted.
    #[error("the {0} is empty")]
    EmptyText(&'static str),
    /// A query that cannot be read.
    #[error("{0}")]
    BadQuery(String),
    /// The team does not compare its coders.
    #[error("comparing coders is switched off in this project")]
    AgreementOff,
    /// Nothing would change.
    #[error("there is nothing to do: {0}")]
    Nothing(String),
    /// A text that was withdrawn.
    #[error("{document}: its text was withdrawn on {at} ({}) and may not come back", reason.text().en)]
    Withdrawn {
        /// Name of the file or document.
        document: String,
        /// When it was withdrawn.
        at: String,
        /// Why.
        reason: Reason,
    },
    /// Nobody agreed to what is in a document.
    #[error("‘{0}’ may not be coded: there is no consent to its analysis")]
    NoConsent(String),
    /// Consent is asked for in this project and not recorded for a document.
    #[error("‘{0}’ may not be coded yet: no consent is recorded")]
    ConsentNotRecorded(String),
    /// A raw text of somebody else.
    #[error("‘{document}’ is raw: until it is pseudonymised, only {importer}, who took it in, codes it")]
    Raw {
        /// The document.
        document: String,
        /// Who took it in.
        importer: String,
    },
    /// A state that comes later.
    #[error("‘{document}’ needs {needs} first")]
    NotYet {
        /// The document.
        document: String,
        /// What is missing.
        needs: &'static str,
    },
    /// Who replaced the names cannot be the one who checks it.
    #[error("‘{0}’ was pseudonymised by you: the second check is another person’s")]
    SamePerson(String),
    /// Words cannot give way to others.
    #[error(transparent)]
    Retext(#[from] RetextError),
    /// Rows of a table that cannot be taken in; none was.
    #[error("{}", rows_message(.0))]
    Rows(Vec<BadRow>),
}

impl PlanError {
    /// The refusal of a text that was withdrawn.
    pub(in crate::session) fn withdrawn(document: &str, tombstone: &Tombstone) -> Self {
        let at = tombstone.at.text().split('T').next().unwrap_or_default().to_owned();
        Self::Withdrawn { document: document.to_owned(), at, reason: tombstone.reason }
    }
}

/// A row that cannot be taken in, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRow {
    /// Line of the file, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub why: String,
}

/// How many bad rows a message lists.
const LISTED: usize = 20;

fn rows_message(rows: &[BadRow]) -> String {
    let mut message = match rows.len() {
        1 => "1 row cannot be taken in, so none was".to_owned(),
        number => format!("{number} rows cannot be taken in, so none was"),
    };
    for row in rows.iter().take(LISTED) {
        message.push_str(&format!("\n  line {}: {}", row.line, row.why));
    }
    if rows.len() > LISTED {
        message.push_str(&format!("\n  and {} more", rows.len() - LISTED));
    }
    message
}
