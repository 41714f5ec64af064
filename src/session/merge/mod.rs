//! Another copy's work into this one: whatever both did, whoever takes in whom, as often as one likes.
//!
//! Copies part when a file is copied. Each act since then has an identity, and each field of each thing remembers by which act it is as
//! it is; so it can be told which copy knew of the other's word, and where neither did. The rules are in [`join`], what holds the whole
//! together in [`whole`]. A merge is one act: one undo takes it back, and then it is as if it had never been.

mod branch;
mod join;
mod report;
mod rule;
mod same;
mod whole;
mod words;

pub use branch::Copy;
pub use report::{Count, Report};

use crate::model::change::Change;
use crate::model::document::Document;
use crate::model::ids::OpId;
use crate::model::kept::Kept;
use crate::model::layout::Layout;
use crate::model::merge::{Conflict, Merged, Side, Stamps};
use crate::model::op::{OpHead, OpKind};
use crate::model::project::Project;
use crate::model::rules;
use crate::model::text::{DocumentText, Hash};
use crate::session::Session;
use crate::session::command::Command;
use crate::session::error::SessionError;
use crate::session::merge::join::{Join, Joined};
use crate::session::merge::rule::Key;
use crate::session::merge::same::Sameness;
use crate::session::merge::words::Words;
use crate::session::{Access, Outcome, Passphrase};
use crate::store::Store;
use serde_json::Value;
use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::sync::Arc;

/// Two copies, and what a person chose where they do not fit.
#[derive(Clone, Debug)]
pub struct Merge {
    /// The copy that takes in.
    pub here: Copy,
    /// The copy that is taken in.
    pub there: Copy,
    /// Bytes of other tools that the copy taken in keeps and this one does not.
    pub attachments: Vec<(Hash, Arc<[u8]>)>,
    /// What is to stand, by the identity of the conflict.
    pub choices: BTreeMap<String, Side>,
    /// What is to stand in all other conflicts; none for the later, and for both notes where both wrote one.
    pub prefer: Option<Side>,
}

/// What a merge comes to, before it is made.
#[derive(Debug, Default)]
pub(in crate::session) struct Merging {
    pub(in crate::session) changes: Vec<Change>,
    pub(in crate::session) texts: Vec<Arc<DocumentText>>,
    pub(in crate::session) layouts: Vec<(Hash, Arc<Layout>)>,
    pub(in crate::session) merged: Merged,
    /// Newest act of the other copy.
    pub(in crate::session) follows: Option<OpId>,
    pub(in crate::session) report: Report,
}

/// Why two copies cannot be made one.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum MergeError {
    /// A thing that this program does not understand.
    #[error("the other copy holds a {kind} that cannot be read: {why}")]
    Thing {
        /// What kind of thing.
        kind: &'static str,
        /// Why.
        why: String,
    },
    /// The result would break a rule: a defect of this program, which must not become one of the study.
    #[error("the two copies cannot be made one without a fault: {0}")]
    Unsound(String),
}

impl Session {
    /// This copy and the one in a file, which is only read.
    pub fn merge_with(&self, other: &Path, passphrase: Option<&Passphrase>) -> Result<Merge, SessionError> {
        let real = |path: &Path| std::fs::canonicalize(path).ok();
        if self.store.path().is_some_and(|own| real(own).is_some() && real(own) == real(other)) {
            return Err(SessionError::Request("this is the project itself, not another copy of it".to_owned()));
        }
        let other = Store::open(other, passphrase, Access::ReadOnly, &self.actor.holder())?;
        let (ours, theirs) = (self.store.history()?, other.history()?);
        let shared = ours.iter().zip(&theirs).take_while(|(one, other)| one.id == other.id).count();
        let there = Copy { project: Arc::new(other.load()?), merges: other.merges()?, ops: other.ops_after(shared)?, heads: theirs };
        let here = Copy { project: self.project(), merges: self.store.merges()?, ops: self.store.ops_after(shared)?, heads: ours };
        let known: HashSet<Hash> = here.project.kept().flat_map(|kept| kept_hashes(kept)).collect();
        let mut attachments = Vec::new();
        for hash in there.project.kept().flat_map(|kept| kept_hashes(kept)).filter(|hash| !known.contains(hash)) {
            attachments.extend(other.attachment(hash)?.map(|bytes| (hash, Arc::from(bytes))));
        }
        Ok(Merge { here, there, attachments, choices: BTreeMap::new(), prefer: None })
    }

