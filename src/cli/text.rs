//! `griot text`: the stored text, exactly.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::model::text::CharSpan;
use crate::session::find::Finder;
use clap::Args;
use serde_json::json;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    project: ProjectPath,
    /// Short name, file name or id of the document.
    #[arg(value_name = "DOC")]
    document: String,
    /// Only the characters from A to B, counted from 0, end exclusive.
    #[arg(long, value_name = "A..B")]
    span: Option<CharSpan>,
}

impl Arguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        let session = common.read(&self.project.path)?;
        let project = session.project();
        let document_id = Finder::new(&project).document(&self.document)?;
        let Some(transcript) = project.transcript(document_id) else {
            return Err(CliError::request("the text of this document is missing", "griot check lists what is wrong with the file"));
        };
        let span = self.span.unwrap_or_else(|| transcript.text.span());
        if !transcript.text.has(span) {
            let what = format!("{span} reaches beyond ‘{}’, which ends at {}", transcript.document.name, transcript.text.char_len());
            return Err(CliError::request(what, "positions are counted in characters from 0, the end exclusive"));
        }
        output.exact(transcript.slice(span));
        output.value(json!({ "document": transcript.document.name, "start": span.start(), "end": span.end(), "text": transcript.slice(span) }));
        Ok(())
    }
}
