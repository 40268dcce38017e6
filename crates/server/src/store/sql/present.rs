//! What a forecast of a location starts from, each part in queries that do not grow with the day or the history.

use std::collections::HashMap;

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::{board, sums::usual, tickets::moment};
use crate::store::sql::{self, Connection, params};
use crate::{
    clock::Time,
    domain::{local_time, steps},
    store::{
        board::{Counter as BoardCounter, CounterState},
        present::{Counter, Earlier, Gap, HOURS, Present, Service, Ticket},
    },
};

/// So many days back a business day may lie that counts for what is usual at an hour.
const LOOKS_BACK_DAYS: i64 = 60;
/// The newest tickets of all, from which the share with priority is taken.
const NEWEST_TICKETS: i64 = 500;
/// The newest answers of each counter, from which the time from one visitor to the next is taken.
const NEWEST_ANSWERS: i64 = 20;

/// Reads a location; `day` is its business day, `zone` its time zone. Of the waiting at most `most` are read.
pub(crate) fn of(
    connection: &Connection,
    location: &str,
    time: Time,
    (day, zone): (&str, &TimeZone),
    most: usize,
) -> sql::Result<Present> {
    let mut present = Present::default();
    let mut places: HashMap<String, usize> = HashMap::new();
    for service in board::services(connection, location, time, day)? {
        places.insert(service.id.clone(), present.services.len());
        present.services.push(Service {
            id: service.id,
            target_s: service.target_s,
            open: service.open,
            calls: service.calls,
            gone: service.gave_up + service.removed,
            ..Service::default()
        });
    }
    times_of_today(connection, location, day, &places, &mut present.services)?;
    present.began = last_hour(connection, location, (time, day), &places, &mut present.services)?;
    newest(connection, &places, &mut present.services)?;
    present.counters = counters(connection, location, time, (day, zone))?;
    present.waiting = waiting(connection, location, most)?;
    present.gaps = gaps(connection, location)?;
    Ok(present)
}

fn times_of_today(
    connection: &Connection,
    location: &str,
    day: &str,
    places: &HashMap<String, usize>,
    services: &mut [Service],
) -> sql::Result<()> {
    let mut times = connection.prepare_cached(
        "SELECT t.service_id, t.seconds, t.times FROM services s
         JOIN service_times t ON t.service_id = s.id AND t.day = ?2 WHERE s.location_id = ?1",
    )?;
    let mut rows = times.query([location, day])?;
    while let Some(row) = rows.next()? {
        if let Some(place) = places.get(row.text(0)?.unwrap_or_default()) {
            services[*place].today.insert(row.get(1)?, row.get(2)?);
        }
    }
    Ok(())
}

/// Tells the first step with a ticket, if the day began in this hour.
fn last_hour(
    connection: &Connection,
    location: &str,
    (time, day): (Time, &str),
    places: &HashMap<String, usize>,
    services: &mut [Service],
) -> sql::Result<Option<i64>> {
    let step = steps::of(time.moment.as_microsecond());
    let mut issued = connection.prepare_cached(
        "SELECT p.service_id, p.step, p.issued FROM services s JOIN sums_by_step p ON p.service_id = s.id
         WHERE s.location_id = ?1 AND p.step > ?2 AND p.step <= ?3 AND p.issued > 0 AND p.day = ?4",
    )?;
    let mut rows = issued.query(params![location, step - steps::OF_AN_HOUR, step, day])?;
    let (mut first, mut counted) = (None, 0);
    while let Some(row) = rows.next()? {
        let (step, issued): (i64, i64) = (row.get(1)?, row.get(2)?);
        first = Some(first.map_or(step, |first: i64| first.min(step)));
        counted += issued;
        if let Some(place) = places.get(row.text(0)?.unwrap_or_default()) {
            services[*place].last_hour += issued;
        }
    }
    let of_day: i64 = connection
        .prepare_cached(
            "SELECT coalesce(sum(d.issued), 0) FROM services s
             JOIN sums_by_day d ON d.service_id = s.id AND d.day = ?2 WHERE s.location_id = ?1",
        )?
        .query_row([location, day], |row| row.get(0))?;
    Ok(first.filter(|_| of_day == counted))
}

fn newest(
    connection: &Connection,
    places: &HashMap<String, usize>,
    services: &mut [Service],
) -> sql::Result<()> {
    let mut newest =
        connection.prepare_cached("SELECT service_id, priority FROM tickets ORDER BY seq DESC LIMIT ?1")?;
    let mut rows = newest.query([NEWEST_TICKETS])?;
    while let Some(row) = rows.next()? {
        if let Some(place) = places.get(row.text(0)?.unwrap_or_default()) {
            let (all, first) = &mut services[*place].newest;
            *all += 1;
            *first += row.get::<_, i64>(1)?;
        }
    }
    Ok(())
}

