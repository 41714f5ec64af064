//! Fleiss' kappa: chance from the prevalence of categories over all coders together.
//!
//! Fleiss, J. L. 1971, “Measuring nominal scale agreement among many raters”, Psychological Bulletin 76(5), 378 to 382; with missing values as
//! generalised by Gwet, K. L. 2014, Handbook of Inter-Rater Reliability, 4th ed., ch. 2.

use super::percent::percent;
use super::ratings::{Figure, Ratings, Undefined};

/// The coefficient, at most 1.
pub fn kappa(ratings: &Ratings) -> Figure {
    let observed = percent(ratings)?;
    let mut shares = Vec::new();
    if !ratings.prevalence(&mut shares) {
        return Err(Undefined::NoUnits);
    }
    if !ratings.varies() {
        return Err(Undefined::NoVariation);
    }
    let chance: f64 = shares.iter().map(|share| share * share).sum();
    Ok((observed - chance) / (1.0 - chance))
}

#[cfg(test)]
mod tests {
    use super::super::ratings::published::{krippendorff_2011_c, near, table};
    use super::*;

    /// Fleiss 1971, table 1 and p. 380: 30 patients, 6 psychiatrists each, 5 diagnoses: kappa .430, observed .555.
    #[test]
    fn fleiss_1971_psychiatric_diagnoses_are_430() {
        const PATIENTS: [[u32; 5]; 30] = [
            [0, 0, 0, 6, 0],
            [0, 3, 0, 0, 3],
            [0, 1, 4, 0, 1],
            [0, 0, 0, 0, 6],
            [0, 3, 0, 3, 0],
            [2, 0, 4, 0, 0],
            [0, 0, 4, 0, 2],
            [2, 0, 3, 1, 0],
            [2, 0, 0, 4, 0],
            [0, 0, 0, 0, 6],
            [1, 0, 0, 5, 0],
            [1, 1, 0, 4, 0],
            [0, 3, 3, 0, 0],
            [1, 0, 0, 5, 0],
            [0, 2, 0, 3, 1],
            [0, 0, 5, 0, 1],
            [3, 0, 0, 1, 2],
            [5, 1, 0, 0, 0],
            [0, 2, 0, 4, 0],
            [1, 0, 2, 0, 3],
            [0, 0, 0, 0, 6],
            [0, 1, 0, 5, 0],
            [0, 2, 0, 1, 3],
            [2, 0, 0, 4, 0],
            [1, 0, 0, 4, 1],
            [0, 5, 0, 1, 0],
            [4, 0, 0, 0, 2],
            [0, 2, 0, 4, 0],
            [1, 0, 5, 0, 0],
            [0, 0, 0, 0, 6],
        ];
        let mut ratings = Ratings::new(6, 5);
        for patient in PATIENTS {
            let values: Vec<Option<u16>> = (0u16..).zip(patient).flat_map(|(category, times)| std::iter::repeat_n(Some(category), times as usize)).collect();
            ratings.add(&values, 1);
        }
        near(percent(&ratings), 0.555, 2);
        near(kappa(&ratings), 0.430, 3);
    }

    #[test]
    fn irrcacs_documentation_gives_76117_with_missing_values() {
        near(kappa(&krippendorff_2011_c()), 0.76117, 5);
    }

    #[test]
    fn one_category_only_has_no_kappa() {
        assert_eq!(kappa(&table([[0, 0], [0, 9]])), Err(Undefined::NoVariation));
    }
}
