//! Projects of QualCoder: a folder `name.qda` with the database `data.qda` inside.
//!
//! That program counts positions in one unit in one place and in another elsewhere, so every passage is found again by the quotation that it keeps.

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
use crate::store::foreign::{Foreign, Row};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The database inside a project folder, where there is one.
pub fn database(path: &Path) -> Option<PathBuf> {
    let inside = path.join("data.qda");
    if path.is_dir() { inside.is_file().then_some(inside) } else { Some(path.to_owned()) }
}

/// Reads a project, and says text by text and coding by coding how far it is.
pub fn read(path: &Path, now: Moment, watch: Watch<'_>) -> Result<Study, ExchangeError> {
    let not_this = |why: &str| ExchangeError::NotThis { expected: "a QualCoder project", why: why.to_owned() };
    let database = database(path).ok_or_else(|| not_this("the folder holds no data.qda"))?;
    let other = Foreign::open(&database)?;
    if !other.has(&["source", "code_name", "code_text"]) {
        return Err(not_this("its tables are missing"));
    }
    let project = other.rows("project", &["databaseversion", "date", "memo", "about", "codername"])?;
    let project = project.first().cloned().unwrap_or_default();
    let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let origin = text(&project, "about");
    let mut reader = Reader {
        builder: Builder::new(if origin.is_empty() { "QualCoder" } else { &origin }, &name, &format!("qualcoder {}", text(&project, "date")), now),
        documents: HashMap::new(),
        codes: HashMap::new(),
        cases: HashMap::new(),
    };
    reader.builder.memo("project", MemoTarget::Project, &text(&project, "memo"), &Mark { owner: text(&project, "codername"), date: text(&project, "date") });
    let mut steps = Steps::new(watch, other.count("source")? + other.count("code_text")?);
    reader.sources(&other, &mut steps)?;
    reader.codes(&other)?;
    reader.codings(&other, &mut steps)?;
    reader.cases(&other)?;
    reader.attributes(&other)?;
    reader.notes(&other)?;
    Ok(reader.builder.study)
}

struct Reader {
    builder: Builder,
    documents: HashMap<i64, DocumentId>,
    codes: HashMap<i64, CodeId>,
    cases: HashMap<i64, CaseId>,
}

fn text(row: &Row, column: &'static str) -> String {
    row.get(column).map(crate::store::foreign::Cell::text).unwrap_or_default()
}
fn number(row: &Row, column: &'static str) -> Option<i64> {
    row.get(column).and_then(crate::store::foreign::Cell::number)
}
fn mark(row: &Row) -> Mark {
    Mark { owner: text(row, "owner"), date: text(row, "date") }
}
fn span(row: &Row) -> Option<CharSpan> {
    let place = |column| number(row, column).and_then(|number| u32::try_from(number).ok());
    CharSpan::new(place("pos0")?, place("pos1")?).ok()
}

impl Reader {
    fn sources(&mut self, other: &Foreign, steps: &mut Steps<'_>) -> Result<(), ExchangeError> {
        for row in other.rows("source", &["id", "name", "fulltext", "mediapath", "memo", "owner", "date"])? {
            steps.one_more()?;
            let Some(id) = number(&row, "id") else { continue };
            let (name, body) = (text(&row, "name"), text(&row, "fulltext"));
            if body.trim().is_empty() {
                self.builder.study.report.add_at("pictures, recordings and films", 1, Fate::Lost, "they stay in the folder of the project", &name);
                continue;
            }
            let body = body.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
            let document = self.builder.document(id, &name, body, &mark(&row));
            self.builder.memo(format!("source {id}"), MemoTarget::Document(document), &text(&row, "memo"), &mark(&row));
            self.documents.insert(id, document);
        }
        Ok(())
    }

    /// Categories first, parents before children; then codes, which may lie in categories or below other codes.
    fn codes(&mut self, other: &Foreign) -> Result<(), ExchangeError> {
        let mut waiting = other.rows("code_cat", &["catid", "name", "memo", "supercatid"])?;
        let mut categories: HashMap<i64, CodeId> = HashMap::new();
        let mut progress = true;
        while progress {
            progress = false;
            let mut later = Vec::new();
            for row in waiting {
                let above = number(&row, "supercatid");
                let parent = above.and_then(|above| categories.get(&above)).copied();
                match number(&row, "catid") {
                    Some(id) if above.is_none() || parent.is_some() => {
                        let code = self.builder.code(format!("category {id}"), parent, &text(&row, "name"), &text(&row, "memo"), None, false);
                        categories.insert(id, code);
                        progress = true;
                    }
                    _ => later.push(row),
                }
            }
            waiting = later;
        }
        for row in waiting {
            let id = number(&row, "catid").unwrap_or_default();
            categories.insert(id, self.builder.code(format!("category {id}"), None, &text(&row, "name"), &text(&row, "memo"), None, false));
            self.builder.study.report.add("categories", 1, Fate::Changed, "hung on nothing or on themselves: at the top now");
        }
        let mut waiting = other.rows("code_name", &["cid", "name", "memo", "catid", "color", "supercid"])?;
        loop {
            let before = waiting.len();
            let mut later = Vec::new();
            for row in waiting {
                let below = number(&row, "supercid");
                if below.is_some_and(|below| !self.codes.contains_key(&below)) {
                    later.push(row);
                    continue;
                }
                self.code(&row, below, &categories);
            }
            waiting = later;
            if waiting.is_empty() || waiting.len() == before {
                break;
            }
        }
        for row in waiting {
            self.code(&row, None, &categories);
        }
        Ok(())
    }

