//! Projects of RQDA (`.rqda`): one SQLite file; rows that were deleted there are marked and passed over.

use crate::exchange::builder::{Builder, Mark, found_again};
use crate::exchange::error::ExchangeError;
use crate::exchange::refi::any_colour;
use crate::exchange::report::Fate;
use crate::exchange::study::Study;
use crate::exchange::watch::{Steps, Watch};
use crate::model::attribute::{AttributeType, Bearer, Subject};
use crate::model::ids::{CaseId, CodeId, DocumentId};
use crate::model::memo::MemoTarget;
use crate::model::text::CharSpan;
use crate::model::time::Moment;
use crate::store::foreign::{Cell, Foreign, Row};
use std::collections::HashMap;
use std::path::Path;

fn text(row: &Row, column: &'static str) -> String {
    row.get(column).map(Cell::text).unwrap_or_default()
}
fn number(row: &Row, column: &'static str) -> Option<i64> {
    row.get(column).and_then(Cell::number)
}
fn mark(row: &Row) -> Mark {
    Mark { owner: text(row, "owner"), date: text(row, "date") }
}

/// Rows that are in use: status 1, or none said.
fn live(other: &Foreign, table: &str, columns: &[&'static str]) -> Result<Vec<Row>, ExchangeError> {
    let rows = other.rows(table, columns)?;
    Ok(rows.into_iter().filter(|row| number(row, "status").is_none_or(|status| status == 1)).collect())
}

/// Reads a project, and says text by text and coding by coding how far it is.
pub fn read(path: &Path, now: Moment, watch: Watch<'_>) -> Result<Study, ExchangeError> {
    let other = Foreign::open(path)?;
    if !other.has(&["source", "freecode", "coding"]) {
        return Err(ExchangeError::NotThis { expected: "an RQDA project", why: "its tables are missing".to_owned() });
    }
    let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let project = other.rows("project", &["databaseversion", "date", "memo"])?.first().cloned().unwrap_or_default();
    let mut builder = Builder::new("RQDA", &name, &format!("rqda {} {name}", text(&project, "date")), now);
    builder.memo("project", MemoTarget::Project, &text(&project, "memo"), &Mark { owner: String::new(), date: text(&project, "date") });
    let mut documents: HashMap<i64, DocumentId> = HashMap::new();
    let mut steps = Steps::new(watch, other.count("source")? + other.count("coding")?);
    for row in live(&other, "source", &["id", "name", "file", "memo", "owner", "date", "status"])? {
        steps.one_more()?;
        let Some(id) = number(&row, "id") else { continue };
        let body = text(&row, "file").replace("\r\n", "\n").replace('\r', "\n");
        let document = builder.document(id, &text(&row, "name"), body, &mark(&row));
        builder.memo(format!("source {id}"), MemoTarget::Document(document), &text(&row, "memo"), &mark(&row));
        documents.insert(id, document);
    }
    let codes = codes(&other, &mut builder)?;
    codings(&other, &mut builder, (&documents, &codes), &mut steps)?;
    let cases = cases(&other, &mut builder, &documents)?;
    for (table, column, subject) in [("caseAttr", "caseID", Subject::Case), ("fileAttr", "fileID", Subject::Document)] {
        for row in live(&other, table, &["variable", "value", column, "status"])? {
            let id = number(&row, column);
            let bearer = match subject {
                Subject::Case => id.and_then(|id| cases.get(&id)).copied().map(Bearer::Case),
                Subject::Document => id.and_then(|id| documents.get(&id)).copied().map(Bearer::Document),
            };
            let Some(bearer) = bearer else { continue };
            let attribute = builder.attribute(subject, &text(&row, "variable"), AttributeType::Text);
            builder.value(bearer, attribute, &text(&row, "value"));
        }
    }
    for row in live(&other, "journal", &["name", "journal", "owner", "date", "status"])? {
        let title = text(&row, "name");
        builder.memo(format!("journal {title}"), MemoTarget::Project, &format!("{title}\n\n{}", text(&row, "journal")), &mark(&row));
    }
    Ok(builder.study)
}

/// Codes lie in categories; one that lies in several is put into the first, and that is told.
fn codes(other: &Foreign, builder: &mut Builder) -> Result<HashMap<i64, CodeId>, ExchangeError> {
    let mut categories: HashMap<i64, CodeId> = HashMap::new();
    for row in live(other, "codecat", &["catid", "name", "memo", "status"])? {
        let Some(id) = number(&row, "catid") else { continue };
        categories.insert(id, builder.code(format!("category {id}"), None, &text(&row, "name"), &text(&row, "memo"), None, false));
    }
    let mut parents: HashMap<i64, CodeId> = HashMap::new();
    for row in live(other, "treecode", &["cid", "catid", "status"])? {
        let (Some(id), Some(category)) = (number(&row, "cid"), number(&row, "catid").and_then(|id| categories.get(&id)).copied()) else { continue };
        if *parents.entry(id).or_insert(category) != category {
            builder.study.report.add("codes", 1, Fate::Changed, "in several categories: in the first one now");
        }
    }
    let mut codes = HashMap::new();
    for row in live(other, "freecode", &["id", "name", "memo", "color", "status"])? {
        let Some(id) = number(&row, "id") else { continue };
        codes.insert(id, builder.code(id, parents.get(&id).copied(), &text(&row, "name"), &text(&row, "memo"), any_colour(&text(&row, "color")), true));
    }
    Ok(codes)
}

fn codings(
    other: &Foreign,
    builder: &mut Builder,
    (documents, codes): (&HashMap<i64, DocumentId>, &HashMap<i64, CodeId>),
    steps: &mut Steps<'_>,
) -> Result<(), ExchangeError> {
    for (place, row) in live(other, "coding", &["cid", "fid", "seltext", "selfirst", "selend", "owner", "date", "memo", "status"])?.into_iter().enumerate() {
        steps.one_more()?;
        let document = number(&row, "fid").and_then(|id| documents.get(&id)).copied();
        let code = number(&row, "cid").and_then(|id| codes.get(&id)).copied();
        let (Some(document), Some(code)) = (document, code) else {
            builder.study.report.add("codings", 1, Fate::Lost, "of a source or a code that is not there");
            continue;
        };
        let at = |column| number(&row, column).and_then(|number| u32::try_from(number).ok());
        let said = at("selfirst").zip(at("selend")).and_then(|(start, end)| CharSpan::new(start, end).ok());
        let words = text(&row, "seltext").replace("\r\n", "\n").replace('\r', "\n");
        let Some(found) = builder.text(document).cloned().and_then(|body| found_again(&body, said, &words)) else {
            builder.study.report.add("codings", 1, Fate::Lost, "their quotation stands nowhere in the text");
            continue;
        };
        if Some(found) != said {
            builder.study.report.add("codings", 1, Fate::Changed, "their positions were wrong, and mended by their quotation");
        }
        builder.coding(place, document, found, code, &text(&row, "memo"), &mark(&row));
    }
    Ok(())
}

fn cases(other: &Foreign, builder: &mut Builder, documents: &HashMap<i64, DocumentId>) -> Result<HashMap<i64, CaseId>, ExchangeError> {
    let mut cases = HashMap::new();
    for row in live(other, "cases", &["id", "name", "memo", "owner", "date", "status"])? {
        let Some(id) = number(&row, "id") else { continue };
        let case = builder.case(id, &text(&row, "name"));
        builder.memo(format!("case {id}"), MemoTarget::Case(case), &text(&row, "memo"), &mark(&row));
        cases.insert(id, case);
    }
    for row in live(other, "caselinkage", &["caseid", "fid", "status"])? {
        let case = number(&row, "caseid").and_then(|id| cases.get(&id)).copied();
        let document = number(&row, "fid").and_then(|id| documents.get(&id)).copied();
        if let (Some(case), Some(document)) = (case, document) {
            builder.link(case, document);
        }
    }
    Ok(cases)
}
