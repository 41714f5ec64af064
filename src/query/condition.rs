//! Fields with their values looked up in the project.

use crate::model::attribute::{Attribute, AttributeType, Bearer, Subject, Value};
use crate::model::coding::{Certainty, Coding, Direction, Quotable, Standing, Time};
use crate::model::document::DocumentKind;
use crate::model::ids::{CaseId, CodeId, CoderId, CodingId, DocumentId};
use crate::model::language::Language;
use crate::model::layout::{Role, Turn};
use crate::model::memo::MemoTarget;
use crate::model::place::Transcript;
use crate::model::project::Project;
use crate::model::text::CharSpan;
use crate::query::ast::{Condition, Field};
use crate::query::dates::Days;
use crate::query::error::QueryError;
use crate::query::lex::is_quote;
use crate::query::notes;
use crate::query::suggest;
use std::collections::{BTreeMap, BTreeSet};

/// What a condition comes to.
pub(super) enum Looked {
    /// Codings of these codes.
    Codes(BTreeSet<CodeId>),
    /// Something that is said of a coding.
    Quality(Quality),
    /// Where in the documents.
    Scope(Scope),
    /// Where something is coded, or where nothing is.
    Coded(bool),
}

/// Something that is said of a coding.
#[derive(Clone, Debug)]
pub(super) enum Quality {
    Coder(BTreeSet<CoderId>),
    Direction(Option<Direction>),
    Certainty(Option<Certainty>),
    Time(Option<Time>),
    Standing(Option<Standing>),
    Quotable(Option<Quotable>),
    /// These codings, because of what was noted on them.
    Noted(BTreeSet<CodingId>),
    Created(Days),
    All(Vec<Quality>),
    Any(Vec<Quality>),
    Not(Box<Quality>),
}

impl Quality {
    pub(super) fn holds(&self, coding: &Coding) -> bool {
        let said = &coding.qualifiers;
        match self {
            Self::Coder(coders) => coders.contains(&coding.coder),
            Self::Direction(direction) => said.direction == *direction,
            Self::Certainty(certainty) => said.certainty == *certainty,
            Self::Time(time) => said.time == *time,
            Self::Standing(standing) => said.standing == *standing,
            Self::Quotable(quotable) => said.quotable == *quotable,
            Self::Noted(codings) => codings.contains(&coding.id),
            Self::Created(days) => coding.created.rfc3339().as_deref().and_then(|text| Days::of(text.get(..10)?)).is_some_and(|day| days.contains(day)),
            Self::All(parts) => parts.iter().all(|part| part.holds(coding)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(coding)),
            Self::Not(inner) => !inner.holds(coding),
        }
    }
}

/// Where in the documents something must stand.
#[derive(Clone, Debug)]
pub(super) enum Scope {
    Documents(BTreeSet<DocumentId>),
    Kind(DocumentKind),
    Language(Language),
    Speakers(BTreeSet<String>),
    Role(Role),
    /// Whole documents, and turns under these labels.
    Heard(BTreeMap<DocumentId, Heard>),
}

/// Where cases are heard in a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Heard {
    throughout: bool,
    labels: BTreeSet<String>,
}

impl Heard {
    /// Where these cases are heard, document by document.
    pub(super) fn of(project: &Project, cases: &BTreeSet<CaseId>) -> BTreeMap<DocumentId, Self> {
        let mut heard: BTreeMap<DocumentId, Self> = BTreeMap::new();
        for link in project.case_links().filter(|link| cases.contains(&link.case)) {
            let here = heard.entry(link.document).or_default();
            match &link.speaker {
                None => here.throughout = true,
                Some(label) => drop(here.labels.insert(label.clone())),
            }
        }
        heard
    }

    pub(super) fn spans(&self, transcript: &Transcript) -> Vec<CharSpan> {
        if self.throughout { vec![transcript.text.span()] } else { turns(transcript, |label, _| self.labels.contains(label)) }
    }
}

impl Scope {
    /// The stretches of a document that it means, in order.
    pub(super) fn spans(&self, transcript: &Transcript) -> Vec<CharSpan> {
        let document = &transcript.document;
        let whole = |holds: bool| if holds { vec![transcript.text.span()] } else { Vec::new() };
        match self {
            Self::Documents(documents) => whole(documents.contains(&document.id)),
            Self::Kind(kind) => whole(document.kind == *kind),
            Self::Language(language) => in_language(transcript, *language),
            Self::Speakers(labels) => turns(transcript, |label, _| labels.contains(label)),
            Self::Role(role) => turns(transcript, |_, known| known == *role),
            Self::Heard(heard) => heard.get(&document.id).map(|heard| heard.spans(transcript)).unwrap_or_default(),
        }
    }
}

