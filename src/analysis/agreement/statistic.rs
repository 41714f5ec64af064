//! The coefficients by name: what each is called, what it means, and where it was published.

use super::ratings::{Figure, Ratings, Undefined};
use super::{brennan_prediger, cohen, fleiss, gwet, jaccard, krippendorff, percent};
use crate::model::code::Bilingual;

/// A coefficient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Statistic {
    /// Percent agreement.
    Percent,
    /// Cohen's kappa.
    CohenKappa,
    /// Krippendorff's alpha, nominal.
    KrippendorffAlpha,
    /// Brennan and Prediger's kappa.
    BrennanPrediger,
    /// Fleiss' kappa.
    FleissKappa,
    /// Gwet's AC1.
    GwetAc1,
    /// Jaccard's index.
    Jaccard,
    /// Alpha for unitizing of 2004.
    AlphaU,
}

impl Statistic {
    /// All coefficients, in the order in which tables give them.
    pub const ALL: [Self; 8] =
        [Self::Percent, Self::CohenKappa, Self::KrippendorffAlpha, Self::BrennanPrediger, Self::FleissKappa, Self::GwetAc1, Self::Jaccard, Self::AlphaU];

    /// The word that files use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::CohenKappa => "cohen_kappa",
            Self::KrippendorffAlpha => "krippendorff_alpha",
            Self::BrennanPrediger => "brennan_prediger",
            Self::FleissKappa => "fleiss_kappa",
            Self::GwetAc1 => "gwet_ac1",
            Self::Jaccard => "jaccard",
            Self::AlphaU => "alpha_u",
        }
    }

    /// Reads the word that files use.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|statistic| statistic.key() == key)
    }

    /// Its name.
    pub fn name(self) -> Bilingual {
        match self {
            Self::Percent => Bilingual::new("Percent agreement", "Pourcentage d’accord"),
            Self::CohenKappa => Bilingual::new("Cohen’s kappa", "Kappa de Cohen"),
            Self::KrippendorffAlpha => Bilingual::new("Krippendorff’s alpha", "Alpha de Krippendorff"),
            Self::BrennanPrediger => Bilingual::new("Brennan and Prediger’s kappa", "Kappa de Brennan et Prediger"),
            Self::FleissKappa => Bilingual::new("Fleiss’ kappa", "Kappa de Fleiss"),
            Self::GwetAc1 => Bilingual::new("Gwet’s AC1", "AC1 de Gwet"),
            Self::Jaccard => Bilingual::new("Jaccard index", "Indice de Jaccard"),
            Self::AlphaU => Bilingual::new("Alpha for unitizing (2004)", "Alpha d’unitarisation (2004)"),
        }
    }

    /// What it is, in one sentence.
    pub fn definition(self) -> Bilingual {
        match self {
            Self::Percent => Bilingual::new(
                "share of units that two coders judged alike, in per cent; with more coders the mean over units of the share of agreeing pairs; chance is not taken out",
                "part des unités jugées de même par deux codeurs, en pour cent ; avec plus de codeurs, moyenne sur les unités de la part des paires d’accord ; le hasard n’est pas retiré",
            ),
            Self::CohenKappa => Bilingual::new(
                "(observed − expected) / (1 − expected), expected from each coder’s own rate of applying the code; with more than two coders the mean over all pairs",
                "(observé − attendu) / (1 − attendu), l’attendu venant du taux d’application propre à chaque codeur ; à plus de deux codeurs, moyenne de toutes les paires",
            ),
            Self::KrippendorffAlpha => Bilingual::new(
                "1 − observed disagreement / expected disagreement for nominal data, any number of coders, missing judgements allowed",
                "1 − désaccord observé / désaccord attendu, données nominales, tout nombre de codeurs, jugements manquants admis",
            ),
            Self::BrennanPrediger => Bilingual::new(
                "(observed − 1/2) / (1 − 1/2): chance is one in two for applied or not, whatever the code’s rate",
                "(observé − 1/2) / (1 − 1/2) : le hasard est d’un sur deux, appliqué ou non, quel que soit le taux du code",
            ),
            Self::FleissKappa => Bilingual::new(
                "(observed − expected) / (1 − expected), expected from the code’s rate over all coders together",
                "(observé − attendu) / (1 − attendu), l’attendu venant du taux du code sur tous les codeurs ensemble",
            ),
            Self::GwetAc1 => Bilingual::new(
                "(observed − expected) / (1 − expected) with expected = 2 p (1 − p), p the code’s rate over all coders: stable where a code is rare",
                "(observé − attendu) / (1 − attendu), attendu = 2 p (1 − p), p étant le taux du code sur tous les codeurs : stable quand un code est rare",
            ),
            Self::Jaccard => Bilingual::new(
                "of the units to which at least one of two coders applied the code, the share to which both did; with more coders the mean over all pairs",
                "parmi les unités où au moins un des deux codeurs a appliqué le code, part où les deux l’ont fait ; à plus de deux codeurs, moyenne de toutes les paires",
            ),
            Self::AlphaU => Bilingual::new(
                "alpha for unitizing in its version of 2004, on characters, the documents put end to end: counts by how much the bounds of passages differ",
                "alpha d’unitarisation, version de 2004, sur les caractères, documents mis bout à bout : mesure de combien les bornes des passages diffèrent",
            ),
        }
    }

    /// Where it was published.
    pub fn source(self) -> &'static str {
        match self {
            Self::Percent => "Gwet 2014, Handbook of Inter-Rater Reliability (4th ed.), ch. 2",
            Self::CohenKappa => "Cohen 1960, Educational and Psychological Measurement 20(1), 37–46; Light 1971, Psychological Bulletin 76(5), 365–377",
            Self::KrippendorffAlpha => "Krippendorff 2011, Computing Krippendorff’s alpha-reliability, University of Pennsylvania",
            Self::BrennanPrediger => "Brennan & Prediger 1981, Educational and Psychological Measurement 41(3), 687–699",
            Self::FleissKappa => "Fleiss 1971, Psychological Bulletin 76(5), 378–382; Gwet 2014, ch. 2 for missing judgements",
            Self::GwetAc1 => "Gwet 2008, British Journal of Mathematical and Statistical Psychology 61(1), 29–48",
            Self::Jaccard => "Jaccard 1901, Bulletin de la Société vaudoise des sciences naturelles 37, 241–272",
            Self::AlphaU => "Krippendorff 2004, Quality & Quantity 38, 787–800",
        }
    }

    /// Computes it; [`Statistic::AlphaU`] needs stretches, not ratings.
    pub fn of(self, ratings: &Ratings) -> Figure {
        match self {
            Self::Percent => percent::percent(ratings),
            Self::CohenKappa => cohen::kappa(ratings),
            Self::KrippendorffAlpha => krippendorff::alpha(ratings),
            Self::BrennanPrediger => brennan_prediger::kappa(ratings),
            Self::FleissKappa => fleiss::kappa(ratings),
            Self::GwetAc1 => gwet::ac1(ratings),
            Self::Jaccard => jaccard::jaccard(ratings),
            Self::AlphaU => Err(Undefined::ByCharacterOnly),
        }
    }

    /// Those that are computed from ratings.
    pub(super) fn of_ratings() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|statistic| *statistic != Self::AlphaU)
    }
}
