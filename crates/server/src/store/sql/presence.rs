//! Who is at the counters.

use jiff::Timestamp;
use serde_json::json;

use super::tickets::moment;
use crate::domain::presence::{FORGOTTEN_AFTER, Presence, PresenceState};
use crate::store::sql::{self, Connection, OptionalExtension, Row, params};

/// Reads the columns from `first` on, in the order of [`COLUMNS`].
pub(super) fn read(row: &Row<'_>, first: usize) -> sql::Result<Option<Presence>> {
    let Some(word) = row.get::<_, Option<String>>(first + 1)? else { return Ok(None) };
    let services: String = row.get(first + 3)?;
    Ok(Some(Presence {
        user_id: row.get(first)?,
        // The table holds no other words.
        state: PresenceState::read(&word).unwrap_or(PresenceState::Gone),
        reason: row.get(first + 2)?,
        services: serde_json::from_str(&services).unwrap_or_default(),
        since: moment(row.get(first + 4)?),
        told_at: moment(row.get(first + 5)?),
    }))
}

/// What [`read`] reads, of the table as `p`.
pub(super) const COLUMNS: &str = "p.user_id, p.state, p.reason, p.services, p.since, p.told_at";

/// What was told of a counter, whether or not it still holds.
pub(crate) fn told(connection: &Connection, desk: &str) -> sql::Result<Option<Presence>> {
    let row = connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM presence p WHERE p.desk_id = ?1"))?
        .query_row([desk], |row| read(row, 0))
        .optional()?;
    Ok(row.flatten())
}

/// Puts it in the place of what was told before.
pub(crate) fn put(connection: &Connection, desk: &str, presence: &Presence) -> sql::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO presence (desk_id, user_id, state, reason, services, since, told_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (desk_id) DO UPDATE SET user_id = excluded.user_id, state = excluded.state,
                 reason = excluded.reason, services = excluded.services, since = excluded.since,
                 told_at = excluded.told_at",
        )?
        .execute(params![
            desk,
            presence.user_id,
            presence.state.word(),
            presence.reason,
            json!(presence.services).to_string(),
            presence.since.as_microsecond(),
            presence.told_at.as_microsecond(),
        ])?;
    Ok(())
}

/// It was told again.
pub(crate) fn told_again(connection: &Connection, desk: &str, now: Timestamp) -> sql::Result<()> {
    connection
        .prepare_cached("UPDATE presence SET told_at = ?2 WHERE desk_id = ?1")?
        .execute(params![desk, now.as_microsecond()])?;
    Ok(())
}

/// Whether something is to be forgotten.
pub(crate) fn is_any_due(connection: &Connection, now: Timestamp) -> sql::Result<bool> {
    connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM presence WHERE state <> 'gone' AND (told_at <= ?1 OR told_at >= ?2))",
        )?
        .query_row(holding(now), |row| row.get(0))
}

/// Forgets what was not told again.
pub(crate) fn forget(connection: &Connection, now: Timestamp) -> sql::Result<()> {
    connection
        .prepare_cached("DELETE FROM presence WHERE state <> 'gone' AND (told_at <= ?1 OR told_at >= ?2)")?
        .execute(holding(now))?;
    Ok(())
}

/// Between these two something must have been told to hold.
fn holding(now: Timestamp) -> [i64; 2] {
    let forgotten = i64::try_from(FORGOTTEN_AFTER.as_micros()).unwrap_or(i64::MAX);
    let now = now.as_microsecond();
    [now.saturating_sub(forgotten), now.saturating_add(forgotten)]
}
