//! How often, and how much of the material: per code, by itself and with the codes below it.
//!
//! Characters and words are those of the union of a code's passages in each document, so that what two coders both coded counts once.

use crate::analysis::at_once::read_at_once;
use crate::analysis::belonging::{Belonging, turns_of};
use crate::analysis::groups::{self, Groups, Members};
use crate::analysis::selection::Selection;
use crate::analysis::small_cells::SmallCells;
use crate::analysis::table::{Cell, Column, Row, Table, Unit};
use crate::analysis::words::{WordTable, WordTables};
use crate::model::attribute::Attribute;
use crate::model::code::Bilingual;
use crate::model::coding::Coding;
use crate::model::ids::{AttributeId, CaseId, CodeId, CoderId, CodingId, DocumentId};
use crate::model::place::Transcript;
use crate::model::project::Project;
use crate::model::text::CharSpan;
use crate::model::words::union;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// By what the counts are broken down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupBy {
    /// Not at all.
    #[default]
    Nothing,
    /// One group per coder.
    Coder,
    /// One group per document.
    Document,
    /// One group per case that is heard in the passages.
    Case,
    /// One group per value of an attribute.
    Attribute(AttributeId),
}

/// One group of codings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    All,
    Coder(CoderId),
    Document(DocumentId),
    Case(CaseId),
    /// The place of a value in the order of its attribute.
    Value(usize),
}

/// What is counted of one code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Codings.
    pub codings: Vec<CodingId>,
    /// Documents with at least one.
    pub documents: BTreeSet<DocumentId>,
    /// Cases heard in at least one.
    pub cases: BTreeSet<CaseId>,
    /// Coders of at least one.
    pub coders: BTreeSet<CoderId>,
    /// Characters coded, each once.
    pub characters: u64,
    /// Words of the body coded, each once.
    pub words: u64,
    /// Words of participants coded, each once.
    pub participant_words: u64,
}

/// One row: a code, or a code in one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrequencyRow {
    /// The code.
    pub code: CodeId,
    /// Name of the group, or key of the value; none where nothing is broken down.
    pub group: Option<String>,
    /// What people read for the group.
    pub group_name: Option<Bilingual>,
    /// The code by itself.
    pub own: Counts,
    /// The code with all below it.
    pub with_children: Counts,
    /// Participants' words of the documents that the group covers: those with a coding of it, or all that have the value.
    pub of_words: u64,
}

/// The result, in the order of the tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Frequency {
    /// The rows.
    pub rows: Vec<FrequencyRow>,
    by: GroupBy,
    attribute: Option<Attribute>,
    small: SmallCells,
}

/// The values of the attribute by which counts are broken down, in their order.
struct Values {
    groups: Groups,
    members: BTreeMap<groups::Group, Members>,
    places: BTreeMap<groups::Group, usize>,
}

impl Values {
    fn of(project: &Project, selection: &Selection, belonging: &Belonging<'_>, by: GroupBy) -> Option<Self> {
        let GroupBy::Attribute(attribute_id) = by else { return None };
        let groups = Groups::of(project, project.attribute(attribute_id)?);
        let members = groups.members(project, selection, belonging);
        let places = members.keys().cloned().zip(0..).collect();
        Some(Self { groups, members, places })
    }

    fn named(&self, place: usize) -> (String, Bilingual) {
        self.members.keys().nth(place).map(|group| self.groups.named(group)).unwrap_or_default()
    }

    fn documents(&self, place: usize) -> Option<&BTreeSet<DocumentId>> {
        self.members.values().nth(place).map(|members| &members.documents)
    }
}

/// The counts of each code, by itself and with the codes below it, in one group; under the places of the codes in [`Tree`].
type ByCode = BTreeMap<usize, (Counts, Counts)>;

/// What one document holds of each code in one group: of the code itself, and of the codes below it.
type Found = BTreeMap<usize, (Passages, Passages)>;

