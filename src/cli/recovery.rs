//! `griot recovery`: the sheet with the key that opens a project whose passphrase was forgotten.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::cli::recipient::LanguageWord;
use crate::session::sealing::RecoverySheet;
use crate::session::tables::WriteMode;
use clap::Args;
use serde_json::json;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    project: ProjectPath,
    /// Write the sheet to this file (.html, .docx or .txt) instead of printing it.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Language of the sheet.
    #[arg(long, value_enum, default_value = "en")]
    language: LanguageWord,
}

/// Where the recovery sheet of a new passphrase goes.
#[derive(Debug, Default, Args)]
pub(crate) struct SheetFile {
    /// Write the recovery sheet to this file (.html, .docx or .txt), for a safe.
    #[arg(long, value_name = "FILE")]
    recovery: Option<PathBuf>,
    /// Language of the recovery sheet.
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    recovery_language: Option<LanguageWord>,
}

impl SheetFile {
    /// The file.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.recovery.as_deref()
    }

    /// Refuses what cannot be written, before anything is done.
    pub(crate) fn look(&self) -> Result<(), CliError> {
        let Some(path) = &self.recovery else { return Ok(()) };
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        if !RecoverySheet::ENDINGS.contains(&ending.as_str()) {
            return Err(CliError::request(
                format!("‘{ending}’ is not a format for this; use {}", RecoverySheet::ENDINGS.join(", ")),
                "name the sheet’s file so",
            ));
        }
        if path.exists() {
            return Err(CliError::request(format!("{} exists already", path.display()), "choose another name for the recovery sheet"));
        }
        Ok(())
    }

    /// Writes the sheet where one was asked for, or says how to have one.
    pub(crate) fn write(&self, sheet: &RecoverySheet, output: &mut Output) -> Result<(), CliError> {
        match &self.recovery {
            Some(path) => {
                sheet.write(path, self.recovery_language.unwrap_or(LanguageWord::En).language(), WriteMode::KeepExisting)?;
                output.line(format!("{}: the recovery sheet; print it for a safe and delete the file", path.display()));
            }
            None => output.line("griot recovery PROJECT --out sheet.html writes a recovery sheet for a safe"),
        }
        Ok(())
    }
}

impl Arguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        if !self.project.path.is_file() {
            return Err(CliError::request(format!("there is no file {}", self.project.path.display()), "look at the spelling"));
        }
        let passphrase = common.old_passphrase(&self.project.path)?;
        let sheet = RecoverySheet::of(&self.project.path, &passphrase, &common.actor().clock)?;
        match &self.out {
            Some(path) => {
                sheet.write(path, self.language.language(), WriteMode::KeepExisting)?;
                output.line(format!("{}: print it for a safe and delete the file", path.display()));
            }
            None => output.exact(&sheet.text(self.language.language())),
        }
        let key = self.out.is_none().then(|| sheet.key().to_string());
        output.value(json!({ "project": self.project.path, "file": self.out, "key": key }));
        Ok(())
    }
}
