//! How each kind of thing stands in its table: one place for reading and writing alike.

use crate::model::attribute::{Attribute, AttributeType, AttributeValue, Bearer, Sensitivity, Subject};
use crate::model::case::{Case, CaseLink};
use crate::model::code::{Bilingual, Code};
use crate::model::coder::Coder;
use crate::model::coding::{Coding, Qualifiers};
use crate::model::departure::Departure;
use crate::model::document::Document;
use crate::model::info::Info;
use crate::model::kept::Kept;
use crate::model::memo::{Memo, MemoTarget};
use crate::model::quote_use::QuoteUse;
use crate::model::searching::{Concept, SavedSearch, StopWords};
use crate::model::summary::CellSummary;
use crate::model::text::{CharSpan, Hash};
use crate::model::time::Moment;
use crate::store::error::StoreError;
use rusqlite::Row;
use rusqlite::types::Value;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Display;
use std::str::FromStr;
use uuid::Uuid;

mod agreement;
mod consent;

/// A thing that stands in a table as one row.
pub(super) trait Stored: Sized {
    /// Name of the table.
    const TABLE: &'static str;
    /// Its columns, the key first.
    const COLUMNS: &'static [&'static str];
    /// How many of the first columns are the key.
    const KEYS: usize = 1;
    /// The row, in the order of the columns.
    fn to_row(&self) -> Vec<Value>;
    /// The thing behind a row.
    fn from_row(cells: &Cells<'_, '_>) -> Result<Self, StoreError>;
}

/// A row that is being read.
pub(super) struct Cells<'a, 'b> {
    pub(super) table: &'static str,
    pub(super) row: &'a Row<'b>,
}

impl Cells<'_, '_> {
    fn bad(&self, why: impl Display) -> StoreError {
        StoreError::BadRow { table: self.table, why: why.to_string() }
    }
    fn text(&self, column: usize) -> Result<String, StoreError> {
        self.row.get(column).map_err(|err| self.bad(err))
    }
    fn maybe_text(&self, column: usize) -> Result<Option<String>, StoreError> {
        self.row.get(column).map_err(|err| self.bad(err))
    }
    fn number<N: TryFrom<i64>>(&self, column: usize) -> Result<N, StoreError> {
        let number: i64 = self.row.get(column).map_err(|err| self.bad(err))?;
        N::try_from(number).ok().ok_or_else(|| self.bad(format!("the number {number} is out of range")))
    }
    fn moment(&self, column: usize) -> Result<Moment, StoreError> {
        self.number::<i64>(column).map(Moment)
    }
    fn flag(&self, column: usize) -> Result<bool, StoreError> {
        self.number::<i64>(column).map(|number| number != 0)
    }
    fn uuid(&self, column: usize) -> Result<Uuid, StoreError> {
        let bytes = self.row.get_ref(column).map_err(|err| self.bad(err))?;
        Uuid::from_slice(bytes.as_blob().map_err(|err| self.bad(err))?).map_err(|err| self.bad(err))
    }
    fn maybe_uuid(&self, column: usize) -> Result<Option<Uuid>, StoreError> {
        let cell = self.row.get_ref(column).map_err(|err| self.bad(err))?;
        if cell == rusqlite::types::ValueRef::Null { Ok(None) } else { self.uuid(column).map(Some) }
    }
    fn hash(&self, column: usize) -> Result<Hash, StoreError> {
        let bytes = self.row.get_ref(column).map_err(|err| self.bad(err))?;
        Hash::from_bytes(bytes.as_blob().map_err(|err| self.bad(err))?).ok_or_else(|| self.bad("a hash has not 32 bytes"))
    }
    fn parsed<T: FromStr<Err: Display>>(&self, column: usize) -> Result<T, StoreError> {
        self.text(column)?.parse().map_err(|err| self.bad(err))
    }
    fn maybe_parsed<T: FromStr<Err: Display>>(&self, column: usize) -> Result<Option<T>, StoreError> {
        self.maybe_text(column)?.map(|text| text.parse().map_err(|err| self.bad(err))).transpose()
    }
    fn json<T: DeserializeOwned>(&self, column: usize) -> Result<T, StoreError> {
        serde_json::from_str(&self.text(column)?).map_err(|err| self.bad(err))
    }
    /// A word that serde writes as a string.
    fn word<T: DeserializeOwned>(&self, column: usize) -> Result<T, StoreError> {
        serde_json::from_value(serde_json::Value::String(self.text(column)?)).map_err(|err| self.bad(err))
    }
    fn both(&self, column: usize) -> Result<Bilingual, StoreError> {
        Ok(Bilingual { en: self.text(column)?, fr: self.text(column + 1)? })
    }
}

