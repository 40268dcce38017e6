//! When a location's new day begins: at a set hour of its local time, whatever its clocks do.

use jiff::{SignedDuration, Span, Timestamp, tz::TimeZone};

use super::local_time;

/// The hour of a location whose administrator has set none: nobody is served then, and no clock change comes so late.
pub(crate) const DEFAULT: &str = "04:00";
/// The word for a location whose day is ended by an administrator alone.
pub(crate) const OFF: &str = "off";
/// No zone skips more than one day.
const MOST_DAYS: usize = 3;

/// The last beginning of a day, at this moment or before it. An hour that a clock change skips is moved on by the change,
/// and of one that it repeats the first counts, so that each date has exactly one.
pub(crate) fn last(moment: Timestamp, hour: &str, zone: &TimeZone) -> Option<Timestamp> {
    let mut of = moment;
    for _ in 0..MOST_DAYS {
        let begins = local_time::at_time(of, hour, zone)?;
        if begins <= moment {
            return Some(begins);
        }
        of = local_time::day_start(of, zone).checked_sub(SignedDuration::from_secs(1)).ok()?;
    }
    None
}

/// The beginning of the day in which a moment lies, or of one so many days before it.
pub(crate) fn days_before(moment: Timestamp, days: u32, hour: &str, zone: &TimeZone) -> Option<Timestamp> {
    let begins = last(moment, hour, zone)?;
    let date = zone.to_datetime(begins).date().checked_sub(Span::new().try_days(days).ok()?).ok()?;
    local_time::at_time(zone.to_timestamp(date.at(12, 0, 0, 0)).ok()?, hour, zone)
}

/// The first beginning of a day after this moment.
pub(crate) fn next(moment: Timestamp, hour: &str, zone: &TimeZone) -> Option<Timestamp> {
    let mut of = moment;
    for _ in 0..MOST_DAYS {
        let begins = local_time::at_time(of, hour, zone)?;
        if begins > moment {
            return Some(begins);
        }
        of = local_time::next_day(of, zone);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> TimeZone {
        TimeZone::get(name).unwrap()
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    /// All beginnings in a span of time, found one after the other.
    fn all(from: &str, until: &str, hour: &str, name: &str) -> Vec<String> {
        let (mut moment, zone) = (at(from), zone(name));
        let mut found = Vec::new();
        while let Some(begins) = next(moment, hour, &zone).filter(|begins| *begins < at(until)) {
            assert_eq!(last(begins, hour, &zone), Some(begins));
            assert!(last(begins - SignedDuration::from_secs(1), hour, &zone).unwrap() < begins);
            found.push(begins.to_string());
            moment = begins;
        }
        found
    }

    #[test]
    fn each_date_has_one_beginning_also_when_the_hour_is_skipped_or_comes_twice() {
        // Lisbon skips 01:00 to 02:00 on 29 March and has it twice on 25 October.
        assert_eq!(
            all("2026-03-28T00:00:00Z", "2026-03-31T00:00:00Z", "01:30", "Europe/Lisbon"),
            ["2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z"]
        );
        assert_eq!(
            all("2026-10-24T12:00:00Z", "2026-10-27T00:00:00Z", "01:30", "Europe/Lisbon"),
            ["2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"]
        );
        assert_eq!(
            all("2026-11-01T00:00:00Z", "2026-11-03T00:00:00Z", "04:00", "America/New_York"),
            ["2026-11-01T09:00:00Z", "2026-11-02T09:00:00Z"]
        );
        // By half an hour.
        assert_eq!(
            all("2026-04-04T00:00:00Z", "2026-04-06T00:00:00Z", "01:45", "Australia/Lord_Howe"),
            ["2026-04-04T14:45:00Z", "2026-04-05T15:15:00Z"]
        );
    }

    #[test]
    fn a_date_that_a_zone_skips_has_none() {
        // Samoa had no 30 December 2011.
        let found = all("2011-12-28T15:00:00Z", "2012-01-01T00:00:00Z", "04:00", "Pacific/Apia");
        assert_eq!(found, ["2011-12-29T14:00:00Z", "2011-12-30T14:00:00Z", "2011-12-31T14:00:00Z"]);
    }
}
