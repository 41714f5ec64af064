//! The committed state of an index: which blocks there are, and which words.

use crate::index::blocks::Numbering;
use crate::index::fields::{BLOCK, DOCUMENT, Fields};
use crate::index::vocabulary::Vocabulary;
use crate::index::{IndexError, Seen};
use crate::model::ids::DocumentId;
use crate::model::language::Language;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, OnceLock};
use tantivy::{ReloadPolicy, Searcher, SegmentReader};
use uuid::Uuid;

/// What an index holds at one moment. It never changes, and can be read by many threads.
pub struct Snapshot {
    pub(super) searcher: Searcher,
    pub(super) fields: Fields,
    pub(super) seen: Option<Seen>,
    numbering: Numbering,
    /// For each segment, the block behind each of the engine's numbers.
    segments: Vec<Vec<u32>>,
    vocabulary: OnceLock<Vocabulary>,
    /// The snapshot before, until its vocabulary was taken over.
    before: Option<Arc<Self>>,
}

/// A word of the vocabulary as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VocabularyWord {
    /// Language of the texts in which it stands.
    pub language: Language,
    /// As it is written.
    pub written: String,
    /// Its folded form.
    pub folded: String,
    /// Number of blocks in which it stands.
    pub blocks: u64,
    /// How often it stands there.
    pub count: u64,
}

impl fmt::Debug for Snapshot {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Snapshot({} documents, {:?})", self.numbering.documents().len(), self.seen)
    }
}

impl Snapshot {
    pub(super) fn of(engine: &tantivy::Index, fields: Fields, seen: Option<Seen>, before: Option<Arc<Self>>) -> Result<Self, IndexError> {
        let reader = engine.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let searcher: Searcher = reader.searcher();
        let mut sizes: BTreeMap<DocumentId, u32> = BTreeMap::new();
        let tables = searcher.segment_readers().iter().map(blocks_of).collect::<Result<Vec<_>, _>>()?;
        for (document, block) in tables.iter().flatten() {
            let size = sizes.entry(*document).or_default();
            *size = (*size).max(block + 1);
        }
        let numbering = Numbering::new(sizes);
        let starts: BTreeMap<DocumentId, u32> = numbering.documents().iter().map(|known| (known.document, known.blocks.start)).collect();
        let number = |(document, block): &(DocumentId, u32)| starts.get(document).copied().unwrap_or(0) + block;
        let segments = tables.iter().map(|table| table.iter().map(number).collect()).collect();
        // A chain of snapshots that nobody asked would never end.
        let before = before.filter(|before| before.vocabulary.get().is_some());
        Ok(Self { searcher, fields, seen, numbering, segments, vocabulary: OnceLock::new(), before })
    }

    /// The indexed documents and the numbers of their blocks.
    pub fn numbering(&self) -> &Numbering {
        &self.numbering
    }

    /// The state of the project that is described; none for an index of nothing.
    pub fn seen(&self) -> Option<Seen> {
        self.seen
    }

    /// Reads the vocabulary, so that the first question is answered as quickly as the next.
    pub fn prepare(&self) -> Result<(), IndexError> {
        self.vocabulary().map(|_| ())
    }

    /// Every word as it is written in each language, with its numbers.
    pub fn words(&self) -> Result<Vec<VocabularyWord>, IndexError> {
        let vocabulary = self.vocabulary()?;
        let mut words = Vec::with_capacity(vocabulary.words().len());
        for (place, known) in (0u32..).zip(vocabulary.words()) {
            let (mut blocks, mut count) = (0, 0);
            self.each_place(place, &mut |_, times| {
                blocks += 1;
                count += u64::from(times);
            })?;
            let (written, folded) = (known.written().to_owned(), known.folded().to_owned());
            words.push(VocabularyWord { language: known.language(), written, folded, blocks, count });
        }
        Ok(words)
    }

    pub(super) fn vocabulary(&self) -> Result<&Vocabulary, IndexError> {
        if let Some(known) = self.vocabulary.get() {
            return Ok(known);
        }
        let before = self.before.as_ref().and_then(|before| before.vocabulary.get());
        let read = Vocabulary::of(&self.searcher, self.fields, before)?;
        Ok(self.vocabulary.get_or_init(|| read))
    }

    /// The block behind a number of the engine.
    pub(super) fn block(&self, segment: usize, entry: u32) -> Option<u32> {
        self.segments.get(segment)?.get(entry as usize).copied()
    }
}

/// Document and block behind each of the engine's numbers in one segment.
fn blocks_of(segment: &SegmentReader) -> Result<Vec<(DocumentId, u32)>, IndexError> {
    let no_column = || IndexError::Damaged("a column is missing".to_owned());
    let places = segment.fast_fields().u64(BLOCK)?;
    let ids = segment.fast_fields().bytes(DOCUMENT)?;
    let mut documents = Vec::new();
    let mut bytes = Vec::new();
    if let Some(ids) = &ids {
        for ord in 0..ids.num_terms() as u64 {
            bytes.clear();
            ids.ord_to_bytes(ord, &mut bytes)?;
            documents.push(Uuid::from_slice(&bytes).map(DocumentId::from_uuid).ok().ok_or_else(no_column)?);
        }
    }
    let block = |entry| {
        let ord = ids.as_ref()?.ords().first(entry)?;
        let document = *documents.get(usize::try_from(ord).ok()?)?;
        Some((document, u32::try_from(places.first(entry)?).ok()?))
    };
    (0..segment.max_doc()).map(|entry| block(entry).ok_or_else(no_column)).collect()
}
