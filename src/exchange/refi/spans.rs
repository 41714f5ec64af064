//! Selections of texts: what they cover, which codings they carry, and what is remembered of them for the next export.

use super::offsets::Counted;
use super::reader::{Reader, Referrer, code_ref};
use super::{attribute, child_text, children, moment, own_guid, reference};
use crate::exchange::fields::{self, Described};
use crate::exchange::report::Fate;
use crate::exchange::study::derived;
use crate::exchange::xml::Element;
use crate::model::coding::{Coding, Qualifiers};
use crate::model::ids::{CoderId, CodingId, DocumentId};
use crate::model::memo::MemoTarget;
use crate::model::text::CharSpan;
use crate::model::time::Moment;
use roxmltree::Node;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What is remembered of the selections of one document, so that they leave as they came.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Selections {
    /// Selections with codings, in the order of the file.
    pub(super) coded: Vec<Selection>,
}

/// A selection with codings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Selection {
    /// Its identity.
    #[serde(rename = "g")]
    pub(super) guid: Uuid,
    /// Its codings.
    #[serde(rename = "c")]
    pub(super) codings: Vec<CodingId>,
    /// Its name, where that is not what it covers.
    #[serde(rename = "n", default, skip_serializing_if = "String::is_empty")]
    pub(super) name: String,
    /// Notes that it or its codings refer to: the coding (none for the selection itself) and the note.
    #[serde(rename = "r", default, skip_serializing_if = "Vec::is_empty")]
    pub(super) notes: Vec<(Option<CodingId>, Uuid)>,
    /// True where it is given by the sync points of a transcript.
    #[serde(rename = "t", default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) by_time: bool,
}

/// A document whose selections are read.
pub(super) struct Place<'c> {
    pub(super) document: DocumentId,
    pub(super) name: &'c str,
    pub(super) counted: &'c Counted,
    pub(super) letters: &'c [char],
    pub(super) created: Option<Moment>,
}

impl<'a, 'i: 'a> Reader<'a, 'i, '_> {
    /// Reads one selection. What cannot become codings is added to `shell`, positions in Griot's terms, for the next export.
    pub(super) fn selection(&mut self, node: Node<'a, 'i>, place: &Place<'_>, shell: &mut Element, remembered: &mut Selections) {
        let Some(span) = self.span(node, place) else { return };
        let guid = own_guid(node);
        let described = fields::read(&child_text(node, "Description").unwrap_or_default());
        if span.is_empty() || children(node, "Coding").next().is_none() {
            self.uncoded(node, guid, span, place, &described.text, shell);
            return;
        }
        // Only codings need a coder: who made a bare selection goes out with it again.
        let above = reference(node, "creatingUser").map(|user| self.coder(Some(user), None));
        let mut selection =
            Selection { guid, codings: Vec::new(), name: String::new(), notes: Vec::new(), by_time: node.tag_name().name() == "TranscriptSelection" };
        let date = moment(node, "creationDateTime").or(place.created);
        let mut first = true;
        for coding in children(node, "Coding") {
            let said = if first { Some(&described) } else { None };
            if let Some(id) = self.coding(coding, place.document, span, above, date, said) {
                selection.codings.push(id);
                selection.notes.extend(children(coding, "NoteRef").filter_map(|note| reference(note, "targetGUID")).map(|note| (Some(id), note)));
                first = false;
            }
        }
        selection.notes.extend(children(node, "NoteRef").filter_map(|note| reference(note, "targetGUID")).map(|note| (None, note)));
        let covered =
            usize::try_from(span.start()).ok().zip(usize::try_from(span.end()).ok()).and_then(|(start, end)| place.letters.get(start..end)).unwrap_or_default();
        if let Some(name) = attribute(node, "name").filter(|name| !name.trim().is_empty() && !super::offsets::agrees(name, covered)) {
            name.clone_into(&mut selection.name);
        }
        if let Some(id) = selection.codings.first() {
            let by = Referrer::Target(MemoTarget::Coding(*id));
            self.selections.insert(guid, by);
            self.refer(node, by);
        }
        let from_griot = self.study.own && selection.codings.first().is_some_and(|first| derived(first.uuid(), "selection") == guid);
        if !from_griot && !selection.codings.is_empty() {
            remembered.coded.push(selection);
        }
    }

