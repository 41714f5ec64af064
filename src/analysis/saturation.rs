//! Saturation: how much each further interview adds, for the study and for each group of participants.
//!
//! After Guest, Namey and Chen (2020), *A simple method to assess and report thematic saturation in qualitative research*, PLoS ONE 15(5): e0232076.
//! The *base size* is a number of first interviews, and the codes found in them the base. A *run* is a number of interviews in a row after the base; what
//! is new in a run, per cent of the base, is held against the *new information threshold*. Runs overlap: each begins one interview after the one before. Saturation
//! is reached at the interview before the first run that does not exceed the threshold; the run confirms it, which the authors write as `6+2`.

use crate::analysis::belonging::Belonging;
use crate::analysis::groups::{Group, Groups};
use crate::analysis::passage::originals;
use crate::analysis::selection::Selection;
use crate::analysis::table::{Cell, Column, Row, Table, Unit};
use crate::model::attribute::{Attribute, Bearer, Subject, Value};
use crate::model::code::Bilingual;
use crate::model::coding::Coding;
use crate::model::document::DocumentKind;
use crate::model::ids::{CodeId, CodingId, DocumentId};
use crate::model::place::Transcript;
use crate::model::project::Project;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The three numbers of the method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]

pub struct Method {
    /// Interviews of the base, at least 1.
    pub base: usize,
    /// Interviews of a run, at least 1.
    pub run: usize,
    /// New information, per cent of the base, at or under which saturation is reached.
    pub threshold: u32,
}

impl Default for Method {
    /// Base 4, run 2, 5 per cent: the setting that the authors recommend as a start.
    fn default() -> Self {
        Self { base: 4, run: 2, threshold: 5 }
    }
}

/// One interview: a document with its translations.
#[derive(Clone, Debug, PartialEq)]
pub struct Interview {
    /// The document, and its translations.
    pub documents: Vec<DocumentId>,
    /// Batch of analysis it belongs to.
    pub batch: Option<i64>,
    /// Its codings.
    pub codings: Vec<CodingId>,
    /// Codes found in it.
    pub codes: usize,
    /// Codes that no interview before it had, in the order of the tree.
    pub new: Vec<CodeId>,
    /// Codings of the new codes in it.
    pub behind: Vec<CodingId>,
    /// Codes found so far.
    pub so_far: usize,
    /// New codes of the run that ends with it; none before the first run is full.
    pub in_run: Option<usize>,
    /// The same, per cent of the base.
    pub percent: Option<f64>,
    /// True where that run does not exceed the threshold.
    pub under_threshold: bool,
}

/// The interviews of one group in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Key and name of the group; none for all participants.
    pub group: Option<(String, Bilingual)>,
    /// Its interviews.
    pub interviews: Vec<Interview>,
    /// Codes of the base; none where there are fewer interviews.
    pub base_codes: Option<usize>,
    /// Number of the interview at which saturation is reached, and of the run that confirms it.
    pub reached: Option<usize>,
}

/// The result.
#[derive(Clone, Debug, PartialEq)]
pub struct Saturation {
    /// The numbers of the method.
    pub method: Method,
    /// All participants first, then each group in the order of the attribute.
    pub series: Vec<Series>,
    /// Documents that were left out because they are no interviews.
    pub left_out: usize,
}

/// One interview before it is counted: when it was analysed, its documents and their codings that count.
struct Event<'a> {
    documents: Vec<DocumentId>,
    batch: Option<i64>,
    codings: Vec<(&'a Coding, BTreeSet<Group>)>,
}

/// Follows the codes through the interviews, in the order of batches and of import; by the groups of an attribute of cases where one is given.
pub fn saturation(project: &Project, selection: &Selection, method: Method, attribute: Option<&Attribute>) -> Saturation {
    let groups = attribute.map(|attribute| Groups::of(project, attribute));
    let (events, left_out) = events(project, selection, groups.as_ref());
    let order: BTreeMap<CodeId, usize> = project.codebook().in_order().iter().enumerate().map(|(place, code)| (code.id, place)).collect();
    let mut series = vec![follow(&events, None, None, method, &order)];
    if let Some(groups) = &groups {
        let known: BTreeSet<&Group> = events.iter().flat_map(|event| &event.codings).flat_map(|(_, groups)| groups).collect();
        series.extend(known.into_iter().map(|group| follow(&events, Some(group), Some(groups.named(group)), method, &order)));
    }
    Saturation { method, series, left_out }
}

