//! Each construct of the query language against a text in which what it must find is marked.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use griot::index::Index;
use griot::model::attribute::{Attribute, AttributeType, Bearer, Sensitivity, Subject, Value};
use griot::model::code::Bilingual;
use griot::model::coding::{Certainty, Direction, Qualifiers, Quotable, Standing, Time};
use griot::model::document::{Document, DocumentKind};
use griot::model::ids::{AttributeId, DocumentId, InstallationId, OpId};
use griot::model::language::Language;
use griot::model::layout::{Layout, Paragraph, ParagraphKind, Role, Speaker, Turn};
use griot::model::memo::MemoTarget;
use griot::model::project::{Parts, Project};
use griot::model::text::{CharSpan, DocumentText};
use griot::model::time::Moment;
use griot::query::{self, QueryError, Search, Sort, parse};
use griot::session::clock::Clock;
use griot::session::command::{Command, ConceptDraft, NewCode, NewCoding};
use griot::session::files::ImportRequest;
use griot::session::{Actor, ImportOptions, Session, start_with};
use proptest::prelude::*;
use std::sync::Arc;

const ALL: Search = Search { limit: usize::MAX, offset: 0, sort: Sort::Document };

/// A study in which codings are told by marks of their own.
struct Study {
    session: Session,
}

impl Study {
    /// One document a text, called one, two, three.
    fn of(texts: &[&str]) -> Self {
        Self::in_language(texts, "fr")
    }

    fn in_language(texts: &[&str], tag: &str) -> Self {
        let actor = Actor { coder: "anna".into(), installation: InstallationId::from_uuid(uuid::Uuid::nil()), clock: Clock::fixed(Moment(0)) };
        let mut session = Session::in_memory(start_with::nothing("query"), actor).unwrap();
        for key in ["a", "b", "c"] {
            session.execute(Command::AddCode(NewCode { name: Bilingual::same(key), ..NewCode::default() })).unwrap();
        }
        let parent = session.project().codebook().find("a").unwrap();
        session.execute(Command::AddCode(NewCode { parent: Some(parent), name: Bilingual::same("child"), ..NewCode::default() })).unwrap();
        let request = ImportRequest { options: ImportOptions { language: Language::new(tag), ..ImportOptions::default() }, ..ImportRequest::default() };
        for (name, text) in ["one.txt", "two.txt", "three.txt"].into_iter().zip(texts) {
            session.import_bytes(&[(name, text.as_bytes())], &request).unwrap();
        }
        Self { session }
    }

    fn document(&self, name: &str) -> DocumentId {
        self.session.project().documents().find(|document| document.name == name).unwrap().id
    }

    /// Codes the first place where these letters stand in the first document.
    fn code(&mut self, code: &str, letters: &str) -> &mut Self {
        self.code_with(code, letters, "", Qualifiers::default())
    }

    fn code_with(&mut self, code: &str, letters: &str, memo: &str, qualifiers: Qualifiers) -> &mut Self {
        let project = self.session.project();
        let document = self.document("one");
        let text = project.transcript(document).unwrap().text;
        let at = text.as_str().find(letters).unwrap_or_else(|| panic!("‘{letters}’ is not there"));
        let span = text.span_from_bytes(at..at + letters.len());
        let code = project.codebook().find(code).unwrap();
        self.session.execute(Command::AddCodings(vec![NewCoding { document, span, code, memo: memo.into(), qualifiers }])).unwrap();
        self
    }

    /// What a query finds, as the texts with it in brackets.
    fn marked(&mut self, query: &str) -> String {
        let hits = self.session.search(&parse(query).unwrap(), &ALL).unwrap_or_else(|err| panic!("{query}: {err}"));
        assert_eq!(hits.total, hits.hits.len() as u64);
        let project = self.session.project();
        let mut shown = Vec::new();
        for document in project.documents() {
            let text = project.transcript(document.id).unwrap().text;
            let spans: Vec<CharSpan> = hits.hits.iter().filter(|hit| hit.document == document.id).map(|hit| hit.span).collect();
            let mut marked = String::new();
            for (at, letter) in (0u32..).zip(text.as_str().chars()) {
                spans.iter().filter(|span| span.end() == at).for_each(|_| marked.push(']'));
                spans.iter().filter(|span| span.start() == at).for_each(|_| marked.push('['));
                marked.push(letter);
            }
            spans.iter().filter(|span| span.end() == text.char_len()).for_each(|_| marked.push(']'));
            shown.push(marked);
        }
        shown.join(" | ")
    }

