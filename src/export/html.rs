//! A report as one html file that needs nothing else: no script, no picture, no address. Light and dark as the reader's screen, and made for printing.

use crate::export::docx::escape;
use crate::export::provenance::Provenance;
use crate::export::report::{Block, Grid, Paragraph, Report, Run, Style};
use crate::model::colour::{Colour, on_dark};
use std::collections::BTreeSet;

const CSS: &str = ":root{color-scheme:light dark;--paper:#fff;--ink:#1b1e24;--soft:#545b66;--rule:#cdd2d9}\
@media(prefers-color-scheme:dark){:root{--paper:#1b1d21;--ink:#e8eaee;--soft:#acb2bc;--rule:#424750}}\
*{box-sizing:border-box}body{margin:0 auto;padding:2rem 1.25rem 4rem;max-width:50rem;background:var(--paper);color:var(--ink);font:1rem/1.6 Inter,system-ui,-apple-system,'Segoe UI',Roboto,sans-serif}\
body.wide{max-width:75rem}h1{font-size:1.75rem;line-height:1.25}h2{font-size:1.35rem;margin-top:2.2rem}h3{font-size:1.1rem;margin-top:1.6rem}h4,h5{font-size:1rem}\
p{margin:.5rem 0}p.small{color:var(--soft);font-size:.85rem;margin-top:0}blockquote{margin:.8rem 1.5rem .2rem;padding-inline-start:1rem;border-inline-start:3px solid var(--rule)}\
ul{padding-inline-start:1.2rem}table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{border:1px solid var(--rule);padding:.35rem .55rem;text-align:start;vertical-align:top}\
th{font-weight:600}mark{color:inherit;background:transparent;border-bottom:2px solid}\
@media print{:root{--paper:#fff;--ink:#000;--soft:#444;--rule:#999}body{max-width:none;padding:0;font-size:10.5pt}thead{display:table-header-group}h2,h3,h4{break-after:avoid}blockquote,tr{break-inside:avoid}.page{break-before:page}@page{margin:2cm}}";

/// The report as a file.
pub fn write(report: &Report, made: &Provenance) -> Vec<u8> {
    let mut out = String::with_capacity(report.blocks.len() * 300 + 4096);
    let mut title = String::new();
    escape(&mut title, &report.title);
    let mut maker = String::new();
    escape(&mut maker, &made.coder);
    let wide = if report.landscape { " class=\"wide\"" } else { "" };
    out.push_str(&format!("<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<meta name=\"author\" content=\"{maker}\">\n<meta name=\"generator\" content=\"{}\">\n<title>{title}</title>\n<style>{CSS}{}</style>\n</head>\n<body{wide}>\n<main>\n<h1>{title}</h1>\n",
        report.language.tag(),
        crate::export::provenance::PROGRAM,
        colours(report)));
    let mut listing = false;
    for block in &report.blocks {
        let item = matches!(block, Block::Paragraph(told) if told.style == Style::Item);
        if item != listing {
            out.push_str(if item { "<ul>\n" } else { "</ul>\n" });
            listing = item;
        }
        match block {
            Block::Heading(level, text) => {
                let level = (level + 1).min(6);
                out.push_str(&format!("<h{level}>"));
                escape(&mut out, text);
                out.push_str(&format!("</h{level}>\n"));
            }
            Block::Paragraph(told) => paragraph(&mut out, told),
            Block::Table(grid) => table(&mut out, grid),
            Block::PageBreak => out.push_str("<div class=\"page\"></div>\n"),
        }
    }
    if listing {
        out.push_str("</ul>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out.into_bytes()
}

/// A class for each colour of a code that occurs, light and dark.
fn colours(report: &Report) -> String {
    let mut used: BTreeSet<Colour> = BTreeSet::new();
    for block in &report.blocks {
        if let Block::Paragraph(told) = block {
            used.extend(told.runs.iter().filter_map(|run| run.mark));
        }
    }
    let (mut light, mut dark) = (String::new(), String::new());
    for colour in used {
        let (name, Colour([red, green, blue])) = (class(colour), on_dark(colour));
        light.push_str(&format!(".{name}{{border-color:{colour};background:{colour}22}}"));
        dark.push_str(&format!(".{name}{{border-color:#{red:02x}{green:02x}{blue:02x};background:#{red:02x}{green:02x}{blue:02x}33}}"));
    }
    if light.is_empty() { light } else { format!("{light}@media(prefers-color-scheme:dark){{{dark}}}") }
}

fn class(colour: Colour) -> String {
    let Colour([red, green, blue]) = colour;
    format!("c{red:02x}{green:02x}{blue:02x}")
}

fn paragraph(out: &mut String, told: &Paragraph) {
    let mut said = String::new();
    if told.rtl {
        said.push_str(" dir=\"rtl\"");
    }
    if let Some(tag) = told.language.as_deref().filter(|tag| tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')) {
        said.push_str(&format!(" lang=\"{tag}\""));
    }
    let (open, close) = match told.style {
        Style::Body => ("<p", "</p>\n"),
        Style::Small => ("<p class=\"small\"", "</p>\n"),
        Style::Quote => ("<blockquote", "</blockquote>\n"),
        Style::Item => ("<li", "</li>\n"),
    };
    out.push_str(open);
    out.push_str(&said);
    out.push('>');
    for run in &told.runs {
        piece(out, run);
    }
    out.push_str(close);
}

fn piece(out: &mut String, run: &Run) {
    let mut close: Vec<&str> = Vec::new();
    if let Some(colour) = run.mark {
        out.push_str(&format!("<mark class=\"{}\"", class(colour)));
        if let Some(says) = &run.says {
            out.push_str(" title=\"");
            escape(out, says);
            out.push('"');
        }
        out.push('>');
        close.push("</mark>");
    }
    if run.bold {
        out.push_str("<strong>");
        close.push("</strong>");
    }
    if run.italic {
        out.push_str("<em>");
        close.push("</em>");
    }
    for (place, line) in run.text.split('\n').enumerate() {
        if place > 0 {
            out.push_str("<br>");
        }
        escape(out, line);
    }
    for end in close.iter().rev() {
        out.push_str(end);
    }
}

fn table(out: &mut String, grid: &Grid) {
    out.push_str("<table>\n<thead><tr>");
    let sum = grid.widths.iter().sum::<u32>().max(1);
    for (name, width) in grid.head.iter().zip(&grid.widths) {
        out.push_str(&format!("<th scope=\"col\" style=\"width:{}%\">", width * 100 / sum));
        escape(out, name);
        out.push_str("</th>");
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &grid.rows {
        out.push_str("<tr>");
        for cell in row {
            out.push_str("<td>");
            for told in cell {
                paragraph(out, told);
            }
            out.push_str("</td>");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}
