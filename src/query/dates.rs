//! Dates and stretches of time as queries and attributes write them.

use jiff::ToSpan;
use jiff::civil::Date;

/// First and last day of a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) first: Date,
    pub(super) last: Date,
}

impl Days {
    /// A year, a quarter (`2031-Q2`), a month or a day.
    pub(super) fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        let number = |digits: &str| if digits.bytes().all(|byte| byte.is_ascii_digit()) { digits.parse::<i16>().ok() } else { None };
        let month = |year: i16, month: i8, months: i32| {
            let first = Date::new(year, month, 1).ok()?;
            let last = first.checked_add(months.months()).ok()?.yesterday().ok()?;
            Some(Self { first, last })
        };
        match text.split('-').collect::<Vec<_>>().as_slice() {
            [year] if year.len() == 4 => month(number(year)?, 1, 12),
            [year, quarter] if quarter.starts_with(['Q', 'q']) && year.len() == 4 => {
                let quarter = i8::try_from(number(quarter.get(1..)?)?).ok().filter(|quarter| (1..=4).contains(quarter))?;
                month(number(year)?, quarter * 3 - 2, 3)
            }
            [year, place] if year.len() == 4 => month(number(year)?, i8::try_from(number(place)?).ok()?, 1),
            [_, _, _] => text.parse().ok().map(|day: Date| Self { first: day, last: day }),
            _ => None,
        }
    }

    /// The same, or a range of them with two full stops, open on one side if need be: `2031-01..2031-03`, `2031-05..`.
    pub(super) fn range(text: &str) -> Option<Self> {
        let Some((from, to)) = text.split_once("..") else { return Self::of(text) };
        let whole = |text: &str| if text.trim().is_empty() { Some(None) } else { Self::of(text).map(Some) };
        let (from, to) = (whole(from)?, whole(to)?);
        if from.is_none() && to.is_none() {
            return None;
        }
        let days = Self { first: from.map_or(Date::MIN, |days| days.first), last: to.map_or(Date::MAX, |days| days.last) };
        (days.first <= days.last).then_some(days)
    }

    /// True where every day of the other lies inside.
    pub(super) fn contains(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<String> {
        Days::range(text).map(|days| format!("{}..{}", days.first, days.last))
    }

    #[test]
    fn stretches_of_time_are_read() {
        for (text, days) in [
            ("2031", "2031-01-01..2031-12-31"),
            ("2031-Q2", "2031-04-01..2031-06-30"),
            ("2032-02", "2032-02-01..2032-02-29"),
            ("2031-12", "2031-12-01..2031-12-31"),
            ("2031-05-14", "2031-05-14..2031-05-14"),
            ("2031-01..2031-03", "2031-01-01..2031-03-31"),
        ] {
            assert_eq!(shown(text).as_deref(), Some(days), "{text}");
        }
        assert!(Days::range("2031-05..").unwrap().contains(Days::of("2040").unwrap()));
        assert!(!Days::range("..2031-05").unwrap().contains(Days::of("2031").unwrap()));
        for text in ["", "..", "31", "2031-13", "2031-Q5", "2031-03..2031-01", "2031-02-30", "mai 2031", "-031", "2031-+1"] {
            assert_eq!(shown(text), None, "{text}");
        }
    }
}
