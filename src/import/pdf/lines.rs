//! Letters to stretches of a line, stretches to lines, lines to paragraphs.

use super::glyphs::Glyph;
use super::visual;
use crate::import::label::opening;
use crate::model::layout::ParagraphKind;

/// A stretch of letters without a wide gap.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stretch {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) base: f64,
    pub(super) size: f64,
}

impl Stretch {
    fn of(glyphs: Vec<Glyph>) -> Option<Self> {
        let first = glyphs.first()?;
        let (base, size, left) = (first.base, glyphs.iter().map(|glyph| glyph.size).fold(0.0, f64::max), first.left);
        let right = glyphs.iter().map(|glyph| glyph.right).fold(left, f64::max);
        glyphs.iter().any(|glyph| !glyph.text.trim().is_empty()).then_some(Self { glyphs, left, right, base, size })
    }
    fn top(&self) -> f64 {
        self.base - self.size * 0.75
    }
    fn bottom(&self) -> f64 {
        self.base + self.size * 0.25
    }
    /// True where the other stands on the same line, also a little higher or lower as marks of notes do.
    pub(super) fn is_level_with(&self, other: &Self) -> bool {
        let shared = self.bottom().min(other.bottom()) - self.top().max(other.top());
        shared > self.size.min(other.size) * 0.5
    }
}

/// A gap wider than this part of an em is a space.
const SPACE: f64 = 0.16;
/// A gap wider than this many ems begins another stretch.
const WIDE: f64 = 1.0;

/// Letters on one line, near to each other.
pub(super) fn stretches(glyphs: &[Glyph]) -> Vec<Stretch> {
    let mut sorted: Vec<&Glyph> = glyphs.iter().collect();
    sorted.sort_by(|one, other| one.base.total_cmp(&other.base).then(one.left.total_cmp(&other.left)));
    let mut bands: Vec<Vec<&Glyph>> = Vec::new();
    for glyph in sorted {
        match bands.last_mut() {
            Some(band) if band.first().is_some_and(|first| (glyph.base - first.base).abs() <= glyph.size.min(first.size) * 0.12) => band.push(glyph),
            _ => bands.push(vec![glyph]),
        }
    }
    let mut stretches = Vec::new();
    for mut band in bands {
        band.sort_by(|one, other| one.left.total_cmp(&other.left));
        let mut open: Vec<Glyph> = Vec::new();
        for glyph in band {
            // Bold is made by some programs in setting a letter twice, a hair apart.
            let twice =
                open.last().is_some_and(|last| last.text == glyph.text && (last.left - glyph.left).abs() < glyph.size * 0.08 && !glyph.text.trim().is_empty());
            if twice {
                continue;
            }
            if open.last().is_some_and(|last| glyph.left - last.right > WIDE * glyph.size.max(last.size)) {
                stretches.extend(Stretch::of(std::mem::take(&mut open)));
            }
            open.push(glyph.clone());
        }
        stretches.extend(Stretch::of(open));
    }
    stretches
}

/// The highest stretch of a page, or the lowest.
fn edge(page: &[Stretch], foot: bool) -> Option<&Stretch> {
    if foot { page.iter().max_by(|one, other| one.base.total_cmp(&other.base)) } else { page.iter().min_by(|one, other| one.base.total_cmp(&other.base)) }
}

/// The letters of the first line of a page, or of the last, without numbers and spaces: what running heads have in common.
pub(super) fn outermost(page: &[Stretch], foot: bool) -> Option<String> {
    let edge = edge(page, foot)?;
    let mut row: Vec<&Stretch> = page.iter().filter(|stretch| stretch.is_level_with(edge)).collect();
    row.sort_by(|one, other| one.left.total_cmp(&other.left));
    let letters = row.iter().flat_map(|stretch| &stretch.glyphs).flat_map(|glyph| glyph.text.chars());
    Some(letters.filter(|letter| !letter.is_numeric() && !letter.is_whitespace()).collect())
}

