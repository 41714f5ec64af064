//! `griot demo`: the sample study, from files to coded tables, in one command.

use crate::cli::common::Common;
use crate::cli::error::CliError;
use crate::cli::import::tell;
use crate::cli::output::Output;
use crate::query::{self, Search, Sort};
use crate::session::tables::{Kind, TableRequest, WriteMode};
use crate::session::{Access, Session, sample};
use clap::Args;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// File name of the sample study's project.
const PROJECT: &str = "sample-study.griot";
/// The search that the demo runs: a Bambara greeting, typed without its special letters.
const QUERY: &str = "sogoma";

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Where the study and its tables are written.
    #[arg(default_value = "griot-demo", value_name = "DIR")]
    folder: PathBuf,
    /// Do not open the window afterwards.
    #[arg(long)]
    no_window: bool,
}

impl Arguments {
    /// The project with which the window is to open afterwards, where it is.
    pub(crate) fn window(&self) -> Option<PathBuf> {
        (!self.no_window && cfg!(feature = "gui")).then(|| self.folder.join(PROJECT))
    }

    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        let path = self.folder.join(PROJECT);
        std::fs::create_dir_all(&self.folder)?;
        let mut session = if path.exists() {
            output.line(format!("{}: the sample study is here already", path.display()));
            Session::open(&path, None, Access::ReadOnly, common.actor())?
        } else {
            let built = sample::build(&path, None, common.actor())?;
            for report in &built.documents {
                tell(report, output);
            }
            built.session
        };
        let project = session.project();
        let (documents, codes, codings, cases, memos) =
            (project.document_count(), project.codebook().len(), project.coding_count(), project.cases().count(), project.memos().count());
        output.line(format!("{documents} documents, {codes} codes, {cases} cases, {codings} codings by {} coders, {memos} memos", project.coders().count()));

        let found = session.search(&query::parse(QUERY)?, &Search { limit: 3, offset: 0, sort: Sort::Document })?;
        output.line(format!("search for ‘{QUERY}’: {} hits in {} documents", found.total, found.documents));
        for hit in &found.hits {
            if let Some(transcript) = project.transcript(hit.document) {
                let (before, after) = transcript.context(hit.span, 40);
                output.line(format!("  {} {}: {before}[{}]{after}", transcript.document.name, hit.span, transcript.slice(hit.span)));
            }
        }

        let written = write_tables(&mut session, &self.folder, output)?;
        session.close()?;
        output.line(format!("next: griot documents {0}, griot search {0} \"colere\", griot table codings {0} --out codings.xlsx", path.display()));
        output.value(json!({
            "project": path, "documents": documents, "codes": codes, "codings": codings, "cases": cases, "memos": memos,
            "search": { "query": QUERY, "total_hits": found.total, "total_documents": found.documents }, "tables": written, "window": false,
        }));
        Ok(())
    }
}

/// Frequency, crosstab and the 4 x 4 matrix, each as csv and xlsx beside the project.
fn write_tables(session: &mut Session, folder: &Path, output: &mut Output) -> Result<Vec<Value>, CliError> {
    let requests = [
        ("frequency", TableRequest::plain(Kind::Frequency)),
        ("crosstab", TableRequest { columns: Some("participant_group".to_owned()), ..TableRequest::plain(Kind::Crosstab) }),
        ("matrix", TableRequest { rows: Some("priority".to_owned()), columns: Some("area".to_owned()), ..TableRequest::plain(Kind::Matrix) }),
        ("codings", TableRequest::plain(Kind::Codings)),
    ];
    let mut written = Vec::new();
    for (name, request) in requests {
        let table = session.table(&request)?;
        for ending in ["csv", "xlsx"] {
            let file = folder.join(format!("{name}.{ending}"));
            session.write_table(&table, &request, &file, WriteMode::Replace)?;
            output.line(format!("{}: {} rows", file.display(), table.rows.len()));
            written.push(json!({ "file": file, "rows": table.rows.len() }));
        }
    }
    Ok(written)
}
