//! What is done with the hits of a search: spread over documents and attributes, written as a table, and remembered.

use crate::analysis::release::Content;
use crate::analysis::table::{Cell, Column, Row, Table, Unit};
use crate::export::withhold::withhold;
use crate::model::attribute::{Bearer, Subject};
use crate::model::code::Bilingual;
use crate::model::ids::{AttributeId, CaseId, CoderId, CodingId, DocumentId};
use crate::model::place::{Transcript, clock};
use crate::model::text::CharSpan;
use crate::model::time::Moment;
use crate::model::words::{speech, union};
use crate::query::{Answer, CasesHeard, Hit, Line, Lines};
use crate::session::Session;
use crate::session::error::SessionError;
use crate::session::exports::{Departed, Target};
use crate::session::plan::PlanError;
use crate::session::search::Searcher;
use crate::session::tables::{Kind, TableRequest, table_bytes};
use std::collections::{BTreeMap, BTreeSet};

/// Characters of context on each side in the table of hits.
const CONTEXT: u32 = 120;
/// How many searches of a coder are remembered.
const REMEMBERED: u32 = 500;

/// Over what hits are spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpreadOver {
    /// Documents.
    Documents,
    /// The values of an attribute of documents or of cases.
    Attribute(AttributeId),
}

/// The hits of one document or of one value.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// Short name of the document, or the value as it is recorded; empty where nothing was recorded or no case is heard.
    pub name: String,
    /// Number of hits.
    pub hits: u64,
    /// Number of words that were said there: of documents the body, of cases what they say, labels and times left out.
    pub words: u64,
    /// Number of documents with hits.
    pub documents: u64,
}

impl Share {
    /// Hits per 1,000 words; none where no word was said.
    #[expect(clippy::cast_precision_loss, reason = "counts of words are far below what a double holds exactly")]
    pub fn per_thousand(&self) -> Option<f64> {
        (self.words > 0).then(|| self.hits as f64 * 1000.0 / self.words as f64)
    }
}

/// A search that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastSearch {
    /// The query as it was written.
    pub query: String,
    /// How many hits it had.
    pub hits: u64,
    /// When it was asked last.
    pub at: Moment,
}

impl Session {
    /// How the hits of an answer are spread, for a chart: every document or value of the study, those without hits too, by name.
    pub fn spread(&self, answer: &Answer, over: SpreadOver) -> Vec<Share> {
        match over {
            SpreadOver::Documents => self.spread_over(answer, |transcript| vec![(transcript.document.name.clone(), vec![transcript.text.span()])]),
            SpreadOver::Attribute(attribute_id) => {
                let parts = |bearer| match self.project.value(bearer, attribute_id) {
                    Some(value) => value.parts(),
                    None => vec![String::new()],
                };
                if self.project.attribute(attribute_id).is_some_and(|attribute| attribute.subject == Subject::Document) {
                    let values = |transcript: &Transcript| parts(Bearer::Document(transcript.document.id));
                    return self.spread_over(answer, |transcript| values(transcript).into_iter().map(|value| (value, vec![transcript.text.span()])).collect());
                }
                let heard = CasesHeard::new(&self.project);
                self.spread_over(answer, |transcript| {
                    let mut by_value: BTreeMap<String, Vec<CharSpan>> = BTreeMap::new();
                    for piece in speech(&transcript.text, &transcript.layout) {
                        let cases: BTreeSet<CaseId> = heard.at(transcript, piece.span).into_iter().collect();
                        let values: BTreeSet<String> = cases.into_iter().flat_map(|case_id| parts(Bearer::Case(case_id))).collect();
                        if values.is_empty() {
                            by_value.entry(String::new()).or_default().push(piece.span);
                        }
                        values.into_iter().for_each(|value| by_value.entry(value).or_default().push(piece.span));
                    }
                    by_value.into_iter().map(|(value, spans)| (value, union(spans))).collect()
                })
            }
        }
    }

