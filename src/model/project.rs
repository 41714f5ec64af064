//! A project in memory at one point of its log: what every reader of the program looks at.

use crate::model::attribute::{Attribute, AttributeValue, Bearer, Subject, Value};
use crate::model::case::{Case, CaseLink};
use crate::model::change::{Change, Edit};
use crate::model::code::Code;
use crate::model::codebook::Codebook;
use crate::model::coder::Coder;
use crate::model::coding::Coding;
use crate::model::departure::Departure;
use crate::model::document::Document;
use crate::model::ids::{
    AttributeId, CaseId, CaseLinkId, CodeId, CoderId, CodingId, ConceptId, DepartureId, DocumentId, KeptId, MemoId, QuoteUseId, RevisionId, RoundId,
    SavedSearchId, SettlementId, SummaryId, TombstoneId,
};
use crate::model::info::Info;
use crate::model::kept::Kept;
use crate::model::language::Language;
use crate::model::layout::Layout;
use crate::model::memo::Memo;
use crate::model::place::Transcript;
use crate::model::quote_use::QuoteUse;
use crate::model::revision::Revision;
use crate::model::round::Round;
use crate::model::searching::{Concept, SavedSearch, StopWords};
use crate::model::settlement::Settlement;
use crate::model::summary::CellSummary;
use crate::model::text::{DocumentText, Hash};
use crate::model::tombstone::{Tombstone, hash_of_words};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::sync::Arc;

/// A project in memory.
///
/// Every part is shared, so that a copy costs a few pointers and readers keep theirs while the next state is made.
/// Parts change through [`Project::apply`] only.
#[derive(Clone, Debug, Default)]
pub struct Project {
    info: Option<Arc<Info>>,
    coders: Arc<BTreeMap<CoderId, Coder>>,
    documents: Arc<BTreeMap<DocumentId, Arc<Document>>>,
    texts: Arc<BTreeMap<Hash, Arc<DocumentText>>>,
    layouts: Arc<BTreeMap<Hash, Arc<Layout>>>,
    codebook: Arc<Codebook>,
    codings: Arc<BTreeMap<DocumentId, Arc<Vec<Coding>>>>,
    kept: Arc<BTreeMap<KeptId, Arc<Kept>>>,
    cases: Arc<BTreeMap<CaseId, Case>>,
    case_links: Arc<BTreeMap<CaseLinkId, CaseLink>>,
    attributes: Arc<BTreeMap<AttributeId, Arc<Attribute>>>,
    values: Arc<BTreeMap<(Bearer, AttributeId), Value>>,
    memos: Arc<BTreeMap<MemoId, Arc<Memo>>>,
    departures: Arc<BTreeMap<DepartureId, Departure>>,
    saved_searches: Arc<BTreeMap<SavedSearchId, SavedSearch>>,
    concepts: Arc<BTreeMap<ConceptId, Concept>>,
    stop_words: Arc<BTreeMap<Language, StopWords>>,
    settlements: Arc<BTreeMap<SettlementId, Arc<Settlement>>>,
    rounds: Arc<BTreeMap<RoundId, Arc<Round>>>,
    summaries: Arc<BTreeMap<SummaryId, CellSummary>>,
    quote_uses: Arc<BTreeMap<QuoteUseId, QuoteUse>>,
    revisions: Arc<BTreeMap<RevisionId, Arc<Revision>>>,
    tombstones: Arc<BTreeMap<TombstoneId, Arc<Tombstone>>>,
}