/// Some passages of one document.
#[derive(Debug, Default)]
struct Passages {
    /// Places among the codings of the document that count.
    places: Vec<usize>,
    spans: Vec<CharSpan>,
    cases: Vec<CaseId>,
    coders: Vec<CoderId>,
}

/// The codes in the order of the tree: what lies above a code stands before it.
struct Tree {
    places: HashMap<CodeId, usize>,
    above: Vec<Option<usize>>,
}

impl Tree {
    fn of(project: &Project) -> Self {
        let ordered = project.codebook().in_order();
        let places: HashMap<CodeId, usize> = ordered.iter().map(|code| code.id).zip(0..).collect();
        let above = ordered.iter().map(|code| places.get(&code.parent?).copied()).collect();
        Self { places, above }
    }

    fn above(&self, place: usize) -> Option<usize> {
        self.above.get(place).copied().flatten()
    }
}

/// Counts.
pub fn frequency(project: &Project, selection: &Selection, by: GroupBy, tables: &WordTables) -> Frequency {
    let belonging = Belonging::of(project);
    let transcripts: Vec<Transcript> = project.transcripts().filter(|transcript| selection.has_document(transcript.document.id)).collect();
    let words = tables.of(&transcripts);
    let values = Values::of(project, selection, &belonging, by);
    let tree = Tree::of(project);
    let counting = Counting { project, selection, belonging: &belonging, values: values.as_ref(), tree: &tree, by };
    let mut groups: BTreeMap<Group, ByCode> = BTreeMap::new();
    let mut covered: BTreeMap<Group, u64> = BTreeMap::new();
    let tabled: Vec<(&Transcript, &WordTable)> = transcripts.iter().zip(words.iter().map(AsRef::as_ref)).collect();
    let read = |(transcript, table): &(&Transcript, &WordTable)| counting.of_document(transcript, table);
    read_at_once(&tabled, read, |(transcript, table), found| {
        for (group, found) in found {
            *covered.entry(group).or_default() += table.of_participants();
            let counts = groups.entry(group).or_default();
            for of_code in found {
                let (own, all) = counts.entry(of_code.place).or_default();
                own.add(transcript.document.id, &of_code.own);
                all.add(transcript.document.id, of_code.all.as_ref().unwrap_or(&of_code.own));
            }
        }
    });
    if let Some(values) = &values {
        for (group, words_of) in &mut covered {
            let Group::Value(place) = group else { continue };
            let of_value = |transcript: &Transcript| values.documents(*place).is_some_and(|documents| documents.contains(&transcript.document.id));
            *words_of = transcripts.iter().zip(&words).filter(|(transcript, _)| of_value(transcript)).map(|(_, table)| table.of_participants()).sum();
        }
    }
    let all_words = words.iter().map(|table| table.of_participants()).sum();
    let attribute = values.as_ref().map(|values| values.groups.attribute().clone());
    Frequency { rows: rows(project, groups, &covered, all_words, values.as_ref(), by), by, attribute, small: SmallCells::Show }
}

impl Passages {
    fn add(&mut self, place: usize, coding: &Coding, cases: impl Iterator<Item = CaseId>) {
        self.places.push(place);
        self.spans.push(coding.span);
        self.coders.push(coding.coder);
        self.cases.extend(cases);
    }

    fn take(&mut self, other: &Self) {
        self.places.extend(&other.places);
        self.spans.extend(&other.spans);
        self.cases.extend(&other.cases);
        self.coders.extend(&other.coders);
    }

    /// By place, and with each character, case and coder once.
    fn settle(&mut self) {
        self.places.sort_unstable();
        self.cases.sort_unstable();
        self.cases.dedup();
        self.coders.sort_unstable();
        self.coders.dedup();
        self.spans = union(std::mem::take(&mut self.spans));
    }
}

/// What is counted of some passages of one document.
#[derive(Debug)]
struct Counted {
    codings: Vec<CodingId>,
    cases: Vec<CaseId>,
    coders: Vec<CoderId>,
    /// Characters, words and participants’ words.
    measured: [u64; 3],
}

