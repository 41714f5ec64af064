//! How long searches take on a study of 10 MB and, with `tenfold`, of 100 MB, plain and encrypted, and how they grow. Goals and figures are in
//! `benches/README.md`. Medians over many runs; every answer is compared with what was counted in the study before it is timed.
//!
//! `cargo bench --no-default-features --bench search` · `cargo bench --no-default-features --bench search -- tenfold`
#![allow(
    clippy::allow_attributes,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    unreachable_pub,
    reason = "a bench that cannot go on has failed, and it tells what it measured"
)]

mod neutral;

use griot::model::attribute::{Attribute, AttributeType, Bearer, Sensitivity, Subject, Value};
use griot::model::code::Bilingual;
use griot::model::coding::Qualifiers;
use griot::model::ids::{AttributeId, InstallationId};
use griot::model::memo::MemoTarget;
use griot::model::text::CharSpan;
use griot::query::{Control, Search, Sort, ask, codings, first, parse};
use griot::session::clock::Clock;
use griot::session::command::{CodingUpdate, Command, NewCoding};
use griot::session::files::ImportRequest;
use griot::session::{Access, Actor, Passphrase, Session, start_with};
use neutral::{Size, Study};
use std::path::Path;
use std::time::{Duration, Instant};

const RUNS: usize = 15;

fn actor() -> Actor {
    Actor { coder: "bench".into(), installation: InstallationId::from_uuid(uuid::Uuid::nil()), clock: Clock::system() }
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Processor time of this process so far, in milliseconds, where the system says it: other work on the machine does not count.
fn processor() -> f64 {
    let told = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // Behind the name in parentheses, user and system time are the 12th and 13th field, in hundredths of a second.
    let fields: Vec<&str> = told.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    fields.get(11..13).map_or(0.0, |times| times.iter().filter_map(|time| time.parse::<f64>().ok()).sum::<f64>() * 10.0)
}

/// Median, smallest and largest of many runs, and the processor time of one.
fn timed(mut run: impl FnMut()) -> (f64, f64, f64, f64) {
    let before = processor();
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let started = Instant::now();
            run();
            milliseconds(started.elapsed())
        })
        .collect();
    times.sort_by(f64::total_cmp);
    (times[RUNS / 2], times[0], times[RUNS - 1], (processor() - before) / RUNS as f64)
}

/// Peak memory of this process in MB, where the system says it.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}

fn measure(study: &Study, name: &str, passphrase: Option<&Passphrase>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("study.griot");
    let started = Instant::now();
    let start = start_with::codebook("bench", Path::new("codes.csv"), study.codes_csv.as_bytes(), &actor().clock).unwrap();
    let mut session = Session::create(&path, passphrase, start, actor()).unwrap();
    let files: Vec<(&str, &[u8])> = study.documents.iter().map(|document| (document.name.as_str(), document.text.as_bytes())).collect();
    session.import_bytes(&files, &ImportRequest::default()).unwrap();
    println!("{name}\timport with indexing\t{:.0} ms", milliseconds(started.elapsed()));
    session.import_codings(study.codings_csv.as_bytes()).unwrap();
    let started = Instant::now();
    session.reindex().unwrap();
    println!("{name}\tindexing alone, stored\t{:.0} ms", milliseconds(started.elapsed()));
    session.close().unwrap();
    let started = Instant::now();
    let mut session = Session::open(&path, passphrase, Access::ReadOnly, actor()).unwrap();
    println!("{name}\topen the project\t{:.0} ms", milliseconds(started.elapsed()));
    let started = Instant::now();
    session.prepare_search().unwrap();
    println!("{name}\tload the index and its vocabulary\t{:.0} ms", milliseconds(started.elapsed()));
    questions(study, name, &mut session);
    session.close().unwrap();
    let mut session = Session::open(&path, passphrase, Access::ReadWrite, actor()).unwrap();
    session.prepare_search().unwrap();
    freshness(name, &mut session);
    println!("{name}\tpeak memory\t{} MB", peak_memory().unwrap_or_default());
}

fn questions(study: &Study, name: &str, session: &mut Session) {
    let searcher = session.searcher(|| {}).unwrap();
    let (project, snapshot) = (&searcher.project, &searcher.snapshot);
    let code = project.codings().next().map(|coding| project.codebook().path(coding.code)).unwrap();
    let (common, rare) = (neutral::COMMON, neutral::RARE);
    for (label, text, expected) in [
        ("rare word", rare.to_owned(), Some(study.expected.rare)),
        ("phrase", format!("\"{}\"", neutral::PHRASE), Some(study.expected.phrases)),
        ("phrase of the commonest words", "\"of the\"".to_owned(), None),
        ("code:x AND word", format!("code:{code} AND waiting"), None),
        ("fuzzy", format!("{rare}~1"), None),
        ("fuzzy of a common word", "people~2".to_owned(), None),
        ("regular expression", "/qu[ao]kk?a/".to_owned(), None),
        ("regular expression without a word in it", "/[a-z]{3}ing\\b/".to_owned(), None),
        ("all spans of the commonest word", common.to_owned(), Some(study.expected.common)),
        ("all words that hold its letters", format!("*{common}*"), Some(study.expected.words_with_common)),
    ] {
        let query = parse(&text).unwrap();
        let answer = ask(project, snapshot, &query, Sort::Document, &Control::default()).unwrap();
        if let Some(expected) = expected {
            assert_eq!(answer.totals.hits, expected, "{label}");
        }
        let (median, least, most, work) = timed(|| drop(ask(project, snapshot, &query, Sort::Document, &Control::default()).unwrap()));
        let (page, ..) = timed(|| drop(first(project, snapshot, &query, 200, &Control::default()).unwrap()));
        println!("{name}\t{label}\t{median:.2} ms ({least:.2} to {most:.2})\tprocessor {work:.1} ms\tfirst page {page:.2} ms\t{} hits", answer.totals.hits);
    }
    let best = Search { limit: 50, offset: 0, sort: Sort::Score };
    let query = parse(neutral::PHRASE).unwrap();
    let (median, least, most, work) = timed(|| drop(session.search(&query, &best).unwrap()));
    println!("{name}\ttwo words, best first\t{median:.2} ms ({least:.2} to {most:.2})\tprocessor {work:.1} ms");
}

