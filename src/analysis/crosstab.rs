//! Codes by an attribute: in how many cases, documents and codings of each value a code occurs, with the n of every value.

use crate::analysis::belonging::Belonging;
use crate::analysis::groups::{Group, Groups, Members};
use crate::analysis::selection::Selection;
use crate::analysis::small_cells::SmallCells;
use crate::analysis::table::{Cell, Column, Row, Table, Unit};
use crate::model::attribute::{Attribute, AttributeType};
use crate::model::code::Bilingual;
use crate::model::coding::Coding;
use crate::model::ids::{CaseId, CodeId, CodingId, DocumentId};
use crate::model::project::Project;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What is shown first in each value's columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// Cases.
    #[default]
    Cases,
    /// Documents.
    Documents,
    /// Codings.
    Codings,
}

/// What is counted under one value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CrossCell {
    /// Cases.
    pub cases: BTreeSet<CaseId>,
    /// Documents.
    pub documents: BTreeSet<DocumentId>,
    /// Codings.
    pub codings: Vec<CodingId>,
}

/// One value with its n: the cases and documents that have it, coded or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrossColumn {
    group: Group,
    /// Cases with this value.
    pub cases: usize,
    /// Documents with this value, or in which such a case is heard.
    pub documents: usize,
}

/// A code with its cell for each value, and all values together.
type CrossRow = (CodeId, Vec<CrossCell>, CrossCell);

/// A cross table, in the order of the tree.
#[derive(Clone, Debug)]
pub struct Crosstab {
    groups: Groups,
    columns: Vec<CrossColumn>,
    /// Each code, with the codes below it: one cell per column, then all columns together.
    rows: Vec<CrossRow>,
    first: Counted,
    small: SmallCells,
}

/// Counts. A coding belongs to the cases that are heard in its passage; with an attribute of cases it counts under the values of those.
pub fn crosstab(project: &Project, selection: &Selection, attribute: &Attribute, first: Counted, small: SmallCells) -> Crosstab {
    let belonging = Belonging::of(project);
    let mut groups = Groups::of(project, attribute);
    if let SmallCells::Merge(least) = small {
        groups.merge_below(least, project, selection, &belonging);
    }
    let members = groups.members(project, selection, &belonging);
    let order: Vec<Group> = members.keys().cloned().collect();
    let mut cells: BTreeMap<CodeId, BTreeMap<Group, CrossCell>> = BTreeMap::new();
    let mut sums: BTreeMap<CodeId, CrossCell> = BTreeMap::new();
    for transcript in project.transcripts() {
        for coding in selection.of_document(project, transcript.document.id) {
            let cases = belonging.of_passage(&transcript, coding.span);
            let grouped = groups.of_coding(coding, &cases);
            for code in std::iter::once(coding.code).chain(project.codebook().ancestors(coding.code)) {
                for (group, cases) in &grouped {
                    cells.entry(code).or_default().entry(group.clone()).or_default().add(coding, cases);
                }
                sums.entry(code).or_default().add(coding, &cases);
            }
        }
    }
    let row = |code: CodeId| {
        let mut found = cells.remove(&code).unwrap_or_default();
        (code, order.iter().map(|group| found.remove(group).unwrap_or_default()).collect(), sums.remove(&code).unwrap_or_default())
    };
    let rows = project.codebook().in_order().iter().map(|code| code.id).map(row).collect();
    let column = |(group, of): (Group, Members)| CrossColumn { group, cases: of.cases.len(), documents: of.documents.len() };
    Crosstab { columns: members.into_iter().map(column).collect(), groups, rows, first, small }
}

impl CrossCell {
    /// Takes a coding and those of its cases that count here.
    pub(super) fn add(&mut self, coding: &Coding, cases: &BTreeSet<CaseId>) {
        self.cases.extend(cases);
        self.documents.insert(coding.document);
        self.codings.push(coding.id);
    }
}

impl CrossCell {
    /// The number of what is counted.
    pub fn number(&self, counted: Counted) -> usize {
        match counted {
            Counted::Cases => self.cases.len(),
            Counted::Documents => self.documents.len(),
            Counted::Codings => self.codings.len(),
        }
    }
}

impl CrossColumn {
    /// The n of what is counted: all with this value, coded or not; none for codings, which have no n.
    pub fn n(&self, counted: Counted) -> Option<usize> {
        match counted {
            Counted::Cases => Some(self.cases),
            Counted::Documents => Some(self.documents),
            Counted::Codings => None,
        }
    }
}

