//! `griot new`: a new project file.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::loss::report_as_json;
use crate::cli::output::Output;
use crate::cli::recovery::SheetFile;
use crate::cli::seal::tell_strength;
use crate::session::job::Progress;
use crate::session::sealing::{RecoverySheet, strength_of};
use crate::session::studies::report::Report;
use crate::session::studies::{Convention, StudyOptions, read_study, write_report};
use crate::session::tables::WriteMode;
use crate::session::{Passphrase, Session, files, start_with};
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
    #[command(flatten)]
    sheet: SheetFile,
}

/// How a study of another program is read.
#[derive(Clone, Debug, Args)]
pub(crate) struct Reading {
    /// How the file counts positions: codepoint or utf16, with /crlf1, /crlf2 or /bom; SOURCE=UNIT says it of one source. Else it is found out source by
    /// source.
    #[arg(long, value_name = "[SOURCE=]UNIT", value_parser = counted)]
    positions: Vec<Counted>,
    /// Codings of whole sources become codings of all their text.
    #[arg(long)]
    whole_documents: bool,
    /// Part the names of codes into levels at this mark: with `::`, Place::Home becomes Home below Place.
    #[arg(long, value_name = "MARK")]
    levels: Option<String>,
    /// Write what came in and what did not as a table (.csv).
    #[arg(long, value_name = "FILE")]
    loss_report: Option<PathBuf>,
}

impl Reading {
    /// Writes the report, where that is asked for.
    pub(crate) fn write(&self, report: &Report) -> Result<(), CliError> {
        match &self.loss_report {
            Some(file) => Ok(write_report(file, report, WriteMode::KeepExisting)?),
            None => Ok(()),
        }
    }

    pub(crate) fn options(self) -> StudyOptions {
        let mut options = StudyOptions { whole_documents: self.whole_documents, levels: self.levels, ..StudyOptions::default() };
        for Counted(source, convention) in self.positions {
            match source {
                Some(source) => options.positions_of.push((source, convention)),
                None => options.positions = Some(convention),
            }
        }
        options
    }
}

/// A way of counting, of one source or of all.
#[derive(Clone, Debug)]
struct Counted(Option<String>, Convention);

fn counted(text: &str) -> Result<Counted, String> {
    let (source, unit) = text.rsplit_once('=').map_or((None, text), |(source, unit)| (Some(source.to_owned()), unit));
    let unit = Convention::parse(unit).ok_or_else(|| format!("‘{unit}’ is not a way of counting: codepoint or utf16, with /crlf1, /crlf2 or /bom"))?;
    Ok(Counted(source, unit))
}

impl Arguments {
    /// The passphrase of the new project, where it is to have one.
    fn passphrase(&self, common: &Common, output: &Output) -> Result<Option<Passphrase>, CliError> {
        if !self.encrypt {
            return match self.sheet.path() {
                Some(_) => Err(CliError::request("a project without a passphrase has no recovery sheet", "add --encrypt")),
                None => Ok(None),
            };
        }
        self.sheet.look()?;
        let passphrase = common.new_passphrase("Passphrase of the new project: ")?;
        tell_strength(strength_of(&passphrase, &self.project.path), output);
        Ok(Some(passphrase))
    }

    /// The recovery sheet of the new project, where one was asked for.
    fn write_sheet(&self, passphrase: Option<&Passphrase>, common: &Common, output: &mut Output) -> Result<(), CliError> {
        match passphrase {
            Some(passphrase) if self.sheet.path().is_some() => {
                let sheet = RecoverySheet::of(&self.project.path, passphrase, &common.actor().clock)?;
                self.sheet.write(&sheet, output)
            }
            _ => Ok(()),
        }
    }

    /// A new project out of a study.
    fn run_from(&self, file: &std::path::Path, common: &Common, output: &mut Output) -> Result<(), CliError> {
        let actor = common.actor();
        let study = read_study(file, &self.reading.clone().options(), &actor.clock, &Progress::default())?;
        let name = self.project.path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let name = if study.name.is_empty() { name } else { study.name.clone() };
        let passphrase = self.passphrase(common, output)?;
        let report = study.report.clone();
        let (session, _) = Session::create_from(&self.project.path, passphrase.as_ref(), &name, study, actor)?;
        let project = session.project();
        let encrypted = session.is_encrypted();
        let counts = [project.document_count(), project.codebook().len(), project.coding_count(), project.cases().count(), project.memos().count()];
        let attributes = project.attributes().len();
        session.close()?;
        self.reading.write(&report)?;
        let [documents, codes, codings, cases, memos] = counts;
        output.line(format!("{}: {documents} documents, {codes} codes, {codings} codings, {cases} cases, {memos} memos", self.project.path.display()));
        self.write_sheet(passphrase.as_ref(), common, output)?;
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
            Some(file) => {
                let start = start_with::codebook(&name, file, &files::read_file(file)?, &actor.clock)?;
                match &self.reading.levels {
                    Some(mark) => start_with::with_levels(start, mark),
                    None => start,
                }
            }
            None if self.empty => start_with::nothing(&name),
            None => start_with::builtin(&name, &actor.clock)?,
        };
        start.consent_required = self.consent_required;
        let passphrase = self.passphrase(common, output)?;
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
        self.write_sheet(passphrase.as_ref(), common, output)?;
        output.value(json!({ "project": self.project.path, "name": name, "codes": codes, "attributes": attributes, "encrypted": encrypted }));
        Ok(())
    }
}
