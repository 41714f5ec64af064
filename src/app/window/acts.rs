//! Acts on the project: carried out, told where they fail, and what is shown after them.

use super::{Screen, Window};
use crate::app::ask::Ask;
use crate::app::desk::Desk;
use crate::app::picker::{Picked, Picker, Purpose};
use crate::app::reader::{Selection, Stretch};
use crate::model::code::Bilingual;
use crate::model::coding::{Certainty, Coding, Qualifiers};
use crate::model::ids::{CodeId, CoderId, CodingId, DocumentId};
use crate::model::text::CharSpan;
use crate::session::command::{CodingUpdate, Command, NewCode, NewCoding};
use crate::session::error::SessionError;
use crate::session::{Outcome, Session};

/// The longest name that a passage gives to a code.
const IN_VIVO: usize = 80;

impl Window {
    /// Carries out an act; what went wrong is told. None where it failed or the session is away.
    pub(super) fn act(&mut self, command: Command) -> Option<Outcome> {
        let acts_on_text = matches!(command, Command::AddCodings(_) | Command::CodeAnew { .. });
        let adds_memo = matches!(command, Command::AddMemo { .. });
        let outcome = self.with_session(|session| session.execute(command));
        if adds_memo && let Screen::Desk(desk) = &mut self.screen {
            desk.memos.added(outcome.as_ref());
        }
        let outcome = outcome?;
        if acts_on_text && let Screen::Desk(desk) = &mut self.screen {
            desk.select_made(&outcome);
        }
        Some(outcome)
    }

    /// Does something with the session; what went wrong is told.
    pub(super) fn with_session(&mut self, act: impl FnOnce(&mut Session) -> Result<Outcome, SessionError>) -> Option<Outcome> {
        let desk = self.desk_mut()?;
        // Where the file is away, what is being typed must not be lost: it comes into the copy that is saved at once.
        if let Some(session) = desk.seat.session().filter(|session| session.away().is_some()) {
            session.go_on_adrift();
        }
        let done = desk.with_session(act)?;
        let away = desk.seat.session().and_then(Session::save_if_away);
        if let Some(away) = away {
            self.tell(&away.message());
        }
        match done {
            Ok(outcome) => Some(outcome),
            Err(err) => {
                self.tell(&err.message());
                None
            }
        }
    }

    /// The document in front and what is selected in it; a whole turn where nothing is.
    pub(super) fn passage(&mut self, whole_turn: bool) -> Option<(DocumentId, CharSpan)> {
        let tab = self.desk_mut()?.tabs.front_mut()?;
        let span = tab.reader.passage(&tab.transcript);
        if whole_turn || span.is_empty() {
            let transcript = tab.transcript.clone();
            let selection = tab.reader.select_stretch(&transcript, Stretch::Turn);
            return (!selection.span().is_empty()).then_some((tab.document, selection.span()));
        }
        Some((tab.document, span))
    }

    /// Codes a passage.
    pub(super) fn code(&mut self, document: DocumentId, span: CharSpan, code: CodeId, qualifiers: Qualifiers) {
        self.act(Command::AddCodings(vec![NewCoding { document, span, code, memo: String::new(), qualifiers }]));
    }

    /// What the picker decided.
    pub(super) fn picked(&mut self, purpose: Purpose, picked: Picked) {
        let stays = matches!(picked, Picked::Code { stay: true, .. });
        match (purpose, picked) {
            (_, Picked::Closed) => {}
            (Purpose::Apply { document, span }, Picked::Code { code, qualifiers, .. }) => self.code(document, span, code, qualifiers),
            (Purpose::Apply { document, span }, Picked::New { name, parent }) => {
                let code = NewCode { parent, name: Bilingual::same(name), ..NewCode::default() };
                if let Some(outcome) = self.act(Command::CodeAnew { code, document, span }) {
                    self.reveal_made(&outcome);
                }
            }
            (Purpose::Recode(coding), Picked::Code { code, .. }) => {
                self.act(Command::UpdateCodings(vec![(coding, CodingUpdate { code: Some(code), ..CodingUpdate::default() })]));
            }
            (Purpose::MergeInto(from), Picked::Code { code: into, .. }) => {
                self.act(Command::MergeCode { from, into });
            }
            (Purpose::Hits, Picked::Code { code, qualifiers, .. }) => self.code_hits(code, qualifiers),
            (Purpose::Recode(_) | Purpose::MergeInto(_) | Purpose::Hits, Picked::New { .. }) => {}
        }
        if !stays {
            self.picker = None;
            self.focus_reader();
        }
    }

