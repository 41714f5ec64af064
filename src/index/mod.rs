//! Full text, derived from the project and disposable: the only folder that knows tantivy.
//!
//! The index lives in memory as a set of named files. The session hands them in when a project is opened, and stores what was written in the
//! same transaction as the rows it describes, so that text and index cannot disagree. Nothing here touches the disk.
//!
//! One entry per block (the header and each paragraph, see [`Transcript::blocks`]); the text is not stored, only its words, each as it is written and
//! marked with its language. The vocabulary leads from folded forms and stems to written words: once for each different word, so that
//! neither building the index nor reading a text folds or stems anything. Exact places are found in the blocks that match: by the letters of the
//! words where these tell enough, else by cutting the block into words again.

mod analysis;
mod arabic;
mod blocks;
mod build;
mod directory;
mod error;
mod fields;
mod find;
mod fold;
mod letters;
mod like;
mod pattern;
mod snapshot;
pub mod tokens;
mod vocabulary;
mod wanted;

pub use analysis::Rules;
pub use blocks::{BlockSet, Numbered, Numbering};
pub use directory::Writes;
pub use error::IndexError;
pub use find::Resolved;
pub use fold::{MAX_FOLDED, fold, variants};
pub use pattern::WordPattern;
pub use snapshot::{Snapshot, VocabularyWord};
pub use wanted::{Match, Phrase, Reader, Wanted};

use crate::index::directory::MemoryDirectory;
use crate::index::fields::Fields;
use crate::model::ids::{DocumentId, OpId};
use crate::model::place::Transcript;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

/// Number of the rules by which texts are cut into words and languages told apart; a project whose index was made by other rules is indexed again.
/// Folding and stemming may change without it: the index holds words as they are written.
pub const ANALYSER_VERSION: u32 = 2;

/// The files of an index: names and contents.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The state of the project that an index describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The last operation it knows.
    pub op: OpId,
    /// The rules by which words were cut, see [`ANALYSER_VERSION`].
    pub analyser: u32,
}

/// A full-text index in memory.
pub struct Index {
    engine: tantivy::Index,
    directory: MemoryDirectory,
    fields: Fields,
    snapshot: Arc<Snapshot>,
}

impl fmt::Debug for Index {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Index({:?})", self.snapshot)
    }
}

impl Index {
    /// An index of nothing.
    pub fn empty() -> Result<Self, IndexError> {
        let directory = MemoryDirectory::default();
        let (schema, fields) = fields::schema();
        let engine = tantivy::Index::create(directory.clone(), schema, tantivy::IndexSettings::default())?;
        Self::over(engine, directory, fields)
    }

    /// The index that these files make up. Any damage is an error, upon which the caller builds the index again.
    pub fn from_files(files: Files) -> Result<Self, IndexError> {
        // The checksums cover all but two small files of JSON; what is wrong in those may surprise the engine.
        let opened = catch_unwind(AssertUnwindSafe(|| Self::open(MemoryDirectory::holding(files))));
        opened.unwrap_or_else(|_| Err(IndexError::Damaged("its list of files is not to be trusted".to_owned())))
    }

    fn open(directory: MemoryDirectory) -> Result<Self, IndexError> {
        let damaged = |err: tantivy::TantivyError| IndexError::Damaged(err.to_string());
        let engine = tantivy::Index::open(directory.clone()).map_err(damaged)?;
        let (schema, fields) = fields::schema();
        if engine.schema() != schema {
            return Err(IndexError::Foreign);
        }
        if let Some(problem) = problems(&engine, &directory).into_iter().next() {
            return Err(IndexError::Damaged(problem));
        }
        Self::over(engine, directory, fields).map_err(|err| IndexError::Damaged(err.to_string()))
    }

    fn over(engine: tantivy::Index, directory: MemoryDirectory, fields: Fields) -> Result<Self, IndexError> {
        fields::register_analyser(&engine);
        let payload = engine.load_metas()?.payload;
        let seen: Option<Seen> = payload.and_then(|payload| serde_json::from_str(&payload).ok()).flatten();
        let snapshot = Arc::new(Snapshot::of(&engine, fields, seen, None)?);
        Ok(Self { engine, directory, fields, snapshot })
    }

    /// An index of these documents. `progress` is told how many were handed over so far.
    ///
    /// All files of it count as written; the caller deletes those of the index it replaces.
    pub fn rebuild(transcripts: impl Iterator<Item = Transcript>, op: OpId, progress: &dyn Fn(usize)) -> Result<Self, IndexError> {
        let mut index = Self::empty()?;
        index.add_all(transcripts, op, progress)?;
        Ok(index)
    }

