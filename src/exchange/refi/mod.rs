//! REFI-QDA, the exchange standard of qualitative data analysis (version 1.5 of the text, 1.0 of the schemas, 2019): `.qdpx`, `.qde`, `.qdc`.
//!
//! Everything that was seen in the wild is read, whatever its namespace; one strict profile is written that every tool accepts.

mod cases;
mod codebook;
mod extras;
mod notes;
pub mod offsets;
mod outside;
mod reader;
mod sources;
mod spans;
mod write;
mod write_sources;

pub(in crate::exchange) use codebook::any_colour;
pub use codebook::qdc;
pub use extras::Attachments;
pub use reader::{ReadOptions, read};
pub use write::{WriteOptions, qdpx};

use crate::exchange::study::from_word;
use crate::model::time::Moment;
use roxmltree::Node;
use uuid::Uuid;

/// The namespace of projects that is written.
const PROJECT: &str = "urn:QDA-XML:project:1.0";
/// The namespace of codebooks that is written.
const CODEBOOK: &str = "urn:QDA-XML:codebook:1.0";

/// An identity as files write it: in either case, with or without braces. A word that is no GUID leads to one of its own.
fn guid(text: &str) -> Uuid {
    let bare = text.trim().trim_start_matches('{').trim_end_matches('}');
    Uuid::parse_str(bare).unwrap_or_else(|_err| from_word(bare))
}

/// An attribute by its name, whatever its namespace.
fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// An attribute that names something.
fn reference(node: Node<'_, '_>, name: &str) -> Option<Uuid> {
    attribute(node, name).filter(|value| !value.trim().is_empty()).map(guid)
}

/// The element's own identity; one that follows from its place where it has none.
fn own_guid(node: Node<'_, '_>) -> Uuid {
    reference(node, "guid").unwrap_or_else(|| from_word(&format!("{}:{}", node.tag_name().name(), node.range().start)))
}

/// Children of that name.
fn children<'a, 'i: 'a>(node: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |child| child.is_element() && child.tag_name().name() == name)
}

/// The first child of that name.
fn child<'a, 'i: 'a>(node: Node<'a, 'i>, name: &'static str) -> Option<Node<'a, 'i>> {
    children(node, name).next()
}

/// The text of a child; none where the child is not there.
fn child_text(node: Node<'_, '_>, name: &'static str) -> Option<String> {
    child(node, name).map(|child| child.children().filter_map(|part| part.text()).collect())
}

/// A date and time as files write it; without a zone it is taken as UTC.
fn moment(node: Node<'_, '_>, name: &str) -> Option<Moment> {
    parse_moment(attribute(node, name)?)
}

fn parse_moment(text: &str) -> Option<Moment> {
    let text = text.trim();
    Moment::parse(text).or_else(|| Moment::parse(&format!("{text}Z")))
}

/// A moment as it is written: whole seconds, or milliseconds where there are some.
fn written_moment(moment: Moment) -> String {
    let text = moment.text();
    match moment.0.rem_euclid(1000) {
        0 => text,
        millis => text.replace('Z', &format!(".{millis:03}Z")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identities_are_the_same_in_every_way_of_writing() {
        let plain = guid("a0cb09fe-d499-5b03-b443-28c2c9044e4b");
        assert_eq!(guid(" {A0CB09FE-D499-5B03-B443-28C2C9044E4B} "), plain);
        assert_eq!(guid("17"), guid("17"));
        assert_ne!(guid("17"), guid("18"));
    }

    #[test]
    fn moments_keep_their_milliseconds() {
        let moment = Moment(1_929_859_920_042);
        assert_eq!(written_moment(moment), "2031-02-26T08:12:00.042Z");
        assert_eq!(parse_moment(&written_moment(moment)), Some(moment));
        assert_eq!(parse_moment("2024-05-06T07:08:09"), parse_moment("2024-05-06T09:08:09+02:00"));
    }
}
