//! Reading: from a `.qdpx`, a bare `.qde` or a `.qdc` to a study.

use super::offsets::Convention;
use super::{attribute, child, child_text, children, guid, moment, own_guid, reference};
use crate::exchange::archive::Archive;
use crate::exchange::error::ExchangeError;
use crate::exchange::report::Fate;
use crate::exchange::study::{Study, free_name, from_word};
use crate::exchange::watch::Watch;
use crate::exchange::xml;
use crate::exchange::{fields, refi};
use crate::import::verbatim;
use crate::model::attribute::Subject;
use crate::model::code::Code;
use crate::model::coder::Coder;
use crate::model::ids::{AttributeId, CodeId, CoderId, CodingId, DocumentId, MemoId};
use crate::model::memo::{Memo, MemoTarget};
use crate::model::text::CharSpan;
use crate::model::time::Moment;
use roxmltree::Node;
use std::collections::{HashMap, HashSet};
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use uuid::Uuid;

/// How a file is to be read.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReadOptions<'a> {
    /// The moment for what carries no date.
    pub now: Moment,
    /// How positions are counted in every source; else it is found out.
    pub positions: Option<Convention>,
    /// How they are counted in single sources, by name; this wins over what is said of all.
    pub positions_of: &'a [(String, Convention)],
    /// Codings of whole sources become codings of all their text; else they are kept for re-export and told.
    pub whole_documents: bool,
    /// The file that is read, where it lies on disk: sources beside it, in its folder, are read too.
    pub path: Option<&'a Path>,
    /// Who is told how many sources are read, and may stop the reading.
    pub watch: Watch<'a>,
}

impl ReadOptions<'_> {
    /// What a person said of how a source counts.
    pub(super) fn said_of(&self, source: &str) -> Option<Convention> {
        self.positions_of.iter().find(|(name, _)| name == source).map(|(_, convention)| *convention).or(self.positions)
    }
}

/// The largest bare .qde or .qdc, in bytes.
const LARGEST_XML: u64 = 192 * 1024 * 1024;

/// Reads a project or a codebook. What the file is shows in its first bytes and its root element, not in its name.
pub fn read<R: Read + Seek>(mut reader: R, options: &ReadOptions<'_>) -> Result<Study, ExchangeError> {
    let mut start = [0u8; 2];
    let length = reader.read(&mut start)?;
    reader.seek(SeekFrom::Start(0))?;
    if start.get(..length) == Some(b"PK") {
        let mut archive = Archive::open(reader)?;
        let bytes = archive.project()?;
        let text = verbatim(&bytes).text;
        let (name, ignored) = (archive.project_name().to_owned(), archive.ignored().to_vec());
        let mut study = read_xml(&text, &name, &mut |path| archive.file(path), options)?;
        for name in ignored {
            study.report.add_at("files of the archive", 1, Fate::Lost, "left aside: they are no part of a project, or their names lead elsewhere", &name);
        }
        return Ok(study);
    }
    let mut bytes = Vec::new();
    reader.take(LARGEST_XML + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST_XML {
        return Err(ExchangeError::TooLarge { what: "the file".to_owned(), limit: format!("{} MB", LARGEST_XML / 1024 / 1024) });
    }
    let text = verbatim(&bytes).text;
    if !text.trim_start().starts_with('<') {
        return Err(ExchangeError::NotThis { expected: "a REFI-QDA file", why: "it is neither a zip archive nor XML".to_owned() });
    }
    read_xml(&text, "", &mut |_| Ok(None), options)
}

/// Gives the bytes behind a path such as `internal://x.txt`.
pub(super) type Files<'f> = &'f mut dyn FnMut(&str) -> Result<Option<Vec<u8>>, ExchangeError>;

fn read_xml(text: &str, file_name: &str, files: Files<'_>, options: &ReadOptions<'_>) -> Result<Study, ExchangeError> {
    let document = xml::parse(text)?;
    let root = document.root_element();
    let mut reader = Reader::new(root, files, *options);
    match root.tag_name().name() {
        "Project" => reader.project(file_name)?,
        "CodeBook" => {
            reader.namespace("codebook");
            reader.codes(root);
            reader.sets(root);
        }
        other => {
            return Err(ExchangeError::NotThis {
                expected: "a REFI-QDA file",
                why: format!("its root element is ‘{}’", other.chars().take(40).collect::<String>()),
            });
        }
    }
    Ok(reader.finished())
}

/// Who refers to a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Referrer {
    /// Something that a memo can be about.
    Target(MemoTarget),
    /// A selection without codes.
    Passage(DocumentId, CharSpan),
}

