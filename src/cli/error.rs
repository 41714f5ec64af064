//! What the command line says when something goes wrong: `error:` and `hint:` on standard error.

use crate::cli::output::plain;
use crate::session::error::SessionError;
use std::io::Write;

/// What went wrong, and what to do.
#[derive(Debug)]
pub(crate) struct CliError {
    what: String,
    hint: Option<String>,
}

impl CliError {
    /// A request that cannot be met.
    pub(crate) fn request(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { what: what.into(), hint: Some(hint.into()) }
    }

    /// Writes both sentences to standard error.
    pub(crate) fn print(&self) {
        let mut text = format!("error: {}\n", plain(&self.what));
        if let Some(hint) = &self.hint {
            text.push_str(&format!("hint: {}\n", plain(hint)));
        }
        // Where standard error is closed, there is nobody to tell.
        drop(std::io::stderr().write_all(text.as_bytes()));
    }
}

impl<E: Into<SessionError>> From<E> for CliError {
    fn from(err: E) -> Self {
        let message = err.into().message();
        Self { what: message.what, hint: message.hint }
    }
}
