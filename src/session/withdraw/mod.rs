//! Withdrawal: a document, or a passage of one, is destroyed with every copy of its words in the project file, and stays away.
//!
//! What goes: the text in all its versions, codings with their notes, memos, links, values, uses of quotes, settled disagreements, cases that are heard
//! nowhere else; words taken over into other notes, queries and examples; the same in every line of the history; the search index and the searches
//! that were made; pages of the file that held them. What stays: numbers, identities, and a [`Tombstone`], by which an old copy cannot bring it back.

pub mod certificate;
mod class;
pub mod copies;
mod scrub;

pub use class::class_in_words;
pub(in crate::session) use scrub::Scrub;

use crate::exchange::study::derived;
use crate::import;
use crate::index::Index;
use crate::model::change::{Change, Edit};
use crate::model::ids::{CodingId, DocumentId, QuoteUseId, TombstoneId};
use crate::model::op::OpKind;
use crate::model::project::Project;
use crate::model::text::{CharSpan, DocumentText, Hash};
use crate::model::tombstone::{Reason, Tombstone, hash_of_words};
use crate::model::verbatim::{Look, Verbatim};
use crate::session::error::SessionError;
use crate::session::indexing::Keeper;
use crate::session::plan::withdraw::{Going, passage, whole};
use crate::session::plan::{Plan, PlanError};
use crate::session::{Outcome, Session};
use crate::store::{Commit, Destruction, IndexWrite, Stacks};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// What is to be withdrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Withdraw {
    /// The document.
    pub document: DocumentId,
    /// The passage; none for all of it.
    pub passage: Option<CharSpan>,
    /// Why.
    pub reason: Reason,
}

/// What a withdrawal comes to, before it is carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// Short name of the document.
    pub name: String,
    /// What class of material it is.
    pub class: String,
    /// How many things of each kind go.
    pub counts: BTreeMap<String, u32>,
    /// Notes, queries and examples of other things that repeat its words: their kind and how many.
    pub repeated: BTreeMap<String, u32>,
    /// Copies of the project that lie beside it and hold it: they are destroyed too.
    pub copies: Vec<PathBuf>,
}

/// A withdrawal that was carried out.
#[derive(Clone, Debug)]
pub struct Withdrawn {
    /// The line of the history.
    pub outcome: Outcome,
    /// What went, for the certificate.
    pub preview: Preview,
    /// What the project keeps of it.
    pub tombstone: Tombstone,
    /// True where no page of the file holds it any more; false where another process read the file, so that it is swept when it is opened next.
    pub swept: bool,
    /// Copies beside the project that were destroyed.
    pub destroyed: Vec<PathBuf>,
    /// Copies that could not be destroyed, and why.
    pub left: Vec<(PathBuf, String)>,
    /// Why its certificate could not be written; none where it was, or none was asked for.
    pub uncertified: Option<String>,
}

/// What became of copies beside the project.
#[derive(Default)]
struct Copies {
    destroyed: Vec<PathBuf>,
    /// Those that could not be destroyed, and why.
    left: Vec<(PathBuf, String)>,
}

/// A withdrawal that was worked out.
struct Prepared {
    plan: Plan,
    scrub: Scrub,
    rows: Vec<Change>,
    tombstone: Tombstone,
    preview: Preview,
    kept: BTreeSet<Hash>,
}

impl Session {
    /// What would go.
    pub fn look_at_withdrawal(&self, withdraw: &Withdraw) -> Result<Preview, SessionError> {
        Ok(self.prepare_withdrawal(withdraw, None)?.preview)
    }

    /// Destroys what is withdrawn. This cannot be undone, and nothing that came before it can be either.
    pub fn withdraw(&mut self, withdraw: &Withdraw) -> Result<Withdrawn, SessionError> {
        self.writable()?;
        let prepared = self.prepare_withdrawal(withdraw, None)?;
        self.carry_out_withdrawal(prepared)
    }

