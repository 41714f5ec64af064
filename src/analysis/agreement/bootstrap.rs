//! Intervals by resampling documents: which figures another draw of interviews could have given.
//!
//! Percentile bootstrap over clusters (Efron, B. & Tibshirani, R. J. 1993, An Introduction to the Bootstrap, ch. 13; whole documents are drawn, because
//! passages of one interview are not independent: Davison, A. C. & Hinkley, D. V. 1997, Bootstrap Methods and their Application, 3.8). The generator is
//! SplitMix64 (Steele, Lea & Flood 2014), seeded, so that the same data give the same interval everywhere. With few documents an interval is rough.

use super::ratings::Ratings;
use super::statistic::Statistic;
use std::collections::BTreeMap;

/// Where an interval lies, 95 %.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// 2.5th percentile.
    pub low: f64,
    /// 97.5th percentile.
    pub high: f64,
}

/// How often each document was drawn in each resample.
#[derive(Clone, Debug)]
pub(super) struct Draws {
    documents: usize,
    times: Vec<u16>,
}

impl Draws {
    /// As many draws of as many documents as there are. None with fewer than two documents.
    pub(super) fn new(documents: usize, resamples: usize, seed: u64) -> Self {
        let resamples = if documents < 2 { 0 } else { resamples };
        let mut times = vec![0u16; documents * resamples];
        let mut random = SplitMix(seed);
        for resample in times.chunks_mut(documents.max(1)) {
            for _ in 0..documents {
                if let Some(drawn) = resample.get_mut(random.below(documents)) {
                    *drawn = drawn.saturating_add(1);
                }
            }
        }
        Self { documents, times }
    }

    /// How often each document was drawn, resample by resample.
    pub(super) fn each(&self) -> impl Iterator<Item = &[u16]> {
        self.times.chunks(self.documents.max(1))
    }
}

/// What is resampled: for each document how many of its units show each pattern of the ratings.
#[derive(Clone, Debug, Default)]
pub(super) struct ByDocument {
    /// Document, pattern, units.
    pub entries: Vec<(usize, usize, u64)>,
    /// For each document the pattern in which nobody applied the code, and all its units.
    pub totals: Vec<(usize, u64)>,
    /// For each pattern the one in which the same coders judged and nobody applied the code.
    pub nobody: Vec<usize>,
}

impl ByDocument {
    /// The weight of each pattern where each document counts so many times.
    pub(super) fn weights(&self, times: impl Fn(usize) -> u64, weights: &mut Vec<u64>) {
        weights.clear();
        weights.resize(self.nobody.len(), 0);
        for (document, (nobody, units)) in self.totals.iter().enumerate() {
            if let Some(weight) = weights.get_mut(*nobody) {
                *weight += times(document) * units;
            }
        }
        for (document, pattern, units) in &self.entries {
            let units = times(*document) * units;
            if units == 0 {
                continue;
            }
            if let Some(weight) = weights.get_mut(*pattern) {
                *weight += units;
            }
            if let Some(weight) = self.nobody.get(*pattern).and_then(|nobody| weights.get_mut(*nobody)) {
                *weight = weight.saturating_sub(units);
            }
        }
    }
}

/// The interval of each coefficient that exists in at least half of the resamples.
pub(super) fn intervals(mut ratings: Ratings, units: &ByDocument, draws: &Draws) -> BTreeMap<Statistic, Interval> {
    let mut found: BTreeMap<Statistic, Vec<f64>> = BTreeMap::new();
    let mut weights = Vec::new();
    let mut resamples = 0;
    for times in draws.each() {
        resamples += 1;
        units.weights(|document| times.get(document).copied().map_or(0, u64::from), &mut weights);
        ratings.reweigh(&weights);
        for statistic in Statistic::of_ratings() {
            if let Ok(value) = statistic.of(&ratings) {
                found.entry(statistic).or_default().push(value);
            }
        }
    }
    found.into_iter().filter_map(|(statistic, values)| Some((statistic, interval(values, resamples)?))).collect()
}

fn interval(mut values: Vec<f64>, resamples: usize) -> Option<Interval> {
    if values.len() * 2 < resamples || values.is_empty() {
        return None;
    }
    let last = values.len() - 1;
    let mut at = |place: usize| *values.select_nth_unstable_by(place, f64::total_cmp).1;
    // The nearest of the sorted values: the 25th from either end of a thousand.
    Some(Interval { low: at((last * 25 + 500) / 1000), high: at((last * 975 + 500) / 1000) })
}

struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `limit`, by the high half of a product: even to one part in 2^64 by `limit`.
    #[expect(clippy::cast_possible_truncation, reason = "the high half of the product is below the limit, which is a usize")]
    fn below(&mut self, limit: usize) -> usize {
        ((u128::from(self.next()) * limit as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_is_the_published_one() {
        // First three outputs of SplitMix64 from 1234567, as listed by its authors' reference code.
        let mut random = SplitMix(1_234_567);
        assert_eq!([random.next(), random.next(), random.next()], [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn every_resample_draws_as_many_documents_as_there_are() {
        let draws = Draws::new(7, 500, 1);
        assert_eq!(draws.each().count(), 500);
        assert!(draws.each().all(|times| times.iter().map(|times| u32::from(*times)).sum::<u32>() == 7));
        let mean = draws.each().map(|times| f64::from(times[0])).sum::<f64>() / 500.0;
        assert!((mean - 1.0).abs() < 0.15, "{mean}");
        assert_eq!(Draws::new(1, 500, 1).each().count(), 0);
    }

    #[test]
    fn documents_all_alike_leave_no_room() {
        let mut ratings = Ratings::new(2, 2);
        for values in [[0, 0], [0, 1], [1, 0], [1, 1]] {
            ratings.add(&values.map(Some), 0);
        }
        let entries = (0..5).flat_map(|document| [(document, 1, 2), (document, 2, 1), (document, 3, 6)]).collect();
        let units = ByDocument { entries, totals: vec![(0, 50); 5], nobody: vec![0; 4] };
        let found = intervals(ratings, &units, &Draws::new(5, 200, 3));
        assert_eq!(found.len(), 7);
        assert!(found.values().all(|interval| interval.high - interval.low < 1e-12));
        assert!((found[&Statistic::Percent].low - 0.94).abs() < 1e-12);
    }
}
