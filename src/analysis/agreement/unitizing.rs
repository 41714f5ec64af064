//! Alpha for unitizing, the version of 2004: coders mark stretches of a continuum, and both where they begin and where they end counts.
//!
//! Krippendorff, K. 2004, “Measuring the reliability of qualitative text analysis data”, Quality & Quantity 38, 787 to 800 (the same as 1995, Sociological
//! Methodology 25, 47 to 76): squared differences of the bounds of stretches that overlap, the squared length of a stretch that lies in a gap of the other
//! coder, against what is expected if stretches and gaps fell together by chance. This is not the later family of Krippendorff et al. 2016
//! (Quality & Quantity 50, 2347 to 2364), for which no published figure could be recomputed from published data.

use super::ratings::{Figure, Undefined};

/// What one coder marked: start and end on the continuum, in order and apart.
pub type Stretches = Vec<(u64, u64)>;

/// Observed and expected disagreement of one category.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Disagreement {
    /// Observed.
    pub observed: f64,
    /// Expected by chance.
    pub expected: f64,
}

impl Disagreement {
    /// 1 - observed / expected.
    pub fn alpha(self) -> Figure {
        if self.expected > 0.0 { Ok(1.0 - self.observed / self.expected) } else { Err(Undefined::NeverApplied) }
    }
}

/// Alpha over several categories: sums of both disagreements.
pub fn pooled(categories: impl Iterator<Item = Disagreement>) -> Figure {
    let sum = |sum: Disagreement, one: Disagreement| Disagreement { observed: sum.observed + one.observed, expected: sum.expected + one.expected };
    categories.fold(Disagreement::default(), sum).alpha()
}

/// The disagreements of one category on a continuum of `length` positions. Each coder's stretches lie inside it, in order and apart.
#[expect(clippy::cast_precision_loss, reason = "positions and counts are far below 2^53")]
pub fn disagreement(coders: &[Stretches], length: u64) -> Disagreement {
    let (m, length_real) = (coders.len() as f64, length as f64);
    let units: usize = coders.iter().map(Vec::len).sum();
    if coders.len() < 2 || length == 0 || units == 0 {
        return Disagreement::default();
    }
    let mut observed = 0.0;
    for (place, one) in coders.iter().enumerate() {
        for other in coders.iter().skip(place + 1) {
            observed += between(one, other) + alone(other, one);
        }
    }
    let observed = 2.0 * observed / (m * (m - 1.0) * length_real * length_real);
    let gaps = Gaps::of(coders, length);
    let (mut sum, mut same) = (0.0, 0.0);
    for (start, end) in coders.iter().flatten() {
        let long = (end - start) as f64;
        let among_units = (units as f64 - 1.0) / 3.0 * (2.0 * long.powi(3) - 3.0 * long * long + long);
        sum += among_units + long * long * gaps.places_for(end - start);
        same += long * (long - 1.0);
    }
    let all = m * length_real;
    Disagreement { observed, expected: 2.0 / length_real * sum / (all * (all - 1.0) - same) }
}

/// Squared differences of the bounds of overlapping stretches, and the squared lengths of the first coder's that meet none.
fn between(one: &Stretches, other: &Stretches) -> f64 {
    let mut sum = 0.0;
    let mut first = 0;
    for &(start, end) in one {
        while other.get(first).is_some_and(|(_, other_end)| *other_end <= start) {
            first += 1;
        }
        let meeting = other.iter().skip(first).take_while(|(other_start, _)| *other_start < end);
        let mut met = false;
        for &(other_start, other_end) in meeting {
            met = true;
            sum += square(start, other_start) + square(end, other_end);
        }
        if !met {
            sum += square(start, end);
        }
    }
    sum
}

/// Squared lengths of stretches that meet none of the other coder's.
fn alone(one: &Stretches, other: &Stretches) -> f64 {
    let meets =
        |start: u64, end: u64| other.get(other.partition_point(|(_, other_end)| *other_end <= start)).is_some_and(|(other_start, _)| *other_start < end);
    one.iter().filter(|(start, end)| !meets(*start, *end)).map(|(start, end)| square(*start, *end)).sum()
}

#[expect(clippy::cast_precision_loss, reason = "differences of positions are far below 2^53")]
fn square(one: u64, other: u64) -> f64 {
    let difference = one.abs_diff(other) as f64;
    difference * difference
}

/// The lengths of all gaps, the longest first, with running sums.
struct Gaps {
    lengths: Vec<u64>,
    sums: Vec<u64>,
}

