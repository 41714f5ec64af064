//! Whole studies in and out: REFI-QDA, and the projects of other tools. Every reader gives a [`study::Study`] and a report of what was lost.

pub mod archive;
mod builder;
pub mod error;
pub mod fields;
pub mod levels;
pub mod loss;
pub mod qualcoder;
pub mod refi;
pub mod report;
pub mod rqda;
pub mod study;
pub mod survey;
pub mod taguette;
pub mod watch;
pub mod xml;

pub use error::ExchangeError;
