//! Searching an open project.

use crate::index::Snapshot;
use crate::model::project::Project;
use crate::query::{Hits, Query, Search};
use crate::session::Session;
use crate::session::error::SessionError;
use crate::session::indexing::IndexState;
use std::sync::Arc;

/// What a search needs of a session, for any thread: it does not change while the session goes on.
#[derive(Clone, Debug)]
pub struct Searcher {
    /// The project.
    pub project: Arc<Project>,
    /// What is indexed.
    pub snapshot: Arc<Snapshot>,
    /// Whether that is all.
    pub state: IndexState,
}

impl Searcher {
    /// Answers a query about what is indexed so far.
    pub fn search(&self, query: &Query, search: &Search) -> Result<Hits, SessionError> {
        Ok(crate::query::search(&self.project, &self.snapshot, query, search)?)
    }
}

impl Session {
    /// Answers a query about the whole project. Where the index has to be built first, this waits for it; [`Session::searcher`] does not.
    pub fn search(&mut self, query: &Query, search: &Search) -> Result<Hits, SessionError> {
        self.ready_index()?;
        self.searcher(|| {})?.search(query, search)
    }

    /// What a search needs, at once: where the index is missing, stale or damaged it is built in the background, and the searcher sees what is
    /// indexed so far. `wake` is called when there is more to see.
    pub fn searcher(&mut self, wake: impl Fn() + Send + Sync + 'static) -> Result<Searcher, SessionError> {
        let (snapshot, state) = self.index_now(wake)?;
        Ok(Searcher { project: self.project(), snapshot, state })
    }

    /// Loads the index, or builds it again, so that the next search answers at once.
    pub fn prepare_search(&mut self) -> Result<(), SessionError> {
        self.ready_index()?;
        Ok(self.searcher(|| {})?.snapshot.prepare()?)
    }
}
