//! The whole check of a project: file, log, rules and index.

use crate::model::rules;
use crate::session::Session;
use crate::session::error::SessionError;
use crate::store::{Fault, Passphrase, Store};
use std::path::Path;

/// One thing that is wrong with a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which part: `file`, `study` or `index`.
    pub part: &'static str,
    /// What is wrong.
    pub what: String,
}

/// What is wrong with a file that cannot even be opened: pages of an encrypted one whose seal is broken. Empty where they are whole or in clear.
pub fn broken_pages(path: &Path, passphrase: Option<&Passphrase>) -> Result<Vec<Finding>, SessionError> {
    let faults = Store::broken_pages(path, passphrase)?;
    Ok(faults.into_iter().map(|fault: Fault| Finding { part: "file", what: fault.to_string() }).collect())
}

impl Session {
    /// Everything that is wrong with the project; empty for a sound one. Changes nothing.
    pub fn check(&self) -> Result<Vec<Finding>, SessionError> {
        let of_file = self.store.verify()?.into_iter().map(|fault: Fault| Finding { part: "file", what: fault.to_string() });
        let of_study = rules::check(&self.project).into_iter().map(|breach| Finding { part: "study", what: breach.to_string() });
        let of_index = self.index_faults()?.into_iter().map(|what| Finding { part: "index", what });
        Ok(of_file.chain(of_study).chain(of_index).collect())
    }
}
