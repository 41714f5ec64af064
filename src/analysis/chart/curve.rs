//! Curves over an order of interviews or batches: how much that is new each brings. Several panels share their curves and the key to them.

use crate::analysis::chart::measure::{fitted, width};
use crate::analysis::chart::scene::{Anchor, Ink, MARGIN, Mark, SMALL, Scene, Shape, steps};
use crate::model::code::ReportLanguage;
use crate::model::ids::CodingId;

/// What curves are made of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Curves {
    /// Title.
    pub title: String,
    /// What is counted, of how many: stands under the title.
    pub under: String,
    /// Names of the curves; every panel has one for each.
    pub series: Vec<String>,
    /// The panels, from above.
    pub panels: Vec<Panel>,
}

/// One pair of axes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panel {
    /// Title of the axis across.
    pub across: String,
    /// Title of the axis upwards, with its unit.
    pub upwards: String,
    /// What each step across is called.
    pub steps: Vec<String>,
    /// The curves: a point for each step, none where a curve says nothing there.
    pub curves: Vec<Vec<Option<Point>>>,
    /// A line across at this height with its name, such as a threshold.
    pub level: Option<(f64, String)>,
    /// True where the numbers are counts: the axis then has whole steps.
    pub whole: bool,
}

/// A point of a curve.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Point {
    /// Its height.
    pub value: f64,
    /// What it says, with its number and noun.
    pub says: String,
    /// The codings behind it.
    pub codings: Vec<CodingId>,
}

/// Height of a panel's field.
const HIGH: f32 = 190.0;
/// Room for what is written below a panel.
const BELOW: f32 = 64.0;

/// Paints curves. Each has a mark and a line of its own form, so that they are told apart without colours.
pub fn curves(data: &Curves, wide: f32, language: ReportLanguage) -> Scene {
    let mut scene = Scene::new(wide, &data.title, &data.under, language);
    let mut top = scene.top();
    if data.series.len() > 1 {
        top = key(&mut scene, &data.series, top);
    }
    for panel in &data.panels {
        top = paint(&mut scene, panel, top + 14.0, language) + BELOW;
    }
    scene.height = top - BELOW + 36.0 + MARGIN;
    scene
}

/// One panel; where its field ends.
fn paint(scene: &mut Scene, panel: &Panel, top: f32, language: ReportLanguage) -> f32 {
    let (left, right, bottom) = (MARGIN + 62.0, scene.width - MARGIN - 10.0, top + HIGH);
    let values = panel.curves.iter().flatten().flatten().map(|point| point.value);
    let most = values.fold(panel.level.as_ref().map_or(0.0, |(level, _)| *level), f64::max);
    let marks = steps(most, 5, panel.whole);
    let end = marks.last().copied().unwrap_or(1.0);
    let places = usize::from(!panel.whole && marks.iter().any(|mark| mark.fract() != 0.0));
    let up = |value: f64| bottom - (value / end) as f32 * HIGH;
    for mark in &marks {
        scene.line((left, up(*mark)), (right, up(*mark)), 1.0, Ink::Rule);
        scene.small((left - 8.0, up(*mark)), Anchor::End, &language.number(*mark, places));
    }
    let step = (right - left) / panel.steps.len().max(1) as f32;
    let at = |place: usize| left + step * (place as f32 + 0.5);
    // Names of steps are left out where they would touch.
    let widest = panel.steps.iter().map(|name| width(name, SMALL, false)).fold(10.0, f32::max) + 8.0;
    let every = (widest / step).ceil().max(1.0) as usize;
    for (place, name) in panel.steps.iter().enumerate().step_by(every) {
        scene.small((at(place), bottom + 15.0), Anchor::Middle, name);
        scene.line((at(place), bottom), (at(place), bottom + 4.0), 1.0, Ink::Soft);
    }
    if let Some((level, name)) = &panel.level {
        scene.shapes.push(Shape::Line { points: vec![(left, up(*level)), (right, up(*level))], width: 1.5, ink: Ink::Text, dashed: true });
        let half = width(name, SMALL, false) + 6.0;
        scene.rect([right - half, up(*level) - 17.0, half, 15.0], Ink::Paper);
        scene.small((right - 3.0, up(*level) - 9.0), Anchor::End, name);
    }
    // The first curve, which is that of all, lies on top.
    for (number, curve) in panel.curves.iter().enumerate().rev() {
        let points: Vec<((f32, f32), &Point)> =
            curve.iter().enumerate().filter_map(|(place, point)| point.as_ref().map(|point| ((at(place), up(point.value)), point))).collect();
        let line = points.iter().map(|(place, _)| *place).collect();
        scene.shapes.push(Shape::Line { points: line, width: 2.0, ink: Ink::Series(number), dashed: is_dashed(number) });
        for ((x, y), point) in points {
            dot(scene, number, (x, y));
            scene.marks.push(Mark { place: [x - 7.0, y - 7.0, 14.0, 14.0], code: None, says: point.says.clone(), codings: point.codings.clone() });
        }
    }
    scene.line((left, top - 4.0), (left, bottom), 1.0, Ink::Soft);
    scene.line((left, bottom), (right, bottom), 1.0, Ink::Soft);
    scene.turned((MARGIN + 6.0, top + HIGH / 2.0), Anchor::Middle, SMALL, Ink::Soft, &fitted(&panel.upwards, SMALL, HIGH + 30.0));
    scene.small(((left + right) / 2.0, bottom + 34.0), Anchor::Middle, &panel.across);
    bottom
}

