//! What supervisors ask of counters: the extension `requests`.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value};

/// A request that nobody answers ends by itself.
pub(crate) const ENDS_AFTER: SignedDuration = SignedDuration::from_mins(10);

/// What is asked of a counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RequestKind {
    /// To open.
    Open,
    /// To serve a service as well.
    Serve,
    /// To close.
    Close,
}

impl RequestKind {
    /// By its word.
    pub(crate) fn read(word: &str) -> Option<Self> {
        [Self::Open, Self::Serve, Self::Close].into_iter().find(|kind| kind.word() == word)
    }

    /// Its word.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Serve => "serve",
            Self::Close => "close",
        }
    }
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RequestState {
    /// It waits for an answer.
    Asked,
    /// The clerk agreed.
    Accepted,
    /// The clerk did not.
    Declined,
    /// Nobody answered in time.
    Ended,
}

impl RequestState {
    /// By its word.
    pub(crate) fn read(word: &str) -> Option<Self> {
        [Self::Asked, Self::Accepted, Self::Declined, Self::Ended]
            .into_iter()
            .find(|state| state.word() == word)
    }

    /// Its word.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Ended => "ended",
        }
    }
}

/// What a supervisor asked of a counter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CounterRequest {
    pub(crate) seq: i64,
    pub(crate) id: String,
    /// Of the counter.
    pub(crate) location_id: String,
    pub(crate) desk_id: String,
    pub(crate) kind: RequestKind,
    pub(crate) service_id: Option<String>,
    pub(crate) state: RequestState,
    /// By the clock.
    pub(crate) asked_at: Timestamp,
}

impl CounterRequest {
    /// Whether it waits for an answer.
    pub(crate) fn is_open(&self, now: Timestamp) -> bool {
        self.state == RequestState::Asked && self.left(now) > SignedDuration::ZERO
    }

    /// How long it still waits for an answer. A clock that was set back does not make it wait longer.
    fn left(&self, now: Timestamp) -> SignedDuration {
        ENDS_AFTER.saturating_sub(now.duration_since(self.asked_at).abs())
    }

    /// As clients see it; `asked_at` in the location's time.
    pub(crate) fn members(&self, asked_at: String, now: Timestamp) -> Map<String, Value> {
        let left_s = match self.state {
            RequestState::Asked => Some(self.left(now).as_secs().max(0)),
            RequestState::Accepted | RequestState::Declined | RequestState::Ended => None,
        };
        [
            ("id", Value::from(self.id.as_str())),
            ("desk_id", self.desk_id.as_str().into()),
            ("kind", self.kind.word().into()),
            ("service_id", self.service_id.clone().into()),
            ("state", self.state.word().into()),
            ("asked_at", asked_at.into()),
            ("ends_in_s", left_s.into()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into_iter()
        .collect()
    }
}
