//! What NVivo, MAXQDA and ATLAS.ti would print for two coders, by the definitions in their manuals, so that a reader who knows them can compare.
//!
//! Computed from those definitions, not by those programs. NVivo (help, “Coding comparison query”): by document and character, kappa from expected
//! frequencies, 1 where both coded the same characters or nothing; its own help takes means over documents, plain or weighted by size. MAXQDA (help, “Intercoder
//! agreement”, segments, 90 % overlap): every coded segment of either coder is looked at; kappa after Brennan and Prediger with one by the number
//! of codes as chance. ATLAS.ti (manual, “Methods for testing ICA”): percent agreement, and Holsti's index 2 M / (N1 + N2).

use super::material::{self, Coders};
use super::ratings::real;
use super::tables::{code_cells, code_columns};
use super::{Request, Unable, choose};
use crate::analysis::table::{Cell, Column, Row, Table, Unit as Counts};
use crate::model::code::Bilingual;
use crate::model::coding::Coding;
use crate::model::ids::{CodeId, CoderId};
use crate::model::project::Project;
use crate::model::round::Unit;
use std::collections::{BTreeMap, HashMap};

/// How much of two segments must be common for MAXQDA's agreement on segments, as a share of both together; its default.
const OVERLAP: f64 = 0.9;

/// What the others print of one code.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Others {
    /// NVivo: kappa, plain mean over documents.
    pub nvivo_kappa: f64,
    /// NVivo: kappa, mean weighted by characters.
    pub nvivo_kappa_weighted: f64,
    /// NVivo: agreement, 0 to 1, plain mean over documents.
    pub nvivo_agreement: f64,
    /// MAXQDA: segments on which the other coder agrees.
    pub maxqda_agree: u64,
    /// MAXQDA: segments on which the other coder does not.
    pub maxqda_disagree: u64,
    /// ATLAS.ti: percent agreement on characters, 0 to 1.
    pub atlas_percent: f64,
    /// ATLAS.ti: Holsti's index on coded characters; none where nobody coded.
    pub atlas_holsti: Option<f64>,
}

impl Others {
    /// MAXQDA: share of agreeing segments, 0 to 1; none without segments.
    pub fn maxqda_percent(&self) -> Option<f64> {
        let all = self.maxqda_agree + self.maxqda_disagree;
        (all > 0).then(|| real(self.maxqda_agree) / real(all))
    }
    /// MAXQDA: kappa with one by the number of codes as chance; none with fewer than two codes.
    pub fn maxqda_kappa(&self, codes: usize) -> Option<f64> {
        let chance = 1.0 / real(codes as u64);
        (codes > 1).then(|| self.maxqda_percent().map(|observed| (observed - chance) / (1.0 - chance))).flatten()
    }
}

/// The table, for the first two coders of the request and the documents of the request.
pub fn table(project: &Project, request: &Request) -> Result<Table, Unable> {
    let [one, other, ..] = request.coders[..] else { return Err(Unable::TooFewCoders) };
    let request = Request { coders: vec![one, other], unit: Unit::Character, ..request.clone() };
    let found = others(project, &request)?;
    let number = found.len();
    let row = |(code, others): &(CodeId, Others)| {
        let percent = |value: Option<f64>| value.map_or(Cell::Empty, |value| Cell::Decimal(value * 100.0));
        let mut cells = code_cells(project, *code);
        cells.extend([
            Cell::Coefficient(others.nvivo_kappa),
            Cell::Coefficient(others.nvivo_kappa_weighted),
            percent(Some(others.nvivo_agreement)),
            Cell::number(others.maxqda_agree),
            Cell::number(others.maxqda_disagree),
            percent(others.maxqda_percent()),
            others.maxqda_kappa(number).map_or(Cell::Empty, Cell::Coefficient),
            percent(Some(others.atlas_percent)),
            percent(others.atlas_holsti),
        ]);
        Row { cells, behind: Vec::new() }
    };
    Ok(Table {
        kind: "other_tools",
        title: Bilingual::new("What NVivo, MAXQDA and ATLAS.ti would print", "Ce qu’afficheraient NVivo, MAXQDA et ATLAS.ti"),
        columns: columns(),
        rows: found.iter().map(row).collect(),
        notes: vec![Bilingual::new(
            format!(
                "Computed from the definitions in the manuals, for {} and {}; the programs themselves may cut segments otherwise.",
                project.coder_name(one),
                project.coder_name(other)
            ),
            format!(
                "Calculé d’après les définitions des manuels, pour {} et {} ; les logiciels eux-mêmes peuvent découper les segments autrement.",
                project.coder_name(one),
                project.coder_name(other)
            ),
        )],
    })
}

