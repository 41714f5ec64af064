//! `griot export`: reports, workbooks, data packages and exchange files, in the format that the ending of the file says.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::cli::recipient::{LanguageWord, RecipientWord, target, tell_departure};
use crate::session::job::Progress;
use crate::session::reports::{About, ReportKind};
use crate::session::studies::write_report;
use crate::session::tables::WriteMode;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    project: ProjectPath,
    /// The file to write: .docx and .html for a report, .xlsx for a workbook of all tables, .zip for a data package, .qdpx and .qdc for other programs (REFI-QDA).
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Which report; the quote bank, or with --document the coded document, unless told otherwise.
    #[arg(long, value_enum)]
    report: Option<ReportWord>,
    /// Only this document.
    #[arg(long, value_name = "DOC")]
    document: Option<String>,
    /// Only codings that meet this query.
    #[arg(long = "where", value_name = "QUERY")]
    filter: Option<String>,
    /// Language of the report.
    #[arg(long, value_enum, default_value_t = LanguageWord::En)]
    language: LanguageWord,
    /// Who receives the file: its consent decides what may be in it.
    #[arg(long, value_enum, default_value_t = RecipientWord::Team)]
    recipient: RecipientWord,
    /// Write what the .qdpx carries and what it does not as a table (.csv).
    #[arg(long, value_name = "FILE")]
    loss_report: Option<PathBuf>,
    /// Replace a file that is there already.
    #[arg(long)]
    overwrite: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ReportWord {
    /// Passages that may be quoted, code by code.
    Quotes,
    /// Documents with their codings.
    Coded,
    /// The matrix of codes, cell by cell.
    Matrix,
    /// What each account speaks of, by time.
    Profiles,
    /// The codebook as an annex.
    Codebook,
    /// The COREQ checklist (32 items), prefilled.
    Coreq,
    /// The SRQR checklist (21 items), prefilled.
    Srqr,
    /// The data protection sheet for an ethics board: one page from the project's settings.
    Ethics,
}

impl Arguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        let ending = self.file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        let kind = match self.report {
            Some(ReportWord::Quotes) => ReportKind::Quotes,
            Some(ReportWord::Coded) => ReportKind::Coded,
            Some(ReportWord::Matrix) => ReportKind::Matrix,
            Some(ReportWord::Profiles) => ReportKind::Profiles,
            Some(ReportWord::Codebook) => ReportKind::Codebook,
            Some(ReportWord::Coreq) => ReportKind::Coreq,
            Some(ReportWord::Srqr) => ReportKind::Srqr,
            Some(ReportWord::Ethics) => ReportKind::Ethics,
            None if self.document.is_some() => ReportKind::Coded,
            None => ReportKind::Quotes,
        };
        if matches!(ending.as_str(), "csv" | "json") {
            return Err(CliError::request("one table is written by griot table", "griot table codings PROJECT --out FILE; .xlsx holds all tables"));
        }
        let mut session = common.write_or_read(&self.project.path)?;
        let about = About { document: self.document, filter: self.filter, coders: None, language: self.language.language() };
        let target = target(&self.file, self.overwrite, self.recipient);
        let departed = match ending.as_str() {
            "xlsx" => session.export_workbook(&about, &target)?,
            "zip" => session.export_package(&about, &target)?,
            "qdpx" | "qde" => {
                let (departed, report) = session.export_qdpx(&target, false, &Progress::default())?;
                crate::cli::loss::tell(&report, output);
                if let Some(file) = &self.loss_report {
                    write_report(file, &report, if self.overwrite { WriteMode::Replace } else { WriteMode::KeepExisting })?;
                }
                departed
            }
            "qdc" => session.export_codebook(&target)?,
            "docx" | "html" | "htm" => session.export_report(kind, &about, &target)?,
            _ => {
                let what = format!("‘{ending}’ is not a format for this; use .docx, .html, .xlsx, .zip, .qdpx, .qdc");
                return Err(CliError::request(what, "griot export --help says which file holds what"));
            }
        };
        session.close()?;
        tell_departure(&departed, output);
        Ok(())
    }
}
