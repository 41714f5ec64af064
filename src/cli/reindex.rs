//! `griot reindex`: the search index again, from the texts.

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
        let mut session = common.write(&self.project.path)?;
        session.reindex()?;
        let documents = session.project().document_count();
        session.close()?;
        output.line(format!("indexed {documents} documents"));
        output.value(json!({ "documents": documents }));
        Ok(())
    }
}
