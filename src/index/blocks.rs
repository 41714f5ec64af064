//! Sets of blocks as bits: conditions on texts, codes and cases become sets of this kind, and are joined in no time.

use crate::model::ids::DocumentId;
use std::ops::Range;

/// A set of block numbers below a fixed bound, see [`Numbering`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockSet {
    bits: Vec<u64>,
    bound: u32,
}

impl BlockSet {
    /// No block out of `bound`.
    pub fn none(bound: u32) -> Self {
        Self { bits: vec![0; (bound as usize).div_ceil(64)], bound }
    }
    /// Every block below `bound`.
    pub fn all(bound: u32) -> Self {
        let mut set = Self::none(bound);
        set.insert_range(0..bound);
        set
    }

    /// One more than the highest number that can be in the set.
    pub fn bound(&self) -> u32 {
        self.bound
    }
    /// Puts a block in; a number beyond the bound is left out.
    pub fn insert(&mut self, block: u32) {
        if block < self.bound
            && let Some(word) = self.bits.get_mut(block as usize / 64)
        {
            *word |= 1 << (block % 64);
        }
    }
    /// Puts a range of blocks in.
    pub fn insert_range(&mut self, blocks: Range<u32>) {
        blocks.for_each(|block| self.insert(block));
    }
    /// True where the block is in the set.
    pub fn contains(&self, block: u32) -> bool {
        self.bits.get(block as usize / 64).is_some_and(|word| word >> (block % 64) & 1 == 1)
    }
    /// Keeps what the other has too.
    pub fn and(&mut self, other: &Self) {
        let others = other.bits.iter().chain(std::iter::repeat(&0));
        self.bits.iter_mut().zip(others).for_each(|(word, other)| *word &= other);
    }
    /// Adds what the other has.
    pub fn or(&mut self, other: &Self) {
        self.bits.iter_mut().zip(&other.bits).for_each(|(word, other)| *word |= other);
        self.trim();
    }
    /// Takes out what the other has.
    pub fn and_not(&mut self, other: &Self) {
        self.bits.iter_mut().zip(&other.bits).for_each(|(word, other)| *word &= !other);
    }
    /// Turns the set into what it leaves out.
    pub fn invert(&mut self) {
        self.bits.iter_mut().for_each(|word| *word = !*word);
        self.trim();
    }
    /// Number of blocks in the set.
    pub fn len(&self) -> u64 {
        self.bits.iter().map(|word| u64::from(word.count_ones())).sum()
    }
    /// True where there is none.
    pub fn is_empty(&self) -> bool {
        self.bits.iter().all(|word| *word == 0)
    }
    /// The blocks, lowest first.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        (0u32..).zip(&self.bits).flat_map(|(place, word)| Bits(*word).map(move |bit| place * 64 + bit))
    }
    /// The blocks of a range, lowest first.
    pub fn iter_range(&self, blocks: Range<u32>) -> impl Iterator<Item = u32> + '_ {
        let (first, last) = (blocks.start / 64, blocks.end.div_ceil(64));
        let words = self.bits.get(first as usize..(last as usize).min(self.bits.len())).unwrap_or_default();
        (first..).zip(words).flat_map(|(place, word)| Bits(*word).map(move |bit| place * 64 + bit)).filter(move |block| blocks.contains(block))
    }

    /// Clears what lies beyond the bound.
    fn trim(&mut self) {
        if let (Some(last), rest @ 1..) = (self.bits.last_mut(), self.bound % 64) {
            *last &= (1 << rest) - 1;
        }
    }
}

/// The places of the bits of a word.
struct Bits(u64);

impl Iterator for Bits {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        (self.0 != 0).then(|| {
            let bit = self.0.trailing_zeros();
            self.0 &= self.0 - 1;
            bit
        })
    }
}

/// The indexed documents, and the numbers that their blocks have: block `i` of `Transcript::blocks` is `blocks.start + i`.
#[derive(Clone, Debug, Default)]
pub struct Numbering {
    documents: Vec<Numbered>,
}

