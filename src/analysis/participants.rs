//! Who took part: how many persons have each value of each open attribute, as the first table of a report gives it.

use crate::analysis::belonging::Belonging;
use crate::analysis::documents::open_attributes;
use crate::analysis::groups::{Group, Groups};
use crate::analysis::selection::Selection;
use crate::analysis::small_cells::SmallCells;
use crate::analysis::table::{Cell, Column, Row, Table, Unit};
use crate::model::attribute::{AttributeType, Bearer, Subject, Value};
use crate::model::code::Bilingual;
use crate::model::ids::{CaseId, CodingId, DocumentId};
use crate::model::project::Project;
use std::collections::{BTreeMap, BTreeSet};

/// Attributes that describe the record and not the person.
const OF_THE_RECORD: [&str; 4] = ["case_kind", "case_sensitivity", "case_id", "nonparticipation"];

/// One value of one attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Characteristic {
    /// Key and name of the attribute.
    pub attribute: (String, Bilingual),
    /// Key and name of the value.
    pub value: (String, Bilingual),
    /// Persons who have it.
    pub cases: BTreeSet<CaseId>,
    /// Documents in which they are heard.
    pub documents: BTreeSet<DocumentId>,
}

/// The result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participants {
    /// All persons of the selection: the n of every percentage.
    pub persons: BTreeSet<CaseId>,
    /// Groups and institutions, which are not counted.
    pub others: usize,
    /// Values that at least one person has, by attribute in its order.
    pub characteristics: Vec<Characteristic>,
    /// The codings of each person's passages.
    behind: BTreeMap<CaseId, Vec<CodingId>>,
    small: SmallCells,
}

/// Counts the persons that are heard in the selection.
pub fn participants(project: &Project, selection: &Selection, small: SmallCells) -> Participants {
    let belonging = Belonging::of(project);
    let kind = project.attribute_keyed(Subject::Case, "case_kind").map(|attribute| attribute.id);
    let is_person = |case: CaseId| match kind.and_then(|kind| project.value(Bearer::Case(case), kind)) {
        Some(Value::Text(kind)) => kind == "person",
        _ => true,
    };
    let mut heard: BTreeMap<CaseId, BTreeSet<DocumentId>> = BTreeMap::new();
    for case in project.cases() {
        let documents: BTreeSet<DocumentId> = belonging.documents_of(case.id).into_iter().filter(|document| selection.has_document(*document)).collect();
        if !documents.is_empty() || selection.documents.is_none() {
            heard.insert(case.id, documents);
        }
    }
    let all = heard.len();
    heard.retain(|case, _| is_person(*case));
    let mut characteristics = Vec::new();
    for attribute in open_attributes(project, Subject::Case) {
        let listed = matches!(attribute.kind, AttributeType::Choice | AttributeType::Choices | AttributeType::Boolean);
        if !(listed || attribute.derived) || OF_THE_RECORD.contains(&attribute.key.as_str()) {
            continue;
        }
        let groups = Groups::of(project, &attribute);
        let mut by_group: BTreeMap<Group, BTreeSet<CaseId>> = BTreeMap::new();
        for case in heard.keys() {
            for group in groups.get(Bearer::Case(*case)) {
                by_group.entry(group).or_default().insert(*case);
            }
        }
        characteristics.extend(by_group.into_iter().map(|(group, cases)| Characteristic {
            attribute: (attribute.key.clone(), attribute.name.clone()),
            value: groups.named(&group),
            documents: cases.iter().filter_map(|case| heard.get(case)).flatten().copied().collect(),
            cases,
        }));
    }
    let mut behind: BTreeMap<CaseId, Vec<CodingId>> = BTreeMap::new();
    for transcript in project.transcripts() {
        for coding in selection.of_document(project, transcript.document.id) {
            for case in belonging.of_passage(&transcript, coding.span) {
                behind.entry(case).or_default().push(coding.id);
            }
        }
    }
    Participants { others: all - heard.len(), persons: heard.into_keys().collect(), characteristics, behind, small }
}

