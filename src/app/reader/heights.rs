//! Heights of all blocks of a document, estimated until they are laid out: sums and searches in logarithmic time.

/// A Fenwick tree over heights in points.
#[derive(Clone, Debug, Default)]
pub(super) struct Heights {
    /// `sums[i]` holds the sum of the `i & -i` heights that end with the i-th, counted from 1.
    sums: Vec<f64>,
    own: Vec<f32>,
}

impl Heights {
    pub(super) fn new(own: Vec<f32>) -> Self {
        let mut sums = vec![0.0; own.len() + 1];
        for (place, height) in (1..).zip(&own) {
            let mut sum = f64::from(*height);
            if let Some(slot) = sums.get_mut(place) {
                *slot += sum;
                sum = *slot;
            }
            if let Some(parent) = sums.get_mut(place + lowest_bit(place)) {
                *parent += sum;
            }
        }
        Self { sums, own }
    }

    /// Height of one block.
    pub(super) fn of(&self, place: usize) -> f32 {
        self.own.get(place).copied().unwrap_or(0.0)
    }

    /// Sets the height of one block; returns by how much it grew.
    pub(super) fn set(&mut self, place: usize, height: f32) -> f32 {
        let Some(own) = self.own.get_mut(place) else { return 0.0 };
        let change = height - *own;
        *own = height;
        let mut node = place + 1;
        while let Some(sum) = self.sums.get_mut(node) {
            *sum += f64::from(change);
            node += lowest_bit(node);
        }
        change
    }

    /// Sum of the heights before a block.
    pub(super) fn before(&self, place: usize) -> f64 {
        let (mut node, mut sum) = (place.min(self.own.len()), 0.0);
        while node > 0 {
            sum += self.sums.get(node).copied().unwrap_or(0.0);
            node -= lowest_bit(node);
        }
        sum
    }

    /// Sum of all heights.
    pub(super) fn total(&self) -> f64 {
        self.before(self.own.len())
    }

    /// Place of the block at a distance from the top; the last one beyond the end.
    pub(super) fn at(&self, distance: f64) -> usize {
        let (mut place, mut rest) = (0, distance.max(0.0));
        let mut step = self.own.len().next_power_of_two();
        while step > 0 {
            if let Some(sum) = self.sums.get(place + step).filter(|sum| **sum <= rest) {
                place += step;
                rest -= sum;
            }
            step /= 2;
        }
        place.min(self.own.len().saturating_sub(1))
    }
}

fn lowest_bit(number: usize) -> usize {
    number & number.wrapping_neg()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sums_and_searches_agree_with_a_plain_list(
            mut list in proptest::collection::vec(1u16..200, 1..60), changes in proptest::collection::vec((0usize..60, 1u16..200), 0..30), distance in 0.0f64..12000.0,
        ) {
            let mut heights = Heights::new(list.iter().map(|height| f32::from(*height)).collect());
            for (place, height) in changes {
                let place = place % list.len();
                let grown = heights.set(place, f32::from(height));
                prop_assert_eq!(grown, f32::from(height) - f32::from(list[place]));
                list[place] = height;
            }
            for place in 0..=list.len() {
                prop_assert_eq!(heights.before(place), list[..place].iter().map(|height| f64::from(*height)).sum::<f64>());
            }
            let mut sum = 0.0;
            let expected = list.iter().position(|height| { sum += f64::from(*height); sum > distance }).unwrap_or(list.len() - 1);
            prop_assert_eq!(heights.at(distance), expected);
        }
    }
}
