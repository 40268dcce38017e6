//! The board as seen from outside. `src-tauri` turns it into what goes to the page.

use std::sync::Arc;
use std::time::Duration;

use callpad_desk::{Connection, Now};
use callpad_wire::op::{BoardAdvice, BoardCounter, BoardService, HallDevice, Overtaken};
use callpad_wire::{CounterRequest, Error, LocationId, ServiceId, forecast::Range};
use jiff::{SignedDuration, Timestamp, civil::Date};

use crate::act::{Act, ActKind, Subject};
use crate::directory::BoardDirectory;
use crate::graded::GradedAdvice;
use crate::notice::BoardNotice;
use crate::plain::SeenForecasts;
use crate::service_state::ServiceState;
use crate::supervisor::Supervisor;

/// The whole board at one moment; cheap to clone.
#[derive(Clone, Debug)]
pub struct BoardView {
    /// Grows by one with every change.
    pub revision: u32,
    /// Who looks; `None` when signed out.
    pub supervisor: Option<Arc<Supervisor>>,
    /// The connection to the server.
    pub connection: Connection,
    /// The server refuses the board: the person may not see it, or no longer. Nothing is shown then.
    pub denied: Option<Arc<Error>>,
    /// The server has a board. Until it has answered nobody knows.
    pub has_board: Option<bool>,
    /// Of a server without a board: since when its counts and lists are seen. Nothing is known of the time before, nor of counters.
    pub seen_since: Option<Now>,
    /// What is expected there, going by what was seen; `None` before anything was worked out, and where the server does it.
    pub seen: Option<Arc<SeenForecasts>>,
    /// Which acts the server takes.
    pub offered: Offered,
    /// Each location, in the directory's order. One that has not changed is the same as before, by identity.
    pub locations: Vec<Arc<LocationView>>,
    /// Server clock minus ours.
    pub offset: SignedDuration,
    /// What the directory says of them.
    pub directory: Arc<BoardDirectory>,
    /// Acts under way, and those of unknown outcome, the oldest first.
    pub acts: Vec<ActView>,
    /// What can be taken back, the newest first.
    pub undo: Vec<UndoAct>,
    /// What to tell the person, the newest last.
    pub notices: Vec<BoardNotice>,
    /// Advice that was followed, and what came of it: of today, the newest first.
    pub graded: Vec<Arc<GradedAdvice>>,
}

/// Which acts the server takes; where it takes none, no button is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offered {
    /// Changing tickets and services.
    pub tickets: bool,
    /// Asking counters.
    pub requests: bool,
    /// The forecast.
    pub forecast: bool,
    /// The report.
    pub report: bool,
}

impl BoardView {
    /// Nobody is signed in, and nothing has happened yet.
    pub fn blank() -> Self {
        Self {
            revision: 0,
            supervisor: None,
            connection: Connection::Idle,
            denied: None,
            has_board: None,
            seen_since: None,
            seen: None,
            offered: Offered::default(),
            locations: Vec::new(),
            offset: SignedDuration::ZERO,
            directory: Arc::default(),
            acts: Vec::new(),
            undo: Vec::new(),
            notices: Vec::new(),
            graded: Vec::new(),
        }
    }

    /// A location.
    pub fn location(&self, id: &LocationId) -> Option<&Arc<LocationView>> {
        self.locations.iter().find(|location| location.id == *id)
    }

    /// Whether both show the same, whatever their revisions. Locations are compared by identity.
    pub fn shows_the_same(&self, other: &Self) -> bool {
        self.supervisor == other.supervisor
            && self.connection == other.connection
            && self.denied == other.denied
            && self.has_board == other.has_board
            && self.seen_since == other.seen_since
            && same_one(self.seen.as_ref(), other.seen.as_ref())
            && self.offered == other.offered
            && same(&self.locations, &other.locations)
            && Arc::ptr_eq(&self.directory, &other.directory)
            && self.acts == other.acts
            && self.undo == other.undo
            && self.notices.iter().map(|notice| notice.id).eq(other.notices.iter().map(|notice| notice.id))
            && same(&self.graded, &other.graded)
    }
}

fn same_one<T>(one: Option<&Arc<T>>, other: Option<&Arc<T>>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => Arc::ptr_eq(one, other),
        _ => false,
    }
}

fn same<T>(one: &[Arc<T>], other: &[Arc<T>]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| Arc::ptr_eq(one, other))
}

