//! A study of Griot's own that leaves as a REFI-QDA file comes back as the same study, whatever it holds.
#![allow(clippy::allow_attributes, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on has failed")]

use griot::exchange::refi::{ReadOptions, read};
use griot::model::attribute::{AllowedValue, Attribute, AttributeType, Bearer, Missing, Sensitivity, Subject, Value};
use griot::model::code::Bilingual;
use griot::model::coding::{Certainty, Direction, Qualifiers, Quotable, Standing, Time};
use griot::model::ids::{AttributeId, InstallationId};
use griot::model::layout::Role;
use griot::model::memo::MemoTarget;
use griot::model::project::Project;
use griot::model::text::CharSpan;
use griot::model::time::Moment;
use griot::session::clock::Clock;
use griot::session::command::{CodeUpdate, Command, NewCode, NewCoding};
use griot::session::files::ImportRequest;
use griot::session::{Actor, Session, start_with};
use proptest::prelude::*;
use std::io::Cursor;

fn actor(coder: &str) -> Actor {
    Actor { coder: coder.into(), installation: InstallationId::from_uuid(uuid::Uuid::nil()), clock: Clock::fixed(Moment(1_929_859_920_123)) }
}

/// A line of any script: French, Bambara, Arabic, Tifinagh, N'Ko, emoji, combining marks, and what XML and csv trip over.
fn line() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Z ,.'’<>&\"]{1,12}",
        Just("Ɲɛnɛ ɲininkalikɛla ".to_owned()),
        Just("مرحبا بكم ".to_owned()),
        Just("ⵜⴰⵎⴰⵣⵉⵖⵜ ".to_owned()),
        Just("ߒߞߏ ".to_owned()),
        Just("e\u{301}tude ".to_owned()),
        Just("👩🏾‍🌾😀 ".to_owned()),
        Just("\t]]> \u{2028}x".to_owned()),
        Just("— Griot —".to_owned()),
    ];
    (prop_oneof![Just(""), Just("INT-01: "), Just("DET-004: "), Just("[00:00:04] P1: ")], proptest::collection::vec(piece, 1..5))
        .prop_map(|(label, pieces)| format!("{label}{}", pieces.concat()))
}

fn text() -> impl Strategy<Value = String> {
    (proptest::collection::vec(line(), 1..6), prop_oneof![Just("\n"), Just("\r\n"), Just("\n\n"), Just("\r\n\r\n")]).prop_map(|(lines, end)| lines.join(end))
}

/// Words for names, definitions and memos.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![2 => Just(String::new()), 5 => line(), 2 => (line(), line()).prop_map(|(one, other)| format!("{one}\n{other}\n")), 1 => line().prop_map(|line| format!("{line}\n\n— Griot —\nkey: x"))]
}

#[derive(Clone, Debug)]
struct Passage {
    document: usize,
    code: usize,
    span: (u32, u32),
    memo: String,
    qualifiers: [u8; 5],
}

#[derive(Clone, Debug)]
struct Plan {
    documents: Vec<String>,
    codes: Vec<(usize, [String; 8], bool, bool)>,
    passages: Vec<Passage>,
    cases: Vec<(usize, bool)>,
    values: Vec<(usize, usize, u8)>,
    memos: Vec<(usize, String)>,
    role: bool,
}

fn plan() -> impl Strategy<Value = Plan> {
    let n = || 0usize..100;
    let passage = (n(), n(), (0u32..80, 0u32..80), words(), proptest::array::uniform5(0u8..9)).prop_map(|(document, code, span, memo, qualifiers)| Passage {
        document,
        code,
        span,
        memo,
        qualifiers,
    });
    (
        proptest::collection::vec(text(), 1..4),
        proptest::collection::vec((n(), proptest::array::uniform8(words()), any::<bool>(), any::<bool>()), 1..6),
        proptest::collection::vec(passage, 0..20),
        proptest::collection::vec((n(), any::<bool>()), 0..4),
        proptest::collection::vec((n(), n(), 0u8..12), 0..12),
        proptest::collection::vec((n(), words()), 0..6),
        any::<bool>(),
    )
        .prop_map(|(documents, codes, passages, cases, values, memos, role)| Plan { documents, codes, passages, cases, values, memos, role })
}

fn pick<T: Copy>(all: &[T], number: usize) -> Option<T> {
    if all.is_empty() { None } else { Some(all[number % all.len()]) }
}

