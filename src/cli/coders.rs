//! `griot coders list|rename`: who codes in a project, and under which name.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::cli::undo::tell;
use crate::model::ids::CoderId;
use crate::session::Session;
use crate::session::command::Command;
use crate::session::find::coder;
use clap::{Args, Subcommand};
use serde_json::json;
use std::collections::BTreeMap;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List the coders with the numbers of their codings.
    List {
        #[command(flatten)]
        project: ProjectPath,
    },
    /// Give a coder another name, which no other has; all work of the coder goes with it, and undo takes it back.
    Rename {
        #[command(flatten)]
        project: ProjectPath,
        /// The name as it is.
        old: String,
        /// The name as it is to be.
        new: String,
    },
}

impl Arguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        match self.action {
            Action::List { project } => {
                list(&common.read(&project.path)?, output);
                Ok(())
            }
            Action::Rename { project, old, new } => {
                let mut session = common.write(&project.path)?;
                let coder_id = coder(&session.project(), &old)?;
                let acted_as = session.coder().to_owned();
                let outcome = session.execute(Command::RenameCoder(coder_id, new))?;
                let acts_as = session.coder().to_owned();
                session.close()?;
                tell(&outcome, output);
                if acts_as != acted_as {
                    output.note(&format!("act as {acts_as} from now on: --coder, GRIOT_CODER or the window’s settings"));
                }
                Ok(())
            }
        }
    }
}

fn list(session: &Session, output: &mut Output) {
    let project = session.project();
    let mut codings: BTreeMap<CoderId, usize> = BTreeMap::new();
    for coding in project.codings() {
        *codings.entry(coding.coder).or_default() += 1;
    }
    let mut coders: Vec<_> = project.coders().collect();
    coders.sort_by(|one, other| one.name.cmp(&other.name));
    let mut listed = Vec::new();
    for coder in coders {
        let number = codings.get(&coder.id).copied().unwrap_or_default();
        output.line(format!("{:<24} {number} coding{}", coder.name, if number == 1 { "" } else { "s" }));
        listed.push(json!({ "id": coder.id, "name": coder.name, "codings": number }));
    }
    output.value(json!({ "coders": listed }));
}