fn columns() -> Vec<Column> {
    let mut columns = code_columns();
    for (key, unit, label, about) in [
        (
            "nvivo_kappa",
            Counts::Coefficient,
            ("NVivo: kappa", "NVivo : kappa"),
            (
                "Cohen’s kappa by character and document, 1 where both coded alike; plain mean over documents",
                "Kappa de Cohen par caractère et document, 1 si les deux ont codé de même ; moyenne simple des documents",
            ),
        ),
        (
            "nvivo_kappa_weighted",
            Counts::Coefficient,
            ("NVivo: kappa, weighted", "NVivo : kappa, pondéré"),
            ("The same, mean weighted by characters", "Le même, moyenne pondérée par les caractères"),
        ),
        (
            "nvivo_agreement",
            Counts::Percent,
            ("NVivo: agreement", "NVivo : accord"),
            ("Characters coded by both or by neither, plain mean over documents", "Caractères codés par les deux ou par aucun, moyenne simple des documents"),
        ),
        (
            "maxqda_agree",
            Counts::Count,
            ("MAXQDA: agree", "MAXQDA : accords"),
            (
                "Segments of either coder for which the other has one of the same code with 90 % in common",
                "Segments de chaque codeur dont l’autre a un équivalent de même code, 90 % en commun",
            ),
        ),
        ("maxqda_disagree", Counts::Count, ("MAXQDA: disagree", "MAXQDA : désaccords"), ("Segments for which the other has none", "Segments sans équivalent")),
        ("maxqda_percent", Counts::Percent, ("MAXQDA: percent", "MAXQDA : pourcentage"), ("Agreeing segments of all", "Part des segments d’accord")),
        (
            "maxqda_kappa",
            Counts::Coefficient,
            ("MAXQDA: kappa", "MAXQDA : kappa"),
            ("Brennan and Prediger, chance one by the number of codes in this table", "Brennan et Prediger, hasard d’un sur le nombre de codes de ce tableau"),
        ),
        (
            "atlas_percent",
            Counts::Percent,
            ("ATLAS.ti: percent", "ATLAS.ti : pourcentage"),
            ("Characters judged alike of all", "Part des caractères jugés de même"),
        ),
        (
            "atlas_holsti",
            Counts::Percent,
            ("ATLAS.ti: Holsti", "ATLAS.ti : Holsti"),
            (
                "2 × characters coded by both / (characters of the one + characters of the other)",
                "2 × caractères codés par les deux / (caractères de l’un + caractères de l’autre)",
            ),
        ),
    ] {
        columns.push(Column::new(key, unit, label, about));
    }
    columns
}

