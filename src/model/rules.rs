//! What must always hold in a project, and how to find where it does not.

use crate::model::attribute::Bearer;
use crate::model::ids::{CaseId, CodeId, CoderId, CodingId, DocumentId};
use crate::model::memo::MemoTarget;
use crate::model::project::Project;
use crate::model::quote_use::QuoteUse;
use std::collections::BTreeSet;

/// One place where a project is not as it must be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Breach {
    /// A document whose text or layout is missing.
    #[error("document ‘{0}’ has no text or no layout")]
    DocumentWithoutText(String),
    /// Two documents of the same short name.
    #[error("two documents are called ‘{0}’")]
    NameTwice(String),
    /// A layout that reaches beyond its text, or runs backwards.
    #[error("the layout of ‘{0}’ does not fit its text")]
    LayoutMisfit(String),
    /// A coding that is empty or reaches beyond its text.
    #[error("coding {0} does not lie inside its text")]
    CodingOutside(CodingId),
    /// A coding of something that is not there.
    #[error("coding {0} refers to a document, code or coder that is not there")]
    CodingAstray(CodingId),
    /// A code whose parent is missing, or that lies below itself.
    #[error("code ‘{0}’ hangs on nothing or on itself")]
    CodeAstray(String),
    /// Two codes of the same path.
    #[error("two codes have the path ‘{0}’")]
    PathTwice(String),
    /// Two concept lists of the same name: a query could not tell them apart.
    #[error("two concept lists are called ‘{0}’")]
    ConceptTwice(String),
    /// A link, value or memo of something that is not there.
    #[error("a {0} refers to something that is not there")]
    Astray(&'static str),
}

/// All breaches in a project; empty for a sound one.
pub fn check(project: &Project) -> Vec<Breach> {
    let mut found = documents(project);
    found.extend(codes(project));
    found.extend(codings(project));
    found.extend(references(project));
    found.extend(searching(project));
    found
}

fn searching(project: &Project) -> Vec<Breach> {
    let mut names = BTreeSet::new();
    let twice = project.concepts().filter(|concept| !names.insert(concept.name.to_lowercase())).map(|concept| Breach::ConceptTwice(concept.name.clone()));
    let mut found: Vec<Breach> = twice.collect();
    let astray = project.saved_searches().filter(|saved| project.coder(saved.coder).is_none());
    found.extend(astray.map(|_| Breach::Astray("saved search")));
    found
}

fn documents(project: &Project) -> Vec<Breach> {
    let mut names = BTreeSet::new();
    let mut found = Vec::new();
    for document in project.documents() {
        if !names.insert(&document.name) {
            found.push(Breach::NameTwice(document.name.clone()));
        }
        let Some(transcript) = project.transcript(document.id) else {
            found.push(Breach::DocumentWithoutText(document.name.clone()));
            continue;
        };
        let layout = &transcript.layout;
        let inside = |end: u32| end <= transcript.text.char_len();
        let paragraphs_apart = layout.paragraphs.windows(2).all(|pair| matches!(pair, [one, next] if one.span.end() <= next.span.start()));
        let turns_apart = layout.turns.windows(2).all(|pair| matches!(pair, [one, next] if one.span.end() <= next.span.start()));
        let speech_inside = layout.turns.iter().all(|turn| turn.span.start() <= turn.speech_start && turn.speech_start <= turn.span.end());
        let speakers_known = layout.turns.iter().all(|turn| layout.speaker_of(turn).is_some());
        let ends_inside = layout.paragraphs.last().is_none_or(|last| inside(last.span.end()))
            && layout.turns.last().is_none_or(|last| inside(last.span.end()))
            && layout.runs.iter().all(|run| inside(run.span.end()))
            && layout.header.is_none_or(|header| inside(header.end()));
        if !(paragraphs_apart && turns_apart && speech_inside && speakers_known && ends_inside) {
            found.push(Breach::LayoutMisfit(document.name.clone()));
        }
    }
    found
}

fn codes(project: &Project) -> Vec<Breach> {
    let codebook = project.codebook();
    let reached: BTreeSet<CodeId> = codebook.in_order().iter().map(|code| code.id).collect();
    let mut paths = BTreeSet::new();
    let mut found = Vec::new();
    for code in codebook.iter() {
        if !reached.contains(&code.id) {
            found.push(Breach::CodeAstray(code.key.clone()));
        }
    }
    for path in codebook.paths().into_values() {
        if !paths.insert(path.clone()) {
            found.push(Breach::PathTwice(path));
        }
    }
    found
}

fn codings(project: &Project) -> Vec<Breach> {
    let coders: BTreeSet<CoderId> = project.coders().map(|coder| coder.id).collect();
    let mut found = Vec::new();
    for coding in project.codings() {
        let length = project.document(coding.document).and_then(|document| project.text(document.text)).map(|text| text.char_len());
        let known = length.is_some() && project.codebook().get(coding.code).is_some() && coders.contains(&coding.coder);
        if !known {
            found.push(Breach::CodingAstray(coding.id));
        } else if coding.span.is_empty() || length.is_some_and(|length| coding.span.end() > length) {
            found.push(Breach::CodingOutside(coding.id));
        }
    }
    found
}

fn references(project: &Project) -> Vec<Breach> {
    let document = |document_id: DocumentId| project.document(document_id).is_some();
    let case = |case_id: CaseId| project.case(case_id).is_some();
    let mut found = Vec::new();
    if !project.case_links().all(|link| case(link.case) && document(link.document)) {
        found.push(Breach::Astray("link between a case and a document"));
    }
    let bearer = |bearer: Bearer| match bearer {
        Bearer::Case(case_id) => case(case_id),
        Bearer::Document(document_id) => document(document_id),
    };
    if !project.values().all(|(of, attribute_id, _)| bearer(of) && project.attribute(attribute_id).is_some_and(|attribute| attribute.subject == of.subject())) {
        found.push(Breach::Astray("value of an attribute"));
    }
    let codings: BTreeSet<CodingId> = project.codings().map(|coding| coding.id).collect();
    let target = |target: MemoTarget| match target {
        MemoTarget::Project => true,
        MemoTarget::Document(document_id) => document(document_id),
        MemoTarget::Code(code_id) => project.codebook().get(code_id).is_some(),
        MemoTarget::Coding(coding_id) => codings.contains(&coding_id),
        MemoTarget::Case(case_id) => case(case_id),
    };
    if !project.memos().all(|memo| target(memo.target) && project.coder(memo.coder).is_some()) {
        found.push(Breach::Astray("memo"));
    }
    let code = |code_id: CodeId| project.codebook().get(code_id).is_some();
    if !project.settlements().all(|settled| document(settled.document) && code(settled.code) && project.coder(settled.by).is_some()) {
        found.push(Breach::Astray("settled disagreement"));
    }
    if !project.rounds().all(|round| project.coder(round.by).is_some()) {
        found.push(Breach::Astray("kept round"));
    }
    if !project.summaries().all(|summary| code(summary.row) && code(summary.column) && project.coder(summary.coder).is_some()) {
        found.push(Breach::Astray("summary of a cell"));
    }
    let inside = |quoted: &QuoteUse| {
        let length = project.document(quoted.document).and_then(|document| project.text(document.text)).map(|text| text.char_len());
        length.is_some_and(|length| !quoted.span.is_empty() && quoted.span.end() <= length)
    };
    if !project.quote_uses().all(|quoted| inside(quoted) && project.coder(quoted.coder).is_some()) {
        found.push(Breach::Astray("use of a quote"));
    }
    found
}
