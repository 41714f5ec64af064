//! Agreement between coders: per code and over all codes, on a chosen unit, with what a reviewer needs to check it.
//!
//! Every code is a question with two answers, applied or not, put to every unit. One file per coefficient, each tested against its publication.
//! Gamma (Mathet, Widlöcher & Métivier 2015) is not here: its best alignment is an integer programme and its chance a simulation, and no
//! implementation in Rust could be held to the published one.

mod bootstrap;
pub mod brennan_prediger;
mod chosen;
pub mod cohen;
pub mod disagreements;
pub mod fleiss;
pub mod gwet;
pub mod jaccard;
pub mod krippendorff;
mod material;
pub mod methods;
pub mod other_tools;
pub mod percent;
pub mod ratings;
pub mod rounds;
mod statistic;
pub mod tables;
pub mod unitizing;

pub use bootstrap::Interval;
pub use chosen::{Chosen, Documents, Left, Unable, choose};
pub use material::MOST_CODERS;
pub use ratings::{Figure, Undefined};
pub use statistic::Statistic;

use crate::model::ids::{CodeId, CoderId, CodingId};
use crate::model::project::Project;
use crate::model::round::Unit;
use bootstrap::{ByDocument, Draws};
use material::{Coders, Marked, Marks};
use ratings::{Ratings, real};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The coders, two at least, in the order in which they are shown.
    pub coders: Vec<CoderId>,
    /// The documents.
    pub documents: Documents,
    /// Only these codes, without those below them; none for all that were applied.
    pub codes: Option<Vec<CodeId>>,
    /// The unit.
    pub unit: Unit,
    /// A code is too rare to report where fewer units (by character: passages) than this carry it; 0 reports all.
    pub rare: u64,
    /// Resamples for the intervals; 0 for none.
    pub resamples: usize,
    /// Where their random numbers start.
    pub seed: u64,
}

/// A code under so many units is too rare to report, unless told otherwise.
pub const RARE: u64 = 3;
/// Resamples, unless told otherwise.
pub const RESAMPLES: usize = 1000;
/// Where random numbers start, unless told otherwise.
pub const SEED: u64 = 2031;

impl Request {
    /// These coders on all documents that each of them coded, by paragraph.
    pub fn of(coders: Vec<CoderId>) -> Self {
        Self { coders, documents: Documents::Common, codes: None, unit: Unit::Paragraph, rare: RARE, resamples: RESAMPLES, seed: SEED }
    }
}

/// The result.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// What was compared.
    pub request: Request,
    /// The documents.
    pub chosen: Chosen,
    /// One row per code, in the order of the codebook.
    pub codes: Vec<CodeRow>,
    /// All codes together: each document asks about the codes that somebody applied in it; by document, about all of them.
    pub pooled: Figures,
    /// Kappa over all codes after De Vries et al. 2008, each code counted once over all units.
    pub pooled_kappa: Figure,
}

/// The figures of one code.
#[derive(Clone, Debug, PartialEq)]
pub struct CodeRow {
    /// The code.
    pub code: CodeId,
    /// Its figures.
    pub figures: Figures,
    /// The codings behind them.
    pub behind: Vec<CodingId>,
}

/// Figures of one code, or of all together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// Units; over all codes: units times codes.
    pub n: u64,
    /// Units to which somebody applied the code.
    pub applied: u64,
    /// Connected passages that somebody marked.
    pub passages: u64,
    /// Share of “applied” among all judgements, 0 to 1; none without judgements.
    pub base_rate: Option<f64>,
    /// Each pair of coders.
    pub pairs: Vec<Pair>,
    /// The coefficients.
    pub values: BTreeMap<Statistic, Value>,
    /// True where the code is too rare to report.
    pub too_rare: bool,
}

/// A coefficient with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Value {
    /// The coefficient, or why there is none.
    pub figure: Figure,
    /// Its 95 % interval, where the code was applied in two documents at least and half of the resamples have a value.
    pub interval: Option<Interval>,
}

/// Two coders: the table of two by two behind their figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// Places of the two coders.
    pub coders: (usize, usize),
    /// Units to which both applied the code.
    pub both: u64,
    /// Only the first.
    pub only_first: u64,
    /// Only the second.
    pub only_second: u64,
    /// Neither.
    pub neither: u64,
    /// Cohen's kappa of the two.
    pub kappa: Figure,
    /// Jaccard's index of the two.
    pub jaccard: Figure,
}

impl Pair {
    /// Units that both judged.
    pub fn n(&self) -> u64 {
        self.both + self.only_first + self.only_second + self.neither
    }
    /// Share of units judged alike, 0 to 1.
    pub fn percent(&self) -> Figure {
        if self.n() == 0 { Err(Undefined::NoUnits) } else { Ok(real(self.both + self.neither) / real(self.n())) }
    }
}

impl Figures {
    /// A coefficient, or why there is none.
    pub fn figure(&self, statistic: Statistic) -> Figure {
        self.values.get(&statistic).map_or(Err(Undefined::NoUnits), |value| value.figure)
    }
    /// Its interval.
    pub fn interval(&self, statistic: Statistic) -> Option<Interval> {
        self.values.get(&statistic).and_then(|value| value.interval)
    }
}

