//! Reports, workbooks, data packages and charts of an open project, for a recipient.

use crate::analysis::chart::of::Codes;
use crate::analysis::chart::scene::Scene;
use crate::analysis::chart::{bars, heat, of, strips, words};
use crate::analysis::crosstab::Counted;
use crate::analysis::release::{Content, Release};
use crate::analysis::selection::Selection;
use crate::export::package::{self, Part};
use crate::export::provenance::Provenance;
use crate::export::report::guideline::Guideline;
use crate::export::report::{self, Report};
use crate::export::{chart, docx, html, xlsx};
use crate::model::code::{Bilingual, ReportLanguage};
use crate::model::departure::Recipient;
use crate::session::Session;
use crate::session::error::SessionError;
use crate::session::exports::{Departed, Target};
use crate::session::find::Finder;
use crate::session::plan::PlanError;
use crate::session::tables::{Kind, TableRequest, ending};

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
}

impl ReportKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 7] = [Self::Quotes, Self::Coded, Self::Matrix, Self::Profiles, Self::Codebook, Self::Coreq, Self::Srqr];

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
        }
    }

    fn content(self) -> Content {
        match self {
            Self::Coded => Content::Texts,
            Self::Quotes | Self::Matrix | Self::Profiles => Content::Passages,
            Self::Codebook | Self::Coreq | Self::Srqr => Content::Numbers,
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
    /// Its language.
    pub language: ReportLanguage,
}

/// Which chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// How often codes were used.
    Bars,
    /// Codes by an attribute, stacked.
    Stacked,
    /// Codes by an attribute, as tiles.
    Heat,
    /// The codes of a document along its length.
    Along,
    /// The words that participants say most.
    Words,
}

impl ChartKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Bars, Self::Stacked, Self::Heat, Self::Along, Self::Words];

    /// The word that files and the window use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Bars => "bars",
            Self::Stacked => "stacked",
            Self::Heat => "heat",
            Self::Along => "along",
            Self::Words => "words",
        }
    }
}

/// A chart to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartRequest {
    /// Which.
    pub kind: ChartKind,
    /// What it is about. A chart along a document needs the document.
    pub about: About,
    /// The code whose children are shown; none for the families, or, where pairs are shown, for all codes.
    pub below: Option<String>,
    /// Show the codes below the families that were used most, so many; also how many codes of pairs and how many words.
    pub most: Option<usize>,
    /// The attribute, `doc.` before one of documents.
    pub attribute: Option<String>,
    /// What is counted by an attribute.
    pub unit: Counted,
    /// Width in pixels.
    pub width: u32,
}

impl ChartRequest {
    /// A chart of everything.
    pub fn plain(kind: ChartKind) -> Self {
        Self { kind, about: About::default(), below: None, most: None, attribute: None, unit: Counted::Cases, width: 960 }
    }
}

