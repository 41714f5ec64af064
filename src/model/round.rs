//! A round of comparing coders: what their agreement was at one time, kept so that a later round can be reported beside it.

use crate::model::ids::{CodeId, CoderId, DocumentId, RoundId};
use crate::model::time::Moment;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// One kept round. Names stand beside identities: they are what was reported, also where a code or a document has gone since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Identity.
    pub id: RoundId,
    /// Name, unique in the project.
    pub name: String,
    /// When it was kept.
    pub made: Moment,
    /// Who kept it.
    pub by: CoderId,
    /// What was compared and what came out.
    pub content: RoundContent,
}

/// What was compared and what came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundContent {
    /// The unit of comparison.
    pub unit: Unit,
    /// Units under which a code was called too rare.
    pub rare: u64,
    /// Version of the codebook.
    #[serde(default)]
    pub codebook_version: String,
    /// The coders.
    pub coders: Vec<Named<CoderId>>,
    /// The documents.
    pub documents: Vec<Named<DocumentId>>,
    /// All codes together.
    pub pooled: RoundLine,
    /// One line per code, in the order of the codebook.
    pub codes: Vec<RoundCode>,
}

/// Something with the name that it had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named<Id> {
    /// Identity.
    pub id: Id,
    /// Its name at that time.
    pub name: String,
}

/// The figures of one code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundCode {
    /// The code, with its path at that time.
    pub code: Named<CodeId>,
    /// Its figures.
    #[serde(flatten)]
    pub line: RoundLine,
}

/// Figures of a code or of all codes together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundLine {
    /// Units judged.
    pub n: u64,
    /// Units (by character: passages) to which somebody applied the code.
    pub applied: u64,
    /// True where the code was too rare to report.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub too_rare: bool,
    /// The coefficients that existed, by the keys of `analysis::agreement::Statistic`.
    pub figures: BTreeMap<String, Millionths>,
}

/// A coefficient in millionths, so that kept figures compare exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Millionths(pub i64);

impl Millionths {
    /// The nearest number of millionths.
    #[expect(clippy::cast_possible_truncation, reason = "coefficients lie near 1, and a cast of what does not fit saturates")]
    pub fn of(value: f64) -> Self {
        Self((value * 1e6).round() as i64)
    }
    /// As a real number.
    #[expect(clippy::cast_precision_loss, reason = "coefficients lie near 1")]
    pub fn value(self) -> f64 {
        self.0 as f64 / 1e6
    }
}

/// What is judged: does the code apply to it or not?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Every character of the text, header included.
    Character,
    /// Every turn, and every paragraph outside turns; a code applies where it touches one character of it.
    Turn,
    /// Every paragraph of the body; a code applies where it touches one character of it.
    #[default]
    Paragraph,
    /// Every document; a code applies where it was used once.
    Document,
}

impl Unit {
    /// All units, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Character, Self::Turn, Self::Paragraph, Self::Document];

    /// The word that files and the command line use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Character => "character",
            Self::Turn => "turn",
            Self::Paragraph => "paragraph",
            Self::Document => "document",
        }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.key())
    }
}

impl FromStr for Unit {
    type Err = String;
    fn from_str(key: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|unit| unit.key() == key);
        found.ok_or_else(|| format!("‘{key}’ is not one of character, turn, paragraph, document"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coefficients_keep_six_digits() {
        assert_eq!(Millionths::of(0.722_123_6), Millionths(722_124));
        assert_eq!(Millionths::of(-0.5).value(), -0.5);
    }

    #[test]
    fn units_are_read_as_they_are_written() {
        assert!(Unit::ALL.into_iter().all(|unit| unit.key().parse() == Ok(unit)));
        assert!("word".parse::<Unit>().is_err());
    }
}
