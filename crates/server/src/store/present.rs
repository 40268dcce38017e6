//! What a forecast of a location starts from: who waits, what happens at the counters, and how earlier days were.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};

use super::board::{CounterState, NOBODY_AFTER};
use crate::domain::service_times::Times;

/// Hours from now for which the arrivals of earlier days are looked up; later ones are taken to be as the last of these.
pub(crate) const HOURS: i64 = 6;
/// Longer than this nobody was at a counter: no gap between two visitors.
pub(crate) const LONGEST_GAP: SignedDuration = NOBODY_AFTER;

/// A service now and on earlier days.
#[derive(Clone, Debug, Default)]
pub(crate) struct Service {
    pub(crate) id: String,
    pub(crate) target_s: Option<i64>,
    /// Whether tickets are issued.
    pub(crate) open: bool,
    /// Service times of today.
    pub(crate) today: Times,
    /// Issued in the steps of the last hour, the one that runs included.
    pub(crate) last_hour: i64,
    /// Of the newest tickets, how many are this service's, and those of them with priority.
    pub(crate) newest: (i64, i64),
    /// First calls of today, and those who left or were removed while they waited.
    pub(crate) calls: i64,
    pub(crate) gone: i64,
}

/// A ticket that waits.
#[derive(Clone, Debug)]
pub(crate) struct Ticket {
    pub(crate) id: String,
    pub(crate) service_id: String,
    pub(crate) priority: bool,
    pub(crate) issued: Timestamp,
    pub(crate) scheduled: Option<Timestamp>,
    pub(crate) desk_id: Option<String>,
    pub(crate) user_id: Option<String>,
}

/// A counter, what it serves, and what goes on there, as the board has it.
#[derive(Clone, Debug)]
pub(crate) struct Counter {
    pub(crate) id: String,
    pub(crate) services: Vec<String>,
    /// Who is there, or was the last.
    pub(crate) user_id: Option<String>,
    pub(crate) state: CounterState,
    pub(crate) since: Option<Timestamp>,
    /// What the one who is served was called for.
    pub(crate) called_for: Option<String>,
}

/// From the end of one visitor to the call of the next at a counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Gap {
    /// When the counter became free, when the next one was due, and when that one was called; in microseconds.
    pub(crate) free: i64,
    pub(crate) due: i64,
    pub(crate) called: i64,
}

/// A location at one moment.
#[derive(Clone, Debug, Default)]
pub(crate) struct Present {
    pub(crate) services: Vec<Service>,
    pub(crate) counters: Vec<Counter>,
    pub(crate) waiting: Vec<Ticket>,
    pub(crate) gaps: Vec<Gap>,
    /// The first step of the last hour in which a ticket was issued, if none was earlier today.
    pub(crate) began: Option<i64>,
}

/// What earlier business days tell of a location. It holds for a step of a day.
#[derive(Clone, Debug, Default)]
pub(crate) struct Earlier {
    /// Service times, by service.
    pub(crate) times: HashMap<String, Times>,
    /// How many business days there are, at most twenty.
    pub(crate) days: usize,
    /// Issued from this time of day on, hour by hour, on each of those days: by service, and only where there were any.
    pub(crate) arrivals: HashMap<String, Vec<[u32; HOURS as usize]>>,
}
