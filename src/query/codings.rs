//! The codings that meet a query, for the filters of tables: conditions are asked of each coding, words of its passage.

use crate::model::coding::Coding;
use crate::model::place::Transcript;
use crate::model::project::Project;
use crate::query::asking::{Asking, Held};
use crate::query::ast::Query;
use crate::query::control::Control;
use crate::query::error::QueryError;
use crate::query::evaluate::{Finder, Page};
use crate::query::plan::{Plan, Prepared};
use rayon::prelude::*;

/// The codings that meet a query. A code is asked of the coding itself; of several codes joined by AND one is asked of the coding, the others of
/// it or of codings that overlap it; a code that is denied beside one that is stated must not overlap it. Everything else must hold in its passage.
pub fn codings<'a>(project: &'a Project, query: &Query) -> Result<Vec<&'a Coding>, QueryError> {
    let prepared = Prepared::new(project, query)?;
    let (control, none) = (Control::default(), Held::new());
    let asking = Asking { project, prepared: &prepared, finder: Finder::Texts(&prepared.wanted), control: &control, indexed: None };
    let cases = asking.cases()?;
    let coded: Vec<Transcript> = project.transcripts().filter(|transcript| !project.codings_of(transcript.document.id).is_empty()).collect();
    let in_document = |transcript: &Transcript| {
        control.check()?;
        let codings = project.codings_of(transcript.document.id);
        let Some(page) = asking.page(transcript, cases.get(&transcript.document.id).unwrap_or(&none)) else { return Ok(Vec::new()) };
        Ok(codings.iter().filter(|coding| meets(&page, codings, coding, &prepared.plan)).collect())
    };
    let found: Vec<Vec<&Coding>> = coded.par_iter().map(in_document).collect::<Result<_, QueryError>>()?;
    Ok(found.into_iter().flatten().collect())
}

fn meets(page: &Page<'_>, codings: &[Coding], coding: &Coding, plan: &Plan) -> bool {
    let itself = |part: &Plan| meets(page, codings, coding, part);
    match plan {
        Plan::Coded(coded) => coded.holds(coding),
        Plan::Not(inner) => !itself(inner),
        Plan::Any(parts) => parts.iter().any(itself),
        Plan::Related { .. } => page.regions(plan).iter().any(|region| match region.coding {
            Some(coding_id) => coding_id == coding.id,
            None => coding.span.contains(region.span),
        }),
        Plan::All(parts) => {
            let (codes, rest): (Vec<&Plan>, Vec<&Plan>) = parts.iter().partition(|part| is_code(part));
            if codes.is_empty() {
                return parts.iter().all(itself);
            }
            let touched = |part: &Plan| codings.iter().any(|other| other.span.overlaps(coding.span) && holds_of(part, other));
            let carried = codes.iter().any(|part| holds_of(part, coding)) && codes.iter().all(|part| touched(part));
            carried
                && rest.iter().all(|part| match part {
                    Plan::Not(inner) if is_code(inner) => !touched(inner),
                    part => itself(part),
                })
        }
        Plan::Text(_) | Plan::Scope(..) | Plan::Uncoded | Plan::In(..) => page.holds(plan, &[coding.span]),
    }
}

/// True for a code, and for several joined by OR.
fn is_code(plan: &Plan) -> bool {
    match plan {
        Plan::Coded(_) => true,
        Plan::Any(parts) => parts.iter().all(is_code),
        _ => false,
    }
}

fn holds_of(plan: &Plan, coding: &Coding) -> bool {
    match plan {
        Plan::Coded(coded) => coded.holds(coding),
        Plan::Any(parts) => parts.iter().any(|part| holds_of(part, coding)),
        _ => false,
    }
}
