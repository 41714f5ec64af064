//! From wishes to what happens: the one place where panels' asks and the table of actions meet the desk.

use super::jobs::{Brought, Work};
use super::{Screen, Window};
use crate::app::action::Action;
use crate::app::ask::Ask;
use crate::app::desk::{Desk, Eyes, Place};
use crate::app::dialogs::Kind;
use crate::app::layout::{Layout, Pane};
use crate::app::locale::Tongue;
use crate::app::palette::{Lists, Palette};
use crate::app::panels::notices::Grade;
use crate::app::picker::Purpose;
use crate::app::reader::Stretch;
use crate::app::settings::ThemeChoice;
use crate::app::sheets::Sheet;
use crate::app::sheets::code::CodeSheet;
use crate::app::sheets::codebook_in::CodebookIn;
use crate::app::sheets::confirm::{Confirm, Then};
use crate::app::sheets::encryption::EncryptionSheet;
use crate::app::sheets::export::What;
use crate::app::sheets::merge::MergeSheet;
use crate::app::sheets::new_project::NewProject;
use crate::app::sheets::parcel::ParcelSheet;
use crate::app::sheets::project::ProjectSheet;
use crate::app::sheets::settings::SettingsSheet;
use crate::app::sheets::study_in::StudySheet;
use crate::model::attribute::Bearer;
use crate::model::ids::{CaseId, CodeId, DocumentId};
use crate::model::tombstone::Reason;
use crate::session::command::Command;
use crate::session::files::{read_file, read_for_review};
use crate::session::job::Job;
use crate::session::reports::ReportKind;
use crate::session::studies::{StudyOptions, is_study, read_study};
use crate::session::tables::{Kind as TableKind, TableRequest};
use crate::session::withdraw::Withdraw;
use crate::session::{ImportOptions, Outcome};
use egui::Context;
use std::path::PathBuf;

impl Window {
    /// Carries out a wish.
    pub(super) fn carry_out(&mut self, context: &Context, ask: Ask) {
        if self.desk().is_some_and(|desk| desk.seat.is_away()) && needs_session(&ask) {
            self.wait_for_session(ask);
            return;
        }
        match ask {
            Ask::Run(action) => self.run(context, action),
            Ask::Do(command) => drop(self.act(*command)),
            Ask::Open(document) => self.open_document(document),
            Ask::Show { document, span, coding } => {
                self.show_passage(document, span, coding);
                self.focus_reader();
            }
            Ask::CloseTab(document) => self.with_desk(|desk| desk.tabs.close(document)),
            Ask::Select(coding) => self.with_desk(|desk| desk.selected = coding),
            Ask::ChooseCode(code) => self.choose_code(code),
            Ask::Apply { code, span } => self.apply(code, span),
            Ask::EditCode(code) => self.edit_code(code),
            Ask::NewCode(parent) => self.sheet = Some(Sheet::Code(Box::new(CodeSheet::make(parent)))),
            Ask::DeleteCode(code) => self.ask_before_deleting(code),
            Ask::MergeCode(code) => self.pick(Purpose::MergeInto(code)),
            Ask::Limit(code) => self.with_desk(|desk| {
                desk.seen.codes = code.map(|code| desk.project.codebook().with_descendants(code).into_iter().collect());
            }),
            Ask::LimitAlso(code) => self.limit_also(code),
            Ask::PinCode(code) => self.pin(code),
            ask @ (Ask::RemoveDocument(_) | Ask::RemoveCase(_) | Ask::Withdraw(..) | Ask::Pseudonymise(_) | Ask::Consent(_)) => self.ask_first(context, &ask),
            Ask::OpenCase(case) => self.with_desk(|desk| {
                desk.place = Place::Cases;
                desk.cases.choose(Bearer::Case(case));
            }),
            Ask::Describe(document) => self.with_desk(|desk| {
                desk.place = Place::Cases;
                desk.cases.choose(Bearer::Document(document));
            }),
            Ask::WriteMemo(target) => self.write_memo(target),
            Ask::Review(paths) => self.begin_review(context, paths),
            Ask::TakeCodebook(path) => self.sheet = Some(Sheet::Codebook(CodebookIn::new(path))),
            Ask::Menu([x, y]) => self.text_menu = Some(egui::pos2(x as f32, y as f32)),
            Ask::ListCodings { codings, at: [x, y] } => self.fold_menu = Some((egui::pos2(x as f32, y as f32), codings)),
            Ask::GoBack(number) => self.ask_before_going_back(number),
            Ask::LookAtCopy(path) => self.sheet = Some(Sheet::Merge(Box::new(MergeSheet::new(path)))),
            Ask::LookAtStudy { path, here } => self.sheet = Some(Sheet::Study(Box::new(StudySheet::new(path, here)))),
            Ask::LookAtSurvey(path) => self.read_survey(context, path),
            Ask::Unpack(path) => self.sheet = Some(Sheet::Parcel(Box::new(ParcelSheet::unpack(path)))),
            Ask::OpenProject(path) => self.open_project(context, path),
            Ask::Forget(path) => self.settings.forget(&path),
            ask @ (Ask::ExportTable | Ask::ExportAgreement | Ask::ExportChart | Ask::ExportHits | Ask::Certificate(_)) => self.ask_where(&ask),
            Ask::ShowHits => self.show_hits(),
            Ask::CodeHits => self.pick(Purpose::Hits),
            Ask::Tell(key) => self.notices.add(Grade::Info, self.locale.text(key), None),
            Ask::FocusReader => self.focus_reader(),
        }
        self.give_focus(context);
    }

