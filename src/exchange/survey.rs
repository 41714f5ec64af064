//! Surveys: a table with one respondent a row becomes a case with attributes for each, and a document with the answers in words.
//!
//! Which column is what is proposed from its cells and decided by a person. A document holds a question and an answer for each column of words,
//! `Q: …` and `R: …`, so that the questions are never counted as what respondents said.

use crate::exchange::builder::{Builder, Mark};
use crate::exchange::error::ExchangeError;
use crate::exchange::report::Fate;
use crate::exchange::study::{Study, free_name};
use crate::import::verbatim;
use crate::model::attribute::{AttributeType, Bearer, Subject};
use crate::model::time::Moment;
use calamine::{Data, Reader, open_workbook_auto_from_rs};
use std::collections::BTreeSet;
use std::io::Cursor;

/// A survey has no more rows and columns than this.
const LARGEST: (usize, usize) = (100_000, 2_000);
/// To how many bytes a workbook may unpack.
const LARGEST_SHEET: u64 = 512 * 1024 * 1024;

/// A table as it was read: all cells as texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Heads of the columns; no two are the same.
    pub columns: Vec<String>,
    /// Rows with as many cells as there are columns.
    pub rows: Vec<Vec<String>>,
}

/// What a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnRole {
    /// Says who answered.
    Respondent,
    /// An attribute of the respondent.
    Attribute,
    /// An answer in words.
    Words,
    /// Left out.
    Left,
}

impl ColumnRole {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Respondent, Self::Attribute, Self::Words, Self::Left];

    /// The word that the command line and the window's texts use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Respondent => "respondent",
            Self::Attribute => "attribute",
            Self::Words => "words",
            Self::Left => "left",
        }
    }
}

/// Reads a .csv or .tsv file, or the first sheet of a workbook (.xlsx, .xls, .ods). The ending tells which.
pub fn read(file_name: &str, bytes: &[u8]) -> Result<Sheet, ExchangeError> {
    let not_this = |why: &str| ExchangeError::NotThis { expected: "a survey", why: why.to_owned() };
    let ending = file_name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    let rows = match ending.as_str() {
        "csv" | "tsv" | "txt" => separated(bytes)?,
        "xlsx" | "xls" | "xlsb" | "ods" => workbook(bytes)?,
        _ => return Err(not_this("surveys end in .csv, .tsv, .xlsx, .xls or .ods")),
    };
    let mut rows = rows.into_iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty()));
    let head = rows.next().ok_or_else(|| not_this("it is empty"))?;
    let rows: Vec<Vec<String>> = rows.collect();
    let wide = rows.iter().map(Vec::len).max().unwrap_or(0).max(head.len());
    if rows.is_empty() {
        return Err(not_this("it has a head and no row below it"));
    }
    if rows.len() > LARGEST.0 || wide > LARGEST.1 {
        return Err(ExchangeError::TooLarge { what: "the table".to_owned(), limit: format!("{} rows, {} columns", LARGEST.0, LARGEST.1) });
    }
    let mut columns: Vec<String> = Vec::with_capacity(wide);
    for place in 0..wide {
        let name = head.get(place).map(|name| name.split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default();
        let name = if name.is_empty() { format!("column {}", place + 1) } else { name };
        let name = free_name(&name, |name| columns.iter().any(|known| known == name));
        columns.push(name);
    }
    let filled = |mut row: Vec<String>| {
        row.resize(wide, String::new());
        row
    };
    Ok(Sheet { columns, rows: rows.into_iter().map(filled).collect() })
}

fn separated(bytes: &[u8]) -> Result<Vec<Vec<String>>, ExchangeError> {
    let text = verbatim(bytes).text;
    let head = text.lines().next().unwrap_or_default();
    let outside = |mark: char| head.split('"').step_by(2).map(|part| part.matches(mark).count()).sum::<usize>();
    let mark = [',', ';', '\t'].into_iter().max_by_key(|mark| outside(*mark)).unwrap_or(',');
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(mark as u8).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|err| ExchangeError::NotThis { expected: "a survey", why: err.to_string() })?;
        rows.push(record.iter().map(str::to_owned).collect());
    }
    Ok(rows)
}

