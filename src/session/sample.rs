//! The sample study, carried inside the program: fifteen made-up documents, coded by two made-up coders.

use crate::import;
use crate::model::attribute::{Bearer, Subject};
use crate::model::document::DocumentKind;
use crate::model::language::Language;
use crate::session::command::{Command, DocumentUpdate};
use crate::session::error::SessionError;
use crate::session::files::{FileReport, ImportRequest};
use crate::session::{Actor, Passphrase, Session, start_with};
use std::path::Path;

/// Embeds a file of the sample study under its own name.
macro_rules! study {
    ($($name:literal),* $(,)?) => { &[$(($name, include_bytes!(concat!("../../samples/study/", $name)))),*] };
}

/// The documents, by file name.
pub const DOCUMENTS: &[(&str, &[u8])] = study![
    "S01.txt",
    "S02.txt",
    "S03.txt",
    "S04.txt",
    "S05.bm.txt",
    "S05.fr.txt",
    "S06.txt",
    "S07.en.txt",
    "S07.ff.txt",
    "S08.txt",
    "S09.txt",
    "S10.txt",
    "S11.txt",
    "S12.ar.txt",
    "S12.fr.txt",
];
const CASES: &[u8] = include_bytes!("../../samples/study/cases.csv");
const CASE_ATTRIBUTES: &[u8] = include_bytes!("../../samples/study/case_attributes.csv");
const DOCUMENT_ATTRIBUTES: &[u8] = include_bytes!("../../samples/study/document_attributes.csv");
const CODINGS: &[u8] = include_bytes!("../../samples/study/codings.csv");
const MEMOS: &[u8] = include_bytes!("../../samples/study/memos.csv");
const CONCEPTS: &str = include_str!("../../samples/study/concepts.txt");

/// The sample study, just built.
pub struct Built {
    /// The open project.
    pub session: Session,
    /// What became of each document.
    pub documents: Vec<FileReport>,
}

/// Builds the sample study in a new project file: documents, built-in codebook, cases, attributes, two coders' codings, memos.
pub fn build(path: &Path, passphrase: Option<&Passphrase>, actor: Actor) -> Result<Built, SessionError> {
    let start = start_with::builtin("Sample study", &actor.clock)?;
    let mut session = Session::create(path, passphrase, start, actor)?;
    let request = ImportRequest::default();
    let documents = session.import_bytes(DOCUMENTS, &request)?;
    session.execute(Command::ImportCases(import::cases::read(CASES)?.rows))?;
    session.execute(Command::ImportAttributes(import::attributes::read(CASE_ATTRIBUTES)?.rows))?;
    session.execute(Command::ImportAttributes(import::attributes::read(DOCUMENT_ATTRIBUTES)?.rows))?;
    describe_documents(&mut session)?;
    session.execute(Command::ImportCodings(import::codings::read(CODINGS)?.rows))?;
    session.execute(Command::ImportMemos(import::memos::read(MEMOS)?.rows))?;
    session.take_in_concepts(import::concepts::read_lines(CONCEPTS))?;
    Ok(Built { session, documents })
}

/// Takes kind and language of each document from its attributes, as a person would from the sheet that comes with it.
fn describe_documents(session: &mut Session) -> Result<(), SessionError> {
    let project = session.project();
    for document in project.documents() {
        let value = |key: &str| {
            let attribute = project.attribute_keyed(Subject::Document, key)?;
            project.value(Bearer::Document(document.id), attribute.id).map(ToString::to_string)
        };
        let kind = value("doc_type").map_or(document.kind, |doc_type| kind_of(&doc_type));
        let language = value("document_language").and_then(|tag| Language::new(&tag)).unwrap_or(document.language);
        if kind != document.kind || language != document.language {
            session.execute(Command::UpdateDocument(document.id, DocumentUpdate { name: None, kind: Some(kind), language: Some(language) }))?;
        }
    }
    Ok(())
}

/// The kind of document behind a `doc_type` of the attribute list.
fn kind_of(doc_type: &str) -> DocumentKind {
    match doc_type {
        "focus_group" => DocumentKind::FocusGroup,
        "field_note" | "observation" => DocumentKind::FieldNote,
        kind if kind.starts_with("interview") => DocumentKind::Interview,
        _ => DocumentKind::Document,
    }
}
