//! A query with everything looked up that the project knows: what is left is to go through the documents.

use crate::index::Wanted;
use crate::model::coding::Coding;
use crate::model::ids::CodeId;
use crate::model::project::Project;
use crate::query::ast::{Node, Query, Relation, Unit};
use crate::query::condition::{Looked, Quality, Scope, look_up};
use crate::query::error::QueryError;
use crate::query::text::{Finding, Texts};
use std::collections::BTreeSet;

/// A query that was looked up in a project, ready to be answered.
#[derive(Debug)]
pub struct Prepared {
    pub(super) plan: Plan,
    /// How each text of the query is found.
    pub(super) findings: Vec<Finding>,
    /// The phrases of all texts, for the index.
    pub(super) phrases: Vec<crate::index::Phrase>,
    pub(super) wanted: Wanted,
    /// True where something has to be near something else.
    pub(super) counts_words: bool,
    /// How many parts are remembered for each document, see [`Plan::Scope`].
    pub(super) slots: usize,
    /// Parts that are combined in cases: number of the slot and what must hold.
    pub(super) case_slots: Vec<usize>,
}

/// What must hold.
#[derive(Clone, Debug)]
pub(super) enum Plan {
    /// A text by its number in the findings.
    Text(usize),
    /// Codings.
    Coded(Coded),
    /// Where in the documents, remembered in a slot.
    Scope(Scope, usize),
    /// Where nothing is coded.
    Uncoded,
    /// What of the left stands so to the right, remembered in a slot.
    Related {
        left: Box<Plan>,
        relation: Relation,
        right: Box<Plan>,
        slot: usize,
    },
    /// Combined in this unit, remembered in a slot.
    In(Unit, Box<Plan>, usize),
    All(Vec<Plan>),
    Any(Vec<Plan>),
    Not(Box<Plan>),
}

/// Which codings are meant.
#[derive(Clone, Debug, Default)]
pub(super) struct Coded {
    /// These codes; none means all.
    codes: Option<BTreeSet<CodeId>>,
    /// And all of this is said of them.
    qualities: Vec<Quality>,
}

impl Coded {
    pub(super) fn holds(&self, coding: &Coding) -> bool {
        self.codes.as_ref().is_none_or(|codes| codes.contains(&coding.code)) && self.qualities.iter().all(|quality| quality.holds(coding))
    }
}

/// What a part finds when nothing else says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Finds {
    /// Words.
    Words,
    /// Coded passages.
    Passages,
    /// Nothing of its own: it says where.
    Places,
}

impl Plan {
    pub(super) fn finds(&self) -> Finds {
        match self {
            Self::Text(_) => Finds::Words,
            Self::Coded(_) => Finds::Passages,
            Self::Related { left, .. } => left.finds(),
            Self::Scope(..) | Self::Uncoded | Self::In(..) | Self::Not(_) => Finds::Places,
            Self::Any(parts) => {
                let kinds: Vec<Finds> = parts.iter().map(Self::finds).collect();
                match kinds.first() {
                    Some(first) if kinds.iter().all(|kind| kind == first) => *first,
                    _ => Finds::Words,
                }
            }
            Self::All(parts) => {
                let has = |wanted: Finds| parts.iter().any(|part| part.finds() == wanted);
                if has(Finds::Words) {
                    Finds::Words
                } else if has(Finds::Passages) {
                    Finds::Passages
                } else {
                    Finds::Places
                }
            }
        }
    }

    /// True where it says of something that it must be there.
    fn is_positive(&self) -> bool {
        match self {
            Self::Text(_) | Self::Coded(_) | Self::Scope(..) | Self::Uncoded => true,
            Self::Related { left, right, .. } => left.is_positive() && right.is_positive(),
            Self::In(_, inner, _) => inner.is_positive(),
            Self::All(parts) => parts.iter().any(Self::is_positive),
            Self::Any(parts) => parts.iter().all(Self::is_positive),
            Self::Not(_) => false,
        }
    }

