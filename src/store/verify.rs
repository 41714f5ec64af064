//! Is the file sound: pages, references, hashes, and does the history tell what the rows say?

use crate::model::project::Project;
use crate::model::text::Hash;
use crate::store::error::StoreError;
use crate::store::{log, read};
use rusqlite::Connection;

/// One thing that is wrong with a project file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The database says that a page or an index is damaged.
    #[error("the database is damaged: {0}")]
    Database(String),
    /// An encrypted page does not have the seal it should have.
    #[error("an encrypted page is damaged: {0}")]
    Page(String),
    /// A row refers to a row that is not there.
    #[error("a row of {0} refers to something that is not there")]
    Reference(String),
    /// A text or a layout is not the one that was stored.
    #[error("a {0} was changed behind the program's back")]
    Hash(&'static str),
    /// The history cannot be read.
    #[error("the history cannot be read: {0}")]
    History(String),
    /// The history tells something else than the rows.
    #[error("the history does not lead to what the file holds")]
    Replay,
}

/// Everything that is wrong; empty for a sound file.
pub(super) fn verify(connection: &Connection, encrypted: bool) -> Result<Vec<Fault>, StoreError> {
    let mut faults = Vec::new();
    faults.extend(told(connection, "PRAGMA integrity_check")?.into_iter().filter(|line| line != "ok").map(Fault::Database));
    if encrypted {
        faults.extend(told(connection, "PRAGMA cipher_integrity_check")?.into_iter().map(Fault::Page));
    }
    faults.extend(told(connection, "PRAGMA foreign_key_check")?.into_iter().map(Fault::Reference));
    faults.extend(hashes(connection, "SELECT hash, body FROM text", "text")?);
    faults.extend(hashes(connection, "SELECT hash, json FROM layout", "layout")?);
    faults.extend(hashes(connection, "SELECT hash, data FROM attachment", "kept file of another tool")?);
    faults.extend(replay(connection));
    Ok(faults)
}

fn told(connection: &Connection, pragma: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = connection.prepare(pragma)?;
    let lines = statement.query_map([], |row| row.get(0))?;
    Ok(lines.collect::<Result<_, _>>()?)
}

fn hashes(connection: &Connection, sql: &str, what: &'static str) -> Result<Vec<Fault>, StoreError> {
    let mut select = connection.prepare(sql)?;
    let mut rows = select.query([])?;
    let mut faults = Vec::new();
    while let Some(row) = rows.next()? {
        let stored = row.get_ref(0)?.as_blob().ok().and_then(Hash::from_bytes);
        let content = row.get_ref(1)?.as_bytes().map(Hash::of).ok();
        if stored != content {
            faults.push(Fault::Hash(what));
        }
    }
    Ok(faults)
}

/// Replays the history on an empty project and compares.
fn replay(connection: &Connection) -> Option<Fault> {
    let mut replayed = Project::default();
    let told = log::each(connection, 0, |op| Ok(replayed.apply_all(&op.changes)?));
    match (told, read::load(connection)) {
        (Err(StoreError::Conflict(_)), _) => Some(Fault::Replay),
        (Err(err), _) | (_, Err(err)) => Some(Fault::History(err.to_string())),
        (Ok(()), Ok(stored)) => (stored != replayed).then_some(Fault::Replay),
    }
}