    fn reveal_made(&mut self, outcome: &Outcome) {
        let made = outcome.changes.iter().find_map(|change| match change {
            crate::model::change::Change::Code(edit) if edit.before.is_none() => edit.after.as_ref().map(|code| code.id),
            _ => None,
        });
        if let (Some(code), Some(desk)) = (made, self.desk_mut()) {
            let project = desk.project.clone();
            desk.codebook.reveal(&project, code);
        }
    }

    fn code_hits(&mut self, code: CodeId, qualifiers: Qualifiers) {
        let Some(desk) = self.desk_mut() else { return };
        let me = desk.me();
        let project = desk.project.clone();
        // What carries the code already is left as it is.
        let coded = |document: DocumentId, span: CharSpan| {
            project.codings_of(document).iter().any(|coding| coding.code == code && coding.span == span && Some(coding.coder) == me)
        };
        let passages = desk.search.to_code(&project);
        let new: Vec<NewCoding> = passages
            .iter()
            .filter(|(document, span)| !coded(*document, *span))
            .map(|(document, span)| NewCoding { document: *document, span: *span, code, memo: String::new(), qualifiers })
            .collect();
        if self.act(Command::AddCodings(new)).is_some()
            && let Some(desk) = self.desk_mut()
        {
            desk.search.ticked.clear();
        }
    }

