//! A scene: shapes in pixels from the upper left, the inks they are painted in, and the marks that a click opens.

use crate::model::code::ReportLanguage;
use crate::model::colour::{Colour, on_dark};
use crate::model::ids::{CodeId, CodingId};

/// Size of ordinary text.
pub const TEXT: f32 = 13.0;
/// Size of small text: axes, notes.
pub const SMALL: f32 = 11.0;
/// Size of the title.
pub const TITLE: f32 = 17.0;
/// Room around everything.
pub const MARGIN: f32 = 24.0;

/// A chart, ready to be painted.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Width in pixels.
    pub width: f32,
    /// Height in pixels.
    pub height: f32,
    /// Title.
    pub title: String,
    /// What the chart says, for those who do not see it.
    pub description: String,
    /// Language of its texts.
    pub language: ReportLanguage,
    /// What is painted, in that order.
    pub shapes: Vec<Shape>,
    /// What can be clicked.
    pub marks: Vec<Mark>,
}

/// A part of the chart with codings behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Left, top, width and height.
    pub place: [f32; 4],
    /// The code it tells of, if it is one.
    pub code: Option<CodeId>,
    /// What it says, with its number and noun.
    pub says: String,
    /// The codings behind it.
    pub codings: Vec<CodingId>,
}

/// Where a text stands to its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

/// Something painted.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A filled rectangle: left, top, width, height.
    Rect([f32; 4], Ink),
    /// A line through points.
    Line {
        /// The points.
        points: Vec<(f32, f32)>,
        /// Its width.
        width: f32,
        /// Its ink.
        ink: Ink,
        /// True where it is dashed.
        dashed: bool,
    },
    /// A filled circle.
    Circle {
        /// Its centre.
        at: (f32, f32),
        /// Its radius.
        radius: f32,
        /// Its ink.
        ink: Ink,
    },
    /// A text; `at` is on its middle line.
    Text {
        /// Where.
        at: (f32, f32),
        /// How it stands to that point.
        anchor: Anchor,
        /// Its size.
        size: f32,
        /// True for the heavier weight.
        semibold: bool,
        /// Its ink.
        ink: Ink,
        /// True where it is turned a quarter to the left and reads upwards.
        turned: bool,
        /// What it says.
        text: String,
    },
}

/// What a shape is painted in; the theme says which colour that is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ink {
    /// The ground.
    Paper,
    /// Text.
    Text,
    /// Secondary text.
    Soft,
    /// Lines of axes and grids.
    Rule,
    /// A series by its number.
    Series(usize),
    /// A code's own colour.
    Code(Colour),
    /// A tile, from 0 (nothing) to 1 (most).
    Shade(f32),
    /// Text on such a tile.
    OnShade(f32),
}

/// The palette of Okabe and Ito without its yellow, which is too light on paper; on dark ground the lighter tones.
const SERIES: [([u8; 3], [u8; 3]); 7] = [
    ([0, 114, 178], [86, 180, 233]),
    ([213, 94, 0], [240, 140, 60]),
    ([0, 158, 115], [60, 200, 160]),
    ([204, 121, 167], [230, 160, 200]),
    ([230, 159, 0], [240, 190, 70]),
    ([86, 180, 233], [170, 215, 245]),
    ([90, 90, 90], [180, 180, 180]),
];
/// Ends of the tiles' hue on light and on dark ground; between them the lightness changes evenly.
const SHADES: [([u8; 3], [u8; 3]); 2] = [([239, 244, 250], [8, 64, 129]), ([38, 43, 52], [158, 202, 245])];

impl Ink {
    /// The colour on a light or a dark ground.
    pub fn rgb(self, dark: bool) -> [u8; 3] {
        let pick = |light: [u8; 3], on_dark: [u8; 3]| if dark { on_dark } else { light };
        match self {
            Self::Paper => pick([255, 255, 255], [27, 29, 33]),
            Self::Text => pick([27, 30, 36], [232, 234, 238]),
            Self::Soft => pick([84, 91, 102], [172, 178, 188]),
            Self::Rule => pick([205, 210, 217], [66, 71, 80]),
            Self::Series(number) => SERIES.get(number % SERIES.len()).map_or([0, 0, 0], |(light, on_dark)| pick(*light, *on_dark)),
            Self::Code(colour) => pick(colour.0, on_dark(colour).0),
            Self::Shade(share) => shade(share, dark),
            Self::OnShade(share) => readable_on(shade(share, dark)),
        }
    }
}

fn shade(share: f32, dark: bool) -> [u8; 3] {
    let [light, on_dark] = SHADES;
    let (from, to) = if dark { on_dark } else { light };
    let share = share.clamp(0.0, 1.0);
    let mix = |from: u8, to: u8| (f32::from(from) + (f32::from(to) - f32::from(from)) * share).round() as u8;
    let ([r0, g0, b0], [r1, g1, b1]) = (from, to);
    [mix(r0, r1), mix(g0, g1), mix(b0, b1)]
}

/// Black or white, whichever has the greater contrast (WCAG 2): at least 4.58:1 on any ground, which no softer black would keep on the middle tones.
fn readable_on(ground: [u8; 3]) -> [u8; 3] {
    let (black, white) = ([0, 0, 0], [255, 255, 255]);
    if contrast(ground, black) >= contrast(ground, white) { black } else { white }
}

