//! Asking while somebody types: each question goes to a thread of its own, the one before is stopped, and the first page does not wait for the rest.

use crate::app::desk::{Desk, Eyes};
use crate::app::places::search::rows::{Bodies, Group, Grouping, groups};
use crate::model::ids::DocumentId;
use crate::model::project::Project;
use crate::model::text::{CharSpan, Hash};
use crate::model::words;
use crate::query::{self, Control, Hit, Narrow, Query, QueryError, Sort, Totals};
use crate::session::error::{Message, SessionError};
use crate::session::indexing::IndexState;
use crate::session::job::{Job, State};
use crate::session::search::Searcher;
use egui::Context;
use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How many hits the first page has.
const FIRST_PAGE: usize = 200;
/// How many different words the list of found words has.
const WORDS: usize = 40;

/// All that decides an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// What is written.
    pub text: String,
    /// Which texts are looked at.
    pub narrow: Narrow,
    /// The order of hits.
    pub sort: Sort,
    /// How they are put together.
    pub grouping: Grouping,
    /// A passage whose like is looked for, instead of words.
    pub like: Option<(DocumentId, CharSpan)>,
    /// State of the project.
    pub revision: u64,
    /// True where others' work is hidden.
    pub blind: bool,
}

/// What a question gave.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Exact totals; none while only the first page is there.
    pub totals: Option<Totals>,
    /// Every hit, in order; of a first page, its hits.
    pub hits: Vec<Hit>,
    /// How many of them stand in the bodies of documents, whose words are counted.
    pub in_body: u64,
    /// The hits in groups.
    pub groups: Vec<Group>,
    /// Words and phrases as they stand in the texts, the most frequent first.
    pub words: Vec<(String, u64)>,
    /// Words of each document.
    pub sizes: BTreeMap<DocumentId, u64>,
    /// Whether all texts are indexed.
    pub state: IndexState,
    /// How long it took.
    pub took: Duration,
}

/// What is wrong with a question.
#[derive(Clone, Debug)]
pub struct Wrong {
    /// What, and what to do.
    pub message: Message,
    /// Where, in characters.
    pub place: Option<usize>,
}

/// The number of words of each text and layout; they never change.
type Sizes = Arc<Mutex<HashMap<(Hash, Hash), u64>>>;

/// A question that is being answered.
struct Running {
    question: Question,
    job: Job<Result<Found, Wrong>>,
    first: Arc<Mutex<Option<Found>>>,
    cancelled: Arc<AtomicBool>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}

/// Questions and their answers.
#[derive(Default)]
pub(super) struct Answering {
    running: Option<Running>,
    answered: Option<Question>,
    answer: Option<Result<Arc<Found>, Wrong>>,
    sizes: Sizes,
}

impl Answering {
    /// What was found last, if the question could be answered.
    pub(super) fn found(&self) -> Option<&Arc<Found>> {
        self.answer.as_ref()?.as_ref().ok()
    }
    /// What is wrong with the question.
    pub(super) fn wrong(&self) -> Option<&Wrong> {
        self.answer.as_ref()?.as_ref().err()
    }
    /// True while an answer is not whole.
    pub(super) fn is_running(&self) -> bool {
        self.running.is_some()
    }
    /// The question that was answered last.
    pub(super) fn answered(&self) -> Option<&Question> {
        self.answered.as_ref()
    }
}

/// Answers what is written, where it changed or the project did; true where there is a new answer.
pub fn answer(desk: &mut Desk, context: &Context) -> bool {
    let question = desk.search.question(desk.revision, desk.seen.eyes == Eyes::Blind);
    let is_asked = |known: Option<&Question>| known == Some(&question);
    let state_changed = desk.search.answering.found().is_some_and(|found| !found.state.is_complete());
    if !is_asked(desk.search.answering.running.as_ref().map(|running| &running.question)) && (!is_asked(desk.search.answering.answered()) || state_changed) {
        if question.text.is_empty() && question.like.is_none() {
            let answering = &mut desk.search.answering;
            let had = answering.answer.take().is_some();
            (answering.running, answering.answered) = (None, Some(question));
            return had;
        }
        // What others did is off the page at once.
        if desk.search.answering.answered().is_some_and(|answered| answered.blind != question.blind) {
            desk.search.answering.answer = None;
        }
        begin(desk, context, question);
    }
    let is_new = take(desk);
    remember(desk);
    is_new
}

