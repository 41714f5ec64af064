//! Variables become attributes, cases become cases; a case without a name that stands for one source gives its values to the document.

use super::reader::Reader;
use super::{attribute, child, child_text, children, own_guid, reference};
use crate::exchange::fields::{self, Described};
use crate::exchange::report::Fate;
use crate::exchange::study::{derived, free_name};
use crate::model::attribute::{AllowedValue, Attribute, AttributeType, AttributeValue, Bearer, Missing, Sensitivity, Subject, Value};
use crate::model::case::{Case, CaseLink};
use crate::model::code::{Bilingual, key_from_name};
use crate::model::ids::{AttributeId, CaseId, CaseLinkId};
use crate::model::memo::MemoTarget;
use roxmltree::Node;
use std::collections::HashSet;
use uuid::Uuid;

impl<'a, 'i: 'a> Reader<'a, 'i, '_> {
    /// Variables are defined once in the file; here cases and documents have attributes of their own.
    pub(super) fn variables(&mut self) {
        let Some(variables) = child(self.root, "Variables") else { return };
        let of_sources: HashSet<Uuid> = self.used_variables("Sources");
        let nameless = child(self.root, "Cases").into_iter().flat_map(|cases| children(cases, "Case")).filter(|case| document_of(*case).is_some());
        let of_sources: HashSet<Uuid> = nameless.flat_map(used).chain(of_sources).collect();
        let of_cases = self.used_variables("Cases");
        for node in children(variables, "Variable") {
            let id = own_guid(node);
            let described = fields::read(&child_text(node, "Description").unwrap_or_default());
            let said: Option<Subject> = described.get("subject").and_then(word_of);
            let subjects: Vec<Subject> = match said {
                Some(subject) => vec![subject],
                None => [(Subject::Case, of_cases.contains(&id)), (Subject::Document, of_sources.contains(&id))]
                    .into_iter()
                    .filter(|(_, used)| *used)
                    .map(|(subject, _)| subject)
                    .collect(),
            };
            let subjects = if subjects.is_empty() { vec![Subject::Case] } else { subjects };
            for (number, subject) in subjects.into_iter().enumerate() {
                let own = if number == 0 { id } else { derived(id, "document") };
                self.variable(node, own, id, subject, &described);
            }
            let special = !described.text.is_empty() || matches!(attribute(node, "typeOfVariable").map(str::trim), Some("Float" | "DateTime"));
            if !self.study.own || special {
                let mut element = self.kept_element(node, "");
                element.describe(&described.text);
                self.keep(id, "Variable", attribute(node, "name").unwrap_or_default(), &element);
            }
        }
    }

    fn variable(&mut self, node: Node<'a, 'i>, own: Uuid, id: Uuid, subject: Subject, described: &Described) {
        let name = attribute(node, "name").unwrap_or_default().trim().to_owned();
        let wanted = described.get("key").map_or_else(|| key_from_name(&name), str::to_owned);
        let key = free_name(&wanted, |key| self.study.attributes.iter().any(|known| known.subject == subject && known.key == key));
        let kind = match attribute(node, "typeOfVariable").map(str::trim) {
            Some("Boolean") => AttributeType::Boolean,
            Some("Integer") => AttributeType::Integer,
            Some("Date") => AttributeType::Date,
            Some("Float" | "DateTime") => {
                self.study.report.add_at("variables", 1, Fate::Changed, "decimal numbers and times of day are texts here, to the letter", &name);
                AttributeType::Text
            }
            _ => AttributeType::Text,
        };
        let order = self.study.attributes.iter().filter(|known| known.subject == subject).count();
        let en = described.get("name (en)").unwrap_or(&name).to_owned();
        self.study.attributes.push(Attribute {
            id: AttributeId::from_uuid(own),
            subject,
            key,
            name: Bilingual::new(en, described.get("name (fr)").unwrap_or_default()),
            kind: described.get("type").and_then(word_of).unwrap_or(kind),
            values: described.all("value").filter_map(allowed).collect(),
            class: described.get("class").and_then(word_of).unwrap_or(Sensitivity::Open),
            required: described.get("required").unwrap_or_default().to_owned(),
            derived: described.parsed("derived").unwrap_or(false),
            order: described.parsed("order").unwrap_or_else(|| u32::try_from(order).unwrap_or(u32::MAX)),
        });
        self.attributes.insert((id, subject), AttributeId::from_uuid(own));
        self.study.report.add("variables", 1, Fate::Carried, "");
    }

