//! Which keys do what: the shipped shortcuts with the person's own in their place.

use crate::app::action::Action;
use crate::app::locale::Locale;
use egui::{Key, KeyboardShortcut, ModifierNames, Modifiers};
use std::collections::BTreeMap;

/// The shortcuts as they are now.
#[derive(Clone, Debug, Default)]
pub struct Keymap {
    own: BTreeMap<Action, Option<KeyboardShortcut>>,
}

impl Keymap {
    /// The shipped shortcuts, with those that a person set. What cannot be read is as shipped.
    pub fn new(own: &BTreeMap<Action, String>) -> Self {
        let read = |(action, text): (&Action, &String)| {
            if text.is_empty() { Some((*action, None)) } else { parse(text).map(|shortcut| (*action, Some(shortcut))) }
        };
        Self { own: own.iter().filter_map(read).collect() }
    }

    /// The shortcut of an action.
    pub fn shortcut(&self, action: Action) -> Option<KeyboardShortcut> {
        self.own.get(&action).copied().unwrap_or_else(|| action.shipped())
    }

    /// The action of a shortcut, if any.
    pub fn action(&self, wanted: KeyboardShortcut) -> Option<Action> {
        Action::ALL.iter().copied().find(|action| self.shortcut(*action) == Some(wanted))
    }

    /// The shortcut as it is shown, such as `Ctrl+Shift+P`; empty for none.
    pub fn shown(&self, action: Action, locale: &Locale) -> String {
        self.shortcut(action).map(|shortcut| shown(shortcut, locale)).unwrap_or_default()
    }
}

/// A shortcut in the words of the keyboards of a language.
pub fn shown(shortcut: KeyboardShortcut, locale: &Locale) -> String {
    let text = written(shortcut);
    let named = |part: &str| match part {
        "Shift" => locale.text("key-shift"),
        "Enter" => locale.text("key-enter"),
        "Delete" => locale.text("key-delete"),
        "Space" => locale.text("key-space"),
        "PageUp" => locale.text("key-page-up"),
        "PageDown" => locale.text("key-page-down"),
        "Up" => locale.text("key-up"),
        "Down" => locale.text("key-down"),
        "Left" => locale.text("key-left"),
        "Right" => locale.text("key-right"),
        "Period" => ".".to_owned(),
        "Comma" => ",".to_owned(),
        "Backslash" => "\\".to_owned(),
        "Plus" => "+".to_owned(),
        "Minus" => "\u{2212}".to_owned(),
        other => other.to_owned(),
    };
    text.split('+').map(named).collect::<Vec<_>>().join("+")
}

/// A shortcut as it is kept, such as `Ctrl+Shift+P`.
pub fn written(shortcut: KeyboardShortcut) -> String {
    let names = ModifierNames { concat: "+", ..ModifierNames::NAMES };
    let modifiers = names.format(&shortcut.modifiers, false);
    if modifiers.is_empty() { shortcut.logical_key.name().to_owned() } else { format!("{modifiers}+{}", shortcut.logical_key.name()) }
}

/// Reads what [`written`] writes.
pub fn parse(text: &str) -> Option<KeyboardShortcut> {
    let (before, key) = text.rsplit_once('+').unwrap_or(("", text));
    let mut modifiers = Modifiers::NONE;
    for part in before.split('+').filter(|part| !part.is_empty()) {
        match part {
            "Ctrl" | "Cmd" => modifiers.command = true,
            "Shift" => modifiers.shift = true,
            "Alt" => modifiers.alt = true,
            _ => return None,
        }
    }
    Some(KeyboardShortcut::new(modifiers, Key::from_name(key)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::locale::Tongue;

    #[test]
    fn every_shipped_shortcut_survives_writing() {
        for action in Action::ALL {
            if let Some(shortcut) = action.shipped() {
                assert_eq!(parse(&written(shortcut)), Some(shortcut), "{action:?}: {}", written(shortcut));
            }
        }
    }

    #[test]
    fn an_own_shortcut_takes_the_place_of_the_shipped_one() {
        let own = BTreeMap::from([(Action::Undo, "Alt+F9".to_owned()), (Action::Redo, String::new()), (Action::Lock, "nonsense".to_owned())]);
        let keymap = Keymap::new(&own);
        assert_eq!(keymap.shown(Action::Undo, &Locale::new(Tongue::English)), "Alt+F9");
        assert_eq!(keymap.shortcut(Action::Redo), None);
        assert_eq!(keymap.shortcut(Action::Lock), Action::Lock.shipped());
        assert_eq!(keymap.action(parse("Alt+F9").unwrap()), Some(Action::Undo));
        assert_eq!(keymap.shown(Action::Palette, &Locale::new(Tongue::French)), "Ctrl+Maj+P");
    }
}
