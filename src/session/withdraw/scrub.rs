//! Taking the words of what is destroyed out of everything that repeats them: notes, queries, examples, and every line of the history.
//!
//! What is said of a thing that goes is blanked as a whole; what is said of other things loses only the words that were taken over from the text. The
//! same words always become the same, so that each change of the history still fits the one before it.

use crate::analysis::identifiers::occurrences;
use crate::model::change::Change;
use crate::model::tombstone::DESTROYED;
use crate::model::verbatim::{Look, Verbatim};
use crate::store::OpWords;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// What is taken out.
#[derive(Clone, Debug, Default)]
pub(in crate::session) struct Scrub {
    /// Identities of things that go: documents, codings, cases, in the letters of JSON.
    pub(in crate::session) going: BTreeSet<String>,
    /// Names that documents and cases had which go.
    pub(in crate::session) names: BTreeSet<String>,
    /// Words of the text that goes.
    pub(in crate::session) verbatim: Verbatim,
    /// Real words, and the pseudonyms that take their place wherever they stand.
    pub(in crate::session) replaced: Vec<(String, String)>,
}

/// What people wrote of a thing, by kind of thing: all of it is blanked where the thing goes.
const SAID: &[(&str, &[&str])] = &[
    ("document", &["name", "file_name"]),
    ("coding", &["memo"]),
    ("memo", &["text"]),
    ("case", &["name"]),
    ("case_link", &["speaker"]),
    ("settlement", &["reason"]),
    ("quote_use", &["place"]),
    ("kept", &["name"]),
];

/// Fields in which a quote stands among other words.
const QUOTES: &[&str] = &["query"];
/// Fields that hold no words of people.
const DRY: &[&str] =
    &["id", "document", "coder", "code", "case", "attribute", "target", "bearer", "parent", "text_hash", "layout", "created", "codebook_version", "colour"];

impl Scrub {
    /// A line of the history without the words; none where it holds none.
    pub(in crate::session) fn op(&self, op: &OpWords) -> Option<OpWords> {
        let changes = serde_json::from_str::<Value>(&op.changes).ok()?;
        let merged = op.merged.as_deref().and_then(|merged| serde_json::from_str::<Value>(merged).ok());
        let clean_changes = match changes.clone() {
            Value::Array(all) => Value::Array(all.into_iter().map(|change| self.change_value(change)).collect()),
            other => other,
        };
        let clean_merged = merged.clone().map(|merged| self.merged(merged));
        let label = self.label(&op.label);
        if clean_changes == changes && clean_merged == merged && label == op.label {
            return None;
        }
        Some(OpWords { label, changes: clean_changes.to_string(), merged: clean_merged.map(|merged| merged.to_string()) })
    }

    /// A change without the words; none where it holds none.
    pub(in crate::session) fn change(&self, change: &Change) -> Option<Change> {
        let value = serde_json::to_value(change).ok()?;
        let clean = self.change_value(value.clone());
        if clean == value { None } else { serde_json::from_value(clean).ok() }
    }

    /// A label of the history without the names.
    pub(in crate::session) fn label(&self, label: &str) -> String {
        let mut label = self.verbatim.cut(label, Look::Note, DESTROYED).unwrap_or_else(|| label.to_owned());
        for name in &self.names {
            label = without_name(&label, name, DESTROYED);
        }
        self.renamed(label)
    }

    /// A text with pseudonyms in the place of real words.
    fn renamed(&self, mut text: String) -> String {
        for (real, pseudonym) in &self.replaced {
            text = without_name(&text, real, pseudonym);
        }
        text
    }

    fn change_value(&self, change: Value) -> Value {
        let Value::Object(outer) = change else { return change };
        let of_kind = |(kind, edit): (String, Value)| {
            let edit = match edit {
                Value::Object(sides) => Value::Object(sides.into_iter().map(|(side, thing)| (side, self.thing(&kind, thing))).collect()),
                other => other,
            };
            (kind, edit)
        };
        Value::Object(outer.into_iter().map(of_kind).collect())
    }

