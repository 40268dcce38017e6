//! What was told of changes, kept for the other servers that share the database: each reads on behind the last number that
//! it has told. The numbers are given under the lock of the one who writes, and are taken back with their transaction: so
//! they come in the order of the commits, and none is left out.

use jiff::{SignedDuration, Timestamp};

use crate::{
    feed::{Feed, MOST_BEHIND, WrittenChange},
    store::sql::{self, Connection, params},
};

/// How long a change is kept: a server that has read nothing for so long tells everybody to read everything again.
const KEPT_FOR: SignedDuration = SignedDuration::from_mins(10);
/// The order of changes is that of all locations together.
const OF_ALL: &str = "";

/// Keeps changes, with their numbers. What a reset makes irrelevant is kept no longer, but for its number.
pub(super) fn keep(
    connection: &Connection,
    changes: &[(i64, WrittenChange)],
    now: Timestamp,
) -> sql::Result<()> {
    for (seq, change) in changes {
        if change.is_reset() {
            forget(connection, change.locations.as_deref())?;
        }
        let body = serde_json::to_string(change).map_err(sql::Error::of_value)?;
        connection
            .prepare_cached("INSERT INTO changes (location, seq, at, body) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![OF_ALL, seq, now.as_microsecond(), body])?;
    }
    Ok(())
}

/// What is erased must not lie here either.
fn forget(connection: &Connection, locations: Option<&[String]>) -> sql::Result<()> {
    let all: Vec<(i64, String)> = connection
        .prepare_cached("SELECT seq, body FROM changes WHERE location = ?1")?
        .query_map([OF_ALL], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<sql::Result<_>>()?;
    for (seq, body) in all {
        let change: WrittenChange = serde_json::from_str(&body).map_err(sql::Error::of_value)?;
        if !change.is_reset() && change.is_within(locations) {
            let reset = WrittenChange::reset(change.locations);
            let body = serde_json::to_string(&reset).map_err(sql::Error::of_value)?;
            connection
                .prepare_cached("UPDATE changes SET body = ?3 WHERE location = ?1 AND seq = ?2")?
                .execute(params![OF_ALL, seq, body])?;
        }
    }
    Ok(())
}

/// The changes behind this number, in order, as many as are taken up together.
fn behind(connection: &Connection, seq: i64) -> sql::Result<Vec<(i64, WrittenChange)>> {
    connection
        .prepare_cached(
            "SELECT seq, body FROM changes WHERE location = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3",
        )?
        .query_map(params![OF_ALL, seq, i64::try_from(MOST_BEHIND).unwrap_or(i64::MAX)], |row| {
            let body: String = row.get(1)?;
            Ok((row.get(0)?, serde_json::from_str(&body).map_err(sql::Error::of_value)?))
        })?
        .collect()
}

/// What is too old goes.
pub(super) fn trim(connection: &Connection, now: Timestamp) -> sql::Result<()> {
    let oldest = now.checked_sub(KEPT_FOR).unwrap_or(Timestamp::MIN).as_microsecond();
    connection
        .prepare_cached("DELETE FROM changes WHERE location = ?1 AND at < ?2")?
        .execute(params![OF_ALL, oldest])
}

/// Takes up what was told last, by whichever server: `last` is its number, and nobody listens yet.
pub(super) fn begin(connection: &Connection, last: i64) -> sql::Result<Feed> {
    let most = i64::try_from(MOST_BEHIND).unwrap_or(i64::MAX);
    let changes = behind(connection, last.saturating_sub(most))?;
    let feed = Feed::new(changes.first().map_or(last, |(first, _)| first - 1));
    catch_up(connection, &feed)?;
    Ok(feed)
}

/// Tells of what lies behind the last change that was told here.
pub(super) fn catch_up(connection: &Connection, feed: &Feed) -> sql::Result<()> {
    loop {
        let changes = behind(connection, feed.last())?;
        let (Some((first, _)), is_all) = (changes.first(), changes.len() < MOST_BEHIND) else {
            return Ok(());
        };
        // What is no longer kept. Whoever tells the same meanwhile comes first.
        feed.skip_to(first - 1);
        if feed.tell(changes) && is_all {
            return Ok(());
        }
    }
}
