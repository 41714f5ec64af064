//! A document that is withdrawn, whole or by passage: what goes with it. The texts themselves are destroyed by `session::withdraw`.

use super::{Plan, PlanError, Planner};
use crate::model::attribute::Bearer;
use crate::model::case::{Case, CaseLink};
use crate::model::change::{Change, Edit};
use crate::model::coding::Coding;
use crate::model::document::Document;
use crate::model::ids::{CaseId, CodingId, DocumentId, RevisionId};
use crate::model::memo::MemoTarget;
use crate::model::place::Transcript;
use crate::model::project::Project;
use crate::model::quote_use::QuoteUse;
use crate::model::retext::{Shift, retext};
use crate::model::revision::{Move, Replaced, Revision};
use crate::model::round::{Named, Round};
use crate::model::settlement::{Settlement, Side};
use crate::model::text::CharSpan;
use crate::model::tombstone::DESTROYED;
use crate::session::clock::Clock;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What goes when a document is withdrawn.
#[derive(Debug)]
pub(in crate::session) struct Going {
    /// The changes.
    pub(in crate::session) plan: Plan,
    /// Codings that go.
    pub(in crate::session) codings: BTreeSet<CodingId>,
    /// Cases that go because they are heard nowhere else.
    pub(in crate::session) cases: Vec<CaseId>,
    /// What is cut out, where not all of it goes.
    pub(in crate::session) moves: Vec<Move>,
}

/// Plans the withdrawal of a whole document.
pub(in crate::session) fn whole(project: &Project, document: DocumentId, coder: &str, clock: &Clock) -> Result<Going, PlanError> {
    let mut planner = Planner::new(project, coder, clock);
    let codings = project.codings_of(document).iter().map(|coding| coding.id).collect();
    let cases: Vec<CaseId> = only_heard_in(project, document);
    for case_id in &cases {
        planner.drop_memos(|target| target == MemoTarget::Case(*case_id));
        planner.drop_values(Bearer::Case(*case_id));
    }
    planner.remove_document(document)?;
    for case in project.cases().filter(|case| cases.contains(&case.id)) {
        planner.change(Change::Case(Edit::delete(Case::clone(case))));
    }
    planner.nameless_in_rounds(document);
    planner.label("withdraw a document");
    Ok(Going { plan: planner.plan, codings, cases, moves: Vec::new() })
}

/// Plans the withdrawal of a passage: of each paragraph what lies in it gives way to a mark, speakers' labels stay.
pub(in crate::session) fn passage(project: &Project, document: DocumentId, span: CharSpan, coder: &str, clock: &Clock) -> Result<Going, PlanError> {
    let mut planner = Planner::new(project, coder, clock);
    planner.passage(document, span)?;
    let transcript = project.transcript(document).ok_or(PlanError::Gone("document"))?;
    let moves = pieces(&transcript, span);
    if moves.is_empty() {
        return Err(PlanError::EmptyPassage(span));
    }
    let codings = planner.retext_document(&transcript, moves.clone())?;
    planner.label("withdraw a passage");
    Ok(Going { plan: planner.plan, codings, cases: Vec::new(), moves })
}

/// Cases that are heard in this document and in no other.
fn only_heard_in(project: &Project, document: DocumentId) -> Vec<CaseId> {
    let of = |case: CaseId| project.case_links().filter(move |link| link.case == case);
    project.cases().map(|case| case.id).filter(|case| of(*case).next().is_some() && of(*case).all(|link| link.document == document)).collect()
}

/// What is cut out of a text so that its paragraphs and the labels of its turns stay.
fn pieces(transcript: &Transcript, span: CharSpan) -> Vec<Move> {
    let layout = &transcript.layout;
    let mark = if transcript.document.language.tag() == "fr" { "[retiré]" } else { DESTROYED };
    let header = layout.header.map(|header| (0, header));
    let parts = header.into_iter().chain((1u32..).zip(layout.paragraphs.iter().map(|paragraph| paragraph.span)));
    let mut moves = Vec::new();
    for (paragraph, part) in parts {
        let Some(mut piece) = part.intersection(span) else { continue };
        for turn in &layout.turns {
            if turn.span.start() <= piece.start() && piece.start() < turn.speech_start {
                piece = CharSpan::between(turn.speech_start.min(piece.end()), piece.end());
            }
        }
        if !piece.is_empty() {
            moves.push(Move { span: piece, new: mark.to_owned(), kind: Replaced::Withdrawn, paragraph });
        }
    }
    moves.sort_by_key(|moved| moved.span);
    moves
}

