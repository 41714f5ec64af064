//! Reports: headings, paragraphs, quotes and tables, which `docx` and `html` write each in its own way.

pub mod codebook;
pub mod coded;
pub mod ethics;
pub mod guideline;
pub mod matrix;
pub mod profile;
pub mod quotes;
pub mod recovery;
mod source;

use crate::analysis::release::Release;
use crate::export::provenance::Provenance;
use crate::model::code::{Bilingual, ReportLanguage};
use crate::model::colour::Colour;

/// A report, ready to be written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// What it is: `quotes`, `matrix` …
    pub kind: &'static str,
    /// Its title.
    pub title: String,
    /// Its language.
    pub language: ReportLanguage,
    /// True where its tables want a wide page.
    pub landscape: bool,
    /// How many passages or rows it holds.
    pub rows: usize,
    /// Its parts in their order.
    pub blocks: Vec<Block>,
}

/// A part of a report.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading of level 1 to 4.
    Heading(u8, String),
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Grid),
    /// What follows begins on a new page.
    PageBreak,
}

/// A paragraph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paragraph {
    /// How it stands on the page.
    pub style: Style,
    /// Its pieces.
    pub runs: Vec<Run>,
    /// True where it reads from right to left.
    pub rtl: bool,
    /// Language tag of its text where it is not the report's.
    pub language: Option<String>,
}

/// How a paragraph stands on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// Running text.
    #[default]
    Body,
    /// Smaller and lighter: notes, where a quote comes from.
    Small,
    /// Set in: the words of an interview.
    Quote,
    /// One of a list.
    Item,
}

/// A piece of a paragraph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Run {
    /// Its text.
    pub text: String,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// The colour of the code on it.
    pub mark: Option<Colour>,
    /// What that code is called.
    pub says: Option<String>,
}

/// A table of a report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// Heads of the columns, which are repeated on every page.
    pub head: Vec<String>,
    /// Widths of the columns, in parts of a hundred.
    pub widths: Vec<u32>,
    /// Rows of cells, each of one or more paragraphs.
    pub rows: Vec<Vec<Vec<Paragraph>>>,
}

impl Run {
    /// Plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
    /// Bold text.
    pub fn bold(text: impl Into<String>) -> Self {
        Self { text: text.into(), bold: true, ..Self::default() }
    }
}

impl Paragraph {
    /// A paragraph of one piece.
    pub fn of(style: Style, text: impl Into<String>) -> Self {
        Self { style, runs: vec![Run::plain(text)], ..Self::default() }
    }
    /// Words of an interview, which run as their own letters do.
    pub fn quoted(text: impl Into<String>, language: &str) -> Self {
        let text = text.into();
        Self { style: Style::Quote, rtl: is_rtl(&text), runs: vec![Run::plain(text)], language: Some(language.to_owned()) }
    }
    /// A label in bold and what it says.
    pub fn labelled(label: &str, text: &str, language: ReportLanguage) -> Self {
        let label = format!("{label}{} ", language.say(":", "\u{a0}:"));
        Self { runs: vec![Run::bold(label), Run::plain(text)], ..Self::default() }
    }
}

impl Report {
    /// An empty report.
    pub fn new(kind: &'static str, title: &str, language: ReportLanguage) -> Self {
        Self { kind, title: title.to_owned(), language, ..Self::default() }
    }
    /// A heading.
    pub fn heading(&mut self, level: u8, text: impl Into<String>) {
        self.blocks.push(Block::Heading(level, text.into()));
    }
    /// A paragraph.
    pub fn paragraph(&mut self, paragraph: Paragraph) {
        self.blocks.push(Block::Paragraph(paragraph));
    }
    /// Running text.
    pub fn body(&mut self, text: impl Into<String>) {
        self.paragraph(Paragraph::of(Style::Body, text));
    }
    /// A note.
    pub fn small(&mut self, text: impl Into<String>) {
        self.paragraph(Paragraph::of(Style::Small, text));
    }

    /// How the report was made, for whom, and what is not in it.
    pub fn close(&mut self, made: &Provenance, release: &Release, notes: &[Bilingual]) {
        self.heading(1, self.language.say("How this was made", "Comment ce document a été fait"));
        for note in notes.iter().chain(&release.notes()) {
            let note = note.pick(self.language).to_owned();
            self.paragraph(Paragraph::of(Style::Item, note));
        }
        let row = |(_, en, fr, fact): (&str, &str, &str, String)| {
            vec![vec![Paragraph::of(Style::Body, self.language.say(en, fr))], vec![Paragraph::of(Style::Body, fact)]]
        };
        let rows = made.facts().into_iter().map(row).collect();
        let head = [self.language.say("Fact", "Fait"), self.language.say("Value", "Valeur")].map(str::to_owned).to_vec();
        self.blocks.push(Block::Table(Grid { head, widths: vec![30, 70], rows }));
    }
}

/// True where most letters run from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko, Adlam. The label of a speaker in other letters does not
/// decide for a whole turn.
pub(crate) fn is_rtl(text: &str) -> bool {
    let runs_left = |letter: &char| matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}');
    let letters = || text.chars().filter(|letter| letter.is_alphabetic());
    letters().filter(runs_left).count() * 2 > letters().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_letters_say_the_direction() {
        for (text, rtl) in [("[00:14] INT-01: مرحبا بكم", true), ("he said مرحبا", false), ("ߒߞߏ", true), ("𞤀𞤣", true), ("12", false), ("שלום", true)]
        {
            assert_eq!(is_rtl(text), rtl, "{text}");
        }
    }
}
