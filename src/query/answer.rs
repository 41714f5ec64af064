//! The answer to a query: every hit in order, exact totals, and pages of it.

use crate::index::{BlockSet, Numbered, Resolved, Snapshot};
use crate::model::ids::{CaseId, DocumentId};
use crate::model::place::Transcript;
use crate::model::project::Project;
use crate::model::text::CharSpan;
use crate::query::asking::{Asking, Cases, Held};
use crate::query::ast::{Query, Unit};
use crate::query::control::Control;
use crate::query::error::QueryError;
use crate::query::evaluate::Finder;
use crate::query::plan::{Plan, Prepared};
use crate::query::text::Need;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The order of hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By document name, then by place.
    #[default]
    Document,
    /// The best blocks first (BM25 over blocks), then by place.
    Score,
}

/// Which part of the hits is wanted, and in which order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Search {
    /// How many hits at most.
    pub limit: usize,
    /// How many are passed over first.
    pub offset: usize,
    /// Their order.
    pub sort: Sort,
}

/// One thing that was found: words, a coded passage, or a whole unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// The document.
    pub document: DocumentId,
    /// Where it stands.
    pub span: CharSpan,
    /// How well its block fits; 0 where hits are sorted by place.
    pub score: f32,
}

/// Exact totals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Number of hits.
    pub hits: u64,
    /// Number of blocks (paragraphs and headers) in which a hit begins.
    pub paragraphs: u64,
    /// Number of documents with hits.
    pub documents: u64,
    /// Number of cases that are heard in a hit.
    pub cases: u64,
}

/// Every hit and the totals.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// All hits, in the order that was asked for.
    pub hits: Vec<Hit>,
    /// The totals.
    pub totals: Totals,
}

/// The totals and the hits that were wanted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hits {
    /// Number of hits.
    pub total: u64,
    /// Number of blocks (paragraphs and headers) in which a hit begins.
    pub paragraphs: u64,
    /// Number of documents with hits.
    pub documents: u64,
    /// Number of cases that are heard in a hit.
    pub cases: u64,
    /// The hits that were wanted.
    pub hits: Vec<Hit>,
}

/// Answers a query and returns the part of the hits that is wanted.
pub fn search(project: &Project, snapshot: &Snapshot, query: &Query, search: &Search) -> Result<Hits, QueryError> {
    let answer = ask(project, snapshot, query, search.sort, &Control::default())?;
    let Totals { hits: total, paragraphs, documents, cases } = answer.totals;
    let hits = answer.hits.into_iter().skip(search.offset).take(search.limit).collect();
    Ok(Hits { total, paragraphs, documents, cases, hits })
}

/// Answers a query: all hits. Runs on all cores and stops when it is told to.
pub fn ask(project: &Project, snapshot: &Snapshot, query: &Query, sort: Sort, control: &Control) -> Result<Answer, QueryError> {
    with_asked(project, snapshot, query, control, |asked, documents| {
        let cases = asked.asking.cases()?;
        let mut found: Vec<Found> =
            documents.par_iter().map(|numbered| asked.in_document(numbered, &cases)).filter_map(Result::transpose).collect::<Result<_, _>>()?;
        found.sort_by(|one, other| one.transcript.document.name.cmp(&other.transcript.document.name));
        let totals = totals(&found);
        let scores = if sort == Sort::Score { scores(snapshot, asked.asking.prepared, asked.resolved)? } else { BTreeMap::new() };
        let mut hits = Vec::with_capacity(usize::try_from(totals.hits).unwrap_or(0));
        for Found { transcript, first, spans, .. } in &found {
            let starts: Vec<u32> = if scores.is_empty() { Vec::new() } else { transcript.blocks().map(|(_, block)| block.start()).collect() };
            for span in spans {
                let block = starts.partition_point(|start| *start <= span.start()).saturating_sub(1);
                let score = u32::try_from(block).ok().and_then(|block| scores.get(&(first + block))).copied().unwrap_or(0.0);
                hits.push(Hit { document: transcript.document.id, span: *span, score });
            }
        }
        if sort == Sort::Score {
            hits.sort_by(|one, other| other.score.total_cmp(&one.score));
        }
        Ok(Answer { hits, totals })
    })
}

