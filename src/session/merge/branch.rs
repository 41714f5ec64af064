//! What one copy did since two copies parted: each thing it touched, as it was, as it is, and by which acts.

use crate::model::ids::OpId;
use crate::model::merge::{Merged, Stamps};
use crate::model::op::{Op, OpHead, OpKind};
use crate::model::project::Project;
use crate::session::merge::rule::{Key, Rule, rule, rule_of};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;
use uuid::Uuid;

/// One copy, as far as a merge has to know it.
#[derive(Clone, Debug)]
pub struct Copy {
    /// The study.
    pub(in crate::session) project: Arc<Project>,
    /// All acts, without their changes.
    pub(in crate::session) heads: Vec<OpHead>,
    /// What earlier merges took in.
    pub(in crate::session) merges: Vec<(OpId, Merged)>,
    /// The acts since the copies parted.
    pub(in crate::session) ops: Vec<Op>,
}

/// One thing that a copy touched.
#[derive(Clone, Debug, Default)]
pub(super) struct Track {
    /// As it was when the copies parted.
    pub(super) before: Option<Value>,
    /// As it is now.
    pub(super) now: Option<Value>,
    /// As it is now, or as it was last.
    pub(super) last: Option<Value>,
    /// The acts that made it so.
    pub(super) stamps: Stamps,
}

/// What one copy did, folded.
pub(super) struct Branch {
    pub(super) tracks: BTreeMap<Key, Track>,
    /// All acts whose effect this copy holds.
    pub(super) known: HashSet<OpId>,
    /// Things under two identities: elsewhere, and here.
    pub(super) aliases: Vec<(Uuid, Uuid)>,
    /// Acts by identity, those of other copies included.
    pub(super) acts: HashMap<OpId, OpHead>,
}

impl Copy {
    /// Folds what was done since the copies parted.
    pub(super) fn branch(&self) -> Branch {
        let standing = self.standing();
        let mut branch = Branch { tracks: BTreeMap::new(), known: HashSet::new(), aliases: Vec::new(), acts: HashMap::new() };
        let learned = self.merges.iter().filter(|(op, _)| standing.contains(op)).flat_map(|(_, merged)| &merged.learned);
        for head in self.heads.iter().chain(learned) {
            branch.known.insert(head.id);
            branch.acts.insert(head.id, head.clone());
        }
        for (_, merged) in self.merges.iter().filter(|(op, _)| standing.contains(op)) {
            branch.aliases.extend(merged.aliases.iter().map(|(other, own)| (*other, *own)));
        }
        let merges: HashSet<OpId> = self.merges.iter().map(|(op, _)| *op).collect();
        for op in &self.ops {
            let about_a_merge = merges.contains(&op.head.id) || op.head.target.is_some_and(|target| merges.contains(&target));
            branch.follow(op, !about_a_merge);
            // Undoing and redoing a merge touches what it brought once more, so it is told anew.
            let made = if op.head.kind == OpKind::Redo { op.head.target } else { Some(op.head.id) };
            for (_, merged) in self.merges.iter().filter(|(merge, _)| made == Some(*merge) && standing.contains(merge)) {
                branch.restamp(merged);
            }
        }
        branch
    }

    /// Merges that were not taken back.
    fn standing(&self) -> HashSet<OpId> {
        let mut standing: HashSet<OpId> = self.merges.iter().map(|(op, _)| *op).collect();
        let merges = standing.clone();
        for head in &self.heads {
            match (head.kind, head.target) {
                (OpKind::Undo, Some(target)) => drop(standing.remove(&target)),
                (OpKind::Redo, Some(target)) if merges.contains(&target) => drop(standing.insert(target)),
                _ => {}
            }
        }
        standing
    }
}

impl Branch {
    fn follow(&mut self, op: &Op, stamped: bool) {
        for change in &op.changes {
            let rule = rule(change);
            let Some((before, after)) = both(change) else { continue };
            let Some(key) = after.as_ref().or(before.as_ref()).map(|thing| rule.key(thing)) else { continue };
            let fresh = || Track { before: before.clone(), now: before.clone(), last: before.clone(), stamps: Stamps::default() };
            let track = self.tracks.entry(key).or_insert_with(fresh);
            if stamped {
                stamp(rule, track, after.as_ref(), op.head.id);
            }
            track.last = after.clone().or_else(|| track.last.take());
            track.now = after;
        }
    }

