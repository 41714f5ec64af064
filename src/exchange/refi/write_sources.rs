//! Writing variables, cases, and sources with their selections.

use super::spans::{Selection, Selections, coding_fields, placed};
use super::write::{FileBytes, Writer, by_id, describe, is_source, note_ref};
use super::{guid, written_moment};
use crate::exchange::error::ExchangeError;
use crate::exchange::fields;
use crate::exchange::report::Fate;
use crate::exchange::study::derived;
use crate::exchange::xml::{Element, push_attribute, push_text};
use crate::model::attribute::{Attribute, AttributeType, Bearer, Missing, Sensitivity, Value};
use crate::model::code::key_from_name;
use crate::model::coding::Coding;
use crate::model::document::Document;
use crate::model::ids::{AttributeId, CodingId, DocumentId, KeptId};
use crate::model::memo::MemoTarget;
use crate::model::place::Transcript;
use crate::model::text::CharSpan;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;
use uuid::Uuid;

/// The name of a selection is what it covers, cut here.
const NAME_LENGTH: u32 = 100;

/// A selection that is written.
struct Written<'c> {
    guid: Uuid,
    span: CharSpan,
    name: String,
    codings: Vec<&'c Coding>,
    notes: Vec<(Option<CodingId>, Uuid)>,
}

impl Writer<'_, '_> {
    pub(super) fn write_variables(&mut self, out: &mut String) {
        let attributes: Vec<Arc<Attribute>> = self.project.attributes().into_iter().cloned().collect();
        let mut written = String::new();
        let mut told: BTreeSet<Uuid> = BTreeSet::new();
        for attribute in &attributes {
            let Some(variable) = self.variables.get(&attribute.id).copied() else {
                if self.kept_element(attribute.id.uuid(), "Set").is_none() {
                    let values = self.project.values().filter(|(_, of, _)| *of == attribute.id).count();
                    let why = if attribute.class == Sensitivity::Sealed {
                        "sealed: they never leave the project"
                    } else {
                        "restricted: they leave only where that is asked for"
                    };
                    self.report.add_at("values of attributes", values, Fate::Lost, why, attribute.name.en_or_fr());
                }
                continue;
            };
            if !told.insert(variable) {
                continue;
            }
            let kept = self.kept_element(variable, "Variable").map(|(_, element)| element.clone());
            written.push_str("<Variable");
            push_attribute(&mut written, "guid", &variable.to_string());
            push_attribute(&mut written, "name", attribute.name.en_or_fr());
            push_attribute(&mut written, "typeOfVariable", self.type_of(attribute, variable));
            let plain =
                kept.as_ref().and_then(|element| element.children.iter().find(|child| child.name == "Description")).map_or("", |child| child.text.as_str());
            let described = fields::write(plain, &variable_fields(attribute, kept.is_some()));
            if described.is_empty() {
                written.push_str("/>\n");
            } else {
                written.push('>');
                describe(&mut written, &described);
                written.push_str("</Variable>\n");
            }
        }
        if !written.is_empty() {
            out.push_str("<Variables>\n");
            out.push_str(&written);
            out.push_str("</Variables>\n");
        }
        self.report.add("variables", told.len(), Fate::Carried, "");
    }

