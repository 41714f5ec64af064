//! Krippendorff's alpha for nominal data: any number of coders, missing values, small samples.
//!
//! Krippendorff, K. 2011, “Computing Krippendorff's alpha-reliability”, University of Pennsylvania, sections A and C: 1 - Do/De from the table of coincidences;
//! a unit judged by fewer than two coders counts for nothing.

use super::ratings::{Figure, Ratings, Undefined, real};

/// Alpha, at most 1; below 0 where coders agree less than by chance.
pub fn alpha(ratings: &Ratings) -> Figure {
    let (mut disagreement, mut all) = (0.0, 0.0);
    let mut totals = vec![0.0; ratings.categories()];
    for pattern in ratings.patterns().iter().filter(|pattern| pattern.rated > 1 && pattern.weight > 0) {
        let (weight, rated) = (real(pattern.weight), f64::from(pattern.rated));
        all += weight * rated;
        for (total, chosen) in totals.iter_mut().zip(&pattern.chosen) {
            let chosen = f64::from(*chosen);
            *total += weight * chosen;
            disagreement += weight * chosen * (rated - chosen) / (rated - 1.0);
        }
    }
    if all <= 0.0 {
        return Err(Undefined::NoUnits);
    }
    let expected: f64 = totals.iter().map(|total| total * (all - total)).sum::<f64>() / (all - 1.0);
    if expected <= 0.0 { Err(Undefined::NoVariation) } else { Ok(1.0 - disagreement / expected) }
}

#[cfg(test)]
mod tests {
    use super::super::ratings::published::{krippendorff_1995, krippendorff_2011_a, krippendorff_2011_c, near, table};
    use super::*;

    #[test]
    fn krippendorff_2011_a_binary_data_of_two_observers_is_095() {
        near(alpha(&krippendorff_2011_a()), 0.095, 3);
    }

    #[test]
    fn krippendorff_2011_c_missing_data_of_four_observers_is_743() {
        near(alpha(&krippendorff_2011_c()), 0.743, 3);
    }

    #[test]
    fn krippendorff_1995_example_a_by_position_is_329() {
        near(alpha(&krippendorff_1995()), 0.329, 3);
    }

    #[test]
    fn one_category_only_has_no_alpha() {
        assert_eq!(alpha(&table([[0, 0], [0, 9]])), Err(Undefined::NoVariation));
    }
}
