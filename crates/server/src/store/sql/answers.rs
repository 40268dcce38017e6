//! Answers: one act of serving a ticket at a counter.

use callpad_wire::{Answer, Moment};
use jiff::Timestamp;

use super::{averages, tickets, zones::Zones};
use crate::domain::{
    local_time,
    ticket::{ANSWER_FINISHED, ANSWER_OPEN, Finish, TicketState},
};
use crate::store::sql::{self, Connection, OptionalExtension, params};

/// Opens an answer; the ticket is now in service. Returns the answer's sequence number.
pub(crate) fn open(
    connection: &Connection,
    ticket: i64,
    desk: &str,
    user: &str,
    at: Timestamp,
    zones: &Zones,
) -> sql::Result<i64> {
    let at = at.as_microsecond();
    let id = uuid::Uuid::new_v4().to_string();
    let seq: i64 = connection
        .prepare_cached(
            "INSERT INTO answers (id, ticket_seq, desk_id, user_id, called_at, service_id)
             SELECT ?1, seq, ?3, ?4, ?5, queue_service_id FROM tickets WHERE seq = ?2
             RETURNING seq",
        )?
        .query_row(params![id, ticket, desk, user, at], |row| row.get(0))?;
    connection
        .prepare_cached("UPDATE tickets SET state = ?2, state_at = ?3, undo = NULL WHERE seq = ?1")?
        .execute(params![ticket, TicketState::InService.number(), at])?;
    let called_first: Option<String> = connection
        .prepare_cached(
            "UPDATE tickets SET first_call_service_id = queue_service_id, first_called_at = ?2, first_call_seq = ?3
             WHERE seq = ?1 AND first_call_seq IS NULL RETURNING first_call_service_id",
        )?
        .query_row(params![ticket, at, seq], |row| row.get(0))
        .optional()?;
    if let Some(service) = called_first {
        averages::count_first_call(connection, &service, zones)?;
    }
    Ok(seq)
}

/// Closes an answer; its ticket goes where `finish` sends it.
pub(crate) fn finish(
    connection: &Connection,
    answer: i64,
    ticket: i64,
    finish: Finish,
    at: Timestamp,
) -> sql::Result<()> {
    let at = at.as_microsecond();
    connection
        .prepare_cached("UPDATE answers SET ended_at = ?2, outcome = ?3 WHERE seq = ?1")?
        .execute(params![answer, at, finish.word()])?;
    connection
        .prepare_cached(
            "UPDATE tickets SET state = ?2, state_at = ?3, cancelled_calls = CASE WHEN ?2 = 4
                 THEN (SELECT first_calls FROM services WHERE id = queue_service_id) END
             WHERE seq = ?1",
        )?
        .execute(params![ticket, finish.ticket_state().number(), at])?;
    Ok(())
}

/// Counts one more recall.
pub(crate) fn recall(connection: &Connection, answer: i64) -> sql::Result<()> {
    connection
        .prepare_cached("UPDATE answers SET recalls = recalls + 1 WHERE seq = ?1")?
        .execute([answer])?;
    Ok(())
}

/// The desk's open answer, as the document's object (M2).
pub(crate) fn current(connection: &Connection, desk: &str, zones: &Zones) -> sql::Result<Option<Answer>> {
    let seq = connection
        .prepare_cached("SELECT seq FROM answers WHERE desk_id = ?1 AND ended_at IS NULL")?
        .query_row([desk], |row| row.get(0))
        .optional()?;
    seq.map(|seq| view(connection, seq, zones)).transpose()
}

/// An answer as the document's object.
pub(crate) fn view(connection: &Connection, seq: i64, zones: &Zones) -> sql::Result<Answer> {
    let (id, ticket, called, ended, zone): (String, i64, i64, Option<i64>, Option<String>) = connection
        .prepare_cached(
            "SELECT a.id, a.ticket_seq, a.called_at, a.ended_at, l.time_zone
             FROM answers a JOIN desks d ON d.id = a.desk_id JOIN locations l ON l.id = d.location_id WHERE a.seq = ?1",
        )?
        .query_row([seq], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))?;
    let zone = zones.of(zone.as_deref());
    let shown = |at: i64| Moment::Wall(local_time::to_local(tickets::moment(at), &zone));
    Ok(Answer {
        id: id.into(),
        called: Some(shown(called)),
        ended: ended.map(shown),
        state: Some(if ended.is_none() { ANSWER_OPEN } else { ANSWER_FINISHED }.to_owned()),
        ticket: tickets::view(connection, ticket, zones)?,
    })
}
