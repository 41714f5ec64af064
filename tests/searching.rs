//! What a team does with searches: results in groups, spread over the study, coded, exported, saved and remembered.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use griot::model::ids::{DocumentId, InstallationId};
use griot::model::language::Language;
use griot::model::text::CharSpan;
use griot::model::time::Moment;
use griot::query::{self, Answer, Control, Counted, GroupKey, Grouping, Lines, QueryError, Sort, parse};
use griot::session::autocode::{Skip, Unit};
use griot::session::clock::Clock;
use griot::session::command::Command;
use griot::session::searching::SpreadOver;
use griot::session::{Access, Actor, Session, sample};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use support::{Desk, assert_valid};

fn actor() -> Actor {
    Actor { coder: "INT-02".into(), installation: InstallationId::from_uuid(uuid::Uuid::nil()), clock: Clock::fixed(Moment(1_929_859_920_000)) }
}

fn study(folder: &Path) -> Session {
    sample::build(&folder.join("study.griot"), None, actor()).unwrap().session
}

fn ask(session: &mut Session, query: &str) -> Answer {
    let searcher = session.searcher(|| {}).unwrap();
    query::ask(&searcher.project, &searcher.snapshot, &parse(query).unwrap(), Sort::Document, &Control::default()).unwrap()
}

#[test]
fn groups_hold_every_hit_and_name_what_they_are_about() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = study(folder.path());
    session.prepare_search().unwrap();
    let answer = ask(&mut session, "prison");
    let project = session.project();
    assert_eq!(answer.totals.hits as usize, answer.hits.len());
    for grouping in [Grouping::Document, Grouping::Case, Grouping::Code] {
        let groups = query::groups(&project, &answer, grouping);
        let all: BTreeSet<usize> = groups.iter().flat_map(|group| group.hits.iter().copied()).collect();
        assert_eq!(all.len(), answer.hits.len(), "{grouping:?}");
    }
    let documents = query::groups(&project, &answer, Grouping::Document);
    assert_eq!(documents.len() as u64, answer.totals.documents);
    assert_eq!(documents.iter().map(|group| group.hits.len()).sum::<usize>(), answer.hits.len());
    assert!(documents.windows(2).all(|pair| pair[0].name < pair[1].name));
    let cases = query::groups(&project, &answer, Grouping::Case);
    let with_case = cases.iter().filter(|group| group.key != GroupKey::Case(None)).count() as u64;
    assert_eq!(with_case, answer.totals.cases);
    // In the focus group S04 the six speakers are cases of their own, beside the group.
    let answer = ask(&mut session, "jeunes doc:S04 role:participant");
    let groups = query::groups(&project, &answer, Grouping::Case);
    assert!(groups.len() > 3);
    for group in groups.iter().filter(|group| group.name.starts_with("YTH-")) {
        for hit in group.hits.iter().map(|place| answer.hits[*place]) {
            let place = project.transcript(hit.document).unwrap().place(hit.span);
            assert_eq!(place.speaker.as_deref(), Some(group.name.as_str()));
        }
    }
    let whole = groups.iter().find(|group| group.name == "GRP-002").unwrap();
    assert_eq!(whole.hits.len(), answer.hits.len());
    let answer = ask(&mut session, "prison");
    // Each line says where it stands.
    let mut lines = Lines::new(&project);
    for hit in &answer.hits {
        let line = lines.line(hit.document, hit.span, 40).unwrap();
        assert!(line.text.to_lowercase().starts_with("prison"), "{line:?}");
        assert!(line.before.chars().count() <= 40 && line.after.chars().count() <= 40);
    }
    let first = answer.hits.iter().find(|hit| project.document(hit.document).unwrap().name == "S02").unwrap();
    let paragraph = project.transcript(first.document).unwrap().place(first.span);
    let cited = query::citation(&project, first.document, first.span).unwrap();
    assert!(cited.starts_with("“prison") && cited.contains("(S02"), "{cited} {paragraph:?}");
}

