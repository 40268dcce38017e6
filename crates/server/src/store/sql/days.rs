//! The day of a location: it ends, and the next one begins with the first numbers.

use jiff::{SignedDuration, Timestamp};

use super::{
    audit::{self, Actor},
    changes, time,
    zones::Zones,
};
use crate::store::sql::{self, Connection, params};
use crate::{
    clock::Time,
    directory::Hours,
    domain::{new_day, presence::FORGOTTEN_AFTER, ticket::TicketState},
    store::chore::Begun,
};

/// A ticket that was called so shortly before is still being served: whoever works over the hour ends it as usual.
const STILL_SERVED: SignedDuration = SignedDuration::from_hours(2);
/// A next day that is further away was worked out by a clock that has been set back since.
const FURTHEST: SignedDuration = SignedDuration::from_hours(72);

/// Ends the day of a location, or of all, whatever is open there (M21). Gives how many tickets it met. Where no ticket is
/// left open anywhere, nothing has an order any more, and so moments go by the clock again where it was set back.
pub(crate) fn reset(connection: &Connection, location: Option<&str>, time: Time) -> sql::Result<usize> {
    time::nobody_acts(connection)?;
    let locations: Vec<String> = match location {
        Some(location) => vec![location.to_owned()],
        None => connection
            .prepare_cached("SELECT id FROM locations")?
            .query_map([], |row| row.get(0))?
            .collect::<sql::Result<_>>()?,
    };
    let mut met = 0;
    for location in &locations {
        met += close(connection, location, time.moment, &Left::all())?;
        begin(connection, location, time)?;
        changes::note_reset(connection, location)?;
    }
    let is_open = "SELECT EXISTS (SELECT 1 FROM services WHERE waiting > 0)
        OR EXISTS (SELECT 1 FROM tickets WHERE state IN (3, 4)) OR EXISTS (SELECT 1 FROM answers WHERE ended_at IS NULL)";
    if location.is_none() || !connection.query_row(is_open, [], |row| row.get::<_, bool>(0))? {
        time::begin_again(connection, time.now)?;
    }
    Ok(met)
}

/// Locations whose next day is due, not known, or in a future that no clock tells of any more.
const DUE: &str =
    "coalesce(new_day_at, '') <> 'off' AND (next_day_at IS NULL OR next_day_at > ?2) OR next_day_at <= ?1";

fn due_by(now: Timestamp) -> [i64; 2] {
    [now.as_microsecond(), now.as_microsecond().saturating_add(micros(FURTHEST))]
}

fn micros(span: SignedDuration) -> i64 {
    i64::try_from(span.as_micros()).unwrap_or(i64::MAX)
}

/// Whether [`begin_due`] has anything to do.
pub(crate) fn is_any_due(connection: &Connection, now: Timestamp) -> sql::Result<bool> {
    let any = format!("SELECT EXISTS (SELECT 1 FROM locations WHERE {DUE})");
    connection.prepare_cached(&any)?.query_row(due_by(now), |row| row.get(0))
}

/// Begins the new day wherever its hour has come since the last time, however long ago: once, for the last such hour.
pub(crate) fn begin_due(connection: &Connection, time: Time, zones: &Zones) -> sql::Result<Vec<Begun>> {
    type Row = (String, Option<String>, Option<String>, Option<i64>, Option<String>);
    let due: Vec<Row> = connection
        .prepare_cached(&format!(
            "SELECT id, time_zone, new_day_at, next_day_at, hours FROM locations WHERE {DUE}"
        ))?
        .query_map(due_by(time.now), |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
        })?
        .collect::<sql::Result<_>>()?;
    let mut begun = Vec::new();
    for (location, zone, hour, next, hours) in due {
        let (zone, hour) = (zones.of(zone.as_deref()), hour.as_deref().unwrap_or(new_day::DEFAULT));
        if next.is_some_and(|next| next <= time.now.as_microsecond()) {
            // The hour may have been changed since; then the day begins now.
            let at = new_day::last(time.now, hour, &zone).unwrap_or(time.now);
            let local = zone.to_datetime(at);
            let is_open = Hours::stored(hours)
                .is_some_and(|hours| hours.is_open(local.weekday(), &local.strftime("%H:%M").to_string()));
            // Where visitors sit and wait at that hour, nobody loses their place; but nothing is left for ever.
            let before = match is_open {
                true => new_day::last(at - SignedDuration::from_secs(1), hour, &zone).unwrap_or(at),
                false => at,
            };
            let left = close(connection, &location, time.moment, &Left::of_day(before, time.now))?;
            begin(connection, &location, time)?;
            changes::note_reset(connection, &location)?;
            audit::done(connection, Actor { who: None, at: time.now }, "new day", &location)?;
            begun.push(Begun { location: location.clone(), left });
        }
        let next = new_day::next(time.now, hour, &zone).filter(|_| hour != new_day::OFF);
        connection
            .prepare_cached("UPDATE locations SET next_day_at = ?2 WHERE id = ?1")?
            .execute(params![location, next.map(Timestamp::as_microsecond)])?;
    }
    Ok(begun)
}

