//! A departure: a file made from the study left the project, for somebody. Written down once and never taken back.

use crate::model::code::Bilingual;
use crate::model::ids::DepartureId;
use crate::model::time::Moment;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Who receives a file, which decides what may be in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Recipient {
    /// The research team, which has the project anyway.
    #[default]
    Team,
    /// A partner institution.
    Partner,
    /// The prison or another authority.
    Authority,
    /// Anyone: a report, an article.
    Public,
    /// An archive of research data.
    Archive,
}

impl Recipient {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Team, Self::Partner, Self::Authority, Self::Public, Self::Archive];

    /// The word that files and the command line use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Team => "team",
            Self::Partner => "partner",
            Self::Authority => "authority",
            Self::Public => "public",
            Self::Archive => "archive",
        }
    }

    /// The name that people read.
    pub fn name(self) -> Bilingual {
        match self {
            Self::Team => Bilingual::new("the research team", "l’équipe de recherche"),
            Self::Partner => Bilingual::new("a partner institution", "une institution partenaire"),
            Self::Authority => Bilingual::new("an authority", "une autorité"),
            Self::Public => Bilingual::new("the public", "le public"),
            Self::Archive => Bilingual::new("an archive", "une archive"),
        }
    }
}
impl fmt::Display for Recipient {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.key())
    }
}
impl FromStr for Recipient {
    type Err = String;
    fn from_str(key: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|known| known.key() == key).ok_or_else(|| format!("‘{key}’ is not one of team, partner, authority, public, archive"))
    }
}

/// What left, for whom, and how much was in it. Holds no text of the study.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Departure {
    /// Identity.
    pub id: DepartureId,
    /// When.
    pub at: Moment,
    /// Name of the coder who made the file.
    pub coder: String,
    /// For whom.
    pub recipient: Recipient,
    /// What it was: `codings`, `quotes`, `package` …
    pub kind: String,
    /// Name of the file, without folders.
    pub file_name: String,
    /// SHA-256 of the file, in hexadecimal digits.
    pub sha256: String,
    /// Documents that are in it.
    pub documents: u32,
    /// Rows of the table, or passages of the report.
    pub rows: u32,
    /// Documents that were left out because their consent or their state does not allow it.
    pub left_out: u32,
}
