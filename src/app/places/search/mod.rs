//! The search page: one question across every interview, its hits in their context, and what is done with them.
//!
//! At the left what the team keeps and what is looked at, in the middle the question and its hits, at the right how they are spread.

mod answering;
mod context;
mod field;
mod help;
mod narrow;
mod results;
mod rows;
mod saved;
mod side;
mod vocabulary;

pub use answering::{Found, Question, Wrong, answer};
pub use rows::{About, Group, Grouping};

use crate::app::ask::Ask;
use crate::app::desk::Desk;
use crate::app::locale::{Locale, Tongue};
use crate::app::panels::passage::place_words;
use crate::app::places::latest::Latest;
use crate::app::sheets::export::What;
use crate::app::widgets::{Tools, empty, region, tokens};
use crate::model::ids::DocumentId;
use crate::model::language::Language;
use crate::model::place::Transcript;
use crate::model::project::Project;
use crate::model::text::CharSpan;
use crate::query::{Narrow, Sort};
use crate::session::autocode::{Unit, widened};
use egui::{Rect, ScrollArea, Stroke, Ui, UiBuilder, pos2};
use rows::Line;
use side::{Measure, Spread};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Widths of the panels at the sides.
const LEFT: f32 = 240.0;
const RIGHT: f32 = 300.0;
/// Below these widths of the page the panels give way, the right one first.
const WITH_RIGHT: f32 = 1_180.0;
const WITH_LEFT: f32 = 820.0;
/// How many questions are remembered.
const REMEMBERED: usize = 50;

/// A passage that a search found.
pub type Hit = (DocumentId, CharSpan);

/// What is coded of a hit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// How much around it.
    pub unit: Unit,
    /// True where passages that carry a coding already are left out.
    pub exclude_coded: bool,
}

