//! Words and phrases that are looked for, and where they stand in a passage.

use crate::index::analysis::Rules;
use crate::index::pattern::{Forms, Test, WordPattern};
use crate::index::tokens::{Elision, Word, words_of};
use crate::model::language::Language;
use crate::model::place::Transcript;
use crate::model::text::CharSpan;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Words in a row: one pattern for a word, several for a phrase.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Phrase(pub Vec<WordPattern>);

impl Phrase {
    /// True where nothing in it is a word, so that it can be found nowhere.
    pub fn is_empty(&self) -> bool {
        Elision::ALL.iter().all(|elision| self.0.iter().all(|pattern| pattern.tests(*elision).is_empty()))
    }
}

/// One place where a phrase stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Which of the phrases.
    pub which: usize,
    /// Places of its words among the words of the passage, from 0, end exclusive.
    pub words: Range<u32>,
    /// From the beginning of its first word to the end of its last, in characters of the document's text.
    pub span: CharSpan,
}

/// One way in which a phrase is cut into words.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// Which of the phrases.
    pub(super) which: usize,
    /// The texts that are cut so; all, where both ways give the same words.
    pub(super) elision: Option<Elision>,
    /// What each word must be.
    pub(super) tests: Vec<Test>,
}

impl Form {
    /// True where texts of the language are cut so.
    pub(super) fn is_for(&self, language: Language) -> bool {
        self.elision.is_none_or(|elision| elision == crate::index::analysis::elision_of(language))
    }
}

/// A word of a form: which form, and which of its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Slot {
    pub(super) form: u32,
    pub(super) word: u32,
}

/// Phrases that are looked for together, cut and folded by the rules of every language.
#[derive(Clone, Debug)]
pub struct Wanted {
    forms: Vec<Form>,
    phrases: usize,
}

impl Wanted {
    /// Prepares phrases; [`Match::which`] is a place in this list.
    pub fn new(phrases: &[Phrase]) -> Self {
        let mut forms = Vec::new();
        for (which, phrase) in phrases.iter().enumerate() {
            let tests = |elision| phrase.0.iter().flat_map(|pattern| pattern.tests(elision)).collect::<Vec<Test>>();
            let [one, other] = Elision::ALL.map(tests);
            if one == other {
                forms.push(Form { which, elision: None, tests: one });
            } else {
                let [first, second] = Elision::ALL;
                forms.push(Form { which, elision: Some(first), tests: one });
                forms.push(Form { which, elision: Some(second), tests: other });
            }
        }
        forms.retain(|form| !form.tests.is_empty());
        Self { forms, phrases: phrases.len() }
    }

    /// Number of phrases.
    pub fn len(&self) -> usize {
        self.phrases
    }
    /// True where nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.phrases == 0
    }
    pub(super) fn forms(&self) -> &[Form] {
        &self.forms
    }

    /// A reader of passages that knows no index and remembers the words it has seen.
    pub fn reader(&self) -> Reader<'_> {
        Reader { wanted: self, seen: FxHashMap::default() }
    }

    /// Where the phrases stand in a passage, in order; for many passages a [`Reader`] is quicker.
    pub fn find(&self, transcript: &Transcript, passage: CharSpan) -> Vec<Match> {
        self.reader().find(transcript, passage)
    }
}

/// Reads passages without an index, see [`Wanted::reader`].
#[derive(Debug)]
pub struct Reader<'a> {
    wanted: &'a Wanted,
    seen: FxHashMap<(Language, Box<str>), Box<[Slot]>>,
}

impl Reader<'_> {
    /// Where the phrases stand in a passage, in order.
    pub fn find(&mut self, transcript: &Transcript, passage: CharSpan) -> Vec<Match> {
        let forms = &self.wanted.forms;
        let mut found = Finder::new(forms);
        words_of(transcript, passage, |word| {
            // Words are borrowed for the look-up and kept only when they are new.
            let key = (word.language, Box::from(word.written));
            let slots = self.seen.entry(key).or_insert_with(|| slots_of(forms, word.language, word.written).into());
            found.word(&word, slots);
        });
        found.matches(transcript)
    }
}

/// The places in which a word fits.
fn slots_of(forms: &[Form], language: Language, written: &str) -> Vec<Slot> {
    let rules = Rules::of(language);
    let known = Forms::of(rules, written);
    let mut slots = Vec::new();
    for (form_place, form) in (0u32..).zip(forms).filter(|(_, form)| form.is_for(language)) {
        for (place, test) in (0u32..).zip(&form.tests) {
            if test.matches(rules, written, &known) {
                slots.push(Slot { form: form_place, word: place });
            }
        }
    }
    slots
}

/// Follows the words of a passage and notes where forms are complete.
pub(super) struct Finder<'a> {
    forms: &'a [Form],
    /// Beginnings of forms: which form, the word it waits for, its first byte, its first word.
    begun: Vec<(u32, u32, usize, u32)>,
    longest: usize,
    language: Option<Language>,
    found: Vec<(usize, Range<u32>, Range<usize>)>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(forms: &'a [Form]) -> Self {
        let longest = forms.iter().map(|form| form.tests.len()).max().unwrap_or(0);
        Self { forms, begun: Vec::new(), longest, language: None, found: Vec::new() }
    }

    /// Takes the next word, with the places in which it fits.
    pub(super) fn word(&mut self, word: &Word<'_>, slots: &[Slot]) {
        let forms = self.forms;
        if self.longest > 1 {
            if self.language != Some(word.language) {
                self.language = Some(word.language);
                self.begun.clear();
            }
            let found = &mut self.found;
            self.begun.retain_mut(|(form, next, start, first)| {
                if !slots.contains(&Slot { form: *form, word: *next }) {
                    return false;
                }
                *next += 1;
                let whole = forms.get(*form as usize).filter(|known| known.tests.len() == *next as usize);
                if let Some(known) = whole {
                    found.push((known.which, *first..word.position + 1, *start..word.end()));
                }
                whole.is_none()
            });
        }
        for slot in slots.iter().filter(|slot| slot.word == 0) {
            let Some(form) = forms.get(slot.form as usize) else { continue };
            if form.tests.len() == 1 {
                self.found.push((form.which, word.position..word.position + 1, word.start..word.end()));
            } else {
                self.begun.push((slot.form, 1, word.start, word.position));
            }
        }
    }

    /// Notes that a phrase stands in these bytes, where nobody counts words.
    pub(super) fn stands(&mut self, which: usize, bytes: Range<usize>) {
        self.found.push((which, 0..0, bytes));
    }

    /// What was found, in the order of the text, in characters.
    pub(super) fn matches(mut self, transcript: &Transcript) -> Vec<Match> {
        if self.longest > 1 {
            self.found.sort_by_key(|(which, _, bytes)| (bytes.start, bytes.end, *which));
        }
        let text = &transcript.text;
        let (mut at, mut position) = (0, 0);
        let mut span = |bytes: Range<usize>| {
            // One after the other, so that only the characters between them are counted.
            let gap = text.as_str().get(at..bytes.start).filter(|gap| gap.len() < 4096 && at > 0);
            let start = match gap {
                Some(gap) => position + characters(gap),
                None => text.char_from_byte(bytes.start),
            };
            let length = text.as_str().get(bytes.clone()).map_or(0, characters);
            (at, position) = (bytes.start, start);
            CharSpan::at(start, length)
        };
        self.found.into_iter().map(|(which, words, bytes)| Match { which, words, span: span(bytes) }).collect()
    }
}

fn characters(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}
