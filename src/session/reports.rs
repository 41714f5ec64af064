//! Reports, workbooks and data packages of an open project, for a recipient.

use crate::analysis::release::{Content, Release};
use crate::analysis::selection::Selection;
use crate::export::package::{self, Part};
use crate::export::provenance::Provenance;
use crate::export::report::guideline::Guideline;
use crate::export::report::{self, Report};
use crate::export::{docx, html, xlsx};
use crate::model::code::{Bilingual, ReportLanguage};
use crate::model::departure::Recipient;
use crate::model::ids::CoderId;
use crate::session::Session;
use crate::session::counting::Counting;
use crate::session::error::SessionError;
use crate::session::exports::{Departed, Target};
use crate::session::find::Finder;
use crate::session::tables::{Kind, TableRequest, ending};
use std::collections::BTreeSet;

/// Which report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportKind {
    /// Passages that may be quoted, code by code.
    Quotes,
    /// Documents with their codings.
    Coded,
    /// The matrix of codes, cell by cell.
    Matrix,
    /// What each account speaks of.
    Profiles,
    /// The codebook as an annex.
    Codebook,
    /// The COREQ checklist, prefilled.
    Coreq,
    /// The SRQR checklist, prefilled.
    Srqr,
    /// The data protection sheet for an ethics board.
    Ethics,
}

impl ReportKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 8] = [Self::Quotes, Self::Coded, Self::Matrix, Self::Profiles, Self::Codebook, Self::Coreq, Self::Srqr, Self::Ethics];

    /// The word that files and the window use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Quotes => "quotes",
            Self::Coded => "coded",
            Self::Matrix => "matrix",
            Self::Profiles => "profiles",
            Self::Codebook => "codebook",
            Self::Coreq => "coreq",
            Self::Srqr => "srqr",
            Self::Ethics => "ethics",
        }
    }

    /// What it holds of documents.
    pub fn content(self) -> Content {
        match self {
            Self::Coded => Content::Texts,
            Self::Quotes | Self::Matrix | Self::Profiles => Content::Passages,
            Self::Codebook | Self::Coreq | Self::Srqr | Self::Ethics => Content::Numbers,
        }
    }
}

/// What of the project a report, package or chart is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Only this document: its name, file name or id.
    pub document: Option<String>,
    /// Only codings that meet this query.
    pub filter: Option<String>,
    /// Only codings by these coders: what somebody may know of who codes blind.
    pub coders: Option<BTreeSet<CoderId>>,
    /// Its language.
    pub language: ReportLanguage,
}

impl Session {
    /// Writes a report for a recipient, as .docx or .html.
    pub fn export_report(&mut self, kind: ReportKind, about: &About, target: &Target) -> Result<Departed, SessionError> {
        if kind == ReportKind::Profiles && target.recipient == Recipient::Authority {
            return Err(SessionError::Request("profiles of single cases are never made for an authority".to_owned()));
        }
        let release = match kind {
            ReportKind::Codebook => Release::nothing(target.recipient),
            kind => self.release(target.recipient, kind.content()),
        };
        let (selection, made) = self.about(about, &release)?;
        let made = made.released(&release);
        let report = self.report(kind, about, &selection, &made, &release)?;
        let bytes = match ending(&target.path).as_str() {
            "docx" => docx::write(&report, &made)?,
            "html" | "htm" => html::write(&report, &made),
            other => return Err(SessionError::UnknownEnding { ending: other.to_owned(), known: vec![".docx", ".html"] }),
        };
        self.depart(target, report.kind, &bytes, report.rows, release)
    }

    fn report(&mut self, kind: ReportKind, about: &About, selection: &Selection, made: &Provenance, release: &Release) -> Result<Report, SessionError> {
        let (project, language) = (self.project(), about.language);
        Ok(match kind {
            ReportKind::Quotes => report::quotes::report(&project, selection, made, release, language),
            ReportKind::Coded => report::coded::report(&project, selection, made, release, language),
            ReportKind::Profiles => report::profile::report(&project, selection, made, release, language),
            ReportKind::Codebook => report::codebook::report(&project, made, release, language),
            ReportKind::Coreq => report::guideline::report(&project, selection, Guideline::Coreq, made, release, language),
            ReportKind::Srqr => report::guideline::report(&project, selection, Guideline::Srqr, made, release, language),
            ReportKind::Ethics => report::ethics::report(&project, self.is_encrypted(), made, release, language),
            ReportKind::Matrix => {
                let (filter, coders) = (about.filter.clone(), about.coders.clone());
                let request = TableRequest { filter, coders, documents: selection.documents.clone(), ..TableRequest::plain(Kind::Matrix) };
                report::matrix::report(&project, &self.matrix(&request)?, made, release, language)
            }
        })
    }