fn blob(uuid: Uuid) -> Value {
    Value::Blob(uuid.as_bytes().to_vec())
}
fn hash(hash: Hash) -> Value {
    Value::Blob(hash.bytes().to_vec())
}
fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}
fn maybe<T: Display>(word: Option<T>) -> Value {
    word.map_or(Value::Null, |word| Value::Text(word.to_string()))
}
fn flag(value: bool) -> Value {
    Value::Integer(i64::from(value))
}
fn json<T: Serialize>(value: &T) -> Value {
    Value::Text(serde_json::to_string(value).unwrap_or_default())
}
/// The word that serde writes.
fn word<T: Serialize>(value: &T) -> Value {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Value::Text(word),
        _ => Value::Null,
    }
}

impl Stored for Info {
    const TABLE: &'static str = "info";
    const COLUMNS: &'static [&'static str] = &["one", "id", "name", "codebook_version", "created", "unlisted", "agreement_off", "consent_required"];
    fn to_row(&self) -> Vec<Value> {
        vec![
            Value::Integer(1),
            blob(self.id.uuid()),
            text(&self.name),
            text(&self.codebook_version),
            Value::Integer(self.created.0),
            flag(self.unlisted),
            flag(self.agreement_off),
            flag(self.consent_required),
        ]
    }
    fn from_row(cells: &Cells<'_, '_>) -> Result<Self, StoreError> {
        use crate::model::ids::ProjectId;
        Ok(Self {
            id: ProjectId::from_uuid(cells.uuid(1)?),
            name: cells.text(2)?,
            codebook_version: cells.text(3)?,
            created: cells.moment(4)?,
            unlisted: cells.flag(5)?,
            agreement_off: cells.flag(6)?,
            consent_required: cells.flag(7)?,
        })
    }
}

impl Stored for Coder {
    const TABLE: &'static str = "coder";
    const COLUMNS: &'static [&'static str] = &["id", "name"];
    fn to_row(&self) -> Vec<Value> {
        vec![blob(self.id.uuid()), text(&self.name)]
    }
    fn from_row(cells: &Cells<'_, '_>) -> Result<Self, StoreError> {
        use crate::model::ids::CoderId;
        Ok(Self { id: CoderId::from_uuid(cells.uuid(0)?), name: cells.text(1)? })
    }
}

impl Stored for Document {
    const TABLE: &'static str = "document";
    const COLUMNS: &'static [&'static str] = &["id", "name", "file_name", "kind", "language", "text", "layout", "imported", "imported_by"];
    fn to_row(&self) -> Vec<Value> {
        vec![
            blob(self.id.uuid()),
            text(&self.name),
            text(&self.file_name),
            text(self.kind.key()),
            text(self.language.tag()),
            hash(self.text),
            hash(self.layout),
            Value::Integer(self.imported.0),
            text(&self.imported_by),
        ]
    }
    fn from_row(cells: &Cells<'_, '_>) -> Result<Self, StoreError> {
        use crate::model::ids::DocumentId;
        Ok(Self {
            id: DocumentId::from_uuid(cells.uuid(0)?),
            name: cells.text(1)?,
            file_name: cells.text(2)?,
            kind: cells.parsed(3)?,
            language: cells.parsed(4)?,
            text: cells.hash(5)?,
            layout: cells.hash(6)?,
            imported: cells.moment(7)?,
            imported_by: cells.text(8)?,
        })
    }
}

