//! `griot pseudonyms`: real names in a vault of their own, proposals, replacement, its log, and the end of raw texts.

use crate::cli::common::{Common, ProjectPath, passphrase_in};
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::cli::recipient::{RecipientWord, target, tell_departure};
use crate::cli::undo::tell;
use crate::model::code::ReportLanguage;
use crate::model::revision::Replaced;
use crate::session::files::read_file;
use crate::session::find::Finder;
use crate::session::pseudonyms::Lists;
use crate::session::{Passphrase, Session};
use clap::{Args, Subcommand};
use serde_json::json;
use std::collections::BTreeSet;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    action: Action,
}

/// How the vault is opened.
#[derive(Debug, Args)]
struct VaultArguments {
    /// File that holds the passphrase of the vault; else GRIOT_VAULT_PASSPHRASE, else a prompt.
    #[arg(long, value_name = "FILE")]
    vault_passphrase_file: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List words of a document by which somebody could be known.
    Suggest {
        #[command(flatten)]
        project: ProjectPath,
        /// Short name, file name or id of the document.
        #[arg(value_name = "DOC")]
        document: String,
        /// A list of names of persons, one a line.
        #[arg(long, value_name = "FILE")]
        names: Option<PathBuf>,
        /// A gazetteer: a list of places, one a line.
        #[arg(long, value_name = "FILE")]
        places: Option<PathBuf>,
        #[command(flatten)]
        vault: VaultArguments,
    },
    /// Put one real name into the vault; it is read from a file or from standard input, never from the command line.
    Add {
        #[command(flatten)]
        project: ProjectPath,
        /// What stands for it, such as "[village A]"; without, the next free one of its kind.
        #[arg(value_name = "PSEUDONYM")]
        pseudonym: Option<String>,
        /// name, place, date, phone or other.
        #[arg(long, default_value = "name")]
        kind: Replaced,
        /// File that holds the real words in one line; else they are read from standard input.
        #[arg(long, value_name = "FILE")]
        real_file: Option<PathBuf>,
        #[command(flatten)]
        vault: VaultArguments,
    },
    /// Take a real name out of the vault; it is read as for `add`.
    Remove {
        #[command(flatten)]
        project: ProjectPath,
        /// File that holds the real words in one line; else they are read from standard input.
        #[arg(long, value_name = "FILE")]
        real_file: Option<PathBuf>,
        #[command(flatten)]
        vault: VaultArguments,
    },
    /// List the vault.
    List {
        #[command(flatten)]
        project: ProjectPath,
        #[command(flatten)]
        vault: VaultArguments,
    },
    /// Replace the words of the vault in documents; codings stay on their words.
    Apply {
        #[command(flatten)]
        project: ProjectPath,
        /// The documents.
        #[arg(value_name = "DOC", required = true)]
        documents: Vec<String>,
        /// List the places with their numbers, and change nothing.
        #[arg(long)]
        dry_run: bool,
        /// Leave these places as they are, by the numbers that --dry-run gives (one document only).
        #[arg(long, value_name = "N,N", value_delimiter = ',')]
        but: Vec<usize>,
        #[command(flatten)]
        vault: VaultArguments,
    },
    /// Write the log of replacements: where and what stands there now, never the real words.
    Log {
        #[command(flatten)]
        project: ProjectPath,
        /// The file to write: .csv, .xlsx or .json.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// Who receives the file.
        #[arg(long, value_enum, default_value_t = RecipientWord::Team)]
        recipient: RecipientWord,
        /// Replace a file that is there already.
        #[arg(long)]
        overwrite: bool,
    },
    /// Destroy the texts from before the replacement, and real names in notes and history. Needs a second check of each document; cannot be undone.
    DestroyRaw {
        #[command(flatten)]
        project: ProjectPath,
        #[command(flatten)]
        vault: VaultArguments,
    },
}

