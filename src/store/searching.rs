//! Searches that were made and preferences of this copy of the project: in the file, but no part of the study and of its history.

use crate::model::time::Moment;
use crate::store::error::StoreError;
use crate::store::{Store, StoreError::NotWritable};
use rusqlite::{OptionalExtension, params};

impl Store {
    /// The searches of a coder, the newest first, each once: query, number of hits, moment.
    pub fn past_searches(&self, coder: &str) -> Result<Vec<(String, u64, Moment)>, StoreError> {
        let mut select = self.connection.prepare_cached("SELECT query, hits, at FROM search_history WHERE coder = ?1 ORDER BY seq DESC")?;
        let rows = select.query_map([coder], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?, Moment(row.get(2)?))))?;
        rows.map(|row| row.map(|(query, hits, at)| (query, u64::try_from(hits).unwrap_or(0), at)).map_err(StoreError::from)).collect()
    }

    /// Remembers a search as the newest of its coder, and forgets the oldest beyond `most`.
    pub fn remember_search(&mut self, coder: &str, query: &str, hits: u64, at: Moment, most: u32) -> Result<(), StoreError> {
        if !self.writable {
            return Err(NotWritable);
        }
        let transaction = self.connection.transaction()?;
        transaction.execute("DELETE FROM search_history WHERE coder = ?1 AND query = ?2", params![coder, query])?;
        let hits = i64::try_from(hits).unwrap_or(i64::MAX);
        transaction.execute("INSERT INTO search_history (coder, query, hits, at) VALUES (?1, ?2, ?3, ?4)", params![coder, query, hits, at.0])?;
        transaction.execute(
            "DELETE FROM search_history WHERE coder = ?1 AND seq NOT IN (SELECT seq FROM search_history WHERE coder = ?1 ORDER BY seq DESC LIMIT ?2)",
            params![coder, most],
        )?;
        Ok(transaction.commit()?)
    }

    /// The searches of a coder go with the coder's new name.
    pub fn rename_searcher(&mut self, before: &str, after: &str) -> Result<(), StoreError> {
        if !self.writable {
            return Err(NotWritable);
        }
        let transaction = self.connection.transaction()?;
        // Where the new name asked the same, the newer of both is kept.
        let twice = "DELETE FROM search_history AS older WHERE coder IN (?1, ?2) AND EXISTS \
                     (SELECT 1 FROM search_history AS newer WHERE newer.coder IN (?1, ?2) AND newer.query = older.query AND newer.seq > older.seq)";
        transaction.execute(twice, params![before, after])?;
        transaction.execute("UPDATE search_history SET coder = ?2 WHERE coder = ?1", params![before, after])?;
        Ok(transaction.commit()?)
    }

    /// Forgets all searches.
    pub fn forget_searches(&mut self) -> Result<(), StoreError> {
        if !self.writable {
            return Err(NotWritable);
        }
        self.connection.execute("DELETE FROM search_history", [])?;
        Ok(())
    }

    /// A preference; none where it was never set.
    pub fn preference(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.connection.query_row("SELECT value FROM preference WHERE key = ?1", [key], |row| row.get(0)).optional()?)
    }

    /// Sets a preference.
    pub fn set_preference(&mut self, key: &str, value: &str) -> Result<(), StoreError> {
        if !self.writable {
            return Err(NotWritable);
        }
        self.connection
            .execute("INSERT INTO preference (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value", params![key, value])?;
        Ok(())
    }
}
