//! The documents that a query is asked of, and the cases that hold its parts.

use crate::index::{BlockSet, Numbering};
use crate::model::ids::{CaseId, DocumentId};
use crate::model::place::Transcript;
use crate::model::project::Project;
use crate::model::text::CharSpan;
use crate::query::ast::Unit;
use crate::query::condition::Heard;
use crate::query::control::Control;
use crate::query::error::QueryError;
use crate::query::evaluate::{Finder, Page, boolean};
use crate::query::plan::{Plan, Prepared};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// For each part that is combined in cases, by its slot, the stretches in one document of each case that holds it.
pub(super) type Held = BTreeMap<usize, Vec<Vec<CharSpan>>>;
/// The same for every document.
pub(super) type Cases = BTreeMap<DocumentId, Held>;

/// What a query is asked with.
pub(super) struct Asking<'a> {
    pub(super) project: &'a Project,
    pub(super) prepared: &'a Prepared,
    pub(super) finder: Finder<'a>,
    pub(super) control: &'a Control,
    /// With an index, the numbers of the blocks, and for each text of the query the blocks in which it can stand: only what is indexed is asked.
    pub(super) indexed: Option<(&'a Numbering, &'a [BlockSet])>,
}

impl Asking<'_> {
    /// A document with what cases hold there; none where it is not indexed yet.
    pub(super) fn page<'p>(&'p self, transcript: &'p Transcript, held: &'p Held) -> Option<Page<'p>> {
        let document_id = transcript.document.id;
        let candidates = match self.indexed {
            Some((numbering, sets)) => Some((numbering.numbered(document_id)?.blocks.start, sets)),
            None => None,
        };
        let material = (transcript, self.project.codings_of(document_id));
        Some(Page::new(self.prepared, self.finder, self.control, material, candidates, held))
    }

    /// Holds every part that is combined in cases against every case, the inner parts first.
    pub(super) fn cases(&self) -> Result<Cases, QueryError> {
        let mut found = Cases::new();
        let mut parts = Vec::new();
        case_parts(&self.prepared.plan, &mut parts);
        debug_assert_eq!(parts.len(), self.prepared.case_slots.len());
        if parts.is_empty() {
            return Ok(found);
        }
        let heard: Vec<(CaseId, BTreeMap<DocumentId, Heard>)> =
            self.project.cases().map(|case| (case.id, Heard::of(self.project, &BTreeSet::from([case.id])))).collect();
        for (inner, slot) in parts {
            let held: Vec<Vec<(DocumentId, Vec<CharSpan>)>> =
                heard.par_iter().map(|(_, heard)| self.of_case(inner, heard, &found)).collect::<Result<_, QueryError>>()?;
            for (document_id, spans) in held.into_iter().flatten() {
                found.entry(document_id).or_default().entry(slot).or_default().push(spans);
            }
        }
        Ok(found)
    }

    /// Where a case is heard, if the part holds in all that it says taken together; else nothing.
    fn of_case(&self, inner: &Plan, heard: &BTreeMap<DocumentId, Heard>, before: &Cases) -> Result<Vec<(DocumentId, Vec<CharSpan>)>, QueryError> {
        self.control.check()?;
        let none = Held::new();
        let here: Vec<(Transcript, Vec<CharSpan>)> = heard
            .iter()
            .filter_map(|(document_id, heard)| {
                let transcript = self.project.transcript(*document_id)?;
                let spans = heard.spans(&transcript);
                Some((transcript, spans))
            })
            .collect();
        let page = |(transcript, spans)| Some((self.page(transcript, before.get(&transcript.document.id).unwrap_or(&none))?, spans));
        let pages: Vec<(Page<'_>, &[CharSpan])> = here.iter().map(|(transcript, spans)| (transcript, spans.as_slice())).filter_map(page).collect();
        let holds = boolean(inner, &|part| match part {
            // Nothing may be coded in any of the documents.
            Plan::Uncoded => pages.iter().all(|(page, spans)| page.holds_here(part, spans)),
            part => pages.iter().any(|(page, spans)| page.holds_here(part, spans)),
        });
        drop(pages);
        Ok(if holds { here.into_iter().map(|(transcript, spans)| (transcript.document.id, spans)).collect() } else { Vec::new() })
    }
}

/// The parts that are combined in cases, those inside others first.
fn case_parts<'a>(plan: &'a Plan, found: &mut Vec<(&'a Plan, usize)>) {
    match plan {
        Plan::In(unit, inner, slot) => {
            case_parts(inner, found);
            if *unit == Unit::Case {
                found.push((&**inner, *slot));
            }
        }
        Plan::All(parts) | Plan::Any(parts) => parts.iter().for_each(|part| case_parts(part, found)),
        Plan::Not(inner) => case_parts(inner, found),
        Plan::Related { left, right, .. } => {
            case_parts(left, found);
            case_parts(right, found);
        }
        Plan::Text(_) | Plan::Coded(_) | Plan::Scope(..) | Plan::Uncoded => {}
    }
}