impl Gaps {
    fn of(coders: &[Stretches], length: u64) -> Self {
        let mut lengths = Vec::new();
        for stretches in coders {
            let mut at = 0;
            for (start, end) in stretches {
                lengths.push(start.saturating_sub(at));
                at = *end;
            }
            lengths.push(length.saturating_sub(at));
        }
        lengths.retain(|gap| *gap > 0);
        lengths.sort_unstable_by(|one, other| other.cmp(one));
        let mut sum = 0;
        let sums = lengths
            .iter()
            .map(|gap| {
                sum += gap;
                sum
            })
            .collect();
        Self { lengths, sums }
    }

    /// In how many places a stretch of that length fits into gaps.
    #[expect(clippy::cast_precision_loss, reason = "sums of lengths are far below 2^53")]
    fn places_for(&self, long: u64) -> f64 {
        let number = self.lengths.partition_point(|gap| *gap >= long);
        let sum = number.checked_sub(1).and_then(|last| self.sums.get(last)).copied().unwrap_or(0);
        sum as f64 - number as f64 * (long as f64 - 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::ratings::published::near;
    use super::*;
    use proptest::prelude::*;

    /// Krippendorff 2004, the example of two observers on a continuum from 150 to 450 with the categories c and k; here from 0.
    #[test]
    fn krippendorff_2004_is_7286_and_1_and_8591_from_its_rounded_disagreements() {
        let c = [vec![(75, 145), (220, 250)], vec![(70, 150), (205, 225), (250, 270)]];
        let k = [vec![(30, 90), (150, 200)], vec![(30, 90), (150, 200)]];
        let (c, k) = (disagreement(&c, 300), disagreement(&k, 300));
        near(c.alpha(), 0.7286, 4);
        near(k.alpha(), 1.0, 4);
        for (found, published) in [(c.observed, 0.0144), (c.expected, 0.0532), (k.observed, 0.0), (k.expected, 0.0490)] {
            near(Ok(found), published, 4);
        }
        // The article adds up disagreements that it has rounded to four digits: 1 - .0144 / (.0532 + .0490). Unrounded it is .8587.
        let rounded = |one: Disagreement| Disagreement { observed: (one.observed * 1e4).round() / 1e4, expected: (one.expected * 1e4).round() / 1e4 };
        near(pooled([rounded(c), rounded(k)].into_iter()), 0.8591, 4);
        near(pooled([c, k].into_iter()), 0.8587, 4);
    }

    /// The definition itself: every stretch and gap against every other.
    fn plainly(coders: &[Stretches], length: u64) -> f64 {
        let sections = |stretches: &Stretches| {
            let (mut at, mut sections) = (0, Vec::new());
            for (start, end) in stretches {
                if *start > at {
                    sections.push((at, *start, false));
                }
                sections.push((*start, *end, true));
                at = *end;
            }
            if at < length {
                sections.push((at, length, false));
            }
            sections
        };
        let all: Vec<_> = coders.iter().map(sections).collect();
        let mut sum = 0.0;
        for (i, one) in all.iter().enumerate() {
            for (j, other) in all.iter().enumerate().filter(|(j, _)| *j != i) {
                let _ = j;
                for &(b, e, v) in one {
                    for &(c, f, w) in other {
                        sum += match (v, w) {
                            (true, true) if b < f && c < e => square(b, c) + square(e, f),
                            (true, false) if c <= b && e <= f => square(b, e),
                            (false, true) if b <= c && f <= e => square(c, f),
                            _ => 0.0,
                        };
                    }
                }
            }
        }
        let m = coders.len() as f64;
        sum / (m * (m - 1.0) * (length as f64).powi(2))
    }

    fn stretches() -> impl Strategy<Value = Stretches> {
        proptest::collection::vec((0u64..6, 1u64..8), 0..6).prop_map(|steps| {
            let mut at = 0;
            steps
                .into_iter()
                .map(|(gap, long)| {
                    let start = at + gap + 1;
                    at = start + long;
                    (start, at)
                })
                .collect()
        })
    }

    proptest! {
        #[test]
        fn sweeping_finds_what_comparing_all_with_all_finds(one in stretches(), two in stretches(), three in stretches()) {
            let coders = [one, two, three];
            let found = disagreement(&coders, 100);
            if coders.iter().any(|stretches| !stretches.is_empty()) {
                prop_assert!((found.observed - plainly(&coders, 100)).abs() < 1e-12);
                prop_assert!(found.expected > 0.0);
            } else {
                prop_assert_eq!(found.alpha(), Err(Undefined::NeverApplied));
            }
        }
    }
}
