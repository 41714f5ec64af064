//! The audit trail as a file: every act, by whom, when and of what kind, with the versions of the codebook, merges, exports and withdrawals.

use crate::analysis::release::Release;
use crate::analysis::table::{Cell, Column, Row, Table, Unit};
use crate::export::report::{Block, Grid, Paragraph, Report, Style};
use crate::export::{docx, html};
use crate::model::change::Change;
use crate::model::code::{Bilingual, ReportLanguage};
use crate::model::op::{Op, OpKind};
use crate::session::Session;
use crate::session::error::SessionError;
use crate::session::exports::{Departed, Target};
use crate::session::tables::{Kind, TableRequest, ending, table_bytes};

impl Session {
    /// The audit trail as a table, oldest first.
    pub fn audit(&self) -> Result<Table, SessionError> {
        let mut rows = Vec::new();
        for (number, op) in (1u64..).zip(self.store.ops_after(0)?) {
            let target = op.head.target.map(|target| target.to_string()).unwrap_or_default();
            rows.push(Row {
                cells: vec![
                    Cell::number(number),
                    Cell::text(op.head.at.text()),
                    Cell::text(op.head.coder.as_str()),
                    Cell::text(sort_of(&op)),
                    Cell::text(op.head.kind.key()),
                    Cell::text(op.head.label.as_str()),
                    Cell::count(op.changes.len()),
                    Cell::text(op.head.installation.to_string()),
                    Cell::text(op.head.id.to_string()),
                    Cell::text(target),
                ],
                behind: Vec::new(),
            });
        }
        let notes = vec![Bilingual::new(
            "Each line is one act and was written when it was done; an act that was taken back stands, and so does the taking back. Texts and quotes are not in it.",
            "Chaque ligne est un acte, écrit au moment où il a été fait ; un acte annulé reste, et son annulation aussi. Ni textes ni citations n’y figurent.",
        )];
        Ok(Table { kind: "audit", title: Bilingual::new("Audit trail", "Piste d’audit"), columns: columns(), rows, notes })
    }

    /// Writes the audit trail for a recipient as the ending of the file says: .csv, .xlsx, .json, .docx or .html.
    pub fn export_audit(&mut self, target: &Target, language: ReportLanguage) -> Result<Departed, SessionError> {
        let table = self.audit()?;
        let release = Release::nothing(target.recipient);
        let made = self.provenance(&TableRequest::plain(Kind::Codings)).released(&release);
        let bytes = match ending(&target.path).as_str() {
            "docx" => docx::write(&report(&table, language), &made)?,
            "html" | "htm" => html::write(&report(&table, language), &made),
            "csv" | "xlsx" | "json" => table_bytes(&table, &made, &target.path)?,
            other => return Err(SessionError::UnknownEnding { ending: other.to_owned(), known: vec![".csv", ".xlsx", ".json", ".docx", ".html"] }),
        };
        self.depart(target, "audit", &bytes, table.rows.len(), release)
    }
}

fn columns() -> Vec<Column> {
    let text = |key: &str, label: (&str, &str), description: (&str, &str)| Column::new(key, Unit::Text, label, description);
    vec![
        Column::new("number", Unit::Count, ("No.", "N°"), ("Place in the history, from 1", "Rang dans l’historique, à partir de 1")),
        text("at", ("When", "Quand"), ("When it was done (UTC)", "Quand cela a été fait (UTC)")),
        text("coder", ("Who", "Qui"), ("Name of the coder", "Nom du codeur")),
        text("what", ("What about", "Sujet"), ("What kind of thing it was about", "Le genre de chose concernée")),
        text("kind", ("Kind", "Genre"), ("do, undo or redo", "do (fait), undo (annulé) ou redo (refait)")),
        text("act", ("Act", "Acte"), ("What was done", "Ce qui a été fait")),
        Column::new("changes", Unit::Count, ("Changes", "Changements"), ("Number of things that changed", "Nombre de choses changées")),
        text(
            "installation",
            ("Installation", "Installation"),
            ("The installation of Griot on which it was done", "L’installation de Griot où cela a été fait"),
        ),
        text("op", ("Identity", "Identité"), ("Identity of the act", "Identité de l’acte")),
        text("target", ("Of act", "De l’acte"), ("The act that was taken back or done again", "L’acte annulé ou refait")),
    ]
}

/// What kind of thing an act was about.
fn sort_of(op: &Op) -> &'static str {
    if op.is_final() {
        return "destruction";
    }
    if op.merged.is_some() {
        return "merge";
    }
    let has = |test: fn(&Change) -> bool| op.changes.iter().any(test);
    match () {
        () if op.head.kind == OpKind::Do && has(|change| matches!(change, Change::Departure(_))) => "export",
        () if has(|change| matches!(change, Change::Revision(_))) => "pseudonyms",
        () if has(|change| matches!(change, Change::Document(_))) => "documents",
        () if has(|change| matches!(change, Change::Settlement(_) | Change::Round(_))) => "agreement",
        () if has(|change| matches!(change, Change::Code(_))) => "codebook",
        () if has(|change| matches!(change, Change::Coding(_))) => "coding",
        () if has(|change| matches!(change, Change::Case(_) | Change::CaseLink(_) | Change::Value(_) | Change::Attribute(_))) => "cases and attributes",
        () if has(|change| matches!(change, Change::Memo(_) | Change::Summary(_))) => "memos",
        () if has(|change| matches!(change, Change::Info(_))) => "project",
        () => "other",
    }
}

fn report(table: &Table, language: ReportLanguage) -> Report {
    let mut report = Report::new("audit", table.title.pick(language), language);
    report.landscape = true;
    report.rows = table.rows.len();
    for note in &table.notes {
        report.paragraph(Paragraph::of(Style::Small, note.pick(language)));
    }
    // A page has room for these; .csv and .xlsx hold all columns.
    let shown = ["number", "at", "coder", "what", "kind", "act"];
    let places: Vec<usize> = table.columns.iter().enumerate().filter(|(_, column)| shown.contains(&column.key.as_str())).map(|(place, _)| place).collect();
    let head = places.iter().filter_map(|place| table.columns.get(*place)).map(|column| column.label.pick(language).to_owned()).collect();
    let cell = |cell: Option<&Cell>| {
        let text = match cell {
            Some(Cell::Text(text)) => text.clone(),
            Some(Cell::Integer(number)) => number.to_string(),
            _ => String::new(),
        };
        vec![Paragraph::of(Style::Body, text)]
    };
    let rows = table.rows.iter().map(|row| places.iter().map(|place| cell(row.cells.get(*place))).collect()).collect();
    report.blocks.push(Block::Table(Grid { head, widths: vec![6, 18, 12, 14, 8, 42], rows }));
    report
}
