//! Whatever is done, undone and done again: memory, file, log and index tell the same.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on has failed")]

use griot::analysis::agreement::disagreements::disagreements;
use griot::analysis::agreement::{Request, agreement, rounds};
use griot::import::codings::CodingRow;
use griot::model::attribute::Bearer;
use griot::model::code::Bilingual;
use griot::model::consent::{ConsentRecord, Readiness};
use griot::model::departure::Recipient;
use griot::model::ids::{CaseId, CodeId, CodingId, DocumentId, InstallationId, MemoId};
use griot::model::language::Language;
use griot::model::memo::MemoTarget;
use griot::model::project::Project;
use griot::model::revision::{Move, Replaced};
use griot::model::settlement::Verdict;
use griot::model::text::CharSpan;
use griot::model::time::Moment;
use griot::session::clock::Clock;
use griot::session::command::{CodeUpdate, CodingUpdate, Command, ConceptDraft, DocumentUpdate, NewCode, NewCoding, NewDeparture, SearchDraft, Settle};
use griot::session::error::SessionError;
use griot::session::files::ImportRequest;
use griot::session::{Actor, Session, start_with};
use proptest::prelude::*;
use std::path::Path;

#[path = "log/merging.rs"]
mod merging;

/// An act with numbers that are taken modulo what is there.
#[derive(Clone, Debug)]
enum Act {
    Import(u8),
    RenameDocument(usize, u8),
    RemoveDocument(usize),
    AddCode(usize, u8),
    RenameCode(usize, u8),
    MoveCode(usize, usize, usize),
    MergeCode(usize, usize),
    RemoveCode(usize),
    Code(usize, usize, u32, u32),
    ChangeCoding(usize, usize, u32, u32),
    RemoveCoding(usize),
    RenameCoder(usize, u8),
    AddCase(u8),
    LinkCase(usize, usize),
    RemoveCase(usize),
    SetValue(usize, usize, u8),
    AddMemo(usize, u8),
    ChangeMemo(usize, u8),
    RemoveMemo(usize),
    Export(u8),
    SaveSearch(u8),
    ChangeSearch(usize, u8),
    RemoveSearch(usize),
    SetConcept(u8, u8),
    RenameConcept(usize, u8),
    RemoveConcept(usize),
    SetStopWords(u8),
    CodeAsOther(usize, usize, u32, u32),
    Settle(usize, u8),
    Unsettle(usize),
    KeepRound(u8),
    RemoveRound(usize),
    SetAgreement(bool),
    Summarise(usize, usize, u8),
    UseQuote(usize, u32, u32, u8),
    ForgetUse(usize),
    Pseudonymise(usize, u32, u32),
    Consent(usize, u8),
    RequireConsent(bool),
    Ready(usize, u8),
    Undo,
    Redo,
}

