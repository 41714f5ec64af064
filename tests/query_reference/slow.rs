//! Answers questions by the definitions of the help page and of `src/query/mod.rs`, with no thought of speed: every pair is tried.

use super::ask::{Ask, Relation, Unit};
use super::study::CODES;
use super::words::{language_at, places, says};
use griot::model::attribute::{Bearer, Subject, Value};
use griot::model::case::Case;
use griot::model::coding::Coding;
use griot::model::ids::{CaseId, CodingId, DocumentId};
use griot::model::layout::Role;
use griot::model::memo::MemoTarget;
use griot::model::place::Transcript;
use griot::model::project::Project;
use std::collections::BTreeSet;

type Span = (u32, u32);

/// Something that is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Thing {
    pub(crate) span: Span,
    pub(crate) is_words: bool,
    pub(crate) coding: Option<CodingId>,
}

/// What is said of codings.
#[derive(Clone, Debug)]
enum Said {
    Is(&'static str, &'static str),
    All(Vec<Said>),
    Any(Vec<Said>),
    Not(Box<Said>),
}

/// What a question means once it is settled which codes something is said of.
#[derive(Clone, Debug)]
pub(crate) enum Meant {
    Text(Ask),
    Coded(Coded),
    Where(&'static str, &'static str),
    Uncoded,
    Related(Box<Meant>, Relation, Box<Meant>),
    In(Unit, Box<Meant>),
    All(Vec<Meant>),
    Any(Vec<Meant>),
    Not(Box<Meant>),
}

/// A code with or without those below it, or any code; and what is said of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Coded {
    code: Option<(usize, bool)>,
    said: Vec<Said>,
}

