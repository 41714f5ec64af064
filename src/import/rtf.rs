//! Rich Text Format (.rtf), after Microsoft's specification 1.9.1: text, paragraphs, bold and italic; pictures, fields' codes and other destinations are passed over.

use crate::import::Draft;
use crate::import::error::ImportError;
use crate::import::page::{Page, Style};
use crate::import::warning::{Warning, WarningKind};
use crate::model::layout::ParagraphKind;
use encoding_rs::{Encoding, WINDOWS_1252};

/// How deep groups may be nested.
const DEEPEST: usize = 1_000;
/// Destinations that hold no text of the document.
const UNSEEN: &[&str] = &[
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "header",
    "footer",
    "headerl",
    "headerr",
    "headerf",
    "footerl",
    "footerr",
    "footerf",
    "fldinst",
    "object",
    "themedata",
    "listtable",
    "listoverridetable",
    "generator",
    "annotation",
    "atnid",
    "atnauthor",
    "xe",
    "tc",
    "bkmkstart",
    "bkmkend",
    "nonshppict",
    "filetbl",
    "revtbl",
    "rsidtbl",
];

/// What a group says.
#[derive(Clone, Copy, Debug)]
struct Group {
    style: Style,
    unseen: bool,
    deleted: bool,
    /// How many replacement characters follow a `\\u`.
    skipped: u32,
    encoding: &'static Encoding,
}

