//! `griot consent`: to what people agreed, recorded and shown; whether coding needs it; and how far documents are pseudonymised.

use crate::cli::common::{Common, ProjectPath};
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::cli::undo::tell;
use crate::model::consent::{Consent, ConsentRecord, Readiness, value};
use crate::session::command::Command;
use crate::session::find::Finder;
use clap::{Args, ValueEnum};
use serde_json::json;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    project: ProjectPath,
    /// Documents whose consent is recorded or whose state is set; without, the consent of all is listed.
    #[arg(value_name = "DOC")]
    documents: Vec<String>,
    #[command(flatten)]
    record: RecordArguments,
    /// How far the documents are pseudonymised: raw, first-pass, second-check (by another person) or release-ready.
    #[arg(long, value_enum, value_name = "STATE")]
    state: Option<State>,
    /// Whether only documents may be coded whose consent is recorded. What was refused may never be coded.
    #[arg(long, value_enum, value_name = "ON|OFF")]
    required: Option<Switch>,
}

/// A consent, as it is recorded.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct RecordArguments {
    /// How consent was given: written, thumbprint, oral_recorded, oral_witnessed, public_document, institutional_permission, not_obtained.
    #[arg(long = "consent-mode", visible_alias = "mode", value_name = "MODE")]
    mode: Option<String>,
    /// To what: analysis, anonymous_quotation, paraphrase_only, sharing_team, sharing_partner_institution, sharing_prison_authority, archiving, recontact, translation.
    #[arg(long = "consent", visible_alias = "scope", value_name = "SCOPE,SCOPE", value_delimiter = ',')]
    scope: Vec<String>,
    /// When: a year, quarter, month or day.
    #[arg(long = "consent-date", value_name = "DATE")]
    date: Option<String>,
    /// Version of the consent form.
    #[arg(long = "consent-form", value_name = "VERSION")]
    form: Option<String>,
}

impl RecordArguments {
    pub(crate) fn record(self) -> ConsentRecord {
        ConsentRecord { mode: self.mode, scope: self.scope, date: self.date, form: self.form }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Switch {
    On,
    Off,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum State {
    Raw,
    FirstPass,
    SecondCheck,
    ReleaseReady,
}

impl State {
    fn readiness(self) -> Readiness {
        match self {
            Self::Raw => Readiness::Raw,
            Self::FirstPass => Readiness::FirstPass,
            Self::SecondCheck => Readiness::SecondCheck,
            Self::ReleaseReady => Readiness::ReleaseReady,
        }
    }
}

impl Arguments {
    pub(crate) fn run(self, common: &Common, output: &mut Output) -> Result<(), CliError> {
        let record = self.record.record();
        if record.is_empty() && self.state.is_none() && self.required.is_none() {
            return list(&self.project, &self.documents, common, output);
        }
        let mut session = common.write(&self.project.path)?;
        let project = session.project();
        let finder = Finder::new(&project);
        let documents = self.documents.iter().map(|word| finder.document(word)).collect::<Result<Vec<_>, _>>()?;
        if documents.is_empty() && (!record.is_empty() || self.state.is_some()) {
            return Err(CliError::request("no document was named", "griot consent PROJECT DOC… ; griot documents lists them"));
        }
        let mut commands = Vec::new();
        if let Some(required) = self.required {
            commands.push(Command::RequireConsent(matches!(required, Switch::On)));
        }
        if !record.is_empty() {
            commands.push(Command::RecordConsent { documents: documents.clone(), record });
        }
        if let Some(state) = self.state {
            commands.extend(documents.iter().map(|document| Command::SetReadiness(*document, state.readiness())));
        }
        for command in commands {
            let outcome = session.execute(command)?;
            tell(&outcome, output);
        }
        Ok(session.close()?)
    }
}

fn list(path: &ProjectPath, words: &[String], common: &Common, output: &mut Output) -> Result<(), CliError> {
    let session = common.read(&path.path)?;
    let project = session.project();
    let finder = Finder::new(&project);
    let wanted = words.iter().map(|word| finder.document(word)).collect::<Result<Vec<_>, _>>()?;
    let required = project.info().is_some_and(|info| info.consent_required);
    let mut documents: Vec<_> = project.documents().filter(|document| wanted.is_empty() || wanted.contains(&document.id)).collect();
    documents.sort_by(|one, other| one.name.cmp(&other.name));
    let mut listed = Vec::new();
    for document in documents {
        let said = |key: &str| value(&project, document.id, key).map(ToString::to_string);
        let consent = Consent::of(&project, document.id);
        let (scope, state) = (said("consent_scope"), Readiness::of(&project, document.id).map(Readiness::key));
        let told = [said("consent_mode"), scope.clone(), state.map(str::to_owned)].into_iter().flatten().collect::<Vec<_>>().join(", ");
        output.line(format!("{:<24} {:<22} {told}", document.name, consent.text().en));
        listed.push(json!({
            "document": document.name, "consent": consent.key(), "mode": said("consent_mode"), "scope": scope, "date": said("consent_date"),
            "form": said("consent_form_version"), "state": state, "imported_by": document.imported_by,
        }));
    }
    output.line(if required { "coding needs a recorded consent" } else { "coding does not need a recorded consent; what was refused is never coded" });
    output.value(json!({ "required": required, "documents": listed }));
    Ok(())
}
