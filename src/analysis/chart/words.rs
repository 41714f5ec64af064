//! The words that participants say most, as a ranked list of bars: what a word cloud shows, with numbers that can be read.

use crate::analysis::chart::bars::{Bar, Bars, Part};
use crate::analysis::selection::Selection;
use crate::model::code::ReportLanguage;
use crate::model::ids::CodingId;
use crate::model::project::Project;
use crate::model::words;
use std::collections::{BTreeMap, BTreeSet};

/// Words that carry no theme of their own: articles, pronouns, prepositions, auxiliaries. Of other languages no word is left out.
const FRENCH: &str = "a à ai aie ainsi alors après as au aucun aussi autre autres aux avaient avais avait avant avec avez avoir avons ayant beaucoup bien c ça ce cela celle celles celui ces cet cette ceux chaque chez comme comment d dans de déjà depuis des deux dire dit donc dont du elle elles en encore entre es est et étaient étais était étant été être eu eux faire fait faut fois font hein il ils j je jusque jamais l la là le les leur leurs lui m ma mais me même mes moi moins mon n ne ni non nos notre nous on ont ou où oui par parce pas peu peut plus pour pourquoi qu quand que quel quelle quelque quelques qui quoi rien s sa sans se sera ses seulement si sinon soi soit son sont sous suis sur t ta te tes toi ton toujours tous tout toute toutes très tu un une va vais voilà vos votre vous y";
const ENGLISH: &str = "a about after again all also am an and any are as at be because been before being but by can could d did didn do does doesn doing don down during each even every few for from had has have having he her here hers him his how i if in into is isn it its itself just like ll m many me more most much must my no nor not now of off on once one only or other our out over own re s said same say says she should so some such t than that the their them then there these they this those through to too under until up us ve very was wasn we well were what when where which while who why will with would yes you your";

/// Letters that a word needs to be listed.
const SHORTEST: usize = 3;

/// Counts the words of participants in documents of the selection; the most frequent `most`, ties in the order of the alphabet.
pub fn words(project: &Project, selection: &Selection, most: usize, language: ReportLanguage) -> Bars {
    let left_out: BTreeMap<&str, BTreeSet<&str>> = [("fr", FRENCH.split(' ').collect()), ("en", ENGLISH.split(' ').collect())].into_iter().collect();
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    let (mut all, mut documents) = (0u64, 0usize);
    for transcript in project.transcripts().filter(|transcript| selection.has_document(transcript.document.id)) {
        documents += 1;
        for piece in words::speech(&transcript.text, &transcript.layout).into_iter().filter(|piece| piece.of_participant) {
            let tag = transcript.language_at(piece.span.start());
            let empty = left_out.get(tag.tag().split('-').next().unwrap_or_default());
            for word in transcript.slice(piece.span).split(between) {
                if !word.chars().any(char::is_alphanumeric) {
                    continue;
                }
                all += 1;
                let word = word.to_lowercase();
                let long = word.chars().filter(|letter| letter.is_alphabetic()).count();
                if long >= SHORTEST && empty.is_none_or(|empty| !empty.contains(word.as_str())) {
                    *counts.entry(word).or_default() += 1;
                }
            }
        }
    }
    let mut ranked: Vec<(String, u64)> = counts.into_iter().collect();
    ranked.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    ranked.truncate(most);
    let mut behind = codings_at(project, selection, &ranked);
    let bar = |(word, number): (String, u64)| Bar {
        parts: vec![Part { value: number as f64, codings: behind.remove(&word).unwrap_or_default() }],
        name: word,
        ..Bar::default()
    };
    let (n, said) = (language.number(all as f64, 0), language.number(documents as f64, 0));
    Bars {
        title: language.say("Most frequent words of participants", "Mots les plus fréquents des participants").to_owned(),
        under: match language {
            ReportLanguage::English => format!(
                "n = {n} words of participants in {said} documents. Function words of English and French are left out, and words of fewer than three letters."
            ),
            ReportLanguage::French => {
                format!(
                    "n = {n} mots de participants dans {said} documents. Les mots-outils du français et de l’anglais et les mots de moins de trois lettres sont omis."
                )
            }
        },
        axis: language.say("Occurrences (words)", "Occurrences (mots)").to_owned(),
        names: language.say("Word, as written, in small letters", "Mot, tel qu’écrit, en minuscules").to_owned(),
        series: Vec::new(),
        rows: ranked.into_iter().map(bar).collect(),
        places: 0,
    }
}

/// The codings on passages in which participants say these words, by place.
fn codings_at(project: &Project, selection: &Selection, ranked: &[(String, u64)]) -> BTreeMap<String, Vec<CodingId>> {
    let wanted: BTreeSet<&str> = ranked.iter().map(|(word, _)| word.as_str()).collect();
    let mut found: BTreeMap<String, Vec<CodingId>> = BTreeMap::new();
    for transcript in project.transcripts() {
        let speech: Vec<_> = words::speech(&transcript.text, &transcript.layout).into_iter().filter(|piece| piece.of_participant).collect();
        for coding in selection.of_document(project, transcript.document.id) {
            let first = speech.partition_point(|piece| piece.span.end() <= coding.span.start());
            let mut here: BTreeSet<String> = BTreeSet::new();
            for piece in speech.iter().skip(first).take_while(|piece| piece.span.start() < coding.span.end()) {
                let Some(both) = piece.span.intersection(coding.span) else { continue };
                let words = transcript.slice(both).split(between).map(str::to_lowercase);
                here.extend(words.filter(|word| wanted.contains(word.as_str())));
            }
            for word in here {
                found.entry(word).or_default().push(coding.id);
            }
        }
    }
    found
}

/// True for what stands between words.
fn between(letter: char) -> bool {
    !(letter.is_alphanumeric() || is_mark(letter))
}

/// Vowel marks and joiners inside a word, and the tone marks that stand apart from their letter.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{200c}' | '\u{200d}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn function_words_stand_once_and_in_small_letters() {
        for list in [FRENCH, ENGLISH] {
            let words: Vec<&str> = list.split(' ').collect();
            let once: BTreeSet<&str> = words.iter().copied().collect();
            assert_eq!(words.len(), once.len(), "{:?}", words.iter().filter(|word| words.iter().filter(|other| other == word).count() > 1).collect::<Vec<_>>());
            assert!(words.iter().all(|word| word.to_lowercase() == **word));
        }
    }
}