#[test]
fn hits_are_spread_over_documents_and_values_per_thousand_words() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = study(folder.path());
    session.prepare_search().unwrap();
    let answer = ask(&mut session, "prison role:participant");
    let shares = session.spread(&answer, SpreadOver::Documents);
    assert_eq!(shares.len(), 15);
    assert_eq!(shares.iter().map(|share| share.hits).sum::<u64>(), answer.totals.hits);
    // Words of S02 and S08 as the sample study's README counts them.
    let words = |name: &str| shares.iter().find(|share| share.name == name).unwrap().words;
    assert_eq!((words("S02"), words("S08")), (1065, 874));
    let share = shares.iter().find(|share| share.name == "S02").unwrap();
    assert!((share.per_thousand().unwrap() - share.hits as f64 / 1.065).abs() < 1e-9);
    let project = session.project();
    let gender = project.attribute_keyed(griot::model::attribute::Subject::Case, "gender").unwrap().id;
    let by_gender = session.spread(&answer, SpreadOver::Attribute(gender));
    let women = by_gender.iter().find(|share| share.name == "woman").unwrap();
    let asked = ask(&mut session, "prison role:participant case.gender:woman");
    assert_eq!(women.hits, asked.totals.hits);
    let setting = project.attribute_keyed(griot::model::attribute::Subject::Document, "setting").unwrap().id;
    let by_setting = session.spread(&answer, SpreadOver::Attribute(setting));
    assert_eq!(by_setting.iter().map(|share| share.hits).sum::<u64>(), answer.totals.hits);
    assert_eq!(by_setting.iter().map(|share| share.words).sum::<u64>(), 13_427);
}

#[test]
fn all_or_some_hits_are_coded_as_one_act_and_what_is_coded_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = study(folder.path());
    let project = session.project();
    let code = project.codebook().find("det.worship").unwrap();
    let hits: Vec<(DocumentId, CharSpan)> = query::passages(&ask(&mut session, "prison").hits);
    let before = session.project().coding_count();
    for (unit, skip) in [(Unit::Hit, Skip::Same), (Unit::Sentence, Skip::WithThisCode), (Unit::Paragraph, Skip::AnyCoded), (Unit::Turn, Skip::WithThisCode)] {
        let preview = session.passages_to_code(&hits, code, unit, skip);
        assert!(!preview.passages.is_empty());
        let own = |coding: &griot::model::coding::Coding| coding.code == code && project.coder_name(coding.coder) == "INT-02";
        let left = session.passages_to_code(&hits, code, unit, Skip::Same).passages.into_iter().filter(|(document, span)| {
            let mut touching = project.codings_of(*document).iter().filter(|coding| coding.span.overlaps(*span));
            match skip {
                Skip::Same => true,
                Skip::WithThisCode => !touching.any(own),
                Skip::AnyCoded => touching.next().is_none(),
            }
        });
        assert_eq!(preview.passages, left.collect::<Vec<_>>());
        for (document, span) in &preview.passages {
            let touching = project.codings_of(*document).iter().filter(|coding| coding.span.overlaps(*span));
            match skip {
                Skip::Same => {}
                Skip::WithThisCode => assert_eq!(touching.filter(|coding| coding.code == code && project.coder_name(coding.coder) == "INT-02").count(), 0),
                Skip::AnyCoded => assert_eq!(touching.count(), 0),
            }
            assert!(hits.iter().any(|(in_document, hit)| in_document == document && span.contains(*hit)));
        }
        session.code_hits(&hits, code, unit, skip).unwrap();
        assert_eq!(session.project().coding_count(), before + preview.passages.len());
        session.undo().unwrap();
        assert_eq!(session.project().coding_count(), before);
    }
    // Some of them: the ticked ones.
    session.code_hits(&hits[..2], code, Unit::Hit, Skip::Same).unwrap();
    assert_eq!(session.project().coding_count(), before + 2);
    assert!(session.code_hits(&hits[..2], code, Unit::Hit, Skip::Same).is_err());
}

#[test]
fn a_search_is_stopped_when_it_is_told_to() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = study(folder.path());
    session.prepare_search().unwrap();
    let searcher = session.searcher(|| {}).unwrap();
    let control = Control::new(Arc::new(AtomicBool::new(true)));
    let stopped = query::ask(&searcher.project, &searcher.snapshot, &parse("/a/").unwrap(), Sort::Document, &control);
    assert!(matches!(stopped, Err(QueryError::Cancelled)));
}

