//! A study of another tool, or a newer export of this one, as one act: what is new is made, what is known by its identity is brought up to date.

use super::{PlanError, Planner, consent, counted};
use crate::exchange::study::{Study, StudyDocument, free_name};
use crate::model::attribute::{AttributeValue, Bearer};
use crate::model::change::{Change, Edit};
use crate::model::code::{Bilingual, Code};
use crate::model::coding::Coding;
use crate::model::document::Document;
use crate::model::ids::{AttributeId, CaseId, CodeId, CoderId, CodingId, DocumentId};
use crate::model::memo::{Memo, MemoTarget};
use crate::model::text::{CharSpan, DocumentText, Hash};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// Documents whose text is another one now: the text before and after.
type Moved = HashMap<DocumentId, (Arc<DocumentText>, Arc<DocumentText>)>;

/// What the identities of the file are called in the project, where something of that name was here before.
#[derive(Default)]
struct Known {
    coders: HashMap<CoderId, CoderId>,
    documents: HashMap<DocumentId, DocumentId>,
    cases: HashMap<CaseId, CaseId>,
    attributes: HashMap<AttributeId, AttributeId>,
    /// How many things are new and how many changed, by kind.
    counts: BTreeMap<&'static str, (usize, usize)>,
    /// Codings that are not taken in.
    left_out: HashSet<CodingId>,
}

impl Known {
    fn coder(&self, id: CoderId) -> CoderId {
        self.coders.get(&id).copied().unwrap_or(id)
    }
    fn document(&self, id: DocumentId) -> DocumentId {
        self.documents.get(&id).copied().unwrap_or(id)
    }
    fn case(&self, id: CaseId) -> CaseId {
        self.cases.get(&id).copied().unwrap_or(id)
    }
    fn attribute(&self, id: AttributeId) -> AttributeId {
        self.attributes.get(&id).copied().unwrap_or(id)
    }
    fn bearer(&self, bearer: Bearer) -> Bearer {
        match bearer {
            Bearer::Case(id) => Bearer::Case(self.case(id)),
            Bearer::Document(id) => Bearer::Document(self.document(id)),
        }
    }
    fn target(&self, target: MemoTarget) -> MemoTarget {
        match target {
            MemoTarget::Document(id) => MemoTarget::Document(self.document(id)),
            MemoTarget::Case(id) => MemoTarget::Case(self.case(id)),
            other => other,
        }
    }
    fn told(&mut self, what: &'static str, was_there: bool) {
        let (new, changed) = self.counts.entry(what).or_default();
        if was_there { *changed += 1 } else { *new += 1 }
    }
}

