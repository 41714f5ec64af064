//! Two attributes against each other under one code: which cases, documents and codings of each pair of values carry it, with the n of every pair.

use crate::analysis::belonging::Belonging;
use crate::analysis::crosstab::{Counted, CrossCell};
use crate::analysis::groups::{Group, Groups, Members};
use crate::analysis::selection::Selection;
use crate::analysis::small_cells::SmallCells;
use crate::analysis::table::{Cell, Column, Row, Table, Unit};
use crate::model::attribute::Attribute;
use crate::model::code::Bilingual;
use crate::model::ids::{CaseId, CodeId, DocumentId};
use crate::model::project::Project;
use std::collections::{BTreeMap, BTreeSet};

/// One pair of values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CrossingCell {
    /// What carries the code.
    pub with_code: CrossCell,
    /// Cases that have both values, coded or not.
    pub cases: usize,
    /// Documents of both values, coded or not.
    pub documents: usize,
}

/// Two attributes under one code.
#[derive(Clone, Debug)]
pub struct Crossing {
    /// The code; all codes where there is none.
    pub code: Option<CodeId>,
    rows: Groups,
    columns: Groups,
    row_order: Vec<Group>,
    column_order: Vec<Group>,
    /// Row by row.
    cells: Vec<Vec<CrossingCell>>,
    /// Each row with all columns together.
    sums: Vec<CrossingCell>,
    small: SmallCells,
}

/// Counts one code with all below it, or all codes. A case counts under the pair of its own values; where one attribute is of documents, under those
/// of the document it is heard in.
pub fn crossing(project: &Project, selection: &Selection, code: Option<CodeId>, attributes: [&Attribute; 2], small: SmallCells) -> Crossing {
    let belonging = Belonging::of(project);
    let [mut rows, mut columns] = attributes.map(|attribute| Groups::of(project, attribute));
    if let SmallCells::Merge(least) = small {
        rows.merge_below(least, project, selection, &belonging);
        columns.merge_below(least, project, selection, &belonging);
    }
    let row_members = rows.members(project, selection, &belonging);
    let column_members = columns.members(project, selection, &belonging);
    let row_order: Vec<Group> = row_members.keys().cloned().collect();
    let column_order: Vec<Group> = column_members.keys().cloned().collect();
    let wanted: Option<BTreeSet<CodeId>> = code.map(|code| project.codebook().with_descendants(code).into_iter().collect());
    let mut found: BTreeMap<(Group, Group), CrossCell> = BTreeMap::new();
    let mut sums: BTreeMap<Group, CrossCell> = BTreeMap::new();
    for transcript in project.transcripts() {
        let codings = selection.of_document(project, transcript.document.id);
        for coding in codings.filter(|coding| wanted.as_ref().is_none_or(|wanted| wanted.contains(&coding.code))) {
            let cases = belonging.of_passage(&transcript, coding.span);
            let (by_row, by_column) = (rows.of_coding(coding, &cases), columns.of_coding(coding, &cases));
            for (row, row_cases) in by_row {
                let mut met: BTreeSet<CaseId> = BTreeSet::new();
                for (column, column_cases) in &by_column {
                    let both: BTreeSet<CaseId> = row_cases.intersection(column_cases).copied().collect();
                    // Without a case in common two values of different persons met in one passage, which is no pair.
                    if !both.is_empty() || (row_cases.is_empty() && column_cases.is_empty()) {
                        found.entry((row.clone(), column.clone())).or_default().add(coding, &both);
                        met.extend(both);
                    }
                }
                sums.entry(row).or_default().add(coding, &met);
            }
        }
    }
    let cell = |row: &Group, column: &Group| {
        let n = |of: fn(&Members) -> &BTreeSet<CaseId>| match (row_members.get(row), column_members.get(column)) {
            (Some(one), Some(other)) => of(one).intersection(of(other)).count(),
            _ => 0,
        };
        let documents = |of: fn(&Members) -> &BTreeSet<DocumentId>| match (row_members.get(row), column_members.get(column)) {
            (Some(one), Some(other)) => of(one).intersection(of(other)).count(),
            _ => 0,
        };
        CrossingCell {
            with_code: found.get(&(row.clone(), column.clone())).cloned().unwrap_or_default(),
            cases: n(|members| &members.cases),
            documents: documents(|members| &members.documents),
        }
    };
    let cells = row_order.iter().map(|row| column_order.iter().map(|column| cell(row, column)).collect()).collect();
    let sum = |row: &Group| CrossingCell {
        with_code: sums.get(row).cloned().unwrap_or_default(),
        cases: row_members.get(row).map_or(0, |members| members.cases.len()),
        documents: row_members.get(row).map_or(0, |members| members.documents.len()),
    };
    let sums = row_order.iter().map(sum).collect();
    Crossing { code, rows, columns, row_order, column_order, cells, sums, small }
}

