//! Charts of a project: what each is made of, with the n and the unit said in words.

use crate::analysis::chart::bars::{Bar, Bars, Part};
use crate::analysis::chart::heat::{Heat, HeatRow, Tile};
use crate::analysis::chart::strips::{Strip, Strips};
use crate::analysis::crosstab::{Counted, CrossCell, Crosstab};
use crate::analysis::frequency::Frequency;
use crate::analysis::selection::Selection;
use crate::model::code::ReportLanguage;
use crate::model::ids::CodeId;
use crate::model::place::{Transcript, clock};
use crate::model::project::Project;
use std::collections::BTreeMap;

/// Series that are told apart by colour; what is beyond goes into one for the rest.
const MOST_SERIES: usize = 6;

/// Which codes a chart shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Codes {
    /// The families.
    #[default]
    Families,
    /// The codes below the families that were used most.
    Most(usize),
    /// The codes right below this one.
    Below(CodeId),
}

impl Codes {
    /// The codes to show, of those that were used: families and children in the order of the tree, the most used by their number.
    fn of(&self, project: &Project, used: &BTreeMap<CodeId, usize>) -> Vec<CodeId> {
        let codebook = project.codebook();
        let number = |code: &CodeId| used.get(code).copied().unwrap_or(0);
        let in_order = codebook.in_order();
        let ordered = in_order.iter().map(|code| code.id).filter(|code| number(code) > 0);
        match self {
            Self::Families => ordered.filter(|code| codebook.depth(*code) == 0).collect(),
            Self::Below(parent) => ordered.filter(|code| codebook.get(*code).is_some_and(|code| code.parent == Some(*parent))).collect(),
            Self::Most(most) => {
                let mut codes: Vec<CodeId> = ordered.filter(|code| codebook.depth(*code) > 0).collect();
                codes.sort_by_key(|code| std::cmp::Reverse(number(code)));
                codes.truncate(*most);
                codes
            }
        }
    }
}

/// Name of a code in the language.
pub(super) fn name_of(project: &Project, code: CodeId, language: ReportLanguage) -> String {
    project.codebook().get(code).map(|code| code.name.pick(language).to_owned()).unwrap_or_default()
}

/// “n = 537 codings in 15 documents”.
pub(super) fn n_of(project: &Project, selection: &Selection, language: ReportLanguage) -> String {
    let documents: Vec<_> = project.documents().filter(|document| selection.has_document(document.id)).collect();
    let codings: usize = documents.iter().map(|document| selection.of_document(project, document.id).count()).sum();
    let (codings, documents) = (language.number(codings as f64, 0), language.number(documents.len() as f64, 0));
    match language {
        ReportLanguage::English => format!("n = {codings} codings in {documents} documents."),
        ReportLanguage::French => format!("n = {codings} codages dans {documents} documents."),
    }
}

fn with_below(language: ReportLanguage) -> &'static str {
    language.say("Each code counts with the codes below it.", "Chaque code compte avec ses sous-codes.")
}

/// How often codes were used, as bars.
pub fn frequency(project: &Project, selection: &Selection, found: &Frequency, codes: &Codes, language: ReportLanguage) -> Bars {
    let used = found.rows.iter().filter(|row| row.group.is_none()).map(|row| (row.code, row.with_children.codings.len())).collect();
    let shown = codes.of(project, &used);
    let row = |code: CodeId| {
        let counts = found.rows.iter().find(|row| row.code == code && row.group.is_none()).map(|row| &row.with_children)?;
        let value = counts.codings.len() as f64;
        Some(Bar { name: name_of(project, code, language), code: Some(code), parts: vec![Part { value, codings: counts.codings.clone() }], ..Bar::default() })
    };
    Bars {
        title: language.say("How often codes were used", "Fréquence des codes").to_owned(),
        under: format!("{} {}", n_of(project, selection, language), with_below(language)),
        axis: language.say("Codings (number)", "Codages (nombre)").to_owned(),
        names: language.say("Code", "Code").to_owned(),
        rows: shown.into_iter().filter_map(row).collect(),
        ..Bars::default()
    }
}

/// What the numbers of a cross table count, with a small letter.
fn counted(unit: Counted, language: ReportLanguage) -> &'static str {
    match unit {
        Counted::Cases => language.say("cases", "cas"),
        Counted::Documents => language.say("documents", "documents"),
        Counted::Codings => language.say("codings", "codages"),
    }
}

/// The values of a cross table that anybody has: place, name with n.
fn values(found: &Crosstab, unit: Counted, language: ReportLanguage) -> Vec<(usize, String)> {
    let named = found.columns().enumerate().filter(|(_, (column, _))| column.cases + column.documents > 0);
    named
        .map(|(place, (column, name))| {
            let name = name.pick(language).to_owned();
            (place, column.n(unit).map_or_else(|| name.clone(), |n| format!("{name} (n = {n})")))
        })
        .collect()
}

fn sums(found: &Crosstab, unit: Counted) -> BTreeMap<CodeId, usize> {
    found.rows().map(|(code, _, sum)| (code, sum.number(unit))).collect()
}

