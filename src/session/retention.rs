//! How long documents may be kept, and which are due: reminders, never an automatic destruction.

use crate::model::consent::{destroy_after, value};
use crate::model::ids::DocumentId;
use crate::session::Session;

/// A document is called due soon so many days before its last day.
pub const SOON: i64 = 90;

/// Whether a document may still be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    /// Its last day has passed.
    Overdue,
    /// Its last day is near.
    Soon,
    /// There is time.
    Later,
    /// No date is recorded.
    NoDate,
}

impl Due {
    /// The word that files use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Soon => "soon",
            Self::Later => "later",
            Self::NoDate => "no-date",
        }
    }
}

/// The retention of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retention {
    /// The document.
    pub document: DocumentId,
    /// Its short name.
    pub name: String,
    /// Its retention class; empty where none is recorded.
    pub class: String,
    /// The last day on which it may be kept.
    pub until: Option<jiff::civil::Date>,
    /// Days until then; negative when it has passed.
    pub days: Option<i64>,
    /// Whether it may still be kept.
    pub due: Due,
}

impl Session {
    /// All documents, those that are due first.
    pub fn retention(&self) -> Vec<Retention> {
        let today: Option<jiff::civil::Date> = self.clock().now().text().get(..10).and_then(|day| day.parse().ok());
        let mut all: Vec<Retention> = self
            .project
            .documents()
            .map(|document| {
                let until = destroy_after(&self.project, document.id);
                let days = until.zip(today).and_then(|(until, today)| today.until(until).ok()).map(|span| i64::from(span.get_days()));
                let due = match days {
                    None => Due::NoDate,
                    Some(days) if days < 0 => Due::Overdue,
                    Some(days) if days <= SOON => Due::Soon,
                    Some(_) => Due::Later,
                };
                let class = value(&self.project, document.id, "retention_class").map(ToString::to_string).unwrap_or_default();
                Retention { document: document.id, name: document.name.clone(), class, until, days, due }
            })
            .collect();
        all.sort_by(|one, other| (one.due, one.until, &one.name).cmp(&(other.due, other.until, &other.name)));
        all
    }
}
