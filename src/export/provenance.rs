//! How a file was made: date, project, codebook, filter, coder. Written into every file.

use crate::analysis::release::Release;
use crate::model::departure::Recipient;
use crate::model::time::Moment;

/// How a file was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// When.
    pub made: Moment,
    /// Name of the project.
    pub project: String,
    /// Version of the codebook.
    pub codebook_version: String,
    /// What was left out, in words; `none` where nothing was.
    pub filter: String,
    /// Who made it.
    pub coder: String,
    /// For whom, where that was asked, and which documents were left out and why.
    pub release: Option<(Recipient, String)>,
}

/// Name and version of the program.
pub const PROGRAM: &str = concat!("Griot ", env!("CARGO_PKG_VERSION"));

impl Provenance {
    /// Key, English and French label, and text of each fact.
    pub fn facts(&self) -> Vec<(&'static str, &'static str, &'static str, String)> {
        let mut facts = vec![
            ("made", "Made", "Fait le", self.made.text()),
            ("project", "Project", "Projet", self.project.clone()),
            ("codebook", "Codebook version", "Version du codebook", self.codebook_version.clone()),
            ("filter", "Filter", "Filtre", self.filter.clone()),
            ("coder", "Made by", "Fait par", self.coder.clone()),
            ("program", "Program", "Logiciel", PROGRAM.to_owned()),
        ];
        if let Some((recipient, left_out)) = &self.release {
            facts.push(("recipient", "Made for", "Destinataire", recipient.key().to_owned()));
            facts.push(("left_out", "Left out", "Omis", left_out.clone()));
        }
        facts
    }

    /// The same, for that recipient.
    pub fn released(self, release: &Release) -> Self {
        let told = |left: &crate::analysis::release::LeftOut| format!("{}: {}", left.name, left.why.text().en);
        let left_out: Vec<String> = release.left_out.iter().map(told).collect();
        let left_out = if left_out.is_empty() { "none".to_owned() } else { left_out.join("; ") };
        Self { release: Some((release.recipient, left_out)), ..self }
    }
}
