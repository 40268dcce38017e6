//! The numbers of tickets: from 1 without end, or over and over through the range of their service.

use rusqlite::{Connection, OptionalExtension, params};

use crate::domain::refusal::{Failure, Refusal};

/// Takes the next number of a service. Once a range has begun again, numbers of tickets that are not ended are passed
/// over: two visitors of the same number would both come when it is called.
///
/// # Errors
/// Errno 7 if every number of the range is in use.
pub(super) fn take(connection: &Connection, service: &str) -> Result<i64, Failure> {
    let (mut number, wrapped, range): (i64, bool, Option<i64>) = next(connection, service)?;
    if !wrapped {
        return Ok(number);
    }
    for _ in 0..range.unwrap_or(1) {
        if !is_in_use(connection, service, number)? {
            return Ok(number);
        }
        (number, ..) = next(connection, service)?;
    }
    Err(Refusal::STATE.into())
}

fn next(connection: &Connection, service: &str) -> rusqlite::Result<(i64, bool, Option<i64>)> {
    connection
        .prepare_cached(
            "UPDATE services SET
                 numbers_wrapped = CASE WHEN last_number >= numbers_to THEN 1 ELSE numbers_wrapped END,
                 last_number = CASE WHEN last_number < numbers_from OR last_number >= numbers_to THEN numbers_from
                     ELSE last_number + 1 END
             WHERE id = ?1 RETURNING last_number, numbers_wrapped, numbers_to - numbers_from + 1",
        )?
        .query_row([service], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

/// Waiting, served or paused. A cancelled one may be called as well, but seldom is: its number is used again when all
/// others are in use no longer than it takes to get there.
fn is_in_use(connection: &Connection, service: &str, number: i64) -> rusqlite::Result<bool> {
    // Each through its own small index: the history of the service is not looked at.
    for sql in [
        "SELECT 1 FROM tickets INDEXED BY waiting_by_due WHERE state = 1 AND number = ?2 AND +service_id = ?1",
        "SELECT 1 FROM tickets INDEXED BY set_aside WHERE state IN (3, 4) AND number = ?2 AND +service_id = ?1
             AND state = 3",
        "SELECT 1 FROM answers a JOIN tickets t ON t.seq = a.ticket_seq
             WHERE a.ended_at IS NULL AND t.number = ?2 AND +t.service_id = ?1",
    ] {
        if connection.prepare_cached(sql)?.query_row(params![service, number], |_| Ok(())).optional()?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}
