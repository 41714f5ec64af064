//! Styles: which are headings, and which are bold or italic.

use super::{attribute, child, is, switch, value};
use roxmltree::Node;
use std::collections::HashMap;

/// What a style says that matters for reading; what it does not say, its base does.
#[derive(Clone, Debug, Default)]
struct Style {
    base: Option<String>,
    /// Level from 1; 0 says “no heading”.
    heading: Option<u8>,
    bold: Option<bool>,
    italic: Option<bool>,
    numbering: Option<(String, Option<u8>)>,
}

/// All styles of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
}

impl Styles {
    pub(super) fn read(root: Node<'_, '_>) -> Self {
        let named = root.children().filter(|node| is(*node, "style")).filter_map(|node| Some((attribute(node, "styleId")?.to_owned(), style(node))));
        Self { styles: named.collect() }
    }

    /// Level of a heading from 1 to 6; none for other paragraphs.
    pub(super) fn heading(&self, style: Option<&str>) -> Option<u8> {
        self.first(style, |style| style.heading).filter(|level| (1..=9).contains(level)).map(|level| level.min(6))
    }
    pub(super) fn bold(&self, style: Option<&str>) -> Option<bool> {
        self.first(style, |style| style.bold)
    }
    pub(super) fn italic(&self, style: Option<&str>) -> Option<bool> {
        self.first(style, |style| style.italic)
    }
    /// List and level that a style puts its paragraphs in.
    pub(super) fn numbering(&self, style: Option<&str>) -> Option<(String, Option<u8>)> {
        self.first(style, |style| style.numbering.clone())
    }

    /// What the style, its base, the base of that … says first. A circle ends after a few steps.
    fn first<T>(&self, style: Option<&str>, says: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let mut at = self.styles.get(style?);
        for _ in 0..16 {
            let style = at?;
            if let Some(said) = says(style) {
                return Some(said);
            }
            at = self.styles.get(style.base.as_deref()?);
        }
        None
    }
}

fn style(node: Node<'_, '_>) -> Style {
    let runs = child(node, "rPr");
    let paragraphs = child(node, "pPr");
    let outline =
        paragraphs.and_then(|node| value(node, "outlineLvl")).and_then(|level| level.parse::<u8>().ok()).map(|level| if level < 9 { level + 1 } else { 0 });
    let numbering = paragraphs.and_then(|node| child(node, "numPr")).and_then(list);
    Style {
        base: value(node, "basedOn").map(str::to_owned),
        heading: outline.or_else(|| value(node, "name").and_then(heading_by_name)),
        bold: runs.and_then(|node| switch(node, "b")),
        italic: runs.and_then(|node| switch(node, "i")),
        numbering,
    }
}

/// List and level of a `numPr`.
pub(super) fn list(node: Node<'_, '_>) -> Option<(String, Option<u8>)> {
    Some((value(node, "numId")?.to_owned(), value(node, "ilvl").and_then(|level| level.parse().ok())))
}

/// The built-in headings keep their English names in every language of Word; `Title` counts as the first level.
fn heading_by_name(name: &str) -> Option<u8> {
    let name = name.to_lowercase();
    if name == "title" {
        return Some(1);
    }
    name.strip_prefix("heading ").or_else(|| name.strip_prefix("titre ")).and_then(|level| level.trim().parse().ok())
}