impl Crosstab {
    /// Name of the attribute.
    pub fn attribute_name(&self) -> &Bilingual {
        &self.groups.attribute().name
    }
    /// The values in the order of the definition, each with its name.
    pub fn columns(&self) -> impl Iterator<Item = (&CrossColumn, Bilingual)> {
        self.columns.iter().map(|column| {
            let (_, name) = self.groups.named(&column.group);
            (column, name)
        })
    }
    /// Each code in the order of the tree, with the codes below it: one cell for each value, then all values together.
    pub fn rows(&self) -> impl Iterator<Item = (CodeId, &[CrossCell], &CrossCell)> {
        self.rows.iter().map(|(code, cells, sum)| (*code, cells.as_slice(), sum))
    }

    /// The table: the first row holds the n of each value, then a row for each code that was used.
    pub fn to_table(&self, project: &Project) -> Table {
        let paths = project.codebook().paths();
        let mut masked_in_all = 0;
        let mut rows = vec![self.totals_row(&mut masked_in_all)];
        let used: Vec<_> = self.rows.iter().filter(|(_, _, sum)| !sum.codings.is_empty()).collect();
        for ((code_id, cells, sum), (masked, total_masked)) in used.iter().zip(self.masks(project, &used)) {
            let code = project.codebook().get(*code_id);
            let head = [
                Cell::text(paths.get(code_id).cloned().unwrap_or_default()),
                Cell::text(code.map(|code| code.name.en.clone()).unwrap_or_default()),
                Cell::text(code.map(|code| code.name.fr.clone()).unwrap_or_default()),
            ];
            let mut row: Vec<Cell> = head.into_iter().collect();
            for ((column, cell), masked) in self.columns.iter().zip(cells).zip(&masked) {
                let of_column = Cell::percent(cell.cases.len() as u64, column.cases as u64);
                let of_row = Cell::percent(cell.cases.len() as u64, sum.cases.len() as u64);
                row.extend(self.maybe(*masked, self.figures(cell.cases.len(), cell.documents.len(), cell.codings.len(), [of_column, of_row])));
            }
            let all = self.figures(sum.cases.len(), sum.documents.len(), sum.codings.len(), [Cell::Empty, Cell::Empty]);
            row.extend(self.maybe(total_masked, all));
            let number = masked.iter().filter(|masked| **masked).count() + usize::from(total_masked);
            masked_in_all += number;
            row.extend((self.small != SmallCells::Show).then(|| Cell::count(number)));
            rows.push(Row { cells: row, behind: sum.codings.clone() });
        }
        let name = &self.groups.attribute().name;
        Table {
            kind: "crosstab",
            title: Bilingual::new(format!("Codes by {}", name.en_or_fr()), format!("Codes selon {}", name.fr_or_en())),
            columns: self.table_columns(),
            rows,
            notes: self.small.note(masked_in_all).into_iter().chain(self.notes()).collect(),
        }
    }

    /// What is masked of each row; of codes below one another none gives the other away.
    fn masks(&self, project: &Project, used: &[&CrossRow]) -> Vec<(Vec<bool>, bool)> {
        let places: BTreeMap<CodeId, usize> = used.iter().enumerate().map(|(place, (code, ..))| (*code, place)).collect();
        let above = |(code, ..): &&CrossRow| project.codebook().get(*code).and_then(|code| code.parent).and_then(|parent| places.get(&parent).copied());
        let figures = |(_, cells, sum): &&CrossRow| (cells.iter().map(|cell| cell.cases.len()).collect(), sum.cases.len());
        self.small.masked_tree(&used.iter().map(figures).collect::<Vec<_>>(), &used.iter().map(above).collect::<Vec<_>>())
    }

    /// The figures of a value, or what stands in their place.
    fn maybe(&self, masked: bool, figures: Vec<Cell>) -> Vec<Cell> {
        if !masked {
            return figures;
        }
        figures.into_iter().map(|figure| if matches!(figure, Cell::Integer(number) if number > 0) { self.small.mask() } else { Cell::Empty }).collect()
    }

    fn totals_row(&self, masked_in_all: &mut usize) -> Row {
        let mut cells =
            vec![Cell::text("n"), Cell::text("n: all with this value, coded or not"), Cell::text("n : tous ceux qui ont cette valeur, codés ou non")];
        let mut number = 0;
        for column in &self.columns {
            let masked = column.cases > 0 && self.small.least().is_some_and(|least| column.cases < least);
            let mut figures = self.figures(column.cases, column.documents, 0, [Cell::Empty, Cell::Empty]);
            if let Some(codings) = figures.get_mut(self.place_of_codings()) {
                *codings = Cell::Empty;
            }
            number += usize::from(masked);
            cells.extend(self.maybe(masked, figures));
        }
        cells.extend(std::iter::repeat_n(Cell::Empty, 5));
        cells.extend((self.small != SmallCells::Show).then(|| Cell::count(number)));
        *masked_in_all += number;
        Row { cells, behind: Vec::new() }
    }

