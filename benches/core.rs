//! How long the core takes on a study of 200 documents and 20,000 codings. Goals and figures are in `benches/README.md`.
#![allow(
    clippy::allow_attributes,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    unreachable_pub,
    reason = "a bench that cannot go on has failed"
)]

mod neutral;

use criterion::measurement::WallTime;
use criterion::{BatchSize, BenchmarkGroup, Criterion, criterion_group, criterion_main};
use griot::analysis::agreement::Request;
use griot::analysis::agreement::disagreements::disagreements;
use griot::analysis::cooccurrence::cooccurrence;
use griot::analysis::crosstab::crosstab;
use griot::analysis::frequency::frequency;
use griot::analysis::matrix::{Meeting, matrix};
use griot::analysis::saturation::saturation;
use griot::analysis::selection::Selection;
use griot::analysis::table::Cell;
use griot::analysis::words::WordTables;
use griot::model::attribute::{AttributeValue, Subject};
use griot::model::coding::Coding;
use griot::model::ids::{CoderId, CodingId, InstallationId};
use griot::model::project::{Parts, Project};
use griot::model::round::Unit;
use griot::model::text::CharSpan;
use griot::query::{Search, Sort, parse};
use griot::session::clock::Clock;
use griot::session::files::ImportRequest;
use griot::session::tables::{Counted, GroupBy, Kind, Method, Nearness, SmallCells, TableRequest, WriteMode};
use griot::session::{Access, Actor, Passphrase, Session, start_with};
use neutral::{Size, Study};
use std::path::Path;
use std::time::Duration;

type Group<'a> = BenchmarkGroup<'a, WallTime>;

fn actor() -> Actor {
    Actor { coder: "bench".into(), installation: InstallationId::from_uuid(uuid::Uuid::nil()), clock: Clock::system() }
}

fn empty(path: &Path, passphrase: Option<&Passphrase>, study: &Study) -> Session {
    let actor = actor();
    let start = start_with::codebook("bench", Path::new("codes.csv"), study.codes_csv.as_bytes(), &actor.clock).unwrap();
    Session::create(path, passphrase, start, actor).unwrap()
}

fn files(study: &Study) -> Vec<(&str, &[u8])> {
    study.documents.iter().map(|document| (document.name.as_str(), document.text.as_bytes())).collect()
}

fn writing(criterion: &mut Criterion, study: &Study) {
    let folder = tempfile::tempdir().unwrap();
    let mut number = 0;
    let mut fresh = || {
        number += 1;
        empty(&folder.path().join(format!("{number}.griot")), None, study)
    };
    let files = files(study);
    let mut group = criterion.benchmark_group("write");
    group.sample_size(10).measurement_time(Duration::from_secs(15));
    group.bench_function("import 200 documents with indexing", |bench| {
        bench.iter_batched(&mut fresh, |mut session| session.import_bytes(&files, &ImportRequest::default()).unwrap().len(), BatchSize::PerIteration);
    });
    group.bench_function("import 20,000 codings", |bench| {
        let ready = || {
            let mut session = fresh();
            session.import_bytes(&files, &ImportRequest::default()).unwrap();
            session
        };
        bench.iter_batched(ready, |mut session| session.import_codings(study.codings_csv.as_bytes()).unwrap(), BatchSize::PerIteration);
    });
    group.finish();
}

fn reading(criterion: &mut Criterion, study: &Study, name: &str, passphrase: Option<&Passphrase>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("study.griot");
    let mut session = empty(&path, passphrase, study);
    session.import_bytes(&files(study), &ImportRequest::default()).unwrap();
    session.import_codings(study.codings_csv.as_bytes()).unwrap();
    session.import_cases(study.cases_csv.as_bytes()).unwrap();
    session.import_attributes(study.attributes_csv.as_bytes()).unwrap();
    session.close().unwrap();
    let open = || Session::open(&path, passphrase, Access::ReadOnly, actor()).unwrap();
    let mut group = criterion.benchmark_group(name);
    group.sample_size(20);
    group.bench_function("open the project", |bench| bench.iter(open));
    let mut session = open();
    session.prepare_search().unwrap();
    searching(&mut group, &mut session, study);
    tables(&mut group, &mut session, study);
    comparing(&mut group, &session);
    writing_tables(&mut group, &mut session, folder.path());
    group.finish();
}

