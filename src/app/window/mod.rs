//! The window: one screen at a time, what lies over it, and the way from wishes to acts.
//!
//! A frame is: look at jobs, take keys, paint the screen and what lies over it, then carry out what was asked for. Painting changes nothing of a
//! project, and nothing slow runs in it.

mod acts;
mod exporting;
mod jobs;
mod keys;
mod memos;
mod overlays;
mod projects;
mod protect;
mod sealing;
mod studies;
mod work;

use crate::app::action::{Action, Needs};
use crate::app::ask::Ask;
use crate::app::desk::{Desk, Place};
use crate::app::dialogs::Dialog;
use crate::app::gate::{Gate, Knock};
use crate::app::keymap::Keymap;
use crate::app::layout::Pane;
use crate::app::locale::Locale;
use crate::app::palette::Palette;
use crate::app::panels::notices::{Grade, Notices};
use crate::app::panels::status::RunningJob;
use crate::app::panels::{codebook, documents, passage, reader_pane, status, top_bar};
use crate::app::picker::Picker;
use crate::app::places;
use crate::app::settings::{ThemeChoice, WindowSettings};
use crate::app::sheets::Sheet;
use crate::app::text::TextEngine;
use crate::app::text::font_set::MissingScript;
use crate::app::theme;
use crate::app::theme::tokens::{STATUS_LINE, TOP_BAR};
use crate::app::widgets::Tools;
use crate::app::{locale, start};
use crate::model::ids::{CodingId, InstallationId};
use crate::session::Actor;
use crate::session::clock::Clock;
use crate::session::error::Message;
use egui::{Context, Rect, ThemePreference, Ui, UiBuilder, pos2};
use jobs::Work;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// What the window shows.
pub enum Screen {
    /// Recent projects, a new one, the sample study.
    Start,
    /// An encrypted project that asks for its passphrase.
    Gate(Box<Gate>),
    /// An open project.
    Desk(Box<Desk>),
}

/// What the window opens with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenWith {
    /// The start screen.
    Nothing,
    /// A project.
    Project(PathBuf),
}

/// How the window is made.
#[derive(Clone, Debug)]
pub struct Options {
    /// What it opens with.
    pub open: OpenWith,
    /// Who codes, where that was said on the command line.
    pub coder: Option<String>,
    /// False where paths are written and no file dialog is tried.
    pub dialogs: bool,
    /// True where nothing is read from this installation's settings and nothing is written there.
    pub temporary: bool,
    /// False where only the shipped fonts are used, so that tests see the same letters everywhere.
    pub system_fonts: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { open: OpenWith::Nothing, coder: None, dialogs: true, temporary: false, system_fonts: true }
    }
}

/// Who works at the window.
#[derive(Clone, Debug)]
struct Who {
    coder: Option<String>,
    temporary: bool,
}

impl Who {
    /// Name of the coder; empty where nothing names the person.
    fn known_coder(&self) -> String {
        Some(self.actor().coder).filter(|coder| coder != crate::session::settings::UNNAMED).unwrap_or_default()
    }

    fn actor(&self) -> Actor {
        if !self.temporary {
            return Actor::here(self.coder.as_deref());
        }
        let clock = Clock::system();
        let installation = InstallationId::from_uuid(clock.uuid());
        Actor { coder: self.coder.clone().unwrap_or_default(), installation, clock }
    }
}

/// The program's window.
pub struct Window {
    engine: TextEngine,
    locale: Locale,
    keymap: Keymap,
    settings: WindowSettings,
    stored: WindowSettings,
    screen: Screen,
    notices: Notices,
    sheet: Option<Sheet>,
    palette: Option<Palette>,
    picker: Option<Picker>,
    work: Option<Work>,
    dialog: Option<Dialog>,
    /// Wishes that wait until the session is back from a job.
    waiting: Vec<Ask>,
    who: Who,
    dialogs: bool,
    system_fonts: bool,
    open_menu: bool,
    text_menu: Option<egui::Pos2>,
    /// Codings that are listed because their stripes are folded into one line, and where.
    fold_menu: Option<(egui::Pos2, Vec<CodingId>)>,
    last_input: f64,
    /// When what was copied out of an encrypted project leaves the clipboard.
    clipboard_until: Option<f64>,
    quitting: bool,
    missing_told: BTreeSet<MissingScript>,
    /// True until the reader, which was asked to take the keyboard, has it.
    waiting_for_reader: bool,
    /// While a sheet is open: what had the keyboard before it.
    beneath: Option<work::Beneath>,
}

