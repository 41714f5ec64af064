//! Sources: texts become documents; pictures, recordings and the pages of PDF files are kept for the next export.

use super::offsets::{self, Claim, Counted};
use super::reader::{Reader, Referrer, is_internal};
use super::spans::{Place, Selections};
use super::{attribute, child, child_text, children, moment, own_guid, reference};
use crate::exchange::archive::last_part;
use crate::exchange::error::ExchangeError;
use crate::exchange::fields;
use crate::exchange::report::{Fate, Positions};
use crate::exchange::study::{StudyDocument, derived, free_name};
use crate::exchange::xml::Element;
use crate::import::{self, Options, verbatim};
use crate::model::attribute::{Bearer, Subject};
use crate::model::document::Document;
use crate::model::ids::DocumentId;
use crate::model::layout::Layout;
use crate::model::memo::MemoTarget;
use crate::model::text::CharSpan;
use roxmltree::Node;
use std::sync::Arc;
use uuid::Uuid;

/// A text on its way in: the element that holds it, and the source it belongs to.
struct Arriving<'a, 'i> {
    /// The element with the text and its selections.
    node: Node<'a, 'i>,
    /// The element of the source.
    source: Node<'a, 'i>,
    id: Uuid,
    name: String,
}

impl<'a, 'i: 'a> Reader<'a, 'i, '_> {
    /// Looks for the paths of plain texts, so that a transcript that stands as a text source too is not taken twice.
    pub(super) fn find_transcripts(&mut self) {
        let Some(sources) = child(self.root, "Sources") else { return };
        for source in sources.children().filter(Node::is_element) {
            if source.tag_name().name() == "TextSource" {
                self.text_sources.insert(own_guid(source));
            }
            if source.tag_name().name() == "TextSource"
                && let Some(path) = attribute(source, "plainTextPath")
            {
                self.text_paths.insert(last_part(path).to_lowercase());
            }
            for transcript in children(source, "Transcript") {
                let number = |point: Node<'_, '_>, name: &str| attribute(point, name).and_then(|text| text.trim().parse::<i64>().ok());
                let points =
                    children(transcript, "SyncPoint").filter_map(|point| Some((number(point, "position")?, u32::try_from(number(point, "timeStamp")?).ok()?)));
                let path =
                    attribute(transcript, "plainTextPath").map(|path| last_part(path).to_lowercase()).unwrap_or_else(|| own_guid(transcript).to_string());
                self.sync.entry(path).or_default().extend(points);
            }
        }
    }

    pub(super) fn sources(&mut self, sources: Node<'a, 'i>) -> Result<(), ExchangeError> {
        let all = sources.children().filter(Node::is_element).count();
        for (done, source) in sources.children().filter(Node::is_element).enumerate() {
            self.options.watch.step(done, all)?;
            let id = own_guid(source);
            let name = attribute(source, "name").unwrap_or_default().trim().to_owned();
            let name = if name.is_empty() { id.to_string() } else { name };
            match source.tag_name().name() {
                "TextSource" => self.text_source(&Arriving { node: source, source, id, name })?,
                "PDFSource" => self.pdf_source(source, id, &name)?,
                "PictureSource" | "AudioSource" | "VideoSource" => self.media_source(source, id, &name)?,
                other => self.study.report.add_at("sources", 1, Fate::Lost, "not a kind of source that the standard knows", other),
            }
        }
        Ok(())
    }

    fn text_source(&mut self, arriving: &Arriving<'a, 'i>) -> Result<(), ExchangeError> {
        let Some((raw, bom)) = self.raw_text(arriving.node, &arriving.name)? else {
            let codings = arriving.node.descendants().filter(|node| node.is_element() && node.tag_name().name() == "Coding").count();
            self.study.report.add_at("sources", 1, Fate::Kept, "their text is not in the file: kept as an empty place", &arriving.name);
            self.study.report.add_at("codings", codings, Fate::Kept, "of sources whose text is not in the file", &arriving.name);
            let element = self.kept_element(arriving.source, &arriving.name);
            self.keep(arriving.id, "Placeholder", &arriving.name, &element);
            return Ok(());
        };
        let mut shell = self.shell(arriving.node, &arriving.name);
        let document = self.document(arriving, &raw, bom, &mut shell);
        self.whole_codings(arriving.source, document, &arriving.name, &mut shell);
        self.source_facts(arriving.source, document);
        self.study.report.add("texts", 1, Fate::Carried, "");
        if self.study.own {
            shell.children.retain(|child| child.name != "NoteRef");
        }
        if !self.study.own || !shell.children.is_empty() || shell.get("richTextPath").is_some() {
            self.keep_files(&mut shell, arriving.id, "TextSource", &arriving.name);
        }
        Ok(())
    }