    /// How many codings a filter lets through.
    fn filtered(&self, query: &str) -> usize {
        query::codings(&self.session.project(), &parse(query).unwrap()).unwrap().len()
    }
}

/// Holds a query against a text in which what it must find stands in brackets.
fn check(query: &str, marked: &str) {
    let plain: String = marked.chars().filter(|letter| !matches!(letter, '[' | ']')).collect();
    assert_eq!(Study::of(&[&plain]).marked(query), marked, "{query}");
}

#[test]
fn words_phrases_and_their_forms() {
    check("lost faith", "I [lost] all [faith] in it.\n\nA lost dog.");
    check("\"lost all\"", "I [lost all] faith; all lost.");
    check("pri*", "La [prison], le [prix], sprint.");
    check("\"la pri*\"", "[La prison], le prix.");
    check("pr?x", "Le [prix], [PRÉX] et prx.");
    check("d*nu", "Le [détenu], le [dénu], perdu.");
    check("prizon~1", "La [prison], la prise.");
    check("=Prison", "La [Prison], la prison, la PRISON.");
    check("=\"La Prison\"", "[La Prison], la Prison, La prison.");
    check("detenu", "Le [détenu], les [détenus], la détention.");
}

#[test]
fn words_near_each_other() {
    check("\"faith lost\"~3", "I [lost all my faith] in it; lost all of my own faith.");
    check("\"faith lost\"~2", "I [lost all faith]; lost all my faith.");
    check("lost NEAR/2 faith", "I [lost all faith], and [faith is lost]; lost, but never his faith.");
    check("lost THEN/2 faith", "I [lost all faith], and faith is lost.");
    check("lost NEAR/1 all THEN/1 faith", "I [lost all faith]. All faith lost.");
    check("\"a b c\"~2", "x [b x a x c] x b x x a x c");
    check("\"x x\"~3", "[x a x] b c d x");
    check("a NEAR/3 a", "[a b a] c d e a");
    check("(lost OR found) NEAR/2 faith", "He [found his faith], she [lost faith]; found.");
    check("\"all faith\" NEAR/2 lost", "I [lost all faith], faith, all lost.");
    check("a* NEAR/2 ab", "ab x x [ac ab]");
}

#[test]
fn regular_expressions_are_over_the_text_as_it_is_stored() {
    check("/\\d+ (mois|ans)/", "Il a fait [14 mois], puis [2 ans]; 3 MOIS.");
    check("/(?i)mois/", "[Mois], [mois].");
    check("/é.é/", "En l’[été] de 🌾 l’[été].");
    check("/^Il/", "[Il] a.\n\nOui, Il.");
    let mut study = Study::of(&["a"]);
    for (query, why) in [("/(/", "unclosed group"), ("/a{500}{500}{500}/", "it is too large")] {
        match study.session.search(&parse(query).unwrap(), &ALL) {
            Err(err) => assert!(err.to_string().contains(why), "{err}"),
            Ok(_) => panic!("{query} was taken"),
        }
    }
}

