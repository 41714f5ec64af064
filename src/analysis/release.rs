//! What may leave the study, for whom: consent, state of pseudonymisation, and what is sealed.
//!
//! A document goes to a recipient only where its consent names that recipient; where nothing was recorded it stays with the team, which has the project
//! anyway and gets whatever anyone may have. Outside the team it
//! must be ready for release (`pseudonymisation`), and withdrawn documents go nowhere. A passage is quoted word for word only where the consent says
//! `anonymous_quotation` and the coding does not say less; documents that hold allegations of ill-treatment or words by which a person
//! incriminates himself are not quoted outside the team. Public documents may go anywhere.

use crate::analysis::belonging::Belonging;
use crate::model::attribute::{Bearer, Subject, Value};
use crate::model::code::Bilingual;
use crate::model::coding::{Coding, Quotable};
use crate::model::departure::Recipient;
use crate::model::ids::{CodingId, DocumentId};
use crate::model::project::Project;
use std::collections::{BTreeMap, BTreeSet};

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Counts, and no words of interviews.
    Numbers,
    /// Quotes.
    Passages,
    /// Whole texts.
    Texts,
}

/// Why a document is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The participant has withdrawn.
    Withdrawn,
    /// The consent does not name the recipient.
    NoConsent,
    /// No consent was recorded.
    NotRecorded,
    /// The text is not pseudonymised so far that it may leave.
    NotReady,
    /// It speaks of ill-treatment, or somebody incriminates himself.
    Sealed,
    /// A case of it is highly restricted.
    HighlyRestricted,
}

impl Why {
    /// The reason in words.
    pub fn text(self) -> Bilingual {
        match self {
            Self::Withdrawn => Bilingual::new("the participant has withdrawn", "le participant s’est retiré"),
            Self::NoConsent => Bilingual::new("the consent does not cover this recipient", "le consentement ne couvre pas ce destinataire"),
            Self::NotRecorded => Bilingual::new("no consent is recorded", "aucun consentement n’est enregistré"),
            Self::NotReady => Bilingual::new("pseudonymisation is not release-ready", "la pseudonymisation n’est pas prête pour la diffusion"),
            Self::Sealed => Bilingual::new(
                "it holds allegations of ill-treatment or self-incrimination",
                "il contient des allégations de mauvais traitements ou une auto-incrimination",
            ),
            Self::HighlyRestricted => Bilingual::new("a case of it is highly restricted", "un de ses cas est hautement restreint"),
        }
    }
}

/// A document that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The document.
    pub document: DocumentId,
    /// Its short name.
    pub name: String,
    /// The first reason that holds.
    pub why: Why,
}

/// Whether a passage may be quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quoting {
    /// Not at all.
    No,
    /// In other words only.
    Paraphrase,
    /// Word for word.
    Verbatim,
}

impl Quoting {
    /// What stands in the place of a quote that may not be shown.
    pub fn instead(self) -> Bilingual {
        match self {
            Self::Paraphrase => Bilingual::new("[paraphrase only]", "[paraphrase seulement]"),
            Self::No | Self::Verbatim => Bilingual::new("[may not be quoted]", "[ne peut être cité]"),
        }
    }
}

/// What may leave for one recipient.
#[derive(Clone, Debug)]
pub struct Release {
    /// For whom.
    pub recipient: Recipient,
    /// What is left out and why, by name of the document.
    pub left_out: Vec<LeftOut>,
    /// Documents that stay with the team without a recorded consent.
    pub unrecorded: usize,
    /// Documents from which passages were withdrawn: each such passage has to be marked as not to be quoted.
    pub partly_withdrawn: usize,
    documents: BTreeSet<DocumentId>,
    quoting: BTreeMap<DocumentId, Quoting>,
}

/// What the attributes say of one document.
#[derive(Debug, Default)]
struct Said {
    scope: Option<BTreeSet<String>>,
    public: bool,
    withdrawal: String,
    readiness: String,
    sealed: bool,
    highly_restricted: bool,
}

impl Release {
    /// Looks through the documents.
    pub fn of(project: &Project, recipient: Recipient, content: Content) -> Self {
        let belonging = Belonging::of(project);
        let mut release = Self::nothing(recipient);
        for document in project.documents() {
            let said = Said::of(project, &belonging, document.id);
            match said.why_not(recipient, content) {
                Some(why) => release.left_out.push(LeftOut { document: document.id, name: document.name.clone(), why }),
                None => {
                    release.documents.insert(document.id);
                    release.unrecorded += usize::from(said.scope.is_none() && !said.public);
                    release.partly_withdrawn += usize::from(said.withdrawal == "partial");
                    release.quoting.insert(document.id, said.quoting(recipient));
                }
            }
        }
        release.left_out.sort_by(|one, other| one.name.cmp(&other.name));
        release
    }

    /// For files that speak of no document, such as the codebook.
    pub fn nothing(recipient: Recipient) -> Self {
        Self { recipient, left_out: Vec::new(), unrecorded: 0, partly_withdrawn: 0, documents: BTreeSet::new(), quoting: BTreeMap::new() }
    }

    /// For what does not leave: the team looks at all of its own project.
    pub fn everything(project: &Project) -> Self {
        let documents = project.documents().map(|document| document.id).collect();
        Self { documents, ..Self::nothing(Recipient::Team) }
    }

    /// The documents that may leave.
    pub fn documents(&self) -> &BTreeSet<DocumentId> {
        &self.documents
    }

