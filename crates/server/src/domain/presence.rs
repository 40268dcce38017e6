//! Who is at a counter, as its program tells it. What is not told again is forgotten.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value};

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
}

/// What listeners are told of a counter; `since` in the location's time.
pub(crate) fn counter_members(
    desk: &str,
    told: Option<Presence>,
    since: Option<String>,
) -> Map<String, Value> {
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
