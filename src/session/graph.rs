//! Codes that occur together, written as a graph for other programs.

use crate::analysis::release::Release;
use crate::export::graph;
use crate::session::Session;
use crate::session::error::SessionError;
use crate::session::tables::{Kind, TableRequest};
use std::path::Path;

/// True for a file whose ending says that it holds a graph: .graphml or .gexf.
pub fn is_graph(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("graphml") || ending.eq_ignore_ascii_case("gexf"))
}

impl Session {
    /// The codes that occur together as a graph in the format of the file's ending, and the number of pairs.
    pub(super) fn graph_bytes(&mut self, request: &TableRequest, path: &Path, release: &Release) -> Result<(Vec<u8>, usize), SessionError> {
        if request.kind != Kind::CoOccurrence {
            return Err(SessionError::Request(format!("a table of kind {} is no graph; only cooccurrence is", request.kind.key())));
        }
        let found = self.cooccurrence(request)?;
        let (project, made) = (self.project(), self.provenance(request).released(release));
        let is_gexf = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("gexf"));
        let text = if is_gexf { graph::gexf(&project, &found, &made) } else { graph::graphml(&project, &found, &made) };
        Ok((text.into_bytes(), found.pairs.len()))
    }
}
