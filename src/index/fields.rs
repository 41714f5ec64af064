//! What is indexed of each block: whose it is, which one it is, and its words as they are written.

use crate::index::analysis::elision_of;
use crate::index::tokens::Words;
use crate::model::language::Language;
use tantivy::schema::{BytesOptions, Field, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer};

/// Names of the columns, as the readers ask for them.
pub(super) const DOCUMENT: &str = "document";
pub(super) const BLOCK: &str = "block";
const TEXT: &str = "text";
const ANALYSER: &str = "griot";

/// Length of the language's tag at the beginning of each term and of each stretch of text, in bytes.
pub(super) const TAG: usize = 3;
/// Longest word in bytes that is indexed whole; what follows is left out.
pub(super) const LONGEST: usize = 240;

/// The fields of one block. The text itself is not stored: the project has it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields {
    /// The document's identity, sixteen bytes; searchable so that a document can be taken out.
    pub(super) document: Field,
    /// Place of the block among `Transcript::blocks`, from 0.
    pub(super) block: Field,
    /// The words, each behind the tag of its language, with their positions.
    pub(super) text: Field,
}

/// The schema and its fields.
pub(super) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let indexing = TextFieldIndexing::default().set_tokenizer(ANALYSER).set_index_option(IndexRecordOption::WithFreqsAndPositions).set_fieldnorms(true);
    let fields = Fields {
        document: builder.add_bytes_field(DOCUMENT, BytesOptions::default().set_indexed().set_fast()),
        block: builder.add_u64_field(BLOCK, NumericOptions::default().set_fast()),
        text: builder.add_text_field(TEXT, TextOptions::default().set_indexing_options(indexing)),
    };
    (builder.build(), fields)
}

/// Makes the analyser known to an index.
pub(super) fn register_analyser(index: &tantivy::Index) {
    index.tokenizers().register(ANALYSER, TextAnalyzer::builder(Analyser).build());
}

/// A stretch of text as the analyser takes it: the tag of its language first.
pub(super) fn tagged(language: Language, text: &str) -> String {
    format!("{:<TAG$}{text}", language.tag())
}

/// As much of a word as is indexed.
pub(super) fn clipped(word: &str) -> &str {
    if word.len() <= LONGEST {
        return word;
    }
    let end = (0..=LONGEST).rev().find(|at| word.is_char_boundary(*at)).unwrap_or(0);
    word.get(..end).unwrap_or_default()
}

/// The analyser as the engine calls it.
#[derive(Clone, Copy)]
struct Analyser;

impl Tokenizer for Analyser {
    type TokenStream<'a> = Stream<'a>;
    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        let (tag, rest) = text.split_at_checked(TAG).unwrap_or_default();
        let language = Language::new(tag.trim_end()).unwrap_or_default();
        Stream { words: Words::new(rest, elision_of(language)), tag, token: Token::default() }
    }
}

struct Stream<'a> {
    words: Words<'a>,
    tag: &'a str,
    token: Token,
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        if !self.words.advance() {
            return false;
        }
        let bytes = self.words.bytes();
        self.token.offset_from = bytes.start + TAG;
        self.token.offset_to = bytes.end + TAG;
        self.token.position = self.token.position.wrapping_add(1);
        self.token.text.clear();
        self.token.text.push_str(self.tag);
        self.token.text.push_str(clipped(self.words.written()));
        true
    }
    fn token(&self) -> &Token {
        &self.token
    }
    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
