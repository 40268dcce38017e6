//! What a supervisor changes in a ticket that waits, and takes back.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use crate::domain::{ticket::TicketState, transfer::Binding};

/// What can be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Undo {
    /// A supervisor cancelled it.
    Cancelled,
    /// A supervisor sent it on; before, it was bound so.
    Sent { before: Binding },
}

/// What a supervisor did last and nobody has overtaken by a call.
pub(crate) fn undo(connection: &Connection, ticket: i64) -> rusqlite::Result<Option<Undo>> {
    connection
        .prepare_cached(
            "SELECT undo, undo_service_id, undo_desk_id, undo_user_id FROM tickets WHERE seq = ?1",
        )?
        .query_row([ticket], |row| {
            let before = Binding { service: row.get(1)?, desk: row.get(2)?, user: row.get(3)? };
            Ok(match row.get::<_, Option<String>>(0)?.as_deref() {
                Some("cancelled") => Some(Undo::Cancelled),
                Some("sent") => Some(Undo::Sent { before }),
                _ => None,
            })
        })
}

/// The service under which a ticket with this binding is listed.
pub(crate) fn queue_of(connection: &Connection, ticket: i64, binding: &Binding) -> rusqlite::Result<String> {
    connection
        .prepare_cached("SELECT coalesce(?2, service_id) FROM tickets WHERE seq = ?1")?
        .query_row(params![ticket, binding.service], |row| row.get(0))
}

/// The service under which it is listed now.
pub(crate) fn queue(connection: &Connection, ticket: i64) -> rusqlite::Result<String> {
    connection
        .prepare_cached("SELECT queue_service_id FROM tickets WHERE seq = ?1")?
        .query_row([ticket], |row| row.get(0))
}

pub(crate) fn set_priority(connection: &Connection, ticket: i64, priority: bool) -> rusqlite::Result<()> {
    connection
        .prepare_cached("UPDATE tickets SET priority = ?2 WHERE seq = ?1")?
        .execute(params![ticket, priority])?;
    Ok(())
}

pub(crate) fn set_note(connection: &Connection, ticket: i64, note: Option<&str>) -> rusqlite::Result<()> {
    connection
        .prepare_cached("UPDATE tickets SET note = ?2 WHERE seq = ?1")?
        .execute(params![ticket, note])?;
    Ok(())
}

/// Sends it on, and keeps where it was.
pub(crate) fn send_on(connection: &Connection, ticket: i64, to: &Binding) -> rusqlite::Result<()> {
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
pub(crate) fn take_back(connection: &Connection, ticket: i64) -> rusqlite::Result<()> {
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
pub(crate) fn cancel(connection: &Connection, ticket: i64, at: Timestamp) -> rusqlite::Result<()> {
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

/// It waits again, in the place that it had.
pub(crate) fn wait_again(connection: &Connection, ticket: i64, at: Timestamp) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "UPDATE tickets SET state = ?2, state_at = ?3, cancelled_calls = NULL, undo = NULL WHERE seq = ?1",
        )?
        .execute(params![ticket, TicketState::Waiting.number(), at.as_microsecond()])?;
    Ok(())
}