/// Everything a project consists of, as a file holds it.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// The project's own facts.
    pub info: Option<Info>,
    /// Coders.
    pub coders: Vec<Coder>,
    /// Documents.
    pub documents: Vec<Document>,
    /// Texts, those that only the history refers to included.
    pub texts: Vec<Arc<DocumentText>>,
    /// Layouts with their hashes.
    pub layouts: Vec<(Hash, Arc<Layout>)>,
    /// Codes.
    pub codes: Vec<Code>,
    /// Codings, in any order.
    pub codings: Vec<Coding>,
    /// Things of other tools.
    pub kept: Vec<Kept>,
    /// Cases.
    pub cases: Vec<Case>,
    /// Links between cases and documents.
    pub case_links: Vec<CaseLink>,
    /// Definitions of attributes.
    pub attributes: Vec<Attribute>,
    /// Values of attributes.
    pub values: Vec<AttributeValue>,
    /// Memos.
    pub memos: Vec<Memo>,
    /// Files that left.
    pub departures: Vec<Departure>,
    /// Saved searches.
    pub saved_searches: Vec<SavedSearch>,
    /// Concept lists.
    pub concepts: Vec<Concept>,
    /// Stop words by language.
    pub stop_words: Vec<StopWords>,
    /// Settled disagreements.
    pub settlements: Vec<Settlement>,
    /// Kept rounds of comparing coders.
    pub rounds: Vec<Round>,
    /// Summaries of cells.
    pub summaries: Vec<CellSummary>,
    /// Uses of quotes.
    pub quote_uses: Vec<QuoteUse>,
    /// How texts became others.
    pub revisions: Vec<Revision>,
    /// What was withdrawn.
    pub tombstones: Vec<Tombstone>,
}

impl From<Parts> for Project {
    /// Puts a project together. What the parts say is not examined; `rules::check` does that.
    fn from(parts: Parts) -> Self {
        let mut codebook = Codebook::default();
        for code in parts.codes {
            codebook.insert(Arc::new(code));
        }
        let mut by_document: BTreeMap<DocumentId, Vec<Coding>> = BTreeMap::new();
        for coding in parts.codings {
            by_document.entry(coding.document).or_default().push(coding);
        }
        let sorted = |(document, mut codings): (DocumentId, Vec<Coding>)| {
            codings.sort_unstable_by_key(Coding::sort_key);
            (document, Arc::new(codings))
        };
        Self {
            info: parts.info.map(Arc::new),
            coders: Arc::new(parts.coders.into_iter().map(|coder| (coder.id, coder)).collect()),
            documents: Arc::new(parts.documents.into_iter().map(|document| (document.id, Arc::new(document))).collect()),
            texts: Arc::new(parts.texts.into_iter().map(|text| (text.hash(), text)).collect()),
            layouts: Arc::new(parts.layouts.into_iter().collect()),
            codebook: Arc::new(codebook),
            codings: Arc::new(by_document.into_iter().map(sorted).collect()),
            kept: Arc::new(parts.kept.into_iter().map(|kept| (kept.id, Arc::new(kept))).collect()),
            cases: Arc::new(parts.cases.into_iter().map(|case| (case.id, case)).collect()),
            case_links: Arc::new(parts.case_links.into_iter().map(|link| (link.id, link)).collect()),
            attributes: Arc::new(parts.attributes.into_iter().map(|attribute| (attribute.id, Arc::new(attribute))).collect()),
            values: Arc::new(parts.values.into_iter().map(|value| ((value.bearer, value.attribute), value.value)).collect()),
            memos: Arc::new(parts.memos.into_iter().map(|memo| (memo.id, Arc::new(memo))).collect()),
            departures: Arc::new(parts.departures.into_iter().map(|departure| (departure.id, departure)).collect()),
            saved_searches: Arc::new(parts.saved_searches.into_iter().map(|saved| (saved.id, saved)).collect()),
            concepts: Arc::new(parts.concepts.into_iter().map(|concept| (concept.id, concept)).collect()),
            stop_words: Arc::new(parts.stop_words.into_iter().map(|stop| (stop.language, stop)).collect()),
            settlements: Arc::new(parts.settlements.into_iter().map(|settlement| (settlement.id, Arc::new(settlement))).collect()),
            rounds: Arc::new(parts.rounds.into_iter().map(|round| (round.id, Arc::new(round))).collect()),
            summaries: Arc::new(parts.summaries.into_iter().map(|summary| (summary.id, summary)).collect()),
            quote_uses: Arc::new(parts.quote_uses.into_iter().map(|quoted| (quoted.id, quoted)).collect()),
            revisions: Arc::new(parts.revisions.into_iter().map(|revision| (revision.id, Arc::new(revision))).collect()),
            tombstones: Arc::new(parts.tombstones.into_iter().map(|tombstone| (tombstone.id, Arc::new(tombstone))).collect()),
        }
    }
}

