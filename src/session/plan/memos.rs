//! Memos.

use super::{BadRow, PlanError, Planner, counted};
use crate::import::memos::{MemoRow, MemoRowTarget};
use crate::model::change::{Change, Edit};
use crate::model::ids::MemoId;
use crate::model::memo::{Memo, MemoTarget};
use crate::session::find::{Finder, coder};
use std::collections::HashSet;

impl Planner<'_> {
    pub(super) fn add_memo(&mut self, target: MemoTarget, text: &str) -> Result<(), PlanError> {
        if text.trim().is_empty() {
            return Err(PlanError::EmptyText("memo"));
        }
        self.memo_target(target)?;
        let coder = self.acting_coder();
        let now = self.clock.now();
        let memo = Memo { id: MemoId::from_uuid(self.clock.uuid()), target, coder, text: text.to_owned(), created: now, changed: now };
        self.label(format!("memo on a {}", target.key()));
        self.change(Change::Memo(Edit::insert(memo)));
        Ok(())
    }

    pub(super) fn update_memo(&mut self, memo_id: MemoId, text: &str) -> Result<(), PlanError> {
        let before = self.project.memo(memo_id).ok_or(PlanError::Gone("memo"))?;
        if text.trim().is_empty() {
            return Err(PlanError::EmptyText("memo"));
        }
        if before.text == text {
            return Err(PlanError::Nothing("the memo stays as it is".into()));
        }
        let before = Memo::clone(before);
        self.label(format!("change a memo on a {}", before.target.key()));
        let after = Memo { text: text.to_owned(), changed: self.clock.now(), ..before.clone() };
        self.change(Change::Memo(Edit::update(before, after)));
        Ok(())
    }

    pub(super) fn remove_memo(&mut self, memo_id: MemoId) -> Result<(), PlanError> {
        let memo = Memo::clone(self.project.memo(memo_id).ok_or(PlanError::Gone("memo"))?);
        self.label(format!("remove a memo on a {}", memo.target.key()));
        self.change(Change::Memo(Edit::delete(memo)));
        Ok(())
    }

    pub(super) fn import_memos(&mut self, rows: Vec<MemoRow>) -> Result<(), PlanError> {
        let mut known: HashSet<(MemoTarget, String, String)> =
            self.project.memos().map(|memo| (memo.target, self.project.coder_name(memo.coder).to_owned(), memo.text.clone())).collect();
        let finder = Finder::new(self.project);
        let (mut bad, mut number) = (Vec::new(), 0);
        for row in rows {
            let target = match self.row_target(&finder, &row.target) {
                Ok(target) => target,
                Err(why) => {
                    bad.push(BadRow { line: row.line, why });
                    continue;
                }
            };
            let author = if row.coder.is_empty() { self.acting.to_owned() } else { row.coder };
            if !known.insert((target, author.clone(), row.text.clone())) {
                continue;
            }
            let coder = self.coder(&author);
            let now = self.clock.now();
            let memo = Memo { id: MemoId::from_uuid(self.clock.uuid()), target, coder, text: row.text, created: now, changed: now };
            self.change(Change::Memo(Edit::insert(memo)));
            number += 1;
        }
        if !bad.is_empty() {
            return Err(PlanError::Rows(bad));
        }
        if number == 0 {
            return Err(PlanError::Nothing("no memo is new".into()));
        }
        self.label(format!("import {}", counted(number, "memo")));
        Ok(())
    }

    /// Takes away the memos on what goes.
    pub(super) fn drop_memos(&mut self, of: impl Fn(MemoTarget) -> bool) {
        for memo in self.project.memos().filter(|memo| of(memo.target)) {
            self.plan.changes.push(Change::Memo(Edit::delete(Memo::clone(memo))));
        }
    }

    fn memo_target(&self, target: MemoTarget) -> Result<(), PlanError> {
        let there = match target {
            MemoTarget::Project => true,
            MemoTarget::Document(document_id) => self.project.document(document_id).is_some(),
            MemoTarget::Code(code_id) => self.project.codebook().get(code_id).is_some(),
            MemoTarget::Coding(coding_id) => self.project.coding(coding_id).is_some(),
            MemoTarget::Case(case_id) => self.project.case(case_id).is_some(),
        };
        if there { Ok(()) } else { Err(PlanError::Gone(target.key())) }
    }

    fn row_target(&self, finder: &Finder<'_>, target: &MemoRowTarget) -> Result<MemoTarget, String> {
        match target {
            MemoRowTarget::Project => Ok(MemoTarget::Project),
            MemoRowTarget::Document(word) => finder.document(word).map(MemoTarget::Document).map_err(|err| err.to_string()),
            MemoRowTarget::Code(word) => self.project.codebook().find(word).map(MemoTarget::Code).map_err(|err| err.to_string()),
            MemoRowTarget::Case(word) => finder.case(word).map(MemoTarget::Case).map_err(|err| err.to_string()),
            MemoRowTarget::Coding { doc, span, code, coder: name } => {
                let document = finder.document(doc).map_err(|err| err.to_string())?;
                let code_id = self.project.codebook().find(code).map_err(|err| err.to_string())?;
                let coder_id = coder(self.project, name).map_err(|err| err.to_string())?;
                let same = self.project.codings_of(document).iter().find(|coding| coding.span == *span && coding.code == code_id && coding.coder == coder_id);
                same.map(|coding| MemoTarget::Coding(coding.id)).ok_or_else(|| format!("{name} has no coding {code} at {span} of ‘{doc}’"))
            }
        }
    }
}