impl Planner<'_> {
    pub(super) fn take_study(&mut self, study: Study) -> Result<(), PlanError> {
        let mut known = Known::default();
        self.study_coders(&study, &mut known);
        self.study_attributes(&study, &mut known);
        self.study_codes(&study, &mut known);
        let moved = self.study_documents(&study, &mut known)?;
        self.study_cases(&study, &mut known);
        // Before the codings: they say to what people agreed.
        self.study_values(&study, &mut known);
        self.study_codings(&study, &mut known, &moved)?;
        self.study_memos(&study, &mut known);
        for kept in study.kept {
            let before = self.project.kept_thing(kept.id).map(|kept| crate::model::kept::Kept::clone(kept));
            if before.as_ref() != Some(&kept) {
                known.told("part kept for re-export", before.is_some());
                self.change(Change::Kept(Edit { before, after: Some(kept) }));
            }
        }
        self.plan.attachments = study.attachments;
        if self.plan.changes.is_empty() {
            return Err(PlanError::Nothing("all that the file holds is here already".into()));
        }
        self.study_label(&known);
        Ok(())
    }

    fn study_label(&mut self, known: &Known) {
        let count = |what: &str| known.counts.get(what).copied().unwrap_or_default();
        let told: Vec<String> = ["document", "code", "coding", "case", "memo"]
            .into_iter()
            .filter_map(|what| match count(what) {
                (0, 0) => None,
                (new, 0) => Some(counted(new, &format!("new {what}"))),
                (0, changed) => Some(counted(changed, &format!("changed {what}"))),
                (new, changed) => Some(format!("{} and {changed} changed", counted(new, &format!("new {what}")))),
            })
            .collect();
        self.label(if told.is_empty() { "take in a study".to_owned() } else { format!("take in a study: {}", told.join(", ")) });
        for (what, (new, changed)) in &known.counts {
            self.note(match (new, changed) {
                (new, 0) => format!("{what}: {new} new"),
                (0, changed) => format!("{what}: {changed} changed"),
                (new, changed) => format!("{what}: {new} new, {changed} changed"),
            });
        }
    }

    fn study_coders(&mut self, study: &Study, known: &mut Known) {
        for coder in &study.coders {
            if self.project.coder(coder.id).is_some() {
                continue;
            }
            if let Some(same) = self.coders.get(&coder.name) {
                known.coders.insert(coder.id, *same);
                continue;
            }
            self.coders.insert(coder.name.clone(), coder.id);
            known.told("coder", false);
            self.change(Change::Coder(Edit::insert(coder.clone())));
        }
    }

    fn study_attributes(&mut self, study: &Study, known: &mut Known) {
        let mut keys: HashSet<_> = self.project.attributes().into_iter().map(|one| (one.subject, one.key.clone())).collect();
        let shift = u32::try_from(self.project.attributes().len()).unwrap_or(u32::MAX);
        for attribute in &study.attributes {
            if let Some(before) = self.project.attribute(attribute.id) {
                let mut after = attribute.clone();
                after.key.clone_from(&before.key);
                after.order = before.order;
                if !study.own {
                    let before = before.as_ref().clone();
                    after = crate::model::attribute::Attribute { kind: attribute.kind, name: said(&before.name, &attribute.name), ..before };
                }
                if after != **before {
                    known.told("attribute", true);
                    self.change(Change::Attribute(Edit::update(before.as_ref().clone(), after)));
                }
                continue;
            }
            if let Some(same) = self.project.attribute_keyed(attribute.subject, &attribute.key).filter(|same| same.kind == attribute.kind) {
                known.attributes.insert(attribute.id, same.id);
                continue;
            }
            let mut new = attribute.clone();
            new.key = free_name(&attribute.key, |key| keys.contains(&(attribute.subject, key.to_owned())));
            new.order = new.order.saturating_add(shift);
            keys.insert((new.subject, new.key.clone()));
            known.told("attribute", false);
            self.change(Change::Attribute(Edit::insert(new)));
        }
    }

    fn study_codes(&mut self, study: &Study, known: &mut Known) {
        let codebook = self.project.codebook();
        let in_study: HashSet<CodeId> = study.codes.iter().map(|code| code.id).collect();
        // Keys and places that are taken by codes which the file does not speak of.
        let others = || codebook.iter().filter(|code| !in_study.contains(&code.id));
        let mut keys: HashSet<(Option<CodeId>, String)> = others().map(|code| (code.parent, code.key.clone())).collect();
        let mut ends: HashMap<Option<CodeId>, u32> = HashMap::new();
        for code in others() {
            let end = ends.entry(code.parent).or_default();
            *end = (*end).max(code.order.saturating_add(1));
        }
        for code in &study.codes {
            let before = codebook.get(code.id).map(|code| Code::clone(code));
            let mut after = match &before {
                Some(before) if !study.own => merged(before, code, study.colourless.contains(&code.id)),
                _ => code.clone(),
            };
            after.key = free_name(&after.key, |key| keys.contains(&(after.parent, key.to_owned())));
            keys.insert((after.parent, after.key.clone()));
            if before.is_none() {
                after.order = after.order.saturating_add(ends.get(&after.parent).copied().unwrap_or(0));
            }
            if before.as_ref() != Some(&after) {
                known.told("code", before.is_some());
                self.change(Change::Code(Edit { before, after: Some(after) }));
            }
        }
    }

    /// Returns the documents whose text is another one now, with the text before and after.
    fn study_documents(&mut self, study: &Study, known: &mut Known) -> Result<Moved, PlanError> {
        let in_study: HashSet<DocumentId> = study.documents.iter().map(|one| one.document.id).collect();
        let others = || self.project.documents().filter(|document| !in_study.contains(&document.id));
        let by_text: HashMap<Hash, DocumentId> = others().map(|document| (document.text, document.id)).collect();
        let mut names: HashSet<String> = others().map(|document| document.name.clone()).collect();
        let mut moved = HashMap::new();
        for StudyDocument { document, text, layout } in &study.documents {
            if let Some(tombstone) = self.project.withdrawn_text(text) {
                return Err(PlanError::withdrawn(&document.name, tombstone));
            }
            let before = self.project.document(document.id).map(|known| Document::clone(known));
            if let (None, Some(same)) = (&before, by_text.get(&document.text)) {
                let name = self.project.document(*same).map_or("", |same| same.name.as_str()).to_owned();
                self.note(format!("{}: the same text is here already as ‘{name}’; its codings go there", document.name));
                known.documents.insert(document.id, *same);
                continue;
            }
            let mut after = document.clone();
            if let Some(before) = before.as_ref().filter(|_| !study.own) {
                // What the other tool does not know stays as it is here.
                after = Document { name: document.name.clone(), text: document.text, layout: document.layout, ..before.clone() };
                if document.text == before.text {
                    after.layout = before.layout;
                }
            }
            if let Some(before) = &before {
                after.imported_by.clone_from(&before.imported_by);
            }
            after.name = free_name(&after.name, |name| names.contains(name));
            names.insert(after.name.clone());
            if let Some(old) = before.as_ref().filter(|before| before.text != after.text).and_then(|before| self.project.text(before.text)) {
                moved.insert(document.id, (Arc::clone(old), Arc::clone(text)));
                self.note(format!("{}: the text is another one in the file", after.name));
            }
            if before.as_ref() != Some(&after) {
                known.told("document", before.is_some());
                self.plan.texts.push(Arc::clone(text));
                self.plan.layouts.push((document.layout, Arc::clone(layout)));
                self.change(Change::Document(Edit { before, after: Some(after) }));
            }
        }
        Ok(moved)
    }

    fn study_cases(&mut self, study: &Study, known: &mut Known) {
        let mut names: HashMap<String, CaseId> = self.project.cases().map(|case| (case.name.clone(), case.id)).collect();
        for case in &study.cases {
            match (self.project.case(case.id), names.get(&case.name)) {
                (Some(before), taken) => {
                    if before != case && taken.is_none() {
                        known.told("case", true);
                        self.change(Change::Case(Edit::update(before.clone(), case.clone())));
                        names.insert(case.name.clone(), case.id);
                    }
                }
                (None, Some(same)) => drop(known.cases.insert(case.id, *same)),
                (None, None) => {
                    known.told("case", false);
                    names.insert(case.name.clone(), case.id);
                    self.change(Change::Case(Edit::insert(case.clone())));
                }
            }
        }
        let mut links: HashSet<_> = self.project.case_links().map(|link| (link.case, link.document, link.speaker.clone())).collect();
        let ids: HashSet<_> = self.project.case_links().map(|link| link.id).collect();
        for link in &study.case_links {
            let mut link = link.clone();
            link.case = known.case(link.case);
            link.document = known.document(link.document);
            if !ids.contains(&link.id) && links.insert((link.case, link.document, link.speaker.clone())) {
                known.told("link of a case", false);
                self.change(Change::CaseLink(Edit::insert(link)));
            }
        }
    }

    /// New codings of what nobody agreed to, or where that is asked for and not recorded, are left out: once it is recorded the same file brings them.
    fn study_codings(&mut self, study: &Study, known: &mut Known, moved: &Moved) -> Result<(), PlanError> {
        let next = self.state_so_far()?;
        let mut left_out: BTreeMap<DocumentId, usize> = BTreeMap::new();
        let before: HashMap<CodingId, &Coding> = self.project.codings().map(|coding| (coding.id, coding)).collect();
        let version = self.project.codebook_version().to_owned();
        let mut in_file: HashSet<CodingId> = HashSet::with_capacity(study.codings.len());
        for coding in &study.codings {
            let mut after = coding.clone();
            in_file.insert(coding.id);
            after.coder = known.coder(after.coder);
            after.document = known.document(after.document);
            let old = before.get(&coding.id).copied();
            if let Some(old) = old.filter(|_| !study.own) {
                if after.memo.is_empty() {
                    after.memo.clone_from(&old.memo);
                }
                if after.qualifiers.is_empty() {
                    after.qualifiers = old.qualifiers;
                }
                after.codebook_version.clone_from(&old.codebook_version);
            } else if after.codebook_version.is_empty() {
                after.codebook_version.clone_from(&version);
            }
            if old.is_none() && consent::not_agreed(&next, after.document).is_some() {
                *left_out.entry(after.document).or_default() += 1;
                known.left_out.insert(coding.id);
                continue;
            }
            if old != Some(&after) {
                known.told("coding", old.is_some());
                self.change(Change::Coding(Edit { before: old.cloned(), after: Some(after) }));
            }
        }
        for (document, number) in left_out {
            let codings = counted(number, "coding");
            match consent::not_agreed(&next, document) {
                Some(PlanError::ConsentNotRecorded(name)) => {
                    self.note(format!("{codings} of ‘{name}’ not taken in, because no consent is recorded: record it and take the file in again"));
                }
                Some(PlanError::NoConsent(name)) => self.note(format!("{codings} of ‘{name}’ not taken in: there is no consent to its analysis")),
                _ => {}
            }
        }
        let mut ids: Vec<&DocumentId> = moved.keys().collect();
        ids.sort_unstable();
        for document_id in ids {
            if let Some((old, new)) = moved.get(document_id) {
                self.follow_text(*document_id, old, new, &in_file);
            }
        }
        let missing = before.len() - before.keys().filter(|id| in_file.contains(id)).count();
        if missing > 0 && !in_file.is_empty() {
            let codings = counted(missing, "coding");
            self.note(if missing == 1 {
                format!("{codings} of this project is not in the file and stays")
            } else {
                format!("{codings} of this project are not in the file and stay")
            });
        }
        Ok(())
    }

    /// Codings that the file does not speak of follow their words into the new text; one whose words are gone is taken away, which undo takes back.
    fn follow_text(&mut self, document_id: DocumentId, old: &DocumentText, new: &DocumentText, in_file: &HashSet<CodingId>) {
        let (mut followed, mut gone) = (0, 0);
        for coding in self.project.codings_of(document_id).iter().filter(|coding| !in_file.contains(&coding.id)) {
            match nearest(new, old.slice(coding.span), coding.span.start()) {
                Some(span) if span == coding.span => {}
                Some(span) => {
                    followed += 1;
                    self.plan.changes.push(Change::Coding(Edit::update(coding.clone(), Coding { span, ..coding.clone() })));
                }
                None => {
                    gone += 1;
                    self.drop_memos(|target| target == MemoTarget::Coding(coding.id));
                    self.plan.changes.push(Change::Coding(Edit::delete(coding.clone())));
                }
            }
        }
        if followed + gone > 0 {
            self.note(format!(
                "{} followed their words into the new text; {} whose words are gone were taken away (undo brings them back)",
                counted(followed, "coding"),
                gone
            ));
        }
    }

    fn study_values(&mut self, study: &Study, known: &mut Known) {
        for value in &study.values {
            let after = AttributeValue { bearer: known.bearer(value.bearer), attribute: known.attribute(value.attribute), value: value.value.clone() };
            let before = self.project.value(after.bearer, after.attribute).cloned();
            let key = self.project.attribute(after.attribute).map(|attribute| attribute.key.clone()).unwrap_or_default();
            // A document that is here is as far as people here say; what is new comes as it was.
            if before.is_some() && before.as_ref() != Some(&after.value) && self.may_be_ready(after.bearer, &key, &after.value).is_err() {
                continue;
            }
            if before.as_ref() != Some(&after.value) {
                known.told("value", before.is_some());
                let before = before.map(|value| AttributeValue { value, ..after.clone() });
                self.change(Change::Value(Edit { before, after: Some(after) }));
            }
        }
    }

    fn study_memos(&mut self, study: &Study, known: &mut Known) {
        for memo in &study.memos {
            if matches!(memo.target, MemoTarget::Coding(coding) if known.left_out.contains(&coding)) {
                continue;
            }
            let after = Memo { target: known.target(memo.target), coder: known.coder(memo.coder), ..memo.clone() };
            let before = self.project.memo(memo.id).map(|memo| Memo::clone(memo));
            if before.as_ref() != Some(&after) {
                known.told("memo", before.is_some());
                self.change(Change::Memo(Edit { before, after: Some(after) }));
            }
        }
    }
}