pub(super) fn read(bytes: &[u8]) -> Result<Draft, ImportError> {
    if !bytes.trim_ascii_start().starts_with(b"{\\rtf") {
        return Err(ImportError::Damaged { format: "an RTF document", why: "it does not begin with {\\rtf".to_owned() });
    }
    let mut reader = Reader {
        bytes,
        at: 0,
        page: Page::default(),
        group: Group { style: Style::default(), unseen: false, deleted: false, skipped: 1, encoding: WINDOWS_1252 },
        above: Vec::new(),
        page_encoding: WINDOWS_1252,
        fonts: Vec::new(),
        font: None,
        to_skip: 0,
        raw: Vec::new(),
        high: None,
        pictures: 0,
        comments: 0,
        deleted: 0,
        in_fonts: None,
    };
    reader.read();
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
    let encoding = reader.page_encoding.name();
    reader.page.finish(encoding, warnings)
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    page: Page,
    group: Group,
    above: Vec<Group>,
    page_encoding: &'static Encoding,
    /// Encodings of fonts, by their numbers.
    fonts: Vec<(i32, &'static Encoding)>,
    font: Option<i32>,
    /// Replacement characters that are still to be passed over.
    to_skip: u32,
    /// Bytes that wait to be decoded together.
    raw: Vec<u8>,
    /// First half of a pair of UTF-16 units.
    high: Option<u16>,
    pictures: usize,
    comments: usize,
    deleted: usize,
    /// Depth of the font table while it is read.
    in_fonts: Option<usize>,
}

impl Reader<'_> {
    fn read(&mut self) {
        while let Some(byte) = self.next() {
            match byte {
                b'{' => {
                    self.flush();
                    self.to_skip = 0;
                    if self.above.len() < DEEPEST {
                        self.above.push(self.group);
                    }
                }
                b'}' => {
                    self.flush();
                    self.to_skip = 0;
                    if self.in_fonts == Some(self.above.len()) {
                        self.in_fonts = None;
                    }
                    if let Some(group) = self.above.pop() {
                        self.group = group;
                    }
                }
                b'\\' => self.control(),
                b'\r' | b'\n' => {}
                byte => self.byte(byte),
            }
        }
        self.flush();
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied();
        self.at += usize::from(byte.is_some());
        byte
    }
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn byte(&mut self, byte: u8) {
        if self.to_skip > 0 {
            self.to_skip -= 1;
        } else {
            self.raw.push(byte);
        }
    }

    fn flush(&mut self) {
        if self.raw.is_empty() {
            return;
        }
        let raw = std::mem::take(&mut self.raw);
        let (text, _) = self.group.encoding.decode_without_bom_handling(&raw);
        self.text(&text);
    }

    fn text(&mut self, text: &str) {
        if self.group.unseen || text.is_empty() {
            return;
        }
        if self.group.deleted {
            self.deleted += 1;
            return;
        }
        self.page.push(text, self.group.style);
    }

    fn control(&mut self) {
        let Some(first) = self.next() else { return };
        if !first.is_ascii_alphabetic() {
            self.symbol(first);
            return;
        }
        let start = self.at - 1;
        while self.peek().is_some_and(|byte| byte.is_ascii_alphabetic()) {
            self.at += 1;
        }
        let word = self.bytes.get(start..self.at).map(|word| String::from_utf8_lossy(word).into_owned()).unwrap_or_default();
        let number_start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        let number = self.bytes.get(number_start..self.at).and_then(|digits| std::str::from_utf8(digits).ok()).and_then(|digits| digits.parse::<i32>().ok());
        if self.peek() == Some(b' ') {
            self.at += 1;
        }
        self.word(&word, number);
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'\'' => {
                let digits = self.bytes.get(self.at..self.at + 2).and_then(|digits| std::str::from_utf8(digits).ok());
                if let Some(byte) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
                    self.at += 2;
                    self.byte(byte);
                }
            }
            b'\\' | b'{' | b'}' => self.byte(symbol),
            b'~' => self.letter("\u{a0}"),
            b'_' => self.letter("\u{2011}"),
            b'*' => {
                self.flush();
                self.group.unseen = true;
            }
            b'\r' | b'\n' => self.paragraph(),
            _ => {}
        }
    }

    fn letter(&mut self, text: &str) {
        self.flush();
        self.text(text);
    }

    fn paragraph(&mut self) {
        self.flush();
        if !self.group.unseen {
            self.page.begin();
            self.page.end(ParagraphKind::Text);
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let on = number != Some(0);
        // LibreOffice sets how many characters replace a unit between the two halves of a pair.
        if !matches!(word, "u" | "uc") {
            self.high = None;
        }
        match word {
            "par" | "sect" | "page" | "row" => self.paragraph(),
            "line" => self.letter("\n"),
            "tab" | "cell" | "nestcell" => self.letter("\t"),
            "emdash" => self.letter("—"),
            "endash" => self.letter("–"),
            "lquote" => self.letter("‘"),
            "rquote" => self.letter("’"),
            "ldblquote" => self.letter("“"),
            "rdblquote" => self.letter("”"),
            "bullet" => self.letter("•"),
            "emspace" | "enspace" | "qmspace" => self.letter(" "),
            "zwj" => self.letter("\u{200d}"),
            "zwnj" => self.letter("\u{200c}"),
            "u" => {
                if let Some(number) = number {
                    self.unicode(number);
                }
            }
            "uc" => self.group.skipped = number.and_then(|number| u32::try_from(number).ok()).unwrap_or(1).min(16),
            "b" | "i" | "plain" | "deleted" | "v" => {
                self.flush();
                match word {
                    "b" => self.group.style.bold = on,
                    "i" => self.group.style.italic = on,
                    "deleted" => self.group.deleted = on,
                    "plain" => self.group.style = Style::default(),
                    _ => self.group.unseen = on,
                }
            }
            "ansicpg" => {
                self.page_encoding = code_page(number.unwrap_or(1252));
                self.group.encoding = self.page_encoding;
            }
            "mac" => self.group.encoding = encoding_rs::MACINTOSH,
            "f" => self.font(number.unwrap_or(0)),
            "fcharset" => {
                if let (Some(_), Some(font)) = (self.in_fonts, self.font) {
                    self.fonts.push((font, charset(number.unwrap_or(0), self.page_encoding)));
                }
            }
            "bin" => self.at = self.at.saturating_add(number.and_then(|number| usize::try_from(number).ok()).unwrap_or(0)).min(self.bytes.len()),
            _ if UNSEEN.contains(&word) => self.unseen(word),
            _ => {}
        }
    }

    fn unseen(&mut self, word: &str) {
        self.flush();
        self.pictures += usize::from(word == "pict");
        self.comments += usize::from(word == "annotation");
        if word == "fonttbl" {
            self.in_fonts = Some(self.above.len());
        }
        self.group.unseen = true;
    }

    fn font(&mut self, number: i32) {
        self.flush();
        self.font = Some(number);
        if self.in_fonts.is_none() {
            let known = self.fonts.iter().find(|(font, _)| *font == number).map(|(_, encoding)| *encoding);
            self.group.encoding = known.unwrap_or(self.page_encoding);
        }
    }

    /// A character by its UTF-16 unit; characters beyond the basic plane come as two.
    fn unicode(&mut self, number: i32) {
        self.flush();
        let unit = u16::try_from(if number < 0 { number + 65_536 } else { number }).unwrap_or(0xFFFD);
        match (self.high.take(), unit) {
            (_, 0xD800..=0xDBFF) => self.high = Some(unit),
            (Some(high), 0xDC00..=0xDFFF) => {
                let pair: String = char::decode_utf16([high, unit]).map(|letter| letter.unwrap_or('\u{FFFD}')).collect();
                self.text(&pair);
            }
            (_, unit) => {
                let letter: String = char::decode_utf16([unit]).map(|letter| letter.unwrap_or('\u{FFFD}')).collect();
                self.text(&letter);
            }
        }
        self.to_skip = self.group.skipped;
    }
}

