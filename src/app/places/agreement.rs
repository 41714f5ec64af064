//! The agreement page: coefficients per code, where coders differ side by side, settled one by one, rounds, and the paragraph for the methods section.
//!
//! Comparing runs as a job; the page shows the last result until the next is there. Nothing here ranks a coder.

mod bar;
mod cards;
mod more;
mod table;

use crate::analysis::agreement::disagreements::{Disagreement, disagreements};
use crate::analysis::agreement::{Agreement, Documents, Request, Statistic, Unable, agreement, other_tools};
use crate::analysis::table::Table;
use crate::app::ask::Ask;
use crate::app::desk::{Desk, Eyes};
use crate::app::theme::tokens::PAGE_PADDING;
use crate::app::widgets::{Tools, empty, region, segments, tokens};
use crate::model::ids::{CodeId, CoderId, DocumentId, RoundId};
use crate::model::project::Project;
use crate::model::round::Unit;
use crate::model::settlement::CONSENSUS;
use crate::model::text::CharSpan;
use crate::session::job::{Job, State};
use egui::{Align, Context, Layout, Rect, Stroke, Ui, UiBuilder, pos2};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Width of the table as designed.
const TABLE: f32 = 616.0;
/// Cards that are laid out at a time.
const STEP: usize = 40;

/// What stands beside the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum View {
    /// Where coders differ.
    #[default]
    Differences,
    /// Kept rounds.
    Rounds,
    /// The paragraph for the methods section.
    Methods,
    /// What other programs would print.
    Others,
}

const VIEWS: [(View, &str); 4] = [
    (View::Differences, "agreement-differences"),
    (View::Rounds, "agreement-rounds"),
    (View::Methods, "agreement-methods"),
    (View::Others, "agreement-others"),
];

/// Where coders differ: what a reason is being written for.
type Spot = (DocumentId, CodeId, CharSpan);

/// What was compared, to see when it has to be done anew.
#[derive(Clone, PartialEq)]
struct Key {
    request: Request,
    revision: u64,
}

/// A result.
pub(super) struct Found {
    /// The coefficients.
    pub(super) agreement: Agreement,
    /// Where coders differ.
    pub(super) places: Vec<Disagreement>,
    /// What other programs would print.
    pub(super) others: Option<Table>,
}

/// The page's state.
pub struct AgreementPlace {
    coders: Vec<CoderId>,
    unit: Unit,
    statistic: Statistic,
    documents: Vec<DocumentId>,
    view: View,
    code: Option<CodeId>,
    only_open: bool,
    shown: usize,
    reasons: BTreeMap<Spot, String>,
    round_name: String,
    compared: [Option<RoundId>; 2],
    french_methods: Option<bool>,
    key: Option<Key>,
    job: Option<(Key, Job<Result<Found, Unable>>)>,
    found: Option<Result<Arc<Found>, Unable>>,
}

impl Default for AgreementPlace {
    fn default() -> Self {
        Self {
            coders: Vec::new(),
            unit: Unit::Paragraph,
            statistic: Statistic::CohenKappa,
            documents: Vec::new(),
            view: View::Differences,
            code: None,
            only_open: false,
            shown: STEP,
            reasons: BTreeMap::new(),
            round_name: String::new(),
            compared: [None, None],
            french_methods: None,
            key: None,
            job: None,
            found: None,
        }
    }
}

impl AgreementPlace {
    /// What is compared.
    pub fn request(&self) -> Request {
        let documents = if self.documents.is_empty() { Documents::Common } else { Documents::These(self.documents.clone()) };
        Request { documents, unit: self.unit, ..Request::of(self.coders.clone()) }
    }

    /// True where the figures are those of the project as it is.
    pub fn is_ready(&self) -> bool {
        self.job.is_none() && self.key.is_some()
    }
}

/// Shows the page.
pub fn show(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, asks: &mut Vec<Ask>) {
    let rect = ui.available_rect_before_wrap();
    ui.painter().rect_filled(rect, 0.0, tokens(ui).bg_paper);
    if desk.project.info().is_some_and(|info| info.agreement_off) {
        let sentence = tools.text("agreement-off");
        empty(ui, tools, &sentence, None);
        return;
    }
    if desk.seen.eyes == Eyes::Blind {
        let (sentence, act) = (tools.text("agreement-blind"), tools.text("agreement-show-all"));
        if empty(ui, tools, &sentence, Some(&act)) {
            desk.seen.eyes = Eyes::All;
        }
        return;
    }
    let project = desk.project.clone();
    choose_coders(&mut desk.agreement, &project);
    if desk.agreement.coders.len() < 2 {
        let sentence = tools.text("agreement-few-coders");
        empty(ui, tools, &sentence, None);
        return;
    }
    compare(&mut desk.agreement, &project, desk.revision, ui.ctx());
    let left = Rect::from_min_max(rect.min, pos2((rect.left() + TABLE).min(rect.center().x + 80.0), rect.bottom()));
    let right = Rect::from_min_max(pos2(left.right(), rect.top()), rect.max);
    ui.painter().rect_filled(right, 0.0, tokens(ui).bg_panel);
    region(ui.ctx(), left);
    region(ui.ctx(), right);
    let mut child = ui.new_child(UiBuilder::new().id_salt("agreement-table").max_rect(left));
    child.set_clip_rect(left);
    let found = desk.agreement.found.clone();
    bar::show(&mut child, tools, &mut desk.agreement, &project, asks);
    match &found {
        Some(Ok(found)) => table::show(&mut child, tools, &mut desk.agreement, &project, found),
        Some(Err(_)) => {
            let sentence = tools.text("agreement-none");
            empty(&mut child, tools, &sentence, None);
        }
        None => {
            let sentence = tools.text("agreement-counting");
            empty(&mut child, tools, &sentence, None);
        }
    }
    if let Some(Ok(found)) = &found {
        let mut child = ui.new_child(UiBuilder::new().id_salt("agreement-side").max_rect(right));
        child.set_clip_rect(right);
        side(&mut child, tools, desk, found, asks);
    }
    ui.painter().vline(right.left() + 0.5, rect.y_range(), Stroke::new(1.0, tokens(ui).line_strong));
}

