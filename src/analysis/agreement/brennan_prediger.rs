//! Brennan and Prediger's kappa: chance is the same for every category, whatever was used.
//!
//! Brennan, R. L. & Prediger, D. J. 1981, “Coefficient kappa: some uses, misuses, and alternatives”, Educational and Psychological Measurement 41(3),
//! 687 to 699: (observed - 1/q) / (1 - 1/q) with q categories. For a code q is 2: applied or not. More coders and missing values as in `percent`
//! (Gwet 2014, ch. 2).

use super::percent::percent;
use super::ratings::{Figure, Ratings, real};

/// The coefficient, at most 1.
pub fn kappa(ratings: &Ratings) -> Figure {
    let chance = 1.0 / real(ratings.categories().max(2) as u64);
    Ok((percent(ratings)? - chance) / (1.0 - chance))
}

#[cfg(test)]
mod tests {
    use super::super::ratings::published::{cohen_1960, krippendorff_2011_c, near, nvivo};
    use super::*;

    #[test]
    fn chance_is_one_by_the_number_of_categories() {
        near(kappa(&cohen_1960()), (0.70 - 1.0 / 3.0) / (2.0 / 3.0), 9);
        near(kappa(&nvivo()), 0.70, 9);
    }

    #[test]
    fn irrcac_gives_the_same_with_missing_values() {
        // PyPI irrCAC 0.4.4, CAC(...).bp() on the data of Krippendorff 2011, section C.
        near(kappa(&krippendorff_2011_c()), 0.77273, 5);
    }
}