/// A file on its way into a study.
pub(super) struct Reader<'a, 'i, 'f> {
    pub(super) root: Node<'a, 'i>,
    pub(super) files: Files<'f>,
    pub(super) options: ReadOptions<'f>,
    pub(super) study: Study,
    pub(super) origin: String,
    pub(super) coders: HashMap<Uuid, CoderId>,
    nobody: Option<CoderId>,
    pub(super) codes: HashMap<Uuid, usize>,
    pub(super) attributes: HashMap<(Uuid, Subject), AttributeId>,
    pub(super) documents: HashMap<Uuid, DocumentId>,
    pub(super) document_names: HashSet<String>,
    pub(super) codings: HashSet<CodingId>,
    /// Identities of what is kept.
    pub(super) kept_ids: HashSet<Uuid>,
    /// Who refers to each note.
    pub(super) notes: HashMap<Uuid, Vec<Referrer>>,
    /// What each selection covers, and its first coding.
    pub(super) selections: HashMap<Uuid, Referrer>,
    /// Identities of all text sources.
    pub(super) text_sources: HashSet<Uuid>,
    /// Paths of the plain texts of text sources, in lower case.
    pub(super) text_paths: HashSet<String>,
    /// Sync points of transcripts by the path of their text: position and time in milliseconds.
    pub(super) sync: HashMap<String, Vec<(i64, u32)>>,
}

impl<'a, 'i, 'f> Reader<'a, 'i, 'f> {
    fn new(root: Node<'a, 'i>, files: Files<'f>, options: ReadOptions<'f>) -> Self {
        let origin = attribute(root, "origin").unwrap_or_default().to_owned();
        let mut study = Study { own: origin.starts_with("Griot"), ..Study::default() };
        study.report.origin.clone_from(&origin);
        Self {
            root,
            files,
            options,
            study,
            origin,
            coders: HashMap::new(),
            nobody: None,
            codes: HashMap::new(),
            attributes: HashMap::new(),
            documents: HashMap::new(),
            document_names: HashSet::new(),
            codings: HashSet::new(),
            kept_ids: HashSet::new(),
            notes: HashMap::new(),
            selections: HashMap::new(),
            text_sources: HashSet::new(),
            text_paths: HashSet::new(),
            sync: HashMap::new(),
        }
    }

    fn project(&mut self, file_name: &str) -> Result<(), ExchangeError> {
        let root = self.root;
        self.namespace("project");
        attribute(root, "name").unwrap_or(file_name).trim().clone_into(&mut self.study.name);
        if let Some(users) = child(root, "Users") {
            self.users(users);
        }
        if let Some(codebook) = child(root, "CodeBook") {
            self.codes(codebook);
        }
        self.variables();
        self.find_transcripts();
        if let Some(sources) = child(root, "Sources") {
            self.sources(sources)?;
        }
        self.cases();
        self.link_notes();
        self.notes()?;
        self.sets(root);
        self.leftovers()?;
        self.describe_project();
        Ok(())
    }

    /// The namespace is told where it is not the one of the standard; names count, not namespaces.
    fn namespace(&mut self, kind: &str) {
        let found = self.root.tag_name().namespace().unwrap_or("none").to_owned();
        if found != format!("urn:QDA-XML:{kind}:1.0") {
            self.study.report.add_at("namespaces", 1, Fate::Changed, "not the one of the standard, and read all the same", &found);
        }
    }

    fn users(&mut self, users: Node<'a, 'i>) {
        for user in children(users, "User") {
            let id = own_guid(user);
            if self.coders.contains_key(&id) || (self.study.own && id == from_word("Griot")) {
                continue;
            }
            let said = attribute(user, "name").or_else(|| attribute(user, "id")).unwrap_or_default().trim();
            let wanted = if said.is_empty() { "unnamed coder" } else { said };
            let name = free_name(wanted, |name| self.study.coders.iter().any(|coder| coder.name == name));
            if name != said {
                self.study.report.add("coders", 1, Fate::Changed, "without a name, or of the same name as another: told apart by a number");
            }
            self.coders.insert(id, CoderId::from_uuid(id));
            self.study.coders.push(Coder { id: CoderId::from_uuid(id), name });
            self.study.report.add("coders", 1, Fate::Carried, "");
        }
    }

    /// The coder that an element names, the one above it, or one who stands for nobody.
    pub(super) fn coder(&mut self, named: Option<Uuid>, above: Option<CoderId>) -> CoderId {
        if let Some(known) = named.and_then(|named| self.coders.get(&named)).copied() {
            return known;
        }
        if named.is_none()
            && let Some(above) = above
        {
            return above;
        }
        if named.is_none()
            && let Some(maker) = reference(self.root, "creatingUserGUID").and_then(|maker| self.coders.get(&maker))
        {
            return *maker;
        }
        if let Some(nobody) = self.nobody {
            return nobody;
        }
        self.study.report.add("coders", 1, Fate::Changed, "what names no coder, or one that is not listed, is under ‘unknown’");
        let id = CoderId::from_uuid(from_word("refi: unknown coder"));
        let name = free_name("unknown", |name| self.study.coders.iter().any(|coder| coder.name == name));
        self.study.coders.push(Coder { id, name });
        self.nobody = Some(id);
        id
    }

    pub(super) fn refer(&mut self, node: Node<'a, 'i>, by: Referrer) {
        for reference in children(node, "NoteRef").filter_map(|note| reference(note, "targetGUID")) {
            self.notes.entry(reference).or_default().push(by);
        }
    }

