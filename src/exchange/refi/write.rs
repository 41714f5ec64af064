//! Writing a project as `.qdpx`, in the one strict form that every tool that was looked at accepts.
//!
//! `project.qde` and a flat folder `sources/`; the schema's order of elements; identities bare, in lower case and the same in every export;
//! texts as UTF-8 with LF and no byte order mark; every selection named by what it covers; users and dates everywhere; no empty containers.

use super::codebook::write_codes;
use super::extras::{Attachments, Present};
use super::notes::{STRUCTURE, found_layout};
use super::reader::PROJECT_DESCRIPTION;
use super::spans::Selections;
use super::{PROJECT, written_moment};
use crate::exchange::error::ExchangeError;
use crate::exchange::fields;
use crate::exchange::report::{Fate, Report};
use crate::exchange::study::{derived, from_word};
use crate::exchange::watch::Watch;
use crate::exchange::xml::{self, Element, push_attribute, push_text};
use crate::import::Options;
use crate::model::attribute::{Attribute, Bearer, Sensitivity};
use crate::model::ids::{CodeId, CodingId, KeptId, MemoId};
use crate::model::kept::Kept;
use crate::model::memo::{Memo, MemoTarget};
use crate::model::project::Project;
use crate::model::text::Hash;
use crate::model::time::Moment;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::io::{Cursor, Write};
use std::sync::Arc;
use uuid::Uuid;
use zip::write::SimpleFileOptions;

/// What Griot calls itself in files.
pub(super) const ORIGIN: &str = concat!("Griot ", env!("CARGO_PKG_VERSION"));

/// How a project is to be written.
#[derive(Clone, Copy, Debug, Default)]
pub struct WriteOptions<'a> {
    /// The moment of the export.
    pub now: Moment,
    /// Attributes that are restricted go along; sealed ones never do.
    pub restricted: bool,
    /// Who is told how many documents and files are written, and may stop the writing.
    pub watch: Watch<'a>,
}

/// A written file and what it could not carry.
#[derive(Debug)]
pub struct Written {
    /// The archive.
    pub bytes: Vec<u8>,
    /// What is in it, what is not, and why.
    pub report: Report,
}

/// Writes a project. `attachments` gives the bytes of what was kept.
pub fn qdpx(project: &Project, options: &WriteOptions<'_>, attachments: Attachments<'_>) -> Result<Written, ExchangeError> {
    let mut writer = Writer::new(project, *options, attachments);
    let xml = writer.project_xml()?;
    let Writer { files, report, .. } = writer;
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default().compression_level(Some(4));
    let plain = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let failed = |err: zip::result::ZipError| ExchangeError::BadArchive(err.to_string());
    zip.start_file("project.qde", packed.large_file(xml.len() > u32::MAX as usize)).map_err(failed)?;
    zip.write_all(xml.as_bytes())?;
    for (done, (name, bytes)) in files.iter().enumerate() {
        options.watch.step(done, files.len())?;
        let text = name.ends_with(".txt");
        zip.start_file(format!("sources/{name}"), if text { packed } else { plain }).map_err(failed)?;
        zip.write_all(bytes.as_bytes())?;
    }
    Ok(Written { bytes: zip.finish().map_err(failed)?.into_inner(), report })
}

/// Bytes of a file in the archive: a text of the project, or something kept.
pub(super) enum FileBytes {
    Text(Arc<crate::model::text::DocumentText>),
    Owned(Vec<u8>),
}

impl FileBytes {
    fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_str().as_bytes(),
            Self::Owned(bytes) => bytes,
        }
    }
}

/// An export in the making.
pub(super) struct Writer<'a, 'f> {
    pub(super) project: &'a Project,
    pub(super) options: WriteOptions<'f>,
    attachments: Attachments<'f>,
    pub(super) report: Report,
    pub(super) files: BTreeMap<String, FileBytes>,
    pub(super) present: Present,
    /// Kept elements by their identity.
    pub(super) kept: BTreeMap<KeptId, (Arc<Kept>, Element)>,
    /// What is remembered of selections, by the identity under which it is kept.
    pub(super) remembered: BTreeMap<KeptId, Arc<Selections>>,
    /// Memos that are written as notes, by what they are about.
    pub(super) notes_of: HashMap<MemoTarget, Vec<MemoId>>,
    /// Attributes that leave, as variables.
    pub(super) variables: BTreeMap<crate::model::ids::AttributeId, Uuid>,
    pub(super) version: String,
    /// Who stands for things that have no coder of their own.
    pub(super) maker: Uuid,
}

