//! What coders marked, document by document: overlapping codings of one coder joined, and units counted by who applied the code.
//!
//! Characters are counted by sweeping over the bounds of passages, never one by one.

use crate::model::ids::{CodeId, CoderId, CodingId, DocumentId};
use crate::model::place::Transcript;
use crate::model::project::Project;
use crate::model::round::Unit;
use crate::model::text::CharSpan;
use crate::model::words::union;
use rayon::prelude::*;
use std::collections::HashMap;

/// A set of coders, one bit for each by place; at most [`MOST_CODERS`].
pub(super) type Coders = u64;
/// How many coders can be compared at once.
pub const MOST_CODERS: usize = 64;

/// One document as the coders marked it.
#[derive(Clone, Debug)]
pub(super) struct Marked {
    /// Characters.
    pub length: u64,
    /// Units.
    pub units: u64,
    /// Who coded anything at all in it: who did not has no judgement of it.
    pub seen: Coders,
    /// The codes that were applied, in the order of `codes`.
    pub codes: Vec<Marks>,
}

/// One code in one document.
#[derive(Clone, Debug)]
pub(super) struct Marks {
    /// Place of the code.
    pub code: usize,
    /// What each coder marked, in order and apart.
    pub coders: Vec<Vec<CharSpan>>,
    /// Units by who applied the code, without those to which nobody did.
    pub applied: Vec<(Coders, u64)>,
    /// Connected stretches, whoever marked them.
    pub passages: u64,
    /// The codings.
    pub behind: Vec<CodingId>,
}

/// Who of the coders coded anything in a document.
pub(super) fn seen(project: &Project, document: DocumentId, coders: &[CoderId]) -> Coders {
    let mut found = 0;
    let all = full(coders.len());
    for coding in project.codings_of(document) {
        if let Some(place) = coders.iter().position(|coder| *coder == coding.coder) {
            found |= 1 << place;
            if found == all {
                break;
            }
        }
    }
    found
}

/// All of so many coders.
pub(super) fn full(coders: usize) -> Coders {
    u64::MAX.checked_shr(u32::try_from(MOST_CODERS.saturating_sub(coders)).unwrap_or(0)).unwrap_or(0)
}

/// Reads the documents, several at a time. Codes that are not in `codes` play no part but in who coded anything.
pub(super) fn read(project: &Project, documents: &[DocumentId], coders: &[CoderId], codes: &HashMap<CodeId, usize>, unit: Unit) -> Vec<Marked> {
    documents.par_iter().filter_map(|document| marked(project, *document, coders, codes, unit)).collect()
}

fn marked(project: &Project, document: DocumentId, coders: &[CoderId], codes: &HashMap<CodeId, usize>, unit: Unit) -> Option<Marked> {
    let transcript = project.transcript(document)?;
    let units = units(&transcript, unit);
    let length = u64::from(transcript.text.char_len());
    let number = match unit {
        Unit::Character => length,
        Unit::Document => 1,
        Unit::Turn | Unit::Paragraph => units.len() as u64,
    };
    let mut rows: Vec<(usize, usize, CharSpan, CodingId)> = project
        .codings_of(document)
        .iter()
        .filter_map(|coding| Some((*codes.get(&coding.code)?, coders.iter().position(|coder| *coder == coding.coder)?, coding.span, coding.id)))
        .collect();
    rows.sort_unstable();
    let marks = rows.chunk_by(|one, next| one.0 == next.0).filter_map(|rows| {
        let mut by_coder: Vec<Vec<CharSpan>> = vec![Vec::new(); coders.len()];
        for (_, coder, span, _) in rows {
            by_coder.get_mut(*coder)?.push(*span);
        }
        let by_coder: Vec<Vec<CharSpan>> = by_coder.into_iter().map(union).collect();
        Some(Marks {
            code: rows.first()?.0,
            applied: applied(&by_coder, &units, unit),
            passages: passages(&by_coder).len() as u64,
            coders: by_coder,
            behind: rows.iter().map(|row| row.3).collect(),
        })
    });
    Some(Marked { length, units: number, seen: seen(project, document, coders), codes: marks.collect() })
}

/// The stretches that are units; none for characters and documents, which need no list.
pub(super) fn units(transcript: &Transcript, unit: Unit) -> Vec<CharSpan> {
    let paragraphs = || transcript.layout.paragraphs.iter().map(|paragraph| paragraph.span);
    match unit {
        Unit::Character | Unit::Document => Vec::new(),
        Unit::Paragraph => paragraphs().collect(),
        Unit::Turn => {
            let mut units: Vec<CharSpan> = transcript.layout.turns.iter().map(|turn| turn.span).collect();
            let turns = union(units.clone());
            let in_turn = |span: CharSpan| turns.get(turns.partition_point(|turn| turn.end() <= span.start())).is_some_and(|turn| turn.overlaps(span));
            units.extend(paragraphs().filter(|span| !in_turn(*span)));
            units.sort_unstable();
            units
        }
    }
}

