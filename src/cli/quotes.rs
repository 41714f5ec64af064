//! `griot quotes use|list|forget` and `griot summary`: where passages were quoted, and what the team writes into cells of a matrix.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::cli::undo::tell;
use crate::model::ids::QuoteUseId;
use crate::model::text::CharSpan;
use crate::session::command::Command;
use crate::session::find::Finder;
use crate::session::plan::PlanError;
use clap::{Args, Subcommand};
use serde_json::json;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Write down that a passage was quoted somewhere.
    Use {
        #[command(flatten)]
        project: ProjectPath,
        /// Short name, file name or id of the document.
        #[arg(long, value_name = "D")]
        document: String,
        /// The words that were quoted: characters from A to B, counted from 0, end exclusive.
        #[arg(long, value_name = "A..B")]
        span: CharSpan,
        /// Where, such as the name of a report.
        #[arg(long = "in", value_name = "PLACE")]
        place: String,
    },
    /// List where passages were quoted.
    List {
        #[command(flatten)]
        project: ProjectPath,
    },
    /// Take such a record away.
    Forget {
        #[command(flatten)]
        project: ProjectPath,
        /// Id of the record, as `quotes list` gives it.
        #[arg(value_name = "ID")]
        quoted: QuoteUseId,
    },
}

impl Arguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        match self.action {
            Action::Use { project, document, span, place } => {
                let mut session = common.write(&project.path)?;
                let document = Finder::new(&session.project()).document(&document)?;
                let outcome = session.execute(Command::UseQuotes { passages: vec![(document, span)], place })?;
                session.close()?;
                tell(&outcome, output);
            }
            Action::Forget { project, quoted } => {
                let mut session = common.write(&project.path)?;
                let outcome = session.execute(Command::ForgetQuoteUses(vec![quoted]))?;
                session.close()?;
                tell(&outcome, output);
            }
            Action::List { project } => {
                let session = common.read(&project.path)?;
                let project = session.project();
                let mut listed = Vec::new();
                for quoted in project.quote_uses() {
                    let Some(transcript) = project.transcript(quoted.document) else { continue };
                    let (name, text) = (&transcript.document.name, transcript.slice(quoted.span));
                    output.line(format!("{}  {name:<12} {:>13}  {}: {}", quoted.id, quoted.span, quoted.place, text.replace('\n', " ")));
                    listed.push(json!({
                        "id": quoted.id, "document": name, "start": quoted.span.start(), "end": quoted.span.end(), "text": text,
                        "place": quoted.place, "coder": project.coder_name(quoted.coder), "recorded": quoted.recorded.text(),
                    }));
                }
                output.value(json!({ "quotes": listed }));
            }
        }
        Ok(())
    }
}

#[derive(Debug, Args)]
pub(crate) struct SummaryArguments {
    #[command(flatten)]
    project: ProjectPath,
    /// Code of the row, such as priority.capacity.
    #[arg(long, value_name = "CODE")]
    row: String,
    /// Code of the column, such as area.intake.
    #[arg(long, value_name = "CODE")]
    column: String,
    /// The text; an empty one takes the summary away.
    #[arg(value_name = "TEXT")]
    text: String,
}

impl SummaryArguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        let mut session = common.write(&self.project.path)?;
        let project = session.project();
        let code = |word: &str| project.codebook().find(word).map_err(PlanError::from);
        let (row, column) = (code(&self.row)?, code(&self.column)?);
        let outcome = session.execute(Command::SummariseCell { row, column, text: self.text })?;
        session.close()?;
        tell(&outcome, output);
        Ok(())
    }
}