impl Crossing {
    /// Names of the columns' values.
    pub fn column_names(&self) -> impl Iterator<Item = Bilingual> + '_ {
        self.column_order.iter().map(|group| self.columns.named(group).1)
    }
    /// Each row with the name of its value, its cells, and all of them together.
    pub fn rows(&self) -> impl Iterator<Item = (Bilingual, &[CrossingCell], &CrossingCell)> {
        self.row_order.iter().zip(&self.cells).zip(&self.sums).map(|((group, cells), sum)| (self.rows.named(group).1, cells.as_slice(), sum))
    }

    /// What it shows.
    pub fn title(&self, project: &Project) -> Bilingual {
        let (one, other) = (&self.rows.attribute().name, &self.columns.attribute().name);
        let code = self.code.and_then(|code| project.codebook().get(code)).map(|code| code.name.clone());
        let code = code.unwrap_or_else(|| Bilingual::new("All codes", "Tous les codes"));
        Bilingual::new(
            format!("{}: {} by {}", code.en_or_fr(), one.en_or_fr(), other.en_or_fr()),
            format!("{} : {} selon {}", code.fr_or_en(), one.fr_or_en(), other.fr_or_en()),
        )
    }

    /// The table: one row for each pair of values, and one for each row's values together.
    pub fn to_table(&self, project: &Project) -> Table {
        let path = self.code.map_or_else(|| "all".to_owned(), |code| project.codebook().path(code));
        let mut masked_in_all = 0;
        let mut rows = Vec::new();
        for ((row, cells), sum) in self.row_order.iter().zip(&self.cells).zip(&self.sums) {
            let figures: Vec<usize> = cells.iter().map(|cell| cell.with_code.cases.len()).collect();
            // Who has both values, coded or not, is masked by the same rule, and with it the percentage and the number that it is of.
            let ns: Vec<usize> = cells.iter().map(|cell| cell.cases).collect();
            let (few, total_few) = self.small.masked(&ns, sum.cases);
            let (masked, total_masked) = self.small.masked_beside(&figures, sum.with_code.cases.len(), &few);
            let (row_key, row_name) = self.rows.named(row);
            let mut push = |column_key: String, column_name: Bilingual, cell: &CrossingCell, (masked, few): (bool, bool)| {
                masked_in_all += usize::from(masked || few);
                let hide = |hidden: bool, number: usize| if hidden && number > 0 { self.small.mask() } else { Cell::count(number) };
                let percent = |of: u64| if masked || few { Cell::Empty } else { Cell::percent(cell.with_code.cases.len() as u64, of) };
                rows.push(Row {
                    cells: vec![
                        Cell::text(&path),
                        Cell::text(&row_key),
                        Cell::text(row_name.en_or_fr()),
                        Cell::text(row_name.fr_or_en()),
                        Cell::text(column_key),
                        Cell::text(column_name.en_or_fr()),
                        Cell::text(column_name.fr_or_en()),
                        hide(masked || few, cell.with_code.cases.len()),
                        hide(few, cell.cases),
                        percent(cell.cases as u64),
                        percent(sum.with_code.cases.len() as u64),
                        hide(masked || few, cell.with_code.documents.len()),
                        hide(few, cell.documents),
                        hide(masked || few, cell.with_code.codings.len()),
                    ],
                    behind: cell.with_code.codings.clone(),
                });
            };
            for ((column, cell), hidden) in self.column_order.iter().zip(cells).zip(masked.into_iter().zip(few)) {
                let (key, name) = self.columns.named(column);
                push(key, name, cell, hidden);
            }
            push("all".to_owned(), Bilingual::new("all", "tous"), sum, (total_masked || total_few, total_few));
        }
        Table { kind: "crosstab", title: self.title(project), columns: self.table_columns(), rows, notes: self.notes(masked_in_all) }
    }

    fn table_columns(&self) -> Vec<Column> {
        let (one, other) = (&self.rows.attribute().name, &self.columns.attribute().name);
        let text = |key: &str, label: (&str, &str), meaning: (&str, &str)| Column::new(key, Unit::Text, label, meaning);
        let count = |key: &str, label: (&str, &str), meaning: (&str, &str)| Column::new(key, Unit::Count, label, meaning);
        vec![
            text("code", ("Code", "Code"), ("Path of the code with all below it; all for every code", "Chemin du code et de ses sous-codes ; all pour tous")),
            text("row", (one.en_or_fr(), one.fr_or_en()), ("Value of the first attribute", "Valeur du premier attribut")),
            text("row_name_en", ("Row, English", "Ligne, anglais"), ("English name of the value", "Nom anglais de la valeur")),
            text("row_name_fr", ("Row, French", "Ligne, français"), ("French name of the value", "Nom français de la valeur")),
            text(
                "column",
                (other.en_or_fr(), other.fr_or_en()),
                ("Value of the second attribute; all for all of them", "Valeur du second attribut ; all pour toutes"),
            ),
            text("column_name_en", ("Column, English", "Colonne, anglais"), ("English name of the value", "Nom anglais de la valeur")),
            text("column_name_fr", ("Column, French", "Colonne, français"), ("French name of the value", "Nom français de la valeur")),
            count("cases", ("Cases", "Cas"), ("Cases with the code and both values", "Cas avec le code et les deux valeurs")),
            count("n", ("n", "n"), ("Cases with both values, coded or not", "Cas avec les deux valeurs, codés ou non")),
            Column::new("cases_of_n", Unit::Percent, ("% of n", "% de n"), ("Cases with the code, per cent of n", "Cas avec le code, en pour cent de n")),
            Column::new(
                "cases_of_row",
                Unit::Percent,
                ("% of the row", "% de la ligne"),
                (
                    "Cases with the code, per cent of those of the whole row (column all)",
                    "Cas avec le code, en pour cent de ceux de toute la ligne (colonne all)",
                ),
            ),
            count("documents", ("Documents", "Documents"), ("Documents with the code and both values", "Documents avec le code et les deux valeurs")),
            count("n_documents", ("n documents", "n documents"), ("Documents with both values, coded or not", "Documents avec les deux valeurs, codés ou non")),
            count("codings", ("Codings", "Codages"), ("Codings with the code and both values", "Codages avec le code et les deux valeurs")),
        ]
    }

    fn notes(&self, masked: usize) -> Vec<Bilingual> {
        let own = [
            Bilingual::new(
                "A case counts once for each pair of its own values, however often it is coded. Values of several persons in one passage are not paired.",
                "Un cas compte une fois pour chaque paire de ses propres valeurs, quel que soit le nombre de codages. Les valeurs de personnes différentes d’un passage ne sont pas appariées.",
            ),
            Bilingual::new(
                "The sample was chosen on purpose: percentages describe it and nothing beyond it.",
                "L’échantillon est raisonné : les pourcentages ne décrivent que lui.",
            ),
        ];
        self.small.note(masked).into_iter().chain(own).collect()
    }
}

impl CrossingCell {
    /// The number of what is counted, and its n where it has one.
    pub fn number(&self, counted: Counted) -> (usize, Option<usize>) {
        match counted {
            Counted::Cases => (self.with_code.cases.len(), Some(self.cases)),
            Counted::Documents => (self.with_code.documents.len(), Some(self.documents)),
            Counted::Codings => (self.with_code.codings.len(), None),
        }
    }
}
