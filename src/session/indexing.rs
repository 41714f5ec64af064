//! Keeping the search index in step with the project: loading it, noticing that it is not to be used, and building it again, also in the background.

use crate::index::{ANALYSER_VERSION, Index, IndexError, Seen, Snapshot};
use crate::model::ids::{DocumentId, OpId};
use crate::model::project::Project;
use crate::session::Session;
use crate::session::error::SessionError;
use crate::session::job::{Job, State};
use std::sync::{Arc, Mutex, PoisonError};

/// How much of the project the index describes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IndexState {
    /// All of it.
    #[default]
    Complete,
    /// It is being built again.
    Building {
        /// Documents that are indexed so far.
        done: usize,
        /// Documents in all.
        total: usize,
    },
}

impl IndexState {
    /// True where a search sees everything.
    pub fn is_complete(self) -> bool {
        self == Self::Complete
    }
}

/// Where the index is.
#[derive(Default)]
pub(in crate::session) enum Keeper {
    /// Not loaded yet, or gone because a write failed under it: the file has it.
    #[default]
    Unknown,
    /// In memory, in step with the project.
    Ready(Box<Index>),
    /// With a thread that builds it.
    Building(Building),
}

/// A running build.
pub(in crate::session) struct Building {
    job: Job<Result<Option<Index>, IndexError>>,
    /// What can be searched meanwhile.
    so_far: Arc<Mutex<Arc<Snapshot>>>,
    total: usize,
}

impl Building {
    fn start(project: Arc<Project>, op: OpId, wake: impl Fn() + Send + Sync + 'static) -> Result<Self, SessionError> {
        let so_far = Arc::new(Mutex::new(Index::empty()?.snapshot()));
        let (shared, wake) = (Arc::clone(&so_far), Arc::new(wake));
        let at_the_end = Arc::clone(&wake);
        let total = project.documents().count();
        let job = Job::start(
            "index",
            move || at_the_end(),
            move |progress| {
                Index::rebuild_watched(project.transcripts(), op, &mut |done, step| {
                    progress.set(done, total);
                    if let Some(step) = step {
                        *shared.lock().unwrap_or_else(PoisonError::into_inner) = step;
                        wake();
                    }
                    !progress.is_cancelled()
                })
            },
        )?;
        Ok(Self { job, so_far, total })
    }

    fn now(&self) -> (Arc<Snapshot>, IndexState) {
        let (done, _) = self.job.progress().get();
        (Arc::clone(&self.so_far.lock().unwrap_or_else(PoisonError::into_inner)), IndexState::Building { done, total: self.total })
    }
}

impl Drop for Building {
    /// Nobody waits for it any more: it stops at the next document.
    fn drop(&mut self) {
        self.job.progress().cancel();
    }
}

impl Session {
    /// Whether searches see everything, as far as it is known without looking.
    pub fn index_state(&self) -> IndexState {
        match &self.index {
            Keeper::Building(building) => building.now().1,
            Keeper::Unknown | Keeper::Ready(_) => IndexState::Complete,
        }
    }

    /// What can be searched at once, and whether it is all. Begins to build the index where the stored one is not to be used.
    pub(in crate::session) fn index_now(&mut self, wake: impl Fn() + Send + Sync + 'static) -> Result<(Arc<Snapshot>, IndexState), SessionError> {
        if let Keeper::Building(building) = &self.index {
            match building.job.poll() {
                State::Running => {}
                State::Done(built) => self.take_over(built)?,
                State::Failed => self.index = Keeper::Unknown,
            }
        }
        if matches!(self.index, Keeper::Unknown) {
            self.index = match (self.stored_index()?, self.store.last_text_op()?) {
                (Some(index), _) => Keeper::Ready(index),
                (None, Some(op)) => Keeper::Building(Building::start(self.project(), op, wake)?),
                (None, None) => Keeper::Ready(Box::new(Index::empty()?)),
            };
        }
        match &self.index {
            Keeper::Ready(index) => Ok((index.snapshot(), IndexState::Complete)),
            Keeper::Building(building) => Ok(building.now()),
            Keeper::Unknown => Err(SessionError::HistoryBroken),
        }
    }

