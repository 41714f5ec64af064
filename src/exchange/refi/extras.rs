//! What Griot has no place for: copied with its files when a study comes in, and mended for what is gone when it leaves.

use super::codebook::any_colour;
use super::reader::{Reader, is_internal};
use super::{guid, parse_moment};
use crate::exchange::archive::last_part;
use crate::exchange::report::Fate;
use crate::exchange::study::derived;
use crate::exchange::xml::Element;
use crate::model::ids::KeptId;
use crate::model::kept::{Kept, KeptFile};
use crate::model::text::Hash;
use roxmltree::Node;
use std::collections::HashSet;
use uuid::Uuid;

/// Every element of the schema that may be kept, in an order that every parent of them asks for.
const ORDER: &[&str] = &[
    "Description",
    "PlainTextContent",
    "TextDescription",
    "PDFSelection",
    "Representation",
    "SyncPoint",
    "TranscriptSelection",
    "Transcript",
    "PictureSelection",
    "AudioSelection",
    "VideoSelection",
    "PlainTextSelection",
    "CodeRef",
    "Coding",
    "NoteRef",
    "VariableRef",
    "TextValue",
    "BooleanValue",
    "IntegerValue",
    "FloatValue",
    "DateValue",
    "DateTimeValue",
    "VariableValue",
    "SourceRef",
    "SelectionRef",
    "MemberCode",
    "MemberSource",
    "MemberNote",
    "Vertex",
    "Edge",
];
/// Attributes that hold identities.
const IDENTITIES: &[&str] =
    &["guid", "targetGUID", "originGUID", "representedGUID", "sourceVertex", "targetVertex", "fromSyncPoint", "toSyncPoint", "creatingUser", "modifyingUser"];
/// Attributes that hold whole numbers.
const NUMBERS: &[&str] = &["firstX", "firstY", "secondX", "secondY", "page", "begin", "end", "startPosition", "endPosition", "timeStamp", "position"];
/// All other attributes of the schema.
const OTHERS: &[&str] = &["name", "path", "currentPath", "richTextPath", "plainTextPath", "direction", "shape", "lineStyle", "isCodable", "typeOfVariable"];
/// Attributes that lead to files.
const PATHS: &[&str] = &["path", "richTextPath", "plainTextPath"];

impl<'a, 'i: 'a> Reader<'a, 'i, '_> {
    /// A copy of an element in the words of the schema: identities bare and in lower case, numbers whole, nothing that the schema does not know.
    pub(super) fn kept_element(&mut self, node: Node<'a, 'i>, place: &str) -> Element {
        let mut element = Element::copy(node);
        let mut dropped = 0;
        settle(&mut element, &mut dropped);
        self.study.report.add_at("parts that the standard does not know", dropped, Fate::Lost, "", place);
        element
    }

    /// Keeps an element.
    pub(super) fn keep(&mut self, id: Uuid, kind: &str, name: &str, element: &Element) {
        self.keep_bytes(id, kind, name, element.to_xml().into_bytes(), Vec::new());
    }

    /// Keeps an element together with the files that it leads to.
    pub(super) fn keep_files(&mut self, element: &mut Element, id: Uuid, kind: &str, name: &str) {
        let mut files = Vec::new();
        self.collect(element, name, &mut files);
        self.keep_bytes(id, kind, name, element.to_xml().into_bytes(), files);
    }

    pub(super) fn keep_bytes(&mut self, id: Uuid, kind: &str, name: &str, content: Vec<u8>, files: Vec<KeptFile>) {
        let id = if self.kept_ids.contains(&id) { derived(id, kind) } else { id };
        if !self.kept_ids.insert(id) {
            self.study.report.add_at("kept parts", 1, Fate::Lost, "the same identity stands twice", name);
            return;
        }
        let content = self.study.attach(content);
        self.study.kept.push(Kept { id: KeptId::from_uuid(id), kind: kind.to_owned(), name: name.to_owned(), content, files });
    }

    fn collect(&mut self, element: &mut Element, place: &str, files: &mut Vec<KeptFile>) {
        for attribute in PATHS {
            let Some(path) = element.get(attribute).map(str::to_owned) else { continue };
            let name = last_part(&path).to_owned();
            let genuine = |bytes: &[u8]| *attribute != "richTextPath" || bytes.starts_with(b"PK\x03\x04");
            match self.file(&path, place).filter(|bytes| genuine(bytes)) {
                Some(bytes) => {
                    let length = bytes.len() as u64;
                    let hash = self.study.attach(bytes);
                    element.set(attribute, format!("internal://{name}"));
                    if !files.iter().any(|file: &KeptFile| file.name == name) {
                        files.push(KeptFile { name, hash, bytes: length });
                    }
                }
                // It stays where it lay when the study was written.
                None if !is_internal(&path) => {}
                None => {
                    element.unset(attribute);
                    self.study.report.add_at("files", 1, Fate::Lost, "the file does not have them, or they are not what they are called", place);
                }
            }
        }
        // Where it lay on somebody's disk says nothing about the study, unless the file itself is still there only.
        if element.get("path").is_none_or(is_internal) {
            element.unset("currentPath");
        }
        for child in &mut element.children {
            self.collect(child, place, files);
        }
    }
}

