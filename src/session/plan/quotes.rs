//! Summaries of cells, and where passages were quoted.

use super::{PlanError, Planner, counted};
use crate::model::change::{Change, Edit};
use crate::model::ids::{CodeId, DocumentId, QuoteUseId, SummaryId};
use crate::model::quote_use::QuoteUse;
use crate::model::summary::CellSummary;
use crate::model::text::CharSpan;
use std::collections::BTreeSet;

impl Planner<'_> {
    pub(super) fn summarise_cell(&mut self, row: CodeId, column: CodeId, text: &str) -> Result<(), PlanError> {
        let codebook = self.project.codebook();
        if codebook.get(row).is_none() || codebook.get(column).is_none() {
            return Err(PlanError::Gone("code"));
        }
        let cell = format!("{} × {}", codebook.path(row), codebook.path(column));
        let text = text.trim();
        if self.project.summary(row, column) == text {
            return Err(PlanError::Nothing("the summary stays as it is".into()));
        }
        // Where copies of a study met, a cell may have several: they were shown together, and from now on there is one.
        let mut known = self.project.summaries_of(row, column);
        let first = known.next().cloned();
        for other in known {
            self.plan.changes.push(Change::Summary(Edit::delete(other.clone())));
        }
        let edit = match (first, text) {
            (Some(before), "") => {
                self.label(format!("remove the summary of {cell}"));
                Edit::delete(before)
            }
            (Some(before), text) => {
                self.label(format!("change the summary of {cell}"));
                let after = CellSummary { text: text.to_owned(), coder: self.acting_coder(), changed: self.clock.now(), ..before.clone() };
                Edit::update(before, after)
            }
            (None, text) => {
                self.label(format!("summary of {cell}"));
                let id = SummaryId::from_uuid(self.clock.uuid());
                Edit::insert(CellSummary { id, row, column, text: text.to_owned(), coder: self.acting_coder(), changed: self.clock.now() })
            }
        };
        self.change(Change::Summary(edit));
        Ok(())
    }

    pub(super) fn use_quotes(&mut self, passages: Vec<(DocumentId, CharSpan)>, place: &str) -> Result<(), PlanError> {
        let place = place.trim();
        if place.is_empty() {
            return Err(PlanError::EmptyText("place where a quote was used"));
        }
        let coder = self.acting_coder();
        let mut known: BTreeSet<(DocumentId, CharSpan)> =
            self.project.quote_uses().filter(|quoted| quoted.place == place).map(|quoted| (quoted.document, quoted.span)).collect();
        let mut number = 0;
        for (document, span) in passages {
            self.passage(document, span)?;
            if known.insert((document, span)) {
                let id = QuoteUseId::from_uuid(self.clock.uuid());
                let quoted = QuoteUse { id, document, span, place: place.to_owned(), coder, recorded: self.clock.now() };
                self.change(Change::QuoteUse(Edit::insert(quoted)));
                number += 1;
            }
        }
        if number == 0 {
            return Err(PlanError::Nothing("these passages are recorded as quoted there already".into()));
        }
        self.label(format!("{} used in ‘{place}’", counted(number, "quote")));
        Ok(())
    }

    pub(super) fn forget_quote_uses(&mut self, use_ids: &[QuoteUseId]) -> Result<(), PlanError> {
        let wanted: BTreeSet<QuoteUseId> = use_ids.iter().copied().collect();
        if wanted.is_empty() {
            return Err(PlanError::Nothing("no use of a quote was given".into()));
        }
        for use_id in &wanted {
            let quoted = self.project.quote_use(*use_id).ok_or(PlanError::Gone("use of a quote"))?.clone();
            self.change(Change::QuoteUse(Edit::delete(quoted)));
        }
        self.label(format!("forget {}", counted(wanted.len(), "use of a quote")));
        Ok(())
    }

    /// Takes away what was recorded of quotes from a document that goes.
    pub(super) fn drop_quote_uses(&mut self, document_id: DocumentId) {
        for quoted in self.project.quote_uses().filter(|quoted| quoted.document == document_id) {
            self.plan.changes.push(Change::QuoteUse(Edit::delete(quoted.clone())));
        }
    }

    /// Takes away the summaries of cells whose codes go.
    pub(super) fn drop_summaries(&mut self, gone: impl Fn(CodeId) -> bool) {
        for summary in self.project.summaries().filter(|summary| gone(summary.row) || gone(summary.column)) {
            self.plan.changes.push(Change::Summary(Edit::delete(summary.clone())));
        }
    }

    /// Gives the summaries of a code's cells to another; where that has one too, both stay and are shown one after the other.
    pub(super) fn move_summaries(&mut self, from: CodeId, into: CodeId) {
        let moved = |code: CodeId| if code == from { into } else { code };
        for before in self.project.summaries().filter(|summary| summary.row == from || summary.column == from) {
            let after = CellSummary { row: moved(before.row), column: moved(before.column), ..before.clone() };
            self.plan.changes.push(Change::Summary(Edit::update(before.clone(), after)));
        }
    }
}
