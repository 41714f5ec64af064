//! Tables of an open project: counted, filtered, and written as files.

use crate::analysis::annex::Annex;
use crate::analysis::cooccurrence::CoOccurrence;
use crate::analysis::coverage::Coverage;
use crate::analysis::crossing::{Crossing, crossing};
use crate::analysis::crosstab::{Crosstab, crosstab};
use crate::analysis::frequency::{Frequency, frequency};
use crate::analysis::gaps::GapList;
use crate::analysis::matrix::{Matrix, Meeting, matrix};
use crate::analysis::participants::{Participants, participants};
use crate::analysis::profile::Profile;
use crate::analysis::quotes::QuoteBank;
use crate::analysis::release::Content;
use crate::analysis::saturation::Saturation;
use crate::analysis::selection::Selection;
use crate::analysis::table::Table;
use crate::analysis::{annex, cases, codings, cooccurrence, coverage, documents, gaps, preset, profile, quotes, saturation, small_cells};
use crate::export::provenance::Provenance;
use crate::export::{codebook, csv, file, json, xlsx};
use crate::model::attribute::{Attribute, Subject};
use crate::model::code::Bilingual;
use crate::model::departure::Recipient;
use crate::model::ids::{CodeId, CoderId, DocumentId};
use crate::query;
use crate::session::Session;
use crate::session::error::SessionError;
use crate::session::find::Finder;
use crate::session::plan::PlanError;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

pub use crate::analysis::cooccurrence::Nearness;
pub use crate::analysis::crosstab::Counted;
pub use crate::analysis::frequency::GroupBy;
pub use crate::analysis::saturation::Method;
pub use crate::analysis::small_cells::{LEAST, SmallCells};
pub use crate::export::csv::line as csv_line;
pub use crate::export::file::WriteMode;