    /// Things that a merge brought carry the acts that made them so where they come from.
    fn restamp(&mut self, merged: &Merged) {
        for (text, stamps) in &merged.stamps {
            let Some(key) = Key::parse(text) else { continue };
            // One that was made and taken away elsewhere has no change here: it is known to be gone.
            let track = self.tracks.entry(key).or_default();
            track.last = stamps.last.clone().or(track.last.take());
            track.stamps.exists = stamps.exists;
            track.stamps.removed.clone_from(&stamps.removed);
            track.stamps.overruled.extend(&stamps.overruled);
            track.stamps.fields.extend(stamps.fields.iter().map(|(field, op)| (field.clone(), *op)));
        }
    }

    /// True where this copy knows of that act.
    pub(super) fn knows(&self, stamp: Option<OpId>) -> bool {
        stamp.is_none_or(|op| self.known.contains(&op))
    }

    /// The same branch with other identities.
    pub(super) fn translated(self, names: &BTreeMap<String, String>) -> Self {
        if names.is_empty() {
            return self;
        }
        let mut tracks: BTreeMap<Key, Track> = BTreeMap::new();
        for (key, track) in self.tracks {
            let id = key.id.split('/').map(|part| names.get(part).map_or(part, String::as_str)).collect::<Vec<_>>().join("/");
            let renamed = |thing: Option<Value>| thing.map(|thing| translated(thing, names));
            let track = Track { before: renamed(track.before), now: renamed(track.now), last: renamed(track.last), stamps: track.stamps };
            let key = Key { id, ..key };
            // Two of theirs that are one here: what is alive says more.
            if tracks.get(&key).is_none_or(|other| other.now.is_none()) {
                tracks.insert(key, track);
            }
        }
        Self { tracks, ..self }
    }
}

fn stamp(rule: &Rule, track: &mut Track, after: Option<&Value>, op: OpId) {
    let Some(after) = after else {
        track.stamps.exists = Some(op);
        track.stamps.removed.insert(op);
        return;
    };
    if track.now.is_none() {
        track.stamps.exists = Some(op);
        track.stamps.removed.clear();
    }
    let now = rule.fields(after);
    let was = track.last.as_ref().map(|last| rule.fields(last)).unwrap_or_default();
    for field in now.keys().chain(was.keys()) {
        if now.get(field) != was.get(field) {
            track.stamps.fields.insert(field.clone(), op);
        }
    }
}

/// A change as its two things.
pub(super) fn both(change: &crate::model::change::Change) -> Option<(Option<Value>, Option<Value>)> {
    let Ok(Value::Object(mut outer)) = serde_json::to_value(change) else { return None };
    let Some(Value::Object(mut edit)) = outer.remove(rule(change).kind) else { return None };
    Some((edit.remove("before"), edit.remove("after")))
}

/// The change that makes one thing of another.
pub(super) fn change(kind: &str, before: Option<Value>, after: Option<Value>) -> Result<crate::model::change::Change, serde_json::Error> {
    let mut edit = serde_json::Map::new();
    edit.extend(before.map(|before| ("before".to_owned(), before)));
    edit.extend(after.map(|after| ("after".to_owned(), after)));
    serde_json::from_value(Value::Object([(kind.to_owned(), Value::Object(edit))].into_iter().collect()))
}

/// A thing with other identities in it.
pub(super) fn translated(thing: Value, names: &BTreeMap<String, String>) -> Value {
    match thing {
        Value::String(text) => Value::String(names.get(&text).cloned().unwrap_or(text)),
        Value::Array(parts) => Value::Array(parts.into_iter().map(|part| translated(part, names)).collect()),
        Value::Object(fields) => Value::Object(fields.into_iter().map(|(name, value)| (name, translated(value, names))).collect()),
        other => other,
    }
}

/// Everything that a thing refers to, by identity; its own identity included.
pub(super) fn references(thing: &Value, found: &mut Vec<Uuid>) {
    match thing {
        // 36 characters: what is not as long is no identity.
        Value::String(text) if text.len() == 36 => found.extend(Uuid::parse_str(text)),
        Value::Array(parts) => parts.iter().for_each(|part| references(part, found)),
        Value::Object(fields) => fields.values().for_each(|field| references(field, found)),
        _ => {}
    }
}

/// The rule behind a key.
pub(super) fn rule_for(key: &Key) -> Option<&'static Rule> {
    rule_of(key.kind)
}