/// Takes that line away.
pub(super) fn take_outermost(page: &mut Vec<Stretch>, foot: bool) {
    if let Some(edge) = edge(page, foot).cloned() {
        page.retain(|stretch| !stretch.is_level_with(&edge));
    }
}

/// One line of a column.
struct Line {
    text: String,
    left: f64,
    right: f64,
    base: f64,
    size: f64,
}

/// A paragraph of a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Paragraph {
    text: String,
    pub(super) kind: ParagraphKind,
    /// Over how many lines it ran.
    lines: usize,
    /// How many words were joined at the ends of lines.
    pub(super) joined: usize,
    /// Height of its letters.
    size: f64,
    /// True where its last line goes to the margin.
    is_full: bool,
}

impl Paragraph {
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// True where it is sure that another, which begins the next page, is the rest of this one: it stops on a full line in the middle of a sentence, and
    /// the other goes on with a small letter of the same size.
    pub(super) fn goes_on_with(&self, next: &Self) -> bool {
        let is_text = |one: &Self| one.kind == ParagraphKind::Text;
        let stops = self.text.chars().next_back().is_some_and(|last| last.is_alphanumeric() || matches!(last, ',' | '-' | '\u{2010}' | '\u{AD}'));
        let same_size = (self.size - next.size).abs() <= self.size * 0.12;
        let begins = next.text.chars().next().is_some_and(char::is_lowercase) && opening(&next.text).is_none();
        is_text(self) && is_text(next) && stops && self.is_full && same_size && begins
    }

    /// Adds the rest of it.
    pub(super) fn go_on_with(&mut self, next: &Self) {
        go_on(self, &next.text);
        self.joined += next.joined;
        self.is_full = next.is_full;
    }
}

/// The paragraphs of a column.
pub(super) fn paragraphs(column: &[Stretch]) -> Vec<Paragraph> {
    let lines = lines(column);
    let gaps: Vec<f64> = lines.windows(2).filter_map(|pair| Some(pair.get(1)?.base - pair.first()?.base)).filter(|gap| *gap > 0.0).collect();
    let usual = middle(gaps);
    let body = middle(lines.iter().flat_map(|line| std::iter::repeat_n(line.size, line.text.len().min(200))).collect());
    let left = lines.iter().map(|line| line.left).fold(f64::INFINITY, f64::min);
    let right = lines.iter().map(|line| line.right).fold(0.0, f64::max);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut before: Option<&Line> = None;
    for line in &lines {
        let begins = before.is_none_or(|before| {
            let apart = line.base - before.base > usual * 1.35 || line.base < before.base;
            let another_size = (line.size - before.size).abs() > before.size * 0.12;
            let indented = line.left - left > line.size * 0.8 && before.left - left < line.size * 0.4;
            // A line that ends far from the margin ends its paragraph.
            let ended = right - before.right > (right - left) * 0.2 && before.text.ends_with(['.', '!', '?', ':', '»', '”', '"', ')', ']', '؟']);
            apart || another_size || indented || ended || opening(&line.text).is_some() || is_item(&line.text)
        });
        let is_full = right - line.right <= (right - left) * 0.2;
        match paragraphs.last_mut() {
            Some(paragraph) if !begins => {
                go_on(paragraph, &line.text);
                paragraph.is_full = is_full;
            }
            _ => {
                let kind = if line.size > body * 1.2 { ParagraphKind::Heading(2) } else { ParagraphKind::Text };
                let kind = if line.text.contains('\t') && kind == ParagraphKind::Text { ParagraphKind::Table } else { kind };
                paragraphs.push(Paragraph { text: line.text.clone(), kind, lines: 1, joined: 0, size: line.size, is_full });
            }
        }
        before = Some(line);
    }
    for paragraph in paragraphs.iter_mut().filter(|paragraph| paragraph.kind == ParagraphKind::Table && paragraph.lines > 1) {
        paragraph.kind = ParagraphKind::Text;
    }
    paragraphs
}

fn middle(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(0.0)
}