fn begin(desk: &mut Desk, context: &Context, question: Question) {
    let project = desk.known();
    let Some(session) = desk.seat.session() else { return };
    let (wake, wake_index) = (context.clone(), context.clone());
    let searcher = match session.searcher(move || wake_index.request_repaint()) {
        // The question is asked of what the person may know.
        Ok(searcher) => Searcher { project, ..searcher },
        Err(err) => {
            let wrong = Wrong { message: err.message(), place: None };
            (desk.search.answering.answer, desk.search.answering.answered) = (Some(Err(wrong)), Some(question));
            return;
        }
    };
    let answering = &mut desk.search.answering;
    let (first, cancelled): (Arc<Mutex<Option<Found>>>, Arc<AtomicBool>) = Default::default();
    let work = Work { searcher, question: question.clone(), sizes: Arc::clone(&answering.sizes), first: Arc::clone(&first), cancelled: Arc::clone(&cancelled) };
    let (early, at_the_end) = (context.clone(), wake);
    let job = Job::start("search", move || at_the_end.request_repaint(), move |_| work.whole(&early));
    // The one before stops when it is let go of.
    answering.running = job.ok().map(|job| Running { question, job, first, cancelled });
}

/// Takes in what came: the first page, or the whole answer.
fn take(desk: &mut Desk) -> bool {
    let answering = &mut desk.search.answering;
    let Some(running) = &answering.running else { return false };
    let new = match running.job.poll() {
        State::Done(done) => Some((done, true)),
        State::Failed => {
            answering.running = None;
            return false;
        }
        State::Running => running.first.lock().unwrap_or_else(PoisonError::into_inner).take().map(|found| (Ok(found), false)),
    };
    let Some((done, is_whole)) = new else { return false };
    let same_question = answering.answered.as_ref().is_some_and(|before| before.text == running.question.text && before.like == running.question.like);
    let question = running.question.clone();
    if is_whole {
        answering.running = None;
        answering.answered = Some(question);
    }
    answering.answer = Some(done.map(Arc::new));
    desk.search.new_answer(same_question);
    is_whole
}

/// Lets the project remember a question that somebody meant, once it is answered.
pub(super) fn remember(desk: &mut Desk) {
    let Some(wanted) = desk.search.to_remember.clone() else { return };
    let answering = &desk.search.answering;
    let hits = answering.found().and_then(|found| found.totals).map(|totals| totals.hits);
    let is_answered = answering.answered().is_some_and(|question| question.text == wanted);
    if let (true, Some(hits)) = (is_answered, hits)
        && let Some(session) = desk.seat.session()
    {
        // A question that is not remembered is no loss that anybody must be told of.
        session.remember_search(&wanted, hits).unwrap_or_default();
        desk.search.to_remember = None;
    }
}

struct Work {
    searcher: Searcher,
    question: Question,
    sizes: Sizes,
    first: Arc<Mutex<Option<Found>>>,
    cancelled: Arc<AtomicBool>,
}

impl Work {
    fn whole(&self, early: &Context) -> Result<Found, Wrong> {
        let started = Instant::now();
        let control = Control::new(Arc::clone(&self.cancelled));
        let (project, snapshot) = (&self.searcher.project, &self.searcher.snapshot);
        if let Some((document, span)) = self.question.like {
            return self.like(document, span, started);
        }
        let query = self.query()?;
        let wrong = |err: QueryError| Wrong { place: err.place(), message: SessionError::from(err).message() };
        if self.question.sort == Sort::Document {
            let hits = query::first(project, snapshot, &query, FIRST_PAGE, &control).map_err(wrong)?;
            let page = self.found(None, hits, started);
            *self.first.lock().unwrap_or_else(PoisonError::into_inner) = Some(page);
            early.request_repaint();
        }
        let answer = query::ask(project, snapshot, &query, self.question.sort, &control).map_err(wrong)?;
        Ok(self.found(Some(answer.totals), answer.hits, started))
    }

