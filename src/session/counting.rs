//! Counting an open project, on any thread: the project as it is at one moment, without the file that it lives in.

use crate::analysis::annex::Annex;
use crate::analysis::cooccurrence::CoOccurrence;
use crate::analysis::coverage::Coverage;
use crate::analysis::crossing::{Crossing, crossing};
use crate::analysis::crosstab::{Crosstab, crosstab};
use crate::analysis::frequency::{Frequency, frequency};
use crate::analysis::gaps::GapList;
use crate::analysis::guide::GuideCoverage;
use crate::analysis::matrix::{Matrix, Meeting, matrix};
use crate::analysis::participants::{Participants, participants};
use crate::analysis::profile::Profile;
use crate::analysis::quotes::QuoteBank;
use crate::analysis::release::{Content, Release};
use crate::analysis::saturation::Saturation;
use crate::analysis::selection::Selection;
use crate::analysis::table::Table;
use crate::analysis::words::WordTables;
use crate::analysis::{annex, cases, codings, cooccurrence, coverage, documents, gaps, guide, preset, profile, quotes, saturation, small_cells};
use crate::model::attribute::{Attribute, Subject};
use crate::model::code::Bilingual;
use crate::model::ids::CodeId;
use crate::model::project::Project;
use crate::query;
use crate::session::Session;
use crate::session::error::SessionError;
use crate::session::find::Finder;
use crate::session::plan::PlanError;
use crate::session::tables::{GroupBy, Kind, SmallCells, TableRequest};
use std::sync::Arc;

/// What counting needs of a session. It does not change while the session goes on.
#[derive(Clone, Debug)]
pub struct Counting {
    pub(super) project: Arc<Project>,
    pub(super) words: WordTables,
}

impl Session {
    /// What counting needs, for any thread.
    pub fn counting(&self) -> Counting {
        Counting { project: self.project(), words: self.words.clone() }
    }

    /// Makes a table.
    pub fn table(&self, request: &TableRequest) -> Result<Table, SessionError> {
        self.counting().table(request)
    }
    /// How often each code was used, with the codings behind each number.
    pub fn frequency(&self, request: &TableRequest) -> Result<Frequency, SessionError> {
        self.counting().frequency(request)
    }
    /// Codes by an attribute, with the codings behind each cell.
    pub fn crosstab(&self, request: &TableRequest) -> Result<Crosstab, SessionError> {
        self.counting().crosstab(request)
    }
    /// Codes by codes, with the passages behind each cell.
    pub fn matrix(&self, request: &TableRequest) -> Result<Matrix, SessionError> {
        self.counting().matrix(request)
    }
    /// Which codes occur together, with the codings behind each pair.
    pub fn cooccurrence(&self, request: &TableRequest) -> Result<CoOccurrence, SessionError> {
        self.counting().cooccurrence(request)
    }
    /// What counts are broken down by: `coder`, `case`, `document`, or an attribute such as `doc.wave`.
    pub fn group_by(&self, word: &str) -> Result<GroupBy, SessionError> {
        self.counting().group_by(word)
    }
}

