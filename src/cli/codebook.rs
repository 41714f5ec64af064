//! `griot codebook show|import|export`.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::cli::recipient::{RecipientWord, target, tell_unrecorded};
use crate::cli::undo::tell;
use crate::session::files::read_file;
use crate::session::job::Progress;
use crate::session::studies::{StudyOptions, is_study, read_study};
use clap::{Args, Subcommand};
use serde_json::{Value, json};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List the codes as a tree, with how often each was used.
    Show {
        #[command(flatten)]
        project: ProjectPath,
    },
    /// Take in a codebook (.csv, .json, .qdc, Taguette’s .csv, or an outline as .txt): new codes are made, known ones brought up to date.
    Import {
        #[command(flatten)]
        project: ProjectPath,
        /// The codebook file.
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Part the names of codes into levels at this mark: with `::`, Place::Home becomes Home below Place.
        #[arg(long, value_name = "MARK")]
        levels: Option<String>,
    },
    /// Write the codebook (.csv, .json or .qdc).
    Export {
        #[command(flatten)]
        project: ProjectPath,
        /// The file to write.
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Replace a file that is there already.
        #[arg(long)]
        overwrite: bool,
        /// Who receives the file: only the team gets the examples, which may be words of an interview.
        #[arg(long, value_enum, default_value_t = RecipientWord::Team)]
        recipient: RecipientWord,
    },
}

impl Arguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        match self.action {
            Action::Show { project } => show(common, &project, output),
            Action::Import { project, file, levels } => {
                let mut session = common.write(&project.path)?;
                let outcome = if is_study(&file) {
                    session.take_study(read_study(&file, &StudyOptions { levels, ..StudyOptions::default() }, session.clock(), &Progress::default())?)?
                } else {
                    session.import_codebook(&file, &read_file(&file)?, levels.as_deref())?
                };
                session.close()?;
                tell(&outcome, output);
                Ok(())
            }
            Action::Export { project, file, overwrite, recipient } => {
                let mut session = common.write_or_read(&project.path)?;
                let departed = session.export_codebook(&target(&file, overwrite, recipient))?;
                session.close()?;
                output.line(format!("{}: {} codes", file.display(), departed.rows));
                tell_unrecorded(&departed, output);
                output.value(json!({ "file": file, "codes": departed.rows, "recorded": departed.recorded }));
                Ok(())
            }
        }
    }
}

fn show(common: &Common, project: &ProjectPath, output: &mut Output) -> Result<(), CliError> {
    let session = common.read(&project.path)?;
    let project = session.project();
    let codebook = project.codebook();
    let mut uses = std::collections::BTreeMap::new();
    for coding in project.codings() {
        *uses.entry(coding.code).or_insert(0u64) += 1;
    }
    let paths = codebook.paths();
    let path = |code_id| paths.get(&code_id).cloned().unwrap_or_default();
    let mut codes: Vec<Value> = Vec::with_capacity(codebook.len());
    for code in codebook.in_order() {
        let used = uses.get(&code.id).copied().unwrap_or(0);
        let indent = "  ".repeat(codebook.depth(code.id));
        output.line(format!("{:<44} {:>6}  {}", format!("{indent}{}", path(code.id)), used, code.name.en_or_fr()));
        codes.push(json!({
            "id": code.id, "code": path(code.id), "name_en": code.name.en, "name_fr": code.name.fr, "parent": code.parent.map(path), "order": code.order,
            "definition_en": code.definition.en, "definition_fr": code.definition.fr, "include_en": code.include.en, "include_fr": code.include.fr,
            "exclude_en": code.exclude.en, "exclude_fr": code.exclude.fr, "example_quote": code.example, "source": code.source, "kind": code.kind, "level": code.level,
            "colour": code.colour.to_string(), "codable": code.codable, "retired": code.retired, "codings": used,
        }));
    }
    output.value(json!({ "codebook_version": project.codebook_version(), "codes": codes }));
    Ok(())
}
