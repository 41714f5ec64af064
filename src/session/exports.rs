//! Files that leave the study: made for a recipient, without what the consent keeps back, written whole, and put down in the history.

use crate::analysis::release::{Content, LeftOut, Release};
use crate::export::codebook;
use crate::export::file::{self, WriteMode};
use crate::export::withhold::withhold;
use crate::model::departure::Recipient;
use crate::model::project::Project;
use crate::model::text::Hash;
use crate::session::Session;
use crate::session::command::{Command, NewDeparture};
use crate::session::error::SessionError;
use crate::session::graph;
use crate::session::tables::{Kind, TableRequest, ending, table_bytes};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where a file goes, and to whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The file.
    pub path: PathBuf,
    /// What to do where it is there already.
    pub mode: WriteMode,
    /// For whom it is.
    pub recipient: Recipient,
}

impl Target {
    /// A new file for the team.
    pub fn team(path: &Path) -> Self {
        Self { path: path.to_owned(), mode: WriteMode::KeepExisting, recipient: Recipient::Team }
    }
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Departed {
    /// The file.
    pub path: PathBuf,
    /// Documents that are in it.
    pub documents: usize,
    /// Rows of its table, or passages of its report.
    pub rows: usize,
    /// Documents that are not in it, and why.
    pub left_out: Vec<LeftOut>,
    /// True where the history says so; false for a file that the team made from a project that it had open for reading only.
    pub recorded: bool,
}

/// What the file of a table holds.
pub fn content_of(kind: Kind) -> Content {
    match kind {
        Kind::Codings | Kind::Matrix | Kind::Profile | Kind::Quotes | Kind::Gaps | Kind::Coverage => Content::Passages,
        _ => Content::Numbers,
    }
}

impl Session {
    /// What may leave for a recipient.
    pub fn release(&self, recipient: Recipient, content: Content) -> Release {
        Release::of(&self.project, recipient, content)
    }

    /// Writes a table for a recipient as the ending of the file says: .csv, .xlsx or .json.
    pub fn export_table(&mut self, request: &TableRequest, target: &Target) -> Result<Departed, SessionError> {
        if request.kind == Kind::Profile && target.recipient == Recipient::Authority {
            return Err(SessionError::Request("what one person’s account contains is not made for an authority".into()));
        }
        let content = content_of(request.kind);
        let request = &TableRequest { recipient: target.recipient, ..self.counting().for_export(request)? };
        let release = self.release(target.recipient, content);
        if graph::is_graph(&target.path) {
            let request = TableRequest { documents: Some(release.documents().clone()), ..request.clone() };
            let (bytes, pairs) = self.graph_bytes(&request, &target.path, &release)?;
            return self.depart(target, "graph", &bytes, pairs, release);
        }
        let table = self.table_for(request, &release)?;
        let made = self.provenance(request).released(&release);
        let bytes = table_bytes(&table, &made, &target.path)?;
        self.depart(target, table.kind, &bytes, table.rows.len(), release)
    }

    /// Writes the codebook as the ending of the file says: .csv, .json or .qdc. Whoever is not of the team gets it without its examples.
    pub fn export_codebook(&mut self, target: &Target) -> Result<Departed, SessionError> {
        let project = self.project_for(target.recipient);
        let ending = ending(&target.path);
        let bytes = match ending.as_str() {
            "csv" => codebook::csv(&project)?,
            "json" => codebook::json(&project)?,
            "qdc" => self.qdc_of(&project)?,
            _ => return Err(SessionError::UnknownEnding { ending, known: vec![".csv", ".json", ".qdc"] }),
        };
        self.depart(target, "codebook", &bytes, project.codebook().len(), Release::of_no_document(target.recipient))
    }

    /// The project without what only the team reads of its codebook.
    pub(super) fn project_for(&self, recipient: Recipient) -> Arc<Project> {
        if recipient == Recipient::Team { self.project() } else { Arc::new(self.project.without_examples()) }
    }

    /// A table of what may leave, without what its recipient may not read.
    pub(super) fn table_for(&mut self, request: &TableRequest, release: &Release) -> Result<crate::analysis::table::Table, SessionError> {
        let request = TableRequest { documents: Some(release.documents().clone()), ..request.clone() };
        let mut table = self.table(&request)?;
        withhold(&mut table, &self.project, release);
        Ok(table)
    }

    /// Writes the file, after the history says that it left. A project that is open for reading only lets files go to the team alone.
    pub(super) fn depart(&mut self, target: &Target, kind: &str, bytes: &[u8], rows: usize, release: Release) -> Result<Departed, SessionError> {
        self.go_on()?;
        let prepared = file::prepare(&target.path, bytes, target.mode)?;
        let recorded = self.is_writable();
        if recorded {
            let file_name = target.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            self.execute(Command::RecordDeparture(NewDeparture {
                recipient: target.recipient,
                kind: kind.to_owned(),
                file_name,
                sha256: Hash::of(bytes).to_string(),
                documents: release.documents().len(),
                rows,
                left_out: release.left_out.len(),
            }))?;
        } else if target.recipient != Recipient::Team {
            self.writable()?;
        }
        prepared.place()?;
        Ok(Departed { path: target.path.clone(), documents: release.documents().len(), rows, left_out: release.left_out, recorded })
    }
}
