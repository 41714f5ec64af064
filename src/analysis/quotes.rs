//! The quote bank: passages that may be quoted word for word, with what a report needs beside them, and where each was quoted already.

use crate::analysis::passage::{self, Passage, Places};
use crate::analysis::release::{Quoting, Release};
use crate::analysis::selection::Selection;
use crate::analysis::single_case::Crowd;
use crate::analysis::table::{Cell, Column, Row, Table, Unit};
use crate::model::attribute::{Bearer, Subject, Value};
use crate::model::code::Bilingual;
use crate::model::coding::Coding;
use crate::model::ids::{CaseId, CodingId, DocumentId, QuoteUseId};
use crate::model::place::Transcript;
use crate::model::project::Project;
use crate::model::quote_use::QuoteUse;
use crate::model::text::CharSpan;
use std::collections::{BTreeMap, BTreeSet};

/// Characters of context on each side: three lines of 80.
pub const CONTEXT: u32 = 240;
/// Quotes of one person in one place beyond which the bank warns.
pub const MOST: usize = 3;

/// One quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Its passage.
    pub passage: Passage,
    /// Up to three lines before it, on one line.
    pub before: String,
    /// Up to three lines after it, on one line.
    pub after: String,
    /// Where words of it were quoted already.
    pub uses: Vec<QuoteUseId>,
    /// The document that its document is a translation of.
    pub original: Option<DocumentId>,
}

/// A person who is quoted often in one place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OverQuoted {
    /// The person.
    pub case: CaseId,
    /// Where.
    pub place: String,
    /// How many quotes.
    pub quotes: usize,
}

/// The bank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteBank {
    /// Its quotes, by name of the document and place.
    pub quotes: Vec<Quote>,
    /// Coded passages that may only be told in other words.
    pub paraphrase_only: usize,
    /// Coded passages that may not be quoted at all.
    pub not_quotable: usize,
    /// Documents whose passages are all left out.
    pub documents_left_out: usize,
    /// Persons who are quoted more than [`QuoteBank::most`] times in one place.
    pub over_quoted: Vec<OverQuoted>,
    /// Quotes of one person in one place beyond which the bank warns.
    pub most: usize,
}

/// Gathers the passages that consent, codings and recipient allow to quote.
pub fn quotes(project: &Project, selection: &Selection, release: &Release, most: usize) -> QuoteBank {
    let places = Places::of(project);
    let mut bank =
        QuoteBank { quotes: Vec::new(), paraphrase_only: 0, not_quotable: 0, documents_left_out: 0, over_quoted: over_quoted(project, &places, most), most };
    let mut used: BTreeMap<DocumentId, Vec<&QuoteUse>> = BTreeMap::new();
    for quoted in project.quote_uses() {
        used.entry(quoted.document).or_default().push(quoted);
    }
    for transcript in places.transcripts(selection) {
        let document = transcript.document.id;
        let codings: Vec<&Coding> = selection.of_document(project, document).collect();
        if codings.is_empty() {
            continue;
        }
        if !release.documents().contains(&document) {
            bank.documents_left_out += 1;
            continue;
        }
        // What one coder holds back stays back, also where another coded the same words.
        let mut strictest: BTreeMap<CharSpan, Quoting> = BTreeMap::new();
        for coding in project.codings_of(document) {
            let allowed = strictest.entry(coding.span).or_insert(Quoting::Verbatim);
            *allowed = (*allowed).min(release.quoting(coding));
        }
        for passage in places.passages(&transcript, codings.into_iter()) {
            match strictest.get(&passage.span).copied().unwrap_or(Quoting::No) {
                Quoting::No => bank.not_quotable += 1,
                Quoting::Paraphrase => bank.paraphrase_only += 1,
                Quoting::Verbatim => bank.quotes.push(quote(&places, &transcript, passage, used.get(&document))),
            }
        }
    }
    bank
}

fn quote(places: &Places<'_>, transcript: &Transcript, passage: Passage, used: Option<&Vec<&QuoteUse>>) -> Quote {
    let (before, after) = transcript.context(passage.span, CONTEXT);
    let uses = used.into_iter().flatten().filter(|quoted| quoted.span.overlaps(passage.span)).map(|quoted| quoted.id).collect();
    Quote { before, after, uses, original: places.original(passage.document), passage }
}

/// Persons who are quoted more often than `most` in one place. Groups and institutions are no persons.
fn over_quoted(project: &Project, places: &Places<'_>, most: usize) -> Vec<OverQuoted> {
    let kind = project.attribute_keyed(Subject::Case, "case_kind").map(|attribute| attribute.id);
    let is_person = |case: &CaseId| match kind.and_then(|kind| project.value(Bearer::Case(*case), kind)) {
        Some(Value::Text(kind)) => kind == "person",
        _ => true,
    };
    let mut counted: BTreeMap<(CaseId, &str), usize> = BTreeMap::new();
    for quoted in project.quote_uses() {
        let Some(transcript) = project.transcript(quoted.document) else { continue };
        for case in places.belonging.of_passage(&transcript, quoted.span).into_iter().filter(is_person) {
            *counted.entry((case, quoted.place.as_str())).or_default() += 1;
        }
    }
    let often = counted.into_iter().filter(|(_, quotes)| *quotes > most);
    often.map(|((case, place), quotes)| OverQuoted { case, place: place.to_owned(), quotes }).collect()
}

