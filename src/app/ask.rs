//! What panels ask for. They never change a project: the window carries their wishes out after painting.

use crate::app::action::Action;
use crate::model::ids::{CaseId, CodeId, CodingId, DocumentId, TombstoneId};
use crate::model::memo::MemoTarget;
use crate::model::text::CharSpan;
use crate::session::command::Command;
use std::path::PathBuf;

/// A wish of a panel.
#[derive(Clone, Debug)]
pub enum Ask {
    /// One of the actions of menu, palette and keys.
    Run(Action),
    /// An act on the project.
    Do(Box<Command>),
    /// Show a document.
    Open(DocumentId),
    /// Show a passage of a document, with a coding of it selected or none.
    Show {
        /// The document.
        document: DocumentId,
        /// The passage.
        span: CharSpan,
        /// A coding to select.
        coding: Option<CodingId>,
    },
    /// Close a document's tab.
    CloseTab(DocumentId),
    /// Select a coding, or none.
    Select(Option<CodingId>),
    /// Choose a code in the tree.
    ChooseCode(CodeId),
    /// Apply a code to a passage of the document in front.
    Apply {
        /// The code.
        code: CodeId,
        /// The passage.
        span: CharSpan,
    },
    /// Open the definition of a code.
    EditCode(CodeId),
    /// Make a code below another, or a family.
    NewCode(Option<CodeId>),
    /// Take a code away, after a question that says what goes with it.
    DeleteCode(CodeId),
    /// Choose the code into which another is merged.
    MergeCode(CodeId),
    /// Show only the codings of a code and those below it, or of all codes.
    Limit(Option<CodeId>),
    /// Show the codings of a code and those below it too, where the view is limited to some codes.
    LimitAlso(CodeId),
    /// Put a code under a digit, or take it off.
    PinCode(CodeId),
    /// Take a document out, after a question.
    RemoveDocument(DocumentId),
    /// Destroy a document that was withdrawn, or a passage of one, after a look at what goes.
    Withdraw(DocumentId, Option<CharSpan>),
    /// Show and record the consent to a document.
    Consent(DocumentId),
    /// Replace real names of a document, one by one.
    Pseudonymise(DocumentId),
    /// Take a case away, after a question.
    RemoveCase(CaseId),
    /// Show a case.
    OpenCase(CaseId),
    /// Show what can be said of a document: name, kind, language, speakers and values.
    Describe(DocumentId),
    /// Write a memo about something.
    WriteMemo(MemoTarget),
    /// Take files in, after a look at them.
    Review(Vec<PathBuf>),
    /// Open the menu of a coding or of the text at a place on the screen.
    Menu([i32; 2]),
    /// List codings at a place on the screen, to choose one of them.
    ListCodings {
        /// The codings.
        codings: Vec<CodingId>,
        /// The place, in points.
        at: [i32; 2],
    },
    /// Go back to a point of the history: undo so many acts, after a question.
    GoBack(usize),
    /// Write the certificate of a withdrawal again.
    Certificate(TombstoneId),
    /// Take in a codebook from a file.
    TakeCodebook(PathBuf),
    /// Look at another copy of the project, to take it in.
    LookAtCopy(PathBuf),
    /// Look at a study of another program, to take it in here or to make a project of it.
    LookAtStudy {
        /// Its file or folder.
        path: PathBuf,
        /// True where the open project is to take it in.
        here: bool,
    },
    /// Look at a survey, to take it in.
    LookAtSurvey(PathBuf),
    /// Unpack a parcel.
    Unpack(PathBuf),
    /// Open a project file.
    OpenProject(PathBuf),
    /// Take a project off the list of recent ones.
    Forget(PathBuf),
    /// Write the table in front to a file.
    ExportTable,
    /// Write the agreement in front to a file.
    ExportAgreement,
    /// Write the chart in front to a file.
    ExportChart,
    /// Show the hits of the search in the open documents.
    ShowHits,
    /// Code the passages of the search that are ticked.
    CodeHits,
    /// Write the hits of the search to a file: those that are ticked, or all.
    ExportHits,
    /// Say something in a notice, by the key of its message.
    Tell(&'static str),
    /// The keyboard goes to the reader.
    FocusReader,
}

impl Ask {
    /// An act on the project.
    pub fn act(command: Command) -> Self {
        Self::Do(Box::new(command))
    }
}
