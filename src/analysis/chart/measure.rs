//! How wide a text is in the typeface of the charts, so that labels find room without a window.

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use std::sync::LazyLock;

/// Inter, as the window shows it, in the two weights of the charts.
pub const REGULAR: &[u8] = include_bytes!("../../app/fonts/Inter-Regular.ttf");
/// The heavier weight, for titles.
pub const SEMIBOLD: &[u8] = include_bytes!("../../app/fonts/Inter-SemiBold.ttf");

/// Width of a letter that the typeface does not have, in widths of an em.
const UNKNOWN: f32 = 0.6;

static FACES: LazyLock<[Option<FontRef<'static>>; 2]> = LazyLock::new(|| [FontRef::new(REGULAR).ok(), FontRef::new(SEMIBOLD).ok()]);

/// Width in pixels of a text of a size in pixels.
pub fn width(text: &str, size: f32, semibold: bool) -> f32 {
    let [regular, heavy] = &*FACES;
    let Some(face) = (if semibold { heavy } else { regular }) else { return text.chars().count() as f32 * UNKNOWN * size };
    let (letters, widths) = (face.charmap(), face.glyph_metrics(Size::new(size), LocationRef::default()));
    let advance = |letter: char| letters.map(letter).and_then(|glyph| widths.advance_width(glyph)).unwrap_or(UNKNOWN * size);
    text.chars().map(advance).sum()
}

/// The text, or its beginning with an ellipsis where it would be wider than the room.
pub fn fitted(text: &str, size: f32, room: f32) -> String {
    if width(text, size, false) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    for letter in text.chars() {
        kept.push(letter);
        if width(&kept, size, false) + width("…", size, false) > room {
            kept.pop();
            break;
        }
    }
    format!("{}…", kept.trim_end())
}

/// The text in lines that fit into the room; a word that is wider stands alone.
pub fn wrapped(text: &str, size: f32, room: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line, size, false) + width(" ", size, false) + width(word, size, false) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wider_texts_are_wider_and_what_is_fitted_fits() {
        assert!(width("iii", 12.0, false) < width("www", 12.0, false));
        assert!(width("www", 12.0, false) < width("www", 12.0, true) * 1.1);
        for room in [20.0, 60.0, 120.0] {
            assert!(width(&fitted("Emprise du groupe sur la vie quotidienne", 12.0, room), 12.0, false) <= room);
        }
        assert_eq!(fitted("Faith", 12.0, 200.0), "Faith");
        assert_eq!(wrapped("a b c", 12.0, 1000.0), ["a b c"]);
        assert!(wrapped("one two three four", 12.0, 60.0).len() > 1);
    }
}
