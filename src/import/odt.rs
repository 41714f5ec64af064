//! OpenDocument texts (.odt), after OASIS OpenDocument 1.3, part 3, chapters 5 and 6: line breaks, tabs and repeated spaces stay.

use crate::import::Draft;
use crate::import::error::ImportError;
use crate::import::page::{Page, Style};
use crate::import::warning::{Warning, WarningKind};
use crate::model::layout::ParagraphKind;
use roxmltree::{Document, Node};
use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The largest part that is unpacked, in MB.
const LARGEST_MB: u64 = 128;
/// How deep elements may be nested.
const DEEPEST: u32 = 200;
/// The most spaces that one element may stand for.
const MOST_SPACES: usize = 1_000;

pub(super) fn read(bytes: &[u8]) -> Result<Draft, ImportError> {
    let damaged = |why: &str| ImportError::Damaged { format: "an OpenDocument text (.odt)", why: why.to_owned() };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_err| damaged("it is no zip archive"))?;
    let content = part(&mut archive, "content.xml")?.ok_or_else(|| damaged("it holds no content"))?;
    let styles = part(&mut archive, "styles.xml")?.unwrap_or_default();
    let content = Document::parse(&content).map_err(|err| damaged(&err.to_string()))?;
    let mut reader = Reader::default();
    if let Ok(styles) = Document::parse(&styles) {
        reader.styles(styles.root_element());
    }
    reader.styles(content.root_element());
    let text = content.descendants().find(|node| is(*node, "text") && node.parent().is_some_and(|parent| is(parent, "body")));
    reader.blocks(text.ok_or_else(|| damaged("it holds no text"))?, DEEPEST);
    let mut warnings = Vec::new();
    for (count, kind) in [
        (reader.comments, WarningKind::Comments { count: reader.comments }),
        (reader.deleted, WarningKind::Deleted { count: reader.deleted }),
        (reader.pictures, WarningKind::Pictures { count: reader.pictures }),
    ] {
        if count > 0 {
            warnings.push(Warning::whole(kind));
        }
    }
    reader.page.finish("UTF-8", warnings)
}

fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, ImportError> {
    let Ok(entry) = archive.by_name(name) else { return Ok(None) };
    let mut bytes = Vec::new();
    let limit = LARGEST_MB * 1024 * 1024;
    let damaged = |why: String| ImportError::Damaged { format: "an OpenDocument text (.odt)", why };
    entry.take(limit + 1).read_to_end(&mut bytes).map_err(|err| damaged(format!("its part {name} cannot be unpacked ({err})")))?;
    if bytes.len() as u64 > limit {
        return Err(ImportError::TooLarge(LARGEST_MB));
    }
    String::from_utf8(bytes).map(Some).map_err(|_err| damaged(format!("its part {name} is not UTF-8")))
}

fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}
fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

#[derive(Default)]
struct Reader {
    page: Page,
    /// What each style says of bold and italic; what it does not say is its parent's.
    looks: HashMap<String, (Option<bool>, Option<bool>)>,
    notes: Vec<(String, String)>,
    number: u32,
    comments: usize,
    deleted: usize,
    pictures: usize,
}