    /// Writes one workbook (.xlsx) with codings, frequency, documents, cases and a sheet of notes.
    pub fn export_workbook(&mut self, about: &About, target: &Target) -> Result<Departed, SessionError> {
        let release = self.release(target.recipient, Content::Passages);
        let (selection, made) = self.about(about, &release)?;
        let mut tables = Vec::new();
        for kind in [Kind::Codings, Kind::Frequency, Kind::Documents, Kind::Cases] {
            tables.push(self.part(kind, about, &selection, &release)?);
        }
        tables.push(package::codes(&self.project));
        let rows = tables.iter().map(|table| table.rows.len()).sum();
        let bytes = xlsx::write_sheets(&tables.iter().collect::<Vec<_>>(), &made.released(&release))?;
        self.depart(target, "workbook", &bytes, rows, release)
    }

    /// Writes a data package (.zip) after the Frictionless standard.
    pub fn export_package(&mut self, about: &About, target: &Target) -> Result<Departed, SessionError> {
        let release = self.release(target.recipient, Content::Passages);
        let (selection, made) = self.about(about, &release)?;
        let mut part = |kind, name, key, refers| -> Result<Part, SessionError> {
            let mut table = self.part(kind, about, &selection, &release)?;
            table.notes.retain(|note| !release.notes().contains(note));
            Ok(Part { name, table, key, refers })
        };
        let mut parts = vec![
            part(Kind::Documents, "documents", "doc", &[])?,
            part(Kind::Cases, "cases", "case", &[])?,
            part(Kind::Codings, "codings", "coding", &[("doc", "documents"), ("code", "codes")])?,
            part(Kind::Frequency, "frequency", "code", &[("code", "codes")])?,
        ];
        parts.insert(2, Part { name: "codes", table: package::codes(&self.project), key: "code", refers: &[("parent", "codes")] });
        let rows = parts.iter().map(|part| part.table.rows.len()).sum();
        let notes: Vec<Bilingual> = release.notes();
        let bytes = package::write(&self.project, &parts, &made.released(&release), &notes)?;
        self.depart(target, "package", &bytes, rows, release)
    }

    /// One table of several that leave together.
    fn part(&mut self, kind: Kind, about: &About, selection: &Selection, release: &Release) -> Result<crate::analysis::table::Table, SessionError> {
        let documents = selection.documents.clone();
        let request = TableRequest { filter: about.filter.clone(), coders: about.coders.clone(), documents, ..TableRequest::plain(kind) };
        let mut table = self.table(&request)?;
        crate::export::withhold::withhold(&mut table, &self.project, release);
        Ok(table)
    }

    /// What a report is about: the documents that may leave, one of them where one was named, and the codings that meet the query.
    fn about(&self, about: &About, release: &Release) -> Result<(Selection, Provenance), SessionError> {
        let request = self.counting().about(about, release)?;
        Ok((self.counting().selection(&request)?, self.provenance(&request)))
    }
}

impl Counting {
    /// What a report or chart is about, as what a table asks for.
    pub(super) fn about(&self, about: &About, release: &Release) -> Result<TableRequest, SessionError> {
        let mut documents = release.documents().clone();
        if let Some(word) = &about.document {
            let wanted = Finder::new(&self.project).document(word)?;
            if let Some(left) = release.left_out.iter().find(|left| left.document == wanted) {
                return Err(SessionError::Request(format!("{} may not go to {}: {}", left.name, release.recipient.name().en, left.why.text().en)));
            }
            documents.retain(|document| *document == wanted);
        }
        let (filter, coders) = (about.filter.clone(), about.coders.clone());
        Ok(TableRequest { filter, coders, documents: Some(documents), ..TableRequest::plain(Kind::Codings) })
    }
}
