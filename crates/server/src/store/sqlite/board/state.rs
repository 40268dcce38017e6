//! What goes on at a counter, by one rule for the board and the forecast.

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use serde::Serialize;

use super::Counter;
use crate::domain::{local_time, presence::PresenceState};

/// A counter at which nothing was done for so long has nobody.
pub(crate) const NOBODY_AFTER: SignedDuration = SignedDuration::from_mins(20);

/// What goes on at a counter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum CounterState {
    Serving,
    Free,
    Break,
    #[default]
    Nobody,
}

impl Counter {
    /// What goes on there, and since when: by the answer that is open there, else by what its program tells, and
    /// where none tells by what was done there.
    pub(crate) fn state(&self, moment: Timestamp, zone: &TimeZone) -> (CounterState, Option<Timestamp>) {
        let acted = self.last.as_ref().map(|last| last.acted);
        match (&self.last, &self.presence) {
            (Some(last), _) if last.open => (CounterState::Serving, Some(last.called)),
            (_, Some(told)) if told.state == PresenceState::Break => (CounterState::Break, Some(told.since)),
            (_, Some(told)) if told.state == PresenceState::Present => {
                (CounterState::Free, acted.max(Some(told.since)))
            }
            // Somebody left, and nobody has done anything since.
            (_, Some(told)) if acted.is_none_or(|acted| acted < told.since) => {
                (CounterState::Nobody, Some(told.since))
            }
            (Some(last), _)
                if last.acted > moment.checked_sub(NOBODY_AFTER).unwrap_or(Timestamp::MIN)
                    && last.acted >= local_time::day_start(moment, zone) =>
            {
                (CounterState::Free, acted)
            }
            _ => (CounterState::Nobody, acted),
        }
    }
}
