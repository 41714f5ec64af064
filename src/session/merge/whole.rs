//! After things were joined one by one: what they need of each other. Nothing hangs on what is gone, names differ, the tree has no circle.

use crate::model::ids::OpId;
use crate::model::merge::{ConflictKind, Kept, OWN, Said, Side};
use crate::model::project::Project;
use crate::session::merge::branch::{references, rule_for};
use crate::session::merge::join::{Join, Joined, both_notes};
use crate::session::merge::rule::{Key, RULES, Rule, written};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

impl Join<'_> {
    /// Makes one whole of what was joined.
    pub(super) fn whole(&mut self, project: &Project) {
        self.bring_back_what_is_needed();
        self.break_circles(project);
        for rule in RULES {
            if let Some((fields, giving_way)) = rule.unique {
                self.name_apart(rule, fields, giving_way, project);
            }
        }
        self.one_of_twins("coding", project);
        self.one_of_twins("case_link", project);
    }

    /// What was taken away in one copy stays where the other went on working with it, and what hung on it and went by the same act stays too.
    fn bring_back_what_is_needed(&mut self) {
        let by_id: HashMap<Uuid, Key> = self.things.keys().filter_map(|key| Some((Uuid::parse_str(&key.id).ok()?, key.clone()))).collect();
        let mut waiting: Vec<Key> = self.things.iter().filter(|(_, joined)| joined.value.is_some()).map(|(key, _)| key.clone()).collect();
        let mut hanging: HashMap<Uuid, Vec<Key>> = HashMap::new();
        for (key, joined) in self.things.iter().filter(|(_, joined)| joined.value.is_none() && joined.held) {
            let mut found = Vec::new();
            joined.spare.iter().for_each(|thing| references(thing, &mut found));
            found.into_iter().for_each(|uuid| hanging.entry(uuid).or_default().push(key.clone()));
        }
        while let Some(key) = waiting.pop() {
            let Some(joined) = self.things.get(&key) else { continue };
            let mut needed = Vec::new();
            joined.value.iter().for_each(|thing| references(thing, &mut needed));
            let newest = joined.stamps.exists.into_iter().chain(joined.stamps.fields.values().copied()).max();
            let overruled = joined.stamps.overruled.clone();
            let needed: Vec<Key> = needed.iter().filter_map(|uuid| by_id.get(uuid)).cloned().collect();
            for key in needed {
                if self.bring_back(&key, newest) {
                    waiting.push(key);
                }
            }
            // What hung on this one and went by the same acts as it did.
            let hung = Uuid::parse_str(&key.id).ok().and_then(|uuid| hanging.get(&uuid));
            for other in hung.into_iter().flatten() {
                if self.bring_along(other, &overruled) {
                    waiting.push(other.clone());
                }
            }
        }
    }

    /// A thing that is needed stands again, whoever took it away. True where it was gone.
    fn bring_back(&mut self, key: &Key, user: Option<OpId>) -> bool {
        let Some(joined) = self.things.get_mut(key) else { return false };
        let (None, Some(spare)) = (&joined.value, joined.spare.clone()) else { return false };
        joined.value = Some(spare.clone());
        let removals = joined.stamps.stand_again();
        joined.stamps.overruled.extend(&removals);
        let here = joined.here.is_some();
        let removed_by = self.said(if here { Side::There } else { Side::Here }, None, removals.last().copied());
        let used_by = self.said(if here { Side::Here } else { Side::There }, Some(&spare), user);
        let (said, kept) = if here { ((used_by, removed_by), Kept::Here) } else { ((removed_by, used_by), Kept::There) };
        self.conflict(ConflictKind::Removed, key, Some(&spare), "", said, kept);
        true
    }

    /// A thing that went only because something else did stands again with it. True where it does.
    fn bring_along(&mut self, key: &Key, overruled: &BTreeSet<OpId>) -> bool {
        let Some(joined) = self.things.get_mut(key) else { return false };
        let shared: Vec<OpId> = joined.stamps.removed.intersection(overruled).copied().collect();
        joined.stamps.overruled.extend(shared);
        let counts = |removal: &OpId| !joined.stamps.overruled.contains(removal);
        if joined.value.is_some() || joined.spare.is_none() || joined.stamps.removed.is_empty() || joined.stamps.removed.iter().any(counts) {
            return false;
        }
        joined.stamps.stand_again();
        joined.value = joined.spare.clone();
        true
    }

    /// Two copies can each move a code below the other's: the later move is not made, and its code becomes a family.
    fn break_circles(&mut self, project: &Project) {
        let mut parents: BTreeMap<String, String> = BTreeMap::new();
        for code in project.codebook().iter() {
            parents.extend(code.parent.map(|parent| (code.id.to_string(), parent.to_string())));
        }
        let mut touched = Vec::new();
        for (key, joined) in self.things.iter().filter(|(key, _)| key.kind == "code") {
            parents.remove(&key.id);
            if let Some(Value::String(parent)) = joined.value.as_ref().and_then(|code| code.get("parent")) {
                parents.insert(key.id.clone(), parent.clone());
                touched.push(key.clone());
            }
        }
        for key in touched {
            let mut circle = vec![key.id.clone()];
            while let Some(parent) = circle.last().and_then(|id| parents.get(id)) {
                if *parent == key.id {
                    self.break_circle(&key, &circle, &mut parents);
                    break;
                }
                if circle.contains(parent) {
                    break; // A circle further up: it is broken when one of its own codes has its turn.
                }
                circle.push(parent.clone());
            }
        }
    }

    fn break_circle(&mut self, from: &Key, circle: &[String], parents: &mut BTreeMap<String, String>) {
        let moved = |id: &String| {
            let key = Key { id: id.clone(), ..from.clone() };
            let stamp = self.things.get(&key).and_then(|joined| joined.stamps.fields.get("parent").copied());
            (stamp, self.same.canonical(id).to_owned(), key)
        };
        let Some((stamp, _, key)) = circle.iter().map(moved).max() else { return };
        parents.remove(&key.id);
        let Some(code) = self.things.get_mut(&key).and_then(|joined| joined.value.as_mut()) else { return };
        let before = code.clone();
        if let Some(parent) = code.get_mut("parent") {
            *parent = Value::Null;
        }
        let parent = before.get("parent").cloned();
        let said = (self.said(Side::Here, parent.as_ref(), stamp), self.said(Side::There, parent.as_ref(), stamp));
        self.conflict(ConflictKind::Circle, &key, Some(&before), "parent", said, Kept::Neither);
    }

    /// Where two things want one name, the older keeps it; the other's name gets an ending that is the same in every copy.
    fn name_apart(&mut self, rule: &'static Rule, fields: &[&str], giving_way: &str, project: &Project) {
        let mut all: BTreeMap<Key, Value> = standing(project, rule.kind).into_iter().map(|thing| (rule.key(&thing), thing)).collect();
        for (key, joined) in self.things.iter().filter(|(key, _)| key.kind == rule.kind) {
            match &joined.value {
                Some(value) => drop(all.insert(key.clone(), value.clone())),
                None => drop(all.remove(key)),
            }
        }
        let mut groups: BTreeMap<String, Vec<Key>> = BTreeMap::new();
        for (key, thing) in &all {
            // A query finds a concept list whatever the case of its name.
            let name = if rule.kind == "concept" { written(thing, fields).to_lowercase() } else { written(thing, fields) };
            groups.entry(name).or_default().push(key.clone());
        }
        for mut group in groups.into_values().filter(|group| group.len() > 1) {
            group.sort_by_key(|key| self.same.canonical(&key.id).to_owned());
            for key in group.into_iter().skip(1) {
                let Some(before) = all.get(&key).cloned() else { continue };
                let mut after = before.clone();
                let ending: String = self.same.canonical(&key.id).chars().rev().take(4).collect();
                if let Some(Value::String(name)) = after.get_mut(giving_way) {
                    *name = format!("{name}-{ending}");
                }
                let kept = Said { text: after.get(giving_way).and_then(Value::as_str).unwrap_or_default().to_owned(), ..Said::default() };
                let wanted = self.said(Side::There, before.get(giving_way), None);
                self.conflict(ConflictKind::Name, &key, Some(&before), giving_way, (kept, wanted), Kept::Neither);
                let joined = self.things.entry(key).or_insert_with(|| Joined { here: Some(before.clone()), spare: Some(before), ..Joined::default() });
                joined.value = Some(after);
            }
        }
    }

    /// Two codings of one coder with one code on one passage are one; the note of each is kept, and memos move to the one that stays.
    fn one_of_twins(&mut self, kind: &'static str, project: &Project) {
        let Some(rule) = RULES.iter().find(|rule| rule.kind == kind) else { return };
        let mut groups: HashMap<String, BTreeSet<(String, Key)>> = HashMap::new();
        let mut documents: BTreeSet<String> = BTreeSet::new();
        for (key, thing) in self.things.iter().filter(|(key, _)| key.kind == kind).filter_map(|(key, joined)| Some((key, joined.value.as_ref()?))) {
            documents.extend(thing.get("document").and_then(Value::as_str).map(str::to_owned));
            groups.entry(written(thing, rule.same)).or_default().insert((self.same.canonical(&key.id).to_owned(), key.clone()));
        }
        let mut untouched: HashMap<Key, Value> = HashMap::new();
        for thing in standing_in(project, kind, &documents) {
            let key = rule.key(&thing);
            if let Some(group) = groups.get_mut(&written(&thing, rule.same)).filter(|_| !self.things.contains_key(&key)) {
                group.insert((self.same.canonical(&key.id).to_owned(), key.clone()));
                untouched.insert(key, thing);
            }
        }
        let mut twins: Vec<_> = groups.into_values().filter(|group| group.len() > 1).collect();
        twins.sort_unstable();
        for group in twins {
            let mut group = group.into_iter().map(|(_, key)| key);
            let Some(stays) = group.next() else { continue };
            for gone in group {
                for key in [&stays, &gone] {
                    if let Some(thing) = untouched.get(key) {
                        let as_it_is = || Joined { here: Some(thing.clone()), value: Some(thing.clone()), spare: Some(thing.clone()), ..Joined::default() };
                        self.things.entry(key.clone()).or_insert_with(as_it_is);
                    }
                }
                self.twin(&stays, &gone, project);
            }
        }
    }

    fn twin(&mut self, stays: &Key, gone: &Key, project: &Project) {
        let Some(going) = self.things.get_mut(gone) else { return };
        going.stamps.exists = Some(OWN);
        going.stamps.removed = BTreeSet::from([OWN]);
        let Some(other) = going.value.take() else { return };
        let notes: &[&str] = rule_for(gone).map_or(&[], |rule| rule.notes);
        if let Some(staying) = self.things.get_mut(stays) {
            for note in notes {
                let (mine, theirs) = (staying.value.as_ref().and_then(|thing| thing.get(*note)), other.get(*note));
                if mine != theirs
                    && theirs.is_some()
                    && let both = both_notes(mine, theirs)
                    && let Some(Value::Object(fields)) = staying.value.as_mut()
                {
                    fields.insert((*note).to_owned(), both);
                    staying.stamps.fields.insert((*note).to_owned(), OWN);
                }
            }
        }
        // Memos on the one that goes.
        for thing in standing(project, "memo").into_iter().filter(|memo| memo.to_string().contains(&gone.id)) {
            if let Some(rule) = RULES.iter().find(|rule| rule.kind == "memo") {
                let as_it_is = || Joined { here: Some(thing.clone()), value: Some(thing.clone()), spare: Some(thing.clone()), ..Joined::default() };
                self.things.entry(rule.key(&thing)).or_insert_with(as_it_is);
            }
        }
        let names = BTreeMap::from([(gone.id.clone(), stays.id.clone())]);
        for joined in self.things.iter_mut().filter(|(key, _)| key.kind == "memo").map(|(_, joined)| joined) {
            let Some(memo) = joined.value.take() else { continue };
            let moved = crate::session::merge::branch::translated(memo.clone(), &names);
            if moved != memo {
                joined.stamps.fields.insert("target".to_owned(), OWN);
            }
            joined.value = Some(moved);
        }
    }
}

