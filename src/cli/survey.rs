//! `griot survey`: a table with one respondent a row.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::loss::{report_as_json, tell as tell_report};
use crate::cli::output::Output;
use crate::session::surveys::{ColumnRole, Survey};
use clap::Args;
use serde_json::{Value, json};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    project: ProjectPath,
    /// The survey: .csv, .tsv, .xlsx, .xls or .ods, with the heads of its columns in the first row.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The column that says who answered; else it is found out, or respondents are numbered.
    #[arg(long, value_name = "COLUMN")]
    respondent: Option<String>,
    /// A column with answers in words. May be repeated; what is not said is found out.
    #[arg(long, value_name = "COLUMN")]
    words: Vec<String>,
    /// A column that is an attribute of the respondent. May be repeated.
    #[arg(long, value_name = "COLUMN")]
    attribute: Vec<String>,
    /// A column that is left out. May be repeated.
    #[arg(long, value_name = "COLUMN")]
    leave: Vec<String>,
    /// Say which column is what, and change nothing.
    #[arg(long)]
    dry_run: bool,
}

impl Arguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        let mut session = if self.dry_run { common.read(&self.project.path)? } else { common.write(&self.project.path)? };
        let mut survey = Survey::read(&self.file)?;
        for (columns, role) in [(&self.words, ColumnRole::Words), (&self.attribute, ColumnRole::Attribute), (&self.leave, ColumnRole::Left)] {
            for column in columns {
                survey.set(column, role)?;
            }
        }
        if let Some(column) = &self.respondent {
            survey.set(column, ColumnRole::Respondent)?;
        }
        let mut columns: Vec<Value> = Vec::new();
        for (column, role) in survey.sheet.columns.iter().zip(&survey.roles) {
            output.line(format!("{:<10} {column}", role.key()));
            columns.push(json!({ "column": column, "role": role.key() }));
        }
        let study = survey.study(session.clock());
        let report = study.report.clone();
        let (documents, cases) = (study.documents.len(), study.cases.len());
        let label = if self.dry_run { session.foresee_study(&study)?.label } else { session.take_study(study)?.label };
        session.close()?;
        output.line(&label);
        tell_report(&report, output);
        output.value(json!({
            "label": label, "dry_run": self.dry_run, "columns": columns, "documents": documents, "cases": cases, "report": report_as_json(&report),
        }));
        Ok(())
    }
}
