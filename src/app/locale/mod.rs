//! Every word of the tool, in English and in French, from Fluent files.
//!
//! Panels name a message by its key; `tests/locale.rs` holds that both languages have every key that is named, and no key that nobody names.
//! Texts of interviews are never touched by the language of the interface.

mod doors;
mod numbers;
mod reported;
mod said;
mod templates;
mod things;
mod times;

use crate::app::action::Action;
use crate::model::code::Bilingual;
use crate::model::op::OpKind;
use crate::model::project::Project;
use crate::model::text::CharSpan;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::collections::HashMap;
use unic_langid::{LanguageIdentifier, langid};

const ENGLISH: &str = include_str!("en.ftl");
const FRENCH: &str = include_str!("fr.ftl");

/// How many sentences of the core are kept as they were said: panels ask for theirs in every frame.
const KEPT: usize = 512;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tongue {
    /// English, in British spelling.
    #[default]
    English,
    /// French.
    French,
}

impl Tongue {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::English, Self::French];

    /// Its name in itself, which is the same in every interface.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::French => "Français",
        }
    }

    /// The language of the environment, where it is one of ours.
    pub fn of_environment() -> Self {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok()).find(|value| !value.is_empty());
        if set.is_some_and(|value| value.starts_with("fr")) { Self::French } else { Self::English }
    }
}

/// All messages of one language.
pub struct Locale {
    tongue: Tongue,
    bundle: FluentBundle<FluentResource>,
    said: RefCell<HashMap<String, String>>,
}

impl Locale {
    /// The messages of a language.
    pub fn new(tongue: Tongue) -> Self {
        let (source, tag): (&str, LanguageIdentifier) = match tongue {
            Tongue::English => (ENGLISH, langid!("en-GB")),
            Tongue::French => (FRENCH, langid!("fr")),
        };
        let mut bundle = FluentBundle::new(vec![tag]);
        // Marks around each inserted text would show as boxes, and texts of both directions stand in labels of their own.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match tongue {
            Tongue::English => numbers::english,
            Tongue::French => numbers::french,
        }));
        // What cannot be read is left out and shows as its key; a test reads both files whole.
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(read, _)| read);
        bundle.add_resource_overriding(resource);
        Self { tongue, bundle, said: RefCell::default() }
    }

    /// The language.
    pub fn tongue(&self) -> Tongue {
        self.tongue
    }
    /// True for French.
    pub fn is_french(&self) -> bool {
        self.tongue == Tongue::French
    }

    /// A message without values.
    pub fn text(&self, key: &str) -> String {
        self.message(key, None)
    }

    /// A message with values.
    pub fn with(&self, key: &str, values: &[(&'static str, Arg<'_>)]) -> String {
        let mut arguments = FluentArgs::new();
        for (name, value) in values {
            arguments.set(*name, value.to_fluent());
        }
        self.message(key, Some(&arguments))
    }

    fn message(&self, key: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else { return key.to_owned() };
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, arguments, &mut errors).into_owned()
    }

    /// True where the language has the message.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// A text of the codebook in the person's language, or in the other one where it lacks.
    pub fn pick<'t>(&self, text: &'t Bilingual) -> &'t str {
        if self.is_french() { text.fr_or_en() } else { text.en_or_fr() }
    }

    /// The same text in the other language.
    pub fn other<'t>(&self, text: &'t Bilingual) -> &'t str {
        if self.is_french() { &text.en } else { &text.fr }
    }

    /// A whole number with its thousands set apart.
    pub fn number(&self, number: i64) -> String {
        numbers::whole(number, self.is_french())
    }

    /// A number with so many decimals.
    pub fn decimal(&self, number: f64, decimals: usize) -> String {
        numbers::decimal(number, decimals, self.is_french())
    }

    /// A phrase of a report of exchange in the person's language. The core speaks English.
    pub fn reported(&self, phrase: &str) -> String {
        if self.is_french() { reported::reported(self, phrase) } else { phrase.to_owned() }
    }

    /// A sentence of the core, such as an act of the history or an error, in the person's language. The core speaks English.
    pub fn said(&self, sentence: &str) -> String {
        if let Some(said) = self.said.borrow().get(sentence) {
            return said.clone();
        }
        let said = said::translated(self, sentence);
        let mut kept = self.said.borrow_mut();
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(sentence.to_owned(), said.clone());
        said
    }

    /// Forgets the sentences that were said: they hold names of the project that was open.
    pub fn forget_said(&self) {
        self.said.borrow_mut().clear();
    }

    /// The action to which a sentence of the core leads, where it names a command and the window has its own way.
    pub fn leads_to(&self, sentence: &str) -> Option<Action> {
        said::in_window(sentence).and_then(|(action, ..)| action)
    }
}

