//! What a board shows of one location, as it is read.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use serde::Serialize;

use crate::{
    clock::Time,
    directory::Hours,
    domain::{
        local_time, percentile,
        presence::{Presence, PresenceState},
        service_times::{Measured, Times},
        steps::start,
    },
};

/// The percentile of waits looks back so far.
pub(super) const LOOKS_BACK: SignedDuration = SignedDuration::from_mins(60);

/// One location at one moment.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) time: Time,
    pub(crate) place: Location,
    /// Its business day.
    pub(crate) day: String,
    /// The step that runs: the hour is the twelve before it.
    pub(crate) step: i64,
    pub(crate) usual: UsualTimes,
    pub(crate) ends: StepEnds,
    /// Of the first calls of the last hour, by service, in microseconds.
    pub(crate) waits: HashMap<String, Vec<i64>>,
    /// Issued and first called, by service and step.
    pub(crate) counts: HashMap<(String, i64), (i64, i64)>,
    pub(crate) services: Vec<Service>,
    pub(crate) counters: Vec<Counter>,
    pub(crate) overtaken: Vec<Overtaken>,
    /// By how many seconds its forecasts were off in the middle on its last business day.
    pub(crate) forecast_error_s: Option<i64>,
}

/// A location with a board.
#[derive(Clone, Debug)]
pub(crate) struct Location {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) time_zone: Option<String>,
    pub(crate) hours: Option<Hours>,
}

/// A service now, and its day so far. Spans are microseconds.
#[derive(Clone, Debug)]
pub(crate) struct Service {
    pub(crate) id: String,
    pub(crate) tag: String,
    pub(crate) name: String,
    pub(crate) open: bool,
    pub(crate) target_s: Option<i64>,
    /// With appointments before their time.
    pub(crate) all_waiting: i64,
    /// Appointments before their time.
    pub(crate) later: i64,
    /// When the one who has waited longest was due.
    pub(crate) oldest_due: Option<i64>,
    pub(crate) over_target: i64,
    pub(crate) issued: i64,
    pub(crate) calls: i64,
    pub(crate) within_target: i64,
    /// The sum over `calls`.
    pub(crate) waits: i64,
    pub(crate) ended: i64,
    pub(crate) no_shows: i64,
    pub(crate) transferred: i64,
    pub(crate) gave_up: i64,
    pub(crate) removed: i64,
}

/// A ticket by what a hall calls it.
#[derive(Clone, Debug)]
pub(crate) struct Ticket {
    pub(crate) id: String,
    pub(crate) number: i64,
    /// Of the service that issued it.
    pub(crate) tag: String,
}

/// The last answer of a counter.
#[derive(Clone, Debug)]
pub(crate) struct LastAnswer {
    pub(crate) id: String,
    pub(crate) called: Timestamp,
    /// The last thing that somebody did there.
    pub(crate) acted: Timestamp,
    pub(crate) open: bool,
    pub(crate) user_id: String,
    pub(crate) user_name: String,
    pub(crate) ticket: Ticket,
    /// What it was called for.
    pub(crate) service_id: Option<String>,
}

/// A counter, and its day so far.
#[derive(Clone, Debug)]
pub(crate) struct Counter {
    pub(crate) desk_id: String,
    pub(crate) name: String,
    pub(crate) last: Option<LastAnswer>,
    /// What its program told, if that still holds, and the name of who is there.
    pub(crate) presence: Option<Presence>,
    pub(crate) there: Option<String>,
    pub(crate) ended: i64,
    /// Answers that were finished in any way, and the sum of their times in microseconds.
    pub(crate) finished: i64,
    pub(crate) service_time: i64,
}

/// A ticket that was overtaken.
#[derive(Clone, Debug)]
pub(crate) struct Overtaken {
    pub(crate) ticket: Ticket,
    pub(crate) by: Ticket,
    pub(crate) desk_id: String,
    pub(crate) at: Timestamp,
}

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

/// Who waited at the end of a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct StepEnd {
    /// How many, without appointments before their time.
    pub(crate) waiting: i64,
    /// How long the one who had waited longest had done so, in microseconds; `None` if nobody waited.
    pub(crate) longest: Option<i64>,
}

/// The ends of a location's last steps.
#[derive(Clone, Debug)]
pub(crate) struct StepEnds {
    pub(super) known_from: i64,
    pub(super) ends: HashMap<(String, i64), (i64, i64)>,
}

impl StepEnds {
    /// Of a service's step; `None` if it is not known.
    pub(crate) fn of(&self, service: &str, step: i64) -> Option<StepEnd> {
        if step < self.known_from {
            return None;
        }
        let end = self.ends.get(&(service.to_owned(), step));
        Some(end.map_or_else(StepEnd::default, |(waiting, oldest)| StepEnd {
            waiting: *waiting,
            longest: Some(start(step + 1).saturating_sub(*oldest).max(0)),
        }))
    }
}

/// What is usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Usual {
    /// The median, in seconds.
    pub(crate) median_s: i64,
    /// The 90th percentile, in seconds: what takes longer is long.
    pub(crate) long_s: i64,
}

/// `None` if they are too few.
pub(super) fn usual(measured: Measured) -> Option<Usual> {
    (measured.times >= percentile::FEWEST)
        .then_some(Usual { median_s: measured.median_s, long_s: measured.long_s })
}

/// What is usual at a location on a business day.
#[derive(Debug)]
pub(crate) struct UsualTimes {
    pub(super) each: HashMap<String, Measured>,
    pub(super) today: HashMap<String, Times>,
    pub(super) all: Option<Usual>,
}

impl UsualTimes {
    /// Of a service; `None` if there is not enough data.
    pub(crate) fn of(&self, service: &str) -> Option<Usual> {
        let known = self.each.get(service).copied().and_then(usual);
        let today = || self.today.get(service).and_then(|times| usual(Measured::of(times)));
        known.or_else(today).or(self.all)
    }
}
