//! Things of two copies in a person's words.

use crate::model::project::Project;
use crate::session::merge::rule::Key;
use serde_json::Value;
use std::collections::HashMap;

/// Names of what two copies hold, by identity.
#[derive(Debug, Default)]
pub(super) struct Words {
    names: HashMap<String, String>,
}

impl Words {
    /// Names from both copies; those of the first count where both have one.
    pub(super) fn of(here: &Project, there: &Project) -> Self {
        let mut words = Self::default();
        for project in [there, here] {
            words.names.extend(project.coders().map(|coder| (coder.id.to_string(), coder.name.clone())));
            words.names.extend(project.documents().map(|document| (document.id.to_string(), document.name.clone())));
            words.names.extend(project.codebook().paths().into_iter().map(|(code_id, path)| (code_id.to_string(), path)));
            words.names.extend(project.cases().map(|case| (case.id.to_string(), case.name.clone())));
            words.names.extend(project.attributes().into_iter().map(|attribute| (attribute.id.to_string(), attribute.key.clone())));
            let place = |coding: &crate::model::coding::Coding| {
                let name = project.document(coding.document).map(|document| document.name.clone()).unwrap_or_default();
                format!("{name} {} {}", coding.span, project.codebook().path(coding.code))
            };
            words.names.extend(project.codings().map(|coding| (coding.id.to_string(), place(coding))));
        }
        words
    }

    /// A value: names instead of identities, nothing of JSON.
    pub(super) fn value(&self, value: &Value) -> String {
        match value {
            Value::Null => String::new(),
            Value::String(text) => self.names.get(text).cloned().unwrap_or_else(|| text.clone()),
            Value::Array(parts) => parts.iter().map(|part| self.value(part)).collect::<Vec<_>>().join(", "),
            Value::Object(fields) => ["value", "name", "key", "text"].iter().find_map(|field| fields.get(*field)).map_or_else(
                || fields.values().map(|value| self.value(value)).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" "),
                |value| self.value(value),
            ),
            other => other.to_string(),
        }
    }

    /// What a thing is called.
    pub(super) fn thing(&self, key: &Key, thing: Option<&Value>) -> String {
        if let Some(name) = self.names.get(&key.id) {
            return name.clone();
        }
        let field = |name: &str| thing.and_then(|thing| thing.get(name)).map(|value| self.value(value)).unwrap_or_default();
        let parts: Vec<String> = match key.kind {
            "value" => vec![field("bearer"), field("attribute")],
            "memo" => vec![field("target")],
            "case_link" => vec![field("case"), field("document"), field("speaker")],
            "coding" | "settlement" => vec![field("document"), field("span"), field("code")],
            _ => vec![field("name"), field("key")],
        };
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}