/// The key: each curve's line, mark and name, in as many lines as they need; where it ends.
fn key(scene: &mut Scene, series: &[String], top: f32) -> f32 {
    let (mut x, mut y) = (MARGIN, top + 6.0);
    for (number, name) in series.iter().enumerate() {
        let name = fitted(name, SMALL, 240.0);
        let long = width(&name, SMALL, false) + 54.0;
        if x + long > scene.width - MARGIN && x > MARGIN {
            x = MARGIN;
            y += 18.0;
        }
        scene.shapes.push(Shape::Line { points: vec![(x, y), (x + 28.0, y)], width: 2.0, ink: Ink::Series(number), dashed: is_dashed(number) });
        dot(scene, number, (x + 14.0, y));
        scene.small((x + 35.0, y), Anchor::Start, &name);
        x += long;
    }
    y + 12.0
}

fn is_dashed(number: usize) -> bool {
    number % 2 == 1
}

/// A round, square, upright or lying mark by the curve's number.
fn dot(scene: &mut Scene, number: usize, (x, y): (f32, f32)) {
    let ink = Ink::Series(number);
    match number % 4 {
        0 => scene.shapes.push(Shape::Circle { at: (x, y), radius: 4.0, ink }),
        1 => scene.rect([x - 3.5, y - 3.5, 7.0, 7.0], ink),
        2 => scene.rect([x - 2.0, y - 5.0, 4.0, 10.0], ink),
        _ => scene.rect([x - 5.0, y - 2.0, 10.0, 4.0], ink),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_lies_at_its_step_and_height_and_opens_its_codings() {
        let point = |value: f64| Some(Point { value, says: format!("{value}"), codings: Vec::new() });
        let panel =
            Panel { steps: vec!["1".into(), "2".into()], curves: vec![vec![point(10.0), None], vec![point(0.0), point(5.0)]], whole: true, ..Panel::default() };
        let data = Curves { series: vec!["All".into(), "Some".into()], panels: vec![panel.clone(), panel], ..Curves::default() };
        let scene = curves(&data, 800.0, ReportLanguage::English);
        assert_eq!(scene.marks.len(), 6);
        let middle = |says: &str| scene.marks.iter().find(|mark| mark.says == says).map(|mark| (mark.place[0] + 7.0, mark.place[1] + 7.0)).unwrap();
        let ((x10, y10), (x0, y0), (x5, y5)) = (middle("10"), middle("0"), middle("5"));
        assert!((x10 - x0).abs() < 0.01 && x5 > x0, "steps");
        assert!((y0 - y10 - HIGH).abs() < 0.01 && ((y0 + y10) / 2.0 - y5).abs() < 0.01, "heights");
        // The two panels do not lie on each other.
        let tops: Vec<f32> = scene.marks.iter().filter(|mark| mark.says == "0").map(|mark| mark.place[1]).collect();
        assert!((tops[1] - tops[0]).abs() > HIGH && scene.height > tops[1]);
    }
}
