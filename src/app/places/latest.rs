//! Something that is counted on a thread of its own, for a key: nothing is counted while painting, and what was counted before is shown until then.

use crate::session::job::{Job, State};
use egui::Context;

/// What was counted last, and what is being counted.
pub(in crate::app) struct Latest<K, T> {
    key: Option<K>,
    made: Option<T>,
    job: Option<(K, Job<T>)>,
}

impl<K, T> Default for Latest<K, T> {
    fn default() -> Self {
        Self { key: None, made: None, job: None }
    }
}

impl<K: PartialEq, T: Send + 'static> Latest<K, T> {
    /// What was counted last, also where it is of another key by now.
    pub(in crate::app) fn made(&self) -> Option<&T> {
        self.made.as_ref()
    }

    /// What `made` was counted for.
    pub(in crate::app) fn key(&self) -> Option<&K> {
        self.key.as_ref()
    }

    /// True while something is being counted.
    pub(in crate::app) fn is_running(&self) -> bool {
        self.job.is_some()
    }

    /// Lets go of what was counted, so that it is not shown any more; what is being counted goes on.
    pub(in crate::app) fn forget(&mut self) {
        (self.key, self.made) = (None, None);
    }

    /// Takes in what has ended, and begins where the key is another one; one count runs at a time. `work` is only made where it is needed.
    pub(in crate::app) fn ask<W: FnOnce() -> T + Send + 'static>(&mut self, name: &str, context: &Context, key: K, work: impl FnOnce(&K) -> W) {
        if let Some((asked, job)) = self.job.take() {
            match job.poll() {
                State::Running => self.job = Some((asked, job)),
                State::Done(made) => (self.key, self.made) = (Some(asked), Some(made)),
                // What failed is not tried again until something changes.
                State::Failed => self.key = Some(asked),
            }
        }
        if self.job.is_some() || self.key.as_ref() == Some(&key) {
            return;
        }
        let (wake, work) = (context.clone(), work(&key));
        // Without threads there is no count, and the page goes on showing what it had.
        self.job = Job::start(name, move || wake.request_repaint(), move |_| work()).ok().map(|job| (key, job));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, Instant};

    fn settled(counted: &mut Latest<u32, u32>, key: u32) -> Option<u32> {
        let started = Instant::now();
        while counted.key() != Some(&key) && started.elapsed() < Duration::from_secs(10) {
            counted.ask("test", &Context::default(), key, |key| {
                let number = *key;
                move || number * 2
            });
            std::thread::sleep(Duration::from_millis(1));
        }
        counted.made().copied()
    }

    #[test]
    fn what_was_counted_stays_until_the_next_is_there_or_it_is_let_go() {
        let mut counted = Latest::default();
        assert_eq!(settled(&mut counted, 3), Some(6));
        counted.ask("test", &Context::default(), 4, |_| || 8);
        assert_eq!(counted.made(), Some(&6), "the old number is shown meanwhile");
        assert_eq!(settled(&mut counted, 4), Some(8));
        // The same key is not counted again.
        counted.ask("test", &Context::default(), 4, |_| || unreachable!());
        assert!(!counted.is_running());
        counted.forget();
        assert_eq!(counted.made(), None);
    }
}