fn act() -> impl Strategy<Value = Act> {
    let n = || 0usize..1000;
    let at = || 0u32..60;
    prop_oneof![
        1 => any::<u8>().prop_map(Act::Import),
        1 => (n(), any::<u8>()).prop_map(|(a, b)| Act::RenameDocument(a, b)),
        1 => n().prop_map(Act::RemoveDocument),
        4 => (n(), any::<u8>()).prop_map(|(a, b)| Act::AddCode(a, b)),
        2 => (n(), any::<u8>()).prop_map(|(a, b)| Act::RenameCode(a, b)),
        2 => (n(), n(), n()).prop_map(|(a, b, c)| Act::MoveCode(a, b, c)),
        2 => (n(), n()).prop_map(|(a, b)| Act::MergeCode(a, b)),
        2 => n().prop_map(Act::RemoveCode),
        10 => (n(), n(), at(), at()).prop_map(|(a, b, c, d)| Act::Code(a, b, c, d)),
        3 => (n(), n(), at(), at()).prop_map(|(a, b, c, d)| Act::ChangeCoding(a, b, c, d)),
        2 => n().prop_map(Act::RemoveCoding),
        1 => (n(), any::<u8>()).prop_map(|(a, b)| Act::RenameCoder(a, b)),
        2 => any::<u8>().prop_map(Act::AddCase),
        2 => (n(), n()).prop_map(|(a, b)| Act::LinkCase(a, b)),
        1 => n().prop_map(Act::RemoveCase),
        3 => (n(), n(), any::<u8>()).prop_map(|(a, b, c)| Act::SetValue(a, b, c)),
        3 => (n(), any::<u8>()).prop_map(|(a, b)| Act::AddMemo(a, b)),
        2 => (n(), any::<u8>()).prop_map(|(a, b)| Act::ChangeMemo(a, b)),
        1 => n().prop_map(Act::RemoveMemo),
        1 => any::<u8>().prop_map(Act::Export),
        2 => any::<u8>().prop_map(Act::SaveSearch),
        1 => (n(), any::<u8>()).prop_map(|(a, b)| Act::ChangeSearch(a, b)),
        1 => n().prop_map(Act::RemoveSearch),
        2 => (any::<u8>(), any::<u8>()).prop_map(|(a, b)| Act::SetConcept(a, b)),
        1 => (n(), any::<u8>()).prop_map(|(a, b)| Act::RenameConcept(a, b)),
        1 => n().prop_map(Act::RemoveConcept),
        1 => any::<u8>().prop_map(Act::SetStopWords),
        6 => (n(), n(), at(), at()).prop_map(|(a, b, c, d)| Act::CodeAsOther(a, b, c, d)),
        5 => (n(), any::<u8>()).prop_map(|(a, b)| Act::Settle(a, b)),
        1 => n().prop_map(Act::Unsettle),
        2 => any::<u8>().prop_map(Act::KeepRound),
        1 => n().prop_map(Act::RemoveRound),
        1 => any::<bool>().prop_map(Act::SetAgreement),
        3 => (n(), n(), any::<u8>()).prop_map(|(a, b, c)| Act::Summarise(a, b, c)),
        2 => (n(), at(), at(), any::<u8>()).prop_map(|(a, b, c, d)| Act::UseQuote(a, b, c, d)),
        1 => n().prop_map(Act::ForgetUse),
        6 => Just(Act::Undo),
        4 => Just(Act::Redo),
    ]
}

/// The same with acts that change texts and what may be coded. Two copies cannot both change one text, so merging is tried without them.
fn act_of_one() -> impl Strategy<Value = Act> {
    let n = || 0usize..1000;
    prop_oneof![
        20 => act(),
        2 => (n(), 0u32..60, 0u32..60).prop_map(|(a, b, c)| Act::Pseudonymise(a, b, c)),
        1 => (n(), any::<u8>()).prop_map(|(a, b)| Act::Consent(a, b)),
        1 => any::<bool>().prop_map(Act::RequireConsent),
        1 => (n(), any::<u8>()).prop_map(|(a, b)| Act::Ready(a, b)),
    ]
}

fn pick<T: Copy>(all: &[T], number: usize) -> Option<T> {
    if all.is_empty() { None } else { Some(all[number % all.len()]) }
}

struct Ids {
    documents: Vec<DocumentId>,
    codes: Vec<CodeId>,
    codings: Vec<CodingId>,
    cases: Vec<CaseId>,
    memos: Vec<MemoId>,
}

fn ids(project: &Project) -> Ids {
    Ids {
        documents: project.documents().map(|document| document.id).collect(),
        codes: project.codebook().iter().map(|code| code.id).collect(),
        codings: project.codings().map(|coding| coding.id).collect(),
        cases: project.cases().map(|case| case.id).collect(),
        memos: project.memos().map(|memo| memo.id).collect(),
    }
}

