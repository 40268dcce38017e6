//! What a supervisor sees of locations and does there, as a state machine without I/O, and the small runner that does its I/O.
//!
//! [`step()`] decides: `(state, event, now) -> (state, effects)`. [`BoardHandle`] carries the effects out through the ports in
//! [`ports`] and publishes a [`BoardView`] after each step. Clock, feed and connection are the desk's; the two know nothing else
//! of each other, so a supervisor who also calls has both.

mod act;
mod alert;
mod directory;
mod effect;
mod event;
mod graded;
mod location;
mod notice;
mod plain;
pub mod ports;
mod price;
mod record;
mod rejected;
mod runner;
#[cfg(test)]
mod samples;
mod service_state;
mod state;
mod step;
mod sums;
mod supervisor;
mod together;
mod view;
mod watched;

pub use act::{Act, ActDone, ActKind, NamedTicket, SendAct, Subject};
pub use alert::{
    AlertNumbers, QuietHours, SupervisorAlert, SupervisorAlertKind, SupervisorRules, Thresholds,
};
pub use directory::{BoardDirectory, CounterEntry, Place, ServiceEntry};
pub use effect::{Effect, Read};
pub use event::{Event, Found, SignIn};
pub use graded::{AdviceOutcome, GradedAdvice};
pub use notice::{BoardNotice, BoardNoticeKind};
pub use plain::{PLAIN_LOCATION, SeenForecasts};
pub use price::{Price, prices};
pub use record::{ActJournal, ActRecord, LoadedActs, MOST_RECORDS};
pub use rejected::Rejected;
pub use runner::{BoardHandle, BoardPorts};
pub use service_state::{LOOKS_AHEAD_S, ServiceState};
pub use state::State;
pub use step::step;
pub use sums::{
    DayBeside, HourSums, MOST_CHARS, MOST_DAYS, MOST_HOURS, SavedService, SavedSums, SeenHour, SeenSums,
    SumsOf, Watcher,
};
pub use supervisor::Supervisor;
pub use together::{MOST_LOCATIONS_DRAWN, Together, worst_first};
pub use view::{
    ActId, ActState, ActView, Badness, BoardView, ClosingWays, CounterCounts, CounterView, LocationView,
    NoAnswer, Offered, RequestView, ServiceView, UndoAct, seconds_ago,
};
pub use watched::{ListPlace, ListsAnswer, ListsQuestion, SeenAhead, SeenService, WatchedLists};