/// A code of this project as another tool has it now: what that tool does not know stays.
fn merged(before: &Code, now: &Code, colourless: bool) -> Code {
    let text = |before: &str, now: &str| if now.is_empty() { before.to_owned() } else { now.to_owned() };
    let name = said(&before.name, &now.name);
    let same_name = name == before.name;
    Code {
        parent: now.parent,
        order: if before.parent == now.parent { before.order } else { now.order },
        key: if same_name { before.key.clone() } else { now.key.clone() },
        name,
        definition: said(&before.definition, &now.definition),
        include: said(&before.include, &now.include),
        exclude: said(&before.exclude, &now.exclude),
        example: text(&before.example, &now.example),
        source: text(&before.source, &now.source),
        kind: text(&before.kind, &now.kind),
        level: text(&before.level, &now.level),
        colour: if colourless { before.colour } else { now.colour },
        codable: now.codable,
        ..before.clone()
    }
}

/// A text of this project as another tool has it now: that tool knows one language, and shows the English one where there is one.
fn said(before: &Bilingual, now: &Bilingual) -> Bilingual {
    let fr = if now.fr.is_empty() { before.fr.clone() } else { now.fr.clone() };
    match now.en.as_str() {
        "" => Bilingual { en: before.en.clone(), fr },
        shown if before.en.is_empty() && shown == before.fr => Bilingual { en: String::new(), fr },
        shown => Bilingual { en: shown.to_owned(), fr },
    }
}

/// Where the words stand in a text, as near to a place as possible.
fn nearest(text: &DocumentText, words: &str, place: u32) -> Option<CharSpan> {
    if words.is_empty() {
        return None;
    }
    let length = u32::try_from(words.chars().count()).ok()?;
    let starts = text.as_str().match_indices(words).map(|(byte, _)| text.char_from_byte(byte));
    starts.min_by_key(|start| start.abs_diff(place)).map(|start| CharSpan::at(start, length))
}
