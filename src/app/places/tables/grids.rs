//! The tables that are no codes by counts: codes together, two attributes under one code, and everything that is a list.

use crate::analysis::crosstab::{Counted, CrossCell};
use crate::analysis::table::{Cell, Column, Unit};
use crate::app::locale::{Locale, capitalised};
use crate::app::places::tables::grid::{Grid, GridCell, GridColumn, GridRow, cell_text, code_row, notes, pick, whole};
use crate::model::ids::{CodeId, CodingId};
use crate::model::project::Project;
use crate::session::counting::Counting;
use crate::session::error::SessionError;
use crate::session::tables::TableRequest;
use std::collections::BTreeMap;

/// Columns of a list that hold sentences.
const WIDE: [&str; 12] =
    ["quote", "wording", "text", "before", "after", "definition_en", "definition_fr", "include_en", "include_fr", "exclude_en", "exclude_fr", "new"];

impl Grid {
    /// Pairs of codes: every number opens onto what it counts, also each code's own n.
    pub(super) fn cooccurrence(counting: &Counting, request: &TableRequest, project: &Project, locale: &Locale) -> Result<Self, SessionError> {
        let found = counting.cooccurrence(request)?;
        let own: BTreeMap<CodeId, &[CodingId]> = found.codes.iter().map(|alone| (alone.code, alone.codings.as_slice())).collect();
        let name = |code: CodeId| project.codebook().get(code).map(|code| locale.pick(&code.name).to_owned()).unwrap_or_default();
        let row = |pair: &crate::analysis::cooccurrence::Together| {
            let of = |code: CodeId| own.get(&code).copied().unwrap_or_default().to_vec();
            let counted = |number: usize, codings: Vec<CodingId>| {
                let (text, number) = whole(number, locale);
                GridCell { text, number, codings }
            };
            let behind = || pair.codings.clone();
            let (one, other) = (of(pair.one), of(pair.other));
            let cells = vec![
                GridCell { text: name(pair.other), number: None, codings: behind() },
                counted(usize::try_from(pair.count).unwrap_or(usize::MAX), behind()),
                GridCell { text: locale.decimal(pair.jaccard(), 2), number: Some(pair.jaccard()), codings: behind() },
                counted(one.len(), one),
                counted(other.len(), other),
                counted(pair.documents.len(), behind()),
                counted(pair.cases.len(), behind()),
            ];
            GridRow { depth: 1, ..code_row(project, locale, pair.one, cells) }
        };
        let column = |key: &str, width: f32, numbers: bool| GridColumn { name: locale.text(key), n: None, code: None, width, numbers };
        let columns = vec![
            column("pair-other", 300.0, false),
            column("pair-together", 84.0, true),
            column("pair-jaccard", 84.0, true),
            column("pair-n", 84.0, true),
            column("pair-n-other", 84.0, true),
            column("count-head-documents", 92.0, true),
            column("count-head-cases", 84.0, true),
        ];
        let table = found.to_table(project);
        Ok(Self {
            title: pick(locale, &table.title),
            first: locale.text("code"),
            columns,
            rows: found.pairs.iter().map(row).collect(),
            notes: notes(locale, &table.notes, false),
            heat: false,
            bars: false,
        })
    }