    /// Makes the selected words a code and applies it to them.
    pub(super) fn in_vivo(&mut self) {
        let Some((document, span)) = self.passage(false) else { return };
        let Some(desk) = self.desk() else { return };
        let words =
            desk.project.transcript(document).map(|transcript| transcript.slice(span).split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default();
        let name: String = words.trim_matches(|letter: char| !letter.is_alphanumeric()).chars().take(IN_VIVO).collect();
        let code = NewCode { parent: desk.chosen, name: Bilingual::same(name.trim()), ..NewCode::default() };
        if let Some(outcome) = self.act(Command::CodeAnew { code, document, span }) {
            self.reveal_made(&outcome);
        }
    }

    /// Marks the selected coding as unsure, or takes the mark away.
    pub(super) fn toggle_unsure(&mut self) {
        let Some(coding) = self.desk().and_then(Desk::own_meant) else { return };
        let certainty = if coding.qualifiers.certainty == Some(Certainty::Unsure) { None } else { Some(Certainty::Unsure) };
        let update = CodingUpdate { qualifiers: Some(Qualifiers { certainty, ..coding.qualifiers }), ..CodingUpdate::default() };
        let id = coding.id;
        self.act(Command::UpdateCodings(vec![(id, update)]));
    }

    /// Joins the selected coding with the nearest one of the same code and coder.
    pub(super) fn merge_codings(&mut self) {
        let Some(desk) = self.desk() else { return };
        let Some(coding) = desk.own_meant() else { return };
        let same = |other: &&Coding| other.id != coding.id && other.code == coding.code && other.coder == coding.coder;
        let distance = |other: &Coding| match coding.span.intersection(other.span) {
            Some(_) => 0,
            None if other.span.start() >= coding.span.end() => other.span.start() - coding.span.end(),
            None => coding.span.start().saturating_sub(other.span.end()),
        };
        let nearest = desk.project.codings_of(coding.document).iter().filter(same).min_by_key(|other| distance(other));
        match nearest.map(|other| other.id) {
            Some(gone) => {
                let keep = coding.id;
                self.act(Command::MergeCodings { keep, gone });
            }
            None => {
                let what = self.locale.text("nothing-to-join");
                self.notices.add(crate::app::panels::notices::Grade::Info, what, None);
            }
        }
    }

    /// Splits the coding at the caret, or where it was clicked.
    pub(super) fn split_coding(&mut self) {
        match self.desk().and_then(Desk::to_split) {
            Some((coding, at)) => drop(self.act(Command::SplitCoding { coding, at })),
            None => {
                let what = self.locale.text("nowhere-to-split");
                self.notices.add(crate::app::panels::notices::Grade::Info, what, None);
            }
        }
    }

    /// Opens the picker to choose a code for something.
    pub(super) fn pick(&mut self, purpose: Purpose) {
        if let Some(desk) = self.desk() {
            self.picker = Some(Picker::new(desk, &self.locale, purpose, ""));
        }
    }

    /// Opens the picker to give the selected coding another code.
    pub(super) fn recode(&mut self) {
        if let Some(desk) = self.desk()
            && let Some(coding) = desk.own_meant()
        {
            self.picker = Some(Picker::new(desk, &self.locale, Purpose::Recode(coding.id), ""));
        }
    }

    /// Opens the picker at the selection, or at the whole turn.
    pub(super) fn open_picker(&mut self, whole_turn: bool) {
        let Some((document, span)) = self.passage(whole_turn) else { return };
        if let Some(desk) = self.desk() {
            self.picker = Some(Picker::new(desk, &self.locale, Purpose::Apply { document, span }, ""));
        }
    }

    /// Selects the next coding of the document, or the one before.
    pub(super) fn step_coding(&mut self, forwards: bool) {
        let Some(desk) = self.desk_mut() else { return };
        let selected = desk.selected;
        let Some(tab) = desk.tabs.front() else { return };
        let (caret, all): (u32, Vec<(CharSpan, CodingId)>) =
            (tab.reader.selection().span().start(), tab.shown.iter().map(|shown| (shown.coding.span, shown.coding.id)).collect());
        let now = selected.and_then(|selected| all.iter().position(|(_, id)| *id == selected));
        let place = match (now, forwards) {
            (Some(place), true) => place + 1,
            (Some(place), false) => place.wrapping_sub(1),
            (None, true) => all.partition_point(|(span, _)| span.start() < caret),
            (None, false) => all.partition_point(|(span, _)| span.start() < caret).wrapping_sub(1),
        };
        if let Some((span, id)) = all.get(place).copied() {
            let document = tab.document;
            self.show_passage(document, span, Some(id));
        }
    }

    /// Brings a passage into view and selects it.
    pub(super) fn show_passage(&mut self, document: DocumentId, span: CharSpan, coding: Option<CodingId>) {
        let Some(desk) = self.desk_mut() else { return };
        desk.place = crate::app::desk::Place::Code;
        let project = desk.project.clone();
        desk.tabs.open(&project, document);
        desk.selected = coding;
        if let Some(tab) = desk.tabs.front_mut() {
            tab.reader.select(Selection::of(span));
            tab.reader.jump_to(span);
        }
    }

    /// The keyboard goes to the reader as soon as it is shown.
    pub(super) fn focus_reader(&mut self) {
        self.waiting_for_reader = true;
    }

    /// Shows the hits of the search in the documents that are open.
    pub(super) fn show_hits(&mut self) {
        let Screen::Desk(desk) = &mut self.screen else { return };
        for document in desk.tabs.documents() {
            let hits = desk.search.hits_in(document);
            if let Some(tab) = desk.tabs.get_mut(document) {
                tab.hits = hits;
            }
        }
    }

    /// Applies a code to a passage of the document in front.
    pub(super) fn apply(&mut self, code: CodeId, span: CharSpan) {
        let Some(document) = self.desk().and_then(|desk| desk.tabs.front()).map(|tab| tab.document) else { return };
        if span.is_empty() {
            return;
        }
        self.code(document, span, code, Qualifiers::default());
    }

    /// Applies the code that was used last to the selection.
    pub(super) fn repeat(&mut self) {
        let Some(code) = self.desk().and_then(|desk| desk.recent.first()).copied() else {
            let what = self.locale.text("nothing-to-repeat");
            self.notices.add(crate::app::panels::notices::Grade::Info, what, None);
            return;
        };
        if let Some((_, span)) = self.passage(false) {
            self.apply(code, span);
        }
    }

    /// Puts a code under the first free digit, or takes it off.
    pub(super) fn pin(&mut self, code: CodeId) {
        let Some(desk) = self.desk_mut() else { return };
        match desk.kept.pinned.iter().position(|pinned| *pinned == code) {
            Some(place) => drop(desk.kept.pinned.remove(place)),
            None if desk.kept.pinned.len() < 9 => desk.kept.pinned.push(code),
            None => {
                let what = self.locale.text("nine-pinned");
                self.notices.add(crate::app::panels::notices::Grade::Info, what, None);
            }
        }
    }

    /// Gives a coder of the open project the name of who works here.
    pub(super) fn rename_coder(&mut self, coder: CoderId, name: String) {
        if self.act(Command::RenameCoder(coder, name.clone())).is_some() {
            self.name_coder(name);
        }
    }

    /// Asks that wait until the session is back.
    pub(super) fn wait_for_session(&mut self, ask: Ask) {
        self.waiting.push(ask);
    }
}
