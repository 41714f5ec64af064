//! Model to bytes, one file per format. Every file says when, from what, and how it was made.

pub mod chart;
pub mod codebook;
pub mod csv;
pub mod docx;
pub mod error;
pub mod file;
pub mod graph;
pub mod html;
pub mod json;
pub mod package;
pub mod plain;
pub mod provenance;
pub mod report;
pub mod withhold;
pub mod xlsx;
