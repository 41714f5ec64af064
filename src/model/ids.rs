//! Identities: one type per kind of thing, so that a code can never be taken for a coding.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// Defines a newtype around a UUID for each kind of thing in a project.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps a UUID that was made by the clock or read from a file.
            pub const fn from_uuid(uuid: Uuid) -> Self { Self(uuid) }
            /// The UUID itself.
            pub const fn uuid(self) -> Uuid { self.0 }
            /// The sixteen bytes that the project file stores.
            pub fn bytes(&self) -> &[u8; 16] { self.0.as_bytes() }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(out) }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result { write!(out, "{}({})", stringify!($name), self.0) }
        }
        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> { Uuid::parse_str(text).map(Self) }
        }
    )*};
}

ids! {
    /// A document: an interview, a focus group, a field note or a text from elsewhere.
    DocumentId,
    /// A code of the codebook.
    CodeId,
    /// One coding: one coder applied one code to one passage.
    CodingId,
    /// A thing of another tool that is kept for re-export.
    KeptId,
    /// A case: whom or what the documents are about.
    CaseId,
    /// The link that says in which document, and as which speaker, a case is heard.
    CaseLinkId,
    /// The definition of an attribute of cases or of documents.
    AttributeId,
    /// A memo.
    MemoId,
    /// A saved search.
    SavedSearchId,
    /// A concept list.
    ConceptId,
    /// The summary of a cell of a matrix.
    SummaryId,
    /// One use of a quote.
    QuoteUseId,
    /// A coder.
    CoderId,
    /// A file that left the project.
    DepartureId,
    /// A settled disagreement between coders.
    SettlementId,
    /// A kept round of comparing coders.
    RoundId,
    /// What says that a text was withdrawn.
    TombstoneId,
    /// How a text became another.
    RevisionId,
    /// One operation of the log.
    OpId,
    /// The installation of Griot on which an operation was made.
    InstallationId,
    /// The project itself, the same in all of its copies.
    ProjectId,
}
