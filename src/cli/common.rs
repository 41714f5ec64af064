//! What every subcommand takes, and how it opens a project.

use crate::cli::error::CliError;
use crate::session::{Access, Actor, Passphrase, Session};
use clap::Args;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Options of every subcommand.
#[derive(Debug, Args)]
pub(crate) struct Common {
    /// Print one JSON value on standard output, and nothing else.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Who acts; else GRIOT_CODER, else the saved setting, else the system's user name.
    #[arg(long, global = true, value_name = "NAME")]
    coder: Option<String>,
    /// File that holds the passphrase of an encrypted project; else GRIOT_PASSPHRASE, else a prompt.
    #[arg(long, global = true, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

impl Common {
    /// Who acts on this machine.
    pub(crate) fn actor(&self) -> Actor {
        Actor::here(self.coder.as_deref())
    }

    /// The name that was given.
    pub(crate) fn coder(&self) -> Option<&str> {
        self.coder.as_deref()
    }

    /// Opens a project for reading; takes no lock and changes nothing.
    pub(crate) fn read(&self, project: &Path) -> Result<Session, CliError> {
        self.open(project, Access::ReadOnly)
    }

    /// Opens a project for writing; refused where somebody else has it open.
    pub(crate) fn write(&self, project: &Path) -> Result<Session, CliError> {
        let session = self.open(project, Access::ReadWrite)?;
        match session.held_by() {
            Some(holder) => {
                let what = format!(
                    "{} is open elsewhere: {} on {} has had it since {} (process {})",
                    project.display(),
                    holder.coder,
                    holder.host,
                    holder.since.text(),
                    holder.process
                );
                Err(CliError::request(what, "close it there, or use a command that only reads"))
            }
            None => Ok(session),
        }
    }

    /// Opens a project for writing, or for reading where somebody else has it open.
    pub(crate) fn write_or_read(&self, project: &Path) -> Result<Session, CliError> {
        self.open(project, Access::ReadWrite)
    }

    fn open(&self, project: &Path, access: Access) -> Result<Session, CliError> {
        let passphrase = if crate::session::needs_passphrase(project) { self.passphrase("Passphrase: ")? } else { None };
        Ok(Session::open(project, passphrase.as_ref(), access, self.actor())?)
    }

    /// The passphrase of another project: from a file of its own where one is given, else as for the first.
    pub(crate) fn passphrase_of(&self, project: &Path, file: Option<&Path>) -> Result<Option<Passphrase>, CliError> {
        match file {
            _ if !crate::session::needs_passphrase(project) => Ok(None),
            Some(file) => passphrase_in(file).map(Some),
            None => self.passphrase("Passphrase of the other copy: "),
        }
    }

    /// The passphrase for a new encrypted project; typed twice where it is typed.
    pub(crate) fn new_passphrase(&self) -> Result<Passphrase, CliError> {
        let first = self.passphrase("Passphrase of the new project: ")?;
        let first = first.filter(|passphrase| !passphrase.is_empty()).ok_or_else(no_passphrase)?;
        let typed = self.passphrase_file.is_none() && std::env::var_os("GRIOT_PASSPHRASE").is_none();
        if typed && self.passphrase("The same again: ")?.as_ref() != Some(&first) {
            return Err(CliError::request("the two passphrases differ", "start again; nothing was made"));
        }
        Ok(first)
    }

    /// From the file, else the environment, else typed without echo; none where there is no terminal to ask on.
    fn passphrase(&self, prompt: &str) -> Result<Option<Passphrase>, CliError> {
        if let Some(path) = &self.passphrase_file {
            return passphrase_in(path).map(Some);
        }
        if let Ok(text) = std::env::var("GRIOT_PASSPHRASE") {
            return Ok(Some(Passphrase::new(text)));
        }
        if !std::io::stdin().is_terminal() {
            return Err(no_passphrase());
        }
        let mut terminal = std::io::stderr();
        terminal.write_all(prompt.as_bytes()).and_then(|()| terminal.flush()).map_err(CliError::from)?;
        let typed = rpassword::read_password().map_err(CliError::from)?;
        Ok(Some(Passphrase::new(typed)))
    }
}

pub(crate) fn passphrase_in(path: &Path) -> Result<Passphrase, CliError> {
    let text = String::from_utf8(crate::session::files::read_file(path)?);
    let text = text.ok().ok_or_else(|| CliError::request(format!("{} is not a text file", path.display()), "write the passphrase as one line of UTF-8"))?;
    Ok(Passphrase::new(text.trim_end_matches(['\r', '\n']).to_owned()))
}

fn no_passphrase() -> CliError {
    CliError::request("a passphrase is needed", "give --passphrase-file FILE, or set GRIOT_PASSPHRASE")
}

/// The project file, as every subcommand names it.
#[derive(Debug, Args)]
pub(crate) struct ProjectPath {
    /// The project file (name.griot).
    #[arg(value_name = "PROJECT")]
    pub(crate) path: PathBuf,
}
