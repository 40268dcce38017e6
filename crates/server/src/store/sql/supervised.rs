//! What a supervisor changes in a ticket that waits, and takes back.

use std::collections::HashMap;

use jiff::Timestamp;

use crate::domain::{ticket::TicketState, transfer::Binding};
use crate::store::sql::{self, Connection, params};

pub(crate) fn set_priority(connection: &Connection, ticket: i64, priority: bool) -> sql::Result<()> {
    connection
        .prepare_cached("UPDATE tickets SET priority = ?2 WHERE seq = ?1")?
        .execute(params![ticket, priority])?;
    Ok(())
}

pub(crate) fn set_note(connection: &Connection, ticket: i64, note: Option<&str>) -> sql::Result<()> {
    connection
        .prepare_cached("UPDATE tickets SET note = ?2 WHERE seq = ?1")?
        .execute(params![ticket, note])?;
    Ok(())
}

/// Sends it on, and keeps where it was.
pub(crate) fn send_on(connection: &Connection, ticket: i64, to: &Binding) -> sql::Result<()> {
    connection
        .prepare_cached(
            "UPDATE tickets SET undo = 'sent', undo_service_id = dst_service_id, undo_desk_id = dst_desk_id,
                 undo_user_id = dst_user_id, undo_transferred = transferred,
                 dst_service_id = ?2, dst_desk_id = ?3, dst_user_id = ?4, transferred = 1
             WHERE seq = ?1",
        )?
        .execute(params![ticket, to.service, to.desk, to.user])?;
    Ok(())
}

/// Back to where it was before it was sent on.
pub(crate) fn take_back(connection: &Connection, ticket: i64) -> sql::Result<()> {
    connection
        .prepare_cached(
            "UPDATE tickets SET dst_service_id = undo_service_id, dst_desk_id = undo_desk_id,
                 dst_user_id = undo_user_id, transferred = undo_transferred,
                 undo = NULL, undo_service_id = NULL, undo_desk_id = NULL, undo_user_id = NULL, undo_transferred = NULL
             WHERE seq = ?1",
        )?
        .execute([ticket])?;
    Ok(())
}

/// Cancels it; its tolerance counts from here (M12).
pub(crate) fn cancel(connection: &Connection, ticket: i64, at: Timestamp) -> sql::Result<()> {
    connection
        .prepare_cached(
            "UPDATE tickets SET state = ?2, state_at = ?3, undo = 'cancelled', undo_service_id = NULL,
                 undo_desk_id = NULL, undo_user_id = NULL, undo_transferred = NULL,
                 cancelled_calls = (SELECT first_calls FROM services WHERE id = queue_service_id)
             WHERE seq = ?1",
        )?
        .execute(params![ticket, TicketState::Cancelled.number(), at.as_microsecond()])?;
    Ok(())
}

/// It waits again, in the place that it had; whoever gave it up has not left.
pub(crate) fn wait_again(connection: &Connection, ticket: i64, at: Timestamp) -> sql::Result<()> {
    connection
        .prepare_cached(
            "UPDATE tickets SET state = ?2, state_at = ?3, cancelled_calls = NULL, undo = NULL WHERE seq = ?1",
        )?
        .execute(params![ticket, TicketState::Waiting.number(), at.as_microsecond()])?;
    // After the sums have read it.
    connection
        .prepare_cached("UPDATE phone_codes SET left_at = NULL WHERE ticket_seq = ?1")?
        .execute([ticket])?;
    Ok(())
}

/// Services that are open or closed otherwise than the directory has it, and how.
pub(crate) fn stopped_or_resumed(connection: &Connection) -> sql::Result<HashMap<String, bool>> {
    connection
        .prepare_cached(
            "SELECT id, open FROM services WHERE directory_open IS NOT NULL AND open <> directory_open",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}
