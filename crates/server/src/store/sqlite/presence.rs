//! Who is at the counters, as their programs tell it. What is not told again is forgotten.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::{Map, Value, json};

use super::tickets::moment;

/// What was not told again for so long is forgotten; programs tell it every minute.
pub(crate) const FORGOTTEN_AFTER: SignedDuration = SignedDuration::from_secs(150);

/// What a counter's program tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PresenceState {
    /// Somebody works there.
    Present,
    /// They are on a break.
    Break,
    /// They have left.
    Gone,
}

impl PresenceState {
    /// By its word.
    pub(crate) fn read(word: &str) -> Option<Self> {
        [Self::Present, Self::Break, Self::Gone].into_iter().find(|state| state.word() == word)
    }

    /// Its word.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Break => "break",
            Self::Gone => "gone",
        }
    }
}

/// What is known of a counter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Presence {
    /// Unknown while authentication is off.
    pub(crate) user_id: Option<String>,
    pub(crate) state: PresenceState,
    pub(crate) reason: Option<String>,
    pub(crate) services: Vec<String>,
    /// When this state began, in the order of all changes.
    pub(crate) since: Timestamp,
    /// When it was last told, by the clock.
    pub(crate) told_at: Timestamp,
}

impl Presence {
    /// Whether it still holds: that somebody has left does until somebody comes.
    pub(crate) fn holds(&self, now: Timestamp) -> bool {
        // A clock that was set back by more than that forgets, too.
        self.state == PresenceState::Gone || now.duration_since(self.told_at).abs() < FORGOTTEN_AFTER
    }

    /// Reads the columns from `first` on, in the order of [`COLUMNS`].
    pub(super) fn read(row: &Row<'_>, first: usize) -> rusqlite::Result<Option<Self>> {
        let Some(word) = row.get::<_, Option<String>>(first + 1)? else { return Ok(None) };
        let services: String = row.get(first + 3)?;
        Ok(Some(Self {
            user_id: row.get(first)?,
            // The table holds no other words.
            state: PresenceState::read(&word).unwrap_or(PresenceState::Gone),
            reason: row.get(first + 2)?,
            services: serde_json::from_str(&services).unwrap_or_default(),
            since: moment(row.get(first + 4)?),
            told_at: moment(row.get(first + 5)?),
        }))
    }
}

/// What [`Presence::read`] reads, of the table as `p`.
pub(super) const COLUMNS: &str = "p.user_id, p.state, p.reason, p.services, p.since, p.told_at";

/// What was told of a counter, whether or not it still holds.
pub(crate) fn told(connection: &Connection, desk: &str) -> rusqlite::Result<Option<Presence>> {
    let row = connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM presence p WHERE p.desk_id = ?1"))?
        .query_row([desk], |row| Presence::read(row, 0))
        .optional()?;
    Ok(row.flatten())
}

/// Puts it in the place of what was told before.
pub(crate) fn put(connection: &Connection, desk: &str, presence: &Presence) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO presence (desk_id, user_id, state, reason, services, since, told_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (desk_id) DO UPDATE SET user_id = excluded.user_id, state = excluded.state,
                 reason = excluded.reason, services = excluded.services, since = excluded.since,
                 told_at = excluded.told_at",
        )?
        .execute(params![
            desk,
            presence.user_id,
            presence.state.word(),
            presence.reason,
            json!(presence.services).to_string(),
            presence.since.as_microsecond(),
            presence.told_at.as_microsecond(),
        ])?;
    Ok(())
}

/// It was told again.
pub(crate) fn told_again(connection: &Connection, desk: &str, now: Timestamp) -> rusqlite::Result<()> {
    connection
        .prepare_cached("UPDATE presence SET told_at = ?2 WHERE desk_id = ?1")?
        .execute(params![desk, now.as_microsecond()])?;
    Ok(())
}

/// Whether something is to be forgotten.
pub(crate) fn is_any_due(connection: &Connection, now: Timestamp) -> rusqlite::Result<bool> {
    connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM presence WHERE state <> 'gone' AND (told_at <= ?1 OR told_at >= ?2))",
        )?
        .query_row(holding(now), |row| row.get(0))
}

/// Forgets what was not told again.
pub(crate) fn forget(connection: &Connection, now: Timestamp) -> rusqlite::Result<()> {
    connection
        .prepare_cached("DELETE FROM presence WHERE state <> 'gone' AND (told_at <= ?1 OR told_at >= ?2)")?
        .execute(holding(now))?;
    Ok(())
}

/// Between these two something must have been told to hold.
fn holding(now: Timestamp) -> [i64; 2] {
    let forgotten = i64::try_from(FORGOTTEN_AFTER.as_micros()).unwrap_or(i64::MAX);
    let now = now.as_microsecond();
    [now.saturating_sub(forgotten), now.saturating_add(forgotten)]
}

/// What listeners are told of a counter; `since` in the location's time.
pub(super) fn members(desk: &str, told: Option<Presence>, since: Option<String>) -> Map<String, Value> {
    let gone = PresenceState::Gone;
    let (user_id, state, reason, services) = told.map_or((None, gone, None, Vec::new()), |told| {
        (told.user_id, told.state, told.reason, told.services)
    });
    [
        ("desk_id", Value::from(desk)),
        ("state", state.word().into()),
        ("reason", reason.into()),
        ("services", services.into()),
        ("user_id", user_id.into()),
        ("since", since.into()),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into_iter()
    .collect()
}
