//! Consent of a document, read from its attributes: whether it may be coded, by whom, and how long it may be kept.

use crate::model::attribute::{Bearer, Missing, Subject, Value};
use crate::model::code::Bilingual;
use crate::model::ids::DocumentId;
use crate::model::project::Project;

/// Whether people agreed to what is in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Consent {
    /// It was public before the study.
    Public,
    /// They agreed to its analysis.
    Given,
    /// Nothing is recorded.
    NotRecorded,
    /// They did not agree, or took it back: nothing of it may be coded.
    Refused,
}

impl Consent {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Public, Self::Given, Self::NotRecorded, Self::Refused];

    /// The word that files use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Given => "given",
            Self::NotRecorded => "not-recorded",
            Self::Refused => "refused",
        }
    }

    /// True where nothing of a document may be coded in a project: people did not agree, or what they said is asked for and not recorded.
    pub fn forbids_coding(project: &Project, document: DocumentId) -> bool {
        match Self::of(project, document) {
            Self::Refused => true,
            Self::NotRecorded => project.info().is_some_and(|info| info.consent_required),
            Self::Given | Self::Public => false,
        }
    }

    /// What people read.
    pub fn text(self) -> Bilingual {
        match self {
            Self::Public => Bilingual::new("public document", "document public"),
            Self::Given => Bilingual::new("consent recorded", "consentement enregistré"),
            Self::NotRecorded => Bilingual::new("consent not recorded", "consentement non enregistré"),
            Self::Refused => Bilingual::new("no consent", "pas de consentement"),
        }
    }

    /// What the attributes say: `consent_mode` (`not_obtained` refuses, `public_document` needs none), `consent_scope` (agrees where it names
    /// `analysis`, refuses where it names other things only) and `withdrawal` (`full` refuses).
    pub fn of(project: &Project, document: DocumentId) -> Self {
        let said = |key: &str| value(project, document, key);
        let word = |key: &str| said(key).map(ToString::to_string).unwrap_or_default();
        let mode = word("consent_mode");
        if word("withdrawal") == "full" || mode == "not_obtained" {
            return Self::Refused;
        }
        if mode == "public_document" || word("sensitivity") == "public" {
            return Self::Public;
        }
        match said("consent_scope") {
            None | Some(Value::Missing(Missing::Unknown | Missing::NotAsked | Missing::Na)) => Self::NotRecorded,
            Some(Value::Missing(Missing::Refused)) => Self::Refused,
            Some(scope) if scope.listed().any(|part| part == "analysis") => Self::Given,
            Some(_) => Self::Refused,
        }
    }
}

/// What an attribute says of a document.
pub fn value<'p>(project: &'p Project, document: DocumentId, key: &str) -> Option<&'p Value> {
    let attribute = project.attribute_keyed(Subject::Document, key)?;
    project.value(Bearer::Document(document), attribute.id)
}

/// How far a document is pseudonymised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Readiness {
    /// As it was said: only its importer codes it.
    Raw,
    /// Somebody replaced what points to persons.
    FirstPass,
    /// Another person looked at that.
    SecondCheck,
    /// It may leave.
    ReleaseReady,
}

impl Readiness {
    /// All of them, in their order.
    pub const ALL: [Self; 4] = [Self::Raw, Self::FirstPass, Self::SecondCheck, Self::ReleaseReady];

    /// The word that the attribute `pseudonymisation` holds.
    pub fn key(self) -> &'static str {
        match self {
            Self::Raw => "raw",
            Self::FirstPass => "first_pass",
            Self::SecondCheck => "second_check",
            Self::ReleaseReady => "release_ready",
        }
    }

    /// Reads that word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.key() == key)
    }

    /// What the attribute says; none where nothing was recorded.
    pub fn of(project: &Project, document: DocumentId) -> Option<Self> {
        value(project, document, "pseudonymisation").and_then(|value| Self::from_key(&value.to_string()))
    }
}

/// A consent as it is recorded: values of the attributes `consent_mode`, `consent_scope`, `consent_date` and `consent_form_version`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConsentRecord {
    /// How it was given: `written`, `oral_witnessed`, `public_document` …
    pub mode: Option<String>,
    /// To what: `analysis`, `anonymous_quotation` …
    pub scope: Vec<String>,
    /// When, as exactly as it is to be known.
    pub date: Option<String>,
    /// Version of the form.
    pub form: Option<String>,
}

impl ConsentRecord {
    /// What is recorded of a document.
    pub fn of(project: &Project, document: DocumentId) -> Self {
        let said = |key: &str| value(project, document, key).filter(|value| !matches!(value, Value::Missing(_)));
        let word = |key: &str| said(key).map(ToString::to_string);
        let scope = said("consent_scope").map(|scope| scope.listed().collect()).unwrap_or_default();
        Self { mode: word("consent_mode"), scope, date: word("consent_date"), form: word("consent_form_version") }
    }

    /// True where nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
    /// Keys of attributes and what they are to hold, as files write it.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        let scope = (!self.scope.is_empty()).then(|| self.scope.join(";"));
        [("consent_mode", self.mode.clone()), ("consent_scope", scope), ("consent_date", self.date.clone()), ("consent_form_version", self.form.clone())]
            .into_iter()
            .filter_map(|(key, value)| Some((key, value.filter(|value| !value.trim().is_empty())?)))
            .collect()
    }
}

/// Ways in which consent is given, and what it can be given to, as the built-in attributes list them.
pub const MODES: [&str; 7] = ["written", "thumbprint", "oral_recorded", "oral_witnessed", "public_document", "institutional_permission", "not_obtained"];
/// What consent can be given to.
pub const SCOPES: [&str; 9] = [
    "analysis",
    "anonymous_quotation",
    "paraphrase_only",
    "sharing_team",
    "sharing_partner_institution",
    "sharing_prison_authority",
    "archiving",
    "recontact",
    "translation",
];

/// The last day on which a document may be kept, from `destroy_after`: the end of the year, quarter or month that it names.
pub fn destroy_after(project: &Project, document: DocumentId) -> Option<jiff::civil::Date> {
    last_day(&value(project, document, "destroy_after")?.to_string())
}

/// The last day of a year, quarter, month or day as attributes write them.
pub fn last_day(text: &str) -> Option<jiff::civil::Date> {
    let month = |year: &str, month: i8| jiff::civil::Date::new(year.parse().ok()?, month, 1).ok().map(|date| date.last_of_month());
    match text.split('-').collect::<Vec<_>>().as_slice() {
        [year] => month(year, 12),
        [year, quarter] if quarter.starts_with('Q') => month(year, quarter.trim_start_matches('Q').parse::<i8>().ok()?.checked_mul(3)?),
        [year, of_year] => month(year, of_year.parse().ok()?),
        [_, _, _] => text.parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_ends_with_its_last_day() {
        for (text, day) in [("2031", "2031-12-31"), ("2031-Q1", "2031-03-31"), ("2032-02", "2032-02-29"), ("2031-05-14", "2031-05-14")] {
            assert_eq!(last_day(text).map(|date| date.to_string()).as_deref(), Some(day));
        }
        assert_eq!((last_day("soon"), last_day("2031-Q9"), last_day("2031-13")), (None, None, None));
    }

    #[test]
    fn states_are_read_as_they_are_written() {
        assert!(Readiness::ALL.into_iter().all(|state| Readiness::from_key(state.key()) == Some(state)));
    }
}
