//! The gap list: for each priority and area what is said to be there, missing, wished for, and where one could begin.
//!
//! The headings are those of the Action Agenda (ICCT and UNICRI 2017): current situation, gap, ongoing initiatives, recommended, entry points. A passage of a
//! cell goes under a heading by what its coders said of its direction: `absent` is a gap, `wished_for` recommended, `present` ongoing, `mixed` or
//! nothing the current situation. A passage that also carries a code of those who can help is an entry point as well.

use crate::analysis::matrix::{Matrix, MatrixPassage};
use crate::analysis::passage::{self, Passage, Places};
use crate::analysis::selection::Selection;
use crate::analysis::sweep::overlapping;
use crate::analysis::table::{Cell, Column, Row, Table, Unit};
use crate::model::code::Bilingual;
use crate::model::coding::{Coding, Direction};
use crate::model::ids::{CodeId, CodingId, DocumentId};
use crate::model::project::Project;
use crate::model::text::CharSpan;
use std::collections::{BTreeMap, BTreeSet};

/// Codes of those who can help and of ways in; what of them a codebook has is used.
pub const ENTRY_POINTS: [&str; 5] = ["assess.hooks", "comm.youth", "comm.brokers", "comm.families", "inst.cooperation"];

/// A heading of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Heading {
    /// Current situation.
    Situation,
    /// Gap.
    Gap,
    /// Ongoing.
    Ongoing,
    /// Recommended.
    Recommended,
    /// Entry points.
    EntryPoint,
}

impl Heading {
    /// All headings, in the order of the list.
    pub const ALL: [Self; 5] = [Self::Situation, Self::Gap, Self::Ongoing, Self::Recommended, Self::EntryPoint];

    /// The word that files use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Situation => "situation",
            Self::Gap => "gap",
            Self::Ongoing => "ongoing",
            Self::Recommended => "recommended",
            Self::EntryPoint => "entry_point",
        }
    }
    /// What people read.
    pub fn name(self) -> Bilingual {
        match self {
            Self::Situation => Bilingual::new("Current situation", "Situation actuelle"),
            Self::Gap => Bilingual::new("Gap", "Lacune"),
            Self::Ongoing => Bilingual::new("Ongoing", "En cours"),
            Self::Recommended => Bilingual::new("Recommended", "Recommandé"),
            Self::EntryPoint => Bilingual::new("Entry points", "Points d’entrée"),
        }
    }

    fn of(direction: Option<Direction>) -> Self {
        match direction {
            Some(Direction::Absent) => Self::Gap,
            Some(Direction::WishedFor) => Self::Recommended,
            Some(Direction::Present) => Self::Ongoing,
            Some(Direction::Mixed) | None => Self::Situation,
        }
    }
}

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GapPassage {
    /// Priority: code of the matrix's row.
    pub row: CodeId,
    /// Area: code of the matrix's column.
    pub column: CodeId,
    /// The heading.
    pub heading: Heading,
    /// The passage.
    pub passage: Passage,
}

/// The list, by area, priority, heading and place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GapList {
    /// Its lines.
    pub lines: Vec<GapPassage>,
    /// The codes that make a passage an entry point.
    pub entry_points: Vec<CodeId>,
}

/// Sorts the passages of a matrix of priorities by areas under the headings.
pub fn gaps(project: &Project, selection: &Selection, matrix: &Matrix, entry_points: &[CodeId]) -> GapList {
    let places = Places::of(project);
    let entries: BTreeSet<CodeId> = entry_points.iter().flat_map(|code| project.codebook().with_descendants(*code)).collect();
    let mut columns: Vec<CodeId> = Vec::new();
    for cell in &matrix.cells {
        if !columns.contains(&cell.column) {
            columns.push(cell.column);
        }
    }
    let ways_in = ways_in(project, selection, matrix, &entries);
    let mut lines = Vec::new();
    for column in columns {
        for cell in matrix.cells.iter().filter(|cell| cell.column == column) {
            let mut of_cell: Vec<GapPassage> = Vec::new();
            for found in &cell.passages {
                let Some(transcript) = project.transcript(found.document) else { continue };
                let codings: Vec<&Coding> = project.codings_of(found.document).iter().filter(|coding| found.codings.contains(&coding.id)).collect();
                let passage = places.passage(&transcript, found.span, &codings);
                let mut headings: BTreeSet<Heading> =
                    codings.iter().filter_map(|coding| coding.qualifiers.direction).map(|told| Heading::of(Some(told))).collect();
                if headings.is_empty() {
                    headings.insert(Heading::of(None));
                }
                let helping = ways_in.get(&(found.document, found.span));
                headings.extend(helping.map(|_| Heading::EntryPoint));
                for heading in headings {
                    let mut passage = passage.clone();
                    if let (Heading::EntryPoint, Some(helping)) = (heading, helping) {
                        passage.codings.extend(helping.iter().filter(|coding| !found.codings.contains(coding)));
                    }
                    of_cell.push(GapPassage { row: cell.row, column, heading, passage });
                }
            }
            let name = |line: &GapPassage| project.document(line.passage.document).map(|document| document.name.clone());
            of_cell.sort_by_key(|line| (line.heading, name(line), line.passage.span));
            lines.extend(of_cell);
        }
    }
    GapList { lines, entry_points: entry_points.to_vec() }
}

