//! Projects of Taguette: one SQLite file (`.sqlite3`) with documents as HTML, and highlights whose positions are bytes of their text.

use crate::exchange::builder::{Builder, Mark};
use crate::exchange::error::ExchangeError;
use crate::exchange::report::Fate;
use crate::exchange::study::Study;
use crate::exchange::watch::{Steps, Watch};
use crate::import::html::{self, Flow};
use crate::model::ids::{CodeId, DocumentId};
use crate::model::memo::MemoTarget;
use crate::model::text::CharSpan;
use crate::model::time::Moment;
use crate::store::foreign::{Cell, Foreign, Row};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

fn text(row: &Row, column: &'static str) -> String {
    row.get(column).map(Cell::text).unwrap_or_default()
}
fn number(row: &Row, column: &'static str) -> Option<i64> {
    row.get(column).and_then(Cell::number)
}

/// Reads a project, the only one of its file, and says document by document and highlight by highlight how far it is.
pub fn read(path: &Path, now: Moment, watch: Watch<'_>) -> Result<Study, ExchangeError> {
    let not_this = |why: String| ExchangeError::NotThis { expected: "a Taguette project", why };
    let other = Foreign::open(path)?;
    if !other.has(&["projects", "documents", "highlights", "tags", "highlight_tags"]) {
        return Err(not_this("its tables are missing".to_owned()));
    }
    let projects = other.rows("projects", &["id", "name", "description", "created"])?;
    let [project] = projects.as_slice() else {
        return Err(not_this(format!("it holds {} projects: export the one that is meant from Taguette", projects.len())));
    };
    let name = text(project, "name");
    let mut builder = Builder::new("Taguette", &name, &format!("taguette {} {name}", text(project, "created")), now);
    let owner = other.rows("project_members", &["user_login"])?.first().map(|row| text(row, "user_login")).unwrap_or_default();
    let mark = |date: String| Mark { owner: owner.clone(), date };
    builder.memo("project", MemoTarget::Project, &text(project, "description"), &mark(text(project, "created")));
    let mut documents: HashMap<i64, (DocumentId, Flow)> = HashMap::new();
    let mut steps = Steps::new(watch, other.count("documents")? + other.count("highlights")?);
    for row in other.rows("documents", &["id", "name", "description", "filename", "created", "contents"])? {
        steps.one_more()?;
        let Some(id) = number(&row, "id") else { continue };
        let flow = html::flow(&text(&row, "contents"));
        let document = builder.document(id, &text(&row, "name"), flow.text.clone(), &mark(text(&row, "created")));
        builder.memo(format!("document {id}"), MemoTarget::Document(document), &text(&row, "description"), &mark(text(&row, "created")));
        documents.insert(id, (document, flow));
    }
    let tags = tags(&other, &mut builder)?;
    let mut of_highlight: HashMap<i64, Vec<i64>> = HashMap::new();
    for row in other.rows("highlight_tags", &["highlight_id", "tag_id"])? {
        if let (Some(highlight), Some(tag)) = (number(&row, "highlight_id"), number(&row, "tag_id")) {
            of_highlight.entry(highlight).or_default().push(tag);
        }
    }
    for row in other.rows("highlights", &["id", "document_id", "start_offset", "end_offset"])? {
        steps.one_more()?;
        let (Some(id), Some((document, flow))) = (number(&row, "id"), number(&row, "document_id").and_then(|id| documents.get(&id))) else { continue };
        let at = |column| number(&row, column).and_then(|number| usize::try_from(number).ok());
        // The end lies behind the last letter, not before the next one, which may stand on another line.
        let last = at("end_offset").and_then(|end| end.checked_sub(1)).and_then(|byte| flow.char_from_byte(byte));
        let first = at("start_offset").and_then(|byte| flow.char_from_byte(byte));
        let span = first.zip(last).map(|(first, last)| CharSpan::between(first, last.saturating_add(1)));
        let Some(span) = span else {
            builder.study.report.add("highlights", 1, Fate::Lost, "their positions lie outside the text");
            continue;
        };
        let applied = of_highlight.remove(&id).unwrap_or_default();
        if applied.is_empty() {
            builder.memo(format!("highlight {id}"), MemoTarget::Document(*document), &format!("{span}: highlighted without a tag"), &mark(String::new()));
        }
        for tag in applied {
            if let Some(code) = tags.get(&tag) {
                builder.coding(format!("{id} {tag}"), *document, span, *code, "", &mark(String::new()));
            }
        }
    }
    Ok(builder.study)
}

/// Tags are flat there, and people write `place.home`: the parts make a tree here.
fn tags(other: &Foreign, builder: &mut Builder) -> Result<HashMap<i64, CodeId>, ExchangeError> {
    let mut rows: Vec<(String, i64, String)> = other
        .rows("tags", &["id", "path", "description"])?
        .iter()
        .filter_map(|row| Some((text(row, "path"), number(row, "id")?, text(row, "description"))))
        .collect();
    rows.sort();
    let own: BTreeMap<String, ()> = rows.iter().map(|(path, ..)| (path.clone(), ())).collect();
    let mut made: BTreeMap<String, CodeId> = BTreeMap::new();
    let mut tags = HashMap::new();
    for (path, id, description) in rows {
        let mut parent = None;
        let steps: Vec<&str> = path.split('.').map(str::trim).collect();
        let good = steps.len() <= 100 && steps.iter().all(|step| !step.is_empty());
        let steps = if good { steps } else { vec![path.as_str()] };
        for (depth, step) in steps.iter().enumerate() {
            let here = steps.get(..=depth).unwrap_or_default().join(".");
            let last = depth + 1 == steps.len();
            let known = made.get(&here).copied();
            let code = match known {
                Some(known) if !last => known,
                _ if last => builder.code(id, parent, step, &description, None, true),
                _ => builder.code(format!("above {here}"), parent, step, "", None, own.contains_key(&here)),
            };
            made.insert(here, code);
            parent = Some(code);
            if last {
                tags.insert(id, code);
            }
        }
    }
    Ok(tags)
}