fn turns(transcript: &Transcript, wanted: impl Fn(&str, Role) -> bool) -> Vec<CharSpan> {
    let layout = &transcript.layout;
    let holds: Vec<bool> = layout.speakers.iter().map(|speaker| wanted(&speaker.label, speaker.role)).collect();
    layout.turns.iter().filter(|turn| holds.get(usize::from(turn.speaker)).copied().unwrap_or(false)).map(|turn| turn.span).collect()
}

fn in_language(transcript: &Transcript, language: Language) -> Vec<CharSpan> {
    let layout = &transcript.layout;
    let (own, length) = (transcript.document.language, transcript.text.char_len());
    let (mut spans, mut at) = (Vec::new(), 0);
    let mut add = |from: u32, to: u32, spoken: Language| {
        if spoken == language && from < to {
            spans.push(CharSpan::between(from, to));
        }
    };
    for Turn { span, language, .. } in &layout.turns {
        add(at, span.start(), own);
        add(span.start(), span.end(), language.unwrap_or(own));
        at = span.end();
    }
    add(at, length, own);
    spans
}

/// Looks a condition up.
pub(super) fn look_up(project: &Project, condition: &Condition) -> Result<Looked, QueryError> {
    let value = condition.value.as_str();
    let wrong = |what: String, suggestions: Vec<String>| QueryError::Value { what, at: condition.at.0, suggestions };
    Ok(match &condition.field {
        Field::Code => Looked::Codes(codes(project, condition)?),
        Field::Coder => {
            let found = by_name(value, project.coders().map(|coder| (coder.name.as_str(), coder.id)));
            let found = found.map_err(|near| wrong(format!("there is no coder ‘{value}’"), near))?;
            Looked::Quality(Quality::Coder(found))
        }
        Field::Memo => Looked::Quality(Quality::Noted(notes::codings(project, value))),
        Field::Direction => Looked::Quality(Quality::Direction(qualifier(condition, Direction::ALL, |one| one.key())?)),
        Field::Certainty => Looked::Quality(Quality::Certainty(qualifier(condition, Certainty::ALL, |one| one.key())?)),
        Field::Time => Looked::Quality(Quality::Time(qualifier(condition, Time::ALL, |one| one.key())?)),
        Field::Standing => Looked::Quality(Quality::Standing(qualifier(condition, Standing::ALL, |one| one.key())?)),
        Field::Quotable => Looked::Quality(Quality::Quotable(qualifier(condition, Quotable::ALL, |one| one.key())?)),
        Field::Created => Looked::Quality(Quality::Created(days(condition)?)),
        Field::Coded => match value {
            "yes" => Looked::Coded(true),
            "no" => Looked::Coded(false),
            _ => return Err(wrong(format!("‘{value}’ is neither yes nor no"), vec!["coded:yes".into(), "coded:no".into()])),
        },
        Field::Document => {
            let names = project.documents().flat_map(|document| [(document.name.as_str(), document.id), (document.file_name.as_str(), document.id)]);
            Looked::Scope(Scope::Documents(by_name(value, names).map_err(|near| wrong(format!("there is no document ‘{value}’"), near))?))
        }
        Field::Kind => Looked::Scope(Scope::Kind(one_of(condition, &DocumentKind::ALL, |kind| kind.key())?)),
        Field::Language => Looked::Scope(Scope::Language(value.parse().map_err(|why| wrong(why, Vec::new()))?)),
        Field::Date => Looked::Scope(Scope::Documents(dated(project, condition)?)),
        Field::Speaker => {
            let labels = project.documents().filter_map(|document| project.layout(document.layout));
            let labels: BTreeSet<&str> = labels.flat_map(|layout| layout.speakers.iter().map(|speaker| speaker.label.as_str())).collect();
            let found = by_name(value, labels.into_iter().map(|label| (label, label.to_owned())));
            Looked::Scope(Scope::Speakers(found.map_err(|near| wrong(format!("nobody speaks as ‘{value}’"), near))?))
        }
        Field::Role => Looked::Scope(Scope::Role(one_of(condition, &[Role::Participant, Role::Interviewer, Role::Interpreter], |role| role.key())?)),
        Field::Case => {
            let found = by_name(value, project.cases().map(|case| (case.name.as_str(), case.id)));
            let found = found.map_err(|near| wrong(format!("there is no case ‘{value}’"), near))?;
            Looked::Scope(Scope::Heard(Heard::of(project, &found)))
        }
        Field::OfCase(key) if key == "memo" => {
            let about = |target| if let MemoTarget::Case(case_id) = target { Some(case_id) } else { None };
            Looked::Scope(Scope::Heard(Heard::of(project, &notes::targets(project, value, about))))
        }
        Field::OfDocument(key) if key == "memo" => {
            let about = |target| if let MemoTarget::Document(document_id) = target { Some(document_id) } else { None };
            Looked::Scope(Scope::Documents(notes::targets(project, value, about)))
        }
        Field::OfCase(key) => {
            let bearers = bearers(project, condition, Subject::Case, key)?;
            let cases = bearers.into_iter().filter_map(|bearer| if let Bearer::Case(case_id) = bearer { Some(case_id) } else { None }).collect();
            Looked::Scope(Scope::Heard(Heard::of(project, &cases)))
        }
        Field::OfDocument(key) => {
            let bearers = bearers(project, condition, Subject::Document, key)?;
            let documents = bearers.into_iter().filter_map(|bearer| if let Bearer::Document(document_id) = bearer { Some(document_id) } else { None });
            Looked::Scope(Scope::Documents(documents.collect()))
        }
    })
}