#[test]
fn searches_are_remembered_in_the_file_unless_the_project_keeps_none() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = study(folder.path());
    let acts = session.history().unwrap().len();
    for (query, hits) in [("prison", 29), ("colere", 3), ("prison", 30), ("  ", 0)] {
        session.remember_search(query, hits).unwrap();
    }
    let told = |session: &Session| session.search_history().unwrap().into_iter().map(|past| (past.query, past.hits)).collect::<Vec<_>>();
    assert_eq!(told(&session), [("prison".to_owned(), 30), ("colere".to_owned(), 3)]);
    // No act, nothing to undo, and the file stays sound.
    assert_eq!(session.history().unwrap().len(), acts);
    assert_eq!(session.check().unwrap(), vec![]);
    session.close().unwrap();
    let mut session = Session::open(&folder.path().join("study.griot"), None, Access::ReadWrite, actor()).unwrap();
    assert_eq!(told(&session).len(), 2);
    session.keep_searches(false).unwrap();
    session.remember_search("foi", 1).unwrap();
    assert!(told(&session).is_empty() && !session.keeps_searches().unwrap());
    session.keep_searches(true).unwrap();
    session.remember_search("foi", 1).unwrap();
    assert_eq!(told(&session).len(), 1);
}

#[test]
fn words_are_counted_by_language_without_stop_words() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = study(folder.path());
    let french = Language::new("fr");
    let rows = query::vocabulary(&session.project(), &Counted { language: french, ..Counted::default() });
    // Counted in the files without their headers: grep -oiw jeunes in the eight French documents.
    let count = |word: &str| rows.iter().find(|row| row.word == word).map(|row| (row.count, row.documents));
    assert_eq!(count("jeunes"), Some((23, 5)));
    assert_eq!(count("le"), None);
    assert!(rows.windows(2).all(|pair| pair[0].count >= pair[1].count));
    session.execute(Command::SetStopWords(french.unwrap(), Some(vec!["jeunes".into()]))).unwrap();
    let rows = query::vocabulary(&session.project(), &Counted { language: french, ..Counted::default() });
    assert!(rows.iter().all(|row| row.word != "jeunes") && rows.iter().any(|row| row.word == "le"));
    session.undo().unwrap();
    assert!(query::stop_words(&session.project(), french.unwrap()).contains(&"le".to_owned()));
}

#[test]
fn the_command_line_saves_searches_keeps_lists_and_counts_words() {
    let desk = Desk::new();
    desk.done(&["demo", "d", "--no-window"]);
    let project = "d/sample-study.griot";
    let project = if desk.path(project).exists() { project.to_owned() } else { griot_file(&desk) };
    let project = project.as_str();
    let concepts = desk.json(&["concepts", "list", project], "concepts");
    assert!(concepts["concepts"].as_array().unwrap().iter().any(|concept| concept["name"] == "prison"));
    desk.json(&["concepts", "set", project, "#faim", "faim", "hunger", "kɔngɔ*"], "act");
    desk.write("lists.txt", "soif = soif, thirst\n");
    desk.json(&["concepts", "import", project, "lists.txt"], "act");
    desk.json(&["concepts", "remove", project, "soif"], "act");
    assert!(desk.refused(&["concepts", "remove", project, "soif"]).contains("there is no concept list"));
    assert!(desk.refused(&["concepts", "set", project, "x", "(a"]).contains("neither a word nor a phrase"));
    desk.json(&["searches", "save", project, "Hunger", "#faim OR soif", "--notes", "ask again"], "act");
    desk.json(&["searches", "save", project, "Hunger", "#faim"], "act");
    let saved = desk.json(&["searches", "list", project], "searches");
    assert_eq!((saved["searches"][0]["query"].as_str(), saved["searches"][0]["notes"].as_str()), (Some("#faim"), Some("ask again")));
    let run = desk.json(&["searches", "run", project, "Hunger"], "search");
    assert_eq!(run["total_hits"], desk.json(&["search", project, "#faim"], "search")["total_hits"]);
    assert!(desk.refused(&["searches", "save", project, "Bad", "(a"]).contains("has no partner"));
    assert!(desk.refused(&["searches", "run", project, "Huger"]).contains("the saved searches are Hunger"));
    assert_eq!(desk.json(&["searches", "history", project], "search-history")["remembered"], true);
    assert_eq!(desk.json(&["searches", "remember", project, "off"], "search-history")["remembered"], false);
    desk.json(&["searches", "forget", project], "search-history");
    desk.json(&["searches", "remove", project, "Hunger"], "act");
    let words = desk.json(&["vocabulary", project, "--language", "fr", "--limit", "5"], "vocabulary");
    assert_eq!(words["words"].as_array().unwrap().len(), 5);
    desk.json(&["vocabulary", project, "--language", "fr", "--set-stop-words", "le,la,les"], "act");
    assert_eq!(desk.json(&["vocabulary", project, "--language", "fr", "--stop-words"], "vocabulary")["stop_words"].as_array().unwrap().len(), 3);
    desk.json(&["vocabulary", project, "--language", "fr", "--built-in-stop-words"], "act");
    let grouped = desk.json(&["search", project, "prison", "--group", "case", "--limit", "2"], "search");
    assert!(grouped["groups"].as_array().unwrap().len() > 3 && grouped["hits"].as_array().unwrap().len() == 2);
    let like = desk.json(&["search", project, "--like", "S01", "1081..1174", "--limit", "3"], "search");
    assert!(!like["hits"].as_array().unwrap().is_empty());
    desk.done(&["search", project, "prison", "--out", "hits.csv"]);
    let table = std::fs::read_to_string(desk.path("hits.csv")).unwrap();
    assert!(table.contains("document,") && table.matches("prison").count() >= 29, "{table}");
    desk.done(&["search", project, "prison", "--out", "hits.xlsx"]);
    assert!(desk.done(&["searches", "help"]).contains("NEAR/3"));
    assert!(desk.json(&["searches", "help", "--french"], "search-help")["help"].as_str().unwrap().starts_with("# Chercher"));
    let preview = desk.json(&["autocode", project, "prison", "--code", "det.worship", "--dry-run", "--skip", "coded"], "autocode");
    assert!(preview["skipped"].as_u64().unwrap() > 0);
    assert_valid(&preview, "autocode");
}

