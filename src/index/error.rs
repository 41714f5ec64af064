//! What can go wrong with the index. None of it is fatal: the caller builds the index again.

/// The index could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// The stored files do not make up an index.
    #[error("the search index is damaged ({0}): build it again")]
    Damaged(String),
    /// The files were written by another version, or by another program.
    #[error("the search index was made by another version of Griot: build it again")]
    Foreign,
    /// The engine reported a failure.
    #[error("the search index failed: {0}")]
    Engine(#[from] tantivy::TantivyError),
    /// A file of the index could not be read.
    #[error("the search index could not be read: {0}")]
    Read(#[from] std::io::Error),
}
