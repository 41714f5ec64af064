//! Cohen's kappa: agreement of two coders beyond what their own habits would give by chance.
//!
//! Cohen, J. 1960, “A coefficient of agreement for nominal scales”, Educational and Psychological Measurement 20(1), 37 to 46. For more than two
//! coders the mean over all pairs (Light, R. J. 1971, Psychological Bulletin 76(5), 365 to 377). Over several codes also the pooled
//! estimator of De Vries, H., Elliott, M. N., Kanouse, D. E. & Teleki, S. S. 2008, Field Methods 20(3), 272 to 282.

use super::ratings::{Figure, Ratings, Undefined, real};

/// Kappa, at most 1; below 0 where coders agree less than by chance. Mean over pairs for more than two coders.
pub fn kappa(ratings: &Ratings) -> Figure {
    ratings.mean_of_pairs(|one, other| kappa_of(ratings, one, other))
}

/// Kappa of two coders, on the units that both judged.
pub fn kappa_of(ratings: &Ratings, one: usize, other: usize) -> Figure {
    let (observed, expected) = agreement(ratings, one, other)?;
    if expected >= 1.0 { Err(Undefined::NoVariation) } else { Ok((observed - expected) / (1.0 - expected)) }
}

/// Kappa over several codes after De Vries et al. 2008: the mean observed agreement against the mean expected one, each code counted once.
/// Mean over pairs for more than two coders.
pub fn pooled(codes: &[Ratings]) -> Figure {
    let Some(first) = codes.first() else { return Err(Undefined::NoCodes) };
    first.mean_of_pairs(|one, other| {
        let (mut observed, mut expected, mut number) = (0.0, 0.0, 0.0);
        for code in codes {
            let (found, chance) = agreement(code, one, other)?;
            observed += found;
            expected += chance;
            number += 1.0;
        }
        if expected >= number { Err(Undefined::NoVariation) } else { Ok((observed - expected) / (number - expected)) }
    })
}

/// Observed and expected agreement of two coders; 1 exactly where both chose one category only.
fn agreement(ratings: &Ratings, one: usize, other: usize) -> Result<(f64, f64), Undefined> {
    let (mut units, mut alike, mut expected) = (0u64, 0u64, 0.0);
    let both = || {
        ratings.patterns().iter().filter_map(|pattern| {
            let (mine, theirs) = ((*pattern.values.get(one)?)?, (*pattern.values.get(other)?)?);
            Some((mine, theirs, pattern.weight))
        })
    };
    for (mine, theirs, weight) in both() {
        units += weight;
        if mine == theirs {
            alike += weight;
        }
    }
    if units == 0 {
        return Err(Undefined::NoUnits);
    }
    for category in (0..ratings.categories()).filter_map(|category| u16::try_from(category).ok()) {
        let (mut mine_sum, mut theirs_sum) = (0u64, 0u64);
        for (mine, theirs, weight) in both() {
            mine_sum += if mine == category { weight } else { 0 };
            theirs_sum += if theirs == category { weight } else { 0 };
        }
        expected += real(mine_sum) / real(units) * (real(theirs_sum) / real(units));
    }
    Ok((real(alike) / real(units), expected))
}

#[cfg(test)]
mod tests {
    use super::super::ratings::published::{cohen_1960, krippendorff_1995, near, nvivo, table};
    use super::*;

    #[test]
    fn cohen_1960_example_2_is_492() {
        near(kappa(&cohen_1960()), 0.492, 3);
        let (observed, expected) = agreement(&cohen_1960(), 0, 1).unwrap();
        assert!((observed - 0.70).abs() < 1e-9 && (expected - 0.41).abs() < 1e-9);
    }

    #[test]
    fn krippendorff_1995_example_a_by_position_is_385() {
        near(kappa(&krippendorff_1995()), 0.385, 3);
    }

    #[test]
    fn nvivos_formula_gives_the_same() {
        // (units of agreement - expected) / (units - expected), with the expected frequencies of NVivo's help.
        let expected = 125.0 * 125.0 / 1000.0 + 875.0 * 875.0 / 1000.0;
        near(kappa(&nvivo()), (850.0 - expected) / (1000.0 - expected), 9);
    }

    #[test]
    fn one_category_only_has_no_kappa() {
        assert_eq!(kappa(&table([[0, 0], [0, 9]])), Err(Undefined::NoVariation));
        assert_eq!(kappa(&table([[0, 0], [0, 0]])), Err(Undefined::NoUnits));
        assert_eq!(kappa(&table([[5, 2], [0, 0]])), Ok(0.0));
    }

    #[test]
    fn several_codes_are_pooled_by_means_of_agreement() {
        let codes = [table([[40, 5], [5, 50]]), table([[90, 4], [2, 4]])];
        let by_hand = {
            let (observed, expected) = ((0.90 + 0.94) / 2.0, (0.45 * 0.45 + 0.55 * 0.55 + 0.94 * 0.92 + 0.06 * 0.08) / 2.0);
            (observed - expected) / (1.0 - expected)
        };
        near(pooled(&codes), by_hand, 9);
        assert_eq!(pooled(&[]), Err(Undefined::NoCodes));
    }

    #[test]
    fn three_coders_have_the_mean_of_three_pairs() {
        let mut ratings = Ratings::new(3, 2);
        for (values, weight) in [([1, 1, 0], 4), ([1, 1, 1], 6), ([0, 0, 0], 30), ([0, 1, 0], 5), ([1, 0, 0], 5)] {
            ratings.add(&values.map(Some), weight);
        }
        let pairs: Vec<f64> = ratings.pairs().map(|(one, other)| kappa_of(&ratings, one, other).unwrap()).collect();
        near(kappa(&ratings), (pairs[0] + pairs[1] + pairs[2]) / 3.0, 12);
    }
}
