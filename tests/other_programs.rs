//! Projects of QualCoder, Taguette and RQDA, in the tables that those programs make.
#![allow(clippy::allow_attributes, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on has failed")]

use griot::exchange::report::Fate;
use griot::exchange::study::Study;
use griot::exchange::watch::Watch;
use griot::exchange::{ExchangeError, qualcoder, rqda, taguette};
use griot::model::attribute::Value;
use griot::model::ids::InstallationId;
use griot::model::time::Moment;
use griot::session::clock::Clock;
use griot::session::{Actor, Session, start_with};
use rusqlite::{Connection, OpenFlags};
use std::path::Path;

const NOW: Moment = Moment(1_929_859_920_000);

fn database(path: &Path, sql: &str) {
    let connection = Connection::open_with_flags(path, OpenFlags::default()).unwrap();
    connection.execute_batch(sql).unwrap();
    connection.close().map_err(|(_, err)| err).unwrap();
}

fn session(study: Study) -> Session {
    let actor = Actor { coder: "INT-02".into(), installation: InstallationId::from_uuid(uuid::Uuid::nil()), clock: Clock::fixed(NOW) };
    let mut session = Session::in_memory(start_with::nothing("Trial"), actor).unwrap();
    session.take_study(study).unwrap();
    assert_eq!(session.check().unwrap(), []);
    session
}

/// Each coding as document, text, path and coder.
fn told(session: &Session) -> Vec<[String; 4]> {
    let project = session.project();
    let told = |coding: &griot::model::coding::Coding| {
        let transcript = project.transcript(coding.document).unwrap();
        [
            transcript.document.name.clone(),
            transcript.slice(coding.span).to_owned(),
            project.codebook().path(coding.code),
            project.coder_name(coding.coder).to_owned(),
        ]
    };
    let mut all: Vec<_> = project.codings().map(told).collect();
    all.sort();
    all
}

fn row(cells: [&str; 4]) -> [String; 4] {
    cells.map(str::to_owned)
}

fn count(study: &Study, what: &str, fate: Fate) -> usize {
    study.report.entries.iter().filter(|entry| entry.what == what && entry.fate == fate).map(|entry| entry.count).sum()
}

