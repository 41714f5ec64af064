//! The pages beside the coding page: search, tables, agreement, cases, memos, history.

pub mod agreement;
pub mod cases;
pub mod charts;
pub mod history;
pub(in crate::app) mod latest;
pub mod memos;
pub mod passages;
pub mod search;
pub mod tables;
