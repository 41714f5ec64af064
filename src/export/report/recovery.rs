//! The recovery sheet: a page for a safe, with the key that opens a project whose passphrase was forgotten.

use crate::export::report::{Block, Grid, Paragraph, Report, Run, Style};
use crate::model::code::ReportLanguage;

/// The sheet of a project file: its key stands in groups, each with its number.
pub fn report(file: &str, made: &str, groups: &[&str], language: ReportLanguage) -> Report {
    let say = |en: &str, fr: &str| language.say(en, fr).to_owned();
    let mut sheet = Report::new("recovery", language.say("Recovery sheet of a Griot project", "Fiche de secours d’un projet Griot"), language);
    sheet.paragraph(Paragraph::labelled(language.say("Project file", "Fichier du projet"), file, language));
    sheet.paragraph(Paragraph::labelled(language.say("Made", "Faite le"), made, language));
    sheet.heading(1, say("The recovery key", "La clé de secours"));
    let row = |(place, group): (usize, &&str)| {
        let group = Paragraph { runs: vec![Run::bold(*group)], ..Paragraph::default() };
        vec![vec![Paragraph::of(Style::Body, (place + 1).to_string())], vec![group]]
    };
    let head = vec![say("Group", "Groupe"), say("Letters", "Lettres")];
    sheet.blocks.push(Block::Table(Grid { head, widths: vec![20, 80], rows: groups.iter().enumerate().map(row).collect() }));
    sheet.rows = groups.len();
    let notes = [
        (
            "It opens the project where the passphrase was forgotten: enter all groups in their order where Griot asks for the passphrase. Capitals, spaces and hyphens do not matter. The letters I, L, O and U do not occur: what looks like one of them is a digit.",
            "Elle ouvre le projet quand la phrase secrète est oubliée : saisissez tous les groupes dans l’ordre là où Griot demande la phrase secrète. Majuscules, espaces et tirets sont sans importance. Les lettres I, L, O et U n’y figurent pas : ce qui leur ressemble est un chiffre.",
        ),
        (
            "Whoever holds this sheet and the file reads everything in it. Keep the sheet in a safe, away from the computer; print it on a printer that keeps nothing, and delete the file of this sheet afterwards.",
            "Qui tient cette fiche et le fichier lit tout ce qu’il contient. Gardez la fiche dans un coffre, loin de l’ordinateur ; imprimez-la sur une imprimante qui ne garde rien, puis effacez le fichier de cette fiche.",
        ),
        (
            "It is void as soon as the passphrase is changed. Make a new sheet then and destroy this one. Copies of the project made before open with this sheet as long as they exist.",
            "Elle n’est plus valable dès que la phrase secrète change. Faites alors une nouvelle fiche et détruisez celle-ci. Les copies du projet faites avant s’ouvrent avec cette fiche tant qu’elles existent.",
        ),
        (
            "Without the passphrase and without this sheet nobody can open the project, its makers included.",
            "Sans la phrase secrète et sans cette fiche, personne ne peut ouvrir le projet, pas même ceux qui ont fait Griot.",
        ),
    ];
    sheet.heading(1, say("What it is for", "À quoi elle sert"));
    for (en, fr) in notes {
        sheet.paragraph(Paragraph::of(Style::Item, language.say(en, fr)));
    }
    sheet
}

/// A report as plain text, for a terminal or a printer that knows nothing else. Tables stand with one cell beside the other.
pub fn as_text(report: &Report) -> String {
    let said = |paragraph: &Paragraph| paragraph.runs.iter().map(|run| run.text.as_str()).collect::<String>();
    let mut text = format!("{}\n\n", report.title);
    for block in &report.blocks {
        match block {
            Block::Heading(_, heading) => text.push_str(&format!("\n{heading}\n\n")),
            Block::Paragraph(paragraph) if paragraph.style == Style::Item => text.push_str(&format!("- {}\n", said(paragraph))),
            Block::Paragraph(paragraph) => text.push_str(&format!("{}\n", said(paragraph))),
            Block::Table(grid) => {
                for row in &grid.rows {
                    let cells: Vec<String> = row.iter().map(|cell| cell.iter().map(said).collect::<Vec<_>>().join(" ")).collect();
                    text.push_str(&format!("  {}\n", cells.join("   ")));
                }
            }
            Block::PageBreak => text.push('\n'),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_numbers_the_groups_of_its_key_in_both_languages() {
        for language in [ReportLanguage::English, ReportLanguage::French] {
            let text = as_text(&report("study.griot", "2031-03-01", &["AAAA", "BBBB"], language));
            assert!(text.contains("study.griot") && text.contains("  1   AAAA\n  2   BBBB\n"), "{text}");
        }
    }
}
