//! Putting documents into the index and taking them out.

use crate::index::fields::tagged;
use crate::index::snapshot::Snapshot;
use crate::index::tokens::pieces;
use crate::index::{ANALYSER_VERSION, Index, IndexError, Seen};
use crate::model::ids::{DocumentId, OpId};
use crate::model::place::Transcript;
use std::sync::Arc;
use tantivy::indexer::{IndexWriterOptions, NoMergePolicy};
use tantivy::{IndexWriter, TantivyDocument, Term};

/// Memory for each writing thread, in bytes: the engine's minimum.
const HEAP: usize = 15_000_000;
/// From how many documents on two threads are used.
const MANY: usize = 8;
/// How many documents are searchable first while an index is built in steps.
const FIRST_STEP: usize = 32;
/// How many segments there may be before the smallest are merged, and how many are left then.
const SEGMENTS: (usize, usize) = (8, 4);

impl Index {
    pub(super) fn add_all(&mut self, transcripts: impl Iterator<Item = Transcript>, op: OpId, progress: &dyn Fn(usize)) -> Result<(), IndexError> {
        let writer = self.writer(2)?;
        for (done, transcript) in (1..).zip(transcripts) {
            self.add(&writer, &transcript)?;
            progress(done);
        }
        self.commit(writer, Some(op))
    }

    /// Adds documents in steps, each as large as all before it; false where `watch` stopped it.
    pub(super) fn add_watched(
        &mut self,
        mut transcripts: impl Iterator<Item = Transcript>,
        op: OpId,
        watch: &mut dyn FnMut(usize, Option<Arc<Snapshot>>) -> bool,
    ) -> Result<bool, IndexError> {
        let (mut done, mut step) = (0, FIRST_STEP);
        loop {
            let writer = self.writer(2)?;
            let before = done;
            for transcript in transcripts.by_ref().take(step) {
                self.add(&writer, &transcript)?;
                done += 1;
                if !watch(done, None) {
                    return Ok(false);
                }
            }
            let is_last = done - before < step;
            self.commit(writer, is_last.then_some(op))?;
            if is_last {
                return Ok(true);
            }
            if !watch(done, Some(self.snapshot())) {
                return Ok(false);
            }
            step = done;
        }
    }

    /// Brings the index up to an operation, telling `watch` how many documents are done and how many there are; false where it stopped the work.
    /// The index is of no use then.
    pub fn update_watched(
        &mut self,
        changed: &[Transcript],
        removed: &[DocumentId],
        op: OpId,
        watch: &mut dyn FnMut(usize, usize) -> bool,
    ) -> Result<bool, IndexError> {
        let writer = self.writer(if changed.len() < MANY { 1 } else { 2 })?;
        for document_id in removed {
            writer.delete_term(self.term_of(*document_id));
        }
        for (done, transcript) in changed.iter().enumerate() {
            if !watch(done, changed.len()) {
                return Ok(false);
            }
            writer.delete_term(self.term_of(transcript.document.id));
            self.add(&writer, transcript)?;
        }
        self.commit(writer, Some(op))?;
        Ok(true)
    }

    /// A writer that never merges behind our back: what it writes has to ride in the caller's transaction.
    fn writer(&self, threads: usize) -> Result<IndexWriter, IndexError> {
        let options = IndexWriterOptions::builder().num_worker_threads(threads).memory_budget_per_thread(HEAP).num_merge_threads(1).build();
        let writer = self.engine.writer_with_options(options)?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        Ok(writer)
    }

    fn term_of(&self, document_id: DocumentId) -> Term {
        Term::from_field_bytes(self.fields.document, document_id.bytes())
    }

    fn add(&self, writer: &IndexWriter, transcript: &Transcript) -> Result<(), IndexError> {
        for (place, (_, span)) in (0u64..).zip(transcript.blocks()) {
            let mut entry = TantivyDocument::default();
            entry.add_bytes(self.fields.document, transcript.document.id.bytes());
            entry.add_u64(self.fields.block, place);
            for (language, bytes) in pieces(transcript, span) {
                entry.add_text(self.fields.text, tagged(language, transcript.text.as_str().get(bytes).unwrap_or_default()));
            }
            writer.add_document(entry)?;
        }
        Ok(())
    }

    /// Without an operation the index stays one that has seen nothing whole.
    fn commit(&mut self, mut writer: IndexWriter, op: Option<OpId>) -> Result<(), IndexError> {
        let seen = op.map(|op| Seen { op, analyser: ANALYSER_VERSION });
        let payload = serde_json::to_string(&seen).map_err(std::io::Error::other)?;
        // A commit without a payload would wipe the one before.
        let mut prepared = writer.prepare_commit()?;
        prepared.set_payload(&payload);
        prepared.commit()?;
        self.merge(&mut writer)?;
        // Files of segments that someone looks at are kept, so look at the new ones before clearing up.
        self.snapshot = Arc::new(Snapshot::of(&self.engine, self.fields, seen, Some(Arc::clone(&self.snapshot)))?);
        writer.garbage_collect_files().wait()?;
        writer.wait_merging_threads()?;
        Ok(())
    }

    /// Writes segments that hold deleted blocks again without them, because a withdrawn interview must not live on in the index;
    /// and keeps the number of segments low.
    fn merge(&self, writer: &mut IndexWriter) -> Result<(), IndexError> {
        let mut segments = self.engine.searchable_segment_metas()?;
        segments.sort_by_key(|segment| (segment.num_deleted_docs() == 0, segment.num_docs()));
        let with_deletions = segments.iter().filter(|segment| segment.num_deleted_docs() > 0).count();
        let too_many = if segments.len() > SEGMENTS.0 { segments.len() - SEGMENTS.1 + 1 } else { 0 };
        let chosen: Vec<_> = segments.iter().take(with_deletions.max(too_many)).map(tantivy::SegmentMeta::id).collect();
        if !chosen.is_empty() {
            writer.merge(&chosen).wait()?;
        }
        Ok(())
    }
}
