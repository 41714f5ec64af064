//! Two documents side by side: the same turn at the same height on both sides.

use crate::app::reader::{Reader, TOP};

impl Reader {
    /// How far the document was scrolled in the last frame.
    pub fn offset(&self) -> f32 {
        self.offset
    }

    /// Scrolls the next frame to a distance from the top.
    pub fn scroll_to(&mut self, offset: f32) {
        self.level = Some(offset);
    }

    /// Lets every block stand alone again.
    pub fn stand_alone(&mut self) {
        if !self.floors.is_empty() {
            let alone: Vec<f32> = self.natural.clone();
            self.take_heights(&alone);
            self.floors.clear();
        }
    }

    /// Gives each pair of blocks the height of the higher one; false where the two documents do not have the same blocks.
    pub fn keep_level(one: &mut Self, other: &mut Self) -> bool {
        if one.natural.len() != other.natural.len() {
            one.stand_alone();
            other.stand_alone();
            return false;
        }
        let both: Vec<f32> = one.natural.iter().zip(&other.natural).map(|(one, other)| one.max(*other)).collect();
        for reader in [one, other] {
            if reader.floors != both {
                reader.take_heights(&both);
                reader.floors.clone_from(&both);
            }
        }
        true
    }

    /// Sets the heights of all blocks; what is at the top of the view stays there.
    fn take_heights(&mut self, heights: &[f32]) {
        let distance = f64::from(self.offset - TOP);
        let top = self.heights.at(distance.max(0.0));
        let before = self.heights.before(top);
        for (place, height) in heights.iter().enumerate() {
            if (self.heights.of(place) - height).abs() > 0.01 {
                let _grown = self.heights.set(place, *height);
            }
        }
        if distance > 0.0 {
            self.correction += (self.heights.before(top) - before) as f32;
        }
    }
}
