//! `griot check`: is everything as it must be?

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::session::check::broken_pages;
use clap::Args;
use serde_json::json;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    project: ProjectPath,
}

impl Arguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        let passphrase = common.passphrase_of_project(&self.project.path)?;
        let findings = match common.read_with(&self.project.path, passphrase.as_ref()).and_then(|session| Ok(session.check()?)) {
            Ok(findings) => findings,
            // A damaged page can keep the project from being read at all: its seals still tell which page it is.
            Err(err) => match broken_pages(&self.project.path, passphrase.as_ref()) {
                Ok(findings) if !findings.is_empty() => findings,
                Ok(_) | Err(_) => return Err(err),
            },
        };
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