/// All things of a kind that has names, or may have to follow, as JSON. Kinds without either need no entry.
fn standing(project: &Project, kind: &str) -> Vec<Value> {
    fn written<'a, T: serde::Serialize + 'a>(things: impl Iterator<Item = &'a T>) -> Vec<Value> {
        things.filter_map(|thing| serde_json::to_value(thing).ok()).collect()
    }
    match kind {
        "coder" => written(project.coders()),
        "attribute" => written(project.attributes().into_iter().map(AsRef::as_ref)),
        "case" => written(project.cases()),
        "document" => written(project.documents().map(AsRef::as_ref)),
        "code" => written(project.codebook().iter().map(AsRef::as_ref)),
        "case_link" => written(project.case_links()),
        "saved_search" => written(project.saved_searches()),
        "concept" => written(project.concepts()),
        "memo" => written(project.memos().map(AsRef::as_ref)),
        "settlement" => written(project.settlements().map(AsRef::as_ref)),
        "round" => written(project.rounds().map(AsRef::as_ref)),
        _ => Vec::new(),
    }
}

/// The same for the documents named; codings are many, so only those that can matter are looked at.
fn standing_in(project: &Project, kind: &str, documents: &BTreeSet<String>) -> Vec<Value> {
    if kind != "coding" {
        return standing(project, kind);
    }
    let documents = documents.iter().filter_map(|id| id.parse().ok());
    documents.flat_map(|document| project.codings_of(document)).filter_map(|coding| serde_json::to_value(coding).ok()).collect()
}