    /// What is written, narrowed.
    fn query(&self) -> Result<Query, Wrong> {
        let wrong = |err: QueryError| Wrong { place: err.place(), message: SessionError::from(err).message() };
        let typed = query::parse(&self.question.text).map_err(wrong)?;
        self.question.narrow.apply(typed).map_err(wrong)
    }

    fn like(&self, document: DocumentId, span: CharSpan, started: Instant) -> Result<Found, Wrong> {
        let (project, snapshot) = (&self.searcher.project, &self.searcher.snapshot);
        let Some(transcript) = project.transcript(document) else { return Ok(Found::default()) };
        let mut hits = Vec::new();
        for (block, score) in
            snapshot.like(&transcript, span).map_err(|err| Wrong { place: None, message: SessionError::from(err).message() })?.into_iter().take(FIRST_PAGE)
        {
            let Some(known) = snapshot.numbering().document_of(block) else { continue };
            let blocks = project.transcript(known.document).and_then(|transcript| transcript.blocks().nth((block - known.blocks.start) as usize));
            hits.extend(blocks.map(|(_, span)| Hit { document: known.document, span, score }));
        }
        let documents = hits.iter().map(|hit| hit.document).collect::<std::collections::BTreeSet<_>>().len() as u64;
        let totals = Totals { hits: hits.len() as u64, paragraphs: hits.len() as u64, documents, ..Totals::default() };
        Ok(self.found(Some(totals), hits, started))
    }

    fn found(&self, totals: Option<Totals>, hits: Vec<Hit>, started: Instant) -> Found {
        let project = &self.searcher.project;
        let sizes = if totals.is_some() { sizes(project, &self.sizes) } else { BTreeMap::new() };
        let groups = groups(project, &hits, self.question.grouping, &sizes);
        let words = if totals.is_some() && self.question.like.is_none() { words_found(project, &hits) } else { Vec::new() };
        let mut bodies = Bodies::default();
        let in_body = hits.iter().filter(|hit| bodies.hold(project, hit)).count() as u64;
        Found { totals, hits, in_body, groups, words, sizes, state: self.searcher.state, took: started.elapsed() }
    }
}

/// Words of each document, counted once for each text.
fn sizes(project: &Project, known: &Sizes) -> BTreeMap<DocumentId, u64> {
    let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
    let mut count = |transcript: &crate::model::place::Transcript| {
        *known.entry((transcript.document.text, transcript.document.layout)).or_insert_with(|| words::of_document(&transcript.text, &transcript.layout).body)
    };
    project.transcripts().map(|transcript| (transcript.document.id, count(&transcript))).collect()
}

/// What stands at the hits, in lower case, the most frequent first.
fn words_found(project: &Project, hits: &[Hit]) -> Vec<(String, u64)> {
    let mut numbers: HashMap<String, u64> = HashMap::new();
    for of_document in hits.chunk_by(|one, other| one.document == other.document) {
        let Some(transcript) = of_document.first().and_then(|hit| project.transcript(hit.document)) else { continue };
        for hit in of_document {
            let written = transcript.slice(hit.span);
            // Whole passages are no words.
            if written.len() > 80 {
                continue;
            }
            match numbers.get_mut(written) {
                Some(number) => *number += 1,
                None => drop(numbers.insert(written.to_owned(), 1)),
            }
        }
    }
    let mut folded: BTreeMap<String, u64> = BTreeMap::new();
    for (word, number) in numbers.into_iter().collect::<BTreeMap<_, _>>() {
        *folded.entry(word.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")).or_default() += number;
    }
    let mut words: Vec<(String, u64)> = folded.into_iter().collect();
    words.sort_by_key(|(_, number)| std::cmp::Reverse(*number));
    words.truncate(WORDS);
    words
}
