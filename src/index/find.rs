//! Which blocks hold a word or a phrase, how well they fit it, and where in them it stands.

use crate::index::IndexError;
use crate::index::analysis::elision_of;
use crate::index::blocks::BlockSet;
use crate::index::fields::clipped;
use crate::index::letters::Letters;
use crate::index::pattern::Test;
use crate::index::snapshot::Snapshot;
use crate::index::tokens::{Elision, Word, Words, pieces, words_of};
use crate::index::wanted::{Finder, Form, Match, Slot, Wanted};
use crate::model::language::Language;
use crate::model::place::Transcript;
use crate::model::text::CharSpan;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::OnceLock;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED};

/// BM25's two constants, as in Robertson and Zaragoza, “The probabilistic relevance framework” (2009), section 3.
const SATURATION: f32 = 1.2;
const LENGTH: f32 = 0.75;
/// How much it counts besides that a word stands there as it was typed.
const AS_TYPED: f32 = 0.5;

/// Phrases looked up in the vocabulary of a snapshot.
#[derive(Debug)]
pub struct Resolved {
    forms: Vec<Form>,
    /// For each form and each of its words, the words of the vocabulary that fit, lowest first.
    fitting: Vec<Vec<Vec<u32>>>,
    tables: BTreeMap<Language, Table>,
}

/// The words of one language that fit anything.
#[derive(Debug, Default)]
struct Table {
    slots: FxHashMap<Box<str>, Vec<Slot>>,
    /// For each first byte, the lengths (as bits, 63 for all above) of the words in the table: most words of a text are ruled out by it.
    lengths: Vec<u64>,
    /// Looks for the letters of first words, made when it is asked for; none where they have to be cut out.
    letters: OnceLock<Option<Letters>>,
}

impl Table {
    fn insert(&mut self, written: &str, slot: Slot) {
        self.lengths.resize(256, 0);
        let first = written.as_bytes().first().copied().unwrap_or(0);
        if let Some(lengths) = self.lengths.get_mut(usize::from(first)) {
            *lengths |= 1 << written.len().min(63);
        }
        self.slots.entry(written.into()).or_default().push(slot);
    }

    fn slots(&self, written: &str) -> &[Slot] {
        let first = written.as_bytes().first().copied().unwrap_or(0);
        let possible = self.lengths.get(usize::from(first)).is_some_and(|lengths| lengths >> written.len().min(63) & 1 == 1);
        if possible { self.slots.get(clipped(written)).map(Vec::as_slice).unwrap_or_default() } else { &[] }
    }

    fn letters(&self) -> Option<&Letters> {
        let is_first = |slots: &[Slot]| slots.iter().any(|slot| slot.word == 0);
        let make = || Letters::of(self.slots.iter().filter(|(_, slots)| is_first(slots)).map(|(word, _)| word.as_ref()));
        self.letters.get_or_init(make).as_ref()
    }
}

impl Resolved {
    /// Where the phrases stand in a block (or in another stretch that cuts no word) of an indexed text, in order.
    pub fn find(&self, transcript: &Transcript, block: CharSpan) -> Vec<Match> {
        let mut found = Finder::new(&self.forms);
        let mut table: (Option<Language>, Option<&Table>) = (None, None);
        words_of(transcript, block, |word: Word<'_>| {
            if table.0 != Some(word.language) {
                table = (Some(word.language), self.tables.get(&word.language));
            }
            found.word(&word, table.1.map(|table| table.slots(word.written)).unwrap_or_default());
        });
        found.matches(transcript)
    }

    /// The same for who does not look at [`Match::words`]: much of a block need not be cut into words for it.
    pub fn places(&self, transcript: &Transcript, block: CharSpan) -> Vec<Match> {
        self.by_letters(transcript, block).unwrap_or_else(|| self.find(transcript, block))
    }

    /// None where the block has to be cut into words.
    fn by_letters(&self, transcript: &Transcript, block: CharSpan) -> Option<Vec<Match>> {
        let pieces = pieces(transcript, block);
        let [(language, bytes)] = pieces.as_slice() else { return None };
        let Some(table) = self.tables.get(language) else { return Some(Vec::new()) };
        let text = transcript.text.as_str().get(bytes.clone())?;
        let mut found = Finder::new(&self.forms);
        let is_told = table.letters()?.each(text, |at, first| {
            for slot in table.slots(first).iter().filter(|slot| slot.word == 0) {
                let Some(form) = self.forms.get(slot.form as usize) else { continue };
                if let Some(end) = table.end_of(text, at + first.len(), *slot, form.tests.len(), elision_of(*language)) {
                    found.stands(form.which, bytes.start + at..bytes.start + end);
                }
            }
        });
        is_told.then(|| found.matches(transcript))
    }
}

impl Table {
    /// Where the last of so many words of a form ends, the first of which ends at `end`; none where others follow it.
    fn end_of(&self, text: &str, end: usize, first: Slot, words: usize, elision: Elision) -> Option<usize> {
        let mut rest = Words::new(text.get(end..)?, elision);
        let mut last = end;
        for word in (1..).take(words.saturating_sub(1)) {
            if !rest.advance() || !self.slots(rest.written()).contains(&Slot { form: first.form, word }) {
                return None;
            }
            last = end + rest.bytes().end;
        }
        Some(last)
    }
}