#[test]
fn and_or_not_and_units() {
    check("faith lost", "I [lost] all [faith].\n\nA lost dog.\n\nNo faith.");
    check("faith OR dog", "I lost all [faith].\n\nA lost [dog].\n\nNothing.");
    check("lost -dog", "I [lost] all.\n\nA lost dog.");
    check("lost NOT (dog OR cat)", "I [lost] all.\n\nA lost dog.\n\nA lost cat.");
    check("lost OR \"lost all\"", "I [lost all]; [lost].");
    let turns = "A: I lost.\n\nB: Indeed.\n\nAll faith.\n\nA: Lost";
    let mut study = Study::of(&[turns, "Faith."]);
    assert_eq!(study.marked("indeed faith"), format!("{turns} | Faith."));
    assert_eq!(study.marked("indeed faith IN turn"), "A: I lost.\n\nB: [Indeed].\n\nAll [faith].\n\nA: Lost | Faith.");
    assert_eq!(study.marked("lost faith IN document"), "A: I [lost].\n\nB: Indeed.\n\nAll [faith].\n\nA: [Lost] | Faith.");
    assert_eq!(study.marked("(indeed IN document) lost"), "A: I [lost].\n\nB: Indeed.\n\nAll faith.\n\nA: [Lost] | Faith.");
    assert_eq!(study.marked("faith -(indeed IN document)"), format!("{turns} | [Faith]."));
    assert_eq!(study.marked("faith lost IN case"), format!("{turns} | Faith."));
    for (document, speaker) in [("one", Some("B")), ("two", None)] {
        let document = study.document(document);
        if study.session.project().case_named("K").is_none() {
            study.session.execute(Command::AddCase("K".into())).unwrap();
        }
        let case = study.session.project().case_named("K").unwrap().id;
        study.session.execute(Command::LinkCase { case, document, speaker: speaker.map(str::to_owned) }).unwrap();
    }
    assert_eq!(study.marked("indeed faith IN case"), "A: I lost.\n\nB: [Indeed].\n\nAll [faith].\n\nA: Lost | [Faith].");
    assert_eq!(study.marked("faith lost IN case"), format!("{turns} | Faith."));
    assert_eq!(study.marked("(indeed IN case) faith"), "A: I lost.\n\nB: Indeed.\n\nAll [faith].\n\nA: Lost | [Faith].");
    assert_eq!(study.marked("case:K faith"), "A: I lost.\n\nB: Indeed.\n\nAll [faith].\n\nA: Lost | [Faith].");
}

#[test]
fn codes_and_what_is_said_of_codings() {
    let mut study = Study::of(&["I lost all faith in it. A dog.\n\nFaith again."]);
    let absent = Qualifiers { direction: Some(Direction::Absent), ..Qualifiers::default() };
    let unsure = Qualifiers {
        certainty: Some(Certainty::Unsure),
        time: Some(Time::Detention),
        standing: Some(Standing::Witnessed),
        quotable: Some(Quotable::Paraphrase),
        ..Qualifiers::default()
    };
    study.code("a.child", "lost all faith").code_with("b", "all faith in it", "à vérifier ensemble", absent).code_with("c", "dog", "", unsure);
    for (query, marked) in [
        ("code:a", "I [lost all faith] in it. A dog.\n\nFaith again."),
        ("code:=a OR code:=a.child", "I [lost all faith] in it. A dog.\n\nFaith again."),
        ("code:=a OR code:c", "I lost all faith in it. A [dog].\n\nFaith again."),
        ("code:a faith", "I lost all [faith] in it. A dog.\n\nFaith again."),
        ("code:a dog", "I lost all faith in it. A dog.\n\nFaith again."),
        ("code:a -it", "I [lost all faith] in it. A dog.\n\nFaith again."),
        ("code:a code:b", "I lost [all faith] in it. A dog.\n\nFaith again."),
        ("code:a NOT code:b", "I lost all faith in it. A dog.\n\nFaith again."),
        ("code:c NOT code:b", "I lost all faith in it. A [dog].\n\nFaith again."),
        ("direction:absent", "I lost [all faith in it]. A dog.\n\nFaith again."),
        ("code:a direction:absent", "I lost all faith in it. A dog.\n\nFaith again."),
        ("code:b direction:absent", "I lost [all faith in it]. A dog.\n\nFaith again."),
        ("(code:b OR code:c) -direction:absent", "I lost all faith in it. A [dog].\n\nFaith again."),
        ("certainty:unsure OR certainty:sure", "I lost all faith in it. A [dog].\n\nFaith again."),
        ("memo:\"verifier ensemble\"", "I lost [all faith in it]. A dog.\n\nFaith again."),
        ("memo:vérif*", "I lost [all faith in it]. A dog.\n\nFaith again."),
        ("time:detention standing:witnessed quotable:paraphrase", "I lost all faith in it. A [dog].\n\nFaith again."),
        ("code:c time:in_group", "I lost all faith in it. A dog.\n\nFaith again."),
        ("code:b time:none", "I lost [all faith in it]. A dog.\n\nFaith again."),
        ("coder:anna code:c created:1970-01", "I lost all faith in it. A [dog].\n\nFaith again."),
        ("coder:anna code:c created:2031..", "I lost all faith in it. A dog.\n\nFaith again."),
        ("coded:no faith", "I lost all faith in it. A dog.\n\n[Faith] again."),
        ("coded:no", "I lost all faith in it. A dog.\n\n[Faith again.]"),
        ("coded:yes faith", "I lost all [faith] in it. A dog.\n\nFaith again."),
        ("faith -coder:anna", "I lost all faith in it. A dog.\n\n[Faith] again."),
        ("code:a code:c IN paragraph", "I [lost all faith] in it. A [dog].\n\nFaith again."),
        ("code:a dog IN paragraph", "I lost all faith in it. A [dog].\n\nFaith again."),
    ] {
        assert_eq!(study.marked(query), marked, "{query}");
    }
    for (query, number) in [
        ("code:a", 1),
        ("code:=a", 0),
        ("NOT code:a", 2),
        ("code:a code:b", 2),
        ("code:a NOT code:b", 0),
        ("faith", 2),
        ("code:a OVERLAPS code:b", 1),
        ("code:b direction:absent memo:ensemble", 1),
        ("dog IN document", 3),
        ("again", 0),
        ("-direction:absent", 2),
    ] {
        assert_eq!(study.filtered(query), number, "{query}");
    }
}

