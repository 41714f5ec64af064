//! Small pieces of XML: escaping, and elements that are kept, changed and written again.

use crate::exchange::error::ExchangeError;
use roxmltree::{Document, ParsingOptions};
use std::fmt::Write;

/// How many nodes a file may hold: a study of 100,000 codings has a tenth of it.
const MOST_NODES: u32 = 5_000_000;
/// How deep a kept element may be nested.
const DEEPEST: usize = 64;

/// Parses XML that another program wrote. A document type, and with it every entity, is refused.
pub fn parse(text: &str) -> Result<Document<'_>, ExchangeError> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|err| {
        ExchangeError::BadXml(match err {
            roxmltree::Error::DtdDetected => "it declares a document type (DOCTYPE), which may hide an attack and is never read".to_owned(),
            other => other.to_string(),
        })
    })
}

/// True for a character that XML 1.0 can hold.
pub fn is_legal(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..='\u{10FFFF}')
}

/// Appends text for between tags. What XML cannot hold is left out.
pub fn push_text(out: &mut String, text: &str) {
    push(out, text, false);
}

fn push(out: &mut String, text: &str, attribute: bool) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if attribute => out.push_str("&quot;"),
            '\n' | '\t' if attribute => drop(write!(out, "&#{};", u32::from(letter))),
            '\r' => out.push_str("&#13;"),
            letter if is_legal(letter) => out.push(letter),
            _ => {}
        }
    }
}

/// Appends ` name="value"`.
pub fn push_attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    push(out, value, true);
    out.push('"');
}

/// An element that is kept: names without namespaces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// Its name.
    pub name: String,
    /// Its attributes in their order.
    pub attributes: Vec<(String, String)>,
    /// Its text; elements of this format hold either text or elements.
    pub text: String,
    /// The elements inside.
    pub children: Vec<Element>,
}

impl Element {
    /// An element without content.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }
    /// An element that holds text.
    pub fn of_text(name: &str, text: &str) -> Self {
        Self { name: name.to_owned(), text: text.to_owned(), ..Self::default() }
    }
    /// The same with an attribute.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.set(name, value);
        self
    }
    /// Sets an attribute.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        let value = value.into();
        match self.attributes.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => *old = value,
            None => self.attributes.push((name.to_owned(), value)),
        }
    }
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
    /// Takes an attribute away.
    pub fn unset(&mut self, name: &str) {
        self.attributes.retain(|(known, _)| known != name);
    }

    /// Puts another description in the place of its own; none where the text is empty.
    pub fn describe(&mut self, text: &str) {
        self.children.retain(|child| child.name != "Description");
        if !text.is_empty() {
            self.children.insert(0, Self::of_text("Description", text));
        }
    }

    /// A copy of a parsed element; what lies deeper than any tool nests is left out.
    pub fn copy(node: roxmltree::Node<'_, '_>) -> Self {
        Self::copy_to(node, DEEPEST)
    }

    fn copy_to(node: roxmltree::Node<'_, '_>, depth: usize) -> Self {
        let children: Vec<Self> =
            if depth == 0 { Vec::new() } else { node.children().filter(roxmltree::Node::is_element).map(|child| Self::copy_to(child, depth - 1)).collect() };
        let text = if children.is_empty() { node.children().filter_map(|child| child.text()).collect() } else { String::new() };
        Self {
            name: node.tag_name().name().to_owned(),
            attributes: node
                .attributes()
                .filter(|attribute| attribute.namespace().is_none())
                .map(|one| (one.name().to_owned(), one.value().to_owned()))
                .collect(),
            text,
            children,
        }
    }

    /// Reads what [`Element::write`] wrote.
    pub fn read(text: &str) -> Result<Self, ExchangeError> {
        Ok(Self::copy(parse(text)?.root_element()))
    }

    /// Appends the element.
    pub fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            push_attribute(out, name, value);
        }
        if self.text.is_empty() && self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        push_text(out, &self.text);
        for child in &self.children {
            child.write(out);
        }
        out.push_str("</");
        out.push_str(&self.name);
        out.push('>');
    }

    /// The element as text.
    pub fn to_xml(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_survives_being_written() {
        let mut element = Element::new("Set").with("name", "a \"b\" <c>\n\td\r&");
        element.children.push(Element::of_text("Description", "x < y\r\n😀 ]]>"));
        element.children.push(Element::new("MemberCode").with("targetGUID", "g"));
        assert_eq!(Element::read(&element.to_xml()).unwrap(), element);
        assert_eq!(Element::of_text("D", "a\u{0}\u{b}\u{FFFE}b").to_xml(), "<D>ab</D>");
    }

    #[test]
    fn document_types_are_refused() {
        let told = parse("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>").unwrap_err().to_string();
        assert!(told.contains("DOCTYPE"), "{told}");
    }
}
