//! Case profiles: which themes an account contains, by the time it speaks of. Passages first; no totals, no order of merit, no colours of judgement.

use crate::analysis::belonging::Belonging;
use crate::analysis::release::{Quoting, Release};
use crate::analysis::selection::Selection;
use crate::export::provenance::Provenance;
use crate::export::report::{Block, Paragraph, Report, Style};
use crate::model::attribute::{Bearer, Sensitivity, Subject};
use crate::model::code::{Bilingual, ReportLanguage};
use crate::model::coding::{Coding, Time};
use crate::model::departure::Recipient;
use crate::model::ids::CaseId;
use crate::model::place::Transcript;
use crate::model::project::Project;
use std::collections::BTreeMap;

/// What a time is called.
fn time_name(time: Option<Time>, language: ReportLanguage) -> &'static str {
    match time {
        Some(Time::BeforeInvolvement) => language.say("Before involvement", "Avant l’engagement"),
        Some(Time::InGroup) => language.say("In the group", "Dans le groupe"),
        Some(Time::ArrestCustody) => language.say("Arrest and custody", "Arrestation et garde à vue"),
        Some(Time::Detention) => language.say("Detention", "Détention"),
        Some(Time::AfterRelease) => language.say("After release", "Après la libération"),
        Some(Time::General) => language.say("No time in particular", "Sans moment particulier"),
        None => language.say("Time not said", "Moment non précisé"),
    }
}

/// One profile for each case that is heard in the selection, by alias.
pub fn report(project: &Project, selection: &Selection, made: &Provenance, release: &Release, language: ReportLanguage) -> Report {
    let mut report = Report::new("profiles", language.say("Case profiles", "Profils de cas"), language);
    report.body(language.say(
        "A profile lists what an account speaks of, with its words. It says nothing of what a person is or will do, and how often a theme comes up depends on questions, interpreter and talkativeness.",
        "Un profil énumère ce dont parle un récit, avec ses mots. Il ne dit rien de ce qu’une personne est ou fera, et la fréquence d’un thème dépend des questions, de l’interprète et de la loquacité.",
    ));
    let belonging = Belonging::of(project);
    let transcripts: BTreeMap<_, Transcript> = project.transcripts().map(|transcript| (transcript.document.id, transcript)).collect();
    let mut by_case: BTreeMap<CaseId, Vec<&Coding>> = BTreeMap::new();
    for transcript in transcripts.values().filter(|transcript| selection.has_document(transcript.document.id)) {
        for coding in selection.of_document(project, transcript.document.id) {
            for case in belonging.of_passage(transcript, coding.span) {
                by_case.entry(case).or_default().push(coding);
            }
        }
    }
    let mut cases: Vec<_> = project.cases().filter(|case| by_case.contains_key(&case.id)).collect();
    cases.sort_by(|one, other| one.name.cmp(&other.name));
    for (place, case) in cases.iter().enumerate() {
        if place > 0 {
            report.blocks.push(Block::PageBreak);
        }
        report.heading(1, case.name.clone());
        facts(&mut report, project, case.id);
        let codings = by_case.get(&case.id).map(Vec::as_slice).unwrap_or_default();
        for time in Time::ALL.iter().copied().map(Some).chain([None]) {
            of_time(&mut report, project, &transcripts, codings, time, release);
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

fn of_time(
    report: &mut Report,
    project: &Project,
    transcripts: &BTreeMap<crate::model::ids::DocumentId, Transcript>,
    codings: &[&Coding],
    time: Option<Time>,
    release: &Release,
) {
    let language = report.language;
    let mut named = false;
    for code in project.codebook().in_order() {
        let mut spans: BTreeMap<_, (&Coding, Quoting)> = BTreeMap::new();
        for coding in codings.iter().filter(|coding| coding.code == code.id && coding.qualifiers.time == time) {
            let quoting = release.quoting(coding);
            let found = spans.entry((coding.document, coding.span)).or_insert((coding, quoting));
            found.1 = found.1.min(quoting);
        }
        if spans.is_empty() {
            continue;
        }
        if !std::mem::replace(&mut named, true) {
            report.heading(2, time_name(time, language));
        }
        report.heading(3, code.name.pick(language));
        for (coding, quoting) in spans.values() {
            let Some(transcript) = transcripts.get(&coding.document) else { continue };
            let language_of = transcript.language_at(coding.span.start());
            let tag = language_of.tag();
            if *quoting == Quoting::Verbatim || release.recipient == Recipient::Team {
                report.paragraph(Paragraph::quoted(transcript.slice(coding.span), tag));
            } else {
                report.paragraph(Paragraph::of(Style::Quote, quoting.instead().pick(language)));
            }
            let mut told = vec![transcript.document.name.clone()];
            told.extend(transcript.place(coding.span).paragraph.map(|number| format!("¶ {number}")));
            told.extend(coding.qualifiers.direction.map(|word| word.key().to_owned()));
            told.extend(coding.qualifiers.standing.map(|word| word.key().to_owned()));
            told.push(format!("{}–{}", coding.span.start(), coding.span.end()));
            report.small(told.join(" · "));
            report.rows += 1;
        }
    }
}