    /// What a selection covers, in characters of the stored text.
    fn span(&mut self, node: Node<'a, 'i>, place: &Place<'_>) -> Option<CharSpan> {
        let number = |name: &str| attribute(node, name).and_then(|text| text.trim().parse::<i64>().ok());
        let codings = children(node, "Coding").count().max(1);
        let (Some(start), Some(end)) = (number("startPosition"), number("endPosition")) else {
            self.study.report.add_at("selections", 1, Fate::Lost, "their positions are no numbers that a text can have", place.name);
            return None;
        };
        if start < 0 || end < start {
            self.study.report.add_at("selections", codings, Fate::Lost, "they begin before the text or end before they begin", place.name);
            return None;
        }
        if start > place.counted.length() {
            self.study.report.add_at("selections", codings, Fate::Lost, "they begin behind the end of the text", place.name);
            return None;
        }
        let clamped = end.min(place.counted.length());
        if clamped != end {
            self.study.report.add_at("selections", 1, Fate::Changed, "they reached beyond the text: cut at its end", place.name);
        }
        match (place.counted.place(start), place.counted.place(clamped)) {
            (Some(start), Some(end)) => Some(CharSpan::between(start, end)),
            _ => {
                self.study.report.add_at("selections", codings, Fate::Lost, "they begin or end inside a character", place.name);
                None
            }
        }
    }

    /// A selection without codes, or without text: its words become a memo of the document, and it stays for the next export.
    fn uncoded(&mut self, node: Node<'a, 'i>, guid: Uuid, span: CharSpan, place: &Place<'_>, text: &str, shell: &mut Element) {
        let by = Referrer::Passage(place.document, span);
        self.selections.insert(guid, by);
        self.refer(node, by);
        let mut kept = self.kept_element(node, place.name);
        kept.set("startPosition", span.start().to_string());
        kept.set("endPosition", span.end().to_string());
        shell.children.push(kept);
        let codings = children(node, "Coding").count();
        if codings > 0 {
            self.study.report.add_at("codings", codings, Fate::Kept, "of selections that cover no text", place.name);
        }
        if text.trim().is_empty() {
            self.study.report.add_at("selections without codes", 1, Fate::Kept, "", place.name);
        } else {
            self.description_memo(guid, MemoTarget::Document(place.document), placed(span, text), Some(node));
        }
    }

    /// Reads one coding of a passage.
    pub(super) fn coding(
        &mut self,
        node: Node<'a, 'i>,
        document: DocumentId,
        span: CharSpan,
        above: Option<CoderId>,
        date: Option<Moment>,
        said: Option<&Described>,
    ) -> Option<CodingId> {
        let Some(target) = code_ref(node) else {
            self.study.report.add("codings", 1, Fate::Lost, "they name no code");
            return None;
        };
        let code = self.code(target);
        let mut guid = own_guid(node);
        if self.codings.contains(&CodingId::from_uuid(guid)) {
            guid = derived(guid, &format!("{document} {span}"));
            if self.codings.contains(&CodingId::from_uuid(guid)) {
                self.study.report.add("codings", 1, Fate::Lost, "the same coding stands twice");
                return None;
            }
        }
        let id = CodingId::from_uuid(guid);
        let user = reference(node, "creatingUser");
        let coder = self.coder(user, above);
        let created = moment(node, "creationDateTime").or(date).unwrap_or(self.options.now);
        let empty = Described::default();
        let said = said.unwrap_or(&empty);
        let coding = Coding {
            id,
            document,
            span,
            code,
            coder,
            created,
            memo: said.text.clone(),
            qualifiers: qualifiers(said),
            codebook_version: said.get("codebook version").unwrap_or_default().to_owned(),
        };
        if !coding.memo.is_empty() && !self.study.own {
            self.study.report.add("comments", 1, Fate::Moved, "to the memo of the first coding of their passage");
        }
        self.codings.insert(id);
        self.study.codings.push(coding);
        self.study.report.add("codings", 1, Fate::Carried, "");
        self.refer(node, Referrer::Target(MemoTarget::Coding(id)));
        Some(id)
    }
}

/// A memo that is about a passage of a document says where, in characters.
pub(super) fn placed(span: CharSpan, text: &str) -> String {
    format!("{span}: {text}")
}

fn qualifiers(said: &Described) -> Qualifiers {
    Qualifiers {
        time: said.parsed("time"),
        direction: said.parsed("direction"),
        standing: said.parsed("standing"),
        certainty: said.parsed("certainty"),
        quotable: said.parsed("quotable"),
    }
}

/// What Griot says of a coding beyond its memo.
pub(super) fn coding_fields(coding: &Coding, version: &str) -> Vec<(String, String)> {
    let said = &coding.qualifiers;
    let fields = [
        ("time", said.time.map(|word| word.to_string())),
        ("direction", said.direction.map(|word| word.to_string())),
        ("standing", said.standing.map(|word| word.to_string())),
        ("certainty", said.certainty.map(|word| word.to_string())),
        ("quotable", said.quotable.map(|word| word.to_string())),
        ("codebook version", (coding.codebook_version != version).then(|| coding.codebook_version.clone())),
    ];
    fields.into_iter().filter_map(|(name, value)| value.map(|value| (name.to_owned(), value))).collect()
}
