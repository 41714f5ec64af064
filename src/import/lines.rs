//! A text line by line, with the position of each line in characters.

use crate::model::text::CharSpan;

/// One line without its line end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// Its text.
    pub(super) text: &'a str,
    /// Its place in the whole text.
    pub(super) span: CharSpan,
}

impl Line<'_> {
    /// True where there is nothing to see.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// All lines of a text in which every line ends with LF.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut at = 0;
    text.split('\n')
        .map(|line| {
            let length = length(line);
            let span = CharSpan::at(at, length);
            at = at.saturating_add(length).saturating_add(1);
            Line { text: line, span }
        })
        .collect()
}

/// Length in characters.
pub(super) fn length(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}
