//! Every answer to random questions over small random studies, against an evaluator that was written separately and goes by the definitions alone:
//! words, nearness, codes, what is said of codings, places, relations, units, AND, OR and NOT; and the same questions as filters of tables.
//!
//! 2,000 questions in a normal run; `GRIOT_CASES=100000 cargo test --test query_reference` asks as many as that.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on has failed")]

#[path = "query_reference/ask.rs"]
mod ask;
#[path = "query_reference/slow.rs"]
mod slow;
#[path = "query_reference/study.rs"]
mod study;
#[path = "query_reference/words.rs"]
mod words;

use griot::index::Index;
use griot::model::ids::{CaseId, DocumentId, OpId};
use griot::model::text::CharSpan;
use griot::query::{self, Control, QueryError, Sort, Totals, parse};
use proptest::prelude::*;
use slow::Slow;
use std::collections::BTreeSet;
use uuid::Uuid;

const QUESTIONS: usize = 50;

fn cases() -> u32 {
    let wanted: u32 = std::env::var("GRIOT_CASES").ok().and_then(|number| number.parse().ok()).unwrap_or(2_000);
    wanted.div_ceil(u32::try_from(QUESTIONS).unwrap())
}

/// The hits of a study in the order of its documents, and the totals.
fn expected(slow: &Slow<'_>, meant: &slow::Meant) -> (Vec<(DocumentId, CharSpan)>, Totals) {
    let (mut hits, mut paragraphs, mut cases) = (Vec::new(), 0, BTreeSet::new());
    for transcript in &slow.transcripts {
        let mut spans: Vec<(u32, u32)> = slow.answer(transcript, meant).into_iter().collect();
        spans.sort_by_key(|span| (span.0, std::cmp::Reverse(span.1)));
        let begun: BTreeSet<u32> =
            spans.iter().map(|span| transcript.blocks().map(|(_, block)| block.start()).filter(|start| *start <= span.0).max().unwrap_or(0)).collect();
        paragraphs += begun.len() as u64;
        for span in &spans {
            let heard = slow.project.cases().filter(|case| slow.is_heard(transcript, case.id, span.0));
            cases.extend(heard.map(|case| case.id).collect::<Vec<CaseId>>());
        }
        hits.extend(spans.into_iter().map(|span| (transcript.document.id, CharSpan::between(span.0, span.1))));
    }
    let documents: BTreeSet<DocumentId> = hits.iter().map(|(document, _)| *document).collect();
    let totals = Totals { hits: hits.len() as u64, paragraphs, documents: documents.len() as u64, cases: cases.len() as u64 };
    (hits, totals)
}

/// The texts with everything that matters marked, for a person who reads why a case failed.
fn shown(slow: &Slow<'_>) -> String {
    let mut lines = Vec::new();
    for transcript in &slow.transcripts {
        lines.push(format!("{} {} {:?}", transcript.document.name, transcript.document.language, transcript.text.as_str()));
        lines.extend(transcript.layout.turns.iter().map(|turn| format!("  turn {} {} {:?}", turn.span, turn.speaker, turn.language)));
        lines.extend(slow.project.codings_of(transcript.document.id).iter().map(|coding| {
            let path = slow.project.codebook().path(coding.code);
            format!("  {path} {} {} {:?} {:?}", coding.span, slow.project.coder_name(coding.coder), coding.qualifiers.direction, coding.memo)
        }));
    }
    lines.extend(slow.project.case_links().map(|link| format!("{link:?}")));
    lines.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, max_shrink_iters: 300, ..ProptestConfig::default() })]
    #[test]
    fn every_answer_is_that_of_the_slow_evaluator((documents, groups) in study::study(), questions in proptest::collection::vec(ask::ask(), QUESTIONS)) {
        let project = study::project(&documents, groups);
        let slow = Slow { project: &project, transcripts: project.transcripts().collect() };
        let mut index = Index::empty().unwrap();
        index.update(&slow.transcripts, &[], OpId::from_uuid(Uuid::from_u128(9))).unwrap();
        let snapshot = index.snapshot();
        for asked in &questions {
            let written = asked.to_string();
            let query = parse(&written).unwrap_or_else(|err| panic!("{written}: {err}"));
            let meant = slow::meant(asked);
            let answer = query::ask(&project, &snapshot, &query, Sort::Document, &Control::default());
            if slow::is_positive(&meant) {
                let answer = answer.unwrap_or_else(|err| panic!("{written}: {err}"));
                let (hits, totals) = expected(&slow, &meant);
                let found: Vec<_> = answer.hits.iter().map(|hit| (hit.document, hit.span)).collect();
                prop_assert_eq!(&found, &hits, "{}\n{}", written, shown(&slow));
                prop_assert_eq!(answer.totals, totals, "{}\n{}", written, shown(&slow));
                let first = query::first(&project, &snapshot, &query, usize::MAX, &Control::default()).unwrap();
                prop_assert_eq!(first.len(), hits.len(), "{}", written);
            } else {
                prop_assert!(matches!(answer, Err(QueryError::OnlyNegative)), "{}: {:?}", written, answer);
            }
            let filtered: BTreeSet<_> = query::codings(&project, &query).unwrap().into_iter().map(|coding| coding.id).collect();
            let mut right = BTreeSet::new();
            for transcript in &slow.transcripts {
                let codings = project.codings_of(transcript.document.id).iter();
                right.extend(codings.filter(|coding| slow.meets(transcript, coding, &meant)).map(|coding| coding.id));
            }
            prop_assert_eq!(filtered, right, "as a filter: {}\n{}", written, shown(&slow));
        }
    }
}
