//! Rounds of comparison: a result as a project keeps it, and two of them side by side.

use super::tables::{code_cells, code_columns, statistic_cell, statistic_column};
use super::{Agreement, Figures, Statistic};
use crate::analysis::table::{Cell, Column, Row, Table, Unit as Counts};
use crate::model::code::Bilingual;
use crate::model::ids::CodeId;
use crate::model::project::Project;
use crate::model::round::{Millionths, Named, Round, RoundCode, RoundContent, RoundLine, Unit};
use std::collections::BTreeMap;

/// A result as it is kept: figures and names, no codings.
pub fn content(project: &Project, agreement: &Agreement) -> RoundContent {
    let request = &agreement.request;
    let paths = project.codebook().paths();
    let coder = |id: &_| Named { id: *id, name: project.coder_name(*id).to_owned() };
    let document = |id: &_| Named { id: *id, name: project.document(*id).map(|document| document.name.clone()).unwrap_or_default() };
    let code = |id: CodeId| Named { id, name: paths.get(&id).cloned().unwrap_or_default() };
    RoundContent {
        unit: request.unit,
        rare: request.rare,
        codebook_version: project.codebook_version().to_owned(),
        coders: request.coders.iter().map(coder).collect(),
        documents: agreement.chosen.documents.iter().map(document).collect(),
        pooled: line(&agreement.pooled, request.unit),
        codes: agreement.codes.iter().map(|row| RoundCode { code: code(row.code), line: line(&row.figures, request.unit) }).collect(),
    }
}

fn line(figures: &Figures, unit: Unit) -> RoundLine {
    let kept = |statistic: Statistic| figures.figure(statistic).ok().map(|value| (statistic.key().to_owned(), Millionths::of(value)));
    RoundLine {
        n: figures.n,
        applied: if unit == Unit::Character { figures.passages } else { figures.applied },
        too_rare: figures.too_rare,
        figures: Statistic::ALL.into_iter().filter_map(kept).collect(),
    }
}

/// Two rounds side by side, one row per code of either.
pub fn compared(project: &Project, first: &Round, second: &Round, statistics: &[Statistic]) -> Table {
    let by_code = |round: &Round| -> BTreeMap<CodeId, RoundLine> { round.content.codes.iter().map(|code| (code.code.id, code.line.clone())).collect() };
    let (before, after) = (by_code(first), by_code(second));
    let empty = RoundLine::default();
    let mut columns = code_columns();
    for (number, round) in [(1, first), (2, second)] {
        let about = (format!("units judged in round “{}”", round.name), format!("unités jugées au tour «\u{202f}{}\u{202f}»", round.name));
        columns.push(Column::new(format!("n_{number}"), Counts::Count, ("n", "n"), (&about.0, &about.1)));
        columns.extend(statistics.iter().map(|statistic| statistic_column(*statistic, &format!("_{number}"), &round.name)));
    }
    for statistic in statistics {
        columns.push(statistic_column(*statistic, "_change", &format!("{} − {}", second.name, first.name)));
    }
    let cells = |one: &RoundLine, other: &RoundLine| {
        let value = |line: &RoundLine, statistic: Statistic| line.figures.get(statistic.key()).map(|value| value.value());
        let mut cells = Vec::new();
        for line in [one, other] {
            cells.push(if line.n == 0 { Cell::Empty } else { Cell::number(line.n) });
            cells.extend(statistics.iter().map(|statistic| statistic_cell(*statistic, value(line, *statistic))));
        }
        cells.extend(statistics.iter().map(|statistic| {
            let change = value(other, *statistic).zip(value(one, *statistic)).map(|(after, before)| after - before);
            statistic_cell(*statistic, change)
        }));
        cells
    };
    let pooled =
        std::iter::once(Row { cells: pooled_cells().into_iter().chain(cells(&first.content.pooled, &second.content.pooled)).collect(), behind: Vec::new() });
    let ordered = project.codebook().in_order().into_iter().map(|code| code.id).filter(|code| before.contains_key(code) || after.contains_key(code));
    let gone = first.content.codes.iter().chain(&second.content.codes).filter(|code| project.codebook().get(code.code.id).is_none());
    let mut known: Vec<(CodeId, Vec<Cell>)> = ordered.map(|code| (code, code_cells(project, code))).collect();
    for code in gone {
        if !known.iter().any(|(id, _)| *id == code.code.id) {
            known.push((code.code.id, vec![Cell::text(code.code.name.clone()), Cell::Empty, Cell::Empty]));
        }
    }
    let rows = known.into_iter().map(|(code, head)| {
        let both = cells(before.get(&code).unwrap_or(&empty), after.get(&code).unwrap_or(&empty));
        Row { cells: head.into_iter().chain(both).collect(), behind: Vec::new() }
    });
    Table {
        kind: "rounds",
        title: Bilingual::new(format!("Agreement: {} and {}", first.name, second.name), format!("Accord : {} et {}", first.name, second.name)),
        columns,
        rows: pooled.chain(rows).collect(),
        notes: [first, second].into_iter().map(about).collect(),
    }
}

/// What a round compared, in one sentence.
pub fn about(round: &Round) -> Bilingual {
    let content = &round.content;
    let names = |names: Vec<&str>| names.join(", ");
    let coders = names(content.coders.iter().map(|coder| coder.name.as_str()).collect());
    let documents = names(content.documents.iter().map(|document| document.name.as_str()).collect());
    let unit = super::methods::unit_name(content.unit, false);
    Bilingual::new(
        format!("{}, kept {}: {coders}; by {}; {documents}; codebook {}", round.name, round.made.text(), unit.en, content.codebook_version),
        format!("{}, conservé le {} : {coders} ; par {} ; {documents} ; codebook {}", round.name, round.made.text(), unit.fr, content.codebook_version),
    )
}

/// The first cells of the row of all codes.
pub(super) fn pooled_cells() -> Vec<Cell> {
    vec![Cell::text("(all)"), Cell::text("All codes, pooled"), Cell::text("Tous les codes ensemble")]
}