fn code_page(number: i32) -> &'static Encoding {
    match number {
        65_001 => encoding_rs::UTF_8,
        10_000 => encoding_rs::MACINTOSH,
        932 => encoding_rs::SHIFT_JIS,
        936 => encoding_rs::GBK,
        949 => encoding_rs::EUC_KR,
        950 => encoding_rs::BIG5,
        number => Encoding::for_label(format!("windows-{number}").as_bytes()).unwrap_or(WINDOWS_1252),
    }
}

/// The encoding of a font's character set.
fn charset(number: i32, page: &'static Encoding) -> &'static Encoding {
    let code = match number {
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178..=180 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        77 => 10_000,
        _ => return page,
    };
    code_page(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_paragraphs_and_looks_are_read() {
        let rtf = br"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}{\f1\fcharset178 Arabic;}}{\*\generator X;}{\info{\title No}}
INT-01: D\'e9j\'e0 \b vu\b0 , non\~?\par DET-004: \u-10179?\u-8704? oui\line apr\u232\'e8s\tab fin{\f1 \'e3}\par\par {\i pench\'e9} \{a\}{\pict 0102}\par}";
        let draft = read(rtf).unwrap();
        assert_eq!(draft.text, "INT-01: Déjà vu, non\u{a0}?\nDET-004: 😀 oui\naprès\tfinم\n\npenché {a}");
        let shown: Vec<String> =
            draft.layout.runs.iter().map(|run| draft.text.chars().skip(run.span.start() as usize).take(run.span.len() as usize).collect()).collect();
        assert_eq!(shown, ["vu", "penché"]);
        assert_eq!(draft.warnings, [Warning::whole(WarningKind::Pictures { count: 1 })]);
    }

    #[test]
    fn what_is_no_rtf_is_refused_and_what_is_broken_ends() {
        assert!(matches!(read(b"hello"), Err(ImportError::Damaged { .. })));
        let deep = format!("{{\\rtf1 {}x{}", "{".repeat(5_000), "}".repeat(6_000));
        assert_eq!(read(deep.as_bytes()).unwrap().text, "x");
        assert!(read(b"{\\rtf1 \\'").is_err() && read(b"{\\rtf1 \\u").is_err());
    }
}