#[test]
fn relations_between_codes_and_words() {
    let text = "P: one two three\n\nQ: four five\n\nP: six seven\n\nQ: eight";
    let mut study = Study::of(&[text]);
    study.code("a", "one two").code("b", "two three").code("c", "six").code("a", "three").code("b", "eight");
    for (query, marked) in [
        ("code:a OVERLAPS code:b", "P: [one two] [three]\n\nQ: four five\n\nP: six seven\n\nQ: eight"),
        ("code:a INSIDE code:b", "P: one two [three]\n\nQ: four five\n\nP: six seven\n\nQ: eight"),
        ("code:a OVERLAPS code:a", text),
        ("code:c WITHIN 1 TURN OF code:b", "P: one two three\n\nQ: four five\n\nP: [six] seven\n\nQ: eight"),
        ("code:a WITHIN 1 TURNS OF code:c", text),
        ("code:a WITHIN 2 TURNS OF code:c", "P: [one two] [three]\n\nQ: four five\n\nP: six seven\n\nQ: eight"),
        ("code:b FOLLOWED BY code:c", text),
        ("code:b FOLLOWED BY/2 code:c", "P: one [two three]\n\nQ: four five\n\nP: six seven\n\nQ: eight"),
        ("code:a FOLLOWED BY code:a", "P: [one two] three\n\nQ: four five\n\nP: six seven\n\nQ: eight"),
        ("five FOLLOWED BY code:c", "P: one two three\n\nQ: four [five]\n\nP: six seven\n\nQ: eight"),
        ("t* INSIDE code:a", "P: one [two] [three]\n\nQ: four five\n\nP: six seven\n\nQ: eight"),
        ("(code:a OVERLAPS code:b) three", "P: one two [three]\n\nQ: four five\n\nP: six seven\n\nQ: eight"),
        ("code:a NOT (code:a INSIDE code:b)", "P: [one two] three\n\nQ: four five\n\nP: six seven\n\nQ: eight"),
    ] {
        assert_eq!(study.marked(query), marked, "{query}");
    }
}

#[test]
fn a_part_in_cases_inside_another_part_in_cases_found_nothing() {
    let mut study = Study::of(&["A: one\n\nB: two", "three"]);
    study.session.execute(Command::AddCase("K".into())).unwrap();
    let case = study.session.project().case_named("K").unwrap().id;
    for (document, speaker) in [("one", Some("A")), ("two", None)] {
        let document = study.document(document);
        study.session.execute(Command::LinkCase { case, document, speaker: speaker.map(str::to_owned) }).unwrap();
    }
    assert_eq!(study.marked("((one three IN case) one) three IN case"), "A: [one]\n\nB: two | [three]");
    assert_eq!(study.marked("((one two IN case) one) three IN case"), "A: one\n\nB: two | three");
}

#[test]
fn a_filter_of_a_table_did_not_know_what_holds_in_cases() {
    let mut study = Study::of(&["A: one\n\nB: two", "three"]);
    study.code("a", "one").code("b", "two");
    study.session.execute(Command::AddCase("K".into())).unwrap();
    let case = study.session.project().case_named("K").unwrap().id;
    for (document, speaker) in [("one", Some("A")), ("two", None)] {
        let document = study.document(document);
        study.session.execute(Command::LinkCase { case, document, speaker: speaker.map(str::to_owned) }).unwrap();
    }
    assert_eq!([study.filtered("code:a (three IN case)"), study.filtered("code:b (three IN case)"), study.filtered("code:a (two IN case)")], [1, 0, 0]);
}

