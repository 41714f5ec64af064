//! Another copy's work into this one: whatever both did, whoever takes in whom, as often as one likes.
//!
//! Copies part when a file is copied. Each act since then has an identity, and each field of each thing remembers by which act it is as
//! it is; so it can be told which copy knew of the other's word, and where neither did. The rules are in [`join`], what holds the whole
//! together in [`whole`]. A merge is one act: one undo takes it back, and then it is as if it had never been.

mod branch;
mod join;
mod realign;
mod report;
mod rule;
mod same;
mod whole;
mod withdrawn;
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
use crate::model::text::{CharSpan, DocumentText, Hash};
use crate::model::tombstone::Tombstone;
use crate::session::Session;
use crate::session::command::Command;
use crate::session::error::SessionError;
use crate::session::merge::join::{Join, Joined};
use crate::session::merge::rule::Key;
use crate::session::merge::same::Sameness;
use crate::session::merge::words::Words;
use crate::session::plan::PlanError;
use crate::session::plan::consent::brings_refused;
use crate::session::withdraw::everything;
use crate::session::{Access, Outcome, Passphrase};
use crate::store::{OpWords, Store};
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
    /// What was withdrawn in the other copy and is still here: it is destroyed here first.
    pub withdrawals: Vec<Tombstone>,
    /// How many acts both copies share.
    shared: usize,
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
    /// Both copies gave one document other words.
    #[error("the text of ‘{0}’ was changed in both copies, so positions of the one say nothing in the other")]
    TwoTexts(String),
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
        let mut there = Copy { project: Arc::new(other.load()?), merges: other.merges()?, ops: other.ops_after(shared)?, heads: theirs };
        let here = Copy { project: self.project(), merges: self.store.merges()?, ops: self.store.ops_after(shared)?, heads: ours };
        clean(&mut there, &here.project)?;
        let known: HashSet<_> = here.project.tombstones().map(|tombstone| tombstone.id).collect();
        let new = there.project.tombstones().filter(|tombstone| !known.contains(&tombstone.id) && here.project.document(tombstone.document).is_some());
        let withdrawals = new.map(|tombstone| Tombstone::clone(tombstone)).collect();
        let known: HashSet<Hash> = here.project.kept().flat_map(|kept| kept_hashes(kept)).collect();
        let mut attachments = Vec::new();
        for hash in there.project.kept().flat_map(|kept| kept_hashes(kept)).filter(|hash| !known.contains(hash)) {
            attachments.extend(other.attachment(hash)?.map(|bytes| (hash, Arc::from(bytes))));
        }
        Ok(Merge { here, there, withdrawals, shared, attachments, choices: BTreeMap::new(), prefer: None })
    }

    /// Takes in another copy, as one act; none where there is nothing to take in.
    pub fn merge(&mut self, mut merge: Merge) -> Result<(Report, Option<Outcome>), SessionError> {
        self.writable()?;
        let report = merge.report()?;
        if report.is_nothing() {
            return Ok((report, None));
        }
        // Before anything is destroyed that was withdrawn there.
        if let Some(refused) = report.refused {
            return Err(refused.into());
        }
        for tombstone in std::mem::take(&mut merge.withdrawals) {
            self.follow_withdrawal(&tombstone, &merge.there.project)?;
        }
        if !report.withdrawn.is_empty() {
            merge.here = Copy { project: self.project(), merges: self.store.merges()?, ops: self.store.ops_after(merge.shared)?, heads: self.store.history()? };
        }
        let outcome = self.execute(Command::Merge(Box::new(merge)))?;
        Ok((report, Some(outcome)))
    }
}

impl Session {
    /// Destroys here what was withdrawn in the other copy.
    fn follow_withdrawal(&mut self, tombstone: &Tombstone, theirs: &Project) -> Result<(), SessionError> {
        let Some(document) = self.project.document(tombstone.document).cloned() else { return Ok(()) };
        if tombstone.whole {
            return self.withdraw_as(tombstone, None).map(drop);
        }
        let cut =
            theirs.revisions().find(|revision| revision.document == document.id && revision.from == document.text && tombstone.texts.contains(&revision.from));
        let cut = cut.filter(|revision| !revision.moves.is_empty() && revision.moves.iter().all(|moved| moved.kind.clips()));
        let Some(revision) = cut else {
            return if tombstone.texts.contains(&document.text) { Err(MergeError::TwoTexts(document.name.clone()).into()) } else { Ok(()) };
        };
        let (first, last) = (revision.moves.first(), revision.moves.last());
        let span = first.zip(last).map(|(first, last)| CharSpan::between(first.span.start(), last.span.end()));
        self.withdraw_as(tombstone, span)?;
        Ok(())
    }
}