    fn code(&mut self, row: &Row, below: Option<i64>, categories: &HashMap<i64, CodeId>) {
        let Some(id) = number(row, "cid") else { return };
        let parent = below.and_then(|below| self.codes.get(&below)).or_else(|| number(row, "catid").and_then(|category| categories.get(&category))).copied();
        let code = self.builder.code(id, parent, &text(row, "name"), &text(row, "memo"), any_colour(&text(row, "color")), true);
        self.codes.insert(id, code);
    }

    fn codings(&mut self, other: &Foreign, steps: &mut Steps<'_>) -> Result<(), ExchangeError> {
        for row in other.rows("code_text", &["ctid", "cid", "fid", "seltext", "pos0", "pos1", "owner", "date", "memo"])? {
            steps.one_more()?;
            let document = number(&row, "fid").and_then(|id| self.documents.get(&id)).copied();
            let code = number(&row, "cid").and_then(|id| self.codes.get(&id)).copied();
            let (Some(document), Some(code)) = (document, code) else {
                self.builder.study.report.add("codings", 1, Fate::Lost, "of a source or a code that is not there");
                continue;
            };
            let words = text(&row, "seltext").replace("\r\n", "\n").replace('\r', "\n");
            let (said, body) = (span(&row), self.builder.text(document).cloned());
            let Some(found) = body.and_then(|body| found_again(&body, said, &words)) else {
                self.builder.study.report.add("codings", 1, Fate::Lost, "their quotation stands nowhere in the text");
                continue;
            };
            if Some(found) != said {
                self.builder.study.report.add("codings", 1, Fate::Changed, "their positions were wrong, and mended by their quotation");
            }
            self.builder.coding(number(&row, "ctid").unwrap_or_default(), document, found, code, &text(&row, "memo"), &mark(&row));
        }
        let media = other.rows("code_image", &["imid"])?.len() + other.rows("code_av", &["avid"])?.len();
        self.builder.study.report.add("codings", media, Fate::Lost, "of pictures, recordings and films: they stay in QualCoder");
        Ok(())
    }

    fn cases(&mut self, other: &Foreign) -> Result<(), ExchangeError> {
        for row in other.rows("cases", &["caseid", "name", "memo", "owner", "date"])? {
            let Some(id) = number(&row, "caseid") else { continue };
            let case = self.builder.case(id, &text(&row, "name"));
            self.builder.memo(format!("case {id}"), MemoTarget::Case(case), &text(&row, "memo"), &mark(&row));
            self.cases.insert(id, case);
        }
        for row in other.rows("case_text", &["caseid", "fid", "pos0", "pos1"])? {
            let case = number(&row, "caseid").and_then(|id| self.cases.get(&id)).copied();
            let document = number(&row, "fid").and_then(|id| self.documents.get(&id)).copied();
            let (Some(case), Some(document)) = (case, document) else { continue };
            let whole = self.builder.text(document).map(|text| text.span());
            if span(&row).is_some_and(|part| whole.is_some_and(|whole| part.len() + 1 < whole.len())) {
                self.builder.study.report.add("parts of sources that belong to a case", 1, Fate::Changed, "the case is linked with the whole document");
            }
            self.builder.link(case, document);
        }
        Ok(())
    }

    fn attributes(&mut self, other: &Foreign) -> Result<(), ExchangeError> {
        let mut kinds = HashMap::new();
        for row in other.rows("attribute_type", &["name", "valuetype", "memo"])? {
            kinds.insert(text(&row, "name"), if text(&row, "valuetype") == "numeric" { AttributeType::Integer } else { AttributeType::Text });
        }
        let rows = other.rows("attribute", &["name", "attr_type", "value", "id"])?;
        // Numbers with a fraction are texts here: an attribute is of whole numbers only if all of its values are.
        for row in &rows {
            if !text(row, "value").trim().is_empty() && text(row, "value").trim().parse::<i64>().is_err() {
                kinds.insert(text(row, "name"), AttributeType::Text);
            }
        }
        for row in rows {
            let Some(id) = number(&row, "id") else { continue };
            let of_case = text(&row, "attr_type") == "case";
            let bearer = if of_case { self.cases.get(&id).copied().map(Bearer::Case) } else { self.documents.get(&id).copied().map(Bearer::Document) };
            let Some(bearer) = bearer else { continue };
            let name = text(&row, "name");
            let kind = kinds.get(&name).copied().unwrap_or(AttributeType::Text);
            let attribute = self.builder.attribute(if of_case { Subject::Case } else { Subject::Document }, &name, kind);
            self.builder.value(bearer, attribute, &text(&row, "value"));
        }
        Ok(())
    }

    /// Journals are memos of the project; annotations are memos of their document, and say where they stand.
    fn notes(&mut self, other: &Foreign) -> Result<(), ExchangeError> {
        for row in other.rows("journal", &["jid", "name", "jentry", "owner", "date"])? {
            let body = format!("{}\n\n{}", text(&row, "name"), text(&row, "jentry"));
            self.builder.memo(format!("journal {}", text(&row, "jid")), MemoTarget::Project, &body, &mark(&row));
        }
        for row in other.rows("annotation", &["anid", "fid", "pos0", "pos1", "memo", "owner", "date"])? {
            let Some(document) = number(&row, "fid").and_then(|id| self.documents.get(&id)).copied() else { continue };
            let place = span(&row).map(|span| format!("{span}: ")).unwrap_or_default();
            let body = format!("{place}{}", text(&row, "memo"));
            self.builder.memo(format!("annotation {}", text(&row, "anid")), MemoTarget::Document(document), &body, &mark(&row));
        }
        Ok(())
    }
}
