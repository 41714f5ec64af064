//! Agreement on a study of a million codings: two seconds and a gigabyte are what it may take.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use griot::analysis::agreement::disagreements::disagreements;
use griot::analysis::agreement::{Request, agreement};
use griot::model::code::{Bilingual, Code};
use griot::model::coder::Coder;
use griot::model::coding::{Coding, Qualifiers};
use griot::model::colour::Colour;
use griot::model::document::{Document, DocumentKind};
use griot::model::ids::{CodeId, CoderId, CodingId, DocumentId};
use griot::model::language::Language;
use griot::model::layout::{Layout, Paragraph, ParagraphKind};
use griot::model::project::{Parts, Project};
use griot::model::round::Unit;
use griot::model::text::{CharSpan, DocumentText};
use griot::model::time::Moment;
use std::sync::Arc;
use std::time::{Duration, Instant};
use uuid::Uuid;

const DOCUMENTS: u32 = 1000;
const CODES: u32 = 100;
const CODERS: u32 = 3;
const LENGTH: u32 = 40_000;
const CODINGS: u32 = 1_000_000;

/// A thousand interviews of the same text; coders differ in every fifth coding.
fn study() -> Project {
    let text = Arc::new(DocumentText::new("Quarante lettres et rien de plus, voilà.\n".repeat(1 + LENGTH as usize / 41)));
    let paragraph = |number: u32| Paragraph { span: CharSpan::at(number * 410, 409), kind: ParagraphKind::Text };
    let layout = Arc::new(Layout { paragraphs: (0..LENGTH / 410).map(paragraph).collect(), ..Layout::default() });
    let uuid = |kind: u128, number: u32| Uuid::from_u128(kind << 64 | u128::from(number));
    let document = |number: u32| Document {
        id: DocumentId::from_uuid(uuid(1, number)),
        name: format!("D{number}"),
        file_name: format!("D{number}.txt"),
        kind: DocumentKind::Interview,
        language: Language::new("fr").unwrap(),
        text: text.hash(),
        layout: layout.hash(),
        imported: Moment(0),
        imported_by: String::new(),
    };
    let code = |number: u32| Code {
        order: number,
        ..Code::bare(CodeId::from_uuid(uuid(2, number)), format!("c{number}"), Bilingual::same(format!("C{number}")), Colour([1, 2, 3]))
    };
    let coding = |number: u32| {
        let (coder, place) = (number % CODERS, number / CODERS);
        let shift = if place.is_multiple_of(5) { 7 * coder } else { 0 };
        Coding {
            id: CodingId::from_uuid(uuid(4, number)),
            document: DocumentId::from_uuid(uuid(1, place % DOCUMENTS)),
            span: CharSpan::at((place / DOCUMENTS).wrapping_mul(7919) % (LENGTH - 500) + shift, 60 + place % 200),
            code: CodeId::from_uuid(uuid(2, place.wrapping_mul(31) / 7 % CODES)),
            coder: CoderId::from_uuid(uuid(3, coder)),
            created: Moment(0),
            memo: String::new(),
            qualifiers: Qualifiers::default(),
            codebook_version: String::new(),
        }
    };
    Project::from(Parts {
        coders: (0..CODERS).map(|number| Coder { id: CoderId::from_uuid(uuid(3, number)), name: format!("P{number}") }).collect(),
        documents: (0..DOCUMENTS).map(document).collect(),
        layouts: vec![(layout.hash(), Arc::clone(&layout))],
        texts: vec![text.clone()],
        codes: (0..CODES).map(code).collect(),
        codings: (0..CODINGS).map(coding).collect(),
        ..Parts::default()
    })
}

/// Most memory that this process has had, in kilobytes.
fn most_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .and_then(|rest| rest.split_whitespace().next())
        .and_then(|number| number.parse().ok())
        .unwrap_or(0)
}

#[test]
#[ignore = "takes much memory and some seconds; the times that it prints mean something with --release"]
fn a_million_codings_are_compared_within_a_gigabyte() {
    let project = study();
    assert_eq!(project.coding_count(), CODINGS as usize);
    let coders: Vec<CoderId> = project.coders().map(|coder| coder.id).collect();
    for unit in [Unit::Character, Unit::Paragraph] {
        let request = Request { unit, ..Request::of(coders.clone()) };
        let started = Instant::now();
        let found = agreement(&project, &request).unwrap();
        let compared = started.elapsed();
        let started = Instant::now();
        let places = disagreements(&project, &request).unwrap();
        let listed = started.elapsed();
        println!("{unit}: {} codes in {compared:?}, {} disagreements in {listed:?}, {} MB", found.codes.len(), places.len(), most_memory() / 1024);
        assert!(found.codes.len() == CODES as usize && !places.is_empty());
        assert!(most_memory() < 1024 * 1024);
        // Without optimisation it takes several times as long, which says nothing of the goal.
        assert!(cfg!(debug_assertions) || (compared < Duration::from_secs(2) && listed < Duration::from_secs(2)));
    }
}
