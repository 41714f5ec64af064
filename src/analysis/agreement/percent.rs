//! Percent agreement: how often two coders judge a unit alike, chance not taken out.
//!
//! For two coders the share of units judged alike. For more, and with missing values, the mean over units of the share of agreeing pairs
//! (Gwet, K. L. 2014, Handbook of Inter-Rater Reliability, 4th ed., ch. 2 and 5; the same as Fleiss's observed agreement).

use super::ratings::{Figure, Ratings, Undefined, real};

/// Observed agreement, 0 to 1, over units judged by at least two coders.
pub fn percent(ratings: &Ratings) -> Figure {
    let (mut agree, mut units) = (0.0, 0.0);
    for pattern in ratings.patterns().iter().filter(|pattern| pattern.rated > 1 && pattern.weight > 0) {
        let pairs = |chosen: u32| f64::from(chosen) * (f64::from(chosen) - 1.0);
        let weight = real(pattern.weight);
        units += weight;
        agree += weight * pattern.chosen.iter().map(|chosen| pairs(*chosen)).sum::<f64>() / pairs(pattern.rated);
    }
    if units > 0.0 { Ok(agree / units) } else { Err(Undefined::NoUnits) }
}

#[cfg(test)]
mod tests {
    use super::super::ratings::published::{cohen_1960, krippendorff_2011_a, near, nvivo};
    use super::*;

    #[test]
    fn nvivos_help_gives_85_percent_for_1000_characters() {
        near(percent(&nvivo()), 0.85, 4);
    }

    #[test]
    fn atlas_tis_manual_gives_60_percent_for_ten_segments() {
        near(percent(&krippendorff_2011_a()), 0.6, 4);
    }

    #[test]
    fn cohen_1960_example_2_has_an_observed_agreement_of_70_percent() {
        near(percent(&cohen_1960()), 0.70, 4);
    }

    #[test]
    fn nothing_judged_twice_has_no_agreement() {
        let mut ratings = Ratings::new(2, 2);
        ratings.add(&[Some(1), None], 7);
        assert_eq!(percent(&ratings), Err(Undefined::NoUnits));
    }
}