fn codes(project: &Project, condition: &Condition) -> Result<BTreeSet<CodeId>, QueryError> {
    let codebook = project.codebook();
    let found = codebook.find(&condition.value).map_err(|err| {
        let paths = codebook.paths();
        let names = codebook.iter().flat_map(|code| [code.name.en.as_str(), code.name.fr.as_str()]);
        let suggestions = match &err {
            crate::model::codebook::CodeLookupError::Ambiguous { candidates, .. } => candidates.clone(),
            _ => suggest::like(&condition.value, paths.values().map(String::as_str).chain(names)),
        };
        QueryError::Value { what: err.to_string(), at: condition.at.0, suggestions }
    })?;
    Ok(if condition.only { BTreeSet::from([found]) } else { codebook.with_descendants(found).into_iter().collect() })
}

/// Names are compared without regard to case and quotation marks; a star at the end stands for any rest.
fn by_name<'a, T: Ord>(value: &str, names: impl Iterator<Item = (&'a str, T)>) -> Result<BTreeSet<T>, Vec<String>> {
    let plain = |name: &str| name.chars().filter(|letter| !is_quote(*letter)).flat_map(char::to_lowercase).collect::<String>();
    let wanted = plain(value);
    let (mut exact, mut loose, mut known) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for (name, thing) in names {
        known.push(name);
        let low = plain(name);
        let fits = match wanted.strip_suffix('*') {
            Some(start) => low.starts_with(start),
            None => low == wanted,
        };
        // What is written exactly so is meant before what only differs in capitals.
        if name == value {
            exact.insert(thing);
        } else if fits {
            loose.insert(thing);
        }
    }
    let found = if exact.is_empty() { loose } else { exact };
    if found.is_empty() { Err(suggest::like(value, known.into_iter())) } else { Ok(found) }
}

fn one_of<T: Copy>(condition: &Condition, all: &[T], key: impl Fn(T) -> &'static str) -> Result<T, QueryError> {
    let low = condition.value.to_lowercase().replace(' ', "_");
    let found = all.iter().find(|one| key(**one) == low || key(**one).replace('-', "_") == low);
    found.copied().ok_or_else(|| QueryError::Value {
        what: format!("‘{}’ is not one of {}", condition.value, all.iter().map(|one| key(*one)).collect::<Vec<_>>().join(", ")),
        at: condition.at.0,
        suggestions: suggest::like(&condition.value, all.iter().map(|one| key(*one))),
    })
}

/// One of the keys, or `none` where nothing was said.
fn qualifier<T: Copy>(condition: &Condition, all: &[T], key: impl Fn(T) -> &'static str) -> Result<Option<T>, QueryError> {
    if condition.value == "none" { Ok(None) } else { one_of(condition, all, key).map(Some) }
}

fn days(condition: &Condition) -> Result<Days, QueryError> {
    let what = || format!("‘{}’ is not a date or a range of dates", condition.value);
    let suggestions = || ["2031", "2031-Q2", "2031-05", "2031-01..2031-03"].map(|date| format!("{}:{date}", condition.field)).to_vec();
    Days::range(&condition.value).ok_or_else(|| QueryError::Value { what: what(), at: condition.at.0, suggestions: suggestions() })
}