    /// Numbers of the texts that may be hits: those that are not denied.
    pub(super) fn texts(&self, found: &mut Vec<usize>) {
        match self {
            Self::Text(text) => found.push(*text),
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.texts(found)),
            Self::Related { left, .. } => left.texts(found),
            Self::In(_, inner, _) => inner.texts(found),
            Self::Coded(_) | Self::Scope(..) | Self::Uncoded | Self::Not(_) => {}
        }
    }
}

impl Prepared {
    /// Looks up codes, speakers, values, dates and concept lists. An error says which of them does not exist, where it stands, and what may be meant.
    pub fn new(project: &Project, query: &Query) -> Result<Self, QueryError> {
        let mut maker = Maker { project, texts: Texts::default(), findings: Vec::new(), slots: 0, case_slots: Vec::new() };
        let plan = maker.plan(&query.node)?;
        let Maker { texts, findings, slots, case_slots, .. } = maker;
        let wanted = Wanted::new(&texts.phrases);
        let counts_words = findings.iter().any(Finding::counts_words);
        Ok(Self { plan, findings, phrases: texts.phrases, wanted, counts_words, slots, case_slots })
    }

    /// Refuses a query that only says what must not be there.
    pub(super) fn check_positive(&self) -> Result<(), QueryError> {
        if self.plan.is_positive() && relations(&self.plan) { Ok(()) } else { Err(QueryError::OnlyNegative) }
    }
}

/// True where all parts that stand in relations and units say what must be there.
fn relations(plan: &Plan) -> bool {
    match plan {
        Plan::Related { left, right, .. } => plan.is_positive() && relations(left) && relations(right),
        Plan::In(_, inner, _) => inner.is_positive() && relations(inner),
        Plan::All(parts) | Plan::Any(parts) => parts.iter().all(relations),
        Plan::Not(inner) => relations(inner),
        Plan::Text(_) | Plan::Coded(_) | Plan::Scope(..) | Plan::Uncoded => true,
    }
}

struct Maker<'a> {
    project: &'a Project,
    texts: Texts,
    findings: Vec<Finding>,
    slots: usize,
    case_slots: Vec<usize>,
}

/// A part that may still have to find the code it is said of.
enum Part {
    Quality(Quality),
    Plan(Plan),
}

impl Part {
    /// What is said of codings without a code is said of any coding.
    fn plan(self) -> Plan {
        match self {
            Self::Plan(plan) => plan,
            Self::Quality(quality) => Plan::Coded(Coded { codes: None, qualities: vec![quality] }),
        }
    }
}

impl Maker<'_> {
    fn plan(&mut self, node: &Node) -> Result<Plan, QueryError> {
        Ok(self.part(node)?.plan())
    }

    fn slot(&mut self) -> usize {
        self.slots += 1;
        self.slots - 1
    }

    fn part(&mut self, node: &Node) -> Result<Part, QueryError> {
        Ok(Part::Plan(match node {
            Node::Text(text) => {
                let finding = self.texts.finding(self.project, text)?;
                self.findings.push(finding);
                Plan::Text(self.findings.len() - 1)
            }
            Node::Field(condition) => match look_up(self.project, condition)? {
                Looked::Codes(codes) => Plan::Coded(Coded { codes: Some(codes), qualities: Vec::new() }),
                Looked::Quality(quality) => return Ok(Part::Quality(quality)),
                Looked::Scope(scope) => Plan::Scope(scope, self.slot()),
                Looked::Coded(true) => Plan::Coded(Coded::default()),
                Looked::Coded(false) => Plan::Uncoded,
            },
            Node::Related(related) => {
                let (left, right) = (self.plan(&related.left)?, self.plan(&related.right)?);
                Plan::Related { left: Box::new(left), relation: related.relation, right: Box::new(right), slot: self.slot() }
            }
            Node::In(unit, inner) => {
                let inner = self.plan(inner)?;
                let slot = self.slot();
                if *unit == Unit::Case {
                    self.case_slots.push(slot);
                }
                Plan::In(*unit, Box::new(inner), slot)
            }
            Node::Not(inner) => match self.part(inner)? {
                Part::Quality(quality) => return Ok(Part::Quality(Quality::Not(Box::new(quality)))),
                Part::Plan(plan) => Plan::Not(Box::new(plan)),
            },
            Node::Any(parts) => {
                let parts = parts.iter().map(|part| self.part(part)).collect::<Result<Vec<_>, _>>()?;
                if parts.iter().all(|part| matches!(part, Part::Quality(_))) {
                    return Ok(Part::Quality(Quality::Any(qualities(parts).0)));
                }
                Plan::Any(parts.into_iter().map(Part::plan).collect())
            }
            Node::All(parts) => {
                let parts = parts.iter().map(|part| self.part(part)).collect::<Result<Vec<_>, _>>()?;
                return Ok(together(parts));
            }
        }))
    }
}

