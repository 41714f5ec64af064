//! A heat map: rows against columns, each tile with its number written in it.

use crate::analysis::chart::measure::{fitted, width, wrapped};
use crate::analysis::chart::scene::{Anchor, Ink, MARGIN, Mark, SMALL, Scene, Shape, TEXT};
use crate::model::code::ReportLanguage;
use crate::model::ids::{CodeId, CodingId};

/// What a heat map is made of.
#[derive(Clone, Debug, Default)]
pub struct Heat {
    /// Title.
    pub title: String,
    /// What is counted, of how many: stands under the title.
    pub under: String,
    /// What the rows are.
    pub rows_are: String,
    /// What the columns are.
    pub columns_are: String,
    /// What the numbers count, for the key of the colours.
    pub unit: String,
    /// Names of the columns, each with its n where it has one.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<HeatRow>,
    /// Decimals of the numbers.
    pub places: usize,
}

/// A row of tiles.
#[derive(Clone, Debug, Default)]
pub struct HeatRow {
    /// Its name.
    pub name: String,
    /// Its n, which is shown whole where the name is cut.
    pub n: Option<usize>,
    /// The code it tells of, if it is one.
    pub code: Option<CodeId>,
    /// One tile for each column.
    pub tiles: Vec<Tile>,
}

/// One tile.
#[derive(Clone, Debug, Default)]
pub struct Tile {
    /// Its number; none where there is nothing to count, such as a code against itself.
    pub value: Option<f64>,
    /// The codings behind it.
    pub codings: Vec<CodingId>,
}

impl HeatRow {
    fn said_n(&self, language: ReportLanguage) -> Option<String> {
        self.n.map(|n| format!("n = {}", language.number(n as f64, 0)))
    }
}

const TILE: f32 = 30.0;
const NAMES: f32 = 300.0;
/// Names of columns stand upright where they are short, else turned.
const TURNED: f32 = 250.0;

/// Paints a heat map.
pub fn heat(data: &Heat, wide: f32, language: ReportLanguage) -> Scene {
    let named = data.rows.iter().map(|row| width(&row.name, TEXT, false)).fold(60.0, f32::max).min(NAMES);
    let number = data.columns.len().max(1) as f32;
    let numbered = data.rows.iter().filter_map(|row| row.said_n(language)).map(|said| width(&said, SMALL, false) + 8.0).fold(0.0, f32::max);
    let left = MARGIN + named + numbered + 10.0;
    let tile = ((wide - MARGIN - left) / number).clamp(TILE, 150.0);
    // A map of many columns is as wide as it has to be: names and numbers stay readable.
    let mut scene = Scene::new(wide.max(left + tile * number + MARGIN), &data.title, &data.under, language);
    let lines: Vec<Vec<String>> = data.columns.iter().map(|name| wrapped(name, SMALL, tile - 6.0)).collect();
    let upright = tile >= 64.0 && lines.iter().flatten().all(|line| width(line, SMALL, false) <= tile - 4.0);
    let head = if upright {
        lines.iter().map(Vec::len).max().unwrap_or(1) as f32 * 14.0 + 6.0
    } else {
        data.columns.iter().map(|name| width(name, SMALL, false)).fold(30.0, f32::max).min(TURNED) + 8.0
    };
    let top = scene.top() + 20.0 + head;
    scene.small((MARGIN, top - 10.0), Anchor::Start, &data.rows_are);
    scene.small((left, scene.top() + 10.0), Anchor::Start, &data.columns_are);
    for (place, (name, lines)) in data.columns.iter().zip(&lines).enumerate() {
        let middle = left + tile * (place as f32 + 0.5);
        if upright {
            for (line, text) in lines.iter().enumerate() {
                let up = (lines.len() - line) as f32 * 14.0 - 5.0;
                scene.write((middle, top - up), Anchor::Middle, SMALL, Ink::Text, text);
            }
        } else {
            scene.turned((middle, top - 6.0), Anchor::Start, SMALL, Ink::Text, &fitted(name, SMALL, TURNED));
        }
    }
    let most = data.rows.iter().flat_map(|row| row.tiles.iter().filter_map(|tile| tile.value)).fold(0.0, f64::max);
    for (place, row) in data.rows.iter().enumerate() {
        let y = top + TILE * place as f32;
        scene.text((MARGIN, y + TILE / 2.0), Anchor::Start, Ink::Text, &fitted(&row.name, TEXT, named));
        if let Some(said) = row.said_n(language) {
            scene.small((left - 10.0, y + TILE / 2.0), Anchor::End, &said);
        }
        for ((column, cell), name) in row.tiles.iter().enumerate().zip(&data.columns) {
            let at = [left + tile * column as f32, y, tile - 1.0, TILE - 1.0];
            tile_of(&mut scene, data, row, cell, name, at, most, language);
        }
    }
    let bottom = top + TILE * data.rows.len() as f32;
    scene.height = key(&mut scene, data, left, bottom + 22.0, most, language) + MARGIN;
    scene
}

#[expect(clippy::too_many_arguments, reason = "a tile is its row, its column, its number and its place")]
fn tile_of(scene: &mut Scene, data: &Heat, row: &HeatRow, cell: &Tile, column: &str, at: [f32; 4], most: f64, language: ReportLanguage) {
    let [x, y, wide, high] = at;
    let Some(value) = cell.value else {
        scene.line((x + 3.0, y + high - 3.0), (x + wide - 3.0, y + 3.0), 1.0, Ink::Rule);
        return;
    };
    let share = if most > 0.0 { (value / most) as f32 } else { 0.0 };
    scene.rect(at, Ink::Shade(share));
    let said = language.number(value, data.places);
    let ink = Ink::OnShade(share);
    scene.shapes.push(Shape::Text {
        at: (x + wide / 2.0, y + high / 2.0),
        anchor: Anchor::Middle,
        size: SMALL,
        semibold: false,
        ink,
        turned: false,
        text: said.clone(),
    });
    let says = format!("{}, {column}{} {said} {}", row.name, language.say(":", "\u{a0}:"), data.unit);
    scene.marks.push(Mark { place: at, code: row.code, says, codings: cell.codings.clone() });
}

/// The key of the colours; where it ends.
fn key(scene: &mut Scene, data: &Heat, left: f32, top: f32, most: f64, language: ReportLanguage) -> f32 {
    const STEPS: u8 = 40;
    let long = 160.0;
    for step in 0..STEPS {
        let share = f32::from(step) / f32::from(STEPS - 1);
        scene.rect([left + long * f32::from(step) / f32::from(STEPS), top, long / f32::from(STEPS) + 0.5, 10.0], Ink::Shade(share));
    }
    scene.small((left, top + 19.0), Anchor::Start, "0");
    scene.small((left + long, top + 19.0), Anchor::End, &language.number(most, data.places));
    scene.small((left + long + 12.0, top + 5.0), Anchor::Start, &data.unit);
    top + 26.0
}