    fn thing(&self, kind: &str, thing: Value) -> Value {
        let Value::Object(fields) = thing else { return thing };
        if self.goes(kind, &fields) {
            return Value::Object(self.blanked(kind, fields));
        }
        Value::Object(fields.into_iter().map(|(name, value)| (name.clone(), self.words(kind, &name, value))).collect())
    }

    /// True for a thing that goes and for what is said of one.
    fn goes(&self, kind: &str, fields: &Map<String, Value>) -> bool {
        let named = |name: &str| fields.get(name).is_some_and(|value| self.names_going(value));
        if named("id") {
            return true;
        }
        match kind {
            "coding" => named("document"),
            "case_link" => named("document") || named("case"),
            "settlement" | "quote_use" => named("document"),
            "memo" => named("target"),
            "value" => named("bearer"),
            _ => false,
        }
    }

    fn names_going(&self, value: &Value) -> bool {
        match value {
            Value::String(text) => self.going.contains(text),
            Value::Object(inner) => inner.values().any(|value| self.names_going(value)),
            _ => false,
        }
    }

    fn blanked(&self, kind: &str, mut fields: Map<String, Value>) -> Map<String, Value> {
        if kind == "value" {
            fields.insert("value".to_owned(), serde_json::json!({ "text": DESTROYED }));
            return fields;
        }
        let said = SAID.iter().find(|(known, _)| *known == kind).map_or(&[] as &[&str], |(_, said)| said);
        for name in said {
            if let Some(Value::String(text)) = fields.get_mut(*name)
                && !text.is_empty()
            {
                *text = DESTROYED.to_owned();
            }
        }
        fields
    }

    /// What other things say, without the words that were taken over.
    fn words(&self, kind: &str, field: &str, value: Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.text(kind, field, text)),
            Value::Array(parts) => Value::Array(parts.into_iter().map(|part| self.words(kind, field, part)).collect()),
            Value::Object(fields) if kind == "round" && fields.get("id").is_some_and(|id| self.names_going(id)) => {
                let nameless = |(name, value): (String, Value)| if name == "name" { (name, Value::from(DESTROYED)) } else { (name, value) };
                Value::Object(fields.into_iter().map(nameless).collect())
            }
            Value::Object(fields) => Value::Object(fields.into_iter().map(|(name, value)| (name.clone(), self.words(kind, &name, value))).collect()),
            other => other,
        }
    }

    fn text(&self, kind: &str, field: &str, text: String) -> String {
        if DRY.contains(&field) || (kind == "document" && field == "text") {
            return text;
        }
        if kind == "departure" && field == "file_name" {
            return self.label(&text);
        }
        let look = if QUOTES.contains(&field) { Look::Quote } else { Look::Note };
        // The key of a code is its name in other letters, and no two siblings may have the same.
        let instead = if kind == "code" && field == "key" { "withdrawn" } else { DESTROYED };
        let text = self.verbatim.cut(&text, look, instead).unwrap_or(text);
        self.renamed(text)
    }

    /// What a merge took in: labels of other copies' acts, and what its conflicts said.
    fn merged(&self, merged: Value) -> Value {
        match merged {
            Value::String(text) => Value::String(self.label(&text)),
            Value::Array(parts) => Value::Array(parts.into_iter().map(|part| self.merged(part)).collect()),
            Value::Object(fields) => {
                let about = fields.get("id").and_then(Value::as_str).is_some_and(|id| self.going.iter().any(|going| id.contains(going.as_str())));
                let field = |(name, value): (String, Value)| match (about, name.as_str()) {
                    // A conflict about a thing that goes: what the copies said of it goes too.
                    (true, "here" | "there") => (name, blank_said(value)),
                    (true, "thing") => (name, Value::from(DESTROYED)),
                    (_, "coder" | "at") => (name, value),
                    _ => (name, self.merged(value)),
                };
                Value::Object(fields.into_iter().map(field).collect())
            }
            other => other,
        }
    }
}

fn blank_said(said: Value) -> Value {
    let Value::Object(fields) = said else { return said };
    let blank = |(name, value): (String, Value)| match value {
        Value::String(text) if name == "text" && !text.is_empty() => (name, Value::from(DESTROYED)),
        other => (name, other),
    };
    Value::Object(fields.into_iter().map(blank).collect())
}