    /// The same in steps, so that what is indexed so far can be searched meanwhile. `watch` is told how many documents were handed over and, after each
    /// step, what can be searched; where it says false the work stops, and there is no index.
    pub fn rebuild_watched(
        transcripts: impl Iterator<Item = Transcript>,
        op: OpId,
        watch: &mut dyn FnMut(usize, Option<Arc<Snapshot>>) -> bool,
    ) -> Result<Option<Self>, IndexError> {
        let mut index = Self::empty()?;
        Ok(index.add_watched(transcripts, op, watch)?.then_some(index))
    }

    /// Replaces these documents and takes those out. Nothing of a text that was taken out or replaced stays in the files.
    ///
    /// On an error the index is of no use any more: drop it and open the stored files again.
    pub fn update(&mut self, changed: &[Transcript], removed: &[DocumentId], op: OpId) -> Result<(), IndexError> {
        self.update_watched(changed, removed, op, &mut |_, _| true).map(|_whole| ())
    }

    /// The state of the project that this index describes; none for an index of nothing.
    pub fn seen(&self) -> Option<Seen> {
        self.snapshot.seen()
    }

    /// What the index holds now; it stays as it is while the index goes on.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.snapshot)
    }

    /// True where the index describes the project at this operation by today's rules.
    pub fn is_current(&self, op: OpId) -> bool {
        self.seen() == Some(Seen { op, analyser: ANALYSER_VERSION })
    }

    /// Files written and deleted since the last call (or since the index was opened), to be stored in the caller's transaction.
    pub fn take_writes(&mut self) -> Writes {
        self.directory.take_writes()
    }

    /// A copy of all files.
    pub fn files(&self) -> Files {
        self.directory.files()
    }

    /// What is wrong with the files: nothing for a sound index.
    pub fn verify(&self) -> Vec<String> {
        problems(&self.engine, &self.directory)
    }

    /// Number of blocks that are indexed.
    pub fn block_count(&self) -> u64 {
        self.snapshot.searcher.num_docs()
    }
}

/// Missing and damaged files.
fn problems(engine: &tantivy::Index, directory: &MemoryDirectory) -> Vec<String> {
    let mut found = Vec::new();
    match engine.load_metas() {
        Ok(metas) => {
            let names: BTreeSet<_> = metas.list_segment_files().into_iter().collect();
            // A segment without deletions has no file of deletions, though its name is listed.
            let missing = names.into_iter().filter(|name| !has_extension(name, "del") && !has_extension(name, "temp")).filter_map(|name| {
                let name = name.to_string_lossy().into_owned();
                (!directory.has(&name)).then(|| format!("file {name} is missing"))
            });
            found.extend(missing);
        }
        Err(err) => found.push(err.to_string()),
    }
    match engine.validate_checksum() {
        Ok(damaged) => {
            let mut names: Vec<_> = damaged.iter().map(|path| path.to_string_lossy().into_owned()).collect();
            names.sort();
            found.extend(names.into_iter().map(|name| format!("file {name} does not match its checksum")));
        }
        Err(err) => found.push(err.to_string()),
    }
    found
}