/// What one document holds of a code.
#[derive(Debug)]
struct OfCode {
    place: usize,
    own: Counted,
    /// With the codes below it; none where nothing lies below and both are the same.
    all: Option<Counted>,
}

/// How documents are counted.
struct Counting<'a> {
    project: &'a Project,
    selection: &'a Selection,
    belonging: &'a Belonging<'a>,
    values: Option<&'a Values>,
    tree: &'a Tree,
    by: GroupBy,
}

impl Counting<'_> {
    fn of_document(&self, transcript: &Transcript, table: &WordTable) -> Vec<(Group, Vec<OfCode>)> {
        let codings: Vec<&Coding> = self.selection.of_document(self.project, transcript.document.id).collect();
        let mut found: BTreeMap<Group, Found> = BTreeMap::new();
        for (place, coding) in codings.iter().enumerate() {
            let Some(code) = self.tree.places.get(&coding.code) else { continue };
            let turns = turns_of(transcript, coding.span);
            if let Some(group) = whole_group(self.by, coding) {
                let (own, _) = found.entry(group).or_default().entry(*code).or_default();
                own.add(place, coding, self.belonging.heard_in(transcript, turns));
                continue;
            }
            let cases = self.belonging.of_turns(transcript, turns);
            for (group, cases) in groups_of(self.by, self.values, coding, &cases) {
                let (own, _) = found.entry(group).or_default().entry(*code).or_default();
                own.add(place, coding, cases.iter().copied());
            }
        }
        let counted = |passages: &Passages| {
            let (words, participants) = table.within(&transcript.text, &passages.spans);
            Counted {
                codings: passages.places.iter().filter_map(|place| codings.get(*place)).map(|coding| coding.id).collect(),
                cases: passages.cases.clone(),
                coders: passages.coders.clone(),
                measured: [passages.spans.iter().map(|span| u64::from(span.len())).sum(), words, participants],
            }
        };
        found.into_iter().map(|(group, found)| (group, rolled_up(self.tree, found, counted))).collect()
    }
}

/// From the leaves of the tree up: a code hands what it has and what lies below it to the code above.
fn rolled_up(tree: &Tree, mut found: Found, counted: impl Fn(&Passages) -> Counted) -> Vec<OfCode> {
    let mut rolled = Vec::with_capacity(found.len());
    while let Some((place, (mut own, mut all))) = found.pop_last() {
        own.settle();
        let has_below = !all.places.is_empty();
        all.take(&own);
        all.settle();
        rolled.push(OfCode { place, own: counted(&own), all: has_below.then(|| counted(&all)) });
        if let Some(above) = tree.above(place) {
            found.entry(above).or_default().1.take(&all);
        }
    }
    rolled
}

impl Counts {
    fn add(&mut self, document: DocumentId, counted: &Counted) {
        if counted.codings.is_empty() {
            return;
        }
        self.codings.extend(&counted.codings);
        self.documents.insert(document);
        self.cases.extend(&counted.cases);
        self.coders.extend(&counted.coders);
        let [characters, words, participants] = counted.measured;
        self.characters += characters;
        self.words += words;
        self.participant_words += participants;
    }
}

/// The group of a coding with all its cases, where it does not depend on them.
fn whole_group(by: GroupBy, coding: &Coding) -> Option<Group> {
    match by {
        GroupBy::Nothing => Some(Group::All),
        GroupBy::Coder => Some(Group::Coder(coding.coder)),
        GroupBy::Document => Some(Group::Document(coding.document)),
        GroupBy::Case | GroupBy::Attribute(_) => None,
    }
}

