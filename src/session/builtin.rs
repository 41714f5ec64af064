//! What every new project starts with: the built-in codebook and the attribute definitions.

use crate::import::codebook::{self, CodebookDraft};
use crate::import::table::TableError;
use crate::model::attribute::{AllowedValue, Attribute, AttributeType, Sensitivity, Subject};
use crate::model::code::Bilingual;
use crate::model::ids::AttributeId;
use crate::session::clock::Clock;
use serde::Deserialize;

/// The built-in codebook of radicalisation and reintegration factors, as csv.
pub const CODEBOOK: &[u8] = include_bytes!("../../samples/codebook.csv");
/// The built-in attribute definitions, as JSON.
pub const ATTRIBUTES: &str = include_str!("../../samples/attributes.json");

/// Version of the built-in codebook.
pub const CODEBOOK_VERSION: &str = "1.0";

/// The built-in codebook.
pub fn codebook() -> Result<CodebookDraft, TableError> {
    codebook::read_csv(CODEBOOK)
}

/// An attribute definition as the built-in list writes it.
#[derive(Deserialize)]
struct Definition {
    subject: Subject,
    key: String,
    name: Bilingual,
    #[serde(rename = "type")]
    kind: AttributeType,
    #[serde(default)]
    values: Vec<AllowedValue>,
    class: Sensitivity,
    #[serde(default)]
    required: String,
    #[serde(default)]
    derived: bool,
}

/// The built-in attribute definitions, with new identities.
pub fn attributes(clock: &Clock) -> Result<Vec<Attribute>, serde_json::Error> {
    let definitions: Vec<Definition> = serde_json::from_str(ATTRIBUTES)?;
    let with_identity = |(order, definition): (u32, Definition)| Attribute {
        id: AttributeId::from_uuid(clock.uuid()),
        subject: definition.subject,
        key: definition.key,
        name: definition.name,
        kind: definition.kind,
        values: definition.values,
        class: definition.class,
        required: definition.required,
        derived: definition.derived,
        order,
    };
    Ok((0u32..).zip(definitions).map(with_identity).collect())
}
