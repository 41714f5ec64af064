//! The project file as a project in memory.

use crate::model::layout::Layout;
use crate::model::project::{Parts, Project};
use crate::model::text::{DocumentText, Hash};
use crate::store::error::StoreError;
use crate::store::rows::{Cells, Stored};
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Reads everything, in one snapshot.
pub(super) fn load(connection: &Connection) -> Result<Project, StoreError> {
    // A store that only reads holds one snapshot from its opening on; one that writes takes one for this.
    let _own = if connection.is_autocommit() { Some(connection.unchecked_transaction()?) } else { None };
    let parts = Parts {
        info: all(connection)?.pop(),
        coders: all(connection)?,
        documents: all(connection)?,
        texts: texts(connection)?,
        layouts: layouts(connection)?,
        codes: all(connection)?,
        codings: all(connection)?,
        kept: all(connection)?,
        cases: all(connection)?,
        case_links: all(connection)?,
        attributes: all(connection)?,
        values: all(connection)?,
        memos: all(connection)?,
        departures: all(connection)?,
        saved_searches: all(connection)?,
        concepts: all(connection)?,
        stop_words: all(connection)?,
        settlements: all(connection)?,
        rounds: all(connection)?,
        summaries: all(connection)?,
        quote_uses: all(connection)?,
        revisions: all(connection)?,
        tombstones: all(connection)?,
    };
    Ok(Project::from(parts))
}

/// All rows of a table.
fn all<T: Stored>(connection: &Connection) -> Result<Vec<T>, StoreError> {
    let mut select = connection.prepare(&format!("SELECT {} FROM {}", T::COLUMNS.join(", "), T::TABLE))?;
    let mut rows = select.query([])?;
    let mut things = Vec::new();
    while let Some(row) = rows.next()? {
        things.push(T::from_row(&Cells { table: T::TABLE, row })?);
    }
    Ok(things)
}

/// All texts. A text is trusted to have the hash it stands under; `verify` compares the two.
fn texts(connection: &Connection) -> Result<Vec<Arc<DocumentText>>, StoreError> {
    let with_hash = |hash, body: &str| Ok(Arc::new(DocumentText::with_hash(body, hash)));
    stored_once(connection, "SELECT hash, body FROM text", "text", with_hash)
}

fn layouts(connection: &Connection) -> Result<Vec<(Hash, Arc<Layout>)>, StoreError> {
    let parsed = |hash, json: &str| {
        let layout: Layout = serde_json::from_str(json).map_err(|err| StoreError::BadRow { table: "layout", why: err.to_string() })?;
        Ok((hash, Arc::new(layout)))
    };
    stored_once(connection, "SELECT hash, json FROM layout", "layout", parsed)
}

fn stored_once<T>(
    connection: &Connection,
    sql: &str,
    table: &'static str,
    mut read: impl FnMut(Hash, &str) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let bad = |why: &dyn std::fmt::Display| StoreError::BadRow { table, why: why.to_string() };
    let mut select = connection.prepare(sql)?;
    let mut rows = select.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let hash = row.get_ref(0)?.as_blob().map_err(|err| bad(&err))?;
        let hash = Hash::from_bytes(hash).ok_or_else(|| bad(&"a hash has not 32 bytes"))?;
        found.push(read(hash, row.get_ref(1)?.as_str().map_err(|err| bad(&err))?)?);
    }
    Ok(found)
}

/// The bytes that stand under a hash.
pub(super) fn attachment(connection: &Connection, hash: Hash) -> Result<Option<Vec<u8>>, StoreError> {
    Ok(connection.prepare_cached("SELECT data FROM attachment WHERE hash = ?1")?.query_row([hash.bytes()], |row| row.get(0)).optional()?)
}

/// Names and contents of the index files.
pub(super) fn index_files(connection: &Connection) -> Result<BTreeMap<String, Vec<u8>>, StoreError> {
    let mut select = connection.prepare("SELECT name, data FROM index_file")?;
    let files = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(files.collect::<Result<_, _>>()?)
}
