//! `griot views list|write|remove`: tables that are made again and again; `griot table --save-view` keeps one.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::cli::recipient::{RecipientWord, target, tell_departure};
use crate::session::Session;
use clap::{Args, Subcommand};
use serde_json::json;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List the views that are kept.
    List {
        #[command(flatten)]
        project: ProjectPath,
    },
    /// Write the table of a view.
    Write {
        #[command(flatten)]
        project: ProjectPath,
        /// Name of the view.
        name: String,
        /// The file to write (.csv, .xlsx or .json).
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// Replace a file that is there already.
        #[arg(long)]
        overwrite: bool,
        /// Who receives the file: its consent decides what may be in it.
        #[arg(long, value_enum, default_value_t = RecipientWord::Team)]
        recipient: RecipientWord,
    },
    /// Take a view away.
    Remove {
        #[command(flatten)]
        project: ProjectPath,
        /// Name of the view.
        name: String,
    },
}

impl Arguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        match self.action {
            Action::List { project } => tell(&common.read(&project.path)?, output)?,
            Action::Write { project, name, out, overwrite, recipient } => {
                let mut session = common.write_or_read(&project.path)?;
                let view = session.table_views()?.into_iter().find(|view| view.name == name);
                let view = view.ok_or_else(|| CliError::request(format!("there is no view ‘{name}’"), "griot views list shows those that there are"))?;
                let departed = session.export_table(&view.request, &target(&out, overwrite, recipient))?;
                session.close()?;
                tell_departure(&departed, output);
            }
            Action::Remove { project, name } => {
                let mut session = common.write(&project.path)?;
                session.forget_table_view(&name)?;
                tell(&session, output)?;
                session.close()?;
            }
        }
        Ok(())
    }
}

/// The views that there are.
fn tell(session: &Session, output: &mut Output) -> Result<(), CliError> {
    let mut listed = Vec::new();
    for view in session.table_views()? {
        let (kind, filter) = (view.request.kind.key(), view.request.filter.as_deref());
        output.line(format!("{}  {kind}  {}", view.name, filter.unwrap_or("no filter")));
        listed.push(json!({ "name": view.name, "kind": kind, "filter": filter }));
    }
    output.value(json!({ "views": listed }));
    Ok(())
}