/// What is left of a day, and so is over.
#[derive(Clone, Copy, Debug)]
struct Left {
    /// Tickets that were issued before.
    issued_before: i64,
    /// Answers that were opened before, unless somebody is at the counter who told so since `present_since`.
    called_before: i64,
    present_since: i64,
}

impl Left {
    /// Everything.
    fn all() -> Self {
        Self { issued_before: i64::MAX, called_before: i64::MAX, present_since: i64::MAX }
    }

    /// Of the day that ended at this moment.
    fn of_day(ended: Timestamp, now: Timestamp) -> Self {
        Self {
            issued_before: ended.as_microsecond(),
            called_before: now.as_microsecond().saturating_sub(micros(STILL_SERVED)),
            present_since: now.as_microsecond().saturating_sub(micros(FORGOTTEN_AFTER)),
        }
    }
}

/// Invalidates what is left, and finishes its answers. The history is not looked at.
fn close(connection: &Connection, location: &str, at: Timestamp, left: &Left) -> sql::Result<usize> {
    let at = at.as_microsecond();
    let served: Vec<(i64, i64)> = connection
        .prepare_cached(
            "SELECT a.seq, t.seq FROM answers a JOIN tickets t ON t.seq = a.ticket_seq
                 JOIN services q ON q.id = t.queue_service_id
             WHERE a.ended_at IS NULL AND q.location_id = ?1 AND t.issued_at < ?2 AND a.called_at < ?3
                 AND NOT EXISTS (SELECT 1 FROM presence p
                     WHERE p.desk_id = a.desk_id AND p.state <> 'gone' AND p.told_at > ?4)",
        )?
        .query_map(params![location, left.issued_before, left.called_before, left.present_since], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect::<sql::Result<_>>()?;
    let mut met = 0;
    for (answer, ticket) in served {
        connection
            .prepare_cached("UPDATE answers SET ended_at = ?2, outcome = 'reset' WHERE seq = ?1")?
            .execute([answer, at])?;
        met += connection.prepare_cached(&invalidate("seq = ?3"))?.count(params![at, ENDED, ticket])?;
    }
    for state in ["state = 1", "state IN (3, 4)"] {
        let of = format!(
            "{state} AND queue_service_id IN (SELECT id FROM services WHERE location_id = ?3) AND issued_at < ?4"
        );
        met += connection.prepare_cached(&invalidate(&of))?.count(params![
            at,
            ENDED,
            location,
            left.issued_before
        ])?;
    }
    Ok(met)
}

const ENDED: i64 = TicketState::Ended as i64;

/// Gives a row for each.
fn invalidate(which: &str) -> String {
    format!(
        "UPDATE tickets SET state = ?2, state_at = ?1, cancelled_calls = NULL WHERE {which} RETURNING seq"
    )
}

/// The day begins: with the first numbers, those of tickets that stay being passed over.
fn begin(connection: &Connection, location: &str, time: Time) -> sql::Result<()> {
    connection
        .prepare_cached(
            "UPDATE locations SET day_began_at = ?2, day_after_answer = (SELECT coalesce(max(seq), 0) FROM answers),
                 day_after_ticket = (SELECT coalesce(max(seq), 0) FROM tickets) WHERE id = ?1",
        )?
        .execute(params![location, time.now.as_microsecond()])?;
    connection
        .prepare_cached(
            "DELETE FROM held_tickets WHERE service_id IN (SELECT id FROM services WHERE location_id = ?1)",
        )?
        .execute([location])?;
    connection
        .prepare_cached(
            "UPDATE services SET last_number = 0, numbers_wrapped = CASE WHEN waiting > 0
                 OR EXISTS (SELECT 1 FROM tickets t WHERE t.state IN (3, 4) AND t.queue_service_id = services.id)
                 OR EXISTS (SELECT 1 FROM answers WHERE ended_at IS NULL) THEN 1 ELSE 0 END
             WHERE location_id = ?1",
        )?
        .execute([location])?;
    Ok(())
}
