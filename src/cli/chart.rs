//! `griot chart`: a chart as .svg or .png.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::method::{MethodArguments, NearnessArguments};
use crate::cli::output::Output;
use crate::cli::recipient::{LanguageWord, RecipientWord, target, tell_departure};
use crate::session::charts::{ChartKind, ChartRequest};
use crate::session::reports::About;
use crate::session::tables::Counted;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Which chart.
    #[arg(value_enum)]
    kind: KindWord,
    #[command(flatten)]
    project: ProjectPath,
    /// The file to write (.svg or .png).
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// The document of a chart along it; else only this document counts.
    #[arg(long, value_name = "DOC")]
    document: Option<String>,
    /// Only codings that meet this query.
    #[arg(long = "where", value_name = "QUERY")]
    filter: Option<String>,
    /// Show the codes below this one; without it the families, or, where codes occur together, all codes.
    #[arg(long, value_name = "CODE")]
    below: Option<String>,
    /// Show so many of the codes that were used most, or that occur with others most, or of the words.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(2..=60))]
    most: Option<u16>,
    /// The attribute, such as participant_group or doc.setting (stacked, heat), or that of the groups (saturation).
    #[arg(long, value_name = "ATTRIBUTE")]
    columns: Option<String>,
    /// What is counted by an attribute.
    #[arg(long, value_enum, default_value_t = UnitWord::Cases)]
    unit: UnitWord,
    #[command(flatten)]
    nearness: NearnessArguments,
    #[command(flatten)]
    method: MethodArguments,
    /// Width in pixels; a png has twice as many.
    #[arg(long, value_name = "PIXELS", default_value_t = 960, value_parser = clap::value_parser!(u32).range(480..=4000))]
    width: u32,
    /// For light or dark paper.
    #[arg(long, value_enum, default_value_t = ThemeWord::Light)]
    theme: ThemeWord,
    /// Language of the chart.
    #[arg(long, value_enum, default_value_t = LanguageWord::En)]
    language: LanguageWord,
    /// Who receives the file: its consent decides what may be in it.
    #[arg(long, value_enum, default_value_t = RecipientWord::Team)]
    recipient: RecipientWord,
    /// Replace a file that is there already.
    #[arg(long)]
    overwrite: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum KindWord {
    /// How often codes were used.
    Bars,
    /// Codes by an attribute, stacked.
    Stacked,
    /// Codes by an attribute, as tiles.
    Heat,
    /// Codes that occur together, as tiles.
    Cooccurrence,
    /// Codes that occur together, as a network.
    Network,
    /// The codes of a document along its length.
    Along,
    /// What each further interview adds, by group.
    Saturation,
    /// The words that participants say most.
    Words,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum UnitWord {
    Cases,
    Documents,
    Codings,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ThemeWord {
    Light,
    Dark,
}

impl Arguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        let request = ChartRequest {
            kind: match self.kind {
                KindWord::Bars => ChartKind::Bars,
                KindWord::Stacked => ChartKind::Stacked,
                KindWord::Heat => ChartKind::Heat,
                KindWord::Cooccurrence => ChartKind::CoOccurrence,
                KindWord::Network => ChartKind::Network,
                KindWord::Along => ChartKind::Along,
                KindWord::Saturation => ChartKind::Saturation,
                KindWord::Words => ChartKind::Words,
            },
            about: About { document: self.document, filter: self.filter, coders: None, language: self.language.language() },
            below: self.below,
            most: self.most.map(usize::from),
            attribute: self.columns,
            unit: match self.unit {
                UnitWord::Cases => Counted::Cases,
                UnitWord::Documents => Counted::Documents,
                UnitWord::Codings => Counted::Codings,
            },
            nearness: self.nearness.nearness(),
            method: self.method.method(),
            width: self.width,
        };
        let mut session = common.write_or_read(&self.project.path)?;
        let departed = session.export_chart(&request, self.theme == ThemeWord::Dark, &target(&self.out, self.overwrite, self.recipient))?;
        session.close()?;
        tell_departure(&departed, output);
        Ok(())
    }
}
