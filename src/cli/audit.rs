//! `griot audit`: the history as a file for those who ask how a finding came to be.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::cli::recipient::{LanguageWord, RecipientWord, target, tell_departure};
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    project: ProjectPath,
    /// The file to write: .csv, .xlsx, .json, .docx or .html.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Language of a report.
    #[arg(long, value_enum, default_value_t = LanguageWord::En)]
    language: LanguageWord,
    /// Who receives the file.
    #[arg(long, value_enum, default_value_t = RecipientWord::Team)]
    recipient: RecipientWord,
    /// Replace a file that is there already.
    #[arg(long)]
    overwrite: bool,
}

impl Arguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        let mut session = common.write_or_read(&self.project.path)?;
        let departed = session.export_audit(&target(&self.out, self.overwrite, self.recipient), self.language.language())?;
        session.close()?;
        tell_departure(&departed, output);
        Ok(())
    }
}
