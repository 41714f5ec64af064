//! The matrix of codes as a report: the counts as a table, then cell by cell the passages.

use crate::analysis::matrix::{Matrix, MatrixCell};
use crate::analysis::passage::Places;
use crate::analysis::preset;
use crate::analysis::release::{Quoting, Release};
use crate::export::provenance::Provenance;
use crate::export::report::source::source;
use crate::export::report::{Block, Grid, Paragraph, Report, Style, is_rtl};
use crate::model::code::{Bilingual, ReportLanguage};
use crate::model::departure::Recipient;
use crate::model::ids::CodeId;
use crate::model::project::Project;

/// Passages of a cell that a report shows; the table of the matrix has them all.
const SHOWN: usize = 12;

/// The report.
pub fn report(project: &Project, found: &Matrix, made: &Provenance, release: &Release, language: ReportLanguage) -> Report {
    let mut report = Report { landscape: true, ..Report::new("matrix", language.say("Matrix of codes", "Matrice de codes"), language) };
    let name = |code: CodeId| project.codebook().get(code).map(|code| code.name.pick(language).to_owned()).unwrap_or_default();
    let (mut rows, mut columns): (Vec<CodeId>, Vec<CodeId>) = (Vec::new(), Vec::new());
    for cell in &found.cells {
        if !rows.contains(&cell.row) {
            rows.push(cell.row);
        }
        if !columns.contains(&cell.column) {
            columns.push(cell.column);
        }
    }
    report.body(language.say(
        "Each cell holds the passages that carry a code of its row and one of its column. An empty cell is a gap in this material, not in the world.",
        "Chaque cellule contient les passages qui portent un code de sa ligne et un de sa colonne. Une cellule vide est une lacune de ce matériau, pas du monde.",
    ));
    let cell_of = |row: CodeId, column: CodeId| found.cells.iter().find(|cell| cell.row == row && cell.column == column);
    let counted = |cell: Option<&MatrixCell>| {
        let (passages, documents, cases) = cell.map_or((0, 0, 0), |cell| (cell.passages.len(), cell.documents(), cell.cases()));
        match language {
            ReportLanguage::English => format!("{passages} passages, {documents} documents, {cases} cases"),
            ReportLanguage::French => format!("{passages} passages, {documents} documents, {cases} cas"),
        }
    };
    let line = |row: &CodeId| {
        let told = columns.iter().map(|column| {
            let summary = project.summary(*row, *column);
            let summary = (!summary.trim().is_empty()).then(|| Paragraph::of(Style::Body, summary));
            summary.into_iter().chain([Paragraph::of(Style::Small, counted(cell_of(*row, *column)))]).collect()
        });
        std::iter::once(vec![Paragraph::of(Style::Body, name(*row))]).chain(told).collect()
    };
    let wide = 78 / u32::try_from(columns.len().max(1)).unwrap_or(1);
    report.blocks.push(Block::Table(Grid {
        head: std::iter::once(String::new()).chain(columns.iter().map(|column| name(*column))).collect(),
        widths: std::iter::once(22).chain(columns.iter().map(|_| wide)).collect(),
        rows: rows.iter().map(line).collect(),
    }));
    let places = Places::of(project);
    for row in &rows {
        report.heading(1, name(*row));
        for column in &columns {
            let Some(cell) = cell_of(*row, *column) else { continue };
            report.heading(2, format!("{} × {}", name(*row), name(*column)));
            report.small(counted(Some(cell)));
            about(&mut report, &places, cell);
            passages(&mut report, &places, cell, release);
        }
    }
    let notes = [Bilingual::new(
        format!("At most {SHOWN} passages of a cell are shown; the matrix as a table holds them all."),
        format!("{SHOWN} passages au plus par cellule ; la matrice en tableau les contient tous."),
    )];
    report.close(made, release, &notes);
    report
}

/// What the team says of a cell, which groups are heard in it, and what Tables 1 and 2 of the Action Agenda hold there.
fn about(report: &mut Report, places: &Places<'_>, cell: &MatrixCell) {
    let (project, language) = (places.project, report.language);
    let summary = project.summary(cell.row, cell.column);
    if !summary.trim().is_empty() {
        report.paragraph(Paragraph::labelled(language.say("Summary", "Synthèse"), summary.trim(), language));
    }
    let cases = cell.passages.iter().flat_map(|passage| passage.cases.iter().copied()).collect();
    let groups = places.group_names(&cases, language);
    if !groups.is_empty() {
        report.paragraph(Paragraph::labelled(language.say("Groups", "Groupes"), &groups.join("; "), language));
    }
    if let Some(reference) = preset::reference(project, cell.row, cell.column) {
        let marked = match (reference.marked, language) {
            (true, ReportLanguage::English) => "Marked in Table 1",
            (false, ReportLanguage::English) => "Blank in Table 1",
            (true, ReportLanguage::French) => "Marquée dans le tableau 1",
            (false, ReportLanguage::French) => "Vide dans le tableau 1",
        };
        let table = language.say("Table 2", "Tableau 2");
        report.small(format!("ICCT/UNICRI 2017. {marked}. {table}{} {}", language.say(":", "\u{a0}:"), reference.says.pick(language)));
    }
}

fn passages(report: &mut Report, places: &Places<'_>, cell: &MatrixCell, release: &Release) {
    let (project, language) = (places.project, report.language);
    for passage in cell.passages.iter().take(SHOWN) {
        let Some(transcript) = project.transcript(passage.document) else { continue };
        let quoting = release.quoting_of(project, &passage.codings.iter().copied().collect(), passage.document);
        let tag = transcript.language_at(passage.span.start()).tag().to_owned();
        if quoting == Quoting::Verbatim || release.recipient == Recipient::Team {
            let text = transcript.slice(passage.span);
            report.paragraph(Paragraph { rtl: is_rtl(text), ..Paragraph::quoted(text, &tag) });
        } else {
            report.paragraph(Paragraph::of(Style::Quote, quoting.instead().pick(language)));
        }
        report.small(source(places, &transcript, passage.span, &passage.cases.iter().copied().collect(), language).join(" · "));
        report.rows += 1;
    }
    if cell.passages.len() > SHOWN {
        let rest = cell.passages.len() - SHOWN;
        report.small(match language {
            ReportLanguage::English => format!("and {rest} more"),
            ReportLanguage::French => format!("et {rest} autres"),
        });
    }
}
