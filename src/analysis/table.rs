//! A table as every format and the window show it: columns that explain themselves, rows that know the codings behind them.

use crate::model::code::Bilingual;
use crate::model::ids::CodingId;

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Which analysis made it: `frequency`, `crosstab` …
    pub kind: &'static str,
    /// Title.
    pub title: Bilingual,
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows.
    pub rows: Vec<Row>,
    /// What a reader must know to read the numbers.
    pub notes: Vec<Bilingual>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The name that scripts use; unique in the table.
    pub key: String,
    /// The name that people read.
    pub label: Bilingual,
    /// What its numbers count.
    pub unit: Unit,
    /// What it means.
    pub description: Bilingual,
}

/// What the numbers of a column count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Words, no numbers.
    Text,
    /// Things.
    Count,
    /// Characters (Unicode scalar values).
    Characters,
    /// Words.
    Words,
    /// Per 1,000 participants' words.
    PerThousandWords,
    /// Per cent; the n it is of stands in the same table.
    Percent,
    /// A position in characters from 0.
    Position,
    /// A coefficient, 1 where all agree.
    Coefficient,
    /// A coefficient from 0 to 1.
    Ratio,
}

impl Unit {
    /// The word that files use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Count => "count",
            Self::Characters => "characters",
            Self::Words => "words",
            Self::PerThousandWords => "per 1000 words",
            Self::Percent => "percent",
            Self::Position => "characters from 0",
            Self::Coefficient => "coefficient",
            Self::Ratio => "ratio",
        }
    }
}

/// A row and the codings behind its numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// One cell for each column.
    pub cells: Vec<Cell>,
    /// The codings behind the row.
    pub behind: Vec<CodingId>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing to say; not the same as 0.
    #[default]
    Empty,
    /// Text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number with two decimals.
    Decimal(f64),
    /// A coefficient: a number with four decimals.
    Coefficient(f64),
}

impl Cell {
    /// A number of things.
    pub fn count(number: usize) -> Self {
        Self::Integer(i64::try_from(number).unwrap_or(i64::MAX))
    }
    /// A number of words or characters.
    pub fn number(number: u64) -> Self {
        Self::Integer(i64::try_from(number).unwrap_or(i64::MAX))
    }
    /// Text; empty text is nothing to say.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
    /// A part of a whole per cent; nothing where the whole is 0.
    pub fn percent(part: u64, whole: u64) -> Self {
        Self::ratio(part, whole, 100.0)
    }
    /// A part per 1,000 of a whole; nothing where the whole is 0.
    pub fn per_thousand(part: u64, whole: u64) -> Self {
        Self::ratio(part, whole, 1000.0)
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of words are far below what a double holds exactly")]
    fn ratio(part: u64, whole: u64, of: f64) -> Self {
        if whole == 0 { Self::Empty } else { Self::Decimal(part as f64 * of / whole as f64) }
    }
}

impl Column {
    /// A column with its name and meaning in both languages.
    pub fn new(key: impl Into<String>, unit: Unit, label: (&str, &str), description: (&str, &str)) -> Self {
        Self { key: key.into(), label: Bilingual::new(label.0, label.1), unit, description: Bilingual::new(description.0, description.1) }
    }
}
