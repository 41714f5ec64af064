//! The sheet for an ethics board: on one page what the study holds, who agreed to what, how it is kept and for how long, all from the project itself.

use crate::analysis::release::Release;
use crate::export::provenance::Provenance;
use crate::export::report::{Block, Grid, Paragraph, Report, Style};
use crate::model::code::ReportLanguage;
use crate::model::consent::{Consent, Readiness, destroy_after, value};
use crate::model::departure::Recipient;
use crate::model::project::Project;
use std::collections::BTreeMap;

/// The sheet. It names no document and no person.
pub fn report(project: &Project, encrypted: bool, made: &Provenance, release: &Release, language: ReportLanguage) -> Report {
    let say = |en: &str, fr: &str| language.say(en, fr).to_owned();
    let mut report = Report::new("ethics", &say("Data protection sheet", "Fiche de protection des données"), language);
    report.small(format!("{} · {}", project.name(), made.made.text()));
    let rows = vec![
        (say("What is held", "Ce qui est détenu"), held(project, language)),
        (say("Consent", "Consentement"), consent(project, language)),
        (say("Pseudonymisation", "Pseudonymisation"), readiness(project, language)),
        (say("Storage", "Stockage"), storage(encrypted, language)),
        (say("Who has received data", "Qui a reçu des données"), departures(project, language)),
        (say("Withdrawals", "Retraits"), withdrawals(project, language)),
        (say("Retention", "Conservation"), retention(project, language)),
        (
            say("What the program never does", "Ce que le logiciel ne fait jamais"),
            vec![say(
                "It scores, ranks, flags or predicts no person, codes nothing by itself, and calls no network: no telemetry, no cloud, no update check.",
                "Il ne note, ne classe, ne signale ni ne prédit aucune personne, ne code rien de lui-même et n’appelle aucun réseau : ni télémétrie, ni nuage, ni mise à jour.",
            )],
        ),
    ];
    report.rows = rows.len();
    let cell = |lines: Vec<String>| lines.into_iter().map(|line| Paragraph::of(Style::Body, line)).collect::<Vec<_>>();
    let grid = Grid {
        head: vec![say("Question", "Question"), say("Answer, from the project as it is", "Réponse, d’après le projet tel qu’il est")],
        widths: vec![24, 76],
        rows: rows.into_iter().map(|(name, lines)| vec![cell(vec![name]), cell(lines)]).collect(),
    };
    report.blocks.push(Block::Table(grid));
    for note in release.notes().iter().take(1) {
        report.small(note.pick(language).to_owned());
    }
    report
}

fn counted(counts: &BTreeMap<String, usize>) -> String {
    counts.iter().map(|(name, number)| format!("{name} {number}")).collect::<Vec<_>>().join(", ")
}

fn held(project: &Project, language: ReportLanguage) -> Vec<String> {
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for document in project.documents() {
        *kinds.entry(document.kind.to_string()).or_default() += 1;
    }
    let (documents, cases, coders) = (project.document_count(), project.cases().count(), project.coders().count());
    vec![match language {
        ReportLanguage::English => format!("{documents} documents ({}), {cases} cases under aliases, {coders} coders.", counted(&kinds)),
        ReportLanguage::French => format!("{documents} documents ({}), {cases} cas sous alias, {coders} codeurs.", counted(&kinds)),
    }]
}

fn consent(project: &Project, language: ReportLanguage) -> Vec<String> {
    let mut states: BTreeMap<String, usize> = BTreeMap::new();
    let mut modes: BTreeMap<String, usize> = BTreeMap::new();
    for document in project.documents() {
        *states.entry(Consent::of(project, document.id).text().pick(language).to_owned()).or_default() += 1;
        if let Some(mode) = value(project, document.id, "consent_mode") {
            *modes.entry(mode.to_string()).or_default() += 1;
        }
    }
    let required = project.info().is_some_and(|info| info.consent_required);
    let mut lines = vec![format!("{}.", counted(&states))];
    if !modes.is_empty() {
        lines.push(format!("{} {}.", language.say("How it was given:", "Comment il a été donné :"), counted(&modes)));
    }
    lines.push(
        if required {
            language.say(
                "What no consent is recorded for cannot be coded; what was refused never can.",
                "Ce pour quoi aucun consentement n’est enregistré ne peut être codé ; ce qui a été refusé ne peut jamais l’être.",
            )
        } else {
            language.say(
                "What was refused cannot be coded; what nothing is recorded of can be (the setting is off).",
                "Ce qui a été refusé ne peut être codé ; ce dont rien n’est enregistré peut l’être (le réglage est désactivé).",
            )
        }
        .to_owned(),
    );
    lines
}