fn attributes(session: &mut Session) {
    let value = |key: &str| AllowedValue { key: key.into(), name: Bilingual::new(key, format!("fr {key}")) };
    let kinds = [AttributeType::Text, AttributeType::Integer, AttributeType::Boolean, AttributeType::Date, AttributeType::Choice, AttributeType::Choices];
    for (number, kind) in (0u32..).zip(kinds) {
        for subject in [Subject::Case, Subject::Document] {
            let listed = matches!(kind, AttributeType::Choice | AttributeType::Choices);
            let attribute = Attribute {
                id: AttributeId::from_uuid(session.clock().uuid()),
                subject,
                key: format!("k{number}"),
                name: Bilingual::new(format!("Key {number}"), if number.is_multiple_of(2) { "Clé" } else { "" }),
                kind,
                values: if listed { vec![value("a"), value("b")] } else { Vec::new() },
                class: Sensitivity::Open,
                required: if number == 1 { "yes".into() } else { String::new() },
                derived: number == 2,
                order: number * 3,
            };
            session.execute(Command::DefineAttribute(Box::new(attribute))).unwrap();
        }
    }
}

fn value(kind: AttributeType, number: u8) -> Value {
    if number < 4 {
        return Value::Missing(Missing::ALL[usize::from(number)]);
    }
    match kind {
        AttributeType::Integer => Value::Integer(i64::from(number) - 8),
        AttributeType::Boolean => Value::Boolean(number.is_multiple_of(2)),
        AttributeType::Date => Value::Text(["2031", "2031-02-14", "2031-Q2", "2031-02"][usize::from(number % 4)].into()),
        AttributeType::Choice => Value::Text("a".into()),
        AttributeType::Choices => Value::Several(if number.is_multiple_of(2) { vec!["a".into()] } else { vec!["a".into(), "b".into()] }),
        _ => Value::Text(["refused ", "é <&>", "x;y", " "][usize::from(number % 4)].into()),
    }
}

fn qualifiers(said: [u8; 5]) -> Qualifiers {
    fn one<T: Copy>(all: &[T], number: u8) -> Option<T> {
        all.get(usize::from(number)).copied()
    }
    Qualifiers {
        time: one(Time::ALL, said[0]),
        direction: one(Direction::ALL, said[1]),
        standing: one(Standing::ALL, said[2]),
        certainty: one(Certainty::ALL, said[3]),
        quotable: one(Quotable::ALL, said[4]),
    }
}

/// Carries the plan out; what cannot be done is left out.
fn session(plan: &Plan) -> Session {
    let mut session = Session::in_memory(start_with::nothing("Étude <1>"), actor("INT-02")).unwrap();
    let files: Vec<(String, &[u8])> = plan.documents.iter().enumerate().map(|(number, text)| (format!("S{number}.v1.txt"), text.as_bytes())).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    drop(session.import_bytes(&files, &ImportRequest::default()));
    attributes(&mut session);
    let mut codes = Vec::new();
    for (parent, texts, codable, retired) in &plan.codes {
        let name = Bilingual::new(texts[0].trim(), texts[1].trim());
        let parent = if parent.is_multiple_of(2) { None } else { pick(&codes, *parent) };
        let Ok(outcome) = session.execute(Command::AddCode(NewCode { parent, name, definition: Bilingual::new(&*texts[2], &*texts[3]), ..NewCode::default() }))
        else {
            continue;
        };
        let Some(id) = session.project().codebook().iter().map(|code| code.id).max() else { continue };
        drop(outcome);
        let update = CodeUpdate {
            include: Some(Bilingual::new(&*texts[4], &*texts[5])),
            example: Some(texts[6].clone()),
            level: Some(texts[7].clone()),
            codable: Some(*codable),
            retired: Some(*retired),
            ..CodeUpdate::default()
        };
        drop(session.execute(Command::UpdateCode(id, Box::new(update))));
        codes.push(id);
    }
    let documents: Vec<_> = session.project().documents().map(|document| document.id).collect();
    for passage in &plan.passages {
        let (Some(document), Some(code)) = (pick(&documents, passage.document), pick(&codes, passage.code)) else { continue };
        let span = CharSpan::between(passage.span.0, passage.span.1);
        let new = NewCoding { document, span, code, memo: passage.memo.clone(), qualifiers: qualifiers(passage.qualifiers) };
        drop(session.execute(Command::AddCodings(vec![new])));
    }
    for (number, (document, spoken)) in plan.cases.iter().enumerate() {
        let name = format!("DET-{number} <é>");
        session.execute(Command::AddCase(name.clone())).unwrap();
        let case = session.project().case_named(&name).unwrap().id;
        if let Some(document) = pick(&documents, *document) {
            let speakers = session.project().transcript(document).unwrap().layout.speakers.clone();
            let speaker = speakers.first().filter(|_| *spoken).map(|speaker| speaker.label.clone());
            session.execute(Command::LinkCase { case, document, speaker }).unwrap();
        }
    }
    rest(&mut session, plan);
    session
}

