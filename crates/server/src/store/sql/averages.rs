//! The average wait of each service, recomputed with each first call and stored, so that reading it costs nothing. The
//! document defines no average: this one is ours (V5).

use jiff::Timestamp;

use super::{tickets::moment, zones::Zones};
use crate::domain::local_time;
use crate::store::sql::{self, Connection, OptionalExtension, Row, params};

/// The number of first calls averaged, the newest ones.
const OVER: usize = 50;

/// A stored average: whole seconds, and the first call after which it was computed. Read from two columns, starting at
/// `first`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Average {
    seconds: u32,
    at: Option<i64>,
}

impl Average {
    /// The columns that [`Average::read`] takes.
    pub(crate) const COLUMNS: &str = "average_wait_s, average_at";

    pub(crate) fn read(row: &Row<'_>, first: usize) -> sql::Result<Self> {
        Ok(Self { seconds: row.get(first)?, at: row.get(first + 1)? })
    }

    /// In whole seconds on the business day that began at `day_start`; 0 if nobody has been called that day.
    pub(crate) fn on_day(self, day_start: Timestamp) -> u32 {
        if self.at.is_some_and(|at| moment(at) >= day_start) { self.seconds } else { 0 }
    }
}

/// The average of a service.
pub(crate) fn of(connection: &Connection, service: &str) -> sql::Result<Average> {
    connection
        .prepare_cached(&format!("SELECT {} FROM services WHERE id = ?1", Average::COLUMNS))?
        .query_row([service], |row| Average::read(row, 0))
}

/// Counts a first call of a service, and recomputes its average.
pub(crate) fn count_first_call(connection: &Connection, service: &str, zones: &Zones) -> sql::Result<()> {
    connection
        .prepare_cached("UPDATE services SET first_calls = first_calls + 1 WHERE id = ?1")?
        .execute([service])?;
    refresh(connection, service, zones)
}

/// Recomputes the averages that may still count: the data may have changed, or a location's time zone and with it the
/// business day.
pub(crate) fn refresh_all(connection: &Connection, now: Timestamp, zones: &Zones) -> sql::Result<()> {
    // No day is longer than 26 hours.
    let oldest = now.as_microsecond().saturating_sub(26 * 3_600 * 1_000_000);
    let services: Vec<String> = connection
        .prepare("SELECT id FROM services WHERE average_at >= ?1")?
        .query_map([oldest], |row| row.get(0))?
        .collect::<sql::Result<_>>()?;
    services.iter().try_for_each(|service| refresh(connection, service, zones))
}

/// From issue to first call, over the latest first calls, within the business day of the very last one.
fn refresh(connection: &Connection, service: &str, zones: &Zones) -> sql::Result<()> {
    let calls: Vec<(i64, i64)> = connection
        .prepare_cached(
            "SELECT first_called_at, issued_at FROM tickets
             WHERE first_call_service_id = ?1 AND first_call_seq IS NOT NULL
             ORDER BY first_call_seq DESC LIMIT ?2",
        )?
        .query_map(params![service, i64::try_from(OVER).unwrap_or(i64::MAX)], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect::<sql::Result<_>>()?;
    let zone: Option<Option<String>> = connection
        .prepare_cached(
            "SELECT l.time_zone FROM services s JOIN locations l ON l.id = s.location_id WHERE s.id = ?1",
        )?
        .query_row([service], |row| row.get(0))
        .optional()?;
    let last = calls.first().map(|(called, _)| *called);
    let day = local_time::day_start(moment(last.unwrap_or_default()), &zones.of(zone.flatten().as_deref()));
    let waits: Vec<i64> = calls
        .iter()
        .filter(|(called, _)| moment(*called) >= day)
        .map(|(called, issued)| called.saturating_sub(*issued).max(0))
        .collect();
    connection
        .prepare_cached("UPDATE services SET average_wait_s = ?2, average_at = ?3 WHERE id = ?1")?
        .execute(params![service, mean_s(&waits), last])?;
    Ok(())
}

/// The mean of these microseconds, in whole seconds.
fn mean_s(waits: &[i64]) -> u32 {
    let count = i64::try_from(waits.len().max(1)).unwrap_or(i64::MAX);
    let sum = waits.iter().fold(0_i64, |sum, wait| sum.saturating_add(*wait));
    u32::try_from((sum / count + 500_000) / 1_000_000).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn v5_the_mean_is_rounded_to_whole_seconds() {
        assert_eq!(mean_s(&[]), 0);
        assert_eq!(mean_s(&[1_400_000, 1_500_000]), 1);
        assert_eq!(mean_s(&[1_500_000, 1_600_000]), 2);
    }
}
