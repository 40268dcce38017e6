//! The day of a location: it ends, and the next one begins with the first numbers.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::{changes, time};
use crate::{clock::Time, domain::ticket::TicketState};

/// Ends the day of a location, or of all, whatever is open there (M21). Gives how many tickets it met. Where no ticket is
/// left open anywhere, nothing has an order any more, and so moments go by the clock again where it was set back.
pub(crate) fn reset(connection: &Connection, location: Option<&str>, time: Time) -> rusqlite::Result<usize> {
    time::nobody_acts(connection)?;
    let locations: Vec<String> = match location {
        Some(location) => vec![location.to_owned()],
        None => connection
            .prepare_cached("SELECT id FROM locations")?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?,
    };
    let mut met = 0;
    for location in &locations {
        met += close(connection, location, time.moment)?;
        begin_numbers(connection, location)?;
        changes::note_reset(connection, location)?;
    }
    let is_open = "SELECT EXISTS (SELECT 1 FROM services WHERE waiting > 0)
        OR EXISTS (SELECT 1 FROM tickets WHERE state IN (3, 4)) OR EXISTS (SELECT 1 FROM answers WHERE ended_at IS NULL)";
    if location.is_none() || !connection.query_row(is_open, [], |row| row.get::<_, bool>(0))? {
        time::begin_again(connection, time.now)?;
    }
    Ok(met)
}

/// Invalidates the tickets that are not ended, and finishes their answers. The history is not looked at.
fn close(connection: &Connection, location: &str, at: Timestamp) -> rusqlite::Result<usize> {
    let at = at.as_microsecond();
    let served: Vec<(i64, i64)> = connection
        .prepare_cached(
            "SELECT a.seq, t.seq FROM answers a JOIN tickets t ON t.seq = a.ticket_seq
                 JOIN services q ON q.id = t.queue_service_id
             WHERE a.ended_at IS NULL AND q.location_id = ?1",
        )?
        .query_map([location], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut met = 0;
    for (answer, ticket) in served {
        connection
            .prepare_cached("UPDATE answers SET ended_at = ?2, outcome = 'reset' WHERE seq = ?1")?
            .execute([answer, at])?;
        met += connection.prepare_cached(&invalidate("seq = ?3"))?.execute(params![at, ENDED, ticket])?;
    }
    for left in ["state = 1", "state IN (3, 4)"] {
        let of = format!("{left} AND queue_service_id IN (SELECT id FROM services WHERE location_id = ?3)");
        met += connection.prepare_cached(&invalidate(&of))?.execute(params![at, ENDED, location])?;
    }
    Ok(met)
}

const ENDED: i64 = TicketState::Ended as i64;

fn invalidate(which: &str) -> String {
    format!("UPDATE tickets SET state = ?2, state_at = ?1, cancelled_calls = NULL WHERE {which}")
}

fn begin_numbers(connection: &Connection, location: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached("UPDATE services SET last_number = 0, numbers_wrapped = 0 WHERE location_id = ?1")?
        .execute([location])?;
    Ok(())
}
