//! Puts a study together from rows that know each other by number: what QualCoder, Taguette and RQDA have in common.

use crate::exchange::report::Fate;
use crate::exchange::study::{Study, StudyDocument, derived, free_name, from_word};
use crate::import::{Options, from_text};
use crate::model::attribute::{Attribute, AttributeType, AttributeValue, Bearer, Sensitivity, Subject, Value};
use crate::model::case::{Case, CaseLink};
use crate::model::code::{Bilingual, Code, key_from_name};
use crate::model::coder::Coder;
use crate::model::coding::{Coding, Qualifiers};
use crate::model::colour::{self, Colour};
use crate::model::document::Document;
use crate::model::ids::{AttributeId, CaseId, CaseLinkId, CodeId, CoderId, CodingId, DocumentId, MemoId};
use crate::model::memo::{Memo, MemoTarget};
use crate::model::text::{CharSpan, DocumentText};
use crate::model::time::Moment;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;
use uuid::Uuid;

/// A study in the making. Identities follow from the seed and the other tool's numbers, so that a later reading of the same project gives the same.
pub(super) struct Builder {
    pub(super) study: Study,
    seed: Uuid,
    now: Moment,
    coders: HashMap<String, CoderId>,
    keys: HashSet<(Option<CodeId>, String)>,
    orders: BTreeMap<Option<CodeId>, u32>,
    texts: HashMap<DocumentId, Arc<DocumentText>>,
    names: HashSet<String>,
}

/// Who did something, and when, as the other tool writes it.
#[derive(Clone, Debug, Default)]
pub(super) struct Mark {
    pub(super) owner: String,
    pub(super) date: String,
}

impl Builder {
    pub(super) fn new(origin: &str, name: &str, seed: &str, now: Moment) -> Self {
        let mut study = Study { name: name.to_owned(), ..Study::default() };
        origin.clone_into(&mut study.report.origin);
        Self {
            study,
            seed: from_word(seed),
            now,
            coders: HashMap::new(),
            keys: HashSet::new(),
            orders: BTreeMap::new(),
            texts: HashMap::new(),
            names: HashSet::new(),
        }
    }

    fn id(&self, kind: &str, number: impl std::fmt::Display) -> Uuid {
        derived(self.seed, &format!("{kind} {number}"))
    }

    fn coder(&mut self, name: &str) -> CoderId {
        let name = if name.trim().is_empty() { "unknown" } else { name.trim() };
        if let Some(known) = self.coders.get(name) {
            return *known;
        }
        let id = CoderId::from_uuid(derived(from_word("coder"), name));
        self.coders.insert(name.to_owned(), id);
        self.study.coders.push(Coder { id, name: name.to_owned() });
        self.study.report.add("coders", 1, Fate::Carried, "");
        id
    }

    fn moment(&self, date: &str) -> Moment {
        let date = date.trim().replacen(' ', "T", 1);
        let date = date.split('.').next().unwrap_or_default();
        Moment::parse(date).or_else(|| Moment::parse(&format!("{date}Z"))).or_else(|| Moment::parse(&format!("{date}T00:00:00Z"))).unwrap_or(self.now)
    }

    pub(super) fn code(
        &mut self,
        number: impl std::fmt::Display,
        parent: Option<CodeId>,
        name: &str,
        definition: &str,
        colour: Option<Colour>,
        codable: bool,
    ) -> CodeId {
        let id = CodeId::from_uuid(self.id("code", number));
        let wanted = key_from_name(name);
        let key = free_name(&wanted, |key| self.keys.contains(&(parent, key.to_owned())));
        self.keys.insert((parent, key.clone()));
        let order = self.orders.entry(parent).or_default();
        let place = *order;
        *order += 1;
        if colour.is_none() {
            self.study.colourless.insert(id);
        }
        let colour = colour.unwrap_or_else(|| colour::of_new_family(usize::try_from(place).unwrap_or(0), 0));
        let bare = Code::bare(id, key, Bilingual::new(name, ""), colour);
        self.study.codes.push(Code { parent, order: place, definition: Bilingual::new(definition, ""), codable, ..bare });
        self.study.report.add(if codable { "codes" } else { "categories" }, 1, Fate::Carried, "");
        id
    }

    /// A document; its text must end lines with LF.
    pub(super) fn document(&mut self, number: impl std::fmt::Display, name: &str, text: String, mark: &Mark) -> DocumentId {
        let id = DocumentId::from_uuid(self.id("document", number));
        let imported = from_text(text, &Options::default());
        let short = free_name(if name.trim().is_empty() { "document" } else { name.trim() }, |name| self.names.contains(name));
        self.names.insert(short.clone());
        let text = Arc::new(imported.text);
        let document = Document {
            id,
            name: short,
            file_name: name.to_owned(),
            kind: imported.kind,
            language: imported.language,
            text: text.hash(),
            layout: imported.layout.hash(),
            imported: self.moment(&mark.date),
            imported_by: String::new(),
        };
        self.texts.insert(id, Arc::clone(&text));
        self.study.documents.push(StudyDocument { document, text, layout: Arc::new(imported.layout) });
        self.study.report.add("texts", 1, Fate::Carried, "");
        id
    }

