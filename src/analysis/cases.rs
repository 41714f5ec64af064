//! The list of cases: where they are heard, and their open attributes. No totals of themes, no order but the alphabet's.

use crate::analysis::belonging::Belonging;
use crate::analysis::documents::{attribute_column, open_attributes, open_only, values};
use crate::analysis::selection::Selection;
use crate::analysis::table::{Cell, Column, Row, Table, Unit};
use crate::model::attribute::{Bearer, Subject};
use crate::model::code::Bilingual;
use crate::model::project::Project;

/// The table of cases, by alias.
pub fn cases(project: &Project, selection: &Selection) -> Table {
    let belonging = Belonging::of(project);
    let attributes = open_attributes(project, Subject::Case);
    let mut ordered: Vec<_> = project.cases().collect();
    ordered.sort_by(|one, other| one.name.cmp(&other.name));
    let row = |case: &crate::model::case::Case| {
        let documents: Vec<_> = belonging.documents_of(case.id).into_iter().filter(|document_id| selection.has_document(*document_id)).collect();
        let mut names: Vec<&str> = documents.iter().filter_map(|document_id| project.document(*document_id)).map(|document| document.name.as_str()).collect();
        names.sort_unstable();
        let heard = documents.iter().filter_map(|document_id| project.transcript(*document_id)).flat_map(|transcript| {
            let coded: Vec<_> = selection
                .of_document(project, transcript.document.id)
                .filter(|coding| belonging.of_passage(&transcript, coding.span).contains(&case.id))
                .map(|coding| coding.id)
                .collect();
            coded
        });
        let behind: Vec<_> = heard.collect();
        let mut cells = vec![Cell::text(&case.name), Cell::text(names.join(";")), Cell::count(behind.len())];
        cells.extend(values(project, Bearer::Case(case.id), &attributes));
        Row { cells, behind }
    };
    let rows = ordered.into_iter().map(row).collect();
    let mut columns = vec![
        Column::new("case", Unit::Text, ("Case", "Cas"), ("Alias of the case", "Alias du cas")),
        Column::new(
            "documents",
            Unit::Text,
            ("Documents", "Documents"),
            ("Documents in which the case is heard", "Documents dans lesquels le cas est entendu"),
        ),
        Column::new(
            "codings",
            Unit::Count,
            ("Codings", "Codages"),
            (
                "Codings of passages in which the case is heard: a measure of the material, not of the person",
                "Codages des passages où le cas est entendu : une mesure du matériau, non de la personne",
            ),
        ),
    ];
    columns.extend(attributes.iter().map(|attribute| attribute_column("", attribute)));
    Table { kind: "cases", title: Bilingual::new("Cases", "Cas"), columns, rows, notes: vec![open_only()] }
}
