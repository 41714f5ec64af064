//! Whose words a passage holds: the cases that are heard in it.

use crate::model::ids::{CaseId, DocumentId};
use crate::model::place::Transcript;
use crate::model::project::Project;
use crate::model::text::CharSpan;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The turns that a passage touches, by their places.
pub fn turns_of(transcript: &Transcript, span: CharSpan) -> Range<usize> {
    let turns = &transcript.layout.turns;
    let first = turns.partition_point(|turn| turn.span.end() <= span.start());
    let after = turns.iter().skip(first).take_while(|turn| turn.span.start() < span.end()).count();
    first..first + after
}

/// The cases of each document.
#[derive(Debug, Default)]
pub struct Belonging<'a> {
    by_document: BTreeMap<DocumentId, Vec<(CaseId, Option<&'a str>)>>,
}

impl<'a> Belonging<'a> {
    /// Reads the links between cases and documents.
    pub fn of(project: &'a Project) -> Self {
        let mut by_document: BTreeMap<DocumentId, Vec<_>> = BTreeMap::new();
        for link in project.case_links() {
            by_document.entry(link.document).or_default().push((link.case, link.speaker.as_deref()));
        }
        Self { by_document }
    }

    /// Cases of a passage: those that speak in it, and those that the whole document is about.
    pub fn of_passage(&self, transcript: &Transcript, span: CharSpan) -> BTreeSet<CaseId> {
        self.of_turns(transcript, turns_of(transcript, span))
    }

    /// Cases of a passage that touches these turns.
    pub fn of_turns(&self, transcript: &Transcript, turns: Range<usize>) -> BTreeSet<CaseId> {
        self.heard_in(transcript, turns).collect()
    }

    /// The same one by one; a case that is linked twice comes twice.
    pub fn heard_in<'t>(&'t self, transcript: &'t Transcript, turns: Range<usize>) -> impl Iterator<Item = CaseId> + 't {
        let links = self.by_document.get(&transcript.document.id).map_or(&[][..], Vec::as_slice);
        let layout = &transcript.layout;
        let turns = layout.turns.get(turns).unwrap_or_default();
        let speaks = |label: &str| turns.iter().any(|turn| layout.speaker_of(turn).is_some_and(|speaker| speaker.label == label));
        links.iter().filter(move |(_, speaker)| speaker.is_none_or(speaks)).map(|(case, _)| *case)
    }

    /// Adds the cases of a passage to a set.
    pub fn add_of_passage(&self, transcript: &Transcript, span: CharSpan, cases: &mut BTreeSet<CaseId>) {
        let Some(links) = self.by_document.get(&transcript.document.id) else { return };
        if links.iter().all(|(case, _)| cases.contains(case)) {
            return;
        }
        cases.extend(self.of_passage(transcript, span));
    }

    /// All cases of a document, whoever speaks.
    pub fn of_document(&self, document_id: DocumentId) -> BTreeSet<CaseId> {
        self.by_document.get(&document_id).map(|links| links.iter().map(|(case, _)| *case).collect()).unwrap_or_default()
    }

    /// Documents in which a case is heard.
    pub fn documents_of(&self, case_id: CaseId) -> BTreeSet<DocumentId> {
        self.by_document.iter().filter(|(_, links)| links.iter().any(|(case, _)| *case == case_id)).map(|(document_id, _)| *document_id).collect()
    }
}