fn counters(
    connection: &Connection,
    location: &str,
    time: Time,
    (day, zone): (&str, &TimeZone),
) -> sql::Result<Vec<Counter>> {
    let mut services: HashMap<String, Vec<String>> = HashMap::new();
    let mut served = connection.prepare_cached(
        "SELECT d.id, s.service_id FROM desks d JOIN desk_services s ON s.desk_id = d.id WHERE d.location_id = ?1",
    )?;
    let mut rows = served.query([location])?;
    while let Some(row) = rows.next()? {
        services.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    let as_seen = |counter: BoardCounter| {
        let (state, since) = counter.state(time.moment, zone);
        let BoardCounter { desk_id, last, presence, .. } = counter;
        let told = presence.as_ref().map(|told| told.services.clone()).filter(|told| !told.is_empty());
        let (last_user, called_for) = last.map(|last| (last.user_id, last.service_id)).unzip();
        let sits = presence.and_then(|told| told.user_id).filter(|_| state != CounterState::Serving);
        Counter {
            services: told.or_else(|| services.remove(&desk_id)).unwrap_or_default(),
            id: desk_id,
            user_id: sits.or(last_user),
            state,
            since,
            called_for: called_for.flatten().filter(|_| state == CounterState::Serving),
        }
    };
    Ok(board::counters(connection, location, time, day)?.into_iter().map(as_seen).collect())
}

/// In the order of their issue.
fn waiting(connection: &Connection, location: &str, most: usize) -> sql::Result<Vec<Ticket>> {
    connection
        .prepare_cached(
            "SELECT t.id, t.queue_service_id, t.priority, t.issued_at, t.scheduled_at, t.dst_desk_id, t.dst_user_id
             FROM services s JOIN tickets t ON t.state = 1 AND t.queue_service_id = s.id
             WHERE s.location_id = ?1 ORDER BY t.seq LIMIT ?2",
        )?
        .query_map(params![location, i64::try_from(most).unwrap_or(i64::MAX)], |row| {
            Ok(Ticket {
                id: row.get(0)?,
                service_id: row.get(1)?,
                priority: row.get(2)?,
                issued: moment(row.get(3)?),
                scheduled: row.get::<_, Option<i64>>(4)?.map(moment),
                desk_id: row.get(5)?,
                user_id: row.get(6)?,
            })
        })?
        .collect()
}

/// Of each counter's newest answers, oldest first. What was ended by a reset had no next.
fn gaps(connection: &Connection, location: &str) -> sql::Result<Vec<Gap>> {
    let desks: Vec<String> = connection
        .prepare_cached("SELECT id FROM desks WHERE location_id = ?1")?
        .query_map([location], |row| row.get(0))?
        .collect::<sql::Result<_>>()?;
    let mut newest = connection.prepare_cached(
        "SELECT a.called_at, a.ended_at, t.due_at, a.outcome FROM answers a JOIN tickets t ON t.seq = a.ticket_seq
         WHERE a.desk_id = ?1 ORDER BY a.seq DESC LIMIT ?2",
    )?;
    let mut gaps = Vec::new();
    for desk in desks {
        let mut rows = newest.query(params![desk, NEWEST_ANSWERS])?;
        let mut next: Option<(i64, i64)> = None;
        while let Some(row) = rows.next()? {
            let ended: Option<i64> = row.get(1)?;
            let is_reset = row.text(3)? == Some("reset");
            if let (Some(free), Some((called, due)), false) = (ended, next, is_reset) {
                gaps.push(Gap { free, due, called });
            }
            next = Some((row.get(0)?, row.get(2)?));
        }
    }
    Ok(gaps)
}

/// Reads what the business days before `day` tell, at the same time of day as `moment`.
pub(crate) fn earlier(
    connection: &Connection,
    location: &str,
    at: Timestamp,
    day: &str,
    zone: &TimeZone,
) -> sql::Result<Earlier> {
    let times = usual::distributions(connection, location, day)?;
    let days: Vec<String> = connection
        .prepare_cached(
            "SELECT DISTINCT d.day FROM services s JOIN sums_by_day d ON d.service_id = s.id
             WHERE s.location_id = ?1 AND d.day < ?2 AND d.day >= ?3 AND d.issued > 0
             ORDER BY d.day DESC LIMIT ?4",
        )?
        .query_map(
            params![location, day, local_time::days_before(day, LOOKS_BACK_DAYS), usual::DAYS],
            |row| row.get(0),
        )?
        .collect::<sql::Result<_>>()?;
    let mut arrivals: HashMap<String, Vec<[u32; HOURS as usize]>> = HashMap::new();
    let mut issued = connection.prepare_cached(
        "SELECT p.service_id, p.step, p.issued FROM services s JOIN sums_by_step p ON p.service_id = s.id
         WHERE s.location_id = ?1 AND p.step >= ?2 AND p.step < ?3 AND p.issued > 0",
    )?;
    for (place, earlier) in days.iter().enumerate() {
        let Some(first) = same_time(at, earlier, zone).map(|at| steps::of(at.as_microsecond())) else {
            continue;
        };
        let mut rows = issued.query(params![location, first, first + HOURS * steps::OF_AN_HOUR])?;
        while let Some(row) = rows.next()? {
            let hour =
                usize::try_from((row.get::<_, i64>(1)? - first) / steps::OF_AN_HOUR).unwrap_or_default();
            let of_days =
                arrivals.entry(row.get(0)?).or_insert_with(|| vec![[0; HOURS as usize]; days.len()]);
            if let Some(count) = of_days.get_mut(place).and_then(|hours| hours.get_mut(hour)) {
                *count = count.saturating_add(row.get(2)?);
            }
        }
    }
    Ok(Earlier { times, days: days.len(), arrivals })
}

/// When it was the same time of day on an earlier day.
fn same_time(at: Timestamp, day: &str, zone: &TimeZone) -> Option<Timestamp> {
    let date: Date = day.parse().ok()?;
    zone.to_timestamp(date.to_datetime(zone.to_datetime(at).time())).ok()
}
