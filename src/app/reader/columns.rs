//! Where gutter, text, stripes and labels stand in the reader, from its width and the person's settings.

use crate::app::reader::stripes::{PITCH, WIDTH};
use crate::app::theme::tokens::{READER_LINE, READER_SIZE, READER_SIZES, READER_WIDTH, READER_WIDTHS};

/// Space before the gutter, in points.
const PADDING: f32 = 12.0;
/// Width of numbers, speakers and times.
const GUTTER: f32 = 82.0;
/// Between gutter and text.
const GUTTER_GAP: f32 = 16.0;
/// Between text and stripes.
const STRIPE_GAP: f32 = 14.0;
/// Width of the stripes.
pub(super) const LANES: f32 = 34.0;
/// Space after the labels.
const END_PADDING: f32 = 8.0;
/// Width of labels in a narrow window, for which the text gives up to a tenth of its width.
const LABELS: f32 = 118.0;
/// Width of labels beside either half of a pair.
const PAIR_LABELS: f32 = 100.0;
/// Share of the wanted width below which the text of a half of a pair does not go; it gives way to labels before that.
const PAIR_TEXT: f32 = 0.6;
/// Labels narrower than this are left out.
const LABELS_MIN: f32 = 96.0;
/// Labels wider than this are of no use.
const LABELS_MAX: f32 = 260.0;
/// Width of a character of French, in sizes: 566 points for 68 characters at 17.
const CHARACTER: f32 = 566.0 / 68.0 / 17.0;

/// How close the lines of the transcript stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineSpacing {
    /// Nearer than usual.
    Close,
    /// As designed.
    #[default]
    Normal,
    /// Farther apart.
    Wide,
}

impl LineSpacing {
    /// All spacings, from close to wide.
    pub const ALL: [Self; 3] = [Self::Close, Self::Normal, Self::Wide];

    fn factor(self) -> f32 {
        match self {
            Self::Close => 0.9,
            Self::Normal => 1.0,
            Self::Wide => 1.18,
        }
    }
}

/// How a person wants to see transcripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReaderSettings {
    /// Place in [`READER_SIZES`].
    pub size: usize,
    /// Place in [`READER_WIDTHS`].
    pub width: usize,
    /// Distance of lines.
    pub spacing: LineSpacing,
}

impl Default for ReaderSettings {
    fn default() -> Self {
        Self { size: READER_SIZE, width: READER_WIDTH, spacing: LineSpacing::Normal }
    }
}

impl ReaderSettings {
    /// One size larger, or the same at the largest.
    #[must_use]
    pub fn larger(self) -> Self {
        Self { size: (self.size + 1).min(READER_SIZES.len() - 1), ..self }
    }
    /// One size smaller, or the same at the smallest.
    #[must_use]
    pub fn smaller(self) -> Self {
        Self { size: self.size.saturating_sub(1), ..self }
    }
    /// The size as designed.
    #[must_use]
    pub fn usual_size(self) -> Self {
        Self { size: READER_SIZE, ..self }
    }
    /// Size of the letters, in points.
    pub fn points(self) -> f32 {
        READER_SIZES.get(self.size).copied().unwrap_or(17.0)
    }
    /// Height of a line, in points.
    pub fn line(self) -> f32 {
        (self.points() * READER_LINE * self.spacing.factor()).round()
    }
    /// Width of the text, in points.
    pub fn measure(self) -> f32 {
        let characters = READER_WIDTHS.get(self.width).copied().unwrap_or(68);
        (characters as f32 * CHARACTER * self.points()).round()
    }
}

/// Which half of a pair of documents a reader is, if any.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Half {
    /// It stands by itself.
    #[default]
    None,
    /// The left one: stripes and labels at its outer edge, numbers and speakers in the gutter of the other one.
    Left,
    /// The right one, whose gutter is the spine between both.
    Right,
}

/// Distances from the reader's left edge, in whole points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Columns {
    /// Right edge of numbers, speakers and times.
    pub(super) gutter_right: f32,
    pub(super) text_left: f32,
    pub(super) text_width: f32,
    pub(super) lanes_left: f32,
    pub(super) labels_left: f32,
    /// 0 where there is no room for labels.
    pub(super) labels_width: f32,
    /// True where labels and stripes stand at the left of the text and no gutter is shown.
    pub(super) mirrored: bool,
}

