//! PDF files: the text of each page in the order in which it is read, after a line with the page's number.
//!
//! A PDF file holds letters at places, not text (ISO 32000-2, section 9.10). The letters are put together again by their places: letters to
//! stretches, stretches to columns, columns to lines, lines to paragraphs. A word that is cut at the end of a line is joined with a soft hyphen
//! (U+00AD) as the mark of the joint: it shows nothing, searches pass over it, and who wants the cut back finds it.

mod columns;
mod glyphs;
mod lines;
mod visual;

use crate::import::Draft;
use crate::import::error::ImportError;
use crate::import::page::{Page, Style};
use crate::import::warning::{Warning, WarningKind};
use crate::model::layout::ParagraphKind;
use lines::{Paragraph, Stretch};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

const FORMAT: &str = "a PDF file (.pdf)";

pub(super) fn read(bytes: &[u8]) -> Result<Draft, ImportError> {
    // What a file from anywhere makes its interpreter stumble over is told as damage, not as the end of the program.
    let sheets = catch_unwind(AssertUnwindSafe(|| glyphs::sheets(bytes)))
        .map_err(|_panic| ImportError::Damaged { format: FORMAT, why: "it cannot be interpreted".to_owned() })??;
    let mut warnings = Vec::new();
    let unreadable: usize = sheets.iter().map(|sheet| sheet.unreadable).sum();
    let aslant: usize = sheets.iter().map(|sheet| sheet.aslant).sum();
    let pictures: Vec<usize> = (1..).zip(&sheets).filter(|(_, sheet)| sheet.glyphs.is_empty() && sheet.has_picture).map(|(number, _)| number).collect();
    if sheets.iter().all(|sheet| sheet.glyphs.is_empty()) {
        return Err(if pictures.is_empty() { ImportError::Empty } else { ImportError::Scan { pages: pictures.len() } });
    }
    let mut pages: Vec<Vec<Stretch>> = sheets.iter().map(|sheet| lines::stretches(&sheet.glyphs)).collect();
    let repeated = without_running_heads(&mut pages);
    let mut pages: Vec<Vec<Paragraph>> = pages.into_iter().map(paragraphs).collect();
    let across = over_page_ends(&mut pages);
    let mut joined = 0;
    let draft = written(&pages, &mut joined);
    for (count, kind) in [
        (joined, WarningKind::Joined { count: joined }),
        (across, WarningKind::AcrossPages { count: across }),
        (repeated, WarningKind::RunningHeads { count: repeated }),
        (aslant, WarningKind::Aslant { count: aslant }),
        (unreadable, WarningKind::NoLetters { count: unreadable }),
    ] {
        if count > 0 {
            warnings.push(Warning::whole(kind));
        }
    }
    if !pictures.is_empty() {
        warnings.push(Warning::whole(WarningKind::ScannedPages { pages: pictures }));
    }
    draft.finish("PDF", warnings)
}

fn paragraphs(stretches: Vec<Stretch>) -> Vec<Paragraph> {
    columns::in_order(stretches).into_iter().flat_map(|column| lines::paragraphs(&column)).collect()
}

/// Takes away what stands at the head or the foot of most pages, numbers apart: names of the file and page numbers. Returns how many lines went.
fn without_running_heads(pages: &mut [Vec<Stretch>]) -> usize {
    /// On fewer pages than this nothing can be told from the text.
    const LEAST: usize = 3;
    /// Longer lines are text.
    const LONGEST: usize = 120;
    let filled = pages.iter().filter(|page| !page.is_empty()).count();
    let mut gone = 0;
    for foot in [false, true] {
        loop {
            let mut counts: BTreeMap<String, usize> = BTreeMap::new();
            for line in pages.iter().filter_map(|page| lines::outermost(page, foot)).filter(|line| line.chars().count() < LONGEST) {
                *counts.entry(line).or_default() += 1;
            }
            let often = counts.into_iter().filter(|(_, count)| *count >= LEAST && *count * 2 > filled).max_by_key(|(_, count)| *count);
            let Some((running, _)) = often else { break };
            for page in pages.iter_mut().filter(|page| lines::outermost(page, foot).is_some_and(|line| line == running)) {
                lines::take_outermost(page, foot);
                gone += 1;
            }
        }
    }
    gone
}

/// Puts paragraphs together that go on over the end of a page, where that is sure, and returns how many. A page that is a picture ends them all.
fn over_page_ends(pages: &mut [Vec<Paragraph>]) -> usize {
    let mut count = 0;
    // The page on which the last paragraph began.
    let mut open: Option<usize> = None;
    for number in 0..pages.len() {
        let (before, rest) = pages.split_at_mut(number);
        let Some(page) = rest.first_mut() else { break };
        let last = open.and_then(|place| before.get_mut(place)?.last_mut());
        match last.filter(|last| page.first().is_some_and(|first| last.goes_on_with(first))) {
            Some(last) => {
                last.go_on_with(&page.remove(0));
                count += 1;
                open = if page.is_empty() { open } else { Some(number) };
            }
            None => open = (!page.is_empty()).then_some(number),
        }
    }
    count
}

/// The pages one after the other. A paragraph that goes on over the end of a page is whole before the number of the page on which it ends, where it is
/// sure that it goes on; else it stays two, with the number between them.
fn written(pages: &[Vec<Paragraph>], joined: &mut usize) -> Page {
    let mut draft = Page::default();
    for (number, page) in (1u32..).zip(pages) {
        draft.push(&format!("[p. {number}]"), Style::default());
        draft.end(ParagraphKind::Note);
        for paragraph in page {
            *joined += paragraph.joined;
            draft.push(paragraph.text(), Style::default());
            draft.end(paragraph.kind);
        }
    }
    draft
}
