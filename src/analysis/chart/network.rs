//! Codes that meet, as a network: the same data always gives the same picture, and no label lies on another.
//!
//! Forces after Fruchterman and Reingold (1991, “Graph drawing by force-directed placement”, section 2), from a start on a circle instead of chance;
//! then boxes of node and label are pushed apart until none overlap.

use crate::analysis::chart::measure::{width, wrapped};
use crate::analysis::chart::scene::{Anchor, Ink, MARGIN, Mark, SMALL, Scene, Shape};
use crate::model::code::ReportLanguage;
use crate::model::colour::Colour;
use crate::model::ids::{CodeId, CodingId};

/// What a network is made of.
#[derive(Clone, Debug, Default)]
pub struct Network {
    /// Title.
    pub title: String,
    /// What is counted, of how many: stands under the title.
    pub under: String,
    /// What a line's width counts, with its unit.
    pub lines_are: String,
    /// What a circle's area counts.
    pub circles_are: String,
    /// What else has to be known to read it.
    pub key: String,
    /// The codes.
    pub nodes: Vec<Node>,
    /// Which of them meet.
    pub edges: Vec<Edge>,
}

/// A code.
#[derive(Clone, Debug)]
pub struct Node {
    /// The code.
    pub code: CodeId,
    /// Its name.
    pub name: String,
    /// Its colour.
    pub colour: Colour,
    /// How often it was used.
    pub count: usize,
    /// Its codings.
    pub codings: Vec<CodingId>,
}

/// Two codes that meet.
#[derive(Clone, Debug)]
pub struct Edge {
    /// Place of one in the list of nodes.
    pub one: usize,
    /// Place of the other.
    pub other: usize,
    /// How often they meet.
    pub count: usize,
    /// What it says.
    pub says: String,
    /// The codings that meet.
    pub codings: Vec<CodingId>,
}

/// A node with its label, as a box: middle of the circle, radius, lines of the label.
#[derive(Clone, Debug)]
struct Placed {
    x: f32,
    y: f32,
    radius: f32,
    half: f32,
    lines: Vec<String>,
}

const ROUNDS: usize = 400;
const LABEL: f32 = 130.0;
const LINE: f32 = 13.0;
const GAP: f32 = 8.0;
/// Half the height of a line's number.
const HALF: f32 = 7.0;
/// Where on a line its number is tried, from the middle outwards.
const ALONG: [f32; 15] = [0.5, 0.46, 0.54, 0.42, 0.58, 0.38, 0.62, 0.34, 0.66, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8];

/// Paints a network.
pub fn network(data: &Network, wide: f32, language: ReportLanguage) -> Scene {
    let mut scene = Scene::new(wide, &data.title, &data.under, language);
    let top = scene.top() + 10.0;
    let (placed, high) = layout(data, wide - MARGIN * 2.0, (data.nodes.len() as f32 * 26.0).clamp(260.0, 900.0));
    let shift = (MARGIN, top);
    let most = most_of(data);
    // The thickest last, so that it lies on top.
    let mut edges: Vec<&Edge> = data.edges.iter().collect();
    edges.sort_by_key(|edge| edge.count);
    for edge in &edges {
        let (Some(one), Some(other)) = (placed.get(edge.one), placed.get(edge.other)) else { continue };
        let share = edge.count as f32 / most;
        let from_to = vec![(shift.0 + one.x, shift.1 + one.y), (shift.0 + other.x, shift.1 + other.y)];
        // Also where there is no room for its number the line opens onto its passages.
        let (x, y) = (shift.0 + (one.x + other.x) / 2.0, shift.1 + (one.y + other.y) / 2.0);
        scene.marks.push(Mark { place: [x - 9.0, y - 9.0, 18.0, 18.0], code: None, says: edge.says.clone(), codings: edge.codings.clone() });
        scene.shapes.push(Shape::Line { points: from_to, width: line_width(share), ink: Ink::Shade(0.18 + 0.45 * share), dashed: false });
    }
    for (node, of) in placed.iter().zip(&data.nodes) {
        let (x, y) = (shift.0 + node.x, shift.1 + node.y);
        scene.shapes.push(Shape::Circle { at: (x, y), radius: node.radius + 1.5, ink: Ink::Paper });
        scene.shapes.push(Shape::Circle { at: (x, y), radius: node.radius, ink: Ink::Code(of.colour) });
        for (line, text) in node.lines.iter().enumerate() {
            let below = y + node.radius + 9.0 + LINE * line as f32;
            let half = width(text, SMALL, false) / 2.0 + 2.0;
            scene.rect([x - half, below - 6.5, half * 2.0, LINE], Ink::Paper);
            scene.write((x, below), Anchor::Middle, SMALL, Ink::Text, text);
        }
        let [left, box_top, right, bottom] = node.bounds();
        let says = format!("{}{} {} {}", of.name, language.say(":", "\u{a0}:"), of.count, data.circles_are);
        let place = [shift.0 + left, shift.1 + box_top, right - left, bottom - box_top];
        scene.marks.push(Mark { place, code: Some(of.code), says, codings: of.codings.clone() });
    }
    for (edge, (x, y), half) in numbers(data, &placed) {
        let (x, y) = (shift.0 + x, shift.1 + y);
        scene.rect([x - half, y - HALF, half * 2.0, HALF * 2.0], Ink::Paper);
        scene.write((x, y), Anchor::Middle, SMALL, Ink::Text, &edge.count.to_string());
        if let Some(mark) = scene.marks.iter_mut().find(|mark| mark.code.is_none() && mark.says == edge.says) {
            mark.place = [x - half, y - HALF, half * 2.0, HALF * 2.0];
        }
    }
    scene.height = key(&mut scene, data, top + high + 20.0) + MARGIN;
    scene
}

