//! Two copies of one project on one machine do not disturb each other: each has its own index, inside its file.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use griot::model::ids::InstallationId;
use griot::query::{Search, Sort, parse};
use griot::session::clock::Clock;
use griot::session::files::ImportRequest;
use griot::session::{Access, Actor, Passphrase, Session, start_with};
use std::path::Path;

fn actor() -> Actor {
    Actor { coder: "anna".into(), installation: InstallationId::from_uuid(uuid::Uuid::nil()), clock: Clock::system() }
}

fn import(session: &mut Session, name: &str, text: &str) {
    session.import_bytes(&[(name, text.as_bytes())], &ImportRequest::default()).unwrap();
}

fn hits(session: &mut Session, query: &str) -> u64 {
    session.search(&parse(query).unwrap(), &Search { limit: 10, offset: 0, sort: Sort::Document }).unwrap().total
}

fn open(path: &Path, passphrase: Option<&Passphrase>) -> Session {
    Session::open(path, passphrase, Access::ReadWrite, actor()).unwrap()
}

fn copies_go_their_own_way(passphrase: Option<&Passphrase>) {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (folder.path().join("one.griot"), folder.path().join("other.griot"));
    let mut session = Session::create(&one, passphrase, start_with::nothing("copies"), actor()).unwrap();
    import(&mut session, "both.txt", "The market is open.\n");
    session.close().unwrap();
    std::fs::copy(&one, &other).unwrap();
    let (mut first, mut second) = (open(&one, passphrase), open(&other, passphrase));
    assert!(first.is_writable() && second.is_writable());
    import(&mut first, "first.txt", "Only the first knows the quokka of the market.\n");
    assert_eq!((hits(&mut first, "quokka"), hits(&mut second, "quokka")), (1, 0));
    import(&mut second, "second.txt", "Only the second knows the wombat of the market.\n\nAnd another market.\n");
    assert_eq!((hits(&mut first, "wombat"), hits(&mut second, "wombat")), (0, 1));
    assert_eq!((hits(&mut first, "market"), hits(&mut second, "market")), (2, 3));
    second.undo().unwrap();
    first.close().unwrap();
    second.close().unwrap();
    for (path, market, quokka) in [(&one, 2, 1), (&other, 1, 0)] {
        let mut session = open(path, passphrase);
        // The stored index is used as it is: nothing has to be built again.
        assert!(session.searcher(|| {}).unwrap().state.is_complete());
        assert_eq!((hits(&mut session, "market"), hits(&mut session, "quokka"), hits(&mut session, "wombat")), (market, quokka, 0));
        assert!(session.check().unwrap().is_empty());
    }
    // Nothing of an index lies beside the projects.
    let mut beside: Vec<String> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    beside.retain(|name| !name.starts_with("one.griot") && !name.starts_with("other.griot"));
    assert_eq!(beside, Vec::<String>::new());
}

#[test]
fn copies_of_a_project_go_their_own_way() {
    copies_go_their_own_way(None);
}

#[test]
fn copies_of_an_encrypted_project_go_their_own_way() {
    copies_go_their_own_way(Some(&Passphrase::new("sabali".into())));
}