    /// Takes in another copy, as one act; none where there is nothing to take in.
    pub fn merge(&mut self, merge: Merge) -> Result<(Report, Option<Outcome>), SessionError> {
        self.writable()?;
        let report = merge.report()?;
        if report.is_nothing() {
            return Ok((report, None));
        }
        let outcome = self.execute(Command::Merge(Box::new(merge)))?;
        Ok((report, Some(outcome)))
    }
}

/// What a kept thing says, and its files.
fn kept_hashes(kept: &Kept) -> impl Iterator<Item = Hash> + '_ {
    std::iter::once(kept.content).chain(kept.files.iter().map(|file| file.hash))
}

impl Merge {
    /// What the merge would do.
    pub fn report(&self) -> Result<Report, SessionError> {
        Ok(self.plan()?.report)
    }

    /// Works out everything that the merge changes.
    pub(in crate::session) fn plan(&self) -> Result<Merging, MergeError> {
        let (here, there) = (self.here.branch(), self.there.branch());
        let same = Sameness::find(&here, &there, &self.here, &self.there);
        let there = there.translated(&same.names);
        let words = Words::of(&self.here.project, &self.there.project);
        let mut join = Join {
            here: &here,
            there: &there,
            same: &same,
            words: &words,
            choices: &self.choices,
            prefer: self.prefer,
            things: BTreeMap::new(),
            conflicts: Vec::new(),
        };
        join.all();
        join.whole(&self.here.project);
        let Join { things, conflicts, .. } = join;
        let mut changes = changes(&things)?;
        let learned = self.learned(&here.known, &there.acts);
        let mut merging = Merging { follows: self.there.heads.last().map(|head| head.id), ..Merging::default() };
        self.bring_texts(&changes, &mut merging);
        self.sound(&changes, &merging)?;
        merging.report = Report::of(self, &changes, &things, &same, &learned, &conflicts);
        let stamps = stamps(&things, &here);
        changes.extend(unchanged(&things, &here, &stamps)?);
        merging.merged = Merged { learned, aliases: same.found, stamps, conflicts: said_once(conflicts) };
        merging.changes = changes;
        Ok(merging)
    }

    /// True where both are copies of one project.
    fn is_related(&self) -> bool {
        let id = |project: &Project| project.info().map(|info| info.id);
        id(&self.here.project) == id(&self.there.project)
    }

    fn learned(&self, known: &HashSet<OpId>, acts: &std::collections::HashMap<OpId, OpHead>) -> Vec<OpHead> {
        let mut learned: Vec<OpHead> = acts.values().filter(|head| !known.contains(&head.id)).cloned().collect();
        learned.sort_by_key(|head| head.id);
        learned
    }

    /// Texts and layouts that documents will refer to and that are not here yet.
    fn bring_texts(&self, changes: &[Change], merging: &mut Merging) {
        let (ours, theirs) = (&self.here.project, &self.there.project);
        let documents = changes.iter().filter_map(|change| match change {
            Change::Document(edit) => edit.after.as_ref(),
            _ => None,
        });
        for Document { text, layout, .. } in documents {
            if ours.text(*text).is_none() {
                merging.texts.extend(theirs.text(*text).cloned());
            }
            if ours.layout(*layout).is_none() {
                merging.layouts.extend(theirs.layout(*layout).map(|found| (*layout, Arc::clone(found))));
            }
        }
    }

    /// Refuses a result that breaks a rule that this copy did not break before.
    fn sound(&self, changes: &[Change], merging: &Merging) -> Result<(), MergeError> {
        let mut next = Project::clone(&self.here.project);
        merging.texts.iter().for_each(|text| next.add_text(Arc::clone(text)));
        merging.layouts.iter().for_each(|(hash, layout)| next.add_layout(*hash, Arc::clone(layout)));
        next.apply_all(changes).map_err(|err| MergeError::Unsound(err.to_string()))?;
        let before = rules::check(&self.here.project);
        match rules::check(&next).into_iter().find(|breach| !before.contains(breach)) {
            Some(breach) => Err(MergeError::Unsound(breach.to_string())),
            None => Ok(()),
        }
    }
}

