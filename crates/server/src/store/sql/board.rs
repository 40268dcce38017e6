//! What a board shows of one location, each part in one query that does not grow with the day or the history: counts come
//! from the kept sums, and what waits or was just called from indexes.

mod ends;
mod usual;

use std::collections::HashMap;

use jiff::Timestamp;

use super::{forecasts, places::Among as _, presence, tickets::moment};
use crate::store::sql::{self, Connection, Row, params};
use crate::{
    clock::Time,
    directory::Hours,
    domain::{local_time, places::Places, steps, zones::Zones},
    store::board::{Counter, LOOKS_BACK, LastAnswer, Location, Overtaken, Seen, Service, Ticket},
};

/// The most of those overtaken that are told of a location, the newest; the database keeps no more.
const MOST_OVERTAKEN: i64 = 100;

/// A location as it is at one moment.
pub(super) fn seen(connection: &Connection, place: Location, time: Time, zones: &Zones) -> sql::Result<Seen> {
    let zone = zones.of(place.time_zone.as_deref());
    let (id, moment) = (place.id.as_str(), time.moment);
    let (day, step) = (local_time::day(moment, &zone), steps::of(moment.as_microsecond()));
    let since = moment.checked_sub(LOOKS_BACK).unwrap_or(Timestamp::MIN);
    Ok(Seen {
        time,
        step,
        usual: usual::at(connection, id, &day)?,
        ends: ends::of_location(connection, id, step)?,
        waits: waits(connection, id, since, moment)?,
        counts: self::steps(connection, id, step - steps::OF_AN_HOUR, step)?,
        services: services(connection, id, time, &day)?,
        counters: counters(connection, id, time, &day)?,
        overtaken: overtaken(connection, id, local_time::day_start(moment, &zone))?,
        forecast_error_s: forecasts::error_s(connection, id, &day)?,
        day,
        place,
    })
}

/// These locations, in the administrator's order.
pub(super) fn locations(connection: &Connection, places: &Places) -> sql::Result<Vec<Location>> {
    connection
        .prepare_cached(&format!(
            "SELECT id, name, time_zone, hours FROM locations WHERE {} ORDER BY position, id",
            places.among("id")
        ))?
        .query_map([places.parameter()], |row| {
            Ok(Location {
                id: row.get(0)?,
                name: row.get(1)?,
                time_zone: row.get(2)?,
                hours: Hours::stored(row.get(3)?),
            })
        })?
        .collect()
}

/// An appointment is before its time by the clock; how long somebody has waited goes by the moment, which is later than
/// every issue.
const SERVICES: &str = "SELECT s.id, s.tag, s.name, s.open, s.target_wait_s, s.waiting,
    (SELECT count(*) FROM tickets t
        WHERE t.state = 1 AND t.queue_service_id = s.id AND t.due_at > ?2 AND t.scheduled_at > ?2),
    (SELECT t.due_at FROM tickets t
        WHERE t.state = 1 AND t.queue_service_id = s.id AND (t.scheduled_at IS NULL OR t.scheduled_at <= ?2)
        ORDER BY t.due_at LIMIT 1),
    (SELECT count(*) FROM tickets t
        WHERE t.state = 1 AND t.queue_service_id = s.id AND t.due_at < ?3 - s.target_wait_s * 1000000
            AND (t.scheduled_at IS NULL OR t.scheduled_at <= ?2)),
    d.issued, d.calls, d.within_target, d.waits, d.ended, d.no_shows, d.transferred, d.gave_up, d.removed
    FROM services s LEFT JOIN sums_by_day d ON d.service_id = s.id AND d.day = ?4
    WHERE s.location_id = ?1 ORDER BY s.position, s.id";

/// A location's services, in the administrator's order; `day` is its business day.
pub(super) fn services(
    connection: &Connection,
    location: &str,
    time: Time,
    day: &str,
) -> sql::Result<Vec<Service>> {
    let read = |row: &Row<'_>| {
        let sum = |column| sum(row, column);
        Ok(Service {
            id: row.get(0)?,
            tag: row.get(1)?,
            name: row.get(2)?,
            open: row.get(3)?,
            target_s: row.get(4)?,
            all_waiting: row.get(5)?,
            later: row.get(6)?,
            oldest_due: row.get(7)?,
            over_target: row.get(8)?,
            issued: sum(9)?,
            calls: sum(10)?,
            within_target: sum(11)?,
            waits: sum(12)?,
            ended: sum(13)?,
            no_shows: sum(14)?,
            transferred: sum(15)?,
            gave_up: sum(16)?,
            removed: sum(17)?,
        })
    };
    let (now, moment) = (time.now.as_microsecond(), time.moment.as_microsecond());
    connection.prepare_cached(SERVICES)?.query_map(params![location, now, moment, day], read)?.collect()
}

/// A sum; zero where nothing has happened yet.
fn sum(row: &Row<'_>, column: usize) -> sql::Result<i64> {
    Ok(row.get::<_, Option<i64>>(column)?.unwrap_or_default())
}

