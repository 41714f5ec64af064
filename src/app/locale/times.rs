//! Days and hours as a person reads them, in the time zone of this computer.

use crate::app::locale::{Arg, Locale};
use crate::model::time::Moment;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

const MONTHS: [&str; 12] = [
    "month-january",
    "month-february",
    "month-march",
    "month-april",
    "month-may",
    "month-june",
    "month-july",
    "month-august",
    "month-september",
    "month-october",
    "month-november",
    "month-december",
];

impl Locale {
    /// Day, month and year.
    pub fn day(&self, moment: Moment) -> String {
        zoned(moment).map(|zoned| self.day_of(&zoned)).unwrap_or_default()
    }

    /// Hour and minute.
    pub fn hour(&self, moment: Moment) -> String {
        zoned(moment).map(|zoned| hour_of(&zoned)).unwrap_or_default()
    }

    /// Day, hour and minute.
    pub fn moment(&self, moment: Moment) -> String {
        zoned(moment).map(|zoned| format!("{}, {}", self.day_of(&zoned), hour_of(&zoned))).unwrap_or_default()
    }

    /// Day, hour, minute and second.
    pub fn second(&self, moment: Moment) -> String {
        zoned(moment).map(|zoned| format!("{}, {}:{:02}", self.day_of(&zoned), hour_of(&zoned), zoned.second())).unwrap_or_default()
    }

    fn day_of(&self, zoned: &DateTime) -> String {
        let month = usize::try_from(zoned.month()).ok().and_then(|month| MONTHS.get(month - 1)).map(|key| self.text(key)).unwrap_or_default();
        let (day, year) = (zoned.day().to_string(), zoned.year().to_string());
        self.with("day-month-year", &[("day", Arg::Text(&day)), ("month", Arg::Text(&month)), ("year", Arg::Text(&year))])
    }
}

fn hour_of(zoned: &DateTime) -> String {
    format!("{:02}:{:02}", zoned.hour(), zoned.minute())
}

fn zoned(moment: Moment) -> Option<DateTime> {
    Some(TimeZone::system().to_datetime(Timestamp::from_millisecond(moment.0).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::locale::Tongue;

    #[test]
    fn a_day_is_written_in_words() {
        let moment = Moment::parse("2031-11-14T12:00:00Z").unwrap();
        assert_eq!(Locale::new(Tongue::English).day(moment), "14 November 2031");
        assert_eq!(Locale::new(Tongue::French).day(moment), "14 novembre 2031");
    }
}