/// True for a line that begins as an item of a list does.
fn is_item(text: &str) -> bool {
    let mut letters = text.chars();
    match letters.next() {
        Some('•' | '◦' | '▪' | '‣' | '–' | '—' | '-') => letters.next().is_some_and(char::is_whitespace),
        Some(digit) if digit.is_ascii_digit() => {
            let rest = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
            text.len() - rest.len() <= 3 && [". ", ") "].iter().any(|mark| rest.starts_with(mark))
        }
        _ => false,
    }
}

/// Adds a line: after a space, or, where the line before ends in the middle of a word, after a soft hyphen in the place of the one that was printed.
fn go_on(paragraph: &mut Paragraph, line: &str) {
    paragraph.lines += 1;
    let small = line.chars().next().is_some_and(char::is_lowercase);
    let cut = paragraph.text.strip_suffix(['-', '\u{2010}', '\u{AD}']).filter(|word| small && word.chars().next_back().is_some_and(char::is_alphabetic));
    match cut.map(str::to_owned) {
        Some(word) => {
            paragraph.text = word;
            paragraph.text.push('\u{AD}');
            paragraph.joined += 1;
        }
        // A line that ends in a dash of its own goes on without a space, and so does a script that has none.
        None if paragraph.text.ends_with('-') => {}
        None => paragraph.text.push(' '),
    }
    paragraph.text.push_str(line);
}

/// Stretches on the same height, from left to right, as lines from top to bottom.
fn lines(column: &[Stretch]) -> Vec<Line> {
    let mut sorted: Vec<&Stretch> = column.iter().collect();
    sorted.sort_by(|one, other| one.base.total_cmp(&other.base).then(one.left.total_cmp(&other.left)));
    let mut rows: Vec<Vec<&Stretch>> = Vec::new();
    for stretch in sorted {
        // The mark of a note stands a little higher than its line, so it may come before it.
        match rows.iter_mut().rev().take(2).find(|row| row.iter().any(|other| stretch.is_level_with(other))) {
            Some(row) => row.push(stretch),
            None => rows.push(vec![stretch]),
        }
    }
    let mut lines: Vec<Line> = rows.into_iter().filter_map(line).collect();
    lines.sort_by(|one, other| one.base.total_cmp(&other.base));
    lines
}

