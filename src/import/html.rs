//! HTML: what a browser would show as text, by the tokenizer of the WHATWG standard (section 13.2.5); scripts, styles and heads are passed over.

use crate::import::encoding;
use crate::import::error::ImportError;
use crate::import::page::{Page, Style};
use crate::import::warning::{Warning, WarningKind};
use crate::import::{Draft, Options};
use crate::model::layout::ParagraphKind;
use html5gum::{Token, Tokenizer};

/// The text of HTML with the way back from the bytes of its text nodes, as tools count them that store HTML.
#[derive(Clone, Debug, Default)]
pub struct Flow {
    /// The text, one line a block.
    pub text: String,
    /// For the start of each character of the text nodes: its byte there, and the character of `text`.
    places: Vec<(usize, u32)>,
    /// Bytes of all text nodes together.
    bytes: usize,
    chars: u32,
}

impl Flow {
    /// The character of [`Flow::text`] at a byte of the text nodes; none behind their end.
    pub fn char_from_byte(&self, byte: usize) -> Option<u32> {
        if byte >= self.bytes {
            return (byte == self.bytes).then_some(self.chars);
        }
        let place = self.places.partition_point(|(start, _)| *start <= byte).checked_sub(1)?;
        self.places.get(place).map(|(_, at)| *at)
    }
}

/// The text of an HTML fragment.
pub fn flow(html: &str) -> Flow {
    let mut reader = Reader { keep_places: true, ..Reader::default() };
    reader.read(html);
    reader.page.end(ParagraphKind::Text);
    Flow { text: reader.page.text, places: reader.places, bytes: reader.bytes, chars: reader.page.chars }
}

pub(super) fn read(bytes: &[u8], options: &Options) -> Result<Draft, ImportError> {
    let decoded = encoding::decode(bytes, options.encoding.as_deref().or_else(|| declared(bytes)))?;
    let mut warnings = decoded.warnings;
    let mut reader = Reader::default();
    reader.read(&decoded.text);
    if reader.pictures > 0 {
        warnings.push(Warning::whole(WarningKind::Pictures { count: reader.pictures }));
    }
    reader.page.finish(&decoded.encoding, warnings)
}

/// The encoding that a page declares in its first bytes, where it is not valid UTF-8 anyway.
fn declared(bytes: &[u8]) -> Option<&str> {
    if std::str::from_utf8(bytes).is_ok() || encoding_rs::Encoding::for_bom(bytes).is_some() {
        return None;
    }
    let head = bytes.get(..2048).unwrap_or(bytes);
    let at = head.windows(8).position(|window| window.eq_ignore_ascii_case(b"charset="))?;
    let label = head.get(at + 8..)?;
    let quoted = label.strip_prefix(b"\"").or_else(|| label.strip_prefix(b"'")).unwrap_or(label);
    let end = quoted.iter().position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')))?;
    let label = std::str::from_utf8(quoted.get(..end)?).ok()?;
    encoding_rs::Encoding::for_label(label.as_bytes()).map(|_| label)
}

/// Elements whose content nobody sees.
const UNSEEN: &[&str] = &["script", "style", "head", "title", "template", "noscript"];
/// Elements that begin and end a line.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "aside",
    "nav",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "li",
    "blockquote",
    "pre",
    "table",
    "tr",
    "hr",
    "figure",
    "figcaption",
    "address",
    "form",
    "fieldset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "body",
    "html",
];

#[derive(Default)]
struct Reader {
    page: Page,
    unseen: Vec<String>,
    bold: u32,
    italic: u32,
    preformatted: u32,
    heading: Option<u8>,
    /// A space that waits for a word behind it, and how it is shown.
    space: Option<Style>,
    cells: u32,
    pictures: usize,
    keep_places: bool,
    places: Vec<(usize, u32)>,
    bytes: usize,
}

impl Reader {
    fn read(&mut self, html: &str) {
        for Ok(token) in Tokenizer::new(html) {
            match token {
                Token::StartTag(tag) => {
                    let name = String::from_utf8_lossy(&tag.name).to_lowercase();
                    self.start(&name, tag.self_closing);
                }
                Token::EndTag(tag) => {
                    let name = String::from_utf8_lossy(&tag.name).to_lowercase();
                    self.end(&name);
                }
                Token::String(text) => {
                    let text = String::from_utf8_lossy(&text).into_owned();
                    if self.unseen.is_empty() {
                        self.text(&text);
                    }
                }
                _ => {}
            }
        }
    }

