//! One open project at the desk: what is open, selected and shown. Everything here can be lost without losing a coding.

mod counts;
mod known;
mod seat;
mod tab;
mod tabs;
mod twin;

pub use counts::Counts;
pub use seat::Seat;
pub use tab::{Eyes, Seen, Tab};
pub use tabs::Tabs;
pub use twin::twin_of;

use crate::app::layout::{Layout, Pane};
use crate::app::locale::Locale;
use crate::app::panels::{codebook::CodebookView, documents::DocumentsView, passage::PassageView};
use crate::app::places::{
    agreement::AgreementPlace, cases::CasesPlace, charts::ChartsPlace, history::HistoryPlace, memos::MemosPlace, search::SearchPlace, tables::TablesPlace,
};
use crate::app::settings::PerProject;
use crate::model::change::Change;
use crate::model::coding::Coding;
use crate::model::ids::{CodeId, CoderId, CodingId, ProjectId};
use crate::model::op::{OpHead, OpKind};
use crate::model::project::Project;
use crate::model::text::CharSpan;
use crate::model::time::Moment;
use crate::session::counting::Counting;
use crate::session::error::SessionError;
use crate::session::{Outcome, Session};
use std::path::PathBuf;
use std::sync::Arc;

/// How many codes count as recent.
const RECENT: usize = 8;

/// The seven pages of the top bar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// Documents, codebook, reader and passage.
    #[default]
    Code,
    /// Search.
    Search,
    /// Tables and charts.
    Tables,
    /// Agreement between coders.
    Agreement,
    /// Cases and attributes.
    Cases,
    /// Memos.
    Memos,
    /// History.
    History,
}

/// The project that is open, and where the person is in it.
pub struct Desk {
    /// The session, or a job that has it for a while.
    pub seat: Seat,
    /// Its file.
    pub path: PathBuf,
    /// The project as it is now.
    pub project: Arc<Project>,
    /// Name of the person at the desk.
    pub coder: String,
    /// True where acts can be carried out.
    pub writable: bool,
    /// True where the file is encrypted.
    pub encrypted: bool,
    /// Grows with every change of the project.
    pub revision: u64,
    /// The page that is shown.
    pub place: Place,
    /// Open documents.
    pub tabs: Tabs,
    /// Whose codings are shown.
    pub seen: Seen,
    /// The selected coding.
    pub selected: Option<CodingId>,
    /// The chosen code of the tree.
    pub chosen: Option<CodeId>,
    /// Codes used last, newest first.
    pub recent: Vec<CodeId>,
    /// What is remembered of this project.
    pub kept: PerProject,
    /// The acts that undo and redo would take.
    pub next: (Option<OpHead>, Option<OpHead>),
    /// The newest act of this sitting.
    pub last: Option<LastAct>,
    /// Numbers of the codebook's tree.
    pub counts: Counts,
    /// Where the panels stand.
    pub layout: Layout,
    /// Documents panel.
    pub documents: DocumentsView,
    /// Codebook panel.
    pub codebook: CodebookView,
    /// Passage panel.
    pub passage: PassageView,
    /// Search page.
    pub search: SearchPlace,
    /// Tables page.
    pub tables: TablesPlace,
    /// Agreement page.
    pub agreement: AgreementPlace,
    /// Charts, in the place of tables.
    pub charts: ChartsPlace,
    /// Cases page.
    pub cases: CasesPlace,
    /// Memos page.
    pub memos: MemosPlace,
    /// History page.
    pub history: HistoryPlace,
    /// True where the passage was hidden to make room for two documents.
    pub passage_gave_way: bool,
    /// What counting needs, as the project is now.
    pub counting: Counting,
    kept_parts: known::Kept,
    region: Pane,
    region_wanted: bool,
}

/// An act of this sitting, as it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastAct {
    /// Whether it was done, taken back or done again.
    pub kind: OpKind,
    /// What it did, as the history has it.
    pub label: String,
    /// When.
    pub at: Moment,
}

/// The regions of the coding page in the order in which the keyboard goes through them.
const REGIONS: [Pane; 4] = [Pane::Documents, Pane::Codebook, Pane::Reader, Pane::Passage];

