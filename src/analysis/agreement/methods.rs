//! The paragraph for a report's methods section: unit, documents, coders, coefficient and definition, in English and French.

use super::{Agreement, Documents, Figures, Statistic};
use crate::model::code::Bilingual;
use crate::model::project::Project;
use crate::model::round::{Round, Unit};

/// The paragraph on a comparison, with the coefficients that are reported. `rounds` are those that were kept, the oldest first.
pub fn paragraph(project: &Project, agreement: &Agreement, statistics: &[Statistic], rounds: &[&Round]) -> Bilingual {
    Bilingual::new(english(project, agreement, statistics, rounds), french(project, agreement, statistics, rounds))
}

/// A unit in words: one, several, and what it is.
pub fn unit_name(unit: Unit, several: bool) -> Bilingual {
    let (one, more) = match unit {
        Unit::Character => (("character", "caractère"), ("characters", "caractères")),
        Unit::Turn => (("turn", "tour de parole"), ("turns", "tours de parole")),
        Unit::Paragraph => (("paragraph", "paragraphe"), ("paragraphs", "paragraphes")),
        Unit::Document => (("document", "document"), ("documents", "documents")),
    };
    let (en, fr) = if several { more } else { one };
    Bilingual::new(en, fr)
}

fn english(project: &Project, agreement: &Agreement, statistics: &[Statistic], rounds: &[&Round]) -> String {
    let (request, facts) = (&agreement.request, Facts::of(project, agreement));
    let unit = match request.unit {
        Unit::Character => "the character of the text",
        Unit::Turn => "the speaker turn, and outside turns the paragraph (a code applies to a turn where a coded passage touches one character of it)",
        Unit::Paragraph => "the paragraph of the transcript (a code applies to a paragraph where a coded passage touches one character of it)",
        Unit::Document => "the document (a code applies to a document where it was used once)",
    };
    let which = match request.documents {
        Documents::Common => "all documents that each of them had coded",
        Documents::These(_) => "documents chosen for the comparison",
    };
    let mut text = format!(
        "{} coders ({}) coded {} ({}: {which}). Agreement was determined for each code on the question whether it applies; the unit was {unit}, n = {}. \
         Overlapping passages of one coder with one code were counted once.",
        request.coders.len(),
        facts.coders,
        counted(facts.documents.len(), "document", "documents"),
        facts.documents.join(", "),
        facts.n,
    );
    for statistic in statistics {
        text.push_str(&format!(" {}: {} ({}).", statistic.name().en, statistic.definition().en, statistic.source()));
    }
    text.push_str(&format!(
        " Codes found in fewer than {} {} were reported as too rare, not as zero ({} of {} codes).",
        request.rare,
        if request.unit == Unit::Character { "passages".to_owned() } else { unit_name(request.unit, true).en },
        facts.rare,
        agreement.codes.len(),
    ));
    text.push_str(match request.unit {
        Unit::Document => " Over all codes, each asked of each document,",
        _ => " Over all codes, each document asking about the codes that somebody applied in it,",
    });
    text.push_str(&format!(" the values were {}.", results(&agreement.pooled, statistics, |name| name.en, '.')));
    if request.resamples > 0 && facts.documents.len() > 1 {
        text.push_str(&format!(
            " Intervals (95 %) are percentiles of {} resamples of whole documents with replacement (seed {}); with {} they are rough.",
            request.resamples,
            request.seed,
            counted(facts.documents.len(), "document", "documents"),
        ));
    }
    if !facts.missing.is_empty() {
        text.push_str(&format!(" Not judged by all: {}.", facts.missing.join(", ")));
    }
    for round in rounds {
        text.push_str(&format!(" Round “{}” ({}): {}.", round.name, date(round), round_results(round, statistics, |name| name.en, '.')));
    }
    text.push_str(&format!(" Codebook version {}; computed with Griot {}.", facts.codebook, env!("CARGO_PKG_VERSION")));
    text
}