    /// The type that all values of a variable have; text where one does not fit.
    fn type_of(&self, attribute: &Attribute, variable: Uuid) -> &'static str {
        let said = self.kept_element(variable, "Variable").and_then(|(_, element)| element.get("typeOfVariable"));
        let of: Vec<AttributeId> = self.variables.iter().filter(|(_, known)| **known == variable).map(|(id, _)| *id).collect();
        let all = |fits: &dyn Fn(&Value) -> bool| {
            self.project.values().filter(|(_, id, value)| of.contains(id) && !matches!(value, Value::Missing(_))).all(|(_, _, value)| fits(value))
        };
        let text = |check: fn(&str) -> bool| move |value: &Value| matches!(value, Value::Text(text) if check(text));
        match (attribute.kind, said) {
            (AttributeType::Integer, _) if all(&|value| matches!(value, Value::Integer(_))) => "Integer",
            (AttributeType::Boolean, _) if all(&|value| matches!(value, Value::Boolean(_))) => "Boolean",
            (AttributeType::Date, _) if all(&text(is_day)) => "Date",
            (AttributeType::Text, Some("Float")) if all(&text(is_decimal)) => "Float",
            (AttributeType::Text, Some("DateTime")) if all(&text(|text| super::parse_moment(text).is_some())) => "DateTime",
            _ => "Text",
        }
    }

    /// The values of a case or a document, and lines for those that are known to be missing.
    fn values(&mut self, bearer: Bearer) -> (String, Vec<(String, String)>) {
        let (mut out, mut lines) = (String::new(), Vec::new());
        let project = self.project;
        let mut known: Vec<(AttributeId, &Value)> = project.values().filter(|(of, _, _)| *of == bearer).map(|(_, id, value)| (id, value)).collect();
        known.sort_by_key(|(id, _)| project.attribute(*id).map(|attribute| (attribute.order, attribute.id)));
        for (id, value) in known {
            let (Some(variable), Some(attribute)) = (self.variables.get(&id).copied(), project.attribute(id)) else { continue };
            if let Value::Missing(missing) = value {
                lines.push(missing_line(id, *missing));
                continue;
            }
            let element = match self.type_of(attribute, variable) {
                "Integer" => "IntegerValue",
                "Boolean" => "BooleanValue",
                "Date" => "DateValue",
                "Float" => "FloatValue",
                "DateTime" => "DateTimeValue",
                _ => "TextValue",
            };
            out.push_str("<VariableValue><VariableRef");
            push_attribute(&mut out, "targetGUID", &variable.to_string());
            out.push_str("/><");
            out.push_str(element);
            out.push('>');
            push_text(&mut out, &value.to_string());
            out.push_str("</");
            out.push_str(element);
            out.push_str("></VariableValue>");
            self.report.add("values", 1, Fate::Carried, "");
        }
        self.report.add("values", lines.len(), Fate::Moved, "known to be missing, and why: to the description");
        (out, lines)
    }

    pub(super) fn write_cases(&mut self, out: &mut String) {
        let cases: Vec<_> = self.project.cases().cloned().collect();
        if cases.is_empty() {
            return;
        }
        out.push_str("<Cases>\n");
        for case in &cases {
            let kept = self.kept_element(case.id.uuid(), "Case").map(|(_, element)| element.clone());
            let (values, missing) = self.values(Bearer::Case(case.id));
            let mut links: Vec<_> = self.project.case_links().filter(|link| link.case == case.id).collect();
            links.sort_by_key(|link| (link.document, link.id));
            let mut lines: Vec<(String, String)> = Vec::new();
            for link in &links {
                let plain = link.speaker.is_none() && link.id.uuid() == derived(case.id.uuid(), &link.document.to_string());
                if !plain {
                    let speaker = link.speaker.as_ref().map(|speaker| format!(" {speaker}")).unwrap_or_default();
                    lines.push(("heard in".to_owned(), format!("{} {}{speaker}", link.document, link.id)));
                }
            }
            lines.extend(missing);
            out.push_str("<Case");
            push_attribute(out, "guid", &case.id.to_string());
            push_attribute(out, "name", &case.name);
            out.push('>');
            describe(out, &fields::write(self.described(derived(case.id.uuid(), "description")), &lines));
            self.case_refs(out, kept.as_ref(), "CodeRef");
            out.push_str(&values);
            let documents: BTreeSet<DocumentId> = links.iter().map(|link| link.document).collect();
            for document in documents {
                Element::new("SourceRef").with("targetGUID", document.to_string()).write(out);
            }
            self.case_refs(out, kept.as_ref(), "SourceRef");
            self.case_refs(out, kept.as_ref(), "SelectionRef");
            out.push_str("</Case>\n");
        }
        out.push_str("</Cases>\n");
        self.report.add("cases", cases.len(), Fate::Carried, "");
        let spoken = self.project.case_links().filter(|link| link.speaker.is_some()).count();
        self.report.add("voices of cases", spoken, Fate::Moved, "under which label a case speaks: to the description");
    }

    fn case_refs(&mut self, out: &mut String, kept: Option<&Element>, name: &str) {
        for child in kept.into_iter().flat_map(|element| &element.children).filter(|child| child.name == name) {
            let mut gone = 0;
            let mut child = child.clone();
            if self.present.mend(&mut child, &mut gone) {
                child.write(out);
            }
            self.report.add("references of cases", gone, Fate::Lost, "what they led to is gone");
        }
    }

    pub(super) fn sources(&mut self, out: &mut String) -> Result<(), ExchangeError> {
        let transcripts: Vec<Transcript> = self.project.transcripts().collect();
        let of_media: BTreeMap<Uuid, ()> = self
            .kept
            .values()
            .flat_map(|(_, element)| &element.children)
            .filter(|child| child.name == "Transcript")
            .filter_map(|child| child.get("guid"))
            .map(|id| (derived(guid(id), "text"), ()))
            .collect();
        let mut written = String::new();
        let mut by_time: HashSet<CodingId> = HashSet::new();
        for (done, transcript) in transcripts.iter().enumerate() {
            self.options.watch.step(done, transcripts.len())?;
            let id = transcript.document.id.uuid();
            if self.kept_element(id, "PDFSource").is_some() {
                self.pdf(&mut written, transcript);
            } else if of_media.contains_key(&id) && self.only_timed(&transcript.document) {
                by_time.extend(self.project.codings_of(transcript.document.id).iter().map(|coding| coding.id));
            } else {
                self.text(&mut written, transcript);
            }
        }
        let media: Vec<KeptId> = self
            .kept
            .iter()
            .filter(|(id, (kept, _))| is_source(&kept.kind) && kept.kind != "TextSource" && self.project.document(DocumentId::from_uuid(id.uuid())).is_none())
            .map(|(id, _)| *id)
            .collect();
        for id in media {
            let Some((kept, mut element)) = self.kept.get(&id).cloned() else { continue };
            self.timed(&mut element, &by_time);
            self.write_kept(&mut written, &mut element, Some(&kept));
            self.report.add("pictures, recordings, films and pages", 1, Fate::Carried, "as they came");
        }
        if !written.is_empty() {
            out.push_str("<Sources>\n");
            out.push_str(&written);
            out.push_str("</Sources>\n");
        }
        self.report.add("texts", transcripts.len(), Fate::Carried, "");
        self.report.add("codings", self.project.coding_count(), Fate::Carried, "");
        let qualified = self.project.codings().filter(|coding| !coding.qualifiers.is_empty()).count();
        self.report.add("qualifiers of codings", qualified, Fate::Moved, "to the description of the selection");
        Ok(())
    }

    /// True where every coding of a transcript still stands where the times of the recording put it.
    fn only_timed(&self, document: &Document) -> bool {
        let remembered = self.remembered(document.id);
        let timed: HashSet<CodingId> =
            remembered.coded.iter().filter(|selection| selection.by_time).flat_map(|selection| selection.codings.iter().copied()).collect();
        self.project.codings_of(document.id).iter().all(|coding| timed.contains(&coding.id))
    }

    /// Codings of a transcript's selections, as they are now.
    fn timed(&self, element: &mut Element, by_time: &HashSet<CodingId>) {
        for transcript in element.children.iter_mut().filter(|child| child.name == "Transcript") {
            let is_document = transcript.get("guid").is_some_and(|id| self.project.document(DocumentId::from_uuid(derived(guid(id), "text"))).is_some());
            for selection in transcript.children.iter_mut().filter(|child| child.name == "TranscriptSelection" && is_document) {
                selection
                    .children
                    .retain(|child| child.name != "Coding" || child.get("guid").is_some_and(|id| by_time.contains(&CodingId::from_uuid(guid(id)))));
                for coding in selection.children.iter_mut().filter(|child| child.name == "Coding") {
                    let now = coding.get("guid").and_then(|id| self.project.coding(CodingId::from_uuid(guid(id))));
                    let Some(now) = now else { continue };
                    coding.set("creatingUser", now.coder.to_string());
                    coding.set("creationDateTime", written_moment(now.created));
                    if let Some(code) = coding.children.iter_mut().find(|child| child.name == "CodeRef") {
                        code.set("targetGUID", now.code.to_string());
                    }
                }
            }
        }
    }

    fn text(&mut self, out: &mut String, transcript: &Transcript) {
        let id = transcript.document.id.uuid();
        let kept = self.kept_element(id, "TextSource").cloned();
        let shell = kept.as_ref().map_or_else(|| Element::new("TextSource"), |(_, element)| element.clone());
        let (values, lines) = self.source_facts(&transcript.document);
        out.push_str("<TextSource");
        self.text_attributes(out, &shell, id, &transcript.document);
        out.push('>');
        describe(out, &fields::write(self.described(derived(id, "description")), &lines));
        self.selections(out, transcript, &shell);
        self.rest(out, &shell, transcript.document.id);
        out.push_str(&values);
        out.push_str("</TextSource>\n");
        self.files.insert(format!("{id}.txt"), FileBytes::Text(Arc::clone(&transcript.text)));
        if let Some((kept, _)) = kept {
            self.shell_files(&kept.files, &kept.name);
        }
    }

    fn shell_files(&mut self, files: &[crate::model::kept::KeptFile], name: &str) {
        for file in files {
            if self.files.contains_key(&file.name) {
                continue;
            }
            match self.attachment(file.hash) {
                Some(bytes) => drop(self.files.insert(file.name.clone(), FileBytes::Owned(bytes))),
                None => self.report.add_at("files", 1, Fate::Lost, "they are not in the project any more", name),
            }
        }
    }

    fn text_attributes(&self, out: &mut String, shell: &Element, id: Uuid, document: &Document) {
        push_attribute(out, "guid", &id.to_string());
        push_attribute(out, "name", &document.name);
        if let Some(path) = shell.get("richTextPath") {
            push_attribute(out, "richTextPath", path);
        }
        push_attribute(out, "plainTextPath", &format!("internal://{id}.txt"));
        self.dates(out, shell, document);
    }

    fn dates(&self, out: &mut String, shell: &Element, document: &Document) {
        let user = |name: &str| shell.get(name).map(guid).filter(|user| self.present.users.contains(user));
        push_attribute(out, "creatingUser", &user("creatingUser").unwrap_or(self.maker).to_string());
        push_attribute(out, "creationDateTime", &written_moment(document.imported));
        if let Some(user) = user("modifyingUser") {
            push_attribute(out, "modifyingUser", &user.to_string());
        }
        if let Some(date) = shell.get("modifiedDateTime") {
            push_attribute(out, "modifiedDateTime", date);
        }
    }

    /// Values, and the lines below the description, of a source.
    fn source_facts(&mut self, document: &Document) -> (String, Vec<(String, String)>) {
        let (values, missing) = self.values(Bearer::Document(document.id));
        let mut lines = Vec::new();
        if document.file_name != document.name {
            lines.push(("file".to_owned(), document.file_name.clone()));
        }
        lines.push(("kind".to_owned(), document.kind.key().to_owned()));
        lines.push(("language".to_owned(), document.language.tag().to_owned()));
        if !document.imported_by.is_empty() {
            lines.push(("importer".to_owned(), document.imported_by.clone()));
        }
        lines.extend(missing);
        (values, lines)
    }

    /// Whole-source codings and references to notes.
    fn rest(&mut self, out: &mut String, shell: &Element, document: DocumentId) {
        let mut gone = 0;
        for coding in shell.children.iter().filter(|child| child.name == "Coding") {
            let mut coding = coding.clone();
            if self.present.mend(&mut coding, &mut gone) {
                coding.write(out);
            }
        }
        self.report.add("codings of whole sources", gone, Fate::Lost, "their code is gone");
        let notes: Vec<Uuid> = shell.children.iter().filter(|child| child.name == "NoteRef").filter_map(|child| child.get("targetGUID")).map(guid).collect();
        self.note_refs(out, MemoTarget::Document(document), &notes);
    }

    fn pdf(&mut self, out: &mut String, transcript: &Transcript) {
        let id = transcript.document.id.uuid();
        let Some((kept, mut element)) = self.kept_element(id, "PDFSource").cloned() else { return };
        let (values, lines) = self.source_facts(&transcript.document);
        let mut gone = 0;
        let representation = element.children.iter().find(|child| child.name == "Representation").cloned().unwrap_or_else(|| Element::new("Representation"));
        self.twins(&mut element);
        let boxes: Vec<Element> = element.children.iter().filter(|child| child.name == "PDFSelection").cloned().collect();
        out.push_str("<PDFSource");
        push_attribute(out, "guid", &id.to_string());
        push_attribute(out, "name", &transcript.document.name);
        for path in ["path", "currentPath"] {
            if let Some(value) = element.get(path) {
                push_attribute(out, path, value);
            }
        }
        self.dates(out, &element, &transcript.document);
        out.push('>');
        describe(out, &fields::write(self.described(derived(id, "description")), &lines));
        for mut selection in boxes {
            if self.present.mend(&mut selection, &mut gone) {
                selection.write(out);
            }
        }
        let inner = representation.get("guid").map_or_else(|| derived(id, "representation"), guid);
        out.push_str("<Representation");
        self.text_attributes(out, &representation, inner, &transcript.document);
        out.push('>');
        self.selections(out, transcript, &representation);
        out.push_str("</Representation>");
        self.rest(out, &element, transcript.document.id);
        out.push_str(&values);
        out.push_str("</PDFSource>\n");
        self.files.insert(format!("{inner}.txt"), FileBytes::Text(Arc::clone(&transcript.text)));
        self.shell_files(&kept.files, &kept.name);
        self.report.add("references in kept parts", gone, Fate::Lost, "what they led to is gone");
    }

    /// A mark on a page and the selection of its text are twins in some files, down to the codings: these get identities of their own.
    fn twins(&self, element: &mut Element) {
        let codings: HashSet<Uuid> =
            self.project.codings_of(DocumentId::from_uuid(element.get("guid").map(guid).unwrap_or_default())).iter().map(|coding| coding.id.uuid()).collect();
        for selection in element.children.iter_mut().filter(|child| child.name == "PDFSelection") {
            for coding in selection.children.iter_mut().filter(|child| child.name == "Coding") {
                if let Some(id) = coding.get("guid").map(guid).filter(|id| codings.contains(id)) {
                    coding.set("guid", derived(id, "on the page").to_string());
                }
            }
        }
    }

    fn remembered(&self, document: DocumentId) -> Arc<Selections> {
        self.remembered.get(&KeptId::from_uuid(derived(document.uuid(), "selections"))).cloned().unwrap_or_default()
    }

    fn selections(&mut self, out: &mut String, transcript: &Transcript, shell: &Element) {
        let remembered = self.remembered(transcript.document.id);
        let codings = self.project.codings_of(transcript.document.id);
        let mut written = grouped(codings, &remembered.coded, &self.version);
        written.sort_by_key(|selection| (selection.span, selection.guid));
        for selection in &written {
            self.selection(out, transcript, selection);
        }
        let same_text = shell.get("griotText") == Some(transcript.document.text.to_string().as_str());
        for element in shell.children.iter().filter(|child| child.name == "PlainTextSelection") {
            if same_text {
                self.uncoded(out, element);
            } else {
                self.report.add_at("selections without codes", 1, Fate::Lost, "the text was changed since they came", &transcript.document.name);
            }
        }
    }

    /// A selection without codes; its words are a memo here, and it goes where that memo is gone.
    fn uncoded(&mut self, out: &mut String, element: &Element) {
        let mut element = element.clone();
        let id = element.get("guid").map(guid).unwrap_or_default();
        let described = element.children.iter().any(|child| child.name == "Description");
        let memo = self.project.memo(crate::model::ids::MemoId::from_uuid(id));
        if described {
            let Some(memo) = memo else { return };
            let number = |name: &str| element.get(name).and_then(|value| value.parse::<u32>().ok()).unwrap_or(0);
            let prefix = placed(CharSpan::between(number("startPosition"), number("endPosition")), "");
            let text = memo.text.strip_prefix(&prefix).unwrap_or(&memo.text).to_owned();
            element.children.retain(|child| child.name != "Description");
            element.children.insert(0, Element::of_text("Description", &text));
        }
        if element.get("creatingUser").is_none_or(|user| !self.present.users.contains(&guid(user))) {
            element.set("creatingUser", self.maker.to_string());
        }
        if element.get("creationDateTime").is_none() {
            element.set("creationDateTime", written_moment(self.options.now));
        }
        self.write_kept(out, &mut element, None);
    }

    fn selection(&mut self, out: &mut String, transcript: &Transcript, selection: &Written<'_>) {
        let Some(first) = selection.codings.first() else { return };
        out.push_str("<PlainTextSelection");
        push_attribute(out, "guid", &selection.guid.to_string());
        if selection.name.is_empty() {
            push_attribute(out, "name", &covered(transcript, selection.span));
        } else {
            push_attribute(out, "name", &selection.name);
        }
        push_attribute(out, "startPosition", &selection.span.start().to_string());
        push_attribute(out, "endPosition", &selection.span.end().to_string());
        push_attribute(out, "creatingUser", &first.coder.to_string());
        push_attribute(out, "creationDateTime", &written_moment(first.created));
        out.push('>');
        describe(out, &fields::write(&first.memo, &coding_fields(first, &self.version)));
        for coding in &selection.codings {
            out.push_str("<Coding");
            push_attribute(out, "guid", &coding.id.to_string());
            push_attribute(out, "creatingUser", &coding.coder.to_string());
            push_attribute(out, "creationDateTime", &written_moment(coding.created));
            out.push_str("><CodeRef");
            push_attribute(out, "targetGUID", &coding.code.to_string());
            out.push_str("/>");
            let notes: Vec<Uuid> = selection.notes.iter().filter(|(of, _)| *of == Some(coding.id)).map(|(_, note)| *note).collect();
            self.note_refs(out, MemoTarget::Coding(coding.id), &notes);
            out.push_str("</Coding>");
        }
        for (_, note) in selection.notes.iter().filter(|(of, note)| of.is_none() && self.present.notes.contains(note)) {
            note_ref(out, *note);
        }
        out.push_str("</PlainTextSelection>\n");
    }
}