#[test]
fn what_was_said_of_a_relation_was_asked_of_another_coding() {
    let absent = Qualifiers { direction: Some(Direction::Absent), ..Qualifiers::default() };
    let mut study = Study::of(&["one two three four"]);
    study.code_with("a", "one two", "", absent).code("b", "two three");
    for (query, marked) in [
        ("code:a OVERLAPS code:b direction:absent", "[one two] three four"),
        ("code:b OVERLAPS code:a direction:absent", "one two three four"),
        ("(code:a code:b) direction:absent", "one two three four"),
        ("(code:a (code:b OR code:c)) certainty:none", "one [two] three four"),
        ("(code:a OR (code:b OR code:c)) direction:absent", "[one two] three four"),
        ("(code:a certainty:none) direction:absent", "[one two] three four"),
    ] {
        assert_eq!(study.marked(query), marked, "{query}");
    }
}

#[test]
fn two_conditions_on_one_coding_asked_for_two_codings() {
    let mut study = Study::of(&["one two three"]);
    study.code("a.child", "one two");
    for query in ["code:a coded:yes", "code:a code:=a.child", "code:a (code:b OR code:a)"] {
        assert_eq!((study.marked(query).as_str(), study.filtered(query)), ("[one two] three", 1), "{query}");
    }
}

#[test]
fn a_word_stood_in_a_relation_to_itself() {
    let text = "one two one\n\ntwo\n\nthree\n\nthree two";
    let mut study = Study::of(&[text]);
    assert_eq!(study.marked("two OVERLAPS two"), text);
    assert_eq!(study.marked("one WITHIN 1 TURN OF one"), "[one] two [one]\n\ntwo\n\nthree\n\nthree two");
    assert_eq!(study.marked("two WITHIN 1 TURN OF two"), "one [two] one\n\n[two]\n\nthree\n\nthree two");
}

#[test]
fn a_passage_went_with_the_words_that_stood_in_its_place() {
    let mut study = Study::of(&["one three"]);
    study.code("a", "th");
    assert_eq!(study.marked("/t[a-z]/ OR th* OR code:a"), "one [[th]ree]");
    assert_eq!(study.marked("/t[a-z]/ OR code:a"), "one [th]ree");
}

#[test]
fn words_in_a_paragraph_before_its_turn_were_in_no_turn() {
    let span = |start, end| CharSpan::new(start, end).unwrap();
    let layout = Layout {
        paragraphs: vec![Paragraph { span: span(0, 10), kind: ParagraphKind::Text }, Paragraph { span: span(12, 17), kind: ParagraphKind::Text }],
        turns: vec![Turn { span: span(3, 10), speech_start: 3, speaker: 0, time_ms: None, language: None }],
        speakers: vec![Speaker { label: "A".into(), role: Role::Participant }],
        ..Layout::default()
    };
    let text = DocumentText::new("so one two\n\nthree");
    let document = Document {
        id: DocumentId::from_uuid(uuid::Uuid::from_u128(1)),
        name: "one".into(),
        file_name: String::new(),
        kind: DocumentKind::Interview,
        language: Language::UNKNOWN,
        text: text.hash(),
        layout: layout.hash(),
        imported: Moment(0),
        imported_by: String::new(),
    };
    let parts = Parts { documents: vec![document], layouts: vec![(layout.hash(), Arc::new(layout))], texts: vec![Arc::new(text)], ..Parts::default() };
    let project = Project::from(parts);
    let index = Index::rebuild(project.transcripts(), OpId::from_uuid(uuid::Uuid::from_u128(2)), &|_| {}).unwrap();
    let found = |query: &str| {
        let hits = query::search(&project, &index.snapshot(), &parse(query).unwrap(), &ALL).unwrap().hits;
        hits.into_iter().map(|hit| hit.span).collect::<Vec<_>>()
    };
    assert_eq!(found("so IN turn"), [span(0, 2)]);
    assert_eq!(found("so one IN turn"), []);
    assert_eq!(found("one two IN turn"), [span(3, 6), span(7, 10)]);
    assert_eq!(found("three IN turn"), [span(12, 17)]);
}

