//! What can happen to the desk.

use std::sync::Arc;
use std::time::Duration;

use callpad_client::{Error, FeedEnd, NextTicket};
use callpad_wire::op::{CreatedTicket, Readable};
use callpad_wire::{Answer, FeedMessage, ServiceId, Ticket, WaitingService};
use jiff::SignedDuration;
use jiff::tz::TimeZone;

use crate::alert::AlertRules;
use crate::ports::{Capabilities, Loaded, StoreProblem};
use crate::press::Press;
use crate::view::Seat;

/// Somebody who waits for the end of a press; each is answered exactly once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ReplyId(pub u64);

impl ReplyId {
    /// Nobody waits: what the desk does by itself.
    pub const NONE: Self = Self(0);
}

/// Names one action or refresh, so that an outcome finds what it belongs to and a late one is passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct JobId(pub u32);

/// One thing that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// A signed-in person takes a seat.
    SignIn(Box<SignIn>),
    /// The person takes another counter in the same session, over the same connection.
    ChangeDesk {
        /// Who waits for its first lists.
        reply_id: ReplyId,
        /// The seat.
        seat: Arc<Seat>,
        /// Its time zone, looked up (V4).
        zone: TimeZone,
    },
    /// The person signs out.
    SignOut {
        /// Who waits for it.
        reply_id: ReplyId,
    },
    /// The person asks for something.
    Press {
        /// Who waits for it.
        reply_id: ReplyId,
        /// What.
        press: Press,
    },
    /// An action came back.
    RequestFinished {
        /// Which.
        id: JobId,
        /// How.
        outcome: Outcome,
        /// Server clock minus ours.
        offset: SignedDuration,
    },
    /// A refresh came back.
    Refreshed {
        /// Which.
        id: JobId,
        /// What was seen.
        found: Box<RefreshResult>,
    },
    /// The journal was written, or not; comes before anything that was pressed meanwhile.
    JournalSaved {
        /// Whether it worked.
        result: Result<(), StoreProblem>,
        /// Whether a new number is about to be drawn.
        new_number: bool,
    },
    /// The time of [`crate::State::due`] has come.
    Due,
    /// Another interval between two reads.
    PollEvery(Duration),
    /// The window went out of sight, or came back.
    Background(bool),
    /// How long an undo offer is offered; none until the next action.
    UndoTime(Option<Duration>),
    /// What the person wants to be told.
    AlertRules(Box<AlertRules>),
    /// The person looks at Callpad: what was told is seen.
    Seen,
    /// The computer was locked, or unlocked.
    Locked(bool),
    /// The computer falls asleep, or woke.
    Asleep(bool),
    /// The system asks for quiet, or no longer does.
    SystemQuiet(bool),
    /// Messages came on the change feed.
    FeedMessages {
        /// Which connection.
        id: JobId,
        /// In their order.
        messages: Vec<FeedMessage>,
    },
    /// That connection ended, or could not be opened.
    FeedEnded {
        /// Which.
        id: JobId,
        /// Why.
        why: FeedEnd,
    },
    /// The network came back or the machine woke: do not wait for the next refresh.
    TryNow,
}

/// A seat to take.
#[derive(Clone, Debug)]
pub struct SignIn {
    /// Who waits for the first lists.
    pub reply_id: ReplyId,
    /// The seat.
    pub seat: Arc<Seat>,
    /// Its time zone, looked up (V4).
    pub zone: TimeZone,
    /// What is kept on disk (M2), with the first seat since the program's start. After that the desk knows it better than
    /// the disk, which may have failed.
    pub loaded: Option<Loaded>,
    /// Random visible ASCII, at most 100 characters: the keys of this seat's actions begin with it.
    pub keys: String,
}

/// How an action came back.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// callnextticket, callticket, callpausedticket or callcancelledticket.
    Call(Result<Box<Answer>, Error>),
    /// recall.
    Recall(Result<(), Error>),
    /// endcall, pausecall, cancelcall or transfercall.
    Finish(Result<(), Error>),
    /// createticket.
    Create(Result<Box<CreatedTicket>, Error>),
}

impl Outcome {
    /// What went wrong, if anything.
    pub fn error(&self) -> Option<&Error> {
        match self {
            Self::Call(result) => result.as_ref().err(),
            Self::Recall(result) | Self::Finish(result) => result.as_ref().err(),
            Self::Create(result) => result.as_ref().err(),
        }
    }
}

/// What a refresh saw, as far as it came.
#[derive(Clone, Debug)]
pub struct RefreshResult {
    /// The open answer, where it was asked for.
    pub read_back: ReadBack,
    /// waitingticketscount, unless the refresh ended before it; an error where the server refuses it or it cannot be read.
    pub counts: Option<Result<Readable<WaitingService>, Error>>,
    /// The waiting lists that were asked for, in the same way.
    pub waiting: Vec<(ServiceId, Result<Readable<Ticket>, Error>)>,
    /// The paused list, if it was asked for, in the same way.
    pub paused: Option<Result<Readable<Ticket>, Error>>,
    /// The cancelled list, in the same way.
    pub cancelled: Option<Result<Readable<Ticket>, Error>>,
    /// Who is called next; outer none where that was not asked, or the server cannot tell.
    pub next: Option<Option<NextTicket>>,
    /// What ended the refresh, if it did not come through.
    pub error: Option<Error>,
    /// Server clock minus ours.
    pub offset: SignedDuration,
    /// What the server has beyond the API, as its answers named it.
    pub capabilities: Capabilities,
    /// A random number from 0 to 1 that spreads the next refresh (T11).
    pub spread: f64,
}

/// What the read-back of the open answer says (the `answers` extension).
#[derive(Clone, Debug, PartialEq)]
pub enum ReadBack {
    /// Not asked, or no answer came.
    Unanswered,
    /// This server has no read-back, or refuses it.
    CannotTell,
    /// No answer is open at this counter.
    NoneOpen,
    /// This one is open.
    Open(Box<Answer>),
}
