//! What the desk wants done. Effects are carried out in order.

use callpad_client::Error;
use callpad_wire::op::{
    CallCancelledTicket, CallNextTicket, CallPausedTicket, CallTicket, CancelCall, CreateTicket, EndCall,
    PauseCall, Recall, TransferCall,
};
use callpad_wire::{DeskId, LocationId, ServiceId};

use crate::event::{JobId, Outcome, Waiter};
use crate::press::NotPressed;
use crate::record::OpenRecord;

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// The seat of this waiter is taken: use its line to the server from now on.
    UseApi(Waiter),
    /// Send this action once. Never two at a time.
    Act {
        /// Comes back with the outcome.
        id: JobId,
        /// What to send.
        act: Act,
    },
    /// Look at the server; a look under way is given up for it.
    Look(Look),
    /// Give up the look under way.
    StopLooking,
    /// Write these records to disk before anything is drawn, then say so with `Event::Kept`.
    Keep {
        /// All of them.
        records: Vec<OpenRecord>,
        /// Whether a new number is about to be drawn.
        new_number: bool,
    },
    /// What this waiter waits for has ended; answer it after the new picture is drawn.
    Answer {
        /// Who.
        waiter: Waiter,
        /// Whether the press was taken.
        result: Result<(), NotPressed>,
    },
}

/// An action, ready to be sent.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// callnextticket.
    CallNext(CallNextTicket),
    /// callticket.
    CallTicket(CallTicket),
    /// callpausedticket.
    CallPaused(CallPausedTicket),
    /// callcancelledticket.
    CallCancelled(CallCancelledTicket),
    /// recall.
    Recall(Recall),
    /// endcall.
    End(EndCall),
    /// pausecall.
    Pause(PauseCall),
    /// cancelcall.
    Cancel(CancelCall),
    /// transfercall.
    Transfer(Box<TransferCall>),
    /// createticket.
    Create(Box<CreateTicket>),
}

impl Act {
    /// The outcome of this action when it failed.
    pub fn failed(&self, error: Error) -> Outcome {
        match self {
            Self::CallNext(_) | Self::CallTicket(_) | Self::CallPaused(_) | Self::CallCancelled(_) => {
                Outcome::Call(Err(error))
            }
            Self::Recall(_) => Outcome::Recall(Err(error)),
            Self::End(_) | Self::Pause(_) | Self::Cancel(_) | Self::Transfer(_) => {
                Outcome::Finish(Err(error))
            }
            Self::Create(_) => Outcome::Create(Err(error)),
        }
    }
}

/// One look at the server: the open answer where it matters, the counts, then the lists that [`ListPlan::wanted`]
/// names, then the paused and cancelled ones. It ends at the first error.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// Comes back with what was seen.
    pub id: JobId,
    /// The counter whose open answer is to be read back first, if that matters now.
    pub read_back: Option<DeskId>,
    /// Narrows the counts (T6).
    pub location: Option<LocationId>,
    /// The served services.
    pub lists: Vec<ListPlan>,
    /// The counter whose paused list is to be read, if it is (T11, M5).
    pub paused: Option<DeskId>,
    /// The counter whose cancelled list is to be read, if it is.
    pub cancelled: Option<DeskId>,
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
