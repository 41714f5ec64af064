//! `griot new`: a new project file.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::loss::report_as_json;
use crate::cli::output::Output;
use crate::session::studies::{Convention, StudyOptions, read_study};
use crate::session::{Session, files, start_with};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    project: ProjectPath,
    /// Start with this codebook (.csv or .json) instead of the built-in one.
    #[arg(long, value_name = "FILE", conflicts_with = "empty")]
    codebook: Option<PathBuf>,
    /// Start without codes and without attribute definitions.
    #[arg(long)]
    empty: bool,
    /// Make it out of a study of another program: REFI-QDA (.qdpx, .qde, .qdc), QualCoder (.qda), Taguette (.sqlite3), RQDA (.rqda).
    #[arg(long, value_name = "FILE", conflicts_with_all = ["empty", "codebook"])]
    from: Option<PathBuf>,
    #[command(flatten)]
    reading: Reading,
    /// Let only documents be coded whose consent is recorded. What was refused is never coded.
    #[arg(long)]
    consent_required: bool,
    /// Encrypt the project with a passphrase. A forgotten passphrase is lost data.
    #[arg(long)]
    encrypt: bool,
}

/// How a study of another program is read.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct Reading {
    /// How the file counts positions: codepoint or utf16, with /crlf1, /crlf2 or /bom; else it is found out source by source.
    #[arg(long, value_name = "UNIT", value_parser = convention)]
    positions: Option<Convention>,
    /// Codings of whole sources become codings of all their text.
    #[arg(long)]
    whole_documents: bool,
}

impl Reading {
    pub(crate) fn options(self) -> StudyOptions {
        StudyOptions { positions: self.positions, whole_documents: self.whole_documents }
    }
}

fn convention(text: &str) -> Result<Convention, String> {
    Convention::parse(text).ok_or_else(|| format!("‘{text}’ is not a way of counting: codepoint or utf16, with /crlf1, /crlf2 or /bom"))
}

impl Arguments {
    /// A new project out of a study.
    fn run_from(&self, file: &std::path::Path, common: &Common, output: &mut Output) -> Result<(), CliError> {
        let actor = common.actor();
        let study = read_study(file, &self.reading.options(), &actor.clock)?;
        let name = self.project.path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let name = if study.name.is_empty() { name } else { study.name.clone() };
        let passphrase = if self.encrypt { Some(common.new_passphrase()?) } else { None };
        let report = study.report.clone();
        let (session, _) = Session::create_from(&self.project.path, passphrase.as_ref(), &name, study, actor)?;
        let project = session.project();
        let encrypted = session.is_encrypted();
        let counts = [project.document_count(), project.codebook().len(), project.coding_count(), project.cases().count(), project.memos().count()];
        let attributes = project.attributes().len();
        session.close()?;
        let [documents, codes, codings, cases, memos] = counts;
        output.line(format!("{}: {documents} documents, {codes} codes, {codings} codings, {cases} cases, {memos} memos", self.project.path.display()));
        crate::cli::loss::tell(&report, output);
        output.value(json!({
            "project": self.project.path, "name": name, "codes": codes, "attributes": attributes, "encrypted": encrypted, "documents": documents,
            "codings": codings, "cases": cases, "memos": memos, "report": report_as_json(&report),
        }));
        Ok(())
    }

    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        if let Some(file) = self.from.clone() {
            return self.run_from(&file, common, output);
        }
        let actor = common.actor();
        let name = self.project.path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let mut start = match &self.codebook {
            Some(file) => start_with::codebook(&name, file, &files::read_file(file)?, &actor.clock)?,
            None if self.empty => start_with::nothing(&name),
            None => start_with::builtin(&name, &actor.clock)?,
        };
        start.consent_required = self.consent_required;
        let passphrase = if self.encrypt { Some(common.new_passphrase()?) } else { None };
        let session = Session::create(&self.project.path, passphrase.as_ref(), start, actor)?;
        let project = session.project();
        let (codes, attributes) = (project.codebook().len(), project.attributes().len());
        let encrypted = session.is_encrypted();
        session.close()?;
        output.line(format!(
            "{}: new project with {codes} codes and {attributes} attributes, {}",
            self.project.path.display(),
            if encrypted { "encrypted" } else { "not encrypted" }
        ));
        output.value(json!({ "project": self.project.path, "name": name, "codes": codes, "attributes": attributes, "encrypted": encrypted }));
        Ok(())
    }
}
