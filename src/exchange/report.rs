//! What came in, what did not, and how positions were understood: told with numbers and places, never with words of interviews.

use crate::exchange::refi::offsets::Vote;
use serde::Serialize;
use std::fmt;

/// What happened to a part of a study on its way in or out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// It is there as it was.
    Carried,
    /// It stands somewhere else, where people find it: in a description, a memo, an attribute.
    Moved,
    /// It cannot be shown, and is kept for the next export.
    Kept,
    /// It was changed.
    Changed,
    /// It is not there.
    Lost,
}

impl Fate {
    /// All fates, from the best to the worst.
    pub const ALL: [Self; 5] = [Self::Carried, Self::Moved, Self::Kept, Self::Changed, Self::Lost];

    /// The word that files and the window's texts use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Carried => "carried",
            Self::Moved => "moved",
            Self::Kept => "kept",
            Self::Changed => "changed",
            Self::Lost => "lost",
        }
    }
}

/// One line of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// What it is about, in the words of the formats: `codings`, `pictures`.
    pub what: String,
    /// How many.
    pub count: usize,
    /// What happened to them.
    pub fate: Fate,
    /// How and why.
    pub why: String,
    /// Where, as far as that can be told: names of sources, or of attributes, in English where they have an English name; up to a few.
    pub places: Vec<String>,
}

impl Entry {
    /// True where the places are names of attributes instead of sources.
    pub fn is_of_attributes(&self) -> bool {
        ["values of attributes", "variables"].contains(&self.what.as_str())
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}: {}", self.count, self.what, self.fate.key())?;
        if !self.why.is_empty() {
            write!(out, ", {}", self.why)?;
        }
        if !self.places.is_empty() {
            write!(out, " ({})", self.places.join(", "))?;
        }
        Ok(())
    }
}

/// How the positions in one source were understood.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Positions {
    /// Name of the source.
    pub source: String,
    /// How many selections it has.
    pub selections: usize,
    /// The convention that was taken, and what spoke for it.
    #[serde(flatten)]
    pub vote: Vote,
}

/// The report of one exchange.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Report {
    /// The program that wrote the file, as it calls itself.
    pub origin: String,
    /// What happened to the parts of the study.
    pub entries: Vec<Entry>,
    /// How positions were understood, source by source, where there was a choice.
    pub positions: Vec<Positions>,
}

/// How many places a line names.
const MOST_PLACES: usize = 5;

impl Report {
    /// Adds to the line of this kind, or begins it.
    pub fn add(&mut self, what: &str, count: usize, fate: Fate, why: &str) {
        self.add_at(what, count, fate, why, "");
    }

    /// The same with the place where it happened.
    pub fn add_at(&mut self, what: &str, count: usize, fate: Fate, why: &str, place: &str) {
        if count == 0 {
            return;
        }
        let known = self.entries.iter_mut().find(|entry| entry.what == what && entry.fate == fate && entry.why == why);
        let entry = match known {
            Some(entry) => {
                entry.count += count;
                entry
            }
            None => {
                self.entries.push(Entry { what: what.to_owned(), count, fate, why: why.to_owned(), places: Vec::new() });
                let Some(entry) = self.entries.last_mut() else { return };
                entry
            }
        };
        if !place.is_empty() && entry.places.len() < MOST_PLACES && !entry.places.iter().any(|known| known == place) {
            entry.places.push(place.to_owned());
        }
    }

    /// Lines that tell of something other than “it is there”.
    pub fn losses(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.fate != Fate::Carried)
    }

    /// The report as rows for a file: what, how many, what happened, why, where.
    pub fn rows(&self) -> Vec<[String; 5]> {
        let entries = self
            .entries
            .iter()
            .map(|entry| [entry.what.clone(), entry.count.to_string(), entry.fate.key().to_owned(), entry.why.clone(), entry.places.join("; ")]);
        let positions = self.positions.iter().map(|positions| {
            ["positions".to_owned(), positions.selections.to_string(), Fate::Carried.key().to_owned(), positions.vote.to_string(), positions.source.clone()]
        });
        entries.chain(positions).collect()
    }
}