fn command(project: &Project, act: &Act) -> Option<Command> {
    let ids = ids(project);
    Some(match act {
        Act::Import(_) | Act::Undo | Act::Redo => return None,
        Act::RenameDocument(at, name) => {
            Command::UpdateDocument(pick(&ids.documents, *at)?, DocumentUpdate { name: Some(format!("D{}", name % 8)), ..DocumentUpdate::default() })
        }
        Act::RemoveDocument(at) => Command::RemoveDocument(pick(&ids.documents, *at)?),
        Act::AddCode(parent, name) => Command::AddCode(NewCode {
            parent: if parent % 3 == 0 { None } else { pick(&ids.codes, *parent) },
            name: Bilingual::same(format!("Code {}", name % 20)),
            ..NewCode::default()
        }),
        Act::RenameCode(at, name) => {
            let update = CodeUpdate { key: Some(format!("k{}", name % 20)), name: Some(Bilingual::new(format!("N{name}"), "")), ..CodeUpdate::default() };
            Command::UpdateCode(pick(&ids.codes, *at)?, Box::new(update))
        }
        Act::MoveCode(at, parent, place) => {
            Command::MoveCode { code: pick(&ids.codes, *at)?, parent: if parent % 4 == 0 { None } else { pick(&ids.codes, *parent) }, place: place % 5 }
        }
        Act::MergeCode(from, into) => Command::MergeCode { from: pick(&ids.codes, *from)?, into: pick(&ids.codes, *into)? },
        Act::RemoveCode(at) => Command::RemoveCode(pick(&ids.codes, *at)?),
        Act::Code(document, code, one, other) => Command::AddCodings(vec![NewCoding {
            document: pick(&ids.documents, *document)?,
            span: CharSpan::between(*one, *other),
            code: pick(&ids.codes, *code)?,
            memo: if one % 2 == 0 { String::new() } else { format!("memo {one}") },
            qualifiers: Default::default(),
        }]),
        Act::ChangeCoding(at, code, one, other) => {
            let update = CodingUpdate { code: pick(&ids.codes, *code), span: Some(CharSpan::between(*one, *other)), ..CodingUpdate::default() };
            Command::UpdateCodings(vec![(pick(&ids.codings, *at)?, update)])
        }
        Act::RemoveCoding(at) => Command::RemoveCodings(vec![pick(&ids.codings, *at)?]),
        Act::AddCase(name) => Command::AddCase(format!("DET-{:03}", name % 6)),
        Act::LinkCase(case, document) => Command::LinkCase { case: pick(&ids.cases, *case)?, document: pick(&ids.documents, *document)?, speaker: None },
        Act::RemoveCase(at) => Command::RemoveCase(pick(&ids.cases, *at)?),
        Act::SetValue(case, attribute, value) => {
            let attributes = project.attributes();
            let of_cases: Vec<_> =
                attributes.iter().filter(|attribute| attribute.subject == griot::model::attribute::Subject::Case).map(|attribute| attribute.id).collect();
            let value = if value % 4 == 0 { None } else { Some(griot::model::attribute::Value::Text(format!("v{value}"))) };
            Command::SetValue { bearer: Bearer::Case(pick(&ids.cases, *case)?), attribute: pick(&of_cases, *attribute)?, value }
        }
        Act::AddMemo(at, text) => {
            let target = match at % 5 {
                0 => MemoTarget::Project,
                1 => MemoTarget::Document(pick(&ids.documents, *at)?),
                2 => MemoTarget::Code(pick(&ids.codes, *at)?),
                3 => MemoTarget::Coding(pick(&ids.codings, *at)?),
                _ => MemoTarget::Case(pick(&ids.cases, *at)?),
            };
            Command::AddMemo { target, text: format!("thought {text}") }
        }
        Act::ChangeMemo(at, text) => Command::UpdateMemo(pick(&ids.memos, *at)?, format!("second thought {text}")),
        Act::RemoveMemo(at) => Command::RemoveMemo(pick(&ids.memos, *at)?),
        Act::Export(number) => Command::RecordDeparture(NewDeparture {
            recipient: Recipient::ALL[usize::from(*number) % Recipient::ALL.len()],
            kind: "codings".into(),
            file_name: format!("codings-{number}.csv"),
            sha256: "0".repeat(64),
            documents: ids.documents.len(),
            rows: ids.codings.len(),
            left_out: 0,
        }),
        Act::SaveSearch(_)
        | Act::ChangeSearch(..)
        | Act::RemoveSearch(_)
        | Act::SetConcept(..)
        | Act::RenameConcept(..)
        | Act::RemoveConcept(_)
        | Act::SetStopWords(_) => return searching(project, act),
        Act::Pseudonymise(..) | Act::Consent(..) | Act::RequireConsent(_) | Act::Ready(..) => return protecting(project, act),
        Act::Summarise(..) | Act::UseQuote(..) | Act::ForgetUse(_) => return quoting(project, act),
        Act::RenameCoder(..) | Act::CodeAsOther(..) | Act::Settle(..) | Act::Unsettle(_) | Act::KeepRound(_) | Act::RemoveRound(_) | Act::SetAgreement(_) => {
            return comparing(project, act);
        }
    })
}

