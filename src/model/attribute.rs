//! Attributes: fixed facts about cases and documents, with types, allowed values and four kinds of nothing.

use crate::model::code::Bilingual;
use crate::model::ids::{AttributeId, CaseId, DocumentId};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What an attribute describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Subject {
    /// Cases.
    Case,
    /// Documents.
    Document,
}

/// The definition of an attribute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribute {
    /// Identity.
    pub id: AttributeId,
    /// What it describes.
    pub subject: Subject,
    /// Key (`participant_group`), unique among the attributes of its subject.
    pub key: String,
    /// Name.
    pub name: Bilingual,
    /// What values it takes.
    #[serde(rename = "type")]
    pub kind: AttributeType,
    /// Allowed values, for [`AttributeType::Choice`] and [`AttributeType::Choices`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<AllowedValue>,
    /// Who may see it, and whether it may leave the project.
    pub class: Sensitivity,
    /// When it has to be filled: `yes`, `opt`, or the condition in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub required: String,
    /// True where Griot works it out and nobody fills it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub derived: bool,
    /// Place in lists, from 0.
    pub order: u32,
}

/// What values an attribute takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AttributeType {
    /// Any text.
    Text,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// A year, a quarter (`2031-Q2`), a month or a day.
    Date,
    /// One of the allowed values.
    Choice,
    /// Any number of the allowed values, joined by `;` in files.
    Choices,
    /// Names of cases or documents, joined by `;` in files.
    Reference,
}

/// One allowed value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AllowedValue {
    /// The stable key that is stored.
    pub key: String,
    /// What people read.
    pub name: Bilingual,
}

/// Who may see an attribute, and whether it may leave the project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sensitivity {
    /// May be exported.
    Open,
    /// Stays out of exports unless it is asked for by name.
    Restricted,
    /// Never exported.
    Sealed,
}

/// What was recorded for one attribute of one case or document. No entry at all means “not yet entered”.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Text, a key of an allowed value, a reference or a date, as written.
    Text(String),
    /// Several keys or references, in the order of the file.
    Several(Vec<String>),
    /// A whole number.
    Integer(i64),
    /// Yes or no.
    Boolean(bool),
    /// Known to be empty, and why.
    Missing(Missing),
}

/// Why a value is missing; the four are never merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// Asked, and not known.
    Unknown,
    /// Not asked.
    NotAsked,
    /// The person would not say.
    Refused,
    /// Does not apply.
    Na,
}

impl Missing {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Unknown, Self::NotAsked, Self::Refused, Self::Na];

    /// The word that files use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::NotAsked => "not_asked",
            Self::Refused => "refused",
            Self::Na => "na",
        }
    }
}

impl fmt::Display for Value {
    /// The text that files and tables show.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => out.write_str(text),
            Self::Several(keys) => out.write_str(&keys.join(";")),
            Self::Integer(number) => number.fmt(out),
            Self::Boolean(yes) => yes.fmt(out),
            Self::Missing(missing) => out.write_str(missing.key()),
        }
    }
}

impl Value {
    /// The single values it holds: one, or each of several. Cross tables count by these.
    pub fn parts(&self) -> Vec<String> {
        match self {
            Self::Several(keys) => keys.clone(),
            other => vec![other.to_string()],
        }
    }

    /// The same of a list, which a study that made the attribute itself may hold as text with semicolons. Nothing that is empty.
    pub fn listed(&self) -> impl Iterator<Item = String> {
        let parts: Vec<String> = self.parts().iter().flat_map(|part| part.split(';')).map(|part| part.trim().to_owned()).collect();
        parts.into_iter().filter(|part| !part.is_empty())
    }
}

/// Why a text is not a value of an attribute.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ValueError {
    /// Nothing was written.
    #[error("the value is empty: leave the row out, or write unknown, not_asked, refused or na")]
    Empty,
    /// Not an allowed value.
    #[error("‘{value}’ is not an allowed value; allowed are {}", allowed.join(", "))]
    NotAllowed {
        /// What was written.
        value: String,
        /// Keys of the allowed values.
        allowed: Vec<String>,
    },
    /// Not a whole number.
    #[error("‘{0}’ is not a whole number")]
    NotInteger(String),
    /// Neither true nor false.
    #[error("‘{0}’ is neither true nor false")]
    NotBoolean(String),
    /// Not a date.
    #[error("‘{0}’ is not a date: write 2031, 2031-Q2, 2031-05 or 2031-05-14")]
    NotDate(String),
}