    /// Carries out here what was withdrawn in another copy.
    pub(in crate::session) fn withdraw_as(&mut self, tombstone: &Tombstone, passage: Option<CharSpan>) -> Result<Withdrawn, SessionError> {
        let withdraw = Withdraw { document: tombstone.document, passage, reason: tombstone.reason };
        let prepared = self.prepare_withdrawal(&withdraw, Some(tombstone))?;
        self.carry_out_withdrawal(prepared)
    }

    fn prepare_withdrawal(&self, withdraw: &Withdraw, known: Option<&Tombstone>) -> Result<Prepared, SessionError> {
        let document = withdraw.document;
        let transcript = self.project.transcript(document).ok_or(PlanError::Gone("document"))?;
        if let Some(same) = self.project.documents().find(|other| other.text == transcript.document.text && other.id != document) {
            return Err(SessionError::Request(format!("the same text stands as ‘{}’ too: withdraw or remove that first", same.name)));
        }
        let coder = self.coder();
        let mut going = match withdraw.passage {
            Some(span) => passage(&self.project, document, span, coder, self.clock())?,
            None => whole(&self.project, document, coder, self.clock())?,
        };
        let mut past = Past::of(&self.store.ops_after(0)?, document, withdraw.passage.is_none(), &going);
        past.name_places(&self.project, withdraw.passage.is_none());
        let scrub = self.scrub(&transcript.text, &going, &past);
        let kept = self.kept_that_go(document, &scrub, &mut going.plan)?;
        let mut next = Project::clone(&self.project);
        add_news(&mut next, &going.plan);
        next.apply_all(&going.plan.changes)?;
        let rows = scrubbed_rows(&next, &scrub);
        let mut counts = counted(&going.plan.changes);
        if withdraw.passage.is_some() {
            counts.insert("passage".to_owned(), u32::try_from(going.moves.len()).unwrap_or(u32::MAX));
            counts.remove("document");
        }
        counts.insert("line of the history".to_owned(), self.store.count_ops(&|op| scrub.op(op))?);
        counts.retain(|_, number| *number > 0);
        let name = transcript.document.name.clone();
        let class = class::class_of(&self.project, &transcript.document);
        let tombstone = match known {
            Some(tombstone) => tombstone.clone(),
            None => {
                let texts: Vec<Hash> = past.texts.iter().copied().collect();
                let words = texts.iter().filter_map(|hash| self.project.text(*hash)).map(|text| hash_of_words(text.as_str())).collect();
                Tombstone {
                    id: TombstoneId::from_uuid(self.clock().uuid()),
                    document,
                    whole: withdraw.passage.is_none(),
                    texts,
                    words,
                    cases: going.cases.clone(),
                    reason: withdraw.reason,
                    class: class.clone(),
                    counts: counts.clone(),
                    by: coder.to_owned(),
                    at: self.clock().now(),
                }
            }
        };
        let mut repeated: BTreeMap<String, u32> = BTreeMap::new();
        for change in &rows {
            *repeated.entry(kind_of(change)).or_default() += 1;
        }
        let mut copies = self.store.path().map(copies::beside).unwrap_or_default();
        copies.extend(self.backups()?.into_iter().map(|backup| backup.path));
        let preview = Preview { name, class, counts, repeated, copies };
        Ok(Prepared { plan: going.plan, scrub, rows, tombstone, preview, kept })
    }

    /// What has to be taken out of everything else.
    fn scrub(&self, text: &DocumentText, going: &Going, past: &Past) -> Scrub {
        let documents = self.project.documents().filter(|document| document.text != text.hash());
        let others: Vec<&Arc<DocumentText>> = documents.filter_map(|document| self.project.text(document.text)).collect();
        let staying = others.iter().map(|text| text.as_str()).chain(going.plan.texts.iter().map(|text| text.as_str()));
        let verbatim = if going.moves.is_empty() {
            let versions: Vec<&Arc<DocumentText>> = past.texts.iter().filter_map(|hash| self.project.text(*hash)).collect();
            Verbatim::new(versions.iter().map(|text| text.as_str()), staying)
        } else {
            Verbatim::new(going.moves.iter().map(|moved| text.slice(moved.span)), staying)
        };
        Scrub { going: past.things.clone(), names: past.names.clone(), verbatim, replaced: Vec::new() }
    }