    /// A PDF is the text that its writer took from it; the pages, with what was marked on them, are kept.
    fn pdf_source(&mut self, source: Node<'a, 'i>, id: Uuid, name: &str) -> Result<(), ExchangeError> {
        let representation = child(source, "Representation");
        let raw = match representation {
            Some(node) => self.raw_text(node, name)?,
            None => None,
        };
        let mut shell = self.kept_element(source, name);
        let boxes = shell.children.iter().filter(|child| child.name == "PDFSelection").count();
        self.study.report.add_at("pages of PDF files", 1, Fate::Kept, "their text can be read and coded here", name);
        self.study.report.add_at("marks on pages", boxes, Fate::Kept, "where they have a text, its codings are here", name);
        if let (Some(node), Some((raw, bom))) = (representation, raw) {
            let mut inner = self.shell(node, name);
            let document = self.document(&Arriving { node, source, id, name: name.to_owned() }, &raw, bom, &mut inner);
            if let Some(place) = shell.children.iter_mut().find(|child| child.name == "Representation") {
                *place = inner;
            }
            shell.children.retain(|child| child.name != "Description" && child.name != "VariableValue");
            self.whole_codings(source, document, name, &mut shell);
            self.source_facts(source, document);
            self.study.report.add("texts", 1, Fate::Carried, "");
        }
        self.keep_files(&mut shell, id, "PDFSource", name);
        Ok(())
    }

    fn media_source(&mut self, source: Node<'a, 'i>, id: Uuid, name: &str) -> Result<(), ExchangeError> {
        let kind = source.tag_name().name();
        let what = match kind {
            "PictureSource" => "pictures",
            "AudioSource" => "sound recordings",
            _ => "films",
        };
        self.study.report.add_at(what, 1, Fate::Kept, "they cannot be shown here", name);
        let mut shell = self.kept_element(source, name);
        let mut texts = 0;
        for transcript in children(source, "Transcript") {
            texts += usize::from(self.transcript(transcript, source, name)?);
        }
        let codings = source.descendants().filter(|node| node.is_element() && node.tag_name().name() == "Coding").count();
        let of_transcripts =
            children(source, "Transcript").flat_map(|one| one.descendants()).filter(|node| node.is_element() && node.tag_name().name() == "Coding").count();
        self.study.report.add_at("codings", codings.saturating_sub(of_transcripts), Fate::Kept, "of pictures, recordings and films", name);
        self.study.report.add_at("transcripts", texts, Fate::Carried, "they are documents of their own", name);
        self.keep_files(&mut shell, id, kind, name);
        Ok(())
    }

    /// A transcript that is no text source as well becomes a document; its selections are given by sync points.
    fn transcript(&mut self, node: Node<'a, 'i>, source: Node<'a, 'i>, name: &str) -> Result<bool, ExchangeError> {
        let shared = attribute(node, "plainTextPath").is_some_and(|path| self.text_paths.contains(&last_part(path).to_lowercase()));
        if shared || self.text_sources.contains(&derived(own_guid(node), "text")) {
            return Ok(false);
        }
        let Some((raw, bom)) = self.raw_text(node, name)? else { return Ok(false) };
        let own_name = attribute(node, "name").map(str::trim).filter(|name| !name.is_empty()).unwrap_or(name).to_owned();
        let id = derived(own_guid(node), "text");
        let mut inner = Element::new("Transcript");
        self.document(&Arriving { node, source, id, name: own_name }, &raw, bom, &mut inner);
        Ok(true)
    }

