//! One open project and one coder: the only door for the window and the command line.
//!
//! A [`Command`] is planned purely, written in one transaction with its line in the log and its part of the index,
//! and then applied to the [`Project`] in memory. Undo and redo append operations that name their target.

pub mod agreement;
pub mod audit;
pub mod autocode;
pub mod backups;
pub mod builtin;
pub mod charts;
pub mod check;
pub mod clock;
pub mod command;
pub mod conflicts;
pub mod counting;
pub mod error;
pub mod exports;
pub mod files;
pub mod find;
pub mod graph;
pub mod imports;
pub mod indexing;
pub mod job;
pub mod merge;
pub mod parcels;
pub mod plan;
pub mod pseudonyms;
pub mod reports;
pub mod retention;
pub mod sample;
pub mod sealing;
pub mod search;
pub mod searching;
pub mod settings;
pub mod start_with;
pub mod studies;
pub mod surveys;
pub mod tables;
pub mod views;
pub mod withdraw;

pub use crate::import::{ENDINGS, Imported, Options as ImportOptions};
pub use crate::store::{Access, Away, Passphrase};

use crate::analysis::words::WordTables;
use crate::index::Index;
use crate::model::change::{Change, inverted};
use crate::model::ids::{DocumentId, InstallationId, OpId};
use crate::model::layout::Layout;
use crate::model::merge::Merged;
use crate::model::op::{Op, OpHead, OpKind};
use crate::model::project::Project;
use crate::model::text::{DocumentText, Hash};
use crate::session::clock::Clock;
use crate::session::command::{Command, Start};
use crate::session::error::SessionError;
use crate::session::indexing::Keeper;
use crate::session::job::Progress;
use crate::session::plan::Plan;
use crate::session::settings::Settings;
use crate::store::{Commit, Holder, IndexWrite, Stacks, Store};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// Who works, and where.
#[derive(Debug)]
pub struct Actor {
    /// Name of the coder.
    pub coder: String,
    /// This installation.
    pub installation: InstallationId,
    /// Time and identities.
    pub clock: Clock,
}

impl Actor {
    /// The coder of that name, or the one that this installation knows, on this machine's clock.
    pub fn here(coder: Option<&str>) -> Self {
        let clock = Clock::system();
        let mut settings = Settings::load();
        Self { coder: settings::coder_name(coder, &settings), installation: settings.installation(&clock), clock }
    }

    fn holder(&self) -> Holder {
        let host = gethostname::gethostname().to_string_lossy().into_owned();
        Holder { coder: self.coder.clone(), host, process: std::process::id(), since: self.clock.now() }
    }
}

/// One open project and one coder.
pub struct Session {
    actor: Actor,
    store: Store,
    project: Arc<Project>,
    stacks: Stacks,
    last_op: Option<OpId>,
    index: Keeper,
    /// Words by position, made when they are first counted.
    words: WordTables,
    /// Who waits for what is being done, where that is told how far it is and may stop it.
    waiting: Option<Arc<Progress>>,
}

/// What an act came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The operation in the log.
    pub op: OpId,
    /// Whether something was done, taken back or done again.
    pub kind: OpKind,
    /// What was done, as a short English sentence.
    pub label: String,
    /// What was left out or taken otherwise than written.
    pub notes: Vec<String>,
    /// The changes that were made, in their order.
    pub changes: Vec<Change>,
}

/// True where a project file can only be opened with a passphrase; false also where there is no such file.
pub fn needs_passphrase(path: &Path) -> bool {
    path.is_file() && !crate::store::is_plain(path)
}

impl Session {
    /// Makes a new project file and its first operation. An existing file is never touched.
    pub fn create(path: &Path, passphrase: Option<&Passphrase>, start: Start, actor: Actor) -> Result<Self, SessionError> {
        let store = Store::create(path, passphrase, &actor.holder())?;
        match Self::started(store, start, actor) {
            Ok(session) => Ok(session),
            Err(err) => {
                // The file holds nothing yet: better none than half a project.
                drop(std::fs::remove_file(path));
                Err(err)
            }
        }
    }

    /// A project that lives in memory only, for trying things out.
    pub fn in_memory(start: Start, actor: Actor) -> Result<Self, SessionError> {
        Self::started(Store::in_memory()?, start, actor)
    }

    fn started(store: Store, start: Start, actor: Actor) -> Result<Self, SessionError> {
        let mut session = Self {
            actor,
            store,
            project: Arc::default(),
            stacks: Stacks::default(),
            last_op: None,
            index: Keeper::Ready(Box::new(Index::empty()?)),
            words: WordTables::default(),
            waiting: None,
        };
        session.execute(Command::Start(start))?;
        Ok(session)
    }

    /// Opens a project. To write, it must not be open elsewhere: it then opens for reading, and [`Session::held_by`] says who has it.
    pub fn open(path: &Path, passphrase: Option<&Passphrase>, access: Access, actor: Actor) -> Result<Self, SessionError> {
        let store = Store::open(path, passphrase, access, &actor.holder())?;
        let project = Arc::new(store.load()?);
        let (stacks, last_op) = (store.stacks()?, store.last_op()?);
        let mut session = Self { actor, store, project, stacks, last_op, index: Keeper::Unknown, words: WordTables::default(), waiting: None };
        session.finish_withdrawal()?;
        Ok(session)
    }

