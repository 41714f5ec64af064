//! A coding: one coder applied one code to one passage, with the qualifiers that say how it is meant.

use crate::model::ids::{CodeId, CoderId, CodingId, DocumentId};
use crate::model::text::CharSpan;
use crate::model::time::Moment;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// One coding, the unit in which researchers count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coding {
    /// Identity.
    pub id: CodingId,
    /// The document.
    pub document: DocumentId,
    /// The passage.
    pub span: CharSpan,
    /// The code.
    pub code: CodeId,
    /// Who coded.
    pub coder: CoderId,
    /// When.
    pub created: Moment,
    /// What the coder noted; often empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub memo: String,
    /// How it is meant.
    #[serde(default, skip_serializing_if = "Qualifiers::is_empty")]
    pub qualifiers: Qualifiers,
    /// Version of the codebook it was made under.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub codebook_version: String,
}

impl Coding {
    /// The order in which a document's codings are kept: by place, then by age.
    pub fn sort_key(&self) -> (CharSpan, CodingId) {
        (self.span, self.id)
    }
}

/// What may be said of a coding beyond its code, so that the codebook need not be doubled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Qualifiers {
    /// The time that the passage speaks of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<Time>,
    /// Whether the theme is said to be there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// How the speaker knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standing: Option<Standing>,
    /// Whether the coder is sure; what is unsure goes to the team's meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certainty: Option<Certainty>,
    /// Whether the passage may be quoted; may only tighten what the consent allows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quotable: Option<Quotable>,
}

impl Qualifiers {
    /// True where nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Defines an enum of keys as tables write them.
macro_rules! keys {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $key:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$variant_doc])* #[serde(rename = $key)] $variant),* }

        impl $name {
            /// All values, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
            /// The word that files, tables and the command line use.
            pub fn key(self) -> &'static str { match self { $(Self::$variant => $key),* } }
        }
        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result { out.write_str(self.key()) }
        }
        impl FromStr for $name {
            type Err = String;
            fn from_str(key: &str) -> Result<Self, String> {
                match key { $($key => Ok(Self::$variant),)* _ => Err(format!("‘{key}’ is not one of {}", [$($key),*].join(", "))) }
            }
        }
    };
}

keys! {
    /// The time that a passage speaks of.
    Time {
        /// Before the person was involved.
        BeforeInvolvement = "before_involvement",
        /// In the group.
        InGroup = "in_group",
        /// Arrest and custody.
        ArrestCustody = "arrest_custody",
        /// Detention.
        Detention = "detention",
        /// After release.
        AfterRelease = "after_release",
        /// No time in particular.
        General = "general",
    }
}
keys! {
    /// Whether a theme is said to be there.
    Direction {
        /// It is there.
        Present = "present",
        /// It is said to be missing.
        Absent = "absent",
        /// It is wished for.
        WishedFor = "wished_for",
        /// Both.
        Mixed = "mixed",
    }
}
keys! {
    /// How the speaker knows.
    Standing {
        /// Lived through.
        OwnExperience = "own_experience",
        /// Seen.
        Witnessed = "witnessed",
        /// Heard from others.
        ToldByOthers = "told_by_others",
        /// An opinion.
        Opinion = "opinion",
        /// The text of a document.
        DocumentText = "document_text",
    }
}
keys! {
    /// Whether the coder is sure.
    Certainty {
        /// Sure.
        Sure = "sure",
        /// Unsure.
        Unsure = "unsure",
    }
}
keys! {
    /// Whether a passage may be quoted.
    Quotable {
        /// In its own words.
        Yes = "yes",
        /// Only in other words.
        Paraphrase = "paraphrase",
        /// Not at all.
        No = "no",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_the_words_of_the_attribute_list() {
        assert_eq!("wished_for".parse::<Direction>(), Ok(Direction::WishedFor));
        assert_eq!(serde_json::to_string(&Time::BeforeInvolvement).unwrap(), "\"before_involvement\"");
        assert!("maybe".parse::<Certainty>().unwrap_err().contains("sure, unsure"));
    }
}
