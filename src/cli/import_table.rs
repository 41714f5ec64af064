//! `griot cases import`, `griot attributes import`, `griot memos import`: a table in, all rows or none.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::cli::undo::tell;
use crate::session::error::SessionError;
use crate::session::files::read_file;
use crate::session::{Outcome, Session};
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Take in a csv file: all rows or none.
    Import {
        #[command(flatten)]
        project: ProjectPath,
        /// The csv file.
        #[arg(value_name = "FILE.csv")]
        file: PathBuf,
    },
}

impl Arguments {
    /// Reads the file and hands its bytes to the session, which knows the columns of each kind of table.
    pub(crate) fn run(
        self,
        common: &Common,
        output: &mut Output,
        take_in: impl FnOnce(&mut Session, &[u8]) -> Result<Outcome, SessionError>,
    ) -> Result<(), CliError> {
        let Action::Import { project, file } = self.action;
        let bytes = read_file(&file)?;
        let mut session = common.write(&project.path)?;
        let outcome = take_in(&mut session, &bytes)?;
        session.close()?;
        tell(&outcome, output);
        Ok(())
    }
}