    /// `parts` names the stretches of each document and whose they are; a hit counts where it begins.
    fn spread_over(&self, answer: &Answer, parts: impl Fn(&Transcript) -> Vec<(String, Vec<CharSpan>)>) -> Vec<Share> {
        let mut hits: BTreeMap<DocumentId, Vec<CharSpan>> = BTreeMap::new();
        for hit in &answer.hits {
            hits.entry(hit.document).or_default().push(hit.span);
        }
        let transcripts: Vec<Transcript> = self.project.transcripts().collect();
        let mut shares: BTreeMap<String, Share> = BTreeMap::new();
        for (transcript, words) in transcripts.iter().zip(self.words.of(&transcripts)) {
            let here = hits.get(&transcript.document.id).map(Vec::as_slice).unwrap_or_default();
            for (name, spans) in parts(transcript) {
                let counted = here.iter().filter(|hit| spans.iter().any(|span| span.holds(hit.start()))).count() as u64;
                let share = shares.entry(name.clone()).or_insert(Share { name, hits: 0, words: 0, documents: 0 });
                share.hits += counted;
                share.words += words.within(&transcript.text, &spans).0;
                share.documents += u64::from(counted > 0);
            }
        }
        shares.into_values().collect()
    }

    /// Hits as a table with everything that these coders know of each place; with none, everything that is known.
    pub fn hits_table(&self, hits: &[(DocumentId, CharSpan)], coders: Option<&BTreeSet<CoderId>>) -> Table {
        let known = coders.map(|coders| self.project.only_by(coders));
        let project = known.as_ref().unwrap_or(&self.project);
        let mut lines = Lines::new(project);
        let row = |(document, span): &(DocumentId, CharSpan)| {
            let line = lines.line(*document, *span, CONTEXT)?;
            let behind: Vec<CodingId> = project.codings_of(*document).iter().filter(|coding| coding.span.overlaps(*span)).map(|coding| coding.id).collect();
            let kind = self.project.document(*document).map_or("", |document| document.kind.key());
            Some(Row { cells: self.cells(&line, kind), behind })
        };
        let rows = hits.iter().filter_map(row).collect();
        Table { kind: "hits", title: Bilingual::new("Hits of a search", "Occurrences d’une recherche"), columns: columns(), rows, notes: Vec::new() }
    }

    fn cells(&self, line: &Line, kind: &str) -> Vec<Cell> {
        let number = |number: Option<u32>| number.map_or(Cell::Empty, |number| Cell::Integer(i64::from(number)));
        let codes: Vec<String> = line.codes.iter().map(|code_id| self.project.codebook().path(*code_id)).collect();
        vec![
            Cell::text(&line.document),
            Cell::text(kind),
            Cell::text(line.language.tag()),
            number(Some(line.span.start())),
            number(Some(line.span.end())),
            number(line.place.paragraph),
            number(line.place.turn),
            Cell::text(line.place.time_ms.map(clock).unwrap_or_default()),
            Cell::text(line.place.speaker.clone().unwrap_or_default()),
            Cell::text(line.place.role.map_or("", crate::model::layout::Role::key)),
            Cell::text(line.cases.join(";")),
            Cell::text(codes.join(";")),
            Cell::text(&line.before),
            Cell::text(&line.text),
            Cell::text(&line.after),
        ]
    }

    /// Writes hits for a recipient as the ending of the file says: .csv, .xlsx or .json. What may not leave is left out, and history says that a file left.
    pub fn export_hits(
        &mut self,
        query: &str,
        hits: &[(DocumentId, CharSpan)],
        coders: Option<&BTreeSet<CoderId>>,
        target: &Target,
    ) -> Result<Departed, SessionError> {
        let release = self.release(target.recipient, Content::Passages);
        let allowed: Vec<(DocumentId, CharSpan)> = hits.iter().copied().filter(|(document, _)| release.documents().contains(document)).collect();
        let mut table = self.hits_table(&allowed, coders);
        withhold(&mut table, &self.project, &release);
        let request = TableRequest { filter: Some(query.to_owned()), coders: coders.cloned(), ..TableRequest::plain(Kind::Codings) };
        let bytes = table_bytes(&table, &self.provenance(&request).released(&release), &target.path)?;
        self.depart(target, table.kind, &bytes, table.rows.len(), release)
    }

