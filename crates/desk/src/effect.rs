//! What the desk asks the runner to do. Effects are carried out in order.

use callpad_wire::op::TellPresence;
use callpad_wire::{DeskId, IdempotencyKey, LocationId, ServiceId};

use crate::alert::Alert;
use crate::event::{JobId, ReplyId};
use crate::press::Rejected;
use crate::record::Journal;
use crate::request::Request;

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// This sign-in succeeded: use its connection from now on.
    UseApi(ReplyId),
    /// Send this action once, with this key. Only one is in flight at a time.
    Send {
        /// Comes back in [`Event::RequestFinished`](crate::Event::RequestFinished).
        id: JobId,
        /// What to send.
        request: Request,
        /// Its key, already in the journal.
        key: IdempotencyKey,
    },
    /// Tell the server who is at the counter, after whatever was told before; nothing comes back.
    Tell(TellPresence),
    /// Refresh from the server; cancels a refresh under way.
    Refresh(Refresh),
    /// Cancel the refresh that is under way.
    CancelRefresh,
    /// Open the change feed, after this message if one was read.
    Listen {
        /// Comes back with its messages.
        id: JobId,
        /// The last message that was read.
        after: Option<i64>,
    },
    /// Close the change feed.
    StopListening,
    /// Alert a person who is not looking at Callpad.
    Alert(Alert),
    /// Withdraw the last alert: it was seen, or its ticket no longer waits.
    ClearAlert,
    /// Write the journal to disk before anything is sent or drawn; `Event::JournalSaved` follows.
    SaveJournal {
        /// All of it.
        journal: Box<Journal>,
        /// Whether a new number is about to be drawn.
        new_number: bool,
    },
    /// Reply to the caller, after the new view is published.
    Reply {
        /// Which reply.
        reply_id: ReplyId,
        /// Whether the press was accepted.
        result: Result<(), Rejected>,
    },
}

/// One refresh from the server: the counts, the open answer if needed, then the lists that [`ListPlan::wanted`]
/// selects, then the paused and cancelled ones, then who is next. It ends at the first broken connection.
#[derive(Clone, Debug, PartialEq)]
pub struct Refresh {
    /// Comes back in [`Event::Refreshed`](crate::Event::Refreshed).
    pub id: JobId,
    /// The counter whose open answer is read back, if needed.
    pub read_back: Option<DeskId>,
    /// Whether to read the counts; not when only the next ticket is requested.
    pub counts: bool,
    /// Limits the counts (T6).
    pub location: Option<LocationId>,
    /// The served services.
    pub lists: Vec<ListPlan>,
    /// The counter whose paused list is to be read, if it is (T11, M5).
    pub paused: Option<DeskId>,
    /// The counter whose cancelled list is to be read, if it is.
    pub cancelled: Option<DeskId>,
    /// The counter of which is asked what supervisors want, if the server can tell.
    pub requests: Option<DeskId>,
    /// Ask who is next, if the server can tell.
    pub next: Option<AskNext>,
}

/// Who is called next at this counter (`next` extension).
#[derive(Clone, Debug, PartialEq)]
pub struct AskNext {
    /// The counter.
    pub desk: DeskId,
    /// The served services.
    pub services: Vec<ServiceId>,
    /// Ask even if no waiting list was read.
    pub must: bool,
}

/// Whether one service's waiting list is to be read (T11).
#[derive(Clone, Debug, PartialEq)]
pub struct ListPlan {
    /// The service.
    pub service: ServiceId,
    /// How many waited when its list was last read.
    pub counted: Option<u32>,
    /// Read it whatever the count says: never read, too old, or changed by an action here.
    pub must: bool,
}

impl ListPlan {
    /// Whether to read the list, given its current count; `None`: the server gave none.
    pub fn wanted(&self, count: Option<u32>) -> bool {
        self.must || count.is_some_and(|count| Some(count) != self.counted)
    }
}
