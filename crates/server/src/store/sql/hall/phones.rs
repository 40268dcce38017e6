//! The tickets that visitors' phones follow.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::{super::tickets::moment, at, calls};
use crate::domain::{
    hall::{HallCounter, HallNumber, PhoneState, PhoneTicket, QueuePlace, SecretDigest},
    ticket::{TicketState, padded},
};
use crate::store::sql::{self, Connection, OptionalExtension, params};

/// For so long after a day has ended its codes say so; then they are unknown.
const SAYS_OVER: SignedDuration = SignedDuration::from_hours(12);
/// The longest that a code lives after its ticket has ended, where days never end by themselves.
const LONGEST: SignedDuration = SignedDuration::from_hours(48);
/// How many a visitor lets go ahead.
const LET_AHEAD: usize = 2;

/// The order in which a queue's tickets are called, but for those that are bound to a counter or a person (M4); ?1 is the
/// clock's time.
const ORDER: &str = "(scheduled_at IS NOT NULL AND scheduled_at > ?1), priority DESC, due_at, issued_at, seq";

/// Gives a ticket a code.
pub(crate) fn add(connection: &Connection, digest: &SecretDigest, ticket: i64) -> sql::Result<()> {
    connection
        .prepare_cached("INSERT INTO phone_codes (digest, ticket_seq) VALUES (?1, ?2)")?
        .execute(params![digest.as_slice(), ticket])?;
    Ok(())
}

/// The ticket and the location of a code; `None` for one that is not known, or no longer.
pub(crate) fn find(
    connection: &Connection,
    digest: &SecretDigest,
    now: Timestamp,
) -> sql::Result<Option<(i64, String)>> {
    let before = |span: SignedDuration| now.checked_sub(span).map_or(i64::MIN, at);
    connection
        .prepare_cached(
            "SELECT t.seq, q.location_id FROM phone_codes c JOIN tickets t ON t.seq = c.ticket_seq
                 JOIN services q ON q.id = t.queue_service_id JOIN locations l ON l.id = q.location_id
             WHERE c.digest = ?1 AND (t.state <> 5
                 OR (t.seq > l.day_after_ticket OR l.day_began_at > ?2) AND t.state_at > ?3)",
        )?
        .query_row(params![digest.as_slice(), before(SAYS_OVER), before(LONGEST)], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()
}

/// The code of a ticket is known no longer.
pub(crate) fn forget(connection: &Connection, ticket: i64) -> sql::Result<()> {
    connection.prepare_cached("DELETE FROM phone_codes WHERE ticket_seq = ?1")?.execute([ticket])?;
    Ok(())
}

/// These tickets, as their visitors see them.
pub(crate) fn phones(
    connection: &Connection,
    tickets: &[i64],
    now: Timestamp,
) -> sql::Result<Vec<PhoneTicket>> {
    let ids = Value::from_iter(tickets.iter().copied()).to_string();
    let mut found: Vec<(PhoneTicket, String)> = connection
        .prepare_cached(
            "SELECT t.seq, t.id, q.location_id, t.state, s.tag, t.number, q.tag, q.name, c.let_ahead,
                 c.left_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM answers a
                     WHERE a.ticket_seq = t.seq AND a.called_at > c.left_at),
                 EXISTS (SELECT 1 FROM answers a WHERE a.ticket_seq = t.seq AND a.outcome = 'ended'), q.id
             FROM json_each(?1) j JOIN tickets t ON t.seq = CAST(j.value AS BIGINT) JOIN phone_codes c ON c.ticket_seq = t.seq
                 JOIN services s ON s.id = t.service_id JOIN services q ON q.id = t.queue_service_id",
        )?
        .query_map([ids], |row| {
            let (has_left, was_served): (bool, bool) = (row.get(9)?, row.get(10)?);
            let ticket = PhoneTicket {
                seq: row.get(0)?,
                id: row.get(1)?,
                location_id: row.get(2)?,
                state: state(row.get(3)?, has_left, was_served),
                ticket: HallNumber { tag: row.get(4)?, number: padded(row.get(5)?) },
                service: HallCounter { tag: row.get(6)?, name: row.get(7)? },
                call: None,
                has_let_ahead: row.get(8)?,
                place: None,
            };
            Ok((ticket, row.get(11)?))
        })?
        .collect::<sql::Result<_>>()?;
    let mut places: HashMap<String, HashMap<i64, QueuePlace>> = HashMap::new();
    for (ticket, queue) in &mut found {
        match ticket.state {
            PhoneState::Called => ticket.call = calls::open_call(connection, ticket.seq)?,
            PhoneState::Waiting => {
                if !places.contains_key(queue) {
                    places.insert(queue.clone(), in_queue(connection, queue, now)?);
                }
                ticket.place = places.get(queue).and_then(|places| places.get(&ticket.seq)).copied();
            }
            _ => {}
        }
    }
    Ok(found.into_iter().map(|(ticket, _)| ticket).collect())
}

