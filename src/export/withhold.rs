//! What a table must not say to those outside the team: words that may not be quoted, and what the team noted for itself.

use crate::analysis::release::{Quoting, Release};
use crate::analysis::table::{Cell, Table};
use crate::model::departure::Recipient;
use crate::model::ids::{CodingId, DocumentId};
use crate::model::project::Project;
use std::collections::{BTreeMap, BTreeSet};

/// Columns that hold the words of an interview.
const WORDS: [&str; 4] = ["quote", "text", "passage", "hit"];
/// Columns that hold words around a quote: shown only with it.
const AROUND: [&str; 3] = ["before", "after", "context"];
/// Columns that the team wrote for itself, and examples of codes, which may be words of an interview whose consent nobody can look up.
const OWN: [&str; 2] = ["memo", "example"];

/// Takes out of a table what its recipient may not read and says so in its notes. The team has the project and reads all of what its consent lets it have.
pub fn withhold(table: &mut Table, project: &Project, release: &Release) {
    if release.recipient != Recipient::Team {
        let place = |keys: &[&str]| -> Vec<usize> {
            table.columns.iter().enumerate().filter(|(_, column)| keys.contains(&column.key.as_str())).map(|(place, _)| place).collect()
        };
        let (words, around, own) = (place(&WORDS), place(&AROUND), place(&OWN));
        if !words.is_empty() || !around.is_empty() {
            let homes: BTreeMap<CodingId, DocumentId> = project.codings().map(|coding| (coding.id, coding.document)).collect();
            for row in &mut table.rows {
                let behind: BTreeSet<CodingId> = row.behind.iter().copied().collect();
                let documents: BTreeSet<DocumentId> = behind.iter().filter_map(|coding| homes.get(coding).copied()).collect();
                let quoting = documents.iter().map(|document| release.quoting_of(project, &behind, *document)).min().unwrap_or(Quoting::No);
                if quoting == Quoting::Verbatim {
                    continue;
                }
                for place in &words {
                    if let Some(cell) = row.cells.get_mut(*place).filter(|cell| **cell != Cell::Empty) {
                        *cell = Cell::text(quoting.instead().en);
                    }
                }
                blank(&mut row.cells, &around);
            }
        }
        for row in &mut table.rows {
            blank(&mut row.cells, &own);
        }
    }
    table.notes.extend(release.notes());
}

fn blank(cells: &mut [Cell], places: &[usize]) {
    for place in places {
        if let Some(cell) = cells.get_mut(*place) {
            *cell = Cell::Empty;
        }
    }
}