impl Stored for Code {
    const TABLE: &'static str = "code";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "parent",
        "place",
        "key",
        "name_en",
        "name_fr",
        "definition_en",
        "definition_fr",
        "include_en",
        "include_fr",
        "exclude_en",
        "exclude_fr",
        "example",
        "source",
        "kind",
        "level",
        "colour",
        "codable",
        "retired",
    ];
    fn to_row(&self) -> Vec<Value> {
        vec![
            blob(self.id.uuid()),
            self.parent.map_or(Value::Null, |parent| blob(parent.uuid())),
            Value::Integer(i64::from(self.order)),
            text(&self.key),
            text(&self.name.en),
            text(&self.name.fr),
            text(&self.definition.en),
            text(&self.definition.fr),
            text(&self.include.en),
            text(&self.include.fr),
            text(&self.exclude.en),
            text(&self.exclude.fr),
            text(&self.example),
            text(&self.source),
            text(&self.kind),
            text(&self.level),
            text(&self.colour.to_string()),
            flag(self.codable),
            flag(self.retired),
        ]
    }
    fn from_row(cells: &Cells<'_, '_>) -> Result<Self, StoreError> {
        use crate::model::ids::CodeId;
        Ok(Self {
            id: CodeId::from_uuid(cells.uuid(0)?),
            parent: cells.maybe_uuid(1)?.map(CodeId::from_uuid),
            order: cells.number(2)?,
            key: cells.text(3)?,
            name: cells.both(4)?,
            definition: cells.both(6)?,
            include: cells.both(8)?,
            exclude: cells.both(10)?,
            example: cells.text(12)?,
            source: cells.text(13)?,
            kind: cells.text(14)?,
            level: cells.text(15)?,
            colour: cells.parsed(16)?,
            codable: cells.flag(17)?,
            retired: cells.flag(18)?,
        })
    }
}

impl Stored for Coding {
    const TABLE: &'static str = "coding";
    const COLUMNS: &'static [&'static str] =
        &["id", "document", "start", "end", "code", "coder", "created", "memo", "time", "direction", "standing", "certainty", "quotable", "codebook_version"];
    fn to_row(&self) -> Vec<Value> {
        let said = &self.qualifiers;
        vec![
            blob(self.id.uuid()),
            blob(self.document.uuid()),
            Value::Integer(i64::from(self.span.start())),
            Value::Integer(i64::from(self.span.end())),
            blob(self.code.uuid()),
            blob(self.coder.uuid()),
            Value::Integer(self.created.0),
            text(&self.memo),
            maybe(said.time),
            maybe(said.direction),
            maybe(said.standing),
            maybe(said.certainty),
            maybe(said.quotable),
            text(&self.codebook_version),
        ]
    }
    fn from_row(cells: &Cells<'_, '_>) -> Result<Self, StoreError> {
        use crate::model::ids::{CodeId, CoderId, CodingId, DocumentId};
        Ok(Self {
            id: CodingId::from_uuid(cells.uuid(0)?),
            document: DocumentId::from_uuid(cells.uuid(1)?),
            span: CharSpan::new(cells.number(2)?, cells.number(3)?).map_err(|err| cells.bad(err))?,
            code: CodeId::from_uuid(cells.uuid(4)?),
            coder: CoderId::from_uuid(cells.uuid(5)?),
            created: cells.moment(6)?,
            memo: cells.text(7)?,
            qualifiers: Qualifiers {
                time: cells.maybe_parsed(8)?,
                direction: cells.maybe_parsed(9)?,
                standing: cells.maybe_parsed(10)?,
                certainty: cells.maybe_parsed(11)?,
                quotable: cells.maybe_parsed(12)?,
            },
            codebook_version: cells.text(13)?,
        })
    }
}

