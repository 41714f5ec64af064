//! Single acts whose outcome is more than their name says.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use griot::model::code::Bilingual;
use griot::model::coding::Qualifiers;
use griot::model::ids::{CodeId, InstallationId};
use griot::model::memo::MemoTarget;
use griot::model::text::CharSpan;
use griot::model::time::Moment;
use griot::session::clock::Clock;
use griot::session::command::{Command, NewCode, NewCoding};
use griot::session::files::ImportRequest;
use griot::session::{Actor, Session, start_with};

fn session() -> Session {
    let actor = Actor { coder: "anna".into(), installation: InstallationId::from_uuid(uuid::Uuid::nil()), clock: Clock::fixed(Moment(0)) };
    let mut session = Session::in_memory(start_with::nothing("acts"), actor).unwrap();
    session.import_bytes(&[("one.txt", b"Some words to be coded, and more of them.\n".as_slice())], &ImportRequest::default()).unwrap();
    session
}

fn code(session: &mut Session, parent: Option<CodeId>, name: &str) -> CodeId {
    session.execute(Command::AddCode(NewCode { parent, name: Bilingual::same(name), ..NewCode::default() })).unwrap();
    session.project().codebook().find(&name.to_lowercase()).unwrap()
}

fn apply(session: &mut Session, code: CodeId, memo: &str) {
    let document = session.project().documents().next().unwrap().id;
    let coding = NewCoding { document, span: CharSpan::at(5, 5), code, memo: memo.into(), qualifiers: Qualifiers::default() };
    session.execute(Command::AddCodings(vec![coding])).unwrap();
}

#[test]
fn merging_codes_keeps_what_was_noted_on_codings_that_become_one() {
    let mut session = session();
    let (fear, worry) = (code(&mut session, None, "Fear"), code(&mut session, None, "Worry"));
    apply(&mut session, fear, "first thought");
    apply(&mut session, worry, "second thought");
    let on_worry = session.project().codings().find(|coding| coding.code == worry).unwrap().id;
    session.execute(Command::AddMemo { target: MemoTarget::Coding(on_worry), text: "a memo".into() }).unwrap();
    let before = session.project();
    session.execute(Command::MergeCode { from: worry, into: fear }).unwrap();
    let project = session.project();
    let left: Vec<_> = project.codings().collect();
    assert_eq!((left.len(), left.first().unwrap().memo.as_str()), (1, "first thought\nsecond thought"));
    assert_eq!(project.memos().next().unwrap().target, MemoTarget::Coding(left.first().unwrap().id));
    assert_eq!(session.check().unwrap(), vec![]);
    session.undo().unwrap();
    assert_eq!(session.project(), before);
}

#[test]
fn a_code_cannot_be_moved_or_merged_below_itself() {
    let mut session = session();
    let family = code(&mut session, None, "Family");
    let child = code(&mut session, Some(family), "Child");
    assert!(session.execute(Command::MoveCode { code: family, parent: Some(child), place: 0 }).is_err());
    assert!(session.execute(Command::MergeCode { from: family, into: child }).is_err());
    session.execute(Command::MergeCode { from: child, into: family }).unwrap();
    assert_eq!(session.project().codebook().len(), 1);
}

#[test]
fn removing_a_code_takes_its_children_and_codings_and_undo_brings_them_back() {
    let mut session = session();
    let family = code(&mut session, None, "Family");
    let child = code(&mut session, Some(family), "Child");
    apply(&mut session, child, "");
    let before = session.project();
    let outcome = session.execute(Command::RemoveCode(family)).unwrap();
    assert_eq!(outcome.label, "remove code family with 1 coding");
    assert_eq!((session.project().codebook().len(), session.project().coding_count()), (0, 0));
    session.undo().unwrap();
    assert_eq!(session.project(), before);
}

#[test]
fn removing_a_document_takes_all_that_hangs_on_it_and_undo_brings_it_back_searchable() {
    use griot::query::{Search, Sort, parse};
    let mut session = session();
    let fear = code(&mut session, None, "Fear");
    apply(&mut session, fear, "x");
    let document = session.project().documents().next().unwrap().id;
    let before = session.project();
    session.execute(Command::RemoveDocument(document)).unwrap();
    let search = Search { limit: 5, offset: 0, sort: Sort::Score };
    let found = |session: &mut Session| session.search(&parse("words").unwrap(), &search).unwrap().total;
    assert_eq!(found(&mut session), 0);
    session.undo().unwrap();
    assert_eq!((found(&mut session), session.project()), (1, before));
}