    /// Makes sure that an index is in memory that has seen the texts as they are, however long that takes.
    pub(in crate::session) fn ready_index(&mut self) -> Result<&mut Index, SessionError> {
        self.index_now(|| {})?;
        if let Keeper::Building(building) = &self.index {
            match building.job.wait() {
                Some(built) => self.take_over(built)?,
                None => self.index = Keeper::Unknown,
            }
        }
        if !matches!(self.index, Keeper::Ready(_)) {
            self.reindex()?;
        }
        match &mut self.index {
            Keeper::Ready(index) => Ok(index),
            Keeper::Unknown | Keeper::Building(_) => Err(SessionError::HistoryBroken),
        }
    }

    /// Throws the index away and builds it again from the texts. Not an act: nothing of the study changes.
    pub fn reindex(&mut self) -> Result<(), SessionError> {
        let index = match self.store.last_text_op()? {
            Some(op) => Index::rebuild(self.project.transcripts(), op, &|_| {})?,
            None => Index::empty()?,
        };
        self.keep(index)
    }

    fn take_over(&mut self, built: Result<Option<Index>, IndexError>) -> Result<(), SessionError> {
        self.index = Keeper::Unknown;
        // A build that was stopped leaves nothing; the next search begins another.
        match built? {
            Some(index) => self.keep(index),
            None => Ok(()),
        }
    }

    /// Stores a new index in the place of the old one.
    fn keep(&mut self, mut index: Index) -> Result<(), SessionError> {
        if self.store.is_writable() {
            self.store.replace_index(&index.files())?;
            index.take_writes();
        }
        self.index = Keeper::Ready(Box::new(index));
        Ok(())
    }

    /// The stored index, where it is sound and has seen the texts as they are.
    fn stored_index(&self) -> Result<Option<Box<Index>>, SessionError> {
        match Index::from_files(self.store.index_files()?) {
            Ok(index) if self.is_current(&index)? => Ok(Some(Box::new(index))),
            Ok(_) | Err(_) => Ok(None),
        }
    }

    /// What is wrong with the index in the project file; empty for a sound one.
    pub(in crate::session) fn index_faults(&self) -> Result<Vec<String>, SessionError> {
        let files = self.store.index_files()?;
        // Before the first document there is no index, and nothing to find.
        if files.is_empty() && self.store.last_text_op()?.is_none() {
            return Ok(Vec::new());
        }
        match Index::from_files(files) {
            Ok(index) if self.is_current(&index)? => Ok(index.verify()),
            Ok(_) => Ok(vec!["the index has not seen all texts".to_owned()]),
            Err(err) => Ok(vec![err.to_string()]),
        }
    }

    fn is_current(&self, index: &Index) -> Result<bool, SessionError> {
        let expected = self.store.last_text_op()?;
        Ok(match (index.seen(), expected) {
            (Some(Seen { op, analyser }), Some(expected)) => op == expected && analyser == ANALYSER_VERSION,
            (None, None) => true,
            _ => false,
        })
    }