impl Attribute {
    /// Reads what a file or a person wrote for this attribute.
    pub fn parse(&self, text: &str) -> Result<Value, ValueError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(ValueError::Empty);
        }
        // A list may have such a word as a value of its own: `refused` is an answer to how a person took part.
        let own = self.values.iter().any(|value| value.key == text);
        if let Some(missing) = Missing::ALL.into_iter().find(|missing| !own && missing.key() == text) {
            return Ok(Value::Missing(missing));
        }
        let parts = || text.split(';').map(str::trim).filter(|part| !part.is_empty());
        match self.kind {
            AttributeType::Text => Ok(Value::Text(text.to_owned())),
            AttributeType::Integer => text.parse().map(Value::Integer).ok().ok_or_else(|| ValueError::NotInteger(text.to_owned())),
            AttributeType::Boolean => match text.to_ascii_lowercase().as_str() {
                "true" | "yes" | "oui" | "1" => Ok(Value::Boolean(true)),
                "false" | "no" | "non" | "0" => Ok(Value::Boolean(false)),
                _ => Err(ValueError::NotBoolean(text.to_owned())),
            },
            AttributeType::Date if is_date(text) => Ok(Value::Text(text.to_owned())),
            AttributeType::Date => Err(ValueError::NotDate(text.to_owned())),
            AttributeType::Choice => self.allowed(text).map(Value::Text),
            AttributeType::Choices => parts().map(|part| self.allowed(part)).collect::<Result<_, _>>().map(Value::Several),
            AttributeType::Reference => Ok(Value::Several(parts().map(str::to_owned).collect())),
        }
    }

    fn allowed(&self, text: &str) -> Result<String, ValueError> {
        if self.values.iter().any(|value| value.key == text) {
            Ok(text.to_owned())
        } else {
            Err(ValueError::NotAllowed { value: text.to_owned(), allowed: self.values.iter().map(|value| value.key.clone()).collect() })
        }
    }

    /// Name of an allowed value; the key itself where there is none.
    pub fn value_name<'a>(&'a self, key: &'a str) -> (&'a str, &'a str) {
        match self.values.iter().find(|value| value.key == key) {
            Some(value) => (value.name.en_or_fr(), value.name.fr_or_en()),
            None => (key, key),
        }
    }
}

/// True for a year, a quarter, a month or a day of the calendar, as attributes write them: `2031`, `2031-Q2`, `2031-05`, `2031-05-17`.
pub fn is_date(text: &str) -> bool {
    let year = |text: &str| text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    match text.split('-').collect::<Vec<_>>().as_slice() {
        [y] => year(y),
        [y, "Q1" | "Q2" | "Q3" | "Q4"] => year(y),
        [y, m] => year(y) && format!("{y}-{m}-01").parse::<jiff::civil::Date>().is_ok() && m.len() == 2,
        [y, _, _] => year(y) && text.parse::<jiff::civil::Date>().is_ok(),
        _ => false,
    }
}

/// One case or one document, as the bearer of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Bearer {
    /// A case.
    Case(CaseId),
    /// A document.
    Document(DocumentId),
}

impl Bearer {
    /// What kind of thing it is.
    pub fn subject(self) -> Subject {
        match self {
            Self::Case(_) => Subject::Case,
            Self::Document(_) => Subject::Document,
        }
    }
}

/// The value of one attribute of one case or document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttributeValue {
    /// Whose value it is.
    pub bearer: Bearer,
    /// Of which attribute.
    pub attribute: AttributeId,
    /// What was recorded.
    pub value: Value,
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn attribute(kind: AttributeType, keys: &[&str]) -> Attribute {
        let values = keys.iter().map(|key| AllowedValue { key: (*key).into(), name: Bilingual::default() }).collect();
        Attribute {
            id: AttributeId::from_uuid(Uuid::nil()),
            subject: Subject::Case,
            key: "k".into(),
            name: Bilingual::default(),
            kind,
            values,
            class: Sensitivity::Open,
            required: String::new(),
            derived: false,
            order: 0,
        }
    }

    #[test]
    fn the_four_kinds_of_nothing_stay_apart() {
        let group = attribute(AttributeType::Choice, &["detainee"]);
        for missing in Missing::ALL {
            assert_eq!(group.parse(missing.key()), Ok(Value::Missing(missing)));
        }
        assert_eq!(group.parse(" "), Err(ValueError::Empty));
        let part = attribute(AttributeType::Choice, &["withdrew", "refused"]);
        assert_eq!((part.parse("refused"), part.parse("na")), (Ok(Value::Text("refused".into())), Ok(Value::Missing(Missing::Na))));
    }

    #[test]
    fn values_are_held_to_their_type() {
        assert_eq!(attribute(AttributeType::Choices, &["fr", "bm"]).parse("fr;bm"), Ok(Value::Several(vec!["fr".into(), "bm".into()])));
        assert!(matches!(attribute(AttributeType::Choices, &["fr"]).parse("fr;xx"), Err(ValueError::NotAllowed { .. })));
        assert_eq!(attribute(AttributeType::Integer, &[]).parse("55"), Ok(Value::Integer(55)));
        assert!(attribute(AttributeType::Integer, &[]).parse("55 min").is_err());
        assert_eq!(attribute(AttributeType::Boolean, &[]).parse("true"), Ok(Value::Boolean(true)));
        for (date, good) in
            [("2031", true), ("2031-02", true), ("2031-Q4", true), ("2031-02-28", true), ("2031-13", false), ("2031-02-30", false), ("05/2031", false)]
        {
            assert_eq!(attribute(AttributeType::Date, &[]).parse(date).is_ok(), good, "{date}");
        }
    }
}