    /// Links that lead from or to a note say what it is about, where nothing else does.
    fn link_notes(&mut self) {
        let Some(links) = child(self.root, "Links") else { return };
        let noted: HashSet<Uuid> = child(self.root, "Notes").into_iter().flat_map(|notes| children(notes, "Note")).map(own_guid).collect();
        for link in children(links, "Link") {
            let (Some(origin), Some(target)) = (reference(link, "originGUID"), reference(link, "targetGUID")) else { continue };
            for (note, other) in [(origin, target), (target, origin)] {
                if !noted.contains(&note) || self.notes.contains_key(&note) {
                    continue;
                }
                let by_source = || self.documents.get(&other).map(|id| Referrer::Target(MemoTarget::Document(*id)));
                let by_code = || self.codes.contains_key(&other).then(|| Referrer::Target(MemoTarget::Code(CodeId::from_uuid(other))));
                if let Some(by) = self.selections.get(&other).copied().or_else(by_source).or_else(by_code) {
                    self.notes.entry(note).or_default().push(by);
                }
            }
        }
    }

    /// The project's own description: Griot's fields, and what people wrote as a memo.
    fn describe_project(&mut self) {
        let described = fields::read(&child_text(self.root, "Description").unwrap_or_default());
        self.study.codebook_version = described.get("codebook version").map(str::to_owned);
        let id = from_word(PROJECT_DESCRIPTION);
        self.description_memo(id, MemoTarget::Project, described.text, None);
    }

    /// A description becomes a memo whose identity says what it was.
    pub(super) fn description_memo(&mut self, id: Uuid, target: MemoTarget, text: String, node: Option<Node<'a, 'i>>) {
        if text.trim().is_empty() {
            return;
        }
        let created = node.and_then(|node| moment(node, "creationDateTime")).or_else(|| moment(self.root, "creationDateTime")).unwrap_or(self.options.now);
        let coder = self.coder(node.and_then(|node| reference(node, "creatingUser")), None);
        self.study.report.add("descriptions", 1, Fate::Moved, "to a memo");
        self.study.memos.push(Memo { id: MemoId::from_uuid(id), target, coder, text, created, changed: created });
    }

    pub(super) fn finished(mut self) -> Study {
        let version = self.study.codebook_version.clone().unwrap_or_default();
        for coding in self.study.codings.iter_mut().filter(|coding| coding.codebook_version.is_empty()) {
            coding.codebook_version.clone_from(&version);
        }
        self.study
    }

    /// The code that a coding names; one that is not in the codebook is made, so that nothing is lost.
    pub(super) fn code(&mut self, id: Uuid) -> CodeId {
        if let Some(place) = self.codes.get(&id).copied() {
            if let Some(code) = self.study.codes.get_mut(place).filter(|code| !code.codable && !self.study.own) {
                code.codable = true;
                self.study.report.add("codes", 1, Fate::Changed, "marked as mere folders although passages are coded with them: they can be applied here");
            }
            return CodeId::from_uuid(id);
        }
        let short: String = id.simple().to_string().chars().take(8).collect();
        let order = u32::try_from(self.study.codes.iter().filter(|code| code.parent.is_none()).count()).unwrap_or(u32::MAX);
        let code = Code { key: format!("missing-{short}"), order, ..refi::codebook::bare(id, &format!("Missing code {short}")) };
        self.codes.insert(id, self.study.codes.len());
        self.study.codes.push(code);
        self.study.report.add("codes", 1, Fate::Changed, "named by codings and missing in the codebook: made under a name of their own");
        CodeId::from_uuid(id)
    }

    /// The bytes of a file that lies in the folder of the study.
    fn beside(&self, path: &str) -> Option<Vec<u8>> {
        let study = self.options.path?;
        let name = study.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        super::outside::read(path, study.parent()?, &name)
    }

    /// The bytes behind a path; a file that cannot be unpacked is told and counts as missing.
    pub(super) fn file(&mut self, path: &str, place: &str) -> Option<Vec<u8>> {
        if !is_internal(path) {
            return self.beside(path);
        }
        match (self.files)(path) {
            Ok(found) => found.or_else(|| self.beside(path)),
            Err(err) => {
                self.study.report.add_at("files", 1, Fate::Lost, &err.to_string(), place);
                None
            }
        }
    }
}

/// The word from which the identity of the project's description follows.
pub(super) const PROJECT_DESCRIPTION: &str = "refi: description of the project";

/// True for a path that leads into the archive. Others lead to the disk of whoever wrote the file; what lies beside the study is read, and nothing else.
pub(super) fn is_internal(path: &str) -> bool {
    path.starts_with("internal://") || !path.contains("://")
}

/// The target of a code reference inside.
pub(super) fn code_ref(node: Node<'_, '_>) -> Option<Uuid> {
    child(node, "CodeRef").and_then(|code| attribute(code, "targetGUID")).map(guid)
}