/// Acts on what a team keeps for its searches; some of them must be refused.
fn searching(project: &Project, act: &Act) -> Option<Command> {
    let searches: Vec<_> = project.saved_searches().map(|saved| saved.id).collect();
    let concepts: Vec<_> = project.concepts().map(|concept| concept.id).collect();
    let draft = |number: &u8| SearchDraft {
        name: format!("Search {}", number % 5),
        query: if number.is_multiple_of(7) { "\"open".into() } else { format!("word{number} OR code:x") },
        notes: if number.is_multiple_of(2) { String::new() } else { format!("note {number}") },
    };
    Some(match act {
        Act::SaveSearch(number) => Command::AddSavedSearch(draft(number)),
        Act::ChangeSearch(at, number) => Command::UpdateSavedSearch(pick(&searches, *at)?, draft(number)),
        Act::RemoveSearch(at) => Command::RemoveSavedSearch(pick(&searches, *at)?),
        Act::SetConcept(name, words) => Command::SetConcepts(vec![ConceptDraft {
            name: format!("List {}", name % 4),
            words: (0..words % 4).map(|number| format!("word{number}*")).collect(),
            notes: words.is_multiple_of(3).then(|| format!("note {words}")),
        }]),
        Act::RenameConcept(at, name) => Command::RenameConcept(pick(&concepts, *at)?, format!("list {}", name % 5)),
        Act::RemoveConcept(at) => Command::RemoveConcept(pick(&concepts, *at)?),
        Act::SetStopWords(number) => Command::SetStopWords(
            Language::new(if number.is_multiple_of(2) { "fr" } else { "ar" })?,
            (number % 3 > 0).then(|| (0..number % 4).map(|number| format!("w{number}")).collect()),
        ),
        _ => return None,
    })
}

/// Acts on what coders compare.
fn comparing(project: &Project, act: &Act) -> Option<Command> {
    let ids = ids(project);
    Some(match act {
        Act::RenameCoder(at, name) => {
            let coders: Vec<_> = project.coders().map(|coder| coder.id).collect();
            Command::RenameCoder(pick(&coders, *at)?, format!("INT-0{}", 2 + name % 6))
        }
        Act::CodeAsOther(document, code, one, other) => Command::ImportCodings(vec![CodingRow {
            line: 2,
            doc: project.document(pick(&ids.documents, *document)?)?.name.clone(),
            code: project.codebook().path(pick(&ids.codes, *code)?),
            coder: "INT-03".into(),
            span: CharSpan::between(*one, *other),
            memo: String::new(),
            quote: None,
            created: None,
            qualifiers: Default::default(),
        }]),
        Act::Settle(at, verdict) => {
            let request = compared(project)?;
            let found = disagreements(project, &request).ok()?;
            let one = found.get(at % found.len().max(1))?;
            let verdict = match verdict % 4 {
                0 => Verdict::All,
                1 => Verdict::None,
                which => Verdict::Keep(request.coders[usize::from(which - 2)]),
            };
            let (document, code, span) = (one.document, one.code, one.span);
            Command::Settle(Settle { document, code, span, coders: request.coders, verdict, reason: "agreed in the meeting".into() })
        }
        Act::Unsettle(at) => Command::Unsettle(pick(&project.settlements().map(|settled| settled.id).collect::<Vec<_>>(), *at)?),
        Act::KeepRound(name) => {
            let found = agreement(project, &compared(project)?).ok()?;
            Command::KeepRound { name: format!("round {}", name % 4), content: Box::new(rounds::content(project, &found)) }
        }
        Act::RemoveRound(at) => Command::RemoveRound(pick(&project.rounds().map(|round| round.id).collect::<Vec<_>>(), *at)?),
        Act::SetAgreement(on) => Command::SetAgreement(*on),
        _ => return None,
    })
}

/// The two coders of these acts, by paragraph.
fn compared(project: &Project) -> Option<Request> {
    let coders = ["INT-02", "INT-03"].into_iter().map(|name| project.coder_named(name).map(|coder| coder.id)).collect::<Option<Vec<_>>>()?;
    Some(Request { resamples: 0, ..Request::of(coders) })
}

/// Acts that protect those whose words these are.
fn protecting(project: &Project, act: &Act) -> Option<Command> {
    let ids = ids(project);
    Some(match act {
        Act::Pseudonymise(document, one, other) => {
            let new = "[person 1]".repeat(usize::from(one % 3 > 0));
            let moves = vec![Move { span: CharSpan::between(*one, *other), new, kind: Replaced::Name, paragraph: 1 }];
            Command::Pseudonymise { document: pick(&ids.documents, *document)?, moves }
        }
        Act::Consent(document, number) => {
            let scope = if number % 4 == 0 { "sharing_team" } else { "analysis" };
            let record = ConsentRecord { mode: Some("written".into()), scope: vec![scope.into()], ..ConsentRecord::default() };
            Command::RecordConsent { documents: vec![pick(&ids.documents, *document)?], record }
        }
        Act::RequireConsent(required) => Command::RequireConsent(*required),
        Act::Ready(document, number) => Command::SetReadiness(pick(&ids.documents, *document)?, Readiness::ALL[usize::from(number % 4)]),
        _ => return None,
    })
}

