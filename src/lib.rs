//! Griot: coding of research interviews.
//!
//! `import → store → index → session (coding) → query, analysis → export, exchange`; `cli` and `app` are two doors to `session`.
//!
//! | folder | what it is | knows |
//! |---|---|---|
//! | [`model`] | what a study is: plain data and rules | nothing |
//! | [`import`] | bytes to a document and warnings, one file per format | `model` |
//! | [`store`] | the project file | `model`; owns rusqlite |
//! | [`index`] | full text, derived, may be deleted at any time | `model`; owns tantivy |
//! | [`query`] | text, codes, cases and nearness in one language | `model`, `index` |
//! | [`analysis`] | numbers over a project, one file per method | `model` |
//! | [`export`] | model to bytes, one file per format | `model`, `analysis`, `query` |
//! | [`exchange`] | whole studies of other tools in and out, one file or folder per tool | `model`, `import`, `store` (rows of other databases) |
//! | [`session`] | one open project and one coder; the only door | all of the above |
//! | [`cli`] | one file per subcommand | `model`, `query`, `analysis`, `session`; owns clap |
//! | `app` | the window: reader, panels, pages, sheets (feature `gui`) | the same; owns egui, cosmic-text, fluent |
//!
//! **Invariant:** only `store` knows SQL. **Invariant:** only `index` knows tantivy. **Invariant:** only `app` knows egui.
//! **Invariant:** importing never fails on content. **Invariant:** nothing changes a project but a `Change` in the log.
//! **Invariant:** the index can be deleted. **Invariant:** positions are characters; bytes live in `model::text` and at the edges.
//! Held by `tests/architecture.rs`, `tests/log.rs` and `tests/samples.rs`.

pub mod analysis;
#[cfg(feature = "gui")]
pub mod app;
pub mod cli;
pub mod exchange;
pub mod export;
pub mod import;
pub mod index;
pub mod model;
pub mod query;
pub mod session;
pub mod store;
