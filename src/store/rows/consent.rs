//! Rows of what was withdrawn and of how texts changed.

use super::{Cells, Stored, blob, hash, json, text};
use crate::model::ids::{DocumentId, RevisionId, TombstoneId};
use crate::model::revision::Revision;
use crate::model::tombstone::Tombstone;
use crate::store::error::StoreError;
use rusqlite::types::Value;

impl Stored for Tombstone {
    const TABLE: &'static str = "tombstone";
    const COLUMNS: &'static [&'static str] = &["id", "document", "whole", "texts", "words", "cases", "reason", "class", "counts", "coder", "at"];
    fn to_row(&self) -> Vec<Value> {
        vec![
            blob(self.id.uuid()),
            blob(self.document.uuid()),
            Value::Integer(i64::from(self.whole)),
            json(&self.texts),
            json(&self.words),
            json(&self.cases),
            text(self.reason.key()),
            text(&self.class),
            json(&self.counts),
            text(&self.by),
            Value::Integer(self.at.0),
        ]
    }
    fn from_row(cells: &Cells<'_, '_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: TombstoneId::from_uuid(cells.uuid(0)?),
            document: DocumentId::from_uuid(cells.uuid(1)?),
            whole: cells.flag(2)?,
            texts: cells.json(3)?,
            words: cells.json(4)?,
            cases: cells.json(5)?,
            reason: cells.parsed(6)?,
            class: cells.text(7)?,
            counts: cells.json(8)?,
            by: cells.text(9)?,
            at: cells.moment(10)?,
        })
    }
}

impl Stored for Revision {
    const TABLE: &'static str = "revision";
    const COLUMNS: &'static [&'static str] = &["id", "document", "from_text", "to_text", "moves", "coder", "at"];
    fn to_row(&self) -> Vec<Value> {
        vec![blob(self.id.uuid()), blob(self.document.uuid()), hash(self.from), hash(self.to), json(&self.moves), text(&self.by), Value::Integer(self.at.0)]
    }
    fn from_row(cells: &Cells<'_, '_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: RevisionId::from_uuid(cells.uuid(0)?),
            document: DocumentId::from_uuid(cells.uuid(1)?),
            from: cells.hash(2)?,
            to: cells.hash(3)?,
            moves: cells.json(4)?,
            by: cells.text(5)?,
            at: cells.moment(6)?,
        })
    }
}
