//! What every subcommand takes, and how it opens a project.

use crate::cli::error::CliError;
use crate::cli::output::plain;
use crate::session::conflicts;
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

    /// Opens a project for writing; refused where somebody else has it open. What stood before the first change of a day is backed up.
    pub(crate) fn write(&self, project: &Path) -> Result<Session, CliError> {
        let mut session = self.write_without_backup(project)?;
        // A backup that cannot be made is no reason not to work.
        if let Err(err) = session.back_up_before_first_act_of_day() {
            self.note(&format!("no backup of {} was made: {}", project.display(), err.message().what));
        }
        Ok(session)
    }

    /// The same, for what has to do with backups itself.
    pub(crate) fn write_without_backup(&self, project: &Path) -> Result<Session, CliError> {
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
        let passphrase = self.passphrase_of_project(project)?;
        let session = Session::open(project, passphrase.as_ref(), access, self.actor())?;
        for copy in conflicts::beside(project) {
            self.note(&format!(
                "{} lies beside {}: a synchronisation program kept what another computer wrote. griot merge takes in what it holds; then delete it",
                copy.display(),
                project.display()
            ));
        }
        Ok(session)
    }

    /// A message beside the output, where people read it.
    fn note(&self, note: &str) {
        if !self.json {
            // Where standard error is closed, there is nobody to tell.
            drop(std::io::stderr().write_all(format!("note: {}\n", plain(note)).as_bytes()));
        }
    }

    /// The passphrase of a project, where it has one.
    pub(crate) fn passphrase_of_project(&self, project: &Path) -> Result<Option<Passphrase>, CliError> {
        if crate::session::needs_passphrase(project) { self.passphrase("Passphrase: ") } else { Ok(None) }
    }

    /// Opens a project for reading with a passphrase that is known.
    pub(crate) fn read_with(&self, project: &Path, passphrase: Option<&Passphrase>) -> Result<Session, CliError> {
        Ok(Session::open(project, passphrase, Access::ReadOnly, self.actor())?)
    }

    /// The passphrase of another project: from a file of its own where one is given, else as for the first.
    pub(crate) fn passphrase_of(&self, project: &Path, file: Option<&Path>) -> Result<Option<Passphrase>, CliError> {
        match file {
            _ if !crate::session::needs_passphrase(project) => Ok(None),
            Some(file) => passphrase_in(file).map(Some),
            None => self.passphrase("Passphrase of the other copy: "),
        }
    }

    /// The passphrase that a project is to have from now on; typed twice where it is typed.
    pub(crate) fn new_passphrase(&self, prompt: &str) -> Result<Passphrase, CliError> {
        let first = self.passphrase(prompt)?;
        let first = first.filter(|passphrase| !passphrase.is_empty()).ok_or_else(no_passphrase)?;
        let typed = self.passphrase_file.is_none() && std::env::var_os("GRIOT_PASSPHRASE").is_none();
        if typed { same_again(first) } else { Ok(first) }
    }

    /// The passphrase that a project has; empty where it has none, so that nobody is asked for it.
    pub(crate) fn old_passphrase(&self, project: &Path) -> Result<Passphrase, CliError> {
        if !crate::session::needs_passphrase(project) {
            return Ok(Passphrase::new(String::new()));
        }
        self.passphrase("Passphrase: ")?.ok_or_else(no_passphrase)
    }

    /// The passphrase that takes the place of the one a project has: from its own file or variable, else typed twice.
    pub(crate) fn next_passphrase(&self, file: Option<&Path>) -> Result<Passphrase, CliError> {
        let next = match (file, std::env::var("GRIOT_NEW_PASSPHRASE")) {
            (Some(path), _) => passphrase_in(path)?,
            (None, Ok(text)) => Passphrase::new(text),
            (None, Err(_)) if !std::io::stdin().is_terminal() => {
                return Err(CliError::request("a new passphrase is needed", "give --new-passphrase-file FILE, or set GRIOT_NEW_PASSPHRASE"));
            }
            (None, Err(_)) => return same_again(typed("New passphrase: ")?),
        };
        if next.is_empty() {
            return Err(CliError::request("the new passphrase is empty", "griot unseal takes the encryption away"));
        }
        Ok(next)
    }

    /// The passphrase of a parcel: from its own file or variable, else typed, twice where it is a new one.
    pub(crate) fn parcel_passphrase(&self, file: Option<&Path>, new: bool) -> Result<Passphrase, CliError> {
        let hint = "give --parcel-passphrase-file FILE, set GRIOT_PARCEL_PASSPHRASE, or use keys";
        own_passphrase("parcel", file, "GRIOT_PARCEL_PASSPHRASE", new, hint)
    }

    /// The same of a secret key.
    pub(crate) fn key_passphrase(&self, file: Option<&Path>, new: bool) -> Result<Passphrase, CliError> {
        let hint = if new {
            "give --key-passphrase-file FILE or set GRIOT_KEY_PASSPHRASE; --no-passphrase writes a key that opens for whoever finds it"
        } else {
            "give --key-passphrase-file FILE, or set GRIOT_KEY_PASSPHRASE"
        };
        own_passphrase("key", file, "GRIOT_KEY_PASSPHRASE", new, hint)
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
        typed(prompt).map(Some)
    }
}

/// A passphrase that is not the project's: from its own file or variable, else typed, twice where it is a new one.
fn own_passphrase(of: &str, file: Option<&Path>, variable: &str, new: bool, hint: &str) -> Result<Passphrase, CliError> {
    let passphrase = match (file, std::env::var(variable)) {
        (Some(path), _) => passphrase_in(path)?,
        (None, Ok(text)) => Passphrase::new(text),
        (None, Err(_)) if !std::io::stdin().is_terminal() => return Err(CliError::request(format!("a passphrase of the {of} is needed"), hint)),
        (None, Err(_)) => {
            let first = typed(&format!("Passphrase of the {of}: "))?;
            if new { same_again(first)? } else { first }
        }
    };
    if passphrase.is_empty() {
        return Err(CliError::request(format!("the passphrase of the {of} is empty"), "take words that are hard to guess"));
    }
    Ok(passphrase)
}

/// What is typed on the terminal, without echo.
fn typed(prompt: &str) -> Result<Passphrase, CliError> {
    let mut terminal = std::io::stderr();
    terminal.write_all(prompt.as_bytes()).and_then(|()| terminal.flush()).map_err(CliError::from)?;
    let typed = rpassword::read_password().map_err(CliError::from)?;
    Ok(Passphrase::new(typed))
}

fn same_again(first: Passphrase) -> Result<Passphrase, CliError> {
    if first.is_empty() {
        return Err(no_passphrase());
    }
    if typed("The same again: ")? != first {
        return Err(CliError::request("the two passphrases differ", "start again; nothing was changed"));
    }
    Ok(first)
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
