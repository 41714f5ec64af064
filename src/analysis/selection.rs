//! Which codings count, and of which documents.

use crate::model::coding::Coding;
use crate::model::ids::{CodeId, CoderId, CodingId, DocumentId};
use crate::model::project::Project;
use std::collections::BTreeSet;

/// Which codings count. What is not set leaves nothing out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Only these documents; shares are of their words.
    pub documents: Option<BTreeSet<DocumentId>>,
    /// Only codings by these coders.
    pub coders: Option<BTreeSet<CoderId>>,
    /// Only codings with these codes.
    pub codes: Option<BTreeSet<CodeId>>,
    /// Only these codings, as a query found them.
    pub codings: Option<BTreeSet<CodingId>>,
}

impl Selection {
    /// True where the document belongs to the selection.
    pub fn has_document(&self, document_id: DocumentId) -> bool {
        self.documents.as_ref().is_none_or(|documents| documents.contains(&document_id))
    }

    /// True where the coding counts.
    pub fn counts(&self, coding: &Coding) -> bool {
        self.has_document(coding.document)
            && self.coders.as_ref().is_none_or(|coders| coders.contains(&coding.coder))
            && self.codes.as_ref().is_none_or(|codes| codes.contains(&coding.code))
            && self.codings.as_ref().is_none_or(|codings| codings.contains(&coding.id))
    }

    /// The codings of a document that count, by place.
    pub fn of_document<'a>(&'a self, project: &'a Project, document_id: DocumentId) -> impl Iterator<Item = &'a Coding> + 'a {
        project.codings_of(document_id).iter().filter(|coding| self.counts(coding))
    }
}