    /// The project as it is now. Readers keep theirs while the next state is made.
    pub fn project(&self) -> Arc<Project> {
        Arc::clone(&self.project)
    }
    /// Name of the coder who acts.
    pub fn coder(&self) -> &str {
        &self.actor.coder
    }
    /// The clock of this session.
    pub fn clock(&self) -> &Clock {
        &self.actor.clock
    }
    /// True where acts can be carried out.
    pub fn is_writable(&self) -> bool {
        self.store.is_writable()
    }
    /// Who has the project open for writing, where that is not this session.
    pub fn held_by(&self) -> Option<&Holder> {
        self.store.held_by()
    }
    /// True where the file is encrypted.
    pub fn is_encrypted(&self) -> bool {
        self.store.is_encrypted()
    }
    /// Bytes of other tools by their hash; none where the project does not have them.
    pub fn attachment(&self, hash: Hash) -> Result<Option<Vec<u8>>, SessionError> {
        Ok(self.store.attachment(hash)?)
    }
    /// The last operation of the log.
    pub fn last_op(&self) -> Option<OpId> {
        self.last_op
    }

    /// Says who waits for what is done next; none for nobody. Until an act is written it can be stopped, and then nothing was changed.
    pub fn wait_with(&mut self, waiting: Option<Arc<Progress>>) {
        self.waiting = waiting;
    }

    /// An error where who waits has asked to stop.
    fn go_on(&self) -> Result<(), SessionError> {
        if self.waiting.as_ref().is_some_and(|waiting| waiting.is_cancelled()) { Err(SessionError::Stopped) } else { Ok(()) }
    }

    /// Plans a command without carrying it out.
    pub fn plan(&self, command: Command) -> Result<Plan, SessionError> {
        Ok(plan::plan(&self.project, command, &self.actor.coder, &self.actor.clock)?)
    }

    /// Carries out a command: all of it or nothing.
    pub fn execute(&mut self, command: Command) -> Result<Outcome, SessionError> {
        self.writable()?;
        let plan = self.plan(command)?;
        let (merged, other) = plan.merge.map_or((None, None), |(merged, other)| (Some(merged), other));
        let op = self.op(OpKind::Do, None, plan.label.clone(), plan.changes, (merged, other));
        let lasting = op.is_lasting();
        let (op_id, changes) = self.commit(op, &plan.texts, &plan.layouts, &plan.attachments)?;
        // The first operation makes the project what it is and is not taken back; nor is what happened outside the project.
        if self.last_op.is_some() && !lasting {
            self.stacks.undoable.push(op_id);
        }
        if !lasting {
            self.stacks.redoable.clear();
        }
        self.last_op = Some(op_id);
        Ok(Outcome { op: op_id, kind: OpKind::Do, label: plan.label, notes: plan.notes, changes })
    }

    /// Takes back the newest act that stands; the log keeps both.
    pub fn undo(&mut self) -> Result<Outcome, SessionError> {
        self.writable()?;
        let Some(target) = self.stacks.undoable.last().copied() else {
            return Err(self.store.floor()?.map_or(SessionError::NothingToUndo, |at| SessionError::BeforeDestruction(at.text())));
        };
        let outcome = self.reverse(OpKind::Undo, target)?;
        self.stacks.undoable.pop();
        self.stacks.redoable.push(target);
        Ok(outcome)
    }

    /// Does again what was taken back last.
    pub fn redo(&mut self) -> Result<Outcome, SessionError> {
        self.writable()?;
        let target = self.stacks.redoable.last().copied().ok_or(SessionError::NothingToRedo)?;
        let outcome = self.reverse(OpKind::Redo, target)?;
        self.stacks.redoable.pop();
        self.stacks.undoable.push(target);
        Ok(outcome)
    }

    /// The act that undo would take back, and the one that redo would do again.
    pub fn next_undo_and_redo(&self) -> Result<(Option<OpHead>, Option<OpHead>), SessionError> {
        let head = |op_id: Option<&OpId>| -> Result<Option<OpHead>, SessionError> {
            match op_id {
                Some(op_id) => Ok(self.store.op(*op_id)?.map(|op| op.head)),
                None => Ok(None),
            }
        };
        Ok((head(self.stacks.undoable.last())?, head(self.stacks.redoable.last())?))
    }

    /// How many acts came after each one that stands, counted in one pass: so many have to be taken back to come to its state.
    pub fn acts_after_each(&self) -> BTreeMap<OpId, usize> {
        self.stacks.undoable.iter().rev().enumerate().map(|(after, op)| (*op, after)).collect()
    }

    /// The whole history, oldest first.
    pub fn history(&self) -> Result<Vec<OpHead>, SessionError> {
        Ok(self.store.history()?)
    }

