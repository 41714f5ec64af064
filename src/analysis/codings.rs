//! The table of codings: one row each, with all that is known of its passage.

use crate::analysis::belonging::Belonging;
use crate::analysis::documents::{attribute_column, open_attributes, open_only, values};
use crate::analysis::selection::Selection;
use crate::analysis::table::{Cell, Column, Row, Table, Unit};
use crate::model::attribute::{Attribute, Bearer, Subject};
use crate::model::code::Bilingual;
use crate::model::coding::Coding;
use crate::model::ids::{CaseId, CodeId};
use crate::model::place::{Transcript, clock};
use crate::model::project::Project;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::sync::Arc;

/// Characters of context on each side of a quote.
const CONTEXT: u32 = 80;

/// What every row needs of the project.
struct Known<'a> {
    project: &'a Project,
    paths: BTreeMap<CodeId, String>,
    of_cases: Vec<Arc<Attribute>>,
    of_documents: Vec<Arc<Attribute>>,
}

/// The table of codings, by document name and place. Its columns `doc, code, coder, start, end, memo`, the qualifiers, `quote` and `created`
/// are those that an import of codings reads.
pub fn codings(project: &Project, selection: &Selection) -> Table {
    let known = Known {
        project,
        paths: project.codebook().paths(),
        of_cases: open_attributes(project, Subject::Case),
        of_documents: open_attributes(project, Subject::Document),
    };
    let belonging = Belonging::of(project);
    let mut transcripts: Vec<Transcript> = project.transcripts().collect();
    transcripts.sort_by(|one, other| one.document.name.cmp(&other.document.name));
    let mut rows = Vec::with_capacity(project.coding_count());
    for transcript in &transcripts {
        let of_document = values(project, Bearer::Document(transcript.document.id), &known.of_documents);
        for coding in selection.of_document(project, transcript.document.id) {
            let cases = belonging.of_passage(transcript, coding.span);
            let mut cells = known.row(transcript, coding, &cases);
            cells.extend(known.case_values(&cases));
            cells.extend(of_document.iter().cloned());
            rows.push(Row { cells, behind: vec![coding.id] });
        }
    }
    let mut all = columns();
    all.extend(known.of_cases.iter().map(|attribute| attribute_column("case.", attribute)));
    all.extend(known.of_documents.iter().map(|attribute| attribute_column("doc.", attribute)));
    Table { kind: "codings", title: Bilingual::new("Codings", "Codages"), columns: all, rows, notes: vec![open_only()] }
}

impl Known<'_> {
    fn row(&self, transcript: &Transcript, coding: &Coding, cases: &BTreeSet<CaseId>) -> Vec<Cell> {
        let (document, place) = (&transcript.document, transcript.place(coding.span));
        let (before, after) = transcript.context(coding.span, CONTEXT);
        let code = self.project.codebook().get(coding.code);
        let names: Vec<&str> = cases.iter().filter_map(|case| self.project.case(*case)).map(|case| case.name.as_str()).collect();
        let said = &coding.qualifiers;
        let number = |number: Option<u32>| number.map_or(Cell::Empty, |number| Cell::Integer(i64::from(number)));
        vec![
            Cell::text(&document.name),
            Cell::text(&document.file_name),
            Cell::text(document.kind.key()),
            Cell::text(transcript.language_at(coding.span.start()).tag()),
            Cell::text(names.join(";")),
            Cell::text(place.speaker.unwrap_or_default()),
            word(place.role.map(|role| role.key())),
            number(place.paragraph),
            number(place.turn),
            Cell::text(place.time_ms.map(clock).unwrap_or_default()),
            Cell::Integer(i64::from(coding.span.start())),
            Cell::Integer(i64::from(coding.span.end())),
            Cell::text(transcript.slice(coding.span)),
            Cell::text(before),
            Cell::text(after),
            Cell::text(self.paths.get(&coding.code).cloned().unwrap_or_default()),
            Cell::text(code.map(|code| code.name.en.clone()).unwrap_or_default()),
            Cell::text(code.map(|code| code.name.fr.clone()).unwrap_or_default()),
            Cell::text(self.project.coder_name(coding.coder)),
            Cell::text(coding.created.text()),
            word(said.time),
            word(said.direction),
            word(said.standing),
            word(said.certainty),
            word(said.quotable),
            Cell::text(&coding.memo),
            Cell::text(&coding.codebook_version),
            Cell::text(coding.id.to_string()),
        ]
    }

    /// Attributes of the cases of a passage; several cases are joined by `|`.
    fn case_values(&self, cases: &BTreeSet<CaseId>) -> Vec<Cell> {
        let value = |attribute: &Arc<Attribute>| {
            let told: Vec<String> = cases.iter().filter_map(|case| self.project.value(Bearer::Case(*case), attribute.id)).map(ToString::to_string).collect();
            Cell::text(told.join("|"))
        };
        self.of_cases.iter().map(value).collect()
    }
}

