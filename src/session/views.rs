//! Views of tables that people of this copy keep: what is asked for, under a name. They lie in the project file and nowhere else, because their filters can
//! tell of the study; they are no part of it, and its history does not know them.

use crate::session::Session;
use crate::session::error::SessionError;
use crate::session::tables::TableRequest;
use serde::{Deserialize, Serialize};

/// The preference that holds the views, as JSON.
const KEY: &str = "table-views";

/// A table that is looked at again and again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableView {
    /// Its name.
    pub name: String,
    /// What is asked for.
    pub request: TableRequest,
    /// Queries of which every coding meets all; together they are the filter of the request.
    #[serde(default)]
    pub filters: Vec<String>,
    /// True where bars are shown.
    #[serde(default)]
    pub bars: bool,
    /// Frequency: each code by itself.
    #[serde(default)]
    pub own: bool,
    /// Codes by attribute: all figures side by side.
    #[serde(default)]
    pub side_by_side: bool,
}

impl TableView {
    /// A view of a table as the command line asks for it.
    pub fn new(name: &str, request: &TableRequest) -> Self {
        let filters = request.filter.iter().cloned().collect();
        Self { name: name.to_owned(), request: request.clone(), filters, bars: false, own: false, side_by_side: false }
    }
}

/// One query out of several that must all hold; none of none.
pub fn joined(filters: &[String]) -> Option<String> {
    match filters {
        [] => None,
        [only] => Some(only.clone()),
        several => Some(several.iter().map(|filter| format!("({filter})")).collect::<Vec<_>>().join(" AND ")),
    }
}

impl Session {
    /// The views of tables, by name. One that this version cannot read is left where it is and not listed.
    pub fn table_views(&self) -> Result<Vec<TableView>, SessionError> {
        Ok(self.stored_views()?.into_iter().filter_map(|view| serde_json::from_value(view).ok()).collect())
    }

    /// Keeps a view, in the place of one of the same name.
    pub fn keep_table_view(&mut self, view: &TableView) -> Result<(), SessionError> {
        self.writable()?;
        let name = view.name.trim();
        if name.is_empty() {
            return Err(SessionError::Request("a view needs a name".to_owned()));
        }
        let mut views = self.stored_views()?;
        views.retain(|known| name_of(known) != Some(name));
        let view = TableView { name: name.to_owned(), ..view.clone() };
        views.push(serde_json::to_value(&view).map_err(|err| SessionError::Request(format!("the view cannot be kept: {err}")))?);
        views.sort_by(|one, other| name_of(one).cmp(&name_of(other)));
        self.store_views(views)
    }

    /// Takes a view away.
    pub fn forget_table_view(&mut self, name: &str) -> Result<(), SessionError> {
        self.writable()?;
        let mut views = self.stored_views()?;
        let before = views.len();
        views.retain(|known| name_of(known) != Some(name));
        if views.len() == before {
            return Err(SessionError::Request(format!("there is no view ‘{name}’; griot views list shows those that there are")));
        }
        self.store_views(views)
    }

    fn stored_views(&self) -> Result<Vec<serde_json::Value>, SessionError> {
        let stored = self.store.preference(KEY)?;
        Ok(stored.and_then(|stored| serde_json::from_str(&stored).ok()).unwrap_or_default())
    }

    fn store_views(&mut self, views: Vec<serde_json::Value>) -> Result<(), SessionError> {
        Ok(self.store.set_preference(KEY, &serde_json::Value::Array(views).to_string())?)
    }
}

fn name_of(view: &serde_json::Value) -> Option<&str> {
    view.get("name").and_then(serde_json::Value::as_str)
}