    /// Brings the index up to an operation; what has to be stored with it is taken by the caller.
    pub(in crate::session) fn update_index(&mut self, next: &Project, touched: &[DocumentId], op: OpId) -> Result<crate::store::IndexWrite, SessionError> {
        let changed: Vec<_> = touched.iter().filter_map(|document| next.transcript(*document)).collect();
        let removed: Vec<_> = touched.iter().copied().filter(|document| next.document(*document).is_none()).collect();
        let waiting = self.waiting.clone();
        let index = self.ready_index()?;
        let updated = index.update_watched(&changed, &removed, op, &mut |done, of| {
            waiting.as_ref().is_none_or(|waiting| {
                waiting.set(done, of);
                !waiting.is_cancelled()
            })
        });
        match updated {
            Ok(true) => {}
            stopped_or_failed => {
                self.index = Keeper::Unknown;
                return Err(stopped_or_failed.err().map_or(SessionError::Stopped, SessionError::from));
            }
        }
        let index = self.ready_index()?;
        let (written, deleted) = index.take_writes();
        Ok(crate::store::IndexWrite { written, deleted })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::Files;
    use crate::model::ids::InstallationId;
    use crate::model::language::Language;
    use crate::model::time::Moment;
    use crate::query::{Search, Sort, parse};
    use crate::session::clock::Clock;
    use crate::session::command::{Command, DocumentUpdate};
    use crate::session::files::ImportRequest;
    use crate::session::job::Progress;
    use crate::session::{Actor, ImportOptions, start_with};
    use uuid::Uuid;

    const ALL: Search = Search { limit: usize::MAX, offset: 0, sort: Sort::Document };

    fn session(documents: usize) -> Session {
        let actor = Actor { coder: "anna".into(), installation: InstallationId::from_uuid(Uuid::nil()), clock: Clock::fixed(Moment(0)) };
        let mut session = Session::in_memory(start_with::nothing("index"), actor).unwrap();
        import(&mut session, 0, documents);
        session
    }

    fn import(session: &mut Session, from: usize, to: usize) {
        let texts: Vec<(String, String)> = (from..to).map(|number| (format!("d{number}.txt"), format!("He was running to the market {number}.\n"))).collect();
        let files: Vec<(&str, &[u8])> = texts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
        let options = ImportOptions { language: Language::new("fr"), ..ImportOptions::default() };
        session.import_bytes(&files, &ImportRequest { options, ..ImportRequest::default() }).unwrap();
    }

    #[test]
    fn an_act_that_is_stopped_changes_nothing_and_the_next_one_is_whole() {
        let mut session = session(3);
        let (before, acts, stored) = (session.project(), session.history().unwrap().len(), files(&session));
        let waiting = Arc::new(Progress::default());
        waiting.cancel();
        session.wait_with(Some(Arc::clone(&waiting)));
        let texts: Vec<(String, String)> =
            (10..14).map(|number| (format!("d{number}.txt"), "He was running to the harbour.\n".to_owned() + &number.to_string())).collect();
        let request: Vec<(&str, &[u8])> = texts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
        let stopped = session.import_bytes(&request, &ImportRequest::default()).unwrap_err();
        assert!(stopped.is_cancelled(), "{stopped}");
        assert_eq!(waiting.get(), (0, 4), "documents are counted");
        assert_eq!((session.history().unwrap().len(), files(&session)), (acts, stored));
        assert!(*session.project() == *before);
        session.wait_with(None);
        assert_eq!((hits(&mut session, "harbour"), hits(&mut session, "market")), (0, 3));
        session.import_bytes(&request, &ImportRequest::default()).unwrap();
        assert_eq!((hits(&mut session, "harbour"), session.check().unwrap()), (4, Vec::new()));
    }

    fn hits(session: &mut Session, query: &str) -> u64 {
        session.search(&parse(query).unwrap(), &ALL).unwrap().total
    }

    fn files(session: &Session) -> Files {
        session.store.index_files().unwrap()
    }

    #[test]
    fn an_index_that_is_not_to_be_used_is_built_again_while_searches_say_so() {
        let mut session = session(70);
        let (sound, op) = (files(&session), session.store.last_text_op().unwrap().unwrap());
        let cut = |(name, data): (&String, &Vec<u8>)| (name.clone(), data[..data.len() / 2].to_vec());
        let foreign = Index::rebuild(session.project.transcripts().take(3), OpId::from_uuid(Uuid::from_u128(5)), &|_| {}).unwrap().files();
        let mut other_rules = sound.clone();
        let list = String::from_utf8(other_rules["meta.json"].clone()).unwrap();
        let (today, before) = (format!("analyser\\\":{ANALYSER_VERSION}"), format!("analyser\\\":{}", ANALYSER_VERSION - 1));
        assert!(list.contains(&today));
        other_rules.insert("meta.json".into(), list.replace(&today, &before).into_bytes());
        let damaged: Files = sound.iter().map(cut).collect();
        for (fault, stored) in [("missing", Files::new()), ("damaged", damaged), ("foreign", foreign), ("of other rules", other_rules)] {
            session.store.replace_index(&stored).unwrap();
            session.index = Keeper::Unknown;
            assert_ne!(session.index_faults().unwrap(), Vec::<String>::new(), "{fault}");
            let first = session.searcher(|| {}).unwrap();
            assert!(matches!(first.state, IndexState::Building { total: 70, .. }), "{fault}: {:?}", first.state);
            assert!(first.search(&parse("market").unwrap(), &ALL).unwrap().total <= 70, "{fault}");
            assert_eq!(hits(&mut session, "market"), 70, "{fault}");
            assert!(session.index_state().is_complete(), "{fault}");
            assert_eq!(session.index_faults().unwrap(), Vec::<String>::new(), "{fault}");
            assert!(Index::from_files(files(&session)).unwrap().is_current(op), "{fault}");
        }
    }

    #[test]
    fn texts_that_change_while_the_index_is_built_are_in_it() {
        let mut session = session(40);
        session.store.replace_index(&Files::new()).unwrap();
        session.index = Keeper::Unknown;
        assert!(!session.searcher(|| {}).unwrap().state.is_complete());
        import(&mut session, 40, 45);
        assert_eq!(hits(&mut session, "market"), 45);
        session.undo().unwrap();
        assert_eq!(hits(&mut session, "market"), 40);
    }

    #[test]
    fn a_build_that_nobody_waits_for_ends_and_searches_go_on() {
        let mut session = session(5);
        session.store.replace_index(&Files::new()).unwrap();
        session.index = Keeper::Unknown;
        let (told, heard) = std::sync::mpsc::channel();
        let tell = move || told.send(()).unwrap_or_default();
        session.searcher(tell).unwrap();
        // The sender is gone when the thread has ended.
        while heard.recv().is_ok() {}
        let state = || session.searcher(|| {}).unwrap().state;
        assert_eq!(std::iter::repeat_with(state).find(|state| state.is_complete()), Some(IndexState::Complete));
        assert_eq!(hits(&mut session, "market"), 5);
    }

    #[test]
    fn another_language_of_a_document_shows_in_the_next_search() {
        let mut session = session(2);
        let document = session.project.documents().next().unwrap().id;
        assert_eq!((hits(&mut session, "run"), hits(&mut session, "running")), (0, 2));
        let update = DocumentUpdate { language: Language::new("en"), ..DocumentUpdate::default() };
        session.execute(Command::UpdateDocument(document, update)).unwrap();
        assert_eq!((hits(&mut session, "run"), hits(&mut session, "running")), (1, 2));
        session.undo().unwrap();
        assert_eq!(hits(&mut session, "run"), 0);
    }

    #[test]
    fn another_language_of_a_turn_shows_in_the_next_search() {
        let mut session = session(0);
        let text = "INT-01: Where did they go?\n\nDET-004: They were running.\n\nINT-01: And then?\n\nDET-004: Running again.\n";
        let options = ImportOptions { language: Language::new("bm"), ..ImportOptions::default() };
        session.import_bytes(&[("talk.txt", text.as_bytes())], &ImportRequest { options, ..ImportRequest::default() }).unwrap();
        let document = session.project.documents().find(|document| document.name == "talk").unwrap().id;
        assert_eq!(hits(&mut session, "run"), 0);
        let english = |turn| Command::SetTurnLanguage { document, turn, language: Language::new("en") };
        session.execute(english(2)).unwrap();
        assert_eq!(hits(&mut session, "run"), 1);
        assert_eq!(hits(&mut session, "lang:en"), 1);
        assert!(session.execute(english(2)).is_err(), "it is so already");
        assert!(session.execute(english(0)).is_err() && session.execute(english(5)).is_err(), "there is no such turn");
        session.undo().unwrap();
        assert_eq!(hits(&mut session, "run"), 0);
    }
}