impl<'a, 'f> Writer<'a, 'f> {
    fn new(project: &'a Project, options: WriteOptions<'f>, attachments: Attachments<'f>) -> Self {
        let maker = project.coders().next().map_or_else(|| from_word("Griot"), |coder| coder.id.uuid());
        let mut writer = Self {
            project,
            options,
            attachments,
            report: Report { origin: ORIGIN.to_owned(), ..Report::default() },
            files: BTreeMap::new(),
            present: Present::default(),
            kept: BTreeMap::new(),
            remembered: BTreeMap::new(),
            notes_of: HashMap::new(),
            variables: BTreeMap::new(),
            version: project.codebook_version().to_owned(),
            maker,
        };
        writer.load_kept();
        writer.find_present();
        writer
    }

    /// Reads the kept elements that can be written.
    fn load_kept(&mut self) {
        for kept in self.project.kept() {
            if kept.kind == "selections" {
                let read = self.attachment(kept.content).and_then(|bytes| serde_json::from_slice(&bytes).ok());
                self.remembered.insert(kept.id, Arc::new(read.unwrap_or_default()));
                continue;
            }
            let element = self.attachment(kept.content).and_then(|bytes| String::from_utf8(bytes).ok()).and_then(|text| Element::read(&text).ok());
            match element {
                Some(_) if kept.kind == "Placeholder" => {
                    self.report.add_at("sources", 1, Fate::Lost, "their text was not in the file that they came with", &kept.name);
                }
                Some(element) => drop(self.kept.insert(kept.id, (Arc::clone(kept), element))),
                None => self.report.add_at("kept parts", 1, Fate::Lost, "cannot be read any more", &kept.name),
            }
        }
    }

    pub(super) fn attachment(&mut self, hash: Hash) -> Option<Vec<u8>> {
        (self.attachments)(hash)
    }

    /// The kept element of that identity and kind.
    pub(super) fn kept_element(&self, id: Uuid, kind: &str) -> Option<&(Arc<Kept>, Element)> {
        let by_id = self.kept.get(&KeptId::from_uuid(id)).filter(|(kept, _)| kept.kind == kind);
        by_id.or_else(|| self.kept.get(&KeptId::from_uuid(derived(id, kind))).filter(|(kept, _)| kept.kind == kind))
    }

    /// What the export will hold, so that nothing refers to what it does not.
    fn find_present(&mut self) {
        let project = self.project;
        let mut present = Present::default();
        present.users.extend(project.coders().map(|coder| coder.id.uuid()));
        present.users.insert(self.maker);
        present.codes.extend(project.codebook().iter().map(|code| code.id.uuid()));
        present.sources.extend(project.documents().map(|document| document.id.uuid()));
        for (kept, _) in self.kept.values().filter(|(kept, _)| is_source(&kept.kind)) {
            present.sources.insert(kept.id.uuid());
        }
        for attribute in project.attributes() {
            if let Some(variable) = self.variable_of(attribute) {
                self.variables.insert(attribute.id, variable);
                present.variables.insert(variable);
            }
        }
        for memo in project.memos() {
            if self.is_note(memo) {
                present.notes.insert(memo.id.uuid());
                self.notes_of.entry(memo.target).or_default().push(memo.id);
            }
        }
        present.all.extend(present.codes.iter().chain(&present.sources).chain(&present.notes).chain(&present.variables).copied());
        present.all.extend(project.cases().map(|case| case.id.uuid()));
        present.all.extend(project.codings().map(|coding| coding.id.uuid()));
        present.all.extend(self.live_selections());
        present.all.extend(self.kept.values().flat_map(|(_, element)| identities(element)));
        self.present = present;
    }

    /// Selections that are written under the identity they came with: those of which a coding is still here.
    fn live_selections(&self) -> Vec<Uuid> {
        let codings: HashSet<CodingId> = if self.remembered.is_empty() { HashSet::new() } else { self.project.codings().map(|coding| coding.id).collect() };
        let all = self.remembered.values().flat_map(|remembered| &remembered.coded);
        all.filter(|selection| selection.codings.iter().any(|id| codings.contains(id))).map(|selection| selection.guid).collect()
    }

