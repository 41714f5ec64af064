//! Which passages meet: one pass over their places, never every pair.

use crate::model::text::CharSpan;

/// Calls `met` with the places of each pair of spans that share at least one character, the earlier first. The spans are in order of their starts;
/// empty ones meet nothing. The time is that of the spans and of the pairs that meet.
pub fn overlapping(spans: &[CharSpan], mut met: impl FnMut(usize, usize)) {
    let mut open: Vec<(usize, CharSpan)> = Vec::new();
    for (place, span) in spans.iter().enumerate() {
        open.retain(|(_, other)| other.end() > span.start());
        if span.is_empty() {
            continue;
        }
        for (earlier, _) in &open {
            met(*earlier, place);
        }
        open.push((place, *span));
    }
}

/// How many characters two sets of spans cover together and either; each set is in order and apart, as [`crate::model::words::union`] makes it.
pub fn shared_and_either(one: &[CharSpan], other: &[CharSpan]) -> (u64, u64) {
    let length = |spans: &[CharSpan]| spans.iter().map(|span| u64::from(span.len())).sum::<u64>();
    let (mut shared, mut left, mut right) = (0, one.iter().peekable(), other.iter().peekable());
    while let (Some(first), Some(second)) = (left.peek(), right.peek()) {
        shared += first.intersection(**second).map_or(0, |both| u64::from(both.len()));
        if first.end() <= second.end() {
            left.next();
        } else {
            right.next();
        }
    }
    (shared, length(one) + length(other) - shared)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::words::union;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn spans(ends: &[(u32, u32)]) -> Vec<CharSpan> {
        let mut spans: Vec<CharSpan> = ends.iter().map(|(one, other)| CharSpan::between(*one, *other)).collect();
        spans.sort_unstable();
        spans
    }

    proptest! {
        #[test]
        fn a_sweep_finds_what_comparing_every_pair_finds(ends in proptest::collection::vec((0u32..60, 0u32..60), 0..30)) {
            let spans = spans(&ends);
            let mut swept = BTreeSet::new();
            overlapping(&spans, |one, other| assert!(swept.insert((one, other))));
            let pairs = (0..spans.len()).flat_map(|other| (0..other).map(move |one| (one, other)));
            let compared: BTreeSet<_> = pairs.filter(|(one, other)| spans[*one].overlaps(spans[*other])).collect();
            prop_assert_eq!(swept, compared);
        }

        #[test]
        fn shared_characters_are_those_counted_one_by_one(one in proptest::collection::vec((0u32..60, 0u32..60), 0..9), other in proptest::collection::vec((0u32..60, 0u32..60), 0..9)) {
            let (one, other) = (union(spans(&one)), union(spans(&other)));
            let letters = |spans: &[CharSpan]| spans.iter().flat_map(|span| span.start()..span.end()).collect::<BTreeSet<u32>>();
            let (left, right) = (letters(&one), letters(&other));
            let counted = (left.intersection(&right).count() as u64, left.union(&right).count() as u64);
            prop_assert_eq!(shared_and_either(&one, &other), counted);
        }
    }
}
