//! `griot import`: documents in.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::consent::RecordArguments;
use crate::cli::documents::figures;
use crate::cli::error::CliError;
use crate::cli::loss::{report_as_json, tell as tell_report};
use crate::cli::new::Reading;
use crate::cli::output::Output;
use crate::model::consent::Consent;
use crate::model::document::DocumentKind;
use crate::model::language::Language;
use crate::session::files::{FileReport, ImportRequest};
use crate::session::job::Progress;
use crate::session::studies::{is_study, read_study};
use clap::Args;
use serde_json::{Value, json};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    project: ProjectPath,
    /// Files, or folders whose readable files are all taken in.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// interview, focus-group, field-note or document; else it is found out.
    #[arg(long)]
    kind: Option<DocumentKind>,
    /// Language tag (fr, bm, ffm, ar …); else it is found out.
    #[arg(long, value_name = "TAG")]
    language: Option<Language>,
    /// Encoding of text files (windows-1252, utf-16le …); else it is found out.
    #[arg(long, value_name = "LABEL")]
    encoding: Option<String>,
    #[command(flatten)]
    reading: Reading,
    /// The case that all of these documents are about.
    #[arg(long, value_name = "CASE")]
    case: Option<String>,
    #[command(flatten)]
    consent: RecordArguments,
}

impl Arguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        if let [file] = self.files.as_slice()
            && is_study(file)
        {
            return self.study(file, common, output);
        }
        let mut session = common.write(&self.project.path)?;
        let request = ImportRequest {
            options: crate::session::ImportOptions { kind: self.kind, language: self.language, encoding: self.encoding },
            case: self.case,
            consent: self.consent.record(),
        };
        let bar = progress(output);
        let reports = session.import_files(&self.files, &request, &|done, of| {
            bar.set_length(of as u64);
            bar.set_position(done as u64);
        })?;
        bar.finish_and_clear();
        let unrecorded = unrecorded(&session, &reports);
        session.close()?;
        if unrecorded > 0 {
            output.note(&format!("consent is not recorded for {unrecorded} of them: griot consent PROJECT DOC --mode … --scope … records it"));
        }
        for report in &reports {
            tell(report, output);
        }
        if reports.iter().any(|report| report.outcome.is_err()) {
            output.partly_failed();
        }
        output.value(json!({ "files": reports.iter().map(as_json).collect::<Vec<_>>() }));
        Ok(())
    }
}

impl Arguments {
    /// A study of another program, or a newer export of this one: one act.
    fn study(&self, file: &Path, common: &Common, output: &mut Output) -> Result<(), CliError> {
        let mut session = common.write(&self.project.path)?;
        let study = read_study(file, &self.reading.clone().options(), session.clock(), &Progress::default())?;
        let report = study.report.clone();
        let outcome = session.take_study(study)?;
        session.close()?;
        self.reading.write(&report)?;
        output.line(&outcome.label);
        for note in &outcome.notes {
            output.line(format!("  {note}"));
        }
        tell_report(&report, output);
        output.value(
            json!({ "op": outcome.op, "label": outcome.label, "changes": outcome.changes.len(), "notes": outcome.notes, "report": report_as_json(&report) }),
        );
        Ok(())
    }
}

fn progress(output: &Output) -> indicatif::ProgressBar {
    if output.is_json() || !std::io::stderr().is_terminal() { indicatif::ProgressBar::hidden() } else { indicatif::ProgressBar::new(0) }
}

/// How many of the documents that came in are somebody's words to which no consent is recorded.
fn unrecorded(session: &crate::session::Session, reports: &[FileReport]) -> usize {
    let project = session.project();
    let open = |report: &&FileReport| {
        let document = report.outcome.as_ref().ok().map(|transcript| &transcript.document);
        document.is_some_and(|document| document.kind != DocumentKind::Document && Consent::of(&project, document.id) == Consent::NotRecorded)
    };
    reports.iter().filter(open).count()
}

/// What one import tells: one line, and a line for each warning.
pub(crate) fn tell(report: &FileReport, output: &mut Output) {
    match &report.outcome {
        Ok(transcript) => {
            let told = figures(transcript);
            output.line(format!(
                "{}: {} {}, {} characters, {} words, {} paragraphs, {} turns{}",
                told.name,
                told.kind,
                told.language,
                told.characters,
                told.words,
                told.paragraphs,
                told.turns,
                if told.speakers.is_empty() { String::new() } else { format!(", {}", told.speakers.join(", ")) }
            ));
        }
        Err(message) => {
            output.line(format!("{}: not imported: {}", report.path.display(), message.what));
            if let Some(hint) = &message.hint {
                output.line(format!("  hint: {hint}"));
            }
        }
    }
    for warning in &report.warnings {
        output.line(format!("  warning: {warning}"));
    }
}

fn as_json(report: &FileReport) -> Value {
    let path = report.path.display().to_string();
    match &report.outcome {
        Ok(transcript) => {
            let mut value = figures(transcript).as_json();
            if let Some(object) = value.as_object_mut() {
                object.insert("path".to_owned(), Value::from(path));
                object.insert("warnings".to_owned(), json!(report.warnings));
                object.insert("error".to_owned(), Value::Null);
            }
            value
        }
        Err(message) => json!({
            "document": null, "path": path, "kind": null, "language": null, "characters": 0, "words": 0, "paragraphs": 0, "turns": 0, "speakers": [],
            "warnings": report.warnings, "error": message.what,
        }),
    }
}