/// The groups of a coding, each with those of its cases that count there.
fn groups_of<'a>(by: GroupBy, values: Option<&Values>, coding: &Coding, cases: &'a BTreeSet<CaseId>) -> Vec<(Group, Cow<'a, BTreeSet<CaseId>>)> {
    match by {
        GroupBy::Nothing | GroupBy::Coder | GroupBy::Document => whole_group(by, coding).into_iter().map(|group| (group, Cow::Borrowed(cases))).collect(),
        GroupBy::Case => cases.iter().map(|case| (Group::Case(*case), Cow::Borrowed(cases))).collect(),
        GroupBy::Attribute(_) => {
            let Some(values) = values else { return Vec::new() };
            let of_coding = values.groups.of_coding(coding, cases).into_iter();
            of_coding.filter_map(|(group, cases)| Some((Group::Value(*values.places.get(&group)?), Cow::Owned(cases)))).collect()
        }
    }
}

/// Without groups every code has a row, also with 0; with groups only what was used.
fn rows(
    project: &Project,
    mut groups: BTreeMap<Group, ByCode>,
    covered: &BTreeMap<Group, u64>,
    all_words: u64,
    values: Option<&Values>,
    by: GroupBy,
) -> Vec<FrequencyRow> {
    let ordered: Vec<(usize, CodeId)> = project.codebook().in_order().iter().map(|code| code.id).enumerate().collect();
    if by == GroupBy::Nothing {
        let mut counts = groups.remove(&Group::All).unwrap_or_default();
        let row = |(place, code): (usize, CodeId)| {
            let (own, with_children) = counts.remove(&place).unwrap_or_default();
            FrequencyRow { code, group: None, group_name: None, own, with_children, of_words: all_words }
        };
        return ordered.into_iter().map(row).collect();
    }
    let mut named: Vec<((String, Bilingual), Group, ByCode)> =
        groups.into_iter().map(|(group, counts)| (group_name(project, values, group), group, counts)).collect();
    // Values keep the order of their definition, everything else that of the alphabet.
    if values.is_none() {
        named.sort_by(|one, other| one.0.0.cmp(&other.0.0));
    }
    let mut rows = Vec::new();
    for (place, code) in ordered {
        for (name, group, counts) in &mut named {
            if let Some((own, with_children)) = counts.remove(&place) {
                let (group_key, group_name) = name.clone();
                rows.push(FrequencyRow {
                    code,
                    group: Some(group_key),
                    group_name: Some(group_name),
                    own,
                    with_children,
                    of_words: covered.get(group).copied().unwrap_or(0),
                });
            }
        }
    }
    rows
}

fn group_name(project: &Project, values: Option<&Values>, group: Group) -> (String, Bilingual) {
    let name = match group {
        Group::All => String::new(),
        Group::Coder(coder) => project.coder_name(coder).to_owned(),
        Group::Document(document) => project.document(document).map(|document| document.name.clone()).unwrap_or_default(),
        Group::Case(case) => project.case(case).map(|case| case.name.clone()).unwrap_or_default(),
        Group::Value(place) => return values.map(|values| values.named(place)).unwrap_or_default(),
    };
    (name.clone(), Bilingual::same(name))
}

impl Frequency {
    /// The same with figures of few cases masked, where counts are broken down by an attribute.
    pub fn with_small(self, small: SmallCells) -> Self {
        Self { small: if self.attribute.is_some() { small } else { SmallCells::Show }, ..self }
    }

    /// Which rows are masked: all figures of a code in a group of few cases, and of another code beside it where the code above would give it away.
    fn masked(&self, project: &Project) -> Vec<bool> {
        if self.small == SmallCells::Show {
            return vec![false; self.rows.len()];
        }
        let places: BTreeMap<(CodeId, Option<&str>), usize> =
            self.rows.iter().enumerate().map(|(place, row)| ((row.code, row.group.as_deref()), place)).collect();
        let above = |row: &FrequencyRow| {
            let parent = project.codebook().get(row.code).and_then(|code| code.parent)?;
            places.get(&(parent, row.group.as_deref())).copied()
        };
        let figures: Vec<(Vec<usize>, usize)> = self.rows.iter().map(|row| (Vec::new(), row.with_children.cases.len())).collect();
        let masked = self.small.masked_tree(&figures, &self.rows.iter().map(above).collect::<Vec<_>>());
        masked.into_iter().zip(&self.rows).map(|((_, masked), row)| masked || self.small.is_small(row.own.cases.len())).collect()
    }