fn state(state: i64, has_left: bool, was_served: bool) -> PhoneState {
    const WAITING: i64 = TicketState::Waiting as i64;
    const IN_SERVICE: i64 = TicketState::InService as i64;
    const PAUSED: i64 = TicketState::Paused as i64;
    const CANCELLED: i64 = TicketState::Cancelled as i64;
    match state {
        WAITING => PhoneState::Waiting,
        IN_SERVICE => PhoneState::Called,
        PAUSED => PhoneState::Paused,
        _ if has_left => PhoneState::Left,
        CANCELLED => PhoneState::Cancelled,
        _ if was_served => PhoneState::Ended,
        _ => PhoneState::Over,
    }
}

/// Who waits in a queue, in the order of the calls: whether it goes ahead, its number, and when it is due.
fn order(connection: &Connection, queue: &str, now: Timestamp) -> sql::Result<Vec<(bool, bool, i64, i64)>> {
    connection
        .prepare_cached(&format!(
            "SELECT scheduled_at IS NOT NULL AND scheduled_at > ?1, priority, seq, due_at FROM tickets
             WHERE state = 1 AND queue_service_id = ?2 ORDER BY {ORDER}"
        ))?
        .query_map(params![at(now), queue], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
        .collect()
}

fn in_queue(connection: &Connection, queue: &str, now: Timestamp) -> sql::Result<HashMap<i64, QueuePlace>> {
    let order = order(connection, queue, now)?;
    let class = |place: usize| order.get(place).map(|(is_early, priority, ..)| (*is_early, *priority));
    let mut places = HashMap::with_capacity(order.len());
    // From the end: how many of its own class come behind each.
    let mut behind = 0;
    for (place, (is_early, _, seq, _)) in order.iter().enumerate().rev() {
        behind = if class(place + 1) == class(place) { behind + 1 } else { 0 };
        let ahead = u32::try_from(place).unwrap_or(u32::MAX);
        places.insert(*seq, QueuePlace { ahead, behind: if *is_early { 0 } else { behind } });
    }
    Ok(places)
}

/// Where a ticket goes that lets two go ahead: due right after the second of those behind it. Nothing if nobody is behind.
pub(crate) fn let_two_ahead(
    connection: &Connection,
    ticket: i64,
    now: Timestamp,
) -> sql::Result<Option<Timestamp>> {
    let queue: String = connection
        .prepare_cached("SELECT queue_service_id FROM tickets WHERE seq = ?1")?
        .query_row([ticket], |row| row.get(0))?;
    let order = order(connection, &queue, now)?;
    let own = order.iter().position(|(_, _, seq, _)| *seq == ticket);
    let Some((own, (is_early, priority, ..))) = own.and_then(|own| Some((own, order.get(own)?))) else {
        return Ok(None);
    };
    let behind = order.iter().skip(own + 1).take(LET_AHEAD);
    let last = behind.take_while(|(early, other, ..)| early == is_early && other == priority).last();
    Ok(last.filter(|_| !is_early).map(|(_, _, _, due)| moment(due.saturating_add(1))))
}

/// The visitor has let others go ahead: it is due then.
pub(crate) fn let_ahead(connection: &Connection, ticket: i64, due: Timestamp) -> sql::Result<()> {
    connection
        .prepare_cached("UPDATE tickets SET due_at = ?2 WHERE seq = ?1")?
        .execute(params![ticket, at(due)])?;
    connection
        .prepare_cached("UPDATE phone_codes SET let_ahead = 1 WHERE ticket_seq = ?1")?
        .execute([ticket])?;
    connection
        .prepare_cached(
            "INSERT INTO story (ticket_seq, n, what, at)
                 SELECT ?1, (SELECT coalesce(max(n), 0) + 1 FROM story WHERE ticket_seq = ?1), 'changed', moment FROM clock",
        )?
        .execute([ticket])?;
    Ok(())
}

/// The visitor has given the ticket up.
pub(crate) fn leave(connection: &Connection, ticket: i64, now: Timestamp) -> sql::Result<()> {
    connection
        .prepare_cached("UPDATE phone_codes SET left_at = ?2 WHERE ticket_seq = ?1")?
        .execute(params![ticket, at(now)])?;
    Ok(())
}
