//! One copy's text was given other words in places (pseudonyms, withdrawn passages) while the other worked on with the text before: positions of the
//! older text are brought to the newer one, so that everything stays on its words.

use crate::model::coding::Coding;
use crate::model::document::Document;
use crate::model::ids::DocumentId;
use crate::model::project::Project;
use crate::model::quote_use::QuoteUse;
use crate::model::retext::Shift;
use crate::model::revision::Revision;
use crate::model::settlement::{Settlement, Side};
use crate::model::text::{CharSpan, Hash};
use crate::session::merge::MergeError;
use crate::session::merge::branch::{Branch, Track};
use crate::session::merge::rule::Key;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

/// What was brought to the newer text.
#[derive(Debug, Default)]
pub(super) struct Realigned {
    /// Things of this copy as they stand in it, where their positions were brought to the other's text.
    pub(super) as_they_stand: BTreeMap<Key, Option<Value>>,
    /// Codings of which nothing is left.
    pub(super) gone: BTreeSet<Uuid>,
}

/// Brings both branches to the newer text of each document.
pub(super) fn realign(here: &mut Branch, there: &mut Branch, ours: &Project, theirs: &Project) -> Result<Realigned, MergeError> {
    let mut realigned = Realigned::default();
    for document in ours.documents() {
        let Some(other) = theirs.document(document.id).filter(|other| other.text != document.text) else { continue };
        if let Some(shifts) = way(ours, document.id, other.text, document.text) {
            bring(there, document, &shifts, None, &mut realigned.gone)?;
        } else if let Some(shifts) = way(theirs, document.id, document.text, other.text) {
            bring(here, other, &shifts, Some(&mut realigned.as_they_stand), &mut realigned.gone)?;
        } else if [ours, theirs].into_iter().any(|project| project.revisions().any(|revision| revision.document == document.id)) {
            return Err(MergeError::TwoTexts(document.name.clone()));
        }
    }
    Ok(realigned)
}

/// The shifts that lead from one text of a document to another.
fn way(project: &Project, document: DocumentId, from: Hash, to: Hash) -> Option<Vec<Shift>> {
    let revisions: Vec<&Arc<Revision>> = project.revisions().filter(|revision| revision.document == document).collect();
    let (mut at, mut shifts) = (from, Vec::new());
    while at != to {
        // A text that was taken back and revised anew has two ways out: the newest is the one that stands.
        let next = revisions.iter().rev().find(|revision| revision.from == at)?;
        shifts.push(Shift::of(&next.moves));
        at = next.to;
        if shifts.len() > revisions.len() {
            return None;
        }
    }
    Some(shifts)
}

fn bring(
    branch: &mut Branch,
    newer: &Document,
    shifts: &[Shift],
    mut as_they_stand: Option<&mut BTreeMap<Key, Option<Value>>>,
    gone: &mut BTreeSet<Uuid>,
) -> Result<(), MergeError> {
    let id = newer.id.to_string();
    let mut lost = Vec::new();
    for (key, track) in &mut branch.tracks {
        let of_document = |thing: &Value| thing.get("document").and_then(Value::as_str) == Some(&id);
        match key.kind {
            "document" if key.id == id => {
                if let Some(kept) = as_they_stand.as_deref_mut() {
                    kept.insert(key.clone(), track.now.clone());
                }
                take_text(track, newer);
            }
            "coding" | "quote_use" | "settlement" if track.last.as_ref().or(track.before.as_ref()).is_some_and(of_document) => {
                if let Some(kept) = as_they_stand.as_deref_mut() {
                    kept.insert(key.clone(), track.now.clone());
                }
                let had = track.now.is_some();
                for thing in [&mut track.before, &mut track.now, &mut track.last] {
                    if let Some(value) = thing.take() {
                        *thing = moved(key, value, shifts)?;
                    }
                }
                if had && track.now.is_none() {
                    lost.push(key.clone());
                }
            }
            _ => {}
        }
    }
    for key in lost {
        branch.tracks.remove(&key);
        gone.extend(Uuid::parse_str(&key.id));
    }
    Ok(())
}

/// A document with the newer text; that the branch had another says nothing.
fn take_text(track: &mut Track, newer: &Document) {
    track.stamps.fields.remove("layout");
    for thing in [&mut track.before, &mut track.now, &mut track.last].into_iter().flatten() {
        if let Some(fields) = thing.as_object_mut() {
            fields.insert("text".to_owned(), Value::from(newer.text.to_string()));
            fields.insert("layout".to_owned(), Value::from(newer.layout.to_string()));
        }
    }
}

fn moved(key: &Key, thing: Value, shifts: &[Shift]) -> Result<Option<Value>, MergeError> {
    let along = |span: CharSpan| shifts.iter().try_fold(span, |span, shift| shift.span(span));
    let unreadable = |err: serde_json::Error| MergeError::Thing { kind: key.kind, why: err.to_string() };
    fn typed<T: DeserializeOwned + Serialize>(thing: Value, change: impl FnOnce(T) -> Option<T>) -> Result<Option<Value>, serde_json::Error> {
        change(serde_json::from_value(thing)?).map(serde_json::to_value).transpose()
    }
    match key.kind {
        "coding" => typed(thing, |coding: Coding| Some(Coding { span: along(coding.span)?, ..coding })),
        "quote_use" => typed(thing, |quoted: QuoteUse| Some(QuoteUse { span: along(quoted.span)?, ..quoted })),
        _ => typed(thing, |settled: Settlement| {
            let side = |side: &Side| Side { coder: side.coder, spans: side.spans.iter().filter_map(|span| along(*span)).collect() };
            Some(Settlement { span: along(settled.span)?, sides: settled.sides.iter().map(side).collect(), ..settled })
        }),
    }
    .map_err(unreadable)
}