/// One location. Spans are those at [`Self::read`].
#[derive(Clone, Debug)]
pub struct LocationView {
    /// The location.
    pub id: LocationId,
    /// Its name.
    pub name: String,
    /// When these numbers were read. A later answer that brought the same, and no number that grows, leaves it.
    pub read: Now,
    /// It gives no answer: its numbers are old.
    pub no_answer: Option<NoAnswer>,
    /// Its local date.
    pub business_day: Option<Date>,
    /// When the day's opening hours end, as local time of day `hh:mm`.
    pub closes: Option<String>,
    /// When the last visitor leaves, as local times of day `hh:mm`.
    pub last_leaves: Option<Range<String>>,
    /// By how many minutes the last visitor leaves after the end of the opening hours, at the median; negative before.
    pub closes_late_min: Option<i32>,
    /// How it would still close on time; `None` where it does, or where that is not known.
    pub closing: Option<ClosingWays>,
    /// By how many seconds the server's forecasts were off in the middle on the last business day.
    pub forecast_error_s: Option<u32>,
    /// What would help.
    pub advice: Option<BoardAdvice>,
    /// Its services, the worst first; quiet ones last.
    pub services: Vec<ServiceView>,
    /// Its counters, in the directory's order.
    pub counters: Vec<CounterView>,
    /// How many counters do what.
    pub counts: CounterCounts,
    /// Who was overtaken today, the newest first.
    pub overtaken: Vec<Overtaken>,
    /// Its screens and kiosks.
    pub devices: Vec<HallDevice>,
    /// How bad it is.
    pub badness: Badness,
    /// How many entries could not be read.
    pub unreadable: usize,
}

/// How a location would still close on time. It is there only where the last visitor is expected to leave after closing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosingWays {
    /// Until when tickets may be issued, as local time of day `hh:mm`; `None`: whoever takes one now leaves after closing.
    pub last_ticket: Option<String>,
    /// The service whose newcomers leave last.
    pub service_id: ServiceId,
    /// From when on one more counter for that service would do the work that is left at closing, as local time of day
    /// `hh:mm`; not before now. Whether that is enough only a forecast with that counter tells.
    pub open_from: String,
}

/// A location that gives no answer.
#[derive(Clone, Debug, PartialEq)]
pub struct NoAnswer {
    /// The last answer, or when the first was asked for.
    pub since: Now,
    /// Why.
    pub error: Arc<Error>,
}

/// How bad it is at a location: the greater, the worse.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Badness {
    /// How many have waited longer than their target.
    pub over_target: u32,
    /// By how many seconds the one that is furthest over it.
    pub worst_by_s: u32,
    /// How many services are near it.
    pub near: u32,
    /// How many wait.
    pub waiting: u32,
}

/// A service.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceView {
    /// What the server says.
    pub numbers: BoardService,
    /// How it stands.
    pub state: ServiceState,
    /// Nobody waits, and nobody waited too long: it may be folded away.
    pub quiet: bool,
    /// What the counters do that serve it.
    pub served_by: CounterCounts,
}

/// A counter.
#[derive(Clone, Debug, PartialEq)]
pub struct CounterView {
    /// What the server says.
    pub numbers: BoardCounter,
    /// What it serves: what its program tells, or else what is assigned to it.
    pub serves: Vec<ServiceId>,
    /// Since when it does what it does, by the server's clock.
    pub since: Option<Timestamp>,
    /// It serves longer than nine of ten at this service.
    pub long: bool,
    /// What was asked of it.
    pub requests: Vec<RequestView>,
}

/// How many counters do what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CounterCounts {
    /// Serving.
    pub serving: u32,
    /// Free.
    pub free: u32,
    /// On a break.
    pub on_break: u32,
    /// Nobody there.
    pub nobody: u32,
    /// Something that this version does not know.
    pub other: u32,
}

impl CounterCounts {
    /// Counters where somebody is, on a break or not.
    pub fn somebody(self) -> u32 {
        self.serving + self.free + self.on_break + self.other
    }
}

/// What was asked of a counter.
#[derive(Clone, Debug, PartialEq)]
pub struct RequestView {
    /// It.
    pub request: CounterRequest,
    /// While it waits for an answer, when it ends by itself; once it is over, how long it is still shown. On the
    /// monotonic clock.
    pub until: Duration,
}

/// How long ago something was by the server's clock, in whole seconds; never negative.
pub fn seconds_ago(then: Timestamp, now: Now, offset: SignedDuration) -> u32 {
    let server = now.wall.checked_add(offset).unwrap_or(now.wall);
    u32::try_from(server.duration_since(then).as_secs().max(0)).unwrap_or(u32::MAX)
}

/// Identifies an act on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActId(pub u32);

/// An act that is under way or of unknown outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct ActView {
    /// Identifies it.
    pub id: ActId,
    /// Which.
    pub kind: ActKind,
    /// What it changes.
    pub subject: Subject,
    /// The number or name.
    pub label: String,
    /// When it was first sent, by this machine's wall clock.
    pub sent: Timestamp,
    /// How it stands.
    pub state: ActState,
}

/// How an act stands.
#[derive(Clone, Debug, PartialEq)]
pub enum ActState {
    /// It is sent, perhaps again.
    UnderWay,
    /// It may have happened or not.
    Unknown {
        /// The last error; `None` if Callpad ended in the middle.
        error: Option<Arc<Error>>,
        /// Until when it can be tried again under its key, by this machine's wall clock; `None`: no more, because what was
        /// sent is not known any more, or because the server has forgotten the key.
        try_until: Option<Timestamp>,
    },
}

/// An act that can be taken back.
#[derive(Clone, Debug, PartialEq)]
pub struct UndoAct {
    /// What was done.
    pub done: ActKind,
    /// The number or name.
    pub label: String,
    /// What takes it back.
    pub act: Act,
    /// Until when it is offered, on the monotonic clock.
    pub until: Duration,
}