    fn limit_also(&mut self, code: CodeId) {
        self.with_desk(|desk| {
            let more = desk.project.codebook().with_descendants(code);
            desk.seen.codes.get_or_insert_default().extend(more);
        });
    }

    fn choose_code(&mut self, code: CodeId) {
        self.with_desk(|desk| {
            desk.chosen = Some(code);
            let project = desk.project.clone();
            if !crate::app::panels::codebook::rows(&project, &desk.codebook).iter().any(|row| row.code == code) {
                desk.codebook.reveal(&project, code);
            }
        });
    }

    /// What takes something away or changes texts asks first.
    fn ask_first(&mut self, context: &Context, ask: &Ask) {
        match ask {
            Ask::RemoveDocument(document) => self.ask_before_removing(*document),
            Ask::RemoveCase(case) => self.ask_before_removing_case(*case),
            Ask::Withdraw(document, passage) => {
                self.look_at_withdrawal(context, Withdraw { document: *document, passage: *passage, reason: Reason::default() });
            }
            Ask::Pseudonymise(document) => self.ask_for_names(*document),
            Ask::Consent(document) => self.show_consent(*document),
            _ => {}
        }
    }

    fn with_desk(&mut self, change: impl FnOnce(&mut Desk)) {
        if let Screen::Desk(desk) = &mut self.screen {
            change(desk);
        }
    }

    /// Where a sheet was closed, the keyboard goes back to what had it before; on the coding page to the text, where that is not there any more.
    pub(super) fn give_back_focus(&mut self, context: &Context) {
        if self.sheet.is_some() {
            let focused = self.beneath.map_or_else(|| context.memory(egui::Memory::focused), |beneath| beneath.focused);
            self.beneath = Some(Beneath { focused, bare: false });
            return;
        }
        let Some(beneath) = self.beneath.take() else { return };
        context.request_repaint();
        if !beneath.bare {
            // In the frame after a sheet egui still keeps the keyboard from what lay beneath it.
            self.beneath = Some(Beneath { bare: true, ..beneath });
            return;
        }
        let there = beneath.focused.filter(|id| context.viewport(|viewport| viewport.prev_pass.widgets.contains(*id)));
        match there {
            Some(id) => context.memory_mut(|memory| memory.request_focus(id)),
            None if self.picker.is_none() && self.palette.is_none() => self.waiting_for_reader |= self.desk().is_some_and(|desk| desk.place == Place::Code),
            None => {}
        }
    }