/// The first hits of an answer, at least so many where there are: the documents in the order of their names, one after the other, until there are
/// enough. A first page does not wait for the rest.
pub fn first(project: &Project, snapshot: &Snapshot, query: &Query, enough: usize, control: &Control) -> Result<Vec<Hit>, QueryError> {
    with_asked(project, snapshot, query, control, |asked, documents| {
        let cases = asked.asking.cases()?;
        let name = |numbered: &&Numbered| project.document(numbered.document).map(|document| document.name.clone());
        let mut documents = documents.to_vec();
        documents.sort_by_cached_key(name);
        let mut hits = Vec::new();
        for numbered in documents {
            let found = asked.in_document(numbered, &cases)?.map(|found| found.spans).unwrap_or_default();
            hits.extend(found.into_iter().map(|span| Hit { document: numbered.document, span, score: 0.0 }));
            if hits.len() >= enough {
                break;
            }
        }
        Ok(hits)
    })
}

/// Looks a query up, and hands it over with the documents that can hold hits.
fn with_asked<T>(
    project: &Project,
    snapshot: &Snapshot,
    query: &Query,
    control: &Control,
    act: impl FnOnce(&Asked<'_>, &[&Numbered]) -> Result<T, QueryError>,
) -> Result<T, QueryError> {
    let prepared = Prepared::new(project, query)?;
    prepared.check_positive()?;
    let resolved = snapshot.resolve(&prepared.wanted)?;
    let bound = snapshot.numbering().bound();
    let sets: Vec<BlockSet> = prepared.phrases.iter().enumerate().map(|(which, _)| snapshot.blocks_with(&resolved, which)).collect::<Result<_, _>>()?;
    let candidates: Vec<BlockSet> = prepared.findings.iter().map(|finding| needed(&finding.needs(), &sets, bound)).collect();
    let indexed = Some((snapshot.numbering(), candidates.as_slice()));
    let asking = Asking { project, prepared: &prepared, finder: Finder::Index(&resolved), control, indexed };
    let asked = Asked { asking, resolved: &resolved, heard: CasesHeard::new(project) };
    let holding = possible(&prepared.plan, &candidates, bound);
    let holds = |numbered: &&Numbered| holding.as_ref().is_none_or(|blocks| blocks.iter_range(numbered.blocks.clone()).next().is_some());
    let documents: Vec<&Numbered> = snapshot.numbering().documents().iter().filter(holds).collect();
    act(&asked, &documents)
}

struct Asked<'a> {
    asking: Asking<'a>,
    resolved: &'a Resolved,
    heard: CasesHeard<'a>,
}

/// What was found in one document.
struct Found {
    transcript: Transcript,
    /// Number of its first block.
    first: u32,
    spans: Vec<CharSpan>,
    /// Number of blocks in which a hit begins.
    paragraphs: u64,
    cases: BTreeSet<CaseId>,
}

impl Asked<'_> {
    fn in_document(&self, numbered: &Numbered, cases: &Cases) -> Result<Option<Found>, QueryError> {
        self.asking.control.check()?;
        let Some(transcript) = self.asking.project.transcript(numbered.document) else { return Ok(None) };
        let none = Held::new();
        let Some(page) = self.asking.page(&transcript, cases.get(&numbered.document).unwrap_or(&none)) else { return Ok(None) };
        let spans: Vec<CharSpan> = page.answer()?.into_iter().map(|region| region.span).collect();
        drop(page);
        if spans.is_empty() {
            return Ok(None);
        }
        let mut found = Found { first: numbered.blocks.start, paragraphs: 0, cases: BTreeSet::new(), spans, transcript };
        let starts: Vec<u32> = found.transcript.blocks().map(|(_, block)| block.start()).collect();
        let (mut last, mut last_turn) = (usize::MAX, Some(usize::MAX));
        for span in &found.spans {
            let block = starts.partition_point(|start| *start <= span.start());
            found.paragraphs += u64::from(block != last);
            last = block;
            // All hits of a turn belong to the same cases.
            let turn = found.transcript.layout.turn_at(span.start());
            if turn != last_turn {
                found.cases.extend(self.heard.at(&found.transcript, *span));
                last_turn = turn;
            }
        }
        Ok(Some(found))
    }
}

