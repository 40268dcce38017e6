//! Responses recorded under the `Idempotency-Key` of their request (T12).

use jiff::{SignedDuration, Timestamp};

use crate::queue::asked::KeyedRequest;
use crate::store::sql::{self, Connection, OptionalExtension, params};

/// How long a key is stored, from its first response.
pub(crate) const KEY_LIFETIME: SignedDuration = SignedDuration::from_hours(24);

/// The recorded response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RecordedOutcome {
    /// The members of a success, and the numbers under which its changes were told, both as JSON.
    Done { members: String, numbers: Option<String> },
    /// The number of a refusal.
    Refused(u32),
}

/// The most refusals stored for one user, the newest: a program that sends nonsense under ever new keys must not fill
/// the disk. A counter has a few hundred on a bad day.
pub(crate) const MOST_REFUSALS: i64 = 2_000;

/// The response recorded for this key, with the digest of its request's parameters.
pub(crate) fn find(
    connection: &Connection,
    keyed_request: &KeyedRequest,
    now: Timestamp,
) -> sql::Result<Option<(Vec<u8>, RecordedOutcome)>> {
    connection
        .prepare_cached(
            "SELECT asked, members, coalesce(errno, 0), numbers FROM kept_answers
             WHERE user_id = ?1 AND operation = ?2 AND key = ?3 AND kept_at > ?4",
        )?
        .query_row(
            params![keyed_request.user, keyed_request.operation, keyed_request.key, oldest(now)],
            |row| {
                let outcome = match row.get(1)? {
                    Some(members) => RecordedOutcome::Done { members, numbers: row.get(3)? },
                    None => RecordedOutcome::Refused(row.get(2)?),
                };
                Ok((row.get(0)?, outcome))
            },
        )
        .optional()
}

/// Records a response.
pub(crate) fn record(
    connection: &Connection,
    keyed_request: &KeyedRequest,
    outcome: &RecordedOutcome,
    now: Timestamp,
) -> sql::Result<()> {
    let (members, numbers, errno) = match outcome {
        RecordedOutcome::Done { members, numbers } => (Some(members), numbers.as_ref(), None),
        RecordedOutcome::Refused(errno) => (None, None, Some(errno)),
    };
    connection
        .prepare_cached(
            "INSERT INTO kept_answers (user_id, operation, key, asked, kept_at, members, errno, numbers)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            keyed_request.user,
            keyed_request.operation,
            keyed_request.key,
            keyed_request.params_digest,
            now.as_microsecond(),
            members,
            errno,
            numbers
        ])?;
    Ok(())
}

/// Removes everything older than [`KEY_LIFETIME`].
pub(crate) fn remove_expired(connection: &Connection, now: Timestamp) -> sql::Result<()> {
    connection.prepare_cached("DELETE FROM kept_answers WHERE kept_at <= ?1")?.execute([oldest(now)])?;
    Ok(())
}

/// Removes a user's oldest refusals beyond [`MOST_REFUSALS`].
pub(crate) fn remove_oldest_refusals(connection: &Connection, user: &str) -> sql::Result<()> {
    connection
        .prepare_cached(
            "DELETE FROM kept_answers WHERE user_id = ?1 AND errno IS NOT NULL AND kept_at <=
                 (SELECT kept_at FROM kept_answers WHERE user_id = ?1 AND errno IS NOT NULL
                  ORDER BY kept_at DESC LIMIT 1 OFFSET ?2)",
        )?
        .execute(params![user, MOST_REFUSALS])?;
    Ok(())
}

/// Records from this moment or earlier have expired.
fn oldest(now: Timestamp) -> i64 {
    now.checked_sub(KEY_LIFETIME).unwrap_or(Timestamp::MIN).as_microsecond()
}