    /// Gives the keyboard to the reader where it was asked for and the reader is there.
    pub(super) fn give_focus(&mut self, context: &Context) {
        if !self.waiting_for_reader {
            return;
        }
        if let Screen::Desk(desk) = &self.screen
            && desk.place == Place::Code
            && let Some(tab) = desk.tabs.front()
        {
            self.waiting_for_reader = !tab.reader.request_focus(context);
            context.request_repaint();
        } else {
            self.waiting_for_reader = false;
        }
    }

    fn open_document(&mut self, document: DocumentId) {
        self.with_desk(|desk| {
            desk.place = Place::Code;
            let project = desk.project.clone();
            desk.tabs.open(&project, document);
            let hits = desk.search.hits_in(document);
            if let Some(tab) = desk.tabs.front_mut() {
                tab.hits = hits;
            }
        });
    }

    fn run(&mut self, context: &Context, action: Action) {
        match action {
            Action::NewProject => self.sheet = Some(Sheet::NewProject(NewProject::new(self.who.known_coder()))),
            Action::OpenProject => self.ask_for_files(context, Kind::Project),
            Action::OpenSample => self.open_sample(context),
            Action::NewFromStudy => self.ask_for_files(context, Kind::NewStudy),
            Action::ImportStudy => self.ask_for_files(context, Kind::Study),
            Action::ImportSurvey => self.ask_for_files(context, Kind::Survey),
            Action::ExportStudy => self.open_export_for_others(),
            Action::ImportFiles => self.ask_for_files(context, Kind::Documents),
            Action::ImportCodebook => self.ask_for_files(context, Kind::Codebook),
            Action::MergeCopy => self.ask_for_files(context, Kind::Copy),
            Action::ExportCodebook => self.open_export_of(What::Codebook, "codebook"),
            Action::ExportReport => self.open_export_of(What::Report(ReportKind::Quotes), "quotes"),
            Action::ExportCodings => self.open_export_of(What::Table(Box::new(TableRequest::plain(TableKind::Codings))), "codings"),
            Action::WithdrawPassage => {
                let selected = self.desk().and_then(|desk| desk.tabs.front()).map(|tab| (tab.document, tab.reader.passage(&tab.transcript)));
                if let Some((document, span)) = selected.filter(|(_, span)| !span.is_empty()) {
                    self.look_at_withdrawal(context, Withdraw { document, passage: Some(span), reason: Reason::default() });
                }
            }
            Action::WithdrawDocument => {
                if let Some(document) = self.desk().and_then(|desk| desk.tabs.front()).map(|tab| tab.document) {
                    self.look_at_withdrawal(context, Withdraw { document, passage: None, reason: Reason::default() });
                }
            }
            Action::Pseudonymise => {
                if let Some(document) = self.desk().and_then(|desk| desk.tabs.front()).map(|tab| tab.document) {
                    self.ask_for_names(document);
                }
            }
            Action::Consent => {
                if let Some(document) = self.desk().and_then(|desk| desk.tabs.front()).map(|tab| tab.document) {
                    self.show_consent(document);
                }
            }
            Action::NextRegion | Action::PreviousRegion => {
                let forwards = action == Action::NextRegion;
                match &mut self.screen {
                    Screen::Desk(desk) if desk.place == Place::Code => desk.go_to_region(forwards),
                    _ => crate::app::widgets::go_to_region(context, forwards),
                }
                if self.desk().is_some_and(Desk::wants_reader) {
                    self.focus_reader();
                }
            }
            Action::Backups => self.show_backups(),
            Action::SaveCopy => {
                let stem = self.desk().and_then(|desk| desk.path.file_stem()).map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
                let name = self.locale.with("save-copy-name", &[("name", (&stem).into())]);
                self.open_export_of(What::Copy, &name);
            }
            Action::ProjectSettings => self.sheet = self.desk().map(|desk| Sheet::Project(ProjectSheet::new(&desk.project))),
            Action::Pack => self.sheet = self.desk().map(|desk| Sheet::Parcel(Box::new(ParcelSheet::pack(&desk.path)))),
            Action::Unpack => self.ask_for_files(context, Kind::Parcel),
            Action::MakeKey => self.sheet = Some(Sheet::Parcel(Box::new(ParcelSheet::key(self.locale.text("key-file"))))),
            Action::Encryption => {
                self.sheet = self.desk().map(|desk| Sheet::Encryption(Box::new(EncryptionSheet::new(desk.encrypted, desk.project.name()))));
            }
            Action::Lock => self.lock(context),
            Action::CloseProject => self.leave_desk(),
            Action::Settings => self.sheet = Some(Sheet::Settings(SettingsSheet::new(self.who.known_coder()))),
            Action::Shortcuts => self.sheet = Some(Sheet::Shortcuts),
            Action::Quit => self.quitting = true,
            Action::Menu => self.open_menu = true,
            Action::RowMenu => crate::app::widgets::ask_for_row_menu(context),
            Action::Palette => self.palette = Some(Palette::new(Lists::Everything)),
            Action::QuickOpen => self.palette = Some(Palette::new(Lists::Documents)),
            Action::SwitchTheme => {
                self.settings.theme = if context.theme() == egui::Theme::Dark { ThemeChoice::Light } else { ThemeChoice::Dark };
            }
            Action::SwitchLanguage => {
                self.settings.tongue = Some(if self.locale.is_french() { Tongue::English } else { Tongue::French });
            }
            Action::Larger => self.settings.set_reader(self.settings.reader().larger()),
            Action::Smaller => self.settings.set_reader(self.settings.reader().smaller()),
            Action::UsualSize => self.settings.set_reader(self.settings.reader().usual_size()),
            _ => self.run_on_desk(action),
        }
    }