    /// The table that files and the window show.
    pub fn to_table(&self, project: &Project) -> Table {
        let paths = project.codebook().paths();
        let masks = self.masked(project);
        let row = |(row, masked): (&FrequencyRow, &bool)| {
            let code = project.codebook().get(row.code);
            let mut cells = vec![
                Cell::text(paths.get(&row.code).cloned().unwrap_or_default()),
                Cell::text(code.map(|code| code.name.en.clone()).unwrap_or_default()),
                Cell::text(code.map(|code| code.name.fr.clone()).unwrap_or_default()),
                Cell::count(project.codebook().depth(row.code)),
            ];
            cells.extend(row.group.clone().map(Cell::Text));
            if let (Some(_), Some(name)) = (&self.attribute, &row.group_name) {
                cells.extend([Cell::text(name.en_or_fr()), Cell::text(name.fr_or_en())]);
            }
            for counts in [&row.own, &row.with_children] {
                let figures = [
                    Cell::count(counts.codings.len()),
                    Cell::count(counts.documents.len()),
                    Cell::count(counts.cases.len()),
                    Cell::count(counts.coders.len()),
                    Cell::number(counts.characters),
                    Cell::number(counts.words),
                    Cell::number(counts.participant_words),
                    Cell::percent(counts.participant_words, row.of_words),
                    Cell::per_thousand(counts.codings.len() as u64, row.of_words),
                ];
                cells.extend(figures.into_iter().map(|figure| if *masked { self.instead_of(&figure) } else { figure }));
            }
            cells.push(Cell::number(row.of_words));
            cells.extend((self.small != SmallCells::Show).then(|| Cell::count(usize::from(*masked))));
            Row { cells, behind: row.with_children.codings.clone() }
        };
        Table {
            kind: "frequency",
            title: Bilingual::new("Frequency of codes", "Fréquence des codes"),
            columns: self.columns(),
            rows: self.rows.iter().zip(&masks).map(row).collect(),
            notes: self.small.note(masks.iter().filter(|masked| **masked).count()).into_iter().chain(notes()).collect(),
        }
    }

    /// What stands in the place of a masked figure.
    fn instead_of(&self, figure: &Cell) -> Cell {
        if matches!(figure, Cell::Integer(number) if *number > 0) { self.small.mask() } else { Cell::Empty }
    }

    fn columns(&self) -> Vec<Column> {
        let mut columns = vec![
            Column::new("code", Unit::Text, ("Code", "Code"), ("Dotted path of the code", "Chemin du code")),
            Column::new("name_en", Unit::Text, ("Name", "Nom anglais"), ("English name", "Nom anglais")),
            Column::new("name_fr", Unit::Text, ("French name", "Nom"), ("French name", "Nom français")),
            Column::new("depth", Unit::Count, ("Depth", "Profondeur"), ("Depth in the tree, 0 for a family", "Profondeur dans l’arbre, 0 pour une famille")),
        ];
        match self.by {
            GroupBy::Nothing => {}
            GroupBy::Coder => columns.push(Column::new("coder", Unit::Text, ("Coder", "Codeur"), ("Who coded", "Qui a codé"))),
            GroupBy::Document => {
                columns.push(Column::new("doc", Unit::Text, ("Document", "Document"), ("Short name of the document", "Nom court du document")));
            }
            GroupBy::Case => columns.push(Column::new("case", Unit::Text, ("Case", "Cas"), ("Case heard in the passages", "Cas entendu dans les passages"))),
            GroupBy::Attribute(_) => {
                let name = self.attribute.as_ref().map(|attribute| attribute.name.clone()).unwrap_or_default();
                columns.extend([
                    Column::new("value", Unit::Text, (name.en_or_fr(), name.fr_or_en()), ("Key of the attribute’s value", "Clé de la valeur de l’attribut")),
                    Column::new("value_en", Unit::Text, ("Value, English", "Valeur, anglais"), ("English name of the value", "Nom anglais de la valeur")),
                    Column::new("value_fr", Unit::Text, ("Value, French", "Valeur, français"), ("French name of the value", "Nom français de la valeur")),
                ]);
            }
        }
        for (prefix, en, fr) in [("", "by itself", "seul"), ("all_", "with the codes below it", "avec ses sous-codes")] {
            columns.extend(counted(prefix, en, fr));
        }
        columns.push(Column::new(
            "of_words",
            Unit::Words,
            ("Of words", "Sur mots"),
            ("n of the shares: participants’ words of the documents counted", "n des parts : mots des participants des documents comptés"),
        ));
        if self.small != SmallCells::Show {
            let meaning = ("1 where the figures of this row are masked", "1 si les nombres de cette ligne sont masqués");
            columns.push(Column::new("masked", Unit::Count, ("Masked", "Masqués"), meaning));
        }
        columns
    }
}

