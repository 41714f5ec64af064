//! Small studies at random: documents with and without turns, codings that overlap, cases, attributes and memos.

use griot::model::attribute::{Attribute, AttributeType, AttributeValue, Bearer, Sensitivity, Subject, Value};
use griot::model::case::{Case, CaseLink};
use griot::model::code::{Bilingual, Code};
use griot::model::coder::Coder;
use griot::model::coding::{Certainty, Coding, Direction, Qualifiers};
use griot::model::colour::Colour;
use griot::model::document::{Document, DocumentKind};
use griot::model::ids::{AttributeId, CaseId, CaseLinkId, CodeId, CoderId, CodingId, DocumentId, MemoId};
use griot::model::language::Language;
use griot::model::layout::{Layout, Paragraph, ParagraphKind, Role, Speaker, Turn};
use griot::model::memo::{Memo, MemoTarget};
use griot::model::project::{Parts, Project};
use griot::model::text::{CharSpan, DocumentText};
use griot::model::time::Moment;
use proptest::prelude::*;
use std::sync::Arc;
use uuid::Uuid;

/// What is written: no language of these texts has stems, so that a word is its letters whatever its capitals.
const WORDS: [&str; 8] = ["one", "two", "Two", "three", "ten", "tone", "ONE", "Ten"];
const LANGUAGES: [&str; 2] = ["bm", "taq"];
/// Path of each code, by its number; the number before is that of the code above.
pub(crate) const CODES: [(&str, Option<u128>, &str); 5] =
    [("a", None, "a"), ("b", None, "b"), ("c", None, "c"), ("child", Some(1), "a.child"), ("deep", Some(4), "a.child.deep")];
pub(crate) const CODERS: [&str; 2] = ["anna", "ben"];
const SETTINGS: [&str; 2] = ["home", "jail"];
const DATES: [&str; 3] = ["2031", "2031-02", "2031-05-14"];
const MEMOS: [&str; 4] = ["", "one", "two ten", "Ten, two"];
/// 1970-01-01 and 2031-03-01.
const MOMENTS: [i64; 2] = [0, 1_930_089_600_000];

/// What begins in a paragraph.
#[derive(Clone, Copy, Debug)]
enum Speaks {
    /// Nobody is marked here.
    Nobody,
    /// Who spoke goes on.
    GoesOn,
    /// A new turn: who, from which word, in which language.
    Begins(u16, usize, Option<usize>),
}

#[derive(Clone, Debug)]
pub(crate) struct Said {
    words: Vec<(usize, bool)>,
    speaks: Speaks,
}

#[derive(Clone, Debug)]
pub(crate) struct Coded {
    from: u32,
    length: u32,
    code: usize,
    coder: usize,
    direction: Option<bool>,
    unsure: bool,
    memo: usize,
    noted: usize,
    moment: usize,
}

#[derive(Clone, Debug)]
pub(crate) struct Written {
    header: Option<Said>,
    paragraphs: Vec<Said>,
    language: usize,
    field_note: bool,
    setting: Option<usize>,
    date: Option<usize>,
    memo: usize,
    codings: Vec<Coded>,
    /// For each case: not here, here throughout, or as a speaker.
    cases: [Option<Option<u16>>; 2],
}

fn said() -> impl Strategy<Value = Said> {
    let speaks = prop_oneof![
        2 => Just(Speaks::Nobody),
        2 => Just(Speaks::GoesOn),
        4 => (0..2u16, prop_oneof![4 => Just(0usize), 1 => 0..3usize], proptest::option::weighted(0.3, 0..2usize)).prop_map(|(who, word, language)| Speaks::Begins(who, word, language)),
    ];
    (proptest::collection::vec((0..WORDS.len(), proptest::bool::weighted(0.2)), 0..6), speaks).prop_map(|(words, speaks)| Said { words, speaks })
}

fn coded() -> impl Strategy<Value = Coded> {
    let place = (0..60u32, prop_oneof![3 => 1..8u32, 1 => 1..40u32], 0..CODES.len(), 0..2usize);
    let qualities = (proptest::option::of(any::<bool>()), any::<bool>(), 0..MEMOS.len(), 0..MEMOS.len(), 0..2usize);
    (place, qualities).prop_map(|((from, length, code, coder), (direction, unsure, memo, noted, moment))| Coded {
        from,
        length,
        code,
        coder,
        direction,
        unsure,
        memo,
        noted,
        moment,
    })
}