    /// The variable that an attribute becomes; none where it stays in the project or is a set.
    fn variable_of(&self, attribute: &Attribute) -> Option<Uuid> {
        let leaves = match attribute.class {
            Sensitivity::Open => true,
            Sensitivity::Restricted => self.options.restricted,
            Sensitivity::Sealed => false,
        };
        if !leaves || self.kept_element(attribute.id.uuid(), "Set").is_some() {
            return None;
        }
        let shared = self.kept.values().find(|(kept, _)| kept.kind == "Variable" && derived(kept.id.uuid(), "document") == attribute.id.uuid());
        Some(shared.map_or(attribute.id.uuid(), |(kept, _)| kept.id.uuid()))
    }

    /// True for a memo that is written as a note; others stand in descriptions.
    fn is_note(&self, memo: &Memo) -> bool {
        let id = memo.id.uuid();
        match memo.target {
            MemoTarget::Project => id != from_word(PROJECT_DESCRIPTION),
            MemoTarget::Case(case_id) => id != derived(case_id.uuid(), "description"),
            MemoTarget::Document(document_id) => {
                let described = id == derived(document_id.uuid(), "description");
                let shell = || ["TextSource", "PDFSource"].into_iter().filter_map(|kind| self.kept_element(document_id.uuid(), kind));
                let of_selection = || shell().any(|(_, element)| identities(element).contains(&id));
                !described && !of_selection()
            }
            _ => true,
        }
    }