impl Stored for Kept {
    const TABLE: &'static str = "kept";
    const COLUMNS: &'static [&'static str] = &["id", "kind", "name", "content", "files"];
    fn to_row(&self) -> Vec<Value> {
        vec![blob(self.id.uuid()), text(&self.kind), text(&self.name), hash(self.content), json(&self.files)]
    }
    fn from_row(cells: &Cells<'_, '_>) -> Result<Self, StoreError> {
        use crate::model::ids::KeptId;
        Ok(Self { id: KeptId::from_uuid(cells.uuid(0)?), kind: cells.text(1)?, name: cells.text(2)?, content: cells.hash(3)?, files: cells.json(4)? })
    }
}

impl Stored for Case {
    const TABLE: &'static str = "subject";
    const COLUMNS: &'static [&'static str] = &["id", "name"];
    fn to_row(&self) -> Vec<Value> {
        vec![blob(self.id.uuid()), text(&self.name)]
    }
    fn from_row(cells: &Cells<'_, '_>) -> Result<Self, StoreError> {
        use crate::model::ids::CaseId;
        Ok(Self { id: CaseId::from_uuid(cells.uuid(0)?), name: cells.text(1)? })
    }
}

impl Stored for CaseLink {
    const TABLE: &'static str = "subject_document";
    const COLUMNS: &'static [&'static str] = &["id", "subject", "document", "speaker"];
    fn to_row(&self) -> Vec<Value> {
        vec![blob(self.id.uuid()), blob(self.case.uuid()), blob(self.document.uuid()), maybe(self.speaker.as_deref())]
    }
    fn from_row(cells: &Cells<'_, '_>) -> Result<Self, StoreError> {
        use crate::model::ids::{CaseId, CaseLinkId, DocumentId};
        Ok(Self {
            id: CaseLinkId::from_uuid(cells.uuid(0)?),
            case: CaseId::from_uuid(cells.uuid(1)?),
            document: DocumentId::from_uuid(cells.uuid(2)?),
            speaker: cells.maybe_text(3)?,
        })
    }
}

impl Stored for Attribute {
    const TABLE: &'static str = "attribute";
    const COLUMNS: &'static [&'static str] = &["id", "subject", "key", "name_en", "name_fr", "type", "allowed", "class", "required", "derived", "place"];
    fn to_row(&self) -> Vec<Value> {
        vec![
            blob(self.id.uuid()),
            word(&self.subject),
            text(&self.key),
            text(&self.name.en),
            text(&self.name.fr),
            word(&self.kind),
            json(&self.values),
            word(&self.class),
            text(&self.required),
            flag(self.derived),
            Value::Integer(i64::from(self.order)),
        ]
    }
    fn from_row(cells: &Cells<'_, '_>) -> Result<Self, StoreError> {
        use crate::model::ids::AttributeId;
        Ok(Self {
            id: AttributeId::from_uuid(cells.uuid(0)?),
            subject: cells.word::<Subject>(1)?,
            key: cells.text(2)?,
            name: cells.both(3)?,
            kind: cells.word::<AttributeType>(5)?,
            values: cells.json(6)?,
            class: cells.word::<Sensitivity>(7)?,
            required: cells.text(8)?,
            derived: cells.flag(9)?,
            order: cells.number(10)?,
        })
    }
}

impl Stored for AttributeValue {
    const TABLE: &'static str = "attribute_value";
    const COLUMNS: &'static [&'static str] = &["bearer", "attribute", "subject", "value"];
    const KEYS: usize = 2;
    fn to_row(&self) -> Vec<Value> {
        let bearer = match self.bearer {
            Bearer::Case(case_id) => case_id.uuid(),
            Bearer::Document(document_id) => document_id.uuid(),
        };
        vec![blob(bearer), blob(self.attribute.uuid()), word(&self.bearer.subject()), json(&self.value)]
    }
    fn from_row(cells: &Cells<'_, '_>) -> Result<Self, StoreError> {
        use crate::model::ids::{AttributeId, CaseId, DocumentId};
        let bearer = match cells.word::<Subject>(2)? {
            Subject::Case => Bearer::Case(CaseId::from_uuid(cells.uuid(0)?)),
            Subject::Document => Bearer::Document(DocumentId::from_uuid(cells.uuid(0)?)),
        };
        Ok(Self { bearer, attribute: AttributeId::from_uuid(cells.uuid(1)?), value: cells.json(3)? })
    }
}