    /// Things of other tools that hold the text or repeat it: they go. Returns the bytes that stay.
    fn kept_that_go(&self, document: DocumentId, scrub: &Scrub, plan: &mut Plan) -> Result<BTreeSet<Hash>, SessionError> {
        let own = [document.uuid(), derived(document.uuid(), "selections")];
        let texts: BTreeSet<Hash> = self
            .project
            .document(document)
            .and_then(|document| self.project.text(document.text))
            .map(|text| hash_of_words(text.as_str()))
            .into_iter()
            .collect();
        let mut staying = BTreeSet::new();
        for kept in self.project.kept() {
            let mut goes = own.contains(&kept.id.uuid());
            let mut hashes = vec![kept.content];
            goes |= self.store.attachment(kept.content)?.is_some_and(|bytes| repeats(scrub, &String::from_utf8_lossy(&bytes)));
            for file in &kept.files {
                hashes.push(file.hash);
                let Some(bytes) = self.store.attachment(file.hash)?.filter(|_| !goes) else { continue };
                goes |= match import::document(&file.name, &bytes, &import::Options::default()) {
                    Ok(read) => texts.contains(&hash_of_words(read.text.as_str())) || repeats(scrub, read.text.as_str()),
                    Err(_) => repeats(scrub, &String::from_utf8_lossy(&bytes)),
                };
            }
            if goes {
                plan.changes.push(Change::Kept(Edit::delete(crate::model::kept::Kept::clone(kept))));
            } else {
                staying.extend(hashes);
            }
        }
        Ok(staying)
    }

    fn carry_out_withdrawal(&mut self, prepared: Prepared) -> Result<Withdrawn, SessionError> {
        let Prepared { mut plan, scrub, rows, tombstone, preview, kept } = prepared;
        plan.changes.push(Change::Tombstone(Edit::insert(tombstone.clone())));
        let label = format!("{}: {}", plan.label, tombstone.reason.text().en);
        let (outcome, swept) = self.destroy(plan, label, &scrub, &rows, &kept, &preview.copies)?;
        let Copies { destroyed, left } = self.destroy_copies(&preview.copies)?;
        Ok(Withdrawn { outcome, preview, tombstone, swept, destroyed, left, uncertified: None })
    }

    /// Destroys copies beside the project; which are gone, and which are not and why.
    fn destroy_copies(&mut self, copies: &[PathBuf]) -> Result<Copies, SessionError> {
        let Copies { mut destroyed, mut left } = Copies::default();
        for copy in copies {
            match copies::destroy(copy) {
                Ok(()) => destroyed.push(copy.clone()),
                Err(err) if err.kind() == std::io::ErrorKind::NotFound => {}
                Err(err) => left.push((copy.clone(), err.to_string())),
            }
        }
        self.store.set_copies_to_destroy(&left.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>())?;
        // The rolling set begins anew, with what stands now.
        let had_backups = destroyed.iter().any(|path| path.extension().is_some_and(|ending| ending == "griot"));
        if had_backups && let Err(err) = self.back_up() {
            left.push((PathBuf::new(), err.to_string()));
        }
        Ok(Copies { destroyed, left })
    }

    /// Ends a withdrawal that a crash interrupted after it was written down: the copies that it was to destroy go.
    pub(in crate::session) fn finish_withdrawal(&mut self) -> Result<(), SessionError> {
        let copies = self.store.copies_to_destroy()?;
        if !copies.is_empty() && self.store.is_writable() {
            self.destroy_copies(&copies)?;
        }
        Ok(())
    }