/// Documents whose attribute `date` lies wholly inside.
fn dated(project: &Project, condition: &Condition) -> Result<BTreeSet<DocumentId>, QueryError> {
    let days = days(condition)?;
    let attribute = project.attribute_keyed(Subject::Document, "date").ok_or_else(|| QueryError::Value {
        what: "documents have no attribute ‘date’ here".to_owned(),
        at: condition.at.0,
        suggestions: project
            .attributes()
            .iter()
            .filter(|attribute| attribute.subject == Subject::Document && attribute.kind == AttributeType::Date)
            .map(|attribute| format!("doc.{}:{}", attribute.key, condition.value))
            .collect(),
    })?;
    let date = |document_id| match project.value(Bearer::Document(document_id), attribute.id) {
        Some(Value::Text(text)) => Days::of(text),
        _ => None,
    };
    Ok(project.documents().map(|document| document.id).filter(|document_id| date(*document_id).is_some_and(|date| days.contains(date))).collect())
}

/// Cases or documents whose attribute has the value.
fn bearers(project: &Project, condition: &Condition, subject: Subject, key: &str) -> Result<BTreeSet<Bearer>, QueryError> {
    let wrong = |what: String, suggestions: Vec<String>| QueryError::Value { what, at: condition.at.0, suggestions };
    let prefix = if subject == Subject::Case { "case" } else { "doc" };
    let Some(attribute) = project.attribute_keyed(subject, key) else {
        let attributes = project.attributes();
        let keys = attributes.iter().filter(|attribute| attribute.subject == subject).map(|attribute| attribute.key.as_str());
        let near = suggest::like(key, keys).into_iter().map(|key| format!("{prefix}.{key}")).collect();
        return Err(wrong(format!("there is no attribute ‘{key}’ of {prefix}s"), near));
    };
    let value = condition.value.as_str();
    let all: Vec<Bearer> = match subject {
        Subject::Case => project.cases().map(|case| Bearer::Case(case.id)).collect(),
        Subject::Document => project.documents().map(|document| Bearer::Document(document.id)).collect(),
    };
    if value == "none" && !attribute.values.iter().any(|allowed| allowed.key == "none") {
        return Ok(all.into_iter().filter(|bearer| project.value(*bearer, attribute.id).is_none()).collect());
    }
    let found: BTreeSet<Bearer> =
        all.into_iter().filter(|bearer| project.value(*bearer, attribute.id).is_some_and(|recorded| fits(attribute, recorded, value))).collect();
    if found.is_empty() && matches!(attribute.kind, AttributeType::Choice | AttributeType::Choices) && !is_known(attribute, value) {
        let recorded: Vec<String> = project.values().filter(|(_, id, _)| *id == attribute.id).flat_map(|(_, _, recorded)| recorded.parts()).collect();
        let names = attribute.values.iter().flat_map(|allowed| [allowed.key.as_str(), allowed.name.en.as_str(), allowed.name.fr.as_str()]);
        let near = suggest::like(value, names.chain(recorded.iter().map(String::as_str)));
        return Err(wrong(format!("‘{value}’ is not a value of {prefix}.{key}"), near));
    }
    Ok(found)
}

/// True where the value is one that the attribute could have, so that finding nothing is an answer.
fn is_known(attribute: &Attribute, value: &str) -> bool {
    value.contains('*')
        || attribute.parse(value).is_ok()
        || attribute.values.iter().any(|allowed| same(&allowed.name.en, value) || same(&allowed.name.fr, value))
}

fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

/// True where what was recorded is the value by key or by name, one of several, begins so (`*`), or lies in the range.
fn fits(attribute: &Attribute, recorded: &Value, value: &str) -> bool {
    match (recorded, value.split_once("..")) {
        (Value::Missing(missing), _) => missing.key() == value,
        (Value::Integer(number), Some((from, to))) => {
            let bound = |text: &str, open: i64| if text.trim().is_empty() { Some(open) } else { text.trim().parse().ok() };
            bound(from, i64::MIN).is_some_and(|from| from <= *number) && bound(to, i64::MAX).is_some_and(|to| *number <= to)
        }
        (Value::Text(date), _) if attribute.kind == AttributeType::Date => {
            Days::range(value).is_some_and(|days| Days::of(date).is_some_and(|date| days.contains(date)))
        }
        _ => recorded.parts().iter().any(|part| {
            let (en, fr) = attribute.value_name(part);
            [part.as_str(), en, fr].into_iter().any(|name| match value.strip_suffix('*') {
                Some(start) => name.to_lowercase().starts_with(&start.to_lowercase()),
                None => same(name, value),
            })
        }),
    }
}
