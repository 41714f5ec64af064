//! Keys and files that come from outside: shortcuts, letters that open the picker, digits of pinned codes, files let go over the window.

use super::{Screen, Window};
use crate::app::action::{Action, Needs};
use crate::app::ask::Ask;
use crate::app::desk::Place;
use crate::app::picker::{Picker, Purpose};
use crate::session::studies::is_study;
use egui::{Context, Event, Key, KeyboardShortcut, Modifiers};
use std::path::PathBuf;

/// Where the keyboard is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Where {
    /// Nowhere in particular.
    Nowhere,
    /// In the reader.
    Reader,
    /// In a field that is written into.
    Field,
    /// On a button, a row or another widget.
    Widget,
}

impl Window {
    /// Takes the keys that mean an action.
    pub(super) fn take_keys(&mut self, context: &Context, asks: &mut Vec<Ask>) {
        if context.input(|input| !input.events.is_empty()) {
            self.last_input = context.input(|input| input.time);
        }
        if self.sheet.is_some() || self.picker.is_some() || self.palette.is_some() {
            return;
        }
        // An open menu has the keys.
        if egui::Popup::is_any_open(context) {
            return;
        }
        let at = self.keyboard_is(context);
        if self.desk().is_some_and(|desk| desk.place == Place::Code) && matches!(at, Where::Reader | Where::Nowhere) {
            self.take_letters(context, at, asks);
        }
        let mut actions: Vec<(Action, KeyboardShortcut)> = Action::ALL.iter().filter_map(|action| Some((*action, self.keymap.shortcut(*action)?))).collect();
        // A pattern with fewer modifiers also fits where more are pressed.
        actions.sort_by_key(|(_, keys)| {
            std::cmp::Reverse(usize::from(keys.modifiers.command) + usize::from(keys.modifiers.shift) + usize::from(keys.modifiers.alt))
        });
        let shift = context.input(|input| input.modifiers.shift);
        for (action, keys) in actions {
            if self.may_take(action, keys, at, shift) && context.input_mut(|input| input.consume_shortcut(&keys)) {
                asks.push(Ask::Run(action));
            }
        }
        let escape = matches!(at, Where::Nowhere | Where::Widget) && context.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        if escape {
            self.step_back(asks);
        }
    }

    fn keyboard_is(&self, context: &Context) -> Where {
        let focused = context.memory(|memory| memory.focused());
        let reader = self.desk().is_some_and(|desk| desk.tabs.iter().any(|tab| tab.reader.has_focus(context)));
        match focused {
            None => Where::Nowhere,
            Some(_) if reader => Where::Reader,
            Some(id) if egui::TextEdit::load_state(context, id).is_some() => Where::Field,
            Some(_) => Where::Widget,
        }
    }

    /// True where an action may take its keys, given where the keyboard is: what is written into a field comes first.
    fn may_take(&self, action: Action, keys: KeyboardShortcut, at: Where, shift: bool) -> bool {
        if !self.is_enabled(action) {
            return false;
        }
        // No keyboard needs Shift for an arrow: with it something else is meant.
        let is_arrow = matches!(keys.logical_key, Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight);
        if is_arrow && shift != keys.modifiers.shift {
            return false;
        }
        let on_code_page = self.desk().is_some_and(|desk| desk.place == Place::Code);
        let of_reader = matches!(action.needs(), Needs::Reader | Needs::OwnCoding | Needs::Document);
        if of_reader && !on_code_page {
            return false;
        }
        let named = keys.logical_key >= Key::F1 && keys.logical_key <= Key::F35;
        match at {
            Where::Reader | Where::Nowhere => true,
            Where::Widget => named || keys.modifiers.any() || action == Action::RenameCode,
            Where::Field => named || ((keys.modifiers.command || keys.modifiers.alt) && !is_edit(keys)),
        }
    }

    /// A letter with words selected opens the picker; a digit applies a pinned code.
    fn take_letters(&mut self, context: &Context, at: Where, asks: &mut Vec<Ask>) {
        let Some(desk) = self.desk().filter(|desk| desk.writable) else { return };
        let Some(tab) = desk.tabs.front() else { return };
        let span = tab.reader.passage(&tab.transcript);
        if span.is_empty() {
            return;
        }
        let document = tab.document;
        // All that was typed since the last frame: on a slow machine that is more than one letter.
        let typed = context.input_mut(|input| {
            let first = input.events.iter().any(|event| matches!(event, Event::Text(text) if text.chars().all(char::is_alphanumeric)));
            first.then(|| crate::app::widgets::take_text(input))
        });
        let Some(typed) = typed else { return };
        let pinned = typed.parse::<usize>().ok().and_then(|digit| digit.checked_sub(1)).and_then(|place| desk.kept.pinned.get(place)).copied();
        if let Some(code) = pinned {
            asks.push(Ask::Apply { code, span });
        } else if typed.chars().next().is_some_and(char::is_alphabetic) && at == Where::Reader {
            self.picker = Some(Picker::new(desk, &self.locale, Purpose::Apply { document, span }, &typed));
        }
    }

    /// Escape goes one step back towards the reader.
    fn step_back(&mut self, asks: &mut Vec<Ask>) {
        let Screen::Desk(desk) = &mut self.screen else {
            self.notices.close_newest();
            return;
        };
        let on_code_page = desk.place == Place::Code;
        let stepped = desk.selected.take().is_some() || desk.tables.behind.take().is_some() || self.notices.close_newest();
        // Escape takes the keyboard from what has it: on the coding page the text has it then.
        if on_code_page || !stepped {
            asks.push(Ask::FocusReader);
        }
    }

    /// Files let go over the window are looked at before anything is stored.
    pub(super) fn take_dropped(&mut self, context: &Context, asks: &mut Vec<Ask>) {
        let paths: Vec<PathBuf> =
            context.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).filter(|path| !path.as_os_str().is_empty()).collect());
        if paths.is_empty() {
            return;
        }
        let project = paths.iter().find(|path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("griot")));
        match project {
            Some(path) => asks.push(Ask::OpenProject(path.clone())),
            None => match paths.as_slice() {
                // A study of another program is taken into the open project, or makes one.
                [path] if is_study(path) => asks.push(Ask::LookAtStudy { path: path.clone(), here: self.desk().is_some_and(|desk| desk.writable) }),
                _ => asks.push(Ask::Review(paths)),
            },
        }
    }
}

/// True for keys that every field knows.
fn is_edit(keys: KeyboardShortcut) -> bool {
    let ctrl_only = keys.modifiers == Modifiers::COMMAND;
    let undo = keys.logical_key == Key::Z && keys.modifiers.command;
    undo || (ctrl_only
        && matches!(
            keys.logical_key,
            Key::A
                | Key::C
                | Key::X
                | Key::V
                | Key::Y
                | Key::K
                | Key::U
                | Key::E
                | Key::W
                | Key::H
                | Key::Enter
                | Key::ArrowLeft
                | Key::ArrowRight
                | Key::Backspace
                | Key::Delete
        ))
}
