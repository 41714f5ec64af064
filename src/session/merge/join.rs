//! Thing by thing and field by field: what stands when two copies become one, and where they do not fit.
//!
//! Of two values of a field the one that stands is that of the copy that knew the other's; where neither knew of the other, it is a
//! conflict, and the later stands unless a person chooses. Nothing of this depends on which copy takes in which.

use crate::model::ids::OpId;
use crate::model::merge::{Conflict, ConflictKind, Kept, OWN, Said, Side, Stamps};
use crate::session::merge::branch::{Branch, Track, rule_for};
use crate::session::merge::rule::{Key, Rule};
use crate::session::merge::same::Sameness;
use crate::session::merge::words::Words;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Stands between notes that two people wrote in one place.
pub(super) const BETWEEN_NOTES: &str = "\n— — —\n";

/// What became of one thing.
#[derive(Clone, Debug, Default)]
pub(super) struct Joined {
    /// As it is here.
    pub(super) here: Option<Value>,
    /// As it will be.
    pub(super) value: Option<Value>,
    /// True where one of the copies has it still.
    pub(super) held: bool,
    /// As it would be if it had to stay.
    pub(super) spare: Option<Value>,
    /// By which acts.
    pub(super) stamps: Stamps,
}

/// Two copies on their way to one.
pub(super) struct Join<'a> {
    pub(super) here: &'a Branch,
    pub(super) there: &'a Branch,
    pub(super) same: &'a Sameness,
    pub(super) words: &'a Words,
    /// What a person chose, by the identity of the conflict.
    pub(super) choices: &'a BTreeMap<String, Side>,
    /// What is to stand where a person chose nothing; none for the later.
    pub(super) prefer: Option<Side>,
    pub(super) things: BTreeMap<Key, Joined>,
    pub(super) conflicts: Vec<Conflict>,
}

/// One side of a field: its value and the act that made it so.
#[derive(Clone, Copy)]
struct Half<'a> {
    value: Option<&'a Value>,
    stamp: Option<OpId>,
}