    /// What became of the project's file, where its path no longer leads to it: acts are refused then.
    pub fn away(&self) -> Option<Away> {
        self.store.away()
    }
    /// Lets acts go on while the file is away, so that what is being typed is in the copy that is saved when the project is closed.
    pub fn go_on_adrift(&mut self) {
        self.store.go_on_adrift();
    }

    /// Where the file is away, saves everything beside it and says so; none where it is there.
    pub fn save_if_away(&mut self) -> Option<SessionError> {
        self.store.save_if_away().map(SessionError::from)
    }

    /// Writes what is left and lets others open the project. Where its file is away, everything is saved beside it, and that is said.
    pub fn close(self) -> Result<(), SessionError> {
        Ok(self.store.close()?)
    }

    /// Refuses to act on a project that is open for reading only.
    fn writable(&self) -> Result<(), SessionError> {
        if self.store.is_writable() {
            return Ok(());
        }
        Err(SessionError::ReadOnly(match self.store.held_by() {
            Some(holder) => format!("the project is open elsewhere, by {} on {}: here it can only be read", holder.coder, holder.host),
            None => "the project is open for reading only".to_owned(),
        }))
    }

    fn reverse(&mut self, kind: OpKind, target: OpId) -> Result<Outcome, SessionError> {
        let op = self.store.op(target)?.ok_or(SessionError::HistoryBroken)?;
        let changes = if kind == OpKind::Undo { inverted(op.changes) } else { op.changes };
        let label = op.head.label;
        let (op_id, changes) = self.commit(self.op(kind, Some(target), label.clone(), changes, (None, None)), &[], &[], &[])?;
        self.last_op = Some(op_id);
        Ok(Outcome { op: op_id, kind, label, notes: Vec::new(), changes })
    }

    /// An act in the making; a merge also follows the newest act of the other copy. Its identity is later than those of all it follows, whatever clocks say.
    fn op(&self, kind: OpKind, target: Option<OpId>, label: String, changes: Vec<Change>, (merged, other): (Option<Merged>, Option<OpId>)) -> Op {
        let touches_texts = changes.iter().any(Change::touches_texts);
        let follows: Vec<OpId> = self.last_op.into_iter().chain(other).collect();
        let learned = merged.iter().flat_map(|merged| &merged.learned).map(|head| head.id);
        let id = plan::op_id_after(&self.actor.clock, follows.iter().copied().chain(learned).max());
        Op {
            head: OpHead {
                id,
                kind,
                target,
                installation: self.actor.installation,
                coder: self.actor.coder.clone(),
                at: self.actor.clock.now(),
                label,
                follows,
                touches_texts,
            },
            changes,
            destroys: false,
            merged: merged.map(|merged| Box::new(merged.signed(id))),
        }
    }

    /// The next state in memory first, so that a conflict shows before anything is written; then one transaction; then the state is taken over.
    fn commit(
        &mut self,
        op: Op,
        texts: &[Arc<DocumentText>],
        layouts: &[(Hash, Arc<Layout>)],
        attachments: &[(Hash, Arc<[u8]>)],
    ) -> Result<(OpId, Vec<Change>), SessionError> {
        let mut next = Project::clone(&self.project);
        for text in texts {
            next.add_text(Arc::clone(text));
        }
        for (hash, layout) in layouts {
            next.add_layout(*hash, Arc::clone(layout));
        }
        next.apply_all(&op.changes)?;
        let index = if op.head.touches_texts { self.index_changes(&next, &op)? } else { IndexWrite::default() };
        let commit = Commit { op: &op, texts, layouts, attachments, index: &index };
        let written = self.go_on().and_then(|()| Ok(self.store.commit(&commit)?));
        if let Err(err) = written {
            // The index in memory may be ahead of the file now: the next search takes it from the file again.
            self.index = Keeper::Unknown;
            return Err(err);
        }
        self.project = Arc::new(next);
        self.follow_renamed_coder(&op.changes);
        Ok((op.head.id, op.changes))
    }

    /// Where who acts was given another name, what follows is done under it; undo leads back to the old one.
    fn follow_renamed_coder(&mut self, changes: &[Change]) {
        let renamed = changes.iter().find_map(|change| match change {
            Change::Coder(edit) => {
                edit.before.as_ref().zip(edit.after.as_ref()).filter(|(before, after)| before.name == self.actor.coder && after.name != before.name)
            }
            _ => None,
        });
        if let Some((before, after)) = renamed {
            // Searches that were made are no part of the study: where they cannot follow, nothing of it is lost.
            drop(self.store.rename_searcher(&before.name, &after.name));
            self.actor.coder.clone_from(&after.name);
        }
    }

    /// Brings the index up to an operation and returns what has to be written with it.
    fn index_changes(&mut self, next: &Project, op: &Op) -> Result<IndexWrite, SessionError> {
        let touched: BTreeSet<DocumentId> = op
            .changes
            .iter()
            .filter_map(|change| match change {
                Change::Document(edit) => edit.either().map(|document| document.id),
                _ => None,
            })
            .collect();
        let touched: Vec<DocumentId> = touched.into_iter().collect();
        self.update_index(next, &touched, op.head.id)
    }
}
