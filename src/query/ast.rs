//! A query as a tree.

use std::fmt;

/// A whole query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// Its tree.
    pub node: Node,
}

/// A part of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Something that stands in the text.
    Text(Text),
    /// A condition on where it stands or on a coding.
    Field(Condition),
    /// What of the left stands so to something of the right.
    Related(Box<Related>),
    /// This inside, combined in another unit than the usual one.
    In(Unit, Box<Node>),
    /// All of these.
    All(Vec<Node>),
    /// Any of these.
    Any(Vec<Node>),
    /// Not this.
    Not(Box<Node>),
}

/// Something that stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// A word, or words in a row.
    Words(Words),
    /// These words in any order, neighbours at most so many words apart.
    Together {
        /// The words as written.
        written: String,
        /// How far apart neighbours may be: 1 is side by side.
        within: u32,
    },
    /// Two of them near each other.
    Beside(Box<Beside>),
    /// One of these; only beside something else, where it stands in parentheses.
    Either(Vec<Text>),
    /// What a regular expression matches in the stored text.
    Regex(Pattern),
    /// Any word or phrase of a concept list.
    Concept(Named),
}

/// Words in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// As written, without quotation marks, `=` and what [`Form`] says; of a wildcard the whole form.
    pub written: String,
    /// True where it was written in quotation marks.
    pub quoted: bool,
    /// What is asked of the words; of several, of the last.
    pub form: Form,
    /// Where it stands in the query.
    pub at: Place,
}

/// What is asked of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// This word in any of its written forms.
    Plain,
    /// This word letter by letter: `=Word`.
    Exact,
    /// A beginning: `word*`.
    Prefix,
    /// `*` for any letters and `?` for one.
    Wildcard,
    /// So many letters may differ: `word~1`.
    Fuzzy(u8),
}

/// A regular expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The expression without its slashes.
    pub written: String,
    /// Where it stands in the query.
    pub at: Place,
}

/// A name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The name.
    pub name: String,
    /// Where it stands in the query.
    pub at: Place,
}

/// Two near each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// One.
    pub left: Text,
    /// The other.
    pub right: Text,
    /// How far apart in words: 1 is side by side.
    pub within: u32,
    /// True where the left comes first.
    pub ordered: bool,
}

/// What of the left stands so to something of the right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// What is found.
    pub left: Node,
    /// How it stands to the right.
    pub relation: Relation,
    /// To what.
    pub right: Node,
}

/// How one passage stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// They share at least one character.
    Overlaps,
    /// The first lies wholly inside the second.
    Inside,
    /// At most so many turns apart; paragraphs where nobody is marked as speaking. 0 is the same turn.
    WithinTurns(u32),
    /// The second begins after the end of the first, at most so many turns later.
    FollowedBy(u32),
}

/// The unit in which conditions are combined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// A turn; the paragraph where nobody is marked as speaking.
    Turn,
    /// A paragraph, or the header.
    Paragraph,
    /// A whole document.
    Document,
    /// All that a case says, or that is about it.
    Case,
}

impl Unit {
    /// All units with the word that a query writes.
    pub const ALL: [(Self, &'static str); 4] = [(Self::Turn, "turn"), (Self::Paragraph, "paragraph"), (Self::Document, "document"), (Self::Case, "case")];

    /// The word that a query writes.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(unit, _)| *unit == self).map_or("", |(_, word)| word)
    }
}

/// A field and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// What it is about.
    pub field: Field,
    /// True for `code:=x`: this one without those below it.
    pub only: bool,
    /// The value as written, without quotation marks.
    pub value: String,
    /// Where it stands in the query.
    pub at: Place,
}

/// What a condition is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// A code and those below it.
    Code,
    /// A coder.
    Coder,
    /// What was noted on a coding.
    Memo,
    /// Whether a theme is said to be there.
    Direction,
    /// Whether the coder is sure.
    Certainty,
    /// The time that a coded passage speaks of.
    Time,
    /// How the speaker knows.
    Standing,
    /// Whether a passage may be quoted.
    Quotable,
    /// When a coding was made.
    Created,
    /// Whether something is coded at all.
    Coded,
    /// A document.
    Document,
    /// A kind of document.
    Kind,
    /// A language.
    Language,
    /// The date of a document.
    Date,
    /// A speaker's label.
    Speaker,
    /// A speaker's role.
    Role,
    /// A case.
    Case,
    /// An attribute of cases.
    OfCase(String),
    /// An attribute of documents.
    OfDocument(String),
}

impl Field {
    /// All fields without a key of their own, with the word that a query writes.
    pub const PLAIN: [(Self, &'static str); 17] = [
        (Self::Code, "code"),
        (Self::Coder, "coder"),
        (Self::Memo, "memo"),
        (Self::Direction, "direction"),
        (Self::Certainty, "certainty"),
        (Self::Time, "time"),
        (Self::Standing, "standing"),
        (Self::Quotable, "quotable"),
        (Self::Created, "created"),
        (Self::Coded, "coded"),
        (Self::Document, "doc"),
        (Self::Kind, "kind"),
        (Self::Language, "lang"),
        (Self::Date, "date"),
        (Self::Speaker, "speaker"),
        (Self::Role, "role"),
        (Self::Case, "case"),
    ];

    /// The field of that word: `code`, `case.gender`.
    pub fn from_word(word: &str) -> Option<Self> {
        match word.split_once('.') {
            Some(("case", key)) if !key.is_empty() => Some(Self::OfCase(key.to_owned())),
            Some(("doc", key)) if !key.is_empty() => Some(Self::OfDocument(key.to_owned())),
            Some(_) => None,
            None => Self::PLAIN.iter().find(|(_, known)| *known == word).map(|(field, _)| field.clone()),
        }
    }
}

impl fmt::Display for Field {
    /// The word that a query writes.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OfCase(key) => write!(out, "case.{key}"),
            Self::OfDocument(key) => write!(out, "doc.{key}"),
            plain => out.write_str(Self::PLAIN.iter().find(|(field, _)| field == plain).map_or("", |(_, word)| word)),
        }
    }
}

/// Where something stands in the text of a query: its first character, from 0. Two parts of queries are equal wherever they stand.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place(pub usize);

impl PartialEq for Place {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
impl Eq for Place {}