impl Window {
    /// Makes the window: fonts, styles, settings, and begins to open what it is to open with.
    pub fn new(context: &Context, options: Options) -> Self {
        theme::install(context);
        let settings = if options.temporary { WindowSettings::default() } else { WindowSettings::load() };
        let locale = Locale::new(settings.tongue());
        let mut window = Self {
            engine: if options.system_fonts { TextEngine::new() } else { TextEngine::with_shipped_fonts_only() },
            keymap: Keymap::new(&settings.shortcuts),
            stored: settings.clone(),
            locale,
            settings,
            screen: Screen::Start,
            notices: Notices::default(),
            sheet: None,
            palette: None,
            picker: None,
            work: None,
            dialog: None,
            waiting: Vec::new(),
            who: Who { coder: options.coder, temporary: options.temporary },
            dialogs: options.dialogs,
            system_fonts: options.system_fonts,
            open_menu: false,
            text_menu: None,
            fold_menu: None,
            last_input: 0.0,
            clipboard_until: None,
            quitting: false,
            missing_told: BTreeSet::new(),
            waiting_for_reader: false,
            beneath: None,
        };
        window.set_theme(context);
        if let OpenWith::Project(path) = options.open {
            window.open_project(context, path);
        }
        window
    }

    /// The open project, if one is.
    pub fn desk(&self) -> Option<&Desk> {
        match &self.screen {
            Screen::Desk(desk) => Some(desk),
            Screen::Start | Screen::Gate(_) => None,
        }
    }

    fn desk_mut(&mut self) -> Option<&mut Desk> {
        match &mut self.screen {
            Screen::Desk(desk) => Some(desk),
            Screen::Start | Screen::Gate(_) => None,
        }
    }

    /// What the person is told and has not closed.
    pub fn notices(&self) -> &Notices {
        &self.notices
    }

    /// True while a job runs or a file dialog is open.
    pub fn is_busy(&self) -> bool {
        self.work.is_some() || self.dialog.is_some()
    }

    /// True while numbers of the page in front are on their way.
    pub fn is_counting(&self) -> bool {
        self.desk().is_some_and(|desk| desk.tables.is_counting() || desk.charts.is_counting() || desk.search.is_spreading())
    }

    /// One frame.
    pub fn show(&mut self, ui: &mut Ui) {
        let context = ui.ctx().clone();
        self.engine.begin_frame(&context);
        self.follow_settings(&context);
        let mut asks = Vec::new();
        self.look_at_jobs(&context, &mut asks);
        self.lock_when_idle(&context);
        self.take_keys(&context, &mut asks);
        self.take_dropped(&context, &mut asks);
        ui.painter().rect_filled(ui.max_rect(), 0.0, theme::tokens_of(&context).bg_window);
        self.paint_screen(ui, &mut asks);
        self.paint_over(&context, &mut asks);
        if !asks.is_empty() {
            context.request_repaint();
        }
        for ask in asks {
            self.carry_out(&context, ask);
        }
        self.store_memo_left_behind();
        self.give_back_focus(&context);
        self.give_focus(&context);
        self.tell_missing_scripts(&context);
        self.store_settings();
        self.guard_clipboard(&context);
        self.engine.end_frame(&context);
    }

    /// The last words before the program ends: what is being written is stored, what is open is remembered.
    pub fn close(&mut self) {
        self.leave_desk();
        self.store_settings();
    }

    fn set_theme(&self, context: &Context) {
        context.set_theme(match self.settings.theme {
            ThemeChoice::Light => ThemePreference::Light,
            ThemeChoice::Dark => ThemePreference::Dark,
            ThemeChoice::System => ThemePreference::System,
        });
    }

    /// Takes over settings that changed since the last frame.
    fn follow_settings(&mut self, context: &Context) {
        if self.locale.tongue() != self.settings.tongue() {
            self.locale = Locale::new(self.settings.tongue());
        }
        if self.stored.shortcuts != self.settings.shortcuts {
            self.keymap = Keymap::new(&self.settings.shortcuts);
        }
        self.set_theme(context);
    }

    fn store_settings(&mut self) {
        if self.settings != self.stored {
            if self.stored.shortcuts != self.settings.shortcuts {
                self.keymap = Keymap::new(&self.settings.shortcuts);
            }
            self.stored = self.settings.clone();
            if let Err(err) = if self.who.temporary { Ok(()) } else { self.settings.save() } {
                let what = self.locale.with("settings-not-stored", &[("why", (&self.locale.said(&err.to_string())).into())]);
                self.notices.add(Grade::Warning, what, None);
            }
        }
    }

