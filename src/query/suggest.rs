//! What may be meant by a word that leads nowhere.

use crate::query::ast::Field;

/// How many are offered.
const OFFERED: usize = 3;

/// The candidates that are written most like a word, the likeliest first: those that hold it or begin like it, and those a few letters away.
pub(super) fn like<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Vec<String> {
    let word = word.to_lowercase();
    let mut ranked: Vec<(usize, &str)> = candidates
        .filter_map(|candidate| {
            let low = candidate.to_lowercase();
            let distance = strsim::damerau_levenshtein(&word, &low);
            let holds = word.chars().count() > 2 && low.contains(&word);
            let last = low.rsplit('.').next().map_or(usize::MAX, |last| strsim::damerau_levenshtein(&word, last));
            let allowed = 1 + word.chars().count() / 4;
            let best = distance.min(last.saturating_add(1));
            if holds { Some((0, candidate)) } else { (best <= allowed).then_some((best, candidate)) }
        })
        .collect();
    ranked.sort();
    ranked.dedup();
    ranked.into_iter().take(OFFERED).map(|(_, candidate)| candidate.to_owned()).collect()
}

/// What to do about a field that does not exist.
pub(super) fn field_hint(word: &str) -> String {
    let fields: Vec<&str> = Field::PLAIN.iter().map(|(_, word)| *word).collect();
    let near = like(word, fields.iter().copied());
    let quoted = format!("write \"{word}\" in quotes to find the word itself");
    if near.is_empty() {
        format!("the fields are {}, case.KEY and doc.KEY; {quoted}", fields.join(", "))
    } else {
        format!("did you mean {}? The fields are {}, case.KEY and doc.KEY; {quoted}", near.join(" or "), fields.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_meant_is_near_in_letters() {
        let codes = ["push.corruption", "push.state-abuse", "pull.religion", "det.worship"];
        assert_eq!(like("corupption", codes.into_iter()), ["push.corruption"]);
        assert_eq!(like("push.corupption", codes.into_iter()), ["push.corruption"]);
        assert_eq!(like("push", codes.into_iter()), ["push.corruption", "push.state-abuse"]);
        assert_eq!(like("zzz", codes.into_iter()), Vec::<String>::new());
        assert!(field_hint("speeker").starts_with("did you mean speaker?"));
    }
}
