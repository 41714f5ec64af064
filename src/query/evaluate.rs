//! What of a prepared query stands in one document.

use crate::index::{BlockSet, Match, Reader, Resolved, Wanted};
use crate::model::coding::Coding;
use crate::model::ids::CodingId;
use crate::model::place::Transcript;
use crate::model::text::CharSpan;
use crate::query::asking::Held;
use crate::query::ast::{Relation, Unit};
use crate::query::control::Control;
use crate::query::error::QueryError;
use crate::query::plan::{Finds, Plan, Prepared};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Where phrases are looked for: with an index, or in the passages themselves.
#[derive(Clone, Copy)]
pub(super) enum Finder<'a> {
    Index(&'a Resolved),
    Texts(&'a Wanted),
}

/// The same for one document: what reads texts remembers the words it has seen.
enum Reading<'a> {
    Index(&'a Resolved),
    Texts(RefCell<Reader<'a>>),
}

impl<'a> Reading<'a> {
    fn with(finder: Finder<'a>) -> Self {
        match finder {
            Finder::Index(resolved) => Self::Index(resolved),
            Finder::Texts(wanted) => Self::Texts(RefCell::new(wanted.reader())),
        }
    }

    /// `counts` where the numbers of words matter.
    fn find(&self, transcript: &Transcript, block: CharSpan, counts: bool) -> Vec<Match> {
        match self {
            Self::Index(resolved) if counts => resolved.find(transcript, block),
            Self::Index(resolved) => resolved.places(transcript, block),
            Self::Texts(reader) => reader.borrow_mut().find(transcript, block),
        }
    }
}

/// Something that was found in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Region {
    pub(super) span: CharSpan,
    /// True for words, false for a coded passage or a whole unit.
    pub(super) is_words: bool,
    /// The coding whose passage it is.
    pub(super) coding: Option<CodingId>,
}

impl Region {
    fn words(span: CharSpan) -> Self {
        Self { span, is_words: true, coding: None }
    }
    fn passage(span: CharSpan, coding: Option<CodingId>) -> Self {
        Self { span, is_words: false, coding }
    }
}

/// Where each text of the query stands in a block.
type Places = Rc<Vec<Vec<CharSpan>>>;

/// One document while a query is answered in it.
pub(super) struct Page<'a> {
    prepared: &'a Prepared,
    reading: Reading<'a>,
    control: &'a Control,
    transcript: &'a Transcript,
    codings: &'a [Coding],
    /// For each coding, how far it and those before it reach: leads to the first that can touch a span.
    reach: Vec<u32>,
    blocks: Vec<CharSpan>,
    /// Number of its first block, and for each text of the query the blocks in which it can stand; none where that is not known.
    candidates: Option<(u32, &'a [BlockSet])>,
    /// Stretches of the cases that hold each part that is combined in cases.
    cases: &'a Held,
    /// For each block that was read, where each text stands.
    read: RefCell<Vec<Option<Places>>>,
    remembered: RefCell<Vec<Option<Rc<Vec<Region>>>>>,
    stopped: Cell<bool>,
}

impl<'a> Page<'a> {
    pub(super) fn new(
        prepared: &'a Prepared,
        finder: Finder<'a>,
        control: &'a Control,
        (transcript, codings): (&'a Transcript, &'a [Coding]),
        candidates: Option<(u32, &'a [BlockSet])>,
        cases: &'a Held,
    ) -> Self {
        let blocks: Vec<CharSpan> = transcript.blocks().map(|(_, span)| span).collect();
        let read = RefCell::new(vec![None; blocks.len()]);
        let remembered = RefCell::new(vec![None; prepared.slots]);
        let reach = codings
            .iter()
            .scan(0, |reached, coding| {
                *reached = coding.span.end().max(*reached);
                Some(*reached)
            })
            .collect();
        Self {
            prepared,
            reading: Reading::with(finder),
            control,
            transcript,
            codings,
            reach,
            blocks,
            candidates,
            cases,
            read,
            remembered,
            stopped: Cell::new(false),
        }
    }

    /// Everything that the query finds here, in order, each once; words inside other words that were found are left out.
    pub(super) fn answer(&self) -> Result<Vec<Region>, QueryError> {
        let mut regions = self.regions(&self.prepared.plan);
        self.control_result()?;
        regions.iter_mut().for_each(|region| region.coding = None);
        // Where words and a passage have one place, the words come first, so that others inside them are left out; the passage stays where its words go.
        regions.sort_unstable_by_key(|region| (region.span.start(), std::cmp::Reverse(region.span.end()), !region.is_words));
        let mut reached = 0;
        regions.retain(|region| {
            let inside = region.is_words && region.span.end() <= reached;
            if region.is_words {
                reached = reached.max(region.span.end());
            }
            !inside
        });
        regions.dedup_by_key(|region| region.span);
        Ok(regions)
    }

    fn control_result(&self) -> Result<(), QueryError> {
        if self.stopped.get() { self.control.check().and(Err(QueryError::Cancelled)) } else { Ok(()) }
    }

    /// Places of the blocks that a span touches.
    fn blocks_of(&self, span: CharSpan) -> std::ops::Range<usize> {
        let first = self.blocks.partition_point(|block| block.end() <= span.start());
        let end = self.blocks.partition_point(|block| block.start() < span.end());
        first..end.max(first)
    }

    fn can_stand(&self, text: usize, block: usize) -> bool {
        let Some((first, sets)) = self.candidates else { return true };
        sets.get(text).is_none_or(|set| u32::try_from(block).is_ok_and(|block| set.contains(first + block)))
    }

    /// Where each text of the query stands in a block; read once.
    fn read(&self, block: usize) -> Places {
        if let Some(Some(known)) = self.read.borrow().get(block) {
            return Rc::clone(known);
        }
        if block % 256 == 255 && self.control.check().is_err() {
            self.stopped.set(true);
        }
        let span = self.blocks.get(block).copied().unwrap_or(CharSpan::at(0, 0));
        let found = if self.stopped.get() {
            vec![Vec::new(); self.prepared.findings.len()]
        } else {
            let text = self.transcript.slice(span);
            let matches = if self.prepared.phrases.is_empty() { Vec::new() } else { self.reading.find(self.transcript, span, self.prepared.counts_words) };
            let spans = |finding: &crate::query::text::Finding| finding.found(&matches, text, span).into_iter().map(|found| found.span).collect();
            self.prepared.findings.iter().map(spans).collect()
        };
        let found = Rc::new(found);
        if let Some(slot) = self.read.borrow_mut().get_mut(block) {
            *slot = Some(Rc::clone(&found));
        }
        found
    }

    /// Calls `tell` with each place of a text inside a span, until it says that that is enough.
    fn each_place(&self, text: usize, inside: CharSpan, tell: &mut dyn FnMut(CharSpan) -> bool) {
        for block in self.blocks_of(inside) {
            if !self.can_stand(text, block) {
                continue;
            }
            for span in self.read(block).get(text).into_iter().flatten() {
                if inside.contains(*span) && !tell(*span) {
                    return;
                }
            }
        }
    }

    /// What a part finds by itself.
    pub(super) fn regions(&self, plan: &Plan) -> Vec<Region> {
        match plan {
            Plan::Text(text) => {
                let mut found = Vec::new();
                self.each_place(*text, self.transcript.text.span(), &mut |span| {
                    found.push(Region::words(span));
                    true
                });
                found
            }
            Plan::Coded(coded) => {
                self.codings.iter().filter(|coding| coded.holds(coding)).map(|coding| Region::passage(coding.span, Some(coding.id))).collect()
            }
            Plan::Any(parts) => parts.iter().flat_map(|part| self.regions(part)).collect(),
            Plan::Related { slot, .. } => self.remembered(*slot, || self.related(plan)).to_vec(),
            Plan::In(unit, inner, slot) => self.in_units(inner, *unit, *slot),
            Plan::All(parts) if parts.iter().any(|part| part.finds() == Finds::Passages) => self.in_passages(parts),
            Plan::All(_) | Plan::Scope(..) | Plan::Uncoded | Plan::Not(_) => self.in_units(plan, Unit::Paragraph, usize::MAX),
        }
    }

    fn remembered(&self, slot: usize, make: impl FnOnce() -> Vec<Region>) -> Rc<Vec<Region>> {
        if let Some(Some(known)) = self.remembered.borrow().get(slot) {
            return Rc::clone(known);
        }
        let made = Rc::new(make());
        if let Some(place) = self.remembered.borrow_mut().get_mut(slot) {
            *place = Some(Rc::clone(&made));
        }
        made
    }

    /// The stretches of a unit; of a case, all in which it is heard here.
    fn units(&self, unit: Unit, slot: usize) -> Vec<Vec<CharSpan>> {
        match unit {
            Unit::Paragraph => self.blocks.iter().map(|block| vec![*block]).collect(),
            Unit::Document => vec![vec![self.transcript.text.span()]],
            Unit::Turn => self.turns().into_iter().map(|turn| vec![turn]).collect(),
            Unit::Case => self.cases.get(&slot).cloned().unwrap_or_default(),
        }
    }

    /// Turns, and what of the blocks lies in none.
    fn turns(&self) -> Vec<CharSpan> {
        let turns = &self.transcript.layout.turns;
        let mut spans: Vec<CharSpan> = turns.iter().map(|turn| turn.span).collect();
        for block in &self.blocks {
            let first = turns.partition_point(|turn| turn.span.end() <= block.start());
            let mut from = block.start();
            for turn in turns.iter().skip(first).take_while(|turn| turn.span.start() < block.end()) {
                if from < turn.span.start() {
                    spans.push(CharSpan::between(from, turn.span.start()));
                }
                from = from.max(turn.span.end());
            }
            if from < block.end() {
                spans.push(CharSpan::between(from, block.end()));
            }
        }
        spans.sort_unstable();
        spans
    }

    /// What is found in the units in which a part holds; where nothing is found that could be shown, the unit itself.
    fn in_units(&self, plan: &Plan, unit: Unit, slot: usize) -> Vec<Region> {
        let mut found = Vec::new();
        for spans in self.units(unit, slot) {
            // Cases were held against the part in all of their documents before.
            if self.stopped.get() || !(unit == Unit::Case || self.holds(plan, &spans)) {
                continue;
            }
            let before = found.len();
            self.collect(plan, &spans, &mut found);
            if found.len() == before {
                found.extend(spans.into_iter().filter(|span| !span.is_empty()).map(|span| Region::passage(span, None)));
            }
        }
        found
    }

    /// True where a part holds in a unit.
    pub(super) fn holds(&self, plan: &Plan, unit: &[CharSpan]) -> bool {
        boolean(plan, &|part| self.holds_here(part, unit))
    }

    /// True where a part that is neither AND, OR nor NOT holds in a unit.
    pub(super) fn holds_here(&self, part: &Plan, unit: &[CharSpan]) -> bool {
        let overlaps = |regions: &[Region]| regions.iter().any(|region| unit.iter().any(|span| span.overlaps(region.span)));
        match part {
            Plan::Text(text) => unit.iter().any(|span| {
                let mut stands = false;
                self.each_place(*text, *span, &mut |_| {
                    stands = true;
                    false
                });
                stands
            }),
            Plan::Coded(coded) => unit.iter().any(|span| self.touching(*span).any(|coding| coded.holds(coding))),
            Plan::Uncoded => unit.iter().all(|span| self.touching(*span).next().is_none()),
            Plan::Scope(scope, slot) => {
                let places = self.remembered(*slot, || scope.spans(self.transcript).into_iter().map(|span| Region::passage(span, None)).collect());
                // In order and apart, so that only one of them can be the first to reach a span.
                unit.iter().any(|span| {
                    let first = places.partition_point(|place| place.span.end() <= span.start());
                    places.get(first).is_some_and(|place| place.span.overlaps(*span))
                })
            }
            Plan::Related { slot, .. } => overlaps(&self.remembered(*slot, || self.related(part))),
            Plan::In(wider, inner, slot) => {
                let holding = || {
                    let units = self.units(*wider, *slot).into_iter();
                    let held = units.filter(|spans| *wider == Unit::Case || self.holds(inner, spans));
                    held.flatten().map(|span| Region::passage(span, None)).collect()
                };
                overlaps(&self.remembered(*slot, holding))
            }
            Plan::All(_) | Plan::Any(_) | Plan::Not(_) => self.holds(part, unit),
        }
    }

    /// Codings that share a character with a span.
    fn touching(&self, span: CharSpan) -> impl Iterator<Item = &'a Coding> {
        let first = self.reach.partition_point(|reached| *reached <= span.start());
        let end = self.codings.partition_point(|coding| coding.span.start() < span.end());
        self.codings.get(first..end).unwrap_or_default().iter().filter(move |coding| coding.span.overlaps(span))
    }

    /// What a part that holds in a unit finds there.
    fn collect(&self, plan: &Plan, unit: &[CharSpan], found: &mut Vec<Region>) {
        match plan {
            Plan::Text(_) => self.collect_words(plan, unit, found),
            Plan::Coded(coded) => {
                for span in unit {
                    found.extend(self.touching(*span).filter(|coding| coded.holds(coding)).map(|coding| Region::passage(coding.span, Some(coding.id))));
                }
            }
            Plan::Related { slot, .. } => {
                let related = self.remembered(*slot, || self.related(plan));
                found.extend(related.iter().filter(|region| unit.iter().any(|span| span.overlaps(region.span))));
            }
            Plan::All(parts) => {
                // Words are what is looked for; codes beside them say where.
                let before = found.len();
                self.collect_words(plan, unit, found);
                if found.len() == before {
                    parts.iter().for_each(|part| self.collect(part, unit, found));
                }
            }
            Plan::Any(parts) => parts.iter().filter(|part| self.holds(part, unit)).for_each(|part| self.collect(part, unit, found)),
            Plan::Scope(..) | Plan::Uncoded | Plan::In(..) | Plan::Not(_) => {}
        }
    }

    /// The words of a part in a unit.
    fn collect_words(&self, plan: &Plan, unit: &[CharSpan], found: &mut Vec<Region>) {
        match plan {
            Plan::Text(text) => {
                for span in unit {
                    self.each_place(*text, *span, &mut |place| {
                        found.push(Region::words(place));
                        true
                    });
                }
            }
            Plan::All(parts) => parts.iter().for_each(|part| self.collect_words(part, unit, found)),
            Plan::Any(parts) => parts.iter().filter(|part| self.holds(part, unit)).for_each(|part| self.collect_words(part, unit, found)),
            Plan::Related { slot, .. } if plan.finds() == Finds::Words => {
                let related = self.remembered(*slot, || self.related(plan));
                found.extend(related.iter().filter(|region| region.is_words && unit.iter().any(|span| span.contains(region.span))));
            }
            Plan::Coded(_) | Plan::Scope(..) | Plan::Uncoded | Plan::Related { .. } | Plan::In(..) | Plan::Not(_) => {}
        }
    }

    /// Codes joined by AND: the passages that all of them cover, in which the rest holds; and the words of the rest in them.
    fn in_passages(&self, parts: &[Plan]) -> Vec<Region> {
        let (codes, rest): (Vec<&Plan>, Vec<&Plan>) = parts.iter().partition(|part| part.finds() == Finds::Passages);
        let mut passages: Option<Vec<Region>> = None;
        for part in codes {
            let more = self.regions(part);
            passages = Some(match passages {
                None => more,
                Some(passages) => common(&passages, &more),
            });
        }
        let mut found = Vec::new();
        for passage in passages.unwrap_or_default() {
            let unit = [passage.span];
            if self.stopped.get() || !rest.iter().all(|part| self.holds(part, &unit)) {
                continue;
            }
            let before = found.len();
            rest.iter().for_each(|part| self.collect_words(part, &unit, &mut found));
            if found.len() == before {
                found.push(passage);
            }
        }
        found
    }

    /// What of the left stands so to something of the right.
    fn related(&self, plan: &Plan) -> Vec<Region> {
        let Plan::Related { left, relation, right, .. } = plan else { return Vec::new() };
        let (mut left, mut right) = (self.regions(left), self.regions(right));
        left.sort_unstable();
        right.sort_unstable();
        let others: Vec<(Region, (u64, u64))> = right.into_iter().map(|other| (other, self.turn_numbers(other.span))).collect();
        left.retain(|one| {
            let numbers = self.turn_numbers(one.span);
            // Nothing stands so to itself.
            others.iter().any(|(other, theirs)| other != one && stand_so(*relation, (one.span, numbers), (other.span, *theirs)))
        });
        left
    }

    /// Numbers of the turns in which a span begins and ends; of the paragraphs where nobody is marked as speaking.
    fn turn_numbers(&self, span: CharSpan) -> (u64, u64) {
        let turns = &self.transcript.layout.turns;
        let number = |position: u32| {
            if turns.is_empty() {
                self.blocks.partition_point(|block| block.start() <= position) as u64
            } else {
                turns.partition_point(|turn| turn.span.start() <= position) as u64
            }
        };
        (number(span.start()), number(span.end().saturating_sub(1).max(span.start())))
    }
}

/// True where one stands so to the other; each with the numbers of the turns in which it begins and ends.
fn stand_so(relation: Relation, (one, from): (CharSpan, (u64, u64)), (other, to): (CharSpan, (u64, u64))) -> bool {
    match relation {
        Relation::Overlaps => one.overlaps(other),
        Relation::Inside => other.contains(one),
        Relation::WithinTurns(turns) => from.0.saturating_sub(to.1).max(to.0.saturating_sub(from.1)) <= u64::from(turns),
        Relation::FollowedBy(turns) => other.start() >= one.end() && to.0.saturating_sub(from.1) <= u64::from(turns),
    }
}

/// Puts AND, OR and NOT together.
pub(super) fn boolean(plan: &Plan, holds: &dyn Fn(&Plan) -> bool) -> bool {
    match plan {
        Plan::All(parts) => parts.iter().all(|part| boolean(part, holds)),
        Plan::Any(parts) => parts.iter().any(|part| boolean(part, holds)),
        Plan::Not(inner) => !boolean(inner, holds),
        part => holds(part),
    }
}

/// The stretches that a passage of one and a passage of the other have in common, each once.
fn common(one: &[Region], other: &[Region]) -> Vec<Region> {
    let mut others: Vec<&Region> = other.iter().collect();
    others.sort_unstable_by_key(|region| region.span);
    let mut found = Vec::new();
    for left in one {
        let reach = others.partition_point(|right| right.span.start() < left.span.end());
        for right in others.iter().take(reach) {
            if let Some(span) = left.span.intersection(right.span) {
                found.push(Region::passage(span, None));
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}
