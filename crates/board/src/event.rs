//! What can happen to the board.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use callpad_desk::{JobId, ReplyId, StoreProblem};
use callpad_wire::op::{LocationBoard, Readable};
use callpad_wire::{CounterRequest, Error, Features, FeedEnd, FeedMessage, LocationId};
use jiff::SignedDuration;
use jiff::tz::TimeZone;

use crate::act::{Act, ActDone};
use crate::alert::SupervisorRules;
use crate::directory::BoardDirectory;
use crate::plain::SeenForecasts;
use crate::record::LoadedActs;
use crate::supervisor::Supervisor;
use crate::view::ActId;

/// One thing that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// A person has signed in.
    SignIn(Box<SignIn>),
    /// The person signs out.
    SignOut {
        /// The reply to send.
        reply_id: ReplyId,
    },
    /// The person does something.
    Act {
        /// The reply to send once the outcome is known, or known to be unknown.
        reply_id: ReplyId,
        /// What.
        act: Box<Act>,
    },
    /// An act of unknown outcome is sent once more under its key.
    TryAgain {
        /// The reply to send, as for an act.
        reply_id: ReplyId,
        /// Which.
        id: ActId,
    },
    /// The person has looked after an act of unknown outcome otherwise.
    Leave {
        /// The reply to send.
        reply_id: ReplyId,
        /// Which.
        id: ActId,
    },
    /// A notice was read.
    DismissNotice(u32),
    /// The server responded to an act, or the request failed.
    ActFinished {
        /// Which request.
        id: JobId,
        /// How it came back.
        result: Result<ActDone, Error>,
        /// Server clock minus ours.
        offset: SignedDuration,
    },
    /// A reading has ended.
    Read {
        /// Which.
        id: JobId,
        /// What it brought.
        found: Box<Found>,
    },
    /// The journal was written, or could not be.
    JournalSaved(Result<(), StoreProblem>),
    /// The time given by [`crate::State::due`] has come.
    TimerElapsed,
    /// The interval between two readings was changed.
    PollEvery(Duration),
    /// The window was hidden (true) or shown.
    Background(bool),
    /// Whether somebody looks at the board.
    Shown(bool),
    /// What to alert the person to.
    AlertRules(Box<SupervisorRules>),
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
    /// The network came back or the machine woke: read without waiting.
    TryNow,
}

/// A person who has signed in.
#[derive(Clone, Debug)]
pub struct SignIn {
    /// The reply to send once the board was read.
    pub reply_id: ReplyId,
    /// Who.
    pub supervisor: Arc<Supervisor>,
    /// The zone of a location that names none: this machine's.
    pub zone: TimeZone,
    /// The journal, at the first sign-in since the program started. After that the state is more reliable than the disk.
    pub loaded: Option<LoadedActs>,
    /// Random visible ASCII, at most 100 characters: the prefix of this sign-in's keys.
    pub keys: String,
}

/// What a reading brought.
#[derive(Clone, Debug)]
pub struct Found {
    /// The boards, or why there are none.
    pub boards: Result<Readable<LocationBoard>, Error>,
    /// The directory, if it was read.
    pub directory: Option<(BoardDirectory, BTreeMap<LocationId, TimeZone>)>,
    /// What is expected where the server has no forecast, going by what was seen of it.
    pub seen: Option<Arc<SeenForecasts>>,
    /// What waits for an answer, if it was read.
    pub requests: Option<Vec<CounterRequest>>,
    /// Server clock minus ours.
    pub offset: SignedDuration,
    /// What the server has beyond the API.
    pub features: Features,
    /// A random number from 0 to 1 that spreads readings after a failure.
    pub spread: f64,
}