fn rest(session: &mut Session, plan: &Plan) {
    let project = session.project();
    let cases: Vec<_> = project.cases().map(|case| case.id).collect();
    let documents: Vec<_> = project.documents().map(|document| document.id).collect();
    let (codes, codings): (Vec<_>, Vec<_>) = (project.codebook().iter().map(|code| code.id).collect(), project.codings().map(|coding| coding.id).collect());
    let attributes: Vec<_> = project.attributes().into_iter().map(|attribute| (attribute.id, attribute.subject, attribute.kind)).collect();
    for (bearer, attribute, number) in &plan.values {
        let Some((attribute, subject, kind)) = pick(&attributes, *attribute) else { continue };
        let bearer = match subject {
            Subject::Case => pick(&cases, *bearer).map(Bearer::Case),
            Subject::Document => pick(&documents, *bearer).map(Bearer::Document),
        };
        if let Some(bearer) = bearer {
            drop(session.execute(Command::SetValue { bearer, attribute, value: Some(value(kind, *number)) }));
        }
    }
    for (target, text) in &plan.memos {
        let about = match target % 5 {
            0 => Some(MemoTarget::Project),
            1 => pick(&documents, *target).map(MemoTarget::Document),
            2 => pick(&codes, *target).map(MemoTarget::Code),
            3 => pick(&codings, *target).map(MemoTarget::Coding),
            _ => pick(&cases, *target).map(MemoTarget::Case),
        };
        if let Some(target) = about {
            drop(session.execute(Command::AddMemo { target, text: text.clone() }));
        }
    }
    if plan.role
        && let Some(document) = documents.first()
        && let Some(label) = project.transcript(*document).and_then(|one| one.layout.speakers.first().map(|speaker| speaker.label.clone()))
    {
        drop(session.execute(Command::SetSpeakerRole { document: *document, label, role: Role::Interpreter }));
    }
}

/// Everything that a project says, its own identity and age apart.
fn same(one: &Project, other: &Project) -> Result<(), TestCaseError> {
    prop_assert_eq!((one.name(), one.codebook_version()), (other.name(), other.codebook_version()));
    prop_assert_eq!(one.coders().collect::<Vec<_>>(), other.coders().collect::<Vec<_>>());
    prop_assert_eq!(one.transcripts().collect::<Vec<_>>(), other.transcripts().collect::<Vec<_>>());
    prop_assert_eq!(one.codebook().in_order(), other.codebook().in_order());
    prop_assert_eq!(one.codings().collect::<Vec<_>>(), other.codings().collect::<Vec<_>>());
    prop_assert_eq!(one.cases().collect::<Vec<_>>(), other.cases().collect::<Vec<_>>());
    prop_assert_eq!(one.case_links().collect::<Vec<_>>(), other.case_links().collect::<Vec<_>>());
    prop_assert_eq!(one.attributes(), other.attributes());
    prop_assert_eq!(one.values().collect::<Vec<_>>(), other.values().collect::<Vec<_>>());
    prop_assert_eq!(one.memos().collect::<Vec<_>>(), other.memos().collect::<Vec<_>>());
    prop_assert_eq!(one.kept().count(), other.kept().count());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn our_study_leaves_and_comes_back_the_same(plan in plan()) {
        let session = session(&plan);
        let (bytes, _) = session.qdpx(false).unwrap();
        let study = read(Cursor::new(bytes.clone()), &ReadOptions::default()).unwrap();
        let mut start = start_with::nothing(&study.name);
        start.codebook_version = study.codebook_version.clone().unwrap_or_default();
        let mut again = Session::in_memory(start, actor("somebody else")).unwrap();
        again.take_study(study).unwrap();
        same(&again.project(), &session.project())?;
        // And a second time, into the project that it came from: nothing is new.
        let mut here = session;
        let study = read(Cursor::new(bytes), &ReadOptions::default()).unwrap();
        prop_assert!(here.take_study(study).is_err());
    }
}
