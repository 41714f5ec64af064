//! How a text is built: header, paragraphs, turns, speakers, languages and the runs that are shown in bold or italic.

use crate::model::language::Language;
use crate::model::text::{CharSpan, Hash};
use serde::{Deserialize, Serialize};

/// The structure of one text, found by the import, told in spans of that text and holding none of its words but the speakers' labels.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// Block before the first blank line that describes the document; nobody's speech.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub header: Option<CharSpan>,
    /// Paragraphs of the body in their order, without the line ends between them; numbered from 1 for citing.
    #[serde(default)]
    pub paragraphs: Vec<Paragraph>,
    /// Turns in their order; empty where nobody is marked as speaking.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub turns: Vec<Turn>,
    /// Speakers in the order of their first turn.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub speakers: Vec<Speaker>,
    /// Stretches shown in bold or italic.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub runs: Vec<Run>,
}

/// One paragraph of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Its characters, without the line end.
    #[serde(rename = "s")]
    pub span: CharSpan,
    /// What kind of paragraph it is.
    #[serde(rename = "k", default, skip_serializing_if = "ParagraphKind::is_text")]
    pub kind: ParagraphKind,
}

/// What a paragraph is shown as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ParagraphKind {
    /// Running text.
    #[default]
    Text,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A footnote or endnote set after the paragraph that refers to it.
    Note,
    /// A table, one line a row, cells apart by tabs.
    Table,
}

impl ParagraphKind {
    fn is_text(&self) -> bool {
        *self == Self::Text
    }
}

/// One person speaking: from a speaker's label to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// The whole turn, label and time included; it may run over several paragraphs.
    #[serde(rename = "s")]
    pub span: CharSpan,
    /// Position of the first character that was said: after label, time and the space behind them.
    #[serde(rename = "b")]
    pub speech_start: u32,
    /// Place of the speaker in [`Layout::speakers`].
    #[serde(rename = "w")]
    pub speaker: u16,
    /// Time from the start of the recording, in milliseconds.
    #[serde(rename = "t", default, skip_serializing_if = "Option::is_none")]
    pub time_ms: Option<u32>,
    /// Language of the turn where it is not the document's.
    #[serde(rename = "l", default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
}

impl Turn {
    /// What was said: the turn without its label and time.
    pub fn speech(&self) -> CharSpan {
        CharSpan::between(self.speech_start.min(self.span.end()), self.span.end())
    }
}

/// One speaker of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// The label as the transcript writes it.
    pub label: String,
    /// What this person does in the conversation.
    #[serde(default, skip_serializing_if = "Role::is_participant")]
    pub role: Role,
}

/// What a speaker does in the conversation. Only participants' words count as the study's material.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The person whose account this is.
    #[default]
    Participant,
    /// The person who asks.
    Interviewer,
    /// The person who interprets.
    Interpreter,
}

impl Role {
    fn is_participant(&self) -> bool {
        *self == Self::Participant
    }

    /// The role that a label tells by the team's conventions (`INT-02`, `ITP-01`, `Enquêtrice`, `I`, `Q`); participant otherwise.
    pub fn from_label(label: &str) -> Self {
        const INTERVIEWERS: &[&str] = &[
            "i",
            "q",
            "int",
            "interviewer",
            "interviewers",
            "interviewer 1",
            "interviewer 2",
            "researcher",
            "moderator",
            "facilitator",
            "enquêteur",
            "enquêtrice",
            "enqueteur",
            "enquetrice",
            "intervieweur",
            "intervieweuse",
            "chercheur",
            "chercheuse",
            "animateur",
            "animatrice",
            "modérateur",
            "modératrice",
            "question",
            "الباحث",
            "الباحثة",
            "المحاور",
        ];
        const INTERPRETERS: &[&str] = &["itp", "interpreter", "interprète", "interprete", "traducteur", "traductrice", "translator", "المترجم", "المترجمة"];
        let low = label.trim().to_lowercase();
        let numbered = |stem: &str| low.strip_prefix(stem).is_some_and(|rest| rest.trim_start_matches(['-', '_', ' ']).chars().all(|c| c.is_ascii_digit()));
        if INTERPRETERS.contains(&low.as_str()) || numbered("itp") || numbered("trn") {
            Self::Interpreter
        } else if INTERVIEWERS.contains(&low.as_str()) || numbered("int") || numbered("interviewer") || numbered("i") {
            Self::Interviewer
        } else {
            Self::Participant
        }
    }