/// The nine figures of a code, by itself or with what lies below it.
fn counted(prefix: &str, en: &str, fr: &str) -> Vec<Column> {
    let column = |key: &str, unit, label: (&str, &str), meaning: (&str, &str)| {
        let label = (format!("{}, {en}", label.0), format!("{}, {fr}", label.1));
        Column::new(format!("{prefix}{key}"), unit, (&label.0, &label.1), meaning)
    };
    vec![
        column("codings", Unit::Count, ("Codings", "Codages"), ("Number of codings", "Nombre de codages")),
        column("documents", Unit::Count, ("Documents", "Documents"), ("Documents with at least one coding", "Documents avec au moins un codage")),
        column("cases", Unit::Count, ("Cases", "Cas"), ("Cases heard in at least one coded passage", "Cas entendus dans au moins un passage codé")),
        column("coders", Unit::Count, ("Coders", "Codeurs"), ("Coders with at least one coding", "Codeurs avec au moins un codage")),
        column("characters", Unit::Characters, ("Characters", "Caractères"), ("Characters coded, each counted once", "Caractères codés, comptés une fois")),
        column(
            "words",
            Unit::Words,
            ("Words", "Mots"),
            ("Words coded, each counted once, labels and times left out", "Mots codés, comptés une fois, sans étiquettes ni minutages"),
        ),
        column(
            "participant_words",
            Unit::Words,
            ("Participants’ words", "Mots des participants"),
            ("Participants’ words coded, each counted once", "Mots des participants codés, comptés une fois"),
        ),
        column(
            "share",
            Unit::Percent,
            ("Share of participants’ words", "Part des mots des participants"),
            ("Participants’ words coded, per cent of of_words", "Mots des participants codés, en pour cent de of_words"),
        ),
        column(
            "per_1000_words",
            Unit::PerThousandWords,
            ("Codings per 1,000 words", "Codages pour 1 000 mots"),
            ("Codings per 1,000 participants’ words of of_words", "Codages pour 1 000 mots des participants de of_words"),
        ),
    ]
}

fn notes() -> Vec<Bilingual> {
    vec![
        Bilingual::new(
            "Participants’ words leave out interviewers, interpreters and the header. A document without speakers counts whole.",
            "Les mots des participants excluent enquêteurs, interprètes et en-tête. Un document sans locuteurs compte en entier.",
        ),
        Bilingual::new(
            "A translation is a document of its own: count an original and its translation once when counting documents.",
            "Une traduction est un document à part : compter une seule fois l’original et sa traduction.",
        ),
        Bilingual::new(
            "Counts depend on how much a person speaks, on the questions and on the interpreter. They are no measure of persons.",
            "Les nombres dépendent de la longueur des propos, des questions et de l’interprète. Ils ne mesurent pas les personnes.",
        ),
    ]
}
