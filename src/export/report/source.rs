//! Where a passage of a report comes from: alias, group, document, place, language, and from which it was translated.

use crate::analysis::passage::Places;
use crate::model::code::ReportLanguage;
use crate::model::ids::CaseId;
use crate::model::place::{Transcript, clock};
use crate::model::text::CharSpan;
use std::collections::BTreeSet;

/// The parts of the line below a passage, in their order.
pub(super) fn source(places: &Places<'_>, transcript: &Transcript, span: CharSpan, cases: &BTreeSet<CaseId>, language: ReportLanguage) -> Vec<String> {
    let place = transcript.place(span);
    let mut told: Vec<String> = places.case_names(cases).into_iter().map(str::to_owned).collect();
    told.extend(places.group_names(cases, language));
    told.push(transcript.document.name.clone());
    told.extend(place.paragraph.map(|number| format!("¶ {number}")));
    told.extend(place.time_ms.map(clock));
    told.push(transcript.language_at(span.start()).tag().to_owned());
    if let Some(original) = places.original(transcript.document.id).and_then(|original| places.project.document(original)) {
        told.push(format!("{} {}", language.say("translated from", "traduit de"), original.language.tag()));
    }
    told.push(format!("{}–{}", span.start(), span.end()));
    told
}