fn most_of(data: &Network) -> f32 {
    data.edges.iter().map(|edge| edge.count).max().unwrap_or(1).max(1) as f32
}

/// Width of a line that stands for this share of the most frequent pair.
fn line_width(share: f32) -> f32 {
    1.0 + 6.0 * share
}

/// Radius of a circle that stands for this share of the most used code: its area goes with the number.
fn circle_radius(share: f32) -> f32 {
    5.0 + 13.0 * share.sqrt()
}

/// Where the numbers of the lines stand, the largest first: on the line, where nothing else is. A line has no number where there is no room for one, which
/// happens to the least frequent; its number is then between those of the key.
fn numbers<'a>(data: &'a Network, placed: &[Placed]) -> Vec<(&'a Edge, (f32, f32), f32)> {
    let mut taken: Vec<[f32; 4]> = placed.iter().flat_map(Placed::parts).collect();
    let mut edges: Vec<&Edge> = data.edges.iter().collect();
    edges.sort_by_key(|edge| std::cmp::Reverse(edge.count));
    let mut found = Vec::new();
    for edge in edges {
        let (Some(one), Some(other)) = (placed.get(edge.one), placed.get(edge.other)) else { continue };
        let half = width(&edge.count.to_string(), SMALL, false) / 2.0 + 3.0;
        for along in ALONG {
            let (x, y) = (one.x + (other.x - one.x) * along, one.y + (other.y - one.y) * along);
            let place = [x - half, y - HALF, x + half, y + HALF];
            let overlaps = |[l, t, r, b]: &[f32; 4]| place[0] < *r && *l < place[2] && place[1] < *b && *t < place[3];
            if !taken.iter().any(overlaps) {
                taken.push(place);
                found.push((edge, (x, y), half));
                break;
            }
        }
    }
    found
}

/// The key: lines of three widths and circles of two sizes with their numbers; where it ends.
fn key(scene: &mut Scene, data: &Network, top: f32) -> f32 {
    let language = scene.language;
    let (most, largest) = (most_of(data), data.nodes.iter().map(|node| node.count).max().unwrap_or(1).max(1));
    let mut x = MARGIN;
    let mut counts: Vec<f32> = vec![1.0, (most / 2.0).round(), most];
    counts.dedup();
    for count in counts.into_iter().filter(|_| !data.edges.is_empty()) {
        let share = count / most;
        let ink = Ink::Shade(0.18 + 0.45 * share);
        scene.line((x, top), (x + 26.0, top), line_width(share), ink);
        let said = language.number(f64::from(count), 0);
        scene.small((x + 31.0, top), Anchor::Start, &said);
        x += 40.0 + width(&said, SMALL, false);
    }
    scene.small((x, top), Anchor::Start, &data.lines_are);
    let second = top + 26.0;
    x = MARGIN + circle_radius(1.0);
    let mut counts = vec![1, largest];
    counts.dedup();
    for count in counts {
        let radius = circle_radius(count as f32 / largest as f32);
        scene.shapes.push(Shape::Circle { at: (x, second), radius, ink: Ink::Soft });
        let said = language.number(count as f64, 0);
        scene.small((x + radius + 5.0, second), Anchor::Start, &said);
        x += radius + 15.0 + width(&said, SMALL, false) + circle_radius(1.0);
    }
    scene.small((x - circle_radius(1.0) + 4.0, second), Anchor::Start, &data.circles_are);
    scene.small((MARGIN, second + 28.0), Anchor::Start, &data.key);
    second + 34.0
}