/// What stands beside the table.
fn side(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, found: &Found, asks: &mut Vec<Ask>) {
    let rect = ui.available_rect_before_wrap();
    let top = Rect::from_min_max(rect.min, pos2(rect.right(), rect.top() + 44.0));
    let mut line = ui.new_child(UiBuilder::new().max_rect(top.shrink2(egui::vec2(PAGE_PADDING, 8.0))).layout(Layout::left_to_right(Align::Center)));
    let names: Vec<String> = VIEWS.iter().map(|(_, key)| tools.text(key)).collect();
    let now = VIEWS.iter().position(|(view, _)| *view == desk.agreement.view).unwrap_or(0);
    if let Some((view, _)) = segments(&mut line, tools, &names, now).and_then(|place| VIEWS.get(place)) {
        desk.agreement.view = *view;
    }
    ui.painter().hline(rect.x_range(), top.bottom() + 0.5, Stroke::new(1.0, tokens(ui).line));
    let below = Rect::from_min_max(pos2(rect.left(), top.bottom() + 1.0), rect.max);
    let mut child = ui.new_child(UiBuilder::new().id_salt("agreement-view").max_rect(below));
    child.set_clip_rect(below);
    let project = desk.project.clone();
    let writable = desk.writable;
    match desk.agreement.view {
        View::Differences => cards::show(&mut child, tools, &mut desk.agreement, &project, found, writable, asks),
        View::Rounds => more::rounds(&mut child, tools, &mut desk.agreement, &project, found, writable, asks),
        View::Methods => more::methods(&mut child, tools, &mut desk.agreement, &project, found),
        View::Others => more::others(&mut child, tools, found),
    }
}

/// Before anybody chose: the two who have coded most. Who has gone since is left out.
fn choose_coders(place: &mut AgreementPlace, project: &Project) {
    place.coders.retain(|coder| project.coder(*coder).is_some());
    place.documents.retain(|document| project.document(*document).is_some());
    if place.coders.len() >= 2 {
        return;
    }
    let mut counts: BTreeMap<CoderId, usize> = BTreeMap::new();
    for coding in project.codings().filter(|coding| project.coder_name(coding.coder) != CONSENSUS) {
        *counts.entry(coding.coder).or_default() += 1;
    }
    let mut coders: Vec<(CoderId, usize)> = counts.into_iter().collect();
    coders.sort_by_key(|(coder, number)| (std::cmp::Reverse(*number), *coder));
    place.coders = coders.into_iter().take(2).map(|(coder, _)| coder).collect();
    place.coders.sort_by_key(|coder| project.coder_name(*coder).to_owned());
}

/// Starts comparing where something changed, and takes a result in.
fn compare(place: &mut AgreementPlace, project: &Arc<Project>, revision: u64, context: &Context) {
    if let Some((key, job)) = place.job.take() {
        match job.poll() {
            State::Running => place.job = Some((key, job)),
            State::Done(found) => {
                place.found = Some(found.map(Arc::new));
                place.key = Some(key);
            }
            // A job that failed is not tried again until something changes.
            State::Failed => place.key = Some(key),
        }
    }
    let key = Key { request: place.request(), revision };
    if place.job.is_some() || place.key.as_ref() == Some(&key) {
        return;
    }
    let (wake, shared, request) = (context.clone(), Arc::clone(project), key.request.clone());
    let work = move |_: &Arc<crate::session::job::Progress>| {
        let found = agreement(&shared, &request)?;
        let places = disagreements(&shared, &request)?;
        let others = other_tools::table(&shared, &request).ok();
        Ok(Found { agreement: found, places, others })
    };
    // Without threads there is no comparison, and the page goes on saying that it is on its way.
    if let Ok(job) = Job::start("agreement", move || wake.request_repaint(), work) {
        place.job = Some((key, job));
    }
}
