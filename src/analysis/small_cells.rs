//! Numbers that too few persons stand behind: masked or merged where a table leaves the project, never silently.
//!
//! A figure of fewer than `k` cases is masked (primary suppression). Where exactly one figure of a row is masked and the row's total is not, it could be
//! worked out from the rest, so the next smallest is masked too (complementary suppression; Hundepool et al., *Statistical Disclosure Control*, 2012, ch. 4).

use crate::analysis::table::Cell;
use crate::model::code::Bilingual;

/// Fewest cases that are shown unless a team decides otherwise.
pub const LEAST: usize = 5;

/// What becomes of figures of few cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SmallCells {
    /// They are shown: for work inside the team.
    #[default]
    Show,
    /// Those of fewer cases than this are masked.
    Mask(usize),
    /// Values that fewer cases than this have are joined, and what is still small is masked.
    Merge(usize),
}

impl SmallCells {
    /// Fewest cases that are shown; none where all are.
    pub fn least(self) -> Option<usize> {
        match self {
            Self::Show => None,
            Self::Mask(least) | Self::Merge(least) => Some(least),
        }
    }

    /// Which of a row's figures, and whether its total, have to be masked.
    pub fn masked(self, figures: &[usize], total: usize) -> (Vec<bool>, bool) {
        let Some(least) = self.least() else { return (vec![false; figures.len()], false) };
        let small = |number: usize| number > 0 && number < least;
        let mut masked: Vec<bool> = figures.iter().map(|number| small(*number)).collect();
        if masked.iter().filter(|masked| **masked).count() == 1 && !small(total) {
            let open = figures.iter().enumerate().filter(|(place, number)| **number > 0 && masked.get(*place) == Some(&false));
            if let Some(next) = open.min_by_key(|(_, number)| **number).map(|(place, _)| place).and_then(|place| masked.get_mut(place)) {
                *next = true;
            }
        }
        (masked, small(total))
    }

    /// What stands in the place of a masked figure.
    pub fn mask(self) -> Cell {
        self.least().map_or(Cell::Empty, |least| Cell::Text(format!("<{least}")))
    }

    /// What a reader must know, with the number of figures that were masked.
    pub fn note(self, masked: usize) -> Option<Bilingual> {
        match self {
            Self::Show => None,
            Self::Mask(least) => Some(Bilingual::new(
                format!(
                    "Figures of fewer than {least} cases are masked as <{least}, and further figures where one could be worked out from the rest: {masked} masked."
                ),
                format!(
                    "Les nombres de moins de {least} cas sont masqués (<{least}), ainsi que d’autres qui permettraient de les retrouver : {masked} masqués."
                ),
            )),
            Self::Merge(least) => Some(Bilingual::new(
                format!("Values of fewer than {least} cases are joined into one column; what is still small is masked as <{least}: {masked} masked."),
                format!("Les valeurs de moins de {least} cas sont réunies en une colonne ; ce qui reste petit est masqué (<{least}) : {masked} masqués."),
            )),
        }
    }
}

/// Attributes that together can tell who a person is (region, community, site, role, age and what is as telling).
pub const QUASI_IDENTIFIERS: [&str; 15] = [
    "participant_group",
    "group_label_export",
    "staff_function",
    "institution_type",
    "legal_status",
    "gender",
    "age_band",
    "region",
    "region_zone",
    "milieu",
    "community_self_id",
    "languages_spoken",
    "occupation_before",
    "detention_site",
    "site",
];

/// True for an attribute that helps to tell who a person is.
pub fn is_quasi_identifier(key: &str) -> bool {
    QUASI_IDENTIFIERS.contains(&key)
}

/// The warning where three or more attributes that tell who a person is are crossed, counting those that a filter names.
pub fn crossing_warning(keys: &[&str], filter: Option<&str>) -> Option<Bilingual> {
    let words: Vec<&str> = filter.unwrap_or_default().split(|letter: char| !letter.is_alphanumeric() && letter != '_').collect();
    let crossed: Vec<&str> = QUASI_IDENTIFIERS.into_iter().filter(|known| keys.contains(known) || words.contains(known)).collect();
    (crossed.len() >= 3).then(|| {
        let names = crossed.join(", ");
        Bilingual::new(
            format!("Warning: {} attributes are crossed that together can tell who a person is ({names}). Do not pass this table on.", crossed.len()),
            format!("Attention : {} attributs croisés peuvent ensemble révéler une personne ({names}). Ne pas transmettre ce tableau.", crossed.len()),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_figure_cannot_be_worked_out_from_its_row() {
        let mask = SmallCells::Mask(5);
        assert_eq!(mask.masked(&[3, 12, 8, 0], 23), (vec![true, false, true, false], false));
        assert_eq!(mask.masked(&[3, 4, 8], 15), (vec![true, true, false], false));
        assert_eq!(mask.masked(&[3, 0], 3), (vec![true, false], true));
        assert_eq!(mask.masked(&[5, 6], 11), (vec![false, false], false));
        assert_eq!(SmallCells::Show.masked(&[1, 2], 3), (vec![false, false], false));
    }

    #[test]
    fn three_telling_attributes_are_warned_of_also_in_a_filter() {
        assert!(crossing_warning(&["age_band", "gender"], None).is_none());
        assert!(crossing_warning(&["age_band", "gender"], Some("case.region_zone:north")).is_some());
        assert!(crossing_warning(&["age_band", "gender"], Some("gender:woman")).is_none());
        assert!(crossing_warning(&["wave", "gender", "age_band"], Some("setting")).is_none());
    }
}