fn word(word: Option<impl Display>) -> Cell {
    word.map_or(Cell::Empty, |word| Cell::Text(word.to_string()))
}

fn columns() -> Vec<Column> {
    let text = |key: &str, label: (&str, &str), meaning: (&str, &str)| Column::new(key, Unit::Text, label, meaning);
    let of = |key: &str, unit, label: (&str, &str), meaning: (&str, &str)| Column::new(key, unit, label, meaning);
    vec![
        text("doc", ("Document", "Document"), ("Short name of the document", "Nom court du document")),
        text("file", ("File", "Fichier"), ("Name of the imported file", "Nom du fichier importé")),
        text("kind", ("Kind", "Genre"), ("Kind of document", "Genre de document")),
        text("language", ("Language", "Langue"), ("Language of the passage", "Langue du passage")),
        text("case", ("Case", "Cas"), ("Cases heard in the passage", "Cas entendus dans le passage")),
        text("speaker", ("Speaker", "Locuteur"), ("Label of the speaker at the start", "Étiquette du locuteur au début")),
        text("role", ("Role", "Rôle"), ("Role of that speaker", "Rôle de ce locuteur")),
        of("paragraph", Unit::Count, ("Paragraph", "Paragraphe"), ("Number of the paragraph, from 1", "Numéro du paragraphe, à partir de 1")),
        of("turn", Unit::Count, ("Turn", "Tour"), ("Number of the turn, from 1", "Numéro du tour, à partir de 1")),
        text("timestamp", ("Timestamp", "Minutage"), ("Time of the turn, hh:mm:ss", "Minutage du tour, hh:mm:ss")),
        of("start", Unit::Position, ("Start", "Début"), ("First character", "Premier caractère")),
        of("end", Unit::Position, ("End", "Fin"), ("Position after the last character", "Position après le dernier caractère")),
        text("quote", ("Quote", "Citation"), ("Text of the passage", "Texte du passage")),
        text("before", ("Before", "Avant"), ("Text before the passage", "Texte avant le passage")),
        text("after", ("After", "Après"), ("Text after the passage", "Texte après le passage")),
        text("code", ("Code", "Code"), ("Dotted path of the code", "Chemin du code")),
        text("name_en", ("Name", "Nom anglais"), ("English name of the code", "Nom anglais du code")),
        text("name_fr", ("French name", "Nom"), ("French name of the code", "Nom français du code")),
        text("coder", ("Coder", "Codeur"), ("Who coded", "Qui a codé")),
        text("created", ("Created", "Créé"), ("When, UTC", "Quand, UTC")),
        text("time", ("Time", "Temps"), ("The time that the passage speaks of", "Le temps dont parle le passage")),
        text("direction", ("Direction", "Direction"), ("Whether the theme is said to be there", "Si le thème est dit présent")),
        text("standing", ("Standing", "Position"), ("How the speaker knows", "Comment le locuteur le sait")),
        text("certainty", ("Certainty", "Certitude"), ("Whether the coder is sure", "Si le codeur est sûr")),
        text("quotable", ("Quotable", "Citable"), ("Whether the passage may be quoted", "Si le passage peut être cité")),
        text("memo", ("Memo", "Mémo"), ("Note on the coding", "Note sur le codage")),
        text("codebook_version", ("Codebook", "Codebook"), ("Version of the codebook at the time of coding", "Version du codebook au moment du codage")),
        text("coding", ("Coding", "Codage"), ("Id of the coding", "Identifiant du codage")),
    ]
}