impl Arguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        match self.action {
            Action::Suggest { project, document, names, places, vault } => suggest(common, &project, &document, (names, places), &vault, output),
            Action::Add { project, pseudonym, kind, real_file, vault } => {
                let (mut session, passphrase) = vault.open(common, &project)?;
                let mut opened = session.open_vault(&passphrase)?;
                let real = real_words(real_file.as_deref())?;
                let pseudonym = pseudonym.unwrap_or_else(|| opened.next(kind, ReportLanguage::English));
                opened.add(&real, &pseudonym, kind).map_err(|err| refused(&err))?;
                session.keep_vault(&opened, &passphrase)?;
                session.close()?;
                told(&format!("{pseudonym} stands for it in all documents"), &pseudonym, opened.entries.len(), output);
                Ok(())
            }
            Action::Remove { project, real_file, vault } => {
                let (mut session, passphrase) = vault.open(common, &project)?;
                let mut opened = session.open_vault(&passphrase)?;
                opened.remove(&real_words(real_file.as_deref())?).map_err(|err| refused(&err))?;
                session.keep_vault(&opened, &passphrase)?;
                session.close()?;
                told("taken out of the vault", "", opened.entries.len(), output);
                Ok(())
            }
            Action::List { project, vault } => {
                let (session, passphrase) = vault.open(common, &project)?;
                let opened = session.open_vault(&passphrase)?;
                session.close()?;
                for entry in &opened.entries {
                    output.line(format!("{:<24} {:<8} {}", entry.pseudonym, entry.kind, entry.real));
                }
                let listed: Vec<_> =
                    opened.entries.iter().map(|entry| json!({ "pseudonym": entry.pseudonym, "kind": entry.kind.key(), "real": entry.real })).collect();
                output.value(json!({ "entries": listed }));
                Ok(())
            }
            Action::Apply { project, documents, dry_run, but, vault } => apply(common, &project, &documents, (dry_run, &but), &vault, output),
            Action::Log { project, out, recipient, overwrite } => {
                let mut session = common.write_or_read(&project.path)?;
                let departed = session.export_replacement_log(&target(&out, overwrite, recipient))?;
                session.close()?;
                tell_departure(&departed, output);
                Ok(())
            }
            Action::DestroyRaw { project, vault } => {
                let (mut session, passphrase) = vault.open(common, &project)?;
                let opened = session.open_vault(&passphrase)?;
                let (outcome, swept) = session.destroy_raw(&opened)?;
                session.close()?;
                if !swept {
                    output.note("another program was reading the project: its old pages are overwritten when it is opened for writing next");
                }
                tell(&outcome, output);
                Ok(())
            }
        }
    }
}

fn told(line: &str, pseudonym: &str, entries: usize, output: &mut Output) {
    output.line(line);
    output.value(json!({ "pseudonym": pseudonym, "entries": entries }));
}

fn refused(err: &crate::model::vault::VaultError) -> CliError {
    CliError::request(err.to_string(), "griot pseudonyms list PROJECT shows what the vault holds")
}

fn suggest(
    common: &Common,
    project: &ProjectPath,
    document: &str,
    (names, places): (Option<PathBuf>, Option<PathBuf>),
    vault: &VaultArguments,
    output: &mut Output,
) -> Result<(), CliError> {
    let session = common.read(&project.path)?;
    let opened = if session.has_vault()? { session.open_vault(&vault.passphrase()?)? } else { crate::model::vault::Vault::default() };
    let list = |file: Option<PathBuf>| -> Result<Vec<String>, CliError> {
        file.map_or_else(|| Ok(Vec::new()), |file| Ok(Lists::entries(&String::from_utf8_lossy(&read_file(&file)?))))
    };
    let lists = Lists { names: list(names)?, places: list(places)? };
    let document = Finder::new(&session.project()).document(document)?;
    let found = session.propose(document, &opened, &lists)?;
    for proposal in &found {
        let pseudonym = proposal.pseudonym.as_deref().unwrap_or("–");
        output.line(format!("{:<28} {:<6} {:<8} {:>3} places  {pseudonym}", proposal.words, proposal.kind, proposal.because.key(), proposal.places.len()));
    }
    output.line("nothing was changed: griot pseudonyms add takes one of them into the vault, apply replaces what the vault has");
    let listed: Vec<_> = found
        .iter()
        .map(|proposal| {
            let places: Vec<_> = proposal.places.iter().map(|span| json!({ "start": span.start(), "end": span.end() })).collect();
            json!({ "words": proposal.words, "kind": proposal.kind.key(), "because": proposal.because.key(), "pseudonym": proposal.pseudonym, "places": places })
        })
        .collect();
    output.value(json!({ "proposals": listed }));
    Ok(())
}

