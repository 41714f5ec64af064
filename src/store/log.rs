//! The history: appended to, read, and never changed.

use crate::model::ids::{InstallationId, OpId};
use crate::model::merge::Merged;
use crate::model::op::{Op, OpHead, OpKind};
use crate::model::time::Moment;
use crate::store::error::StoreError;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use uuid::Uuid;

/// What can be taken back and what can be done again; the last of each comes first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stacks {
    /// Acts that stand.
    pub undoable: Vec<OpId>,
    /// Acts that were taken back and not overtaken by new ones.
    pub redoable: Vec<OpId>,
}

const HEAD: &str = "id, kind, target, installation, coder, at, label, follows, touches_texts";

pub(super) fn append(transaction: &Transaction<'_>, op: &Op) -> Result<(), StoreError> {
    let head = &op.head;
    let sql = format!("INSERT INTO op ({HEAD}, changes, lasting, merged, final) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");
    transaction.prepare_cached(&sql)?.execute(params![
        head.id.bytes(),
        head.kind.key(),
        head.target.as_ref().map(OpId::bytes),
        head.installation.bytes(),
        head.coder,
        head.at.0,
        head.label,
        serde_json::to_string(&head.follows).map_err(bad)?,
        head.touches_texts,
        serde_json::to_string(&op.changes).map_err(bad)?,
        op.is_lasting(),
        op.merged.as_ref().map(serde_json::to_string).transpose().map_err(bad)?,
        op.is_final(),
    ])?;
    Ok(())
}

/// The newest operation.
pub(super) fn last(connection: &Connection) -> Result<Option<OpId>, StoreError> {
    one_id(connection, "SELECT id FROM op ORDER BY seq DESC LIMIT 1")
}

/// The newest operation that changed texts or layouts.
pub(super) fn last_of_texts(connection: &Connection) -> Result<Option<OpId>, StoreError> {
    one_id(connection, "SELECT id FROM op WHERE touches_texts = 1 ORDER BY seq DESC LIMIT 1")
}

/// All operations without their changes, oldest first.
pub(super) fn history(connection: &Connection) -> Result<Vec<OpHead>, StoreError> {
    let mut select = connection.prepare(&format!("SELECT {HEAD} FROM op ORDER BY seq"))?;
    let mut rows = select.query([])?;
    let mut heads = Vec::new();
    while let Some(row) = rows.next()? {
        heads.push(head(row)?);
    }
    Ok(heads)
}

/// One operation with its changes.
pub(super) fn op(connection: &Connection, op_id: OpId) -> Result<Option<Op>, StoreError> {
    let mut select = connection.prepare_cached(&format!("SELECT {HEAD}, changes, merged, final FROM op WHERE id = ?1"))?;
    let mut rows = select.query([op_id.bytes()])?;
    rows.next()?.map(whole).transpose()
}

/// Walks through all operations after the first `skipped` with their changes, oldest first.
pub(super) fn each(connection: &Connection, skipped: usize, mut visit: impl FnMut(Op) -> Result<(), StoreError>) -> Result<(), StoreError> {
    let mut select = connection.prepare(&format!("SELECT {HEAD}, changes, merged, final FROM op ORDER BY seq LIMIT -1 OFFSET ?1"))?;
    let mut rows = select.query([i64::try_from(skipped).unwrap_or(i64::MAX)])?;
    while let Some(row) = rows.next()? {
        visit(whole(row)?)?;
    }
    Ok(())
}

/// What each merge of the history took in, oldest first.
pub(super) fn merges(connection: &Connection) -> Result<Vec<(OpId, Merged)>, StoreError> {
    let mut select = connection.prepare("SELECT id, merged FROM op WHERE merged IS NOT NULL ORDER BY seq")?;
    let mut rows = select.query([])?;
    let mut merges = Vec::new();
    while let Some(row) = rows.next()? {
        merges.push((op_id(row.get(0)?), serde_json::from_str(row.get_ref(1)?.as_str().map_err(bad)?).map_err(bad)?));
    }
    Ok(merges)
}

