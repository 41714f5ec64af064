//! Notes become memos; sets of sources become attributes that can be filtered by; links, graphs and the rest are kept.

use super::reader::{Reader, Referrer};
use super::spans::placed;
use super::{attribute, child, child_text, children, moment, own_guid, reference};
use crate::exchange::error::ExchangeError;
use crate::exchange::fields;
use crate::exchange::report::Fate;
use crate::exchange::study::free_name;
use crate::import::{Options, from_text};
use crate::model::attribute::{Attribute, AttributeType, AttributeValue, Bearer, Sensitivity, Subject, Value};
use crate::model::code::{Bilingual, key_from_name};
use crate::model::ids::{AttributeId, MemoId};
use crate::model::layout::Layout;
use crate::model::memo::{Memo, MemoTarget};
use crate::model::text::CharSpan;
use roxmltree::Node;
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// Name of the note that carries the structure of documents where it cannot be found again in their texts.
pub(super) const STRUCTURE: &str = "Griot: structure of the documents";

impl<'a, 'i: 'a> Reader<'a, 'i, '_> {
    pub(super) fn notes(&mut self) -> Result<(), ExchangeError> {
        let Some(notes) = child(self.root, "Notes") else { return Ok(()) };
        for node in children(notes, "Note") {
            let id = own_guid(node);
            let name = attribute(node, "name").unwrap_or_default().trim().to_owned();
            let text = self.raw_text(node, &name)?.map(|(text, _)| text).unwrap_or_default();
            if self.study.own && name == STRUCTURE {
                self.structure(&text);
                continue;
            }
            self.note(node, id, &name, text);
        }
        Ok(())
    }

    fn note(&mut self, node: Node<'a, 'i>, id: Uuid, name: &str, text: String) {
        let described = fields::read(&child_text(node, "Description").unwrap_or_default());
        let text = if self.study.own { text } else { text.replace("\r\n", "\n").replace('\r', "\n") };
        let referrers = self.notes.get(&id).cloned().unwrap_or_default();
        let annotated = self.annotation(node, &text, &referrers);
        let about_case = described.parsed("about case").map(MemoTarget::Case);
        let (target, place) = match (annotated.or(referrers.first().copied()), about_case) {
            (_, Some(case)) => (case, None),
            (Some(Referrer::Target(target)), None) => (target, None),
            (Some(Referrer::Passage(document, span)), None) => (MemoTarget::Document(document), Some(span)),
            (None, None) => (MemoTarget::Project, None),
        };
        if referrers.len() > 1 {
            self.study.report.add_at("memos", 1, Fate::Kept, "about several things: here about the first, in the next export about all", name);
        }
        let titled = !self.study.own || described.get("title").is_some();
        let body = with_title(name, if text.is_empty() { &described.text } else { &text }, titled);
        let body = place.filter(|span| !body.starts_with(&placed(*span, ""))).map_or_else(|| body.clone(), |span| placed(span, &body));
        let created = moment(node, "creationDateTime").unwrap_or(self.options.now);
        let coder = self.coder(reference(node, "creatingUser"), None);
        let memo = Memo { id: MemoId::from_uuid(id), target, coder, text: body, created, changed: moment(node, "modifiedDateTime").unwrap_or(created) };
        self.study.memos.push(memo);
        self.study.report.add("memos", 1, Fate::Carried, "");
        let special = titled
            || attribute(node, "richTextPath").is_some()
            || node.children().any(|child| matches!(child.tag_name().name(), "Coding" | "PlainTextSelection"));
        if !self.study.own || special || !described.text.is_empty() {
            let mut element = self.kept_element(node, name);
            element.describe(&described.text);
            let codings = node.descendants().filter(|inner| inner.is_element() && inner.tag_name().name() == "Coding").count();
            self.study.report.add_at("codings", codings, Fate::Kept, "of memos", name);
            element.children.retain(|child| child.name != "PlainTextContent" && (annotated.is_none() || child.name != "PlainTextSelection"));
            element.unset("plainTextPath");
            element.set("griotBody", crate::model::text::Hash::of(text.as_bytes()).to_string());
            self.keep_files(&mut element, id, "Note", name);
        }
    }

