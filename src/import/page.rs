//! A text that grows paragraph by paragraph, with its bold and italic stretches: what every word processor format fills.

use crate::import::Draft;
use crate::import::error::ImportError;
use crate::import::lines::length;
use crate::import::structure::{Known, structure};
use crate::import::warning::Warning;
use crate::model::layout::{Paragraph, ParagraphKind, Run};
use crate::model::text::CharSpan;

/// How a stretch is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) bold: bool,
    pub(super) italic: bool,
}

/// A text in the making. Each paragraph becomes a line, an empty one a blank line.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) text: String,
    pub(super) chars: u32,
    paragraphs: Vec<Paragraph>,
    runs: Vec<Run>,
    /// Where the open paragraph began.
    open: Option<u32>,
    begun: bool,
}

impl Page {
    /// Adds to the open paragraph, or begins one.
    pub(super) fn push(&mut self, text: &str, style: Style) {
        if text.is_empty() {
            return;
        }
        self.begin();
        let start = self.chars;
        self.text.push_str(text);
        self.chars = self.chars.saturating_add(length(text));
        if style == Style::default() {
            return;
        }
        let span = CharSpan::between(start, self.chars);
        match self.runs.last_mut().filter(|run| run.span.end() == start && (run.bold, run.italic) == (style.bold, style.italic)) {
            Some(run) => run.span = CharSpan::between(run.span.start(), span.end()),
            None => self.runs.push(Run { span, bold: style.bold, italic: style.italic }),
        }
    }

    /// Begins a paragraph where none is open.
    pub(super) fn begin(&mut self) {
        if self.open.is_some() {
            return;
        }
        if self.begun {
            self.text.push('\n');
            self.chars = self.chars.saturating_add(1);
        }
        self.begun = true;
        self.open = Some(self.chars);
    }

    /// Ends the open paragraph, if there is one. An empty one leaves a blank line.
    pub(super) fn end(&mut self, kind: ParagraphKind) {
        if let Some(start) = self.open.take()
            && start < self.chars
        {
            self.paragraphs.push(Paragraph { span: CharSpan::between(start, self.chars), kind });
        }
    }

    /// True where the open paragraph holds something.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some_and(|start| start < self.chars)
    }

    /// The document with the structure that its text shows.
    pub(super) fn finish(mut self, encoding: &str, mut warnings: Vec<Warning>) -> Result<Draft, ImportError> {
        self.end(ParagraphKind::Text);
        if self.text.trim().is_empty() {
            return Err(ImportError::Empty);
        }
        let layout = structure(&self.text, Known { paragraphs: Some(self.paragraphs), runs: self.runs }, &mut warnings);
        Ok(Draft { text: self.text, layout, encoding: encoding.to_owned(), warnings })
    }
}