impl Planner<'_> {
    /// Gives a document another text by moves; codings, uses of quotes and settled disagreements go with their words, and what loses all of them goes.
    /// Returns the codings that went.
    pub(super) fn retext_document(&mut self, transcript: &Transcript, moves: Vec<Move>) -> Result<BTreeSet<CodingId>, PlanError> {
        let before = Document::clone(&transcript.document);
        let (text, layout) = retext(&transcript.text, &transcript.layout, &moves)?;
        let shift = Shift::of(&moves);
        let gone = self.shift_codings(before.id, &shift);
        for quoted in self.project.quote_uses().filter(|quoted| quoted.document == before.id) {
            let after = shift.span(quoted.span).map(|span| QuoteUse { span, ..quoted.clone() });
            if after.as_ref() != Some(quoted) {
                self.plan.changes.push(Change::QuoteUse(Edit { before: Some(quoted.clone()), after }));
            }
        }
        for settled in self.project.settlements().filter(|settled| settled.document == before.id) {
            let after = shifted_settlement(settled, &shift, &gone);
            if after.as_ref() != Some(&**settled) {
                self.plan.changes.push(Change::Settlement(Edit { before: Some(Settlement::clone(settled)), after }));
            }
        }
        self.rename_speakers(transcript, &layout);
        let after = Document { text: text.hash(), layout: layout.hash(), ..before.clone() };
        let revision = Revision {
            id: RevisionId::from_uuid(self.clock.uuid()),
            document: before.id,
            from: before.text,
            to: after.text,
            moves,
            by: self.acting.to_owned(),
            at: self.clock.now(),
        };
        self.plan.layouts.push((after.layout, Arc::new(layout)));
        self.plan.texts.push(Arc::new(text));
        self.change(Change::Document(Edit::update(before, after)));
        self.change(Change::Revision(Edit::insert(revision)));
        Ok(gone)
    }

    fn shift_codings(&mut self, document: DocumentId, shift: &Shift) -> BTreeSet<CodingId> {
        let (mut gone, mut moved, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
        for coding in self.project.codings_of(document) {
            let after = shift.span(coding.span).map(|span| Coding { span, ..coding.clone() });
            // Two codings of one coder with one code can come to lie on the same words.
            match after.filter(|after| seen.insert((after.code, after.coder, after.span))) {
                Some(after) if after == *coding => {}
                Some(after) => moved.push(Change::Coding(Edit::update(coding.clone(), after))),
                None => gone.push(coding.clone()),
            }
        }
        let ids = gone.iter().map(|coding| coding.id).collect();
        self.drop_codings(gone);
        self.plan.changes.extend(moved);
        ids
    }

    /// Links of cases name a speaker by its label: where that is another one now, they follow.
    fn rename_speakers(&mut self, transcript: &Transcript, layout: &crate::model::layout::Layout) {
        for (old, new) in transcript.layout.speakers.iter().zip(&layout.speakers).filter(|(old, new)| old.label != new.label) {
            let links = self.project.case_links().filter(|link| link.document == transcript.document.id && link.speaker.as_deref() == Some(&old.label));
            for link in links {
                let after = CaseLink { speaker: Some(new.label.clone()), ..link.clone() };
                self.plan.changes.push(Change::CaseLink(Edit::update(link.clone(), after)));
            }
        }
    }

    /// Kept rounds name the documents that were compared: this one has no name any more.
    fn nameless_in_rounds(&mut self, document: DocumentId) {
        for round in self.project.rounds() {
            let mut after = Round::clone(round);
            for named in after.content.documents.iter_mut().filter(|named| named.id == document) {
                *named = Named { id: document, name: DESTROYED.to_owned() };
            }
            if after != **round {
                self.plan.changes.push(Change::Round(Edit::update(Round::clone(round), after)));
            }
        }
    }
}

fn shifted_settlement(settled: &Settlement, shift: &Shift, gone: &BTreeSet<CodingId>) -> Option<Settlement> {
    let span = shift.span(settled.span)?;
    let side = |side: &Side| Side { coder: side.coder, spans: side.spans.iter().filter_map(|span| shift.span(*span)).collect() };
    let codings = settled.codings.iter().copied().filter(|coding| !gone.contains(coding)).collect();
    Some(Settlement { span, sides: settled.sides.iter().map(side).collect(), codings, ..settled.clone() })
}
