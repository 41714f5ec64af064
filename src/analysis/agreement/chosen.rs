//! Which documents are compared, and who has coded them.

use super::Request;
use super::material::{MOST_CODERS, full, seen};
use crate::model::ids::{CoderId, DocumentId};
use crate::model::project::Project;
use rayon::prelude::*;

/// Which documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Documents {
    /// Those that every chosen coder has coded: a document without any coding of a coder counts as not read by that coder.
    #[default]
    Common,
    /// These. A coder without any coding in one of them has no judgement there.
    These(Vec<DocumentId>),
}

/// The documents that are compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// The documents, in the order of their import.
    pub documents: Vec<DocumentId>,
    /// Who has not coded one of them.
    pub missing: Vec<(DocumentId, CoderId)>,
    /// Documents that some, not all, of the coders have coded, and that are therefore left out.
    pub left: Vec<Left>,
}

/// A document that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The document.
    pub document: DocumentId,
    /// Who has coded it.
    pub coded_by: Vec<CoderId>,
}

/// Why coders cannot be compared.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unable {
    /// Fewer than two coders, or one twice.
    #[error("agreement is between at least two different coders")]
    TooFewCoders,
    /// More coders than fit.
    #[error("at most {MOST_CODERS} coders can be compared at once")]
    TooManyCoders,
    /// No document that two of them have coded.
    #[error("no document is coded by all of them; choose other coders or documents")]
    NoDocuments,
}

/// The documents of a request.
pub fn choose(project: &Project, request: &Request) -> Result<Chosen, Unable> {
    let coders = &request.coders;
    if coders.len() > MOST_CODERS {
        return Err(Unable::TooManyCoders);
    }
    if coders.len() < 2 || coders.iter().enumerate().any(|(place, coder)| coders.iter().skip(place + 1).any(|other| other == coder)) {
        return Err(Unable::TooFewCoders);
    }
    let ids: Vec<DocumentId> = project.documents().map(|document| document.id).collect();
    let seen: Vec<u64> = ids.par_iter().map(|document| seen(project, *document, coders)).collect();
    let all = full(coders.len());
    let who = |seen: u64, has: bool| coders.iter().enumerate().filter(move |(place, _)| (seen >> place & 1 == 1) == has).map(|(_, coder)| *coder);
    let mut chosen = Chosen::default();
    for (document, seen) in ids.into_iter().zip(seen) {
        let wanted = match &request.documents {
            Documents::Common => seen == all,
            Documents::These(these) => these.contains(&document),
        };
        if wanted {
            chosen.documents.push(document);
            chosen.missing.extend(who(seen, false).map(|coder| (document, coder)));
        } else if request.documents == Documents::Common && seen != 0 {
            chosen.left.push(Left { document, coded_by: who(seen, true).collect() });
        }
    }
    if chosen.documents.is_empty() { Err(Unable::NoDocuments) } else { Ok(chosen) }
}