impl Snapshot {
    /// Looks phrases up in the vocabulary, once for all that is asked about them.
    pub fn resolve(&self, wanted: &Wanted) -> Result<Resolved, IndexError> {
        let vocabulary = self.vocabulary()?;
        let forms = wanted.forms().to_vec();
        let fitting: Vec<Vec<Vec<u32>>> = forms.iter().map(|form| form.tests.iter().map(|test| vocabulary.fitting(form, test)).collect()).collect();
        let mut tables: BTreeMap<Language, Table> = BTreeMap::new();
        for (form, words) in (0u32..).zip(&fitting) {
            for (word, places) in (0u32..).zip(words) {
                for known in places.iter().filter_map(|place| vocabulary.word(*place)) {
                    tables.entry(known.language()).or_default().insert(known.written(), Slot { form, word });
                }
            }
        }
        Ok(Resolved { forms, fitting, tables })
    }

    /// The blocks that hold a phrase. Nothing but the postings is read, and the answer is exact.
    pub fn blocks_with(&self, resolved: &Resolved, which: usize) -> Result<BlockSet, IndexError> {
        let mut blocks = BlockSet::none(self.numbering().bound());
        self.each_block(resolved, which, &mut |block, _, _| blocks.insert(block))?;
        Ok(blocks)
    }

    /// How well each block that holds a phrase fits it, in no order: BM25 over blocks, in which all forms of a word count as one word, and half as
    /// much again for those that stand there as they were typed.
    pub fn scores(&self, resolved: &Resolved, which: usize) -> Result<Vec<(u32, f32)>, IndexError> {
        let mut all: Vec<(u32, u32, u32)> = Vec::new();
        self.each_block(resolved, which, &mut |block, times, length| all.push((block, times, length)))?;
        let typed = resolved.as_typed(self)?;
        let mut exact = FxHashMap::default();
        self.each_block(&typed, which, &mut |block, times, _| {
            exact.insert(block, times);
        })?;
        let total = self.searcher.num_docs() as f32;
        let average = (self.tokens()? as f32 / total.max(1.0)).max(1.0);
        let rarity = |blocks: usize| (1.0 + (total - blocks as f32 + 0.5).max(0.0) / (blocks as f32 + 0.5)).ln();
        let (rare, rare_exact) = (rarity(all.len()), rarity(exact.len()));
        let weight = |times: u32, length: u32| {
            let times = times as f32;
            times * (SATURATION + 1.0) / (times + SATURATION * (1.0 - LENGTH + LENGTH * length as f32 / average))
        };
        let score = |(block, times, length): (u32, u32, u32)| {
            let besides = exact.get(&block).map_or(0.0, |times| AS_TYPED * rare_exact * weight(*times, length));
            (block, rare * weight(times, length) + besides)
        };
        Ok(all.into_iter().map(score).collect())
    }

    fn tokens(&self) -> Result<u64, IndexError> {
        self.searcher.segment_readers().iter().map(|reader| Ok(reader.inverted_index(self.fields.text)?.total_num_tokens())).sum()
    }

    /// Tells each block that holds a phrase, once: how often, and how long the block is, in words (as exact as the engine keeps it).
    fn each_block(&self, resolved: &Resolved, which: usize, tell: &mut dyn FnMut(u32, u32, u32)) -> Result<(), IndexError> {
        let forms: Vec<&Vec<Vec<u32>>> = resolved.forms.iter().zip(&resolved.fitting).filter(|(form, _)| form.which == which).map(|(_, words)| words).collect();
        let segments = self.searcher.segment_readers().len();
        let found: Vec<Vec<(u32, u32, u32)>> = (0..segments).into_par_iter().map(|segment| self.in_segment(segment, &forms)).collect::<Result<_, _>>()?;
        found.into_iter().flatten().for_each(|(block, times, length)| tell(block, times, length));
        Ok(())
    }

    /// The same for one segment.
    fn in_segment(&self, segment: usize, forms: &[&Vec<Vec<u32>>]) -> Result<Vec<(u32, u32, u32)>, IndexError> {
        let reader = self.searcher.segment_reader(u32::try_from(segment).unwrap_or(u32::MAX));
        let norms = reader.get_fieldnorms_reader(self.fields.text)?;
        let mut entries: Vec<(u32, u32)> = Vec::new();
        for words in forms {
            match words.as_slice() {
                [word] => self.each_entry(segment, word, &mut |entry, times| entries.push((entry, times)))?,
                _ => self.each_phrase(segment, words, &mut |entry, times| entries.push((entry, times)))?,
            }
        }
        // Several words of the vocabulary may stand in one block, and it may hold languages that are cut in both ways.
        entries.sort_unstable();
        let mut found = Vec::with_capacity(entries.len());
        let mut entries = entries.into_iter().peekable();
        while let Some((entry, mut times)) = entries.next() {
            while let Some((_, more)) = entries.next_if(|(next, _)| *next == entry) {
                times += more;
            }
            if let Some(block) = self.block(segment, entry).filter(|_| !reader.is_deleted(entry)) {
                found.push((block, times, norms.fieldnorm(entry)));
            }
        }
        Ok(found)
    }