    /// The text of a memo that stands in a description.
    pub(super) fn described(&self, id: Uuid) -> &'a str {
        self.project.memo(MemoId::from_uuid(id)).map_or("", |memo| memo.text.as_str())
    }

    fn project_xml(&mut self) -> Result<String, ExchangeError> {
        let mut out = String::with_capacity(1 << 20);
        out.push_str("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Project");
        push_attribute(&mut out, "xmlns", PROJECT);
        push_attribute(&mut out, "name", self.project.name());
        push_attribute(&mut out, "origin", ORIGIN);
        push_attribute(&mut out, "creatingUserGUID", &self.maker.to_string());
        let created = self.project.info().map_or(self.options.now, |info| info.created);
        push_attribute(&mut out, "creationDateTime", &written_moment(created));
        push_attribute(&mut out, "modifiedDateTime", &written_moment(self.options.now));
        out.push_str(">\n");
        self.users(&mut out);
        self.codebook(&mut out);
        self.write_variables(&mut out);
        self.write_cases(&mut out);
        self.sources(&mut out)?;
        self.notes(&mut out);
        for (part, kind) in [("Links", "Link"), ("Sets", "Set"), ("Graphs", "Graph")] {
            self.kept_part(&mut out, part, kind);
        }
        let version = [("codebook version".to_owned(), self.version.clone())];
        describe(&mut out, &fields::write(self.described(from_word(PROJECT_DESCRIPTION)), &version));
        self.note_refs(&mut out, MemoTarget::Project, &[]);
        out.push_str("</Project>\n");
        let cut = illegal(self.project);
        self.report.add("characters", cut, Fate::Lost, "control characters in names, memos and definitions, which XML cannot hold");
        Ok(out)
    }

    fn users(&mut self, out: &mut String) {
        out.push_str("<Users>");
        for coder in self.project.coders() {
            out.push_str("<User");
            push_attribute(out, "guid", &coder.id.to_string());
            push_attribute(out, "name", &coder.name);
            out.push_str("/>");
        }
        if self.project.coders().next().is_none() {
            out.push_str("<User");
            push_attribute(out, "guid", &self.maker.to_string());
            push_attribute(out, "name", "Griot");
            out.push_str("/>");
        }
        out.push_str("</Users>\n");
        self.report.add("coders", self.project.coders().count(), Fate::Carried, "");
    }

    fn codebook(&mut self, out: &mut String) {
        if self.project.codebook().is_empty() {
            return;
        }
        out.push_str("<CodeBook><Codes>\n");
        let coded: HashSet<CodeId> = self.project.codings().map(|coding| coding.code).collect();
        let notes = &self.notes_of;
        let more = |out: &mut String, code_id: CodeId| {
            for memo in notes.get(&MemoTarget::Code(code_id)).into_iter().flatten() {
                note_ref(out, memo.uuid());
            }
        };
        write_codes(out, self.project, &coded, &more);
        out.push_str("</Codes></CodeBook>\n");
        self.report.add("codes", self.project.codebook().len(), Fate::Carried, "");
    }

    /// References to the notes about something, those of another tool's export included, each once.
    pub(super) fn note_refs(&self, out: &mut String, target: MemoTarget, more: &[Uuid]) {
        let mut told = BTreeSet::new();
        let own = self.notes_of.get(&target).into_iter().flatten().map(|memo| memo.uuid());
        for note in own.chain(more.iter().copied().filter(|note| self.present.notes.contains(note))) {
            if told.insert(note) {
                note_ref(out, note);
            }
        }
    }

    fn notes(&mut self, out: &mut String) {
        let memos: Vec<Arc<Memo>> = self.project.memos().filter(|memo| self.present.notes.contains(&memo.id.uuid())).cloned().collect();
        let structure = self.structure();
        if memos.is_empty() && structure.is_none() {
            return;
        }
        out.push_str("<Notes>\n");
        for memo in &memos {
            self.note(out, memo);
        }
        if let Some(json) = structure {
            let id = from_word(STRUCTURE);
            let element = Element::new("Note")
                .with("guid", id.to_string())
                .with("name", STRUCTURE)
                .with("plainTextPath", format!("internal://{id}.txt"))
                .with("creatingUser", self.maker.to_string())
                .with("creationDateTime", written_moment(self.options.now));
            element.write(out);
            out.push('\n');
            self.files.insert(format!("{id}.txt"), FileBytes::Owned(json.into_bytes()));
        }
        out.push_str("</Notes>\n");
        self.report.add("memos", memos.len(), Fate::Carried, "");
    }

    fn note(&mut self, out: &mut String, memo: &Memo) {
        let id = memo.id.uuid();
        let kept = self.kept_element(id, "Note").cloned();
        let mut fields_of = Vec::new();
        if let MemoTarget::Case(case_id) = memo.target {
            fields_of.push(("about case".to_owned(), case_id.to_string()));
        }
        let title = kept.as_ref().and_then(|(_, element)| element.get("name")).unwrap_or_default().to_owned();
        // A text that begins with its title of its own accord is left as it came.
        let came = kept.as_ref().and_then(|(_, element)| element.get("griotBody")).is_some_and(|hash| hash == Hash::of(memo.text.as_bytes()).to_string());
        let body = memo.text.strip_prefix(&format!("{title}\n\n")).filter(|_| !title.is_empty() && !came);
        if body.is_some() {
            fields_of.push(("title".to_owned(), "stands before the text".to_owned()));
        }
        let body = body.unwrap_or(&memo.text);
        let (mut element, kept) = match kept {
            Some((kept, element)) => (element, Some(kept)),
            None => (Element::new("Note"), None),
        };
        let unchanged = element.get("griotBody") == Some(Hash::of(body.as_bytes()).to_string().as_str());
        if !unchanged {
            element.unset("richTextPath");
            element.children.retain(|child| child.name != "PlainTextSelection");
        }
        let described = element.children.iter().find(|child| child.name == "Description").map(|child| child.text.clone()).unwrap_or_default();
        element.describe(&fields::write(&described, &fields_of));
        if title.is_empty() {
            element.set("name", title_of(&memo.text));
        }
        element.set("guid", id.to_string());
        element.set("plainTextPath", format!("internal://{id}.txt"));
        element.set("creatingUser", memo.coder.to_string());
        element.set("creationDateTime", written_moment(memo.created));
        if memo.changed != memo.created {
            element.set("modifiedDateTime", written_moment(memo.changed));
        }
        self.files.insert(format!("{id}.txt"), FileBytes::Owned(body.as_bytes().to_vec()));
        self.write_kept(out, &mut element, kept.as_deref());
    }

    /// Layouts that cannot be found again in their texts.
    fn structure(&mut self) -> Option<String> {
        let transcripts: Vec<_> = self.project.transcripts().collect();
        let own = |transcript: &crate::model::place::Transcript| {
            let options = Options { kind: Some(transcript.document.kind), language: Some(transcript.document.language), encoding: None };
            let found = found_layout(transcript.text.as_str(), &options);
            (found != *transcript.layout).then(|| (transcript.document.id.uuid(), Arc::clone(&transcript.layout)))
        };
        let differing: BTreeMap<Uuid, _> = transcripts.par_iter().filter_map(own).collect();
        self.report.add("structures of documents", differing.len(), Fate::Moved, "headings, emphasis, roles and times: to a note that only Griot reads");
        if differing.is_empty() { None } else { serde_json::to_string(&differing).ok() }
    }

    fn kept_part(&mut self, out: &mut String, part: &str, kind: &str) {
        let elements: Vec<(Arc<Kept>, Element)> = self.kept.values().filter(|(kept, _)| kept.kind == kind).cloned().collect();
        let mut written = String::new();
        for (kept, mut element) in elements {
            if kind == "Set" {
                self.members(&kept, &mut element);
            }
            self.write_kept(&mut written, &mut element, Some(&kept));
        }
        if !written.is_empty() {
            out.push_str(&format!("<{part}>\n{written}</{part}>\n"));
        }
    }

    /// The documents of a set are those whose attribute says so.
    fn members(&self, kept: &Kept, element: &mut Element) {
        let attribute_id = crate::model::ids::AttributeId::from_uuid(kept.id.uuid());
        if self.project.attribute(attribute_id).is_none() {
            return;
        }
        let is_document = |member: &Element| member.get("targetGUID").and_then(|id| id.parse().ok()).is_some_and(|id| self.project.document(id).is_some());
        element.children.retain(|child| child.name != "MemberSource" || !is_document(child));
        for document in self.project.documents() {
            if self.project.value(Bearer::Document(document.id), attribute_id) == Some(&crate::model::attribute::Value::Boolean(true)) {
                element.children.push(Element::new("MemberSource").with("targetGUID", document.id.to_string()));
            }
        }
        super::extras::sort(element);
    }

    /// Writes a kept element with its files, mended for what is gone.
    pub(super) fn write_kept(&mut self, out: &mut String, element: &mut Element, kept: Option<&Kept>) {
        let mut gone = 0;
        let name = kept.map_or("", |kept| kept.name.as_str());
        if self.present.mend(element, &mut gone) {
            for file in kept.into_iter().flat_map(|kept| &kept.files) {
                self.kept_file(&file.name, file.hash, name);
            }
            element.write(out);
            out.push('\n');
        }
        self.report.add_at("references in kept parts", gone, Fate::Lost, "what they led to is gone", name);
    }

    fn kept_file(&mut self, name: &str, hash: Hash, place: &str) {
        if self.files.contains_key(name) {
            return;
        }
        match self.attachment(hash) {
            Some(bytes) => drop(self.files.insert(name.to_owned(), FileBytes::Owned(bytes))),
            None => self.report.add_at("files", 1, Fate::Lost, "they are not in the project any more", place),
        }
    }
}

