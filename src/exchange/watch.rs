//! How far a long exchange has come, told to whoever waits for it, who may ask it to stop.

use crate::exchange::error::ExchangeError;
use std::fmt;

/// Who waits: is told parts done and parts in all, and answers false where the work is to stop.
type Waiting<'a> = &'a (dyn Fn(usize, usize) -> bool + 'a);

/// Tells how far the work is; by default nobody listens.
#[derive(Clone, Copy, Default)]
pub struct Watch<'a>(Option<Waiting<'a>>);

impl<'a> Watch<'a> {
    /// Tells this function.
    pub fn new(waiting: Waiting<'a>) -> Self {
        Self(Some(waiting))
    }

    /// Says how far the work is; an error where it is to stop.
    pub fn step(&self, done: usize, of: usize) -> Result<(), ExchangeError> {
        match self.0 {
            Some(waiting) if !waiting(done, of) => Err(ExchangeError::Cancelled),
            _ => Ok(()),
        }
    }
}

/// A work whose parts are counted one by one.
#[derive(Debug)]
pub struct Steps<'a> {
    watch: Watch<'a>,
    done: usize,
    of: usize,
}

impl<'a> Steps<'a> {
    /// A work of so many parts.
    pub fn new(watch: Watch<'a>, of: usize) -> Self {
        Self { watch, done: 0, of }
    }

    /// One part more is being done; an error where the work is to stop.
    pub fn one_more(&mut self) -> Result<(), ExchangeError> {
        self.watch.step(self.done, self.of)?;
        self.done += 1;
        Ok(())
    }
}

impl fmt::Debug for Watch<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(if self.0.is_some() { "Watch(somebody)" } else { "Watch(nobody)" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[test]
    fn who_waits_is_told_and_may_stop_the_work() {
        let last = Cell::new((0, 0));
        let waiting = |done, of| {
            last.set((done, of));
            done < 2
        };
        let watch = Watch::new(&waiting);
        assert!(watch.step(1, 3).is_ok() && matches!(watch.step(2, 3), Err(ExchangeError::Cancelled)));
        assert_eq!((last.get(), Watch::default().step(9, 9).is_ok()), ((2, 3), true));
        let mut steps = Steps::new(watch, 3);
        assert!(steps.one_more().is_ok() && steps.one_more().is_ok());
        assert_eq!(last.get(), (1, 3));
        assert!(matches!(steps.one_more(), Err(ExchangeError::Cancelled)));
    }
}
