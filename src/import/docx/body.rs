//! The text of a Word document, paragraph by paragraph, with what is shown in bold and italic.

use super::numbering::Numbering;
use super::styles::{Styles, list};
use super::{attribute, child, is, switch, value};
use crate::import::lines::length;
use crate::import::structure::Known;
use crate::import::warning::{Warning, WarningKind};
use crate::model::layout::{Paragraph, ParagraphKind, Run};
use crate::model::text::CharSpan;
use roxmltree::{Document, Node};

/// How deep tables, text boxes and the like may lie in each other. What lies deeper is left out.
const DEEPEST: u32 = 40;

/// A stretch of one paragraph that is set alike.
#[derive(Clone, Debug, Default)]
struct Piece {
    text: String,
    bold: bool,
    italic: bool,
}

/// A paragraph's content, and what follows it.
#[derive(Default)]
struct Content<'a, 'b> {
    pieces: Vec<Piece>,
    /// Markers and nodes of notes that are referred to.
    notes: Vec<(String, Node<'a, 'b>)>,
    /// Contents of text boxes.
    boxes: Vec<Node<'a, 'b>>,
}

/// The text in the making.
pub(super) struct Body<'a, 'b> {
    styles: &'a Styles,
    numbering: Numbering,
    footnotes: Option<&'a Document<'b>>,
    endnotes: Option<&'a Document<'b>>,
    text: String,
    chars: u32,
    /// True once a first paragraph, perhaps an empty one, is there.
    begun: bool,
    paragraphs: Vec<Paragraph>,
    runs: Vec<Run>,
    noted: [u32; 2],
    deleted: usize,
    pictures: usize,
}

impl<'a, 'b> Body<'a, 'b> {
    pub(super) fn new(styles: &'a Styles, numbering: Numbering, footnotes: Option<&'a Document<'b>>, endnotes: Option<&'a Document<'b>>) -> Self {
        Self {
            styles,
            numbering,
            footnotes,
            endnotes,
            text: String::new(),
            chars: 0,
            begun: false,
            paragraphs: Vec::new(),
            runs: Vec::new(),
            noted: [0, 0],
            deleted: 0,
            pictures: 0,
        }
    }

    /// The text, what is known of it, and what was left out.
    pub(super) fn finish(self) -> (String, Known, Vec<Warning>) {
        let mut warnings = Vec::new();
        if self.deleted > 0 {
            warnings.push(Warning::whole(WarningKind::Deleted { count: self.deleted }));
        }
        if self.pictures > 0 {
            warnings.push(Warning::whole(WarningKind::Pictures { count: self.pictures }));
        }
        (self.text, Known { paragraphs: Some(self.paragraphs), runs: self.runs }, warnings)
    }

