//! Times are stored in UTC and shown in the location's local time (V4).

use jiff::{Span, Timestamp, civil::DateTime, tz::TimeZone};

/// A moment by its number of microseconds since 1970. What is stored is our own and in range.
pub(crate) fn moment(microseconds: i64) -> Timestamp {
    Timestamp::from_microsecond(microseconds).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// The local time of a moment at a location, in whole seconds.
pub(crate) fn to_local(moment: Timestamp, zone: &TimeZone) -> DateTime {
    let local = zone.to_datetime(moment);
    local.with().subsec_nanosecond(0).build().unwrap_or(local)
}

/// Reads `yyyy-mm-dd hh:mm:ss` as a location's local time. A time that a clock change skips is moved on by the
/// change; one that it repeats is the first of the two.
pub(crate) fn read(text: &str, zone: &TimeZone) -> Option<Timestamp> {
    // The parser alone would take "2026-1-1 9:5:0": the document's form has exactly this length.
    if text.len() != "yyyy-mm-dd hh:mm:ss".len() {
        return None;
    }
    let local = DateTime::strptime("%Y-%m-%d %H:%M:%S", text).ok()?;
    zone.to_timestamp(local).ok()
}

/// The business day of a moment: the location's local date, as `yyyy-mm-dd`.
pub(crate) fn day(moment: Timestamp, zone: &TimeZone) -> String {
    zone.to_datetime(moment).date().to_string()
}

/// The first moment of the location's day in which `moment` lies.
pub(crate) fn day_start(moment: Timestamp, zone: &TimeZone) -> Timestamp {
    zone.to_timestamp(zone.to_datetime(moment).start_of_day()).unwrap_or(moment)
}

/// The first moment of the location's next day.
pub(crate) fn next_day(moment: Timestamp, zone: &TimeZone) -> Timestamp {
    let next = zone.to_datetime(moment).start_of_day().checked_add(Span::new().days(1));
    next.and_then(|next| zone.to_timestamp(next)).unwrap_or(Timestamp::MAX)
}

/// When it is `hh:mm` on the day of a moment; `24:00` is the end of that day. A time that a clock change skips or repeats
/// is read as dates are.
pub(crate) fn at_time(moment: Timestamp, time: &str, zone: &TimeZone) -> Option<Timestamp> {
    if time == "24:00" {
        return Some(next_day(moment, zone));
    }
    let time = jiff::civil::Time::strptime("%H:%M", time).ok()?;
    zone.to_timestamp(zone.to_datetime(moment).date().to_datetime(time)).ok()
}

/// `hh:mm:ss`, with hours beyond 24 where need be (V5).
pub(crate) fn hh_mm_ss(seconds: u32) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// The date so many days before one, both as yyyy-mm-dd.
pub(crate) fn days_before(day: &str, days: i64) -> String {
    let date = day.parse::<jiff::civil::Date>().ok();
    let before = date.and_then(|date| date.checked_sub(jiff::Span::new().try_days(days).ok()?).ok());
    before.map_or_else(|| day.to_owned(), |date| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lisbon() -> TimeZone {
        TimeZone::get("Europe/Lisbon").unwrap()
    }

    #[test]
    fn v4_moments_are_shown_in_the_location_s_time_in_whole_seconds() {
        let moment: Timestamp = "2026-07-01T09:30:15.75Z".parse().unwrap();
        assert_eq!(to_local(moment, &lisbon()).to_string(), "2026-07-01T10:30:15");
    }

    #[test]
    fn v4_only_the_document_s_form_is_read() {
        let read = |text| read(text, &lisbon()).map(|t| t.to_string());
        assert_eq!(read("2026-07-01 10:30:15").as_deref(), Some("2026-07-01T09:30:15Z"));
        for bad in [
            "2026-07-01",
            "2026-7-1 9:30:00",
            "2026-13-01 00:00:00",
            "0000-00-00 00:00:00",
            "2026-07-01T10:30:15",
            "été-07-01 10:30:15",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
        // Skipped by the change to summer time, and repeated by the change back.
        assert_eq!(read("2026-03-29 01:30:00").as_deref(), Some("2026-03-29T01:30:00Z"));
        assert_eq!(read("2026-10-25 01:30:00").as_deref(), Some("2026-10-25T00:30:00Z"));
    }

    #[test]
    fn m12_m21_a_business_day_is_the_location_s_day() {
        let moment: Timestamp = "2026-07-01T22:59:59Z".parse().unwrap();
        assert_eq!(day_start(moment, &lisbon()).to_string(), "2026-06-30T23:00:00Z");
        assert_eq!(next_day(moment, &lisbon()).to_string(), "2026-07-01T23:00:00Z");
        let long_day: Timestamp = "2026-10-25T12:00:00Z".parse().unwrap();
        assert_eq!(day_start(long_day, &lisbon()).to_string(), "2026-10-24T23:00:00Z");
        assert_eq!(next_day(long_day, &lisbon()).to_string(), "2026-10-26T00:00:00Z");
    }

    #[test]
    fn a_date_so_many_days_before_another() {
        assert_eq!(days_before("2027-03-01", 30), "2027-01-30");
        assert_eq!(days_before("2028-03-01", 1), "2028-02-29");
        assert_eq!(days_before("2027-01-01", 0), "2027-01-01");
    }

    #[test]
    fn v5_createticket_writes_hours_minutes_seconds() {
        assert_eq!(hh_mm_ss(0), "00:00:00");
        assert_eq!(hh_mm_ss(3_725), "01:02:05");
        assert_eq!(hh_mm_ss(90_000), "25:00:00");
    }
}
