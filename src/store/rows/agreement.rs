//! Settled disagreements and kept rounds as rows.

use super::{Cells, Stored, blob, json, text};
use crate::model::ids::{CodeId, CoderId, DocumentId, RoundId, SettlementId};
use crate::model::round::Round;
use crate::model::settlement::{Settlement, Verdict};
use crate::model::text::CharSpan;
use crate::store::error::StoreError;
use rusqlite::types::Value;

impl Stored for Settlement {
    const TABLE: &'static str = "settlement";
    const COLUMNS: &'static [&'static str] = &["id", "document", "code", "start", "end", "sides", "verdict", "kept", "reason", "coder", "at", "codings"];
    fn to_row(&self) -> Vec<Value> {
        let kept = match self.verdict {
            Verdict::Keep(coder_id) => blob(coder_id.uuid()),
            Verdict::All | Verdict::None => Value::Null,
        };
        vec![
            blob(self.id.uuid()),
            blob(self.document.uuid()),
            blob(self.code.uuid()),
            Value::Integer(i64::from(self.span.start())),
            Value::Integer(i64::from(self.span.end())),
            json(&self.sides),
            text(self.verdict.key()),
            kept,
            text(&self.reason),
            blob(self.by.uuid()),
            Value::Integer(self.at.0),
            json(&self.codings),
        ]
    }
    fn from_row(cells: &Cells<'_, '_>) -> Result<Self, StoreError> {
        let verdict = match (cells.text(6)?.as_str(), cells.maybe_uuid(7)?) {
            ("keep", Some(uuid)) => Verdict::Keep(CoderId::from_uuid(uuid)),
            ("all", None) => Verdict::All,
            ("none", None) => Verdict::None,
            (word, _) => return Err(cells.bad(format!("a verdict ‘{word}’"))),
        };
        Ok(Self {
            id: SettlementId::from_uuid(cells.uuid(0)?),
            document: DocumentId::from_uuid(cells.uuid(1)?),
            code: CodeId::from_uuid(cells.uuid(2)?),
            span: CharSpan::new(cells.number(3)?, cells.number(4)?).map_err(|err| cells.bad(err))?,
            sides: cells.json(5)?,
            verdict,
            reason: cells.text(8)?,
            by: CoderId::from_uuid(cells.uuid(9)?),
            at: cells.moment(10)?,
            codings: cells.json(11)?,
        })
    }
}

impl Stored for Round {
    const TABLE: &'static str = "round";
    const COLUMNS: &'static [&'static str] = &["id", "name", "made", "coder", "content"];
    fn to_row(&self) -> Vec<Value> {
        vec![blob(self.id.uuid()), text(&self.name), Value::Integer(self.made.0), blob(self.by.uuid()), json(&self.content)]
    }
    fn from_row(cells: &Cells<'_, '_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: RoundId::from_uuid(cells.uuid(0)?),
            name: cells.text(1)?,
            made: cells.moment(2)?,
            by: CoderId::from_uuid(cells.uuid(3)?),
            content: cells.json(4)?,
        })
    }
}
