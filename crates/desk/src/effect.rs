//! What the desk asks the runner to do. Effects are carried out in order.

use callpad_wire::{DeskId, IdempotencyKey, LocationId, ServiceId};

use crate::alert::Alert;
use crate::event::{JobId, ReplyId};
use crate::press::Rejected;
use crate::record::Journal;
use crate::request::Request;

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// This sign-in is through: send everything over its connection from now on.
    UseApi(ReplyId),
    /// Send this action once, with this key. Never two at a time.
    Send {
        /// Comes back in [`Event::RequestFinished`](crate::Event::RequestFinished).
        id: JobId,
        /// What to send.
        request: Request,
        /// Its key, which the journal has by now.
        key: IdempotencyKey,
    },
    /// Refresh from the server; one that is under way is cancelled for it.
    Refresh(Refresh),
    /// Cancel the refresh that is under way.
    CancelRefresh,
    /// Open the change feed, to go on after this message if one was read.
    Listen {
        /// Comes back with its messages.
        id: JobId,
        /// The last message that was read.
        after: Option<i64>,
    },
    /// Close the change feed.
    StopListening,
    /// Alert a person who looks elsewhere.
    Alert(Alert),
    /// Take the last alert back: it was seen, or its ticket no longer waits.
    ClearAlert,
    /// Write the journal to disk before anything is sent or drawn; then comes `Event::JournalSaved`.
    SaveJournal {
        /// All of it.
        journal: Box<Journal>,
        /// Whether a new number is about to be drawn.
        new_number: bool,
    },
    /// Reply to whoever waits, after the new view is published.
    Reply {
        /// Which reply.
        reply_id: ReplyId,
        /// Whether the press was accepted.
        result: Result<(), Rejected>,
    },
}

/// One refresh from the server: the open answer where it matters, the counts, then the lists that [`ListPlan::wanted`]
/// names, then the paused and cancelled ones. It ends at the first error.
#[derive(Clone, Debug, PartialEq)]
pub struct Refresh {
    /// Comes back in [`Event::Refreshed`](crate::Event::Refreshed).
    pub id: JobId,
    /// The counter whose open answer is to be read back first, if that matters now.
    pub read_back: Option<DeskId>,
    /// Whether to read the counts. Not where only the next ticket is asked for.
    pub counts: bool,
    /// Narrows the counts (T6).
    pub location: Option<LocationId>,
    /// The served services.
    pub lists: Vec<ListPlan>,
    /// The counter whose paused list is to be read, if it is (T11, M5).
    pub paused: Option<DeskId>,
    /// The counter whose cancelled list is to be read, if it is.
    pub cancelled: Option<DeskId>,
    /// Who is next, where the server tells.
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
    /// Read it whatever the count says: never read, too old, or touched by one's own action.
    pub must: bool,
}

impl ListPlan {
    /// Whether to read the list, now that this many wait; none where the server told no count.
    pub fn wanted(&self, count: Option<u32>) -> bool {
        self.must || count.is_some_and(|count| Some(count) != self.counted)
    }
}