impl Counting {
    /// The project that is counted.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// Makes a table.
    pub fn table(&self, request: &TableRequest) -> Result<Table, SessionError> {
        let selection = self.selection(request)?;
        let project = Arc::clone(&self.project);
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
            Kind::Coverage => match &request.guide {
                Some(_) => self.guide(request)?.to_table(&project),
                None => self.coverage(request)?.to_table(&project),
            },
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
            Kind::Crosstab | Kind::Frequency => self.crossed(request)?.iter().any(|attribute| tells(attribute)),
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
    pub fn crossing(&self, request: &TableRequest) -> Result<Crossing, SessionError> {
        let selection = self.selection(request)?;
        let rows = self.attribute(request.rows.as_deref())?;
        let columns = self.attribute(request.columns.as_deref())?;
        if rows.id == columns.id {
            return Err(SessionError::Request(format!("‘{}’ cannot be crossed with itself; choose two attributes", rows.key)));
        }
        let code = request.code.as_deref().map(|word| self.project.codebook().find(word).map_err(PlanError::from)).transpose()?;
        Ok(crossing(&self.project, &selection, code, [&rows, &columns], request.small.unwrap_or_default()))
    }

    /// Which codes occur together, with the codings behind each pair.
    pub fn cooccurrence(&self, request: &TableRequest) -> Result<CoOccurrence, SessionError> {
        let selection = self.selection(request)?;
        Ok(cooccurrence::cooccurrence(&self.project, &selection, request.nearness))
    }

    /// What the account of one case contains.
    pub fn profile(&self, request: &TableRequest) -> Result<Profile, SessionError> {
        let selection = self.selection(request)?;
        let project = Arc::clone(&self.project);
        let names = || project.cases().map(|case| case.name.as_str()).collect::<Vec<_>>().join(", ");
        let word = request.case.as_deref().ok_or_else(|| SessionError::Request(format!("a profile needs a case; the cases are {}", names())))?;
        let case = Finder::new(&project).case(word)?;
        Ok(profile::profile(&project, &selection, case))
    }

    /// Passages that may be quoted, with where they were.
    pub fn quotes(&self, request: &TableRequest) -> Result<QuoteBank, SessionError> {
        let selection = self.selection(request)?;
        let release = Release::of(&self.project, request.recipient, Content::Passages);
        Ok(quotes::quotes(&self.project, &selection, &release, request.most))
    }

    /// Passages of priorities and areas under the headings of the gap list.
    pub fn gaps(&self, request: &TableRequest) -> Result<GapList, SessionError> {
        let matrix = self.matrix(request)?;
        let selection = self.selection(request)?;
        let codebook = self.project.codebook();
        let entry_points: Vec<CodeId> = gaps::ENTRY_POINTS.iter().filter_map(|path| codebook.find(path).ok()).collect();
        Ok(gaps::gaps(&self.project, &selection, &matrix, &entry_points))
    }

    /// Who took part.
    pub fn participants(&self, request: &TableRequest) -> Result<Participants, SessionError> {
        let selection = self.selection(request)?;
        // Who took part does not depend on a code: a filter leaves the documents in which it finds something.
        let documents =
            selection.codings.as_ref().map(|_| self.project.codings().filter(|coding| selection.counts(coding)).map(|coding| coding.document).collect());
        Ok(participants(&self.project, &Selection { documents, ..selection }, request.small.unwrap_or_default()))
    }

    /// What each further interview adds, for all and by participant group, or by another attribute of cases.
    pub fn saturation(&self, request: &TableRequest) -> Result<Saturation, SessionError> {
        let selection = self.selection(request)?;
        let attribute = match request.by {
            Some(GroupBy::Attribute(attribute)) => self.project.attribute(attribute),
            _ => self.project.attribute_keyed(Subject::Case, "participant_group"),
        };
        Ok(saturation::saturation(&self.project, &selection, request.method, attribute.map(Arc::as_ref)))
    }

    /// What came of each question that was asked.
    pub fn coverage(&self, request: &TableRequest) -> Result<Coverage, SessionError> {
        let selection = self.selection(request)?;
        Ok(coverage::coverage(&self.project, &selection, &self.words))
    }

    /// What came of each question of the interview guide that the request names.
    pub fn guide(&self, request: &TableRequest) -> Result<GuideCoverage, SessionError> {
        let word = request.guide.as_deref().unwrap_or_default();
        let guide = Finder::new(&self.project).document(word)?;
        let guide = self.project.transcript(guide).ok_or(SessionError::HistoryBroken)?;
        Ok(guide::guide(&self.project, &guide, &self.coverage(request)?))
    }

    /// The codebook with its uses.
    pub fn annex(&self, request: &TableRequest) -> Result<Annex, SessionError> {
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
    pub fn crosstab(&self, request: &TableRequest) -> Result<Crosstab, SessionError> {
        let selection = self.selection(request)?;
        let attribute = self.attribute(request.columns.as_deref())?;
        Ok(crosstab(&self.project, &selection, &attribute, request.unit, request.small.unwrap_or_default()))
    }

    /// How often each code was used, with the codings behind each number.
    pub fn frequency(&self, request: &TableRequest) -> Result<Frequency, SessionError> {
        let selection = self.selection(request)?;
        let found = frequency(&self.project, &selection, request.by.unwrap_or_default(), &self.words);
        Ok(found.with_small(request.small.unwrap_or_default()))
    }

    /// Codes by codes, with the passages behind each cell.
    pub fn matrix(&self, request: &TableRequest) -> Result<Matrix, SessionError> {
        let selection = self.selection(request)?;
        let rows = self.children_of(request.rows.as_deref().unwrap_or(preset::ROWS))?;
        let columns = self.children_of(request.columns.as_deref().unwrap_or(preset::COLUMNS))?;
        let meeting = if request.same_passage { Meeting::SamePassage } else { Meeting::Overlap };
        Ok(matrix(&self.project, &selection, &rows, &columns, meeting))
    }

    /// The codings that count: those that meet the filter, asked of what the coders of the request may know.
    pub(super) fn selection(&self, request: &TableRequest) -> Result<Selection, SessionError> {
        let (documents, coders) = (request.documents.clone(), request.coders.clone());
        let Some(filter) = &request.filter else { return Ok(Selection { documents, coders, ..Selection::default() }) };
        let query = query::parse(filter)?;
        // A condition on codings beside the one in question would else tell of codings that are hidden.
        let known = request.coders.as_ref().map(|coders| self.project.only_by(coders));
        let found = query::codings(known.as_ref().unwrap_or(&self.project), &query)?;
        let codings = Some(found.into_iter().map(|coding| coding.id).collect());
        Ok(Selection { documents, coders, codings, ..Selection::default() })
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