fn has_extension(name: &Path, extension: &str) -> bool {
    name.extension().is_some_and(|found| found == extension)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::wanted::{Phrase, Wanted};
    use crate::model::document::{Document, DocumentKind};
    use crate::model::language::Language;
    use crate::model::layout::{Layout, Paragraph, ParagraphKind};
    use crate::model::text::{CharSpan, DocumentText};
    use crate::model::time::Moment;
    use std::sync::Arc;
    use uuid::Uuid;

    fn op(number: u128) -> OpId {
        OpId::from_uuid(Uuid::from_u128(number))
    }

    fn document_id(number: u128) -> DocumentId {
        DocumentId::from_uuid(Uuid::from_u128(number))
    }

    /// A document with one paragraph a line.
    fn transcript(number: u128, text: &str) -> Transcript {
        let text = Arc::new(DocumentText::new(text));
        let (mut paragraphs, mut at) = (Vec::new(), 0);
        for line in text.as_str().split('\n') {
            let length = line.chars().count() as u32;
            paragraphs.push(Paragraph { span: CharSpan::at(at, length), kind: ParagraphKind::Text });
            at += length + 1;
        }
        let layout = Layout { paragraphs, ..Layout::default() };
        let document = Document {
            id: document_id(number),
            name: format!("D{number}"),
            file_name: String::new(),
            kind: DocumentKind::Interview,
            language: Language::UNKNOWN,
            text: text.hash(),
            layout: layout.hash(),
            imported: Moment(0),
            imported_by: String::new(),
        };
        Transcript { document: Arc::new(document), text, layout: Arc::new(layout) }
    }

    /// Every block that holds the words in a row, as document number and block.
    fn blocks(index: &Index, words: &str) -> Vec<(u128, u32)> {
        let snapshot = index.snapshot();
        let phrase = Phrase(words.split(' ').map(|word| WordPattern::Word(word.into())).collect());
        let resolved = snapshot.resolve(&Wanted::new(&[phrase])).unwrap();
        let place = |block| {
            let known = snapshot.numbering().document_of(block).unwrap();
            (known.document.uuid().as_u128(), block - known.blocks.start)
        };
        snapshot.blocks_with(&resolved, 0).unwrap().iter().map(place).collect()
    }

    fn words(index: &Index) -> Vec<String> {
        index.snapshot().words().unwrap().into_iter().map(|word| word.written).collect()
    }

    fn sample() -> Index {
        let transcripts = vec![transcript(1, "the café\nthe mosque"), transcript(2, "nothing\n\nwaiting list")];
        Index::rebuild(transcripts.into_iter(), op(7), &|_| {}).unwrap()
    }

    #[test]
    fn an_index_of_nothing_finds_nothing_and_has_seen_nothing() {
        let mut index = Index::empty().unwrap();
        assert_eq!((index.seen(), blocks(&index, "a"), index.block_count()), (None, vec![], 0));
        assert!(index.take_writes().0.iter().any(|(name, _)| name == "meta.json"));
        assert!(Index::from_files(index.files()).unwrap().seen().is_none());
    }

    #[test]
    fn what_was_built_is_found_again_from_its_files() {
        let index = sample();
        let again = Index::from_files(index.files()).unwrap();
        for index in [&index, &again] {
            assert_eq!(index.seen(), Some(Seen { op: op(7), analyser: ANALYSER_VERSION }));
            assert!(index.is_current(op(7)) && !index.is_current(op(8)));
            assert_eq!(blocks(index, "the"), [(1, 0), (1, 1)]);
            assert_eq!(blocks(index, "cafe"), [(1, 0)]);
            assert_eq!(blocks(index, "waiting"), [(2, 2)]);
            assert_eq!(index.verify(), Vec::<String>::new());
        }
    }

    #[test]
    fn a_phrase_is_found_where_its_words_follow_each_other() {
        let index = Index::rebuild(vec![transcript(1, "a waiting list\nlist waiting\na list")].into_iter(), op(1), &|_| {}).unwrap();
        assert_eq!(blocks(&index, "waiting list"), [(1, 0)]);
        assert_eq!(blocks(&index, "list waiting"), [(1, 1)]);
        let snapshot = index.snapshot();
        let resolved = snapshot.resolve(&Wanted::new(&[Phrase(vec![WordPattern::Word("list".into())])])).unwrap();
        let mut scored: Vec<_> = snapshot.scores(&resolved, 0).unwrap().into_iter().map(|(block, score)| (block, score > 0.0)).collect();
        scored.sort_unstable();
        assert_eq!(scored, [(0, true), (1, true), (2, true)]);
    }

    #[test]
    fn words_that_stand_as_they_were_typed_come_first() {
        let french = |number, text: &str| {
            let mut made = transcript(number, text);
            Arc::make_mut(&mut made.document).language = Language::new("fr").unwrap();
            made
        };
        let index = Index::rebuild(vec![french(1, "les prisonniers\nla prisonnière\nle prisonnier")].into_iter(), op(1), &|_| {}).unwrap();
        let snapshot = index.snapshot();
        let best = |word: &str| {
            let resolved = snapshot.resolve(&Wanted::new(&[Phrase(vec![WordPattern::Word(word.into())])])).unwrap();
            let mut scores = snapshot.scores(&resolved, 0).unwrap();
            scores.sort_by(|(_, one), (_, other)| other.total_cmp(one));
            assert_eq!(scores.len(), 3);
            scores[0].0
        };
        assert_eq!([best("prisonniers"), best("Prisonnière"), best("prisonnier")], [0, 1, 2]);
    }

    #[test]
    fn passages_like_another_share_its_rare_words() {
        let text = "the quokka in the cage\nthe market\nthe cage of a quokka\nthe quokka\nthe road\nthe end\na cage";
        let made = transcript(1, text);
        let index = Index::rebuild(vec![made.clone()].into_iter(), op(1), &|_| {}).unwrap();
        let (_, first) = made.blocks().next().unwrap();
        let like = index.snapshot().like(&made, first).unwrap();
        assert_eq!(like.first().map(|(block, _)| *block), Some(2));
        let mut found: Vec<u32> = like.iter().map(|(block, _)| *block).collect();
        found.sort_unstable();
        assert_eq!(found, [2, 3, 6]);
    }

    #[test]
    fn updates_replace_and_leave_nothing_behind() {
        let mut index = sample();
        index.update(&[transcript(1, "the mosque\nthe market"), transcript(3, "new")], &[document_id(2)], op(8)).unwrap();
        assert_eq!(words(&index), ["market", "mosque", "new", "the"]);
        assert_eq!(blocks(&index, "the"), [(1, 0), (1, 1)]);
        assert_eq!(blocks(&index, "mosque"), [(1, 0)]);
        assert_eq!(index.block_count(), 3);
        assert_eq!(index.seen().map(|seen| seen.op), Some(op(8)));
        index.update(&[], &[document_id(1), document_id(3)], op(9)).unwrap();
        assert_eq!((words(&index), index.block_count()), (vec![], 0));
        assert_eq!(index.seen().map(|seen| seen.op), Some(op(9)));
    }

    #[test]
    fn built_in_steps_it_is_the_same_and_can_be_searched_meanwhile() {
        let made = || (1..=100u128).map(|number| transcript(number, &format!("the word{number}\nthe end")));
        let mut steps = Vec::new();
        let index = Index::rebuild_watched(made(), op(3), &mut |done, step| {
            if let Some(step) = step {
                assert_eq!((step.numbering().documents().len(), step.seen()), (done, None));
                steps.push(done);
            }
            true
        });
        let index = index.unwrap().unwrap();
        assert_eq!(steps, [32, 64]);
        assert!(index.is_current(op(3)) && index.verify().is_empty());
        assert_eq!(words(&index), words(&Index::rebuild(made(), op(3), &|_| {}).unwrap()));
        assert!(Index::from_files(index.files()).unwrap().is_current(op(3)));
        assert!(Index::rebuild_watched(made(), op(3), &mut |done, _| done < 50).unwrap().is_none());
    }

    #[test]
    fn writes_taken_one_after_the_other_make_the_same_files() {
        let mut index = Index::empty().unwrap();
        let mut stored = Files::new();
        for round in 0..30u128 {
            let removed = if round % 5 == 4 { vec![document_id(round - 1)] } else { vec![] };
            index.update(&[transcript(round % 11, &format!("round {round} word{round}\nthe end"))], &removed, op(round)).unwrap();
            let (written, deleted) = index.take_writes();
            for name in deleted {
                assert!(stored.remove(&name).is_some() || !written.iter().any(|(other, _)| *other == name));
            }
            stored.extend(written.into_iter().map(|(name, data)| (name, data.to_vec())));
            assert_eq!(stored, index.files());
            assert!(index.snapshot.searcher.segment_readers().len() <= 8);
            let again = Index::from_files(stored.clone()).unwrap();
            assert_eq!(words(&again), words(&index));
            assert_eq!(again.seen(), index.seen());
        }
        assert!(index.take_writes().0.is_empty());
        assert!(index.files().len() < 80);
    }

    #[test]
    fn any_damage_is_an_error_and_never_a_crash() {
        let files = sample().files();
        assert!(Index::from_files(Files::new()).is_err());
        for name in files.keys() {
            let with = |data: Option<Vec<u8>>| {
                let mut files = files.clone();
                match data {
                    Some(data) => drop(files.insert(name.clone(), data)),
                    None => drop(files.remove(name)),
                }
                Index::from_files(files)
            };
            let data = &files[name];
            if name != ".managed.json" {
                assert!(with(None).is_err(), "{name} missing");
            }
            assert!(with(Some(Vec::new())).is_err(), "{name} empty");
            assert!(with(Some(data[..data.len() / 2].to_vec())).is_err(), "{name} cut");
            for place in (0..data.len()).step_by(1 + data.len() / 12) {
                let mut data = data.clone();
                data[place] ^= 0x55;
                if let Ok(index) = with(Some(data)) {
                    assert!(name.ends_with(".json"), "{name} changed at {place}");
                    assert_eq!(blocks(&index, "the"), [(1, 0), (1, 1)], "{name} changed at {place}");
                }
            }
        }
    }
}
