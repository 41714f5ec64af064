//! Which codes occur together: on the same characters, in the same turn, in the same paragraph, or near each other.
//!
//! *Pairs* are pairs of codings of two different codes, any coder. *Jaccard* (Jaccard 1901) is what both cover over what either covers, in the unit of
//! the nearness: characters for overlapping, turns, paragraphs, and for near codings the characters of passages that reach half the distance further.

use crate::analysis::at_once::read_at_once;
use crate::analysis::belonging::Belonging;
use crate::analysis::selection::Selection;
use crate::analysis::sweep::{overlapping, shared_and_either};
use crate::analysis::table::{Cell, Column, Row, Table, Unit};
use crate::model::code::Bilingual;
use crate::model::coding::Coding;
use crate::model::ids::{CaseId, CodeId, CodingId, DocumentId};
use crate::model::layout::Layout;
use crate::model::place::Transcript;
use crate::model::project::Project;
use crate::model::text::CharSpan;
use crate::model::words::union;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// When two codings occur together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nearness {
    /// They share at least one character.
    #[default]
    Overlap,
    /// They touch the same turn.
    SameTurn,
    /// They touch the same paragraph.
    SameParagraph,
    /// At most so many characters lie between them.
    Near(u32),
}

/// Two codes that occur together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Together {
    /// The code that stands first in the tree.
    pub one: CodeId,
    /// The other.
    pub other: CodeId,
    /// How often: pairs of codings, or turns or paragraphs that hold both.
    pub count: u64,
    /// What both cover, in the unit of the nearness.
    pub both: u64,
    /// What either covers, in the unit of the nearness.
    pub either: u64,
    /// Codings of one that occur together with the other, and of the other with the one.
    pub codings: Vec<CodingId>,
    /// Documents in which they do.
    pub documents: BTreeSet<DocumentId>,
    /// Cases that are heard in those codings.
    pub cases: BTreeSet<CaseId>,
}

/// One code with its own n.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alone {
    /// The code.
    pub code: CodeId,
    /// All its codings in the selection.
    pub codings: Vec<CodingId>,
    /// What it covers, in the unit of the nearness.
    pub covers: u64,
}

/// The result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoOccurrence {
    /// When two codings occur together.
    pub nearness: Nearness,
    /// Codes that were used, in the order of the tree.
    pub codes: Vec<Alone>,
    /// Pairs that occur together at least once, in the order of the tree.
    pub pairs: Vec<Together>,
}

/// What is found of a pair while documents are read.
#[derive(Default)]
struct Found {
    count: u64,
    both: u64,
    codings: Vec<CodingId>,
    documents: BTreeSet<DocumentId>,
    cases: BTreeSet<CaseId>,
}

impl Found {
    fn take(&mut self, other: Self) {
        self.count += other.count;
        self.both += other.both;
        self.codings.extend(other.codings);
        self.documents.extend(other.documents);
        self.cases.extend(other.cases);
    }
}

/// Places of two codes in the tree, the first first.
type Pair = (usize, usize);

/// What one document adds.
struct InDocument {
    /// Codings, each with the place of its code.
    codings: Vec<(usize, CodingId)>,
    /// What each code covers.
    covers: Vec<(usize, u64)>,
    found: BTreeMap<Pair, Found>,
}

impl InDocument {
    fn read(
        project: &Project,
        selection: &Selection,
        transcript: &Transcript,
        places: &BTreeMap<CodeId, usize>,
        belonging: &Belonging<'_>,
        nearness: Nearness,
    ) -> Self {
        let codings: Vec<(usize, &Coding)> =
            selection.of_document(project, transcript.document.id).filter_map(|coding| Some((*places.get(&coding.code)?, coding))).collect();
        let covered = covered(transcript, &codings, nearness);
        let covers = covered.iter().map(|(place, spans)| (*place, spans.iter().map(|span| u64::from(span.len())).sum()));
        let mut found: BTreeMap<Pair, Found> = BTreeMap::new();
        for (pair, mut met) in meetings(&transcript.layout, &codings, nearness) {
            let (Some(one), Some(other)) = (covered.get(&pair.0), covered.get(&pair.1)) else { continue };
            let (both, _) = shared_and_either(one, other);
            let here = found.entry(pair).or_default();
            here.both = both;
            here.count = if matches!(nearness, Nearness::SameTurn | Nearness::SameParagraph) { both } else { met.pairs };
            here.documents.insert(transcript.document.id);
            met.codings.sort_unstable();
            met.codings.dedup();
            for (_, coding) in met.codings.iter().filter_map(|at| codings.get(*at as usize)) {
                here.codings.push(coding.id);
                belonging.add_of_passage(transcript, coding.span, &mut here.cases);
            }
        }
        Self { covers: covers.collect(), codings: codings.iter().map(|(place, coding)| (*place, coding.id)).collect(), found }
    }
}