enum Part {
    Said(Said),
    Meant(Meant),
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Finds {
    Words,
    Passages,
    Places,
}

/// What a question means.
pub(crate) fn meant(ask: &Ask) -> Meant {
    alone(part(ask))
}

/// What is said without a code is said of any coding.
fn alone(part: Part) -> Meant {
    match part {
        Part::Meant(meant) => meant,
        Part::Said(said) => Meant::Coded(Coded { code: None, said: vec![said] }),
    }
}

fn part(ask: &Ask) -> Part {
    let boxed = |ask: &Ask| Box::new(meant(ask));
    Part::Meant(match ask {
        Ask::Near(_) | Ask::Together(..) | Ask::Regex(_) => Meant::Text(ask.clone()),
        Ask::Code(code, only) => Meant::Coded(Coded { code: Some((*code, *only)), said: Vec::new() }),
        Ask::Said(field, value) => return Part::Said(Said::Is(field, value)),
        Ask::Where(field, value) => Meant::Where(field, value),
        Ask::Coded(true) => Meant::Coded(Coded::default()),
        Ask::Coded(false) => Meant::Uncoded,
        Ask::Related(left, relation, right) => Meant::Related(boxed(left), *relation, boxed(right)),
        Ask::In(unit, inner) => Meant::In(*unit, boxed(inner)),
        Ask::Not(inner) => match part(inner) {
            Part::Said(said) => return Part::Said(Said::Not(Box::new(said))),
            Part::Meant(meant) => Meant::Not(Box::new(meant)),
        },
        Ask::Any(parts) => {
            let parts: Vec<Part> = parts.iter().map(part).collect();
            if parts.iter().all(|part| matches!(part, Part::Said(_))) {
                return Part::Said(Said::Any(parts.into_iter().filter_map(|part| if let Part::Said(said) = part { Some(said) } else { None }).collect()));
            }
            Meant::Any(parts.into_iter().map(alone).collect())
        }
        Ask::All(parts) => {
            let (mut said, mut rest) = (Vec::new(), Vec::new());
            for one in parts.iter().map(part) {
                match one {
                    Part::Said(one) => said.push(one),
                    Part::Meant(one) => rest.push(one),
                }
            }
            if rest.is_empty() {
                return Part::Said(Said::All(said));
            }
            // What is said of codings is said of every code beside it, else of any coding; what is denied so must hold of no coding there.
            let mut reached = false;
            rest.iter_mut().for_each(|meant| reached |= say(meant, &said));
            if !said.is_empty() && !reached {
                let (denied, stated): (Vec<Said>, Vec<Said>) = said.into_iter().partition(|said| matches!(said, Said::Not(_)));
                if stated.is_empty() {
                    for denied in denied {
                        let Said::Not(inner) = denied else { unreachable!() };
                        rest.push(Meant::Not(Box::new(Meant::Coded(Coded { code: None, said: vec![*inner] }))));
                    }
                } else {
                    rest.push(Meant::Coded(Coded { code: None, said: stated.into_iter().chain(denied).collect() }));
                }
            }
            Meant::All(rest)
        }
    })
}

/// Says something of the codes of a part: of a code, of each of several joined by OR or AND, of what a relation finds.
fn say(meant: &mut Meant, said: &[Said]) -> bool {
    match meant {
        Meant::Coded(coded) => {
            coded.said.extend(said.iter().cloned());
            true
        }
        Meant::Any(parts) if parts.iter().all(can_say) => {
            for part in parts {
                say(part, said);
            }
            true
        }
        Meant::All(parts) => {
            let mut reached = false;
            parts.iter_mut().for_each(|part| reached |= say(part, said));
            reached
        }
        Meant::Related(left, ..) => say(left, said),
        _ => false,
    }
}

fn can_say(meant: &Meant) -> bool {
    match meant {
        Meant::Coded(_) => true,
        Meant::Any(parts) => parts.iter().all(can_say),
        Meant::All(parts) => parts.iter().any(can_say),
        Meant::Related(left, ..) => can_say(left),
        _ => false,
    }
}

fn finds(meant: &Meant) -> Finds {
    match meant {
        Meant::Text(_) => Finds::Words,
        Meant::Coded(_) => Finds::Passages,
        Meant::Related(left, ..) => finds(left),
        Meant::Where(..) | Meant::Uncoded | Meant::In(..) | Meant::Not(_) => Finds::Places,
        Meant::Any(parts) => {
            let first = finds(&parts[0]);
            if parts.iter().all(|part| finds(part) == first) { first } else { Finds::Words }
        }
        Meant::All(parts) => [Finds::Words, Finds::Passages].into_iter().find(|kind| parts.iter().any(|part| finds(part) == *kind)).unwrap_or(Finds::Places),
    }
}

/// True where it says of something that it must be there: one part of AND, every part of OR, both sides of a relation; inside relations and units too.
pub(crate) fn is_positive(meant: &Meant) -> bool {
    fn here(meant: &Meant) -> bool {
        match meant {
            Meant::Text(_) | Meant::Coded(_) | Meant::Where(..) | Meant::Uncoded => true,
            Meant::Related(left, _, right) => here(left) && here(right),
            Meant::In(_, inner) => here(inner),
            Meant::All(parts) => parts.iter().any(here),
            Meant::Any(parts) => parts.iter().all(here),
            Meant::Not(_) => false,
        }
    }
    fn inside(meant: &Meant) -> bool {
        match meant {
            Meant::Related(left, _, right) => here(meant) && inside(left) && inside(right),
            Meant::In(_, inner) => here(inner) && inside(inner),
            Meant::All(parts) | Meant::Any(parts) => parts.iter().all(inside),
            Meant::Not(inner) => inside(inner),
            _ => true,
        }
    }
    here(meant) && inside(meant)
}

fn share(one: Span, other: Span) -> bool {
    (one.0..one.1).any(|at| other.0 <= at && at < other.1)
}

fn span_of(coding: &Coding) -> Span {
    (coding.span.start(), coding.span.end())
}

/// A study, asked slowly.
pub(crate) struct Slow<'a> {
    pub(crate) project: &'a Project,
    pub(crate) transcripts: Vec<Transcript>,
}