fn searching(group: &mut Group<'_>, session: &mut Session, study: &Study) {
    let all = Search { limit: 50, offset: 0, sort: Sort::Document };
    for (label, query, expected) in [
        ("rare word", neutral::RARE.to_owned(), study.expected.rare),
        ("phrase", format!("\"{}\"", neutral::PHRASE), study.expected.phrases),
        ("all spans of the commonest word", neutral::COMMON.to_owned(), study.expected.common),
        ("all words that hold its letters", format!("*{}*", neutral::COMMON), study.expected.words_with_common),
    ] {
        let query = parse(&query).unwrap();
        assert_eq!(session.search(&query, &all).unwrap().total, expected, "{label}");
        group.bench_function(format!("search: {label}"), |bench| bench.iter(|| session.search(&query, &all).unwrap().total));
    }
}

fn tables(group: &mut Group<'_>, session: &mut Session, study: &Study) {
    assert_frequencies(session, study);
    for (label, request) in [
        ("frequency", TableRequest::plain(Kind::Frequency)),
        ("frequency by coder", TableRequest { by: Some(GroupBy::Coder), ..TableRequest::plain(Kind::Frequency) }),
        ("crosstab", TableRequest { columns: Some("doc.group".into()), ..TableRequest::plain(Kind::Crosstab) }),
        ("cooccurrence", TableRequest::plain(Kind::CoOccurrence)),
        ("cooccurrence by turn", TableRequest { nearness: Nearness::SameTurn, ..TableRequest::plain(Kind::CoOccurrence) }),
        ("saturation", TableRequest::plain(Kind::Saturation)),
        ("codings", TableRequest::plain(Kind::Codings)),
    ] {
        group.bench_function(format!("table: {label}"), |bench| bench.iter(|| session.table(&request).unwrap().rows.len()));
    }
}

/// All codes and all coders, with intervals, as the window and the command line ask for it.
fn comparing(group: &mut Group<'_>, session: &Session) {
    let project = session.project();
    let coders: Vec<CoderId> = neutral::CODERS.iter().map(|name| project.coder_named(name).unwrap().id).collect();
    for unit in [Unit::Character, Unit::Paragraph] {
        let request = Request { unit, ..Request::of(coders.clone()) };
        assert_eq!(session.agreement(&request).unwrap().codes.len(), Size::GOALS.codes);
        group.bench_function(format!("agreement of all codes, 3 coders, by {unit}"), |bench| bench.iter(|| session.agreement(&request).unwrap().codes.len()));
        let plain = Request { resamples: 0, ..request.clone() };
        group.bench_function(format!("agreement without intervals, by {unit}"), |bench| bench.iter(|| session.agreement(&plain).unwrap().codes.len()));
        group.bench_function(format!("disagreements, by {unit}"), |bench| bench.iter(|| disagreements(&project, &request).unwrap().len()));
    }
}

/// Every code's codings and characters must be those that were counted in the study itself.
fn assert_frequencies(session: &mut Session, study: &Study) {
    for coder in neutral::CODERS {
        let request = TableRequest { filter: Some(format!("coder:{coder}")), ..TableRequest::plain(Kind::Frequency) };
        let table = session.table(&request).unwrap();
        let place = |key: &str| table.columns.iter().position(|column| column.key == key).unwrap();
        let (name, codings, characters) = (place("name_en"), place("codings"), place("characters"));
        for ((code, _), counted) in study.expected.codes.iter().filter(|((_, who), _)| *who == coder) {
            let row = table.rows.iter().find(|row| row.cells[name] == Cell::text(code.as_str())).unwrap();
            let found = (&row.cells[codings], &row.cells[characters]);
            assert_eq!(found, (&Cell::number(counted.codings), &Cell::number(counted.characters)), "{code} by {coder}");
        }
    }
}