impl PartialEq for Project {
    /// Two projects are equal where they say the same of the study. Texts and layouts are told by the hashes that documents carry;
    /// one that no document refers to any more is kept for redo and counts for nothing.
    fn eq(&self, other: &Self) -> bool {
        self.info == other.info
            && self.coders == other.coders
            && self.documents == other.documents
            && self.codebook == other.codebook
            && self.codings == other.codings
            && self.kept == other.kept
            && self.cases == other.cases
            && self.case_links == other.case_links
            && self.attributes == other.attributes
            && self.values == other.values
            && self.memos == other.memos
            && self.departures == other.departures
            && self.saved_searches == other.saved_searches
            && self.concepts == other.concepts
            && self.stop_words == other.stop_words
            && self.settlements == other.settlements
            && self.rounds == other.rounds
            && self.summaries == other.summaries
            && self.quote_uses == other.quote_uses
            && self.revisions == other.revisions
            && self.tombstones == other.tombstones
    }
}

/// A change does not fit the project: what it calls “before” is not what is there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a {what} is not as the change expects it to be")]
pub struct Conflict {
    /// What kind of thing.
    pub what: &'static str,
}

impl Project {
    /// The project's own facts; none before its first operation.
    pub fn info(&self) -> Option<&Info> {
        self.info.as_deref()
    }
    /// Name of the project; empty before its first operation.
    pub fn name(&self) -> &str {
        self.info().map_or("", |info| info.name.as_str())
    }
    /// Version of the codebook; empty before the first operation.
    pub fn codebook_version(&self) -> &str {
        self.info().map_or("", |info| info.codebook_version.as_str())
    }

    /// All coders.
    pub fn coders(&self) -> impl Iterator<Item = &Coder> {
        self.coders.values()
    }
    /// A coder.
    pub fn coder(&self, coder_id: CoderId) -> Option<&Coder> {
        self.coders.get(&coder_id)
    }
    /// Name of a coder; empty for one that is not here.
    pub fn coder_name(&self, coder_id: CoderId) -> &str {
        self.coder(coder_id).map_or("", |coder| coder.name.as_str())
    }
    /// The coder of that name.
    pub fn coder_named(&self, name: &str) -> Option<&Coder> {
        self.coders().find(|coder| coder.name == name)
    }