/// Which table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
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
    pub documents: Option<BTreeSet<DocumentId>>,
    /// Only codings by these coders: what somebody may know of who codes blind.
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
    /// Makes a table.
    pub fn table(&mut self, request: &TableRequest) -> Result<Table, SessionError> {
        let selection = self.selection(request)?;
        let project = self.project();
        let mut table = match request.kind {
            Kind::Codings => codings::codings(&project, &selection),
            Kind::Frequency => self.frequency(request)?.to_table(&project),
            Kind::Crosstab if request.rows.is_some() => self.crossing(request)?.to_table(&project),
            Kind::Crosstab => self.crosstab(request)?.to_table(&project),
            Kind::Matrix => self.matrix(request)?.to_table(&project),
            Kind::Documents => documents::documents(&project, &selection, &self.words),
            Kind::Cases => cases::cases(&project, &selection),
            Kind::CoOccurrence => cooccurrence::cooccurrence(&project, &selection, request.nearness).to_table(&project),
            Kind::Profile => self.profile(request)?.to_table(&project),
            Kind::Quotes => self.quotes(request)?.to_table(&project),
            Kind::Gaps => self.gaps(request)?.to_table(&project),
            Kind::Participants => self.participants(request)?.to_table(),
            Kind::Saturation => self.saturation(request)?.to_table(&project),
            Kind::Coverage => coverage::coverage(&project, &selection, &self.words).to_table(&project),
            Kind::Codebook => annex::annex(&project, &selection).to_table(),
        };
        table.notes.splice(0..0, self.crossing_warning(request)?);
        Ok(table)
    }

    /// The request with which a file is made that leaves the project: figures about persons of few cases are masked, unless something else was said.
    pub fn for_export(&self, request: &TableRequest) -> Result<TableRequest, SessionError> {
        let tells = |attribute: &Attribute| attribute.subject == Subject::Case || small_cells::is_quasi_identifier(&attribute.key);
        let about_persons = match request.kind {
            Kind::Participants => true,
            Kind::Crosstab => self.crossed(request)?.iter().any(|attribute| tells(attribute)),
            _ => false,
        };
        let small = request.small.or(about_persons.then_some(SmallCells::Mask(small_cells::LEAST)));
        Ok(TableRequest { small, ..request.clone() })
    }

    /// What must be said where a table crosses three or more attributes that tell who a person is.
    pub fn crossing_warning(&self, request: &TableRequest) -> Result<Option<Bilingual>, SessionError> {
        let crossed = self.crossed(request)?;
        let keys: Vec<&str> = crossed.iter().map(|attribute| attribute.key.as_str()).collect();
        Ok(if keys.is_empty() { None } else { small_cells::crossing_warning(&keys, request.filter.as_deref()) })
    }

    /// The attributes by which a table is broken down.
    fn crossed(&self, request: &TableRequest) -> Result<Vec<Arc<Attribute>>, SessionError> {
        let mut crossed = Vec::new();
        if request.kind == Kind::Crosstab {
            crossed.push(self.attribute(request.columns.as_deref())?);
            crossed.extend(request.rows.as_deref().map(|word| self.attribute(Some(word))).transpose()?);
        }
        if let (Kind::Frequency, Some(GroupBy::Attribute(attribute))) = (request.kind, request.by) {
            crossed.extend(self.project.attribute(attribute).cloned());
        }
        Ok(crossed)
    }

    /// Two attributes under one code, with the codings behind each cell.
    pub fn crossing(&mut self, request: &TableRequest) -> Result<Crossing, SessionError> {
        let selection = self.selection(request)?;
        let rows = self.attribute(request.rows.as_deref())?;
        let columns = self.attribute(request.columns.as_deref())?;
        if rows.id == columns.id {
            return Err(SessionError::Request(format!("‘{}’ cannot be crossed with itself; choose two attributes", rows.key)));
        }
        let code = request.code.as_deref().map(|word| self.project.codebook().find(word).map_err(PlanError::from)).transpose()?;
        Ok(crossing(&self.project(), &selection, code, [&rows, &columns], request.small.unwrap_or_default()))
    }

    /// Which codes occur together, with the codings behind each pair.
    pub fn cooccurrence(&mut self, request: &TableRequest) -> Result<CoOccurrence, SessionError> {
        let selection = self.selection(request)?;
        Ok(cooccurrence::cooccurrence(&self.project(), &selection, request.nearness))
    }

    /// What the account of one case contains.
    pub fn profile(&mut self, request: &TableRequest) -> Result<Profile, SessionError> {
        let selection = self.selection(request)?;
        let project = self.project();
        let names = || project.cases().map(|case| case.name.as_str()).collect::<Vec<_>>().join(", ");
        let word = request.case.as_deref().ok_or_else(|| SessionError::Request(format!("a profile needs a case; the cases are {}", names())))?;
        let case = Finder::new(&project).case(word)?;
        Ok(profile::profile(&project, &selection, case))
    }

    /// Passages that may be quoted, with where they were.
    pub fn quotes(&mut self, request: &TableRequest) -> Result<QuoteBank, SessionError> {
        let selection = self.selection(request)?;
        let release = self.release(request.recipient, Content::Passages);
        Ok(quotes::quotes(&self.project, &selection, &release, request.most))
    }

    /// Passages of priorities and areas under the headings of the gap list.
    pub fn gaps(&mut self, request: &TableRequest) -> Result<GapList, SessionError> {
        let matrix = self.matrix(request)?;
        let selection = self.selection(request)?;
        let codebook = self.project.codebook();
        let entry_points: Vec<CodeId> = gaps::ENTRY_POINTS.iter().filter_map(|path| codebook.find(path).ok()).collect();
        Ok(gaps::gaps(&self.project, &selection, &matrix, &entry_points))
    }

    /// Who took part.
    pub fn participants(&mut self, request: &TableRequest) -> Result<Participants, SessionError> {
        let selection = self.selection(request)?;
        // Who took part does not depend on a code: a filter leaves the documents in which it finds something.
        let documents =
            selection.codings.as_ref().map(|_| self.project.codings().filter(|coding| selection.counts(coding)).map(|coding| coding.document).collect());
        Ok(participants(&self.project, &Selection { documents, ..selection }, request.small.unwrap_or_default()))
    }

    /// What each further interview adds, for all and by participant group, or by another attribute of cases.
    pub fn saturation(&mut self, request: &TableRequest) -> Result<Saturation, SessionError> {
        let selection = self.selection(request)?;
        let attribute = match request.by {
            Some(GroupBy::Attribute(attribute)) => self.project.attribute(attribute),
            _ => self.project.attribute_keyed(Subject::Case, "participant_group"),
        };
        Ok(saturation::saturation(&self.project, &selection, request.method, attribute.map(Arc::as_ref)))
    }

    /// What came of each question that was asked.
    pub fn coverage(&mut self, request: &TableRequest) -> Result<Coverage, SessionError> {
        let selection = self.selection(request)?;
        Ok(coverage::coverage(&self.project, &selection, &self.words))
    }

    /// The codebook with its uses.
    pub fn annex(&mut self, request: &TableRequest) -> Result<Annex, SessionError> {
        let selection = self.selection(request)?;
        Ok(annex::annex(&self.project, &selection))
    }

    /// What counts are broken down by: `coder`, `case`, `document`, or an attribute such as `doc.wave`.
    pub fn group_by(&self, word: &str) -> Result<GroupBy, SessionError> {
        Ok(match word {
            "coder" => GroupBy::Coder,
            "case" => GroupBy::Case,
            "document" => GroupBy::Document,
            word => GroupBy::Attribute(self.attribute(Some(word))?.id),
        })
    }

    /// Codes by an attribute, with the codings behind each cell.
    pub fn crosstab(&mut self, request: &TableRequest) -> Result<Crosstab, SessionError> {
        let selection = self.selection(request)?;
        let attribute = self.attribute(request.columns.as_deref())?;
        Ok(crosstab(&self.project(), &selection, &attribute, request.unit, request.small.unwrap_or_default()))
    }

    /// How often each code was used, with the codings behind each number.
    pub fn frequency(&mut self, request: &TableRequest) -> Result<Frequency, SessionError> {
        let selection = self.selection(request)?;
        Ok(frequency(&self.project(), &selection, request.by.unwrap_or_default(), &self.words))
    }

    /// Codes by codes, with the passages behind each cell.
    pub fn matrix(&mut self, request: &TableRequest) -> Result<Matrix, SessionError> {
        let selection = self.selection(request)?;
        let rows = self.children_of(request.rows.as_deref().unwrap_or(preset::ROWS))?;
        let columns = self.children_of(request.columns.as_deref().unwrap_or(preset::COLUMNS))?;
        let meeting = if request.same_passage { Meeting::SamePassage } else { Meeting::Overlap };
        Ok(matrix(&self.project(), &selection, &rows, &columns, meeting))
    }

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

    /// Writes the codebook as the ending of the file says: .csv or .json.
    pub fn export_codebook(&self, path: &Path, mode: WriteMode) -> Result<(), SessionError> {
        let ending = ending(path);
        let bytes = match ending.as_str() {
            "csv" => codebook::csv(&self.project)?,
            "json" => codebook::json(&self.project)?,
            "qdc" => self.qdc()?,
            _ => return Err(SessionError::UnknownEnding { ending, known: vec![".csv", ".json", ".qdc"] }),
        };
        Ok(file::write(path, &bytes, mode)?)
    }

    pub(super) fn provenance(&self, request: &TableRequest) -> Provenance {
        Provenance {
            made: self.actor.clock.now(),
            project: self.project.name().to_owned(),
            codebook_version: self.project.codebook_version().to_owned(),
            filter: request.filter.clone().unwrap_or_else(|| "none".to_owned()),
            coder: self.actor.coder.clone(),
            release: None,
        }
    }

    pub(super) fn selection(&mut self, request: &TableRequest) -> Result<Selection, SessionError> {
        let (documents, coders) = (request.documents.clone(), request.coders.clone());
        let Some(filter) = &request.filter else { return Ok(Selection { documents, coders, ..Selection::default() }) };
        let query = query::parse(filter)?;
        let found = query::codings(&self.project, &query)?;
        Ok(Selection { documents, coders, codings: Some(found.into_iter().map(|coding| coding.id).collect()), ..Selection::default() })
    }

    pub(super) fn attribute(&self, word: Option<&str>) -> Result<Arc<Attribute>, SessionError> {
        let word = word.unwrap_or("participant_group");
        let (subjects, key): (&[Subject], &str) = match word.split_once('.') {
            Some(("doc" | "document", key)) => (&[Subject::Document], key),
            Some(("case", key)) => (&[Subject::Case], key),
            _ => (&[Subject::Case, Subject::Document], word),
        };
        // Of two attributes of the same key the one with values is meant.
        let known = subjects.iter().filter_map(|subject| self.project.attribute_keyed(*subject, key));
        let used = |attribute: &&Arc<Attribute>| self.project.values().any(|(_, attribute_id, _)| attribute_id == attribute.id);
        let mut known: Vec<_> = known.collect();
        known.sort_by_key(|attribute| !used(attribute));
        known.first().map(|attribute| Arc::clone(attribute)).ok_or_else(|| {
            let keys: Vec<&str> = self.project.attributes().iter().map(|attribute| attribute.key.as_str()).collect();
            SessionError::Request(format!("there is no attribute ‘{word}’; the attributes are {}", keys.join(", ")))
        })
    }

    fn children_of(&self, word: &str) -> Result<Vec<CodeId>, SessionError> {
        let codebook = self.project.codebook();
        let code = codebook.find(word).map_err(PlanError::from)?;
        match codebook.children(Some(code)) {
            [] => Ok(vec![code]),
            children => Ok(children.to_vec()),
        }
    }
}