/// Compares coders. Refuses where there is nothing to compare.
pub fn agreement(project: &Project, request: &Request) -> Result<Agreement, Unable> {
    let chosen = choose(project, request)?;
    let ordered: Vec<CodeId> = project.codebook().in_order().iter().map(|code| code.id).collect();
    let asked = |code: &CodeId| request.codes.as_ref().is_none_or(|codes| codes.contains(code));
    let codes: Vec<CodeId> = ordered.into_iter().filter(asked).collect();
    let places: HashMap<CodeId, usize> = codes.iter().enumerate().map(|(place, code)| (*code, place)).collect();
    let marked = material::read(project, &chosen.documents, &request.coders, &places, request.unit);
    let mut by_code: Vec<Vec<(usize, &Marks)>> = vec![Vec::new(); codes.len()];
    for (document, marked) in marked.iter().enumerate() {
        for marks in &marked.codes {
            if let Some(documents) = by_code.get_mut(marks.code) {
                documents.push((document, marks));
            }
        }
    }
    let wanted = request.codes.is_some();
    let used: Vec<(CodeId, Vec<(usize, &Marks)>)> = codes.into_iter().zip(by_code).filter(|(_, marks)| wanted || !marks.is_empty()).collect();
    let study = Study { request, marked: &marked, draws: Draws::new(marked.len(), request.resamples, request.seed) };
    let counted: Vec<(CodeRow, Ratings, unitizing::Disagreement)> = used.par_iter().map(|(code, marks)| study.row(*code, marks)).collect();
    let mut pooled = study.pooled();
    if study.has_stretches() {
        let figure = unitizing::pooled(counted.iter().map(|(_, _, disagreement)| *disagreement));
        pooled.values.insert(Statistic::AlphaU, Value { figure, interval: None });
    }
    let ratings: Vec<Ratings> = counted.iter().map(|(_, ratings, _)| ratings.clone()).collect();
    let pooled_kappa = cohen::pooled(&ratings);
    Ok(Agreement { request: request.clone(), chosen, codes: counted.into_iter().map(|(row, _, _)| row).collect(), pooled, pooled_kappa })
}

/// What is counted over.
struct Study<'a> {
    request: &'a Request,
    marked: &'a [Marked],
    draws: Draws,
}

/// Patterns in the making: who judged and who applied the code.
#[derive(Default)]
struct Patterns {
    places: BTreeMap<(Coders, Coders), usize>,
    units: ByDocument,
}

impl Patterns {
    fn place(&mut self, seen: Coders, applied: Coders) -> usize {
        if let Some(place) = self.places.get(&(seen, applied)) {
            return *place;
        }
        let nobody = if applied == 0 { self.places.len() } else { self.place(seen, 0) };
        let place = self.places.len();
        self.places.insert((seen, applied), place);
        self.units.nobody.push(nobody);
        place
    }

    /// The ratings of all documents together, and the units by document.
    fn finish(self, coders: usize) -> (Ratings, ByDocument) {
        let mut weights = Vec::new();
        self.units.weights(|_| 1, &mut weights);
        let mut patterns: Vec<((Coders, Coders), usize)> = self.places.into_iter().collect();
        patterns.sort_unstable_by_key(|(_, place)| *place);
        let mut ratings = Ratings::new(coders, 2);
        for (((seen, applied), _), weight) in patterns.into_iter().zip(weights) {
            let value = |coder: usize| (seen >> coder & 1 == 1).then_some(u16::from(applied >> coder & 1 == 1));
            ratings.add(&(0..coders).map(value).collect::<Vec<_>>(), weight);
        }
        (ratings, self.units)
    }
}

