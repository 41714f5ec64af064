//! Curves over an order of documents: how much that is new each step brings.

use crate::analysis::chart::bars::legend;
use crate::analysis::chart::scene::{Anchor, Ink, MARGIN, Mark, Scene, Shape, steps};
use crate::model::code::ReportLanguage;
use crate::model::ids::CodingId;

/// What curves are made of.
#[derive(Clone, Debug, Default)]
pub struct Curves {
    /// Title.
    pub title: String,
    /// What is counted, of how many: stands under the title.
    pub under: String,
    /// Title of the axis across.
    pub across: String,
    /// Title of the axis upwards.
    pub upwards: String,
    /// What each step across is called.
    pub steps: Vec<String>,
    /// The curves.
    pub series: Vec<Curve>,
    /// A line across at this height with its name, such as a threshold.
    pub level: Option<(f64, String)>,
    /// True where the numbers are counts: the axis then has whole steps.
    pub whole: bool,
}

/// One curve.
#[derive(Clone, Debug, Default)]
pub struct Curve {
    /// Its name.
    pub name: String,
    /// Its height at each step; none where it says nothing.
    pub values: Vec<Option<f64>>,
    /// The codings behind each step.
    pub codings: Vec<Vec<CodingId>>,
}

const HIGH: f32 = 300.0;

/// Paints curves. Each has a mark of its own form, so that they are told apart without colours.
pub fn curves(data: &Curves, wide: f32, language: ReportLanguage) -> Scene {
    let mut scene = Scene::new(wide, &data.title, &data.under, language);
    let names: Vec<String> = data.series.iter().map(|curve| curve.name.clone()).collect();
    let mut top = scene.top();
    if names.len() > 1 {
        top = legend(&mut scene, &names, top);
    }
    top += 16.0;
    let (left, right, bottom) = (MARGIN + 62.0, wide - MARGIN - 10.0, top + HIGH);
    let most = data.series.iter().flat_map(|curve| curve.values.iter().flatten().copied()).fold(data.level.as_ref().map_or(0.0, |(level, _)| *level), f64::max);
    let marks = steps(most, 6, data.whole);
    let end = marks.last().copied().unwrap_or(1.0);
    let up = |value: f64| bottom - (value / end) as f32 * HIGH;
    for mark in &marks {
        scene.line((left, up(*mark)), (right, up(*mark)), 1.0, Ink::Rule);
        scene.small((left - 8.0, up(*mark)), Anchor::End, &language.number(*mark, 2));
    }
    let number = data.steps.len().max(1);
    let step = (right - left) / number as f32;
    let at = |place: usize| left + step * (place as f32 + 0.5);
    // Names of steps are left out where they would touch.
    let widest = data.steps.iter().map(|name| super::measure::width(name, 11.0, false)).fold(10.0, f32::max) + 8.0;
    let every = (widest / step).ceil().max(1.0) as usize;
    for (place, name) in data.steps.iter().enumerate().step_by(every) {
        scene.small((at(place), bottom + 15.0), Anchor::Middle, name);
        scene.line((at(place), bottom), (at(place), bottom + 4.0), 1.0, Ink::Soft);
    }
    if let Some((level, name)) = &data.level {
        scene.shapes.push(Shape::Line { points: vec![(left, up(*level)), (right, up(*level))], width: 1.5, ink: Ink::Soft, dashed: true });
        scene.small((right, up(*level) - 9.0), Anchor::End, name);
    }
    for (number, curve) in data.series.iter().enumerate() {
        let points: Vec<(usize, (f32, f32), f64)> =
            curve.values.iter().enumerate().filter_map(|(place, value)| value.map(|value| (place, (at(place), up(value)), value))).collect();
        scene.shapes.push(Shape::Line {
            points: points.iter().map(|(_, point, _)| *point).collect(),
            width: 2.0,
            ink: Ink::Series(number),
            dashed: number % 2 == 1,
        });
        for (place, (x, y), value) in points {
            dot(&mut scene, number, x, y);
            let name = data.steps.get(place).map(String::as_str).unwrap_or_default();
            let says = format!("{}, {name}{} {}", curve.name, language.say(":", "\u{a0}:"), language.number(value, 2));
            scene.marks.push(Mark { place: [x - 7.0, y - 7.0, 14.0, 14.0], code: None, says, codings: curve.codings.get(place).cloned().unwrap_or_default() });
        }
    }
    scene.line((left, top - 4.0), (left, bottom), 1.0, Ink::Soft);
    scene.line((left, bottom), (right, bottom), 1.0, Ink::Soft);
    scene.turned((MARGIN + 6.0, top + HIGH / 2.0), Anchor::Middle, 11.0, Ink::Soft, &data.upwards);
    scene.small(((left + right) / 2.0, bottom + 36.0), Anchor::Middle, &data.across);
    scene.height = bottom + 36.0 + MARGIN;
    scene
}

/// A round, square or upright mark by the curve's number.
fn dot(scene: &mut Scene, number: usize, x: f32, y: f32) {
    let ink = Ink::Series(number);
    match number % 3 {
        0 => scene.shapes.push(Shape::Circle { at: (x, y), radius: 4.0, ink }),
        1 => scene.rect([x - 3.5, y - 3.5, 7.0, 7.0], ink),
        _ => scene.rect([x - 2.0, y - 5.0, 4.0, 10.0], ink),
    }
}
