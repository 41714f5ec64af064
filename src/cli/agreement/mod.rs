//! `griot agreement`: how alike coders coded, where they differ, what was decided, rounds, and the paragraph for the methods section.

mod told;

use crate::analysis::agreement::disagreements::{Disagreement, disagreements};
use crate::analysis::agreement::{Request, Statistic, methods, other_tools, rounds, tables};
use crate::analysis::table::Table;
use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::cli::recipient::{RecipientWord, target, tell_departure};
use crate::cli::undo::tell;
use crate::model::round::{Round, Unit};
use crate::model::settlement::Verdict;
use crate::session::Session;
use crate::session::agreement::{AgreementWords, asked};
use crate::session::command::{Command, Settle};
use crate::session::error::SessionError;
use crate::session::find::coder;
use clap::{Args, ValueEnum};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    project: ProjectPath,
    /// The coders to compare, two at least.
    #[arg(long, value_name = "A,B[,C…]", value_delimiter = ',')]
    coders: Vec<String>,
    /// Only this code, without those below it; may be given several times.
    #[arg(long, value_name = "C")]
    code: Vec<String>,
    /// What is judged: every character, turn, paragraph or document.
    #[arg(long, value_enum, default_value_t = UnitWord::Paragraph)]
    unit: UnitWord,
    /// Only these documents, also where a coder has not coded one; else all that each of the coders coded.
    #[arg(long, value_name = "D,E…", value_delimiter = ',')]
    documents: Vec<String>,
    /// Under how many units (by character: passages) a code is called too rare; 0 reports all.
    #[arg(long, value_name = "N")]
    rare: Option<u64>,
    /// Resamples of documents for the intervals; 0 for none.
    #[arg(long, value_name = "N")]
    resamples: Option<usize>,
    /// Where the random numbers of the intervals start.
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// The file to write (.csv, .json; .xlsx holds coefficients, disagreements and other tools' figures).
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Replace a file that is there already.
    #[arg(long)]
    overwrite: bool,
    /// Who receives the file: documents that the consent keeps from them are left out.
    #[arg(long, value_enum, default_value_t = RecipientWord::Team)]
    recipient: RecipientWord,
    #[command(flatten)]
    instead: Instead,
    /// What is decided with --settle: the coder whose coding is kept, all or none.
    #[arg(long, value_name = "CODER|all|none", requires = "settle")]
    verdict: Option<String>,
    /// Why it is decided so.
    #[arg(long, value_name = "TEXT", requires = "settle")]
    reason: Option<String>,
}

