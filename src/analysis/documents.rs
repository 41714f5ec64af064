//! The list of documents with their figures and open attributes.

use crate::analysis::selection::Selection;
use crate::analysis::table::{Cell, Column, Row, Table, Unit};
use crate::analysis::words::WordTables;
use crate::model::attribute::{Attribute, Bearer, Sensitivity, Subject};
use crate::model::code::Bilingual;
use crate::model::ids::CoderId;
use crate::model::place::Transcript;
use crate::model::project::Project;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The table of documents, by short name.
pub fn documents(project: &Project, selection: &Selection, tables: &WordTables) -> Table {
    let mut transcripts: Vec<Transcript> = project.transcripts().filter(|transcript| selection.has_document(transcript.document.id)).collect();
    transcripts.sort_by(|one, other| one.document.name.cmp(&other.document.name));
    let words = tables.of(&transcripts);
    let attributes = open_attributes(project, Subject::Document);
    let row = |(transcript, words): (&Transcript, &Arc<crate::analysis::words::WordTable>)| {
        let document = &transcript.document;
        let codings: Vec<_> = selection.of_document(project, document.id).collect();
        let coders: BTreeSet<CoderId> = codings.iter().map(|coding| coding.coder).collect();
        let speakers: Vec<&str> = transcript.layout.speakers.iter().map(|speaker| speaker.label.as_str()).collect();
        let mut cells = vec![
            Cell::text(&document.name),
            Cell::text(&document.file_name),
            Cell::text(document.kind.key()),
            Cell::text(document.language.tag()),
            Cell::number(u64::from(transcript.text.char_len())),
            Cell::number(words.body()),
            Cell::number(words.of_participants()),
            Cell::count(transcript.layout.paragraphs.len()),
            Cell::count(transcript.layout.turns.len()),
            Cell::text(speakers.join(";")),
            Cell::count(codings.len()),
            Cell::count(coders.len()),
        ];
        cells.extend(values(project, Bearer::Document(document.id), &attributes));
        Row { cells, behind: codings.iter().map(|coding| coding.id).collect() }
    };
    let rows = transcripts.iter().zip(&words).map(row).collect();
    let mut all = columns();
    all.extend(attributes.iter().map(|attribute| attribute_column("", attribute)));
    Table { kind: "documents", title: Bilingual::new("Documents", "Documents"), columns: all, rows, notes: vec![open_only()] }
}

/// Attributes of a subject that may leave the project and have at least one value.
pub(super) fn open_attributes(project: &Project, subject: Subject) -> Vec<Arc<Attribute>> {
    let used: BTreeSet<_> = project.values().map(|(_, attribute, _)| attribute).collect();
    let open = |attribute: &&Arc<Attribute>| attribute.subject == subject && attribute.class == Sensitivity::Open && used.contains(&attribute.id);
    project.attributes().into_iter().filter(open).cloned().collect()
}

/// Values of one case or document in the order of the attributes.
pub(super) fn values(project: &Project, bearer: Bearer, attributes: &[Arc<Attribute>]) -> Vec<Cell> {
    attributes.iter().map(|attribute| project.value(bearer, attribute.id).map_or(Cell::Empty, |value| Cell::text(value.to_string()))).collect()
}

/// The column of an attribute.
pub(super) fn attribute_column(prefix: &str, attribute: &Attribute) -> Column {
    let name = (attribute.name.en_or_fr(), attribute.name.fr_or_en());
    Column::new(format!("{prefix}{}", attribute.key), Unit::Text, name, name)
}

/// Why some attributes are not there.
pub(super) fn open_only() -> Bilingual {
    Bilingual::new("Restricted and sealed attributes are left out.", "Les attributs restreints et scellés sont omis.")
}

fn columns() -> Vec<Column> {
    vec![
        Column::new("doc", Unit::Text, ("Document", "Document"), ("Short name", "Nom court")),
        Column::new("file", Unit::Text, ("File", "Fichier"), ("Name of the imported file", "Nom du fichier importé")),
        Column::new("kind", Unit::Text, ("Kind", "Genre"), ("Kind of document", "Genre de document")),
        Column::new("language", Unit::Text, ("Language", "Langue"), ("Language tag", "Étiquette de langue")),
        Column::new("characters", Unit::Characters, ("Characters", "Caractères"), ("Characters of the whole text", "Caractères du texte entier")),
        Column::new("words", Unit::Words, ("Words", "Mots"), ("Words of the body without labels and times", "Mots du corps sans étiquettes ni minutages")),
        Column::new("participant_words", Unit::Words, ("Participants’ words", "Mots des participants"), ("Words of participants", "Mots des participants")),
        Column::new("paragraphs", Unit::Count, ("Paragraphs", "Paragraphes"), ("Paragraphs of the body", "Paragraphes du corps")),
        Column::new("turns", Unit::Count, ("Turns", "Tours"), ("Turns", "Tours de parole")),
        Column::new("speakers", Unit::Text, ("Speakers", "Locuteurs"), ("Labels of the speakers", "Étiquettes des locuteurs")),
        Column::new("codings", Unit::Count, ("Codings", "Codages"), ("Codings", "Codages")),
        Column::new("coders", Unit::Count, ("Coders", "Codeurs"), ("Coders with at least one coding", "Codeurs avec au moins un codage")),
    ]
}
