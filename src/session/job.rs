//! Work that takes longer than a frame: on a thread with a name, counted, and to be cancelled.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::time::{Duration, Instant};

/// How far a job has come, shared by its thread and by who waits for it.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicUsize,
    total: AtomicUsize,
    cancelled: AtomicBool,
}

impl Progress {
    /// Says how far the work is.
    pub fn set(&self, done: usize, total: usize) {
        self.total.store(total, Ordering::Relaxed);
        self.done.store(done, Ordering::Relaxed);
    }
    /// Parts done, and parts in all; none in all where they are not counted.
    pub fn get(&self) -> (usize, usize) {
        (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed))
    }
    /// Asks the work to stop at the next part.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
    /// True where the work was asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}

/// A running piece of work that will give a `T`.
#[derive(Debug)]
pub struct Job<T> {
    name: String,
    progress: Arc<Progress>,
    result: Receiver<T>,
    started: Instant,
}

/// What became of a job so far.
#[derive(Debug)]
pub enum State<T> {
    /// It goes on.
    Running,
    /// Its result, which is given once.
    Done(T),
    /// Its thread ended without a result.
    Failed,
}

impl<T: Send + 'static> Job<T> {
    /// Starts work on a thread of that name. `wake` is called when it has ended, so that who sleeps looks again.
    pub fn start(name: &str, wake: impl FnOnce() + Send + 'static, work: impl FnOnce(&Arc<Progress>) -> T + Send + 'static) -> std::io::Result<Self> {
        let progress = Arc::new(Progress::default());
        let shared = Arc::clone(&progress);
        let (sender, result) = sync_channel(1);
        std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            // Also after a panic somebody must look: the sender is dropped then, which reads as a failure. It is dropped before the call that wakes,
            // as what is named last goes first: who is woken looks once, and would find a job that broke still running.
            let _woken = Wake(Some(wake));
            let sender = sender;
            let done = work(&shared);
            // Where nobody waits any more the result is of no use.
            drop(sender.send(done));
        })?;
        Ok(Self { name: name.to_owned(), progress, result, started: Instant::now() })
    }

    /// Its name, as the thread has it.
    pub fn name(&self) -> &str {
        &self.name
    }
    /// How far it is.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }
    /// For how long it has run.
    pub fn age(&self) -> Duration {
        self.started.elapsed()
    }

    /// Looks whether it has ended.
    pub fn poll(&self) -> State<T> {
        match self.result.try_recv() {
            Ok(done) => State::Done(done),
            Err(TryRecvError::Empty) => State::Running,
            Err(TryRecvError::Disconnected) => State::Failed,
        }
    }
}

impl<T> Job<T> {
    /// Waits for its result; none where its thread ended without one.
    pub fn wait(&self) -> Option<T> {
        self.result.recv().ok()
    }
}

struct Wake<F: FnOnce()>(Option<F>);

impl<F: FnOnce()> Drop for Wake<F> {
    fn drop(&mut self) {
        if let Some(wake) = self.0.take() {
            wake();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait<T: Send + 'static>(job: &Job<T>) -> Option<T> {
        loop {
            match job.poll() {
                State::Running => std::thread::yield_now(),
                State::Done(done) => return Some(done),
                State::Failed => return None,
            }
        }
    }

    #[test]
    fn a_job_is_counted_gives_its_result_once_and_wakes() {
        let (woken, waked) = sync_channel(1);
        let job = Job::start(
            "count",
            move || woken.send(()).unwrap(),
            |progress| {
                progress.set(2, 3);
                7
            },
        )
        .unwrap();
        assert_eq!(wait(&job), Some(7));
        assert_eq!(job.progress().get(), (2, 3));
        assert!(waked.recv().is_ok());
        assert!(matches!(job.poll(), State::Failed));
    }

    #[test]
    fn who_is_woken_finds_a_job_ended_that_gave_its_result_or_broke() {
        for breaks in [false, true] {
            let (woken, waked) = sync_channel(1);
            let (go, gone) = sync_channel(1);
            // The thread stands still in the call that wakes, until what is seen meanwhile was looked at.
            let wake = move || {
                woken.send(()).unwrap();
                gone.recv().unwrap();
            };
            let job = Job::start("end", wake, move |_| assert!(!breaks, "broken on purpose")).unwrap();
            waked.recv().unwrap();
            assert!(breaks || matches!(job.poll(), State::Done(())));
            assert!(matches!(job.poll(), State::Failed), "breaks: {breaks}");
            go.send(()).unwrap();
        }
    }

    #[test]
    fn a_job_stops_when_it_is_cancelled_and_a_panic_is_a_failure() {
        let job = Job::start(
            "wait",
            || {},
            |progress| {
                while !progress.is_cancelled() {
                    std::thread::yield_now();
                }
                "stopped"
            },
        )
        .unwrap();
        job.progress().cancel();
        assert_eq!(wait(&job), Some("stopped"));
        let broken = Job::<()>::start("break", || {}, |_| panic!("broken on purpose")).unwrap();
        assert_eq!(wait(&broken), None);
    }
}
