//! Codings: making, changing, taking away, and taking in by the thousand.

use super::{BadRow, PlanError, Planner, counted};
use crate::import::codings::CodingRow;
use crate::model::change::{Change, Edit};
use crate::model::coding::{Coding, Qualifiers};
use crate::model::ids::{CodeId, CoderId, CodingId, DocumentId};
use crate::model::memo::{Memo, MemoTarget};
use crate::model::text::CharSpan;
use crate::session::command::{CodingUpdate, NewCode, NewCoding};
use crate::session::find::Finder;
use std::collections::{BTreeSet, HashMap, HashSet};

/// What makes two codings the same: one coder says one code of one passage only once.
type Sameness = (DocumentId, CodeId, CoderId, CharSpan);

impl Planner<'_> {
    pub(super) fn add_codings(&mut self, new: Vec<NewCoding>) -> Result<(), PlanError> {
        let coder = self.acting_coder();
        let number = new.len();
        let mut label = String::new();
        for coding in new {
            self.passage(coding.document, coding.span)?;
            self.may_code(coding.document, self.acting)?;
            self.codable(coding.code)?;
            self.not_coded_yet(coding.document, coding.code, coder, coding.span, None)?;
            if label.is_empty() {
                let name = self.project.document(coding.document).map(|document| document.name.clone()).unwrap_or_default();
                label = format!("code {name} {} {}", coding.span, self.project.codebook().path(coding.code));
            }
            let coding = self.new_coding(coder, coding);
            self.change(Change::Coding(Edit::insert(coding)));
        }
        match number {
            0 => return Err(PlanError::Nothing("no passage was given".into())),
            1 => self.label(label),
            _ => self.label(format!("{label} and {} more", number - 1)),
        }
        Ok(())
    }

    pub(super) fn update_codings(&mut self, updates: Vec<(CodingId, CodingUpdate)>) -> Result<(), PlanError> {
        let wanted: BTreeSet<CodingId> = updates.iter().map(|(coding_id, _)| *coding_id).collect();
        let mut found = self.codings_by_id(&wanted)?;
        let mut number = 0;
        for (coding_id, update) in updates {
            let before = found.remove(&coding_id).ok_or(PlanError::Gone("coding"))?;
            let mut after = before.clone();
            if let Some(code) = update.code {
                self.codable(code)?;
                after.code = code;
            }
            if let Some(span) = update.span {
                self.passage(before.document, span)?;
                after.span = span;
            }
            after.memo = update.memo.unwrap_or(after.memo);
            after.qualifiers = update.qualifiers.unwrap_or(after.qualifiers);
            if after == before {
                continue;
            }
            self.not_coded_yet(after.document, after.code, after.coder, after.span, Some(coding_id))?;
            self.change(Change::Coding(Edit::update(before, after)));
            number += 1;
        }
        if number == 0 {
            return Err(PlanError::Nothing("the codings stay as they are".into()));
        }
        self.label(format!("change {}", counted(number, "coding")));
        Ok(())
    }

    pub(super) fn remove_codings(&mut self, coding_ids: &[CodingId]) -> Result<(), PlanError> {
        let wanted: BTreeSet<CodingId> = coding_ids.iter().copied().collect();
        let found = self.codings_by_id(&wanted)?;
        if found.is_empty() {
            return Err(PlanError::Nothing("no coding was given".into()));
        }
        let mut going: Vec<Coding> = found.into_values().collect();
        going.sort_by_key(|coding| (coding.document, coding.sort_key()));
        self.label(match going.as_slice() {
            [only] => {
                let name = self.project.document(only.document).map(|document| document.name.clone()).unwrap_or_default();
                format!("uncode {name} {} {}", only.span, self.project.codebook().path(only.code))
            }
            several => format!("remove {}", counted(several.len(), "coding")),
        });
        self.drop_codings(going);
        Ok(())
    }

    pub(super) fn merge_codings(&mut self, keep: CodingId, gone: CodingId) -> Result<(), PlanError> {
        let mut found = self.codings_by_id(&BTreeSet::from([keep, gone]))?;
        let (Some(before), Some(other)) = (found.remove(&keep), found.remove(&gone)) else { return Err(PlanError::Gone("coding")) };
        let alike = |coding: &Coding| (coding.document, coding.code, coding.coder);
        if alike(&before) != alike(&other) {
            return Err(PlanError::Nothing("only codings of one coder with one code can be joined".into()));
        }
        let memo = [before.memo.as_str(), other.memo.as_str()].into_iter().filter(|memo| !memo.is_empty()).collect::<Vec<_>>().join("\n");
        let span = CharSpan::between(before.span.start().min(other.span.start()), before.span.end().max(other.span.end()));
        self.not_coded_yet(before.document, before.code, before.coder, span, Some(keep)).or_else(|err| if span == other.span { Ok(()) } else { Err(err) })?;
        self.label(format!("join two codings of {}", self.project.codebook().path(before.code)));
        for memo in self.project.memos().filter(|memo| memo.target == MemoTarget::Coding(gone)) {
            let memo = Memo::clone(memo);
            self.plan.changes.push(Change::Memo(Edit::update(memo.clone(), Memo { target: MemoTarget::Coding(keep), ..memo })));
        }
        self.change(Change::Coding(Edit::delete(other)));
        let after = Coding { span, memo, ..before.clone() };
        if after != before {
            self.change(Change::Coding(Edit::update(before, after)));
        }
        Ok(())
    }

    pub(super) fn split_coding(&mut self, coding_id: CodingId, at: u32) -> Result<(), PlanError> {
        let before = self.codings_by_id(&BTreeSet::from([coding_id]))?.remove(&coding_id).ok_or(PlanError::Gone("coding"))?;
        if at <= before.span.start() || at >= before.span.end() {
            return Err(PlanError::Nothing("the caret stands outside the coding, or at its end".into()));
        }
        let (document, code, coder) = (before.document, before.code, before.coder);
        let (first, second) = (CharSpan::between(before.span.start(), at), CharSpan::between(at, before.span.end()));
        self.not_coded_yet(document, code, coder, first, Some(coding_id))?;
        self.not_coded_yet(document, code, coder, second, Some(coding_id))?;
        self.label(format!("split a coding of {}", self.project.codebook().path(code)));
        let rest = Coding { id: CodingId::from_uuid(self.clock.uuid()), span: second, memo: String::new(), ..before.clone() };
        self.change(Change::Coding(Edit::update(before.clone(), Coding { span: first, ..before })));
        self.change(Change::Coding(Edit::insert(rest)));
        Ok(())
    }

    pub(super) fn code_anew(&mut self, new: NewCode, document: DocumentId, span: CharSpan) -> Result<(), PlanError> {
        self.passage(document, span)?;
        self.may_code(document, self.acting)?;
        let coder = self.acting_coder();
        let code = self.make_code(new)?;
        let name = self.project.document(document).map(|document| document.name.clone()).unwrap_or_default();
        let path = code.parent.map(|parent| format!("{}.", self.project.codebook().path(parent))).unwrap_or_default() + &code.key;
        self.label(format!("code {name} {span} {path}"));
        let coding = self.new_coding(coder, NewCoding { document, span, code: code.id, memo: String::new(), qualifiers: Qualifiers::default() });
        self.change(Change::Coding(Edit::insert(coding)));
        Ok(())
    }

    pub(super) fn import_codings(&mut self, rows: Vec<CodingRow>) -> Result<(), PlanError> {
        let finder = Finder::new(self.project);
        let codes = self.project.codebook().finder();
        let mut documents: HashMap<String, Result<DocumentId, String>> = HashMap::new();
        let mut known_codes: HashMap<String, Result<CodeId, String>> = HashMap::new();
        let mut seen: HashSet<Sameness> = self.project.codings().map(|coding| (coding.document, coding.code, coding.coder, coding.span)).collect();
        let (mut bad, mut number, mut twice) = (Vec::new(), 0, 0);
        let mut allowed: HashMap<(DocumentId, String), Result<(), String>> = HashMap::new();
        for row in rows {
            let document = documents.entry(row.doc.clone()).or_insert_with(|| finder.document(&row.doc).map_err(|err| err.to_string()));
            let code = known_codes.entry(row.code.clone()).or_insert_with(|| {
                let code_id = codes.find_codable(&row.code).map_err(|err| err.to_string())?;
                self.codable(code_id).map_err(|err| err.to_string())?;
                Ok(code_id)
            });
            let (document, code) = match (document, code) {
                (Ok(document), Ok(code)) => (*document, *code),
                (Err(why), _) | (_, Err(why)) => {
                    bad.push(BadRow { line: row.line, why: why.clone() });
                    continue;
                }
            };
            let by = if row.coder.is_empty() { self.acting } else { row.coder.as_str() };
            let may = allowed.entry((document, by.to_owned())).or_insert_with(|| self.may_code(document, by).map_err(|err| err.to_string()));
            if let Err(why) = may.clone().and_then(|()| self.row_passage(document, &row)) {
                bad.push(BadRow { line: row.line, why });
                continue;
            }
            let coder = if row.coder.is_empty() { self.acting_coder() } else { self.coder(&row.coder) };
            if !seen.insert((document, code, coder, row.span)) {
                twice += 1;
                continue;
            }
            let created = row.created;
            let mut coding = self.new_coding(coder, NewCoding { document, span: row.span, code, memo: row.memo, qualifiers: row.qualifiers });
            coding.created = created.unwrap_or(coding.created);
            self.change(Change::Coding(Edit::insert(coding)));
            number += 1;
        }
        if !bad.is_empty() {
            return Err(PlanError::Rows(bad));
        }
        if twice > 0 {
            self.note(format!("{} not taken in again: the same coder has the same code on the same passage already", counted(twice, "row")));
        }
        if number == 0 {
            return Err(PlanError::Nothing(format!("no coding is new ({} known already)", counted(twice, "row"))));
        }
        self.label(format!("import {}", counted(number, "coding")));
        Ok(())
    }

    /// Takes away codings and the memos on them.
    pub(super) fn drop_codings(&mut self, going: Vec<Coding>) {
        let coding_ids: BTreeSet<CodingId> = going.iter().map(|coding| coding.id).collect();
        self.drop_memos(|target| matches!(target, MemoTarget::Coding(coding_id) if coding_ids.contains(&coding_id)));
        for coding in going {
            self.change(Change::Coding(Edit::delete(coding)));
        }
    }

    fn new_coding(&self, coder: CoderId, new: NewCoding) -> Coding {
        Coding {
            id: CodingId::from_uuid(self.clock.uuid()),
            document: new.document,
            span: new.span,
            code: new.code,
            coder,
            created: self.clock.now(),
            memo: new.memo,
            qualifiers: new.qualifiers,
            codebook_version: self.project.codebook_version().to_owned(),
        }
    }

    /// Refuses a passage that is empty or reaches beyond its document.
    pub(super) fn passage(&self, document_id: DocumentId, span: CharSpan) -> Result<(), PlanError> {
        let document = self.project.document(document_id).ok_or(PlanError::Gone("document"))?;
        let length = self.project.text(document.text).map_or(0, |text| text.char_len());
        if span.is_empty() {
            return Err(PlanError::EmptyPassage(span));
        }
        if span.end() > length {
            return Err(PlanError::BeyondText { span, document: document.name.clone(), length });
        }
        Ok(())
    }

    /// The same for a row, whose quote, where it has one, must stand at its passage.
    fn row_passage(&self, document_id: DocumentId, row: &CodingRow) -> Result<(), String> {
        self.passage(document_id, row.span).map_err(|err| err.to_string())?;
        let text = self.project.document(document_id).and_then(|document| self.project.text(document.text));
        match (&row.quote, text) {
            (Some(quote), Some(text)) if text.slice(row.span) != quote => {
                Err(format!("the quote does not stand at {} of ‘{}’: the text was changed, or positions are counted otherwise", row.span, row.doc))
            }
            _ => Ok(()),
        }
    }

    fn codable(&self, code_id: CodeId) -> Result<(), PlanError> {
        let code = self.project.codebook().get(code_id).ok_or(PlanError::Gone("code"))?;
        if code.codable { Ok(()) } else { Err(PlanError::NotCodable(self.project.codebook().path(code_id))) }
    }

    /// One coder says one code of one passage only once.
    fn not_coded_yet(&self, document: DocumentId, code: CodeId, coder: CoderId, span: CharSpan, but: Option<CodingId>) -> Result<(), PlanError> {
        let same = |coding: &&Coding| coding.code == code && coding.coder == coder && coding.span == span && Some(coding.id) != but;
        match self.project.codings_of(document).iter().find(same) {
            Some(_) => Err(PlanError::CodedAlready { code: self.project.codebook().path(code), span }),
            None => Ok(()),
        }
    }

    fn codings_by_id(&self, wanted: &BTreeSet<CodingId>) -> Result<HashMap<CodingId, Coding>, PlanError> {
        let found: HashMap<_, _> = self.project.codings().filter(|coding| wanted.contains(&coding.id)).map(|coding| (coding.id, coding.clone())).collect();
        if found.len() == wanted.len() { Ok(found) } else { Err(PlanError::Gone("coding")) }
    }
}