fn qualities(parts: Vec<Part>) -> (Vec<Quality>, Vec<Plan>) {
    let (mut qualities, mut plans) = (Vec::new(), Vec::new());
    for part in parts {
        match part {
            Part::Quality(quality) => qualities.push(quality),
            Part::Plan(plan) => plans.push(plan),
        }
    }
    (qualities, plans)
}

/// Parts joined by AND: what is said of codings is said of every code beside it. Without a code it is said of any coding,
/// and what is denied without one must hold of no coding there.
fn together(parts: Vec<Part>) -> Part {
    let (said, mut plans) = qualities(parts);
    if plans.is_empty() {
        return Part::Quality(Quality::All(said));
    }
    let mut has_codes = said.is_empty();
    for plan in &mut plans {
        has_codes |= say(plan, &said);
    }
    if !has_codes {
        let (denied, stated): (Vec<_>, Vec<_>) = said.into_iter().partition(|quality| matches!(quality, Quality::Not(_)));
        if stated.is_empty() {
            for quality in denied {
                let Quality::Not(inner) = quality else { continue };
                plans.push(Plan::Not(Box::new(Plan::Coded(Coded { codes: None, qualities: vec![*inner] }))));
            }
        } else {
            plans.push(Plan::Coded(Coded { codes: None, qualities: stated.into_iter().chain(denied).collect() }));
        }
    }
    // What is soonest known comes first: where it does not hold, nothing else is looked at.
    plans.sort_by_key(cost);
    Part::Plan(Plan::All(plans))
}

/// How long it takes to know whether a part holds somewhere, in an order only.
fn cost(plan: &Plan) -> u8 {
    match plan {
        Plan::Scope(..) => 0,
        Plan::Coded(_) | Plan::Uncoded => 1,
        Plan::Text(_) => 2,
        Plan::Related { .. } | Plan::In(..) => 3,
        Plan::Not(inner) => cost(inner),
        Plan::All(parts) | Plan::Any(parts) => parts.iter().map(cost).max().unwrap_or(0),
    }
}

/// Says it of a code, of each of several codes joined by OR or AND, and of what a relation finds; true where there was one.
fn say(plan: &mut Plan, said: &[Quality]) -> bool {
    match plan {
        Plan::Coded(coded) => {
            coded.qualities.extend(said.iter().cloned());
            true
        }
        Plan::Any(parts) if parts.iter().all(can_be_said_of) => {
            for part in parts {
                say(part, said);
            }
            true
        }
        Plan::All(parts) => {
            let mut reached = false;
            for part in parts {
                reached |= say(part, said);
            }
            reached
        }
        Plan::Related { left, .. } => say(left, said),
        _ => false,
    }
}

/// True where something can be said of the codes of a part; of parts joined by OR only where it can be said of each.
fn can_be_said_of(plan: &Plan) -> bool {
    match plan {
        Plan::Coded(_) => true,
        Plan::Any(parts) => parts.iter().all(can_be_said_of),
        Plan::All(parts) => parts.iter().any(can_be_said_of),
        Plan::Related { left, .. } => can_be_said_of(left),
        _ => false,
    }
}
