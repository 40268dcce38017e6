//! Sums of whole hours of one location's day.

use std::{collections::BTreeMap, ops::Range};

use crate::store::report::{Counted, HourSums, OfService};
use crate::store::sql::{self, Connection, params};

/// What was counted at a location in these steps, by service, in the directory's order, and hour. Steps of one hour are
/// added up, also those of an hour that the clock repeats.
pub(crate) fn read(
    connection: &Connection,
    location: &str,
    steps: Range<i64>,
    hour_of: impl Fn(i64) -> i8,
) -> sql::Result<Vec<Counted>> {
    let mut statement = connection.prepare_cached(
        "SELECT s.id, s.tag, s.name, s.target_wait_s IS NOT NULL, t.step, t.issued, t.appointments, t.calls,
             t.within_target, t.waits, t.ended, t.no_shows, t.paused, t.transferred, t.service_time, t.gave_up, t.removed
         FROM services s JOIN sums_by_step t ON t.service_id = s.id AND t.step >= ?2 AND t.step < ?3
         WHERE s.location_id = ?1 ORDER BY s.position, s.id, t.step",
    )?;
    let mut rows = statement.query(params![location, steps.start, steps.end])?;
    let mut all: Vec<Counted> = Vec::new();
    let mut places: BTreeMap<(String, i8), usize> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (id, hour): (String, i8) = (row.get(0)?, hour_of(row.get(4)?));
        let place = match places.get(&(id.clone(), hour)) {
            Some(place) => *place,
            None => {
                let service = OfService {
                    id: id.clone(),
                    tag: row.get(1)?,
                    name: row.get(2)?,
                    has_target: row.get(3)?,
                };
                all.push(Counted { service, hour, sums: HourSums::default() });
                places.insert((id, hour), all.len() - 1);
                all.len() - 1
            }
        };
        let Some(Counted { sums, .. }) = all.get_mut(place) else { continue };
        let counts = [
            &mut sums.issued,
            &mut sums.appointments,
            &mut sums.calls,
            &mut sums.within_target,
            &mut sums.waits,
            &mut sums.ended,
            &mut sums.no_shows,
            &mut sums.paused,
            &mut sums.transferred,
            &mut sums.service_time,
            &mut sums.gave_up,
            &mut sums.removed,
        ];
        for (column, count) in (5..).zip(counts) {
            *count += row.get::<_, i64>(column)?;
        }
    }
    Ok(all)
}
