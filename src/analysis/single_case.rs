//! Quotes whose attributes point to one case only: whoever knows the field then knows who spoke.

use crate::analysis::belonging::Belonging;
use crate::model::attribute::{Bearer, Subject};
use crate::model::code::Bilingual;
use crate::model::ids::CaseId;
use crate::model::project::Project;
use std::collections::{BTreeMap, BTreeSet};

/// Attributes that stand beside quotes in reports.
const BESIDE: [&str; 2] = ["participant_group", "legal_status"];

/// Which cases share what a reader is told of a quote: the group, the legal status and the language.
#[derive(Debug)]
pub struct Crowd {
    of_case: BTreeMap<CaseId, Vec<String>>,
    sizes: BTreeMap<(Vec<String>, String), usize>,
}

impl Crowd {
    /// Counts the cases of the study.
    pub fn of(project: &Project) -> Self {
        let attributes: Vec<_> = BESIDE.iter().filter_map(|key| project.attribute_keyed(Subject::Case, key)).map(|attribute| attribute.id).collect();
        let told = |case: CaseId| {
            attributes.iter().map(|attribute| project.value(Bearer::Case(case), *attribute).map(ToString::to_string).unwrap_or_default()).collect()
        };
        let of_case: BTreeMap<CaseId, Vec<String>> = project.cases().map(|case| (case.id, told(case.id))).collect();
        let belonging = Belonging::of(project);
        let mut speaking: BTreeMap<(Vec<String>, String), BTreeSet<CaseId>> = BTreeMap::new();
        for document in project.documents() {
            for case in belonging.of_document(document.id) {
                if let Some(told) = of_case.get(&case) {
                    speaking.entry((told.clone(), document.language.tag().to_owned())).or_default().insert(case);
                }
            }
        }
        Self { of_case, sizes: speaking.into_iter().map(|(told, cases)| (told, cases.len())).collect() }
    }

    /// True where no other case shares what is told of this one beside a quote in that language. A case of which nothing is told is in every crowd.
    pub fn is_alone(&self, case: CaseId, language: &str) -> bool {
        let Some(told) = self.of_case.get(&case).filter(|told| told.iter().any(|value| !value.is_empty())) else { return false };
        self.sizes.get(&(told.clone(), language.to_owned())).copied() == Some(1)
    }

    /// The warning about quotes that can be traced; none where there are none.
    pub fn warning(&self, quotes: usize, cases: &BTreeSet<CaseId>, project: &Project) -> Option<Bilingual> {
        if quotes == 0 {
            return None;
        }
        let names: Vec<&str> = cases.iter().filter_map(|case| project.case(*case)).map(|case| case.name.as_str()).collect();
        let names = names.join(", ");
        Some(Bilingual::new(
            format!(
                "Warning: {quotes} quotes can be traced: with group, legal status and language they point to one case only ({names}). Leave one of these out, or paraphrase."
            ),
            format!(
                "Attention : {quotes} citations peuvent être attribuées : groupe, statut et langue ne désignent qu’un seul cas ({names}). En omettre un, ou paraphraser."
            ),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_case_alone_in_its_group_and_language_is_told() {
        let id = |number| CaseId::from_uuid(Uuid::from_u128(number));
        let told = |group: &str| vec![group.to_owned(), String::new()];
        let crowd = Crowd {
            of_case: BTreeMap::from([
                (id(1), told("detainee")),
                (id(2), told("detainee")),
                (id(3), told("staff")),
                (id(4), vec![String::new(), String::new()]),
            ]),
            sizes: BTreeMap::from([
                ((told("detainee"), "fr".into()), 2),
                ((told("detainee"), "ar".into()), 1),
                ((told("staff"), "fr".into()), 1),
                ((vec![String::new(), String::new()], "fr".into()), 1),
            ]),
        };
        assert!(!crowd.is_alone(id(1), "fr"));
        assert!(crowd.is_alone(id(1), "ar"), "the same person in another language");
        assert!(crowd.is_alone(id(3), "fr"));
        assert!(!crowd.is_alone(id(4), "fr"), "nothing is told of this one");
        let project = Project::default();
        assert_eq!(crowd.warning(0, &BTreeSet::new(), &project), None);
        assert!(crowd.warning(2, &BTreeSet::from([id(3)]), &project).is_some());
    }
}