    /// The five figures of a value, what was asked for first.
    fn figures(&self, cases: usize, documents: usize, codings: usize, [of_column, of_row]: [Cell; 2]) -> Vec<Cell> {
        let (cases, documents, codings) = (Cell::count(cases), Cell::count(documents), Cell::count(codings));
        match self.first {
            Counted::Cases => vec![cases, of_column, of_row, documents, codings],
            Counted::Documents => vec![documents, cases, of_column, of_row, codings],
            Counted::Codings => vec![codings, cases, of_column, of_row, documents],
        }
    }

    fn place_of_codings(&self) -> usize {
        if self.first == Counted::Codings { 0 } else { 4 }
    }

    fn table_columns(&self) -> Vec<Column> {
        let mut columns = vec![
            Column::new(
                "code",
                Unit::Text,
                ("Code", "Code"),
                ("Dotted path of the code; counts include the codes below it", "Chemin du code ; les nombres incluent ses sous-codes"),
            ),
            Column::new("name_en", Unit::Text, ("Name", "Nom anglais"), ("English name", "Nom anglais")),
            Column::new("name_fr", Unit::Text, ("French name", "Nom"), ("French name", "Nom français")),
        ];
        for column in &self.columns {
            let (key, name) = self.groups.named(&column.group);
            columns.extend(self.five(&key, &name.en, &name.fr));
        }
        columns.extend(self.five("all", "All", "Tous"));
        if self.small != SmallCells::Show {
            columns.push(Column::new(
                "masked",
                Unit::Count,
                ("Masked", "Masqués"),
                (
                    "Values of this row whose figures are masked because too few cases stand behind them",
                    "Valeurs de cette ligne dont les nombres sont masqués parce que trop peu de cas les portent",
                ),
            ));
        }
        columns
    }

    fn five(&self, key: &str, en: &str, fr: &str) -> Vec<Column> {
        let column = |what: &str, unit, label: (&str, &str), meaning: (&str, &str)| {
            Column::new(format!("{key}.{what}"), unit, (&format!("{en}: {}", label.0), &format!("{fr} : {}", label.1)), meaning)
        };
        let cases = column("cases", Unit::Count, ("cases", "cas"), ("Cases with the code", "Cas avec le code"));
        let of_column = column(
            "cases_of_n",
            Unit::Percent,
            ("% of n", "% de n"),
            ("Cases with the code, per cent of the n of this value (first row)", "Cas avec le code, en pour cent du n de cette valeur (première ligne)"),
        );
        let of_row = column(
            "cases_of_code",
            Unit::Percent,
            ("% of the code", "% du code"),
            (
                "Cases with the code and this value, per cent of all cases with the code (all.cases)",
                "Cas avec le code et cette valeur, en pour cent de tous les cas avec le code (all.cases)",
            ),
        );
        let documents = column("documents", Unit::Count, ("documents", "documents"), ("Documents with the code", "Documents avec le code"));
        let codings = column("codings", Unit::Count, ("codings", "codages"), ("Codings with the code", "Codages avec le code"));
        match self.first {
            Counted::Cases => vec![cases, of_column, of_row, documents, codings],
            Counted::Documents => vec![documents, cases, of_column, of_row, codings],
            Counted::Codings => vec![codings, cases, of_column, of_row, documents],
        }
    }

    fn notes(&self) -> Vec<Bilingual> {
        let mut notes = vec![Bilingual::new(
            "A coding belongs to the cases that are heard in its passage. A case counts once per value, however often it is coded.",
            "Un codage appartient aux cas entendus dans son passage. Un cas compte une fois par valeur, quel que soit le nombre de codages.",
        )];
        if self.groups.attribute().kind == AttributeType::Choices {
            notes.push(Bilingual::new(
                "A case or document can have several values: the columns can add up to more than the whole.",
                "Un cas ou un document peut avoir plusieurs valeurs : la somme des colonnes peut dépasser le total.",
            ));
        }
        notes.push(Bilingual::new(
            "The sample was chosen on purpose: percentages describe it and nothing beyond it.",
            "L’échantillon est raisonné : les pourcentages ne décrivent que lui.",
        ));
        notes
    }
}
