//! How long files take on a study of 200 documents and 20,000 codings. Goals and figures are in `benches/README.md`.
#![allow(clippy::allow_attributes, clippy::unwrap_used, unreachable_pub, reason = "a bench that cannot go on has failed")]

mod neutral;

use criterion::{Criterion, criterion_group, criterion_main};
use griot::model::ids::InstallationId;
use griot::session::charts::{ChartKind, ChartRequest};
use griot::session::clock::Clock;
use griot::session::exports::Target;
use griot::session::files::ImportRequest;
use griot::session::reports::{About, ReportKind};
use griot::session::tables::{Kind, TableRequest, WriteMode};
use griot::session::{Actor, Session, start_with};
use neutral::{Size, Study};
use std::path::Path;
use std::time::Duration;

/// The study in memory, with a consent for each document that lets every passage be quoted.
fn open(study: &Study) -> Session {
    let actor = Actor { coder: "bench".into(), installation: InstallationId::from_uuid(uuid::Uuid::nil()), clock: Clock::system() };
    let start = start_with::codebook("bench", Path::new("codes.csv"), study.codes_csv.as_bytes(), &actor.clock).unwrap();
    let mut session = Session::in_memory(start, actor).unwrap();
    let files: Vec<(&str, &[u8])> = study.documents.iter().map(|document| (document.name.as_str(), document.text.as_bytes())).collect();
    session.import_bytes(&files, &ImportRequest::default()).unwrap();
    session.import_codings(study.codings_csv.as_bytes()).unwrap();
    session.import_cases(study.cases_csv.as_bytes()).unwrap();
    let mut consent = "doc,attribute,value\n".to_owned();
    for document in session.project().documents() {
        consent.push_str(&format!("{},consent_scope,analysis;anonymous_quotation;sharing_team\n", document.name));
    }
    session.import_attributes(consent.as_bytes()).unwrap();
    session
}

fn files(criterion: &mut Criterion) {
    let study = Study::new(Size::GOALS);
    let mut session = open(&study);
    let folder = tempfile::tempdir().unwrap();
    let target = |name: &str| Target { mode: WriteMode::Replace, ..Target::team(&folder.path().join(name)) };
    let about = About::default();
    let mut group = criterion.benchmark_group("files");
    group.sample_size(10).measurement_time(Duration::from_secs(10));
    let request = TableRequest::plain(Kind::Codings);
    group.bench_function("codings to xlsx", |bench| bench.iter(|| session.export_table(&request, &target("codings.xlsx")).unwrap().rows));
    // Two coders' codings of the same passage with the same code are one quote.
    let quotes = session.export_report(ReportKind::Quotes, &about, &target("quotes.docx")).unwrap().rows;
    assert!(quotes > 15_000, "{quotes} quotes");
    group.bench_function(format!("quote bank of {quotes} passages to docx"), |bench| {
        bench.iter(|| session.export_report(ReportKind::Quotes, &about, &target("quotes.docx")).unwrap().rows);
    });
    group.bench_function("quote bank to html", |bench| bench.iter(|| session.export_report(ReportKind::Quotes, &about, &target("quotes.html")).unwrap().rows));
    group.bench_function("data package", |bench| bench.iter(|| session.export_package(&about, &target("study.zip")).unwrap().rows));
    for kind in ChartKind::ALL {
        let about = About { document: (kind == ChartKind::Along).then(|| study.documents.first().unwrap().name.clone()), ..About::default() };
        let request = ChartRequest { about, most: Some(24), attribute: Some("doc.consent_scope".into()), ..ChartRequest::plain(kind) };
        group.bench_function(format!("chart: {}", kind.key()), |bench| bench.iter(|| session.chart(&request).unwrap().marks.len()));
    }
    group.finish();
}

criterion_group!(benches, files);
criterion_main!(benches);
