//! Case profiles: which themes an account contains, by the time it speaks of. Passages first; no totals, no order of merit, no colours of judgement.

use crate::analysis::passage::{Passage, Places};
use crate::analysis::profile;
use crate::analysis::release::{Quoting, Release};
use crate::analysis::selection::Selection;
use crate::export::provenance::Provenance;
use crate::export::report::source::source;
use crate::export::report::{Block, Paragraph, Report, Run, Style};
use crate::model::attribute::{Bearer, Sensitivity, Subject};
use crate::model::code::{Bilingual, ReportLanguage};
use crate::model::departure::Recipient;
use crate::model::ids::{CaseId, CodingId};
use crate::model::project::Project;
use std::collections::BTreeSet;

/// One profile for each case that is heard in the selection, by alias.
pub fn report(project: &Project, selection: &Selection, made: &Provenance, release: &Release, language: ReportLanguage) -> Report {
    let mut report = Report::new("profiles", language.say("Case profiles", "Profils de cas"), language);
    report.body(language.say(
        "A profile lists what an account speaks of, with its words. It says nothing of what a person is or will do, and how often a theme comes up depends on questions, interpreter and talkativeness.",
        "Un profil énumère ce dont parle un récit, avec ses mots. Il ne dit rien de ce qu’une personne est ou fera, et la fréquence d’un thème dépend des questions, de l’interprète et de la loquacité.",
    ));
    let places = Places::of(project);
    let mut cases: Vec<_> =
        project.cases().map(|case| (case, profile::profile(project, selection, case.id))).filter(|(_, found)| !found.times.is_empty()).collect();
    cases.sort_by(|one, other| one.0.name.cmp(&other.0.name));
    for (place, (case, found)) in cases.iter().enumerate() {
        if place > 0 {
            report.blocks.push(Block::PageBreak);
        }
        report.heading(1, case.name.clone());
        facts(&mut report, project, case.id);
        for time in &found.times {
            report.heading(2, profile::time_name(time.time).pick(language));
            for passage in &time.passages {
                one(&mut report, &places, passage, release);
            }
        }
    }
    let notes = [Bilingual::new(
        "Passages that several coders coded alike stand once.",
        "Les passages codés de la même manière par plusieurs codeurs figurent une fois.",
    )];
    report.close(made, release, &notes);
    report
}

/// What may be said of the case: its open attributes.
fn facts(report: &mut Report, project: &Project, case: CaseId) {
    let language = report.language;
    let open = project.attributes().into_iter().filter(|attribute| attribute.subject == Subject::Case && attribute.class == Sensitivity::Open);
    let told: Vec<String> = open
        .filter_map(|attribute| {
            let value = project.value(Bearer::Case(case), attribute.id)?;
            let names: Vec<String> = value
                .parts()
                .iter()
                .map(|key| {
                    let (en, fr) = attribute.value_name(key);
                    language.say(en, fr).to_owned()
                })
                .collect();
            Some(format!("{}{} {}", attribute.name.pick(language), language.say(":", "\u{a0}:"), names.join(", ")))
        })
        .collect();
    if !told.is_empty() {
        report.small(told.join(" · "));
    }
}

/// A passage, the codes on it, how it is meant, and where it comes from.
fn one(report: &mut Report, places: &Places<'_>, passage: &Passage, release: &Release) {
    let (project, language) = (places.project, report.language);
    let Some(transcript) = project.transcript(passage.document) else { return };
    let behind: BTreeSet<CodingId> = passage.codings.iter().copied().collect();
    let quoting = release.quoting_of(project, &behind, passage.document);
    if quoting == Quoting::Verbatim || release.recipient == Recipient::Team {
        report.paragraph(Paragraph::quoted(transcript.slice(passage.span), transcript.language_at(passage.span.start()).tag()));
    } else {
        report.paragraph(Paragraph::of(Style::Quote, quoting.instead().pick(language)));
    }
    let names: Vec<&str> = passage.codes.iter().filter_map(|code| project.codebook().get(*code)).map(|code| code.name.pick(language)).collect();
    report.paragraph(Paragraph { style: Style::Small, runs: vec![Run::bold(names.join("; "))], ..Paragraph::default() });
    let mut told = source(places, &transcript, passage.span, &passage.cases, language);
    let codings = || project.codings_of(passage.document).iter().filter(|coding| behind.contains(&coding.id));
    let directions: BTreeSet<&str> = codings().filter_map(|coding| coding.qualifiers.direction).map(|word| word.key()).collect();
    let standings: BTreeSet<&str> = codings().filter_map(|coding| coding.qualifiers.standing).map(|word| word.key()).collect();
    told.extend(directions.into_iter().chain(standings).map(str::to_owned));
    report.small(told.join(" · "));
    report.rows += 1;
}