impl Join<'_> {
    /// Joins everything that either copy touched.
    pub(super) fn all(&mut self) {
        let (here, there) = (self.here, self.there);
        for (key, track) in &here.tracks {
            self.one(key, Some(track), there.tracks.get(key));
        }
        for (key, track) in there.tracks.iter().filter(|(key, _)| !here.tracks.contains_key(*key)) {
            self.one(key, None, Some(track));
        }
    }

    fn one(&mut self, key: &Key, mine: Option<&Track>, other: Option<&Track>) {
        let Some(rule) = rule_for(key) else { return };
        let untouched = |track: Option<&Track>| {
            let before = track.and_then(|track| track.before.clone());
            Track { before: before.clone(), now: before.clone(), last: before, stamps: Stamps::default() }
        };
        let mine = mine.cloned().unwrap_or_else(|| untouched(other));
        let other = other.cloned().unwrap_or_else(|| untouched(Some(&mine)));
        let joined = match (&mine.now, &other.now) {
            (Some(_), Some(_)) => self.both(rule, key, &mine, &other),
            (None, None) => self.gone(rule, key, &mine, &other),
            (None, Some(_)) => self.taken_away(rule, key, &mine, &other, Side::Here),
            (Some(_), None) => self.taken_away(rule, key, &other, &mine, Side::There),
        };
        let held = mine.now.is_some() || other.now.is_some();
        self.things.insert(key.clone(), Joined { here: mine.now, held, ..joined });
    }

    /// Neither copy has it any more; as it was last is kept in case that a third one needs it.
    fn gone(&mut self, rule: &Rule, key: &Key, mine: &Track, other: &Track) -> Joined {
        let before = self.conflicts.len();
        let last = |track: &Track| Track { now: track.last.clone(), ..track.clone() };
        let (spare, fields) = match (&mine.last, &other.last) {
            (Some(_), Some(_)) => {
                let joined = self.both(rule, key, &last(mine), &last(other));
                (joined.value, joined.stamps.fields)
            }
            (None, there) => (there.clone(), other.stamps.fields.clone()),
            (here, None) => (here.clone(), mine.stamps.fields.clone()),
        };
        // What both took away is nobody's conflict.
        self.conflicts.truncate(before);
        Joined { here: None, value: None, held: false, spare, stamps: Stamps { fields, ..together(&mine.stamps, &other.stamps) } }
    }

    /// One copy has a thing, the other has it no more, or never had it.
    fn taken_away(&mut self, rule: &Rule, key: &Key, gone: &Track, alive: &Track, by: Side) -> Joined {
        let (remover, keeper) = match by {
            Side::Here => (self.here, self.there),
            Side::There => (self.there, self.here),
        };
        let as_it_is = Joined { here: None, value: alive.now.clone(), held: true, spare: alive.now.clone(), stamps: alive.stamps.clone() };
        let mut removals: BTreeSet<OpId> = gone.stamps.removed.difference(&alive.stamps.overruled).copied().collect();
        removals.retain(|removal| !gone.stamps.overruled.contains(removal));
        let overruled = alive.stamps.overruled.union(&gone.stamps.overruled).copied();
        // Never there, gone with a merge that was taken back, or kept against that removal before.
        let Some(removal) = removals.last().copied() else {
            let stamps = Stamps { overruled: overruled.collect(), ..as_it_is.stamps };
            return Joined { stamps, ..as_it_is };
        };
        let mut kept = match by {
            _ if gone.last.is_none() => as_it_is,
            Side::Here => self.both(rule, key, &Track { now: gone.last.clone(), ..gone.clone() }, alive),
            Side::There => self.both(rule, key, alive, &Track { now: gone.last.clone(), ..gone.clone() }),
        };
        kept.stamps.overruled = overruled.collect();
        kept.stamps.exists = alive.stamps.exists;
        kept.stamps.removed.clear();
        let work = alive.stamps.exists.iter().chain(alive.stamps.fields.values()).filter(|op| !remover.known.contains(op)).max().copied();
        let Some(work) = work else {
            return Joined { value: None, stamps: Stamps { exists: Some(removal), removed: gone.stamps.removed.clone(), ..kept.stamps }, ..kept };
        };
        if keeper.known.contains(&removal) {
            return kept; // It was brought back by somebody who knew that it had been taken away.
        }
        let chosen = self.choices.get(&key.text()).copied().or(self.prefer);
        let words = |side: Side, stamp: Option<OpId>| self.said(side, if side == by { None } else { alive.now.as_ref() }, stamp);
        let (said_here, said_there) = match by {
            Side::Here => (words(Side::Here, Some(removal)), words(Side::There, Some(work))),
            Side::There => (words(Side::Here, Some(work)), words(Side::There, Some(removal))),
        };
        let stays = chosen != Some(by);
        let side = if stays == (by == Side::Here) { Side::There } else { Side::Here };
        self.conflict(ConflictKind::Removed, key, alive.now.as_ref(), "", (said_here, said_there), side.into());
        if !stays {
            return Joined { value: None, stamps: Stamps { exists: Some(OWN), removed: BTreeSet::from([OWN]), ..kept.stamps }, ..kept };
        }
        kept.stamps.overruled.extend(removals);
        kept
    }

    /// Both copies have a thing.
    fn both(&mut self, rule: &Rule, key: &Key, mine: &Track, other: &Track) -> Joined {
        let fields_of = |track: &Track| track.now.as_ref().map(|thing| rule.fields(thing)).unwrap_or_default();
        let (here, there) = (fields_of(mine), fields_of(other));
        let mut fields = BTreeMap::new();
        let mut stamps = together(&mine.stamps, &other.stamps);
        for field in here.keys().chain(there.keys().filter(|field| !here.contains_key(*field))) {
            let half_here = Half { value: here.get(field), stamp: mine.stamps.fields.get(field).copied() };
            let half_there = Half { value: there.get(field), stamp: other.stamps.fields.get(field).copied() };
            let thing = mine.now.as_ref().or(other.now.as_ref());
            let (value, stamp) = self.field(rule, key, field, thing, half_here, half_there);
            fields.extend(value.map(|value| (field.clone(), value)));
            stamps.fields.extend(stamp.map(|stamp| (field.clone(), stamp)));
        }
        // Its identity here stays, whatever it is called there.
        let value = Some(rule.thing(&fields));
        Joined { here: None, value: value.clone(), held: true, spare: value, stamps }
    }

    fn field(&mut self, rule: &Rule, key: &Key, field: &str, thing: Option<&Value>, here: Half<'_>, there: Half<'_>) -> (Option<Value>, Option<OpId>) {
        let owned = |half: Half<'_>| (half.value.cloned(), half.stamp);
        let later = || if here.stamp >= there.stamp { here } else { there };
        if here.value == there.value {
            return (here.value.cloned(), here.stamp.max(there.stamp));
        }
        if rule.identity.contains(&field) {
            return owned(here);
        }
        if here.stamp == there.stamp {
            // One of them was derived from the other by a merge, which only ever adds.
            let length = |half: Half<'_>| half.value.map_or_else(String::new, Value::to_string);
            let (mine, other) = (length(here), length(there));
            return owned(if (mine.len(), &mine) >= (other.len(), &other) { here } else { there });
        }
        match (self.here.knows(there.stamp), self.there.knows(here.stamp)) {
            (true, false) => return owned(here),
            (false, true) => return owned(there),
            (true, true) => return owned(later()),
            (false, false) => {}
        }
        if self.same.pairs.contains(key) && (is_nothing(here.value) || is_nothing(there.value)) {
            return owned(if is_nothing(here.value) { there } else { here });
        }
        if rule.quiet.contains(&field) {
            return owned(later());
        }
        let id = format!("{} {field}", key.text());
        let chosen = self.choices.get(&id).copied().or(self.prefer);
        let said = (self.said(Side::Here, here.value, here.stamp), self.said(Side::There, there.value, there.stamp));
        let newest = if here.stamp >= there.stamp { Side::Here } else { Side::There };
        match chosen {
            Some(side) => {
                self.conflict(ConflictKind::Changed, key, thing, field, said, side.into());
                let (value, _) = owned(if side == Side::Here { here } else { there });
                (value, Some(OWN))
            }
            None if rule.notes.contains(&field) => {
                self.conflict(ConflictKind::Changed, key, thing, field, said, Kept::Both);
                (Some(both_notes(here.value, there.value)), here.stamp.max(there.stamp))
            }
            None => {
                self.conflict(ConflictKind::Changed, key, thing, field, said, newest.into());
                owned(later())
            }
        }
    }

    /// What a side says, and who said it.
    pub(super) fn said(&self, side: Side, value: Option<&Value>, stamp: Option<OpId>) -> Said {
        let branch = if side == Side::Here { self.here } else { self.there };
        let act = stamp.and_then(|op| branch.acts.get(&op));
        Said {
            text: value.map(|value| self.words.value(value)).unwrap_or_default(),
            coder: act.map(|act| act.coder.clone()).unwrap_or_default(),
            at: act.map(|act| act.at.text()).unwrap_or_default(),
        }
    }

    pub(super) fn conflict(&mut self, why: ConflictKind, key: &Key, thing: Option<&Value>, field: &str, (here, there): (Said, Said), kept: Kept) {
        let id = if field.is_empty() { key.text() } else { format!("{} {field}", key.text()) };
        let thing = self.words.thing(key, thing);
        self.conflicts.push(Conflict { id, why, kind: key.kind.to_owned(), thing, field: field.to_owned(), here, there, kept });
    }
}

