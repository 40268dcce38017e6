//! How long it usually takes to serve somebody: from the last twenty business days, or else from today, or else from all
//! services of the location. What the days before give is worked out once for each business day.

use std::collections::HashMap;

use jiff::Timestamp;

use crate::domain::{
    local_time,
    service_times::{Measured, Times},
    zones::Zones,
};
use crate::store::sql::{self, Connection, params};

/// How many business days before today count: those on which the service was used.
pub(crate) const DAYS: i64 = 20;
/// The longest service time, in seconds; a longer one counts as this. A forgotten ticket must not make the distribution
/// grow without end.
pub(super) const LONGEST_S: i64 = 4 * 3_600;

/// How long the services of a location took on the days before `day`, of each that was used then.
pub(crate) fn distributions(
    connection: &Connection,
    location: &str,
    day: &str,
) -> sql::Result<HashMap<String, Times>> {
    let services: Vec<String> = connection
        .prepare_cached("SELECT id FROM services WHERE location_id = ?1")?
        .query_map([location], |row| row.get(0))?
        .collect::<sql::Result<_>>()?;
    let mut first_day = connection.prepare_cached(&format!(
        "SELECT min(day) FROM (SELECT day FROM sums_by_day
             WHERE service_id = ?1 AND day < ?2 AND ended + no_shows + paused + transferred > 0
             ORDER BY day DESC LIMIT {DAYS}) AS newest"
    ))?;
    let mut distribution = connection.prepare_cached(
        "SELECT seconds, times FROM service_times WHERE service_id = ?1 AND day >= ?2 AND day < ?3",
    )?;
    let mut each = HashMap::new();
    for service in services {
        let first: Option<String> = first_day.query_row(params![service, day], |row| row.get(0))?;
        let Some(first) = first else { continue };
        let mut times = Times::new();
        let mut rows = distribution.query(params![service, first, day])?;
        while let Some(row) = rows.next()? {
            let (seconds, count): (i64, i64) = (row.get(0)?, row.get(1)?);
            *times.entry(seconds).or_default() += count;
        }
        each.insert(service, times);
    }
    Ok(each)
}

/// What the days before `day` give for each service of a location that they know, and for all together.
pub(crate) fn before(
    connection: &Connection,
    location: &str,
    day: &str,
) -> sql::Result<(HashMap<String, Measured>, Measured)> {
    let (mut each, mut all) = (HashMap::new(), Times::new());
    for (service, times) in distributions(connection, location, day)? {
        times.iter().for_each(|(seconds, count)| *all.entry(*seconds).or_default() += count);
        each.insert(service, Measured::of(&times));
    }
    Ok((each, Measured::of(&all)))
}

/// Works out what is usual at each location whose business day has begun since the last time.
pub(super) fn refresh(connection: &Connection, moment: Timestamp, zones: &Zones) -> sql::Result<()> {
    let locations: Vec<(String, Option<String>, Option<String>)> = connection
        .prepare_cached(
            "SELECT l.id, l.time_zone, u.day FROM locations l
             LEFT JOIN usual_of_location u ON u.location_id = l.id",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<sql::Result<_>>()?;
    for (location, zone, done) in locations {
        let day = local_time::day(moment, &zones.of(zone.as_deref()));
        if done.as_deref() != Some(day.as_str()) {
            store(connection, &location, &day)?;
        }
    }
    Ok(())
}

fn store(connection: &Connection, location: &str, day: &str) -> sql::Result<()> {
    let (each, all) = before(connection, location, day)?;
    connection.execute(
        "DELETE FROM usual_of_service WHERE service_id IN (SELECT id FROM services WHERE location_id = ?1)",
        [location],
    )?;
    for (service, Measured { times, median_s, long_s }) in each {
        connection.execute(
            "INSERT INTO usual_of_service (service_id, times, median_s, long_s) VALUES (?1, ?2, ?3, ?4)",
            params![service, times, median_s, long_s],
        )?;
    }
    connection.execute(
        "INSERT INTO usual_of_location (location_id, day, times, median_s, long_s) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (location_id) DO UPDATE SET day = excluded.day, times = excluded.times, median_s = excluded.median_s,
             long_s = excluded.long_s",
        params![location, day, all.times, all.median_s, all.long_s],
    )?;
    Ok(())
}