    /// Codes by the values of an attribute, all five figures of each: cases, their two percentages, documents, codings.
    pub(super) fn side_by_side(counting: &Counting, request: &TableRequest, project: &Project, locale: &Locale) -> Result<Self, SessionError> {
        let found = counting.crosstab(request)?;
        let percent = |part: usize, of: usize| cell_text(&Cell::percent(part as u64, of as u64), Unit::Percent, locale);
        let mut columns = Vec::new();
        let mut values: Vec<usize> = Vec::new();
        for (column, name) in found.columns() {
            let name = capitalised(locale.pick(&name));
            for (what, n) in [
                ("unit-cases", Some(column.cases)),
                ("percent-of-n", Some(column.cases)),
                ("percent-of-code", None),
                ("unit-documents", Some(column.documents)),
                ("unit-codings", None),
            ] {
                let name = format!("{name}: {}", locale.text(what));
                columns.push(GridColumn { name, n, code: None, width: 104.0, numbers: true });
            }
            values.push(column.cases);
        }
        for what in ["unit-cases", "unit-documents", "unit-codings"] {
            let name = format!("{}: {}", locale.text("all-together"), locale.text(what));
            columns.push(GridColumn { name, n: None, code: None, width: 104.0, numbers: true });
        }
        let row = |(code, cells, sum): (CodeId, &[CrossCell], &CrossCell)| {
            let mut made = Vec::new();
            let mut push = |(text, number): (String, Option<f64>), cell: &CrossCell| made.push(GridCell { text, number, codings: cell.codings.clone() });
            for (cell, n) in cells.iter().zip(&values) {
                push(whole(cell.cases.len(), locale), cell);
                push(percent(cell.cases.len(), *n), cell);
                push(percent(cell.cases.len(), sum.cases.len()), cell);
                push(whole(cell.documents.len(), locale), cell);
                push(whole(cell.codings.len(), locale), cell);
            }
            push(whole(sum.cases.len(), locale), sum);
            push(whole(sum.documents.len(), locale), sum);
            push(whole(sum.codings.len(), locale), sum);
            code_row(project, locale, code, made)
        };
        let rows = found.rows().map(row).collect();
        let table = found.to_table(project);
        let notes = notes(locale, &table.notes, true);
        Ok(Self { title: pick(locale, &table.title), first: locale.text("code"), columns, rows, notes, heat: false, bars: false })
    }

    /// Values of one attribute by those of another, under one code.
    pub(super) fn crossing(counting: &Counting, request: &TableRequest, project: &Project, locale: &Locale) -> Result<Self, SessionError> {
        let found = counting.crossing(request)?;
        let unit: Counted = request.unit;
        let mut columns: Vec<GridColumn> =
            found.column_names().map(|name| GridColumn { name: capitalised(locale.pick(&name)), n: None, code: None, width: 96.0, numbers: true }).collect();
        columns.push(GridColumn { name: locale.text("all-together"), n: None, code: None, width: 84.0, numbers: true });
        let rows = found.rows().map(|(name, cells, sum)| {
            let cell = |cell: &crate::analysis::crossing::CrossingCell| {
                let (number, n) = cell.number(unit);
                let (text, number) = whole(number, locale);
                // No number without its n: a dash only where nobody has both values.
                let text = match n {
                    Some(0) | None => text,
                    Some(n) => locale.with("number-of-n", &[("number", (&text).into()), ("n", n.into())]),
                };
                GridCell { text, number, codings: cell.with_code.codings.clone() }
            };
            GridRow { code: None, colour: None, name: capitalised(locale.pick(&name)), depth: 0, cells: cells.iter().chain([sum]).map(cell).collect() }
        });
        let rows = rows.collect();
        Ok(Self {
            title: pick(locale, &found.title(project)),
            first: String::new(),
            columns,
            rows,
            notes: notes(locale, &found.to_table(project).notes, false),
            heat: true,
            bars: false,
        })
    }

