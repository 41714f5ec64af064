//! `griot withdraw`: a document, or a passage of one, is destroyed with every copy of its words, and does not come back.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::cli::recipient::LanguageWord;
use crate::model::text::CharSpan;
use crate::model::tombstone::{Reason, Tombstone};
use crate::session::find::Finder;
use crate::session::tables::WriteMode;
use crate::session::withdraw::{Preview, Withdraw, Withdrawn};
use clap::Args;
use serde_json::{Value, json};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    project: ProjectPath,
    /// Short name, file name or id of the document.
    #[arg(value_name = "DOC")]
    document: String,
    /// Only this passage: characters from A to B, counted from 0, end exclusive.
    #[arg(long, value_name = "A..B")]
    passage: Option<CharSpan>,
    /// Why: participant, retention, no-consent, safety, order or mistake.
    #[arg(long, value_name = "CLASS", required_unless_present = "dry_run")]
    reason: Option<Reason>,
    /// Where the certificate is written: .docx, .html or .txt.
    #[arg(long, value_name = "FILE", required_unless_present = "dry_run")]
    certificate: Option<PathBuf>,
    /// Say what would go, and change nothing.
    #[arg(long)]
    dry_run: bool,
    /// Language of the certificate.
    #[arg(long, value_enum, default_value_t = LanguageWord::En)]
    language: LanguageWord,
    /// Replace a certificate that is there already.
    #[arg(long)]
    overwrite: bool,
}

impl Arguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        let mut session = if self.dry_run { common.read(&self.project.path)? } else { common.write(&self.project.path)? };
        let document = Finder::new(&session.project()).document(&self.document)?;
        let withdraw = Withdraw { document, passage: self.passage, reason: self.reason.unwrap_or_default() };
        let Some(certificate) = self.certificate.as_ref().filter(|_| !self.dry_run) else {
            let preview = session.look_at_withdrawal(&withdraw)?;
            tell(&preview, "would be destroyed", output);
            for copy in &preview.copies {
                output.line(format!("  copy beside the project: {}", copy.display()));
            }
            output.line("nothing was changed; a withdrawal cannot be undone, nor can what was done before it");
            output.value(as_json(&preview, None, None));
            return Ok(session.close()?);
        };
        let mode = if self.overwrite { WriteMode::Replace } else { WriteMode::KeepExisting };
        let withdrawn = session.withdraw_with_certificate(&withdraw, certificate, mode, self.language.language())?;
        session.close()?;
        tell(&withdrawn.preview, "destroyed", output);
        for copy in &withdrawn.destroyed {
            output.line(format!("  copy beside the project, overwritten and removed: {}", copy.display()));
        }
        for (copy, why) in &withdrawn.left {
            output.note(&format!("{} still holds it and could not be removed: {why}", copy.display()));
        }
        if !withdrawn.swept {
            output.note("another program was reading the project: its old pages are overwritten when it is opened for writing next");
        }
        let certificate = Some(certificate).filter(|_| withdrawn.uncertified.is_none());
        if let Some(path) = certificate {
            output.line(format!("certificate: {}", path.display()));
        }
        output.value(as_json(&withdrawn.preview, Some(&withdrawn), certificate));
        if let Some(why) = &withdrawn.uncertified {
            let what = format!("it is destroyed, but its certificate could not be written: {why}");
            CliError::request(what, "griot certificate PROJECT --out FILE writes it again").print();
            output.partly_failed();
        }
        Ok(())
    }
}

fn tell(preview: &Preview, what: &str, output: &mut Output) {
    output.line(format!("{} ({}), {what}:", preview.name, preview.class));
    for (kind, number) in &preview.counts {
        output.line(format!("  {kind}: {number}"));
    }
    for (kind, number) in &preview.repeated {
        output.line(format!("  its words in a {kind} that stays: {number}"));
    }
}

fn as_json(preview: &Preview, withdrawn: Option<&Withdrawn>, certificate: Option<&PathBuf>) -> Value {
    let tombstone = withdrawn.map(|withdrawn| &withdrawn.tombstone);
    json!({
        "document": preview.name,
        "class": preview.class,
        "counts": preview.counts,
        "repeated": preview.repeated,
        "copies": preview.copies,
        "dry_run": withdrawn.is_none(),
        "certificate": certificate,
        "tombstone": tombstone.map(|tombstone: &Tombstone| tombstone.id),
        "reason": tombstone.map(|tombstone| tombstone.reason.key()),
        "at": tombstone.map(|tombstone| tombstone.at.text()),
        "swept": withdrawn.map(|withdrawn| withdrawn.swept),
        "left": withdrawn.map(|withdrawn| withdrawn.left.iter().map(|(path, _)| path).collect::<Vec<_>>()).unwrap_or_default(),
    })
}