    fn used_variables(&self, part: &'static str) -> HashSet<Uuid> {
        child(self.root, part).into_iter().flat_map(|part| part.children().filter(Node::is_element)).flat_map(used).collect()
    }

    pub(super) fn cases(&mut self) {
        let Some(cases) = child(self.root, "Cases") else { return };
        for node in children(cases, "Case") {
            let sources: Vec<Uuid> = children(node, "SourceRef").filter_map(|one| reference(one, "targetGUID")).collect();
            match document_of(node).and_then(|source| self.documents.get(&source)).copied() {
                Some(document) => {
                    self.values(node, Bearer::Document(document), Subject::Document);
                    self.study.report.add("cases", 1, Fate::Moved, "without a name and with one source: their values are the document's");
                }
                None => self.case(node, &sources),
            }
        }
    }

    fn case(&mut self, node: Node<'a, 'i>, sources: &[Uuid]) {
        let id = CaseId::from_uuid(own_guid(node));
        if self.study.cases.iter().any(|case| case.id == id) {
            self.study.report.add("cases", 1, Fate::Lost, "the same identity stands twice");
            return;
        }
        let said = attribute(node, "name").unwrap_or_default().trim();
        let wanted = if said.is_empty() { "case" } else { said };
        let name = free_name(wanted, |name| self.study.cases.iter().any(|case| case.name == name));
        if name != said {
            self.study.report.add("cases", 1, Fate::Changed, "without a name, or of the same name as another: told apart by a number");
        }
        self.study.cases.push(Case { id, name });
        self.study.report.add("cases", 1, Fate::Carried, "");
        let described = fields::read(&child_text(node, "Description").unwrap_or_default());
        let heard: Vec<(Uuid, Uuid, Option<String>)> = described.all("heard in").filter_map(heard_in).collect();
        for source in sources {
            let Some(document) = self.documents.get(source).copied() else { continue };
            let mut links: Vec<_> = heard.iter().filter(|(of, _, _)| of == source).map(|(_, link, speaker)| (*link, speaker.clone())).collect();
            if links.is_empty() {
                links.push((derived(id.uuid(), &source.to_string()), None));
            }
            let links = links.into_iter().map(|(link, speaker)| CaseLink { id: CaseLinkId::from_uuid(link), case: id, document, speaker });
            self.study.case_links.extend(links);
        }
        self.missing_values(&described, Bearer::Case(id));
        self.description_memo(derived(id.uuid(), "description"), MemoTarget::Case(id), described.text, None);
        self.values(node, Bearer::Case(id), Subject::Case);
        let mut element = self.kept_element(node, "");
        element.children.retain(|child| match child.name.as_str() {
            "CodeRef" | "SelectionRef" => true,
            "SourceRef" => child.get("targetGUID").is_some_and(|target| !self.documents.contains_key(&super::guid(target))),
            _ => false,
        });
        if !element.children.is_empty() {
            self.study.report.add("references of cases", element.children.len(), Fate::Kept, "to codes, passages and media");
            self.keep(id.uuid(), "Case", said, &element);
        }
    }

