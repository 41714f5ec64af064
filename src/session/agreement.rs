//! Agreement of an open project: what a person's words ask for, the result as tables and files, rounds and settlements.

use crate::analysis::agreement::disagreements::disagreements;
use crate::analysis::agreement::{Agreement, Documents, Request, agreement, choose, other_tools, rounds, tables};
use crate::analysis::release::Content;
use crate::analysis::table::Table;
use crate::export::provenance::Provenance;
use crate::export::{csv, json, xlsx};
use crate::model::departure::Recipient;
use crate::model::ids::CodeId;
use crate::model::project::Project;
use crate::model::round::{Round, Unit};
use crate::session::command::Command;
use crate::session::error::SessionError;
use crate::session::exports::{Departed, Target};
use crate::session::find::{Finder, coder};
use crate::session::plan::PlanError;
use crate::session::tables::{ending, table_bytes};
use crate::session::{Outcome, Session};
use std::sync::Arc;

/// What a person asks for, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgreementWords {
    /// Names of coders; none for all who coded.
    pub coders: Vec<String>,
    /// Documents; none for those that all of the coders coded.
    pub documents: Vec<String>,
    /// Codes; none for all that were applied.
    pub codes: Vec<String>,
    /// The unit.
    pub unit: Unit,
    /// Under how many units a code is too rare; none for the usual number.
    pub rare: Option<u64>,
    /// Resamples for intervals; none for the usual number.
    pub resamples: Option<usize>,
    /// Where random numbers start; none for the usual place.
    pub seed: Option<u64>,
}

impl AgreementWords {
    /// The request behind the words.
    pub fn request(&self, project: &Project) -> Result<Request, SessionError> {
        if project.info().is_some_and(|info| info.agreement_off) {
            return Err(PlanError::AgreementOff.into());
        }
        let finder = Finder::new(project);
        let coders = self.coders.iter().map(|word| coder(project, word)).collect::<Result<Vec<_>, _>>()?;
        let documents = self.documents.iter().map(|word| finder.document(word)).collect::<Result<Vec<_>, _>>()?;
        let find = |word: &String| project.codebook().find(word).map_err(PlanError::from);
        let codes = self.codes.iter().map(find).collect::<Result<Vec<CodeId>, _>>()?;
        let usual = Request::of(coders);
        Ok(Request {
            documents: if documents.is_empty() { Documents::Common } else { Documents::These(documents) },
            codes: if codes.is_empty() { None } else { Some(codes) },
            unit: self.unit,
            rare: self.rare.unwrap_or(usual.rare),
            resamples: self.resamples.unwrap_or(usual.resamples),
            seed: self.seed.unwrap_or(usual.seed),
            ..usual
        })
    }
}

impl Session {
    /// Compares coders.
    pub fn agreement(&self, request: &Request) -> Result<Agreement, SessionError> {
        Ok(agreement(&self.project, request)?)
    }

    /// Keeps a result as a round.
    pub fn keep_round(&mut self, name: &str, agreement: &Agreement) -> Result<Outcome, SessionError> {
        let content = rounds::content(&self.project, agreement);
        self.execute(Command::KeepRound { name: name.to_owned(), content: Box::new(content) })
    }

    /// A kept round by its name, else its id.
    pub fn round(&self, word: &str) -> Result<Arc<Round>, SessionError> {
        let word = word.trim();
        let fits = |round: &&Arc<Round>| round.name == word || round.id.to_string() == word;
        self.project.rounds().find(fits).cloned().ok_or_else(|| {
            let names: Vec<&str> = self.project.rounds().map(|round| round.name.as_str()).collect();
            let known = if names.is_empty() { "none was kept".to_owned() } else { format!("the rounds are {}", names.join(", ")) };
            SessionError::Request(format!("there is no round ‘{word}’; {known}"))
        })
    }