impl QuoteBank {
    /// The table: one row for each quote.
    pub fn to_table(&self, project: &Project) -> Table {
        let places = Places::of(project);
        let often: BTreeSet<CaseId> = self.over_quoted.iter().map(|often| often.case).collect();
        let row = |quote: &Quote| {
            let transcript = project.transcript(quote.passage.document)?;
            let mut cells = places.cells(&transcript, &quote.passage);
            let mut used: Vec<&str> = quote.uses.iter().filter_map(|id| project.quote_use(*id)).map(|quoted| quoted.place.as_str()).collect();
            used.sort_unstable();
            used.dedup();
            let original = quote.original.and_then(|original| project.document(original)).map(|original| original.name.clone());
            cells.extend([
                Cell::text(original.unwrap_or_default()),
                Cell::text(&quote.before),
                Cell::text(&quote.after),
                Cell::text(used.join("; ")),
                if quote.passage.cases.iter().any(|case| often.contains(case)) { Cell::text("often") } else { Cell::Empty },
            ]);
            Some(Row { cells, behind: quote.passage.codings.clone() })
        };
        let text = |key: &str, label: (&str, &str), meaning: (&str, &str)| Column::new(key, Unit::Text, label, meaning);
        let mut columns = passage::columns();
        columns.extend([
            text("original", ("Original", "Original"), ("Document that this one is a translation of", "Document dont celui-ci est une traduction")),
            text("before", ("Before", "Avant"), ("Up to three lines before the quote", "Jusqu’à trois lignes avant la citation")),
            text("after", ("After", "Après"), ("Up to three lines after the quote", "Jusqu’à trois lignes après la citation")),
            text("used_in", ("Used in", "Utilisée dans"), ("Where words of it were quoted already", "Où ses mots ont déjà été cités")),
            text(
                "quoted_often",
                ("Quoted often", "Souvent citée"),
                ("often: a person heard in it is quoted too often in one place", "often : une personne entendue y est trop citée dans un même écrit"),
            ),
        ]);
        Table {
            kind: "quotes",
            title: Bilingual::new("Quote bank", "Recueil de citations"),
            columns,
            rows: self.quotes.iter().filter_map(row).collect(),
            notes: self.notes(project),
        }
    }

    /// What is left out, and who is quoted too often.
    pub fn notes(&self, project: &Project) -> Vec<Bilingual> {
        let mut notes = self.warnings(project);
        notes.extend(self.traceable(project));
        notes.push(Bilingual::new(
            format!(
                "Only passages whose consent allows quoting word for word. Not here: {} that may only be told in other words, {} that may not be quoted, and {} coded documents that may not be used.",
                self.paraphrase_only, self.not_quotable, self.documents_left_out
            ),
            format!(
                "Seulement les passages dont le consentement permet la citation mot à mot. Absents : {} à paraphraser seulement, {} à ne pas citer, et {} documents codés non utilisables.",
                self.paraphrase_only, self.not_quotable, self.documents_left_out
            ),
        ));
        notes.push(Bilingual::new(
            "Quotes from translations are the translator’s words. Read what stands around a quote before using it.",
            "Les citations de traductions sont les mots du traducteur. Lire ce qui entoure une citation avant de l’utiliser.",
        ));
        notes
    }

    /// One sentence for each person who is quoted too often.
    pub fn warnings(&self, project: &Project) -> Vec<Bilingual> {
        let warning = |often: &OverQuoted| {
            let alias = project.case(often.case).map_or("", |case| case.name.as_str());
            let OverQuoted { place, quotes, .. } = often;
            Bilingual::new(
                format!("Warning: {alias} is quoted {quotes} times in ‘{place}’, more than {} times. Let others speak too.", self.most),
                format!("Attention : {alias} est cité {quotes} fois dans « {place} », plus de {} fois. Donner aussi la parole à d’autres.", self.most),
            )
        };
        self.over_quoted.iter().map(warning).collect()
    }

    /// The warning about quotes that group, legal status and language trace to one case.
    pub fn traceable(&self, project: &Project) -> Option<Bilingual> {
        let crowd = Crowd::of(project);
        let (mut number, mut cases) = (0, BTreeSet::new());
        for quote in &self.quotes {
            let Some(transcript) = project.transcript(quote.passage.document) else { continue };
            let language = transcript.language_at(quote.passage.span.start()).tag().to_owned();
            let alone: Vec<CaseId> = quote.passage.cases.iter().copied().filter(|case| crowd.is_alone(*case, &language)).collect();
            number += usize::from(!alone.is_empty());
            cases.extend(alone);
        }
        crowd.warning(number, &cases, project)
    }

    /// All codings of the bank.
    pub fn codings(&self) -> impl Iterator<Item = CodingId> + '_ {
        self.quotes.iter().flat_map(|quote| quote.passage.codings.iter().copied())
    }
}
