//! Answers that are kept under the key of the request they were given to (T12).

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension, params};

/// How long a key is kept, from its first answer on.
pub(crate) const KEPT: SignedDuration = SignedDuration::from_hours(24);

/// Whose request it is, and which: one key counts once for each user and operation.
#[derive(Clone, Debug)]
pub(crate) struct Claim {
    /// Empty while authentication is off.
    pub(crate) user: String,
    pub(crate) operation: &'static str,
    pub(crate) key: String,
    /// SHA-256 of the parameters.
    pub(crate) asked: Vec<u8>,
}

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The members of a success, as JSON.
    Done(String),
    /// The number of a refusal.
    Refused(u32),
}

/// How many refusals are kept for one user, the newest: a program that asks for nonsense under ever new keys must not
/// fill the disk. A counter has a few hundred on a bad day.
pub(crate) const MOST_REFUSALS: i64 = 2_000;

/// The answer kept under a claim's key, and what was asked for then.
pub(crate) fn find(
    connection: &Connection,
    claim: &Claim,
    now: Timestamp,
) -> rusqlite::Result<Option<(Vec<u8>, Outcome)>> {
    connection
        .prepare_cached(
            "SELECT asked, members, coalesce(errno, 0) FROM kept_answers
             WHERE user_id = ?1 AND operation = ?2 AND key = ?3 AND kept_at > ?4",
        )?
        .query_row(params![claim.user, claim.operation, claim.key, oldest(now)], |row| {
            let members: Option<String> = row.get(1)?;
            Ok((row.get(0)?, members.map_or(Outcome::Refused(row.get(2)?), Outcome::Done)))
        })
        .optional()
}

/// Keeps an answer.
pub(crate) fn keep(
    connection: &Connection,
    claim: &Claim,
    outcome: &Outcome,
    now: Timestamp,
) -> rusqlite::Result<()> {
    let (members, errno) = match outcome {
        Outcome::Done(members) => (Some(members), None),
        Outcome::Refused(errno) => (None, Some(errno)),
    };
    connection
        .prepare_cached(
            "INSERT INTO kept_answers (user_id, operation, key, asked, kept_at, members, errno)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            claim.user,
            claim.operation,
            claim.key,
            claim.asked,
            now.as_microsecond(),
            members,
            errno
        ])?;
    Ok(())
}

/// Removes what is older than [`KEPT`].
pub(crate) fn forget(connection: &Connection, now: Timestamp) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM kept_answers WHERE kept_at <= ?1")?.execute([oldest(now)])?;
    Ok(())
}

/// Removes a user's oldest refusals beyond [`MOST_REFUSALS`].
pub(crate) fn forget_refusals(connection: &Connection, user: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "DELETE FROM kept_answers WHERE user_id = ?1 AND errno IS NOT NULL AND kept_at <=
                 (SELECT kept_at FROM kept_answers WHERE user_id = ?1 AND errno IS NOT NULL
                  ORDER BY kept_at DESC LIMIT 1 OFFSET ?2)",
        )?
        .execute(params![user, MOST_REFUSALS])?;
    Ok(())
}

/// What was kept then or before is no longer of use.
fn oldest(now: Timestamp) -> i64 {
    now.checked_sub(KEPT).unwrap_or(Timestamp::MIN).as_microsecond()
}
