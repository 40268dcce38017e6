//! Steps of five minutes, and who waited at the end of each. Nothing changes between two writes, so the ends of the steps
//! between them are noted before the second one, and a reader works out those since the last one.

use jiff::Timestamp;

use crate::domain::steps::{OF_AN_HOUR, of, start};
use crate::store::sql::{self, Connection, params};

/// Who waits at the end of a step: `?1` is the step, `?2` its end.
pub(crate) const WAITING: &str = "SELECT queue_service_id, ?1, count(*), min(due_at) FROM tickets
    WHERE state = 1 AND due_at <= ?2";

/// Before the first change in a step: notes the ends of the steps since the last change. Tells whether a step began.
pub(super) fn close(connection: &Connection, moment: Timestamp) -> sql::Result<bool> {
    let step = of(moment.as_microsecond());
    let last: i64 = connection.prepare_cached("SELECT step FROM clock")?.query_row([], |row| row.get(0))?;
    if step == last {
        return Ok(false);
    }
    if step < last {
        // The day was reset after the clock had been wrong: what was noted is of steps to come.
        connection.execute("DELETE FROM step_ends WHERE step >= ?1", [step])?;
        connection.execute("UPDATE clock SET step = ?1, ends_known_from = ?1", [step])?;
        return Ok(true);
    }
    let mut note = connection.prepare_cached(&format!(
        "INSERT INTO step_ends (service_id, step, waiting, oldest_due) {WAITING} GROUP BY queue_service_id"
    ))?;
    for ended in last.max(step - OF_AN_HOUR)..step {
        note.execute(params![ended, start(ended + 1)])?;
    }
    connection.prepare_cached("DELETE FROM step_ends WHERE step < ?1")?.execute([step - OF_AN_HOUR])?;
    connection.prepare_cached("UPDATE clock SET step = ?1")?.execute([step])?;
    Ok(true)
}
