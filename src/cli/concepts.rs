//! `griot concepts list|set|remove|import`: named lists of words in several languages.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::cli::undo::tell;
use crate::session::command::{Command, ConceptDraft};
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
    /// List the concept lists with their words.
    List {
        #[command(flatten)]
        project: ProjectPath,
    },
    /// Make a concept list, or give it other words; a query uses it as #NAME.
    Set {
        #[command(flatten)]
        project: ProjectPath,
        /// Its name.
        name: String,
        /// Its words and phrases, as a query writes them: kaso, détenu*, =Prison, "maison d'arrêt".
        #[arg(required = true, value_name = "WORD")]
        words: Vec<String>,
        /// What the team thinks about it.
        #[arg(long, value_name = "TEXT")]
        notes: Option<String>,
    },
    /// Take a concept list away.
    Remove {
        #[command(flatten)]
        project: ProjectPath,
        /// Its name.
        name: String,
    },
    /// Take lists in: lines `name = word, word`, or a csv file with the columns concept,word.
    Import {
        #[command(flatten)]
        project: ProjectPath,
        /// The file.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

impl Arguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        let (path, command) = match self.action {
            Action::List { project } => {
                let session = common.read(&project.path)?;
                let mut listed = Vec::new();
                for concept in session.project().concepts() {
                    output.line(format!("#{} = {}", concept.name, concept.words.join(", ")));
                    listed.push(json!({ "id": concept.id, "name": concept.name, "words": concept.words, "notes": concept.notes }));
                }
                output.value(json!({ "concepts": listed }));
                return Ok(());
            }
            Action::Import { project, file } => {
                let mut session = common.write(&project.path)?;
                let outcome = session.import_concepts(&file)?;
                session.close()?;
                tell(&outcome, output);
                return Ok(());
            }
            Action::Set { project, name, words, notes } => (project.path, Wanted::Set(ConceptDraft { name, words, notes })),
            Action::Remove { project, name } => (project.path, Wanted::Remove(name)),
        };
        let mut session = common.write(&path)?;
        let command = match command {
            Wanted::Set(draft) => Command::SetConcepts(vec![draft]),
            Wanted::Remove(name) => {
                let project = session.project();
                let known = project.concept_named(name.trim_start_matches('#')).map(|concept| concept.id);
                Command::RemoveConcept(known.ok_or_else(|| CliError::request(format!("there is no concept list ‘{name}’"), "griot concepts list names them"))?)
            }
        };
        let outcome = session.execute(command)?;
        session.close()?;
        tell(&outcome, output);
        Ok(())
    }
}

enum Wanted {
    Set(ConceptDraft),
    Remove(String),
}