fn written() -> impl Strategy<Value = Written> {
    let case = || proptest::option::of(proptest::option::weighted(0.6, 0..2u16));
    let text = (proptest::option::weighted(0.3, said()), proptest::collection::vec(said(), 1..5), 0..2usize, proptest::collection::vec(coded(), 0..6));
    let facts = (any::<bool>(), proptest::option::of(0..2usize), proptest::option::of(0..3usize), 0..MEMOS.len(), (case(), case()));
    (text, facts).prop_map(|((header, paragraphs, language, codings), (field_note, setting, date, memo, (one, other)))| Written {
        header,
        paragraphs,
        language,
        field_note,
        setting,
        date,
        memo,
        codings,
        cases: [one, other],
    })
}

/// Two or three documents, called D1 to D3, and the groups of the cases K1 and K2.
pub(crate) fn study() -> impl Strategy<Value = (Vec<Written>, [Option<usize>; 2])> {
    let group = || proptest::option::of(0..2usize);
    (proptest::collection::vec(written(), 2..4), (group(), group())).prop_map(|(documents, (one, other))| (documents, [one, other]))
}

fn id(kind: u128, number: usize) -> Uuid {
    Uuid::from_u128((kind << 64) + number as u128 + 1)
}

fn length(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap()
}

/// The text of a paragraph, and where its words begin.
fn line(said: &Said) -> (String, Vec<u32>) {
    let (mut text, mut starts) = (String::new(), Vec::new());
    for (word, comma) in &said.words {
        if !text.is_empty() {
            text.push(' ');
        }
        starts.push(length(&text));
        text.push_str(WORDS[*word]);
        text.push_str(if *comma { "," } else { "" });
    }
    (text, starts)
}

fn text_of(written: &Written) -> (String, Layout) {
    let speaker = |label: &str, role| Speaker { label: label.into(), role };
    let mut layout = Layout { speakers: vec![speaker("A", Role::Participant), speaker("B", Role::Interviewer)], ..Layout::default() };
    let mut body = String::new();
    if let Some(header) = &written.header {
        let (text, _) = line(header);
        layout.header = Some(CharSpan::at(0, length(&text)));
        body.push_str(&text);
        body.push_str("\n\n");
    }
    let mut is_open = false;
    for said in &written.paragraphs {
        let start = length(&body);
        let (text, starts) = line(said);
        let end = start + length(&text);
        layout.paragraphs.push(Paragraph { span: CharSpan::between(start, end), kind: ParagraphKind::Text });
        match said.speaks {
            Speaks::Nobody => is_open = false,
            Speaks::GoesOn => {
                if let Some(last) = layout.turns.last_mut().filter(|_| is_open) {
                    last.span = CharSpan::between(last.span.start(), end);
                }
            }
            Speaks::Begins(speaker, word, language) => {
                let from = start + starts.get(word).copied().unwrap_or(0);
                let language = language.and_then(|place| Language::new(LANGUAGES[place]));
                is_open = from < end;
                if is_open {
                    layout.turns.push(Turn { span: CharSpan::between(from, end), speech_start: from, speaker, time_ms: None, language });
                }
            }
        }
        body.push_str(&text);
        body.push_str("\n\n");
    }
    (body, layout)
}

fn codes() -> Vec<Code> {
    let code = |(order, (key, parent, _)): (u32, &(&str, Option<u128>, &str))| Code {
        parent: parent.map(|parent| CodeId::from_uuid(id(1, usize::try_from(parent).unwrap() - 1))),
        order,
        ..Code::bare(CodeId::from_uuid(id(1, order as usize)), *key, Bilingual::same(*key), Colour([0, 0, 0]))
    };
    (0u32..).zip(&CODES).map(code).collect()
}

fn attribute(place: usize, subject: Subject, key: &str, kind: AttributeType) -> Attribute {
    Attribute {
        id: AttributeId::from_uuid(id(2, place)),
        subject,
        key: key.into(),
        name: Bilingual::same(key),
        kind,
        values: Vec::new(),
        class: Sensitivity::Open,
        required: String::new(),
        derived: false,
        order: 0,
    }
}

