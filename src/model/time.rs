//! Moments: milliseconds since 1970 in UTC, as the log and the tables give them.

use serde::{Deserialize, Serialize};

/// A moment in milliseconds since 1970-01-01T00:00:00Z.
///
/// The model never reads a clock: moments come in from `session::clock`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    /// RFC 3339 text in UTC with whole seconds, such as `2031-02-14T08:12:00Z`; `None` outside the years 1 to 9999.
    pub fn rfc3339(self) -> Option<String> {
        let stamp = jiff::Timestamp::from_millisecond(self.0).ok()?;
        Some(stamp.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
    }

    /// The same text, or an empty one where the moment cannot be written.
    pub fn text(self) -> String {
        self.rfc3339().unwrap_or_default()
    }

    /// Reads RFC 3339 text.
    pub fn parse(text: &str) -> Option<Self> {
        text.parse::<jiff::Timestamp>().ok().map(|stamp| Self(stamp.as_millisecond()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_and_read_back_to_the_second() {
        let moment = Moment(1_929_859_920_000);
        assert_eq!(moment.text(), "2031-02-26T08:12:00Z");
        assert_eq!(Moment::parse(&moment.text()), Some(moment));
    }
}
