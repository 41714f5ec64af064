//! Where coders differ, place by place: what one coded and another did not, coded otherwise, or bounded otherwise.

use super::material::{self, Coders, Marked};
use super::{Request, Unable, choose};
use crate::model::ids::{CodeId, CoderId, CodingId, DocumentId, SettlementId};
use crate::model::project::Project;
use crate::model::round::Unit;
use crate::model::settlement::Side;
use crate::model::text::CharSpan;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// One place where coders differ on one code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// The code.
    pub code: CodeId,
    /// The document.
    pub document: DocumentId,
    /// From the first to the last character that any of them coded.
    pub span: CharSpan,
    /// In which way they differ.
    pub kind: Kind,
    /// What each coder has there, in the order of the request; coders who have not coded the document are left out.
    pub sides: Vec<Position>,
    /// Units on which their judgements differ; 0 where only bounds inside units do.
    pub units: u64,
    /// The settlement, where it was settled and nothing has changed since.
    pub settled: Option<SettlementId>,
    /// An older settlement of this place, made when the codings were others.
    pub settled_before: Option<SettlementId>,
}

/// In which way coders differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Who does not have the code has another one there that the others do not have.
    OtherCode,
    /// Somebody has the code and somebody has not.
    NotByAll,
    /// All have the code, with other bounds.
    Bounds,
}

impl Kind {
    /// The word that files use.
    pub fn key(self) -> &'static str {
        match self {
            Self::OtherCode => "other_code",
            Self::NotByAll => "not_by_all",
            Self::Bounds => "bounds",
        }
    }
}

/// What one coder has at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// What is compared, as a settlement records it.
    pub side: Side,
    /// The codings with the code.
    pub codings: Vec<CodingId>,
    /// Other codes that only this coder has there, where the code itself is missing: with their codings.
    pub others: Vec<(CodeId, Vec<CodingId>)>,
}

/// All disagreements of a request, by code in the order of the codebook, then by place.
pub fn disagreements(project: &Project, request: &Request) -> Result<Vec<Disagreement>, Unable> {
    let chosen = choose(project, request)?;
    let codes: Vec<CodeId> = project.codebook().in_order().iter().map(|code| code.id).collect();
    let places: HashMap<CodeId, usize> = codes.iter().enumerate().map(|(place, code)| (*code, place)).collect();
    let settled = Settled::of(project);
    let marked = material::read(project, &chosen.documents, &request.coders, &places, request.unit);
    let each = chosen.documents.par_iter().zip(&marked);
    let mut found: Vec<(usize, usize, Disagreement)> = each
        .enumerate()
        .flat_map_iter(|(place, (document, marked))| {
            let looking = Looking { project, request, codes: &codes, document: *document, marked, settled: &settled };
            looking.all().into_iter().map(move |(code, disagreement)| (code, place, disagreement))
        })
        .collect();
    found.retain(|(_, _, disagreement)| request.codes.as_ref().is_none_or(|codes| codes.contains(&disagreement.code)));
    found.sort_by_key(|(code, document, disagreement)| (*code, *document, disagreement.span));
    Ok(found.into_iter().map(|(_, _, disagreement)| disagreement).collect())
}

/// Settlements by document and code.
struct Settled<'a>(BTreeMap<(DocumentId, CodeId), Vec<&'a crate::model::settlement::Settlement>>);

impl<'a> Settled<'a> {
    fn of(project: &'a Project) -> Self {
        let mut by_place: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for settlement in project.settlements() {
            by_place.entry((settlement.document, settlement.code)).or_default().push(settlement.as_ref());
        }
        Self(by_place)
    }

    /// The settlement of exactly this, and one of the same place that no longer fits.
    fn find(&self, document: DocumentId, code: CodeId, span: CharSpan, sides: &[Position]) -> (Option<SettlementId>, Option<SettlementId>) {
        let here = self.0.get(&(document, code)).map_or(&[][..], Vec::as_slice);
        let same = |settled: &&&crate::model::settlement::Settlement| {
            settled.sides.len() == sides.len() && sides.iter().all(|position| settled.sides.contains(&position.side))
        };
        let exact = here.iter().rev().find(same).map(|settled| settled.id);
        let older = here.iter().rev().find(|settled| settled.span.overlaps(span)).map(|settled| settled.id).filter(|_| exact.is_none());
        (exact, older)
    }
}

/// One document that is looked through.
struct Looking<'a> {
    project: &'a Project,
    request: &'a Request,
    codes: &'a [CodeId],
    document: DocumentId,
    marked: &'a Marked,
    settled: &'a Settled<'a>,
}

