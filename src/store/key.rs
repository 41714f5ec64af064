//! The passphrase of an encrypted project, wiped from memory when it is no longer needed.

use std::fmt;
use zeroize::Zeroizing;

/// A passphrase. Never printed, never logged.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Takes a passphrase as it was typed: capitals and spaces count.
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }
    /// True where nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    pub(super) fn text(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Passphrase(…)")
    }
}