/// What is wanted instead of coefficients; one at a time.
#[derive(Debug, Args)]
#[group(multiple = false)]
struct Instead {
    /// List where the coders differ.
    #[arg(long)]
    disagreements: bool,
    /// What NVivo, MAXQDA and ATLAS.ti would print for two coders, by the definitions in their manuals.
    #[arg(long)]
    other_tools: bool,
    /// The paragraph for the methods section.
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    methods: Option<Tongue>,
    /// Keep the figures as a round of that name.
    #[arg(long, value_name = "NAME")]
    keep: Option<String>,
    /// List the rounds that were kept.
    #[arg(long)]
    rounds: bool,
    /// Two kept rounds side by side.
    #[arg(long, value_name = "ROUND,ROUND", value_delimiter = ',')]
    compare: Vec<String>,
    /// Take a kept round away.
    #[arg(long, value_name = "ROUND")]
    forget: Option<String>,
    /// Settle the disagreement at a place: DOCUMENT:START..END:CODE, as --disagreements lists it.
    #[arg(long, value_name = "PLACE", requires_all = ["verdict", "reason"])]
    settle: Option<String>,
    /// Take the decision at a place back.
    #[arg(long, value_name = "PLACE")]
    unsettle: Option<String>,
    /// Switch comparing coders on or off for this project.
    #[arg(long, value_enum, value_name = "ON|OFF")]
    switch: Option<Switch>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum UnitWord {
    Character,
    Turn,
    Paragraph,
    Document,
}

impl From<UnitWord> for Unit {
    fn from(word: UnitWord) -> Self {
        match word {
            UnitWord::Character => Self::Character,
            UnitWord::Turn => Self::Turn,
            UnitWord::Paragraph => Self::Paragraph,
            UnitWord::Document => Self::Document,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Tongue {
    En,
    Fr,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Switch {
    On,
    Off,
}

impl Arguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        let instead = &self.instead;
        if let Some(switch) = instead.switch {
            return act(common, &self, output, |_| Ok(Command::SetAgreement(switch == Switch::On)));
        }
        if let Some(name) = &instead.forget {
            return act(common, &self, output, |session| Ok(Command::RemoveRound(session.round(name)?.id)));
        }
        if let Some(place) = &instead.settle {
            return act(common, &self, output, |session| self.settlement(session, place));
        }
        if let Some(place) = &instead.unsettle {
            return act(common, &self, output, |session| self.reopening(session, place));
        }
        if let Some(name) = &instead.keep {
            let mut session = common.write(&self.project.path)?;
            let found = session.agreement(&self.request(&session)?)?;
            let outcome = session.keep_round(name, &found)?;
            session.close()?;
            tell(&outcome, output);
            return Ok(());
        }
        let session = if self.file().is_some() { common.write_or_read(&self.project.path)? } else { common.read(&self.project.path)? };
        if instead.rounds {
            list_rounds(&session, output);
            return Ok(());
        }
        if let [first, second] = instead.compare.as_slice() {
            let project = session.project();
            let table = rounds::compared(&project, &*session.round(first)?, &*session.round(second)?, &REPORTED);
            return self.give(session, &[table], &format!("rounds {first}, {second}"), output);
        }
        if !instead.compare.is_empty() {
            return Err(CliError::request("two rounds are compared at a time", "write --compare FIRST,SECOND; --rounds lists them"));
        }
        let request = session.agreement_for(&self.request(&session)?, self.recipient.recipient())?;
        self.compare(session, &request, output)
    }

    /// The file that is to be written, where one is.
    fn file(&self) -> Option<&Path> {
        self.out.as_deref().filter(|file| file.as_os_str() != "-")
    }

    fn compare(&self, session: Session, request: &Request, output: &mut Output) -> Result<(), CliError> {
        let project = session.project();
        let said = asked(&project, request);
        if self.instead.disagreements {
            let found = disagreements(&project, request).map_err(SessionError::from)?;
            if self.out.is_some() {
                return self.give(session, &[tables::disagreement_table(&project, &found)], &said, output);
            }
            output.value(told::disagreements_value(&project, request, &found));
            told::disagreements_lines(&project, &found, output);
            return Ok(());
        }
        if self.instead.other_tools {
            let table = other_tools::table(&project, request).map_err(SessionError::from)?;
            return self.give(session, &[table], &said, output);
        }
        if self.out.is_some() && self.instead.methods.is_none() {
            let sheets = session.agreement_tables(request, self.recipient.recipient())?;
            return self.give(session, &sheets, &said, output);
        }
        let found = session.agreement(request)?;
        if let Some(tongue) = self.instead.methods {
            let kept: Vec<Arc<Round>> = project.rounds().cloned().collect();
            let text = methods::paragraph(&project, &found, &REPORTED, &kept.iter().map(Arc::as_ref).collect::<Vec<_>>());
            output.line(if tongue == Tongue::En { &text.en } else { &text.fr });
            output.value(json!({ "methods": { "en": text.en, "fr": text.fr } }));
            return Ok(());
        }
        output.value(told::agreement_value(&project, &found));
        told::agreement_lines(&project, &found, output);
        Ok(())
    }

    /// Writes the tables to the file, or the first as csv to standard output, or tells it.
    fn give(&self, mut session: Session, tables: &[Table], said: &str, output: &mut Output) -> Result<(), CliError> {
        if let Some(file) = self.file() {
            let departed = session.export_tables(tables, said, &target(file, self.overwrite, self.recipient))?;
            session.close()?;
            tell_departure(&departed, output);
        } else if let Some(first) = tables.first() {
            if self.out.is_some() {
                output.exact(&String::from_utf8_lossy(&session.agreement_csv(first, said)?));
            } else {
                output.value(session.agreement_json(first, said));
                told::table(first, output);
            }
        }
        Ok(())
    }

    fn request(&self, session: &Session) -> Result<Request, CliError> {
        if self.coders.is_empty() {
            let project = session.project();
            let names: Vec<&str> = project.coders().map(|coder| coder.name.as_str()).collect();
            return Err(CliError::request("say whom to compare", format!("write --coders A,B; the coders are {}", names.join(", "))));
        }
        let words = AgreementWords {
            coders: self.coders.clone(),
            documents: self.documents.clone(),
            codes: self.code.clone(),
            unit: self.unit.into(),
            rare: self.rare,
            resamples: self.resamples,
            seed: self.seed,
        };
        Ok(words.request(&session.project())?)
    }

    fn settlement(&self, session: &Session, place: &str) -> Result<Command, CliError> {
        let project = session.project();
        let request = self.request(session)?;
        let one = found_at(session, &request, place)?;
        let verdict = match self.verdict.as_deref().unwrap_or_default() {
            "all" => Verdict::All,
            "none" => Verdict::None,
            name => Verdict::Keep(coder(&project, name)?),
        };
        let reason = self.reason.clone().unwrap_or_default();
        Ok(Command::Settle(Settle { document: one.document, code: one.code, span: one.span, coders: request.coders, verdict, reason }))
    }

    fn reopening(&self, session: &Session, place: &str) -> Result<Command, CliError> {
        let one = found_at(session, &self.request(session)?, place)?;
        let settled = one.settled.or(one.settled_before);
        settled.map(Command::Unsettle).ok_or_else(|| CliError::request(format!("nothing was settled at {place}"), "--disagreements lists what was"))
    }
}

/// The coefficients that lists and paragraphs give first.
const REPORTED: [Statistic; 3] = [Statistic::Percent, Statistic::CohenKappa, Statistic::KrippendorffAlpha];

/// Opens for writing, carries a command out and tells it.
fn act(common: &Common, arguments: &Arguments, output: &mut Output, command: impl FnOnce(&Session) -> Result<Command, CliError>) -> Result<(), CliError> {
    let mut session = common.write(&arguments.project.path)?;
    let command = command(&session)?;
    let outcome = session.execute(command)?;
    session.close()?;
    tell(&outcome, output);
    Ok(())
}

/// The disagreement at `DOCUMENT:START..END:CODE`.
fn found_at(session: &Session, request: &Request, place: &str) -> Result<Disagreement, CliError> {
    let project = session.project();
    let malformed = || CliError::request(format!("‘{place}’ is not a place"), "write DOCUMENT:START..END:CODE, as --disagreements lists it");
    let (rest, code) = place.rsplit_once(':').ok_or_else(malformed)?;
    let (document, span) = rest.rsplit_once(':').ok_or_else(malformed)?;
    let document = crate::session::find::Finder::new(&project).document(document)?;
    let code = project.codebook().find(code).map_err(crate::session::plan::PlanError::from).map_err(SessionError::from)?;
    let span: crate::model::text::CharSpan = span.parse().ok().ok_or_else(malformed)?;
    let all = disagreements(&project, request).map_err(SessionError::from)?;
    let fits = |one: &Disagreement| one.document == document && one.code == code && one.span == span;
    all.into_iter().find(fits).ok_or_else(|| CliError::request(format!("the coders do not differ at {place}"), "--disagreements lists where they do"))
}

fn list_rounds(session: &Session, output: &mut Output) {
    let project = session.project();
    let kept: Vec<&Arc<Round>> = project.rounds().collect();
    for round in &kept {
        output.line(rounds::about(round).en);
    }
    if kept.is_empty() {
        output.line("No round was kept. griot agreement PROJECT --coders A,B --keep NAME keeps one.");
    }
    output.value(json!({ "rounds": kept.iter().map(|round| told::round_value(&project, round)).collect::<Vec<_>>() }));
}
