//! Dependencies are what `deny.toml` lets them be: licences, sources, and none that speaks to the network. Also where cargo-deny cannot be installed.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// The words in quotation marks of a list of `deny.toml`.
fn list(name: &str) -> Vec<String> {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("deny.toml")).unwrap();
    let rest = text.split(&format!("\n{name} = [")).nth(1).unwrap();
    let list: Vec<String> = rest.split("\n]").next().unwrap().split('"').skip(1).step_by(2).map(str::to_owned).collect();
    assert!(list.len() > 5, "{list:?}");
    list
}

fn packages() -> Vec<Value> {
    let told = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO"));
        command.args(["metadata", "--locked", "--all-features", "--format-version", "1"]).args(more).current_dir(env!("CARGO_MANIFEST_DIR"));
        command.output().unwrap()
    };
    // What other systems need is fetched only where it is not there yet.
    let mut output = told(&["--offline"]);
    if !output.status.success() {
        output = told(&[]);
    }
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

/// True where an expression (SPDX) can be met with what is allowed: one of an OR, all of an AND.
fn is_allowed(expression: &str, allowed: &[String]) -> bool {
    let expression = expression.replace('/', " OR ").replace(['(', ')'], " ");
    let single = |licence: &str| allowed.iter().any(|known| known == licence.trim());
    // AND binds closer than OR; where brackets say otherwise, every part is allowed or the test fails and is looked at.
    expression.split(" OR ").any(|part| part.split(" AND ").all(single)) || expression.split(" OR ").flat_map(|part| part.split(" AND ")).all(single)
}

#[test]
fn every_dependency_has_a_licence_that_is_allowed_and_comes_from_the_registry() {
    let allowed = list("allow");
    let mut wrong = Vec::new();
    for package in packages() {
        let name = package["name"].as_str().unwrap();
        let licence = package["license"].as_str().unwrap_or_default();
        if !is_allowed(licence, &allowed) {
            wrong.push(format!("{name}: ‘{licence}’"));
        }
        let source = package["source"].as_str();
        if source.is_some_and(|source| source != "registry+https://github.com/rust-lang/crates.io-index") || (source.is_none() && name != "griot") {
            wrong.push(format!("{name} comes from {source:?}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn no_dependency_speaks_to_the_network() {
    let banned = list("deny");
    let found: Vec<String> = packages().iter().filter_map(|package| package["name"].as_str().map(str::to_owned)).filter(|name| banned.contains(name)).collect();
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn expressions_of_licences_are_understood() {
    let allowed: Vec<String> = ["MIT", "Zlib"].map(str::to_owned).to_vec();
    for (expression, good) in
        [("MIT", true), ("MIT/Apache-2.0", true), ("GPL-3.0 OR MIT", true), ("MIT AND GPL-3.0", false), ("MIT AND Zlib", true), ("", false)]
    {
        assert_eq!(is_allowed(expression, &allowed), good, "{expression}");
    }
}