/// Codings in selections: as they came, as far as they still stand so; else those of one passage together, and each that says more on its own.
fn grouped<'c>(codings: &'c [Coding], remembered: &[Selection], version: &str) -> Vec<Written<'c>> {
    let plain = |coding: &Coding| coding.memo.is_empty() && coding_fields(coding, version).is_empty();
    let known = if remembered.is_empty() { std::collections::HashMap::new() } else { by_id(codings) };
    let mut placed: HashSet<CodingId> = HashSet::new();
    let mut written = Vec::new();
    for selection in remembered.iter().filter(|selection| !selection.by_time) {
        let mut live = selection.codings.iter().filter_map(|id| known.get(id).copied());
        let Some(first) = live.next() else { continue };
        let mut together = vec![first];
        together.extend(live.filter(|coding| coding.span == first.span && plain(coding)));
        placed.extend(together.iter().map(|coding| coding.id));
        written.push(Written { guid: selection.guid, span: first.span, name: selection.name.clone(), codings: together, notes: selection.notes.clone() });
    }
    let mut open: Option<usize> = None;
    for coding in codings.iter().filter(|coding| !placed.contains(&coding.id)) {
        let same = open.and_then(|place| written.get_mut(place)).filter(|selection: &&mut Written<'_>| selection.span == coding.span);
        match same {
            Some(selection) if plain(coding) => selection.codings.push(coding),
            _ => {
                if plain(coding) {
                    open = Some(written.len());
                }
                written.push(Written {
                    guid: derived(coding.id.uuid(), "selection"),
                    span: coding.span,
                    name: String::new(),
                    codings: vec![coding],
                    notes: Vec::new(),
                });
            }
        }
    }
    written
}