impl Slow<'_> {
    /// What a question finds in a document: each place once; words inside other words that were found are left out.
    pub(crate) fn answer(&self, transcript: &Transcript, meant: &Meant) -> BTreeSet<Span> {
        let things = self.things(transcript, meant);
        let words: Vec<Span> = things.iter().filter(|thing| thing.is_words).map(|thing| thing.span).collect();
        let lies_inside = |span: Span| words.iter().any(|other| *other != span && other.0 <= span.0 && span.1 <= other.1);
        things.iter().filter(|thing| !(thing.is_words && lies_inside(thing.span))).map(|thing| thing.span).collect()
    }

    fn codings(&self, transcript: &Transcript) -> Vec<&Coding> {
        self.project.codings().filter(|coding| coding.document == transcript.document.id).collect()
    }

    fn is_so(&self, said: &Said, coding: &Coding) -> bool {
        match said {
            Said::All(parts) => parts.iter().all(|part| self.is_so(part, coding)),
            Said::Any(parts) => parts.iter().any(|part| self.is_so(part, coding)),
            Said::Not(inner) => !self.is_so(inner, coding),
            Said::Is("coder", name) => self.project.coder_name(coding.coder) == *name,
            Said::Is("direction", value) => coding.qualifiers.direction.map_or("none", |direction| direction.key()) == *value,
            Said::Is("certainty", value) => coding.qualifiers.certainty.map_or("none", |certainty| certainty.key()) == *value,
            Said::Is("memo", words) => {
                let noted = self.project.memos().any(|memo| memo.target == MemoTarget::Coding(coding.id) && says(&memo.text, words));
                noted || says(&coding.memo, words)
            }
            Said::Is("created", "1970-01-01") => coding.created.text().starts_with("1970-01-01"),
            Said::Is("created", "2031-03..") => coding.created.text().as_str() >= "2031-03-01",
            Said::Is(field, value) => panic!("{field}:{value} is not known here"),
        }
    }

    fn is_meant(&self, coded: &Coded, coding: &Coding) -> bool {
        let path = self.project.codebook().path(coding.code);
        let by_code = coded.code.is_none_or(|(code, only)| {
            let wanted = CODES[code].2;
            path == wanted || !only && path.starts_with(&format!("{wanted}."))
        });
        by_code && coded.said.iter().all(|said| self.is_so(said, coding))
    }

    fn document_value(&self, document: DocumentId, key: &str) -> Option<String> {
        let attribute = self.project.attribute_keyed(Subject::Document, key).unwrap();
        self.project.value(Bearer::Document(document), attribute.id).map(|value| if let Value::Text(text) = value { text.clone() } else { panic!() })
    }

    /// The cases that a value of a field names.
    fn cases(&self, field: &str, value: &str) -> BTreeSet<CaseId> {
        let group = |case: &Case| {
            let attribute = self.project.attribute_keyed(Subject::Case, "group").unwrap();
            self.project
                .value(Bearer::Case(case.id), attribute.id)
                .map_or("none".to_owned(), |value| if let Value::Text(text) = value { text.clone() } else { panic!() })
        };
        let is_one = |case: &&Case| match field {
            "case" => value == "k*" || case.name == value,
            "case.group" => group(case) == value,
            "case.memo" => self.project.memos().any(|memo| memo.target == MemoTarget::Case(case.id) && says(&memo.text, value)),
            _ => panic!("{field}"),
        };
        self.project.cases().filter(is_one).map(|case| case.id).collect()
    }

    fn speaker_at<'b>(&self, transcript: &'b Transcript, at: u32) -> Option<(&'b str, Role)> {
        let turn = transcript.layout.turns.iter().find(|turn| turn.span.start() <= at && at < turn.span.end())?;
        let speaker = &transcript.layout.speakers[usize::from(turn.speaker)];
        Some((speaker.label.as_str(), speaker.role))
    }

    pub(crate) fn is_heard(&self, transcript: &Transcript, case: CaseId, at: u32) -> bool {
        let speaker = self.speaker_at(transcript, at).map(|(label, _)| label);
        let mut links = self.project.case_links().filter(|link| link.case == case && link.document == transcript.document.id);
        links.any(|link| link.speaker.is_none() || link.speaker.as_deref() == speaker)
    }

    /// True where a character is one of those that a condition on places means.
    fn is_there(&self, transcript: &Transcript, field: &str, value: &str, at: u32) -> bool {
        let document = &transcript.document;
        match (field, value) {
            ("doc", "d*") => true,
            ("doc", name) => document.name == name,
            ("kind", kind) => document.kind.key() == kind,
            ("lang", tag) => language_at(transcript, at) == tag,
            ("speaker", label) => self.speaker_at(transcript, at).is_some_and(|(known, _)| known.eq_ignore_ascii_case(label)),
            ("role", role) => self.speaker_at(transcript, at).is_some_and(|(_, known)| known.key() == role),
            ("doc.setting", "none") => self.document_value(document.id, "setting").is_none(),
            ("doc.setting", value) => self.document_value(document.id, "setting").is_some_and(|known| known.eq_ignore_ascii_case(value)),
            ("date", range) => self.document_value(document.id, "date").is_some_and(|date| match range {
                "2031" => true,
                "2031-01..2031-03" => date == "2031-02",
                "2031-04.." => date == "2031-05-14",
                _ => panic!("{range}"),
            }),
            ("doc.memo", words) => self.project.memos().any(|memo| memo.target == MemoTarget::Document(document.id) && says(&memo.text, words)),
            (field, value) => self.cases(field, value).into_iter().any(|case| self.is_heard(transcript, case, at)),
        }
    }

    /// What a part finds by itself.
    pub(crate) fn things(&self, transcript: &Transcript, meant: &Meant) -> BTreeSet<Thing> {
        match meant {
            Meant::Text(asked) => places(transcript, asked).into_iter().map(|span| Thing { span, is_words: true, coding: None }).collect(),
            Meant::Coded(coded) => {
                let codings = self.codings(transcript).into_iter().filter(|coding| self.is_meant(coded, coding));
                codings.map(|coding| Thing { span: span_of(coding), is_words: false, coding: Some(coding.id) }).collect()
            }
            Meant::Any(parts) => parts.iter().flat_map(|part| self.things(transcript, part)).collect(),
            Meant::Related(left, relation, right) => {
                let others = self.things(transcript, right);
                let stands = |one: &Thing| others.iter().any(|other| other != one && self.stand_so(transcript, one.span, *relation, other.span));
                self.things(transcript, left).into_iter().filter(stands).collect()
            }
            Meant::In(unit, inner) => self.in_units(transcript, inner, *unit),
            Meant::All(parts) if parts.iter().any(|part| finds(part) == Finds::Passages) => self.in_passages(transcript, parts),
            Meant::All(_) | Meant::Where(..) | Meant::Uncoded | Meant::Not(_) => self.in_units(transcript, meant, Unit::Paragraph),
        }
    }

    fn stand_so(&self, transcript: &Transcript, one: Span, relation: Relation, other: Span) -> bool {
        let starts: Vec<u32> = match transcript.layout.turns.as_slice() {
            [] => transcript.blocks().map(|(_, block)| block.start()).collect(),
            turns => turns.iter().map(|turn| turn.span.start()).collect(),
        };
        let number = |at: u32| i64::try_from(starts.iter().filter(|start| **start <= at).count()).unwrap();
        let (from, to) = ((number(one.0), number(one.1 - 1)), (number(other.0), number(other.1 - 1)));
        match relation {
            Relation::Overlaps => share(one, other),
            Relation::Inside => (one.0..one.1).all(|at| other.0 <= at && at < other.1),
            Relation::Within(turns) => (from.0..=from.1).any(|here| (to.0..=to.1).any(|there| (here - there).abs() <= i64::from(turns))),
            Relation::Followed(turns) => one.1 <= other.0 && to.0 - from.1 <= i64::from(turns),
        }
    }

    /// The units of a document; a case is all stretches in which it is heard here, if the part holds in all that it says.
    fn units(&self, transcript: &Transcript, unit: Unit, inner: &Meant) -> Vec<Vec<Span>> {
        let blocks = || transcript.blocks().map(|(_, block)| (block.start(), block.end()));
        match unit {
            Unit::Document => vec![vec![(0, transcript.text.char_len())]],
            Unit::Paragraph => blocks().map(|block| vec![block]).collect(),
            Unit::Turn => {
                let in_none = |at: &u32| transcript.layout.turns.iter().all(|turn| *at < turn.span.start() || turn.span.end() <= *at);
                let outside = blocks().flat_map(|block| runs((block.0..block.1).filter(in_none)));
                transcript.layout.turns.iter().map(|turn| (turn.span.start(), turn.span.end())).chain(outside).map(|span| vec![span]).collect()
            }
            Unit::Case => {
                let cases = self.project.cases().filter(|case| self.holds_in_case(inner, case.id));
                cases.map(|case| self.stretches(transcript, case.id)).collect()
            }
        }
    }

    /// Where a case is heard in a document: all of it, or its turns.
    fn stretches(&self, transcript: &Transcript, case: CaseId) -> Vec<Span> {
        let links: Vec<_> = self.project.case_links().filter(|link| link.case == case && link.document == transcript.document.id).collect();
        if links.iter().any(|link| link.speaker.is_none()) {
            return vec![(0, transcript.text.char_len())];
        }
        let label = |speaker: u16| transcript.layout.speakers[usize::from(speaker)].label.as_str();
        let turns = transcript.layout.turns.iter().filter(|turn| links.iter().any(|link| link.speaker.as_deref() == Some(label(turn.speaker))));
        turns.map(|turn| (turn.span.start(), turn.span.end())).collect()
    }

    fn holds_in_case(&self, meant: &Meant, case: CaseId) -> bool {
        let heard =
            self.transcripts.iter().filter(|transcript| self.project.case_links().any(|link| link.case == case && link.document == transcript.document.id));
        match meant {
            Meant::All(parts) => parts.iter().all(|part| self.holds_in_case(part, case)),
            Meant::Any(parts) => parts.iter().any(|part| self.holds_in_case(part, case)),
            Meant::Not(inner) => !self.holds_in_case(inner, case),
            Meant::Uncoded => heard.into_iter().all(|transcript| self.holds(transcript, meant, &self.stretches(transcript, case))),
            part => heard.into_iter().any(|transcript| self.holds(transcript, part, &self.stretches(transcript, case))),
        }
    }

    /// What is found in the units in which a part holds; the unit itself where there is nothing to show.
    fn in_units(&self, transcript: &Transcript, meant: &Meant, unit: Unit) -> BTreeSet<Thing> {
        let mut found = BTreeSet::new();
        for spans in self.units(transcript, unit, meant) {
            if unit != Unit::Case && !self.holds(transcript, meant, &spans) {
                continue;
            }
            let here = self.collect(transcript, meant, &spans);
            if here.is_empty() {
                found.extend(spans.into_iter().filter(|span| span.0 < span.1).map(|span| Thing { span, is_words: false, coding: None }));
            }
            found.extend(here);
        }
        found
    }

    /// True where a part holds in a unit.
    pub(crate) fn holds(&self, transcript: &Transcript, meant: &Meant, unit: &[Span]) -> bool {
        let touches = |span: Span| unit.iter().any(|stretch| share(*stretch, span));
        match meant {
            Meant::Text(asked) => places(transcript, asked).iter().any(|place| unit.iter().any(|span| span.0 <= place.0 && place.1 <= span.1)),
            Meant::Coded(coded) => self.codings(transcript).into_iter().any(|coding| touches(span_of(coding)) && self.is_meant(coded, coding)),
            Meant::Uncoded => self.codings(transcript).into_iter().all(|coding| !touches(span_of(coding))),
            Meant::Where(field, value) => unit.iter().any(|span| (span.0..span.1).any(|at| self.is_there(transcript, field, value, at))),
            Meant::Related(..) => self.things(transcript, meant).iter().any(|thing| touches(thing.span)),
            Meant::In(wider, inner) => {
                let mut units = self.units(transcript, *wider, inner).into_iter().filter(|spans| *wider == Unit::Case || self.holds(transcript, inner, spans));
                units.any(|spans| spans.into_iter().any(touches))
            }
            Meant::All(parts) => parts.iter().all(|part| self.holds(transcript, part, unit)),
            Meant::Any(parts) => parts.iter().any(|part| self.holds(transcript, part, unit)),
            Meant::Not(inner) => !self.holds(transcript, inner, unit),
        }
    }

    /// What a part that holds in a unit finds there: words, where there are any, else passages.
    fn collect(&self, transcript: &Transcript, meant: &Meant, unit: &[Span]) -> BTreeSet<Thing> {
        match meant {
            Meant::Text(_) => self.words(transcript, meant, unit),
            Meant::Coded(_) | Meant::Related(..) => {
                self.things(transcript, meant).into_iter().filter(|thing| unit.iter().any(|span| share(*span, thing.span))).collect()
            }
            Meant::All(parts) => {
                let words = self.words(transcript, meant, unit);
                if words.is_empty() { parts.iter().flat_map(|part| self.collect(transcript, part, unit)).collect() } else { words }
            }
            Meant::Any(parts) => parts.iter().filter(|part| self.holds(transcript, part, unit)).flat_map(|part| self.collect(transcript, part, unit)).collect(),
            Meant::Where(..) | Meant::Uncoded | Meant::In(..) | Meant::Not(_) => BTreeSet::new(),
        }
    }

    /// The words of a part that lie in a unit.
    fn words(&self, transcript: &Transcript, meant: &Meant, unit: &[Span]) -> BTreeSet<Thing> {
        match meant {
            Meant::All(parts) => parts.iter().flat_map(|part| self.words(transcript, part, unit)).collect(),
            Meant::Any(parts) => parts.iter().filter(|part| self.holds(transcript, part, unit)).flat_map(|part| self.words(transcript, part, unit)).collect(),
            Meant::Text(_) | Meant::Related(..) if finds(meant) == Finds::Words => {
                let lies_in = |thing: &Thing| thing.is_words && unit.iter().any(|span| span.0 <= thing.span.0 && thing.span.1 <= span.1);
                self.things(transcript, meant).into_iter().filter(lies_in).collect()
            }
            _ => BTreeSet::new(),
        }
    }

    /// Codes joined by AND: the stretches that all of them cover, in which the rest holds; and the words of the rest in them.
    fn in_passages(&self, transcript: &Transcript, parts: &[Meant]) -> BTreeSet<Thing> {
        let (codes, rest): (Vec<&Meant>, Vec<&Meant>) = parts.iter().partition(|part| finds(part) == Finds::Passages);
        let mut passages = self.things(transcript, codes[0]);
        for code in &codes[1..] {
            let others = self.things(transcript, code);
            let common = |one: Span, other: Span| (one.0.max(other.0), one.1.min(other.1));
            let both = passages.iter().flat_map(|one| others.iter().map(move |other| common(one.span, other.span)));
            passages = both.filter(|span| span.0 < span.1).map(|span| Thing { span, is_words: false, coding: None }).collect();
        }
        let mut found = BTreeSet::new();
        for passage in passages {
            let unit = [passage.span];
            if rest.iter().all(|part| self.holds(transcript, part, &unit)) {
                let words: BTreeSet<Thing> = rest.iter().flat_map(|part| self.words(transcript, part, &unit)).collect();
                if words.is_empty() {
                    found.insert(passage);
                }
                found.extend(words);
            }
        }
        found
    }

    /// True where a coding meets a question as the filter of a table.
    pub(crate) fn meets(&self, transcript: &Transcript, coding: &Coding, meant: &Meant) -> bool {
        let touching = |part: &Meant| self.codings(transcript).into_iter().any(|other| share(span_of(other), span_of(coding)) && self.is_coded(part, other));
        match meant {
            Meant::Coded(coded) => self.is_meant(coded, coding),
            Meant::Not(inner) => !self.meets(transcript, coding, inner),
            Meant::Any(parts) => parts.iter().any(|part| self.meets(transcript, coding, part)),
            Meant::Related(..) => self.things(transcript, meant).iter().any(|thing| match thing.coding {
                Some(id) => id == coding.id,
                None => span_of(coding).0 <= thing.span.0 && thing.span.1 <= span_of(coding).1,
            }),
            Meant::All(parts) => {
                let (codes, rest): (Vec<&Meant>, Vec<&Meant>) = parts.iter().partition(|part| is_code(part));
                if codes.is_empty() {
                    return parts.iter().all(|part| self.meets(transcript, coding, part));
                }
                let carried = codes.iter().any(|code| self.is_coded(code, coding)) && codes.iter().all(|code| touching(code));
                carried
                    && rest.into_iter().all(|part| match part {
                        Meant::Not(inner) if is_code(inner) => !touching(inner),
                        part => self.meets(transcript, coding, part),
                    })
            }
            part => self.holds(transcript, part, &[span_of(coding)]),
        }
    }

    fn is_coded(&self, meant: &Meant, coding: &Coding) -> bool {
        match meant {
            Meant::Coded(coded) => self.is_meant(coded, coding),
            Meant::Any(parts) => parts.iter().any(|part| self.is_coded(part, coding)),
            _ => false,
        }
    }
}

fn is_code(meant: &Meant) -> bool {
    match meant {
        Meant::Coded(_) => true,
        Meant::Any(parts) => parts.iter().all(is_code),
        _ => false,
    }
}

/// Numbers in a row as spans.
fn runs(numbers: impl Iterator<Item = u32>) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for number in numbers {
        match found.last_mut() {
            Some(last) if last.1 == number => last.1 += 1,
            _ => found.push((number, number + 1)),
        }
    }
    found
}
