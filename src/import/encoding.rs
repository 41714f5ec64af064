//! Bytes to text: the encoding found out and told, line ends made one, nothing else touched.

use crate::import::error::ImportError;
use crate::import::warning::{Warning, WarningKind};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A decoded text.
#[derive(Debug)]
pub(super) struct Decoded {
    /// The text with LF at every line end.
    pub(super) text: String,
    /// Name of the encoding.
    pub(super) encoding: String,
    /// What was noticed.
    pub(super) warnings: Vec<Warning>,
}

/// A text exactly as its bytes say it, line ends included: positions of other tools are counted in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verbatim {
    /// The text without its BOM.
    pub text: String,
    /// True where it began with a BOM.
    pub bom: bool,
    /// Name of the encoding.
    pub encoding: &'static str,
    /// True where the encoding is a guess.
    pub guessed: bool,
    /// True where some bytes mean nothing in the encoding.
    pub damaged: bool,
}

/// Decodes bytes without touching what they say: by BOM, as UTF-8 where it is valid, as UTF-16 where every second byte tells it, else as windows-1252.
pub fn verbatim(bytes: &[u8]) -> Verbatim {
    let (encoding, body, bom, guessed) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, bytes.get(length..).unwrap_or_default(), true, false),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, bytes, false, false),
        None => (utf16_without_bom(bytes).unwrap_or(WINDOWS_1252), bytes, false, true),
    };
    let (text, damaged) = encoding.decode_without_bom_handling(body);
    Verbatim { text: text.into_owned(), bom, encoding: encoding.name(), guessed, damaged }
}

/// Decodes a text file: by BOM, as UTF-8 where it is valid, else by a guess that is told. A label given by the person overrides all but a BOM.
///
/// CRLF and CR become LF. A NUL, which no text holds, becomes U+FFFD so that every position stays. Nothing else changes: no normalisation, no trimming.
pub(super) fn decode(bytes: &[u8], label: Option<&str>) -> Result<Decoded, ImportError> {
    if bytes.is_empty() {
        return Err(ImportError::Empty);
    }
    let mut warnings = Vec::new();
    let (encoding, body) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, bytes.get(length..).unwrap_or_default()),
        None => (choose(bytes, label, &mut warnings)?, bytes),
    };
    let (text, damaged) = encoding.decode_without_bom_handling(body);
    if damaged {
        warnings.push(Warning::whole(WarningKind::Undecodable { encoding: encoding.name().to_owned() }));
    }
    let text = without_nul(one_line_end(&text), &mut warnings)?;
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    Ok(Decoded { text, encoding: encoding.name().to_owned(), warnings })
}

fn choose(bytes: &[u8], label: Option<&str>, warnings: &mut Vec<Warning>) -> Result<&'static Encoding, ImportError> {
    if let Some(label) = label {
        return Encoding::for_label(label.as_bytes()).ok_or_else(|| ImportError::UnknownEncoding(label.to_owned()));
    }
    if let Some(encoding) = utf16_without_bom(bytes) {
        warnings.push(Warning::whole(WarningKind::GuessedEncoding(encoding.name().to_owned())));
        return Ok(encoding);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Ok(UTF_8);
    }
    // Enough for any language, and the same for a file of any size.
    const LOOKED_AT: usize = 1 << 20;
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes.get(..LOOKED_AT).unwrap_or(bytes), true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    warnings.push(Warning::whole(WarningKind::GuessedEncoding(encoding.name().to_owned())));
    Ok(encoding)
}

/// UTF-16 without a BOM: in running text of any script every second byte of the first part is mostly alike, and zero for Latin letters, spaces and line ends.
fn utf16_without_bom(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..4096).unwrap_or(bytes);
    if bytes.len() < 8 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let half = head.len() / 2;
    match (zeros(0), zeros(1)) {
        (even, odd) if odd * 5 > half && even * 50 < half => Some(UTF_16LE),
        (even, odd) if even * 5 > half && odd * 50 < half => Some(UTF_16BE),
        _ => None,
    }
}

fn one_line_end(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

/// A file with many NULs, or with other control characters throughout, is no text.
fn without_nul(text: String, warnings: &mut Vec<Warning>) -> Result<String, ImportError> {
    let strange = text.chars().filter(|letter| letter.is_control() && !matches!(letter, '\n' | '\t' | '\u{b}' | '\u{c}' | '\u{85}')).count();
    if strange > 8 && strange * 20 > text.chars().count() {
        return Err(ImportError::NotText);
    }
    let count = text.matches('\0').count();
    if count == 0 {
        return Ok(text);
    }
    let line = 1 + text.chars().take_while(|letter| *letter != '\0').filter(|letter| *letter == '\n').count();
    warnings.push(Warning { kind: WarningKind::Nul { count }, line: Some(u32::try_from(line).unwrap_or(u32::MAX)) });
    Ok(text.replace('\0', "\u{FFFD}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, little: bool, bom: bool) -> Vec<u8> {
        let marked = if bom { format!("\u{FEFF}{text}") } else { text.to_owned() };
        marked.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    }

    #[test]
    fn a_bom_tells_the_encoding_and_is_no_part_of_the_text() {
        for (bytes, name) in
            [("\u{FEFF}sɔgɔma".as_bytes().to_vec(), "UTF-8"), (utf16("sɔgɔma", true, true), "UTF-16LE"), (utf16("sɔgɔma", false, true), "UTF-16BE")]
        {
            let decoded = decode(&bytes, None).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding.as_str(), decoded.warnings.len()), ("sɔgɔma", name, 0));
        }
    }

    #[test]
    fn a_guess_is_told() {
        let latin: Vec<u8> = "Il a été libéré, dit-elle ; « voilà » : l'été à Gao.".chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
        let decoded = decode(&latin, None).unwrap();
        assert_eq!(decoded.text, "Il a été libéré, dit-elle ; « voilà » : l'été à Gao.");
        assert_eq!(decoded.warnings, [Warning::whole(WarningKind::GuessedEncoding("windows-1252".into()))]);
        assert_eq!(decode(&utf16("Bonjour à tous", true, false), None).unwrap().text, "Bonjour à tous");
        assert_eq!(decode(&latin, Some("latin1")).unwrap().warnings, []);
        assert!(matches!(decode(&latin, Some("klingon")), Err(ImportError::UnknownEncoding(_))));
    }

    #[test]
    fn only_line_ends_change() {
        assert_eq!(decode("a \r\nb\rc\n\n\u{85}e\u{301}\u{2028}".as_bytes(), None).unwrap().text, "a \nb\nc\n\n\u{85}e\u{301}\u{2028}");
    }

    #[test]
    fn nothing_and_what_is_no_text_are_refused_and_a_stray_nul_is_told() {
        assert!(matches!(decode(b"", None), Err(ImportError::Empty)));
        assert!(matches!(decode(b" \r\n\t", None), Err(ImportError::Empty)));
        assert!(matches!(decode(b"\x01\x02\x00\x03\x04\x00\x05\x06\x07\x08\x0e\x0f\x10\x11\x12", None), Err(ImportError::NotText)));
        let decoded = decode(b"One line of text\nand a\0 second one", None).unwrap();
        assert_eq!(decoded.text, "One line of text\nand a\u{FFFD} second one");
        assert_eq!(decoded.warnings, [Warning { kind: WarningKind::Nul { count: 1 }, line: Some(2) }]);
    }
}