    /// The text of a source: its file, else what stands inside, else the text of its word processor file. With it whether it began with a byte order mark.
    pub(super) fn raw_text(&mut self, node: Node<'a, 'i>, name: &str) -> Result<Option<(String, bool)>, ExchangeError> {
        let path = attribute(node, "plainTextPath").filter(|path| !path.trim().is_empty());
        let inline = child_text(node, "PlainTextContent");
        if let Some(path) = path {
            let found = self.file(path, name);
            if found.is_none() && !is_internal(path) {
                self.study.report.add_at("files", 1, Fate::Lost, "they lie outside the archive: only what is in the folder of the study is opened", name);
            }
            if let Some(bytes) = found {
                let read = verbatim(&bytes);
                if read.guessed || read.damaged {
                    let why = format!("not UTF-8, read as {}: look at the accents", read.encoding);
                    self.study.report.add_at("texts", 1, Fate::Changed, &why, name);
                }
                if inline.is_some() {
                    self.study.report.add_at("texts", 1, Fate::Changed, "they stand in the file twice: the one in its own file was taken", name);
                }
                return Ok(Some((read.text, read.bom)));
            }
        }
        if let Some(text) = inline {
            return Ok(Some((text, false)));
        }
        let rich = attribute(node, "richTextPath").filter(|path| path.to_lowercase().ends_with(".docx")).map(str::to_owned);
        let Some(bytes) = rich.and_then(|path| self.file(&path, name)) else { return Ok(None) };
        match import::document("text.docx", &bytes, &Options::default()) {
            Ok(imported) => {
                self.study.report.add_at(
                    "texts",
                    1,
                    Fate::Changed,
                    "taken from the word processor file, because there is no plain text: look at where codings begin and end",
                    name,
                );
                Ok(Some((imported.text.as_str().to_owned(), false)))
            }
            Err(_) => Ok(None),
        }
    }

    /// Makes the document and reads its selections.
    fn document(&mut self, arriving: &Arriving<'a, 'i>, raw: &str, bom: bool, shell: &mut Element) -> DocumentId {
        let id = DocumentId::from_uuid(arriving.id);
        let described = fields::read(&child_text(arriving.source, "Description").unwrap_or_default());
        let counted = self.counted(arriving, raw, bom);
        let options = Options { kind: described.parsed("kind"), language: described.parsed("language"), encoding: None };
        let imported = import::from_text(counted.text.clone(), &options);
        let mut layout = imported.layout;
        self.set_times(arriving.node, &counted, &mut layout);
        let name = free_name(&arriving.name, |name| self.document_names.contains(name));
        if name != arriving.name {
            self.study.report.add_at("sources", 1, Fate::Changed, "of the same name as another: told apart by a number", &arriving.name);
        }
        self.document_names.insert(name.clone());
        let created = moment(arriving.source, "creationDateTime");
        let document = Document {
            id,
            name,
            file_name: described.get("file").unwrap_or(&arriving.name).to_owned(),
            kind: imported.kind,
            language: imported.language,
            text: imported.text.hash(),
            layout: layout.hash(),
            imported: created.unwrap_or(self.options.now),
            imported_by: described.get("importer").unwrap_or_default().to_owned(),
        };
        let letters: Vec<char> = counted.text.chars().collect();
        let place = Place { document: id, name: &arriving.name, counted: &counted, letters: &letters, created };
        let mut remembered = Selections::default();
        for node in children(arriving.node, "PlainTextSelection") {
            self.selection(node, &place, shell, &mut remembered);
        }
        self.timed_selections(arriving.node, &place, &mut remembered);
        if !remembered.coded.is_empty() {
            let json = serde_json::to_vec(&remembered).unwrap_or_default();
            self.keep_bytes(derived(arriving.id, "selections"), "selections", "", json, Vec::new());
        }
        shell.set("griotText", document.text.to_string());
        self.documents.insert(own_guid(arriving.source), id);
        self.documents.insert(arriving.id, id);
        self.study.documents.push(StudyDocument { document, text: Arc::new(imported.text), layout: Arc::new(layout) });
        id
    }

    /// The text in Griot's form. What Griot wrote is taken as it is: its positions are the stored text's.
    fn counted(&mut self, arriving: &Arriving<'a, 'i>, raw: &str, bom: bool) -> Counted {
        if self.study.own {
            return offsets::as_stored(raw);
        }
        let number = |node: Node<'a, 'i>, name: &str| attribute(node, name).and_then(|text| text.trim().parse::<i64>().ok());
        let claims: Vec<Claim<'a>> = children(arriving.node, "PlainTextSelection")
            .map(|node| Claim { start: number(node, "startPosition"), end: number(node, "endPosition"), name: attribute(node, "name").unwrap_or_default() })
            .collect();
        let counted = offsets::count(raw, bom, &claims, &self.origin, self.options.said_of(&arriving.name));
        if counted.vote.tried > 1 || counted.vote.said {
            self.study.report.positions.push(Positions { source: arriving.name.clone(), selections: claims.len(), vote: counted.vote.clone() });
        }
        counted
    }