/// Counts. Only the codes themselves count, not those below them: a code and its parent would otherwise always occur together.
pub fn cooccurrence(project: &Project, selection: &Selection, nearness: Nearness) -> CoOccurrence {
    let belonging = Belonging::of(project);
    let order: Vec<CodeId> = project.codebook().in_order().iter().map(|code| code.id).collect();
    let places: BTreeMap<CodeId, usize> = order.iter().enumerate().map(|(place, code)| (*code, place)).collect();
    let mut alone: Vec<Alone> = order.iter().map(|code| Alone { code: *code, codings: Vec::new(), covers: 0 }).collect();
    let mut found: BTreeMap<Pair, Found> = BTreeMap::new();
    // Documents are read at once and put together in their order.
    let transcripts: Vec<Transcript> = project.transcripts().collect();
    let read = |transcript: &Transcript| InDocument::read(project, selection, transcript, &places, &belonging, nearness);
    read_at_once(&transcripts, read, |_, here| {
        for (place, coding) in here.codings {
            if let Some(alone) = alone.get_mut(place) {
                alone.codings.push(coding);
            }
        }
        for (place, covers) in here.covers {
            if let Some(alone) = alone.get_mut(place) {
                alone.covers += covers;
            }
        }
        for (pair, met) in here.found {
            found.entry(pair).or_default().take(met);
        }
    });
    let covers: Vec<u64> = alone.iter().map(|alone| alone.covers).collect();
    let cover = |place: usize| covers.get(place).copied().unwrap_or(0);
    let pair = |((one, other), found): (Pair, Found)| {
        Some(Together {
            one: *order.get(one)?,
            other: *order.get(other)?,
            count: found.count,
            both: found.both,
            either: cover(one) + cover(other) - found.both,
            codings: found.codings,
            documents: found.documents,
            cases: found.cases,
        })
    };
    let pairs = found.into_iter().filter_map(pair).collect();
    alone.retain(|alone| !alone.codings.is_empty());
    CoOccurrence { nearness, codes: alone, pairs }
}

/// What each code covers in a document, in the unit of the nearness: characters, or turns or paragraphs by their places.
fn covered(transcript: &Transcript, codings: &[(usize, &Coding)], nearness: Nearness) -> BTreeMap<usize, Vec<CharSpan>> {
    let mut covered: BTreeMap<usize, Vec<CharSpan>> = BTreeMap::new();
    for (place, coding) in codings {
        covered.entry(*place).or_default().extend(reach(&transcript.layout, coding.span, nearness));
    }
    for spans in covered.values_mut() {
        *spans = union(std::mem::take(spans));
    }
    covered
}

/// A passage in the unit of the nearness.
fn reach(layout: &Layout, span: CharSpan, nearness: Nearness) -> Option<CharSpan> {
    let between = |first: usize, end: usize| {
        let place = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        (first < end).then(|| CharSpan::between(place(first), place(end)))
    };
    match nearness {
        Nearness::Overlap => Some(span),
        Nearness::Near(distance) => Some(widened(span, distance)),
        Nearness::SameTurn => {
            between(layout.turns.partition_point(|turn| turn.span.end() <= span.start()), layout.turns.partition_point(|turn| turn.span.start() < span.end()))
        }
        Nearness::SameParagraph => between(
            layout.paragraphs.partition_point(|paragraph| paragraph.span.end() <= span.start()),
            layout.paragraphs.partition_point(|paragraph| paragraph.span.start() < span.end()),
        ),
    }
}

