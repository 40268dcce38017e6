//! How far the server's own forecasts were off. The database holds each first call against what was told.

use jiff::{SignedDuration, Timestamp};

use crate::domain::{local_time, percentile};
use crate::store::sql::{self, Connection, OptionalExtension, params};

/// Forecasts are kept for so long: whoever waits longer is not measured.
const KEPT: SignedDuration = SignedDuration::from_hours(4);
/// The sums of so many days are kept.
const KEPT_DAYS: i64 = 30;
/// So many days back the last business day may lie.
const LOOKS_BACK_DAYS: i64 = 7;

/// Keeps how long newcomers would wait, by service. `day` is the business day of the moment.
pub(crate) fn keep(
    connection: &Connection,
    at: Timestamp,
    day: &str,
    waits: &[(String, i64)],
) -> sql::Result<()> {
    // A service may be gone by now.
    let mut keep = connection.prepare_cached(
        "INSERT INTO forecasts (service_id, at, day, wait_s)
         SELECT id, ?2, ?3, ?4 FROM services WHERE id = ?1 ON CONFLICT DO NOTHING",
    )?;
    let mut forget =
        connection.prepare_cached("DELETE FROM forecasts WHERE service_id = ?1 AND (at < ?2 OR at > ?3)")?;
    let mut forget_days =
        connection.prepare_cached("DELETE FROM forecast_errors WHERE service_id = ?1 AND day < ?2")?;
    let oldest = at.checked_sub(KEPT).unwrap_or(Timestamp::MIN).as_microsecond();
    let first = local_time::days_before(day, KEPT_DAYS);
    for (service, wait_s) in waits {
        forget.execute(params![service, oldest, at.as_microsecond()])?;
        forget_days.execute(params![service, first])?;
        keep.execute(params![service, at.as_microsecond(), day, wait_s])?;
    }
    Ok(())
}

/// By how many seconds the forecasts of a location were off in the middle, on the last business day before `day` that was
/// measured; `None` if it is more than a week ago or too few were measured.
pub(crate) fn error_s(connection: &Connection, location: &str, day: &str) -> sql::Result<Option<i64>> {
    let last: Option<String> = connection
        .prepare_cached(
            "SELECT max(e.day) FROM services s JOIN forecast_errors e ON e.service_id = s.id
             WHERE s.location_id = ?1 AND e.day < ?2 AND e.day >= ?3",
        )?
        .query_row(params![location, day, local_time::days_before(day, LOOKS_BACK_DAYS)], |row| row.get(0))
        .optional()?
        .flatten();
    let Some(last) = last else { return Ok(None) };
    let errors = connection
        .prepare_cached(
            "SELECT e.error_s, sum(e.times) FROM services s JOIN forecast_errors e ON e.service_id = s.id
             WHERE s.location_id = ?1 AND e.day = ?2 GROUP BY e.error_s",
        )?
        .query_map([location, &last], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<sql::Result<std::collections::BTreeMap<i64, i64>>>()?;
    let enough = errors.values().sum::<i64>() >= percentile::FEWEST;
    Ok(percentile::in_distribution(&errors, 50).filter(|_| enough))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(minutes: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + 60 * minutes).unwrap()
    }

    fn branch() -> Connection {
        let connection = crate::store::sqlite::schema::empty();
        connection
            .execute_batch(
                "INSERT INTO locations (id, position, name, time_zone) VALUES ('l', 0, 'L', NULL);
                 INSERT INTO services (id, position, location_id, tag, name, open, tolerance)
                     VALUES ('a', 0, 'l', 'A', 'a', 1, 5);",
            )
            .unwrap();
        connection
    }

    fn count(connection: &Connection, table: &str) -> i64 {
        connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
    }

    fn measured(connection: &Connection, day: &str, error_s: i64, times: i64) {
        connection
            .execute("INSERT INTO forecast_errors VALUES ('a', ?1, ?2, ?3)", params![day, error_s, times])
            .unwrap();
    }

    #[test]
    fn what_is_kept_of_forecasts_has_an_end() {
        let connection = branch();
        let waits = [("a".to_owned(), 60), ("gone".to_owned(), 60)];
        (0..1_000).for_each(|minute| keep(&connection, moment(minute), "2027-01-15", &waits).unwrap());
        assert_eq!(count(&connection, "forecasts"), 241);
        // After the clock was far ahead, those of then are none.
        keep(&connection, moment(0), "2027-01-15", &waits).unwrap();
        assert_eq!(count(&connection, "forecasts"), 1);
        measured(&connection, "2026-12-15", 10, 1);
        measured(&connection, "2026-12-16", 10, 1);
        keep(&connection, moment(1), "2027-01-15", &waits).unwrap();
        assert_eq!(count(&connection, "forecast_errors"), 1);
    }

    #[test]
    fn the_error_is_the_median_of_the_last_day_that_was_measured() {
        let connection = branch();
        let of = |day: &str| error_s(&connection, "l", day).unwrap();
        assert_eq!(of("2027-01-15"), None);
        measured(&connection, "2027-01-12", 100, 9);
        measured(&connection, "2027-01-14", 10, 2);
        measured(&connection, "2027-01-14", 600, 2);
        assert_eq!(of("2027-01-15"), None, "four are too few");
        measured(&connection, "2027-01-14", 60, 1);
        assert_eq!([of("2027-01-15"), of("2027-01-14"), of("2027-01-13")], [Some(60), Some(100), Some(100)]);
        assert_eq!([of("2027-01-21"), of("2027-01-22")], [Some(60), None], "a week ago, and longer");
    }

    #[test]
    fn a_plain_ticket_is_held_against_what_was_told_just_before_it() {
        let connection = branch();
        let at = |minutes: i64| moment(minutes).as_microsecond();
        keep(&connection, moment(0), "2027-01-15", &[("a".to_owned(), 300)]).unwrap();
        keep(&connection, moment(5), "2027-01-15", &[("a".to_owned(), 900)]).unwrap();
        let visit = |id: &str, issued: i64, called: i64, more: &str| {
            let insert =
                "INSERT INTO tickets (id, service_id, number, issued_at, due_at, state, state_at, priority,
                appointment, from_virtual, lang) VALUES (?1, 'a', 1, ?2, ?2, 1, ?2, 0, 0, 0, 'x')";
            connection.execute(insert, params![id, issued]).unwrap();
            connection.execute_batch(&format!("UPDATE tickets SET {more} WHERE id = '{id}'")).unwrap();
            let call = "UPDATE tickets SET first_call_seq = 1, first_called_at = ?2 WHERE id = ?1";
            connection.execute(call, params![id, called]).unwrap();
        };
        let plain = "state = 1";
        // Told five minutes, waited eight; told fifteen a moment before, waited eight; the one before that is too old.
        visit("three off", at(1), at(9), plain);
        visit("seven off", at(6), at(14), plain);
        visit("too old", at(3), at(4), plain);
        visit("before any", at(-1), at(4), plain);
        visit("beyond", at(1), at(2_000), plain);
        // None of these waited as a newcomer does.
        for (id, more) in [
            ("first", "priority = 1"),
            ("booked", "appointment = 1"),
            ("timed", "scheduled_at = 1"),
            ("sent on", "dst_service_id = 'a'"),
        ] {
            visit(id, at(1), at(2), more);
        }
        let errors: Vec<(i64, i64)> = connection
            .prepare("SELECT error_s, times FROM forecast_errors ORDER BY error_s")
            .unwrap()
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .collect::<sql::Result<_>>()
            .unwrap();
        assert_eq!(errors, [(180, 1), (420, 1), (14_400, 1)]);
    }
}