fn settle(element: &mut Element, dropped: &mut usize) {
    if element.name == "MemberNote" && element.get("targetGUID").is_none() && !element.text.trim().is_empty() {
        let target = std::mem::take(&mut element.text);
        element.set("targetGUID", target);
    }
    if element.name.starts_with("Member")
        && element.get("targetGUID").is_none()
        && let Some(target) = element.get("guid").map(str::to_owned)
    {
        element.unset("guid");
        element.set("targetGUID", target);
    }
    for (name, value) in &mut element.attributes {
        if IDENTITIES.contains(&name.as_str()) {
            *value = guid(value).to_string();
        } else if NUMBERS.contains(&name.as_str()) {
            *value = whole(value);
        }
    }
    element.attributes.retain_mut(|(name, value)| match name.as_str() {
        "color" => match any_colour(value) {
            Some(colour) => {
                *value = colour.to_string();
                true
            }
            None => false,
        },
        "creationDateTime" | "modifiedDateTime" => {
            let read = parse_moment(value);
            if let Some(read) = read {
                *value = super::written_moment(read);
            }
            read.is_some()
        }
        name => [IDENTITIES, NUMBERS, OTHERS].iter().any(|known| known.contains(&name)),
    });
    let before = element.children.len();
    element.children.retain(|child| ORDER.contains(&child.name.as_str()));
    *dropped += before - element.children.len();
    for child in &mut element.children {
        settle(child, dropped);
    }
    sort(element);
}

/// Puts children into the order of the schema.
pub(super) fn sort(element: &mut Element) {
    element.children.sort_by_key(|child| ORDER.iter().position(|name| *name == child.name));
}

fn whole(value: &str) -> String {
    let value = value.trim();
    match (value.parse::<i64>(), value.parse::<f64>()) {
        (Ok(number), _) => number.to_string(),
        (_, Ok(number)) if number.is_finite() && number.abs() < 1e15 => format!("{:.0}", number.round()),
        _ => "0".to_owned(),
    }
}

/// What an export holds, so that kept parts refer to nothing else.
#[derive(Debug, Default)]
pub(super) struct Present {
    pub(super) users: HashSet<Uuid>,
    pub(super) codes: HashSet<Uuid>,
    pub(super) variables: HashSet<Uuid>,
    pub(super) sources: HashSet<Uuid>,
    pub(super) notes: HashSet<Uuid>,
    /// Everything with an identity: what links and maps may name.
    pub(super) all: HashSet<Uuid>,
}

impl Present {
    fn has(&self, element: &Element, attribute: &str, among: &HashSet<Uuid>) -> bool {
        element.get(attribute).is_some_and(|value| among.contains(&guid(value)))
    }

    /// Takes out of a kept element what refers to things that are gone; false where nothing of it can stay. Counts what went.
    pub(super) fn mend(&self, element: &mut Element, gone: &mut usize) -> bool {
        for user in ["creatingUser", "modifyingUser"] {
            if element.get(user).is_some_and(|value| !self.users.contains(&guid(value))) {
                element.unset(user);
            }
        }
        element.unset("griotText");
        element.unset("griotBody");
        let stays = match element.name.as_str() {
            "Coding" => element.children.iter().any(|child| child.name == "CodeRef" && self.has(child, "targetGUID", &self.codes)),
            "CodeRef" | "MemberCode" => self.has(element, "targetGUID", &self.codes),
            "NoteRef" | "MemberNote" => self.has(element, "targetGUID", &self.notes),
            "MemberSource" | "SourceRef" => self.has(element, "targetGUID", &self.sources),
            "VariableValue" => element.children.iter().any(|child| child.name == "VariableRef" && self.has(child, "targetGUID", &self.variables)),
            "SelectionRef" => self.has(element, "targetGUID", &self.all),
            "Link" => self.has(element, "originGUID", &self.all) && self.has(element, "targetGUID", &self.all),
            _ => true,
        };
        if !stays {
            *gone += 1;
            return false;
        }
        if element.get("representedGUID").is_some_and(|value| !self.all.contains(&guid(value))) {
            element.unset("representedGUID");
        }
        element.children.retain_mut(|child| self.mend(child, gone));
        true
    }
}

/// The bytes of kept things, by their hash.
pub type Attachments<'a> = &'a mut dyn FnMut(Hash) -> Option<Vec<u8>>;