    /// Paragraphs and tables in their order.
    pub(super) fn blocks(&mut self, node: Node<'a, 'b>, depth: u32) {
        if depth > DEEPEST {
            return;
        }
        for block in node.children().filter(Node::is_element) {
            match block.tag_name().name() {
                "p" => self.paragraph(block, depth),
                "tbl" => self.table(block, depth),
                "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" | "smartTag" => self.blocks(block, depth + 1),
                "AlternateContent" => {
                    if let Some(choice) = alternative(block) {
                        self.blocks(choice, depth + 1);
                    }
                }
                "del" | "moveFrom" => self.deleted += 1,
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, node: Node<'a, 'b>, depth: u32) {
        let properties = child(node, "pPr");
        let style = properties.and_then(|node| value(node, "pStyle"));
        let own_level = properties.and_then(|node| value(node, "outlineLvl")).and_then(|level| level.parse::<u8>().ok()).filter(|level| *level < 9);
        let heading = own_level.map(|level| (level + 1).min(6)).or_else(|| self.styles.heading(style));
        let mut content = Content::default();
        if let Some(number) = self.number(properties, style) {
            content.pieces.push(Piece { text: number, ..Piece::default() });
        }
        self.inline(node, style, &mut content, depth);
        // A numbered paragraph without words shows its number only: nothing to read.
        let kind = heading.map_or(ParagraphKind::Text, ParagraphKind::Heading);
        self.push(&content.pieces, kind);
        self.follow(content, depth);
    }

    /// Text boxes and notes come after the paragraph that they hang on.
    fn follow(&mut self, content: Content<'a, 'b>, depth: u32) {
        for text_box in content.boxes {
            self.blocks(text_box, depth + 1);
        }
        for (marker, note) in content.notes {
            let mut said = Content::default();
            for paragraph in note.children().filter(|node| is(*node, "p")) {
                if !said.pieces.is_empty() {
                    said.pieces.push(Piece { text: " ".to_owned(), ..Piece::default() });
                }
                self.inline(paragraph, None, &mut said, depth + 1);
            }
            let mut pieces = vec![Piece { text: format!("{marker} "), ..Piece::default() }];
            pieces.extend(trimmed(said.pieces));
            self.push(&pieces, ParagraphKind::Note);
        }
    }

    fn number(&mut self, properties: Option<Node<'_, '_>>, style: Option<&str>) -> Option<String> {
        let own = properties.and_then(|node| child(node, "numPr")).and_then(list);
        let (list, level) = own.or_else(|| self.styles.numbering(style))?;
        self.numbering.next(&list, level.unwrap_or(0))
    }

    /// Collects the text of a paragraph, through links, insertions, fields and controls.
    fn inline(&mut self, node: Node<'a, 'b>, style: Option<&str>, content: &mut Content<'a, 'b>, depth: u32) {
        if depth > DEEPEST {
            return;
        }
        for part in node.children().filter(Node::is_element) {
            match part.tag_name().name() {
                "r" => self.run(part, style, content),
                "hyperlink" | "ins" | "moveTo" | "smartTag" | "sdt" | "sdtContent" | "fldSimple" | "customXml" | "dir" | "bdo" => {
                    self.inline(part, style, content, depth + 1);
                }
                "del" | "moveFrom" => self.deleted += 1,
                "AlternateContent" => {
                    if let Some(choice) = alternative(part) {
                        self.inline(choice, style, content, depth + 1);
                    }
                }
                _ => {}
            }
        }
    }

    fn run(&mut self, node: Node<'a, 'b>, paragraph_style: Option<&str>, content: &mut Content<'a, 'b>) {
        let properties = child(node, "rPr");
        let style = properties.and_then(|node| value(node, "rStyle"));
        let set = |own: &str, by_style: &dyn Fn(Option<&str>) -> Option<bool>| {
            properties.and_then(|node| switch(node, own)).or_else(|| by_style(style)).or_else(|| by_style(paragraph_style)).unwrap_or(false)
        };
        let bold = set("b", &|style| self.styles.bold(style));
        let italic = set("i", &|style| self.styles.italic(style));
        let mut text = String::new();
        for part in node.children().filter(Node::is_element) {
            match part.tag_name().name() {
                "t" => text.push_str(part.text().unwrap_or_default()),
                "tab" | "ptab" => text.push('\t'),
                "br" if !matches!(attribute(part, "type"), Some("page" | "column")) => text.push('\n'),
                "cr" => text.push('\n'),
                "noBreakHyphen" => text.push('\u{2011}'),
                "softHyphen" => text.push('\u{ad}'),
                "sym" => text.extend(symbol(part)),
                "footnoteReference" => text.extend(self.note(part, 0, content)),
                "endnoteReference" => text.extend(self.note(part, 1, content)),
                "drawing" | "pict" | "object" => self.drawing(part, content),
                "AlternateContent" => {
                    if let Some(choice) = alternative(part) {
                        self.drawing(choice, content);
                    }
                }
                _ => {}
            }
        }
        if !text.is_empty() {
            content.pieces.push(Piece { text, bold, italic });
        }
    }

    /// The marker of a note, whose text follows the paragraph.
    fn note(&mut self, reference: Node<'_, '_>, which: usize, content: &mut Content<'a, 'b>) -> Option<String> {
        let notes = if which == 0 { self.footnotes } else { self.endnotes };
        let id = attribute(reference, "id")?;
        let note = notes?.root_element().children().find(|node| node.is_element() && attribute(*node, "id") == Some(id))?;
        let count = self.noted.get_mut(which)?;
        *count += 1;
        let marker = if which == 0 { format!("[{count}]") } else { format!("[e{count}]") };
        content.notes.push((marker.clone(), note));
        Some(marker)
    }

    /// The text boxes of a drawing; one without text is a picture.
    fn drawing(&mut self, node: Node<'a, 'b>, content: &mut Content<'a, 'b>) {
        let mut found = false;
        // The outermost boxes only, and of two ways to draw the same only the first.
        let boxes = node.descendants().filter(|inner| is(*inner, "txbxContent"));
        for text_box in boxes {
            let between = text_box.ancestors().skip(1).take_while(|above| *above != node);
            let mut nested = false;
            for above in between {
                nested |= is(above, "txbxContent") || is(above, "Fallback");
            }
            if !nested {
                content.boxes.push(text_box);
                found = true;
            }
        }
        if !found {
            self.pictures += 1;
        }
    }

    /// A table as one paragraph: a line for each row, a tab between cells.
    fn table(&mut self, node: Node<'a, 'b>, depth: u32) {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut after = Content::default();
        self.rows(node, &mut pieces, &mut after, depth);
        if !pieces.is_empty() {
            self.push(&pieces, ParagraphKind::Table);
        }
        self.follow(after, depth);
    }

    fn rows(&mut self, node: Node<'a, 'b>, pieces: &mut Vec<Piece>, after: &mut Content<'a, 'b>, depth: u32) {
        for row in held(node, "tr") {
            if !pieces.is_empty() {
                pieces.push(Piece { text: "\n".to_owned(), ..Piece::default() });
            }
            for (place, cell) in held(row, "tc").into_iter().enumerate() {
                if place > 0 {
                    pieces.push(Piece { text: "\t".to_owned(), ..Piece::default() });
                }
                self.cell(cell, pieces, after, depth + 1);
            }
        }
    }

    /// The paragraphs of a cell on one line; a table inside becomes words too.
    fn cell(&mut self, cell: Node<'a, 'b>, pieces: &mut Vec<Piece>, after: &mut Content<'a, 'b>, depth: u32) {
        if depth > DEEPEST {
            return;
        }
        let mut first = true;
        for block in cell.children().filter(Node::is_element) {
            let mut content = Content::default();
            match block.tag_name().name() {
                "p" => {
                    let properties = child(block, "pPr");
                    let style = properties.and_then(|node| value(node, "pStyle"));
                    if let Some(number) = self.number(properties, style) {
                        content.pieces.push(Piece { text: number, ..Piece::default() });
                    }
                    self.inline(block, style, &mut content, depth);
                }
                "tbl" => {
                    for row in held(block, "tr") {
                        for inner in held(row, "tc") {
                            self.cell(inner, &mut content.pieces, after, depth + 1);
                            content.pieces.push(Piece { text: " ".to_owned(), ..Piece::default() });
                        }
                    }
                }
                "sdt" | "sdtContent" | "customXml" | "ins" => self.cell(block, &mut content.pieces, after, depth + 1),
                _ => continue,
            }
            after.notes.append(&mut content.notes);
            after.boxes.append(&mut content.boxes);
            let mut said = trimmed(content.pieces);
            if said.is_empty() {
                continue;
            }
            if !first {
                pieces.push(Piece { text: " ".to_owned(), ..Piece::default() });
            }
            first = false;
            for piece in &mut said {
                piece.text = piece.text.replace(['\n', '\t'], " ");
            }
            pieces.append(&mut said);
        }
    }

    /// Adds a paragraph as a line of its own; one without words is a blank line.
    fn push(&mut self, pieces: &[Piece], kind: ParagraphKind) {
        if std::mem::replace(&mut self.begun, true) {
            self.text.push('\n');
            self.chars += 1;
        }
        let start = self.chars;
        for piece in pieces {
            let from = self.chars;
            self.text.push_str(&piece.text);
            self.chars = self.chars.saturating_add(length(&piece.text));
            self.set(CharSpan::between(from, self.chars), piece);
        }
        let blank = pieces.iter().all(|piece| piece.text.trim().is_empty());
        if !blank {
            self.paragraphs.push(Paragraph { span: CharSpan::between(start, self.chars), kind });
        }
    }

    /// Remembers bold and italic; neighbours that are set alike become one.
    fn set(&mut self, span: CharSpan, piece: &Piece) {
        if span.is_empty() || !(piece.bold || piece.italic) {
            return;
        }
        match self.runs.last_mut() {
            Some(last) if last.span.end() == span.start() && last.bold == piece.bold && last.italic == piece.italic => {
                last.span = CharSpan::between(last.span.start(), span.end());
            }
            _ => self.runs.push(Run { span, bold: piece.bold, italic: piece.italic }),
        }
    }
}

/// Elements of that name directly inside, also through controls and insertions.
fn held<'a, 'b>(node: Node<'a, 'b>, name: &str) -> Vec<Node<'a, 'b>> {
    let mut found = Vec::new();
    for inner in node.children().filter(Node::is_element) {
        if is(inner, name) {
            found.push(inner);
        } else if matches!(inner.tag_name().name(), "sdt" | "sdtContent" | "customXml" | "ins") {
            let content = child(inner, "sdtContent").unwrap_or(inner);
            found.extend(content.children().filter(|node| is(*node, name)));
        }
    }
    found
}

/// Of two ways to show the same thing the first; the other is for older programs.
fn alternative<'a, 'b>(node: Node<'a, 'b>) -> Option<Node<'a, 'b>> {
    child(node, "Choice").or_else(|| child(node, "Fallback"))
}

/// A character by its number; those of symbol fonts, which have no meaning without their font, show as a box.
fn symbol(node: Node<'_, '_>) -> Option<char> {
    let number = u32::from_str_radix(attribute(node, "char")?, 16).ok()?;
    if (0xE000..0xF900).contains(&number) { Some('\u{25A1}') } else { char::from_u32(number) }
}

/// Without white space at both ends.
fn trimmed(mut pieces: Vec<Piece>) -> Vec<Piece> {
    while let Some(first) = pieces.first_mut() {
        first.text = first.text.trim_start().to_owned();
        if !first.text.is_empty() {
            break;
        }
        pieces.remove(0);
    }
    while let Some(last) = pieces.last_mut() {
        last.text = last.text.trim_end().to_owned();
        if !last.text.is_empty() {
            break;
        }
        pieces.pop();
    }
    pieces
}
