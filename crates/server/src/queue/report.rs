//! What was counted, by service, hour and branch: what each number means stands in `docs/api.md`.

use std::ops::Range;

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde::Serialize;

use crate::{
    domain::{local_time::moment, steps, zones::Zones},
    store::{board::Location, report::Counted},
};

/// The most days that one request may ask for: a year.
const MOST_DAYS: i64 = 366;
/// No day is begun when an answer has so many rows: with some twenty numbers in each our client reads twice as many.
const MOST_ROWS: usize = 20_000;

/// A day, written as `yyyy-mm-dd`.
pub(crate) fn day(text: &str) -> Option<Date> {
    // The parser alone would take other forms.
    let day: Date = text.parse().ok()?;
    (day.to_string() == text).then_some(day)
}

/// The business days of a report, the first and the last included.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Days {
    from: Date,
    to: Date,
}

impl Days {
    /// `None` if there are none, or more than a report may have.
    pub(crate) fn new(from: Date, to: Date) -> Option<Self> {
        let days = i64::from(from.until(to).ok()?.get_days()) + 1;
        (1..=MOST_DAYS).contains(&days).then_some(Self { from, to })
    }
}

/// What was counted of a service in one hour of a location's day.
#[derive(Debug, Serialize)]
pub(crate) struct Row {
    day: String,
    /// The hour of the location's time in which it began.
    hour: i8,
    location_id: String,
    location: String,
    service_id: String,
    tag: String,
    service: String,
    issued: i64,
    appointments: i64,
    called: i64,
    within_target: Option<i64>,
    wait_s: i64,
    average_wait_s: Option<i64>,
    ended: i64,
    no_shows: i64,
    paused: i64,
    transferred: i64,
    service_s: i64,
    average_service_s: Option<i64>,
    left: i64,
    removed: i64,
}

/// The rows of these locations, and the first day that is not in them. Ordered by day, location, service and hour; an hour in
/// which nothing happened has no row. `counted` gives what was counted at a location in some steps, by the hour of each.
pub(crate) fn rows<E>(
    places: &[Location],
    days: Days,
    zones: &Zones,
    counted: impl Fn(&str, Range<i64>, &dyn Fn(i64) -> i8) -> Result<Vec<Counted>, E>,
) -> Result<(Vec<Row>, Option<Date>), E> {
    let mut rows = Vec::new();
    let mut day = days.from;
    loop {
        for place in places {
            let zone = zones.of(place.time_zone.as_deref());
            let hour = |step: i64| zone.to_datetime(moment(steps::start(step))).hour();
            let counted = counted(&place.id, steps_of(day, &zone), &hour)?;
            rows.extend(counted.into_iter().map(|counted| row(place, day, counted)));
        }
        // No calendar ends within a report.
        let next = match day.tomorrow() {
            Ok(next) if next <= days.to => next,
            _ => return Ok((rows, None)),
        };
        if rows.len() >= MOST_ROWS {
            return Ok((rows, Some(next)));
        }
        day = next;
    }
}

fn steps_of(day: Date, zone: &TimeZone) -> Range<i64> {
    let midnight = |day: Date| zone.to_timestamp(day.at(0, 0, 0, 0)).unwrap_or(Timestamp::MAX);
    let end = day.tomorrow().map_or(Timestamp::MAX, midnight);
    steps::of(midnight(day).as_microsecond())..steps::of(end.as_microsecond())
}

fn row(place: &Location, day: Date, Counted { service, hour, sums }: Counted) -> Row {
    let finished = sums.ended + sums.no_shows + sums.paused + sums.transferred;
    Row {
        day: day.to_string(),
        hour,
        location_id: place.id.clone(),
        location: place.name.clone(),
        service_id: service.id,
        tag: service.tag,
        service: service.name,
        issued: sums.issued,
        appointments: sums.appointments,
        called: sums.calls,
        within_target: service.has_target.then_some(sums.within_target),
        wait_s: sums.waits / 1_000_000,
        average_wait_s: mean_s(sums.waits, sums.calls),
        ended: sums.ended,
        no_shows: sums.no_shows,
        paused: sums.paused,
        transferred: sums.transferred,
        service_s: sums.service_time / 1_000_000,
        average_service_s: mean_s(sums.service_time, finished),
        left: sums.gave_up,
        removed: sums.removed,
    }
}

/// The mean in seconds, rounded; `None` of nothing.
fn mean_s(sum: i64, count: i64) -> Option<i64> {
    (count > 0).then(|| (sum / count + 500_000) / 1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_of_a_year_at_most_and_of_days_that_are_written_as_days() {
        assert_eq!(day("2026-07-01").map(|day| day.to_string()).as_deref(), Some("2026-07-01"));
        for bad in [
            "",
            "2026-7-1",
            "2026-02-30",
            "20260701",
            "2026-07-01 10:00:00",
            "2026-07-01T10:00",
            " 2026-07-01",
        ] {
            assert_eq!(day(bad), None, "{bad}");
        }
        let days = |from: &str, to: &str| Days::new(day(from).unwrap(), day(to).unwrap()).is_some();
        assert!(days("2026-07-01", "2026-07-01") && days("2028-01-01", "2028-12-31"));
        assert!(!days("2026-07-02", "2026-07-01") && !days("2026-01-01", "2027-01-02"));
        assert!(!days("-009999-01-01", "9999-12-31"));
    }
}
