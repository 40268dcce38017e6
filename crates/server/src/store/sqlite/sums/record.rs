//! What happened, recorded by the database itself, and the same read from tickets and answers of earlier days.

use rusqlite::{Connection, Row};

use crate::store::happened::{Happened, What};

/// Fires only on the writer's connection; its table is part of the same transaction as what it records. Spans are
/// never negative: a clock that was set back makes none shorter than nothing.
pub(super) const TRIGGERS: &str = "
PRAGMA temp_store = MEMORY;
CREATE TEMP TABLE happened (n INTEGER PRIMARY KEY, what TEXT NOT NULL, service TEXT, desk TEXT, at INTEGER NOT NULL,
    span INTEGER NOT NULL, appointment INTEGER NOT NULL);
CREATE TEMP TRIGGER sum_issued AFTER INSERT ON main.tickets BEGIN
    INSERT INTO happened (what, service, at, span, appointment)
        VALUES ('issued', new.service_id, new.issued_at, 0, new.appointment);
END;
CREATE TEMP TRIGGER sum_called AFTER UPDATE OF first_call_seq ON main.tickets
    WHEN old.first_call_seq IS NULL AND new.first_call_seq IS NOT NULL BEGIN
    INSERT INTO happened (what, service, at, span, appointment) VALUES ('called', new.first_call_service_id,
        new.first_called_at, max(new.first_called_at - new.due_at, 0), new.appointment);
END;
CREATE TEMP TRIGGER sum_finished AFTER UPDATE OF outcome ON main.answers
    WHEN old.outcome IS NULL AND new.outcome <> 'reset' BEGIN
    INSERT INTO happened (what, service, desk, at, span, appointment) VALUES (new.outcome, new.service_id, new.desk_id,
        new.ended_at, max(new.ended_at - new.called_at, 0), 0);
END;
CREATE TEMP TRIGGER sum_removed AFTER UPDATE OF state ON main.tickets WHEN old.state = 1 AND new.state = 4 BEGIN
    INSERT INTO happened (what, service, at, span, appointment)
        SELECT CASE WHEN EXISTS (SELECT 1 FROM phone_codes WHERE ticket_seq = new.seq AND left_at IS NOT NULL)
                THEN 'left' ELSE 'removed' END,
            coalesce(old.dst_service_id, old.service_id), new.state_at, 0, new.appointment;
END;
CREATE TEMP TRIGGER sum_restored AFTER UPDATE OF state ON main.tickets WHEN old.state = 4 AND new.state = 1 BEGIN
    INSERT INTO happened (what, service, at, span, appointment)
        SELECT CASE WHEN EXISTS (SELECT 1 FROM phone_codes WHERE ticket_seq = new.seq AND left_at IS NOT NULL)
                THEN 'returned' ELSE 'restored' END,
            coalesce(old.dst_service_id, old.service_id), old.state_at, 0, new.appointment;
END;";

/// All that happened, from the tickets and answers that are left; without the removed, which no earlier version had.
pub(super) const HISTORY: &str = "
SELECT 'issued', service_id, NULL, issued_at, 0, appointment FROM tickets
UNION ALL SELECT 'called', first_call_service_id, NULL, first_called_at, max(first_called_at - due_at, 0), appointment
    FROM tickets WHERE first_call_seq IS NOT NULL
UNION ALL SELECT outcome, service_id, desk_id, ended_at, max(ended_at - called_at, 0), 0
    FROM answers WHERE outcome IS NOT NULL AND outcome <> 'reset'";

pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Happened> {
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
            return Err(rusqlite::Error::ToSqlConversionFailure(format!("unknown outcome {other}").into()));
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
pub(super) fn take(connection: &Connection) -> rusqlite::Result<Vec<Happened>> {
    let happened: Vec<_> = connection
        .prepare_cached("SELECT what, service, desk, at, span, appointment FROM happened ORDER BY n")?
        .query_map([], read)?
        .collect::<rusqlite::Result<_>>()?;
    if !happened.is_empty() {
        connection.prepare_cached("DELETE FROM happened")?.execute([])?;
    }
    Ok(happened)
}