    /// The values of a case or a source.
    pub(super) fn values(&mut self, node: Node<'a, 'i>, bearer: Bearer, subject: Subject) {
        for value in children(node, "VariableValue") {
            let Some(variable) = child(value, "VariableRef").and_then(|one| reference(one, "targetGUID")) else { continue };
            let Some(id) = self.attributes.get(&(variable, subject)).copied() else {
                self.study.report.add("values", 1, Fate::Lost, "of variables that are not in the file");
                continue;
            };
            let said = value.children().find(|part| part.is_element() && part.tag_name().name() != "VariableRef");
            let Some(text) = said.map(|part| part.children().filter_map(|text| text.text()).collect::<String>()) else {
                self.study.report.add("values", 1, Fate::Changed, "without a value: not yet entered here");
                continue;
            };
            let Some(attribute) = self.study.attributes.iter_mut().find(|attribute| attribute.id == id) else { continue };
            let parsed = value_of(attribute, &text);
            if let Err(kind) = parsed {
                // One value that does not fit its type: the attribute holds texts from now on, nothing is bent.
                attribute.kind = AttributeType::Text;
                let why = format!("hold values that are no {kind}: they are texts here");
                self.study.report.add_at("variables", 1, Fate::Changed, &why, attribute.name.en_or_fr());
            }
            let value = parsed.unwrap_or(Value::Text(text));
            if self.study.values.iter().any(|known| known.bearer == bearer && known.attribute == id) {
                self.study.report.add("values", 1, Fate::Lost, "a second value of the same variable");
                continue;
            }
            self.study.values.push(AttributeValue { bearer, attribute: id, value });
            self.study.report.add("values", 1, Fate::Carried, "");
        }
    }

    /// The four kinds of nothing, which Griot writes into descriptions.
    pub(super) fn missing_values(&mut self, described: &Described, bearer: Bearer) {
        for (attribute, missing) in described.all("no value").filter_map(|line| line.split_once(' ')) {
            let (Ok(attribute), Some(missing)) = (attribute.parse(), Missing::ALL.into_iter().find(|known| known.key() == missing)) else { continue };
            self.study.values.push(AttributeValue { bearer, attribute, value: Value::Missing(missing) });
        }
    }
}

/// The one source that a case without a name of its own stands for.
fn document_of(case: Node<'_, '_>) -> Option<Uuid> {
    let mut sources = children(case, "SourceRef").filter_map(|one| reference(one, "targetGUID"));
    let only = sources.next().filter(|_| sources.next().is_none());
    let named = attribute(case, "name").is_some_and(|name| !name.trim().is_empty());
    let has_more = child(case, "CodeRef").is_some() || child(case, "SelectionRef").is_some();
    only.filter(|_| !named && !has_more)
}

fn used<'a, 'i: 'a>(node: Node<'a, 'i>) -> impl Iterator<Item = Uuid> + 'a {
    children(node, "VariableValue").filter_map(|value| child(value, "VariableRef")).filter_map(|variable| reference(variable, "targetGUID"))
}

/// A word as serde writes it.
fn word_of<T: serde::de::DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).ok()
}

fn allowed(line: &str) -> Option<AllowedValue> {
    serde_json::from_str(line).ok()
}

/// `document link speaker`, as Griot writes where a case is heard.
fn heard_in(line: &str) -> Option<(Uuid, Uuid, Option<String>)> {
    let mut parts = line.splitn(3, ' ');
    let (document, link) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some((document, link, parts.next().map(str::to_owned)))
}

/// The value behind a text, by its attribute's type; the name of the type where it does not fit.
fn value_of(attribute: &Attribute, text: &str) -> Result<Value, &'static str> {
    let trimmed = text.trim();
    match attribute.kind {
        AttributeType::Integer => trimmed.parse().map(Value::Integer).map_err(|_err| "whole numbers"),
        AttributeType::Boolean => match trimmed {
            "true" | "1" => Ok(Value::Boolean(true)),
            "false" | "0" => Ok(Value::Boolean(false)),
            _ => Err("yes or no"),
        },
        AttributeType::Date => match attribute.parse(trimmed) {
            Ok(value @ Value::Text(_)) => Ok(value),
            _ => Err("dates"),
        },
        AttributeType::Choices => Ok(Value::Several(text.split(';').map(str::to_owned).collect())),
        AttributeType::Reference if text.contains(';') => Ok(Value::Several(text.split(';').map(str::to_owned).collect())),
        AttributeType::Text | AttributeType::Choice | AttributeType::Reference => Ok(Value::Text(text.to_owned())),
    }
}