/// The interviews with at least one coding; a translation belongs to its original.
fn events<'a>(project: &'a Project, selection: &'a Selection, groups: Option<&Groups>) -> (Vec<Event<'a>>, usize) {
    let belonging = Belonging::of(project);
    let originals = originals(project);
    let batch = project.attribute_keyed(Subject::Document, "batch").map(|attribute| attribute.id);
    let batch_of = |document_id: DocumentId| match batch.and_then(|batch| project.value(Bearer::Document(document_id), batch)) {
        Some(Value::Integer(number)) => Some(*number),
        _ => None,
    };
    let mut events: BTreeMap<DocumentId, Event<'a>> = BTreeMap::new();
    let mut left_out = 0;
    for transcript in project.transcripts() {
        let document = &transcript.document;
        let mut codings = selection.of_document(project, document.id).peekable();
        if codings.peek().is_none() {
            continue;
        }
        if document.kind == DocumentKind::Document {
            left_out += 1;
            continue;
        }
        let of = originals.get(&document.id).copied().unwrap_or(document.id);
        let event =
            events.entry(of).or_insert_with(|| Event { documents: Vec::new(), batch: batch_of(of).or_else(|| batch_of(document.id)), codings: Vec::new() });
        event.documents.push(document.id);
        event.codings.extend(codings.map(|coding| (coding, groups_of(&belonging, &transcript, coding, groups))));
    }
    let mut events: Vec<Event<'a>> = events.into_values().collect();
    // What has no batch was analysed last; inside a batch the order is that of import, which is that of the map.
    events.sort_by_key(|event| (event.batch.is_none(), event.batch));
    (events, left_out)
}

fn groups_of(belonging: &Belonging<'_>, transcript: &Transcript, coding: &Coding, groups: Option<&Groups>) -> BTreeSet<Group> {
    let Some(groups) = groups else { return BTreeSet::new() };
    groups.of_coding(coding, &belonging.of_passage(transcript, coding.span)).into_keys().collect()
}