impl Placed {
    /// Left, top, right, bottom of circle and label.
    fn bounds(&self) -> [f32; 4] {
        let half = self.half.max(self.radius);
        [self.x - half, self.y - self.radius, self.x + half, self.y + self.radius + 4.0 + LINE * self.lines.len() as f32]
    }

    /// Circle and label, each by itself.
    fn parts(&self) -> [[f32; 4]; 2] {
        let [left, top, right, bottom] = self.bounds();
        let circle = [self.x - self.radius, top, self.x + self.radius, self.y + self.radius + 2.0];
        [circle, [left, self.y + self.radius + 2.0, right, bottom]]
    }
}

/// Places for all nodes in a field of that width, and the height it took.
fn layout(data: &Network, wide: f32, high: f32) -> (Vec<Placed>, f32) {
    let most = data.nodes.iter().map(|node| node.count).max().unwrap_or(1).max(1) as f32;
    let count = data.nodes.len().max(1) as f32;
    let mut placed: Vec<Placed> = Vec::with_capacity(data.nodes.len());
    for (place, node) in data.nodes.iter().enumerate() {
        let turn = place as f32 / count * std::f32::consts::TAU;
        let lines = wrapped(&node.name, SMALL, LABEL);
        let half = lines.iter().map(|line| width(line, SMALL, false)).fold(0.0, f32::max) / 2.0 + 2.0;
        let radius = circle_radius(node.count as f32 / most);
        placed.push(Placed { x: wide / 2.0 + turn.cos() * wide * 0.35, y: high / 2.0 + turn.sin() * high * 0.38, radius, half, lines });
    }
    attract(&mut placed, data, wide, high);
    // What cannot find room gets more of it.
    let mut tall = high;
    for _ in 0..12 {
        if push_apart(&mut placed, wide, tall) {
            break;
        }
        for node in &mut placed {
            node.y *= 1.2;
        }
        tall *= 1.2;
    }
    let tall = below_the_others(&mut placed, tall);
    (placed, tall)
}

/// Whatever still lies on something stands in a row of its own below all, and the field grows. A crowd at a rim can push for ever.
fn below_the_others(placed: &mut [Placed], high: f32) -> f32 {
    let mut tall = high;
    for place in 0..placed.len() {
        let (before, rest) = placed.split_at_mut(place);
        let Some(node) = rest.first_mut() else { continue };
        let [left, top, right, bottom] = node.bounds();
        let free = before.iter().map(Placed::bounds).all(|[l, t, r, b]| right <= l || r <= left || bottom <= t || b <= top);
        if !free {
            node.y = tall + GAP + node.radius;
            tall += GAP + bottom - top;
        }
    }
    tall
}

fn attract(placed: &mut [Placed], data: &Network, wide: f32, high: f32) {
    let ideal = (wide * high / placed.len().max(1) as f32).sqrt() * 0.75;
    let most = data.edges.iter().map(|edge| edge.count).max().unwrap_or(1).max(1) as f32;
    for round in 0..ROUNDS {
        let heat = wide * 0.08 * (1.0 - round as f32 / ROUNDS as f32);
        let points: Vec<(f32, f32)> = placed.iter().map(|node| (node.x, node.y)).collect();
        let mut moves: Vec<(f32, f32)> = Vec::with_capacity(points.len());
        for (place, (x, y)) in points.iter().enumerate() {
            let mut push = (0.0, 0.0);
            for (_, (ox, oy)) in points.iter().enumerate().filter(|(other, _)| *other != place) {
                let (dx, dy) = (x - ox, y - oy);
                let square = (dx * dx + dy * dy).max(1.0);
                push = (push.0 + dx / square * ideal * ideal, push.1 + dy / square * ideal * ideal);
            }
            // A little towards the middle, so that what meets nothing does not drift to the rim.
            moves.push((push.0 + (wide / 2.0 - x) * 0.6, push.1 + (high / 2.0 - y) * 0.6));
        }
        for edge in &data.edges {
            let (Some((x0, y0)), Some((x1, y1))) = (points.get(edge.one).copied(), points.get(edge.other).copied()) else { continue };
            let (dx, dy) = (x0 - x1, y0 - y1);
            let distance = (dx * dx + dy * dy).sqrt().max(1.0);
            let force = distance / ideal * (0.4 + 0.6 * edge.count as f32 / most);
            for (place, sign) in [(edge.one, -1.0), (edge.other, 1.0)] {
                if let Some(step) = moves.get_mut(place) {
                    *step = (step.0 + sign * dx * force, step.1 + sign * dy * force);
                }
            }
        }
        for (node, (dx, dy)) in placed.iter_mut().zip(moves) {
            let long = (dx * dx + dy * dy).sqrt().max(0.001);
            let step = long.min(heat);
            node.x += dx / long * step;
            node.y += dy / long * step;
            inside(node, wide, high);
        }
    }
}

