//! The command line: one file per subcommand, each a parse, a call of the session and a print.

mod agreement;
mod audit;
mod autocode;
mod backup;
mod certificate;
mod chart;
mod check;
mod codebook;
mod coders;
mod codings;
mod common;
mod concepts;
mod consent;
mod demo;
mod document;
mod documents;
mod error;
mod export;
mod import;
mod import_table;
mod log;
mod loss;
mod merge;
mod method;
mod new;
mod open;
mod output;
mod pack;
mod pseudonyms;
mod quotes;
mod recipient;
mod recovery;
mod reindex;
mod retention;
mod seal;
mod search;
mod searches;
mod survey;
mod table;
mod text;
mod undo;
mod views;
mod vocabulary;
mod withdraw;

use crate::cli::common::Common;
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::session::Session;
use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Griot: code research interviews, search them, count, and export.
#[derive(Debug, Parser)]
#[command(name = "griot", version, about, long_about = None, max_term_width = 100, disable_help_subcommand = true)]
pub struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Option<Command>,
}

/// What to do; without a subcommand the window opens.
#[derive(Debug, Subcommand)]
enum Command {
    /// Open a project in the window.
    Open(open::Arguments),
    /// Build the sample study and write its tables.
    Demo(demo::Arguments),
    /// Make a new project.
    New(new::Arguments),
    /// Take documents in.
    Import(import::Arguments),
    /// Take a survey in: a case for each respondent, an attribute or a question for each column.
    Survey(survey::Arguments),
    /// List the documents.
    Documents(documents::Arguments),
    /// Print the stored text of a document, exactly.
    Text(text::Arguments),
    /// Show, take in or write the codebook.
    Codebook(codebook::Arguments),
    /// List the coders, or give one another name.
    Coders(coders::Arguments),
    /// List, add, remove or take in codings.
    Codings(codings::Arguments),
    /// Say what a document is called, its kind and language, the language of a turn, or what a speaker does.
    Document(document::Arguments),
    /// Take in cases from a csv file with the columns case,doc and, where a case is one voice in a document, speaker.
    Cases(import_table::Arguments),
    /// Take in memos from a csv file with the columns target_kind,target,coder,text.
    Memos(import_table::Arguments),
    /// Take in attributes from a csv file with the columns doc,attribute,value or case,attribute,value.
    Attributes(import_table::Arguments),
    /// Find words and phrases, with their places.
    Search(search::Arguments),
    /// Save searches, make them again, list those that were made, and print the help about queries.
    Searches(searches::Arguments),
    /// Keep lists of words in several languages, which a query uses as #name.
    Concepts(concepts::Arguments),
    /// List the most frequent words, and keep the words that are left out.
    Vocabulary(vocabulary::Arguments),
    /// Code everything a query finds, as one act.
    Autocode(autocode::Arguments),
    /// Write a table.
    Table(table::Arguments),
    /// List, write or take away views of tables that were kept.
    Views(views::Arguments),
    /// Take another copy's work into this one.
    Merge(merge::Arguments),
    /// Compare coders: coefficients, disagreements, rounds.
    Agreement(Box<agreement::Arguments>),
    /// Write down, list or forget where passages were quoted.
    Quotes(quotes::Arguments),
    /// Write what the team says of a cell of a matrix of codes.
    Summary(quotes::SummaryArguments),
    /// Write a report, a workbook or a data package.
    Export(export::Arguments),
    /// Write a chart.
    Chart(chart::Arguments),
    /// Tell what a file for another program cannot carry.
    Loss(loss::Arguments),
    /// Encrypt a project. A forgotten passphrase is lost data.
    Seal(seal::Seal),
    /// Take the encryption of a project away.
    Unseal(seal::Unseal),
    /// Give an encrypted project another passphrase.
    Passphrase(seal::NewPassphrase),
    /// Print the recovery sheet of an encrypted project, for a safe.
    Recovery(recovery::Arguments),
    /// Pack the whole project in one encrypted file, for a passphrase or for the keys of colleagues.
    Pack(pack::Pack),
    /// Unpack such a file into a new project.
    Unpack(pack::Unpack),
    /// Make a key for parcels: a file to keep, and a line to tell others.
    Keygen(pack::Keygen),
    /// Record and list to what people agreed, and how far documents are pseudonymised.
    Consent(consent::Arguments),
    /// Keep real names in a vault, replace them, and log what was replaced.
    Pseudonyms(pseudonyms::Arguments),
    /// List how long documents may be kept.
    Retention(retention::Arguments),
    /// Destroy a document or a passage that was withdrawn, with a certificate; it does not come back.
    Withdraw(withdraw::Arguments),
    /// List what was withdrawn, and write the certificate of it again.
    Certificate(certificate::Arguments),
    /// Write the history as an audit trail.
    Audit(audit::Arguments),
    /// Make verified copies of a project, and go back to one.
    Backup(backup::Arguments),
    /// Show the history: who, when, what.
    Log(log::Arguments),
    /// Take back the newest act.
    Undo(undo::Arguments),
    /// Do again what was taken back.
    Redo(undo::Arguments),
    /// Check file, history, positions and index.
    Check(check::Arguments),
    /// Throw the search index away and build it again.
    Reindex(reindex::Arguments),
}