    /// Tells each block that holds a word of the vocabulary, and how often.
    pub(super) fn each_place(&self, word: u32, tell: &mut dyn FnMut(u32, u32)) -> Result<(), IndexError> {
        for (segment, reader) in self.searcher.segment_readers().iter().enumerate() {
            self.each_entry(segment, &[word], &mut |entry, times| {
                if let Some(block) = self.block(segment, entry).filter(|_| !reader.is_deleted(entry)) {
                    tell(block, times);
                }
            })?;
        }
        Ok(())
    }

    fn postings(&self, segment: usize, words: &[u32], option: IndexRecordOption) -> Result<Vec<SegmentPostings>, IndexError> {
        let vocabulary = self.vocabulary()?;
        let reader = self.searcher.segment_reader(u32::try_from(segment).unwrap_or(u32::MAX));
        let inverted = reader.inverted_index(self.fields.text)?;
        let places = words.iter().filter_map(|word| vocabulary.places(segment, *word));
        Ok(places.map(|info| inverted.read_postings_from_terminfo(info, option)).collect::<Result<_, _>>()?)
    }

    fn each_entry(&self, segment: usize, words: &[u32], tell: &mut dyn FnMut(u32, u32)) -> Result<(), IndexError> {
        for mut postings in self.postings(segment, words, IndexRecordOption::WithFreqs)? {
            let mut entry = postings.doc();
            while entry != TERMINATED {
                tell(entry, postings.term_freq());
                entry = postings.advance();
            }
        }
        Ok(())
    }

    /// Tells each entry in which words that fit stand one after the other, and how often.
    fn each_phrase(&self, segment: usize, words: &[Vec<u32>], tell: &mut dyn FnMut(u32, u32)) -> Result<(), IndexError> {
        // Places are read only of entries that hold every word.
        let mut common = BlockSet::all(self.searcher.segment_reader(u32::try_from(segment).unwrap_or(u32::MAX)).max_doc());
        for fitting in words {
            let mut holding = BlockSet::none(common.bound());
            self.each_entry(segment, fitting, &mut |entry, _| holding.insert(entry))?;
            common.and(&holding);
        }
        if common.is_empty() {
            return Ok(());
        }
        let mut whole: Option<Vec<u64>> = None;
        for (place, fitting) in (0u32..).zip(words) {
            let starts = self.starts(segment, fitting, place, &common)?;
            whole = Some(match whole {
                None => starts,
                Some(before) => intersection(&before, &starts),
            });
        }
        for same_entry in whole.unwrap_or_default().chunk_by(|one, other| one >> 32 == other >> 32) {
            let entry = same_entry.first().map_or(0, |start| start >> 32);
            tell(u32::try_from(entry).unwrap_or(u32::MAX), u32::try_from(same_entry.len()).unwrap_or(u32::MAX));
        }
        Ok(())
    }

    /// Where a phrase would begin whose word at `place` is one of these: the entry in the upper half, the position in the lower; in order.
    fn starts(&self, segment: usize, words: &[u32], place: u32, among: &BlockSet) -> Result<Vec<u64>, IndexError> {
        let (mut starts, mut positions) = (Vec::new(), Vec::new());
        for mut postings in self.postings(segment, words, IndexRecordOption::WithFreqsAndPositions)? {
            let mut entry = postings.doc();
            while entry != TERMINATED {
                if among.contains(entry) {
                    postings.positions(&mut positions);
                    let start = |position: &u32| position.checked_sub(place).map(|start| (u64::from(entry) << 32) | u64::from(start));
                    starts.extend(positions.iter().filter_map(start));
                }
                entry = postings.advance();
            }
        }
        // Made of runs in order, which this sort is quick with.
        starts.sort();
        Ok(starts)
    }
}

impl Resolved {
    /// The same phrases, of which only words count that stand in the text as they were typed.
    fn as_typed(&self, snapshot: &Snapshot) -> Result<Self, IndexError> {
        let vocabulary = snapshot.vocabulary()?;
        let kept = |test: &Test, places: &Vec<u32>| {
            places.iter().copied().filter(|place| vocabulary.word(*place).is_some_and(|word| test.is_as_typed(word.written()))).collect()
        };
        let fitting = self.forms.iter().zip(&self.fitting).map(|(form, words)| form.tests.iter().zip(words).map(|(test, places)| kept(test, places)).collect());
        Ok(Self { forms: self.forms.clone(), fitting: fitting.collect(), tables: BTreeMap::new() })
    }
}

/// What two lists in order have both.
fn intersection(one: &[u64], other: &[u64]) -> Vec<u64> {
    let mut others = other.iter().copied().peekable();
    let mut both = Vec::new();
    for value in one {
        while others.next_if(|next| next < value).is_some() {}
        if others.peek() == Some(value) {
            both.push(*value);
        }
    }
    both
}
