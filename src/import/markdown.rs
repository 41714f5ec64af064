//! Markdown: the text that a reader sees, with headings, lists and tables, without the marks.
//!
//! After CommonMark 0.31 with tables, read by pulldown-cmark. Line ends inside a paragraph stay, because transcripts use them for turns.

use crate::import::encoding;
use crate::import::error::ImportError;
use crate::import::lines::length;
use crate::import::structure::{Known, structure};
use crate::import::{Draft, Options};
use crate::model::layout::{Paragraph, ParagraphKind, Run};
use crate::model::text::CharSpan;
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

pub(super) fn read(bytes: &[u8], options: &Options) -> Result<Draft, ImportError> {
    let decoded = encoding::decode(bytes, options.encoding.as_deref())?;
    let mut warnings = decoded.warnings;
    let mut page = Page::default();
    let with_tables = pulldown_cmark::Options::ENABLE_TABLES | pulldown_cmark::Options::ENABLE_STRIKETHROUGH;
    for event in Parser::new_ext(&decoded.text, with_tables) {
        page.take(event);
    }
    page.end_block();
    if page.text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    let layout = structure(&page.text, Known { paragraphs: Some(page.paragraphs), runs: page.runs }, &mut warnings);
    Ok(Draft { text: page.text, layout, encoding: decoded.encoding, warnings })
}

/// The page in the making.
#[derive(Default)]
struct Page {
    text: String,
    chars: u32,
    paragraphs: Vec<Paragraph>,
    runs: Vec<Run>,
    /// Where the open block began, and its kind.
    block: Option<(u32, ParagraphKind)>,
    /// Next number of each open list; none for bullets.
    lists: Vec<Option<u64>>,
    bold: Vec<u32>,
    italic: Vec<u32>,
    first_cell: bool,
    row: u32,
}

impl Page {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.say(&text),
            Event::SoftBreak | Event::HardBreak => self.say("\n"),
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html),
            Event::Rule => self.end_block(),
            Event::FootnoteReference(name) => self.say(&format!("[{name}]")),
            Event::TaskListMarker(done) => self.say(if done { "[x] " } else { "[ ] " }),
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.begin(ParagraphKind::Heading(level_number(*level))),
            Tag::Paragraph | Tag::CodeBlock(_) if self.block.is_none() => self.begin(ParagraphKind::Text),
            Tag::List(first) => {
                self.end_block();
                self.lists.push(*first);
            }
            Tag::Item => {
                self.begin(ParagraphKind::Text);
                let indent = "  ".repeat(self.lists.len().saturating_sub(1));
                let mark = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{indent}{}. ", *number - 1)
                    }
                    _ => format!("{indent}• "),
                };
                self.say(&mark);
            }
            Tag::Table(_) => {
                self.begin(ParagraphKind::Table);
                self.row = 0;
            }
            Tag::TableHead | Tag::TableRow => {
                if self.row > 0 {
                    self.say("\n");
                }
                self.row += 1;
                self.first_cell = true;
            }
            Tag::TableCell => {
                if !self.first_cell {
                    self.say("\t");
                }
                self.first_cell = false;
            }
            Tag::Strong => self.bold.push(self.chars),
            Tag::Emphasis => self.italic.push(self.chars),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::Item | TagEnd::Table => self.end_block(),
            TagEnd::List(_) => {
                self.end_block();
                self.lists.pop();
            }
            TagEnd::Strong => {
                if let Some(from) = self.bold.pop() {
                    self.set(from, true);
                }
            }
            TagEnd::Emphasis => {
                if let Some(from) = self.italic.pop() {
                    self.set(from, false);
                }
            }
            _ => {}
        }
    }

    fn set(&mut self, from: u32, bold: bool) {
        let span = CharSpan::between(from.min(self.chars), self.chars);
        if !span.is_empty() {
            self.runs.push(Run { span, bold, italic: !bold });
        }
    }

    fn begin(&mut self, kind: ParagraphKind) {
        self.end_block();
        if self.chars > 0 {
            self.push("\n\n");
        }
        self.block = Some((self.chars, kind));
    }

    fn end_block(&mut self) {
        let Some((start, kind)) = self.block.take() else { return };
        // A code block ends with a line end of its own.
        while self.text.ends_with('\n') && self.chars > start {
            self.text.pop();
            self.chars -= 1;
        }
        let said = self.text.chars().rev().take((self.chars - start) as usize).any(|letter| !letter.is_whitespace());
        if said {
            self.paragraphs.push(Paragraph { span: CharSpan::between(start, self.chars), kind });
        }
    }

    fn say(&mut self, text: &str) {
        if self.block.is_none() {
            self.begin(ParagraphKind::Text);
        }
        self.push(text);
    }

    /// Line breaks are the only html that a transcript means; other tags are no words.
    fn html(&mut self, html: &str) {
        if html.to_lowercase().starts_with("<br") {
            self.say("\n");
        }
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.chars = self.chars.saturating_add(length(text));
    }
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_structure_and_turns_are_found() {
        let source = "# Plan\n\nDocument: S1\n\n**INT-01:** What *was* it?\n**P1:** The house.\n\n**INT-01:** So?\n\n- one\n- two\n  1. deep\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
        let draft = read(source.as_bytes(), &Options::default()).unwrap();
        assert_eq!(draft.text, "Plan\n\nDocument: S1\n\nINT-01: What was it?\nP1: The house.\n\nINT-01: So?\n\n• one\n\n• two\n\n  1. deep\n\na\tb\n1\t2");
        assert_eq!(draft.layout.turns.len(), 3);
        assert_eq!(draft.layout.paragraphs[0].kind, ParagraphKind::Heading(1));
        assert_eq!(draft.layout.paragraphs.last().unwrap().kind, ParagraphKind::Table);
        assert!(draft.layout.runs.iter().any(|run| run.italic));
    }
}
