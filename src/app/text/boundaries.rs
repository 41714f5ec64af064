//! Where a caret may stand and what a word, a sentence and a grapheme are, in characters of a text (UAX 29).

use crate::model::text::CharSpan;
use unicode_segmentation::UnicodeSegmentation;

/// Titles after which a full stop ends no sentence, in lower case.
const ABBREVIATIONS: [&str; 14] = ["m", "mm", "mr", "mrs", "ms", "dr", "pr", "st", "cf", "p", "art", "etc", "no", "vs"];

/// Counts characters while walking over pieces of a text.
fn spans<'a>(pieces: impl Iterator<Item = &'a str>) -> impl Iterator<Item = (CharSpan, &'a str)> {
    let mut at = 0;
    pieces.map(move |piece| {
        let span = CharSpan::at(at, u32::try_from(piece.chars().count()).unwrap_or(u32::MAX));
        at = span.end();
        (span, piece)
    })
}

/// Positions between graphemes, from 0 to the number of characters, in order.
pub fn grapheme_bounds(text: &str) -> Vec<u32> {
    let mut bounds = vec![0];
    bounds.extend(spans(text.graphemes(true)).map(|(span, _)| span.end()));
    bounds
}

/// The nearest position at or before `position` that does not cut a grapheme.
pub fn snap(text: &str, position: u32) -> u32 {
    let bounds = grapheme_bounds(text);
    let place = bounds.partition_point(|bound| *bound <= position);
    bounds.get(place.saturating_sub(1)).copied().unwrap_or(0)
}

/// The position one grapheme further on.
pub fn next_grapheme(text: &str, position: u32) -> u32 {
    let bounds = grapheme_bounds(text);
    bounds.into_iter().find(|bound| *bound > position).unwrap_or(position)
}

/// The position one grapheme back.
pub fn previous_grapheme(text: &str, position: u32) -> u32 {
    let bounds = grapheme_bounds(text);
    bounds.into_iter().rev().find(|bound| *bound < position).unwrap_or(0)
}

fn is_word(piece: &str) -> bool {
    piece.chars().any(char::is_alphanumeric)
}

/// The word, or else the run of spaces or the sign, that holds the character at `position`.
pub fn word_at(text: &str, position: u32) -> CharSpan {
    let mut last = CharSpan::at(0, 0);
    for (span, _) in spans(text.split_word_bounds()) {
        if span.holds(position) {
            return span;
        }
        last = span;
    }
    last
}

/// The end of the word that `position` is in or before.
pub fn next_word(text: &str, position: u32) -> u32 {
    let end = |(span, piece): (CharSpan, &str)| (span.end() > position && is_word(piece)).then_some(span.end());
    spans(text.split_word_bounds()).find_map(end).unwrap_or_else(|| u32::try_from(text.chars().count()).unwrap_or(u32::MAX))
}

/// The start of the word that `position` is in or after.
pub fn previous_word(text: &str, position: u32) -> u32 {
    let before = spans(text.split_word_bounds()).take_while(|(span, _)| span.start() < position);
    before.filter(|(_, piece)| is_word(piece)).last().map_or(0, |(span, _)| span.start())
}

/// Sentences in order, without the spaces after them.
pub fn sentences(text: &str) -> Vec<CharSpan> {
    let mut found: Vec<(CharSpan, bool)> = Vec::new();
    for (span, piece) in spans(text.split_sentence_bounds()) {
        let trimmed = piece.trim_end();
        let trailing = u32::try_from(piece.get(trimmed.len()..).unwrap_or_default().chars().count()).unwrap_or(0);
        let own = CharSpan::between(span.start(), span.end() - trailing);
        let open = ends_in_abbreviation(trimmed);
        match found.last_mut() {
            Some((last, was_open)) if *was_open => (*last, *was_open) = (CharSpan::between(last.start(), own.end()), open),
            _ if own.is_empty() => {}
            _ => found.push((own, open)),
        }
    }
    found.into_iter().map(|(span, _)| span).collect()
}

fn ends_in_abbreviation(sentence: &str) -> bool {
    let Some(words) = sentence.strip_suffix('.') else { return false };
    let last = words.rsplit(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
    ABBREVIATIONS.contains(&last.to_lowercase().as_str())
}

/// The sentence that holds `position`, or the one before the space in which it stands.
pub fn sentence_at(text: &str, position: u32) -> CharSpan {
    let sentences = sentences(text);
    let place = sentences.partition_point(|sentence| sentence.start() <= position);
    sentences.get(place.saturating_sub(1)).copied().unwrap_or(CharSpan::at(0, 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn slice(text: &str, span: CharSpan) -> String {
        text.chars().skip(span.start() as usize).take(span.len() as usize).collect()
    }

    #[test]
    fn words_and_sentences_are_found_in_every_script() {
        let text = "Où est M. Diallo ? Il est parti. كيف حالك؟ بخير.";
        let all: Vec<_> = sentences(text).into_iter().map(|span| slice(text, span)).collect();
        assert_eq!(all, ["Où est M. Diallo ?", "Il est parti.", "كيف حالك؟", "بخير."]);
        assert_eq!(slice(text, word_at(text, 10)), "Diallo");
        assert_eq!(slice("kɛ́lɛ bɔ̀", word_at("kɛ́lɛ bɔ̀", 1)), "kɛ́lɛ");
    }

    #[test]
    fn a_caret_never_stands_inside_a_grapheme() {
        let text = "bɔ̀👩🏾‍🌾";
        assert_eq!(grapheme_bounds(text), [0, 1, 3, 7]);
        assert_eq!(snap(text, 2), 1);
        assert_eq!(next_grapheme(text, 3), 7);
        assert_eq!(previous_grapheme(text, 7), 3);
        assert_eq!(previous_grapheme(text, 0), 0);
    }

    #[test]
    fn ctrl_arrows_stop_at_ends_and_starts_of_words() {
        let text = "un, deux trois";
        assert_eq!([next_word(text, 0), next_word(text, 2), next_word(text, 9), next_word(text, 14)], [2, 8, 14, 14]);
        assert_eq!([previous_word(text, 14), previous_word(text, 9), previous_word(text, 4), previous_word(text, 0)], [9, 4, 0, 0]);
    }

    proptest! {
        #[test]
        fn sentences_are_in_order_apart_and_hold_all_but_spaces(text in "[a-cA-C .?!من؟ ]{0,60}") {
            let found = sentences(&text);
            prop_assert!(found.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
            for (position, letter) in (0u32..).zip(text.chars()) {
                if !letter.is_whitespace() {
                    prop_assert!(found.iter().any(|span| span.holds(position)), "{position} in {text:?}");
                }
            }
        }
    }
}