    /// Times of sync points become times of the turns in which they lie.
    fn set_times(&self, node: Node<'a, 'i>, counted: &Counted, layout: &mut Layout) {
        let path = attribute(node, "plainTextPath").map(|path| last_part(path).to_lowercase()).unwrap_or_else(|| own_guid(node).to_string());
        let Some(points) = self.sync.get(&path) else { return };
        for (position, time) in points {
            let Some(place) = counted.place(*position).and_then(|position| layout.turn_at(position)) else { continue };
            if let Some(turn) = layout.turns.get_mut(place).filter(|turn| turn.time_ms.is_none()) {
                turn.time_ms = Some(*time);
            }
        }
    }

    /// Selections of a transcript reach from one sync point to another.
    fn timed_selections(&mut self, node: Node<'a, 'i>, place: &Place<'_>, remembered: &mut Selections) {
        let position = |reference: Option<Uuid>| {
            let point = children(node, "SyncPoint").find(|point| Some(own_guid(*point)) == reference)?;
            place.counted.place(attribute(point, "position")?.trim().parse().ok()?)
        };
        for selection in children(node, "TranscriptSelection") {
            let (from, to) = (position(reference(selection, "fromSyncPoint")), position(reference(selection, "toSyncPoint")));
            let span = from.zip(to).map(|(from, to)| CharSpan::between(from, to)).filter(|span| !span.is_empty());
            let codings: Vec<Node<'a, 'i>> = children(selection, "Coding").collect();
            let Some(span) = span else {
                self.study.report.add_at("codings", codings.len(), Fate::Kept, "of transcripts, between times that lead to no text", place.name);
                continue;
            };
            let described = fields::read(&child_text(selection, "Description").unwrap_or_default());
            let mut said = Some(&described);
            let mut ids = Vec::new();
            for coding in codings {
                ids.extend(self.coding(coding, place.document, span, None, moment(selection, "creationDateTime"), said.take()));
            }
            remembered.coded.push(super::spans::Selection { guid: own_guid(selection), codings: ids, name: String::new(), notes: Vec::new(), by_time: true });
        }
    }

    /// Codings of a whole source.
    fn whole_codings(&mut self, source: Node<'a, 'i>, document: DocumentId, name: &str, shell: &mut Element) {
        let codings: Vec<Node<'a, 'i>> = children(source, "Coding").collect();
        if codings.is_empty() {
            return;
        }
        let length = self.study.documents.last().map_or(0, |document| document.text.char_len());
        if !self.options.whole_documents || length == 0 {
            self.study.report.add_at(
                "codings",
                codings.len(),
                Fate::Kept,
                "of whole sources: they say nothing of a passage; ask for them as codings of all the text",
                name,
            );
            return;
        }
        let whole = CharSpan::at(0, length);
        for coding in &codings {
            self.coding(*coding, document, whole, None, moment(source, "creationDateTime"), None);
        }
        shell.children.retain(|child| child.name != "Coding");
        self.study.report.add_at("codings", codings.len(), Fate::Changed, "of whole sources: they cover all the text now", name);
    }

    /// Notes, description and values of a source.
    fn source_facts(&mut self, source: Node<'a, 'i>, document: DocumentId) {
        self.refer(source, Referrer::Target(MemoTarget::Document(document)));
        let described = fields::read(&child_text(source, "Description").unwrap_or_default());
        self.missing_values(&described, Bearer::Document(document));
        self.description_memo(derived(document.uuid(), "description"), MemoTarget::Document(document), described.text, Some(source));
        self.values(source, Bearer::Document(document), Subject::Document);
    }

    /// What a text source says beyond its text, for the next export.
    fn shell(&mut self, node: Node<'a, 'i>, name: &str) -> Element {
        let mut shell = self.kept_element(node, name);
        shell.children.retain(|child| matches!(child.name.as_str(), "Coding" | "NoteRef"));
        for gone in ["plainTextPath", "guid"] {
            if gone != "guid" || node.tag_name().name() == "TextSource" {
                shell.unset(gone);
            }
        }
        shell.text.clear();
        shell
    }
}
