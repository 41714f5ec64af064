//! Things that two copies made apart and that are one: the same text, the same path, the same passage with the same code by the same coder.

use crate::model::ids::CodeId;
use crate::model::project::Project;
use crate::session::merge::branch::{Branch, Copy, translated};
use crate::session::merge::rule::{Key, RULES, Rule};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use uuid::Uuid;

/// Which things are one.
#[derive(Debug, Default)]
pub(super) struct Sameness {
    /// Identities of the other copy and those here.
    pub(super) names: BTreeMap<String, String>,
    /// The pairs that were found now, which no merge before knew.
    pub(super) found: BTreeMap<Uuid, Uuid>,
    /// Things here that were found to be one with a thing there.
    pub(super) pairs: BTreeSet<Key>,
    /// The smallest identity under which a thing is known anywhere.
    smallest: HashMap<String, String>,
}

impl Sameness {
    /// The identity that stands for a thing in every copy, by which ties are broken alike everywhere.
    pub(super) fn canonical<'a>(&'a self, id: &'a str) -> &'a str {
        self.smallest.get(id).map_or(id, String::as_str)
    }

    /// Finds what is one, first by what earlier merges knew and then by what things say.
    pub(super) fn find(here: &Branch, there: &Branch, ours: &Copy, theirs: &Copy) -> Self {
        let mut same = Self::default();
        same.remember(here, there, &ours.project);
        let there_keys: HashSet<Key> = there
            .tracks
            .keys()
            .map(|key| Key { id: key.id.split('/').map(|part| same.names.get(part).map_or(part, String::as_str)).collect::<Vec<_>>().join("/"), ..key.clone() })
            .collect();
        for rule in RULES {
            same.match_kind(rule, here, there, &there_keys, theirs);
        }
        for (other, own) in &same.names {
            let smallest = same.smallest.entry(own.clone()).or_insert_with(|| own.clone());
            if *other < *smallest {
                smallest.clone_from(other);
            }
        }
        same
    }

    /// Takes over what earlier merges of both copies knew.
    fn remember(&mut self, here: &Branch, there: &Branch, project: &Project) {
        if here.aliases.is_empty() && there.aliases.is_empty() {
            return;
        }
        let own: HashSet<String> = here.tracks.keys().map(|key| key.id.clone()).chain(identities(project)).collect();
        for class in classes(here.aliases.iter().chain(&there.aliases)) {
            let members: Vec<String> = class.iter().map(Uuid::to_string).collect();
            let Some(mine) = members.iter().find(|id| own.contains(*id)).cloned() else { continue };
            if let Some(smallest) = members.first() {
                self.smallest.insert(mine.clone(), smallest.clone());
            }
            self.names.extend(members.into_iter().filter(|id| !own.contains(id)).map(|id| (id, mine.clone())));
        }
    }

    fn match_kind(&mut self, rule: &'static Rule, here: &Branch, there: &Branch, there_keys: &HashSet<Key>, theirs: &Copy) {
        let is_new = |track: &super::branch::Track| track.before.is_none() && track.now.is_some();
        let mut mine: HashMap<String, Key> = HashMap::new();
        for (key, track) in here.tracks.iter().filter(|(key, track)| key.kind == rule.kind && is_new(track) && !there_keys.contains(*key)) {
            if let Some(said) = track.now.as_ref().and_then(|thing| rule.sameness(thing)) {
                mine.entry(said).or_insert_with(|| key.clone());
            }
        }
        if mine.is_empty() {
            return;
        }
        let mut others: Vec<_> = there.tracks.iter().filter(|(key, track)| key.kind == rule.kind && is_new(track) && !here.tracks.contains_key(*key)).collect();
        // A code is the same only where its parent is: parents first.
        others.sort_by_key(|(key, _)| key.id.parse().map_or(0, |code_id: CodeId| theirs.project.codebook().depth(code_id)));
        for (key, track) in others {
            if self.names.contains_key(&key.id) {
                continue;
            }
            let Some(said) = track.now.clone().and_then(|thing| rule.sameness(&translated(thing, &self.names))) else { continue };
            let Some(own) = mine.remove(&said) else { continue };
            if let (Ok(other), Ok(mine)) = (Uuid::parse_str(&key.id), Uuid::parse_str(&own.id)) {
                self.found.insert(other, mine);
                self.names.insert(key.id.clone(), own.id.clone());
                self.pairs.insert(own);
            }
        }
    }
}

/// All identities in a project.
fn identities(project: &Project) -> impl Iterator<Item = String> + '_ {
    let coders = project.coders().map(|coder| coder.id.uuid());
    let documents = project.documents().map(|document| document.id.uuid());
    let codes = project.codebook().iter().map(|code| code.id.uuid());
    let codings = project.codings().map(|coding| coding.id.uuid());
    let cases = project.cases().map(|case| case.id.uuid()).chain(project.case_links().map(|link| link.id.uuid()));
    let rest = project.attributes().into_iter().map(|attribute| attribute.id.uuid()).chain(project.memos().map(|memo| memo.id.uuid()));
    coders.chain(documents).chain(codes).chain(codings).chain(cases).chain(rest).map(|uuid| uuid.to_string())
}

/// Puts pairs together that share a member.
fn classes<'a>(pairs: impl Iterator<Item = &'a (Uuid, Uuid)>) -> Vec<BTreeSet<Uuid>> {
    let mut classes: Vec<BTreeSet<Uuid>> = Vec::new();
    for (one, other) in pairs {
        let (touching, mut apart): (Vec<_>, Vec<_>) = classes.into_iter().partition(|class| class.contains(one) || class.contains(other));
        let mut joined: BTreeSet<Uuid> = touching.into_iter().flatten().collect();
        joined.extend([*one, *other]);
        apart.push(joined);
        classes = apart;
    }
    classes
}
