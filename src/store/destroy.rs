//! Destroying: rows, texts, and every copy of their words in the history and the index, in one transaction; then no page of the file holds them any more.

use crate::model::change::Change;
use crate::model::text::Hash;
use crate::store::Store;
use crate::store::error::StoreError;
use crate::store::write::{self, Commit};
use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// The words of one line of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpWords {
    /// What was done.
    pub label: String,
    /// The changes, as JSON.
    pub changes: String,
    /// What a merge took in, as JSON.
    pub merged: Option<String>,
}

/// Everything that belongs to one act of destroying.
pub struct Destruction<'a> {
    /// The act itself.
    pub commit: Commit<'a>,
    /// Rows that hold words of what goes, before and after.
    pub rows: &'a [Change],
    /// A line of the history without those words; none where it holds none.
    pub scrub: &'a dyn Fn(&OpWords) -> Option<OpWords>,
    /// Texts that stay; all others go, those that only taking back could bring again too.
    pub texts: &'a BTreeSet<Hash>,
    /// Layouts that stay.
    pub layouts: &'a BTreeSet<Hash>,
    /// Bytes of other tools that stay.
    pub attachments: &'a BTreeSet<Hash>,
    /// The whole index, made of what stays.
    pub index: &'a BTreeMap<String, Vec<u8>>,
    /// Copies of the project that hold it too: written down with the act, until they are gone.
    pub copies: &'a [PathBuf],
}

/// Set while pages may still hold what was destroyed: a crash came between, or somebody was reading.
const UNSWEPT: &str = "unswept";

/// Copies that are still to be destroyed, as a JSON list.
const COPIES: &str = "copies to destroy";

impl Store {
    /// Carries the act out and sweeps the file. False where another process is reading the file, so that old pages are swept when it is opened next.
    pub fn destroy(&mut self, destruction: &Destruction<'_>) -> Result<bool, StoreError> {
        if !self.writable {
            return Err(StoreError::NotWritable);
        }
        self.must_be_there()?;
        self.presence.acted = true;
        let name = self.path.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
        let named = |err| match err {
            StoreError::Database(err) => StoreError::from_database(err, &name),
            other => other,
        };
        in_one_transaction(&mut self.connection, destruction).map_err(named)?;
        self.sweep()
    }

    /// How many lines of the history hold such words.
    pub fn count_ops(&self, scrub: &dyn Fn(&OpWords) -> Option<OpWords>) -> Result<u32, StoreError> {
        let mut number = 0;
        each_op(&self.connection, |_, words| {
            number += u32::from(scrub(words).is_some());
            Ok(())
        })?;
        Ok(number)
    }

    /// Hashes of all texts of the file, those that only the history refers to included.
    pub fn text_count(&self) -> Result<usize, StoreError> {
        let number: i64 = self.connection.query_row("SELECT count(*) FROM text", [], |row| row.get(0))?;
        Ok(usize::try_from(number).unwrap_or(0))
    }

    /// Copies of the project that are still to be destroyed, because a crash came between.
    pub fn copies_to_destroy(&self) -> Result<Vec<PathBuf>, StoreError> {
        Ok(self.preference(COPIES)?.and_then(|list| serde_json::from_str(&list).ok()).unwrap_or_default())
    }

    /// Says which of them are left.
    pub fn set_copies_to_destroy(&mut self, left: &[PathBuf]) -> Result<(), StoreError> {
        if left.is_empty() {
            self.connection.execute("DELETE FROM preference WHERE key = ?1", [COPIES])?;
            return Ok(());
        }
        self.set_preference(COPIES, &as_list(left))
    }

    /// True where no page of the file holds what was destroyed any more.
    pub fn is_swept(&self) -> Result<bool, StoreError> {
        Ok(self.preference(UNSWEPT)?.is_none())
    }

    /// Sweeps where that is owed.
    pub(super) fn sweep_if_owed(&mut self) -> Result<(), StoreError> {
        if self.preference(UNSWEPT)?.is_some() {
            self.sweep()?;
        }
        Ok(())
    }

    /// Writes all pages anew and empties the journal. False where somebody reads meanwhile.
    fn sweep(&mut self) -> Result<bool, StoreError> {
        let emptied = |connection: &Connection| connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0)).map(|busy| busy == 0);
        emptied(&self.connection)?;
        match self.connection.execute_batch("VACUUM") {
            Err(err) if matches!(err.sqlite_error_code(), Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked)) => return Ok(false),
            done => done?,
        }
        if !emptied(&self.connection)? {
            return Ok(false);
        }
        self.connection.execute("DELETE FROM preference WHERE key = ?1", [UNSWEPT])?;
        Ok(emptied(&self.connection)?)
    }
}

