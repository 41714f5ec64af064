//! Attributes of cases and documents.

use super::{BadRow, PlanError, Planner, counted};
use crate::import::attributes::{AttributeRow, RowBearer};
use crate::model::attribute::{AllowedValue, Attribute, AttributeType, AttributeValue, Bearer, Missing, Sensitivity, Subject, Value};
use crate::model::change::{Change, Edit};
use crate::model::code::Bilingual;
use crate::model::consent::Readiness;
use crate::model::ids::AttributeId;
use crate::session::find::Finder;
use std::collections::HashMap;

impl Planner<'_> {
    pub(super) fn define_attribute(&mut self, attribute: Attribute) -> Result<(), PlanError> {
        if attribute.key.trim().is_empty() {
            return Err(PlanError::EmptyText("key of the attribute"));
        }
        if self.project.attribute_keyed(attribute.subject, &attribute.key).is_some_and(|other| other.id != attribute.id) {
            return Err(PlanError::NameTaken { what: "attribute", name: attribute.key });
        }
        self.label(format!("define attribute {}", attribute.key));
        let before = self.project.attribute(attribute.id).map(|attribute| Attribute::clone(attribute));
        self.change(Change::Attribute(Edit { before, after: Some(attribute) }));
        Ok(())
    }

    pub(super) fn set_value(&mut self, bearer: Bearer, attribute_id: AttributeId, value: Option<Value>) -> Result<(), PlanError> {
        let attribute = self.project.attribute(attribute_id).ok_or(PlanError::Gone("attribute"))?;
        let name = self.bearer_name(bearer).ok_or(PlanError::Gone("case or document"))?;
        if attribute.subject != bearer.subject() {
            return Err(PlanError::Gone("attribute"));
        }
        if let Some(value) = &value {
            self.may_be_ready(bearer, &attribute.key, value)?;
        }
        let before = self.project.value(bearer, attribute_id).cloned();
        if before == value {
            return Err(PlanError::Nothing("the value stays the same".into()));
        }
        self.label(format!("{} of {name}", attribute.key));
        let with = |value| AttributeValue { bearer, attribute: attribute_id, value };
        self.change(Change::Value(Edit { before: before.map(with), after: value.map(with) }));
        Ok(())
    }

    /// The same for a table. Of a document of which nothing was said and in which nothing was replaced here, it tells how far it was before it came in.
    fn may_be_told_ready(&self, bearer: Bearer, key: &str, value: &Value) -> Result<(), PlanError> {
        let came_so = |document| Readiness::of(self.project, document).is_none() && !self.project.revisions().any(|revision| revision.document == document);
        match bearer {
            Bearer::Document(document) if came_so(document) => Ok(()),
            _ => self.may_be_ready(bearer, key, value),
        }
    }

    /// Refuses a state of pseudonymisation that comes before what it needs.
    pub(super) fn may_be_ready(&self, bearer: Bearer, key: &str, value: &Value) -> Result<(), PlanError> {
        match (bearer, key, Readiness::from_key(&value.to_string())) {
            (Bearer::Document(document), "pseudonymisation", Some(readiness)) => self.ready_for(document, readiness),
            _ => Ok(()),
        }
    }

    pub(super) fn import_attributes(&mut self, rows: Vec<AttributeRow>) -> Result<(), PlanError> {
        let finder = Finder::new(self.project);
        let mut known = Known::new(self.project.attributes().into_iter().map(|attribute| Attribute::clone(attribute)));
        // The value that a bearer has after the rows so far.
        let mut written: HashMap<(Bearer, AttributeId), (u64, Value)> = HashMap::new();
        let (mut bad, mut number) = (Vec::new(), 0);
        for row in rows {
            let line = row.line;
            match self.attribute_row(&finder, &mut known, &mut written, &row) {
                Ok(changed) => number += usize::from(changed),
                Err(why) => bad.push(BadRow { line, why }),
            }
        }
        if !bad.is_empty() {
            return Err(PlanError::Rows(bad));
        }
        if number == 0 {
            return Err(PlanError::Nothing("no value is new".into()));
        }
        let (stated, ready) = self.readiness_stated(&known);
        let values = counted(number, "value");
        if stated == 0 {
            self.label(format!("import {values}"));
            return Ok(());
        }
        let documents = counted(stated, "document");
        self.label(format!("import {values}, the state of pseudonymisation of {documents} as the table says"));
        self.note(format!("the state of pseudonymisation of {documents} is what the table says ({ready} ready for release): nobody has checked it here"));
        Ok(())
    }

    /// Of how many documents the plan says for the first time, on the word of a table alone, that they are pseudonymised at all, and that they may leave.
    fn readiness_stated(&self, known: &Known) -> (usize, usize) {
        let Some(state) = known.find(Subject::Document, "pseudonymisation").map(|attribute| attribute.id) else { return (0, 0) };
        let first = self.plan.changes.iter().filter_map(|change| match change {
            Change::Value(Edit { before: None, after: Some(after) }) if after.attribute == state => Readiness::from_key(&after.value.to_string()),
            _ => None,
        });
        let stated: Vec<Readiness> = first.filter(|readiness| *readiness > Readiness::Raw).collect();
        (stated.len(), stated.iter().filter(|readiness| **readiness == Readiness::ReleaseReady).count())
    }

    fn attribute_row(
        &mut self,
        finder: &Finder<'_>,
        known: &mut Known,
        written: &mut HashMap<(Bearer, AttributeId), (u64, Value)>,
        row: &AttributeRow,
    ) -> Result<bool, String> {
        let bearer = match &row.bearer {
            RowBearer::Doc(word) => finder.document(word).map(Bearer::Document),
            RowBearer::Case(word) => finder.case(word).map(Bearer::Case),
        }
        .map_err(|err| err.to_string())?;
        let key = row.attribute.trim();
        if key.is_empty() {
            return Err("the attribute has no name".into());
        }
        let attribute = match known.find(bearer.subject(), key) {
            Some(attribute) => attribute,
            None => self.new_text_attribute(known, bearer.subject(), key),
        };
        let attribute = self.with_new_values(known, attribute, &row.value);
        let value = attribute.parse(&row.value).map_err(|err| format!("{key}: {err}"))?;
        if self.project.value(bearer, attribute.id) != Some(&value) {
            self.may_be_told_ready(bearer, &attribute.key, &value).map_err(|err| err.to_string())?;
        }
        let place = (bearer, attribute.id);
        if let Some((line, before)) = written.get(&place) {
            return if *before == value { Ok(false) } else { Err(format!("{key} has another value in line {line}")) };
        }
        written.insert(place, (row.line, value.clone()));
        let before = self.project.value(bearer, attribute.id).cloned();
        if before.as_ref() == Some(&value) {
            return Ok(false);
        }
        let with = |value| AttributeValue { bearer, attribute: attribute.id, value };
        self.change(Change::Value(Edit { before: before.map(with), after: Some(with(value)) }));
        Ok(true)
    }

    /// Teams may add values to a list: what a table brings that is not on it is put there, the change stands in the history, and the person is told.
    fn with_new_values(&mut self, known: &mut Known, before: Attribute, written: &str) -> Attribute {
        let several = before.kind == AttributeType::Choices;
        if before.kind != AttributeType::Choice && !several {
            return before;
        }
        let mut after = before.clone();
        for part in written.split(';').map(str::trim).filter(|part| several || *part == written.trim()) {
            let missing = Missing::ALL.iter().any(|missing| missing.key() == part);
            if !part.is_empty() && !missing && !after.values.iter().any(|value| value.key == part) {
                self.note(format!("new value ‘{part}’ of {}: look whether it is meant", before.key));
                after.values.push(AllowedValue { key: part.to_owned(), name: Bilingual::same(part) });
            }
        }
        if after.values.len() > before.values.len() {
            self.change(Change::Attribute(Edit::update(before, after.clone())));
            known.add(after.clone());
        }
        after
    }

    /// An attribute that the project does not know: text, open, last in the list. The person is told.
    pub(super) fn new_text_attribute(&mut self, known: &mut Known, subject: Subject, key: &str) -> Attribute {
        let attribute = Attribute {
            id: AttributeId::from_uuid(self.clock.uuid()),
            subject,
            key: key.to_owned(),
            name: Bilingual::same(key),
            kind: AttributeType::Text,
            values: Vec::new(),
            class: Sensitivity::Open,
            required: String::new(),
            derived: false,
            order: known.next_order(),
        };
        self.note(format!("new attribute ‘{key}’: text, open (may be exported)"));
        self.change(Change::Attribute(Edit::insert(attribute.clone())));
        known.add(attribute.clone());
        attribute
    }

    fn bearer_name(&self, bearer: Bearer) -> Option<String> {
        match bearer {
            Bearer::Case(case_id) => self.project.case(case_id).map(|case| case.name.clone()),
            Bearer::Document(document_id) => self.project.document(document_id).map(|document| document.name.clone()),
        }
    }
}

/// The attributes known so far, those made by earlier rows included.
pub(super) struct Known {
    by_key: HashMap<(Subject, String), Attribute>,
}

impl Known {
    pub(super) fn new(attributes: impl Iterator<Item = Attribute>) -> Self {
        Self { by_key: attributes.map(|attribute| ((attribute.subject, attribute.key.clone()), attribute)).collect() }
    }
    pub(super) fn find(&self, subject: Subject, key: &str) -> Option<Attribute> {
        self.by_key.get(&(subject, key.to_owned())).cloned()
    }
    fn add(&mut self, attribute: Attribute) {
        self.by_key.insert((attribute.subject, attribute.key.clone()), attribute);
    }
    fn next_order(&self) -> u32 {
        u32::try_from(self.by_key.len()).unwrap_or(u32::MAX)
    }
}