fn griot_file(desk: &Desk) -> String {
    let found =
        std::fs::read_dir(desk.path("d")).unwrap().map(|entry| entry.unwrap().path()).find(|path| path.extension().is_some_and(|ending| ending == "griot"));
    found.unwrap().display().to_string()
}

#[test]
fn completion_offers_what_may_follow() {
    let folder = tempfile::tempdir().unwrap();
    let session = study(folder.path());
    let project = session.project();
    let offered = |text: &str| {
        let caret = text.find('|').map_or(text.chars().count(), |at| text[..at].chars().count());
        let text = text.replace('|', "");
        let letters: Vec<char> = text.chars().collect();
        let chosen = |candidate: query::Candidate| {
            let (before, after): (String, String) = (letters[..candidate.range.start].iter().collect(), letters[candidate.range.end..].iter().collect());
            format!("{before}{}{after}", candidate.insert)
        };
        query::complete(&project, &text, caret).into_iter().map(chosen).collect::<Vec<_>>()
    };
    for (text, one) in [
        ("co", "code:"),
        ("co", "coder:"),
        ("é -spea| x", "é -speaker: x"),
        ("genre", "case.gender:"),
        ("code:det.wor", "code:det.worship"),
        ("code:worship", "code:det.worship"),
        ("code:=det.wor", "code:=det.worship"),
        ("speaker:DET-0", "speaker:DET-004"),
        ("(coder:in|) x", "(coder:INT-02) x"),
        ("case.gender:", "case.gender:woman"),
        ("case.gender:fem", "case.gender:woman"),
        ("#pri", "#prison"),
        ("lang:", "lang:ar"),
        ("a OVER", "a OVERLAPS "),
        ("a IN tu", "a IN turn"),
    ] {
        assert!(offered(text).contains(&one.to_owned()), "{text} does not offer {one}: {:?}", offered(text));
    }
    assert_eq!(offered("code:det.wor").len(), 1);
    assert!(offered("doc:S0").len() >= 9);
    for nothing in ["", "\"code", "/code", "a ", "zzzz"] {
        assert_eq!(offered(nothing), Vec::<String>::new(), "{nothing}");
    }
    for text in ["speaker:", "code:", "doc:", "case.occupation_before:", "#"] {
        assert!(!offered(text).is_empty(), "{text}");
        for whole in offered(text) {
            parse(&whole).unwrap();
        }
    }
}
