//! `griot seal`, `griot unseal` and `griot passphrase`: a project under a passphrase, under none, under another one.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::cli::recovery::SheetFile;
use crate::session::sealing::{self, Resealed, Strength};
use clap::Args;
use serde_json::json;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(crate) struct Seal {
    #[command(flatten)]
    project: ProjectPath,
    #[command(flatten)]
    sheet: SheetFile,
}

#[derive(Debug, Args)]
pub(crate) struct Unseal {
    #[command(flatten)]
    project: ProjectPath,
}

#[derive(Debug, Args)]
pub(crate) struct NewPassphrase {
    #[command(flatten)]
    project: ProjectPath,
    /// File that holds the new passphrase; else GRIOT_NEW_PASSPHRASE, else a prompt.
    #[arg(long, value_name = "FILE")]
    new_passphrase_file: Option<PathBuf>,
    #[command(flatten)]
    sheet: SheetFile,
}

impl Seal {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        self.sheet.look()?;
        must_exist(&self.project.path)?;
        let passphrase = common.new_passphrase("Passphrase of the project: ")?;
        let strength = sealing::strength_of(&passphrase, &self.project.path);
        let done = sealing::seal(&self.project.path, &passphrase, &common.actor())?;
        tell(&self.project.path, &done, Some(strength), &self.sheet, output)
    }
}

impl Unseal {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        must_exist(&self.project.path)?;
        let passphrase = common.old_passphrase(&self.project.path)?;
        let done = sealing::unseal(&self.project.path, &passphrase, &common.actor())?;
        tell(&self.project.path, &done, None, &SheetFile::default(), output)
    }
}

impl NewPassphrase {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        self.sheet.look()?;
        must_exist(&self.project.path)?;
        let old = common.old_passphrase(&self.project.path)?;
        let new = common.next_passphrase(self.new_passphrase_file.as_deref())?;
        let strength = sealing::strength_of(&new, &self.project.path);
        let done = sealing::change_passphrase(&self.project.path, &old, &new, &common.actor())?;
        tell(&self.project.path, &done, Some(strength), &self.sheet, output)
    }
}

/// A wrong name is said before a passphrase is asked for.
fn must_exist(project: &Path) -> Result<(), CliError> {
    if project.is_file() { Ok(()) } else { Err(CliError::request(format!("there is no file {}", project.display()), "look at the spelling")) }
}

fn tell(project: &Path, done: &Resealed, strength: Option<Strength>, file: &SheetFile, output: &mut Output) -> Result<(), CliError> {
    match &done.sheet {
        Some(sheet) => {
            output.line(format!("{}: encrypted; a forgotten passphrase is lost data", project.display()));
            file.write(sheet, output)?;
        }
        None => output.line(format!("{}: not encrypted any more; whoever has the file can read it", project.display())),
    }
    if let Some(strength) = strength {
        tell_strength(strength, output);
    }
    for copy in &done.readable {
        output.note(&format!("{} is an older copy that anybody can read: delete it when you do not need it", copy.display()));
    }
    output.value(json!({
        "project": project,
        "encrypted": done.sheet.is_some(),
        "sheet": file.path(),
        "strength": strength.map(as_json),
        "readable_copies": done.readable,
    }));
    Ok(())
}

/// Says so where a passphrase would soon be guessed.
pub(crate) fn tell_strength(strength: Strength, output: &Output) {
    if strength.is_weak() {
        let within = strength.stands.key();
        output.note(&format!("who has the file and tries ten thousand passphrases a second finds this one within {within}: four or more words that nobody has put together before are better"));
    }
}

fn as_json(strength: Strength) -> serde_json::Value {
    json!({ "score": strength.score, "guesses_log10": strength.guesses_log10, "stands": strength.stands.key() })
}
