//! `griot open PROJECT`: a project in the window.

use clap::Args;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The project file.
    project: PathBuf,
}

impl Arguments {
    /// The project file.
    pub(crate) fn project(&self) -> &Path {
        &self.project
    }
}
