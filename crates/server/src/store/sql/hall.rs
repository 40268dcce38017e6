//! What the hall reads and keeps: devices and their keys, locations and services as visitors see them, calls, phones, and
//! tickets whose slip is not out yet.

mod calls;
mod devices;
mod held;
mod look;
mod phones;

use jiff::Timestamp;

pub(crate) use self::{
    calls::{by_answer, last_calls},
    devices::{by_key, first_of_each_kind, keys_made, of_location, place_of, set_key, tell_device},
    held::{end_due, end_printing, find as find_held, hold, hold_no_longer, hold_on, is_any_due},
    phones::{add, find, forget, leave, let_ahead, let_two_ahead, phones},
};
use crate::store::sql::{self, Connection, OptionalExtension};
use crate::{
    directory::Hours,
    domain::hall::{HallLocation, HallService},
};

/// A location, as the hall shows it; `None` if it is not known.
pub(crate) fn location(connection: &Connection, id: &str) -> sql::Result<Option<HallLocation>> {
    let found = connection
        .prepare_cached(
            "SELECT id, name, time_zone, hours, notice, day_after_answer FROM locations WHERE id = ?1",
        )?
        .query_row([id], |row| {
            Ok(HallLocation {
                id: row.get(0)?,
                name: row.get(1)?,
                time_zone: row.get(2)?,
                hours: Hours::stored(row.get(3)?),
                notice: row.get(4)?,
                languages: Vec::new(),
                day_after: row.get(5)?,
            })
        })
        .optional()?;
    let Some(mut location) = found else { return Ok(None) };
    location.languages = connection
        .prepare_cached("SELECT replace(id, '_', '-') FROM languages ORDER BY position, id")?
        .query_map([], |row| row.get(0))?
        .collect::<sql::Result<_>>()?;
    if location.languages.is_empty() {
        location.languages.push("en".into());
    }
    Ok(Some(location))
}

/// The services of a location, in the administrator's order.
pub(crate) fn services(connection: &Connection, location: &str) -> sql::Result<Vec<HallService>> {
    connection
        .prepare_cached(
            "SELECT id, tag, name, open, coalesce(directory_open, open) <> 0 AND open = 0, waiting FROM services
             WHERE location_id = ?1 ORDER BY position, id",
        )?
        .query_map([location], |row| {
            Ok(HallService {
                id: row.get(0)?,
                tag: row.get(1)?,
                name: row.get(2)?,
                open: row.get(3)?,
                stopped: row.get(4)?,
                waiting: row.get(5)?,
            })
        })?
        .collect()
}

/// A stored moment, from its microseconds.
fn at(moment: Timestamp) -> i64 {
    moment.as_microsecond()
}
