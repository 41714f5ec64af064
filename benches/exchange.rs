//! How long studies of other programs take, in and out: the neutral study, and one of 100,000 codings. Goals are in `benches/README.md`.
#![allow(clippy::allow_attributes, clippy::unwrap_used, unreachable_pub, reason = "a bench that cannot go on has failed")]

mod neutral;

use criterion::{Criterion, criterion_group, criterion_main};
use griot::exchange::refi::{ReadOptions, read};
use griot::model::ids::InstallationId;
use griot::session::clock::Clock;
use griot::session::files::ImportRequest;
use griot::session::{Actor, Session, start_with};
use neutral::{Size, Study};
use std::io::Cursor;
use std::path::Path;
use std::time::Duration;

fn actor() -> Actor {
    Actor { coder: "bench".into(), installation: InstallationId::from_uuid(uuid::Uuid::nil()), clock: Clock::system() }
}

fn open(study: &Study) -> Session {
    let start = start_with::codebook("bench", Path::new("codes.csv"), study.codes_csv.as_bytes(), &actor().clock).unwrap();
    let mut session = Session::in_memory(start, actor()).unwrap();
    let files: Vec<(&str, &[u8])> = study.documents.iter().map(|document| (document.name.as_str(), document.text.as_bytes())).collect();
    session.import_bytes(&files, &ImportRequest::default()).unwrap();
    session.import_codings(study.codings_csv.as_bytes()).unwrap();
    session
}

/// Reads a file and makes a project of it in memory.
fn taken(bytes: &[u8]) -> usize {
    let study = read(Cursor::new(bytes), &ReadOptions::default()).unwrap();
    let mut session = Session::in_memory(start_with::nothing("bench"), actor()).unwrap();
    session.take_study(study).unwrap();
    session.project().coding_count()
}

fn exchange(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("exchange");
    group.sample_size(10).measurement_time(Duration::from_secs(15));
    let large = Size { codings: 100_000, ..Size::GOALS };
    for (name, size) in [("neutral study", Size::GOALS), ("100,000 codings", large)] {
        let session = open(&Study::new(size));
        let codings = session.project().coding_count();
        let (bytes, _) = session.qdpx(false).unwrap();
        assert_eq!(taken(&bytes), codings);
        group.bench_function(format!("{name} to qdpx"), |bench| bench.iter(|| session.qdpx(false).unwrap().0.len()));
        group.bench_function(format!("{name} from qdpx"), |bench| bench.iter(|| taken(&bytes)));
    }
    group.finish();
}

criterion_group!(benches, exchange);
criterion_main!(benches);
