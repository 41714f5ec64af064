//! Held questions over the sample study in all its languages. The answers were found without Griot, by tests/questions.py and by reading;
//! each line of tests/questions.tsv says how.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use griot::model::ids::InstallationId;
use griot::model::time::Moment;
use griot::query::{Search, Sort, parse};
use griot::session::clock::Clock;
use griot::session::{Actor, Session, sample};
use std::path::Path;

fn study(folder: &Path) -> Session {
    let actor = Actor { coder: "INT-02".into(), installation: InstallationId::from_uuid(uuid::Uuid::nil()), clock: Clock::fixed(Moment(0)) };
    sample::build(&folder.join("study.griot"), None, actor).unwrap().session
}

#[test]
fn every_question_is_answered_exactly() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = study(folder.path());
    let project = session.project();
    let questions = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/questions.tsv")).unwrap();
    let (mut wrong, mut asked) = (Vec::new(), 0);
    for line in questions.lines() {
        let [query, expected, _how] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        asked += 1;
        let search = Search { limit: usize::MAX, offset: 0, sort: Sort::Document };
        let hits = session.search(&parse(query).unwrap_or_else(|err| panic!("{query}: {err}")), &search).unwrap_or_else(|err| panic!("{query}: {err}"));
        assert_eq!(hits.total, hits.hits.len() as u64, "{query}");
        let found: Vec<String> = hits.hits.iter().map(|hit| format!("{}:{}", project.document(hit.document).unwrap().name, hit.span)).collect();
        let mut expected: Vec<String> = expected.split_whitespace().map(str::to_owned).collect();
        let mut sorted = found.clone();
        expected.sort();
        sorted.sort();
        if sorted != expected {
            let missing: Vec<_> = expected.iter().filter(|hit| !found.contains(hit)).collect();
            let more: Vec<_> = found.iter().filter(|hit| !expected.contains(hit)).collect();
            wrong.push(format!("{query}: missing {missing:?}, too many {more:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {asked}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(asked >= 60, "{asked}");
}