/// When the newest act was made before which nothing can be taken back, beside the first of all.
pub(super) fn floor(connection: &Connection) -> Result<Option<Moment>, StoreError> {
    Ok(connection.query_row("SELECT max(at) FROM op WHERE final = 1", [], |row| row.get::<_, Option<i64>>(0))?.map(Moment))
}

/// The acts that destroyed texts, with their changes, oldest first.
pub(super) fn final_ops(connection: &Connection) -> Result<Vec<Op>, StoreError> {
    let mut select = connection.prepare(&format!("SELECT {HEAD}, changes, merged, final FROM op WHERE final = 1 ORDER BY seq"))?;
    let mut rows = select.query([])?;
    let mut ops = Vec::new();
    while let Some(row) = rows.next()? {
        ops.push(whole(row)?);
    }
    Ok(ops)
}

/// What can be taken back and done again, from the kinds and targets alone. A lasting act is neither, and overtakes nothing. The first act makes the
/// project what it is and is not taken back; nor is what came before a text was destroyed.
pub(super) fn stacks(connection: &Connection) -> Result<Stacks, StoreError> {
    let mut stacks = Stacks::default();
    let mut select = connection.prepare(
        "SELECT id, kind, target FROM op WHERE lasting = 0 AND seq > coalesce((SELECT max(seq) FROM op WHERE final = 1), (SELECT min(seq) FROM op)) ORDER BY seq",
    )?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let target = row.get::<_, Option<[u8; 16]>>(2)?.map(op_id);
        match (kind(row)?, target) {
            (OpKind::Undo, Some(target)) => {
                stacks.undoable.retain(|other| *other != target);
                stacks.redoable.push(target);
            }
            (OpKind::Redo, Some(target)) => {
                stacks.redoable.retain(|other| *other != target);
                stacks.undoable.push(target);
            }
            _ => {
                stacks.redoable.clear();
                stacks.undoable.push(op_id(row.get(0)?));
            }
        }
    }
    Ok(stacks)
}

fn whole(row: &Row<'_>) -> Result<Op, StoreError> {
    let merged = row.get_ref(10)?.as_str_or_null().map_err(bad)?;
    Ok(Op {
        head: head(row)?,
        changes: serde_json::from_str(row.get_ref(9)?.as_str().map_err(bad)?).map_err(bad)?,
        destroys: row.get(11)?,
        merged: merged.map(serde_json::from_str).transpose().map_err(bad)?,
    })
}

fn head(row: &Row<'_>) -> Result<OpHead, StoreError> {
    Ok(OpHead {
        id: op_id(row.get(0)?),
        kind: kind(row)?,
        target: row.get::<_, Option<[u8; 16]>>(2)?.map(op_id),
        installation: InstallationId::from_uuid(Uuid::from_bytes(row.get(3)?)),
        coder: row.get(4)?,
        at: Moment(row.get(5)?),
        label: row.get(6)?,
        follows: serde_json::from_str(&row.get::<_, String>(7)?).map_err(bad)?,
        touches_texts: row.get(8)?,
    })
}

fn kind(row: &Row<'_>) -> Result<OpKind, StoreError> {
    let word: String = row.get(1)?;
    OpKind::from_key(&word).ok_or_else(|| bad(format!("an operation of the kind ‘{word}’")))
}

fn one_id(connection: &Connection, sql: &str) -> Result<Option<OpId>, StoreError> {
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0)).optional()?.map(op_id))
}

fn op_id(bytes: [u8; 16]) -> OpId {
    OpId::from_uuid(Uuid::from_bytes(bytes))
}

fn bad(why: impl std::fmt::Display) -> StoreError {
    StoreError::BadRow { table: "op", why: why.to_string() }
}