impl Desk {
    /// Sits down at an open project.
    pub fn new(session: Session, path: PathBuf, kept: PerProject) -> Self {
        let project = session.project();
        let next = session.next_undo_and_redo().unwrap_or_default();
        let layout = Layout::from_kept(kept.layout.as_ref());
        let mut desk = Self {
            coder: session.coder().to_owned(),
            writable: session.is_writable(),
            encrypted: session.is_encrypted(),
            path,
            revision: 1,
            place: Place::Code,
            tabs: Tabs::default(),
            seen: Seen { eyes: kept.eyes, ..Seen::default() },
            selected: None,
            chosen: None,
            recent: Vec::new(),
            next,
            last: None,
            counts: Counts::default(),
            layout,
            documents: DocumentsView::default(),
            codebook: CodebookView::new(&project),
            passage: PassageView::default(),
            search: SearchPlace::default(),
            tables: TablesPlace::default(),
            agreement: AgreementPlace::default(),
            charts: ChartsPlace::default(),
            cases: CasesPlace::default(),
            memos: MemosPlace::default(),
            history: HistoryPlace::default(),
            passage_gave_way: false,
            counting: session.counting(),
            kept_parts: known::Kept::default(),
            region: Pane::Reader,
            region_wanted: false,
            seat: Seat::Here(Box::new(session)),
            kept,
            project,
        };
        if let Seat::Here(session) = &desk.seat {
            desk.search.history = session.search_history().unwrap_or_default().into_iter().map(|past| past.query).collect();
        }
        desk.recent = recent_codes(&desk.project, desk.me());
        for document in desk.kept.tabs.clone() {
            desk.tabs.open(&desk.project, document);
        }
        match desk.kept.front.filter(|front| desk.project.document(*front).is_some()) {
            Some(front) => desk.tabs.open(&desk.project, front),
            None => {
                if let Some(first) = crate::app::panels::documents::first(&desk.project) {
                    desk.tabs.open(&desk.project, first);
                }
            }
        }
        desk
    }

    /// Identity of the project.
    pub fn id(&self) -> Option<ProjectId> {
        self.project.info().map(|info| info.id)
    }

    /// Identity of the person at the desk; none until the first coding.
    pub fn me(&self) -> Option<CoderId> {
        self.project.coder_named(&self.coder).map(|coder| coder.id)
    }

    /// The selected coding, if it is still there.
    pub fn selected_coding(&self) -> Option<&Coding> {
        let wanted = self.selected?;
        let front = self.tabs.front()?.document;
        self.project.codings_of(front).iter().find(|coding| coding.id == wanted)
    }

    /// The same, where the person at the desk made it.
    pub fn own_selected(&self) -> Option<&Coding> {
        let me = self.me()?;
        self.selected_coding().filter(|coding| coding.coder == me)
    }

    /// The own coding that an act means: the selected one, else the shortest own one around the caret or the selected words.
    pub fn own_meant(&self) -> Option<&Coding> {
        if self.selected.is_some() {
            return self.own_selected();
        }
        let tab = self.tabs.front()?;
        let span = tab.reader.selection().span();
        self.shortest_own(|coding| coding.contains(span))
    }

    /// The own coding to be split and the position: inside the selected one, else inside the shortest own one at the caret.
    pub fn to_split(&self) -> Option<(CodingId, u32)> {
        let reader = &self.tabs.front()?.reader;
        let inside = |span: CharSpan| reader.places_to_split().into_iter().find(|at| span.start() < *at && *at < span.end());
        let coding = if self.selected.is_some() { self.own_selected() } else { self.shortest_own(|span| inside(span).is_some()) };
        let coding = coding?;
        Some((coding.id, inside(coding.span)?))
    }

    /// The shortest shown coding of the person at the desk whose characters fit.
    fn shortest_own(&self, fits: impl Fn(CharSpan) -> bool) -> Option<&Coding> {
        let shown = self.tabs.front()?.shown.iter().filter(|shown| shown.own && !shown.echo && fits(shown.coding.span));
        shown.map(|shown| &shown.coding).min_by_key(|coding| (coding.span.len(), coding.id))
    }

    /// Remembers that a code was used.
    pub fn used(&mut self, code: CodeId) {
        self.recent.retain(|known| *known != code);
        self.recent.insert(0, code);
        self.recent.truncate(RECENT);
    }