    /// Writes an act that destroys: all texts go that no document has, the words of the scrub go from the history, and nothing older can be taken back.
    pub(in crate::session) fn destroy(
        &mut self,
        plan: Plan,
        label: String,
        scrub: &Scrub,
        rows: &[Change],
        attachments: &BTreeSet<Hash>,
        copies: &[PathBuf],
    ) -> Result<(Outcome, bool), SessionError> {
        let mut op = self.op(OpKind::Do, None, label.clone(), plan.changes.clone(), (None, None));
        op.destroys = true;
        op.head.touches_texts = true;
        let mut next = Project::clone(&self.project);
        plan.texts.iter().for_each(|text| next.add_text(Arc::clone(text)));
        plan.layouts.iter().for_each(|(hash, layout)| next.add_layout(*hash, Arc::clone(layout)));
        next.apply_all(&op.changes)?;
        let mut index = Index::rebuild(next.transcripts(), op.head.id, &|_| {})?;
        let (texts, layouts) = (next.documents().map(|document| document.text).collect(), next.documents().map(|document| document.layout).collect());
        let nothing = IndexWrite::default();
        let destruction = Destruction {
            commit: Commit { op: &op, texts: &plan.texts, layouts: &plan.layouts, attachments: &[], index: &nothing },
            rows,
            scrub: &|words| scrub.op(words),
            texts: &texts,
            layouts: &layouts,
            attachments,
            index: &index.files(),
            copies,
        };
        let swept = self.store.destroy(&destruction);
        // Whatever came of it, what stands now is what the file says.
        index.take_writes();
        self.project = Arc::new(self.store.load()?);
        self.last_op = self.store.last_op()?;
        self.stacks = Stacks::default();
        self.words = Default::default();
        let swept = swept.inspect_err(|_| self.index = Keeper::Unknown)?;
        self.index = Keeper::Ready(Box::new(index));
        Ok((Outcome { op: op.head.id, kind: op.head.kind, label, notes: plan.notes, changes: op.changes }, swept))
    }
}

/// What the history knows of a document: its texts, its names, and the codings, memos and cases that it ever had.
#[derive(Debug, Default)]
struct Past {
    texts: BTreeSet<Hash>,
    names: BTreeSet<String>,
    things: BTreeSet<String>,
    uses: BTreeSet<(QuoteUseId, String)>,
}

impl Past {
    fn of(ops: &[crate::model::op::Op], document: DocumentId, whole: bool, going: &Going) -> Self {
        let mut past = Self::default();
        let mut codings: BTreeSet<CodingId> = going.codings.clone();
        for change in ops.iter().flat_map(|op| &op.changes) {
            match change {
                Change::Document(edit) => {
                    for side in [&edit.before, &edit.after].into_iter().flatten().filter(|side| side.id == document) {
                        past.texts.insert(side.text);
                        if whole {
                            past.names.extend([side.name.clone(), side.file_name.clone()]);
                        }
                    }
                }
                Change::Coding(edit) if whole && edit.either().is_some_and(|coding| coding.document == document) => {
                    codings.extend(edit.either().map(|coding| coding.id));
                }
                // Labels of the history say where quotes were used.
                Change::QuoteUse(edit) if edit.either().is_some_and(|quoted| quoted.document == document) => {
                    past.uses.extend([&edit.before, &edit.after].into_iter().flatten().map(|quoted| (quoted.id, quoted.place.clone())));
                }
                Change::Case(edit) if edit.either().is_some_and(|case| going.cases.contains(&case.id)) => {
                    past.names.extend([&edit.before, &edit.after].into_iter().flatten().map(|case| case.name.clone()));
                }
                _ => {}
            }
        }
        past.things.extend(codings.iter().map(ToString::to_string));
        past.things.extend(going.plan.changes.iter().filter_map(taken_away).filter_map(|thing| Some(thing.get("id")?.as_str()?.to_owned())));
        past.things.extend(going.cases.iter().map(ToString::to_string));
        if whole {
            past.things.insert(document.to_string());
        }
        past
    }
}