/// Acts, and for each the first answer that has to show it.
fn freshness(name: &str, session: &mut Session) {
    session.execute(fresh_attribute()).unwrap();
    let project = session.project();
    let (document, attribute) = (project.documents().next().unwrap().id, project.attribute_keyed(Subject::Document, "fresh").unwrap().id);
    let codes: Vec<_> = project.codebook().in_order().into_iter().filter(|code| code.codable).map(|code| (code.id, project.codebook().path(code.id))).collect();
    let [(one, one_path), .., (other, other_path)] = codes.as_slice() else { panic!("a study has codes") };
    let coded = |run: usize| {
        Command::AddCodings(vec![NewCoding {
            document,
            span: CharSpan::at(20 + u32::try_from(run).unwrap(), 7),
            code: *one,
            memo: String::new(),
            qualifiers: Qualifiers::default(),
        }])
    };
    let newest = |session: &Session| session.project().codings().max_by_key(|coding| coding.id).unwrap().id;
    let again = |code| CodingUpdate { code: Some(code), ..CodingUpdate::default() };
    let value = |run: usize| Command::SetValue { bearer: Bearer::Document(document), attribute, value: Some(Value::Text(format!("v{run}"))) };
    fresh(session, name, "a passage is coded", |_| format!("code:={one_path}"), |_, run| coded(run));
    fresh(
        session,
        name,
        "a coding gets another code",
        |_| format!("code:={other_path}"),
        |session, _| {
            Command::UpdateCodings(vec![(
                session.project().codings().find(|coding| coding.document == document && coding.code == *one).unwrap().id,
                again(*other),
            )])
        },
    );
    fresh(
        session,
        name,
        "a memo is written on a coding",
        |run| format!("memo:fresh{run}"),
        |session, run| Command::AddMemo { target: MemoTarget::Coding(newest(session)), text: format!("Seen, fresh{run}.") },
    );
    fresh(
        session,
        name,
        "a memo is written on a document",
        |run| format!("{} doc.memo:fresh{run}", neutral::COMMON),
        |_, run| Command::AddMemo { target: MemoTarget::Document(document), text: format!("Seen, fresh{run}.") },
    );
    fresh(session, name, "a document gets a value", |run| format!("{} doc.fresh:v{run}", neutral::COMMON), |_, run| value(run));
    fresh(
        session,
        name,
        "a coding is taken away",
        |_| format!("code:={other_path}"),
        |session, _| Command::RemoveCodings(vec![session.project().codings().find(|coding| coding.document == document && coding.code == *other).unwrap().id]),
    );
}

fn fresh_attribute() -> Command {
    Command::DefineAttribute(Box::new(Attribute {
        id: AttributeId::from_uuid(uuid::Uuid::from_u128(1)),
        subject: Subject::Document,
        key: "fresh".into(),
        name: Bilingual::same("fresh"),
        kind: AttributeType::Text,
        values: Vec::new(),
        class: Sensitivity::Open,
        required: String::new(),
        derived: false,
        order: 0,
    }))
}

/// Times an act and the next answer, whose number of hits must have changed by it; and the same question as the filter of a table.
fn fresh(session: &mut Session, name: &str, label: &str, question: impl Fn(usize) -> String, act: impl Fn(&Session, usize) -> Command) {
    let all = Search { limit: 50, offset: 0, sort: Sort::Document };
    let (mut together, mut acts, mut filters) = (Vec::new(), Vec::new(), Vec::new());
    for run in 0..RUNS {
        let query = parse(&question(run)).unwrap();
        // A window holds the project of before while the next state is made.
        let shown = session.project();
        let before = session.search(&query, &all).map_or(0, |hits| hits.total);
        let command = act(session, run);
        let started = Instant::now();
        session.execute(command).unwrap();
        let acted = started.elapsed();
        let after = session.search(&query, &all).unwrap().total;
        together.push(milliseconds(started.elapsed()));
        acts.push(milliseconds(acted));
        assert_ne!(before, after, "{label}: the act does not show");
        drop(shown);
        let started = Instant::now();
        codings(&session.project(), &query).unwrap();
        filters.push(milliseconds(started.elapsed()));
    }
    for times in [&mut together, &mut acts, &mut filters] {
        times.sort_by(f64::total_cmp);
    }
    let (median, most) = (together[RUNS / 2], together[RUNS - 1]);
    println!(
        "{name}\t{label}, and the next answer\t{median:.2} ms (at most {most:.2})\tthe act {:.2} ms\tas a filter {:.2} ms",
        acts[RUNS / 2],
        filters[RUNS / 2]
    );
}

fn main() {
    let tenfold = std::env::args().any(|argument| argument == "tenfold");
    let (size, label) = if tenfold { (Size::TENFOLD, "100 MB") } else { (Size::GOALS, "10 MB") };
    let study = Study::new(size);
    measure(&study, &format!("{label} plain"), None);
    measure(&study, &format!("{label} encrypted"), Some(&Passphrase::new("sabali".into())));
}