fn apply(
    common: &Common,
    project: &ProjectPath,
    words: &[String],
    (dry_run, but): (bool, &[usize]),
    vault: &VaultArguments,
    output: &mut Output,
) -> Result<(), CliError> {
    if words.len() > 1 && !but.is_empty() {
        return Err(CliError::request("--but names places of one document", "replace the documents one by one"));
    }
    let (mut session, passphrase) = vault.open(common, project)?;
    let opened = session.open_vault(&passphrase)?;
    let left: BTreeSet<usize> = but.iter().copied().collect();
    let known = session.project();
    let documents = words.iter().map(|word| Finder::new(&known).document(word)).collect::<Result<Vec<_>, _>>()?;
    let mut listed = Vec::new();
    for document in documents {
        let Some(transcript) = known.transcript(document) else { continue };
        let moves = session.replacements(document, &opened)?;
        let places: Vec<_> = (1usize..).zip(&moves).filter(|(number, _)| dry_run || !left.contains(number)).collect();
        for (number, moved) in &places {
            let (before, after) = transcript.context(moved.span, 24);
            output.line(format!(
                "{number:>4} {} ¶{}: {before}[{}]{after} → {}",
                transcript.document.name,
                moved.paragraph,
                transcript.slice(moved.span),
                moved.new
            ));
            listed.push(json!({
                "number": number, "document": transcript.document.name, "start": moved.span.start(), "end": moved.span.end(), "kind": moved.kind.key(), "pseudonym": moved.new,
            }));
        }
        if !dry_run && !places.is_empty() {
            let moves = places.into_iter().map(|(_, moved)| moved.clone()).collect();
            let outcome = session.pseudonymise(document, moves)?;
            output.line(outcome.label);
        }
    }
    session.close()?;
    output.value(json!({ "dry_run": dry_run, "places": listed }));
    Ok(())
}

impl VaultArguments {
    fn open(&self, common: &Common, project: &ProjectPath) -> Result<(Session, Passphrase), CliError> {
        let session = common.write(&project.path)?;
        Ok((session, self.passphrase()?))
    }

    fn passphrase(&self) -> Result<Passphrase, CliError> {
        if let Some(file) = &self.vault_passphrase_file {
            return passphrase_in(file);
        }
        if let Ok(text) = std::env::var("GRIOT_VAULT_PASSPHRASE") {
            return Ok(Passphrase::new(text));
        }
        if !std::io::stdin().is_terminal() {
            return Err(CliError::request("the passphrase of the vault is needed", "give --vault-passphrase-file FILE, or set GRIOT_VAULT_PASSPHRASE"));
        }
        let mut terminal = std::io::stderr();
        terminal.write_all(b"Passphrase of the vault: ").and_then(|()| terminal.flush()).map_err(CliError::from)?;
        Ok(Passphrase::new(rpassword::read_password().map_err(CliError::from)?))
    }
}

/// One line with the real words, so that they stand in no history of commands and no list of processes.
fn real_words(file: Option<&Path>) -> Result<String, CliError> {
    let line = match file {
        Some(file) => String::from_utf8_lossy(&read_file(file)?).lines().next().unwrap_or_default().to_owned(),
        None => {
            if std::io::stdin().is_terminal() {
                let mut terminal = std::io::stderr();
                terminal.write_all(b"Real words: ").and_then(|()| terminal.flush()).map_err(CliError::from)?;
            }
            let mut line = String::new();
            std::io::stdin().read_line(&mut line).map_err(CliError::from)?;
            line
        }
    };
    Ok(line.trim().to_owned())
}