/// For each passage of the matrix the codings of an entry point that overlap it.
fn ways_in(project: &Project, selection: &Selection, matrix: &Matrix, entries: &BTreeSet<CodeId>) -> BTreeMap<(DocumentId, CharSpan), Vec<CodingId>> {
    let mut by_document: BTreeMap<DocumentId, BTreeSet<CharSpan>> = BTreeMap::new();
    for MatrixPassage { document, span, .. } in matrix.cells.iter().flat_map(|cell| &cell.passages) {
        by_document.entry(*document).or_default().insert(*span);
    }
    let mut found: BTreeMap<(DocumentId, CharSpan), Vec<CodingId>> = BTreeMap::new();
    for (document, spans) in by_document {
        let mut all: Vec<(CharSpan, Option<CodingId>)> = spans.into_iter().map(|span| (span, None)).collect();
        let helping = selection.of_document(project, document).filter(|coding| entries.contains(&coding.code));
        all.extend(helping.map(|coding| (coding.span, Some(coding.id))));
        all.sort_unstable();
        let only_spans: Vec<CharSpan> = all.iter().map(|(span, _)| *span).collect();
        overlapping(&only_spans, |one, other| {
            if let (Some((span, None)), Some((_, Some(coding)))) | (Some((_, Some(coding))), Some((span, None))) = (all.get(one), all.get(other)) {
                found.entry((document, *span)).or_default().push(*coding);
            }
        });
    }
    found
}

impl GapList {
    /// The table: one row for each passage under each heading.
    pub fn to_table(&self, project: &Project) -> Table {
        let places = Places::of(project);
        let names = |code: CodeId| {
            let name = project.codebook().get(code).map(|code| code.name.clone()).unwrap_or_default();
            [Cell::text(project.codebook().path(code)), Cell::text(name.en_or_fr()), Cell::text(name.fr_or_en())]
        };
        let row = |line: &GapPassage| {
            let transcript = project.transcript(line.passage.document)?;
            let mut cells: Vec<Cell> = names(line.column).into_iter().chain(names(line.row)).collect();
            let heading = line.heading.name();
            cells.extend([Cell::text(line.heading.key()), Cell::text(heading.en), Cell::text(heading.fr)]);
            cells.extend(places.cells(&transcript, &line.passage));
            Some(Row { cells, behind: line.passage.codings.clone() })
        };
        let text = |key: &str, label: (&str, &str), meaning: (&str, &str)| Column::new(key, Unit::Text, label, meaning);
        let mut columns = vec![
            text("area", ("Area", "Domaine"), ("Path of the key area", "Chemin du domaine clé")),
            text("area_en", ("Area, English", "Domaine, anglais"), ("English name of the area", "Nom anglais du domaine")),
            text("area_fr", ("Area, French", "Domaine, français"), ("French name of the area", "Nom français du domaine")),
            text("priority", ("Priority", "Priorité"), ("Path of the strategic priority", "Chemin de la priorité stratégique")),
            text("priority_en", ("Priority, English", "Priorité, anglais"), ("English name of the priority", "Nom anglais de la priorité")),
            text("priority_fr", ("Priority, French", "Priorité, français"), ("French name of the priority", "Nom français de la priorité")),
            text(
                "heading",
                ("Heading", "Rubrique"),
                ("situation, gap, ongoing, recommended or entry_point", "situation, gap, ongoing, recommended ou entry_point"),
            ),
            text("heading_en", ("Heading, English", "Rubrique, anglais"), ("English name of the heading", "Nom anglais de la rubrique")),
            text("heading_fr", ("Heading, French", "Rubrique, français"), ("French name of the heading", "Nom français de la rubrique")),
        ];
        columns.extend(passage::columns());
        let entries = places.paths(&self.entry_points);
        Table {
            kind: "gaps",
            title: Bilingual::new("Gap list", "Liste des lacunes"),
            columns,
            rows: self.lines.iter().filter_map(row).collect(),
            notes: vec![Bilingual::new(
                format!(
                    "A passage stands under a heading by the direction its coders gave: absent is a gap, wished for recommended, present ongoing, mixed or none the current situation; under two where they differ. It is an entry point too where it carries one of {entries}."
                ),
                format!(
                    "Un passage est classé selon la direction donnée par ses codeurs : absent = lacune, souhaité = recommandé, présent = en cours, mixte ou aucune = situation actuelle ; sous deux rubriques s’ils diffèrent. Il est aussi un point d’entrée s’il porte un de {entries}."
                ),
            )],
        }
    }
}
