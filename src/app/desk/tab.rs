//! One open document: its transcript, its reader, and the codings that are shown on it.

use crate::app::locale::Locale;
use crate::app::reader::{Reader, ShownCoding};
use crate::model::coding::{Certainty, Coding};
use crate::model::ids::{CodeId, CoderId, CodingId, DocumentId};
use crate::model::place::Transcript;
use crate::model::project::Project;
use crate::model::settlement::CONSENSUS;
use crate::model::text::CharSpan;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Whose codings a person wants to see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Eyes {
    /// Everybody's: own ones tinted, others as hollow stripes.
    #[default]
    All,
    /// Own ones only.
    Mine,
    /// Own ones only, and others' are in no count and no list either.
    Blind,
}

/// What of the codings is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Whose.
    pub eyes: Eyes,
    /// Coders that are left out.
    pub hidden: BTreeSet<CoderId>,
    /// Codes to which the view is limited; none for all.
    pub codes: Option<BTreeSet<CodeId>>,
}

impl Seen {
    /// True where the reader shows the coding.
    pub fn shows(&self, coding: &Coding, me: Option<CoderId>) -> bool {
        let own = Some(coding.coder) == me;
        (own || self.eyes == Eyes::All) && !self.hidden.contains(&coding.coder) && self.codes.as_ref().is_none_or(|codes| codes.contains(&coding.code))
    }

    /// True where lists and counts know of the coding: all but what blind coding hides.
    pub fn counts(&self, coding: &Coding, me: Option<CoderId>) -> bool {
        self.tells_of(coding.coder, me)
    }

    /// True where lists know of what a coder did: of everybody's work, but of one's own only while coding blind.
    pub fn tells_of(&self, coder: CoderId, me: Option<CoderId>) -> bool {
        self.eyes != Eyes::Blind || Some(coder) == me
    }
}

/// What the list of shown codings depends on.
#[derive(Clone, PartialEq)]
struct Key {
    revision: u64,
    seen: Seen,
    french: bool,
}

/// One open document.
pub struct Tab {
    /// The document.
    pub document: DocumentId,
    /// Its text and layout.
    pub transcript: Transcript,
    /// Its widget.
    pub reader: Reader,
    /// The codings that are shown, with the echoes of the document beside it.
    pub shown: Vec<ShownCoding>,
    /// Grows when `shown` changes.
    pub shown_revision: u64,
    /// Search hits in this document.
    pub hits: Vec<CharSpan>,
    /// The document's own codings, and how often that list changed.
    base: Vec<ShownCoding>,
    base_revision: u64,
    /// Whose echoes are among the shown ones.
    echo_of: Option<(DocumentId, u64)>,
    key: Option<Key>,
    dragged: Option<(CodingId, CharSpan)>,
}

impl Tab {
    /// A document as it is opened.
    pub fn new(transcript: Transcript) -> Self {
        let document = transcript.document.id;
        Self {
            document,
            transcript,
            reader: Reader::new(),
            shown: Vec::new(),
            shown_revision: 0,
            hits: Vec::new(),
            base: Vec::new(),
            base_revision: 0,
            echo_of: None,
            key: None,
            dragged: None,
        }
    }

    /// Brings the list of codings up to the project and to what is seen.
    pub fn prepare(&mut self, project: &Project, revision: u64, seen: &Seen, me: Option<CoderId>, locale: &Locale) {
        let key = Key { revision, seen: seen.clone(), french: locale.is_french() };
        if self.key.as_ref() == Some(&key) {
            return;
        }
        self.key = Some(key);
        self.dragged = None;
        self.base =
            project.codings_of(self.document).iter().filter(|coding| seen.shows(coding, me)).filter_map(|coding| shown(project, coding, me, locale)).collect();
        self.base_revision += 1;
        self.shown.clone_from(&self.base);
        self.shown_revision += 1;
        self.echo_of = None;
    }

    /// Shows the codings of the other half of a pair as thin lines beside the same paragraphs, or none of them.
    pub fn echo(&mut self, other: Option<&Self>) {
        let echo_of = other.map(|other| (other.document, other.base_revision));
        if self.echo_of == echo_of {
            return;
        }
        self.echo_of = echo_of;
        self.shown.clone_from(&self.base);
        for coding in other.map(|other| other.base.as_slice()).unwrap_or_default() {
            let span = other.and_then(|other| same_paragraphs(&other.transcript, &self.transcript, coding.coding.span));
            if let Some(span) = span {
                let echoed = Coding { span, ..coding.coding.clone() };
                self.shown.push(ShownCoding { coding: echoed, own: false, echo: true, ..coding.clone() });
            }
        }
        self.shown_revision += 1;
    }

    /// Shows the bounds of a coding as they are being dragged, until the change is made or given up.
    pub fn preview_bounds(&mut self, coding: CodingId, span: CharSpan) {
        if self.dragged == Some((coding, span)) {
            return;
        }
        self.dragged = Some((coding, span));
        if let Some(shown) = self.shown.iter_mut().find(|shown| shown.coding.id == coding) {
            shown.coding.span = span;
            self.shown_revision += 1;
        }
    }

    /// Shows the codings as the project has them, after a drag that changed nothing.
    pub fn forget_preview(&mut self) {
        if self.dragged.take().is_some() {
            self.key = None;
        }
    }
}

/// The paragraphs that stand for a passage in the other half of a pair.
fn same_paragraphs(from: &Transcript, to: &Transcript, span: CharSpan) -> Option<CharSpan> {
    let first = from.layout.paragraph_at(span.start())?;
    let last = from.layout.paragraph_at(span.end().saturating_sub(1)).unwrap_or(first);
    let (first, last) = (to.layout.paragraphs.get(first)?, to.layout.paragraphs.get(last)?);
    Some(CharSpan::between(first.span.start(), last.span.end()))
}

fn shown(project: &Project, coding: &Coding, me: Option<CoderId>, locale: &Locale) -> Option<ShownCoding> {
    let code = project.codebook().get(coding.code)?;
    let mut made = format!("{}, {}", project.coder_name(coding.coder), locale.day(coding.created));
    if coding.qualifiers.certainty == Some(Certainty::Unsure) {
        made.push_str(", ");
        made.push_str(&locale.text("certainty-unsure"));
    }
    Some(ShownCoding {
        coding: coding.clone(),
        name: Arc::from(locale.pick(&code.name)),
        path: Arc::from(project.codebook().path(code.id)),
        definition: Arc::from(locale.pick(&code.definition)),
        made: Arc::from(made),
        colour: code.colour,
        own: Some(coding.coder) == me,
        consensus: project.coder_name(coding.coder) == CONSENSUS,
        echo: false,
    })
}