impl Columns {
    pub(super) fn new(width: f32, half: Half, settings: ReaderSettings) -> Self {
        if half == Half::Left {
            return Self::mirrored(width, settings);
        }
        let fixed = PADDING + GUTTER + GUTTER_GAP + STRIPE_GAP + LANES + END_PADDING;
        let room = (width - fixed).floor().max(120.0);
        let wanted = settings.measure();
        let (beside, least) = if half == Half::Right { (PAIR_LABELS, PAIR_TEXT) } else { (LABELS, 0.9) };
        let mut text = wanted.min(room - beside).max((wanted * least).floor());
        let mut labels = room - text;
        if labels < LABELS_MIN {
            (text, labels) = (wanted.min(room), 0.0);
        }
        let text_left = PADDING + GUTTER + GUTTER_GAP;
        let lanes_left = text_left + text + STRIPE_GAP;
        Self {
            gutter_right: PADDING + GUTTER,
            text_left,
            text_width: text,
            lanes_left,
            labels_left: lanes_left + LANES,
            labels_width: labels.min(LABELS_MAX),
            mirrored: false,
        }
    }
}

impl Columns {
    fn mirrored(width: f32, settings: ReaderSettings) -> Self {
        let room = (width - PADDING - LANES - STRIPE_GAP - GUTTER_GAP).floor().max(120.0);
        let mut text = settings.measure().min(room - PAIR_LABELS).max((settings.measure() * PAIR_TEXT).floor());
        let mut labels = (room - text).min(LABELS_MAX);
        if labels < LABELS_MIN {
            (text, labels) = (settings.measure().min(room), 0.0);
        }
        let text_left = width - GUTTER_GAP - text;
        let lanes_left = text_left - STRIPE_GAP - LANES;
        Self { gutter_right: 0.0, text_left, text_width: text, lanes_left, labels_left: lanes_left - labels, labels_width: labels, mirrored: true }
    }

    /// Left edge of a lane, 0 next to the text.
    pub(super) fn lane(self, lane: f32) -> f32 {
        if self.mirrored { self.lanes_left + LANES - WIDTH - lane * PITCH } else { self.lanes_left + lane * PITCH }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_are_those_of_the_design() {
        let columns = Columns::new(872.0, Half::None, ReaderSettings::default());
        assert_eq!([columns.gutter_right, columns.text_left, columns.text_width, columns.lanes_left], [94.0, 110.0, 566.0, 690.0]);
        assert_eq!(columns.labels_width, 140.0);
        let narrow = Columns::new(804.0, Half::None, ReaderSettings::default());
        assert_eq!([narrow.text_width, narrow.labels_width], [520.0, 118.0]);
        let narrower = Columns::new(760.0, Half::None, ReaderSettings::default());
        assert_eq!([narrower.text_width, narrower.labels_width], [566.0, 0.0]);
        assert_eq!(Columns::new(500.0, Half::None, ReaderSettings::default()).text_width, 334.0);
        assert_eq!(ReaderSettings::default().line(), 27.0);
    }

    #[test]
    fn both_halves_of_a_pair_have_room_for_labels_in_a_usual_window() {
        let settings = ReaderSettings { size: READER_SIZE - 1, ..ReaderSettings::default() };
        let (left, right) = (Columns::new(527.0, Half::Left, settings), Columns::new(627.0, Half::Right, settings));
        assert_eq!([left.labels_width, right.labels_width], [100.0, 100.0]);
        assert!((left.text_width - right.text_width).abs() < 20.0, "{left:?} {right:?}");
    }

    #[test]
    fn nothing_is_ever_wider_than_the_reader() {
        for width in 320..1600 {
            for size in 0..READER_SIZES.len() {
                for half in [Half::None, Half::Right, Half::Left] {
                    let columns = Columns::new(width as f32, half, ReaderSettings { size, width: 3, spacing: LineSpacing::Normal });
                    let (left, right) = (columns.labels_left.min(columns.text_left), columns.labels_left + columns.labels_width);
                    assert!(left >= 0.0 && right <= width as f32, "{width} {size} {half:?} {columns:?}");
                }
            }
        }
    }
}