    /// Paragraphs that share rare words with a passage, the likest first, for reading. Where the index has to be built first, this waits for it.
    pub fn like(&mut self, document: DocumentId, passage: CharSpan) -> Result<Vec<Hit>, SessionError> {
        self.prepare_search()?;
        let Searcher { project, snapshot, .. } = self.searcher(|| {})?;
        let transcript = project.transcript(document).ok_or(PlanError::Gone("document"))?;
        let mut found = Vec::new();
        for (block, score) in snapshot.like(&transcript, passage)? {
            let Some(numbered) = snapshot.numbering().document_of(block) else { continue };
            let place = (block - numbered.blocks.start) as usize;
            let span = project.transcript(numbered.document).and_then(|transcript| transcript.blocks().nth(place)).map(|(_, span)| span);
            found.extend(span.map(|span| Hit { document: numbered.document, span, score }));
        }
        Ok(found)
    }

    /// The searches of this coder, the newest first, each once. They lie in the project file and nowhere else.
    pub fn search_history(&self) -> Result<Vec<PastSearch>, SessionError> {
        let past = self.store.past_searches(&self.actor.coder)?;
        Ok(past.into_iter().map(|(query, hits, at)| PastSearch { query, hits, at }).collect())
    }

    /// Remembers a search, unless this project keeps none or is open for reading only. Not an act: nothing of the study changes.
    pub fn remember_search(&mut self, query: &str, hits: u64) -> Result<(), SessionError> {
        if self.is_writable() && self.keeps_searches()? && !query.trim().is_empty() {
            self.store.remember_search(&self.actor.coder, query.trim(), hits, self.actor.clock.now(), REMEMBERED)?;
        }
        Ok(())
    }

    /// True where searches are remembered in this project.
    pub fn keeps_searches(&self) -> Result<bool, SessionError> {
        Ok(self.store.preference(KEEPS_SEARCHES)?.as_deref() != Some("no"))
    }

    /// Says whether searches are remembered; where not, those that were are forgotten, of every coder.
    pub fn keep_searches(&mut self, keep: bool) -> Result<(), SessionError> {
        self.writable()?;
        self.store.set_preference(KEEPS_SEARCHES, if keep { "yes" } else { "no" })?;
        if keep { Ok(()) } else { self.forget_searches() }
    }

    /// Forgets all searches that were remembered.
    pub fn forget_searches(&mut self) -> Result<(), SessionError> {
        self.writable()?;
        Ok(self.store.forget_searches()?)
    }
}

/// The preference that says whether searches are remembered.
const KEEPS_SEARCHES: &str = "search-history";

fn columns() -> Vec<Column> {
    let text = |key: &str, label, description| Column::new(key, Unit::Text, label, description);
    vec![
        text("document", ("Document", "Document"), ("Short name of the document", "Nom court du document")),
        text("kind", ("Kind", "Genre"), ("Kind of document", "Genre du document")),
        text("language", ("Language", "Langue"), ("Language of the text there", "Langue du texte à cet endroit")),
        Column::new("start", Unit::Position, ("Start", "Début"), ("First character, from 0", "Premier caractère, à partir de 0")),
        Column::new("end", Unit::Position, ("End", "Fin"), ("Position after the last character", "Position après le dernier caractère")),
        Column::new("paragraph", Unit::Count, ("Paragraph", "Paragraphe"), ("Number of the paragraph, from 1", "Numéro du paragraphe, à partir de 1")),
        Column::new("turn", Unit::Count, ("Turn", "Tour"), ("Number of the turn, from 1", "Numéro du tour de parole, à partir de 1")),
        text("time", ("Time", "Temps"), ("Time from the start of the recording", "Temps depuis le début de l’enregistrement")),
        text("speaker", ("Speaker", "Locuteur"), ("Label of the speaker", "Étiquette du locuteur")),
        text("role", ("Role", "Rôle"), ("What the speaker does in the conversation", "Rôle du locuteur dans la conversation")),
        text("cases", ("Cases", "Cas"), ("Cases that are heard there", "Cas entendus à cet endroit")),
        text("codes", ("Codes", "Codes"), ("Codes of the codings that the hit touches", "Codes des codages que l’occurrence touche")),
        text("before", ("Before", "Avant"), ("Text before the hit", "Texte avant l’occurrence")),
        text("text", ("Hit", "Occurrence"), ("What was found", "Ce qui a été trouvé")),
        text("after", ("After", "Après"), ("Text behind the hit", "Texte après l’occurrence")),
    ]
}
