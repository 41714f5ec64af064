//! `griot document`: what is said of one document, its speakers and its turns.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::cli::undo::tell;
use crate::model::document::DocumentKind;
use crate::model::language::Language;
use crate::model::layout::Role;
use crate::session::command::{Command, DocumentUpdate};
use crate::session::find::Finder;
use clap::{ArgGroup, Args};

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("what").required(true).multiple(true).args(["name", "kind", "language", "speaker"]))]
pub(crate) struct Arguments {
    #[command(flatten)]
    project: ProjectPath,
    /// Short name, file name or id of the document.
    #[arg(value_name = "DOC")]
    document: String,
    /// Another short name.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["speaker", "turn"])]
    name: Option<String>,
    /// Another kind.
    #[arg(long, value_name = "KIND", conflicts_with_all = ["speaker", "turn"])]
    kind: Option<DocumentKind>,
    /// Its language, or with --turn that of one turn: a tag such as fr, ar, bm.
    #[arg(long, value_name = "TAG", conflicts_with = "speaker")]
    language: Option<Language>,
    /// Number of the turn whose language is said, from 1.
    #[arg(long, value_name = "N", requires = "language")]
    turn: Option<u32>,
    /// Label of a speaker whose part is said.
    #[arg(long, value_name = "LABEL", requires = "role")]
    speaker: Option<String>,
    /// What that speaker does: participant, interviewer or interpreter.
    #[arg(long, value_name = "ROLE", requires = "speaker", value_parser = role)]
    role: Option<Role>,
}

impl Arguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        let mut session = common.write(&self.project.path)?;
        let document = Finder::new(&session.project()).document(&self.document)?;
        let command = match (self.turn, self.speaker.zip(self.role)) {
            (Some(turn), _) => Command::SetTurnLanguage { document, turn, language: self.language },
            (None, Some((label, role))) => Command::SetSpeakerRole { document, label, role },
            (None, None) => Command::UpdateDocument(document, DocumentUpdate { name: self.name, kind: self.kind, language: self.language }),
        };
        let outcome = session.execute(command)?;
        session.close()?;
        tell(&outcome, output);
        Ok(())
    }
}

fn role(written: &str) -> Result<Role, String> {
    let all = [Role::Participant, Role::Interviewer, Role::Interpreter];
    all.into_iter().find(|role| role.key() == written).ok_or_else(|| format!("write one of {}", all.map(Role::key).join(", ")))
}