/// The figures of each code that one of two coders applied.
fn others(project: &Project, request: &Request) -> Result<Vec<(CodeId, Others)>, Unable> {
    let chosen = choose(project, request)?;
    let asked = |code: &CodeId| request.codes.as_ref().is_none_or(|codes| codes.contains(code));
    let codes: Vec<CodeId> = project.codebook().in_order().iter().map(|code| code.id).filter(asked).collect();
    let places: HashMap<CodeId, usize> = codes.iter().enumerate().map(|(place, code)| (*code, place)).collect();
    let marked = material::read(project, &chosen.documents, &request.coders, &places, Unit::Character);
    let length: u64 = marked.iter().map(|document| document.length).sum();
    let mut by_code: BTreeMap<usize, Vec<(usize, [u64; 3])>> = BTreeMap::new();
    for (document, marked) in marked.iter().enumerate() {
        for marks in &marked.codes {
            let count = |who: Coders| marks.applied.iter().find(|(coders, _)| *coders == who).map_or(0, |(_, units)| *units);
            by_code.entry(marks.code).or_default().push((document, [count(3), count(1), count(2)]));
        }
    }
    let segments = segments(project, request, &chosen.documents);
    let named = by_code.into_iter().filter_map(|(place, documents)| Some((*codes.get(place)?, documents)));
    Ok(named
        .map(|(code, counts)| {
            let (mut kappa, mut weighted, mut agreement) = (0.0, 0.0, 0.0);
            let mut sums = [0u64; 3];
            for (document, marked) in marked.iter().enumerate() {
                let counted = counts.iter().find(|(place, _)| *place == document).map_or([0; 3], |(_, counted)| *counted);
                let here = nvivo_kappa(counted, marked.length);
                kappa += here;
                weighted += here * real(marked.length);
                agreement += share(marked.length - counted[1] - counted[2], marked.length);
                sums.iter_mut().zip(counted).for_each(|(sum, counted)| *sum += counted);
            }
            let documents = real(marked.len() as u64);
            let [both, first, second] = sums;
            let (agree, disagree) = segments.get(&code).copied().unwrap_or_default();
            let coded = 2 * both + first + second;
            let others = Others {
                nvivo_kappa: kappa / documents,
                nvivo_kappa_weighted: weighted / real(length),
                nvivo_agreement: agreement / documents,
                maxqda_agree: agree,
                maxqda_disagree: disagree,
                atlas_percent: share(length - first - second, length),
                atlas_holsti: (coded > 0).then(|| share(2 * both, coded)),
            };
            (code, others)
        })
        .collect())
}

/// NVivo's kappa of one document: (agreement - expected) / (units - expected), and 1 where both coded the same.
fn nvivo_kappa([both, first, second]: [u64; 3], length: u64) -> f64 {
    if first + second == 0 {
        return 1.0;
    }
    let (one, other, all) = (real(both + first), real(both + second), real(length));
    let expected = one * other / all + (all - one) * (all - other) / all;
    (real(length - first - second) - expected) / (all - expected)
}

fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 1.0 } else { real(part) / real(whole) }
}

/// Agreeing and other segments of each code, seen from both coders.
fn segments(project: &Project, request: &Request, documents: &[crate::model::ids::DocumentId]) -> HashMap<CodeId, (u64, u64)> {
    let mut found: HashMap<CodeId, (u64, u64)> = HashMap::new();
    for document in documents {
        let mut by_code: BTreeMap<CodeId, Vec<&Coding>> = BTreeMap::new();
        for coding in project.codings_of(*document).iter().filter(|coding| request.coders.contains(&coding.coder)) {
            by_code.entry(coding.code).or_default().push(coding);
        }
        for codings in by_code.values() {
            for coding in codings {
                let agrees = codings.iter().any(|other| of_another(other.coder, coding.coder) && common(coding, other) >= OVERLAP);
                let counts = found.entry(coding.code).or_default();
                if agrees {
                    counts.0 += 1;
                } else {
                    counts.1 += 1;
                }
            }
        }
    }
    found
}

fn of_another(one: CoderId, other: CoderId) -> bool {
    one != other
}

/// What two segments have in common, as a share of what they cover together.
fn common(one: &Coding, other: &Coding) -> f64 {
    let both = one.span.intersection(other.span).map_or(0, |span| span.len());
    let together = one.span.len() + other.span.len() - both;
    f64::from(both) / f64::from(together.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nvivos_example_of_1000_characters() {
        let found = nvivo_kappa([50, 75, 75], 1000);
        let expected = 125.0 * 125.0 / 1000.0 + 875.0 * 875.0 / 1000.0;
        assert!((found - (850.0 - expected) / (1000.0 - expected)).abs() < 1e-12);
        assert_eq!((nvivo_kappa([10, 0, 0], 1000), nvivo_kappa([0, 0, 0], 1000)), (1.0, 1.0));
        assert_eq!(share(1000 - 150, 1000), 0.85);
    }

    #[test]
    fn maxqdas_kappa_takes_the_number_of_codes_as_chance() {
        let others = Others { maxqda_agree: 8, maxqda_disagree: 2, ..Others::default() };
        let kappa = others.maxqda_kappa(10).unwrap();
        assert!((kappa - (0.8 - 0.1) / 0.9).abs() < 1e-12);
        assert_eq!((others.maxqda_kappa(1), Others::default().maxqda_percent()), (None, None));
    }
}
