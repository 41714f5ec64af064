//! Coding what a search found, all or some of it, as one act.

use crate::model::ids::{CodeId, DocumentId};
use crate::model::place::Transcript;
use crate::model::text::CharSpan;
use crate::query::{Query, Search, Sort};
use crate::session::command::{Command, NewCoding};
use crate::session::error::SessionError;
use crate::session::{Outcome, Session};
use std::collections::BTreeSet;
use unicode_segmentation::UnicodeSegmentation;

/// How much around a hit is coded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// The hit itself.
    #[default]
    Hit,
    /// The sentence (UAX #29) in which the hit begins.
    Sentence,
    /// The paragraph.
    Paragraph,
    /// What was said in the turn; the paragraph where nobody is marked as speaking.
    Turn,
}

/// Which passages are left alone because they are coded already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Skip {
    /// Those to which this coder gave this code on exactly the same span: coding them again would say nothing.
    #[default]
    Same,
    /// Those that a coding of this coder with this code touches.
    WithThisCode,
    /// Those that any coding of anybody touches.
    AnyCoded,
}

/// What would be coded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// The passages, in order of documents and places, each once.
    pub passages: Vec<(DocumentId, CharSpan)>,
    /// How many passages are left alone.
    pub skipped: usize,
}

impl Session {
    /// The passages that coding these hits would code: each widened to the unit, each once, without those that are skipped.
    pub fn passages_to_code(&self, hits: &[(DocumentId, CharSpan)], code: CodeId, unit: Unit, skip: Skip) -> Preview {
        let project = self.project();
        let coder = project.coder_named(self.coder()).map(|coder| coder.id);
        let mut passages = BTreeSet::new();
        let mut transcript: Option<Transcript> = None;
        for (document, span) in hits {
            if transcript.as_ref().is_none_or(|open| open.document.id != *document) {
                transcript = project.transcript(*document);
            }
            if let Some(open) = &transcript {
                passages.insert((*document, widened(open, *span, unit)));
            }
        }
        let all = passages.len();
        let is_coded = |(document, span): &(DocumentId, CharSpan)| {
            project.codings_of(*document).iter().any(|coding| {
                let own = coding.code == code && Some(coding.coder) == coder;
                match skip {
                    Skip::Same => own && coding.span == *span,
                    Skip::WithThisCode => own && coding.span.overlaps(*span),
                    Skip::AnyCoded => coding.span.overlaps(*span) || own && coding.span == *span,
                }
            })
        };
        let passages: Vec<_> = passages.into_iter().filter(|passage| !is_coded(passage)).collect();
        Preview { skipped: all - passages.len(), passages }
    }

    /// Codes hits, as one act that one undo takes back.
    pub fn code_hits(&mut self, hits: &[(DocumentId, CharSpan)], code: CodeId, unit: Unit, skip: Skip) -> Result<Outcome, SessionError> {
        let Preview { passages, skipped } = self.passages_to_code(hits, code, unit, skip);
        if passages.is_empty() {
            return Err(SessionError::Request(if skipped > 0 {
                "everything that was found is coded already".to_owned()
            } else {
                "the query finds nothing that is not coded so already".to_owned()
            }));
        }
        let coding = |(document, span)| NewCoding { document, span, code, memo: String::new(), qualifiers: crate::model::coding::Qualifiers::default() };
        self.execute(Command::AddCodings(passages.into_iter().map(coding).collect()))
    }

    /// The passages that [`Session::autocode`] would code.
    pub fn autocode_passages(&mut self, query: &Query, code: CodeId, unit: Unit, skip: Skip) -> Result<Preview, SessionError> {
        let hits = self.all_hits(query)?;
        Ok(self.passages_to_code(&hits, code, unit, skip))
    }

    /// Codes everything that a query finds, as one act that one undo takes back.
    pub fn autocode(&mut self, query: &Query, code: CodeId, unit: Unit, skip: Skip) -> Result<Outcome, SessionError> {
        let hits = self.all_hits(query)?;
        self.code_hits(&hits, code, unit, skip)
    }

    fn all_hits(&mut self, query: &Query) -> Result<Vec<(DocumentId, CharSpan)>, SessionError> {
        let all = Search { limit: usize::MAX, offset: 0, sort: Sort::Document };
        Ok(crate::query::passages(&self.search(query, &all)?.hits))
    }
}

/// A hit widened to the unit that is coded.
pub fn widened(transcript: &Transcript, hit: CharSpan, unit: Unit) -> CharSpan {
    let layout = &transcript.layout;
    let paragraph =
        || layout.paragraph_at(hit.start()).and_then(|place| layout.paragraphs.get(place)).map(|paragraph| paragraph.span).filter(|span| span.contains(hit));
    let turn =
        || layout.turn_at(hit.start()).and_then(|place| layout.turns.get(place)).map(crate::model::layout::Turn::speech).filter(|span| span.contains(hit));
    match unit {
        Unit::Hit => hit,
        Unit::Paragraph => paragraph().unwrap_or(hit),
        Unit::Turn => turn().or_else(paragraph).unwrap_or(hit),
        Unit::Sentence => {
            turn().and_then(|speech| speech.intersection(paragraph()?)).or_else(paragraph).map_or(hit, |around| sentence(transcript, around, hit))
        }
    }
}

/// The sentence of a stretch in which a hit begins, widened to the hit's end, without the white space around it.
fn sentence(transcript: &Transcript, around: CharSpan, hit: CharSpan) -> CharSpan {
    let mut start = around.start();
    for sentence in transcript.slice(around).split_sentence_bounds() {
        let length = u32::try_from(sentence.chars().count()).unwrap_or(0);
        let end = start + length;
        if hit.start() < end {
            let lead = u32::try_from(sentence.chars().take_while(|c| c.is_whitespace()).count()).unwrap_or(0);
            let trail = u32::try_from(sentence.chars().rev().take_while(|c| c.is_whitespace()).count()).unwrap_or(0);
            return CharSpan::between((start + lead).min(hit.start()), end.saturating_sub(trail).max(hit.end()));
        }
        start = end;
    }
    hit
}
