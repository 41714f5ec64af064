//! `griot loss`: what a file for another program cannot carry; and how reports of exchange are told.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::session::studies::report::Report;
use crate::session::studies::{Entry, Fate, Target, write_report};
use crate::session::tables::WriteMode;
use clap::Args;
use serde_json::{Value, json};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    project: ProjectPath,
    /// The program that is to read the file: nvivo, atlas, maxqda, qualcoder or griot.
    #[arg(long, default_value = "griot")]
    target: Target,
    /// What a codebook file (.qdc) cannot carry, instead of a whole project.
    #[arg(long, conflicts_with = "target")]
    codebook: bool,
    /// Write the report as a table (.csv).
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Replace a file that is there already.
    #[arg(long)]
    overwrite: bool,
}

impl Arguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        let session = common.read(&self.project.path)?;
        let entries = if self.codebook { session.loss_of_codebook() } else { session.loss(self.target) };
        let report = Report { entries, ..Report::default() };
        if let Some(file) = &self.out {
            write_report(file, &report, if self.overwrite { WriteMode::Replace } else { WriteMode::KeepExisting })?;
        }
        output.line(if self.codebook { "as a codebook file:".to_owned() } else { format!("for {}:", self.target.name()) });
        tell(&report, output);
        output.value(
            json!({ "target": if self.codebook { "codebook" } else { self.target.key() }, "entries": report.entries.iter().map(entry).collect::<Vec<_>>() }),
        );
        Ok(())
    }
}

/// Tells a report: what is as it was first, then the rest, then how positions were understood.
pub(crate) fn tell(report: &Report, output: &mut Output) {
    for fate in Fate::ALL {
        for entry in report.entries.iter().filter(|entry| entry.fate == fate) {
            output.line(format!("  {entry}"));
        }
    }
    for positions in &report.positions {
        output.line(format!("  positions in {}: {}", positions.source, positions.vote));
    }
}

fn entry(entry: &Entry) -> Value {
    json!({ "what": entry.what, "count": entry.count, "fate": entry.fate.key(), "why": entry.why, "places": entry.places })
}

/// A report as JSON.
pub(crate) fn report_as_json(report: &Report) -> Value {
    let positions = report.positions.iter().map(|one| {
        json!({
            "source": one.source, "selections": one.selections, "convention": one.vote.convention.to_string(), "tried": one.vote.tried, "named": one.vote.named,
            "names_agree": one.vote.names_agree, "word_edges": one.vote.word_edges, "said": one.vote.said,
        })
    });
    json!({ "origin": report.origin, "entries": report.entries.iter().map(entry).collect::<Vec<_>>(), "positions": positions.collect::<Vec<_>>() })
}