fn line(mut row: Vec<&Stretch>) -> Option<Line> {
    row.sort_by(|one, other| one.left.total_cmp(&other.left));
    let size = row.iter().map(|stretch| stretch.size).fold(0.0, f64::max);
    let base = row.iter().filter(|stretch| stretch.size >= size * 0.99).map(|stretch| stretch.base).fold(0.0, f64::max);
    let left = row.first()?.left;
    let right = row.iter().map(|stretch| stretch.right).fold(left, f64::max);
    let mut written = String::new();
    let mut end: Option<f64> = None;
    // The mark of a note stands in a gap of the stretch that it belongs to.
    let mut glyphs: Vec<&Glyph> = row.iter().flat_map(|stretch| &stretch.glyphs).collect();
    glyphs.sort_by(|one, other| one.left.total_cmp(&other.left));
    for glyph in glyphs {
        if let Some(end) = end {
            let gap = glyph.left - end;
            let blank = written.ends_with(char::is_whitespace) || glyph.text.starts_with(char::is_whitespace);
            if gap > size * 2.5 {
                written.truncate(written.trim_end().len());
                written.push('\t');
            } else if gap > size * SPACE && !blank {
                written.push(' ');
            }
        }
        // Spaces of every kind are one, but the one that does not break is a letter of French.
        if glyph.text.trim().is_empty() && !glyph.text.contains(['\u{a0}', '\u{202f}']) {
            if !written.is_empty() && !written.ends_with(char::is_whitespace) {
                written.push(' ');
            }
        } else {
            written.push_str(&glyph.text);
        }
        end = Some(glyph.right);
    }
    let text = visual::to_logical(written.trim_matches([' ', '\t']));
    (!text.is_empty()).then_some(Line { text, left, right, base, size })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line of letters half an em wide.
    fn set(text: &str, left: f64, base: f64) -> Vec<Glyph> {
        let place = |(number, letter): (usize, char)| {
            let left = left + number as f64 * 5.0;
            Glyph { text: letter.to_string(), left, right: left + 5.0, base, size: 10.0 }
        };
        text.chars().enumerate().map(place).collect()
    }

    fn told(lines: &[(&str, f64, f64)]) -> Vec<String> {
        let glyphs: Vec<Glyph> = lines.iter().flat_map(|(text, left, base)| set(text, *left, *base)).collect();
        paragraphs(&stretches(&glyphs)).into_iter().map(|paragraph| paragraph.text).collect()
    }

    #[test]
    fn a_word_cut_at_the_end_of_a_line_is_joined_with_a_mark_and_a_dash_stays() {
        assert_eq!(
            told(&[("They were in the pris-", 50.0, 100.0), ("on of Kou-", 50.0, 112.0), ("Likoro, all of them", 50.0, 124.0)]),
            ["They were in the pris\u{AD}on of Kou-Likoro, all of them"]
        );
    }

    #[test]
    fn paragraphs_end_at_gaps_indents_labels_and_short_lines() {
        let lines = [
            ("INT-01: How was it there, at first?", 50.0, 100.0),
            ("DET-02: It was long and hot there.", 50.0, 112.0),
            ("We had nothing to do.", 50.0, 124.0),
            ("And the nights were much longer too", 50.0, 136.0),
            ("A gap stands before this line here.", 50.0, 160.0),
            ("And this line is set in from left", 62.0, 172.0),
        ];
        assert_eq!(
            told(&lines),
            [
                "INT-01: How was it there, at first?",
                "DET-02: It was long and hot there. We had nothing to do.",
                "And the nights were much longer too",
                "A gap stands before this line here.",
                "And this line is set in from left"
            ]
        );
    }

    #[test]
    fn a_paragraph_goes_on_over_the_end_of_a_page_only_where_that_is_sure() {
        let page = |lines: &[(&str, f64)]| {
            let glyphs: Vec<Glyph> = lines.iter().flat_map(|(text, base)| set(text, 50.0, *base)).collect();
            paragraphs(&stretches(&glyphs))
        };
        let goes_on = |end: &str, start: &str| {
            let (one, other) = (page(&[("All that was said in the first long line", 100.0), (end, 112.0)]), page(&[(start, 100.0)]));
            one.last().unwrap().goes_on_with(&other[0])
        };
        assert!(goes_on("and so it went on until the day when", "they were let go."));
        assert!(goes_on("and so it went on, day after day in pris-", "on and out of it."));
        for (end, start) in [
            ("and so it went on until the last of days.", "they were let go."),
            ("and so it went on until the day when", "They were let go."),
            ("and so it went on until the day when", "7 of them were let go."),
            ("and so it went", "they were let go."),
            ("and so it went on until the day when", "ben: they were let go."),
        ] {
            assert!(!goes_on(end, start), "{end} | {start}");
        }
        let mut whole = page(&[("and so it went on, day after day in pris-", 100.0)]).remove(0);
        whole.go_on_with(&page(&[("on and out of it.", 100.0)])[0]);
        assert_eq!((whole.text(), whole.joined), ("and so it went on, day after day in pris\u{AD}on and out of it.", 1));
    }

    #[test]
    fn marks_of_notes_stay_in_their_line_and_cells_are_apart_by_tabs() {
        let mut glyphs = set("word", 50.0, 100.0);
        glyphs.push(Glyph { text: "1".into(), left: 70.0, right: 73.0, base: 96.0, size: 6.0 });
        glyphs.extend(set("goes", 78.0, 100.0));
        glyphs.extend(set("cell", 200.0, 100.0));
        let read: Vec<_> = paragraphs(&stretches(&glyphs)).into_iter().map(|paragraph| paragraph.text).collect();
        assert_eq!(read, ["word1 goes\tcell"]);
    }
}
