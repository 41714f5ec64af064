//! The codebook as an annex of a report: every code with its rules and how often it was used.

use crate::analysis::selection::Selection;
use crate::analysis::table::{Cell, Column, Row, Table, Unit};
use crate::model::code::{Bilingual, Code};
use crate::model::ids::{CodeId, CodingId, DocumentId};
use crate::model::project::Project;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One code.
#[derive(Clone, Debug, PartialEq)]
pub struct AnnexEntry {
    /// The code.
    pub code: Arc<Code>,
    /// Its dotted path.
    pub path: String,
    /// Depth in the tree, 0 for a family.
    pub depth: usize,
    /// Codings with it, by itself.
    pub codings: Vec<CodingId>,
    /// Documents in which it was used.
    pub documents: BTreeSet<DocumentId>,
}

/// The annex, in the order of the tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Annex {
    /// Version of the codebook.
    pub version: String,
    /// The codes.
    pub entries: Vec<AnnexEntry>,
}

/// Gathers the codes and counts their uses.
pub fn annex(project: &Project, selection: &Selection) -> Annex {
    let mut used: BTreeMap<CodeId, (Vec<CodingId>, BTreeSet<DocumentId>)> = BTreeMap::new();
    for coding in project.codings().filter(|coding| selection.counts(coding)) {
        let (codings, documents) = used.entry(coding.code).or_default();
        codings.push(coding.id);
        documents.insert(coding.document);
    }
    let paths = project.codebook().paths();
    let entry = |code: &Arc<Code>| {
        let (codings, documents) = used.remove(&code.id).unwrap_or_default();
        AnnexEntry {
            code: Arc::clone(code),
            path: paths.get(&code.id).cloned().unwrap_or_default(),
            depth: project.codebook().depth(code.id),
            codings,
            documents,
        }
    };
    Annex { version: project.codebook_version().to_owned(), entries: project.codebook().in_order().into_iter().map(entry).collect() }
}

impl Annex {
    /// The table: one row for each code.
    pub fn to_table(&self) -> Table {
        let row = |entry: &AnnexEntry| {
            let code = &entry.code;
            let cells = vec![
                Cell::text(&entry.path),
                Cell::count(entry.depth),
                Cell::text(&code.name.en),
                Cell::text(&code.name.fr),
                Cell::text(&code.definition.en),
                Cell::text(&code.definition.fr),
                Cell::text(&code.include.en),
                Cell::text(&code.include.fr),
                Cell::text(&code.exclude.en),
                Cell::text(&code.exclude.fr),
                Cell::text(&code.example),
                Cell::text(&code.source),
                Cell::text(&code.kind),
                Cell::text(&code.level),
                Cell::text(match (code.retired, code.codable) {
                    (true, _) => "retired",
                    (false, true) => "in use",
                    (false, false) => "category",
                }),
                Cell::count(entry.codings.len()),
                Cell::count(entry.documents.len()),
            ];
            Row { cells, behind: entry.codings.clone() }
        };
        Table {
            kind: "codebook",
            title: Bilingual::new(format!("Codebook, version {}", self.version), format!("Livre de codes, version {}", self.version)),
            columns: columns(),
            rows: self.entries.iter().map(row).collect(),
            notes: vec![Bilingual::new(
                "The kind of a code is the theme’s place in the literature, never a judgement of a person. Examples are those of the codebook, not quotes from interviews.",
                "Le genre d’un code est la place du thème dans la littérature, jamais un jugement sur une personne. Les exemples sont ceux du livre de codes, non des citations d’entretiens.",
            )],
        }
    }
}

fn columns() -> Vec<Column> {
    let text = |key: &str, label: (&str, &str), meaning: (&str, &str)| Column::new(key, Unit::Text, label, meaning);
    let count = |key: &str, label: (&str, &str), meaning: (&str, &str)| Column::new(key, Unit::Count, label, meaning);
    vec![
        text("code", ("Code", "Code"), ("Dotted path of the code", "Chemin du code")),
        count("depth", ("Depth", "Profondeur"), ("Depth in the tree, 0 for a family", "Profondeur dans l’arbre, 0 pour une famille")),
        text("name_en", ("Name", "Nom anglais"), ("English name", "Nom anglais")),
        text("name_fr", ("French name", "Nom"), ("French name", "Nom français")),
        text("definition_en", ("Definition", "Définition anglaise"), ("What the code means, English", "Ce que signifie le code, en anglais")),
        text("definition_fr", ("French definition", "Définition"), ("What the code means, French", "Ce que signifie le code, en français")),
        text("include_en", ("Code here when", "Coder si, anglais"), ("When it applies, English", "Quand il s’applique, en anglais")),
        text("include_fr", ("Code here when, French", "Coder si"), ("When it applies, French", "Quand il s’applique, en français")),
        text("exclude_en", ("Not here when", "Ne pas coder si, anglais"), ("When it does not apply, English", "Quand il ne s’applique pas, en anglais")),
        text("exclude_fr", ("Not here when, French", "Ne pas coder si"), ("When it does not apply, French", "Quand il ne s’applique pas, en français")),
        text("example", ("Example", "Exemple"), ("An example of the codebook", "Un exemple du livre de codes")),
        text("source", ("Source", "Source"), ("The literature it comes from", "La littérature dont il est issu")),
        text("kind", ("Kind", "Genre"), ("What the literature’s theme is", "Ce qu’est le thème dans la littérature")),
        text("level", ("Level", "Niveau"), ("Level of the theme", "Niveau du thème")),
        text(
            "status",
            ("Status", "État"),
            ("in use, category (holds other codes only) or retired", "in use, category (ne contient que d’autres codes) ou retired"),
        ),
        count("codings", ("Codings", "Codages"), ("Codings with it, by itself", "Codages avec ce code, seul")),
        count("documents", ("Documents", "Documents"), ("Documents in which it was used", "Documents où il a été utilisé")),
    ]
}
