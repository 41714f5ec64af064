//! The quote bank: passages whose consent lets them be quoted, code by code, each with alias, group, language, what was said around it, and where it was
//! quoted already. What is in it is what the table of quotes holds.

use crate::analysis::passage::Places;
use crate::analysis::quotes::{self, Quote, QuoteBank};
use crate::analysis::release::Release;
use crate::analysis::selection::Selection;
use crate::analysis::single_case::Crowd;
use crate::export::provenance::Provenance;
use crate::export::report::source::source;
use crate::export::report::{Paragraph, Report, Run, Style, is_rtl};
use crate::model::code::{Bilingual, ReportLanguage};
use crate::model::departure::Recipient;
use crate::model::ids::{CaseId, CodeId};
use crate::model::project::Project;
use std::collections::{BTreeMap, BTreeSet};

/// From so many quotes of one case on a report says that it leans on one voice.
const OFTEN: usize = 10;

/// The quotes, by code in the order of the tree. What several coders coded alike stands once under each code.
pub fn report(project: &Project, selection: &Selection, made: &Provenance, release: &Release, language: ReportLanguage) -> Report {
    let bank = quotes::quotes(project, selection, release, quotes::MOST);
    let places = Places::of(project);
    let mut by_code: BTreeMap<CodeId, Vec<&Quote>> = BTreeMap::new();
    for quote in &bank.quotes {
        for code in &quote.passage.codes {
            by_code.entry(*code).or_default().push(quote);
        }
    }
    let mut report = Report::new("quotes", language.say("Quote bank", "Banque de citations"), language);
    let mut voices: BTreeMap<CaseId, usize> = BTreeMap::new();
    // Quotes that point to one case only, and those cases.
    let crowd = Crowd::of(project);
    let (mut traced, mut traceable) = (0usize, BTreeSet::new());
    for code in project.codebook().in_order() {
        let Some(quotes) = by_code.get(&code.id) else { continue };
        let level = u8::try_from(project.codebook().depth(code.id) + 1).unwrap_or(3).min(3);
        report.heading(level, code.name.pick(language));
        for quote in quotes {
            one(&mut report, &places, quote, release);
            let alone = alone(project, &crowd, quote);
            traced += usize::from(!alone.is_empty());
            traceable.extend(alone);
            for case in &quote.passage.cases {
                *voices.entry(*case).or_default() += 1;
            }
        }
    }
    let mut notes = vec![said_of(report.rows, &bank)];
    notes.extend(bank.warnings(project));
    notes.extend(crowd.warning(traced, &traceable, project));
    for (case, number) in voices.into_iter().filter(|(_, number)| *number > OFTEN) {
        let name = project.case(case).map(|case| case.name.clone()).unwrap_or_default();
        notes.push(Bilingual::new(
            format!("{name} is quoted {number} times: a report that leans on one voice can make it known."),
            format!("{name} est cité {number} fois : un rapport qui s’appuie sur une seule voix peut la faire reconnaître."),
        ));
    }
    report.close(made, release, &notes);
    report
}

fn said_of(quotes: usize, bank: &QuoteBank) -> Bilingual {
    let (paraphrase, kept_back) = (bank.paraphrase_only, bank.not_quotable);
    Bilingual::new(
        format!(
            "{quotes} passages are quoted. {paraphrase} more may only be told in other words and {kept_back} may not be quoted: they are not in this file."
        ),
        format!(
            "{quotes} passages sont cités. {paraphrase} autres ne peuvent être que reformulés et {kept_back} ne peuvent être cités : ils ne figurent pas ici."
        ),
    )
}

/// A quote. What was said around it was not asked to be quoted: only the team reads it, and only the team is told where else it was quoted.
fn one(report: &mut Report, places: &Places<'_>, quote: &Quote, release: &Release) {
    let (project, language, passage) = (places.project, report.language, &quote.passage);
    let Some(transcript) = project.transcript(passage.document) else { return };
    let for_team = release.recipient == Recipient::Team;
    let text = transcript.slice(passage.span);
    let tag = transcript.language_at(passage.span.start()).tag().to_owned();
    let around = |text: &str| Run { text: if for_team { text.to_owned() } else { String::new() }, italic: true, ..Run::default() };
    let runs = [around(&quote.before), Run::plain(text), around(&quote.after)].into_iter().filter(|run| !run.text.is_empty()).collect();
    report.paragraph(Paragraph { style: Style::Quote, runs, rtl: is_rtl(text), language: Some(tag) });
    let mut told = source(places, &transcript, passage.span, &passage.cases, language);
    if for_team {
        let used: BTreeSet<&str> = quote.uses.iter().filter_map(|id| project.quote_use(*id)).map(|quoted| quoted.place.as_str()).collect();
        if !used.is_empty() {
            let used = used.into_iter().collect::<Vec<_>>().join(", ");
            told.push(format!("{}{} {used}", language.say("quoted in", "citée dans"), language.say(":", "\u{a0}:")));
        }
    }
    report.small(told.join(" · "));
    report.rows += 1;
}

/// The cases of a quote that nobody else could be, with what stands beside it.
fn alone(project: &Project, crowd: &Crowd, quote: &Quote) -> Vec<CaseId> {
    let Some(transcript) = project.transcript(quote.passage.document) else { return Vec::new() };
    let language = transcript.language_at(quote.passage.span.start());
    quote.passage.cases.iter().copied().filter(|case| crowd.is_alone(*case, language.tag())).collect()
}
