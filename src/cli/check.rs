//! `griot check`: is everything as it must be?

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::output::Output;
use clap::Args;
use serde_json::json;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    project: ProjectPath,
}

impl Arguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        let session = common.read(&self.project.path)?;
        let findings = session.check()?;
        for finding in &findings {
            output.line(format!("{}: {}", finding.part, finding.what));
        }
        if findings.is_empty() {
            output.line("sound: file, history, texts, positions and index agree");
        } else {
            output.partly_failed();
        }
        let listed: Vec<_> = findings.iter().map(|finding| json!({ "part": finding.part, "what": finding.what })).collect();
        output.value(json!({ "sound": findings.is_empty(), "findings": listed }));
        Ok(())
    }
}
