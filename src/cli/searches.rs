//! `griot searches help|list|save|remove|run|history|forget|remember`: saved searches, and those that were made.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::cli::search;
use crate::cli::undo::tell;
use crate::model::ids::SavedSearchId;
use crate::session::command::{Command, SearchDraft};
use clap::{Args, Subcommand};
use serde_json::json;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Print the page of help about queries.
    Help {
        /// In French.
        #[arg(long)]
        french: bool,
    },
    /// List the saved searches.
    List {
        #[command(flatten)]
        project: ProjectPath,
    },
    /// Save a search, or give the one of that name another query.
    Save {
        #[command(flatten)]
        project: ProjectPath,
        /// Its name.
        name: String,
        /// The query; see griot search.
        #[arg(allow_hyphen_values = true)]
        query: String,
        /// What the team thinks about it.
        #[arg(long, value_name = "TEXT")]
        notes: Option<String>,
    },
    /// Take a saved search away.
    Remove {
        #[command(flatten)]
        project: ProjectPath,
        /// Its name.
        name: String,
    },
    /// Make a saved search.
    Run {
        #[command(flatten)]
        project: ProjectPath,
        /// Its name.
        name: String,
        #[command(flatten)]
        options: search::Options,
    },
    /// List the searches that the coder (--coder) made in the window by Enter or whose hits were used, the newest first.
    History {
        #[command(flatten)]
        project: ProjectPath,
    },
    /// Forget the searches that were made, of every coder.
    Forget {
        #[command(flatten)]
        project: ProjectPath,
    },
    /// Say whether searches are remembered in this project.
    Remember {
        #[command(flatten)]
        project: ProjectPath,
        /// on or off; off forgets those that were.
        #[arg(value_parser = ["on", "off"])]
        setting: String,
    },
}

impl Arguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        match self.action {
            Action::Help { french } => {
                output.exact(crate::query::help::page(french));
                output.value(json!({ "help": crate::query::help::page(french) }));
                Ok(())
            }
            Action::List { project } => list(common, &project, output),
            Action::Save { project, name, query, notes } => save(common, &project, SearchDraft { name, query, notes: notes.unwrap_or_default() }, output),
            Action::Remove { project, name } => {
                let mut session = common.write(&project.path)?;
                let outcome = session.execute(Command::RemoveSavedSearch(named(&session.project(), &name)?))?;
                session.close()?;
                tell(&outcome, output);
                Ok(())
            }
            Action::Run { project, name, options } => {
                let mut session = common.read(&project.path)?;
                let known = session.project();
                let id = named(&known, &name)?;
                let query = known.saved_search(id).map(|saved| saved.query.clone()).unwrap_or_default();
                search::answer(&mut session, &query, &options, output)
            }
            Action::History { project } => {
                let session = common.read(&project.path)?;
                let past = session.search_history()?;
                if past.is_empty() {
                    output.note(&format!("no search of {} is remembered here; --coder NAME lists those of somebody else", session.coder()));
                }
                for search in &past {
                    output.line(format!("{}  {} hits  {}", search.at.text(), search.hits, search.query));
                }
                let listed: Vec<_> = past.iter().map(|search| json!({ "query": search.query, "hits": search.hits, "at": search.at.text() })).collect();
                output.value(json!({ "remembered": session.keeps_searches()?, "history": listed }));
                Ok(())
            }
            Action::Forget { project } => {
                let mut session = common.write(&project.path)?;
                session.forget_searches()?;
                told(session, output)
            }
            Action::Remember { project, setting } => {
                let mut session = common.write(&project.path)?;
                session.keep_searches(setting == "on")?;
                told(session, output)
            }
        }
    }
}

fn told(session: crate::session::Session, output: &mut Output) -> Result<(), CliError> {
    let keeps = session.keeps_searches()?;
    session.close()?;
    output.line(if keeps { "searches are remembered in this project" } else { "no searches are remembered in this project" });
    output.value(json!({ "remembered": keeps, "history": [] }));
    Ok(())
}

fn named(project: &crate::model::project::Project, name: &str) -> Result<SavedSearchId, CliError> {
    project.saved_search_named(name).map(|saved| saved.id).ok_or_else(|| {
        let names: Vec<&str> = project.saved_searches().map(|saved| saved.name.as_str()).collect();
        let hint = if names.is_empty() { "griot searches save keeps one".to_owned() } else { format!("the saved searches are {}", names.join(", ")) };
        CliError::request(format!("there is no saved search ‘{name}’"), hint)
    })
}

fn list(common: &Common, project: &ProjectPath, output: &mut Output) -> Result<(), CliError> {
    let session = common.read(&project.path)?;
    let project = session.project();
    let mut listed = Vec::new();
    for saved in project.saved_searches() {
        output.line(format!("{}: {}{}", saved.name, saved.query, if saved.notes.is_empty() { String::new() } else { format!("  ({})", saved.notes) }));
        listed.push(json!({
            "id": saved.id, "name": saved.name, "query": saved.query, "notes": saved.notes, "coder": project.coder_name(saved.coder),
            "created": saved.created.text(), "changed": saved.changed.text(),
        }));
    }
    output.value(json!({ "searches": listed }));
    Ok(())
}

fn save(common: &Common, project: &ProjectPath, draft: SearchDraft, output: &mut Output) -> Result<(), CliError> {
    // A wrong query is told with its place before the project is opened.
    crate::query::parse(&draft.query)?;
    let mut session = common.write(&project.path)?;
    let known = session.project().saved_search_named(draft.name.trim()).cloned();
    let command = match known {
        Some(known) => {
            let notes = if draft.notes.is_empty() { known.notes } else { draft.notes };
            Command::UpdateSavedSearch(known.id, SearchDraft { notes, ..draft })
        }
        None => Command::AddSavedSearch(draft),
    };
    let outcome = session.execute(command)?;
    session.close()?;
    tell(&outcome, output);
    Ok(())
}
