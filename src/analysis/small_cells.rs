//! Numbers that too few persons stand behind: masked or merged where a table leaves the project, never silently.
//!
//! A figure of fewer than `k` cases is masked (primary suppression). What is masked could be worked out from an open total where it is one figure, or several of
//! fewer than `k` cases together: the next smallest are masked too until it cannot, and where nothing is left to mask, the total is (complementary suppression;
//! Hundepool et al., *Statistical Disclosure Control*, 2012, ch. 4).

use crate::analysis::table::Cell;
use crate::model::code::Bilingual;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Fewest cases that are shown unless a team decides otherwise.
pub const LEAST: usize = 5;

/// What becomes of figures of few cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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

    /// True for a figure that too few cases stand behind.
    pub fn is_small(self, number: usize) -> bool {
        self.least().is_some_and(|least| number > 0 && number < least)
    }

    /// Which of a row's figures, and whether its total, have to be masked.
    pub fn masked(self, figures: &[usize], total: usize) -> (Vec<bool>, bool) {
        self.masked_beside(figures, total, &[])
    }

    /// The same where some figures have to be masked for another reason.
    pub fn masked_beside(self, figures: &[usize], total: usize, already: &[bool]) -> (Vec<bool>, bool) {
        let known = |place: usize| already.get(place).copied().unwrap_or(false);
        let masked = figures.iter().enumerate().map(|(place, number)| self.is_small(*number) || known(place)).collect();
        let mut row = MaskedRow { masked, total: self.is_small(total) };
        if let Some(least) = self.least() {
            row.complete(figures, least);
        }
        (row.masked, row.total)
    }

    /// The same for many rows that stand in a tree, such as codes with the codes below them: each with its figures, its total, and the place of the row
    /// above it. Of several rows below an open one, never only one is masked in a column: the others would give it away.
    pub fn masked_tree(self, rows: &[(Vec<usize>, usize)], above: &[Option<usize>]) -> Vec<(Vec<bool>, bool)> {
        let mut found: Vec<MaskedRow> = rows
            .iter()
            .map(|(figures, total)| MaskedRow { masked: figures.iter().map(|number| self.is_small(*number)).collect(), total: self.is_small(*total) })
            .collect();
        let Some(least) = self.least() else { return found.into_iter().map(|row| (row.masked, row.total)).collect() };
        let mut below: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (place, above) in above.iter().enumerate() {
            if let Some(above) = above {
                below.entry(*above).or_default().push(place);
            }
        }
        let columns = rows.iter().map(|(figures, _)| figures.len()).max().unwrap_or(0);
        let figure = |row: usize, column: usize| rows.get(row).map_or(0, |(figures, total)| figures.get(column).copied().unwrap_or(*total));
        loop {
            let mut changed = false;
            for (row, (figures, _)) in found.iter_mut().zip(rows) {
                changed |= row.complete(figures, least);
            }
            for (above, rows) in &below {
                // The last column is that of the totals.
                for column in 0..=columns {
                    let is_masked = |row: usize| found.get(row).is_some_and(|found| found.is_masked(column));
                    let used: Vec<usize> = rows.iter().copied().filter(|row| figure(*row, column) > 0).collect();
                    let alone = used.iter().filter(|row| is_masked(**row)).count() == 1;
                    let next = used.into_iter().filter(|row| !is_masked(*row)).min_by_key(|row| figure(*row, column));
                    if let (true, false, Some(next)) = (alone, is_masked(*above), next)
                        && let Some(row) = found.get_mut(next)
                    {
                        row.mask(column);
                        changed = true;
                    }
                }
            }
            if !changed {
                return found.into_iter().map(|row| (row.masked, row.total)).collect();
            }
        }
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

/// What of a row is masked.
struct MaskedRow {
    masked: Vec<bool>,
    total: bool,
}

impl MaskedRow {
    /// The column after the last figure is the total's.
    fn is_masked(&self, column: usize) -> bool {
        self.masked.get(column).copied().unwrap_or(self.total)
    }

    fn mask(&mut self, column: usize) {
        *self.masked.get_mut(column).unwrap_or(&mut self.total) = true;
    }

    /// Masks more until what is masked cannot be worked out from the total; true where that was needed.
    fn complete(&mut self, figures: &[usize], least: usize) -> bool {
        let mut changed = false;
        loop {
            let hidden: Vec<usize> = figures.iter().zip(&self.masked).filter(|(number, masked)| **masked && **number > 0).map(|(number, _)| *number).collect();
            if self.total || hidden.is_empty() || (hidden.len() > 1 && hidden.iter().sum::<usize>() >= least) {
                return changed;
            }
            let open = figures.iter().enumerate().filter(|(place, number)| **number > 0 && self.masked.get(*place) == Some(&false));
            let next = open.min_by_key(|(_, number)| **number).map_or(figures.len(), |(place, _)| place);
            self.mask(next);
            changed = true;
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
        // Two of one case each, and a total that says that together they are two.
        assert_eq!(mask.masked(&[1, 1, 8], 10), (vec![true, true, true], false));
        // Nothing is left beside it: the total goes.
        assert_eq!(mask.masked(&[3, 0], 9), (vec![true, false], true));
        assert_eq!(mask.masked_beside(&[7, 6, 0], 13, &[true]), (vec![true, true, false], false));
    }

    #[test]
    fn a_masked_code_cannot_be_worked_out_from_those_beside_it_and_the_one_above() {
        let mask = SmallCells::Mask(5);
        // A family of 20 and 30 with three codes; one of them has three cases in the first column.
        let rows = [(vec![20, 30], 50), (vec![3, 12], 15), (vec![9, 10], 19), (vec![14, 12], 26)];
        let found = mask.masked_tree(&rows, &[None, Some(0), Some(0), Some(0)]);
        assert!(found[1].0[0], "the small one");
        assert!(found[2].0[0], "the next smallest beside it, so that the family does not tell");
        assert!(found[1].0[1] && found[2].0[1], "and in their rows another, so that the totals do not tell");
        assert_eq!((found[0].0.as_slice(), found[0].1, found[3].0.as_slice()), ([false, false].as_slice(), false, [false, false].as_slice()));
        assert_eq!(SmallCells::Show.masked_tree(&rows, &[None, Some(0), Some(0), Some(0)])[1], (vec![false, false], false));
    }

    #[test]
    fn no_masked_figure_is_left_alone_with_its_total() {
        // Every row of three figures up to eight, with its sum.
        let mask = SmallCells::Mask(5);
        for code in 0..9usize.pow(3) {
            let figures = [code % 9, code / 9 % 9, code / 81];
            let total = figures.iter().sum();
            let (masked, total_masked) = mask.masked(&figures, total);
            assert!(figures.iter().zip(&masked).all(|(number, masked)| *masked || !mask.is_small(*number)));
            let hidden: Vec<usize> = figures.iter().zip(&masked).filter(|(_, masked)| **masked).map(|(number, _)| *number).collect();
            let sum: usize = hidden.iter().sum();
            assert!(hidden.is_empty() || total_masked || (hidden.len() > 1 && sum >= 5), "{figures:?}: {masked:?}");
        }
    }

    #[test]
    fn three_telling_attributes_are_warned_of_also_in_a_filter() {
        assert!(crossing_warning(&["age_band", "gender"], None).is_none());
        assert!(crossing_warning(&["age_band", "gender"], Some("case.region_zone:north")).is_some());
        assert!(crossing_warning(&["age_band", "gender"], Some("gender:woman")).is_none());
        assert!(crossing_warning(&["wave", "gender", "age_band"], Some("setting")).is_none());
    }
}