/// Acts on a passage: how their labels begin, and the keys of their messages.
const PLACED: [(&str, &str); 4] = [("code ", "act-coded"), ("uncode ", "act-uncoded"), ("settle ", "act-settled"), ("open again ", "act-opened-again")];

/// What an act of the history did, with the names of codes instead of their paths and without positions, which say nothing to a person.
pub fn act(locale: &Locale, project: &Project, label: &str) -> String {
    placed(locale, project, label).or_else(|| valued(locale, project, label)).unwrap_or_else(|| capitalised(&locale.said(label)))
}

/// The same of a line of the history, which may take such an act back or do it again.
pub fn deed(locale: &Locale, project: &Project, kind: OpKind, label: &str) -> String {
    let said = act(locale, project, label);
    let key = match kind {
        OpKind::Do => return said,
        OpKind::Undo => "undid",
        OpKind::Redo => "redid",
    };
    locale.with(key, &[("act", (&uncapitalised(&said)).into())])
}

/// A value that was set, by the attribute's name instead of its key; none for every other act.
fn valued(locale: &Locale, project: &Project, label: &str) -> Option<String> {
    let (key, bearer) = label.split_once(" of ")?;
    let attribute = project.attributes().into_iter().find(|attribute| attribute.key == key)?;
    Some(locale.with("act-value", &[("attribute", locale.pick(&attribute.name).into()), ("bearer", bearer.into())]))
}

/// An act on a passage, or on several; none for every other act.
fn placed(locale: &Locale, project: &Project, label: &str) -> Option<String> {
    let (rest, key) = PLACED.into_iter().find_map(|(verb, key)| Some((label.strip_prefix(verb)?, key)))?;
    let several = rest.strip_suffix(" more").and_then(|rest| rest.rsplit_once(" and "));
    let (rest, more) = match several.and_then(|(rest, more)| Some((rest, more.parse::<usize>().ok()?))) {
        Some((rest, more)) => (rest, more),
        None => (rest, 0),
    };
    let (place, path) = rest.rsplit_once(' ')?;
    let (document, span) = place.rsplit_once(' ')?;
    span.parse::<CharSpan>().ok()?;
    let code = project.codebook().find(path).ok().and_then(|code| project.codebook().get(code));
    // A code that is gone, or is found elsewhere by now, is called by the last word of its path, which was made of its name.
    let name = code.map_or_else(|| path.rsplit('.').next().unwrap_or(path), |code| locale.pick(&code.name));
    let said = locale.with(key, &[("code", name.into()), ("document", document.into())]);
    Some(if more == 0 { said } else { locale.with("act-and-more", &[("act", (&said).into()), ("n", more.into())]) })
}

/// A sentence of the core as it is shown: with a capital at its beginning and a full stop at its end.
pub fn sentence(text: &str) -> String {
    let mut sentence = capitalised(text.trim());
    if !sentence.is_empty() && !sentence.ends_with(['.', '!', '?', ':', '…']) {
        sentence.push('.');
    }
    sentence
}

/// A text with a capital at its beginning.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A text as it goes on after a colon.
fn uncapitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// A value for a message.
#[derive(Clone, Copy, Debug)]
pub enum Arg<'a> {
    /// A number, by which plurals are chosen.
    Number(usize),
    /// A text.
    Text(&'a str),
}

