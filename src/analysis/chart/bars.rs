//! Bars, plain or stacked, lying so that long names can be read.

use crate::analysis::chart::measure::{fitted, width};
use crate::analysis::chart::scene::{Anchor, Ink, MARGIN, Mark, SMALL, Scene, TEXT, steps};
use crate::model::code::ReportLanguage;
use crate::model::ids::{CodeId, CodingId};

/// What bars are made of.
#[derive(Clone, Debug, Default)]
pub struct Bars {
    /// Title.
    pub title: String,
    /// What is counted, of how many: stands under the title.
    pub under: String,
    /// Title of the axis of numbers, with its unit.
    pub axis: String,
    /// Title of the names.
    pub names: String,
    /// Names of the parts of stacked bars; empty for plain ones.
    pub series: Vec<String>,
    /// The bars.
    pub rows: Vec<Bar>,
    /// Decimals of the numbers.
    pub places: usize,
}

/// One bar.
#[derive(Clone, Debug, Default)]
pub struct Bar {
    /// Its name.
    pub name: String,
    /// How far its name stands in: the depth of a code.
    pub depth: usize,
    /// The code it tells of, if it is one.
    pub code: Option<CodeId>,
    /// Its parts: one for a plain bar, else one for each series.
    pub parts: Vec<Part>,
    /// What its end says where that is not the sum of its parts, such as `33% (1 of 3)`.
    pub says: Option<String>,
}

/// A part of a bar.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// Its length.
    pub value: f64,
    /// The codings behind it.
    pub codings: Vec<CodingId>,
}

const BAR: f32 = 17.0;
const STEP: f32 = 25.0;
/// Where names end and bars begin, at most.
const NAMES: f32 = 330.0;

/// Paints bars.
pub fn bars(data: &Bars, wide: f32, language: ReportLanguage) -> Scene {
    let mut scene = Scene::new(wide, &data.title, &data.under, language);
    let mut top = scene.top();
    if !data.series.is_empty() {
        top = legend(&mut scene, &data.series, top);
    }
    top += 24.0;
    let named = data.rows.iter().map(|row| width(&row.name, TEXT, false) + row.depth as f32 * 12.0).fold(60.0, f32::max).min(NAMES).min(wide * 0.42);
    let left = MARGIN + named + 10.0;
    let most = data.rows.iter().map(Bar::length).fold(0.0, f64::max);
    let whole = data.places == 0;
    let marks = steps(most, 6, whole);
    let end = marks.last().copied().unwrap_or(1.0);
    let said = data.rows.iter().map(|row| width(&row.said(language, data.places), SMALL, false)).fold(30.0, f32::max);
    let room = (wide - MARGIN - said - 8.0 - left).max(80.0);
    let across = |value: f64| left + (value / end) as f32 * room;
    let bottom = top + STEP * data.rows.len() as f32;
    scene.small((MARGIN, top - 12.0), Anchor::Start, &data.names);
    for mark in &marks {
        scene.line((across(*mark), top - 2.0), (across(*mark), bottom + 4.0), 1.0, Ink::Rule);
        scene.small((across(*mark), bottom + 15.0), Anchor::Middle, &language.number(*mark, if whole { 0 } else { 2 }));
    }
    for (place, row) in data.rows.iter().enumerate() {
        let y = top + STEP * place as f32 + STEP / 2.0;
        let indent = row.depth as f32 * 12.0;
        scene.text((MARGIN + indent, y), Anchor::Start, Ink::Text, &fitted(&row.name, TEXT, named - indent));
        let mut from = left;
        for (number, part) in row.parts.iter().enumerate() {
            let long = (part.value / end) as f32 * room;
            if long <= 0.0 {
                continue;
            }
            let place = [from, y - BAR / 2.0, long, BAR];
            scene.rect(place, Ink::Series(number));
            // A seam of paper keeps parts apart also for eyes that see their colours alike.
            if number + 1 < row.parts.len() && long > 2.0 {
                scene.rect([from + long - 1.0, y - BAR / 2.0, 1.0, BAR], Ink::Paper);
            }
            let series = data.series.get(number).map(|name| format!(", {name}")).unwrap_or_default();
            let says = format!("{}{series}{} {}", row.name, language.say(":", "\u{a0}:"), language.number(part.value, data.places));
            scene.marks.push(Mark { place, code: row.code, says, codings: part.codings.clone() });
            from += long;
        }
        scene.write((from + 5.0, y), Anchor::Start, SMALL, Ink::Text, &row.said(language, data.places));
    }
    scene.line((left, top - 2.0), (left, bottom + 4.0), 1.0, Ink::Soft);
    scene.small((left + room / 2.0, bottom + 34.0), Anchor::Middle, &data.axis);
    scene.height = bottom + 34.0 + MARGIN;
    scene
}

impl Bar {
    fn length(&self) -> f64 {
        self.parts.iter().map(|part| part.value).sum()
    }
    fn said(&self, language: ReportLanguage, places: usize) -> String {
        self.says.clone().unwrap_or_else(|| language.number(self.length(), places))
    }
}

/// Names of the series with their colours, in as many lines as they need; where it ends.
pub(super) fn legend(scene: &mut Scene, series: &[String], top: f32) -> f32 {
    let (mut x, mut y) = (MARGIN, top + 6.0);
    for (number, name) in series.iter().enumerate() {
        let name = fitted(name, SMALL, 240.0);
        let long = width(&name, SMALL, false) + 34.0;
        if x + long > scene.width - MARGIN && x > MARGIN {
            x = MARGIN;
            y += 18.0;
        }
        scene.rect([x, y - 5.0, 10.0, 10.0], Ink::Series(number));
        scene.small((x + 15.0, y), Anchor::Start, &name);
        x += long;
    }
    y + 10.0
}
