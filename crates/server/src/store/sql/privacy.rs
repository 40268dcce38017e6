//! What belongs to people is erased: of visitors and of those who served them, some days after the business day; of one
//! visitor at once. Numbers, times, services and counters stay.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::{changes, hall, numbers, time};
use crate::domain::{new_day, zones::Zones};
use crate::store::sql::{self, Connection, params};

/// How many tickets, or kept answers, are erased in one transaction: a call waits no longer than for another call.
const BATCH: i64 = 100;
/// The members of a kept answer that hold what belongs to a visitor, or name a member of staff.
const PERSONAL: [&str; 6] = ["client_name", "note", "custom_field", "app_displayname", "app_id", "dst_user"];

/// For each location, the moment before which the tickets that were issued are erased.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cutoffs(HashMap<String, i64>);

impl Cutoffs {
    fn latest(&self) -> i64 {
        self.0.values().copied().max().unwrap_or(i64::MIN)
    }
}

/// The moments before which tickets are to be erased; `None` if there is nothing to do. What is kept for no day is erased
/// when the next one begins.
pub(crate) fn due(
    connection: &Connection,
    keep_days: u32,
    now: Timestamp,
    zones: &Zones,
) -> sql::Result<Option<Cutoffs>> {
    let mut locations =
        connection.prepare_cached("SELECT id, time_zone, new_day_at, erased_before FROM locations")?;
    let mut rows = locations.query([])?;
    let (mut cutoffs, mut is_due) = (Cutoffs::default(), false);
    while let Some(row) = rows.next()? {
        let (id, zone, hour, done): (String, Option<String>, Option<String>, i64) =
            (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        let hour = match hour.as_deref() {
            None => new_day::DEFAULT,
            Some(new_day::OFF) => "00:00",
            Some(hour) => hour,
        };
        let before = new_day::days_before(now, keep_days, hour, &zones.of(zone.as_deref()));
        let Some(before) = before.map(Timestamp::as_microsecond) else { continue };
        is_due |= before > done;
        cutoffs.0.insert(id, before);
    }
    // A quiet branch costs no flush.
    Ok((is_due && is_anything_left(connection, cutoffs.latest())?).then_some(cutoffs))
}

fn is_anything_left(connection: &Connection, before: i64) -> sql::Result<bool> {
    connection
        .prepare_cached(&format!(
            "SELECT EXISTS (SELECT 1 FROM tickets {} WHERE personal = 1 AND issued_at < ?1)
                 OR EXISTS (SELECT 1 FROM kept_answers WHERE kept_at < ?1)
                 OR EXISTS (SELECT 1 FROM audit WHERE part = 'users' AND id IS NOT NULL AND at < ?1)",
            connection.indexed_by("tickets_with_people")
        ))?
        .query_row([before], |row| row.get(0))
}

/// How far one pass has come.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pass {
    tickets: (i64, i64),
    answers: (i64, String, String, String),
    tickets_done: bool,
    /// How many tickets were erased.
    pub(crate) erased: usize,
}

/// Erases some; gives whether the pass is over.
pub(crate) fn step(
    connection: &Connection,
    cutoffs: &Cutoffs,
    pass: &mut Pass,
    now: Timestamp,
) -> sql::Result<bool> {
    time::nobody_acts(connection)?;
    if !pass.tickets_done {
        pass.tickets_done = some_tickets(connection, cutoffs, pass)?;
        return Ok(false);
    }
    super::idempotency::remove_expired(connection, now)?;
    if !some_answers(connection, cutoffs.latest(), pass)? {
        return Ok(false);
    }
    // Members of staff that administrators changed are known no longer than those who served.
    connection
        .prepare_cached(
            "UPDATE audit SET id = NULL, members = NULL WHERE part = 'users' AND id IS NOT NULL AND at < ?1",
        )?
        .execute([cutoffs.latest()])?;
    for (location, before) in &cutoffs.0 {
        connection
            .prepare_cached("UPDATE locations SET erased_before = ?2 WHERE id = ?1 AND erased_before < ?2")?
            .execute(params![location, before])?;
    }
    Ok(true)
}