/// When a thing came and went in two copies; its fields are joined one by one.
fn together(one: &Stamps, other: &Stamps) -> Stamps {
    Stamps {
        exists: one.exists.max(other.exists),
        removed: one.removed.union(&other.removed).copied().collect(),
        overruled: one.overruled.union(&other.overruled).copied().collect(),
        ..Stamps::default()
    }
}

/// Both notes, each piece once, in an order that does not depend on who merges; of two lists, one that has everything.
pub(super) fn both_notes(one: Option<&Value>, other: Option<&Value>) -> Value {
    if let (Some(Value::Array(one)), Some(Value::Array(other))) = (one, other) {
        let mut all = [one.as_slice(), other.as_slice()].concat();
        all.sort_by_key(Value::to_string);
        all.dedup();
        return Value::Array(all);
    }
    let pieces = |value: Option<&Value>| -> Vec<String> {
        let text = value.and_then(Value::as_str).unwrap_or_default();
        text.split(BETWEEN_NOTES).filter(|piece| !piece.trim().is_empty()).map(str::to_owned).collect()
    };
    let mut all = [pieces(one), pieces(other)].concat();
    all.sort_unstable();
    all.dedup();
    Value::String(all.join(BETWEEN_NOTES))
}

fn is_nothing(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null) => true,
        Some(Value::String(text)) => text.is_empty(),
        Some(Value::Object(fields)) => *fields == Map::new(),
        Some(_) => false,
    }
}