    /// How a coding's passage may be quoted: what the consent allows, tightened by the coding's own word and never widened.
    pub fn quoting(&self, coding: &Coding) -> Quoting {
        let allowed = self.quoting.get(&coding.document).copied().unwrap_or(Quoting::No);
        let said = match coding.qualifiers.quotable {
            Some(Quotable::No) => Quoting::No,
            Some(Quotable::Paraphrase) => Quoting::Paraphrase,
            Some(Quotable::Yes) | None => Quoting::Verbatim,
        };
        allowed.min(said)
    }

    /// How the passage behind several codings may be quoted: as the strictest of them says.
    pub fn quoting_of(&self, project: &Project, codings: &BTreeSet<CodingId>, document: DocumentId) -> Quoting {
        let all = project.codings_of(document).iter().filter(|coding| codings.contains(&coding.id));
        all.map(|coding| self.quoting(coding)).min().unwrap_or(Quoting::No)
    }

    /// Of a file that holds no document.
    pub fn of_no_document(recipient: Recipient) -> Self {
        Self { recipient, left_out: Vec::new(), unrecorded: 0, partly_withdrawn: 0, documents: BTreeSet::new(), quoting: BTreeMap::new() }
    }

    /// What a reader of the file must know: for whom it is, and what is not in it.
    pub fn notes(&self) -> Vec<Bilingual> {
        let name = self.recipient.name();
        let mut notes = vec![Bilingual::new(format!("Made for {}.", name.en), format!("Fait pour {}.", name.fr))];
        let mut by_why: BTreeMap<Why, Vec<&str>> = BTreeMap::new();
        for left in &self.left_out {
            by_why.entry(left.why).or_default().push(&left.name);
        }
        for (why, names) in by_why {
            let (why, number, names) = (why.text(), names.len(), names.join(", "));
            notes.push(Bilingual::new(format!("Left out, {number}, because {}: {names}.", why.en), format!("Omis, {number}, car {} : {names}.", why.fr)));
        }
        if self.unrecorded > 0 {
            let number = self.unrecorded;
            notes.push(Bilingual::new(
                format!("For {number} documents no consent is recorded: this file must not leave the team."),
                format!("Pour {number} documents, aucun consentement n’est enregistré : ce fichier ne doit pas quitter l’équipe."),
            ));
        }
        if self.partly_withdrawn > 0 {
            let number = self.partly_withdrawn;
            notes.push(Bilingual::new(
                format!("From {number} documents passages were withdrawn; a passage that is not marked as not to be quoted would be in this file."),
                format!("Des passages de {number} documents ont été retirés ; un passage qui n’est pas marqué comme non citable figurerait dans ce fichier."),
            ));
        }
        notes
    }
}

impl Said {
    fn of(project: &Project, belonging: &Belonging<'_>, document: DocumentId) -> Self {
        let parts = |bearer: Bearer, subject: Subject, key: &str| -> Option<BTreeSet<String>> {
            let attribute = project.attribute_keyed(subject, key)?;
            match project.value(bearer, attribute.id)? {
                Value::Missing(_) => None,
                value => Some(value.listed().collect()),
            }
        };
        let of_document = |key: &str| parts(Bearer::Document(document), Subject::Document, key);
        let word = |key: &str| of_document(key).and_then(|parts| parts.into_iter().next()).unwrap_or_default();
        let flags = of_document("handling_flags").unwrap_or_default();
        let restricted = |case| parts(Bearer::Case(case), Subject::Case, "case_sensitivity").is_some_and(|parts| parts.contains("highly_restricted"));
        Self {
            scope: of_document("consent_scope"),
            public: word("consent_mode") == "public_document" || word("sensitivity") == "public",
            withdrawal: word("withdrawal"),
            readiness: word("pseudonymisation"),
            sealed: flags.contains("self_incrimination") || flags.contains("ill_treatment_allegation"),
            highly_restricted: belonging.of_document(document).into_iter().any(restricted),
        }
    }

    fn has(&self, word: &str) -> bool {
        self.scope.as_ref().is_some_and(|scope| scope.contains(word))
    }

    fn why_not(&self, recipient: Recipient, content: Content) -> Option<Why> {
        if self.withdrawal == "full" {
            return Some(Why::Withdrawn);
        }
        if self.public {
            return None;
        }
        // Whoever agreed to analysis agreed to its results; words need more, and whole texts are never for everyone.
        let to_anyone = match content {
            Content::Numbers => self.has("analysis"),
            Content::Passages => self.has("anonymous_quotation") || self.has("paraphrase_only"),
            Content::Texts => false,
        };
        let named = match recipient {
            Recipient::Team => self.scope.is_none() || self.has("sharing_team") || to_anyone,
            Recipient::Partner => self.has("sharing_partner_institution"),
            Recipient::Authority => self.has("sharing_prison_authority"),
            Recipient::Archive => self.has("archiving"),
            Recipient::Public => to_anyone,
        };
        if !named {
            return Some(if self.scope.is_none() { Why::NotRecorded } else { Why::NoConsent });
        }
        let outside = recipient != Recipient::Team;
        let words = content != Content::Numbers;
        if outside && words && self.readiness != "release_ready" {
            return Some(Why::NotReady);
        }
        if outside && content == Content::Texts && self.sealed {
            return Some(Why::Sealed);
        }
        (outside && words && self.highly_restricted).then_some(Why::HighlyRestricted)
    }

    fn quoting(&self, recipient: Recipient) -> Quoting {
        if self.public {
            Quoting::Verbatim
        } else if self.sealed && recipient != Recipient::Team {
            Quoting::No
        } else if self.has("paraphrase_only") {
            Quoting::Paraphrase
        } else if self.has("anonymous_quotation") {
            Quoting::Verbatim
        } else {
            Quoting::No
        }
    }
}