fn coding(coded: &Coded, document: DocumentId, number: usize, text: &DocumentText) -> Option<Coding> {
    let end = text.char_len();
    let start = coded.from.checked_rem(end)?;
    Some(Coding {
        id: CodingId::from_uuid(id(3, number)),
        document,
        span: CharSpan::between(start, (start + coded.length).min(end)),
        code: CodeId::from_uuid(id(1, coded.code)),
        coder: CoderId::from_uuid(id(4, coded.coder)),
        created: Moment(MOMENTS[coded.moment]),
        memo: MEMOS[coded.memo].into(),
        qualifiers: Qualifiers {
            direction: coded.direction.map(|absent| if absent { Direction::Absent } else { Direction::Present }),
            certainty: coded.unsure.then_some(Certainty::Unsure),
            ..Qualifiers::default()
        },
        codebook_version: String::new(),
    })
}

/// The study as Griot holds it in memory.
pub(crate) fn project(documents: &[Written], groups: [Option<usize>; 2]) -> Project {
    let mut parts = Parts {
        codes: codes(),
        coders: (0..).zip(CODERS).map(|(place, name)| Coder { id: CoderId::from_uuid(id(4, place)), name: name.into() }).collect(),
        cases: (0..).zip(["K1", "K2"]).map(|(place, name)| Case { id: CaseId::from_uuid(id(5, place)), name: name.into() }).collect(),
        attributes: vec![
            attribute(0, Subject::Document, "setting", AttributeType::Text),
            attribute(1, Subject::Document, "date", AttributeType::Date),
            attribute(2, Subject::Case, "group", AttributeType::Text),
        ],
        ..Parts::default()
    };
    let value =
        |bearer, attribute, value: &str| AttributeValue { bearer, attribute: AttributeId::from_uuid(id(2, attribute)), value: Value::Text(value.into()) };
    let mut memos: Vec<(MemoTarget, &str)> = Vec::new();
    for (place, group) in (0..).zip(groups) {
        parts.values.extend(group.map(|group| value(Bearer::Case(CaseId::from_uuid(id(5, place))), 2, ["x", "y"][group])));
    }
    for (number, written) in (0..).zip(documents) {
        let (body, layout) = text_of(written);
        let (text, layout, document_id) = (Arc::new(DocumentText::new(body)), Arc::new(layout), DocumentId::from_uuid(id(6, number)));
        parts.documents.push(Document {
            id: document_id,
            name: format!("D{}", number + 1),
            file_name: String::new(),
            kind: if written.field_note { DocumentKind::FieldNote } else { DocumentKind::Interview },
            language: Language::new(LANGUAGES[written.language]).unwrap(),
            text: text.hash(),
            layout: layout.hash(),
            imported: Moment(0),
            imported_by: String::new(),
        });
        let bearer = Bearer::Document(document_id);
        parts.values.extend(written.setting.map(|place| value(bearer, 0, SETTINGS[place])));
        parts.values.extend(written.date.map(|place| value(bearer, 1, DATES[place])));
        memos.push((MemoTarget::Document(document_id), MEMOS[written.memo]));
        for (place, link) in (0..).zip(written.cases) {
            let speaker = |who: u16| ["A", "B"][usize::from(who)].to_owned();
            let case = CaseId::from_uuid(id(5, place));
            parts.case_links.extend(link.map(|who| CaseLink {
                id: CaseLinkId::from_uuid(id(7, number * 2 + place)),
                case,
                document: document_id,
                speaker: who.map(speaker),
            }));
        }
        for (place, coded) in (0..).zip(&written.codings) {
            if let Some(coding) = coding(coded, document_id, number * 100 + place, &text) {
                memos.push((MemoTarget::Coding(coding.id), MEMOS[coded.noted]));
                parts.codings.push(coding);
            }
        }
        parts.layouts.push((layout.hash(), layout));
        parts.texts.push(text);
    }
    let memo = |(place, (target, text)): (usize, (MemoTarget, &str))| Memo {
        id: MemoId::from_uuid(id(8, place)),
        target,
        coder: CoderId::from_uuid(id(4, 0)),
        text: text.into(),
        created: Moment(0),
        changed: Moment(0),
    };
    parts.memos = memos.into_iter().enumerate().map(memo).collect();
    parts.into()
}