/// A sentence in which a name stands no more, whatever its case: the name as a word of its own, not as a part of another.
fn without_name(sentence: &str, name: &str, instead: &str) -> String {
    if name.is_empty() || name == DESTROYED {
        return sentence.to_owned();
    }
    let part_of_name = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '-' || letter == '_');
    let (mut clean, mut last) = (String::with_capacity(sentence.len()), 0);
    for found in occurrences(sentence, name) {
        let (before, after) = (sentence.get(..found.start).unwrap_or_default(), sentence.get(found.end..).unwrap_or_default());
        if !part_of_name(before.chars().next_back()) && !part_of_name(after.chars().next()) {
            clean.push_str(sentence.get(last..found.start).unwrap_or_default());
            clean.push_str(instead);
            last = found.end;
        }
    }
    clean.push_str(sentence.get(last..).unwrap_or_default());
    clean
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const DOCUMENT: &str = "0198a000-0000-7000-8000-000000000001";

    fn scrub() -> Scrub {
        let text = "They took my brother at night, and nobody has told us where he is.";
        Scrub {
            going: BTreeSet::from([DOCUMENT.to_owned()]),
            names: BTreeSet::from(["S01".to_owned()]),
            verbatim: Verbatim::new([text].into_iter(), std::iter::empty()),
            replaced: Vec::new(),
        }
    }

    fn op(changes: &Value, label: &str) -> OpWords {
        OpWords { label: label.into(), changes: changes.to_string(), merged: None }
    }

    #[test]
    fn what_is_said_of_a_thing_that_goes_is_blanked_and_numbers_stay() {
        let coding = json!([{ "coding": { "after": { "document": DOCUMENT, "memo": "her brother", "span": [3, 9] } } }]);
        let clean = scrub().op(&op(&coding, "code S01 3..9 push.kin")).unwrap();
        assert_eq!(clean.label, "code [withdrawn] 3..9 push.kin");
        assert_eq!(clean.changes, r#"[{"coding":{"after":{"document":"0198a000-0000-7000-8000-000000000001","memo":"[withdrawn]","span":[3,9]}}}]"#);
    }

    #[test]
    fn what_is_said_of_others_loses_only_what_was_taken_over() {
        let memo = json!([{ "memo": { "before": null, "after": { "target": "project", "text": "cf. “took my brother at night and nobody”: strong" } } }]);
        let clean = scrub().op(&op(&memo, "memo on a project")).unwrap();
        assert!(clean.changes.contains("cf. “[withdrawn]”: strong"), "{}", clean.changes);
        let other = json!([{ "memo": { "after": { "target": "project", "text": "she speaks of her brother" } } }]);
        assert_eq!(scrub().op(&op(&other, "memo on a project")), None);
        let query = json!([{ "saved_search": { "after": { "name": "kin", "query": "\"took my brother at\" OR kin" } } }]);
        assert!(scrub().op(&op(&query, "save the search kin")).unwrap().changes.contains("[withdrawn]"));
    }

    #[test]
    fn a_name_goes_where_it_is_a_word_and_not_where_it_is_part_of_another() {
        assert_eq!(without_name("code S01 1..2 and S01-2, ‘S01’ S011 xS01", "S01", DESTROYED), "code [withdrawn] 1..2 and S01-2, ‘[withdrawn]’ S011 xS01");
    }

    #[test]
    fn conflicts_of_merges_about_it_are_blanked() {
        let merged = json!({ "learned": [{ "id": "x", "label": "import S01" }], "conflicts": [{ "id": format!("memo {DOCUMENT} text"), "thing": "S01", "here": { "text": "my brother", "coder": "anna" } }] });
        let words = OpWords { label: "merge".into(), changes: "[]".into(), merged: Some(merged.to_string()) };
        let clean = scrub().op(&words).unwrap().merged.unwrap();
        assert!(!clean.contains("S01") && !clean.contains("brother") && clean.contains("anna"), "{clean}");
    }
}