/// One document of a [`Numbering`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered {
    /// The document.
    pub document: DocumentId,
    /// Numbers of its blocks.
    pub blocks: Range<u32>,
}

impl Numbering {
    /// Gives numbers to documents with so many blocks each.
    pub(super) fn new(sizes: impl IntoIterator<Item = (DocumentId, u32)>) -> Self {
        let mut end = 0;
        let number = |(document, blocks): (DocumentId, u32)| {
            let start = end;
            end += blocks;
            Numbered { document, blocks: start..end }
        };
        Self { documents: sizes.into_iter().map(number).collect() }
    }

    /// The documents in the order of their numbers.
    pub fn documents(&self) -> &[Numbered] {
        &self.documents
    }
    /// Number of blocks: the bound of every [`BlockSet`] of this snapshot.
    pub fn bound(&self) -> u32 {
        self.documents.last().map_or(0, |last| last.blocks.end)
    }
    /// A document by its identity; none where it is not indexed.
    pub fn numbered(&self, document_id: DocumentId) -> Option<&Numbered> {
        let place = self.documents.binary_search_by_key(&document_id, |known| known.document).ok()?;
        self.documents.get(place)
    }
    /// The document that holds a block.
    pub fn document_of(&self, block: u32) -> Option<&Numbered> {
        let place = self.documents.partition_point(|known| known.blocks.end <= block);
        self.documents.get(place).filter(|known| known.blocks.contains(&block))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn set(bound: u32, blocks: &BTreeSet<u32>) -> BlockSet {
        let mut set = BlockSet::none(bound);
        blocks.iter().for_each(|block| set.insert(*block));
        set
    }

    proptest! {
        #[test]
        fn sets_agree_with_sets_of_numbers(bound in 0u32..200, one in proptest::collection::btree_set(0u32..210, 0..40), other in proptest::collection::btree_set(0u32..210, 0..40)) {
            let inside = |blocks: &BTreeSet<u32>| blocks.iter().copied().filter(|block| *block < bound).collect::<BTreeSet<u32>>();
            let (a, b) = (inside(&one), inside(&other));
            let listed = |set: &BlockSet| set.iter().collect::<BTreeSet<u32>>();
            let combined = |join: fn(&mut BlockSet, &BlockSet)| { let mut joined = set(bound, &one); join(&mut joined, &set(bound, &other)); listed(&joined) };
            prop_assert_eq!(combined(BlockSet::and), &a & &b);
            prop_assert_eq!(combined(BlockSet::or), &a | &b);
            prop_assert_eq!(combined(BlockSet::and_not), &a - &b);
            let mut rest = set(bound, &one);
            rest.invert();
            prop_assert_eq!(listed(&rest), &(0..bound).collect::<BTreeSet<u32>>() - &a);
            prop_assert_eq!(rest.len(), u64::from(bound) - a.len() as u64);
            prop_assert_eq!(set(bound, &one).iter_range(60..130).collect::<Vec<_>>(), a.range(60..130).copied().collect::<Vec<_>>());
            prop_assert!((0..220).all(|block| set(bound, &one).contains(block) == a.contains(&block)));
            prop_assert_eq!(listed(&BlockSet::all(bound)).len(), bound as usize);
        }
    }

    #[test]
    fn a_block_leads_to_its_document() {
        let id = |number: u128| DocumentId::from_uuid(uuid::Uuid::from_u128(number));
        let numbering = Numbering::new([(id(1), 3), (id(2), 0), (id(3), 2)]);
        let of = |block| numbering.document_of(block).map(|known| known.document);
        assert_eq!([of(0), of(2), of(3), of(4), of(5)], [Some(id(1)), Some(id(1)), Some(id(3)), Some(id(3)), None]);
        assert_eq!(numbering.bound(), 5);
    }
}
