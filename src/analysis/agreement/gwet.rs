//! Gwet's AC1: chance only for what is hard to judge, so that rare codes are not punished.
//!
//! Gwet, K. L. 2008, “Computing inter-rater reliability and its variance in the presence of high agreement”, British Journal of Mathematical and
//! Statistical Psychology 61(1), 29 to 48; with missing values after Gwet 2014, Handbook of Inter-Rater Reliability, 4th ed., ch. 2.

use super::percent::percent;
use super::ratings::{Figure, Ratings, Undefined, real};

/// The coefficient, at most 1.
pub fn ac1(ratings: &Ratings) -> Figure {
    let observed = percent(ratings)?;
    let mut shares = Vec::new();
    if !ratings.prevalence(&mut shares) {
        return Err(Undefined::NoUnits);
    }
    let spread: f64 = shares.iter().map(|share| share * (1.0 - share)).sum();
    let chance = spread / real((ratings.categories().max(2) - 1) as u64);
    Ok((observed - chance) / (1.0 - chance))
}

#[cfg(test)]
mod tests {
    use super::super::ratings::published::{krippendorff_2011_c, near, table};
    use super::*;

    #[test]
    fn irrcacs_documentation_gives_77544_with_missing_values() {
        near(ac1(&krippendorff_2011_c()), 0.77544, 5);
    }

    #[test]
    fn two_coders_and_two_categories_follow_the_formula() {
        // p = mean share of “applied”; chance 2 p (1 - p) (Gwet 2008, equation 5).
        let share = (0.05 + 0.04) / 2.0;
        let chance = 2.0 * share * (1.0 - share);
        near(ac1(&table([[93, 2], [3, 2]])), (0.95 - chance) / (1.0 - chance), 9);
    }
}