#[test]
fn summaries_of_cells_follow_their_codes() {
    let mut session = session();
    let [fear, worry, work] = ["Fear", "Worry", "Work"].map(|name| code(&mut session, None, name));
    let summarise = |session: &mut Session, row, column, text: &str| session.execute(Command::SummariseCell { row, column, text: text.into() });
    summarise(&mut session, fear, work, "afraid at work").unwrap();
    summarise(&mut session, worry, work, "worried at work").unwrap();
    assert!(summarise(&mut session, fear, work, "afraid at work ").is_err());
    let before = session.project();
    session.execute(Command::MergeCode { from: worry, into: fear }).unwrap();
    assert_eq!(session.project().summary(fear, work), "afraid at work\n\nworried at work");
    assert_eq!(session.check().unwrap(), vec![]);
    session.undo().unwrap();
    assert_eq!(session.project(), before);
    session.execute(Command::RemoveCode(work)).unwrap();
    assert_eq!((session.project().summaries().count(), session.check().unwrap()), (0, vec![]));
    session.undo().unwrap();
    assert_eq!(session.project(), before);
    summarise(&mut session, fear, work, "").unwrap();
    assert_eq!(session.project().summaries().count(), 1);
}

#[test]
fn a_use_of_a_quote_goes_with_its_document_and_not_with_its_coding() {
    let mut session = session();
    let fear = code(&mut session, None, "Fear");
    apply(&mut session, fear, "");
    let (document, span) = (session.project().documents().next().unwrap().id, CharSpan::at(5, 5));
    let quoted = |place: &str| Command::UseQuotes { passages: vec![(document, span)], place: place.into() };
    session.execute(quoted("Report")).unwrap();
    assert!(session.execute(quoted(" Report ")).is_err());
    assert!(session.execute(quoted("  ")).is_err());
    assert!(session.execute(Command::UseQuotes { passages: vec![(document, CharSpan::at(5, 900))], place: "Report".into() }).is_err());
    session.execute(Command::RemoveCode(fear)).unwrap();
    assert_eq!(session.project().quote_uses().count(), 1);
    let before = session.project();
    session.execute(Command::RemoveDocument(document)).unwrap();
    assert_eq!((session.project().quote_uses().count(), session.check().unwrap()), (0, vec![]));
    session.undo().unwrap();
    assert_eq!(session.project(), before);
}

#[test]
fn a_coder_is_given_another_name_and_goes_on_under_it() {
    let mut session = session();
    let fear = code(&mut session, None, "Fear");
    apply(&mut session, fear, "");
    session.remember_search("fear", 1).unwrap();
    let anna = session.project().coder_named("anna").unwrap().id;
    let before = session.project();
    let outcome = session.execute(Command::RenameCoder(anna, " Anna B. ".into())).unwrap();
    assert_eq!(outcome.label, "coder anna is now Anna B.");
    assert_eq!((session.coder(), session.project().coder_name(anna)), ("Anna B.", "Anna B."));
    assert_eq!(session.project().documents().next().unwrap().imported_by, "Anna B.", "a raw text stays open to who took it in");
    assert_eq!(session.search_history().unwrap().len(), 1, "the questions of before go with the name");
    assert_eq!(session.check().unwrap(), vec![]);
    // What is done next is done by the same coder.
    code(&mut session, None, "Worry");
    let worry = session.project().codebook().find("worry").unwrap();
    apply(&mut session, worry, "");
    assert!(session.project().codings().all(|coding| coding.coder == anna) && session.project().coders().count() == 1);
    session.undo().unwrap();
    session.undo().unwrap();
    session.undo().unwrap();
    assert_eq!((session.project(), session.coder()), (before, "anna"));
    assert_eq!(session.search_history().unwrap().len(), 1);
    session.redo().unwrap();
    assert_eq!(session.coder(), "Anna B.");
}

#[test]
fn two_coders_are_never_made_one_by_a_name() {
    let mut session = session();
    let fear = code(&mut session, None, "Fear");
    apply(&mut session, fear, "");
    let csv = b"doc,code,coder,start,end,memo\none,fear,bob,5,10,\none,fear,consensus,5,10,\n";
    session.import_codings(csv).unwrap();
    let id = |session: &Session, name: &str| session.project().coder_named(name).unwrap().id;
    let (anna, consensus) = (id(&session, "anna"), id(&session, "consensus"));
    let before = session.project();
    for (coder, name) in [(anna, "bob"), (anna, " bob "), (anna, "anna"), (anna, " "), (anna, "a\nb"), (anna, "consensus"), (consensus, "carla")] {
        let refused = session.execute(Command::RenameCoder(coder, name.into())).unwrap_err();
        assert!(matches!(refused, griot::session::error::SessionError::Plan(_)), "{name:?}: {refused}");
    }
    assert_eq!((session.project(), session.coder()), (before, "anna"));
    let refused = session.execute(Command::RenameCoder(anna, "bob".into())).unwrap_err().message();
    assert_eq!(refused.what, "there is a coder ‘bob’ already");
    assert!(refused.hint.unwrap().contains("two people are not made one"));
}