/// What a selection covers, on one line, cut where it is long.
fn covered(transcript: &Transcript, span: CharSpan) -> String {
    let shown = CharSpan::at(span.start(), span.len().min(NAME_LENGTH));
    let mut name: String = transcript.slice(shown).chars().map(|letter| if letter.is_whitespace() { ' ' } else { letter }).collect();
    if span.len() > NAME_LENGTH {
        name.push('…');
    }
    name
}

fn missing_line(id: AttributeId, missing: Missing) -> (String, String) {
    ("no value".to_owned(), format!("{id} {}", missing.key()))
}

/// What Griot says of an attribute beyond its name and type.
fn variable_fields(attribute: &Attribute, from_elsewhere: bool) -> Vec<(String, String)> {
    let word = |value: serde_json::Value| value.as_str().map(str::to_owned).unwrap_or_default();
    let as_word = |value: Result<serde_json::Value, serde_json::Error>| value.map(word).unwrap_or_default();
    let mut fields = Vec::new();
    let mut field = |name: &str, value: String, say: bool| {
        if say {
            fields.push((name.to_owned(), value));
        }
    };
    let own = !from_elsewhere;
    field("subject", as_word(serde_json::to_value(attribute.subject)), own);
    field("type", as_word(serde_json::to_value(attribute.kind)), own);
    field("key", attribute.key.clone(), own || attribute.key != key_from_name(attribute.name.en_or_fr()));
    field("name (en)", String::new(), attribute.name.en.is_empty());
    field("name (fr)", attribute.name.fr.clone(), !attribute.name.fr.is_empty());
    for value in &attribute.values {
        field("value", serde_json::to_string(value).unwrap_or_default(), true);
    }
    field("class", as_word(serde_json::to_value(attribute.class)), attribute.class != Sensitivity::Open);
    field("required", attribute.required.clone(), !attribute.required.is_empty());
    field("derived", attribute.derived.to_string(), attribute.derived);
    field("order", attribute.order.to_string(), own);
    fields
}

/// A day as xsd:date has it.
fn is_day(text: &str) -> bool {
    text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok()
}

/// A number as xsd:decimal has it.
fn is_decimal(text: &str) -> bool {
    let digits = text.trim_start_matches(['-', '+']);
    text.len() - digits.len() <= 1
        && digits.bytes().any(|byte| byte.is_ascii_digit())
        && digits.bytes().filter(|byte| *byte == b'.').count() <= 1
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}