/// Codes by an attribute, as a heat map of counts.
pub fn crosstab_heat(project: &Project, selection: &Selection, found: &Crosstab, unit: Counted, codes: &Codes, language: ReportLanguage) -> Heat {
    let values = values(found, unit, language);
    let shown = codes.of(project, &sums(found, unit));
    let rows: BTreeMap<CodeId, &[CrossCell]> = found.rows().map(|(code, cells, _)| (code, cells)).collect();
    let row = |code: CodeId| {
        let cells = rows.get(&code)?;
        let tile = |(place, _): &(usize, String)| {
            cells.get(*place).map_or_else(Tile::default, |cell| Tile { value: Some(cell.number(unit) as f64), codings: cell.codings.clone() })
        };
        Some(HeatRow { name: name_of(project, code, language), n: None, code: Some(code), tiles: values.iter().map(tile).collect() })
    };
    let attribute = found.attribute_name();
    Heat {
        title: format!("{} {}", language.say("Codes by", "Codes selon"), lower(attribute.pick(language))),
        under: format!(
            "{} {} {}",
            n_of(project, selection, language),
            with_below(language),
            language.say(
                "The sample was chosen on purpose: the numbers describe it and nothing beyond it.",
                "L’échantillon est raisonné : les nombres ne décrivent que lui."
            )
        ),
        rows_are: language.say("Code", "Code").to_owned(),
        columns_are: attribute.pick(language).to_owned(),
        unit: counted(unit, language).to_owned(),
        columns: values.iter().map(|(_, name)| name.clone()).collect(),
        rows: shown.into_iter().filter_map(row).collect(),
        places: 0,
    }
}

/// Codes by an attribute, as stacked bars of codings; the values with the fewest go into one part for the rest.
pub fn crosstab_stacked(project: &Project, selection: &Selection, found: &Crosstab, unit: Counted, codes: &Codes, language: ReportLanguage) -> Bars {
    let all = values(found, unit, language);
    let shown = codes.of(project, &sums(found, unit));
    let rows: BTreeMap<CodeId, &[CrossCell]> = found.rows().map(|(code, cells, _)| (code, cells)).collect();
    let number = |place: usize| -> usize { shown.iter().filter_map(|code| rows.get(code)?.get(place)).map(|cell| cell.number(unit)).sum() };
    let mut ranked: Vec<(usize, String)> = all.into_iter().filter(|(place, _)| number(*place) > 0).collect();
    ranked.sort_by_key(|(place, _)| (std::cmp::Reverse(number(*place)), *place));
    let rest = if ranked.len() > MOST_SERIES + 1 { ranked.split_off(MOST_SERIES) } else { Vec::new() };
    let mut series: Vec<String> = ranked.iter().map(|(_, name)| name.clone()).collect();
    if !rest.is_empty() {
        series.push(match language {
            ReportLanguage::English => format!("the other {} values", rest.len()),
            ReportLanguage::French => format!("les {} autres valeurs", rest.len()),
        });
    }
    let row = |code: CodeId| {
        let cells = rows.get(&code)?;
        let part = |places: &[(usize, String)]| {
            let cells = || places.iter().filter_map(|(place, _)| cells.get(*place));
            Part { value: cells().map(|cell| cell.number(unit) as f64).sum(), codings: cells().flat_map(|cell| cell.codings.iter().copied()).collect() }
        };
        let mut parts: Vec<Part> = ranked.chunks(1).map(part).collect();
        if !rest.is_empty() {
            parts.push(part(&rest));
        }
        Some(Bar { name: name_of(project, code, language), code: Some(code), parts, ..Bar::default() })
    };
    let unit_named = counted(unit, language);
    Bars {
        title: format!("{} {}", language.say("Codes by", "Codes selon"), lower(found.attribute_name().pick(language))),
        under: format!("{} {}", n_of(project, selection, language), with_below(language)),
        axis: format!(
            "{} ({})",
            capital(unit_named),
            language.say("number; one with several values counts in each", "nombre ; qui a plusieurs valeurs compte dans chacune")
        ),
        names: language.say("Code", "Code").to_owned(),
        rows: shown.into_iter().filter_map(row).collect(),
        series,
        places: 0,
    }
}

/// The codes of a document along its length.
pub fn along(project: &Project, selection: &Selection, transcript: &Transcript, language: ReportLanguage) -> Strips {
    let codings: Vec<_> = selection.of_document(project, transcript.document.id).collect();
    let mut rows: Vec<Strip> = Vec::new();
    for code in project.codebook().in_order() {
        let mut passages = Vec::new();
        for coding in codings.iter().filter(|coding| coding.code == code.id) {
            let place = transcript.place(coding.span);
            let at = [place.paragraph.map(|number| format!("¶ {number}")), place.time_ms.map(clock), Some(project.coder_name(coding.coder).to_owned())];
            let says = format!("{}, {}", code.name.pick(language), at.into_iter().flatten().collect::<Vec<_>>().join(", "));
            passages.push((coding.span.start(), coding.span.end(), says, coding.id));
        }
        if !passages.is_empty() {
            rows.push(Strip { name: code.name.pick(language).to_owned(), code: code.id, colour: code.colour, passages });
        }
    }
    let paragraphs = &transcript.layout.paragraphs;
    let every = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].into_iter().find(|every| paragraphs.len() / every <= 14).unwrap_or(5000);
    let ticks = (1usize..).zip(paragraphs).filter(|(number, _)| *number == 1 || number % every == 0);
    let (codings, codes) = (codings.len(), rows.len());
    Strips {
        title: format!("{} {}", language.say("Codes along", "Codes au long de"), transcript.document.name),
        under: match language {
            ReportLanguage::English => format!("n = {codings} codings with {codes} codes, all coders together. ¶ = paragraph."),
            ReportLanguage::French => format!("n = {codings} codages de {codes} codes, tous codeurs ensemble. ¶ = paragraphe."),
        },
        across: language.say("Position in the document (characters from its start)", "Position dans le document (caractères depuis le début)").to_owned(),
        names: language.say("Code", "Code").to_owned(),
        length: transcript.text.char_len(),
        ticks: ticks.map(|(number, paragraph)| (paragraph.span.start(), format!("¶ {number}"))).collect(),
        rows,
    }
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