impl Past {
    /// Places at which quotes of it were used go from labels too, where no other quote was used there.
    fn name_places(&mut self, project: &Project, whole: bool) {
        let gone = |id: &QuoteUseId| whole || self.things.contains(&id.to_string());
        let others = project.quote_uses().filter(|quoted| !self.uses.iter().any(|(id, _)| *id == quoted.id));
        let elsewhere: BTreeSet<&str> = others.map(|quoted| quoted.place.as_str()).collect();
        let going = self.uses.iter().filter(|(id, place)| gone(id) && !elsewhere.contains(place.as_str()));
        let places: Vec<String> = going.map(|(_, place)| place.clone()).collect();
        self.names.extend(places);
    }
}

fn add_news(project: &mut Project, plan: &Plan) {
    plan.texts.iter().for_each(|text| project.add_text(Arc::clone(text)));
    plan.layouts.iter().for_each(|(hash, layout)| project.add_layout(*hash, Arc::clone(layout)));
}

fn repeats(scrub: &Scrub, text: &str) -> bool {
    !scrub.verbatim.find(text, Look::Note).is_empty()
}

/// The thing that a change takes away; none where it stays.
fn taken_away(change: &Change) -> Option<serde_json::Value> {
    let value = serde_json::to_value(change).ok()?;
    let edit = value.as_object()?.values().next()?;
    if edit.get("after").is_some() { None } else { edit.get("before").cloned() }
}

/// How many things of each kind a list of changes takes away.
fn counted(changes: &[Change]) -> BTreeMap<String, u32> {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for change in changes {
        if taken_away(change).is_some() {
            *counts.entry(kind_of(change)).or_default() += 1;
        }
    }
    counts
}

/// The kind of thing in a change, as certificates call it.
fn kind_of(change: &Change) -> String {
    let name = match change {
        Change::Info(_) => "project",
        Change::Coder(_) => "coder",
        Change::Document(_) => "document",
        Change::Code(_) => "code",
        Change::Coding(_) => "coding",
        Change::Kept(_) => "part of another program",
        Change::Case(_) => "case",
        Change::CaseLink(_) => "link of a case",
        Change::Attribute(_) => "attribute",
        Change::Value(_) => "value of an attribute",
        Change::Memo(_) => "memo",
        Change::Departure(_) => "export",
        Change::SavedSearch(_) => "saved search",
        Change::Concept(_) => "concept list",
        Change::StopWords(_) => "list of stop words",
        Change::Settlement(_) => "settled disagreement",
        Change::Round(_) => "round of agreement",
        Change::Summary(_) => "summary of a cell",
        Change::QuoteUse(_) => "use of a quote",
        Change::Revision(_) => "revision",
        Change::Tombstone(_) => "tombstone",
    };
    name.to_owned()
}

/// Rows of what stays that hold words of what goes, with what they become.
pub(in crate::session) fn scrubbed_rows(project: &Project, scrub: &Scrub) -> Vec<Change> {
    everything(project).filter_map(|before| scrub.change(&before).map(|after| paired(before, after))).collect()
}

