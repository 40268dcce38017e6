//! The numbers of tickets: from 1 without end, or over and over through the range of their service.

use crate::store::sql::{self, Connection, OptionalExtension, params};

/// The most numbers that are passed over where there is no range: more than may wait in a service.
const MOST_PASSED: i64 = 10_000;

/// The number of the ticket `t`, with as many digits as visitors read ([`crate::domain::ticket::padded`]).
pub(super) const PADDED: &str =
    "CASE WHEN t.number < 10 THEN '00' || t.number WHEN t.number < 100 THEN '0' || t.number
    ELSE CAST(t.number AS TEXT) END";

/// Where the numbers of a service stand.
#[derive(Clone, Copy, Debug)]
struct Numbers {
    last: i64,
    range: Option<(i64, i64)>,
    /// Numbers have begun again although tickets were left: some may be in use.
    wrapped: bool,
}

impl Numbers {
    fn of(connection: &Connection, service: &str) -> sql::Result<Self> {
        connection
            .prepare_cached(
                "SELECT last_number, numbers_from, numbers_to, numbers_wrapped FROM services WHERE id = ?1",
            )?
            .query_row([service], |row| {
                let ends: (Option<i64>, Option<i64>) = (row.get(1)?, row.get(2)?);
                Ok(Self { last: row.get(0)?, range: ends.0.zip(ends.1), wrapped: row.get(3)? })
            })
    }

    fn next(self) -> Self {
        let (last, wrapped) = match self.range {
            Some((from, to)) if self.last >= to => (from, true),
            Some((from, _)) if self.last < from => (from, self.wrapped),
            _ => (self.last.saturating_add(1), self.wrapped),
        };
        Self { last, wrapped, ..self }
    }

    /// The next one that nobody has. Once numbers have begun again although tickets were left, numbers of tickets that are
    /// not ended are passed over: two visitors of the same number would both come when it is called.
    fn next_free(self, connection: &Connection, service: &str) -> sql::Result<Option<Self>> {
        let mut next = self.next();
        for _ in 0..self.range.map_or(MOST_PASSED, |(from, to)| to - from + 1) {
            if !next.wrapped || !is_in_use(connection, service, next.last)? {
                return Ok(Some(next));
            }
            next = next.next();
        }
        Ok(None)
    }
}

/// Whether a service has a number that nobody has.
pub(super) fn is_any_left(connection: &Connection, service: &str) -> sql::Result<bool> {
    Ok(Numbers::of(connection, service)?.next_free(connection, service)?.is_some())
}

/// Takes the next number of a service; a rule has looked whether there is one.
pub(super) fn take(connection: &Connection, service: &str) -> sql::Result<i64> {
    let numbers = Numbers::of(connection, service)?;
    let next = numbers.next_free(connection, service)?.unwrap_or_else(|| numbers.next());
    connection
        .prepare_cached("UPDATE services SET last_number = ?2, numbers_wrapped = ?3 WHERE id = ?1")?
        .execute(params![service, next.last, next.wrapped])?;
    Ok(next.last)
}

/// Waiting, served or paused. A no-show's number may be given again: whoever comes back is found by name and time.
fn is_in_use(connection: &Connection, service: &str, number: i64) -> sql::Result<bool> {
    // Each through its own small index: the history of the service is not looked at.
    for sql in [
        format!(
            "SELECT 1 FROM tickets {} WHERE state = 1 AND number = ?2 AND service_id || '' = ?1",
            connection.indexed_by("waiting_by_due")
        ),
        format!(
            "SELECT 1 FROM tickets {} WHERE state IN (3, 4) AND number = ?2 AND service_id || '' = ?1 AND state = 3",
            connection.indexed_by("set_aside")
        ),
        "SELECT 1 FROM answers a JOIN tickets t ON t.seq = a.ticket_seq
             WHERE a.ended_at IS NULL AND t.number = ?2 AND t.service_id || '' = ?1"
            .to_owned(),
    ] {
        if connection
            .prepare_cached(&sql)?
            .query_row(params![service, number], |_| Ok(()))
            .optional()?
            .is_some()
        {
            return Ok(true);
        }
    }
    Ok(false)
}