const QUALCODER: &str = "
CREATE TABLE project (databaseversion TEXT, date TEXT, memo TEXT, about TEXT, bookmarkfile INTEGER, bookmarkpos INTEGER, codername TEXT);
CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT, fulltext TEXT, mediapath TEXT, memo TEXT, owner TEXT, date TEXT, av_text_id INTEGER, unique(name));
CREATE TABLE code_cat (catid INTEGER PRIMARY KEY, name TEXT, owner TEXT, date TEXT, memo TEXT, supercatid INTEGER, unique(name));
CREATE TABLE code_name (cid INTEGER PRIMARY KEY, name TEXT, memo TEXT, catid INTEGER, owner TEXT, date TEXT, color TEXT, supercid INTEGER, unique(name));
CREATE TABLE code_text (ctid INTEGER PRIMARY KEY, cid INTEGER, fid INTEGER, seltext TEXT, pos0 INTEGER, pos1 INTEGER, owner TEXT, date TEXT, memo TEXT, avid INTEGER, important INTEGER);
CREATE TABLE code_image (imid INTEGER PRIMARY KEY, id INTEGER, x1 INTEGER, y1 INTEGER, width INTEGER, height INTEGER, cid INTEGER, memo TEXT, date TEXT, owner TEXT, important INTEGER);
CREATE TABLE cases (caseid INTEGER PRIMARY KEY, name TEXT, memo TEXT, owner TEXT, date TEXT);
CREATE TABLE case_text (id INTEGER PRIMARY KEY, caseid INTEGER, fid INTEGER, pos0 INTEGER, pos1 INTEGER, owner TEXT, date TEXT, memo TEXT);
CREATE TABLE attribute_type (name TEXT PRIMARY KEY, date TEXT, owner TEXT, memo TEXT, caseOrFile TEXT, valuetype TEXT);
CREATE TABLE attribute (attrid INTEGER PRIMARY KEY, name TEXT, attr_type TEXT, value TEXT, id INTEGER, date TEXT, owner TEXT);
CREATE TABLE journal (jid INTEGER PRIMARY KEY, name TEXT, jentry TEXT, date TEXT, owner TEXT);
CREATE TABLE annotation (anid INTEGER PRIMARY KEY, fid INTEGER, pos0 INTEGER, pos1 INTEGER, memo TEXT, owner TEXT, date TEXT);
INSERT INTO project VALUES ('v11', '2031-01-05 10:11:12', 'On all of it', 'QualCoder 3.6', 0, 0, 'anna');
INSERT INTO source VALUES (1, 'a.txt', '😀 Anna: home, and 東京. Home again.', NULL, 'first talk', 'anna', '2031-01-06 08:00:00', NULL);
INSERT INTO source VALUES (2, 'photo.png', NULL, '/images/photo.png', '', 'anna', '2031-01-06 08:00:00', NULL);
INSERT INTO code_cat VALUES (2, 'Below', 'anna', '', '', 1), (1, 'Place', 'anna', '', 'where', NULL);
INSERT INTO code_name VALUES (5, 'inner', '', NULL, 'anna', '', '#FF8000', 4), (4, 'home', 'being there', 2, 'anna', '', '#FF8000', NULL), (6, 'far', '', NULL, 'anna', '', '', NULL);
INSERT INTO code_text VALUES (1, 4, 1, 'home', 8, 12, 'anna', '2031-01-07 09:00:00', 'a note', NULL, NULL);
INSERT INTO code_text VALUES (2, 6, 1, '東京', 19, 21, 'ben', '2031-01-07 09:00:00', '', NULL, NULL);
INSERT INTO code_text VALUES (3, 5, 1, 'nowhere', 0, 7, 'ben', '2031-01-07 09:00:00', '', NULL, NULL);
INSERT INTO code_image VALUES (1, 2, 0, 0, 5, 5, 4, '', '', 'anna', NULL);
INSERT INTO cases VALUES (1, 'P1', 'about P1', 'anna', '2031-01-06 08:00:00');
INSERT INTO case_text VALUES (1, 1, 1, 0, 34, 'anna', '', '');
INSERT INTO attribute_type VALUES ('age', '', 'anna', '', 'case', 'numeric'), ('site', '', 'anna', '', 'file', 'character');
INSERT INTO attribute VALUES (1, 'age', 'case', '41', 1, '', 'anna'), (2, 'site', 'file', 'Gao', 1, '', 'anna');
INSERT INTO journal VALUES (1, 'Day one', 'It rained.', '2031-01-06 20:00:00', 'anna');
INSERT INTO annotation VALUES (1, 1, 2, 6, 'who is it', 'anna', '2031-01-06 20:00:00');
";

#[test]
fn a_qualcoder_project_comes_in_and_its_positions_are_mended_by_their_quotations() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("Trial.qda");
    std::fs::create_dir(&project).unwrap();
    database(&project.join("data.qda"), QUALCODER);
    let study = qualcoder::read(&project, NOW, Watch::default()).unwrap();
    assert_eq!((study.report.origin.as_str(), study.name.as_str()), ("QualCoder 3.6", "Trial"));
    // 'home' is counted in characters; '東京' in UTF-16 units, so one too far; 'nowhere' stands nowhere.
    assert_eq!((count(&study, "codings", Fate::Changed), count(&study, "codings", Fate::Lost)), (1, 2));
    let again = qualcoder::read(&project, NOW, Watch::default()).unwrap();
    assert_eq!(again.codings, study.codings, "identities follow from the project");
    let session = session(study);
    assert_eq!(told(&session), [row(["a.txt", "home", "place.below.home", "anna"]), row(["a.txt", "東京", "far", "ben"])]);
    let now = session.project();
    assert_eq!(
        now.codebook().in_order().iter().map(|code| now.codebook().path(code.id)).collect::<Vec<_>>(),
        ["place", "place.below", "place.below.home", "place.below.home.inner", "far"]
    );
    assert_eq!(now.values().map(|(_, _, value)| value.clone()).collect::<Vec<_>>().len(), 2);
    assert!(now.values().any(|(_, _, value)| *value == Value::Integer(41)));
    let mut memos: Vec<_> = now.memos().map(|memo| memo.text.as_str()).collect();
    memos.sort_unstable();
    assert_eq!(memos, ["2..6: who is it", "Day one\n\nIt rained.", "On all of it", "about P1", "first talk"]);
    assert_eq!(now.case_links().count(), 1);
}