    pub(super) fn text(&self, document: DocumentId) -> Option<&Arc<DocumentText>> {
        self.texts.get(&document)
    }

    /// A coding, where its passage holds text.
    pub(super) fn coding(&mut self, number: impl std::fmt::Display, document: DocumentId, span: CharSpan, code: CodeId, memo: &str, mark: &Mark) {
        let name = self.study.documents.iter().find(|one| one.document.id == document).map(|one| one.document.name.clone()).unwrap_or_default();
        let fits = !span.is_empty() && self.texts.get(&document).is_some_and(|text| text.has(span));
        if !fits {
            self.study.report.add_at("codings", 1, Fate::Lost, "they cover no text", &name);
            return;
        }
        let id = CodingId::from_uuid(self.id("coding", number));
        let coder = self.coder(&mark.owner);
        let created = self.moment(&mark.date);
        let coding =
            Coding { id, document, span, code, coder, created, memo: memo.to_owned(), qualifiers: Qualifiers::default(), codebook_version: String::new() };
        self.study.codings.push(coding);
        self.study.report.add("codings", 1, Fate::Carried, "");
    }

    /// A memo, where there is a text.
    pub(super) fn memo(&mut self, number: impl std::fmt::Display, target: MemoTarget, text: &str, mark: &Mark) {
        if text.trim().is_empty() {
            return;
        }
        let id = MemoId::from_uuid(self.id("memo", number));
        let (coder, created) = (self.coder(&mark.owner), self.moment(&mark.date));
        self.study.memos.push(Memo { id, target, coder, text: text.to_owned(), created, changed: created });
        self.study.report.add("memos", 1, Fate::Carried, "");
    }

    pub(super) fn case(&mut self, number: impl std::fmt::Display, name: &str) -> CaseId {
        let id = CaseId::from_uuid(self.id("case", number));
        let name = free_name(if name.trim().is_empty() { "case" } else { name.trim() }, |name| self.study.cases.iter().any(|case| case.name == name));
        self.study.cases.push(Case { id, name });
        self.study.report.add("cases", 1, Fate::Carried, "");
        id
    }

    pub(super) fn link(&mut self, case: CaseId, document: DocumentId) {
        let id = CaseLinkId::from_uuid(derived(case.uuid(), &document.to_string()));
        if !self.study.case_links.iter().any(|link| link.id == id) {
            self.study.case_links.push(CaseLink { id, case, document, speaker: None });
        }
    }

    pub(super) fn attribute(&mut self, subject: Subject, name: &str, kind: AttributeType) -> AttributeId {
        let id = AttributeId::from_uuid(self.id("attribute", format!("{subject:?} {name}")));
        if self.study.attributes.iter().any(|known| known.id == id) {
            return id;
        }
        let others = || self.study.attributes.iter().filter(|known| known.subject == subject);
        let key = free_name(&key_from_name(name), |key| others().any(|known| known.key == key));
        let order = u32::try_from(others().count()).unwrap_or(u32::MAX);
        self.study.attributes.push(Attribute {
            id,
            subject,
            key,
            name: Bilingual::new(name, ""),
            kind,
            values: Vec::new(),
            class: Sensitivity::Open,
            required: String::new(),
            derived: false,
            order,
        });
        id
    }

    /// A value; empty ones are not yet entered.
    pub(super) fn value(&mut self, bearer: Bearer, attribute: AttributeId, text: &str) {
        if text.trim().is_empty() || self.study.values.iter().any(|known| known.bearer == bearer && known.attribute == attribute) {
            return;
        }
        let integer = self.study.attributes.iter().any(|known| known.id == attribute && known.kind == AttributeType::Integer);
        let value = match text.trim().parse() {
            Ok(number) if integer => Value::Integer(number),
            _ => Value::Text(text.to_owned()),
        };
        self.study.values.push(AttributeValue { bearer, attribute, value });
        self.study.report.add("values", 1, Fate::Carried, "");
    }
}

/// Where a quotation stands in a text: at the place that was said, else the nearest place where the same words stand.
pub(super) fn found_again(text: &DocumentText, said: Option<CharSpan>, words: &str) -> Option<CharSpan> {
    if words.is_empty() {
        return said.filter(|span| text.has(*span) && !span.is_empty());
    }
    if let Some(span) = said.filter(|span| text.has(*span) && text.slice(*span) == words) {
        return Some(span);
    }
    let length = u32::try_from(words.chars().count()).ok()?;
    let place = said.map_or(0, CharSpan::start);
    let starts = text.as_str().match_indices(words).map(|(byte, _)| text.char_from_byte(byte));
    starts.min_by_key(|start| start.abs_diff(place)).map(|start| CharSpan::at(start, length))
}