    fn start(&mut self, name: &str, closed: bool) {
        if UNSEEN.contains(&name) && !closed {
            self.unseen.push(name.to_owned());
            return;
        }
        match name {
            "br" => self.line(),
            "b" | "strong" => self.bold += 1,
            "i" | "em" => self.italic += 1,
            "img" | "svg" | "video" | "audio" => self.pictures += 1,
            "td" | "th" => {
                if self.cells > 0 && self.page.is_open() {
                    self.page.push("\t", Style::default());
                    self.space = None;
                }
                self.cells += 1;
            }
            _ => {}
        }
        if BLOCKS.contains(&name) {
            self.line_end();
        }
        match name {
            "pre" => self.preformatted += 1,
            "tr" => self.cells = 0,
            "li" => self.page.push("• ", Style::default()),
            _ => {}
        }
        if let Some(level) = name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok()).filter(|level| (1..=6).contains(level)) {
            self.heading = Some(level);
        }
    }

    fn end(&mut self, name: &str) {
        if let Some(place) = self.unseen.iter().rposition(|open| open == name) {
            self.unseen.truncate(place);
            return;
        }
        match name {
            "b" | "strong" => self.bold = self.bold.saturating_sub(1),
            "i" | "em" => self.italic = self.italic.saturating_sub(1),
            "pre" => self.preformatted = self.preformatted.saturating_sub(1),
            _ => {}
        }
        if BLOCKS.contains(&name) {
            self.line_end();
            if name.len() == 2 && name.starts_with('h') {
                self.heading = None;
            }
        }
    }

    /// A line end that somebody set.
    fn line(&mut self) {
        if !self.page.is_open() {
            self.page.begin();
        }
        self.line_end();
    }

    fn line_end(&mut self) {
        self.space = None;
        self.page.end(self.heading.map_or(ParagraphKind::Text, ParagraphKind::Heading));
    }

    fn text(&mut self, text: &str) {
        let style = Style { bold: self.bold > 0, italic: self.italic > 0 };
        let mut letter_buffer = [0u8; 4];
        for letter in text.chars() {
            if self.preformatted > 0 && letter == '\n' {
                self.place();
                self.line();
            } else if self.preformatted == 0 && letter.is_ascii_whitespace() {
                // Several are shown as one, and none at the start of a line.
                self.place();
                self.space = self.space.or(Some(style)).filter(|_| self.page.is_open());
            } else {
                if let Some(waiting) = self.space.take() {
                    self.page.push(" ", waiting);
                }
                self.page.begin();
                self.place();
                self.page.push(letter.encode_utf8(&mut letter_buffer), style);
            }
            self.bytes += letter.len_utf8();
        }
    }

    fn place(&mut self) {
        if self.keep_places {
            self.places.push((self.bytes, self.page.chars));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = "<!DOCTYPE html><html><head><title>No</title><style>p{}</style></head><body>\n<h2>Un  titre</h2>\n<p>Voil&agrave; <b>du gras</b>,\n et <i>du &lt;penché&gt;</i>.<br>Suite&nbsp;là.</p><ul><li>un</li><li>deux</li></ul><table><tr><td>a</td><td>b</td></tr></table><script>x()</script><img src=x></body></html>";

    #[test]
    fn what_a_browser_shows_is_read() {
        let draft = read(HTML.as_bytes(), &Options::default()).unwrap();
        assert_eq!(draft.text, "Un titre\nVoilà du gras, et du <penché>.\nSuite\u{a0}là.\n• un\n• deux\na\tb");
        assert_eq!(draft.layout.paragraphs[0].kind, ParagraphKind::Heading(2));
        let shown: Vec<String> =
            draft.layout.runs.iter().map(|run| draft.text.chars().skip(run.span.start() as usize).take(run.span.len() as usize).collect()).collect();
        assert_eq!(shown, ["du gras", "du <penché>"]);
        assert_eq!(draft.warnings, [Warning::whole(WarningKind::Pictures { count: 1 })]);
    }

    #[test]
    fn the_encoding_that_a_page_declares_counts() {
        let page = b"<html><head><meta charset=\"windows-1252\"></head><body><p>d\xe9j\xe0 vu \x85</p></body></html>";
        assert_eq!(read(page, &Options::default()).unwrap().text, "déjà vu …");
    }

    #[test]
    fn bytes_of_text_nodes_lead_to_characters() {
        let flow = flow("<p>Été  <b>là</b></p>\n<p>fin</p>");
        assert_eq!(flow.text, "Été là\nfin");
        // É is bytes 0 and 1, the two spaces 5 and 6, là 7 to 9, the line between the paragraphs 10, fin 11 to 13.
        for (byte, char) in [(0, 0), (2, 1), (7, 4), (11, 7), (14, 10)] {
            assert_eq!(flow.char_from_byte(byte), Some(char), "{byte}");
        }
        assert_eq!(flow.char_from_byte(15), None);
    }
}