    /// The word that tables and queries use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Participant => "participant",
            Self::Interviewer => "interviewer",
            Self::Interpreter => "interpreter",
        }
    }
}

/// A stretch shown in bold, italic or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// Its characters.
    #[serde(rename = "s")]
    pub span: CharSpan,
    /// Shown in bold.
    #[serde(rename = "b", default, skip_serializing_if = "std::ops::Not::not")]
    pub bold: bool,
    /// Shown in italic.
    #[serde(rename = "i", default, skip_serializing_if = "std::ops::Not::not")]
    pub italic: bool,
}

impl Layout {
    /// The speaker of a turn.
    pub fn speaker_of(&self, turn: &Turn) -> Option<&Speaker> {
        self.speakers.get(usize::from(turn.speaker))
    }

    /// Place in [`Layout::paragraphs`] of the paragraph that holds `position`, or, between two, of the one before.
    pub fn paragraph_at(&self, position: u32) -> Option<usize> {
        self.paragraphs.partition_point(|paragraph| paragraph.span.start() <= position).checked_sub(1)
    }

    /// Place in [`Layout::turns`] of the turn that holds `position`.
    pub fn turn_at(&self, position: u32) -> Option<usize> {
        let place = self.turns.partition_point(|turn| turn.span.start() <= position).checked_sub(1)?;
        let turn = self.turns.get(place)?;
        (position < turn.span.end() || turn.span.is_empty()).then_some(place)
    }

    /// The JSON text that the project file stores.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The identity of this layout in the project file: the hash of its JSON text.
    pub fn hash(&self) -> Hash {
        Hash::of(self.to_json().as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_tell_roles_by_the_teams_conventions() {
        for label in ["INT-02", "I", "I1", "Interviewer", "Enquêtrice", "Q"] {
            assert_eq!(Role::from_label(label), Role::Interviewer, "{label}");
        }
        for label in ["ITP-01", "Interprète", "TRN-03"] {
            assert_eq!(Role::from_label(label), Role::Interpreter, "{label}");
        }
        for label in ["DET-004", "P3", "Ibrahim", "Issa", "YTH-001"] {
            assert_eq!(Role::from_label(label), Role::Participant, "{label}");
        }
    }

    #[test]
    fn a_layout_survives_its_json() {
        let span = |start, end| CharSpan::new(start, end).unwrap();
        let layout = Layout {
            header: Some(span(0, 4)),
            paragraphs: vec![Paragraph { span: span(6, 20), kind: ParagraphKind::Text }, Paragraph { span: span(22, 30), kind: ParagraphKind::Heading(2) }],
            turns: vec![Turn { span: span(6, 30), speech_start: 10, speaker: 0, time_ms: Some(4000), language: Language::new("taq") }],
            speakers: vec![Speaker { label: "DET-004".into(), role: Role::Participant }],
            runs: vec![Run { span: span(7, 9), bold: true, italic: false }],
        };
        assert_eq!(serde_json::from_str::<Layout>(&layout.to_json()).unwrap(), layout);
        assert_eq!(layout.turn_at(5), None);
        assert_eq!(layout.turn_at(29), Some(0));
        assert_eq!(layout.turn_at(30), None);
        assert_eq!(layout.paragraph_at(21), Some(0));
        assert_eq!(layout.paragraph_at(3), None);
    }
}