#[test]
fn speakers_roles_documents_languages_dates_and_attributes() {
    let mut study = Study::of(&["INT-01: word one\n\nDET-004: word two", "word three"]);
    let attribute = |subject, key: &str, kind| {
        let id = AttributeId::from_uuid(uuid::Uuid::from_bytes(std::array::from_fn(|place| key.as_bytes().get(place).copied().unwrap_or(0))));
        let text = key.to_owned();
        Command::DefineAttribute(Box::new(Attribute {
            id,
            subject,
            key: text,
            name: Bilingual::same(key),
            kind,
            values: Vec::new(),
            class: Sensitivity::Open,
            required: String::new(),
            derived: false,
            order: 0,
        }))
    };
    study.session.execute(attribute(Subject::Document, "date", AttributeType::Date)).unwrap();
    study.session.execute(attribute(Subject::Document, "minutes", AttributeType::Integer)).unwrap();
    study.session.execute(attribute(Subject::Case, "gender", AttributeType::Text)).unwrap();
    study.session.execute(Command::AddCase("DET-004".into())).unwrap();
    let (one, two) = (study.document("one"), study.document("two"));
    let project = study.session.project();
    let case = project.case_named("DET-004").unwrap().id;
    let id = |subject, key| project.attribute_keyed(subject, key).unwrap().id;
    study.session.execute(Command::LinkCase { case, document: one, speaker: Some("DET-004".into()) }).unwrap();
    for (bearer, attribute, value) in [
        (Bearer::Document(one), id(Subject::Document, "date"), Value::Text("2031-02".into())),
        (Bearer::Document(two), id(Subject::Document, "date"), Value::Text("2031".into())),
        (Bearer::Document(two), id(Subject::Document, "minutes"), Value::Integer(55)),
        (Bearer::Case(case), id(Subject::Case, "gender"), Value::Text("woman".into())),
    ] {
        study.session.execute(Command::SetValue { bearer, attribute, value: Some(value) }).unwrap();
    }
    study.session.execute(Command::AddMemo { target: MemoTarget::Document(two), text: "Read it again.".into() }).unwrap();
    for (query, marked) in [
        ("word speaker:INT-01", "INT-01: [word] one\n\nDET-004: word two | word three"),
        ("word speaker:int*", "INT-01: [word] one\n\nDET-004: word two | word three"),
        ("word role:participant", "INT-01: word one\n\nDET-004: [word] two | word three"),
        ("role:interviewer", "[INT-01: word one]\n\nDET-004: word two | word three"),
        ("word doc:two", "INT-01: word one\n\nDET-004: word two | [word] three"),
        ("word doc:one.txt -speaker:DET-004", "INT-01: [word] one\n\nDET-004: word two | word three"),
        ("word kind:interview lang:fr", "INT-01: [word] one\n\nDET-004: [word] two | word three"),
        ("word lang:ar", "INT-01: word one\n\nDET-004: word two | word three"),
        ("word date:2031-01..2031-03", "INT-01: [word] one\n\nDET-004: [word] two | word three"),
        ("word date:2031", "INT-01: [word] one\n\nDET-004: [word] two | [word] three"),
        ("word case.gender:Woman", "INT-01: word one\n\nDET-004: [word] two | word three"),
        ("word case:det-004", "INT-01: word one\n\nDET-004: [word] two | word three"),
        ("word doc.minutes:50..60", "INT-01: word one\n\nDET-004: word two | [word] three"),
        ("word doc.minutes:none", "INT-01: [word] one\n\nDET-004: [word] two | word three"),
        ("word doc.memo:\"read it\"", "INT-01: word one\n\nDET-004: word two | [word] three"),
        ("word doc.date:2031-02", "INT-01: [word] one\n\nDET-004: [word] two | word three"),
    ] {
        assert_eq!(study.marked(query), marked, "{query}");
    }
    for (query, told, hint) in [
        ("code:aa", "there is no code ‘aa’ (character 0)", "did you mean a?"),
        ("x speaker:DET-04", "nobody speaks as ‘DET-04’ (character 2)", "did you mean DET-004?"),
        ("doc:ones", "there is no document ‘ones’ (character 0)", "did you mean one?"),
        ("coder:ana", "there is no coder ‘ana’ (character 0)", "did you mean anna?"),
        ("case:DET-005", "there is no case ‘DET-005’ (character 0)", "did you mean DET-004?"),
        ("case.gendr:x", "there is no attribute ‘gendr’ of cases (character 0)", "did you mean case.gender?"),
        ("direction:missing", "‘missing’ is not one of present, absent, wished_for, mixed (character 0)", ""),
        ("#prisn", "there is no concept list ‘prisn’ (character 0)", ""),
        (
            "date:mai",
            "‘mai’ is not a date or a range of dates (character 0)",
            "did you mean date:2031 or date:2031-Q2 or date:2031-05 or date:2031-01..2031-03?",
        ),
        ("-word", "the query only says what must not be there", "add a word that must be there, or a condition such as role:participant"),
        ("word OR NOT one", "the query only says what must not be there", "add a word that must be there, or a condition such as role:participant"),
    ] {
        match study.session.search(&parse(query).unwrap(), &ALL) {
            Err(griot::session::error::SessionError::Query(err)) => {
                assert_eq!((err.to_string().as_str(), err.hint().unwrap_or_default().as_str()), (told, hint));
            }
            other => panic!("{query}: {other:?}"),
        }
    }
}

