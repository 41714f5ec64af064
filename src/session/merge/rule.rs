//! How each kind of thing is told apart, compared and merged; and things as the fields that are compared.

use crate::model::change::Change;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// How things of one kind are merged. A new kind of thing is one more of these, and the compiler asks for it in [`rule`].
#[derive(Debug)]
pub(super) struct Rule {
    /// The word under which a change of it is written.
    pub(super) kind: &'static str,
    /// Place in the order in which things are made: what is referred to comes first.
    pub(super) place: u8,
    /// The fields that are its identity.
    pub(super) identity: &'static [&'static str],
    /// Two new things that agree in these fields are the same thing; none where two are always two.
    pub(super) same: &'static [&'static str],
    /// Fields in which no two things may agree, and the one that gives way.
    pub(super) unique: Option<(&'static [&'static str], &'static str)>,
    /// Fields whose parts are compared one by one.
    pub(super) parts: &'static [&'static str],
    /// Fields that only make sense together, under the name of the first.
    pub(super) together: &'static [&'static str],
    /// Fields of which the later is taken without a word.
    pub(super) quiet: &'static [&'static str],
    /// Notes and lists of people: where both wrote, both are kept.
    pub(super) notes: &'static [&'static str],
}

const BASE: Rule = Rule { kind: "", place: 0, identity: &["id"], same: &[], unique: None, parts: &[], together: &[], quiet: &[], notes: &[] };

const INFO: Rule = Rule { kind: "info", identity: &[], quiet: &["id", "created"], ..BASE };
const CODER: Rule = Rule { kind: "coder", place: 1, same: &["name"], unique: Some((&["name"], "name")), ..BASE };
const ATTRIBUTE: Rule =
    Rule { kind: "attribute", place: 2, same: &["subject", "key"], unique: Some((&["subject", "key"], "key")), parts: &["name"], quiet: &["order"], ..BASE };
const CASE: Rule = Rule { kind: "case", place: 3, same: &["name"], unique: Some((&["name"], "name")), ..BASE };
const DOCUMENT: Rule = Rule {
    kind: "document",
    place: 4,
    same: &["text"],
    unique: Some((&["name"], "name")),
    together: &["layout", "text"],
    quiet: &["imported", "imported_by", "file_name"],
    ..BASE
};
const CODE: Rule = Rule {
    kind: "code",
    place: 5,
    same: &["parent", "key"],
    unique: Some((&["parent", "key"], "key")),
    parts: &["name", "definition", "include", "exclude"],
    quiet: &["order", "colour"],
    ..BASE
};
const CASE_LINK: Rule = Rule { kind: "case_link", place: 6, same: &["case", "document", "speaker"], ..BASE };
const CODING: Rule = Rule {
    kind: "coding",
    place: 7,
    same: &["document", "code", "coder", "span"],
    parts: &["qualifiers"],
    quiet: &["created", "codebook_version"],
    notes: &["memo"],
    ..BASE
};
const VALUE: Rule = Rule { kind: "value", place: 8, identity: &["bearer", "attribute"], ..BASE };
const MEMO: Rule = Rule { kind: "memo", place: 9, same: &["target", "coder", "text"], quiet: &["created", "changed"], notes: &["text"], ..BASE };
const DEPARTURE: Rule = Rule { kind: "departure", place: 10, ..BASE };
const SAVED_SEARCH: Rule = Rule {
    kind: "saved_search",
    place: 11,
    same: &["name"],
    unique: Some((&["name"], "name")),
    quiet: &["coder", "created", "changed"],
    notes: &["notes"],
    ..BASE
};
const CONCEPT: Rule = Rule { kind: "concept", place: 12, same: &["name"], unique: Some((&["name"], "name")), notes: &["notes", "words"], ..BASE };
const STOP_WORDS: Rule = Rule { kind: "stop_words", place: 13, identity: &["language"], notes: &["words"], ..BASE };
/// One place is settled once: where two copies decided differently, decision and codings are taken from one of them together.
const SETTLEMENT: Rule = Rule {
    kind: "settlement",
    place: 14,
    same: &["document", "code", "span"],
    together: &["codings", "sides", "verdict"],
    quiet: &["by", "at"],
    notes: &["reason"],
    ..BASE
};
const ROUND: Rule = Rule { kind: "round", place: 15, unique: Some((&["name"], "name")), quiet: &["by", "made"], ..BASE };

/// What two people wrote into one cell are two summaries, which are shown one after the other.
const SUMMARY: Rule = Rule { kind: "summary", place: 16, quiet: &["coder", "changed"], notes: &["text"], ..BASE };
const QUOTE_USE: Rule = Rule { kind: "quote_use", place: 17, same: &["document", "span", "place"], quiet: &["coder", "recorded"], ..BASE };

const KEPT: Rule = Rule { kind: "kept", place: 18, ..BASE };
/// How a text became another, and what was withdrawn: both are facts that copies learn from each other.
const REVISION: Rule = Rule { kind: "revision", place: 19, ..BASE };
const TOMBSTONE: Rule = Rule { kind: "tombstone", place: 20, ..BASE };

/// All rules, in the order in which things are made.
pub(super) const RULES: &[Rule] = &[
    INFO,
    CODER,
    ATTRIBUTE,
    CASE,
    DOCUMENT,
    CODE,
    CASE_LINK,
    CODING,
    VALUE,
    MEMO,
    DEPARTURE,
    SAVED_SEARCH,
    CONCEPT,
    STOP_WORDS,
    SETTLEMENT,
    ROUND,
    SUMMARY,
    QUOTE_USE,
    KEPT,
    REVISION,
    TOMBSTONE,
];