/// The waits of the first calls after `since`, by service, in microseconds.
pub(super) fn waits(
    connection: &Connection,
    location: &str,
    since: Timestamp,
    until: Timestamp,
) -> sql::Result<HashMap<String, Vec<i64>>> {
    let mut calls = connection.prepare_cached(
        "SELECT s.id, max(t.first_called_at - t.due_at, 0) FROM services s JOIN tickets t
             ON t.first_call_service_id = s.id AND t.first_call_seq IS NOT NULL
             AND t.first_called_at > ?2 AND t.first_called_at <= ?3
         WHERE s.location_id = ?1",
    )?;
    let mut rows = calls.query(params![location, since.as_microsecond(), until.as_microsecond()])?;
    let mut waits: HashMap<String, Vec<i64>> = HashMap::new();
    while let Some(row) = rows.next()? {
        waits.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    Ok(waits)
}

/// Issued and first called in each of the steps from `first` until before `end`, by service and step.
pub(super) fn steps(
    connection: &Connection,
    location: &str,
    first: i64,
    end: i64,
) -> sql::Result<HashMap<(String, i64), (i64, i64)>> {
    connection
        .prepare_cached(
            "SELECT s.id, p.step, p.issued, p.calls FROM services s JOIN sums_by_step p ON p.service_id = s.id
             WHERE s.location_id = ?1 AND p.step >= ?2 AND p.step < ?3",
        )?
        .query_map(params![location, first, end], |row| {
            Ok(((row.get(0)?, row.get(1)?), (row.get(2)?, row.get(3)?)))
        })?
        .collect()
}

/// A reset ends an answer too, but nobody at the counter did.
const COUNTERS: &str = "SELECT d.id, d.name, x.ended, x.finished, x.service_time, a.id, a.called_at,
    CASE a.outcome WHEN 'reset' THEN a.called_at ELSE coalesce(a.ended_at, a.called_at) END, a.ended_at IS NULL,
    u.id, u.display_name, t.id, t.number, s.tag, a.service_id, pu.display_name,
    p.user_id, p.state, p.reason, p.services, p.since, p.told_at
    FROM desks d
    LEFT JOIN presence p ON p.desk_id = d.id
    LEFT JOIN users pu ON pu.id = p.user_id
    LEFT JOIN sums_of_desk x ON x.desk_id = d.id AND x.day = ?2
    LEFT JOIN answers a ON a.seq = (SELECT max(seq) FROM answers WHERE desk_id = d.id)
    LEFT JOIN users u ON u.id = a.user_id
    LEFT JOIN tickets t ON t.seq = a.ticket_seq
    LEFT JOIN services s ON s.id = t.service_id
    WHERE d.location_id = ?1 ORDER BY d.position, d.id";

/// A location's counters, in the administrator's order; `day` is its business day.
pub(super) fn counters(
    connection: &Connection,
    location: &str,
    time: Time,
    day: &str,
) -> sql::Result<Vec<Counter>> {
    let read = |row: &Row<'_>| {
        let sum = |column| sum(row, column);
        let last = match row.get::<_, Option<String>>(5)? {
            None => None,
            Some(id) => Some(LastAnswer {
                id,
                called: moment(row.get(6)?),
                acted: moment(row.get(7)?),
                open: row.get(8)?,
                // Erased of what is long over; what is open has them.
                user_id: row.get::<_, Option<String>>(9)?.unwrap_or_default(),
                user_name: row.get::<_, Option<String>>(10)?.unwrap_or_default(),
                ticket: Ticket { id: row.get(11)?, number: row.get(12)?, tag: row.get(13)? },
                service_id: row.get(14)?,
            }),
        };
        Ok(Counter {
            desk_id: row.get(0)?,
            name: row.get(1)?,
            last,
            presence: presence::read(row, 16)?.filter(|told| told.holds(time.now)),
            there: row.get(15)?,
            ended: sum(2)?,
            finished: sum(3)?,
            service_time: sum(4)?,
        })
    };
    connection.prepare_cached(COUNTERS)?.query_map([location, day], read)?.collect()
}

/// Who was overtaken at a location since `since`, the newest first.
pub(super) fn overtaken(
    connection: &Connection,
    location: &str,
    since: Timestamp,
) -> sql::Result<Vec<Overtaken>> {
    connection
        .prepare_cached(
            "SELECT t.id, t.number, ts.tag, b.id, b.number, bs.tag, o.desk_id, o.at FROM overtaken o
             JOIN tickets t ON t.seq = o.ticket_seq JOIN services ts ON ts.id = t.service_id
             JOIN tickets b ON b.seq = o.by_seq JOIN services bs ON bs.id = b.service_id
             WHERE o.location_id = ?1 AND o.at >= ?2 ORDER BY o.seq DESC LIMIT ?3",
        )?
        .query_map(params![location, since.as_microsecond(), MOST_OVERTAKEN], |row| {
            Ok(Overtaken {
                ticket: Ticket { id: row.get(0)?, number: row.get(1)?, tag: row.get(2)? },
                by: Ticket { id: row.get(3)?, number: row.get(4)?, tag: row.get(5)? },
                desk_id: row.get(6)?,
                at: moment(row.get(7)?),
            })
        })?
        .collect()
}
