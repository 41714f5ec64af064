//! Files that leave: written down, and nothing else of the project changes.

use super::Planner;
use crate::model::change::{Change, Edit};
use crate::model::departure::Departure;
use crate::model::ids::DepartureId;
use crate::session::command::NewDeparture;

impl Planner<'_> {
    pub(super) fn record_departure(&mut self, new: NewDeparture) {
        let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        self.label(format!("export {} for {}: {} documents, {} left out", new.file_name, new.recipient.key(), new.documents, new.left_out));
        self.change(Change::Departure(Edit::insert(Departure {
            id: DepartureId::from_uuid(self.clock.uuid()),
            at: self.clock.now(),
            coder: self.acting.to_owned(),
            recipient: new.recipient,
            kind: new.kind,
            file_name: new.file_name,
            sha256: new.sha256,
            documents: number(new.documents),
            rows: number(new.rows),
            left_out: number(new.left_out),
        })));
    }
}