impl Reader {
    fn styles(&mut self, root: Node<'_, '_>) {
        for style in root.descendants().filter(|node| is(*node, "style")) {
            let Some(name) = attribute(style, "name") else { continue };
            let text = style.children().find(|child| is(*child, "text-properties"));
            let value = |name: &str| text.and_then(|text| attribute(text, name));
            let above = attribute(style, "parent-style-name").and_then(|parent| self.looks.get(parent)).copied().unwrap_or_default();
            let bold = value("font-weight").map(|weight| weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600)).or(above.0);
            let italic = value("font-style").map(|style| style != "normal").or(above.1);
            self.looks.insert(name.to_owned(), (bold, italic));
        }
    }

    fn look(&self, node: Node<'_, '_>, above: Style) -> Style {
        let (bold, italic) = attribute(node, "style-name").and_then(|name| self.looks.get(name)).copied().unwrap_or_default();
        Style { bold: bold.unwrap_or(above.bold), italic: italic.unwrap_or(above.italic) }
    }

    /// Paragraphs, headings, lists, tables and sections in their order.
    fn blocks(&mut self, parent: Node<'_, '_>, depth: u32) {
        if depth == 0 {
            return;
        }
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "p" | "h" => self.paragraph(node, depth),
                "table" => self.table(node, depth),
                "tracked-changes" => self.deleted += node.descendants().filter(|change| is(*change, "deletion")).count(),
                "sequence-decls" | "forms" | "variable-decls" | "user-field-decls" => {}
                "frame" => self.frame(node, depth),
                _ => self.blocks(node, depth - 1),
            }
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>, depth: u32) {
        let level = attribute(node, "outline-level").and_then(|level| level.parse::<u8>().ok()).unwrap_or(1).clamp(1, 6);
        let heading = is(node, "h");
        let style = if heading { Style::default() } else { self.look(node, Style::default()) };
        self.page.begin();
        let mut space = true;
        self.inline(node, style, depth, &mut space);
        self.page.end(if heading { ParagraphKind::Heading(level) } else { ParagraphKind::Text });
        for (number, text) in std::mem::take(&mut self.notes) {
            self.page.push(&format!("[{number}] {text}"), Style::default());
            self.page.end(ParagraphKind::Note);
        }
    }

    /// Text inside a paragraph. `space` says whether a blank stands before: several are one, and none begins a paragraph.
    fn inline(&mut self, parent: Node<'_, '_>, style: Style, depth: u32, space: &mut bool) {
        if depth == 0 {
            return;
        }
        for node in parent.children() {
            if let Some(text) = node.text().filter(|_| node.is_text()) {
                self.collapsed(text, style, space);
                continue;
            }
            match node.tag_name().name() {
                "s" => {
                    let count = attribute(node, "c").and_then(|count| count.parse().ok()).unwrap_or(1usize).min(MOST_SPACES);
                    self.page.push(&" ".repeat(count), style);
                    *space = false;
                }
                "tab" => self.fixed("\t", style, space),
                "line-break" => self.fixed("\n", style, space),
                "span" | "a" => {
                    let own = self.look(node, style);
                    self.inline(node, own, depth - 1, space);
                }
                "note" => self.note(node, style, depth),
                "annotation" => self.comments += 1,
                "annotation-end" | "bookmark" | "bookmark-start" | "bookmark-end" | "change" | "change-start" | "change-end" | "soft-page-break" => {}
                "frame" => self.frame(node, depth),
                _ => self.inline(node, style, depth - 1, space),
            }
        }
    }

    fn fixed(&mut self, text: &str, style: Style, space: &mut bool) {
        self.page.push(text, style);
        *space = false;
    }

    fn collapsed(&mut self, text: &str, style: Style, space: &mut bool) {
        let mut kept = String::with_capacity(text.len());
        for letter in text.chars() {
            let blank = matches!(letter, ' ' | '\t' | '\n' | '\r');
            if !blank {
                kept.push(letter);
            } else if !*space {
                kept.push(' ');
            }
            *space = blank;
        }
        self.page.push(&kept, style);
    }

    fn note(&mut self, node: Node<'_, '_>, style: Style, depth: u32) {
        self.number += 1;
        let citation = node.children().find(|child| is(*child, "note-citation")).and_then(|child| child.text()).map(str::to_owned);
        let number = citation.unwrap_or_else(|| self.number.to_string());
        self.page.push(&format!("[{number}]"), style);
        let mut inner = Self { looks: std::mem::take(&mut self.looks), ..Self::default() };
        if let Some(body) = node.children().find(|child| is(*child, "note-body")) {
            inner.blocks(body, depth - 1);
        }
        self.looks = std::mem::take(&mut inner.looks);
        self.notes.push((number, inner.page.text.replace('\n', " ")));
    }

    /// A text box belongs to the text; anything else in a frame is a picture.
    fn frame(&mut self, node: Node<'_, '_>, depth: u32) {
        match node.children().find(|child| is(*child, "text-box")) {
            Some(text) => {
                let mut inner = Self { looks: std::mem::take(&mut self.looks), ..Self::default() };
                inner.blocks(text, depth - 1);
                self.looks = std::mem::take(&mut inner.looks);
                self.page.push(&inner.page.text, Style::default());
            }
            None => self.pictures += 1,
        }
    }

    /// Row by row, cells apart by tabs.
    fn table(&mut self, node: Node<'_, '_>, depth: u32) {
        for row in node.descendants().filter(|inner| is(*inner, "table-row")) {
            let mut cells = Vec::new();
            for cell in row.children().filter(|cell| is(*cell, "table-cell")) {
                let mut inner = Self { looks: std::mem::take(&mut self.looks), ..Self::default() };
                inner.blocks(cell, depth - 1);
                self.looks = std::mem::take(&mut inner.looks);
                cells.push(inner.page.text.replace('\n', " "));
            }
            self.page.begin();
            self.page.push(&cells.join("\t"), Style::default());
            self.page.end(ParagraphKind::Table);
        }
    }
}
