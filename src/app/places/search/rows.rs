//! What the page lists: hits in groups, and groups as lines. Pure, for any number of hits.

use crate::app::locale::Locale;
use crate::model::coding::Coding;
use crate::model::ids::{CaseId, CodeId, DocumentId};
use crate::model::project::Project;
use crate::query::Hit;
use std::collections::{BTreeMap, BTreeSet};

/// How hits are put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// By document.
    #[default]
    Document,
    /// By the case that is heard, or that the document is about.
    Case,
    /// By the codes on the passage.
    Code,
}

impl Grouping {
    /// All of them, with the keys of their names.
    pub const ALL: [(Self, &'static str); 3] = [(Self::Document, "group-by-document"), (Self::Case, "group-by-case"), (Self::Code, "group-by-code")];
}

/// What a group is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// A document.
    Document(DocumentId),
    /// A case.
    Case(CaseId),
    /// A code.
    Code(CodeId),
    /// Neither case nor code.
    Nothing,
}

/// Hits that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What they belong to.
    pub about: About,
    /// Their places among all hits, in order.
    pub hits: Vec<u32>,
    /// How many of them stand in the body: the header's words are nobody's and are not counted.
    pub in_body: u64,
    /// Words of the document, or of all documents of the case.
    pub words: Option<u64>,
}

impl Group {
    /// Hits of the body per 1,000 of its words, where words can be counted.
    pub fn rate(&self) -> Option<f64> {
        self.words.filter(|words| *words > 0).map(|words| self.in_body as f64 * 1000.0 / words as f64)
    }

    /// What the group is called.
    pub fn name(&self, project: &Project, locale: &Locale, grouping: Grouping) -> String {
        let known = match self.about {
            About::Document(document) => project.document(document).map(|document| document.name.clone()),
            About::Case(case) => project.case(case).map(|case| case.name.clone()),
            About::Code(code) => project.codebook().get(code).map(|code| locale.pick(&code.name).to_owned()),
            About::Nothing => None,
        };
        known.unwrap_or_else(|| locale.text(if grouping == Grouping::Code { "group-uncoded" } else { "group-no-case" }))
    }
}

/// Puts hits into groups. A hit that belongs to several stands in each of them; one that belongs to none stands in the last group. Groups
/// stand in the order of their first hit, but codes in the order of the codebook. `words` counts the words of each document.
pub(super) fn groups(project: &Project, hits: &[Hit], grouping: Grouping, words: &BTreeMap<DocumentId, u64>) -> Vec<Group> {
    let mut found: Vec<Group> = Vec::new();
    let mut places: BTreeMap<About, usize> = BTreeMap::new();
    let mut cases: BTreeMap<DocumentId, Vec<(CaseId, Option<String>)>> = BTreeMap::new();
    if grouping == Grouping::Case {
        for link in project.case_links() {
            cases.entry(link.document).or_default().push((link.case, link.speaker.clone()));
        }
    }
    let mut near = Near::default();
    let mut bodies = Bodies::default();
    for (place, hit) in (0u32..).zip(hits) {
        let in_body = u64::from(bodies.hold(project, hit));
        let belongs: BTreeSet<About> = match grouping {
            Grouping::Document => BTreeSet::from([About::Document(hit.document)]),
            Grouping::Case => {
                let links = cases.get(&hit.document).map(Vec::as_slice).unwrap_or_default();
                let speaker = || project.transcript(hit.document).and_then(|transcript| transcript.place(hit.span).speaker);
                let needs_speaker = links.iter().any(|(_, speaker)| speaker.is_some());
                let speaker = if needs_speaker { speaker() } else { None };
                links.iter().filter(|(_, only)| only.is_none() || *only == speaker).map(|(case, _)| About::Case(*case)).collect()
            }
            Grouping::Code => near.codes(project.codings_of(hit.document), hit),
        };
        let belongs = if belongs.is_empty() { BTreeSet::from([About::Nothing]) } else { belongs };
        for about in belongs {
            let at = *places.entry(about).or_insert_with(|| {
                found.push(Group { about, hits: Vec::new(), in_body: 0, words: words_of(project, about, words) });
                found.len() - 1
            });
            if let Some(group) = found.get_mut(at) {
                group.hits.push(place);
                group.in_body += in_body;
            }
        }
    }
    let order: BTreeMap<CodeId, usize> = project.codebook().in_order().iter().enumerate().map(|(place, code)| (code.id, place)).collect();
    found.sort_by_key(|group| match group.about {
        About::Nothing => (1, 0),
        About::Code(code) => (0, order.get(&code).copied().unwrap_or(usize::MAX)),
        About::Document(_) | About::Case(_) => (0, 0),
    });
    found
}

