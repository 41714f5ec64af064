//! What is wrong with a query, and where.

use crate::index::IndexError;
use winnow::error::ParserError;
use winnow::stream::Stream;

/// What is wrong with a query. Places are characters of the query, from 0.
#[derive(Debug, thiserror::Error)]
pub enum QueryError {
    /// Nothing was asked.
    #[error("the query is empty")]
    Empty,
    /// A quotation mark without its partner.
    #[error("the quotation mark at character {0} is never closed")]
    OpenQuote(usize),
    /// A regular expression without its second slash.
    #[error("the slash at character {0} begins a regular expression that is never closed")]
    OpenRegex(usize),
    /// A parenthesis without its partner.
    #[error("the parenthesis at character {0} has no partner")]
    LoneParenthesis(usize),
    /// An operator with nothing beside it.
    #[error("‘{word}’ at character {at} has nothing to work on")]
    LoneOperator {
        /// The operator.
        word: String,
        /// Where it stands.
        at: usize,
    },
    /// The first word of an operator of several words.
    #[error("‘{word}’ at character {at} is only the beginning of an operator")]
    HalfOperator {
        /// What was written.
        word: String,
        /// The whole operator.
        whole: &'static str,
        /// Where it stands.
        at: usize,
    },
    /// Something behind `IN unit`.
    #[error("‘{word}’ at character {at} stands behind a unit, which ends a query")]
    AfterUnit {
        /// What was written.
        word: String,
        /// Where it stands.
        at: usize,
    },
    /// A number out of range.
    #[error("‘{word}’ at character {at} is not a number from {least} to {most}")]
    BadNumber {
        /// What was written.
        word: String,
        /// Where it stands.
        at: usize,
        /// Smallest number.
        least: u32,
        /// Largest number.
        most: u32,
    },
    /// Two forms of asking for a word at once.
    #[error("‘{word}’ at character {at} mixes two ways of asking for a word")]
    Mixed {
        /// What was written.
        word: String,
        /// Where it stands.
        at: usize,
    },
    /// A condition or a regular expression where only words can be.
    #[error("‘{word}’ at character {at} joins words and phrases only")]
    OnlyWordsNear {
        /// The operator.
        word: String,
        /// Where it stands.
        at: usize,
    },
    /// A word in which there is no letter or digit.
    #[error("‘{word}’ at character {at} holds no letter and no digit")]
    NoWord {
        /// What was written.
        word: String,
        /// Where it stands.
        at: usize,
    },
    /// A field that does not exist.
    #[error("there is no field ‘{word}’ (character {at})")]
    UnknownField {
        /// What was written.
        word: String,
        /// Where it stands.
        at: usize,
    },
    /// A field without a value.
    #[error("‘{word}:’ at character {at} needs a value right behind it")]
    NoValue {
        /// The field.
        word: String,
        /// Where it stands.
        at: usize,
    },
    /// An equals sign behind a field that has none.
    #[error("‘{word}:=’ at character {at}: only code: takes an equals sign")]
    OnlyForCodes {
        /// The field.
        word: String,
        /// Where it stands.
        at: usize,
    },
    /// A value that leads to nothing.
    #[error("{what} (character {at})")]
    Value {
        /// What is wrong with it, as a sentence without its full stop.
        what: String,
        /// Where its field stands.
        at: usize,
        /// What may be meant, the likeliest first.
        suggestions: Vec<String>,
    },
    /// A regular expression that cannot be used.
    #[error("the regular expression at character {at} cannot be used: {why}")]
    BadRegex {
        /// Why.
        why: String,
        /// Where it stands.
        at: usize,
    },
    /// Parentheses deeper than anybody writes.
    #[error("the parentheses are nested too deeply")]
    TooDeep,
    /// Longer than anybody writes.
    #[error("the query is longer than {0} characters")]
    TooLong(usize),
    /// Only what must not be there.
    #[error("the query only says what must not be there")]
    OnlyNegative,
    /// Somebody stopped it.
    #[error("the search was stopped")]
    Cancelled,
    /// It took longer than it may.
    #[error("the search took longer than {0} seconds and was stopped")]
    TooSlow(u64),
    /// The index.
    #[error(transparent)]
    Index(#[from] IndexError),
}

impl QueryError {
    /// The character at which the trouble begins.
    pub fn place(&self) -> Option<usize> {
        match self {
            Self::OpenQuote(at) | Self::OpenRegex(at) | Self::LoneParenthesis(at) => Some(*at),
            Self::LoneOperator { at, .. }
            | Self::HalfOperator { at, .. }
            | Self::AfterUnit { at, .. }
            | Self::BadNumber { at, .. }
            | Self::Mixed { at, .. }
            | Self::OnlyWordsNear { at, .. }
            | Self::NoWord { at, .. }
            | Self::UnknownField { at, .. }
            | Self::NoValue { at, .. }
            | Self::OnlyForCodes { at, .. }
            | Self::Value { at, .. }
            | Self::BadRegex { at, .. } => Some(*at),
            Self::Empty | Self::TooDeep | Self::TooLong(_) | Self::OnlyNegative | Self::Cancelled | Self::TooSlow(_) | Self::Index(_) => None,
        }
    }

