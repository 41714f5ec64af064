//! Nominal ratings by several coders: how often each pattern of judgements occurs. What every coefficient is computed from.
//!
//! Units that were judged alike by everybody are one pattern with a weight, so that a million characters cost no more than ten.

use crate::model::code::Bilingual;

/// Judgements of units by coders: for each pattern of categories the number of units that show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ratings {
    coders: usize,
    categories: usize,
    patterns: Vec<Pattern>,
}

/// The same judgements by the same coders, and how many units show them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The category that each coder chose, from 0; none where the coder did not judge the unit.
    pub values: Box<[Option<u16>]>,
    /// How many coders chose each category.
    pub chosen: Box<[u32]>,
    /// How many coders judged.
    pub rated: u32,
    /// Number of units.
    pub weight: u64,
}

/// Why a coefficient does not exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undefined {
    /// No unit was judged by two coders.
    NoUnits,
    /// Everybody chose one and the same category throughout, so that chance would agree as well and nothing can be told.
    NoVariation,
    /// Of several pairs of coders one has no coefficient, so that there is no mean.
    Pair,
    /// No coder applied the code.
    NeverApplied,
    /// The code was applied in fewer places than a report may speak of.
    TooRare {
        /// Units (by character: passages) in which somebody applied it.
        found: u64,
        /// The least number.
        least: u64,
    },
    /// The coefficient is computed on characters only.
    ByCharacterOnly,
    /// Kappas were not computed for any code.
    NoCodes,
}

/// A coefficient, or why there is none.
pub type Figure = Result<f64, Undefined>;

impl Undefined {
    /// The reason in both languages.
    pub fn why(self) -> Bilingual {
        match self {
            Self::NoUnits => Bilingual::new("no unit was judged by two coders", "aucune unité n’a été jugée par deux codeurs"),
            Self::NoVariation => Bilingual::new(
                "every coder made the same judgement throughout, so chance agreement is complete",
                "chaque codeur a porté le même jugement partout : l’accord dû au hasard est total",
            ),
            Self::Pair => Bilingual::new("one pair of coders has no value, so there is no mean", "une paire de codeurs n’a pas de valeur : pas de moyenne"),
            Self::NeverApplied => Bilingual::new("no coder applied the code", "aucun codeur n’a appliqué le code"),
            Self::TooRare { found, least } => {
                Bilingual::new(format!("too rare: applied in {found}, under {least}"), format!("trop rare : appliqué dans {found}, moins de {least}"))
            }
            Self::ByCharacterOnly => Bilingual::new("computed on characters only", "calculé sur les caractères seulement"),
            Self::NoCodes => Bilingual::new("there is no code to take the mean over", "aucun code sur lequel faire la moyenne"),
        }
    }
}

impl Ratings {
    /// No judgements yet. At least one coder and two categories.
    pub fn new(coders: usize, categories: usize) -> Self {
        Self { coders, categories, patterns: Vec::new() }
    }

    /// Adds a pattern with its number of units. Patterns are not joined: each call adds one. Missing values at the end and
    /// categories beyond the last count as not judged.
    pub fn add(&mut self, values: &[Option<u16>], weight: u64) {
        let known = |value: Option<u16>| value.filter(|value| usize::from(*value) < self.categories);
        let values: Box<[Option<u16>]> = (0..self.coders).map(|coder| known(values.get(coder).copied().flatten())).collect();
        let times = |category: usize| values.iter().flatten().filter(|value| usize::from(**value) == category).count();
        let chosen: Box<[u32]> = (0..self.categories).map(|category| u32::try_from(times(category)).unwrap_or(u32::MAX)).collect();
        let rated = chosen.iter().sum();
        self.patterns.push(Pattern { values, chosen, rated, weight });
    }

    /// Number of coders.
    pub fn coders(&self) -> usize {
        self.coders
    }
    /// Number of categories that could be chosen.
    pub fn categories(&self) -> usize {
        self.categories
    }
    /// The patterns with their weights.
    pub fn patterns(&self) -> &[Pattern] {
        &self.patterns
    }
    /// Gives the patterns other weights, in their order; for resampling.
    pub fn reweigh(&mut self, weights: &[u64]) {
        for (pattern, weight) in self.patterns.iter_mut().zip(weights) {
            pattern.weight = *weight;
        }
    }

