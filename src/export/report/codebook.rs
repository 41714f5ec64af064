//! The codebook as an annex: every code with its definition and when it applies, in the order of the tree.

use crate::analysis::release::Release;
use crate::export::provenance::Provenance;
use crate::export::report::{Paragraph, Report, Run, Style};
use crate::model::code::ReportLanguage;
use crate::model::departure::Recipient;
use crate::model::project::Project;

/// The annex. Definitions are the team's own words; examples may be those of an interview, so only the team reads them.
pub fn report(project: &Project, made: &Provenance, release: &Release, language: ReportLanguage) -> Report {
    let mut report = Report::new("codebook", language.say("Codebook", "Livre de codes"), language);
    let codebook = project.codebook();
    let paths = codebook.paths();
    let number = codebook.len();
    report.body(match language {
        ReportLanguage::English => {
            format!("{number} codes, version {}. A code counts as used where it or a code below it is on a passage.", project.codebook_version())
        }
        ReportLanguage::French => {
            format!("{number} codes, version {}. Un code est utilisé quand lui-même ou un de ses sous-codes est sur un passage.", project.codebook_version())
        }
    });
    for code in codebook.in_order() {
        let level = u8::try_from(codebook.depth(code.id) + 1).unwrap_or(4).min(4);
        report.heading(level, code.name.pick(language));
        let mut facts = vec![paths.get(&code.id).cloned().unwrap_or_default()];
        facts.extend([&code.kind, &code.level].into_iter().filter(|word| !word.is_empty()).cloned());
        if !code.codable {
            facts.push(language.say("holds other codes only", "ne fait que contenir d’autres codes").to_owned());
        }
        if code.retired {
            facts.push(language.say("retired", "retiré").to_owned());
        }
        report.small(facts.join(" · "));
        if !code.definition.is_empty() {
            report.body(code.definition.pick(language));
        }
        for (label, text) in [
            (language.say("Code here when", "Coder ici quand"), code.include.pick(language)),
            (language.say("Not here when", "Pas ici quand"), code.exclude.pick(language)),
            (language.say("Example", "Exemple"), if release.recipient == Recipient::Team { code.example.as_str() } else { "" }),
            (language.say("Source", "Source"), code.source.as_str()),
        ] {
            if !text.is_empty() {
                report.paragraph(Paragraph::labelled(label, text, language));
            }
        }
        report.rows += 1;
    }
    report.paragraph(Paragraph {
        style: Style::Small,
        runs: vec![Run::plain(language.say(
            "The kind of a code (risk, protective, process) describes a theme of the literature, never a person.",
            "Le genre d’un code (risque, protection, processus) décrit un thème de la littérature, jamais une personne.",
        ))],
        ..Paragraph::default()
    });
    report.close(made, release, &[]);
    report
}
