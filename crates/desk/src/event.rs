//! What can happen to the desk.

use std::sync::Arc;
use std::time::Duration;

use callpad_wire::op::Readable;
use callpad_wire::{
    CounterRequest, Error, Features, FeedEnd, FeedMessage, ServiceId, Ticket, WaitingService,
};
use jiff::SignedDuration;
use jiff::tz::TimeZone;

use crate::action::Source;
use crate::alert::AlertRules;
use crate::ports::{ReadBack, WhoIsNext};
use crate::press::Press;
use crate::request::Outcome;
use crate::seat::Seat;
use crate::storage::{Loaded, StoreProblem};

/// Identifies a reply that a caller waits for: each press, sign-in and sign-out gets exactly one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ReplyId(pub u64);

impl ReplyId {
    /// No caller: the desk acts by itself.
    pub const NONE: Self = Self(0);
}

/// Identifies one request, refresh or feed, so that its outcome is matched to it and a late one is ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct JobId(pub u32);

/// One thing that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// A person has signed in at a counter.
    SignIn(Box<SignIn>),
    /// The person changes to another counter in the same session, over the same connection.
    ChangeDesk {
        /// The reply to send once its first lists are read.
        reply_id: ReplyId,
        /// The seat.
        seat: Arc<Seat>,
        /// Its time zone, resolved (V4).
        zone: TimeZone,
    },
    /// The person signs out.
    SignOut {
        /// The reply to send.
        reply_id: ReplyId,
    },
    /// The person pressed something.
    Press {
        /// The reply to send.
        reply_id: ReplyId,
        /// What was pressed.
        press: Press,
    },
    /// The server responded to an action, or the request failed.
    RequestFinished {
        /// Which request.
        id: JobId,
        /// How it came back.
        outcome: Outcome,
        /// Server clock minus ours.
        offset: SignedDuration,
    },
    /// A refresh has ended.
    Refreshed {
        /// Which refresh.
        id: JobId,
        /// What it read.
        found: Box<RefreshResult>,
    },
    /// The journal was written, or could not be. Comes before any press made in the meantime.
    JournalSaved {
        /// Whether it worked.
        result: Result<(), StoreProblem>,
        /// Whether a new number is about to be drawn.
        new_number: bool,
    },
    /// The time given by [`crate::State::due`] has come.
    TimerElapsed,
    /// The interval between two refreshes was changed.
    PollEvery(Duration),
    /// The window was hidden (true) or shown.
    Background(bool),
    /// How long an undo offer lasts; `None`: until the next action.
    UndoTime(Option<Duration>),
    /// The person changed what to be alerted to.
    AlertRules(Box<AlertRules>),
    /// The person looks at Callpad: the alert was seen.
    Seen,
    /// The computer was locked, or unlocked.
    Locked(bool),
    /// The computer falls asleep, or has woken.
    Asleep(bool),
    /// Whether a server that takes it in is told who is at the counter.
    TellPresence(bool),
    /// The program ends: the server is told that nobody is at the counter any more.
    Leave {
        /// The reply to send once it was told.
        reply_id: ReplyId,
    },
    /// The system asks for quiet, or no longer does.
    SystemQuiet(bool),
    /// Messages came over the change feed.
    FeedMessages {
        /// Which feed.
        id: JobId,
        /// The messages, in order.
        messages: Vec<FeedMessage>,
    },
    /// The change feed ended, or could not be opened.
    FeedEnded {
        /// Which feed.
        id: JobId,
        /// Why.
        why: FeedEnd,
    },
    /// The network came back or the machine woke: refresh without waiting.
    TryNow,
}

/// A person who has signed in, and where.
#[derive(Clone, Debug)]
pub struct SignIn {
    /// The reply to send once the first lists are read.
    pub reply_id: ReplyId,
    /// The seat.
    pub seat: Arc<Seat>,
    /// Its time zone, resolved (V4).
    pub zone: TimeZone,
    /// The journal (M2), at the first sign-in since the program started. After that the desk's own state is more
    /// reliable than the disk, which may have failed.
    pub loaded: Option<Loaded>,
    /// Random visible ASCII, at most 100 characters: the prefix of this seat's keys.
    pub keys: String,
}

/// What a refresh read before it ended.
#[derive(Clone, Debug)]
pub struct RefreshResult {
    /// The open answer, if requested.
    pub read_back: ReadBack,
    /// waitingticketscount, unless the refresh ended before it; an error if the server refuses it or it cannot be read.
    pub counts: Option<Result<Readable<WaitingService>, Error>>,
    /// The requested waiting lists, in the same way.
    pub waiting: Vec<(ServiceId, Result<Readable<Ticket>, Error>)>,
    /// The paused list, if requested, in the same way.
    pub paused: Option<Result<Readable<Ticket>, Error>>,
    /// The cancelled list, in the same way.
    pub cancelled: Option<Result<Readable<Ticket>, Error>>,
    /// What supervisors ask of the counter, if requested and the server can tell.
    pub requests: Option<Vec<CounterRequest>>,
    /// Who is called next.
    pub next: WhoIsNext,
    /// What ended the refresh early, if anything did.
    pub error: Option<Error>,
    /// Server clock minus ours.
    pub offset: SignedDuration,
    /// What the server has beyond the API, as its responses name it.
    pub features: Features,
    /// A random number from 0 to 1 that spreads the next refresh over time (T11).
    pub spread: f64,
}

impl RefreshResult {
    /// The paused or the cancelled list, if requested.
    pub(crate) fn side(&self, source: Source) -> Option<&Result<Readable<Ticket>, Error>> {
        match source {
            Source::Waiting => None,
            Source::Paused => self.paused.as_ref(),
            Source::Cancelled => self.cancelled.as_ref(),
        }
    }
}