const TAGUETTE: &str = "
CREATE TABLE projects (id INTEGER PRIMARY KEY, name VARCHAR, description TEXT, created DATETIME);
CREATE TABLE project_members (project_id INTEGER, user_login VARCHAR, privileges VARCHAR);
CREATE TABLE documents (id INTEGER PRIMARY KEY, name VARCHAR, description TEXT, filename VARCHAR, created DATETIME, project_id INTEGER, text_direction VARCHAR, contents TEXT);
CREATE TABLE tags (id INTEGER PRIMARY KEY, project_id INTEGER, path VARCHAR, description TEXT);
CREATE TABLE highlights (id INTEGER PRIMARY KEY, document_id INTEGER, start_offset INTEGER, end_offset INTEGER, snippet TEXT);
CREATE TABLE highlight_tags (highlight_id INTEGER, tag_id INTEGER);
INSERT INTO projects VALUES (1, 'Homes', 'A study', '2031-01-05 10:11:12.345');
INSERT INTO project_members VALUES (1, 'anna', 'ADMIN');
INSERT INTO documents VALUES (7, 'Awa', 'first', 'awa.html', '2031-01-06 08:00:00', 1, 'LEFT_TO_RIGHT', '<p>Été à la <b>maison</b></p><p>loin &amp; seule</p>');
INSERT INTO tags VALUES (1, 1, 'place.home', 'where'), (2, 1, 'place', ''), (3, 1, 'mood', '');
INSERT INTO highlights VALUES (1, 7, 12, 18, 'maison'), (2, 7, 18, 22, 'loin'), (3, 7, 900, 903, 'x');
INSERT INTO highlight_tags VALUES (1, 1), (1, 2), (2, 3);
";

#[test]
fn a_taguette_project_comes_in_with_its_highlights_in_the_right_places() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("homes.sqlite3");
    database(&path, TAGUETTE);
    let study = taguette::read(&path, NOW, Watch::default()).unwrap();
    assert_eq!(count(&study, "highlights", Fate::Lost), 1);
    let session = session(study);
    assert_eq!(told(&session), [row(["Awa", "loin", "mood", "anna"]), row(["Awa", "maison", "place", "anna"]), row(["Awa", "maison", "place.home", "anna"])]);
    assert_eq!(session.project().transcripts().next().unwrap().text.as_str(), "Été à la maison\nloin & seule");
}

/// A project in a database that Taguette 1.5.2 made itself, with positions that its own functions gave.
#[test]
fn a_database_that_taguette_made_itself_is_read_to_the_letter() {
    let study = taguette::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/exchange/taguette_1.5.2_made.sqlite3"), NOW, Watch::default()).unwrap();
    assert_eq!(count(&study, "codings", Fate::Carried), 6);
    let session = session(study);
    let wanted = [
        ["Awa", "maison", "lieu"],
        ["Awa", "seule", "lieu.maison"],
        ["Awa", "بكم", "humeur"],
        ["Awa", "😀", "lieu"],
        ["Ben", "deux é", "lieu"],
        ["Ben", "the end", "lieu.maison"],
    ];
    assert_eq!(told(&session), wanted.map(|[document, text, code]| row([document, text, code, "zoe"])));
    let codebook = session.project();
    let definition = |path: &str| codebook.codebook().get(codebook.codebook().find(path).unwrap()).unwrap().definition.en.clone();
    assert_eq!(definition("lieu.maison"), "à propos de lieu.maison");
}