fn words_of(project: &Project, about: About, words: &BTreeMap<DocumentId, u64>) -> Option<u64> {
    match about {
        About::Document(document) => words.get(&document).copied(),
        About::Case(case) => {
            let documents: BTreeSet<DocumentId> =
                project.case_links().filter(|link| link.case == case && link.speaker.is_none()).map(|link| link.document).collect();
            // Of a case that is one voice among others the words are not the document's.
            let alone = project.case_links().filter(|link| link.case == case).all(|link| link.speaker.is_none());
            alone.then(|| documents.iter().filter_map(|document| words.get(document)).sum())
        }
        About::Code(_) | About::Nothing => None,
    }
}

/// Where the body of each document begins.
#[derive(Default)]
pub(super) struct Bodies {
    starts: BTreeMap<DocumentId, u32>,
}

impl Bodies {
    /// True where the hit stands in the body of its document.
    pub(super) fn hold(&mut self, project: &Project, hit: &Hit) -> bool {
        let start = || project.transcript(hit.document).and_then(|transcript| transcript.layout.header).map_or(0, crate::model::text::CharSpan::end);
        *self.starts.entry(hit.document).or_insert_with(start) <= hit.span.start()
    }
}

/// Remembers where the last look among codings ended: hits of one document come in order.
#[derive(Default)]
struct Near {
    longest: BTreeMap<DocumentId, u32>,
}

impl Near {
    fn codes(&mut self, codings: &[Coding], hit: &Hit) -> BTreeSet<About> {
        let longest = *self.longest.entry(hit.document).or_insert_with(|| codings.iter().map(|coding| coding.span.len()).max().unwrap_or(0));
        let from = codings.partition_point(|coding| coding.span.start().saturating_add(longest) <= hit.span.start());
        let inside = codings.iter().skip(from).take_while(|coding| coding.span.start() < hit.span.end());
        inside.filter(|coding| coding.span.overlaps(hit.span)).map(|coding| About::Code(coding.code)).collect()
    }
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// The head of a group, by its place.
    Group(u32),
    /// A hit, by its place among all hits.
    Hit(u32),
}

/// Groups as lines; those in `folded` show their head only.
pub(super) fn lines(groups: &[Group], folded: &BTreeSet<About>) -> Vec<Line> {
    let mut lines = Vec::with_capacity(groups.iter().map(|group| group.hits.len() + 1).sum());
    for (place, group) in (0u32..).zip(groups) {
        lines.push(Line::Group(place));
        if !folded.contains(&group.about) {
            lines.extend(group.hits.iter().map(|hit| Line::Hit(*hit)));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn about(number: u128) -> About {
        About::Document(DocumentId::from_uuid(Uuid::from_u128(number)))
    }

    #[test]
    fn a_folded_group_shows_its_head_only() {
        let groups =
            [Group { about: about(1), hits: vec![0, 1], in_body: 1, words: Some(500) }, Group { about: about(2), hits: vec![2], in_body: 1, words: None }];
        let all = [Line::Group(0), Line::Hit(0), Line::Hit(1), Line::Group(1), Line::Hit(2)];
        assert_eq!(lines(&groups, &BTreeSet::new()), all);
        assert_eq!(lines(&groups, &BTreeSet::from([about(1)])), [Line::Group(0), Line::Group(1), Line::Hit(2)]);
        assert_eq!(groups.map(|group| group.rate()), [Some(2.0), None]);
    }
}