/// All things of a project in which people wrote something, as if they were new.
pub(in crate::session) fn everything(project: &Project) -> impl Iterator<Item = Change> + '_ {
    project
        .codebook()
        .iter()
        .map(|code| Change::Code(Edit::insert(crate::model::code::Code::clone(code))))
        .chain(project.codings().map(|coding| Change::Coding(Edit::insert(coding.clone()))))
        .chain(project.memos().map(|memo| Change::Memo(Edit::insert(crate::model::memo::Memo::clone(memo)))))
        .chain(project.saved_searches().map(|saved| Change::SavedSearch(Edit::insert(saved.clone()))))
        .chain(project.concepts().map(|concept| Change::Concept(Edit::insert(concept.clone()))))
        .chain(project.settlements().map(|settled| Change::Settlement(Edit::insert(crate::model::settlement::Settlement::clone(settled)))))
        .chain(project.rounds().map(|round| Change::Round(Edit::insert(crate::model::round::Round::clone(round)))))
        .chain(project.summaries().map(|summary| Change::Summary(Edit::insert(summary.clone()))))
        .chain(project.quote_uses().map(|quoted| Change::QuoteUse(Edit::insert(quoted.clone()))))
        .chain(project.departures().map(|departure| Change::Departure(Edit::insert(departure.clone()))))
        .chain(project.kept().map(|kept| Change::Kept(Edit::insert(crate::model::kept::Kept::clone(kept)))))
        .chain(project.attributes().into_iter().map(|attribute| Change::Attribute(Edit::insert(crate::model::attribute::Attribute::clone(attribute)))))
        .chain(
            project.values().map(|(bearer, attribute, value)| {
                Change::Value(Edit::insert(crate::model::attribute::AttributeValue { bearer, attribute, value: value.clone() }))
            }),
        )
        .chain(project.cases().map(|case| Change::Case(Edit::insert(case.clone()))))
        .chain(project.case_links().map(|link| Change::CaseLink(Edit::insert(link.clone()))))
        .chain(project.documents().map(|document| Change::Document(Edit::insert(crate::model::document::Document::clone(document)))))
        .chain(project.coders().map(|coder| Change::Coder(Edit::insert(coder.clone()))))
        .chain(project.revisions().map(|revision| Change::Revision(Edit::insert(crate::model::revision::Revision::clone(revision)))))
        .chain(project.tombstones().map(|tombstone| Change::Tombstone(Edit::insert(Tombstone::clone(tombstone)))))
}

/// Two insertions of one thing as its change from the first to the second.
fn paired(before: Change, after: Change) -> Change {
    macro_rules! pair {
        ($($kind:ident),*) => { match (before, after) {
            $((Change::$kind(one), Change::$kind(other)) => Change::$kind(Edit { before: one.after, after: other.after }),)*
            (before, _) => before,
        } };
    }
    pair!(
        Code,
        Coding,
        Memo,
        SavedSearch,
        Concept,
        Settlement,
        Round,
        Summary,
        QuoteUse,
        Departure,
        Kept,
        Attribute,
        Value,
        Case,
        CaseLink,
        Document,
        Coder,
        Revision,
        Tombstone
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::clock::Clock;
    use crate::session::{Access, Actor, start_with};

    fn anna() -> Actor {
        let clock = Clock::fixed(crate::model::time::Moment(1_929_859_920_000));
        Actor { coder: "anna".into(), installation: crate::model::ids::InstallationId::from_uuid(clock.uuid()), clock }
    }

    #[test]
    fn copies_that_a_withdrawal_was_to_destroy_when_it_crashed_go_at_the_next_opening() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("study.griot");
        let mut session = Session::create(&project, None, start_with::nothing("study"), anna()).unwrap();
        let backup = session.back_up().unwrap().path;
        std::fs::copy(&backup, folder.path().join("study.before-2031.griot")).unwrap();
        let copies = [backup.clone(), folder.path().join("study.before-2031.griot"), folder.path().join("study.before-2030.griot")];
        session.store.set_copies_to_destroy(&copies).unwrap();
        drop(session);
        // Who only reads destroys nothing.
        drop(Session::open(&project, None, Access::ReadOnly, anna()).unwrap());
        assert!(copies[1].exists());
        let session = Session::open(&project, None, Access::ReadWrite, anna()).unwrap();
        assert!(!copies[1].exists() && session.store.copies_to_destroy().unwrap().is_empty());
        assert_eq!(session.backups().unwrap().len(), 1, "the rolling set begins anew");
    }
}