/// Acts on summaries of cells and uses of quotes.
fn quoting(project: &Project, act: &Act) -> Option<Command> {
    let ids = ids(project);
    Some(match act {
        Act::Summarise(row, column, text) => Command::SummariseCell {
            row: pick(&ids.codes, *row)?,
            column: pick(&ids.codes, *column)?,
            text: if text % 4 == 0 { String::new() } else { format!("summary {text}") },
        },
        Act::UseQuote(document, one, other, place) => {
            Command::UseQuotes { passages: vec![(pick(&ids.documents, *document)?, CharSpan::between(*one, *other))], place: format!("Report {}", place % 3) }
        }
        Act::ForgetUse(at) => {
            let uses: Vec<_> = project.quote_uses().map(|quoted| quoted.id).collect();
            Command::ForgetQuoteUses(vec![pick(&uses, *at)?])
        }
        _ => return None,
    })
}

fn session() -> Session {
    let actor = Actor { coder: "INT-02".into(), installation: InstallationId::from_uuid(uuid::Uuid::nil()), clock: Clock::fixed(Moment(1_929_859_920_000)) };
    session_in(None, actor)
}

/// A small study, in a file or in memory.
fn session_in(path: Option<&Path>, actor: Actor) -> Session {
    let mut start = start_with::builtin("Trial", &actor.clock).unwrap();
    start.codebook.codes.truncate(6);
    let mut session = match path {
        Some(path) => Session::create(path, None, start, actor).unwrap(),
        None => Session::in_memory(start, actor).unwrap(),
    };
    let text = "INT-01: What was it like? é\u{301} 👩🏾‍🌾\n\nDET-004: The house, then the road; مرحبا بكم in it all.\n\nINT-01: And then?\n\nDET-004: Nothing.\n";
    session.import_bytes(&[("start.txt", text.as_bytes())], &ImportRequest::default()).unwrap();
    session
}

/// Carries out an act. An act that cannot be done must leave everything as it was.
fn carry_out(session: &mut Session, act: &Act) -> bool {
    let before = session.project();
    let done = match act {
        Act::Undo => session.undo().map(|_| ()),
        Act::Redo => session.redo().map(|_| ()),
        Act::Import(number) => {
            let text = format!("Une ligne numéro {number}\n\nEt une autre, un peu plus longue que la première.\n");
            session.import_bytes(&[(&format!("doc{number}.txt"), text.as_bytes())], &ImportRequest::default()).map(|_| ())
        }
        other => match command(&before, other) {
            Some(command) => session.execute(command).map(|_| ()),
            None => return false,
        },
    };
    match done {
        Ok(()) => true,
        Err(SessionError::Plan(_) | SessionError::NothingToUndo | SessionError::NothingToRedo) => {
            assert_eq!(*session.project(), *before, "a refused act changed something");
            false
        }
        Err(err) => panic!("{err}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undo_redo_replay_and_memory_agree(acts in proptest::collection::vec(act_of_one(), 1..40)) {
        let mut session = session();
        for act in &acts {
            let before = session.project();
            if carry_out(&mut session, act) && !matches!(act, Act::Undo | Act::Redo | Act::Export(_)) && session.project() != before {
                let after = session.project();
                session.undo().unwrap();
                prop_assert_eq!(&*session.project(), &*before);
                session.redo().unwrap();
                prop_assert_eq!(&*session.project(), &*after);
            }
        }
        prop_assert_eq!(session.check().unwrap(), vec![]);
        let last = session.project();
        let left = last.departures().count();
        let mut taken_back = 0;
        while session.undo().is_ok() {
            taken_back += 1;
        }
        // All but the import of the first document, which was the first act after the start.
        prop_assert_eq!(session.project().document_count(), 0);
        prop_assert!(session.project().info().is_some());
        // What left the project has left it.
        prop_assert_eq!(session.project().departures().count(), left);
        for _ in 0..taken_back {
            session.redo().unwrap();
        }
        prop_assert_eq!(&*session.project(), &*last);
        prop_assert_eq!(session.check().unwrap(), vec![]);
    }
}
