//! The one writer: an operation, its rows, its texts and its part of the index, in one transaction.

use crate::model::change::{Change, Edit};
use crate::model::layout::Layout;
use crate::model::op::Op;
use crate::model::text::{DocumentText, Hash};
use crate::store::error::StoreError;
use crate::store::log;
use crate::store::rows::Stored;
use rusqlite::{Connection, Transaction, TransactionBehavior, params, params_from_iter};
use std::sync::Arc;

/// Everything that belongs to one act.
#[derive(Debug)]
pub struct Commit<'a> {
    /// The operation with its changes.
    pub op: &'a Op,
    /// Texts that the file does not have.
    pub texts: &'a [Arc<DocumentText>],
    /// Layouts that the file does not have.
    pub layouts: &'a [(Hash, Arc<Layout>)],
    /// Bytes of other tools that the file does not have, under their hashes.
    pub attachments: &'a [(Hash, Arc<[u8]>)],
    /// Files of the index that changed with it.
    pub index: &'a IndexWrite,
}

/// Files of the index that were written and deleted.
#[derive(Debug, Default)]
pub struct IndexWrite {
    /// Name and content.
    pub written: Vec<(String, Arc<[u8]>)>,
    /// Names.
    pub deleted: Vec<String>,
}

/// Writes an act: all of it or nothing.
pub(super) fn commit(connection: &mut Connection, commit: &Commit<'_>) -> Result<(), StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    commit_in(&transaction, commit)?;
    Ok(transaction.commit()?)
}

/// The same within a transaction of the caller.
pub(super) fn commit_in(transaction: &Transaction<'_>, commit: &Commit<'_>) -> Result<(), StoreError> {
    // Within one act things may refer to what comes later in it; at its end all references must lead somewhere.
    transaction.pragma_update(None, "defer_foreign_keys", true)?;
    // What the caller knows must be the newest there is: otherwise somebody else has written.
    if log::last(transaction)?.as_ref() != commit.op.head.follows.first() {
        return Err(StoreError::Conflict("project"));
    }
    for text in commit.texts {
        let mut insert = transaction.prepare_cached("INSERT INTO text (hash, body) VALUES (?1, ?2) ON CONFLICT (hash) DO NOTHING")?;
        insert.execute(params![text.hash().bytes(), text.as_str()])?;
    }
    for (hash, layout) in commit.layouts {
        let mut insert = transaction.prepare_cached("INSERT INTO layout (hash, json) VALUES (?1, ?2) ON CONFLICT (hash) DO NOTHING")?;
        insert.execute(params![hash.bytes(), layout.to_json()])?;
    }
    for (hash, data) in commit.attachments {
        let mut insert = transaction.prepare_cached("INSERT INTO attachment (hash, data) VALUES (?1, ?2) ON CONFLICT (hash) DO NOTHING")?;
        insert.execute(params![hash.bytes(), data.as_ref()])?;
    }
    for change in &commit.op.changes {
        change_row(transaction, change)?;
    }
    log::append(transaction, commit.op)?;
    write_index(transaction, commit.index)
}

pub(super) fn change_row(transaction: &Transaction<'_>, change: &Change) -> Result<(), StoreError> {
    match change {
        Change::Info(edit) => edit_row(transaction, edit),
        Change::Coder(edit) => edit_row(transaction, edit),
        Change::Document(edit) => edit_row(transaction, edit),
        Change::Code(edit) => edit_row(transaction, edit),
        Change::Coding(edit) => edit_row(transaction, edit),
        Change::Kept(edit) => edit_row(transaction, edit),
        Change::Case(edit) => edit_row(transaction, edit),
        Change::CaseLink(edit) => edit_row(transaction, edit),
        Change::Attribute(edit) => edit_row(transaction, edit),
        Change::Value(edit) => edit_row(transaction, edit),
        Change::Memo(edit) => edit_row(transaction, edit),
        Change::Departure(edit) => edit_row(transaction, edit),
        Change::SavedSearch(edit) => edit_row(transaction, edit),
        Change::Concept(edit) => edit_row(transaction, edit),
        Change::StopWords(edit) => edit_row(transaction, edit),
        Change::Settlement(edit) => edit_row(transaction, edit),
        Change::Round(edit) => edit_row(transaction, edit),
        Change::Summary(edit) => edit_row(transaction, edit),
        Change::QuoteUse(edit) => edit_row(transaction, edit),
        Change::Revision(edit) => edit_row(transaction, edit),
        Change::Tombstone(edit) => edit_row(transaction, edit),
    }
}

fn edit_row<T: Stored>(transaction: &Transaction<'_>, edit: &Edit<T>) -> Result<(), StoreError> {
    let changed = match (&edit.before, &edit.after) {
        (None, None) => return Ok(()),
        (None, Some(after)) => transaction.prepare_cached(&insert_sql::<T>())?.execute(params_from_iter(after.to_row()))?,
        (Some(_), Some(after)) => transaction.prepare_cached(&update_sql::<T>())?.execute(params_from_iter(after.to_row()))?,
        (Some(before), None) => {
            let key = before.to_row().into_iter().take(T::KEYS);
            transaction.prepare_cached(&delete_sql::<T>())?.execute(params_from_iter(key))?
        }
    };
    if changed == 1 { Ok(()) } else { Err(StoreError::Conflict(T::TABLE)) }
}

fn insert_sql<T: Stored>() -> String {
    let marks: Vec<String> = (1..=T::COLUMNS.len()).map(|number| format!("?{number}")).collect();
    format!("INSERT INTO {} ({}) VALUES ({})", T::TABLE, T::COLUMNS.join(", "), marks.join(", "))
}

fn update_sql<T: Stored>() -> String {
    let set = |(number, column): (usize, &&str)| format!("{column} = ?{number}");
    let sets: Vec<String> = (1..).zip(T::COLUMNS).skip(T::KEYS).map(set).collect();
    format!("UPDATE {} SET {} WHERE {}", T::TABLE, sets.join(", "), key_sql::<T>())
}

fn delete_sql<T: Stored>() -> String {
    format!("DELETE FROM {} WHERE {}", T::TABLE, key_sql::<T>())
}

fn key_sql<T: Stored>() -> String {
    let keys: Vec<String> = (1..).zip(T::COLUMNS).take(T::KEYS).map(|(number, column): (usize, &&str)| format!("{column} = ?{number}")).collect();
    keys.join(" AND ")
}

pub(super) fn write_index(transaction: &Transaction<'_>, index: &IndexWrite) -> Result<(), StoreError> {
    for (name, data) in &index.written {
        let mut insert =
            transaction.prepare_cached("INSERT INTO index_file (name, data) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET data = excluded.data")?;
        insert.execute(params![name, data.as_ref()])?;
    }
    for name in &index.deleted {
        transaction.prepare_cached("DELETE FROM index_file WHERE name = ?1")?.execute([name])?;
    }
    Ok(())
}

/// Puts other files in the place of the whole index. Not an act: the index is derived.
pub(super) fn replace_index(connection: &mut Connection, files: &std::collections::BTreeMap<String, Vec<u8>>) -> Result<(), StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.execute("DELETE FROM index_file", [])?;
    for (name, data) in files {
        transaction.prepare_cached("INSERT INTO index_file (name, data) VALUES (?1, ?2)")?.execute(params![name, data])?;
    }
    Ok(transaction.commit()?)
}
