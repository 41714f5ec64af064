//! Lists: the numbers and bullets that Word shows but does not store in the text.

use super::{attribute, is, value};
use roxmltree::Node;
use std::collections::HashMap;

/// How one level of a list is numbered.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    /// The pattern, with `%1` for the number of the first level.
    text: String,
}

/// All lists of a document, with where each of them stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbering {
    /// Abstract list and own levels of each list.
    lists: HashMap<String, (String, HashMap<u8, Level>)>,
    abstracts: HashMap<String, HashMap<u8, Level>>,
    /// How far each abstract list has counted, level by level. Lists that share one go on counting.
    counted: HashMap<String, [u32; 9]>,
    started: HashMap<String, bool>,
}

impl Numbering {
    pub(super) fn read(root: Node<'_, '_>) -> Self {
        let mut numbering = Self::default();
        for node in root.children().filter(|node| is(*node, "abstractNum")) {
            if let Some(id) = attribute(node, "abstractNumId") {
                numbering.abstracts.insert(id.to_owned(), levels(node));
            }
        }
        for node in root.children().filter(|node| is(*node, "num")) {
            if let (Some(id), Some(of)) = (attribute(node, "numId"), value(node, "abstractNumId")) {
                let mut own = HashMap::new();
                for change in node.children().filter(|node| is(*node, "lvlOverride")) {
                    own.extend(levels(change));
                    let level = attribute(change, "ilvl").and_then(|level| level.parse::<u8>().ok());
                    let start = value(change, "startOverride").and_then(|start| start.parse().ok());
                    if let (Some(level), Some(start)) = (level, start) {
                        let base = numbering.abstracts.get(of).and_then(|levels| levels.get(&level)).cloned();
                        let known = own.remove(&level).or(base);
                        own.extend(known.map(|known| (level, Level { start, ..known })));
                    }
                }
                numbering.lists.insert(id.to_owned(), (of.to_owned(), own));
            }
        }
        numbering
    }

    /// The number or bullet of the next paragraph of a list, with the space behind it; none for a list without either.
    pub(super) fn next(&mut self, list: &str, level: u8) -> Option<String> {
        let (of, own) = self.lists.get(list)?.clone();
        let level = level.min(8);
        let find = |level: u8| own.get(&level).or_else(|| self.abstracts.get(&of)?.get(&level)).cloned();
        let shown = find(level)?;
        let restarts = own.contains_key(&level) && self.started.insert(list.to_owned(), true).is_none();
        let counted = self.counted.entry(of.clone()).or_default();
        let place = usize::from(level);
        for (deeper, count) in counted.iter_mut().enumerate() {
            if deeper > place {
                *count = 0;
            } else if deeper == place {
                *count = if *count == 0 || restarts { shown.start.max(1) } else { *count + 1 };
            } else if *count == 0 {
                *count = 1;
            }
        }
        let counted = *counted;
        match shown.format.as_str() {
            "bullet" => Some("• ".to_owned()),
            "none" => None,
            _ => {
                let mut text = shown.text.clone();
                for (other, count) in (0u8..9).zip(counted) {
                    let format = find(other).map_or_else(|| "decimal".to_owned(), |level| level.format);
                    text = text.replace(&format!("%{}", other + 1), &written(count, &format));
                }
                if text.is_empty() { None } else { Some(format!("{text} ")) }
            }
        }
    }
}

fn levels(node: Node<'_, '_>) -> HashMap<u8, Level> {
    let level = |node: Node<'_, '_>| {
        let number = attribute(node, "ilvl")?.parse().ok()?;
        let start = value(node, "start").and_then(|start| start.parse().ok()).unwrap_or(1);
        let format = value(node, "numFmt").unwrap_or("decimal").to_owned();
        Some((number, Level { start, format, text: value(node, "lvlText").unwrap_or_default().to_owned() }))
    };
    node.children().filter(|node| is(*node, "lvl")).filter_map(level).collect()
}

/// A number as a list writes it.
fn written(number: u32, format: &str) -> String {
    match format {
        "lowerLetter" => letters(number),
        "upperLetter" => letters(number).to_uppercase(),
        "lowerRoman" => roman(number),
        "upperRoman" => roman(number).to_uppercase(),
        "decimalZero" => format!("{number:02}"),
        _ => number.to_string(),
    }
}

/// a … z, aa, bb, as Word goes on.
fn letters(number: u32) -> String {
    let place = number.saturating_sub(1);
    let letter = char::from(b'a' + u8::try_from(place % 26).unwrap_or(0));
    letter.to_string().repeat(usize::try_from(place / 26 + 1).unwrap_or(1).min(20))
}

fn roman(number: u32) -> String {
    const STEPS: [(u32, &str); 13] =
        [(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    let (mut left, mut text) = (number.min(3999), String::new());
    for (value, letters) in STEPS {
        while left >= value {
            text.push_str(letters);
            left -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_lists_write_them() {
        assert_eq!(written(4, "lowerRoman"), "iv");
        assert_eq!(written(28, "upperLetter"), "BB");
        assert_eq!(written(7, "decimal"), "7");
    }
}
