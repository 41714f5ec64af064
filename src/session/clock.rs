//! Time and new identities: the only place that reads a clock, so that tests can hold it still.

use crate::model::time::Moment;
use std::sync::Mutex;
use uuid::{ContextV7, Timestamp, Uuid};

/// Where moments and new identities come from.
///
/// Identities are UUIDs of version 7: sorted as they were made, also within one millisecond.
#[derive(Debug)]
pub struct Clock {
    fixed: Option<Moment>,
    context: Mutex<ContextV7>,
}

/// Environment variable that holds the clock still at an RFC 3339 time, for tests and golden files.
pub const FIXED_CLOCK: &str = "GRIOT_FIXED_CLOCK";

impl Clock {
    /// The machine's clock, or the time in [`FIXED_CLOCK`] where that is set.
    pub fn system() -> Self {
        let fixed = std::env::var(FIXED_CLOCK).ok().and_then(|text| Moment::parse(&text));
        Self { fixed, context: Mutex::new(ContextV7::new()) }
    }

    /// A clock that stands still.
    pub fn fixed(moment: Moment) -> Self {
        Self { fixed: Some(moment), context: Mutex::new(ContextV7::new()) }
    }

    /// The present moment.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
    pub fn now(&self) -> Moment {
        self.fixed.unwrap_or_else(|| {
            let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
            Moment(since.map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX)))
        })
    }

    /// A new identity, later than all that this clock made before, and later than `floor`, also where that was made by a clock that is ahead.
    pub fn uuid_after(&self, floor: Option<Uuid>) -> Uuid {
        let made = self.uuid();
        let Some(floor) = floor.filter(|floor| *floor >= made) else { return made };
        let (seconds, nanos) = floor.get_timestamp().map_or((0, 0), |timestamp| timestamp.to_unix());
        let millis = seconds.saturating_mul(1000).saturating_add(u64::from(nanos / 1_000_000)).saturating_add(1);
        let context = self.context.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        Uuid::new_v7(Timestamp::from_unix(&*context, millis / 1000, u32::try_from(millis % 1000).unwrap_or(0) * 1_000_000))
    }

    /// A new identity, later than all that this clock made before.
    pub fn uuid(&self) -> Uuid {
        let millis = u64::try_from(self.now().0).unwrap_or(0);
        let nanos = u32::try_from(millis % 1000).unwrap_or(0) * 1_000_000;
        let context = self.context.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        Uuid::new_v7(Timestamp::from_unix(&*context, millis / 1000, nanos))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identities_are_sorted_as_they_were_made_even_when_the_clock_stands_still() {
        let clock = Clock::fixed(Moment(1_929_859_920_000));
        let made: Vec<Uuid> = (0..5_000).map(|_| clock.uuid()).collect();
        assert!(made.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn an_identity_can_be_made_later_than_one_of_a_clock_that_is_ahead() {
        let (slow, ahead) = (Clock::fixed(Moment(1_929_859_920_000)), Clock::fixed(Moment(1_929_859_999_000)));
        let mut last = ahead.uuid();
        for _ in 0..500 {
            let next = slow.uuid_after(Some(last));
            assert!(next > last);
            last = next;
        }
    }
}
