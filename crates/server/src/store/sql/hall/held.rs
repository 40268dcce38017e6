//! Tickets whose slip is not out yet. They have a number and a code, and nobody waits: a slip that does not come leaves no
//! ticket that nobody holds.

use jiff::{SignedDuration, Timestamp};

use super::{super::numbers, at};
use crate::domain::hall::{HeldTicket, SecretDigest};
use crate::store::sql::{self, Connection, OptionalExtension, Row, params};

/// How long a slip may take.
const SLIP_WITHIN: SignedDuration = SignedDuration::from_secs(20);

/// How much longer it may take once the printer has it: its turn, the way to it, and the slip itself.
const PRINTED_WITHIN: SignedDuration = SignedDuration::from_secs(20);

/// The slip is being printed.
const PRINTING: i64 = 1;
/// The slip may be out.
const MAY_BE_OUT: i64 = 2;

const HELD: &str = "digest, ticket_id, device_id, service_id, number, lang";

fn read(row: &Row<'_>) -> sql::Result<HeldTicket> {
    Ok(HeldTicket {
        digest: row.get(0)?,
        ticket_id: row.get(1)?,
        device_id: row.get(2)?,
        service_id: row.get(3)?,
        number: row.get(4)?,
        lang: row.get(5)?,
    })
}

/// Takes the next number of a service for a ticket, and holds it; gives the number.
pub(crate) fn hold(
    connection: &Connection,
    digest: &SecretDigest,
    (ticket, device, service, lang): (&str, &str, &str, Option<&str>),
    now: Timestamp,
) -> sql::Result<i64> {
    let number = numbers::take(connection, service)?;
    connection
        .prepare_cached(
            "INSERT INTO held_tickets (digest, ticket_id, device_id, service_id, number, lang, held_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![digest.as_slice(), ticket, device, service, number, lang, at(now)])?;
    Ok(number)
}

/// One that is still held.
pub(crate) fn find(
    connection: &Connection,
    digest: &SecretDigest,
    now: Timestamp,
) -> sql::Result<Option<HeldTicket>> {
    connection
        .prepare_cached(&format!(
            "SELECT {HELD} FROM held_tickets WHERE digest = ?1 AND (held_at > ?2 OR slip = ?3)"
        ))?
        .query_row(params![digest.as_slice(), oldest(now), MAY_BE_OUT], read)
        .optional()
}

/// Its slip is being printed, or may be out: it is held for as long as that may take.
pub(crate) fn hold_on(
    connection: &Connection,
    digest: &SecretDigest,
    may_be_out: bool,
    now: Timestamp,
) -> sql::Result<()> {
    let until = now.checked_add(PRINTED_WITHIN).map_or(i64::MAX, at);
    let slip = if may_be_out { MAY_BE_OUT } else { PRINTING };
    connection
        .prepare_cached("UPDATE held_tickets SET held_at = ?2, slip = ?3 WHERE digest = ?1")?
        .execute(params![digest.as_slice(), until, slip])?;
    Ok(())
}

/// Holds it no longer: it is issued, or taken back.
pub(crate) fn hold_no_longer(connection: &Connection, digest: &SecretDigest) -> sql::Result<()> {
    connection.prepare_cached("DELETE FROM held_tickets WHERE digest = ?1")?.execute([digest.as_slice()])?;
    Ok(())
}

/// Whether there is a ticket whose slip did not come.
pub(crate) fn is_any_due(connection: &Connection, now: Timestamp) -> sql::Result<bool> {
    connection.prepare_cached("SELECT 1 FROM held_tickets WHERE held_at <= ?1")?.exists([oldest(now)])
}

/// Takes back tickets whose slip did not come, and gives those whose slip may be out although nobody said so: somebody may
/// hold it.
pub(crate) fn end_due(connection: &Connection, now: Timestamp) -> sql::Result<Vec<HeldTicket>> {
    connection
        .prepare_cached("DELETE FROM held_tickets WHERE held_at <= ?1 AND slip <> ?2")?
        .execute([oldest(now), MAY_BE_OUT])?;
    connection
        .prepare_cached(&format!("SELECT {HELD} FROM held_tickets WHERE held_at <= ?1"))?
        .query_map([oldest(now)], read)?
        .collect()
}

/// The same of all slips that were being printed when the server ended: nothing is printed before it begins.
pub(crate) fn end_printing(connection: &Connection) -> sql::Result<Vec<HeldTicket>> {
    connection.prepare_cached("DELETE FROM held_tickets WHERE slip = ?1")?.execute([PRINTING])?;
    connection
        .prepare_cached(&format!("SELECT {HELD} FROM held_tickets WHERE slip = ?1"))?
        .query_map([MAY_BE_OUT], read)?
        .collect()
}

fn oldest(now: Timestamp) -> i64 {
    now.checked_sub(SLIP_WITHIN).map_or(i64::MIN, at)
}