    /// Interviews in their order: each figure opens onto the codings that it counts, not only onto the new ones.
    pub(super) fn saturation(counting: &Counting, request: &TableRequest, project: &Project, locale: &Locale) -> Result<Self, SessionError> {
        let found = counting.saturation(request)?;
        let (table, run) = (found.to_table(project), found.method.run.max(1));
        let shown = shown(&table.columns, locale.is_french());
        let behind = found.series.iter().flat_map(|series| {
            let interviews = &series.interviews;
            (0..interviews.len()).map(move |place| {
                let of = |from: usize, new: bool| -> Vec<CodingId> {
                    let some = interviews.iter().take(place + 1).skip(from);
                    some.flat_map(|interview| if new { &interview.behind } else { &interview.codings }).copied().collect()
                };
                // Of the interview, of its new codes, of all so far, and of the new codes of the run that ends here.
                [of(place, false), of(place, true), of(0, false), of((place + 1).saturating_sub(run), true)]
            })
        });
        let rows = table.rows.iter().zip(behind).map(|(row, [own, new, so_far, in_run])| {
            let cell = |place: &usize| {
                let column = table.columns.get(*place);
                let (text, number) = match (row.cells.get(*place), column) {
                    (Some(cell), Some(column)) => cell_text(cell, column.unit, locale),
                    _ => (String::new(), None),
                };
                let codings = match column.map(|column| column.key.as_str()) {
                    Some("new_codes" | "new") => &new,
                    Some("so_far" | "base_codes" | "reached") => &so_far,
                    Some("new_in_run" | "new_percent") => &in_run,
                    _ => &own,
                };
                GridCell { text, number, codings: codings.clone() }
            };
            let mut cells = shown.iter().map(cell);
            let name = cells.next().map(|first| first.text).unwrap_or_default();
            GridRow { code: None, colour: None, name: capitalised(&name), depth: 0, cells: cells.collect() }
        });
        let rows = rows.collect();
        let columns = shown.iter().skip(1).filter_map(|place| table.columns.get(*place)).map(|column| GridColumn {
            name: pick(locale, &column.label),
            n: None,
            code: None,
            width: width(column),
            numbers: column.unit != Unit::Text,
        });
        let first = shown.first().and_then(|place| table.columns.get(*place)).map(|column| pick(locale, &column.label)).unwrap_or_default();
        let notes = notes(locale, &table.notes, false);
        Ok(Self { title: pick(locale, &table.title), first, columns: columns.collect(), rows, notes, heat: false, bars: false })
    }

    /// Any other table, in the language of the window.
    pub(super) fn listed(counting: &Counting, request: &TableRequest, locale: &Locale) -> Result<Self, SessionError> {
        let table = counting.table(request)?;
        let shown = shown(&table.columns, locale.is_french());
        let of = |place: &usize| table.columns.get(*place);
        let columns = shown.iter().skip(1).filter_map(of).map(|column| GridColumn {
            name: pick(locale, &column.label),
            n: None,
            code: None,
            width: width(column),
            numbers: column.unit != Unit::Text,
        });
        let columns: Vec<GridColumn> = columns.collect();
        let rows = table.rows.iter().map(|row| {
            let told = |place: &usize| match (row.cells.get(*place), of(place)) {
                (Some(cell), Some(column)) => cell_text(cell, column.unit, locale),
                _ => (String::new(), None),
            };
            let name = shown.first().map(|place| told(place).0).unwrap_or_default();
            let cells = shown.iter().skip(1).map(told).map(|(text, number)| GridCell { text, number, codings: row.behind.clone() }).collect();
            GridRow { code: None, colour: None, name, depth: 0, cells }
        });
        let rows = rows.collect();
        let first = shown.first().and_then(of).map(|column| pick(locale, &column.label)).unwrap_or_default();
        let notes = notes(locale, &table.notes, false);
        Ok(Self { title: pick(locale, &table.title), first, columns, rows, notes, heat: false, bars: false })
    }
}

/// Places of the columns that the window shows: of what stands in two languages its own, and no key where there is a name.
fn shown(columns: &[Column], french: bool) -> Vec<usize> {
    let (own, other) = if french { ("_fr", "_en") } else { ("_en", "_fr") };
    let has_name = |key: &str| columns.iter().any(|column| column.key == format!("{key}{own}"));
    let wanted = |column: &Column| !column.key.ends_with(other) && !has_name(&column.key);
    columns.iter().enumerate().filter(|(_, column)| wanted(column)).map(|(place, _)| place).collect()
}

