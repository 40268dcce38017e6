//! What supervisors ask of counters. What is over stays for an hour, so that a late answer is told from a wrong one.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value};

use super::tickets::moment;
use crate::store::sql::{self, Connection, OptionalExtension, Row, params};
use crate::{
    clock::Time,
    domain::{
        counter_request::{CounterRequest, ENDS_AFTER, RequestKind, RequestState},
        local_time,
        zones::Zones,
    },
};

/// What is over is kept so long, and no more than so many of it.
const KEPT_FOR: SignedDuration = SignedDuration::from_hours(1);
pub(crate) const MOST_KEPT: i64 = 10_000;

const SELECT: &str = "SELECT r.seq, r.id, d.location_id, r.desk_id, r.kind, r.service_id, r.state, r.asked_at
    FROM requests r JOIN desks d ON d.id = r.desk_id";

fn read(row: &Row<'_>) -> sql::Result<CounterRequest> {
    // The table holds no other words.
    let (kind, state): (String, String) = (row.get(4)?, row.get(6)?);
    Ok(CounterRequest {
        seq: row.get(0)?,
        id: row.get(1)?,
        location_id: row.get(2)?,
        desk_id: row.get(3)?,
        kind: RequestKind::read(&kind).unwrap_or(RequestKind::Open),
        service_id: row.get(5)?,
        state: RequestState::read(&state).unwrap_or(RequestState::Ended),
        asked_at: moment(row.get(7)?),
    })
}

/// A request by its id.
pub(crate) fn by_id(connection: &Connection, id: &str) -> sql::Result<Option<CounterRequest>> {
    connection.prepare_cached(&format!("{SELECT} WHERE r.id = ?1"))?.query_row([id], read).optional()
}

/// A request by its place.
pub(crate) fn by_seq(connection: &Connection, seq: i64) -> sql::Result<Option<CounterRequest>> {
    connection.prepare_cached(&format!("{SELECT} WHERE r.seq = ?1"))?.query_row([seq], read).optional()
}

/// All that wait for an answer, the oldest first.
pub(crate) fn open(connection: &Connection, now: Timestamp) -> sql::Result<Vec<CounterRequest>> {
    let asked: Vec<CounterRequest> = connection
        .prepare_cached(&format!("{SELECT} WHERE r.state = 'asked' ORDER BY r.seq"))?
        .query_map([], read)?
        .collect::<sql::Result<_>>()?;
    Ok(asked.into_iter().filter(|request| request.is_open(now)).collect())
}

/// Keeps a new one; what has long been over goes.
pub(crate) fn insert(
    connection: &Connection,
    desk: &str,
    kind: RequestKind,
    service: Option<&str>,
    now: Timestamp,
) -> sql::Result<i64> {
    let long_ago = now.checked_sub(KEPT_FOR).unwrap_or(Timestamp::MIN);
    connection
        .prepare_cached(
            "DELETE FROM requests WHERE state <> 'asked'
                 AND (asked_at < ?1 OR seq <= (SELECT max(seq) FROM requests) - ?2)",
        )?
        .execute(params![long_ago.as_microsecond(), MOST_KEPT])?;
    connection
        .prepare_cached(
            "INSERT INTO requests (id, desk_id, kind, service_id, state, asked_at)
                 VALUES (?1, ?2, ?3, ?4, 'asked', ?5) RETURNING seq",
        )?
        .query_row(
            params![uuid::Uuid::new_v4().to_string(), desk, kind.word(), service, now.as_microsecond()],
            |row| row.get(0),
        )
}

/// It is over.
pub(crate) fn end(connection: &Connection, seq: i64, state: RequestState) -> sql::Result<()> {
    connection
        .prepare_cached("UPDATE requests SET state = ?2 WHERE seq = ?1")?
        .execute(params![seq, state.word()])?;
    Ok(())
}

/// Whether one is to end by itself.
pub(crate) fn is_any_due(connection: &Connection, now: Timestamp) -> sql::Result<bool> {
    connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM requests WHERE state = 'asked' AND (asked_at <= ?1 OR asked_at >= ?2))",
        )?
        .query_row(waiting(now), |row| row.get(0))
}

/// Ends those that nobody answered in time.
pub(crate) fn end_due(connection: &Connection, now: Timestamp) -> sql::Result<()> {
    connection
        .prepare_cached(
            "UPDATE requests SET state = 'ended' WHERE state = 'asked' AND (asked_at <= ?1 OR asked_at >= ?2)",
        )?
        .execute(waiting(now))?;
    Ok(())
}

/// Between these two one must have been asked to wait.
fn waiting(now: Timestamp) -> [i64; 2] {
    let ends_after = i64::try_from(ENDS_AFTER.as_micros()).unwrap_or(i64::MAX);
    let now = now.as_microsecond();
    [now.saturating_sub(ends_after), now.saturating_add(ends_after)]
}

/// A request as clients see it.
pub(crate) fn members(
    connection: &Connection,
    found: &CounterRequest,
    time: Time,
    zones: &Zones,
) -> sql::Result<Map<String, Value>> {
    let asked_at = shown(connection, zones, &found.location_id, found.asked_at)?;
    Ok(found.members(asked_at, time.now))
}

/// A moment in a location's time, in the document's form (V4).
pub(crate) fn shown(
    connection: &Connection,
    zones: &Zones,
    location: &str,
    at: Timestamp,
) -> sql::Result<String> {
    let zone: Option<Option<String>> = connection
        .prepare_cached("SELECT time_zone FROM locations WHERE id = ?1")?
        .query_row([location], |row| row.get(0))
        .optional()?;
    let zone = zones.of(zone.flatten().as_deref());
    Ok(local_time::to_local(at, &zone).strftime("%Y-%m-%d %H:%M:%S").to_string())
}