impl Looking<'_> {
    fn all(&self) -> Vec<(usize, Disagreement)> {
        let units = self.project.transcript(self.document).map(|transcript| material::units(&transcript, self.request.unit)).unwrap_or_default();
        let mut found = Vec::new();
        for marks in &self.marked.codes {
            let Some(code) = self.codes.get(marks.code).copied() else { continue };
            let apart = self.units_apart(marks, &units);
            for span in material::passages(&marks.coders) {
                let inside: Vec<Vec<CharSpan>> = marks.coders.iter().map(|spans| meeting(spans, span)).collect();
                if let Some(disagreement) = self.at(code, span, &inside, &apart) {
                    found.push((marks.code, disagreement));
                }
            }
        }
        found
    }

    /// What differs at one connected stretch; nothing where all have the same.
    fn at(&self, code: CodeId, span: CharSpan, inside: &[Vec<CharSpan>], apart: &Apart) -> Option<Disagreement> {
        let judging = |place: usize| self.marked.seen >> place & 1 == 1;
        let mut spans = inside.iter().enumerate().filter(|(place, _)| judging(*place)).map(|(_, spans)| spans);
        let first = spans.next()?;
        if spans.all(|spans| spans == first) {
            return None;
        }
        let have = |place: usize| inside.get(place).is_some_and(|spans| !spans.is_empty());
        let coders: Vec<(usize, CoderId)> = self.request.coders.iter().copied().enumerate().filter(|(place, _)| judging(*place)).collect();
        let with: Coders = coders.iter().filter(|(place, _)| have(*place)).fold(0, |all, (place, _)| all | 1 << place);
        let sides: Vec<Position> = coders
            .iter()
            .map(|(place, coder)| Position {
                side: Side { coder: *coder, spans: inside.get(*place).cloned().unwrap_or_default() },
                codings: self.codings(*coder, code, span),
                others: if have(*place) { Vec::new() } else { self.others(*place, with, span) },
            })
            .collect();
        let kind = if sides.iter().all(|position| !position.side.spans.is_empty()) {
            Kind::Bounds
        } else if sides.iter().any(|position| !position.others.is_empty()) {
            Kind::OtherCode
        } else {
            Kind::NotByAll
        };
        let (settled, settled_before) = self.settled.find(self.document, code, span, &sides);
        Some(Disagreement { code, document: self.document, span, kind, units: apart.within(span, inside, self.marked.seen), sides, settled, settled_before })
    }

    /// The units on which the judgements of those who coded the document differ.
    fn units_apart(&self, marks: &material::Marks, units: &[CharSpan]) -> Apart {
        let seen = self.marked.seen;
        match self.request.unit {
            Unit::Character => Apart::Characters,
            Unit::Document => Apart::Document(marks.coders.iter().enumerate().any(|(place, spans)| spans.is_empty() && seen >> place & 1 == 1)),
            Unit::Turn | Unit::Paragraph => {
                let touched = material::touched(&marks.coders, units).into_iter().filter(|(_, who)| who & seen != seen);
                Apart::Units(touched.filter_map(|(unit, _)| units.get(unit).copied()).collect())
            }
        }
    }

    fn codings(&self, coder: CoderId, code: CodeId, span: CharSpan) -> Vec<CodingId> {
        let fits = |coding: &&crate::model::coding::Coding| coding.coder == coder && coding.code == code && coding.span.overlaps(span);
        self.project.codings_of(self.document).iter().filter(fits).map(|coding| coding.id).collect()
    }

    /// Codes that this coder has at the stretch and none of those who have the code in question.
    fn others(&self, place: usize, with: Coders, span: CharSpan) -> Vec<(CodeId, Vec<CodingId>)> {
        let meets = |spans: Option<&Vec<CharSpan>>| spans.is_some_and(|spans| spans.iter().any(|other| other.overlaps(span)));
        let theirs = |marks: &&material::Marks| {
            meets(marks.coders.get(place)) && !marks.coders.iter().enumerate().any(|(other, spans)| with >> other & 1 == 1 && meets(Some(spans)))
        };
        let coder = self.request.coders.get(place).copied();
        let codes: BTreeSet<usize> = self.marked.codes.iter().filter(theirs).map(|marks| marks.code).collect();
        let named = codes.into_iter().filter_map(|code| self.codes.get(code).copied());
        named.filter_map(|code| Some((code, self.codings(coder?, code, span)))).collect()
    }
}

/// Where the judgements on one code differ in a document.
enum Apart {
    /// Wherever stretches do.
    Characters,
    /// On the document as a whole, or not.
    Document(bool),
    /// On these units.
    Units(Vec<CharSpan>),
}

impl Apart {
    /// How many units of a connected stretch are judged differently.
    fn within(&self, span: CharSpan, inside: &[Vec<CharSpan>], seen: Coders) -> u64 {
        match self {
            Self::Characters => material::characters(inside).into_iter().filter(|(who, _)| who & seen != seen).map(|(_, number)| number).sum(),
            Self::Document(apart) => u64::from(*apart),
            Self::Units(units) => units.iter().filter(|unit| unit.overlaps(span)).count() as u64,
        }
    }
}

/// The stretches that lie in a connected stretch.
fn meeting(spans: &[CharSpan], span: CharSpan) -> Vec<CharSpan> {
    let first = spans.partition_point(|other| other.end() <= span.start());
    spans.iter().skip(first).take_while(|other| other.start() < span.end()).copied().collect()
}
