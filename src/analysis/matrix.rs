//! Two sets of codes against each other: which passages carry one of each.

use crate::analysis::at_once::read_at_once;
use crate::analysis::belonging::{Belonging, turns_of};
use crate::analysis::preset;
use crate::analysis::selection::Selection;
use crate::analysis::sweep::overlapping;
use crate::analysis::table::{Cell, Column, Row, Table, Unit};
use crate::model::attribute::{Bearer, Subject};
use crate::model::code::Bilingual;
use crate::model::coding::Coding;
use crate::model::ids::{CaseId, CodeId, CodingId, DocumentId};
use crate::model::place::Transcript;
use crate::model::project::Project;
use crate::model::text::CharSpan;
use smallvec::SmallVec;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

/// When two codings meet in a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Meeting {
    /// They share at least one character.
    #[default]
    Overlap,
    /// They stand on exactly the same passage.
    SamePassage,
}

/// A passage of a cell: the characters that a row's and a column's coding share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixPassage {
    /// The document.
    pub document: DocumentId,
    /// The shared characters.
    pub span: CharSpan,
    /// The codings that meet there, by place.
    pub codings: SmallVec<[CodingId; 2]>,
    /// Cases heard in it; passages of the same turns share the list.
    pub cases: Arc<[CaseId]>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixCell {
    /// Code of the row.
    pub row: CodeId,
    /// Code of the column.
    pub column: CodeId,
    /// Its passages, by document and place; each stretch once, whoever coded it.
    pub passages: Vec<MatrixPassage>,
}

/// The matrix: all cells, also the empty ones, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    /// The cells.
    pub cells: Vec<MatrixCell>,
}

/// Finds the passages in one sweep over each document. A code of a row or column stands for itself and all codes below it.
pub fn matrix(project: &Project, selection: &Selection, rows: &[CodeId], columns: &[CodeId], meeting: Meeting) -> Matrix {
    let belonging = Belonging::of(project);
    let (in_rows, in_columns) = (lines_of(project, rows), lines_of(project, columns));
    let mut cells: Vec<MatrixCell> = Vec::with_capacity(rows.len() * columns.len());
    for row in rows {
        cells.extend(columns.iter().map(|column| MatrixCell { row: *row, column: *column, passages: Vec::new() }));
    }
    let concerned = |coding: &&Coding| in_rows.contains_key(&coding.code) || in_columns.contains_key(&coding.code);
    let of_one = |transcript: &Transcript| {
        let codings: Vec<&Coding> = selection.of_document(project, transcript.document.id).filter(concerned).collect();
        let lines: Vec<Lines> =
            codings.iter().map(|coding| Lines { span: coding.span, rows: in_rows.get(&coding.code), columns: in_columns.get(&coding.code) }).collect();
        passages(transcript, &belonging, &codings, &meet(&lines, columns.len(), meeting))
    };
    let transcripts: Vec<Transcript> = project.transcripts().collect();
    read_at_once(&transcripts, of_one, |_, found| {
        for (cell, passage) in found {
            if let Some(cell) = cells.get_mut(cell as usize) {
                cell.passages.push(passage);
            }
        }
    });
    Matrix { cells }
}

/// For each code the places of the rows, or of the columns, that stand for it.
fn lines_of(project: &Project, lines: &[CodeId]) -> BTreeMap<CodeId, Vec<usize>> {
    let mut of: BTreeMap<CodeId, Vec<usize>> = BTreeMap::new();
    for (place, line) in lines.iter().enumerate() {
        for code in project.codebook().with_descendants(*line) {
            of.entry(code).or_default().push(place);
        }
    }
    of
}

/// A coding with the rows and the columns that stand for its code.
struct Lines<'a> {
    span: CharSpan,
    rows: Option<&'a Vec<usize>>,
    columns: Option<&'a Vec<usize>>,
}

/// A coding on a stretch that it shares with another in a cell; ordered by cell, then by place. Small, because there may be millions of them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Met {
    /// Place of the cell, row by row.
    cell: u32,
    span: CharSpan,
    /// Place among the codings of the document.
    coding: u32,
}