/// The rule for what a change changes.
pub(super) fn rule(change: &Change) -> &'static Rule {
    match change {
        Change::Info(_) => &INFO,
        Change::Coder(_) => &CODER,
        Change::Document(_) => &DOCUMENT,
        Change::Code(_) => &CODE,
        Change::Coding(_) => &CODING,
        Change::Case(_) => &CASE,
        Change::CaseLink(_) => &CASE_LINK,
        Change::Attribute(_) => &ATTRIBUTE,
        Change::Value(_) => &VALUE,
        Change::Kept(_) => &KEPT,
        Change::Memo(_) => &MEMO,
        Change::Departure(_) => &DEPARTURE,
        Change::SavedSearch(_) => &SAVED_SEARCH,
        Change::Concept(_) => &CONCEPT,
        Change::StopWords(_) => &STOP_WORDS,
        Change::Settlement(_) => &SETTLEMENT,
        Change::Round(_) => &ROUND,
        Change::Summary(_) => &SUMMARY,
        Change::QuoteUse(_) => &QUOTE_USE,
        Change::Revision(_) => &REVISION,
        Change::Tombstone(_) => &TOMBSTONE,
    }
}

/// The rule of a kind.
pub(super) fn rule_of(kind: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.kind == kind)
}

/// Names one thing of a project: its kind and its identity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key {
    pub(super) place: u8,
    pub(super) kind: &'static str,
    pub(super) id: String,
}

impl Key {
    /// The form that the history keeps.
    pub(super) fn text(&self) -> String {
        format!("{} {}", self.kind, self.id)
    }
    /// Reads that form; none for a kind that this program does not know.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (kind, id) = text.split_once(' ').unwrap_or((text, ""));
        rule_of(kind).map(|rule| Self { place: rule.place, kind: rule.kind, id: id.to_owned() })
    }
}

impl Rule {
    /// The key of a thing of this kind.
    pub(super) fn key(&self, thing: &Value) -> Key {
        let kind = rule_of(self.kind).map_or("", |rule| rule.kind);
        Key { place: self.place, kind, id: written(thing, self.identity) }
    }

    /// What makes two new things the same; none where nothing does.
    pub(super) fn sameness(&self, thing: &Value) -> Option<String> {
        (!self.same.is_empty()).then(|| written(thing, self.same))
    }

    /// A thing as the fields that are compared.
    pub(super) fn fields(&self, thing: &Value) -> BTreeMap<String, Value> {
        let mut fields = BTreeMap::new();
        for (name, value) in thing.as_object().into_iter().flatten() {
            match (value, self.together.first()) {
                (Value::Object(inner), _) if self.parts.contains(&name.as_str()) => {
                    fields.extend(inner.iter().map(|(part, value)| (format!("{name}.{part}"), value.clone())));
                }
                (_, Some(first)) if self.together.contains(&name.as_str()) => {
                    if let Value::Object(group) = fields.entry((*first).to_owned()).or_insert_with(|| Value::Object(Map::new())) {
                        group.insert(name.clone(), value.clone());
                    }
                }
                _ => drop(fields.insert(name.clone(), value.clone())),
            }
        }
        fields
    }

    /// The thing that has these fields.
    pub(super) fn thing(&self, fields: &BTreeMap<String, Value>) -> Value {
        let mut thing: Map<String, Value> = self.parts.iter().map(|name| ((*name).to_owned(), Value::Object(Map::new()))).collect();
        for (name, value) in fields {
            match (name.split_once('.'), value) {
                (Some((outer, part)), _) => {
                    if let Some(Value::Object(inner)) = thing.get_mut(outer) {
                        inner.insert(part.to_owned(), value.clone());
                    }
                }
                (None, Value::Object(group)) if self.together.first() == Some(&name.as_str()) => {
                    thing.extend(group.iter().map(|(name, value)| (name.clone(), value.clone())));
                }
                (None, _) => drop(thing.insert(name.clone(), value.clone())),
            }
        }
        Value::Object(thing)
    }
}

/// Fields of a thing in one line; tells apart whatever differs in them.
pub(super) fn written(thing: &Value, fields: &[&str]) -> String {
    let parts: Vec<String> = fields.iter().map(|field| flat(thing.get(*field).unwrap_or(&Value::Null))).collect();
    parts.join("/")
}

fn flat(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Object(inner) => inner.iter().map(|(name, value)| format!("{name}/{}", flat(value))).collect::<Vec<_>>().join("/"),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_thing_is_its_fields_and_comes_back_from_them() {
        let code = json!({"id": "1", "parent": null, "order": 2, "key": "k", "name": {"en": "E", "fr": "F"}, "colour": "#112233"});
        let fields = CODE.fields(&code);
        assert_eq!(fields.get("name.fr"), Some(&json!("F")));
        let back = CODE.thing(&fields);
        assert_eq!(CODE.fields(&back), fields);
        assert_eq!(back.get("name"), code.get("name"));
        let document = json!({"id": "1", "text": "t", "layout": "l", "name": "S01"});
        assert_eq!(DOCUMENT.fields(&document).get("layout"), Some(&json!({"text": "t", "layout": "l"})));
        assert_eq!(DOCUMENT.thing(&DOCUMENT.fields(&document)), document);
    }

    #[test]
    fn keys_can_be_written_and_read() {
        let value = json!({"bearer": {"case": "c"}, "attribute": "a", "value": {"text": "x"}});
        let key = VALUE.key(&value);
        assert_eq!(key.text(), "value case/c/a");
        assert_eq!(Key::parse(&key.text()), Some(key));
        assert_eq!(Key::parse("info ").map(|key| key.kind), Some("info"));
        assert_eq!(Key::parse("dream 1"), None);
    }

    #[test]
    fn rules_stand_in_the_order_of_their_places() {
        assert!(RULES.windows(2).all(|pair| pair[0].place < pair[1].place));
    }
}