fn follow(events: &[Event<'_>], group: Option<&Group>, named: Option<(String, Bilingual)>, method: Method, order: &BTreeMap<CodeId, usize>) -> Series {
    let (base, run) = (method.base.max(1), method.run.max(1));
    let mut known: BTreeSet<CodeId> = BTreeSet::new();
    let mut interviews: Vec<Interview> = Vec::new();
    for event in events {
        let codings: Vec<&Coding> =
            event.codings.iter().filter(|(_, groups)| group.is_none_or(|group| groups.contains(group))).map(|(coding, _)| *coding).collect();
        if codings.is_empty() {
            continue;
        }
        let codes: BTreeSet<CodeId> = codings.iter().map(|coding| coding.code).collect();
        let mut new: Vec<CodeId> = codes.difference(&known).copied().collect();
        new.sort_unstable_by_key(|code| order.get(code));
        let behind = codings.iter().filter(|coding| new.contains(&coding.code)).map(|coding| coding.id).collect();
        known.extend(&codes);
        interviews.push(Interview {
            documents: event.documents.clone(),
            batch: event.batch,
            codings: codings.iter().map(|coding| coding.id).collect(),
            codes: codes.len(),
            new,
            behind,
            so_far: known.len(),
            in_run: None,
            percent: None,
            under_threshold: false,
        });
    }
    let base_codes = interviews.get(base - 1).map(|interview| interview.so_far);
    let news: Vec<usize> = interviews.iter().map(|interview| interview.new.len()).collect();
    let mut reached = None;
    for (place, interview) in interviews.iter_mut().enumerate().skip(base + run - 1) {
        let in_run: usize = news.iter().take(place + 1).skip(place + 1 - run).sum();
        interview.in_run = Some(in_run);
        #[expect(clippy::cast_precision_loss, reason = "there are few codes")]
        let percent = base_codes.filter(|codes| *codes > 0).map(|codes| in_run as f64 * 100.0 / codes as f64);
        interview.percent = percent;
        interview.under_threshold = percent.is_some_and(|percent| percent <= f64::from(method.threshold));
        if interview.under_threshold && reached.is_none() {
            reached = Some(place + 1 - run);
        }
    }
    Series { group: named, interviews, base_codes, reached }
}

impl Saturation {
    /// The table: one row for each interview of each series.
    pub fn to_table(&self, project: &Project) -> Table {
        let paths = project.codebook().paths();
        let mut rows = Vec::new();
        for series in &self.series {
            let (key, name) = series.group.clone().unwrap_or_else(|| ("all".to_owned(), Bilingual::new("all participants", "tous les participants")));
            for (number, interview) in (1usize..).zip(&series.interviews) {
                let names: Vec<&str> =
                    interview.documents.iter().filter_map(|document| project.document(*document)).map(|document| document.name.as_str()).collect();
                let new: Vec<&str> = interview.new.iter().filter_map(|code| paths.get(code)).map(String::as_str).collect();
                let cells = vec![
                    Cell::text(&key),
                    Cell::text(name.en.clone()),
                    Cell::text(name.fr.clone()),
                    Cell::count(number),
                    Cell::text(names.join(";")),
                    interview.batch.map_or(Cell::Empty, Cell::Integer),
                    Cell::count(interview.codes),
                    Cell::count(interview.new.len()),
                    Cell::count(interview.so_far),
                    series.base_codes.map_or(Cell::Empty, Cell::count),
                    interview.in_run.map_or(Cell::Empty, Cell::count),
                    interview.percent.map_or(Cell::Empty, Cell::Decimal),
                    series.reached.map_or(Cell::Empty, |reached| Cell::Text(format!("{reached}+{}", self.method.run.max(1)))),
                    Cell::text(new.join(";")),
                ];
                rows.push(Row { cells, behind: interview.behind.clone() });
            }
        }
        Table { kind: "saturation", title: Bilingual::new("Saturation", "Saturation"), columns: columns(), rows, notes: self.notes() }
    }

    fn notes(&self) -> Vec<Bilingual> {
        let Method { base, run, threshold } = self.method;
        let mut notes = vec![
            Bilingual::new(
                format!(
                    "After Guest, Namey and Chen (2020): base of {base} interviews, runs of {run}, new information at or under {threshold} % of the codes of the base. 6+2 means: reached at the sixth interview, confirmed by the two after it. Groups with fewer than {} interviews have no result.",
                    base + run
                ),
                format!(
                    "D’après Guest, Namey et Chen (2020) : base de {base} entretiens, séries de {run}, information nouvelle d’au plus {threshold} % des codes de la base. 6+2 signifie : atteinte au sixième entretien, confirmée par les deux suivants. Les groupes de moins de {} entretiens n’ont pas de résultat.",
                    base + run
                ),
            ),
            Bilingual::new(
                "Interviews stand in the order of their batch, then of import. A translation belongs to its original. Each code counts by itself.",
                "Les entretiens suivent l’ordre de leur lot, puis de l’import. Une traduction appartient à son original. Chaque code compte seul.",
            ),
        ];
        if self.left_out > 0 {
            notes.push(Bilingual::new(
                format!("Coded documents that are no interviews, groups or field notes are left out: {}.", self.left_out),
                format!("Documents codés qui ne sont ni entretiens, ni groupes, ni notes de terrain, laissés de côté : {}.", self.left_out),
            ));
        }
        notes
    }
}

fn columns() -> Vec<Column> {
    let text = |key: &str, label: (&str, &str), meaning: (&str, &str)| Column::new(key, Unit::Text, label, meaning);
    let count = |key: &str, label: (&str, &str), meaning: (&str, &str)| Column::new(key, Unit::Count, label, meaning);
    vec![
        text("group", ("Group", "Groupe"), ("Key of the group; all for all participants", "Clé du groupe ; all pour tous les participants")),
        text("group_en", ("Group, English", "Groupe, anglais"), ("English name of the group", "Nom anglais du groupe")),
        text("group_fr", ("Group, French", "Groupe, français"), ("French name of the group", "Nom français du groupe")),
        count("interview", ("Interview", "Entretien"), ("Number of the interview in the order of analysis", "Numéro de l’entretien dans l’ordre d’analyse")),
        text("doc", ("Documents", "Documents"), ("Its document and translations", "Son document et ses traductions")),
        count("batch", ("Batch", "Lot"), ("Batch of analysis", "Lot d’analyse")),
        count("codes", ("Codes", "Codes"), ("Codes found in it", "Codes trouvés dans l’entretien")),
        count("new_codes", ("New codes", "Nouveaux codes"), ("Codes that no interview before it had", "Codes absents des entretiens précédents")),
        count("so_far", ("Codes so far", "Codes à ce jour"), ("Codes found up to it", "Codes trouvés jusqu’ici")),
        count(
            "base_codes",
            ("Codes of the base", "Codes de la base"),
            ("n of the percentage: codes found in the first interviews of the base", "n du pourcentage : codes des premiers entretiens de la base"),
        ),
        count(
            "new_in_run",
            ("New in the run", "Nouveaux dans la série"),
            ("New codes of the run that ends with it", "Nouveaux codes de la série qui finit ici"),
        ),
        Column::new(
            "new_percent",
            Unit::Percent,
            ("% of the base", "% de la base"),
            ("New codes of the run, per cent of base_codes", "Nouveaux codes de la série, en pour cent de base_codes"),
        ),
        text(
            "reached",
            ("Reached", "Atteinte"),
            (
                "Interview at which saturation is reached + length of the run that confirms it",
                "Entretien où la saturation est atteinte + longueur de la série qui la confirme",
            ),
        ),
        text("new", ("Which", "Lesquels"), ("Paths of the new codes", "Chemins des nouveaux codes")),
    ]
}