fn some_tickets(connection: &Connection, cutoffs: &Cutoffs, pass: &mut Pass) -> sql::Result<bool> {
    let found: Vec<(i64, i64, bool, String)> = connection
        .prepare_cached(&format!(
            "SELECT t.issued_at, t.seq, t.state = 5, q.location_id FROM tickets t {}
                 JOIN services q ON q.id = t.queue_service_id
             WHERE t.personal = 1 AND t.issued_at < ?1 AND (t.issued_at > ?2 OR t.issued_at = ?2 AND t.seq > ?3)
             ORDER BY t.issued_at, t.seq LIMIT ?4",
            connection.indexed_by("tickets_with_people")
        ))?
        .query_map(params![cutoffs.latest(), pass.tickets.0, pass.tickets.1, BATCH], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })?
        .collect::<sql::Result<_>>()?;
    for (issued, seq, is_ended, location) in &found {
        pass.tickets = (*issued, *seq);
        if *is_ended && cutoffs.0.get(location).is_some_and(|before| issued < before) {
            erase_all(connection, *seq)?;
            pass.erased += 1;
        }
    }
    Ok(found.is_empty())
}

/// Of a ticket that is over: the visitor, and who served.
fn erase_all(connection: &Connection, seq: i64) -> sql::Result<()> {
    erase_visitor(connection, seq)?;
    for sql in [
        "UPDATE tickets SET dst_user_id = NULL, undo_user_id = NULL, personal = 0 WHERE seq = ?1",
        "UPDATE answers SET user_id = NULL WHERE ticket_seq = ?1 AND ended_at IS NOT NULL",
        "UPDATE story SET user_id = NULL,
             to_id = CASE to_type WHEN 'user' THEN NULL ELSE to_id END,
             to_type = CASE to_type WHEN 'user' THEN NULL ELSE to_type END WHERE ticket_seq = ?1",
    ] {
        connection.prepare_cached(sql)?.execute([seq])?;
    }
    Ok(())
}

fn erase_visitor(connection: &Connection, seq: i64) -> sql::Result<()> {
    // Also the phone that follows it.
    hall::forget(connection, seq)?;
    connection
        .prepare_cached(
            "UPDATE tickets SET client_name = NULL, note = NULL, custom_field = NULL, app_displayname = NULL, app_id = NULL
             WHERE seq = ?1",
        )?
        .execute([seq])?;
    Ok(())
}

/// Kept answers of earlier days lose what belongs to people; the rest is kept for its time, so that nothing is done twice.
fn some_answers(connection: &Connection, before: i64, pass: &mut Pass) -> sql::Result<bool> {
    let (at, user, operation, key) = pass.answers.clone();
    let found: Vec<(i64, String, String, String, String)> = connection
        .prepare_cached(
            "SELECT kept_at, user_id, operation, key, members FROM kept_answers
             WHERE kept_at < ?1 AND kept_at >= ?2 AND (kept_at, user_id, operation, key) > (?2, ?3, ?4, ?5)
                 AND members IS NOT NULL
             ORDER BY kept_at, user_id, operation, key LIMIT ?6",
        )?
        .query_map(params![before, at, user, operation, key, BATCH], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
        })?
        .collect::<sql::Result<_>>()?;
    let is_over = found.is_empty();
    for (at, user, operation, key, members) in found {
        redact(connection, &user, &operation, &key, &members)?;
        pass.answers = (at, user, operation, key);
    }
    Ok(is_over)
}

fn redact(connection: &Connection, user: &str, operation: &str, key: &str, members: &str) -> sql::Result<()> {
    let Ok(mut value) = serde_json::from_str::<Value>(members) else { return Ok(()) };
    clear(&mut value);
    connection
        .prepare_cached(
            "UPDATE kept_answers SET members = ?4 WHERE user_id = ?1 AND operation = ?2 AND key = ?3",
        )?
        .execute(params![user, operation, key, value.to_string()])?;
    Ok(())
}