/// A passage that reaches further, so that two of them share a character exactly where at most `distance` characters lie between the passages:
/// by half the distance at the start, and by the rest and one more at the end.
fn widened(span: CharSpan, distance: u32) -> CharSpan {
    let before = distance / 2;
    // Positions are moved up, so that nothing is cut at the start of a text.
    let shift = |position: u32| position.saturating_add(distance);
    CharSpan::between(shift(span.start()) - before, shift(span.end()).saturating_add(distance - before).saturating_add(1))
}

/// What a pair of codes has in one document.
#[derive(Default)]
struct Met {
    pairs: u64,
    /// Places of the codings in the document's list; one may stand several times.
    codings: Vec<u32>,
}

/// All pairs of different codes that meet in a document.
fn meetings(layout: &Layout, codings: &[(usize, &Coding)], nearness: Nearness) -> BTreeMap<Pair, Met> {
    // Codings outside every turn or paragraph meet nothing there.
    let mut reached: Vec<(CharSpan, u32)> = Vec::with_capacity(codings.len());
    for (at, (_, coding)) in (0u32..).zip(codings) {
        reached.extend(reach(layout, coding.span, nearness).map(|span| (span, at)));
    }
    reached.sort_unstable();
    let spans: Vec<CharSpan> = reached.iter().map(|(span, _)| *span).collect();
    let mut met: BTreeMap<Pair, Met> = BTreeMap::new();
    overlapping(&spans, |earlier, later| {
        let at = |place: usize| reached.get(place).map(|(_, at)| *at);
        let code = |at: u32| codings.get(at as usize).map(|(place, _)| *place);
        let (Some(one), Some(other)) = (at(earlier), at(later)) else { return };
        let (Some(left), Some(right)) = (code(one), code(other)) else { return };
        if left != right {
            let here = met.entry((left.min(right), left.max(right))).or_default();
            here.pairs += 1;
            here.codings.extend([one, other]);
        }
    });
    met
}

impl Together {
    /// Jaccard's coefficient: what both cover over what either covers, from 0 to 1.
    pub fn jaccard(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "characters of a study are far below what a double holds exactly")]
        let parts = (self.both as f64, self.either as f64);
        if self.either == 0 { 0.0 } else { parts.0 / parts.1 }
    }
}

impl CoOccurrence {
    /// The table: one row for each pair of codes that occur together.
    pub fn to_table(&self, project: &Project) -> Table {
        let paths = project.codebook().paths();
        let n: BTreeMap<CodeId, usize> = self.codes.iter().map(|alone| (alone.code, alone.codings.len())).collect();
        let named = |code: CodeId| {
            let names = project.codebook().get(code).map(|code| (code.name.en_or_fr().to_owned(), code.name.fr_or_en().to_owned())).unwrap_or_default();
            [Cell::text(paths.get(&code).cloned().unwrap_or_default()), Cell::text(names.0), Cell::text(names.1)]
        };
        let row = |pair: &Together| {
            let mut cells: Vec<Cell> = named(pair.one).into_iter().chain(named(pair.other)).collect();
            cells.extend([
                Cell::number(pair.count),
                Cell::Decimal(pair.jaccard()),
                Cell::count(n.get(&pair.one).copied().unwrap_or(0)),
                Cell::count(n.get(&pair.other).copied().unwrap_or(0)),
                Cell::number(pair.both),
                Cell::number(pair.either),
                Cell::count(pair.documents.len()),
                Cell::count(pair.cases.len()),
            ]);
            Row { cells, behind: pair.codings.clone() }
        };
        Table {
            kind: "cooccurrence",
            title: Bilingual::new("Codes that occur together", "Codes qui apparaissent ensemble"),
            columns: self.columns(),
            rows: self.pairs.iter().map(row).collect(),
            notes: vec![
                self.note(),
                Bilingual::new(
                    "Each code counts by itself, without the codes below it. That two codes occur together says nothing of a cause.",
                    "Chaque code compte seul, sans ses sous-codes. Que deux codes apparaissent ensemble ne dit rien d’une cause.",
                ),
            ],
        }
    }

