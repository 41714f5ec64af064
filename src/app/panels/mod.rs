//! The furniture around the transcript: each panel computes its rows purely and then paints them, and returns what the person asks for.

pub mod codebook;
pub mod documents;
pub mod notices;
pub mod passage;
pub mod reader_pane;
pub mod status;
pub mod tab_strip;
pub mod top_bar;