fn in_one_transaction(connection: &mut Connection, destruction: &Destruction<'_>) -> Result<(), StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    write::commit_in(&transaction, &destruction.commit)?;
    for change in destruction.rows {
        write::change_row(&transaction, change)?;
    }
    scrub_history(&transaction, destruction.scrub)?;
    for (table, column, staying) in
        [("text", "hash", destruction.texts), ("layout", "hash", destruction.layouts), ("attachment", "hash", destruction.attachments)]
    {
        keep_only(&transaction, table, column, staying)?;
    }
    transaction.execute("DELETE FROM search_history", [])?;
    transaction.execute("DELETE FROM index_file", [])?;
    for (name, data) in destruction.index {
        transaction.prepare_cached("INSERT INTO index_file (name, data) VALUES (?1, ?2)")?.execute(params![name, data])?;
    }
    transaction.execute("INSERT INTO preference (key, value) VALUES (?1, 'yes') ON CONFLICT (key) DO NOTHING", [UNSWEPT])?;
    if !destruction.copies.is_empty() {
        let insert = "INSERT INTO preference (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
        transaction.execute(insert, params![COPIES, as_list(destruction.copies)])?;
    }
    Ok(transaction.commit()?)
}

fn as_list(paths: &[PathBuf]) -> String {
    let paths: Vec<String> = paths.iter().map(|path| std::path::absolute(path).unwrap_or_else(|_| path.clone()).to_string_lossy().into_owned()).collect();
    serde_json::Value::from(paths).to_string()
}

fn each_op(connection: &Connection, mut visit: impl FnMut(i64, &OpWords) -> Result<(), StoreError>) -> Result<(), StoreError> {
    let mut select = connection.prepare("SELECT seq, label, changes, merged FROM op ORDER BY seq")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        visit(row.get(0)?, &OpWords { label: row.get(1)?, changes: row.get(2)?, merged: row.get(3)? })?;
    }
    Ok(())
}

/// The history is never changed but for this: its guard is taken off within the transaction and put back as it was.
fn scrub_history(transaction: &Transaction<'_>, scrub: &dyn Fn(&OpWords) -> Option<OpWords>) -> Result<(), StoreError> {
    let guard: String = transaction.query_row("SELECT sql FROM sqlite_schema WHERE name = 'op_is_never_changed'", [], |row| row.get(0))?;
    let mut changed: Vec<(i64, OpWords)> = Vec::new();
    each_op(transaction, |seq, words| {
        changed.extend(scrub(words).map(|words| (seq, words)));
        Ok(())
    })?;
    transaction.execute_batch("DROP TRIGGER op_is_never_changed")?;
    for (seq, words) in changed {
        let mut update = transaction.prepare_cached("UPDATE op SET label = ?2, changes = ?3, merged = ?4 WHERE seq = ?1")?;
        update.execute(params![seq, words.label, words.changes, words.merged])?;
    }
    transaction.execute_batch(&guard)?;
    Ok(())
}

fn keep_only(transaction: &Transaction<'_>, table: &str, column: &str, staying: &BTreeSet<Hash>) -> Result<(), StoreError> {
    let mut going: Vec<Vec<u8>> = Vec::new();
    {
        let mut select = transaction.prepare(&format!("SELECT {column} FROM {table}"))?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let bytes: Vec<u8> = row.get(0)?;
            if Hash::from_bytes(&bytes).is_none_or(|hash| !staying.contains(&hash)) {
                going.push(bytes);
            }
        }
    }
    for bytes in going {
        transaction.prepare_cached(&format!("DELETE FROM {table} WHERE {column} = ?1"))?.execute([bytes])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Access, Holder};

    fn holds(path: &std::path::Path, word: &str) -> bool {
        std::fs::read(path).is_ok_and(|bytes| bytes.windows(word.len()).any(|part| part == word.as_bytes()))
    }

    #[test]
    fn a_sweep_that_a_crash_came_before_is_made_at_the_next_opening() {
        let holder = Holder { coder: "anna".into(), host: "here".into(), process: 1, since: crate::model::time::Moment(0) };
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("study.griot");
        let journal = folder.path().join("study.griot-wal");
        let mut store = Store::create(&path, None, &holder).unwrap();
        store.set_preference("note", &"vorlengrave ".repeat(4000)).unwrap();
        // Without the care that every connection takes, so that the words are still on the pages after they were deleted.
        store.connection.execute_batch("PRAGMA secure_delete = OFF; PRAGMA wal_checkpoint(TRUNCATE); DELETE FROM preference WHERE key = 'note'").unwrap();
        store.set_preference(UNSWEPT, "yes").unwrap();
        // The crash: nothing is closed in good order, so that the journal stays as it is.
        let crashed = folder.path().join("crashed.griot");
        std::fs::copy(&path, &crashed).unwrap();
        std::fs::copy(&journal, folder.path().join("crashed.griot-wal")).unwrap();
        drop(store);
        assert!(holds(&crashed, "vorlengrave"));
        // Reading sweeps nothing.
        drop(Store::open(&crashed, None, Access::ReadOnly, &holder).unwrap());
        assert!(holds(&crashed, "vorlengrave"));
        let store = Store::open(&crashed, None, Access::ReadWrite, &holder).unwrap();
        assert!(!holds(&crashed, "vorlengrave") && !holds(&folder.path().join("crashed.griot-wal"), "vorlengrave"));
        assert_eq!(store.preference(UNSWEPT).unwrap(), None);
    }
}
