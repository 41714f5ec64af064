//! Blocks that speak of the same things as a passage: those that share its telling words.

use crate::index::IndexError;
use crate::index::pattern::WordPattern;
use crate::index::snapshot::Snapshot;
use crate::index::tokens::words_of;
use crate::index::wanted::{Phrase, Wanted};
use crate::model::place::Transcript;
use crate::model::text::CharSpan;
use std::collections::BTreeMap;

/// How many words of the passage are looked for at most.
const WORDS: usize = 25;
/// A word that stands in more than one block of so many tells nothing.
const COMMON: u64 = 8;

impl Snapshot {
    /// Blocks like a passage, the best first: those that share its rarest words, whatever their form. The blocks of the passage itself are left out.
    ///
    /// The passage's words are weighed by how often they stand in it times how rare they are (tf-idf); the 25 best are looked for, each by BM25.
    /// A list to read, not a judgement: it knows words, not what they mean.
    pub fn like(&self, transcript: &Transcript, passage: CharSpan) -> Result<Vec<(u32, f32)>, IndexError> {
        let mut times: BTreeMap<String, u32> = BTreeMap::new();
        words_of(transcript, passage, |word| *times.entry(word.written.to_lowercase()).or_default() += 1);
        let (words, times): (Vec<Phrase>, Vec<u32>) = times.into_iter().map(|(word, times)| (Phrase(vec![WordPattern::Word(word)]), times)).unzip();
        let resolved = self.resolve(&Wanted::new(&words))?;
        let total = u64::from(self.numbering().bound());
        let mut telling = Vec::new();
        for (which, times) in times.iter().enumerate() {
            let blocks = self.blocks_with(&resolved, which)?.len();
            // What stands here only leads nowhere.
            if blocks >= 2 && blocks <= (total / COMMON).max(4) {
                telling.push((*times as f32 * (1.0 + total as f32 / blocks as f32).ln(), which));
            }
        }
        telling.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        let mut scores: BTreeMap<u32, f32> = BTreeMap::new();
        for (_, which) in telling.into_iter().take(WORDS) {
            for (block, score) in self.scores(&resolved, which)? {
                *scores.entry(block).or_default() += score;
            }
        }
        if let Some(own) = self.numbering().documents().iter().find(|known| known.document == transcript.document.id) {
            let inside = own.blocks.clone().zip(transcript.blocks()).filter(|(_, (_, span))| span.overlaps(passage));
            for (block, _) in inside {
                scores.remove(&block);
            }
        }
        let mut best: Vec<(u32, f32)> = scores.into_iter().collect();
        best.sort_by(|(_, one), (_, other)| other.total_cmp(one));
        Ok(best)
    }
}