impl Study<'_> {
    fn row(&self, code: CodeId, marks: &[(usize, &Marks)]) -> (CodeRow, Ratings, unitizing::Disagreement) {
        let mut patterns = Patterns::default();
        for marked in self.marked {
            let nobody = patterns.place(marked.seen, 0);
            patterns.units.totals.push((nobody, marked.units));
        }
        let (mut applied, mut passages) = (0, 0);
        for (document, marks) in marks {
            let seen = self.marked.get(*document).map_or(0, |marked| marked.seen);
            for (who, units) in &marks.applied {
                let place = patterns.place(seen, *who);
                patterns.units.entries.push((*document, place, *units));
                applied += units;
            }
            passages += marks.passages;
        }
        let (ratings, units) = patterns.finish(self.request.coders.len());
        let disagreement = self.disagreement(marks);
        let found = if self.request.unit == Unit::Character { passages } else { applied };
        let rare = (found < self.request.rare).then_some(Undefined::TooRare { found, least: self.request.rare });
        // Resampled documents say nothing of a code that lives in one of them.
        let mut figures = self.figures(&ratings, &units, rare, marks.len() > 1);
        (figures.applied, figures.passages) = (applied, passages);
        let unitized = match rare {
            Some(rare) => Err(rare),
            None if self.has_stretches() => disagreement.alpha(),
            None => Err(Undefined::ByCharacterOnly),
        };
        figures.values.insert(Statistic::AlphaU, Value { figure: unitized, interval: None });
        let behind = marks.iter().flat_map(|(_, marks)| marks.behind.iter().copied()).collect();
        (CodeRow { code, figures, behind }, ratings, disagreement)
    }

    /// All codes together: a document asks about the codes that somebody applied in it, so that codes foreign to a document do not swell agreement.
    /// Where the document itself is the unit that would leave only codes that somebody applied: there every code is asked of every document.
    fn pooled(&self) -> Figures {
        let mut patterns = Patterns::default();
        let (mut applied, mut passages) = (0, 0);
        let used: BTreeSet<usize> = self.marked.iter().flat_map(|marked| marked.codes.iter().map(|marks| marks.code)).collect();
        for (document, marked) in self.marked.iter().enumerate() {
            let nobody = patterns.place(marked.seen, 0);
            let asked = if self.request.unit == Unit::Document { used.len() } else { marked.codes.len() };
            patterns.units.totals.push((nobody, marked.units * asked as u64));
            let mut joined: BTreeMap<Coders, u64> = BTreeMap::new();
            for marks in &marked.codes {
                passages += marks.passages;
                for (who, units) in &marks.applied {
                    *joined.entry(*who).or_default() += units;
                }
            }
            for (who, units) in joined {
                let place = patterns.place(marked.seen, who);
                patterns.units.entries.push((document, place, units));
                applied += units;
            }
        }
        let (ratings, units) = patterns.finish(self.request.coders.len());
        let mut figures = self.figures(&ratings, &units, None, true);
        (figures.applied, figures.passages) = (applied, passages);
        figures.values.insert(Statistic::AlphaU, Value { figure: Err(Undefined::ByCharacterOnly), interval: None });
        figures
    }

    fn figures(&self, ratings: &Ratings, units: &ByDocument, rare: Option<Undefined>, spread: bool) -> Figures {
        let intervals = if rare.is_none() && spread { bootstrap::intervals(ratings.clone(), units, &self.draws) } else { BTreeMap::new() };
        let value = |statistic: Statistic| Value { figure: rare.map_or_else(|| statistic.of(ratings), Err), interval: intervals.get(&statistic).copied() };
        let values: BTreeMap<Statistic, Value> = Statistic::of_ratings().map(|statistic| (statistic, value(statistic))).collect();
        let (mut judgements, mut positive) = (0u64, 0u64);
        for pattern in ratings.patterns() {
            judgements += u64::from(pattern.rated) * pattern.weight;
            positive += u64::from(pattern.chosen.get(1).copied().unwrap_or(0)) * pattern.weight;
        }
        Figures {
            n: ratings.patterns().iter().map(|pattern| pattern.weight).sum(),
            applied: 0,
            passages: 0,
            base_rate: (judgements > 0).then(|| real(positive) / real(judgements)),
            pairs: ratings.pairs().map(|pair| pair_of(ratings, pair, rare)).collect(),
            values,
            too_rare: rare.is_some(),
        }
    }

    /// True where passages can be compared as stretches: by character, and everybody coded every document.
    fn has_stretches(&self) -> bool {
        let all = material::full(self.request.coders.len());
        self.request.unit == Unit::Character && self.marked.iter().all(|marked| marked.seen == all)
    }

    /// The code on all documents put end to end.
    fn disagreement(&self, marks: &[(usize, &Marks)]) -> unitizing::Disagreement {
        if !self.has_stretches() {
            return unitizing::Disagreement::default();
        }
        let mut at = 0;
        let starts: Vec<u64> = self
            .marked
            .iter()
            .map(|marked| {
                at += marked.length;
                at - marked.length
            })
            .collect();
        let mut coders: Vec<unitizing::Stretches> = vec![Vec::new(); self.request.coders.len()];
        for (document, marks) in marks {
            let start = starts.get(*document).copied().unwrap_or(0);
            for (coder, spans) in coders.iter_mut().zip(&marks.coders) {
                coder.extend(spans.iter().map(|span| (start + u64::from(span.start()), start + u64::from(span.end()))));
            }
        }
        unitizing::disagreement(&coders, at)
    }
}

fn pair_of(ratings: &Ratings, (one, other): (usize, usize), rare: Option<Undefined>) -> Pair {
    let mut pair = Pair {
        coders: (one, other),
        both: 0,
        only_first: 0,
        only_second: 0,
        neither: 0,
        kappa: rare.map_or_else(|| cohen::kappa_of(ratings, one, other), Err),
        jaccard: rare.map_or_else(|| jaccard::jaccard_of(ratings, one, other), Err),
    };
    for pattern in ratings.patterns() {
        match (pattern.values.get(one).copied().flatten(), pattern.values.get(other).copied().flatten()) {
            (Some(1), Some(1)) => pair.both += pattern.weight,
            (Some(1), Some(_)) => pair.only_first += pattern.weight,
            (Some(_), Some(1)) => pair.only_second += pattern.weight,
            (Some(_), Some(_)) => pair.neither += pattern.weight,
            _ => {}
        }
    }
    pair
}