/// Keeps circle and label inside the field.
fn inside(node: &mut Placed, wide: f32, high: f32) {
    let half = node.half.max(node.radius);
    node.x = node.x.clamp(half, (wide - half).max(half));
    let below = node.radius + 4.0 + LINE * node.lines.len() as f32;
    node.y = node.y.clamp(node.radius + 2.0, (high - below).max(node.radius + 2.0));
}

/// Pushes overlapping boxes apart along the shorter way; true where none overlap any more.
fn push_apart(placed: &mut [Placed], wide: f32, high: f32) -> bool {
    for _ in 0..600 {
        let mut moved = false;
        for first in 0..placed.len() {
            for second in first + 1..placed.len() {
                let Some((head, tail)) = placed.split_at_mut_checked(second) else { continue };
                let (Some(one), Some(other)) = (head.get_mut(first), tail.first_mut()) else { continue };
                let ([l0, t0, r0, b0], [l1, t1, r1, b1]) = (one.bounds(), other.bounds());
                let (across, down) = (r0.min(r1) - l0.max(l1) + GAP, b0.min(b1) - t0.max(t1) + GAP);
                if across <= 0.0 || down <= 0.0 {
                    continue;
                }
                moved = true;
                if across < down {
                    let step = if one.x <= other.x { across / 2.0 } else { -across / 2.0 };
                    one.x -= step;
                    other.x += step;
                } else {
                    let step = if one.y <= other.y { down / 2.0 } else { -down / 2.0 };
                    one.y -= step;
                    other.y += step;
                }
                inside(one, wide, high);
                inside(other, wide, high);
            }
        }
        if !moved {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn made(names: &[String], pairs: &[(usize, usize, usize)]) -> Network {
        let node = |name: &String| Node {
            code: CodeId::from_uuid(Uuid::nil()),
            name: name.clone(),
            colour: Colour([1, 2, 3]),
            count: name.len(),
            codings: Vec::new(),
        };
        let number = names.len();
        let edge = |(one, other, count): &(usize, usize, usize)| Edge {
            one: one % number,
            other: other % number,
            count: *count,
            says: String::new(),
            codings: Vec::new(),
        };
        Network { nodes: names.iter().map(node).collect(), edges: pairs.iter().map(edge).filter(|edge| edge.one != edge.other).collect(), ..Network::default() }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_label_lies_on_another_and_the_picture_is_the_same_each_time(
            names in proptest::collection::vec("[A-Za-z]{2,12}( [a-z]{2,12}){0,4}", 1..36),
            pairs in proptest::collection::vec((0usize..40, 0usize..40, 1usize..30), 0..90),
        ) {
            let data = made(&names, &pairs);
            let (placed, high) = layout(&data, 850.0, 500.0);
            for (place, one) in placed.iter().enumerate() {
                let [l0, t0, r0, b0] = one.bounds();
                prop_assert!(l0 >= -0.5 && r0 <= 850.5 && t0 >= -0.5 && b0 <= high + 0.5);
                for other in placed.iter().skip(place + 1) {
                    let [l1, t1, r1, b1] = other.bounds();
                    prop_assert!(r0 <= l1 || r1 <= l0 || b0 <= t1 || b1 <= t0, "{:?} on {:?}", one.lines, other.lines);
                }
            }
            let boxes: Vec<[f32; 4]> = numbers(&data, &placed).into_iter().map(|(_, (x, y), half)| [x - half, y - HALF, x + half, y + HALF]).collect();
            for (place, [l0, t0, r0, b0]) in boxes.iter().enumerate() {
                for [l1, t1, r1, b1] in boxes.iter().skip(place + 1).copied().chain(placed.iter().flat_map(Placed::parts)) {
                    prop_assert!(*r0 <= l1 || r1 <= *l0 || *b0 <= t1 || b1 <= *t0, "a number lies on something");
                }
            }
            prop_assert_eq!(network(&data, 900.0, ReportLanguage::English), network(&data, 900.0, ReportLanguage::English));
        }
    }
}
