//! Agreement: settling disagreements, keeping rounds, and whether the team compares its coders at all.

use super::{PlanError, Planner};
use crate::analysis::agreement::disagreements::{Disagreement, disagreements};
use crate::analysis::agreement::{Documents, Request};
use crate::model::change::{Change, Edit};
use crate::model::coding::{Coding, Qualifiers};
use crate::model::ids::{CodeId, CodingId, DocumentId, RoundId, SettlementId};
use crate::model::info::Info;
use crate::model::round::{Round, RoundContent};
use crate::model::settlement::{CONSENSUS, Settlement, Side, Verdict};
use crate::model::text::CharSpan;
use crate::model::words::union;
use crate::session::command::Settle;
use std::collections::BTreeSet;

impl Planner<'_> {
    pub(super) fn settle(&mut self, settle: &Settle) -> Result<(), PlanError> {
        self.agreement_is_on()?;
        if settle.reason.trim().is_empty() {
            return Err(PlanError::EmptyText("reason"));
        }
        if let Verdict::Keep(coder) = settle.verdict
            && !settle.coders.contains(&coder)
        {
            return Err(PlanError::Gone("coder among those compared"));
        }
        let request = Request { documents: Documents::These(vec![settle.document]), rare: 0, resamples: 0, ..Request::of(settle.coders.clone()) };
        let all = disagreements(self.project, &request).unwrap_or_default();
        let asked = |one: &&Disagreement| one.code == settle.code && one.span == settle.span;
        let chosen = all.iter().find(asked).ok_or(PlanError::Gone("disagreement"))?;
        // Where one coder has another code, the decision is between the two: what is decided on the one is decided on the other.
        let others: BTreeSet<CodeId> = chosen.sides.iter().flat_map(|position| position.others.iter().map(|(code, _)| *code)).collect();
        let mirrored = all.iter().filter(|one| others.contains(&one.code) && one.span.overlaps(chosen.span) && one.settled.is_none());
        let together: Vec<&Disagreement> = std::iter::once(chosen).chain(mirrored).collect();
        let name = self.project.document(settle.document).map(|document| document.name.clone()).unwrap_or_default();
        self.label(format!("settle {name} {} {}", settle.span, self.project.codebook().path(settle.code)));
        for disagreement in together {
            self.settle_one(disagreement, settle.verdict, settle.reason.trim());
        }
        Ok(())
    }

    fn settle_one(&mut self, disagreement: &Disagreement, verdict: Verdict, reason: &str) {
        let consensus = self.coder(CONSENSUS);
        let by = self.acting_coder();
        for older in [disagreement.settled, disagreement.settled_before].into_iter().flatten() {
            if let Some(settlement) = self.project.settlement(older) {
                self.drop_settlement(&Settlement::clone(settlement));
            }
        }
        let gone: BTreeSet<CodingId> = self.dropped_codings();
        let mut made = Vec::new();
        for span in decided(&disagreement.sides.iter().map(|position| &position.side).collect::<Vec<_>>(), verdict) {
            let there = |coding: &&Coding| coding.code == disagreement.code && coding.coder == consensus && coding.span == span && !gone.contains(&coding.id);
            if let Some(there) = self.project.codings_of(disagreement.document).iter().find(there) {
                made.push(there.id);
                continue;
            }
            let coding = Coding {
                id: CodingId::from_uuid(self.clock.uuid()),
                document: disagreement.document,
                span,
                code: disagreement.code,
                coder: consensus,
                created: self.clock.now(),
                memo: reason.to_owned(),
                qualifiers: self.qualifiers_of(disagreement, span),
                codebook_version: self.project.codebook_version().to_owned(),
            };
            made.push(coding.id);
            self.change(Change::Coding(Edit::insert(coding)));
        }
        let settlement = Settlement {
            id: SettlementId::from_uuid(self.clock.uuid()),
            document: disagreement.document,
            code: disagreement.code,
            span: disagreement.span,
            sides: disagreement.sides.iter().map(|position| position.side.clone()).collect(),
            verdict,
            reason: reason.to_owned(),
            by,
            at: self.clock.now(),
            codings: made,
        };
        self.change(Change::Settlement(Edit::insert(settlement)));
    }

    /// What was said of the passage by the first of those who coded exactly it.
    fn qualifiers_of(&self, disagreement: &Disagreement, span: CharSpan) -> Qualifiers {
        let ids: BTreeSet<CodingId> = disagreement.sides.iter().flat_map(|position| position.codings.iter().copied()).collect();
        let same = |coding: &&Coding| ids.contains(&coding.id) && coding.span == span;
        self.project.codings_of(disagreement.document).iter().find(same).map(|coding| coding.qualifiers).unwrap_or_default()
    }

    pub(super) fn unsettle(&mut self, settlement_id: SettlementId) -> Result<(), PlanError> {
        let settlement = Settlement::clone(self.project.settlement(settlement_id).ok_or(PlanError::Gone("settled disagreement"))?);
        let name = self.project.document(settlement.document).map(|document| document.name.clone()).unwrap_or_default();
        self.label(format!("open again {name} {} {}", settlement.span, self.project.codebook().path(settlement.code)));
        self.drop_settlement(&settlement);
        Ok(())
    }

    /// Takes a decision away with the codings that were made for it and for no other.
    fn drop_settlement(&mut self, settlement: &Settlement) {
        let gone = self.dropped_codings();
        let kept: BTreeSet<CodingId> =
            self.project.settlements().filter(|other| other.id != settlement.id).flat_map(|other| other.codings.iter().copied()).collect();
        let made = |coding: &&Coding| settlement.codings.contains(&coding.id) && !kept.contains(&coding.id) && !gone.contains(&coding.id);
        let going: Vec<Coding> = self.project.codings_of(settlement.document).iter().filter(made).cloned().collect();
        self.drop_codings(going);
        self.change(Change::Settlement(Edit::delete(settlement.clone())));
    }

    /// Codings that this plan has taken away so far.
    fn dropped_codings(&self) -> BTreeSet<CodingId> {
        let gone = |change: &Change| match change {
            Change::Coding(Edit { before: Some(before), after: None }) => Some(before.id),
            _ => None,
        };
        self.plan.changes.iter().filter_map(gone).collect()
    }

    /// Takes away the settlements of documents and codes that go; their codings go with the document or code itself.
    pub(super) fn drop_settlements(&mut self, of: impl Fn(DocumentId, CodeId) -> bool) {
        for settlement in self.project.settlements().filter(|settlement| of(settlement.document, settlement.code)) {
            self.plan.changes.push(Change::Settlement(Edit::delete(Settlement::clone(settlement))));
        }
    }

    /// Gives the settlements of one code to another, so that their reasons are kept.
    pub(super) fn recode_settlements(&mut self, from: CodeId, into: CodeId) {
        for settlement in self.project.settlements().filter(|settlement| settlement.code == from) {
            let before = Settlement::clone(settlement);
            self.plan.changes.push(Change::Settlement(Edit::update(before.clone(), Settlement { code: into, ..before })));
        }
    }

    pub(super) fn keep_round(&mut self, name: &str, content: RoundContent) -> Result<(), PlanError> {
        self.agreement_is_on()?;
        let name = name.trim();
        if name.is_empty() {
            return Err(PlanError::EmptyText("name of the round"));
        }
        if self.project.rounds().any(|round| round.name == name) {
            return Err(PlanError::NameTaken { what: "round", name: name.to_owned() });
        }
        let by = self.acting_coder();
        let round = Round { id: RoundId::from_uuid(self.clock.uuid()), name: name.to_owned(), made: self.clock.now(), by, content };
        self.label(format!("keep round ‘{name}’ of agreement"));
        self.change(Change::Round(Edit::insert(round)));
        Ok(())
    }

    pub(super) fn remove_round(&mut self, round_id: RoundId) -> Result<(), PlanError> {
        let round = Round::clone(self.project.round(round_id).ok_or(PlanError::Gone("round"))?);
        self.label(format!("remove round ‘{}’ of agreement", round.name));
        self.change(Change::Round(Edit::delete(round)));
        Ok(())
    }

    pub(super) fn set_agreement(&mut self, on: bool) -> Result<(), PlanError> {
        let before = self.project.info().ok_or(PlanError::Gone("project"))?;
        if before.agreement_off != on {
            return Err(PlanError::Nothing("the project stays as it is".into()));
        }
        self.change(Change::Info(Edit::update(before.clone(), Info { agreement_off: !on, ..before.clone() })));
        self.label(if on { "compare coders in this project" } else { "do not compare coders in this project" });
        Ok(())
    }

    fn agreement_is_on(&self) -> Result<(), PlanError> {
        if self.project.info().is_some_and(|info| info.agreement_off) { Err(PlanError::AgreementOff) } else { Ok(()) }
    }
}

/// The stretches that a verdict leaves.
fn decided(sides: &[&Side], verdict: Verdict) -> Vec<CharSpan> {
    match verdict {
        Verdict::None => Vec::new(),
        Verdict::All => union(sides.iter().flat_map(|side| side.spans.iter().copied()).collect()),
        Verdict::Keep(coder) => sides.iter().find(|side| side.coder == coder).map(|side| side.spans.clone()).unwrap_or_default(),
    }
}
