//! `griot table`: codings, counts and lists, as csv, xlsx or json.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::method::{MethodArguments, NearnessArguments};
use crate::cli::output::Output;
use crate::cli::recipient::{RecipientWord, target, tell_departure};
use crate::session::Session;
use crate::session::tables::{Counted, Kind, LEAST, SmallCells, TableRequest};
use crate::session::views::TableView;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Which table.
    #[arg(value_enum)]
    kind: KindWord,
    #[command(flatten)]
    project: ProjectPath,
    /// The file to write (.csv, .xlsx or .json); - is standard output as csv.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Rows: a code whose children are the rows (matrix), or a second attribute (crosstab).
    #[arg(long, value_name = "WHAT")]
    rows: Option<String>,
    /// Columns: an attribute such as participant_group or doc.setting (crosstab), or a code whose children are the columns (matrix).
    #[arg(long, value_name = "WHAT")]
    columns: Option<String>,
    /// Count only codings that meet this query.
    #[arg(long = "where", value_name = "QUERY")]
    filter: Option<String>,
    /// Break the counts down: coder, case, document, or an attribute such as doc.wave (frequency); an attribute of cases (saturation).
    #[arg(long, value_name = "WHAT")]
    by: Option<String>,
    /// The code under which two attributes are crossed (crosstab).
    #[arg(long, value_name = "CODE")]
    code: Option<String>,
    #[command(flatten)]
    nearness: NearnessArguments,
    /// The case whose account is shown (profile).
    #[arg(long, value_name = "CASE")]
    case: Option<String>,
    /// Quotes of one person in one place beyond which the quote bank warns (quotes).
    #[arg(long, value_name = "N", default_value_t = 3)]
    most: u32,
    #[command(flatten)]
    method: MethodArguments,
    /// The document that holds the questions of the interview guide, one a paragraph; without it the questions as they were asked (coverage).
    #[arg(long, value_name = "DOC")]
    guide: Option<String>,
    /// What becomes of figures of few cases; files about persons mask them unless told otherwise (crosstab, frequency by an attribute, participants).
    #[arg(long, value_enum)]
    small_cells: Option<SmallWord>,
    /// Fewest cases that are not masked or merged.
    #[arg(long, value_name = "K", default_value_t = LEAST as u32, value_parser = clap::value_parser!(u32).range(2..))]
    least: u32,
    /// What a crosstab shows first.
    #[arg(long, value_enum, default_value_t = CountedWord::Cases)]
    unit: CountedWord,
    /// Matrix: only codings on exactly the same passage meet, not all that overlap.
    #[arg(long)]
    same_passage: bool,
    /// Keep this table under a name; griot views makes it again.
    #[arg(long, value_name = "NAME")]
    save_view: Option<String>,
    /// Replace a file that is there already.
    #[arg(long)]
    overwrite: bool,
    /// Who receives the file: its consent decides what may be in it.
    #[arg(long, value_enum, default_value_t = RecipientWord::Team)]
    recipient: RecipientWord,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum KindWord {
    Codings,
    Frequency,
    Crosstab,
    Matrix,
    Cooccurrence,
    Documents,
    Cases,
    Participants,
    Profile,
    Quotes,
    Gaps,
    Saturation,
    Coverage,
    Codebook,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum SmallWord {
    Show,
    Mask,
    Merge,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum CountedWord {
    Cases,
    Documents,
    Codings,
}

impl Arguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        if let Some(name) = &self.save_view {
            let mut session = common.write(&self.project.path)?;
            let request = self.request(&session)?;
            // A view that cannot be made is not kept.
            session.table(&request)?;
            session.keep_table_view(&TableView::new(name, &request))?;
            session.close()?;
        }
        if let Some(file) = self.out.as_ref().filter(|file| file.as_os_str() != "-") {
            let mut session = common.write_or_read(&self.project.path)?;
            let request = self.request(&session)?;
            let departed = session.export_table(&request, &target(file, self.overwrite, self.recipient))?;
            session.close()?;
            tell_departure(&departed, output);
            return Ok(());
        }
        let session = common.read(&self.project.path)?;
        let request = self.request(&session)?;
        let table = session.table(&request)?;
        if output.is_json() {
            output.value(session.table_as_json(&table, &request));
        } else {
            output.exact(&String::from_utf8_lossy(&session.table_as_csv(&table, &request)?));
        }
        Ok(())
    }

    fn request(&self, session: &Session) -> Result<TableRequest, CliError> {
        let least = self.least as usize;
        Ok(TableRequest {
            kind: match self.kind {
                KindWord::Codings => Kind::Codings,
                KindWord::Frequency => Kind::Frequency,
                KindWord::Crosstab => Kind::Crosstab,
                KindWord::Matrix => Kind::Matrix,
                KindWord::Documents => Kind::Documents,
                KindWord::Cases => Kind::Cases,
                KindWord::Cooccurrence => Kind::CoOccurrence,
                KindWord::Participants => Kind::Participants,
                KindWord::Profile => Kind::Profile,
                KindWord::Quotes => Kind::Quotes,
                KindWord::Gaps => Kind::Gaps,
                KindWord::Saturation => Kind::Saturation,
                KindWord::Coverage => Kind::Coverage,
                KindWord::Codebook => Kind::Codebook,
            },
            rows: self.rows.clone(),
            columns: self.columns.clone(),
            filter: self.filter.clone(),
            documents: None,
            coders: None,
            by: self.by.as_deref().map(|word| session.group_by(word)).transpose()?,
            unit: match self.unit {
                CountedWord::Cases => Counted::Cases,
                CountedWord::Documents => Counted::Documents,
                CountedWord::Codings => Counted::Codings,
            },
            same_passage: self.same_passage,
            code: self.code.clone(),
            small: self.small_cells.map(|word| match word {
                SmallWord::Show => SmallCells::Show,
                SmallWord::Mask => SmallCells::Mask(least),
                SmallWord::Merge => SmallCells::Merge(least),
            }),
            nearness: self.nearness.nearness(),
            recipient: self.recipient.recipient(),
            most: self.most as usize,
            case: self.case.clone(),
            method: self.method.method(),
            guide: self.guide.clone(),
        })
    }
}
