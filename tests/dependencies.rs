//! Dependencies are what `deny.toml` lets them be: licences, sources, no advisory without an answer, and none that speaks to the network. Also where cargo-deny cannot be installed.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use semver::{Version, VersionReq};
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

fn read(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The tables of `deny.toml` that are looked at here.
#[derive(Deserialize)]
struct Deny {
    advisories: Advisories,
    licenses: Licenses,
    bans: Bans,
}

#[derive(Deserialize)]
struct Advisories {
    ignore: Vec<Ignored>,
}

#[derive(Deserialize)]
struct Ignored {
    id: String,
    reason: String,
}

#[derive(Deserialize)]
struct Licenses {
    allow: Vec<String>,
}

#[derive(Deserialize)]
struct Bans {
    deny: Vec<Banned>,
}

#[derive(Deserialize)]
struct Banned {
    #[serde(rename = "crate")]
    name: String,
}

fn deny() -> Deny {
    toml::from_str(&read("deny.toml")).unwrap()
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

/// `Cargo.lock`: every version of every crate, for all systems and features.
#[derive(Deserialize)]
struct Lock {
    package: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    version: Version,
    source: Option<String>,
}

/// What others wrote, so without Griot itself.
fn locked() -> Vec<Locked> {
    let lock: Lock = toml::from_str(&read("Cargo.lock")).unwrap();
    lock.package.into_iter().filter(|package| package.source.is_some()).collect()
}

/// The front matter of a file of `tests/advisories`.
#[derive(Deserialize)]
struct Advisory {
    #[serde(rename = "advisory")]
    facts: Facts,
    versions: Versions,
}

#[derive(Deserialize)]
struct Facts {
    id: String,
    package: String,
    withdrawn: Option<String>,
    informational: Option<String>,
}

#[derive(Deserialize)]
struct Versions {
    patched: Vec<VersionReq>,
    #[serde(default)]
    unaffected: Vec<VersionReq>,
}

impl Advisory {
    fn parse(text: &str) -> Self {
        let rest = text.strip_prefix("```toml\n").unwrap();
        toml::from_str(rest.split("```").next().unwrap()).unwrap()
    }

    /// True for the versions that are neither mended nor were ever wrong, while the advisory stands.
    fn touches(&self, package: &Locked) -> bool {
        let is_free = self.versions.patched.iter().chain(&self.versions.unaffected).any(|range| range.matches(&package.version));
        self.facts.withdrawn.is_none() && self.facts.package == package.name && !is_free
    }
}

/// Every vendored advisory, by its path below `tests/advisories/crates`.
fn advisories() -> BTreeMap<PathBuf, Advisory> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/advisories/crates");
    let files = walkdir::WalkDir::new(&root).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    files.map(|entry| (entry.path().strip_prefix(&root).unwrap().to_owned(), Advisory::parse(&std::fs::read_to_string(entry.path()).unwrap()))).collect()
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
    let allowed = deny().licenses.allow;
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
    let banned: BTreeSet<String> = deny().bans.deny.into_iter().map(|banned| banned.name).collect();
    assert!(banned.len() > 5, "{banned:?}");
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

#[test]
fn every_advisory_that_touches_a_dependency_has_an_answer_and_no_answer_is_left_over() {
    let locked = locked();
    let mut touching: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for advisory in advisories().into_values() {
        for package in locked.iter().filter(|package| advisory.touches(package)) {
            let kind = advisory.facts.informational.as_deref().unwrap_or("vulnerable");
            touching.entry(advisory.facts.id.clone()).or_default().push(format!("{} {} is {kind}", package.name, package.version));
        }
    }
    let answers: BTreeMap<String, String> = deny().advisories.ignore.into_iter().map(|ignored| (ignored.id, ignored.reason)).collect();
    let unanswered: Vec<_> = touching.iter().filter(|(id, _)| !answers.contains_key(*id)).collect();
    assert!(unanswered.is_empty(), "update these, or name them in deny.toml with a reason: {unanswered:?}");
    let left_over: Vec<_> = answers.keys().filter(|id| !touching.contains_key(*id)).collect();
    assert!(left_over.is_empty(), "these touch nothing any more, take them out of deny.toml: {left_over:?}");
    assert!(answers.values().all(|reason| reason.len() > 30), "{answers:?}");
}

#[test]
fn advisories_are_vendored_for_every_dependency_that_has_some_and_for_nothing_else() {
    let locked: BTreeSet<String> = locked().into_iter().map(|package| package.name).collect();
    let mut vendored = BTreeSet::new();
    for (path, advisory) in advisories() {
        let facts = advisory.facts;
        assert_eq!(path, Path::new(&facts.package).join(&facts.id).with_extension("md"));
        vendored.insert(facts.package);
    }
    // The whole database has some for these; a crate that comes new is looked for here.
    let text = read("tests/advisories/packages.txt");
    let known: BTreeSet<String> = text.lines().map(str::to_owned).collect();
    let wanted: BTreeSet<String> = locked.intersection(&known).cloned().collect();
    let differing: Vec<&String> = vendored.symmetric_difference(&wanted).collect();
    assert!(differing.is_empty(), "copy the folders of new dependencies and remove those of old ones, as tests/advisories/README.md says: {differing:?}");
}

#[test]
fn versions_are_compared_with_the_ranges_of_an_advisory() {
    let of = |withdrawn: &str, versions: &str| {
        Advisory::parse(&format!("```toml\n[advisory]\nid = \"RUSTSEC-2031-0001\"\npackage = \"kora\"\n{withdrawn}\n[versions]\n{versions}\n```\n\n# Title\n"))
    };
    let kora = |version: &str| Locked { name: "kora".to_owned(), version: version.parse().unwrap(), source: None };
    let mended = of("", "patched = [\">= 1.2.3, < 2.0.0\", \">= 2.1\"]\nunaffected = [\"< 1.0\"]");
    for (version, touched) in [("0.9.0", false), ("1.0.0", true), ("1.2.2", true), ("1.2.3", false), ("2.0.9", true), ("2.1.0+sqlite-3", false)] {
        assert_eq!(mended.touches(&kora(version)), touched, "{version}");
    }
    assert!(!mended.touches(&Locked { name: "balafon".to_owned(), version: Version::new(1, 0, 0), source: None }));
    assert!(of("informational = \"unmaintained\"", "patched = []").touches(&kora("7.0.0")));
    assert!(!of("withdrawn = \"2031-02-01\"", "patched = []").touches(&kora("7.0.0")));
}