impl Stored for Memo {
    const TABLE: &'static str = "memo";
    const COLUMNS: &'static [&'static str] = &["id", "target_kind", "target", "coder", "text", "created", "changed"];
    fn to_row(&self) -> Vec<Value> {
        let target = match self.target {
            MemoTarget::Project => None,
            MemoTarget::Document(document_id) => Some(document_id.uuid()),
            MemoTarget::Code(code_id) => Some(code_id.uuid()),
            MemoTarget::Coding(coding_id) => Some(coding_id.uuid()),
            MemoTarget::Case(case_id) => Some(case_id.uuid()),
        };
        vec![
            blob(self.id.uuid()),
            text(self.target.key()),
            target.map_or(Value::Null, blob),
            blob(self.coder.uuid()),
            text(&self.text),
            Value::Integer(self.created.0),
            Value::Integer(self.changed.0),
        ]
    }
    fn from_row(cells: &Cells<'_, '_>) -> Result<Self, StoreError> {
        use crate::model::ids::{CaseId, CodeId, CoderId, CodingId, DocumentId, MemoId};
        let target = match (cells.text(1)?.as_str(), cells.maybe_uuid(2)?) {
            ("project", None) => MemoTarget::Project,
            ("document", Some(uuid)) => MemoTarget::Document(DocumentId::from_uuid(uuid)),
            ("code", Some(uuid)) => MemoTarget::Code(CodeId::from_uuid(uuid)),
            ("coding", Some(uuid)) => MemoTarget::Coding(CodingId::from_uuid(uuid)),
            ("case", Some(uuid)) => MemoTarget::Case(CaseId::from_uuid(uuid)),
            (kind, _) => return Err(cells.bad(format!("a memo on a ‘{kind}’"))),
        };
        Ok(Self {
            id: MemoId::from_uuid(cells.uuid(0)?),
            target,
            coder: CoderId::from_uuid(cells.uuid(3)?),
            text: cells.text(4)?,
            created: cells.moment(5)?,
            changed: cells.moment(6)?,
        })
    }
}

impl Stored for Departure {
    const TABLE: &'static str = "departure";
    const COLUMNS: &'static [&'static str] = &["id", "at", "coder", "recipient", "kind", "file_name", "sha256", "documents", "rows", "left_out"];
    fn to_row(&self) -> Vec<Value> {
        let number = |number: u32| Value::Integer(i64::from(number));
        vec![
            blob(self.id.uuid()),
            Value::Integer(self.at.0),
            text(&self.coder),
            text(self.recipient.key()),
            text(&self.kind),
            text(&self.file_name),
            text(&self.sha256),
            number(self.documents),
            number(self.rows),
            number(self.left_out),
        ]
    }
    fn from_row(cells: &Cells<'_, '_>) -> Result<Self, StoreError> {
        use crate::model::ids::DepartureId;
        Ok(Self {
            id: DepartureId::from_uuid(cells.uuid(0)?),
            at: cells.moment(1)?,
            coder: cells.text(2)?,
            recipient: cells.parsed(3)?,
            kind: cells.text(4)?,
            file_name: cells.text(5)?,
            sha256: cells.text(6)?,
            documents: cells.number(7)?,
            rows: cells.number(8)?,
            left_out: cells.number(9)?,
        })
    }
}
impl Stored for SavedSearch {
    const TABLE: &'static str = "saved_search";
    const COLUMNS: &'static [&'static str] = &["id", "name", "query", "notes", "coder", "created", "changed"];
    fn to_row(&self) -> Vec<Value> {
        vec![
            blob(self.id.uuid()),
            text(&self.name),
            text(&self.query),
            text(&self.notes),
            blob(self.coder.uuid()),
            Value::Integer(self.created.0),
            Value::Integer(self.changed.0),
        ]
    }
    fn from_row(cells: &Cells<'_, '_>) -> Result<Self, StoreError> {
        use crate::model::ids::{CoderId, SavedSearchId};
        Ok(Self {
            id: SavedSearchId::from_uuid(cells.uuid(0)?),
            name: cells.text(1)?,
            query: cells.text(2)?,
            notes: cells.text(3)?,
            coder: CoderId::from_uuid(cells.uuid(4)?),
            created: cells.moment(5)?,
            changed: cells.moment(6)?,
        })
    }
}

