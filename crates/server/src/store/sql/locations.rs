//! The locations of services, counters, users and devices, and what belongs to a counter or user.

use std::collections::{BTreeSet, HashMap};

use callpad_wire::{ServiceRef, WaitingService};
use jiff::Timestamp;

use super::{averages::Average, places::Among as _};
use crate::domain::{local_time, places::Places, roles::Person, zones::Zones};
use crate::store::sql::{self, Connection, OptionalExtension, Row};

/// The location of a desk; `None` if the desk is unknown.
pub(crate) fn of_desk(connection: &Connection, desk: &str) -> sql::Result<Option<String>> {
    one(connection, "SELECT location_id FROM desks WHERE id = ?1", desk)
}

/// The location of a service; `None` if the service is unknown.
pub(crate) fn of_service(connection: &Connection, service: &str) -> sql::Result<Option<String>> {
    one(connection, "SELECT location_id FROM services WHERE id = ?1", service)
}

/// Whether a device is known.
pub(crate) fn is_device(connection: &Connection, device: &str) -> sql::Result<bool> {
    Ok(one(connection, "SELECT id FROM devices WHERE id = ?1", device)?.is_some())
}

/// Whether a location is known.
pub(crate) fn is_location(connection: &Connection, location: &str) -> sql::Result<bool> {
    Ok(one(connection, "SELECT id FROM locations WHERE id = ?1", location)?.is_some())
}

/// Whether there is any location.
pub(crate) fn is_any(connection: &Connection) -> sql::Result<bool> {
    connection.prepare_cached("SELECT 1 FROM locations")?.exists([])
}

fn one(connection: &Connection, sql: &str, id: &str) -> sql::Result<Option<String>> {
    connection.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()
}

/// The services assigned to a desk.
pub(crate) fn services_of_desk(connection: &Connection, desk: &str) -> sql::Result<Vec<String>> {
    connection
        .prepare_cached("SELECT service_id FROM desk_services WHERE desk_id = ?1")?
        .query_map([desk], |row| row.get(0))?
        .collect()
}

/// A user with roles and locations; `None` if unknown.
pub(crate) fn person(connection: &Connection, user: &str) -> sql::Result<Option<Person>> {
    if one(connection, "SELECT id FROM users WHERE id = ?1", user)?.is_none() {
        return Ok(None);
    }
    let set = |sql: &str| -> sql::Result<BTreeSet<String>> {
        connection.prepare_cached(sql)?.query_map([user], |row| row.get(0))?.collect()
    };
    Ok(Some(Person {
        id: user.to_owned(),
        roles: set("SELECT role FROM user_roles WHERE user_id = ?1")?,
        locations: set("SELECT location_id FROM user_locations WHERE user_id = ?1")?,
    }))
}

/// What login needs from a user: the username, and the hash of the secret if there is one.
pub(crate) fn credentials(
    connection: &Connection,
    user: &str,
) -> sql::Result<Option<(String, Option<String>)>> {
    connection
        .prepare_cached("SELECT username, secret FROM users WHERE id = ?1")?
        .query_row([user], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()
}

/// The name of the time zone of a service's location.
pub(crate) fn time_zone(connection: &Connection, service: &str) -> sql::Result<Option<String>> {
    connection
        .prepare_cached(
            "SELECT l.time_zone FROM services s JOIN locations l ON l.id = s.location_id WHERE s.id = ?1",
        )?
        .query_row([service], |row| row.get(0))
}

/// Whether tickets of a service are issued.
pub(crate) fn set_open(connection: &Connection, service: &str, open: bool) -> sql::Result<()> {
    connection.prepare_cached("UPDATE services SET open = ?2 WHERE id = ?1")?.execute((service, open))?;
    Ok(())
}

/// A service with its queue, as the document's object, after its location and that location's time zone.
const QUEUE: &str = "SELECT s.location_id, l.time_zone, s.id, s.name, s.tag, s.open, s.waiting, s.average_wait_s, s.average_at
    FROM services s JOIN locations l ON l.id = s.location_id";

fn read_queue(row: &Row<'_>, today: Timestamp) -> sql::Result<(String, WaitingService)> {
    let queue = WaitingService {
        service: ServiceRef { id: row.get::<_, String>(2)?.into(), name: row.get(3)?, tag: row.get(4)? },
        open: row.get(5)?,
        waiting: row.get(6)?,
        average_wait_s: Some(Average::read(row, 7)?.on_day(today)),
    };
    Ok((row.get(0)?, queue))
}

/// The services of these locations with their queues, in the administrator's order.
pub(crate) fn queues(
    connection: &Connection,
    places: &Places,
    moment: Timestamp,
    zones: &Zones,
) -> sql::Result<Vec<WaitingService>> {
    let mut statement = connection.prepare_cached(&format!(
        "{QUEUE} WHERE {} ORDER BY l.position, l.id, s.position, s.id",
        places.among("s.location_id")
    ))?;
    let mut rows = statement.query([places.parameter()])?;
    let mut queues = Vec::new();
    let mut days: HashMap<Option<String>, Timestamp> = HashMap::new();
    while let Some(row) = rows.next()? {
        let zone: Option<String> = row.get(1)?;
        let today = *days
            .entry(zone)
            .or_insert_with_key(|zone| local_time::day_start(moment, &zones.of(zone.as_deref())));
        queues.push(read_queue(&row, today)?.1);
    }
    Ok(queues)
}

/// One service with its queue; `None` if it is unknown.
pub(crate) fn queue(
    connection: &Connection,
    service: &str,
    moment: Timestamp,
    zones: &Zones,
) -> sql::Result<Option<(String, WaitingService)>> {
    connection
        .prepare_cached(&format!("{QUEUE} WHERE s.id = ?1"))?
        .query_row([service], |row| {
            let zone: Option<String> = row.get(1)?;
            read_queue(row, local_time::day_start(moment, &zones.of(zone.as_deref())))
        })
        .optional()
}