fn clear(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (name, member) in members.iter_mut() {
                if PERSONAL.contains(&name.as_str()) {
                    *member = Value::Null;
                } else {
                    clear(member);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(clear),
        _ => {}
    }
}

/// Erases what belongs to the visitor of one ticket, wherever it stands in its day. Whoever listens reads again: what was
/// told of it is forgotten, too.
pub(crate) fn erase_ticket(connection: &Connection, id: &str) -> sql::Result<()> {
    time::nobody_acts(connection)?;
    let (seq, location): (i64, String) = connection
        .prepare_cached(
            "SELECT t.seq, q.location_id FROM tickets t JOIN services q ON q.id = t.queue_service_id WHERE t.id = ?1",
        )?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    erase_visitor(connection, seq)?;
    let kept: Vec<(String, String, String, String)> = connection
        .prepare_cached(
            "SELECT user_id, operation, key, members FROM kept_answers WHERE members IS NOT NULL AND instr(members, ?1) > 0",
        )?
        .query_map([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
        .collect::<sql::Result<_>>()?;
    for (user, operation, key, members) in kept {
        redact(connection, &user, &operation, &key, &members)?;
    }
    changes::note_reset(connection, &location)
}

/// The ids of the tickets with a number that were issued since a moment, at one location or anywhere: with the service's tag
/// or without, as visitors read it.
pub(crate) fn by_number(
    connection: &Connection,
    number: &str,
    location: Option<&str>,
    since: Timestamp,
) -> sql::Result<Vec<String>> {
    connection
        .prepare_cached(&format!(
            "SELECT t.id FROM tickets t JOIN services s ON s.id = t.service_id JOIN services q ON q.id = t.queue_service_id
             WHERE t.issued_at >= ?3 AND (CAST(?2 AS TEXT) IS NULL OR q.location_id = ?2)
                 AND ?1 IN (lower(replace(s.tag, ' ', '')) || {PADDED}, lower(replace(s.tag, ' ', '')) || t.number,
                     {PADDED}, CAST(t.number AS TEXT))
             ORDER BY t.issued_at",
            PADDED = numbers::PADDED
        ))?
        .query_map(params![number.to_ascii_lowercase(), location, since.as_microsecond()], |row| row.get(0))?
        .collect()
}

/// Whether there is a ticket with this id.
pub(crate) fn is_ticket(connection: &Connection, id: &str) -> sql::Result<bool> {
    connection.prepare_cached("SELECT 1 FROM tickets WHERE id = ?1")?.exists([id])
}

/// The moment since which a number is one of the day: no day is longer.
pub(crate) fn day_before(now: Timestamp) -> Timestamp {
    now.checked_sub(SignedDuration::from_hours(26)).unwrap_or(Timestamp::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{rules::effect::NewTicket, store::sql::tickets};

    #[test]
    fn no_step_erases_more_than_a_batch_and_a_pass_ends() {
        let connection = crate::store::sqlite::schema::empty();
        connection
            .execute_batch(
                "INSERT INTO locations (id, position, name) VALUES ('l', 0, 'L');
                 INSERT INTO services (id, position, location_id, tag, name, open, tolerance)
                     VALUES ('a', 0, 'l', 'A', 'a', 1, 5);",
            )
            .unwrap();
        let left = |connection: &Connection| -> i64 {
            let sql = "SELECT count(*) FROM tickets WHERE client_name IS NOT NULL";
            connection.query_row(sql, [], |row| row.get(0)).unwrap()
        };
        for _ in 0..250 {
            let new = NewTicket {
                service_id: "a".into(),
                lang: "x".into(),
                client_name: Some("Z".into()),
                ..Default::default()
            };
            tickets::insert(&connection, &new).unwrap();
        }
        connection.execute("UPDATE tickets SET state = 5 WHERE seq > 10", []).unwrap();
        let now = Timestamp::from_second(10 * 86_400).unwrap();
        let cutoffs = due(&connection, 1, now, &Zones::utc()).unwrap().unwrap();
        let mut pass = Pass::default();
        let mut before = left(&connection);
        while !step(&connection, &cutoffs, &mut pass, now).unwrap() {
            let after = left(&connection);
            assert!(before - after <= BATCH);
            before = after;
        }
        assert_eq!((before, pass.erased), (10, 240), "what is not ended stays");
        assert!(due(&connection, 1, now, &Zones::utc()).unwrap().is_none());
    }
}
