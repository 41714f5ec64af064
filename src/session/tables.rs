//! Tables of an open project: counted, filtered, and written as files.

use crate::analysis::quotes;
use crate::analysis::table::Table;
use crate::export::provenance::Provenance;
use crate::export::{csv, file, json, xlsx};
use crate::model::departure::Recipient;
use crate::model::ids::{CoderId, DocumentId};
use crate::session::Session;
use crate::session::error::SessionError;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::Path;

pub use crate::analysis::cooccurrence::Nearness;
pub use crate::analysis::crosstab::Counted;
pub use crate::analysis::frequency::GroupBy;
pub use crate::analysis::saturation::Method;
pub use crate::analysis::small_cells::{LEAST, SmallCells};
pub use crate::export::csv::line as csv_line;
pub use crate::export::file::WriteMode;

/// Which table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One row per coding.
    Codings,
    /// How often each code was used.
    Frequency,
    /// Codes by an attribute.
    Crosstab,
    /// Codes against codes.
    Matrix,
    /// The documents.
    Documents,
    /// The cases.
    Cases,
    /// Which codes occur together.
    CoOccurrence,
    /// What one account contains, by time.
    Profile,
    /// Passages that may be quoted.
    Quotes,
    /// Situation, gap, ongoing, recommended and entry points.
    Gaps,
    /// Who took part.
    Participants,
    /// What each further interview adds.
    Saturation,
    /// What came of each question.
    Coverage,
    /// The codebook as an annex.
    Codebook,
}

impl Kind {
    /// The word of the command line and of files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Codings => "codings",
            Self::Frequency => "frequency",
            Self::Crosstab => "crosstab",
            Self::Matrix => "matrix",
            Self::Documents => "documents",
            Self::Cases => "cases",
            Self::CoOccurrence => "cooccurrence",
            Self::Profile => "profile",
            Self::Quotes => "quotes",
            Self::Gaps => "gaps",
            Self::Participants => "participants",
            Self::Saturation => "saturation",
            Self::Coverage => "coverage",
            Self::Codebook => "codebook",
        }
    }
}

/// A table to make.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]

pub struct TableRequest {
    /// Which.
    pub kind: Kind,
    /// Matrix: the code whose children are the rows. Crosstab: a second attribute, whose values are the rows.
    pub rows: Option<String>,
    /// Matrix: the code whose children are the columns. Crosstab: the attribute, `doc.` before one of documents.
    pub columns: Option<String>,
    /// Only codings that meet this query.
    pub filter: Option<String>,
    /// Only these documents.
    #[serde(skip)]
    pub documents: Option<BTreeSet<DocumentId>>,
    /// Only codings by these coders: what somebody may know of who codes blind.
    #[serde(skip)]
    pub coders: Option<BTreeSet<CoderId>>,
    /// Frequency: by what it is broken down. Saturation: the attribute of cases that makes the groups.
    pub by: Option<GroupBy>,
    /// Crosstab: what is shown first.
    pub unit: Counted,
    /// Matrix: only codings on exactly the same passage meet.
    pub same_passage: bool,
    /// Crosstab of two attributes: the code under which they are crossed; all codes where there is none.
    pub code: Option<String>,
    /// What becomes of figures of few cases; where nothing is said they are shown, and masked in files about persons.
    pub small: Option<SmallCells>,
    /// Co-occurrence: when two codings occur together.
    pub nearness: Nearness,
    /// For whom it is; a quote bank holds what this recipient may quote.
    pub recipient: Recipient,
    /// Quote bank: quotes of one person in one place beyond which it warns.
    pub most: usize,
    /// Profile: the case.
    pub case: Option<String>,
    /// Saturation: the numbers of the method.
    pub method: Method,
    /// Coverage: the document that holds the questions of the interview guide; none for the questions as they were asked.
    pub guide: Option<String>,
}

impl TableRequest {
    /// A table without filter or break-down.
    pub fn plain(kind: Kind) -> Self {
        Self {
            kind,
            rows: None,
            columns: None,
            filter: None,
            documents: None,
            coders: None,
            by: None,
            unit: Counted::Cases,
            same_passage: false,
            code: None,
            small: None,
            nearness: Nearness::Overlap,
            recipient: Recipient::Team,
            most: quotes::MOST,
            case: None,
            method: Method::default(),
            guide: None,
        }
    }
}

/// A table in the format that the ending of the file says: .csv, .xlsx or .json.
pub(super) fn table_bytes(table: &Table, made: &Provenance, path: &Path) -> Result<Vec<u8>, SessionError> {
    let ending = ending(path);
    match ending.as_str() {
        "csv" => Ok(csv::write(table, made)?),
        "xlsx" => Ok(xlsx::write(table, made)?),
        "json" => Ok(json::write(table, made)?),
        _ => Err(SessionError::UnknownEnding { ending, known: vec![".csv", ".xlsx", ".json"] }),
    }
}

/// The ending of a file in small letters.
pub(super) fn ending(path: &Path) -> String {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
}

impl Session {
    /// Writes a table as the ending of the file says: .csv, .xlsx or .json.
    pub fn write_table(&self, table: &Table, request: &TableRequest, path: &Path, mode: WriteMode) -> Result<(), SessionError> {
        let bytes = table_bytes(table, &self.provenance(request), path)?;
        Ok(file::write(path, &bytes, mode)?)
    }

    /// The table as csv.
    pub fn table_as_csv(&self, table: &Table, request: &TableRequest) -> Result<Vec<u8>, SessionError> {
        Ok(csv::write(table, &self.provenance(request))?)
    }

    /// The table as a json value.
    pub fn table_as_json(&self, table: &Table, request: &TableRequest) -> serde_json::Value {
        json::value(table, &self.provenance(request))
    }

    pub(super) fn provenance(&self, request: &TableRequest) -> Provenance {
        Provenance {
            made: self.actor.clock.now(),
            project: self.project.name().to_owned(),
            codebook_version: self.project.codebook_version().to_owned(),
            filter: self.filter_said(request),
            coder: self.actor.coder.clone(),
            release: None,
        }
    }

    /// The filter as files say it; who codes blind has own codings only, which is a filter too.
    fn filter_said(&self, request: &TableRequest) -> String {
        let filter = request.filter.clone().unwrap_or_else(|| "none".to_owned());
        let Some(coders) = &request.coders else { return filter };
        let mut names: Vec<&str> = coders.iter().map(|coder| self.project.coder_name(*coder)).collect();
        if names.is_empty() {
            names.push(&self.actor.coder);
        }
        format!("{filter}; coding blind: only codings by {}", names.join(", "))
    }
}