fn readiness(project: &Project, language: ReportLanguage) -> Vec<String> {
    let mut states: BTreeMap<Option<Readiness>, usize> = BTreeMap::new();
    for document in project.documents() {
        *states.entry(Readiness::of(project, document.id)).or_default() += 1;
    }
    let name = |state: Option<Readiness>| match state {
        None => language.say("not recorded", "non enregistré"),
        Some(Readiness::Raw) => language.say("raw", "brut"),
        Some(Readiness::FirstPass) => language.say("first pass", "premier passage"),
        Some(Readiness::SecondCheck) => language.say("checked by a second person", "vérifié par une seconde personne"),
        Some(Readiness::ReleaseReady) => language.say("ready for release", "prêt pour la diffusion"),
    };
    let named: BTreeMap<String, usize> = states.into_iter().map(|(state, number)| (name(state).to_owned(), number)).collect();
    vec![format!("{}.", counted(&named))]
}

fn storage(encrypted: bool, language: ReportLanguage) -> Vec<String> {
    let mut lines = vec![
        if encrypted {
            language.say(
                "One file on the team’s machines, encrypted as a whole (SQLCipher, AES-256) with its index and its history. A forgotten passphrase is lost data.",
                "Un fichier sur les machines de l’équipe, entièrement chiffré (SQLCipher, AES-256), index et historique compris. Une phrase de passe oubliée, ce sont des données perdues.",
            )
        } else {
            language.say("One file on the team’s machines, NOT encrypted.", "Un fichier sur les machines de l’équipe, NON chiffré.")
        }
        .to_owned(),
    ];
    lines.push(
        language
            .say(
                "Roles inside the project organise work; only encryption protects. No server, no account.",
                "Les rôles dans le projet organisent le travail ; seul le chiffrement protège. Ni serveur, ni compte.",
            )
            .to_owned(),
    );
    lines
}

fn departures(project: &Project, language: ReportLanguage) -> Vec<String> {
    let mut recipients: BTreeMap<Recipient, usize> = BTreeMap::new();
    for departure in project.departures() {
        *recipients.entry(departure.recipient).or_default() += 1;
    }
    if recipients.is_empty() {
        return vec![language.say("Nobody: no file has been exported.", "Personne : aucun fichier n’a été exporté.").to_owned()];
    }
    let named = recipients.into_iter().map(|(who, number)| (who.name().pick(language).to_owned(), number)).collect();
    vec![format!("{} {}.", language.say("Files exported, by recipient:", "Fichiers exportés, par destinataire :"), counted(&named))]
}

fn withdrawals(project: &Project, language: ReportLanguage) -> Vec<String> {
    let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
    for tombstone in project.tombstones() {
        *reasons.entry(tombstone.reason.text().pick(language).to_owned()).or_default() += 1;
    }
    if reasons.is_empty() { vec![language.say("None.", "Aucun.").to_owned()] } else { vec![format!("{}.", counted(&reasons))] }
}

fn retention(project: &Project, language: ReportLanguage) -> Vec<String> {
    let mut classes: BTreeMap<String, usize> = BTreeMap::new();
    let (mut dated, mut first) = (0, None::<jiff::civil::Date>);
    for document in project.documents() {
        if let Some(class) = value(project, document.id, "retention_class") {
            *classes.entry(class.to_string()).or_default() += 1;
        }
        if let Some(day) = destroy_after(project, document.id) {
            dated += 1;
            first = Some(first.map_or(day, |first| first.min(day)));
        }
    }
    let mut lines = Vec::new();
    if !classes.is_empty() {
        lines.push(format!("{} {}.", language.say("Classes:", "Classes :"), counted(&classes)));
    }
    let (all, first) = (project.document_count(), first.map(|day| day.to_string()).unwrap_or_else(|| "–".to_owned()));
    lines.push(match language {
        ReportLanguage::English => format!("{dated} of {all} documents have a date of destruction, the first {first}. Destruction leaves a certificate."),
        ReportLanguage::French => {
            format!("{dated} documents sur {all} ont une date de destruction, la première le {first}. La destruction laisse un certificat.")
        }
    });
    lines
}
