//! What is usual at a location today.

use std::collections::HashMap;

use crate::store::sql::{self, Connection, OptionalExtension};
use crate::{
    domain::service_times::{Measured, Times},
    store::{
        board::{UsualTimes, usual},
        sql::sums::usual::before,
    },
};

/// What is usual at a location on the business day `day`.
pub(crate) fn at(connection: &Connection, location: &str, day: &str) -> sql::Result<UsualTimes> {
    let stored: Option<Measured> = connection
        .prepare_cached(
            "SELECT times, median_s, long_s FROM usual_of_location WHERE location_id = ?1 AND day = ?2",
        )?
        .query_row([location, day], |row| {
            Ok(Measured { times: row.get(0)?, median_s: row.get(1)?, long_s: row.get(2)? })
        })
        .optional()?;
    let (each, all) = match stored {
        Some(all) => (stored_each(connection, location)?, all),
        // Nothing has changed on this day yet.
        None => before(connection, location, day)?,
    };
    let mut today: HashMap<String, Times> = HashMap::new();
    let mut times = connection.prepare_cached(
        "SELECT t.service_id, t.seconds, t.times FROM services s
         JOIN service_times t ON t.service_id = s.id AND t.day = ?2 WHERE s.location_id = ?1",
    )?;
    let mut together = Times::new();
    let mut rows = times.query([location, day])?;
    while let Some(row) = rows.next()? {
        let (service, seconds, count): (String, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        *today.entry(service).or_default().entry(seconds).or_default() += count;
        *together.entry(seconds).or_default() += count;
    }
    let all = usual(all).or_else(|| usual(Measured::of(&together)));
    Ok(UsualTimes { each, today, all })
}

fn stored_each(connection: &Connection, location: &str) -> sql::Result<HashMap<String, Measured>> {
    connection
        .prepare_cached(
            "SELECT u.service_id, u.times, u.median_s, u.long_s
             FROM services s JOIN usual_of_service u ON u.service_id = s.id WHERE s.location_id = ?1",
        )?
        .query_map([location], |row| {
            Ok((row.get(0)?, Measured { times: row.get(1)?, median_s: row.get(2)?, long_s: row.get(3)? }))
        })?
        .collect()
}