    /// All documents, by identity, which is the order of their import.
    pub fn documents(&self) -> impl Iterator<Item = &Arc<Document>> {
        self.documents.values()
    }
    /// Number of documents.
    pub fn document_count(&self) -> usize {
        self.documents.len()
    }
    /// A document.
    pub fn document(&self, document_id: DocumentId) -> Option<&Arc<Document>> {
        self.documents.get(&document_id)
    }
    /// A document with its text and layout.
    pub fn transcript(&self, document_id: DocumentId) -> Option<Transcript> {
        let document = self.documents.get(&document_id)?;
        Some(Transcript {
            document: Arc::clone(document),
            text: Arc::clone(self.texts.get(&document.text)?),
            layout: Arc::clone(self.layouts.get(&document.layout)?),
        })
    }
    /// All documents with their texts and layouts, in the order of their import.
    pub fn transcripts(&self) -> impl Iterator<Item = Transcript> + '_ {
        self.documents.keys().filter_map(|document_id| self.transcript(*document_id))
    }
    /// A text by its hash.
    pub fn text(&self, hash: Hash) -> Option<&Arc<DocumentText>> {
        self.texts.get(&hash)
    }
    /// A layout by its hash.
    pub fn layout(&self, hash: Hash) -> Option<&Arc<Layout>> {
        self.layouts.get(&hash)
    }

    /// The codebook.
    pub fn codebook(&self) -> &Codebook {
        &self.codebook
    }

    /// Codings of a document by place, then by age.
    pub fn codings_of(&self, document_id: DocumentId) -> &[Coding] {
        self.codings.get(&document_id).map_or(&[], |codings| codings.as_slice())
    }
    /// All codings, document by document in the order of import, by place inside each.
    pub fn codings(&self) -> impl Iterator<Item = &Coding> {
        self.codings.values().flat_map(|codings| codings.iter())
    }
    /// Number of codings.
    pub fn coding_count(&self) -> usize {
        self.codings.values().map(|codings| codings.len()).sum()
    }
    /// The project without the codings and memos of others: what somebody may know of who codes blind.
    pub fn only_by(&self, coders: &BTreeSet<CoderId>) -> Self {
        let own = |codings: &Arc<Vec<Coding>>| Arc::new(codings.iter().filter(|coding| coders.contains(&coding.coder)).cloned().collect());
        let memos = self.memos.iter().filter(|(_, memo)| coders.contains(&memo.coder));
        Self {
            codings: Arc::new(self.codings.iter().map(|(document, codings)| (*document, own(codings))).collect()),
            memos: Arc::new(memos.map(|(id, memo)| (*id, Arc::clone(memo))).collect()),
            ..self.clone()
        }
    }
    /// The project as those outside the team may read its codebook: without examples, which may be words of an interview whose consent nobody can look up.
    pub fn without_examples(&self) -> Self {
        let mut project = self.clone();
        let examples = self.codebook().iter().filter(|code| !code.example.is_empty());
        let emptied = |code: &Arc<Code>| Change::Code(Edit::update(code.as_ref().clone(), Code { example: String::new(), ..code.as_ref().clone() }));
        for change in examples.map(emptied).collect::<Vec<_>>() {
            // What is changed was read from this project, so that nothing can conflict.
            drop(project.apply(&change));
        }
        project
    }
    /// A coding by its identity alone; looks through the documents.
    pub fn coding(&self, coding_id: CodingId) -> Option<&Coding> {
        self.codings().find(|coding| coding.id == coding_id)
    }

    /// All cases.
    pub fn cases(&self) -> impl Iterator<Item = &Case> {
        self.cases.values()
    }
    /// A case.
    pub fn case(&self, case_id: CaseId) -> Option<&Case> {
        self.cases.get(&case_id)
    }
    /// The case of that alias.
    pub fn case_named(&self, name: &str) -> Option<&Case> {
        self.cases().find(|case| case.name == name)
    }
    /// All links between cases and documents.
    pub fn case_links(&self) -> impl Iterator<Item = &CaseLink> {
        self.case_links.values()
    }

    /// All definitions of attributes, by subject and place in lists.
    pub fn attributes(&self) -> Vec<&Arc<Attribute>> {
        let mut attributes: Vec<_> = self.attributes.values().collect();
        attributes.sort_by_key(|attribute| (attribute.subject, attribute.order, attribute.id));
        attributes
    }
    /// The definition of an attribute.
    pub fn attribute(&self, attribute_id: AttributeId) -> Option<&Arc<Attribute>> {
        self.attributes.get(&attribute_id)
    }
    /// The attribute of that key.
    pub fn attribute_keyed(&self, subject: Subject, key: &str) -> Option<&Arc<Attribute>> {
        self.attributes.values().find(|attribute| attribute.subject == subject && attribute.key == key)
    }
    /// What was recorded; none where nothing was entered.
    pub fn value(&self, bearer: Bearer, attribute_id: AttributeId) -> Option<&Value> {
        self.values.get(&(bearer, attribute_id))
    }
    /// All values.
    pub fn values(&self) -> impl Iterator<Item = (Bearer, AttributeId, &Value)> {
        self.values.iter().map(|((bearer, attribute), value)| (*bearer, *attribute, value))
    }

    /// All memos, by identity, which is by age.
    pub fn memos(&self) -> impl Iterator<Item = &Arc<Memo>> {
        self.memos.values()
    }
    /// A memo.
    pub fn memo(&self, memo_id: MemoId) -> Option<&Arc<Memo>> {
        self.memos.get(&memo_id)
    }

    /// All files that left, oldest first.
    pub fn departures(&self) -> impl Iterator<Item = &Departure> {
        self.departures.values()
    }
    /// All things of other tools that are kept for re-export.
    pub fn kept(&self) -> impl Iterator<Item = &Arc<Kept>> {
        self.kept.values()
    }
    /// A thing of another tool.
    pub fn kept_thing(&self, kept_id: KeptId) -> Option<&Arc<Kept>> {
        self.kept.get(&kept_id)
    }

    /// All saved searches, by identity, which is by age.
    pub fn saved_searches(&self) -> impl Iterator<Item = &SavedSearch> {
        self.saved_searches.values()
    }
    /// A saved search.
    pub fn saved_search(&self, saved_search_id: SavedSearchId) -> Option<&SavedSearch> {
        self.saved_searches.get(&saved_search_id)
    }
    /// The saved search of that name.
    pub fn saved_search_named(&self, name: &str) -> Option<&SavedSearch> {
        self.saved_searches().find(|saved| saved.name == name)
    }
    /// All concept lists, by identity, which is by age.
    pub fn concepts(&self) -> impl Iterator<Item = &Concept> {
        self.concepts.values()
    }
    /// A concept list.
    pub fn concept(&self, concept_id: ConceptId) -> Option<&Concept> {
        self.concepts.get(&concept_id)
    }
    /// The concept list of that name; case does not matter.
    pub fn concept_named(&self, name: &str) -> Option<&Concept> {
        let name = name.to_lowercase();
        self.concepts().find(|concept| concept.name.to_lowercase() == name)
    }
    /// The project's own stop words of a language; none where the built-in ones hold.
    pub fn stop_words(&self, language: Language) -> Option<&StopWords> {
        self.stop_words.get(&language)
    }

    /// All settled disagreements, by identity, which is by age.
    pub fn settlements(&self) -> impl Iterator<Item = &Arc<Settlement>> {
        self.settlements.values()
    }
    /// A settled disagreement.
    pub fn settlement(&self, settlement_id: SettlementId) -> Option<&Arc<Settlement>> {
        self.settlements.get(&settlement_id)
    }
    /// All kept rounds of comparing coders, by identity, which is by age.
    pub fn rounds(&self) -> impl Iterator<Item = &Arc<Round>> {
        self.rounds.values()
    }
    /// A kept round.
    pub fn round(&self, round_id: RoundId) -> Option<&Arc<Round>> {
        self.rounds.get(&round_id)
    }
    /// All summaries of cells.
    pub fn summaries(&self) -> impl Iterator<Item = &CellSummary> {
        self.summaries.values()
    }
    /// The summaries of a cell, oldest first.
    pub fn summaries_of(&self, row: CodeId, column: CodeId) -> impl Iterator<Item = &CellSummary> {
        self.summaries().filter(move |summary| summary.row == row && summary.column == column)
    }
    /// What the team says of a cell; empty where nobody did.
    pub fn summary(&self, row: CodeId, column: CodeId) -> String {
        self.summaries_of(row, column).map(|summary| summary.text.as_str()).collect::<Vec<_>>().join("\n\n")
    }
    /// All uses of quotes, by age.
    pub fn quote_uses(&self) -> impl Iterator<Item = &QuoteUse> {
        self.quote_uses.values()
    }
    /// One use of a quote.
    pub fn quote_use(&self, use_id: QuoteUseId) -> Option<&QuoteUse> {
        self.quote_uses.get(&use_id)
    }

    /// How texts became others, by age.
    pub fn revisions(&self) -> impl Iterator<Item = &Arc<Revision>> {
        self.revisions.values()
    }
    /// What was withdrawn, by age.
    pub fn tombstones(&self) -> impl Iterator<Item = &Arc<Tombstone>> {
        self.tombstones.values()
    }
    /// Whose tombstone says that this text may not come back.
    pub fn withdrawn_text(&self, text: &DocumentText) -> Option<&Arc<Tombstone>> {
        if self.tombstones.is_empty() {
            return None;
        }
        let words = hash_of_words(text.as_str());
        self.tombstones().find(|tombstone| tombstone.texts.contains(&text.hash()) || tombstone.words.contains(&words))
    }

    /// Makes a text known, so that documents can refer to it. Not a change: a text nobody refers to is not part of the study.
    pub fn add_text(&mut self, text: Arc<DocumentText>) {
        Arc::make_mut(&mut self.texts).insert(text.hash(), text);
    }
    /// Makes a layout known under its hash, so that documents can refer to it.
    pub fn add_layout(&mut self, hash: Hash, layout: Arc<Layout>) {
        Arc::make_mut(&mut self.layouts).insert(hash, layout);
    }

    /// Applies changes in their order. On a conflict the project is left half changed: apply to a copy.
    pub fn apply_all<'a>(&mut self, changes: impl IntoIterator<Item = &'a Change>) -> Result<(), Conflict> {
        changes.into_iter().try_for_each(|change| self.apply(change))
    }

    /// Applies one change; refuses it where “before” is not what is there.
    pub fn apply(&mut self, change: &Change) -> Result<(), Conflict> {
        match change {
            Change::Info(edit) => self.apply_info(edit),
            Change::Coder(edit) => keyed("coder", Arc::make_mut(&mut self.coders), edit, |coder| coder.id),
            Change::Document(edit) => shared("document", Arc::make_mut(&mut self.documents), edit, |document| document.id),
            Change::Code(edit) => self.apply_code(edit),
            Change::Coding(edit) => self.apply_coding(edit),
            Change::Kept(edit) => shared("kept thing", Arc::make_mut(&mut self.kept), edit, |kept| kept.id),
            Change::Case(edit) => keyed("case", Arc::make_mut(&mut self.cases), edit, |case| case.id),
            Change::CaseLink(edit) => keyed("link of a case", Arc::make_mut(&mut self.case_links), edit, |link| link.id),
            Change::Attribute(edit) => shared("attribute", Arc::make_mut(&mut self.attributes), edit, |attribute| attribute.id),
            Change::Value(edit) => self.apply_value(edit),
            Change::Memo(edit) => shared("memo", Arc::make_mut(&mut self.memos), edit, |memo| memo.id),
            Change::Departure(edit) => keyed("departure", Arc::make_mut(&mut self.departures), edit, |departure| departure.id),
            Change::SavedSearch(edit) => keyed("saved search", Arc::make_mut(&mut self.saved_searches), edit, |saved| saved.id),
            Change::Concept(edit) => keyed("concept list", Arc::make_mut(&mut self.concepts), edit, |concept| concept.id),
            Change::StopWords(edit) => keyed("list of stop words", Arc::make_mut(&mut self.stop_words), edit, |stop| stop.language),
            Change::Settlement(edit) => shared("settlement", Arc::make_mut(&mut self.settlements), edit, |settlement| settlement.id),
            Change::Round(edit) => shared("round", Arc::make_mut(&mut self.rounds), edit, |round| round.id),
            Change::Summary(edit) => keyed("summary of a cell", Arc::make_mut(&mut self.summaries), edit, |summary| summary.id),
            Change::QuoteUse(edit) => keyed("use of a quote", Arc::make_mut(&mut self.quote_uses), edit, |quoted| quoted.id),
            Change::Revision(edit) => shared("revision", Arc::make_mut(&mut self.revisions), edit, |revision| revision.id),
            Change::Tombstone(edit) => shared("tombstone", Arc::make_mut(&mut self.tombstones), edit, |tombstone| tombstone.id),
        }
    }

    fn apply_info(&mut self, edit: &Edit<Info>) -> Result<(), Conflict> {
        if self.info.as_deref() != edit.before.as_ref() {
            return Err(Conflict { what: "project" });
        }
        self.info = edit.after.clone().map(Arc::new);
        Ok(())
    }

    fn apply_code(&mut self, edit: &Edit<Code>) -> Result<(), Conflict> {
        let codebook = Arc::make_mut(&mut self.codebook);
        let Some(code) = edit.either() else { return Ok(()) };
        if codebook.get(code.id).map(Arc::as_ref) != edit.before.as_ref() {
            return Err(Conflict { what: "code" });
        }
        match &edit.after {
            Some(code) => codebook.insert(Arc::new(code.clone())),
            None => codebook.remove(code.id),
        }
        Ok(())
    }

    fn apply_coding(&mut self, edit: &Edit<Coding>) -> Result<(), Conflict> {
        let conflict = Conflict { what: "coding" };
        let by_document = Arc::make_mut(&mut self.codings);
        if let Some(before) = &edit.before {
            let codings = by_document.get_mut(&before.document).map(Arc::make_mut).ok_or_else(|| conflict.clone())?;
            let place = codings.binary_search_by_key(&before.sort_key(), Coding::sort_key);
            match place.ok().filter(|place| codings.get(*place) == Some(before)) {
                Some(place) => drop(codings.remove(place)),
                None => return Err(conflict),
            }
            if codings.is_empty() {
                by_document.remove(&before.document);
            }
        }
        if let Some(after) = &edit.after {
            let codings = Arc::make_mut(by_document.entry(after.document).or_default());
            match codings.binary_search_by_key(&after.sort_key(), Coding::sort_key) {
                Ok(_) => return Err(conflict),
                Err(place) => codings.insert(place, after.clone()),
            }
        }
        Ok(())
    }

    fn apply_value(&mut self, edit: &Edit<AttributeValue>) -> Result<(), Conflict> {
        let values = Arc::make_mut(&mut self.values);
        let Some(either) = edit.either() else { return Ok(()) };
        let key = (either.bearer, either.attribute);
        if values.get(&key) != edit.before.as_ref().map(|before| &before.value) {
            return Err(Conflict { what: "value" });
        }
        match &edit.after {
            Some(after) => drop(values.insert(key, after.value.clone())),
            None => drop(values.remove(&key)),
        }
        Ok(())
    }
}