impl Stored for Concept {
    const TABLE: &'static str = "concept";
    const COLUMNS: &'static [&'static str] = &["id", "name", "words", "notes"];
    fn to_row(&self) -> Vec<Value> {
        vec![blob(self.id.uuid()), text(&self.name), json(&self.words), text(&self.notes)]
    }
    fn from_row(cells: &Cells<'_, '_>) -> Result<Self, StoreError> {
        use crate::model::ids::ConceptId;
        Ok(Self { id: ConceptId::from_uuid(cells.uuid(0)?), name: cells.text(1)?, words: cells.json(2)?, notes: cells.text(3)? })
    }
}

impl Stored for StopWords {
    const TABLE: &'static str = "stop_words";
    const COLUMNS: &'static [&'static str] = &["language", "words"];
    fn to_row(&self) -> Vec<Value> {
        vec![text(self.language.tag()), json(&self.words)]
    }
    fn from_row(cells: &Cells<'_, '_>) -> Result<Self, StoreError> {
        Ok(Self { language: cells.parsed(0)?, words: cells.json(1)? })
    }
}

impl Stored for CellSummary {
    const TABLE: &'static str = "cell_summary";
    const COLUMNS: &'static [&'static str] = &["id", "row_code", "column_code", "text", "coder", "changed"];
    fn to_row(&self) -> Vec<Value> {
        vec![blob(self.id.uuid()), blob(self.row.uuid()), blob(self.column.uuid()), text(&self.text), blob(self.coder.uuid()), Value::Integer(self.changed.0)]
    }
    fn from_row(cells: &Cells<'_, '_>) -> Result<Self, StoreError> {
        use crate::model::ids::{CodeId, CoderId, SummaryId};
        Ok(Self {
            id: SummaryId::from_uuid(cells.uuid(0)?),
            row: CodeId::from_uuid(cells.uuid(1)?),
            column: CodeId::from_uuid(cells.uuid(2)?),
            text: cells.text(3)?,
            coder: CoderId::from_uuid(cells.uuid(4)?),
            changed: cells.moment(5)?,
        })
    }
}

impl Stored for QuoteUse {
    const TABLE: &'static str = "quote_use";
    const COLUMNS: &'static [&'static str] = &["id", "document", "start", "end", "place", "coder", "recorded"];
    fn to_row(&self) -> Vec<Value> {
        vec![
            blob(self.id.uuid()),
            blob(self.document.uuid()),
            Value::Integer(i64::from(self.span.start())),
            Value::Integer(i64::from(self.span.end())),
            text(&self.place),
            blob(self.coder.uuid()),
            Value::Integer(self.recorded.0),
        ]
    }
    fn from_row(cells: &Cells<'_, '_>) -> Result<Self, StoreError> {
        use crate::model::ids::{CoderId, DocumentId, QuoteUseId};
        Ok(Self {
            id: QuoteUseId::from_uuid(cells.uuid(0)?),
            document: DocumentId::from_uuid(cells.uuid(1)?),
            span: CharSpan::new(cells.number(2)?, cells.number(3)?).map_err(|err| cells.bad(err))?,
            place: cells.text(4)?,
            coder: CoderId::from_uuid(cells.uuid(5)?),
            recorded: cells.moment(6)?,
        })
    }
}
