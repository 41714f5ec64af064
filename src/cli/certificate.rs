//! `griot certificate`: what was withdrawn, and the certificate of it once more, also where the first was never written or is lost.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::cli::recipient::LanguageWord;
use crate::model::ids::TombstoneId;
use crate::model::tombstone::Tombstone;
use crate::session::Session;
use crate::session::tables::WriteMode;
use clap::Args;
use serde_json::{Value, json};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    project: ProjectPath,
    /// Which withdrawal: its number in the list, or the number of the tombstone (UUID). May be left out where there is only one.
    #[arg(value_name = "WITHDRAWAL")]
    withdrawal: Option<String>,
    /// Write its certificate: .docx, .html or .txt. Without this, withdrawals are listed.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Language of the certificate.
    #[arg(long, value_enum, default_value_t = LanguageWord::En)]
    language: LanguageWord,
    /// Replace a file that is there already.
    #[arg(long)]
    overwrite: bool,
}

impl Arguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        let session = common.read(&self.project.path)?;
        let all: Vec<(usize, Tombstone)> = (1..).zip(session.withdrawals()).collect();
        let chosen = match &self.withdrawal {
            Some(word) => vec![find(&all, word)?],
            None => all,
        };
        if let Some(path) = &self.out {
            let [(_, one)] = chosen.as_slice() else {
                let what = if chosen.is_empty() { "nothing was withdrawn from this project" } else { "several things were withdrawn from this project" };
                return Err(CliError::request(what, "griot certificate PROJECT lists what was; say which by its number"));
            };
            let mode = if self.overwrite { WriteMode::Replace } else { WriteMode::KeepExisting };
            session.certify_again(one.id, path, mode, self.language.language())?;
        }
        tell(&session, &chosen, output);
        match &self.out {
            Some(path) => output.line(format!("certificate: {}", path.display())),
            None if chosen.is_empty() => output.line("nothing was withdrawn from this project"),
            None => {}
        }
        output.value(json!({
            "withdrawals": chosen.iter().map(|(number, one)| as_json(&session, *number, one)).collect::<Vec<Value>>(),
            "certificate": self.out,
        }));
        Ok(session.close()?)
    }
}

fn find(all: &[(usize, Tombstone)], word: &str) -> Result<(usize, Tombstone), CliError> {
    let id = word.parse::<uuid::Uuid>().ok().map(TombstoneId::from_uuid);
    let number = word.parse::<usize>().ok();
    let found = all.iter().find(|(place, one)| Some(one.id) == id || Some(*place) == number);
    found.cloned().ok_or_else(|| CliError::request(format!("there is no withdrawal ‘{word}’"), "griot certificate PROJECT lists what was withdrawn"))
}

/// The document that a passage was taken out of; a whole document took its name with it.
fn document(session: &Session, tombstone: &Tombstone) -> Option<String> {
    session.project().document(tombstone.document).filter(|_| !tombstone.whole).map(|document| document.name.clone())
}

fn tell(session: &Session, all: &[(usize, Tombstone)], output: &mut Output) {
    for (number, one) in all {
        let what = match document(session, one) {
            Some(name) => format!("a passage of {name}"),
            None if one.whole => "a document".to_owned(),
            None => "a passage of a document".to_owned(),
        };
        output.line(format!("{number}  {}  {what} ({}), by {}: {}", one.at.text(), one.class, one.by, one.reason.text().en));
        output.line(format!("   tombstone {}", one.id));
        for (kind, number) in &one.counts {
            output.line(format!("   {kind}: {number}"));
        }
    }
}

fn as_json(session: &Session, number: usize, one: &Tombstone) -> Value {
    json!({
        "number": number,
        "tombstone": one.id,
        "document": document(session, one),
        "whole": one.whole,
        "class": one.class,
        "reason": one.reason.key(),
        "counts": one.counts,
        "by": one.by,
        "at": one.at.text(),
    })
}