fn workbook(bytes: &[u8]) -> Result<Vec<Vec<String>>, ExchangeError> {
    let damaged = |why: String| ExchangeError::NotThis { expected: "a workbook", why };
    if let Ok(mut zip) = zip::ZipArchive::new(Cursor::new(bytes)) {
        let sizes = (0..zip.len()).filter_map(|place| zip.by_index_raw(place).ok().map(|entry| entry.size())).fold(0, u64::saturating_add);
        if sizes > LARGEST_SHEET {
            return Err(ExchangeError::TooLarge { what: "the workbook".to_owned(), limit: format!("{} MB unpacked", LARGEST_SHEET / 1024 / 1024) });
        }
    }
    let mut workbook = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|err| damaged(err.to_string()))?;
    let range = workbook.worksheet_range_at(0).ok_or_else(|| damaged("it holds no sheet".to_owned()))?.map_err(|err| damaged(err.to_string()))?;
    Ok(range.rows().map(|row| row.iter().map(cell).collect()).collect())
}

fn cell(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        // Whole numbers are stored as decimal ones.
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        Data::DateTime(moment) => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            if (hour, minute, second) == (0, 0, 0) { date } else { format!("{date} {hour:02}:{minute:02}:{second:02}") }
        }
        other => other.to_string(),
    }
}