fn width(column: &Column) -> f32 {
    match column.unit {
        Unit::Text if WIDE.contains(&column.key.as_str()) => 420.0,
        Unit::Text => 168.0,
        _ => 84.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::locale::Tongue;
    use crate::app::places::tables::grid::Look;
    use crate::model::ids::InstallationId;
    use crate::session::clock::Clock;
    use crate::session::tables::Kind;
    use crate::session::{Actor, sample};
    use std::collections::BTreeSet;

    /// Columns whose numbers count no codings and tell where something stands or how long it is.
    const NO_COUNT: [&str; 10] = ["Paragraph", "Turn", "Start", "End", "Number", "Depth", "Words", "Characters", "n", "Of words"];

    #[test]
    fn every_number_of_every_table_opens_onto_passages() {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::system();
        let actor = Actor { coder: "INT-02".into(), installation: InstallationId::from_uuid(clock.uuid()), clock };
        let session = sample::build(&folder.path().join("study.griot"), None, actor).unwrap().session;
        let (counting, locale) = (session.counting(), Locale::new(Tongue::English));
        let known: BTreeSet<CodingId> = session.project().codings().map(|coding| coding.id).collect();
        let plain = TableRequest::plain;
        let gender = |kind| TableRequest { columns: Some("gender".into()), ..plain(kind) };
        let side = Look { side_by_side: true, ..Look::default() };
        let asked = [
            (plain(Kind::Frequency), Look::default()),
            (plain(Kind::Crosstab), Look::default()),
            (gender(Kind::Crosstab), side),
            (TableRequest { rows: Some("age_band".into()), ..gender(Kind::Crosstab) }, Look::default()),
            (plain(Kind::Matrix), Look::default()),
            (plain(Kind::CoOccurrence), Look::default()),
            (TableRequest { case: Some("DET-004".into()), ..plain(Kind::Profile) }, Look::default()),
            (plain(Kind::Quotes), Look::default()),
            (plain(Kind::Gaps), Look::default()),
            (plain(Kind::Saturation), Look::default()),
            (plain(Kind::Coverage), Look::default()),
            (plain(Kind::Codings), Look::default()),
            (plain(Kind::Participants), Look::default()),
            (plain(Kind::Codebook), Look::default()),
            (plain(Kind::Documents), Look::default()),
            (plain(Kind::Cases), Look::default()),
        ];
        for (request, look) in asked {
            let grid = Grid::count(&counting, &request, look, &locale).unwrap();
            let mut opened = 0;
            for row in &grid.rows {
                for (cell, column) in row.cells.iter().zip(&grid.columns) {
                    assert!(cell.codings.iter().all(|coding| known.contains(coding)), "{:?}", request.kind);
                    opened += usize::from(!cell.codings.is_empty());
                    // What nobody coded has words and places all the same.
                    let counts = column.numbers && cell.number.is_some_and(|number| number > 0.0) && !NO_COUNT.iter().any(|name| column.name.contains(name));
                    let of_coded = row.cells.iter().any(|cell| !cell.codings.is_empty());
                    assert!(!counts || !of_coded || !cell.codings.is_empty(), "{:?}: {} of {}", request.kind, column.name, row.name);
                }
            }
            assert!(opened > 0, "{:?}", request.kind);
            let is_count = matches!(request.kind, Kind::Frequency | Kind::Crosstab | Kind::Matrix | Kind::CoOccurrence | Kind::Saturation | Kind::Gaps);
            let lost = |row: &GridRow| row.cells.iter().any(|cell| cell.number.is_some_and(|number| number > 0.0) && cell.codings.is_empty());
            assert!(!is_count || !grid.rows.iter().any(lost), "{:?}", request.kind);
        }
    }

    #[test]
    fn a_list_shows_names_in_one_language_and_no_keys_beside_them() {
        let column = |key: &str| Column::new(key, Unit::Text, (key, key), ("", ""));
        let columns = ["heading", "heading_en", "heading_fr", "doc", "name_en", "name_fr"].map(column);
        assert_eq!(shown(&columns, false), [1, 3, 4]);
        assert_eq!(shown(&columns, true), [2, 3, 5]);
    }
}