    /// The same request on the documents that a recipient may have. For the team it stays as it is.
    pub fn agreement_for(&self, request: &Request, recipient: Recipient) -> Result<Request, SessionError> {
        if recipient == Recipient::Team {
            return Ok(request.clone());
        }
        let release = self.release(recipient, Content::Numbers);
        let documents = choose(&self.project, request)?.documents;
        let allowed = documents.into_iter().filter(|document| release.documents().contains(document)).collect();
        Ok(Request { documents: Documents::These(allowed), ..request.clone() })
    }

    /// The tables of a file: coefficients, and for the team also where coders differ, with the reasons, and what other tools would print.
    pub fn agreement_tables(&self, request: &Request, recipient: Recipient) -> Result<Vec<Table>, SessionError> {
        let mut sheets = vec![tables::to_table(&self.project, &self.agreement(request)?)];
        if recipient == Recipient::Team {
            sheets.push(tables::disagreement_table(&self.project, &disagreements(&self.project, request)?));
        }
        sheets.extend(other_tools::table(&self.project, request).ok());
        Ok(sheets)
    }

    /// Compares coders and writes the result for a recipient as the ending of the file says.
    pub fn export_agreement(&mut self, request: &Request, target: &Target) -> Result<Departed, SessionError> {
        let request = self.agreement_for(request, target.recipient)?;
        let sheets = self.agreement_tables(&request, target.recipient)?;
        let said = asked(&self.project, &request);
        self.export_tables(&sheets, &said, target)
    }

    /// Writes tables of numbers as the ending of the file says: .xlsx holds all of them, .csv and .json the first.
    pub fn export_tables(&mut self, tables: &[Table], asked: &str, target: &Target) -> Result<Departed, SessionError> {
        let release = self.release(target.recipient, Content::Numbers);
        let made = if target.recipient == Recipient::Team { self.made(asked) } else { self.made(asked).released(&release) };
        let bytes = match (ending(&target.path).as_str(), tables) {
            ("xlsx", [_, ..]) => xlsx::write_sheets(&tables.iter().collect::<Vec<_>>(), &made)?,
            (_, [first, ..]) => table_bytes(first, &made, &target.path)?,
            (_, []) => return Err(SessionError::Request("there is no table to write".to_owned())),
        };
        let (kind, rows) = tables.first().map_or(("agreement", 0), |table| (table.kind, table.rows.len()));
        self.depart(target, kind, &bytes, rows, release)
    }

    /// A table as csv.
    pub fn agreement_csv(&self, table: &Table, asked: &str) -> Result<Vec<u8>, SessionError> {
        Ok(csv::write(table, &self.made(asked))?)
    }

    /// A table as a json value.
    pub fn agreement_json(&self, table: &Table, asked: &str) -> serde_json::Value {
        json::value(table, &self.made(asked))
    }

    fn made(&self, asked: &str) -> Provenance {
        Provenance {
            made: self.actor.clock.now(),
            project: self.project.name().to_owned(),
            codebook_version: self.project.codebook_version().to_owned(),
            filter: asked.to_owned(),
            coder: self.actor.coder.clone(),
            release: None,
        }
    }
}

/// What was asked, for the notes of a file: coders, unit, documents and codes.
pub fn asked(project: &Project, request: &Request) -> String {
    let coders: Vec<&str> = request.coders.iter().map(|coder| project.coder_name(*coder)).collect();
    let mut asked = format!("coders {}; unit {}", coders.join(", "), request.unit);
    if let Documents::These(documents) = &request.documents {
        let names: Vec<&str> = documents.iter().filter_map(|document| project.document(*document)).map(|document| document.name.as_str()).collect();
        asked.push_str(&format!("; documents {}", names.join(", ")));
    }
    if let Some(codes) = &request.codes {
        let paths: Vec<String> = codes.iter().map(|code| project.codebook().path(*code)).collect();
        asked.push_str(&format!("; codes {}", paths.join(", ")));
    }
    asked
}