fn french(project: &Project, agreement: &Agreement, statistics: &[Statistic], rounds: &[&Round]) -> String {
    let (request, facts) = (&agreement.request, Facts::of(project, agreement));
    let unit = match request.unit {
        Unit::Character => "le caractère du texte",
        Unit::Turn => "le tour de parole et, hors des tours, le paragraphe (un code s’applique à un tour dès qu’un passage codé en touche un caractère)",
        Unit::Paragraph => "le paragraphe de la transcription (un code s’applique à un paragraphe dès qu’un passage codé en touche un caractère)",
        Unit::Document => "le document (un code s’applique à un document dès qu’il y est employé une fois)",
    };
    let which = match request.documents {
        Documents::Common => "tous les documents que chacun d’eux avait codés",
        Documents::These(_) => "documents choisis pour la comparaison",
    };
    let mut text = format!(
        "{} codeurs ({}) ont codé {} ({}\u{a0}: {which}). L’accord a été établi pour chaque code sur la question de savoir s’il s’applique\u{202f}; l’unité était {unit}, n = {}. \
         Les passages d’un même codeur qui se chevauchent sous un même code ont compté une fois.",
        request.coders.len(),
        facts.coders,
        counted(facts.documents.len(), "document", "documents"),
        facts.documents.join(", "),
        facts.n,
    );
    for statistic in statistics {
        text.push_str(&format!(" {}\u{a0}: {} ({}).", statistic.name().fr, statistic.definition().fr, statistic.source()));
    }
    text.push_str(&format!(
        " Les codes présents dans moins de {} {} ont été déclarés trop rares, et non nuls ({} codes sur {}).",
        request.rare,
        if request.unit == Unit::Character { "passages".to_owned() } else { unit_name(request.unit, true).fr },
        facts.rare,
        agreement.codes.len(),
    ));
    text.push_str(match request.unit {
        Unit::Document => " Tous codes confondus, chacun posé à chaque document,",
        _ => " Tous codes confondus, chaque document interrogeant sur les codes que quelqu’un y a appliqués,",
    });
    text.push_str(&format!(" les valeurs étaient\u{a0}: {}.", results(&agreement.pooled, statistics, |name| name.fr, ',')));
    if request.resamples > 0 && facts.documents.len() > 1 {
        text.push_str(&format!(
            " Les intervalles (95\u{202f}%) sont des centiles de {} rééchantillonnages de documents entiers avec remise (graine {})\u{202f}; avec {} ils restent grossiers.",
            request.resamples,
            request.seed,
            counted(facts.documents.len(), "document", "documents"),
        ));
    }
    if !facts.missing.is_empty() {
        text.push_str(&format!(" Non jugé par tous\u{a0}: {}.", facts.missing.join(", ")));
    }
    for round in rounds {
        text.push_str(&format!(" Tour «\u{202f}{}\u{202f}» ({})\u{a0}: {}.", round.name, date(round), round_results(round, statistics, |name| name.fr, ',')));
    }
    text.push_str(&format!(" Version du codebook\u{a0}: {}\u{202f}; calcul\u{a0}: Griot {}.", facts.codebook, env!("CARGO_PKG_VERSION")));
    text
}

/// What both languages say.
struct Facts {
    coders: String,
    documents: Vec<String>,
    missing: Vec<String>,
    n: u64,
    rare: usize,
    codebook: String,
}

impl Facts {
    fn of(project: &Project, agreement: &Agreement) -> Self {
        let name = |document| project.document(document).map(|document| document.name.clone()).unwrap_or_default();
        let coders: Vec<&str> = agreement.request.coders.iter().map(|coder| project.coder_name(*coder)).collect();
        Self {
            coders: coders.join(", "),
            documents: agreement.chosen.documents.iter().map(|document| name(*document)).collect(),
            missing: agreement.chosen.missing.iter().map(|(document, coder)| format!("{} ({})", name(*document), project.coder_name(*coder))).collect(),
            n: agreement.codes.first().map_or(0, |row| row.figures.n),
            rare: agreement.codes.iter().filter(|row| row.figures.too_rare).count(),
            codebook: project.codebook_version().to_owned(),
        }
    }
}

fn counted(number: usize, one: &str, several: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { several })
}

/// The day on which a round was kept.
fn date(round: &Round) -> String {
    round.made.text().split('T').next().unwrap_or_default().to_owned()
}

fn results(figures: &Figures, statistics: &[Statistic], pick: impl Fn(Bilingual) -> String, point: char) -> String {
    let one = |statistic: &Statistic| {
        let interval = figures.interval(*statistic).map(|at| format!(" [{}; {}]", shown(*statistic, at.low, point), shown(*statistic, at.high, point)));
        let value = figures.figure(*statistic).map_or_else(|_| "–".to_owned(), |value| shown(*statistic, value, point));
        format!("{} = {value}{}", pick(statistic.name()), interval.unwrap_or_default())
    };
    statistics.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn round_results(round: &Round, statistics: &[Statistic], pick: impl Fn(Bilingual) -> String, point: char) -> String {
    let one = |statistic: &Statistic| {
        let value = round.content.pooled.figures.get(statistic.key()).map_or_else(|| "–".to_owned(), |value| shown(*statistic, value.value(), point));
        format!("{} = {value}", pick(statistic.name()))
    };
    statistics.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// A coefficient with two decimals; percent agreement in per cent with one.
pub fn shown(statistic: Statistic, value: f64, point: char) -> String {
    let text = if statistic == Statistic::Percent { format!("{:.1}", value * 100.0) } else { format!("{value:.2}") };
    let text = if text.trim_start_matches('-').chars().all(|letter| matches!(letter, '0' | '.')) { text.trim_start_matches('-').to_owned() } else { text };
    let text = text.replace('.', &point.to_string()).replace('-', "\u{2212}");
    match (statistic, point) {
        (Statistic::Percent, ',') => text + "\u{202f}%",
        (Statistic::Percent, _) => text + "%",
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coefficients_are_shown_in_both_languages() {
        assert_eq!(shown(Statistic::CohenKappa, 0.8094, '.'), "0.81");
        assert_eq!(shown(Statistic::CohenKappa, -0.0012, ','), "0,00");
        assert_eq!(shown(Statistic::CohenKappa, -0.123, ','), "\u{2212}0,12");
        assert_eq!(shown(Statistic::Percent, 0.9874, ','), "98,7\u{202f}%");
    }
}