impl Arg<'_> {
    fn to_fluent(self) -> FluentValue<'static> {
        match self {
            Self::Number(number) => FluentValue::from(number),
            Self::Text(text) => FluentValue::from(text.to_owned()),
        }
    }
}
impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}
impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}
impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_files_are_read_whole() {
        for source in [ENGLISH, FRENCH] {
            if let Err((_, errors)) = FluentResource::try_new(source.to_owned()) {
                panic!("{errors:?}");
            }
        }
    }

    #[test]
    fn both_languages_have_the_same_messages_with_the_same_values() {
        let of = |source: &str| {
            let mut keys: Vec<(String, Vec<String>)> = Vec::new();
            for line in source.lines() {
                if let Some((key, rest)) = line.split_once(" =").filter(|(key, _)| key.starts_with(|c: char| c.is_ascii_lowercase())) {
                    keys.push((key.to_owned(), variables(rest)));
                } else if let Some((_, values)) = keys.last_mut() {
                    values.extend(variables(line));
                }
            }
            for (_, values) in &mut keys {
                values.sort();
                values.dedup();
            }
            keys.sort();
            keys
        };
        let (english, french) = (of(ENGLISH), of(FRENCH));
        for pair in english.windows(2) {
            assert_ne!(pair[0].0, pair[1].0, "twice in English");
        }
        let only = |of: &Vec<(String, Vec<String>)>, other: &Vec<(String, Vec<String>)>| -> Vec<String> {
            of.iter().filter(|entry| !other.contains(entry)).map(|(key, values)| format!("{key} {values:?}")).collect()
        };
        assert_eq!(only(&english, &french), Vec::<String>::new(), "not in French");
        assert_eq!(only(&french, &english), Vec::<String>::new(), "not in English");
    }

    fn variables(line: &str) -> Vec<String> {
        line.match_indices('$').map(|(at, _)| line[at + 1..].chars().take_while(|c| c.is_alphanumeric()).collect()).collect()
    }

    #[test]
    fn plurals_follow_the_language_and_thousands_are_set_apart() {
        let count = |tongue, n: usize| Locale::new(tongue).with("count-passages", &[("n", n.into())]);
        assert_eq!([0, 1, 2].map(|n| count(Tongue::English, n)), ["0 passages", "1 passage", "2 passages"]);
        assert_eq!([0, 1, 2].map(|n| count(Tongue::French, n)), ["0 passage", "1 passage", "2 passages"]);
        assert_eq!(count(Tongue::English, 12_048), "12,048 passages");
        assert_eq!(count(Tongue::French, 12_048), "12\u{202f}048 passages");
    }

    #[test]
    fn acts_on_passages_are_told_without_paths_and_positions_whatever_became_of_the_code() {
        let project = Project::default();
        let (english, french) = (Locale::new(Tongue::English), Locale::new(Tongue::French));
        let told = |label: &str| act(&english, &project, label);
        assert_eq!(told("code entretien 815..829 enquêtrice-y"), "Coded “enquêtrice-y” in entretien");
        assert_eq!(act(&french, &project, "code entretien 815..829 enquêtrice-y"), "Codage «\u{202f}enquêtrice-y\u{202f}» dans entretien");
        assert_eq!(told("uncode S 01 3..9 det.food"), "Removed “food” from S 01");
        assert_eq!(told("code S01 3..9 det.food and 4 more"), "Coded “food” in S01 and 4 more");
        assert_eq!(told("settle S01 3..9 det.food"), "Settled “food” in S01");
        assert_eq!(deed(&english, &project, OpKind::Redo, "open again S01 3..9 det.food"), "Done again: opened again “food” in S01");
        // What only begins alike is another sentence.
        assert_eq!(told("code words that are no passage"), "Code words that are no passage");
    }

    #[test]
    fn what_was_said_is_kept_within_bounds() {
        let french = Locale::new(Tongue::French);
        for number in 0..KEPT + 10 {
            assert_eq!(french.said(&format!("new case C{number}")), format!("nouveau cas C{number}"));
        }
        assert!((1..=KEPT).contains(&french.said.borrow().len()));
        assert_eq!(french.said("new case C0"), "nouveau cas C0");
    }

    #[test]
    fn french_spaces_are_the_narrow_ones() {
        for (number, line) in FRENCH.lines().enumerate() {
            for mark in [" ;", " ?", " !", " :", "« ", " »"] {
                assert!(!line.contains(mark) || line.starts_with('#'), "line {}: an ordinary space at ‘{mark}’ in {line}", number + 1);
            }
            assert!(!line.contains('\''), "line {}: a straight apostrophe in {line}", number + 1);
        }
    }
}