    /// One writer puts a comment on a passage into a note with a selection whose positions are the source's, not the note's.
    fn annotation(&mut self, node: Node<'a, 'i>, text: &str, referrers: &[Referrer]) -> Option<Referrer> {
        let [Referrer::Target(MemoTarget::Document(document))] = referrers else { return None };
        let selection = child(node, "PlainTextSelection")?;
        let number = |name: &str| attribute(selection, name).and_then(|text| text.trim().parse::<u32>().ok());
        let (start, end) = (number("startPosition")?, number("endPosition")?);
        let length = self.study.documents.iter().find(|known| known.document.id == *document).map(|known| known.text.char_len())?;
        let own = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        let span = CharSpan::new(start, end).ok()?;
        (end > own && end <= length).then_some(Referrer::Passage(*document, span))
    }

    /// Puts the layouts that Griot wrote beside the texts in their places.
    fn structure(&mut self, json: &str) {
        let Ok(layouts) = serde_json::from_str::<BTreeMap<Uuid, Layout>>(json) else {
            self.study.report.add("structures of documents", 1, Fate::Lost, "cannot be read: found anew from the texts");
            return;
        };
        for document in &mut self.study.documents {
            if let Some(layout) = layouts.get(&document.document.id.uuid()) {
                document.document.layout = layout.hash();
                document.layout = Arc::new(layout.clone());
            }
        }
    }

    /// A set of sources becomes an attribute of documents, so that it can be filtered by; all sets are kept as they were.
    pub(super) fn sets(&mut self, root: Node<'a, 'i>) {
        let Some(sets) = child(root, "Sets") else { return };
        for node in children(sets, "Set") {
            let id = own_guid(node);
            let name = attribute(node, "name").unwrap_or_default().trim().to_owned();
            let members: Vec<_> = children(node, "MemberSource")
                .filter_map(|member| reference(member, "targetGUID").or_else(|| reference(member, "guid")))
                .filter_map(|source| self.documents.get(&source).copied())
                .collect();
            let element = self.kept_element(node, &name);
            self.keep(id, "Set", &name, &element);
            self.study.report.add("groups", 1, Fate::Kept, if members.is_empty() { "" } else { "groups of sources are attributes of documents as well" });
            if members.is_empty() {
                continue;
            }
            let wanted = key_from_name(&name);
            let of_documents = |known: &&Attribute| known.subject == Subject::Document;
            let key = free_name(&wanted, |key| self.study.attributes.iter().filter(of_documents).any(|known| known.key == key));
            let order = u32::try_from(self.study.attributes.iter().filter(of_documents).count()).unwrap_or(u32::MAX);
            let attribute = Attribute {
                id: AttributeId::from_uuid(id),
                subject: Subject::Document,
                key,
                name: Bilingual::new(name, ""),
                kind: AttributeType::Boolean,
                values: Vec::new(),
                class: Sensitivity::Open,
                required: String::new(),
                derived: false,
                order,
            };
            self.study.values.extend(members.into_iter().map(|document| AttributeValue {
                bearer: Bearer::Document(document),
                attribute: attribute.id,
                value: Value::Boolean(true),
            }));
            self.study.attributes.push(attribute);
        }
        self.study.values.sort_by_key(|value| (value.bearer, value.attribute));
        self.study.values.dedup_by_key(|value| (value.bearer, value.attribute));
    }

    /// Links and graphs.
    pub(super) fn leftovers(&mut self) -> Result<(), ExchangeError> {
        for (part, kind, what) in [("Links", "Link", "links"), ("Graphs", "Graph", "maps")] {
            let Some(parent) = child(self.root, part) else { continue };
            for node in children(parent, kind) {
                let name = attribute(node, "name").unwrap_or_default().to_owned();
                let element = self.kept_element(node, &name);
                self.keep(own_guid(node), kind, &name, &element);
                self.study.report.add(what, 1, Fate::Kept, "they cannot be shown here");
            }
        }
        Ok(())
    }
}

/// A memo begins with its title, because memos have none of their own here.
fn with_title(title: &str, text: &str, titled: bool) -> String {
    let text_alone = !titled || title.is_empty() || text.trim_start().starts_with(title.trim_end_matches(['…', '.']));
    if text_alone { text.to_owned() } else { format!("{title}\n\n{text}") }
}

/// The structure that Griot finds in a text by itself.
pub(super) fn found_layout(text: &str, options: &Options) -> Layout {
    from_text(text.to_owned(), options).layout
}