/// The blocks in which a text can stand.
fn needed(need: &Need, sets: &[BlockSet], bound: u32) -> BlockSet {
    match need {
        Need::Nothing => BlockSet::all(bound),
        Need::Phrase(which) => sets.get(*which).cloned().unwrap_or_else(|| BlockSet::none(bound)),
        Need::All(parts) => parts.iter().fold(BlockSet::all(bound), |mut blocks, part| {
            blocks.and(&needed(part, sets, bound));
            blocks
        }),
        Need::Any(parts) => parts.iter().fold(BlockSet::none(bound), |mut blocks, part| {
            blocks.or(&needed(part, sets, bound));
            blocks
        }),
    }
}

/// Blocks of the documents in which a query can find something: every hit of it needs one of these in its document. None where that is not known.
fn possible(plan: &Plan, candidates: &[BlockSet], bound: u32) -> Option<BlockSet> {
    match plan {
        Plan::Text(text) => candidates.get(*text).cloned(),
        // Any one of the parts that are known: which document has them all shows when it is read.
        Plan::All(parts) => parts.iter().filter_map(|part| possible(part, candidates, bound)).min_by_key(BlockSet::len),
        Plan::Any(parts) => parts.iter().try_fold(BlockSet::none(bound), |mut blocks, part| {
            blocks.or(&possible(part, candidates, bound)?);
            Some(blocks)
        }),
        Plan::Related { left, .. } => possible(left, candidates, bound),
        Plan::In(unit, inner, _) if *unit != Unit::Case => possible(inner, candidates, bound),
        Plan::In(..) | Plan::Coded(_) | Plan::Scope(..) | Plan::Uncoded | Plan::Not(_) => None,
    }
}

fn scores(snapshot: &Snapshot, prepared: &Prepared, resolved: &Resolved) -> Result<BTreeMap<u32, f32>, QueryError> {
    let mut texts = Vec::new();
    prepared.plan.texts(&mut texts);
    let mut phrases = BTreeSet::new();
    for finding in texts.into_iter().filter_map(|text| prepared.findings.get(text)) {
        phrases_of(&finding.needs(), &mut phrases);
    }
    let mut scores = BTreeMap::new();
    for which in phrases {
        for (block, score) in snapshot.scores(resolved, which)? {
            *scores.entry(block).or_insert(0.0) += score;
        }
    }
    Ok(scores)
}

fn phrases_of(need: &Need, found: &mut BTreeSet<usize>) {
    match need {
        Need::Nothing => {}
        Need::Phrase(which) => drop(found.insert(*which)),
        Need::All(parts) | Need::Any(parts) => parts.iter().for_each(|part| phrases_of(part, found)),
    }
}

fn totals(found: &[Found]) -> Totals {
    let cases: BTreeSet<CaseId> = found.iter().flat_map(|found| found.cases.iter().copied()).collect();
    Totals {
        hits: found.iter().map(|found| found.spans.len() as u64).sum(),
        paragraphs: found.iter().map(|found| found.paragraphs).sum(),
        documents: found.len() as u64,
        cases: cases.len() as u64,
    }
}

/// Which cases are heard where.
pub struct CasesHeard<'a> {
    by_document: BTreeMap<DocumentId, Vec<(CaseId, Option<&'a str>)>>,
}

impl<'a> CasesHeard<'a> {
    /// From the links of a project.
    pub fn new(project: &'a Project) -> Self {
        let mut by_document: BTreeMap<DocumentId, Vec<(CaseId, Option<&str>)>> = BTreeMap::new();
        for link in project.case_links() {
            by_document.entry(link.document).or_default().push((link.case, link.speaker.as_deref()));
        }
        Self { by_document }
    }

    /// The cases that a passage belongs to: those of the whole document, and those that speak in the turn in which it begins.
    pub fn at(&self, transcript: &Transcript, span: CharSpan) -> Vec<CaseId> {
        let Some(links) = self.by_document.get(&transcript.document.id) else { return Vec::new() };
        let layout = &transcript.layout;
        let speaker = layout.turn_at(span.start()).and_then(|turn| layout.speaker_of(layout.turns.get(turn)?)).map(|speaker| speaker.label.as_str());
        links.iter().filter(|(_, label)| label.is_none() || *label == speaker).map(|(case_id, _)| *case_id).collect()
    }
}
