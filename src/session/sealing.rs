//! Encryption of a project file: with a passphrase, without, with another one; the recovery sheet; and how soon a passphrase would be guessed.

use crate::export::file::{self, WriteMode};
use crate::export::provenance::Provenance;
use crate::export::report::recovery;
use crate::export::{docx, html};
use crate::model::code::ReportLanguage;
use crate::model::op::{Op, OpHead, OpKind};
use crate::model::time::Moment;
use crate::session::Actor;
use crate::session::clock::Clock;
use crate::session::error::SessionError;
use crate::session::plan::op_id_after;
use crate::session::tables::ending;
use crate::store::{self, Passphrase, RecoveryKey, StoreError, is_plain};
use std::path::{Path, PathBuf};

/// What a change of encryption came to.
#[derive(Debug)]
pub struct Resealed {
    /// The sheet for the safe, where the project is encrypted now.
    pub sheet: Option<RecoverySheet>,
    /// Older copies beside the project that anybody can still read.
    pub readable: Vec<PathBuf>,
}

/// Encrypts a project that is in clear. Nobody may have it open. The history says so, as it does of the two below: nobody can take that back.
pub fn seal(path: &Path, passphrase: &Passphrase, actor: &Actor) -> Result<Resealed, SessionError> {
    must_be(path, false)?;
    reseal(path, None, Some(passphrase), actor, "encrypt the project")
}

/// Takes the encryption of a project away: from then on anybody who has the file reads it.
pub fn unseal(path: &Path, passphrase: &Passphrase, actor: &Actor) -> Result<Resealed, SessionError> {
    must_be(path, true)?;
    reseal(path, Some(passphrase), None, actor, "take the encryption of the project away")
}

/// Gives an encrypted project another passphrase, and with it another key and another recovery sheet.
pub fn change_passphrase(path: &Path, old: &Passphrase, new: &Passphrase, actor: &Actor) -> Result<Resealed, SessionError> {
    must_be(path, true)?;
    reseal(path, Some(old), Some(new), actor, "change the passphrase of the project")
}

fn must_be(path: &Path, encrypted: bool) -> Result<(), SessionError> {
    if path.is_file() && is_plain(path) == encrypted {
        return Err(StoreError::AlreadySo { path: path.display().to_string(), encrypted: !encrypted }.into());
    }
    Ok(())
}

fn reseal(path: &Path, old: Option<&Passphrase>, new: Option<&Passphrase>, actor: &Actor, label: &str) -> Result<Resealed, SessionError> {
    let line = |last| Op {
        head: OpHead {
            id: op_id_after(&actor.clock, Some(last)),
            kind: OpKind::Do,
            target: None,
            installation: actor.installation,
            coder: actor.coder.clone(),
            at: actor.clock.now(),
            label: label.to_owned(),
            follows: vec![last],
            touches_texts: false,
        },
        changes: Vec::new(),
        destroys: false,
        merged: None,
    };
    let key = store::reseal(path, old, new, &line)?;
    let sheet = key.map(|key| RecoverySheet::new(path, key, actor.clock.now()));
    let readable = if new.is_some() { store::readable_copies(path) } else { Vec::new() };
    Ok(Resealed { sheet, readable })
}

/// The sheet of paper with the key that opens a project whose passphrase was forgotten. `Debug` does not show the key.
#[derive(Clone, Debug)]
pub struct RecoverySheet {
    file: String,
    key: RecoveryKey,
    made: Moment,
}

