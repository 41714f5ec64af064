//! Word documents: what a reader sees on the page, once, in its order.
//!
//! Neither docx-rs nor docx-rust reads notes, non-breaking hyphens and text boxes, so the parts are read with roxmltree (no entities are
//! expanded) and zip. After ECMA-376, part 1, chapter 17 (WordprocessingML).
//!
//! Each paragraph becomes a line, an empty one a blank line. Insertions are in, deletions out; tables come row by row with tabs between
//! cells; notes follow their paragraph as `[1] …`; list numbers are written out; headings, bold and italic are kept for display.

mod body;
mod numbering;
mod package;
mod styles;

use crate::import::Draft;
use crate::import::error::ImportError;
use crate::import::structure::structure;
use crate::import::warning::{Warning, WarningKind};
use body::Body;
use numbering::Numbering;
use package::Package;
use roxmltree::{Document, Node};
use styles::Styles;

pub(super) fn read(bytes: &[u8]) -> Result<Draft, ImportError> {
    let mut package = Package::open(bytes)?;
    let main = package.main_part()?;
    let main = parse(&main)?;
    let part = |package: &mut Package<'_>, name: &str| package.part(name).map(Option::unwrap_or_default);
    let (styles, numbering) = (part(&mut package, "styles.xml")?, part(&mut package, "numbering.xml")?);
    let (footnotes, endnotes, comments) = (part(&mut package, "footnotes.xml")?, part(&mut package, "endnotes.xml")?, part(&mut package, "comments.xml")?);
    let styles = if styles.is_empty() { Styles::default() } else { Styles::read(parse(&styles)?.root_element()) };
    let numbering = if numbering.is_empty() { Numbering::default() } else { Numbering::read(parse(&numbering)?.root_element()) };
    let footnotes = if footnotes.is_empty() { None } else { Some(parse(&footnotes)?) };
    let endnotes = if endnotes.is_empty() { None } else { Some(parse(&endnotes)?) };

    let mut body = Body::new(&styles, numbering, footnotes.as_ref(), endnotes.as_ref());
    if let Some(node) = child(main.root_element(), "body") {
        body.blocks(node, 0);
    }
    let mut warnings = Vec::new();
    if !comments.is_empty() {
        let count = parse(&comments)?.root_element().children().filter(|node| is(*node, "comment")).count();
        if count > 0 {
            warnings.push(Warning::whole(WarningKind::Comments { count }));
        }
    }
    let (text, known, counted) = body.finish();
    warnings.extend(counted);
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    let layout = structure(&text, known, &mut warnings);
    Ok(Draft { text, layout, encoding: "UTF-8".to_owned(), warnings })
}

fn parse(xml: &str) -> Result<Document<'_>, ImportError> {
    Document::parse(xml).map_err(|err| ImportError::BadXml(err.to_string()))
}

/// True for an element of that local name. Prefixes differ between programs, and the strict form has other namespaces.
fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

fn child<'a, 'b>(node: Node<'a, 'b>, name: &str) -> Option<Node<'a, 'b>> {
    node.children().find(|node| is(*node, name))
}

/// An attribute by its local name.
fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// The `val` of a child element.
fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    child(node, name).and_then(|node| attribute(node, "val"))
}

/// A switch such as `<w:b/>`: on where it stands, unless its value says otherwise; none where it does not stand.
fn switch(node: Node<'_, '_>, name: &str) -> Option<bool> {
    child(node, name).map(|node| !matches!(attribute(node, "val"), Some("0" | "false" | "off" | "none")))
}