    fn columns(&self) -> Vec<Column> {
        let text = |key: &str, label: (&str, &str), meaning: (&str, &str)| Column::new(key, Unit::Text, label, meaning);
        let count = |key: &str, label: (&str, &str), meaning: (&str, &str)| Column::new(key, Unit::Count, label, meaning);
        let (unit, counted, covered) = match self.nearness {
            Nearness::Overlap | Nearness::Near(_) => (Unit::Characters, ("Pairs of codings", "Paires de codages"), ("Characters", "Caractères")),
            Nearness::SameTurn => (Unit::Count, ("Turns that hold both", "Tours contenant les deux"), ("Turns", "Tours")),
            Nearness::SameParagraph => (Unit::Count, ("Paragraphs that hold both", "Paragraphes contenant les deux"), ("Paragraphs", "Paragraphes")),
        };
        let both = (format!("{} of both", covered.0), format!("{} des deux", covered.1));
        let either = (format!("{} of either", covered.0), format!("{} de l’un ou l’autre", covered.1));
        vec![
            text("code", ("Code", "Code"), ("Path of the first code", "Chemin du premier code")),
            text("name_en", ("Name", "Nom anglais"), ("English name", "Nom anglais")),
            text("name_fr", ("French name", "Nom"), ("French name", "Nom français")),
            text("other", ("Other code", "Autre code"), ("Path of the other code", "Chemin de l’autre code")),
            text("other_name_en", ("Other, English", "Autre, anglais"), ("English name of the other", "Nom anglais de l’autre")),
            text("other_name_fr", ("Other, French", "Autre, français"), ("French name of the other", "Nom français de l’autre")),
            count("together", ("Together", "Ensemble"), counted),
            Column::new(
                "jaccard",
                Unit::Ratio,
                ("Jaccard", "Jaccard"),
                ("What both cover over what either covers, 0 to 1", "Ce que les deux couvrent sur ce que l’un ou l’autre couvre, de 0 à 1"),
            ),
            count("codings", ("n of the code", "n du code"), ("All codings with the first code", "Tous les codages du premier code")),
            count("other_codings", ("n of the other", "n de l’autre"), ("All codings with the other code", "Tous les codages de l’autre code")),
            Column::new("both", unit, (&both.0, &both.1), ("Covered by both codes", "Couverts par les deux codes")),
            Column::new("either", unit, (&either.0, &either.1), ("Covered by at least one of them", "Couverts par au moins un des deux")),
            count("documents", ("Documents", "Documents"), ("Documents in which they occur together", "Documents où ils apparaissent ensemble")),
            count("cases", ("Cases", "Cas"), ("Cases heard in these codings", "Cas entendus dans ces codages")),
        ]
    }

    /// When two codings occur together, in words.
    pub fn note(&self) -> Bilingual {
        match self.nearness {
            Nearness::Overlap => Bilingual::new(
                "Two codings of different codes occur together where they share at least one character; each pair counts, whoever coded.",
                "Deux codages de codes différents apparaissent ensemble s’ils partagent au moins un caractère ; chaque paire compte, quel que soit le codeur.",
            ),
            Nearness::SameTurn => Bilingual::new(
                "Two codes occur together in a turn that a coding of each touches; each turn counts once.",
                "Deux codes apparaissent ensemble dans un tour que touche un codage de chacun ; chaque tour compte une fois.",
            ),
            Nearness::SameParagraph => Bilingual::new(
                "Two codes occur together in a paragraph that a coding of each touches; each paragraph counts once.",
                "Deux codes apparaissent ensemble dans un paragraphe que touche un codage de chacun ; chaque paragraphe compte une fois.",
            ),
            Nearness::Near(distance) => Bilingual::new(
                format!("Two codings of different codes occur together where at most {distance} characters lie between them; each pair counts, whoever coded."),
                format!(
                    "Deux codages de codes différents apparaissent ensemble si {distance} caractères au plus les séparent ; chaque paire compte, quel que soit le codeur."
                ),
            ),
        }
    }
}