    /// The same error at another place: bytes become characters.
    pub(super) fn moved(mut self, to: impl Fn(usize) -> usize) -> Self {
        match &mut self {
            Self::OpenQuote(at) | Self::OpenRegex(at) | Self::LoneParenthesis(at) => *at = to(*at),
            Self::LoneOperator { at, .. }
            | Self::HalfOperator { at, .. }
            | Self::AfterUnit { at, .. }
            | Self::BadNumber { at, .. }
            | Self::Mixed { at, .. }
            | Self::OnlyWordsNear { at, .. }
            | Self::NoWord { at, .. }
            | Self::UnknownField { at, .. }
            | Self::NoValue { at, .. }
            | Self::OnlyForCodes { at, .. }
            | Self::Value { at, .. }
            | Self::BadRegex { at, .. } => *at = to(*at),
            Self::Empty | Self::TooDeep | Self::TooLong(_) | Self::OnlyNegative | Self::Cancelled | Self::TooSlow(_) | Self::Index(_) => {}
        }
        self
    }

    /// What to do.
    pub fn hint(&self) -> Option<String> {
        Some(match self {
            Self::Empty => "write a word, a \"phrase\" or the beginning of a word with a star".to_owned(),
            Self::OpenQuote(_) => "close it, or leave it out".to_owned(),
            Self::OpenRegex(_) => "close it with another slash, or leave it out".to_owned(),
            Self::LoneParenthesis(_) => "close it, open it, or leave it out".to_owned(),
            Self::LoneOperator { word, .. } => format!("write something on both sides of {word}, or \"{word}\" in quotes to find the word itself"),
            Self::HalfOperator { word, whole, .. } => format!("write {whole}, or \"{word}\" in quotes to find the word itself"),
            Self::AfterUnit { .. } => "put what belongs to the unit in parentheses: (a b IN turn) OR c".to_owned(),
            Self::BadNumber { least, most, .. } => format!("write a number from {least} to {most}"),
            Self::Mixed { .. } => "use one of =word, word*, wo?d and word~1 at a time".to_owned(),
            Self::OnlyWordsNear { .. } => "for codes and regular expressions use OVERLAPS, INSIDE, WITHIN 2 TURNS OF or FOLLOWED BY".to_owned(),
            Self::NoWord { .. } => "punctuation is not searched: leave it out, or use a regular expression such as /…/".to_owned(),
            Self::UnknownField { word, .. } => super::suggest::field_hint(word),
            Self::NoValue { word, .. } => format!("write {word}:value or {word}:\"a value of several words\""),
            Self::OnlyForCodes { word, .. } => format!("write {word}:value"),
            Self::Value { suggestions, .. } if !suggestions.is_empty() => format!("did you mean {}?", suggestions.join(" or ")),
            Self::BadRegex { .. } => "see the rules at docs.rs/regex; write \\. for a full stop and \\( for a parenthesis".to_owned(),
            Self::OnlyNegative => "add a word that must be there, or a condition such as role:participant".to_owned(),
            Self::TooSlow(_) => "ask for fewer documents, or for a word beside the regular expression".to_owned(),
            Self::TooLong(_) => "keep lists of words as a concept list and write #name".to_owned(),
            Self::TooDeep | Self::Value { .. } | Self::Cancelled | Self::Index(_) => return None,
        })
    }
}

/// What the parser hands up: the trouble, where it is known what it is.
#[derive(Debug)]
pub(super) struct Wrong(pub(super) Option<Box<QueryError>>);

impl Wrong {
    pub(super) fn because(error: QueryError) -> Self {
        Self(Some(Box::new(error)))
    }
}

impl<I: Stream> ParserError<I> for Wrong {
    type Inner = Self;
    fn from_input(_: &I) -> Self {
        Self(None)
    }
    fn into_inner(self) -> Result<Self::Inner, Self> {
        Ok(self)
    }
}
