//! Every schema is a schema, strict, and explains each field; what the project carries follows its own.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod support;

use griot::session::builtin;
use serde_json::{Value, json};
use std::path::Path;
use support::{Desk, assert_valid};

/// Name and content of each schema.
fn schemas() -> Vec<(String, Value)> {
    let folder = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas")).unwrap();
    let mut found = Vec::new();
    for path in folder.map(|entry| entry.unwrap().path()) {
        if let Some(name) = path.file_name().unwrap().to_str().unwrap().strip_suffix(".schema.json") {
            found.push((name.to_owned(), serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap()));
        }
    }
    assert!(found.len() > 15);
    found
}

fn schema(name: &str) -> Value {
    schemas().into_iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("no schema {name}")).1
}

#[test]
fn every_schema_is_one_of_draft_2020_12_with_a_title() {
    for (name, schema) in schemas() {
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{name}");
        assert!(jsonschema::draft202012::meta::is_valid(&schema), "{name} is not a schema");
        for key in ["title", "description"] {
            assert!(schema[key].as_str().is_some_and(|text| !text.is_empty()), "{name} has no {key}");
        }
    }
}

/// Walks down a schema and lists the objects that let anything through and the fields that nothing is said of.
fn weaknesses(schema: &Value, at: &str, found: &mut Vec<String>) {
    if let Some(fields) = schema["properties"].as_object() {
        if schema["additionalProperties"] != Value::Bool(false) && !schema["additionalProperties"].is_object() {
            found.push(format!("{at} lets unknown fields through"));
        }
        for (name, field) in fields {
            if field["description"].as_str().is_none_or(|text| text.len() <= 2) {
                found.push(format!("{at}/{name} is not described"));
            }
            weaknesses(field, &format!("{at}/{name}"), found);
        }
        let required: &[Value] = schema["required"].as_array().map_or(&[], Vec::as_slice);
        found.extend(
            required.iter().filter(|name| !fields.contains_key(name.as_str().unwrap())).map(|name| format!("{at} requires {name}, which it does not have")),
        );
    }
    if schema["items"].is_object() {
        weaknesses(&schema["items"], &format!("{at}/*"), found);
    }
}

#[test]
fn every_object_is_closed_and_every_field_described() {
    let mut found = Vec::new();
    for (name, schema) in schemas() {
        weaknesses(&schema, &name, &mut found);
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn every_schema_is_held_against_real_output_by_a_test() {
    let tests = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")).unwrap();
    let sources = tests.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|ending| ending == "rs"));
    let sources: Vec<String> = sources.map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let unused: Vec<_> =
        schemas().into_iter().map(|(name, _)| name).filter(|name| !sources.iter().any(|source| source.contains(&format!("\"{name}\")")))).collect();
    assert_eq!(unused, Vec::<String>::new());
}

#[test]
fn the_built_in_attributes_follow_their_schema() {
    let attributes: Value = serde_json::from_str(builtin::ATTRIBUTES).unwrap();
    assert_valid(&attributes, "attributes");
    let mut keys: Vec<_> = attributes.as_array().unwrap().iter().map(|one| (one["subject"].as_str().unwrap(), one["key"].as_str().unwrap())).collect();
    assert_eq!((keys.len(), keys.iter().filter(|(subject, _)| *subject == "case").count()), (77, 36));
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), 77);
    for attribute in attributes.as_array().unwrap() {
        let mut values: Vec<_> = attribute["values"].as_array().into_iter().flatten().map(|value| value["key"].as_str().unwrap()).collect();
        let number = values.len();
        values.sort_unstable();
        values.dedup();
        assert_eq!(values.len(), number, "{}", attribute["key"]);
    }
}

#[test]
fn wrong_files_do_not_follow_the_schemas() {
    let name = json!({ "en": "Wave", "fr": "Vague" });
    let attribute = json!({ "subject": "document", "key": "wave", "name": name, "type": "integer", "class": "open", "required": "yes" });
    let code = json!({ "code": "push", "name": { "en": "Push" }, "colour": "#A47B06" });
    let files = |code: &Value| json!({ "format": "griot-codebook", "version": 1, "codes": [code] });
    let with = |base: &Value, key: &str, value: Value| {
        let mut changed = base.clone();
        changed[key] = value;
        changed
    };
    assert_valid(&json!([attribute]), "attributes");
    assert_valid(&files(&code), "codebook-file");
    let wrong_attributes = [
        ("type", json!("number")),
        ("class", json!("secret")),
        ("name", json!({ "en": "Wave" })),
        ("weight", json!(3)),
        ("type", json!("choice")),
        ("values", json!([])),
    ];
    let validator = jsonschema::validator_for(&schema("attributes")).unwrap();
    for (key, value) in wrong_attributes {
        assert!(!validator.is_valid(&json!([with(&attribute, key, value.clone())])), "{key}: {value}");
    }
    let validator = jsonschema::validator_for(&schema("codebook-file")).unwrap();
    for (key, value) in [("code", json!("")), ("colour", json!("red")), ("name", json!("Push")), ("codable", json!("no")), ("weight", json!(3))] {
        assert!(!validator.is_valid(&files(&with(&code, key, value.clone()))), "{key}: {value}");
    }
}

#[test]
fn stored_text_is_told_with_its_span() {
    let desk = Desk::new();
    desk.done(&["new", "study.griot", "--empty"]);
    desk.write("A.txt", "Une phrase, puis une autre.\n");
    desk.done(&["import", "study.griot", "A.txt"]);
    let told = desk.json(&["text", "study.griot", "A", "--span", "4..10"], "text");
    assert_eq!(
        (told["document"].as_str(), told["start"].as_u64(), told["end"].as_u64(), told["text"].as_str()),
        (Some("A"), Some(4), Some(10), Some("phrase"))
    );
}