/// Each coding of each stretch on which a coding of a row meets one of a column, in order. The codings are in order of their places.
fn meet(codings: &[Lines<'_>], width: usize, meeting: Meeting) -> Vec<Met> {
    let mut met = Vec::new();
    let mut pair = |one: usize, other: usize| {
        let (Some(Lines { span, rows: Some(rows), .. }), Some(Lines { span: other_span, columns: Some(columns), .. })) = (codings.get(one), codings.get(other))
        else {
            return;
        };
        let shared = match meeting {
            Meeting::Overlap => span.intersection(*other_span),
            Meeting::SamePassage => Some(*span).filter(|span| span == other_span),
        };
        let Some(span) = shared else { return };
        for cell in rows.iter().flat_map(|row| columns.iter().map(move |column| row * width + column)) {
            met.extend([one, other].map(|coding| Met { cell: small(cell), span, coding: small(coding) }));
        }
    };
    // A code that is both in a row and in a column meets itself there.
    (0..codings.len()).for_each(|coding| pair(coding, coding));
    overlapping(&codings.iter().map(|coding| coding.span).collect::<Vec<_>>(), |earlier, later| {
        pair(earlier, later);
        pair(later, earlier);
    });
    // Sorting once is several times quicker than keeping sets while the pairs come in.
    met.sort_unstable();
    met.dedup();
    met
}

/// Cells and codings of a document are far below four thousand million.
fn small(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// The passages of one document, each with the place of its cell.
fn passages(transcript: &Transcript, belonging: &Belonging<'_>, codings: &[&Coding], met: &[Met]) -> Vec<(u32, MatrixPassage)> {
    let mut heard: HashMap<Range<usize>, Arc<[CaseId]>> = HashMap::new();
    let passage = |met: &[Met]| {
        let Met { cell, span, .. } = *met.first()?;
        let turns = turns_of(transcript, span);
        let cases = Arc::clone(heard.entry(turns.clone()).or_insert_with(|| belonging.of_turns(transcript, turns).into_iter().collect()));
        let codings = met.iter().filter_map(|met| codings.get(met.coding as usize)).map(|coding| coding.id).collect();
        Some((cell, MatrixPassage { document: transcript.document.id, span, codings, cases }))
    };
    met.chunk_by(|one, other| (one.cell, one.span) == (other.cell, other.span)).filter_map(passage).collect()
}

impl MatrixCell {
    /// Number of documents.
    pub fn documents(&self) -> usize {
        self.passages.iter().map(|passage| passage.document).collect::<BTreeSet<_>>().len()
    }
    /// Number of cases.
    pub fn cases(&self) -> usize {
        self.passages.iter().flat_map(|passage| passage.cases.iter()).collect::<BTreeSet<_>>().len()
    }
    /// Keys of the participant groups that are heard in it.
    pub fn groups(&self, project: &Project) -> BTreeSet<String> {
        let Some(attribute) = project.attribute_keyed(Subject::Case, "participant_group") else { return BTreeSet::new() };
        let cases = self.passages.iter().flat_map(|passage| passage.cases.iter());
        cases.filter_map(|case| project.value(Bearer::Case(*case), attribute.id)).map(ToString::to_string).collect()
    }
    /// All codings that meet in it.
    pub fn codings(&self) -> BTreeSet<CodingId> {
        self.passages.iter().flat_map(|passage| passage.codings.iter().copied()).collect()
    }
}

impl Matrix {
    /// The table: one row per passage, and one for each cell without any, so that an empty cell is seen to be empty.
    pub fn to_table(&self, project: &Project) -> Table {
        let paths = project.codebook().paths();
        let code = |code_id: CodeId| {
            let names = project.codebook().get(code_id).map(|code| (code.name.en_or_fr().to_owned(), code.name.fr_or_en().to_owned())).unwrap_or_default();
            [Cell::text(paths.get(&code_id).cloned().unwrap_or_default()), Cell::text(names.0), Cell::text(names.1)]
        };
        let mut rows = Vec::new();
        for cell in &self.cells {
            let mut head: Vec<Cell> = code(cell.row).into_iter().chain(code(cell.column)).collect();
            head.extend([Cell::count(cell.passages.len()), Cell::count(cell.documents()), Cell::count(cell.cases())]);
            head.push(Cell::text(cell.groups(project).into_iter().collect::<Vec<_>>().join(";")));
            head.push(Cell::text(project.summary(cell.row, cell.column)));
            let reference = preset::reference(project, cell.row, cell.column);
            head.push(reference.as_ref().map_or(Cell::Empty, |known| Cell::text(if known.marked { "marked" } else { "blank" })));
            head.push(reference.as_ref().map_or(Cell::Empty, |known| Cell::text(known.says.en.clone())));
            head.push(reference.map_or(Cell::Empty, |known| Cell::text(known.says.fr)));
            if cell.passages.is_empty() {
                let cells = head.into_iter().chain(std::iter::repeat_n(Cell::Empty, 6)).collect();
                rows.push(Row { cells, behind: Vec::new() });
                continue;
            }
            for passage in &cell.passages {
                let cells = head.iter().cloned().chain(quoted(project, passage)).collect();
                rows.push(Row { cells, behind: passage.codings.to_vec() });
            }
        }
        Table {
            kind: "matrix",
            title: Bilingual::new("Matrix of codes", "Matrice de codes"),
            columns: columns(),
            rows,
            notes: vec![
                Bilingual::new(
                    "A passage of a cell is a stretch that carries a code of the row and one of the column. The same stretch counts once, whoever coded it; counts stand on each row of their cell.",
                    "Un passage d’une cellule porte un code de la ligne et un de la colonne. Le même passage compte une fois, quel que soit le codeur ; les nombres figurent sur chaque ligne de la cellule.",
                ),
                preset::note(),
            ],
        }
    }
}

fn quoted(project: &Project, passage: &MatrixPassage) -> Vec<Cell> {
    let transcript = project.transcript(passage.document);
    let quote = transcript.as_ref().map(|transcript| transcript.slice(passage.span).to_owned()).unwrap_or_default();
    let name = transcript.map(|transcript| transcript.document.name.clone()).unwrap_or_default();
    let codings = project.codings_of(passage.document).iter().filter(|coding| passage.codings.contains(&coding.id));
    let coders: BTreeSet<&str> = codings.map(|coding| project.coder_name(coding.coder)).collect();
    let cases: Vec<&str> = passage.cases.iter().filter_map(|case| project.case(*case)).map(|case| case.name.as_str()).collect();
    vec![
        Cell::text(name),
        Cell::Integer(i64::from(passage.span.start())),
        Cell::Integer(i64::from(passage.span.end())),
        Cell::text(cases.join(";")),
        Cell::text(coders.into_iter().collect::<Vec<_>>().join(";")),
        Cell::text(quote),
    ]
}

fn columns() -> Vec<Column> {
    let text = |key: &str, label: (&str, &str), meaning: (&str, &str)| Column::new(key, Unit::Text, label, meaning);
    let count = |key: &str, label: (&str, &str), meaning: (&str, &str)| Column::new(key, Unit::Count, label, meaning);
    vec![
        text("row", ("Row", "Ligne"), ("Path of the row’s code", "Chemin du code de la ligne")),
        text("row_name_en", ("Row, English", "Ligne, anglais"), ("English name of the row’s code", "Nom anglais du code de la ligne")),
        text("row_name_fr", ("Row, French", "Ligne, français"), ("French name of the row’s code", "Nom français du code de la ligne")),
        text("column", ("Column", "Colonne"), ("Path of the column’s code", "Chemin du code de la colonne")),
        text("column_name_en", ("Column, English", "Colonne, anglais"), ("English name of the column’s code", "Nom anglais du code de la colonne")),
        text("column_name_fr", ("Column, French", "Colonne, français"), ("French name of the column’s code", "Nom français du code de la colonne")),
        count("passages", ("Passages", "Passages"), ("Passages of the cell", "Passages de la cellule")),
        count("documents", ("Documents", "Documents"), ("Documents of the cell", "Documents de la cellule")),
        count("cases", ("Cases", "Cas"), ("Cases heard in the cell’s passages", "Cas entendus dans les passages de la cellule")),
        text(
            "groups",
            ("Groups", "Groupes"),
            ("Participant groups heard in the cell’s passages", "Groupes de participants entendus dans les passages de la cellule"),
        ),
        text("summary", ("Summary", "Résumé"), ("What the team wrote into the cell", "Ce que l’équipe a écrit dans la cellule")),
        text(
            "table1",
            ("Table 1", "Tableau 1"),
            (
                "Whether Table 1 of the Action Agenda (ICCT and UNICRI 2017) marks the cell: an annotation, not a rule",
                "Si le tableau 1 de l’Agenda d’action (ICCT et UNICRI 2017) marque la cellule : une annotation, non une règle",
            ),
        ),
        text("table2_en", ("Table 2, English", "Tableau 2, anglais"), ("What its Table 2 proposes, in short", "Ce que propose son tableau 2, en bref")),
        text(
            "table2_fr",
            ("Table 2, French", "Tableau 2, français"),
            ("What its Table 2 proposes, in short, French", "Ce que propose son tableau 2, en bref, en français"),
        ),
        text("doc", ("Document", "Document"), ("Short name of the passage’s document", "Nom court du document du passage")),
        Column::new("start", Unit::Position, ("Start", "Début"), ("First character of the passage", "Premier caractère du passage")),
        Column::new("end", Unit::Position, ("End", "Fin"), ("Position after the last character", "Position après le dernier caractère")),
        text("case", ("Case", "Cas"), ("Cases heard in the passage", "Cas entendus dans le passage")),
        text("coder", ("Coders", "Codeurs"), ("Who coded the passage", "Qui a codé le passage")),
        text("quote", ("Quote", "Citation"), ("Text of the passage", "Texte du passage")),
    ]
}