    /// Actions that need an open project.
    fn run_on_desk(&mut self, action: Action) {
        match action {
            Action::Undo => self.step_history(crate::session::Session::undo),
            Action::Redo => self.step_history(crate::session::Session::redo),
            Action::CodePassage => self.open_picker(false),
            Action::CodeTurn => self.open_picker(true),
            Action::RepeatCode => self.repeat(),
            Action::InVivo => self.in_vivo(),
            Action::Uncode => {
                if let Some(coding) = self.desk().and_then(Desk::own_meant).map(|coding| coding.id) {
                    self.act(Command::RemoveCodings(vec![coding]));
                }
            }
            Action::Recode => self.recode(),
            Action::MergeCodings => self.merge_codings(),
            Action::SplitCoding => self.split_coding(),
            Action::ToggleUnsure => self.toggle_unsure(),
            Action::WriteMemo => self.memo_here(),
            Action::SelectTurn => drop(self.passage(true)),
            Action::ExtendSentence => self.extend_sentence(),
            Action::NextCoding => self.step_coding(true),
            Action::PreviousCoding => self.step_coding(false),
            Action::NewCode => self.sheet = Some(Sheet::Code(Box::new(CodeSheet::make(self.desk().and_then(|desk| desk.chosen))))),
            Action::EditCode => {
                if let Some(code) = self.desk().and_then(|desk| desk.chosen) {
                    self.edit_code(code);
                }
            }
            Action::RenameCode => self.rename_code(),
            Action::PinCode => {
                if let Some(code) = self.desk().and_then(|desk| desk.chosen) {
                    self.pin(code);
                }
            }
            _ => self.run_on_view(action),
        }
    }

    /// Actions that change what is shown.
    fn run_on_view(&mut self, action: Action) {
        let place = crate::app::panels::top_bar::PLACES.iter().find(|(_, other)| *other == action).map(|(place, _)| *place);
        let focus = action == Action::GoCode;
        self.with_desk(|desk| match action {
            Action::Find => {
                desk.place = Place::Search;
                desk.search.focus = true;
            }
            Action::NextTab => desk.tabs.turn(true),
            Action::PreviousTab => desk.tabs.turn(false),
            Action::CloseTab => {
                if let Some(document) = desk.tabs.front().map(|tab| tab.document) {
                    desk.tabs.close(document);
                }
            }
            Action::SideBySide => side_by_side(desk),
            Action::ShowAll => desk.seen.eyes = Eyes::All,
            Action::ShowMine => desk.seen.eyes = Eyes::Mine,
            Action::ShowBlind => desk.seen.eyes = Eyes::Blind,
            Action::ToggleLeft => desk.layout.toggle_left(),
            Action::TogglePassage => {
                let shown = desk.layout.is_shown(Pane::Passage);
                desk.layout.set_shown(Pane::Passage, !shown);
            }
            Action::ResetLayout => desk.layout = Layout::default(),
            _ => {
                if let Some(place) = place {
                    desk.place = place;
                    desk.search.focus |= place == Place::Search;
                }
            }
        });
        if focus {
            self.focus_reader();
        }
    }