#[test]
fn concepts_are_lists_of_words_in_several_languages() {
    let mut study = Study::of(&["La prison, le kaso, السجن, la maison d’arrêt de X; détenus, Détenu."]);
    let words = ["prison", "kaso", "السجن", "maison d'arrêt", "=Détenu"].map(str::to_owned).to_vec();
    study.session.execute(Command::SetConcepts(vec![ConceptDraft { name: "prison".into(), words, notes: None }])).unwrap();
    assert_eq!(study.marked("#prison"), "La [prison], le [kaso], [السجن], la [maison d’arrêt] de X; détenus, [Détenu].");
    assert_eq!(study.marked("la THEN/1 #Prison"), "[La prison], le kaso, السجن, [la maison d’arrêt] de X; détenus, Détenu.");
}

#[test]
fn what_is_coded_shows_in_the_next_query() {
    let mut study = Study::of(&["one two"]);
    assert!(study.session.search(&parse("one date:2031").unwrap(), &ALL).unwrap_err().to_string().contains("have no attribute ‘date’"));
    assert_eq!(study.marked("code:a"), "one two");
    study.code("a", "two");
    assert_eq!(study.marked("code:a"), "one [two]");
    study.session.undo().unwrap();
    assert_eq!(study.marked("code:a"), "one two");
    study.session.redo().unwrap();
    let a = study.session.project().codebook().find("a").unwrap();
    study.session.execute(Command::RemoveCode(a)).unwrap();
    assert!(matches!(query::codings(&study.session.project(), &parse("code:a").unwrap()), Err(QueryError::Value { .. })));
}

#[test]
fn every_example_of_the_help_page_finds_what_it_says() {
    let (mut held, mut wrong) = (0, Vec::new());
    for (french, tag) in [(false, "en"), (true, "fr")] {
        for example in query::help::sections(french).into_iter().flat_map(|section| section.examples).filter(|example| !example.marked.is_empty()) {
            let plain: String = example.marked.chars().filter(|letter| !matches!(letter, '[' | ']')).collect();
            let mut study = Study::in_language(&[&plain], tag);
            let marked = study.marked(&example.query);
            if marked != example.marked {
                wrong.push(format!("{}: {marked}", example.query));
            }
            held += 1;
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(held > 30, "{held}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_is_answered_or_refused(pieces in proptest::collection::vec(
        "AND|OR|NOT|-|\\(|\\)|NEAR/2|THEN|OVERLAPS|INSIDE|WITHIN 1 TURNS OF|FOLLOWED BY|IN turn|IN case|IN document|code:a|code:=b|coder:anna|coded:no|memo:x|one|=Two|t\\*|\"one two\"|\"one six\"~9|/o.e/|/(a*)*b/|f~2|lang:fr|role:participant", 1..10)) {
        let mut study = Study::of(&["A: one two\n\nB: three b four\n\nA: six one", "Two"]);
        study.code("a", "two").code("b", "three");
        if let Ok(query) = parse(&pieces.join(" ")) {
            if let Ok(hits) = study.session.search(&query, &ALL) {
                prop_assert_eq!(hits.total, hits.hits.len() as u64);
                let project = study.session.project();
                for hit in &hits.hits {
                    prop_assert!(!hit.span.is_empty() && project.transcript(hit.document).unwrap().text.has(hit.span));
                }
                prop_assert!(hits.hits.windows(2).all(|pair| (pair[0].document, pair[0].span) != (pair[1].document, pair[1].span)));
            }
            drop(query::codings(&study.session.project(), &query));
        }
    }
}