    /// Pairs of coders by their places, the lower first.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let coders = self.coders;
        (0..coders).flat_map(move |one| (one + 1..coders).map(move |other| (one, other)))
    }

    /// The mean of a coefficient of two coders over all pairs (Light 1971 for kappa); with two coders the coefficient itself.
    pub(crate) fn mean_of_pairs(&self, coefficient: impl Fn(usize, usize) -> Figure) -> Figure {
        let mut sum = 0.0;
        let mut number = 0u32;
        for (one, other) in self.pairs() {
            match coefficient(one, other) {
                Ok(value) => sum += value,
                Err(why) if self.coders == 2 => return Err(why),
                Err(_) => return Err(Undefined::Pair),
            }
            number += 1;
        }
        if number == 0 { Err(Undefined::NoUnits) } else { Ok(sum / f64::from(number)) }
    }

    /// The share of each category among the judgements of a unit, averaged over units: what Fleiss and Gwet take as its prevalence.
    pub(crate) fn prevalence(&self, shares: &mut Vec<f64>) -> bool {
        shares.clear();
        shares.resize(self.categories, 0.0);
        let mut units = 0.0;
        for pattern in self.patterns.iter().filter(|pattern| pattern.rated > 0 && pattern.weight > 0) {
            let weight = real(pattern.weight);
            units += weight;
            for (share, chosen) in shares.iter_mut().zip(&pattern.chosen) {
                *share += weight * f64::from(*chosen) / f64::from(pattern.rated);
            }
        }
        shares.iter_mut().for_each(|share| *share /= units);
        units > 0.0
    }

    /// True where at least two categories were chosen.
    pub(crate) fn varies(&self) -> bool {
        let used = |category: usize| self.patterns.iter().any(|pattern| pattern.weight > 0 && pattern.chosen.get(category).is_some_and(|chosen| *chosen > 0));
        (0..self.categories).filter(|category| used(*category)).nth(1).is_some()
    }
}

/// A number of units as a real number; exact up to 2^53.
#[expect(clippy::cast_precision_loss, reason = "numbers of units are far below 2^53")]
pub(crate) fn real(number: u64) -> f64 {
    number as f64
}

#[cfg(test)]
pub(crate) mod published {
    //! Ratings of published examples.
    use super::Ratings;

    /// A square table of two coders: rows are the first coder's categories.
    pub(crate) fn table<const Q: usize>(rows: [[u64; Q]; Q]) -> Ratings {
        let mut ratings = Ratings::new(2, Q);
        for (one, row) in (0u16..).zip(rows) {
            for (other, weight) in (0u16..).zip(row) {
                ratings.add(&[Some(one), Some(other)], weight);
            }
        }
        ratings
    }

    /// One row of digits per coder, one column per unit; a dot is a missing judgement. Categories from `first`.
    pub(crate) fn rows(rows: &[&str], first: u16, categories: usize) -> Ratings {
        let mut ratings = Ratings::new(rows.len(), categories);
        for unit in 0..rows[0].len() {
            let value = |row: &&str| row.as_bytes()[unit].is_ascii_digit().then(|| u16::from(row.as_bytes()[unit] - b'0') - first);
            ratings.add(&rows.iter().map(value).collect::<Vec<_>>(), 1);
        }
        ratings
    }

    /// Cohen 1960, example 2: 200 cases, 3 categories.
    pub(crate) fn cohen_1960() -> Ratings {
        table([[88, 14, 18], [10, 40, 10], [2, 6, 12]])
    }
    /// Krippendorff 2011, section A: 2 observers, 10 units, 2 categories (ATLAS.ti's manual shows the same).
    pub(crate) fn krippendorff_2011_a() -> Ratings {
        rows(&["0100000010", "1110010000"], 0, 2)
    }
    /// Krippendorff 2011, section C: 4 observers, 12 units, 5 categories, missing values.
    pub(crate) fn krippendorff_2011_c() -> Ratings {
        rows(&["123321412...", "1233224125.3", ".3332342251.", "12332441251."], 1, 5)
    }
    /// NVivo's help: 1,000 characters, 50 coded by both, 150 by one only.
    pub(crate) fn nvivo() -> Ratings {
        table([[800, 75], [75, 50]])
    }
    /// Krippendorff 1995, example A, digitised by position: 24 positions.
    pub(crate) fn krippendorff_1995() -> Ratings {
        rows(&["001111111100001111110000", "000011110000000110000000"], 0, 2)
    }

    pub(crate) fn near(found: super::Figure, published: f64, digits: i32) {
        let found = found.unwrap();
        assert!((found - published).abs() <= 0.5 * 10f64.powi(-digits) + 1e-12, "{found} is not {published}");
    }
}
