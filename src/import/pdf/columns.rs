//! Columns: where a page is set in two or more, each is read to its end before the next.
//!
//! A gutter is a strip from top to bottom that no stretch of several lines crosses, with running text on both sides. What crosses it, as titles do,
//! cuts the page into parts that are read one after the other. Cells of tables stand on both sides of strips too, but do not fill their columns.

use super::lines::Stretch;

/// Lines that a column has at least.
const LEAST_LINES: usize = 4;
/// How much of a column's width its lines fill, at least in the middle of them.
const FILLED: f64 = 0.6;
/// How deep a page is cut: into at most eight columns.
const DEEPEST: u32 = 3;

/// The columns of a page in the order in which they are read.
pub(super) fn in_order(stretches: Vec<Stretch>) -> Vec<Vec<Stretch>> {
    let mut columns = Vec::new();
    cut(stretches, 0, &mut columns);
    columns
}

fn cut(mut stretches: Vec<Stretch>, depth: u32, columns: &mut Vec<Vec<Stretch>>) {
    stretches.sort_by(|one, other| one.base.total_cmp(&other.base));
    let Some(gutter) = gutter(&stretches).filter(|_| depth < DEEPEST) else {
        if !stretches.is_empty() {
            columns.push(stretches);
        }
        return;
    };
    // From top to bottom: what crosses the gutter is read when all above it was.
    let mut part: (Vec<Stretch>, Vec<Stretch>, Vec<Stretch>) = Default::default();
    for stretch in stretches {
        let crosses = stretch.left < gutter.right && stretch.right > gutter.left;
        if crosses {
            flush(&mut part, depth, columns, Sides::Beside);
            part.2.push(stretch);
        } else {
            flush(&mut part, depth, columns, Sides::Across);
            if stretch.right <= gutter.left { part.0.push(stretch) } else { part.1.push(stretch) }
        }
    }
    flush(&mut part, depth, columns, Sides::Beside);
    flush(&mut part, depth, columns, Sides::Across);
}

/// Which of the collected stretches are read now.
#[derive(Clone, Copy, PartialEq)]
enum Sides {
    Beside,
    Across,
}

fn flush(part: &mut (Vec<Stretch>, Vec<Stretch>, Vec<Stretch>), depth: u32, columns: &mut Vec<Vec<Stretch>>, which: Sides) {
    match which {
        Sides::Beside => {
            for side in [std::mem::take(&mut part.0), std::mem::take(&mut part.1)] {
                cut(side, depth + 1, columns);
            }
        }
        Sides::Across if part.2.is_empty() => {}
        Sides::Across => columns.push(std::mem::take(&mut part.2)),
    }
}

/// A strip without text.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Gutter {
    left: f64,
    right: f64,
}

/// The best gutter: the one that parts most lines.
fn gutter(stretches: &[Stretch]) -> Option<Gutter> {
    let size = stretches.iter().map(|stretch| stretch.size).fold(0.0, f64::max).min(24.0);
    let (left, right) = (edge(stretches, f64::INFINITY, f64::min, |one| one.left), edge(stretches, 0.0, f64::max, |one| one.right));
    let mut starts: Vec<f64> = stretches.iter().map(|stretch| stretch.left).filter(|start| *start > left + (right - left) * 0.15).collect();
    starts.sort_by(f64::total_cmp);
    starts.dedup_by(|one, other| (*one - *other).abs() < 2.0);
    let mut best: Option<(usize, Gutter)> = None;
    for start in starts {
        let on_right: Vec<&Stretch> = stretches.iter().filter(|one| one.left >= start - 2.0).collect();
        let rest: Vec<&Stretch> = stretches.iter().filter(|one| one.left < start - 2.0).collect();
        let on_left: Vec<&Stretch> = rest.iter().copied().filter(|one| one.right < start - size * 0.4).collect();
        let crossing = rest.len() - on_left.len();
        if on_left.len() < LEAST_LINES || on_right.len() < LEAST_LINES || crossing * 3 > on_left.len().min(on_right.len()) * 2 {
            continue;
        }
        let end = on_left.iter().map(|one| one.right).fold(0.0, f64::max);
        let level = on_left.iter().filter(|one| on_right.iter().any(|other| beside(one, other))).count();
        if level >= LEAST_LINES && is_running(&on_left) && is_running(&on_right) && best.as_ref().is_none_or(|(known, _)| level > *known) {
            best = Some((level, Gutter { left: end, right: start - 2.0 }));
        }
    }
    best.map(|(_, gutter)| gutter)
}

fn edge(stretches: &[Stretch], start: f64, fold: fn(f64, f64) -> f64, side: fn(&Stretch) -> f64) -> f64 {
    stretches.iter().map(side).fold(start, fold)
}

/// True where two stretches stand about on the same height.
fn beside(one: &Stretch, other: &Stretch) -> bool {
    (one.base - other.base).abs() < one.size.max(other.size)
}

/// True where the lines of a side mostly fill it, as running text does and cells do not.
fn is_running(side: &[&Stretch]) -> bool {
    let left = side.iter().map(|one| one.left).fold(f64::INFINITY, f64::min);
    let right = side.iter().map(|one| one.right).fold(0.0, f64::max);
    let mut widths: Vec<f64> = side.iter().map(|one| one.right - one.left).collect();
    widths.sort_by(f64::total_cmp);
    let size = side.first().map_or(10.0, |one| one.size);
    let middle = widths.get(widths.len() / 2).copied().unwrap_or(0.0);
    // A column of words is wider than a cell: at least a dozen letters.
    middle > (right - left) * FILLED && middle > size * 6.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::pdf::glyphs::Glyph;

    fn stretch(text: &str, left: f64, right: f64, base: f64) -> Stretch {
        let glyph = Glyph { text: text.to_owned(), left, right, base, size: 10.0 };
        Stretch { glyphs: vec![glyph], left, right, base, size: 10.0 }
    }

    fn read(stretches: Vec<Stretch>) -> Vec<String> {
        let said = |column: Vec<Stretch>| column.iter().map(|one| one.glyphs[0].text.clone()).collect::<Vec<_>>().join(" ");
        in_order(stretches).into_iter().map(said).collect()
    }

    fn two_columns(from: f64) -> Vec<Stretch> {
        let line = |number: usize| {
            let base = from + number as f64 * 12.0;
            [stretch(&format!("l{number}"), 50.0, 285.0, base), stretch(&format!("r{number}"), 310.0, 548.0 - (number % 3) as f64 * 9.0, base + 3.0)]
        };
        (0..6).flat_map(line).collect()
    }

    #[test]
    fn two_columns_are_read_one_after_the_other_and_a_title_before_both() {
        let mut page = two_columns(100.0);
        page.push(stretch("title", 150.0, 450.0, 60.0));
        page.push(stretch("foot", 50.0, 540.0, 300.0));
        assert_eq!(read(page), ["title", "l0 l1 l2 l3 l4 l5", "r0 r1 r2 r3 r4 r5", "foot"]);
    }

    #[test]
    fn cells_of_a_table_are_read_row_by_row() {
        let row = |number: usize| {
            let base = 100.0 + number as f64 * 12.0;
            [stretch("a", 50.0, 50.0 + (number % 4) as f64 * 20.0 + 10.0, base), stretch("b", 300.0, 320.0, base)]
        };
        assert_eq!(read((0..6).flat_map(row).collect()), ["a b a b a b a b a b a b"]);
    }
}
