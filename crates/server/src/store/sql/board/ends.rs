//! Who waited at the end of each step of the last hour.

use std::collections::HashMap;

use crate::store::sql::{self, Connection, params};
use crate::{
    domain::steps::{OF_AN_HOUR, start},
    store::{board::StepEnds, sql::sums::steps::WAITING},
};

/// The ends of the hour's steps before `step`, of a location's services.
pub(crate) fn of_location(connection: &Connection, location: &str, step: i64) -> sql::Result<StepEnds> {
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