    /// Says which scripts no font of this machine has, once for each.
    fn tell_missing_scripts(&mut self, context: &Context) {
        let new: Vec<MissingScript> = self.engine.missing_scripts().into_iter().filter(|script| !self.missing_told.contains(script)).collect();
        if new.is_empty() {
            return;
        }
        let names: Vec<&str> = new.iter().map(|script| script.name.as_str()).collect();
        let mut packages: Vec<&str> = new.iter().map(|script| script.package).collect();
        packages.sort_unstable();
        packages.dedup();
        let what = self.locale.with("missing-script", &[("script", (&names.join(", ")).into())]);
        let hint = self.locale.with("missing-script-hint", &[("package", (&packages.join(", ")).into())]);
        self.notices.add(Grade::Info, what, Some(hint));
        self.missing_told.extend(new);
        // What was found out while painting is shown at once, not when the mouse is moved next.
        context.request_repaint();
    }

    /// True where an action makes sense now.
    pub fn is_enabled(&self, action: Action) -> bool {
        let Some(desk) = self.desk() else { return action.needs() == Needs::Nothing };
        match action {
            Action::Undo => return desk.writable && desk.next.0.is_some(),
            Action::Redo => return desk.writable && desk.next.1.is_some(),
            Action::Lock => return desk.encrypted,
            Action::GoAgreement => return desk.project.info().is_some_and(|info| !info.agreement_off),
            Action::EditCode | Action::PinCode => return desk.chosen.is_some(),
            Action::RenameCode => return desk.writable && desk.chosen.is_some(),
            _ => {}
        }
        let document = desk.tabs.front().is_some();
        match action.needs() {
            Needs::Nothing | Needs::Project => true,
            Needs::Writing => desk.writable,
            Needs::Document => document,
            Needs::Reader => document && desk.writable,
            Needs::OwnCoding => document && desk.writable && desk.own_meant().is_some(),
        }
    }

    fn paint_screen(&mut self, ui: &mut Ui, asks: &mut Vec<Ask>) {
        let busy = self.work.is_some();
        let covered = busy || self.sheet.is_some() || self.palette.is_some() || self.dialog.is_some();
        let job = self.work.as_ref().and_then(|work| work.shown(&self.locale));
        let mut tools = Tools { engine: &mut self.engine, locale: &self.locale, keymap: &self.keymap };
        match &mut self.screen {
            Screen::Start => start::show(ui, &mut tools, &mut self.settings, (covered, job.as_ref().map(|job| job.words.as_str())), asks),
            Screen::Gate(gate) => match gate.show(ui, &mut tools, busy) {
                Some(Knock::Open(passphrase)) => self.knock(ui.ctx(), passphrase),
                Some(Knock::Leave) => self.screen = Screen::Start,
                None => {}
            },
            Screen::Desk(_) => self.paint_desk(ui, asks),
        }
    }

    fn paint_desk(&mut self, ui: &mut Ui, asks: &mut Vec<Ask>) {
        let job = self.work.as_ref().and_then(|work| work.shown(&self.locale));
        let enabled: Vec<Action> = Action::ALL.iter().copied().filter(|action| self.is_enabled(*action)).collect();
        let open_menu = std::mem::take(&mut self.open_menu);
        let reader = self.settings.reader();
        let Screen::Desk(desk) = &mut self.screen else { return };
        let mut tools = Tools { engine: &mut self.engine, locale: &self.locale, keymap: &self.keymap };
        desk.prepare(&self.locale);
        let me = desk.me();
        desk.documents.prepare(&desk.project, desk.revision, &desk.seen, me, &self.locale);
        let whole = ui.max_rect();
        let part = |top: f32, bottom: f32| Rect::from_min_max(pos2(whole.left(), top), pos2(whole.right(), bottom));
        let mut bar = ui.new_child(UiBuilder::new().id_salt("top-bar").max_rect(part(whole.top(), whole.top() + TOP_BAR)));
        top_bar::show(&mut bar, &mut tools, desk, open_menu, &|action| enabled.contains(&action), asks);
        progress_bar(ui, job.as_ref(), whole.top() + TOP_BAR);
        let place = format!("{:?}", desk.place);
        let body = part(whole.top() + TOP_BAR, whole.bottom() - STATUS_LINE);
        let mut page = ui.new_child(UiBuilder::new().id_salt(("page", place)).max_rect(body));
        page.set_clip_rect(body);
        let changed = paint_page(&mut page, &mut tools, desk, reader, asks);
        let mut line = ui.new_child(UiBuilder::new().id_salt("status").max_rect(part(whole.bottom() - STATUS_LINE, whole.bottom())));
        if status::show(&mut line, &mut tools, desk, job.as_ref())
            && let Some(work) = &self.work
        {
            work.cancel();
        }
        if let Some(settings) = changed.settings {
            self.settings.set_reader(settings);
        }
        if let Some(text) = changed.copy {
            ui.ctx().copy_text(text);
        }
    }

