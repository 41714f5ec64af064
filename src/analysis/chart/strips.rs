//! Codes along a document: one strip per code over the interview's length, so that one sees where a theme is spoken of.

use crate::analysis::chart::measure::{fitted, width};
use crate::analysis::chart::scene::{Anchor, Ink, MARGIN, Mark, Scene, TEXT, steps};
use crate::model::code::ReportLanguage;
use crate::model::colour::Colour;
use crate::model::ids::{CodeId, CodingId};

/// What strips are made of.
#[derive(Clone, Debug, Default)]
pub struct Strips {
    /// Title.
    pub title: String,
    /// What is shown, of how many: stands under the title.
    pub under: String,
    /// Title of the axis across.
    pub across: String,
    /// Title of the names.
    pub names: String,
    /// Length of the document in characters.
    pub length: u32,
    /// Where something begins that orients, such as a paragraph: position and name.
    pub ticks: Vec<(u32, String)>,
    /// The strips.
    pub rows: Vec<Strip>,
}

/// One strip.
#[derive(Clone, Debug)]
pub struct Strip {
    /// Name of the code.
    pub name: String,
    /// The code.
    pub code: CodeId,
    /// Its colour.
    pub colour: Colour,
    /// Start and end of each passage in characters, what it says, and its coding.
    pub passages: Vec<(u32, u32, String, CodingId)>,
}

const STEP: f32 = 22.0;
const BAND: f32 = 14.0;
const NAMES: f32 = 300.0;

/// Paints strips.
pub fn strips(data: &Strips, wide: f32, language: ReportLanguage) -> Scene {
    let mut scene = Scene::new(wide, &data.title, &data.under, language);
    let named = data.rows.iter().map(|row| width(&row.name, TEXT, false)).fold(60.0, f32::max).min(NAMES);
    let (left, right, top) = (MARGIN + named + 12.0, wide - MARGIN, scene.top() + 24.0);
    let length = f64::from(data.length.max(1));
    let across = |at: u32| left + (f64::from(at) / length) as f32 * (right - left);
    let bottom = top + STEP * data.rows.len() as f32;
    scene.small((MARGIN, top - 12.0), Anchor::Start, &data.names);
    let mut free = left;
    for (at, name) in &data.ticks {
        let x = across(*at);
        scene.line((x, top - 4.0), (x, bottom), 1.0, Ink::Rule);
        let half = width(name, 11.0, false) / 2.0;
        if x - half >= free && x + half <= right + 4.0 {
            scene.small((x, top - 12.0), Anchor::Middle, name);
            free = x + half + 8.0;
        }
    }
    for mark in steps(length, 6, true) {
        if mark <= length {
            let x = left + (mark / length) as f32 * (right - left);
            scene.line((x, bottom), (x, bottom + 4.0), 1.0, Ink::Soft);
            scene.small((x, bottom + 14.0), if mark + length / 40.0 > length { Anchor::End } else { Anchor::Middle }, &language.number(mark, 0));
        }
    }
    for (place, row) in data.rows.iter().enumerate() {
        let y = top + STEP * place as f32 + STEP / 2.0;
        scene.text((MARGIN, y), Anchor::Start, Ink::Text, &fitted(&row.name, TEXT, named));
        scene.line((left, y), (right, y), 1.0, Ink::Rule);
        for (start, end, says, coding) in &row.passages {
            let from = across(*start);
            // A short passage of a long interview is still seen.
            let long = (across(*end) - from).max(2.0);
            let place = [from, y - BAND / 2.0, long, BAND];
            scene.rect(place, Ink::Code(row.colour));
            scene.marks.push(Mark { place, code: Some(row.code), says: says.clone(), codings: vec![*coding] });
        }
    }
    scene.line((left, bottom), (right, bottom), 1.0, Ink::Soft);
    scene.small(((left + right) / 2.0, bottom + 34.0), Anchor::Middle, &data.across);
    scene.height = bottom + 34.0 + MARGIN;
    scene
}
