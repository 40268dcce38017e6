//! The calls that a screen shows.

use super::super::tickets::moment;
use crate::domain::{
    hall::{HallCall, HallCounter, HallNumber},
    ticket::padded,
};
use crate::store::sql::{self, Connection, OptionalExtension, Row, params};

/// How many calls of each counter are looked at for those that still stand: more than a screen shows.
const LOOKED_AT: i64 = 30;

/// A call, from an answer `a` at a counter `d`. The newest answer of a ticket is its call; when it was recalled last is in
/// the ticket's story.
const CALL: &str = "SELECT a.seq, a.ticket_seq, d.location_id, s.tag, t.number, d.tag, d.name, 1 + a.recalls,
        max(a.called_at, coalesce((SELECT max(r.at) FROM story r WHERE r.ticket_seq = a.ticket_seq
            AND r.what = 'recalled' AND r.at >= a.called_at AND a.recalls > 0), 0)) AS announced,
        (a.outcome IS NULL OR a.outcome = 'ended')
            AND NOT EXISTS (SELECT 1 FROM answers later WHERE later.ticket_seq = a.ticket_seq AND later.seq > a.seq)
    FROM answers a JOIN desks d ON d.id = a.desk_id JOIN tickets t ON t.seq = a.ticket_seq
        JOIN services s ON s.id = t.service_id";

pub(super) fn read(row: &Row<'_>) -> sql::Result<HallCall> {
    Ok(HallCall {
        call: row.get(0)?,
        ticket_seq: row.get(1)?,
        location_id: row.get(2)?,
        ticket: HallNumber { tag: row.get(3)?, number: padded(row.get(4)?) },
        counter: HallCounter { tag: row.get(5)?, name: row.get(6)? },
        times: row.get(7)?,
        announced: moment(row.get(8)?),
        stands: row.get(9)?,
    })
}

/// The newest calls of a location since its day began that still stand, the last announced first.
pub(crate) fn last_calls(
    connection: &Connection,
    location: &str,
    day_after: i64,
    most: usize,
) -> sql::Result<Vec<HallCall>> {
    let mut calls: Vec<HallCall> = connection
        .prepare_cached(&format!(
            "{CALL} WHERE d.location_id = ?1 AND a.seq > ?2 AND a.seq IN
                 (SELECT seq FROM answers newest WHERE newest.desk_id = d.id ORDER BY newest.seq DESC LIMIT ?3)"
        ))?
        .query_map(params![location, day_after, LOOKED_AT], read)?
        .collect::<sql::Result<_>>()?;
    calls.retain(|call| call.stands);
    calls.sort_by_key(|call| std::cmp::Reverse((call.announced, call.call)));
    calls.truncate(most);
    Ok(calls)
}

/// One call, by the id of its answer.
pub(crate) fn by_answer(connection: &Connection, answer: &str) -> sql::Result<Option<HallCall>> {
    connection.prepare_cached(&format!("{CALL} WHERE a.id = ?1"))?.query_row([answer], read).optional()
}

/// The call of a ticket that is being served.
pub(super) fn open_call(connection: &Connection, ticket: i64) -> sql::Result<Option<HallCall>> {
    connection
        .prepare_cached(&format!("{CALL} WHERE a.ticket_seq = ?1 AND a.ended_at IS NULL"))?
        .query_row([ticket], read)
        .optional()
}