    /// Sheets, palette, picker, menus and notices.
    fn paint_over(&mut self, context: &Context, asks: &mut Vec<Ask>) {
        self.paint_sheet(context, asks);
        self.paint_picker(context);
        self.paint_palette(context, asks);
        self.paint_text_menu(context, asks);
        self.paint_fold_menu(context, asks);
        self.paint_carried(context);
        self.paint_hovering(context);
        let mut tools = Tools { engine: &mut self.engine, locale: &self.locale, keymap: &self.keymap };
        self.notices.show(context, &mut tools);
    }

    /// Tells that something failed and what to do.
    fn tell(&mut self, message: &Message) {
        let what = locale::sentence(&self.locale.said(&message.what));
        let hint = message.hint.as_ref().map(|hint| {
            let said = self.locale.said(hint);
            let keys = self.locale.leads_to(hint).map(|action| self.keymap.shown(action, &self.locale)).unwrap_or_default();
            let said = if keys.is_empty() { said } else { self.locale.with("with-keys", &[("what", (&said).into()), ("keys", (&keys).into())]) };
            locale::sentence(&said)
        });
        self.notices.add(Grade::Failure, what, hint);
    }
}

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
        if self.quitting {
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.close();
    }
}

/// The page that is chosen in the top bar.
fn paint_page(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, reader: crate::app::reader::ReaderSettings, asks: &mut Vec<Ask>) -> reader_pane::Changed {
    match desk.place {
        Place::Code => return code_page(ui, tools, desk, reader, asks),
        Place::Search => {
            if places::search::answer(desk, ui.ctx()) {
                asks.push(Ask::ShowHits);
            }
            places::search::show(ui, tools, desk, asks);
        }
        Place::Tables if desk.charts.open => places::charts::show(ui, tools, desk, asks),
        Place::Tables => places::tables::show(ui, tools, desk, asks),
        Place::Agreement => places::agreement::show(ui, tools, desk, asks),
        Place::Cases => places::cases::show(ui, tools, desk, asks),
        Place::Memos => places::memos::show(ui, tools, desk, asks),
        Place::History => places::history::show(ui, tools, desk, asks),
    }
    reader_pane::Changed::default()
}

fn code_page(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, reader: crate::app::reader::ReaderSettings, asks: &mut Vec<Ask>) -> reader_pane::Changed {
    let mut changed = reader_pane::Changed::default();
    let mut layout = std::mem::take(&mut desk.layout);
    let locale = tools.locale;
    layout.show(ui, locale, &mut |ui, pane| match pane {
        Pane::Documents => {
            desk.documents.focus |= desk.take_region(Pane::Documents);
            let front = desk.tabs.front().map(|tab| tab.document);
            let project = desk.project.clone();
            documents::show(ui, tools, &mut desk.documents, &project, front, asks);
        }
        Pane::Codebook => {
            desk.codebook.focus |= desk.take_region(Pane::Codebook);
            let scene = codebook::CodebookScene {
                project: &desk.project,
                counts: &desk.counts,
                chosen: desk.chosen,
                pinned: &desk.kept.pinned,
                seen: &desk.seen,
                passage: desk.tabs.front().map(|tab| tab.reader.passage(&tab.transcript)).filter(|span| !span.is_empty()),
                writable: desk.writable,
            };
            codebook::show(ui, tools, &mut desk.codebook, &scene, asks);
        }
        Pane::Reader => {
            let _reached = desk.take_region(Pane::Reader);
            changed = reader_pane::show(ui, tools, desk, reader, asks);
        }
        Pane::Passage => passage_pane(ui, tools, desk, asks),
    });
    desk.layout = layout;
    changed
}

fn passage_pane(ui: &mut Ui, tools: &mut Tools<'_>, desk: &mut Desk, asks: &mut Vec<Ask>) {
    desk.passage.focus |= desk.take_region(Pane::Passage);
    let Some(tab) = desk.tabs.front() else { return };
    let span = tab.reader.selection().span();
    let rows = passage::rows(&desk.project, &tab.transcript, span, desk.selected_coding(), &desk.seen, desk.me(), tools.locale);
    let project = desk.project.clone();
    passage::show(ui, tools, &mut desk.passage, &rows, &project, desk.writable, asks);
}

/// A thin bar under the top bar while a job runs that takes longer than a blink.
fn progress_bar(ui: &Ui, job: Option<&RunningJob>, top: f32) {
    let Some(job) = job else { return };
    let whole = ui.max_rect();
    let share = job.share.map_or(1.0, |share| share as f32 / 1000.0);
    let bar = Rect::from_min_size(pos2(whole.left(), top - 2.0), egui::vec2(whole.width() * share, 2.0));
    ui.painter().rect_filled(bar, 0.0, theme::tokens_of(ui.ctx()).accent);
}
