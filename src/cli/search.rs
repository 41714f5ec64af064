//! `griot search`: what a query finds, with its places.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::cli::recipient::{RecipientWord, target, tell_departure};
use crate::model::place::clock;
use crate::query::{self, Answer, Control, Group, Grouping, Hit, Line, Lines, Sort, passages};
use crate::session::Session;
use clap::{Args, ValueEnum};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::time::Instant;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    project: ProjectPath,
    /// What to find: words, "exact phrase", prefix*, AND OR NOT, parentheses, -word, fields; griot searches help says all of it.
    #[arg(allow_hyphen_values = true, required_unless_present = "like")]
    query: Option<String>,
    #[command(flatten)]
    options: Options,
    /// Paragraphs like this passage instead: DOC START..END.
    #[arg(long, num_args = 2, value_names = ["DOC", "SPAN"], conflicts_with_all = ["query", "out", "group"])]
    like: Option<Vec<String>>,
}

/// How an answer is shown.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// How many hits are listed; the total is always exact.
    #[arg(long, default_value_t = 100, value_name = "N")]
    limit: usize,
    /// How many hits are passed over first.
    #[arg(long, default_value_t = 0, value_name = "N")]
    offset: usize,
    /// Characters of context on each side.
    #[arg(long, default_value_t = 60, value_name = "CHARS")]
    context: u32,
    /// By place in the documents, or the best paragraphs first.
    #[arg(long, value_enum, default_value_t = Order::Document)]
    sort: Order,
    /// List totals of groups too.
    #[arg(long, value_enum)]
    group: Option<GroupBy>,
    /// Write all hits with all columns to a file (.csv, .xlsx or .json).
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Take the place of a file that is there.
    #[arg(long, requires = "out")]
    overwrite: bool,
    /// Who receives the file.
    #[arg(long, value_enum, default_value_t = RecipientWord::Team, requires = "out")]
    recipient: RecipientWord,
}

/// The order of hits.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Order {
    Document,
    Score,
}

/// What hits are grouped by.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum GroupBy {
    Document,
    Case,
    Code,
}

impl Arguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        if let Some([document, span]) = self.like.as_deref() {
            return like(common, &self.project, (document, span), &self.options, output);
        }
        let query = self.query.unwrap_or_default();
        // A query that cannot be read is refused before the project is opened.
        query::parse(&query)?;
        let mut session = if self.options.out.is_some() { common.write(&self.project.path)? } else { common.read(&self.project.path)? };
        answer(&mut session, &query, &self.options, output)?;
        Ok(session.close()?)
    }
}

/// Answers a query and shows it, or writes it to a file.
pub(crate) fn answer(session: &mut Session, text: &str, options: &Options, output: &mut Output) -> Result<(), CliError> {
    let query = query::parse(text)?;
    let sort = match options.sort {
        Order::Document => Sort::Document,
        Order::Score => Sort::Score,
    };
    // The time of the search itself: opening the project and its index comes before.
    session.prepare_search()?;
    let searcher = session.searcher(|| {})?;
    let started = Instant::now();
    let answer = query::ask(&searcher.project, &searcher.snapshot, &query, sort, &Control::default())?;
    let search_ms = started.elapsed().as_secs_f64() * 1000.0;
    if let Some(file) = &options.out {
        let departed = session.export_hits(text, &passages(&answer.hits), None, &target(file, options.overwrite, options.recipient))?;
        tell_departure(&departed, output);
        return Ok(());
    }
    let shown: Vec<Hit> = answer.hits.iter().copied().skip(options.offset).take(options.limit).collect();
    let listed = list(session, &shown, options.context, output);
    let totals = answer.totals;
    output.line(format!("{} hits in {} paragraphs of {} documents, {} cases", totals.hits, totals.paragraphs, totals.documents, totals.cases));
    let groups = groups(session, &answer, options.group, output);
    output.value(json!({
        "query": text, "total_hits": totals.hits, "total_paragraphs": totals.paragraphs, "total_documents": totals.documents, "total_cases": totals.cases,
        "search_ms": search_ms, "complete": searcher.state.is_complete(), "groups": groups, "hits": listed,
    }));
    Ok(())
}

fn list(session: &Session, hits: &[Hit], context: u32, output: &mut Output) -> Vec<Value> {
    let project = session.project();
    let mut lines = Lines::new(&project);
    let mut listed = Vec::with_capacity(hits.len());
    for hit in hits {
        let Some(line) = lines.line(hit.document, hit.span, context) else { continue };
        output.line(shown(&line));
        let codes: Vec<String> = line.codes.iter().map(|code_id| project.codebook().path(*code_id)).collect();
        listed.push(json!({
            "document": line.document, "start": hit.span.start(), "end": hit.span.end(), "text": line.text, "before": line.before, "after": line.after,
            "paragraph": line.place.paragraph, "turn": line.place.turn, "speaker": line.place.speaker, "score": hit.score, "language": line.language,
            "cases": line.cases, "codes": codes,
        }));
    }
    listed
}

fn shown(line: &Line) -> String {
    let standing = match (line.place.paragraph, line.place.time_ms) {
        (Some(paragraph), Some(time_ms)) => format!("¶ {paragraph}, {}", clock(time_ms)),
        (Some(paragraph), None) => format!("¶ {paragraph}"),
        _ => "header".to_owned(),
    };
    format!("{} {standing} {}: {}[{}]{}", line.document, line.span, line.before, line.text.replace('\n', " "), line.after)
}

fn groups(session: &Session, answer: &Answer, by: Option<GroupBy>, output: &mut Output) -> Vec<Value> {
    let grouping = match by {
        None => return Vec::new(),
        Some(GroupBy::Document) => Grouping::Document,
        Some(GroupBy::Case) => Grouping::Case,
        Some(GroupBy::Code) => Grouping::Code,
    };
    let groups = query::groups(&session.project(), answer, grouping);
    let value = |group: &Group| {
        let name = if group.name.is_empty() { "(none)" } else { &group.name };
        output.line(format!("{:>7}  {name}", group.hits.len()));
        json!({ "name": group.name, "hits": group.hits.len(), "documents": group.documents })
    };
    groups.iter().map(value).collect()
}

/// Paragraphs that share rare words with a passage, for reading.
fn like(common: &Common, project: &ProjectPath, (document, span): (&str, &str), options: &Options, output: &mut Output) -> Result<(), CliError> {
    let span: crate::model::text::CharSpan =
        span.parse().map_err(|_err| CliError::request(format!("‘{span}’ is not a span"), "write START..END, in characters from 0"))?;
    let mut session = common.read(&project.path)?;
    session.prepare_search()?;
    let project = session.project();
    let document_id = crate::session::find::Finder::new(&project).document(document)?;
    let started = Instant::now();
    let hits = session.like(document_id, span)?;
    let search_ms = started.elapsed().as_secs_f64() * 1000.0;
    let shown: Vec<Hit> = hits.iter().copied().skip(options.offset).take(options.limit).collect();
    let listed = list(&session, &shown, options.context, output);
    output.line(format!("{} paragraphs are like this passage", hits.len()));
    let documents: std::collections::BTreeSet<_> = hits.iter().map(|hit| hit.document).collect();
    output.value(json!({
        "query": "", "total_hits": hits.len(), "total_paragraphs": hits.len(), "total_documents": documents.len(), "total_cases": 0,
        "search_ms": search_ms, "complete": session.index_state().is_complete(), "groups": [], "hits": listed,
    }));
    Ok(())
}
