//! Who receives a file, and what is said of one that was written.

use crate::cli::output::Output;
use crate::model::code::ReportLanguage;
use crate::model::departure::Recipient;
use crate::session::exports::{Departed, Target};
use crate::session::tables::WriteMode;
use clap::ValueEnum;
use serde_json::json;
use std::path::Path;

/// Who receives a file.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum RecipientWord {
    /// The research team, which has the project anyway.
    Team,
    /// A partner institution.
    Partner,
    /// The prison or another authority.
    Authority,
    /// Anyone: a report, an article.
    Public,
    /// An archive of research data.
    Archive,
}

impl RecipientWord {
    pub(crate) fn recipient(self) -> Recipient {
        match self {
            Self::Team => Recipient::Team,
            Self::Partner => Recipient::Partner,
            Self::Authority => Recipient::Authority,
            Self::Public => Recipient::Public,
            Self::Archive => Recipient::Archive,
        }
    }
}

/// Language of a report or chart.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum LanguageWord {
    /// English.
    En,
    /// French.
    Fr,
}

impl LanguageWord {
    pub(crate) fn language(self) -> ReportLanguage {
        match self {
            Self::En => ReportLanguage::English,
            Self::Fr => ReportLanguage::French,
        }
    }
}

/// Where a file goes.
pub(crate) fn target(file: &Path, overwrite: bool, recipient: RecipientWord) -> Target {
    let mode = if overwrite { WriteMode::Replace } else { WriteMode::KeepExisting };
    Target { path: file.to_owned(), mode, recipient: recipient.recipient() }
}

/// Says so where the history could not be told of a file.
pub(crate) fn tell_unrecorded(departed: &Departed, output: &mut Output) {
    if !departed.recorded {
        output.note("the project is open elsewhere, so its history does not say that this file was made");
    }
}

/// Says what was written and what is not in it.
pub(crate) fn tell_departure(departed: &Departed, output: &mut Output) {
    output.line(format!("{}: {} rows", departed.path.display(), departed.rows));
    for left in &departed.left_out {
        output.note(&format!("{} is left out: {}", left.name, left.why.text().en));
    }
    tell_unrecorded(departed, output);
    let left_out: Vec<_> = departed.left_out.iter().map(|left| json!({ "document": left.name, "why": left.why.text().en })).collect();
    output.value(json!({ "file": departed.path, "rows": departed.rows, "documents": departed.documents, "left_out": left_out, "recorded": departed.recorded }));
}
