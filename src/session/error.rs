//! What can go wrong in a session, and what a person is told: what happened and what to do.

use crate::analysis::agreement::Unable;
use crate::exchange::ExchangeError;
use crate::export::error::ExportError;
use crate::import::ImportError;
use crate::import::table::TableError;
use crate::index::IndexError;
use crate::model::project::Conflict;
use crate::query::QueryError;
use crate::session::find::FindError;
use crate::session::merge::MergeError;
use crate::session::plan::PlanError;
use crate::store::StoreError;

/// What can go wrong in a session. Nothing was changed where one of these is returned.
#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    /// Who waits for it asked it to stop.
    #[error("stopped: nothing was changed and no file was written")]
    Stopped,
    /// The project file.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The command cannot be carried out.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// A document or case cannot be found.
    #[error(transparent)]
    Find(#[from] FindError),
    /// A study of another tool.
    #[error(transparent)]
    Exchange(#[from] ExchangeError),
    /// A document cannot be read.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// A table cannot be read.
    #[error(transparent)]
    Table(#[from] TableError),
    /// The index.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// The query.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// The export.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// Another copy cannot be taken in.
    #[error(transparent)]
    Merge(#[from] MergeError),
    /// Coders cannot be compared.
    #[error(transparent)]
    Agreement(#[from] Unable),
    /// A change does not fit the project.
    #[error(transparent)]
    Conflict(#[from] Conflict),
    /// A file cannot be read.
    #[error("{path} cannot be read: {source}")]
    Read {
        /// The file.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// The terminal.
    #[error("the terminal cannot be used: {0}")]
    Terminal(#[from] std::io::Error),
    /// The project is open for reading only.
    #[error("{0}")]
    ReadOnly(String),
    /// Nothing can be taken back.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// What was done before texts were destroyed is not taken back.
    #[error("nothing that was done before {0} can be taken back: texts were destroyed then")]
    BeforeDestruction(String),
    /// Nothing can be done again.
    #[error("there is nothing to redo")]
    NothingToRedo,
    /// The log names an operation that it does not hold.
    #[error("the history of this project is incomplete")]
    HistoryBroken,
    /// The built-in lists are damaged: the program was not built properly.
    #[error("the built-in {0} cannot be read")]
    Builtin(&'static str),
    /// A file's ending says nothing that can be written or read here.
    #[error("‘{ending}’ is not a format for this; use {}", known.join(", "))]
    UnknownEnding {
        /// The ending.
        ending: String,
        /// Endings that work.
        known: Vec<&'static str>,
    },
    /// A request that cannot be met as it was put.
    #[error("{0}")]
    Request(String),
}

/// What a person sees: what happened, what to do, and the cause in the words of the part that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What happened.
    pub what: String,
    /// What to do; none where the first sentence says it.
    pub hint: Option<String>,
}

impl SessionError {
    /// True where the work stopped because somebody asked it to.
    pub fn is_cancelled(&self) -> bool {
        matches!(self, Self::Stopped | Self::Exchange(ExchangeError::Cancelled))
    }

    /// What a person is told.
    pub fn message(&self) -> Message {
        Message { what: self.to_string(), hint: self.hint() }
    }

    fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::Store(err) => return err.hint().map(str::to_owned),
            Self::Exchange(err) => return err.hint().map(str::to_owned),
            Self::Import(err) => return err.hint().map(str::to_owned),
            Self::Export(err) => return err.hint().map(str::to_owned),
            Self::Query(err) => return err.hint(),
            Self::Plan(PlanError::Find(err)) | Self::Find(err) => return find_hint(err),
            Self::Plan(PlanError::Code(_)) => "griot codebook show lists the codes with their paths",
            Self::Plan(PlanError::NameTaken { what: "coder", .. }) => "two people are not made one: choose another name",
            Self::Plan(PlanError::Rows(_)) => "mend the rows and import the file again",
            Self::Plan(PlanError::BeyondText { .. } | PlanError::EmptyPassage(_)) => "positions are counted in characters from 0, the end exclusive",
            Self::Plan(PlanError::AgreementOff) => "griot agreement PROJECT --switch on, or the project's settings, switch it on",
            Self::Agreement(Unable::NoDocuments) => "griot table frequency PROJECT --by coder shows who coded; --documents chooses documents",
            Self::Index(_) => "griot reindex builds the index again from the texts",
            Self::Conflict(_) => "close and open the project, then try again",
            Self::BeforeDestruction(_) => "griot log shows what was done; do the opposite by hand, or go back to a backup that was made later",
            Self::Plan(PlanError::ConsentNotRecorded(_)) => {
                "record it: griot consent PROJECT DOC --mode oral_witnessed --scope analysis,anonymous_quotation, or on the page of cases"
            }
            Self::Plan(PlanError::NoConsent(_)) => "griot consent PROJECT shows what is recorded; what nobody agreed to should be withdrawn",
            Self::Plan(PlanError::Withdrawn { .. }) => "what a participant took back stays away; griot log says when it was withdrawn",
            Self::HistoryBroken => "griot check lists what is wrong with the file",
            _ => return None,
        };
        Some(hint.to_owned())
    }
}

fn find_hint(err: &FindError) -> Option<String> {
    let hint = match err {
        FindError::NoDocument(_) | FindError::SeveralDocuments { .. } => "griot documents lists the documents with their short names",
        FindError::NoCase(_) => "griot table cases lists the cases",
        FindError::NoCoder { .. } => return None,
    };
    Some(hint.to_owned())
}
