//! `griot autocode`: code everything that a query finds, as one act.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::cli::undo::tell;
use crate::query;
use crate::session::autocode::{Skip, Unit};
use clap::{Args, ValueEnum};
use serde_json::json;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    project: ProjectPath,
    /// What to find; see griot search.
    #[arg(allow_hyphen_values = true)]
    query: String,
    /// Path, name or id of the code.
    #[arg(long, value_name = "C")]
    code: String,
    /// How much around a hit is coded.
    #[arg(long, value_enum, default_value_t = Around::Hit)]
    unit: Around,
    /// What is left alone: passages coded exactly so already, those that a coding of yours with this code touches, or all that anybody coded.
    #[arg(long, value_enum, default_value_t = Leave::Same)]
    skip: Leave,
    /// List the passages and code nothing.
    #[arg(long)]
    dry_run: bool,
}

/// How much around a hit is coded.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Around {
    Hit,
    Sentence,
    Paragraph,
    Turn,
}

/// Which passages are left alone.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Leave {
    Same,
    Code,
    Coded,
}

impl Arguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        let query = query::parse(&self.query)?;
        let unit = match self.unit {
            Around::Hit => Unit::Hit,
            Around::Sentence => Unit::Sentence,
            Around::Paragraph => Unit::Paragraph,
            Around::Turn => Unit::Turn,
        };
        let skip = match self.skip {
            Leave::Same => Skip::Same,
            Leave::Code => Skip::WithThisCode,
            Leave::Coded => Skip::AnyCoded,
        };
        let mut session = if self.dry_run { common.read(&self.project.path)? } else { common.write(&self.project.path)? };
        let project = session.project();
        let code = project.codebook().find_codable(&self.code).map_err(crate::session::plan::PlanError::from)?;
        if !self.dry_run {
            let outcome = session.autocode(&query, code, unit, skip)?;
            session.close()?;
            tell(&outcome, output);
            return Ok(());
        }
        let mut listed = Vec::new();
        let preview = session.autocode_passages(&query, code, unit, skip)?;
        for (document, span) in preview.passages {
            let Some(transcript) = project.transcript(document) else { continue };
            output.line(format!("{} {span}: {}", transcript.document.name, transcript.slice(span).replace('\n', " ")));
            listed.push(json!({ "document": transcript.document.name, "start": span.start(), "end": span.end(), "text": transcript.slice(span) }));
        }
        output.line(format!("{} passages would be coded {}, {} are left alone", listed.len(), project.codebook().path(code), preview.skipped));
        output.value(json!({ "code": project.codebook().path(code), "dry_run": true, "passages": listed, "skipped": preview.skipped }));
        Ok(())
    }
}
