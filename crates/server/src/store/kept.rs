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

/// The answer kept under a claim's key, and what was asked for then.
pub(crate) fn find(connection: &Connection, claim: &Claim) -> rusqlite::Result<Option<(Vec<u8>, Outcome)>> {
    connection
        .prepare_cached(
            "SELECT asked, members, coalesce(errno, 0) FROM kept_answers
             WHERE user_id = ?1 AND operation = ?2 AND key = ?3",
        )?
        .query_row([&claim.user, claim.operation, &claim.key], |row| {
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
    let last = now.checked_sub(KEPT).unwrap_or(Timestamp::MIN);
    connection
        .prepare_cached("DELETE FROM kept_answers WHERE kept_at <= ?1")?
        .execute([last.as_microsecond()])?;
    Ok(())
}