impl Session {
    /// Takes in another copy that is known to hold something new; where it does not, the error says so.
    pub fn merge_something(&mut self, merge: Merge) -> Result<Outcome, SessionError> {
        let (_, outcome) = self.merge(merge)?;
        outcome.ok_or_else(|| PlanError::Nothing("the other copy holds nothing that is not here".into()).into())
    }
}

/// Takes out of what another copy says the words that were withdrawn here.
fn clean(there: &mut Copy, ours: &Project) -> Result<(), SessionError> {
    if ours.tombstones().next().is_none() {
        return Ok(());
    }
    let texts = withdrawn::texts(ours.tombstones().map(AsRef::as_ref));
    let gone = withdrawn::Gone::of(ours.tombstones().map(AsRef::as_ref), &[(&there.project, &there.ops)]);
    let scrub = gone.scrub(ours, &there.project, &texts);
    let broken = |_err: serde_json::Error| SessionError::HistoryBroken;
    for op in &mut there.ops {
        let words = OpWords {
            label: op.head.label.clone(),
            changes: serde_json::to_string(&op.changes).map_err(broken)?,
            merged: op.merged.as_ref().map(serde_json::to_string).transpose().map_err(broken)?,
        };
        if let Some(clean) = scrub.op(&words) {
            op.head.label = clean.label;
            op.changes = serde_json::from_str(&clean.changes).map_err(broken)?;
            op.merged = clean.merged.map(|merged| serde_json::from_str(&merged)).transpose().map_err(broken)?;
        }
    }
    there.heads.iter_mut().for_each(|head| head.label = scrub.label(&head.label));
    for (_, merged) in &mut there.merges {
        merged.learned.iter_mut().for_each(|head| head.label = scrub.label(&head.label));
    }
    Ok(())
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
        let (mut here, mut there) = (self.here.branch(), self.there.branch());
        let (ours, theirs) = (&self.here.project, &self.there.project);
        let realigned = realign::realign(&mut here, &mut there, ours, theirs)?;
        let tombstones = || ours.tombstones().map(AsRef::as_ref).chain(&self.withdrawals);
        let gone = withdrawn::Gone::of(tombstones(), &[(ours, &self.here.ops), (theirs, &self.there.ops)]).and(realigned.gone);
        gone.strip(&mut here);
        gone.strip(&mut there);
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
        let Join { mut things, conflicts, .. } = join;
        for (key, thing) in realigned.as_they_stand {
            if let Some(joined) = things.get_mut(&key) {
                joined.here = thing;
            }
        }
        if tombstones().next().is_some() {
            as_they_stand(ours, &mut things);
        }
        let mut changes = changes(&things)?;
        let learned = self.learned(&here.known, &there.acts);
        let mut merging = Merging { follows: self.there.heads.last().map(|head| head.id), ..Merging::default() };
        self.bring_texts(&changes, &mut merging);
        let next = self.sound(&changes, &merging)?;
        merging.report = Report::of(self, &changes, &things, &same, &learned, &conflicts);
        merging.report.refused = brings_refused(&changes, &next);
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

    /// The project that the merge leads to. One that breaks a rule that this copy did not break before is refused.
    fn sound(&self, changes: &[Change], merging: &Merging) -> Result<Project, MergeError> {
        let mut next = Project::clone(&self.here.project);
        merging.texts.iter().for_each(|text| next.add_text(Arc::clone(text)));
        merging.layouts.iter().for_each(|(hash, layout)| next.add_layout(*hash, Arc::clone(layout)));
        next.apply_all(changes).map_err(|err| MergeError::Unsound(err.to_string()))?;
        let before = rules::check(&self.here.project);
        match rules::check(&next).into_iter().find(|breach| !before.contains(breach)) {
            Some(breach) => Err(MergeError::Unsound(breach.to_string())),
            None => Ok(next),
        }
    }
}

/// Where words were destroyed in the history of one copy, that no longer tells what the other has: what this copy has is what stands in it.
fn as_they_stand(project: &Project, things: &mut BTreeMap<Key, Joined>) {
    let actual: BTreeMap<Key, Value> = everything(project)
        .filter_map(|change| {
            let (_, after) = branch::both(&change)?;
            let after = after?;
            Some((rule::rule(&change).key(&after), after))
        })
        .collect();
    for (key, joined) in things.iter_mut().filter(|(key, joined)| joined.here.is_some() && !matches!(key.kind, "info" | "stop_words")) {
        joined.here = actual.get(key).cloned();
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
