//! `griot log`: the history, as csv for people and programs, or as JSON.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::output::{Output, plain};
use clap::Args;
use serde_json::json;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    project: ProjectPath,
    /// Only the newest N acts.
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

impl Arguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        let session = common.read(&self.project.path)?;
        let history = session.history()?;
        let from = self.limit.map_or(0, |limit| history.len().saturating_sub(limit));
        let listed = history.iter().skip(from);
        if output.is_json() {
            let acts: Vec<_> = listed
                .map(|op| {
                    json!({
                        "op": op.id, "kind": op.kind.key(), "target": op.target, "at": op.at.text(), "coder": op.coder, "installation": op.installation, "label": op.label,
                        "follows": op.follows,
                    })
                })
                .collect();
            output.value(json!({ "log": acts }));
            return Ok(());
        }
        output.exact("at,coder,kind,label,op,target\r\n");
        for op in listed {
            let target = op.target.map(|target| target.to_string()).unwrap_or_default();
            output.exact(&crate::session::tables::csv_line(&[&op.at.text(), &plain(&op.coder), op.kind.key(), &plain(&op.label), &op.id.to_string(), &target]));
        }
        Ok(())
    }
}
