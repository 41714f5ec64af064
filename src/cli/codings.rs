//! `griot codings list|add|remove|import`.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::cli::undo::{act, tell};
use crate::model::change::Change;
use crate::model::coding::{Certainty, Coding, Direction, Qualifiers, Quotable, Standing, Time};
use crate::model::ids::CodingId;
use crate::model::project::Project;
use crate::model::text::CharSpan;
use crate::session::Session;
use crate::session::command::{Command, NewCoding};
use crate::session::files::read_file;
use crate::session::find::{Finder, coder};
use clap::{Args, Subcommand};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List codings, one row each.
    List(List),
    /// Code a passage.
    Add(Add),
    /// Take a coding away.
    Remove {
        #[command(flatten)]
        project: ProjectPath,
        /// Id of the coding, as `codings list --json` gives it.
        #[arg(value_name = "ID")]
        coding: CodingId,
    },
    /// Take in a csv file with the columns doc,code,coder,start,end,memo: all rows or none.
    Import {
        #[command(flatten)]
        project: ProjectPath,
        /// The csv file.
        #[arg(value_name = "FILE.csv")]
        file: PathBuf,
    },
}

#[derive(Debug, Args)]
struct List {
    #[command(flatten)]
    project: ProjectPath,
    /// Only those of this document.
    #[arg(long, value_name = "D")]
    document: Option<String>,
    /// Only those of this code and the codes below it.
    #[arg(long, value_name = "C")]
    code: Option<String>,
    /// Only those of this coder.
    #[arg(long, value_name = "CODER")]
    by: Option<String>,
}

#[derive(Debug, Args)]
struct Add {
    #[command(flatten)]
    project: ProjectPath,
    /// Short name, file name or id of the document.
    #[arg(long, value_name = "D")]
    document: String,
    /// The passage: characters from A to B, counted from 0, end exclusive.
    #[arg(long, value_name = "A..B")]
    span: CharSpan,
    /// Path, name or id of the code.
    #[arg(long, value_name = "C")]
    code: String,
    /// A note on the coding.
    #[arg(long, value_name = "TEXT", default_value = "")]
    memo: String,
    /// before_involvement, in_group, arrest_custody, detention, after_release or general.
    #[arg(long)]
    time: Option<Time>,
    /// present, absent, wished_for or mixed.
    #[arg(long)]
    direction: Option<Direction>,
    /// own_experience, witnessed, told_by_others, opinion or document_text.
    #[arg(long)]
    standing: Option<Standing>,
    /// sure or unsure.
    #[arg(long)]
    certainty: Option<Certainty>,
    /// yes, paraphrase or no.
    #[arg(long)]
    quotable: Option<Quotable>,
}

impl Arguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        match self.action {
            Action::List(list) => list.run(common, output),
            Action::Add(add) => add.run(common, output),
            Action::Remove { project, coding } => {
                let mut session = common.write(&project.path)?;
                let outcome = session.execute(Command::RemoveCodings(vec![coding]))?;
                session.close()?;
                tell(&outcome, output);
                Ok(())
            }
            Action::Import { project, file } => {
                let bytes = read_file(&file)?;
                let mut session = common.write(&project.path)?;
                let outcome = session.import_codings(&bytes)?;
                session.close()?;
                tell(&outcome, output);
                Ok(())
            }
        }
    }
}

impl List {
    fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        let session = common.read(&self.project.path)?;
        let project = session.project();
        let document = self.document.map(|word| Finder::new(&project).document(&word)).transpose()?;
        let codes = match self.code {
            Some(word) => Some(code_with_children(&project, &word)?),
            None => None,
        };
        let by = self.by.map(|name| coder(&project, &name)).transpose()?;
        let wanted = |coding: &&Coding| {
            document.is_none_or(|document| coding.document == document)
                && codes.as_ref().is_none_or(|codes| codes.contains(&coding.code))
                && by.is_none_or(|by| coding.coder == by)
        };
        let paths = project.codebook().paths();
        let mut listed = Vec::new();
        for coding in project.codings().filter(wanted) {
            let value = as_json(&project, coding, paths.get(&coding.code).map_or("", String::as_str));
            let shown = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
            output.line(format!(
                "{}  {:<12} {:>13}  {:<28} {:<10} {}",
                coding.id,
                shown("document"),
                coding.span,
                shown("code"),
                shown("coder"),
                shown("text").replace('\n', " ")
            ));
            listed.push(value);
        }
        output.value(json!({ "codings": listed }));
        Ok(())
    }
}

impl Add {
    fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        let mut session = common.write(&self.project.path)?;
        let project = session.project();
        let document = Finder::new(&project).document(&self.document)?;
        let code = project.codebook().find_codable(&self.code).map_err(crate::session::plan::PlanError::from)?;
        let qualifiers = Qualifiers { time: self.time, direction: self.direction, standing: self.standing, certainty: self.certainty, quotable: self.quotable };
        let coding = NewCoding { document, span: self.span, code, memo: self.memo, qualifiers };
        let outcome = session.execute(Command::AddCodings(vec![coding]))?;
        let made = outcome.changes.iter().find_map(|change| match change {
            Change::Coding(edit) => edit.after.as_ref().map(|coding| coding.id),
            _ => None,
        });
        let id = made.map(|id| id.to_string()).unwrap_or_default();
        close(session)?;
        output.line(&id);
        let mut value = act(&outcome);
        if let Some(object) = value.as_object_mut() {
            object.insert("id".to_owned(), Value::from(id));
        }
        output.value(value);
        Ok(())
    }
}

fn close(session: Session) -> Result<(), CliError> {
    Ok(session.close()?)
}

/// A code and all below it, by what a person wrote.
pub(crate) fn code_with_children(project: &Project, word: &str) -> Result<BTreeSet<crate::model::ids::CodeId>, CliError> {
    let code = project.codebook().find(word).map_err(crate::session::plan::PlanError::from)?;
    Ok(project.codebook().with_descendants(code).into_iter().collect())
}

fn as_json(project: &Project, coding: &Coding, path: &str) -> Value {
    let transcript = project.transcript(coding.document);
    let place = transcript.as_ref().map(|transcript| transcript.place(coding.span)).unwrap_or_default();
    let code = project.codebook().get(coding.code);
    let name = |pick: fn(&crate::model::code::Bilingual) -> &str| code.map(|code| pick(&code.name).to_owned()).unwrap_or_default();
    json!({
        "id": coding.id,
        "document": transcript.as_ref().map(|transcript| transcript.document.name.clone()),
        "start": coding.span.start(),
        "end": coding.span.end(),
        "text": transcript.as_ref().map(|transcript| transcript.slice(coding.span)),
        "code": path,
        "code_id": coding.code,
        "code_name": name(|name| name.en_or_fr()),
        "code_name_fr": name(|name| name.fr_or_en()),
        "coder": project.coder_name(coding.coder),
        "memo": coding.memo,
        "created": coding.created.text(),
        "codebook_version": coding.codebook_version,
        "paragraph": place.paragraph,
        "turn": place.turn,
        "speaker": place.speaker,
        "time": coding.qualifiers.time,
        "direction": coding.qualifiers.direction,
        "standing": coding.qualifiers.standing,
        "certainty": coding.qualifiers.certainty,
        "quotable": coding.qualifiers.quotable,
    })
}