/// Applies an edit to a map of things that are copied.
fn keyed<K: Ord + Copy, T: Clone + PartialEq + Debug>(
    what: &'static str,
    map: &mut BTreeMap<K, T>,
    edit: &Edit<T>,
    key: impl Fn(&T) -> K,
) -> Result<(), Conflict> {
    let Some(either) = edit.either() else { return Ok(()) };
    let key = key(either);
    if map.get(&key) != edit.before.as_ref() {
        return Err(Conflict { what });
    }
    match &edit.after {
        Some(after) => drop(map.insert(key, after.clone())),
        None => drop(map.remove(&key)),
    }
    Ok(())
}

/// Applies an edit to a map of things that are shared.
fn shared<K: Ord + Copy, T: Clone + PartialEq + Debug>(
    what: &'static str,
    map: &mut BTreeMap<K, Arc<T>>,
    edit: &Edit<T>,
    key: impl Fn(&T) -> K,
) -> Result<(), Conflict> {
    let Some(either) = edit.either() else { return Ok(()) };
    let key = key(either);
    if map.get(&key).map(Arc::as_ref) != edit.before.as_ref() {
        return Err(Conflict { what });
    }
    match &edit.after {
        Some(after) => drop(map.insert(key, Arc::new(after.clone()))),
        None => drop(map.remove(&key)),
    }
    Ok(())
}
