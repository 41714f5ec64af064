//! `griot undo` and `griot redo`: the newest act back, or again.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::session::Outcome;
use clap::Args;
use serde_json::{Value, json};

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    project: ProjectPath,
}

impl Arguments {
    pub(crate) fn undo(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        let mut session = common.write(&self.project.path)?;
        let outcome = session.undo()?;
        session.close()?;
        output.line(format!("undone: {}", outcome.label));
        output.value(act(&outcome));
        Ok(())
    }

    pub(crate) fn redo(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        let mut session = common.write(&self.project.path)?;
        let outcome = session.redo()?;
        session.close()?;
        output.line(format!("done again: {}", outcome.label));
        output.value(act(&outcome));
        Ok(())
    }
}

/// An act as JSON: the operation, what was done, how many changes it holds and what was left out.
pub(crate) fn act(outcome: &Outcome) -> Value {
    json!({ "op": outcome.op, "label": outcome.label, "changes": outcome.changes.len(), "notes": outcome.notes })
}

/// Tells an act in a line and its notes.
pub(crate) fn tell(outcome: &Outcome, output: &mut Output) {
    output.line(&outcome.label);
    for note in &outcome.notes {
        output.note(note);
    }
    output.value(act(outcome));
}
