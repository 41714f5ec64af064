//! The matrix that is shipped: strategic priorities by key areas, with what the Action Agenda says of each cell, as an annotation only.
//!
//! Source: ICCT and UNICRI, *Action Agenda on Violent Extremist Offenders in Prison in Mali*, October 2017, Tables 1 and 2. Table 1 leaves two cells
//! blank that Table 2 fills, so its marks never decide which cells are counted.

use crate::model::code::Bilingual;
use crate::model::ids::CodeId;
use crate::model::project::Project;

/// The code whose children are the rows of the shipped matrix.
pub const ROWS: &str = "priority";
/// The code whose children are its columns.
pub const COLUMNS: &str = "area";

/// What the Action Agenda says of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// True where its Table 1 marks the cell.
    pub marked: bool,
    /// What its Table 2 proposes, in short and in our words.
    pub says: Bilingual,
}

/// Priority, area, mark of Table 1, and Table 2 in short.
const CELLS: [(&str, &str, bool, &str, &str); 16] = [
    ("capacity", "awareness", true, "train staff, with modules that rest on evidence", "former le personnel, avec des modules fondés sur des données"),
    (
        "capacity",
        "intake",
        true,
        "criteria drawn from research; staff trained for individual assessment",
        "critères issus de la recherche ; personnel formé à l’évaluation individuelle",
    ),
    ("capacity", "youth", true, "involve more youth leaders and train them", "associer davantage de jeunes leaders et les former"),
    (
        "capacity",
        "disengagement",
        true,
        "skilled trainers, funds, inmates trained as trainers",
        "formateurs qualifiés, moyens, détenus formés comme formateurs",
    ),
    ("cooperation", "awareness", true, "a technical workshop of the services", "un atelier technique des services"),
    (
        "cooperation",
        "intake",
        false,
        "one procedure that brings the services’ information together",
        "une procédure unique réunissant les informations des services",
    ),
    ("cooperation", "youth", true, "align efforts of young and religious leaders", "coordonner les efforts des jeunes leaders et des chefs religieux"),
    (
        "cooperation",
        "disengagement",
        true,
        "share expertise; lasting funds for the time after release",
        "partager l’expertise ; moyens durables pour l’après-libération",
    ),
    ("framework", "awareness", true, "work out a strategy", "élaborer une stratégie"),
    ("framework", "intake", true, "let known factors decide the individual focus", "laisser les facteurs connus guider le travail individuel"),
    ("framework", "youth", true, "youth leaders raise local readiness to help", "les jeunes leaders éveillent la volonté locale d’aider"),
    (
        "framework",
        "disengagement",
        true,
        "skills that the community needs; locals take part in training",
        "compétences utiles à la communauté ; habitants associés à la formation",
    ),
    ("research", "awareness", true, "interviews and focus groups", "entretiens et groupes de discussion"),
    ("research", "intake", true, "interviews with detainees and their contacts", "entretiens avec les détenus et leur entourage"),
    ("research", "youth", false, "interviews with youth leaders", "entretiens avec les jeunes leaders"),
    (
        "research",
        "disengagement",
        true,
        "interviews with business people; inmates’ interests and skills",
        "entretiens avec des entrepreneurs ; intérêts et compétences des détenus",
    ),
];

/// What the Action Agenda says of a cell; nothing for codes that are not its priorities and areas.
pub fn reference(project: &Project, row: CodeId, column: CodeId) -> Option<Reference> {
    let (row, column) = (project.codebook().path(row), project.codebook().path(column));
    let facets = |one: &str, other: &str| {
        let priority = one.strip_prefix(ROWS)?.strip_prefix('.')?.to_owned();
        let area = other.strip_prefix(COLUMNS)?.strip_prefix('.')?.to_owned();
        Some((priority, area))
    };
    let (priority, area) = facets(&row, &column).or_else(|| facets(&column, &row))?;
    let (.., marked, en, fr) = CELLS.into_iter().find(|(known, of, ..)| *known == priority && *of == area)?;
    Some(Reference { marked, says: Bilingual::new(en, fr) })
}

/// What a reader must know of the annotation.
pub fn note() -> Bilingual {
    Bilingual::new(
        "Marks and short texts of Tables 1 and 2 (ICCT and UNICRI 2017) stand beside the team’s own counts as an annotation; every cell is counted.",
        "Les marques et textes brefs des tableaux 1 et 2 (ICCT et UNICRI 2017) figurent à côté des nombres de l’équipe comme annotation ; chaque cellule est comptée.",
    )
}
