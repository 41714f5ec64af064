//! `griot backup`: a rolling set of verified copies of a project, and the way back to one.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::session::backups::{Backup, restore};
use clap::{Args, Subcommand};
use serde_json::{Value, json};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Make a copy now, look whether it is sound, and take the oldest away.
    Make {
        #[command(flatten)]
        project: ProjectPath,
        /// Write the copy to this new file instead, beside the rolling set.
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
    },
    /// List the copies, and how they are kept.
    List {
        #[command(flatten)]
        project: ProjectPath,
    },
    /// Say how many copies are kept, and where. The window makes one whenever a project that was worked on is closed, the command line before the first change of a day; with 0 they make none.
    Set {
        #[command(flatten)]
        project: ProjectPath,
        /// How many.
        #[arg(long, value_name = "N", default_value_t = crate::session::backups::KEPT)]
        keep: u32,
        /// In which folder; beside the project unless told otherwise.
        #[arg(long, value_name = "DIR")]
        folder: Option<PathBuf>,
    },
    /// Put a copy in the place of the project. What stood there is kept beside it.
    Restore {
        #[command(flatten)]
        project: ProjectPath,
        /// The copy, as `backup list` names it.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

impl Arguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        match self.action {
            Action::Make { project, to: Some(to) } => {
                let session = common.write_without_backup(&project.path)?;
                session.save_copy(&to)?;
                let (all, bytes) = (session.backups()?, std::fs::metadata(&to)?.len());
                session.close()?;
                output.line(format!("{}: {bytes} bytes, sound", to.display()));
                output.value(json!({ "made": to, "backups": all.iter().map(as_json).collect::<Vec<_>>() }));
            }
            Action::Make { project, to: None } => {
                let mut session = common.write_without_backup(&project.path)?;
                let made = session.back_up()?;
                let all = session.backups()?;
                session.close()?;
                output.line(format!("{}: {} bytes, sound", made.path.display(), made.bytes));
                output.value(json!({ "made": made.path, "backups": all.iter().map(as_json).collect::<Vec<_>>() }));
            }
            Action::List { project } => {
                let session = common.read(&project.path)?;
                let (all, settings) = (session.backups()?, session.backup_settings()?);
                for backup in &all {
                    output.line(format!("{}  {:>12} bytes  {}", backup.made, backup.bytes, backup.path.display()));
                }
                output.line(format!("{} copies are kept in {}", settings.count, settings.folder.display()));
                output.value(json!({ "keep": settings.count, "folder": settings.folder, "backups": all.iter().map(as_json).collect::<Vec<_>>() }));
            }
            Action::Set { project, keep, folder } => {
                let mut session = common.write_without_backup(&project.path)?;
                session.set_backups(keep, folder.as_deref())?;
                let (all, settings) = (session.backups()?, session.backup_settings()?);
                session.close()?;
                output.line(format!("{} copies are kept in {}", settings.count, settings.folder.display()));
                output.value(json!({ "keep": settings.count, "folder": settings.folder, "backups": all.iter().map(as_json).collect::<Vec<_>>() }));
            }
            Action::Restore { project, file } => {
                let passphrase = common.passphrase_of(&file, None)?;
                let before = restore(&project.path, &file, passphrase.as_ref(), &common.actor())?;
                output.line(format!("{} stands as {} does; what stood there is {}", project.path.display(), file.display(), before.display()));
                output.value(json!({ "project": project.path, "backup": file, "before": before }));
            }
        }
        Ok(())
    }
}

fn as_json(backup: &Backup) -> Value {
    json!({ "file": backup.path, "made": backup.made, "bytes": backup.bytes })
}
