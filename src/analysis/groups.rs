//! The values of an attribute as groups of cases or documents: who has which, how many have it, and what a group is called.

use crate::analysis::belonging::Belonging;
use crate::analysis::selection::Selection;
use crate::model::attribute::{Attribute, AttributeType, Bearer, Missing, Subject, Value};
use crate::model::code::Bilingual;
use crate::model::coding::Coding;
use crate::model::ids::{CaseId, DocumentId};
use crate::model::project::Project;
use std::collections::{BTreeMap, BTreeSet};

/// One value of an attribute, or one way of having none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// An allowed value by its place in the definition, or any value.
    Value(usize, String),
    /// Known to be missing.
    Missing(Missing),
    /// Nothing was entered.
    NotEntered,
    /// Several values that too few cases have to be shown apart.
    Merged,
}

/// Cases and documents of a group, coded or not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Members {
    /// Cases.
    pub cases: BTreeSet<CaseId>,
    /// Documents: those that have the value, or in which such a case is heard.
    pub documents: BTreeSet<DocumentId>,
}

/// The values of an attribute and who has which.
#[derive(Clone, Debug)]
pub struct Groups {
    attribute: Attribute,
    by_bearer: BTreeMap<Bearer, Vec<Group>>,
    allowed: Vec<Group>,
    merged: BTreeSet<Group>,
}

impl Groups {
    /// Reads the values of an attribute.
    pub fn of(project: &Project, attribute: &Attribute) -> Self {
        let place = |key: &str| attribute.values.iter().position(|value| value.key == key).unwrap_or(usize::MAX);
        let mut by_bearer = BTreeMap::new();
        for (bearer, attribute_id, value) in project.values() {
            if attribute_id == attribute.id {
                let groups = match value {
                    Value::Missing(missing) => vec![Group::Missing(*missing)],
                    // Whole numbers stand in their own order.
                    Value::Integer(number) => vec![Group::Value(usize::try_from(*number).unwrap_or(0), number.to_string())],
                    value => value.parts().into_iter().map(|part| Group::Value(place(&part), part)).collect(),
                };
                by_bearer.insert(bearer, groups);
            }
        }
        let fixed = matches!(attribute.kind, AttributeType::Choice | AttributeType::Choices);
        let allowed = if fixed { attribute.values.iter().map(|value| Group::Value(place(&value.key), value.key.clone())).collect() } else { Vec::new() };
        Self { attribute: attribute.clone(), by_bearer, allowed, merged: BTreeSet::new() }
    }

    /// The attribute.
    pub fn attribute(&self) -> &Attribute {
        &self.attribute
    }

    /// Groups of a case or document; “not entered” where nothing is known.
    pub fn get(&self, bearer: Bearer) -> BTreeSet<Group> {
        let Some(groups) = self.by_bearer.get(&bearer) else { return BTreeSet::from([self.shown(Group::NotEntered)]) };
        groups.iter().cloned().map(|group| self.shown(group)).collect()
    }

    fn shown(&self, group: Group) -> Group {
        if self.merged.contains(&group) { Group::Merged } else { group }
    }

    /// The groups that a coding counts under, each with those of its cases that belong to it.
    pub fn of_coding(&self, coding: &Coding, cases: &BTreeSet<CaseId>) -> BTreeMap<Group, BTreeSet<CaseId>> {
        let mut grouped: BTreeMap<Group, BTreeSet<CaseId>> = BTreeMap::new();
        match self.attribute.subject {
            Subject::Case => {
                for case in cases {
                    for group in self.get(Bearer::Case(*case)) {
                        grouped.entry(group).or_default().insert(*case);
                    }
                }
            }
            Subject::Document => {
                for group in self.get(Bearer::Document(coding.document)) {
                    grouped.insert(group, cases.clone());
                }
            }
        }
        grouped
    }

    /// Who belongs to each group. Every allowed value is there, also one that nobody has.
    pub fn members(&self, project: &Project, selection: &Selection, belonging: &Belonging<'_>) -> BTreeMap<Group, Members> {
        let mut members: BTreeMap<Group, Members> = self.allowed.iter().map(|group| (self.shown(group.clone()), Members::default())).collect();
        match self.attribute.subject {
            Subject::Case => {
                for case in project.cases() {
                    let documents: BTreeSet<DocumentId> =
                        belonging.documents_of(case.id).into_iter().filter(|document_id| selection.has_document(*document_id)).collect();
                    if documents.is_empty() && selection.documents.is_some() {
                        continue;
                    }
                    for group in self.get(Bearer::Case(case.id)) {
                        let here = members.entry(group).or_default();
                        here.cases.insert(case.id);
                        here.documents.extend(&documents);
                    }
                }
            }
            Subject::Document => {
                for document in project.documents().filter(|document| selection.has_document(document.id)) {
                    for group in self.get(Bearer::Document(document.id)) {
                        let here = members.entry(group).or_default();
                        here.documents.insert(document.id);
                        here.cases.extend(belonging.of_document(document.id));
                    }
                }
            }
        }
        members
    }

    /// Joins the groups of fewer than `least` cases into one.
    pub fn merge_below(&mut self, least: usize, project: &Project, selection: &Selection, belonging: &Belonging<'_>) {
        let small = |(group, members): (Group, Members)| (members.cases.len() < least).then_some(group);
        self.merged = self.members(project, selection, belonging).into_iter().filter_map(small).collect();
    }

    /// Key for scripts, and the name in both languages.
    pub fn named(&self, group: &Group) -> (String, Bilingual) {
        match group {
            Group::Value(_, key) => {
                let (en, fr) = self.attribute.value_name(key);
                (key.clone(), Bilingual::new(en, fr))
            }
            Group::Missing(missing) => {
                let fr = match missing {
                    Missing::Unknown => "inconnu",
                    Missing::NotAsked => "non demandé",
                    Missing::Refused => "refusé",
                    Missing::Na => "sans objet",
                };
                (missing.key().to_owned(), Bilingual::new(missing.key().replace('_', " "), fr))
            }
            Group::NotEntered => ("not_entered".to_owned(), Bilingual::new("not entered", "non saisi")),
            Group::Merged => ("merged".to_owned(), Bilingual::new("small groups together", "petits groupes réunis")),
        }
    }
}
