//! How a search in progress is stopped.

use crate::query::error::QueryError;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// The longest that a search may take, in seconds: regular expressions over a large study are the slowest thing there is.
pub const LONGEST: u64 = 20;

/// Stops a search from outside, and when it takes too long.
#[derive(Clone, Debug)]
pub struct Control {
    cancelled: Arc<AtomicBool>,
    until: Instant,
}

impl Default for Control {
    /// Nobody stops it but the clock.
    fn default() -> Self {
        Self::new(Arc::default())
    }
}

impl Control {
    /// Stopped when the flag is set.
    pub fn new(cancelled: Arc<AtomicBool>) -> Self {
        Self { cancelled, until: Instant::now() + Duration::from_secs(LONGEST) }
    }

    /// An error where it is to stop.
    pub fn check(&self) -> Result<(), QueryError> {
        if self.cancelled.load(Ordering::Relaxed) {
            return Err(QueryError::Cancelled);
        }
        if Instant::now() > self.until { Err(QueryError::TooSlow(LONGEST)) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_ends_when_its_time_is_over_or_somebody_says_so() {
        let flag = Arc::new(AtomicBool::new(false));
        let control = Control::new(Arc::clone(&flag));
        assert!(control.check().is_ok());
        let late = Control { until: Instant::now() - Duration::from_millis(1), ..control.clone() };
        assert!(matches!(late.check(), Err(QueryError::TooSlow(LONGEST))));
        flag.store(true, Ordering::Relaxed);
        assert!(matches!(control.check(), Err(QueryError::Cancelled)));
    }
}