    fn step_history(&mut self, step: impl FnOnce(&mut crate::session::Session) -> Result<Outcome, crate::session::error::SessionError>) {
        self.store_drafts();
        self.with_session(step);
    }

    /// Takes so many acts back.
    pub(super) fn go_back(&mut self, number: usize) {
        self.store_drafts();
        for _ in 0..number {
            if self.with_session(crate::session::Session::undo).is_none() {
                break;
            }
        }
    }

    fn extend_sentence(&mut self) {
        if let Some(tab) = self.desk_mut().and_then(|desk| desk.tabs.front_mut()) {
            let transcript = tab.transcript.clone();
            if tab.reader.selection().span().is_empty() {
                tab.reader.select_stretch(&transcript, Stretch::Sentence);
            } else {
                tab.reader.extend_to_sentences(&transcript);
            }
        }
    }

    fn edit_code(&mut self, code: CodeId) {
        self.sheet = self.desk().and_then(|desk| desk.project.codebook().get(code)).map(|code| Sheet::Code(Box::new(CodeSheet::edit(code))));
    }

    fn rename_code(&mut self) {
        let locale = &self.locale;
        let Screen::Desk(desk) = &mut self.screen else { return };
        let Some(code) = desk.chosen.and_then(|code| desk.project.codebook().get(code)).cloned() else { return };
        let project = desk.project.clone();
        desk.codebook.reveal(&project, code.id);
        desk.codebook.renaming = Some((code.id, locale.pick(&code.name).to_owned()));
    }

    fn ask_before_deleting(&mut self, code: CodeId) {
        let Some(desk) = self.desk() else { return };
        let codes = desk.project.codebook().with_descendants(code);
        let codings = desk.project.codings().filter(|coding| codes.contains(&coding.code)).count();
        let name = desk.project.codebook().get(code).map(|code| self.locale.pick(&code.name).to_owned()).unwrap_or_default();
        let below = codes.len().saturating_sub(1);
        let values = [("name", (&name).into()), ("codings", codings.into()), ("below", below.into())];
        self.sheet = Some(Sheet::Confirm(Confirm {
            title: self.locale.with("delete-code-title", &values),
            text: self.locale.with("delete-code-text", &values),
            button: self.locale.with("delete-code-button", &values),
            then: Then::Do(Box::new(Command::RemoveCode(code))),
        }));
    }

    fn ask_before_removing(&mut self, document: DocumentId) {
        let Some(desk) = self.desk() else { return };
        let codings = desk.project.codings_of(document).len();
        let name = desk.project.document(document).map(|document| document.name.clone()).unwrap_or_default();
        let values = [("name", (&name).into()), ("codings", codings.into())];
        self.sheet = Some(Sheet::Confirm(Confirm {
            title: self.locale.with("remove-document-title", &values),
            text: self.locale.with("remove-document-text", &values),
            button: self.locale.with("remove-document-button", &values),
            then: Then::Do(Box::new(Command::RemoveDocument(document))),
        }));
    }

    fn ask_before_removing_case(&mut self, case: CaseId) {
        let Some(desk) = self.desk() else { return };
        let name = desk.project.case(case).map(|case| case.name.clone()).unwrap_or_default();
        let values = [("name", (&name).into())];
        self.sheet = Some(Sheet::Confirm(Confirm {
            title: self.locale.with("remove-case-title", &values),
            text: self.locale.with("remove-case-text", &values),
            button: self.locale.text("remove-case"),
            then: Then::Do(Box::new(Command::RemoveCase(case))),
        }));
    }

    fn ask_before_going_back(&mut self, number: usize) {
        let values = [("n", number.into())];
        self.sheet = Some(Sheet::Confirm(Confirm {
            title: self.locale.text("go-back-title"),
            text: self.locale.with("go-back-text", &values),
            button: self.locale.with("go-back-button", &values),
            then: Then::GoBack(number),
        }));
    }

