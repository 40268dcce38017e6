//! When a location is open, and when it opens next.

use jiff::{SignedDuration, Timestamp, tz::TimeZone};

use super::local_time;
use crate::directory::Hours;

/// How many days ahead it is looked for the next opening: a location that opens at all opens within a week.
const DAYS: usize = 8;

/// Whether a location is open now, and otherwise when it opens. One whose hours are not known is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opening {
    Open,
    /// Nothing if it never opens.
    Closed {
        until: Option<Timestamp>,
    },
}

impl Opening {
    pub(crate) fn at(hours: Option<&Hours>, now: Timestamp, zone: &TimeZone) -> Self {
        let Some(hours) = hours else { return Self::Open };
        let local = zone.to_datetime(now);
        if hours.is_open(local.weekday(), &local.strftime("%H:%M").to_string()) {
            return Self::Open;
        }
        let mut day = now;
        for _ in 0..DAYS {
            let weekday = zone.to_datetime(day).weekday();
            let begins =
                hours.of(weekday).iter().filter_map(|[from, _]| local_time::at_time(day, from, zone));
            if let Some(next) = begins.filter(|begins| *begins > now).min() {
                return Self::Closed { until: Some(next) };
            }
            // An hour into the next day, whatever its clocks do at midnight.
            day = local_time::next_day(day, zone)
                .checked_add(SignedDuration::from_hours(1))
                .unwrap_or(Timestamp::MAX);
        }
        Self::Closed { until: None }
    }

    pub(crate) fn is_open(self) -> bool {
        self == Self::Open
    }

    /// When it opens; nothing while it is open.
    pub(crate) fn opens(self) -> Option<Timestamp> {
        match self {
            Self::Open => None,
            Self::Closed { until } => until,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opens(hours: &str, now: &str) -> Option<String> {
        let hours: Hours = serde_json::from_str(hours).unwrap();
        let zone = TimeZone::get("Europe/Lisbon").unwrap();
        match Opening::at(Some(&hours), now.parse().unwrap(), &zone) {
            Opening::Open => Some("open".into()),
            Opening::Closed { until } => until.map(|at| zone.to_datetime(at).to_string()),
        }
    }

    #[test]
    fn it_opens_later_today_or_on_the_next_day_that_has_hours() {
        let hours = r#"{"mon":[["09:00","12:00"],["13:00","17:00"]],"fri":[["09:00","24:00"]]}"#;
        // Monday, 29 June 2026; summer time is an hour ahead of UTC.
        assert_eq!(opens(hours, "2026-06-29T07:00:00Z").as_deref(), Some("2026-06-29T09:00:00"));
        assert_eq!(opens(hours, "2026-06-29T08:00:00Z").as_deref(), Some("open"));
        assert_eq!(opens(hours, "2026-06-29T11:30:00Z").as_deref(), Some("2026-06-29T13:00:00"));
        assert_eq!(opens(hours, "2026-06-29T18:00:00Z").as_deref(), Some("2026-07-03T09:00:00"));
        assert_eq!(opens(hours, "2026-07-03T22:59:59Z").as_deref(), Some("open"));
        assert_eq!(opens(hours, "2026-07-03T23:00:00Z").as_deref(), Some("2026-07-06T09:00:00"));
        assert_eq!(opens("{}", "2026-06-29T08:00:00Z"), None);
    }

    #[test]
    fn without_hours_it_is_open() {
        assert!(Opening::at(None, Timestamp::UNIX_EPOCH, &TimeZone::UTC).is_open());
    }
}
