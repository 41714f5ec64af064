//! Questions: text, codes, cases and nearness combined in one language.
//!
//! `lex, parse → ast → plan (codes, values, lists looked up in the project) → evaluate (one document) → answer (all documents, totals)`.
//! The grammar is `schemas/query.ebnf`; `help/` says what each construct means, and its examples are tests.
//!
//! * Text conditions come from the index and, exactly, from the blocks that it names; codes, cases and attributes come from the project in memory,
//!   so that an act shows in the next query without anything being indexed again.
//! * Words are combined in the block (a paragraph, or the header), codes in the passage, and `IN` says otherwise. What is said of codings
//!   (`coder:`, `direction:` …) is said of every code beside it. A part with its own `IN` beside others says where.
//! * Hits are words where words are asked for, else coded passages, else whole units; each place once, and words inside words that were found are left out.
//! * A unit holds words that stand wholly in it, and codings, relations and wider units that share a character with it. A relation is between two
//!   different things of one document. `tests/query_reference` answers by these definitions alone, and every answer is held against it.

mod answer;
mod asking;
pub mod ast;
mod codings;
mod complete;
mod condition;
mod control;
mod dates;
mod error;
mod evaluate;
pub mod help;
mod lex;
mod narrow;
mod notes;
mod parse;
mod plan;
mod print;
mod results;
mod suggest;
mod text;
mod vocabulary;

pub use answer::{Answer, CasesHeard, Hit, Hits, Search, Sort, Totals, ask, first, search};
pub use ast::Query;
pub use codings::codings;
pub use complete::{Candidate, CandidateKind, complete};
pub use control::{Control, LONGEST};
pub use error::QueryError;
pub use narrow::{Narrow, words_as_query};
pub use parse::parse;
pub use plan::Prepared;
pub use print::value as printed_value;
pub use results::{Group, GroupKey, Grouping, Line, Lines, citation, groups, passages};
pub use text::concept_word;
pub use vocabulary::{Counted, WITH_STOP_WORDS, WordRow, folded, stop_words, vocabulary};