impl Reach {
    /// The units with the keys of their names.
    pub const ALL: [(Unit, &'static str); 4] =
        [(Unit::Hit, "unit-hit"), (Unit::Sentence, "unit-sentence"), (Unit::Paragraph, "unit-paragraph"), (Unit::Turn, "unit-turn")];
}

/// Something that was worked out for a state of the page, and what it was worked out for.
#[derive(Debug)]
struct Kept<K, T> {
    key: K,
    made: T,
}

/// Lines, for an answer and a number of folded groups.
type KeptLines = Kept<(u64, usize), Arc<[Line]>>;
/// What bars were counted for: an answer, a measure, and French or not.
type BarsKey = (u64, Measure, bool);
/// What the passages to code were found for: number of ticks, reach, revision of the project, and whether others' work is hidden.
type ToCode = Kept<(usize, Reach, u64, bool), Arc<[Hit]>>;

/// The page's state.
#[derive(Default)]
pub struct SearchPlace {
    /// What is written.
    pub query: String,
    /// True where the field is to get the keyboard.
    pub focus: bool,
    /// Ticked hits.
    pub ticked: BTreeSet<Hit>,
    /// What is coded of them.
    pub reach: Reach,
    /// Which texts are looked at.
    pub narrow: Narrow,
    /// The order of hits.
    pub sort: Sort,
    /// How they are put together.
    pub grouping: Grouping,
    /// The passage whose like is shown, instead of the hits of a query.
    pub like: Option<(DocumentId, CharSpan)>,
    /// True while the help is shown.
    pub help: bool,
    /// Questions of before, the newest first.
    pub history: Vec<String>,
    /// The question that the project is to remember when it is answered.
    to_remember: Option<String>,
    answering: answering::Answering,
    offer: field::Offer,
    draft: saved::Draft,
    measure: Measure,
    vocabulary: vocabulary::Vocabulary,
    folded: BTreeSet<About>,
    /// Grows with every answer.
    serial: u64,
    lines: Option<KeptLines>,
    bars: Latest<BarsKey, Arc<[Spread]>>,
    languages: Option<Kept<u64, Vec<Language>>>,
    to_code: Option<ToCode>,
    revision: u64,
    blind: bool,
}

impl SearchPlace {
    /// What was found, if the question could be answered.
    pub fn found(&self) -> Option<&Arc<Found>> {
        self.answering.found()
    }

    /// True while an answer is not whole.
    pub fn is_searching(&self) -> bool {
        self.answering.is_running()
    }

    /// The hits of one document, in order.
    pub fn hits_in(&self, document: DocumentId) -> Vec<CharSpan> {
        let Some(found) = self.found() else { return Vec::new() };
        let mut spans: Vec<CharSpan> = found.hits.iter().filter(|hit| hit.document == document).map(|hit| hit.span).collect();
        spans.sort_unstable();
        spans
    }

    /// Puts another question.
    pub fn ask(&mut self, query: String) {
        self.query = query;
        self.like = None;
        self.help = false;
        self.remember();
    }

    /// Keeps the question among those of before.
    fn remember(&mut self) {
        let query = self.query.trim().to_owned();
        if !query.is_empty() {
            self.history.retain(|known| *known != query);
            self.history.insert(0, query);
            self.history.truncate(REMEMBERED);
            self.to_remember = self.history.first().cloned();
        }
    }

    fn question(&mut self, revision: u64, blind: bool) -> Question {
        (self.revision, self.blind) = (revision, blind);
        Question { blind, text: self.query.trim().to_owned(), narrow: self.narrow.clone(), sort: self.sort, grouping: self.grouping, like: self.like, revision }
    }

    fn new_answer(&mut self, same_question: bool) {
        self.serial += 1;
        if !same_question {
            self.ticked.clear();
            self.folded.clear();
        }
    }

    fn fold(&mut self, about: About) {
        if !self.folded.remove(&about) {
            self.folded.insert(about);
        }
    }

    fn lines(&mut self, found: &Found) -> Arc<[Line]> {
        let key = (self.serial, self.folded.len());
        if self.lines.as_ref().is_none_or(|kept| kept.key != key) {
            self.lines = Some(Kept { key, made: rows::lines(&found.groups, &self.folded).into() });
        }
        self.lines.as_ref().map(|kept| Arc::clone(&kept.made)).unwrap_or_else(|| Arc::new([]))
    }

    /// The bars, counted on a thread of their own.
    fn bars(&mut self, found: &Arc<Found>, project: &Arc<Project>, tongue: Tongue, context: &egui::Context) -> Arc<[Spread]> {
        let measure = self.measure;
        self.bars.ask("spread", context, (self.serial, measure, tongue == Tongue::French), |_| {
            let (found, project) = (Arc::clone(found), Arc::clone(project));
            move || side::spread(&project, &found, measure, &Locale::new(tongue)).into()
        });
        self.bars.made().cloned().unwrap_or_else(|| Arc::new([]))
    }

    /// True while the bars are on their way.
    pub fn is_spreading(&self) -> bool {
        self.bars.is_running()
    }

    fn languages(&mut self, revision: u64, project: &Project) -> Vec<Language> {
        if self.languages.as_ref().is_none_or(|kept| kept.key != revision) {
            self.languages = Some(Kept { key: revision, made: narrow::languages(project) });
        }
        self.languages.as_ref().map(|kept| kept.made.clone()).unwrap_or_default()
    }

    fn tick_all(&mut self) {
        let Some(found) = self.answering.found() else { return };
        self.ticked = found.hits.iter().map(|hit| (hit.document, hit.span)).collect();
    }

    /// What is exported: the hits that are ticked, or all.
    pub fn to_export(&self) -> What {
        let ticked = || self.ticked.iter().copied().collect::<Vec<Hit>>();
        let all = || self.found().map(|found| found.hits.iter().map(|hit| (hit.document, hit.span)).collect::<Vec<Hit>>()).unwrap_or_default();
        let hits: Arc<[Hit]> = if self.ticked.is_empty() { all().into() } else { ticked().into() };
        What::Hits { query: self.query.trim().to_owned(), hits }
    }

    /// The passages that the ticked hits stand for, each once.
    pub fn to_code(&mut self, project: &Project) -> Arc<[Hit]> {
        let key = (self.ticked.len(), self.reach, self.revision, self.blind);
        if self.to_code.as_ref().is_none_or(|kept| kept.key != key) {
            self.to_code = Some(Kept { key, made: passages(project, &self.ticked, self.reach).into_iter().collect() });
        }
        self.to_code.as_ref().map(|kept| Arc::clone(&kept.made)).unwrap_or_else(|| Arc::new([]))
    }
}

/// The passages that hits stand for.
fn passages(project: &Project, hits: &BTreeSet<Hit>, reach: Reach) -> BTreeSet<Hit> {
    let mut found = BTreeSet::new();
    let mut open: Option<Transcript> = None;
    for (document, span) in hits {
        if open.as_ref().is_none_or(|transcript| transcript.document.id != *document) {
            open = project.transcript(*document);
        }
        let Some(transcript) = &open else { continue };
        let passage = widened(transcript, *span, reach.unit);
        let is_coded = || project.codings_of(*document).iter().any(|coding| coding.span.overlaps(passage));
        if !reach.exclude_coded || !is_coded() {
            found.insert((*document, passage));
        }
    }
    found
}

/// The paragraph in which a passage begins.
fn paragraph_of(project: &Project, document: DocumentId, span: CharSpan) -> CharSpan {
    project.transcript(document).map_or(span, |transcript| widened(&transcript, span, Unit::Paragraph))
}

/// The paragraph of a hit with where it stands, to be put into a report.
fn citation(transcript: &Transcript, span: CharSpan, locale: &Locale) -> String {
    let passage = widened(transcript, span, Unit::Sentence);
    let place = transcript.place(passage);
    let words = transcript.slice(passage).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut standing = vec![format!("{} {}", transcript.document.name, place_words(&place))];
    standing.extend(place.speaker);
    let standing = standing.join(", ");
    let values = [("words", (&words).into()), ("place", (&standing).into())];
    locale.with("quoted-with-place", &values)
}

/// Shows the page.
pub fn show(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, asks: &mut Vec<Ask>) {
    let colours = tokens(ui);
    let whole = ui.available_rect_before_wrap();
    let left = if whole.width() > WITH_LEFT { LEFT } else { 0.0 };
    let right = if whole.width() > WITH_RIGHT { RIGHT } else { 0.0 };
    let main = Rect::from_min_max(pos2(whole.left() + left, whole.top()), pos2(whole.right() - right, whole.bottom()));
    if left > 0.0 {
        let panel = Rect::from_min_max(whole.min, pos2(main.left(), whole.bottom()));
        region(ui.ctx(), panel);
        ui.painter().rect_filled(panel, 0.0, colours.bg_panel);
        ui.painter().vline(panel.right() - 0.5, panel.y_range(), Stroke::new(1.0, colours.line_strong));
        let mut child = ui.new_child(UiBuilder::new().id_salt("search-left").max_rect(panel.shrink2(egui::vec2(1.0, 0.0))));
        ScrollArea::vertical().id_salt("search-left").auto_shrink(false).show(&mut child, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            saved::show(ui, tools, desk, asks);
            narrow::show(ui, tools, desk);
        });
    }
    ui.painter().rect_filled(main, 0.0, colours.bg_paper);
    let mut page = ui.new_child(UiBuilder::new().id_salt("search-main").max_rect(main));
    page.spacing_mut().item_spacing.y = 0.0;
    region(ui.ctx(), main);
    field::show(&mut page, tools, desk);
    if desk.search.help {
        help::show(&mut page, tools, desk);
    } else if desk.search.query.trim().is_empty() && desk.search.like.is_none() {
        let sentence = tools.text("search-help");
        empty(&mut page, tools, &sentence, None);
        vocabulary::show(&mut page, tools, desk, asks);
    } else {
        results::totals(&mut page, tools, desk);
        region(page.ctx(), page.available_rect_before_wrap());
        results::show(&mut page, tools, desk, asks);
    }
    if right > 0.0 {
        let panel = Rect::from_min_max(pos2(main.right(), whole.top()), whole.max);
        region(ui.ctx(), panel);
        ui.painter().rect_filled(panel, 0.0, colours.bg_panel);
        ui.painter().vline(panel.left() + 0.5, panel.y_range(), Stroke::new(1.0, colours.line_strong));
        let mut child = ui.new_child(UiBuilder::new().id_salt("search-right").max_rect(panel));
        side::show(&mut child, tools, desk);
    }
}