const RQDA: &str = "
CREATE TABLE project (databaseversion TEXT, date TEXT, dateM TEXT, memo TEXT, about TEXT);
CREATE TABLE source (name TEXT, id INTEGER, file TEXT, memo TEXT, owner TEXT, date TEXT, dateM TEXT, status INTEGER);
CREATE TABLE freecode (name TEXT, memo TEXT, owner TEXT, date TEXT, dateM TEXT, id INTEGER, status INTEGER, color TEXT);
CREATE TABLE codecat (name TEXT, cid INTEGER, catid INTEGER, owner TEXT, date TEXT, dateM TEXT, memo TEXT, status INTEGER);
CREATE TABLE treecode (cid INTEGER, catid INTEGER, date TEXT, dateM TEXT, memo TEXT, status INTEGER, owner TEXT);
CREATE TABLE coding (cid INTEGER, fid INTEGER, seltext TEXT, selfirst REAL, selend REAL, status INTEGER, owner TEXT, date TEXT, memo TEXT);
CREATE TABLE cases (name TEXT, memo TEXT, owner TEXT, date TEXT, dateM TEXT, id INTEGER, status INTEGER);
CREATE TABLE caselinkage (caseid INTEGER, fid INTEGER, selfirst REAL, selend REAL, status INTEGER, owner TEXT, date TEXT, memo TEXT);
CREATE TABLE caseAttr (variable TEXT, value TEXT, caseID INTEGER, date TEXT, dateM TEXT, owner TEXT, status INTEGER);
INSERT INTO project VALUES ('0.2.2', 'Sun Jan 05 10:11:12 2031', NULL, NULL, NULL);
INSERT INTO source VALUES ('talk', 1, 'We left the house.', NULL, 'anna', '2031', NULL, 1), ('old', 2, 'gone', NULL, 'anna', '', NULL, 0);
INSERT INTO freecode VALUES ('leaving', 'going away', 'anna', '', '', 1, 1, 'red'), ('dropped', '', 'anna', '', '', 2, 0, NULL);
INSERT INTO codecat VALUES ('Ways', NULL, 1, 'anna', '', '', '', 1);
INSERT INTO treecode VALUES (1, 1, '', '', '', 1, 'anna');
INSERT INTO coding VALUES (1, 1, 'left', 3, 7, 1, 'anna', '', NULL), (1, 1, 'house', 12.0, 17.0, 0, 'anna', '', NULL);
INSERT INTO cases VALUES ('P1', NULL, 'anna', '', '', 1, 1);
INSERT INTO caselinkage VALUES (1, 1, 0, 18, 1, 'anna', '', '');
INSERT INTO caseAttr VALUES ('age', '41', 1, '', '', 'anna', 1);
";

#[test]
fn an_rqda_project_comes_in_without_what_was_deleted_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("study.rqda");
    database(&path, RQDA);
    let session = session(rqda::read(&path, NOW, Watch::default()).unwrap());
    assert_eq!(told(&session), [row(["talk", "left", "ways.leaving", "anna"])]);
    let project = session.project();
    assert_eq!((project.document_count(), project.codebook().len(), project.cases().count(), project.values().count()), (1, 2, 1, 1));
    assert_eq!(project.codebook().find("leaving").map(|code| project.codebook().get(code).unwrap().colour.to_string()), Ok("#FF0000".into()));
}

#[test]
fn a_long_reading_says_how_far_it_is_and_is_stopped_between_two_parts() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("Trial.qda");
    std::fs::create_dir(&project).unwrap();
    database(&project.join("data.qda"), QUALCODER);
    let told = std::cell::RefCell::new(Vec::new());
    let listens = |done, of| {
        told.borrow_mut().push((done, of));
        done < 3
    };
    assert!(matches!(qualcoder::read(&project, NOW, Watch::new(&listens)), Err(ExchangeError::Cancelled)));
    let of = told.borrow().first().map_or(0, |(_, of)| *of);
    assert!(of > 3, "texts and codings are counted");
    assert_eq!(*told.borrow(), (0..4).map(|done| (done, of)).collect::<Vec<_>>());
}

#[test]
fn other_databases_are_told_from_these() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.sqlite3");
    database(&path, "CREATE TABLE a (b)");
    for refused in [qualcoder::read(&path, NOW, Watch::default()), taguette::read(&path, NOW, Watch::default()), rqda::read(&path, NOW, Watch::default())] {
        assert!(matches!(refused, Err(ExchangeError::NotThis { .. })));
    }
    std::fs::File::create(folder.path().join("empty.sqlite3")).unwrap();
    let refused = taguette::read(&folder.path().join("empty.sqlite3"), NOW, Watch::default()).map(|_| panic!()).unwrap_err();
    assert!(refused.to_string().contains("no SQLite database"), "{refused}");
    assert!(matches!(qualcoder::read(folder.path(), NOW, Watch::default()), Err(ExchangeError::NotThis { .. })));
}