/// Which way the program goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Door {
    /// A subcommand.
    CommandLine,
    /// A subcommand, and then the window where there is a display.
    ThenWindow(PathBuf),
    /// The window, with a project or with the start screen.
    Window(Option<PathBuf>),
}

impl Cli {
    /// Reads the arguments of the process. Wrong usage ends it with status 2.
    pub fn from_arguments() -> Self {
        Self::parse()
    }

    /// Which way to go.
    pub fn door(&self) -> Door {
        match &self.command {
            None => Door::Window(None),
            Some(Command::Open(arguments)) => Door::Window(Some(arguments.project().to_owned())),
            Some(Command::Demo(arguments)) if !self.common.json => arguments.window().map_or(Door::CommandLine, Door::ThenWindow),
            Some(_) => Door::CommandLine,
        }
    }

    /// Who codes, where that was said.
    pub fn coder(&self) -> Option<&str> {
        self.common.coder()
    }

    /// Says why there is no window and what to do.
    pub fn no_window(what: &str, hint: &str) -> ExitCode {
        CliError::request(what, hint).print();
        ExitCode::FAILURE
    }

    /// Carries out the subcommand: 0 done, 1 refused or failed with nothing changed.
    pub fn run(self) -> ExitCode {
        let mut output = Output::new(self.common.json);
        let common = &self.common;
        let done = match self.command {
            Some(Command::Demo(arguments)) => arguments.run(common, &mut output),
            Some(Command::New(arguments)) => arguments.run(common, &mut output),
            Some(Command::Import(arguments)) => arguments.run(common, &mut output),
            Some(Command::Survey(arguments)) => arguments.run(common, &mut output),
            Some(Command::Documents(arguments)) => arguments.run(common, &mut output),
            Some(Command::Document(arguments)) => arguments.run(common, &mut output),
            Some(Command::Text(arguments)) => arguments.run(common, &mut output),
            Some(Command::Codebook(arguments)) => arguments.run(common, &mut output),
            Some(Command::Coders(arguments)) => arguments.run(common, &mut output),
            Some(Command::Codings(arguments)) => arguments.run(common, &mut output),
            Some(Command::Cases(arguments)) => arguments.run(common, &mut output, Session::import_cases),
            Some(Command::Memos(arguments)) => arguments.run(common, &mut output, Session::import_memos),
            Some(Command::Attributes(arguments)) => arguments.run(common, &mut output, Session::import_attributes),
            Some(Command::Search(arguments)) => arguments.run(common, &mut output),
            Some(Command::Searches(arguments)) => arguments.run(common, &mut output),
            Some(Command::Concepts(arguments)) => arguments.run(common, &mut output),
            Some(Command::Vocabulary(arguments)) => arguments.run(common, &mut output),
            Some(Command::Autocode(arguments)) => arguments.run(common, &mut output),
            Some(Command::Table(arguments)) => arguments.run(common, &mut output),
            Some(Command::Views(arguments)) => arguments.run(common, &mut output),
            Some(Command::Merge(arguments)) => arguments.run(common, &mut output),
            Some(Command::Agreement(arguments)) => arguments.run(common, &mut output),
            Some(Command::Quotes(arguments)) => arguments.run(common, &mut output),
            Some(Command::Summary(arguments)) => arguments.run(common, &mut output),
            Some(Command::Export(arguments)) => arguments.run(common, &mut output),
            Some(Command::Chart(arguments)) => arguments.run(common, &mut output),
            Some(Command::Loss(arguments)) => arguments.run(common, &mut output),
            Some(Command::Seal(arguments)) => arguments.run(common, &mut output),
            Some(Command::Unseal(arguments)) => arguments.run(common, &mut output),
            Some(Command::Passphrase(arguments)) => arguments.run(common, &mut output),
            Some(Command::Recovery(arguments)) => arguments.run(common, &mut output),
            Some(Command::Pack(arguments)) => arguments.run(common, &mut output),
            Some(Command::Unpack(arguments)) => arguments.run(common, &mut output),
            Some(Command::Keygen(arguments)) => arguments.run(common, &mut output),
            Some(Command::Consent(arguments)) => arguments.run(common, &mut output),
            Some(Command::Pseudonyms(arguments)) => arguments.run(common, &mut output),
            Some(Command::Retention(arguments)) => arguments.run(common, &mut output),
            Some(Command::Withdraw(arguments)) => arguments.run(common, &mut output),
            Some(Command::Certificate(arguments)) => arguments.run(common, &mut output),
            Some(Command::Audit(arguments)) => arguments.run(common, &mut output),
            Some(Command::Backup(arguments)) => arguments.run(common, &mut output),
            Some(Command::Log(arguments)) => arguments.run(common, &mut output),
            Some(Command::Undo(arguments)) => arguments.undo(common, &mut output),
            Some(Command::Redo(arguments)) => arguments.redo(common, &mut output),
            Some(Command::Check(arguments)) => arguments.run(common, &mut output),
            Some(Command::Reindex(arguments)) => arguments.run(common, &mut output),
            Some(Command::Open(_)) | None => {
                return Self::no_window("this build of Griot has no window", "build it with its default features; griot --help lists the subcommands");
            }
        };
        match done.and_then(|()| output.finish()) {
            Ok(code) => code,
            Err(err) => {
                err.print();
                ExitCode::FAILURE
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_well_formed() {
        Cli::command().debug_assert();
    }
}
