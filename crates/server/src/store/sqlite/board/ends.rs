//! Who waited at the end of each step of the last hour.

use std::collections::HashMap;

use rusqlite::{Connection, params};

use crate::store::sqlite::sums::steps::{OF_AN_HOUR, WAITING, start};

/// Who waited at the end of a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct StepEnd {
    /// How many, without appointments before their time.
    pub(crate) waiting: i64,
    /// How long the one who had waited longest had done so, in microseconds; `None` if nobody waited.
    pub(crate) longest: Option<i64>,
}

/// The ends of a location's last steps.
#[derive(Clone, Debug)]
pub(crate) struct StepEnds {
    known_from: i64,
    ends: HashMap<(String, i64), (i64, i64)>,
}

impl StepEnds {
    /// Of a service's step; `None` if it is not known.
    pub(crate) fn of(&self, service: &str, step: i64) -> Option<StepEnd> {
        if step < self.known_from {
            return None;
        }
        let end = self.ends.get(&(service.to_owned(), step));
        Some(end.map_or_else(StepEnd::default, |(waiting, oldest)| StepEnd {
            waiting: *waiting,
            longest: Some(start(step + 1).saturating_sub(*oldest).max(0)),
        }))
    }
}

/// The ends of the hour's steps before `step`, of a location's services.
pub(crate) fn of_location(connection: &Connection, location: &str, step: i64) -> rusqlite::Result<StepEnds> {
    let (last, known_from): (i64, i64) = connection
        .prepare_cached("SELECT step, ends_known_from FROM clock")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut found = StepEnds { known_from, ends: HashMap::new() };
    let mut noted = connection.prepare_cached(
        "SELECT e.service_id, e.step, e.waiting, e.oldest_due FROM services s JOIN step_ends e ON e.service_id = s.id
         WHERE s.location_id = ?1 AND e.step >= ?2 AND e.step < ?3",
    )?;
    let mut rows = noted.query(params![location, step - OF_AN_HOUR, step])?;
    while let Some(row) = rows.next()? {
        found.ends.insert((row.get(0)?, row.get(1)?), (row.get(2)?, row.get(3)?));
    }
    let mut since = connection.prepare_cached(&format!(
        "{WAITING} AND queue_service_id IN (SELECT id FROM services WHERE location_id = ?3) GROUP BY queue_service_id"
    ))?;
    for ended in last.max(step - OF_AN_HOUR)..step {
        let mut rows = since.query(params![ended, start(ended + 1), location])?;
        while let Some(row) = rows.next()? {
            found.ends.insert((row.get(0)?, row.get(1)?), (row.get(2)?, row.get(3)?));
        }
    }
    Ok(found)
}