impl RecoverySheet {
    /// Endings of the files that a sheet can be.
    pub const ENDINGS: [&'static str; 3] = ["html", "docx", "txt"];

    /// The sheet of an encrypted project that this passphrase opens. The key is kept nowhere: it is made out of the passphrase again.
    pub fn of(path: &Path, passphrase: &Passphrase, clock: &Clock) -> Result<Self, SessionError> {
        Ok(Self::new(path, store::recovery_key(path, passphrase)?, clock.now()))
    }

    fn new(path: &Path, key: RecoveryKey, made: Moment) -> Self {
        let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Self { file, key, made }
    }

    /// The key in eight groups of eight letters.
    pub fn key(&self) -> zeroize::Zeroizing<String> {
        self.key.text()
    }

    fn report(&self, language: ReportLanguage) -> crate::export::report::Report {
        let text = self.key.text();
        let groups: Vec<&str> = text.split('-').collect();
        let made = self.made.text();
        recovery::report(&self.file, made.split('T').next().unwrap_or(&made), &groups, language)
    }

    /// The sheet as plain text.
    pub fn text(&self, language: ReportLanguage) -> String {
        recovery::as_text(&self.report(language))
    }

    /// Writes the sheet as .html, .docx or .txt, for nobody but the owner of the file to read.
    pub fn write(&self, path: &Path, language: ReportLanguage, mode: WriteMode) -> Result<(), SessionError> {
        let report = self.report(language);
        // Nothing of the study stands on the sheet, not even its name.
        let made = Provenance {
            made: self.made,
            project: self.file.clone(),
            codebook_version: String::new(),
            filter: String::new(),
            coder: String::new(),
            release: None,
        };
        let bytes = match ending(path).as_str() {
            "html" => html::write(&report, &made),
            "docx" => docx::write(&report, &made)?,
            "txt" => recovery::as_text(&report).into_bytes(),
            other => return Err(SessionError::UnknownEnding { ending: other.to_owned(), known: Self::ENDINGS.to_vec() }),
        };
        Ok(file::write(path, &zeroize::Zeroizing::new(bytes), mode)?)
    }
}

/// How long a passphrase stands against somebody who has the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stands {
    /// Less than an hour.
    Minutes,
    /// Less than two days.
    Hours,
    /// Less than two months.
    Days,
    /// Less than two years.
    Months,
    /// Less than two hundred years.
    Years,
    /// More.
    Centuries,
}

impl Stands {
    /// The word that files and the window use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Minutes => "minutes",
            Self::Hours => "hours",
            Self::Days => "days",
            Self::Months => "months",
            Self::Years => "years",
            Self::Centuries => "centuries",
        }
    }
}

/// An estimate of how strong a passphrase is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Strength {
    /// From 0, guessed at once, to 4.
    pub score: u8,
    /// Logarithm to base 10 of the guesses that it is expected to take.
    pub guesses_log10: f64,
    /// How long that takes with ten thousand guesses a second, which for this derivation means many machines at work together.
    pub stands: Stands,
}

impl Strength {
    /// True where people should be told to take more words.
    pub fn is_weak(self) -> bool {
        self.stands < Stands::Years
    }
}

/// Estimates the passphrase of a project, whose file's name is no secret.
pub fn strength_of(passphrase: &Passphrase, project: &Path) -> Strength {
    let name = project.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    strength(passphrase.text(), &[&name])
}

/// Estimates a passphrase: words of dictionaries, names, dates, rows of keys and repetitions count for little (Wheeler 2016, the method of zxcvbn). `known`
/// are words that whoever guesses would try first, such as the name of the project.
pub fn strength(passphrase: &str, known: &[&str]) -> Strength {
    const PER_SECOND: f64 = 10_000.0;
    const HOUR: f64 = 3600.0;
    const DAY: f64 = 24.0 * HOUR;
    let estimate = zxcvbn::zxcvbn(passphrase, known);
    let seconds = 10f64.powf(estimate.guesses_log10()) / PER_SECOND;
    let stands = match seconds {
        s if s < HOUR => Stands::Minutes,
        s if s < 2.0 * DAY => Stands::Hours,
        s if s < 60.0 * DAY => Stands::Days,
        s if s < 730.0 * DAY => Stands::Months,
        s if s < 73_000.0 * DAY => Stands::Years,
        _ => Stands::Centuries,
    };
    Strength { score: u8::from(estimate.score()), guesses_log10: estimate.guesses_log10(), stands }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_passphrases_fall_at_once_and_several_words_stand() {
        assert_eq!(strength("password1", &[]).stands, Stands::Minutes);
        assert_eq!(strength("", &[]).score, 0);
        let words = strength("baobab kettle ninety orchard", &[]);
        assert!(words.stands > Stands::Years && !words.is_weak() && words.score == 4, "{words:?}");
        // What whoever guesses knows helps them.
        assert!(strength("quokkastudy", &["quokkastudy"]).guesses_log10 < strength("quokkastudy", &[]).guesses_log10);
    }
}