/// True for kept things that are sources.
pub(super) fn is_source(kind: &str) -> bool {
    matches!(kind, "TextSource" | "PDFSource" | "PictureSource" | "AudioSource" | "VideoSource")
}

/// All identities inside an element.
fn identities(element: &Element) -> Vec<Uuid> {
    let mut found = Vec::new();
    let mut waiting = vec![element];
    while let Some(element) = waiting.pop() {
        found.extend(element.get("guid").map(super::guid));
        waiting.extend(&element.children);
    }
    found
}

pub(super) fn note_ref(out: &mut String, note: Uuid) {
    out.push_str("<NoteRef");
    push_attribute(out, "targetGUID", &note.to_string());
    out.push_str("/>");
}

pub(super) fn describe(out: &mut String, text: &str) {
    if !text.is_empty() {
        out.push_str("<Description>");
        push_text(out, text);
        out.push_str("</Description>");
    }
}

/// The title of a memo: the start of its first line.
fn title_of(text: &str) -> String {
    const LONGEST: usize = 60;
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("Memo");
    let mut title: String = line.chars().take(LONGEST).collect();
    if line.chars().count() > LONGEST {
        title.push('…');
    }
    title
}

/// How many characters of names, memos and definitions XML cannot hold.
fn illegal(project: &Project) -> usize {
    let count = |text: &str| text.chars().filter(|letter| !xml::is_legal(*letter)).count();
    let codes: usize = project
        .codebook()
        .iter()
        .map(|code| [&code.name, &code.definition, &code.include, &code.exclude].iter().map(|both| count(&both.en) + count(&both.fr)).sum::<usize>())
        .sum();
    let codings: usize = project.codings().map(|coding| count(&coding.memo)).sum();
    let cases: usize = project.cases().map(|case| count(&case.name)).sum();
    codes + codings + cases
}

/// Codings by their identity, for those that remember some.
pub(super) fn by_id(codings: &[crate::model::coding::Coding]) -> HashMap<CodingId, &crate::model::coding::Coding> {
    codings.iter().map(|coding| (coding.id, coding)).collect()
}