/// Units by who applied the code to them.
fn applied(by_coder: &[Vec<CharSpan>], units: &[CharSpan], unit: Unit) -> Vec<(Coders, u64)> {
    let mut found: Vec<(Coders, u64)> = match unit {
        Unit::Character => characters(by_coder),
        Unit::Document => vec![((0..).zip(by_coder).filter(|(_, spans)| !spans.is_empty()).fold(0, |all, (place, _): (u32, _)| all | 1 << place), 1)],
        Unit::Turn | Unit::Paragraph => touched(by_coder, units).into_iter().map(|(_, who)| (who, 1)).collect(),
    };
    found.sort_unstable();
    let mut joined: Vec<(Coders, u64)> = Vec::new();
    for (who, number) in found.into_iter().filter(|(who, _)| *who != 0) {
        match joined.last_mut() {
            Some(last) if last.0 == who => last.1 += number,
            _ => joined.push((who, number)),
        }
    }
    joined
}

/// Characters between one bound and the next, with the coders whose stretches reach over them.
pub(super) fn characters(by_coder: &[Vec<CharSpan>]) -> Vec<(Coders, u64)> {
    let mut bounds: Vec<(u32, u32)> = Vec::new();
    for (place, spans) in (0u32..).zip(by_coder) {
        bounds.extend(spans.iter().flat_map(|span| [(span.start(), place), (span.end(), place)]));
    }
    bounds.sort_unstable();
    let mut found = Vec::with_capacity(bounds.len());
    let (mut who, mut at): (Coders, u32) = (0, 0);
    for (position, place) in bounds {
        if who != 0 && position > at {
            found.push((who, u64::from(position - at)));
        }
        // Stretches of one coder are apart, so each bound of theirs opens or closes one.
        who ^= 1 << place;
        at = position;
    }
    found
}

/// The units that somebody touched, by place, and who did.
pub(super) fn touched(by_coder: &[Vec<CharSpan>], units: &[CharSpan]) -> Vec<(usize, Coders)> {
    let mut touched: Vec<(usize, Coders)> = Vec::new();
    for (place, spans) in (0u32..).zip(by_coder) {
        for span in spans {
            let first = units.partition_point(|unit| unit.end() <= span.start());
            let meeting = units.iter().skip(first).take_while(|unit| unit.start() < span.end()).filter(|unit| unit.overlaps(*span));
            touched.extend(meeting.enumerate().map(|(step, _)| (first + step, 1 << place)));
        }
    }
    touched.sort_unstable();
    let mut joined: Vec<(usize, Coders)> = Vec::with_capacity(touched.len());
    for (unit, who) in touched {
        match joined.last_mut() {
            Some(last) if last.0 == unit => last.1 |= who,
            _ => joined.push((unit, who)),
        }
    }
    joined
}

/// The connected stretches, whoever marked them: what only touches stays apart.
pub(super) fn passages(by_coder: &[Vec<CharSpan>]) -> Vec<CharSpan> {
    let mut spans: Vec<CharSpan> = by_coder.iter().flatten().copied().collect();
    spans.sort_unstable();
    let mut joined: Vec<CharSpan> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start() < last.end() => *last = CharSpan::between(last.start(), last.end().max(span.end())),
            _ => joined.push(span),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn spans(pairs: &[(u32, u32)]) -> Vec<CharSpan> {
        union(pairs.iter().map(|&(start, end)| CharSpan::between(start, end)).collect())
    }

    #[test]
    fn all_of_so_many_coders() {
        assert_eq!((full(0), full(1), full(3), full(64)), (0, 1, 7, u64::MAX));
    }

    #[test]
    fn what_touches_is_no_connected_stretch() {
        let found = passages(&[spans(&[(0, 5), (20, 30)]), spans(&[(5, 9), (25, 40)])]);
        assert_eq!(found, [CharSpan::at(0, 5), CharSpan::at(5, 4), CharSpan::at(20, 20)]);
    }

    fn marked() -> impl Strategy<Value = Vec<(u32, u32)>> {
        proptest::collection::vec((0u32..50, 0u32..50), 0..6)
    }

    proptest! {
        #[test]
        fn sweeping_counts_what_counting_one_by_one_counts(one in marked(), two in marked(), three in marked()) {
            let coders = [spans(&one), spans(&two), spans(&three)];
            let mut plainly = std::collections::BTreeMap::new();
            for position in 0..50 {
                let who = (0..3).filter(|place| coders[*place].iter().any(|span| span.holds(position))).fold(0u64, |all, place| all | 1 << place);
                if who != 0 {
                    *plainly.entry(who).or_insert(0u64) += 1;
                }
            }
            prop_assert_eq!(applied(&coders, &[], Unit::Character), plainly.into_iter().collect::<Vec<_>>());
            let units: Vec<CharSpan> = (0..10).map(|number| CharSpan::at(number * 5, 4)).collect();
            for (unit, span) in units.iter().enumerate() {
                let who = (0..3).filter(|place| coders[*place].iter().any(|other| other.overlaps(*span))).fold(0u64, |all, place| all | 1 << place);
                let found = touched(&coders, &units).into_iter().find(|(place, _)| *place == unit).map_or(0, |(_, who)| who);
                prop_assert_eq!(found, who);
            }
        }
    }
}
