//! What was withdrawn in one copy stays withdrawn in both, whatever the other went on doing with it.

use crate::model::change::Change;
use crate::model::ids::CodingId;
use crate::model::op::Op;
use crate::model::project::Project;
use crate::model::revision::Revision;
use crate::model::text::Hash;
use crate::model::tombstone::Tombstone;
use crate::model::verbatim::Verbatim;
use crate::session::merge::branch::{Branch, references};
use crate::session::withdraw::Scrub;
use std::collections::BTreeSet;
use std::sync::Arc;
use uuid::Uuid;

/// Everything that may not come back.
#[derive(Clone, Debug, Default)]
pub(super) struct Gone {
    things: BTreeSet<Uuid>,
    names: BTreeSet<String>,
}

/// Kinds of things that are nothing without what they are about.
const HANGING: &[&str] = &["coding", "case_link", "value", "memo", "settlement", "quote_use"];

impl Gone {
    /// What the tombstones name, and what either copy had of it.
    pub(super) fn of<'a>(tombstones: impl Iterator<Item = &'a Tombstone>, copies: &[(&Project, &[Op])]) -> Self {
        let mut gone = Self::default();
        for tombstone in tombstones {
            gone.things.extend(tombstone.cases.iter().map(|case| case.uuid()));
            if tombstone.whole {
                gone.things.insert(tombstone.document.uuid());
            }
        }
        if gone.things.is_empty() {
            return gone;
        }
        let mut codings: BTreeSet<CodingId> = BTreeSet::new();
        for (project, ops) in copies {
            let ours = |uuid: Uuid| gone.things.contains(&uuid);
            codings.extend(project.codings().filter(|coding| ours(coding.document.uuid())).map(|coding| coding.id));
            for document in project.documents().filter(|document| ours(document.id.uuid())) {
                gone.names.extend([document.name.clone(), document.file_name.clone()]);
            }
            gone.names.extend(project.cases().filter(|case| ours(case.id.uuid())).map(|case| case.name.clone()));
            for change in ops.iter().flat_map(|op| &op.changes) {
                match change {
                    Change::Coding(edit) => codings.extend(edit.either().filter(|coding| ours(coding.document.uuid())).map(|coding| coding.id)),
                    Change::Document(edit) => {
                        let sides = [&edit.before, &edit.after].into_iter().flatten().filter(|document| ours(document.id.uuid()));
                        gone.names.extend(sides.flat_map(|document| [document.name.clone(), document.file_name.clone()]));
                    }
                    _ => {}
                }
            }
        }
        gone.things.extend(codings.iter().map(|coding| coding.uuid()));
        gone
    }

    /// Adds codings whose words are gone.
    pub(super) fn and(mut self, codings: BTreeSet<Uuid>) -> Self {
        self.things.extend(codings);
        self
    }

    /// What has to be taken out of what the other copy says: its words of texts that are gone here, and names.
    pub(super) fn scrub(&self, ours: &Project, theirs: &Project, texts: &BTreeSet<Hash>) -> Scrub {
        let cut = |revision: &&Arc<Revision>| revision.moves.iter().any(|moved| moved.kind.clips());
        let revisions: Vec<&Arc<Revision>> = ours.revisions().filter(cut).collect();
        let mut going: Vec<String> = Vec::new();
        for hash in texts {
            let Some(text) = theirs.text(*hash) else { continue };
            let of_text = revisions.iter().filter(|revision| revision.from == *hash).flat_map(|revision| &revision.moves);
            let pieces: Vec<String> =
                of_text.filter(|moved| moved.kind.clips() && text.has(moved.span)).map(|moved| text.slice(moved.span).to_owned()).collect();
            if pieces.is_empty() { going.push(text.as_str().to_owned()) } else { going.extend(pieces) }
        }
        let staying = ours.documents().filter_map(|document| ours.text(document.text));
        let verbatim = Verbatim::new(going.iter().map(String::as_str), staying.map(|text| text.as_str()));
        Scrub { going: self.things.iter().map(Uuid::to_string).collect(), names: self.names.clone(), verbatim, replaced: Vec::new() }
    }

    /// Takes out of a branch what may not come back.
    pub(super) fn strip(&self, branch: &mut Branch) {
        if self.things.is_empty() {
            return;
        }
        branch.tracks.retain(|key, track| {
            let named = key.id.split('/').filter_map(|part| Uuid::parse_str(part).ok()).any(|uuid| self.things.contains(&uuid));
            let hangs = HANGING.contains(&key.kind) && {
                let mut found = Vec::new();
                [&track.before, &track.now, &track.last].into_iter().flatten().for_each(|thing| references(thing, &mut found));
                found.iter().any(|uuid| self.things.contains(uuid))
            };
            !named && !hangs
        });
    }
}

/// Hashes of all texts that may not come back.
pub(super) fn texts<'a>(tombstones: impl Iterator<Item = &'a Tombstone>) -> BTreeSet<Hash> {
    tombstones.flat_map(|tombstone| tombstone.texts.iter().copied()).collect()
}
