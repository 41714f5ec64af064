//! What a merge does, as people read it before and after.

use crate::model::change::Change;
use crate::model::merge::Conflict;
use crate::model::op::OpHead;
use crate::session::merge::join::Joined;
use crate::session::merge::rule::{Key, RULES, rule};
use crate::session::merge::same::Sameness;
use crate::session::merge::{Merge, branch, is_an_act, said_once, words::Words};
use crate::session::plan::PlanError;
use std::collections::{BTreeMap, BTreeSet};

/// What a merge does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// True where both are copies of one project; otherwise things are told to be one by what they say alone.
    pub related: bool,
    /// Acts of people that are not known here yet.
    pub acts: usize,
    /// Who did them.
    pub coders: Vec<String>,
    /// What comes, changes and goes here, kind by kind; kinds of which nothing does are left out.
    pub counts: Vec<Count>,
    /// Documents, codes and cases that go here because they were taken away there.
    pub going: Vec<String>,
    /// Documents that were withdrawn there, whole or in part: what was withdrawn is destroyed here too, and that cannot be taken back.
    pub withdrawn: Vec<String>,
    /// Where both copies said something else, one by one.
    pub conflicts: Vec<Conflict>,
    /// Why the merge will be refused as it stands, for it brings codings of what nobody agreed to; what is chosen in a conflict may settle it.
    pub refused: Option<PlanError>,
    /// True where nothing changes here, not even what is known of the other copy.
    nothing: bool,
}

/// How many things of one kind a merge touches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// The kind, as the history writes it.
    pub kind: &'static str,
    /// New here.
    pub added: usize,
    /// Other than before here.
    pub changed: usize,
    /// No more here.
    pub removed: usize,
    /// Made in both copies, and one thing.
    pub same: usize,
}

impl Report {
    pub(super) fn of(merge: &Merge, changes: &[Change], things: &BTreeMap<Key, Joined>, same: &Sameness, learned: &[OpHead], conflicts: &[Conflict]) -> Self {
        let acts: Vec<&OpHead> = learned.iter().filter(|head| is_an_act(head)).collect();
        let coders: BTreeSet<&str> = acts.iter().map(|head| head.coder.as_str()).collect();
        let words = Words::of(&merge.here.project, &merge.there.project);
        let gone = |(key, joined): (&Key, &Joined)| (joined.here.is_some() && joined.value.is_none()).then(|| words.thing(key, joined.here.as_ref()));
        let going = things.iter().filter(|(key, _)| matches!(key.kind, "document" | "code" | "case")).filter_map(gone);
        Self {
            related: merge.is_related(),
            acts: acts.len(),
            coders: coders.into_iter().map(str::to_owned).collect(),
            counts: counts(changes, same),
            going: going.collect(),
            withdrawn: merge
                .withdrawals
                .iter()
                .filter_map(|tombstone| merge.here.project.document(tombstone.document))
                .map(|document| document.name.clone())
                .collect(),
            conflicts: said_once(conflicts.to_vec()),
            refused: None,
            nothing: changes.is_empty() && acts.is_empty() && merge.withdrawals.is_empty(),
        }
    }

    /// True where nothing is to be taken in.
    pub fn is_nothing(&self) -> bool {
        self.nothing
    }
}

fn counts(changes: &[Change], same: &Sameness) -> Vec<Count> {
    let mut by_kind: BTreeMap<&str, Count> = BTreeMap::new();
    let mut changed: BTreeSet<Key> = BTreeSet::new();
    for change in changes {
        let Some((before, after)) = branch::both(change) else { continue };
        let rule = rule(change);
        let count = by_kind.entry(rule.kind).or_default();
        match (before, after) {
            (None, Some(_)) => count.added += 1,
            (Some(_), None) => count.removed += 1,
            // A thing that has to step aside for a moment is changed once.
            (Some(before), Some(_)) => count.changed += usize::from(changed.insert(rule.key(&before))),
            (None, None) => {}
        }
    }
    for pair in &same.pairs {
        by_kind.entry(pair.kind).or_default().same += 1;
    }
    RULES.iter().filter_map(|rule| by_kind.remove(rule.kind).map(|count| Count { kind: rule.kind, ..count })).collect()
}
