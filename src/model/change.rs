//! The only way anything in a project changes: a thing before and after, so that taking back is a swap.

use crate::model::attribute::{Attribute, AttributeValue};
use crate::model::case::{Case, CaseLink};
use crate::model::code::Code;
use crate::model::coder::Coder;
use crate::model::coding::Coding;
use crate::model::departure::Departure;
use crate::model::document::Document;
use crate::model::info::Info;
use crate::model::kept::Kept;
use crate::model::memo::Memo;
use crate::model::quote_use::QuoteUse;
use crate::model::revision::Revision;
use crate::model::round::Round;
use crate::model::searching::{Concept, SavedSearch, StopWords};
use crate::model::settlement::Settlement;
use crate::model::summary::CellSummary;
use crate::model::tombstone::Tombstone;
use serde::{Deserialize, Serialize};

/// A thing before and after: nothing before is new, nothing after is gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit<T> {
    /// As it was.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub before: Option<T>,
    /// As it is from now on.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub after: Option<T>,
}

fn none<T>() -> Option<T> {
    None
}

impl<T> Edit<T> {
    /// Something new.
    pub fn insert(after: T) -> Self {
        Self { before: None, after: Some(after) }
    }
    /// Something other than before.
    pub fn update(before: T, after: T) -> Self {
        Self { before: Some(before), after: Some(after) }
    }
    /// Something gone.
    pub fn delete(before: T) -> Self {
        Self { before: Some(before), after: None }
    }
    /// The edit that takes this one back.
    pub fn inverted(self) -> Self {
        Self { before: self.after, after: self.before }
    }
    /// The thing after, or, where it is gone, as it was.
    pub fn either(&self) -> Option<&T> {
        self.after.as_ref().or(self.before.as_ref())
    }
}

/// One fact that changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::large_enum_variant, reason = "changes are made, written and dropped; most are codings, and a box for each would cost more than it saves")]
pub enum Change {
    /// The project's own facts.
    Info(Edit<Info>),
    /// A coder.
    Coder(Edit<Coder>),
    /// A document.
    Document(Edit<Document>),
    /// A code.
    Code(Edit<Code>),
    /// A coding.
    Coding(Edit<Coding>),
    /// A thing of another tool that is kept for re-export.
    Kept(Edit<Kept>),
    /// A case.
    Case(Edit<Case>),
    /// A link between a case and a document.
    CaseLink(Edit<CaseLink>),
    /// The definition of an attribute.
    Attribute(Edit<Attribute>),
    /// The value of an attribute.
    Value(Edit<AttributeValue>),
    /// A memo.
    Memo(Edit<Memo>),
    /// A file that left.
    Departure(Edit<Departure>),
    /// A saved search.
    SavedSearch(Edit<SavedSearch>),
    /// A concept list.
    Concept(Edit<Concept>),
    /// The stop words of a language.
    StopWords(Edit<StopWords>),
    /// A settled disagreement.
    Settlement(Edit<Settlement>),
    /// A kept round of comparing coders.
    Round(Edit<Round>),
    /// The summary of a cell of a matrix.
    Summary(Edit<CellSummary>),
    /// One use of a quote.
    QuoteUse(Edit<QuoteUse>),
    /// How a document's text became another.
    Revision(Edit<Revision>),
    /// What was withdrawn.
    Tombstone(Edit<Tombstone>),
}

impl Change {
    /// The change that takes this one back.
    pub fn inverted(self) -> Self {
        match self {
            Self::Info(edit) => Self::Info(edit.inverted()),
            Self::Coder(edit) => Self::Coder(edit.inverted()),
            Self::Document(edit) => Self::Document(edit.inverted()),
            Self::Code(edit) => Self::Code(edit.inverted()),
            Self::Coding(edit) => Self::Coding(edit.inverted()),
            Self::Kept(edit) => Self::Kept(edit.inverted()),
            Self::Case(edit) => Self::Case(edit.inverted()),
            Self::CaseLink(edit) => Self::CaseLink(edit.inverted()),
            Self::Attribute(edit) => Self::Attribute(edit.inverted()),
            Self::Value(edit) => Self::Value(edit.inverted()),
            Self::Memo(edit) => Self::Memo(edit.inverted()),
            Self::Departure(edit) => Self::Departure(edit.inverted()),
            Self::SavedSearch(edit) => Self::SavedSearch(edit.inverted()),
            Self::Concept(edit) => Self::Concept(edit.inverted()),
            Self::StopWords(edit) => Self::StopWords(edit.inverted()),
            Self::Settlement(edit) => Self::Settlement(edit.inverted()),
            Self::Round(edit) => Self::Round(edit.inverted()),
            Self::Summary(edit) => Self::Summary(edit.inverted()),
            Self::QuoteUse(edit) => Self::QuoteUse(edit.inverted()),
            Self::Revision(edit) => Self::Revision(edit.inverted()),
            Self::Tombstone(edit) => Self::Tombstone(edit.inverted()),
        }
    }

    /// True where a document's text, layout, language or name changes, which the index has to follow.
    pub fn touches_texts(&self) -> bool {
        matches!(self, Self::Document(_))
    }

    /// True where it tells of something outside the project that happened and cannot be taken back.
    pub fn is_lasting(&self) -> bool {
        matches!(self, Self::Departure(_))
    }
}

/// The changes that take these back: each swapped, the last first.
pub fn inverted(changes: Vec<Change>) -> Vec<Change> {
    changes.into_iter().rev().map(Change::inverted).collect()
}