    /// Takes over what the session has become after an act.
    pub fn acted(&mut self, outcome: Option<&Outcome>) {
        let Seat::Here(session) = &self.seat else { return };
        self.project = session.project();
        // Who acts may have been renamed.
        session.coder().clone_into(&mut self.coder);
        self.counting = session.counting();
        self.next = session.next_undo_and_redo().unwrap_or_default();
        self.writable = session.is_writable();
        self.revision += 1;
        if let Some(outcome) = outcome {
            self.last = Some(LastAct { kind: outcome.kind, label: outcome.label.clone(), at: session.clock().now() });
        }
        self.tabs.renew(&self.project);
        if self.selected.is_some() && self.selected_coding().is_none() {
            self.selected = None;
        }
        self.chosen = self.chosen.filter(|code| self.project.codebook().get(*code).is_some());
        let project = Arc::clone(&self.project);
        self.recent.retain(|code| project.codebook().get(*code).is_some_and(|code| code.codable && !code.retired));
        self.kept.pinned.retain(|code| project.codebook().get(*code).is_some());
    }

    /// Carries an act out with the session.
    pub fn with_session(&mut self, act: impl FnOnce(&mut Session) -> Result<Outcome, SessionError>) -> Option<Result<Outcome, SessionError>> {
        let Seat::Here(session) = &mut self.seat else { return None };
        let result = act(session);
        if let Ok(outcome) = &result {
            self.acted(Some(outcome));
        }
        Some(result)
    }

    /// After an act: the person's newest coding among its changes is selected.
    pub fn select_made(&mut self, outcome: &Outcome) {
        let made = outcome.changes.iter().find_map(|change| match change {
            Change::Coding(edit) if edit.before.is_none() => edit.after.as_ref(),
            _ => None,
        });
        if let Some(made) = made {
            self.selected = Some(made.id);
            self.used(made.code);
        }
    }

    /// What is remembered of this project for the next time.
    pub fn to_keep(&self) -> PerProject {
        let front = self.tabs.front().map(|tab| tab.document);
        PerProject { tabs: self.tabs.documents(), front, layout: self.layout.to_keep(), eyes: self.seen.eyes, ..self.kept.clone() }
    }

    /// Sends the keyboard to the next region of the coding page, or to the one before.
    pub fn go_to_region(&mut self, forwards: bool) {
        let number = REGIONS.len();
        let now = REGIONS.iter().position(|region| *region == self.region).unwrap_or(2);
        let next = if forwards { (now + 1) % number } else { (now + number - 1) % number };
        self.region = REGIONS.get(next).copied().unwrap_or(Pane::Reader);
        self.layout.set_shown(self.region, true);
        self.region_wanted = true;
    }

    /// True where the keyboard is on its way to the reader.
    pub fn wants_reader(&self) -> bool {
        self.region_wanted && self.region == Pane::Reader
    }

    /// True once where the keyboard is on its way to this region.
    pub fn take_region(&mut self, pane: Pane) -> bool {
        self.region == pane && std::mem::take(&mut self.region_wanted)
    }

    /// Brings tabs and numbers up to the project, for this frame.
    pub fn prepare(&mut self, locale: &Locale) {
        let (me, revision) = (self.me(), self.revision);
        self.tabs.prepare(&self.project, revision, &self.seen, me, locale);
        let front = self.tabs.front().map(|tab| tab.document);
        self.counts.prepare(&self.project, revision, front, &self.seen, me);
        if self.place == Place::History {
            crate::app::places::history::read(self);
        }
    }
}

/// The codes that a person used last, newest first.
fn recent_codes(project: &Project, me: Option<CoderId>) -> Vec<CodeId> {
    let mut own: Vec<&Coding> = project.codings().filter(|coding| Some(coding.coder) == me).collect();
    own.sort_by_key(|coding| std::cmp::Reverse((coding.created, coding.id)));
    let mut codes: Vec<CodeId> = Vec::new();
    for coding in own {
        if !codes.contains(&coding.code) {
            codes.push(coding.code);
        }
        if codes.len() == RECENT {
            break;
        }
    }
    codes
}
