//! An answer as people read it: lines with their context, groups with totals, and how hits are spread.

use crate::model::ids::{CaseId, CodeId, DocumentId};
use crate::model::language::Language;
use crate::model::place::{Place, Transcript, clock};
use crate::model::project::Project;
use crate::model::text::CharSpan;
use crate::query::answer::{Answer, CasesHeard, Hit};
use std::collections::{BTreeMap, BTreeSet};

/// A hit with its context and all that is known of its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Short name of the document.
    pub document: String,
    /// Where it stands.
    pub span: CharSpan,
    /// The text before it, on one line, from a whole word on.
    pub before: String,
    /// The hit.
    pub text: String,
    /// The text behind it, on one line, up to a whole word.
    pub after: String,
    /// Paragraph, turn, speaker, role and time.
    pub place: Place,
    /// Language of the text there.
    pub language: Language,
    /// Aliases of the cases that are heard there.
    pub cases: Vec<String>,
    /// Codes of the codings that it touches, each once, in the order of their places.
    pub codes: Vec<CodeId>,
}

/// Makes lines of hits; remembers what hits of one project have in common.
pub struct Lines<'a> {
    project: &'a Project,
    heard: CasesHeard<'a>,
    open: Option<Transcript>,
}

impl<'a> Lines<'a> {
    /// For hits of this project.
    pub fn new(project: &'a Project) -> Self {
        Self { project, heard: CasesHeard::new(project), open: None }
    }

    /// A hit with up to `width` characters on each side; none where its document is not there any more.
    pub fn line(&mut self, document_id: DocumentId, span: CharSpan, width: u32) -> Option<Line> {
        if self.open.as_ref().is_none_or(|open| open.document.id != document_id) {
            self.open = self.project.transcript(document_id);
        }
        let transcript = self.open.as_ref()?;
        let (before, after) = transcript.context(span, width);
        let cases = self.heard.at(transcript, span).into_iter().filter_map(|case_id| self.project.case(case_id)).map(|case| case.name.clone()).collect();
        Some(Line {
            document: transcript.document.name.clone(),
            span,
            before,
            text: transcript.slice(span).to_owned(),
            after,
            place: transcript.place(span),
            language: transcript.language_at(span.start()),
            cases,
            codes: codes_at(self.project, document_id, span),
        })
    }
}

/// Codes of the codings that share a character with a span, each once, in the order of their places.
fn codes_at(project: &Project, document_id: DocumentId, span: CharSpan) -> Vec<CodeId> {
    let codings = project.codings_of(document_id);
    let end = codings.partition_point(|coding| coding.span.start() < span.end());
    let mut codes = Vec::new();
    for coding in codings.iter().take(end).filter(|coding| coding.span.overlaps(span)) {
        if !codes.contains(&coding.code) {
            codes.push(coding.code);
        }
    }
    codes
}

/// By what hits are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// By document.
    #[default]
    Document,
    /// By case; a hit where several are heard stands under each.
    Case,
    /// By code; a hit that several codings touch stands under each of their codes.
    Code,
}

/// What a group is about; none for hits in no case or under no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupKey {
    /// A document.
    Document(DocumentId),
    /// A case.
    Case(Option<CaseId>),
    /// A code.
    Code(Option<CodeId>),
}

/// Hits that have something in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What.
    pub key: GroupKey,
    /// Its name: of a document, a case, or the path of a code; empty for no case and no code.
    pub name: String,
    /// Places of the hits in [`Answer::hits`], in their order. Their number is the group's total.
    pub hits: Vec<usize>,
    /// Number of documents in which they stand.
    pub documents: u64,
}

/// The hits of an answer in groups: documents and cases by name, codes as the codebook has them; hits without a case or code come last.
pub fn groups(project: &Project, answer: &Answer, grouping: Grouping) -> Vec<Group> {
    let mut by_key: BTreeMap<GroupKey, Vec<usize>> = BTreeMap::new();
    let heard = CasesHeard::new(project);
    let mut open: Option<Transcript> = None;
    for (place, hit) in answer.hits.iter().enumerate() {
        let mut add = |key| by_key.entry(key).or_default().push(place);
        match grouping {
            Grouping::Document => add(GroupKey::Document(hit.document)),
            Grouping::Case => {
                if open.as_ref().is_none_or(|open| open.document.id != hit.document) {
                    open = project.transcript(hit.document);
                }
                let cases: BTreeSet<CaseId> = open.as_ref().map(|open| heard.at(open, hit.span)).unwrap_or_default().into_iter().collect();
                if cases.is_empty() {
                    add(GroupKey::Case(None));
                }
                cases.into_iter().for_each(|case_id| add(GroupKey::Case(Some(case_id))));
            }
            Grouping::Code => {
                let codes = codes_at(project, hit.document, hit.span);
                if codes.is_empty() {
                    add(GroupKey::Code(None));
                }
                codes.into_iter().for_each(|code_id| add(GroupKey::Code(Some(code_id))));
            }
        }
    }
    let order: BTreeMap<CodeId, usize> = project.codebook().in_order().into_iter().enumerate().map(|(place, code)| (code.id, place)).collect();
    let mut groups: Vec<Group> = by_key.into_iter().map(|(key, hits)| group(project, answer, key, hits)).collect();
    groups.sort_by_key(|group| match group.key {
        GroupKey::Document(_) | GroupKey::Case(Some(_)) => (false, 0, group.name.clone()),
        GroupKey::Code(Some(code_id)) => (false, order.get(&code_id).copied().unwrap_or(usize::MAX), String::new()),
        GroupKey::Case(None) | GroupKey::Code(None) => (true, 0, String::new()),
    });
    groups
}

fn group(project: &Project, answer: &Answer, key: GroupKey, hits: Vec<usize>) -> Group {
    let name = match key {
        GroupKey::Document(document_id) => project.document(document_id).map(|document| document.name.clone()),
        GroupKey::Case(case_id) => case_id.and_then(|case_id| project.case(case_id)).map(|case| case.name.clone()),
        GroupKey::Code(code_id) => code_id.map(|code_id| project.codebook().path(code_id)),
    };
    let documents: BTreeSet<DocumentId> = hits.iter().filter_map(|place| answer.hits.get(*place)).map(|hit| hit.document).collect();
    Group { key, name: name.unwrap_or_default(), hits, documents: documents.len() as u64 }
}

/// A passage in its own words with where it stands, as a report cites it: `“…” (S01, ¶ 3, 00:00:39, DET-004)`.
pub fn citation(project: &Project, document_id: DocumentId, span: CharSpan) -> Option<String> {
    let transcript = project.transcript(document_id)?;
    let place = transcript.place(span);
    let said: Vec<&str> = transcript.slice(span).split_whitespace().collect();
    let mut at = vec![transcript.document.name.clone()];
    at.extend(place.paragraph.map(|number| format!("¶\u{a0}{number}")));
    at.extend(place.time_ms.map(clock));
    at.extend(place.speaker);
    Some(format!("“{}” ({})", said.join(" "), at.join(", ")))
}

/// Hits as a list of documents and spans.
pub fn passages(hits: &[Hit]) -> Vec<(DocumentId, CharSpan)> {
    hits.iter().map(|hit| (hit.document, hit.span)).collect()
}