/// The changes that bring this copy to what was joined: first what goes, then what changes, then what comes.
fn changes(things: &BTreeMap<Key, Joined>) -> Result<Vec<Change>, MergeError> {
    let (mut going, mut changing, mut coming) = (Vec::new(), Vec::new(), Vec::new());
    for (key, joined) in things {
        let edit = |before: Option<Value>, after: Option<Value>| branch::change(key.kind, before, after).map_err(|err| unreadable(key, &err));
        match (&joined.here, &joined.value) {
            (Some(before), None) => going.push(edit(Some(before.clone()), None)?),
            (None, Some(after)) => coming.push(edit(None, Some(after.clone()))?),
            (Some(before), Some(after)) if differ(key, before, after) => changing.push((key, before.clone(), after.clone())),
            _ => {}
        }
    }
    going.reverse();
    let mut all = going;
    for (key, before, after) in out_of_each_others_way(changing) {
        all.push(branch::change(key.kind, Some(before), Some(after)).map_err(|err| unreadable(key, &err))?);
    }
    all.extend(coming);
    Ok(all)
}

/// Things that stay as they are here, but by another act than this copy knew: named as they are, so that the history says of which thing it speaks.
fn unchanged(things: &BTreeMap<Key, Joined>, here: &branch::Branch, stamps: &BTreeMap<String, Stamps>) -> Result<Vec<Change>, MergeError> {
    let as_before = things.iter().filter_map(|(key, joined)| {
        let (before, after) = (joined.here.as_ref()?, joined.value.as_ref()?);
        let named = !differ(key, before, after) && !here.tracks.contains_key(key) && stamps.contains_key(&key.text());
        named.then_some((key, before))
    });
    as_before.map(|(key, thing)| branch::change(key.kind, Some(thing.clone()), Some(thing.clone())).map_err(|err| unreadable(key, &err))).collect()
}

fn unreadable(key: &Key, err: &serde_json::Error) -> MergeError {
    MergeError::Thing { kind: key.kind, why: err.to_string() }
}

fn differ(key: &Key, before: &Value, after: &Value) -> bool {
    branch::rule_for(key).is_some_and(|rule| rule.fields(before) != rule.fields(after))
}

/// Where names go round, each of them is free only after another has left it: such things take a name of their own in between.
fn out_of_each_others_way(changing: Vec<(&Key, Value, Value)>) -> Vec<(&Key, Value, Value)> {
    let name = |key: &Key, thing: &Value| branch::rule_for(key).and_then(|rule| rule.unique).map(|(fields, _)| (key.kind, rule::written(thing, fields)));
    let held: HashSet<_> = changing.iter().filter_map(|(key, before, _)| name(key, before)).collect();
    let (mut first, mut then, mut last) = (Vec::new(), Vec::new(), Vec::new());
    for (key, before, after) in changing {
        let (old, new) = (name(key, &before), name(key, &after));
        let giving_way = branch::rule_for(key).and_then(|rule| rule.unique).map(|(_, field)| field);
        match (giving_way, new.filter(|new| old.as_ref() != Some(new) && held.contains(new))) {
            (Some(field), Some(_)) => {
                let mut between = before.clone();
                if let Some(name) = between.get_mut(field) {
                    *name = Value::String(key.id.clone());
                }
                first.push((key, before, between.clone()));
                last.push((key, between, after));
            }
            _ => then.push((key, before, after)),
        }
    }
    // A name is taken only after whoever held it has left it, also where that one merely moved on.
    first.extend(then);
    first.extend(last);
    first
}

/// By which acts the things are as they are that this merge brings, or that both copies made so apart.
fn stamps(things: &BTreeMap<Key, Joined>, here: &branch::Branch) -> BTreeMap<String, Stamps> {
    let news =
        things.iter().filter(|(key, joined)| here.tracks.get(key).map_or_else(|| joined.stamps != Default::default(), |track| track.stamps != joined.stamps));
    let told = |key: &Key, joined: &Joined| {
        let seen = here.tracks.get(key).and_then(|track| track.last.as_ref()).or(joined.here.as_ref());
        let last = joined.spare.clone().filter(|spare| joined.value.is_none() && seen != Some(spare));
        (key.text(), Stamps { last, ..joined.stamps.clone() })
    };
    news.map(|(key, joined)| told(key, joined)).collect()
}

/// One line for each conflict, also where it was met twice.
fn said_once(conflicts: Vec<Conflict>) -> Vec<Conflict> {
    let mut seen = HashSet::new();
    conflicts.into_iter().filter(|conflict| seen.insert(conflict.id.clone())).collect()
}

/// Acts of people: what is not a merge.
pub(in crate::session) fn is_an_act(head: &OpHead) -> bool {
    head.kind != OpKind::Do || head.follows.len() < 2
}