/// What each column seems to be: the first that names every row by another word says who answered, long or many-worded cells are words.
pub fn proposed(sheet: &Sheet) -> Vec<ColumnRole> {
    /// Answers of this many characters, or of more words than this in the middle, are words.
    const LONG: usize = 60;
    const MANY: usize = 4;
    let mut roles = Vec::with_capacity(sheet.columns.len());
    for place in 0..sheet.columns.len() {
        let cells: Vec<&str> = sheet.rows.iter().filter_map(|row| row.get(place)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        let distinct = cells.iter().collect::<BTreeSet<_>>().len();
        let long = cells.iter().any(|cell| cell.chars().count() > LONG);
        let mut words: Vec<usize> = cells.iter().map(|cell| cell.split_whitespace().count()).collect();
        words.sort_unstable();
        let many = words.get(words.len() / 2).is_some_and(|words| *words > MANY);
        let names =
            distinct == sheet.rows.len() && !long && cells.iter().all(|cell| cell.split_whitespace().count() <= 3) && !roles.contains(&ColumnRole::Respondent);
        roles.push(match () {
            () if cells.is_empty() => ColumnRole::Left,
            () if names && place < 4 => ColumnRole::Respondent,
            () if long || many => ColumnRole::Words,
            () => ColumnRole::Attribute,
        });
    }
    roles
}

/// The survey as a study. Identities follow from the heads of the columns and the respondents' names, so that a later export of the same survey brings
/// the same respondents up to date.
pub fn study(name: &str, sheet: &Sheet, roles: &[ColumnRole], now: Moment) -> Study {
    let mut builder = Builder::new("survey", name, &format!("survey {}", sheet.columns.join("|")), now);
    let of = |role: ColumnRole| move |(place, _): &(usize, &String)| roles.get(*place).copied().unwrap_or(ColumnRole::Left) == role;
    let columns = || sheet.columns.iter().enumerate();
    for (_, column) in columns().filter(of(ColumnRole::Left)) {
        builder.study.report.add_at("columns", 1, Fate::Lost, "left out: empty, or because that was said", column);
    }
    let naming = columns().find(of(ColumnRole::Respondent)).map(|(place, _)| place);
    let attributes: Vec<(usize, AttributeType)> = columns().filter(of(ColumnRole::Attribute)).map(|(place, _)| (place, type_of(sheet, place))).collect();
    let attributes: Vec<_> =
        attributes.into_iter().filter_map(|(place, kind)| Some((place, builder.attribute(Subject::Case, sheet.columns.get(place)?, kind)))).collect();
    let asked: Vec<(usize, &String)> = columns().filter(of(ColumnRole::Words)).collect();
    let mut names: BTreeSet<String> = BTreeSet::new();
    for (number, row) in (1usize..).zip(&sheet.rows) {
        let said = naming.and_then(|place| row.get(place)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        let wanted = said.map_or_else(|| format!("R-{number:03}"), str::to_owned);
        let respondent = free_name(&wanted, |name| names.contains(name));
        if respondent != wanted {
            builder.study.report.add_at("respondents", 1, Fate::Changed, "the same name stands twice: told apart by a number", &wanted);
        }
        names.insert(respondent.clone());
        let case = builder.case(&respondent, &respondent);
        for (place, attribute) in &attributes {
            builder.value(Bearer::Case(case), *attribute, row.get(*place).map_or("", |cell| cell.trim()));
        }
        let text = answers(&asked, row);
        if text.is_empty() {
            builder.study.report.add("respondents", 1, Fate::Changed, "without an answer in words: a case alone");
            continue;
        }
        let document = builder.document(&respondent, &respondent, text, &Mark::default());
        builder.link(case, document);
    }
    builder.study
}

/// Questions with their answers; what was not answered is not asked.
fn answers(asked: &[(usize, &String)], row: &[String]) -> String {
    let answer = |(place, question): &(usize, &String)| {
        let answer = row.get(*place).map(|cell| cell.trim().replace("\r\n", "\n").replace('\r', "\n")).filter(|answer| !answer.is_empty())?;
        Some(format!("Q: {question}\n\nR: {answer}"))
    };
    asked.iter().filter_map(answer).collect::<Vec<_>>().join("\n\n")
}

/// Whole numbers where all filled cells are some.
fn type_of(sheet: &Sheet, place: usize) -> AttributeType {
    let mut cells = sheet.rows.iter().filter_map(|row| row.get(place)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).peekable();
    let is_number = |cell: &str| cell.parse::<i64>().is_ok_and(|number| number.to_string() == cell);
    if cells.peek().is_some() && cells.all(is_number) { AttributeType::Integer } else { AttributeType::Text }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CSV: &str = "Code;Âge;Région;Qu’est-ce qui a changé ?;Vide\nP1;41;Gao;\"Beaucoup de choses, je crois.\nEt la route.\";\nP2;;Mopti;Rien du tout à vrai dire;\nP2;30;Gao;;\n";

    #[test]
    fn columns_are_told_apart_by_their_cells() {
        let sheet = read("a.csv", CSV.as_bytes()).unwrap();
        assert_eq!((sheet.columns.len(), sheet.rows.len()), (5, 3));
        // No column names every row by another word here, for P2 stands twice.
        let roles = proposed(&sheet);
        assert_eq!(roles, [ColumnRole::Attribute, ColumnRole::Attribute, ColumnRole::Attribute, ColumnRole::Words, ColumnRole::Left]);
        let sheet = read("a.csv", CSV.replace("\nP2;30", "\nP3;30").as_bytes()).unwrap();
        assert_eq!(proposed(&sheet).first(), Some(&ColumnRole::Respondent));
    }

    #[test]
    fn each_respondent_is_a_case_with_attributes_and_a_document_of_questions_and_answers() {
        let sheet = read("a.csv", CSV.as_bytes()).unwrap();
        let roles = [ColumnRole::Respondent, ColumnRole::Attribute, ColumnRole::Attribute, ColumnRole::Words, ColumnRole::Left];
        let study = study("Enquête", &sheet, &roles, Moment(0));
        assert_eq!(study.cases.iter().map(|case| case.name.as_str()).collect::<Vec<_>>(), ["P1", "P2", "P2-2"]);
        let texts: Vec<_> = study.documents.iter().map(|one| one.text.as_str()).collect();
        assert_eq!(
            texts,
            ["Q: Qu’est-ce qui a changé ?\n\nR: Beaucoup de choses, je crois.\nEt la route.", "Q: Qu’est-ce qui a changé ?\n\nR: Rien du tout à vrai dire"]
        );
        let labels: Vec<_> = study.documents[0].layout.speakers.iter().map(|speaker| (speaker.label.as_str(), speaker.role)).collect();
        assert_eq!(labels, [("Q", crate::model::layout::Role::Interviewer), ("R", crate::model::layout::Role::Participant)]);
        assert_eq!((study.values.len(), study.attributes[0].kind, study.case_links.len()), (5, AttributeType::Integer, 2));
    }

    #[test]
    fn what_is_no_survey_is_refused() {
        for (name, bytes) in [("a.csv", &b""[..]), ("a.csv", b"a,b\n"), ("a.xlsx", b"hello"), ("a.pdf", b"x")] {
            assert!(matches!(read(name, bytes), Err(ExchangeError::NotThis { .. })), "{name}");
        }
    }
}
