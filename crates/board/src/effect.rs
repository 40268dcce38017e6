//! What the board asks the runner to do. Effects are carried out in order.

use callpad_desk::{JobId, ReplyId};
use callpad_wire::{IdempotencyKey, LocationId};
use jiff::civil::DateTime;

use crate::act::Act;
use crate::alert::SupervisorAlert;
use crate::record::ActJournal;
use crate::rejected::Rejected;

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// This sign-in succeeded: use its connection from now on, and carry out nothing more over the one before.
    UseApi(ReplyId),
    /// Another person comes, or nobody: forget the connection, and what was seen over it.
    DropApi,
    /// Send this act once, with this key, which is in the journal.
    Send {
        /// Comes back in [`Event::ActFinished`](crate::Event::ActFinished).
        id: JobId,
        /// What to send.
        act: Box<Act>,
        /// Its key.
        key: IdempotencyKey,
    },
    /// Read the board.
    Read(Read),
    /// Open the change feed, after this message if one was read.
    Listen {
        /// Comes back with its messages.
        id: JobId,
        /// The last message that was read.
        after: Option<i64>,
    },
    /// Close the change feed.
    StopListening,
    /// Alert a supervisor who does not look.
    Alert(Box<SupervisorAlert>),
    /// Write the journal to disk before anything is sent; `Event::JournalSaved` follows.
    SaveJournal(Box<ActJournal>),
    /// Reply to the caller, after the new view is published.
    Reply {
        /// Which reply.
        reply_id: ReplyId,
        /// Whether it was accepted.
        result: Result<(), Rejected>,
    },
}

/// One reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// Comes back in [`Event::Read`](crate::Event::Read).
    pub id: JobId,
    /// The location; `None` for all.
    pub location: Option<LocationId>,
    /// When the newest step of the last hour began that is known there: only later ones are needed.
    pub steps_after: Option<DateTime>,
    /// Read the directory before it, where the server has one.
    pub directory: bool,
    /// Read what waits for an answer after it, where the server can tell.
    pub requests: bool,
}
