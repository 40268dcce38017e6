//! What happened, recorded by the database itself, and the same read from tickets and answers of earlier days.

use crate::store::happened::{Happened, What};
use crate::store::sql::{self, Connection, Row};

/// All that happened, from the tickets and answers that are left; without the removed, which no earlier version had.
pub(super) const HISTORY: &str = "
SELECT 'issued', service_id, NULL, issued_at, 0, appointment FROM tickets
UNION ALL SELECT 'called', first_call_service_id, NULL, first_called_at, max(first_called_at - due_at, 0), appointment
    FROM tickets WHERE first_call_seq IS NOT NULL
UNION ALL SELECT outcome, service_id, desk_id, ended_at, max(ended_at - called_at, 0), 0
    FROM answers WHERE outcome IS NOT NULL AND outcome <> 'reset'";

pub(super) fn read(row: &Row<'_>) -> sql::Result<Happened> {
    let what = match row.get::<_, String>(0)?.as_str() {
        "issued" => What::Issued,
        "called" => What::Called,
        "ended" => What::Ended,
        "cancelled" => What::NoShow,
        "paused" => What::Paused,
        "transferred" => What::Transferred,
        "removed" => What::Removed,
        "restored" => What::Restored,
        "left" => What::Left,
        "returned" => What::Returned,
        other => {
            return Err(sql::Error::of_value(format!("unknown outcome {other}")));
        }
    };
    Ok(Happened {
        what,
        // Only an answer whose ticket was removed meanwhile has none.
        service: row.get::<_, Option<String>>(1)?.unwrap_or_default(),
        desk: row.get(2)?,
        at: row.get(3)?,
        span: row.get(4)?,
        appointment: row.get(5)?,
    })
}

/// What happened in this transaction, in order; the record is then cleared.
pub(super) fn take(connection: &Connection) -> sql::Result<Vec<Happened>> {
    let happened: Vec<_> = connection
        .prepare_cached("SELECT what, service, desk, at, span, appointment FROM happened ORDER BY n")?
        .query_map([], read)?
        .collect::<sql::Result<_>>()?;
    if !happened.is_empty() {
        connection.prepare_cached("DELETE FROM happened")?.execute([])?;
    }
    Ok(happened)
}