    fn begin_review(&mut self, context: &Context, paths: Vec<PathBuf>) {
        if self.desk().is_none_or(|desk| !desk.writable) || self.work.is_some() {
            return;
        }
        let wake = context.clone();
        let job = Job::start("read files", move || wake.request_repaint(), move |progress| read_for_review(&paths, &ImportOptions::default(), progress));
        self.keep_job(job.map(Work::Reading));
    }

    pub(super) fn read_again(&mut self, context: &Context, place: usize, path: PathBuf, encoding: String) {
        let wake = context.clone();
        let options = ImportOptions { encoding: Some(encoding), ..ImportOptions::default() };
        let job = Job::start("read a file again", move || wake.request_repaint(), move |progress| read_for_review(&[path], &options, progress));
        self.keep_job(job.map(|job| Work::ReadingAgain(job, place)));
    }

    pub(super) fn keep_job(&mut self, job: std::io::Result<Work>) {
        match job {
            Ok(work) => self.work = Some(work),
            Err(err) => self.notices.add(Grade::Failure, self.locale.said(&err.to_string()), None),
        }
    }

    pub(super) fn take_codebook(&mut self, context: &Context, path: PathBuf, levels: Option<String>) {
        self.send_away(context, "job-importing", move |session, progress| {
            Brought::Act(if is_study(&path) {
                read_study(&path, &StudyOptions { levels, ..StudyOptions::default() }, session.clock(), progress).and_then(|study| session.take_study(study))
            } else {
                read_file(&path).and_then(|bytes| session.import_codebook(&path, &bytes, levels.as_deref()))
            })
        });
    }

    pub(super) fn set_coder(&mut self, coder: String) {
        self.name_coder(coder);
        let what = self.locale.text("coder-from-next");
        self.notices.add(Grade::Info, what, None);
    }

    /// Who works here, from the project on that is made or opened next.
    pub(super) fn name_coder(&mut self, coder: String) {
        if self.who.actor().coder == coder {
            return;
        }
        let mut settings = crate::session::settings::Settings::load();
        settings.coder = Some(coder.clone());
        if !self.who.temporary
            && let Err(err) = settings.save()
        {
            self.notices.add(Grade::Warning, self.locale.said(&err.to_string()), None);
        }
        self.who.coder = Some(coder);
    }
}

/// What lies beneath a sheet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beneath {
    /// What had the keyboard.
    focused: Option<egui::Id>,
    /// True once a frame was painted without the sheet.
    bare: bool,
}

/// True for wishes that change the project: they wait while a job has the session.
fn needs_session(ask: &Ask) -> bool {
    matches!(
        ask,
        Ask::Do(_) | Ask::Apply { .. } | Ask::Run(Action::Undo | Action::Redo | Action::RepeatCode | Action::InVivo | Action::Uncode | Action::ToggleUnsure)
    )
}

/// Shows beside the document its other half, where there is one, else the tab that stands next to it.
fn side_by_side(desk: &mut Desk) {
    if desk.tabs.beside().is_some() {
        let project = desk.project.clone();
        desk.tabs.set_beside(&project, None);
        if std::mem::take(&mut desk.passage_gave_way) {
            desk.layout.set_shown(Pane::Passage, true);
        }
        return;
    }
    let Some(front) = desk.tabs.front() else { return };
    let twin = crate::app::desk::twin_of(&desk.project, &front.transcript);
    let other = || desk.tabs.documents().into_iter().find(|document| *document != front.document);
    let next = || desk.documents.rows().iter().map(|row| row.document).find(|document| *document != front.document);
    let beside = twin.or_else(other).or_else(next);
    let project = desk.project.clone();
    desk.tabs.set_beside(&project, beside);
    // Two transcripts need the room, and what is written above them has been read.
    desk.passage_gave_way = desk.layout.is_shown(Pane::Passage);
    desk.layout.set_shown(Pane::Passage, false);
    if let Some((front, beside)) = desk.tabs.both_mut() {
        front.reader.header_collapsed = true;
        beside.reader.header_collapsed = true;
    }
}