fn writing_tables(group: &mut Group<'_>, session: &mut Session, folder: &Path) {
    let request = TableRequest::plain(Kind::Codings);
    let table = session.table(&request).unwrap();
    for ending in ["csv", "xlsx"] {
        let file = folder.join(format!("codings.{ending}"));
        group.bench_function(format!("codings to {ending}"), |bench| bench.iter(|| session.write_table(&table, &request, &file, WriteMode::Replace).unwrap()));
    }
}

/// The study with every coding fifty times, each copy moved on: a million codings.
fn million(session: &Session) -> Project {
    let project = session.project();
    let mut number = 0u128;
    let mut codings = Vec::with_capacity(project.coding_count() * 50);
    for coding in project.codings() {
        let length = project.transcript(coding.document).unwrap().text.char_len();
        for copy in 0..50u32 {
            number += 1;
            let start = (coding.span.start() + copy * 977) % (length - coding.span.len());
            codings.push(Coding { id: CodingId::from_uuid(uuid::Uuid::from_u128(number)), span: CharSpan::at(start, coding.span.len()), ..coding.clone() });
        }
    }
    let transcripts: Vec<_> = project.transcripts().collect();
    Project::from(Parts {
        info: project.info().cloned(),
        coders: project.coders().cloned().collect(),
        documents: project.documents().map(|document| document.as_ref().clone()).collect(),
        texts: transcripts.iter().map(|transcript| transcript.text.clone()).collect(),
        layouts: transcripts.iter().map(|transcript| (transcript.document.layout, transcript.layout.clone())).collect(),
        codes: project.codebook().iter().map(|code| code.as_ref().clone()).collect(),
        codings,
        cases: project.cases().cloned().collect(),
        case_links: project.case_links().cloned().collect(),
        attributes: project.attributes().into_iter().map(|attribute| attribute.as_ref().clone()).collect(),
        values: project.values().map(|(bearer, attribute, value)| AttributeValue { bearer, attribute, value: value.clone() }).collect(),
        ..Parts::default()
    })
}

/// Each analysis over a million codings, without what holds them in a file.
fn analyses_of_a_million(criterion: &mut Criterion, study: &Study) {
    let folder = tempfile::tempdir().unwrap();
    let mut session = empty(&folder.path().join("study.griot"), None, study);
    session.import_bytes(&files(study), &ImportRequest::default()).unwrap();
    session.import_codings(study.codings_csv.as_bytes()).unwrap();
    session.import_cases(study.cases_csv.as_bytes()).unwrap();
    session.import_attributes(study.attributes_csv.as_bytes()).unwrap();
    let project = million(&session);
    let (all, words) = (Selection::default(), WordTables::default());
    let group_of = project.attribute_keyed(Subject::Document, "group").unwrap().clone();
    let families: Vec<_> = project.codebook().children(None).to_vec();
    let (some, others) = families.split_at(families.len().min(4));
    let others = &others[..others.len().min(4)];
    let mut group = criterion.benchmark_group("million");
    group.sample_size(10).measurement_time(Duration::from_secs(10));
    group.bench_function("frequency", |bench| bench.iter(|| frequency(&project, &all, GroupBy::Nothing, &words).rows.len()));
    group.bench_function("crosstab", |bench| bench.iter(|| crosstab(&project, &all, &group_of, Counted::Cases, SmallCells::Show).rows().count()));
    group.bench_function("cooccurrence", |bench| bench.iter(|| cooccurrence(&project, &all, Nearness::Overlap).pairs.len()));
    group.bench_function("matrix", |bench| bench.iter(|| matrix(&project, &all, some, others, Meeting::Overlap).cells.len()));
    group.bench_function("saturation", |bench| bench.iter(|| saturation(&project, &all, Method::default(), None).series.len()));
    group.finish();
}

fn core(criterion: &mut Criterion) {
    let study = Study::new(Size::GOALS);
    analyses_of_a_million(criterion, &study);
    writing(criterion, &study);
    reading(criterion, &study, "plain", None);
    reading(criterion, &study, "encrypted", Some(&Passphrase::new("sabali".into())));
}

criterion_group!(benches, core);
criterion_main!(benches);