/// Contrast of two colours (WCAG 2), from 1 for the same to 21 for black on white.
fn contrast(one: [u8; 3], other: [u8; 3]) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Relative luminance (WCAG 2), 0 for black to 1 for white.
fn luminance(colour: [u8; 3]) -> f32 {
    let linear = |channel: u8| {
        let value = f32::from(channel) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    let [red, green, blue] = colour;
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

impl Scene {
    /// An empty scene with its title and a line under it; what comes below starts at [`Scene::top`].
    pub fn new(width: f32, title: &str, under: &str, language: ReportLanguage) -> Self {
        let mut scene = Self { width, height: 0.0, title: title.to_owned(), description: under.to_owned(), language, shapes: Vec::new(), marks: Vec::new() };
        scene.shapes.push(Shape::Text {
            at: (MARGIN, MARGIN + 6.0),
            anchor: Anchor::Start,
            size: TITLE,
            semibold: true,
            ink: Ink::Text,
            turned: false,
            text: super::measure::fitted(title, TITLE * 1.06, width - MARGIN * 2.0),
        });
        for (line, text) in (0u8..).zip(super::measure::wrapped(under, SMALL, width - MARGIN * 2.0)) {
            scene.small((MARGIN, MARGIN + 28.0 + f32::from(line) * 15.0), Anchor::Start, &text);
        }
        scene
    }

    /// Where the chart itself can start.
    pub fn top(&self) -> f32 {
        let lines = super::measure::wrapped(&self.description, SMALL, self.width - MARGIN * 2.0).len();
        MARGIN + 36.0 + 15.0 * lines as f32
    }

    /// A note below everything.
    pub fn footnote(&mut self, text: &str) {
        let lines = super::measure::wrapped(text, SMALL, self.width - MARGIN * 2.0);
        for line in &lines {
            self.small((MARGIN, self.height - 8.0), Anchor::Start, line);
            self.height += 15.0;
        }
        self.height += if lines.is_empty() { 0.0 } else { 8.0 };
    }

    /// A filled rectangle.
    pub fn rect(&mut self, place: [f32; 4], ink: Ink) {
        self.shapes.push(Shape::Rect(place, ink));
    }
    /// A straight line.
    pub fn line(&mut self, from: (f32, f32), to: (f32, f32), width: f32, ink: Ink) {
        self.shapes.push(Shape::Line { points: vec![from, to], width, ink, dashed: false });
    }
    /// Ordinary text.
    pub fn text(&mut self, at: (f32, f32), anchor: Anchor, ink: Ink, text: &str) {
        self.write(at, anchor, TEXT, ink, text);
    }
    /// Small secondary text.
    pub fn small(&mut self, at: (f32, f32), anchor: Anchor, text: &str) {
        self.write(at, anchor, SMALL, Ink::Soft, text);
    }
    /// Text of a size.
    pub fn write(&mut self, at: (f32, f32), anchor: Anchor, size: f32, ink: Ink, text: &str) {
        self.shapes.push(Shape::Text { at, anchor, size, semibold: false, ink, turned: false, text: text.to_owned() });
    }
    /// Text that reads upwards.
    pub fn turned(&mut self, at: (f32, f32), anchor: Anchor, size: f32, ink: Ink, text: &str) {
        self.shapes.push(Shape::Text { at, anchor, size, semibold: false, ink, turned: true, text: text.to_owned() });
    }

    /// The mark under a point; the one painted last where several lie there.
    pub fn mark_at(&self, x: f32, y: f32) -> Option<&Mark> {
        let inside = |mark: &&Mark| {
            let [left, top, width, height] = mark.place;
            x >= left && x <= left + width && y >= top && y <= top + height
        };
        self.marks.iter().rev().find(inside)
    }
}

/// Steps of an axis from 0: 1, 2 or 5 times a power of ten, at most `most` of them, up to the first that reaches `top`.
pub fn steps(top: f64, most: usize, whole: bool) -> Vec<f64> {
    let top = if top > 0.0 { top } else { 1.0 };
    let mut step = 10f64.powf((top / most.max(1) as f64).log10().floor());
    if whole {
        step = step.max(1.0);
    }
    for factor in [1.0, 2.0, 5.0, 10.0] {
        if top / (step * factor) <= most as f64 {
            step *= factor;
            break;
        }
    }
    let number = (top / step - 1e-9).ceil().max(1.0) as usize;
    (0..=number).map(|place| place as f64 * step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round_and_reach_the_top() {
        assert_eq!(steps(47.0, 5, true), [0.0, 10.0, 20.0, 30.0, 40.0, 50.0]);
        assert_eq!(steps(3.0, 5, true), [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(steps(0.0, 5, true), [0.0, 1.0]);
        for top in [0.3, 0.9, 7.0, 12.5, 99.0, 101.0, 5234.0] {
            let found = steps(top, 6, false);
            assert!(found.last().unwrap() >= &top && found.len() <= 8, "{top}: {found:?}");
        }
    }

    #[test]
    fn text_can_be_read_on_every_tile_and_series_on_their_ground() {
        for dark in [false, true] {
            for step in 0..=20u8 {
                let share = f32::from(step) / 20.0;
                assert!(contrast(Ink::Shade(share).rgb(dark), Ink::OnShade(share).rgb(dark)) >= 4.5, "{share}");
            }
            assert!(contrast(Ink::Soft.rgb(dark), Ink::Paper.rgb(dark)) >= 4.5);
            for number in 0..SERIES.len() {
                assert!(contrast(Ink::Series(number).rgb(dark), Ink::Paper.rgb(dark)) >= 2.0, "{number}");
            }
        }
    }

    #[test]
    fn what_lies_on_top_is_clicked() {
        let mut scene = Scene::new(300.0, "T", "", ReportLanguage::English);
        for says in ["below", "above"] {
            scene.marks.push(Mark { place: [0.0, 0.0, 10.0, 10.0], code: None, says: says.into(), codings: Vec::new() });
        }
        assert_eq!(scene.mark_at(5.0, 5.0).map(|mark| mark.says.as_str()), Some("above"));
        assert_eq!(scene.mark_at(50.0, 5.0), None);
    }
}