impl Participants {
    /// The codings of the passages of some persons.
    pub fn behind(&self, cases: &BTreeSet<CaseId>) -> Vec<CodingId> {
        let all: BTreeSet<CodingId> = cases.iter().filter_map(|case| self.behind.get(case)).flatten().copied().collect();
        all.into_iter().collect()
    }

    /// The table: one row for each value of each attribute.
    pub fn to_table(&self) -> Table {
        let n = self.persons.len();
        let mut masked_in_all = 0;
        let mut rows = Vec::new();
        for part in self.characteristics.chunk_by(|one, other| one.attribute.0 == other.attribute.0) {
            let figures: Vec<usize> = part.iter().map(|one| one.cases.len()).collect();
            let (masked, _) = self.small.masked(&figures, n);
            for (one, masked) in part.iter().zip(masked) {
                masked_in_all += usize::from(masked);
                let figure = |number: usize| if masked { self.small.mask() } else { Cell::count(number) };
                let cells = vec![
                    Cell::text(&one.attribute.0),
                    Cell::text(one.attribute.1.en_or_fr()),
                    Cell::text(one.attribute.1.fr_or_en()),
                    Cell::text(&one.value.0),
                    Cell::text(one.value.1.en_or_fr()),
                    Cell::text(one.value.1.fr_or_en()),
                    figure(one.cases.len()),
                    if self.small.is_small(n) { self.small.mask() } else { Cell::count(n) },
                    if masked { Cell::Empty } else { Cell::percent(one.cases.len() as u64, n as u64) },
                    figure(one.documents.len()),
                ];
                rows.push(Row { cells, behind: self.behind(&one.cases) });
            }
        }
        Table { kind: "participants", title: Bilingual::new("Participants", "Participants"), columns: columns(), rows, notes: self.notes(masked_in_all) }
    }

    fn notes(&self, masked: usize) -> Vec<Bilingual> {
        let own = Bilingual::new(
            format!(
                "Persons are counted once, however many interviews they gave; {} groups and institutions are not counted. Each attribute stands alone: they are not crossed. Restricted and sealed attributes are left out.",
                self.others
            ),
            format!(
                "Chaque personne compte une fois, quel que soit le nombre d’entretiens ; {} groupes et institutions ne sont pas comptés. Chaque attribut est seul : ils ne sont pas croisés. Les attributs restreints et scellés sont omis.",
                self.others
            ),
        );
        self.small.note(masked).into_iter().chain([own]).collect()
    }
}

fn columns() -> Vec<Column> {
    let text = |key: &str, label: (&str, &str), meaning: (&str, &str)| Column::new(key, Unit::Text, label, meaning);
    let count = |key: &str, label: (&str, &str), meaning: (&str, &str)| Column::new(key, Unit::Count, label, meaning);
    vec![
        text("attribute", ("Attribute", "Attribut"), ("Key of the attribute", "Clé de l’attribut")),
        text("attribute_en", ("Attribute, English", "Attribut, anglais"), ("English name of the attribute", "Nom anglais de l’attribut")),
        text("attribute_fr", ("Attribute, French", "Attribut, français"), ("French name of the attribute", "Nom français de l’attribut")),
        text("value", ("Value", "Valeur"), ("Key of the value", "Clé de la valeur")),
        text("value_en", ("Value, English", "Valeur, anglais"), ("English name of the value", "Nom anglais de la valeur")),
        text("value_fr", ("Value, French", "Valeur, français"), ("French name of the value", "Nom français de la valeur")),
        count("persons", ("Persons", "Personnes"), ("Persons with this value", "Personnes ayant cette valeur")),
        count("n", ("n", "n"), ("All persons", "Toutes les personnes")),
        Column::new(
            "persons_of_n",
            Unit::Percent,
            ("% of n", "% de n"),
            (
                "Persons, per cent of n; with several values a person counts under each",
                "Personnes, en pour cent de n ; avec plusieurs valeurs, une personne compte sous chacune",
            ),
        ),
        count("documents", ("Documents", "Documents"), ("Documents in which they are heard", "Documents où elles sont entendues")),
    ]
}
