//! A report as plain text: UTF-8, one line a paragraph, tables as lines of `name: value`.

use crate::export::report::{Block, Paragraph, Report, Style};

/// The report as a file.
pub fn write(report: &Report) -> Vec<u8> {
    let mut out = format!("{}\n{}\n", line(&report.title), "=".repeat(report.title.chars().count()));
    for block in &report.blocks {
        match block {
            Block::Heading(_, text) => out.push_str(&format!("\n{}\n{}\n", line(text), "-".repeat(text.chars().count()))),
            Block::Paragraph(told) => {
                out.push_str(if told.style == Style::Item { "* " } else { "" });
                out.push_str(&words(told));
                out.push('\n');
            }
            Block::Table(grid) => {
                for row in &grid.rows {
                    let cells: Vec<String> = row.iter().map(|cell| cell.iter().map(words).collect::<Vec<_>>().join(" ")).collect();
                    match cells.split_first() {
                        Some((name, values)) => out.push_str(&format!("{name}: {}\n", values.join(", "))),
                        None => out.push('\n'),
                    }
                }
            }
            Block::PageBreak => out.push('\n'),
        }
    }
    out.into_bytes()
}

fn words(told: &Paragraph) -> String {
    line(&told.runs.iter().map(|run| run.text.as_str()).collect::<String>())
}

/// One line without control characters, which a terminal would obey.
fn line(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::report::Grid;
    use crate::model::code::ReportLanguage;

    #[test]
    fn headings_items_and_tables_are_lines() {
        let mut report = Report::new("x", "Title", ReportLanguage::English);
        report.heading(1, "Part");
        report.paragraph(Paragraph::of(Style::Item, "one\u{1b}[2J"));
        let cell = |text: &str| vec![Paragraph::of(Style::Body, text)];
        report.blocks.push(Block::Table(Grid { head: vec!["a".into(), "b".into()], widths: vec![1, 1], rows: vec![vec![cell("codings"), cell("3")]] }));
        assert_eq!(String::from_utf8(write(&report)).unwrap(), "Title\n=====\n\nPart\n----\n* one [2J\ncodings: 3\n");
    }
}