/// Codes of a picture of pairs, and words of a list, where nobody says how many.
const WORDS: usize = 30;
/// Cases that a cell of a chart stands for at least where it leaves the team.
const LEAST: usize = 5;

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
            ReportKind::Matrix => {
                let request = TableRequest { filter: about.filter.clone(), documents: selection.documents.clone(), ..TableRequest::plain(Kind::Matrix) };
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
        let request = TableRequest { filter: about.filter.clone(), documents, ..TableRequest::plain(kind) };
        let mut table = self.table(&request)?;
        crate::export::withhold::withhold(&mut table, &self.project, release);
        Ok(table)
    }

    /// What a report is about: the documents that may leave, one of them where one was named, and the codings that meet the query.
    fn about(&mut self, about: &About, release: &Release) -> Result<(Selection, Provenance), SessionError> {
        let mut documents = release.documents().clone();
        if let Some(word) = &about.document {
            let wanted = Finder::new(&self.project).document(word)?;
            if let Some(left) = release.left_out.iter().find(|left| left.document == wanted) {
                return Err(SessionError::Request(format!("{} may not go to {}: {}", left.name, release.recipient.name().en, left.why.text().en)));
            }
            documents.retain(|document| *document == wanted);
        }
        let request = TableRequest { filter: about.filter.clone(), documents: Some(documents), ..TableRequest::plain(Kind::Codings) };
        Ok((self.selection(&request)?, self.provenance(&request)))
    }

    /// A chart of all that the team has.
    pub fn chart(&mut self, request: &ChartRequest) -> Result<Scene, SessionError> {
        let release = Release::everything(&self.project);
        let (selection, _) = self.about(&request.about, &release)?;
        self.scene(request, &selection)
    }

    /// Writes a chart for a recipient, as .svg or .png, for light or dark paper.
    pub fn export_chart(&mut self, request: &ChartRequest, dark: bool, target: &Target) -> Result<Departed, SessionError> {
        let release = self.release(target.recipient, Content::Numbers);
        let (selection, made) = self.about(&request.about, &release)?;
        if target.recipient != Recipient::Team && matches!(request.kind, ChartKind::Stacked | ChartKind::Heat) {
            self.refuse_small_cells(request, &selection)?;
        }
        let mut scene = self.scene(request, &selection)?;
        if target.recipient != Recipient::Team || !release.left_out.is_empty() {
            let notes: Vec<String> = release.notes().iter().map(|note| note.pick(request.about.language).to_owned()).collect();
            scene.footnote(&notes.join(" "));
        }
        let made = made.released(&release);
        let bytes = match ending(&target.path).as_str() {
            "svg" => chart::svg(&scene, dark, &made)?,
            "png" => chart::png(&scene, dark)?,
            other => return Err(SessionError::UnknownEnding { ending: other.to_owned(), known: vec![".svg", ".png"] }),
        };
        self.depart(target, request.kind.key(), &bytes, scene.marks.len(), release)
    }

    /// A picture cannot mask a number without hiding its bar: where fewer than [`LEAST`] cases share a value, the masked table leaves instead.
    fn refuse_small_cells(&mut self, request: &ChartRequest, selection: &Selection) -> Result<(), SessionError> {
        let (filter, documents) = (request.about.filter.clone(), selection.documents.clone());
        let table = TableRequest { filter, documents, columns: request.attribute.clone(), ..TableRequest::plain(Kind::Crosstab) };
        let found = self.crosstab(&table)?;
        let small = found.rows().any(|(_, cells, _)| cells.iter().any(|cell| (1..LEAST).contains(&cell.cases.len())));
        if small {
            return Err(SessionError::Request(format!(
                "cells of this chart stand for fewer than {LEAST} cases, by which a person could be known: choose another attribute, or a filter"
            )));
        }
        Ok(())
    }

    fn scene(&mut self, request: &ChartRequest, selection: &Selection) -> Result<Scene, SessionError> {
        let (project, language, wide) = (self.project(), request.about.language, request.width as f32);
        let codes = match (&request.below, request.most) {
            (Some(word), _) => Codes::Below(project.codebook().find(word).map_err(PlanError::from)?),
            (None, Some(most)) => Codes::Most(most),
            (None, None) => Codes::Families,
        };
        let table = |kind, columns| TableRequest {
            filter: request.about.filter.clone(),
            documents: selection.documents.clone(),
            columns,
            unit: request.unit,
            ..TableRequest::plain(kind)
        };
        Ok(match request.kind {
            ChartKind::Bars => {
                let found = self.frequency(&table(Kind::Frequency, None))?;
                bars::bars(&of::frequency(&project, selection, &found, &codes, language), wide, language)
            }
            ChartKind::Stacked => {
                let found = self.crosstab(&table(Kind::Crosstab, request.attribute.clone()))?;
                bars::bars(&of::crosstab_stacked(&project, selection, &found, request.unit, &codes, language), wide, language)
            }
            ChartKind::Heat => {
                let found = self.crosstab(&table(Kind::Crosstab, request.attribute.clone()))?;
                heat::heat(&of::crosstab_heat(&project, selection, &found, request.unit, &codes, language), wide, language)
            }
            ChartKind::Along => {
                let word = request.about.document.as_deref();
                let word = word.ok_or_else(|| SessionError::Request("a chart along a document needs --document".to_owned()))?;
                let document = Finder::new(&project).document(word)?;
                let transcript = project.transcript(document).ok_or(SessionError::HistoryBroken)?;
                strips::strips(&of::along(&project, selection, &transcript, language), wide, language)
            }
            ChartKind::Words => bars::bars(&words::words(&project, selection, request.most.unwrap_or(WORDS), language), wide, language),
        })
    }
}
