//! Jaccard's index: of the units to which at least one of two coders applied a code, the share to which both did.
//!
//! Jaccard, P. 1901, “Distribution de la flore alpine dans le bassin des Dranses”, Bulletin de la Société vaudoise des sciences naturelles 37, 241 to 272.
//! Units that nobody coded play no part. For more than two coders the mean over all pairs.

use super::ratings::{Figure, Ratings, Undefined, real};

/// The index, 0 to 1. Category 1 is “applied”.
pub fn jaccard(ratings: &Ratings) -> Figure {
    ratings.mean_of_pairs(|one, other| jaccard_of(ratings, one, other))
}

/// The index of two coders, on the units that both judged.
pub fn jaccard_of(ratings: &Ratings, one: usize, other: usize) -> Figure {
    let (mut both, mut either) = (0u64, 0u64);
    for pattern in ratings.patterns() {
        let (Some(Some(mine)), Some(Some(theirs))) = (pattern.values.get(one), pattern.values.get(other)) else { continue };
        both += if *mine == 1 && *theirs == 1 { pattern.weight } else { 0 };
        either += if *mine == 1 || *theirs == 1 { pattern.weight } else { 0 };
    }
    if either == 0 { Err(Undefined::NeverApplied) } else { Ok(real(both) / real(either)) }
}

#[cfg(test)]
mod tests {
    use super::super::ratings::published::{near, nvivo, table};
    use super::*;

    #[test]
    fn units_that_nobody_coded_play_no_part() {
        near(jaccard(&nvivo()), 50.0 / 200.0, 12);
        assert_eq!(jaccard(&table([[9, 0], [0, 0]])), Err(Undefined::NeverApplied));
    }
}
